"""Who or what else says who did an act: the noun that names it, the verb by which it happens, or the one who tells of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from eventcoder.coding.context import Context
from eventcoder.coding.match import Match
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Clause
from eventcoder.ontology.decisions import ARMED

_PARTIES: AbstractSet[str] = frozenset({"SRC", "TGT", "BOTH"})
_PROTEST, _VIOLENCE, _POLICE = "14", "18", "COP"  # CAMEO roots; a role


def named_by_noun(match: Match, context: Context) -> Match | None:
    """Return what the event noun says that a pattern names, where the clause itself names no party ("talks between Chad and Mali
    | were held").
    """
    rules = context.knowledge.rules.rules
    own = rules[match.pattern.rule].type
    if own == NO_EVENT or match.do is not None or not _PARTIES.isdisjoint(match.slots):
        return None
    for head in match.used:
        named = context.match(context.nouns[head]) if head in context.nouns else None
        if named is None or named.do is not None or _PARTIES.isdisjoint(named.slots):
            continue
        if not match.slots or rules[named.pattern.rule].type == own:
            return named
    return None


def happens(noun: Clause, index: int, host: Clause) -> bool:
    """Tell whether a clause says of an event noun no more than that it happens ("denied that | the talks had begun"): both are
    then of one scope.
    """
    return noun.relation == "subject" and noun.parent == index and noun.scope is host.scope


def of_others(match: Match, told: Clause, kind: str, context: Context) -> bool:
    """Tell whether an act of nobody named is no act of who tells of it: it is violence or protest, of which a clause tells, or to
    which the teller has no arms ("the ministry confirmed | an attack on a bus").

    Args:
        match: what the teller's clause says.
        told: the clause of the act.
        kind: the type of the act.
        context: the sentence.
    """
    code = context.knowledge.ontology.types[kind].cameo
    if code is None or code.code < _VIOLENCE and not code.code.startswith(_PROTEST):
        return False
    if told.form == "finite":
        return True
    speaker = match.slots.get("SRC")
    if speaker is None or code.code < _VIOLENCE:
        return False
    actor = context.actor(speaker.members[0])
    armed = actor.kind in ARMED and _POLICE not in actor.roles or actor.country is not None and not actor.roles
    return not armed
