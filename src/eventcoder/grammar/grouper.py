"""Tagged tokens -> basic groups: noun groups, verb groups, and the small words between them.

This is the second level of the cascade (FASTUS's "basic groups"). A noun group runs from its determiner to its head word
and knows its possessor; a verb group runs from its first auxiliary to its particle. Nothing is attached to anything yet.

The pass stands here, with the phrases of several words that the lexicon lists; how a group is read is in `noun_groups`,
`verb_groups` and `small_words`.
"""

from __future__ import annotations

from typing import Any

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_bounds import TEMPORAL
from eventcoder.grammar.noun_groups import NounGroups
from eventcoder.grammar.options import aims
from eventcoder.grammar.penn import ADVERB, STARTS_NOUN, VERB
from eventcoder.grammar.small_words import joins_subject
from eventcoder.grammar.verb_groups import VerbGroups
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_MARKS = frozenset({",", ":", "(", ")", '"', "."})
_HALF = "half"
_BEFORE_PHRASE = frozenset({",", '"', "CC", "IN", "TO", "WRB", "WP", "WDT"})


def group(tokens: Tokens, tags: list[str], lexicon: Lexicon) -> list[Group]:
    """Return the basic groups of a sentence in text order; adverbs that belong to no group are left out."""
    return _Grouper(tokens, tags, lexicon).run()


