"""What "it" or "them" means as the object of a verb that is done to things: "seized two trucks … burned them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from eventcoder.coding.pronouns import is_person, is_plural, is_third
from eventcoder.coding.who import Actor
from eventcoder.model import Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context


_PEOPLE = frozenset({"person", "collective", "armed"})  # flags of those who act


@frozen
class Thing:
    """What the verb of a sentence was done to: whose it is, the classes of its noun, whether there is more than one, whether it is a
    place.
    """

    actor: Actor
    classes: frozenset[str]
    plural: bool
    place: bool


def thing_told(context: Context) -> Thing | None:
    """Return the object of a sentence's last verb in a main clause; None for people, numbers and what is not known by its noun.

    Args:
        context: the sentence.
    """
    for clause in reversed(context.clauses):
        if clause.kind == "verb" and clause.relation in ("main", "conjunct") and clause.object is not None:
            return _thing(clause.object, context.held(clause.object.members[0]), context)
    return None


def _thing(phrase: Phrase, actor: Actor, context: Context) -> Thing | None:
    """What a phrase names, if that is a thing or a place."""
    if phrase.kind not in ("common", "proper"):
        return None
    place = actor.place and not actor.roles or phrase.kind == "proper" and not actor.known
    if not actor.flags.isdisjoint(_PEOPLE) or phrase.kind == "proper" and not place:
        return None
    classes = context.classes(phrase.members[0])
    return Thing(actor, classes, bool(phrase.conjuncts) or phrase.plural and not place, place)


def _told_here(pronoun: Phrase, context: Context) -> Phrase | None:
    """The last object before a pronoun in its own sentence ("seized two trucks and burned | them")."""
    objects = (clause.object for clause in context.clauses if clause.kind == "verb" and clause.object is not None)
    before = [phrase for phrase in objects if phrase.head < pronoun.start and phrase.kind != "time"]
    return max(before, key=lambda phrase: phrase.head, default=None)


def thing_meant(pronoun: Phrase, context: Context) -> Thing | None:
    """Return what a pronoun means that is the object of its clause: the thing told before it in its sentence, else in the sentence
    before, if it is as many.

    Args:
        pronoun: a pronoun.
        context: its sentence.
    """
    if not any(pronoun is clause.object for clause in context.clauses):
        return None
    if not is_third(pronoun, context) or is_person(pronoun, context):
        return None
    here = _told_here(pronoun, context)
    if here is not None:
        thing = _thing(here, context.actor(here.members[0]), context)
    else:
        told = next(iter(context.setting.cast.back(1)), None)
        thing = told.thing() if told is not None else None
    return thing if thing is not None and thing.plural == is_plural(pronoun, context) else None
