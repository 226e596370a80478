"""Who is said to get an office: "Peru elected | Ada Bello | president", and later "Bello" is its president."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.who import NOBODY, Actor, code_of
from eventcoder.model import Clause

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_NAMED, _AS = "named", "as"
_NO_CLASSES: frozenset[str] = frozenset()


def introduce_holders(context: Context) -> None:
    """Remember those whom a sentence gives an office, where nothing else tells who they are.

    Args:
        context: the sentence.
    """
    frames = context.knowledge.lexicon.frames
    for clause in context.clauses:
        person = clause.object
        if person is None or person.kind != "proper" or person.conjuncts or clause.kind != "verb":
            continue
        if _NAMED not in frames.get(clause.lemma, _NO_CLASSES) or clause.scope.negated:
            continue
        holder = _holder(clause, context)
        if holder.known and not context.actor(person).known:
            context.knowledge.actors.introduce_person(holder, person, context.tokens, context.setting)


def _holder(clause: Clause, context: Context) -> Actor:
    """The office that a clause gives somebody, of the country of who gives it where it says no other."""
    office = next((phrase for prep, phrase in clause.preps if prep == _AS), None)
    found = context.actor(office.members[0]) if office is not None else NOBODY
    if not found.roles or found.country is not None or clause.subject is None:
        return found if found.roles else NOBODY
    country = context.actor(clause.subject.members[0]).country
    return evolve(found, country=country, code=code_of(country, found.roles))
