"""Figures of victims in headlines, whose words make no clause: "Three dead, 12 wounded in Kabul attack"."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.amounts import Amount, read_amount
from eventcoder.coding.context import Context
from eventcoder.coding.toll import Toll, harm_in, words_of
from eventcoder.coding.whose_time import is_year

_OTHERS = "others"
_ENDS = frozenset({",", ":", ";", ".", "-", "–", "—"})
_OF_THEM = (("of", "them"), ("of", "whom"))
_PEOPLE_BETWEEN = 3  # words between a figure and what was done ("five Afghan policemen killed")


def bare_tolls(context: Context) -> Iterator[Toll]:
    """Yield the figures of a sentence that stand with a word of harm and no verb.

    Args:
        context: a sentence.

    Example:
        "Three dead, 12 wounded in Kabul attack" has a fatal figure, 3, and one of wounded, 12.
    """
    yield from context.once(_found)


def _found(context: Context) -> tuple[Toll, ...]:
    lowers = context.tokens.lowers
    numbers = context.knowledge.circumstances.numbers
    alone = _alone(context)
    out = [alone] if alone is not None else []
    at, before = 0, None
    while at < len(lowers):
        amount = read_amount(lowers, at, len(lowers), numbers)
        if amount is not None and not is_year(at, context):
            toll = _after(Toll("fatal", amount), context) or _behind(amount, context)
            if toll is not None and before is not None and lowers[at - 1] == "," and _people(at - 2, context):
                out.append(Toll(toll.harm, before, words=words_of(before, context)))  # "four rebels, one soldier dead"
            if toll is not None:
                out.append(toll)
            before = amount if toll is None and lowers[amount.end + 1 : amount.end + 2] == (",",) else None
            at = amount.end + (amount.end < len(lowers) and lowers[amount.end] == _OTHERS)
        else:
            at += 1
    return tuple(out)


def _after(toll: Toll, context: Context) -> Toll | None:
    """The figure with the harm that is said right after it, or after the people it counts."""
    lowers = context.tokens.lowers
    start = toll.amount.end
    for at in range(start, min(start + _PEOPLE_BETWEEN + 1, len(lowers))):
        harm = harm_in(lowers[at], context)
        if harm is not None:
            part = lowers[start:at] in _OF_THEM
            whose = _last_of_people(at, context)
            if not _bare(at, context) or whose >= start and not part and not _people(whose, context):
                return None
            return Toll(harm, toll.amount, part=part, words=words_of(toll.amount, context))
    return None


def _last_of_people(at: int, context: Context) -> int:
    """The word before a word of harm and what goes with it: "Thirty | feared dead", "Eleven | shot dead"."""
    before = context.tokens.lowers[at - 1]
    verb = context.knowledge.lexicon.lemma(before, "VBN")
    hedged = "harm-hedge" in context.knowledge.rules.classes.get(before, ())
    return at - 2 if hedged or harm_in(f"{verb} {context.tokens.lowers[at]}", context) is not None else at - 1


def _alone(context: Context) -> Toll | None:
    """Somebody without a figure at the head of a headline: "Soldier killed, two hurt in blast"."""
    lowers, lexicon = context.tokens.lowers, context.knowledge.lexicon
    at = next((at for at in range(1, min(_PEOPLE_BETWEEN, len(lowers))) if harm_in(lowers[at], context)), 0)
    agent = context.knowledge.actors.tables.agents.get(lowers[at - 1]) if at else None
    if (
        agent is None
        or "person" not in agent.flags
        or lexicon.noun_lemmas.get(lowers[at - 1], lowers[at - 1]) != lowers[at - 1]
    ):
        return None
    harm = harm_in(lowers[at], context)
    if harm is None or lowers[at + 1 : at + 2] != (",",):
        return None
    amount = Amount(1, 1, 1, 0, at)
    return Toll(harm, amount, words=words_of(amount, context))


def _behind(amount: Amount, context: Context) -> Toll | None:
    """A figure right behind a verb in the present: "Bomb in Kabul | kills five, | wounds 12"."""
    lowers, lexicon = context.tokens.lowers, context.knowledge.lexicon
    word = lowers[amount.start - 1] if amount.start else ""
    verb = lexicon.lemma(word, "VBZ") if word.endswith("s") else word
    joined = amount.start > 1 and lowers[amount.start - 2] == ","  # "Air strikes kill 30, wound dozens"
    if verb == word and not joined or "harm-undergone" not in context.knowledge.rules.classes.get(verb, ()):
        return None
    harm = harm_in(verb, context)
    return Toll(harm, amount, words=words_of(amount, context)) if harm is not None else None


def _bare(at: int, context: Context) -> bool:
    """Does nothing but an adverbial, or another such figure, follow a word of harm?"""
    lowers = context.tokens.lowers
    if at + 1 >= len(lowers):
        return True
    after = lowers[at + 1]
    closed = context.knowledge.lexicon.closed.get(after, frozenset())
    return after in _ENDS or bool(closed & {"prep", "sub", "coord"})


def _people(at: int, context: Context) -> bool:
    lowers, knowledge = context.tokens.lowers, context.knowledge
    lower = lowers[at]
    lemma = knowledge.lexicon.noun_lemmas.get(lower, lower.removesuffix("s"))
    agents = knowledge.actors.tables.agents
    if lower in agents or lemma in agents:
        return True
    return any("civilian" in knowledge.rules.classes.get(word, ()) for word in (lower, lemma)) or lower == _OTHERS
