"""Dictionary files to text and records: the one way in which all of them are read, each fault with its place.

Lines end with a line feed, a carriage return or both, and with nothing else that Unicode takes for an end: a cell may hold
U+2028. Control characters are faults, so that code may use them to part what cannot hold them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import itemgetter
from pathlib import Path

from attrs import evolve, field, frozen

from eventcoder.errors import Fault

Report = Callable[[Fault], None]

COMMENT = "#"
_OTHER_MARKS = ";\t|"  # that some programs put between cells
_LIKE = 0.75  # how near a misspelt column is
_MARK = "\ufeff"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r")


def read_text(path: Path, report: Report) -> str | None:
    """Return the text of a file with line feeds at the ends of lines, or None after reporting why it cannot be read.

    Byte order marks are dropped.

    Args:
        path: a file in UTF-8.
        report: takes the fault.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        report(Fault(str(path), 0, 0, "this is a folder, not a file", "rename it, or move its files up"))
        return None
    except OSError as error:
        mend = "put it there, and see that you may read it"
        report(Fault(str(path), 0, 0, f"the file cannot be read: {error.strerror}", mend))
        return None
    return _decoded(data, str(path), report)


def cells_in(path: Path) -> set[str]:
    """Return whatever may be a cell of a file that cannot be read as it ought to be."""
    text = _plain(path.read_bytes().decode("utf-8", "replace"))
    return {cell.strip(' \t"') for line in text.split("\n") for cell in line.split(",")}


def ignore(_: Fault) -> None:
    """Take a fault that is told elsewhere."""


def _decoded(data: bytes, path: str, report: Report) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8"
        report(Fault(path, *_place(data, error.start), problem, "save the file in UTF-8"))
        return None
    if len(data.translate(None, _CONTROLS)) != len(data):
        at = next(offset for offset, byte in enumerate(data) if byte in _CONTROLS)
        problem = f"the control character U+{data[at]:04X} has no place in a text"
        report(Fault(path, *_place(data, at), problem, "take it away, or save the file as plain text in UTF-8"))
        return None
    return _plain(text)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    lines = _plain(data[:offset].decode("utf-8", "replace")).split("\n")
    return len(lines), len(lines[-1]) + 1


def _plain(text: str) -> str:
    """Take byte order marks away, which stand inside too where files were joined, and unite the ends of lines."""
    return text.replace(_MARK, "").replace("\r\n", "\n").replace("\r", "\n")


def is_passed_over(line: str) -> bool:
    """Return whether a line is blank or a comment.

    Example:
        >>> is_passed_over("  # why"), is_passed_over("a # b")
        (True, False)
    """
    content = line.lstrip()
    return not content or content[0] == COMMENT


def records(lines: Sequence[str], path: str, report: Report) -> Iterator[tuple[int, int, list[str]]]:
    """Yield (first line, last line, cells) of each record of CSV, cells without the blanks around them; comments are passed over.

    A cell in quotation marks may go on over several lines. What comes after a mark in the wrong place cannot be told apart,
    so reading ends there, with a fault.

    Args:
        lines: the lines of a file.
        path: its name, for the fault.
        report: takes the fault.

    Example:
        >>> list(records(["# ours", 'a, "b, c"'], "a.csv", print))
        [(2, 2, ['a', 'b, c'])]
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line or line[0] == COMMENT or (line[0].isspace() and is_passed_over(line)):
            continue
        if '"' not in line:
            yield at, at, list(map(str.strip, line.split(",")))
            continue
        reader = csv.reader(_from(lines, at - 1), strict=True, skipinitialspace=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            report(_quotation_fault(path, at, line, error))
            return
        last = at + reader.line_num - 1
        yield at, last, list(map(str.strip, cells))
        at = last


def _from(lines: Sequence[str], at: int) -> Iterator[str]:
    return (f"{lines[number]}\n" for number in range(at, len(lines)))


def _quotation_fault(path: str, line: int, text: str, error: csv.Error) -> Fault:
    column = text.index('"') + 1
    if "unexpected end" in str(error):
        return Fault(
            path, line, column, "a quotation mark is never closed", 'close it, or write "" for one inside a cell'
        )
    if "expected after" in str(error):
        mend = 'write "" for a quotation mark inside a cell that stands in quotation marks'
        return Fault(path, line, column, "something follows the closing quotation mark of a cell", mend)
    return Fault(path, line, column, f"the row is no CSV: {error}", "check its quotation marks")


@frozen(eq=False)
class Sheet:
    """A CSV file with a head row.

    `columns` gives the index of each column, `width` how many there are; `whole` says that rows must have a cell for each.
    `records` are those after the head row. A file that cannot be used is not `usable` and has none.
    """

    path: str
    lines: Sequence[str] = ()
    columns: Mapping[str, int] = field(factory=dict)
    width: int = 0
    whole: bool = False
    records: Iterable[tuple[int, int, list[str]]] = ()
    report: Report = field(kw_only=True)
    usable: bool = True

    def rows(self, *names: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, cells of the columns named, in this order) of each row that holds; "" for a column that is not there.

        Cells that are missing at the end of a row are empty, unless rows must be whole.
        """
        width = self.width
        # A column that is not there is read as the last cell, which is added empty.
        pick = _picker([self.columns.get(name, width) for name in names])
        for line, _, cells in self.records:
            count = len(cells)
            if count == width:
                cells.append("")
            elif count > width or self.whole:
                problem = f"the row has {count} cells, the head row {width}"
                mend = (
                    'put a cell that holds a comma into "…"'
                    if count > width
                    else "write a comma for each cell, empty ones too"
                )
                self.report(Fault(self.path, line, 1, problem, mend))
                continue
            else:
                cells.extend([""] * (width + 1 - count))
            yield line, pick(cells)

    def row(self, line: int, *names: str) -> tuple[str, ...]:
        """Return the cells of the columns named of the row that begins in a line; "" for what is not there."""
        cells = next((found for _, _, found in records(self.lines[line - 1 :], self.path, self.report)), [])
        return tuple(cells[at] if (at := self.columns.get(name, self.width)) < len(cells) else "" for name in names)

    def fault(self, line: int, column: str, problem: str, mend: str, part: str = "") -> Fault:
        """Return a fault that points at a cell, or at `part` of it; at the row's beginning where it has no such column."""
        return Fault(self.path, *self._place(line, column, part), problem, mend)

    def _place(self, line: int, column: str, part: str) -> tuple[int, int]:
        index = self.columns.get(column)
        if index is None:
            return line, 1
        text = "\n".join(self.lines[line - 1 :]) if '"' in self.lines[line - 1] else self.lines[line - 1]
        start = _start_of_cell(text, index)
        found = text.find(part, start) if part else start
        before = text[: max(found, start)].split("\n")
        return line + len(before) - 1, len(before[-1]) + 1


