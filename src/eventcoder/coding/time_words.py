"""The tokens of a sentence as the words of time expressions: which entries of `dates.csv`, numbers and years stand where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from eventcoder.coding.amounts import read_amount
from eventcoder.dictionaries.circumstances import DateWords, NumberWords

Form = Literal["date", "monthday", "month", "year", "weekday", "offset", "unit", "ago", "window", "feast"]
Anchor = Literal["", "told", "after", "before"]
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_EARLIEST, _ROUND = 1000, 50  # "in 1775" is a year, "in 1500 villages" is not
_ORDINAL = ("st", "nd", "rd", "th")
_LONGEST_COUNT = 1000
_LAST_CENTURY = 21
_RANGE = re.compile("[-–/]")
_YEARS = re.compile(r"(\d{4})[-–/](\d{2}|\d{4})")


@frozen
class Moment:
    """A time expression: its tokens, and what it states.

    `start`..`end` take in `use`, the preposition before it: "at", "by", "of", "since", "until", "after", "before" or "".
    `form` "date" has year, month and day, "monthday" no year (of both the week is meant where `unit` says so), "month" perhaps a year; "weekday" has a weekday and "unit" a
    unit, with a `shift` where "last", "this" or "next" stands before; "offset" is `count` days and "ago" `count` units from
    the document's day, "window" the `count` units that end with it, and of a "year" it is how many years (10 of a decade); "feast" is named by `name`. `shift` None: nothing stands
    before. `edge` is the part of the period ("early", or "nth 2" for the second `weekday` of a month), `inside` the unit that a month or weekday is of, with its shift ("March
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


class TimeWords:
    """Reads one part of an expression at a time: each method gives what stands at a token, and the token after it."""

    def __init__(self, words: Sequence[str], lowers: Sequence[str], dates: DateWords, numbers: NumberWords) -> None:
        self.words = words
        self.lowers = lowers
        self.size = len(lowers)
        self.dates = dates
        self.numbers = numbers
        of = dates.of
        self.units = any("unit" in of[lower] for lower in lowers if lower in of)
        self._entries: dict[int, dict[str, tuple[str, int]]] = {}

    def entries(self, at: int) -> dict[str, tuple[str, int]]:
        """All that stands at a token: the value of the longest entry of each kind, and the token after it; looked up once."""
        found = self._entries.get(at)
        if found is None:
            found = self._entries[at] = self._look_up(at)
        return found

    def _look_up(self, at: int) -> dict[str, tuple[str, int]]:
        if at >= self.size or self.lowers[at] not in self.dates.openers:
            return {}
        lower, of = self.lowers[at], self.dates.of
        out: dict[str, tuple[str, int]] = {}
        single = of.get(lower) or (of.get(lower[:-1]) if lower[-1] == "." and len(lower) > 1 else None)
        for kind, value in (single or {}).items():
            out[kind] = (value, at + 1)
        if lower in self.dates.longer:
            for size in range(2, min(self.dates.longest, self.size - at) + 1):
                for kind, value in of.get(" ".join(self.lowers[at : at + size]), {}).items():
                    out[kind] = (value, at + size)
        return out

    def entry(self, at: int, kind: str) -> tuple[str | None, int]:
        """The value of the longest entry of a kind at a token, and the token after it."""
        return self.entries(at).get(kind, (None, at))

    def after_the(self, at: int) -> int:
        """The token behind a definite article."""
        return at + 1 if at + 1 < self.size and self.lowers[at] == "the" else at

    def edge(self, at: int) -> tuple[str, int]:
        """The part of a period: "early", "the first half of", "later this", "early in"; "" where there is none."""
        value, after = self.entry(at, "edge")
        if value is None:
            ago, after = self.entry(at, "ago")
            if ago is None or not ago.endswith("told"):
                return "", at
            value = "0" if ago.startswith("-") else "later"
        if self.entry(after, "prep")[0] == "within":
            after += 1
        return value, after

    def month(self, at: int) -> tuple[int | None, int]:
        """A month with a capital."""
        value, after = self.entry(at, "month")
        return (int(value), after) if value is not None and self.words[at][:1].isupper() else (None, at)

    def weekday(self, at: int) -> tuple[int | None, int]:
        """A weekday with a capital, but not "every Friday"."""
        value, after = self.entry(at, "weekday")
        if value is not None and at and self.dates.value(self.lowers[at - 1], "habit") is not None:
            return None, at
        return (int(value), after) if value is not None and self.words[at][:1].isupper() else (None, at)

    def unit(self, at: int) -> tuple[str, int, int]:
        """A unit, how many of it one such unit is, and the token after; "" where there is none."""
        value, after = self.entry(at, "unit")
        if value is None:
            return "", 0, at
        name, _, times = value.partition(" ")
        return name, int(times), after

    def number(self, at: int) -> tuple[int | None, int]:
        """A number of units: "two", "at least ten", "a", "more than a"; None where there is none."""
        if not self.units or at >= self.size:
            return None, at
        lower = self.lowers[at]
        amount = read_amount(self.lowers, at, self.size, self.numbers)
        counts = amount is not None and (lower not in self.numbers.ones or amount.end > at + 1)  # "a couple of"
        if amount is not None and amount.best is not None and counts:
            return (amount.best, amount.end) if amount.best <= _LONGEST_COUNT else (None, at)
        at = self.bounded(at)
        return (1, at + 1) if at < self.size and self.lowers[at] in self.numbers.ones else (None, at)

    def bounded(self, at: int) -> int:
        """The token behind "more than", "about" and the like."""
        if at >= self.size or self.lowers[at] not in self.numbers.firsts:
            return at
        for size in range(min(self.numbers.longest, self.size - at), 0, -1):
            if " ".join(self.lowers[at : at + size]) in self.numbers.bounds:
                return at + size
        return at

    def day(self, at: int) -> tuple[int | None, int]:
        """A day of a month: "30", "30th", "30-31" and "30/31" (its first day)."""
        word = _RANGE.split(self.lowers[at], 1)[0] if at < self.size else ""
        digits = word[:-2] if word[-2:] in _ORDINAL else word
        if digits.isdecimal() and digits.isascii() and len(digits) <= 2 and 1 <= int(digits) <= 31:
            return int(digits), at + 1
        return None, at

    def other_day(self, at: int) -> int:
        """The token behind the second of two days ("3 and 5 March"), or the same one."""
        if self.entry(at, "joint")[0] is None:
            return at
        day, after = self.day(at + 1)
        return at if day is None else after

    def year(self, at: int) -> tuple[int | None, int]:
        """A year, a decade ("1990s") or a century; of the older years a round number before a word counts things."""
        if at >= self.size:
            return None, at
        word = self.lowers[at]
        if word[-1] == "s":
            word = word[:-1]
            if len(word) == 2 and word.isdecimal() and at and self._is_led(at):  # "the late 90s"
                word = f"19{word}"
        word = _first_year(word)
        if len(word) == 4 and word.isdecimal() and word.isascii() and _EARLIEST <= int(word) <= _LAST_YEAR:
            counts = at + 1 < self.size and self.lowers[at + 1][0].isalpha() and word == self.lowers[at]
            if int(word) >= _FIRST_YEAR or int(word) % _ROUND or not counts:
                return int(word), at + 1
        digits = word[:-2]
        if word[-2:] in _ORDINAL and digits.isdecimal() and digits.isascii() and self.unit(at + 1)[1] == 100:
            number = int(digits)
            return ((number - 1) * 100 or 1, at + 2) if 0 < number <= _LAST_CENTURY else (None, at)
        return None, at

    def _is_led(self, at: int) -> bool:
        """Does "the" or a part of a period stand right before a token?"""
        before = self.lowers[at - 1]
        return before == "the" or self.dates.value(before, "edge") is not None

    def past_part(self, at: int) -> int:
        """Pass over the part of the day."""
        return self.entry(at, "part")[1]


def _first_year(word: str) -> str:
    """The first of two years in one word ("1992-95", "2011–2013"), or the word."""
    found = _YEARS.fullmatch(word)
    if found is None:
        return word
    first, second = found.groups()
    return first if int(second) > int(first[-len(second) :]) else word
