"""Phrases that the parser hung on the nearest word, though they belong further out: receivers, absolutes."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_ALONG = "with"
_FRAME_OF = {
    "to": "goal",
    "from": "from",
    "of": "of",
}  # what a verb has to which a phrase with this preposition belongs
_DESCRIBES = frozenset({"acl", "relcl"})
_DEEP = 8


def mend_attachments(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Hang phrases on the word that they belong to."""
    attachments = _Attachments(tree, tokens, lexicon)
    for i, label in enumerate(tree.labels):
        if tree.heads[i] < 0:
            continue
        if label in ("prep", "pcomp"):
            attachments.receiver(i)
        if tree.tags[i] == "VBG" and label in ("acl", "pcomp"):
            attachments.absolute(i)


class _Attachments(TreeView):
    """Repairs of one tree."""

    def word(self, i: int) -> str:
        """The one preposition right before a phrase, or nothing."""
        cases = self.below(i, "case")
        return self.lowers[cases[0]] if len(cases) == 1 and cases[0] < i else ""

    def taken(self, v: int, word: str, before: int) -> bool:
        """Has a verb such a phrase already?"""
        return any(c < before and self.word(c) == word for c in self.below(v, "prep", "pcomp"))

    def passive(self, v: int) -> bool:
        """Is a verb a passive with its auxiliary?"""
        return any(self.is_a(c, "be") for c in self.below(v, "aux"))

    def receiver(self, p: int) -> None:
        """A phrase that the verb takes, behind what describes its object ("extradited a man wanted for fraud | to Chad", "returned a
        mask that was looted in 1897 | to Benin", "accused the men who guard the dam | of stealing").
        """
        tree, word = self.tree, self.word(p)
        wanted = _FRAME_OF.get(word, "")
        clause = tree.labels[p] == "pcomp"
        if not wanted or clause != (word == "of") or not clause and tree.tags[p] not in NOMINAL:
            return
        at = tree.heads[p]
        for _ in range(_DEEP):
            noun = tree.heads[at]
            if noun < 0:
                return
            if tree.tags[at] in VERB:
                if self.frames(at) & {wanted, "goal"} and not self.taken(at, word, p):
                    return
                if tree.labels[at] in _DESCRIBES:
                    break
                if tree.labels[at] not in ("pcomp", "xcomp", "conj"):
                    return
            at = noun
        else:
            return
        verb = tree.heads[noun]
        if verb < 0 or tree.labels[noun] != "obj" or tree.tags[verb] not in VERB or self.taken(verb, word, p):
            return
        if wanted in self.frames(verb) and not self.passive(verb):
            tree.heads[p] = verb

    def absolute(self, v: int) -> None:
        """What goes along with a clause has a subject of its own: "With | rebels shelling the town, villagers fled"."""
        tree = self.tree
        noun = tree.heads[v]
        verb = tree.heads[noun]
        if tree.labels[noun] != "prep" or verb < 0 or tree.tags[verb] not in VERB or self.word(noun) != _ALONG:
            return
        case = self.below(noun, "case")[0]
        if case and tree.tags[case - 1] not in (",", '"') or self.below(v, "subj", "mark"):
            return
        tree.hang(v, verb, "advcl")
        tree.hang(noun, v, "subj")
        tree.hang(case, v, "dep")
