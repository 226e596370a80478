"""Whom a clause with "who" describes: in "the hard line of his predecessor, who backed the ban" it was the predecessor."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from eventcoder.model import Clause, Phrase, Tokens

_WHO = frozenset({"who", "whom"})
_OF = "of"
_HUMAN = frozenset({"person", "leader-noun", "combatant"})  # classes of nouns of people
_OF_PEOPLE = _HUMAN | {"organisation-noun", "security-force", "body-of-people", "crowd", "own-people"}
Classes = Mapping[str, frozenset[str]]


def with_persons(clauses: tuple[Clause, ...], tokens: Tokens, classes: Classes) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, those with "who" about the person whose thing stands before it.

    Args:
        clauses: the clauses.
        tokens: the sentence.
        classes: word classes by word.
    """
    if _WHO.isdisjoint(tokens.lowers):
        return clauses  # as most sentences
    return tuple(_about_person(clause, classes) if _is_with_who(clause, tokens) else clause for clause in clauses)


def _is_with_who(clause: Clause, tokens: Tokens) -> bool:
    return clause.relation.startswith("relative") and tokens.lowers[clause.start] in _WHO


def _about_person(clause: Clause, classes: Classes) -> Clause:
    described = clause.object if clause.voice == "passive" else clause.subject
    if described is None or described.conjuncts or described.end > clause.start:
        return clause
    person = _person_in(described, classes)
    if person is described:
        return clause
    return evolve(clause, object=person) if clause.voice == "passive" else evolve(clause, subject=person)


def _person_in(phrase: Phrase, classes: Classes) -> Phrase:
    """The person in the of-phrase that a phrase ends with, where its own noun is a thing."""
    if phrase.kind != "common" or not phrase.preps or not _OF_PEOPLE.isdisjoint(classes.get(phrase.lemma, ())):
        return phrase
    prep, inner = phrase.preps[-1]
    if prep != _OF or inner.end != phrase.end or inner.conjuncts or _HUMAN.isdisjoint(classes.get(inner.lemma, ())):
        return phrase
    return inner
