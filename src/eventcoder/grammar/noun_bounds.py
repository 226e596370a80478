"""Where a noun group ends: what opens a phrase of its own behind it, and what goes on with it."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.penn import ADVERB, NOMINAL, STARTS_NOUN, SURE_VERB
from eventcoder.grammar.small_words import SmallWords

BEFORE_NOUN = frozenset({"JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "VBN", "VBG"})
TEMPORAL = frozenset({"time", "weekday", "month"})
_NAMED_DAYS = frozenset({"weekday", "month"})
_BEHIND_MORE = frozenset({"IN", ".", ",", "CC", "MD", "VBD", "VBZ", "VBP"})
_BEHIND_GAP = frozenset({".", ",", "IN", "CC", "TO"})
_FAR_BACK = 30  # groups: without a bound, a page without a full stop would be read anew at each name
_LONGEST_NUMBER = 6  # "two hundred and fifty thousand"
_HEADS = (["NN"], ["NNS"])
_BEFORE_QUOTATION = frozenset({",", ":", ".", '"'})
_COUNTED = (["NN"], ["NNS"], ["JJ"], ["CD"])
_COMMON = frozenset({"JJ", "NN", "NNS"})
_COUNTED_WORDS = _COMMON | {"VBN", "VBG"}
_NUMBERED = _COMMON | {"CD", "NNP"}
_MEASURED = (["NN"], ["NNS"], ["JJ"])
_APPROACH = 5  # words: "no fewer than" and longer
_NONE: frozenset[str] = frozenset()


class NounBounds(SmallWords):
    """Answers questions about the words around the end of a noun group; nothing here reads one."""

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
        """Do two numbers, joined at j, bound one count ("between 30 | and 40 prisoners", "aged between 17 | and 25")?"""
        classes = self.closed.get(self.lowers[i - 1], _NONE) if i else _NONE
        if head != j - 1 or head != i or self.tags[j - 1 : j + 2] != ["CD", "CC", "CD"] or "approx" not in classes:
            return False
        return self.tags[i - 1] == "IN" and (
            "pair" in classes and self._bounds(i - 1) or self.tags[j + 2 : j + 3] in _COUNTED
        )

    def _bounds(self, i: int) -> bool:
        """Does a preposition before a number bound a count? One that pairs asks for a second number, and for no year ("between 30 and
        40 prisoners", but "clashes between | two rival gangs", "wars between | 2010 and 2020").
        """
        lowers = self.lowers
        if "pair" not in self.closed.get(lowers[i], _NONE):
            return True
        joined = self.tags[i + 1 : i + 4] == ["CD", "CC", "CD"]
        return joined and not (is_year(lowers[i + 1]) and is_year(lowers[i + 3]))

    def _results(self, j: int) -> bool:
        """ "sent the monitors | home": a particle of the verb before this phrase, with no noun behind it."""
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.particle >= 0 or j + 1 < self.size and self.tags[j + 1] in NOMINAL:
            return False
        return self.lowers[j] in self.lexicon.particles.get(verb.lemma, ())

    def _unquotes(self, j: int, i: int) -> bool:
        """Does the mark at j close a quotation inside the phrase from i, or opened right before it, that goes on with a noun (the
        "foreign agents" | bill, "yellow vest" | protesters)?
        """
        opened = [k for k in range(max(i - 1, 0), j) if self.tags[k] == '"']
        if len(opened) != 1 or self.tags[j + 1 : j + 2] not in _HEADS:
            return False
        return opened[0] > 0 and self.tags[opened[0] - 1] not in _BEFORE_QUOTATION

    def _quotes_counted(self, j: int, head: int) -> bool:
        """Does the mark at j open, or close, a quoted noun that a number right before it counts (34 | "hoodlums")?"""
        if head != j - 1 or self.tags[head] != "CD":
            return False
        end = j + 1
        while end < self.size and self.tags[end] in _COUNTED_WORDS:
            end += 1
        return end > j + 1 and self.tags[end - 1] in ("NN", "NNS") and self.tags[end : end + 1] == ['"']

    def _joins_adjectives(self, j: int, first: int, *, quoted: bool) -> bool:
        """ "a long, costly war", "fair and open trials", "a | “fair” trial": marks and "and" inside a phrase without head yet."""
        tags = self.tags
        if tags[j] == '"':
            return quoted and tags[j + 1] in BEFORE_NOUN
        return tags[j] in (",", "CC") and j > first and tags[j - 1] in ("JJ", "JJS") and tags[j + 1] == "JJ"

    def _joins_measures(self, j: int, first: int) -> bool:
        """Does a comma join two measures of a noun still to come ("a five-year, | $2 billion deal", "a $3 million, | two-stage loan")?"""
        if j == first or j + 2 >= self.size or not self._measures(j - 1):
            return False
        after = j + 1
        while after < self.size and self.tags[after] == "CD":
            after += 1
        if after == j + 1 and self.tags[j + 1] == "JJ" and "-" in self.lowers[j + 1]:
            after += 1
        return after > j + 1 and self._measures(after - 1) and self.tags[after : after + 1] in _MEASURED

    def _measures(self, j: int) -> bool:
        """Is token j a compound with a number ("five-year", "300-seat") or the end of a sum of money?"""
        count, joined, _ = self.lowers[j].partition("-")
        if joined:
            return count[0:1].isdigit() or "number" in self.closed.get(count, _NONE)
        while j > 0 and self.tags[j] == self.tags[j - 1] == "CD":
            j -= 1
        return self.tags[j] == "CD" and not self.lowers[j][0].isalnum()

    def _parts(self, i: int, j: int, head: int, *, counted: bool) -> bool:
        """Does the noun at j open a phrase of its own behind the words from i?"""
        tags = self.tags
        if self._results(j) or head == j - 1 and tags[head] in NOMINAL and self._dated(j, tags[head]):
            return True
        if tags[j] == "NNP" and tags[head] in ("NN", "NNS") and self._contact(j, head):
            return True
        if tags[head] == "NNP" and "quantifier" in self.closed.get(" ".join(self.lowers[j : j + 2]), _NONE):
            return True  # "In Lagos | hundreds of students …"
        if counted and "contact" in self.lexicon.nouns.get(self.lowers[head], _NONE) and self._before_predicate(j):
            return True  # "the way | judges are chosen"
        lemma = self.lexicon.noun_lemmas.get(self.lowers[head], self.lowers[head])
        many = tags[head] == "NNS" and lemma != self.lowers[head]
        if many and tags[j] == "NN" and "attributive" in self.lexicon.nouns.get(lemma, _NONE):
            many = False  # "gave the rights group | a visa"
        if counted and tags[j] != "NNP" and self._gives() and (many or self._supplies(head, j)):
            return True  # "gave the villagers | food", "sent the enclave | fuel", but "sent 1,000 police officers"
        # "By Monday | protesters …", "On Tuesday night | police …"
        return tags[j] != "NN" and j > i and self._only_time(i, j)

    def _before_predicate(self, j: int) -> bool:
        """Is the noun at j a plural or a name with a finite verb right behind it?"""
        at = j
        while at < self.size and self.tags[at] == "NNP":
            at += 1
        at += at == j and self.tags[j] == "NNS"
        return j < at < self.size and self.tags[at] in ("VBD", "VBZ", "VBP", "MD")

    def _contact(self, j: int, head: int) -> bool:
        """Does the name at j, behind a common noun, begin a relative clause without pronoun: a verb follows it that lacks its object
        ("the equipment | Armenia has bought", but "the group | Hamas fired rockets")?
        """
        tags, size = self.tags, self.size
        before = self.out[-1] if self.out else None
        if before is None or before.type in (",", "S", ":"):
            return self._two_verbs(j)
        if before.type == "P" and not any(g.type == "V" for g in self.out[-_FAR_BACK:]) and not self._two_verbs(j):
            return False  # "Envoys of the bloc ECOWAS | shuttled between …"
        if before.type not in ("V", "P") or "collective" in self.lexicon.nouns.get(self.lowers[head], _NONE):
            return False
        at = j
        while at < size and tags[at] == "NNP":
            at += 1
        verb = at
        while at < size and (tags[at] == "MD" or tags[at][:2] == "VB" or tags[at] in ADVERB):
            verb, at = (at, at + 1) if tags[at][:2] == "VB" else (verb, at + 1)
        if (
            verb >= size
            or tags[verb] not in ("VBD", "VBZ", "VBP", "VBN", "VB")
            or at < size
            and tags[at] not in _BEHIND_GAP
        ):
            return False
        takes = self.lexicon.frames.get(self.lexicon.lemma(self.lowers[verb], tags[verb]), _NONE)
        return "trans" in takes and not takes & {"intr", "speech", "that"}

    def _two_verbs(self, j: int) -> bool:
        """Do two verbs follow the name at j, the first without its object ("The deal | Iran signed failed")?"""
        tags, at = self.tags, j
        while at < self.size and tags[at] == "NNP":
            at += 1
        at += at < self.size and "have" in self.closed.get(self.lowers[at], _NONE)
        if at + 1 >= self.size or tags[at] not in ("VBD", "VBN") or tags[at + 1] not in ("VBD", "VBZ", "VBP", "MD"):
            return False
        takes = self.lexicon.frames.get(self.lexicon.lemma(self.lowers[at], tags[at]), _NONE)
        return (
            "trans" in takes and not takes & {"speech", "that"} and "be" not in self.closed.get(self.lowers[at], _NONE)
        )

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
        if tags[j - 1] == ",":
            return False  # "a five-year, | $2 billion deal"
        counted = j + 1
        while counted < min(size, j + _LONGEST_NUMBER) and tags[counted] == "CD":
            counted += 1
        described = counted + (tags[counted : counted + 1] == ["JJ"])  # "give Moldova | 15 armoured vehicles"
        follows = described < size and tags[described] in ("NN", "NNS")
        if follows and tags[head] == "NNP" and tags[described] == "NN" and self._is_body(described):
            return False  # "the Mara | 18 gang"
        if "month" in self.closed.get(lowers[head], ()):
            return follows and head > 0 and tags[head - 1] == "CD" and not is_year(lowers[j])  # "on 14 May | three men"
        return tags[head] != "NNP" or follows or not lowers[j][0].isdigit()

    def _is_body(self, j: int) -> bool:
        """Is the noun at j, a singular, one of a body, which a number before it names and does not count?"""
        classes = self.lexicon.nouns.get(self.lowers[j], _NONE)
        return "collective" in classes and "plural" not in classes

    def _behind_date(self, j: int, head: int) -> bool:
        """Does the number at j, behind the last of a date, open a phrase of its own ("on May 14 | three officers")?"""
        lowers, tags = self.lowers, self.tags
        dated = any("month" in self.closed.get(lowers[k], ()) for k in range(max(head - 2, 0), head))
        if not dated or not lowers[head].isdigit() or is_year(lowers[j]):
            return False
        return j + 1 < self.size and tags[j + 1] in ("CD", "JJ", "NNS") and head == j - 1

    def _is_year(self, j: int) -> bool:
        """ "In 1991 Iraqi forces …": a year behind a preposition, with a name or a determiner after it, stands alone."""
        if not (j and self.tags[j - 1] == "IN" and len(self.lowers[j]) == 4 and self.lowers[j].isdigit()):
            return False
        return j + 1 < self.size and self.tags[j + 1] in ("NNP", "DT", "PRP$", "JJ", "NNS", "CD")

    def _only_time(self, i: int, j: int) -> bool:
        """Are all words from i to j, behind a preposition, days and hours? Then a plural or a name is a phrase of its own."""
        if j == i + 1 and not _NAMED_DAYS & self.closed.get(self.lowers[i], _NONE):
            return False  # "dawn raids"
        if self.tags[i] == "DT" and self.tags[i + 1] == "JJ" and i + 2 < j and self._before_predicate(j):
            i += 2  # "on the same day | insurgents attacked"
        elif "ordinal" in self.closed.get(self.lowers[i], _NONE) and _NAMED_DAYS & self.closed.get(
            self.lowers[j - 1], _NONE
        ):
            i += 1  # "Last Tuesday | gunmen killed"
        for at in range(i, j):
            lower = self.lowers[at]
            temporal = TEMPORAL & self.closed.get(lower, _NONE)
            if not temporal and "time" not in self.lexicon.nouns.get(lower, ()) and not self._dates(at, i, j):
                return False
        if "adverb" not in self.closed.get(self.lowers[i], _NONE):
            return True
        # No "early morning raids".
        return any(_NAMED_DAYS & self.closed.get(self.lowers[at], _NONE) for at in range(i, j))

    def _dates(self, at: int, i: int, j: int) -> bool:
        """Is a number the day or the year beside a month ("On 17 July 2017 | Russia's court …")?"""
        beside = [self.lowers[k] for k in (at - 1, at + 1) if i <= k < j]
        return self.tags[at] == "CD" and any("month" in self.closed.get(lower, _NONE) for lower in beside)

    def _dated(self, j: int, before: str) -> bool:
        """A weekday, "today", a month after a common noun, or what measures the time since an act opens a time phrase of its own ("signed
        deals Feb. 2", "seized the palace | hours after the vote").
        """
        lower = self.lowers[j]
        classes = self.closed.get(lower, _NONE)
        month = "month" in classes and (
            self.tags[j] == "NNP" or self.tags[j + 1 : j + 2] == ["CD"]
        )  # no "student march"
        if "weekday" in classes or month and before != "NNP":
            return True
        if "time" in classes and self.tags[j : j + 2] == ["NNS", "IN"]:
            return "setting" in self.closed.get(self.lowers[j + 1], _NONE)
        return "time" in classes and "RB" in self.lexicon.tags.get(lower, ())

    def _date_behind_adjective(self, j: int) -> bool:
        """Does a date behind an adjective that may be a noun leave that to head the phrase ("on alert | Sunday")?"""
        return self.tags[j - 1] == "JJ" and self._dated(j, "") and "NN" in self.lexicon.lookup(self.lowers[j - 1])

    def _recipient(self, j: int) -> int:
        """The last word of a name from j that a verb of giving makes the receiver of what stands right behind it, or one of naming the
        holder of the office that does ("elected | Ada Bello | president"); else 0.
        """
        tags = self.tags
        verb = self.out[-1] if self.out else None
        if verb is None or verb.type != "V" or verb.particle >= 0 or verb.passive:
            return 0
        takes = self.lexicon.frames.get(verb.lemma, _NONE)
        if "named" in takes:
            return self._holder(j)
        if "dative" not in takes:
            return 0
        end = j
        while end + 1 < self.size and tags[end + 1] == "NNP":
            end += 1
        after = end + 1
        # A number parts the receiver from what it counts, even where that begins with a name: "gave Chad | 40 Mirage jets".
        inside = _NUMBERED if tags[after : after + 1] == ["CD"] else _COMMON
        while after < self.size and tags[after] in inside:
            after += 1
        if (
            after == end + 1
            or tags[after - 1] not in ("NN", "NNS")
            or after < self.size
            and tags[after] in (*STARTS_NOUN, "TO", "POS")
        ):
            return 0
        word = self.words[end]
        if word.isupper() or "JJ" in self.lexicon.lookup(self.lowers[end]) or self.lowers[end] in self.closed:
            return 0  # "sent UN observers", "offered Turkish firms"
        # "Its pledge to lend Togo money | was …"
        held = verb.form == "to" and after < self.size and tags[after] in SURE_VERB
        return end if held or after == self.size or tags[after] in (".", ",", "CC", "IN", "RB") else 0

    def _holder(self, j: int) -> int:
        """The last word of a name of several words from j, with nothing but an office behind it; else 0."""
        tags, end = self.tags, j
        while end + 1 < self.size and tags[end + 1] == "NNP":
            end += 1
        office = end + 1
        while office < self.size and tags[office] in ("JJ", "NN"):
            office += 1
        ends = end > j and office > end + 1 and (office == self.size or tags[office] not in (*NOMINAL, "POS"))
        return end if ends and "title" in self.closed.get(self.lowers[office - 1], _NONE) else 0

    def _judges(self) -> bool:
        """Is an adjective without noun, read now, what something is said to be ("dismissed the report as | baseless", "called the
        sale | illegal", "a sale that Oslo called | illegal")?
        """
        out = self.out
        if not out or out[-1].type == "P":
            return bool(out) and out[-1].lemma == "as"
        at = len(out) - 1
        if out[at].type == "V" and out[at].form == "finite" and out[at].particle < 0:
            return "named" in self.lexicon.frames.get(out[at].lemma, _NONE)
        while at > 0 and out[at].type == "N" and out[at - 1].type == "P":
            at -= 2
        if at < 1 or out[at].type != "N" or out[at - 1].type != "V":
            return False
        return "named" in self.lexicon.frames.get(out[at - 1].lemma, _NONE)

    def _gives(self) -> bool:
        """Does the verb just read take two objects ("gave the villagers food", but "gave up the pension reform")?"""
        last = self.out[-1] if self.out else None
        return (
            last is not None
            and last.type == "V"
            and last.particle < 0
            and "ditrans" in self.lexicon.frames.get(last.lemma, _NONE)
        )

    def _whole(self, i: int, head: int, det: str) -> bool:
        """Do the words from i to a head make a receiver on their own: a noun with its article, a name of several words?"""
        if self.tags[head] == "NN":
            return bool(det)
        return self.tags[head] == "NNP" and head > i and self.tags[head - 1] == "NNP"

    def _ends_with(self, j: int) -> bool:
        """Is the noun phrase from an adjective on the last before something that is no noun phrase ("gave the poet | permanent
        protection |", but "gave the state nuclear agency | a grant")?
        """
        tags = self.tags
        while j < self.size and tags[j] in ("JJ", "VBN", "NN", "NNS"):
            j += 1
        return tags[j - 1] in ("NN", "NNS") and (
            j == self.size or tags[j] not in (*STARTS_NOUN, "NNP", "POS", "VBD", "VBZ", "VBP")
        )

    def _adverb_inside(self, j: int, head: int, first: int, det: str) -> bool:
        """Does an adverb belong to the phrase ("300 | heavily armed fighters", "the | only witness")?"""
        tags = self.tags
        inside = head < 0 or tags[head] == "CD" and head == j - 1
        bounded = det and head < 0 and j == first and "approx" in self.closed.get(self.lowers[j], _NONE)
        if not inside or j + 1 >= self.size:
            return False
        if j > first and "ordinal" in self.closed.get(self.lowers[j - 1], _NONE) and tags[j + 1] in NOMINAL:
            return True  # "its first | ever mission"
        if det and head < 0 and j < self._rough_figure(first):
            return True
        return tags[j + 1] in ("JJ", "VBN", "JJR") or bool(bounded) and tags[j + 1] in NOMINAL

    def _rough_figure(self, j: int) -> int:
        """The number behind words at j that only come near it ("the | more than 220 dead", "its | nearly 50 members"); 0 without."""
        for end in range(j + 1, min(j + _APPROACH, self.size)):
            if self.tags[end] == "CD" and "approx" in self.closed.get(" ".join(self.lowers[j:end]), _NONE):
                return end
        return 0

    def _of_kind(self, j: int) -> bool:
        """Does "such" stand between a number or an adjective and the noun ("the first | such raid", "two | such attacks")?"""
        counted = self.tags[j - 1] in ("JJ", "CD") or "ordinal" in self.closed.get(self.lowers[j - 1], _NONE)
        return counted and j + 1 < self.size and self.tags[j + 1] in BEFORE_NOUN

    def _participle_inside(self, j: int, head: int, first: int, det: str) -> bool:
        """ "the besieged town", "warring parties": a participle is inside when a noun follows and a left edge is there."""
        if j + 1 >= self.size or self.tags[j + 1] not in ("NN", "NNS", "NNP", "JJ"):
            return False
        owned = j > 0 and self.tags[j - 1] == "POS"  # "Kosovo's acting premier"
        free = head < 0 or head == j - 1 and self.tags[head] == "CD"  # "three polling officers"
        return free and (bool(det) or j > first or owned) and self.tags[j] != "VBD"

    def _continues(self, j: int) -> bool:
        """An adjective after a noun stays inside only if another noun follows ("Syria government armed forces"), and none behind a day
        ("imposed on Tuesday | new sanctions").
        """
        if _NAMED_DAYS & self.closed.get(self.lowers[j - 1], _NONE):
            return False
        k = j
        while k < self.size and self.tags[k] in ("JJ", "JJS", "JJR", "CD"):
            k += 1
        return (
            k < self.size
            and self.tags[k] in NOMINAL
            and self.tags[j] in ("JJ", "JJS", "JJR")
            and self.closed.get(self.lowers[k], _NONE).isdisjoint(TEMPORAL)
        )


def is_year(word: str) -> bool:
    """Is a word in digits a year of our time ("2019", but "1,200")?"""
    return len(word) == 4 and word.isdigit() and 1800 < int(word) < 2100
