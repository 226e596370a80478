"""Groups of one small word: prepositions, coordinators, wh-words, pronouns, and particles that stand behind an object."""

from __future__ import annotations

from eventcoder.grammar.group_reader import GroupReader
from eventcoder.grammar.groups import Group
from eventcoder.grammar.penn import ADVERB, NOMINAL, STARTS_NOUN, SURE_VERB, VERB

_NONE: frozenset[str] = frozenset()
_LONGEST_REACH = 8  # groups between a verb and a word that goes with it
_RELATIVE = frozenset({"WDT", "WP"})
_LONGEST_SUBJECT = 30  # tokens: without a bound, a page without a full stop would be read anew at each such word
_ENDS_COMPANY = frozenset({",", ".", ":", "IN", "TO", "WDT", "WP", "CC"}) | VERB


class SmallWords(GroupReader):
    """Reads what is neither noun group nor verb group."""

    def _read_small(self, i: int, t: str) -> int:
        lower = self.lowers[i]
        out = self.out
        if t == "IN":
            classes = self.closed.get(lower, frozenset())
            if "fellow" in classes and joins_subject(self.tags, i, i + 1):
                out.append(Group("C", i, i + 1, i, lower))
                return i + 1
            both = "sub" in classes
            out.append(Group("S" if both and ("prep" not in classes) else "P", i, i + 1, i, lower))
            if both and "prep" in classes:
                out[-1].kind = "sub"
        elif t == "TO":
            out.append(Group("P", i, i + 1, i, lower))
        elif t == "CC":
            out.append(Group("C", i, i + 1, i, lower))
        elif t in ("WDT", "WP", "WRB", "WP$"):
            out.append(Group("W", i, i + 1, i, lower))
        elif t in ("PRP", "EX"):
            g = Group("N", i, i + 1, i, lower)
            g.kind = "pronoun" if t == "PRP" else "there"
            out.append(g)
        elif self._opens_adverb(i):
            return i + 2
        elif t == "RP" or t in ADVERB and "particle" in self.closed.get(lower, _NONE):
            self._late_particle(i, lower)
        return i + 1

    def _late_particle(self, i: int, lower: str) -> None:
        """ "gunned the mayor down": a particle after the object joins the verb before it, else it is a preposition."""
        out = self.out
        if i + 1 < self.size and self.tags[i + 1] in ("DT", "NNP", "PRP$", "CD", "NN", "NNS", "JJ"):
            out.append(Group("P", i, i + 1, i, lower))
        elif (
            len(out) > 1
            and out[-1].type == "N"
            and out[-2].type == "V"
            and out[-2].particle < 0
            and lower in self.lexicon.particles.get(out[-2].lemma, ())
        ):
            out[-2].particle = i

    def _resultative(self, i: int) -> bool:
        """ "set the hostages | free", "sent the monitors | home": a word after the object that its verb counts as a particle. Asked
        only right behind a noun group.
        """
        out = self.out
        if len(out) < 2 or not (out[-1].end == i or self._behind_adverb(i)) or self._opens_adverb(i):
            return False
        at = len(out) - 2
        while at > 0 and out[at].type in ("P", "N") and at > len(out) - _LONGEST_REACH:
            at -= 1
        verb = out[at]
        if verb.type != "V" or verb.particle >= 0 or self.lowers[i] not in self.lexicon.particles.get(verb.lemma, ()):
            return False
        if i + 1 < self.size and (self.tags[i + 1] in STARTS_NOUN or self.tags[i + 1] == "PRP"):
            return False
        if self.tags[i] == "VB" and i + 1 < self.size and self._goes_on(i):
            return False  # "let the convoy go | through"
        verb.particle = i
        return True

    def _behind_adverb(self, i: int) -> bool:
        """Does only an adverb stand between a noun group and a word ("held the army directly | responsible", but "not | guilty")?"""
        adverb = self.out[-1].end == i - 1 and self.tags[i - 1] == "RB"
        return adverb and "neg" not in self.closed.get(self.lowers[i - 1], _NONE)

    def _opens_adverb(self, i: int) -> bool:
        """Does an adverb of two words begin here ("takes phosphates | in return")?"""
        return "adverb" in self.closed.get(" ".join(self.lowers[i : i + 2]), _NONE)

    def _goes_on(self, i: int) -> bool:
        """Has a verb a particle or goal of its own behind it?"""
        return self.tags[i + 1] == "TO" or self.lowers[i + 1] in self.lexicon.particles.get(self.lowers[i], ())


def joins_subject(tags: list[str], start: int, end: int) -> bool:
    """Do words of company name another doer, between a subject and its verb ("Togo, | together with | Benin, condemned it", but "Togo
    fought | alongside | Benin" and "in Lomé, | together with | Benin, Togo condemned it")?
    """
    if not start or tags[start - 1] not in (",", *NOMINAL):
        return False
    first = max(0, start - _LONGEST_SUBJECT)
    aside = next((k for k in range(start - 1, first - 1, -1) if tags[k] in _RELATIVE), start)
    if any(tag in VERB for tag in tags[aside:start]):
        return False  # "a group that holds Gao, Kidal and Menaka, | along with | Timbuktu, fought"
    last = min(len(tags), end + _LONGEST_SUBJECT)
    at = next((k for k in range(end, last) if tags[k] in _ENDS_COMPANY), end)
    if tags[start - 1] != ",":
        return at > end and tags[at] in SURE_VERB and not any(tag in VERB for tag in tags[first:start])
    at += at < len(tags) and tags[at] == ","
    while at < len(tags) and tags[at] in ADVERB:
        at += 1
    return end < at < len(tags) and tags[at] in SURE_VERB and "," in tags[end:at]
