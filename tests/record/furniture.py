"""Stories with the furniture of web pages around them: `cd tests && python -m record.furniture`.

A line of furniture.jsonl holds `id`, `group`, `date`, `text`, `count` (the least and the greatest number of events), `events` (those of
the story, see expected.py), `furniture` (the spans of which nothing may be coded) and `main`, the place in `events` of what the
story is about. Rows marked as held, the last to be written, are counted and their failures are not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import eventcoder
from eventcoder.model import Event
from record.expected import fits, misses, shown, told
from suites import Row, Suite, coder


def check(row: Row) -> Iterator[str]:
    """Yield what is not as expected, and then what came out."""
    events = coder().code(row["text"], date=row["date"])
    found = list(judged(row, events))
    if found:
        yield from (*found, *(f"  {shown(event)}" for event in events))


def judged(row: Row, events: Sequence[Event]) -> Iterator[str]:
    """Yield what is wrong with the events of a page: events lacking or too many, furniture coded, another main event."""
    yield from misses(row, events)
    for event in events:
        if any(start <= event.start < end for start, end in row["furniture"]):
            yield f"codes furniture: {event.trigger}"
    if "main" in row:
        found = eventcoder.main_event(events)
        if found is None or not fits(row["events"][row["main"]], found):
            yield f"main event is {found and found.trigger}, not {told(row['events'][row['main']])}"


SUITE = Suite("record.furniture", check, ("furniture",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
