"""Which auxiliaries stand before a verb: "have fled" is no plain past, "are fighting" no habit."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Clause

_FAR = 3  # tokens: "have not yet fled", but not "those who are hungry will not fight"
_NONE: frozenset[str] = frozenset()


def is_helped(clause: Clause, context: Context, *kinds: str) -> bool:
    """Tell whether an auxiliary of one of some kinds stands before the verb of a clause.

    Args:
        clause: a clause with a verb.
        context: its sentence.
        kinds: classes of closed words, such as "have" and "be".
    """
    first, closed = clause.trigger[0], context.knowledge.lexicon.closed
    before = context.tokens.lowers[max(clause.start, first - _FAR) : first]
    return any(not closed.get(word, _NONE).isdisjoint(kinds) for word in before)
