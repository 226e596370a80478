"""Nouns of a dependency tree that are joined: lists, and two names of peoples before one noun."""

from __future__ import annotations

from abc import abstractmethod

from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_groups import NounGroups
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.trees import Tree

_NONE: frozenset[str] = frozenset()


class TreeLists(NounGroups):
    """Finds what is joined to a noun."""

    tree: Tree
    children: list[list[int]]
    lefts: list[int]
    rights: list[int]

    @abstractmethod
    def is_noun(self, i: int) -> bool:
        """May the token head a noun phrase?"""

    @abstractmethod
    def _basic(self, head: int) -> tuple[Group, int | None]:
        """The basic group of a noun, its possessor left out, and the noun of the possessor."""

    @abstractmethod
    def _group(self, first: int, head: int, det: str) -> Group:
        """The group from one token to its head."""

    def kind_of(self, head: int) -> str:
        """The kind of the phrase that a noun heads."""
        return self._basic(head)[0].kind

    def _adjectives(self, head: int) -> list[Np]:
        """The first of two names of peoples before a noun: "| The French and | Malian troops" are two parties, as are "| police and
        | hospital sources".
        """
        tags = self.tags
        if tags[head] == "NNP":
            return []
        first = min((self.lefts[c] for c in self.children[head] if self.tree.labels[c] == "mod"), default=head)
        for c in self.children[head]:
            joined = [
                x for x in self.children[c] if self.tree.labels[x] == "conj" and self.lefts[x] == c + 2 <= x < head
            ]
            if self.tree.labels[c] != "mod" or not joined or tags[c + 1] != "CC" or not first <= c <= first + 2:
                continue
            before = all(tags[x] in ("DT", "NNP", "JJ") and self.tree.heads[x] in (head, c) for x in range(first, c))
            names = all(tags[x] in ("JJ", "NNP") and self.words[x][0].isupper() for x in (c, joined[0]))
            several = tags[c] == "NNS" and "plural" in self.lexicon.nouns.get(self.lowers[c], _NONE)
            if before and (names or several and self._group(first, head, "").plural):
                det = self.lowers[first] if tags[first] == "DT" else ""
                return [Np(self._finish_noun(first, c, det, None))]
        return []

    def _list(self, head: int) -> None:
        """A list that the parser took for an apposition ("two priests, | a nurse and an engineer", "Iran, | Iraq sign …")."""
        first, _ = self._basic(head)
        for c in self.children[head]:
            if (
                self.tree.labels[c] != "appos"
                or c < first.end
                or self.tags[self.lefts[c] - 1] != ","
                or not self.is_noun(c)
            ):
                continue
            joined = any(self.tree.labels[x] == "conj" for x in self.children[c])
            bare = first.kind == self.kind_of(c) == "proper" and self.tags[c + 1 : c + 2] not in ([","], ["."], [])
            counted = first.plural and first.kind == self.kind_of(c) == "common"
            if joined and (counted or self._goes_on(c)) or bare and self.lefts[c] == c and not joined:
                self.tree.labels[c] = "conj"

    def _goes_on(self, c: int) -> bool:
        """Do "the president, | his wife and three ministers" name several, with no comma behind them?"""
        last = max(x for x in self.children[c] if self.tree.labels[x] == "conj")
        opened = all(
            self.tags[x] == "NNP" or any(self.tags[y] in ("DT", "PRP$", "CD") for y in self.children[x])
            for x in (c, last)
        )
        after = self.rights[last] + 1
        return opened and self.is_noun(last) and (after >= self.size or self.tags[after] not in (",", ":"))

    def _joined(self, head: int) -> list[int]:
        """The nouns that are joined to one directly."""
        return [
            c for c in self.children[head] if self.tree.labels[c] == "conj" and c > head and self._is_joined(c, head)
        ]

    def _is_joined(self, conjunct: int, head: int) -> bool:
        if not self.is_noun(conjunct) or any(self.tree.labels[c] == "subj" for c in self.children[conjunct]):
            return False
        return (self.kind_of(conjunct) == "time") == (self.kind_of(head) == "time")
