"""Whom a threat is meant for that names nobody: who can avert it ("threatened to strike unless | the government raises pay")."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.status import Outcome
from eventcoder.model import Phrase

AVERTING_CLASS = "averting-word"  # the words that open what would avert an act: "unless", "until"
_THREAT, _COPULA = "threaten", "copula"


def aimed(found: Outcome, context: Context) -> Outcome:
    """Return a threat without target with the party that it is to move, or the outcome as it is."""
    reading = found.reading
    family = context.knowledge.ontology.types[reading.type].family
    if reading.target is not None or reading.both is not None or family.partition("/")[0] != _THREAT:
        return found
    party = _averter((reading.index, *reading.inner), context)
    if party is None or party is reading.source:
        return found
    return evolve(found, reading=evolve(reading, target=party))


def _averter(clauses: tuple[int, ...], context: Context) -> Phrase | None:
    """The known party that is the subject of a clause which hangs on one of these and says what would avert the act."""
    classes = context.knowledge.rules.classes
    for clause in context.clauses:
        word = clause.relation.partition(":")[2]
        subject = clause.subject
        if clause.parent not in clauses or subject is None or AVERTING_CLASS not in classes.get(word, ()):
            continue
        idle = clause.voice != "active" or _COPULA in context.knowledge.lexicon.frames.get(clause.lemma, ())
        if idle:
            continue  # "will fight on until the last hostage | is free"
        if subject.kind != "pronoun" and context.actor(subject.members[0]).known:
            return subject
    return None
