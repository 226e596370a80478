"""Where bare roles are at home: of what country "police" or "the president" are that a text names without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from eventcoder.coding.who import EXTERNAL, STATE_FORCES, Actor
from eventcoder.dictionaries.actors import Entry

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_NEAR = 3  # sentences in which the scene may have moved
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "IMG", "INT", "MNC", "UIS"})  # CAMEO's generic first blocks


def homeland(actor: Actor, context: Context, known: Sequence[str] = ()) -> str | None:
    """Return the country of a bare role ("police", "the president"): that of the dateline, the only one that the text is about,
    or that of those who had the role before; None where that is open.

    Args:
        actor: somebody with a role and without a country.
        context: the sentence.
        known: the countries of the other parties of its act.
    """
    if not is_bare(actor):
        return None
    role, cast = actor.roles[0], context.setting.cast
    here = here_of(context)
    moved = any(scene != cast.dateline for scene in cast.scenes(_NEAR))
    if cast.dateline is not None and not moved and (cast.dateline in here or not here):
        foreign = role in _ABROAD and any(other != cast.dateline for other in _countries_of(role, context))
        return cast.dateline if not foreign else None
    if len(here) == 1:
        sure = actor.flags >= _BODY or here == _countries_of(role, context)
        abroad = role in _ABROAD and not (sure and all(other in here for other in known))
        return here[0] if here[0] in cast.scenes() or not abroad else None
    before = _countries_of(role, context) if role in _AT_HOME else []
    return before[0] if len(before) == 1 else None


def is_bare(actor: Actor) -> bool:
    """Has somebody a role and nothing that says of what country or people they are?"""
    if actor.country is not None or actor.name is not None or not actor.roles or actor.kind == EXTERNAL:
        return False
    if actor.roles[0] in INTERNATIONAL:
        return False
    return not any(isinstance(entry, Entry) for entry in actor.entries)


def here_of(context: Context) -> list[str]:
    """The countries that a text was about so far."""
    return _states((*context.setting.about, *context.setting.cast.scenes()))


_ABROAD = frozenset({"MIL", "REF", "UAF", "PKO"})  # who may well be in a country that is not theirs
_AT_HOME = frozenset({"COP", "JUD", "LEG", "OPP", "LAB", "EDU"})  # who hardly acts in another
_BODY = frozenset({"state", "collective"})  # flags of an army, and not of soldiers
_OPPOSED = _AT_HOME | {"REB", "SEP", "INS"}  # who has to do with those in power at home
_IN_POWER = frozenset({"GOV", "LEG", "JUD"})


def of_opponent(actor: Actor, others: Sequence[Actor]) -> str | None:
    """Return the country of those in power whom people of one country deal with at home ("Chad's opposition rejected | the
    president's decision").

    Args:
        actor: a bare role.
        others: the parties of its act.
    """
    if actor.roles[0] not in _IN_POWER:
        return None
    home = {other.country for other in others if other.roles[:1] and other.roles[0] in _OPPOSED and other.country}
    return home.pop() if len(home) == 1 and len({o.country for o in others if o.country}) == 1 else None


def of_partner(actor: Actor, others: Sequence[Actor]) -> str | None:
    """Return the country of those in power whom one phrase names beside their opponents ("the government of Burundi | and the
    opposition").

    Args:
        actor: a bare role.
        others: the others of its coordination.
    """
    if actor.roles[0] not in _OPPOSED or len(others) != 1 or others[0].roles[:1] == actor.roles[:1]:
        return None
    return others[0].country if others[0].kind == STATE_FORCES else None


def _countries_of(role: str, context: Context) -> list[str]:
    """The countries of those with a role in the last sentences."""
    out: dict[str, None] = {}
    for told in context.setting.cast.back():
        for mention in told.gather():
            actor = mention.actor
            if actor.country is not None and actor.roles[:1] == (role,) and actor.kind != EXTERNAL:
                out[actor.country] = None
    return _states(out)


def _states(countries: Iterable[str]) -> list[str]:
    return [country for country in dict.fromkeys(countries) if country not in INTERNATIONAL]
