"""The country of a dateline ("HARARE (Reuters) -") or of a label ("Mali: Army …"): where bare roles of a story are at home."""

from __future__ import annotations

import re
from typing import Final

from eventcoder.coding.names import find_names
from eventcoder.coding.namesakes import PLACES
from eventcoder.dictionaries.actors import ActorTables
from eventcoder.dictionaries.gazetteer import Gazetteer
from eventcoder.text.layout import dateline
from eventcoder.text.tokens import tokenise

_AGENCY = "("
_BYLINE: Final = re.compile(r"^[ \t]*[^\W\d_a-z][^\n,]{2,60}, ([^\W\d_a-z][\w.'’ -]{1,30}?)[ \t]*$", re.MULTILINE)
_LABEL: Final = re.compile(r"([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}): (?=\S)")


def dateline_spot(text: str, start: int, end: int) -> str | None:
    """Return the place of the dateline in `text[start:end]` as it is written, None where there is none.

    Args:
        text: the document's.
        start: where the sentence before ends.
        end: where the sentence behind the dateline begins.
    """
    span = dateline(text, start, end) if end > start else None
    return text[span[0] : span[1]].partition(_AGENCY)[0] if span is not None else None


def byline_spot(text: str, start: int, end: int, tables: ActorTables, places: Gazetteer, day: int | None) -> str | None:
    """Return the town behind a byline in `text[start:end]` ("By Ama Boateng, Accra"), None where there is none that is known.

    Args:
        text: the document's.
        start: where the sentence before ends.
        end: where the story begins; between them are lines of the page.
        tables: names of countries, capitals and towns.
        places: the gazetteer.
        day: the day of the text, as an ordinal.
    """
    for found in _BYLINE.finditer(text, start, end):
        tokens = tokenise(found[1], 0, len(found[1]))
        size = len(tokens)
        names = find_names(tables, 0, size - 1, size, tokens, day)
        whole = any(name.start == 0 and name.end == size and name.entry.sort in PLACES for name in names)
        if whole or not names and places.find(found[1]):
            return found[1]
    return None


def label_country(text: str, start: int, end: int, tables: ActorTables, day: int | None) -> str | None:
    """Return the country whose name stands before a headline ("Mali: Gunmen raid village"), None where none does.

    Args:
        text: the document's.
        start: where a sentence begins.
        end: where it ends.
        tables: names of countries.
        day: the day of the text, as an ordinal.
    """
    if start and text[start - 1] not in "\r\n":
        return None
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    tokens = tokenise(text, start, found.end(1))
    size = len(tokens)
    named = [name for name in find_names(tables, 0, size - 1, size, tokens, day) if name.entry.sort == "country"]
    whole = len(named) == 1 and named[0].start == 0 and named[0].end == size
    return named[0].entry.country or None if whole else None


def spot_country(spot: str, tables: ActorTables, places: Gazetteer, day: int | None) -> str | None:
    """Return the country of the place of a dateline, None where it is not known.

    Args:
        spot: the place as it is written: "KIGALI, Rwanda".
        tables: names of countries, capitals and towns.
        places: the gazetteer.
        day: the day of the text, as an ordinal.
    """
    tokens = tokenise(spot, 0, len(spot))
    size = len(tokens)
    if not size:
        return None
    found = [name.entry for name in find_names(tables, 0, size - 1, size, tokens, day) if name.entry.sort in PLACES]
    if found:
        return found[-1].country or None
    towns = places.find(spot.partition(",")[0].strip())
    return towns[0].country or None if towns else None
