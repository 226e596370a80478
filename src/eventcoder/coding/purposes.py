"""What an act is for names whom it is meant for: "blocked the road | to force the council to act" is one act, upon the council,
and "pledged nine million dollars | to help Fiji" one of aid, to Fiji.
"""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import UNCODED, Reading

_AID, _DISSENT = "aid", "dissent"
_WANTS = frozenset({"appeal", "demand", _DISSENT})  # families of what a protest is held for
_COMPEL, _DEMAND = "compel", "demand"


def name_wanted(kept: dict[int, list[Reading]], context: Context) -> None:
    """Fold what is asked, demanded or to be forced by a protest into the protest, and who is to be helped into the aid; the readings
    are changed in place.

    Args:
        kept: the readings of a sentence that are acts, by clause.
        context: the sentence.
    """
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.relation != "purpose" or clause.form != "to" or clause.parent is None or len(found) != 1:
            continue
        held = kept.get(clause.parent, [])
        if len(held) == 1 and held[0].target is None and _helps(held[0], context) and _helps(found[0], context):
            helped = found[0]
            kept[clause.parent] = [evolve(held[0], target=helped.target, inner=(*held[0].inner, helped.index))]
            kept[i] = []
        elif len(held) == 1 and _wants(found[0], context) and _is_protest(held[0], context):
            kept[clause.parent] = [_wanting(held[0], found[0], context)]
            kept[i] = []


def _helps(reading: Reading, context: Context) -> bool:
    """Is it aid, or the intention of aid?"""
    return _AID in context.knowledge.ontology.types[reading.type].family.split("/")


def _is_protest(reading: Reading, context: Context) -> bool:
    """An act of protest that names no party of its own: the road that is blocked is none."""
    named = reading.target is not None and context.actor(reading.target.members[0]).known
    return not named and not reading.operators and _family(reading, context) == _DISSENT


def _wants(reading: Reading, context: Context) -> bool:
    return reading.target is not None and (reading.type == _COMPEL or _family(reading, context) in _WANTS)


def _family(reading: Reading, context: Context) -> str:
    return context.knowledge.ontology.types[reading.type].family.partition("/")[0]


def _wanting(held: Reading, wanted: Reading, context: Context) -> Reading:
    """The protest with whom it wants something of, and the type that a demand of it has."""
    ontology = context.knowledge.ontology
    inner = (*held.inner, wanted.index, *wanted.inner)
    forced = wanted.type == _COMPEL
    asked = ontology.compose(_DEMAND, wanted.act) if forced and wanted.act != _COMPEL else wanted.type
    composed = ontology.compose(held.type, asked or _COMPEL) if asked != _COMPEL else None
    if composed in (None, UNCODED, held.type):
        return evolve(held, target=wanted.target, inner=inner)
    operators, steps = (held.type, *wanted.operators), (composed, *wanted.steps)
    return evolve(
        held, type=composed, act=wanted.act, operators=operators, steps=steps, target=wanted.target, inner=inner
    )
