"""Names of the dictionaries in a stretch of tokens: which stand there, and which are set aside.

The longest name wins; of its entries the one that holds on the day of the text. In "Iran-backed Iraqi militia" and
"anti-Assad fighters" the hyphenated name is no part of who acts: `modifiers.csv` says which halves set it aside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import define, evolve

from eventcoder.coding.namesakes import PARTS, PLACES, TOWNS, gone, holder, settled
from eventcoder.dictionaries.actors import ActorTables, Entry, Modifier
from eventcoder.model import Phrase, Tokens

PEOPLE = "people"
NAMED = frozenset({"groups", "bodies", "international", "leaders"})
GIVEN = "given"  # value of modifiers.csv: a given name, also where it is a country or a town
_STATES = frozenset({"country", "adjective", "capital"})
_CASED = "cased"  # a name that is a common noun in small letters
SURNAME = "surname"  # a country or town that is a surname as well
_DESCENT = "descent"  # the name that follows says where forebears came from: "ethnic Hungarians"
_SEATS = frozenset({"bodies", "metonym", "groups"})  # what may have a town's name, or that of the land it holds
_ASIDE = frozenset({"outside", "side"})
# What may have the name of another in another country.
_SHARED = frozenset({"groups", "bodies", "leaders", "international"})
_HOME = "home"  # value of modifiers.csv: the person behind it tells of what country followers are
_ORGANISED = frozenset({"groups", "bodies", "international"})
_ELITE = "ELI"
_THE = "the"
_TWO = 2  # halves of a compound, words
_CIVILIANS = "civilians"


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


def find_names(
    tables: ActorTables,
    low: int,
    head: int,
    limit: int,
    tokens: Tokens,
    day: int | None,
    about: Collection[str] | None = None,
) -> list[Found]:
    """Return the names between two tokens, left to right, less those that only describe the actor from outside.

    Args:
        tables: the dictionaries.
        low: the first token.
        head: the last token at which a name may begin.
        limit: where a name must end at the latest.
        tokens: the sentence.
        day: the day of the text as an ordinal, None if unknown.
        about: the countries that the text is about, the likeliest first, where names shared by bodies or groups of
            several states are to be told apart.
    """
    out: list[Found] = []
    names, lowers = tables.names, tokens.lowers
    opening, pairs = names.tokens, tables.modifier_starts
    i = low
    while i <= head:
        lower = lowers[i]
        opens = lower in opening
        if not opens and lower not in pairs and "-" not in lower:
            i += 1  # as most words
            continue
        found = _longest(names.get(lower), i, limit, tokens, day) if opens else None
        if (
            found is not None
            and lower == _THE
            and (inner := _longest(names.get(lowers[i + 1]), i + 1, limit, tokens, day))
        ):
            found = inner if inner.end > found.end else found  # "the Guardian Council" is no council of the Guardian
        if (
            found is not None
            and found.entry.local
            and not (about is not None and holder(found, tables, tokens, day, about))
        ):
            found = None  # "the National Guard" of a country that nobody speaks of
        if found is None and i and day is not None and opens and _past(tables, lowers[i - 1]):
            found = _longest(names.get(lower), i, limit, tokens, None)  # "former KGB officers", "the former Zaire"
        if found is not None and (
            _titled(found, tables, lowers, day) or found.end == i + 1 and _common(tables, i, tokens)
        ):
            found = None
        if found is None and i and opens and day is not None and about is not None and tokens.words[i][:1].isupper():
            found = _lapsed(tables, i, limit, tokens, day)
        if lower in pairs:
            end = idiom(tables, i, limit, lowers)
            if end and (found is None or found.end < end):
                i = end  # "West African soldiers", "a Panama hat", "a Swiss army knife"
                continue
        if found is not None:
            if found.entry.sort in PLACES:
                found.entry = settled(found, tables, tokens, day, about or ())
            elif found.entry.sort in _SHARED and about is not None and (day is None or day <= found.entry.end):
                entry = holder(found, tables, tokens, day, about)
                if entry is None:
                    i += 1  # "the Labour Party of Norway", where only Britain's is known
                    continue
                found.entry = entry
            out.append(found)
            i = found.end
            continue
        if "-" in lower:
            found = _hyphenated(tables, i, tokens, day, out)
            if found is not None:
                out.append(found)
        i += 1
    return _without_namesakes(out, tables, low, head, tokens) if out else out


def _lapsed(tables: ActorTables, i: int, limit: int, tokens: Tokens, day: int) -> Found | None:
    """Return a group or body that is no more, where the sentence opens in its country ("In Bangkok the PPP")."""
    found = _longest(tables.names.get(tokens.lowers[i]), i, limit, tokens, None)
    entry = gone(found, tables, tokens, day) if found is not None and found.entry.sort in _SHARED else None
    return Found(i, found.end, entry, found.entries) if found is not None and entry is not None else None


def _titled(found: Found, tables: ActorTables, lowers: Sequence[str], day: int | None) -> bool:
    """Is it somebody's name with the title of an office that he did not hold on the day ("Prime Minister Prodi")? His name
    without it says what he was.
    """
    entry = found.entry
    if entry.sort != "leaders" or day is None or entry.start <= day <= entry.end:
        return False
    return any(" ".join(lowers[found.start : end]) in tables.agents for end in range(found.start + 1, found.end))


def _common(tables: ActorTables, i: int, tokens: Tokens) -> bool:
    """Is a word in small letters more likely a common noun than a name ("turkey", "china", "polish")?"""
    if tokens.words[i][:1].isupper():
        return False
    modifier = tables.modifiers.get(tokens.lowers[i])
    return modifier is not None and _CASED in modifier.value


def _past(tables: ActorTables, before: str) -> bool:
    """Does a word say that what follows is no more ("former")?"""
    modifier = tables.modifiers.get(before)
    return modifier is not None and modifier.effect == "former"


def idiom(tables: ActorTables, i: int, limit: int, lowers: Sequence[str]) -> int:
    """Return where a modifier of three or two words ends, in which no name is looked for; 0 where none stands.

    Args:
        tables: the dictionaries.
        i: its first token.
        limit: where it must end at the latest.
        lowers: the tokens of the sentence.
    """
    for end in (i + 3, i + 2):
        if end <= limit and " ".join(lowers[i:end]) in tables.modifiers:
            return end
    return 0


def _longest(node: dict[str, object] | None, i: int, limit: int, tokens: Tokens, day: int | None) -> Found | None:
    lowers = tokens.lowers
    best: Found | None = None
    j = i
    while node is not None:
        j += 1
        entries = node.get("")
        if entries is not None:
            entry = holding(entries, day, tokens.words, i, j)  # type: ignore[arg-type]
            if entry is not None:
                town = _town(entries) if entry.sort in _SEATS else None  # type: ignore[arg-type]
                best = Found(i, j, entry, entries, town)  # type: ignore[arg-type]
        if j >= limit:
            break
        node = node.get(lowers[j])  # type: ignore[assignment]
    return best


def holding(entries: list[Entry], day: int | None, words: tuple[str, ...], start: int, end: int) -> Entry | None:
    """Return which meaning of a name holds on a day; of a person's full name also one on days without office.

    Args:
        entries: its meanings.
        day: the day of the text as an ordinal, None if unknown.
        words: the words of the sentence.
        start: its first token.
        end: the token behind it.
    """
    entry = _holding(entries, day, words, start, end)
    if entry is not None or day is None or end == start + 1:
        return entry
    return _out_of_office(entries, day, words[start]) or _disbanded(entries, day, words[start])


def _town(entries: list[Entry]) -> Entry | None:
    return next((entry for entry in entries if entry.sort in TOWNS), None)


def _holding(entries: list[Entry], day: int | None, words: tuple[str, ...], start: int, end: int) -> Entry | None:
    """The entry that holds on the day (when there is none, the last one in office), if the letters' case allows it."""
    best: Entry | None = None
    small = words[start][:1].islower()
    uncased = small and not any(word[:1].isupper() for word in words)
    for entry in entries:
        if entry.exact:
            spelt = " ".join(words[start:end])
            if spelt != entry.exact and not (uncased and "." in spelt and spelt == entry.exact.lower()):
                continue
        elif small and entry.name[:1].isupper() and not (uncased and (end > start + 1 or entry.sort in _STATES)):
            continue  # in a text in small letters a lone word is a state's name sooner than a town's or a surname
        if day is not None and not entry.start <= day <= entry.end:
            continue
        if entry.local and best is not None:
            continue
        if (
            best is None
            or best.local
            or day is None
            and _goes_before(entry, best)
            or best.name.isupper()
            and best.name != entry.name
            and not words[start].isupper()
        ):
            best = entry  # "Marcos" is a Marcos sooner than the force MARCOS
    return best


