"""Text becomes sentences: full stops are weighed one by one inside each unit of the page, and what is too long is cut."""

from __future__ import annotations

from eventcoder.model import Sentence
from eventcoder.text.boundaries import Boundaries
from eventcoder.text.kinds import Piece, mark_kinds
from eventcoder.text.language import TextLanguage
from eventcoder.text.layout import dateline, layout
from eventcoder.text.long import cut_long

__all__ = ["dateline", "split_sentences"]


def split_sentences(text: str, language: TextLanguage) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, each marked as headline, body or page furniture.

    They do not overlap and cover every visible character save the bullets of lists and datelines ("BEIRUT (AP) - "), which
    `dateline` finds.
    `language` gives abbreviations and furniture cues. Never raises.

    >>> text = "Gen. Ali left. He died."
    >>> [text[s.start : s.end] for s in split_sentences(text, load_text_language(folder))]  # doctest: +SKIP
    ['Gen. Ali left.', 'He died.']
    """
    units = layout(text, language.furniture)
    boundaries = Boundaries(language)
    pieces: list[Piece] = []
    for number, unit in enumerate(units):
        for start, end in boundaries.split(text, unit.begins, unit.end):
            pieces.extend((*part, number) for part in cut_long(text, start, end))
    kinds = mark_kinds(text, units, pieces, language.furniture)
    return tuple(
        Sentence(start, end, index, units[number].paragraph, kind)
        for index, ((start, end, number), kind) in enumerate(zip(pieces, kinds, strict=True))
    )
