"""Times told by their distance: from the document, from what the text told last, from an act ("two days after the raid")."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.time_words import Anchor, Moment, TimeWords

_FEW = 3  # "days ago"


class Distances(TimeWords):
    """Reads the expressions that count or point from a time on; every method gives the one that begins at a token, or None."""

    def related(self, at: int, *, defined: bool) -> Moment | None:
        """ "last Friday", "this week", "this morning", "the past two weeks"; "the previous day", "the next morning"."""
        shift, after = self.entry(at, "relative")
        if shift is not None:
            found = self.window(at, after, shift) or (None if shift == "back" else self.shifted(at, after, int(shift)))
            told = found is not None and found.form == "unit" and shift == "1" and (defined or found.unit == "day")
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

    def linked(self, at: int, first: int) -> Moment | None:
        """ "the eve of", "the same day that", "shortly after"."""
        days, end = self.entry(first, "link")
        return None if days is None else Moment(at, end, "ago", unit="day", count=int(days), anchor="before")

    def counted(self, at: int, first: int, use: str) -> Moment | None:
        """ "two days ago", "a week earlier", "days later", "in two weeks"; "two days after", "the day before"."""
        number, after = self.number(at)
        after = self.past_part(after) if number is not None else self.bounded(first)
        unit, times, end = self.unit(after)
        if not unit and first > at and self.entry(first, "part")[0] is not None:
            unit, times, end = "day", 1, self.past_part(first)  # "the night before"
        if not unit:
            return None
        vague = number is None and first == at and self.lowers[end - 1][-1] == "s"
        count = times * (_FEW if vague else number or 1)
        if number is None and not vague and first == at and end - after == 1:
            return None
        found = Moment(at, end, "ago", unit=unit, count=count, vague=vague)
        reach = self.dates.value(self.lowers[at - 1], "reach") if use == "within" else None
        if reach is not None and self.lowers[end : end + 1] == (reach,):
            return evolve(found, end=end + 1, count=count if unit != "hour" else 0, anchor="after")
        if use == "within" and number is not None and self.entry(end, "ago")[0] is None:
            return found
        return self.away(found)

    def away(self, found: Moment) -> Moment | None:
        """Add to a number of units which way they lead, and from where."""
        behind = self.past_part(found.end)  # "a year to the day | after"
        ago, end = self.entry(behind, "ago")
        if ago is not None:
            sign, _, told = ago.partition(" ")
            exact = self.entry(end, "day")[0] == "0"
            return evolve(
                found, end=end + exact, count=found.count * int(sign), anchor="told" if told else "", exact=exact
            )
        link, end = self.entry(behind, "prep")
        if link not in ("after", "before") or self.lasts(found.start):
            return None
        count = found.count if link == "after" else -found.count
        follows = end < self.size and (self.lowers[end][0].isalnum() or self.lowers[end] in ("'", '"', "“"))
        anchor: Anchor = "told" if not follows else "after" if link == "after" else "before"
        return evolve(found, end=end, count=count, anchor=anchor)

    def lasts(self, at: int) -> bool:
        """Do units from a token on, maybe behind their number, say how long and not how far off ("for six months | after he fled")?"""
        counted = at > 0 and (self.lowers[at - 1].isdigit() or self.lowers[at - 1] in self.numbers.firsts)
        before = at - 1 - counted
        return before >= 0 and self.dates.value(self.lowers[before], "span") is not None
