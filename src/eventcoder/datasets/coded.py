"""Coded events from JSON Lines, as `eventcoder code` writes them, for `eventcoder.evaluate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from eventcoder.datasets.readers import json_rows
from eventcoder.documents import kind_of
from eventcoder.errors import InputError
from eventcoder.evaluate.gold import GoldDocument
from eventcoder.model import STATUSES, Acled, Participant, Plover

_MEND = "write the file with `eventcoder code -o events.jsonl`"


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
        path: the file; "-" is standard input.
        gold: the documents.

    Raises:
        InputError: a row that cannot be read, or one of a document that the gold does not have, with file and line.
        OSError: a file that cannot be opened.
    """
    rows: dict[str, list[CodedRow]] = {document.id: [] for document in gold}
    texts = {document.id: document.text for document in gold}
    for where, row in json_rows(path):
        if not isinstance(row, Mapping) or "document" not in row:
            raise InputError(f'{where}: is no event of a document, for it has no "document"; {_MEND}')
        name = str(row["document"])
        if name not in rows:
            raise InputError(f'{where}: the gold has no document "{name}"; code the same documents, with their ids')
        rows[name].append(_Row(row, where).event(len(texts[name])))
    return [sorted(rows[document.id], key=lambda row: row.start) for document in gold]


@frozen(eq=False)
class _Row:
    """An object of JSON, read key by key; what is not as `eventcoder code` writes it is a fault of its line."""

    values: Mapping[str, Any]
    where: str

    def event(self, length: int) -> CodedRow:
        status = self.text("status")
        if status not in STATUSES:
            raise InputError(f'{self.where}: "status" is {status!r}; there are {", ".join(STATUSES)}')
        return CodedRow(
            self.text("type"),
            self.maybe("cameo"),
            self.number("quad_class") if self.values.get("quad_class") is not None else None,
            self.plover(),
            self.acled(),
            self.participant("source", length),
            self.participant("target", length),
            status,
            self.text("rule"),
            self.number("start"),
            self.codes(),
        )

    def plover(self) -> Plover | None:
        inner = self.inner("plover")
        if inner is None:
            return None
        return Plover(inner.text("event"), inner.maybe("mode"), (), inner.number("quad"), inner.decimal("score"))

    def acled(self) -> Acled | None:
        inner = self.inner("acled")
        if inner is None:
            return None
        return Acled(inner.text("event_type"), inner.text("sub_event_type"), inner.text("disorder_type"))

    def participant(self, key: str, length: int) -> Participant | None:
        side = self.inner(key)
        if side is None:
            return None
        text, start, end = side.text("text"), side.offset("start", length), side.offset("end", length)
        return Participant(text, start, end, side.head(length))

    def head(self, length: int) -> tuple[int, int] | None:
        value = self._get("head")
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2:
            raise self._fault("head", value)
        start, end = (_Row({"head": at}, self.where).number("head") for at in value)
        return self._inside("head", start, length), self._inside("head", end, length)

    def offset(self, key: str, length: int) -> int | None:
        return None if self._get(key) is None else self._inside(key, self.number(key), length)

    def codes(self) -> Mapping[str, str]:
        inner = self.inner("codes") if "codes" in self.values else None
        return {scheme: inner.text(scheme) for scheme in inner.values} if inner is not None else {}

    def inner(self, key: str) -> _Row | None:
        value = self._get(key)
        if value is not None and not isinstance(value, Mapping):
            raise self._fault(key, value)
        return _Row(value, self.where) if value is not None else None

    def text(self, key: str) -> str:
        value = self._get(key)
        if not isinstance(value, str):
            raise self._fault(key, value)
        return value

    def maybe(self, key: str) -> str | None:
        return None if self._get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._fault(key, value)
        return value

    def decimal(self, key: str) -> float:
        value = self._get(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise self._fault(key, value)
        return float(value)

    def _inside(self, key: str, at: int, length: int) -> int:
        if not 0 <= at <= length:
            mend = "code the text that the gold has"
            raise InputError(f'{self.where}: "{key}" is {at}, which is outside a text of {length} characters; {mend}')
        return at

    def _get(self, key: str) -> Any:
        if key not in self.values:
            raise InputError(f'{self.where}: is no row of `eventcoder code`, for it has no "{key}"; {_MEND}')
        return self.values[key]

    def _fault(self, key: str, value: object) -> InputError:
        return InputError(f'{self.where}: is no row of `eventcoder code`: "{key}" is {kind_of(value)}; {_MEND}')
