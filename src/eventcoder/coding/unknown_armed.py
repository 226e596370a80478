"""Gunmen whom nobody knows: "men in a pickup", "two men on a motorbike", "men in uniform", where they kill, shoot or abduct."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.coding.who import Actor, code_of
from eventcoder.model import Phrase

_VIOLENT = ("assault", "force", "mass")  # families
_PEOPLE, _GUISE, _UNKNOWN = "unknown-people", "armed-guise", "nobody-knows"  # classes of words
_CIVIL = ("CVL",)
_ARMED, _KIND = ("UAF",), "political-militia"
_WEARING = frozenset({"in", "on", "aboard", "from", "with"})


def arm(reading: Reading, context: Context) -> None:
    """Take the doers of an act of violence who are only "men" in a vehicle, in uniform or unidentified for an armed group.

    Args:
        reading: the act.
        context: its sentence.
    """
    side = reading.source
    if side is None or not context.knowledge.ontology.types[reading.act].family.startswith(_VIOLENT):
        return
    for member in side.members:
        actor = context.actor(member)
        if _is_anybody(actor) and _PEOPLE in context.classes(member) and _is_disguised(member, reading, context):
            code = code_of(actor.country, _ARMED)
            context.recast(member, evolve(actor, roles=_ARMED, kind=_KIND, code=code))


def _is_anybody(actor: Actor) -> bool:
    return actor.name is None and actor.roles in ((), _CIVIL)


def _is_disguised(member: Phrase, reading: Reading, context: Context) -> bool:
    """Is a vehicle, a uniform or a mask told of them, or that nobody knows them?"""
    words = context.before_head(member)[1]
    return _UNKNOWN in words or any(_GUISE in context.classes(inner) for inner in _with(member, reading, context))


def _with(member: Phrase, reading: Reading, context: Context) -> Iterator[Phrase]:
    """What stands behind somebody and says what they ride or wear; grammar may have hung it on the verb ("killed by men | on
    motorbikes").
    """
    for prep, inner in member.preps:
        if prep in _WEARING:
            yield from inner.members
    for prep, inner in context.clauses[reading.index].preps:
        if prep in _WEARING and 0 <= inner.start - member.end <= 1:
            yield from inner.members
