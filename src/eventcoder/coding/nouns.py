"""The arguments of an event noun: sure ones first, then the prepositions that its entry names, or the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.antecedents import SUFFERED_CLASS
from eventcoder.coding.arguments import Found, trim, without_last
from eventcoder.coding.embedded import act_behind, act_behind_to
from eventcoder.coding.fillers import are_towns, bind, named_place, take
from eventcoder.coding.possessives import OWNER, arguments_of_noun
from eventcoder.coding.who import Actor
from eventcoder.dictionaries.actors import Entry
from eventcoder.dictionaries.rules import Filler, Pattern
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED, WEAPON_CLASS
from eventcoder.ontology.event_types import EventType

if TYPE_CHECKING:
    from eventcoder.coding.context import Context


_WORDS = ("01", "02", "03", "10", "11", "12", "13")  # CAMEO roots of what is said, offered, asked and threatened
_BLOWS = "18"  # CAMEO's roots from here on are assault, fighting and mass violence
SITE_CLASS = "attacked-site"  # what a blow whose noun it stands before has hit ("the hotel attack")
_BODIES = frozenset({"collective", "plural"})
_TARGET_PREPS = frozenset({"on", "upon", "against", "to", "with", "at", "toward", "towards", "over", "into", "for"})
_PARTNER_PREPS = frozenset({"with", "against"})
_PROTEST = "protest-noun"  # a class of words
_SOURCE_PREPS = frozenset({"by", "from"})
_THING = "thing"
_PASSAGE = "passage-way"  # the class of roads
_TERRITORY = "territory"  # the class of nouns of places


def fill_noun(
    pattern: Pattern, clause: Clause, context: Context, slots: dict[str, Phrase], used: set[int]
) -> Found | None:
    """Fill an event noun's slots; False where one does not fit, else the embedded act."""
    do: Found | None = None
    own = arguments_of_noun(clause, context)
    undergoer = sufferer(clause, context) if any(prep == OWNER for prep, _ in own) else None
    if clause.subject is not None:
        bind("SRC", clause.subject, slots)
    if (
        clause.object is not None
        and pattern.of is not None
        and pattern.of.slot == "TGT"
        or clause.object is not None
        and pattern.of is None
    ):
        bind("TGT", clause.object, slots)
    for arg in pattern.preps:
        found = _noun_argument(arg.preps, arg.filler, clause, slots, used, context, pattern)
        if found is False and not arg.optional:
            return False
        if found is not True and found is not False:
            do = found
    for prep, phrase in own:
        if isinstance(do, int) and context.clauses[do].phrase is phrase:
            continue  # "the declaration | of martial law": the act itself is no side
        if prep == "of" and phrase.preps and any(slot is phrase.preps[-1][1] for slot in slots.values()):
            phrase = without_last(*phrase.preps[-1], phrase)
        if prep == "mod":
            trimmed = _before_modifiers(phrase, pattern, context)
            if trimmed is None and _THING in context.actor(phrase).flags:
                continue  # "a drone strike": the entry names it, and it is nobody
            phrase = _less_its_means(trimmed or phrase, context)
        if prep == OWNER and phrase is undergoer:
            if pattern.of is None or pattern.of.slot == "TGT" and take(pattern.of, phrase, slots, context):
                bind("TGT", phrase, slots)
            continue
        if prep in ("between", "among"):
            owner = clause.subject is not None and not is_mutual(pattern, context)
            _between(phrase, slots, context, owned=owner or any(name == OWNER for name, _ in own))
        elif not _usual(prep, phrase, pattern, slots, context):
            return False
        if slots.get("SRC") is phrase and phrase.head in used and _is_a_word_of(pattern, prep):
            del slots["SRC"]  # "the use | of force": the entry names it, and it is nobody
    if pattern.complement is not None:
        if clause.complement is not None and clause.complement_kind in pattern.complement_kinds:
            do = clause.complement
        if do is None and "to" in pattern.complement_kinds:
            do = act_behind_to(clause, context)  # "an end to the siege"
        if do is None and not pattern.complement_optional:
            return False
    return do


