"""Who says what: speakers that the parser took for appositions, and what is said that it took for something else."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_BEHIND = frozenset({"IN", "TO", "RB", ".", ",", '"', "NNP"})
_LOOSE = frozenset({"appos", "conj", "dep", "prep", "obj"})


def mend_speakers(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Give verbs of saying their speakers, and what is said to them."""
    speakers = _Speakers(tree, tokens, lexicon)
    for v, tag in enumerate(tree.tags):
        if tag not in VERB or tree.labels[v] in ("mod", "aux"):
            continue
        if tree.labels[v] == "acl":
            speakers.announced(v)
        elif tree.labels[v] == "comp" and 0 <= tree.heads[v] < v:
            speakers.beside(v)
        if tree.labels[v] == "conj":
            speakers.last(v)
        speakers.subject(v)
        speakers.conjoined(v)


class _Speakers(TreeView):
    """Repairs of one tree."""

    def before(self, v: int) -> int:
        """The noun of the phrase that a comma sets off right before a verb, or -1."""
        tree = self.tree
        at = v - 1
        while at >= 0 and (tree.tags[at] in ADVERB or tree.labels[at] == "aux"):
            at -= 1
        for _ in range(6):
            if at < 0 or tree.tags[at] not in NOMINAL:
                return -1
            opens = self.opening(at)
            if tree.labels[at] in _LOOSE and opens > 0 and tree.tags[opens - 1] in (",", '"'):
                return at
            at = tree.heads[at] if tree.heads[at] < at and tree.labels[at] in ("prep", "mod", "conj") else -1
        return -1

    def subject(self, v: int) -> None:
        """The noun between the comma and the verb speaks what stands before: "…, a district chief in Kano | said"."""
        tree = self.tree
        said = [c for c in self.below(v, "comp") if c < v and tree.tags[c] in VERB]
        if not said or not self.says(v) or self.below(v, "subj") or self.below(v, "aux", "mark"):
            return
        noun = self.before(v)
        if noun > said[0]:
            tree.hang(noun, v, "subj")

    def last(self, v: int) -> None:
        """The noun between the last comma and a verb of saying without what is said speaks: "… killed 22 pupils, a rebel group and
        residents | said".
        """
        tree = self.tree
        base = tree.heads[v]
        bare = not self.below(v, "subj", "comp", "mark", "aux", "cc") and tree.tags[v] == "VBD" and self.says(v)
        if (
            base < 0
            or not bare
            or tree.labels[v] != "conj"
            or tree.tags[base] not in VERB
            or tree.tags[v - 1] not in NOMINAL
        ):
            return
        noun = self.before(v)
        verbs = {tree.tags[i] for i in range(base, noun)} & {"VBD", "VBZ", "VBP"} if noun > base else set()
        if not verbs or not self.below(base, "subj"):
            return
        tree.hang(v, tree.heads[base], tree.labels[base])
        tree.hang(base, v, "comp")
        tree.hang(noun, v, "subj")

    def announced(self, v: int) -> None:
        """A verb of saying at the end, behind a noun that a comma sets off, is no participle: "…, the chief of staff | announced"."""
        tree = self.tree
        noun = tree.heads[v]
        last = all(tag in _BEHIND or tag in NOMINAL | {"DT", "CD", "JJ"} for tag in tree.tags[v + 1 :])
        if (
            not self.says(v)
            or not last
            or tree.tags[v] not in ("VBN", "VBD")
            or self.below(v, "agent", "obj", "mark", "subj")
        ):
            return
        if any(self.lowers[c] == "by" for x in self.below(v, "prep") for c in self.below(x, "case")):
            return
        noun = self.before(v)
        root = next((i for i, head in enumerate(tree.heads) if head < 0), -1)
        if noun < 0 or root < 0 or tree.tags[root] not in VERB or root > noun or v != self.end(noun) + 1:
            return
        tree.hang(v, root, "parataxis")
        tree.hang(noun, v, "subj")
        tree.tags[v] = "VBD"

    def end(self, i: int) -> int:
        """The last token of a noun's prepositional phrases."""
        inner = [c for c in self.below(i, "prep") if c > i]
        return self.end(inner[-1]) if inner else i

    def beside(self, v: int) -> None:
        """A speaker behind a comma is no complement of the verb before: "Mali must allow monitors in, the minister | told …"."""
        tree = self.tree
        subjects = self.below(v, "subj")
        if not subjects or not self.says(v) or self.below(v, "mark", "comp") or self.below(tree.heads[v], "mark"):
            return
        opens = self.opening(subjects[0])
        if opens > tree.heads[v] and tree.tags[opens - 1] == "," and not self.says(tree.heads[v]):
            tree.labels[v] = "parataxis"

    def conjoined(self, v: int) -> None:
        """A second verb behind a comma does not say the first: "Russia shells port, | kills three"."""
        tree = self.tree
        own = self.below(v, "subj")
        opens = self.opening(own[0]) if own else v
        takes = self.frames(v)
        if opens < 1 or tree.tags[opens - 1] != "," or takes & {"speech", "that"} or self.below(v, "mark", "aux"):
            return
        if tree.tags[v] == "VBG":
            return
        first = next((c for c in self.below(v, "comp") if c < v and tree.tags[c] in VERB and self.below(c, "subj")), -1)
        if first >= 0 and tree.labels[v] == "root":
            tree.hang(first, tree.heads[v], "root")
            tree.hang(v, first, "conj")
