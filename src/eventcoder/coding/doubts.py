"""What is held against an act whose name is as often a figure of speech: "attack", "war", "siege", "shoot".

Such acts are believed where those who do such things do them, where people are their victims, where dead and wounded are
counted, or where other words of the text are of violence; else a raid is one on a fridge, and a war one of prices.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from eventcoder.coding.frames import Frame
from eventcoder.coding.reading import PEOPLE
from eventcoder.coding.who import CIVILIANS
from eventcoder.dictionaries.cues import Cue
from eventcoder.dictionaries.discards import Domain
from eventcoder.model import Event, Participant

_UNMISTAKABLE = 3.0
_TAKEN, _TERRITORY = "assault/abduct", "force/territory"  # families
_FORCE = 4  # the quad class of physical conflict


def doubted(domain: Domain, event: Event, around: Frame, families: Sequence[str] = ()) -> float:
    """Return what a domain holds against an event before any word of its text is heard.

    Args:
        domain: a domain of figures of speech.
        event: what was coded.
        around: what grammar says around it.
        families: those of its types; nobody is kidnapped in words.
    """
    source, target = event.source, event.target
    sent = event.others if event.operators else ()  # "the governor ordered | the army | to attack villagers"
    if is_of(source, domain.doers) or any(is_of(other, domain.doers) for other in sent):
        return 0.0
    taken = any(family.startswith(_TERRITORY) for family in families) and _is_taken(event)
    if is_nobody(event, around) and not taken or is_of(source, domain.idle):
        return domain.doubt
    if is_of(target, domain.doers) or event.fatalities is not None or event.casualties is not None:
        return 0.0
    if (
        target is not None
        and target.kind == CIVILIANS
        and (not is_of(target, domain.verbal) or _TAKEN in families)
        and not is_of(source, domain.verbal)
    ):
        return 0.0
    nowhere = source is not None or target is not None or event.place is None or event.place.country is None
    nowhere = nowhere and not taken
    aimed_at = target is not None and target.kind is None and _is_place(target)  # and no statesman
    return domain.doubt - domain.country * (_is_place(source) + aimed_at + (not nowhere))


def is_forced(domain: Domain, event: Event) -> bool:
    """Return whether people suffer an act of those who use force by their trade: police who beat fans play no game.

    Args:
        domain: a domain with such `doers`.
        event: what was coded.
    """
    people = event.target is not None and event.target.kind in PEOPLE
    return people and event.quad_class == _FORCE and is_of(event.source, domain.doers)


def is_nobody(event: Event, around: Frame) -> bool:
    """Return whether what does an act is no side that anybody knows: smoking kills, hail hits, a cat takes hostages.

    Args:
        event: what was coded.
        around: what grammar says around it.
    """
    acted_upon = event.target.text.lower() if event.target is not None else ""
    known = event.source is not None and event.source.code is not None
    itself = around.subject == event.trigger.lower()  # "clashes | broke out"
    return around.common and not known and not itself and around.subject not in acted_upon


def is_unlikely(domain: Domain, event: Event, around: Frame) -> bool:
    """Return whether whoever does an act is not of those who do such things: nobody that is known, or of a trade that fights in words
    ("reviewers opened fire on the novel").

    Args:
        domain: a domain with a doubt.
        event: what was coded.
        around: what grammar says around it.
    """
    suffered = event.target is not None and event.target.kind in PEOPLE
    if event.casualties is None and _is_speaker(event.source, domain):
        target = event.target
        if _is_speaker(target, domain) or target is not None and target.code is None and target.start is not None:
            return True  # "the premier opened fire on the treasurer"
    return is_of(event.source, domain.idle) or is_nobody(event, around) and not suffered


def _is_speaker(side: Participant | None, domain: Domain) -> bool:
    """Is a side one of those who attack and are attacked in words, and bear no arms?"""
    return is_of(side, domain.verbal) and side is not None and side.kind == CIVILIANS


def is_of(side: Participant | None, sorts: AbstractSet[str]) -> bool:
    """Return whether a side's kind, or one of its roles, is among these."""
    return side is not None and (side.kind in sorts or not sorts.isdisjoint(side.roles))


def words_of(event: Event, around: Frame) -> frozenset[str]:
    """Return the words that name an act: its predicate, and an object that is nobody ("opened fire", "survived an ambush").

    Args:
        event: what was coded.
        around: what grammar says around it.
    """
    words = event.trigger.lower().split()
    harmed = event.target.text.lower() if event.target is not None else ""
    return frozenset(words if around.object in harmed else (*words, around.object))


def is_figure(cue: Cue, words: AbstractSet[str], unlikely: str | None = None) -> bool:
    """Return whether a cue is an act's own word, and one that is used in figures: "massacre", but not "car bomb".

    Args:
        cue: a cue of news.
        words: the words that name the act.
        unlikely: the head of a doer who is not of those who do such things, so that no word of the act speaks for it unless it names
            him too ("the bomb exploded").
    """
    parts = cue.text.split()
    surely = cue.weight >= _UNMISTAKABLE and (unlikely is None or unlikely in parts)
    return not surely and not words.isdisjoint(parts)


def _is_taken(event: Event) -> bool:
    """Is it a place that is known which changes hands, whoever takes it ("the village of Aru | fell")?"""
    where, taker = event.place, event.source
    return where is not None and where.country is not None and (taker is None or taker.kind is None)


def _is_place(side: Participant | None) -> bool:
    """Is a side a country, a people or a town that is named, and not somebody from there?"""
    if side is None or side.country is None or side.name is None:
        return False
    if side.head is None or side.start is None:
        return True
    head = side.text[side.head[0] - side.start : side.head[1] - side.start]
    return head[:1].isupper() or head.lower() == side.text.lower()  # no "tape in Kandahar", but "it"
