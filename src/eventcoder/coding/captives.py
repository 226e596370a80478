"""Who holds those whose release is told: "demanded the release of sailors | held by pirates".

Whoever holds them is the one of whom their release is asked. That they are held ("a hostage | it had held since May") is told
with the release and is no act of its own; that they were taken ("sailors kidnapped by pirates") is.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.model import Clause, Phrase

Kept = dict[int, list[Reading]]
_RELEASE = "yield/release"
_CAPTURE = ("assault/abduct", "arrest")
_HOLDING = "holding"


def tell_captors(kept: Kept, context: Context) -> None:
    """Give releases that are asked for the captor as target, and drop what says only that the captives are held.

    Args:
        kept: the readings of a sentence by clause; changed in place.
        context: the sentence.
    """
    types = context.knowledge.ontology.types
    for i, clause in enumerate(context.clauses):
        taken = any(types[reading.type].family.startswith(_CAPTURE) for reading in kept.get(i, ()))
        if not taken or clause.relation.partition(":")[0] != "relative" or clause.object is None:
            continue
        releases = list(_releases(clause.object, kept, context))
        for j, release in releases:
            if release.operators and _is_captor(clause, release, context):
                kept[j] = [evolve(r, target=clause.subject) if r is release else r for r in kept[j]]
        if releases and _HOLDING in context.knowledge.rules.classes.get(clause.lemma, ()):
            kept[i] = []


def _releases(captive: Phrase, kept: Kept, context: Context) -> Iterator[tuple[int, Reading]]:
    """The acts that release a captive, be it under other acts, and the clauses that tell them."""
    types = context.knowledge.ontology.types
    for i, readings in kept.items():
        for reading in readings:
            inside = (context.clauses[at] for at in (reading.index, *reading.inner))
            if types[reading.act].family.startswith(_RELEASE) and any(_is_about(clause, captive) for clause in inside):
                yield i, reading


def _is_about(clause: Clause, phrase: Phrase) -> bool:
    named = (clause.object, *(governed for _, governed in clause.preps))
    return any(one is not None and one.head == phrase.head for one in named)


def _is_captor(clause: Clause, release: Reading, context: Context) -> bool:
    """Is the captor known, and is nobody else asked?"""
    captor, asked = clause.subject, release.target
    if captor is None or captor.kind == "pronoun" or not context.actor(captor.members[0]).known:
        return False
    return captor is not release.source and (asked is None or asked == clause.object)
