"""Rows of composition.csv to a compiled `Composition`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from eventcoder.errors import Fault
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.composition import (
    ACT_ITSELF,
    ACT_WITHIN,
    ANY_OPERATOR,
    OPERATOR_ITSELF,
    SIGNS,
    Composition,
    is_grammar_operator,
)
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import Row


def build_composition(
    layers: Sequence[Sequence[Row]], types: Mapping[str, EventType], patterns: Collection[str], faults: list[Fault]
) -> Composition:
    """Return the composition of all layers; a later row overrides an earlier one for the same operator and act."""
    tables: dict[str, dict[str, str]] = {}
    for layer in layers:
        lines: dict[tuple[str, str], int] = {}
        for row in layer:
            operators, acts = row.cells["operator"].split(), row.cells["act"].split()
            _check(row, operators, acts, (patterns, types), faults)
            for operator, act in product(operators, acts):
                if lines.setdefault((operator, act), row.line) != row.line:
                    faults.append(_double(row, operator, act, lines[operator, act]))
                tables.setdefault(operator, {})[act] = row.cells["type"]
    return Composition(tables)


def act_patterns(types: Mapping[str, EventType]) -> set[str]:
    """Return everything that may stand for acts in a table: types, families, signs and `*`."""
    patterns = {"*", *SIGNS}
    for event_type in types.values():
        patterns.update(event_type.ancestry)
    return patterns


def _check(
    row: Row,
    operators: Sequence[str],
    acts: Sequence[str],
    known: tuple[Collection[str], Mapping[str, EventType]],
    faults: list[Fault],
) -> None:
    patterns, types = known
    strange = [name for name in operators if not (name in types or name == ANY_OPERATOR or is_grammar_operator(name))]
    faults.extend(unknown_name(row, "operator", name, "event type or grammar operator", types) for name in strange)
    strange = [act for act in acts if act not in patterns]
    faults.extend(unknown_name(row, "act", act, "event type, family or sign", patterns) for act in strange)
    for column, words in (("operator", operators), ("act", acts)):
        if not words:
            faults.append(row.fault(column, f"the {column} is missing", "name at least one"))
    if row.cells["type"] not in types:
        _check_result(row, operators, types, faults)


def _check_result(row: Row, operators: Sequence[str], types: Mapping[str, EventType], faults: list[Fault]) -> None:
    result = row["type"]
    grammatical = [operator for operator in operators if is_grammar_operator(operator)]
    if result == OPERATOR_ITSELF and grammatical:
        problem = f"{OPERATOR_ITSELF!r} stands for the type of the operator, and {grammatical[0]} is no type"
        faults.append(row.fault("type", problem, "name a type"))
    elif result not in (ACT_ITSELF, OPERATOR_ITSELF, ACT_WITHIN):
        faults.append(unknown_name(row, "type", result, "event type", types))


def _double(row: Row, operator: str, act: str, earlier: int) -> Fault:
    problem = f"{operator!r} applied to {act!r} stands in line {earlier} too"
    return row.fault("operator", problem, "remove one of the two")
