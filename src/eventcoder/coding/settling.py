"""The countries of the sides of an act of which only the role is known: where it is done, or where the text is at home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.homes import BY_DATELINE, Home, front, homeland, is_bare, of_opponent, of_partner
from eventcoder.coding.mentions import DEEDS, RELATIONS
from eventcoder.coding.namesakes import TOWNS
from eventcoder.coding.pronouns import is_plural, possessive_at
from eventcoder.coding.reading import Reading
from eventcoder.coding.status import speaker_of
from eventcoder.coding.who import STATE_FORCES, Actor, code_of
from eventcoder.dictionaries.actors import Entry
from eventcoder.model import Phrase, Place
from eventcoder.ontology.decisions import CIVILIANS

BY_PLACE, BY_PARTY = "place", "party"
_SITED = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "aboard", "off", "on"})
_ARREST = "arrest"  # a family of acts
_DOMESTIC = (_ARREST, "dissent")  # families of acts among people of one state
_ABROAD = frozenset({"04", "05", "16"})  # roots of acts among states, which meet in the country of neither
_TALK = "04"  # root of visits and talks
_AID = "07"  # root of help
_TALKS = frozenset({"03", "04", "05", "06", "08"})  # roots of what a government and rebels do at talks
_BINDING = frozenset({"03", "08"})  # of these, those that a party to them agrees to
_PEACE = frozenset({"yield/military/ceasefire", "diplomacy/agreement/settle"})  # families of how wars end
_FORCE = frozenset({"18", "19", "20"})  # roots
_SOLDIERS, _LATELY = ("MIL",), 2  # sentences
_REBELS = "rebels"  # a kind of actors
_KNOWN_KINDS = frozenset({"proper", "pronoun"})  # kinds of phrases that speak of somebody in particular
_NESTED = 3  # "at a clinic in a suburb of Lima"
_DRONE = "drone"  # a word class


def settle(reading: Reading, place: Place | None, context: Context, late: Sequence[str] | None = None) -> None:
    """Give the bare sides of an act ("police", "the president") the country that the act, its place or the text says.

    Args:
        reading: the act.
        place: where it happened.
        context: its sentence.
        late: all of the text has been read, and only what it says as a whole is asked for; these were the countries of the latest
            deeds before the sentence.
    """
    sides = [phrase for phrase in (reading.source, reading.both, reading.target) if phrase is not None]
    _bring_to_talks(reading, sides, context)
    members = [(side, member, _in_its_town(member, place, context)) for side in sides for member in side.members]
    known = [actor.country for _, _, actor in members if actor.country is not None]
    here = _spot(reading, place, context) if late is None else None
    helped = _where_help_goes(reading, place, known, context)
    for side, member, actor in members:
        spot = helped if here is None and side is reading.target else here
        if not is_bare(actor) or possessive_at(member, context) == member.base or _are_several(member, actor, context):
            continue
        if _DRONE in context.classes(member):  # whoever flies one is elsewhere
            continue
        home = _of_label(actor, context) if late is None else None
        home = home or (_of_first(actor, member, side, context) if side is not reading.both else None)
        home = home or (_of_force_before(actor, reading, context) if side is reading.source else None)
        home = home or _of_speaker(actor, reading, context) or (Home(spot, BY_PLACE) if spot is not None else None)
        home = home or (_of_front(actor, reading, context) if late is None else None)
        home = home or homeland(actor, context, known, late)
        if (
            home is not None
            and spot is None
            and side is reading.target
            and not (member.definite or member.kind in _KNOWN_KINDS)
        ):
            home = home if all(other == home.country for other in known) else None  # he may be of anywhere
        if home is not None and side is reading.source and _is_foe(home.country, actor, reading, context):
            home = None
        if home is None:
            home = _of_others(actor, member, members, reading, context)
        if home is not None:
            found = evolve(actor, country=home.country, code=home.country + "".join(actor.roles))
            context.settle(member, found, home.by)


def _is_foe(country: str, actor: Actor, reading: Reading, context: Context) -> bool:
    """Do soldiers use force against what is called by the name of a people, as nobody calls their own ("the army shelled | Palestinian
    positions")?
    """
    if actor.kind != STATE_FORCES or reading.target is None or _root(reading.act, context) not in _FORCE:
        return False
    for member in reading.target.members:
        hit = context.actor(member)
        named_so = member.kind == "common" and not member.preps and not member.definite  # no "the town" of before
        if named_so and hit.country == country and not hit.place and not hit.roles:
            return True
    return False


def _are_several(member: Phrase, actor: Actor, context: Context) -> bool:
    """Are they several holders of an office of which a state has one ("met | the three prime ministers")?"""
    return "office" in actor.flags and (member.plural or is_plural(member, context))


def _in_its_town(member: Phrase, place: Place | None, context: Context) -> Actor:
    """Who a phrase stands for; where it has its country from a town alone ("residents of San Antonio"), that of the town of this
    name where the act was found to be.
    """
    actor = context.actor(member)
    spot = actor.place and not actor.roles  # the town itself
    if place is None or place.country == actor.country or not spot and (not actor.roles or actor.name is not None):
        return actor
    town = next((one for one in actor.entries if isinstance(one, Entry) and one.sort in TOWNS), None)
    if town is None or town.display != place.name or town.country != actor.country:
        return actor
    rest = tuple(entry for entry in actor.entries if entry is not town)
    found = evolve(actor, country=place.country, code=code_of(place.country, actor.roles), entries=rest)
    context.settle(member, found, BY_PLACE)
    return found


def _of_first(actor: Actor, member: Phrase, side: Phrase, context: Context) -> Home | None:
    """The country whose name stands once before forces or bodies that are joined ("Indian jets | and helicopters", "the Indian Navy |
    and Department of Fisheries").
    """
    first = side.members[0]
    several = member.kind == "proper" or member.plural and member.number is None
    if member is first or member.definite or member.possessor is not None or not several:
        return None
    one = context.actor(first)
    forces = one.kind == actor.kind == STATE_FORCES and one.roles == actor.roles
    office = member.kind == "proper" and "state" in actor.flags and _is_of_government(one)
    if not (forces or office) or one.country is None or "person" in one.flags or context.settled(first) is not None:
        return None
    return Home(one.country, BY_PARTY)


def _of_force_before(actor: Actor, reading: Reading, context: Context) -> Home | None:
    """The country of the only army whose soldiers the last sentences told of, for those who now use force ("Israeli forces left Jenin.
    | Tanks shelled a suburb of Nablus").
    """
    if actor.roles != _SOLDIERS or actor.kind != STATE_FORCES or _root(reading.type, context) not in _FORCE:
        return None
    told = (mention.actor for one in context.setting.cast.back(_LATELY) for mention in one.gather())
    countries = {one.country for one in told if one.roles[:1] == _SOLDIERS and one.kind == STATE_FORCES}
    country = countries.pop() if len(countries) == 1 else None
    return Home(country, BY_PARTY) if country is not None else None


def _is_of_government(actor: Actor) -> bool:
    return actor.kind == STATE_FORCES or actor.roles[:1] == ("GOV",)


def _of_label(actor: Actor, context: Context) -> Home | None:
    """The country that a headline names before a colon, whose army and police it tells of ("Israel: | Army | shells school in Gaza")."""
    label = context.setting.cast.label
    return Home(label, BY_DATELINE) if label is not None and "state" in actor.flags else None


def _of_speaker(actor: Actor, reading: Reading, context: Context) -> Home | None:
    """The country of the army that tells of soldiers ("the Israeli military said | soldiers | had come under fire in Jenin")."""
    speaker = speaker_of(reading.index, context) if actor.kind == STATE_FORCES else None
    if speaker is None:
        return None
    teller = context.actor(speaker.phrase.members[0])
    same = teller.kind == STATE_FORCES and teller.country is not None and teller.roles[-1:] == actor.roles[-1:]
    return Home(teller.country, BY_PARTY) if same and teller.country is not None else None


def _of_front(actor: Actor, reading: Reading, context: Context) -> Home | None:
    """The country that the sentence puts first, but for those who may be its guests ("In Niger, | the junta | expelled an envoy")."""
    country = front(actor, context) if _root(reading.type, context) != _TALK else None
    return Home(country, BY_PLACE) if country is not None else None


def _bring_to_talks(reading: Reading, sides: Sequence[Phrase], context: Context) -> None:
    """Give rebels whom a government deals with in a town abroad its country ("Chad's envoys met | rebels in Doha"), and those with whom it
    makes peace anywhere.
    """
    root = _root(reading.type, context)
    if root not in _TALKS or reading.operators and root not in _BINDING:
        return  # "France welcomed a truce with | rebels in Mali"
    peace = context.knowledge.ontology.types[reading.act].family in _PEACE
    members = [member for side in sides for member in side.members]
    for member in members:
        rebels = context.actor(member)
        if rebels.kind != _REBELS or rebels.name is not None:
            continue
        if not (peace and is_bare(rebels) or _has_country_of_place(member, rebels, context)):
            continue
        states = [o for o in map(context.actor, members) if o.country and (o.kind == STATE_FORCES or not o.roles)]
        rulers = {state.country for state in states}
        if len(rulers) == 1 and rebels.country not in rulers:
            country = rulers.pop()
            found = evolve(rebels, country=country, code=code_of(country, rebels.roles))
            context.settle(member, found, BY_PARTY)


def _has_country_of_place(member: Phrase, actor: Actor, context: Context) -> bool:
    """Has somebody his country only from where he is said to be?"""
    places = (phrase for prep, phrase in member.preps if prep in _SITED)
    return any(context.actor(phrase.members[0]).country == actor.country is not None for phrase in places)


def _root(event_type: str, context: Context) -> str:
    cameo = context.knowledge.ontology.types[event_type].cameo
    return cameo.code[:2] if cameo is not None else ""


def _of_others(
    actor: Actor, member: Phrase, members: list[tuple[Phrase, Phrase, Actor]], reading: Reading, context: Context
) -> Home | None:
    """The country that those give with whom somebody acts or deals."""
    held = context.knowledge.ontology.types[reading.type].family.startswith(_ARREST)
    if not member.definite and not held:
        return None
    side = next(side for side, one, _ in members if one is member)
    country = of_partner(actor, [other for beside, one, other in members if beside is side and one is not member])
    country = country or of_opponent(actor, [other for _, one, other in members if one is not member], held=held)
    return Home(country, BY_PARTY) if country is not None else None


def _spot(reading: Reading, place: Place | None, context: Context) -> str | None:
    """The country where an act was done, which those who do it there are taken to be of."""
    cameo = context.knowledge.ontology.types[reading.type].cameo
    diplomatic = cameo is not None and cameo.code[:2] in _ABROAD
    spot = _named_spot(reading, place, context) if not diplomatic else None
    if (
        spot is None
        and not reading.operators
        and cameo is not None
        and cameo.code >= DEEDS
        and cameo.code[:2] != RELATIONS
    ):
        spot = (place.country if place is not None else None) or _domestic(reading, context)
    return spot


def _where_help_goes(reading: Reading, place: Place | None, known: list[str], context: Context) -> str | None:
    """The country that soldiers or goods are sent to from another: there is whoever they are for ("to Gambia to protect | the
    president").
    """
    cameo = context.knowledge.ontology.types[reading.type].cameo
    if place is None or cameo is None or cameo.code[:2] != _AID or place.country in known:
        return None
    return place.country if known else None


def _named_spot(reading: Reading, place: Place | None, context: Context) -> str | None:
    """The country that the act's own in- or at-phrase names: bare roles are taken to be of there ("gunmen in Quetta")."""
    own = context.clauses[reading.index]
    support = context.clauses[own.support] if own.support is not None else own
    cameo = context.knowledge.ontology.types[reading.type].cameo
    words = cameo is None or cameo.code < DEEDS  # "condemned the coup | in Niger" is said anywhere
    inside = own.object.preps if own.object is not None and not words else ()
    for phrase in _sites((*own.preps, *support.preps, *inside), _NESTED, context):
        actor = context.actor(phrase.members[0])
        if place is not None and actor.place and actor.name == place.name:
            return place.country  # which of the towns of one name it is was found out already
        if actor.country is not None and (actor.place or not actor.roles):
            return actor.country
    return None


def _domestic(reading: Reading, context: Context) -> str | None:
    """The country of an officer of state who is arrested or protested against: so is whoever does it of that country."""
    family = context.knowledge.ontology.types[reading.type].family
    if reading.target is None or not family.startswith(_DOMESTIC):
        return None
    actor, scenes = context.actor(reading.target.members[0]), context.setting.cast.scenes()
    # "detained | a Syrian woman" in Istanbul
    abroad = actor.kind == CIVILIANS and scenes and actor.country not in scenes
    return actor.country if actor.roles and not actor.place and not abroad else None


def _sites(preps: Iterable[tuple[str, Phrase]], depth: int, context: Context) -> Iterator[Phrase]:
    """The names behind prepositions of place, those inside phrases too: "at a hospital in Mariupol"; what an act is done on is a
    place only if it says so ("on Taksim Square").
    """
    for prep, phrase in preps:
        if prep == "on" and "territory" not in context.classes(phrase):
            continue
        if phrase.kind == "proper" and prep in _SITED:
            yield phrase
        elif depth and phrase.kind == "common" and prep in _SITED:
            yield from _sites(_with_seat(phrase.members[0]), depth - 1, context)


def _with_seat(phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """The phrases inside a phrase, with those that say what place it is: "the city of Pune"."""
    for prep, inner in phrase.preps:
        yield ("in" if prep == "of" and inner.kind == "proper" else prep), inner
