"""CSV files to rows that know their own place, so that every fault can name its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.errors import Fault
from eventcoder.sheets import Sheet, read_sheet

SCHEME = "scheme:"


@frozen(eq=False)
class Row:
    """One record of a table: its cells by column, stripped of surrounding spaces, and its line, the header's being 1."""

    sheet: Sheet
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell in `column`, or "" where the file has no such column."""
        return self.cells.get(column, "")

    def fault(self, column: str, problem: str, mend: str) -> Fault:
        """Return a fault that points at the cell in `column`."""
        return self.sheet.fault(self.line, column, problem, mend)


def read_table(path: Path, required: Iterable[str], optional: Sequence[str], faults: list[Fault]) -> list[Row]:
    """Return the rows of a CSV file; what is wrong with its form is added to `faults`.

    Args:
        path: a file in UTF-8 whose first line names the columns.
        required: columns that must be there.
        optional: columns that may be there; one that ends in ":" stands for every name that begins so.
        faults: the list that faults are added to.
    """
    sheet = read_sheet(path, tuple(required), faults.append, optional=optional, whole=True)
    names = tuple(sheet.columns)
    return [Row(sheet, line, dict(zip(names, cells, strict=True))) for line, cells in sheet.rows(*names)]
