"""Passives of headlines, which leave out "were": in "Five policemen killed in blast" the policemen did not kill."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from eventcoder.model import Analysis, Clause, Phrase

_UNDERGONE, _AFTER = "harm-undergone", "after-harm"
_BY = "by"
_ENDS = frozenset({".", ",", ":", ";"})
Classes = Mapping[str, frozenset[str]]


def with_passives(analysis: Analysis, classes: Classes) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; an active verb of harm without an object is read as the passive that it is.

    Args:
        analysis: what grammar says of the sentence.
        classes: word classes by word.
    """
    for clause in analysis.clauses:
        if _UNDERGONE in classes.get(_verb(clause), ()):
            break
    else:
        return analysis.clauses  # as of most sentences
    return tuple(_passive(clause) if _is_bare(clause, analysis, classes) else clause for clause in analysis.clauses)


def _verb(clause: Clause) -> str:
    return f"{clause.lemma} {clause.particle}" if clause.particle else clause.lemma


def _is_bare(clause: Clause, analysis: Analysis, classes: Classes) -> bool:
    """Is it an active verb in the past with its subject right before it, no object, and an adverbial right after it?"""
    subject, lowers = clause.subject, analysis.tokens.lowers
    if clause.kind != "verb" or clause.voice != "active" or clause.form != "finite" or clause.scope.time != "past":
        return False
    if subject is None or clause.object is not None or _UNDERGONE not in classes.get(_verb(clause), ()):
        return False
    first, after = min(clause.trigger), max(clause.trigger) + 1
    if (
        subject.kind == "pronoun"
        and subject.number is None
        or subject.end != first
        or clause.relation.startswith("rel")
    ):
        return False
    return after >= len(lowers) or lowers[after] in _ENDS or _AFTER in classes.get(lowers[after], ())


def _passive(clause: Clause) -> Clause:
    doer: Phrase | None = next((phrase for prep, phrase in clause.preps if prep == _BY), None)
    rest = tuple((prep, phrase) for prep, phrase in clause.preps if phrase is not doer)
    return evolve(clause, voice="passive", object=clause.subject, subject=doer, preps=rest)
