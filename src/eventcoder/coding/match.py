"""Does a rule's pattern fit a clause, and what fills its slots?

A clause comes with logical arguments, so one skeleton in the active voice serves passives, relatives and event nouns.
The hot path is `best`: most clauses of most sentences have a trigger with few patterns, tried most specific first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from eventcoder.coding.candidates import Alternatives, Heads, Shape
from eventcoder.dictionaries.rules import Filler, Modifier, Pattern, Test
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_DEEP = 2
_TARGET_PREPS = frozenset({"on", "upon", "against", "to", "with", "at", "toward", "towards", "over", "into", "for"})
_PARTNER_PREPS = frozenset({"with", "against"})
_SOURCE_PREPS = frozenset({"by", "from"})
_Found = int | str | bool  # an embedded clause, the act that a thing stands for, or whether an argument is there


@frozen(eq=False)
class Match:
    """A pattern that fits a clause: the phrases in its slots, the embedded clause (`do`), and the words it used up.

    `thing` is the type of the act that a noun in the place of the embedded act stands for ("asked for weapons").
    `instead` is the best match that takes the embedded act for a mere phrase: it holds where the act is not coded.
    """

    pattern: Pattern
    slots: dict[str, Phrase]
    do: int | None = None
    used: frozenset[int] = frozenset()
    thing: str | None = None
    instead: Match | None = None


def best(index: int, context: Context) -> Match | None:
    """Return the most specific match of a clause, or None."""
    clause = context.clauses[index]
    trigger = context.knowledge.candidates.of(clause, context.tokens.lowers)
    if trigger is None:
        return None
    best_so_far: Match | None = None
    empty: Match | None = None  # nothing is coded in its embedded clause: any match that says more goes first
    before = context.before_head(clause.phrase) if clause.phrase is not None else None
    heads: Heads | None = before
    led = before is not None and bool(before[0])
    unfit: set[int] = set()  # fillers, shared by many patterns, that the subject is known not to fit
    for pattern, named in trigger.candidates(_shape(clause, context, led=led)):
        if unfit and id(pattern.subject) in unfit and pattern.kind == clause.kind:
            continue
        if named is not None:
            if heads is None:
                heads = _object_heads(clause, context)
            if named[0].isdisjoint(heads[0]) and named[1].isdisjoint(heads[1]):
                continue
        if before is not None and pattern.modifiers and not _led(pattern, *before):
            continue
        if (
            best_so_far is not None
            and pattern.specificity[:3] < best_so_far.pattern.specificity[:3]
            and not _names_an_act(best_so_far, context)
        ):
            break
        found = _match(pattern, clause, context, unfit)
        if found is None:
            continue
        if empty is None and found.do is not None and _says_nothing(found.do, context):
            empty = evolve(found, instead=best_so_far)
            continue
        if empty is not None and (found.thing is None and (found.do is None or _says_nothing(found.do, context))):
            continue
        if found.do is not None or found.thing is not None or not _may_embed(clause):
            return evolve(found, instead=best_so_far) if best_so_far is not None else found
        if best_so_far is None or _names_an_act(best_so_far, context) and not _names_an_act(found, context):
            best_so_far = found
    return empty or best_so_far


def _says_nothing(index: int, context: Context) -> bool:
    """Does no rule know an embedded clause, nor what it carries ("to hold talks")?"""
    clause = context.clauses[index]
    if clause.kind != "verb" or clause.complement is not None or context.match(index) is not None:
        return False
    return not any(c.kind == "noun" and index in (c.support, c.parent) for c in context.clauses)


def _shape(clause: Clause, context: Context, *, led: bool) -> Shape:
    """What a clause has to offer a pattern; `led` says whether words stand before its event noun."""
    preps = {prep for prep, _ in context.prepositions(clause)}
    if clause.complement_prep:
        preps.add(clause.complement_prep)
    if clause.object is not None and clause.kind == "noun":
        preps.add("against")
    return clause.particle, clause.subject is not None, clause.object is not None, led, frozenset(preps)


def _object_heads(clause: Clause, context: Context) -> Heads:
    """The heads of a clause's object, and the classes of them."""
    members = clause.object.members if clause.object is not None else ()
    lowers = context.tokens.lowers
    heads = frozenset(word for member in members for word in (member.lemma, lowers[member.head]))
    return heads, frozenset(name for member in members for name in context.classes(member))


