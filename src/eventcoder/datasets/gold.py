"""Gold events from JSON Lines, for `eventcoder.evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from eventcoder.datasets.readers import OnError, json_rows
from eventcoder.documents import document_from_mapping, kind_of
from eventcoder.errors import InputError
from eventcoder.evaluate.gold import RETURNED, GoldDocument, GoldEvent
from eventcoder.model import STATUSES

_SCHEMES = ("cameo", "plover", "acled", "type")
_EVENT_KEYS = (*_SCHEMES, "codes", "source", "target", "status", "mutual", "optional", "note")
_CODE_MEND = "write a text, null where the scheme has none, or a list of them"
_SIDE_MEND = "write words of the text, [start, end], null for nobody, or a list of them"


def gold_document(row: Mapping[str, Any], where: str, by: str = "cameo") -> GoldDocument:
    """Return the gold of one line of JSON.

    Args:
        row: the keys `text` and `events`, and optionally `id`, `date` and `country`; others are passed over. An event has a
            code under the name of the scheme ("cameo", "plover", "acled", "type") or in `codes`, and optionally `source` and
            `target` (words of the text or [start, end]), `status`, `mutual`, `optional`, `note`. A list gives several
            readings, the best first; a span is told from a list of readings by its two numbers.
        where: the name of the line, for errors and for a text without an id.
        by: the scheme whose code is read.

    Raises:
        InputError: something is missing or of the wrong kind; the message says what, where, and how to mend it.

    Example:
        >>> row = {"text": "Rebels shelled Aleppo.", "events": [{"cameo": "194", "source": "Rebels", "target": "Aleppo"}]}
        >>> gold_document(row, "gold.jsonl:1").events[0].sources
        ('Rebels',)
    """
    if not isinstance(row, Mapping):
        raise InputError(f"{where}: is {kind_of(row)}; write one object to a line")
    if "text" not in row:
        raise InputError(f'{where}: there is no "text"; a line of gold has "text" and "events"')
    try:
        document = document_from_mapping(row, where)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    events = row.get("events")
    if not isinstance(events, list):
        fault = f"is {kind_of(events)}" if "events" in row else "is missing"
        raise InputError(
            f'{where}: "events" {fault}; write a list of objects, or "events": [] where nothing is to be coded'
        )
    made = [_gold_event(event, document.text, f"{where}, event {n}", by) for n, event in enumerate(events, 1)]
    return GoldDocument(document.id or where, document.text, made, document.date, document.country)


def _gold_event(event: Any, text: str, where: str, by: str) -> GoldEvent:
    if not isinstance(event, Mapping):
        raise InputError(f"{where}: is {kind_of(event)}; write an object with the keys {', '.join(_EVENT_KEYS)}")
    unknown = sorted(event.keys() - set(_EVENT_KEYS))
    if unknown:
        keys = f"keys are {', '.join(_EVENT_KEYS)}, and a list gives several readings"
        raise InputError(f'{where}: there is no key "{unknown[0]}"; {keys}')
    return GoldEvent(
        _codes(event, where, by),
        _side(event, "source", text, where),
        _side(event, "target", text, where),
        _statuses(event, where),
        mutual=_flag(event, "mutual", where),
        optional=_flag(event, "optional", where),
    )


def _codes(event: Mapping[str, Any], where: str, by: str) -> tuple[str | None, ...]:
    """Return the codes of one scheme; those of the others are checked too, or a fault would wait there."""
    own = event.get("codes", {})
    if not isinstance(own, Mapping):
        raise InputError(f'{where}: "codes" is {kind_of(own)}; write an object like {{"mine": "W1"}}')
    found = {scheme: _readings(event[scheme], f'"{scheme}"', where) for scheme in _SCHEMES if scheme in event}
    found |= {scheme: _readings(code, f'"codes", "{scheme}"', where) for scheme, code in own.items()}
    if by not in found:
        add = f'"{by}": "…"' if by in _SCHEMES else f'"codes": {{"{by}": "…"}}'
        raise InputError(f'{where}: there is no code of "{by}"; add {add}, or null where the scheme has none')
    return found[by]


def _readings(value: Any, key: str, where: str) -> tuple[str | None, ...]:
    readings = _listed(value, key, where, _CODE_MEND)
    return tuple(_text(reading, key, where, _CODE_MEND) for reading in readings)


def _side(event: Mapping[str, Any], key: str, text: str, where: str) -> tuple[str | None, ...]:
    value = event.get(key)
    readings = [value] if _is_span(value) else _listed(value, f'"{key}"', where, _SIDE_MEND)
    return tuple(_words(reading, text, f'"{key}"', where) for reading in readings)


def _words(reading: Any, text: str, key: str, where: str) -> str | None:
    if _is_span(reading):
        start, end = reading
        if not 0 <= start < end <= len(text):
            size = f"the text has {len(text)} characters, counted from 0"
            raise InputError(
                f"{where}: {key} is {reading}, which is no span; {size}, and the end comes after the start"
            )
        return text[start:end]
    words = _text(reading, key, where, _SIDE_MEND)
    if words is not None and words not in text:
        raise InputError(f"{where}: {key} is {words!r}, which is not in the text; copy its words from there")
    return words


def _is_span(value: Any) -> TypeGuard[list[int]]:
    return isinstance(value, list) and len(value) == 2 and all(type(at) is int for at in value)


def _listed(value: Any, key: str, where: str, mend: str) -> list[Any]:
    if value == []:
        raise InputError(f"{where}: {key} is an empty list; {mend}")
    return value if isinstance(value, list) else [value]


def _text(value: Any, key: str, where: str, mend: str) -> str | None:
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise InputError(f"{where}: {key} is {'an empty text' if isinstance(value, str) else kind_of(value)}; {mend}")


def _statuses(event: Mapping[str, Any], where: str) -> tuple[str, ...]:
    mend = f"write one of {', '.join(STATUSES)}, or a list of them"
    found = _listed(event.get("status", sorted(RETURNED)), '"status"', where, mend)
    for status in found:
        if status not in STATUSES:
            raise InputError(f'{where}: "status": there is no status {status!r}; {mend}')
    return tuple(found)


def _flag(event: Mapping[str, Any], key: str, where: str) -> bool:
    value = event.get(key, False)
    if not isinstance(value, bool):
        raise InputError(f'{where}: "{key}" is {kind_of(value)}; write true or false')
    return value


def read_gold(
    paths: str | Path | Iterable[str | Path], by: str = "cameo", *, on_error: OnError | None = None
) -> list[GoldDocument]:
    """Return the gold documents of JSONL files, in order; see `gold_document` for their form.

    A text without an id is named `PATH:LINE`, as in `eventcoder code`.

    Args:
        paths: a file or several; "-" is standard input.
        by: the scheme whose codes are read.
        on_error: called with each fault instead of raising it, to see all of them at once.

    Raises:
        InputError: a line that cannot be used, with file and line; two documents of one id; no document at all.
        OSError: a file that cannot be opened.
    """
    faults: list[InputError | OSError] = []

    def report(error: InputError | OSError) -> None:
        if on_error is None:
            raise error
        faults.append(error)
        on_error(error)

    documents: dict[str, tuple[str, GoldDocument]] = {}
    for path in [paths] if isinstance(paths, (str, Path)) else paths:
        for where, row in json_rows(path, on_error=report):
            try:
                document = gold_document(row, where, by)
                if document.id in documents:
                    first = documents[document.id][0]
                    raise InputError(f'{where}: has the id "{document.id}", as {first} has; give each text its own')
                documents[document.id] = where, document
            except InputError as error:
                report(error)
    if not documents and not faults:
        report(InputError("the gold has no documents; write one JSON object to a line"))
    return [document for _, document in documents.values()]
