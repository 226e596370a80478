"""Where an event happened."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.earlier_places import earlier_place
from eventcoder.coding.namesake_places import Hints
from eventcoder.coding.namesakes import PLACES
from eventcoder.coding.place_relations import NEAR, REGION
from eventcoder.coding.place_words import SITE, UNIT, Span
from eventcoder.coding.reading import Reading
from eventcoder.coding.sites import Site, sites
from eventcoder.coding.spots import EDGES, PART, SEAT, TOWN, Spot, SpotReader, reader_of
from eventcoder.dictionaries.gazetteer import REGION as AREA
from eventcoder.dictionaries.gazetteer import SEA, Town, place_key
from eventcoder.model import Phrase, Place
from eventcoder.ontology.decisions import ARMED

_DIRECTION = "direction"  # value of modifiers.csv
_CAPITAL, _THE = "capital", "the"
_UNMISTAKABLE = 1_000_000  # people of a town that is meant by its bare name in a text of another country
_WELL_KNOWN = 100_000  # people of a place whose name may be a common word ("in Nice")


def event_place(reading: Reading, context: Context) -> Place | None:
    """Return where a reading happened, or None where its sentence does not say.

    Looked at are the phrases that `sites` yields, in its order; a town goes before a country wherever it stands.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.

    Returns:
        the place under the name that the text uses, with coordinates where the gazetteer has it. Which of several places of a
        name is meant, and where one lies that nobody knows, is settled by what stands with it, by the parties, by what else the
        sentence and text speak of, and by population. Precision is 1 in the town, 2 near it, 3 somewhere in the region or
        country.

    Example:
        "Gunmen attacked a police post near Maiduguri" happened at Place("Maiduguri", "NGA", …, precision=2).
    """
    region: Place | None = None
    for site, own in sites(reading, context):
        if region is not None and region.lat is not None and not own:
            return region
        place = _place(site, reading, context)
        if place is None or not own and region is not None and _is_elsewhere(place, region):
            continue
        if place.precision is None or place.precision < REGION:
            return place
        if region is None or region.lat is None and place.lat is not None and region.country == place.country:
            region = place
    return region or earlier_place(reading, context)


def _is_elsewhere(place: Place, region: Place) -> bool:
    """Is a place that other words of the sentence name in another country than the one where the act's own words say that it was?"""
    return place.country is not None and region.country is not None and place.country != region.country


# ------------------------------------------------------------------------------------ what is there


def _place(site: Site, reading: Reading, context: Context) -> Place | None:
    """The place that a phrase names, if it names one."""
    phrase = site.phrase.members[0] if site.phrase is not None else None
    reader = reader_of(context)
    if site.whole and phrase is not None:
        spot = _whole(phrase, site, reader, context)
    else:
        spot = reader.read(phrase.start if phrase is not None else site.start, site.precision)
        chain = reader.around(phrase.start if phrase is not None else site.start)
        if chain is not None and (chain.sort or reader.is_known(chain.name or (0, 0)) or site.unknown):
            spot = chain
    if spot is not None and spot.name is None and spot.sort == SEAT:
        return _capital(spot, site.start, reading, reader, context)
    if spot is None or spot.name is None:
        return None
    named = _as_named(site, spot, spot.name, reader)
    if named is None or _is_somebody(spot, spot.name, phrase, reader, context):
        named = None if site.whole else _holder(spot, reader)
    elif spot.sort in EDGES and not reader.is_known(spot.name):
        named = _holder(spot, reader) or named  # "the Pan-American highway in Puno"
    return _placed(named, reading, reader, context, whole=site.whole) if named is not None else None


def _as_named(site: Site, spot: Spot, name: Span, reader: SpotReader) -> Spot | None:
    """The spot, with the part of its name that is known; None where nobody knows it and it may be no place."""
    if reader.is_known(name):
        return spot
    shorter = None if spot.sort else _known_part(name, reader)
    if shorter is not None:
        return evolve(spot, name=shorter)
    return spot if _may_be_unknown(site, spot, name, reader) else None


def _holder(spot: Spot, reader: SpotReader) -> Spot | None:
    """The known place that holds one which has no name of its own: "a Hezbollah post in Baalbek" is Baalbek."""
    for at, name in enumerate(spot.within):
        if reader.is_known(name):
            return Spot(name, spot.end, precision=spot.precision, within=spot.within[at + 1 :])
    return None


