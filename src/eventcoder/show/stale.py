"""Which names of the dictionaries want a look: those that hold to this day, and those that were never compared with a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from eventcoder.dictionaries.actor_files import INNER_NAME, LOCAL_NAME
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import NAME_FILES
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import InputError
from eventcoder.sheets import read_sheet
from eventcoder.show.table import aligned

RECALLED = "recalled"
_COLUMNS = ("names", "code", "start", "end", "country", "source", "checked")
_HEAD = ("file", "rows", "recalled", "checked", "open end", "stale")


@frozen
class NameRow:
    """A row of a file of names: its first name, its code, its days as written, and what it rests on."""

    path: str
    line: int
    name: str
    code: str
    start: str
    end: str
    country: str
    source: str
    checked: str


@frozen
class Staleness:
    """How the rows of each file stand, and those that are stale: with an open end, not checked since a day.

    `counts` maps a file to its rows, how many are recalled, checked, open, and stale. `str()` gives a table, `to_dict()` plain
    values.
    """

    counts: dict[str, tuple[int, int, int, int, int]]
    stale: tuple[NameRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the counts by their names, and the stale rows, ready for `json.dumps`."""
        names = ("rows", "recalled", "checked", "open_end", "stale")
        counts = {file: dict(zip(names, found, strict=True)) for file, found in self.counts.items()}
        return {"files": counts, "stale": [asdict(row) for row in self.stale]}

    def __str__(self) -> str:
        total = ("all", *(sum(column) for column in zip(*self.counts.values(), strict=True)))
        rows = [(file, *found) for file, found in self.counts.items()]
        return aligned([_HEAD, *(_shown(*row) for row in (*rows, total))])


def find_stale(layers: Iterable[Path] = (), *, since: dt.date | None = None, country: str | None = None) -> Staleness:
    """Return which rows of names hold to this day without having been checked.

    Args:
        layers: folders over the shipped dictionaries; with some, they alone are looked at.
        since: rows that were checked on this day or later are not stale; None: rows that were ever checked.
        country: the three-letter code of the only country to look at.

    Raises:
        DictionaryError: a file that cannot be read.
        InputError: a layer that is not there.

    Example:
        >>> found = find_stale(country="FJI")
        >>> sorted(found.counts)
        ['bodies.csv', 'groups.csv', 'international.csv', 'leaders.csv']
    """
    folders = list(layers) or [shipped_dictionaries()]
    for folder in folders:
        if not folder.is_dir():
            raise InputError(f"{folder} is no folder; give one that has actors/ in it")
    rows = [row for folder in folders for row in _rows(folder) if country is None or row.country == country]
    stale = tuple(row for row in rows if _is_stale(row, since))
    files = [f"{name}.csv" for name in sorted(NAME_FILES)]
    return Staleness(
        {file: _count([row for row in rows if Path(row.path).name == file], since) for file in files}, stale
    )


def _rows(folder: Path) -> Iterator[NameRow]:
    faults = FaultList()
    for name in sorted(NAME_FILES):
        path = folder / "actors" / f"{name}.csv"
        for line, (names, *rest) in read_sheet(path, ("names", "code"), faults.note, needed=False).rows(*_COLUMNS):
            yield NameRow(str(path), line, names.partition("|")[0].rstrip(LOCAL_NAME + INNER_NAME), *rest)
    faults.check()


def _is_stale(row: NameRow, since: dt.date | None) -> bool:
    return not row.end and (not row.checked or since is not None and row.checked < since.isoformat())


def _count(rows: list[NameRow], since: dt.date | None) -> tuple[int, int, int, int, int]:
    return (
        len(rows),
        sum(row.source == RECALLED for row in rows),
        sum(bool(row.checked) for row in rows),
        sum(not row.end for row in rows),
        sum(_is_stale(row, since) for row in rows),
    )


def _shown(file: str, rows: int, recalled: int, checked: int, open_: int, stale: int) -> tuple[str, ...]:
    share = f"{recalled / rows:.0%}" if rows else "-"
    return file, f"{rows}", share, f"{checked}", f"{open_}", f"{stale}"
