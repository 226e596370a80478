"""Whom an attack on a vehicle is meant for: those it carries ("a convoy | carrying traders")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.who import Actor, code_of

if TYPE_CHECKING:
    from eventcoder.coding.context import Context
    from eventcoder.model import Phrase

_VEHICLES = frozenset({"vehicle", "convoy", "ship", "aircraft"})  # classes of words
_GIVEN = "carried-thing"  # the class of relief and arms: medical supplies are no medics
_CARRYING = "carrying"  # a class of verbs
_NONE: frozenset[str] = frozenset()


def with_passengers(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """Return who a vehicle stands for: whom a clause beside it says that it carries; `found` for all other phrases.

    Args:
        phrase: a phrase that is no pronoun.
        found: what its own words say.
        context: its sentence.

    Example:
        "Gunmen attacked a convoy | carrying traders": civilians, where a convoy alone would be an army's.
    """
    load = context.once(_loads).get(id(phrase))
    if (
        load is None
        or _GIVEN in context.classes(load.members[0])
        or found.name is not None
        or _VEHICLES.isdisjoint(context.classes(phrase))
    ):
        return found
    carried = context.actor(load.members[0])
    if not carried.roles:
        return found
    country = carried.country or found.country
    return evolve(carried, country=country, code=code_of(country, carried.roles))


def _loads(context: Context) -> dict[int, Phrase]:
    """What is said to be carried, by the identity of what carries it; a sentence is searched once."""
    known = context.knowledge.rules.classes
    return {
        id(clause.subject): clause.object
        for clause in context.clauses
        if clause.form == "ing" and clause.object is not None and _CARRYING in known.get(clause.lemma, _NONE)
    }
