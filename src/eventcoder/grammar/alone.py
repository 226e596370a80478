"""A noun phrase that stands alone, without a sentence around it: "the Iranian foreign minister"."""

from __future__ import annotations

from eventcoder.grammar.grouper import group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.phrases import Np, Where, read_phrase
from eventcoder.grammar.tagger import tag
from eventcoder.model import Phrase, Tokens


def read_alone(tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that some tokens are, read as a subject or an object is, whichever leaves fewer of them out.

    Args:
        tokens: the tokens of the phrase and of nothing else.
        lexicon: the language data.

    Returns:
        the phrase, or None where no noun phrase stands at the beginning.
    """
    groups = group(tokens, tag(tokens, lexicon, alone=True), lexicon)
    first = next((k for k, g in enumerate(groups) if g.type == "N"), None)
    if first is None:
        return None
    read: list[Np] = [read_phrase(groups, first, lexicon, Where(before_verb=before))[0] for before in (True, False)]
    return max(read, key=lambda np: np.end).freeze()
