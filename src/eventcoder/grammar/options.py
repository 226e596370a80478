"""What each token may be before its neighbours are looked at: from its shape, its capitals and the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL
from eventcoder.model import Tokens

Tags = tuple[str, ...]

PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ";": ":", ":": ":", "—": ":", "–": ":", "--": ":", "-": ":", "…": ":",
    "...": ":", "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", '"': '"', "“": '"', "”": '"', "«": '"',
    "»": '"', "„": '"', "‘": '"', "%": "NN", "/": "CC", "&": "CC",
}  # fmt: skip
_OWNERS = NOMINAL | {"CD", "JJ", "VBG", "VBN", "VB", "VBZ", "DT"}
_CONTRACTED = frozenset({"PRP", "EX", "WP", "WRB", "WDT"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_CURRENCY = "$€£"
_OF_ALL = (("RB",), ("IN",), ("NNP",))  # tags that an entry of several words gives each of them
_NAMED = frozenset({"title", "month", "weekday"})  # closed classes that are written like names
_SHORT_NAME = 5
_SHORTEST_PLURAL = 2  # "Us" is no plural of "U"
_STOPS = frozenset(".!?")
_STOPS_TITLE = frozenset(".!?,")
_LONGEST_TITLE, _SMALL = 8, 3  # words, letters
_FINITE = frozenset({"VBZ", "VBD", "VBP", "VB"})
_OPEN: Tags = ()  # not known yet


def tag_options(tokens: Tokens, lexicon: Lexicon, *, alone: bool = False) -> list[Tags]:
    """Return the possible Penn tags of each token, the likeliest first.

    A phrase that stands `alone` has no first word that is written large for its place, and no style of its own unless all of
    it is in capitals. Words inside a sentence that were seen before are taken over all at once; the loop sees only the others.
    """
    words, lowers, size = tokens.words, tokens.lowers, len(tokens.lowers)
    shouted = _all_capitals(words) if alone else _says_nothing_by_capitals(words, lowers, lexicon)
    lexicon.forget()
    seen = lexicon.seen
    options: list[Tags] = [_OPEN] * size if shouted else [seen.get(word, _OPEN) for word in words]
    fixed = _long_entries(words, lowers, lexicon, options)
    start = 0 not in fixed and not alone
    if start and options:
        options[0] = _OPEN
    options.append(_OPEN)  # where the search for the next one ends
    i = options.index(_OPEN)
    while i < size:
        lower = lowers[i]
        mark = PUNCTUATION.get(lower)
        if mark is not None:
            options[i] = (mark,)
            start = (start or mark in '":(') and i + 1 not in fixed
            start = start and not (mark == '"' and i and _opens_title(words, i + 1))
            if start:
                options[i + 1] = _OPEN
        elif lower in ("'s", "'"):  # never learned as a word: what it is hangs on the word before it
            options[i] = _apostrophe(lower, options[i - 1] if i else _OPEN)
            start = False
        else:
            options[i] = _word(words[i], lower, lexicon, start=start, shouted=shouted)
            if not start and not shouted and words[i].isascii():  # others may have another lower form elsewhere
                seen[words[i]] = options[i]
            start = start and ":" in lower  # a live page's "[19:10] Supporters …"
            if start:
                options[i + 1] = _OPEN
        i = options.index(_OPEN, i + 1)
    options.pop()
    return options


def _opens_title(words: Sequence[str], first: int) -> bool:
    """Do the quotation marks before a word hold the title of a programme or a book: two words or more, all of them large but the short
    ones (on "Meet the Nation")?
    """
    at = first
    while at < min(len(words), first + _LONGEST_TITLE) and words[at].isalpha():
        if len(words[at]) > _SMALL and not words[at][0].isupper():
            return False
        at += 1
    at += at < len(words) and words[at] in _STOPS_TITLE
    large = sum(word[0].isupper() for word in words[first:at])
    return large > 1 and at < len(words) and PUNCTUATION.get(words[at]) == '"'


def _long_entries(words: Sequence[str], lowers: Sequence[str], lexicon: Lexicon, options: list[Tags]) -> set[int]:
    """Fill in the tags of entries of several words, names only where a capital opens them; returns the tokens of them."""
    fixed: set[int] = set()
    after, phrases = 0, lexicon.phrases
    for i in [i for i, lower in enumerate(lowers[:-1]) if lower in phrases]:
        if i >= after and lowers[i + 1] in phrases[lowers[i]]:
            found = _phrase(lowers, i, phrases)
            named = found[:1] == [("NNP",)]
            if found and not named and lowers[i + len(found) : i + len(found) + 1] == ("'s",):
                continue  # "last month's election", but "Trinidad and Tobago's police"
            if found[:1] == [("IN",)] and i and "det" in lexicon.closed.get(lowers[i - 1], ()):
                continue  # "seized the | north of Mali"
            if found and (_describes(lowers, i + len(found), lexicon) or aims(lowers, i, i + len(found), lexicon)):
                continue  # "in the past | week", "fired on | the outskirts of the town"
            if named and not words[i][:1].isupper():
                continue
            if found and not _prospect(lowers, i, len(found), lexicon):
                after = i + len(found)
                options[i:after] = found
                fixed.update(range(i, after))
    return fixed


def _word(word: str, lower: str, lexicon: Lexicon, *, start: bool, shouted: bool) -> Tags:
    """The tags of a word; a capital inside a sentence makes a name, but for closed-class words ("The")."""
    if word[0].isdigit() or word[0] in _CURRENCY:
        return _number(lower) if len(word) > 1 or word[0].isdigit() else ("CD",)
    found = lexicon.tags.get(lower)
    if not word[0].isupper():
        if found is None and word != lower and any(letter.isupper() for letter in word):
            return ("NNP",)  # "al-Shabaab"
        return found or lexicon.lookup(lower) or ("NN",)
    if len(word) > 1 and word.isupper() and not shouted and found is not None and "NNP" not in found:
        return ("NNP",) if len(word) <= _SHORT_NAME else found
    if len(word) > _SHORTEST_PLURAL and word[-1] == "s" and word[:-1].isupper():
        return ("NNS",)  # "UAVs", "NGOs"
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
            classes, tags = node[""]
            found = [tags] * (j - i) if j - i > 1 and (tags in _OF_ALL or "compound" in classes) else []
    return found


def _describes(lowers: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Does the last word of an entry that ends before a token only describe the noun or the number there?"""
    if end >= len(lowers) or "JJ" not in lexicon.tags.get(lowers[end - 1], ()):
        return False
    tags = lexicon.tags.get(lowers[end], ())
    return lowers[end][0].isdigit() or tags[:1] in (("NN",), ("NNS",), ("CD",))


