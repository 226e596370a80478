"""Words to which the parser gave a place that their own form, or the words beside them, do not allow."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_CLAUSE = frozenset({"root", "conj", "comp", "advcl", "parataxis", "relcl"})
_OPENERS = frozenset({"DT", "PRP$", "CD"})
_MODIFIED = NOMINAL | {"JJ", "JJR", "JJS", "VBG", "VBN"}


def mend_places(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give each such word the place that it can have; `ours` are the tags of our own tagger."""
    places = _Places(tree, tokens, lexicon)
    for i in range(len(tree)):
        if size := places.entry(i):
            places.whole(i, i + size)
    for i in range(1, len(tree)):
        if ours[i] == ours[i - 1] == "NNP" and "-" in tokens.words[i] and tokens.words[i][:1].islower():
            places.name(i)
    for i, label in enumerate(tree.labels):
        if label == "prt":
            places.particle(i)
        elif label == "mod":
            places.modifier(i)
        elif label in ("subj", "obj", "prep") and tree.tags[i] == "RB":
            places.adverb(i)
        elif label in ("prep", "agent") and tree.tags[i] == "VBG":
            places.gerund(i)
        elif label in ("acl", "relcl"):
            places.behind_colon(i)


class _Places(TreeView):
    """Repairs of one tree."""

    def entry(self, i: int) -> int:
        """How many words a name of the lexicon has that begins here, and of which the parser made more than one phrase."""
        tree, node, size = self.tree, self.lexicon.phrases.get(self.lowers[i]), 0
        for at in range(i + 1, len(tree)):
            if node is None or not self.words[i][:1].isupper():
                break
            node = node.get(self.lowers[at])
            if node is not None and "" in node and set(node[""][1]) == {"NNP"}:
                size = at + 1 - i
        inside = range(i, i + size)
        broken = any(tree.tags[x] in VERB or tree.labels[x] == "conj" and tree.heads[x] in inside for x in inside)
        return size if size > 1 and broken else 0

    def whole(self, start: int, end: int) -> None:
        """Make one noun of the words of a name: "the office of | Save the Children"."""
        tree, last = self.tree, end - 1
        inside = range(start, end)
        top = next((x for x in inside if tree.heads[x] not in inside), start)
        head, label = tree.heads[top], tree.labels[top]
        for c, above in enumerate(tree.heads):
            if above in inside and c not in inside:
                tree.heads[c] = last
        for x in inside:
            tree.hang(x, last, "mod")
            tree.tags[x] = "NNP"
        tree.hang(last, head, "prep" if label == "pcomp" else "subj" if label in ("csubj", "advcl") else label)

    def name(self, i: int) -> None:
        """A name's later part with a small letter is one with the part before it: "in Bir | al-Abed", "President Omar | al-Bashir"."""
        tree, first = self.tree, i - 1
        tree.tags[i] = tree.tags[first] = "NNP"
        if tree.heads[i] == first and tree.labels[i] == "mod":
            return
        if tree.heads[first] == i and tree.labels[first] in ("mod", "poss"):
            tree.labels[first] = "mod"
            return
        above = tree.heads[i]
        if tree.labels[i] != "subj" and first != above:
            for c in self.below(i):
                tree.heads[c] = above if above >= 0 and above != first else first
            tree.hang(i, tree.heads[first], tree.labels[first])
        elif first == above:
            tree.hang(i, tree.heads[first], tree.labels[first])
        for c in self.below(first):
            if c != i:
                tree.heads[c] = i
        for c in self.below(i, "subj"):
            tree.labels[c] = "mod"
        tree.hang(first, i, "mod")

    def particle(self, c: int) -> None:
        """A particle that its verb does not know is a preposition: "drowned | off Lampedusa", "was taken | off a train"."""
        tree = self.tree
        v = tree.heads[c]
        if v < 0 or tree.tags[v] not in VERB:
            return
        noun = next(
            (
                x
                for x in self.below(v, "obj")
                if x > c and all(t in _MODIFIED | {"DT", "PRP$", "CD", "POS"} for t in tree.tags[c + 1 : x])
            ),
            -1,
        )
        passive = any(self.is_a(x, "be") for x in self.below(v, "aux"))
        known = self.lowers[c] in self.lexicon.particles.get(self.lemma(v), ())
        if noun >= 0 and self.is_a(c, "prep") and (passive or not known):
            tree.hang(noun, v, "prep")
            tree.hang(c, noun, "case")

    def modifier(self, i: int) -> None:
        """A noun right before a finite verb that lacks a subject is that: "The army | mines the fields"."""
        tree = self.tree
        head = tree.heads[i]
        if head < i or tree.tags[i] not in NOMINAL:
            return
        finite = tree.tags[head] in ("VBZ", "VBP") and tree.labels[head] in _CLAUSE
        if finite and head == i + 1 and not self.below(head, "subj"):
            tree.labels[i] = "subj"

    def adverb(self, i: int) -> None:
        """What has a determiner is a noun: "released a | dhow"; so is what an adverb cannot be: "flew its flag at | half-mast"."""
        never = "RB" not in self.lexicon.lookup(self.lowers[i]) and self.tree.labels[i] in ("prep", "obj")
        if never or any(self.tree.tags[c] in _OPENERS for c in self.below(i, "mod", "poss")):
            self.tree.tags[i] = "NN"

    def gerund(self, i: int) -> None:
        """A gerund behind a preposition is a verb where it has arguments, a noun where *of* follows ("convicted him of | spying for
        Israel", "over | jailing of editors").
        """
        tree = self.tree
        if self.below(i, "mod", "poss", "conj"):
            return
        if i + 1 < len(tree) and self.lowers[i + 1] == "of" and self.below(i, "prep"):
            tree.tags[i] = "NN"
            return
        noun = tree.heads[i]
        verb = noun if noun >= 0 and tree.tags[noun] in VERB else tree.heads[noun] if noun >= 0 else -1
        cases = [self.lowers[c] for c in self.below(i, "case")]
        asked = verb >= 0 and cases == ["of"] and "of" in self.frames(verb)
        if self.below(i, "obj", "comp", "xcomp") or asked and self.below(i, "prep"):
            tree.hang(i, verb if asked else noun, "pcomp")

    def behind_colon(self, v: int) -> None:
        """A clause with its own subject behind a colon is no part of the noun before: "Explainer: Why are they | protesting?"."""
        tree = self.tree
        noun = tree.heads[v]
        if noun < 0 or tree.heads[noun] >= 0 or ":" not in tree.tags[noun:v] or not self.below(v, "subj"):
            return
        if tree.tags[noun] in NOMINAL:
            tree.swap(noun, v, "dep")
            for c in self.below(noun, "punct"):
                tree.heads[c] = v
