"""What stands around two marked parties of a text, in the terms of `wording/relations.csv`.

shelled           a word, outside the two
shelled the       two that follow on each other; SOURCE and TARGET stand for the parties
between: shelled  a word between the two; so before, behind
source: army      a word of a party
does: SOURCE shell TARGET   a predicate of which the parties are subject, or object or any other part; the subject stands first

A word by itself also stands as its family does: ~shelled, between: ~shelled, source: ~army, does: SOURCE ~shelled TARGET.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eventcoder.coding.context import Context
from eventcoder.coding.marked import Span, touches
from eventcoder.dictionaries.wording import NAME, Families, marks
from eventcoder.model import Clause

_SOURCE, _TARGET = "SOURCE", "TARGET"
_SIDES = {_SOURCE: "source", _TARGET: "target"}


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
        for form in (word, families[word]) if word in families else (word,):
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
    """Yield the predicate with the parties in their places, if one of them has a part in it."""
    others = (clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
    parties = ((_SOURCE, source), (_TARGET, target))
    subjects = [name for name, span in parties if touches(clause.subject, span, context)]
    parts = [name for name, span in parties if any(touches(phrase, span, context) for phrase in others)]
    if not (subjects or parts):
        return
    lemma = clause.lemma
    for form in (lemma, families[lemma]) if lemma in families else (lemma,):
        yield " ".join(("does:", *subjects, f"{form} {clause.particle}".rstrip(), *parts))
