"""Names of several countries: which of them is meant.

A town, region or country may share its name with others (Athens, Tripoli, Punjab, Georgia). A unit written behind a comma
("Athens, Georgia"), a state beside the name ("Pakistan's Punjab"), or an office that only parts of a state have ("Georgia's
governor") settles it; else the first entry holds, as with any name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.dictionaries.actors import ActorTables, Entry
from eventcoder.model import Tokens

if TYPE_CHECKING:
    from eventcoder.coding.names import Found

TOWNS = frozenset({"capital", "region", "place"})
PLACES = TOWNS | {"country"}
_UNITS = frozenset({"country", "region"})
_JOINER = "joiner"  # value of modifiers.csv: "and", "or"
_OWNER = "'s"


def settled(name: Found, tables: ActorTables, tokens: Tokens, day: int | None) -> Entry:
    """Return the entry that a place name stands for where it stands.

    Args:
        name: the name; its entry is returned where nothing around it says more.
        tables: the dictionaries.
        tokens: the sentence.
        day: the day of the text as an ordinal, None if unknown.
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
    return name.entry


def unit_of(entries: Sequence[Entry], day: int | None) -> Entry | None:
    """Return the meaning of a name as part of a state, if it has one that holds on the day ("Georgia", "Niger")."""
    return next((entry for entry in entries if entry.sort == "region" and _holds(entry, day)), None)


def units_behind(comma: int, tables: ActorTables, tokens: Tokens, day: int | None) -> list[Entry]:
    """Return what a country's or region's name behind a comma may mean ("Athens, Georgia"), [] where the comma is one of a
    list ("Athens, Georgia and …") or opens a clause of its own ("In Athens, Georgia's president").
    """
    lowers, words, size = tokens.lowers, tokens.words, len(tokens.lowers)
    best: list[Entry] = []
    node, at, end = tables.names.get(lowers[comma + 1]), comma + 1, comma + 1
    while node is not None:
        at += 1
        spelt = " ".join(words[comma + 1 : at])
        entries = node.get("", ())
        if entries and words[comma + 1][:1].isupper():
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
    return evolve(region, name=name.entry.name, display=name.entry.display, sort="place")


def _countries_beside(name: Found, tables: ActorTables, tokens: Tokens, day: int | None) -> Iterator[str]:
    """The states named right before and behind: "Pakistan's Punjab", "Pakistani Punjab", "Punjab in Pakistan"."""
    lowers, at = tokens.lowers, name.start - 1
    if at > 0 and lowers[at] == _OWNER:
        at -= 1
    for i in (at, name.end + 1 if name.end < len(lowers) and lowers[name.end] in ("in", "(") else -1):
        node = tables.names.get(lowers[i]) if 0 <= i < len(lowers) else None
        for entry in node.get("", ()) if node is not None else ():
            if entry.sort in ("country", "adjective") and _holds(entry, day):
                yield entry.country


def _of(country: str, entries: Sequence[Entry], day: int | None) -> Entry | None:
    return next((e for e in entries if e.country == country and e.sort in PLACES and _holds(e, day)), None)


def _holds(entry: Entry, day: int | None) -> bool:
    return day is None or entry.start <= day <= entry.end
