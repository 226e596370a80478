"""Definite phrases that speak of somebody who was named before: "the rebels", "the group", "the army", "its forces".

A link that is not sure is not made: where two of the last sentences' parties would fit, the phrase keeps what it says itself.
What the words mean stands in `classes/reference.csv` and in the flags of `agents.csv`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.antecedents import clause_of, state_above
from eventcoder.coding.antecedents import owner as owner_of
from eventcoder.coding.cast import SUBJECT, Mention
from eventcoder.coding.homes import front, here_of, home_of
from eventcoder.coding.mentions import mentions
from eventcoder.coding.owners import WHERE
from eventcoder.coding.pronouns import is_possessive
from eventcoder.coding.who import EXTERNAL, PERSON, STATE_FORCES, Actor, code_of, is_group, is_state, owned
from eventcoder.dictionaries.actors import Agent, Entry, Modifier
from eventcoder.model import Phrase
from eventcoder.ontology.decisions import IRREGULAR

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_ORGANISED, _PEER, _KIN, _OPPOSITE = "organised", "peer", "kin-again", "opposite"
_RULE, _DIPLOMAT = "rule-of-few", "diplomat"
_PERSON, _ABROAD = "person", "abroad"  # flags
_OF_TWO = ("of-two-first", "of-two-second")
_FORCE = ("MIL",)
_WHOLE_FORCE = frozenset({"state", "collective"})  # flags of an army, and not of soldiers
_ROOT, _BY_FORCE = 2, frozenset({"15", "18", "19", "20"})  # letters of a CAMEO root, and those of what soldiers do
_CIVIL, _PARTY, _GOVERNMENT = ("CVL",), ("PTY",), ("GOV",)
_RULERS = frozenset({("GOV",), ("MIL",), ("LEG",)})
_FAR = 2  # sentences back in which a foreigner who had a role is forgotten for the one at home
_BLOCK = 3  # letters of a general role
_NONE: frozenset[str] = frozenset()
_ORG = "org"  # a flag of organisations
_CRIME, _GANG = "CRM", "political-militia"  # what ACLED calls gangs


def continued(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """Return who "the rebels", "the group" or "the army" are: those of that role who were named last; `found` where that is open.

    Args:
        phrase: a phrase that is no pronoun.
        found: what its own words say.
        context: its sentence.
    """
    if _PEER in context.knowledge.rules.classes.get(phrase.lemma, _NONE):
        return _peer(phrase, found, context)
    if phrase.kind == "number" and phrase.preps and is_possessive(counted := phrase.preps[0][1].members[0], context):
        return context.actor(counted)  # "eleven of | its officials"
    if is_possessive(phrase, context):
        return _next_door(phrase, found, context) or _of_its_owner(phrase, found, context)
    if found.name is None and (whole := _organisation_before(phrase, context)) is not None:
        return whole
    if phrase.definite and phrase.end == phrase.start + 2 and not found.known:
        found = _one_of_two(phrase, context) or found
    if (inner := _part_of(phrase)) is not None and not found.known:
        return context.actor(inner)
    if phrase.possessor is not None and found.name is None:
        found = _of_group_before(phrase.possessor.members[0], found, context)
    if found.country is not None or found.name is not None:
        return found
    if not _points_back(phrase, found, context):
        return _of_body_before(phrase, found, context)
    if found.roles and front(found, context) is not None:
        return found  # of the country that the sentence is about, or of nobody's yet
    attacker = _attacker(found, context)
    if attacker is not None:
        return evolve(found, country=attacker, code=code_of(attacker, found.roles))
    above = state_above(phrase, context) if "state" in found.flags else None
    rivals: set[str | None] = set()
    earlier = (told.gather() for told in context.setting.cast.back())
    sure = found.roles or _is_organised(phrase, context)  # "the camp" may be any
    home = home_of(context.setting)
    for back, mentioned in enumerate(chain((_named_beside(phrase, context),) if sure else ((),), earlier)):
        here = [m for m in mentioned if m.actor.known and not m.actor.place]
        same = [m for m in here if _has_same_noun(phrase, m, context)]
        named = [m for m in same if _is_fuller(m.actor, found)]
        fits = named or [m for m in here if _continues(phrase, found, m, context)]
        if fits:
            countries = {m.actor.country for m in fits} | rivals
            if len({m.actor.code for m in fits}) > 1 or len(countries) > 1 and found.roles:
                return found
            if above is not None and above != fits[0].actor.country:
                return found
            guest = home is not None and home.country not in countries and found.roles[:1] in _RULERS
            if back >= _FAR and guest and not _is_peculiar(phrase.lemma, context):
                return found  # a guest's president, and then ours again
            return _taken_over(found, fits[0].actor)
        rivals |= {
            m.actor.country for m in here if m.actor.roles[:1] == found.roles[:1] and m.actor.country is not None
        }
    return found


def _of_body_before(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """ "A junta spokesman", "junta forces": of the country whose junta was named before, where only one was; "an army spokesman": of that
    whose army was, in this sentence or the one before.
    """
    if phrase.possessor is not None or phrase.kind != "common" or not found.roles or phrase.head == phrase.base:
        return found
    lowers, cast = context.tokens.lowers, context.setting.cast
    word = lowers[phrase.head - 1]
    peculiar = _is_peculiar(word, context)
    if word in context.knowledge.lexicon.closed or not peculiar and (_PERSON not in found.flags or phrase.plural):
        return found
    beside = (mentions(context, phrase.start),) if word in lowers[: phrase.start] else ()
    earlier = (told.gather() for told in (cast.back() if peculiar else cast.back(1)))
    for mentioned in chain(beside, earlier):
        countries = {mention.actor.country for mention in mentioned if mention.lemma == word}
        if countries:
            country = countries.pop() if len(countries) == 1 else None
            return evolve(found, country=country, code=code_of(country, found.roles))
    return found


def _is_peculiar(word: str, context: Context) -> bool:
    """Is it a word for rulers such as few states have, so that a text at home elsewhere still means those that it named?"""
    return _RULE in context.knowledge.rules.classes.get(word, _NONE)


def _one_of_two(phrase: Phrase, context: Context) -> Actor | None:
    """Which of the two who were named last "the former" or "the latter" is; None for other phrases."""
    classes = context.knowledge.rules.classes.get(phrase.lemma, _NONE)
    order = next((at for at, name in enumerate(_OF_TWO) if name in classes), None)
    pair = context.setting.cast.last_pair() if order is not None else None
    return pair[order] if pair is not None and order is not None else None


def _attacker(found: Actor, context: Context) -> str | None:
    """The state whose soldiers "the soldiers" are, right after it used force by its mere name ("Chad shelled a camp. | The troops …")."""
    told = next(iter(context.setting.cast.back(1)), None)
    if found.roles != _FORCE or "state" not in found.flags or told is None or told.deed is None:
        return None
    cameo = context.knowledge.ontology.types[told.deed.type].cameo
    if cameo is None or cameo.code[:_ROOT] not in _BY_FORCE:
        return None
    doers = [mention.actor for mention in told.gather() if mention.rank == SUBJECT and not mention.actor.place]
    return doers[0].country if len(doers) == 1 and is_state(doers[0]) else None


def _named_beside(phrase: Phrase, context: Context) -> tuple[Mention, ...]:
    """Who is named before a phrase in its sentence, but for the subject of its own verb, which acts on others ("the fighters shelled |
    the convoy").
    """
    named = mentions(context, phrase.start)
    own = clause_of(phrase, context) if named else None
    doer = own.subject if own is not None and own.kind == "verb" else None
    return named if doer is None else tuple(mention for mention in named if mention.start != doer.start)


def _is_fuller(actor: Actor, found: Actor) -> bool:
    """Does an earlier phrase with the same noun say more of who they are? "The army" is that of a state, not the Liberation Army."""
    more = actor.country is not None or actor.name is not None or len(actor.roles) > len(found.roles)
    force = "state" in found.flags and "person" not in found.flags
    armed = "armed" in found.flags and not force
    return more and (not found.roles or actor.roles[:1] == found.roles[:1] or armed)


def _organisation_before(phrase: Phrase, context: Context) -> Actor | None:
    """The organisation of several states that was named before, of which "the Council", "the Commission" is the last word."""
    bare = phrase.kind == "proper" and phrase.definite and phrase.end == phrase.head + 1 == phrase.start + 2
    if not bare or phrase.apposition is not None:
        return None
    for told in context.setting.cast.back():
        for mention in told.gather():
            if mention.lemma == phrase.lemma and _is_international(mention.actor):
                return mention.actor
    return None


def _part_of(phrase: Phrase) -> Phrase | None:
    """The pronoun in "30 of them"."""
    if phrase.preps and phrase.preps[0][0] == "of" and phrase.preps[0][1].kind == "pronoun":
        return phrase.preps[0][1]
    return None


def _of_group_before(possessor: Phrase, found: Actor, context: Context) -> Actor:
    """ "The group's leader" is of the group that was named before."""
    owner = context.actor(possessor) if _is_organised(possessor, context) and found.roles else None
    if owner is None or not owner.known:
        return found
    return owned(evolve(found, country=None, code=code_of(None, found.roles), entries=()), owner)


def _of_its_owner(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """ "His party", "their positions": of the country of whom the pronoun stands for, or wholly his where it is no role."""
    if found.name is not None and phrase.apposition is not None and found.roles:
        owner = owner_of(phrase, context)
        if _is_international(owner):  # "the African Union … its chairman, Moussa Faki"
            speaker = owned(evolve(found, country=None, code=code_of(None, found.roles), name=None), owner)
            return evolve(speaker, name=found.name)
    told = any(map(_gives_country, found.entries)) and not _only_stands(phrase, found, context)
    if found.name is not None or told:
        return found
    if not found.roles and "territory" not in context.classes(phrase):
        return found
    owner = owner_of(phrase, context, of_rebels=found.kind in IRREGULAR)
    if not owner.known or "relation" in found.flags:
        return found
    if not found.roles:
        return evolve(owner, flags=found.flags)
    band = _band_of(owner, context) if "following" in found.flags else None
    if band in IRREGULAR:
        return evolve(owner, flags=found.flags, kind=band)  # a gang leader and "his men"
    alone = evolve(found, country=None, code=code_of(None, found.roles))
    if owner.country is None and owner.name is None:
        owner = evolve(owner, country=found.country)  # "Ugandan police raided a union and held | its leader"
    private = _ORG in owner.flags and owner.roles[:1] not in _RULERS
    if (is_group(owner) or private) and _is_own_man(found) or _is_international(owner):
        return owned(alone, owner)  # Hamas or a union and "its leader", the European Union and "its envoy"
    return owned(alone, Actor(owner.country, owner.country)) if owner.country is not None else found


def _only_stands(phrase: Phrase, found: Actor, context: Context) -> bool:
    """Is the country of somebody only that where he is ("their convoy | in Chad")?"""
    places = (context.actor(inner.members[0]) for prep, inner in phrase.preps if prep in WHERE)
    return any((place.place or not place.roles) and place.country == found.country for place in places)


def _band_of(owner: Actor, context: Context) -> str | None:
    """What the men of somebody are who leads a gang or rebels."""
    if owner.kind in IRREGULAR or not owner.roles:
        return owner.kind
    return _GANG if owner.roles[0] == _CRIME else context.knowledge.actors.kinds.get(owner.roles[0])


def _next_door(phrase: Phrase, found: Actor, context: Context) -> Actor | None:
    """Which of the two states that were named last "its neighbour", "its old foe" is; None for other phrases."""
    if phrase.plural or _OPPOSITE not in context.knowledge.rules.classes.get(phrase.lemma, _NONE):
        return None
    whose = context.knowledge.lexicon.closed.get(context.tokens.lowers[phrase.base], _NONE)
    if any(map(_gives_country, found.entries)) or "person" in whose:
        return None
    owner = owner_of(phrase, context)
    pair = context.setting.cast.last_pair() if is_state(owner) or owner.roles == _GOVERNMENT else None
    other = [actor.country for actor in pair or () if actor.country not in (None, owner.country)]
    return Actor(other[0], other[0]) if len(other) == 1 else None


def _gives_country(entry: Agent | Entry | Modifier) -> bool:
    """Does an entry say of what country somebody is?"""
    if isinstance(entry, Modifier):
        return entry.effect == "country"
    return isinstance(entry, Entry) or bool(entry.country)


def _is_international(owner: Actor) -> bool:
    """Is it an organisation of no country?"""
    sorts = {entry.sort for entry in owner.entries if isinstance(entry, Entry)}
    return owner.country is None and owner.name is not None and "international" in sorts


def _is_own_man(found: Actor) -> bool:
    """Does somebody belong to the group that he is said to be of, as its fighters and leaders do, and no brothers of a leader?"""
    return found.roles not in (_CIVIL, _PARTY) or "following" in found.flags


def _peer(phrase: Phrase, found: Actor, context: Context) -> Actor:
    """ "His US counterpart" has his role, and "his counterpart" is the other of the two who were named last."""
    if is_possessive(phrase, context):
        owner = owner_of(phrase, context)
    elif phrase.possessor is not None:
        owner = context.actor(phrase.possessor.members[0])
    else:
        return found
    country = found.country if found.country != owner.country else None
    if country is None:
        pair = context.setting.cast.last_pair() if owner.country is not None else None
        other = [actor for actor in pair or () if actor.country != owner.country]
        country = other[0].country if len(other) == 1 else None
    roles = tuple(role for role in owner.roles if len(role) == _BLOCK) or found.roles
    return evolve(found, country=country, roles=roles, kind=owner.kind or found.kind, code=code_of(country, roles))


def _points_back(phrase: Phrase, found: Actor, context: Context) -> bool:
    """Is it "the" and a role noun, with nothing that tells them from others?"""
    if phrase.kind != "common" or not phrase.definite or phrase.possessor is not None or phrase.preps:
        return False
    if phrase.apposition is not None or phrase.end != phrase.head + 1 or phrase.conjuncts:
        return False
    if "PDT" in context.knowledge.lexicon.tags.get(context.tokens.lowers[phrase.base], ()):
        return False  # "all foreign forces"
    nouns = [len(entry.noun.split()) for entry in found.entries if isinstance(entry, Agent)] or [1]
    return phrase.head - phrase.base in (1, max(nouns))


def _continues(phrase: Phrase, found: Actor, mention: Mention, context: Context) -> bool:
    """May a phrase mean somebody who was mentioned before?"""
    actor = mention.actor
    if actor.country is None and actor.name is None or actor.place:
        return False
    if _KIN in context.knowledge.rules.classes.get(phrase.lemma, _NONE):
        return mention.plural and mention.rank == SUBJECT and actor.flags | found.flags >= PERSON
    if _is_organised(phrase, context):
        return _is_body(actor) and not phrase.plural
    if not found.roles:
        return False
    if _is_fighting(found):
        if found.kind in IRREGULAR:
            return actor.kind in IRREGULAR
        if found.kind == EXTERNAL:
            return actor.kind == EXTERNAL  # the peacekeepers are no militia
        return is_group(actor) and (actor.kind != STATE_FORCES or found.roles == _FORCE)
    if actor.roles[:1] != found.roles[:1] or "state" in found.flags and is_group(actor):
        return False  # "the authorities" are no ruling party
    if _ABROAD in found.flags:  # "expelled two Iranian diplomats; | the embassy"
        return _DIPLOMAT in context.knowledge.rules.classes.get(mention.lemma, _NONE)
    if found.roles == _FORCE and found.flags >= _WHOLE_FORCE and mention.rank == SUBJECT:
        # "Israeli tanks left; | the army said"
        return actor.kind == STATE_FORCES and _may_be_of(actor.country, context)
    return _has_same_noun(phrase, mention, context) or _only(actor.country, context)


def _has_same_noun(phrase: Phrase, mention: Mention, context: Context) -> bool:
    """Has somebody been called by the noun of a phrase, and if both say which ("the | interior | minister"), by the same?"""
    if mention.lemma != phrase.lemma:
        before = context.tokens.lowers[phrase.base : phrase.head][-1:]  # "the | opposition | leader"
        return phrase.lemma in mention.words or (mention.lemma,) == before
    closed, lowers = context.knowledge.lexicon.closed, context.tokens.lowers
    offices = [
        {word for word in words if word not in closed} for words in (lowers[phrase.base : phrase.head], mention.words)
    ]
    own, other = offices[0], offices[1] - {phrase.lemma, lowers[phrase.head]}
    return not own or not other or not own.isdisjoint(other)


def _may_be_of(country: str | None, context: Context) -> bool:
    """Does nothing say for sure that a text is at home in another country?"""
    home = home_of(context.setting)
    return home is None or not home.sure or home.country == country


def _only(country: str | None, context: Context) -> bool:
    """Is a text about one country alone, or at home there?"""
    home = home_of(context.setting)
    return here_of(context) == [country] or home is not None and home.country == country


def _is_organised(phrase: Phrase, context: Context) -> bool:
    return _ORGANISED in context.knowledge.rules.classes.get(phrase.lemma, _NONE)


def _is_fighting(found: Actor) -> bool:
    """Is it "the militants", "the fighters", "the force": armed, and no state's for sure?"""
    if "state" in found.flags or "thing" in found.flags:
        return False
    return found.kind in IRREGULAR or "armed" in found.flags


def _is_body(actor: Actor) -> bool:
    """Is it a group or organisation with a name, and no parliament or ministry?"""
    if actor.name is None:
        return False
    sorts = {entry.sort for entry in actor.entries if isinstance(entry, Entry)}
    if not sorts.isdisjoint({"groups", "international"}):
        return True
    return _ORG in actor.flags and "state" not in actor.flags and actor.roles[:1] not in _RULERS


def _taken_over(found: Actor, actor: Actor) -> Actor:
    """Whoever was meant: a group or a body wholly, of others the country."""
    if not found.roles or is_group(actor) or actor.roles == found.roles:
        return evolve(actor, flags=found.flags or actor.flags)
    if _is_fighting(found):
        return evolve(actor, flags=found.flags)
    if actor.country is None:
        return found
    return evolve(found, country=actor.country, code=code_of(actor.country, found.roles))
