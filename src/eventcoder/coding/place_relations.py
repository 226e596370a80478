"""What leads to a place in a sentence: prepositions, with the distance before them ("some 70 km south of")."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.context import Context
from eventcoder.coding.place_words import PlaceWords

AT, NEAR, REGION = 1, 2, 3  # precisions
_BRACKETS = {"(": 1, ")": -1}  # and on which side a distance stands in them
_MEASURE = 8  # tokens of a distance
_CHAINED = ("of", "from")  # they lead to a place only behind another, or behind a distance
_WEAK = frozenset(
    {"of", "on", "over", "across", "around", "along", "past", "behind", "outside", "inside", "within", "between", "off"}
)


class PlaceRelations(PlaceWords):
    """Reads the relations of places off the tokens of one sentence."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._relations: dict[int, tuple[int, int]] = {}

    def relation(self, at: int) -> tuple[int, int]:
        """The precision of a preposition, with its measure before it ("some 70 km south of"), and where it ends; (0, at) without."""
        found = self._relations.get(at)
        if found is None:
            found = self._relations[at] = self._find_relation(at)
        return found

    def _find_relation(self, at: int) -> tuple[int, int]:
        start = at
        opens = self.places.openers
        for _ in range(_MEASURE):
            lower = self.lowers[at] if at < self.size else ""
            # nearly all tokens begin no preposition of place
            for length in (4, 3, 2, 1) if lower in opens or lower in _CHAINED else ():
                words = " ".join(self.lowers[at : at + length])
                found = self.places.prepositions.get(words) or ((AT, "yes") if words == "of" else None)
                if words == "from" and at > start:
                    return NEAR, at + 1  # "15 km from"
                if found is not None and at + length <= self.size:
                    return found[0], at + length
            if at < self.size and (self._measures(at)):
                at += 1
            else:
                return 0, start
        return 0, start

    def _measures(self, at: int) -> bool:
        """Is a token a part of a distance: "about", "30", "km", "halfway"?"""
        lower = self.lowers[at]
        if lower[:1].isdigit() or lower in self.places.distances:
            return True
        if lower in _BRACKETS:  # "45 km (28 miles) south of"
            beside = at + _BRACKETS[lower]
            return 0 < beside < self.size and (
                self.lowers[beside][:1].isdigit() or self.lowers[beside] in self.places.distances
            )
        return "unit" in self.dates.of.get(lower, ())  # "a few hours from"

    def relations(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where a place may begin between two tokens, behind a preposition of place or a distance, and its precision."""
        at = start
        while at < end:
            precision, after = self.relation(at)
            if precision and self.lowers[at] not in _WEAK and after < end:
                yield after, precision
            at = max(after, at + 1)
