"""Nouns of a dependency tree -> noun phrases: which words belong to a phrase is the tree's to say, what kind it is, the lexicon's.

Of the prepositional phrases that the tree hangs on a noun, only some stay inside it, as in the built-in analyser: all of them
in a subject; elsewhere those with *of* and those that say where somebody is or comes from. The others are left to the clause
("signed | a deal | with Iran"), where rules look for them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import NOUN_CLASSES
from eventcoder.grammar.noun_groups import add_number
from eventcoder.grammar.noun_phrase import MAX_CONJUNCTS, MAX_DEPTH, PLACING, PLACING_OBJECT, Np, join
from eventcoder.grammar.penn import NOMINAL
from eventcoder.grammar.phrases import acts_alone, tells_way
from eventcoder.grammar.tree_lists import TreeLists
from eventcoder.grammar.trees import Tree

_NONE: frozenset[str] = frozenset()
_HEADS = NOMINAL | {"PRP", "EX", "DT", "CD", "WP", "WDT", "PRP$"}
_WORDED = NOMINAL | {"CD"}
PRONOUNS = frozenset({"PRP", "DT", "WP", "WDT", "PRP$", "PDT"})
_KNOWN = frozenset({"the", "its", "their", "his", "her"})
_JOINED_BY = frozenset({"cc", "punct"})


class Place(NamedTuple):
    """Where a phrase stands: `subject` where all that hangs on it is its own, `of_verb` as the object of a verb that takes the
    last of-phrase, how deep inside other phrases, the phrase that it is directly inside of and where that stands, `passive` where
    a by-phrase is the verb's, `from_verb` where a from-phrase is, `light` as the object of a verb that is one predicate with it.
    """

    subject: bool = False
    of_verb: bool = False
    depth: int = 0
    owner: Np | None = None
    outer: Place | None = None
    passive: bool = False
    from_verb: bool = False
    light: bool = False


def _start(pair: tuple[str, Np]) -> int:
    return pair[1].start


class TreePhrases(TreeLists):
    """Makes the noun phrases of one sentence; `loose` are the phrases behind a preposition that are left to the clause."""

    def start_phrases(self, tree: Tree, event_nouns: Collection[str]) -> None:
        """Take the tree that phrases are read from, and the lemmas that name acts."""
        self.tree = tree
        self.event_nouns = event_nouns
        self.children = tree.children()
        self.lefts, self.rights = self._edges()
        self.made: dict[int, Np] = {}
        self.single: dict[int, Np] = {}
        self.loose: list[tuple[int, int]] = []

    def is_noun(self, i: int) -> bool:
        """May the token head a noun phrase?"""
        tag = self.tags[i]
        if tag in _HEADS:
            return True
        if tag in ("JJR", "JJS") and self.tree.labels[i] == "obj" and "det" in self.closed.get(self.lowers[i], _NONE):
            return True  # "spend | more"
        described = tag in ("JJ", "JJS", "JJR", "VBN", "VBG", "NN") and self.tree.labels[i] in (
            "subj", "obj", "iobj", "prep", "agent", "conj", "poss", "pred",
        )  # fmt: skip
        return described and (self.opened(i) or tag == "JJ" and self.tree.labels[i] != "pred")

    def phrase(self, head: int, place: Place) -> Np:
        """Return the phrase of a noun with all that is joined to it."""
        if head in self.made:
            return self.made[head]
        self._list(head)
        members = [*self._adjectives(head), self._simple(head, place)]
        if len(members) > 1:
            members[-1].start = members[-1].base = members[0].end + 1
        todo = self._joined(head)
        while todo and len(members) < MAX_CONJUNCTS:
            at = todo.pop(0)
            members.append(self._simple(at, place))
            todo = self._joined(at) + todo
        np = join(members) if len(members) > 1 else members[0]
        self.made[head] = np
        return np

    # ------------------------------------------------------------------------------------- one phrase

    def _simple(self, head: int, place: Place) -> Np:
        g, owner = self._basic(head)
        np = Np(g)
        self.made.setdefault(head, np)
        self.single[head] = np
        if owner is not None:
            np.possessor = self.phrase(owner, Place(subject=True, depth=place.depth + 1))
            counted = [self.lefts[c] for c in self.children[head] if self.tree.labels[c] == "mod"]
            np.start, np.base = min([np.possessor.start, *counted]), g.start  # "two of | the country's cities"
        self._bracket(np)
        if "(" in self.tags[np.start : np.head] and self.tags[np.end : np.end + 1] == [")"]:
            np.end += 1
        if np.kind in ("time", "pronoun", "there") and self.tags[np.head] not in ("DT", "CD"):
            self._loosen(np, head, place)
            return np
        for child in self.children[head]:
            label = self.tree.labels[child]
            if child < np.head:
                continue
            if label == "mod" and self.tags[child] == "JJ" and child == np.end and self.has_prep(child):
                np.end = self.rights[child] + 1  # "rebels | loyal to the vice-president"
            elif label == "prep" and self._tells_setting(np, child):
                self.loose.append((child, np.head))  # "Militants | armed with rifles | stormed …"
            elif label in ("prep", "agent") and self.is_noun(child):
                self._prepositional(np, child, place)
            elif label == "appos" and place.depth < MAX_DEPTH and np.apposition is None and self._describes(child):
                self._appose(np, child, place)
        np.preps.sort(key=_start)
        return np

    def _tells_setting(self, np: Np, child: int) -> bool:
        """Does a phrase between subject and verb say when or how, not who ("The office during a briefing in Bonn | welcomed …")?"""
        setting = "setting" in self.closed.get(self.word_of(child), _NONE)
        deed = self._is_verb(np) or "deed" in self.lexicon.nouns.get(np.lemma, _NONE)
        return setting and self.tree.labels[np.head] == "subj" and self.is_noun(child) and not deed

    def _loosen(self, np: Np, head: int, place: Place) -> None:
        """Leave to the clause what hangs on a time or a pronoun ("clashed for years | over land"), but for "a year | of tension"."""
        for child in self.children[head]:
            if self.tree.labels[child] != "prep" or child < head or not self.is_noun(child):
                continue
            if self.word_of(child) == "of" and np.kind == "time" and self.tags[head] != "NNP":
                self._prepositional(np, child, place)
            elif np.kind == "time":
                owner = place.owner.head if place.owner is not None else head
                self.loose.append((child, owner))

    def _basic(self, head: int) -> tuple[Group, int | None]:
        """The basic group of a noun, its possessor left out, and the noun of the possessor."""
        labels, tags = self.tree.labels, self.tags
        first, last, owner, own, more = head, head, None, head, -1
        for child in self.children[head]:
            if labels[child] == "poss" and child < head and tags[child] not in ("PRP$", "WP$") and self.is_noun(child):
                owner = child
            elif child < head and (
                labels[child] in ("mod", "poss", "neg") or labels[child] == "adv" and self._approximates(child)
            ):
                first = min(first, child if tags[child] == "DT" else self.lefts[child])
            if child == last + 1 and labels[child] == "mod" and tags[child] in _WORDED:
                last = child  # "March | 5"
            elif child == head + 1 and labels[child] == "mod" and "det" in self.closed.get(self.lowers[child], _NONE):
                more = child  # "thousands | more"
        if owner is not None:
            mark = next((c for c in self.children[owner] if tags[c] == "POS"), owner)
            own = mark + 1
            first = max(min(first, head), own) if own <= head else head
        first = next((j for j in range(last, first, -1) if tags[j - 1] in (":", ".")), first)  # "Minister: | army"
        det = ""
        for j in range(first, last):
            if tags[j] not in ("DT", "PDT", "PRP$", "WP$") and not (
                tags[j] == "CC" and "det" in self.closed.get(self.lowers[j], _NONE)
            ):
                break
            det = det if "neg" in self.closed.get(det, ()) else self.lowers[j]
        if any("approx" in self.closed.get(" ".join(self.lowers[first:j]), _NONE) for j in range(first + 2, first + 5)):
            det = ""  # "| no fewer than | eight farmers"
        g = self._group(first, last, det)
        g.end = max(g.end, more + 1)
        return g, owner

    def _group(self, first: int, head: int, det: str) -> Group:
        tag, lower = self.tags[head], self.lowers[head]
        if tag in _WORDED:
            g = self._finish_noun(first, head, det, self._count(first, head))
        else:
            g = Group("N", first, head + 1, head, lower)
            g.det = det
            if tag == "EX":
                g.kind = "there"
            elif tag in PRONOUNS or not det and "det" in self.closed.get(lower, _NONE):
                g.kind = "pronoun"
            else:
                g.plural = True
        if first < head and "reciprocal" in self.closed.get(" ".join(self.lowers[first : head + 1]), _NONE):
            g.kind, g.lemma = "pronoun", " ".join(self.lowers[first : head + 1])
        return g

    def _count(self, first: int, head: int) -> int | None:
        number = None
        for j in range(first, head + 1):
            if self.tags[j] == "CD":
                number = add_number(number, self.lowers[j])
        return number

    def _approximates(self, i: int) -> bool:
        words = " ".join(self.lowers[self.lefts[i] : i + 1])
        return i + 1 < self.size and "approx" in self.closed.get(words, _NONE)

    def _bracket(self, np: Np) -> None:
        """ "the People's Army (PA)": a short name in brackets."""
        at = np.end
        if self.tags[at : at + 1] == ["("] and self.tags[at + 2 : at + 3] == [")"]:
            np.alias = (at + 1, at + 2)
            np.end = at + 3

    def _describes(self, child: int) -> bool:
        """May an apposition say who somebody is? Not who he is not ("troops, | not the militia")."""
        if not self.is_noun(child) or any(self.tree.labels[c] == "neg" for c in self.children[child]):
            return False
        opens = self.lefts[child]  # ", | once its largest donor,", ", | among them a commander,"
        return not (opens < child and self.tree.labels[opens] in ("adv", "case", "prep") and self._sets_off(opens))

    def _sets_off(self, i: int) -> bool:
        """May a word open an aside that says more than who somebody is?"""
        return bool(self.closed.get(self.lowers[i], _NONE) & {"sub", "prep"})

    def _appose(self, np: Np, child: int, place: Place) -> None:
        """ "Sergey Lavrov, | the Russian foreign minister": who somebody is."""
        if np.alias is not None and np.alias[0] <= child < np.alias[1]:
            self.made.setdefault(child, self._simple(child, Place(subject=True, depth=place.depth + 1)))
            return
        inner = self.phrase(child, Place(subject=True, depth=place.depth + 1))
        closed = self.tags[inner.end] in (",", ":", ".", ")", "(") if inner.end < self.size else True
        if inner.kind in ("time", "pronoun", "number") or inner.conjuncts or inner.start < np.end or not closed:
            return
        np.apposition = inner
        np.end = inner.end
        if self.tags[np.end : np.end + 1] == [")"] and self.tags[inner.start - 1] == "(":
            np.end += 1  # "Timbuktu (3rd LD)"

    def _prepositional(self, np: Np, child: int, place: Place) -> None:
        """A phrase that hangs on a noun: inside it, or left to the clause."""
        word = self.word_of(child)
        owner = self._owner_of(np, child, word, place)
        if owner is not None:
            if not place.subject and not (word == "by" and not place.passive or self._takes(owner, word, place)):
                self.loose.append((child, owner.head))
                return
            inside = Place(place.subject, depth=place.depth + 1, owner=owner, passive=place.passive)
            owner.preps.append((word, self.phrase(child, inside)))
            owner.end = max(owner.end, owner.preps[-1][1].end)
            return
        if not self._stays(np, child, word, place):
            self.loose.append((child, np.head))
            return
        inside = Place(place.subject, depth=place.depth + 1, owner=np, outer=place, passive=place.passive)
        inner = self.phrase(child, inside)
        last = np.preps[-1][1] if np.preps else None
        own = self._takes(np, word, place)  # "the withdrawal of troops | from Mali"
        inside_it = place.subject and self._situates(child) or last is not None and self.takes_place(last, inner)
        if last is not None and word in PLACING and self._meets(last, child) and inside_it and not own:
            last.preps.append((word, inner))  # "the trial of two Canadians | in Dandong"
            last.end = inner.end
        else:
            np.preps.append((word, inner))
        np.end = max(np.end, inner.end)

    def _situates(self, child: int) -> bool:
        """Does a noun name a known place ("Azerbaijan in | the enclave"), so that a phrase before the verb may take it?"""
        g = self._basic(child)[0]
        return g.kind == "proper" or g.det in _KNOWN

    def _meets(self, np: Np, child: int) -> bool:
        """Does a preposition stand right behind a phrase?"""
        return not np.conjuncts and np.end == min(
            (c for c in self.children[child] if self.tree.labels[c] == "case"), default=-1
        )

    def _stays(self, np: Np, child: int, word: str, place: Place) -> bool:
        kind = self.kind_of(child)
        if kind == "time" and word != "of" or place.depth >= MAX_DEPTH:
            return False
        if word == "of" and place.of_verb and not np.quantified:
            return "of" in self.lexicon.nouns.get(np.lemma, ()) or self._of_behind(child)
        if word == "of" or place.subject or self._before_joined(np.head, child):
            return True
        if word == "in" and np.kind == "common" and "attire" in self.lexicon.nouns.get(self._lemma(child), _NONE):
            return True  # "a group of men | in uniform"
        if self.lefts[child] > np.end + 1 and not np.preps:
            return False
        if word in self.lexicon.nouns.get(np.lemma, _NONE) and word in NOUN_CLASSES:
            return self._takes(np, word, place)
        if word in PLACING:
            way = tells_way(np, word, self.word_of(np.head))
            if way or word not in PLACING_OBJECT or word == "from" and place.from_verb:
                return False
            return self.takes_place(np, self._basic(child)[0])
        return word == "between" or word == "by" and self._is_act(np) and not place.passive

    def _lemma(self, i: int) -> str:
        return self.lexicon.lemma(self.lowers[i], self.tags[i])

    def _before_joined(self, head: int, child: int) -> bool:
        """Does a phrase stand between a noun and another that is joined to it ("the advance | on Goma and the looting of shops")?"""
        return any(c > child and self.tree.labels[c] == "conj" for c in self.children[head])

    def _takes(self, np: Np, word: str, place: Place) -> bool:
        """Does a noun take a preposition of its own ("a ban | on beef", but "impose sanctions | on Iran")?"""
        light = place.light or place.outer is not None and place.outer.light
        return word in NOUN_CLASSES and word in self.lexicon.nouns.get(np.lemma, _NONE) and not light

    def takes_place(self, np: Np, place: Np | Group) -> bool:
        """May the name of a place behind a noun say where that is? A name needs no such thing."""
        return place.kind == "proper" and (np.kind == "common" or np.kind == "proper" and np.det == "the")

    def _is_act(self, np: Np) -> bool:
        known = self.lexicon.nouns.get(np.lemma, _NONE)
        return np.lemma in self.event_nouns or "container" in known or self._is_verb(np)

    def _owner_of(self, np: Np, child: int, word: str, place: Place) -> Np | None:
        """The act further out that a phrase belongs to, though the tree hangs it on a noun inside ("the arrest of the editor |
        by police", "accusations by Washington | of theft", "an attack by rebels | on the port").
        """
        level: Place | None = place
        while level is not None and (level.owner is None or not self._is_act(level.owner)):
            level = level.outer
        if level is None or level.owner is None:
            return None
        governed = self.word_of(np.head)
        if word == "by":
            # An act in a plan or threat has its own doer ("threats of a boycott | by Arab states"); else it is the outer one's.
            planned = "container" in self.lexicon.nouns.get(level.owner.lemma, _NONE)
            mine = planned and np.det in ("a", "an") and self._is_deverbal(np)
        elif word == "of":
            mine = (
                governed != "by"
                or (np.kind != "proper" or bool(np.det))
                and not (place.owner is level.owner and self._acts_on(np, child, level.owner))
            )
        else:
            # Before the verb an act has all that follows; a noun inside finds its own there (`nominals`).
            mine = not place.subject and (self._is_act(np) or governed == "of")
            placed = word in PLACING and (not place.subject or self._situates(child))
            mine = mine or placed or self.kind_of(child) == "time" or self._takes(np, word, place)
        return level.owner if not mine else None

    def _acts_on(self, np: Np, child: int, act: Np) -> bool:
        """Does a body do the act itself, to what stands behind *of* ("the seizure by police | of the dam")?"""
        patient = self._basic(child)[0]
        if patient.kind == "proper" or any(prep == "of" for prep, _ in act.preps) or not self._is_verb(act):
            return False
        return acts_alone(np, patient, self.lexicon)

    def _is_verb(self, np: Np) -> bool:
        """Is a noun a verb too, or made of one ("strike", "killing")?"""
        return "VB" in self.lexicon.lookup(np.lemma) or np.lemma in self.lexicon.verb_lemmas

    def _is_deverbal(self, np: Np) -> bool:
        """Is a noun also a verb, so that a by-phrase may be its own?"""
        tags = self.lexicon.lookup(np.lemma)
        return np.lemma in self.event_nouns and ("VB" in tags or "VBG" in tags)

    def _of_behind(self, child: int) -> bool:
        """Does another of-phrase follow, which is the verb's then ("the minister of defence | of his post")?"""
        noun = self.tree.heads[child]
        beside = self.children[noun] + (self.children[self.tree.heads[noun]] if self.tree.heads[noun] >= 0 else [])
        return any(c > child and self.tree.labels[c] in ("prep", "pcomp") and self.word_of(c) == "of" for c in beside)

    # -------------------------------------------------------------------------------------- questions

    def opened(self, i: int) -> bool:
        """Has a word a determiner, so that it stands for a noun ("was | the first")?"""
        return any(self.tags[c] in ("DT", "PRP$") for c in self.children[i])

    def has_prep(self, i: int) -> bool:
        """Does a prepositional phrase hang on a token?"""
        return any(self.tree.labels[c] == "prep" for c in self.children[i])

    def word_of(self, i: int) -> str:
        """The preposition, of one word or of several, that governs a token."""
        cases = [c for c in self.children[i] if self.tree.labels[c] == "case" and c < i]
        for at in range(len(cases)):
            words = " ".join(self.lowers[c] for c in cases[at:])
            if at == len(cases) - 1 or "prep" in self.closed.get(words, _NONE):
                return words
        return ""

    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of what hangs on each token, punctuation not counted."""
        lefts, rights = list(range(len(self.tree))), list(range(len(self.tree)))
        for i in reversed(self.tree.order()):
            head = self.tree.heads[i]
            if head >= 0 and self.tree.labels[i] not in _JOINED_BY:
                lefts[head] = min(lefts[head], lefts[i])
                rights[head] = max(rights[head], rights[i])
        return lefts, rights
