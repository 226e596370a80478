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
        phrase = clause.object
        if clause.kind != "verb" or clause.relation not in ("main", "conjunct") or phrase is None:
            continue
        if phrase.kind not in ("common", "proper"):
            return None
        actor, classes = context.held(phrase.members[0]), context.classes(phrase.members[0])
        place = actor.place and not actor.roles or phrase.kind == "proper" and not actor.known
        if not actor.flags.isdisjoint(_PEOPLE) or phrase.kind == "proper" and not place:
            return None
        return Thing(actor, classes, bool(phrase.conjuncts) or phrase.plural and not place, place)
    return None


def thing_meant(pronoun: Phrase, context: Context) -> Thing | None:
    """Return what a pronoun means that is the object of its clause: the thing of the sentence before, if it is as many.

    Args:
        pronoun: a pronoun.
        context: its sentence.
    """
    if not any(pronoun is clause.object for clause in context.clauses):
        return None
    if not is_third(pronoun, context) or is_person(pronoun, context):
        return None
    told = next(iter(context.setting.cast.back(1)), None)
    thing = told.thing() if told is not None else None
    return thing if thing is not None and thing.plural == is_plural(pronoun, context) else None
