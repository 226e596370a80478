"""One event against another: the words of their sides, and whether they speak of the same act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from eventcoder.evaluate.gold import RETURNED, GoldEvent

EXACT, NEAR, CODE, NOTHING = 3, 2, 1, 0

_DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those|its|his|her|their|our|my)\s+(?=\S)")
_PRONOUNS = re.compile(r"(?:he|she|it|they|we|i|you|him|her|them|us|me|who|which|(?:him|her|it)self|themselves)")
_POST_MODIFIER = re.compile(r"[,(]|\s(?:of|in|from|at|near|on|to|by|for|with|against|between|outside|around|inside)\s")


class Side(Protocol):
    """One side of a coded event, as `eventcoder.Participant` has it."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int | None: ...  # noqa: D102
    @property
    def head(self) -> tuple[int, int] | None: ...  # noqa: D102


class CodedEvent(Protocol):
    """A coded event, as `eventcoder.Event` has it."""

    @property
    def source(self) -> Side | None: ...  # noqa: D102
    @property
    def target(self) -> Side | None: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102


class Fit(NamedTuple):
    """How well an event fits a gold event: EXACT, NEAR (in one side at least), CODE (only that), NOTHING; and each side."""

    grade: int
    source: int
    target: int


def plain(text: str) -> str:
    """Return the words that are compared: no leading determiner, no final possessive, no full stop.

    Example:
        >>> plain("The U.S.’s")
        'u.s'
    """
    text = " ".join(text.replace("’", "'").casefold().split()).rstrip(".,")
    text = re.sub(r"(?:'s|(?<=s)')$", "", text).rstrip(".")
    return _DETERMINER.sub("", text)


def head_word(text: str) -> str:
    """Return the last word before what follows a noun.

    Example:
        >>> head_word("the army of Chad")
        'army'
    """
    core = _POST_MODIFIER.split(plain(text).strip(" ,("), maxsplit=1)[0]
    return core.split()[-1] if core.split() else ""


def side_grade(wanted: Sequence[str | None], got: Side | None, text: str) -> int:
    """Return EXACT, NEAR or NOTHING for one side of an event against its readings in the gold.

    A side that is inferred has no words (`start` None) and so agrees with a gold that says that none are there.
    """
    if None in wanted and (got is None or got.start is None):
        return EXACT
    if got is None:
        return NOTHING
    return max((_span_grade(words, got, text) for words in wanted if words is not None), default=NOTHING)


def _span_grade(words: str, got: Side, text: str) -> int:
    gold, mine = plain(words), plain(got.text)
    if gold == mine or (got.start is None and _PRONOUNS.fullmatch(gold)):  # whom a pronoun stands for is as good
        return EXACT
    head = plain(text[slice(*got.head)]) if got.head is not None else head_word(got.text)
    if head == head_word(words) and (f" {gold} " in f" {mine} " or f" {mine} " in f" {gold} "):
        return NEAR
    return NOTHING


def sides(gold: GoldEvent, event: CodedEvent, text: str) -> tuple[int, int]:
    """Return the grades of source and target, exchanged where the act is mutual and that is better."""
    straight = side_grade(gold.sources, event.source, text), side_grade(gold.targets, event.target, text)
    if not gold.mutual:
        return straight
    crossed = side_grade(gold.sources, event.target, text), side_grade(gold.targets, event.source, text)
    return max(straight, crossed, key=lambda pair: (min(pair), sum(pair)))


def fit(gold: GoldEvent, event: CodedEvent, text: str, same_code: bool) -> Fit:
    """Return how well an event fits a gold event of its text.

    Args:
        gold: the gold event.
        event: the coded event.
        text: the text of both.
        same_code: whether the event's code is one of the gold's.
    """
    if not same_code or not _same_world(gold, event):
        return Fit(NOTHING, NOTHING, NOTHING)
    source, target = sides(gold, event, text)
    return Fit(min(source, target) or CODE, source, target)


def _same_world(gold: GoldEvent, event: CodedEvent) -> bool:
    """Whether both are returned by default; what is not returned must have one of the gold's statuses."""
    return gold.returnable if event.status in RETURNED else event.status in gold.statuses
