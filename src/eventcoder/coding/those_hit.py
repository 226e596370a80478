"""What sort of people an act killed or hurt, where what it fell upon is a thing: "attacked a bus, killing | two soldiers".

A bus, a village or a post is nobody, so that ACLED's table could not tell a fight from an attack on civilians; whom the figures of
the same sentence count says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventcoder.coding.context import Context
from eventcoder.coding.toll import Toll
from eventcoder.model import Phrase
from eventcoder.ontology.decisions import ARMED


def kind_of_hit(tolls: Iterable[Toll], doer: str | None, context: Context) -> str | None:
    """Return ACLED's kind of the victims of an act, None where no figure says who they were.

    Args:
        tolls: the figures of its sentence that are the act's.
        doer: the kind of its source, whose own dead count only where no others are told of.
        context: the sentence.
    """
    kinds = dict.fromkeys(kind for toll in tolls if toll.amount.best for kind in _kinds(toll, context))
    others = [kind for kind in kinds if kind != doer] or list(kinds)
    armed = [kind for kind in others if kind in ARMED]
    return next(iter(armed or others), None)


def _kinds(toll: Toll, context: Context) -> Iterator[str]:
    """The kinds of those whom a figure counts."""
    phrases = [one for one in _phrases(context) if one.base <= toll.amount.start <= one.head]
    if phrases:
        kind = context.actor(min(phrases, key=lambda one: one.head - one.base)).kind
        if kind is not None:
            yield kind


def _phrases(context: Context) -> Iterator[Phrase]:
    """The phrases that stand in the clauses of a sentence, each side of a coordination by itself."""
    for clause in context.clauses:
        for phrase in (clause.subject, clause.object, clause.indirect, *(one for _, one in clause.preps)):
            yield from phrase.members if phrase is not None else ()
