"""Which full stops end a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from attrs import field, frozen

from eventcoder.text.language import TextLanguage
from eventcoder.text.layout import skip_space

Case = Literal["cased", "lower", "upper"]

_CLOSERS: Final = "\"”’')]»*"
_QUOTES: Final = frozenset("\"”’'»")
_OPENERS: Final = "\"“‘'«([{*"
_CLOSE: Final = re.escape(_CLOSERS)
_OPEN: Final = re.escape(_OPENERS)
# It begins with a plain class, so that the search can skip to the next full stop; the look-behind then takes only the
# first of a run, so that a long run is read once.
_CANDIDATE: Final = re.compile(
    r"[.!?…](?<![.!?…].)(?:"
    rf"[.!?…]*+[{_CLOSE}]{{0,8}}+(?=\s)"
    r"|(?<=[a-z][a-z].)[\"”]?(?=[A-Z][a-z])"  # no space after the full stop, as in much scraped text
    r"|(?<=\w.)(?=“))"
)
_NEXT: Final = re.compile(rf"\s*+[{_OPEN}]{{0,4}}+\s?([^\W_]{{1,40}}+|\S)?(\.?)")
_LOOSE_CLOSER: Final = re.compile(r"[ \t]{1,4}(?:''|[”’](?=\s|\Z))")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){0,8}[^\W\d_]")
_ADDRESS: Final = re.compile(r"://|@|www\.|\.\w")
_CAPITAL: Final = re.compile(r"[A-Z]")
_LOOK_BACK: Final = 60
_RARE_CAPITALS: Final = 200  # a text with one capital in so many characters has been lower-cased but for odds and ends


@frozen
class _Stop:
    """What is seen around a full stop: the word before it, the word after, and how the text is cased."""

    word: str
    before: str
    following: str
    initial_follows: bool
    case: Case

    @property
    def goes_on(self) -> bool:
        """Whether the next word is in lower case where a new sentence would not be."""
        return self.case == "cased" and self.following[0].islower()


@frozen
class Boundaries:
    """Finds sentence ends by the abbreviations and openers of a language."""

    language: TextLanguage = field(repr=False)

    def split(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the sentences of `text[start:end]`, which begins and ends with visible characters."""
        case = _case(text[start:end])
        for found in _CANDIDATE.finditer(text, start, end):
            if found.end() <= start:
                continue
            loose = _LOOSE_CLOSER.match(text, found.end(), end)
            stop = loose.end() if loose else found.end()
            if self._ends(text, start, found, stop, end, case):
                yield start, stop
                start = skip_space(text, stop, end)
        if start < end:
            yield start, end

    def _ends(self, text: str, start: int, found: re.Match[str], stop: int, end: int, case: Case) -> bool:
        mark = found[0].rstrip(_CLOSERS)
        closers = found[0][len(mark) :] + text[found.end() : stop].strip()
        before, _, word = _look_back(text, start, found.start())
        if stop < end and not text[stop].isspace():
            return not _ADDRESS.search(word)
        after = _NEXT.match(text, stop, end)
        if after is None or not after[1]:
            return True
        seen = _Stop(word, before, after[1], bool(after[2]), case)
        quoted = not _QUOTES.isdisjoint(closers)
        if "?" in mark or "!" in mark:
            return not quoted if case == "lower" else not seen.goes_on
        if mark != ".":
            return bool(word) and case != "lower" and not seen.goes_on
        return self._full_stop_ends(seen, quoted, bool(closers))

    def _full_stop_ends(self, seen: _Stop, quoted: bool, closed: bool) -> bool:
        if seen.following in ".,;:":
            return False
        if quoted:
            return not seen.goes_on
        kind = self._kind(seen.word, seen.case) if seen.word else None
        if kind is not None:
            return self._abbreviation_ends(kind, seen)
        if seen.word.isdigit() and len(seen.word) < 3 and not seen.before:
            return False  # "1. The army": the number of a list
        return not (closed and seen.goes_on)

    def _kind(self, word: str, case: Case) -> str | None:
        """Return the class of an abbreviation, "initial" for single and dotted letters, or None for other words."""
        language = self.language
        kind = language.abbreviations.get(word)
        if kind is None and (case != "cased" or word[0].isupper()):
            kind = language.folded.get(word.lower())
        if kind is None and _INITIALS.fullmatch(word):
            return "initial"
        if kind is None and "-" in word:
            last = word.rsplit("-", 1)[1]
            return language.abbreviations.get(last)
        return kind

    def _abbreviation_ends(self, kind: str, seen: _Stop) -> bool:
        following = seen.following
        if kind == "title" or seen.goes_on or seen.initial_follows or not following[0].isalpha():
            return False
        lowered = following.lower()
        language = self.language
        if lowered in language.openers or (seen.case != "lower" and lowered in language.weak_openers):
            return True
        if lowered in language.continuers:
            return False
        if kind == "end":
            return seen.case == "cased" and not seen.word.isupper()
        if kind == "unit":
            return not seen.before[-1:].isdigit()
        if kind == "month":
            return seen.case != "lower" and language.folded.get(lowered) != "month"
        if kind == "reference":
            return len(following) > 4 or (seen.case == "cased" and not following.isupper())
        # "he fell ill. police came": in text without capitals a word is likelier than the name of a place
        return kind == "place" and seen.case == "lower" and "." not in seen.word and len(seen.word) > 2


def _case(part: str) -> Case:
    lower = part.islower()
    if not lower and part[:9] == part[:9].lower():
        lower = len(_CAPITAL.findall(part)) * _RARE_CAPITALS < len(part)
    if lower:
        return "lower"
    return "upper" if part.isupper() else "cased"


def _look_back(text: str, start: int, stop: int) -> tuple[str, str, str]:
    """Return what stands before the last word of `text[start:stop]` (shortened), a space, and that word."""
    before, space, word = text[max(start, stop - _LOOK_BACK) : stop].rpartition(" ")
    for other in ("\n", "\t", "\xa0", "—", "–"):
        if other in word:
            before, space, word = word.rpartition(other)
    return before.rstrip(), space, word.lstrip(_OPENERS)
