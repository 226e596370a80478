"""Who a phrase stands for, and how what its parts say is put together: head, modifiers, owners, apposition.

Everything here is a pure function of values; `phrase_parts` finds the parts in a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from eventcoder.coding.cast import Cast
from eventcoder.coding.names import Found
from eventcoder.coding.namesakes import TOWNS
from eventcoder.dictionaries.actors import Agent, Entry, Modifier
from eventcoder.model import Phrase
from eventcoder.ontology.decisions import ARMED, IRREGULAR

NO_FLAGS: frozenset[str] = frozenset()
PERSON = frozenset({"person"})
ORGANISATION = frozenset({"org"})
CIVILIANS = "civilians"
EXTERNAL = "external"
STATE_FORCES = "state-forces"
_PLACE = frozenset({"place"})
_GOVERNMENT = ("GOV",)
_PEOPLE = frozenset({"person", "collective", "armed"})
_MEMBERS = frozenset({"person", "armed"})
_CIVIL = ("CVL",)
ORGANISED = ("IGO",)
_PARTY = "PTY"
_LAWMAKERS = ("LEG",)
_AREA, _BODY = "area", "body"
_PUBLIC = frozenset({"public"})
_TOWN, _CHAIR = "place", "chair"  # a sort of names, and a flag of agents
_REBELS = "rebels"  # a kind


@frozen
class Actor:
    """What is known of who a phrase stands for.

    `known`: at least a country or a role. `place`: the phrase names a town or region (a capital may be both place and
    government). `entries` are the dictionary entries that it rests on.
    """

    code: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    kind: str | None = None
    name: str | None = None
    flags: frozenset[str] = NO_FLAGS
    place: bool = False
    entries: tuple[Agent | Entry | Modifier, ...] = ()

    @property
    def known(self) -> bool:
        """Is at least a country or a role known?"""
        return self.code is not None


NOBODY = Actor()


class Setting:
    """What a document knows while it is coded: its day, its default country, who was introduced under what name, who was
    last spoken of (for pronouns), what countries it was about so far, the likeliest first, and the `cast` of those it told of.
    `text` is all of it, `named` what each country weighs by how often it is named there, None before that was counted; `nameless`
    tells whether it names nobody at all, None before that was looked for.
    """

    __slots__ = ("about", "cast", "country", "day", "introduced", "last", "named", "nameless", "text")

    def __init__(self, day: int | None = None, country: str | None = None, text: str = "") -> None:
        self.day = day
        self.country = country
        self.text = text
        self.named: Mapping[str, float] | None = None
        self.nameless: bool | None = None
        self.introduced: dict[str, Actor] = {}
        self.last = NOBODY
        self.about: tuple[str, ...] = () if country is None else (country,)
        self.cast = Cast()

    def heard(self, last: Actor | None, countries: Iterable[str]) -> None:
        """Remember whom a sentence spoke of, and the countries of those in it."""
        self.last = last or self.last
        first = [country for country in (self.country, self.last.country) if country is not None]
        self.about = tuple(dict.fromkeys([*first, *self.about, *countries]))


def code_of(country: str | None, roles: tuple[str, ...]) -> str | None:
    """Return country and role blocks in one, None where there are none."""
    return (country or "") + "".join(roles) or None


def is_state(actor: Actor) -> bool:
    """Tell whether an actor is a country by its own name, and no town or part of one."""
    return not actor.roles and any(isinstance(entry, Entry) and entry.sort == "country" for entry in actor.entries)


def is_group(actor: Actor) -> bool:
    """Is somebody a group with a name of its own?"""
    return any(isinstance(entry, Entry) and entry.sort == "groups" for entry in actor.entries)


def entries_of(entry: Entry | None, agent: Agent | None) -> tuple[Agent | Entry, ...]:
    """Return those of a role noun and a name that there are."""
    if entry is None:
        return () if agent is None else (agent,)
    return (entry,) if agent is None else (agent, entry)


def bare(agent: Agent) -> Actor:
    """Return what a role noun says alone."""
    return Actor(code_of(None, agent.roles), None, agent.roles, agent.kind or None, None, agent.flags)


def country_alone(entry: Entry, phrase: Phrase, word: str) -> tuple[tuple[str, ...], str, frozenset[str]]:
    """Return roles, kind and flags of a country's name alone; some of its people are civilians ("two Iranians"), all of
    them, as a rule, their state ("the Iranians").

    Args:
        entry: the country.
        phrase: the phrase that ends with its name.
        word: the name as written.
    """
    some = (
        entry.sort in ("adjective", "people")
        and not phrase.definite
        and (phrase.base < phrase.head or len(word) > len(entry.name))
    )
    kind = CIVILIANS if some else entry.kind
    return entry.roles, kind, _PLACE if entry.sort in ("place", "region") else NO_FLAGS


def of_group(found: Found, agent: Agent | None, modifiers: list[Modifier]) -> Actor:
    """Return who "ISIS terrorists", "UN peacekeepers", "Obama administration" are: the group, with the role where it says
    more; of a person only the country.
    """
    entry = found.entry
    roles, kind = entry.roles, entry.kind
    name: str | None = entry.display
    flags = agent.flags if agent is not None else ORGANISATION
    if "relation" in flags and entry.sort != "international":  # NATO's allies are NATO
        return Actor(flags=flags)
    if entry.sort == "leaders":
        if agent is not None:
            roles, kind, name = agent.roles, agent.kind, None
        else:
            kind, flags = kind or CIVILIANS, PERSON  # "President Moon | Jae-in"
    elif entry.sort == "groups" and agent is not None and agent.roles == _LAWMAKERS:
        start = roles.index(_PARTY) if _PARTY in roles else len(roles) - 1
        roles, kind = agent.roles + roles[start:], agent.kind or CIVILIANS  # Hezbollah's lawmakers bear no arms
    elif (
        entry.sort == "groups"
        and agent is not None
        and agent.roles == _CIVIL
        and agent.kind == CIVILIANS
        and "following" not in flags
    ):
        roles, kind, name = agent.roles, agent.kind, None  # civilians of a people that has a militia of its name
    elif _PARTY in roles and agent is not None and agent.roles and "office" in flags:
        roles, kind = agent.roles, agent.kind  # a National Party prime minister
    elif (
        agent is not None
        and entry.sort in ("bodies", "international")
        and "general" not in flags
        and not heads(agent)  # FIFA's president is FIFA
        and not (kind == STATE_FORCES and "armed" in flags and "person" not in flags)  # a patrol of the gendarmerie
    ):
        roles += tuple(r for r in agent.roles if r not in roles)
        kind = kind or agent.kind
    staff = "person" in flags and "armed" not in flags and roles[-1:] != _GOVERNMENT
    if entry.sort == "international" and kind == EXTERNAL and staff:
        kind = CIVILIANS  # UN teachers are no UN force
    former = next((m for m in modifiers if m.effect == "former"), None)
    changing: tuple[Modifier, ...] = ()
    if former is not None and entry.sort != "leaders" and not flags.isdisjoint(_MEMBERS) and _BODY not in flags:
        roles, kind, changing = (former.value,), CIVILIANS, (former,)
    return Actor(
        code_of(entry.country, roles),
        entry.country or None,
        roles,
        kind or None,
        name,
        flags,
        False,
        (*entries_of(entry, agent), *changing),
    )


def area_of(actor: Actor, whose: Actor) -> Actor | None:
    """The part of a country that a noun names with a place behind its "of", though alone it may be a body of the state; else None."""
    if _AREA not in actor.flags or whose.country is None or whose.roles and not whose.place:
        return None
    return Actor(whose.country, whose.country, name=whose.name, place=True, entries=whose.entries)


def modified(
    modifier: Modifier, roles: tuple[str, ...], kind: str, country: str, agent: Agent | None
) -> tuple[tuple[str, ...], str, str]:
    """Return roles, kind and country of a phrase with a modifier before its head."""
    effect = modifier.effect
    if effect == "none" or effect == "outside" or effect == "member":
        return roles, kind, country
    value, _, value_kind = modifier.value.partition("+")
    flags = agent.flags if agent is not None else NO_FLAGS
    if effect == "former":
        # "ex-minister"
        people = not (flags.isdisjoint(_PEOPLE) or _BODY in flags) if agent is not None else modifier.word.endswith("-")
        if not people or "back" in flags:  # "the former Soviet Union", "ex-Soviet republics", "the former rebel group"
            return roles, kind, country
        return (value,), CIVILIANS, country
    if effect == "role":
        ours = agent is not None and roles == agent.roles
        rebel = value_kind == _REBELS and "armed" in flags  # "rebel | snipers"; armed police stay police
        if not roles or ours and ("general" in flags or rebel):
            return tuple(value.split()), value_kind or kind, country
        return roles, kind or value_kind, country
    if effect == "add":
        if value not in roles and (roles or agent is not None):
            return (*(r for r in roles if not value.startswith(r)), value), kind, country
    elif effect == "kind":
        return roles, modifier.value if _bears(modifier.value, kind, flags) else kind, country
    elif effect == "faith":
        return (*(r for r in roles if r != "REL" and not value.startswith(r)), value), kind, country
    elif effect == "country":
        # "the West African nation of Benin"; peacekeepers are nobody's
        return roles, kind, country or ("" if "back" in flags or roles[:1] == ORGANISED else value)
    elif effect == "side" and not roles:
        return tuple(value.split()), value_kind or kind, country
    return roles, kind, country


def _bears(new: str, kind: str, flags: frozenset[str]) -> bool:
    """May a modifier give this kind? Soldiers stay soldiers; tribal and foreign say something of the armed only."""
    if new == CIVILIANS:
        return True
    if new in ("identity-militia", EXTERNAL):
        return "armed" in flags
    return "state" not in flags and kind not in ("rebels", "rioters", "identity-militia")


def joined(actor: Actor, other: Actor) -> Actor:
    """A phrase and its apposition."""
    if not other.known:
        return actor
    if not actor.known:
        return other
    country = actor.country or other.country
    roles, kind = actor.roles or other.roles, actor.kind
    named = "general" in actor.flags and other.name is not None  # "the group's leader, Timochenko"
    if (roles == _CIVIL or named) and other.roles:  # "the king's brother, Prince Sirivudh"
        roles, kind = other.roles, other.kind
    name = actor.name or (other.name if other.roles and other.country in (None, country) else None)
    entries = actor.entries + other.entries
    return evolve(
        actor,
        code=code_of(country, roles),
        country=country,
        roles=roles,
        kind=kind or other.kind,
        name=name,
        entries=entries,
    )


def related(actor: Actor, owner: Actor, agent: Agent | None) -> Actor:
    """Return "rivals of the prime minister", "the president's ally": at home where a person or a government is meant, anywhere
    where it is a country ("Israel's rivals").
    """
    roles = agent.roles if agent is not None else ()
    if not owner.roles or owner.place or not roles and "person" not in owner.flags:
        return actor
    return evolve(
        actor,
        country=owner.country,
        roles=roles,
        code=code_of(owner.country, roles),
        entries=actor.entries + owner.entries,
    )


def owned(actor: Actor, owner: Actor) -> Actor:
    """Return "members of Hamas", "Sudan's army", "gunmen in Quetta": a group gives its whole code, others their country."""
    flags, kind = actor.flags, actor.kind
    # "fighters loyal to | the vice president"
    leads = actor.roles and "armed" in flags and "person" in owner.flags and owner.kind not in ARMED
    group = _is_group(owner) and not ("following" in flags and owner.roles[:1] == _GOVERNMENT)
    if group and "victim" not in actor.flags or not actor.roles and owner.country is None:
        men = "following" in actor.flags or "armed" in actor.flags and owner.kind in IRREGULAR
        followers = men and owner.kind in ARMED  # "Islamic State's soldiers"
        if owner.country is not None or not actor.roles or followers:
            return evolve(owner, flags=actor.flags, place=False)
        own = () if _yields(actor, owner) else actor.roles
        roles = owner.roles + tuple(r for r in own if r not in owner.roles)
    else:
        roles = actor.roles or (() if owner.place or leads else owner.roles)
        if owner.roles and not (owner.place or leads) and _yields(actor, owner):
            roles, flags, kind = owner.roles, actor.flags | (owner.flags & _PUBLIC), owner.kind or kind
    if not kind and not ("person" in flags and actor.roles == _GOVERNMENT):  # a minister in a government is a person
        kind = (None if leads else owner.kind) or (
            STATE_FORCES if not owner.roles and is_force(actor.roles, actor.flags) else None
        )
    # Spelt out, since `evolve` asks for each of the fields by name, and most actors come this way.
    return Actor(
        code_of(owner.country, roles),
        owner.country,
        roles,
        kind,
        actor.name,
        flags,
        actor.place,
        actor.entries + owner.entries,
    )


def exemplified(actor: Actor, example: Actor) -> Actor:
    """Return "allies such as Turkey", "militant groups including Ansar Dine", "officials like the mayor of Kano": the example
    where nothing else is known of them, its country where their role is.
    """
    if actor.roles and not _is_group(example):
        return owned(actor, Actor(example.country, example.country, entries=example.entries))
    return owned(evolve(actor, code=None, roles=()), example) if example.roles else evolve(example, flags=actor.flags)


def at_home(actor: Actor, home: Found, phrase: Phrase, word: str) -> Actor:
    """Return an actor of which only the people is known, with the country that is this people's home.

    Args:
        actor: who the phrase stands for so far.
        home: the people's name.
        phrase: the phrase.
        word: its head as written.
    """
    entry = home.entry
    kind = country_alone(entry, phrase, word)[1] if home.end == phrase.head + 1 else ""
    return owned(actor, Actor(entry.country, entry.country, kind=kind or None, place=True, entries=(entry,)))


def whereabouts(who: Actor, owner: Phrase) -> Actor:
    """Return the country of a place, or of what stands in one ("a bridge in Kano"); nobody where neither is meant.

    Args:
        who: who the phrase behind a preposition of place stands for.
        owner: that phrase.
    """
    town = any(isinstance(entry, Entry) and entry.sort in TOWNS for entry in who.entries)
    if who.country is None or not town and owner.kind == "proper":
        return NOBODY
    return Actor(who.country, who.country, place=True, entries=who.entries)


def _yields(actor: Actor, owner: Actor) -> bool:
    """Is the owner's role the better one: of a broad noun ("a delegation of farmers"), of the men of somebody armed ("the
    warlord's men") or of those who follow somebody who holds no office ("supporters of the opposition leader"), or of the head
    of a body that is no government ("the president of France's national assembly")?
    """
    if "general" in actor.flags and actor.roles != _CIVIL:
        return True
    if "following" in actor.flags and owner.roles[:1] != _GOVERNMENT and (owner.roles or owner.kind in ARMED):
        return True
    return heads(actor) and "org" in owner.flags and owner.roles[:1] != _GOVERNMENT


def heads(actor: Actor | Agent) -> bool:
    """Return whether somebody is the head of whatever has one, a state as a rule: a president."""
    return "office" in actor.flags and actor.roles == _GOVERNMENT


def has_no_state(actor: Actor, owner: Actor) -> bool:
    """Return whether a president is one of a body of which nothing is known, or of what bears a town's name.

    Args:
        actor: who may be a president.
        owner: whose he is.
    """
    if _CHAIR not in actor.flags:
        return False
    town = any(isinstance(entry, Entry) and entry.sort == _TOWN for entry in owner.entries)
    return town and owner.place or not owner.known and "org" in owner.flags


def of_no_state(agent: Agent, before: Agent | None, name: Found | None) -> bool:
    """Return whether a president is one of a body that is no state: "the league president", "Barcelona's president".

    Args:
        agent: the noun of the office.
        before: the role noun right before it, if any.
        name: the name of a country or place in the phrase, if any.
    """
    if _CHAIR not in agent.flags:
        return False
    if name is not None and name.entry.sort == _TOWN:
        return True
    return before is not None and "org" in before.flags and before.roles[:1] != _GOVERNMENT


def with_kind(actor: Actor, kind: str) -> Actor:
    """Return an actor of which the kind has become known; spelt out, as in `owned`."""
    return Actor(actor.code, actor.country, actor.roles, kind, actor.name, actor.flags, actor.place, actor.entries)


def is_force(roles: tuple[str, ...], flags: frozenset[str]) -> bool:
    """Return whether a country makes a state's force of it where nothing else is said ("Syrian forces", "Turkey's tanks").

    Args:
        roles: the roles of its noun; a bare "guard" has none and is anybody's.
        flags: the flags of its noun.
    """
    return bool(roles) and "armed" in flags and "general" not in flags


def _is_group(owner: Actor) -> bool:
    """Is it a named body, or a person of an international one, and no country or town?"""
    if owner.name is None or not owner.roles or owner.place:
        return False
    return owner.flags is not PERSON or owner.country is None
