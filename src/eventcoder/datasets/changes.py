"""What a change of dictionaries does to a corpus: events that come, go, or are coded differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from eventcoder.coder import Coder
from eventcoder.documents import as_document
from eventcoder.model import Document, Event, Participant

Kind = Literal["added", "dropped", "changed"]
_CONTEXT = 60  # characters on either side of the trigger


@frozen
class Change:
    """One event that differs between two codings of a document.

    `fields` are what differs in a changed event: name, old value, new value. `context` are the words around the trigger.
    """

    kind: Kind
    document: str | None
    old: Event | None
    new: Event | None
    fields: tuple[tuple[str, str, str], ...]
    context: str

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain values, ready for `json.dumps`."""
        return {
            "kind": self.kind,
            "document": self.document,
            "fields": {name: {"old": old, "new": new} for name, old, new in self.fields},
            "old": self.old.to_dict() if self.old is not None else None,
            "new": self.new.to_dict() if self.new is not None else None,
            "context": self.context,
        }

    def __str__(self) -> str:
        lines = [f"{self.kind}: {self.document or '-'}: {self.context}"]
        lines += [f"    - {_told(self.old)}"] if self.old is not None else []
        lines += [f"    + {_told(self.new)}"] if self.new is not None else []
        return "\n".join(lines)


def changes(
    documents: Iterable[str | Mapping[str, Any] | Document],
    old: Coder,
    new: Coder,
    *,
    statuses: Iterable[Any] | Literal["all"] = ("actual", "planned"),
) -> Iterator[Change]:
    """Yield what differs between two coders, document by document, in text order.

    Events of one trigger are the same event if they agree in type or in their sides; a rule that gives the same event under
    another name changes nothing.

    Args:
        documents: as for `Coder.code_many`; only one is held at a time.
        old: the coder to compare with.
        new: the coder whose changes are told.
        statuses: as in `Coder.code`.

    Raises:
        InputError: a document that cannot be used.

    Example:
        >>> coder = Coder()
        >>> list(changes(["Rebels shelled Aleppo."], coder, coder))
        []
    """
    kept = tuple(statuses) if not isinstance(statuses, str) else statuses
    for item in documents:
        document = as_document(item)
        before, after = (
            next(iter(coder.code_many([document], statuses=kept))).events  # type: ignore[arg-type]
            for coder in (old, new)
        )
        yield from _of_document(document, before, after)


def _of_document(document: Document, before: Sequence[Event], after: Sequence[Event]) -> Iterator[Change]:
    found: list[tuple[int, Change]] = []
    for start in sorted({event.start for event in (*before, *after)}):
        olds = [event for event in before if event.start == start]
        news = [event for event in after if event.start == start]
        for one, other in _pairs(olds, news):
            fields = _differences(one, other)
            if fields:
                found.append((start, _change("changed", document, one, other, fields)))
        found += [(start, _change("dropped", document, event, None, ())) for event in olds]
        found += [(start, _change("added", document, None, event, ())) for event in news]
    return iter(change for _, change in found)


def _pairs(olds: list[Event], news: list[Event]) -> list[tuple[Event, Event]]:
    """Take pairs out of both lists: those with the same type and sides, then the same sides, then the same type, then any."""
    pairs = []
    for same in (_whole, _sides, _type, _anything):
        for one in tuple(olds):
            other = next((event for event in news if same(event) == same(one)), None)
            if other is not None:
                olds.remove(one)
                news.remove(other)
                pairs.append((one, other))
    return pairs


def _whole(event: Event) -> Any:
    return _type(event), _sides(event)


def _type(event: Event) -> Any:
    return event.type, event.status


def _sides(event: Event) -> Any:
    return _words(event.source), _words(event.target)


def _anything(_event: Event) -> Any:
    return None


def _words(side: Participant | None) -> str:
    return side.text if side is not None else "-"


def _values(event: Event) -> Iterator[tuple[str, object]]:
    for name in ("type", "cameo", "status", "mutual", "date", "date_precision"):
        yield name, getattr(event, name)
    for name, side in (("source", event.source), ("target", event.target)):
        yield name, side.text if side is not None else None
        yield f"{name}_code", side.code if side is not None else None
        yield f"{name}_kind", side.kind if side is not None else None
    yield "others", "; ".join(other.text for other in event.others)
    yield "plover", event.plover
    yield "acled", event.acled.sub_event_type if event.acled is not None else None
    yield "codes", dict(event.codes)
    yield "place", event.place
    yield "fatalities", event.fatalities
    yield "attribution", event.attribution.speaker.text if event.attribution is not None else None


def _differences(one: Event, other: Event) -> tuple[tuple[str, str, str], ...]:
    pairs = zip(_values(one), _values(other), strict=True)
    return tuple((name, str(old), str(new)) for (name, old), (_, new) in pairs if old != new)


def _change(
    kind: Kind, document: Document, old: Event | None, new: Event | None, fields: tuple[tuple[str, str, str], ...]
) -> Change:
    event = new or old
    start, end = (event.start, event.end) if event is not None else (0, 0)
    text = document.text
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    context = " ".join(f"{before}[{text[start:end]}]{after}".split())
    return Change(kind, document.id, old, new, fields, context)


def _told(event: Event) -> str:
    sides = f"{_words(event.source)} -> {_words(event.target)}"
    codes = f"({event.source.code if event.source else '-'} -> {event.target.code if event.target else '-'})"
    return f"{event.cameo or '-'} {event.type} [{event.status}]  {sides} {codes}  {event.rule}"


def summary(found: Counter[tuple[str, str]]) -> str:
    """Return counts of changes by kind and event type as a table, the most frequent first."""
    lines = [
        f"{count:6}  {kind:8} {name}" for (kind, name), count in sorted(found.items(), key=lambda x: (-x[1], x[0]))
    ]
    return "\n".join(lines)
