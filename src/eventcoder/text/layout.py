"""Lines become units: a unit is one paragraph, headline, list item or page line, and no sentence crosses its bounds."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from attrs import frozen

from eventcoder.text.furniture import PICTOGRAPH, Furniture

_PICTURE: Final = rf"(?:\d\ufe0f?\u20e3|[{PICTOGRAPH}]){{1,6}}"  # 1️⃣ ⚡️ ‼️: the bullets of chats
_BULLET: Final = re.compile(rf"[•*·‣–—-]\s|\(?\d{{1,2}}[.)]\s|{_PICTURE}\s?\w")
_MARK: Final = re.compile(
    rf"(?:[•·‣]|{_PICTURE})\s{{0,4}}+|[*–—-]\s{{1,4}}+(?=[^\W_])|[A-Z]{{5,9}} \d{{1,2}}-(?=[A-Z\"“])"  # UPDATE 2-Rebels
)
_LINE_END: Final = re.compile(r"[.!?…][\"”’')\]»*]{0,8}\Z")
_WRAPPED: Final = 0.8  # a line that leaves more than a fifth of the width free was ended on purpose

_PLACE: Final = r"[A-Z][A-Z.'’/-]+(?: (?:[A-Z.'’/-]+|al|de|el)){0,3}"  # KABUL, UNITED NATIONS, RIO de JANEIRO
_MORE: Final = r"(?:(?:, ?|(?<=\.) )[^\W_][\w.'’-]*(?: [\w.'’-]+){0,2}){0,3}"  # , Afghanistan, Jan. 5; , 5 January
_AGENCY: Final = r"(?:\([A-Z][\w/ .&-]{1,30}\)|/[A-Z][\w /-]{1,20}/\.?)"
_DASH: Final = r"\s{0,2}(?:--?|–|—|_|:)\s{0,2}"
_BEGINS: Final = (
    r"[\"“‘']?(?:[A-Z](?:\w*[a-z]|\s)|[A-Z][A-Z.]+ [a-z]|\d)"  # the first words of a story: The, A, US troops
)
_DATELINE: Final = (
    rf"{_PLACE}\.?{_MORE}\.? ?{_AGENCY}(?:{_DASH}|\s)(?=\S)"  # BEIRUT, Lebanon (AP) - ; MOSCOW. March 5. /TASS/.
    rf"|{_PLACE}{_MORE}\s{{0,2}}(?:--|—|–| - | _ )\s{{0,2}}(?={_BEGINS})(?![^.\n]{{0,40}} [–—-] )"  # LONDON — The
    rf"|{_PLACE}: (?={_BEGINS})"  # ISLAMABAD: The
    rf"|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}}{_MORE} ?\([A-Z][\w/ .&-]{{1,30}}\){_DASH}(?=\S)"  # Beirut (AFP) -
    rf"|\([A-Z][\w/ .&-]{{1,30}}\)(?:{_DASH}|(?=[A-Z]))(?=\S)"  # (Reuters) -
)
ARROWS: Final = (">>", "»")  # before a link to another page
_CREDIT: Final = 60  # characters of the longest credit
_RUNNING: Final = 200  # lines of such width are paragraphs, not wrapped


@frozen
class Unit:
    """A stretch of text that holds whole sentences.

    `body` is where its text begins, after a dateline, and `begins` where its first sentence does, after a bullet. `whole` says that it is a paragraph of its own, `opens`
    that it is the first of its paragraph.
    """

    start: int
    end: int
    body: int
    begins: int
    paragraph: int
    opens: bool
    whole: bool


def dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the dateline with which `text[start:end]` begins, or None.

    Space before it is skipped, so `start` may be the end of the sentence before. The span runs from the place (or the
    agency) to the last mark of the dateline, without the dash that closes it.

    >>> dateline("BEIRUT (AP) - Rebels left.", 0, 26)
    (0, 11)
    """
    start = skip_space(text, start, end)
    found = _match_dateline(text, start, end) if start < end else None  # as a rule only a blank parts two sentences
    if found is None:
        return None
    return start, start + len(text[start:found].rstrip(" \t\r\n-–—_:"))


def layout(text: str, furniture: Furniture) -> list[Unit]:
    """Return the units of a text: paragraphs by blank lines, hard-wrapped lines joined, purposely ended lines apart."""
    units: list[Unit] = []
    for number, lines in enumerate(_paragraphs(text)):
        spans = _join(text, lines, furniture) if len(lines) > 1 else lines
        for index, (start, end) in enumerate(spans):
            if _dateline_alone().fullmatch(text, start, end):
                continue  # the story begins below it
            body = _match_dateline(text, start, end)
            if body is None or furniture.opening(text, start, end):  # "FILE PHOTO: A soldier"
                body = start
            units.append(Unit(start, end, body, after_bullet(text, body, end), number, index == 0, len(spans) == 1))
    return units


