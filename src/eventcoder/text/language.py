"""What the text stage knows of a language: abbreviations, words that open sentences, and the cues of page furniture."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
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

    >>> load_text_language(Path("dictionaries/language/en")).abbreviations["Gen"]
    'title'
    """
    faults: list[Fault] = []
    abbreviations = _abbreviations(folder / "abbreviations.csv", faults)
    openers = _openers(folder / "openers.csv", faults)
    cues = _cues(folder / "furniture.csv", faults)
    if faults:
        raise DictionaryError(faults)
    return TextLanguage(
        abbreviations,
        {word.lower(): kind for word, kind in abbreviations.items()},
        frozenset(word for word, kind in openers.items() if kind == "opens"),
        frozenset(word for word, kind in openers.items() if kind == "opens-cased"),
        frozenset(word for word, kind in openers.items() if kind == "continues"),
        compile_furniture(cues),
    )


def _abbreviations(path: Path, faults: list[Fault]) -> dict[str, str]:
    found = {}
    for line, row in _rows(path, ("abbreviation", "class"), faults):
        if row[1] in ABBREVIATION_CLASSES:
            found[row[0].removesuffix(".")] = row[1]
        else:
            faults.append(_unknown(path, line, "class", row[1], ABBREVIATION_CLASSES))
    return found


def _openers(path: Path, faults: list[Fault]) -> dict[str, str]:
    found = {}
    for line, row in _rows(path, ("word", "class"), faults):
        if row[1] in OPENER_CLASSES:
            found[row[0].lower()] = row[1]
        else:
            faults.append(_unknown(path, line, "class", row[1], OPENER_CLASSES))
    return found


def _cues(path: Path, faults: list[Fault]) -> list[tuple[str, str]]:
    found = []
    for line, row in _rows(path, ("cue", "kind", "scope"), faults):
        problem = cue_problem(row[0])
        if row[2] not in SCOPES:
            faults.append(_unknown(path, line, "scope", row[2], SCOPES))
        elif problem:
            faults.append(
                Fault(
                    str(path), line, 1, f"cue {row[0]!r} {problem}", "see the head of the file for what a cue may hold"
                )
            )
        else:
            found.append((row[0], row[2]))
    return found


def _rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, fields) of each entry of a CSV file whose comment lines begin with #."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(str(path), 0, 0, f"cannot be read ({error})", "the file must exist and be UTF-8"))
        return
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line])) if '"' in line else line.split(",")
        row = [cell.strip() for cell in cells]
        if not header:
            header = row
            if tuple(row[: len(columns)]) != columns:
                faults.append(
                    Fault(str(path), number, 1, f"columns are {row}", f"they must begin with {', '.join(columns)}")
                )
                return
        elif len(row) < len(columns) or not all(row[: len(columns)]):
            faults.append(Fault(str(path), number, 1, "row is incomplete", f"fill {', '.join(columns)}"))
        else:
            yield number, row


def _unknown(path: Path, line: int, what: str, value: str, allowed: frozenset[str]) -> Fault:
    return Fault(str(path), line, 0, f"{what} {value!r} is unknown", f"use one of {', '.join(sorted(allowed))}")
