"""The day, week, month or year that a time expression means, as seen from the document's day."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from dateutil.relativedelta import relativedelta

from eventcoder.coding.moments import Moment

Tense = Literal["past", "future", "none"]


def resolve(moment: Moment, today: dt.date | None, tense: Tense) -> tuple[dt.date, str] | None:
    """Return the first day of what an expression means, and whether it is a day, week, month or year; None if unknown.

    Args:
        moment: the expression.
        today: the document's day; without one only expressions that name their year are known.
        tense: of the verb: a bare weekday or month is the last one, of a future verb the next one.

    Example:
        >>> resolve(Moment(0, 1, "weekday", weekday=0), dt.date(2017, 3, 14), "past")
        (datetime.date(2017, 3, 13), 'day')
    """
    try:
        return _resolve(moment, today, tense)
    except (ValueError, OverflowError):  # 30 February, or a day before the year 1
        return None


def _resolve(m: Moment, today: dt.date | None, tense: Tense) -> tuple[dt.date, str] | None:
    if m.year is not None:
        precision = "day" if m.form == "date" else "month" if m.form == "month" else "year"
        return dt.date(m.year, m.month or 1, m.day or 1), precision
    if today is None:
        return None
    if m.form == "offset":
        return today + dt.timedelta(m.count), "day"
    if m.form == "weekday":
        return _weekday(m, today, tense), "day"
    if m.form == "monthday":
        return _nearest_year(dt.date(today.year, m.month or 1, 1), m.day or 1, today, tense), "day"
    if m.form == "month":
        return _month(m, today, tense), "month"
    return _unit(m, today, tense)


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


def _unit(m: Moment, today: dt.date, tense: Tense) -> tuple[dt.date, str] | None:
    """A unit before, of, or after the document's, or a number of units away from it."""
    count = m.count
    if m.form == "ago" and count > 0 and tense != "future":
        return None
    step = {
        "day": relativedelta(days=count),
        "week": relativedelta(weeks=count),
        "month": relativedelta(months=count),
        "year": relativedelta(years=count),
    }
    day = today + step[m.unit]
    if m.unit == "day":
        return day, "day"
    if m.unit == "week":
        return day - relativedelta(days=day.weekday()), "week"
    return (day.replace(day=1), "month") if m.unit == "month" else (day.replace(month=1, day=1), "year")


def period_end(day: dt.date, precision: str) -> dt.date:
    """Return the day after the last one of a day, week, month or year that begins on `day`.

    >>> period_end(dt.date(2014, 1, 1), "year")
    datetime.date(2015, 1, 1)
    """
    step = {"week": relativedelta(weeks=1), "month": relativedelta(months=1), "year": relativedelta(years=1)}
    return day + step.get(precision, relativedelta(days=1))