def _led(pattern: Pattern, words: frozenset[str], classes: frozenset[str]) -> bool:
    """Do the words before an event noun hold what its entry asks for ("hunger strike")?"""
    for wanted, kinds in pattern.modifiers:
        if wanted.isdisjoint(words) and kinds.isdisjoint(classes):
            return False
    return True


def _names_an_act(found: Match, context: Context) -> bool:
    """Is a side filled by an act ("welcomed the release of …"), or the object by what holds one ("reversed its decision to
    expel …"), that another pattern may take as its embedded act?
    """
    for slot in ("TGT", "SRC"):
        if slot in found.slots and _noun_clause(found.slots[slot], context) is not None:
            return True
    at = _noun_clause(found.slots["OBJ"], context) if "OBJ" in found.slots else None
    return at is not None and context.clauses[at].complement is not None


def _may_embed(clause: Clause) -> bool:
    """Could a pattern with an embedded act say more of this clause than one without?"""
    return clause.complement is not None or clause.object is not None or bool(clause.preps)


def _match(pattern: Pattern, clause: Clause, context: Context, unfit: set[int]) -> Match | None:
    slots: dict[str, Phrase] = {}
    used: set[int] = set()
    if pattern.modifiers and clause.phrase is None and not _trigger_modified(pattern, clause, context):
        return None
    if clause.kind == "noun":
        return _match_noun(pattern, clause, context, slots, used)
    adjectival = pattern.kind == "adjective" and clause.kind == "verb"
    subject = clause.object if adjectival else clause.subject
    if not _subject(pattern.subject, subject, slots, context):
        if not adjectival:
            unfit.add(id(pattern.subject))
        return None
    if subject is not None and pattern.subject is not None and not pattern.subject.slot:
        if context.actor(subject.members[0]).known:
            slots.setdefault("SRC", subject)  # "@aircraft bomb TGT": whose aircraft, where the phrase says it
        _inherit(subject, slots, used, context)
    do = _arguments(pattern, clause, slots, used, context, adjectival=adjectival)
    if do is False or "BOTH" in slots and not _sides(clause, slots, context):
        return None
    return _matched(pattern, slots, do, used)


def _matched(pattern: Pattern, slots: dict[str, Phrase], do: _Found | None, used: set[int]) -> Match:
    """A match whose embedded act is a clause, a thing that stands for an act, or not there."""
    if isinstance(do, str):
        return Match(pattern, slots, None, frozenset(used), do)
    return Match(pattern, slots, None if do is None or isinstance(do, bool) else do, frozenset(used))


def _inherit(phrase: Phrase, slots: dict[str, Phrase], used: set[int], context: Context) -> None:
    """An act that a pattern names as its subject lends it its parties: "talks between Iran and France | collapsed"."""
    for member in phrase.members:
        at = context.nouns.get(member.head)
        inner = context.match(at) if at is not None else None
        if inner is not None:
            used.add(member.head)
            for slot, side in inner.slots.items():
                slots.setdefault(slot, side)


def _sides(clause: Clause, slots: dict[str, Phrase], context: Context) -> bool:
    """BOTH is a coordination, a plural, or a subject with its partner behind *with*."""
    both = slots["BOTH"]
    if both.conjuncts:
        return True
    partner = next(
        (p for prep, p in context.prepositions(clause) if prep in ("with", "between") and p.kind != "time"), None
    )
    if partner is not None and both is clause.subject:
        del slots["BOTH"]
        slots["SRC"], slots["TGT"] = both, partner
        return True
    if both.plural:
        slots["BOTH"] = _of_each(both)
    return both.plural or both.kind == "pronoun"


