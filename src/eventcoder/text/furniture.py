"""Cues of page furniture: a small pattern language over words, compiled and indexed by first word.

A cue is matched where a line or sentence begins (after brackets, bullets and stars, but not after a quotation mark, since
quoted words are news), or anywhere in a sentence when it begins with "...".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, frozen

# From the narrowest to the widest: where several cues fit, the widest holds.
_WIDTH: Final = ("later-line", "line", "whole-line", "list", "section", "paragraph", "below", "rest-of-text")
_RANK: Final = {scope: rank for rank, scope in enumerate(_WIDTH)}
SCOPES: Final = frozenset(_WIDTH)
_URL: Final = r"(?:(?i:https?://|www\.)\S{2,}+|[a-z0-9-]{2,63}\.(?:com|org|net|info)(?:/\S*+)?(?!\w))"
_EMAIL: Final = r"(?:[\w.+-]{1,64}@[\w.-]{3,}+|\[?email\sprotected\])"
# Words with capitals; between them may stand one or two of at most three small letters, as names and pairs of names have.
_NAME: Final = r"[^\W\d_][\w.'’-]*+(?:[ ]+(?:[a-zß-ÿ]{1,3}[ ]+){0,2}[^\W\d_a-zß-ÿ][\w.'’-]*+){0,6}"
_PLACEHOLDERS: Final = {
    "<bar>": r"[|│]",
    "<sep>": r"(?:[|│»›>·•—–:/]|-(?=\s))",
    "<note>": r"(?<=\[)\d{1,3}\]",
    "<quote>": r"[\"“„«‘']",
    "<url>": _URL,
    "<email>": _EMAIL,
    "<name>": rf"(?=[^\W\d_a-zß-ÿ]){_NAME}",
    "#": r"\(?\d[\d.,]*+\)?",
}
_FILLED: Final = r"[\s.,;:!)\]|*»”\"-]{0,20}+\Z"
_LINE_FILLED: Final = r"[^\S\n]{0,4}+[.,;:!)\]|*»”\"-]{0,8}+[^\S\n]{0,20}+(?=\n|\Z)"
_WORD: Final = r"(?:<\w+>|[^\s\[\]()$|<>]+)"
_PIECE: Final = re.compile(rf"\.\.\.|[\[\]()$]|(?<=\s)\*|{_WORD}(?:\|{_WORD})*|\|")
_REPEATED: Final = r"(?:\s{0,9}+[|│»›>·•,/&—–-]{0,3}+\s{0,9}+WORD){2,12}"  # the words of a menu
_GROUPS: Final = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|", "$": _FILLED, "...": r"(?:\s{1,9}+\S++){0,8}?"}
PICTOGRAPH: Final = (
    r"\u203c\u2049\u2190-\u23ff\u25a0-\u2bff\ufe0e\ufe0f\u20e3\U0001f000-\U0001faff"  # in a class of characters
)
_START: Final = re.compile(rf"(?:[\s(\[*•·‣>|–—-]|[{PICTOGRAPH}]|\d\ufe0f?\u20e3){{0,8}}([^\W_]++|[^\s\w])?")
_SPACE: Final = r"\s{0,9}+"
_LITERAL: Final = re.compile(r"/?[^\W_]+(?: [^\W_]+)*|©")


@define(eq=False)
class Cue:
    """One cue: its scope and its words, of which a regular expression is made on first need, since few ever are needed. One that
    may stand `anywhere` is looked for in the whole text, so that its end of line is not the end of what is searched.
    """

    scope: str
    words: str
    anywhere: bool = False
    _pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression. Two threads may both compile it, to the same effect."""
        if self._pattern is None:
            words = _compile_cue(self.words)
            self._pattern = re.compile(words.replace(_FILLED, _LINE_FILLED) if self.anywhere else words)
        return self._pattern


