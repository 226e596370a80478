"""A noun phrase -> the record of a participant."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.who import Actor
from eventcoder.dictionaries.actors import split_blocks
from eventcoder.model import Participant, Phrase


def participant_of(
    phrase: Phrase, group: Phrase | None, context: Context, text: str, actor: Actor | None = None
) -> Participant:
    """Return the record of a phrase; a pronoun keeps its own words and takes the codes of whom it stands for.

    Args:
        phrase: a phrase; of a coordination the first member is coded.
        group: the coordination that it is a member of, or None.
        context: its sentence.
        text: the document's.
        actor: who is meant, where a phrase stands for two ("both sides"); None: whoever the phrase stands for.
    """
    tokens = context.tokens
    if actor is None:
        actor = context.actor(phrase.members[0])
    start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    span = None
    if group is not None and group.conjuncts:
        span = (tokens.starts[group.start], tokens.ends[group.end - 1])
    return Participant(
        text=text[start:end],
        start=start,
        end=end,
        head=(tokens.starts[phrase.head], tokens.ends[phrase.head]),
        group=span,
        code=actor.code,
        country=actor.country,
        roles=tuple(block for role in actor.roles for block in split_blocks(role)),
        kind=actor.kind,
        name=actor.name,
    )
