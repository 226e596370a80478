"""What somebody says of another's wrongs is his charge ("Kyiv said | Moscow had broken the truce"), and what he says of an
outlook his comment ("said | the talks had been fruitful").

Which acts are such wrongs, and what charge they make, stands in composition.csv beside the operator ALLEGATION. Wrongs without
a code of their own ("had violated human rights") are charges whoever says it; deeds that have one ("had broken the truce") only
where a party to the dispute says it of another: monitors and police report them. Who is said to be behind an act is accused of it.
"""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.pronouns import is_possessive
from eventcoder.coding.reading import REPORTS, Reader, Reading
from eventcoder.coding.who import Actor
from eventcoder.model import Clause, Phrase

ALLEGATION, ACCUSE, RESPONSIBLE = "ALLEGATION", "accuse", "responsible"
OUTLOOK = "statement/outlook"  # the family of judgements on how things go
Readings = dict[int, tuple[Reading, ...]]


def charge(readings: Readings, reader: Reader, context: Context) -> None:
    """Make charges of what is said of others' wrongs, and comments of what is said of an outlook.

    Args:
        readings: those of the sentence by clause; changed in place.
        reader: which knows the clauses that are parts of others; told of those that become so.
        context: the sentence.
    """
    for i, clause in enumerate(context.clauses):
        match = reader.context.match(i)
        if match is None or context.knowledge.rules.rules[match.pattern.rule].type not in REPORTS:
            continue
        speaker, below = match.slots.get("SRC"), clause.complement
        if speaker is None or below is None or clause.scope.negated:
            continue
        found = tuple(_charge(i, speaker, reading, context) for reading in reader.readings(below))
        charges = tuple(one for one in found if one is not None)
        if charges:
            readings[i] = charges
            reader.consumed.discard(i)
            reader.consumed.add(below)


def _charge(index: int, speaker: Phrase, said: Reading, context: Context) -> Reading | None:
    """The act of words that a clause of saying makes of what is said; nothing where that stays an act told of another."""
    ontology = context.knowledge.ontology
    blames = said.rule.type == RESPONSIBLE and said.type != RESPONSIBLE
    composed = ontology.compose(ACCUSE if blames else ALLEGATION, said.type)
    if composed in (None, said.type) or not _told_as_done(context.clauses[said.index]):
        return None
    if ontology.types[said.type].family == OUTLOOK:
        accused = None
    elif said.source is not None and _is_charged(said.source, speaker, said, context):
        accused = said.source
    else:
        return None
    words = evolve(said, index=index, source=speaker, target=accused, inner=(said.index, *said.inner), results=())
    return words.under(ALLEGATION, composed)


def _is_charged(doer: Phrase, speaker: Phrase, wrong: Reading, context: Context) -> bool:
    """Is a wrong laid to the charge of its doer by another, and not only told of him?"""
    if doer.kind == "pronoun" or is_possessive(doer, context):
        return False  # "said its fighters were behind the attack"
    act = context.knowledge.ontology.types[wrong.type]
    accuser, accused = context.actor(speaker.members[0]), context.actor(doer.members[0])
    if act.sign == "cooperation" or not accuser.known or accuser == accused or not _public(accused, context):
        return False
    told = act.cameo is not None and wrong.rule.type != RESPONSIBLE
    return not told or _opposed(accuser, accused, context)


def _told_as_done(clause: Clause) -> bool:
    scope = clause.scope
    return not scope.negated and not scope.modality and scope.time != "future"


def _public(actor: Actor, context: Context) -> bool:
    """Somebody who can be charged as a party, and no thief."""
    return bool(actor.country and not actor.roles or set(actor.roles) - context.knowledge.private_roles)


def _opposed(one: Actor, other: Actor, context: Context) -> bool:
    """Are they two parties that may be at odds: of two countries, or of two camps of one?"""
    if not all(_is_party(actor, context) for actor in (one, other)):
        return False
    if one.country != other.country:
        return True
    return one.kind != other.kind or not set(one.roles) & set(other.roles)


def _is_party(actor: Actor, context: Context) -> bool:
    if not actor.roles:
        return actor.country is not None  # "Kyiv", "Armenia"
    return not context.knowledge.party_roles.isdisjoint(actor.roles)
