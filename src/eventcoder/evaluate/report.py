"""The result of scoring: figures, their text for reading and their JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import asdict, field, frozen

from eventcoder.evaluate.faults import Confusion, Miss
from eventcoder.evaluate.figures import WHATS, CodeRate, Counts, Rate, What

LABELS: Mapping[What, str] = {
    "code": "code",
    "source": "code and source",
    "target": "code and target",
    "near": "code and sides",
    "exact": "code and sides, word for word",
}
_COARSE: tuple[What, ...] = ("code", "near", "exact")
_SHOWN = 15


@frozen
class SideCounts:
    """Of the events found by code: how many have a side word for word, how many with the right head, how many there are."""

    exact: int
    near: int
    found: int


@frozen
class Extra:
    """Events beyond the gold: all, those in documents where nothing is to be coded, how many of these have one, of how many."""

    events: int
    false_alarms: int
    documents: int
    empty: int


@frozen
class Scores:
    """The result of `eventcoder.evaluate.score`; print it for a report.

    `counts` and `rates` are by level: "exact" codes, then coarser ones ("root", "quad"). `rates` also say what has to be
    right: "code", "source", "target" (the code with that side), "near" (the code with both sides, right head), "exact"
    (both sides word for word); they are micro averages, over all events. `macro` are means over the codes of the gold,
    for "code" and "near". `outside` are returned events left out because the scheme has no code for them. `codes` are the
    codes one by one, `confusions` what was coded for what, `misses` every fault in words. `ids` names the documents, and `per_document` has the counts of each by level.
    """

    by: str
    counts: Mapping[str, Counts]
    rates: Mapping[str, Mapping[What, Rate]]
    macro: Mapping[What, Rate]
    source: SideCounts
    target: SideCounts
    extra: Extra
    outside: int
    codes: tuple[CodeRate, ...]
    confusions: tuple[Confusion, ...]
    misses: tuple[Miss, ...] = field(repr=False)
    ids: tuple[str, ...] = field(repr=False)
    per_document: tuple[Mapping[str, Counts], ...] = field(repr=False)

    @property
    def documents(self) -> int:
        """How many documents were scored."""
        return len(self.ids)

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as nested dicts and lists, ready for `json.dumps`; docs/evaluate.md describes the keys."""
        return {
            "by": self.by,
            "documents": self.documents,
            "counts": {level: asdict(counts) for level, counts in self.counts.items()},
            "rates": {level: _rates(rates) for level, rates in self.rates.items()},
            "macro": _rates(self.macro),
            "source": asdict(self.source),
            "target": asdict(self.target),
            "extra": asdict(self.extra),
            "outside": self.outside,
            "codes": [
                {**asdict(code), "precision": code.precision, "recall": code.recall, "f1": code.f1}
                for code in self.codes
            ],
            "confusions": [asdict(confusion) for confusion in self.confusions],
        }

    def __str__(self) -> str:
        return "\n".join(_report(self))


def rate_dict(rate: Rate) -> dict[str, Any]:
    """Return precision, recall and F1, each with its interval, as plain values."""
    names = ("precision", "recall", "f1")
    intervals = {name: list(bounds) for name, bounds in zip(names, rate.interval, strict=True)}
    return {"precision": rate.precision, "recall": rate.recall, "f1": rate.f1, "interval": intervals}


def _rates(rates: Mapping[What, Rate]) -> dict[str, Any]:
    return {what: rate_dict(rate) for what, rate in rates.items()}


def _report(scores: Scores) -> Iterator[str]:
    counts = scores.counts["exact"]
    yield f"{scores.documents} documents, {counts.wanted} events wanted, {counts.coded} coded, by {scores.by}"
    yield ""
    yield f"{'':36}precision       recall          F1    [95 % interval]"
    for level, rates in scores.rates.items():
        for what in WHATS if level == "exact" else _COARSE:
            yield _row(level if what == "code" else "", LABELS[what], rates[what])
    for what, rate in scores.macro.items():
        yield _row("macro" if what == "code" else "", LABELS[what], rate)
    yield ""
    for name, side in (("source", scores.source), ("target", scores.target)):
        yield f"{name} of {side.found} events found by code: {side.near} right ({side.exact} word for word)"
    extra = scores.extra
    yield f"extra events: {extra.events}"
    if scores.outside:
        yield f"left out, without a code of {scores.by}: {scores.outside}"
    yield f"false alarms: {extra.false_alarms}, in {extra.documents} of {extra.empty} documents with nothing to code"
    if scores.confusions:
        yield ""
        yield "most frequent confusions (gold, coded, how often; - is no event)"
        for one in scores.confusions[:_SHOWN]:
            yield f"  {one.wanted:12} {one.coded:12} {one.count:5}"


def _row(level: str, label: str, rate: Rate) -> str:
    low, high = rate.interval[2]
    figures = f"{rate.precision:9.3f}{rate.recall:13.3f}{rate.f1:12.3f}"
    return f"{level:6}{label:30}{figures}    [{low:.3f}, {high:.3f}]"
