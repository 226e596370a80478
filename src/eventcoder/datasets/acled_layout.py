"""Rows in the columns of ACLED's exports: one for each event as ACLED counts them."""

from __future__ import annotations

from typing import Any

from eventcoder.datasets.acled_events import ACLED_COLUMNS, AcledEvent
from eventcoder.datasets.rows import Cell, Layout, Stamp

_WHOLE_NUMBERS = frozenset({"year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp"})
_DECIMALS = frozenset({"latitude", "longitude"})
_OURS = ("document", "events", "version", "dictionaries")


def acled_record(one: AcledEvent, stamp: Stamp) -> dict[str, Any]:
    """Return the event under ACLED's column names, then its document, the ids of its events, and what made it."""
    return {**one.to_dict(), "version": stamp.version, "dictionaries": stamp.dictionaries}


def acled_row(one: AcledEvent, stamp: Stamp) -> dict[str, Cell]:
    """Return the same as one flat row, with "; " between the ids of events."""
    return {**acled_record(one, stamp), "events": "; ".join(one.events)}


def kind_of_acled_column(column: str) -> type[str | int | float | bool]:
    """Return the type of the cells of a column that are not None.

    Example:
        >>> kind_of_acled_column("iso")
        <class 'int'>
    """
    if column in _WHOLE_NUMBERS:
        return int
    return float if column in _DECIMALS else str


ACLED = Layout((*ACLED_COLUMNS, *_OURS), kind_of_acled_column, acled_row, acled_record)
"""ACLED's 31 columns in their order, and four of ours behind them."""
