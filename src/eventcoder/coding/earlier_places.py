"""The place of an act whose own sentence names none: that of the sentence before where it points back, or of the dateline.

"Fighting flared in Malakal. Rebels attacked | the airport" was in Malakal, and so is what was done "there" or in "the city".
The lead of a story that names no place is told of the town of its dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from eventcoder.coding.cast import Told
from eventcoder.coding.context import Context
from eventcoder.coding.homes import home_of
from eventcoder.coding.place_relations import AT, NEAR, REGION
from eventcoder.coding.place_words import BORDER, EDGE, FEATURE, SITE, UNIT
from eventcoder.coding.reading import Reading
from eventcoder.coding.spots import PART, SEAT, TOWN, reader_of
from eventcoder.coding.who import Actor
from eventcoder.coding.whose_time import times
from eventcoder.dictionaries.gazetteer import Town
from eventcoder.model import Event, Phrase, Place

_CROWD, _SCENE, _APART = "crowd", "on-the-scene", "apart"  # classes of words
_BACK = {"there": 2, TOWN: 2, PART: 1, SEAT: 2, SITE: 1, _CROWD: 1}  # sentences back that each looks
_ELSEWHERE = frozenset({TOWN, PART, UNIT, BORDER, EDGE, FEATURE})  # "a village" is not the town of the dateline
_BEHIND = re.compile(r"\b([a-z]+) ([A-Z][\w'-]+)")
_THERE = "there"
_ADVERB = 2  # tokens behind a clause in which grammar leaves it
_CLOSED = frozenset({"prep", "sub", "coord"})
_PEOPLE = frozenset({_CROWD, _SCENE})
_FORCE = frozenset({"force", "assault", "repression", "mass", "dissent"})
_ON_SPOT = "coerce/property"
_ARREST = "arrest"
_CIVILIANS = ("CVL",)
_MATERIAL = "14"  # the CAMEO root from which on acts are deeds against somebody


def earlier_place(reading: Reading, context: Context) -> Place | None:
    """Return the place that earlier sentences or the dateline give an act, or None.

    Args:
        reading: an act, whose sentence names no place for it.
        context: its sentence.

    Example:
        In "Kunduz fell to rebels. The army recaptured the city on Friday." both acts were in Kunduz.
    """
    cast = context.setting.cast
    cameo = context.knowledge.ontology.types[reading.type].cameo
    if reading.operators or cameo is None or cameo.code < _MATERIAL or cast.is_new and cast.spot is None:
        return None
    if context.once(places_in):
        return None
    if cast.is_new:
        return _of_dateline(reading, context)
    for sort in _pointers(reading, context):
        reach = _BACK.get(sort, 0)
        for told in cast.back(reach):
            if found := _one_of(told.places()):
                fits = sort not in (SITE, _CROWD) or _may_be_in(found.country, reading, context)
                if not fits or not _is_near_home(found.country, told, context):
                    return None
                return evolve(found, precision=NEAR) if _is_off(reading, context) else found
    return _of_the_last(reading, context)


def _of_the_last(reading: Reading, context: Context) -> Place | None:
    """The town of the sentence before, for an act of force that is told with no word of another time, place or party.

    "Rebels overran Baga. Fighters went from house to house and killed civilians."
    """
    family = context.knowledge.ontology.types[reading.type].family
    force = family.partition("/")[0] in _FORCE or family == _ON_SPOT
    of_them = family == _ARREST and any(_is_pronoun(one) for one in _sides(reading))
    moved = any(moment.anchor != "told" for moment in context.once(times).moments)
    if not (force or of_them) or moved or _is_apart(context):
        return None
    phrases = [*_phrases(reading, context), *_sides(reading)]
    reader = reader_of(context)
    if any(reader.sort_of(one.head) in _ELSEWHERE or context.actor(one).name is not None for one in phrases):
        return None
    for told in context.setting.cast.back(1):
        found = _one_of(told.places())
        near = found is not None and _is_near_home(found.country, told, context)
        if found is not None and near and _may_be_in(found.country, reading, context):
            return found
    return None


def _is_near_home(country: str | None, told: Told, context: Context) -> bool:
    """May a place of an earlier sentence be that of the next act, and was not only where somebody had gone on a visit?"""
    home = home_of(context.setting)
    return home is None or country in (home.country, None) or country in told.stages


def _is_apart(context: Context) -> bool:
    """Does a sentence speak of another time or act ("meanwhile", "in a separate raid")?"""
    known = context.knowledge.rules.classes
    return any(_APART in known.get(lower, ()) for lower in context.tokens.lowers)


def _is_pronoun(phrase: Phrase) -> bool:
    """Is it "them", or "20 of them"?"""
    return phrase.kind == "pronoun" or any(prep == "of" and inner.kind == "pronoun" for prep, inner in phrase.preps)


def told_places(context: Context, events: Sequence[Event]) -> tuple[Place, ...]:
    """Return the places of a sentence that later ones may point back to: those of its events, else those that it names."""
    return tuple(event.place for event in events if event.place is not None) or context.once(places_in)


def places_in(context: Context) -> tuple[Place, ...]:
    """Return the known places that a sentence names behind prepositions."""
    reader = reader_of(context)
    found = []
    for at, precision in (*reader.relations(0, reader.size), *_homes(context)):
        spot = reader.read(at, precision)
        if spot is None or spot.name is None:
            continue
        text = reader.text(spot.name)
        towns = reader.places.find(text)
        countries = [entry.country for entry in reader.entries(spot.name) if entry.country]
        town = next((town for town in towns if not countries or town.country in countries), None)
        if town is not None:
            wide = REGION if town.kind in ("region", "sea") else NEAR if spot.precision == NEAR else spot.precision
            found.append(Place(text, town.country or None, town.admin1, town.lat, town.lon, wide))
        elif countries:
            found.append(Place(text, countries[0], precision=REGION))
    return tuple(found)


def _homes(context: Context) -> Iterator[tuple[int, int]]:
    """Where the places begin of whose people a sentence tells: "Residents of Gemena gathered"."""
    for clause in context.clauses:
        subject = clause.subject
        if clause.kind == "noun" or subject is None:
            continue
        for prep, inner in subject.preps:
            if prep == "of" and context.actor(subject).roles[:1] == _CIVILIANS:
                yield inner.start, AT


def _one_of(places: tuple[Place, ...]) -> Place | None:
    """The town that a sentence names, if it is one alone."""
    towns = {place.name: place for place in places if place.precision is not None and place.precision < REGION}
    return next(iter(towns.values())) if len(towns) == 1 else None


def _pointers(reading: Reading, context: Context) -> Iterator[str]:
    """What in an act's clause points to a place told of: "there", "the city", "the airport", "the demonstrators"."""
    lowers = context.tokens.lowers
    own = context.clauses[reading.index]
    closed = context.knowledge.lexicon.closed
    for at in range(own.start, min(own.end + _ADVERB, len(lowers))):
        if lowers[at] == _THERE:
            after = lowers[at + 1] if at + 1 < len(lowers) else "."
            if not after[:1].isalpha() or not _CLOSED.isdisjoint(closed.get(after, ())):
                yield _THERE
    reader = reader_of(context)
    for phrase in _phrases(reading, context):
        if _is_told(phrase) and not _is_of_no_state(context.actor(phrase)):
            people = not _PEOPLE.isdisjoint(context.classes(phrase))
            yield _CROWD if people else reader.sort_of(phrase.head)
    for phrase in _sides(reading):
        if _is_told(phrase) and _SCENE in context.classes(phrase):
            yield _CROWD


