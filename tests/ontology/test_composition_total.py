"""composition.csv leaves nothing out: every operator over every family is a type, or a gap that the table gives a reason for."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.ontology import Ontology, load_ontology
from eventcoder.ontology.composition import ANY_OPERATOR

GRAMMAR = ("FUTURE", "FUTURE-NOT", "OBLIGATION")


@frozen
class Row:
    """One row of composition.csv: its line, what it gives, and why."""

    line: int
    type: str
    note: str


Table = Mapping[str, Mapping[str, Row]]


@pytest.fixture(scope="module")
def table(shipped_folder: Path) -> Table:
    """The rows of composition.csv by operator and act."""
    rows: dict[str, dict[str, Row]] = {}
    with (shipped_folder / "ontologies" / "composition.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        for cells in reader:
            for operator in cells["operator"].split():
                for act in cells["act"].split():
                    row = Row(reader.line_num, cells["type"], cells["note"])
                    rows.setdefault(operator, {})[act] = row
    return rows


def families(ontology: Ontology) -> list[str]:
    """Return every path of a family, those that only lead to others included."""
    steps = [event_type.family.split("/") for event_type in ontology.types.values()]
    return sorted({"/".join(path[:depth]) for path in steps for depth in range(1, len(path) + 1)})


def deciding(table: Table, ontology: Ontology, operator: str, family: str) -> Iterator[Row | None]:
    """Yield the row that decides the cell: that of the family or one above it, else one for each sign of its types."""
    steps = family.split("/")
    own = table[operator]
    for depth in range(len(steps), 0, -1):
        row = own.get("/".join(steps[:depth]) + "/*")
        if row is not None:
            yield row
            return
    inside = f"{family}/"
    signs = {known.sign for known in ontology.types.values() if f"{known.family}/".startswith(inside)}
    for sign in sorted(signs):
        yield own.get(sign) or own.get("*")


def missing_cells(table: Table, ontology: Ontology) -> list[str]:
    """Return the cells that no row decides, and those that give nothing without saying why."""
    missing = []
    for operator in sorted({*table, *GRAMMAR} - {ANY_OPERATOR}):
        for family in families(ontology):
            for row in deciding(table, ontology, operator, family):
                if row is None:
                    missing.append(f"{operator} x {family}: no row")
                elif row.type == "none" and not row.note:
                    missing.append(f"{operator} x {family}: none without a note (line {row.line})")
    return missing


def test_every_operator_decides_every_family(table: Table, shipped: Ontology) -> None:
    """Whatever is asked, refused, threatened, undone … has a type; where it has none, the row says why in `note`."""
    missing = missing_cells(table, shipped)
    assert not missing, f"{len(missing)} cells are missing:\n" + "\n".join(missing)


def test_grammars_operators_are_in_the_table(table: Table) -> None:
    """A future, a future that will not be and an obligation compose like words."""
    assert set(GRAMMAR) <= set(table)


def test_every_word_that_embeds_an_act_is_decided(table: Table, shipped: Ontology) -> None:
    """A type without rows of its own embeds acts by the row of any operator, so that composition never falls silent."""
    for operator in shipped.types.keys() - table.keys():
        assert all(shipped.compose(operator, act) in shipped.types for act in shipped.types), operator


# ------------------------------------------------------------------------------------------- closed under all use

SHIPPED = load_ontology([shipped_dictionaries()])


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(sorted(SHIPPED.types)),
    st.lists(st.sampled_from(sorted({*SHIPPED.types, *GRAMMAR})), min_size=1, max_size=5),
)
def test_any_chain_ends_in_the_scheme(act: str, chain: list[str]) -> None:
    """Any word over any word over any act, five deep, is a type; its codes are those of the tables, or it says why not."""
    for operator in reversed(chain):
        composed = SHIPPED.compose(operator, act)
        assert composed in SHIPPED.types, (operator, act)
        act = composed
    found = SHIPPED.types[act]
    assert found.cameo is None or SHIPPED.cameo_codes[found.cameo.code] == found.cameo
    assert found.cameo is not None or found.plover is not None or found.reason
