"""Count the events coded where there is none: `python tests/corpus/non_events.py`.

    --show          the texts of the open part that have an event, with what was coded
    --texts FILE    other texts of the same form

A text counts when an actual event of it is one of protest, sanction, mobilisation, coercion or assault (PLOVER), or has a
row in ACLED's table. README.md beside this file says where the texts come from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

import eventcoder

TEXTS = Path(__file__).resolve().parent / "non_events" / "non_events.jsonl"
PARTS = ("open", "held")
CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


@frozen
class Row:
    """A text in which nothing may be coded."""

    id: str
    part: str
    topic: str
    date: str
    text: str


@frozen
class Outcome:
    """A text with the events of conflict that were coded in it."""

    row: Row
    events: tuple[eventcoder.Event, ...]


def rows(path: Path = TEXTS) -> list[Row]:
    """Return the texts of a file."""
    return [Row(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def run(coder: eventcoder.Coder, these: Iterable[Row]) -> list[Outcome]:
    """Code the texts and keep what is coded as conflict."""
    return [Outcome(row, tuple(_conflict(coder.code(row.text, date=row.date)))) for row in these]


def _conflict(events: Sequence[eventcoder.Event]) -> list[eventcoder.Event]:
    listed = bool(eventcoder.acled_events(events))
    return [
        event
        for event in events
        if event.status == "actual" and (listed or event.plover is not None and event.plover.event in CONFLICT)
    ]


def share(outcomes: Iterable[Outcome], part: str) -> float:
    """Return the share of the texts of a part in which something is coded."""
    here = [outcome for outcome in outcomes if outcome.row.part == part]
    return sum(bool(outcome.events) for outcome in here) / len(here)


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the figures of each part and topic."""
    coded, all_ = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for outcome in outcomes:
        for topic in (outcome.row.topic, "all"):
            all_[outcome.row.part, topic] += 1
            coded[outcome.row.part, topic] += bool(outcome.events)
    return "\n".join(f"{part:6}{topic:24}{coded[part, topic]:4} of {n:4}" for (part, topic), n in sorted(all_.items()))


def main(arguments: Sequence[str] | None = None, coder: eventcoder.Coder | None = None) -> int:
    """Print the figures and, if asked, what was coded in texts of the open part."""
    parser = argparse.ArgumentParser(description="Count the events coded where there is none.")
    parser.add_argument(
        "--show", action="store_true", help="show the texts of the open part with what was coded in them"
    )
    parser.add_argument("--texts", type=Path, default=TEXTS, metavar="FILE", help="other texts of the same form")
    options = parser.parse_args(arguments)
    outcomes = run(coder or eventcoder.Coder(), rows(options.texts))
    sys.stdout.write(report(outcomes) + "\n")
    for outcome in outcomes if options.show else ():
        if outcome.events and outcome.row.part == "open":
            sys.stdout.write(f"\n{outcome.row.id} [{outcome.row.topic}] {outcome.row.text}" + "\n")
            for event in outcome.events:
                sides = [side.text if side is not None else "-" for side in (event.source, event.target)]
                sys.stdout.write(f"    {event.type}  {' | '.join(sides)}  ({event.rule})" + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
