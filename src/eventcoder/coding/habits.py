"""What is said of anybody of a sort, and of what they do as a rule, and so tells of no act: "gangs that kidnap drivers"."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Clause, Phrase

_BE, _HAVE, _CONDITION = "be", "have", "condition"
_NONE: frozenset[str] = frozenset()


def of_anybody(clause: Clause, context: Context) -> bool:
    """Tell whether a relative clause describes whom nobody has in mind yet: "will arrest any deputy | who meets him", "may fine firms | that
    sell arms to Togo"?
    """
    own = next((one for one in (clause.subject, clause.object) if one is not None and one.end <= clause.start), None)
    if own is None or own.conjuncts:
        return False
    habit = clause.scope.time == "present" and clause.form == "finite" and len(clause.trigger) == 1
    if own.kind == "pronoun":
        return habit  # "no talks with those | who murder our soldiers"
    if own.definite:
        return False
    det, lowers = context.knowledge.cues.det, context.tokens.lowers
    if _CONDITION in (det.get(lowers[own.base]), det.get(own.lemma)):
        return True
    return habit and _are_any(own, context)


def _are_any(phrase: Phrase, context: Context) -> bool:
    """Are they any of their sort ("gangs", but "the gangs", "two gangs")?"""
    bare = phrase.kind == "common" and phrase.plural and phrase.number is None and phrase.possessor is None
    return bare and "det" not in context.knowledge.lexicon.closed.get(context.tokens.lowers[phrase.base], ())


def is_usual(clause: Clause, context: Context) -> bool:
    """Tell whether a clause describes a place by what people of some sort do there ("a valley | where gangs kidnap drivers", but "are
    fighting")?
    """
    if clause.form != "finite" or clause.scope.time != "present" or clause.subject is None:
        return False
    first, lowers, closed = clause.trigger[0], context.tokens.lowers, context.knowledge.lexicon.closed
    helped = any(not closed.get(word, _NONE).isdisjoint((_BE, _HAVE)) for word in lowers[clause.start : first])
    return not helped and all(_are_any(member, context) for member in clause.subject.members)
