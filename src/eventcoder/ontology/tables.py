"""CSV files to rows that know their own place, so that every fault can name its line and column."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.errors import Fault

SCHEME = "scheme:"


@frozen
class TableFile:
    """A table as it was read: its path, where each column stands, and its lines as written."""

    path: str
    columns: Mapping[str, int]
    lines: Sequence[str]


@frozen(eq=False)
class Row:
    """One record of a table: its cells by column, stripped of surrounding spaces, and its line, the header's being 1."""

    file: TableFile
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell in `column`, or "" where the file has no such column."""
        return self.cells.get(column, "")

    def fault(self, column: str, problem: str, mend: str) -> Fault:
        """Return a fault that points at the cell in `column`."""
        index = self.file.columns.get(column)
        position = 0 if index is None else _start_of_cell(self.file.lines[self.line - 1], index)
        return Fault(self.file.path, self.line, position, problem, mend)


def read_table(path: Path, required: Iterable[str], optional: Iterable[str], faults: list[Fault]) -> list[Row]:
    """Return the rows of a CSV file; what is wrong with its form is added to `faults`.

    Args:
        path: a file in UTF-8 whose first line names the columns.
        required: columns that must be there.
        optional: columns that may be there; one that ends in ":" stands for every name that begins so.
        faults: the list that faults are added to.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(Fault(str(path), 0, 0, f"is not UTF-8 (byte {error.start})", "save the file in UTF-8"))
        return []
    except OSError as error:
        faults.append(Fault(str(path), 0, 0, f"cannot be read ({error.strerror})", "check that the file is there"))
        return []
    lines = text.splitlines()
    records = _records(path, text, faults)
    if not records:
        faults.append(Fault(str(path), 0, 0, "is empty", f"begin it with the line {','.join(required)}"))
        return []
    header = _header(path, records[0][1], lines, (tuple(required), tuple(optional)), faults)
    if header is None:
        return []
    file = TableFile(str(path), header, lines)
    return _rows(file, records[1:], len(records[0][1]), faults)


def _records(path: Path, text: str, faults: list[Fault]) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of each record that is not blank."""
    records: list[tuple[int, list[str]]] = []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(str(path), line, 0, f"is no CSV ({error})", "close every quotation mark"))
    return records


def _header(
    path: Path, names: list[str], lines: list[str], expected: tuple[Sequence[str], Sequence[str]], faults: list[Fault]
) -> dict[str, int] | None:
    """Return the index of each column, or None where one is missing."""
    required, optional = expected
    columns: dict[str, int] = {}
    for index, name in enumerate(cell.strip() for cell in names):
        column = _start_of_cell(lines[0], index)
        if name in columns:
            faults.append(Fault(str(path), 1, column, f'column "{name}" stands twice', "remove one of the two"))
        elif not (name in required or _is_optional(name, optional)):
            mend = f"the columns are {', '.join([*required, *optional])}"
            faults.append(Fault(str(path), 1, column, f'column "{name}" is unknown', mend))
        columns.setdefault(name, index)
    missing = [name for name in required if name not in columns]
    mend = "add it to the first line"
    faults.extend(Fault(str(path), 1, 0, f'column "{name}" is missing', mend) for name in missing)
    return None if missing else columns


def _is_optional(name: str, optional: Sequence[str]) -> bool:
    prefixes = tuple(known for known in optional if known.endswith(":"))
    return name.startswith(prefixes) and name not in prefixes if ":" in name else name in optional


def _rows(file: TableFile, records: list[tuple[int, list[str]]], width: int, faults: list[Fault]) -> list[Row]:
    rows = []
    names = tuple(file.columns)
    for line, cells in records:
        if len(cells) == width:
            rows.append(Row(file, line, dict(zip(names, map(str.strip, cells), strict=False))))
        else:
            problem = f"the row has {len(cells)} cells where the first line has {width}"
            faults.append(Fault(file.path, line, 0, problem, "put a cell that contains a comma in quotation marks"))
    return rows


def _start_of_cell(line: str, index: int) -> int:
    """Return the column, counted from 1, at which a cell of a line of CSV begins."""
    quoted = False
    for position, character in enumerate(line):
        if index == 0:
            return position + 1
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            index -= 1
    return len(line) + 1
