"""How many people a noun phrase names: "at least 12 soldiers", "a Briton", "a family of five", "soldiers"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import evolve

from eventcoder.coding.amounts import Amount, bound_before, read_amount
from eventcoder.coding.context import Context
from eventcoder.dictionaries.circumstances import NumberWords
from eventcoder.model import Clause, Phrase

_OTHERS = "others"
_PART_OF = frozenset({"among", "of"})
_ASIDE = 8  # tokens between the commas around another figure
_BODY = "body-of-people"
_BEASTS = frozenset({"animal", "livestock"})


def each_of(victims: Phrase, clause: Clause, context: Context) -> Iterator[Amount]:
    """Yield the figure of each conjunct; one that is not there leaves the others to be counted.

    Args:
        victims: whom a clause says harm was done to.
        clause: the clause; what it denies counts only where it is a nought ("no one was hurt").
        context: the sentence.
    """
    done = -1
    for member in _counted_once(victims, clause, context):
        if member.start < done:
            continue  # the second half of a range: "between 10 and 15"
        if done >= 0 and _describes(member, context):
            break
        amount = stated(member, context) or unstated(member, context)
        if amount is None and clause.scope.negated and _anybody(member, context):
            amount = Amount(0, 0, 0, member.start, member.end)  # "without hurting anybody"
        if amount is not None and not (clause.scope.negated and amount.best != 0):
            done = amount.end
            yield amount
            yield from _further(member, context)
    others = _others_after(victims, done, context)
    if others is not None:
        yield others


def _counted_once(victims: Phrase, clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """The conjuncts but for those whom the figure of the first counts: "23 people, a pastor | and four children | among them",
    "nine women | and children".
    """
    members, closed = victims.members, context.knowledge.lexicon.closed
    among = any(prep in _PART_OF and p.kind == "pronoun" and p.start == victims.end + 1 for prep, p in clause.preps)
    if len(members) < 2 or among:
        return members[:1]
    first, second = members[:2]
    bare = second.plural and second.start == second.head and not first.preps
    joined = "coord" in closed.get(context.tokens.lowers[second.start - 1], ())
    shared = bare and joined and stated(first, context) is not None and unstated(second, context) is not None
    return (first, *members[2:]) if shared else members


def _describes(member: Phrase, context: Context) -> bool:
    """Does a phrase only say who those counted before it were: "19 people, | mostly women and children"?"""
    before = context.tokens.lowers[member.start - 1]
    return "mostly" in context.knowledge.rules.classes.get(before, ())


def _further(member: Phrase, context: Context) -> Iterator[Amount]:
    """The figures of those behind the first in "374 of its fighters | and 77 guards"."""
    if member.kind != "number":
        return
    for prep, inner in member.preps:
        for other in inner.conjuncts[1:] if prep == "of" else ():
            amount = stated(other, context)
            if amount is not None:
                yield amount


def _others_after(victims: Phrase, done: int, context: Context) -> Amount | None:
    """ "killed a commander, | three others": headlines leave out the "and"."""
    lowers = context.tokens.lowers
    at = max(victims.end, done)
    if at + 1 >= len(lowers) or lowers[at] != ",":
        return None
    found = read_amount(lowers, at + 1, len(lowers), context.knowledge.circumstances.numbers)
    end = found.end if found is not None else at
    return evolve(found, end=end + 1) if found is not None and lowers[end : end + 1] == (_OTHERS,) else None


def _anybody(phrase: Phrase, context: Context) -> bool:
    closed = context.knowledge.lexicon.closed.get(phrase.lemma, frozenset())
    return phrase.kind == "pronoun" or bool(closed & {"pron", "quantifier"})


def members_stated(victims: Phrase, context: Context) -> bool:
    """Tell whether a phrase says how many it means."""
    return any(stated(member, context) is not None for member in victims.members)


def stated(phrase: Phrase, context: Context) -> Amount | None:
    """Return the first figure of a phrase up to its head, with the bound before it and the range that may go on after it."""
    lowers = context.tokens.lowers
    numbers = context.knowledge.circumstances.numbers
    if not _BEASTS.isdisjoint(context.classes(phrase)):
        return None
    at = bound_before(lowers, phrase.start, numbers)
    while at <= phrase.head:
        amount = read_amount(lowers, at, len(lowers), numbers)
        if amount is not None:
            if _measured(amount.end, phrase, context):
                return None
            if (
                _BODY in context.classes(phrase) and amount.end <= phrase.head
            ):  # "two families" are four people at the least
                amount = evolve(amount, low=_double(amount.low or amount.best), best=None, high=None)
            return evolve(amount, end=max(amount.end, phrase.head + 1))
        at += 1
    return _set_off(phrase, context) if phrase.plural or _people(phrase, context) == "many" else None


def _set_off(phrase: Phrase, context: Context) -> Amount | None:
    """A figure that commas part from its noun: "nine, not 12, | people", "at least 18, and perhaps 25, | people"."""
    lowers, numbers = context.tokens.lowers, context.knowledge.circumstances.numbers
    end = phrase.start - 1
    if end < 2 or lowers[end] != ",":
        return None
    mark = next((k for k in range(end - 1, max(end - _ASIDE, 0), -1) if lowers[k] == ","), 0)
    aside = [found for k in range(mark + 1, end) if (found := read_amount(lowers, k, end, numbers)) is not None]
    if not mark or not aside:
        return None
    for at in range(max(mark - _ASIDE, 0), mark):
        amount = read_amount(lowers, at, mark, numbers)
        if amount is not None and amount.end == mark:
            denied = any("neg" in context.knowledge.lexicon.closed.get(lower, ()) for lower in lowers[mark + 1 : end])
            high = amount.high if denied else aside[-1].best
            return evolve(amount, high=high, end=phrase.head + 1)
    return None


def _double(number: int | None) -> int | None:
    return 2 * number if number is not None else None


def _measured(after: int, phrase: Phrase, context: Context) -> bool:
    """Is it tonnes, hours or a share that are counted?"""
    if after > phrase.head or phrase.kind == "time":
        return phrase.kind == "time"
    nouns = context.knowledge.lexicon.nouns.get(phrase.lemma, frozenset())
    return "measure" in nouns or "time" in nouns


def unstated(phrase: Phrase, context: Context) -> Amount | None:
    """Return the figure of a person or people named without one: "a soldier", "the mayor", "soldiers"."""
    numbers: NumberWords = context.knowledge.circumstances.numbers
    lower = context.tokens.lowers[phrase.start]
    start, end = phrase.start, phrase.head + 1
    if phrase.kind == "pronoun" or phrase.lemma in numbers.ordinals and not phrase.preps:
        return Amount(1, 1, 1, start, end) if lower in numbers.ones else None
    sort = "one" if phrase.kind == "proper" and lower in numbers.ones else _people(phrase, context)
    if not sort:
        return None
    counted = _members_of(phrase, context)
    if counted is not None and not _is_one(phrase, context):
        return counted
    if sort == "many" or phrase.plural or _BODY in context.classes(phrase):
        return Amount(*numbers.plural, start, end, stated=False)
    return Amount(1, 1, 1, start, end)


def _is_one(phrase: Phrase, context: Context) -> bool:
    """Is it one human being, whose age or children the number is ("a girl of seven", "a father of three")?"""
    agent = context.knowledge.actors.tables.agents.get(context.tokens.lowers[phrase.head])
    one = agent is not None and "person" in agent.flags or "civilian" in context.classes(phrase)
    return one and not phrase.plural and _BODY not in context.classes(phrase)


def _members_of(phrase: Phrase, context: Context) -> Amount | None:
    """ "a family of five", "a group of ten farmers"."""
    for prep, inner in phrase.preps:
        if prep == "of" and (inner.kind == "number" or stated(inner, context) is not None):
            found = read_amount(
                context.tokens.lowers, inner.start, inner.head + 1, context.knowledge.circumstances.numbers
            )
            return evolve(found, start=phrase.start) if found is not None else None
    return None


def is_people(phrase: Phrase, context: Context) -> bool:
    """Tell whether a phrase names human beings, by its head or by whom it is a number of ("two of their own men")."""
    whom = next((inner for prep, inner in phrase.preps if prep == "of"), phrase) if phrase.kind == "number" else phrase
    return phrase.kind == "number" and whom is phrase or bool(_people(whom, context))


def _people(phrase: Phrase, context: Context) -> Literal["", "one", "many"]:
    """Does a noun name a human being, or a body of them? Not so places, organisations and things."""
    lowers = context.tokens.lowers
    agents = context.knowledge.actors.tables.agents
    if phrase.kind == "proper":
        actor = context.actor(phrase)
        titles = (agents.get(lower) for lower in lowers[phrase.base : phrase.head])
        titled = any(title is not None and "person" in title.flags for title in titles)  # "al Qaeda leader | X"
        known = actor.known and not titled and not (actor.roles and "person" in actor.flags)
        return "" if known else "one"
    agent = agents.get(lowers[phrase.head]) or agents.get(phrase.lemma)
    if agent is None:
        return "one" if "civilian" in context.classes(phrase) else ""
    if "person" in agent.flags or not agent.flags & {"collective", "org", "thing", "plural"}:
        return "one"
    return "many" if agent.flags & {"collective", "plural"} else ""
