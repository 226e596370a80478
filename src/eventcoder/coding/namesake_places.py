"""Which of the places of one name is meant, and in which country a place lies that no gazetteer has."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from eventcoder.coding.context import Context
from eventcoder.coding.homes import BY_EVENTS, home_of, is_guest
from eventcoder.coding.namesakes import countries_in
from eventcoder.coding.place_words import SITE, Span
from eventcoder.coding.reading import Reading
from eventcoder.coding.spots import PART, TOWN, Spot, SpotReader
from eventcoder.dictionaries.actors import Entry
from eventcoder.dictionaries.gazetteer import REGION, SEA, Town, place_key
from eventcoder.model import Phrase, Tokens

# What a hint weighs, in powers of ten of people: a town of a party's country goes before one 300 times as large elsewhere.
_UNIT, _NEAR = 3.0, 4.0
_PARTY, _AWAY, _SPOKEN, _TEXT = 2.5, 0.4, 1.5, 1.0
_AS_LARGE = {True: 4.0, False: 3.0}  # a first-level region counts as a town of 10,000 people, others as one of 1,000
_WELL_KNOWN = 50_000  # people of a town that tells where an unknown village near it lies
_LITTLE_KNOWN = 100_000  # people of a town of which another country's text would say where it is
_CLOSE = 200.0  # kilometres within which a place is near another
_CLOSER = 60.0
_DEGREE = 111.0
_STATES_OWN = frozenset({"GOV", "MIL", "COP", "CVL", "SPY", "JUD", "LEG"})
_LAW = (("COP",), ("JUD",))
_BY_LAW = ("arrest", "coerce")  # families of what soldiers do at home
_ARMED = "MIL"
_STATES = ("country", "adjective", "people")
_WORD = re.compile(r"[^\W_][\w'-]*|[^\w\s]")


class Hints:
    """What a sentence and its document say of the country of a spot."""

    def __init__(self, spot: Spot, reading: Reading, context: Context, reader: SpotReader) -> None:
        self.spot, self.reading, self.context, self.reader = spot, reading, context, reader
        self.places = context.knowledge.circumstances.places
        self.flags = self.places.scene(f"{context.knowledge.ontology.types[reading.act].family}/{reading.act}")
        self.holders = [self._countries_of(name) for name in spot.within]
        self.parties = list(self._parties())
        self._weighed: dict[str, float] | None = None

    def at_town(self) -> Town | None:
        """Return the known town that a part or building of it lies in, which tells where that is."""
        if not self.spot.within:
            return None
        holder, name, reader = self.spot.within[0], self.spot.name or (0, 0), self.reader
        if any(entry.sort == "country" for entry in reader.entries(holder)):
            return None
        named_so = self.spot.sort == TOWN == reader.own_noun(name)  # "the Old City of Jerusalem"
        if self.spot.sort not in (PART, SITE) and not named_so and reader.is_unit(holder):
            return None
        town = self.choose_name(holder)
        return town if town is not None and town.kind != REGION else None

    def choose(self, towns: Iterable[Town]) -> Town | None:
        """Return the place that is meant: what it lies in or near counts first, then whose act it is, what else the sentence
        and the text speak of, and how many people live there. None where it is said to lie in a country that has none of them.
        """
        held = [town for town in towns if all(not holder or town.country in holder for holder in self.holders)]
        around = self.at_town()
        if around is not None:
            reach = _CLOSE if self.reader.is_unit(self.spot.within[0]) else _CLOSER  # "Kandahar's Maiwand district"
            held = [town for town in held if _distance(town, around) < reach]
        if not held:
            return None
        weights = self._weights() if len({town.country for town in held}) > 1 else {}
        neighbours = [town for name in self.spot.beside for town in self.places.find(self.reader.text(name))]
        return max(held, key=lambda town: self._score(town, weights, neighbours))

    def choose_spelling(self, country: str | None) -> Town | None:
        """Return the town that is meant among those of a country whose names differ from the spot's in spelling alone; the one
        that lies in or near what the text names with it, else the only one.
        """
        if country is None or self.spot.name is None:
            return None
        found = self.places.find_alike(self.reader.text(self.spot.name), country)
        near = [town for town in found if self.lies_there(town)]
        return near[0] if len({(town.lat, town.lon) for town in near}) == 1 else None

    def lies_there(self, town: Town) -> bool:
        """Does a town lie in or near the known places that the text names with it, as far as it names some?"""
        for name in (*self.spot.within, *self.spot.beside):
            others = [one for one in self.places.find(self.reader.text(name)) if one.country == town.country]
            inside = town.admin1 and place_key(town.admin1) == place_key(self.reader.text(name))
            if others and not inside and not any(_distance(town, other) < _CLOSE for other in others):
                return False
        return True

    def country(self, *, sure: bool = False) -> str | None:
        """Return the country of a place that no gazetteer has, as far as the text says it.

        Args:
            sure: not the last of several countries that the text was about.
        """
        states = [
            entry.country
            for name in self.spot.within
            for entry in self.reader.entries(name)[:1]
            if entry.sort in _STATES
        ]
        held = states or [holder[0] for holder in self.holders if holder]
        if held:
            return max(reversed(held), key=held.count)  # the last one holds the others
        for name in (*self.spot.within, *self.spot.beside):
            town = self.choose_name(name)
            if town is not None:
                return town.country
        for country in self._listed():
            return country
        beside = [
            entry.country
            for name in self.spot.beside
            for entry in self.reader.entries(name)[:1]
            if entry.sort != "adjective"  # "on the Kenyan border" is as a rule on the other side
        ]
        own = [country for country, roles in self.parties if self._at_home(country, roles)]
        own.sort(key=lambda country: country in self.places.abroad)  # settlers and villagers: where the villagers are
        guests = {country for country, _ in self.parties} - {*own}
        setting = self.context.setting
        home = home_of(setting)
        spoken = [] if own else [country for country in self._spoken() if country not in guests]
        told = [country for country in setting.about if country not in guests]
        told.sort(key=lambda country: is_guest(country, self.context))  # whoever only condemns a coup is abroad
        if sure and len(told) > 1:
            told = []  # the last of them may be a guest's
        about = [
            *own,
            *((home.country,) if home is not None else ()),
            *(spoken if len(spoken) == 1 else ()),
            *told[:1],
            *self._most_named(guests),
            setting.cast.dateline,
            *beside,
        ]
        return next((country for country in about if country), None) or self._around()

    def _listed(self) -> Iterator[str]:
        """The countries of the known towns that stand in one list with it ("shelled | Khiam and Kfar Kila", "between A and B")."""
        for name in self._others():
            towns = [town for town in self.places.find(self.reader.text(name)) if town.kind not in (REGION, SEA)]
            if towns and not any(entry.sort == "country" for entry in self.reader.entries(name)):
                yield max(towns, key=lambda town: town.population).country

    def _others(self) -> Iterator[Span]:
        """The names behind it in its list, and the one right before it."""
        reader = self.reader
        start, end = self.spot.name or (0, 0)
        at = end
        while end and reader.is_list_on(at):
            yield at + 1, (at := reader.name_end(at + 1))
        joint = start - 1
        if joint > 0 and reader.lowers[joint] in ("and", ","):
            yield from ((at, joint) for at in range(joint) if reader.begins_name(at) and reader.name_end(at) == joint)

    def _around(self) -> str | None:
        """The country of the acts told of before, or else of the one known town that the sentence names ("advancing from Beni")."""
        for told in self.context.setting.cast.back():
            for country in told.stages:
                return country
        reader, own, at = self.reader, self.spot.name or (0, 0), 0
        found: dict[str, int] = {}
        while at < reader.size:
            end = reader.name_end(at) if reader.begins_name(at) else at + 1
            if end <= own[0] or at >= own[1]:
                for town in reader.places.find(reader.text((at, end)))[:1] if reader.begins_name(at) else ():
                    found[town.country] = max(found.get(town.country, 0), town.population)
            at = end
        return next(iter(found)) if len(found) == 1 and max(found.values()) >= _WELL_KNOWN else None

    def speaks_of(self, town: Town) -> bool:
        """Does the text speak of the country of a place?"""
        return bool(self.spot.within or self.spot.beside) or not town.country or town.country in self._weights()

    def is_strange(self, town: Town) -> bool:
        """Is a place in a country that the text never speaks of, while it is at home in another: surely, or the place is small?"""
        home = home_of(self.context.setting)
        if home is None or not (home.sure or home.by == BY_EVENTS and town.population < _LITTLE_KNOWN):
            return False
        return town.country not in ("", home.country) and not self.speaks_of(town)

    def law_of(self, town: Town) -> str | None:
        """Return the country whose police or courts act, or whose soldiers arrest, as their name says, where a place lies in one that
        the text never speaks of: they act at home.
        """
        source = self.reading.source
        if source is None or source.kind == "pronoun":
            return None
        who = self.context.actor(source.members[0])
        named = any(isinstance(entry, Entry) and entry.sort in _STATES for entry in who.entries)
        family = self.context.knowledge.ontology.types[self.reading.act].family
        lawful = who.roles[:1] in _LAW or who.roles[:1] == (_ARMED,) and family.startswith(_BY_LAW)
        return who.country if named and lawful and who.country != town.country and not self.speaks_of(town) else None

    def choose_name(self, name: Span) -> Town | None:
        """The likeliest place of another name of the chain."""
        weights = self._weights()
        return max(
            self.places.find(self.reader.text(name)), key=lambda town: self._score(town, weights, ()), default=None
        )

    # -------------------------------------------------------------------------------------------- weights

    def _score(self, town: Town, weights: dict[str, float], neighbours: Iterable[Town]) -> float:
        size = math.log10(town.population + 300)
        if town.kind == REGION and not town.population:
            size = _AS_LARGE[place_key(town.admin1 or town.name) == place_key(town.name)]
        score = size + weights.get(town.country, 0.0)
        for name in self.spot.within:
            if town.admin1 and place_key(town.admin1) == place_key(self.reader.text(name)):
                score += _UNIT
            elif any(_distance(town, other) < _CLOSE for other in self.places.find(self.reader.text(name))):
                score += _UNIT / 2
        if any(_distance(town, other) < _CLOSE for other in neighbours):
            score += _NEAR
        return score

    def _weights(self) -> dict[str, float]:
        """What each country weighs; weighed once."""
        if self._weighed is None:
            self._weighed = self._weigh()
        return self._weighed

    def _weigh(self) -> dict[str, float]:
        context = self.context
        weights: dict[str, float] = {}
        away = "away" in self.flags
        itself, spoken = self._itself(), self._spoken()
        home = home_of(context.setting)
        for countries, weight in (
            ([country for country, _ in self.parties], _AWAY if away else _PARTY),
            ([home.country if home is not None else None], _PARTY),
            (spoken, _AWAY if away else _SPOKEN),
            (tuple(self._listed()), _AWAY if away else _SPOKEN),
            (context.setting.about, _AWAY if away else _TEXT),
        ):
            for country in countries:
                if country is not None:
                    weights[country] = max(weights.get(country, 0.0), weight)
        for country, share in self._named().items():
            if country in itself:
                continue
            weights[country] = max(weights.get(country, 0.0), share * (_AWAY if away else _TEXT))
        return weights

    def _most_named(self, guests: Collection[str]) -> list[str]:
        """The country that the text names most often, where one is."""
        named = {country: share for country, share in self._named().items() if country not in guests}
        most = max(named.values(), default=0.0)
        found = [country for country, share in named.items() if share == most]
        return found if len(found) == 1 else []

    def _spoken(self) -> list[str]:
        """The countries that the sentence names."""
        tables, itself = self.context.knowledge.actors.tables, self._itself()
        heard = countries_in(tables, self.context.tokens, self.context.setting.day)
        return [country for country in heard if country not in itself]

    def _itself(self) -> set[str]:
        """Whose capital bears the name, which says nothing of whether that is meant."""
        entries = self.reader.entries(self.spot.name) if self.spot.name is not None else []
        return {entry.country for entry in entries if entry.sort == "capital"}

    def _named(self) -> Mapping[str, float]:
        """What each country that the text names anywhere weighs, by how often it does; counted once for a text."""
        setting, tables = self.context.setting, self.context.knowledge.actors.tables
        if setting.named is None:
            words = tuple(_WORD.findall(setting.text))
            tokens = Tokens(words, tuple(map(str.lower, words)), (), ())
            counts = Counter(countries_in(tables, tokens, setting.day, every=True))
            most = max(counts.values(), default=1)
            setting.named = {country: (1 + count / most) / 2 for country, count in counts.items()}
        return setting.named

    # -------------------------------------------------------------------------------------------- countries

    def _countries_of(self, name: Span) -> tuple[str, ...]:
        """The countries that a name of the chain may stand for or lie in, the likeliest first; none where nobody knows it."""
        entries = self.reader.entries(name)
        towns = [town for town in self.places.find(self.reader.text(name)) if town.kind == REGION]
        found = [entry.country for entry in entries if entry.sort in ("country", "region", "adjective", "people")]
        return tuple(dict.fromkeys(country for country in (*found, *(town.country for town in towns)) if country))

    def _parties(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Country and roles of the parties, the state's own and civilians first; one that holds the spot has its country from it."""
        name = self.spot.name
        found = []
        for side in (self.reading.target, self.reading.both, self.reading.source):
            for phrase in side.members if side is not None else ():
                if phrase.kind in ("time", "number") or name is not None and phrase.start <= name[0] < phrase.end:
                    found += [who for who in (self._bearer(phrase),) if who is not None]
                    continue
                who = self.context.actor(phrase)
                if who.country is not None and (who.roles or not who.place):
                    found.append((who.country, who.roles))
        yield from sorted(found, key=lambda who: not _STATES_OWN.intersection(who[1][:1]))

    def _bearer(self, phrase: Phrase) -> tuple[str, tuple[str, ...]] | None:
        """The country of the adjective of a party that also says where: "Tajik | troops at Ak-Sai"."""
        for at in range(phrase.base, phrase.head):
            entries = self.reader.entries((at, at + 1))
            if entries and entries[0].sort == "adjective":
                return entries[0].country, self.context.actor(phrase).roles
        return None

    def _at_home(self, country: str, roles: tuple[str, ...]) -> bool:
        """Does a party of a country say that an act was there? Not an army that fights abroad."""
        abroad = country in self.places.abroad and (not roles or roles[0] == _ARMED)
        army = bool(roles) and roles[0] == _ARMED
        return not (abroad and (army or "fight" in self.flags)) and "away" not in self.flags


def _distance(one: Town, other: Town) -> float:
    """Kilometres between two places, roughly; without end where a position is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    north = one.lat - other.lat
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(north, east) * _DEGREE
