"""Gold events and coded events from JSON Lines, for `eventcoder.evaluate`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from eventcoder.errors import InputError
from eventcoder.evaluate import RETURNED, GoldDocument, GoldEvent
from eventcoder.model import STATUSES, Acled, Participant, Plover

_BY = ("cameo", "plover", "acled", "type")
_EVENT_KEYS = frozenset(
    {"cameo", "plover", "acled", "type", "codes", "source", "target", "status", "mutual", "optional", "also"}
)


def gold_document(row: Mapping[str, Any], where: str, by: str = "cameo") -> GoldDocument:
    """Return the gold of one line of JSON.

    Args:
        row: the keys `text` and `events`, and optionally `id`, `date` and `country`; others are passed over. An event has a
            code under the name of the scheme ("cameo", "plover", "acled", "type") or in `codes`, and optionally `source` and
            `target` (words of the text or [start, end]), `status`, `mutual`, `optional`. A list gives several readings, the
            best first; a span is told from a list of readings by its two numbers.
        where: the name of the line, for errors.
        by: the scheme whose code is read.

    Raises:
        InputError: something is missing or of the wrong kind; the message says what and where.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f'{where}: there is no "text"; a line of gold has "text" and "events"')
    events = row.get("events")
    if not isinstance(events, list) or not all(isinstance(event, Mapping) for event in events):
        raise InputError(f'{where}: "events" is no list of objects; write "events": [] where nothing is to be coded')
    made = tuple(_gold_event(event, text, f"{where}, event {n}", by) for n, event in enumerate(events, 1))
    return GoldDocument(str(row.get("id") or where), text, made, row.get("date"), row.get("country"))


def _gold_event(event: Mapping[str, Any], text: str, where: str, by: str) -> GoldEvent:
    unknown = sorted(event.keys() - _EVENT_KEYS - {"note", "source_code", "target_code"})
    if unknown:
        raise InputError(f'{where}: there is no key "{unknown[0]}"; keys are {", ".join(sorted(_EVENT_KEYS))}')
    code = event.get(by) if by in _BY else (event.get("codes") or {}).get(by)
    if code is None and by not in event and by not in (event.get("codes") or {}):
        raise InputError(f'{where}: there is no code of "{by}"; add "{by}": "…", or null where the scheme has none')
    statuses = _readings(event.get("status", sorted(RETURNED)), where, "status")
    wrong = [status for status in statuses if status not in STATUSES]
    if wrong:
        raise InputError(f'{where}: there is no status "{wrong[0]}"; there are {", ".join(STATUSES)}')
    return GoldEvent(
        (*_readings(code, where, by), *event.get("also", ())),
        _side(event.get("source"), text, where, "source"),
        _side(event.get("target"), text, where, "target"),
        tuple(str(status) for status in statuses),
        mutual=bool(event.get("mutual", False)),
        optional=bool(event.get("optional", False)),
    )


def _readings(value: Any, where: str, key: str) -> tuple[str | None, ...]:
    found = tuple(value) if isinstance(value, list) else (value,)
    if not found or not all(reading is None or isinstance(reading, str) for reading in found):
        raise InputError(f'{where}: "{key}" is {value!r}; write a text, null, or a list of them')
    return found


def _side(value: Any, text: str, where: str, key: str) -> tuple[str | None, ...]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(at, int) for at in value):
        start, end = value
        if not 0 <= start < end <= len(text):
            raise InputError(f'{where}: "{key}" is {value}, which is no span of a text of {len(text)} characters')
        return (text[start:end],)
    readings = _readings(value, where, key)
    for reading in readings:
        if reading is not None and reading not in text:
            raise InputError(f'{where}: "{key}" is {reading!r}, which is not in the text; copy its words from there')
    return readings


def read_gold(paths: Iterable[str | Path], by: str = "cameo") -> list[GoldDocument]:
    """Return the gold documents of JSONL files, in order; see `gold_document` for their form.

    Args:
        paths: the files.
        by: the scheme whose codes are read.

    Raises:
        InputError: a line that cannot be used, with file and line; two documents of one id; no document at all.
        OSError: a file that cannot be opened.
    """
    documents = [gold_document(row, where, by) for path in paths for where, row in _lines(Path(path))]
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise InputError(f'two documents of the gold have the id "{document.id}"; give each its own')
        seen.add(document.id)
    if not documents:
        raise InputError("the gold has no documents; write one JSON object to a line")
    return documents


def _lines(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    with path.open(encoding="utf-8-sig") as file:
        try:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: is not UTF-8 (byte {error.start}); save the file in UTF-8") from error


def _object(line: str, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: is no JSON ({error}); write one object to a line") from error
    if not isinstance(row, dict):
        raise InputError(f"{where}: is no JSON object; write one object to a line")
    return row


@frozen(eq=False)
class CodedRow:
    """A coded event as a row of `eventcoder code` tells it: the part that is scored."""

    type: str
    cameo: str | None
    quad_class: int | None
    plover: Plover | None
    acled: Acled | None
    source: Participant | None
    target: Participant | None
    status: str
    rule: str
    start: int
    codes: Mapping[str, str] = field(factory=dict)


def read_coded(path: str | Path, gold: Sequence[GoldDocument]) -> list[list[CodedRow]]:
    """Return, for each gold document, the events of a JSONL file that `eventcoder code` wrote, found by the document's id.

    Args:
        path: the file.
        gold: the documents.

    Raises:
        InputError: a row that cannot be read, or one of a document that the gold does not have.
        OSError: a file that cannot be opened.
    """
    rows: dict[str, list[CodedRow]] = {document.id: [] for document in gold}
    for where, row in _lines(Path(path)):
        name = str(row.get("document"))
        if name not in rows:
            raise InputError(f'{where}: the gold has no document "{name}"; code the same documents, with their ids')
        try:
            rows[name].append(_coded_row(row))
        except (KeyError, TypeError, AttributeError) as error:
            mend = "write the file with `eventcoder code -o events.jsonl`"
            raise InputError(f"{where}: is no row of `eventcoder code` ({error!r}); {mend}") from error
    return [sorted(rows[document.id], key=lambda row: row.start) for document in gold]


def _coded_row(row: Mapping[str, Any]) -> CodedRow:
    plover, acled = row["plover"], row["acled"]
    return CodedRow(
        row["type"],
        row["cameo"],
        row["quad_class"],
        Plover(plover["event"], plover["mode"], tuple(plover["contexts"]), plover["quad"], plover["score"])
        if plover
        else None,
        Acled(acled["event_type"], acled["sub_event_type"], acled["disorder_type"]) if acled else None,
        _participant(row["source"]),
        _participant(row["target"]),
        row["status"],
        row["rule"],
        row["start"],
        row.get("codes") or {},
    )


def _participant(side: Mapping[str, Any] | None) -> Participant | None:
    if side is None:
        return None
    return Participant(side["text"], side["start"], side["end"], tuple(side["head"]) if side["head"] else None)
