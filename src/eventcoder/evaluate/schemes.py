"""Codes of gold and coded events in a scheme, exact and at coarser levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import frozen

from eventcoder.errors import InputError

EXACT_LEVEL = "exact"
Coarser = Callable[[str], str | None] | Mapping[str, str]
"""What gives the coarser code of a code: a function or a table. A code that it does not know stands for itself."""


@frozen(eq=False)
class Scheme:
    """A scheme of codes: the code of an event in it, and its levels from the exact one to coarser ones."""

    name: str
    code_of: Callable[[Any], str | None]
    levels: Mapping[str, Callable[[str], str]]

    def at(self, code: str | None, level: str) -> str | None:
        """Return a code as a level knows it; no code stays no code."""
        return None if code is None else self.levels[level](code)


def scheme(name: str, events: Iterable[Any], levels: Mapping[str, Coarser] | None = None) -> Scheme:
    """Return the scheme of that name.

    Args:
        name: "cameo", "plover", "acled", "type", or a scheme of the user's own.
        events: coded events; what they say of quad classes and the like goes before the shipped tables.
        levels: coarser levels, over those that the scheme has by itself.

    Raises:
        InputError: a level of a name that is taken, or that is neither a function nor a table.
    """
    for level, coarser in (levels or {}).items():
        if level == EXACT_LEVEL or not (callable(coarser) or isinstance(coarser, Mapping)):
            hint = f'give a function or a table for each level, under another name than "{EXACT_LEVEL}"'
            raise InputError(f"levels: {level!r} is {coarser!r}; {hint}")
    code_of, own = _shipped(name, events)
    known: dict[str, Coarser] = {EXACT_LEVEL: str, **own, **(levels or {})}
    return Scheme(name, code_of, {level: _total(coarser) for level, coarser in known.items()})


def _total(coarser: Coarser) -> Callable[[str], str]:
    find = coarser.get if isinstance(coarser, Mapping) else coarser
    return lambda code: find(code) or code


def _shipped(name: str, events: Iterable[Any]) -> tuple[Callable[[Any], str | None], dict[str, Coarser]]:
    if name == "cameo":
        return lambda event: event.cameo, {"root": lambda code: code[:2], "quad": _cameo_quads(events)}
    if name == "plover":
        quads = _plover_quads(events)
        return _plover, {"root": _plover_event, "quad": lambda code: quads.get(_plover_event(code))}
    if name == "acled":
        return lambda event: event.acled.sub_event_type if event.acled else None, {"root": _acled_types(events)}
    if name == "type":
        return lambda event: event.type, {}
    return lambda event: event.codes.get(name), {}


def _plover(event: Any) -> str | None:
    reading = event.plover
    if reading is None:
        return None
    return f"{reading.event}/{reading.mode}" if reading.mode else str(reading.event)


def _plover_event(code: str) -> str:
    return code.partition("/")[0]


def _cameo_quads(events: Iterable[Any]) -> dict[str, str]:
    shipped = {code: str(known.quad_class) for code, known in _ontology().cameo_codes.items()}
    return shipped | {event.cameo: str(event.quad_class) for event in events if event.cameo and event.quad_class}


def _plover_quads(events: Iterable[Any]) -> dict[str, str]:
    readings = [known.plover for known in _ontology().types.values()] + [event.plover for event in events]
    return {reading.event: str(reading.quad) for reading in readings if reading is not None}


def _acled_types(events: Iterable[Any]) -> dict[str, str]:
    readings = [known.reading for known in _ontology().acled_types.values()] + [event.acled for event in events]
    return {reading.sub_event_type: reading.event_type for reading in readings if reading is not None}


def _ontology() -> Any:
    from eventcoder.dictionaries.shipped import shipped_dictionaries  # noqa: PLC0415 - files are read only when asked for
    from eventcoder.ontology.load import load_ontology  # noqa: PLC0415

    return load_ontology([shipped_dictionaries()])
