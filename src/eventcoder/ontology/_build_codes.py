"""Rows of cameo.csv, plover.csv, plover_contexts.csv and acled_types.csv to codes with their names."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from eventcoder.errors import Fault
from eventcoder.model import Acled
from eventcoder.ontology.codes import ALWAYS, TARGET, AcledType, CameoCode, Codes, PloverCode, PloverContext
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import Row

Layers = Sequence[Sequence[Row]]
_QUADS = frozenset("1234")


def build_codes(tables: Mapping[str, Layers], faults: list[Fault]) -> Codes:
    """Return the codes of all layers; a later row replaces an earlier one for the same code."""
    cameo = [_cameo(row, faults) for row in _rows(tables["cameo"])]
    plover = [_plover(row, faults) for row in _rows(tables["plover"])]
    contexts = [
        PloverContext(row["context"], _name(row, faults), row["reason"]) for row in _rows(tables["plover_contexts"])
    ]
    acled = [_acled(row, faults) for row in _rows(tables["acled_types"])]
    return Codes(
        {code.code: code for code in cameo},
        {(code.event, code.mode): code for code in plover},
        {topic.context: topic for topic in contexts},
        {kind.reading.sub_event_type: kind for kind in acled},
    )


def check_reached(tables: Mapping[str, Layers], types: Mapping[str, EventType], faults: list[Fault]) -> None:
    """Add a fault for each code that no row of any layer leads to and that gives no reason.

    A layer that gives a type another code does not make the code that it had a fault: the rows of all layers count.
    """
    rows = list(_rows(tables["event_types"]))
    cameo = {row["cameo"] for row in rows}
    plover = {(row["plover_event"], row["plover_mode"]) for row in rows}
    plover |= {(known.plover.event, known.plover.mode or "") for known in types.values() if known.plover is not None}
    contexts = {topic for row in rows for topic in row["plover_contexts"].split()}
    acled = {row["sub_event_type"] for row in _rows(tables["acled"])}
    _check(tables["cameo"], cameo, lambda row: row["code"], "event type has the CAMEO code", faults)
    _check(tables["plover"], plover, lambda row: (row["event"], row["mode"]), "event type has the PLOVER code", faults)
    _check(tables["plover_contexts"], contexts, lambda row: row["context"], "event type has the PLOVER context", faults)
    _check(
        tables["acled_types"],
        acled,
        lambda row: row["sub_event_type"],
        "row of acled.csv gives the sub-event type",
        faults,
    )


def _check(
    layers: Layers, reached: Container[object], key_of: Callable[[Row], object], what: str, faults: list[Fault]
) -> None:
    for row in _rows(layers):
        key = key_of(row)
        if key not in reached and not row["reason"]:
            code = " ".join(key).strip() if isinstance(key, tuple) else key
            problem = f"no {what} {code!r}, and there is no reason"
            faults.append(row.fault("reason", problem, "give it to one, or say why not in the column 'reason'"))


def _cameo(row: Row, faults: list[Fault]) -> CameoCode:
    if not (row["code"].isdigit() and 2 <= len(row["code"]) <= 4):
        faults.append(row.fault("code", f"{row['code']!r} is no CAMEO code", "write two to four digits"))
    quad, weight = _quad(row, "quad_class", faults), _number(row, "goldstein", faults)
    return CameoCode(row["code"], _name(row, faults), quad, weight, row["reason"])


def _plover(row: Row, faults: list[Fault]) -> PloverCode:
    name, quad, score = _name(row, faults), _quad(row, "quad", faults), _number(row, "score", faults)
    return PloverCode(row["event"], row["mode"] or None, name, quad, score, row["reason"], row["note"])


def _acled(row: Row, faults: list[Fault]) -> AcledType:
    reading = Acled(row["event_type"], row["sub_event_type"], row["disorder_type"])
    if row["civilians"] not in ("", ALWAYS, TARGET):
        problem = f"{row['civilians']!r} is no value of civilians"
        faults.append(row.fault("civilians", problem, f"write {ALWAYS}, {TARGET} or nothing"))
    return AcledType(reading, _name(row, faults), row["civilians"], row["reason"])


def _name(row: Row, faults: list[Fault]) -> str:
    if not row["name"]:
        faults.append(row.fault("name", "the name is missing", "say in a few words what the code stands for"))
    return row["name"]


def _quad(row: Row, column: str, faults: list[Fault]) -> int:
    if row[column] in _QUADS:
        return int(row[column])
    faults.append(row.fault(column, f"{row[column]!r} is no quad class", "write 1, 2, 3 or 4"))
    return 0


def _number(row: Row, column: str, faults: list[Fault]) -> float:
    try:
        return float(row[column])
    except ValueError:
        faults.append(row.fault(column, f"{row[column]!r} is no number", "write a number such as -4.5"))
        return 0.0


def _rows(layers: Layers) -> list[Row]:
    return [row for layer in layers for row in layer]
