"""Rows of event_types.csv to event types."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from eventcoder.errors import Fault
from eventcoder.model import Plover
from eventcoder.ontology.codes import CameoCode, Codes
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import SCHEME, Row

NO_CODE = "none"
TYPE_COLUMNS = ("family", "cameo", "plover_event", "plover_mode", "plover_contexts", "flags", "reason", "description")
_BLANK = dict.fromkeys(("type", *TYPE_COLUMNS), "")
_LONG = 60
_MIRROR, _THIRD, _HOME = "mirror:", "third:", "home:"
_FLAGS = frozenset(
    {
        "mutual",
        "consequence",
        "attempt",
        "during",
        "inner",
        "public",
        "lasting",
        "opinion",
        "power",
        "many",
        "newly",
        "opening",
    }
)
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FAMILY = re.compile(r"[a-z][a-z-]*+(?:/[a-z][a-z-]*+)*")
_NAME_RULE = "use lower case letters, digits and single hyphens, as in armed-clash"
_FAMILY_RULE = "write a path in lower case, as in aid/economic"


def build_types(layers: Sequence[Sequence[Row]], codes: Codes, faults: list[Fault]) -> dict[str, EventType]:
    """Return the event types of all layers by name; a later row changes the columns that its file has."""
    versions: dict[str, list[Row]] = {}
    for row in (row for layer in layers for row in layer):
        versions.setdefault(row["type"], []).append(row)
    merged = [_merged(rows) for rows in versions.values()]
    types = {of.cells["type"]: _event_type(of, codes, faults) for of in merged}
    for of in merged:
        if of.cells["flags"]:
            _check_flags(of, types, faults)
    return types


def unknown_name(row: Row, column: str, name: str, kind: str, known: Iterable[str]) -> Fault:
    """Return the fault of a cell that names something unknown, with the nearest known name."""
    near = difflib.get_close_matches(name, sorted(known), 1)
    mend = f"did you mean {near[0]!r}?" if near else f"use a known {kind}"
    return row.fault(column, f"there is no {kind} {name[:_LONG]!r}", mend)


@frozen(eq=False)
class _Versions:
    """The rows of one type, one from each layer that has it, and their cells as the last layer leaves them."""

    rows: list[Row]
    cells: Mapping[str, str]

    def fault(self, column: str, problem: str, mend: str) -> Fault:
        return self.row(column).fault(column, problem, mend)

    def row(self, column: str) -> Row:
        """Return the last row whose file has the column, or the last row where none has."""
        return next((row for row in reversed(self.rows) if column in row.cells), self.rows[-1])


def _merged(rows: list[Row]) -> _Versions:
    if len(rows) == 1 and len(rows[0].cells) >= len(_BLANK):
        return _Versions(rows, rows[0].cells)
    cells = dict(_BLANK)
    for row in rows:
        cells.update(row.cells)
    return _Versions(rows, cells)


def _event_type(versions: _Versions, codes: Codes, faults: list[Fault]) -> EventType:
    cells = versions.cells
    name, family = cells["type"], cells["family"]
    if not _NAME.fullmatch(name):
        faults.append(versions.fault("type", f"{name!r} is no name for an event type", _NAME_RULE))
    if not _FAMILY.fullmatch(family):
        faults.append(versions.fault("family", f"the family of {name!r} is {family!r}", _FAMILY_RULE))
    _check_reason(versions, faults)
    flags = cells["flags"].split()
    return EventType(
        name=name,
        family=family,
        cameo=_cameo(versions, codes.cameo, faults),
        plover=_plover(versions, codes, faults),
        mutual="mutual" in flags,
        mirror=_named(flags, _MIRROR),
        third=_named(flags, _THIRD),
        home=_named(flags, _HOME),
        consequence="consequence" in flags,
        attempt="attempt" in flags,
        during="during" in flags,
        inner="inner" in flags,
        public="public" in flags,
        lasting="lasting" in flags,
        power="power" in flags,
        newly="newly" in flags,
        many="many" in flags,
        opening="opening" in flags,
        opinion="opinion" in flags,
        reason=cells["reason"],
        description=cells["description"],
        codes=_schemes(cells),
    )


def _check_reason(versions: _Versions, faults: list[Fault]) -> None:
    """A type that has no CAMEO code, or of which its row says that PLOVER has none, gives the reason."""
    cells = versions.cells
    uncoded = cells["cameo"] in (NO_CODE, "")
    elsewhere = cells["plover_event"] not in ((NO_CODE, "") if uncoded else (NO_CODE,))
    if cells["reason"] or (elsewhere and not uncoded):
        return
    lacking = " and no ".join(["CAMEO"] * uncoded + ["PLOVER"] * (not elsewhere))
    problem = f"{cells['type']!r} has no {lacking} code and no reason"
    faults.append(versions.fault("reason", problem, "say why in the column 'reason'"))


def _cameo(versions: _Versions, cameo: Mapping[str, CameoCode], faults: list[Fault]) -> CameoCode | None:
    code = versions.cells["cameo"]
    found = cameo.get(code)
    if found is None and code not in (NO_CODE, ""):
        problem = f"there is no CAMEO code {code!r}"
        faults.append(versions.fault("cameo", problem, f"use one of cameo.csv, or {NO_CODE!r}"))
    return found


def _plover(versions: _Versions, codes: Codes, faults: list[Fault]) -> Plover | None:
    event, mode = versions.cells["plover_event"], versions.cells["plover_mode"] or None
    contexts = tuple(versions.cells["plover_contexts"].split())
    for context in contexts:
        if context not in codes.contexts:
            row = versions.row("plover_contexts")
            faults.append(unknown_name(row, "plover_contexts", context, "PLOVER context", codes.contexts))
    if event in (NO_CODE, ""):
        return None
    found = codes.plover.get((event, mode))
    if found is not None:
        return Plover(event, mode, contexts, found.quad, found.score)
    if (event, None) not in codes.plover:
        known, column, name, kind = [of for of, _ in codes.plover], "plover_event", event, "PLOVER event"
    else:
        modes = [to for of, to in codes.plover if of == event and to is not None]
        known, column, name, kind = modes, "plover_mode", mode or "", f"{event} mode"
    faults.append(unknown_name(versions.row(column), column, name, kind, known))
    return None


def _named(flags: Iterable[str], kind: str) -> str | None:
    """Return the type that a flag of a kind names, such as mirror:host."""
    return next((flag[len(kind) :] for flag in flags if flag.startswith(kind)), None)


def _check_flags(versions: _Versions, types: Mapping[str, EventType], faults: list[Fault]) -> None:
    for flag in versions.cells["flags"].split():
        other = next((name for kind in (_MIRROR, _THIRD, _HOME) if (name := _named((flag,), kind))), None)
        if other is not None and other not in types:
            faults.append(unknown_name(versions.row("flags"), "flags", other, "event type", types))
        elif other is None and flag not in _FLAGS:
            mend = f"use {', '.join(sorted(_FLAGS))}, {_MIRROR}TYPE, {_THIRD}TYPE or {_HOME}TYPE"
            faults.append(versions.fault("flags", f"there is no flag {flag!r}", mend))


def _schemes(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of users' own schemes, by the scheme's name."""
    if len(cells) == len(_BLANK):
        return {}
    return {column[len(SCHEME) :]: code for column, code in cells.items() if column.startswith(SCHEME) and code}
