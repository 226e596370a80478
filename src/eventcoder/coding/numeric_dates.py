"""Dates written as one word of figures: "2017-01-30", "30/01/2017", "30.01.2017", "30-Jan-17"."""

from __future__ import annotations

import datetime as dt

from eventcoder.dictionaries.circumstances import DateWords

_YEAR = 4  # digits of a whole year
_SHORT = 2
_THIS_CENTURY = 2000
_MONTHS = 12
_PARTS = 3


def numeric_date(word: str, dates: DateWords) -> dt.date | None:
    """Return the day that a word of figures means, where only one reading of it is possible; else None.

    Args:
        word: one token in lower case; behind a "t" may stand the time of day.
        dates: for the names of months.

    Example:
        >>> words = DateWords({"jun": {"month": "6"}})
        >>> numeric_date("12-jun-15", words), numeric_date("30/01/2017", words), numeric_date("2017-01-30t10:00", words)
        (datetime.date(2015, 6, 12), datetime.date(2017, 1, 30), datetime.date(2017, 1, 30))
        >>> numeric_date("05/06/2017", words) is None
        True
    """
    mark = next((mark for mark in "-/." if word.count(mark) == _PARTS - 1), "")
    parts = word.split(mark) if mark else []
    if len(parts) != _PARTS:
        return None
    if mark == "-" and len(parts[0]) == _YEAR:
        parts = [*parts[:2], parts[2].partition("t")[0]]
    month = dates.value(parts[1], "month")
    if month is not None:
        return _day(parts[2], month, parts[0]) if len(parts[2]) in (_SHORT, _YEAR) else None
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    if len(parts[0]) == _YEAR:
        return _day(*parts)
    if len(parts[2]) != _YEAR and mark != "/":
        return None  # "10.12.15" may be a number of a version, "3-4-3" a line-up
    return _day_first(parts, dotted=mark == ".")


def _day_first(parts: list[str], *, dotted: bool) -> dt.date | None:
    """Day and month in the only order that they can have; with full stops the day stands first."""
    first, second = int(parts[0]), int(parts[1])
    if dotted or first == second:
        return _day(parts[2], parts[1], parts[0])
    if (first > _MONTHS) == (second > _MONTHS):
        return None
    return _day(parts[2], str(min(first, second)), str(max(first, second)))


def _day(year: str, month: str, day: str) -> dt.date | None:
    """The day, None where the calendar has none such."""
    try:
        return dt.date(int(year) + (_THIS_CENTURY if len(year) == _SHORT else 0), int(month), int(day))
    except ValueError:
        return None
