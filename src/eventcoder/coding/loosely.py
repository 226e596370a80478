"""Acts that no rule fits whole, read from how their text is worded, in the frame of the rule that comes nearest.

Rules are written for what news says often. Where a text says it otherwise, one place of a pattern fails, a head that its
author did not think of or a phrase that stands elsewhere. How likely the words of the text make each kind of act, `wording/` says, whose weights
come from texts; what rules find speaks for its kind besides. Where no rule finds the likeliest kind, the act is that of the nearest pattern
of this kind, in the clause that has most to do with the two sides, and is flagged "loose".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.marked import Span, touches
from eventcoder.coding.match import Match
from eventcoder.coding.near_misses import nearest
from eventcoder.coding.reading import Reading
from eventcoder.coding.relate import LOOSE
from eventcoder.coding.relation_terms import relation_terms
from eventcoder.coding.status import Outcome, outcome
from eventcoder.coding.told import Told
from eventcoder.dictionaries.rules import Pattern
from eventcoder.dictionaries.wording import RELATIONS, Wordings
from eventcoder.model import Clause, Event, Phrase

# What a side in the place where it belongs, or in the other's, adds to a clause.
_SUBJECT, _OTHER_WAY, _OBJECT = 5.0, 0.5, 1.0
_NOUN, _WITHIN = 0.8, 0.2  # an event noun weighs less than a verb, what stands inside a side's own words less yet


@frozen(eq=False)
class _Near:
    """The pattern of a kind of act that comes nearest to a clause, and how much this clause speaks for the kind."""

    weight: float
    kind: str
    told: Told
    index: int
    pattern: Pattern


def related(
    told: Sequence[Told],
    source: Span | None,
    target: Span | None,
    given: Sequence[tuple[Event, float]],
    wordings: Wordings,
) -> Event | None:
    """Return the event between two parties that a text's wording and the rules speak for most.

    Args:
        told: the sentences of the text.
        source: the acting side; None = any.
        target: the side acted upon; None = any.
        given: the events that rules find, each with how well its sides are those marked, the best first.
        wordings: how news is worded.
    """
    scores = wordings.relations.chances(
        relation_terms([one.context for one in told], source, target, wordings.families)
    )
    for event, fit in given[:1]:
        if (kind := wordings.kind(event.cameo)) in scores:
            scores[kind] += wordings.limits.relate_rule * fit
    likeliest = max(scores, key=scores.__getitem__)
    ruled = next((event for event, _ in given if wordings.kind(event.cameo) == likeliest), None)
    if ruled is not None:
        return ruled
    near = [found for one in told if _is_about(one, source, target) for found in _near(one, source, target, wordings)]
    if not near:
        return None
    of_kind = [found for found in near if found.kind == likeliest]
    best = max(of_kind or near, key=lambda found: found.weight)
    return next(iter(_events(best, likeliest, source, target, wordings)), None)


def _is_about(one: Told, source: Span | None, target: Span | None) -> bool:
    """Does a sentence name one of the sides?"""
    return any(span and one.sentence.start < span[1] and span[0] < one.sentence.end for span in (source, target))


def _near(one: Told, source: Span | None, target: Span | None, wordings: Wordings) -> Iterator[_Near]:
    """Yield for each clause of a sentence the nearest pattern of each kind."""
    types = one.context.knowledge.ontology.types
    for index, clause in enumerate(one.context.clauses):
        kinds: dict[str, list[tuple[float, Pattern]]] = {}
        for name, near in nearest(index, one.context).items():
            cameo = types[name].cameo
            kind = wordings.kind(cameo.code) if cameo is not None else None
            if kind is not None:
                kinds.setdefault(kind, []).append(near)
        bearing = _bearing(clause, one.context, source, target)
        total = sum(weight for found in kinds.values() for weight, _ in found)
        for kind, found in kinds.items():
            own = sum(weight for weight, _ in found)
            _, pattern = max(found, key=lambda pair: pair[0])
            # A verb whose patterns speak of one kind says more than one that may be anything; both grow with their number.
            yield _Near(bearing * own * own / total**1.5, kind, one, index, pattern)


def _bearing(clause: Clause, context: Context, source: Span | None, target: Span | None) -> float:
    """How much a clause has to do with two sides: whether they are its parties, and which."""
    others = (clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
    bearing = 1.0
    bearing += _SUBJECT * touches(clause.subject, source, context)
    bearing += _OTHER_WAY * touches(clause.subject, target, context)
    bearing += _OBJECT * any(touches(phrase, target, context) for phrase in others)
    bearing += _OTHER_WAY * any(touches(phrase, source, context) for phrase in others)
    at = context.tokens.starts[clause.trigger[0]]
    if clause.kind == "noun":
        bearing *= _NOUN
    if any(span and span[0] <= at < span[1] for span in (source, target)):
        bearing *= _WITHIN
    return bearing


def _events(near: _Near, kind: str, source: Span | None, target: Span | None, wordings: Wordings) -> list[Event]:
    """The events of a pattern taken as if it fitted, done by one side to the other; where it is of another kind, those that words alone tell."""
    context, reader = near.told.context, near.told.reader
    rule = context.knowledge.rules.rules[near.pattern.rule]
    name = rule.type if near.kind == kind else wordings.types[RELATIONS, kind]
    doer, victim = _phrase(source, context), _phrase(target, context)
    match = Match(near.pattern, {})
    reading = Reading(near.index, rule, match, name, name, (), doer, victim, None, None, ())
    found = outcome(reading, reader, context) or Outcome(reading, "actual", None)  # "will not end it" is a refusal
    written = near.told.writer.events(evolve(found, reading=evolve(found.reading, source=doer, target=victim)))
    return [evolve(event, flags=(*event.flags, LOOSE)) for event in written]


def _phrase(span: Span | None, context: Context) -> Phrase | None:
    """The phrase of a sentence whose head stands in a span, of several the one that covers most of it."""
    if span is None:
        return None
    starts, ends = context.tokens.starts, context.tokens.ends
    inside = [one for one in _phrases(context) if span[0] <= starts[one.head] and ends[one.head] <= span[1]]
    return max(inside, key=lambda one: min(ends[one.end - 1], span[1]) - max(starts[one.start], span[0]), default=None)


def _phrases(context: Context) -> Iterator[Phrase]:
    """Yield the phrases of a sentence with those inside them."""
    waiting = [
        phrase
        for clause in context.clauses
        for phrase in (clause.subject, clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
        if phrase is not None
    ]
    while waiting:
        phrase = waiting.pop()
        yield phrase
        waiting += [inner for _, inner in phrase.preps]
        waiting += phrase.conjuncts
        waiting += [phrase.possessor] if phrase.possessor is not None else []
