"""Subjects that the parser gave to the wrong verb: two subjects of one verb, speakers, datelines."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens


def mend_subjects(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Give each verb its own subject."""
    mend = _Subjects(tree, tokens, lexicon)
    for v, tag in enumerate(tree.tags):
        if tag in VERB:
            mend.subjects(v)


class _Subjects(TreeView):
    """Repairs of one tree."""

    def subjects(self, v: int) -> None:
        """Give all but one of a verb's subjects their place."""
        tree, tags = self.tree, self.tree.tags
        both = [c for c in self.below(v, "subj") if c < v]
        if len(both) < 2:
            return
        first, second = both[-2:]
        opens = self.opening(second)
        between = tags[first + 1 : opens]
        joined = [c for c in self.below(first, "cc") + self.below(v, "cc") if first < c < second]
        if joined:
            tree.hang(second, first, "conj")
            for c in joined:
                tree.heads[c] = first
        elif opens == first + 1 and tags[second] == "NNP":
            tree.hang(second, first, "appos")  # "its spokesman | Fawzi Nassar"
        elif ":" in between:
            tree.hang(first, v, "dep")  # "NAIROBI, May 3 - | Police …"