def _of_each(both: Phrase) -> Phrase:
    """The sides in "the navies | of India and Vietnam"; the phrase itself where it is not one of several."""
    for prep, owners in both.preps:
        if prep == "of" and len(owners.conjuncts) > 1 and all(owner.kind == "proper" for owner in owners.conjuncts):
            first, *others = owners.conjuncts
            ours = evolve(both, end=first.end, preps=(("of", first),))
            return evolve(both, conjuncts=(ours, *others))
    return both


def _subject(filler: Filler | None, phrase: Phrase | None, slots: dict[str, Phrase], context: Context) -> bool:
    if filler is None:
        return True
    if phrase is None:
        return (
            bool(filler.slot) and filler.slot != "DO" and not filler.tests and not filler.heads and not filler.classes
        )
    return _take(filler, phrase, slots, context)


def _arguments(
    pattern: Pattern, clause: Clause, slots: dict[str, Phrase], used: set[int], context: Context, *, adjectival: bool
) -> _Found | None:
    """Fill object, second object, prepositions and complement; False where one does not fit, else the embedded clause."""
    do: _Found | None = None
    object_ = None if adjectival else clause.object
    filler = pattern.object
    if filler is not None and filler.slot != "DO":
        beside = _is_the_act(pattern, clause, context)
        if beside:
            object_ = clause.indirect  # "offered | the rebels | a ceasefire"
        if object_ is None or not _take(filler, object_, slots, context):
            if beside and _indirect_as_prep(filler, clause, slots, context):
                pass  # "offered a ceasefire | to the rebels"
            elif not pattern.object_optional or object_ is not None and not _negligible(object_):
                return False
        else:
            used.update(member.head for member in object_.members)
    elif (
        filler is None
        and (pattern.complement is None or clause.voice == "passive" and "noun" not in pattern.complement_kinds)
        and object_ is not None
        and clause.kind == "verb"
        and not _negligible(object_)
    ):
        return False
    if (
        pattern.indirect is not None
        and (clause.indirect is None or not _take(pattern.indirect, clause.indirect, slots, context))
        and not pattern.indirect_optional
        and not _indirect_as_prep(pattern.indirect, clause, slots, context)
    ):
        return False
    for arg in pattern.preps:
        found = _prepositional(arg.preps, arg.filler, clause, slots, used, context, pattern)
        if found is False:
            if not arg.optional:
                return False
        elif found is not True:
            do = found
    if pattern.complement is not None or filler is not None and filler.slot == "DO":
        inner = _embedded(pattern, clause, context)
        if inner is None:
            if not pattern.complement_optional:
                return False
        else:
            do = inner
    return do


def _is_the_act(pattern: Pattern, clause: Clause, context: Context) -> bool:
    """Is the object the noun of the act that a pattern embeds beside a party ("offer TGT DO")?"""
    return (
        clause.object is not None
        and clause.complement is None
        and pattern.complement is not None
        and "noun" in pattern.complement_kinds
        and _noun_act(clause.object, pattern, context) is not None
    )


def _negligible(phrase: Phrase) -> bool:
    return phrase.kind == "time" or phrase.lemma in ("himself", "herself", "itself", "themselves")


def _indirect_as_prep(filler: Filler, clause: Clause, slots: dict[str, Phrase], context: Context) -> bool:
    """ "gave aid to Chad" for a skeleton written "give Chad aid"."""
    for prep, phrase in context.prepositions(clause):
        if prep in ("to", "for") and _take(filler, phrase, slots, context):
            return True
    return False


def prepositions(clause: Clause) -> Iterator[tuple[str, Phrase]]:
    """Yield the clause's own prepositional phrases, then those inside its object, then those inside its own: any may hold a
    verb's argument.
    """
    yield from clause.preps
    for owner in (clause.object, clause.indirect):
        if owner is not None:
            yield from _inside(owner.conjuncts[-1] if owner.conjuncts else owner, _DEEP)
    for _, phrase in clause.preps:
        yield from _inside(phrase, _DEEP)  # "came to the aid of Lebanon"


