"""Events as rows: nested for JSON Lines, flat with named columns for CSV and data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from attrs import frozen

from eventcoder.model import Attribution, Event

Cell = str | int | float | bool | None


@frozen
class Stamp:
    """What made a row: the version of eventcoder and the hash of the dictionaries. Every row carries both."""

    version: str
    dictionaries: str


_HEAD = (
    *("id", "document", "sentence", "date", "date_precision", "type", "act", "operators", "cameo", "quad_class"),
    *("goldstein", "plover_event", "plover_mode", "plover_contexts", "plover_quad", "plover_score"),
    *("acled_event_type", "acled_sub_event_type", "acled_disorder_type", "codes"),
)
_SIDE = ("text", "code", "country", "roles", "kind", "name", "start", "end")
_PLACE = ("name", "country", "admin1", "lat", "lon", "precision")
_COUNT = ("low", "best", "high", "text")
_TAIL = (
    *("status", "attribution", "attribution_code", "attribution_verb"),
    *("trigger", "start", "end", "rule", "mention", "flags", "version", "dictionaries"),
)

COLUMNS: tuple[str, ...] = (
    *_HEAD,
    *(f"source_{name}" for name in _SIDE),
    *(f"target_{name}" for name in _SIDE),
    *("mutual", "others"),
    *(f"place_{name}" for name in _PLACE),
    *(f"fatalities_{name}" for name in _COUNT),
    *(f"casualties_{name}" for name in _COUNT),
    *_TAIL,
)
"""The columns of a flat row, in order."""

_WHOLE_NUMBERS = frozenset(
    (
        *("sentence", "quad_class", "plover_quad", "place_precision"),
        *("start", "end", "source_start", "source_end", "target_start", "target_end"),
        *(f"{count}_{bound}" for count in ("fatalities", "casualties") for bound in ("low", "best", "high")),
    )
)
_DECIMALS = frozenset(("goldstein", "plover_score", "place_lat", "place_lon"))


Made = TypeVar("Made")


@frozen(eq=False)
class Layout(Generic[Made]):
    """How values become rows: the columns of a flat row and the type of their cells, and how flat and nested rows are made."""

    columns: tuple[str, ...]
    kind_of: Callable[[str], type[str | int | float | bool]]
    row: Callable[[Made, Stamp], dict[str, Cell]]
    record: Callable[[Made, Stamp], dict[str, Any]]


def event_record(event: Event, stamp: Stamp) -> dict[str, Any]:
    """Return the event with all it holds as nested values for JSON, and what made it."""
    return {**event.to_dict(), "version": stamp.version, "dictionaries": stamp.dictionaries}


def event_row(event: Event, stamp: Stamp) -> dict[str, Cell]:
    """Return the event as one flat row with the keys `COLUMNS`, in that order.

    What is unknown is None. Several values share a cell with "; " between them; `operators` runs from the outermost
    inwards; `codes` and `others` are written `scheme=code` and `code`, or the words of a participant without a code.
    """
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    for name in (*_HEAD, *_TAIL, "mutual"):
        if hasattr(event, name):
            row[name] = _cell(getattr(event, name))
    row |= _fields("plover", event.plover, ("event", "mode", "contexts", "quad", "score"))
    row |= _fields("acled", event.acled, ("event_type", "sub_event_type", "disorder_type"))
    row |= _fields("source", event.source, _SIDE)
    row |= _fields("target", event.target, _SIDE)
    row |= _fields("place", event.place, _PLACE)
    row |= _fields("fatalities", event.fatalities, _COUNT)
    row |= _fields("casualties", event.casualties, _COUNT)
    row |= _said_by(event.attribution)
    row["codes"] = _joined(f"{scheme}={code}" for scheme, code in sorted(event.codes.items()))
    row["others"] = _joined(other.code or other.text for other in event.others)
    row["version"], row["dictionaries"] = stamp.version, stamp.dictionaries
    return row


def kind_of_column(column: str) -> type[str | int | float | bool]:
    """Return the type of the cells of a column that are not None.

    Example:
        >>> kind_of_column("goldstein")
        <class 'float'>
    """
    if column in _WHOLE_NUMBERS:
        return int
    if column in _DECIMALS:
        return float
    return bool if column == "mutual" else str


EVENTS = Layout(COLUMNS, kind_of_column, event_row, event_record)
"""The layout of our own: one row for each event."""


def _fields(prefix: str, value: object, names: tuple[str, ...]) -> dict[str, Cell]:
    return {f"{prefix}_{name}": None if value is None else _cell(getattr(value, name)) for name in names}


def _said_by(attribution: Attribution | None) -> dict[str, Cell]:
    if attribution is None:
        return {"attribution": None, "attribution_code": None, "attribution_verb": None}
    speaker = attribution.speaker
    return {
        "attribution": speaker.text,
        "attribution_code": speaker.code,
        "attribution_verb": attribution.verb,
    }


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _joined(str(part) for part in value)
    return None


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
