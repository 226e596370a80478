"""Spells out the regular forms of a word (attack: attacks, attacked, attacking), and a plural's singular.

Nothing here knows a word of English but its spelling rules; what they get wrong stands in the files of `language/en/`.
"""

from __future__ import annotations

from collections.abc import Mapping

_VOWELS = frozenset("aeiou")
_LONG_S = ("s", "x", "z", "ch", "sh")


def inflect(lemma: str, irregular: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the forms of a verb by Penn tag.

    `irregular` gives forms that the rules do not, under "past", "pp", "ing" and "s"; a past without a pp is both. A
    form with alternatives ("struck/stricken") is returned as written.

    >>> inflect("ban")["VBG"], inflect("strike", {"past": "struck"})["VBN"]
    ('banning', 'struck')
    """
    given = irregular or {}
    past = given.get("past") or add_ed(lemma)
    return {
        "VB": lemma,
        "VBZ": given.get("s") or add_s(lemma),
        "VBD": past,
        "VBN": given.get("pp") or past,
        "VBG": given.get("ing") or add_ing(lemma),
    }


def add_s(word: str) -> str:
    """Return a verb's third person by the spelling rules: "carry" -> "carries"."""
    last = word[-1]
    if last not in "yohsxz":
        return word + "s"
    if last == "y":
        return word + "s" if word[-2:-1] in _VOWELS else word[:-1] + "ies"
    if last == "o":
        return word + "s" if word[-2:-1] in _VOWELS else word + "es"
    return word + "es" if word.endswith(_LONG_S) else word + "s"


def plural(noun: str) -> str:
    """Return a noun's plural by the spelling rules: "policeman" -> "policemen"."""
    last = noun[-1]
    if last not in "yhsxzn":
        return noun + "s"
    if last == "y":
        return noun + "s" if noun[-2:-1] in _VOWELS else noun[:-1] + "ies"
    if last == "n" and noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + "es" if noun.endswith(_LONG_S) else noun + "s"


def singular(noun: str) -> str:
    """Return what a regular plural is the plural of: "boreholes" -> "borehole"; the word itself where it is none."""
    for one in (f"{noun[:-3]}y", noun[:-2], noun[:-1]):
        if len(one) > 1 and plural(one) == noun:
            return one
    return noun


def add_ed(verb: str) -> str:
    """Return a verb's past by the spelling rules: "ban" -> "banned"."""
    last = verb[-1]
    if last == "e":
        return verb + "d"
    if last == "y":
        return verb + "ed" if verb[-2:-1] in _VOWELS else verb[:-1] + "ied"
    return verb + last + "ed" if _doubles(verb) else verb + "ed"


def add_ing(verb: str) -> str:
    """Return a verb's -ing form by the spelling rules: "die" -> "dying"."""
    last = verb[-1]
    if last == "e":
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        return verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
    return verb + last + "ing" if _doubles(verb) else verb + "ing"


def _doubles(word: str) -> bool:
    """Tell whether a word of one syllable ends in one vowel and one consonant ("stop", "quit")."""
    if not 2 < len(word) < 7 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS:
        return False
    before = word[:-2].replace("qu", "q")
    return not any(letter in _VOWELS for letter in before) and "y" not in before[1:]
