"""Time expressions in running text ("last Friday", "30 January 2017", "two weeks ago"); `days` says which days they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from attrs import evolve

from eventcoder.coding.numeric_dates import numeric_date
from eventcoder.coding.time_distances import Distances
from eventcoder.coding.time_words import Moment
from eventcoder.dictionaries.circumstances import DateWords, NumberWords
from eventcoder.model import Tokens

_REACH = 8  # tokens that may stand before the heart: "on the morning of the 30th of", "at least two hundred and five"
_LAST = "-1"

_OTHER_YEARS = frozenset({"year", "ago"})  # forms of moments


def find_moments(tokens: Tokens, dates: DateWords, numbers: NumberWords) -> list[Moment]:
    """Return the time expressions of a sentence, left to right; none overlaps another.

    Args:
        tokens: the sentence.
        dates: the words of dates.
        numbers: the words of numbers, for "two weeks ago".
    """
    split = {i for i, lower in enumerate(tokens.lowers) if "-" in lower and _edged(lower, dates)}
    if not split:
        return _find(tokens.words, tokens.lowers, dates, numbers)
    words: list[str] = []
    places: list[int] = []  # the token that each word is of
    for i, word in enumerate(tokens.words):
        parts = word.split("-", 1) if i in split else [word]
        words += [part[:1].upper() + part[1:] for part in parts] if len(parts) > 1 else parts
        places += [i] * len(parts)
    found = _find(words, [word.lower() for word in words], dates, numbers)
    return [evolve(m, start=places[m.start], core=places[m.core], end=places[m.end - 1] + 1) for m in found]


def _edged(lower: str, dates: DateWords) -> bool:
    """Is a word the part of a period ("mid-February", "late-2014")?"""
    edge, _, period = lower.partition("-")
    return dates.value(edge, "edge") is not None and (period[:4].isdecimal() or period in dates.hearts)


def _dates(figures: str) -> bool:
    """May figures be a date ("14/05/2017", "2003", "80s")?"""
    return len(figures) > 3 or figures[-1] == "s"


def _find(words: Sequence[str], lowers: Sequence[str], dates: DateWords, numbers: NumberWords) -> list[Moment]:
    out: list[Moment] = []
    named = dates.hearts
    hearts = [i for i, lower in enumerate(lowers) if lower in named or lower[0].isdigit() and _dates(lower)]
    if not hearts:
        return out
    reader = _Reader(words, lowers, dates, numbers)
    at = 0
    for heart in hearts:
        at = max(at, heart - _REACH)
        while at <= heart:
            found = reader.read(at) if reader.may_open(at) else None
            if found is None:
                at += 1
            else:
                if out and _recalls(out[-1], found):
                    found = evolve(found, start=out.pop().start)
                out.append(found)
                at = found.end
    return out


def _recalls(first: Moment, second: Moment) -> bool:
    """Is it the day of another year ("on this day | in 1956", "this week | seventy years ago"), and not one of this week?"""
    return first.form == "unit" and first.shift == 0 and first.end == second.start and second.form in _OTHER_YEARS


class _Reader(Distances):
    """Reads one expression at a time; every method gives the expression that begins at a token, or None."""

    def may_open(self, at: int) -> bool:
        """Can this token begin a time expression? Most cannot."""
        lower = self.lowers[at]
        if lower[0].isdigit() or lower in self.dates.openers and self.entries(at):
            return True
        if not self.units:
            return False
        return lower.partition("-")[0] in self.numbers.firsts or lower in self.numbers.ones  # "seventy-five years ago"

    def read(self, at: int) -> Moment | None:
        """A time expression with the preposition before it, at a token that may open one."""
        use, core = self.entry(at, "prep")
        if core >= self.size or core > at and not self.may_open(core):
            return None
        found = self.core(core, use or "")
        if found is None:
            return self.day_word(at) if core > at else None
        if use in ("from", "between"):
            end = self.range_end(found)
            if end is None and use == "between":
                return None
            found = evolve(found, end=end or found.end)
        elif use == "within":
            use = "at"
        return evolve(found, start=at, core=core, use="at" if use in ("from", "between") else use or "")

    def range_end(self, found: Moment) -> int | None:
        """The end of a range: "to July 31", "and June", "until Friday"; None where only one time stands."""
        if self.other_day(found.end) > found.end:
            return self.other_day(found.end)
        joint, after = self.entry(found.end, "joint")
        if joint is None and self.entry(found.end, "prep")[0] == "until":
            joint, after = "", found.end + 1
        other = self.core(after, "at") if joint is not None and after < self.size and self.may_open(after) else None
        return other.end if other is not None else found.end if self.entry(found.start - 1, "joint")[0] else None

    def core(self, at: int, use: str) -> Moment | None:
        """An expression without its preposition, `use`: with a part of a period before it, or plain."""
        edge, inner = self.edge(self.after_the(at))
        if edge and inner < self.size:
            found = self.plain(inner, use or "at") or self.period(self.after_the(inner))
            if found is not None and found.form not in ("date", "monthday"):
                return evolve(found, start=at, edge=edge)
        return self.plain(at, use)

    def plain(self, at: int, use: str) -> Moment | None:
        """An expression with neither."""
        first = self.after_the(at)
        led, defined = bool(use), first > at
        found = self.numeric(at)
        if found is None and (self.entries(first) or self.lowers[first][0].isdigit()):
            found = (
                self.day_word(first)
                or self.linked(at, first)
                or self.nth(first)
                or self.feast(first)
                or self.dated(first, led=led, defined=defined)
                or self.related(first, defined=defined)
                or self.named(first, led=led, defined=defined)
            )
        return found or self.counted(at, first, use) or self.yearly(first, led=led or defined)

    # ------------------------------------------------------------------------------------ the calendar

    def numeric(self, at: int) -> Moment | None:
        """2017-01-30, 30-Jan-17 and, where only one reading is possible, 30/01/2017."""
        found = numeric_date(self.lowers[at], self.dates) if self.lowers[at][0].isdigit() else None
        return None if found is None else _full(at, found.year, found.month, found.day)

    def week(self, at: int) -> Moment | None:
        """ "the weekend", "the week of May 4", "the weekend of May 3"."""
        unit, times, after = self.unit(at)
        if unit not in ("week", "weekend") or times > 1:
            return None
        inner = self.after_the(after + 1)
        of = inner < self.size and self.lowers[after] == "of"
        day = self.day_and_month(inner, at) if of else None
        if day is not None:
            return evolve(day, unit=unit) if unit == "week" else day
        return Moment(at, after, "unit", unit=unit) if unit == "weekend" else None

    def nth(self, at: int) -> Moment | None:
        """ "the second Sunday of May", "the first of May"."""
        which, after = self.entry(at, "nth")
        if which is None:
            return None
        weekday, end = self.weekday(after)
        if end >= self.size or self.lowers[end] not in ("of", "in"):
            return None
        month, end = self.month(end + 1)
        if month is None or weekday is None and which == _LAST:
            return None
        year, last = self.year(end + (end < self.size and self.lowers[end] == ","))
        last = end if year is None else last
        if weekday is not None:
            return Moment(at, last, "month", year=year, month=month, weekday=weekday, edge=f"nth {which}")
        if year is None:
            return Moment(at, last, "monthday", month=month, day=int(which))
        return _full(at, year, month, int(which), last)

    def dated(self, at: int, *, led: bool, defined: bool) -> Moment | None:
        """[weekday,] day month [year], month day [year], [last] month [year], weekday, with what they are of ("Monday last week")."""
        found = self.calendar(at, led=led)
        if found is None and (led or not defined):  # not "the Friday Club"
            found = self.single(at)
        return self.of_unit(found) if found is not None and found.year is None else found

    def of_unit(self, found: Moment) -> Moment:
        """Add "last year" to a month, "of next week" to a weekday."""
        at = found.end + (found.end < self.size and self.lowers[found.end] == "of")
        shift, after = self.entry(at, "relative")
        if shift is None or shift == "back":
            return found
        unit, _, end = self.unit(after)
        wanted = "week" if found.form == "weekday" else "year"
        return evolve(found, end=end, inside=(unit, int(shift))) if unit == wanted else found

    def calendar(self, at: int, *, led: bool) -> Moment | None:
        """[weekday,] day month [year], month day [year], [last] month [year]; a bare month must be led by something."""
        weekday, after = self.weekday(at)
        if weekday is not None:
            mark = self.lowers[after] if after < self.size else ""
            inner = self.after_the(after + (mark in (",", "(")))
            found = self.day_and_month(inner, at) if inner < self.size else None
            closed = found is not None and self.lowers[found.end : found.end + 1] == (")",)
            return evolve(found, end=found.end + 1) if found is not None and mark == "(" and closed else found
        shift, inner = self.entry(at, "relative")
        if shift == "back":
            return None
        found = self.day_and_month(inner, at) if inner < self.size else None
        return found or self.bare_month(inner, at, shift, led=led or shift is not None)

    def day_and_month(self, at: int, start: int) -> Moment | None:
        day, after = self.day(at)
        month = None
        if day is not None:
            after = self.other_day(after)
            after += after < self.size and self.lowers[after] == "of"
            month, after = self.month(after)
        else:
            month, after = self.month(at)
            day, after = self.day(self.after_the(after)) if month is not None else (None, after)
            after = self.other_day(after)
        if day is None or month is None:
            return None
        year, end = self.year(after + (after < self.size and self.lowers[after] == ","))
        if year is None:
            return Moment(start, after, "monthday", month=month, day=day)
        return _full(start, year, month, day, end)

    def bare_month(self, at: int, start: int, shift: str | None, *, led: bool) -> Moment | None:
        month, after = self.month(at)
        if month is None:
            return None
        year, end = self.year(after + (after < self.size and self.lowers[after] in (",", "of")))
        if year is not None:
            return Moment(start, end, "month", year=year, month=month)
        if not led:
            return None
        return Moment(start, after, "month", month=month, shift=int(shift) if shift is not None else None)

    def single(self, at: int) -> Moment | None:
        """ "Monday night"."""
        weekday, after = self.weekday(at)
        return None if weekday is None else Moment(at, self.past_part(after), "weekday", weekday=weekday)

    def yearly(self, at: int, *, led: bool) -> Moment | None:
        """ "in 2014", "the 1991 invasion", "in the 1990s", "in the 19th century"."""
        called = self.unit(at)[:2] == ("year", 1) and self.lowers[at][-1] != "s"  # "the year 2000"
        year, after = self.year(at + called)
        if year is None or not (led or at > 0 and self.dates.value(self.lowers[at - 1], "det") is not None):
            return None
        decade = year % 10 == 0 and self.lowers[after - 1][-1] == "s"
        return Moment(at, after, "year", year=year, count=10 if decade else 0)

    # ------------------------------------------------------------------------------------ names

    def day_word(self, at: int) -> Moment | None:
        """ "yesterday", "the day before yesterday"; "within hours", of what the text told last."""
        days, after = self.entry(at, "day")
        if days is not None:
            return Moment(at, self.past_part(after), "offset", count=int(days))
        days, after = self.entry(at, "then")
        if days is None or self.lowers[after : after + 1] == ("of",):
            return None
        return Moment(at, after, "unit", unit="day", count=int(days), shift=0, anchor="told")

    def feast(self, at: int) -> Moment | None:
        """ "Christmas Eve", "May Day 2014", but not "Easter | Island"."""
        feast, after = self.entry(at, "feast")
        if feast is None or not self.words[at][:1].isupper() or self.entry(after, "thing")[0] is not None:
            return None
        year, end = self.year(after + (after < self.size and self.lowers[after] in (",", "of")))
        return Moment(at, after if year is None else end, "feast", name=feast, year=year)

    def named(self, at: int, *, led: bool, defined: bool) -> Moment | None:
        """ "in the spring", "the summer of 2014", "the weekend of May 3", "during the Second World War"."""
        season, after = self.entry(at, "season")
        if season is not None and led:
            of = after < self.size and self.lowers[after] == "of"
            year, end = self.year(after + of)
            if year is not None:
                return Moment(at, end, "month", year=year, month=int(season))
            return Moment(at, after, "month", month=int(season)) if defined and not of else None
        if led and defined and (found := self.week(at)) is not None:
            return found
        age, after = self.entry(at, "age")
        return Moment(at, after, "year", year=int(age)) if age is not None and led else None


def _full(start: int, year: int, month: int, day: int, end: int | None = None) -> Moment | None:
    """A day that the calendar has, else None."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return Moment(start, end if end is not None else start + 1, "date", year=year, month=month, day=day)
