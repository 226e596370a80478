"""Texts that name nobody, no place and no day: "Every coup needs a radio station. The soldiers take it at dawn" reports none.

News names somebody, if only the place of a dateline. What such a text tells in the present tense, or of the future, is how it goes as a
rule. One sentence may be a headline, and a text without capitals hides its names, so that they are taken for news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventcoder.coding.who import Setting

_SENTENCES = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+")
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_OPENERS = re.compile(r"[:;—–(\[\"“‘]\s*$")  # behind these, too, a word may be written large
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NO_NAME = "I"
_NEAR = 4  # characters between an opener and its word


def names_nobody(setting: Setting) -> bool:
    """Return whether a document of several sentences has no word written large inside a sentence, and no year; found once.

    Args:
        setting: what the document knows.
    """
    if setting.nameless is None:
        setting.nameless = _names_nobody(setting.text)
    return setting.nameless


def _names_nobody(text: str) -> bool:
    """Does a text name nobody?

    >>> _names_nobody("Armies march on their stomachs. So it is said.")
    True
    >>> _names_nobody("Armies march on their stomachs, Napoleon said. So it is said.")
    False
    """
    if text == text.lower() or _YEARS.search(text):
        return False
    sentences = [one for one in _SENTENCES.split(text.strip()) if one]
    return len(sentences) > 1 and not any(_names_any(one) for one in sentences)


def _names_any(sentence: str) -> bool:
    """Is a word written large that opens neither the sentence nor what is quoted in it?"""
    words = list(_WORDS.finditer(sentence))[1:]
    return any(
        word[0][0].isupper()
        and word[0].partition("'")[0] != _NO_NAME
        and not _OPENERS.search(sentence, max(0, word.start() - _NEAR), word.start())
        for word in words
    )
