"""Words of harm that are the end of another act, or the same act again: each act gives one event.

"attacked and killed 25", "killed seven and wounded one", "12 died when a bomb exploded", "clashed …; 25 were injured". What
has a doer, a place or a time of its own stays an act of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_place, is_weapon
from eventcoder.coding.harm import does_harm, harm_of
from eventcoder.coding.homes import is_bare
from eventcoder.coding.how_many import receives, speaks_of_harm
from eventcoder.coding.reading import Reading
from eventcoder.coding.settling import BY_PARTY
from eventcoder.coding.spans import of_other_days, over_time
from eventcoder.coding.who import code_of
from eventcoder.coding.whose_time import times
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED, CIVILIANS

Kept = dict[int, list[Reading]]
Enrich = Callable[[Reading, Reading], Reading]
_NEGATIVE = "neg"  # a class of closed words
_AFTER = "after"
_PROPERTY = "coerce/property"
_TERRITORY = "force/territory"
_RIOT = "dissent/riot"
_SPEECH = "speech"
_ANYBODY = "anybody"  # a class of words: people, persons, lives
_VIOLENT = ("force", "assault", "mass")
_PEOPLE = frozenset({"person", "collective"})  # flags
_WHERE = "sub:where"
_ASIDE = ("participle", "relative", _WHERE, "main:")
_ABDUCTION = "assault/abduct"  # a family
_LOOSE = "loose"  # relation of nouns that headlines leave without a verb: "Car bomb outside hospital; 8 killed"


def fold_harm(kept: Kept, context: Context, enriched: Enrich) -> None:
    """Fold each clause of harm into the act that it tells of; the dictionary of readings is changed in place.

    Args:
        kept: the readings of a sentence by clause.
        context: the sentence.
        enriched: makes of an act and its result the act with the result's victims.
    """
    for i in [i for i in sorted(kept) if kept[i]]:
        host = _named_again(i, kept, context)
        if host is None:
            continue
        sides = any(r.source is not None or r.target is not None for r in kept[i])
        told, act = (host, i) if sides and does_harm(context.clauses[host], context) else (i, host)
        _fold(told, act, kept, enriched)
    if not context.once(speaks_of_harm):
        return
    for i in sorted(kept, reverse=True):
        if kept[i] and does_harm(context.clauses[i], context) and not over_time(i, context):
            host = _host(i, kept, context)
            if host is not None and not _apart(i, host, context) and not _befalls_doer(kept[i], kept[host], context):
                beside = context.clauses[i].relation == context.clauses[host].relation
                if beside and _of_its_own(kept[i], kept[host], context):
                    continue
                _fold(i, host, kept, _with_both(enriched, context) if beside else enriched)


def _apart(index: int, host: int, context: Context) -> bool:
    """Is harm that of other days than the act beside it?"""
    clauses = context.clauses
    if clauses[index].scope.history != clauses[host].scope.history:
        return True
    if clauses[index].relation == _WHERE and clauses[index].times and not clauses[host].times:
        return True  # "shelled Marib, where ten soldiers were killed | last Friday"
    return of_other_days(clauses[index], context) and not of_other_days(clauses[host], context)


def _befalls_doer(found: list[Reading], host: list[Reading], context: Context) -> bool:
    """Did harm come to whoever did the act beside it ("stabbed a soldier | and was shot dead", "… before | he was shot")?"""
    for result in found:
        hurt = result.target.members[0] if result.target is not None and not result.target.conjuncts else None
        for doer in (act.source for act in host):
            if hurt is None or doer is None:
                continue
            if hurt is doer or hurt.kind == "pronoun" and context.actor(hurt) == context.actor(doer.members[0]):
                return True
    return False


def _of_its_own(found: list[Reading], host: list[Reading], context: Context) -> bool:
    """Is it harm that is no end of the act beside it, which was no act of force: "broke up a rally | and beat two reporters"?"""
    types = context.knowledge.ontology.types
    if any(types[r.type].consequence or r.source is None or r.target is None for r in found):
        return False
    return not any(types[r.type].family.startswith(_VIOLENT) for r in host)


def _fold(index: int, host: int, kept: Kept, enriched: Enrich) -> None:
    for result in kept[index]:
        kept[host] = [enriched(act, result) for act in kept[host]]
    kept[index] = []


def _with_both(enriched: Enrich, context: Context) -> Enrich:
    """Keep as targets those of both of two clauses side by side: "stormed a police post and killed two conscripts"."""

    def both(act: Reading, result: Reading) -> Reading:
        found = enriched(act, result)
        one, other = act.target, result.target
        if one is None or other is None or one is other or act.both is not None:
            return found
        if _is_nobody(other, context):
            return act  # "fired at a bus, but no passenger | was hurt"
        if is_place(one, context) and one.kind == "proper":
            return evolve(found, target=other)  # "exploded in Boston | and killed three people"
        _share_country(one, other, context)
        if not any(context.actor(member).roles for member in one.members) and any(
            context.actor(m).roles for m in other.members
        ):
            return evolve(found, target=other)  # "shelled a bus station | and killed seven civilians"
        if other.kind in ("number", "pronoun") or not any(context.actor(member).known for member in other.members):
            return found
        if one.kind == "pronoun" and one.lemma != other.lemma:
            return evolve(found, target=other)  # "fired to disperse them, | and one marcher was killed"
        if _those_inside(one, other, context) or _some_of_them(one, other, context):
            return found  # "attacked a rally | and killed twenty people", "a school … and killed ten children"
        members = (*one.members, *other.members)
        start, end = min(m.start for m in members), max(m.end for m in members)
        return evolve(found, target=evolve(one, start=start, end=end, conjuncts=members))

    return both


def _is_nobody(phrase: Phrase, context: Context) -> bool:
    """Is it "no passenger", "none of them"?"""
    return _NEGATIVE in context.knowledge.lexicon.closed.get(context.tokens.lowers[phrase.base], frozenset())


def _share_country(hit: Phrase, killed: Phrase, context: Context) -> None:
    """Give people killed of whom only the role is known the country of what was hit: "shelled three Azerbaijani villages | and killed
    two civilians", but who is killed beside a foreign convoy may be of anywhere.
    """
    owner = context.actor(hit.members[0])
    country = owner.country if "abroad" not in owner.flags else None
    for member in killed.members if country is not None else ():
        actor = context.actor(member)
        if is_bare(actor) and (actor.kind != CIVILIANS or is_place(hit, context)):
            context.settle(member, evolve(actor, country=country, code=code_of(country, actor.roles)), BY_PARTY)


def _those_inside(hit: Phrase, killed: Phrase, context: Context) -> bool:
    """Are those killed people in what was hit: of whom nothing else is said, or no soldiers where it is a house of none?"""
    houses = [context.actor(member) for member in hit.members]
    if not any(house.roles for house in houses):
        return False
    if all(_ANYBODY in context.classes(member) for member in killed.members):
        return True
    if any(house.kind in ARMED or not house.flags.isdisjoint(_PEOPLE) for house in houses):
        return False
    return not any(context.actor(member).kind in ARMED for member in killed.members)


def _some_of_them(hit: Phrase, hurt: Phrase, context: Context) -> bool:
    """Are those hurt some of the force that was struck ("clashed with riot police; two officers | were hurt")?"""
    forces = {context.actor(member).roles for member in hit.members}
    return all(
        (actor := context.actor(member)).kind in ARMED and actor.roles in forces and actor.name is None
        for member in hurt.members
    )


def occasion(clause: Clause, context: Context) -> bool:
    """Tell whether a clause says on what occasion the one above it happened ("killed | when gunmen attacked a bus")."""
    kind, _, word = clause.relation.partition(":")
    if kind not in ("sub", "complement") or clause.form != "finite" or clause.scope.modality:
        return False
    return "harm-occasion" in context.knowledge.rules.classes.get(word, ())


def parted(index: int, when: int, context: Context) -> bool:
    """Tell whether an act lies a time away from the one that its when-clause tells, or is another behind "after": "a bomb killed
    ten | a day after gunmen shot a judge", but "died a day after he was shot".
    """
    clause, other = context.clauses[index], context.clauses[when]
    if other.relation.partition(":")[2] != _AFTER or "harm-undergoing" in context.knowledge.rules.classes.get(
        clause.lemma, ()
    ):
        return False
    if any(link.main == index and when in link.others for link in context.once(times).links):
        return True
    return clause.voice == "active" and clause.subject is not None and is_weapon(clause.subject.members[0], context)


def _named_again(index: int, kept: Kept, context: Context) -> int | None:
    """The verb whose subject is an event noun of the same kind: "a car bomb | exploded" is one act."""
    noun = context.clauses[index]
    if noun.kind != "noun" or noun.relation != "subject":
        return None
    types = context.knowledge.ontology.types
    if not all(receives(types[r.type]) for r in kept[index]):
        return None
    kinds = {_kind(r, context) for r in kept[index]}
    for i, clause in enumerate(context.clauses):
        if clause.kind == "noun" or clause.subject is None or not kept.get(i):
            continue
        named = any(member.head in noun.trigger for member in clause.subject.members)
        if named and kinds <= {_kind(r, context) for r in kept[i] if not r.operators}:
            return i
    return None


def _kind(reading: Reading, context: Context) -> str:
    return context.knowledge.ontology.types[reading.type].family.partition("/")[0]


def _host(index: int, kept: Kept, context: Context) -> int | None:
    """The act that a clause of harm tells the end of."""
    clauses = context.clauses
    clause = clauses[index]
    for i, other in enumerate(clauses):
        if (
            occasion(other, context)
            and _shares(index, other, context)
            and without_doer(index, kept, context, other)
            and not parted(index, i, context)
        ):
            found = _act_at(i, kept, context)
            if found is not None:
                return found
    above = clause.parent
    while above is not None and (clause.relation.startswith(_ASIDE) or _without(clause)):
        found = _act_at(above, kept, context, riots=True)
        if found is not None and _no_other(clause, clauses[above], context):
            return found if _compatible(above, index, kept, context) else None
        if not clauses[above].relation.startswith("participle"):
            break
        above = clauses[above].parent  # "…, leaving two | wounded"
    burnt: Clause | None = None
    for i in range(index - 1, -1, -1):
        if clauses[i].kind == "noun" and clauses[i].relation != _LOOSE or i == clause.parent:
            continue
        found = _act_at(i, kept, context, riots=True)
        if found is None and _taken_first(clause, kept.get(i, ()), context):
            return None
        if found is None or burnt is not None and clauses[i].subject is not burnt.subject:
            continue
        if not _to_things(kept[found], context):
            return found if _goes_on(i, index, kept, context) else None
        burnt = clauses[i]  # "stormed a village, | burning huts; ten people were killed": by those who did both
        if burnt.subject is None or burnt.voice == "passive":
            return None
    return None


def _taken_first(clause: Clause, before: Sequence[Reading], context: Context) -> bool:
    """Were those who were harmed carried off first ("stopped a bus, seized four teachers | and killed them")? That is no end of what was
    done before.
    """
    types, hurt = context.knowledge.ontology.types, clause.object
    if hurt is None or hurt.kind != "pronoun":
        return False
    return any(types[r.type].family.startswith(_ABDUCTION) for r in before)


def _to_things(found: list[Reading], context: Context) -> bool:
    """Is it houses or boats that were destroyed, or towns taken? Whoever is killed beside that is killed by another act."""
    types = context.knowledge.ontology.types
    return all(types[r.type].family.startswith((_PROPERTY, _TERRITORY)) for r in found)


def _without(clause: Clause) -> bool:
    """ "attacked a base | without hurting anybody"."""
    return clause.scope.negated and clause.form == "ing" and clause.relation.startswith("prep")


def _shares(index: int, when: Clause, context: Context) -> bool:
    """Does a when-clause hang on a clause, or on one that it is coordinated with: "one was killed and three hurt | when …"?"""
    at, clauses = when.parent, context.clauses
    if at is None or at < index:
        return False
    between = (one for one in clauses[index + 1 : at + 1] if one.kind != "noun")
    return all(_level(clauses[index], one) and does_harm(one, context) for one in between)


def _no_other(clause: Clause, above: Clause, context: Context) -> bool:
    """Does a clause that hangs on an act name no doer but the act's, or the act itself ("which killed 11")?"""
    doer = _doer(clause, context)
    return doer is None or doer is above.subject or clause.voice == "active" and clause.relation.startswith("relative")