def _goes_before(entry: Entry, other: Entry) -> bool:
    """Of two meanings in a text without date: who made news sooner did so in office; of two such, the later."""
    out, other_out = entry.roles == (_ELITE,), other.roles == (_ELITE,)
    return other_out if out != other_out else entry.end > other.end


def _out_of_office(entries: list[Entry], day: int, word: str) -> Entry | None:
    """A person known by their whole name on a day for which no entry of theirs holds: before their first office or between
    two, one of the elite of their country; where they had offices in two states, of the one that is nearer in time.
    """
    entry = entries[0]
    if entry.sort != "leaders" or not word[:1].isupper():
        return None
    alone = all(
        other.sort == "leaders" and (other.country == entry.country or _same(other, entry)) for other in entries
    )
    at_home = [other for other in entries if other.country]  # and not in an organisation of many states
    if not alone or not at_home:
        return None
    entry = min(at_home, key=lambda other: max(other.start - day, day - other.end))
    return evolve(entry, code=entry.country + _ELITE, roles=(_ELITE,), kind=_CIVILIANS)


def _disbanded(entries: list[Entry], day: int, word: str) -> Entry | None:
    """A group or body that is no more, known by a name of several words: who it was last ("a trial of the Khmer Rouge")."""
    last = max(entries, key=lambda entry: entry.end)
    ended = last.sort in _ORGANISED and last.end < day and not last.local and word[:1].isupper()
    return last if ended and all(_same(last, entry) for entry in entries) else None


