"""Coded events against gold events: how well they agree, what is confused, how sure the figures are.

Example:
    >>> from eventcoder import Coder
    >>> gold = [
    ...     GoldDocument("a", "Rebels shelled Aleppo.", [GoldEvent("194", "Rebels", "Aleppo")]),
    ...     GoldDocument("b", "The orchestra attacked the finale.", []),
    ... ]
    >>> scores = score(gold, Coder())
    >>> scores.rates["exact"]["near"].recall, scores.extra.events
    (1.0, 0)
"""

from eventcoder.evaluate.comparison import Comparison, compare
from eventcoder.evaluate.faults import Confusion, Miss
from eventcoder.evaluate.figures import CodeRate, Counts, Rate
from eventcoder.evaluate.gold import GoldDocument, GoldEvent
from eventcoder.evaluate.report import Extra, Scores, SideCounts
from eventcoder.evaluate.scoring import score

__all__ = [
    "CodeRate",
    "Comparison",
    "Confusion",
    "Counts",
    "Extra",
    "GoldDocument",
    "GoldEvent",
    "Miss",
    "Rate",
    "Scores",
    "SideCounts",
    "compare",
    "score",
]
