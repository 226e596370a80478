"""Tagged tokens -> basic groups: noun groups, verb groups, and the small words between them.

This is the second level of the cascade (FASTUS's "basic groups"). A noun group runs from its determiner to its head word
and knows its possessor; a verb group runs from its first auxiliary to its particle. Nothing is attached to anything yet.
"""

from __future__ import annotations

from typing import Any

from eventcoder.grammar.inversion import inverted
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL
from eventcoder.model import Tokens

_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "VBN", "VBG"})
_COMMON = (["NN"], ["NNS"])
_NOUN = frozenset({"NN", "NNS", "NNP"})
_STARTS_NOUN = frozenset({"DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP"})
_VERB = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"})
_TEMPORAL = frozenset({"time", "weekday", "month"})
_MARKS = frozenset({",", ":", "(", ")", '"', "."})
_LONGEST_FRONT = 8  # groups of a fronted phrase
_LONGEST_NUMBER = 6  # "two hundred and fifty thousand"
_NO_CLASSES: frozenset[str] = frozenset()
_ADVERB = frozenset({"RB", "RBR", "RBS"})


class Group:
    """A basic group. `type`: "N" noun, "V" verb, "P" preposition, "S" subordinator, "W" wh-word, "C" coordinator,
    "A" predicative adjective, "T" time adverbial, or the punctuation mark "," ":" "(" ")" '"'.

    Only noun groups have the fields from `plural` to `det`, only verb groups those from `form` on. Slotted and mutable:
    thousands are made each second, none leaves `grammar`.
    """

    __slots__ = (
        "adjective",
        "aux",
        "corrected",
        "det",
        "end",
        "form",
        "future",
        "head",
        "inverted",
        "kind",
        "lemma",
        "modal",
        "negated",
        "number",
        "particle",
        "passive",
        "plural",
        "possessor",
        "quantified",
        "start",
        "tense",
        "type",
    )  # fmt: skip

    def __init__(self, type_: str, start: int, end: int, head: int, lemma: str) -> None:
        self.type = type_
        self.start = start
        self.end = end
        self.head = head
        self.lemma = lemma
        self.kind = "common"
        self.plural = False
        self.number: int | None = None
        self.possessor: Group | None = None
        self.quantified = False
        self.det = ""
        self.form = ""
        self.tense = "past"
        self.passive = False
        self.negated: tuple[int, ...] = ()
        self.inverted = -1
        self.modal = -1
        self.future = False
        self.particle = -1
        self.aux = ""
        self.adjective = -1
        self.corrected = ""


def group(tokens: Tokens, tags: list[str], lexicon: Lexicon) -> list[Group]:
    """Return the basic groups of a sentence in text order; adverbs that belong to no group are left out."""
    return _Grouper(tokens, tags, lexicon).run()