def _may_be_unknown(site: Site, spot: Spot, name: Span, reader: SpotReader) -> bool:
    """May a name that no dictionary has be that of a place here?"""
    told = site.unknown or (spot.sure or reader.looks_like_place(name)) and (site.whole or site.ground)
    if not spot.sort and (not told or reader.is_one_of_many(name)):
        return False
    if not _is_ordinary(name, reader):
        return True
    if (
        site.unknown
        and spot.within
        and reader.lowers[name[1] : name[1] + 1] == (",",)
        and reader.is_unit(spot.within[0])
    ):
        return True  # "off Brass, Nigeria"
    if spot.sort:
        held = bool(spot.within) and reader.is_unit(spot.within[0])
        return (held or not site.whole) and reader.ends_in_noun(
            name
        )  # "at Elephant Pass", "attacked Camp Bastion in Helmand"
    return site.whole and site.unknown and spot.sure  # "shelled Hays, south of …"


def _capital(spot: Spot, start: int, reading: Reading, reader: SpotReader, context: Context) -> Place | None:
    """The capital of the country that "Yemen's capital", "the capital of Yemen" or "the capital" means."""
    words = reader.lowers[start : spot.end]
    if _CAPITAL not in words:
        return None
    at = words.index(_CAPITAL)
    if f"{words[at - 1]} {_CAPITAL}" in reader.places.nouns:
        return None  # "the provincial capital" is another
    country = Hints(spot, reading, context, reader).country(sure=True)
    town = reader.places.capital(country) if country is not None else None
    if town is None:
        return None
    return Place(town.name, town.country, town.admin1, town.lat, town.lon, spot.precision)


def _whole(phrase: Phrase, site: Site, reader: SpotReader, context: Context) -> Spot | None:
    """The place that a phrase as a whole names, without a preposition: "Aleppo", "the village of Rasm", "Luhansk airport"."""
    capitals = [at for at in range(phrase.base, phrase.head + 1) if context.tokens.words[at][:1].isupper()]
    if not phrase.lemma:  # what stands before a noun
        name = (phrase.base, phrase.head + 1)
        return Spot(name, name[1]) if capitals and reader.is_known(name) else None
    spot = reader.read(phrase.start, site.precision)
    if spot is None or spot.name is None:
        return None
    if phrase.kind != "proper":
        return (
            spot
            if spot.sort or phrase.base <= spot.name[0] <= phrase.head and spot.name[1] == phrase.head + 1
            else None
        )
    if spot.name[1] < phrase.head + 1 and not spot.sort:
        return None
    if reader.is_known(spot.name) or spot.sort in (PART, TOWN, UNIT):
        return spot
    surely = spot.name[1] - spot.name[0] == 1 or reader.ends_in_noun(spot.name)  # "Rasm", "Camp Larson"
    held = surely and bool(spot.within) and reader.is_unit(spot.within[0])
    held = held or reader.looks_like_place(spot.name)
    return spot if (held or site.unknown) and not context.actor(phrase).known else None


def _is_somebody(spot: Spot, name: Span, phrase: Phrase | None, reader: SpotReader, context: Context) -> bool:
    """Does a name stand for a group, a body or a person?"""
    entries = reader.entries(name)
    if entries:
        if any(entry.sort in PLACES for entry in entries):
            return False
        armed = phrase is not None and phrase.kind != "proper" and context.actor(phrase).kind in ARMED
        return armed or not reader.places.find(reader.text(name))  # "bombed | Fano positions" was not in Italy
    if spot.sort in (TOWN, PART, UNIT) or reader.ends_in_noun(name) and reader.is_known(name):
        return False  # "Kharotabad, a neighbourhood of Quetta", "Garamba National Park"
    if phrase is None or phrase.kind != "proper" or not phrase.lemma or name != (phrase.base, phrase.head + 1):
        return False
    who = context.actor(phrase)
    return (who.name is not None or "person" in who.flags) and bool(who.roles) and not who.place


def _is_ordinary(name: Span, reader: SpotReader) -> bool:
    """Are all words of a name common words, so that it is no place that nobody knows ("Line of Control", "Parliament")?"""
    return all(_has_sense(reader.lowers[at], reader) for at in range(*name))


def _has_sense(lower: str, reader: SpotReader) -> bool:
    tags = reader.lexicon.tags.get(lower)
    return tags is not None and not tags[0].startswith("NNP")


def _known_part(name: Span, reader: SpotReader) -> Span | None:
    """The part of a name that is a place behind a direction or before a noun of place: "Central | Darfur", "Luhansk | Airport"."""
    start, end = name
    modifier = reader.modifiers.get(reader.lowers[start])
    if end - start > 1 and modifier is not None and modifier.value == _DIRECTION and reader.is_known((start + 1, end)):
        return start + 1, end
    return None