def _act_at(index: int, kept: Kept, context: Context, *, riots: bool = False) -> int | None:
    """A clause with an act of violence, or the event noun that it carries or has as its subject."""
    if _violent(index, kept, context, riots=riots):
        return index
    for i, other in enumerate(context.clauses):
        carried = other.support == index or other.parent == index and other.relation in ("subject", "object", "in")
        if other.kind == "noun" and carried and _violent(i, kept, context, riots=riots):
            return i
    return None


def _violent(index: int, kept: Kept, context: Context, *, riots: bool) -> bool:
    types = context.knowledge.ontology.types
    return not over_time(index, context) and any(
        receives(types[r.type]) and (not types[r.type].family.startswith("dissent") or riots and _riot(r, context))
        for r in kept.get(index, ())
    )


def _riot(reading: Reading, context: Context) -> bool:
    return context.knowledge.ontology.types[reading.type].family.startswith(_RIOT)


def _goes_on(first: int, second: int, kept: Kept, context: Context) -> bool:
    """Does a clause of harm go on with what the one before it tells: of the same doer, or of none?"""
    one, other = context.clauses[first], context.clauses[second]
    if not _level(one, context.clauses[_telling(second, context)]) or not _compatible(first, second, kept, context):
        return False
    if other.subject is not None and other.subject is one.subject:
        return True
    doers = [act.source for act in kept.get(first, ()) if act.source is not None]
    if doers and any(r.source not in (None, other.subject, *doers) for r in kept.get(second, ())):
        return False  # "… attacked a camp; ten died | in the army's return fire"
    doer = _doer(other, context)
    if doer is None:
        return _said_alike(first, second, context)
    passive = other.voice == "passive" and one.voice == "passive"
    return passive and _doer(one, context) is None and does_harm(one, context)


