"""Who a document has told of so far: the mentions of its last sentences, who stood against whom, and where its acts were."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from eventcoder.coding.things import Thing
    from eventcoder.coding.who import Actor
    from eventcoder.model import Event, Place

_SPAN = 12  # sentences that a word of reference looks back over
_NEAR = 3  # sentences over which "both sides" looks back
SUBJECT, OBJECT, ELSEWHERE, INSIDE = 0, 1, 2, 3
Pair = tuple["Actor", "Actor"]
_BYSTANDERS = frozenset({("CVL",), ("MED",), ("HLH",), ("REF",)})  # first roles
_REFEREES = frozenset({("LEG",), ("JUD",), ("IGO",), ("NGO",), ("NGM",), ("BUS",), ("MNC",), ("EDU",)})  # no side
_FORCES = frozenset({("MIL",), ("COP",)})
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "IMG", "INT", "MNC", "UIS"})  # CAMEO's generic first blocks
AT_HOME = frozenset(
    {"COP", "JUD", "LEG", "OPP", "LAB", "EDU", "REB", "SEP", "INS"}
)  # roles of those who hardly act abroad


@frozen(eq=False)
class Mention:
    """A phrase that named somebody: who it is, its head's lemma and its words, its rank in the clause, whether it is more than
    one, and whether it can act, as a border cannot.
    """

    actor: Actor
    lemma: str
    words: frozenset[str]
    rank: int
    plural: bool
    acting: bool
    start: int
    offset: int


@frozen
class Deed:
    """The act of a sentence that has only one: its type, that of the act inside it, and the operator around both, if there is one."""

    type: str
    act: str
    operator: str | None


@frozen(eq=False)
class Told:
    """One sentence that has been coded; its mentions and its places are gathered when somebody asks for them."""

    index: int
    gather: Callable[[], tuple[Mention, ...]]
    couple: Callable[[], Pair | None]
    pairs: tuple[Pair, ...]  # of those who acted upon one another, and
    partners: tuple[Pair, ...]  # of those who did something together
    scenes: tuple[str, ...]
    stages: tuple[str, ...]  # countries where deeds were done, and not visits or talks, and
    topics: tuple[str, ...]  # those of deeds and of what is said of deeds, and
    natives: tuple[str, ...]  # those of people who act at home: the police, the opposition, rebels
    speaker: Callable[[], Actor]
    places: Callable[[], tuple[Place, ...]] = tuple
    thing: Callable[[], Thing | None] = lambda: None
    deed: Deed | None = None
    dealt_with: frozenset[int] = frozenset()  # where phrases start: of those whom the law or captors had in hand
    addressed: frozenset[int] = frozenset()  # and of those of whom something was asked, or whom somebody accused
    crowds: frozenset[int] = frozenset()  # and of those who protested


class Cast:
    """The last sentences of a document, and the country of its dateline with the place as it is written there, and of the
    label of the headline that is read now ("Mali: Army …"). `at_home` counts
    for each country the sentences of the whole text so far that tell of deeds there or of its people at home; `staged` are the
    countries with deeds.
    """

    __slots__ = ("_told", "at_home", "dateline", "label", "spot", "staged")

    def __init__(self) -> None:
        self._told: deque[Told] = deque(maxlen=_SPAN)
        self.at_home: Counter[str] = Counter()
        self.staged: set[str] = set()
        self.dateline: str | None = None
        self.label: str | None = None
        self.spot: str | None = None

    @property
    def is_new(self) -> bool:
        """Has no sentence been told yet?"""
        return not self._told

    def heard(self, told: Told) -> None:
        """Remember a sentence."""
        self._told.append(told)
        self.at_home.update({*told.stages, *told.natives})
        self.staged.update(told.stages)

    def forget(self) -> None:
        """Forget all sentences, at the end of the document."""
        self._told.clear()

    def back(self, reach: int = _SPAN) -> Iterator[Told]:
        """Yield the sentences before, the last one first.

        Args:
            reach: how many at most.
        """
        for at, told in enumerate(reversed(self._told)):
            if at >= reach:
                return
            yield told

    def last_pair(self, above: str | None = None) -> Pair | None:
        """Return the two who were named together last, neither of them of the country of whoever speaks of them now; further back
        the only two of the text who did something together.

        Args:
            above: that country.
        """
        for told in self.back(_NEAR):
            found = told.couple()
            if found is not None and (above is None or above not in (found[0].country, found[1].country)):
                return found
            opponents = (pair for pair in told.pairs if not any(actor.roles[:1] in _REFEREES for actor in pair))
            for pairs in (told.partners, opponents):
                distinct = _distinct(pair for pair in pairs if _are_parties(*pair) and _is_without(above, pair))
                if distinct:
                    return distinct[0] if len(distinct) == 1 else None
        coupled = ((told.couple(), *told.partners) for told in self.back())
        distinct = _distinct(pair for pairs in coupled for pair in pairs if pair is not None)
        return distinct[0] if len(distinct) == 1 and _is_without(above, distinct[0]) else None

    def scenes(self, reach: int = _SPAN) -> tuple[str, ...]:
        """Return the countries where the acts of the last sentences were done, the latest first."""
        return tuple(dict.fromkeys(scene for told in self.back(reach) for scene in told.scenes))

    def stage(self) -> tuple[str, ...]:
        """Return the countries of the latest deeds of the last sentences and of who is at home in them, () where these tell of none
        with a place. As long as the text has no deed in the dateline's country, what is said of deeds elsewhere counts too
        ("condemned the coup in Niger").
        """
        away = self.dateline is not None and self.dateline not in self.staged
        for told in self.back(_NEAR):
            scenes = told.topics if away else told.stages
            if scenes:
                return (*scenes, *told.natives)
        return ()


def _distinct(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs, each once, whatever their order and whoever speaks for a country."""
    found: dict[frozenset[str | None], Pair] = {}
    for a, b in pairs:
        abroad = a.country is not None and b.country is not None and a.country != b.country
        found.setdefault(frozenset((a.country, b.country) if abroad else (a.code, b.code)), (a, b))
    return list(found.values())


