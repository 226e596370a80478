"""`score`: from gold and coded events to figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol

from attrs import astuple, evolve

from eventcoder.errors import InputError
from eventcoder.evaluate.bootstrap import check_draws, resampled
from eventcoder.evaluate.faults import confusions, misses
from eventcoder.evaluate.figures import COUNTS, CodeRate, Counts, macro, micro, summed
from eventcoder.evaluate.gold import RETURNED, GoldDocument
from eventcoder.evaluate.matched import Matched, code_counts, matched
from eventcoder.evaluate.report import Extra, Scores, SideCounts
from eventcoder.evaluate.schemes import EXACT_LEVEL, Coarser, Scheme, scheme
from eventcoder.evaluate.sides import EXACT, NEAR

_PER_CODE = 4  # wanted, coded, found, near


class Codes(Protocol):
    """What codes texts as `eventcoder.Coder` does."""

    def code(
        self, text: str, *, date: str | dt.date | None, country: str | None, statuses: Literal["all"]
    ) -> Sequence[Any]:
        """Return the events of a text, of whatever status."""
        ...


def score(
    gold: Iterable[GoldDocument],
    coded: Codes | Iterable[Sequence[Any]],
    *,
    by: str = "cameo",
    levels: Mapping[str, Coarser] | None = None,
    draws: int = 1000,
) -> Scores:
    """Return how well a coder, or events that it gave before, agree with gold events.

    An event without a code in the scheme is no event there, be it gold or coded, and is left out.

    Args:
        gold: documents with their gold events.
        coded: a coder, or for each document its coded events, of whatever status.
        by: the scheme of the gold's codes: "cameo", "plover", "acled", "type", or the name of a scheme of your own.
        levels: coarser levels of the scheme by name, each a function or a table from a code to its coarser code.
        draws: how often documents are resampled for the intervals.

    Raises:
        InputError: not as many lists of events as documents; a document that the coder refuses; `levels` or `draws` that
            cannot be used.

    Example:
        >>> from eventcoder import Coder
        >>> from eventcoder.evaluate import GoldDocument, GoldEvent
        >>> gold = [GoldDocument("a", "Rebels shelled Aleppo.", [GoldEvent("194", "Rebels", "Aleppo")])]
        >>> scores = score(gold, Coder())
        >>> scores.rates["exact"]["near"].f1, scores.rates["root"]["code"].recall
        (1.0, 1.0)
    """
    check_draws(draws)
    documents = list(gold)
    given = _coded(documents, coded)
    known = scheme(by, (event for some in given for event in some), levels)
    documents = [_in_scheme(document) for document in documents]
    events = [[event for event in some if known.code_of(event) is not None] for some in given]
    matches = {
        level: [matched(document, some, level, known) for document, some in zip(documents, events, strict=True)]
        for level in known.levels
    }
    outside = sum(event.status in RETURNED and known.code_of(event) is None for some in given for event in some)
    return _scores(matches, known, draws, outside)


def _in_scheme(document: GoldDocument) -> GoldDocument:
    """Return a document without what is no event of the scheme; what some read as none is optional."""
    if all(None not in event.codes for event in document.events):
        return document
    return evolve(
        document,
        events=[
            evolve(
                event,
                codes=[code for code in event.codes if code is not None],
                optional=event.optional or None in event.codes,
            )
            for event in document.events
            if any(event.codes)
        ],
    )


def _coded(documents: Sequence[GoldDocument], coded: Codes | Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    if isinstance(coded, Iterable):
        given = list(coded)
        if len(given) != len(documents):
            raise InputError(f"{len(documents)} documents of gold and {len(given)} of coded events; give as many")
        return given
    return [_events(coded, document) for document in documents]


def _events(coder: Codes, document: GoldDocument) -> Sequence[Any]:
    try:
        return coder.code(document.text, date=document.date, country=document.country, statuses="all")
    except InputError as error:
        raise InputError(f"document {document.id}: {error}") from error


def _scores(matches: Mapping[str, Sequence[Matched]], known: Scheme, draws: int, outside: int) -> Scores:
    exact = matches[EXACT_LEVEL]
    per_document = [{level: matches[level][n].counts for level in matches} for n in range(len(exact))]
    counts = {level: summed(one[level] for one in per_document) for level in matches}
    of_codes = [code_counts(one, known) for one in exact]
    codes = _codes(of_codes)
    drawn = list(resampled(_rows(per_document, of_codes, codes), draws))
    return Scores(
        by=known.name,
        counts=counts,
        rates={
            level: micro(counts[level], [Counts(*row[n * COUNTS : (n + 1) * COUNTS]) for row in drawn])
            for n, level in enumerate(matches)
        },
        macro=macro([astuple(code)[1:] for code in codes], [_by_code(row, len(matches) * COUNTS) for row in drawn]),
        source=_side(exact, "source"),
        target=_side(exact, "target"),
        extra=_extra(exact),
        outside=outside,
        codes=codes,
        confusions=confusions(exact, known),
        misses=tuple(miss for one in exact for miss in misses(one, known)),
        ids=tuple(one.gold.id for one in exact),
        per_document=tuple(per_document),
    )


def _codes(of_codes: Iterable[Mapping[str, Sequence[int]]]) -> tuple[CodeRate, ...]:
    totals: dict[str, list[int]] = {}
    for document in of_codes:
        for code, counts in document.items():
            so_far = totals.get(code, [0] * _PER_CODE)
            totals[code] = [total + more for total, more in zip(so_far, counts, strict=True)]
    names = sorted(totals, key=lambda code: (-totals[code][0], code))
    return tuple(CodeRate(code, *totals[code]) for code in names)


def _rows(
    per_document: Iterable[Mapping[str, Counts]],
    of_codes: Iterable[Mapping[str, Sequence[int]]],
    codes: Sequence[CodeRate],
) -> list[list[int]]:
    """Return for each document one row of numbers: its counts level by level, then code by code."""
    none = [0] * _PER_CODE
    return [
        [
            *(number for counts in levels.values() for number in astuple(counts)),
            *(number for one in codes for number in mine.get(one.code, none)),
        ]
        for levels, mine in zip(per_document, of_codes, strict=True)
    ]


def _by_code(row: Sequence[int], start: int) -> list[Sequence[int]]:
    return [row[at : at + _PER_CODE] for at in range(start, len(row), _PER_CODE)]


def _side(documents: Iterable[Matched], name: Literal["source", "target"]) -> SideCounts:
    grades = [getattr(one.fits[i][j], name) for one in documents for i, j in one.found]
    return SideCounts(sum(grade == EXACT for grade in grades), sum(grade >= NEAR for grade in grades), len(grades))


def _extra(documents: Sequence[Matched]) -> Extra:
    alarms = [len(one.extra) for one in documents if one.empty]
    return Extra(sum(len(one.extra) for one in documents), sum(alarms), sum(map(bool, alarms)), len(alarms))
