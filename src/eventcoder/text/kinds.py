"""What each sentence is: headline, body or page furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final, Literal

from eventcoder.text.furniture import Furniture
from eventcoder.text.layout import ARROWS, Unit

Kind = Literal["body", "headline", "furniture"]
Piece = tuple[int, int, int]  # start, end, number of the unit

_TITLE: Final = 160  # characters of the longest title
_SUBTITLE: Final = 90
_LINE: Final = 300  # a longer line is running text: furniture in it ends with its sentence
_PARAGRAPH: Final = 1200  # no cue takes more of a paragraph than this, in case the page lost its line breaks
_LINES: Final = frozenset(("line", "later-line", "whole-line"))
_LATE: Final = frozenset(("later-line", "section", "below"))  # cues of what stands below a story
_BEGUN: Final = 2  # sentences before end-matter: a headline and one of the story at least
_STORY: Final = 3  # as many paragraphs of running text after end-matter are a story again
_RUNNING: Final = 100
_HEAD: Final = 8  # units at the head of a page among which titles are repeated
_SITE: Final = re.compile(r"(?:\s(?:[|–—-]|::|»)\s[^|–—]{2,40}){1,3}\Z")
_SOURCE: Final = re.compile(r"(?<=.{20})\s[|–—-]\s[A-Z0-9][\w.'’&]*(?: [A-Z0-9][\w.'’&]*){0,3}\Z")  # of a link
_ITEM: Final = 140  # characters of the longest item of a list
_LINKS: Final = 2  # lines that make a list of links
_SENTENCE: Final = 40  # characters of the shortest paragraph with which a story begins
_FULL_STOPS: Final = ".!?\"”')"
_NO_TITLE: Final = '.!…"”:;,'
_STOPS: Final = '.!?…"”’:'
_ITEM_START: Final = re.compile(
    r"[•*·▪►●‣◦>–—-]\s?|\(?\d{1,2}[.)]\s|(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2},? )?(?:[A-Z][a-z]{2,8}\.?,? )?\d{1,4}\s?[:–—-]\s"
)
_TITLE_END: Final = re.compile(r"(?:[.:;,]|\.[\"”’')\]»]{1,8})\Z")
_DOTTED_END: Final = re.compile(r"\.[^\W\d_]\.\Z")


def mark_kinds(text: str, units: Sequence[Unit], pieces: Sequence[Piece], furniture: Furniture) -> list[Kind]:
    """Return the kind of each piece."""
    scopes = _cue_scopes(text, pieces, furniture)
    kinds: list[Kind] = ["body"] * len(pieces)
    done = taken = 0
    heard, told = 0, False
    for index, scope in sorted(scopes.items()):
        if index < done:
            continue
        begun = index - taken >= _BEGUN
        if scope in _LATE:
            told = told or any(kinds[at] == "body" and _is_told(text, *pieces[at]) for at in range(heard, index))
            heard, begun = index, told
            if not told and scope != "below":
                continue
        done = _reach(text, units, pieces, index, scope, begun)
        taken += done - index
        kinds[index:done] = ["furniture"] * (done - index)
    _mark_repeated(text, units, pieces, kinds)
    _mark_links(text, units, pieces, kinds)
    _mark_headlines(text, units, pieces, kinds)
    return kinds


def _is_told(text: str, start: int, end: int, _: int) -> bool:
    """Return whether a sentence is one of a story: it is no label, title or line of a menu."""
    return end - start >= _SENTENCE and text[end - 1] in _FULL_STOPS


def _mark_repeated(text: str, units: Sequence[Unit], pieces: Sequence[Piece], kinds: list[Kind]) -> None:
    """Mark titles that stand twice at the head of a page; of two of which one has the name of the site behind it, that one."""
    head = [text[unit.start : unit.end].casefold() for unit in units[:_HEAD]]
    repeated = set()
    for number, title in enumerate(head):
        if len(title) > _TITLE or title[-1] in ".:":
            continue
        bare = _SITE.sub("", title)
        others = head[:number] if bare == title else head[:number] + head[number + 1 :]
        if bare in others:
            repeated.add(number)
    for index, (_, _, number) in enumerate(pieces):
        if number in repeated:
            kinds[index] = "furniture"


def _mark_links(text: str, units: Sequence[Unit], pieces: Sequence[Piece], kinds: list[Kind]) -> None:
    """Mark lines below the beginning of a story that stand together and read as titles: links to other stories, whatever their
    heading is called. A list that the story opens itself, with a colon, is its own. Above the story those are links that end in the
    name of a site ("Jets bomb Idlib - Daily News"), but for the page's own title.
    """
    firsts = {number: index for index, (_, _, number) in reversed(list(enumerate(pieces)))}
    begun, opened, run = False, False, list[int]()
    for number in range(len(units) + 1):
        index = firsts.get(number)
        titled = index is not None and kinds[index] != "furniture" and not opened and _is_link(text, units[number])
        if titled and (begun or number and _SOURCE.search(text[units[number].start : units[number].end])):
            run.append(number)
            continue
        if len(run) >= _LINKS or any(text.startswith(ARROWS, units[number].start) for number in run):
            for at, (_, _, own) in enumerate(pieces):
                kinds[at] = "furniture" if run[0] <= own <= run[-1] else kinds[at]
        run = []
        if index is not None and kinds[index] != "furniture":
            end = text[units[number].end - 1]
            opened = end == ":"
            begun = begun or end in _FULL_STOPS and units[number].end - units[number].start >= _SENTENCE


def _is_link(text: str, unit: Unit) -> bool:
    """Return whether a unit reads as the title of another story, or as the heading over such titles."""
    if unit.end - unit.start > _ITEM or unit.body > unit.start or text[unit.end - 1] in _NO_TITLE:
        return False
    first = next((character for character in text[unit.begins : unit.end] if character.isalnum()), "")
    return first.isupper() or first.isdigit()


def _cue_scopes(text: str, pieces: Sequence[Piece], furniture: Furniture) -> dict[int, str]:
    """Return the scope of the cue that each piece holds, where it holds one; a credit goes with the sentence before it."""
    scopes = {}
    firsts: dict[int, int] = {}  # of each unit the first piece
    for index, (start, end, number) in enumerate(pieces):
        firsts.setdefault(number, index)
        if (scope := furniture.opening(text, start, end)) is not None:
            scopes[max(firsts[number], index - 1) if scope == "whole-line" else index] = scope
    starts = [start for start, _, _ in pieces]
    for offset, scope in furniture.inside(text):
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset >= pieces[index][1] and index + 1 < len(pieces):
            index += 1  # it stands in what the layout took for a dateline ("IN PICTURES: Kenya mourns")
        if index >= 0 and not _in_quotes(text, starts[index], offset):
            alone = offset <= starts[index] or not any(
                character.isalnum() for character in text[starts[index] : offset]
            )
            first = max(firsts[pieces[index][2]], index - 1) if alone and scope == "whole-line" else index
            scopes.setdefault(first, scope)
    return scopes


def _in_quotes(text: str, start: int, offset: int) -> bool:
    """Return whether a quotation is open at `offset`: what people say is news."""
    straight = text.count('"', start, offset) % 2 == 1
    return straight or text.count("“", start, offset) > text.count("”", start, offset)


def _reach(text: str, units: Sequence[Unit], pieces: Sequence[Piece], index: int, scope: str, begun: bool) -> int:
    """Return the index after the last piece that the cue in piece `index` takes; `begun`: there is a story before it."""
    start, _, number = pieces[index]
    if scope == "whole-line" and units[number].end - units[number].start <= _LINE:
        return _end_of(pieces, index, lambda piece: piece[2] == number)
    if scope == "list":
        last = _last_item(text, units, number)
        return _end_of(pieces, index, lambda piece: piece[2] <= last)
    if scope == "section":
        heading = _next_heading(text, units, number)
        return _end_of(pieces, index, lambda piece: piece[2] < heading)
    if scope in _LINES or scope == "below" and not begun:
        whole = start in (units[number].start, units[number].begins) and units[number].end - start <= _LINE
        return _end_of(pieces, index, lambda piece: whole and piece[2] == number)
    paragraph = units[number].paragraph
    late = scope in ("rest-of-text", "below") and begun
    limit = len(text) if late and start * 2 > len(text) else start + _PARAGRAPH
    # pages without blank lines have them as paragraphs
    line = scope == "paragraph" and text[units[number].end - 1] in _STOPS

    def holds(piece: Piece) -> bool:
        unit = piece[2]
        return (unit == number if line else units[unit].paragraph == paragraph) and piece[1] <= limit

    stop = _end_of(pieces, index, holds)
    if late and (stop == len(pieces) or units[pieces[stop][2]].paragraph != paragraph):
        story = _next_story(text, units, pieces[stop - 1][2] + 1)
        stop = _end_of(pieces, stop - 1, lambda piece: piece[2] < story)
    return stop


def _last_item(text: str, units: Sequence[Unit], first: int) -> int:
    """Return the number of the last unit of the list that a heading opens: lines that are short and have no full stop, or
    begin with a bullet, a number or a date.
    """
    last = first
    for number in range(first + 1, len(units)):
        unit = units[number]
        short = unit.end - unit.start <= _ITEM and unit.body == unit.start
        if not short or not (_ITEM_START.match(text, unit.start, unit.end) or text[unit.end - 1] not in _STOPS):
            break
        last = number
    return last


def _next_heading(text: str, units: Sequence[Unit], first: int) -> int:
    """Return the number of the unit below a heading where the next heading, or another story, begins."""
    for number in range(first + 1, len(units)):
        unit = units[number]
        heading = unit.end - unit.start <= _SUBTITLE and text[unit.end - 1] not in _NO_TITLE + "?"
        if unit.body > unit.start or heading and unit.begins == unit.start and text[unit.start].isupper():
            return number
    return len(units)


def _end_of(pieces: Sequence[Piece], index: int, holds: Callable[[Piece], bool]) -> int:
    """Return the index after the run of pieces that begins with `index`, taken anyway, and goes on while `holds`."""
    index += 1
    while index < len(pieces) and holds(pieces[index]):
        index += 1
    return index


def _next_story(text: str, units: Sequence[Unit], first: int) -> int:
    """Return the number of the unit, from `first` on, where a story begins again: by dateline, or running text."""
    run = 0
    for number in range(first, len(units)):
        unit = units[number]
        if unit.body > unit.start:
            return number
        running = unit.end - unit.start >= _RUNNING and text[unit.end - 1] in '."”'
        run = run + 1 if running else 0
        if run == _STORY:
            return number - _STORY + 1
    return len(units)


def _mark_headlines(text: str, units: Sequence[Unit], pieces: Sequence[Piece], kinds: list[Kind]) -> None:
    """Mark the pieces of title lines; a title needs text after it, and later ones must be paragraphs of their own."""
    first = True
    for index, (start, _, number) in enumerate(pieces):
        unit = units[number]
        if kinds[index] == "furniture" or start != unit.begins:
            continue
        if number + 1 < len(units) and unit.body == unit.start and _is_title(text, unit, first):
            while index < len(pieces) and pieces[index][2] == number:
                kinds[index] = "headline"
                index += 1
        first = False


def _is_title(text: str, unit: Unit, first: bool) -> bool:
    """Return whether a unit reads as a title: short, no closing full stop, and, unless it is the first, not a list item."""
    title = text[unit.start : unit.end]
    if len(title) > (_TITLE if first else _SUBTITLE):
        return False
    if _TITLE_END.search(title, max(0, len(title) - 9)) and not _DOTTED_END.search(title, max(0, len(title) - 9)):
        return False
    return first or (unit.whole and title[0].isupper() and text[unit.end - 1] not in '!?"”')
