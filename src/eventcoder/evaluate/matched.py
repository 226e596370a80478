"""A text after pairing at one level of codes: what was found there, what was missed, and what is too much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from attrs import define

from eventcoder.evaluate.assignment import best_pairs
from eventcoder.evaluate.figures import Counts
from eventcoder.evaluate.gold import RETURNED, GoldDocument
from eventcoder.evaluate.pairing import pair_up
from eventcoder.evaluate.schemes import EXACT_LEVEL, Scheme
from eventcoder.evaluate.sides import CODE, EXACT, NEAR, Fit, fit, sides


@define(eq=False, slots=False)
class Matched:
    """A gold document with its coded events, how they fit, and their pairs; all that follows is worked out once."""

    gold: GoldDocument
    events: Sequence[Any]
    fits: list[list[Fit]]
    pairs: list[tuple[int, int]]

    @cached_property
    def found(self) -> list[tuple[int, int]]:
        """The pairs of gold events that a coder has to give."""
        return [(i, j) for i, j in self.pairs if self.gold.events[i].wanted]

    @cached_property
    def extra(self) -> list[int]:
        """The events returned by default that stand for no gold event, not even for an optional one."""
        taken = {j for _, j in self.pairs}
        return [j for j, event in enumerate(self.events) if event.status in RETURNED and j not in taken]

    @cached_property
    def missed(self) -> list[int]:
        """The gold events that a coder has to give and that were not found."""
        done = {i for i, _ in self.pairs}
        return [i for i, event in enumerate(self.gold.events) if event.wanted and i not in done]

    @cached_property
    def counts(self) -> Counts:
        """The document's part of all sums."""
        fits = [self.fits[i][j] for i, j in self.found]
        return Counts(
            wanted=len(fits) + len(self.missed),
            # An event that is found counts as coded even if its status is one that has to be asked for.
            coded=len(fits) + len(self.extra),
            code=len(fits),
            source=sum(one.source >= NEAR for one in fits),
            target=sum(one.target >= NEAR for one in fits),
            near=sum(one.grade >= NEAR for one in fits),
            exact=sum(one.grade == EXACT for one in fits),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is to be coded here."""
        return not any(event.returnable for event in self.gold.events)

    @cached_property
    def mistaken(self) -> list[tuple[int, int]]:
        """Missed gold events beside what came instead: extra events that share a side with them, the likest first."""
        worth = {}
        for i in self.missed:
            for j in self.extra:
                source, target = sides(self.gold.events[i], self.events[j], self.gold.text)
                named = (source and self.events[j].source) or (target and self.events[j].target)
                if named or (source and target):
                    worth[i, j] = (bool(source and target), source + target)
        return best_pairs(worth)

    @property
    def beside(self) -> Iterable[tuple[int | None, int | None]]:
        """Each missed gold event with what came instead or nothing, then what is too much."""
        instead = dict(self.mistaken)
        yield from ((i, instead.get(i)) for i in self.missed)
        taken = set(instead.values())
        yield from ((None, j) for j in self.extra if j not in taken)

    @property
    def wrong_sides(self) -> list[tuple[int, int]]:
        """The pairs that agree in no more than the code."""
        return [(i, j) for i, j in self.found if self.fits[i][j].grade == CODE]


def matched(gold: GoldDocument, events: Sequence[Any], level: str, scheme: Scheme) -> Matched:
    """Return a document with its events paired at a level of a scheme."""
    mine = [scheme.at(scheme.code_of(event), level) for event in events]
    fits = []
    for wanted in gold.events:
        readings = {scheme.at(code, level) for code in wanted.codes}
        fits.append([fit(wanted, event, gold.text, code in readings) for event, code in zip(events, mine, strict=True)])
    return Matched(gold, events, fits, pair_up(gold.events, events, fits))


def code_counts(document: Matched, scheme: Scheme) -> dict[str, list[int]]:
    """Return how often each code was wanted, coded, found, and found with both sides.

    What is found under another reading of the gold counts for the best reading.
    """
    counts: dict[str, list[int]] = {}

    def add(code: str | None, *columns: int) -> None:
        row = counts.setdefault(str(code), [0, 0, 0, 0])
        for column in columns:
            row[column] += 1

    for i in document.missed:
        add(document.gold.events[i].codes[0], 0)
    for i, j in document.found:
        near = (3,) if document.fits[i][j].grade >= NEAR else ()
        add(document.gold.events[i].codes[0], 0, 1, 2, *near)
    for j in document.extra:
        add(scheme.at(scheme.code_of(document.events[j]), EXACT_LEVEL), 1)
    return counts
