"""Gunmen whom nobody knows: "men in a pickup", "two men on a motorbike", "men in uniform", where they kill, shoot or abduct; and those
who are civilians until they do violence.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.coding.who import Actor, code_of
from eventcoder.model import Clause, Phrase

_VIOLENT = ("assault", "force", "mass")  # families
_HARMFUL = (*_VIOLENT, "coerce/property", "dissent/riot")
_PEOPLE, _GUISE, _UNKNOWN = "unknown-people", "armed-guise", "nobody-knows"  # classes of words
_SETTLERS, _SETTLER_KIND = "violent-settler", "identity-militia"
_LINK, _DRESS = "guise-link", "guise-verb"  # classes of prepositions and verbs before it
_CIVIL, _CIVILIANS = ("CVL",), "civilians"
_ARMED, _KIND = ("UAF",), "political-militia"
_RELATIVE = "relative"  # what a clause is to the noun that it describes


def arm(reading: Reading, context: Context) -> None:
    """Take the doers of an act of violence who are only "men" in a vehicle, in uniform or unidentified for an armed group, and settlers
    for a militia.

    Args:
        reading: the act.
        context: its sentence.
    """
    side, family = reading.source, context.knowledge.ontology.types[reading.act].family
    if side is None or not family.startswith(_HARMFUL):
        return
    for member in side.members:
        actor = context.actor(member)
        if _SETTLERS in context.classes(member) and actor.kind == _CIVILIANS:
            context.recast(member, evolve(actor, kind=_SETTLER_KIND))
        elif not family.startswith(_VIOLENT):
            continue
        elif _is_anybody(actor) and _PEOPLE in context.classes(member) and _is_disguised(member, reading, context):
            code = code_of(actor.country, _ARMED)
            context.recast(member, evolve(actor, roles=_ARMED, kind=_KIND, code=code))


def _is_anybody(actor: Actor) -> bool:
    return actor.name is None and actor.roles in ((), _CIVIL)


def _is_disguised(member: Phrase, reading: Reading, context: Context) -> bool:
    """Is a vehicle, a uniform or a mask told of them, or that nobody knows them?"""
    words = context.before_head(member)[1]
    return _UNKNOWN in words or any(_GUISE in context.classes(inner) for inner in _with(member, reading, context))


def _with(member: Phrase, reading: Reading, context: Context) -> Iterator[Phrase]:
    """What stands behind somebody and says what they ride, wear or carry; grammar may have hung it on the verb ("killed by men | on
    motorbikes"), or made a clause of it ("men wearing masks", "men dressed as soldiers").
    """
    for prep, inner in member.preps:
        if _is(_LINK, prep, context):
            yield from inner.members
    for prep, inner in context.clauses[reading.index].preps:
        if _is(_LINK, prep, context) and 0 <= inner.start - member.end <= prep.count(" ") + 1:
            yield from inner.members
    for clause in context.clauses:
        if clause.relation == _RELATIVE and _is(_DRESS, clause.lemma, context):
            yield from _worn(clause, member)


def _worn(clause: Clause, member: Phrase) -> Iterator[Phrase]:
    """What a clause such as "wearing masks" or "dressed in black" says that somebody has on, if it is of them."""
    if clause.object is not None and clause.object.head == member.head:
        yield from (part for _, inner in clause.preps for part in inner.members)
    elif clause.object is not None and clause.subject is not None and clause.subject.head == member.head:
        yield from clause.object.members


def _is(name: str, word: str, context: Context) -> bool:
    """Is a word of this class?"""
    return name in context.knowledge.rules.classes.get(word, frozenset())
