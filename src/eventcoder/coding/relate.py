"""Which of a text's events holds between two marked spans."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.model import Event, Participant

Span = tuple[int, int]
_OPEN = 0.3  # an act toward nobody named may well be toward the side marked, sooner than one toward somebody else


def closest(events: Sequence[Event], source: Span | None, target: Span | None) -> Event | None:
    """Return the event whose roles overlap the spans best: source first, then target; an act without a target fits any.

    Composed and actual events come before others, then the order of the text.
    """
    best: Event | None = None
    best_rank: tuple[float, ...] = ()
    for event in events:
        rank = _rank(event, source, target)
        if best is None or rank > best_rank:
            best, best_rank = event, rank
    return best


def _rank(event: Event, source: Span | None, target: Span | None) -> tuple[float, ...]:
    toward = _OPEN if event.target is None and target is not None else _overlap(event.target, target)
    straight = (_overlap(event.source, source), toward)
    if event.mutual:
        straight = max(straight, (_overlap(event.target, source), _overlap(event.source, target)))
    return (
        straight[0] + straight[1] * 0.9,
        straight[0],
        float(bool(event.operators)),
        float(event.status in ("actual", "planned")),
        float(not (event.cameo or "01").startswith("01")),
        -event.start,
    )


def _overlap(participant: Participant | None, span: Span | None) -> float:
    """1 for the same words or the same head, less for a mere touch, 0 for none; an open span asks for nothing."""
    if span is None:
        return 0.0
    if participant is None or participant.start is None or participant.end is None:
        return 0.0
    common = min(participant.end, span[1]) - max(participant.start, span[0])
    if common <= 0:
        return 0.0
    if participant.head is not None and span[0] <= participant.head[0] and participant.head[1] <= span[1]:
        return 1.0
    return 0.5
