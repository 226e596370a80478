"""A noun phrase -> who it is: country, roles, kind and name, as of the date of the text.

The head decides the role, modifiers and possessors give country or group, a name beats both. Unknown heads keep what is
known. Codes are CAMEO's: three letters of country, then role blocks from general to specific. What a word does is said
in the dictionaries: by the flags of `agents.csv` and the effects of `modifiers.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, evolve, field, frozen

from eventcoder.coding.names import PEOPLE, Found, find_names
from eventcoder.coding.namesakes import TOWNS, unit_of
from eventcoder.coding.who import (
    CIVILIANS,
    EXTERNAL,
    NO_FLAGS,
    NOBODY,
    ORGANISATION,
    PERSON,
    STATE_FORCES,
    Actor,
    Setting,
    at_home,
    bare,
    code_of,
    country_alone,
    entries_of,
    is_force,
    joined,
    modified,
    of_group,
    owned,
    related,
    whereabouts,
    with_kind,
)  # fmt: skip
from eventcoder.dictionaries.actors import ActorTables, Agent, Modifier
from eventcoder.model import Phrase, Tokens

_WHERE = frozenset({"in", "at", "near"})
_OWNING = frozenset({"of", "from", "for"}) | _WHERE
_AROUND = frozenset(
    {
        "on",
        "outside",
        "aboard",
        "around",
        "inside",
        "across",
        "throughout",
        "along",
        "off",
        "between",
        "within",
        "beside",
    }
)  # where somebody is, if a place follows ("on Taksim Square"), and else anything ("an adviser on Iran")
_UPON = "on"  # with nobody before it, rather what something is done to: "sanctions on"
_LONGEST_AGENT = 4  # words
_LOCAL = "local"  # flag of agents.csv: an office that only a part of a state has

__all__ = ["NOBODY", "Actor", "ActorBook", "Setting"]


@define(eq=False)
class _Parts:
    """A phrase from its determiner to its head, read with the dictionaries.

    `low`..`high` are its tokens; `agent` the role noun at `at`..`after`; `inner` the of-phrase that the role noun or a
    name took in ("secretary of state"); `home` the people that the phrase names, which is none of `names` since it gives a
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

    @property
    def last(self) -> Found | None:
        """The name that the phrase ends with."""
        return self.names[-1] if self.names and self.names[-1].end == self.high else None


