"""What a sentence in new clothes must give, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from battery.plain import Plain, Side, side
from eventcoder.model import Event, Status

Want = Literal["same", "act", "not done"]


@frozen(eq=False)
class Said:
    """A sentence said anew, and what it must give.

    `want`: "same" is one event of the same type; "act" one event whose innermost act is the same, under whatever operator;
    "not done" no actual event of that type. `sources` and `targets` are those of the events, one event for each pair; an
    empty source or target is None. `asides` are statements, which are allowed beside the event.
    """

    text: str
    plain: Plain
    want: Want = "same"
    statuses: tuple[Status, ...] = ("actual",)
    sources: tuple[Side | None, ...] = ()
    targets: tuple[Side | None, ...] = ()


def verdict(said: Said, events: Sequence[Event]) -> str:
    """Return what is wrong with the events of a sentence, "" if nothing is."""
    base = said.plain.event
    if said.want == "not done":
        done = [event for event in events if event.type == base.type and event.status == "actual"]
        return "coded as done" if done else ""
    own = [event for event in events if _is_the_act(said, event)]
    pairs = [(source, target) for source in said.sources for target in said.targets]
    if len(own) < len(events):
        return "extra event" if own else "other type"
    if not own:
        return "no event"
    if any(event.status not in said.statuses for event in own):
        return f"status {own[0].status}"
    return _sides(said, own, pairs)


def _is_the_act(said: Said, event: Event) -> bool:
    base = said.plain.event
    return event.act == base.act if said.want == "act" else event.type == base.type


def _sides(said: Said, events: Sequence[Event], pairs: Sequence[tuple[Side | None, Side | None]]) -> str:
    if len(events) != len(pairs):
        return f"{len(events)} events, not {len(pairs)}"
    open_pairs = list(pairs)
    for event in events:
        found = (side(event.source, said.text), side(event.target, said.text))
        fit = next((pair for pair in open_pairs if _fits(pair, found, mutual=event.mutual)), None)
        if fit is None:
            sources = any(same(pair[0], found[0]) for pair in open_pairs)
            targets = any(same(pair[1], found[1]) for pair in open_pairs)
            return "other target" if sources else "other source" if targets else "other sides"
        open_pairs.remove(fit)
    return ""


def _fits(pair: tuple[Side | None, Side | None], found: tuple[Side | None, Side | None], *, mutual: bool) -> bool:
    straight = same(pair[0], found[0]) and same(pair[1], found[1])
    return straight or mutual and same(pair[0], found[1]) and same(pair[1], found[0])


def same(wanted: Side | None, found: Side | None) -> bool:
    """Say whether two sides are called the same: by the same words, or by the same head word."""
    if wanted is None or found is None:
        return wanted is found
    return wanted.words == found.words or wanted.head == found.head
