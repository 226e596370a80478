"""What every reader of groups has at hand: the sentence, the lexicon, and the groups read so far."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.model import Tokens


class GroupReader:
    """The state of one pass over the tokens. In its subclasses each `_read_…` method returns the index after what it took, or
    its argument.
    """

    def __init__(self, tokens: Tokens, tags: list[str], lexicon: Lexicon) -> None:
        self.lowers = tokens.lowers
        self.words = tokens.words
        self.tags = tags
        self.lexicon = lexicon
        self.closed = lexicon.closed
        self.size = len(tags)
        self.out: list[Group] = []
        self.held: Group | None = None
