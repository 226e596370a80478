"""Pronouns of a sentence before, and whoever speaks as "we": whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.cast import OBJECT, Mention
from eventcoder.coding.who import NOBODY, Actor
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_CLOSE = 2  # sentences over which several are looked for before a body
_NEAR = 3  # sentences over which a pronoun looks back


def earlier(pronoun: Phrase, own: Clause | None, context: Context) -> Actor:
    """Return whom a pronoun means among those of the last sentences: the subject before others, nobody of its own clause.

    Args:
        pronoun: the pronoun.
        own: its clause.
        context: its sentence.
    """
    subject = own.subject if own is not None else None
    other = context.actor(subject.members[0]) if subject is not None and subject is not pronoun else NOBODY
    several = context.is_plural(pronoun)
    told = list(context.setting.cast.back(_NEAR))
    first = told[: _CLOSE if other.known else 1] if several else []
    for plural, sentences in ((True, first), (False, told)):  # "them" are several before they are an army
        for one in sentences:
            for mention in one.gather():
                able = mention.acting and (mention.plural or not plural) and not _is_spot(mention)
                if able and not _may_be_one(other, mention.actor) and context.may_be(pronoun, mention):
                    return mention.actor
    return NOBODY


def _may_be_one(other: Actor, actor: Actor) -> bool:
    """May two phrases mean the same, as "officers" may mean the police who were named before?"""
    if not other.known or other.name != actor.name and other.name is not None:
        return False
    return other.code == actor.code or other.country is None and bool(other.roles) and other.roles == actor.roles


def _is_spot(mention: Mention) -> bool:
    """Is it a town or region where something is, and not a government by the name of its capital?"""
    return mention.actor.place and (not mention.actor.roles or mention.rank > OBJECT)


def speaking(context: Context) -> Actor:
    """Return who says "we" in a sentence that names no speaker: whoever was quoted in the last ones."""
    for told in context.setting.cast.back(_CLOSE):
        speaker = told.speaker()
        if speaker.known:
            return speaker
    return NOBODY
