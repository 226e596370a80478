"""Whose act somebody speaks of: "condemned the move", "rejected the offer", "opposed it" have whoever made it as their target.

Which word means which act stands in `classes/reference.csv`: `deed-again` names any act that was told, `act-again` violence, and
`again-NN` what CAMEO counts under the root NN (`again-10`: a demand). Where no such act was coded, it is what the main clause of the
sentence before says that its subject did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.acts import Act, classes_of, is_composed, is_violent
from eventcoder.coding.context import Context
from eventcoder.coding.embedded import is_act_told
from eventcoder.coding.events import Writer
from eventcoder.coding.pronouns import is_person, is_third
from eventcoder.coding.status import Outcome
from eventcoder.coding.who import STATE_FORCES
from eventcoder.model import Clause, Event, Participant, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.retold import Sentence

_AGAIN, _DEED, _SAID = "act-again", "deed-again", "again-"
_OTHER = "other-one"
_COUNTRY = 3  # letters
_YEAR = 4  # digits
_TALK = (
    "01",
    "02",
    "051",
    "10",
    "110",
    "111",
    "112",
    "113",
)  # CAMEO: statements, praise, blame, what is asked of others
_OF_COURT, _COURT = "of-court", "JUD"  # class of what none but a court does; a role
_JUDGEMENTS = ("05", "11", "12")  # CAMEO roots: praise, blame, refusal
_ANSWERS = (*_JUDGEMENTS, "01", "03", "08")  # and what else is said or given in answer to words
_BYGONE = "historical"
_NEAR = 3  # sentences in which "the move" was told
_ABOUT = frozenset({"against", "to", "at", "over", "with", "about"})  # "protested | against the move"


def addressed(
    outcome: Outcome,
    events: list[Event],
    one: Sentence,
    acts: Sequence[Act],
    number: int,
    before: Sentence | None,
    inside: Act | None,
) -> list[Event]:
    """Return the events with the doer of the act that they are about as their target.

    Args:
        outcome: what a clause tells.
        events: its events.
        one: its sentence.
        acts: those told before, those of the same sentence among them.
        number: of the sentence.
        before: the sentence before it.
        inside: the act before that the event noun inside an operator means ("condemned | the attack").
    """
    thing = _pronoun(outcome, one.context)
    if thing is not None:
        return _of_it(outcome, events, one, [act for act in acts if act.sentence == number - 1])
    if not all(event.target is None or _is_own(event) or _is_the_act(outcome, event, one.context) for event in events):
        return events
    if inside is None:
        maker = _maker(outcome, events, one.context, acts, number, before)
    else:
        maker = _of_others(_only_source([inside]), events[0].source, acts, one.context)
    return _to(maker, outcome, events, one.writer)


def points_back(phrase: Phrase, context: Context) -> bool:
    """Tell whether a phrase is "the attack", and not "another" or "the second" one.

    Args:
        phrase: a phrase.
        context: its sentence.
    """
    if phrase.conjuncts or not phrase.definite or phrase.possessor is not None and phrase.possessor.kind != "time":
        return False
    words, closed = context.tokens.lowers[phrase.base : phrase.head], context.knowledge.lexicon.closed
    dated = any(
        "month" in closed.get(word, ()) or word.isdigit() and len(word) == _YEAR for word in words
    )  # "the November attacks"
    return not dated and not any(_OTHER in classes_of(word, context) for word in words)


def _to(doer: Participant | None, outcome: Outcome, events: list[Event], writer: Writer) -> list[Event]:
    """The events with a doer who was named in another place as their target, but for his own."""
    if doer is None or doer.code is None and doer.text.islower():
        return events  # also "anyone"
    named = evolve(doer, start=None, end=None, head=None, group=None)  # inferred: these words do not name them
    return [
        writer.recoded(evolve(event, target=named), outcome) if _is_another(event.source, named) else event
        for event in events
    ]


# ------------------------------------------------------------------------------------ "it"


def _pronoun(outcome: Outcome, context: Context) -> Phrase | None:
    """The "it" or "them" that an outcome is said of, as its target or as the act inside it."""
    thing, target = context.clauses[outcome.reading.index].object, outcome.reading.target
    if thing is None or thing.kind != "pronoun" or target is not None and target is not thing:
        return None
    if outcome.reading.match.thing is None and not (
        is_act_told(context.clauses[outcome.reading.index], context)
        if target is None
        else _is(outcome, _JUDGEMENTS, context)
    ):
        return None
    return thing if is_third(thing, context) and not is_person(thing, context) else None


def _of_it(outcome: Outcome, events: list[Event], one: Sentence, acts: Sequence[Act]) -> list[Event]:
    """The events about "it" with whoever did it as their target: where the sentence before only told what somebody thought of it
    ("Peru denounced the raid by Chile. Cuba defended | it"), that is whom he spoke of.
    """
    acts = [act for act in acts if act.outcome.status != _BYGONE and not act.events[0].mutual]
    if not acts:
        return events
    last = acts[-1].events[0]
    speaker = events[0].source
    judged = one.context.knowledge.ontology.types[last.type].opinion
    sides = (last.target, last.source) if judged else (last.source, last.target)
    whose = sides[1] if _is_same(sides[0], speaker) or _acts_for(sides[0], speaker) else sides[0]
    unnamed = outcome.reading.match.thing is not None or all(e.target is None or e.target.code is None for e in events)
    if whose is not None and (judged or unnamed):
        return _to(whose, outcome, events, one.writer)
    if not judged:
        return events
    return [
        one.writer.recoded(evolve(event, target=None), outcome) if _is_same(event.target, last.source) else event
        for event in events
    ]


# ------------------------------------------------------------------------------------ "the move", "the offer"


def _maker(
    outcome: Outcome, events: list[Event], context: Context, acts: Sequence[Act], number: int, before: Sentence | None
) -> Participant | None:
    """Who did what an outcome speaks of."""
    told = [act for act in acts if act.outcome is not outcome and act.outcome.status != _BYGONE]
    for thing in _things(outcome, context):
        classes = classes_of(thing.lemma, context)
        roots = tuple(name.removeprefix(_SAID) for name in classes if name.startswith(_SAID))
        words = [
            act for act in told if number - act.sentence <= _NEAR and (act.events[0].cameo or "").startswith(roots)
        ]
        if roots and words and _is(outcome, _ANSWERS, context):
            return _only_source([act for act in words if act.sentence == words[-1].sentence])
        if not _is(outcome, _JUDGEMENTS, context):
            continue
        deed = _deed(thing, classes, told, context, number)
        if deed is None and before is not None and (_DEED in classes or roots):
            deed = _doer_before(before)
            return deed if _may_be(deed, classes) else None
        if deed is not None and _may_be(deed, classes):
            return _of_others(deed, events[0].source, acts, context)
    return None


def _may_be(doer: Participant | None, classes: frozenset[str]) -> bool:
    """May somebody have done such a deed: a verdict is a court's?"""
    return _OF_COURT not in classes or doer is not None and _COURT in doer.roles


