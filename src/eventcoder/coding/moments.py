"""Time expressions in running text ("last Friday", "30 January 2017", "two weeks ago"); `days` says which days they mean."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from attrs import frozen

from eventcoder.coding.amounts import read_amount
from eventcoder.dictionaries.circumstances import DateWords, NumberWords
from eventcoder.model import Tokens

Form = Literal["date", "monthday", "month", "year", "weekday", "offset", "unit", "ago"]
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_EARLIEST, _ROUND = 1000, 50  # "in 1775" is a year, "in 1500 villages" is not
_LONGEST = 3  # words in one entry of dates.csv
_REACH = 8  # tokens that may stand before the heart: "on the morning of the 30th of", "at least two hundred and five"


@frozen
class Moment:
    """A time expression: its tokens, and what it states.

    `start`..`end` take in `use`, the preposition before it: "at", "span" ("since 2014"), "within" ("in two weeks") or "".
    `form` "date" has year, month and day, "monthday" no year, "month" perhaps a year; "weekday" has a weekday and "unit" a
    unit, with a `shift` where "last", "this" or "next" stands before; "offset" is `count` days and "ago" `count` units from
    the document's day. `shift` None: nothing stands before.
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


def find_moments(tokens: Tokens, dates: DateWords, numbers: NumberWords) -> list[Moment]:
    """Return the time expressions of a sentence, left to right; none overlaps another.

    Args:
        tokens: the sentence.
        dates: the words of dates.
        numbers: the words of numbers, for "two weeks ago".
    """
    out: list[Moment] = []
    hearts = _hearts(tokens, dates)
    if not hearts:
        return out
    reader = _Reader(tokens, dates, numbers)
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


def _hearts(tokens: Tokens, dates: DateWords) -> list[int]:
    """The tokens that can be the heart of a time expression; most sentences have none."""
    hearts = dates.hearts
    return [i for i, lower in enumerate(tokens.lowers) if lower in hearts or len(lower) > 3 and lower[0].isdigit()]


