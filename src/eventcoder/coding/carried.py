"""The day of a deed that a text goes on with: "On Sunday gunmen attacked a village. Three houses were burnt" is all of Sunday."""

from __future__ import annotations

from eventcoder.coding.auxiliaries import is_helped
from eventcoder.coding.context import Context
from eventcoder.coding.days import Dated
from eventcoder.coding.earlier_places import places_in
from eventcoder.coding.fillers import is_place
from eventcoder.coding.reading import Reading
from eventcoder.model import Clause
from eventcoder.ontology.event_types import EventType

_DEEDS = (
    "force",
    "assault",
    "mass",
    "coerce/property",
    "dissent/protest",
)  # families of violence, and of what it meets


def carries_on(event_type: EventType) -> bool:
    """Tell whether a text that tells of an act of a type goes on with it in the sentences that follow.

    Args:
        event_type: of the act.
    """
    return event_type.sign == "conflict" and event_type.family.startswith(_DEEDS)


def carried_day(reading: Reading, context: Context) -> Dated | None:
    """Return the day of the deeds before, if a sentence goes on with them and names no day itself.

    Args:
        reading: what a clause says.
        context: its sentence.

    Example:
        "In 1996 rebels abducted 26 members of a mission. Two hostages | were killed": in 1996.
    """
    if context.scene is None or not carries_on(context.knowledge.ontology.types[reading.type]) or reading.operators:
        return None
    clause = context.clauses[reading.index]
    if clause.kind == "noun":
        if clause.support is None:
            return None
        clause = context.clauses[clause.support]
    if is_elsewhere(reading, clause, context):
        return None
    plain = clause.scope.time == "past" and clause.form == "finite" and not is_helped(clause, context, "have")
    return context.scene if plain else None


def is_elsewhere(reading: Reading, clause: Clause, context: Context) -> bool:
    """Tell whether somebody is told of who did something at a place that the sentence names ("Rebels shelled Gao on Friday. The army |
    bombed Kidal").

    Args:
        reading: the act.
        clause: the verb that tells of it.
        context: its sentence.
    """
    if clause.subject is not None and clause.subject.kind == "pronoun":
        return False
    struck = (reading.target, reading.place, clause.object)
    named = any(one is not None and one.kind == "proper" and is_place(one, context) for one in struck)
    return named or bool(context.once(places_in))
