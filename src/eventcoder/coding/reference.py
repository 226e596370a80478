"""Words that speak of somebody who was named before: pronouns, "the rebels", "the group", "both sides", "its forces".

A link that is not sure is not made: where two of the last sentences' parties would fit, the phrase keeps what it says itself.
What the words mean stands in `classes/reference.csv` and in the flags of `agents.csv`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.cast import ELSEWHERE, INSIDE, OBJECT, SUBJECT, Mention, Pair, Told, scenes_of
from eventcoder.coding.who import EXTERNAL, NOBODY, STATE_FORCES, Actor, code_of, owned
from eventcoder.dictionaries.actors import Agent, Entry
from eventcoder.model import Clause, Event, Participant, Phrase, Place

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_PAIR_NOUN, _ONE_OF_TWO, _ORGANISED, _PEER = "pair-noun", "one-of-two", "organised", "peer"
_OF_EACH = frozenset({"of", "from"})  # "the leaders | of Chad and Niger" are one of each
_CLOSE = 2  # sentences over which several are looked for before a body
_NEAR = 3  # sentences over which a pronoun or "both sides" looks back
_TWO = 2
_FORCE = ("MIL",)
_BLOCK = 3  # letters of a general role
_NONE: frozenset[str] = frozenset()
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "IMG", "INT", "MNC", "UIS"})  # CAMEO's generic first blocks
_IRREGULAR = frozenset({"rebels", "political-militia", "identity-militia"})  # kinds of the armed that are no state's


# ------------------------------------------------------------------------------------ what a sentence tells


def told_of(context: Context, index: int, events: Sequence[Event], places: Callable[[], tuple[Place, ...]]) -> Told:
    """Return what later sentences may ask of one that has been coded.

    Args:
        context: the sentence.
        index: its number.
        events: its events.
        places: finds the places that it told of.
    """
    sides = [(event.source, event.target) for event in events if event.source is not None and event.target is not None]
    pairs = [(_as_actor(a), _as_actor(b)) for a, b in sides if a.code is not None and b.code is not None]
    return Told(
        index,
        lambda: context.once(mentions),
        lambda: context.once(couple),
        tuple((a, b) for a, b in pairs if a.code != b.code and _named(a) and _named(b)),
        scenes_of(events),
        places,
    )


def _named(actor: Actor) -> bool:
    return actor.country is not None or actor.name is not None


def _as_actor(party: Participant) -> Actor:
    return Actor(party.code, party.country, party.roles, party.kind, party.name)


def mentions(context: Context) -> tuple[Mention, ...]:
    """Return who the phrases of a sentence's clauses stand for, subjects first."""
    found: dict[int, Mention] = {}
    for clause in context.clauses:
        for rank, phrase in _phrases(clause):
            for member in phrase.members:
                held = found.get(id(member))
                if (held is None or held.rank > rank) and (actor := context.held(member)).known:
                    words = frozenset(context.tokens.lowers[member.base : member.head + 1])
                    acting = member.kind == "proper" or bool(actor.flags or actor.roles)
                    found[id(member)] = Mention(actor, member.lemma, words, rank, member.plural, acting, member.start)
    return tuple(sorted(found.values(), key=lambda mention: (mention.rank, mention.start)))


def couple(context: Context) -> Pair | None:
    """Return the two that a sentence names as one ("Armenia and Azerbaijan held talks"), where it has no other such two."""
    found: dict[int, Pair] = {}
    for clause in context.clauses:
        for phrase in (clause.subject, clause.object):
            parties = parties_of(phrase, context) if phrase is not None and context.pair(phrase) is None else ()
            if len(parties) == _TWO:
                (_, first), (_, second) = parties
                if first.known and second.known and first.code != second.code:
                    found[id(phrase)] = (first, second)
    distinct = {frozenset((a.code, b.code)) for a, b in found.values()}
    return next(iter(found.values())) if len(distinct) == 1 else None


def parties_of(phrase: Phrase, context: Context) -> tuple[tuple[Phrase, Actor], ...]:
    """Return the parties that a phrase names, each with its words: the conjuncts, the two of "both sides", one of each state of
    "the leaders of Chad and Niger".

    Args:
        phrase: a phrase.
        context: its sentence.
    """
    out: list[tuple[Phrase, Actor]] = []
    for member in phrase.members:
        pair = context.pair(member)
        if pair is not None:
            out += [(member, actor) for actor in pair]
        elif states := _one_of_each(member, context):
            out += [(member, actor) for actor in states]
        else:
            out.append((member, _sharing_head(member, phrase, context)))
    return tuple(out)