def aims(lowers: Sequence[str], i: int, end: int, lexicon: Lexicon) -> bool:
    """Does the first word of an entry that names the edge of a place belong to the verb right before it ("fired | on the outskirts of
    the town", but "was fired on the outskirts of it")?
    """
    if not i or "edge" not in lexicon.closed.get(" ".join(lowers[i:end]), ()):
        return False
    if i > 1 and "be" in lexicon.closed.get(lowers[i - 2], ()):
        return False
    return lowers[i] in lexicon.particles.get(lexicon.lemma(lowers[i - 1], "VBD"), ())


def _prospect(lowers: Sequence[str], i: int, size: int, lexicon: Lexicon) -> bool:
    """ "The ships are due to leave": no preposition where a form of *be* stands before and a verb may follow."""
    end = i + size
    if not i or end >= len(lowers) or "prospect" not in lexicon.closed.get(" ".join(lowers[i:end]), ()):
        return False
    return "be" in lexicon.closed.get(lowers[i - 1], ()) and "VB" in lexicon.lookup(lowers[end])


def _apostrophe(lower: str, before: Tags) -> Tags:
    """A possessive, the verb "is", or a quotation mark, by what stands before it."""
    first = before[0] if before else ""
    if lower == "'s" and first in _CONTRACTED:
        return ("VBZ",)
    return ("POS",) if lower == "'s" or first in _OWNERS and first != "DT" else ('"',)


def _all_capitals(words: Sequence[str]) -> bool:
    """Are there two long words at least, and all words in capitals?"""
    letters = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(letters) > 1 and letters[0].isupper() and all(w.isupper() for w in words if w[:1].isalpha())


def _says_nothing_by_capitals(words: Sequence[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Is this a title-case headline or an all-capitals wire?"""
    closed = lexicon.closed
    letters = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capitals = sum([w[0].isupper() for w in letters])
    if capitals == len(letters) and _all_capitals(words):
        return True
    if len(letters) <= 2 or capitals < 0.8 * len(letters):
        return False
    if any(w.islower() and w not in closed for w in letters):
        return False  # a title spares small words alone
    if len(letters) > 5 or all(w.isupper() for w in letters):
        return True
    if len(letters) > 3 and any(w[0].isupper() and low in closed for w, low in zip(words[1:], lowers[1:], strict=True)):
        return True
    return words[-1] not in _STOPS and any(
        w[0].isupper() and _is_verb(lexicon.tags.get(low, _OPEN)) for w, low in zip(words[1:], lowers[1:], strict=True)
    )


def _is_verb(tags: Tags) -> bool:
    """May a word be a finite verb and no name: is its capital one of style ("Kenya | Urges Rebels to Talk")?"""
    return "NNP" not in tags and not _FINITE.isdisjoint(tags)
