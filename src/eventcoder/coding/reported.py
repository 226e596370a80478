"""The act of conflict that a text reports in words of its own, which no rule fits: read loosely, where its wording leaves little doubt.

What the wording says is which of ACLED's sub-event types a sentence tells of. The act is that of the nearest pattern which gives this type; where
none does, what `wording/kinds.csv` has for it. Such an event has "loose" among its flags. Where rules find another act in the sentence, that one gets
the type, and the flag "worded".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from eventcoder.coding.discards import Sifted
from eventcoder.coding.match import Match
from eventcoder.coding.near_misses import nearest
from eventcoder.coding.reading import UNCODED, Reading
from eventcoder.coding.relate import LOOSE, WORDED
from eventcoder.coding.status import Outcome, outcome
from eventcoder.coding.telling import Telling
from eventcoder.coding.told import Told
from eventcoder.dictionaries.rules import Pattern
from eventcoder.dictionaries.wording import REPORTS, Wordings
from eventcoder.model import Clause, Event, Phrase, Plover
from eventcoder.ontology.codes import AcledType, PloverCode

_TRIED = 12  # patterns
_DONE, _STATEMENTS, _DENIAL = "actual", "01", "016"  # a status; CAMEO codes
_DEEDS = frozenset({"PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})  # PLOVER's events of conflict
_Near = tuple[float, int, Pattern]  # weight, clause, pattern


def reported(
    told: Sequence[Told], sifted: Sifted, telling: Telling, wordings: Wordings, types: Mapping[str, AcledType]
) -> tuple[Event, ...] | None:
    """Return the events of a text with the act of conflict of which its words alone tell, if it is surely a report of such and rules find none.

    Where rules find another act in the sentence that tells it best, that is the act, and gets the sub-event type.

    Args:
        told: the sentences of the text.
        sifted: the events that rules found in it.
        telling: what its wording says.
        wordings: how news is worded.
        types: ACLED's sub-event types by name.
    """
    if sifted.left_out or any(event.acled is not None for event in sifted.events):
        return None
    at = _teller(told, sifted, telling)
    if at is None:
        return None
    likeliest = telling.likeliest(at)
    acts = _acts(sifted.events, told[at].sentence.index)
    if not acts:
        event = _read(told[at], likeliest, wordings)
        return None if event is None else (*sifted.events, evolve(event, flags=(*event.flags, LOOSE)))
    # What is only planned, feared or long past has no sub-event type from words.
    done = [event for event in acts if event.status == _DONE]
    if not done or wordings.types.get((REPORTS, likeliest), UNCODED) == UNCODED:
        return None
    act = next((event for event in done if _is_deed(event.plover)), done[0])
    if act.source is not None and not wordings.fits(likeliest, act.source.kind):
        return None
    typed = evolve(act, acled=types[likeliest].reading, flags=(*act.flags, WORDED))
    return tuple(typed if event is act else event for event in sifted.events)


def _teller(told: Sequence[Told], sifted: Sifted, telling: Telling) -> int | None:
    """The number of the sentence that most surely reports conflict, if one does."""
    margins, limits = {}, telling.limits
    for at, one in enumerate(told):
        beside = _acts(sifted.events, one.sentence.index) or _tells_of_conflict(one)
        if telling.margin(at) >= (limits.report_beside if beside else limits.report_alone):
            margins[at] = telling.margin(at)
    return max(margins, key=margins.__getitem__, default=None)


def _acts(events: Sequence[Event], sentence: int) -> list[Event]:
    """The events of a sentence that are no statements."""
    return [event for event in events if event.sentence == sentence and not (event.cameo or "").startswith(_STATEMENTS)]


def _tells_of_conflict(one: Told) -> bool:
    """Does a rule find an act of conflict in a sentence, done or not?"""
    types = one.context.knowledge.ontology.types
    readings = (types[outcome.reading.act].plover for outcome in one.found if outcome.reading.act in types)
    return any(map(_is_deed, readings))


def _is_deed(reading: Plover | PloverCode | None) -> bool:
    return reading is not None and reading.event in _DEEDS


def _read(one: Told, sub_event: str, wordings: Wordings) -> Event | None:
    """The event of a sub-event type that the nearest pattern gives, or else that of a type of its own."""
    near = sorted(_nearest(one), key=lambda found: -found[0])
    for _, index, pattern in near[:_TRIED]:
        rule = one.context.knowledge.rules.rules[pattern.rule]
        for event in _events(one, _loose(index, pattern, rule.type, one)):
            if event.acled is not None and event.acled.sub_event_type == sub_event:
                return event
    name = wordings.types.get((REPORTS, sub_event), UNCODED)
    if name == UNCODED or not near:
        return None
    _, index, pattern = max(near, key=lambda found: _likeness(found[2], name, one))
    reading = one.context.knowledge.ontology.acled_types[sub_event].reading
    events = _events(one, _loose(index, pattern, name, one))
    return next((evolve(event, acled=reading) for event in events), None)


def _likeness(pattern: Pattern, name: str, one: Told) -> tuple[bool, bool]:
    """How like the act of a pattern is to one of an event type: the same, of the same event of PLOVER's, or another."""
    types, own = one.context.knowledge.ontology.types, one.context.knowledge.rules.rules[pattern.rule].type
    wanted, given = types[name].plover, types[own].plover
    return own == name, wanted is not None and given is not None and wanted.event == given.event


def _nearest(one: Told) -> Iterator[_Near]:
    """Yield the patterns that come nearest to each clause, one for each event type; none for what rules found denied or not done."""
    undone = set(_undone(one))
    for index in range(len(one.context.clauses)):
        if index in undone:
            continue
        yield from ((weight, index, pattern) for weight, pattern in nearest(index, one.context).values())


def _undone(one: Told) -> Iterator[int]:
    """The clauses of acts that a sentence denies, or tells of as planned, feared or long past."""
    types = one.context.knowledge.ontology.types
    for found in one.found:
        reading, cameo = found.reading, types[found.reading.type].cameo
        if found.status != _DONE:
            yield reading.index
        if found.status != _DONE or cameo is not None and cameo.code == _DENIAL:
            yield from reading.inner


def _loose(index: int, pattern: Pattern, name: str, one: Told) -> Reading:
    """A pattern taken as if it fitted a clause, its sides those phrases that stand where it has them."""
    rule = one.context.knowledge.rules.rules[pattern.rule]
    slots = _slots(pattern, one.context.clauses[index])
    source = next((slots[slot] for slot in rule.sources if slot in slots), None)
    target = next((slots[slot] for slot in rule.targets if slot in slots), None)
    return Reading(index, rule, Match(pattern, slots), name, name, (), source, target, slots.get("BOTH"), None, ())


def _slots(pattern: Pattern, clause: Clause) -> dict[str, Phrase]:
    """The phrases of a clause by the slots of a pattern that stand in their places."""
    places = [(pattern.subject, clause.subject), (pattern.object, clause.object), (pattern.indirect, clause.indirect)]
    places += [(arg.filler, phrase) for arg in pattern.preps for prep, phrase in clause.preps if prep in arg.preps]
    if pattern.kind == "noun":
        places += [(pattern.of, phrase) for prep, phrase in clause.preps if prep == "of"]
    found: dict[str, Phrase] = {}
    for filler, phrase in places:
        if filler is not None and phrase is not None and filler.slot:
            found.setdefault(filler.slot, phrase)
    return found


def _events(one: Told, reading: Reading) -> list[Event]:
    found = outcome(reading, one.reader, one.context)
    if found is None or found.status != _DONE:
        return []
    return one.writer.events(Outcome(found.reading, found.status, found.speaker))