class _Grouper:
    """One pass over the tokens; each `_read_…` method returns the index after what it took, or its argument."""

    def __init__(self, tokens: Tokens, tags: list[str], lexicon: Lexicon) -> None:
        self.lowers = tokens.lowers
        self.words = tokens.words
        self.tags = tags
        self.lexicon = lexicon
        self.closed = lexicon.closed
        self.size = len(tags)
        self.out: list[Group] = []
        self.held: Group | None = None

    def run(self) -> list[Group]:
        i = 0
        tags, size, out = self.tags, self.size, self.out
        while i < size:
            t = tags[i]
            if t not in _MARKS:
                i = self._step(i, t)
                continue
            if t != "." and (t != '"' or self._sets_off(i)):
                out.append(Group(t, i, i + 1, i, t))
            i += 1
        return out

    def _step(self, i: int, t: str) -> int:
        lowers, phrases = self.lowers, self.lexicon.phrases
        if i + 1 < self.size:
            if t != "CD" and self.tags[i + 1] == "CD" and "approx" in self.closed.get(lowers[i], ()):
                return self._read_noun(i + 1, start=i)
            if lowers[i] in phrases and lowers[i + 1] in phrases[lowers[i]]:
                after = self._read_phrase(i)
                if after > i:
                    return after
        if t not in ("IN", "TO") and self._resultative(i):
            return i + 1
        if t in _VERB or t == "TO" or t in _ADVERB:
            after = self._hold(i)
            if after == i:
                after = self._read_verb(i)
            if after > i:
                return after
        if t in _STARTS_NOUN or t in ("VBN", "VBG", "VBD"):
            return self._read_noun(i)
        return self._read_small(i, t)

    def _sets_off(self, i: int) -> bool:
        """Does a quotation mark open or close a quoted clause? Scare quotes inside a clause say nothing to grammar."""
        return (
            i == 0 or self.tags[i - 1] in (",", ":", ".", '"') or i + 1 < self.size and self.tags[i + 1] in (",", ".")
        )

    # ------------------------------------------------------------------------------------- small words

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
        if "neg" in classes and end < self.size and self.tags[end] in _VERB:
            return self._denied(i, end)
        if "approx" in classes and end < self.size and self.tags[end] == "CD":
            return self._read_noun(end, start=i)
        if "reciprocal" in classes:
            g = Group("N", i, end, end - 1, lemma)
            g.kind = "pronoun"
            self.out.append(g)
            return end
        for name, type_ in (("sub", "S"), ("prep", "P"), ("coord", "C"), ("time", "T")):
            if name in classes:
                self.out.append(Group(type_, i, end, end - 1, lemma))
                return end
        if "approx" in classes:
            return self._read_noun(end, start=i) if end < self.size and self.tags[end] in _STARTS_NOUN else i
        if "quantifier" in classes:
            return self._quantified(i, end)
        return i

    def _denied(self, i: int, end: int) -> int:
        """A negator of several words before a verb ("no longer supports")."""
        before = len(self.out)
        after = self._read_verb(end)
        if len(self.out) > before and self.out[-1].type == "V":
            self.out[-1].negated = tuple(range(i, end))
            self.out[-1].start = i
        return after if after > end else i

    def _quantified(self, i: int, end: int) -> int:
        """ "a number of soldiers": the head is what is counted."""
        if end >= self.size or self.tags[end] not in _STARTS_NOUN:
            return i
        before = len(self.out)
        after = self._read_noun(end)
        if len(self.out) > before and self.out[-1].type == "N":
            last = self.out[-1]
            first = last
            while first.possessor is not None:
                first = first.possessor
            last.quantified = True
            last.start = i
            return after
        return i

    def _read_small(self, i: int, t: str) -> int:
        lower = self.lowers[i]
        out = self.out
        if t == "IN":
            classes = self.closed.get(lower, frozenset())
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
        elif t == "RP" or t in _ADVERB and "particle" in self.closed.get(lower, _NO_CLASSES):
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
        """ "set the hostages | free", "sent the monitors | home": a word after the object that its verb counts as a particle."""
        out = self.out
        if not (len(out) > 1 and out[-1].type == "N" and out[-1].end == i):
            return False
        at = len(out) - 2
        while at > 0 and out[at].type in ("P", "N") and at > len(out) - _LONGEST_FRONT:
            at -= 1
        verb = out[at]
        if verb.type != "V" or verb.particle >= 0 or self.lowers[i] not in self.lexicon.particles.get(verb.lemma, ()):
            return False
        if i + 1 < self.size and (self.tags[i + 1] in _STARTS_NOUN or self.tags[i + 1] == "PRP"):
            return False
        verb.particle = i
        return True

    # -------------------------------------------------------------------------------------- noun groups

    def _read_noun(self, i: int, start: int = -1) -> int:
        """A noun group and, after a possessive, the group that it owns."""
        begin = start if start >= 0 else i
        own = i
        g, after = self._one_noun(i)
        if g is None:
            return self._read_small(i, self.tags[i]) if after == i else after
        g.start = min(g.start, begin)
        while after < self.size and self.tags[after] == "POS":
            owner = g
            nxt, end = self._one_noun(after + 1) if after + 1 < self.size else (None, after + 1)
            if nxt is None:
                after += 1
                break
            nxt.possessor = owner
            nxt.start = owner.start
            own = after + 1
            g, after = nxt, end
        if self._fronted(after) and (limit := self._subject_inside(own, g.head, after)):
            owner_, first = g.possessor, g.start
            shorter, after = self._one_noun(own, limit)
            if shorter is not None:
                shorter.possessor, shorter.start, g = owner_, first, shorter
        self.out.append(g)
        return after

    def _fronted(self, after: int) -> bool:
        """Does a preposition at the head of the clause govern the phrase before `after`, though a verb without subject follows them?"""
        if not self.out or self.out[-1].type != "P" or not self._before_verb(after):
            return False
        for g in reversed(self.out[:-1][-_LONGEST_FRONT:]):
            if g.type in ("S", ":", '"'):
                return True
            if g.type not in ("N", "P", "T") or g.type == "N" and not self._governed(g):
                return False
        return len(self.out) <= _LONGEST_FRONT

    def _governed(self, g: Group) -> bool:
        """Does a preposition stand right before a group?"""
        return g.start > 0 and self.tags[g.start - 1] in ("IN", "TO")

    def _subject_inside(self, first: int, head: int, after: int) -> int:
        """Where the subject begins that was read as the end of a fronted phrase ("From his balcony | Pope Francis …"), else 0."""
        tags, lowers, closed = self.tags, self.lowers, self.closed
        at = first
        while at <= head and (_TEMPORAL & closed.get(lowers[at], _NO_CLASSES) or at > first and tags[at] == "CD"):
            at += 1
        if first < at <= head:
            return at  # "In November | opposition activists …"
        nouns = [k for k in range(first, head + 1) if tags[k] in _NOUN or tags[k] == "JJ" and self._may_be_noun(k)]
        if len(nouns) < 2 or nouns[-1] != head:
            return 0
        for k in nouns[:-1]:
            if tags[k] != "NNP" and tags[k + 1] == "NNP" and "title" not in closed.get(lowers[k], _NO_CLASSES):
                return k + 1
        if all(tags[k] == "NNP" for k in nouns):
            named = next((k for k in nouns[1:] if "title" in closed.get(lowers[k], _NO_CLASSES)), nouns[-1])
            return named if tags[first] == "NNP" else 0
        if tags[first] == "NNP":
            return next(k for k in nouns if tags[k] != "NNP")  # "In New York | police …"
        sure = tags[after] != "VBD" or "VBN" not in self.lexicon.lookup(lowers[after]) or "," not in tags[after:]
        return nouns[0] + 1 if sure and tags[nouns[0]] in ("NN", "JJ") and tags[first] != "CD" else 0

    def _may_be_noun(self, k: int) -> bool:
        """A word like "capital" behind a determiner or an owner may be the head of its phrase."""
        return k > 0 and self.tags[k - 1] in ("DT", "PRP$", "POS") and "NN" in self.lexicon.lookup(self.lowers[k])

    def _one_noun(self, i: int, limit: int = 0) -> tuple[Group | None, int]:
        """The group from i to its last noun; None where no head is found. A limit holds even where it might go on."""
        tags, lowers, size, closed = self.tags, self.lowers, limit or self.size, self.closed
        j = i
        det = ""
        while j < size and tags[j] in ("PDT", "DT", "PRP$", "WP$"):
            det = det if "neg" in closed.get(det, ()) else lowers[j]
            j += 1
        first = j
        head = -1
        number: int | None = None
        while j < size:
            t = tags[j]
            if t in _NOUN:
                if j == i and t == "NNP" and (name := self._recipient(j)):
                    head = name
                    break  # "gave | Sri Lanka | soft loans"
                if head >= 0 and self._parts(i, j, head, counted=bool(det) or tags[first] == "CD"):
                    break
                if (
                    j == i
                    and t == "NN"
                    and lowers[j] in closed
                    and "time" in closed.get(lowers[j], ())
                    and j + 1 < size
                    and tags[j + 1] in ("NNP", "DT")
                ):
                    head = j
                    break  # "Today President Trump …"
                head = j
            elif t == "CD":
                counted = j + 1
                while counted < min(size, j + _LONGEST_NUMBER) and tags[counted] == "CD":
                    counted += 1
                follows = counted < size and tags[counted] in ("NN", "NNS")
                if (
                    head >= 0
                    and tags[head] != "CD"
                    and (tags[head] != "NNP" or follows or not lowers[j][0].isdigit())
                    and "month" not in closed.get(lowers[head], ())
                ):
                    break
                number = _add_number(number, lowers[j])
                head = j
                if j == i and self._is_year(j):
                    break
            elif t in _ADVERB:
                inside = head < 0 or tags[head] == "CD" and head == j - 1
                if not (inside and j + 1 < size and tags[j + 1] in ("JJ", "VBN", "JJR")):
                    break  # but "300 | heavily armed fighters"
            elif t == "VBN" or t == "VBG" or t == "VBD":
                if not self._participle_inside(j, head, first, det):
                    break
            elif t == "(" and head >= 0 and tags[j + 1 : j + 3] == ["NNP", ")"] and tags[j + 3 : j + 4] in _COMMON:
                j += 3  # "New People's Army (NPA) rebels"
                continue
            elif t not in _BEFORE_NOUN:
                if not (head < 0 and j + 1 < size and self._joins_adjectives(j, first, quoted=bool(det))):
                    break
            elif head >= 0 and not self._continues(j):
                break
            j += 1
        if head < 0:
            return self._headless(i, first, j, det)
        return self._finish_noun(i, head, det, number), head + 1

    def _results(self, j: int) -> bool:
        """ "sent the monitors | home": a particle of the verb before this phrase, with no noun behind it."""
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.particle >= 0 or j + 1 < self.size and self.tags[j + 1] in _NOUN:
            return False
        return self.lowers[j] in self.lexicon.particles.get(verb.lemma, ())

    def _joins_adjectives(self, j: int, first: int, *, quoted: bool) -> bool:
        """ "a long, costly war", "fair and open trials", "a | “fair” trial": marks and "and" inside a phrase without head yet."""
        tags = self.tags
        if tags[j] == '"':
            return quoted and tags[j + 1] in _BEFORE_NOUN
        return tags[j] in (",", "CC") and j > first and tags[j - 1] in ("JJ", "JJS") and tags[j + 1] == "JJ"

    def _parts(self, i: int, j: int, head: int, *, counted: bool) -> bool:
        """Does the noun at j open a phrase of its own behind the words from i?"""
        tags = self.tags
        if self._results(j) or head == j - 1 and tags[head] in _NOUN and self._dated(j, tags[head]):
            return True
        many = (
            tags[head] == "NNS"
            and self.lexicon.noun_lemmas.get(self.lowers[head], self.lowers[head]) != self.lowers[head]
        )
        if counted and many and tags[j] != "NNP" and self._gives():
            return True  # "gave the villagers | food", but "sent 1,000 police officers"
        return (
            tags[j] != "NN" and j > i and self._only_time(i, j)
        )  # "By Monday | protesters …", "On Tuesday night | police …"

    def _is_year(self, j: int) -> bool:
        """ "In 1991 Iraqi forces …": a year behind a preposition, with a name or a determiner after it, stands alone."""
        if not (j and self.tags[j - 1] == "IN" and len(self.lowers[j]) == 4 and self.lowers[j].isdigit()):
            return False
        return j + 1 < self.size and self.tags[j + 1] in ("NNP", "DT", "PRP$", "JJ", "NNS")

    def _only_time(self, i: int, j: int) -> bool:
        """Are all words from i to j, behind a preposition, days and hours? Then a plural or a name is a phrase of its own."""
        for at in range(i, j):
            lower = self.lowers[at]
            temporal = _TEMPORAL & self.closed.get(lower, _NO_CLASSES)
            if not temporal and "time" not in self.lexicon.nouns.get(lower, ()):
                return False
        return True

    def _dated(self, j: int, before: str) -> bool:
        """A weekday, "today", or a month after a common noun opens a time phrase of its own ("signed deals Feb. 2")."""
        lower = self.lowers[j]
        classes = self.closed.get(lower, _NO_CLASSES)
        if "weekday" in classes or "month" in classes and before != "NNP":
            return True
        return "time" in classes and "RB" in self.lexicon.tags.get(lower, ())

    def _recipient(self, j: int) -> int:
        """The last word of a name from j that a verb of giving makes the receiver of what stands right behind it; else 0."""
        tags = self.tags
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.particle >= 0 or verb.passive:
            return 0
        if "dative" not in self.lexicon.frames.get(verb.lemma, ()):
            return 0
        end = j
        while end + 1 < self.size and tags[end + 1] == "NNP":
            end += 1
        after = end + 1
        while after < self.size and tags[after] in ("JJ", "NN", "NNS"):
            after += 1
        if (
            after == end + 1
            or tags[after - 1] == "JJ"
            or after < self.size
            and tags[after] in (*_STARTS_NOUN, "TO", "POS")
        ):
            return 0
        word = self.words[end]
        if word.isupper() or "JJ" in self.lexicon.lookup(self.lowers[end]) or self.lowers[end] in self.closed:
            return 0  # "sent UN observers", "offered Turkish firms"
        return end if after == self.size or tags[after] in (".", ",", "CC", "IN", "RB") else 0

    def _gives(self) -> bool:
        """Does the verb just read take two objects ("gave the villagers food")?"""
        return (
            bool(self.out) and self.out[-1].type == "V" and "ditrans" in self.lexicon.frames.get(self.out[-1].lemma, ())
        )

    def _participle_inside(self, j: int, head: int, first: int, det: str) -> bool:
        """ "the besieged town", "warring parties": a participle is inside when a noun follows and a left edge is there."""
        if j + 1 >= self.size or self.tags[j + 1] not in ("NN", "NNS", "NNP", "JJ"):
            return False
        return head < 0 and (bool(det) or j > first) and self.tags[j] != "VBD"

    def _continues(self, j: int) -> bool:
        """An adjective after a noun stays inside only if another noun follows ("Syria government armed forces")."""
        k = j
        while k < self.size and self.tags[k] in ("JJ", "JJS", "JJR", "CD"):
            k += 1
        return (
            k < self.size
            and self.tags[k] in _NOUN
            and self.tags[j] in ("JJ", "JJS", "JJR")
            and self.closed.get(self.lowers[k], _NO_CLASSES).isdisjoint(_TEMPORAL)
        )

    def _headless(self, i: int, first: int, j: int, det: str) -> tuple[Group | None, int]:
        """ "the wounded", "this", "several": a determiner or adjective that stands as a noun phrase."""
        tags = self.tags
        last = j - 1
        if last >= first and det and tags[last] in ("JJ", "VBN", "JJS", "JJR", "VBG"):
            g = Group("N", i, last + 1, last, self.lowers[last])
            g.plural = True
            g.det = det
            return g, last + 1
        if det and last < first and tags[i] != "PRP$":
            g = Group("N", i, first, first - 1, det)
            g.kind = "pronoun"
            return g, first
        if last == i and tags[i] == "JJ" and "det" in self.closed.get(self.lowers[i], ()) and self._before_verb(j):
            g = Group("N", i, j, i, self.lowers[i])  # "many have left"
            g.kind = "pronoun"
            return g, j
        return None, i if j == i else max(i + 1, j if det or j > first else i + 1)

    def _before_verb(self, j: int) -> bool:
        """Does a finite verb stand at j, past adverbs?"""
        while j < self.size and self.tags[j] in _ADVERB:
            j += 1
        return j < self.size and self.tags[j] in ("VBD", "VBZ", "VBP", "MD")

    def _finish_noun(self, i: int, head: int, det: str, number: int | None) -> Group:
        t, lower = self.tags[head], self.lowers[head]
        lemma, time, direction, plural = self.lexicon.heads.get((lower, t)) or self._look_up(lower, t)
        g = Group("N", i, head + 1, head, lemma)
        g.det = det
        g.number = number
        if t == "CD":
            g.kind = (
                "time" if len(lower) == 4 and lower.isdigit() and 1800 < int(lower) < 2100 and head == i else "number"
            )
            if head > i and "month" in self.closed.get(self.lowers[head - 1], ()):
                g.kind = "time"
            elif head > i:
                g.kind = "proper" if self.tags[head - 1] == "NNP" else "number"
            g.plural = True
        elif time or direction and not det:
            g.kind = "time"
        elif t == "NNP":
            g.kind = "proper"
            g.plural = plural
        else:
            g.plural = plural or (number or 0) > 1
        return g

    def _look_up(self, lower: str, t: str) -> tuple[str, bool, bool, bool]:
        """The lemma of a head, and whether it is a word of time, of direction, and plural by itself; looked up once."""
        lexicon = self.lexicon
        lemma = lexicon.lemma(lower, t)
        classes, of_noun = self.closed.get(lower, _NO_CLASSES), lexicon.nouns.get(lemma, _NO_CLASSES)
        time = (
            "weekday" in classes
            or "month" in classes
            and t == "NNP"  # a march is no March
            or "time" in classes
            or "time" in self.closed.get(lemma, ())
            or "time" in of_noun
        )
        if t == "NNP":
            plural = lower.endswith("s") and lexicon.noun_lemmas.get(lower) is not None
        else:
            plural = t == "NNS" or "plural" in of_noun
        found = lexicon.heads[lower, t] = (lemma, time, "direction" in of_noun, plural)
        return found

    # -------------------------------------------------------------------------------------- verb groups

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
            classes = self.closed.get(self.lowers[j], _NO_CLASSES)
            if (t in _ADVERB or t in _VERB) and "neg" in classes:
                g.negated = (j,)
            if auxiliary in ("be", "have") and (after := self._prospect(g, j)):
                j, auxiliary = after, "modal"
                continue
            if t == "MD":
                if g.head >= 0 or g.modal >= 0:
                    break
                g.modal, g.form, auxiliary = j, g.form or "finite", "modal"
            elif t in _VERB:
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
            elif t not in _ADVERB:
                break
            j += 1
        return i if g.head < 0 else self._finish_verb(g, i, j, auxiliary)

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
        g.negated = tuple(k for k in range(first, at + 1) if "neg" in self.closed.get(self.lowers[k], ()))
        g.inverted = at if at == i and (i == 0 or self.tags[i - 1] not in NOMINAL) and not g.negated else -1
        self.held = g
        return at + 1

    def _release(self, g: Group) -> None:
        """Give a verb the auxiliary that stood before its subject."""
        held = self.held
        if held is None:
            return
        self.held = None
        g.form, g.tense, g.modal, g.inverted = "finite", held.tense, held.modal, held.inverted
        g.future = g.future or held.future
        g.negated = g.negated or held.negated
        be = "be" in self.closed.get(self.lowers[held.head], _NO_CLASSES)
        g.passive = g.passive or be and self.tags[g.head] in ("VBN", "VBD")

    def _infinitive_marker(self, g: Group, i: int) -> int:
        """Past "to" and its adverbs; -1 where no base form follows."""
        j = i + 1
        while j < self.size and self.tags[j] in _ADVERB:
            j += 1
        if j >= self.size or self.tags[j] not in ("VB", "VBP"):
            return -1
        g.form = "to"
        if i and "neg" in self.closed.get(self.lowers[i - 1], ()):
            g.negated = (i - 1,)  # "asked Iran not to attack"
        return j

    def _verb_word(self, g: Group, j: int, t: str, auxiliary: str, classes: frozenset[str]) -> str:
        """Take one verb into the group; returns what kind of auxiliary it is, "" for the main verb."""
        if not g.form:
            g.form = "finite" if t in ("VBZ", "VBP", "VBD", "VB") else "ing" if t == "VBG" else "participle"
            g.tense = "past" if t == "VBD" else "present"
        if auxiliary == "be" and t in ("VBN", "VBD"):
            g.passive = True
        g.head = j
        if not classes or "be" in classes:
            return "be" if classes else ""
        if "have" in classes:
            g.tense = "past"
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
            and tags[j - 1] in _ADVERB
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
        while start < head and tags[start] in _ADVERB and start not in g.negated:
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
        g.end = max(g.end, j)
        self.out.append(g)
        return j

    def _is_particle(self, j: int, g: Group) -> bool:
        """An adverbial particle ("carry out"), not a preposition with its own object ("call on Iran": on is kept as such)."""
        if "prep" in self.closed.get(self.lowers[j], ()) and j + 1 < self.size and self.tags[j + 1] in _STARTS_NOUN:
            if g.passive:
                return False  # "was taken off | the air"
            if "intr" not in self.lexicon.frames.get(g.lemma, ("intr",)) and self.tags[j + 1] != "NNP":
                return True  # "hand in | their weapons"
        if self.tags[j] in ("RP", "RB") or self.lexicon.lookup(self.lowers[j])[:1] in (("RP",), ("RB",)):
            return True
        return "prep" not in self.closed.get(self.lowers[j], ()) or j + 1 < self.size and self.tags[j + 1] == "IN"

    def _adjective(self, g: Group, j: int) -> int:
        """Copula + adjective ("is willing", "was very ready"); not where a noun follows ("is new leader of")."""
        tags = self.tags
        k = j
        while k < self.size and tags[k] in _ADVERB:
            k += 1
        if (
            k < self.size
            and tags[k] in ("JJ", "JJR")
            and not (k + 1 < self.size and tags[k + 1] in ("NN", "NNS", "NNP", "CD"))
        ):
            g.adjective = k
            return k + 1
        return j


def _add_number(total: int | None, word: str) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) < 12 else total