def _is_without(country: str | None, pair: Pair) -> bool:
    return country is None or country not in (pair[0].country, pair[1].country)


def _are_parties(one: Actor, other: Actor) -> bool:
    """May two be the sides of something: no "officer and three soldiers" of one state, and no bystanders?"""
    roles = {one.roles[:1], other.roles[:1]}
    if roles & _BYSTANDERS:
        return False
    known = one.country is not None and other.country is not None
    return not roles <= _FORCES or known and one.country != other.country


def scenes_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the countries in which events took place, each once."""
    places = (event.place for event in events)
    return tuple(dict.fromkeys(place.country for place in places if place is not None and place.country is not None))


def natives_of(events: Iterable[Event], dateline: str | None, guessed: Collection[int | None]) -> tuple[str, ...]:
    """Return the countries of those parties and speakers of events who hardly act in another country than their own where nobody
    of another has to do with the act, of two parties of one country that deal with each other, and of any of the dateline's.

    Args:
        events: those of a sentence.
        dateline: the country of the dateline.
        guessed: where parties begin of whom the text only makes likely of what country they are.
    """
    found: dict[str, None] = {}
    for event in events:
        speaker = event.attribution.speaker if event.attribution is not None else None
        place = event.place.country if event.place is not None else None
        sides = [side for side in (event.source, event.target) if side is not None]
        countries = {side.country for side in sides} - {None}
        for side in (*sides, *((speaker,) if speaker is not None else ())):
            if side.country is None or side.start in guessed:
                continue
            at_home = side is not speaker and len(sides) > 1 and {one.country for one in sides} == {side.country}
            at_home = at_home or not AT_HOME.isdisjoint(side.roles[:1]) and countries <= {side.country}
            if at_home and place in (None, side.country) or side.country == dateline:
                found[side.country] = None
    return tuple(found)