def _one_of_each(phrase: Phrase, context: Context) -> tuple[Actor, ...]:
    """The holders of an office in each state: "foreign ministers | from Egypt and Sudan"."""
    if not phrase.plural or phrase.kind != "common" or not phrase.preps or phrase.preps[0][0] not in _OF_EACH:
        return ()
    states = [context.held(member) for member in phrase.preps[0][1].conjuncts]
    whole = context.actor(phrase)
    if "office" not in whole.flags or not whole.roles or not states or not all(map(_is_state, states)):
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


# ------------------------------------------------------------------------------------ pronouns


def earlier(pronoun: Phrase, own: Clause | None, context: Context) -> Actor:
    """Return whom a pronoun means among those of the last sentences: the subject before others, nobody of its own clause.

    Args:
        pronoun: the pronoun.
        own: its clause.
        context: its sentence.
    """
    subject = own.subject if own is not None else None
    other = context.actor(subject.members[0]) if subject is not None and subject is not pronoun else NOBODY
    several = context.is_plural(pronoun)
    told = list(context.setting.cast.back(_NEAR))
    first = told[: _CLOSE if other.known else 1] if several else []
    for plural, sentences in ((True, first), (False, told)):  # "them" are several before they are an army
        for one in sentences:
            for mention in one.gather():
                able = mention.acting and (mention.plural or not plural) and not _is_spot(mention)
                if able and not _may_be_one(other, mention.actor) and context.may_be(pronoun, mention):
                    return mention.actor
    return NOBODY


def _may_be_one(other: Actor, actor: Actor) -> bool:
    """May two phrases mean the same, as "officers" may mean the police who were named before?"""
    if not other.known or other.name != actor.name and other.name is not None:
        return False
    return other.code == actor.code or other.country is None and bool(other.roles) and other.roles == actor.roles


def _is_spot(mention: Mention) -> bool:
    """Is it a town or region where something is, and not a government by the name of its capital?"""
    return mention.actor.place and (not mention.actor.roles or mention.rank > OBJECT)


# ------------------------------------------------------------------------------------ definite phrases


def continued(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """Return who "the rebels", "the group" or "the army" are: those of that role who were named last; `found` where that is open.

    Args:
        phrase: a phrase that is no pronoun.
        found: what its own words say.
        context: its sentence.
    """
    if _PEER in context.knowledge.rules.classes.get(phrase.lemma, _NONE):
        return _peer(phrase, found, context)
    if context.is_possessive(phrase):
        return _of_its_owner(phrase, found, context)
    if (inner := _part_of(phrase)) is not None and not found.known:
        return context.actor(inner)
    if found.country is not None or found.name is not None or not _points_back(phrase, found):
        return found
    above = _state_above(phrase, context) if "state" in found.flags else None
    rivals: set[str | None] = set()
    for told in context.setting.cast.back():
        here = [m for m in told.gather() if m.actor.known and not m.actor.place]
        same = [m for m in here if m.lemma == phrase.lemma or phrase.lemma in m.words]
        named = [m for m in same if _is_fuller(m.actor, found)]
        fits = named or [m for m in here if _continues(phrase, found, m, context)]
        if fits:
            countries = {m.actor.country for m in fits} | rivals
            if len({m.actor.code for m in fits}) > 1 or len(countries) > 1 and found.roles:
                return found
            if above is not None and above != fits[0].actor.country:
                return found
            return _taken_over(found, fits[0].actor)
        rivals |= {
            m.actor.country for m in here if m.actor.roles[:1] == found.roles[:1] and m.actor.country is not None
        }
    return found


def _is_fuller(actor: Actor, found: Actor) -> bool:
    """Does an earlier phrase with the same noun say more of who they are?"""
    more = actor.country is not None or actor.name is not None or len(actor.roles) > len(found.roles)
    return more and (not found.roles or actor.roles[:1] == found.roles[:1] or "armed" in found.flags)


def _state_above(phrase: Phrase, context: Context) -> str | None:
    """The country of the subject before a phrase: "the Bangladeshi prime minister asked | the army" need not be the army of
    whoever was named before.
    """
    for clause in context.clauses:
        subject = clause.subject
        if subject is not None and subject is not phrase and subject.start < phrase.start and subject.kind != "pronoun":
            return context.actor(subject.members[0]).country
    return None


def _part_of(phrase: Phrase) -> Phrase | None:
    """The pronoun in "30 of them"."""
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].kind == "pronoun":
        return phrase.preps[0][1]
    return None