def _is_of_no_state(actor: Actor) -> bool:
    """Is it an organisation by its name, which is nowhere in particular ("the U.N. refugee agency")?"""
    return actor.name is not None and actor.country is None


def _is_told(phrase: Phrase) -> bool:
    """Is it a phrase that may speak again of what was told: "the city", "the demonstrators"?"""
    return phrase.kind == "common" and phrase.definite and not phrase.preps and phrase.possessor is None


def _sides(reading: Reading) -> Iterator[Phrase]:
    """The phrases of the parties."""
    for side in (reading.source, reading.target, reading.both):
        yield from side.members if side is not None else ()


def _is_off(reading: Reading, context: Context) -> bool:
    """Was it "30 km north of | the town"?"""
    known = context.knowledge.circumstances.places.prepositions
    preps = context.clauses[reading.index].preps
    return any(known.get(prep, (0,))[0] == NEAR and phrase.definite for prep, phrase in preps)


def _phrases(reading: Reading, context: Context) -> Iterator[Phrase]:
    own = context.clauses[reading.index]
    places = context.knowledge.circumstances.places
    placed = [phrase for prep, phrase in own.preps if prep in places.prepositions]
    for phrase in (reading.place, reading.target, own.object, *placed):
        if phrase is not None:
            yield from phrase.members


def _of_dateline(reading: Reading, context: Context) -> Place | None:
    """The town of the dateline, for the lead of a story about its country; not for what was done by a named group, nor in
    "a village".
    """
    cast, reader = context.setting.cast, reader_of(context)
    source = reading.source
    if cast.spot is None or source is not None and context.actor(source.members[0]).name is not None:
        return None
    if any(reader.sort_of(phrase.head) in _ELSEWHERE for phrase in _phrases(reading, context)):
        return None
    own = context.clauses[reading.index]
    mentioned = own.kind == "noun" and own.support is None
    if mentioned and cast.spot.lower() in context.knowledge.circumstances.places.conferences:
        return None  # what those who meet in Geneva speak of was done elsewhere
    if not _may_be_in(cast.dateline, reading, context):
        return None
    if _names_others(context, cast.spot):
        return None  # "MANILA - … The attack took place near Jolo."
    towns = [town for town in reader.places.find(cast.spot) if town.country == cast.dateline and town.kind != "region"]
    return _placed(towns[0]) if towns else None


def _names_others(context: Context, spot: str) -> bool:
    """Does a text name, behind a preposition of place, a known place but that of its dateline?"""
    places = context.knowledge.circumstances.places
    named = {name for prep, name in _BEHIND.findall(context.setting.text) if prep in places.openers}
    return any(places.find(name) for name in named if name.lower() != spot.lower())


def _placed(town: Town) -> Place:
    return Place(town.name, town.country, town.admin1, town.lat, town.lon, 1)


def _may_be_in(country: str | None, reading: Reading, context: Context) -> bool:
    """Does nothing that the parties are say that an act was in another country?"""
    return country is not None and all(context.actor(one).country in (country, None) for one in _sides(reading))
