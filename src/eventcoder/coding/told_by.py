"""Who or what else says who did an act: the noun that names it, the verb by which it happens, or the one who tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.context import Context
from eventcoder.coding.fillers import PARTIES
from eventcoder.coding.match import Match
from eventcoder.coding.who import Actor
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Clause, Scope
from eventcoder.ontology.decisions import ARMED, CIVILIANS, IRREGULAR

if TYPE_CHECKING:
    from eventcoder.coding.reading import Reading

_PROTEST, _VIOLENCE, _POLICE = "14", "18", "COP"  # CAMEO roots; a role
_ARREST = "arrest"  # a family
_LAW = frozenset({"GOV", "COP", "MIL", "JUD", "SPY"})  # the roles of those who make arrests
_OBLIGATION, _HAVE = "obligation", "have"


def named_by_noun(match: Match, context: Context) -> Match | None:
    """Return what the event noun says that a pattern names, where the clause itself names no party ("talks between Chad and Mali
    | were held").
    """
    rules = context.knowledge.rules.rules
    own = rules[match.pattern.rule].type
    if own == NO_EVENT or match.do is not None or not PARTIES.isdisjoint(match.slots):
        return None
    for head in match.used:
        named = context.match(context.nouns[head]) if head in context.nouns else None
        if named is None or named.do is not None or PARTIES.isdisjoint(named.slots) or _only_named(named, context):
            continue
        if not match.slots or rules[named.pattern.rule].type == own:
            return named
    return None


def _only_named(named: Match, context: Context) -> bool:
    """Are the parties of a noun no more than words of its name ("a return to | civilian | rule")?"""
    words = {word for wanted, _ in named.pattern.modifiers for word in wanted}
    sides = [side for name, side in named.slots.items() if name in PARTIES]
    return all(words.issuperset(context.tokens.lowers[side.start : side.end]) for side in sides)


def happens(noun: Clause, index: int, host: Clause) -> bool:
    """Tell whether a clause says of an event noun no more than that it happens ("denied that | the talks had begun"): both are
    then of one scope.
    """
    return noun.relation == "subject" and noun.parent == index and noun.scope is host.scope


def of_others(match: Match, told: Clause, inner: Reading | None, context: Context) -> bool:
    """Tell whether an act of nobody named is no act of who tells of it: it is violence or protest, of which a clause tells, or to
    which the teller has no arms ("the ministry confirmed | an attack on a bus").

    Args:
        match: what the teller's clause says.
        told: the clause of the act.
        inner: what that says, if anything is coded in it.
        context: the sentence.
    """
    if inner is None or inner.source is not None or inner.both is not None:
        return False
    kind = context.knowledge.ontology.types[inner.type]
    code, speaker = kind.cameo, match.slots.get("SRC")
    if kind.family.startswith(_ARREST) and speaker is not None:
        return not _enforces(context.actor(speaker.members[0]))  # "his lawyer confirmed | the arrest"
    if code is None or code.code < _VIOLENCE and not code.code.startswith(_PROTEST):
        return False
    if told.form == "finite":
        return True
    if speaker is None or code.code < _VIOLENCE:
        return False
    actor = context.actor(speaker.members[0])
    armed = actor.kind in ARMED and _POLICE not in actor.roles or actor.country is not None and not actor.roles
    return not armed


def _enforces(actor: Actor) -> bool:
    """Has somebody the law on his side, so that he may tell of arrests of his own? Who is not known may have."""
    return not actor.known or not actor.roles or not _LAW.isdisjoint(actor.roles)


def told_as_done(told: Clause) -> bool:
    """Tell whether a clause tells a fact, which is nothing to be feared ("warned that | the raids had killed villagers")."""
    return told.form == "finite" and told.scope.time == "past" and not told.scope.modality


def of_third_party(match: Match, inner: Reading, context: Context) -> bool:
    """Tell whether what somebody warns of is another's doing, and no threat ("Chad warned that | rebels would attack the port").

    Args:
        match: what the clause of the warning says.
        inner: what is warned of.
        context: the sentence.
    """
    speaker, doer = match.slots.get("SRC"), inner.source
    if speaker is None or doer is None or doer.kind == "pronoun" or speaker.kind == "pronoun":
        return False
    one, other = context.actor(speaker.members[0]), context.actor(doer.members[0])
    if not one.known or not other.known:
        return False
    if (one.kind in IRREGULAR) != (other.kind in IRREGULAR):
        return True
    if one.country is not None and other.country is not None:
        return one.country != other.country
    # A bishop warns of what the army will do, a minister threatens with it.
    outsider = bool(one.roles) and context.knowledge.party_roles.isdisjoint(one.roles)
    return outsider and one.kind == CIVILIANS != other.kind


def has_been_done(noun: int, index: int | None, context: Context) -> bool:
    """Tell whether an event noun is force that took place, whatever a clause denies of it or adds to it ("nobody has claimed responsibility
    for | Sunday's attack on a bus", "an attack | claimed by the rebels killed two")?
    """
    clause, match = context.clauses[noun], context.match(noun)
    phrase = clause.phrase
    if index is None or match is None or phrase is None:
        return False
    around = context.clauses[index]
    cameo = context.knowledge.ontology.types[context.knowledge.rules.rules[match.pattern.rule].type].cameo
    if cameo is None or cameo.code < _VIOLENCE:
        return False
    if around.relation.startswith("relative") and phrase.head < around.start:
        return True
    if around.form != "finite" or around.scope.time == "future":
        return False  # "will never halt | its airstrikes on the town" refuses
    definite = phrase.definite or phrase.possessor is not None
    return around.scope.negated and definite and not match.slots.keys().isdisjoint(("TGT", "PLACE"))


def has_had_to(scope: Scope, context: Context) -> bool:
    """Tell whether somebody was forced to act, of whom nobody asks it ("two ships | have had to leave").

    Args:
        scope: of the act.
        context: the sentence.
    """
    lowers, closed = context.tokens.lowers, context.knowledge.lexicon.closed
    first = [cue.tokens[0] for cue in scope.cues if cue.effect == _OBLIGATION]
    return any(at and _HAVE in closed.get(lowers[at - 1], ()) for at in first)
