"""Events to files: JSON Lines with all that an event holds, or flat CSV or Parquet, in one layout or another.

The first two write the same bytes for the same events on every system: keys and columns in a fixed order, plain line feeds.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from eventcoder.datasets.rows import EVENTS, Cell, Layout, Stamp
from eventcoder.extras import import_extra

Write = Callable[[Any], None]

_ROWS_AT_ONCE = 10_000


def jsonl_writer(stream: TextIO, stamp: Stamp, layout: Layout[Any] = EVENTS) -> Write:
    """Return a function that writes an event to `stream` as one JSON object on one line.

    Args:
        stream: where to.
        stamp: what made the rows.
        layout: our own, or that of other values, such as `acled_layout.ACLED` for ACLED's events.
    """

    def write(event: Any) -> None:
        stream.write(json.dumps(layout.record(event, stamp), ensure_ascii=False) + "\n")

    return write


def csv_writer(stream: TextIO, stamp: Stamp, layout: Layout[Any] = EVENTS) -> Write:
    """Write the head line to `stream` and return a function that writes an event as one line with those columns.

    Args:
        stream: where to.
        stamp: what made the rows.
        layout: our own, or that of other values, such as `acled_layout.ACLED` for ACLED's events.
    """
    rows = csv.DictWriter(stream, layout.columns, lineterminator="\n")
    rows.writeheader()

    def write(event: Any) -> None:
        rows.writerow(layout.row(event, stamp))

    return write


@contextmanager
def parquet_writer(path: str | Path, stamp: Stamp, layout: Layout[Any] = EVENTS) -> Iterator[Write]:
    """Open a Parquet file and give a function that writes an event as one row; the file is whole when the block ends.

    Args:
        path: the file.
        stamp: what made the rows.
        layout: our own, or that of other values, such as `acled_layout.ACLED` for ACLED's events.

    Raises:
        MissingExtraError: the extra `parquet` is not installed.
        OSError: the file cannot be written.
    """
    arrow = import_extra("pyarrow", "parquet", "to read and write Parquet files")
    parquet = import_extra("pyarrow.parquet", "parquet", "to read and write Parquet files")
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    schema = arrow.schema([(column, types[layout.kind_of(column)]) for column in layout.columns])
    rows: list[dict[str, Cell]] = []
    with parquet.ParquetWriter(path, schema) as file:

        def flush() -> None:
            file.write_table(arrow.Table.from_pylist([_clean(row) for row in rows], schema=schema))
            rows.clear()

        def write(event: Any) -> None:
            rows.append(layout.row(event, stamp))
            if len(rows) >= _ROWS_AT_ONCE:
                flush()

        yield write
        flush()


def _clean(row: dict[str, Cell]) -> dict[str, Any]:
    """Return the row with lone surrogates written as escapes, since Parquet holds UTF-8 only."""
    return {
        name: cell.encode("utf-8", "backslashreplace").decode() if isinstance(cell, str) else cell
        for name, cell in row.items()
    }
