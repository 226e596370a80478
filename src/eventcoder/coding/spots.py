"""Reading a place where a text names it: "the village of Rasm north of the airbase in the eastern countryside of Aleppo".

Such an expression is a chain: a name with its noun, then what it lies in ("in Borno state", ", Tamaulipas", "Nigeria's …")
and what it lies near ("30 km south of Maiduguri"). It is read from the tokens, since which noun a link of the chain hangs on
matters little: all of them tell of one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.place_relations import AT, NEAR, PlaceRelations
from eventcoder.coding.place_words import BORDER, EDGE, FEATURE, SITE, UNIT, Span
from eventcoder.dictionaries.gazetteer import REGION as AREA
from eventcoder.dictionaries.gazetteer import SEA

TOWN, PART, SEAT = "town", "part", "seat"
EDGES = frozenset({EDGE, BORDER})
_NO_TOWN = {TOWN: (SITE,), SEAT: (SITE, PART)}  # what a town, and what a capital is not
_DESCRIBING = frozenset({"JJ", "NN", "VBN"})  # tags
_LINKS = 8  # of a chain
_REACH = 16  # tokens of a chain
_WORDS = 7  # small letters before a name
_NOUNS = 4  # behind a name
_LARGE = 100_000  # people of a town that has suburbs
_OWNER = ("'s", "'")
_DASHES = ("–", "—", "-", "/")


@frozen
class Spot:
    """A place as a text names it: the tokens of its `name` with a `sort` from its noun ("" without one), `precision`, and the
    names that it lies `within` and `beside`. `end` is where the reading stopped; `alone`: its name has a noun or a region beside
    it, so that it is surely a place.
    """

    name: Span | None
    end: int
    sort: str = ""
    precision: int = AT
    within: tuple[Span, ...] = ()
    beside: tuple[Span, ...] = ()

    @property
    def sure(self) -> bool:
        """Does the text itself say that it is a place?"""
        return bool(self.sort) or bool(self.within) or bool(self.beside)


class SpotReader(PlaceRelations):
    """Reads places off the tokens of one sentence, each once: all acts of a sentence ask for the same ones."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._read: dict[tuple[int, int], Spot | None] = {}
        self._around: dict[int, Spot | None] = {}

    # -------------------------------------------------------------------------------------------- chains

    def read(self, start: int, precision: int = AT) -> Spot | None:
        """Return the place that an expression names which begins at a token, behind its preposition; None where it names none.

        Args:
            start: the first token, perhaps a determiner.
            precision: what the preposition before it says.
        """
        key = (start, precision)
        if key not in self._read:
            self._read[key] = self._chain(start, precision)
        return self._read[key]

    def _chain(self, start: int, precision: int) -> Spot | None:
        spot = self._noun_phrase(start, precision)
        if spot is None or spot.name is None and not spot.sort:
            return None
        for _ in range(_LINKS):
            longer = self._link(spot)
            if longer is None:
                break
            spot = longer
        return spot if spot.name is not None or spot.sort == SEAT and spot.end > start else None

    def around(self, at: int) -> Spot | None:
        """Return the place whose chain goes on at a token: that of "in Rasm" for the "Aleppo" of "in Rasm near Aleppo"."""
        if at not in self._around:
            self._around[at] = self._find_around(at)
        return self._around[at]

    def _find_around(self, at: int) -> Spot | None:
        for start, precision in self._openings(max(at - _REACH, 0), at - 1):
            spot = self.read(start, precision)
            if spot is not None and spot.name is not None and spot.name[0] < at - 1 and spot.end > at:
                return spot
        return None

    def last_town(self, end: int) -> int | None:
        """The first token of the last name of a known town before a token."""
        at, found = 0, None
        while at < end:
            after = self.name_end(at) if self.begins_name(at) else at + 1
            if after > at + 1 or self.begins_name(at):
                town = any(town.kind not in (AREA, SEA) for town in self.places.find(self.text((at, after))))
                found = at if town and not self.is_unit((at, after)) else found
            at = after
        return found

    def _openings(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where places may begin between two tokens: behind prepositions of place, and at nouns that have a name behind of."""
        yield from self.relations(start, end)
        for at in range(start, end):
            if self.lowers[at + 1] == "of" and self.sort_of(at) in (TOWN, PART, UNIT) and self.words[at].islower():
                yield at, AT

    def _link(self, spot: Spot) -> Spot | None:
        """The spot with one more link of its chain, None where the chain ends."""
        at = spot.end
        if at >= self.size:
            return None
        if spot.name is not None and self.is_list_on(at):
            at = self.list_end(at)
            if at >= self.size or not self.relation(at)[0] and self.lowers[at] != ",":
                return None
            if self.lowers[at] == ",":
                return self._all_described(spot, at + 1)
            spot = evolve(spot, end=at)
        comma = self.lowers[at] in (",", "(")
        at += comma
        if self.lowers[spot.end] == "(":
            return self._bracketed(spot, at)
        relation, start = self.relation(at)
        if not relation and spot.name is None and spot.sort in EDGES and self.lowers[at] in ("to", "from"):
            relation, start = NEAR, at + 1  # "the road to"
        if relation:
            inner = self._noun_phrase(start, relation)
            if inner is None or inner.name is None and not inner.sort:
                return None
            return self._joined(spot, inner, relation, of=self.lowers[at] == "of")
        return self._apposed(spot, at) if comma else None

    def _bracketed(self, spot: Spot, at: int) -> Spot | None:
        """ "Mutambala (Fizi, South Kivu)": what holds a place, in brackets."""
        held = spot
        while True:
            inner = self._noun_phrase(at, AT) if at < self.size else None
            if inner is None or inner.name is None or inner.end >= self.size:
                return None
            held, at = _held(held, inner), inner.end + 1
            if self.lowers[inner.end] == ")":
                return evolve(held, end=at)
            if self.lowers[inner.end] != ",":
                return None

    def _joined(self, spot: Spot, inner: Spot, relation: int, *, of: bool) -> Spot:
        """A link behind "in", "of" or "near"."""
        if spot.name is None:
            inner = evolve(inner, within=(*inner.within, *spot.within), beside=(*inner.beside, *spot.beside))
            near = spot.sort in EDGES and of or inner.sort in EDGES or relation == NEAR
            precision = NEAR if near else AT if spot.sort in (SITE, TOWN, PART, *EDGES) else spot.precision
            sort = spot.sort if spot.sort == UNIT and inner.sort not in EDGES and inner.name is not None else ""
            return evolve(inner, precision=precision, sort=inner.sort or sort)
        if inner.name is None:
            return evolve(
                spot, end=inner.end, within=(*spot.within, *inner.within), beside=(*spot.beside, *inner.beside)
            )
        return _held(spot, inner) if relation == AT and inner.sort not in EDGES else _next_to(spot, inner)

    def _apposed(self, spot: Spot, at: int) -> Spot | None:
        """ ", a village in Benue state" and ", Tamaulipas", but not the next name of a list."""
        inner = self._noun_phrase(at, AT)
        if inner is None:
            return None
        described = "det" in self.closed.get(self.lowers[at], ()) and inner.sort
        if described:
            if self._seat_of(at) and spot.name is not None and inner.name is not None:
                return _held(evolve(spot, sort=spot.sort or TOWN), inner)
            if spot.name is None:
                other = inner.sort in _NO_TOWN.get(spot.sort, ())  # "near the capital, the APS agency reported"
                return evolve(inner, precision=spot.precision) if inner.name is not None and not other else None
            longer = evolve(spot, sort=spot.sort or inner.sort, end=inner.end)
            return _held(longer, inner) if inner.name is not None else longer
        if inner.name is None:
            return None
        if self.is_list(inner.end):
            many = spot.name is None and spot.sort == TOWN  # "two villages, Rasm and Hadda"
            return evolve(_held(inner, spot), sort=TOWN, precision=spot.precision, end=inner.end) if many else None
        if spot.name is None:  # "Georgia's second city, Batumi,"
            closed = inner.end < self.size and not self.lowers[inner.end][0].isalnum()
            called = spot.sort in (TOWN, SEAT) and closed and self.is_known(inner.name)
            return evolve(_held(inner, spot), sort=TOWN, precision=spot.precision, end=inner.end) if called else None
        holds = self.is_unit(inner.name) or inner.sort in (PART, UNIT)
        return _held(spot, inner) if holds or not self.is_known(spot.name) and self.is_known(inner.name) else None

    def _all_described(self, spot: Spot, at: int) -> Spot | None:
        """ "Hass and Hirmah, | two villages in southern Idlib": what the names of a list are."""
        inner = self._noun_phrase(at, AT) if at < self.size and not self.begins_name(at) else None
        if inner is None or inner.name is not None or inner.sort not in (TOWN, PART):
            return None
        return evolve(spot, sort=spot.sort or inner.sort, end=inner.end)

    def _seat_of(self, at: int) -> bool:
        """Does "the capital of" begin here, behind which stands what holds the place?"""
        end, noun = self._small_words(at, jump=False)
        return self.sort_of(noun) == SEAT and end is not None and self.lowers[end : end + 1] == ("of",)

    # -------------------------------------------------------------------------------------------- phrases

    def _noun_phrase(self, start: int, precision: int) -> Spot | None:
        """A name with its noun, or a noun alone: "the port city of Vlore", "Borno state", "Kenya's border", "a police post"."""
        at, noun = self._small_words(start)
        if at is None:
            return None
        if at < self.size and self.begins_name(at):
            return self._named(at, noun, precision)
        sort = self.sort_of(noun)
        if not sort:
            return Spot(None, at, "", precision) if at > start else None
        return Spot(None, at, sort, NEAR if sort in EDGES else precision)

    def _small_words(self, start: int, *, jump: bool = True) -> tuple[int | None, int | None]:
        """Where the words in small letters before a name end, and the last of them; the phrase of a noun ends with its noun, and
        what is "of" a noun belongs to it.
        """
        at, last = start, None
        while at < self.size and at - start < _WORDS:
            lower = self.lowers[at]
            if self.begins_name(at):
                break
            classes = self.closed.get(lower, ()) if not self.sort_of(at) else ()
            if (
                not lower[:1].isalnum()
                or "prep" in classes
                or "sub" in classes
                or lower in ("and", "or", "who", "which", "that")
            ):
                break
            if self._ends_phrase(at, last) or last is not None and "det" in classes:
                break
            if lower in ("named", "called", "of"):
                break
            last = at if "det" not in classes else last
            at += 1
        if jump and last is not None and at < self.size and self.lowers[at] in ("of", "named", "called"):
            sort = self.sort_of(last)
            inner = at + 1 + (self.lowers[at + 1 : at + 2] == ("the",))
            if sort in (TOWN, SEAT) and inner < self.size and self.begins_name(inner):
                return inner, last
        return at, last

    def _ends_phrase(self, at: int, last: int | None) -> bool:
        """Is a word in small letters behind a noun of place no further noun?"""
        if last is None or not self.sort_of(last):
            return False
        if self.sort_of(at):
            return self.relation(at)[0] > 0  # "a town | west of Mosul"
        tags = self.lexicon.lookup(self.lowers[at])
        return not tags or tags[0] not in ("NN", "NNS")

    def _named(self, at: int, noun: int | None, precision: int) -> Spot | None:
        """A name, the noun behind it, and what it owns: "Macomia district", "Mozambique's Cabo Delgado province"."""
        end = self.name_end(at)
        name = (at, end)
        if self.places.nouns.get(self.text(name).lower()) in EDGES:  # "the Line of Control"
            return Spot(None, end, BORDER, NEAR)
        if end - at == 1 and self.lowers[end : end + 1] == ("of",) and (sort := self.sort_of(at)):
            return Spot(None, end, sort, NEAR if sort in EDGES else precision)  # "the University of Oslo"
        owns = end < self.size and self.lowers[end] in _OWNER
        if self._is_person(name) and (owns or not self._noun_behind(end)[0]):  # "near | Mr Okello's house in Gulu"
            return self._noun_phrase(end + 1, precision) if owns else None
        if owns:
            return self._owned(name, end + 1, precision)
        if end + 1 < self.size and self.lowers[end] in _DASHES and self.begins_name(end + 1):
            other = end + 1, self.name_end(end + 1)
            sort, after = self._noun_behind(other[1])
            if sort in EDGES:  # "the Baghdad–Mosul highway"
                return Spot(name, after, sort, NEAR, beside=(other,))
        sort, after = self._noun_behind(end)
        if sort == UNIT and self.lowers[after : after + 1] == _OWNER[:1]:
            return self._owned(name, after + 1, precision)  # "the Oromia region's West Arsi zone"
        if sort and after < self.size and self.lowers[after] == "of" and after > end:
            inner = self._noun_phrase(after + 1, precision)
            if inner is not None and inner.name is not None and self._describes(name, sort, inner.name):
                return evolve(inner, sort=inner.sort or sort, within=(*inner.within, name))
        if sort == UNIT and self.is_adjective(name) and self.is_known((at, after)):
            return Spot((at, after), after, sort, precision)  # "Chin state", though a Chin is somebody
        if sort == SITE and after > end and self._is_abroad(name):
            return Spot(None, after, sort, precision)
        if sort and after > end and self.is_adjective(name):
            if sort == BORDER:  # "the Afghan border" is one with Afghanistan
                return Spot(None, after, sort, NEAR, beside=(name,))
            held = () if sort == SITE else (name,)  # "the Chinese embassy"
            return Spot(None, after, sort, NEAR if sort == EDGE else precision, within=held)
        if not sort and after == end and end < self.size and self._goes_on(end):
            return Spot(None, after, "", precision, within=(name,) if self.is_adjective(name) else ())
        own = self.own_noun(name)
        before = self.sort_of(noun) if noun is not None and noun < at else ""
        if before == SEAT and not sort and "of" in self.lowers[at - 2 : at] and self._is_state(name):
            return Spot(None, after, SEAT, precision, within=(name,))  # "the capital of Guinea"
        sort = sort or own or before
        return Spot(name, after, sort, NEAR if sort in EDGES else precision)

    def _is_person(self, name: Span) -> bool:
        """Is it a name behind a title, and not of a place that is called so ("Mr Okello", but "General Santos")?"""
        titled = name[1] - name[0] > 1 and "title" in self.closed.get(self.lowers[name[0]], ())
        return titled and not self.is_known(name)

    def _is_abroad(self, name: Span) -> bool:
        """Is it a country with an article, before a noun of a site that may stand anywhere ("the US embassy", "a China shop")?"""
        return bool(name[0]) and self._is_det(name[0] - 1) and self._is_state(name)

    def _is_state(self, name: Span) -> bool:
        return any(entry.sort == "country" for entry in self.entries(name)[:1])

    def _owned(self, owner: Span, at: int, precision: int) -> Spot | None:
        """ "Nigeria's Niger state", "Kenya's border", "Kano's central market"."""
        inner = self._noun_phrase(at, precision)
        if inner is None:
            return None
        if inner.name is not None and not self.is_known(owner) and self.sort_of(inner.name[1] - 1):
            return evolve(
                inner, name=(owner[0], inner.name[1]), sort=self.sort_of(inner.name[1] - 1)
            )  # "St Paul's Church"
        if inner.name is not None:
            of_town = self.is_known(owner) and not self.is_unit(owner)  # "Damascus's Old City"
            return evolve(inner, within=(owner, *inner.within), sort=PART if of_town else inner.sort)
        if not inner.sort:
            return None
        if inner.sort in (TOWN, SEAT, UNIT, FEATURE, *EDGES) and self.is_unit(owner):
            of = self.lowers[inner.end : inner.end + 1] == ("of",)
            return (
                evolve(inner, within=(*inner.within, owner)) if of or inner.sort != UNIT else evolve(inner, name=owner)
            )
        return evolve(inner, name=owner)

    def _goes_on(self, at: int) -> bool:
        """Does a noun follow that is no place, to which a name belongs ("in the Nice | attack", "a Medellin | cartel boss")?"""
        lower = self.lowers[at]
        if not lower[:1].isalpha() or self.closed.get(lower) or self.relation(at)[0]:
            return False
        tags = self.lexicon.lookup(lower)
        return bool(tags) and tags[0] in ("NN", "NNS")

    def _noun_behind(self, at: int) -> tuple[str, int]:
        """The sort of the noun of place right behind a name and where it ends; ("", at) without one."""
        best = "", at
        for end in range(at, min(at + _NOUNS, self.size)):
            lower = self.lowers[end]
            sort = self.sort_of(end)
            if self.words[end][:1].isupper() or not lower[:1].isalpha() or self.relation(end)[0]:
                break
            if not sort and (self.closed.get(lower) or self._is_verbal(lower) and not self.sort_of_pair(end)):
                break
            if sort:
                best = sort, end + 1
        return best

    def _is_verbal(self, lower: str) -> bool:
        tags = self.lexicon.lookup(lower)
        return bool(tags) and tags[0][:2] in ("VB", "RB", "MD")

    def _describes(self, name: Span, sort: str, inner: Span) -> bool:
        """Is a name before a noun and "of" not that of the place: "the Anglophone town of Kumbo", "the Lagos suburb of Ajegunle"?"""
        if sort == TOWN and not self.is_adjective(name) and name[0] and not self._has_article(name[0]):
            return False  # "in Hadipora village of Sopore"
        if sort in (TOWN, SEAT) or self.is_adjective(name):
            return True
        larger = self._people(name) > max(self._people(inner), _LARGE)
        return sort == PART and larger and not self.is_unit(inner)

    def _has_article(self, at: int) -> bool:
        """Does an article, perhaps with words that describe behind it, stand before a name ("the occupied | West Bank city of Jenin")?"""
        first = at - 1
        while first > 0 and not self.closed.get(self.lowers[first]) and self._may_describe(first):
            first -= 1
        return first >= 0 and self._is_det(first)

    def _may_describe(self, at: int) -> bool:
        return self.words[at].islower() and not _DESCRIBING.isdisjoint(self.lexicon.lookup(self.lowers[at]))

    def _is_det(self, at: int) -> bool:
        return "det" in self.closed.get(self.lowers[at], ())

    def _people(self, name: Span) -> int:
        return max((town.population for town in self.places.find(self.text(name))), default=0)


def _held(spot: Spot, inner: Spot) -> Spot:
    names = (inner.name,) if inner.name is not None else ()
    return evolve(
        spot, end=inner.end, within=(*spot.within, *names, *inner.within), beside=(*spot.beside, *inner.beside)
    )


def _next_to(spot: Spot, inner: Spot) -> Spot:
    names = (inner.name,) if inner.name is not None else ()
    return evolve(
        spot, end=inner.end, beside=(*spot.beside, *names, *inner.beside), within=(*spot.within, *inner.within)
    )


def reader_of(context: Context) -> SpotReader:
    """Return the sentence's reader of places, made once."""
    return context.once(SpotReader)