def _inside(phrase: Phrase, depth: int) -> Iterator[tuple[str, Phrase]]:
    """The prepositional phrases inside a phrase, the outer before the inner."""
    yield from phrase.preps
    if depth:
        for _, inner in phrase.preps:
            yield from _inside(inner, depth - 1)


def _prepositional(
    preps: frozenset[str],
    filler: Filler,
    clause: Clause,
    slots: dict[str, Phrase],
    used: set[int],
    context: Context,
    pattern: Pattern,
) -> _Found:
    """Bind one prepositional argument: True when bound, the embedded clause for DO, False when there is none that fits."""
    if filler.slot == "DO":
        if clause.complement is not None and clause.complement_prep in preps:
            return clause.complement
        for prep, phrase in context.prepositions(clause):
            if prep in preps:
                inner = _noun_act(phrase, pattern, context)
                if inner is not None:
                    return inner
        return False
    inside = clause.object is not None and pattern.complement is not None
    for prep, phrase in context.prepositions(clause):
        if (
            inside
            and not any(phrase is own for _, own in clause.preps)
            and _bound_inside(prep, phrase, clause, context)
        ):
            continue  # "demanded a halt to the bombing | of Grozny": the act's own object is no party to the demand
        if prep in preps and _take(filler, phrase, slots, context):
            used.update(member.head for member in phrase.members)
            _trim(prep, phrase, clause.object, slots)
            return True
    return False


def _bound_inside(prep: str, phrase: Phrase, clause: Clause, context: Context) -> bool:
    """Is a phrase inside an embedded act its object ("of"), or bound by the act's own pattern ("withdrawal | from Kivu")?"""
    if prep == "of":
        return True
    act = _noun_clause(clause.object, context) if clause.object is not None else None
    found = context.match(act) if act is not None else None
    return found is not None and any(slot is phrase for slot in found.slots.values())


def _trim(prep: str, phrase: Phrase, owner: Phrase | None, slots: dict[str, Phrase]) -> None:
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
            slots[slot] = _without_last(prep, phrase, owner)


def _without_last(prep: str, phrase: Phrase, owner: Phrase) -> Phrase:
    """The owner of a phrase at its end, without that phrase."""
    return evolve(owner, end=phrase.start - prep.count(" ") - 1, preps=owner.preps[:-1])


def _embedded(pattern: Pattern, clause: Clause, context: Context) -> int | str | None:
    """The act in DO: a complement of an allowed form, or an event noun or a thing as the object."""
    kinds = pattern.complement_kinds
    if clause.complement is not None and not clause.complement_prep:
        kind = "that" if clause.complement_kind == "quote" else clause.complement_kind
        if kind in kinds and (kind != "wh" or _asks(clause.complement, context)):
            if "noun" in kinds and kind == "to" and context.match(clause.complement) is None:
                return _object_act(pattern, clause, context) or clause.complement  # "sought a loan to buy grain"
            return clause.complement
    if "noun" in kinds and (inner := _object_act(pattern, clause, context)) is not None:
        return inner
    if "to" in kinds:
        if clause.complement is not None and clause.complement_prep == "to":
            return clause.complement
        if clause.object is None or pattern.object is not None:
            return _act_behind_to(clause, context)  # "objected to the annexation", but "demanded an end | to the siege"
    return None


def _act_behind_to(clause: Clause, context: Context) -> int | None:
    if clause.preps and clause.preps[0][0] == "to":
        return _noun_clause(clause.preps[0][1], context)
    return None


def _object_act(pattern: Pattern, clause: Clause, context: Context) -> int | str | None:
    return _noun_act(clause.object, pattern, context) if clause.object is not None else None


def _asks(index: int, context: Context) -> bool:
    """Does a word open the clause that leaves it open ("whether", "if")?"""
    return context.clauses[index].relation.partition(":")[2] in context.knowledge.cues.sub


