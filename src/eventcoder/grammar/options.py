"""What each token may be before its neighbours are looked at: from its shape, its capitals and the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.model import Tokens

Tags = tuple[str, ...]

NOMINAL = frozenset({"NN", "NNS", "NNP"})
PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ";": ":", ":": ":", "—": ":", "–": ":", "--": ":", "-": ":", "…": ":",
    "...": ":", "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", '"': '"', "“": '"', "”": '"', "«": '"',
    "»": '"', "„": '"', "‘": '"', "%": "NN", "/": "CC", "&": "CC",
}  # fmt: skip
_OWNERS = NOMINAL | {"CD", "JJ", "VBG", "VBN", "VB", "VBZ", "DT"}
_CONTRACTED = frozenset({"PRP", "EX", "WP", "WRB", "WDT"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_CURRENCY = "$€£"
_NAMED = frozenset({"title", "month", "weekday"})  # closed classes that are written like names
_SHORT_NAME = 5


def tag_options(tokens: Tokens, lexicon: Lexicon) -> list[Tags]:
    """Return the possible Penn tags of each token, the likeliest first."""
    words, lowers = tokens.words, tokens.lowers
    phrases = lexicon.phrases
    shouted = _says_nothing_by_capitals(words, lowers, lexicon.closed)
    options: list[Tags] = []
    start = True
    for i, lower in enumerate(lowers):
        if len(options) > i:
            continue  # inside an entry of several words
        if (
            lower in phrases
            and (found := _phrase(lowers, i, phrases))
            and not _prospect(lowers, i, len(found), lexicon)
        ):
            options += found
            start = False
            continue
        mark = PUNCTUATION.get(lower)
        if mark is not None:
            options.append((mark,))
            start = start or mark in '":('
            continue
        if lower in ("'s", "'") and i:
            options.append(_apostrophe(lower, options[-1]))
        else:
            options.append(_word(words[i], lower, lexicon, start=start, shouted=shouted))
        start = False
    return options


def _word(word: str, lower: str, lexicon: Lexicon, *, start: bool, shouted: bool) -> Tags:
    """The tags of a word; a capital inside a sentence makes a name, but for closed-class words ("The")."""
    if word[0].isdigit() or word[0] in _CURRENCY and len(word) > 1:
        return _number(lower)
    found = lexicon.tags.get(lower)
    if not word[0].isupper():
        if found is None and word != lower and any(letter.isupper() for letter in word):
            return ("NNP",)  # "al-Shabaab"
        return found or lexicon.lookup(lower) or ("NN",)
    if len(word) > 1 and word.isupper() and not shouted and found is not None and "NNP" not in found:
        return ("NNP",) if len(word) <= _SHORT_NAME else found
    if not start and not shouted:
        return found if found is not None and _closed_word(word, lower, found, lexicon.closed) else ("NNP",)
    if found is not None:
        return found
    return (lexicon.lookup(lower) if shouted else ()) or ("NNP",)


def _number(lower: str) -> Tags:
    if not lower[-2:].isalpha():
        return ("CD",)
    return ("JJ",) if lower[-2:] in _ORDINAL else ("CD", "NNP")


def _closed_word(word: str, lower: str, found: Tags, closed: Mapping[str, frozenset[str]]) -> bool:
    classes = closed.get(lower)
    return classes is not None and classes.isdisjoint(_NAMED) and "NNP" not in found and word != "I"


def _phrase(lowers: Sequence[str], i: int, node: Any) -> list[Tags]:
    """The tags of the longest entry of several words that starts here and has one tag for all of them ("no longer")."""
    found: list[Tags] = []
    j = i
    while j < len(lowers):
        node = node.get(lowers[j])
        if node is None:
            break
        j += 1
        if "" in node:
            tags = node[""][1]
            found = [tags] * (j - i) if tags in (("RB",), ("IN",)) and j - i > 1 else []
    return found


def _prospect(lowers: Sequence[str], i: int, size: int, lexicon: Lexicon) -> bool:
    """ "The ships are due to leave": no preposition where a form of *be* stands before and a verb may follow."""
    end = i + size
    if not i or end >= len(lowers) or "prospect" not in lexicon.closed.get(" ".join(lowers[i:end]), ()):
        return False
    return "be" in lexicon.closed.get(lowers[i - 1], ()) and "VB" in lexicon.lookup(lowers[end])


def _apostrophe(lower: str, before: Tags) -> Tags:
    """A possessive, the verb "is", or a quotation mark, by what stands before it."""
    if lower == "'s" and before[0] in _CONTRACTED:
        return ("VBZ",)
    return ("POS",) if lower == "'s" or before[0] in _OWNERS else ('"',)


def _says_nothing_by_capitals(
    words: Sequence[str], lowers: Sequence[str], closed: Mapping[str, frozenset[str]]
) -> bool:
    """Is this a title-case headline or an all-capitals wire?"""
    letters = [w for w in words if w[:1].isalpha() and len(w) > 3]
    if len(letters) > 1 and all(w.isupper() for w in words if w[:1].isalpha()):
        return True
    if len(letters) <= 3 or sum(w[0].isupper() for w in letters) < 0.8 * len(letters):
        return False
    if all(w.isupper() for w in letters) or len(letters) > 5:
        return True
    return any(w[0].isupper() and low in closed for w, low in zip(words[1:], lowers[1:], strict=True))
