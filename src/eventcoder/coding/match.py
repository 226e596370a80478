"""Does a rule's pattern fit a clause, and what fills its slots?

A clause comes with logical arguments, so one skeleton in the active voice serves passives, relatives and event nouns.
The hot path is `best`: most clauses of most sentences have a trigger with few patterns, tried most specific first.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from eventcoder.coding.arguments import Found, fill_arguments, met_meanwhile
from eventcoder.coding.candidates import Heads, Shape
from eventcoder.coding.embedded import noun_clause
from eventcoder.coding.fillers import by_itself, is_weapon, take, trigger_modified
from eventcoder.coding.nouns import fill_noun, is_mutual
from eventcoder.coding.possessives import OWNER
from eventcoder.coding.pronouns import is_one
from eventcoder.dictionaries.rules import Filler, Pattern
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_OWNING = frozenset({"of", "from"})
_PREPOSITION = "prep"  # a class of closed words
_BARE_ACT = "bare-act"  # the class of nouns that are acts only without an article ("Israeli | fire")
_NEWLY = "newly"  # the class of words for what was not so before
_BEHIND = 2  # words: such a one may stand behind ("holds it | once more")
_BLOWS = ("force", "assault")  # families of event types
_ANYHOW = "act-anyhow"  # the verb under which patterns stand for which the verb does not count
_TALK = "speech"  # a frame of verbs


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


def best(index: int, context: Context, *, alone: bool = False) -> Match | None:
    """Return the most specific match of a clause, or None; `alone`: of rules whose type is coded outside other acts too."""
    clause = context.clauses[index]
    found = _best(index, clause, context, alone=alone)
    if found is None and clause.particle and (whole := _with_whole_preposition(clause, context)) is not None:
        found = _best(index, whole, context, alone=alone)
    if found is None and _may_be_anything(clause, context):
        return _best(index, evolve(clause, lemma=_ANYHOW, particle="", corrected=""), context, alone=alone)
    return found


def _may_be_anything(clause: Clause, context: Context) -> bool:
    """Is it a verb that may be any other to a pattern, since where and with what somebody does it tells more ("| dozed | before the
    ministry, banners on their laps")? What is said is never that.
    """
    if clause.kind != "verb" or clause.subject is None or _ANYHOW not in context.knowledge.rules.verbs:
        return False
    return _TALK not in context.knowledge.lexicon.frames.get(clause.lemma, ())


def _with_whole_preposition(clause: Clause, context: Context) -> Clause | None:
    """A clause of which the particle is the first word of a preposition ("was dragged | out of | his house"), if it may be read so."""
    at = clause.trigger[-1]
    for i, (prep, phrase) in enumerate(clause.preps):
        whole = f"{clause.particle} {prep}"
        if context.tokens.lowers[at + 1 : at + 2] == (prep,) and _PREPOSITION in context.knowledge.lexicon.closed.get(
            whole, ()
        ):
            preps = (*clause.preps[:i], (whole, phrase), *clause.preps[i + 1 :])
            return evolve(clause, particle="", trigger=clause.trigger[:-1], preps=preps)
    return None


def _best(index: int, clause: Clause, context: Context, *, alone: bool) -> Match | None:
    trigger = context.knowledge.candidates.of(clause, context.tokens.lowers)
    if trigger is None:
        return None
    best_so_far: Match | None = None
    empty: Match | None = None  # nothing is coded in its embedded clause: any match that says more goes first
    before = context.before_head(clause.phrase) if clause.phrase is not None else None
    led = before is not None and bool(before[0])
    shaped = trigger.shaped(_shape(clause, context, led=led))
    heads = (before or _object_heads(clause, context)) if shaped.asked is not None else None
    unfit: set[int] = set()  # fillers, shared by many patterns, that the subject is known not to fit
    for pattern in shaped.patterns(heads):
        if unfit and id(pattern.subject) in unfit and pattern.kind == clause.kind:
            continue
        if before is not None and pattern.modifiers and not _led(pattern, *before):
            continue
        if alone and _only_inside(pattern, context):
            continue
        if (
            best_so_far is not None
            and pattern.specificity[:3] < best_so_far.pattern.specificity[:3]
            and not _names_an_act(best_so_far, context)
        ):
            break
        found = _match(pattern, clause, context, unfit)
        if found is None or _stands_as_before(found, clause, context):
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
    if empty is None and best_so_far is not None and _carries_more(index, best_so_far, context):
        return None
    return empty or best_so_far


def _only_inside(pattern: Pattern, context: Context) -> bool:
    """Is a pattern's type coded only inside other acts?"""
    event_type = context.knowledge.ontology.types.get(context.knowledge.rules.rules[pattern.rule].type)
    return event_type is not None and event_type.inner


def _stands_as_before(found: Match, clause: Clause, context: Context) -> bool:
    """Does a clause tell how things stand without saying that they did not before ("controls the town", but "| now controls it")?"""
    knowledge = context.knowledge
    event_type = knowledge.ontology.types.get(knowledge.rules.rules[found.pattern.rule].type)
    if event_type is None or not event_type.newly:
        return False
    phrases = (clause.subject, clause.object, *(phrase for _, phrase in clause.preps))
    spans = [(phrase.start, phrase.end) for phrase in phrases if phrase is not None]
    spans.append((clause.trigger[0], clause.trigger[-1] + 1))
    first, last = min(start for start, _ in spans) - 1, max(end for _, end in spans) + _BEHIND
    lowers = context.tokens.lowers[max(first, 0) : last]
    words = (*lowers, *map(" ".join, pairwise(lowers)))
    return not any(_NEWLY in knowledge.rules.classes.get(word, ()) for word in words)


def _carries_more(index: int, found: Match, context: Context) -> bool:
    """Does a clause only carry a noun that says the same and more, since an act is inside it ("made a threat | to bomb the port")?"""
    phrase = context.clauses[index].object
    at = context.nouns.get(phrase.head) if phrase is not None else None
    if phrase is None or at is None or phrase.head not in found.used or context.clauses[at].support != index:
        return False
    inner = context.match(at)
    if inner is None or inner.do is None or not found.slots.keys() <= inner.slots.keys():
        return False
    if context.match(inner.do) is None and not any(c.support == inner.do for c in context.clauses):
        return False
    own, carried = (context.knowledge.rules.rules[one.pattern.rule].type for one in (found, inner))
    types = context.knowledge.ontology.types
    return own in types and carried in types and types[own].family == types[carried].family


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
    if clause.kind == "noun" and (OWNER in preps or context.owner_of_act(clause) is not None):
        preps |= {OWNER, "of"}  # "the envoy's expulsion" is that of the envoy
    if clause.object is None and clause.subject is not None and clause.subject.preps:
        preps.update(prep for prep, _ in clause.subject.preps)  # "money | for Uganda | dried up"
    if clause.object is not None and clause.object.possessor is not None:
        preps.add("of")  # "topped up Jordan's budget" has that of Jordan
    elif any(phrase.possessor is not None for _, phrase in clause.preps):
        preps.add("of")  # "came to Niamey's rescue"
    return clause.particle, clause.subject is not None, clause.object is not None, led, preps


def _object_heads(clause: Clause, context: Context) -> Heads:
    """The heads of a clause's object, and the classes of them."""
    whole = clause.object
    members = (*whole.members, *context.measured(whole)) if whole is not None else ()
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
        if slot in found.slots and noun_clause(found.slots[slot], context) is not None:
            return True
    at = noun_clause(found.slots["OBJ"], context) if "OBJ" in found.slots else None
    return at is not None and context.clauses[at].complement is not None


def _may_embed(clause: Clause) -> bool:
    """Could a pattern with an embedded act say more of this clause than one without?"""
    return clause.complement is not None or clause.object is not None or bool(clause.preps)


def _match(pattern: Pattern, clause: Clause, context: Context, unfit: set[int]) -> Match | None:
    slots: dict[str, Phrase] = {}
    used: set[int] = set()
    if pattern.modifiers and clause.phrase is None and not trigger_modified(pattern, clause, context):
        return None
    if clause.kind == "noun":
        carried = fill_noun(pattern, clause, context, slots, used)
        if carried is False or not _has_doer(pattern, clause, slots, context):
            return None
        _part(pattern, slots, context)
        return _matched(pattern, slots, carried, used)
    adjectival = pattern.kind == "adjective" and clause.kind == "verb"
    subject = clause.object if adjectival else clause.subject
    if not _subject(pattern.subject, subject, slots, context):
        if not adjectival:
            unfit.add(id(pattern.subject))
        return None
    if subject is not None and pattern.subject is not None and not pattern.subject.slot:
        _inherit(subject, slots, used, context)
        if by_itself(subject.members[0], context).known:
            slots.setdefault("SRC", subject)  # "@aircraft bomb TGT": whose aircraft, where the phrase says it
    between_two = "BOTH" in slots and "TGT" not in slots
    do = fill_arguments(pattern, clause, slots, used, context, adjectival=adjectival)
    if between_two and "TGT" in slots:
        return None  # "fighting between two clans | left nine people dead": on no side
    _part(pattern, slots, context)
    if do is False or "BOTH" in slots and not sides(clause, slots, context):
        return None
    _inherit_doer(pattern, slots, used, context)
    if context.knowledge.rules.rules[pattern.rule].type == NO_EVENT and _is_of_blow(pattern, clause, subject, context):
        return None
    return _matched(pattern, slots, do, used)


def _has_doer(pattern: Pattern, clause: Clause, slots: dict[str, Phrase], context: Context) -> bool:
    """Is whoever does the act of an event noun such as the entry asks for before it ("police | fire", and no "factory fire")?"""
    wanted = pattern.subject
    if wanted is None or wanted.slot != "SRC" or not (wanted.tests or wanted.heads or wanted.classes):
        return True
    doer = slots.get("SRC")
    if doer is None or not take(wanted, doer, slots, context):
        return False
    noun = clause.phrase
    if noun is None or _BARE_ACT not in context.knowledge.rules.classes.get(clause.lemma, ()):
        return True
    return not noun.plural and (noun.base == doer.start or noun.possessor is doer or doer.start > noun.head)


def _inherit_doer(pattern: Pattern, slots: dict[str, Phrase], used: set[int], context: Context) -> None:
    """A noun of the same rule that a pattern names lends it its doer: "came under | Israeli fire"."""
    for at in sorted(used) if "SRC" not in slots and "BOTH" not in slots else ():
        found = context.match(context.nouns[at]) if at in context.nouns else None
        if found is None or found.pattern.rule != pattern.rule or "SRC" not in found.slots:
            continue
        if all(name == "SRC" or slots.get(name) is phrase for name, phrase in found.slots.items()):
            slots["SRC"] = found.slots["SRC"]
            return


def _is_of_blow(pattern: Pattern, clause: Clause, subject: Phrase | None, context: Context) -> bool:
    """Is what a sense without event calls a thing ("ANY:fire|flood kill OBJ", "die in fire") an act of violence here?"""
    named = (test for tests in pattern.subject.tests for test in tests) if pattern.subject is not None else ()
    if any(test.kind in ("word", "class") and not test.negated for test in named) and _tells_of_blow(subject, context):
        return True
    asked = frozenset(prep for arg in pattern.preps if arg.filler.heads or arg.filler.classes for prep in arg.preps)
    return any(prep in asked and _tells_of_blow(phrase, context) for prep, phrase in clause.preps)


def _tells_of_blow(subject: Phrase | None, context: Context) -> bool:
    """Is a subject an act of violence ("army fire", and not the fire that a candle lit)?"""
    types = context.knowledge.ontology.types
    for member in subject.members if subject is not None else ():
        found = context.match(context.nouns[member.head]) if member.head in context.nouns else None
        kind = types.get(context.knowledge.rules.rules[found.pattern.rule].type) if found is not None else None
        if kind is not None and kind.family.startswith(_BLOWS):
            return True
    return False


def _part(pattern: Pattern, slots: dict[str, Phrase], context: Context) -> None:
    """The source of a mutual act without partner is both its sides: "the presidents | of Chad and Libya | held talks"."""
    if "SRC" in slots and "TGT" not in slots and "BOTH" not in slots and is_mutual(pattern, context):
        both = of_each(slots["SRC"])
        if both is not slots["SRC"]:
            slots["BOTH"] = both
            del slots["SRC"]


def _matched(pattern: Pattern, slots: dict[str, Phrase], do: Found | None, used: set[int]) -> Match:
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


def sides(clause: Clause, slots: dict[str, Phrase], context: Context) -> bool:
    """BOTH is a coordination, a plural, or a subject with its partner behind *with*."""
    both = slots["BOTH"]
    if both.conjuncts:
        return True
    partner = next(
        (
            p
            for prep, p in context.prepositions(clause)
            if prep in ("with", "between")
            and p.kind != "time"
            and not is_weapon(p, context)
            and not met_meanwhile(p, clause, (), context)
        ),
        None,
    )
    if partner is not None and both is clause.subject:
        del slots["BOTH"]
        slots["SRC"], slots["TGT"] = both, partner
        return True
    if both.plural:
        slots["BOTH"] = of_each(both)
    return both.plural or both.kind == "pronoun" and not is_one(both, context)


def of_each(both: Phrase) -> Phrase:
    """Return the sides in "the navies | of India and Vietnam", "envoys | from Mali and Togo"; the phrase itself where it is not one of
    several.

    Args:
        both: the phrase.
    """
    for prep, owners in both.preps:
        if prep in _OWNING and len(owners.conjuncts) > 1 and all(owner.kind == "proper" for owner in owners.conjuncts):
            first, *others = owners.conjuncts
            ours = evolve(both, end=first.end, preps=((prep, first),))
            return evolve(both, conjuncts=(ours, *others))
    return both


def _subject(filler: Filler | None, phrase: Phrase | None, slots: dict[str, Phrase], context: Context) -> bool:
    if filler is None:
        return True
    if phrase is None:
        return filler.may_be_nobody
    return take(filler, phrase, slots, context)
