"""Noun groups: from the determiner to the head word, with the possessor."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_bounds import BEFORE_NOUN, TEMPORAL, NounBounds, is_year
from eventcoder.grammar.penn import ADVERB, NOMINAL

_COMMON = (["NN"], ["NNS"])
_LONGEST_FRONT = 8  # groups of a fronted phrase
_NONE: frozenset[str] = frozenset()
_REST = "rest"  # class of words
_OPENS_PAIR = frozenset({"DT", "PRP$", "NNP"})


class NounGroups(NounBounds):
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
        while at <= head and (TEMPORAL & closed.get(lowers[at], _NONE) or at > first and tags[at] == "CD"):
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
                if head < 0 < j - i and self._date_behind_adjective(j):
                    head = j - 1
                    break
                if j == i and t == "NNP" and (name := self._recipient(j)):
                    head = name
                    break  # "gave | Sri Lanka | soft loans"
                # "whose removal | Ottawa sought"
                owned = t == "NNP" != tags[head] and first > i and tags[first - 1] == "WP$"
                if head >= 0 and (owned or self._parts(i, j, head, counted=bool(det) or tags[first] == "CD")):
                    break
                head = j
                if j == i and t == "NN" and lowers[j] in closed and self._time_alone(j, size):
                    break
            elif t == "CD":
                if head >= 0 and (self._counts(j, head, size) if tags[head] != "CD" else self._behind_date(j, head)):
                    break
                number = add_number(number, lowers[j])
                head = j
                if j == i and self._is_year(j):
                    break
            elif (
                t == "CC"
                and self._ranges(j, head, i)
                or t == '"'
                and head >= 0
                and (self._unquotes(j, i) or self._quotes_counted(j, head))
                or t == "PDT"
                and j > first
                and self._of_kind(j)
                or t == ","
                and det
                and self._joins_measures(j, first)
            ):
                pass  # "between 30 | and 40 prisoners", the "foreign agents" | bill, 34 | "hoodlums", "the second | such strike"
            elif t in ADVERB:
                if not self._adverb_inside(j, head, first, det):
                    break
            elif t == "VBN" or t == "VBG" or t == "VBD":
                if not self._participle_inside(j, head, first, det):
                    break
            elif t == "(" and head >= 0 and tags[j + 1 : j + 3] == ["NNP", ")"] and tags[j + 3 : j + 4] in _COMMON:
                j += 3  # "New People's Army (NPA) rebels"
                continue
            elif t not in BEFORE_NOUN:
                if not (head < 0 and j + 1 < size and self._joins_adjectives(j, first, quoted=bool(det))):
                    break
            elif head >= 0 and (
                not self._continues(j)
                or self._gives()
                and (
                    t == "JJR"
                    and tags[head] != "CD"
                    or tags[head] == "NNS"
                    and j > i
                    or t == "JJ"
                    and self._whole(i, head, det)
                    and self._ends_with(j)
                )
            ):
                break  # "promised farmers | new seed", "gave Kyiv | more guns", "granted the poet | lasting protection"
            j += 1
        if head < 0:
            return self._headless(i, first, j, det)
        return self._whole_quotation(self._finish_noun(i, head, det, number), head + 1)

    def _whole_quotation(self, g: Group, after: int) -> tuple[Group, int]:
        """A group with the mark that closes what was quoted inside it (34 "hoodlums | ")."""
        if (
            g.number is not None
            and self.tags[after : after + 1] == ['"']
            and self.tags[g.start : after].count('"') == 1
        ):
            g.end = after + 1
        return g, g.end

    def _headless(self, i: int, first: int, j: int, det: str) -> tuple[Group | None, int]:
        """ "the wounded", "this", "several": a determiner or adjective that stands as a noun phrase."""
        tags = self.tags
        last = j - 1
        if last >= first and not det and tags[last] in ("JJ", "VBN") and self._judges():
            return Group("N", i, last + 1, last, self.lowers[last]), last + 1
        if last >= first and det and tags[last] in ("JJ", "VBN", "JJS", "JJR", "VBG"):
            g = Group("N", i, last + 1, last, self.lowers[last])
            g.plural = True
            g.det = det
            return g, last + 1
        if det and last < first and tags[i] != "PRP$":
            g = Group("N", i, first, first - 1, det)
            g.kind, g.det = "pronoun", det
            return g, first
        quantity = last == i and tags[i] in ("JJ", "JJR") and "det" in self.closed.get(self.lowers[i], ())
        if quantity and (tags[i] == "JJ" and self._before_verb(j) or self._wanted(j)):
            g = Group("N", i, j, i, self.lowers[i])  # "many have left", "must spend more"
            g.kind = "pronoun"
            return g, j
        return None, i if j == i else max(i + 1, j if det or j > first else i + 1)

    def _wanted(self, j: int) -> bool:
        """Does the verb right before a word of quantity need an object, where nothing else follows it?"""
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.passive or j < self.size and self.tags[j] not in ("IN", ".", ","):
            return False
        takes = self.lexicon.frames.get(verb.lemma, _NONE)
        return "trans" in takes and "intr" not in takes and self.lowers[j : j + 1] != ("than",)

    def _before_verb(self, j: int) -> bool:
        """Does a finite verb stand at j, past adverbs?"""
        while j < self.size and self.tags[j] in ADVERB:
            j += 1
        return j < self.size and self.tags[j] in ("VBD", "VBZ", "VBP", "MD")

    def _finish_noun(self, i: int, head: int, det: str, number: int | None) -> Group:
        t, lower = self.tags[head], self.lowers[head]
        lemma, time, direction, plural = self.lexicon.heads.get((lower, t)) or self._look_up(lower, t)
        quoted = i > 0 and head > i and self.tags[i - 1] == self.tags[head - 1] == '"'  # "yellow vest" protesters
        g = Group("N", i - quoted, head + 1, head, lemma)
        g.det = det
        g.number = number
        g.named = head > i and "NNP" in self.tags[i:head]
        g.more = i < head and _REST in self.closed.get(self.lowers[i], _NONE)
        g.counted = number is not None or head > i and "CD" in self.tags[i:head]
        g.paired = i < head and self.tags[i + 1] in _OPENS_PAIR and "pair" in self.closed.get(self.lowers[i], _NONE)
        if t == "CD":
            clock = ":" in lower
            g.kind = "time" if clock or is_year(lower) and head == i else "number"
            if head > i and "month" in self.closed.get(self.lowers[head - 1], ()):
                g.kind = "time"
            elif head > i:
                g.kind = "proper" if self.tags[head - 1] == "NNP" else "number"
            g.plural = True
        elif (time and not self._is_paper(lower, t, det) or direction and not det) and not self._is_surname(i, head):
            g.kind = "time"
            g.plural = t == "NNS"
        elif t == "NNP":
            g.kind = "proper"
            g.plural = plural or head > i and self.tags[head - 1] == "CD" and lower[-1] == "s"  # "the two Koreas"
        else:
            g.plural = plural or (number or 0) > 1
        return g

    def _is_paper(self, lower: str, t: str, det: str) -> bool:
        """ "fined the | weekly": a word of how often is a paper where it stands as a noun of its own."""
        return t == "NN" and det != "" and "JJ" in self.lexicon.tags.get(lower, _NONE)

    def _is_surname(self, i: int, head: int) -> bool:
        """Does a month end somebody's name ("Theresa May", "Prime Minister May", but "Friday, May")?"""
        if head == i or self.tags[head] != "NNP" or "month" not in self.closed.get(self.lowers[head], _NONE):
            return False
        return self.tags[head - 1] == "NNP" and not TEMPORAL & self.closed.get(self.lowers[head - 1], _NONE)

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
