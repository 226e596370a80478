"""A dependency tree over our own tokens, whatever parser it comes from.

A parser has tokens of its own. They are aligned with ours by their characters: several of the parser's in one of ours are
merged ("did" + "n't"), one of the parser's over several of ours is split. What hangs on what is then said in one small set
of labels, into which `spacy_labels` and `ud_labels` turn those of their schemes:

root · subj · obj · iobj · pred (what a copula or a small clause says of its subject) · prep (a noun behind a preposition, which
hangs on it as `case`) · agent (the same of a passive's doer) · time (a bare adverbial) · comp · xcomp · pcomp (a clause behind a
preposition) · advcl · acl · relcl · parataxis · conj · cc · appos · poss · mod (what belongs to a basic noun group) · mark ·
aux · neg · prt · case · adv · expl · punct · dep (what no other says)
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from eventcoder.model import Tokens

_LIGHT = frozenset({"neg", "punct", "case", "cc"})  # labels of the lesser part of a merged token


@frozen
class Word:
    """A token of a parser: its characters in the text, its Penn tag, its head (-1: none) and the label of its scheme."""

    start: int
    end: int
    tag: str
    head: int
    label: str


class Tree:
    """Tags, heads (-1: none) and labels of a sentence's tokens. Mutable while analysers turn its labels into ours."""

    __slots__ = ("heads", "labels", "tags")

    def __init__(self, tags: list[str], heads: list[int], labels: list[str]) -> None:
        self.tags = tags
        self.heads = heads
        self.labels = labels

    def __len__(self) -> int:
        return len(self.heads)

    def children(self) -> list[list[int]]:
        """Return the tokens that hang on each token, in text order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(i)
        return found

    def hang(self, i: int, head: int, label: str) -> None:
        """Make token i hang on another."""
        self.heads[i] = head
        self.labels[i] = label

    def swap(self, head: int, child: int, label: str) -> None:
        """Let a child take the place of its head, which hangs on it as `label` from now on."""
        self.hang(child, self.heads[head], self.labels[head])
        self.hang(head, child, label)

    def order(self) -> list[int]:
        """Return all tokens, heads before what hangs on them; what a faulty parse leaves in a ring is hung on nothing."""
        children = self.children()
        found = [i for i, head in enumerate(self.heads) if head < 0]
        seen = set(found)
        rest = iter(range(len(self)))
        at = 0
        while len(found) < len(self) or at < len(found):
            if at == len(found):
                lost = next(i for i in rest if i not in seen)
                self.hang(lost, -1, "root")
                children = self.children()
                seen.add(lost)
                found.append(lost)
            for child in children[found[at]]:
                if child not in seen:
                    seen.add(child)
                    found.append(child)
            at += 1
        return found


def align(words: Sequence[Word], tokens: Tokens) -> Tree:
    """Return the tree over our tokens that a parser's words stand for; labels are still the parser's."""
    size = len(tokens)
    covered = _overlaps(words, tokens)
    owner = [-1] * len(words)
    for i, inside in enumerate(covered):
        for j in inside:
            owner[j] = i  # the last of those that a word covers
    depths = _depths(words)
    tree = Tree(["."] * size, [-1] * size, ["punct"] * size)
    for i, inside in enumerate(covered):
        own = [j for j in inside if owner[j] == i]
        if own:
            # The word nearest to the root speaks for a merged token: so no ring can come about.
            best = min(own, key=lambda j: (depths[j], words[j].label in _LIGHT or words[j].tag in ("POS", ","), -j))
            word = words[best]
            tree.tags[i] = word.tag if "n't" not in tokens.lowers[i] else _verbal(own, words)
            tree.hang(i, owner[word.head] if word.head >= 0 else -1, word.label)
        elif inside:
            tree.tags[i] = words[inside[0]].tag
            tree.hang(i, owner[inside[0]], "compound")
        elif i:
            tree.hang(i, i - 1, "punct")
    return tree


def _verbal(own: list[int], words: Sequence[Word]) -> str:
    """The tag of a merged negation: that of its verb ("did" + "n't")."""
    return next((words[j].tag for j in own if words[j].tag[:1] in "VM"), words[own[0]].tag)


def _overlaps(words: Sequence[Word], tokens: Tokens) -> list[list[int]]:
    """The words that share characters with each token."""
    found: list[list[int]] = []
    first = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        while first < len(words) and words[first].end <= start:
            first += 1
        at = first
        inside = []
        while at < len(words) and words[at].start < end:
            if words[at].end > start:
                inside.append(at)
            at += 1
        found.append(inside)
    return found


def _depths(words: Sequence[Word]) -> list[int]:
    """How far each word is from its root; words in a ring count as deepest."""
    depths = [-1] * len(words)
    for j in range(len(words)):
        path: list[int] = []
        at = j
        while at >= 0 and depths[at] < 0 and len(path) <= len(words):
            path.append(at)
            at = words[at].head
        base = depths[at] if at >= 0 else -1
        if len(path) > len(words):
            depths[j] = len(words)
            continue
        for step, word in enumerate(reversed(path), 1):
            depths[word] = base + step
    return depths
