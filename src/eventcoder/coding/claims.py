"""Whose act it was, by their own word: "Islamic State claimed (responsibility for) the bombing" names its doer."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.acts import CLOSE, Act, classes_of, is_anonymous, is_composed, is_violent
from eventcoder.coding.context import Context
from eventcoder.coding.embedded import noun_clause
from eventcoder.coding.events import Writer
from eventcoder.coding.pronouns import is_first
from eventcoder.coding.reading import Reading
from eventcoder.coding.status import speaker_of
from eventcoder.model import Clause, Event, Phrase
from eventcoder.ontology.decisions import WEAPON_CLASS

_AGAIN, _OWN_UP, _TAKE_ON, _LIABILITY = "act-again", "own-up", "take-on", "liability"
_CULPRIT, _DONE = "culprit", "done-it"
_SOMEBODY, _PRIVATE = "somebody", ((), ("CVL",), ("UAF",))
_BEHIND, _CRAFT = "behind", ("drone", "vehicle")


def own_up(context: Context, writer: Writer, acts: Sequence[Act], number: int) -> None:
    """Give an act without a doer, or with one whom nobody has named ("gunmen"), whoever claims it in a sentence.

    Args:
        context: the sentence.
        writer: of its events.
        acts: those told before; changed in place.
        number: of the sentence.
    """
    for clause in context.clauses:
        if clause.kind == "noun" or clause.scope.negated or (doer := clause.subject) is None:
            continue
        if clause.scope.modality or clause.scope.time == "future":
            continue
        liable, phrase = _claimed(clause, context)
        described = _described(phrase, acts, context)
        if phrase is None and not liable or phrase is not None and not (described or _means_one(phrase, context)):
            continue
        if _is_blamed(clause, doer, context):
            continue
        act = described or _attack(acts, number, context)
        claimant = context.actor(doer.members[0])
        if (
            act is None
            or not claimant.known
            or not (_by_nobody_known(act) or all(_is_open(event) for event in act.events))
        ):
            continue
        act.done_by(writer.participant(_by_name(clause, doer, context).members[0]))


def _is_blamed(clause: Clause, doer: Phrase, context: Context) -> bool:
    """Does somebody else say it of them ("Washington said Iran was behind the attack", "I have no doubt that he is behind it")?"""
    above = context.clauses[clause.parent].subject if clause.parent is not None else None
    if above is not None and is_first(above, context) and not is_first(doer, context):
        return True
    speaker = speaker_of(context.clauses.index(clause), context)
    return speaker is not None and context.actor(speaker.phrase.members[0]).code != context.actor(doer.members[0]).code


def _by_name(clause: Clause, doer: Phrase, context: Context) -> Phrase:
    """Whoever claims, by name: in "Islamic State said it was behind the blast" the subject of the clause above."""
    above = context.clauses[clause.parent].subject if clause.parent is not None else None
    if doer.kind != "pronoun" or above is None or above.kind == "pronoun":
        return doer
    return above if context.actor(above.members[0]) == context.actor(doer) else doer


def _claimed(clause: Clause, context: Context) -> tuple[bool, Phrase | None]:
    """What a clause claims: "the attack", "responsibility | for the attack", "was behind | the attack"; and does it speak of
    responsibility, so that the act may go without saying?
    """
    behind = next((phrase for prep, phrase in clause.preps if prep == _BEHIND), None)
    classes = classes_of(clause.lemma, context)
    if _CULPRIT in classes or clause.kind == "adjective":
        return False, behind
    thing = clause.object
    if thing is not None and _LIABILITY in classes_of(thing.lemma, context) and classes & {_OWN_UP, _TAKE_ON}:
        named = (*clause.preps, *thing.preps)
        return True, next((phrase for prep, phrase in named if prep == "for"), None)
    if thing is not None and thing.kind == "pronoun" and _DONE in classes:
        return False, thing  # "said its fighters had done it"
    return False, thing if _OWN_UP in classes else None


def _described(phrase: Phrase | None, acts: Sequence[Act], context: Context) -> Act | None:
    """The act of this sentence that a clause speaks of ("a rocket strike | claimed by the rebels killed ten", "claimed a strike
    that killed ten").
    """
    at = noun_clause(phrase, context) if phrase is not None else None
    if at is None:
        return None
    here = (act for act in acts if act.writer.context is context and act.events and is_violent(act.type, context))
    return next((act for act in here if _names(act.outcome.reading, at, phrase)), None)


def _names(reading: Reading, at: int, phrase: Phrase | None) -> bool:
    """Is an event noun the one that an act was read from?"""
    return at in (reading.index, *reading.results) or phrase is not None and phrase.head in reading.match.used


def _means_one(phrase: Phrase, context: Context) -> bool:
    """Is it "the attack", "the killings", "it": an act told before?"""
    if phrase.kind == "pronoun":
        return True
    if phrase.conjuncts or not phrase.definite or phrase.possessor is not None and phrase.possessor.kind != "time":
        return False
    return noun_clause(phrase, context) is not None or _AGAIN in classes_of(phrase.lemma, context)


def _attack(acts: Sequence[Act], number: int, context: Context) -> Act | None:
    """The only act of violence of the last sentences."""
    fits = [act for act in acts if is_violent(act.type, context) and not is_composed(act.outcome)]
    near = [act for act in fits if number - act.sentence <= CLOSE and act.events]
    near = [act for act in near if not act.headline] or near
    return near[-1] if len(near) == 1 else None


def _by_nobody_known(act: Act) -> bool:
    """Is a weapon alone named as the doer ("drones | struck two plants"), or a man of whom nothing else is said ("a man | drove a car
    into")?
    """
    doer, context = act.outcome.reading.source, act.writer.context
    if doer is None or doer.kind != "common" or doer.possessor is not None:
        return False
    if any(name.startswith((WEAPON_CLASS, *_CRAFT)) for name in context.classes(doer)):
        return True
    return _SOMEBODY in context.classes(doer) and context.actor(doer).roles in _PRIVATE


def _is_open(event: Event) -> bool:
    return not event.mutual and (event.source is None or is_anonymous(event.source))
