"""When an event happened, from the time words of its clause and the document's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from eventcoder.coding.context import Context
from eventcoder.coding.days import Tense, period_end, resolve
from eventcoder.coding.moments import Moment, find_moments
from eventcoder.coding.reading import Reading
from eventcoder.model import Clause, Phrase

_SIMULTANEOUS = frozenset({"when", "as", "while"})
_DEPTH = 6
_COMMA_AND_PRONOUN = 3  # ", in which"
_PAST = relativedelta(years=1)
_SHORTEST_YEAR = 365


class Clock:
    """The document's date, if it has one."""

    __slots__ = ("today",)

    def __init__(self, today: dt.date | None) -> None:
        self.today = today


def event_date(reading: Reading, context: Context, clock: Clock) -> tuple[dt.date | None, str | None]:
    """Return the event's date and its precision.

    The time expression of the reading's own clause counts, else that of a result folded into it, of the clause it hangs
    on, or of one it shares its subject with. Weeks, months and years are given by their first day.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
        clock: the document's date; None leaves all but dates with a year unknown.

    Returns:
        (date, precision), the precision "day", "week", "month", "year", or "document" where the text names no time and
        the document's own date stands in; (None, None) where nothing is known.

    Example:
        In a document of 14 March 2017 "Rebels shelled the town on Monday" happened on 2017-03-13, precision "day".
    """
    found = _found(reading, context, clock)
    if found is not None:
        return found
    if clock.today is None:
        return None, None
    return clock.today, "document"


def is_past(reading: Reading, context: Context, clock: Clock) -> bool:
    """Tell whether a reading's time is more than a year before the document, so that it is history and no news.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
        clock: the document's date; without one nothing is past.

    Example:
        "In 1991 Iraqi forces invaded Kuwait" is past in a document of 2017.
    """
    if clock.today is None:
        return False
    found = _found(reading, context, clock)
    if found is None or (clock.today - found[0]).days < _SHORTEST_YEAR:
        return False
    return period_end(*found) + _PAST <= clock.today


def _found(reading: Reading, context: Context, clock: Clock) -> tuple[dt.date, str] | None:
    moments = context.once(_owned)
    if not moments:
        return None
    key = (reading.index, reading.results)  # all that the answer depends on, asked up to three times for an event
    if key not in context.dates:
        context.dates[key] = _look_up(reading, context, clock, moments)
    return context.dates[key]


def _look_up(
    reading: Reading, context: Context, clock: Clock, moments: dict[int, list[Moment]]
) -> tuple[dt.date, str] | None:
    for index in _places_to_look(reading, context):
        for moment in moments.get(index, ()):
            if moment.use != "span":
                day = resolve(moment, clock.today, _tense(context.clauses[index], context))
                if day is not None:
                    return day
    return None


def _places_to_look(reading: Reading, context: Context) -> Iterator[int]:
    """The clauses whose time is the event's, the likeliest first."""
    clauses = context.clauses
    own = clauses[reading.index]
    yield reading.index
    if own.support is not None:
        yield own.support
    yield from reading.results
    at: int | None = reading.index
    for _ in range(_DEPTH):
        if at is not None and clauses[at].relation.startswith("relative"):
            antecedent = _antecedent(clauses[at], context)
            if antecedent is not None:
                yield antecedent
            break
        if at is None:
            break
        at = clauses[at].parent
        if at is not None:
            yield at
    yield from beside(reading.index, context)


def _antecedent(clause: Clause, context: Context) -> int | None:
    """The event noun that a relative clause describes: "the war of 1982, in which 255 soldiers died"."""
    noun = clause.start - 1
    found = None
    for i, one in enumerate(context.clauses):
        phrase = one.phrase
        if (
            phrase is not None
            and phrase.start <= noun
            and phrase.head <= clause.start <= phrase.end + _COMMA_AND_PRONOUN
        ):
            found = i
    return found


def beside(index: int, context: Context) -> Iterator[int]:
    """Yield the clauses that share time and place with one that has none: what is coordinated with it, its when-clauses."""
    clauses = context.clauses
    own = clauses[index]
    if own.kind == "noun":
        return
    same = [index]
    for i, clause in enumerate(clauses):
        if clause.kind == "noun" or i == index or clause.relation != own.relation or clause.parent != own.parent:
            continue
        if (
            own.subject is not None
            and clause.subject is own.subject
            or i > index
            and clause.object is None
            and own.subject is None
        ):
            same.append(i)
    yield from same[1:]
    for i, clause in enumerate(clauses):
        simultaneous = clause.relation.partition(":")[2] in _SIMULTANEOUS  # not "after", whose time is another
        if simultaneous and clause.parent in same and clause.form == "finite" and not clause.scope.modality:
            yield i


