"""Rows of acled.csv, plover_modes.csv, or of a user's scheme-NAME.csv, to a compiled `DecisionTable`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from eventcoder.errors import Fault
from eventcoder.model import STATUSES, Acled
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.codes import AcledType, PloverCode, PloverKey
from eventcoder.ontology.decisions import (
    CONDITIONS,
    KIND_COLUMNS,
    KINDS,
    NO_EVENT,
    RELATIONS,
    ROLE_COLUMNS,
    TRUTH_COLUMNS,
    TRUTHS,
    UNKNOWN,
    WEAPONS,
    Decision,
    DecisionTable,
    Result,
    alternatives,
    compile_decisions,
)
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import Row

Layers = Sequence[Sequence[Row]]
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(KIND_COLUMNS, (*KINDS, UNKNOWN)),
    **dict.fromkeys(TRUTH_COLUMNS, (*TRUTHS, UNKNOWN)),
    "weapon": (*WEAPONS, UNKNOWN),
    "status": STATUSES,
    "relation": (*RELATIONS, UNKNOWN),
}
_ROLE = re.compile(rf"[A-Z]{{3}}|{UNKNOWN}")


def build_acled(
    layers: Layers,
    results: Mapping[str, AcledType],
    types: Mapping[str, EventType],
    patterns: Collection[str],
    faults: list[Fault],
) -> DecisionTable[Acled | None]:
    """Return ACLED's table, whose results are readings, or None where ACLED records no event."""

    def reading(row: Row) -> Acled | None:
        name = row["sub_event_type"]
        if name == NO_EVENT:
            return None
        if name not in results:
            faults.append(unknown_name(row, "sub_event_type", name, "ACLED sub-event type", results))
            return None
        return results[name].reading

    return _build(layers, reading, types, patterns, faults)


def build_modes(
    layers: Layers,
    results: Mapping[PloverKey, PloverCode],
    types: Mapping[str, EventType],
    patterns: Collection[str],
    faults: list[Fault],
) -> DecisionTable[PloverCode | None]:
    """Return the table of PLOVER's modes, whose results are modes, or None where there is no such mode."""

    def mode(row: Row) -> PloverCode | None:
        event, name = row["plover_event"], row["plover_mode"]
        found = results.get((event, name))
        if found is None:
            known = [to for of, to in results if of == event and to is not None]
            faults.append(unknown_name(row, "plover_mode", name, f"{event} mode", known))
        return found

    return _build(layers, mode, types, patterns, faults)


def build_scheme(
    layers: Layers, types: Mapping[str, EventType], patterns: Collection[str], faults: list[Fault]
) -> DecisionTable[str]:
    """Return the table of a user's scheme, whose results are codes, or "none" where the scheme has no code."""

    def code(row: Row) -> str:
        if not row["code"]:
            faults.append(row.fault("code", "the code is missing", f"write a code of your scheme, or {NO_EVENT!r}"))
        return row["code"]

    return _build(layers, code, types, patterns, faults)


def _build(
    layers: Layers,
    result_of: Callable[[Row], Result],
    types: Mapping[str, EventType],
    patterns: Collection[str],
    faults: list[Fault],
) -> DecisionTable[Result]:
    """Return the decision table of all layers; the rows of a later layer are asked first."""
    rows = [row for layer in reversed(layers) for row in layer]
    decisions = []
    for rank, row in enumerate(rows):
        acts = tuple(row["act"].split())
        if not acts:
            faults.append(row.fault("act", "the act is missing", "name at least one, or write '*' for any"))
        wrong = [act for act in acts if act not in patterns]
        faults.extend(unknown_name(row, "act", act, "event type, family or sign", patterns) for act in wrong)
        decisions.append((acts, Decision(rank, _asks(row, faults), result_of(row))))
    ancestries = {name: event_type.ancestry for name, event_type in types.items()}
    return DecisionTable(compile_decisions(decisions, ancestries))


def _asks(row: Row, faults: list[Fault]) -> tuple[tuple[int, frozenset[str]], ...]:
    asks = []
    for index, column in enumerate(CONDITIONS):
        allowed = alternatives(row[column])
        if allowed is None:
            continue
        wrong = _wrong(column, allowed)
        if wrong:
            faults.append(row.fault(column, f"{min(wrong)!r} is no value of {column}", _mend(column)))
        asks.append((index, allowed))
    return tuple(asks)


def _wrong(column: str, allowed: frozenset[str]) -> Collection[str]:
    if column in ROLE_COLUMNS:
        return [role for role in allowed if not _ROLE.fullmatch(role)]
    return allowed.difference(_ALLOWED[column])


def _mend(column: str) -> str:
    if column in ROLE_COLUMNS:
        return f"write role codes of three capitals, such as MIL, or {UNKNOWN}"
    return f"use {', '.join(_ALLOWED[column])}" + (" or armed" if column in KIND_COLUMNS else "")
