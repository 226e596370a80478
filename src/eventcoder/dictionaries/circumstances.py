"""Number words, date words and places: what tells how many, when and where. `load_circumstances` reads their files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.gazetteer import (
    NOUN_SORTS,
    PLACE_COLUMNS,
    PLACE_KINDS,
    SCENE_FLAGS,
    SEA,
    TARGET,
    Gazetteer,
    PlaceIndex,
    paths_of,
)
from eventcoder.sheets import read_sheet

Bounds = tuple[int | None, int | None, int | None]  # low, best, high
_CODE = 3  # letters of a country's code
UNITS = ("hour", "day", "week", "weekend", "month", "year")

_VALUED = frozenset({"number", "scale", "vague", "plural"})
_BEHIND = "-behind"  # bounds that stand behind their figure
_NOT_FIRST = frozenset({"one", "to", "joint", "ordinal", "at-least-behind", "at-most-behind", "about-behind"})
_NUMBER_KINDS = _VALUED | _NOT_FIRST | {"same", "at-least", "at-most", "about", "between"}
_NAMES_TIME = frozenset({"weekday", "month", "day", "unit", "part", "season", "feast", "age", "link", "then"})
_DATE_KINDS = _NAMES_TIME | {
    "relative",
    "told",
    "ago",
    "edge",
    "nth",
    "habit",
    "prep",
    "reach",
    "span",
    "occasion",
    "joint",
    "det",
    "thing",
}
# How the values of a kind are written, and the mend for those that are not.
_WHOLE = (re.compile(r"-?\d+"), "write a whole number")
_DATE_VALUES = {
    "weekday": _WHOLE,
    "month": _WHOLE,
    "day": _WHOLE,
    "season": _WHOLE,
    "age": _WHOLE,
    "told": _WHOLE,
    "link": _WHOLE,
    "nth": _WHOLE,
    "then": _WHOLE,
    "relative": (re.compile(r"-?\d+|back"), "write a whole number, or back"),
    "ago": (
        re.compile(r"-?\d+( told)?"),
        "write a whole number, and told behind it where it counts from what was told",
    ),
    "edge": (re.compile(r"\d+|(week|day) -?\d"), "write hundredths, or the number of a week or day, such as week 1"),
    "feast": (
        re.compile(r"\d+-\d+|easter -?\d+"),
        "write month and day, such as 12-25, or easter and a number of days",
    ),
    "unit": (
        re.compile(rf"({'|'.join(UNITS)}) \d+"),
        f"write {', '.join(UNITS[:-1])} or {UNITS[-1]} and how many of them, such as day 1",
    ),
}


@frozen(eq=False)
class NumberWords:
    """The words of `language/en/numbers.csv`.

    `values` maps words (several with blanks) to (low, best, high); `scales` words such as "hundred" to their factor;
    `bounds` words before a number to what they make of it; `plural` is what a bare plural says; `joints` are the words
    that link two figures of a range, `late_joints` those that do so only after "between"; `behind` are bounds that stand behind
    a number, `ordinals` words that make one of a person with an article ("a third"). `longest` is the greatest number of words in one entry, `firsts` the first words of entries and bounds.
    """

    values: Mapping[str, Bounds]
    scales: Mapping[str, int]
    bounds: Mapping[str, str]
    joints: frozenset[str]
    late_joints: frozenset[str]
    ones: frozenset[str]
    plural: Bounds
    longest: int
    firsts: frozenset[str] = frozenset()
    behind: Mapping[str, str] = field(factory=dict)
    ordinals: frozenset[str] = frozenset()


@frozen(eq=False)
class DateWords:
    """The words of `language/en/dates.csv`: `of` maps words to their value by kind; see the head of the file.

    `longer` are the words that begin an entry of several, `longest` is the greatest number of words in one. `openers` are the
    tokens that an entry can begin with, `hearts` those that name a time alone, or end what names one; both may be written with a
    full stop ("Jan.").
    """

    of: Mapping[str, Mapping[str, str]]
    longer: frozenset[str] = field(init=False)
    longest: int = field(init=False)
    openers: frozenset[str] = field(init=False)
    hearts: frozenset[str] = field(init=False)

    @longer.default
    def _find_longer(self) -> frozenset[str]:
        return frozenset(word.partition(" ")[0] for word in self.of if " " in word)

    @longest.default
    def _find_longest(self) -> int:
        return max((word.count(" ") + 1 for word in self.of), default=1)

    @openers.default
    def _find_openers(self) -> frozenset[str]:
        return _dotted(self.of) | self.longer

    @hearts.default
    def _find_hearts(self) -> frozenset[str]:
        named = (word for word, kinds in self.of.items() if not _NAMES_TIME.isdisjoint(kinds))
        return _dotted(word.removesuffix(" of").rpartition(" ")[2] for word in named)

    def value(self, word: str, kind: str) -> str | None:
        """Return the value of a word as one of a kind, else None.

        >>> DateWords({"monday": {"weekday": "0"}}).value("monday", "weekday")
        '0'
        """
        found = self.of.get(word)
        return found.get(kind) if found is not None else None


def _dotted(words: Iterable[str]) -> frozenset[str]:
    """The words, and the same with a full stop."""
    return frozenset(form for word in words for form in (word, f"{word}."))


@frozen(eq=False)
class Circumstances:
    """What a coder knows of numbers, dates and places; made by `load_circumstances`."""

    numbers: NumberWords
    dates: DateWords
    places: Gazetteer


def load_circumstances(folders: Sequence[Path]) -> Circumstances:
    """Return number words, date words and the gazetteer of dictionary folders; later folders add to earlier ones.

    Args:
        folders: dictionary folders; each may have `language/en/numbers.csv`, `language/en/dates.csv`, and in `places/`
            `places.csv`, `towns.csv`, `units.csv`, `prepositions.csv`, `scenes.csv`, `nouns.csv`, `abroad.csv` and `alike.csv`. Single rule files are passed over.

    Raises:
        DictionaryError: with every fault of every file. Places are read, and their faulty rows left out, when first needed.

    Example:
        >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
        >>> load_circumstances([shipped_dictionaries()]).numbers.values["twenty"]
        (20, 20, 20)
    """
    faults = FaultList()
    found = read_circumstances(folders, faults)
    faults.check()
    return found


def read_circumstances(folders: Sequence[Path], faults: FaultList, index: PlaceIndex | None = None) -> Circumstances:
    """Return the circumstances as far as their files can be used; what is wrong with them is added to `faults`.

    Args:
        folders: dictionary folders, as for `load_circumstances`.
        faults: the list that faults are added to.
        index: the compiled index of the first folder's places.
    """
    numbers: dict[str, tuple[str, Bounds]] = {}
    dates: dict[str, dict[str, str]] = {}
    prepositions: dict[str, tuple[int, str]] = {}
    scenes: dict[str, frozenset[str]] = {}
    nouns: dict[str, str] = {}
    abroad: set[str] = set()
    alike: dict[str, str] = {}
    for folder in folders:
        language = folder / "language" / "en"
        _read_rows(language / "numbers.csv", ("words", "kind", "low", "best", "high"), _number(numbers), faults)
        _read_rows(language / "dates.csv", ("words", "kind", "value"), _date(dates), faults)
        columns = ("preposition", "precision", "unknown")
        _read_rows(folder / "places" / "prepositions.csv", columns, _preposition(prepositions), faults)
        _read_rows(folder / "places" / "scenes.csv", ("family",), _scene(scenes), faults, SCENE_FLAGS)
        _read_rows(folder / "places" / "nouns.csv", ("sort", "nouns"), _noun(nouns), faults)
        _read_rows(folder / "places" / "abroad.csv", ("country",), _abroad(abroad), faults)
        _read_rows(folder / "places" / "alike.csv", ("letters", "as"), _alike(alike), faults)
    letters = tuple(alike.items())
    known = Gazetteer(paths_of(folders), prepositions, scenes, nouns, frozenset(abroad), letters, index)
    return Circumstances(_number_words(numbers), DateWords(dates), known)


def check_places(path: Path, faults: FaultList) -> None:
    """Note what is wrong with the rows of a file of places: no name, odd figures, no country.

    Args:
        path: a `places.csv`. A coder leaves such rows out, since it reads them only when a text names them.
        faults: the list that faults are added to.
    """
    _read_rows(path, PLACE_COLUMNS, _place, faults)


# -------------------------------------------------------------------------------------------- rows

_Wrong = tuple[str, str, str]  # column, problem, mend
_Add = Callable[[Mapping[str, str]], _Wrong | None]  # takes a row into a table, or returns what is wrong with it


def _read_rows(path: Path, columns: Sequence[str], add: _Add, faults: FaultList, more: Sequence[str] = ()) -> None:
    """Give each row to `add`; the columns of `more` need not be there."""
    sheet = read_sheet(path, columns, faults.note, needed=False)
    every = (*columns, *more)
    for line, cells in sheet.rows(*every):
        wrong = add(dict(zip(every, cells, strict=True)))
        if wrong is not None:
            faults.note(sheet.fault(line, *wrong))


def _number(table: dict[str, tuple[str, Bounds]]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        kind = row["kind"]
        if kind not in _NUMBER_KINDS:
            return _unknown_kind(kind, _NUMBER_KINDS)
        for column in ("low", "best", "high"):
            if row[column] and not row[column].isdecimal():
                return column, f"{row[column]!r} is no whole number", "write digits alone, or nothing"
        if kind in _VALUED and not row["best"]:
            return "best", f"a {kind} needs a best figure", "write it in the column best"
        low, best, high = (int(row[column]) if row[column] else None for column in ("low", "best", "high"))
        if kind in ("number", "scale"):
            low = high = best
        for word in row["words"].split("|"):
            table[word] = (kind, (low, best, high))
        return None

    return add


def _number_words(table: Mapping[str, tuple[str, Bounds]]) -> NumberWords:
    return NumberWords(
        values={word: bounds for word, (kind, bounds) in table.items() if kind in ("number", "vague", "same")},
        scales={word: bounds[1] or 1 for word, (kind, bounds) in table.items() if kind == "scale"},
        bounds={word: kind for word, (kind, _) in table.items() if kind in ("at-least", "at-most", "about", "between")},
        joints=frozenset(word for word, (kind, _) in table.items() if kind == "to"),
        late_joints=frozenset(word for word, (kind, _) in table.items() if kind == "joint"),
        ones=frozenset(word for word, (kind, _) in table.items() if kind == "one"),
        plural=next((bounds for kind, bounds in table.values() if kind == "plural"), (None, None, None)),
        longest=max((word.count(" ") + 1 for word in table), default=1),
        firsts=frozenset(word.partition(" ")[0] for word, (kind, _) in table.items() if kind not in _NOT_FIRST),
        behind={word: kind.removesuffix(_BEHIND) for word, (kind, _) in table.items() if kind.endswith(_BEHIND)},
        ordinals=frozenset(word for word, (kind, _) in table.items() if kind == "ordinal"),
    )


def _date(table: dict[str, dict[str, str]]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        kind, value = row["kind"], row["value"]
        if kind not in _DATE_KINDS:
            return _unknown_kind(kind, _DATE_KINDS)
        form, mend = _DATE_VALUES.get(kind, (None, ""))
        if form is not None and not form.fullmatch(value):
            return "value", f"{value!r} is no value of {'an' if kind[0] in 'aeo' else 'a'} {kind}", mend
        for word in row["words"].split("|"):
            table.setdefault(word, {})[kind] = value
        return None

    return add


def _unknown_kind(kind: str, kinds: frozenset[str], column: str = "kind") -> _Wrong:
    return column, f"unknown {column} {kind!r}", f"use one of {', '.join(sorted(kinds))}"


def _preposition(table: dict[str, tuple[int, str]]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        if row["precision"] not in ("1", "2", "3"):
            return "precision", f"{row['precision']!r} is no precision", "write 1, 2 or 3"
        for word in row["preposition"].split("|"):
            table[word] = (int(row["precision"]), row["unknown"])
        return None

    return add


def _scene(table: dict[str, frozenset[str]]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        if not row["family"]:
            return "family", "the family is missing", "name a family of event types"
        flags = {flag for flag in SCENE_FLAGS if row.get(flag) == "yes"} | ({TARGET} - {row.get(TARGET, "") and TARGET})
        table[row["family"]] = frozenset(flags)
        return None

    return add


def _noun(table: dict[str, str]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        if row["sort"] not in NOUN_SORTS:
            return _unknown_kind(row["sort"], NOUN_SORTS, "sort")
        table.update(dict.fromkeys(row["nouns"].split("|"), row["sort"]))
        return None

    return add


def _alike(table: dict[str, str]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        table.update(dict.fromkeys(row["letters"].split("|"), row["as"]))
        return None

    return add


def _abroad(table: set[str]) -> _Add:
    def add(row: Mapping[str, str]) -> _Wrong | None:
        table.add(row["country"])
        return None

    return add


# -------------------------------------------------------------------------------------------- places


_POLE, _DATE_LINE, _ALL_PEOPLE = 90, 180, 100_000_000


def _place(row: Mapping[str, str]) -> _Wrong | None:
    if not row["name"].strip("|"):
        return "name", "the place has no name", "write it, and others behind |"
    at_sea = row["kind"] == SEA and not row["country"]
    if not at_sea and (len(row["country"]) != _CODE or not row["country"].isupper()):
        return "country", f"{row['country']!r} is no country code", "write three capital letters"
    if row["kind"] not in PLACE_KINDS:
        return "kind", f"unknown kind {row['kind']!r}", f"use one of {', '.join(PLACE_KINDS)}"
    for column, number, most in (("lat", float, _POLE), ("lon", float, _DATE_LINE), ("population", int, _ALL_PEOPLE)):
        try:
            if abs(number(row[column] or 0)) > most:
                return (
                    column,
                    f"{row[column]} is more than {most}",
                    "write degrees north and east, people as a whole number",
                )
        except ValueError:
            return (
                column,
                f"{row[column]!r} is no number",
                "write degrees with a point, people as a whole number, or nothing",
            )
    return None
