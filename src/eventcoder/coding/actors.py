"""A noun phrase -> who it is: country, roles, kind and name, as of the date of the text.

The head decides the role, modifiers and possessors give country or group, a name beats both. Unknown heads keep what is
known. Codes are CAMEO's: three letters of country, then role blocks from general to specific. What a word does is said
in the dictionaries: by the flags of `agents.csv` and the effects of `modifiers.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from eventcoder.coding.names import Found, find_names
from eventcoder.dictionaries.actors import ActorTables, Agent, Entry, Modifier
from eventcoder.model import Phrase, Tokens

_NO_FLAGS: frozenset[str] = frozenset()
_PERSON = frozenset({"person"})
_ORGANISATION = frozenset({"org"})
_PLACE = frozenset({"place"})
_WHERE = frozenset({"in", "at", "near"})
_OWNING = frozenset({"of", "from", "for"}) | _WHERE
_LONGEST_AGENT = 4  # words
_CIVILIANS = "civilians"
_EXTERNAL = "external"


@frozen
class Actor:
    """What is known of who a phrase stands for.

    `known`: at least a country or a role. `place`: the phrase names a town or region (a capital may be both place and
    government). `sources` are the dictionary entries that it rests on, as "file:line".
    """

    code: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    kind: str | None = None
    name: str | None = None
    flags: frozenset[str] = _NO_FLAGS
    place: bool = False
    sources: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return self.code is not None


NOBODY = Actor()


class Setting:
    """What a document knows while it is coded: its day, its default country, who was introduced under what name, and
    who was last spoken of (for pronouns)."""

    __slots__ = ("country", "day", "introduced", "last")

    def __init__(self, day: int | None = None, country: str | None = None) -> None:
        self.day = day
        self.country = country
        self.introduced: dict[str, Actor] = {}
        self.last = NOBODY


@frozen(eq=False)
class _Parts:
    """A phrase from its determiner to its head, read with the dictionaries.

    `low`..`high` are its tokens; `agent` the role noun at `at`..`after`; `inner` the of-phrase that the role noun or a
    name took in ("secretary of state").
    """

    low: int
    high: int
    names: list[Found]
    agent: Agent | None
    at: int
    after: int
    inner: Phrase | None

    @property
    def last(self) -> Found | None:
        """The name that the phrase ends with."""
        return self.names[-1] if self.names and self.names[-1].end == self.high else None


@frozen(eq=False)
class ActorBook:
    """Resolves noun phrases with compiled actor tables."""

    tables: ActorTables

    def resolve(self, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """Return who a simple phrase (one conjunct) stands for.

        Args:
            phrase: a noun phrase without conjuncts.
            tokens: its sentence's tokens.
            setting: the document's date, default country, and names introduced so far; a name with its abbreviation
                or full name in this phrase is added to it.
        """
        if phrase.kind in ("time", "pronoun"):
            return NOBODY
        parts = self._read(phrase, tokens, setting)
        actor = self._core(phrase, parts, tokens, setting)
        actor = self._described(actor, phrase, parts, tokens, setting)
        if actor.known:
            _introduce(actor, phrase, tokens, setting)
        return actor

    # ------------------------------------------------------------------------------------------ reading

    def _read(self, phrase: Phrase, tokens: Tokens, setting: Setting) -> _Parts:
        """Find the names and the role noun of a phrase."""
        low, head, high = phrase.base, phrase.head, phrase.head + 1
        inner = _following_of(phrase)
        at, after, agent = high, high, None
        if inner is not None:
            at, after, agent = self._agent_with_of(low, high, inner, tokens)
        if agent is None:
            inner = None
        elif inner is not None:
            head, high = inner.head, inner.head + 1
        names = find_names(self.tables, low, head, max(high, phrase.end), tokens, setting.day)
        if phrase.possessor is not None and (crossing := self._crossing(phrase, tokens, setting)) is not None:
            names = [crossing]
        if names:
            high = max(high, names[-1].end)
        if names and names[-1].end == high and self._shared(names, phrase, setting):
            names = names[:-1]
        if agent is None:
            free = names[-1].start if names and names[-1].end == high else high
            at, after, agent = self._agent(low, free, high, tokens)
        return _Parts(low, high, names, agent, at, after, inner)

    def _crossing(self, phrase: Phrase, tokens: Tokens, setting: Setting) -> Found | None:
        """A name whose own possessive the grammar took for an owner: "the Lord's Resistance Army"."""
        for name in find_names(self.tables, phrase.start, phrase.base - 1, phrase.end, tokens, setting.day):
            if name.end > phrase.base:
                return name
        return None

    def _shared(self, names: list[Found], phrase: Phrase, setting: Setting) -> bool:
        """Is the last a name that bodies of many states bear ("Supreme Court"), with a country given elsewhere?"""
        entry = names[-1].entry
        if entry.sort != "bodies" or entry.name.lower() not in self.tables.agents:
            return False
        return len(names) > 1 or phrase.possessor is not None or bool(phrase.preps) or setting.country is not None

    def _agent(self, low: int, free: int, high: int, tokens: Tokens) -> tuple[int, int, Agent | None]:
        """The longest role noun that ends at the head, else a person's title before it ("rebel leader Riek Machar")."""
        agents, lowers, words = self.tables.agents, tokens.lowers, tokens.words
        end = free
        while end > low:
            for start in range(max(low, end - _LONGEST_AGENT), end):
                found = agents.get(lowers[start] if end == start + 1 else " ".join(lowers[start:end]))
                if found is not None and _spelt(found, words, start, end) and (end == high or "person" in found.flags):
                    return start, end, found
            if end == high and not words[end - 1][:1].isupper():
                break
            end -= 1
        return high, high, None

    def _agent_with_of(self, low: int, head_end: int, inner: Phrase, tokens: Tokens) -> tuple[int, int, Agent | None]:
        """A role noun with an of-phrase of its own: "secretary of state", "ministry of foreign affairs"."""
        agents, lowers = self.tables.agents, tokens.lowers
        for end in range(min(inner.end, head_end + _LONGEST_AGENT), head_end + 1, -1):
            for start in range(max(low, head_end - 2), head_end):
                found = agents.get(" ".join(lowers[start:end]))
                if found is not None:
                    return start, end, found
        return head_end, head_end, None

    def _modifiers(self, parts: _Parts, tokens: Tokens) -> list[Modifier]:
        """What the words around names and role noun do to the code."""
        out = []
        lowers, tables = tokens.lowers, self.tables
        words, high = tables.modifiers, parts.high
        skipped = {i for name in parts.names if name.named for i in range(name.start, name.end)} if parts.names else ()
        for i in range(parts.low, high):
            if parts.at <= i < parts.after or i in skipped:
                continue
            lower = lowers[i]
            found = words.get(lower)
            if found is None and i + 1 < high:
                found = words.get(f"{lower} {lowers[i + 1]}")
            if found is None and "-" in lower:
                found = self._half(lower, parts)
            if found is not None and (i + 1 < high or found.effect != "role"):
                out.append(found)
        return out

    def _half(self, lower: str, parts: _Parts) -> Modifier | None:
        """The half of a compound that has an effect: "pro-", "-backed"; in "rebel-held", where that matters, the other."""
        first, _, last = lower.partition("-")
        suffix = self.tables.suffixes.get(lower.rpartition("-")[2])
        if suffix is not None and suffix.effect == "member" and parts.agent is not None:
            return self.tables.modifiers.get(first)
        return self.tables.prefixes.get(first) or suffix

    # ------------------------------------------------------------------------------------------ the core

    def _core(self, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Who the words between the determiner and the head stand for."""
        last = parts.last
        if last is not None and last.named:
            return self._by_name(last, parts, tokens, setting)
        if setting.introduced:
            known = self._introduced(phrase, parts, tokens, setting)
            if known is not None:
                return known
        modifiers = self._modifiers(parts, tokens)
        group = next((n for n in parts.names if n.named), None)
        if group is not None and group.end < parts.high:
            return _of_group(group, parts.agent, modifiers)
        return self._by_role(phrase, parts, modifiers, tokens, setting)

    def _introduced(self, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor | None:
        """Who was introduced under a name: alone ("Tilo said") or before a role noun ("ZLA fighters")."""
        words, lowers = tokens.words, tokens.lowers
        head = phrase.head
        known = setting.introduced.get(lowers[head]) if words[head][:1].isupper() else None
        if known is not None:
            return known if parts.agent is None else None
        if parts.agent is None or parts.names:
            return None
        for i in range(parts.low, parts.at):
            known = setting.introduced.get(lowers[i]) if words[i][:1].isupper() else None
            if known is not None:
                return known if "person" not in known.flags else _owned(_bare(parts.agent), known)
        return None

    def _by_name(self, found: Found, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """A group, body or person by name. Without a date, a person's title in the text goes before our last entry."""
        entry, agent = found.entry, parts.agent
        roles, kind = entry.roles, entry.kind
        person = entry.sort == "leaders"
        former = self._former(parts, found.start, tokens)
        if former is not None and person:
            roles, kind = (former.value,), _CIVILIANS
        elif person and agent is not None and setting.day is None and "state" in agent.flags and roles[:1] != agent.roles[:1]:
            roles, kind = agent.roles, agent.kind
        flags = _PERSON if person else _ORGANISATION
        return Actor(_code(entry.country, roles), entry.country or None, roles, kind or None, entry.name, flags, False, _sources(entry, None))

    def _former(self, parts: _Parts, end: int, tokens: Tokens) -> Modifier | None:
        """The word that says that somebody no longer holds the office ("former", "ousted", "ex-")."""
        tables = self.tables
        for i in range(parts.low, end):
            lower = tokens.lowers[i]
            found = tables.modifiers.get(lower) or ("-" in lower and tables.prefixes.get(lower.partition("-")[0])) or None
            if found is not None and found.effect == "former":
                return found
        return None

    def _by_role(self, phrase: Phrase, parts: _Parts, modifiers: list[Modifier], tokens: Tokens, setting: Setting) -> Actor:
        """A role noun or unknown head with its country: "Syrian troops", "six Iranians", "Damascus"."""
        agent = parts.agent
        roles: tuple[str, ...] = agent.roles if agent is not None else ()
        kind = agent.kind if agent is not None else ""
        flags = agent.flags if agent is not None else _NO_FLAGS
        country, place, name = "", False, None
        found = next((n for n in parts.names if not n.named), None)
        if found is not None:
            entry = found.entry
            if "relation" not in flags:
                country = entry.country
            if found.end == parts.high:
                place = entry.sort in ("capital", "place")
                name = entry.name
                if agent is None:
                    agent = self._shared_head(found, parts, tokens)
                    roles, kind, flags = (agent.roles, agent.kind, agent.flags) if agent is not None else _bare_country(entry, phrase)
            elif agent is None and entry.sort == "metonym":
                roles = entry.roles
        for modifier in modifiers:
            roles, kind, country = _modify(modifier, roles, kind, country, agent)
        if not country and not roles:
            return NOBODY if agent is None else Actor(flags=flags)
        sources = _sources(found.entry if found is not None else None, agent)
        return Actor(_code(country, roles), country or None, roles, kind or None, name, flags, place, sources)

    def _shared_head(self, found: Found, parts: _Parts, tokens: Tokens) -> Agent | None:
        """The role noun that an adjective shares with the next of a coordination: "the Greek and Turkish ministers"."""
        lowers, modifiers = tokens.lowers, self.tables.modifiers
        i = parts.high
        if found.entry.sort != "adjective" or i >= len(lowers) or not _joins(modifiers.get(lowers[i])):
            return None
        adjectives = 0
        while i < len(lowers) and _joins(modifiers.get(lowers[i])):
            names = find_names(self.tables, i + 1, min(i + 1, len(lowers) - 1), min(i + 3, len(lowers)), tokens, None)
            if not names or names[0].entry.sort != "adjective":
                return None
            i = names[0].end
            adjectives += 1
        for end in range(min(len(lowers), i + _LONGEST_AGENT), i, -1):
            agent = self.tables.agents.get(" ".join(lowers[i:end]))
            if agent is not None:
                return agent
        return None

    # ------------------------------------------------------------------------------------------ its owners

    def _described(self, actor: Actor, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Complete a phrase from its apposition, possessor, of- and in-phrases, what it refers to, the default country."""
        if phrase.apposition is not None and (not actor.known or not actor.roles or actor.name is None):
            actor = _joined(actor, self.resolve(phrase.apposition, tokens, setting))
        if actor.country is None and actor.name is None and "relation" not in actor.flags:
            for owner in self._owners(actor, phrase, parts, tokens):
                who = self.resolve(owner.members[0], tokens, setting)
                if who.known:
                    actor = _owned(actor, who)
                    if actor.country is not None or actor.name is not None:
                        break
            if actor.country is None and actor.name is None:
                actor = self._referring(actor, phrase, tokens, setting)
        if setting.country and actor.country is None and actor.name is None and actor.roles and actor.kind != _EXTERNAL:
            actor = evolve(actor, country=setting.country, code=_code(setting.country, actor.roles))
        return actor

    def _owners(self, actor: Actor, phrase: Phrase, parts: _Parts, tokens: Tokens) -> Iterator[Phrase]:
        """The phrases that may say whose somebody is, nearest first."""
        if phrase.possessor is not None:
            yield phrase.possessor
        preps = phrase.preps
        if parts.inner is not None:
            preps = (*parts.inner.preps, *preps[1:])
        for prep, owner in preps:
            if prep in _OWNING and not (prep in _WHERE and "abroad" in actor.flags):
                yield owner
            elif self._belongs(prep, phrase, tokens):
                yield owner

    def _belongs(self, prep: str, phrase: Phrase, tokens: Tokens) -> bool:
        """"forces loyal to the president"."""
        at = phrase.head + 1
        found = self.tables.modifiers.get(f"{tokens.lowers[at]} {prep}") if at < phrase.end else None
        return found is not None and found.effect == "member"

    def _referring(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """"its troops", "the country's president": the first named state before it, else who was last spoken of."""
        if "state" not in actor.flags or not self._refers(phrase, tokens):
            return actor
        for name in find_names(self.tables, 0, phrase.start - 1, phrase.start, tokens, setting.day) if phrase.start else ():
            if name.entry.country:
                return _owned(actor, Actor(name.entry.country, name.entry.country))
        return _owned(actor, Actor(setting.last.country, setting.last.country)) if setting.last.country else actor

    def _refers(self, phrase: Phrase, tokens: Tokens) -> bool:
        """Does the phrase begin with a word that points back?"""
        first = self.tables.modifiers.get(tokens.lowers[phrase.start])
        if first is not None and first.value == "back":
            return True
        owner = phrase.possessor
        agent = self.tables.agents.get(tokens.lowers[owner.head]) if owner is not None else None
        return agent is not None and "back" in agent.flags


def _introduce(actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> None:
    """Remember bracketed short names, and the surname of a person whose office was named."""
    if phrase.alias is not None:
        setting.introduced.setdefault(" ".join(tokens.lowers[phrase.alias[0] : phrase.alias[1]]), actor)
    words, head = tokens.words, phrase.head
    if phrase.kind == "proper" and actor.roles and head > phrase.base and "org" not in actor.flags and words[head - 1][:1].isupper():
        setting.introduced.setdefault(tokens.lowers[head], actor)


def _following_of(phrase: Phrase) -> Phrase | None:
    """The of-phrase right behind the head."""
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].start == phrase.head + 2:
        return phrase.preps[0][1]
    return None


def _spelt(agent: Agent, words: tuple[str, ...], start: int, end: int) -> bool:
    """Abbreviations such as PM and MP match in capitals only."""
    return end != start + 1 or not agent.noun.isupper() or words[start][:2].isupper()


def _joins(modifier: Modifier | None) -> bool:
    return modifier is not None and modifier.value == "joiner"


def _code(country: str | None, roles: tuple[str, ...]) -> str | None:
    return (country or "") + "".join(roles) or None


def _sources(entry: Entry | None, agent: Agent | None) -> tuple[str, ...]:
    return tuple(f"{item.path}:{item.line}" for item in (agent, entry) if item is not None)


def _bare(agent: Agent) -> Actor:
    return Actor(_code(None, agent.roles), None, agent.roles, agent.kind or None, None, agent.flags)


def _bare_country(entry: Entry, phrase: Phrase) -> tuple[tuple[str, ...], str, frozenset[str]]:
    """Roles, kind and flags of a country's name alone; some of its people are civilians ("two Iranians")."""
    some = phrase.number is not None or phrase.plural and not phrase.definite
    kind = _CIVILIANS if some and entry.sort == "adjective" else entry.kind
    return entry.roles, kind, _PLACE if entry.sort == "place" else _NO_FLAGS


def _of_group(found: Found, agent: Agent | None, modifiers: list[Modifier]) -> Actor:
    """"ISIS terrorists", "UN peacekeepers", "Obama administration": the code of the group, with the role where it says
    more; of a person only the country."""
    entry = found.entry
    roles, kind = entry.roles, entry.kind
    name: str | None = entry.name
    flags = agent.flags if agent is not None else _NO_FLAGS
    if "relation" in flags:
        return Actor(flags=flags) if agent is None or not agent.roles else _bare(agent)
    if entry.sort == "leaders":
        if agent is not None:
            roles, kind, name = agent.roles, agent.kind, None
    elif agent is not None and entry.sort in ("bodies", "international"):
        roles += tuple(r for r in agent.roles if r not in roles)
        kind = kind or agent.kind
    former = next((m for m in modifiers if m.effect == "former"), None)
    if former is not None and entry.sort != "leaders":
        roles, kind = (former.value,), _CIVILIANS
    return Actor(_code(entry.country, roles), entry.country or None, roles, kind or None, name, flags, False, _sources(entry, agent))


def _modify(modifier: Modifier, roles: tuple[str, ...], kind: str, country: str, agent: Agent | None) -> tuple[tuple[str, ...], str, str]:
    """Return roles, kind and country of a phrase with a modifier before its head."""
    effect = modifier.effect
    if effect == "none" or effect == "outside" or effect == "member":
        return roles, kind, country
    value, _, value_kind = modifier.value.partition("+")
    flags = agent.flags if agent is not None else _NO_FLAGS
    if effect == "former":
        return (value,), _CIVILIANS, country
    if effect == "role":
        if not roles or "general" in flags and agent is not None and roles == agent.roles:
            return tuple(value.split()), value_kind or kind, country
        return roles, kind or value_kind, country
    if effect == "add":
        if value not in roles and (roles or agent is not None):
            return (*(r for r in roles if not value.startswith(r)), value), kind, country
    elif effect == "kind":
        return roles, modifier.value if _bears(modifier.value, kind, flags) else kind, country
    elif effect == "country":
        return roles, kind, country or value
    elif effect == "side" and not roles:
        return tuple(value.split()), value_kind or kind, country
    return roles, kind, country


def _bears(new: str, kind: str, flags: frozenset[str]) -> bool:
    """May a modifier give this kind? Soldiers stay soldiers; tribal and foreign say something of the armed only."""
    if new == _CIVILIANS:
        return True
    if new in ("identity-militia", _EXTERNAL):
        return "armed" in flags
    return "state" not in flags and kind not in ("rebels", "rioters", "identity-militia")


def _joined(actor: Actor, other: Actor) -> Actor:
    """A phrase and its apposition."""
    if not other.known:
        return actor
    if not actor.known:
        return other
    country = actor.country or other.country
    roles = actor.roles or other.roles
    name = actor.name or (other.name if other.roles and other.country in (None, country) else None)
    sources = actor.sources + other.sources
    return evolve(actor, code=_code(country, roles), country=country, roles=roles, kind=actor.kind or other.kind, name=name, sources=sources)


def _owned(actor: Actor, owner: Actor) -> Actor:
    """"members of Hamas", "Sudan's army", "gunmen in Quetta": a group gives its whole code, others their country."""
    group = owner.name is not None and "org" in owner.flags and "victim" not in actor.flags
    if group or not actor.roles and owner.country is None:
        if owner.country is not None or not actor.roles:
            return evolve(owner, flags=actor.flags, place=False)
        roles = owner.roles + tuple(r for r in actor.roles if r not in owner.roles)
    else:
        roles = actor.roles or (() if owner.place else owner.roles)
    kind = actor.kind or owner.kind
    sources = actor.sources + owner.sources
    return evolve(actor, country=owner.country, roles=roles, code=_code(owner.country, roles), kind=kind, sources=sources)
