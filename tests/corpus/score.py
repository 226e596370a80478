"""Code the test corpus and compare with its gold: `python tests/corpus/score.py [articles|sentences|all]`.

    --part open|held     a part of the sentences; articles are all held, so `--part open` leaves them out (default: both)
    --by phenomenon|cause  one table, and the order of the misses (default: both tables)
    --misses N           show N misses; only sentences of the open part are ever shown

A gold line is found when an event has one of its codes, its source and its target; lines and events are paired one to
one. Words are compared without a leading determiner, a final 's or a full stop; "near" is a span around or inside the
gold's with the same head word. README.md beside this file says what the gold means.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import define, frozen

import eventcoder
from eventcoder.evaluate.gold import RETURNED, GoldEvent
from eventcoder.evaluate.pairing import pair_up
from eventcoder.evaluate.sides import CODE, NEAR, NOTHING, Fit, fit, plain, sides

HERE = Path(__file__).resolve().parent

_SHORT = (
    "U.S",
    "Gov",
    "Gen",
    "Col",
    "Lt",
    "Sen",
    "Rep",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Jan",
    "Feb",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
)
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{re.escape(word)}\.)" for word in _SHORT) + r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+"
)


# ------------------------------------------------------------------------------------------------ the gold


@frozen(eq=False)
class Row:
    """One sentence of the corpus: where it stands in its text, and its lines. `kind` is its phenomenon or its article."""

    id: str
    kind: str
    start: int
    end: int
    lines: tuple[GoldEvent, ...]
    held: bool


@frozen(eq=False)
class Page:
    """What is given to the coder at a time: a sentence of its own, or a whole article."""

    text: str
    date: str | None
    rows: tuple[Row, ...]


def sentences(part: str | None = None) -> list[Page]:
    """Return the sentences of the corpus, of one part or of both."""
    return [page for page in _sentences("core", _is_held) if part in (None, "held" if page.rows[0].held else "open")]


def fresh(part: str | None = None) -> list[Page]:
    """Return the sentences that were written last, which are all held: none for `part="open"`."""
    return [] if part == "open" else _sentences("fresh", lambda _id: True)


def _sentences(name: str, is_held: Callable[[str], bool]) -> list[Page]:
    pages = []
    for entry in entries(HERE / "sentences" / f"{name}.jsonl"):
        lines = tuple(_line(event) for event in entry["events"])
        row = Row(entry["id"], entry["phenomenon"], 0, len(entry["text"]) + 1, lines, held=is_held(entry["id"]))
        pages.append(Page(entry["text"], entry.get("date"), (row,)))
    return pages


def articles(part: str | None = None) -> list[Page]:
    """Return the articles, which are all held: none for `part="open"`."""
    return [] if part == "open" else [_article(path) for path in sorted((HERE / "articles").glob("*.txt"))]


def _article(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    date = json.loads(path.with_name(f"{path.stem}.meta.json").read_text(encoding="utf-8"))["date"]
    lines = defaultdict(list)
    gold = entries(path.with_name(f"{path.stem}.gold.jsonl"))
    for entry in gold:
        if not entry.get("none"):
            lines[text.index(entry["sentence"])].append(_line(entry))
    bounds = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text) + 1]
    rows = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        here = tuple(line for at, found in lines.items() if start <= at < end for line in found)
        rows.append(Row(f"{path.stem}-{number:02}", path.stem, start, end, here, held=True))
    return Page(text, date, tuple(rows))


def _line(entry: dict[str, Any]) -> GoldEvent:
    facts: dict[str, Any] = {
        name: entry[name] for name in ("acled", "place", "date", "fatalities", "trigger") if name in entry
    }
    return GoldEvent(
        tuple(entry["cameo"] or [None]),
        (entry["source"], *entry.get("source_or", ())),
        (entry["target"], *entry.get("target_or", ())),
        (entry["status"], *entry.get("status_or", ())),
        mutual=entry.get("mutual", False),
        optional=entry.get("optional", False),
        facts=facts,
    )


def entries(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file of gold as they are written."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _is_held(identifier: str) -> bool:
    return int(hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()[0], 16) < 6


# -------------------------------------------------------------------------------------------------- coding


def fitting(line: GoldEvent, event: eventcoder.Event, text: str) -> Fit:
    """Return how well an event fits a line."""
    return fit(line, event, text, event.cameo in line.codes)


@define(eq=False)
class Outcome:
    """A row after coding: its events, the pairs (line, event, grade), and what stayed alone on both sides."""

    row: Row
    text: str
    events: list[eventcoder.Event]
    pairs: list[tuple[GoldEvent, eventcoder.Event, int]]

    @property
    def returned(self) -> list[eventcoder.Event]:
        """The events that a coder with default settings gives."""
        return [event for event in self.events if event.status in RETURNED]

    @property
    def right(self) -> list[tuple[GoldEvent, eventcoder.Event, int]]:
        """Wanted lines that were found with code and sides."""
        return [pair for pair in self.pairs if pair[0].wanted and pair[2] >= NEAR]

    @property
    def code_only(self) -> list[tuple[GoldEvent, eventcoder.Event]]:
        """Wanted lines whose event has another source or target."""
        return [(line, event) for line, event, rank in self.pairs if line.wanted and rank == CODE]

    @property
    def missed(self) -> list[GoldEvent]:
        """Wanted lines without any event of theirs."""
        paired = {id(line) for line, _, _ in self.pairs}
        return [line for line in self.row.lines if line.wanted and id(line) not in paired]

    @property
    def extra(self) -> list[eventcoder.Event]:
        """Returned events beyond the lines; one that fits an optional line is none, if its sides fit too."""
        paired = {id(event) for line, event, rank in self.pairs if line.wanted or rank >= NEAR}
        return [event for event in self.returned if id(event) not in paired]


def measure(coder: eventcoder.Coder, pages: Iterable[Page]) -> list[Outcome]:
    """Code the pages and return the outcome of each of their rows, in order."""
    return [outcome for page in pages for outcome in _page_outcomes(coder, page)]


def _page_outcomes(coder: eventcoder.Coder, page: Page) -> Iterator[Outcome]:
    events = coder.code(page.text, date=page.date, statuses="all")
    for row in page.rows:
        here = [event for event in events if row.start <= event.start < row.end]
        yield Outcome(row, page.text, here, assign(row.lines, here, page.text))


def assign(
    lines: Sequence[GoldEvent], events: Sequence[eventcoder.Event], text: str
) -> list[tuple[GoldEvent, eventcoder.Event, int]]:
    """Pair lines and events one to one."""
    fits = [[fitting(line, event, text) for event in events] for line in lines]
    return [(lines[i], events[j], fits[i][j].grade) for i, j in pair_up(lines, events, fits)]


# ------------------------------------------------------------------------------------------------- figures


@define
class Figures:
    """Sums over rows. `near` is part of `right`; extras are told apart by the row they are on."""

    wanted: int = 0
    right: int = 0
    near: int = 0
    code_only: int = 0
    extra_none: int = 0  # on rows of which nothing may be coded
    extra_unreal: int = 0  # on rows that hold only negated, hypothetical or historical acts
    extra_else: int = 0

    @property
    def extra(self) -> int:
        """All events beyond the gold."""
        return self.extra_none + self.extra_unreal + self.extra_else

    @property
    def precision(self) -> float:
        """Share of right events among those coded (what fits an optional line is left out)."""
        return _share(self.right, self.right + self.code_only + self.extra)

    @property
    def recall(self) -> float:
        """Share of wanted events that are right."""
        return _share(self.right, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, self.right + self.code_only + self.extra + self.wanted)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def figures(outcomes: Iterable[Outcome], root: str | None = None) -> Figures:
    """Return the sums over rows; with `root`, of the lines and extra events of that CAMEO root alone."""
    total = Figures()
    for outcome in outcomes:
        lines = [line for line in outcome.row.lines if line.wanted and root in (None, root_of_line(line))]
        right = [rank for line, _, rank in outcome.right if root in (None, root_of_line(line))]
        total.wanted += len(lines)
        total.right += len(right)
        total.near += right.count(NEAR)
        total.code_only += sum(root in (None, root_of_line(line)) for line, _ in outcome.code_only)
        extra = sum(root in (None, root_of(event)) for event in outcome.extra)
        if not outcome.row.lines:
            total.extra_none += extra
        elif all(RETURNED.isdisjoint(line.statuses) for line in outcome.row.lines):
            total.extra_unreal += extra
        else:
            total.extra_else += extra
    return total


def root_of_line(line: GoldEvent) -> str:
    """Return the CAMEO root of the best reading of a line."""
    return (line.codes[0] or "--")[:2]


def root_of(event: eventcoder.Event) -> str:
    """Return the CAMEO root of an event, "--" if it has no code."""
    return (event.cameo or "--")[:2]


def unreal(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """Return how many acts with another status than the default ones are found with `statuses="all"`, of how many."""
    found = total = 0
    for outcome in outcomes:
        ranks = {id(line): rank for line, _, rank in outcome.pairs}
        lines = [x for x in outcome.row.lines if not x.optional and RETURNED.isdisjoint(x.statuses)]
        total += len(lines)
        found += sum(ranks.get(id(line), NOTHING) >= NEAR for line in lines)
    return found, total


def details(outcomes: Iterable[Outcome]) -> dict[str, tuple[int, int]]:
    """Return, of the right events, how many have the right status, ACLED type, place, date and deaths, of how many."""
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for outcome in outcomes:
        for line, event, _ in outcome.right:
            for name, good in _facts(line, event):
                judged[name] += 1
                right[name] += good
    return {name: (right[name], judged[name]) for name in judged}


def _facts(line: GoldEvent, event: eventcoder.Event) -> Iterator[tuple[str, bool]]:
    facts = line.facts
    yield "status", event.status in line.statuses
    if "acled" in facts:
        yield "acled", (event.acled.sub_event_type if event.acled is not None else None) in facts["acled"]
    if "place" in facts:
        name = event.place.name if event.place is not None else None
        yield (
            "place",
            name is not None and (plain(facts["place"]) in plain(name) or plain(name) in plain(facts["place"])),
        )
    if "date" in facts:
        yield "date", event.date is not None and event.date.isoformat() == facts["date"]
    if "fatalities" in facts:
        yield "fatalities", event.fatalities is not None and event.fatalities.best == facts["fatalities"]


# -------------------------------------------------------------------------------------------------- misses


@frozen(eq=False)
class Miss:
    """A fault of a row: a wanted line that was not found (`line`), or an event too many (`event`)."""

    cause: str
    outcome: Outcome
    line: GoldEvent | None = None
    event: eventcoder.Event | None = None


def misses(outcomes: Iterable[Outcome]) -> list[Miss]:
    """Return every fault with its cause; an event that stands for a line under a wrong code is no fault of its own."""
    found = []
    for outcome in outcomes:
        found += [Miss(_side_cause(line, event, outcome), outcome, line, event) for line, event in outcome.code_only]
        left = [event for event in outcome.extra if all(event is not miss.event for miss in found)]
        for line in outcome.missed:
            miss = _missed(line, outcome, left)
            left = [event for event in left if event is not miss.event]
            found.append(miss)
        found += [Miss(_extra_cause(event, outcome), outcome, None, event) for event in left]
    return found


def _side_cause(line: GoldEvent, event: eventcoder.Event, outcome: Outcome) -> str:
    source, target = sides(line, event, outcome.text)
    return f"right code, wrong {'target' if source else 'source' if target else 'source and target'}"


def _missed(line: GoldEvent, outcome: Outcome, left: Sequence[eventcoder.Event]) -> Miss:
    for event in left:
        if min(sides(line, event, outcome.text)):
            return Miss("wrong code", outcome, line, event)
    held_back = [e for e in outcome.events if e.status not in RETURNED and e.cameo in line.codes]
    if held_back:
        return Miss(f"taken for {held_back[0].status}", outcome, line)
    return Miss("other events only" if outcome.returned else "no event", outcome, line)


def _extra_cause(event: eventcoder.Event, outcome: Outcome) -> str:
    lines = outcome.row.lines
    if not lines:
        return "extra: nothing is to be coded"
    if all(RETURNED.isdisjoint(line.statuses) for line in lines):
        return "extra: nothing real is to be coded"
    return "extra: the same again" if any(fitting(line, event, outcome.text).grade for line in lines) else "extra"


# ------------------------------------------------------------------------------------------------ printing


def summary(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return the figures of one half of the corpus as text."""
    sums = figures(outcomes)
    found, acts = unreal(outcomes)
    rows = Counter(bool(o.extra) for o in outcomes if not o.row.lines)
    parts = ", ".join(f"{key} {right}/{judged}" for key, (right, judged) in details(outcomes).items())
    missed = sums.wanted - sums.right - sums.code_only
    return f"""{name}: {len(outcomes)} sentences
  wanted {sums.wanted}, right {sums.right} (near {sums.near}), right code only {sums.code_only}, missed {missed}
  extra {sums.extra}: {sums.extra_none} false alarms on {rows[True]} of {rows.total()} sentences that have none, \
{sums.extra_unreal} where nothing real is said, {sums.extra_else} elsewhere
  precision {sums.precision:.3f}  recall {sums.recall:.3f}  F1 {sums.f1:.3f}
  of the right ones: {parts or "-"}; negated, hypothetical, historical acts found {found}/{acts}"""


