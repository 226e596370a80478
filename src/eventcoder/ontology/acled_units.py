"""What ACLED makes one event of: the kinds of its actors, which side stands first, and what merges with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from eventcoder.errors import Fault
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.codes import AcledType
from eventcoder.ontology.decisions import KINDS
from eventcoder.ontology.tables import Row


@frozen
class KindOfActor:
    """ACLED's number and name of a kind of actor, and the name that actors of the kind share ("Protesters"), if they do."""

    code: int
    name: str
    generic: str


@frozen
class Unit:
    """How events of one type are written: with two sides or one, which kind stands first or second, who is missing."""

    two_sides: bool
    first: str
    second: str
    missing: str


@frozen(eq=False)
class AcledUnits:
    """The tables acled_kinds.csv, acled_units.csv and acled_merging.csv, and ACLED's types in order of precedence."""

    kinds: Mapping[str, KindOfActor] = field(factory=dict)
    units: Mapping[str, Unit] = field(factory=dict)
    merging: Mapping[frozenset[str], str] = field(factory=dict)
    types: Mapping[str, AcledType] = field(factory=dict)

    def merged(self, one: str, other: str, *, same_sides: bool) -> str | None:
        """Return the sub-event type that two of a day and place come to, or None where they stay apart.

        Args:
            one: a sub-event type.
            other: another.
            same_sides: whether both have the same pair of actors; then the higher one takes the other in.
        """
        if one == other:
            return one if same_sides else None
        found = self.merging.get(frozenset((one, other)))
        if found is not None or not same_sides:
            return found
        return next(name for name in self.types if name in (one, other))


def build_units(
    tables: Mapping[str, Sequence[Sequence[Row]]], types: Mapping[str, AcledType], faults: list[Fault]
) -> AcledUnits:
    """Return the tables of all layers; later rows change earlier ones."""
    rows = {name: [row for layer in layers for row in layer] for name, layers in tables.items()}
    kinds = {row["kind"]: _kind(row, faults) for row in rows["acled_kinds"]}
    units = {row["event_type"]: _unit(row, types, faults) for row in rows["acled_units"]}
    merging = {frozenset((row["first"], row["second"])): _result(row, types, faults) for row in rows["acled_merging"]}
    return AcledUnits(kinds, units, merging, types)


def _kind(row: Row, faults: list[Fault]) -> KindOfActor:
    if row["kind"] not in KINDS:
        faults.append(unknown_name(row, "kind", row["kind"], "kind of actor", KINDS))
    if not row["code"].isdigit():
        faults.append(row.fault("code", f'"{row["code"]}" is no number', "write ACLED's number of the kind"))
        return KindOfActor(0, row["name"], row["generic"])
    return KindOfActor(int(row["code"]), row["name"], row["generic"])


def _unit(row: Row, types: Mapping[str, AcledType], faults: list[Fault]) -> Unit:
    event_types = {kind.reading.event_type for kind in types.values()}
    if row["event_type"] not in event_types:
        faults.append(unknown_name(row, "event_type", row["event_type"], "ACLED event type", event_types))
    if row["sides"] not in ("one", "two"):
        faults.append(row.fault("sides", f'"{row["sides"]}" is no number of sides', "write one or two"))
    wrong = [column for column in ("first", "second", "missing") if row[column] and row[column] not in KINDS]
    faults.extend(unknown_name(row, column, row[column], "kind of actor", KINDS) for column in wrong)
    return Unit(row["sides"] == "two", row["first"], row["second"], row["missing"])


def _result(row: Row, types: Mapping[str, AcledType], faults: list[Fault]) -> str:
    wrong = [column for column in ("first", "second", "result") if row[column] not in types]
    faults.extend(unknown_name(row, column, row[column], "ACLED sub-event type", types) for column in wrong)
    return row["result"]