# ------------------------------------------------------------------------------------ which place it is


def _placed(spot: Spot, reading: Reading, reader: SpotReader, context: Context, *, whole: bool) -> Place | None:
    """The record of a spot, with the gazetteer's position if it knows the place."""
    spot = _with_direction(spot, reader)
    name = spot.name or (0, 0)
    hints = Hints(spot, reading, context, reader)
    entries = reader.entries(name)
    state = next((entry.country for entry in entries[:1] if entry.sort == "country"), None)
    towns = _towns(spot, reader)
    if state is not None and not _is_part(spot, towns, hints, reader):
        return Place(reader.text(name), state, precision=REGION)
    town = hints.choose(towns)
    if town is not None and spot.within and not hints.lies_there(town):
        town = hints.choose_spelling(town.country) or town  # "Pervomaisk in Luhansk region"
    precision = NEAR if spot.sort in EDGES else spot.precision
    if spot.sort == UNIT:
        precision = REGION
    if town is not None and (not spot.sort or spot.sort == SITE) and town.population < _UNMISTAKABLE:
        law = hints.law_of(town)
        if law is not None or hints.is_strange(town):  # a village of that name that no gazetteer has?
            return Place(reader.text(name), law, precision=spot.precision)
    if town is None and (around := hints.at_town()) is not None:
        return Place(reader.text(name), around.country, around.admin1, around.lat, around.lon, precision)
    if town is None:
        country = hints.country() or next((entry.country for entry in entries if entry.sort in PLACES), None)
        town = hints.choose_spelling(country) if not towns else None
        if town is not None:
            return Place(reader.text(name), country, town.admin1, town.lat, town.lon, precision)
        return Place(reader.text(name), country, precision=precision)
    doubtful = not spot.sort and town.kind != SEA and (whole or town.population < _WELL_KNOWN)
    if doubtful and _is_ordinary(name, reader) and not hints.speaks_of(town):
        return None  # "in Parliament" is no hamlet
    if _is_wide(town) and spot.sort not in (SITE, PART):
        precision = REGION
    return Place(reader.text(name), town.country or None, town.admin1, town.lat, town.lon, precision)


def _is_wide(town: Town) -> bool:
    """Is it a sea or a first-level region? A district bears the name of its town."""
    return town.kind == SEA or town.kind == AREA and place_key(town.admin1 or town.name) == place_key(town.name)


def _towns(spot: Spot, reader: SpotReader) -> tuple[Town, ...]:
    """The places of a spot's name, with and without a noun at its end; regions where its noun says so, if there are any."""
    start, end = spot.name or (0, 0)
    towns = reader.places.find(reader.text((start, end)))
    if not towns and end - start > 1 and reader.is_place_noun(end - 1):
        shorter = (reader.places.find(reader.text((start, until))) for until in range(end - 1, start, -1))
        towns = next((found for found in shorter if found), ())
    elif spot.sort == TOWN and end - start > 1 and reader.is_place_noun(end - 1):
        towns = (*towns, *reader.places.find(reader.text((start, end - 1))))  # "Zamboanga City" is also a region's name
    seas = tuple(town for town in towns if town.kind == SEA)
    if seas and start and reader.lowers[start - 1] == _THE:
        return seas  # "in the Gulf"
    regions = tuple(town for town in towns if town.kind == AREA)
    if spot.sort == UNIT and regions:
        return regions
    if spot.precision == NEAR or spot.sort == TOWN:
        return tuple(town for town in towns if town.kind != AREA) or towns
    return towns


def _is_part(spot: Spot, towns: tuple[Town, ...], hints: Hints, reader: SpotReader) -> bool:
    """Is a country's name that of a part of a country here: "Niger state", "Nigeria's Niger", "Moscow, Georgia"?"""
    held = {country for holder in hints.holders for country in holder}
    if any(town.country in held for town in towns):
        return True
    behind = spot.name is not None and spot.name[1] < reader.size and reader.is_place_noun(spot.name[1])
    return spot.sort == UNIT and behind and any(town.kind == AREA for town in towns)


def _with_direction(spot: Spot, reader: SpotReader) -> Spot:
    """The spot with the direction before its name, where the gazetteer has them together: "northern | Syria"."""
    start, end = spot.name or (0, 0)
    if not start or reader.words[start - 1][:1].isupper() or reader.lowers[start - 1] not in reader.modifiers:
        return spot
    known = reader.places.find(reader.text((start - 1, end)))
    return evolve(spot, name=(start - 1, end), sort=UNIT) if known else spot
