"""The day, week, month or year that a time expression means, as seen from the document's day or from a time told before."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from eventcoder.coding.time_words import Moment

Tense = Literal["past", "future", "none"]
Dated = tuple[dt.date, str]  # the first day of a time, and its precision

_COARSER = {"hour": "day", "day": "week", "week": "month", "weekend": "month", "month": "year", "year": "year"}
_PRECISIONS = {"hour": "day", "weekend": "week"}  # of the other units: the unit
_SATURDAY = 5
_HOURS = 24
_WEEK = 7


def resolve(moment: Moment, today: dt.date | None, tense: Tense, told: Dated | None = None) -> Dated | None:
    """Return the first day of what an expression means, and whether it is a day, week, month or year; None if unknown.

    Args:
        moment: the expression.
        today: the document's day; without one only expressions that name their year are known.
        tense: of the verb: a bare weekday or month is the last one, of a future verb the next one.
        told: the time that "the next day" or "two weeks later" is counted from; without one only what lies before is
            known, as seen from the document.

    Example:
        >>> resolve(Moment(0, 1, "weekday", weekday=0), dt.date(2017, 3, 14), "past")
        (datetime.date(2017, 3, 13), 'day')
    """
    try:
        return _resolve(moment, today, tense, told)
    except (ValueError, OverflowError):  # 30 February, or a day before the year 1
        return None


def _resolve(m: Moment, today: dt.date | None, tense: Tense, told: Dated | None) -> Dated | None:
    found = _resolve_day(m, today, tense, told)
    if found is not None and m.unit == "week" and m.day is not None:
        return _first(found[0], "week"), "week"  # "the week of May 4"
    return found


def _resolve_day(m: Moment, today: dt.date | None, tense: Tense, told: Dated | None) -> Dated | None:
    if m.form == "feast":
        return _feast(m, today, tense)
    if m.year is not None:
        precision = "day" if m.form == "date" else "month" if m.form == "month" else "year"
        return _part(m, dt.date(m.year, m.month or 1, m.day or 1), precision, today)
    if m.anchor:
        ahead = tense == "future" and m.shift == 1 and m.unit != "day"  # "over the next week"
        if told is not None and not ahead:
            return _from(m, told)
        if today is None or (m.count > 0 or m.shift == 1) and tense != "future":
            return None
    if today is None:
        if told is None or m.form not in ("month", "monthday"):
            return None
        today, tense = told[0], "future"  # "in March 2004 …, and in April"
    if m.inside is not None:
        return _inside(m, m.inside, today)
    if m.form == "offset":
        return today + dt.timedelta(m.count), "day"
    if m.form == "weekday":
        return _weekday(m, today, tense), "day"
    if m.form == "monthday":
        return _nearest_year(dt.date(today.year, m.month or 1, 1), m.day or 1, today, tense), "day"
    if m.form == "month":
        return _part(m, _month(m, today, tense), "month", today)
    if m.form == "window":
        return _window(m, today)
    return _unit(m, today, tense)


def _feast(m: Moment, today: dt.date | None, tense: Tense) -> Dated | None:
    """A feast of the year that is stated, else the last one, or of a future verb the next one."""
    if m.year is not None:
        return _feast_day(m.name, m.year), "day"
    if today is None:
        return None
    days = [_feast_day(m.name, today.year + years) for years in (-1, 0, 1)]
    if tense == "future":
        return next(day for day in days if day >= today), "day"
    return next(day for day in reversed(days) if day <= today), "day"


def _feast_day(name: str, year: int) -> dt.date:
    movable, _, days = name.partition(" ")
    if movable == "easter":
        return easter(year) + dt.timedelta(int(days))
    month, _, day = name.partition("-")
    return dt.date(year, int(month), int(day))


def _part(m: Moment, first: dt.date, precision: str, today: dt.date | None) -> Dated:
    """The first day of the part of a period: early, in its second week, on its last day; "later" is from the document on."""
    kind, _, number = m.edge.partition(" ")
    if kind == "later":
        return max(first, today) if today is not None else first, precision
    if kind == "week" and precision == "month":
        start = first if int(number) > 0 else period_end(first, precision) + dt.timedelta(_WEEK)
        return start + dt.timedelta(_WEEK * (int(number) - 1)), "week"
    if kind == "nth":
        return _nth(first, m.weekday or 0, int(number)), "day"
    if kind == "day" and precision != "day":
        last = period_end(first, precision)
        return (first if number == "1" else last - dt.timedelta(1)), "day"
    if kind.isdecimal() and precision == "month":
        return first + dt.timedelta(30 * int(kind) // 100), precision
    if kind.isdecimal() and precision == "year":
        years = m.count or 1 if m.form == "year" else 1  # "the late 1990s", but "late last year"
        return first + relativedelta(months=12 * years * int(kind) // 100), precision
    return first, precision


def _nth(first: dt.date, weekday: int, number: int) -> dt.date:
    """The first, second … or, for -1, the last of the weekdays of a month."""
    if number < 0:
        last = period_end(first, "month") - dt.timedelta(1)
        return last - dt.timedelta((last.weekday() - weekday) % _WEEK)
    return first + dt.timedelta((weekday - first.weekday()) % _WEEK + _WEEK * (number - 1))


def _from(m: Moment, told: Dated) -> Dated:
    """As seen from a time that was told; what is counted from a vague time stays as vague."""
    day, precision = told
    if m.form == "weekday":
        back = (day.weekday() - (m.weekday or 0)) % 7
        move = {-1: -(back or 7), 0: -back, 1: (-back % 7) or 7}
        return day + dt.timedelta(move[m.shift or 0]), "day"
    if m.form == "month":
        return _month(m, day, "past"), "month"
    moved = _add(m, day)
    own = _precision(m)
    if m.form == "unit" and own != "day":
        return _first(moved, m.unit), own
    coarse = max(own, precision, key=("day", "week", "month", "year").index)
    return moved if coarse == "week" else _first(moved, coarse), coarse


def _inside(m: Moment, inside: tuple[str, int], today: dt.date) -> Dated:
    """A weekday of last week, a month or day of last year."""
    unit, shift = inside
    if unit == "week":
        monday = today - dt.timedelta(today.weekday())
        return monday + dt.timedelta(7 * shift + (m.weekday or 0)), "day"
    first = dt.date(today.year + shift, m.month or 1, m.day or 1)
    return (first, "day") if m.form == "monthday" else _part(m, first, "month", today)


def _weekday(m: Moment, today: dt.date, tense: Tense) -> dt.date:
    back = (today.weekday() - (m.weekday or 0)) % 7
    ahead = -back % 7
    if m.shift == -1:
        return today - dt.timedelta(back or 7)
    if m.shift == 1:
        return today + dt.timedelta(ahead or 7)
    return today + dt.timedelta(ahead) if tense == "future" else today - dt.timedelta(back)


def _nearest_year(first: dt.date, day: int, today: dt.date, tense: Tense) -> dt.date:
    """The day in this year or the next one over: back for the past (a day of leeway for time zones), on for the future."""
    this = first.replace(day=day)
    if tense == "future":
        return this if this >= today else this.replace(year=this.year + 1)
    return this if this <= today + dt.timedelta(1) else this.replace(year=this.year - 1)


def _month(m: Moment, today: dt.date, tense: Tense) -> dt.date:
    month = dt.date(today.year, m.month or 1, 1)
    now = today.replace(day=1)
    if m.shift == -1:
        return month if month < now else month - relativedelta(years=1)
    if m.shift == 1 or tense == "future":
        later = month > now or month == now and m.shift is None
        return month if later else month + relativedelta(years=1)
    return month if month <= now else month - relativedelta(years=1)


def _window(m: Moment, today: dt.date) -> Dated:
    """The units up to the document, or from it on: a time of many days is known only to the unit above."""
    start = today if m.shift == 1 else _add(m, today, -m.count)
    several = m.vague or m.unit not in ("hour", "weekend") and m.count > 1
    return start, _COARSER[m.unit] if several and m.unit != "month" else _precision(m)


def _unit(m: Moment, today: dt.date, tense: Tense) -> Dated | None:
    """A unit before, of, or after the document's, or a number of units away from it."""
    if m.form == "ago" and m.count > 0 and tense != "future":
        return None
    if m.unit == "weekend":
        return _weekend(m, today, tense), "week"
    day = _add(m, today)
    precision = "day" if m.exact else _precision(m)
    return _part(m, _first(day, precision), precision, today)