class _Grouper(NounGroups, VerbGroups):
    """One pass over the tokens."""

    def run(self) -> list[Group]:
        i = 0
        tags, size, out = self.tags, self.size, self.out
        while i < size:
            t = tags[i]
            if t not in _MARKS:
                i = self._step(i, t)
                continue
            if t != "." and (t != '"' or self._sets_off(i)):
                out.append(Group(t, i, i + 1, i, self.lowers[i] if t == ":" else t))
            i += 1
        return out

    def _step(self, i: int, t: str) -> int:
        lowers, phrases = self.lowers, self.lexicon.phrases
        if i + 1 < self.size:
            scaled = self.tags[i + 1] == "DT" and self.tags[i + 2 : i + 3] == ["CD"]  # "nearly | a million"
            if (
                t != "CD"
                and (self.tags[i + 1] == "CD" or scaled and t in ADVERB or t == "IN" and self._counts_first(i))
                and "approx" in self.closed.get(lowers[i], ())
                and (t != "IN" or self._bounds(i))
            ):
                return self._read_noun(i + 1, start=i)
            if lowers[i] in phrases and lowers[i + 1] in phrases[lowers[i]]:
                after = self._read_phrase(i)
                if after > i:
                    return after
        out = self.out
        if t not in ("IN", "TO") and out and out[-1].type == "N" and self._resultative(i):
            return i + 1
        if t in VERB or t == "TO" or t in ADVERB:
            after = self._hold(i)
            if after == i:
                after = self._read_verb(i)
            if after > i:
                return after
        if t in STARTS_NOUN or t in ("VBN", "VBG", "VBD"):
            return self._read_noun(i)
        return self._read_small(i, t)

    def _counts_first(self, i: int) -> bool:
        """Does a phrase begin with a rough count ("About | a dozen protesters", "attacked | about half a dozen men", but "talks about a
        dozen issues")?
        """
        at = i + 1 + (self.lowers[i + 1] == _HALF)
        if not self._phrase_begins(i) or at + 2 >= self.size or self.tags[at] != "DT":
            return False
        classes = self.closed.get(self.lowers[at + 1], ())
        counted = self.tags[at + 2] == "NNS" and "number" in classes
        return counted or self.lowers[at + 2] == "of" and ("number" in classes or "ordinal" in classes)

    def _phrase_begins(self, i: int) -> bool:
        """Can no noun or verb before token i govern it by a preposition, so that a noun phrase begins here?"""
        if i == 0 or self.tags[i - 1] in _BEFORE_PHRASE or self.lowers[i - 1] == "that" or self._has_object(i - 1):
            return True
        return bool(TEMPORAL & self.closed.get(self.lowers[i - 1], _NONE))

    def _has_object(self, i: int) -> bool:
        """Is token i a verb that has an object and tells no words ("controls | about a fifth of the land", but "spoke | about a dozen
        men")?
        """
        if self.tags[i] not in VERB:
            return False
        takes = self.lexicon.frames.get(self.lexicon.lemma(self.lowers[i], self.tags[i]), ())
        return "trans" in takes and ("speech" not in takes or "address" in takes or "clause" in takes)

    def _sets_off(self, i: int) -> bool:
        """Does a quotation mark open or close a quoted clause? Scare quotes inside a clause say nothing to grammar."""
        return (
            i == 0 or self.tags[i - 1] in (",", ":", ".", '"') or i + 1 < self.size and self.tags[i + 1] in (",", ".")
        )

    def _read_phrase(self, i: int) -> int:
        """A preposition, subordinator, quantifier … of several words ("in front of", "a number of")."""
        node: Any = self.lexicon.phrases
        found: Any = None
        end = j = i
        while j < self.size:
            node = node.get(self.lowers[j])
            if node is None:
                break
            j += 1
            if "" in node:
                found, end = node[""], j
        if found is None:
            return i
        classes, tags = found
        lemma = " ".join(self.lowers[i:end])
        if tags == ("TO",):
            return self._read_verb(end - 1)
        if self.lowers[end - 1] == "of" and (after := self._aside(i, end)):
            return after
        if "pron" in classes and "reciprocal" not in classes:
            return self._pronoun(i, end, lemma, classes)
        if "neg" in classes and end < self.size and self.tags[end] in VERB:
            return self._denied(i, end)
        if "approx" in classes and end < self.size and self.tags[end] == "CD":
            return self._read_noun(end, start=i)
        if "reciprocal" in classes:
            g = Group("N", i, end, end - 1, lemma)
            g.kind = "pronoun"
            owned, after = self._one_noun(end + 1) if self.tags[end : end + 1] == ["POS"] else (None, end)
            if owned is not None:
                owned.possessor, owned.start = g, i  # "each other's | soil"
            self.out.append(owned or g)
            return after if owned is not None else end
        if aims(self.lowers, i, end, self.lexicon):
            return i
        if "time" in classes and end < self.size and (self.tags[end] == "POS" or self.tags[end - 1] == "JJ"):
            return i  # "last month's election", "in the past | week"
        if "fellow" in classes and joins_subject(self.tags, i, end):
            self.out.append(Group("C", i, end, end - 1, lemma))
            return end
        for name, type_ in (("sub", "S"), ("prep", "P"), ("coord", "C"), ("time", "T")):
            if name in classes:
                self.out.append(Group(type_, i, end, end - 1, lemma))
                return end
        if "approx" in classes and self._ends_verb(i, end):
            return i
        if "approx" in classes:
            if lowers_follow := self._counted(i, end):
                return lowers_follow
            return self._read_noun(end, start=i) if end < self.size and self.tags[end] in STARTS_NOUN else i
        if "quantifier" in classes:
            return self._quantified(i, end)
        return i

    def _ends_verb(self, i: int, end: int) -> bool:
        """Does a bound before no number begin with the particle of a verb whose object goes before it ("gave themselves | up to the
        army", but "freed up to half of the men")?
        """
        if len(self.out) < 2 or self.out[-1].type != "N" or self.out[-2].type != "V":
            return False
        if end == self.size or self.tags[end] == "CD" or "number" in self.closed.get(self.lowers[end], ()):
            return False
        counts = any("quantifier" in self.closed.get(" ".join(self.lowers[end : end + n]), ()) for n in (1, 2, 3))
        return not counts and self.lowers[i] in self.lexicon.particles.get(self.out[-2].lemma, ())

    def _pronoun(self, i: int, end: int, lemma: str, classes: frozenset[str]) -> int:
        """ "no one", "as many": a phrase by itself, unless it counts the noun behind it ("as many others", "no one group")."""
        if end < self.size and self.tags[end] in STARTS_NOUN:
            return i if "neg" in classes else self._quantified(i, end)
        g = Group("N", i, end, end - 1, lemma)
        g.det = self.lowers[i] if "neg" in classes else ""
        self.out.append(g)
        return end

    def _counted(self, i: int, end: int) -> int:
        """ "more than | half of the men": a quantifier of several words behind one that only bounds it; 0 where none stands."""
        if end >= self.size or self.lowers[end] not in self.lexicon.phrases:
            return 0
        before = len(self.out)
        after = self._read_phrase(end)
        if after == end or len(self.out) == before or self.out[-1].type != "N":
            return 0
        self.out[-1].start = i
        return after

    def _denied(self, i: int, end: int) -> int:
        """A negator of several words before a verb ("no longer supports")."""
        before = len(self.out)
        held = self._hold(end)
        if held > end and self.held is not None:
            self.held.negated = tuple(range(i, end))  # "Never before | had the king …"
            return held
        after = self._read_verb(end)
        if len(self.out) > before and self.out[-1].type == "V":
            self.out[-1].negated = tuple(range(i, end))
            self.out[-1].start = i
        return after if after > end else i

    def _aside(self, i: int, end: int) -> int:
        """Behind an aside of what a quantity of those before a comma are; 0 where none begins."""
        pronoun = end < self.size and "accusative" in self.closed.get(self.lowers[end], ())
        return self._what_most_are(end + 1) if pronoun and i and self.tags[i - 1] == "," else 0

    def _what_most_are(self, i: int) -> int:
        """Behind what a quantity of those before a comma are ("ten people, most of them | students, …", "none of them | armed, …"); 0
        where a verb follows.
        """
        if self.tags[i : i + 1] in (["JJ"], ["VBN"], ["VBD"]) and self.tags[i + 1 : i + 2] in ([","], ["."]):
            frames = self.lexicon.frames.get(self.lexicon.lemma(self.lowers[i], self.tags[i]), ("trans",))
            return i + 1 if self.tags[i] == "JJ" or "trans" in frames and "intr" not in frames else 0
        noun, after = self._one_noun(i)
        ends = after >= self.size or self.tags[after] in (",", ".", "IN", ":", ")")
        return after if noun is not None and noun.det == "" and ends else 0

    def _only_numbers(self, end: int) -> bool:
        """Does nothing but a number follow a body's "of" ("a crowd of 5,000 | attacked"), so that the body is who acts?"""
        alone = self.tags[end] == "CD" and self.tags[end + 1 : end + 2] in (["VBD"], ["VBZ"], ["VBP"], ["MD"])
        return alone and "collective" in self.lexicon.nouns.get(self.lowers[end - 2], ())

    def _quantified(self, i: int, end: int) -> int:
        """ "a number of soldiers": the head is what is counted."""
        pronoun = end < self.size and "accusative" in self.closed.get(self.lowers[end], ())
        if pronoun and STARTS_NOUN.isdisjoint(self.tags[end + 1 : end + 2]):
            g = Group("N", i, end + 1, end, self.lowers[end])  # "several of | them", but "most of them farmers"
            g.kind = "pronoun"
            self.out.append(g)
            return end + 1
        if end >= self.size or self.tags[end] not in STARTS_NOUN or self._only_numbers(end):
            return i
        before = len(self.out)
        after = self._read_noun(end)
        if len(self.out) > before and self.out[-1].type == "N":
            last = self.out[-1]
            first = last
            while first.possessor is not None:
                first = first.possessor
            last.quantified = True
            last.det = last.det or (self.lowers[i] if self.tags[i] == "DT" else "")
            last.start = i
            return after
        return i