def _is_a_word_of(pattern: Pattern, prep: str) -> bool:
    """Does an entry name what stands behind a preposition, and nobody there ("use of force")?"""
    return any(prep in arg.preps and arg.filler.heads and not arg.filler.slot for arg in pattern.preps)


def sufferer(clause: Clause, context: Context) -> Phrase | None:
    """Return the owner of an act that was done to it ("the mayor's arrest"), where nobody else is named; states, bodies and bands
    rather do it.
    """
    if SUFFERED_CLASS not in context.knowledge.rules.classes.get(clause.lemma, ()) or clause.object is not None:
        return None
    owners = dict(arguments_of_noun(clause, context))
    owner = owners.get(OWNER)
    if owner is None or "of" in owners:
        return None
    who = context.actor(owner.members[0])
    if who.place or who.country is not None and not who.roles:
        return None
    body = not _BODIES.isdisjoint(context.knowledge.lexicon.nouns.get(owner.lemma, ()))
    band = who.kind in ARMED and (owner.plural or owner.kind == "proper" and "person" not in who.flags)
    return None if body or band else owner


def _before_modifiers(phrase: Phrase, pattern: Pattern, context: Context) -> Phrase | None:
    """The words before an event noun less those that its entry names ("Syrian regime | air strikes"), if any are left."""
    end = phrase.end
    lowers = context.tokens.lowers
    for words, _ in pattern.modifiers:
        end = min([end, *(at for at in range(phrase.start, phrase.end) if lowers[at] in words)])
    if end == phrase.end:
        return phrase
    return evolve(phrase, end=end, head=end - 1) if end > phrase.start else None


def _less_its_means(phrase: Phrase, context: Context) -> Phrase:
    """The words before an event noun less the weapon at their end ("North Waziristan | IED | blast")."""
    known, end = context.knowledge.rules.classes, phrase.end
    while end > phrase.start + 1 and any(
        name.startswith(WEAPON_CLASS) for name in known.get(context.tokens.lowers[end - 1], ())
    ):
        end -= 1
    return phrase if end == phrase.end else evolve(phrase, end=end, head=end - 1)


def _noun_argument(
    preps: frozenset[str],
    filler: Filler,
    clause: Clause,
    slots: dict[str, Phrase],
    used: set[int],
    context: Context,
    pattern: Pattern,
) -> Found:
    if filler.slot == "DO":
        return act_behind(preps, clause.preps, pattern, clause, context)
    for prep, phrase in arguments_of_noun(clause, context):
        if prep == OWNER and "of" in preps and filler.slot == "TGT" and phrase is sufferer(clause, context):
            return take(filler, phrase, slots, context)
        if prep == OWNER and "of" in preps and filler.slot == "SRC" and take(filler, phrase, slots, context):
            return True  # "the soldiers' | withdrawal"
        if prep in preps and take(filler, phrase, slots, context):
            used.update(member.head for member in phrase.members)
            return True
    for name, owner in clause.preps:
        if name == "of" and owner.preps and owner.preps[-1][0] in preps:
            prep, phrase = owner.preps[-1]
            if take(filler, phrase, slots, context):
                trim(prep, phrase, owner, slots)  # "withdrawal of troops | from Kivu"
                return True
    return "against" in preps and clause.object is not None and take(filler, clause.object, slots, context)


