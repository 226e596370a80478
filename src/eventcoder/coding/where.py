"""Where an event happened."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.model import Place


def event_place(reading: Reading, context: Context) -> Place | None:
    """Return the place that the rule's PLACE slot names, or an in-phrase of the clause."""
    phrase = reading.place
    if phrase is None:
        return None
    tokens = context.tokens
    words = " ".join(tokens.words[phrase.base : phrase.head + 1])
    return Place(words, context.actor(phrase.members[0]).country)
