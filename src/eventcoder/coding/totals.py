"""What several figures of victims come to: the dead, and the dead and hurt together."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from eventcoder.coding.toll import Toll
from eventcoder.model import Count

Counts = tuple[Count | None, Count | None]


def totals(found: Sequence[Toll]) -> Counts:
    """Return (fatalities, casualties) that the figures of one act come to, each None where nothing is said.

    Figures add up, but for those that different sources give of the same (then the bounds hold them all), counts of all
    the dead until now, and parts of another figure. Where no one was hurt, no one died.

    Args:
        found: the figures, those of the act's own sentence first.

    Example:
        >>> from eventcoder.coding.amounts import Amount
        >>> dead, everyone = totals([
        ...     Toll("fatal", Amount(2, 2, 2, 0, 1), words="two men"), Toll("wounding", Amount(3, 3, 3, 4, 5), words="three")
        ... ])
        >>> dead.best, everyone.best
        (2, 5)
    """
    found = _resolved(found)
    dead = [toll for toll in found if toll.harm == "fatal"]
    hurt = _without_parts([toll for toll in found if toll.harm != "fatal"])
    if hurt and not dead and all(toll.amount.best == 0 for toll in hurt):
        return _sum(hurt), _sum(hurt)
    fatal = _all_of(_without_parts(dead))
    if not hurt and all(toll.amount.best == 0 for toll in dead):
        return fatal, None
    both = [toll for toll in hurt if toll.harm == "casualty" and toll.amount.best]
    if both:
        return fatal, _sum(both)
    if hurt and dead and all(toll.part for toll in dead):
        return fatal, _all_of(hurt)  # "wounded nine people, two of whom died"
    return fatal, _add([fatal, _all_of(hurt)], "; ".join(toll.words for toll in found if not toll.part))


def _without_parts(found: list[Toll]) -> list[Toll]:
    """The figures but for those of people whom another of them counts, if there is another."""
    return [toll for toll in found if not toll.part] or found


def _resolved(found: Sequence[Toll]) -> list[Toll]:
    """The figures, "as many others" with that of the figure before it."""
    out: list[Toll] = []
    for toll in found:
        amount = toll.amount
        if out and amount.low is amount.best is amount.high is None:
            before = out[-1].amount
            amount = evolve(amount, low=before.low, best=before.best, high=before.high)
        if not toll.like:
            out.append(evolve(toll, amount=amount))
        elif len({one.harm for one in out}) == 1:  # else it is open whom it counts
            out.append(evolve(toll, amount=amount, harm=out[0].harm))
    return out


def _all_of(found: Sequence[Toll]) -> Count | None:
    """The sum of one harm; of different sources the range; a count until now stands for the counts before it."""
    counted = [toll for toll in found if not toll.whole]
    until_now = [toll for toll in found if toll.whole]
    if until_now and (until_now[-1].latest or all(t.speaker in (None, until_now[-1].speaker) for t in counted)):
        return _sum(until_now[-1:])
    if not until_now and all(toll.harm != "fatal" and not toll.like for toll in found):
        return _sum(found)
    speakers = list(dict.fromkeys(toll.speaker for toll in found))
    by_speaker = [_sum([toll for toll in found if toll.speaker == speaker]) for speaker in speakers]
    return _range([count for count in by_speaker if count is not None])


def _range(counts: Sequence[Count]) -> Count | None:
    if len(counts) <= 1:
        return counts[0] if counts else None
    lows = [count.low if count.low is not None else count.best for count in counts]
    highs = [count.high for count in counts]
    known = [low for low in lows if low is not None]
    tops = [high for high in highs if high is not None]
    text = "; ".join(count.text for count in counts)
    return Count(min(known, default=None), counts[0].best, max(tops) if len(tops) == len(highs) else None, text)


def _sum(found: Sequence[Toll]) -> Count | None:
    counts = [Count(t.amount.low, t.amount.best, t.amount.high, t.words) for t in found]
    return _add(counts, "; ".join(toll.words for toll in found))


def _add(counts: Sequence[Count | None], text: str) -> Count | None:
    """The sum, each side unknown where it is so in one of them."""
    parts = [count for count in counts if count is not None]
    if not parts:
        return None
    low, best, high = (_total([getattr(part, side) for part in parts]) for side in ("low", "best", "high"))
    return Count(low, best, high, text)


def _total(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
