"""Verb groups: from the first auxiliary to the particle, with tense, voice and negation."""

from __future__ import annotations

from typing import Any

from eventcoder.grammar.group_reader import GroupReader
from eventcoder.grammar.groups import Group
from eventcoder.grammar.inversion import inverted
from eventcoder.grammar.penn import ADVERB, NOMINAL, STARTS_NOUN, VERB

_NONE: frozenset[str] = frozenset()
_QUOTES = frozenset({'"', "\u201c", "'", "\u2018"})
_ADVERB_WORDS = 5  # of the longest adverb
_FRONTED = 15  # tokens: longer phrases do not bring an auxiliary forward


class VerbGroups(GroupReader):
    """Reads verb groups; an auxiliary before its subject is held until its verb comes."""

    def _read_verb(self, i: int) -> int:
        """Auxiliaries, adverbs and the main verb; returns i when no verb group starts here."""
        tags, size = self.tags, self.size
        g = Group("V", i, i, -1, "")
        j = self._infinitive_marker(g, i) if tags[i] == "TO" else i
        if j < 0:
            return i
        auxiliary = ""
        while j < size:
            t = tags[j]
            classes = self.closed.get(self.lowers[j], _NONE)
            if (t in ADVERB or t in VERB) and "neg" in classes and self._denies(j):
                g.negated = (j,)
            if auxiliary in ("be", "have") and (after := self._prospect(g, j)):
                j, auxiliary = after, "modal"
                continue
            if not auxiliary and t == "VBD" and "habit" in classes and self.tags[j + 1 : j + 3] == ["TO", "VB"]:
                g.form, g.tense, auxiliary = "finite", "past", "modal"  # "used to control"
                j += 2
                continue
            if t == "MD":
                if g.head >= 0 or g.modal >= 0:
                    break
                g.modal, g.form, auxiliary = j, g.form or "finite", "modal"
            elif t in VERB:
                if g.head >= 0 and not self._chains(auxiliary, t):
                    break
                auxiliary = self._verb_word(g, j, t, auxiliary, classes)
                if not auxiliary:
                    j += 1
                    break
            elif t == "TO" and auxiliary in ("be", "have", "modal") and j + 1 < size and tags[j + 1] == "VB":
                if auxiliary == "have":
                    g.modal = j
                g.future = g.future or auxiliary == "be"
                auxiliary = "modal"
            elif t not in ADVERB and not (t == '"' and auxiliary and g.head < 0 and tags[j + 1 : j + 2] == ["VB"]):
                break  # but "will “support” the plan"
            j += 1
        return i if g.head < 0 else self._finish_verb(g, i, j, auxiliary)

    def _denies(self, j: int) -> bool:
        """Is a negator no part of a longer adverb ("not only")?"""
        return j + 1 == self.size or "adverb" not in self.closed.get(f"{self.lowers[j]} {self.lowers[j + 1]}", ())

    def _prospect(self, g: Group, j: int) -> int:
        """Past what says that the act is still to come ("is going to", "have yet to"); 0 where nothing of the kind stands."""
        node: Any = self.lexicon.phrases.get(self.lowers[j])
        if node is None or j + 2 >= self.size or self.tags[j + 1] != "TO":
            return 0
        classes = node.get(self.lowers[j + 1], {}).get("", ((), ()))[0]
        if "prospect" not in classes or self._infinitive_marker(Group("V", j, j, -1, ""), j + 1) < 0:
            return 0
        if "neg" in classes:
            g.negated = (j, j + 1)
        else:
            g.future = True
        return j + 2

    def _hold(self, i: int) -> int:
        """An auxiliary before its subject ("did | the army | bomb …?") waits for its verb; returns i where none stands."""
        found = inverted(i, self.tags, self.lowers, self.closed)
        if found is None:
            return i
        at, verb = found
        g = Group("V", i, at + 1, at, "")
        g.form, g.future = "finite", self.tags[verb] == "TO"
        if self.tags[at] == "MD":
            g.modal = at
        g.tense = "present" if self.tags[at] in ("VBZ", "VBP") else "past"
        first = max(0, i - 1)  # "nor did …"
        g.negated = tuple(
            k for k in range(first, at + 1) if "neg" in self.closed.get(self.lowers[k], ()) and self._denies(k)
        ) or self._fronted_negator(i)
        g.inverted = at if at == i and (i == 0 or self.tags[i - 1] not in NOMINAL) and not g.negated else -1
        self.held = g
        return at + 1

    def _fronted_negator(self, i: int) -> tuple[int, ...]:
        """The negator of a phrase that opens the sentence and brings an auxiliary forward ("Not until May | will …", "Neither in
        Geneva nor in Rome | will …").
        """
        at = 1 if self.lowers[0] in _QUOTES else 0
        if i < at + 2 or i - at > _FRONTED or "neg" not in self.closed.get(self.lowers[at], _NONE):
            return ()
        governs = not self.closed.get(self.lowers[at + 1], _NONE).isdisjoint(("prep", "sub"))
        return (at,) if governs and self._denies(at) and not self._affirms(at) else ()

    def _affirms(self, at: int) -> bool:
        """Does an adverb of several words that only begins with a negator start at a token ("not for the first time")?"""
        phrases = (" ".join(self.lowers[at : at + size]) for size in range(2, _ADVERB_WORDS + 1))
        return any("adverb" in self.closed.get(phrase, _NONE) for phrase in phrases)

    def _release(self, g: Group) -> None:
        """Give a verb the auxiliary that stood before its subject."""
        held = self.held
        if held is None:
            return
        self.held = None
        g.form, g.tense, g.modal, g.inverted = "finite", held.tense, held.modal, held.inverted
        g.future = g.future or held.future
        g.negated = g.negated or held.negated
        be = "be" in self.closed.get(self.lowers[held.head], _NONE)
        g.passive = g.passive or be and self.tags[g.head] in ("VBN", "VBD")

    def _infinitive_marker(self, g: Group, i: int) -> int:
        """Past "to" and its adverbs; -1 where no base form follows."""
        j = i + 1
        while j < self.size and (self.tags[j] in ADVERB or self.tags[j] == '"' and j == i + 1):
            j += 1  # "vowed to “quickly punish” them"
        if j >= self.size or self.tags[j] not in ("VB", "VBP"):
            return -1
        g.form = "to"
        if i and "neg" in self.closed.get(self.lowers[i - 1], ()):
            g.negated = (i - 1,)  # "asked Iran not to attack"
        elif j == i + 2 and "neg" in self.closed.get(self.lowers[i + 1], ()):
            g.negated = (i + 1,)  # "agreed to not attack"
        return j

    def _verb_word(self, g: Group, j: int, t: str, auxiliary: str, classes: frozenset[str]) -> str:
        """Take one verb into the group; returns what kind of auxiliary it is, "" for the main verb."""
        if not g.form:
            g.form = "finite" if t in ("VBZ", "VBP", "VBD", "VB") else "ing" if t == "VBG" else "participle"
            g.tense = "past" if t == "VBD" else "present"
        if auxiliary == "be" and t in ("VBN", "VBD"):
            g.passive = True
        elif auxiliary == "have":
            g.tense = "past"  # but "has no plans"
        g.head = j
        if not classes or "be" in classes:
            return "be" if classes else ""
        if "have" in classes:
            return "have"
        return "do" if "do" in classes else ""

    def _chains(self, last_aux: str, t: str) -> bool:
        """May this verb follow that auxiliary inside one group?"""
        if last_aux == "be":
            return t in ("VBN", "VBG", "VBD")
        if last_aux == "have":
            return t in ("VBN", "VBD")
        if last_aux == "do" or last_aux == "modal":
            return t in ("VB", "VBP")
        return False

    def _finish_verb(self, g: Group, i: int, j: int, last_aux: str) -> int:
        tags, lowers = self.tags, self.lowers
        while (
            j > g.head + 1
            and tags[j - 1] in ADVERB
            and (j - 1 not in g.negated or last_aux != "be" and last_aux != "do")
        ):
            j -= 1
        head = g.head
        g.lemma = self.lexicon.lemma(lowers[head], tags[head])
        if lowers[head] not in self.lexicon.tags:
            g.corrected = self.lexicon.correct_verb(lowers[head]) or ""
            g.lemma = g.corrected or g.lemma
        g.aux = last_aux
        start = i
        while start < head and tags[start] in ADVERB and start not in g.negated:
            start += 1
        g.start, g.end = start, j
        self._release(g)
        if last_aux == "be" or "copula" in self.lexicon.frames.get(g.lemma, ()):
            j = self._adjective(g, j)
        if g.adjective >= 0 or j >= self.size:
            pass
        elif lowers[j] in self.lexicon.particles.get(g.lemma, ()) and self._is_particle(j, g):
            g.particle = j
            j += 1
        elif self._is_manner(head - 1, g):
            g.particle = head - 1
        g.end = max(g.end, j)
        self.out.append(g)
        return j

    def _is_manner(self, j: int, g: Group) -> bool:
        """Does an adverb before the verb belong to it as one behind it would ("was | sexually | assaulted")?"""
        if j < 0 or self.tags[j] not in ADVERB or self.lowers[j] not in self.lexicon.particles.get(g.lemma, _NONE):
            return False
        return "particle" not in self.closed.get(self.lowers[j], _NONE)

    def _is_particle(self, j: int, g: Group) -> bool:
        """An adverbial particle ("carry out"), not a preposition with its own object ("call on Iran": on is kept as such)."""
        if self._opens_phrase(j) or self._opens_count(j):
            return False  # "came | under pressure from", "sent | up to 200 men"
        if "prep" in self.closed.get(self.lowers[j], ()) and j + 1 < self.size and self.tags[j + 1] in STARTS_NOUN:
            if g.passive:
                # "was called off | hours before his flight", but "was taken off the air"
                return self.tags[j + 1 : j + 3] == ["NNS", "IN"] and "time" in self.closed.get(
                    self.lowers[j + 1], _NONE
                )
            if "intr" not in self.lexicon.frames.get(g.lemma, ("intr",)) and self.tags[j + 1] != "NNP":
                return True  # "hand in | their weapons"
        if self.tags[j] in ("RP", "RB") or self.lexicon.lookup(self.lowers[j])[:1] in (("RP",), ("RB",)):
            return True
        return "prep" not in self.closed.get(self.lowers[j], ()) or j + 1 < self.size and self.tags[j + 1] == "IN"

    def _opens_count(self, j: int) -> bool:
        """Does a word that bounds a number begin here ("up to | 200 men")?"""
        bounds: Any = self.lexicon.phrases.get(self.lowers[j])
        bounds = bounds.get(self.lowers[j + 1]) if bounds is not None and j + 2 < self.size else None
        return bounds is not None and "" in bounds and "approx" in bounds[""][0] and self.tags[j + 2] == "CD"

    def _opens_phrase(self, j: int) -> bool:
        """Does a preposition of three words or more begin here?"""
        node: Any = self.lexicon.phrases
        for k in range(j, min(j + 3, self.size)):
            node = node.get(self.lowers[k])
            if node is None:
                return False
        return j + 3 <= self.size

    def _adjective(self, g: Group, j: int) -> int:
        """Copula + adjective ("is willing", "was very ready"); not where a noun follows ("is new leader of")."""
        tags = self.tags
        k = j
        if tags[k : k + 1] == ['"']:
            return self._quoted_adjective(g, j)
        while k < self.size and tags[k] in ADVERB:
            k += 1
        if (
            k < self.size
            and tags[k] in ("JJ", "JJR")
            and not (k + 1 < self.size and tags[k + 1] in ("NN", "NNS", "NNP", "CD"))
        ):
            g.adjective = k
            return k + 1
        return j

    def _quoted_adjective(self, g: Group, j: int) -> int:
        """Past adjectives in quotation marks behind a copula ("was | “disappointing and needless”"); j where none stand there."""
        tags, k = self.tags, j + 1
        while k < self.size and tags[k] in ADVERB:
            k += 1
        last = k + 2 if tags[k + 1 : k + 3] == ["CC", "JJ"] else k
        if tags[last + 1 : last + 2] != ['"'] or tags[k] not in ("JJ", "JJR", "VBG"):
            return j
        g.adjective = k
        return last + 2