def _noun_act(phrase: Phrase, pattern: Pattern, context: Context) -> int | str | None:
    """The act that a phrase names, or that the thing it names stands for under this operator."""
    found = _noun_clause(phrase, context)
    if found is not None:
        return found
    operator = context.knowledge.rules.rules[pattern.rule].type
    for member in phrase.members:
        act = context.knowledge.ontology.things.act(operator, context.classes(member))
        if act is not None:
            return act
    return None


def _noun_clause(phrase: Phrase, context: Context) -> int | None:
    for member in phrase.members:
        found = context.nouns.get(member.head)
        if found is not None and context.match(found) is not None:
            return found
    return None


# ----------------------------------------------------------------------------------------------- nouns


def _match_noun(
    pattern: Pattern, clause: Clause, context: Context, slots: dict[str, Phrase], used: set[int]
) -> Match | None:
    """An event noun: sure arguments first, then the prepositions that the entry names or the usual ones."""
    do: _Found | None = None
    if clause.subject is not None:
        _bind("SRC", clause.subject, slots)
    if (
        clause.object is not None
        and pattern.of is not None
        and pattern.of.slot == "TGT"
        or clause.object is not None
        and pattern.of is None
    ):
        _bind("TGT", clause.object, slots)
    for arg in pattern.preps:
        found = _noun_argument(arg.preps, arg.filler, clause, slots, used, context, pattern)
        if found is False and not arg.optional:
            return None
        if found is not True and found is not False:
            do = found
    for prep, phrase in clause.preps:
        if prep == "of" and phrase.preps and any(slot is phrase.preps[-1][1] for slot in slots.values()):
            phrase = _without_last(*phrase.preps[-1], phrase)
        if prep == "mod":
            trimmed = _before_modifiers(phrase, pattern, context)
            if trimmed is not None:
                phrase = trimmed
        if prep in ("between", "among"):
            owner = clause.subject is not None and not _is_mutual(pattern, context)
            _between(phrase, slots, owned=owner or any(name == "'s" for name, _ in clause.preps))
        elif not _usual(prep, phrase, pattern, slots, context):
            return None
    if pattern.complement is not None:
        if clause.complement is not None and clause.complement_kind in pattern.complement_kinds:
            do = clause.complement
        if do is None and "to" in pattern.complement_kinds:
            do = _act_behind_to(clause, context)  # "an end to the siege"
        if do is None and not pattern.complement_optional:
            return None
    return _matched(pattern, slots, do, used)


def _before_modifiers(phrase: Phrase, pattern: Pattern, context: Context) -> Phrase | None:
    """The words before an event noun less those that its entry names ("Syrian regime | air strikes"), if any are left."""
    end = phrase.end
    lowers = context.tokens.lowers
    for words, _ in pattern.modifiers:
        end = min([end, *(at for at in range(phrase.start, phrase.end) if lowers[at] in words)])
    if end == phrase.end:
        return phrase
    return evolve(phrase, end=end, head=end - 1) if end > phrase.start else None


def _noun_argument(
    preps: frozenset[str],
    filler: Filler,
    clause: Clause,
    slots: dict[str, Phrase],
    used: set[int],
    context: Context,
    pattern: Pattern,
) -> _Found:
    if filler.slot == "DO":
        if clause.complement is not None and clause.complement_prep in preps:
            return clause.complement
        for prep, phrase in clause.preps:
            if prep in preps and (inner := _noun_act(phrase, pattern, context)) is not None:
                return inner
        return False
    for prep, phrase in clause.preps:
        if prep in preps and _take(filler, phrase, slots, context):
            used.update(member.head for member in phrase.members)
            return True
    for name, owner in clause.preps:
        if name == "of" and owner.preps and owner.preps[-1][0] in preps:
            prep, phrase = owner.preps[-1]
            if _take(filler, phrase, slots, context):
                _trim(prep, phrase, owner, slots)  # "withdrawal of troops | from Kivu"
                return True
    return "against" in preps and clause.object is not None and _take(filler, clause.object, slots, context)


