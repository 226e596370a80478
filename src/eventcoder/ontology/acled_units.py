"""What ACLED makes one event of: its actors and their names, which side stands first, and what merges with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from eventcoder.errors import Fault
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.codes import AcledType
from eventcoder.ontology.decisions import KINDS
from eventcoder.ontology.tables import Row

COUNTRY, PLACE = "{country}", "{place}"
COUNTED, ASSOCIATE = "counted", "associate"


@frozen
class KindOfActor:
    """ACLED's number and name of a kind of actor.

    `generic` is the name that actors of the kind share ("Protesters"), if they do, `abroad` the kind that they are outside
    their country, if another, and `rank` the place in labels of interactions.
    """

    code: int
    name: str
    generic: str
    abroad: str
    rank: int


@frozen
class Unit:
    """How events of one type are written: with two sides or one, which kind stands first or second, who is missing.

    `civilians` says what becomes of civilians who are hit beside an armed target: "counted" among the dead, "associate"d
    with the target, or "", an event of their own.
    """

    two_sides: bool
    first: str
    second: str
    missing_first: str
    missing_second: str
    civilians: str


@frozen
class NamesOfRole:
    """The name of actors of a kind and role that have no entry in the dictionaries, and of who they are besides."""

    actor: str
    associate: str


@frozen
class Country:
    """ACLED's name of a country, and its numeric ISO 3166 code, if it has one."""

    name: str
    iso: int | None


@frozen(eq=False)
class AcledUnits:
    """The tables acled_kinds, _units, _merging, _names and _countries, and ACLED's types in order of precedence.

    `names` are by kind and role; the role is "" for a side that a text does not name. `states` are the names of countries.
    """

    kinds: Mapping[str, KindOfActor] = field(factory=dict)
    units: Mapping[str, Unit] = field(factory=dict)
    merging: Mapping[frozenset[str], str] = field(factory=dict)
    types: Mapping[str, AcledType] = field(factory=dict)
    names: Mapping[tuple[str, str], NamesOfRole] = field(factory=dict)
    countries: Mapping[str, Country] = field(factory=dict)
    states: frozenset[str] = field(init=False)

    @states.default
    def _find_states(self) -> frozenset[str]:
        return frozenset(country.name for country in self.countries.values())

    def merged(self, one: str, other: str, *, same_sides: bool) -> str | None:
        """Return the sub-event type that two of a day and place come to, or None where they stay apart.

        Args:
            one: a sub-event type.
            other: another.
            same_sides: whether both have the same pair of actors, so that the higher one takes the other in; otherwise one
                has the actors of the other and one more.
        """
        if one == other:
            return one
        found = self.merging.get(frozenset((one, other)))
        if found is not None or not same_sides:
            return found
        return next(name for name in self.types if name in (one, other))

    def country(self, code: str | None) -> str | None:
        """Return ACLED's name of a country, or the code where there is none."""
        found = self.countries.get(code or "")
        return found.name if found is not None else code


def build_units(
    tables: Mapping[str, Sequence[Sequence[Row]]], types: Mapping[str, AcledType], faults: list[Fault]
) -> AcledUnits:
    """Return the tables of all layers; later rows change earlier ones."""
    rows = {name: [row for layer in layers for row in layer] for name, layers in tables.items()}
    return AcledUnits(
        kinds={row["kind"]: _kind(row, rank, faults) for rank, row in enumerate(rows["acled_kinds"])},
        units={row["event_type"]: _unit(row, types, faults) for row in rows["acled_units"]},
        merging={
            frozenset((row["first"], row["second"])): _result(row, types, faults) for row in rows["acled_merging"]
        },
        types=types,
        names={
            (kind, row["role"]): NamesOfRole(row["actor"], row["associate"])
            for row in rows["acled_names"]
            for kind in _kinds(row, faults)
        },
        countries={row["code"]: Country(row["name"], _iso(row, faults)) for row in rows["acled_countries"]},
    )


def _kind(row: Row, rank: int, faults: list[Fault]) -> KindOfActor:
    if row["kind"] not in KINDS:
        faults.append(unknown_name(row, "kind", row["kind"], "kind of actor", KINDS))
    _check_kinds(row, ("abroad",), faults)
    code = 0
    if row["code"].isdigit():
        code = int(row["code"])
    else:
        faults.append(row.fault("code", f"{row['code']!r} is no number", "write ACLED's number of the kind"))
    return KindOfActor(code, row["name"], row["generic"], row["abroad"], rank)


def _unit(row: Row, types: Mapping[str, AcledType], faults: list[Fault]) -> Unit:
    event_types = {kind.reading.event_type for kind in types.values()}
    if row["event_type"] not in event_types:
        faults.append(unknown_name(row, "event_type", row["event_type"], "ACLED event type", event_types))
    if row["sides"] not in ("one", "two"):
        faults.append(row.fault("sides", f"{row['sides']!r} is no number of sides", "write one or two"))
    if row["civilians"] not in ("", COUNTED, ASSOCIATE):
        mend = f"write {COUNTED} or {ASSOCIATE}, or leave it empty"
        faults.append(row.fault("civilians", f"{row['civilians']!r} is no value of civilians", mend))
    _check_kinds(row, ("first", "second", "missing_first", "missing_second"), faults)
    missing = row["missing_first"], row["missing_second"]
    return Unit(row["sides"] == "two", row["first"], row["second"], *missing, row["civilians"])


def _check_kinds(row: Row, columns: Iterable[str], faults: list[Fault]) -> None:
    wrong = [column for column in columns if row[column] and row[column] not in KINDS]
    faults.extend(unknown_name(row, column, row[column], "kind of actor", KINDS) for column in wrong)


def _result(row: Row, types: Mapping[str, AcledType], faults: list[Fault]) -> str:
    wrong = [column for column in ("first", "second", "result") if row[column] not in types]
    faults.extend(unknown_name(row, column, row[column], "ACLED sub-event type", types) for column in wrong)
    return row["result"]


def _kinds(row: Row, faults: list[Fault]) -> list[str]:
    kinds = row["kind"].split()
    faults.extend(unknown_name(row, "kind", kind, "kind of actor", KINDS) for kind in kinds if kind not in KINDS)
    return kinds


def _iso(row: Row, faults: list[Fault]) -> int | None:
    if row["iso"] and not row["iso"].isdigit():
        faults.append(
            row.fault("iso", f"{row['iso']!r} is no number", "write the numeric code of ISO 3166, or nothing")
        )
        return None
    return int(row["iso"]) if row["iso"] else None