def _of_its_owner(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """ "His party", "their positions": of the country of whom the pronoun stands for, or wholly his where it is no role."""
    if found.country is not None or found.name is not None:
        return found
    if not found.roles and "territory" not in context.classes(phrase):
        return found
    owner = context.owner(phrase)
    if not owner.known or "relation" in found.flags:
        return found
    if found.roles:
        return owned(found, Actor(owner.country, owner.country)) if owner.country is not None else found
    return evolve(owner, flags=found.flags)


def _peer(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """ "His US counterpart" has his role, and "his counterpart" is the other of the two who were named last."""
    if context.is_possessive(phrase):
        owner = context.owner(phrase)
    elif phrase.possessor is not None:
        owner = context.actor(phrase.possessor.members[0])
    else:
        return found
    country = found.country if found.country != owner.country else None
    if country is None:
        pair = _last_pair(context) if owner.country is not None else None
        other = [actor for actor in pair or () if actor.country != owner.country]
        country = other[0].country if len(other) == 1 else None
    roles = tuple(role for role in owner.roles if len(role) == _BLOCK) or found.roles
    return evolve(found, country=country, roles=roles, kind=owner.kind or found.kind, code=code_of(country, roles))


def _points_back(phrase: Phrase, found: Actor) -> bool:
    """Is it "the" and a role noun, with nothing that tells them from others?"""
    if phrase.kind != "common" or not phrase.definite or phrase.possessor is not None or phrase.preps:
        return False
    if phrase.apposition is not None or phrase.end != phrase.head + 1 or phrase.conjuncts:
        return False
    nouns = [len(entry.noun.split()) for entry in found.entries if isinstance(entry, Agent)] or [1]
    return phrase.head - phrase.base in (1, max(nouns))


def _continues(phrase: Phrase, found: Actor, mention: Mention, context: Context) -> bool:
    """May a phrase mean somebody who was mentioned before?"""
    actor = mention.actor
    if actor.country is None and actor.name is None or actor.place:
        return False
    if _is_organised(phrase, context):
        return _is_body(actor) and not phrase.plural
    if not found.roles:
        return False
    if _is_fighting(found):
        if found.kind in _IRREGULAR:
            return actor.kind in _IRREGULAR
        return _is_group(actor) and (actor.kind != STATE_FORCES or found.roles == _FORCE)
    if actor.roles[:1] != found.roles[:1]:
        return False
    return phrase.lemma in mention.words or mention.lemma == phrase.lemma or _only(actor.country, context)


def _only(country: str | None, context: Context) -> bool:
    """Is a text about one country alone?"""
    return _here(context) == [country]


def _is_organised(phrase: Phrase, context: Context) -> bool:
    return _ORGANISED in context.knowledge.rules.classes.get(phrase.lemma, _NONE)


def _is_fighting(found: Actor) -> bool:
    """Is it "the militants", "the fighters", "the force": armed, and no state's for sure?"""
    if "state" in found.flags or "thing" in found.flags:
        return False
    return found.kind in _IRREGULAR or "armed" in found.flags


def _is_group(actor: Actor) -> bool:
    return any(isinstance(entry, Entry) and entry.sort == "groups" for entry in actor.entries)


def _is_body(actor: Actor) -> bool:
    """Is it a group or organisation with a name?"""
    sorts = {entry.sort for entry in actor.entries if isinstance(entry, Entry)}
    return (
        actor.name is not None
        and not sorts.isdisjoint({"groups", "international"})
        or (actor.name is not None and "org" in actor.flags and "state" not in actor.flags)
    )


def _taken_over(found: Actor, actor: Actor) -> Actor:
    """Whoever was meant: a group or a body wholly, of others the country."""
    if not found.roles or _is_group(actor) or actor.roles == found.roles:
        return evolve(actor, flags=found.flags or actor.flags)
    if _is_fighting(found):
        return evolve(actor, flags=found.flags)
    if actor.country is None:
        return found
    return evolve(found, country=actor.country, code=code_of(actor.country, found.roles))


# ------------------------------------------------------------------------------------ two at once


def pair_of(phrase: Phrase, context: Context) -> Pair | None:
    """Return the two whom "both sides", "the two leaders" or, after "A and B met", "they" stand for; None for others.

    Args:
        phrase: a simple phrase.
        context: its sentence.
    """
    if phrase.kind == "pronoun":
        return _they(phrase, context)
    if phrase.kind != "common" or phrase.preps or phrase.possessor is not None or not _says_two(phrase, context):
        return None
    named = _PAIR_NOUN in context.knowledge.rules.classes.get(phrase.lemma, _NONE)
    own = context.knowledge.actors.resolve(phrase, context.tokens, context.setting)
    if own.country is not None or not named and not own.roles:
        return None
    found = _last_pair(context, _state_above(phrase, context))
    if found is None or named:
        return found
    if not _counted(phrase, context) and not all(actor.roles[:1] == own.roles[:1] for actor in found):
        return None
    return _as(own, found[0]), _as(own, found[1])


def _they(pronoun: Phrase, context: Context) -> Pair | None:
    lowers = context.tokens.lowers
    if lowers[pronoun.start] == "both":
        return _last_pair(context)
    if not context.is_plural(pronoun):
        return None
    told = next(iter(context.setting.cast.back(1)), None)
    return told.couple() if told is not None else None


def _says_two(phrase: Phrase, context: Context) -> bool:
    """Is it "both sides", "the two leaders", "the pair", "the sides", or "the presidents"?"""
    if _counted(phrase, context):
        return True
    if not phrase.definite or phrase.head != phrase.base + 1 or context.tokens.lowers[phrase.base] != "the":
        return False
    return phrase.plural or _ONE_OF_TWO in context.knowledge.rules.classes.get(phrase.lemma, _NONE)


def _counted(phrase: Phrase, context: Context) -> bool:
    words = context.tokens.lowers[phrase.base : phrase.head]
    return words in (("both",), ("both", "the"), ("the", "two"), ("these", "two"), ("both", "of", "the"))


def _last_pair(context: Context, above: str | None = None) -> Pair | None:
    """The two who were named together last, neither of them of the country of whoever speaks of them now."""
    for told in context.setting.cast.back(_NEAR):
        found = told.couple()
        if found is not None and (above is None or above not in (found[0].country, found[1].country)):
            return found
        pairs = [(a, b) for a, b in told.pairs if above is None or above not in (a.country, b.country)]
        distinct = {frozenset((a.code, b.code)): (a, b) for a, b in pairs}
        if distinct:
            return next(iter(distinct.values())) if len(distinct) == 1 else None
    return None


def _as(own: Actor, actor: Actor) -> Actor:
    """One of two as a bearer of the noun's role ("the two | armies")."""
    if actor.country is None or actor.roles[:1] == own.roles[:1] or _is_group(actor):
        return actor
    return evolve(own, country=actor.country, code=code_of(actor.country, own.roles))


# ------------------------------------------------------------------------------------ where bare roles are at home


def homeland(actor: Actor, context: Context) -> str | None:
    """Return the country of a bare role ("police", "the president"): that of the dateline, the only one that the text is about,
    or that of those who had the role before; None where that is open.

    Args:
        actor: somebody with a role and without a country.
        context: the sentence.
    """
    if not is_bare(actor):
        return None
    role, cast = actor.roles[0], context.setting.cast
    here = _here(context)
    moved = any(scene != cast.dateline for scene in cast.scenes(_NEAR))
    if cast.dateline is not None and not moved and (cast.dateline in here or not here):
        foreign = role in _ABROAD and any(other != cast.dateline for other in _countries_of(role, context))
        return cast.dateline if not foreign else None
    if len(here) == 1:
        return here[0] if here[0] in cast.scenes() or role not in _ABROAD else None
    before = _countries_of(role, context) if role in _AT_HOME else []
    return before[0] if len(before) == 1 else None


def is_bare(actor: Actor) -> bool:
    """Has somebody a role and nothing that says of what country or people they are?"""
    if actor.country is not None or actor.name is not None or not actor.roles or actor.kind == EXTERNAL:
        return False
    if actor.roles[0] in INTERNATIONAL:
        return False
    return not any(isinstance(entry, Entry) for entry in actor.entries)


def _here(context: Context) -> list[str]:
    """The countries that a text was about so far."""
    return _states((*context.setting.about, *context.setting.cast.scenes()))


_ABROAD = frozenset({"MIL", "REF", "UAF", "PKO"})  # who may well be in a country that is not theirs
_AT_HOME = frozenset({"COP", "JUD", "LEG", "OPP", "LAB", "EDU"})  # who hardly acts in another


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
