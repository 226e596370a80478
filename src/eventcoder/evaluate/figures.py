"""Counts and what is worked out from them: precision, recall and F1, as a whole and code by code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from attrs import astuple, frozen

from eventcoder.evaluate.bootstrap import interval

What = Literal["code", "source", "target", "near", "exact"]
"""What has to be right: the code alone, or the code with the source, the target, both sides, both sides word for word."""

WHATS: tuple[What, ...] = get_args(What)
Three = tuple[float, float, float]
Interval = tuple[float, float]


@frozen
class Counts:
    """Sums over documents. `coded` are the events that count, all but those that stand for optional gold events.

    The others are gold events found with so much right: the code; the code and the source or the target; both sides with
    the right head (`near`); both sides word for word (`exact`).
    """

    wanted: int
    coded: int
    code: int
    source: int
    target: int
    near: int
    exact: int

    def share(self, what: What) -> Three:
        """Return precision, recall and F1 of what is right to that degree; 0 where nothing was coded or wanted."""
        return shares(self.wanted, self.coded, getattr(self, what))


def shares(wanted: int, coded: int, right: int) -> Three:
    """Return precision, recall and F1.

    Example:
        >>> shares(wanted=4, coded=2, right=1)
        (0.5, 0.25, 0.3333333333333333)
    """
    return ratio(right, coded), ratio(right, wanted), ratio(2 * right, coded + wanted)


def ratio(part: float, whole: float) -> float:
    """Return a share, 0 of nothing."""
    return part / whole if whole else 0.0


COUNTS = len(Counts.__attrs_attrs__)


def summed(counts: Iterable[Counts]) -> Counts:
    """Return the sums of all counts."""
    rows = [astuple(one) for one in counts]
    return Counts(*(sum(column) for column in zip(*rows, strict=True))) if rows else Counts(*[0] * COUNTS)


@frozen
class Rate:
    """Precision, recall and F1, with the 95 % interval of each from resampled documents."""

    precision: float
    recall: float
    f1: float
    interval: tuple[Interval, Interval, Interval]


@frozen
class CodeRate:
    """One code of the gold, or one that was coded: how often wanted, coded, found by code, and found with both sides."""

    code: str
    wanted: int
    coded: int
    found: int
    near: int

    @property
    def precision(self) -> float:
        """Of the events coded so, the share that was right, whatever the sides."""
        return ratio(self.found, self.coded)

    @property
    def recall(self) -> float:
        """Of the gold events, the share that was found, whatever the sides."""
        return ratio(self.found, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return ratio(2 * self.found, self.wanted + self.coded)


def rate(total: Three, drawn: Sequence[Three]) -> Rate:
    """Return figures with the intervals that figures of resampled documents give."""
    precision, recall, f1 = (interval([figures[n] for figures in drawn]) for n in range(3))
    return Rate(*total, interval=(precision, recall, f1))


def micro(total: Counts, drawn: Sequence[Counts]) -> dict[What, Rate]:
    """Return the rates of all events together; samples without any event say nothing and are left out."""
    telling = [one for one in drawn if one.wanted or one.coded]
    return {what: rate(total.share(what), [one.share(what) for one in telling]) for what in WHATS}


def macro(codes: Sequence[Sequence[int]], drawn: Sequence[Sequence[Sequence[int]]]) -> dict[What, Rate]:
    """Return the means over the codes of the gold, by code and with both sides: rare codes count as much as frequent ones.

    Args:
        codes: for each code how often it was wanted, coded, found by code, and found with both sides.
        drawn: the same from resampled documents.
    """
    telling = [one for one in drawn if any(counts[0] for counts in one)]
    columns: tuple[tuple[What, int], ...] = (("code", 2), ("near", 3))
    return {what: rate(_mean(codes, right), [_mean(one, right) for one in telling]) for what, right in columns}


def _mean(codes: Sequence[Sequence[int]], right: int) -> Three:
    of_gold = [shares(counts[0], counts[1], counts[right]) for counts in codes if counts[0]]
    precision, recall, f1 = (ratio(sum(figures[n] for figures in of_gold), len(of_gold)) for n in range(3))
    return precision, recall, f1
