"""Two runs over the same gold: is one really better?"""

from __future__ import annotations

from typing import Any

from attrs import astuple, frozen

from eventcoder.errors import InputError
from eventcoder.evaluate.bootstrap import check_draws, interval, resampled
from eventcoder.evaluate.figures import COUNTS, Counts, Rate, What, ratio
from eventcoder.evaluate.report import LABELS, Scores, rate_dict


@frozen
class Comparison:
    """The difference of F1 of two runs over the same gold, second less first.

    `level` and `what` say of which F1, as in `Scores.rates`. `interval` is the 95 % interval of the difference, and `better`
    the share of resamplings in which the second run is better.
    """

    level: str
    what: What
    first: Rate
    second: Rate
    difference: float
    interval: tuple[float, float]
    better: float

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain values, ready for `json.dumps`."""
        return {
            "level": self.level,
            "what": self.what,
            "first": rate_dict(self.first),
            "second": rate_dict(self.second),
            "difference": self.difference,
            "interval": list(self.interval),
            "better": self.better,
        }

    def __str__(self) -> str:
        low, high = self.interval
        return (
            f"{self.level:6}{LABELS[self.what]:30}F1 {self.first.f1:.3f} -> {self.second.f1:.3f}, "
            f"difference {self.difference:+.3f} [{low:+.3f}, {high:+.3f}], better in {self.better:.0%} of resamplings"
        )


def compare(
    first: Scores, second: Scores, *, level: str = "exact", what: What = "near", draws: int = 1000
) -> Comparison:
    """Return how two runs over the same gold differ, by paired resampling: both are drawn with the same documents.

    Args:
        first: the scores of one run.
        second: those of the other.
        level: the level of codes, as in `Scores.rates`.
        what: what has to be right, as in `Scores.rates`.
        draws: how often documents are resampled.

    Raises:
        InputError: the two are not over the same gold, or there is no such level.

    Example:
        >>> from eventcoder.evaluate import GoldDocument, GoldEvent, score
        >>> gold = [GoldDocument("a", "Rebels shelled Aleppo.", [GoldEvent("194", "Rebels", "Aleppo")])]
        >>> nothing = score(gold, [[]])
        >>> compare(nothing, nothing).difference
        0.0
    """
    check_draws(draws)
    _check_same(first, second)
    if level not in first.rates or what not in first.rates[level]:
        known = ", ".join(first.rates)
        raise InputError(
            f"there are no figures for {level!r}, {what!r}; levels are {known}, what is {', '.join(LABELS)}"
        )
    rows = [
        astuple(one[level]) + astuple(other[level])
        for one, other in zip(first.per_document, second.per_document, strict=True)
    ]
    differences = [_f1(row[COUNTS:], what) - _f1(row[:COUNTS], what) for row in resampled(rows, draws)]
    before, after = first.rates[level][what], second.rates[level][what]
    return Comparison(
        level,
        what,
        before,
        after,
        difference=after.f1 - before.f1,
        interval=interval(differences),
        better=ratio(sum(difference > 0 for difference in differences), len(differences)),
    )


def _f1(row: tuple[int, ...], what: What) -> float:
    return Counts(*row).share(what)[2]


def _check_same(first: Scores, second: Scores) -> None:
    if first.by != second.by:
        raise InputError(f"one run is scored by {first.by}, the other by {second.by}; score both by the same scheme")
    wanted = [[counts["exact"].wanted for counts in scores.per_document] for scores in (first, second)]
    if first.ids != second.ids or wanted[0] != wanted[1]:
        sizes = f"one run has {first.documents} documents, the other {second.documents}"
        raise InputError(f"{sizes}, and they are not the same ones; score the same gold")