def _things(outcome: Outcome, context: Context) -> Iterator[Phrase]:
    """The phrases of a clause that may speak of an act: its object, or "protested | against the move"."""
    clause = context.clauses[outcome.reading.index]
    behind = (phrase for prep, phrase in clause.preps if prep in _ABOUT)
    for phrase in (clause.object,) if clause.object is not None else behind:
        if points_back(phrase, context):
            yield phrase


def _deed(
    thing: Phrase, classes: frozenset[str], acts: Sequence[Act], context: Context, number: int
) -> Participant | None:
    """Who did the act of one of the last sentences that "the move" or "the violence" is."""
    near = [act for act in acts if 0 < number - act.sentence <= _NEAR and not _is_talk(act)]
    near = [act for act in near if act.sentence == near[-1].sentence]
    near = [act for act in near if _DEED in classes or _AGAIN in classes and _is_violence(act, context)]
    near = [
        act for act in near if thing.lemma in act.type
    ] or near  # "the strikes": an air strike, and not what it answered
    return _only_source(near)


def _is_violence(act: Act, context: Context) -> bool:
    """Is an act violence that was done, and not only threatened?"""
    return is_violent(act.type, context) and not is_composed(act.outcome)


def _only_source(acts: Sequence[Act]) -> Participant | None:
    """Who did some acts, where that is one party and no pair."""
    sources = [act.events[0].source for act in acts]
    codes = {source.code if source is not None else None for source in sources}
    return sources[0] if len(codes) == 1 and not acts[0].events[0].mutual else None