def _telling(index: int, context: Context) -> int:
    """The clause in which somebody says what a clause tells ("…, and residents said | ten had died"), else the clause itself."""
    clause = context.clauses[index]
    if clause.relation != "complement" or clause.parent is None:
        return index
    speech = _SPEECH in context.knowledge.lexicon.frames.get(context.clauses[clause.parent].lemma, ())
    return clause.parent if speech else index


def _level(one: Clause, other: Clause) -> bool:
    """Do two clauses stand side by side, or is the second joined to the end of the sentence?"""
    if other.relation == "main":
        return True
    return one.relation == other.relation and one.parent == other.parent


def _said_alike(first: int, second: int, context: Context) -> bool:
    """Is there no other finite verb between two clauses that would part them, but of the same doer's, or of harm that nobody is said
    to have done?
    """
    doer, above = context.clauses[first].subject, context.clauses[first].parent
    teller = context.clauses[above] if above is not None and _telling(first, context) == above else None
    between = (
        c
        for c in context.clauses[first + 1 : _telling(second, context)]
        if c.kind != "noun" and c.form == "finite" and (doer is None or c.subject is not doer) and c is not teller
    )
    return not any(c.relation == "main" and not (harm_of(c, context) and _doer(c, context) is None) for c in between)


def _doer(clause: Clause, context: Context) -> Phrase | None:
    """Who did harm; the subject of "die" suffered it, as did that of "suffered injuries"."""
    if clause.object is None and clause.voice == "active" and harm_of(clause, context) is not None:
        return None
    if "harm-suffering" in context.knowledge.rules.classes.get(clause.lemma, ()):
        return None
    return clause.subject


