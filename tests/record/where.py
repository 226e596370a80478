"""Texts with the place of an event, and where the coder puts it: `cd tests && python -m record.where`.

    --group TEXT     only the groups that hold TEXT
    --held           tell how held rows fail too; else they are only counted
    --write-known    write where_known.txt anew

A line of where.jsonl holds `id`, `group`, `text`, `date`, perhaps the `country` the document is from (`default`), `of`, a word of the
event's trigger, and what is expected: `place`, the names that are right (null: none), and where it matters `country` (those that are
right), `at` (degrees, right within a third of one if the coder gives any, and missed if it gives none), `precision`. Every fourth row is
held: it measures, and nobody reads how it fails.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder
from eventcoder.model import Event, Place

HERE = Path(__file__).resolve().parent
ROWS = HERE / "where.jsonl"
KNOWN = HERE / "where_known.txt"
_HELD = 4
_CLOSE = 0.35
# What may stand around a name without making it another place.
_UNIT = re.compile(
    r"\b(the|province|governorate|state|region|district|county|department|city|town|village|prefecture|area|central|northern|"
    r"southern|eastern|western|north|south|east|west)\b",
    re.IGNORECASE,
)


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: dict[str, Any]
    misses: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Is the row one of those that nobody reads?"""
        return int(re.sub(r"\D", "", self.row["id"])) % _HELD == 0


def rows() -> list[dict[str, Any]]:
    """Return the rows of the file."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder()


def run(these: Iterable[dict[str, Any]] | None = None) -> list[Outcome]:
    """Code the texts and compare the places of the events meant with what is expected."""
    return [Outcome(row, tuple(_misses(row))) for row in (rows() if these is None else these)]


def known() -> set[str]:
    """Return the ids of the rows that are known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def _misses(row: dict[str, Any]) -> Iterator[str]:
    events = coder().code(row["text"], date=row["date"], country=row.get("default"), statuses="all")
    meant = [event for event in events if _is_meant(event, row)]
    if not meant and len({event.start for event in events}) == 1:
        meant = list(events)  # the words of a support verb may be the trigger: "held | talks"
    if not meant:
        yield f"no event of {row['of']!r} (there are {', '.join(_trigger(e, row) for e in events) or 'none'})"
    for place in dict.fromkeys(event.place for event in meant):
        yield from _wrong(place, row)


def _trigger(event: Event, row: dict[str, Any]) -> str:
    return f"{event.type}: {row['text'][event.start : event.end]!r}"


def _is_meant(event: Event, row: dict[str, Any]) -> bool:
    """Does the event's trigger overlap the word that names it, at any of its places in the text?"""
    return any(
        event.start < found.end() and found.start() < event.end
        for found in re.finditer(rf"\b{re.escape(row['of'])}\b", row["text"])
    )


def _wrong(place: Place | None, row: dict[str, Any]) -> Iterator[str]:
    if place is None:
        if None not in row["place"]:
            yield f"no place, not {' or '.join(map(str, row['place']))}"
        return
    if _plain(place.name) not in {_plain(name) for name in row["place"] if name is not None}:
        yield f"place is {place.name} ({place.country}), not {' or '.join(map(str, row['place']))}"
        return
    if "country" in row and place.country not in row["country"]:
        yield f"country is {place.country}, not {' or '.join(map(str, row['country']))}"
    if "precision" in row and place.precision not in row["precision"]:
        yield f"precision is {place.precision}, not {' or '.join(map(str, row['precision']))}"
    if "at" in row:
        if place.lat is None or place.lon is None:
            yield "no coordinates"
        elif max(abs(place.lat - row["at"][0]), abs(place.lon - row["at"][1])) > _CLOSE:
            yield f"it lies at {place.lat}, {place.lon}, not {row['at'][0]}, {row['at'][1]}"


def _plain(name: str) -> str:
    return re.sub(r"[^\w]", "", _UNIT.sub(" ", name)).lower()


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right: by group, of the open and held rows, and in all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row["group"], "held" if outcome.held else "open", "all"):
            total[name] += 1
            passed[name] += not outcome.misses
    last = ("open", "held", "all")
    for name in sorted(total, key=lambda name: (last.index(name) if name in last else -1, name)):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name}"


def write_known(outcomes: Iterable[Outcome]) -> None:
    """Write the failing rows to where_known.txt."""
    head = "# Rows of where.jsonl that fail as yet; written by `cd tests && python -m record.where --write-known`.\n"
    lines = [f"{outcome.row['id']}\n" for outcome in outcomes if outcome.misses]
    KNOWN.write_text(head + "".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", default="")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    outcomes = run(row for row in rows() if options.group in row["group"])
    if options.write_known:
        write_known(run())
    told = [o for o in outcomes if o.misses and (options.held or not o.held)]
    out = [*table(outcomes), "", *(f"{o.row['id']} {o.row['text']}\n    {'; '.join(o.misses)}" for o in told)]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
