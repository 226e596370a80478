"""Which of a text's events holds between two marked spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eventcoder.coding.marked import Span
from eventcoder.model import Event, Participant

LOOSE = "loose"  # the flag of an event that no rule fits whole
WORDED = "worded"  # and of one whose sub-event type of ACLED is what its wording says
_STANDS_FOR = 0.6  # a pronoun that means the side marked says less than its name, and more than a mere touch
_DESCRIBES = 0.5  # an act in the middle of a side's words ("the troops fighting in Mali") tells which troops are meant
_OPEN = 0.3  # an act toward nobody named may well be toward the side marked, sooner than one toward somebody else


def ranked(
    events: Sequence[Event],
    source: Span | None,
    target: Span | None,
    stands_for: Callable[[Participant, Span], bool],
) -> list[tuple[Event, float]]:
    """Return events in the order of how well their roles overlap the spans, source first, then target, with that, up to 1.9 for both; an
    act without a target fits any.

    Composed and actual events come before others, then the order of the text.

    Args:
        events: those of the text.
        source: the acting side; None = any.
        target: the side acted upon; None = any.
        stands_for: whether a participant elsewhere in the text, or in none of its words, means the side of a span.
    """
    ranks = [(_rank(event, source, target, stands_for), event) for event in events]
    ranks.sort(key=lambda pair: pair[0], reverse=True)
    return [(event, max(rank[0], 0.0)) for rank, event in ranks]


def _rank(
    event: Event, source: Span | None, target: Span | None, stands_for: Callable[[Participant, Span], bool]
) -> tuple[float, ...]:
    def overlap(participant: Participant | None, span: Span | None) -> float:
        found = _overlap(participant, span)
        if not found and participant is not None and span is not None and stands_for(participant, span):
            return _STANDS_FOR
        return found

    toward = _OPEN if event.target is None and target is not None else overlap(event.target, target)
    straight = (overlap(event.source, source), toward)
    if event.mutual:
        straight = max(straight, (overlap(event.target, source), overlap(event.source, target)))
    described = any(span and span[0] <= event.start and event.end < span[1] for span in (source, target))
    return (
        straight[0] + straight[1] * 0.9 - described * _DESCRIBES,
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
