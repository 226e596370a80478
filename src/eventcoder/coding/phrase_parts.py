"""The parts of a noun phrase as the dictionaries know them: its names, its role noun, and the words around them.

What the parts say together is for `actors` to tell.
"""

from __future__ import annotations

from attrs import define

from eventcoder.coding.names import GIVEN, PEOPLE, SURNAME, Found, find_names, idiom, is_given
from eventcoder.coding.namesakes import LOCAL, TOWNS, countries_in, scene_of, unit_of
from eventcoder.coding.respelt import with_respelt
from eventcoder.coding.who import Setting
from eventcoder.dictionaries.actors import ActorTables, Agent, Modifier
from eventcoder.model import Phrase, Tokens

TEAM = "team"  # flag of agents.csv: with a capital behind an article, the name of a team
_BODIES = frozenset({"org", "collective"})
_LONGEST_AGENT = 4  # words
_PARTS = frozenset({"place", "region"})  # what a person may have the name of
_COURTESY = "courtesy"  # value of modifiers.csv: "Mr", "Dr"
_NAME = "~"  # in agents.csv, the name behind a title


@define(eq=False)
class Parts:
    """A phrase from its determiner to its head, read with the dictionaries.

    `low`..`high` are its tokens; `agent` the role noun at `at`..`after`; `inner` the of-phrase that the role noun or a
    name took in ("secretary of state"); `elsewhere` the country that the text is about, where a body's name is not that of
    the state that it means by default; `home` the people that the phrase names, which is none of `names` since it gives a
    country only where nothing else does.
    """

    low: int
    high: int
    names: list[Found]
    home: Found | None
    agent: Agent | None
    at: int
    after: int
    inner: Phrase | None
    elsewhere: str

    @property
    def last(self) -> Found | None:
        """The name that the phrase ends with."""
        return self.names[-1] if self.names and self.names[-1].end == self.high else None


def read_parts(tables: ActorTables, phrase: Phrase, tokens: Tokens, setting: Setting) -> Parts:
    """Return the names and the role noun of a phrase.

    Args:
        tables: the dictionaries.
        phrase: a noun phrase without conjuncts.
        tokens: its sentence's tokens.
        setting: what the document knows; its day and its default country count here.
    """
    low, head, high = phrase.base, phrase.head, phrase.head + 1
    inner = _following_of(phrase)
    at, after, agent = high, high, None
    elsewhere = ""
    if inner is not None:
        at, after, agent = _agent_with_of(tables, low, high, inner, tokens)
    if agent is None:
        inner = None
    elif inner is not None:
        head, high = inner.head, inner.head + 1
    names = find_names(tables, low, head, max(high, phrase.end), tokens, setting.day, setting.about)
    names = with_respelt(tables, phrase, names, tokens, setting.day)
    if names and is_given(names[-1], phrase, tables, tokens):
        names = names[:-1]
    if names and phrase.apposition is not None:
        names = [name for name in names if not _in_persons_name(name, phrase, tables, tokens)]
    if phrase.possessor is not None and (crossing := _crossing(tables, phrase, tokens, setting)) is not None:
        names = [crossing]
    home = next((name for name in names if name.entry.sort == PEOPLE), None) if names else None
    if home is not None:
        names = [name for name in names if name.entry.sort != PEOPLE]
    if names:
        high = max(high, names[-1].end)
    if (
        names
        and names[-1].end == high
        and (_shared(tables, names, phrase, tokens, setting) or _outdone(tables, names[-1], low, tokens))
    ):
        elsewhere = _elsewhere(tables, names[-1], tokens, setting)
        names = names[:-1]
    if agent is None:
        free, first = high, low
        for name in names:
            if name.end == high:
                free = name.start
            elif name.named and name.end < high:
                first = name.end  # "Caribbean Community | leaders"
        at, after, agent = _agent(tables, first, free, high, tokens)
        town = free < high and names[-1].entry.sort in TOWNS
        if agent is None and town and high < phrase.end and tokens.lowers[high] == ",":
            at, after, agent = _of_town(tables, names[-1], phrase, tokens, setting)
            high = after if agent is not None else high
        if agent is not None and "person" in agent.flags and phrase.kind == "proper":
            names = [n for n in names if n.entry.sort not in _PARTS or n.start < after]  # "Bishop Emmanuel Otieno"
    if agent is not None and TEAM in agent.flags and phrase.kind == "proper" and phrase.definite and not names:
        agent = None  # "the Warriors"
    if agent is not None and LOCAL in agent.flags:
        for name in names:
            name.entry = unit_of(name.entries, setting.day) or name.entry
    named = agent is not None and not names and not elsewhere and phrase.kind == "proper"
    if named and "state" in agent.flags and not agent.flags.isdisjoint(_BODIES):  # type: ignore[union-attr]
        elsewhere = scene_of(tables, tokens, setting.day) or ""
    return Parts(low, high, names, home, agent, at, after, inner, elsewhere)


