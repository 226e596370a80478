"""Texts with the place of an event, and where the coder puts it: `cd tests && python -m record.where`.

A line of where.jsonl holds `id`, `group`, `text`, `date`, perhaps the `country` the document is from (`default`), `of`, a word of the
event's trigger, and what is expected: `place`, the names that are right (null: none), and where it matters `country` (those that are
right), `at` (degrees, right within a third of one if the coder gives any, and missed if it gives none), `precision`. Rows marked
as held, the last to be written, measure, and nobody reads how they fail.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from eventcoder.model import Event, Place
from suites import Row, Suite, coder

_CLOSE = 0.35
# What may stand around a name without making it another place.
_UNIT = re.compile(
    r"\b(the|province|governorate|state|region|district|county|department|city|town|village|prefecture|area|central|northern|"
    r"southern|eastern|western|north|south|east|west)\b",
    re.IGNORECASE,
)


def misses(row: Row) -> Iterator[str]:
    """Yield what is wrong with the place of a row's event."""
    events = coder().code(row["text"], date=row["date"], country=row.get("default"), statuses="all")
    meant = [event for event in events if _is_meant(event, row)]
    if not meant and len({event.start for event in events}) == 1:
        meant = list(events)  # the words of a support verb may be the trigger: "held | talks"
    if not meant:
        yield f"no event of {row['of']!r} (there are {', '.join(_trigger(e, row) for e in events) or 'none'})"
    for place in dict.fromkeys(event.place for event in meant):
        yield from _wrong(place, row)


def _trigger(event: Event, row: Row) -> str:
    return f"{event.type}: {row['text'][event.start : event.end]!r}"


def _is_meant(event: Event, row: Row) -> bool:
    """Does the event's trigger overlap the word that names it, at any of its places in the text?"""
    return any(
        event.start < found.end() and found.start() < event.end
        for found in re.finditer(rf"\b{re.escape(row['of'])}\b", row["text"])
    )


def _wrong(place: Place | None, row: Row) -> Iterator[str]:
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


SUITE = Suite("record.where", misses, ("where",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
