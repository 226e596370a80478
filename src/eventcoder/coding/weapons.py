"""The weapons that a sentence names, as ACLED's table calls them."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.ontology.decisions import WEAPON_CLASS, WEAPONS

_RANKS = {f"{WEAPON_CLASS}{weapon}": rank for rank, weapon in enumerate(WEAPONS)}
_CLASSES = frozenset(_RANKS)
_GROUNDS = frozenset({"territory", "square"})  # word classes of what places are: street, village, park


def weapon_ranks(context: Context) -> list[tuple[int, int]]:
    """Return the tokens that name a weapon, alone or with the word before them, each with the weapon's place in `WEAPONS`.

    Args:
        context: a sentence.
    """
    knowledge, lowers = context.knowledge, context.tokens.lowers
    armed = knowledge.forms(_CLASSES)
    if armed.isdisjoint(lowers):
        return []
    known = knowledge.rules.classes
    lemmas = knowledge.lexicon.noun_lemmas
    out = []
    for at, lower in enumerate(lowers):
        if lower in armed and not _names_a_place(at, context):
            word = lemmas.get(lower, lower)
            for classes in (known.get(word), known.get(f"{lowers[at - 1] if at else ''} {word}")):
                if classes:
                    out += [(at, _RANKS[name]) for name in classes if name in _RANKS]
    return out


def _names_a_place(at: int, context: Context) -> bool:
    """Is a word the name of the place that the next word says it is ("Arrow Park")?"""
    words, lowers = context.tokens.words, context.tokens.lowers
    if at + 1 >= len(words) or not words[at][:1].isupper() or not words[at + 1][:1].isupper():
        return False
    return not _GROUNDS.isdisjoint(context.knowledge.rules.classes.get(lowers[at + 1], ()))
