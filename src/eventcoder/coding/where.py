"""Where an event happened."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from eventcoder.coding.context import Context
from eventcoder.coding.names import find_names
from eventcoder.coding.namesakes import TOWNS, units_behind
from eventcoder.coding.reading import Reading
from eventcoder.coding.when import beside
from eventcoder.dictionaries.circumstances import Town
from eventcoder.model import Clause, Phrase, Place

_AT, _NEAR, _REGION = 1, 2, 3
_DEPTH = 4
_PLACE_SORTS = frozenset({"place", "capital", "country"})


@frozen(eq=False)
class _Site:
    """A phrase that may say where, with the precision that its preposition gives and whether an unknown name will do."""

    phrase: Phrase
    precision: int
    unknown: bool


def event_place(reading: Reading, context: Context) -> Place | None:
    """Return where a reading happened, or None where its sentence does not say.

    Looked at are, in this order: the PLACE slot of its rule; in-, at- and near-phrases of its clause, of its results, of
    the phrases in its slots and of the clauses it hangs on; a place that is itself a party; a place before an event noun
    ("the Kabul blast"). A town goes before a country wherever it stands.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.

    Returns:
        the place under the name that the text uses, with coordinates where the gazetteer has it. A name of several places
        is the one in a country that the sentence names, else the one with most people. Precision is 1 in the town, 2 near
        it, 3 somewhere in the region or country.

    Example:
        "Gunmen attacked a police post near Maiduguri" happened at Place("Maiduguri", "NGA", …, precision=2).
    """
    country: Place | None = None
    for site in _sites(reading, context):
        place = _place(site, reading, context)
        if place is None:
            continue
        if place.precision is None or place.precision < _REGION or place.lat is not None:
            return place
        country = country or place
    return country


# ------------------------------------------------------------------------------------ where to look


def _sites(reading: Reading, context: Context) -> Iterator[_Site]:
    clauses = context.clauses
    own = clauses[reading.index]
    if reading.place is not None:
        yield _Site(reading.place, _AT, unknown=True)
    acts = dict.fromkeys(
        (reading.index, *((own.support,) if own.support is not None else ()), *reading.results, *reading.inner)
    )
    for index in acts:
        yield from _adverbials(clauses[index], context)
    parties = [p for p in (reading.target, reading.both, reading.source) if p is not None]
    for phrase in parties:
        for member in phrase.members:
            yield from _inside(member, context)
    if _is_scene(reading, context):
        for party in (reading.target, own.object):
            if party is not None:
                yield _Site(party, _AT, unknown=False)
    for index in acts:
        yield from _within(clauses[index], context)
    if own.kind == "noun":
        for prep, phrase in own.preps:
            if prep == "mod" or prep == "of" and _is_scene(reading, context):
                yield _Site(phrase, _AT, unknown=False)
    yield from _above(own, context)
    for index in beside(reading.index, context):
        yield from _adverbials(clauses[index], context)
        yield from _within(clauses[index], context)
    for phrase in parties:
        yield from _seats(phrase, context)


def _seats(phrase: Phrase, context: Context) -> Iterator[_Site]:
    """ "the mayor of Bizerte": where a party sits, if that is a place and no country."""
    for member in phrase.members:
        for prep, inner in member.preps:
            head = inner.members[0]
            if (
                prep == "of"
                and head.kind == "proper"
                and context.knowledge.circumstances.places.find(_text(head.base, head.head + 1, context))
            ):
                yield _Site(inner, _AT, unknown=False)


def _is_scene(reading: Reading, context: Context) -> bool:
    """Is what the act is done to the place where it is done? Not of acts that are only asked for or threatened."""
    if reading.operators:
        return False
    scenes = context.knowledge.circumstances.places.scenes
    family = context.knowledge.ontology.types[reading.act].family
    return family in scenes or any(family.startswith(f"{scene}/") for scene in scenes)


def _above(own: Clause, context: Context) -> Iterator[_Site]:
    """The clauses that this one hangs on, but not those that only report it."""
    clauses = context.clauses
    at = own.parent
    for _ in range(_DEPTH):
        if at is None:
            return
        above = clauses[at]
        if "speech" not in context.knowledge.lexicon.frames.get(above.lemma, ()):
            yield from _adverbials(above, context)
            yield from _within(above, context)
            for phrase in (above.subject, above.object):
                if phrase is not None:
                    yield from _inside(phrase, context)
        at = above.parent


def _adverbials(clause: Clause, context: Context) -> Iterator[_Site]:
    """A clause's own in-, at- and near-phrases."""
    known = context.knowledge.circumstances.places.prepositions
    for prep, phrase in clause.preps:
        sort = known.get(prep) or known.get(f"{clause.particle} {prep}")  # "pulled | out of the town"
        if sort is not None and phrase.kind != "time":
            yield _Site(phrase, *sort)


