"""Objects, and what is said of them, that the parser gave another place: "took six guards | hostage", "a | sit-in", "48 hours"."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_RESULTS = frozenset({"obj", "comp", "pred", "xcomp", "time", "adv", "advcl"})
_YEAR = 4
_DEED = frozenset({"of", "for", "with"})
_COUNTED = NOMINAL | {"CD", "JJ"}
_TIMES = frozenset({"time", "weekday", "month"})


def mend_objects(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give verbs the subjects and objects that stand beside them; `ours` are the tags of our own tagger."""
    objects = _Objects(tree, ours, tokens, lexicon)
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if label == "aux" and tree.tags[i] in ("TO", "IN"):
            objects.to_noun(i)
        if head >= 0 and tree.tags[head] in VERB:
            if label in ("comp", "xcomp", "dep") and tree.tags[i] in NOMINAL and i > head:
                objects.loose(i)
            if label in _RESULTS and i > head:
                objects.result(i)
            if label in ("time", "adv", "dep"):
                objects.beside(i)
    for v, tag in enumerate(tree.tags):
        if tag == "VBG" and ours[v] == "VBG" and tree.labels[v] == "mod":
            objects.governing(v)
        if tag in VERB:
            objects.pair(v)
            objects.dated(v)


class _Objects(TreeView):
    """Repairs of one tree."""

    def __init__(self, tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tree, tokens, lexicon)
        self.ours = ours

    def governing(self, v: int) -> None:
        """An -ing form behind the preposition of somebody's deed governs the noun: "charged a man with | leading protests"."""
        tree, noun = self.tree, self.tree.heads[v]
        verb = tree.heads[noun]
        if tree.labels[noun] == "obj" and verb == v - 1 and tree.tags[verb] in VERB and "ing" in self.frames(verb):
            tree.hang(v, verb, "xcomp")  # "denied | burning homes"
            tree.hang(noun, v, "obj")
            return
        if verb >= 0 and tree.labels[verb] == "obj":
            verb = tree.heads[verb]  # the parser hung it on the man
        if noun != v + 1 or tree.labels[noun] != "prep" or self.below(noun, "case") != [v - 1] or verb < 0:
            return
        if self.lowers[v - 1] in _DEED and tree.tags[verb] in VERB and self.below(verb, "obj"):
            tree.hang(v, verb, "pcomp")
            tree.hang(noun, v, "obj")
            tree.hang(v - 1, v, "case")

    def result(self, i: int) -> None:
        """What somebody is taken, kept or found is a particle of the verb, where the lexicon has it so."""
        tree = self.tree
        verb = tree.heads[i]
        lemma = self.lexicon.lemma(self.lowers[verb], tree.tags[verb])
        if verb == i - 1 or self.lowers[i] not in self.lexicon.particles.get(lemma, ()):
            return
        inner = self.below(i, "subj")
        if tree.labels[i] in ("obj", "time") or not inner:
            inner = [c for c in self.below(i, "mod") if c == i - 1 and tree.tags[c] in _COUNTED]
        if inner:
            for c in self.below(i):
                tree.heads[c] = inner[0] if c < inner[0] else verb
            tree.hang(inner[0], verb, "obj")
        elif not [c for c in self.below(verb, "obj") if c < i]:
            return
        for c in self.below(i):
            tree.heads[c] = verb
        tree.hang(i, verb, "prt")

    def beside(self, i: int) -> None:
        """A name or a noun with an article right beside a verb that lacks it is its subject or its object, no adverbial."""
        tree = self.tree
        v = tree.heads[i]
        name = self.words[i][:1].isupper() and self.words[i][1:] != self.words[i][1:].upper()
        if self.is_a(i, *_TIMES, "adverb", "direction") or "time" in self.lexicon.nouns.get(self.lowers[i], _NONE):
            return
        if i < v and name and (tree.tags[i] not in ADVERB | {"WRB"} or "RB" not in self.lexicon.lookup(self.lowers[i])):
            near = all(tree.heads[x] == v and tree.labels[x] in ("aux", "adv", "neg") for x in range(i + 1, v))
            first = i == 0 or tree.tags[i - 1] in (",", '"', ":")
            if near and first and not self.below(v, "subj"):
                tree.hang(i, v, "subj")
                tree.tags[i] = "NNP"
        elif i > v and tree.tags[i] in NOMINAL and not self.below(v, "obj") and "trans" in self.frames(v):
            opened = [c for c in self.below(i, "mod") if tree.tags[c] == "DT"]
            if name and tree.tags[i] == "NNP" and i == v + 1 or opened and opened[0] == v + 1 and not self.quantity(i):
                tree.labels[i] = "obj"
                tree.tags[i] = tree.tags[i] if name else "NN"

    def quantity(self, i: int) -> bool:
        """Does a noun say how much or how long?"""
        lemma = self.lexicon.lemma(self.lowers[i], self.tree.tags[i])
        return bool(
            self.lexicon.nouns.get(lemma, _NONE) & {"time", "measure"} or self.closed.get(lemma, _NONE) & _TIMES
        )

    def to_noun(self, i: int) -> None:
        """*To* before a noun is a preposition ("reopened the airport | to aid agencies")."""
        tree = self.tree
        noun = tree.heads[i]
        if (
            self.lowers[i] != "to"
            or noun <= i
            or tree.tags[noun] not in NOMINAL
            or tree.labels[noun] not in ("obj", "xcomp")
        ):
            return
        if any(tree.tags[x] in VERB for x in range(i + 1, noun)):
            return
        tree.tags[i] = "IN"
        tree.hang(i, noun, "case")
        tree.labels[noun] = "prep"

    def loose(self, i: int) -> None:
        """A noun with nothing of a clause behind a verb is its object, no clause: "let | inspectors | in", "urges | end to war"."""
        tree, verb = self.tree, self.tree.heads[i]
        if self.below(i, "subj", "aux", "mark"):
            return
        if tree.labels[i] == "comp" and self.frames(verb) & {"bare", "to-obj"}:
            tree.labels[i] = "obj"
            for c in self.below(i, "prep"):
                tree.heads[c] = verb
        elif tree.labels[i] == "xcomp" and not self.below(verb, "obj"):
            tree.labels[i] = "obj"

    def pair(self, v: int) -> None:
        """Two objects side by side, the first of which is no noun, are one ("brought the | Malawian | preacher")."""
        tree = self.tree
        objects = [c for c in self.below(v, "obj") if c > v]
        described = bool(objects) and (tree.tags[objects[0]] in ("JJ", "NNP", "VBN") or self.ours[objects[0]] == "JJ")
        if len(objects) > 1 and objects[0] == objects[1] - 1 and described:
            first, second = objects[:2]
            for c in self.below(first):
                tree.heads[c] = second
            tree.hang(first, second, "mod")

    def dates(self, i: int) -> bool:
        """Is a word a month, a day or a year?"""
        return self.is_a(i, "month", "weekday") or self.lowers[i].isdigit() and len(self.lowers[i]) == _YEAR

    def dated(self, v: int) -> None:
        """A month or day behind *in* or *on* is no part of the subject behind it ("In May | Algiers broke off relations")."""
        tree = self.tree
        for s in self.below(v, "subj"):
            before = [*self.below(s, "mod"), *(c for owner in self.below(s, "poss") for c in self.below(owner, "mod"))]
            when = next((c for c in before if c < s and self.dates(c)), -1)
            if when > 0 and tree.tags[when - 1] == "IN" and not self.below(when - 1):
                tree.hang(when, v, "prep")
                tree.hang(when - 1, when, "case")
