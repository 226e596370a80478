"""Acts that a verb tells again: a headline's in the story, and "the attackers fired on the bus" after "gunmen ambushed a bus".

A title sums up what the sentences below it tell in full, so its act goes into theirs. In running text a verb tells no new act when
it brings in nobody new: both its sides are left out, pronouns, or definite nouns that fit those of an act just told, and no
word ("also", "later") says that it is another.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.coding.acts import CLOSE, Act, classes_of, is_anonymous, is_composed, is_violent, may_be, same_act
from eventcoder.coding.context import Context
from eventcoder.coding.how_many import receives
from eventcoder.coding.status import Outcome
from eventcoder.model import Clause, Event, Participant, Phrase

_ANOTHER, _SOMEBODY = "other-time", "somebody"
_TERRITORY = "force/territory"
_LEAD = 3  # sentences below a title in which its act is told in full
_ROOT = 2  # letters of a CAMEO root
_CIVILIAN = ("CVL",)
_STATEMENT = "01"


# ------------------------------------------------------------------------------------ headlines


def titled(outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act], number: int) -> Act | None:
    """Return the act of a headline that an act of the story is, or None.

    Args:
        outcome: what a sentence of the story tells.
        events: its events.
        context: the sentence.
        acts: those told before.
        number: of the sentence.
    """
    for act in acts:
        if not act.headline or number - act.sentence > _LEAD or act.outcome.status != outcome.status or not act.events:
            continue
        if _of_one_root(act.events[0], events[0]) or _both_violent(act.type, outcome, context):
            if all(any(same_act(title, event) and _shares(title, event) for event in events) for title in act.events):
                return act
    return None


def _of_one_root(title: Event, event: Event) -> bool:
    return title.cameo is not None and event.cameo is not None and title.cameo[:_ROOT] == event.cameo[:_ROOT]


def _both_violent(name: str, outcome: Outcome, context: Context) -> bool:
    """Are both acts of violence that hurts, and not the taking of a town?"""
    types = context.knowledge.ontology.types
    both = (types[name], types[outcome.reading.act])
    return not is_composed(outcome) and all(receives(one) and not one.family.startswith(_TERRITORY) for one in both)


def _shares(title: Event, event: Event) -> bool:
    """Is there something that both have: a side, the place, the dead?"""
    sides = [(title.source, event.source), (title.target, event.target)]
    if title.mutual or event.mutual:
        sides += [(title.source, event.target), (title.target, event.source)]
    if any(a is not None and b is not None and a.code is not None and _alike(a, b) for a, b in sides):
        return True
    here, there = title.place, event.place
    if here is not None and there is not None and here.country == there.country:
        return True
    return title.fatalities is not None and title.fatalities == event.fatalities


def _alike(one: Participant, other: Participant) -> bool:
    if one.name is not None and one.name == other.name:
        return True
    return one.code == other.code or one.country is not None and one.country == other.country


# ------------------------------------------------------------------------------------ running text


def told_by_verb(
    outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act], number: int
) -> Act | None:
    """Return the act of one of the last sentences, or of the same, that a verb tells again, or None.

    Args:
        outcome: what the verb tells.
        events: its events.
        context: its sentence.
        acts: those told before, those of the same sentence among them.
        number: of the sentence.
    """
    clause, reading = context.clauses[outcome.reading.index], outcome.reading
    if clause.kind != "verb" or is_composed(outcome) or reading.both is not None or len(events) != 1:
        return None
    if not is_violent(reading.act, context) or (events[0].cameo or _STATEMENT).startswith(_STATEMENT):
        return None
    if not _old(reading.source, context) or not _old(reading.target, context):
        return None
    if reading.source is None and reading.target is None or _is_another(clause, context):
        return None
    near = [act for act in acts if number - act.sentence <= CLOSE and _is_same(act, outcome, events[0], context)]
    return near[-1] if near and len({act.sentence for act in near}) == 1 else None


def _old(phrase: Phrase | None, context: Context) -> bool:
    """Does a side bring in nobody new: is it left out, a pronoun, a bare figure ("three were shot") or a definite noun?"""
    if phrase is None:
        return True
    if phrase.conjuncts:
        return False
    if phrase.kind in ("pronoun", "number"):
        return True
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].kind == "pronoun":
        return True  # "40 | of them"
    return phrase.kind == "common" and phrase.definite and phrase.possessor is None and phrase.number is None


def _is_another(clause: Clause, context: Context) -> bool:
    """Does a word beside a verb say that its act is another: "they | also attacked"?"""
    lowers = context.tokens.lowers
    start = max(0, min(clause.start, clause.trigger[0] - 3))
    return any(_ANOTHER in classes_of(word, context) for word in lowers[start : clause.end + 1])


def _is_same(act: Act, outcome: Outcome, event: Event, context: Context) -> bool:
    """Does a verb fit an act: by its sort, by both sides, and by day and place?"""
    if act.headline or is_composed(act.outcome) or act.outcome.status != outcome.status or len(act.events) != 1:
        return False
    if act.outcome is outcome or act.type != outcome.reading.act and not _both_violent(act.type, outcome, context):
        return False
    first = act.events[0]
    reading = outcome.reading
    return (
        not first.mutual
        and same_act(first, event)
        and _same_side(first.source, event.source, reading.source, context)
        and _same_side(first.target, event.target, reading.target, context)
        and not _turned(first, reading.source, reading.target)
    )


def _same_side(first: Participant | None, again: Participant | None, phrase: Phrase | None, context: Context) -> bool:
    """May a phrase that brings in nobody new mean a side of an act: by code, or as "the man" who is a gunman?"""
    if again is None or phrase is None:
        return True
    if first is None:
        return phrase.kind == "pronoun"
    if first.code is None or again.code is None:
        return True
    if first.code == again.code or first.name is not None and first.name == again.name:
        return True
    if _SOMEBODY in classes_of(phrase.lemma, context):
        return True
    if not may_be(first, again):
        return False
    if is_anonymous(first) or is_anonymous(again) or first.kind == again.kind:
        return first.kind is not None and again.kind is not None and first.kind == again.kind
    return first.roles[:1] == again.roles[:1]


def _turned(first: Event, source: Phrase | None, target: Phrase | None) -> bool:
    """Are the sides the other way round ("Gunmen attacked villagers. The villagers fired at the gunmen")?"""
    pairs = ((source, first.target), (target, first.source))
    return any(
        phrase is not None and party is not None and phrase.kind == "common" and phrase.lemma in party.text.lower()
        for phrase, party in pairs
    )