def root_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line for each CAMEO root."""
    lines = {root_of_line(line) for o in outcomes for line in o.row.lines if line.wanted}
    roots = sorted(lines | {root_of(event) for o in outcomes for event in o.extra})
    return _table("root", ((root, figures(outcomes, root)) for root in roots))


def kind_table(outcomes: Sequence[Outcome]) -> str:
    """Return one line for each phenomenon, the worst first; those without a fault are only counted."""
    by_kind = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.row.kind].append(outcome)
    sums = {kind: figures(group) for kind, group in by_kind.items()}
    faults = {kind: s.wanted - s.right + s.extra for kind, s in sums.items()}
    bad = sorted((kind for kind in sums if faults[kind]), key=lambda kind: (-faults[kind], kind))
    table = _table("phenomenon", ((kind, sums[kind]) for kind in bad))
    return f"{table}\n  {len(sums) - len(bad)} of {len(sums)} have no fault"


def _table(title: str, entries: Iterable[tuple[str, Figures]]) -> str:
    lines = [f"  {title:24}wanted  right  code-only  missed  extra     F1"]
    for name, s in entries:
        missed = s.wanted - s.right - s.code_only
        lines.append(f"  {name:24}{s.wanted:6}{s.right:7}{s.code_only:11}{missed:8}{s.extra:7}{s.f1:7.2f}")
    return "\n".join(lines)


def cause_table(outcomes: Sequence[Outcome]) -> str:
    """Return how often each cause stands behind a fault."""
    causes = Counter(miss.cause for miss in misses(outcomes))
    return "\n".join(["  cause", *(f"  {count:5}  {cause}" for cause, count in causes.most_common())])


def describe(miss: Miss) -> str:
    """Return a miss for reading: sentence, what was wanted, all that was coded and by which rules."""
    row, text = miss.outcome.row, miss.outcome.text
    lines = [f"{row.id} {row.kind} [{miss.cause}]", f"    {text[row.start : row.end].strip()}"]
    if miss.line is not None:
        lines.append(wanted_words(miss.line))
    lines += [coded_words(event, "*" if event is miss.event else " ") for event in miss.outcome.events]
    return "\n".join(lines)


def wanted_words(line: GoldEvent) -> str:
    """Return a line of the gold for reading, with all of its readings."""
    roles = f"{_any(line.sources)} -> {_any(line.targets)}{' (mutual)' if line.mutual else ''}"
    return f"    wanted  {_any(line.statuses)} {_any(line.codes)}  {roles}"


def coded_words(event: eventcoder.Event, mark: str = " ") -> str:
    """Return an event for reading, with its rule, behind a mark."""
    roles = " -> ".join(side.text if side is not None else "-" for side in (event.source, event.target))
    return f"   {mark}coded   {event.status} {event.cameo} {event.type}  {roles}   {event.rule}"


def _any(readings: Iterable[str | None]) -> str:
    return "/".join(reading or "-" for reading in readings)


def show_misses(outcomes: Sequence[Outcome], count: int, by: str | None) -> str:
    """Return the first misses of open rows, ordered by phenomenon, by cause, or as the rows stand."""
    found = [miss for miss in misses(outcomes) if not miss.outcome.row.held]
    keys: dict[str | None, Callable[[Miss], str]] = {
        "phenomenon": lambda m: m.outcome.row.kind,
        "cause": lambda m: m.cause,
    }
    if by in keys:
        found.sort(key=keys[by])
    return "\n".join(describe(miss) for miss in found[:count])


def main(arguments: Sequence[str] | None = None, coder: eventcoder.Coder | None = None) -> int:
    """Print the figures that the command line asks for. Returns the exit status."""
    parser = argparse.ArgumentParser(description="Score the coder on its test corpus.")
    parser.add_argument("what", nargs="?", choices=("articles", "sentences", "fresh", "all"), default="all")
    parser.add_argument(
        "--part", choices=("open", "held"), help="part of the sentences (articles and fresh sentences are all held)"
    )
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of the open part")
    parser.add_argument("--by", choices=("phenomenon", "cause"), help="which table, and the order of the misses")
    options = parser.parse_args(arguments)
    coder = coder or eventcoder.Coder()
    for name, pages in (("articles", articles), ("sentences", sentences), ("fresh", fresh)):
        outcomes = measure(coder, pages(options.part)) if options.what in (name, "all") else []
        if outcomes:
            tables = [
                table for by, table in (("phenomenon", kind_table), ("cause", cause_table)) if options.by in (None, by)
            ]
            blocks = [summary(name, outcomes), root_table(outcomes), *(table(outcomes) for table in tables)]
            print("\n".join([*blocks, show_misses(outcomes, options.misses, options.by)]))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
