"""What a change of dictionaries does to a corpus: events that come, go, or are coded differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from attrs import frozen

from eventcoder.coder import Coder
from eventcoder.datasets.rows import Cell, Stamp, event_row
from eventcoder.evaluate.assignment import best_pairs
from eventcoder.model import Document, Event, Participant

Kind = Literal["added", "dropped", "changed"]
Field = tuple[str, Cell, Cell]
OnError = Callable[[Document, Exception], None]

_CONTEXT = 60  # characters on either side of the trigger
# What tells an event from others or says where it came from, but nothing of what happened.
_NOT_COMPARED = frozenset({"id", "document", "sentence", "mention", "rule", "version", "dictionaries"})
_IN_ITS_LINE = frozenset({"cameo", "type", "status", "source_text", "source_code", "target_text", "target_code"})
_NO_STAMP = Stamp(version="", dictionaries="")


@frozen
class Change:
    """One event that differs between two codings of a document.

    `fields` are what differs in a changed event: the column of a CSV row, its old value, its new value. `context` are the
    words around the trigger.
    """

    kind: Kind
    document: str | None
    old: Event | None
    new: Event | None
    fields: tuple[Field, ...]
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
        old, new = (_told(event) if event is not None else "" for event in (self.old, self.new))
        lines = [f"{self.kind}: {self.document or '-'}: {self.context}"]
        if old == new:
            lines.append(f"    = {new}")
        else:
            lines += [f"    {sign} {event}" for sign, event in (("-", old), ("+", new)) if event]
        others = [f"{name}: {_shown(a)} -> {_shown(b)}" for name, a, b in self.fields if name not in _IN_ITS_LINE]
        return "\n".join([*lines, f"    ~ {'; '.join(others)}"] if others else lines)


def changes(
    documents: Iterable[str | Mapping[str, Any] | Document],
    old: Coder,
    new: Coder,
    *,
    statuses: Iterable[Any] | Literal["all"] = ("actual", "planned"),
    on_error: OnError | None = None,
) -> Iterator[Change]:
    """Yield what differs between two coders, document by document, in text order.

    Old and new events of a document are paired: first those that are the same in all, then those with the same trigger and
    type, then those with the same trigger and sides, then those with the same trigger. An event with another trigger is the
    same event if type, sides and sentence are the same. A rule that gives the same event under another name changes nothing.

    Args:
        documents: as for `Coder.code_many`; only one is held at a time.
        old: the coder to compare with.
        new: the coder whose changes are told.
        statuses: as in `Coder.code`.
        on_error: called with each document that cannot be coded, and why, instead of raising that.

    Raises:
        InputError: a document that cannot be used.

    Example:
        >>> coder = Coder()
        >>> list(changes(["Rebels shelled Aleppo."], coder, coder))
        []
    """
    kept = tuple(statuses) if not isinstance(statuses, str) else statuses
    for item in documents:
        before, after = (
            next(iter(coder.code_many([item], errors="keep", statuses=kept)))  # type: ignore[arg-type]
            for coder in (old, new)
        )
        error = before.error or after.error
        if error is None:
            yield from _of_document(before.document, before.events, after.events)
        elif on_error is not None:
            on_error(before.document, error)
        else:
            raise error


def _of_document(document: Document, before: Sequence[Event], after: Sequence[Event]) -> list[Change]:
    old_rows, new_rows = ([_compared(event) for event in events] for events in (before, after))
    pairs = best_pairs(
        {
            (i, j): worth
            for i, old in enumerate(before)
            for j, new in enumerate(after)
            if (worth := _worth(old, new, same=old_rows[i] == new_rows[j])) is not None
        }
    )
    found = [
        _change("changed", document, before[i], after[j], _differences(old_rows[i], new_rows[j])) for i, j in pairs
    ]
    found = [change for change in found if change.fields]
    kept, taken = {i for i, _ in pairs}, {j for _, j in pairs}
    found += [_change("dropped", document, event, None) for i, event in enumerate(before) if i not in kept]
    found += [_change("added", document, None, event) for j, event in enumerate(after) if j not in taken]
    return sorted(found, key=_start)


def _worth(old: Event, new: Event, *, same: bool) -> tuple[int, ...] | None:
    """Return what speaks for two events being one, the strongest first; None if nothing does."""
    one_trigger, one_type = old.start == new.start, old.type == new.type
    sides = sum(_words(a) == _words(b) for a, b in ((old.source, new.source), (old.target, new.target)))
    if not one_trigger and not (one_type and sides == 2 and old.sentence == new.sentence):
        return None
    status = old.status == new.status
    return same, one_trigger and one_type, one_trigger and sides == 2, one_trigger, one_type and status, sides, 1


def _words(side: Participant | None) -> str:
    return side.text if side is not None else "-"


def _compared(event: Event) -> dict[str, Cell]:
    return {name: cell for name, cell in event_row(event, _NO_STAMP).items() if name not in _NOT_COMPARED}


def _differences(old: Mapping[str, Cell], new: Mapping[str, Cell]) -> tuple[Field, ...]:
    return tuple((name, old[name], new[name]) for name in old if old[name] != new[name])


def _change(
    kind: Kind, document: Document, old: Event | None, new: Event | None, fields: tuple[Field, ...] = ()
) -> Change:
    event = new or old
    start, end = (event.start, event.end) if event is not None else (0, 0)
    text = document.text
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    context = " ".join(f"{before}[{text[start:end]}]{after}".split())
    return Change(kind, document.id, old, new, fields, context)


def _start(change: Change) -> int:
    event = change.new or change.old
    return event.start if event is not None else 0


def _told(event: Event) -> str:
    sides = f"{_words(event.source)} -> {_words(event.target)}"
    codes = f"({_code(event.source)} -> {_code(event.target)})"
    return f"{event.cameo or '-'} {event.type} [{event.status}]  {sides} {codes}  {event.rule}"


def _code(side: Participant | None) -> str:
    return (side.code if side is not None else None) or "-"


def _shown(cell: Cell) -> str:
    return "-" if cell is None else str(cell)


def summary(found: Counter[tuple[str, str]]) -> str:
    """Return counts of changes by kind and event type as a table, the most frequent first."""
    lines = [
        f"{count:6}  {kind:8} {name}" for (kind, name), count in sorted(found.items(), key=lambda x: (-x[1], x[0]))
    ]
    return "\n".join(lines)