def _same(one: Entry, other: Entry) -> bool:
    """Are two entries of one person, in two states that were one, or in a state and a body of many?"""
    return one.display == other.display


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
    if prefix is not None and _sets_aside(prefix):
        return _cause(tables, i, words, lowers, day) if prefix.value == _HOME else None
    for word, lower in zip(words, lowers, strict=True):
        node = tables.names.get(lower)
        entries = node.get("") if node is not None else None
        if entries:
            entry = _holding(entries, day, (word,), 0, 1)
            if entry is not None and not entry.local:
                return Found(i, i + 1, entry, entries)
    return None


def _cause(tables: ActorTables, i: int, words: list[str], lowers: list[str], day: int | None) -> Found | None:
    """Return of "pro-Aristide" the person, as a people whose home is their country: his followers are his countrymen."""
    node = tables.names.get(lowers[-1])
    entries = node.get("") if node is not None and len(words) == _TWO else None
    entry = _holding(entries, day, (words[-1],), 0, 1) if entries else None
    if entry is None or entry.sort != "leaders" or not entry.country:
        return None
    home = evolve(entry, sort=PEOPLE, code=entry.country, roles=(), kind="")
    return Found(i, i + 1, home, [home])


def _sets_aside(modifier: Modifier | None) -> bool:
    return modifier is not None and modifier.effect in _ASIDE


