"""Which coded event stands for which gold event of a text."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.evaluate.assignment import best_pairs
from eventcoder.evaluate.gold import RETURNED, GoldEvent
from eventcoder.evaluate.sides import EXACT, NEAR, NOTHING, CodedEvent, Fit


def pair_up(
    gold: Sequence[GoldEvent], events: Sequence[CodedEvent], fits: Sequence[Sequence[Fit]]
) -> list[tuple[int, int]]:
    """Pair gold events and coded events of a text one to one, in the best way there is.

    As many pairs as can be are right in code and both sides; of those ways, as many as can be are right word for word; of
    those, as many as can be have the right code at least. Gold events that a coder has to give come before optional ones,
    and an optional one is paired only with an event that has its sides too. What is still open goes to events that are
    returned by default, and to those with more of the sides.

    Args:
        gold: the gold events of a text.
        events: its coded events.
        fits: for each gold event, how well each coded event fits it (`eventcoder.evaluate.sides.fit`).

    Returns:
        pairs of their indexes.
    """
    return best_pairs(
        {
            (i, j): _worth(wanted, events[j], fit)
            for i, wanted in enumerate(gold)
            for j, fit in enumerate(fits[i])
            if fit.grade > NOTHING and (wanted.wanted or fit.grade >= NEAR)
        }
    )


def _worth(gold: GoldEvent, event: CodedEvent, fit: Fit) -> tuple[int, ...]:
    right = fit.grade >= NEAR
    return (
        right and gold.wanted,
        right,
        fit.grade == EXACT and gold.wanted,
        gold.wanted,
        event.status in RETURNED,
        fit.source + fit.target,
    )
