"""Does a phrase satisfy what a pattern asks of a slot: its head, the words before it, who it stands for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.amounts import read_amount
from eventcoder.coding.candidates import Alternatives, Heads
from eventcoder.coding.embedded import noun_clause
from eventcoder.dictionaries.rules import Filler, Modifier, Pattern, Test
from eventcoder.dictionaries.syntax import OF_STATE, WHOLE_STATE
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED, WEAPON_CLASS

if TYPE_CHECKING:
    from eventcoder.coding.context import Context
    from eventcoder.coding.who import Actor

PARTIES = frozenset({"SRC", "TGT", "BOTH"})  # slots
_ARMS = "weapon"  # a class of words
_MEASURE = "measure"  # a class of nouns
_CIVILIANS = "civilians"  # a kind of actors
_STATE_ROLES = (("GOV",), ("MIL",), ("COP",), ("SPY",), ("JUD",), ("LEG",))
_BODY_OF_STATES = ("IGO",)
_WHERE = frozenset({"in", "at", "near", "over", "off"})  # prepositions of place, behind which nobody owns anything


def take(filler: Filler, phrase: Phrase, slots: dict[str, Phrase], context: Context) -> bool:
    """Does a phrase satisfy a filler? If so it is bound to the filler's slot."""
    if filler.tests or filler.heads or filler.classes or filler.modifiers:
        # Patterns share their fillers, so that the same phrase is asked the same things again and again.
        key = (id(filler), phrase)
        held = context.fits.get(key)
        if held is None:
            held = context.fits[key] = (filler, _fits(filler, phrase, context))
        if not held[1]:
            return False
    slot = filler.slot
    if not slot or slot == "ANY":
        return True
    if phrase.kind == "pronoun" and slot != "OBJ" and is_reflexive(phrase, context):
        return False  # "blew himself up" has no target
    if slot == "DO":
        return noun_clause(phrase, context) is not None
    if phrase.kind == "time" or slot == "PLACE" and not is_place(phrase, context):
        return False
    if slot in PARTIES and is_amount(phrase, context):
        return False
    if slot == "BOTH" and are_towns(phrase, context):
        return False  # "an ambush between | Kidal and Gao"
    if slot in slots:
        return slots[slot] is phrase
    slots[slot] = phrase
    return True


def are_towns(phrase: Phrase, context: Context) -> bool:
    """Does a coordination name two places between which something is done, and so no two sides: a town with a town, or with a name
    that nobody is known by?
    """
    if len(phrase.conjuncts) != 2 or any(one.kind != "proper" or one.definite for one in phrase.conjuncts):
        return False
    who = [context.actor(one) for one in phrase.conjuncts]
    towns = [one.place and not one.roles and one.kind is None for one in who]
    return any(towns) and all(town or not one.known for town, one in zip(towns, who, strict=True))


def take_for_thing(filler: Filler | None, pronoun: Phrase | None, context: Context) -> None:
    """Let a pronoun that a pattern takes as a word of some class ("burned | it") stand for the thing and not for who was spoken of.

    Args:
        filler: what the pattern that was chosen asks of the object.
        pronoun: the object of its clause.
        context: its sentence.
    """
    thing = context.thing(pronoun) if pronoun is not None and pronoun.kind == "pronoun" else None
    if thing is None or filler is None or pronoun is None:
        return
    tests = (test for alternatives in filler.tests for test in alternatives)
    asked = {test.value for test in tests if test.kind == "class" and not test.negated}
    if not thing.classes.isdisjoint(asked | set(filler.classes)):
        context.recast(pronoun, thing.actor)


def is_amount(phrase: Phrase, context: Context) -> bool:
    """Does a phrase only say how much, so that it is nobody ("shot | 58 percent", "two sets", but "40 percent of | the garrison")?"""
    if phrase.conjuncts or phrase.kind not in ("common", "number") or phrase.definite or phrase.possessor is not None:
        return False
    lowers, knowledge = context.tokens.lowers, context.knowledge
    unit = phrase.lemma if phrase.kind == "common" else " ".join(lowers[phrase.end : phrase.end + 2])  # "58 | per cent"
    if _MEASURE not in knowledge.lexicon.nouns.get(unit, ()) and _MEASURE not in knowledge.rules.classes.get(unit, ()):
        return False
    if context.measured(phrase):
        return False
    words = knowledge.circumstances.numbers
    stop = phrase.head + (phrase.kind == "common")
    return phrase.kind == "number" or any(
        read_amount(lowers, at, stop, words) is not None for at in range(phrase.base, stop)
    )


def is_weapon(phrase: Phrase, context: Context) -> bool:
    """Are all whom a phrase names means of fighting, and so nobody ("clashed | with machetes and sticks")?"""
    return all(
        any(c == _ARMS or c.startswith(WEAPON_CLASS) for c in context.classes(member)) for member in phrase.members
    )


def is_reflexive(phrase: Phrase, context: Context) -> bool:
    """Does a pronoun point back at the subject ("himself")?"""
    return "reflexive" in context.knowledge.lexicon.closed.get(phrase.lemma, ())


def _fits(filler: Filler, phrase: Phrase, context: Context) -> bool:
    """Are a phrase's head, modifiers and actor what a filler asks for?"""
    if (filler.heads or filler.classes) and not _some_head_fits(filler, phrase, context):
        return False
    for modifier in filler.modifiers:
        if not _modified(modifier, phrase, context):
            return False
    for alternatives in filler.tests:
        together = context.knowledge.candidates.alternatives(alternatives)
        if together is not None:
            if not _any_holds(together, phrase, context):
                return False
            continue
        for test in alternatives:
            if _holds(test, phrase, context):
                break
        else:
            return False
    return True


