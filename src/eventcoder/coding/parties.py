"""Which phrases a reading has as its source and target: the slots that its rule prefers, whoever made the thing that is spoken of,
whoever did the act that is blamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.antecedents import SUFFERED_CLASS
from eventcoder.coding.context import Context
from eventcoder.coding.fillers import by_itself, is_of_states, is_place
from eventcoder.coding.match import Match
from eventcoder.coding.nouns import sufferer
from eventcoder.dictionaries.rules import Rule
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.reading import Reading

_OWNED = "owned-thing"  # independence, a bid, a plan: what is said of it concerns whose it is
TEXT = "text-noun"  # texts that demand and call in somebody's name
_DENIAL = "016"  # CAMEO
DEEDS = "14"  # CAMEO: from here on acts are done to things too
_THROWN = "missile-object"  # a class of weapons; a club is rather one of people
_MAKING = "making"  # verbs whose object was not there before
_THING, _FOR = "thing", "for"
_ORGANISATION = "organisation-noun"
_BLAME = "11"
_ABOVE = 2  # clauses: a noun, and the verb that carries it
_ANSWERS = frozenset({"appeal", "demand", "refuse", "reject", "accept", "agree", "allow", "take-part"})
AGREE = "agree"
_BESIDE = frozenset({"with", "for", "alongside"})  # prepositions of a partner
_NONE: frozenset[str] = frozenset()


def preferred(names: tuple[str, ...], match: Match, inner: Reading | None, context: Context) -> Phrase | None:
    """The first slot of a preference list that is filled by somebody other than the source."""
    source = match.slots.get("SRC") or match.slots.get("BOTH")
    for name in names:
        if name in match.slots:
            phrase = match.slots[name]
            if name != "OBJ" or _concerns(phrase, context):
                return phrase
        if inner is not None and name[:3] == "DO.":
            part = name[3:]
            if part == "SRC" and inner.both is not None and inner.both is not source:
                return inner.both  # "called for talks between X and Y": both are called upon
            side = (
                inner.source
                if part == "SRC"
                else inner.target
                if part == "TGT"
                else inner.place
                if part == "PLACE"
                else None
            )
            if (
                part == "TGT"
                and side is not None
                and (_topic(side, inner, context) or _hit_thing(side, inner, match, context))
            ):
                continue
            if side is not None and (side is not source or part == "SRC" and names[0] != "TGT"):
                return side
    return None


def _hit_thing(side: Phrase, inner: Reading, match: Match, context: Context) -> bool:
    """Is what an act hit that somebody blames only a thing ("condemned the attack on | the bus station"), and nobody?"""
    rules, types = context.knowledge.rules.rules, context.knowledge.ontology.types
    blame, act = types[rules[match.pattern.rule].type].cameo, types[inner.act].cameo
    if blame is None or blame.code[:2] != _BLAME or act is None or act.code < DEEDS:
        return False
    actors = [context.actor(member) for member in side.members]
    return all(member.kind == "common" for member in side.members) and not any(a.roles or a.country for a in actors)


def _topic(side: Phrase, inner: Reading, context: Context) -> bool:
    """Is the target of an embedded act of words only what it is about ("calls for an inquiry into | deaths in jail")?"""
    code = context.knowledge.ontology.types[inner.act].cameo
    if code is not None and code.code >= DEEDS:
        return False
    return not any(
        member.kind != "common" or member.possessor is not None or context.actor(member).known
        for member in side.members
    ) and not is_place(side, context)


def _concerns(thing: Phrase, context: Context) -> bool:
    """Is a thing somebody's ("Oslo's offer", "the offer made by Oslo")? Others are no party, wherever they are ("a shell
    in Goma").
    """
    actor = by_itself(thing.members[0], context)
    nobodys = actor.country is None and _THING in actor.flags  # "a cruise missile"
    return actor.known and not nobodys or maker(thing, context) is not None


def doer(phrase: Phrase | None, kind: str, match: Match, context: Context) -> Phrase | None:
    """Whoever blames or defends an act means who did it: "condemned | Budapest's call". What is shelled or burnt is the thing."""
    if phrase is not None and _is_purpose(phrase, kind, context):
        return None
    if phrase is None or phrase.conjuncts:
        return phrase
    at = context.nouns.get(phrase.head)
    act = context.match(at) if at is not None else None
    told = act.slots.get("SRC") if act is not None and _is_coded(act, context) else None
    # A word before the noun ("police brutality") says which sort of act it is rather than whose.
    if told is not None and not phrase.base <= told.start < phrase.head:
        return told
    types = context.knowledge.ontology.types
    code = types[kind].cameo if kind in types else None
    if code is None or code.code >= DEEDS:
        return _befallen(phrase, context) or phrase
    by = maker(phrase, context)
    if by is not None and by is not match.slots.get("SRC"):  # "the plan | rejected by Rabat"
        return by
    return _owner(phrase, context) or phrase


def _befallen(phrase: Phrase, context: Context) -> Phrase | None:
    """Whom an act is to befall for which somebody does something ("a warrant for | his | arrest", "a reward for the capture of | a
    general").
    """
    at = context.nouns.get(phrase.head)
    clause = context.clauses[at] if at is not None else None
    if clause is None or clause.relation != _FOR or SUFFERED_CLASS not in context.classes(phrase):
        return None
    return dict(clause.preps).get("of") or sufferer(clause, context)


def _is_purpose(phrase: Phrase, kind: str, context: Context) -> bool:
    """Does a bare noun only say what something is given for ("aid | for health and education", but "aid for a hospital", "for farmers")?"""
    types, lowers = context.knowledge.ontology.types, context.tokens.lowers
    if kind not in types or types[kind].sign != "cooperation" or lowers[phrase.start - 1 : phrase.start] != (_FOR,):
        return False
    closed = context.knowledge.lexicon.closed
    return all(
        one.kind == "common"
        and not (one.plural or one.definite or one.possessor or one.preps or context.actor(one).known)
        and closed.get(lowers[one.base]) is None
        for one in phrase.members
    )


def _owner(phrase: Phrase, context: Context) -> Phrase | None:
    """Whose a thing is that an act of words concerns ("recognised | Kosovo's | independence")."""
    owner = phrase.possessor
    if _OWNED not in context.classes(phrase):
        return None
    return owner if owner is not None and context.actor(owner.members[0]).known else None


def maker(phrase: Phrase, context: Context) -> Phrase | None:
    """Who made or did what a phrase names, where a clause behind it says so ("the plan | drawn up by Rabat")."""
    if phrase.kind != "common" or context.actor(phrase).known:
        return None
    for clause in context.clauses:
        if clause.relation == "relative" and clause.object is phrase and clause.subject is not None:
            return clause.subject if context.actor(clause.subject.members[0]).known else None
    return None


def _other_subject(clause: Clause, context: Context) -> Phrase | None:
    """The subject of a clause, unless it is that of those who are to do it ("Seoul repeated its offer | to clean the beaches")."""
    at = clause.parent if clause.form == "to" else None
    for _ in range(_ABOVE):
        if at is None:
            return clause.subject
        above = context.clauses[at]
        if above.kind != "noun" and above.subject is clause.subject:
            return None
        at = above.parent
    return clause.subject


def _not_made(clause: Clause, context: Context) -> Phrase | None:
    """The object of a clause, unless that was not there before ("agreed to form | a council")."""
    thing, verb = clause.object, f"{clause.lemma} {clause.particle}".rstrip()
    made = _MAKING in context.knowledge.rules.classes.get(verb, _NONE)
    return thing if thing is None or thing.definite or not made else None


def party(phrase: Phrase | None, context: Context) -> Phrase | None:
    """An act that does something ("the fall of the town ended the siege") is no party to it, nor is what hit somebody ("injured by |
    stones").
    """
    if phrase is not None and phrase.kind == "common" and _thrown(phrase, context):
        return None
    if (
        phrase is not None
        and context.nouns
        and any((at := context.nouns.get(m.head)) is not None and _is_act(at, m, context) for m in phrase.members)
    ):
        return None
    return _author(phrase, context) or phrase if phrase is not None else None


def _thrown(phrase: Phrase, context: Context) -> bool:
    """Are they things that people throw, of which nothing says whose they are ("stones"), and no jets or drones, which stand for those
    who fly them?
    """
    return all(_THROWN in context.classes(member) and not context.actor(member).known for member in phrase.members)


def _is_act(noun: int, phrase: Phrase, context: Context) -> bool:
    """Does an event noun speak of an act, and not of people named after one ("a hacking group")?"""
    match = context.match(noun)
    if match is None or _ORGANISATION not in context.classes(phrase):
        return match is not None
    return _is_coded(match, context)


def _is_coded(match: Match, context: Context) -> bool:
    """Is it no sense that gives no event ("an apartment | building")?"""
    return context.knowledge.rules.rules[match.pattern.rule].type != NO_EVENT


def _author(phrase: Phrase, context: Context) -> Phrase | None:
    """Who passes or issues a text that demands something ("the Duma passed | a bill requiring …", but "vetoed | a bill …")."""
    if phrase.kind != "common" or TEXT not in context.classes(phrase):
        return None
    for index, clause in enumerate(context.clauses):
        voted = clause.object is phrase or any(one is phrase and prep == _FOR for prep, one in clause.preps)
        if voted and clause.relation != "relative" and clause.subject is not None:
            named = clause.subject.definite or clause.subject.kind == "proper"
            known = named or context.actor(clause.subject.members[0]).known
            return clause.subject if known and not turns_down(index, context) else None
    owner = phrase.possessor
    return owner if owner is not None and context.actor(owner.members[0]).known else None  # "Paris's | letter"


def turns_down(index: int, context: Context) -> bool:
    """Return whether what a clause tells, or what is told of it, is against its object ("rejected | a motion", "refused to | sign a
    letter").

    Args:
        index: the clause.
        context: its sentence.
    """
    types, rules = context.knowledge.ontology.types, context.knowledge.rules.rules
    at: int | None = index
    while at is not None:
        clause, match = context.clauses[at], context.match(at)
        told = types[rules[match.pattern.rule].type] if match is not None else None
        denied = told is not None and told.cameo is not None and told.cameo.code == _DENIAL
        if clause.scope.negated or denied or told is not None and told.sign == "conflict":
            return True
        at = clause.parent if clause.form == "to" and clause.relation.startswith("complement") else None
    return False


def partner_state(clause: Clause, doer: Phrase | None, context: Context) -> Phrase | None:
    """Return the other state, or the body of states, with or for which a state does something ("links its grid | with Togo").

    Args:
        clause: what is done.
        doer: who does it.
        context: the sentence.
    """
    if doer is None or not is_of_states(context.actor(doer.members[0])):
        return None
    own = context.actor(doer.members[0])
    for prep, phrase in clause.preps:
        other = context.actor(phrase.members[0])
        if prep in _BESIDE and is_of_states(other) and other.code != own.code and other.country != (own.country or ""):
            return phrase
    return None


def _is_somebody(phrase: Phrase, context: Context) -> bool:
    """Is it a name or a role, and no thing of somebody's ("agreed to harmonise its gauge | with Togo")?"""
    return phrase.kind == "proper" or bool(context.actor(phrase.members[0]).roles)


def loose_target(at: int, inner: Reading | None, rule: Rule, match: Match, context: Context) -> Phrase | None:
    """Where the embedded act names nobody, who stands around it may still be the party asked or answered ("refused to meet X");
    where one plans to rally or fears a riot is none.
    """
    if inner is not None and (
        rule.type not in _ANSWERS
        or inner.target is not None
        or inner.both is not None
        or inner.place is not None
        or context.knowledge.ontology.types[inner.act].mutual
        and "DO.SRC" not in rule.targets  # where one meets is no party: "reopened peace talks in Caracas"
    ):
        return None
    clause: Clause | None = context.clauses[at]
    doers = match.slots.get("SRC") or match.slots.get("BOTH")
    if rule.type == AGREE and doers is not None and doers.conjuncts:
        return None  # those who agree on something do so with each other
    bound = match.slots.values()  # "police were sent to separate the sides": they are no target
    for _ in range(3):
        if clause is None:
            return None
        own: tuple[Phrase | None, ...] = (
            (_other_subject(clause, context), _not_made(clause, context)) if inner is None else ()
        )
        around = (p for prep, p in clause.preps if "setting" not in context.knowledge.lexicon.closed.get(prep, ()))
        named = [
            phrase
            for phrase in (*own, *around)  # the object of a coded act has a slot of its own
            if phrase is not None
            and not any(phrase is one for one in bound)
            and phrase.kind not in ("time", "pronoun")
            and party(phrase, context) is not None
            and context.actor(phrase.members[0]).known
        ]
        if named:
            return doer(next((one for one in named if _is_somebody(one, context)), named[0]), rule.type, match, context)
        clause = context.clauses[clause.complement] if clause.complement is not None else None
    return None
