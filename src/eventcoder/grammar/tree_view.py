"""What the repairs of a parse ask of its tree: what hangs where, and what a verb takes."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


class TreeView:
    """A tree with its tokens; the repairs that inherit from it change the tree in place."""

    def __init__(self, tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tree = tree
        self.tokens = tokens
        self.words = tokens.words
        self.lowers = tokens.lowers
        self.lexicon = lexicon
        self.closed = lexicon.closed

    def below(self, i: int, *labels: str) -> list[int]:
        """What hangs on a token with one of these labels (any, if none is named), in text order."""
        named = self.tree.labels
        return [c for c, head in enumerate(self.tree.heads) if head == i and (not labels or named[c] in labels)]

    def opening(self, i: int) -> int:
        """The first token of what hangs on a token and stands before it."""
        first = i
        for at in range(i - 1, -1, -1):
            above = self.tree.heads[at]
            if not first <= above <= i or self.tree.labels[at] in ("cc", "punct"):
                break
            first = at
        return first

    def lemma(self, v: int) -> str:
        """The lemma of a verb."""
        return self.lexicon.lemma(self.lowers[v], self.tree.tags[v])

    def frames(self, v: int) -> frozenset[str]:
        """What a verb takes."""
        return self.lexicon.frames.get(self.lemma(v), _NONE)

    def is_a(self, i: int, *kinds: str) -> bool:
        """Is a word of one of these closed classes?"""
        return not self.closed.get(self.lowers[i], _NONE).isdisjoint(kinds)

    def says(self, v: int) -> bool:
        """Is a verb one of saying?"""
        return "speech" in self.frames(v)

    def form(self, v: int) -> str:
        """The form of a verb with its auxiliaries; "noun" of what is none."""
        tree = self.tree
        tag = tree.tags[v]
        if tag not in VERB:
            return "be" if tree.labels[v] == "pred" else "noun"
        before = [tree.tags[c] for c in self.below(v, "aux", "mark") if c < v]
        if "TO" in before:
            return "to"
        if "MD" in before:
            return "modal"
        helper = next((t for t in before if t in ("VBD", "VBZ", "VBP")), "")
        if helper:
            if helper == "VBD" and tag == "VBN" and tree.labels[v] == "relcl":
                return "past perfect"
            return "finVBZ" if helper == "VBZ" else "finVBP" if helper == "VBP" else "finVBD"
        return {"VB": "base", "VBG": "ing", "VBN": "pp", "MD": "modal"}.get(tag, "fin" + tag)
