"""Words that only say of what an act is the first, the latest or the worst: they tell of no act and of no day of their own."""

from __future__ import annotations

from eventcoder.coding.amounts import read_amount
from eventcoder.coding.context import Context
from eventcoder.model import Clause, Phrase

_FAR = 8  # tokens between a superlative and its "since", and between a mark and the noun
_SUPERLATIVE, _ORDINAL, _LAST = "JJS", "nth", "-1"
_LOOSE, _IN, _BE, _TIME = "loose", "in", "be", "time"


def tells_of_rank(at: int, context: Context) -> bool:
    """Tell whether a "since" only says of what an act is the first or the worst.

    Args:
        at: its token.
        context: the sentence.

    Example:
        True for "the first time | since 2014", "the deadliest raid | since May".
    """
    return any(_is_rank(at, context) or _is_ordinal(at, context, last=True) for at in range(max(at - _FAR, 0), at))


def only_ranks(clause: Clause, context: Context) -> bool:
    """Tell whether an event noun only says which of its sort an act is that is told beside it.

    Args:
        clause: the clause of an event noun.
        context: the sentence.

    Example:
        True for "killed 12 people, the deadliest attack | this year", "the ambush was one of a series of attacks".
    """
    phrase = clause.phrase
    first = _opening(clause, context) if phrase is not None else None
    if phrase is None or first is None or not phrase.head - _FAR < first <= phrase.head:
        return False
    if any(_is_rank(at, context) or _is_ordinal(at, context, last=False) for at in range(first, phrase.head)):
        return True
    return _is_one_of(first, context)


def is_superlative(phrase: Phrase, context: Context) -> bool:
    """Tell whether a phrase is one of the worst or the first of its sort ("in | the deadliest attack").

    Args:
        phrase: of an event noun.
        context: the sentence.
    """
    return any(_is_rank(at, context) for at in range(phrase.start, phrase.head))


def counts_times(index: int, context: Context) -> bool:
    """Tell whether a clause only says how often an act was done that is told beside it ("It was the first time | rebels had hit the
    capital").

    Args:
        index: a clause with a verb.
        context: the sentence.
    """
    clause = context.clauses[index]
    for host in context.clauses[:index]:
        if _BE not in context.knowledge.lexicon.closed.get(host.lemma, ()) or host.trigger[-1] > clause.trigger[0]:
            continue
        for one in host.times:
            ordinal = any(_is_ordinal(at, context, last=True) for at in range(one.start, one.head))
            if ordinal and one.lemma == _TIME and 0 <= clause.start - one.end <= 1:
                return True
    return False


def _opening(clause: Clause, context: Context) -> int | None:
    """The token at which a phrase that says what an act was begins: behind a comma, or behind "be"."""
    phrase, lowers, closed = clause.phrase, context.tokens.lowers, context.knowledge.lexicon.closed
    if phrase is None:
        return None
    for host in context.clauses:
        said = (host.object, *(inner for _, inner in host.preps)) if _BE in closed.get(host.lemma, ()) else ()
        if any(one is not None and one.start <= phrase.head < one.end for one in said):
            first = host.trigger[-1] + 1
            return first if first <= phrase.start and host.subject is not None else None
    if clause.relation == _IN and lowers[phrase.start - 2 : phrase.start - 1] == (",",):
        return phrase.start  # "took 30 pupils, in | the fourth such raid since May"
    if clause.relation != _LOOSE:
        return None
    marks = [at for at in range(max(1, phrase.start - _FAR), phrase.head) if lowers[at] == ","]
    return marks[-1] + 1 if marks else None


def _is_one_of(at: int, context: Context) -> bool:
    """ "one of several attacks"."""
    lowers = context.tokens.lowers
    amount = read_amount(lowers, at, len(lowers), context.knowledge.circumstances.numbers)
    return amount is not None and amount.best == 1 and lowers[amount.end : amount.end + 1] == ("of",)


def _is_rank(at: int, context: Context) -> bool:
    return context.knowledge.lexicon.tags.get(context.tokens.lowers[at], ("",))[0] == _SUPERLATIVE


def _is_ordinal(at: int, context: Context, *, last: bool) -> bool:
    """Is it "second", or, where that counts too, "last"?"""
    value = context.knowledge.circumstances.dates.value(context.tokens.lowers[at], _ORDINAL)
    return value is not None and (last or value != _LAST)
