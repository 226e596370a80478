"""The lines of a rule that say whose act it is and toward whom: `source =`, `target =`, `control =`."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.rulefiles import Line, WrittenRule

_SIDES = ("SRC", "TGT", "BOTH", "OTHER", "OBJ", "PLACE")
_VALUES = frozenset((*_SIDES, *(f"DO.{side}" for side in ("SRC", "TGT", "OTHER"))))


@frozen
class Properties:
    """The properties of one rule, defaults filled in."""

    sources: tuple[str, ...] = ("SRC",)
    targets: tuple[str, ...] = ("TGT", "DO.TGT")
    control: str | None = None


_DEFAULTS = Properties()


def read_properties(rule: WrittenRule, operator: bool, faults: FaultList) -> Properties:
    """Return the properties of a rule, noting faults; what needs an embedded act is a fault in a rule without DO."""
    if not rule.properties:
        return _DEFAULTS
    values = {name: _values(rule, name, line, operator, faults) for name, line in rule.properties.items()}
    control = values.get("control", ())
    return Properties(
        values.get("source") or _DEFAULTS.sources,
        values.get("target") or _DEFAULTS.targets,
        control[0] if control else None,
    )


def _values(rule: WrittenRule, name: str, line: Line, operator: bool, faults: FaultList) -> tuple[str, ...]:
    allowed = frozenset(_SIDES) if name == "control" else _VALUES
    found: list[str] = []
    for value, column in _parts(line):
        if value not in allowed:
            problem = f"{value!r} is no value of {name!r}" if value else f"{name!r} has an empty value"
            mend = faults.nearest(value, allowed, f"values are {', '.join(sorted(allowed))}, separated by commas")
            faults.add(rule.path, line.number, column, problem, mend)
        elif not operator and (name == "control" or value.startswith("DO.")):
            problem = f"{name!r} speaks of an embedded act, and no pattern has DO"
            faults.add(rule.path, line.number, column, problem, "write DO in a pattern, or take this away")
        elif name == "control" and found:
            faults.add(rule.path, line.number, column, "only one can control the act", "keep one of the slots")
        else:
            found.append(value)
    return tuple(found)


def _parts(line: Line) -> Iterator[tuple[str, int]]:
    column = line.column
    for part in line.text.split(","):
        yield part.strip(), column + len(part) - len(part.lstrip())
        column += len(part) + 1
