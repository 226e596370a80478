"""The clauses whose time an event shares: its own, what hangs on it, what it hangs on, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.context import Context
from eventcoder.coding.harm import does_harm
from eventcoder.coding.reading import Reading
from eventcoder.coding.time_words import Moment
from eventcoder.coding.together import beside, done_to_them, in_one_breath, of_what_struck
from eventcoder.coding.whose_time import Times, events_within, told_of
from eventcoder.model import Clause

_DEPTH = 6
_IN = "in"
_COMMA_AND_PRONOUN = 3  # ", in which"
_WEEKDAY, _BARE = "weekday", ("", "at")

_OF_COURTS = ("arrest/charge", "disapprove/legal")  # families of what is done about a deed and no part of it


def places_to_look(reading: Reading, context: Context) -> Iterator[int]:
    """The clauses whose time is the event's, the likeliest first."""
    clauses = context.clauses
    own = clauses[reading.index]
    yield reading.index
    if own.support is not None:
        yield own.support
    # An event noun that the rule itself names ("agreed on | a ceasefire in 2003").
    yield from (
        i for at, i in context.nouns.items() if at in reading.match.used and i not in (reading.index, own.support)
    )
    yield from _going_on(reading, context)
    yield from reading.results
    yield from told_of(reading.index, context)
    harm = does_harm(own, context)
    for i, one in enumerate(clauses):  # "fighting | which erupted on Monday | killed ten"
        if harm and one.kind == "noun" and one.parent == reading.index and one.relation == "subject":
            yield i
            yield from told_of(i, context)
    family = context.knowledge.ontology.types[reading.act].family
    for within in () if family.startswith(_OF_COURTS) else events_within(reading.index, context):
        yield within
        yield from told_of(within, context)
    at: int | None = reading.index
    above: list[int] = []
    for _ in range(_DEPTH):
        if at is not None and clauses[at].relation.startswith("relative"):
            during = _act_within(clauses[at], context)
            if during is not None:
                yield during
                yield from (above for above in (clauses[at].parent,) if above is not None)
                break
            antecedent = _antecedent(clauses[at], context)
            if antecedent is not None:
                yield antecedent
            break
        if at is None:
            break
        at = clauses[at].parent
        if at is not None:
            above.append(at)
            yield at
    yield from _meanwhile((reading.index, own.support), context)
    for index in (reading.index, *above):
        yield from beside(index, context)  # "In 2001, riots left 39 dead and forced the president | to resign"
    yield from in_one_breath(reading.index, context)
    yield from done_to_them(reading.index, context)
    yield from of_what_struck(reading.index, context)


def _meanwhile(own: tuple[int | None, ...], context: Context) -> Iterator[int]:
    """What those whom an act befell were doing then: "fired on a crowd | protesting against the king in 1960"."""
    for i, one in enumerate(context.clauses):
        if one.form == "ing" and one.relation.startswith("relative") and one.parent in own:
            yield i


def _going_on(reading: Reading, context: Context) -> Iterator[int]:
    """The acts inside that go on while their operators do: "tried to storm the gate | on Monday", but not "urged …"."""
    types = context.knowledge.ontology.types
    for operator, at in zip(reading.operators, reading.inner, strict=False):
        if operator not in types or not types[operator].during:
            return
        yield at


def _act_within(clause: Clause, context: Context) -> int | None:
    """The event noun during which a relative clause says that something was done ("fought a war last May, | in which 250 died"): it
    has the time of the clause that tells of it.
    """
    for prep, phrase in clause.preps:
        if prep == _IN and phrase.head < clause.start and phrase.head in context.nouns:
            return context.nouns[phrase.head]
    return None


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


def worded(reading: Reading, context: Context, known: Times) -> Iterator[Moment]:
    """Yield the bare weekdays behind what somebody asked for, agreed to or set out to do.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
        known: the time expressions of the sentence.
    """
    clauses = context.clauses
    if clauses[reading.index].scope.time != "past":
        return
    for index, moments in known.owned.items():
        clause = clauses[index]
        if clause.parent == reading.index and clause.form == "to":
            yield from (m for m in moments if m.form == _WEEKDAY and m.shift is None and m.use in _BARE)
