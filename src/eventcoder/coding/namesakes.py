"""Names of several countries: which of them is meant.

A town, region or country may share its name with others (Athens, Tripoli, Punjab, Georgia). A unit written behind a comma
("Athens, Georgia"), a state beside the name ("Pakistan's Punjab"), or an office that only parts of a state have ("Georgia's
governor") settles it; else the first entry holds, as with any name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.dictionaries.actors import ActorTables, Entry
from eventcoder.model import Tokens

if TYPE_CHECKING:
    from eventcoder.coding.names import Found

TOWNS = frozenset({"capital", "region", "place"})
PLACES = TOWNS | {"country"}
_UNITS = frozenset({"country", "region"})
PARTS = frozenset({"region", "place"})
_STATE_NAMES = frozenset({"country", "adjective", "capital"})
_PARTY = "PTY"
_DIRECTION = "direction"  # value of modifiers.csv: "north", "upper"
_LONGEST_STATE = 4  # words
_TWO = 2  # words of a party's name; countries, so that there is something to tell apart
_JOINER = "joiner"  # value of modifiers.csv: "and", "or"
_OWNER = "'s"
_OF = "of"
_LASTING = frozenset({"groups", "bodies"})  # what is remembered when it is no more
_ANYWHERE = "international"
_SEAT = frozenset({"capital"})
LOCAL = "local"  # flag of agents.csv: an office that only a part of a state has
_IN, _THE = "in", "the"
_SHORTEST_SCENE = 4  # tokens: "In Kyiv parliament voted"


def settled(name: Found, tables: ActorTables, tokens: Tokens, day: int | None, about: Collection[str] = ()) -> Entry:
    """Return the entry that a place name stands for where it stands: what is written beside it counts first, then, for a
    town or region, the countries of the sentence and of the text.

    Args:
        name: the name; its entry is returned where nothing around it says more.
        tables: the dictionaries.
        tokens: the sentence.
        day: the day of the text as an ordinal, None if unknown.
        about: the countries that the text is about, the likeliest first.
    """
    lowers, end = tokens.lowers, name.end
    if end + 1 < len(lowers) and lowers[end] == ",":
        units = units_behind(end, tables, tokens, day)
        if units:
            return _in_unit(name, units, day)
    if len({entry.country for entry in name.entries if entry.sort in PLACES}) > 1:
        for country in _countries_beside(name, tables, tokens, day):
            found = _of(country, name.entries, day)
            if found is not None:
                return found
        if name.entry.sort in PARTS:
            return _spoken_of(name, tables, tokens, day, about)
        return _told_by_town(name, tables, tokens, day)
    return name.entry


def _told_by_town(name: Found, tables: ActorTables, tokens: Tokens, day: int | None) -> Entry:
    """The country of that name whose capital the sentence names ("Congo … Brazzaville"), where it has nothing else of the one
    that the name alone means; the part of a state whose office stands before it ("the governor of Georgia").
    """
    at, own = name.start, name.entry
    head = tables.agents.get(tokens.lowers[at - 2]) if at > 1 and tokens.lowers[at - 1] == _OF else None
    if head is not None and LOCAL in head.flags and (unit := unit_of(name.entries, day)) is not None:
        return unit
    states = [entry for entry in name.entries if entry.sort == own.sort == "country" and entry.country != own.country]
    if not states:
        return own
    seats = countries_in(tables, tokens, day, sorts=_SEAT)
    if own.country in seats:
        return own
    return next((entry for entry in states if entry.country in seats), own)


def _spoken_of(name: Found, tables: ActorTables, tokens: Tokens, day: int | None, about: Collection[str]) -> Entry:
    """The town or region of that name in the country that the sentence names, or the text is about."""
    countries = (*countries_in(tables, tokens, day), *about)
    if name.entry.country in countries:
        return name.entry
    found = (_of(country, name.entries, day) for country in countries)
    return next((entry for entry in found if entry is not None), name.entry)


def holder(name: Found, tables: ActorTables, tokens: Tokens, day: int | None, about: Collection[str]) -> Entry | None:
    """Return which of the groups or bodies of one name is meant: that of the country beside it ("Portugal's Socialist
    Party", "the Labour Party of Norway"), else the first whose country the text speaks of, else the first. A name that any
    country's party may have ("Reform Party") is nobody's that is known where the text speaks of other countries only.

    Args:
        name: the name; its entry is the first that holds.
        tables: the dictionaries.
        tokens: the sentence.
        day: the day of the text as an ordinal, None if unknown.
        about: the countries that the text is about, the likeliest first.
    """
    first = name.entry
    common = first.local or _any_party(name, tables, tokens)
    if not common and len(name.entries) == 1:
        return first
    alike = _LASTING if first.sort in _LASTING else {first.sort}
    same = [entry for entry in name.entries if entry.sort in alike or entry.local]
    spelt = " ".join(tokens.words[name.start : name.end])
    by_country = _by_country([entry for entry in same if _holds(entry, day)], spelt)
    past = _past(same, spelt, day)
    if not common and len(by_country.keys() | past.keys()) < _TWO:
        return first
    beside = list(_countries_beside(name, tables, tokens, day))
    for country in beside:
        if country in by_country:
            return by_country[country]
    if common and beside:
        return None
    scenes = scenes_of(tables, tokens, day)
    here = [*scenes[:1], *countries_in(tables, tokens, day)]
    if first.country in here or first.country in about:
        return first
    spoken = (*about, *here) if first.sort != _ANYWHERE else scenes
    found = next((by_country[one] for one in spoken if one in by_country and not by_country[one].inside), None)
    if found is None and (first.local or len(by_country) > 1):  # "Maoist rebels ambushed a convoy in Chhattisgarh"
        seats = set(countries_in(tables, tokens, day, sorts=_SEAT)).difference(scenes)
        parts = (*scenes, *countries_in(tables, tokens, day, sorts=PARTS))
        if first.country not in parts:
            inside = (by_country[country] for country in parts if country in by_country)
            found = next((entry for entry in inside if not entry.inside or entry.country not in seats), None)
        elif first.country not in seats:
            found = first  # "Maoists killed a villager in Dantewada"
    found = found or next((past[country] for country in scenes if country in past), None)
    return found or (None if first.local or common and spoken else first)


def gone(name: Found, tables: ActorTables, tokens: Tokens, day: int) -> Entry | None:
    """Return the group or body of that name that is no more, where the sentence opens in its country or has it beside the name
    ("In Cairo the NDP headquarters were demolished").

    Args:
        name: a name of which no meaning holds on the day.
        tables: the dictionaries.
        tokens: the sentence.
        day: the day of the text as an ordinal.
    """
    past = _past(name.entries, " ".join(tokens.words[name.start : name.end]), day)
    if not past:
        return None
    places = (*_countries_beside(name, tables, tokens, day), *scenes_of(tables, tokens, day))
    return next((past[country] for country in places if country in past), None)


def _past(entries: Sequence[Entry], spelt: str, day: int | None) -> dict[str, Entry]:
    """Return of the groups and bodies that are no more the last of each country."""
    ended = [entry for entry in entries if day is not None and entry.end < day and entry.sort in _LASTING]
    return _by_country(sorted(ended, key=lambda entry: -entry.end), spelt)


def _by_country(entries: Sequence[Entry], spelt: str) -> dict[str, Entry]:
    """Return the first of them for each country that is written so."""
    return {entry.country: entry for entry in reversed(entries) if entry.exact in ("", spelt)}


def _any_party(name: Found, tables: ActorTables, tokens: Tokens) -> bool:
    """Is it a party's name of two words, the second a role noun, that is not known without it ("Labour Party", but not "Likud
    party")?
    """
    entry, lowers = name.entry, tokens.lowers
    if _PARTY not in entry.roles or not entry.country:
        return False
    if sum(word != _OWNER for word in lowers[name.start : name.end]) != _TWO:
        return False
    alone = (tables.names.get(lowers[name.start]) or {}).get("", ())
    return lowers[name.end - 1] in tables.agents and all(other.local or other.line != entry.line for other in alone)


def countries_in(
    tables: ActorTables,
    tokens: Tokens,
    day: int | None,
    *,
    every: bool = False,
    sorts: Collection[str] = _STATE_NAMES,
) -> list[str]:
    """Return the states that a sentence names, in the order of the text; each once, or `every` time. `sorts` are the sorts of
    names by which it may name them: by default their names, adjectives and capitals.
    """
    opening, lowers, words = tables.names.tokens, tokens.lowers, tokens.words
    out: list[str] = []
    behind = 0
    for i, lower in enumerate(lowers):
        if i >= behind and lower in opening and words[i][:1].isupper():
            behind, country = _state_from(i, tables, tokens, day, sorts)
            if country:
                out.append(country)
    return out if every else list(dict.fromkeys(out))


def scene_of(tables: ActorTables, tokens: Tokens, day: int | None) -> str | None:
    """Return the country of the place that a sentence opens in ("In Mumbai the party …"), None where it opens otherwise."""
    return next(iter(scenes_of(tables, tokens, day)), None)


def scenes_of(tables: ActorTables, tokens: Tokens, day: int | None) -> list[str]:
    """Return the countries that have a place of the name that a sentence opens in, the likeliest first ("In San José …")."""
    lowers, words = tokens.lowers, tokens.words
    if len(lowers) < _SHORTEST_SCENE or lowers[0] != _IN:
        return []
    at = 2 if lowers[1] == _THE else 1
    found: list[str] = []
    node = tables.names.get(lowers[at]) if words[at][:1].isupper() else None
    while node is not None:
        held = [entry.country for entry in node.get("", ()) if entry.sort in PLACES and _holds(entry, day)]
        found = held or found
        at += 1
        node = node.get(lowers[at]) if at < len(lowers) else None
    return list(dict.fromkeys(found))


def _state_from(
    i: int, tables: ActorTables, tokens: Tokens, day: int | None, sorts: Collection[str] = _STATE_NAMES
) -> tuple[int, str]:
    """Where the longest name of a state that begins at a token ends, and whose it is, "" where none begins there."""
    lowers, words = tokens.lowers, tokens.words
    best, node, end = (i, ""), tables.names.get(lowers[i]), i + 1
    while node is not None:
        for entry in node.get("", ()):
            if entry.sort not in sorts or not _holds(entry, day):
                continue
            if not entry.exact or entry.exact == " ".join(words[i:end]):
                best = end, entry.country
                break
        node = node.get(lowers[end]) if end < len(lowers) else None
        end += 1
    return best


def unit_of(entries: Sequence[Entry], day: int | None) -> Entry | None:
    """Return the meaning of a name as part of a state, if it has one that holds on the day ("Georgia", "Niger")."""
    return next((entry for entry in entries if entry.sort == "region" and _holds(entry, day)), None)


def units_behind(comma: int, tables: ActorTables, tokens: Tokens, day: int | None) -> list[Entry]:
    """Return what a country's or region's name behind a comma may mean ("Athens, Georgia"), [] where the comma is one of a
    list ("Athens, Georgia and …") or opens a clause of its own ("In Athens, Georgia's president").
    """
    lowers, words, size = tokens.lowers, tokens.words, len(tokens.lowers)
    best: list[Entry] = []
    start = comma + 1
    modifier = tables.modifiers.get(lowers[start])
    if modifier is not None and modifier.value == _DIRECTION and start + 1 < size:
        start += 1  # "Tripoli, north Lebanon"
    node, at, end = tables.names.get(lowers[start]), start, start
    while node is not None:
        at += 1
        spelt = " ".join(words[start:at])
        entries = node.get("", ())
        if entries and words[start][:1].isupper():
            held = [entry for entry in entries if _holds(entry, day) and entry.exact in ("", spelt)]
            if held:
                best, end = ([entry for entry in held if entry.sort in _UNITS] if held[0].sort in _UNITS else []), at
        node = node.get(lowers[at]) if at < size else None
    return best if best and not _goes_on(end, tables, tokens) else []


def _goes_on(end: int, tables: ActorTables, tokens: Tokens) -> bool:
    """Does a list of places go on behind a unit, or does the unit own something or belong to a longer name?"""
    lowers, words = tokens.lowers, tokens.words
    if end >= len(lowers):
        return False
    modifier = tables.modifiers.get(lowers[end])
    if lowers[end] == "," or modifier is not None and modifier.value == _JOINER:
        node = tables.names.get(lowers[end + 1]) if end + 1 < len(lowers) and words[end + 1][:1].isupper() else None
        return node is not None and any(entry.sort in PLACES for entry in node.get("", ()))
    return lowers[end] == _OWNER or words[end][:1].isupper()


def _in_unit(name: Found, units: list[Entry], day: int | None) -> Entry:
    """The town of that name in one of the units. One that no dictionary has is taken to lie in a region, since such towns
    are written with it ("Moscow, Idaho"), but not in a country: that may be the next of a list.
    """
    for unit in units:
        found = _of(unit.country, name.entries, day)
        if found is not None:
            return found
    region = next((unit for unit in units if unit.sort == "region"), None)
    if region is None:
        return name.entry
    return evolve(region, name=name.entry.name, display=name.entry.name, sort="place")


def _countries_beside(name: Found, tables: ActorTables, tokens: Tokens, day: int | None) -> Iterator[str]:
    """The states named right before and behind: "Pakistan's Punjab", "Pakistani Punjab", "Punjab in Pakistan"."""
    lowers, at = tokens.lowers, name.start
    if at > 1 and lowers[at - 1] == _OWNER:
        at -= 1
    for start in range(max(at - _LONGEST_STATE, 0), at):  # the longest first: South Sudan's are not Sudan's
        end, country = _state_from(start, tables, tokens, day)
        if country and end == at:
            yield country
            break
    if name.end + 1 < len(lowers) and lowers[name.end] in ("in", "(", "of"):
        start = name.end + 1
        for i in (start, start + 1):  # "of the Netherlands"
            country = _state_from(i, tables, tokens, day)[1] if i < len(lowers) else ""
            if country:
                yield country
                break


def _of(country: str, entries: Sequence[Entry], day: int | None) -> Entry | None:
    return next((e for e in entries if e.country == country and e.sort in PLACES and _holds(e, day)), None)


def _holds(entry: Entry, day: int | None) -> bool:
    return day is None or entry.start <= day <= entry.end