def _any_holds(one: Alternatives, phrase: Phrase, context: Context) -> bool:
    """Does one of several plain tests hold? As if asked in their order: who a phrase is, is found out only where needed."""
    if one.first is not None and _is_one_of(one.first, phrase, context):
        return True
    if not one.kinds and not one.roles:
        return False
    actor = context.actor(phrase.members[0])
    if actor.kind in one.kinds or actor.country in one.roles or not one.roles.isdisjoint(actor.roles):
        return True
    if actor.code is not None and actor.code.startswith(one.codes):
        return True
    if WHOLE_STATE in one.kinds and _is_whole_state(actor) or OF_STATE in one.kinds and _is_of_state(actor):
        return True
    return one.last is not None and _is_one_of(one.last, phrase, context)


def _is_one_of(words: Heads, phrase: Phrase, context: Context) -> bool:
    lemmas, classes = words
    for member in (*phrase.members, *context.measured(phrase)):
        if member.lemma in lemmas or classes and not classes.isdisjoint(context.classes(member)):
            return True
    return False


def _some_head_fits(filler: Filler, phrase: Phrase, context: Context) -> bool:
    for member in phrase.members:
        if _head_fits(filler, member, context):
            return True
    return False


def _head_fits(filler: Filler, phrase: Phrase, context: Context) -> bool:
    lower = context.tokens.lowers[phrase.head]
    if phrase.lemma in filler.heads or lower in filler.heads:
        return True
    if filler.heads and any(inner.lemma in filler.heads for inner in context.measured(phrase)):
        return True
    return bool(filler.classes) and not filler.classes.isdisjoint(context.classes(phrase))


def _modified(modifier: Modifier, phrase: Phrase, context: Context) -> bool:
    words, classes = modifier
    before, kinds = context.before_head(phrase)
    return not words.isdisjoint(before) or not classes.isdisjoint(kinds)


def trigger_modified(pattern: Pattern, clause: Clause, context: Context) -> bool:
    """The words before an adjective that its entry asks for."""
    lowers = context.tokens.lowers
    at = clause.trigger[0]
    return all(any(lowers[i] in words for i in range(max(0, at - 3), at)) for words, _ in pattern.modifiers)


def _holds(test: Test, phrase: Phrase, context: Context) -> bool:
    kind, value = test.kind, test.value
    found = False
    if kind == "class":
        for member in phrase.members:
            if value in context.classes(member):
                found = True
                break
    elif kind == "word":
        for member in (*phrase.members, *context.measured(phrase)):
            if member.lemma == value:
                found = True
                break
    else:
        actor = context.actor(phrase.members[0])
        if kind == "role":
            found = value in actor.roles or actor.country == value or (actor.code or "").startswith(value)
        else:
            found = _of_kind(actor, value)
    if found and test.modifiers:
        found = all(_modified(modifier, phrase, context) for modifier in test.modifiers)
    return found is not test.negated


def _is_whole_state(actor: Actor) -> bool:
    return actor.country is not None and not actor.roles and actor.kind is None


def is_of_states(actor: Actor) -> bool:
    """Tell whether an actor is a state, somebody who governs or serves one, or a body of several."""
    return _is_of_state(actor) or actor.roles[:1] == _BODY_OF_STATES


def _is_of_state(actor: Actor) -> bool:
    return _is_whole_state(actor) or actor.country is not None and actor.roles[:1] in _STATE_ROLES


def _of_kind(actor: Actor, value: str) -> bool:
    if value == WHOLE_STATE:
        return _is_whole_state(actor)
    if value == OF_STATE:
        return _is_of_state(actor)
    return actor.kind in ARMED if value == "armed" else actor.kind == value


def by_itself(phrase: Phrase, context: Context) -> Actor:
    """Return whose a phrase is, wherever that may be: "a shell in Goma" and "flares in Athens" are nobody's."""
    if any(prep in _WHERE for prep, _ in phrase.preps):
        phrase = evolve(phrase, preps=tuple(pair for pair in phrase.preps if pair[0] not in _WHERE))
    return context.actor(phrase)


def named_place(phrase: Phrase, context: Context) -> bool:
    """A name of the gazetteer, or one that says it is a place ("the fall of Bossaso", "the surrender of Wadi Barada")."""
    if phrase.kind != "proper":
        return False
    known = context.knowledge.rules.classes
    lowers = context.tokens.lowers
    return context.actor(phrase.members[0]).place or any(
        "territory" in known.get(lowers[at], ()) for at in range(phrase.base, phrase.head + 1)
    )


def is_place(phrase: Phrase, context: Context) -> bool:
    """A known place, a noun of territory, or a name that nothing knows."""
    for member in phrase.members:
        if "territory" in context.classes(member):
            return True
        if member.kind == "pronoun":
            thing = context.thing(member)
            return thing is not None and thing.place
        if member.kind in ("proper", "common"):
            actor = context.actor(member)
            state = actor.known and not actor.roles and actor.country and member.kind == "proper"
            if actor.place or state and actor.kind != _CIVILIANS:  # and no "three Germans"
                return True
            if member.kind == "proper" and not actor.known:
                return True
            if member.kind == "proper" and _is_held(member, context):
                return True
    return False


def _is_held(phrase: Phrase, context: Context) -> bool:
    """Does a name stand behind a word that says who has the place ("Houthi-held | Hodeidah")?"""
    at = phrase.head
    before = context.tokens.words[at - 1] if at > phrase.base else ""
    tags = context.knowledge.lexicon.lookup(before.rpartition("-")[2]) if "-" in before else ()
    return "VBN" in tags and before[-1].islower()


def bind(slot: str, phrase: Phrase, slots: dict[str, Phrase]) -> None:
    """Put a phrase into a slot that is empty; times fill none."""
    if slot not in slots and phrase.kind != "time":
        slots[slot] = phrase
