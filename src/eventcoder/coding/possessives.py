"""Whose act "his arrest" or "their attack" is, where that is another than whoever speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.antecedents import meant_by_possessive
from eventcoder.coding.pronouns import is_possessive
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
    at = phrase.base
    pronoun = Phrase(at, at + 1, at, at, context.tokens.lowers[at], kind="pronoun")
    found = meant_by_possessive(pronoun, phrase, context)
    if not found.known:
        return None
    context.recast(pronoun, found)
    return pronoun