def _within(clause: Clause, context: Context) -> Iterator[_Site]:
    """The placing phrases inside a clause's arguments: less near to the act than what it is done to."""
    for prep, phrase in clause.preps:
        if prep not in ("'s", "mod", "by"):
            yield from _inside(phrase, context)
    for argument in (clause.object, clause.subject):
        if argument is not None:
            yield from _inside(argument, context)
    for phrase in clause.times:
        yield _Site(phrase, _AT, unknown=False)  # "in Geneva next Friday", which grammar took for one phrase


def _inside(phrase: Phrase, context: Context) -> Iterator[_Site]:
    """The placing phrases of a noun phrase: "a police post near Maiduguri"."""
    known = context.knowledge.circumstances.places.prepositions
    for member in phrase.members:
        for prep, inner in member.preps:
            sort = known.get(prep)
            if sort is not None and inner.kind != "time":
                yield _Site(inner, *sort)
            yield from _inside(inner, context)


# ------------------------------------------------------------------------------------ what is there


def _place(site: _Site, reading: Reading, context: Context) -> Place | None:
    """The place of a phrase: its own name, the name in its of-phrase or apposition, else what lies inside it."""
    phrase = site.phrase.members[0]
    if _nowhere(phrase, context):
        return None
    if _is_somebody(phrase, context):
        return None  # "Islamic State" is no state
    named = _named_in(phrase, context)
    if named is not None:
        return _placed(named, site, reading, context)
    low, high = phrase.base, phrase.head + 1
    found = _longest_known(low, high, context)
    if found is not None:
        return _placed(found, site, reading, context)
    if "territory" in context.classes(phrase) and (name := _before_head(phrase, context)) is not None:
        return _placed(name, site, reading, context)
    actor = context.actor(phrase) if phrase.lemma else None  # modifiers have no lemma and are no noun phrases
    if (
        actor is not None
        and actor.country
        and not actor.roles
        and phrase.kind == "proper"
        and actor.code == actor.country
    ):
        return Place(_text(low, high, context), actor.country, precision=_REGION)
    if site.unknown and phrase.kind == "proper" and (actor is None or not actor.known or actor.place):
        return _placed((low, high), site, reading, context)
    return None


def _is_somebody(phrase: Phrase, context: Context) -> bool:
    """Does a name stand for a group, a body or a person?"""
    if phrase.kind != "proper" or not phrase.lemma:
        return False
    who = context.actor(phrase)
    return who.name is not None and bool(who.roles) and not who.place


def _nowhere(phrase: Phrase, context: Context) -> bool:
    """Is it a bare common noun in small letters that is no territory ("in clashes")? Then nobody need be looked up."""
    if phrase.kind == "proper" or phrase.preps or phrase.possessor is not None or phrase.apposition is not None:
        return False
    if phrase.alias is not None or "territory" in context.classes(phrase):
        return False
    low, high = phrase.base, phrase.head + 1
    return context.tokens.words[low:high] == context.tokens.lowers[low:high]


