"""Word classes: `classes/*.csv` to a table from words to the classes that they are in."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define, frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files, read_text
from eventcoder.dictionaries.rules import NO_WORDS, Words
from eventcoder.dictionaries.syntax import NAME

HEADER = ["class", "words", "note"]


@frozen(eq=False)
class Classes:
    """`of` maps a word to the names of its classes; `members` each class to its words, included classes opened up."""

    of: Mapping[str, Words]
    members: Mapping[str, Words]


@define(eq=False)  # not frozen: thousands are made while loading, and a frozen one costs twice the time
class _Entry:
    """A word or `@class` of a row, with its place. `layer` tells our classes from a user's."""

    text: str
    path: str
    line: int
    column: int


_Table = dict[str, list[_Entry]]


def read_classes(folders: Sequence[Path], faults: FaultList) -> Classes:
    """Return the classes of all layers, noting faults.

    Rows of one class add up within a layer. A class of a later layer replaces one of the same name, and may take the
    earlier words in by naming itself: `weapon,@weapon|catapult,`.
    """
    layers: list[_Table] = [{} for _ in folders]
    for layer, path in layer_files(folders, "classes", ".csv", faults):
        text = read_text(path, faults)
        if text is not None:
            _read_table(text, str(path), layers[layer], faults)
    members = _Opener(_stacked(layers), faults).open_all()
    return Classes(_inverted(members), members)


def _read_table(text: str, path: str, table: _Table, faults: FaultList) -> None:
    lines = text.split("\n")
    rows = csv.reader("\n" if line.startswith("#") else f"{line}\n" for line in lines)
    headed = False
    last = 0
    try:
        for row in rows:
            line, last = last + 1, rows.line_num
            if row and headed:
                _read_row(row, lines[line - 1], path, line, table, faults)
            elif row:
                headed = _header_holds(row, path, line, faults)
                if not headed:
                    return
    except csv.Error as error:
        faults.add(path, last + 1, 0, f"the row cannot be read: {error}", "check its quotation marks")
        return
    if not headed:
        _header_holds([], path, 1, faults)


def _header_holds(row: list[str], path: str, line: int, faults: FaultList) -> bool:
    if [cell.strip() for cell in row] == HEADER:
        return True
    faults.add(
        path, line, 1, f"the columns are {','.join(row) or 'missing'}", "the first line must be class,words,note"
    )
    return False


def _read_row(row: list[str], raw: str, path: str, line: int, table: _Table, faults: FaultList) -> None:
    name = row[0].strip()
    if len(row) not in (2, 3):
        faults.add(
            path, line, 1, f"the row has {len(row)} columns", "a row is class,words,note; quote a note with commas"
        )
    elif not NAME(name):
        faults.add(path, line, 1, f"{name!r} is no name for a class", "use lower case and hyphens, without @")
    else:
        entries = table.setdefault(name, [])
        start = raw.find(",") + 1
        for cell in row[1].split("|") if row[1].strip() else ():
            _read_word(cell.strip(), raw, start, _Entry("", path, line, start + 1), entries, faults)
            start += len(cell) + 1


def _read_word(word: str, raw: str, start: int, place: _Entry, entries: list[_Entry], faults: FaultList) -> None:
    column = max(raw.find(word, start), start) + 1
    if not word or word == "@":
        faults.add(place.path, place.line, column, "there is nothing between two |", "take one | away")
    elif word != word.lower():
        faults.add(place.path, place.line, column, f"{word!r} has capitals", f"write the lemma {word.lower()!r}")
    else:
        entries.append(_Entry(" ".join(word.split()), place.path, place.line, column))


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
        return frozenset(words) or NO_WORDS

    def _unknown(self, entry: _Entry) -> None:
        mend = self._faults.nearest(entry.text[1:], self._table, "add a row for it, or take it away")
        self._faults.add(entry.path, entry.line, entry.column, f"there is no class {entry.text}", mend)

    def _cycle(self, path: list[str], entry: _Entry) -> None:
        ring = " -> ".join(f"@{name}" for name in (*path[path.index(entry.text[1:]) :], entry.text[1:]))
        problem = f"the class includes itself: {ring}"
        self._faults.add(entry.path, entry.line, entry.column, problem, f"take {entry.text} away here")


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
