"""Sentences too long for the grammar are cut at the best punctuation, so that its cost stays linear in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from eventcoder.text.tokens import tokenise

MOST_TOKENS: Final = 400
MOST_CHARACTERS: Final = 4000
_CUTS: Final = (
    frozenset(";.!?"),
    frozenset((":", "—", "–", "--", "-", "...", "…")),
    frozenset(","),
    frozenset(")]}"),
)


def cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` whole, or in parts of at most `MOST_TOKENS` tokens and, but for one word, `MOST_CHARACTERS`."""
    if end - start <= MOST_TOKENS:
        yield start, end
        return
    tokens = tokenise(text, start, end)
    first = 0
    while first < len(tokens):
        last = _reach(tokens.starts, tokens.ends, first)
        if last < len(tokens):
            last = _best_cut(tokens.words, first, last)
        begin = start if first == 0 else tokens.starts[first]
        yield begin, end if last == len(tokens) else tokens.ends[last - 1]
        first = last
    if not tokens.words:
        yield start, end


def _reach(starts: tuple[int, ...], ends: tuple[int, ...], first: int) -> int:
    """Return the index after the last token that still fits with token `first`."""
    last = min(first + MOST_TOKENS, len(starts))
    while last > first + 1 and ends[last - 1] - starts[first] > MOST_CHARACTERS:
        last -= 1
    return last


def _best_cut(words: tuple[str, ...], first: int, last: int) -> int:
    """Return the index after the best punctuation in the second half of `words[first:last]`, or `last`."""
    for marks in _CUTS:
        for index in range(last - 1, (first + last) // 2, -1):
            if words[index] in marks:
                return index + 1
    return last
