"""Clauses that the parser left without their verb: it made a relative clause or a participle of it, or hung it on a noun."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_PAST = frozenset({"VBD", "VBN"})


def find_missing(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give clauses their verb and verbs their clause; `ours` are the tags of our own tagger."""
    missing = _Missing(tree, ours, tokens, lexicon)
    for v, label in enumerate(tree.labels):
        head = tree.heads[v]
        if head < 0:
            continue
        if label == "conj" and tree.tags[v] in VERB:
            missing.second(v)
        elif label in ("comp", "dep") and tree.tags[v] in VERB:
            missing.no_clause(v)
            missing.predicate(v)
        elif label == "advcl" and tree.tags[v] == "VBG":
            missing.describes(v)
        elif label == "advcl" and missing.bare(v):
            missing.second(v)
        if tree.tags[v] in ("VB", "VBP") and ours[v] == "NN":
            missing.noun(v)


class _Missing(TreeView):
    """Repairs of one tree."""

    def __init__(self, tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tree, tokens, lexicon)
        self.ours = ours

    def bare(self, v: int) -> bool:
        """Is a past form behind its head's verb without subject, object or auxiliary?"""
        past = self.tree.tags[v] in _PAST and self.tree.heads[v] < v
        return past and not self.below(v, "subj", "aux", "mark", "adv", "obj")

    def group_start(self, i: int) -> int:
        """The first token of a basic noun group."""
        return min([c for c in self.below(i, "mod", "poss") if c < i], default=i)

    def no_clause(self, v: int) -> None:
        """What stands behind a verb that takes no clause describes its object: "handed over | two men | wanted for the attack"."""
        tree = self.tree
        verb, subject = tree.heads[v], next(iter(self.below(v, "subj")), -1)
        takes = self.frames(verb) if verb < v and tree.tags[verb] in VERB else _NONE
        if "trans" not in takes or takes & {"that", "speech", "quote", "bare", "to-obj", "named", "ing", "raise"}:
            return
        near = subject == v - 1 and self.group_start(subject) == verb + 1 + len(self.below(verb, "prt"))
        if not near or self.below(v, "mark", "aux", "obj") or "VBN" not in self.lexicon.lookup(self.lowers[v]):
            return
        tree.hang(subject, verb, "obj")
        tree.hang(v, subject, "acl")
        tree.tags[v] = "VBN"

    def predicate(self, v: int) -> None:
        """A finite verb without subject behind another says what the first one's noun does: "Soldiers | deployed to the border | have
        begun to withdraw".
        """
        tree = self.tree
        base = tree.heads[v]
        subject = next((c for c in self.below(base, "subj") if c < base), -1)
        past = (
            tree.tags[v] == "VBD"
            and not self.frames(base) & {"that", "speech", "quote"}
            and self.below(v, "obj", "prep")
        )
        finite = (
            past
            or tree.tags[v] in ("VBZ", "VBP")
            or any(tree.tags[c] in ("VBZ", "VBP", "VBD") for c in self.below(v, "aux"))
        )
        if base > v or subject < 0 or not finite or self.below(v, "subj", "mark") or "," in tree.tags[base:v]:
            return
        if tree.labels[base] != "root" or self.below(base, "aux", "obj") or base - subject > 1:
            return
        if tree.tags[base] not in _PAST or "VBN" not in self.lexicon.lookup(self.lowers[base]):
            return
        tree.hang(v, tree.heads[base], tree.labels[base])
        tree.hang(subject, v, "subj")
        tree.hang(base, subject, "acl")
        tree.tags[base] = "VBN"
        for c in self.below(base, "punct"):
            tree.heads[c] = v

    def second(self, v: int) -> None:
        """Two verbs that nothing joins: the first is a participle ("Workers dismissed for striking | marched")."""
        tree = self.tree
        base = tree.heads[v]
        if base > v or "CC" in tree.tags[base:v] or self.below(v, "subj", "mark") or tree.tags[v] == "VBG":
            return
        subject = next((c for c in self.below(base, "subj") if c < base), -1)
        if subject < 0 or tree.tags[base] not in _PAST or "VBN" not in self.lexicon.lookup(self.lowers[base]):
            return
        aside = tree.tags[base - 1] == "," and tree.tags[v - 1] != ","
        closed = "," in tree.tags[base:v] if aside else "," not in tree.tags[base:v]
        if self.below(base, "aux") or not closed or base - subject > 2 and not aside:
            return
        tree.hang(v, tree.heads[base], tree.labels[base])
        tree.hang(subject, v, "subj")
        tree.hang(base, subject, "acl")
        tree.tags[base] = "VBN"
        for c in self.below(base):
            if c > v:
                tree.heads[c] = v

    def describes(self, v: int) -> None:
        """A participle right behind the object describes that: "released a dhow | carrying arms"."""
        tree = self.tree
        verb, before = tree.heads[v], v - 1
        if self.below(v, "mark", "subj", "aux") or before <= verb or tree.tags[before] not in NOMINAL:
            return
        if tree.heads[before] == verb and tree.labels[before] == "obj" and self.group_start(before) == verb + 1:
            tree.hang(v, before, "acl")

    def noun(self, v: int) -> None:
        """What only looks like a verb behind *to* is a noun: "open the border to | aid", "cuts to | fuel aid"."""
        tree = self.tree
        noun = next((c for c in self.below(v, "obj") if c == v + 1), -1)
        if noun < 0 and tree.tags[v - 1] == "TO" and self.below(v) == [v - 1]:
            tree.tags[v], tree.labels[v] = "NN", "prep"  # "open the border to | aid"
            tree.tags[v - 1], tree.labels[v - 1] = "IN", "case"
        if noun < 0 or self.below(v, "subj"):
            return
        to = next((c for c in self.below(v, "aux", "mark") if tree.tags[c] == "TO" and c == v - 1), -1)
        if to >= 0 and tree.tags[tree.heads[v]] in NOMINAL:
            tree.hang(noun, tree.heads[v], "prep")
            tree.hang(to, noun, "case")
            tree.tags[to] = "IN"
            tree.hang(v, noun, "mod")
            tree.tags[v] = "NN"
