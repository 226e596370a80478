"""A stretch of text becomes tokens, by one compiled pattern that reads each character a bounded number of times."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from typing import Final

from eventcoder.model import Tokens

# Characters that are not seen: soft hyphen, zero-width and bidirectional marks. They may stand inside a word (and are
# dropped from its lower form) but never begin a token.
INVISIBLE: Final = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
COMBINING: Final = (
    "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
APOSTROPHES: Final = "'’‘`´ʼ"
HYPHENS: Final = "-‐‑"
MONEY: Final = "$€£¥₤₦₨₩₪₫₱₹₺₽"


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of tokens within a stretch without space; `word` is the class of characters that go on a word.

    It is compiled on first use, since that takes as long as importing several modules, and few texts need the wide one. Only single
    characters are repeated possessively: Python before 3.11.5 matches possessive groups wrongly.
    """
    clitic = r"(?i:s|ll|re|ve|d|m)(?![\w-])"
    join = "|".join(
        (
            rf"\.?[{HYPHENS}](?=\w)",  # counter-attack, U.S.-led
            rf"[{APOSTROPHES}](?=\w)(?!{clitic})",  # didn't, Sana'a, O'Brien
            r"[.@](?=\w)",  # 3.5, a.m, user@host.org
            r"(?<=\d),(?=\d{2,3}(?!\d))",  # 1,200
            r"(?<=\d)[:/](?=\d)",  # 10:30, 9/11
            r"&(?=\w)",  # AT&T
            r"\+(?=[\w.]{1,64}@)",  # user+tag@host.org
        )
    )
    full_stop = "|".join(
        (
            r"(?<=\.[^\W\d_])\.(?![\w.])",  # the last one of U.S.
            rf"\.(?=[,;:?!]|[{APOSTROPHES}]{clitic})",
        )
    )
    body = rf"{word}*+(?:(?=[{HYPHENS}{APOSTROPHES}.@,:/&+])(?:{join}){word}++)*"
    bare = r"[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’…]"
    token = "|".join(
        (
            rf"(?:[Hh]ttps?|HTTPS?|ftp)://{bare}",
            rf"[wW]{{3}}\.{bare}",
            r"[^\W\d_]{1,2}+/[^\W\d_](?!\w)",  # km/h
            rf"(?:[A-Z]{{1,3}}+(?=[{MONEY}]\d))?[{MONEY}](?=\d)\w{body}",  # US$5m
            rf"\w{body}(?:(?=\.)(?:{full_stop}))?",
            r"[@#]\w++",
            rf"[{APOSTROPHES}]{clitic}",
            r"''|``|[.…]{2,}+|-{2,}+|[–—]++|\*{2,}+|={2,}+|~{2,}+|#{2,}+",
            rf"[^\s{INVISIBLE}]",
        )
    )
    return re.compile(token)


_USUAL: Final = r"\w"
_WIDE: Final = rf"[\w{INVISIBLE}{COMBINING}]"
_RARE: Final = re.compile(rf"[{INVISIBLE}{COMBINING}‘`´ʼ‐‑]").search
_CLOSERS: Final = frozenset("\"”’')]».")
_STOPS: Final = frozenset(",.")  # after a plain word they need no pattern
_NONE: Final = Tokens((), (), (), ())
_PLAIN: Final = {
    **{ord(mark): "'" for mark in APOSTROPHES},
    **{ord(mark): "-" for mark in HYPHENS},
    **dict.fromkeys(
        code
        for code in (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x2000, 0x2070))
        if re.match(f"[{INVISIBLE}]", chr(code))
    ),
}


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of `text[start:end]`, with offsets into `text`.

    A full stop stays with its word where the stretch goes on after it, since the splitter has then taken the word for an
    abbreviation ("Gen. Ali"), and in dotted capitals ("the U.S."); else it is a token of its own. Every visible character
    is in exactly one token. Never raises.

    >>> tokenise("Gen. Ali's men didn't attack.", 0, 29).lowers
    ('gen.', 'ali', "'s", 'men', "didn't", 'attack', '.')
    """
    part = text[start:end]
    rare = not part.isascii() and _RARE(part) is not None
    pieces = _pattern(_WIDE if rare else _USUAL).findall
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    find = text.find
    chunks = part.split()
    # Between two tokens there is nothing but space and invisible characters, with which no token begins: the first place
    # where a token's characters are found is the token.
    for index, chunk in enumerate(chunks, 1):
        if chunk.isalnum():  # nearly all words
            words.append(chunk)
            start = find(chunk, start)
            starts.append(start)
            start += len(chunk)
            ends.append(start)
            continue
        last = chunk[-1]
        parts = [chunk[:-1], last] if last in _STOPS and chunk[:-1].isalnum() else pieces(chunk)
        if last == "." and index < len(chunks) and chunks[index][0] not in _CLOSERS:
            _attach_full_stop(parts)
        for word in parts:
            words.append(word)
            start = find(word, start)
            starts.append(start)
            start += len(word)
            ends.append(start)
    if not words:
        return _NONE
    lowered = "\n".join(words).lower().replace("’", "'").replace("`", "'")
    if rare:
        lowered = _plain(lowered)
    return Tokens(tuple(words), tuple(map(sys.intern, lowered.split("\n"))), tuple(starts), tuple(ends))


def _attach_full_stop(parts: list[str]) -> None:
    """Join the last full stop to its word: the splitter did not end the sentence there, so it is an abbreviation's."""
    if len(parts) > 1 and parts[-1] == "." and parts[-2][-1].isalnum():
        parts[-2:] = [parts[-2] + "."]


def _plain(lowered: str) -> str:
    """Return lower-case words with plain apostrophes and hyphens, composed accents, and nothing invisible."""
    return unicodedata.normalize("NFC", lowered.translate(_PLAIN))
