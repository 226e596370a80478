"""Two at once: "both sides", "the two leaders", and "they" after "A and B met"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.antecedents import state_above
from eventcoder.coding.cast import SUBJECT, Pair
from eventcoder.coding.pronouns import is_plural
from eventcoder.coding.who import Actor, code_of, is_group
from eventcoder.model import Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_PAIR_NOUN, _ONE_OF_TWO, _STATES = "pair-noun", "one-of-two", "state-word"
_THE_TWO = ("the", "two")
_NONE: frozenset[str] = frozenset()


def pair_of(phrase: Phrase, context: Context) -> Pair | None:
    """Return the two whom "both sides", "the two leaders" or, after "A and B met", "they" stand for; None for others.

    Args:
        phrase: a simple phrase.
        context: its sentence.
    """
    if phrase.kind == "pronoun":
        return _they(phrase, context)
    if phrase.kind == "number":
        return context.setting.cast.last_pair() if _the_two(phrase, context) else None
    if phrase.kind != "common" or phrase.preps or phrase.possessor is not None or not _says_two(phrase, context):
        return None
    named = _PAIR_NOUN in context.knowledge.rules.classes.get(phrase.lemma, _NONE)
    own = context.knowledge.actors.resolve(phrase, context.tokens, context.setting)
    if own.country is not None or not named and not own.roles:
        return None
    found = context.setting.cast.last_pair(state_above(phrase, context))
    if found is None:
        return None
    if named:
        return _states(found) if _STATES in context.knowledge.rules.classes.get(phrase.lemma, _NONE) else found
    if not _counted(phrase, context) and not all(_may_be_so_called(actor, own) for actor in found):
        return None
    return side_as(own, found[0]), side_as(own, found[1])


def _states(pair: Pair) -> Pair | None:
    """Two whom a text calls countries, whoever spoke for them; none where one of them has no country."""
    first, second = (actor.country for actor in pair)
    if first is None or second is None or first == second:
        return None
    return Actor(first, first), Actor(second, second)


def _they(pronoun: Phrase, context: Context) -> Pair | None:
    lowers = context.tokens.lowers
    if lowers[pronoun.start] == "both":
        return context.setting.cast.last_pair()
    if not is_plural(pronoun, context) or _named_here(pronoun, context):
        return None
    told = next(iter(context.setting.cast.back(1)), None)
    pair = told.couple() if told is not None else None
    if told is None or pair is None:
        return None
    if any(pronoun is clause.object for clause in context.clauses):
        return pair  # "abducted a nurse and a driver … freed | them"
    doers = [mention.actor for mention in told.gather() if mention.rank == SUBJECT and mention.plural]
    return pair if all(actor in pair for actor in doers) else None  # "gunmen killed a guard and a driver. They fled"


def _named_here(pronoun: Phrase, context: Context) -> bool:
    """Is a plural subject named before the pronoun that stands nearer than two of the sentence before ("The soldiers fired as | they …")?"""
    return any(
        clause.subject is not None
        and clause.subject.start < pronoun.start
        and clause.subject.kind == "common"
        and clause.subject.plural
        for clause in context.clauses
    )


def _the_two(phrase: Phrase, context: Context) -> bool:
    """Is it "the two" or "both" alone?"""
    words = context.tokens.lowers[phrase.base : phrase.head + 1]
    return not phrase.preps and words in (("the", "two"), ("both",))


def _says_two(phrase: Phrase, context: Context) -> bool:
    """Is it "both sides", "the two leaders", "the two foreign ministers", "the pair", "the sides", or "the presidents"?"""
    if _counted(phrase, context) or context.tokens.lowers[phrase.base : phrase.base + 2] == _THE_TWO:
        return True
    if not phrase.definite or phrase.head != phrase.base + 1 or context.tokens.lowers[phrase.base] != "the":
        return False
    return phrase.plural or _ONE_OF_TWO in context.knowledge.rules.classes.get(phrase.lemma, _NONE)


def _counted(phrase: Phrase, context: Context) -> bool:
    words = context.tokens.lowers[phrase.base : phrase.head]
    return words in (("both",), ("both", "the"), ("the", "two"), ("these", "two"), ("both", "of", "the"), ("each",))


def _may_be_so_called(actor: Actor, own: Actor) -> bool:
    """May somebody be named by a noun of a role: who has that role, and the state whose office it is?"""
    state = not actor.roles and actor.country is not None
    return actor.roles[:1] == own.roles[:1] or state and "state" in own.flags


def side_as(own: Actor, actor: Actor) -> Actor:
    """One of two as a bearer of the noun's role ("the two | armies")."""
    if actor.country is None or actor.roles[:1] == own.roles[:1] or is_group(actor):
        return actor
    return evolve(own, country=actor.country, code=code_of(actor.country, own.roles))