def without_doer(index: int, kept: Kept, context: Context, when: Clause) -> bool:
    """Tell whether nobody is named who did a clause of harm but whoever did what its when-clause tells."""
    return all(r.source is None or r.source is when.subject or is_means(r.source, context) for r in kept.get(index, ()))


def is_means(phrase: Phrase, context: Context) -> bool:
    """Tell whether a phrase is an event or a weapon, and so nobody who acts ("wounded by rubber bullets")."""
    member = phrase.members[0]
    at = context.nouns.get(member.head)
    if at is not None and context.match(at) is not None:
        return True
    return is_weapon(member, context)


def _compatible(first: int, second: int, kept: Kept, context: Context) -> bool:
    """May two clauses tell of one act: do not both name a place, a time, or a doer?"""
    one, other = context.clauses[first], context.clauses[second]
    sites, others = _sites(one, context), _sites(other, context)
    if others and sites != others and (sites or any(r.place for r in kept.get(first, ()))):
        return False
    return not (one.times and other.times)


def _sites(clause: Clause, context: Context) -> set[int]:
    """Where the places that a clause names stand in the text."""
    known = context.knowledge.circumstances.places.prepositions
    inside = clause.object.preps if clause.object is not None else ()
    return {p.head for prep, p in (*clause.preps, *inside) if prep in known and is_place(p, context)}
