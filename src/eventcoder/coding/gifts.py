"""Who gave what somebody has, uses or waits for, to whom, and what sort of aid it was.

A clause often names the thing and who has it ("Ukraine got | Danish howitzers", "rice from Thailand | reached the camp", "the school
was built with | Belgian money"); its giver stands in the thing's own phrase, and the sort of thing says which aid it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from eventcoder.coding.pronouns import is_possessive
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED

if TYPE_CHECKING:
    from eventcoder.coding.context import Context
    from eventcoder.coding.match import Match
    from eventcoder.coding.who import Actor

AID = "aid"  # the family
PROVIDE = "provide"  # the type of the rules by which a thing that is given passes from one to another
_THING, _SRC, _TGT = "OBJ", "SRC", "TGT"
_GIVING = "giving"  # the class of verbs that say in a relative clause who gave a thing ("tents | paid for by Sweden")
_FROM, _FOR = frozenset({"from", "by"}), frozenset({"for", "to"})
_PRIVATE = frozenset({"BUS", "MNC", "MED"})  # roles: what firms hand over is sold
_GIVEN = "given-thing"  # the class of things that are given as aid
_OF = "of"
_CARRIERS = frozenset({"aircraft", "ship", "vehicle", "convoy"})  # classes of what brings aid to others
_GIVERS = frozenset({"GOV", "LEG", "MIL", "COP", "SPY", "IGO", "NGO", "REB", "REL", "OPP", "ELI"})
_DONORS = frozenset({"GOV", "IGO", "NGO"})


@frozen(eq=False)
class Gift:
    """What was given: the type of the act, who gave and who has it, where known, and the clauses that say no more than that."""

    kind: str
    giver: Phrase | None
    receiver: Phrase | None
    told: tuple[int, ...] = ()


def gift(index: int, match: Match, context: Context) -> Gift | None:
    """Return what the thing of a match was, and who gave it to whom; None where it is nothing that is given.

    Args:
        index: the clause that says who has the thing.
        match: its match with a rule of the type `provide`, whose thing is in the slot OBJ.
        context: its sentence.
    """
    clause, thing = context.clauses[index], match.slots[_THING]
    acts = context.knowledge.ontology.things
    kinds = (acts.act(PROVIDE, context.classes(part)) for part in _parts(thing))
    kind = next((kind for kind in kinds if kind is not None), None)
    if kind is None:
        return None
    own = match.slots.get(_SRC)
    giver, told = (own, ()) if own is not None else _giver(thing, clause, match.slots.get(_TGT), context)
    served = (match.slots.get(_TGT), _receiver(thing, giver, context), clause.subject)
    receiver = next((one for one in served if one is not None and one is not giver and _may_get(one, context)), None)
    return Gift(kind, giver, receiver, told) if receiver is not None else None


def sender(source: Phrase | None, index: int, match: Match, context: Context) -> tuple[Phrase | None, tuple[int, ...]]:
    """Return who gave what an act of aid names, and the clauses that say no more, where its source is nobody or the thing.

    Args:
        source: who the act's own clause says does it.
        index: that clause.
        match: its match.
        context: its sentence.
    """
    thing = source or match.slots.get(_THING) or context.clauses[index].object
    if thing is None or _GIVEN not in context.classes(thing):
        return None, ()
    if source is not None and (actor := context.actor(source)).known and not _is_anyones(source, actor, context):
        return None, ()
    return _giver(thing, context.clauses[index], match.slots.get(_TGT), context)


def _is_anyones(source: Phrase, actor: Actor, context: Context) -> bool:
    """Is it a plane or a ship of which its own words do not say whose it is ("a plane | carrying tents", not "an Omani plane")?"""
    return actor.country is None and not source.preps and not _CARRIERS.isdisjoint(context.classes(source))


def _giver(
    thing: Phrase, clause: Clause, receiver: Phrase | None, context: Context
) -> tuple[Phrase | None, tuple[int, ...]]:
    """Who gave a thing, the surest first: who a clause behind it says did, whom it is from, whose it is, of what country it is."""
    for at, behind in enumerate(context.clauses):
        told = behind.relation == "relative" and behind.object is thing and behind is not clause
        if told and _gives(behind, context):
            return behind.subject, (at,)
        if told and behind.subject is None and (giver := _means_of(behind, context)) is not None:
            return giver, (at,)
    above = context.clauses[clause.parent] if clause.relation == "relative" and clause.parent is not None else None
    if above is not None and above.subject is not receiver and _gives(above, context):
        return above.subject, (clause.parent or 0,)  # "Russia sent | the tanks | that Armenia got"
    parts = tuple(_parts(thing))
    behind_it = (pair for part in parts for pair in part.preps)
    for prep, phrase in (*behind_it, *clause.preps):
        if prep in _FROM and phrase is not receiver and may_give(phrase, context):
            return phrase, ()
    for part in parts:
        owner = part.possessor
        if owner is not None and owner.kind != "pronoun" and may_give(owner, context):
            return owner, ()
    for part in parts:
        if context.actor(_with_words_before(part, context)).country is not None:
            return part, ()  # not "military equipment"
    return None, ()


def _means_of(clause: Clause, context: Context) -> Phrase | None:
    """Whose money a thing was bought with, or whose programme it was handed out under ("fodder | bought with Danish money")."""
    if not _is_giving(clause, context):
        return None
    for _, means in clause.preps:
        for further in context.clauses:
            if further.relation == "relative" and further.object is means and _gives(further, context):
                return further.subject
        if _GIVEN in context.classes(means):
            return _giver(means, clause, None, context)[0]
    return None


def _gives(clause: Clause, context: Context) -> bool:
    """Does a clause say that somebody who may do so gave its object?"""
    return _is_giving(clause, context) and may_give(clause.subject, context)


def _is_giving(clause: Clause, context: Context) -> bool:
    known = context.knowledge.rules.classes
    return any(_GIVING in known.get(verb, ()) for verb in (clause.lemma, f"{clause.lemma} {clause.particle}"))


def _with_words_before(thing: Phrase, context: Context) -> Phrase:
    """A thing with the words before it alone, less "its" or "their", which say who has it."""
    base = thing.base + 1 if is_possessive(thing, context) else thing.base
    return evolve(thing, start=base, base=base, end=thing.head + 1, possessor=None, preps=(), apposition=None)


def _receiver(thing: Phrase, giver: Phrase | None, context: Context) -> Phrase | None:
    """For whom a thing is by its own words ("money | for Mali")."""
    for part in _parts(thing):
        for prep, phrase in part.preps:
            if prep in _FOR and phrase is not giver and _is_party(phrase, context):
                return phrase
    return None


def _parts(thing: Phrase) -> Iterator[Phrase]:
    """The things that a phrase names, and what they are a part or a load of ("the last of | the vaccines")."""
    for member in thing.members:
        yield member
        if member.preps and member.preps[0][0] == _OF:
            yield from member.preps[0][1].members


def _is_party(phrase: Phrase, context: Context) -> bool:
    actor = context.actor(phrase.members[0])
    return actor.known and (actor.country is not None or bool(actor.roles)) and _PRIVATE.isdisjoint(actor.roles)


def may_give(phrase: Phrase | None, context: Context) -> bool:
    """Tell whether it is a land, or a party with a public role: what an uncle or tourists pay is no aid.

    Args:
        phrase: who gives, if anybody is named.
        context: the sentence.
    """
    if phrase is None:
        return False
    actor = context.actor(phrase.members[0])
    return _is_party(phrase, context) and (not actor.roles or not _GIVERS.isdisjoint(actor.roles))


def _may_get(phrase: Phrase, context: Context) -> bool:
    """Is it a party, or something in a place that is known ("schools | in Hargeisa")?"""
    return _is_party(phrase, context) or any(
        context.actor(inner.members[0]).place or _is_party(inner, context) for _, inner in phrase.preps
    )


def by_speaker(target: Phrase | None, speaker: Phrase, context: Context) -> bool:
    """Tell whether aid of which nobody says who gives it is that of whoever tells of it: a state or an organisation that speaks of
    others ("blankets were flown to Herat, | the Danish ministry | said").

    Args:
        target: who is helped.
        speaker: who says so.
        context: the sentence.
    """
    if target is None:
        return False
    who, helped = context.actor(speaker.members[0]), context.actor(target.members[0])
    speaks = who.known and not _DONORS.isdisjoint((*who.roles[:1], *who.flags)) or _is_land(who)
    return speaks and helped.country is not None and helped.country != who.country and helped.kind not in ARMED


def _is_land(who: Actor) -> bool:
    return who.country is not None and not who.roles and not who.place