@frozen(eq=False)
class ActorBook:
    """Resolves noun phrases with compiled actor tables; `kinds` says what a role is to ACLED where nothing nearer does,
    `person_kinds` what it is as the role of a human being.
    """

    tables: ActorTables
    kinds: Mapping[str, str] = field(factory=dict)
    person_kinds: Mapping[str, str] = field(factory=dict)

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
        if actor.kind is None and actor.roles:
            actor = self._of_kind(actor)
        if actor.known:
            _introduce(actor, phrase, tokens, setting)
        return actor

    def _of_kind(self, actor: Actor) -> Actor:
        """The actor with the kind that its last role gives, if one does."""
        if "person" in actor.flags and (kind := self.person_kinds.get(actor.roles[0])):
            return with_kind(actor, kind)
        kind = next((self.kinds[role] for role in reversed(actor.roles) if role in self.kinds), None)
        return with_kind(actor, kind) if kind else actor

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
        home = next((name for name in names if name.entry.sort == PEOPLE), None) if names else None
        if home is not None:
            names = [name for name in names if name.entry.sort != PEOPLE]
        if names:
            high = max(high, names[-1].end)
        if (
            names
            and names[-1].end == high
            and (self._shared(names, phrase, setting) or self._outdone(names[-1], low, tokens))
        ):
            names = names[:-1]
        if agent is None:
            free = names[-1].start if names and names[-1].end == high else high
            first = max(
                (n.end for n in names if n.named and n.end < high), default=low
            )  # "Caribbean Community | leaders"
            at, after, agent = self._agent(first, free, high, tokens)
            if agent is not None and "person" in agent.flags and phrase.kind == "proper":
                names = [n for n in names if n.entry.sort != "place" or n.start < after]  # "Bishop Emmanuel Otieno"
        if agent is not None and _LOCAL in agent.flags:
            for name in names:
                name.entry = unit_of(name.entries, setting.day) or name.entry
        return _Parts(low, high, names, home, agent, at, after, inner)

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
        behind = bool(phrase.preps) and phrase.end > names[-1].end
        return len(names) > 1 or phrase.possessor is not None or behind or setting.country is not None

    def _outdone(self, name: Found, low: int, tokens: Tokens) -> bool:
        """Does a longer role noun end with the name of a body ("the State House", no house of a congress)?"""
        starts = range(max(low, name.end - _LONGEST_AGENT), name.start)
        return name.entry.sort == "bodies" and any(
            " ".join(tokens.lowers[start : name.end]) in self.tables.agents for start in starts
        )

    def _agent(self, low: int, free: int, high: int, tokens: Tokens) -> tuple[int, int, Agent | None]:
        """The longest role noun that ends at the head, else a person's title before it ("rebel leader Riek Machar")."""
        agents, lowers, words = self.tables.agents, tokens.lowers, tokens.words
        end = free
        ends = self.tables.agent_ends
        while end > low:
            for start in range(max(low, end - _LONGEST_AGENT), end) if lowers[end - 1] in ends else ():
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
        if lowers[head_end - 1] not in self.tables.agent_owners:
            return head_end, head_end, None
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
        words, high, starts = tables.modifiers, parts.high, tables.modifier_starts
        whole = [name for name in parts.names if name.whole]
        skipped = {i for name in whole for i in range(name.start, name.end)} if whole else ()
        for i in range(parts.low, high):
            if parts.at <= i < parts.after or i in skipped:
                continue
            lower = lowers[i]
            found = words.get(lower)
            if found is None and i + 1 < high and lower in starts:
                found = words.get(f"{lower} {lowers[i + 1]}")
            if found is None and "-" in lower:
                found = self._half(lower, parts)
            if found is not None and (i + 1 < high or found.effect != "role"):
                out.append(found)
        return out

    def _half(self, lower: str, parts: _Parts) -> Modifier | None:
        """The half of a compound that has an effect: "pro-", "-backed"; in "rebel-held", where that matters, the other."""
        first = lower.partition("-")[0]
        suffix = self.tables.suffixes.get(lower.rpartition("-")[2])
        if suffix is not None and suffix.effect == "member" and parts.agent is not None:
            return self.tables.modifiers.get(first)
        return self.tables.prefixes.get(first) or suffix

    # ------------------------------------------------------------------------------------------ the core

    def _core(self, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Who the words between the determiner and the head stand for."""
        last = parts.last
        if last is not None and last.named:
            return self._by_name(last, phrase, parts, tokens, setting)
        if setting.introduced:
            known = self._introduced(phrase, parts, tokens, setting)
            if known is not None:
                return known
        if parts.agent is not None and "back" in parts.agent.flags and _stands_for(setting.last, phrase, parts):
            return setting.last
        modifiers = self._modifiers(parts, tokens)
        for name in parts.names:
            if name.named:
                if name.end < parts.high:
                    return of_group(name, parts.agent, modifiers)
                break
        return self._by_role(phrase, parts, modifiers, tokens)

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
                return known if "person" not in known.flags else owned(bare(parts.agent), known)
        return None

    def _by_name(self, found: Found, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """A group, body or person by name. Without a date, a person's title in the text goes before our last entry.

        A body with the name of a town may be either, but no town has an article ("the Duma").
        """
        entry, agent = found.entry, parts.agent
        roles, kind = entry.roles, entry.kind
        person = entry.sort == "leaders"
        former = self._former(parts, found.start, tokens)
        changing: tuple[Agent | Modifier, ...] = ()
        if former is not None and person:
            roles, kind, changing = (former.value,), CIVILIANS, (former,)
        elif (
            person
            and agent is not None
            and setting.day is None
            and "state" in agent.flags
            and roles[:1] != agent.roles[:1]
        ):
            roles, kind, changing = agent.roles, agent.kind, (agent,)
        flags = PERSON if person else ORGANISATION
        country = self._other_country(found, phrase, parts, tokens, setting) or entry.country
        return Actor(
            code_of(country, roles),
            country or None,
            roles,
            kind or None,
            entry.name,
            flags,
            found.town is not None and not phrase.definite,
            (entry, *changing),
        )

    def _other_country(
        self, found: Found, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting
    ) -> str | None:
        """The country whose body of that name is meant, where it stands right before it: Mexico's CNI is not Spain's."""
        if found.entry.sort != "bodies" or found.entry.kind == EXTERNAL or found.start < phrase.base:
            return None
        before = parts.names[-2] if len(parts.names) > 1 else None
        if before is not None:
            return before.entry.country if before.end == found.start and not before.named else None
        if phrase.possessor is None or found.start != phrase.base:
            return None
        who = self.resolve(phrase.possessor.members[0], tokens, setting)
        return who.country if who.place or not who.roles else None

    def _former(self, parts: _Parts, end: int, tokens: Tokens) -> Modifier | None:
        """The word that says that somebody no longer holds the office ("former", "ousted", "ex-")."""
        tables = self.tables
        for i in range(parts.low, end):
            lower = tokens.lowers[i]
            found = (
                tables.modifiers.get(lower) or ("-" in lower and tables.prefixes.get(lower.partition("-")[0])) or None
            )
            if found is not None and found.effect == "former":
                return found
        return None

    def _by_role(self, phrase: Phrase, parts: _Parts, modifiers: list[Modifier], tokens: Tokens) -> Actor:
        """A role noun or unknown head with its country: "Syrian troops", "six Iranians", "Damascus"."""
        agent = parts.agent
        unrelated = agent is not None and "relation" in agent.flags
        roles: tuple[str, ...] = agent.roles if agent is not None and not unrelated else ()
        kind = agent.kind if agent is not None else ""
        flags = agent.flags if agent is not None else NO_FLAGS
        country, place, name = "", False, None
        found = next((n for n in parts.names if not n.named), None) if parts.names else None
        if found is not None:
            entry = found.entry
            if not unrelated:
                country = entry.country
            if found.end == parts.high:
                place = entry.sort in TOWNS or found.town is not None
                name = entry.display
                if agent is None:
                    agent = self._shared_head(found, parts, tokens)
                    roles, kind, flags = (
                        (agent.roles, agent.kind, agent.flags)
                        if agent is not None
                        else country_alone(entry, phrase, tokens.words[phrase.head])
                    )
            elif agent is None and entry.sort == "metonym":
                roles = entry.roles
        changing = []
        for modifier in modifiers:
            before = (roles, kind, country)
            roles, kind, country = modified(modifier, roles, kind, country, agent)
            if (roles, kind, country) != before:
                changing.append(modifier)
        if not country and not roles:
            return NOBODY if agent is None else Actor(flags=flags)
        if not kind and country and agent is not None and roles == agent.roles and is_force(roles, flags):
            kind = STATE_FORCES
        entries = (*entries_of(found.entry if found is not None else None, agent), *changing)
        return Actor(code_of(country, roles), country or None, roles, kind or None, name, flags, place, entries)

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
        """Complete a phrase from its apposition, possessor, of- and in-phrases, what it refers to, the one country that
        has such an office, the default country.
        """
        if phrase.apposition is not None and (not actor.known or not actor.roles or actor.name is None):
            actor = joined(actor, self.resolve(phrase.apposition, tokens, setting))
        if actor.country is None and actor.name is None:
            actor = self._with_owner(actor, phrase, parts, tokens, setting)
        if parts.home is not None and actor.country is None and actor.name is None:
            actor = at_home(actor, parts.home, phrase, tokens.words[phrase.head])
        if actor.country is None and actor.name is None and actor.roles:
            country = parts.agent.country if parts.agent is not None else ""
            if not country and setting.country and actor.kind != EXTERNAL:
                country = setting.country
            if country:
                actor = evolve(actor, country=country, code=code_of(country, actor.roles))
        return actor

    def _with_owner(self, actor: Actor, phrase: Phrase, parts: _Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Complete an actor without country from whose it is."""
        if phrase.possessor is not None or phrase.preps:
            for prep, owner in self._owners(actor, phrase, parts, tokens):
                who = self.resolve(owner.members[0], tokens, setting)
                if who.place and who.roles and prep in _WHERE:
                    who = self._in_town(who, owner.members[0], tokens, setting)
                if prep in _AROUND or prep in _WHERE and actor.roles and owner.kind == "common" and who.name is None:
                    who = whereabouts(who, owner)
                if _LOCAL in actor.flags:
                    who = self._as_unit(who, owner.members[0], tokens, setting)
                if who.known:
                    actor = owned(actor, who) if "relation" not in actor.flags else related(actor, who, parts.agent)
                    if actor.country is not None or actor.name is not None:
                        return actor
        return self._referring(actor, phrase, tokens, setting) if "state" in actor.flags else actor

    def _as_unit(self, who: Actor, owner: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """Whose a governor is: of a name that both a state and a part of one bear, the part."""
        for name in find_names(self.tables, owner.base, owner.head, owner.head + 1, tokens, setting.day):
            unit = unit_of(name.entries, setting.day) if name.entry.sort == "country" else None
            if unit is not None:
                return Actor(unit.country, unit.country, name=unit.display, place=True, entries=(unit,))
        return who

    def _in_town(self, who: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """The town that a seat of power has its name from: gunmen in Rawalpindi are not the army's."""
        names = find_names(self.tables, phrase.base, phrase.head, phrase.end, tokens, setting.day)
        town = names[-1].town if names else None
        return who if town is None else Actor(town.country, town.country, name=town.name, place=True, entries=(town,))

    def _owners(
        self, actor: Actor, phrase: Phrase, parts: _Parts, tokens: Tokens
    ) -> Iterator[tuple[str | None, Phrase]]:
        """The phrases that may say whose somebody is, nearest first, with their prepositions."""
        if phrase.possessor is not None:
            yield None, phrase.possessor
        preps = phrase.preps
        if parts.inner is not None:
            preps = (*parts.inner.preps, *preps[1:])
        for prep, owner in preps:
            where = prep in _WHERE or prep in _AROUND and (actor.known or prep != _UPON)
            owning = prep in _OWNING and prep not in _WHERE or where and "abroad" not in actor.flags
            if owning or self._belongs(prep, phrase, tokens):
                yield prep, owner

    def _belongs(self, prep: str, phrase: Phrase, tokens: Tokens) -> bool:
        """Is it "loyal to", "belonging to" (effect `member`): "forces loyal to the president"?"""
        at = phrase.head + 1
        found = self.tables.modifiers.get(f"{tokens.lowers[at]} {prep}") if at < phrase.end else None
        return found is not None and found.effect == "member"

    def _referring(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
        """Return the first named state before "its troops", "the country's president", else who was last spoken of."""
        if not self._refers(phrase, tokens):
            return actor
        for name in (
            find_names(self.tables, 0, phrase.start - 1, phrase.start, tokens, setting.day) if phrase.start else ()
        ):
            if name.entry.country and name.entry.sort != PEOPLE:
                return owned(actor, Actor(name.entry.country, name.entry.country))
        return owned(actor, Actor(setting.last.country, setting.last.country)) if setting.last.country else actor

    def _refers(self, phrase: Phrase, tokens: Tokens) -> bool:
        """Does the phrase begin with a word that points back?"""
        first = self.tables.modifiers.get(tokens.lowers[phrase.start])
        if first is not None and first.value == "back":
            return True
        owner = phrase.possessor
        agent = self.tables.agents.get(tokens.lowers[owner.head]) if owner is not None else None
        return agent is not None and "back" in agent.flags


def _introduce(actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> None:
    """Remember bracketed short names, and the surname of a person whose office was named.

    In "the Liberation Army of Cameroon (LAC)" the brackets stand behind the country, but belong to the whole.
    """
    last = phrase
    while last.alias is None and last.preps and phrase.kind == "proper":
        last = last.preps[-1][1]
    if last.alias is not None and actor.roles:
        short = tokens.lowers[last.alias[0] : last.alias[1]]
        if last is phrase or any(lower[0] == short[0][0] for lower in tokens.lowers[phrase.base : phrase.head]):
            setting.introduced[" ".join(short)] = actor
    words, head = tokens.words, phrase.head
    if (
        phrase.kind == "proper"
        and actor.roles
        and head > phrase.base
        and "org" not in actor.flags
        and words[head - 1][:1].isupper()
    ):
        setting.introduced.setdefault(tokens.lowers[head], actor)


def _following_of(phrase: Phrase) -> Phrase | None:
    """The of-phrase right behind the head."""
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].start == phrase.head + 2:
        return phrase.preps[0][1]
    return None


def _spelt(agent: Agent, words: tuple[str, ...], start: int, end: int) -> bool:
    """Abbreviations such as PM and MP match in capitals only."""
    return end != start + 1 or not agent.noun.isupper() or words[start][:2].isupper()


def _stands_for(last: Actor, phrase: Phrase, parts: _Parts) -> bool:
    """Is it "the group", and was a group spoken of last?"""
    bare_noun = phrase.definite and phrase.end == parts.high == parts.after and parts.at == phrase.base + 1
    return bare_noun and last.name is not None and "org" in last.flags and "org" in parts.agent.flags  # type: ignore[union-attr]


def _joins(modifier: Modifier | None) -> bool:
    return modifier is not None and modifier.value == "joiner"
