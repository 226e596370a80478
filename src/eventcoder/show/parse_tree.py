"""A parse as an indented tree of text: each clause below the one that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventcoder.show.clauses import heading, taken_over
from eventcoder.show.table import printable

if TYPE_CHECKING:
    from eventcoder.show.parse import Parse, ParsedClause, ParsedMark, ParsedPhrase, ParsedSlot

_FORMS = {"finite": "finite verb", "to": "infinitive", "ing": "-ing form", "participle": "past participle"}
_DEEPEST = 20  # levels; what hangs deeper is not set in further, so that output stays linear in the text


def tree(parse: Parse) -> Iterator[str]:
    """Yield the lines of a parse."""
    for sentence in parse.sentences:
        yield heading(sentence.text, sentence.kind)
        if sentence.kind == "furniture":
            yield "  not read: text of the page, not of the story"
        elif not sentence.clauses:
            yield "  no clause was found"
        if sentence.doubts:
            yield f"  {taken_over([(doubt.label, doubt.by[0].text) for doubt in sentence.doubts])}"
        for clause, depth in _in_order(sentence.clauses):
            yield from _clause(clause, depth)


def _in_order(clauses: Sequence[ParsedClause]) -> Iterator[tuple[ParsedClause, int]]:
    """Yield each clause once, with its depth, before those that hang on it.

    Of clauses that hang on one another in a ring, the first stands as if it hung on none.
    """
    children: dict[int | None, list[int]] = {}
    for clause in clauses:
        children.setdefault(clause.parent, []).append(clause.index)
    seen: set[int] = set()
    for root in (*children.get(None, ()), *range(len(clauses))):
        waiting = [(root, 0)]
        while waiting:
            index, depth = waiting.pop()
            if index not in seen:
                seen.add(index)
                yield clauses[index], depth
                waiting += [(child, depth + 1) for child in reversed(children.get(index, ()))]


def _clause(clause: ParsedClause, depth: int) -> Iterator[str]:
    margin = "  " * (min(depth, _DEEPEST) + 1)
    how = f", {printable(clause.hangs_on)}" if clause.hangs_on else ""
    if how and depth > _DEEPEST:
        how += f" of clause {clause.parent}"
    scope = f"  [{', '.join(map(_mark, clause.scope))}]" if clause.scope else ""
    yield f"{margin}clause {clause.index}{how}: {printable(clause.predicate)}{_sort(clause)}{scope}"
    if clause.phrase is not None and clause.parent is None:
        yield f"{margin}  phrase: {_named(clause.phrase)}"  # what is in it stands in the slots
    for slot in clause.slots:
        yield from _slot(slot, margin + "  ")


def _sort(clause: ParsedClause) -> str:
    """The part of speech, form and voice of a predicate; an event noun is already called one."""
    form = _FORMS.get(clause.form, clause.form)
    sorts = [] if clause.kind == "noun" else [form]
    if clause.kind == "adjective":
        sorts = ["adjective"] if clause.form == "finite" else ["adjective", form]
    if clause.voice == "passive":
        sorts.append("passive")
    return f"  {', '.join(sorts)}" if sorts else ""


def _mark(mark: ParsedMark) -> str:
    words = printable(" ".join(word.text for word in mark.by))
    return f'{mark.label} by "{words}"' if words else mark.label


def _slot(slot: ParsedSlot, margin: str) -> Iterator[str]:
    if slot.understood_from is None:
        yield from _phrase(slot.slot, slot.phrase, margin)
    else:
        yield f"{margin}{printable(slot.slot)}: {_named(slot.phrase)}  understood from clause {slot.understood_from}"


def _phrase(name: str, phrase: ParsedPhrase, margin: str) -> Iterator[str]:
    number = f"  number {phrase.number}" if phrase.number is not None else ""
    yield f"{margin}{printable(name)}: {_named(phrase)}{number}"
    for member in phrase.members:
        yield from _phrase("member", member, margin + "  ")
    if phrase.alias is not None:
        yield f"{margin}  alias: {printable(phrase.alias.text)}"
    for label, part in (("possessor", phrase.possessor), ("apposition", phrase.apposition)):
        if part is not None:
            yield from _phrase(label, part, margin + "  ")
    for inner in phrase.preps:
        yield from _phrase(inner.prep, inner.phrase, margin + "  ")


def _named(phrase: ParsedPhrase) -> str:
    """The words of a phrase, and the lemma of its head where rules name it by that."""
    words = printable(phrase.text)
    if phrase.members or phrase.kind in ("proper", "pronoun", "time") or words.lower() == phrase.lemma:
        return words
    return f"{words} ({printable(phrase.lemma)})"