def names_person(phrase: Phrase, tables: ActorTables, tokens: Tokens) -> bool:
    """Return whether a noun for a person stands before a name of several words in which a town's name is only a part ("their chairman,
    Salim Kombo").

    Args:
        phrase: with the noun, the name in apposition to it.
        tables: the dictionaries.
        tokens: its sentence's tokens.
    """
    other = phrase.apposition
    if other is None or not _is_person(phrase, other, tables, tokens):
        return False
    found = find_names(tables, other.base, other.head, other.head + 1, tokens, None)
    return len(found) == 1 and found[0].entry.sort in TOWNS and found[0].end - found[0].start <= other.head - other.base


def _is_person(what: Phrase, who: Phrase, tables: ActorTables, tokens: Tokens) -> bool:
    """Does a common noun say that whom a name beside it means is a person?"""
    agent = tables.agents.get(tokens.lowers[what.head]) if what.kind == "common" else None
    return who.kind == "proper" and agent is not None and "person" in agent.flags


def _in_persons_name(name: Found, phrase: Phrase, tables: ActorTables, tokens: Tokens) -> bool:
    """Is the name of a town only a part of somebody's, who is described behind a comma ("Hauwa Bello, a mother")?"""
    other = phrase.apposition
    part = name.end - name.start <= phrase.head - phrase.base
    return part and other is not None and name.entry.sort in TOWNS and _is_person(other, phrase, tables, tokens)


def _crossing(tables: ActorTables, phrase: Phrase, tokens: Tokens, setting: Setting) -> Found | None:
    """A name whose own possessive the grammar took for an owner: "the Lord's Resistance Army"."""
    for name in find_names(tables, phrase.start, phrase.base - 1, phrase.end, tokens, setting.day, setting.about):
        if name.end > phrase.base:
            return name
    return None


def _shared(tables: ActorTables, names: list[Found], phrase: Phrase, tokens: Tokens, setting: Setting) -> bool:
    """Is the last a name that bodies of many states bear ("Supreme Court"), with a country given elsewhere?"""
    entry = names[-1].entry
    if entry.sort != "bodies" or entry.name.lower() not in tables.agents:
        return False
    behind = bool(phrase.preps) and phrase.end > names[-1].end
    if len(names) > 1 or phrase.possessor is not None or behind or setting.country is not None:
        return True
    return bool(_elsewhere(tables, names[-1], tokens, setting))


def _elsewhere(tables: ActorTables, name: Found, tokens: Tokens, setting: Setting) -> str:
    """The country that a sentence opens in ("In Brasilia, the Senate …"), else the one that a text is about or was filed from, where it
    has not named the one whose body is meant by default; else "".
    """
    own = name.entry.country
    scene = scene_of(tables, tokens, setting.day)
    if scene is not None:
        return scene if scene != own else ""
    about = setting.about or ((setting.cast.dateline,) if setting.cast.dateline is not None else ())
    if not about or own in about or own in countries_in(tables, tokens, setting.day):
        return ""
    return about[0]


def _outdone(tables: ActorTables, name: Found, low: int, tokens: Tokens) -> bool:
    """Does a longer role noun end with the name of a body ("the State House", no house of a congress)?"""
    starts = range(max(low, name.end - _LONGEST_AGENT), name.start)
    return name.entry.sort == "bodies" and any(
        " ".join(tokens.lowers[start : name.end]) in tables.agents for start in starts
    )


def _agent(tables: ActorTables, low: int, free: int, high: int, tokens: Tokens) -> tuple[int, int, Agent | None]:
    """The longest role noun that ends at the head, else a person's title before it ("rebel leader Riek Machar")."""
    agents, lowers, words = tables.agents, tokens.lowers, tokens.words
    end = free
    ends = tables.agent_ends
    while end > low:
        if end < high and words[end - 1][:1].isupper() and words[end][:1].isupper():
            title = agents.get(f"{lowers[end - 1]} {_NAME}") if lowers[end - 1] in ends else None
            if title is not None:
                return end - 1, end, title  # "Father Tomasz", "Sister Mary"
        for start in range(max(low, end - _LONGEST_AGENT), end) if lowers[end - 1] in ends else ():
            found = agents.get(lowers[start] if end == start + 1 else " ".join(lowers[start:end]))
            if found is None or not _spelt(found, words, start, end):
                continue
            if end == high and end - 1 > low and _is_surname(tables, low, end - 1, tokens):
                break
            if end == high or "person" in found.flags:
                return start, end, found
        if end == high and not words[end - 1][:1].isupper():
            break
        end -= 1
    return high, high, None


def _is_surname(tables: ActorTables, low: int, at: int, tokens: Tokens) -> bool:
    """Is a role noun somebody's surname: behind a given name or a courtesy title ("Stephen King", "Dr Aamer Sultan")?"""
    modifiers, lowers, words = tables.modifiers, tokens.lowers, tokens.words
    known = modifiers.get(lowers[at])
    if known is None or SURNAME not in known.value or not words[at][:1].isupper():
        return False
    while at > low and words[at - 1][:1].isupper():
        at -= 1
        before = modifiers.get(lowers[at])
        if before is not None:
            return before.value.startswith(GIVEN) or before.value == _COURTESY
        if lowers[at] in tables.agents or (tables.names.get(lowers[at]) or {}).get(""):
            return False
    return False


