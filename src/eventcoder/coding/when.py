"""When an event happened, from the time words of its clause and the document's date."""

from __future__ import annotations

import datetime as dt

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading


class Clock:
    """The document's date, if it has one."""

    __slots__ = ("today",)

    def __init__(self, today: dt.date | None) -> None:
        self.today = today


def event_date(reading: Reading, context: Context, clock: Clock) -> tuple[dt.date | None, str | None]:
    """Return the event's date and its precision; the document's own date where the text names none."""
    if clock.today is None:
        return None, None
    return clock.today, "document"
