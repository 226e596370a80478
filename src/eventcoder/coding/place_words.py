"""The words of places: where names begin and end, which of them are known, and what sort of place a noun tells of."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.namesakes import PLACES
from eventcoder.dictionaries.actors import Entry

UNIT, BORDER, EDGE, FEATURE, SITE = "unit", "border", "edge", "feature", "spot"
_KNOWN_ONLY = frozenset({"of", "and", "e", "y"})  # join names only where the whole is known
_TWO = 2
_STATES = frozenset({"country", "adjective", "people"})
_SMALL = frozenset({"prep", "det"})  # classes of words that join sentences, and few names
Span = tuple[int, int]


class PlaceWords:
    """What the tokens of one sentence say of places, word by word."""

    def __init__(self, context: Context) -> None:
        self.words, self.lowers = context.tokens.words, context.tokens.lowers
        self.size = len(self.lowers)
        knowledge = context.knowledge
        self.lexicon, self.closed = knowledge.lexicon, knowledge.lexicon.closed
        self.places = knowledge.circumstances.places
        self.figures = knowledge.circumstances.numbers.values
        self.dates, self.ones = knowledge.circumstances.dates, knowledge.circumstances.numbers.ones
        self.names = knowledge.actors.tables.names
        self.modifiers = knowledge.actors.tables.modifiers
        self.day = context.setting.day
        self._part_ways()

    def _part_ways(self) -> None:
        """Take a road between two towns, or a border between two countries, that is written as one word for the first of them:
        "the Kaduna-Abuja | highway", "the Thai-Cambodian | border".
        """
        for at in range(self.size - 1):
            parts = self.words[at].split("-")
            sort = self.sort_of(at + 1) if len(parts) == _TWO and all(part[:1].isupper() for part in parts) else ""
            if sort == EDGE and all(map(self.places.find, parts)) or sort == BORDER and self._are_states(parts):
                self.words = (*self.words[:at], parts[0], *self.words[at + 1 :])
                self.lowers = (*self.lowers[:at], parts[0].lower(), *self.lowers[at + 1 :])

    def _are_states(self, words: list[str]) -> bool:
        held = [self.names.get(word.lower(), {}).get("", ()) for word in words]
        return all(any(entry.sort in _STATES for entry in entries) for entries in held)

    # -------------------------------------------------------------------------------------------- names

    def begins_name(self, at: int) -> bool:
        """Does a name begin with a token?"""
        word = self.words[at]
        if word[:1].isupper() and (self._is_date(at) or at == 0 and self.lowers[at] in self.figures):
            return False
        if word[:1].isupper():
            if not word.isalpha() and any(sign.isdigit() for sign in word):
                return False  # "the AP-7 motorway"
            if "-" in word and self._says_how(word.rpartition("-")[2]):
                return False  # "the Serb-run north", "Houthi-held Hodeidah"
            return "det" not in self.closed.get(self.lowers[at], ()) or word.isupper() and len(word) > 1
        return _is_arabic(word)

    def _says_how(self, word: str) -> bool:
        """Is it a participle, as the second half of a word ("held")?"""
        tags = self.lexicon.lookup(word) if word.islower() else ()
        return "VBN" in tags

    def name_end(self, at: int) -> int:
        """Return where a name that begins at a token ends: capitals, with small words of names between them."""
        end = at + 1
        while end < self.size:
            if self.begins_name(end):
                end += 1
            elif self.lowers[end] in self.places.inside and end + 1 < self.size and self._carries_on(at, end):
                end += 2
            else:
                break
        return end

    def _carries_on(self, start: int, at: int) -> bool:
        """Does a small word belong to a name: "Port au Prince", "Rio de Janeiro"; English ones ("of", "as") only in a name that is
        known?
        """
        if not self.begins_name(at + 1):
            return False
        english = self.lowers[at] in _KNOWN_ONLY or not _SMALL.isdisjoint(self.closed.get(self.lowers[at], ()))
        return not english or self._known(start, at + 2)

    def is_list(self, at: int) -> bool:
        """Does a list of names go on at a token: ", Kano and Jos", "and Beni"?"""
        if at >= self.size:
            return False
        if self.lowers[at] in ("and", "or", "&"):
            return at + 1 < self.size and self.words[at + 1][:1].isupper()
        if self.lowers[at] == "'s":
            return True
        if self.lowers[at] == "," and at + 1 < self.size and self.words[at + 1][:1].isupper():
            name = self.name_end(at + 1)
            return name < self.size and self.lowers[name] in ("and", "or")
        return False

    def is_list_on(self, at: int) -> bool:
        """Does a list of further names follow: ", Hass and Hirmah", "and Marte"?"""
        if at + 1 >= self.size or not self.begins_name(at + 1):
            return False
        return self.lowers[at] == "and" or self.lowers[at] == "," and self.is_list(self.name_end(at + 1))

    def list_end(self, at: int) -> int:
        """Return where a list of names that goes on at a token ends."""
        while at + 1 < self.size and self.lowers[at] in (",", "and"):
            if self.begins_name(at + 1):
                at = self.name_end(at + 1)
            elif self.lowers[at + 1] == "and":
                at += 1
            else:
                break
        return at

    def _is_date(self, at: int) -> bool:
        kinds = self.dates.of.get(self.lowers[at], {})
        return "weekday" in kinds or "month" in kinds or self.lowers[at].isdigit()

    def _known(self, start: int, end: int) -> bool:
        return bool(self.places.find(" ".join(self.words[start:end]))) or bool(self.entries((start, end)))

    def is_known(self, name: Span) -> bool:
        """Does any dictionary know a name as that of a place?"""
        return bool(self.places.find(self.text(name))) or any(e.sort in PLACES for e in self.entries(name))

    def is_unit(self, name: Span) -> bool:
        """Does a name stand for a country or a region?"""
        if any(entry.sort in ("country", "region") for entry in self.entries(name)):
            return True
        if self.own_noun(name) == UNIT:
            return True
        return any(town.kind == "region" for town in self.places.find(self.text(name)))

    def is_adjective(self, name: Span) -> bool:
        """Does a name only describe: "Syrian", "Kurdish", "Jewish"?"""
        entries = self.entries(name)
        if entries:
            return entries[0].sort in ("adjective", "people")
        lower = self.lowers[name[1] - 1]
        described = lower in self.modifiers or self.lexicon.tags.get(lower, ())[:1] == ("JJ",)
        return name[1] - name[0] == 1 and described  # "the Jewish quarter of Istanbul"

    def ends_in_noun(self, name: Span) -> bool:
        """Does a name of several words end in a noun of place: "Elephant Pass"?"""
        return bool(self.own_noun(name))

    def is_one_of_many(self, name: Span) -> bool:
        """Does an indefinite article stand before a name, which so is that of a thing ("in a Toyota Hilux")?"""
        return name[0] > 0 and self.lowers[name[0] - 1] in self.ones

    def looks_like_place(self, name: Span) -> bool:
        """Is a name formed as those of places are: "Tal Hadda", "Shahpur"?"""
        last = self.lowers[name[1] - 1]
        if last.endswith(self.places.tails) and last not in self.lexicon.tags:
            return True
        return name[1] - name[0] > 1 and self.lowers[name[0]] in self.places.heads

    def is_place_noun(self, at: int) -> bool:
        """Is a token a noun that stands with names of places?"""
        return bool(self.sort_of(at))

    def entries(self, name: Span) -> list[Entry]:
        """Return what the actor files have under exactly these words, as of the day of the text."""
        node = self.names.get(self.lowers[name[0]])
        for lower in self.lowers[name[0] + 1 : name[1]]:
            node = node.get(lower) if node is not None else None
        held = node.get("", ()) if node is not None else ()
        if not held:
            return []
        spelt = " ".join(self.words[name[0] : name[1]])
        return [e for e in held if e.exact in ("", spelt) and (self.day is None or e.start <= self.day <= e.end)]

    def text(self, name: Span) -> str:
        """Return the words of a name."""
        return " ".join(self.words[name[0] : name[1]]).replace(" 's", "'s")

    def own_noun(self, name: Span) -> str:
        """Return the sort of a noun that a name ends with, or of land or a site that it begins with: "Shan State", "Mount Judi",
        "Camp Bastion".
        """
        if name[1] - name[0] == 1:
            return ""
        first = self.sort_of(name[0])
        return self.sort_of(name[1] - 1) or (first if first in (FEATURE, SITE) else "")

    def sort_of_pair(self, at: int) -> str:
        """Return what sort of place a word tells of with the noun behind it: "shopping mall"."""
        return self.places.nouns.get(" ".join(self.lowers[at : at + 2]), "")

    def sort_of(self, at: int | None) -> str:
        """Return what sort of place a noun tells of, with the word before it or alone; "" for other words and None."""
        if at is None:
            return ""
        lower = self.lowers[at]
        nouns = self.places.nouns
        if at:
            pair = nouns.get(f"{self.lowers[at - 1]} {lower}")
            if pair:
                return pair
        return nouns.get(lower) or nouns.get(self.lexicon.noun_lemmas.get(lower, lower), "")


def _is_arabic(word: str) -> bool:
    """ "al-Bab", "el-Obeid": a name that begins with a small letter."""
    article, hyphen, rest = word.partition("-")
    return bool(hyphen) and len(article) <= len("ash") and article.islower() and rest[:1].isupper()