def _tense(clause: Clause, context: Context) -> Tense:
    """Future for what is still to come: will, may, to-infinitives."""
    if clause.kind == "noun":
        host = clause.support if clause.support is not None else clause.parent
        if host is None:
            return "none"
        clause = context.clauses[host]
    scope = clause.scope
    if scope.time == "future" or scope.modality or clause.form == "to":
        return "future"
    return "past" if scope.time == "past" else "none"


# ------------------------------------------------------------------------------------------ whose time it is


def _owned(context: Context) -> dict[int, list[Moment]]:
    """The time expressions of a sentence by the clause that each belongs to."""
    known = context.knowledge.circumstances
    out: dict[int, list[Moment]] = {}
    for moment in find_moments(context.tokens, known.dates, known.numbers):
        owner = _owner(moment, context)
        if owner is not None:
            out.setdefault(owner, []).append(moment)
    return out


def _owner(moment: Moment, context: Context) -> int | None:
    """The event noun that an expression modifies, else the verb it is an adverbial of; None where it describes a thing."""
    lowers = context.tokens.lowers
    if moment.end < len(lowers) and lowers[moment.end] == "'s":
        return _noun_after(moment.end + 1, context)
    inside = _noun_around(moment, context)
    if inside is not None:
        named = context.nouns.get(inside.head)
        return _act_over(inside, context) if named is None and moment.form == "year" else named
    for i, clause in enumerate(context.clauses):
        if clause.kind != "noun" and any(
            phrase.start < moment.end and moment.core < phrase.end for phrase in clause.times
        ):
            return i
    return _nearest(moment, context)


def _noun_after(at: int, context: Context) -> int | None:
    """The event noun of "Monday's deadly attack"."""
    for i, clause in enumerate(context.clauses):
        phrase = clause.phrase
        if phrase is not None and phrase.start < at <= phrase.head:
            return i
    return None


def _act_over(phrase: Phrase, context: Context) -> int | None:
    """The act that a thing with a year belongs to: "the strike of the matchgirls of 1888", "during the famine of 1847"."""
    for i, clause in enumerate(context.clauses):
        whole = clause.phrase
        if whole is not None and whole.head < phrase.start and phrase.end <= whole.end:
            return i
        if any(prep == "during" and one.start <= phrase.start and phrase.end <= one.end for prep, one in clause.preps):
            return i
    return None


def _noun_around(moment: Moment, context: Context) -> Phrase | None:
    """The phrase that an expression stands inside of, before its head ("the 1991 invasion") or in its of-phrase."""
    for clause in context.clauses:
        for phrase in (clause.phrase, clause.subject, clause.object, clause.indirect, *(p for _, p in clause.preps)):
            if phrase is None or phrase.kind == "time" or not phrase.start <= moment.core < phrase.end:
                continue
            found = _around(phrase, moment, context)
            if found is not None:
                return found
    return None


def _around(phrase: Phrase, moment: Moment, context: Context) -> Phrase | None:
    for member in phrase.members:
        if member.kind != "time" and member.base <= moment.core and moment.end <= member.head:
            led = moment.use and member.base == moment.core  # "on Jan. 30 rebels attacked", but "in 2014 elections"
            at = context.nouns.get(member.head)
            adverbial = led and (moment.form != "year" or at is None or context.match(at) is None)
            return None if adverbial else member
        for _, inner in member.preps:
            if inner.start <= moment.core < inner.end:
                return member if inner.kind == "time" else _around(inner, moment, context)
    return None


def _nearest(moment: Moment, context: Context) -> int | None:
    """The last verb before an expression, or the first one after it."""
    before = after = None
    for i, clause in enumerate(context.clauses):
        if clause.kind == "noun":
            continue
        if clause.trigger[0] < moment.start:
            if not (clause.relation.startswith("relative") and clause.end < moment.core - 1):
                before = i
        elif after is None:
            after = i
    if before is None:
        return after
    return before