def _named_in(phrase: Phrase, context: Context) -> tuple[int, int] | None:
    """ "the village of Rasm", "the capital, Nairobi": the tokens of the proper name."""
    if "territory" not in context.classes(phrase):
        return None
    inner = next((p for prep, p in phrase.preps if prep == "of" and p.members[0].kind == "proper"), phrase.apposition)
    member = inner.members[0] if inner is not None else phrase
    if member.kind != "proper" or inner is None or inner is phrase.apposition and _is_country(member, context):
        return None
    if _is_somebody(member, context):
        return None  # "a hideout of the Taliban"
    return _without_determiner(member.base, member.head + 1, context)


def _before_head(phrase: Phrase, context: Context) -> tuple[int, int] | None:
    """ "Borno state": the capitalised words right before a noun of territory."""
    words = context.tokens.words
    start = phrase.head
    while start > phrase.base and words[start - 1][:1].isupper():
        start -= 1
    start, end = _without_determiner(start, phrase.head, context)
    if start >= end:
        return None
    node = context.knowledge.actors.tables.names.get(context.tokens.lowers[end - 1])
    entries = node.get("", ()) if node is not None else ()
    somebody = entries and not any(entry.sort in _PLACE_SORTS for entry in entries)
    return None if somebody else (start, end)


def _without_determiner(start: int, end: int, context: Context) -> tuple[int, int]:
    closed, lowers = context.knowledge.lexicon.closed, context.tokens.lowers
    while start < end and "det" in closed.get(lowers[start], ()):
        start += 1
    return start, end


def _longest_known(low: int, high: int, context: Context) -> tuple[int, int] | None:
    """The longest run of tokens that the gazetteer has, later ones before earlier ones; it must begin with a capital."""
    places = context.knowledge.circumstances.places
    words = context.tokens.words
    capital = [word != word.lower() for word in words[low:high]]  # somewhere: "al-Bab" too begins with a small letter
    if True not in capital:
        return None
    for size in range(high - low, 0, -1):
        for start in range(high - size, low - 1, -1):
            if not capital[start - low] and not capital[start - low + size - 1]:
                continue
            if places.find(" ".join(words[start : start + size])) and not _other_name(
                start, start + size, high, context
            ):
                return start, start + size
    return None


def _other_name(start: int, end: int, high: int, context: Context) -> bool:
    """Is this only a part of a name that stands for somebody else ("Bank of America", "Paris Saint-Germain")?"""
    words = context.tokens.words
    follows = end < high and words[end][:1].isupper()
    return follows or start > 0 and high - start == 1 and _first_name(start - 1, context)


def _first_name(at: int, context: Context) -> bool:
    """A capitalised word before a name that is no adjective of a country, title or direction: "Jack London"."""
    word, lower = context.tokens.words[at], context.tokens.lowers[at]
    if not word[:1].isupper() or at == 0:
        return False
    node = context.knowledge.actors.tables.names.get(lower)
    known = node is not None and "" in node
    return not known and lower not in context.knowledge.lexicon.tags and lower not in context.knowledge.lexicon.closed


def _placed(span: tuple[int, int], site: _Site, reading: Reading, context: Context) -> Place:
    """The record of a name, with the gazetteer's position if it knows the place."""
    name = _text(*span, context)
    places = context.knowledge.circumstances.places
    towns = places.find(name)
    if not towns:
        whole = _text(span[0], site.phrase.members[0].head + 1, context)
        towns = places.find(whole) if whole != name else ()
    behind = _country_behind(span, context)
    if behind is not None and all(town.country != behind for town in towns):
        return Place(name, behind, precision=site.precision)
    hints = _countries(span, site, reading, context) if behind is None else [behind]
    if not towns:
        country = (hints[0] if hints else None) or _own_country(span[0], site.phrase.members[0].head + 1, context)
        return Place(name, country, precision=site.precision)
    town = _likeliest(towns, [hint for hint in hints if hint])
    precision = _REGION if town.kind == "region" or _is_region(span, site, context) else site.precision
    return Place(name, town.country or None, town.admin1, town.lat, town.lon, precision)


