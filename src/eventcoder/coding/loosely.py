"""Acts that no rule fits whole, read from how their text is worded and from the rules that come nearest to its clauses.

Rules are written for what news says often. Where a text says it otherwise, one place of a pattern fails, a head that its
author did not think of or a phrase that stands elsewhere, and as a rule several patterns of one kind come as near. So each clause
votes: a pattern that lacks little has more to say. How likely the words of the text make each kind of act, `wording/` says, whose weights
come from texts. Both together find the act far more often than either alone; what they find is flagged "loose".
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
class _Vote:
    """How much a clause speaks for a kind of act, with the pattern of that kind which comes nearest to it."""

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
    """Return the event between two parties that a text's wording, the rules and what comes near to them agree on.

    Args:
        told: the sentences of the text.
        source: the acting side; None = any.
        target: the side acted upon; None = any.
        given: the events that rules find, each with how well its sides are those marked, the best first.
        wordings: how news is worded.
    """
    votes = [vote for one in told if _is_about(one, source, target) for vote in _votes(one, source, target, wordings)]
    scores = wordings.relations.chances(
        relation_terms([one.context for one in told], source, target, wordings.families)
    )
    for event, fit in given[:1]:
        if (kind := wordings.kind(event.cameo)) in scores:
            scores[kind] += wordings.limits.relate_rule * fit
    whole = sum(vote.weight for vote in votes)
    for vote in votes:
        scores[vote.kind] += wordings.limits.relate_near * vote.weight / whole
    likeliest = max(scores, key=scores.__getitem__)
    ruled = next((event for event, _ in given if wordings.kind(event.cameo) == likeliest), None)
    if ruled is not None or not votes:
        return ruled
    of_kind = [vote for vote in votes if vote.kind == likeliest]
    best = max(of_kind or votes, key=lambda vote: vote.weight)
    return next(iter(_events(best, likeliest, source, target, wordings)), None)


def _is_about(one: Told, source: Span | None, target: Span | None) -> bool:
    """Does a sentence name one of the sides?"""
    return any(span and one.sentence.start < span[1] and span[0] < one.sentence.end for span in (source, target))


def _votes(one: Told, source: Span | None, target: Span | None, wordings: Wordings) -> Iterator[_Vote]:
    """Yield the votes of the clauses of a sentence."""
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
            yield _Vote(bearing * own * own / total**1.5, kind, one, index, pattern)


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


def _events(vote: _Vote, kind: str, source: Span | None, target: Span | None, wordings: Wordings) -> list[Event]:
    """The events of a pattern taken as if it fitted, done by one side to the other; where it is of another kind, those that words alone tell."""
    context, reader = vote.told.context, vote.told.reader
    rule = context.knowledge.rules.rules[vote.pattern.rule]
    name = rule.type if vote.kind == kind else wordings.types[RELATIONS, kind]
    doer, victim = _phrase(source, context), _phrase(target, context)
    match = Match(vote.pattern, {})
    reading = Reading(vote.index, rule, match, name, name, (), doer, victim, None, None, ())
    found = outcome(reading, reader, context) or Outcome(reading, "actual", None)  # "will not end it" is a refusal
    written = vote.told.writer.events(evolve(found, reading=evolve(found.reading, source=doer, target=victim)))
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
