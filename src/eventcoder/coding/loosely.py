"""What most likely holds between two sides where no rule fits whole: the act that the rules nearest to their clauses agree on.

Rules are written for what news says often. Where a text says it otherwise, one place of a pattern fails, a head that its
author did not think of or a phrase that stands elsewhere, and as a rule several patterns of one CAMEO root come as near.
So each clause votes for roots: a pattern that lacks little has more to say, and a clause of which the sides are parties more
than one that stands beside them. Such a guess is good enough only for whoever knows that something holds between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.match import Match
from eventcoder.coding.near_misses import nearness, patterns_of
from eventcoder.coding.reading import UNCODED, Reading
from eventcoder.coding.status import Outcome, outcome
from eventcoder.coding.told import Told
from eventcoder.dictionaries.rules import Pattern
from eventcoder.model import Clause, Event, Phrase

Span = tuple[int, int]
LOOSE = "loose"
_LEFT = 0.2  # what each part that does not fit leaves of a pattern's weight
_MORE = 0.5  # what each part that fits adds to it
_SUBJECT, _OTHER_WAY, _OBJECT = (
    5.0,
    0.5,
    1.0,
)  # what a side in the place where it belongs, or in the other's, adds to a clause
_NOUN, _WITHIN = 0.8, 0.2  # an event noun weighs less than a verb, what stands inside a side's own words less yet
_STATEMENTS = "01"


@frozen(eq=False)
class _Vote:
    """How much a clause speaks for a CAMEO root, with the pattern of that root which comes nearest to it."""

    weight: float
    root: str
    told: Told
    index: int
    pattern: Pattern


def loosely(told: Sequence[Told], source: Span | None, target: Span | None) -> list[Event]:
    """Return the event that the rules nearest to the clauses around two sides agree on, flagged "loose"; [] where there are none.

    Args:
        told: the sentences of a text.
        source: the acting side; None = any.
        target: the side acted upon; None = any.
    """
    votes = [vote for one in told if _is_about(one, source, target) for vote in _votes(one, source, target)]
    weights: dict[str, float] = {}
    for vote in votes:
        weights[vote.root] = weights.get(vote.root, 0.0) + vote.weight
    if not weights:
        return []
    root = max(weights, key=weights.__getitem__)
    best = max((vote for vote in votes if vote.root == root), key=lambda vote: vote.weight)
    return [evolve(event, flags=(*event.flags, LOOSE)) for event in _events(best, source, target)]


def _is_about(one: Told, source: Span | None, target: Span | None) -> bool:
    """Does a sentence name one of the sides?"""
    return any(span and one.sentence.start < span[1] and span[0] < one.sentence.end for span in (source, target))


def _votes(one: Told, source: Span | None, target: Span | None) -> Iterator[_Vote]:
    """Yield the votes of the clauses of a sentence; one whose sense is known to be no event has none."""
    context = one.context
    rules = context.knowledge.rules.rules
    for index, clause in enumerate(context.clauses):
        match = context.match(index)
        if match is not None and rules[match.pattern.rule].type == UNCODED:
            continue
        nearest = _nearest(clause, context)
        bearing = _bearing(clause, context, source, target)
        total = sum(weight for roots in nearest.values() for weight, _ in roots.values())
        for root, types in nearest.items():
            own = sum(weight for weight, _ in types.values())
            _, pattern = max(types.values(), key=lambda pair: pair[0])
            # A verb whose patterns speak of one root says more than one that may be anything; both grow with their number.
            yield _Vote(bearing * own * own / total**1.5, root, one, index, pattern)


def _nearest(clause: Clause, context: Context) -> dict[str, dict[str, tuple[float, Pattern]]]:
    """Return for each CAMEO root the event types that a clause's patterns have, with the one that comes nearest of each."""
    rules, types = context.knowledge.rules.rules, context.knowledge.ontology.types
    found: dict[str, dict[str, tuple[float, Pattern]]] = {}
    for pattern in patterns_of(clause, context):
        name = rules[pattern.rule].type
        cameo = types[name].cameo if name != UNCODED and name in types else None
        if cameo is None or cameo.code.startswith(_STATEMENTS):
            continue
        lacking, fitting = nearness(pattern, clause, context)
        weight = _LEFT**lacking * (1 + _MORE * fitting)
        of_root = found.setdefault(cameo.code[:2], {})
        if name not in of_root or weight > of_root[name][0]:
            of_root[name] = (weight, pattern)
    return found


def _bearing(clause: Clause, context: Context, source: Span | None, target: Span | None) -> float:
    """How much a clause has to do with two sides: whether they are its parties, and which."""
    others = (clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
    bearing = 1.0
    bearing += _SUBJECT * _touches(clause.subject, source, context) + _OTHER_WAY * _touches(
        clause.subject, target, context
    )
    bearing += _OBJECT * any(_touches(phrase, target, context) for phrase in others)
    bearing += _OTHER_WAY * any(_touches(phrase, source, context) for phrase in others)
    at = context.tokens.starts[clause.trigger[0]]
    if clause.kind == "noun":
        bearing *= _NOUN
    if any(span and span[0] <= at < span[1] for span in (source, target)):
        bearing *= _WITHIN
    return bearing


def _touches(phrase: Phrase | None, span: Span | None, context: Context) -> bool:
    if phrase is None or span is None:
        return False
    tokens = context.tokens
    return tokens.starts[phrase.start] < span[1] and span[0] < tokens.ends[phrase.end - 1]


def _events(vote: _Vote, source: Span | None, target: Span | None) -> list[Event]:
    """The events of a pattern taken as if it fitted, done by one side to the other."""
    context, reader = vote.told.context, vote.told.reader
    rule = context.knowledge.rules.rules[vote.pattern.rule]
    doer, victim = _phrase(source, context), _phrase(target, context)
    match = Match(vote.pattern, {})
    reading = Reading(vote.index, rule, match, rule.type, rule.type, (), doer, victim, None, None, ())
    found = outcome(reading, reader, context) or Outcome(reading, "actual", None)  # "will not end it" is a refusal
    return vote.told.writer.events(evolve(found, reading=evolve(found.reading, source=doer, target=victim)))


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
