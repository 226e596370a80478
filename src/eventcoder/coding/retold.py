"""Acts that a text tells of again: "Gunmen raided a village. The attack left nine dead" is one event.

An event noun with "the" and nothing that sets it apart ("another attack") means the last act of its sort, if place, day and sides
do not speak against it. That act takes what is new of where, how many and who; "condemned the attack" takes its doer as
target. Where two acts would do equally well, nothing is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.embedded import noun_clause
from eventcoder.coding.events import Writer
from eventcoder.coding.status import Outcome
from eventcoder.model import Clause, Event, Participant, Phrase, Place

_REACH = 6  # sentences
_CLOSE = 2  # sentences over which an act may be called by the name of another sort of violence
_OTHER, _AGAIN, _OWN_UP, _LIABILITY = "other-one", "act-again", "own-up", "liability"
_VIOLENCE = ("force", "assault", "mass", "repression", "coerce/property/destroy")
_VIOLENT_CROWD = "dissent/riot"
_DOER = "DO.SRC"
_HOSTS = frozenset({"in", "during", "from", "by", "of"})
_BROAD = frozenset({"dissent", "meet", "arrest"})  # families whose types are words for one another
_STEM = 4  # letters that a verb and its noun share
_DAY = "day"
_TOWN = 2  # precision: in a town, or near it
_NONE: frozenset[str] = frozenset()


class Sentence(Protocol):
    """A sentence that was coded: its context, the writer of its events, and these by outcome."""

    @property
    def context(self) -> Context: ...  # noqa: D102
    @property
    def writer(self) -> Writer: ...  # noqa: D102
    @property
    def outcomes(self) -> list[tuple[Outcome, list[Event]]]: ...  # noqa: D102


@frozen(eq=False)
class _Act:
    """An act that later words may mean: where in the text it is, and its events, one for each pair of sides."""

    sentence: int
    outcome: Outcome
    events: list[Event]
    writer: Writer

    @property
    def type(self) -> str:
        """Its innermost event type."""
        return self.outcome.reading.act

    def take(self, again: Event) -> None:
        """Take over what a later mention says."""
        self.events[:] = [_enriched(event, again, self) for event in self.events]


class Retelling:
    """The acts of a text so far, to which those of its next sentences are compared."""

    def __init__(self) -> None:
        self._acts: list[_Act] = []
        self._number = 0

    def hear(self, one: Sentence) -> None:
        """Join the acts of a sentence that were told before with their first mention.

        Args:
            one: the next sentence; its outcomes, and those of the sentences before, are changed in place.
        """
        self._own_up(one)
        acts, number = self._acts, self._number
        fresh: list[_Act] = []
        for at, (outcome, events) in enumerate(one.outcomes):
            again = _meant(outcome, events, one.context, acts, number) if events and acts else None
            if again is not None and again.outcome.status == outcome.status:
                again.take(events[0])
                one.outcomes[at] = (outcome, [])
                continue
            if outcome.bare:
                one.outcomes[at] = (outcome, [])
                continue
            if events and acts:
                one.outcomes[at] = (outcome, events := _addressed(outcome, events, one, acts, number))
            if events:
                fresh.append(_Act(number, outcome, events, one.writer))
        self._acts = [act for act in acts if number - act.sentence < _REACH] + fresh
        self._number += 1

    def _own_up(self, one: Sentence) -> None:
        """Give an act without a doer whoever claims it: "Islamic State claimed (responsibility for) the bombing"."""
        context = one.context
        for clause in context.clauses:
            if clause.kind != "verb" or _OWN_UP not in _classes(clause.lemma, context) or clause.scope.negated:
                continue
            phrase, doer = _claimed(clause, context), clause.subject
            if phrase is None or doer is None or not _points_back(phrase, context):
                continue
            act = self._attack(phrase, context)
            if act is not None and context.actor(doer.members[0]).known:
                claimant = one.writer.participant(doer.members[0])
                act.events[:] = [
                    act.writer.recoded(evolve(event, source=claimant), act.outcome)
                    if event.source is None and not event.mutual
                    else event
                    for event in act.events
                ]

    def _attack(self, phrase: Phrase, context: Context) -> _Act | None:
        """The last act of violence that a phrase may mean."""
        if noun_clause(phrase, context) is None and _AGAIN not in _classes(phrase.lemma, context):
            return None
        fits = [act for act in self._acts if _is_violent(act.type, context) and not _is_composed(act.outcome)]
        near = [act for act in fits if self._number - act.sentence <= _CLOSE]
        return near[-1] if len(near) == 1 else None


def _claimed(clause: Clause, context: Context) -> Phrase | None:
    """What a clause claims: "the attack", or "responsibility | for the attack"."""
    if clause.object is None or _LIABILITY not in _classes(clause.object.lemma, context):
        return clause.object
    behind = (*clause.preps, *clause.object.preps)
    return next((phrase for prep, phrase in behind if prep == "for"), None)


# ------------------------------------------------------------------------------------ which act is meant


def _meant(outcome: Outcome, events: Sequence[Event], context: Context, acts: list[_Act], number: int) -> _Act | None:
    """The act of an earlier sentence that an outcome tells again."""
    if _is_composed(outcome):
        return None
    clause = context.clauses[outcome.reading.index]
    for phrase in _act_phrases(clause, outcome, context):
        if _points_back(phrase, context):
            return _last(outcome.reading.act, phrase, events[0], context, acts, number)
    return None


def _is_composed(outcome: Outcome) -> bool:
    """Is it more than the act inside ("threatened to attack"), as what only says that there was one is not ("died in the attack")?"""
    return outcome.reading.type != outcome.reading.act


def _act_phrases(clause: Clause, outcome: Outcome, context: Context) -> Iterator[Phrase]:
    """The phrases by which a clause may name an act that was told before: its own, its subject, "died in | the blast"."""
    if clause.kind == "noun":
        if clause.phrase is not None:
            yield clause.phrase
        return
    if not _is_violent(outcome.reading.act, context):
        return
    inside = [phrase for prep, phrase in clause.preps if prep in _HOSTS]
    for phrase in (*((clause.subject,) if clause.subject is not None else ()), *inside):
        if noun_clause(phrase, context) is not None or _AGAIN in _classes(phrase.lemma, context):
            yield phrase


def _points_back(phrase: Phrase, context: Context) -> bool:
    """Is it "the attack", and not "another" or "the second" one?"""
    if phrase.conjuncts or not phrase.definite or phrase.possessor is not None and phrase.possessor.kind != "time":
        return False
    words = context.tokens.lowers[phrase.base : phrase.head]
    return not any(_OTHER in _classes(word, context) for word in words)


def _classes(word: str, context: Context) -> frozenset[str]:
    return context.knowledge.rules.classes.get(word, _NONE)


def _last(
    name: str, phrase: Phrase, event: Event | None, context: Context, acts: list[_Act], number: int
) -> _Act | None:
    """The last act that a phrase may mean: of its own sort, or, close by, of another sort of the same."""
    fits = [act for act in acts if _agree(act, event)]
    same = [act for act in fits if act.type == name]
    if same:
        return same[-1]
    near = [act for act in fits if number - act.sentence <= _CLOSE and _of_one_sort(act, name, phrase, context)]
    if not near:
        return None
    latest = [act for act in near if act.sentence == near[-1].sentence]
    return latest[0] if len(latest) == 1 else None


def _of_one_sort(act: _Act, name: str, phrase: Phrase, context: Context) -> bool:
    """Is an act of the sort of another type, or called by the same word ("raided … the raids")?"""
    if act.events[0].trigger[:_STEM].lower() == phrase.lemma[:_STEM]:
        return True
    if _is_violent(act.type, context) and _is_violent(name, context):
        return True
    types = context.knowledge.ontology.types
    heads = [types[one].family.partition("/")[0] for one in (act.type, name)]
    return heads[0] == heads[1] and heads[0] in _BROAD


def _is_violent(name: str, context: Context) -> bool:
    return context.knowledge.ontology.types[name].family.startswith((*_VIOLENCE, _VIOLENT_CROWD))


def _agree(act: _Act, event: Event | None) -> bool:
    """Does nothing that is said of an act later speak against its being the same?"""
    if _is_composed(act.outcome):
        return False
    if event is None:
        return True
    first = act.events[0]
    if _DAY == first.date_precision == event.date_precision and first.date != event.date:
        return False
    if not _may_be_one(first.place, event.place):
        return False
    sides = [(first.source, event.source), (first.target, event.target)]
    crossed = [(first.source, event.target), (first.target, event.source)] if first.mutual else sides
    return any(all(_may_be(a, b) for a, b in pairs) for pairs in (sides, crossed))


def _may_be_one(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None:
        return True
    if first.country is not None and second.country is not None and first.country != second.country:
        return False
    towns = all(place.precision is not None and place.precision <= _TOWN for place in (first, second))
    return not towns or first.name in second.name or second.name in first.name


def _may_be(first: Participant | None, second: Participant | None) -> bool:
    if first is None or second is None:
        return True
    if first.country is not None and second.country is not None and first.country != second.country:
        return False
    return first.name is None or second.name is None or first.name == second.name


# ------------------------------------------------------------------------------------ what it takes over


def _enriched(event: Event, again: Event, act: _Act) -> Event:
    """An event with what a later mention says of it that it had not said itself."""
    undated = event.date_precision is None and again.date is not None
    taken = evolve(
        event,
        source=again.source if event.source is None and not event.mutual else event.source,
        target=again.target if event.target is None and not event.mutual else event.target,
        place=again.place if _is_nearer(again.place, event.place) else event.place,
        fatalities=event.fatalities or again.fatalities,
        casualties=event.casualties or again.casualties,
        date=again.date if undated else event.date,
        date_precision=again.date_precision if undated else event.date_precision,
    )
    return act.writer.recoded(taken, act.outcome) if taken != event else event


def _is_nearer(new: Place | None, old: Place | None) -> bool:
    if new is None:
        return False
    if old is None:
        return True
    return (new.precision or _TOWN + 1) < (old.precision or _TOWN + 1)


def _addressed(outcome: Outcome, events: list[Event], one: Sentence, acts: list[_Act], number: int) -> list[Event]:
    """The events with the doer of the act that they are about as their target ("condemned | the attack")."""
    reading, context = outcome.reading, one.context
    if _DOER not in reading.rule.targets or any(event.target is not None for event in events):
        return events
    for index in reading.inner:
        clause = context.clauses[index]
        if clause.phrase is None or not _points_back(clause.phrase, context):
            continue
        act = _last(reading.act, clause.phrase, None, context, acts, number)
        named = act.events[0].source if act is not None and not act.events[0].mutual else None
        if named is None:
            return events
        doer = evolve(named, start=None, end=None, head=None, group=None)  # inferred: these words do not name them
        return [
            one.writer.recoded(evolve(event, target=doer), outcome) if _is_another(event.source, doer) else event
            for event in events
        ]
    return events


def _is_another(speaker: Participant | None, doer: Participant) -> bool:
    return speaker is None or speaker.code is None or (speaker.code, speaker.name) != (doer.code, doer.name)
