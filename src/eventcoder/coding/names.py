"""Names of the dictionaries in a stretch of tokens: which stand there, and which are set aside.

The longest name wins; of its entries the one that holds on the day of the text. In "Iran-backed Iraqi militia" and
"anti-Assad fighters" the hyphenated name is no part of who acts: `modifiers.csv` says which halves set it aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from eventcoder.coding.namesakes import PLACES, settled
from eventcoder.dictionaries.actors import ActorTables, Entry, Modifier
from eventcoder.model import Tokens

PEOPLE = "people"
NAMED = frozenset({"groups", "bodies", "international", "leaders"})
GIVEN = "given"  # value of modifiers.csv: a given name, also where it is a country or a town
_STATES = frozenset({"country", "adjective", "capital"})
_CASED = "cased"  # a name that is a common noun in small letters
_SURNAME = "surname"  # a country or town that is a surname as well
_DESCENT = "descent"  # the name that follows says where forebears came from: "ethnic Hungarians"
_SEATS = frozenset({"bodies", "metonym"})  # what may have a town's name
_ASIDE = frozenset({"outside", "side"})


@define(eq=False)
class Found:
    """A name in the text: its tokens, the entry that is meant, and all entries of the same words; where a seat of power has
    the name of the town that it stands in ("Rawalpindi"), the `town` too.
    """

    start: int
    end: int
    entry: Entry
    entries: Sequence[Entry]
    town: Entry | None = None

    @property
    def named(self) -> bool:
        """Is it a group, body, organisation or person, and not only a country or place?"""
        return self.entry.sort in NAMED

    @property
    def whole(self) -> bool:
        """Do its words say nothing by themselves, as "state" and "former" in "State of Israel"?"""
        return self.named or self.end - self.start > 1 and self.entry.sort != "adjective"


def find_names(tables: ActorTables, low: int, head: int, limit: int, tokens: Tokens, day: int | None) -> list[Found]:
    """Return the names between two tokens, left to right, less those that only describe the actor from outside.

    Args:
        tables: the dictionaries.
        low: the first token.
        head: the last token at which a name may begin.
        limit: where a name must end at the latest.
        tokens: the sentence.
        day: the day of the text as an ordinal, None if unknown.
    """
    out: list[Found] = []
    names, lowers = tables.names, tokens.lowers
    opening, pairs = names.tokens, tables.modifier_starts
    i = low
    while i <= head:
        lower = lowers[i]
        found = _longest(names.get(lower), i, limit, tokens, day) if lower in opening else None
        if found is not None and found.end == i + 1 and _common(tables, i, tokens):
            found = None
        if lower in pairs and (found is None or found.end < i + 2) and _is_pair(tables, i, limit, lowers):
            i += 2  # "West African soldiers", "a Panama hat"
            continue
        if found is not None:
            if found.entry.sort in PLACES:
                found.entry = settled(found, tables, tokens, day)
            out.append(found)
            i = found.end
            continue
        if "-" in lower:
            found = _hyphenated(tables, i, tokens, day, out)
            if found is not None:
                out.append(found)
        i += 1
    return _without_namesakes(out, tables, head, tokens) if out else out


def _common(tables: ActorTables, i: int, tokens: Tokens) -> bool:
    """Is a word in small letters more likely a common noun than a name ("turkey", "china", "polish")?"""
    if tokens.words[i][:1].isupper():
        return False
    modifier = tables.modifiers.get(tokens.lowers[i])
    return modifier is not None and _CASED in modifier.value


def _is_pair(tables: ActorTables, i: int, limit: int, lowers: Sequence[str]) -> bool:
    """Are the two words from i a modifier, so that no name is looked for in them?"""
    return i + 1 < limit and f"{lowers[i]} {lowers[i + 1]}" in tables.modifiers


def _longest(node: dict[str, object] | None, i: int, limit: int, tokens: Tokens, day: int | None) -> Found | None:
    lowers = tokens.lowers
    best: Found | None = None
    j = i
    while node is not None:
        j += 1
        entries = node.get("")
        if entries is not None:
            entry = _holding(entries, day, tokens.words, i, j)  # type: ignore[arg-type]
            if entry is not None:
                town = _town(entries) if entry.sort in _SEATS else None  # type: ignore[arg-type]
                best = Found(i, j, entry, entries, town)  # type: ignore[arg-type]
        if j >= limit:
            break
        node = node.get(lowers[j])  # type: ignore[assignment]
    return best


def _town(entries: list[Entry]) -> Entry | None:
    return next((entry for entry in entries if entry.sort in ("capital", "place")), None)


def _holding(entries: list[Entry], day: int | None, words: tuple[str, ...], start: int, end: int) -> Entry | None:
    """The entry that holds on the day (the latest when there is none), if the letters' case allows it."""
    best: Entry | None = None
    small = words[start][:1].islower()
    uncased = small and not any(word[:1].isupper() for word in words)
    for entry in entries:
        if entry.exact:
            if " ".join(words[start:end]) != entry.exact:
                continue
        elif small and entry.name[:1].isupper() and not (uncased and (end > start + 1 or entry.sort in _STATES)):
            continue  # in a text in small letters a lone word is a state's name sooner than a town's or a surname
        if day is not None and not entry.start <= day <= entry.end:
            continue
        if best is None or day is None and entry.end > best.end:
            best = entry
    return best