def _of_town(
    tables: ActorTables, town: Found, phrase: Phrase, tokens: Tokens, setting: Setting
) -> tuple[int, int, Agent | None]:
    """The role noun behind a town with its unit: "Moscow, Idaho police"."""
    end = phrase.end
    for unit in find_names(tables, town.end + 1, town.end + 1, end, tokens, setting.day):
        if unit.end < end and unit.entry.country == town.entry.country:
            return _agent(tables, unit.end, end, end, tokens)
    return end, end, None


def _agent_with_of(
    tables: ActorTables, low: int, head_end: int, inner: Phrase, tokens: Tokens
) -> tuple[int, int, Agent | None]:
    """A role noun with an of-phrase of its own: "secretary of state", "ministry of foreign affairs"."""
    agents, lowers = tables.agents, tokens.lowers
    if lowers[head_end - 1] not in tables.agent_owners:
        return head_end, head_end, None
    for end in range(min(inner.end, head_end + _LONGEST_AGENT), head_end + 1, -1):
        for start in range(max(low, head_end - 2), head_end):
            found = agents.get(" ".join(lowers[start:end]))
            if found is not None:
                return start, end, found
    return head_end, head_end, None


def _following_of(phrase: Phrase) -> Phrase | None:
    """The of-phrase right behind the head."""
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].start == phrase.head + 2:
        return phrase.preps[0][1]
    return None


def _spelt(agent: Agent, words: tuple[str, ...], start: int, end: int) -> bool:
    """Abbreviations such as PM and MP match in capitals only."""
    return end != start + 1 or not agent.noun.isupper() or words[start][:2].isupper()


def modifiers_of(tables: ActorTables, parts: Parts, tokens: Tokens) -> list[Modifier]:
    """Return what the words around names and role noun do to the code."""
    out = []
    lowers = tokens.lowers
    words, high, starts = tables.modifiers, parts.high, tables.modifier_starts
    whole = [name for name in parts.names if name.whole]
    skipped = {i for name in whole for i in range(name.start, name.end)} if whole else ()
    i = parts.low
    while i < high:
        if parts.at <= i < parts.after or i in skipped:
            i += 1
            continue
        lower, end = lowers[i], i + 1
        if lower in starts:
            end = idiom(tables, i, high, lowers) or end
        found = words.get(lower if end == i + 1 else " ".join(lowers[i:end]))
        if found is None and "-" in lower:
            found = _half(tables, lower, parts)
        named = found is not None and found.effect == "add" and parts.agent is not None and i >= parts.after
        if found is not None and not named and (end < high or found.effect != "role"):
            out.append(found)  # but "the activist | Maya | Gurung" is no Maya
        i = end
    return out


def _half(tables: ActorTables, lower: str, parts: Parts) -> Modifier | None:
    """The half of a compound that has an effect: "pro-", "-backed"; in "rebel-held", where that matters, the other."""
    first = lower.partition("-")[0]
    suffix = tables.suffixes.get(lower.rpartition("-")[2])
    if suffix is not None and suffix.effect == "member" and parts.agent is not None:
        return tables.modifiers.get(first)
    return tables.prefixes.get(first) or suffix


def former_of(tables: ActorTables, parts: Parts, end: int, tokens: Tokens) -> Modifier | None:
    """Return the word before a token that says that somebody no longer holds the office ("former", "ousted", "ex-")."""
    for i in range(parts.low, end):
        lower = tokens.lowers[i]
        found = tables.modifiers.get(lower) or ("-" in lower and tables.prefixes.get(lower.partition("-")[0])) or None
        if found is not None and found.effect == "former":
            return found
    return None


def shared_head(tables: ActorTables, found: Found, parts: Parts, tokens: Tokens) -> Agent | None:
    """Return the role noun that an adjective shares with the next of a coordination: "the Greek and Turkish ministers", "US and
    Chinese diplomats".
    """
    lowers, modifiers = tokens.lowers, tables.modifiers
    i = parts.high
    adjective = found.entry.sort == "adjective" or tokens.words[i - 1].replace(".", "").isupper()
    if not adjective or i >= len(lowers) or not _joins(modifiers.get(lowers[i])):
        return None
    adjectives = 0
    while i < len(lowers) and _joins(modifiers.get(lowers[i])):
        names = find_names(tables, i + 1, min(i + 1, len(lowers) - 1), min(i + 3, len(lowers)), tokens, None)
        if not names or names[0].entry.sort != "adjective":
            return None
        i = names[0].end
        adjectives += 1
    for end in range(min(len(lowers), i + _LONGEST_AGENT), i, -1):
        agent = tables.agents.get(" ".join(lowers[i:end]))
        if agent is not None:
            return agent
    return None


def _joins(modifier: Modifier | None) -> bool:
    return modifier is not None and modifier.value == "joiner"