def _picker(indexes: Sequence[int]) -> Callable[[list[str]], tuple[str, ...]]:
    if len(indexes) > 1:
        return itemgetter(*indexes)
    if not indexes:  # a file without a header that can be read
        return lambda _: ()
    (only,) = indexes  # the gazetteer is read so: a generator for each of its rows would double the time of that
    return lambda cells: (cells[only],)


def _start_of_cell(text: str, index: int) -> int:
    """Return the offset of the first character of a cell, past its quotation mark and the blanks before it."""
    quoted = False
    position = 0
    while index and position < len(text):
        if text[position] == '"':
            quoted = not quoted
        elif text[position] == "," and not quoted:
            index -= 1
        position += 1
    while position < len(text) and text[position] in " \t":
        position += 1
    return position + text.startswith('"', position)


def read_sheet(
    path: Path,
    required: Sequence[str],
    report: Report,
    *,
    optional: Sequence[str] | None = None,
    whole: bool = False,
    needed: bool = True,
) -> Sheet:
    """Return a CSV file whose head row has been checked; one that cannot be used is reported and has no rows.

    Args:
        path: the file.
        required: columns that must be there.
        report: takes faults, those of rows later too.
        optional: the other columns that may be there; one that ends in ":" stands for every name that begins so. None: any.
        whole: each row must have a cell for each column.
        needed: it is a fault if there is no such file.
    """
    text = read_text(path, report) if needed or path.exists() else None
    if text is None:
        return Sheet(str(path), usable=not needed and not path.exists(), report=report)
    lines = text.split("\n")
    rest = records(lines, str(path), report)
    line, _, names = next(rest, (0, 0, []))
    if not line:
        if all(map(is_passed_over, lines)):  # else a fault has been reported
            report(Fault(str(path), 0, 0, "the file is empty", f"begin it with the line {','.join(required)}"))
        return Sheet(str(path), usable=False, report=report)
    columns = {name: index for index, name in reversed(list(enumerate(names)))}
    sheet = Sheet(str(path), lines, columns, len(names), whole, rest, report=report)
    _check_head(sheet, line, names, required, optional)
    return evolve(sheet, usable=False, records=()) if set(required).difference(columns) else sheet


def _check_head(
    sheet: Sheet, line: int, names: Sequence[str], required: Sequence[str], optional: Sequence[str] | None
) -> None:
    missing = [name for name in required if name not in sheet.columns]
    if len(names) == 1 and any(mark in names[0] for mark in _OTHER_MARKS):
        sheet.report(Fault(sheet.path, line, 1, f"the head row {names[0]!r} is one cell", "part the cells with commas"))
        return
    foreign = len(missing) == len(required)  # the head row of another table, or other marks between the cells
    for name in sheet.columns:
        # A column that is misspelt is not missing too.
        meant = get_close_matches(name, missing, 1, _LIKE) if name not in required else []
        missing = [column for column in missing if column not in meant]
        if names.count(name) > 1:
            sheet.report(sheet.fault(line, name, f"the column {name!r} stands twice", "take one of the two away"))
        elif meant:
            sheet.report(sheet.fault(line, name, f"the column {name!r} is unknown", f"did you mean {meant[0]!r}?"))
        elif optional is not None and not foreign and name not in required and not _is_optional(name, optional):
            near = get_close_matches(name, [one for one in optional if one not in sheet.columns], 1, _LIKE)
            mend = f"did you mean {near[0]!r}?" if near else f"the columns are {', '.join([*required, *optional])}"
            sheet.report(sheet.fault(line, name, f"the column {name!r} is unknown", mend))
    if missing:
        what = f"the column {missing[0]!r} is" if len(missing) == 1 else f"the columns {', '.join(missing)} are"
        mend = f"the columns are {', '.join([*required, *(optional or ())])}"
        sheet.report(Fault(sheet.path, line, 1, f"{what} missing", mend))


def _is_optional(name: str, optional: Sequence[str]) -> bool:
    prefixes = tuple(known for known in optional if known.endswith(":"))
    return name.startswith(prefixes) and name not in prefixes if ":" in name else name in optional
