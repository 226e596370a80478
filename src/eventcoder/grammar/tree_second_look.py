"""Verbs that a parser took for a part of a noun phrase, found by a second look: the built-in tagger's.

"Police | fire | tear gas", "Protests against the leader's rule | spread", "demanded that Chad | end | air strikes": such a tree has
one verb too few. Where the tagger sees a verb there and the tree has room for one (its root is a noun, a subordinate clause
has no verb, or a comma or *and* stands before the word), the verb gets its place: what stands before it is its subject, what
follows its object.
"""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD"})
_CLAUSE = frozenset({"root", "comp", "xcomp", "advcl", "relcl", "csubj", "conj", "parataxis", "pcomp"})
_NOUN = NOMINAL | {"CD", "PRP", "DT"}
_OWNED = frozenset({"DT", "PRP$", "POS", "WP$"})
_SMALL = frozenset({"case", "aux", "mark", "neg", "adv", "cc", "punct"})
_OF_VERB = frozenset({"mark", "aux", "punct", "adv", "neg"})
_BEHIND = frozenset({"prep", "pcomp", "time", "advcl", "xcomp", "comp"})
_DEEP = 12


def look_again(tree: Tree, tags: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Make verbs of what our tagger knows to be verbs, where the tree has room for one; `tags` are its own."""
    for v, ours in enumerate(tags):
        if ours in NOMINAL and tree.tags[v] in VERB:
            _no_verb(v, tree, tags)
        elif (
            ours == "NNS" == tree.tags[v] and tree.labels[v] in ("advcl", "comp") and tree.tags[v - 1] in NOMINAL and v
        ):
            _to_noun(v, tree, tags)  # "from Naga | separatists"
    for v, label in enumerate(tree.labels):
        if tree.tags[v] in _FINITE and label != "mod" or tree.tags[v] in ("VBG", "MD", "PRP", "TO", "CC", "."):
            continue
        if not {"VB", "VBP", "VBZ", "VBD", "VBN"} & set(lexicon.lookup(tokens.lowers[v])):
            continue
        if tags[v] in _FINITE and _mistaken(v, tree):
            _SecondLook(v, tree, tags, tokens, lexicon).place()


def _no_verb(v: int, tree: Tree, tags: list[str]) -> None:
    """Make a noun of what our tagger knows to be one, and the tree uses as one."""
    parsed, label, ours = tree.tags[v], tree.labels[v], tags[v]
    if parsed == "VBZ" and label in ("obj", "iobj", "prep") and ours == "NNS":
        tree.tags[v] = "NNS"  # "start | drills"
    elif (
        parsed == "VBZ"
        and label == "comp"
        and ours == "NNS"
        and tree.heads[v - 1] == v
        and tree.labels[v - 1] == "subj"
    ):
        _of_verb(v, tree, tags)
    elif parsed in ("VBZ", "VBP") and label != "mod" and v and tree.tags[v - 1] in NOMINAL:
        _to_noun(v, tree, tags)
    elif label in ("xcomp", "comp") and parsed != "VBN":
        _of_verb(v, tree, tags)


def _of_verb(v: int, tree: Tree, tags: list[str]) -> None:
    """Make an object of what the tree takes for a clause: "to stop | fighting", "slapped asset | freezes on judges"."""
    verb, parsed = tree.heads[v], tree.tags[v]
    below = [c for c, head in enumerate(tree.heads) if head == v]
    labels = {tree.labels[c] for c in below}
    objects = [c for c in below if tree.labels[c] == "obj"]
    if verb < 0 or tree.tags[verb] not in VERB or labels & {"aux", "mark", "cc", "conj", "neg"}:
        return
    own = [c for c, head in enumerate(tree.heads) if head == verb and tree.labels[c] == "obj" and c > verb]
    before = [c for c in below if c < v]
    if (
        parsed == "VBZ"
        and before == [v - 1]
        and tree.labels[v - 1] == "subj"
        and v - 1 not in tree.heads
        and not objects
    ):
        tree.labels[v - 1] = "mod"
    elif own or before or objects or parsed in ("VBZ", "VBD"):
        return
    tree.tags[v] = tags[v]
    tree.labels[v] = "obj"


def _to_noun(v: int, tree: Tree, tags: list[str]) -> None:
    """Make a noun of a verb without subject right behind the noun that it ends ("over human rights | remarks")."""
    before, outer = v - 1, tree.heads[v]
    below = [c for c, head in enumerate(tree.heads) if head == v]
    if outer < 0 or tree.labels[before] not in ("prep", "obj") or tree.heads[before] > v:
        return
    if any(tree.labels[c] in ("subj", "aux", "mark", "cc") or c < v for c in below):
        return
    tree.tags[v] = tags[v]
    for c in below:
        tree.hang(c, outer, "time" if tree.labels[c] == "obj" else tree.labels[c])
    tree.hang(v, tree.heads[before], tree.labels[before])
    for c, head in enumerate(tree.heads):
        if head == before:
            tree.heads[c] = v
    tree.hang(before, v, "mod")


def _mistaken(v: int, tree: Tree) -> bool:
    """Is the word part of a noun phrase in the tree?"""
    if v and tree.tags[v - 1] in _OWNED:
        return False
    return tree.labels[v] == "mod" or tree.tags[v] in NOMINAL and tree.labels[v] not in _SMALL


class _SecondLook:
    """One verb and the noun phrase that the tree makes it a part of."""

    def __init__(self, v: int, tree: Tree, tags: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
        self.v = v
        self.tree = tree
        self.sure = tags
        self.tokens = tokens
        self.closed = lexicon.closed
        self.chain = [v]
        while (above := tree.heads[self.chain[-1]]) > self.chain[-1] and self.is_noun(above):
            if tree.labels[self.chain[-1]] not in ("mod", "poss", "subj", "dep", "time") or len(self.chain) > _DEEP:
                break
            self.chain.append(above)

    def is_noun(self, i: int) -> bool:
        """Is a token a noun by the tree, or by the tagger?"""
        return i >= 0 and (self.tree.tags[i] in _NOUN or self.sure[i] in NOMINAL)

    def place(self) -> None:
        """Find the verb's subject and its place."""
        tree, v, top = self.tree, self.v, self.chain[-1]
        left = [i for i, head in enumerate(tree.heads) if i < v and head in self.chain and i not in self.chain]
        nouns = [i for i in left if self.is_noun(i) and tree.labels[i] not in ("case", "cc")]
        head, label = tree.heads[top], tree.labels[top]
        before = next(
            (i for i in range(v - 1, -1, -1) if tree.tags[i] not in (*ADVERB, "MD") and tree.labels[i] != "aux"), -1
        )
        joined = before >= 0 and tree.tags[before] in (",", "CC", ":")
        subject = self.subject(nouns) if nouns and not joined else -1
        if label in ("appos", "time") and subject < 0 and not self.roots(head):
            self.rise(head, label, -1, left)
        elif label == "prep" and subject >= 0 and self.opens_clause(left):
            self.take(head, "advcl", subject, left)
        elif label in ("prep", "agent") or label in ("obj", "pcomp") and self.in_relative(head):
            self.rise(head, label, nouns[-1] if nouns else -1, left)
        elif label in _CLAUSE and (subject >= 0 or label in ("comp", "root", "advcl")) and not joined:
            self.take(head, label, subject, left)
        elif self.is_noun(head) and subject < 0 and self.roots(head):
            self.replace(head)
        elif joined and (base := self.base(before, head)) >= 0:
            if nouns:
                self.leave(nouns[-1], head, label, left)
                left = []
            self.take(base, "conj", -1, left)
        elif label == "obj" and subject >= 0 and self.sure[v] == "VB" and tree.tags[head] in VERB:
            self.take(head, "comp", subject, left)

    def subject(self, nouns: list[int]) -> int:
        """The subject among the nouns before a verb: what the tree has so, or the last."""
        return next((i for i in nouns if self.tree.labels[i] == "subj"), nouns[-1])

    def opens_clause(self, left: list[int]) -> bool:
        """May the preposition before the phrase be a subordinator ("as | the army retreats")?"""
        cases = [i for i in left if self.tree.labels[i] == "case"]
        return bool(cases) and "sub" in self.closed.get(self.tokens.lowers[cases[0]], _NONE)

    def in_relative(self, head: int) -> bool:
        """Is the verb above one of a relative clause or a participle, whose noun lacks a verb of its own?"""
        tree = self.tree
        return tree.labels[head] in ("relcl", "acl") and self.roots(tree.heads[head])

    def roots(self, noun: int) -> bool:
        """Does a noun stand where a clause does, or is it a verb by the tree only?"""
        tree = self.tree
        if not self.is_noun(noun):
            return False
        return (
            tree.labels[noun] in _CLAUSE
            or tree.labels[noun] in ("dep", "obj")
            and tree.tags[noun - 1] in (",", "DT", '"')
        )

    def base(self, before: int, head: int) -> int:
        """The verb that another is joined to."""
        tree = self.tree
        for at in (tree.heads[before], head):
            for _ in range(_DEEP):
                if at < 0 or tree.tags[at] in VERB and at < self.v and tree.labels[at] not in ("aux", "mod"):
                    break
                at = tree.heads[at]
            if 0 <= at < self.v:
                return at
        return -1

    def rise(self, head: int, label: str, noun: int, left: list[int]) -> None:
        """The verb of the noun further up: "Protests against his rule | spread", "The town that rebels seized | lies …"."""
        tree = self.tree
        top = head
        for _ in range(_DEEP):
            if top < 0 or self.is_noun(top) and tree.labels[top] not in ("prep", "agent"):
                break
            if tree.tags[top] in VERB and tree.labels[top] not in ("acl", "relcl"):
                return
            top = tree.heads[top]
        if top < 0 or not self.roots(top) or label == "prep" and noun < 0:
            return
        if noun >= 0:
            self.leave(noun, head, label, left)
        self.replace(top)

    def leave(self, noun: int, head: int, label: str, left: list[int]) -> None:
        """Give the noun before the verb the place that the whole phrase had."""
        for i in left:
            if i != noun:
                self.tree.heads[i] = noun
        self.tree.hang(noun, head, label)

    def replace(self, noun: int) -> None:
        """Let the verb take the place of its subject."""
        tree, v, top = self.tree, self.v, self.chain[-1]
        head, label = tree.heads[noun], tree.labels[noun]
        if tree.tags[noun] in VERB:
            tree.tags[noun] = self.sure[noun]
        self.take(head, label if label in _CLAUSE else "parataxis", noun, [])
        for i, above in enumerate(tree.heads):
            if above == noun and i not in (v, top) and (i > v or tree.labels[i] in ("punct", "mark")):
                tree.heads[i] = v
            elif above == noun and tree.labels[i] in ("subj", "obj") and i < noun:
                tree.labels[i] = "mod"

    def take(self, head: int, label: str, subject: int, left: list[int]) -> None:
        """Hang the verb on a word, its subject and its object on it."""
        tree, v, top = self.tree, self.v, self.chain[-1]
        self.share_out(label, subject, left)
        tree.hang(v, head, label)
        helped = any(h == v and tree.labels[c] == "aux" for c, h in enumerate(tree.heads))
        tree.tags[v] = "VBN" if helped and tree.tags[v] == "VBN" else self.sure[v]
        if subject >= 0:
            tree.hang(subject, v, "subj")
        for i in self.chain[1:-1]:
            tree.hang(i, top, "mod")
        if top != v:
            self.govern(top)
        for i, above in enumerate(tree.heads):
            if (
                label == "conj"
                and above == head
                and i > v
                and tree.labels[i] in _BEHIND
                or head < 0
                and above == top
                and tree.labels[i] == "punct"
            ):
                tree.heads[i] = v

    def share_out(self, label: str, subject: int, left: list[int]) -> None:
        """Hang what stands before the verb on its subject, or on the verb."""
        tree = self.tree
        for i in left:
            if i == subject:
                continue
            opens = tree.labels[i] == "case" and (subject < 0 or label == "advcl")
            clause = opens or subject < 0 or tree.labels[i] in _OF_VERB
            tree.heads[i] = self.v if clause else subject
            tree.labels[i] = "mark" if opens else tree.labels[i]

    def govern(self, top: int) -> None:
        """Make the noun behind the verb its object, and clauses that hang on the noun the verb's."""
        tree, was_verb = self.tree, self.tree.tags[top] in VERB
        tree.tags[top] = self.sure[top] if was_verb else tree.tags[top]
        tree.hang(top, self.v, "obj")
        for i, above in enumerate(tree.heads):
            if i > top and 0 <= above < self.v and tree.labels[i] == "prep" and self.is_noun(above):
                tree.heads[i] = top  # "to silence journalists and | jail | opponents | of the party"
            if above != top or i < top:
                continue
            if tree.labels[i] == "xcomp" and was_verb:
                tree.labels[i] = "acl"  # "blocks | plan | to deploy"
            elif tree.labels[i] in ("comp", "xcomp", "advcl", "punct", "aux"):
                tree.heads[i] = self.v