@cache
def _dateline_pattern() -> re.Pattern[str]:
    """Return the pattern of datelines, compiled on first use: that takes as long as importing several modules."""
    return re.compile(_DATELINE)


@cache
def _dateline_alone() -> re.Pattern[str]:
    """Return the pattern of a line that is a dateline and nothing else ("LIMA (Andes Press) -", "BAMAKO, Feb 3 -")."""
    return re.compile(rf"{_PLACE}\.?{_MORE}\.? ?(?:{_AGENCY}\s?(?:--?|–|—|:)?|\s?(?:--?|–|—))")


def _match_dateline(text: str, start: int, end: int) -> int | None:
    """Return where the sentence after a dateline begins. The word after it may lie beyond `end`."""
    found = _dateline_pattern().match(text, start)
    return found.end() if found and found.end() <= end else None


def skip_space(text: str, start: int, end: int) -> int:
    """Return the place of the first visible character of `text[start:end]`, or `end`."""
    while start < end and text[start].isspace():
        start += 1
    return start


def after_bullet(text: str, start: int, end: int) -> int:
    """Return the place behind the bullet with which `text[start:end]` begins, or `start`.

    >>> after_bullet("• Talks begin", 0, 13)
    2
    """
    found = _MARK.match(text, start, end)
    return found.end() if found is not None and found.end() < end else start


def _paragraphs(text: str) -> list[list[tuple[int, int]]]:
    """Return the visible spans of lines, grouped by blank lines."""
    paragraphs: list[list[tuple[int, int]]] = []
    lines: list[tuple[int, int]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = offset + len(line) - len(line.lstrip())
            lines.append((start, start + len(body)))
        elif lines and (line[-1] in "\r\n" or len(line) > 1):
            paragraphs.append(lines)
            lines = []
        offset += len(line)
    if lines:
        paragraphs.append(lines)
    return paragraphs


def _join(text: str, lines: list[tuple[int, int]], furniture: Furniture) -> list[tuple[int, int]]:
    """Return the lines of a paragraph with those that only wrap joined into one span."""
    width = max(end - start for start, end in lines)
    ragged = _is_ragged(text, lines, width)
    joined = [lines[0]]
    for (start, end), (next_start, next_end) in pairwise(lines):
        if (ragged and not text[next_start].islower()) or _ends_here(
            text, (start, end), (next_start, next_end), width, furniture
        ):
            joined.append((next_start, next_end))
        else:
            joined[-1] = (joined[-1][0], next_end)
    return joined


def _is_ragged(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Return whether lines are items of their own: half of them would have held the first word of the next as well."""
    room = 0
    for (start, end), following in pairwise(lines):
        first = text[slice(*following)].split(None, 1)[0]
        room += end - start + 1 + len(first) <= width and text[end - 1] not in ",;-"
    return room > 0 and room * 2 >= len(lines) - 1


def _is_credited(text: str, line: tuple[int, int], furniture: Furniture) -> bool:
    """Return whether a line ends with the credit of a picture: it is a caption, and wraps into nothing."""
    tail = text[max(line[0], line[1] - _CREDIT) : line[1]]
    return any(scope == "whole-line" for _, scope in furniture.inside(tail))


def _ends_here(text: str, line: tuple[int, int], following: tuple[int, int], width: int, furniture: Furniture) -> bool:
    """Return whether a line was ended on purpose, rather than wrapped."""
    start, end = following
    if text.startswith(text[slice(*line)], start, end):  # a title that is repeated
        return True
    if _BULLET.match(text, start, end) or _match_dateline(text, start, end) is not None:
        return True
    if _dateline_alone().fullmatch(text, start, end):
        return True
    ended = _LINE_END.search(text, max(line[0], line[1] - 9), line[1]) is not None
    if furniture.whole_line(text, start, end) or furniture.whole_line(text, *line):
        return True
    if text.startswith(ARROWS, line[0]) or text.startswith(ARROWS, start):
        return True
    if ended and furniture.opening(text, *line) is not None or _is_credited(text, line, furniture):
        return True
    if (ended or text[line[1] - 1] == ":") and (width > _RUNNING or furniture.opening(text, start, end) is not None):
        return True
    first = text[start:end].split(None, 1)[0]
    room = line[1] - line[0] + 1 + len(first) <= _WRAPPED * width
    return room and (not text[start].islower() or text[line[0] : end].islower())
