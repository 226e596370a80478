"""Names that are spelt otherwise than any dictionary has them: "Muammar al-Qadhafi", "Jabhat al-Nusrah fighters".

What is one in transliteration is said in `actors/alike.csv`; nothing is matched loosely. Only words written large are looked up
so, and only those in which no person, group or body was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.names import Found, holding
from eventcoder.dictionaries.actors import ActorTables
from eventcoder.model import Phrase, Tokens

_LONGEST = 6  # words
_TWO = 2  # words; one alone is looked up only where it is all that the phrase names
_THE = "the"


def with_respelt(
    tables: ActorTables, phrase: Phrase, names: list[Found], tokens: Tokens, day: int | None
) -> list[Found]:
    """Return the names of a phrase, with one that is spelt in another way in place of those inside it.

    Args:
        tables: the dictionaries.
        phrase: a phrase without conjuncts.
        names: what was found in it, left to right.
        tokens: its sentence's tokens.
        day: the day of the text as an ordinal, None if unknown.
    """
    if any(name.named and not _is_shouted(name, tokens) for name in names):
        return names
    for start, end in _runs(tables, phrase, tokens):
        found = _respelt(tables, start, end, phrase, tokens, day)
        if found is not None and not any(name.start <= found.start and found.end <= name.end for name in names):
            outside = [name for name in names if name.end <= found.start or name.start >= found.end]
            return sorted([*outside, found], key=lambda name: name.start)
    return names


def _runs(tables: ActorTables, phrase: Phrase, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The stretches of words written large, without the titles and the like that they begin with."""
    words, lowers, start = tokens.words, tokens.lowers, phrase.base
    for at in range(phrase.base, phrase.head + _TWO):
        if at <= phrase.head and (_is_large(words[at]) or at > start and lowers[at] in tables.links):
            if at == start and (lowers[at] in tables.agents or lowers[at] in tables.modifiers or lowers[at] == _THE):
                start += 1
            continue
        if at > start:
            yield start, at
        start = at + 1


def _is_shouted(name: Found, tokens: Tokens) -> bool:
    """Is it an abbreviation that may be no more than a word of a text in capitals ("OSAMA BIN LADIN")?"""
    beside = [word for word in tokens.words[max(name.start - 1, 0) : name.end + 1] if word.isalpha()]
    return bool(name.entry.exact) and len(beside) > _TWO and all(word.isupper() for word in beside)


def _is_large(word: str) -> bool:
    """Is a word written large, "al-Qadhafi" among them, but no abbreviation?"""
    return (word[:1].isupper() or word.partition("-")[2][:1].isupper()) and not word.endswith(".")


def _respelt(
    tables: ActorTables, start: int, end: int, phrase: Phrase, tokens: Tokens, day: int | None
) -> Found | None:
    """The longest name in another spelling that a stretch of words ends with."""
    for low in range(max(start, end - _LONGEST), end):
        if end - low < _TWO and (low > start or phrase.kind != "proper"):
            return None
        entries = tables.names.respelt(" ".join(tokens.lowers[low:end]))
        if entries and (entry := holding(entries, day, tokens.words, low, end)) is not None:
            return Found(low, end, entry, entries)
    return None
