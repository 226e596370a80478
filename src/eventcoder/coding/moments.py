"""Time expressions in running text ("last Friday", "30 January 2017", "two weeks ago"); `days` says which days they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from attrs import evolve, frozen

from eventcoder.coding.time_words import TimeWords
from eventcoder.dictionaries.circumstances import DateWords, NumberWords
from eventcoder.model import Tokens

Form = Literal["date", "monthday", "month", "year", "weekday", "offset", "unit", "ago", "window", "feast"]
Anchor = Literal["", "told", "after", "before"]
_REACH = 8  # tokens that may stand before the heart: "on the morning of the 30th of", "at least two hundred and five"
_FEW = 3  # "days ago"


@frozen
class Moment:
    """A time expression: its tokens, and what it states.

    `start`..`end` take in `use`, the preposition before it: "at", "of", "since", "until", "after", "before" or "".
    `form` "date" has year, month and day, "monthday" no year, "month" perhaps a year; "weekday" has a weekday and "unit" a
    unit, with a `shift` where "last", "this" or "next" stands before; "offset" is `count` days and "ago" `count` units from
    the document's day, "window" the `count` units that end with it; "feast" is named by `name`. `shift` None: nothing stands
    before. `edge` is the part of the period ("early"), `inside` the unit that a month or weekday is of, with its shift ("March
    last year"). `anchor` says from where "ago" and "unit" count: "" the document, "told" the time that the text told last,
    "after" and "before" what stands behind the expression. `vague`: the count is a guess ("days ago"); `exact`: to the day.
    """

    start: int
    end: int
    form: Form
    use: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str = ""
    count: int = 0
    core: int = 0
    edge: str = ""
    inside: tuple[str, int] | None = None
    anchor: Anchor = ""
    vague: bool = False
    exact: bool = False
    name: str = ""


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


def _find(words: Sequence[str], lowers: Sequence[str], dates: DateWords, numbers: NumberWords) -> list[Moment]:
    out: list[Moment] = []
    named = dates.hearts
    hearts = [i for i, lower in enumerate(lowers) if lower in named or lower[0].isdigit() and len(lower) > 3]
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
                out.append(found)
                at = found.end
    return out


class _Reader(TimeWords):
    """Reads one expression at a time; every method gives the expression that begins at a token, or None."""

    def may_open(self, at: int) -> bool:
        """Can this token begin a time expression? Most cannot."""
        lower = self.lowers[at]
        if lower[0].isdigit() or lower in self.dates.openers and self.entries(at):
            return True
        return self.units and (lower in self.numbers.firsts or lower in self.numbers.ones)

    def read(self, at: int) -> Moment | None:
        """A time expression with the preposition before it, at a token that may open one."""
        use, core = self.entry(at, "prep")
        if core >= self.size or core > at and not self.may_open(core):
            return None
        found = self.core(core, use or "")
        if found is None:
            return None
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
        found = self.numeric(at) if self.lowers[at][0].isdigit() else None
        if found is None and (self.entries(first) or self.lowers[first][0].isdigit()):
            found = (
                self.day_word(first)
                or self.dated(first, led=led, defined=defined)
                or self.related(first, defined=defined)
                or self.named(first, led=led, defined=defined)
            )
        return found or self.counted(at, first, use) or self.yearly(first, led=led or defined)

    # ------------------------------------------------------------------------------------ the calendar

    def numeric(self, at: int) -> Moment | None:
        """2017-01-30 and, where only one reading is possible, 30/01/2017."""
        word = self.lowers[at]
        parts = word.split("-") if "-" in word else word.split("/")
        if len(parts) != 3 or not all(part.isdecimal() and part.isascii() for part in parts):
            return None
        first, second, third = (int(part) for part in parts)
        if len(parts[0]) == 4:
            return _full(at, first, second, third)
        if len(parts[2]) == 4 and (first > 12) != (second > 12):
            return _full(at, third, min(first, second), max(first, second))
        return _full(at, third, first, first) if len(parts[2]) == 4 and first == second else None

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
            after += after < self.size and self.lowers[after] == ","
            return self.day_and_month(self.after_the(after), at) if after < self.size else None
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
            day, after = self.day(after) if month is not None else (None, after)
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
        year, after = self.year(at)
        if year is None or not (led or at > 0 and self.dates.value(self.lowers[at - 1], "det") is not None):
            return None
        return Moment(at, after, "year", year=year)

    # ------------------------------------------------------------------------------------ names

    def day_word(self, at: int) -> Moment | None:
        """ "yesterday", "the day before yesterday"."""
        days, after = self.entry(at, "day")
        return None if days is None else Moment(at, self.past_part(after), "offset", count=int(days))

    def named(self, at: int, *, led: bool, defined: bool) -> Moment | None:
        """ "Christmas Eve", "in the spring", "the summer of 2014", "during the Second World War"."""
        feast, after = self.entry(at, "feast")
        if feast is not None:
            year, end = self.year(after + (after < self.size and self.lowers[after] in (",", "of")))
            return Moment(at, after if year is None else end, "feast", name=feast, year=year)
        season, after = self.entry(at, "season")
        if season is not None and led:
            of = after < self.size and self.lowers[after] == "of"
            year, end = self.year(after + of)
            if year is not None:
                return Moment(at, end, "month", year=year, month=int(season))
            return Moment(at, after, "month", month=int(season)) if defined and not of else None
        unit, _, after = self.unit(at)
        if unit == "weekend" and led and defined:
            return Moment(at, after, "unit", unit=unit)
        age, after = self.entry(at, "age")
        return Moment(at, after, "year", year=int(age)) if age is not None and led else None

    # ------------------------------------------------------------------------------------ from a time on

    def related(self, at: int, *, defined: bool) -> Moment | None:
        """ "last Friday", "this week", "this morning", "the past two weeks"; "the previous day", "the next morning"."""
        shift, after = self.entry(at, "relative")
        if shift is not None:
            found = self.window(at, after, shift) or (None if shift == "back" else self.shifted(at, after, int(shift)))
            told = found is not None and found.unit == "day" and shift == "1" and defined
            return evolve(found, anchor="told") if found is not None and told else found
        shift, after = self.entry(at, "told")
        if shift is None or not (defined or self.dates.value(self.lowers[at], "det") is not None):
            return None
        found = self.shifted(at, after, int(shift))
        return evolve(found, anchor="told") if found is not None else None

    def shifted(self, at: int, after: int, shift: int) -> Moment | None:
        """A weekday, unit, season or part of the day with the word before it that begins at `at`."""
        weekday, end = self.weekday(after)
        if weekday is not None:
            return Moment(at, self.past_part(end), "weekday", weekday=weekday, shift=shift)
        unit, times, end = self.unit(after)
        if unit:
            return Moment(at, end, "unit", unit=unit, count=shift * times, shift=shift)
        season, end = self.entry(after, "season")
        if season is not None:
            return Moment(at, end, "month", month=int(season), shift=shift)
        _, end = self.entry(after, "part")
        return Moment(at, end, "unit", unit="day", count=shift, shift=shift) if end > after else None

    def period(self, at: int) -> Moment | None:
        """The unit behind the part of it: "the end of the month"."""
        unit, times, end = self.unit(at)
        single = unit in ("day", "week", "month", "year") and times == 1 and self.lowers[at][-1] != "s"
        return Moment(at, end, "unit", unit=unit, shift=0) if single else None

    def window(self, at: int, after: int, shift: str) -> Moment | None:
        """ "the past week", "the last two months", "recent days", "the next three days"."""
        if shift not in ("back", "-1", "1"):
            return None
        number, inner = self.number(after)
        unit, times, end = self.unit(inner)
        vague = bool(unit) and number is None and self.lowers[inner][-1] == "s"
        if not unit or number is None and shift != "back" and not (vague and shift == "1"):
            return None
        count = times * (number or (_FEW if vague else 1))
        return Moment(at, end, "window", unit=unit, count=count, vague=vague, shift=1 if shift == "1" else -1)

    def counted(self, at: int, first: int, use: str) -> Moment | None:
        """ "two days ago", "a week earlier", "days later", "in two weeks"; "two days after", "the day before", "the eve of"."""
        linked, end = self.entry(first, "link")
        if linked is not None:
            return Moment(at, end, "ago", unit="day", count=int(linked), anchor="before")
        number, after = self.number(at)
        after = after if number is not None else self.bounded(first)
        unit, times, end = self.unit(after)
        if not unit and first > at and self.entry(first, "part")[0] is not None:
            unit, times, end = "day", 1, self.past_part(first)  # "the night before"
        if not unit:
            return None
        vague = number is None and first == at and self.lowers[end - 1][-1] == "s"
        count = times * (_FEW if vague else number or 1)
        if number is None and not vague and first == at and end - after == 1:
            return None
        if use == "within" and number is not None and self.entry(end, "ago")[0] is None:
            return Moment(at, end, "ago", unit=unit, count=count, vague=vague)
        return self.away(Moment(at, end, "ago", unit=unit, count=count, vague=vague))

    def away(self, found: Moment) -> Moment | None:
        """Add to a number of units which way they lead, and from where."""
        ago, end = self.entry(found.end, "ago")
        if ago is not None:
            sign, _, told = ago.partition(" ")
            exact = self.entry(end, "day")[0] == "0"
            return evolve(
                found, end=end + exact, count=found.count * int(sign), anchor="told" if told else "", exact=exact
            )
        link, end = self.entry(found.end, "prep")
        if link not in ("after", "before"):
            return None
        count = found.count if link == "after" else -found.count
        follows = end < self.size and (self.lowers[end][0].isalnum() or self.lowers[end] in ("'", '"', "“"))
        anchor: Anchor = "told" if not follows else "after" if link == "after" else "before"
        return evolve(found, end=end, count=count, anchor=anchor)


def _full(start: int, year: int, month: int, day: int, end: int | None = None) -> Moment | None:
    """A day that the calendar has, else None."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return Moment(start, end if end is not None else start + 1, "date", year=year, month=month, day=day)
