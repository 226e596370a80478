"""Acts in sentences with the time expected, and when the coder says they happened: `cd tests && python -m record.when`.

A line of when.jsonl holds `id`, `group`, `date` of the document (or null), `text`, and `acts`: for each of them `at`, the offsets of
its `word`, and either `historical`, or `first` and `last` (the days between which the date must lie; null: no date) with the kinds of
`precision` that are right. Rows marked as held, the last to be written, are counted and not shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from eventcoder.model import Event
from suites import Row, Suite, coder


def misses(row: Row) -> Iterator[str]:
    """Yield which acts of a row have another time than expected."""
    events = coder().code(row["text"], date=row["date"], statuses="all")
    for act in row["acts"]:
        yield from _misses(act, events)


def _misses(act: Row, events: Iterable[Event]) -> Iterator[str]:
    start, end = act["at"]
    found = [event for event in events if event.start < end and start < event.end]
    if not found:
        yield f"no event at {act['word']}"
        return
    for event in found[:1]:
        past = event.status == "historical"
        if past != act.get("historical", False):
            yield f"{act['word']} is {event.status} ({event.date} {event.date_precision})"
        elif not past and not _fits(act, event):
            wanted = f"{act['first']}..{act['last']} {'|'.join(act['precision'])}"
            yield f"{act['word']} is {event.date} {event.date_precision}, not {wanted}"


def _fits(act: Row, event: Event) -> bool:
    if act["first"] is None or event.date is None:
        return act["first"] is None and event.date is None
    return act["first"] <= event.date.isoformat() <= act["last"] and event.date_precision in act["precision"]


SUITE = Suite("record.when", misses, ("when",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