def _weekend(m: Moment, today: dt.date, tense: Tense) -> dt.date:
    """Its Saturday; "the weekend" and "this weekend" are the last one, of a future verb the next one."""
    last = today - dt.timedelta((today.weekday() - _SATURDAY) % 7)
    if m.form == "ago":
        return last + dt.timedelta(7 * (m.count + (m.count < 0)))  # the last one is one weekend ago
    ahead = m.shift == 1 or tense == "future" and m.shift != -1
    if ahead:
        return last if last == today else last + dt.timedelta(7)
    ends_today = today.weekday() >= _SATURDAY
    return last - dt.timedelta(7) if m.shift == -1 and ends_today else last


def _add(m: Moment, day: dt.date, count: int | None = None) -> dt.date:
    number = m.count if count is None else count
    if m.unit == "hour":
        return day + dt.timedelta(int(number / _HOURS))
    if m.unit in ("month", "year"):
        months = number * (12 if m.unit == "year" else 1)
        return day + relativedelta(months=months)
    return day + dt.timedelta(number * (7 if m.unit in ("week", "weekend") else 1))


def _precision(m: Moment) -> str:
    return _COARSER[m.unit] if m.vague else _PRECISIONS.get(m.unit, m.unit)


def _first(day: dt.date, precision: str) -> dt.date:
    """The first day of the week, month or year that a day lies in."""
    if precision == "week":
        return day - dt.timedelta(day.weekday())
    return day.replace(day=1) if precision == "month" else day.replace(month=1, day=1) if precision == "year" else day


def period_end(day: dt.date, precision: str) -> dt.date:
    """Return the day after the last one of a day, week, month or year that begins on `day`.

    >>> period_end(dt.date(2014, 1, 1), "year")
    datetime.date(2015, 1, 1)
    """
    step = {"week": relativedelta(weeks=1), "month": relativedelta(months=1), "year": relativedelta(years=1)}
    return day + step.get(precision, relativedelta(days=1))
