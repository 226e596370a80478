"""Why an event has its status, and why a clause that a rule fits has no event."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.above import commemorated
from eventcoder.coding.act_nouns import stands
from eventcoder.coding.context import Context
from eventcoder.coding.happenings import coded
from eventcoder.coding.public_acts import between_actors
from eventcoder.coding.reading import FUTURE, FUTURE_NOT, OBLIGATION, SAYING, UNCODED, Reader, Reading
from eventcoder.coding.status import NOT, Outcome, outcome
from eventcoder.model import Clause, Event
from eventcoder.show.clauses import Mark, marks

_EFFECTS = {
    FUTURE: ("future",),
    FUTURE_NOT: ("future", "negated"),
    NOT: ("negated",),
    OBLIGATION: ("obligation", "advice"),
    "negated": ("negated",),
    "hypothetical": ("possible", "obligation", "advice", "condition", "question"),
    "planned": ("future",),
}


def why_status(found: Outcome, event: Event, hangs_on: str, context: Context) -> str:
    """Return what in a sentence gave an event its status.

    Args:
        found: the outcome that the event was made of.
        event: the event.
        hangs_on: how its clause hangs on another one, in words.
        context: the sentence.
    """
    reading = found.reading
    wanted = _wanted(found)
    said = [mark for index in (reading.index, *reading.inner) for mark in _of(index, wanted, context)]
    if said:
        return ", ".join(dict.fromkeys(map(str, said)))
    if found.status == "actual":
        return "nothing negates it, opens it or puts it off"
    clause = context.clauses[reading.index]
    if found.status == "historical":
        return _history(clause, event, context)
    if found.status == "planned" and event.date is not None and clause.scope.time == "present":
        return f"its date, {event.date.isoformat()}, is still to come"
    return _from_above(clause, found.status, hangs_on, context)


def _wanted(found: Outcome) -> tuple[str, ...]:
    first = found.reading.operators[0] if found.reading.operators else ""
    return _EFFECTS.get(first) or _EFFECTS.get(found.status, ())


def _of(index: int, wanted: tuple[str, ...], context: Context) -> Iterator[Mark]:
    """The marks of a clause that have a wanted label."""
    return (mark for mark in marks(context.clauses[index], context.tokens) if mark.label in wanted)


def _history(clause: Clause, event: Event, context: Context) -> str:
    at = commemorated(clause, context)
    if at is not None:
        return str(Mark("history", context.tokens.words[at]))
    day = f", {event.date.isoformat()}," if event.date is not None else ""
    return f"its date{day} lies more than a year before the text"


def _from_above(clause: Clause, status: str, hangs_on: str, context: Context) -> str:
    """What a clause that an act hangs on makes of it: its own words, a preposition, or that it takes a to-clause."""
    host: Clause | None = context.clauses[clause.support] if clause.support is not None else clause
    while host is not None and host.parent is not None:
        relation, _, word = host.relation.partition(":")
        if relation == "prep":
            return str(Mark(status, word))
        said = list(_of(host.parent, _EFFECTS.get(status, ()), context))
        if said:
            return f"{', '.join(map(str, said))} in what it hangs on: {hangs_on}"
        if host.form == "to":
            return f"left open by the to-clause: {hangs_on}"
        host = context.clauses[host.parent]
    return f"by what it hangs on: {hangs_on}" if hangs_on else "by the words before it"


def why_nothing(readings: tuple[Reading, ...], reader: Reader, context: Context) -> str:
    """Return why a clause that a rule fits gives no event.

    Args:
        readings: what the clause says under its rule.
        reader: the sentence's reader.
        context: the sentence.
    """
    for reading in readings:
        found = outcome(reading, reader, context)
        if reading.type == UNCODED or found is None:
            chain = " over ".join([*reading.operators, reading.act])
            return f"composition.csv says that {chain} is no event"
        if not coded(found, context):
            return f"{reading.type} has a code only with an act inside, and no act inside is known"
        if not stands(found, context):
            return "the noun speaks of an act in general: nobody does it, and it is not definite or anywhere"
        if not between_actors(found, context):
            return "no known public actor takes part, and words and relations are events between those alone"
        if reading.type == SAYING:
            return _unsaid(found, context)
    return "its content is coded instead"


def _unsaid(found: Outcome, context: Context) -> str:
    source = found.reading.source
    if source is None or not context.actor(source.members[0]).known:
        return "who says it is nobody known"
    return "what is said is coded in its place" if found.status == "actual" else f"a {found.status} statement"