def _usual(prep: str, phrase: Phrase, pattern: Pattern, slots: dict[str, Phrase], context: Context) -> bool:
    """Bind a noun's argument by the usual prepositions; False when the noun's own restriction on it is broken."""
    if prep in (OWNER, "mod"):
        if prep == "mod":
            if _is_site(phrase, context) and _is_blow(pattern, context):
                bind("TGT", phrase, slots)
                return True
            actor = context.actor(phrase)
            if not actor.known or actor.place or _is_region(actor) and _is_blow(pattern, context):
                return True  # "a Donbas gun battle"
            if _PROTEST in context.knowledge.rules.classes.get(context.tokens.lowers[phrase.head], ()):
                return True  # "a rally ban"
        if "SRC" not in slots and not _time(phrase):
            bind("SRC", phrase, slots)
    elif prep == "of":
        if pattern.of_is_object and pattern.of is not None:
            if pattern.of.slot and pattern.of.slot not in slots and not take(pattern.of, phrase, slots, context):
                return not (pattern.of.tests or pattern.of.classes or pattern.of.heads)
        elif not pattern.has_object:
            whereabouts = named_place(phrase, context) and not _speaks_for_state(phrase, pattern, context)
            bind("PLACE" if whereabouts else "SRC", phrase, slots)
    elif not pattern.default_prepositions:
        return True
    elif prep in _SOURCE_PREPS:
        if phrase.kind != "common" or _TERRITORY not in context.classes(phrase):  # "30 km from | the border"
            bind("SRC", phrase, slots)
    elif prep == "for" and phrase.kind != "proper" and _is_purpose(phrase, context):
        return True  # "a rally for equal pay" is for a thing
    elif phrase.kind == "number":
        return True  # "brought the toll of the protests | to 44"
    elif prep == "on" and _PASSAGE in context.classes(phrase) and not phrase.conjuncts and _is_blow(pattern, context):
        return True  # "an ambush | on the road to Gao" is where it was laid
    elif prep == "at" and phrase.head in context.nouns and _is_said(pattern, context):
        return True  # "issued an appeal | at a meeting" is when it was made
    elif prep in (_PARTNER_PREPS if pattern.mutual or is_mutual(pattern, context) else _TARGET_PREPS):
        bind("TGT", phrase, slots)
    return True


def _speaks_for_state(phrase: Phrase, pattern: Pattern, context: Context) -> bool:
    """Is it a capital whose words or threats are spoken of ("the demands | of Baghdad")?"""
    return _is_said(pattern, context) and bool(context.actor(phrase.members[0]).roles)


def _is_said(pattern: Pattern, context: Context) -> bool:
    """Is a pattern of an act that is done by saying it?"""
    kind = _kind(pattern, context)
    return kind is not None and kind.cameo is not None and kind.cameo.code.startswith(_WORDS)


def _is_purpose(phrase: Phrase, context: Context) -> bool:
    """Is it a thing or an act ("for trial in the Netherlands"), and nobody?"""
    first = phrase.members[0]
    return first.possessor is None and first.head in context.nouns or not context.actor(first).known


def is_mutual(pattern: Pattern, context: Context) -> bool:
    """Tell whether a pattern is of an act of two sides: what stands behind *on* or *over* is its topic ("talks on the seabed")."""
    kind = _kind(pattern, context)
    return kind is not None and kind.mutual


def _is_site(phrase: Phrase, context: Context) -> bool:
    """Are the words before an event noun, which have no lemma, a place such as blows hit?"""
    return SITE_CLASS in context.knowledge.rules.classes.get(context.tokens.lowers[phrase.head], ())


def _is_region(actor: Actor) -> bool:
    """Is it no more than a part of a state by its name?"""
    return not actor.roles and any(isinstance(entry, Entry) and entry.sort == "region" for entry in actor.entries)


def _is_blow(pattern: Pattern, context: Context) -> bool:
    """Is a pattern of an act of violence against somebody?"""
    kind = _kind(pattern, context)
    return kind is not None and kind.cameo is not None and kind.cameo.code >= _BLOWS


def _kind(pattern: Pattern, context: Context) -> EventType | None:
    rule = context.knowledge.rules.rules[pattern.rule]
    return context.knowledge.ontology.types.get(rule.type)


def _between(phrase: Phrase, slots: dict[str, Phrase], context: Context, *, owned: bool) -> None:
    members = phrase.members
    if any(name != "BOTH" and slot is phrase for name, slot in slots.items()):
        return  # the entry has bound it: "mediation between TGT"
    if are_towns(phrase, context):
        return  # "an ambush between | Kidal and Gao"
    if owned and "SRC" in slots:
        bind("TGT", phrase, slots)  # "Qatar's mediation between Israel and Hamas"
    elif len(members) >= 2:
        slots["SRC"], slots["TGT"] = members[0], members[1]
        slots["BOTH"] = phrase
    else:
        bind("BOTH", phrase, slots)


def _time(phrase: Phrase) -> bool:
    return phrase.kind == "time"