class _Reader:
    """Reads one expression at a time; every method gives the expression that begins at a token, or None."""

    def __init__(self, tokens: Tokens, dates: DateWords, numbers: NumberWords) -> None:
        self.words = tokens.words
        self.lowers = tokens.lowers
        self.size = len(tokens)
        self.dates = dates
        self.numbers = numbers
        of = dates.of
        self.units = any(of[lower][0] == "unit" for lower in tokens.lowers if lower in of)
        self._entries: dict[int, tuple[tuple[str, str, int], ...]] = {}

    def entries(self, at: int) -> tuple[tuple[str, str, int], ...]:
        """All entries at a token as (kind, value, token after), the longest first; looked up once."""
        found = self._entries.get(at)
        if found is None:
            found = self._entries[at] = self._look_up(at)
        return found

    def _look_up(self, at: int) -> tuple[tuple[str, str, int], ...]:
        if at >= self.size or self.lowers[at] not in self.dates.openers:
            return ()
        lower, of = self.lowers[at], self.dates.of
        out = []
        if lower in self.dates.longer:
            for size in range(min(_LONGEST, self.size - at), 1, -1):
                found = of.get(" ".join(self.lowers[at : at + size]))
                if found is not None:
                    out.append((*found, at + size))
        single = of.get(lower) or (of.get(lower[:-1]) if lower[-1] == "." and len(lower) > 1 else None)
        if single is not None:
            out.append((*single, at + 1))
        return tuple(out)

    def entry(self, at: int, kind: str) -> tuple[str | None, int]:
        """The value of the longest entry of a kind at a token, and the token after it."""
        for found, value, end in self.entries(at):
            if found == kind:
                return value, end
        return None, at

    def read(self, at: int) -> Moment | None:
        """A time expression with the preposition before it, at a token that may open one."""
        use, core = self.entry(at, "prep")
        if core >= self.size or core > at and not self.may_open(core):
            return None
        found = self.core(core, use is not None, use or "")
        if found is None:
            return None
        return Moment(
            at, found.end, found.form, use or "",
            found.year, found.month, found.day, found.weekday, found.shift, found.unit, found.count, core,
        )  # fmt: skip

    def may_open(self, at: int) -> bool:
        """Can this token begin a time expression? Most cannot."""
        lower = self.lowers[at]
        if lower[0].isdigit() or lower in self.dates.openers and self.entries(at):
            return True
        return self.units and (lower in self.numbers.firsts or lower in self.numbers.ones)

    def core(self, at: int, led: bool, use: str) -> Moment | None:
        """An expression without its preposition; `led` says that there is one."""
        skipped = at + 1 if self.lowers[at] == "the" and at + 1 < self.size else at
        return (
            self.numeric(at)
            or self.calendar(skipped, led)
            or self.related(skipped)
            or self.single(at)
            or self.counted(at, use)
            or self.yearly(skipped, led or skipped > at)
        )

    # ------------------------------------------------------------------------------------ kinds

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

    def calendar(self, at: int, led: bool) -> Moment | None:
        """[weekday,] day month [year], month day [year], [early] month [year]; a bare month must be led by something."""
        weekday, after = self.weekday(at)
        if weekday is not None and after < self.size and self.lowers[after] == ",":
            after += 1
        edge, inner = self.entry(after, "edge") if after < self.size else (None, after)
        shift, inner = self.entry(inner, "relative") if inner < self.size and weekday is None else (None, inner)
        found = self.day_and_month(inner, at) if inner < self.size else None
        if found is None and weekday is None and inner < self.size:
            found = self.bare_month(inner, at, shift, led=led or edge is not None or shift is not None)
        return found

    def day_and_month(self, at: int, start: int) -> Moment | None:
        day, after = self.day(at)
        month = None
        if day is not None:
            after += after < self.size and self.lowers[after] == "of"
            month, after = self.month(after) if after < self.size else (None, after)
        else:
            month, after = self.month(at)
            day, after = self.day(after) if month is not None and after < self.size else (None, after)
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

    def related(self, at: int) -> Moment | None:
        """ "last Friday", "this week", "the previous day", "this morning"."""
        shift, after = self.entry(at, "relative")
        if shift is None or after >= self.size:
            return None
        weekday, end = self.weekday(after)
        if weekday is not None:
            return Moment(at, self.past_part(end), "weekday", weekday=weekday, shift=int(shift))
        unit, end = self.entry(after, "unit")
        if unit is not None:
            name, _, times = unit.partition(" ")
            return Moment(at, end, "unit", unit=name, count=int(shift) * int(times), shift=int(shift))
        _, end = self.entry(after, "part")
        return Moment(at, end, "offset", count=int(shift)) if end > after else None

    def single(self, at: int) -> Moment | None:
        """ "yesterday", "Monday night"."""
        days, after = self.entry(at, "day")
        if days is not None:
            return Moment(at, self.past_part(after), "offset", count=int(days))
        _, first = self.entry(at, "edge")
        weekday, after = self.weekday(first)
        if weekday is None:
            return None
        return Moment(at, self.past_part(after), "weekday", weekday=weekday)

    def counted(self, at: int, use: str) -> Moment | None:
        """ "two days ago", "a week earlier", "in two weeks"."""
        amount = read_amount(self.lowers, at, self.size, self.numbers) if self.units else None
        if amount is not None and amount.best is not None:
            number, after = amount.best, amount.end
        elif self.units and self.lowers[at] in self.numbers.ones:
            number, after = 1, at + 1
        else:
            return None
        unit, after = self.entry(after, "unit") if after < self.size else (None, after)
        if unit is None or number > 1000:
            return None
        name, _, times = unit.partition(" ")
        direction, end = self.entry(after, "ago") if after < self.size else (None, after)
        if direction is None and use == "within":
            return Moment(at, after, "ago", unit=name, count=number * int(times))
        if direction is None:
            return None
        return Moment(at, end, "ago", unit=name, count=number * int(times) * int(direction))

    def yearly(self, at: int, led: bool) -> Moment | None:
        """ "in 2014", "in early 2014", "the 1991 invasion", "in the 1990s"."""
        edge, first = self.entry(at, "edge")
        if first >= self.size:
            return None
        year, after = self.year(first)
        if year is None and self.lowers[first][-1:] == "s":
            digits = self.lowers[first][:-1]
            year, after = (int(digits), first + 1) if len(digits) == 4 and digits.isdecimal() else (None, first)
        if year is None or not (
            led or edge is not None or at > 0 and self.dates.value(self.lowers[at - 1], "det") is not None
        ):
            return None
        return Moment(at, after, "year", year=year)

    # ------------------------------------------------------------------------------------ parts

    def month(self, at: int) -> tuple[int | None, int]:
        value, after = self.entry(at, "month") if at < self.size else (None, at)
        return (int(value), after) if value is not None and self.words[at][:1].isupper() else (None, at)

    def weekday(self, at: int) -> tuple[int | None, int]:
        value, after = self.entry(at, "weekday") if at < self.size else (None, at)
        return (int(value), after) if value is not None and self.words[at][:1].isupper() else (None, at)

    def day(self, at: int) -> tuple[int | None, int]:
        """A day of a month: "30", "30th", "30-31" (its first day)."""
        word = self.lowers[at].partition("-")[0]
        digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
        if digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= 31:
            return int(digits), at + 1
        return None, at

    def year(self, at: int) -> tuple[int | None, int]:
        """A year; of the older ones a round number before a word counts things."""
        if at < self.size:
            word = self.lowers[at]
            if len(word) == 4 and word.isdecimal() and word.isascii() and _EARLIEST <= int(word) <= _LAST_YEAR:
                counts = at + 1 < self.size and self.lowers[at + 1][0].isalpha()
                if int(word) >= _FIRST_YEAR or int(word) % _ROUND or not counts:
                    return int(word), at + 1
        return None, at

    def past_part(self, at: int) -> int:
        """Pass over the part of the day."""
        if at < self.size:
            _, after = self.entry(at, "part")
            return after
        return at


def _full(start: int, year: int, month: int, day: int, end: int | None = None) -> Moment | None:
    """A day that the calendar has, else None."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return Moment(start, end if end is not None else start + 1, "date", year=year, month=month, day=day)
