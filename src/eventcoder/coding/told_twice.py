"""Acts that a verb tells again: a headline's in the story, and "the attackers fired on the bus" after "gunmen ambushed a bus".

A title sums up what the sentences below it tell in full, so its act goes into theirs. In running text a verb tells no new act when
it brings in nobody new: both its sides are left out, pronouns, or definite nouns that fit those of an act just told, and no
word ("also", "later") says that it is another.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from eventcoder.coding.acts import (
    CLOSE,
    Act,
    classes_of,
    is_anonymous,
    is_composed,
    is_said,
    is_violent,
    may_be,
    of_one_camp,
    one_name,
    same_act,
)
from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_weapon
from eventcoder.coding.pronouns import is_possessive
from eventcoder.coding.reading import Reading
from eventcoder.coding.status import Outcome
from eventcoder.coding.titles import both_violent
from eventcoder.coding.who import is_group
from eventcoder.model import Clause, Event, Participant, Phrase

_ANOTHER, _SOMEBODY = frozenset({"other-time"}), "somebody"
_ANY = frozenset({_SOMEBODY, "anybody"})
_SEVERAL = 2  # dead: one may be killed twice in a day
_DAY = "day"
_TOWN, _FAR = 2, 9  # precision: in a town or near it; nobody knows
_WORDS = 2  # "days of"
_ROOT = 2  # letters of a CAMEO root
_PRIVATE = ("CVL",)
_DEEDS = frozenset({"08", "14", "15", "16", "17", "18", "19", "20"})  # CAMEO roots of what is done, and not said
_LEGAL = "disapprove/legal"
_JUSTICE = ("arrest", "disapprove/legal")
_BROAD = frozenset({"force", "assault", "assault/body"})  # families of attacks by no weapon in particular


# ------------------------------------------------------------------------------------ one sentence


def in_other_words(outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act]) -> Act | None:
    """Return the act of the same sentence that another of its type only says more of, or None: "detained a lawyer, | who was arrested at
    home", "threw stones at police | and burned tyres", "agreed to restore ties | and reopen embassies".

    Args:
        outcome: what a clause tells.
        events: its events.
        context: the sentence.
        acts: those of the clauses before it.
    """
    reading = outcome.reading
    if not events:
        return None
    if _measures(context.clauses[reading.index], context) and is_violent(reading.act, context):
        return next((act for act in acts if is_violent(act.type, context)), None)
    for act in reversed(acts):
        first = act.outcome.reading
        if act.headline or act.outcome.status != outcome.status or not _of_one_type(first.type, reading.type, context):
            continue
        if _of_other_sides(first.source, reading.source, first.both, reading.both):
            continue
        whom = reading.target
        named_once = first.target is None or whom is None or first.target is whom or whom.kind == "pronoun"
        if not named_once or not same_act(act.events[0], events[0]):
            continue
        clause = context.clauses[reading.index]
        if _share_a_side(first, reading) and not _is_another(clause, context) and _goes_with(first, reading, context):
            return act
    return None


def _of_one_type(one: str, other: str, context: Context) -> bool:
    """Are two acts of a type, or the verdict and the sentence of one trial ("found him guilty | and sentenced him to death")?"""
    types = context.knowledge.ontology.types
    return one == other or all(
        types[name].family == _LEGAL and types[name].cameo == types[one].cameo for name in (one, other)
    )


def _measures(clause: Clause, context: Context) -> bool:
    """Does an event noun only say how long something went on ("killed on the third day of | unrest")?"""
    if clause.kind != "noun" or clause.phrase is None:
        return False
    lexicon, at = context.knowledge.lexicon, clause.phrase.base
    words = context.tokens.lowers[clause.phrase.start : at]
    if len(words) < _WORDS or words[-1] != "of":
        return False
    return "time" in lexicon.nouns.get(lexicon.noun_lemmas.get(words[-2], words[-2]), ())


def _of_other_sides(first: Phrase | None, again: Phrase | None, both: Phrase | None, more: Phrase | None) -> bool:
    """Is another doer named than before?"""
    return again is not None and again is not (first or both) or more is not None and more is not (both or first)


def _share_a_side(first: Reading, again: Reading) -> bool:
    pairs = ((first.source, again.source), (first.both, again.both), (first.target, again.target))
    return any(one is not None and one is other for one, other in pairs)


def _goes_with(first: Reading, again: Reading, context: Context) -> bool:
    """Is an act told by the clause beside the first, by one that describes whom it was done to, or by the same verb?"""
    one, other = context.clauses[first.index], context.clauses[again.index]
    if one is other:
        return True
    if other.relation == "relative":
        return not other.times and again.source in (None, first.source)
    if one.relation == "relative" and one.form == "ing" and one.subject is other.subject:
        return not one.times  # "youths | hurling stones | clashed with police"
    return other.relation == one.relation and not (one.times and other.times)


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
    if clause.kind != "verb" or is_composed(outcome) or reading.both is not None or _is_another(clause, context):
        return None
    if _brings_weapon(clause, context):
        near = [act for act in acts if 0 < number - act.sentence <= CLOSE and _may_go_on(act, outcome, context)]
        same = [act for act in near if act.type == reading.act and _hits_the_same(act, outcome, events[0])]
        return same[-1] if same else None
    near = [act for act in acts if number - act.sentence <= CLOSE and _may_go_on(act, outcome, context)]
    if _by_its_weapon(clause, context):
        near = [act for act in near if act.type == reading.act and same_act(act.events[0], events[0])]
    elif not _old(reading.source, context) or reading.source is None and reading.target is None:
        return None
    else:
        near = [act for act in near if _is_same(act, outcome, events[0], context)]
        near = [act for act in near if act.type == reading.act] or near
    return near[-1] if near and len({act.sentence for act in near}) == 1 else None


def done_together(outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act]) -> Act | None:
    """Return the act of the same two that is told again of them, or None: "Chad and Niger agreed to restore ties", and later
    "N'Djamena and Niamey agreed to reopen their embassies".

    Args:
        outcome: what a clause tells.
        events: its events.
        context: its sentence.
        acts: those told before.
    """
    if not events or not events[0].mutual or _is_another(context.clauses[outcome.reading.index], context):
        return None
    for act in reversed(acts):
        first = act.events[0]
        if act.headline or not first.mutual or act.outcome.status != outcome.status or first.type != events[0].type:
            continue
        if len(act.events) == len(events) == 1 and same_act(first, events[0]) and _same_pair(first, events[0]):
            return act
    return None


def same_spot(outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act]) -> Act | None:
    """Return the act of the same type, doer, town and day that is told again with all of these, or None.

    Args:
        outcome: what a clause tells.
        events: its events.
        context: its sentence.
        acts: those told before.
    """
    if len(events) != 1 or _is_another(context.clauses[outcome.reading.index], context):
        return None
    event = events[0]
    if event.source is None or event.source.code is None or event.place is None or event.date_precision != _DAY:
        return None
    for act in reversed(acts):
        first = act.events[0]
        if act.headline or act.outcome.status != outcome.status or first.type != event.type or first.mutual:
            continue
        if first.date != event.date or first.date_precision != _DAY or first.place is None or first.source is None:
            continue
        at_one = first.place.name == event.place.name and (event.place.precision or _FAR) <= _TOWN
        whom = {party.name or party.text for party in (first.target, event.target) if party is not None}
        if at_one and first.source.code == event.source.code and len(whom) <= 1:
            return act
    return None


def same_toll(
    outcome: Outcome, events: Sequence[Event], context: Context, acts: Sequence[Act], number: int
) -> Act | None:
    """Return the act of one of the last sentences that hurt as many of the same, and is told again by somebody else, or None: "Snipers
    killed two soldiers", and later "“Snipers killed two of our men”".

    Args:
        outcome: what a clause tells.
        events: its events.
        context: its sentence.
        acts: those told before.
        number: of the sentence.
    """
    if len(events) != 1 or _is_another(context.clauses[outcome.reading.index], context):
        return None
    event, reading = events[0], outcome.reading
    dead = event.fatalities.best if event.fatalities is not None else None
    if dead is None or dead < _SEVERAL or is_composed(outcome):
        return None
    for act in reversed(acts):
        first = act.events[0]
        if not 0 < number - act.sentence <= CLOSE or not _may_go_on(act, outcome, context):
            continue
        if first.fatalities is None or first.fatalities.best != dead or _turned(first, reading.source, reading.target):
            continue
        alike = _named_alike(first.source, reading.source, context) and _named_alike(
            first.target, reading.target, context
        )
        if alike and same_act(first, evolve(event, source=None)):
            return act
    return None


def _named_alike(party: Participant | None, again: Phrase | None, context: Context) -> bool:
    """Does a phrase mean a side by the same noun, by one that says nothing more of people, or by none?"""
    if again is None or party is None:
        return again is None
    if again.conjuncts:
        return False
    who = context.actor(again)
    vague = again.kind in ("pronoun", "number") or not classes_of(again.lemma, context).isdisjoint(_ANY)
    return vague or again.lemma in party.text.lower() or who.code is not None and who.code == party.code


def _same_pair(first: Event, again: Event) -> bool:
    """Are both sides of two acts surely the same: by country where that tells them apart, else by code?"""
    sides = [[first.source, first.target], [again.source, again.target]]
    if any(party is None for pair in sides for party in pair):
        return False
    countries = [{party.country for party in pair if party is not None} for pair in sides]
    if all(len(found) > 1 and None not in found for found in countries):
        return countries[0] == countries[1]
    codes = [{party.code for party in pair if party is not None} for pair in sides]
    return codes[0] == codes[1] and None not in codes[0]


def _may_go_on(act: Act, outcome: Outcome, context: Context) -> bool:
    """Are an act before and one now of a sort, and as real as each other?"""
    if act.headline or is_composed(act.outcome) or act.outcome.status != outcome.status or act.outcome is outcome:
        return False
    return not act.events[0].mutual and _of_one_sort(act.type, outcome, context)


def _of_one_sort(name: str, outcome: Outcome, context: Context) -> bool:
    """Are two acts of a type, both violence that hurts, or both the arrest and trial of somebody?"""
    if not _is_deed(outcome, context):
        return False
    if name == outcome.reading.act or both_violent(name, outcome, context):
        return True
    types = context.knowledge.ontology.types
    return all(types[one].family.startswith(_JUSTICE) for one in (name, outcome.reading.act))


def _is_deed(outcome: Outcome, context: Context) -> bool:
    """Is it no word: of what people say they may say more in the next sentence?"""
    event_type = context.knowledge.ontology.types[outcome.reading.act]
    cameo = event_type.cameo
    return cameo is not None and (cameo.code[:_ROOT] in _DEEDS or event_type.family.startswith(_JUSTICE))


def _hits_the_same(act: Act, outcome: Outcome, event: Event) -> bool:
    """Does a weapon hit what an act just told hit, by the same noun ("drones struck two plants … ten drones | hit the plants")?"""
    first, again = act.outcome.reading.target, outcome.reading.target
    if first is None or again is None or first.conjuncts or again.conjuncts or not again.definite:
        return False
    return first.lemma == again.lemma and same_act(act.events[0], event)


def _brings_weapon(clause: Clause, context: Context) -> bool:
    """Is the doer a weapon that was not spoken of before ("a bomb | killed nine")?"""
    subject = clause.subject
    if subject is None or subject.kind != "common" or subject.definite or not is_weapon(subject, context):
        return False
    return "person" not in context.actor(subject.members[0]).flags  # a suicide bomber is somebody


def _by_its_weapon(clause: Clause, context: Context) -> bool:
    """Is a weapon that was spoken of the doer: "the shells | hit a school"?"""
    subject = clause.subject
    if subject is None or subject.kind != "common" or not subject.definite or subject.possessor is not None:
        return False
    return is_weapon(subject, context)


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
    if phrase.kind != "common" or not phrase.definite or phrase.possessor is not None or phrase.number is not None:
        return False
    # "Her colleague" is somebody else, "its fighters" are the group.
    return not is_possessive(phrase, context) or is_group(context.actor(phrase))


def _unfolds(act: Act, outcome: Outcome, context: Context) -> bool:
    """Does a verb say how an attack went on, on people told of only in general: "attacked a mosque … they fired at worshippers"?"""
    types, target = context.knowledge.ontology.types, outcome.reading.target
    broad = types[act.type].family in _BROAD and types[outcome.reading.act].family not in _BROAD
    target = target.members[0] if target is not None else None
    if not broad or target is None or target.kind != "common":
        return False
    return target.plural and target.number is None and target.base == target.head


def _is_another(clause: Clause, context: Context) -> bool:
    """Does a word beside a verb say that its act is another: "they | also attacked"?"""
    lowers = context.tokens.lowers
    start = max(0, min(clause.start, clause.trigger[0] - 3))
    return is_said(lowers[start : clause.end + 1], _ANOTHER, context)


def _is_same(act: Act, outcome: Outcome, event: Event, context: Context) -> bool:
    """Does a verb fit an act by both sides, and by day and place?"""
    first, reading = act.events[0], outcome.reading
    if not same_act(first, event) or _turned(first, reading.source, reading.target):
        return False
    if not _same_side(first.source, event.source, reading.source, context):
        return False
    if reading.source is not None and _unfolds(act, outcome, context):
        return True
    if reading.source is None and reading.target is not None and reading.target.kind == "proper":
        # "Navalny was led away"; "arrested a lawmaker … Ada Bello was picked up at home"
        return _is_named(first.target, event.target) or _gets_name(first.target, event.target, context)
    target = reading.target
    if target is not None and reading.results:
        # "fired on | the convoy and killed a general", "set off bombs and killed 50 people"
        target = target.members[0] if target.conjuncts else target if _has(reading.index, target, context) else None
    return _old(target, context) and _same_side(first.target, event.target, target, context)


def _has(index: int, phrase: Phrase, context: Context) -> bool:
    """Is a phrase an argument of a clause, and not only of what came of it?"""
    clause = context.clauses[index]
    return phrase in (clause.object, clause.indirect) or any(phrase is governed for _, governed in clause.preps)


def _is_named(first: Participant | None, again: Participant | None) -> bool:
    if first is None or again is None or first.name is None or again.name is None:
        return False
    return first.country == again.country and one_name(first, again)


def _gets_name(first: Participant | None, again: Participant | None, context: Context) -> bool:
    """Is somebody who was only "a lawmaker" named now, and not said to be another?"""
    if first is None or again is None or first.name is not None or not first.roles:
        return False
    ones = context.knowledge.circumstances.numbers.ones
    single = first.text.partition(" ")[0].lower() in ones and not first.text.lower().endswith("s")
    return single and (not again.roles or again.roles[:1] in (first.roles[:1], _PRIVATE))


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
    if not may_be(first, again) or not of_one_camp(first, again):
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