def _hyphenated(tables: ActorTables, i: int, tokens: Tokens, day: int | None, before: list[Found]) -> Found | None:
    """Return of "Saudi-led", "Israeli-Palestinian": the first part that is a name. "Islamic State-linked" takes back the names
    found just before it.
    """
    words, lowers = tokens.words[i].split("-"), tokens.lowers[i].split("-")
    if len(words) != len(lowers):
        return None
    prefix, suffix = tables.prefixes.get(lowers[0]), tables.suffixes.get(lowers[-1])
    if _sets_aside(suffix):
        if words[0][:1].isupper() and before and before[-1].end == i:
            before.pop()
        return None
    if _sets_aside(prefix):
        return None
    for word, lower in zip(words, lowers, strict=True):
        node = tables.names.get(lower)
        entries = node.get("") if node is not None else None
        if entries:
            entry = _holding(entries, day, (word,), 0, 1)
            if entry is not None:
                return Found(i, i + 1, entry, entries)
    return None


def _sets_aside(modifier: Modifier | None) -> bool:
    return modifier is not None and modifier.effect in _ASIDE


def _without_namesakes(found: list[Found], tables: ActorTables, head: int, tokens: Tokens) -> list[Found]:
    """Leave out names that are part of an unknown person's ("Jordan Henderson", "Michael Jordan", "Chelsea Clinton"), and
    those that only tell descent ("ethnic Hungarians").
    """
    modifiers, lowers = tables.modifiers, tokens.lowers
    for name in tuple(found):
        at = name.start
        before = modifiers.get(lowers[at - 1]) if at else None
        if name.entry.sort == PEOPLE:
            if _in_persons_name(name, tables, tokens):
                found.remove(name)
            continue
        if before is not None and before.value == _DESCENT and name.entry.sort in ("adjective", "country"):
            found.remove(name)
            continue
        if name.end != at + 1:
            continue
        after_given = before is not None and before.value.startswith(GIVEN) and tokens.words[at - 1][:1].isupper()
        here = modifiers.get(lowers[at])
        if name.named:
            surname = here is not None and _SURNAME in here.value  # Adam Langley works for no intelligence agency
            leader = name.entry.sort == "leaders"
            if after_given and (leader or surname) or leader and _another(at, name.entry, tables, tokens):
                return []
            continue
        if name.entry.sort == "place" and _behind_given_name(at, tables, tokens):
            return []
        if here is None or here.effect != "none":
            continue
        if after_given and _SURNAME in here.value:
            return []
        if (
            GIVEN in here.value
            and name.end == head
            and tokens.words[head][:1].isupper()
            and _surname(lowers[head], tables)
        ):
            return []
    return found


def _in_persons_name(name: Found, tables: ActorTables, tokens: Tokens) -> bool:
    """Does the name of a people stand before or behind an unknown name ("Karen Hughes", "Johnny Chin")?"""
    words, lowers = tokens.words, tokens.lowers
    for at in (name.start - 1, name.end):
        if not 0 <= at < len(words) or not words[at][:1].isupper():
            continue
        known = tables.modifiers.get(lowers[at])
        if known is not None and known.value.startswith(GIVEN):
            return True
        node = tables.names.get(lowers[at])
        if at and _surname(lowers[at], tables) and (node is None or "" not in node):  # the first word is large anyway
            return True
    return False


def _another(at: int, entry: Entry, tables: ActorTables, tokens: Tokens) -> bool:
    """Does a given name stand before a surname that is not its bearer's ("Alan García", of an entry for Genaro García)?"""
    return _behind_given_name(at, tables, tokens) and tokens.words[at - 1][0] != entry.display[:1]


def _behind_given_name(at: int, tables: ActorTables, tokens: Tokens) -> bool:
    """Does a word in capitals that no dictionary knows stand before a name, so that it may be somebody's given name?"""
    if at < 2:
        return False  # the first word of a sentence is written large, whatever it is
    before, lower = tokens.words[at - 1], tokens.lowers[at - 1]
    if not before.isalpha() or not before[0].isupper() or not before[1:].islower() or lower in tables.agents:
        return False
    return lower not in tables.modifiers and not (tables.names.get(lower) or {}).get("")


def _surname(lower: str, tables: ActorTables) -> bool:
    """Is a capitalised word after a given name no noun or adjective of the dictionaries?"""
    return lower not in tables.agents and lower not in tables.modifiers
