"""Stories in which guests from abroad talk, help and condemn, and the country of each event: `cd tests && python -m record.home`.

A line of home.jsonl holds `id`, `group`, `date`, `text` and `events`. An event is found by `of`, a word of its trigger, at its `nth`
place in the text, the first if none is said; of `source`, `target` and `place` those are asked that it has: their country, null for
nobody or no country. `codes` are beginnings of CAMEO codes, one of them right, `acled` is ACLED's type. `none` are words
at which there is no event.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from eventcoder.model import Event
from suites import Row, Suite, coder

_SIDES = ("source", "target", "place")


def check(row: Row) -> Iterator[str]:
    """Yield what is wrong with the events of a story."""
    events = coder().code(row["text"], date=row["date"])
    for wanted in row["events"]:
        meant = _at(row["text"], wanted["of"], wanted.get("nth", 0), events)
        if not meant:
            yield f"no event at {wanted['of']}"
            continue
        yield from min((list(_misses(wanted, event)) for event in meant), key=len)
    for word in row.get("none", ()):
        for event in _at(row["text"], word, 0, events):
            yield f"{event.type} at {word}"


def _at(text: str, word: str, nth: int, events: list[Event]) -> list[Event]:
    """The events whose trigger holds a word."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    return [event for event in events if event.start <= at < event.end]


def _misses(wanted: Row, event: Event) -> Iterator[str]:
    for name in _SIDES:
        side = getattr(event, name)
        country = side.country if side is not None else None
        if name in wanted and country != wanted[name]:
            yield f"{wanted['of']}: {name} is of {country}, not of {wanted[name]}"
    if "codes" in wanted and not (event.cameo or "").startswith(tuple(wanted["codes"])):
        yield f"{wanted['of']}: {event.cameo}, not {' or '.join(wanted['codes'])}"
    if "acled" in wanted and (event.acled is None or event.acled.event_type != wanted["acled"]):
        yield f"{wanted['of']}: ACLED has {event.acled}, not {wanted['acled']}"


SUITE = Suite("record.home", check, ("home",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
