"""Whose act "his arrest" or "their attack" is, where that is another than whoever speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.antecedents import is_of_another, meant_by_possessive
from eventcoder.coding.pronouns import is_possessive, is_third, may_mean
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

OWNER = "'s"


def arguments_of_noun(clause: Clause, context: Context) -> tuple[tuple[str, Phrase], ...]:
    """Return what belongs to an event noun, with the pronoun before it as its owner where it is known whom that means.

    Args:
        clause: the clause of an event noun.
        context: its sentence.
    """
    owner = context.owner_of_act(clause)
    return clause.preps if owner is None else ((OWNER, owner), *clause.preps)


def told_of_own(clause: Clause, context: Context) -> Phrase | None:
    """Return who tells of an act of his own, where the verb means no act itself ("| Denmark | stated its refusal to negotiate"), else None.

    Args:
        clause: the clause of an event noun.
        context: its sentence.
    """
    phrase = clause.phrase
    if phrase is None or clause.parent is None or not is_possessive(phrase, context):
        return None
    host, pronoun = context.clauses[clause.parent], own_pronoun(phrase, context)
    teller = host.subject
    if host.object is not phrase or teller is None or not is_third(pronoun, context) or is_of_another(host, context):
        return None
    actor = context.actor(teller.members[0])
    means = actor.known and may_mean(pronoun, actor, context, teller)
    return teller if means and context.match(clause.parent) is None else None


def own_pronoun(phrase: Phrase, context: Context) -> Phrase:
    """Return the pronoun that a phrase begins with, as a phrase."""
    at = phrase.base
    return Phrase(at, at + 1, at, at, context.tokens.lowers[at], kind="pronoun")


def owner_of_act(clause: Clause, context: Context) -> Phrase | None:
    """Return the pronoun before an event noun if it stands for another than the subject of the verb beside ("demanded | his
    resignation"), else None: whose own act is announced or defended is found without it.

    Args:
        clause: the clause of an event noun.
        context: its sentence.
    """
    phrase = clause.phrase
    if phrase is None or clause.subject is not None or phrase.conjuncts or not is_possessive(phrase, context):
        return None
    pronoun = own_pronoun(phrase, context)
    found = meant_by_possessive(pronoun, phrase, context)
    if not found.known:
        return None
    context.recast(pronoun, found)
    return pronoun
