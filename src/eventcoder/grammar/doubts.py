"""What speaks against a reading of a sentence, whoever read it: verbs that lack what they need, words that found no place.

In a sound reading every noun has its place and every verb what it cannot do without. That is asked of finished clauses, so that the
readings of two analysers can be compared: the one that leaves more open is the likelier to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL
from eventcoder.model import Analysis, Clause, Doubt, Phrase

_NONE: frozenset[str] = frozenset()
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
_AUXILIARY = frozenset({"be", "have", "do", "modal", "aux"})
_NEEDS_NO_OBJECT = frozenset({"intr", "that", "to-subj", "quote", "speech", "raise", "copula"})
_SEVERAL = frozenset({"collective", "plural"})
_BESIDE = frozenset({"relative", "participle"})
_OF_VERB = ADVERB | {"MD", "TO", "VBD", "VBZ", "VBP", "VB", "VBN"}
_BEHIND_NOUN = frozenset({("NN",), ("NNS",), ("NNP",)})


def doubts(analysis: Analysis, tags: Sequence[str], lexicon: Lexicon) -> tuple[Doubt, ...]:
    """Return what speaks against a reading, in text order; `tags` are those of our own tagger."""
    found = set(_Doubts(analysis, tags, lexicon).all())
    return tuple(sorted(found, key=lambda doubt: (doubt.token, doubt.kind)))


class _Doubts:
    """Looks at one reading."""

    def __init__(self, analysis: Analysis, tags: Sequence[str], lexicon: Lexicon) -> None:
        self.clauses = analysis.clauses
        self.lowers = analysis.tokens.lowers
        self.tags = tags
        self.lexicon = lexicon
        self.by_trigger = {i: clause for clause in self.clauses for i in clause.trigger}

    def all(self) -> Iterator[Doubt]:
        """Yield what speaks against each clause, and against what was made of each word."""
        for clause in self.clauses:
            if clause.kind == "verb":
                yield from self.lacking(clause)
                yield from self.misplaced(clause)
        placed = self.placed()
        for i in range(len(self.tags)):
            kind = self.word(i, placed)
            if kind:
                yield Doubt(kind, i)

    def lacking(self, clause: Clause) -> Iterator[Doubt]:
        """What a verb cannot do without."""
        at, takes = clause.trigger[0], self.lexicon.frames.get(clause.lemma, _NONE)
        if clause.voice == "passive":
            if clause.object is None and clause.form in ("finite", "participle"):
                yield Doubt("no undergoer", at)
            return
        finite = clause.form == "finite"
        if finite and clause.subject is None and not self.act_as_subject(clause):
            yield Doubt("no subject", at)
        if clause.object is not None or clause.complement is not None or clause.preps:
            return
        if finite and "speech" in takes:
            yield Doubt("nothing said", at)
        elif (
            "trans" in takes
            and takes.isdisjoint(_NEEDS_NO_OBJECT)
            and clause.form != "participle"
            and not clause.indirect
        ):
            yield Doubt("no object", at)

    def act_as_subject(self, clause: Clause) -> bool:
        """Is another clause the subject ("Blocking roads | hurts workers")?"""
        acts = (one for one in self.clauses if one.kind == "verb" and one.relation == "subject")
        return any(one.parent is not None and self.clauses[one.parent] is clause for one in acts)

    def misplaced(self, clause: Clause) -> Iterator[Doubt]:
        """What a verb has and cannot have."""
        at = clause.trigger[0]
        for phrase in _arguments(clause):
            verb = next((i for i in range(phrase.start, phrase.end) if self.heads_clause(i)), -1)
            if verb >= 0:
                yield Doubt("verb in a phrase", verb)
        behind = clause.object is not None and clause.object.start > at
        if behind and clause.voice == "passive" and clause.form == "participle" and clause.relation == "relative":
            yield Doubt("undergoer behind", at)
        if clause.form == "finite" and self.unjoined(clause):
            yield Doubt("not joined", at)
        if clause.form == "finite" and self.disagrees(clause):
            yield Doubt("number", at)

    def heads_clause(self, i: int) -> bool:
        """Is a token the finite verb of a clause?"""
        clause = self.by_trigger.get(i)
        return clause is not None and clause.kind == "verb" and clause.form == "finite"

    def opening(self, clause: Clause) -> int:
        """The first token of a verb with its auxiliaries, adverbs before it not counted."""
        at = clause.trigger[0]
        while at and self.tags[at - 1] in _OF_VERB and at - 1 not in self.by_trigger:
            at -= 1
        while self.tags[at] in ADVERB:
            at += 1
        return at

    def unjoined(self, clause: Clause) -> bool:
        """Has a verb the subject of a verb before it, though a noun stands right before it, and no "and" or comma?"""
        subject, at = _surface(clause), self.opening(clause) - 1
        if subject is None or at < subject.end or self.tags[at] not in NOMINAL:
            return False
        if any(phrase.start <= at < phrase.end for phrase in (*_arguments(clause), *clause.times)):
            return False
        for other in self.clauses:
            if other.form not in ("finite", "participle") or other.relation.partition(":")[0] in _BESIDE:
                continue
            shared = _surface(other)
            same = shared is not None and (shared.start, shared.end) == (subject.start, subject.end)
            if same and subject.end <= other.trigger[0] < at:
                return True
        return False

    def disagrees(self, clause: Clause) -> bool:
        """Is a verb in the plural and its subject in the singular, or the other way round?"""
        subject, at = _surface(clause), self.opening(clause)
        if (
            subject is None
            or subject.kind not in ("common", "proper")
            or subject.end > at
            or subject.number is not None
        ):
            return False
        tag, lower = self.tags[at], self.lowers[at]
        if subject.plural:
            return (tag == "VBZ" or lower == "was") and subject.kind == "common" and not subject.conjuncts
        several = not _SEVERAL.isdisjoint(self.lexicon.nouns.get(subject.lemma, _NONE))
        named = subject.kind == "proper" and subject.definite  # "the Taliban have"
        return (tag == "VBP" or lower == "were") and not several and not named

    def placed(self) -> set[int]:
        """The tokens that have a place in some clause."""
        found = set(self.by_trigger)
        for clause in self.clauses:
            for phrase in (*_arguments(clause), *clause.times):
                found.update(range(phrase.start, phrase.end))
            if clause.phrase is not None:
                found.update(range(clause.phrase.start, clause.phrase.end))
        return found

    def word(self, i: int, placed: set[int]) -> Literal["", "no verb", "passed over", "no place"]:
        """What is wrong with the place of a word, if anything is."""
        tag, clause = self.tags[i], self.by_trigger.get(i)
        if tag in NOMINAL:
            if clause is not None and clause.kind == "verb" and clause.trigger[0] == i:
                return "no verb"
            last = tuple(self.tags[i + 1 : i + 2]) not in _BEHIND_NOUN or i + 1 in placed
            return "no place" if last and i not in placed else ""
        if tag == "PRP":
            return "no place" if i not in placed else ""
        if clause is not None or not self.lexicon.closed.get(self.lowers[i], _NONE).isdisjoint(_AUXILIARY):
            return ""
        only_verb = tag == "VBG" and self.lexicon.tags.get(self.lowers[i]) == ("VBG",)
        return "passed over" if tag in _FINITE or only_verb else ""


def _surface(clause: Clause) -> Phrase | None:
    """The phrase with which a verb agrees."""
    return clause.object if clause.voice == "passive" else clause.subject


def _arguments(clause: Clause) -> Iterator[Phrase]:
    for phrase in (clause.subject, clause.object, clause.indirect):
        if phrase is not None:
            yield phrase
    for _, phrase in clause.preps:
        yield phrase