def _usual(prep: str, phrase: Phrase, pattern: Pattern, slots: dict[str, Phrase], context: Context) -> bool:
    """Bind a noun's argument by the usual prepositions; False when the noun's own restriction on it is broken."""
    if prep == "'s" or prep == "mod":
        if prep == "mod":
            actor = context.actor(phrase)
            if not actor.known or actor.place:
                return True
        if "SRC" not in slots and not _time(phrase):
            _bind("SRC", phrase, slots)
    elif prep == "of":
        if pattern.of_is_object and pattern.of is not None:
            if pattern.of.slot and pattern.of.slot not in slots and not _take(pattern.of, phrase, slots, context):
                return not (pattern.of.tests or pattern.of.classes or pattern.of.heads)
        elif not pattern.has_object:
            _bind("PLACE" if _named_place(phrase, context) else "SRC", phrase, slots)
    elif not pattern.default_prepositions:
        return True
    elif prep in _SOURCE_PREPS:
        _bind("SRC", phrase, slots)
    elif prep == "for" and phrase.kind != "proper" and not context.actor(phrase.members[0]).known:
        return True  # "a rally for equal pay" is for a thing
    elif prep in (_PARTNER_PREPS if pattern.mutual or _is_mutual(pattern, context) else _TARGET_PREPS):
        _bind("TGT", phrase, slots)
    return True


def _is_mutual(pattern: Pattern, context: Context) -> bool:
    """An act of two sides: what stands behind *on* or *over* is its topic ("talks on the seabed")."""
    types = context.knowledge.ontology.types
    kind = types.get(context.knowledge.rules.rules[pattern.rule].type)
    return kind is not None and kind.mutual


def _between(phrase: Phrase, slots: dict[str, Phrase], *, owned: bool) -> None:
    members = phrase.members
    if owned and "SRC" in slots:
        _bind("TGT", phrase, slots)  # "Qatar's mediation between Israel and Hamas"
    elif len(members) >= 2:
        slots["SRC"], slots["TGT"] = members[0], members[1]
        slots["BOTH"] = phrase
    else:
        _bind("BOTH", phrase, slots)


def _bind(slot: str, phrase: Phrase, slots: dict[str, Phrase]) -> None:
    if slot not in slots and not _time(phrase):
        slots[slot] = phrase


def _time(phrase: Phrase) -> bool:
    return phrase.kind == "time"


# --------------------------------------------------------------------------------------------- fillers


def _take(filler: Filler, phrase: Phrase, slots: dict[str, Phrase], context: Context) -> bool:
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
    if slot == "DO":
        return _noun_clause(phrase, context) is not None
    if phrase.kind == "time" or slot == "PLACE" and not is_place(phrase, context):
        return False
    if slot in slots:
        return slots[slot] is phrase
    slots[slot] = phrase
    return True


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
    return one.last is not None and _is_one_of(one.last, phrase, context)


def _is_one_of(words: Heads, phrase: Phrase, context: Context) -> bool:
    lemmas, classes = words
    for member in phrase.members:
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
    return bool(filler.classes) and not filler.classes.isdisjoint(context.classes(phrase))


def _modified(modifier: Modifier, phrase: Phrase, context: Context) -> bool:
    words, classes = modifier
    before, kinds = context.before_head(phrase)
    return not words.isdisjoint(before) or not classes.isdisjoint(kinds)


def _trigger_modified(pattern: Pattern, clause: Clause, context: Context) -> bool:
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
        for member in phrase.members:
            if member.lemma == value:
                found = True
                break
    else:
        actor = context.actor(phrase.members[0])
        if kind == "role":
            found = value in actor.roles or actor.country == value or (actor.code or "").startswith(value)
        else:
            found = actor.kind in ARMED if value == "armed" else actor.kind == value
    if found and test.modifiers:
        found = all(_modified(modifier, phrase, context) for modifier in test.modifiers)
    return found is not test.negated


def _named_place(phrase: Phrase, context: Context) -> bool:
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
        if member.kind in ("proper", "common"):
            actor = context.actor(member)
            if actor.place or actor.known and not actor.roles and actor.country and member.kind == "proper":
                return True
            if member.kind == "proper" and not actor.known:
                return True
    return False
