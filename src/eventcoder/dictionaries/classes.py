"""Word classes: `classes/*.csv` to a table from words to the classes that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define, frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files
from eventcoder.dictionaries.rules import NO_WORDS, Words
from eventcoder.dictionaries.syntax import NAME
from eventcoder.errors import Fault
from eventcoder.sheets import Sheet, read_sheet

HEADER = ("class", "words", "note")
CLASSES = "classes"  # the name to doubt where a whole file of classes cannot be read


@frozen(eq=False)
class Classes:
    """`of` maps a word to the names of its classes; `members` each class to its words, included classes opened up."""

    of: Mapping[str, Words]
    members: Mapping[str, Words]


@define(eq=False)  # not frozen: thousands are made while loading, and a frozen one costs twice the time
class _Entry:
    """A word or `@class` of a row, as it is used and as it is written, with its place."""

    text: str
    written: str
    sheet: Sheet
    line: int

    def fault(self, problem: str, mend: str) -> Fault:
        return self.sheet.fault(self.line, "words", problem, mend, self.written)


_Table = dict[str, list[_Entry]]


def read_classes(folders: Sequence[Path], faults: FaultList) -> Classes:
    """Return the classes of all layers, noting faults.

    Rows of one class add up within a layer. A class of a later layer replaces one of the same name, and may take the
    earlier words in by naming itself: `weapon,@weapon|catapult,`.
    """
    layers: list[_Table] = [{} for _ in folders]
    places: dict[tuple[int, str], tuple[Sheet, int]] = {}
    for layer, path in layer_files(folders, "classes"):
        sheet = read_sheet(path, HEADER[:2], faults.note, optional=HEADER[2:])
        if not sheet.usable:
            faults.doubt(CLASSES)
        before = faults.noted
        for line, (name, words) in sheet.rows(*HEADER[:2]):
            _read_row(sheet, line, name, words, layers[layer], faults)
            places.setdefault((layer, name), (sheet, line))
        if faults.noted > before:
            _doubt_unread(sheet, layers[layer], faults)
    for (layer, name), (sheet, line) in places.items():
        if layers[layer].get(name) == [] and not faults.in_doubt(f"@{name}"):
            mend = "write them in the column words, parted by |"
            faults.note(sheet.fault(line, "class", f"the class @{name} has no words", mend))
            faults.doubt(f"@{name}")
    members = _Opener(_stacked(layers), faults).open_all()
    return Classes(_inverted(members), members)


def _read_row(sheet: Sheet, line: int, name: str, words: str, table: _Table, faults: FaultList) -> None:
    if not NAME(name):
        mend = "use lower case and hyphens, without @"
        faults.note(sheet.fault(line, "class", f"{name!r} is no name for a class", mend))
        return
    entries = table.setdefault(name, [])
    for word in map(str.strip, words.split("|") if words else ()):
        if not word or word == "@":
            problem = "there is nothing between two |" if not word else "the @ has no name of a class"
            mend = "take one | away" if not word else "write its name behind it"
            faults.doubt(f"@{name}")
            faults.note(sheet.fault(line, "words", problem, mend, "||" if not word and "||" in words else word))
        elif word != word.lower():
            fault = sheet.fault(line, "words", f"{word!r} has capitals", f"write the lemma {word.lower()!r}", word)
            faults.note(fault)
            faults.doubt(f"@{name}")
        else:
            entries.append(_Entry(" ".join(word.split()), word, sheet, line))


def _doubt_unread(sheet: Sheet, table: _Table, faults: FaultList) -> None:
    """Doubt the classes whose rows were faulty: what a line begins with may be one."""
    for line in sheet.lines:
        name = line.partition(",")[0].strip(' "@').lower()
        if name not in table:
            faults.doubt(f"@{name}")


def _stacked(layers: list[_Table]) -> _Table:
    stacked: _Table = {}
    for table in layers:
        for name, entries in table.items():
            before = stacked.get(name)
            itself = f"@{name}"
            if before is not None and any(entry.text == itself for entry in entries):
                entries = [*before, *(entry for entry in entries if entry.text != itself)]
            stacked[name] = entries
    return stacked


class _Opener:
    """Replaces `@other` by the words of that class, noting cycles and classes that do not exist."""

    def __init__(self, table: _Table, faults: FaultList) -> None:
        self._table = table
        self._faults = faults
        self._done: dict[str, Words] = {}

    def open_all(self) -> dict[str, Words]:
        for name in self._table:
            if name not in self._done:
                self._open(name)
        return self._done

    def _open(self, first: str) -> None:
        """Open a class and all that it includes, depth first, with a stack of our own."""
        path = [first]
        while path:
            name = path[-1]
            waiting = next((entry for entry in self._table[name] if self._waits(entry)), None)
            if waiting is None:
                self._done[path.pop()] = self._words(name)
            elif waiting.text[1:] in path:
                self._cycle(path, waiting)
                self._table[name] = [entry for entry in self._table[name] if entry is not waiting]
            else:
                path.append(waiting.text[1:])

    def _waits(self, entry: _Entry) -> bool:
        return entry.text[0] == "@" and entry.text[1:] in self._table and entry.text[1:] not in self._done

    def _words(self, name: str) -> Words:
        words: set[str] = set()
        for entry in self._table[name]:
            if entry.text[0] != "@":
                words.add(entry.text)
            elif entry.text[1:] in self._done:
                words |= self._done[entry.text[1:]]
            else:
                self._unknown(entry)
            if self._faults.in_doubt(entry.text):
                self._faults.doubt(f"@{name}")
        return frozenset(words) or NO_WORDS

    def _unknown(self, entry: _Entry) -> None:
        if not (self._faults.in_doubt(CLASSES) or self._faults.in_doubt(entry.text)):
            mend = self._faults.nearest(
                entry.text, [f"@{one}" for one in self._table], "add a row for it, or take it away", likeness=0.7
            )
            self._faults.note(entry.fault(f"there is no class {entry.text}", mend))
        self._faults.doubt(entry.text)

    def _cycle(self, path: list[str], entry: _Entry) -> None:
        ring = " -> ".join(f"@{name}" for name in (*path[path.index(entry.text[1:]) :], entry.text[1:]))
        problem = f"the class includes itself: {ring}"
        self._faults.note(entry.fault(problem, f"take {entry.text} away here"))
        self._faults.doubt(f"@{path[-1]}")


def _inverted(members: Mapping[str, Words]) -> dict[str, Words]:
    gathered: dict[str, list[str]] = {}
    for name, words in members.items():
        for word in words:
            gathered.setdefault(word, []).append(name)
    # Most words are in the same few sets of classes: share the sets.
    shared: dict[tuple[str, ...], Words] = {}
    found: dict[str, Words] = {}
    for word in sorted(gathered):
        key = tuple(gathered[word])
        found[word] = shared.get(key) or shared.setdefault(key, frozenset(key))
    return found
