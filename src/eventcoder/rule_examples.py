"""Do the examples of rules hold? What an example promises stands in docs/rules.md, under Examples.

A `-` of a `none` rule promises nothing that shows in the events, so it always holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from eventcoder.dictionaries.rules import Example
from eventcoder.documents import make_document
from eventcoder.model import Event, Participant

if TYPE_CHECKING:
    from eventcoder.coder import Coder

_NO_EVENT = "none"
_RETURNED = ("actual", "planned")
_STATEMENT = "01"


@frozen
class Failure:
    """An example that does not hold, what went wrong, and what was coded."""

    example: Example
    reason: str
    events: tuple[Event, ...]

    @property
    def key(self) -> str:
        """The line of the list of known failures: file, rule and sentence."""
        return f"{file_of(self.example)} {self.example.rule} | {self.example.text}"

    def __str__(self) -> str:
        sign = "+" if self.example.positive else "-"
        head = f"{file_of(self.example)}:{self.example.line} {self.example.rule} [{self.reason}]"
        return "\n".join(
            [head, f"    {sign} {self.example.text}{self.wanted}", *(f"        {came}" for came in self.outcome)]
        )

    @property
    def wanted(self) -> str:
        """What the example promises, as its line says it; "" for a sentence that must be left alone."""
        example = self.example
        if not example.positive:
            return ""
        return f"  => {example.source or '-'} | {example.target or '-'} | {example.type}"

    @property
    def outcome(self) -> tuple[str, ...]:
        """What came out instead: a line for each event."""
        return tuple(_told(event) for event in self.events)


def _told(event: Event) -> str:
    roles = " | ".join(side.text if side is not None else "-" for side in (event.source, event.target))
    return f"{event.status} {event.type}: {roles}   {event.rule}"


def file_of(example: Example) -> str:
    """Return the name of the rule file that an example stands in."""
    return Path(example.path).name


def failures(coder: Coder, examples: Iterable[Example]) -> Iterator[Failure]:
    """Yield the examples that do not hold."""
    for example in examples:
        events = tuple(coder._ruled(make_document(example.text)))  # noqa: SLF001
        reason = fault(example, events)
        if reason:
            yield Failure(example, reason, events)


def fault(example: Example, events: Sequence[Event]) -> str:
    """Return what is wrong with the events of an example, "" if it holds."""
    if not example.positive:
        fired = any(rule_of(event) == example.rule and event.status != "negated" for event in events)
        return "fired where it must not" if fired else ""
    if example.type == _NO_EVENT:
        coded = any(e.status in _RETURNED and not (e.cameo or "").startswith(_STATEMENT) for e in events)
        return "coded where nothing is" if coded else ""
    return _positive_fault(example, events)


def _positive_fault(example: Example, events: Sequence[Event]) -> str:
    same = [event for event in events if event.type == example.type]
    if not same:
        return "other type" if events else "no event"
    fits = [pair for event in same for pair in _fits(example, event)]
    if (True, True) in fits:
        return ""
    if any(source for source, _ in fits):
        return "wrong target"
    return "wrong source" if any(target for _, target in fits) else "wrong source and target"


def _fits(example: Example, event: Event) -> Iterator[tuple[bool, bool]]:
    """Yield whether source and target are the wanted ones; of a mutual act also exchanged."""
    source, target = _words(event.source, example.text), _words(event.target, example.text)
    if event.place is not None and any(words.startswith(event.place.name) for words in target):
        target |= {""}  # a place in PLACE does not count as a target
    yield _plain(example.source) in source, _plain(example.target) in target
    if event.mutual:
        yield _plain(example.source) in target, _plain(example.target) in source


def _words(side: Participant | None, text: str) -> set[str]:
    """Return the words that may stand for a side: its own, or those of the coordination that it is part of."""
    if side is None:
        return {""}
    return {_plain(side.text)} | ({_plain(text[slice(*side.group)])} if side.group is not None else set())


def _plain(text: str | None) -> str:
    return (text or "").strip().rstrip(".")


def rule_of(event: Event) -> str:
    """Return the name of the rule that gave an event."""
    return event.rule.partition(" ")[0]
