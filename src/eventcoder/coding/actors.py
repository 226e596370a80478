"""A noun phrase -> who it is: country, roles, kind and name, as of the date of the text.

The head decides the role, modifiers and possessors give country or group, a name beats both. Unknown heads keep what is
known. Codes are CAMEO's: three letters of country, then role blocks from general to specific.
"""

from __future__ import annotations

from attrs import evolve, frozen

from eventcoder.dictionaries.actors import ActorTables, Agent, Entry, Modifier
from eventcoder.model import Phrase, Tokens

_TODAY = 10**7
_NOBODY_FLAGS: frozenset[str] = frozenset()
_OWNING = ("of", "from", "in", "at", "for", "near")
_NAMED = frozenset({"groups", "bodies", "international", "leaders"})


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
    flags: frozenset[str] = _NOBODY_FLAGS
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
class _Found:
    """A name in the text: its tokens and the entry that holds on the day."""

    start: int
    end: int
    entry: Entry


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
        actor = self._core(phrase, tokens, setting)
        actor = self._described(actor, phrase, tokens, setting)
        if actor.known:
            self._introduce(actor, phrase, tokens, setting)
        return actor

    # ------------------------------------------------------------------------------------------ the core

    def _core(self, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """Head, modifiers and names between the determiner and the head."""
        low, high = phrase.base, phrase.head + 1
        names = self._names(low, high, tokens, setting)
        at, agent = self._agent(low, high, tokens, names)
        named = next((n for n in reversed(names) if n.entry.sort in _NAMED and n.end == high), None)
        if named is not None:
            return self._by_name(named, names, agent, low, tokens)
        known = setting.introduced.get(tokens.lowers[phrase.head])
        if known is not None and tokens.words[phrase.head][:1].isupper() and agent is None:
            return known
        modifiers = self._modifiers(low, high, tokens)
        group = next((n for n in names if n.entry.sort in _NAMED and not self._outside(n, modifiers)), None)
        country = next((n for n in names if n.entry.sort not in _NAMED), None)
        if group is not None and (agent is not None or group.end < high):
            return self._of_group(group, agent)
        return self._by_role(phrase, agent, at, country, names, modifiers, tokens)

    def _by_name(self, found: _Found, names: list[_Found], agent: Agent | None, low: int, tokens: Tokens) -> Actor:
        entry = found.entry
        roles, country = entry.roles, entry.country
        former = any(self.tables.modifiers[tokens.lowers[i]].effect == "former" for i in range(low, found.start) if tokens.lowers[i] in self.tables.modifiers)
        if former and entry.sort == "leaders":
            roles = ("ELI",)
        return Actor(
            code=(country + "".join(roles)) or None,
            country=country or None,
            roles=roles,
            kind=entry.kind or None,
            name=entry.name,
            flags=frozenset({"person"}) if entry.sort == "leaders" else frozenset({"org"}),
            sources=(f"{entry.path}:{entry.line}",),
        )

    def _of_group(self, found: _Found, agent: Agent | None) -> Actor:
        """"ISIS terrorists", "UN peacekeepers": the group's code, with the role where it says more."""
        entry = found.entry
        roles = entry.roles
        kind = entry.kind
        sources = [f"{entry.path}:{entry.line}"]
        if agent is not None and entry.sort in ("bodies", "international"):
            roles += tuple(r for r in agent.roles if r not in roles)
            kind = kind or agent.kind
            sources.append(f"{agent.path}:{agent.line}")
        return Actor((entry.country + "".join(roles)) or None, entry.country or None, roles, kind or None, entry.name, agent.flags if agent else _NOBODY_FLAGS, sources=tuple(sources))

    def _by_role(
        self, phrase: Phrase, agent: Agent | None, at: int, country: _Found | None, names: list[_Found], modifiers: list[Modifier], tokens: Tokens
    ) -> Actor:
        roles = agent.roles if agent is not None else ()
        kind = agent.kind if agent is not None else ""
        flags = agent.flags if agent is not None else _NOBODY_FLAGS
        sources = [f"{agent.path}:{agent.line}"] if agent is not None else []
        code = ""
        place = False
        name = None
        if country is not None:
            entry = country.entry
            code = entry.country
            sources.append(f"{entry.path}:{entry.line}")
            if country.end == phrase.head + 1:
                place = entry.sort in ("capital", "place")
                name = entry.name
                if agent is None:
                    roles = entry.roles
                if entry.sort == "place" and agent is None:
                    flags = frozenset({"place"})
        for modifier in modifiers:
            roles, kind, code = _modify(modifier, roles, kind, code, agent)
        if not code and not roles:
            return NOBODY
        return Actor((code + "".join(roles)) or None, code or None, roles, kind or _kind_of(roles), name, flags, place, tuple(sources))

    # ------------------------------------------------------------------------------------------ its owners

    def _described(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """Complete a phrase from its possessor, its of- and in-phrases, its apposition, the default country."""
        if phrase.apposition is not None and (not actor.known or not actor.roles):
            other = self.resolve(phrase.apposition, tokens, setting)
            if other.known:
                actor = _joined(actor, other)
        owners = [phrase.possessor] if phrase.possessor is not None else []
        owners += [p for prep, p in phrase.preps if prep in _OWNING]
        for owner in owners:
            if actor.country is not None or actor.name is not None:
                break
            if owner is None or owner.kind in ("time", "pronoun"):
                continue
            who = self.resolve(owner.members[0], tokens, setting)
            if who.known:
                actor = _owned(actor, who)
        if actor.known and actor.country is None and setting.country and actor.roles and actor.name is None:
            actor = evolve(actor, country=setting.country, code=setting.country + "".join(actor.roles))
        return actor

    def _introduce(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> None:
        """Remember bracketed short names, and the surname of a person whose office was named."""
        if phrase.alias is not None:
            setting.introduced.setdefault(" ".join(tokens.lowers[phrase.alias[0] : phrase.alias[1]]), actor)
        words = tokens.words
        head = phrase.head
        if actor.roles and phrase.kind == "proper" and head > phrase.base and words[head - 1][:1].isupper() and "org" not in actor.flags:
            setting.introduced.setdefault(tokens.lowers[head], actor)

    # ------------------------------------------------------------------------------------------ look-up

    def _names(self, low: int, high: int, tokens: Tokens, setting: Setting) -> list[_Found]:
        """The longest names between two tokens, left to right; parts of hyphenated words are looked up too."""
        out = []
        i = low
        while i < high:
            found = self._longest(i, high, tokens, setting)
            if found is None and "-" in tokens.lowers[i]:
                found = self._hyphenated(i, tokens, setting)
            if found is None:
                i += 1
            else:
                out.append(found)
                i = found.end
        return out

    def _longest(self, i: int, high: int, tokens: Tokens, setting: Setting) -> _Found | None:
        lowers = tokens.lowers
        node = self.tables.names.get(lowers[i])
        best: _Found | None = None
        j = i
        while node is not None:
            j += 1
            entries = node.get("")
            if entries:
                entry = _holding(entries, setting.day, tokens.words[i:j])
                if entry is not None:
                    best = _Found(i, j, entry)
            if j >= high:
                break
            node = node.get(lowers[j])
        return best

    def _hyphenated(self, i: int, tokens: Tokens, setting: Setting) -> _Found | None:
        """"Saudi-led", "Israeli-Palestinian", "ISIS-Daesh": the first part that is a name and is not set aside."""
        words = tokens.words[i].split("-")
        lowers = tokens.lowers[i].split("-")
        if len(words) != len(lowers):
            return None
        prefix, suffix = self.tables.prefixes.get(lowers[0]), self.tables.suffixes.get(lowers[-1])
        if prefix is not None and prefix.effect in ("outside", "side") or suffix is not None and suffix.effect in ("outside", "side"):
            return None
        for word, lower in zip(words, lowers, strict=True):
            node = self.tables.names.get(lower)
            entries = node.get("") if node is not None else None
            if entries:
                entry = _holding(entries, setting.day, (word,))
                if entry is not None:
                    return _Found(i, i + 1, entry)
        return None

    def _agent(self, low: int, high: int, tokens: Tokens, names: list[_Found]) -> tuple[int, Agent | None]:
        """The longest role noun that ends at the head, else the last one before it ("rebel leader Riek Machar")."""
        agents = self.tables.agents
        lowers = tokens.lowers
        for end in range(high, low, -1):
            for start in range(max(low, end - 4), end):
                found = agents.get(lowers[start] if end == start + 1 else " ".join(lowers[start:end]))
                if found is not None:
                    return end, found
            if end == high and not tokens.words[end - 1][:1].isupper():
                break
        return high, None

    def _modifiers(self, low: int, high: int, tokens: Tokens) -> list[Modifier]:
        out = []
        lowers = tokens.lowers
        for i in range(low, high):
            lower = lowers[i]
            found = self.tables.modifiers.get(lower)
            if found is None and i + 1 < high:
                found = self.tables.modifiers.get(f"{lower} {lowers[i + 1]}")
            if found is None and "-" in lower:
                found = self.tables.prefixes.get(lower.partition("-")[0]) or self.tables.suffixes.get(lower.rpartition("-")[2])
            if found is not None and (i + 1 < high or found.effect != "role"):
                out.append(found)
        return out

    def _outside(self, found: _Found, modifiers: list[Modifier]) -> bool:
        return False


def _holding(entries: list[Entry], day: int | None, words: tuple[str, ...]) -> Entry | None:
    """The entry that holds on the day (the latest when there is none), if the letters' case allows it."""
    best: Entry | None = None
    for entry in entries:
        if entry.exact and " ".join(words) != entry.exact:
            continue
        if not entry.exact and words[0][:1].islower() and entry.name[:1].isupper() and entry.sort != "adjective":
            continue
        if day is not None and not entry.start <= day <= entry.end:
            continue
        if best is None or day is None and entry.end > best.end:
            best = entry
    return best


def _modify(modifier: Modifier, roles: tuple[str, ...], kind: str, code: str, agent: Agent | None) -> tuple[tuple[str, ...], str, str]:
    effect = modifier.effect
    value, _, value_kind = modifier.value.partition("+")
    if effect == "former":
        return (value,), "civilians", code
    if effect == "role" and (not roles or agent is not None and not agent.roles):
        return tuple(value.split()), value_kind or kind, code
    if effect == "role" and value_kind and not kind:
        return roles, value_kind, code
    if effect == "add" and value not in roles and roles:
        return (*roles, value), kind, code
    if effect == "add" and agent is not None:
        return (value,), kind, code
    if effect == "kind":
        return roles, modifier.value, code
    if effect == "country" and not code:
        return roles, kind, value
    if effect == "side" and not roles:
        return tuple(value.split()), value_kind or kind, code
    return roles, kind, code


def _joined(actor: Actor, other: Actor) -> Actor:
    country = actor.country or other.country
    roles = actor.roles or other.roles
    return evolve(actor, country=country, roles=roles, code=((country or "") + "".join(roles)) or None, kind=actor.kind or other.kind, sources=actor.sources + other.sources)


def _owned(actor: Actor, owner: Actor) -> Actor:
    """"members of Hamas", "Sudan's army", "gunmen in Quetta": the owner gives the country, or the whole code of a group."""
    if owner.name is not None and owner.roles and not actor.roles and "place" not in owner.flags:
        return evolve(owner, flags=actor.flags, place=False)
    if owner.country is None:
        if not actor.roles:
            return evolve(owner, flags=actor.flags, place=False)
        roles = owner.roles + tuple(r for r in actor.roles if r not in owner.roles) if owner.name is not None else actor.roles
        return evolve(actor, roles=roles, code="".join(roles) or None, sources=actor.sources + owner.sources)
    roles = actor.roles or (() if owner.place else owner.roles)
    return evolve(actor, country=owner.country, roles=roles, code=owner.country + "".join(roles), kind=actor.kind or owner.kind, sources=actor.sources + owner.sources)


def _kind_of(roles: tuple[str, ...]) -> str | None:
    """ACLED's kind where only the CAMEO role is known."""
    return None
