"""Phrases that the parser hung on the nearest word, though they belong further out: receivers, absolutes, judged objects, asides."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_AS, _ALONG, _WHY = "as", "with", "for"
_FRAME_OF = {
    "to": "goal",
    "from": "from",
    "of": "of",
}  # what a verb has to which a phrase with this preposition belongs
_JUDGED = frozenset({"JJ", "VBN"})
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
        if label == "prep":
            attachments.judged_object(i)
        elif label == "pcomp":
            attachments.reason(i)
        elif label == "adv" and tree.tags[i] == "IN":
            attachments.stranded(i)
        elif label == "appos":
            attachments.behind_aside(i)
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

    def judged_object(self, p: int) -> None:
        """The object with what it is called before it: "dismissed as | false reports that …"."""
        tree = self.tree
        v = tree.heads[p]
        first = self.opening(p)
        if self.word(p) != _AS or tree.tags[v] not in VERB or self.lowers[first] != _AS or tree.labels[v] == "relcl":
            return
        takes = self.frames(v)
        described = tree.tags[first + 1] in _JUDGED and first + 1 < p and tree.tags[p] in NOMINAL
        if not described or self.passive(v) or self.below(v, "obj") or "trans" not in takes or "intr" in takes:
            return
        tree.labels[p] = "obj"
        tree.hang(first, v, "adv")

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

    def reason(self, p: int) -> None:
        """What somebody is convicted or accused for is no part of the crime: "convicted them of sedition | for holding a vote"."""
        tree = self.tree
        noun = tree.heads[p]
        verb = tree.heads[noun]
        if verb >= 0 and tree.labels[verb] == "obj" and tree.heads[verb] >= 0:
            verb = tree.heads[verb]  # "convicted nine leaders | of sedition"
        if self.word(p) != _WHY or tree.labels[noun] != "prep" or verb < 0 or tree.tags[verb] not in VERB:
            return
        if self.word(noun) == "of" and "of" in self.frames(verb) and (self.below(verb, "obj") or self.passive(verb)):
            tree.heads[p] = verb

    def stranded(self, i: int) -> None:
        """A preposition that governs nothing has the noun behind it, though the parser made that a part of what follows: "placed
        | under house arrest | hours after …".
        """
        tree = self.tree
        v = tree.heads[i]
        if not self.is_a(i, "prep") or self.is_a(i, "sub", "adverb") or self.below(i) or v < 0 or i + 2 >= len(tree):
            return
        if self.lowers[i] in self.lexicon.particles.get(self.lemma(v), ()):
            return
        for noun in range(i + 1, len(tree)):
            time = tree.heads[noun]
            if tree.tags[noun] not in NOMINAL | {"JJ", "DT", "PRP$"}:
                return
            if time == noun + 1 and tree.labels[noun] == "mod" and tree.labels[time] == "time":
                if tree.tags[noun] in NOMINAL:
                    tree.hang(noun, v, "prep")
                    tree.hang(i, noun, "case")
                return

    def behind_aside(self, i: int) -> None:
        """The object behind an aside: "carried out, on the orders of the mayor, | an arrest"."""
        tree = self.tree
        first, noun = self.opening(i), tree.heads[i]
        verb = noun
        for _ in range(_DEEP):
            if verb < 0 or tree.tags[verb] in VERB:
                break
            verb = tree.heads[verb]
        if (
            verb < 0
            or first - verb < 3
            or tree.tags[first - 1] != ","
            or self.below(verb, "obj")
            or "trans" not in self.frames(verb)
        ):
            return
        opens = verb + 1 + (verb + 1 in self.below(verb, "prt"))
        if tree.tags[opens] == "," and tree.tags[opens + 1] == "IN" and "," not in tree.tags[opens + 1 : first - 1]:
            tree.hang(i, verb, "obj")
