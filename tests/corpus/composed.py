"""Code the composed sentences and count those that are wholly right: `python tests/corpus/composed.py`.

    --misses N           show N sentences that are not wholly right, what was wanted and what was coded; only sentences
                         of the open part are ever shown

A sentence is wholly right when each act wanted is found with its code, source, target and status, and nothing else is
coded. Sides are judged as in score.py: "near" is right. One wrong act in a chain makes the whole sentence wrong, which F1,
where each event counts by itself, does not show. README.md beside this file says what the gold means.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder
from eventcoder.datasets.gold import read_gold
from eventcoder.evaluate import GoldDocument, Scores
from eventcoder.evaluate import score as evaluated

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.append(str(HERE.parent))  # a script that is started knows no more than its own folder

from corpus.score import Outcome, Page, Row, coded_words, entries, measure, wanted_words  # noqa: E402

GOLD = HERE / "composed" / "composed.jsonl"
PARTS = ("open", "held")
Parts = Mapping[str, Sequence[Outcome]]

_LAST_OPEN = 300  # sentences written later are held
_RARE = 4  # operators with fewer sentences share one row of the table


@frozen(eq=False)
class Composed(Row):
    """One composed sentence. `kind` is its outermost operator, "none" for an act that stands by itself."""

    depth: int
    voice: str


def sentences(part: str | None = None) -> list[Page]:
    """Return the composed sentences, of one part or of both."""
    composed = [_page(entry, gold) for entry, gold in zip(entries(GOLD), read_gold(GOLD), strict=True)]
    return [page for page in composed if part in (None, part_of(page.rows[0]))]


def _page(entry: dict[str, Any], gold: GoldDocument) -> Page:
    operator = next(iter(entry["operators"]), "none")
    held = int(gold.id.removeprefix("c")) > _LAST_OPEN
    row = Composed(gold.id, operator, 0, len(gold.text) + 1, gold.events, held, entry["depth"], entry["voice"])
    return Page(gold.text, gold.date, (row,))


def part_of(row: Row) -> str:
    """Return the part that a sentence belongs to."""
    return "held" if row.held else "open"


# ------------------------------------------------------------------------------------------------- figures


def wholly_right(outcome: Outcome) -> bool:
    """Return whether all that is wanted is found, with code, sides and status, and nothing beyond the gold is coded."""
    unfaulted = not (outcome.missed or outcome.code_only or outcome.extra)
    return unfaulted and all(event.status in line.statuses for line, event, _ in outcome.right)


def scores(outcomes: Iterable[Outcome]) -> Scores:
    """Return what `eventcoder.evaluate` says of the same events, each counted by itself."""
    coded = list(outcomes)
    gold = [GoldDocument(one.row.id, one.text, one.row.lines) for one in coded]
    return evaluated(gold, [one.events for one in coded], draws=1)  # no intervals are shown


# ------------------------------------------------------------------------------------------------ printing


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the figures by part and depth, then those of the open part by voice and by outermost operator.

    Most voices and operators have but a few held sentences: with figures of these one could tell which are wrong.
    """
    parts = {part: [one for one in outcomes if part_of(one.row) == part] for part in PARTS} | {"both": outcomes}
    blocks = [
        [_head(f"{len(outcomes)} composed sentences", parts), _shares("wholly right", parts), *_f1(parts)],
        _table("depth", parts, lambda row: str(row.depth)),
        _table("voice", {"open": parts["open"]}, lambda row: row.voice),
        _table("outermost operator", {"open": parts["open"]}, _operator(parts["open"])),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _operator(outcomes: Sequence[Outcome]) -> Callable[[Composed], str]:
    rare = {kind for kind, count in Counter(one.row.kind for one in outcomes).items() if count < _RARE}
    return lambda row: f"({len(rare)} rarer ones)" if row.kind in rare else row.kind


def _table(title: str, parts: Parts, key: Callable[[Composed], str]) -> list[str]:
    names = sorted({key(one.row) for outcomes in parts.values() for one in outcomes})
    groups = (
        (name, {part: [one for one in some if key(one.row) == name] for part, some in parts.items()}) for name in names
    )
    return [_head(title, parts), *(_shares(name, group) for name, group in groups)]


def _head(title: str, parts: Parts) -> str:
    return f"  {title:24}" + "".join(f"{part:>15}" for part in parts)


def _shares(name: str, parts: Parts) -> str:
    return f"  {name:24}" + "".join(f"{_share(outcomes):>15}" for outcomes in parts.values())


def _share(outcomes: Sequence[Outcome]) -> str:
    right = sum(map(wholly_right, outcomes))
    return f"{right}/{len(outcomes)} {right / len(outcomes):5.0%}" if outcomes else "-"


def _f1(parts: Parts) -> Iterator[str]:
    rates = [scores(outcomes).rates["exact"] for outcomes in parts.values()]
    for name, what in (("F1 of code", "code"), ("F1 of code and sides", "near")):
        yield f"  {name:24}" + "".join(f"{one[what].f1:>15.3f}" for one in rates)


def show_misses(outcomes: Iterable[Outcome], count: int) -> str:
    """Return the first open sentences that are not wholly right, with what was wanted and all that was coded."""
    wrong = [one for one in outcomes if not one.row.held and not wholly_right(one)]
    return "\n".join(_describe(one) for one in wrong[:count])


def _describe(outcome: Outcome) -> str:
    lines = [f"{outcome.row.id} {outcome.row.kind}", f"    {outcome.text}"]
    lines += [wanted_words(line) for line in outcome.row.lines] or ["    wanted  nothing"]
    lines += [coded_words(event) for event in outcome.events] or ["    coded   nothing"]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None, coder: eventcoder.Coder | None = None) -> int:
    """Print the figures, and the misses that the command line asks for. Returns the exit status."""
    parser = argparse.ArgumentParser(description="Count the composed sentences that the coder gets wholly right.")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of the open part")
    options = parser.parse_args(arguments)
    outcomes = measure(coder or eventcoder.Coder(), sentences())
    print(report(outcomes))  # noqa: T201
    if options.misses:
        print(f"\n{show_misses(outcomes, options.misses)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
