"""Whose somebody is: the phrases of a sentence that give a country or group to an actor who has none of their own.

"Sudan's army", "gunmen in Quetta", "forces loyal to the president", "its troops": which phrase counts, and as what.
"""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.coding.names import PEOPLE, find_names
from eventcoder.coding.namesakes import LOCAL, unit_of
from eventcoder.coding.phrase_parts import Parts, modifiers_of
from eventcoder.coding.who import EXTERNAL, Actor, Setting, owned, whereabouts
from eventcoder.dictionaries.actors import ActorTables
from eventcoder.model import Phrase, Tokens

WHERE = frozenset({"in", "at", "near"})
_OWNING = frozenset({"of", "from", "for"}) | WHERE
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
EXAMPLES = frozenset({"such as", "including", "like", "particularly", "notably", "especially"})
_WITH = "with"
_UPON = "on"  # with nobody before it, rather what something is done to: "sanctions on"


def owners_of(
    tables: ActorTables, actor: Actor, phrase: Phrase, parts: Parts, tokens: Tokens
) -> Iterator[tuple[str | None, Phrase]]:
    """Yield the phrases that may say whose somebody is, nearest first, each behind its preposition, None for a possessor.

    Args:
        tables: the dictionaries.
        actor: somebody whose country is not known.
        phrase: the phrase that stands for them.
        parts: its names and role noun.
        tokens: its sentence's tokens.
    """
    if phrase.possessor is not None:
        yield None, phrase.possessor
    preps = phrase.preps
    if parts.inner is not None:
        preps = (*parts.inner.preps, *preps[1:])
    for prep, owner in preps:
        where = prep in WHERE or prep in _AROUND and (actor.known or prep != _UPON)
        owning = prep in _OWNING and prep not in WHERE or where and "abroad" not in actor.flags
        shared = prep == _WITH and parts.agent is None and not actor.known  # "a trade resolution with China"
        if owning or shared or prep in EXAMPLES or _belongs(tables, prep, phrase, tokens):
            yield prep, owner


def _belongs(tables: ActorTables, prep: str, phrase: Phrase, tokens: Tokens) -> bool:
    """Is it "loyal to", "belonging to" (effect `member`): "forces loyal to the president"?"""
    at = phrase.head + 1
    found = tables.modifiers.get(f"{tokens.lowers[at]} {prep}") if at < phrase.end else None
    return found is not None and found.effect == "member"


def as_owner(
    tables: ActorTables, who: Actor, actor: Actor, prep: str | None, owner: Phrase, tokens: Tokens, setting: Setting
) -> Actor:
    """Return what an owner gives, which is less than who it is where it only says where or of what part of a state.

    Args:
        tables: the dictionaries.
        who: who the owner is by itself.
        actor: somebody who is its own.
        prep: the preposition before the owner, None for a possessor.
        owner: the phrase that names it.
        tokens: its sentence's tokens.
        setting: what the document knows; its day counts here.
    """
    if who.place and who.roles and prep in WHERE:
        who = _in_town(tables, who, owner.members[0], tokens, setting)
    if prep in _AROUND or prep in WHERE and actor.roles and owner.kind == "common" and who.name is None:
        who = whereabouts(who, owner)
    if LOCAL in actor.flags:
        who = _as_unit(tables, who, owner.members[0], tokens, setting)
    return who


def _as_unit(tables: ActorTables, who: Actor, owner: Phrase, tokens: Tokens, setting: Setting) -> Actor:
    """Whose a governor is: of a name that both a state and a part of one bear, the part."""
    for name in find_names(tables, owner.base, owner.head, owner.head + 1, tokens, setting.day):
        unit = unit_of(name.entries, setting.day) if name.entry.sort == "country" else None
        if unit is not None:
            return Actor(unit.country, unit.country, name=unit.display, place=True, entries=(unit,))
    return who


def _in_town(tables: ActorTables, who: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
    """The town that a seat of power has its name from: gunmen in Rawalpindi are not the army's."""
    names = find_names(tables, phrase.base, phrase.head, phrase.end, tokens, setting.day)
    town = names[-1].town if names else None
    return who if town is None else Actor(town.country, town.country, name=town.name, place=True, entries=(town,))


def in_region(tables: ActorTables, actor: Actor, phrase: Phrase, parts: Parts, tokens: Tokens) -> Actor:
    """Return "African nations", "a Central Asian country" with the code of their part of the world; unchanged "the West African
    nation", which is one that was named before.

    Args:
        tables: the dictionaries.
        actor: who the phrase stands for so far, unknown.
        phrase: the phrase.
        parts: its names and role noun.
        tokens: its sentence's tokens.
    """
    agent = parts.agent
    if agent is None or "back" not in agent.flags or phrase.definite and tokens.lowers[phrase.head] == agent.noun:
        return actor
    region = next((m.value for m in modifiers_of(tables, parts, tokens) if m.effect == "country"), "")
    return Actor(region, region, kind=EXTERNAL, flags=actor.flags) if region else actor


def referring(tables: ActorTables, actor: Actor, phrase: Phrase, tokens: Tokens, setting: Setting) -> Actor:
    """Return the actor as one of the first named state before "its troops", "the country's president", else of who was last
    spoken of; unchanged where no word points back.
    """
    if not _refers(tables, phrase, tokens):
        return actor
    for name in find_names(tables, 0, phrase.start - 1, phrase.start, tokens, setting.day) if phrase.start else ():
        if name.entry.country and name.entry.sort != PEOPLE:
            return owned(actor, Actor(name.entry.country, name.entry.country))
    last = setting.last.country
    if last is None or phrase.possessor is not None and _names_another(last, setting):
        return actor
    return owned(actor, Actor(last, last))


def _names_another(country: str, setting: Setting) -> bool:
    """Does the sentence before name two states, so that "the country" may be either ("Peru accused Chile of … | The country's army")?"""
    told = next(iter(setting.cast.back(1)), None)
    named = told.gather() if told is not None else None
    return any(mention.actor.country not in (None, country) for mention in named or ())


def _refers(tables: ActorTables, phrase: Phrase, tokens: Tokens) -> bool:
    """Does the phrase begin with a word that points back?"""
    first = tables.modifiers.get(tokens.lowers[phrase.start])
    if first is not None and first.value == "back":
        return True
    owner = phrase.possessor
    agent = tables.agents.get(tokens.lowers[owner.head]) if owner is not None else None
    return agent is not None and "back" in agent.flags