def _without_namesakes(found: list[Found], tables: ActorTables, low: int, head: int, tokens: Tokens) -> list[Found]:
    """Leave out names that are part of an unknown person's or place's ("Jordan Henderson", "Michael Jordan", "Chelsea Clinton", "Kfar
    Punjab"), and those that only tell descent ("ethnic Hungarians").
    """
    modifiers, lowers = tables.modifiers, tokens.lowers
    for name in tuple(found):
        at = name.start
        before = modifiers.get(lowers[at - 1]) if at else None
        if name.entry.sort == PEOPLE:
            if "-" not in tokens.words[at] and _in_persons_name(name, tables, tokens):
                found.remove(name)
            continue
        if before is not None and before.value == _DESCENT and name.entry.sort in ("adjective", "country"):
            found.remove(name)
            continue
        if name.end != at + 1:
            out = name.entry.sort == "leaders" and name.entry.roles == (_ELITE,)
            if out and at > low and _is_unknown(at - 1, tables, tokens):
                return _until(at - 1, found)  # one more given name, and somebody else than who once held an office
            continue
        after_given = before is not None and before.value.startswith(GIVEN) and tokens.words[at - 1][:1].isupper()
        here = modifiers.get(lowers[at])
        if name.named:
            surname = here is not None and SURNAME in here.value  # Adam Langley works for no intelligence agency
            leader = name.entry.sort == "leaders"
            if after_given and (leader or surname) or leader and _another(at, name.entry, tables, tokens):
                return _until(at - 1, found)
            continue
        if name.entry.sort in PARTS and (after_given or _behind_given_name(at, tables, tokens)):
            return _until(at - 1, found)
        if here is None or here.effect != "none":
            continue
        if after_given and SURNAME in here.value:
            return _until(at - 1, found)
        if (
            GIVEN in here.value
            and name.end == head
            and tokens.words[head][:1].isupper()
            and _surname(lowers[head], tables)
        ):
            return _until(at, found)
    return found


def is_given(name: Found, phrase: Phrase, tables: ActorTables, tokens: Tokens) -> bool:
    """Return whether a leader's surname is the given name of somebody else, whose surname no dictionary knows ("Rene Harris"
    is no René).

    Args:
        name: a name in a phrase.
        phrase: with the name.
        tables: the dictionaries.
        tokens: its sentence's tokens.
    """
    head, entry = phrase.head, name.entry
    if entry.sort != "leaders" or name.end != head or phrase.kind != "proper":
        return False
    title, surname = " ".join(tokens.lowers[name.start : head - 1]), tokens.words[head - 1]
    if title and (title not in tables.agents or entry.display.startswith(surname)):
        return False  # "President Lee Teng-hui"
    word, lower = tokens.words[head], tokens.lowers[head]
    if not word[:1].isupper() or not _surname(lower, tables) or (tables.names.get(lower) or {}).get(""):
        return False
    return lower not in entry.display.lower().split()


def _until(at: int, found: list[Found]) -> list[Found]:
    """The names before an unknown person's: "the | Kenyan | lawyer Jack London"."""
    return [name for name in found if name.end <= at]


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
    return at >= _TWO and _is_unknown(at - 1, tables, tokens)  # the first word of a sentence is large, whatever it is


def _is_unknown(at: int, tables: ActorTables, tokens: Tokens) -> bool:
    """Is it a word in capitals that no dictionary knows?"""
    word, lower = tokens.words[at], tokens.lowers[at]
    if not word.isalpha() or not word[0].isupper() or not word[1:].islower() or not _surname(lower, tables):
        return False
    return not (tables.names.get(lower) or {}).get("")


def _surname(lower: str, tables: ActorTables) -> bool:
    """Is a capitalised word after a given name no noun or adjective of the dictionaries?"""
    return lower not in tables.agents and lower not in tables.modifiers
