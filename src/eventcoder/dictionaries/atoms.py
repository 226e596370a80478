"""One element of a pattern, such as `seize|capture`, `TGT:CVL|@civilian` or `@economic+aid`, to what may fill it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from attrs import define

from eventcoder.dictionaries.classes import CLASSES
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.rules import NO_WORDS, Filler, Modifier, Test, Words
from eventcoder.dictionaries.syntax import KINDS, SLOTS

Report = Callable[[int, str, str], None]  # column, problem, mend

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*\.?").fullmatch
_ROLE = re.compile(r"[A-Z]{3}").fullmatch
_PLAIN_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\|[a-z]+(?:-[a-z]+)*)*").fullmatch  # what most words are
_TYPO = 0.85  # "rebel" is that near to "rebels"; words such as "farm" and "army" stay below
_LOWER_SLOTS = frozenset({"src", "tgt", "obj"})  # the slots whose lower case is no English word


@define(eq=False)  # not frozen: thousands are made while loading, and a frozen one costs twice the time
class Atom:
    """An element: plain lower-case `words` in the order written, or none where it is a slot, a class or has modifiers.

    `prepositions` says that all words are prepositions; `special` that some are and some are not, that "to" is one of
    several, or that a preposition of several words begins here: the frames take such an element apart.
    """

    words: tuple[str, ...]
    filler: Filler
    prepositions: bool = False
    special: bool = False


@define(eq=False)
class _Noun:
    """One alternative that is a word or class, perhaps modified."""

    head: str
    modifiers: tuple[str, ...]


class AtomReader:
    """Reads elements; equal ones are read once, since a few slots and words make up most of all patterns."""

    def __init__(self, prepositions: Words, classes: Mapping[str, Collection[str]], faults: FaultList) -> None:
        self._prepositions = prepositions
        self._openers = frozenset(words.partition(" ")[0] for words in prepositions if " " in words)
        self._classes = classes
        self._faults = faults
        self._known: dict[str, tuple[Atom, ...]] = {}

    def read(self, text: str, column: int, report: Report) -> tuple[Atom, ...]:
        """Return the atoms that the alternatives of `text` come to: one for all plain words together.

        Faults go to `report`; a faulty text gives no atoms.
        """
        known = self._known.get(text)
        if known is not None:
            return known
        if _PLAIN_WORDS(text):
            atom = self.plain(tuple(dict.fromkeys(text.split("|"))))
            if _LOWER_SLOTS.isdisjoint(atom.words):
                self._known[text] = (atom,)
                return (atom,)
        reading = _Reading(self, report)
        atoms = reading.atoms(text, column)
        if reading.sound:
            self._known[text] = atoms
        return atoms if reading.sound else ()

    def plain(self, words: tuple[str, ...]) -> Atom:
        """Return the atom of literal words."""
        heads = frozenset(words)
        prepositions = heads <= self._prepositions
        if len(heads) > 1:
            special = "to" in heads or not (prepositions or heads.isdisjoint(self._prepositions))
        else:
            special = False
        return Atom(words, Filler("", heads), prepositions, special or not heads.isdisjoint(self._openers))

    def class_fault(self, name: str) -> tuple[str, str] | None:
        """Return problem and mend if there is no such class, and nothing is wrong where it may stand."""
        hidden = self._faults.in_doubt(CLASSES) or self._faults.in_doubt(f"@{name}")
        if name in self._classes or hidden:
            return None
        mend = self._faults.nearest(
            f"@{name}", [f"@{one}" for one in self._classes], "add a row for it to a file in classes/", likeness=0.7
        )
        return f"there is no class @{name}", mend

    def slot_mend(self, name: str) -> str:
        """Return a proposal for a word in capitals that is no slot."""
        known = f"slots are {' '.join(sorted(SLOTS))}; words are written in lower case"
        return self._faults.nearest(name.upper(), SLOTS, known)

    def kind_mend(self, name: str) -> str:
        """Return a proposal for a word that is nearly a kind; empty for one that is not."""
        near = [kind for kind in KINDS if _may_be_near(name, kind)]
        return self._faults.nearest(name, near, "", likeness=_TYPO) if near else ""


def _may_be_near(name: str, kind: str) -> bool:
    """Whether two words share letters enough to be worth a comparison, which costs a hundred times this."""
    return 2 * sum(letter in kind for letter in name) >= _TYPO * (len(name) + len(kind))


class _Reading:
    """The reading of one element, with a memory for whether it was sound."""

    def __init__(self, reader: AtomReader, report: Report) -> None:
        self._reader = reader
        self._report = report
        self.sound = True

    def atoms(self, text: str, column: int) -> tuple[Atom, ...]:
        slots: list[Atom] = []
        nouns: list[_Noun] = []
        for unit, offset in _units(text):
            if unit.partition(":")[0] in SLOTS:
                slots.append(Atom((), self._slot(unit, column + offset)))
            else:
                self._noun(unit, column + offset, nouns)
        return (*self._merged(nouns), *slots) if self.sound else ()

    def _fault(self, column: int, problem: str, mend: str) -> None:
        self.sound = False
        self._report(column, problem, mend)

    def _slot(self, unit: str, column: int) -> Filler:
        slot, *groups = unit.split(":")
        if slot == "DO" and groups:
            self._fault(column, "DO cannot be narrowed", "narrow the other slots; composition.csv knows the act")
        tests = []
        column += len(slot) + 1
        for group in groups:
            tests.append(self._alternatives(group, column))
            column += len(group) + 1
        return Filler(slot, tests=tuple(tests))

    def _alternatives(self, group: str, column: int) -> tuple[Test, ...]:
        tests = []
        for text in group.split("|"):
            test = self._test(text, column)
            if test is not None:
                tests.append(test)
            column += len(text) + 1
        return tuple(tests)

    def _test(self, text: str, column: int) -> Test | None:
        negated = text.startswith("!")
        value = text[negated:]
        if "+" in value:
            return self._modified_test(value, column + negated, negated)
        if value.startswith("@"):
            self._check_class(value[1:], column + negated)
            return Test("class", value[1:], negated)
        if value in KINDS:
            return Test("kind", value, negated)
        if _ROLE(value):
            return Test("role", value, negated)
        if not value:
            self._fault(column, "a condition is missing", "write a role, a kind or a @class after the colon")
        elif value.isupper():
            self._fault(column, f"{value!r} is no role code", "a role code has three capitals, such as CVL")
        elif _ROLE(value.upper()) and value != value.lower():
            self._fault(column, f"{value!r} is no role code", f"did you mean {value.upper()!r}?")
        elif mend := self._reader.kind_mend(value):
            self._fault(column, f"there is no kind {value!r}", mend)
        else:
            self._check_word(value, column + negated)
            return Test("word", value, negated)
        return None

    def _modified_test(self, text: str, column: int, negated: bool) -> Test:
        nouns: list[_Noun] = []
        self._noun(text, column, nouns)
        head = nouns[0].head
        modifiers = tuple(_sorted_out([modifier]) for modifier in nouns[0].modifiers)
        return Test("class" if head.startswith("@") else "word", head.removeprefix("@"), negated, modifiers)

    def _noun(self, unit: str, column: int, nouns: list[_Noun]) -> None:
        parts = unit.split("+")
        for part in parts:
            if part.startswith("@"):
                self._check_class(part[1:], column)
            else:
                self._check_word(part, column)
            column += len(part) + 1
        nouns.append(_Noun(parts[-1], tuple(parts[:-1])))

    def _check_class(self, name: str, column: int) -> None:
        fault = self._reader.class_fault(name)
        if fault is not None:
            self._fault(column, *fault)

    def _check_word(self, word: str, column: int) -> None:
        if not word:
            self._fault(column, "a word is missing beside +", "write MODIFIER+HEAD without spaces")
        elif word in _LOWER_SLOTS:
            self._fault(column, f"{word!r} is written like a word", f"did you mean {word.upper()!r}?")
        elif word != word.lower() or ":" in word:
            name = word.partition(":")[0]
            self._fault(column, f"there is no slot {name!r}", self._reader.slot_mend(name))
        elif not _WORD(word):
            self._fault(column, f"{word[:40]!r} is no word", "a word is a lemma in lower case")

    def _merged(self, nouns: list[_Noun]) -> list[Atom]:
        """Join nouns that share their modifiers, then those of one modifier that share their heads: few atoms match faster."""
        heads: dict[tuple[str, ...], list[str]] = {}
        for noun in nouns:
            heads.setdefault(noun.modifiers, []).append(noun.head)
        modifiers: dict[tuple[frozenset[str], int], list[tuple[str, ...]]] = {}
        for number, (before, group) in enumerate(heads.items()):
            modifiers.setdefault((frozenset(group), 0 if len(before) == 1 else number + 1), []).append(before)
        return [self._atom(heads[befores[0]], befores) for befores in modifiers.values()]

    def _atom(self, heads: list[str], befores: list[tuple[str, ...]]) -> Atom:
        if befores == [()] and not any(head[0] == "@" for head in heads):
            return self._reader.plain(tuple(dict.fromkeys(heads)))
        words, classes = _sorted_out(heads)
        return Atom((), Filler("", words, classes, tuple(map(_sorted_out, zip(*befores, strict=True)))))


def _units(text: str) -> list[tuple[str, int]]:
    """Split at | but keep the alternatives of a slot's condition with their slot; give each unit's offset."""
    units: list[tuple[str, int]] = []
    offset = 0
    for piece in text.split("|"):
        name = piece.partition(":")[0]
        if units and name not in SLOTS and ":" in units[-1][0]:
            units[-1] = (f"{units[-1][0]}|{piece}", units[-1][1])
        else:
            units.append((piece, offset))
        offset += len(piece) + 1
    return units


def _sorted_out(parts: Iterable[str]) -> Modifier:
    parts = tuple(parts)
    words = frozenset(part for part in parts if not part.startswith("@"))
    return words or NO_WORDS, frozenset(part[1:] for part in parts if part.startswith("@"))
