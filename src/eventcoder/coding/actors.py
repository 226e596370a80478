"""A noun phrase -> who it is: country, roles, kind and name, as of the date of the text.

The head decides the role, modifiers and possessors give country or group, a name beats both. Unknown heads keep what is
known. Codes are CAMEO's: three letters of country, then role blocks from general to specific. What a word does is said
in the dictionaries: by the flags of `agents.csv` and the effects of `modifiers.csv`. `phrase_parts` finds names and role
noun, `owners` whose somebody is; `who` puts together what they say.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from eventcoder.coding.names import Found
from eventcoder.coding.namesakes import PLACES, TOWNS
from eventcoder.coding.owners import EXAMPLES, WHERE, as_owner, in_region, owners_of, referring
from eventcoder.coding.phrase_parts import Parts, former_of, modifiers_of, names_person, read_parts, shared_head
from eventcoder.coding.who import (
    CIVILIANS,
    EXTERNAL,
    NO_FLAGS,
    NOBODY,
    ORGANISATION,
    ORGANISED,
    PERSON,
    STATE_FORCES,
    Actor,
    Setting,
    area_of,
    at_home,
    bare,
    code_of,
    country_alone,
    entries_of,
    exemplified,
    has_no_state,
    is_force,
    is_state,
    joined,
    modified,
    of_group,
    of_no_state,
    owned,
    related,
    with_kind,
)  # fmt: skip
from eventcoder.dictionaries.actors import ActorTables, Agent, Entry, Modifier
from eventcoder.model import Phrase, Tokens

_BORNE = frozenset({"place", "region"})  # sorts of names that persons bear too
__all__ = ["NOBODY", "Actor", "ActorBook", "Setting"]


_TWO, _THREE = 2, 3  # words of a name
_PARTY = "PTY"
_ORGANISATIONS = frozenset({"international", "groups"})
_INTERNATIONAL = "international"  # the sort of the organisations of several states
_OF_FAITH = ("REL",)  # of a religion that is not known
_CIVIL = ("CVL",)
_ELITE = ("ELI",)  # whoever held an office once
_GOVERNMENT, _LAWMAKER = ("GOV",), ("LEG",)
_POWER = frozenset({"GOV", "OPP"})


def _is_large(word: str) -> bool:
    """Is a word written large, as names are, "al-Numan" among them?"""
    return word[:1].isupper() or word.partition("-")[2][:1].isupper()


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
        if phrase.kind == "pronoun" or phrase.kind == "time" and not tokens.words[phrase.head][:1].isupper():
            return NOBODY
        parts = read_parts(self.tables, phrase, tokens, setting)
        if phrase.kind == "time" and (parts.last is None or parts.last.entry.sort not in _ORGANISATIONS):
            return NOBODY  # but "the Global Times", "Apple Daily", "Golden Dawn"
        actor = self._core(phrase, parts, tokens, setting)
        actor = self._described(actor, phrase, parts, tokens, setting)
        if actor.kind is None and actor.roles:
            actor = self._of_kind(actor)
        if actor.known:
            self._introduce(actor, phrase, tokens, setting)
        return actor

    def _introduce(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> None:
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
        if actor.roles and ("org" not in actor.flags or "person" in actor.flags):
            for named in (phrase, phrase.apposition):
                if named is not None:
                    self.introduce_person(actor, named, tokens, setting)

    def introduce_person(self, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> None:
        """Remember the last two words of a name, since the surname is the first of some ("Wang Yi").

        Args:
            actor: who it is.
            phrase: with the name.
            tokens: its sentence's tokens.
            setting: what the document knows.
        """
        words, head = tokens.words, phrase.head
        named = head > phrase.base and _is_large(words[head]) and _is_large(words[head - 1])
        if named and not self._is_word(tokens.lowers[head]):
            whole = (actor.name or "").split()
            first = [head - 2] if len(whole) == _THREE and tuple(whole) == words[max(head - 2, 0) : head + 1] else []
            for at in (head, head - 1, *first):  # "Kim Jong Un" is Kim
                if not self._is_word(tokens.lowers[at]):
                    setting.introduced.setdefault(tokens.lowers[at], actor)
                    article, _, bare_name = tokens.lowers[at].partition("-")
                    if bare_name and article in self.tables.articles:  # "Omar al-Razzaz" is Razzaz
                        setting.introduced.setdefault(bare_name, actor)

    def _is_word(self, lower: str) -> bool:
        """Is it a role noun, a country or a capital, and so no surname to be learnt? Many a town is one."""
        if lower in self.tables.agents:
            return True
        return any(
            entry.sort in PLACES and entry.sort not in _BORNE for entry in self.tables.names.get(lower, {}).get("", ())
        )

    def _of_kind(self, actor: Actor) -> Actor:
        """The actor with the kind that its last role gives, if one does."""
        if "person" in actor.flags and (kind := self.person_kinds.get(actor.roles[0])):
            return with_kind(actor, kind)
        kind = next((self.kinds[role] for role in reversed(actor.roles) if role in self.kinds), None)
        return with_kind(actor, kind) if kind else actor

    # ------------------------------------------------------------------------------------------ the core

    def _core(self, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Who the words between the determiner and the head stand for."""
        last = parts.last
        if last is not None and last.named:
            if last.end == last.start + 1 and phrase.base == last.start:
                # A surname that somebody else, or no town, bears in this text.
                met = setting.introduced.get(tokens.lowers[last.start])
                named = met is None or met.name is not None
                if met is not None and (last.entry.sort in _BORNE or last.entry.sort == "leaders" and not named):
                    return met
            return self._by_name(last, phrase, parts, tokens, setting)
        if setting.introduced:
            known = self._introduced(phrase, parts, tokens, setting)
            if known is not None:
                return known
        if parts.agent is not None and "back" in parts.agent.flags and _stands_for(setting.last, phrase, parts):
            return setting.last
        modifiers = modifiers_of(self.tables, parts, tokens)
        for name in parts.names:
            if name.named:
                if name.end < parts.high:
                    return of_group(name, parts.agent, modifiers)
                break
        return self._by_role(phrase, parts, modifiers, tokens)

    def _before_agent(self, parts: Parts, tokens: Tokens) -> Agent | None:
        """The role noun right before that of the phrase: "the | league | president"."""
        at = parts.at - 1
        return self.tables.agents.get(tokens.lowers[at]) if at >= parts.low else None

    def _introduced(self, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor | None:
        """Who was introduced under a name: alone ("Tilo said") or before a role noun ("ZLA fighters")."""
        words, lowers = tokens.words, tokens.lowers
        head = phrase.head
        known = setting.introduced.get(lowers[head]) if _is_large(words[head]) else None
        if known is not None:
            return known if parts.agent is None or _sits_too(known, parts.agent) else None
        if parts.agent is None or parts.names:
            return None
        for i in range(parts.low, parts.at):
            known = setting.introduced.get(lowers[i]) if words[i][:1].isupper() else None
            if known is not None:
                return known if "person" not in known.flags else owned(bare(parts.agent), known)
        return None

    def _by_name(self, found: Found, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor:
        """A group, body or person by name. Without a date, a person's title in the text goes before our last entry.

        A body with the name of a town may be either, but no town has an article ("the Duma").
        """
        entry, agent = found.entry, parts.agent
        roles, kind = entry.roles, entry.kind
        person = entry.sort == "leaders"
        if _PARTY in roles[:2] and (said := _in_power(self.tables, parts, tokens)):
            roles = said + roles[roles.index(_PARTY) :]
        former = former_of(self.tables, parts, found.start, tokens)
        changing: tuple[Agent | Modifier, ...] = ()
        if former is not None and person:
            roles, kind, changing = (former.value,), CIVILIANS, (former,)
        elif (
            person
            and agent is not None
            and roles[:1] != agent.roles[:1]
            and _is_as_called(agent, entry, roles, setting.day)
        ):
            roles, kind, changing = agent.roles, agent.kind, (agent,)
        sent = person and former is None and (entry.country or roles[-1:] == _ELITE)  # his entry may know it as well
        sender = self._sender(found, phrase, parts, tokens, setting) if sent else None
        if sender is not None:
            return evolve(sender, name=entry.display, flags=PERSON, entries=(*sender.entries, entry))
        flags = PERSON if person else ORGANISATION
        country = self._other_country(found, phrase, parts, tokens, setting) or entry.country
        return Actor(
            code_of(country, roles),
            country or None,
            roles,
            kind or None,
            entry.display,
            flags,
            found.town is not None and not phrase.definite,
            (entry, *changing),
        )

    def _sender(self, found: Found, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor | None:
        """The organisation of several states that a person of a known name speaks for here ("the EU's envoy | Miroslav Lajcak")."""
        agent = parts.agent
        if agent is None or parts.at > found.start:
            return None
        for name in parts.names:
            if name.entry.sort == _INTERNATIONAL and name.end <= parts.at:
                return owned(bare(agent), self._by_name(name, phrase, evolve(parts, agent=None), tokens, setting))
        if phrase.possessor is None:
            return None
        who = self.resolve(phrase.possessor.members[0], tokens, setting)
        sorts = {entry.sort for entry in who.entries if isinstance(entry, Entry)}
        return owned(bare(agent), who) if who.country is None and _INTERNATIONAL in sorts else None

    def _other_country(
        self, found: Found, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting
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

    def _by_role(self, phrase: Phrase, parts: Parts, modifiers: list[Modifier], tokens: Tokens) -> Actor:
        """A role noun or unknown head with its country: "Syrian troops", "six Iranians", "Damascus"."""
        agent = parts.agent if not _is_of_state(parts) else None
        unrelated = agent is not None and "relation" in agent.flags
        roles: tuple[str, ...] = agent.roles if agent is not None and not unrelated else ()
        kind = agent.kind if agent is not None else ""
        flags = agent.flags if agent is not None else NO_FLAGS
        country, place, name = "", False, None
        found = next((n for n in parts.names if not n.named), None) if parts.names else None
        if agent is not None and of_no_state(agent, body := self._before_agent(parts, tokens), found):
            roles, kind = (body.roles, body.kind) if body is not None else ((), "")
        if found is not None:
            entry = found.entry
            if not unrelated:
                country = entry.country
            if found.end == parts.high:
                place = entry.sort in TOWNS or found.town is not None
                name = entry.display
                if agent is None:
                    agent = shared_head(self.tables, found, parts, tokens)
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

    # ------------------------------------------------------------------------------------------ its owners

    def _described(self, actor: Actor, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Complete a phrase from its apposition, possessor, of- and in-phrases, what it refers to, the one country that
        has such an office, the default country.
        """
        told = phrase.apposition is not None and not is_state(actor)  # "China, the island's biggest creditor"
        if phrase.apposition is not None and told and (not actor.known or not actor.roles or actor.name is None):
            apposed = (
                NOBODY
                if names_person(phrase, self.tables, tokens)
                else self.resolve(phrase.apposition, tokens, setting)
            )
            sender = self._with_owner(actor, phrase, parts, tokens, setting) if "person" in apposed.flags else actor
            if apposed.name is not None and sender.roles[:1] == ORGANISED:
                return evolve(sender, name=apposed.name, flags=PERSON, entries=(*sender.entries, *apposed.entries))
            actor = joined(actor, apposed)  # but "the EU's envoy, Miroslav Lajcak," speaks for the EU
        if actor.country is None and actor.name is None:
            actor = self._with_owner(actor, phrase, parts, tokens, setting)
        if not actor.known and parts.agent is not None:
            actor = in_region(self.tables, actor, phrase, parts, tokens)
        if parts.home is not None and actor.country is None and actor.name is None:
            actor = at_home(actor, parts.home, phrase, tokens.words[phrase.head])
        if actor.country is None and actor.name is None and actor.roles:
            country = (parts.agent.country if parts.agent is not None else "") or parts.elsewhere
            if not country and setting.country and actor.kind != EXTERNAL:
                country = setting.country
            if country:
                actor = evolve(actor, country=country, code=code_of(country, actor.roles))
        return actor

    def _with_owner(self, actor: Actor, phrase: Phrase, parts: Parts, tokens: Tokens, setting: Setting) -> Actor:
        """Complete an actor without country from whose it is."""
        if phrase.possessor is not None or phrase.preps:
            for prep, owner in owners_of(self.tables, actor, phrase, parts, tokens):
                who = self.resolve(owner.members[0], tokens, setting)
                if actor.roles == _OF_FAITH and who.roles and who.roles[0] in self.tables.faiths:
                    actor = evolve(actor, roles=who.roles, code=code_of(None, who.roles))  # worshippers at a mosque
                who = as_owner(self.tables, who, actor, prep, owner, tokens, setting)
                if prep == "of" and self._is_bare(phrase, parts, tokens) and (area := area_of(actor, who)) is not None:
                    return area  # "the department of Cauca" is no ministry
                if prep not in WHERE and has_no_state(actor, who):
                    return Actor(flags=actor.flags)  # the president of the tennis federation
                if who.known:
                    if prep in EXAMPLES:
                        actor = exemplified(actor, who)
                    elif "relation" in actor.flags:
                        actor = related(actor, who, parts.agent)
                    else:
                        actor = owned(actor, who)
                    if actor.country is not None or actor.name is not None:
                        return actor
        return referring(self.tables, actor, phrase, tokens, setting) if "state" in actor.flags else actor

    def _is_bare(self, phrase: Phrase, parts: Parts, tokens: Tokens) -> bool:
        """Does nothing describe the word for somebody but what says no more of it ("the southern department")?"""
        said = sum(one.effect == "none" for one in modifiers_of(self.tables, parts, tokens))
        return parts.at - phrase.base - said < _TWO


def _is_of_state(parts: Parts) -> bool:
    """Does a word for somebody only describe the country that the phrase ends with ("its neighbour | Cameroon", "Syria's ally | Russia")?"""
    agent, last = parts.agent, parts.last
    if agent is None or last is None or last.entry.sort != "country" or parts.at >= last.start:
        return False
    return "relation" in agent.flags or agent.roles in ((), _CIVIL)


def _sits_too(known: Actor, agent: Agent) -> bool:
    """Is somebody who was told to be of the government called by his seat in parliament ("Senator Hill" of a minister)?"""
    return known.roles[:1] == _GOVERNMENT and "person" in known.flags and agent.roles == _LAWMAKER


def _is_as_called(agent: Agent, entry: Entry, roles: tuple[str, ...], day: int | None) -> bool:
    """Is somebody of a known name what the word before it calls him rather than what his entry says: an office-holder, whom the
    entry calls a civilian or of whom no day is known (it may be that of another text than the title's), or one who held an office
    once and is something else again ("the journalist")?
    """
    if "state" in agent.flags:
        return day is None or entry.kind == CIVILIANS
    return bool(agent.roles) and roles[-1:] == _ELITE


def _in_power(tables: ActorTables, parts: Parts, tokens: Tokens) -> tuple[str, ...]:
    """What "ruling" or "opposition" before a party's name adds to its roles."""
    for modifier in modifiers_of(tables, parts, tokens):
        if modifier.effect == "role" and modifier.value in _POWER:
            return (modifier.value,)
    return ()


def _stands_for(last: Actor, phrase: Phrase, parts: Parts) -> bool:
    """Is it "the group", and was a group spoken of last?"""
    bare_noun = phrase.definite and phrase.end == parts.high == parts.after and parts.at == phrase.base + 1
    return bare_noun and last.name is not None and "org" in last.flags and "org" in parts.agent.flags  # type: ignore[union-attr]
