"""Texts of a few sentences, and what in them belongs together: `cd tests && python -m record.links`.

A line of links.jsonl holds `id`, `group`, `date`, `text`, `count` (the least and the greatest number of events) and `events`, those
that a careful reader finds (see expected.py). In the group `trap` a link across sentences would be wrong. Rows marked
as held, the last to be written, are counted and their failures are not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from record.expected import misses, shown
from suites import Row, Suite, coder


def check(row: Row) -> Iterator[str]:
    """Yield what is not as expected, and then what came out."""
    events = coder().code(row["text"], date=row["date"])
    found = list(misses(row, events))
    if found:
        yield from (*found, *(f"  {shown(event)}" for event in events))


SUITE = Suite("record.links", check, ("links",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
