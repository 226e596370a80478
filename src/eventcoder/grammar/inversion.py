"""Auxiliaries before their subject: questions, conditions without "if", and what a fronted negative brings about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eventcoder.grammar.penn import ADVERB

_NONE: frozenset[str] = frozenset()
_FAR = 15  # tokens: longer subjects do not stand between an auxiliary and its verb
_PHRASE = frozenset({"NN", "NNS", "NNP", "JJ", "JJR", "JJS", "CD", "DT", "PRP$", "PRP", "POS", "PDT", "EX"})
_HEADS = frozenset({"NN", "NNS", "NNP", "PRP", "CD"})
_OPENS_CLAUSE = frozenset({",", ":", '"', "(", "CC", "WRB", "WP", "WDT"})
_AUXILIARY = frozenset({"VBD", "VBZ", "VBP"})
_FITS = {
    "modal": frozenset({"VB", "VBP"}),
    "do": frozenset({"VB", "VBP"}),
    "have": frozenset({"VBN", "VBD"}),
    "be": frozenset({"VBN", "VBD", "VBG"}),
}


def inverted(
    i: int, tags: Sequence[str], lowers: Sequence[str], closed: Mapping[str, frozenset[str]]
) -> tuple[int, int] | None:
    """The auxiliary from token i on whose subject stands behind it, and its verb (or the *to* of "were Riga to ask")."""
    at = i
    while at < len(tags) and tags[at] in ADVERB:
        at += 1
    if at >= len(tags):
        return None
    kind = _kind(at, tags, lowers, closed)
    if not kind:
        return None
    before = i - 1
    while before >= 0 and tags[before] in ADVERB:
        before -= 1
    opens = before < 0 or tags[before] in _OPENS_CLAUSE
    joined = before > 0 and tags[before] == "CC" and "neg" not in closed.get(lowers[before], _NONE)
    if kind in ("have", "be") and not opens or kind == "have" and joined:
        return None  # "closed the paper and | had the editor arrested", but "nor | has it invited"
    if kind == "be" and (
        lowers[-1] != "?" and tags[at] != "VBD" or i != at or i and tags[i - 1] not in (",", '"', "WRB")
    ):
        return None
    verb = _after_subject(at + 1, tags, lowers)
    if verb < 0:
        return None
    if tags[verb] == "TO":
        fits = kind == "be" and i == at and verb + 1 < len(tags) and tags[verb + 1] == "VB"
    else:
        fits = tags[verb] in _FITS[kind] and (kind != "be" or lowers[-1] == "?")
    return (at, verb) if fits else None


def _kind(at: int, tags: Sequence[str], lowers: Sequence[str], closed: Mapping[str, frozenset[str]]) -> str:
    if tags[at] == "MD":
        return "modal"
    if tags[at] not in _AUXILIARY:
        return ""
    classes = closed.get(lowers[at])
    if classes:
        for kind in ("do", "have", "be"):
            if kind in classes:
                return kind
    return ""


def _after_subject(j: int, tags: Sequence[str], lowers: Sequence[str]) -> int:
    """The first token behind the noun phrase that starts at j, past adverbs; -1 where there is no phrase."""
    first, head = j, False
    while j < len(tags) and j - first < _FAR:
        if tags[j] in _PHRASE:
            head = head or tags[j] in _HEADS
        elif not (tags[j] in ADVERB or tags[j] == "IN" and lowers[j] == "of"):
            return j if head else -1
        j += 1
    return -1
