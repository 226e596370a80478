"""What its date, or the span that it is told of, makes of an act: history, or a plan."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.harm import does_harm
from eventcoder.coding.how_many import speaks_of_harm
from eventcoder.coding.reading import FUTURE, UNCODED, Reading
from eventcoder.coding.spans import over_time, sums_up
from eventcoder.coding.status import Outcome
from eventcoder.coding.when import STANDS_IN, Clock, event_date, is_past

_MATERIAL_CONFLICT = 4  # a quad class
_TOLD = frozenset({"present", "past"})  # "visits Beijing next month", "called a strike for Monday"


def aged(found: list[Outcome], context: Context, clock: Clock) -> list[Outcome]:
    """What its date makes of an act: history when it lies long before the document, a plan when it is still to come
    ("The chancellor visits Beijing next month").
    """
    return [_dated(f, context, clock) for f in found]


def _dated(found: Outcome, context: Context, clock: Clock) -> Outcome:
    reading = found.reading
    if found.status == "actual" and _of_years(reading, context):
        return evolve(found, status="historical")
    if found.status != "actual":
        return found
    if is_past(reading, context, clock):
        return evolve(found, status="historical")
    if clock.today is None:
        return found
    date, precision = event_date(reading, context, clock)
    if date is None or date <= max(clock.today, clock.document or clock.today):
        return found
    # A story filed on the day before it was printed plans nothing.
    if precision == STANDS_IN or context.clauses[reading.index].scope.time not in _TOLD:
        return found
    composed = context.knowledge.ontology.compose(FUTURE, reading.type)
    if composed is None or composed == UNCODED:
        return evolve(found, status="planned")
    return evolve(found, status="planned", reading=reading.under(FUTURE, composed))


def _of_years(reading: Reading, context: Context) -> bool:
    """Is it no act of a day, but what a war or the violence of years has come to ("the war has killed 40,000 people", "have carried
    out dozens of raids in recent years")?
    """
    cameo = context.knowledge.ontology.types[reading.type].cameo
    if cameo is not None and cameo.quad_class == _MATERIAL_CONFLICT:
        carrier = context.clauses[reading.index].support
        if sums_up(reading.index if carrier is None else carrier, context):
            return True
    told = (reading.index, *reading.results) if context.once(speaks_of_harm) else ()
    return any(does_harm(context.clauses[i], context) and over_time(i, context) for i in told)
