"""The weapons that a sentence names, as ACLED's table calls them."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.ontology.decisions import WEAPON_CLASS, WEAPONS

_RANKS = {f"{WEAPON_CLASS}{weapon}": rank for rank, weapon in enumerate(WEAPONS)}
_CLASSES = frozenset(_RANKS)
_NO_WEAPON = "no-weapon"  # words of two that hold the name of a weapon and are none: press club, rock concert
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
        if lower in armed and not _is_name(at, context):
            word = lemmas.get(lower, lower)
            pairs = (f"{lowers[at - 1] if at else ''} {word}", f"{word} {' '.join(lowers[at + 1 : at + 2])}")
            if any(_NO_WEAPON in known.get(pair, ()) for pair in pairs):
                continue
            for classes in (known.get(word), known.get(pairs[0])):
                if classes:
                    out += [(at, _RANKS[name]) for name in classes if name in _RANKS]
    return out


def _is_name(at: int, context: Context) -> bool:
    """Is a word the name of the place that the next word says it is ("Arrow Park"), or of a firm ("a Shell depot")?"""
    words, lowers = context.tokens.words, context.tokens.lowers
    if not words[at][:1].isupper() or words[at].isupper():
        return False
    if at and "NN" in context.knowledge.lexicon.tags.get(lowers[at], ()) and words[at - 1].islower():
        return True
    if at + 1 >= len(words) or not words[at + 1][:1].isupper():
        return False
    return not _GROUNDS.isdisjoint(context.knowledge.rules.classes.get(lowers[at + 1], ()))
