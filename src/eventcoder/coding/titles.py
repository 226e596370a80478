"""Headlines: which act of the story is the one that its title sums up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eventcoder.coding.acts import Act, is_composed, is_violent, of_one_camp, same_act
from eventcoder.coding.context import Context
from eventcoder.coding.how_many import receives
from eventcoder.coding.status import Outcome
from eventcoder.model import Event, Participant

_TERRITORY, _PROPERTY = "force/territory", "coerce/property"
_LEAD = 2  # sentences below a title in which its act is told in full
_MIXED = frozenset({"16", "17"})  # CAMEO roots of deeds that have little in common: arrests and emergencies
_ROOT = 2  # letters of a CAMEO root


def titled(outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act], number: int) -> Act | None:
    """Return the act of a headline that an act of the story is, or None.

    Args:
        outcome: what a sentence of the story tells.
        events: its events.
        context: the sentence.
        acts: those told before.
        number: of the sentence.
    """
    for act in acts:
        if not act.headline or number - act.sentence > _LEAD or act.outcome.status != outcome.status or not act.events:
            continue
        violent = not is_composed(act.outcome) and both_violent(act.type, outcome, context)
        alike = violent or _of_one_root(act.events[0], events[0])
        types = context.knowledge.ontology.types
        burnt = [types[name].family.startswith(_PROPERTY) for name in (act.type, outcome.reading.act)]
        alike = alike and burnt[0] == burnt[1]  # the houses that a massacre burnt are not its title
        if alike and all(any(map(_told_in_full(title), events)) for title in act.events):
            return act
    return None


def _told_in_full(title: Event) -> Callable[[Event], bool]:
    def fits(event: Event) -> bool:
        if not same_act(title, event, nearby=True) or not _shares(title, event):
            return False
        straight = of_one_camp(title.source, event.source) and of_one_camp(title.target, event.target)
        crossed = (title.mutual or event.mutual) and of_one_camp(title.source, event.target)
        return straight or crossed

    return fits


def _of_one_root(title: Event, event: Event) -> bool:
    if title.cameo is None or event.cameo is None:
        return False
    digits = _ROOT + (title.cameo[:_ROOT] in _MIXED)
    return title.cameo[:digits] == event.cameo[:digits]


def both_violent(name: str, outcome: Outcome, context: Context) -> bool:
    """Are both acts of violence that hurts, and not the taking of a town?"""
    types = context.knowledge.ontology.types
    names = (name, outcome.reading.act)
    if is_composed(outcome) or not all(is_violent(one, context) for one in names):
        return False
    return all(receives(types[one]) and not types[one].family.startswith(_TERRITORY) for one in names)


def _shares(title: Event, event: Event) -> bool:
    """Is there something that both have: a side, the place, the dead?"""
    sides = [(title.source, event.source), (title.target, event.target)]
    if title.mutual or event.mutual:
        sides += [(title.source, event.target), (title.target, event.source)]
    if any(a is not None and b is not None and a.code is not None and _alike(a, b) for a, b in sides):
        return True
    here, there = title.place, event.place
    if here is not None and there is not None and here.country == there.country:
        return True
    if title.type == event.type and title.target is None and _is_unknown(title.source, event.source):
        return True  # "protesters march": thousands did
    return (
        title.fatalities is not None and event.fatalities is not None and title.fatalities.best == event.fatalities.best
    )


def _is_unknown(*parties: Participant | None) -> bool:
    return any(party is None or party.country is None and party.name is None for party in parties)


def _alike(one: Participant, other: Participant) -> bool:
    if one.name is not None and one.name == other.name:
        return True
    return one.code == other.code or one.country is not None and one.country == other.country
