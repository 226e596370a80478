"""Counts of the dead that are no objects of killing: tolls, figures that somebody gives, and words that nobody was hurt."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.amounts import Amount, read_amount
from eventcoder.coding.context import Context
from eventcoder.coding.toll import Toll, harm_in
from eventcoder.coding.victims import each_of, members_stated, stated
from eventcoder.model import Clause, Phrase

_OVERALL, _THIS, _OF = "overall", "this", "of"
_TOLL_AT = ("to", "at", "past", "above", "of", "as")


def counted(clause: Clause, context: Context) -> Iterator[Toll]:
    """Yield the figures of a clause whose predicate does no harm, but counts who came to it.

    Args:
        clause: a clause of the sentence.
        context: the sentence.

    Example:
        "The toll rose to 12", "The rebels gave a figure of 12", "The dead were two nuns", "… without loss of life".
    """
    yield from _of_toll(clause, context)
    yield from _of_the_dead(clause, context)
    yield from _unharmed(clause, context)
    yield from _without_harm(clause, context)


def _of_toll(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "the death toll from the attack rose to 12", "put the toll at 12", "bringing the toll to 12"."""
    for counted in (clause.subject, clause.object):
        if counted is not None and is_toll(counted, context):
            break
    else:
        yield from _spoken_of(clause, context)
        return
    if of_a_period(counted, context):
        return
    numbers = context.knowledge.circumstances.numbers
    other = clause.object if counted is clause.subject else clause.indirect
    of = [inner for prep, inner in counted.preps if prep == "of" and inner.kind == "number"]  # "a death toll of 18"
    for phrase in (other, *(phrase for prep, phrase in clause.preps if prep in _TOLL_AT), *of):
        if phrase is not None and phrase.kind != "time":
            amount = read_amount(context.tokens.lowers, phrase.start, len(context.tokens), numbers)
            if amount is not None:
                rising = "count-rising" in context.knowledge.rules.classes.get(clause.lemma, ())
                yield Toll("fatal", amount, whole=True, latest=rising)
                return


def of_a_period(toll: Phrase, context: Context) -> bool:
    """Tell whether a toll is that of a span of time, and so of more than one act ("the death toll in a week of violence", "the number of
    people killed this month", but "the toll from last week's attack").
    """
    lowers, value = context.tokens.lowers, context.knowledge.circumstances.dates.value
    if any(_OVERALL in context.knowledge.rules.classes.get(word, ()) for word in lowers[toll.start : toll.head]):
        return True
    stop = next((c.trigger[0] for c in context.clauses if c.form == "finite" and c.trigger[0] > toll.head), len(lowers))
    for at in range(toll.head + 1, stop):
        if value(lowers[at], "unit") is None:
            continue
        if lowers[at - 1] == _THIS or lowers[at + 1 : at + 2] == (_OF,):
            return lowers[at + 1 : at + 2] != ("'s",)
    return False


def _spoken_of(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "the rebels spoke of 12", "gave a figure of 12", where a sentence has told of the dead."""
    says = "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ())
    if not says and "figure-giving" not in context.knowledge.rules.classes.get(clause.lemma, ()):
        return
    for prep, phrase in clause.preps:
        amount = stated(phrase, context) if prep == "of" and phrase.kind == "number" else None
        if amount is not None:
            yield Toll("fatal", amount, whole=True)
    figure = clause.object
    if figure is not None and "count-noun" in context.classes(figure):  # "gave | a figure of 12"
        figure = next((inner for prep, inner in figure.preps if prep == "of"), None)
    if figure is not None and figure.kind == "number":
        amount = stated(figure, context)
        if amount is not None:
            yield Toll("fatal", amount, like=True)


def _of_the_dead(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "The dead were eight conscripts and an officer"."""
    subject, who = clause.subject, clause.object
    if subject is None or who is None or "be" not in context.knowledge.lexicon.closed.get(clause.lemma, ()):
        return
    harm = harm_in(subject.lemma, context) if subject.definite and subject.kind == "common" else None
    if harm is not None and not clause.scope.negated and members_stated(who, context):
        yield from (Toll(harm, amount) for amount in each_of(who, clause, context))


def _unharmed(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "All the workers escaped unharmed": none was hurt."""
    lowers, at = context.tokens.lowers, max(clause.trigger, default=-1) + 1
    known = context.knowledge.rules.classes
    if clause.kind != "verb" or not 0 < at < len(lowers) or "unharmed" not in known.get(lowers[at], ()):
        return
    subject = clause.subject
    if subject is not None and "everybody" in known.get(lowers[subject.start], ()):
        yield Toll("casualty", Amount(0, 0, 0, at, at + 1))


def _without_harm(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "A drone hit a refinery | without loss of life"."""
    known = context.knowledge.rules.classes
    for prep, phrase in clause.preps:
        if "lacking" not in known.get(prep, ()):
            continue
        inner = [f"{phrase.lemma} {of} {what.lemma}" for of, what in phrase.preps]
        harm = next((harm for word in (phrase.lemma, *inner) if (harm := harm_in(word, context)) is not None), None)
        if harm is not None:
            yield Toll(harm, Amount(0, 0, 0, phrase.start, phrase.end))


def is_toll(phrase: Phrase, context: Context) -> bool:
    """Tell whether a phrase is a death toll, or "the number of people killed"."""
    if "toll" in context.classes(phrase):
        return True
    if "count-noun" not in context.classes(phrase):
        return False
    if phrase.definite and not phrase.preps:
        return True  # "put the figure at 12"
    return any(harm_in(lower, context) == "fatal" for lower in context.tokens.lowers[phrase.head : phrase.end + 1])
