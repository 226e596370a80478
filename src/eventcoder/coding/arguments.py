"""The arguments of a verb's pattern: objects, prepositional phrases, and the embedded act."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from eventcoder.coding.embedded import act_behind, embedded_act, noun_act, noun_clause
from eventcoder.coding.fillers import PARTIES, by_itself, is_reflexive, take
from eventcoder.dictionaries.rules import Filler, Pattern
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context


Found = int | str | bool  # an embedded clause, the act that a thing stands for, or whether an argument is there
_DEEP = 2
DURING_CLASS = "during-word"  # prepositions behind which the subject takes part in the act ("said during a visit")
_MEETING = "meet"  # the family of meetings, visits and talks
_SETTING, _REASON, _COMPANY, _THING = "setting", "reason", "company", "OBJ"
_AND_WITH = " with"
_RECEIVER = "to"  # before whom something is given to
_WITHIN = frozenset({"in", "across"})
_OF = "of"
_OF_OWNER = frozenset({"of", "by", "from"})


def fill_arguments(
    pattern: Pattern, clause: Clause, slots: dict[str, Phrase], used: set[int], context: Context, *, adjectival: bool
) -> Found | None:
    """Fill object, second object, prepositions and complement; False where one does not fit, else the embedded clause."""
    do: Found | None = None
    object_ = None if adjectival else clause.object
    filler = pattern.object
    if filler is not None and filler.slot != "DO":
        beside = _is_the_act(pattern, clause, context)
        if beside:
            object_ = clause.indirect  # "offered | the rebels | a ceasefire"
        if object_ is None or not take(filler, object_, slots, context):
            if beside and _indirect_as_prep(filler, clause, slots, context):
                pass  # "offered a ceasefire | to the rebels"
            elif not pattern.object_optional or object_ is not None and not _negligible(object_, context):
                return False
        else:
            used.update(member.head for member in object_.members)
    elif (
        filler is None
        and (pattern.complement is None or clause.voice == "passive" and "noun" not in pattern.complement_kinds)
        and object_ is not None
        and clause.kind == "verb"
        and not _negligible(object_, context)
    ):
        return False
    if (
        pattern.indirect is not None
        and (clause.indirect is None or not take(pattern.indirect, clause.indirect, slots, context))
        and not pattern.indirect_optional
        and not _indirect_as_prep(pattern.indirect, clause, slots, context)
    ):
        return False
    for arg in pattern.preps:
        found = prepositional(arg.preps, arg.filler, clause, slots, used, context, pattern)
        if found is False:
            if not arg.optional:
                return False
        elif found is not True:
            do = found
    if pattern.complement is not None or filler is not None and filler.slot == "DO":
        inner = embedded_act(pattern, clause, context)
        if inner is None:
            if not pattern.complement_optional:
                return False
        else:
            do = inner
    return do


def _is_the_act(pattern: Pattern, clause: Clause, context: Context) -> bool:
    """Is the object the noun of the act that a pattern embeds beside a party ("offer TGT DO")? Not of a verb whose object itself
    is made to act ("a pledge was made | to Chad").
    """
    takes = context.knowledge.lexicon.frames.get(clause.lemma, ())
    return (
        "bare" not in takes
        and clause.object is not None
        and clause.complement is None
        and pattern.complement is not None
        and "noun" in pattern.complement_kinds
        and noun_act(clause.object, pattern, context) is not None
    )


def _negligible(phrase: Phrase, context: Context) -> bool:
    return phrase.kind == "time" or is_reflexive(phrase, context)


def _indirect_as_prep(filler: Filler, clause: Clause, slots: dict[str, Phrase], context: Context) -> bool:
    """ "gave aid to Chad" for a skeleton written "give Chad aid"."""
    for prep, phrase in context.prepositions(clause):
        if prep in ("to", "for") and take(filler, phrase, slots, context):
            return True
    return False


def prepositions(clause: Clause, context: Context) -> Iterator[tuple[str, Phrase]]:
    """Yield the clause's own prepositional phrases, then those inside its object, then those inside its own: any may hold a
    verb's argument, but not what is inside one that only says when or why ("expelled ten men despite pleas | from the agency", "left the
    talks over the arrest | of their envoy").
    """
    closed = context.knowledge.lexicon.closed
    for prep, phrase in clause.preps:
        yield prep, phrase
        if prep.endswith(_AND_WITH) and _COMPANY in closed.get(prep, ()):
            yield _AND_WITH[1:], phrase  # "builds a dam | together with Benin"
    for phrase in context.tools(clause):
        yield _AND_WITH[1:], phrase
    for owner in (clause.object, clause.indirect):
        if owner is not None:
            yield from _inside(owner.conjuncts[-1] if owner.conjuncts else owner, _DEEP, context)
    for prep, phrase in clause.preps:
        classes = closed.get(prep, ())
        if _SETTING not in classes and not (_REASON in classes and phrase.head in context.nouns):
            yield from _inside(phrase, _DEEP, context)  # "came to the aid of Lebanon"
        if phrase.possessor is not None:  # "spoke in | Kyiv's | favour" for "in favour of Kyiv"
            yield f"{prep} {phrase.lemma} of", phrase.possessor
            yield f"{prep} the {phrase.lemma} of", phrase.possessor


def _inside(phrase: Phrase, depth: int, context: Context) -> Iterator[tuple[str, Phrase]]:
    """The prepositional phrases inside a phrase, the outer before the inner; not what an adjective behind a noun takes ("troops loyal |
    to the king").
    """
    own = phrase.preps[1:] if _of_adjective(phrase, context) else phrase.preps
    yield from own
    if depth:
        for _, inner in own:
            yield from _inside(inner, depth - 1, context)


def _of_adjective(phrase: Phrase, context: Context) -> bool:
    """Does an adjective stand between a noun and the first phrase behind it?"""
    if not phrase.preps or phrase.conjuncts or phrase.head + 2 >= phrase.preps[0][1].start:
        return False
    tags = context.knowledge.lexicon.lookup(context.tokens.lowers[phrase.head + 1])
    return tags[:1] == ("JJ",)


def prepositional(
    preps: frozenset[str],
    filler: Filler,
    clause: Clause,
    slots: dict[str, Phrase],
    used: set[int],
    context: Context,
    pattern: Pattern,
) -> Found:
    """Bind one prepositional argument: True when bound, the embedded clause for DO, False when there is none that fits."""
    if filler.slot == "DO":
        return act_behind(preps, context.prepositions(clause), pattern, clause, context)
    if filler.slot == "TGT" and _RECEIVER in preps and _given(filler, clause, pattern, slots, context):
        return True  # "gave | Togo | five million for roads"
    inside = clause.object is not None and pattern.complement is not None
    several = filler.slot == "TGT" and len(preps) > 1
    for prep, phrase in context.prepositions(clause):
        if prep not in preps or several and _is_setting(prep, phrase, preps, clause, context):
            continue
        if (
            inside
            and not any(phrase is own for _, own in clause.preps)
            and _bound_inside(prep, phrase, clause, context)
        ):
            continue  # "demanded a halt to the bombing | of Grozny": the act's own object is no party to the demand
        if prep == _OF and _is_of_another(phrase, clause, used):
            continue  # "propped up Chad's bank with a deposit | of a million": whose the bank is stands before it
        if _is_done_to(phrase, slots) and prep in context.knowledge.lexicon.particles.get(clause.lemma, ()):
            continue  # "called in | police": whom it is done to is not also where or against whom
        if filler.slot in PARTIES and any(phrase is tool for tool in context.tools(clause)):
            continue  # "broke the truce | using mortars"
        plain = not filler.heads and not filler.classes
        if plain and (met_meanwhile(phrase, clause, used, context) or _beyond(phrase, clause, used, context)):
            continue
        owned = prep == _OF and filler.slot == "TGT" and _is_owned(phrase, clause)
        if owned and _owner_of_object(preps, filler, clause, slots, used, context):
            return True
        if take(filler, phrase, slots, context):
            used.update(member.head for member in phrase.members)
            trim(prep, phrase, clause.object, slots)
            return True
    if pattern.subject is not None and pattern.subject.slot == _THING and clause.subject is not None:
        for prep, phrase in _inside(clause.subject, _DEEP, context):
            if prep in preps and take(filler, phrase, slots, context):  # "money | for Uganda | has dried up"
                used.update(member.head for member in phrase.members)
                return True
    return _owner_of_object(preps, filler, clause, slots, used, context)


def _is_owned(phrase: Phrase, clause: Clause) -> bool:
    """Is a phrase inside a clause's object whose doer stands before it ("Zambia's acceptance | of the ruling")?"""
    noun = clause.object
    return noun is not None and noun.possessor is not None and any(own is phrase for _, own in noun.preps)


def _is_of_another(phrase: Phrase, clause: Clause, used: Container[int]) -> bool:
    """Does an of-phrase belong to a noun that the pattern does not name, where somebody owns the object?"""
    if clause.object is None or clause.object.possessor is None:
        return False
    return any(
        outer.start < phrase.start and phrase.end <= outer.end and all(one.head not in used for one in outer.members)
        for _, outer in clause.preps
    )


def _is_done_to(phrase: Phrase, slots: dict[str, Phrase]) -> bool:
    """Is a phrase the thing that a pattern has bound already?"""
    return _THING in slots and slots[_THING].head == phrase.head


def _given(filler: Filler, clause: Clause, pattern: Pattern, slots: dict[str, Phrase], context: Context) -> bool:
    """Has a verb of giving the one whom it gives to as its second object, of which a pattern says "to" or "for"?"""
    receiver = clause.indirect
    if receiver is None or pattern.indirect is not None or clause.voice == "passive":
        return False
    return context.actor(receiver.members[0]).known and take(filler, receiver, slots, context)


def _is_setting(prep: str, phrase: Phrase, preps: frozenset[str], clause: Clause, context: Context) -> bool:
    """Does a phrase only say in what part of the world something is done to those whom another names ("in Borno, a bomb went off |
    near a school")?
    """
    where = context.actor(phrase.members[0])
    if prep not in _WITHIN or where.roles and not where.place:
        return False
    others = (one for word, one in clause.preps if word in preps and one is not phrase and one.kind == "common")
    return any(context.actor(one.members[0]).roles for one in others)


def _beyond(phrase: Phrase, clause: Clause, used: Container[int], context: Context) -> bool:
    """Is a phrase part of what only says on what occasion something was done ("declared a curfew after riots | in Kano"), if the
    pattern does not name that?
    """
    knowledge = context.knowledge
    for prep, outer in clause.preps:
        if outer.start < phrase.start and phrase.end <= outer.end:
            occasion = prep in knowledge.cues.anchor and prep not in knowledge.circumstances.places.prepositions
            return occasion and all(member.head not in used for member in outer.members)
    return False


def _owner_of_object(
    preps: frozenset[str], filler: Filler, clause: Clause, slots: dict[str, Phrase], used: set[int], context: Context
) -> bool:
    """Whose the object is stands for "of", "by" and "from" ("froze | the general's | assets", "rejected | Moscow's | ultimatum");
    whose a noun is that the pattern names behind a preposition, for "of" ("came to | Niamey's | rescue").
    """
    owned = (clause.object, *context.measured(clause.object)) if clause.object is not None else ()
    owner = next((phrase.possessor for phrase in owned if phrase.possessor is not None), None)
    if owner is None and "of" in preps:
        owner = next((one for one in owned if one.head not in context.nouns and by_itself(one, context).country), None)
    if owner is None or not preps & _OF_OWNER or not take(filler, owner, slots, context):
        named = (phrase.possessor for _, phrase in clause.preps if phrase.head in used) if "of" in preps else ()
        owner = next((one for one in named if one is not None and take(filler, one, slots, context)), None)
        if owner is None:
            return False
    used.update(member.head for member in owner.members)
    return True


def _bound_inside(prep: str, phrase: Phrase, clause: Clause, context: Context) -> bool:
    """Is a phrase inside an embedded act its object ("of"), or bound by the act's own pattern ("withdrawal | from Kivu")?"""
    if prep == "of":
        return True
    act = noun_clause(clause.object, context) if clause.object is not None else None
    found = context.match(act) if act is not None else None
    return found is not None and any(slot is phrase for slot in found.slots.values())


def met_meanwhile(phrase: Phrase, clause: Clause, used: Container[int], context: Context) -> bool:
    """Is a phrase, or what it hangs on, a meeting at which the clause's act takes place ("spoke after talks | with his guest")?
    Not where the pattern names the meeting (`used`: "discussed it in a call | with his guest").
    """
    return any(
        act.kind == "noun"
        and act.parent is not None
        and context.clauses[act.parent] is clause
        and not (act.phrase is not None and act.phrase.head in used)
        and (act.phrase is phrase or any(own is phrase for _, own in act.preps))
        and in_company(act, index, context)
        for index, act in enumerate(context.clauses)
    )


def in_company(act: Clause, index: int, context: Context) -> bool:
    """Is an event noun a meeting, visit or the like, behind a preposition that says that something is done during it?"""
    if DURING_CLASS not in context.knowledge.rules.classes.get(act.relation, ()):
        return False
    found = context.match(index)
    if found is None:
        return False
    knowledge = context.knowledge
    kind = knowledge.ontology.types.get(knowledge.rules.rules[found.pattern.rule].type)
    return kind is not None and kind.family.startswith(_MEETING)


def trim(prep: str, phrase: Phrase, owner: Phrase | None, slots: dict[str, Phrase]) -> None:
    """A phrase that the pattern takes as an argument of its own ends the slot it stood in ("accused the senator | of bribery")."""
    if (
        owner is None
        or owner.conjuncts
        or not owner.preps
        or owner.preps[-1][1] is not phrase
        or owner.end != phrase.end
    ):
        return
    for slot, bound in slots.items():
        if bound is owner:
            slots[slot] = without_last(prep, phrase, owner)


def without_last(prep: str, phrase: Phrase, owner: Phrase) -> Phrase:
    """The owner of a phrase at its end, without that phrase."""
    return evolve(owner, end=phrase.start - prep.count(" ") - 1, preps=owner.preps[:-1])
