"""Noun groups: from the determiner to the head word, with the possessor; where one phrase ends and the next begins."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.penn import ADVERB, NOMINAL, STARTS_NOUN
from eventcoder.grammar.small_words import SmallWords

_BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "VBN", "VBG"})
_COMMON = (["NN"], ["NNS"])
_TEMPORAL = frozenset({"time", "weekday", "month"})
_BEHIND_MORE = frozenset({"IN", ".", ",", "CC", "MD", "VBD", "VBZ", "VBP"})
_LONGEST_FRONT = 8  # groups of a fronted phrase
_LONGEST_NUMBER = 6  # "two hundred and fifty thousand"
_NONE: frozenset[str] = frozenset()
_OPENS_PAIR = frozenset({"DT", "PRP$", "NNP"})


class NounGroups(SmallWords):
    """Reads noun groups; what turns out to be none is read as a small word."""

    def _read_noun(self, i: int, start: int = -1) -> int:
        """A noun group and, after a possessive, the group that it owns."""
        begin = start if start >= 0 else i
        own = i
        g, after = self._one_noun(i)
        if g is not None and self._more(g, after):
            after += 1
            g.end = after
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
        near = self.out[:-1][-_LONGEST_FRONT:]
        for at in range(len(near) - 1, -1, -1):
            g = near[at]
            if g.type in ("S", ":", '"'):
                return True
            governed = self._governed(g) and not (at and near[at - 1].type == "S")  # "after insurgents loyal to …"
            if g.type not in ("N", "P", "T") or g.type == "N" and not governed:
                return False
        return len(self.out) <= _LONGEST_FRONT

    def _governed(self, g: Group) -> bool:
        """Does a preposition stand right before a group?"""
        return g.start > 0 and self.tags[g.start - 1] in ("IN", "TO")

    def _subject_inside(self, first: int, head: int, after: int) -> int:
        """Where the subject begins that was read as the end of a fronted phrase ("From his balcony | Pope Francis …"), else 0."""
        tags, lowers, closed = self.tags, self.lowers, self.closed
        at = first
        while at <= head and (_TEMPORAL & closed.get(lowers[at], _NONE) or at > first and tags[at] == "CD"):
            at += 1
        if first < at <= head:
            return at  # "In November | opposition activists …"
        nouns = [k for k in range(first, head + 1) if tags[k] in NOMINAL or tags[k] == "JJ" and self._may_be_noun(k)]
        if len(nouns) < 2 or nouns[-1] != head:
            return 0
        for k in nouns[:-1]:
            if tags[k] != "NNP" and tags[k + 1] == "NNP" and "title" not in closed.get(lowers[k], _NONE):
                return k + 1
        if all(tags[k] == "NNP" for k in nouns):
            named = next((k for k in nouns[1:] if "title" in closed.get(lowers[k], _NONE)), nouns[-1])
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
            if t in NOMINAL:
                if j == i and t == "NNP" and (name := self._recipient(j)):
                    head = name
                    break  # "gave | Sri Lanka | soft loans"
                if head >= 0 and t == "NNP" != tags[head] and first > i and tags[first - 1] == "WP$":
                    break  # "whose removal | Ottawa sought"
                if head >= 0 and self._parts(i, j, head, counted=bool(det) or tags[first] == "CD"):
                    break
                head = j
                if j == i and t == "NN" and lowers[j] in closed and self._time_alone(j, size):
                    break
            elif t == "CD":
                if head >= 0 and tags[head] != "CD" and self._counts(j, head, size):
                    break
                number = add_number(number, lowers[j])
                head = j
                if j == i and self._is_year(j):
                    break
            elif t == "CC" and self._ranges(j, head, i):
                pass  # "between 30 | and 40 prisoners"
            elif t in ADVERB:
                inside = head < 0 or tags[head] == "CD" and head == j - 1
                bounded = (
                    det and head < 0 and j == first and "approx" in closed.get(lowers[j], _NONE)
                )  # "the only witness"
                if not (
                    inside
                    and j + 1 < size
                    and (tags[j + 1] in ("JJ", "VBN", "JJR") or bounded and tags[j + 1] in NOMINAL)
                ):
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
            elif head >= 0 and (not self._continues(j) or tags[head] == "NNS" and j > i and self._gives()):
                break  # "promised farmers | new seed"
            j += 1
        if head < 0:
            return self._headless(i, first, j, det)
        return self._finish_noun(i, head, det, number), head + 1

    def _more(self, g: Group, after: int) -> bool:
        """Does a word of comparison end a phrase that is a number ("wounded hundreds | more")?"""
        if (
            after >= self.size
            or self.tags[after] not in ("JJR", "RBR")
            or "number" not in self.closed.get(g.lemma, _NONE)
        ):
            return False
        return after + 1 == self.size or self.tags[after + 1] in _BEHIND_MORE and self.lowers[after + 1] != "than"

    def _ranges(self, j: int, head: int, i: int) -> bool:
        """Do two numbers, joined at j, bound one count?"""
        tags = self.tags
        if head != j - 1 or tags[head] != "CD" or j + 2 >= self.size or tags[j + 1] != "CD" or head != i:
            return False
        bounded = i > 0 and "approx" in self.closed.get(self.lowers[i - 1], _NONE) and tags[i - 1] == "IN"
        return bounded and tags[j + 2] in ("NN", "NNS", "JJ", "CD")

    def _results(self, j: int) -> bool:
        """ "sent the monitors | home": a particle of the verb before this phrase, with no noun behind it."""
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.particle >= 0 or j + 1 < self.size and self.tags[j + 1] in NOMINAL:
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
        if self._results(j) or head == j - 1 and tags[head] in NOMINAL and self._dated(j, tags[head]):
            return True
        many = (
            tags[head] == "NNS"
            and self.lexicon.noun_lemmas.get(self.lowers[head], self.lowers[head]) != self.lowers[head]
        )
        if counted and tags[j] != "NNP" and self._gives() and (many or self._supplies(head, j)):
            return True  # "gave the villagers | food", "sent the enclave | fuel", but "sent 1,000 police officers"
        return (
            tags[j] != "NN" and j > i and self._only_time(i, j)
        )  # "By Monday | protesters …", "On Tuesday night | police …"

    def _supplies(self, head: int, j: int) -> bool:
        """Is the noun at j, the last of its phrase, a stuff that may be given, and the one before it none?"""
        nouns, lowers = self.lexicon.nouns, self.lowers
        last = j + 1 >= self.size or self.tags[j + 1] not in NOMINAL
        return last and "mass" in nouns.get(lowers[j], _NONE) and "mass" not in nouns.get(lowers[head], _NONE)

    def _time_alone(self, j: int, size: int) -> bool:
        """ "Today President Trump …": a word of time with a name or a determiner after it stands alone."""
        return "time" in self.closed[self.lowers[j]] and j + 1 < size and self.tags[j + 1] in ("NNP", "DT")

    def _counts(self, j: int, head: int, size: int) -> bool:
        """Does the number at j, behind a noun, open a phrase of its own? Not in a name or a date ("Boeing 747", "March 5")."""
        tags, lowers = self.tags, self.lowers
        counted = j + 1
        while counted < min(size, j + _LONGEST_NUMBER) and tags[counted] == "CD":
            counted += 1
        follows = counted < size and tags[counted] in ("NN", "NNS")
        return (tags[head] != "NNP" or follows or not lowers[j][0].isdigit()) and (
            "month" not in self.closed.get(lowers[head], ())
        )

    def _is_year(self, j: int) -> bool:
        """ "In 1991 Iraqi forces …": a year behind a preposition, with a name or a determiner after it, stands alone."""
        if not (j and self.tags[j - 1] == "IN" and len(self.lowers[j]) == 4 and self.lowers[j].isdigit()):
            return False
        return j + 1 < self.size and self.tags[j + 1] in ("NNP", "DT", "PRP$", "JJ", "NNS")

    def _only_time(self, i: int, j: int) -> bool:
        """Are all words from i to j, behind a preposition, days and hours? Then a plural or a name is a phrase of its own."""
        if j == i + 1 and not {"weekday", "month"} & self.closed.get(self.lowers[i], _NONE):
            return False  # "dawn raids"
        for at in range(i, j):
            lower = self.lowers[at]
            temporal = _TEMPORAL & self.closed.get(lower, _NONE)
            if not temporal and "time" not in self.lexicon.nouns.get(lower, ()):
                return False
        return True

    def _dated(self, j: int, before: str) -> bool:
        """A weekday, "today", or a month after a common noun opens a time phrase of its own ("signed deals Feb. 2")."""
        lower = self.lowers[j]
        classes = self.closed.get(lower, _NONE)
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
            and tags[after] in (*STARTS_NOUN, "TO", "POS")
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
        owned = j > 0 and self.tags[j - 1] == "POS"  # "Kosovo's acting premier"
        free = head < 0 or head == j - 1 and self.tags[head] == "CD"  # "three polling officers"
        return free and (bool(det) or j > first or owned) and self.tags[j] != "VBD"

    def _continues(self, j: int) -> bool:
        """An adjective after a noun stays inside only if another noun follows ("Syria government armed forces")."""
        k = j
        while k < self.size and self.tags[k] in ("JJ", "JJS", "JJR", "CD"):
            k += 1
        return (
            k < self.size
            and self.tags[k] in NOMINAL
            and self.tags[j] in ("JJ", "JJS", "JJR")
            and self.closed.get(self.lowers[k], _NONE).isdisjoint(_TEMPORAL)
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
            g.kind, g.det = "pronoun", det
            return g, first
        if last == i and tags[i] == "JJ" and "det" in self.closed.get(self.lowers[i], ()) and self._before_verb(j):
            g = Group("N", i, j, i, self.lowers[i])  # "many have left"
            g.kind = "pronoun"
            return g, j
        return None, i if j == i else max(i + 1, j if det or j > first else i + 1)

    def _before_verb(self, j: int) -> bool:
        """Does a finite verb stand at j, past adverbs?"""
        while j < self.size and self.tags[j] in ADVERB:
            j += 1
        return j < self.size and self.tags[j] in ("VBD", "VBZ", "VBP", "MD")

    def _finish_noun(self, i: int, head: int, det: str, number: int | None) -> Group:
        t, lower = self.tags[head], self.lowers[head]
        lemma, time, direction, plural = self.lexicon.heads.get((lower, t)) or self._look_up(lower, t)
        g = Group("N", i, head + 1, head, lemma)
        g.det = det
        g.number = number
        g.named = head > i and "NNP" in self.tags[i:head]
        g.paired = i < head and self.tags[i + 1] in _OPENS_PAIR and "pair" in self.closed.get(self.lowers[i], _NONE)
        if t == "CD":
            g.kind = (
                "time" if len(lower) == 4 and lower.isdigit() and 1800 < int(lower) < 2100 and head == i else "number"
            )
            if head > i and "month" in self.closed.get(self.lowers[head - 1], ()):
                g.kind = "time"
            elif head > i:
                g.kind = "proper" if self.tags[head - 1] == "NNP" else "number"
            g.plural = True
        elif (time or direction and not det) and not self._is_surname(i, head):
            g.kind = "time"
        elif t == "NNP":
            g.kind = "proper"
            g.plural = plural
        else:
            g.plural = plural or (number or 0) > 1
        return g

    def _is_surname(self, i: int, head: int) -> bool:
        """Does a month end somebody's name ("Theresa May", "Prime Minister May", but "Friday, May")?"""
        if head == i or self.tags[head] != "NNP" or "month" not in self.closed.get(self.lowers[head], _NONE):
            return False
        return self.tags[head - 1] == "NNP" and not _TEMPORAL & self.closed.get(self.lowers[head - 1], _NONE)

    def _look_up(self, lower: str, t: str) -> tuple[str, bool, bool, bool]:
        """The lemma of a head, and whether it is a word of time, of direction, and plural by itself; looked up once."""
        lexicon = self.lexicon
        lemma = lexicon.lemma(lower, t)
        classes, of_noun = self.closed.get(lower, _NONE), lexicon.nouns.get(lemma, _NONE)
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


def add_number(total: int | None, word: str) -> int | None:
    """Return the number that a word in digits stands for, else the one known so far."""
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() and len(digits) < 12 else total
