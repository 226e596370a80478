"""What the text stage knows of a language: abbreviations, words that open sentences, and the cues of page furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.sheets import Report, read_sheet
from eventcoder.text.furniture import SCOPES, Furniture, compile_furniture, cue_problem

ABBREVIATION_CLASSES: Final = frozenset(
    ("title", "month", "unit", "latin", "company", "place", "name", "reference", "end")
)
OPENER_CLASSES: Final = frozenset(("opens", "opens-cased", "continues"))


@frozen(eq=False)
class TextLanguage:
    """The language data that sentence splitting needs, compiled.

    `abbreviations` maps each as written, without its last full stop, to its class; `folded` the same in lower case.
    `openers` are lower-case words that, after an abbreviation's full stop, begin a new sentence; `weak_openers` do so only
    where they have a capital; `continuers` never do ("5 p.m. Monday"). `furniture` knows page text around a story.
    """

    abbreviations: Mapping[str, str]
    folded: Mapping[str, str]
    openers: frozenset[str]
    weak_openers: frozenset[str]
    continuers: frozenset[str]
    furniture: Furniture


def load_text_language(folder: Path) -> TextLanguage:
    """Return the text data of one language, read from its folder.

    The folder is one like `dictionaries/language/en`; of its files, `abbreviations.csv`, `openers.csv` and `furniture.csv`
    are read. Raises `DictionaryError` with all faults of the three files when a row cannot be used.

    >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
    >>> load_text_language(shipped_dictionaries() / "language" / "en").abbreviations["Gen"]
    'title'
    """
    faults: list[Fault] = []
    language = read_text_language(folder, faults.append)
    if faults:
        raise DictionaryError(faults)
    return language


def read_text_language(folder: Path, report: Report) -> TextLanguage:
    """Return the text data as far as its files can be used; what is wrong with them goes to `report`."""
    abbreviations = _abbreviations(folder / "abbreviations.csv", report)
    openers = _openers(folder / "openers.csv", report)
    cues = _cues(folder / "furniture.csv", report)
    return TextLanguage(
        abbreviations,
        {word.lower(): kind for word, kind in abbreviations.items()},
        frozenset(word for word, kind in openers.items() if kind == "opens"),
        frozenset(word for word, kind in openers.items() if kind == "opens-cased"),
        frozenset(word for word, kind in openers.items() if kind == "continues"),
        compile_furniture(cues),
    )


def _abbreviations(path: Path, report: Report) -> dict[str, str]:
    rows = _rows(path, ("abbreviation", "class"), ABBREVIATION_CLASSES, report)
    return {row[0].removesuffix("."): row[1] for row in rows}


def _openers(path: Path, report: Report) -> dict[str, str]:
    return {row[0].lower(): row[1] for row in _rows(path, ("word", "class"), OPENER_CLASSES, report)}


def _cues(path: Path, report: Report) -> list[tuple[str, str]]:
    return [(row[0], row[2]) for row in _rows(path, ("cue", "kind", "scope"), SCOPES, report, cue_problem)]


def _rows(
    path: Path,
    columns: tuple[str, ...],
    allowed: frozenset[str],
    report: Report,
    problem_of: Callable[[str], str] | None = None,
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a file whose last column has one of the values allowed, and nothing is wrong with its first."""
    sheet = read_sheet(path, columns, report)
    for line, row in sheet.rows(*columns):
        empty = next((column for column, cell in zip(columns, row, strict=True) if not cell), None)
        if empty is not None:
            report(sheet.fault(line, empty, f"the {empty} is missing", f"fill {', '.join(columns)}"))
        elif row[-1] not in allowed:
            mend = f"use one of {', '.join(sorted(allowed))}"
            report(sheet.fault(line, columns[-1], f"unknown {columns[-1]} {row[-1]!r}", mend))
        elif problem_of is not None and (problem := problem_of(row[0])):
            mend = "see the head of the file for what a cue may hold"
            report(sheet.fault(line, columns[0], f"the cue {row[0]!r} {problem}", mend))
        else:
            yield row
