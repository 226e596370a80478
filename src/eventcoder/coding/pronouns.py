"""What a pronoun may mean by its own form: one human being, one thing, several, or whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.who import Actor
from eventcoder.dictionaries.actors import Entry
from eventcoder.model import Phrase

if TYPE_CHECKING:
    from eventcoder.coding.cast import Mention
    from eventcoder.coding.context import Context

_PLURAL = "plural"  # the class of nouns without a singular
_NO_CLASSES: frozenset[str] = frozenset()
_CIVILIANS = "civilians"  # a kind of actors
_ONE = frozenset({"person", "single"})
_THIRD = _ONE | {"several"}
PRONOUNS = _THIRD | {"poss"}  # classes of the words that stand for somebody named elsewhere
_ONE_BODY = frozenset({"country", "capital", "international", "bodies"})  # sorts of names
_BODIES = frozenset({"collective", "org", "plural", "thing"})  # flags of what is no single human being


def is_possessive(phrase: Phrase, context: Context) -> bool:
    """Does a phrase begin with "his", "its" or "their", maybe behind a number ("three of | its fighters")?"""
    return possessive_at(phrase, context) >= 0


def possessive_at(phrase: Phrase, context: Context) -> int:
    """Return where "his", "its" or "their" stands before a phrase's head; -1 where none does."""
    closed, lowers, base = context.knowledge.lexicon.closed, context.tokens.lowers, phrase.base
    for at in range(base, phrase.head):
        if (at == base or lowers[at - 1] == "of") and "poss" in closed.get(lowers[at], _NO_CLASSES):
            return at
    return -1


def is_third(pronoun: Phrase, context: Context) -> bool:
    """Is it "he", "it" or "they", and not "we", which a speaker says?"""
    return not _classes_of(pronoun, context).isdisjoint(_THIRD)


def is_first(pronoun: Phrase, context: Context) -> bool:
    """Is it "I", "we" or "our", which a speaker says?"""
    return "speaker" in _classes_of(pronoun, context)


def is_one(pronoun: Phrase, context: Context) -> bool:
    """Is it a pronoun of one human being or one thing?"""
    return bool(_classes_of(pronoun, context) & _ONE)


def is_person(pronoun: Phrase, context: Context) -> bool:
    """Is it "he", "her" or another pronoun of a human being?"""
    return "person" in _classes_of(pronoun, context)


def is_plural(pronoun: Phrase, context: Context) -> bool:
    """Is it "they" or "them"?"""
    return "several" in _classes_of(pronoun, context)


def is_quantity(pronoun: Phrase, context: Context) -> bool:
    """Is it "some" or "several", which says how many of those who were named are meant?"""
    return "det" in _classes_of(pronoun, context)


def may_be(pronoun: Phrase, mention: Mention, context: Context) -> bool:
    """Can a pronoun stand for somebody of a sentence before? "They" are several, or a body of people."""
    actor, classes = mention.actor, _classes_of(pronoun, context)
    if classes & _ONE:
        return not mention.plural and _is_human(actor) == ("person" in classes)
    if mention.plural:
        return True
    # "a security pact" only bears a role
    described = actor.flags or actor.country is not None or actor.name is not None
    return bool(described) and not _is_human(actor)


def _is_human(actor: Actor) -> bool:
    """Is it a human being by its noun, or by that of a people ("a Palestinian")?"""
    people = actor.kind == _CIVILIANS and actor.country is not None and not (actor.roles or actor.place)
    return "person" in actor.flags or people and not actor.flags


def is_several(phrase: Phrase, actor: Actor) -> bool:
    """Does a phrase name more than one? A person's name is one's, even if it ends like a plural ("Morales"), and so is that of a
    state or an organisation ("the United States").
    """
    one = phrase.kind == "proper" and ("person" in actor.flags and actor.name is not None or _is_one_body(actor))
    return bool(phrase.conjuncts) or phrase.plural and not one


def _is_one_body(actor: Actor) -> bool:
    return any(isinstance(entry, Entry) and entry.sort in _ONE_BODY for entry in actor.entries)


def may_mean(pronoun: Phrase, actor: Actor, context: Context, phrase: Phrase | None = None) -> bool:
    """Can a pronoun stand for an actor, named by `phrase`: "he" and "she" for nobody but one human being, "it" and "they" for
    none, as far as is known?
    """
    classes = _classes_of(pronoun, context)
    if "several" in classes:
        return not (actor.known and "person" in actor.flags and (phrase is None or not is_several(phrase, actor)))
    if not classes & _ONE:
        return True
    if phrase is not None and (is_several(phrase, actor) or _only_plural(phrase, context)):
        return False
    if not actor.known:
        return True
    if "single" in classes:
        body = phrase is None or phrase.kind == "proper" or bool(actor.flags & _BODIES) or _is_one_body(actor)
        return body and not _is_human(actor)
    single = bool(actor.flags) and not (actor.place or actor.flags & _BODIES)
    return single or _is_human(actor)


def _only_plural(phrase: Phrase, context: Context) -> bool:
    """Is it a noun that has no singular, as "police" has none?"""
    return _PLURAL in context.knowledge.lexicon.nouns.get(phrase.lemma, _NO_CLASSES)


def _classes_of(pronoun: Phrase, context: Context) -> frozenset[str]:
    return context.knowledge.lexicon.closed.get(pronoun.lemma, _NO_CLASSES)
