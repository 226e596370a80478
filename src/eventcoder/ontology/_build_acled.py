"""Rows of acled.csv to a compiled `AcledTable`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from eventcoder.errors import Fault
from eventcoder.model import Acled
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.acled import (
    CONDITIONS,
    KIND_COLUMNS,
    KINDS,
    NO_EVENT,
    TRUTH_COLUMNS,
    TRUTHS,
    UNKNOWN,
    AcledTable,
    Decision,
    alternatives,
    compile_decisions,
)
from eventcoder.ontology.codes import AcledType
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import Row

_ALLOWED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(KIND_COLUMNS, (*KINDS, UNKNOWN)),
    **dict.fromkeys(TRUTH_COLUMNS, (*TRUTHS, UNKNOWN)),
}


def build_acled(
    layers: Sequence[Sequence[Row]],
    results: Mapping[str, AcledType],
    types: Mapping[str, EventType],
    patterns: Collection[str],
    faults: list[Fault],
) -> AcledTable:
    """Return the decision table of all layers; the rows of a later layer are asked first."""
    rows = [row for layer in reversed(layers) for row in layer]
    decisions = []
    for rank, row in enumerate(rows):
        acts = tuple(row["act"].split())
        wrong = [act for act in acts if act not in patterns]
        faults.extend(unknown_name(row, "act", act, "event type, family or sign", patterns) for act in wrong)
        decisions.append((acts, Decision(rank, _asks(row, faults), _result(row, results, faults))))
    ancestries = {name: event_type.ancestry for name, event_type in types.items()}
    return AcledTable(compile_decisions(decisions, ancestries))


def _asks(row: Row, faults: list[Fault]) -> tuple[tuple[int, frozenset[str]], ...]:
    asks = []
    for index, column in enumerate(CONDITIONS):
        allowed = alternatives(row.cells[column])
        if allowed is None:
            continue
        known = _ALLOWED.get(column)
        if known is not None and not allowed.issubset(known):
            wrong = min(allowed.difference(known))
            mend = f"use {', '.join(known)}" + (" or armed" if column in KIND_COLUMNS else "")
            faults.append(row.fault(column, f'"{wrong}" is no value of {column}', mend))
        asks.append((index, allowed))
    return tuple(asks)


def _result(row: Row, results: Mapping[str, AcledType], faults: list[Fault]) -> Acled | None:
    name = row["sub_event_type"]
    if name == NO_EVENT:
        return None
    if name not in results:
        faults.append(unknown_name(row, "sub_event_type", name, "ACLED sub-event type", results))
        return None
    return results[name].reading
