"""Score single relations and short reports of violence and protest: `python tests/corpus/short.py`.

    --show    the open ones that are coded otherwise

A relation is right when `relate` gives its two sides the PLOVER event expected; a report, when its first ACLED event is of the sub-event
type expected. README.md beside this file says where they come from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

import eventcoder

FOLDER = Path(__file__).resolve().parent / "short"
PARTS = ("open", "held")
# The author kept to older groupings: one event for both kinds of yielding, economic sanctions among coercion.
ALIKE = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "SANCTION": "COERCE"}


@frozen
class Outcome:
    """What came of a text: the code expected, and the one given, if any; `guessed`: by a loose reading."""

    kind: str
    part: str
    text: str
    wanted: str
    got: str | None
    guessed: bool = False

    @property
    def right(self) -> bool:
        """Whether the code is the one expected."""
        return self.got == self.wanted or ALIKE.get(self.got or "", self.got) == self.wanted


def outcomes(coder: eventcoder.Coder) -> Iterator[Outcome]:
    """Code all relations, then all reports."""
    for row in _rows("relations"):
        event = coder.relate(row["text"], _span(row, "source"), _span(row, "target"))
        got = event.plover.event if event is not None and event.plover is not None else None
        yield Outcome(
            "relations", row["part"], row["text"], row["event"], got, event is not None and "loose" in event.flags
        )
    for row in _rows("reports"):
        types = [event.acled.sub_event_type for event in coder.code(row["text"]) if event.acled is not None]
        yield Outcome("reports", row["part"], row["text"], row["acled"], types[0] if types else None)


def share(found: Sequence[Outcome], kind: str, part: str) -> float:
    """Return the share of right codes of a kind and part."""
    these = [one.right for one in found if (one.kind, one.part) == (kind, part)]
    return sum(these) / len(these)


def report(found: Sequence[Outcome], *, show: bool) -> str:
    """Return a line for each kind and part, and the open ones that are coded otherwise."""
    lines = []
    for (kind, part), total in Counter((one.kind, one.part) for one in found).items():
        these = [one for one in found if (one.kind, one.part) == (kind, part)]
        right, none = sum(one.right for one in these), sum(one.got is None for one in these)
        guesses = [one.right for one in these if one.guessed]
        told = f"   guessed {len(guesses)}, right {sum(guesses)}" if guesses else ""
        lines.append(
            f"{kind:10} {part:5} {right:4} of {total:4} right  {right / total:.3f}   nothing coded {none}{told}"
        )
    wrong = [one for one in found if one.part == "open" and not one.right] if show else []
    return "\n".join([*lines, *(f"\n{one.wanted}, not {one.got}: {one.text}" for one in wrong)])


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def _span(row: dict[str, str], side: str) -> tuple[int, int]:
    start = row["text"].index(row[side])
    return start, start + len(row[side])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Score single relations and short reports.")
    parser.add_argument("--show", action="store_true", help="the open ones that are coded otherwise")
    options = parser.parse_args(arguments)
    print(report(list(outcomes(eventcoder.Coder())), show=options.show))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
