"""Spans of a text that a user marked, and phrases that touch them."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Phrase

Span = tuple[int, int]


def touches(phrase: Phrase | None, span: Span | None, context: Context) -> bool:
    """Return whether a phrase of a sentence shares words with a span; what is not there does not.

    Args:
        phrase: the phrase.
        span: (start, end) in the text.
        context: the sentence.
    """
    if phrase is None or span is None:
        return False
    tokens = context.tokens
    return tokens.starts[phrase.start] < span[1] and span[0] < tokens.ends[phrase.end - 1]