def _is_region(span: tuple[int, int], site: _Site, context: Context) -> bool:
    """ "Idlib province" is a region though Idlib is a town; the gazetteer says it of the noun that follows the name."""
    head = site.phrase.members[0].head
    return span[1] == head and "territory" in context.classes(site.phrase.members[0]) and not _settlement(head, context)


def _settlement(head: int, context: Context) -> bool:
    return "settlement" in context.knowledge.rules.classes.get(context.tokens.lowers[head], ())


def _countries(span: tuple[int, int], site: _Site, reading: Reading, context: Context) -> list[str | None]:
    """The countries that may hold a place, the surest first: named with it, then those of the parties.

    The first is None where none was named with it: a party's country settles which of two towns is meant, but does not say
    where an unknown one lies.
    """
    phrase = site.phrase.members[0]
    near: str | None = None
    following = [
        *site.phrase.members[1:],
        *((phrase.apposition,) if phrase.apposition is not None else ()),
        *(p for _, p in phrase.preps),
    ]
    for other in following:
        if not span[0] <= other.base < span[1]:
            near = near or _country_of(other, context)
    near = near or _country_before(phrase, span, context)
    sides = (reading.target, reading.source, reading.both)
    # A party that holds the place itself ("five people in Hyderabad") has its country from the place.
    parties = [_country_of(p.members[0], context) for p in sides if p is not None and not p.start <= span[0] < p.end]
    return [near, *parties, context.setting.country]


def _country_of(phrase: Phrase, context: Context) -> str | None:
    if phrase.kind in ("time", "pronoun", "number"):
        return None
    return context.actor(phrase.members[0]).country


def _is_country(phrase: Phrase, context: Context) -> bool:
    node = context.knowledge.actors.tables.names.get(context.tokens.lowers[phrase.head])
    return node is not None and any(entry.sort == "country" for entry in node.get("", ()))


def _country_behind(span: tuple[int, int], context: Context) -> str | None:
    """The country of "Tripoli, Lebanon" and "Athens, Georgia", where a country or region is written behind a place."""
    tables, tokens, day = context.knowledge.actors.tables, context.tokens, context.setting.day
    if span[1] + 1 >= len(tokens.lowers) or tokens.lowers[span[1]] != ",":
        return None
    units = units_behind(span[1], tables, tokens, day)
    if not units:
        return None
    for name in find_names(tables, span[0], span[1] - 1, span[1], tokens, day):
        if (name.start, name.end) == span and any(name.entry.country == unit.country for unit in units):
            return name.entry.country
    return units[0].country


def _own_country(start: int, end: int, context: Context) -> str | None:
    """The country of a spot that the actor files know and the gazetteer does not: "Taksim Square"."""
    names = find_names(context.knowledge.actors.tables, start, start, end, context.tokens, context.setting.day)
    return next((name.entry.country for name in names if name.entry.sort in TOWNS), None)


def _country_before(phrase: Phrase, span: tuple[int, int], context: Context) -> str | None:
    """The adjective of "the Syrian city of Aleppo"."""
    names, lowers = context.knowledge.actors.tables.names, context.tokens.lowers
    for at in range(phrase.base, min(phrase.head, span[0])):
        node = names.get(lowers[at])
        for entry in node.get("", ()) if node is not None else ():
            if entry.sort in ("adjective", "country"):
                return str(entry.country)
    return None


def _likeliest(towns: tuple[Town, ...], hints: list[str]) -> Town:
    for hint in hints:
        for town in towns:
            if town.country == hint:
                return town
    return towns[0]


def _text(start: int, end: int, context: Context) -> str:
    """The words of a name as written, without its determiner."""
    start, end = _without_determiner(start, end, context)
    return " ".join(context.tokens.words[start:end])
