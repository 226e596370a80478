"""Whose acts are public: which parties an act needs to be an event, and who can do it at all."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.pronouns import is_person
from eventcoder.coding.reading import Reading
from eventcoder.coding.status import Outcome
from eventcoder.coding.who import Actor
from eventcoder.model import Phrase

_CYBER, _DISSENT, _DISSENT_ENDS = "cyber", "dissent", "yield/dissent"
_RELEASE, _LAYING_DOWN = "yield/release", "yield/military"  # they undo captivity and fighting: no public side is needed
_CAPTIVE, _CAPTIVE_MOD = "detainee", "captive-mod"  # classes of words for captives: "hostages", "kidnapped girls"
_CEASEFIRE, _COMMUNITY = "yield/military/ceasefire", "community"
_ARMED, _PERSON = "armed", "person"  # flags of actors
_ARTICLES, _WHOSE = frozenset({"a", "an"}), "poss"
_WORDS = "statement/operator"
_VERDICT, _DEMAND = "116", "demand"
_CLAIMANTS = frozenset(
    {"worker", "student", "community", "refugee-noun", "crowd"}
)  # classes of words for those who make demands together
# CAMEO roots: from protest on, acts are physical, but for those that only cut relations.
_PROTEST, _REDUCE_RELATIONS = "14", "16"
_QUARRELS, _FIRMS = ("disapprove", "threaten", "refuse"), frozenset({"BUS", "MNC"})
_ONCE_PUBLIC = frozenset({"ELI"})  # former officials
_NETWORKED, _ONLINE = frozenset({"territory", "organisation-noun"}), "network-site"  # word classes
_CROWDS = frozenset({"rioters", "protesters"})  # kinds of actors


def between_actors(found: Outcome, context: Context) -> bool:
    """Words and relations are events between parties: one side at least must be a public actor that the dictionaries know.

    Violence and protest need none ("a bomb exploded", "residents marched"); viruses that infect computers do. So do acts of power
    whose doer is named: a club that fines its striker and a firm that forces its rival to sell rule over nobody. What many do
    together nobody does alone.
    """
    reading = found.reading
    types = context.knowledge.ontology.types
    event_type = types[reading.type]
    cameo, family = event_type.cameo, event_type.family
    sides = [p for p in (reading.source, reading.target, reading.both, reading.place) if p is not None]
    if family == _CYBER:
        return any(_has_networks(member, context) for side in sides for member in side.members)
    if event_type.many and sides and all(_is_one(side, context) for side in sides):
        return False
    if event_type.power and not _in_power(reading, context):
        return False
    if family == _WORDS and reading.source is None and reading.both is None:
        return False  # "exports rose, data showed"
    if event_type.public and reading.source is None and reading.both is None:
        return True
    if cameo is None or cameo.code >= _PROTEST and cameo.code[:2] != _REDUCE_RELATIONS:
        return True
    if family.startswith(_DISSENT_ENDS) or types[reading.act].family.startswith((_DISSENT, _DISSENT_ENDS)):
        return True  # nurses who announce a strike
    members = [member for side in sides for member in side.members]
    if family.startswith((_RELEASE, _LAYING_DOWN)) and any(_captive_or_armed(m, context) for m in members):
        return True
    if cameo.code == _VERDICT and any(context.actor(m).known for m in members):
        return True  # courts are public, whomever they try
    if family.startswith(_DEMAND) and any(m.plural and not _CLAIMANTS.isdisjoint(context.classes(m)) for m in members):
        return True  # nurses who demand higher pay
    if family == _CEASEFIRE and any(_COMMUNITY in context.classes(m) for m in members):
        return True  # herders and farmers
    if family.startswith(_QUARRELS) and _between_firms(reading, context):
        return False
    return any(_public(member, context) for member in members)


def _has_networks(phrase: Phrase, context: Context) -> bool:
    """Is it somebody known, or a place or body with computers of its own ("an island"), and not only a virus and its computers?"""
    named, classes = context.actor(phrase).known or phrase.kind == "proper", context.classes(phrase)
    return named or not _NETWORKED.isdisjoint(classes) and _ONLINE not in classes


def _captive_or_armed(phrase: Phrase, context: Context) -> bool:
    """Are they captives by their name ("hostages", "the kidnapped girls"), or do they bear arms ("gang members")?"""
    if _CAPTIVE in context.classes(phrase) or _ARMED in context.actor(phrase).flags:
        return True
    if phrase.kind == "pronoun" and any(told.dealt_with for told in context.setting.cast.back(1)):
        return True  # "jailed an editor … he | was freed"
    known = context.knowledge.rules.classes
    words = context.tokens.lowers[phrase.base : phrase.head]
    return any(_CAPTIVE_MOD in known.get(word, ()) for word in words)


def _between_firms(reading: Reading, context: Context) -> bool:
    """Do firms alone sue, accuse and threaten one another? That is trade, whatever countries they are of."""
    sides = (reading.source, reading.target)
    return all(side is not None and all(_is_firm(context.actor(member)) for member in side.members) for side in sides)


def _is_firm(actor: Actor) -> bool:
    return bool(actor.roles) and _FIRMS.issuperset(actor.roles)


def _in_power(reading: Reading, context: Context) -> bool:
    """Can the doer of an act of power have power: is it public, armed ("bandits"), or a crowd that has its way by force, or is
    it done to somebody public? Who is not named may be anybody.
    """
    if reading.source is None:
        return True
    doers = reading.source.members
    if any(_rules(member, context) or _forceful(context.actor(member)) for member in doers):
        return True
    done_to = reading.target.members if reading.target is not None else ()
    return any(context.actor(member).known and _public(member, context) for member in done_to)


def _rules(phrase: Phrase, context: Context) -> bool:
    """Is it somebody public? Where private people live gives them no power ("a boarding school in Nakuru")."""
    actor = context.actor(phrase)
    private = actor.roles and not _has_office(actor, context) and not _ONCE_PUBLIC.issuperset(actor.roles)
    return not private and _public(phrase, context)


def _forceful(actor: Actor) -> bool:
    return _ARMED in actor.flags or actor.kind in _CROWDS


def _public(phrase: Phrase, context: Context) -> bool:
    """Somebody with a country, of the public sphere, marked as public, or with a name that nothing says is private."""
    actor = context.actor(phrase)
    return actor.country is not None or _has_office(actor, context) or not actor.known and phrase.kind == "proper"


def _has_office(actor: Actor, context: Context) -> bool:
    private = context.knowledge.private_roles
    return "public" in actor.flags or any(role not in private for role in actor.roles)


def _is_one(phrase: Phrase, context: Context) -> bool:
    """Is it one private human being ("a potato grower", "her landlord", "he")?"""
    if phrase.kind == "pronoun":
        return is_person(phrase, context)
    actor, first = context.actor(phrase), context.tokens.lowers[phrase.base]
    alone = first in _ARTICLES or _WHOSE in context.knowledge.lexicon.closed.get(first, ())
    alone = alone and not phrase.plural and not phrase.conjuncts
    return alone and _PERSON in actor.flags and not _forceful(actor) and not _has_office(actor, context)
