"""What an act is for names whom it is meant for: "blocked the road | to force the council to act" is one act, upon the council,
and "pledged nine million dollars | to help Fiji" one of aid, to Fiji.
"""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import UNCODED, Reading
from eventcoder.model import Clause

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
        if clause.parent is None or len(found) != 1 or not _is_purpose(clause):
            continue
        held = kept.get(clause.parent, [])
        if len(held) != 1:
            continue
        folded = _folded(held[0], found[0], context, to=clause.form == "to")
        if folded is not None:
            kept[clause.parent], kept[i] = [folded], []


def _folded(held: Reading, found: Reading, context: Context, *, to: bool) -> Reading | None:
    """An act with what the clause below it says that it is for; None where that is an act of its own."""
    if to and held.target is None and _helps(held, context) and _helps(found, context):
        return evolve(held, target=found.target, inner=(*held.inner, found.index))
    wanting = to and _wants(found, context) or found.target is not None and _family(found, context) == _DISSENT
    if wanting and _is_protest(held, context) and _tells_more(found, held, context):
        return _wanting(held, found, context)
    return evolve(held, inner=(*held.inner, found.index)) if _is_only_why(found, held, context) else None


def _is_purpose(clause: Clause) -> bool:
    """Does a clause say what the act above it is for ("blocked a road | to protest against taxes", "walked out, | protesting")?"""
    return clause.relation == "purpose" and clause.form == "to" or clause.relation.startswith("participle")


def _is_only_why(reading: Reading, held: Reading, context: Context) -> bool:
    """Is it the protest that an act of protest is, and names nobody more than that did?"""
    if _family(reading, context) != _DISSENT or not _is_protest(held, context):
        return False
    if reading.source is not None and reading.source is not held.source:
        return False
    return not _tells_more(reading, held, context)


def _tells_more(reading: Reading, held: Reading, context: Context) -> bool:
    """Does what a protest is for name somebody, where the protest names nobody known?"""
    return reading.target is not None and not (held.target is not None and context.actor(held.target.members[0]).known)


def _helps(reading: Reading, context: Context) -> bool:
    """Is it aid, or the intention of aid?"""
    return _AID in context.knowledge.ontology.types[reading.type].family.split("/")


def _is_protest(reading: Reading, context: Context) -> bool:
    """Is it an act of protest?"""
    return not reading.operators and _family(reading, context) == _DISSENT


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
