"""Who loses a place that is taken: "seized a town | that the rebels held", "overran Gwa, the last town | held by the junta"."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.model import Clause, Phrase

Kept = dict[int, list[Reading]]
_TERRITORY, _HOLDS = "force/territory", "holds-place"  # a family, and the class of verbs that say whose a place was
_PLACE = "PLACE"


def name_losers(kept: Kept, context: Context) -> None:
    """Give acts that take a place the side that held it as target, where a relative clause of the place says who that was.

    That it was held is told with the act, and is none of its own.

    Args:
        kept: the readings of a sentence by clause; changed in place.
        context: the sentence.
    """
    types = context.knowledge.ontology.types
    taken = [
        (i, reading)
        for i, readings in kept.items()
        for reading in readings
        if reading.target is None and types[reading.act].family == _TERRITORY
    ]
    for i, reading in taken:
        held = next(_holdings(reading, context), None)
        if held is not None and held != i:
            loser = context.clauses[held].subject
            kept[i] = [evolve(r, target=loser) if r is reading else r for r in kept[i]]
            kept[held] = []


def _holdings(reading: Reading, context: Context) -> Iterator[int]:
    """The clauses that say who held the place of an act, other than who takes it."""
    place = reading.place or reading.match.slots.get(_PLACE)
    for index, clause in enumerate(context.clauses if place is not None else ()):
        holder = clause.subject
        if holder is None or holder is reading.source or place is None or not _holds(clause, place, context):
            continue
        if holder.kind != "pronoun" and context.actor(holder.members[0]).known:
            yield index


def _holds(clause: Clause, place: Phrase, context: Context) -> bool:
    """Does a relative clause say that somebody holds a place?"""
    held = clause.object
    if clause.relation.partition(":")[0] != "relative" or held is None or clause.scope.negated:
        return False
    own = {one.head for one in (place, place.apposition) if one is not None}
    beside = held.start == place.end + 1 and context.tokens.lowers[place.end] == ","  # "Gwa, | the last town that …"
    return (held.head in own or beside) and _HOLDS in context.knowledge.rules.classes.get(clause.lemma, ())
