"""Acts that a text tells of again: "Gunmen raided a village. The attack left nine dead" is one event.

An event noun with "the" and nothing that sets it apart ("another attack") means the last act of its sort, if place, day and sides
do not speak against it. That act takes what is new of where, how many and who; "condemned the attack" takes its doer as
target. Where two acts would do equally well, nothing is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from attrs import evolve

from eventcoder.coding.acts import (
    CLOSE,
    Act,
    agree,
    classes_of,
    enriched,
    is_composed,
    is_said,
    is_violent,
    of_one_camp,
)
from eventcoder.coding.charges import RESPONSIBLE
from eventcoder.coding.claims import own_up
from eventcoder.coding.context import Context
from eventcoder.coding.embedded import noun_clause
from eventcoder.coding.events import Writer
from eventcoder.coding.how_many import receives
from eventcoder.coding.pronouns import is_one
from eventcoder.coding.reading import SAYING
from eventcoder.coding.status import Outcome
from eventcoder.coding.titles import titled
from eventcoder.coding.told_twice import done_together, in_other_words, same_spot, same_toll, told_by_verb
from eventcoder.coding.when import STANDS_IN
from eventcoder.coding.whose_deed import addressed, points_back
from eventcoder.model import Clause, Event, Participant, Phrase
from eventcoder.model import Sentence as Words

_REACH = 10  # sentences
_THINGS = ("coerce/property", "force/territory")  # families of acts that take or burn things
_CAPTURE = "assault/abduct"  # a family
_OPENING = 2  # sentences, a title among them
_AGAIN = "act-again"
_COMES_ABOUT = "comes-about"
_NTH, _TWO = ("nth-first", "nth-second", "nth-third"), 2
_DOER = "DO.SRC"
_HOSTS = frozenset({"in", "during", "from", "by", "of", "behind"})
_BROAD = frozenset({"dissent", "meet", "arrest"})  # families whose types are words for one another
_STEM = 4  # letters that a verb and its noun share
_TERRITORY = "territory"  # the class of places
_TITLE, _PLACE_AGAIN = "headline", frozenset({"place-again"})
_BYGONE = "historical"


class Sentence(Protocol):
    """A sentence that was coded: its context, the writer of its events, and these by outcome."""

    @property
    def sentence(self) -> Words: ...  # noqa: D102
    @property
    def context(self) -> Context: ...  # noqa: D102
    @property
    def writer(self) -> Writer: ...  # noqa: D102
    @property
    def outcomes(self) -> list[tuple[Outcome, list[Event]]]: ...  # noqa: D102


class Retelling:
    """The acts of a text so far, to which those of its next sentences are compared."""

    def __init__(self) -> None:
        self._acts: list[Act] = []
        self._number = 0
        self._before: Sentence | None = None

    def hear(self, one: Sentence) -> None:
        """Join the acts of a sentence that were told before with their first mention.

        Args:
            one: the next sentence; its outcomes, and those of the sentences before, are changed in place.
        """
        acts, number = self._acts, self._number
        if acts:
            own_up(one.context, one.writer, acts, number)
        fresh: list[Act] = []
        for at, (outcome, events) in enumerate(one.outcomes):
            before = [act for act in (*acts, *fresh) if act.events]
            told = self._told_once(outcome, _there(outcome, events, one, before), one, before) if events else events
            one.outcomes[at] = (outcome, told)
            if told:
                fresh.append(Act(number, outcome, told, one.writer, one.sentence.kind == _TITLE))
        if fresh:
            own_up(one.context, one.writer, fresh, number)  # "drones struck a plant, and the rebels claimed the attack"
        self._acts = [act for act in acts if act.events and number - act.sentence < _REACH] + fresh
        self._number += 1
        self._before = one

    def _told_once(self, outcome: Outcome, events: list[Event], one: Sentence, acts: list[Act]) -> list[Event]:
        """The events of an outcome with what is known of them from before; none where an act before is the same."""
        context, number = one.context, self._number
        if outcome.reading.type == SAYING and _says_when(context, acts, number):
            return []
        again = in_other_words(outcome, events, context, [act for act in acts if act.sentence == number])
        if again is None:
            again = _meant(outcome, events, context, acts, number)
        if again is None and not outcome.bare:
            again = told_by_verb(outcome, events, context, acts, number)
        if again is None:
            again = done_together(outcome, events, context, acts) or same_spot(outcome, events, context, acts)
        if again is None:
            again = same_toll(outcome, events, context, acts, number)
        if again is not None and _befell_doer(events[0], again.events[0]):
            again = None
        if again is not None and again.outcome.status == outcome.status:
            blamed = RESPONSIBLE in outcome.reading.operators  # who is said to be behind it need not be its doer
            again.take(evolve(events[0], source=None) if blamed else events[0])
            return []
        told = [act for act in acts if act.events]
        if outcome.bare:
            return self._answering(outcome, events, one, told)
        title = titled(outcome, events, context, acts, number)
        if title is not None:
            events = [enriched(event, title.events[0], outcome, one.writer) for event in events]
            title.take(events[0])
            if title.sentence:
                title.events.clear()  # but the title of the whole page stands: others count it as an event of its own
            told = [act for act in told if act.events]
        inside = _inside(outcome, context, told, number)
        return addressed(outcome, events, one, told, number, self._before, inside)

    def _answering(self, outcome: Outcome, events: list[Event], one: Sentence, told: list[Act]) -> list[Event]:
        """The events of an outcome that is one only if it answers somebody public, as far as it does."""
        if one.context.clauses[outcome.reading.index].kind == "noun":
            return []
        found = addressed(outcome, events, one, told, self._number, self._before, None)
        return [event for event in found if event.target is not None and event.target.country is not None]


def _befell_doer(event: Event, first: Event) -> bool:
    """Did it come to whoever did the other act ("stabbed a soldier | and was shot dead")?"""
    return event.target is not None and event.target == first.source


def _there(outcome: Outcome, events: list[Event], one: Sentence, acts: list[Act]) -> list[Event]:
    """The events of an outcome with the place of the last act where a sentence says that it was "there", or done to "it"."""
    last = next((act.events[0].place for act in reversed(acts) if act.events[0].place is not None), None)
    clause, lowers = one.context.clauses[outcome.reading.index], one.context.tokens.lowers
    said = is_said(lowers[max(clause.trigger) + 1 : clause.end + 1], _PLACE_AGAIN, one.context)
    if last is None or not said and not _is_done_to_place(outcome, one.context):
        return events
    return [one.writer.recoded(evolve(event, place=event.place or last), outcome) for event in events]


def _is_done_to_place(outcome: Outcome, context: Context) -> bool:
    """Is "it" a place where something was done in the sentence before ("captured the town … retook | it")?"""
    phrase = context.clauses[outcome.reading.index].object
    thing = context.thing(phrase) if phrase is not None and phrase.kind == "pronoun" else None
    return thing is not None and (thing.place or _TERRITORY in thing.classes)


# ------------------------------------------------------------------------------------ which act is meant


def _meant(outcome: Outcome, events: Sequence[Event], context: Context, acts: list[Act], number: int) -> Act | None:
    """The act of an earlier sentence that an outcome tells again."""
    if is_composed(outcome):
        return None
    clause = context.clauses[outcome.reading.index]
    if _is_said_of_it(clause, context):
        return next((act for act in reversed(acts) if is_violent(act.type, context) and not act.headline), None)
    for phrase in _act_phrases(clause, outcome, context):
        nth = _by_number(phrase, context, [act for act in acts if act.outcome.status == outcome.status])
        if nth is not None:
            return None if _befalls_others(nth, events[0], context) else nth
        if points_back(phrase, context):
            alike = [act for act in acts if act.outcome.status == outcome.status]
            act = _last(outcome.reading.act, phrase, events[0], context, alike, number)
            if act is None and _AGAIN in classes_of(phrase.lemma, context):
                act = _of_the_story(events[0], context, alike)
            return act if act is None or _by_its_side(act, events[0]) else None
    return None


def _befalls_others(act: Act, event: Event, context: Context) -> bool:
    """Did something else befall others than those who were abducted ("abducted five women … in the second raid they | killed a trader")?"""
    types = context.knowledge.ontology.types
    first, again = act.events[0].target, event.target
    if first is None or again is None or not types[act.type].family.startswith(_CAPTURE):
        return False
    same = first.text.rpartition(" ")[2] == again.text.rpartition(" ")[2]
    return not same and not types[event.type].family.startswith(_CAPTURE)


def _by_number(phrase: Phrase, context: Context, acts: list[Act]) -> Act | None:
    """The act that "the first attack" or "the second blast" is, of the two or three that were told."""
    words = context.tokens.lowers[phrase.base : phrase.head]
    order = next((at for word in words for at, name in enumerate(_NTH) if name in classes_of(word, context)), None)
    if order is None or not phrase.definite or _AGAIN not in classes_of(phrase.lemma, context):
        return None
    told = [act for act in acts if is_violent(act.type, context) and not act.headline and not is_composed(act.outcome)]
    return told[order] if max(order + 1, _TWO) <= len(told) <= len(_NTH) else None


def _says_when(context: Context, acts: list[Act], number: int) -> bool:
    """Does a sentence only say that an act told before took place ("The incident happened on Tuesday, the army said")?"""
    near = (act for act in acts if number - act.sentence <= CLOSE and is_violent(act.type, context))
    if next(near, None) is None:
        return False
    for clause in context.clauses:
        subject = clause.subject
        word = " ".join((clause.lemma, *(context.tokens.lowers[at] for at in clause.trigger[1:])))
        if subject is None or _COMES_ABOUT not in classes_of(word, context):
            continue
        if points_back(subject, context) and _AGAIN in classes_of(subject.lemma, context):
            return True
    return False


def _of_the_story(event: Event, context: Context, acts: list[Act]) -> Act | None:
    """The violence that a story is about, where words far behind it only add victims ("nine were hurt in | the raid"): the only
    such act before, or the one that opens the text.
    """
    if event.source is not None or event.place is not None or event.date_precision not in (None, STANDS_IN):
        return None
    types = context.knowledge.ontology.types
    hurting = [act for act in acts if receives(types[act.type]) and not types[act.type].family.startswith(_THINGS)]
    fits = [act for act in hurting if not act.headline and agree(act, event)]
    return fits[0] if fits and (len(fits) == 1 or fits[0].sentence <= _OPENING) else None


def _by_its_side(act: Act, event: Event) -> bool:
    """May whoever did something during an act be its doer ("the kidnappers killed nine | during the raid" of the army)?"""
    first = act.events[0]
    return first.mutual or of_one_camp(first.source, event.source)


def _is_said_of_it(clause: Clause, context: Context) -> bool:
    """Is an act only what "it" was ("It was | the deadliest attack | on the capital")?"""
    host = context.clauses[clause.parent] if clause.kind == "noun" and clause.parent is not None else None
    if host is None or host.subject is None or host.subject.kind != "pronoun" or host.scope.negated:
        return False
    return "be" in context.knowledge.lexicon.closed.get(host.lemma, ()) and is_one(host.subject, context)


def _act_phrases(clause: Clause, outcome: Outcome, context: Context) -> Iterator[Phrase]:
    """The phrases by which a clause may name an act that was told before: its own, its subject, "died in | the blast"."""
    if clause.kind == "noun":
        if clause.phrase is not None:
            yield clause.phrase
        return
    if not is_violent(outcome.reading.act, context):
        return
    for index in outcome.reading.inner:  # "confirmed | the attack"
        named = context.clauses[index].phrase
        if named is not None:
            yield named
    inside = [phrase for prep, phrase in clause.preps if prep in _HOSTS]
    for phrase in (*((clause.subject,) if clause.subject is not None else ()), *inside):
        if noun_clause(phrase, context) is not None or _AGAIN in classes_of(phrase.lemma, context):
            yield phrase


def _last(name: str, phrase: Phrase, event: Event | None, context: Context, acts: list[Act], number: int) -> Act | None:
    """The last act that a phrase may mean: of its own sort, or, close by, of another sort of the same."""
    news = acts if event is not None else [act for act in acts if act.outcome.status != _BYGONE]
    fits = [act for act in news if agree(act, event)]
    same = [act for act in fits if act.type == name]
    if same:
        return same[-1]
    # "The strike" after an air raid is that, however long ago, and no stoppage.
    reach = CLOSE if is_violent(name, context) or _AGAIN not in classes_of(phrase.lemma, context) else _REACH
    near = [act for act in fits if number - act.sentence <= reach and _of_one_sort(act, name, phrase, context)]
    if not near:
        return None
    latest = [act for act in near if act.sentence == near[-1].sentence]
    doers = {_code(act.events[0].source) for act in latest}
    return latest[0] if len(latest) == 1 or len(doers) == 1 and None not in doers else None


def _of_one_sort(act: Act, name: str, phrase: Phrase, context: Context) -> bool:
    """Is an act of the sort of another type, or called by the same word ("raided … the raids")?"""
    if act.events[0].trigger[:_STEM].lower() == phrase.lemma[:_STEM]:
        return True
    if is_violent(act.type, context) and (is_violent(name, context) or _AGAIN in classes_of(phrase.lemma, context)):
        return True
    types = context.knowledge.ontology.types
    heads = [types[one].family.partition("/")[0] for one in (act.type, name)]
    return heads[0] == heads[1] and heads[0] in _BROAD


def _inside(outcome: Outcome, context: Context, acts: list[Act], number: int) -> Act | None:
    """The act before that the event noun inside an operator means ("condemned | the attack")."""
    reading = outcome.reading
    for index in reading.inner if _DOER in reading.rule.targets else ():
        phrase = context.clauses[index].phrase
        if phrase is not None and points_back(phrase, context):
            act = _last(reading.act, phrase, None, context, acts, number)
            if act is not None:
                return act
    return None


def _code(party: Participant | None) -> str | None:
    return party.code if party is not None else None