def _of_others(
    doer: Participant | None, speaker: Participant | None, acts: Sequence[Act], context: Context
) -> Participant | None:
    """The doer of an act, or of another if it is the speaker's own force, which seldom is whom it condemns."""
    if doer is None or not _serves(doer, speaker):
        return doer
    others = [told.events[0].source for told in acts if is_violent(told.type, context)]
    return next((other for other in others if other is not None and not _serves(other, speaker)), doer)


def _serves(doer: Participant, speaker: Participant | None) -> bool:
    """Is the doer of the speaker's own state?"""
    if speaker is None or speaker.country is None or speaker.country != doer.country:
        return False
    return doer.kind == STATE_FORCES and speaker.code is not None and "GOV" in speaker.code[_COUNTRY:]


def _doer_before(before: Sentence) -> Participant | None:
    """The subject of the main clause of a sentence, which says what it did, and not only what it said or thought."""
    context = before.context
    main = [
        (at, clause)
        for at, clause in enumerate(context.clauses)
        if clause.relation == "main" and clause.form == "finite" and clause.kind == "verb"
    ]
    if len(main) != 1 or not _is_done(*main[0], context):
        return None
    subject = main[0][1].subject
    if subject is None or subject.conjuncts or subject.kind == "pronoun":
        return None
    actor = context.actor(subject)
    return before.writer.participant(subject) if actor.known and not actor.place else None


def _is_done(index: int, clause: Clause, context: Context) -> bool:
    """Does a clause tell a deed: has it an object or an act inside, and is it neither speech nor denied?"""
    scope = clause.scope
    if clause.voice != "active" or scope.negated or scope.modality or scope.time == "future" or scope.history:
        return False
    if "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ()):
        thing = clause.object  # "announced | a tax" is a deed, "told | reporters" is none
        if thing is None or clause.complement is not None or context.actor(thing.members[0]).known:
            return False
    match, knowledge = context.match(index), context.knowledge
    if match is not None and knowledge.ontology.types[knowledge.rules.rules[match.pattern.rule].type].opinion:
        return False
    return clause.object is not None or clause.complement is not None


# ------------------------------------------------------------------------------------ words


def _is(outcome: Outcome, roots: tuple[str, ...], context: Context) -> bool:
    """Is it of one of these CAMEO roots, and no order of an act to come?"""
    cameo = context.knowledge.ontology.types[outcome.reading.type].cameo
    return cameo is not None and cameo.code.startswith(roots)


def _is_talk(act: Act) -> bool:
    """Is an act only what somebody thought of something, and so no "move"?"""
    return (act.events[0].cameo or "").startswith(_TALK)


def _is_own(event: Event) -> bool:
    """Is the target the speaker's own, and so whom the act was done to ("condemned the attack on | its embassy")?"""
    source, target = event.source, event.target
    return source is not None and target is not None and source.country is not None and source.country == target.country


def _is_the_act(outcome: Outcome, event: Event, context: Context) -> bool:
    """Is the target nobody, but the act itself ("denounced | the violence")?"""
    thing = context.clauses[outcome.reading.index].object
    return (
        event.target is not None and event.target.code is None and thing is not None and outcome.reading.target is thing
    )


def _is_another(speaker: Participant | None, doer: Participant) -> bool:
    return speaker is None or speaker.code is None or not _is_same(speaker, doer)


def _acts_for(one: Participant | None, other: Participant | None) -> bool:
    """Is one of two a state, and the other its forces or its government ("accused Indian troops … | India denied it")?"""
    if one is None or other is None or one.country is None or one.country != other.country:
        return False
    return not one.roles and other.kind == STATE_FORCES or not other.roles and one.kind == STATE_FORCES


def _is_same(one: Participant | None, other: Participant | None) -> bool:
    return one is not None and other is not None and (one.code, one.name) == (other.code, other.name)
