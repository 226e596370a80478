"""What stands around two marked parties of a text, in the terms of `wording/relations.csv`.

shelled           a word, outside the two
shelled the       two that follow on each other; SOURCE and TARGET stand for the parties
between: shelled  a word between the two; so before, behind
source: army      a word of a party
does: SOURCE shell TARGET     a predicate of which the parties are subject, or object or any other part; the subject stands first
does: SOURCE send+aid TARGET  the same with what its object is
does: SOURCE withdraw from village  the same with a preposition and the thing behind it, a party or another
over: agree complement        each of up to three predicates above it, and how the one right below that hangs on it
over: agree > send            what it hangs on itself
is: future send               what the sentence says of its reality: its time, a denial, a condition; so without the predicate

A word by itself also stands as its family does: ~shelled, between: ~shelled, source: ~army, does: SOURCE ~shelled TARGET.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from eventcoder.coding.context import Context
from eventcoder.coding.marked import Span, touches
from eventcoder.dictionaries.wording import NAME, NUMBER, Families, marks
from eventcoder.model import Clause, Phrase, Scope

_SOURCE, _TARGET = "SOURCE", "TARGET"
_SIDES = {_SOURCE: "source", _TARGET: "target"}
_HIGH = 3  # clauses above one that are looked at


def relation_terms(
    contexts: Iterable[Context], source: Span | None, target: Span | None, families: Families
) -> set[str]:
    """Return the terms of a text.

    Args:
        contexts: its sentences.
        source: the acting party; None = any.
        target: the party acted upon; None = any.
        families: the families of words.
    """
    terms: set[str] = set()
    for context in contexts:
        terms.update(_of_words(context, source, target, families.terms))
        for clause in context.clauses:
            terms.update(_of_clause(clause, context, source, target, families.terms))
    return terms


def _of_words(context: Context, source: Span | None, target: Span | None, families: Mapping[str, str]) -> Iterator[str]:
    before = NAME  # and a name beside a name is no pair
    for word, start in zip(marks(context.tokens), context.tokens.starts, strict=True):
        if not word:
            continue
        side = _side(start, source, target)
        one = side or word
        if one != before and not (before in (NAME, *_SIDES) and one in (NAME, *_SIDES)):
            yield f"{before} {one}"
        before = one
        if word == NAME:
            continue
        for form in _forms(word, families):
            if side:
                yield f"{_SIDES[side]}: {form}"
                continue
            yield form
            if source is not None and target is not None:
                yield f"{_where(start, source, target)}: {form}"


def _side(start: int, source: Span | None, target: Span | None) -> str:
    if source is not None and source[0] <= start < source[1]:
        return _SOURCE
    return _TARGET if target is not None and target[0] <= start < target[1] else ""


def _where(start: int, source: Span, target: Span) -> str:
    if start < min(source[0], target[0]):
        return "before"
    return "between" if start < max(source[0], target[0]) else "behind"


def _of_clause(
    clause: Clause, context: Context, source: Span | None, target: Span | None, families: Mapping[str, str]
) -> Iterator[str]:
    """Yield what a predicate says of the parties, if one of them has a part in it."""
    parties = ((_SOURCE, source), (_TARGET, target))
    of_phrase = partial(_party, parties=parties, context=context)
    objects = [phrase for phrase in (clause.object, clause.indirect) if phrase is not None]
    phrases = [*objects, *(phrase for _, phrase in clause.preps)]
    subjects = [name for name, span in parties if touches(clause.subject, span, context)]
    parts = [name for name, span in parties if any(touches(phrase, span, context) for phrase in phrases)]
    if not (subjects or parts):
        return
    forms = _forms(clause.lemma, families)
    for form in forms:
        yield " ".join(("does:", *subjects, f"{form} {clause.particle}".rstrip(), *parts))
        for phrase in objects:
            for thing in _forms(_thing(phrase), families):
                yield " ".join(("does:", *subjects, f"{form}+{thing}", *parts))
        for preposition, phrase in clause.preps:
            if thing := of_phrase(phrase) or _thing(phrase):  # what has no word of its own says nothing
                yield " ".join(("does:", *subjects, form, preposition, thing))
    yield from _over(clause, context.clauses, families)
    for said in _reality(clause.scope):
        yield f"is: {said}"
        yield from (f"is: {said} {form}" for form in forms)


def _over(clause: Clause, clauses: Sequence[Clause], families: Mapping[str, str]) -> Iterator[str]:
    """Yield the predicates that one hangs on, up to three."""
    below, at = clause, clause.parent
    for _ in range(_HIGH):
        if at is None:
            return
        above = clauses[at]
        relation = below.relation.partition(":")[0]
        for high in _forms(above.lemma, families):
            yield f"over: {high} {relation}"
            if below is clause:
                yield from (f"over: {high} > {low}" for low in _forms(clause.lemma, families))
        below, at = above, above.parent


def _reality(scope: Scope) -> Iterator[str]:
    """Yield what a sentence says of the reality of an act."""
    yield scope.time
    if scope.modality:
        yield scope.modality
    if scope.negated:
        yield "negated"
    if scope.history:
        yield "history"


def _party(phrase: Phrase, parties: Sequence[tuple[str, Span | None]], context: Context) -> str | None:
    """The party that a phrase is, or holds."""
    return next((name for name, span in parties if touches(phrase, span, context)), None)


def _thing(phrase: Phrase) -> str:
    """The word that stands for a phrase: of names and figures it says only that they are some."""
    if phrase.kind == "proper":
        return NAME
    return NUMBER if phrase.lemma[:1].isdigit() else phrase.lemma.lower()


def _forms(word: str, families: Mapping[str, str]) -> tuple[str, ...]:
    """A word by itself and as its family does."""
    return (word, families[word]) if word in families else (word,)