@frozen(eq=False)
class Furniture:
    """The cues of a language.

    `openings` are those that open a line, by first word; `unindexed` those whose first word is open, and
    `unindexed_filter` matches where any of these does; `anywhere` holds the rest, each with words that it must hold.
    """

    openings: Mapping[str, tuple[Cue, ...]]
    unindexed: tuple[Cue, ...]
    unindexed_filter: re.Pattern[str]
    anywhere: tuple[tuple[str, Cue], ...]

    def opening(self, text: str, start: int, end: int) -> str | None:
        """Return the widest scope of the cues with which `text[start:end]` begins, or None."""
        found = _START.match(text, start, end)
        word = found and found[1]
        if not found or not word:
            return None
        place = found.start(1)
        best = None
        for cue in self._candidates(text, word.lower(), place, end):
            if cue.pattern.match(text, place, end) and (best is None or _RANK[cue.scope] > _RANK[best]):
                best = cue.scope
        return best

    def whole_line(self, text: str, start: int, end: int) -> bool:
        """Return whether `text[start:end]` is a cue from beginning to end."""
        found = _START.match(text, start, end)
        if not found or not found[1]:
            return False
        place = found.start(1)
        cues = self._candidates(text, found[1].lower(), place, end)
        return any((hit := cue.pattern.match(text, place, end)) and hit.end() == end for cue in cues)

    def _candidates(self, text: str, word: str, start: int, end: int) -> tuple[Cue, ...]:
        """Return the cues that may begin at `start`, with `word`."""
        indexed = self.openings.get(word, ())
        return indexed + self.unindexed if self.unindexed_filter.match(text, start, end) else indexed

    def inside(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield (offset, scope) of each cue that may stand anywhere."""
        lowered = text.lower()
        for literal, cue in self.anywhere:
            if literal in lowered:
                for found in cue.pattern.finditer(text):
                    yield found.end() - len(found[0].lstrip()), cue.scope


def cue_problem(cue: str) -> str:
    """Return what is wrong with a cue as written, or an empty string."""
    pieces = _PIECE.findall(cue)
    if problem := _bracket_problem(pieces):
        return problem
    unknown = set(re.findall(r"<\w*>?", cue)) - _PLACEHOLDERS.keys()
    if unknown:
        return f"has the unknown sign {min(unknown)}"
    if cue.startswith("...") and not _longest_literal(cue):
        return "may stand anywhere but has no word to look for"
    return "" if any(piece not in _GROUPS for piece in pieces) else "is empty"


def _bracket_problem(pieces: list[str]) -> str:
    closing: list[str] = []
    for piece in pieces:
        if piece in "[(":
            closing.append("]" if piece == "[" else ")")
        elif piece in "])" and (not closing or closing.pop() != piece):
            return "has a bracket that closes nothing"
        elif piece == "|" and not closing:
            return "has a | that stands alone outside of brackets"
    return "has an unclosed bracket" if closing else ""


def compile_furniture(cues: Iterable[tuple[str, str]]) -> Furniture:
    """Return (cue, scope) pairs made ready for matching. Cues must be free of problems (`cue_problem`).

    >>> compile_furniture([("read more", "line")]).opening("Read more: the truce", 0, 20)
    'line'
    """
    openings: dict[str, list[Cue]] = {}
    unindexed: list[Cue] = []
    anywhere: list[tuple[str, Cue]] = []
    for words, scope in cues:
        cue = Cue(scope, words.removeprefix("..."), words.startswith("..."))
        if words.startswith("..."):
            anywhere.append((_longest_literal(words), cue))
        elif keys := _keys(words):
            for key in keys:
                openings.setdefault(key, []).append(cue)
        else:
            unindexed.append(cue)
    either = "|".join(_compile_cue(cue.words) for cue in unindexed) or r"(?!)"
    by_word = {key: tuple(found) for key, found in openings.items()}
    return Furniture(by_word, tuple(unindexed), re.compile(either), tuple(anywhere))


def _longest_literal(cue: str) -> str:
    """Return the longest run of words that every match must hold."""
    bare = re.sub(r"\[[^\]]*\]|\([^)]*\)|\S*\|\S*|<\w+>|\.\.\.", "\n", cue.lower())
    runs = [run for part in bare.split("\n") for run in _LITERAL.findall(part)]
    return max(runs, key=len, default="")


def _keys(cue: str) -> list[str]:
    """Return the first words that a match can have, or nothing where they are open."""
    first = _PIECE.findall(cue)[0]
    options = [(re.match(r"[^\W_]+|.", option) or [option])[0].lower() for option in first.split("|")]
    return [] if first in _GROUPS or any(option in "<#" for option in options) else options


def _compile_cue(cue: str) -> str:
    """Return the regular expression of a cue; a word's pattern forbids that it goes on, so space may be missing."""
    parts: list[str] = []
    for piece in _PIECE.findall(cue):
        if piece == "*":
            parts.append(_REPEATED.replace("WORD", parts[-1].removeprefix(_SPACE)))
        else:
            parts.append(_GROUPS.get(piece) or _SPACE + _compile_word(piece))
    return "".join(parts)


def _compile_word(piece: str) -> str:
    return "(?:" + "|".join(_PLACEHOLDERS.get(option) or _spell(option) for option in piece.split("|")) + ")"


def _spell(option: str) -> str:
    """Return the pattern of one word: apostrophes of any kind, in any case, and not going on."""
    pattern = re.escape(option).replace("'", "['’]").replace(":", r"\s{0,2}+:")
    return rf"(?i:{pattern})(?!\w)" if option[-1].isalnum() else f"(?i:{pattern})"
