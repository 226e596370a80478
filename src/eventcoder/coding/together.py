"""Clauses of a sentence that share their time: those of one subject, and those told in one breath."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.context import Context
from eventcoder.model import Clause, Phrase

_FULL = frozenset({"finite", "ing"})  # "shot | while campaigning in Nara"
_SIMULTANEOUS = frozenset({"when", "as", "while"})
_FUTURE = "future"
_SPEECH = "speech"
_RELATIVE = "relative"


def beside(index: int, context: Context) -> Iterator[int]:
    """Yield the clauses that share time and place with one that has none: what is coordinated with it, its when-clauses."""
    clauses = context.clauses
    own = clauses[index]
    if own.kind == "noun":
        return
    same = [index]
    for i, clause in enumerate(clauses):
        if clause.kind == "noun" or i == index or clause.relation != own.relation or clause.parent != own.parent:
            continue
        if (clause.scope.time == _FUTURE) != (own.scope.time == _FUTURE):
            continue  # "met them on Tuesday and will visit Paris"
        if (
            _of_whom(own) is not None
            and _of_whom(clause) is _of_whom(own)
            or i > index
            and clause.object is None
            and own.subject is None
        ):
            same.append(i)
    yield from same[1:]
    for i, clause in enumerate(clauses):
        if is_meanwhile(i, context) and clause.parent in same and clause.form in _FULL and not clause.scope.modality:
            yield i
            yield from set_out_on(i, context)


def is_meanwhile(index: int, context: Context) -> bool:
    """Tell whether a clause says what went on at the time; one with "after" is of another."""
    return context.clauses[index].relation.partition(":")[2] in _SIMULTANEOUS


def set_out_on(index: int, context: Context) -> Iterator[int]:
    """Yield what those of a clause had set out to do, which is of its time and place: "when troops tried | to clear a bridge at Rasm"."""
    if context.clauses[index].scope.time != "past":
        return
    for i, clause in enumerate(context.clauses):
        if clause.parent == index and clause.form == "to" and clause.kind != "noun" and not clause.scope.modality:
            yield i


def of_what_struck(index: int, context: Context) -> Iterator[int]:
    """Yield the clauses that say what the weapon did that killed: "died from shells | that hit a market on Friday"."""
    own = context.clauses[index]
    subject = own.subject
    if own.kind == "noun" or subject is None or subject.kind == "proper" or context.actor(subject).code:
        return  # "Togo, which joined in 1994, | expelled him"
    for i, clause in enumerate(context.clauses):
        restrictive = clause.relation.startswith(_RELATIVE) and clause.parent == index
        if restrictive and clause.subject is own.subject and clause.scope.time == own.scope.time == "past":
            yield i


def done_to_them(index: int, context: Context) -> Iterator[int]:
    """Yield the acts before one that is done to those who did them ("students marched on Monday; police beat | them")."""
    own = context.clauses[index]
    struck = (own.object, *(phrase for _, phrase in own.preps))
    if not _tells_act(own, context) or not any(one is not None and one.kind == "pronoun" for one in struck):
        return
    for i, other in enumerate(context.clauses[:index]):
        beside_it = other.parent == own.parent and other.relation == own.relation
        if beside_it and other.subject is not None and _tells_act(other, context):
            yield i


def _of_whom(clause: Clause) -> Phrase | None:
    """The subject that a reader sees: of a passive, whom it was done to ("blocked a road and | were dispersed")."""
    return clause.object if clause.voice == "passive" and clause.object is not None else clause.subject


def in_one_breath(index: int, context: Context) -> Iterator[int]:
    """Yield the acts of others that are told in one breath with an act that has no time of its own: "soldiers shelled the camp
    and rebels attacked a convoy on Tuesday".
    """
    clauses = context.clauses
    own = clauses[index]
    if not _tells_act(own, context):
        return
    for i, other in enumerate(clauses):
        if i != index and other.parent == own.parent and other.relation == own.relation and _tells_act(other, context):
            first, second = sorted((own, other), key=lambda one: one.start)
            if _follows(first, second, context):
                yield i


def _tells_act(clause: Clause, context: Context) -> bool:
    """Is it a verb in the past that says nothing of what others say?"""
    if clause.kind == "noun" or clause.form != "finite" or clause.scope.time != "past":
        return False
    return _SPEECH not in context.knowledge.lexicon.frames.get(clause.lemma, ())


def _follows(first: Clause, second: Clause, context: Context) -> bool:
    """Does one clause follow the other behind a bare "and"?"""
    lowers, closed = context.tokens.lowers, context.knowledge.lexicon.closed
    at = second.start - 1
    if at <= first.trigger[-1] or "coord" not in closed.get(lowers[at], ()) or lowers[at - 1] == ",":
        return False
    return not any(c.kind != "noun" and first.trigger[-1] < c.trigger[0] < at for c in context.clauses)
