"""Acts of one happening that ACLED makes one event of: a protest and what the police did to it, an abduction and the killing of
whoever was taken, a fight and the capture that ends it. Each of them gets the type of the whole; `acled_merging.csv` names it.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from eventcoder.coding.acts import is_together
from eventcoder.coding.told import Told
from eventcoder.model import Event, Participant
from eventcoder.ontology.acled_units import AcledUnits
from eventcoder.ontology.decisions import CIVILIANS
from eventcoder.ontology.ontology import Ontology

_CROWDS = frozenset({"protesters", "rioters"})
_FORCES = frozenset({"state-forces", "external"})
Part = tuple[list[Event], int]  # the events of an outcome, and which of them is meant
_REACH = 12  # events looked at behind each


def read_together(told: Iterable[Told], ontology: Ontology) -> None:
    """Give the acts of a sentence that are parts of one event of ACLED's the type of the whole; the events are changed in place.

    Args:
        told: the sentences of a document.
        ontology: the event types, and what ACLED makes one event of.
    """
    units = ontology.acled_units
    for one in told:
        parts = [(events, n) for _, events in one.outcomes for n, event in enumerate(events) if event.acled is not None]
        _pass_over(parts, ontology)
        for a, (first, i) in enumerate(parts):
            for second, k in parts[a + 1 : a + _REACH]:
                whole = units.merging.get(frozenset((_type(first[i]), _type(second[k]))))
                if whole is not None and _is_one(first[i], second[k], units):
                    reading = units.types[whole].reading
                    first[i], second[k] = evolve(first[i], acled=reading), evolve(second[k], acled=reading)


def _pass_over(parts: list[Part], ontology: Ontology) -> None:
    """Give an attack of which no blood is told, and which only brought those who came to what they did there ("stormed a school and
    | abducted pupils"), the type of that.
    """
    units = ontology.acled_units
    for events, i in parts:
        event = events[i]
        if not ontology.types[event.act].opening or _is_bloody(event):
            continue
        others = [rest[k] for rest, k in parts if rest[k] is not event and is_together(event, rest[k])]
        whole = _type(event)
        if any(
            _type(other) == whole and not (ontology.types[other.act].opening and not _is_bloody(other))
            for other in others
        ):
            continue
        for other in others:
            if units.merging.get(frozenset((whole, _type(other)))) == whole and _same(event.source, other.source):
                events[i] = evolve(event, acled=other.acled)
                break


def _is_bloody(event: Event) -> bool:
    return any(count is not None and count.best != 0 for count in (event.fatalities, event.casualties))


def _type(event: Event) -> str:
    return event.acled.sub_event_type if event.acled is not None else ""


def _is_one(one: Event, other: Event, units: AcledUnits) -> bool:
    """Are two acts of a sentence, the first told first, done at one place and day, by or to the same people?"""
    if not is_together(one, other):
        return False
    crowds = _is_of_crowd(one, units), _is_of_crowd(other, units)
    if any(crowds):
        both_ways = ((a, b) for a in _people(one) for b in _people(other))
        return any(_same(a, b, crowd=True) for a, b in both_ways) or crowds[0] and _answers(other)
    return _same(one.source, other.source) or _same(one.target, other.target) or _mutually(one, other)


def _is_of_crowd(event: Event, units: AcledUnits) -> bool:
    """Is it a protest or riot, or what was done to one?"""
    unit = units.units.get(event.acled.event_type) if event.acled is not None else None
    return unit is not None and unit.first in _CROWDS


def _people(event: Event) -> list[Participant]:
    """The sides of an event that are no forces of a state."""
    return [side for side in (event.source, event.target) if side is not None and side.kind not in _FORCES]


def _answers(event: Event) -> bool:
    """Was what a sentence tells behind a protest done by a state's forces to people of whom no more is said?"""
    doer, victims = event.source, event.target
    if doer is not None and doer.kind not in _FORCES or doer is None and victims is not None:
        return False
    return victims is None or victims.kind in (None, CIVILIANS) and victims.name is None and len(victims.roles) <= 1


def _mutually(one: Event, other: Event) -> bool:
    """Is a side of a fight one of the other act's ("clashed with rebels and captured | a village")?"""
    if not (one.mutual or other.mutual):
        return False
    return _same(one.source, other.target) or _same(one.target, other.source)


def _same(one: Participant | None, other: Participant | None, *, crowd: bool = False) -> bool:
    """Are two sides the same people, as far as their words tell? Of a `crowd` all are protesters."""
    if one is None or other is None:
        return False
    if _overlap(one, other):
        return True
    if crowd and (one.kind in _CROWDS or other.kind in _CROWDS):
        return True
    return one.code is not None and (one.code, one.kind) == (other.code, other.kind)


def _overlap(one: Participant, other: Participant) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end
