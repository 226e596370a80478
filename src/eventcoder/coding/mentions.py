"""Whom a sentence names, as later ones may ask of it: its mentions, the two that it names as one, its parties one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.cast import ELSEWHERE, INSIDE, OBJECT, SUBJECT, Deed, Mention, Pair, Told, natives_of, scenes_of
from eventcoder.coding.pairs import side_as
from eventcoder.coding.pronouns import is_plural, is_several
from eventcoder.coding.things import thing_told
from eventcoder.coding.who import NOBODY, Actor, code_of
from eventcoder.dictionaries.actors import Entry
from eventcoder.model import Clause, Event, Participant, Phrase, Place

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_OF_EACH = frozenset({"of", "from"})  # "the leaders | of Chad and Niger" are one of each
_OFFICIAL = ("GOV",)
_TWO = 2
_AMONG_STATES = frozenset(
    {"03", "04", "05", "06", "07", "08", "16"}
)  # roots of what states do with each other, anywhere
DEEDS, RELATIONS = "14", "16"  # CAMEO roots: from protest on acts are done on the spot, but for cut relations
PROTESTS = ("dissent/protest", "dissent/block", "dissent/strike", "dissent/hunger")  # families
_ADDRESSING = ("02", "10", "112")  # CAMEO roots and codes of what is asked of somebody, and of accusations
_JUSTICE = (
    "arrest",
    "disapprove/legal",
    "assault/abduct",
    "expel",
    "yield/release",
    "diplomacy/pardon",
)  # families of types
_SPEECH, _BETWEEN = "speech", "between"


def told_of(context: Context, index: int, events: Sequence[Event], places: Callable[[], tuple[Place, ...]]) -> Told:
    """Return what later sentences may ask of one that has been coded.

    Args:
        context: the sentence.
        index: its number.
        events: its events.
        places: finds the places that it told of.
    """
    return Told(
        index,
        lambda: context.once(mentions),
        lambda: context.once(couple),
        tuple(_pairs(event for event in events if not event.mutual)),
        tuple(_pairs(event for event in events if event.mutual)),
        scenes_of(events),
        scenes_of(event for event in events if is_deed(event)),
        scenes_of(event for event in events if event.cameo is not None and event.cameo[:2] not in _AMONG_STATES),
        natives_of(events, context.setting.cast.dateline, context.guessed()),
        lambda: context.once(speaker),
        places,
        lambda: context.once(thing_told),
        _deed(events, context),
        frozenset(_dealt_with(events, context)),
        frozenset(_addressed(events)),
        frozenset(_protesting(events, context)),
    )


def is_deed(event: Event) -> bool:
    """Tell whether an event is something done to somebody on the spot, and no talks, words or broken ties between states."""
    return not event.operators and event.cameo is not None and event.cameo >= DEEDS and event.cameo[:2] != RELATIONS


def _dealt_with(events: Sequence[Event], context: Context) -> Iterator[int]:
    """Where those are named who were arrested, tried, held or let go: a later "he was freed" is one of them."""
    types = context.knowledge.ontology.types
    for event in events:
        families = {types[event.type].family, types[event.act].family}  # "condemned the arrest of | an editor"
        if (
            event.target is not None
            and event.target.start is not None
            and any(f.startswith(_JUSTICE) for f in families)
        ):
            yield event.target.start


def _protesting(events: Sequence[Event], context: Context) -> Iterator[int]:
    """Where those are named who protested: what police do to them next is done at that protest."""
    types = context.knowledge.ontology.types
    for event in events:
        told = event.status == "actual" and types[event.type].family.startswith(PROTESTS)
        if told and event.source is not None and event.source.start is not None:
            yield event.source.start


def _addressed(events: Sequence[Event]) -> Iterator[int]:
    """Where those are named of whom something was asked or demanded, or whom somebody accused: a later "it refused" is one of them."""
    for event in events:
        if event.target is not None and event.target.start is not None and (event.cameo or "").startswith(_ADDRESSING):
            yield event.target.start


def _deed(events: Sequence[Event], context: Context) -> Deed | None:
    """The act that a sentence tells, or that somebody there judges; None where there is more than one."""
    types = context.knowledge.ontology.types
    acts = {
        Deed(event.act if types[event.type].opinion else event.type, event.act, next(iter(event.operators), None))
        for event in events
    }
    return next(iter(acts)) if len(acts) == 1 else None


def _pairs(events: Iterable[Event]) -> Iterator[Pair]:
    """The sides of events of which both are known."""
    for event in events:
        source, target = event.source, event.target
        if source is None or target is None or None in (source.code, target.code) or source.code == target.code:
            continue
        pair = (_as_actor(source), _as_actor(target))
        if all(map(_named, pair)):
            yield pair


def _named(actor: Actor) -> bool:
    return actor.country is not None or actor.name is not None


def _as_actor(party: Participant) -> Actor:
    return Actor(party.code, party.country, party.roles, party.kind, party.name)


def mentions(context: Context, before: int | None = None) -> tuple[Mention, ...]:
    """Return who the phrases of a sentence's clauses stand for, subjects first.

    Args:
        context: the sentence.
        before: a token; only phrases that end before it are asked.
    """
    found: dict[int, Mention] = {}
    for clause in context.clauses:
        for rank, phrase in _phrases(clause):
            for member in phrase.members:
                if before is not None and member.end > before:
                    continue
                held = found.get(id(member))
                if (held is None or held.rank > rank) and (actor := context.held(member)).known:
                    words = frozenset(context.tokens.lowers[member.base : member.head + 1])
                    acting = member.kind == "proper" or bool(actor.flags or actor.roles)
                    several = is_several(member, actor) or member.kind == "pronoun" and is_plural(member, context)
                    found[id(member)] = Mention(
                        actor,
                        member.lemma,
                        words,
                        rank,
                        several,
                        acting,
                        member.start,
                        context.tokens.starts[member.start],
                    )
    return tuple(sorted(found.values(), key=lambda mention: (mention.rank, mention.start)))


def speaker(context: Context) -> Actor:
    """Return who is quoted in a sentence: the subject of its last verb of saying; nobody where that is open."""
    frames = context.knowledge.lexicon.frames
    for clause in reversed(context.clauses):
        if clause.kind == "verb" and clause.subject is not None and _SPEECH in frames.get(clause.lemma, ()):
            found = context.actor(clause.subject.members[0])
            if found.known:
                return found
    return NOBODY


def couple(context: Context) -> Pair | None:
    """Return the two that a sentence names as one ("Armenia and Azerbaijan held talks", "between Armenia and Azerbaijan"), where it
    has no other such two. Who only stands in a description of something ("the sea, | where Malta and Libya have claims") is not meant by a
    later "both sides".
    """
    found: dict[int, Pair] = {}
    for clause in context.clauses:
        host = context.clauses[clause.support] if clause.support is not None else clause
        if host.relation.startswith("relative"):
            continue
        inside = clause.object.preps if clause.object is not None else ()
        between = (phrase for prep, phrase in (*clause.preps, *inside) if prep == _BETWEEN)
        for phrase in (clause.subject, clause.object, *between):
            parties = (
                parties_of(phrase, context, several=True) if phrase is not None and context.pair(phrase) is None else ()
            )
            if len(parties) == _TWO:
                (_, first), (_, second) = parties
                if first.known and second.known and first.code != second.code:
                    found[id(phrase)] = (first, second)
            elif phrase is not None and (again := context.pair(phrase)) is not None:
                found[id(phrase)] = again  # "China called on | the two sides": they are those of the sentences before
    distinct = {frozenset((a.code, b.code)) for a, b in found.values()}
    return next(iter(found.values())) if len(distinct) == 1 else None


def parties_of(phrase: Phrase, context: Context, *, several: bool = False) -> tuple[tuple[Phrase, Actor], ...]:
    """Return the parties that a phrase names, each with its words: the conjuncts, the two of "both sides", one of each state of
    "the leaders of Chad and Niger".

    Args:
        phrase: a phrase.
        context: its sentence.
        several: officials of two states are one of each, too.
    """
    out: list[tuple[Phrase, Actor]] = []
    for member in phrase.members:
        pair = context.pair(member)
        if pair is not None:
            out += [(member, actor) for actor in pair]
        elif states := _one_of_each(member, context, several=several):
            out += [(member, actor) for actor in states]
        else:
            out.append((member, _sharing_head(member, phrase, context)))
    return tuple(out)


def _one_of_each(phrase: Phrase, context: Context, *, several: bool) -> tuple[Actor, ...]:
    """The holders of an office in each state: "foreign ministers | from Egypt and Sudan", "the leaders | of the two countries"."""
    if not phrase.plural or phrase.kind != "common" or not phrase.preps or phrase.preps[0][0] not in _OF_EACH:
        return ()
    inner, whole = phrase.preps[0][1], context.actor(phrase)
    pair = context.pair(inner)
    if pair is not None:
        return tuple(side_as(whole, actor) for actor in pair) if whole.roles else ()
    states = [context.held(member) for member in inner.conjuncts]
    held = "office" in whole.flags or several and whole.roles[:1] == _OFFICIAL
    if not held or not whole.roles or not states or not all(map(_is_state, states)):
        return ()
    return tuple(_of_state(whole, state) for state in states)


def _sharing_head(member: Phrase, group: Phrase, context: Context) -> Actor:
    """Who a conjunct is: a bare state after "the leaders of Chad | and Niger" is its leader."""
    actor, first = context.actor(member), group.members[0]
    if member is first or not first.plural or first.kind != "common" or not first.preps or not _is_state(actor):
        return actor
    prep, inner = first.preps[0]
    head = context.actor(first)
    if prep not in _OF_EACH or inner.conjuncts or not head.roles or not _is_state(context.held(inner)):
        return actor
    return _of_state(head, actor) if member.kind == "proper" else actor


def _is_state(actor: Actor) -> bool:
    """Is it a country by its bare name, or a capital that stands for its government?"""
    sorts = {entry.sort for entry in actor.entries if isinstance(entry, Entry)}
    return actor.country is not None and sorts <= {"country", "capital"} and bool(sorts)


def _of_state(role: Actor, state: Actor) -> Actor:
    return evolve(role, country=state.country, code=code_of(state.country, role.roles), name=None)


def _phrases(clause: Clause) -> Iterator[tuple[int, Phrase]]:
    if clause.subject is not None:
        yield SUBJECT, clause.subject
    for phrase in (clause.object, clause.indirect):
        if phrase is not None:
            yield OBJECT, phrase
    for _, phrase in clause.preps:
        yield ELSEWHERE, phrase
    for phrase in (clause.subject, clause.object, *(phrase for _, phrase in clause.preps)):
        if phrase is not None:
            for member in phrase.members:
                yield from ((INSIDE, inner) for prep, inner in member.preps if prep == "of")
                if member.possessor is not None:
                    yield INSIDE, member.possessor
