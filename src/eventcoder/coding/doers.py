"""Who does an act that its own clause leaves open: who fired the weapon, whom a battle was fought with, who stands beside."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.cases import STATE_FORCES
from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_place, is_weapon
from eventcoder.coding.reading import UNCODED, Reading
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED

Kept = dict[int, list[Reading]]
_FROM, _WITH = "from", "with"
_DEEP, _DESCRIBES = 3, frozenset({"relative", "participle"})
_BACKING, _FORCE = "diplomatic-cooperation", "15"
_VIOLENCE = ("force", "assault")
_WHILE, _AGAINST = frozenset({"in", "during", "after"}), frozenset({"with", "against", "by"})
_FIGHTING = "force"
_LAYING, _BOMBING = "plant-bomb", "assault/bombing"  # an event type, and the family of what comes of it
_ARREST = "arrest"  # a family
_HOSTILE = ("17", "18", "19", "20")  # CAMEO roots of what is done to people by force
_ORDERS = "orders"  # a class of prepositions
_BESIDE_FIGHTS = _WHILE | {"following", "amid"}


def name_doers(kept: Kept, context: Context) -> None:
    """Give acts the doers that other clauses or phrases name; the dictionary of readings by clause is changed in place.

    Args:
        kept: the readings of a sentence that are acts, by clause.
        context: the sentence.
    """
    _by_their_weapons(kept, context)
    _with_backers(kept, context)
    _by_their_battles(kept, context)
    _of_one_agent(kept, context)
    _by_who_laid_them(kept, context)
    _of_who_fought(kept, context)
    _by_orders(kept, context)


def _by_orders(kept: Kept, context: Context) -> None:
    """ "Was murdered | on the orders of the king": where no doer is named, it is whoever gave the order."""
    closed = context.knowledge.lexicon.closed
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.voice != "passive" or not found:
            continue
        given = next((phrase for prep, phrase in clause.preps if _ORDERS in closed.get(prep, ())), None)
        if given is not None:
            kept[i] = [evolve(r, source=given) if r.source is None and r.both is None else r for r in found]


def _of_who_fought(kept: Kept, context: Context) -> None:
    """ "The army | retook the town after clashes with rebels": whoever did the one fought the other. Where the act was done to people
    ("arrested ten men after clashes with police") they may be who fought.
    """
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        battle = context.clauses[i]
        above = battle.parent if battle.kind == "noun" and battle.relation in _BESIDE_FIGHTS else None
        acts = kept.get(above, ()) if above is not None else ()
        if above is None or not acts or context.clauses[above].voice == "passive":
            continue
        doer = context.clauses[above].subject
        if doer is None or not _is_armed(doer, context) or not all(r.source is doer for r in acts):
            continue
        if any(r.target is not None and _are_people(r.target, context) for r in acts):
            continue
        sites = (r.place or r.target for r in acts)
        site = next((one for one in sites if one is not None and is_place(one, context)), None)
        kept[i] = [
            evolve(r, source=doer, place=r.place or site)
            if types[r.type].mutual
            and types[r.type].family.startswith(_FIGHTING)
            and r.source is None
            and r.both is None
            and r.target not in (None, doer)
            else r
            for r in found
        ]


def _of_one_agent(kept: Kept, context: Context) -> None:
    """ "Two traders were kidnapped by gunmen | and killed", "were stopped | and shot dead by gunmen": of passives in a row that have one
    undergoer, the doer that one names did what the others tell, if all are done by force.
    """
    clauses, last = context.clauses, -1
    for i, clause in enumerate(clauses):
        if clause.voice != "passive" or clause.object is None:
            continue
        before = clauses[last] if last >= 0 else clause
        if before.object is clause.object and before is not clause and before.parent == clause.parent:
            _share_doer(kept, last, i, context)
            _share_doer(kept, i, last, context)
        last = i


def _share_doer(kept: Kept, named: int, open_: int, context: Context) -> None:
    """Give an act the doer of the one beside it."""
    given, left = kept.get(named, []), kept.get(open_, [])
    if len(given) != 1 or not left or not all(_by_force(r, context) for r in (*given, *left)):
        return
    doer = given[0].source
    if doer is None or doer is given[0].target or context.clauses[open_].subject is not None:
        return
    if any(_needs_state(r, context) for r in left) and context.actor(doer.members[0]).kind != STATE_FORCES:
        return
    kept[open_] = [evolve(r, source=doer) if r.source is None and r.both is None else r for r in left]


def _by_force(reading: Reading, context: Context) -> bool:
    cameo = context.knowledge.ontology.types[reading.type].cameo
    return not reading.operators and cameo is not None and cameo.code.startswith(_HOSTILE)


def _needs_state(reading: Reading, context: Context) -> bool:
    """Is it an arrest, which gunmen do not make?"""
    return context.knowledge.ontology.types[reading.type].family.startswith(_ARREST)


def _are_people(phrase: Phrase, context: Context) -> bool:
    """Does a phrase name somebody who might fight or be fought?"""
    return not is_place(phrase, context) and any(context.actor(one).kind is not None for one in phrase.members)


def _by_their_battles(kept: Kept, context: Context) -> None:
    """ "Were killed in an air strike | by the army", "in a clash | with rebels": whoever the battle was with did it."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if not any(r.source is None and r.both is None and _suffers(clause, r) for r in found):
            continue
        doer = _agent(clause, found, context) or _opponent(clause, context)
        if doer is not None:
            kept[i] = [
                evolve(r, source=doer)
                if r.source is None and r.both is None and types[r.type].family.startswith(_VIOLENCE)
                else r
                for r in found
            ]


def _suffers(clause: Clause, reading: Reading) -> bool:
    """Is a clause told of those who are struck ("were killed", "died in a clash")?"""
    return clause.voice == "passive" or reading.target is not None and reading.target is clause.subject


def _agent(clause: Clause, found: list[Reading], context: Context) -> Phrase | None:
    """Who stands behind "by" in a passive whose rule asks for nobody there, if it is somebody armed."""
    agent = clause.subject if clause.voice == "passive" else None
    used = any(agent is slot for r in found for slot in r.match.slots.values())
    return agent if agent is not None and not used and _is_armed(agent, context) else None


def _opponent(clause: Clause, context: Context) -> Phrase | None:
    """Who the battle of a clause was fought with."""
    for prep, phrase in clause.preps:
        at = context.nouns.get(phrase.head) if prep in _WHILE else None
        found = context.match(at) if at is not None else None
        if at is None or found is None:
            continue
        battle = context.clauses[at]
        if battle.subject is not None and battle.subject is not clause.subject and _is_armed(battle.subject, context):
            return battle.subject
        fought = context.knowledge.rules.rules[found.pattern.rule].type
        fighting = fought != UNCODED and context.knowledge.ontology.types[fought].family.startswith(_FIGHTING)
        before = fighting and "SRC" in found.slots  # "a Taliban ambush", but "the Kandahar ambush"
        for inner, other in battle.preps:
            if (inner in _AGAINST or inner == "mod" and before) and _is_armed(other, context):
                return other
    return None


def _by_who_laid_them(kept: Kept, context: Context) -> None:
    """ "The patrol walked into an ambush | laid by rebels", "nine died in a raid | carried out by gunmen", "killed by a grenade | that
    boys had thrown": one act, of whom the clause behind its noun, or behind its weapon, names.
    """
    for i, found in kept.items():
        hit, means = context.clauses[i].object, context.clauses[i].subject
        means = means if means is not None and is_weapon(means, context) else None
        phrases = (
            *(phrase for _, phrase in context.clauses[i].preps),
            *(phrase for phrase in (hit, means) if phrase is not None),
        )
        inside = {id(member) for phrase in phrases for member in phrase.members}
        for j, told in kept.items():
            laid = context.clauses[j]
            laying = context.clauses[laid.support] if laid.kind == "noun" and laid.support is not None else laid
            behind = laying.relation.startswith("relative") and laying.object is not None
            if j == i or not behind or id(laying.object) not in inside:
                continue
            doers = (r.source for r in told if r.target is None or r.type == _LAYING)
            doer = next((one for one in doers if one is not None), None)
            same = [r for r in found if r.type == told[0].type or _goes_off(r, told[0], context)] if told else []
            thrown = laying.object is means and same
            if doer is None and not thrown or not any(r.source is None and r.both is None for r in same):
                continue
            kept[i] = [evolve(r, source=doer) if r.source is None and r.both is None else r for r in found]
            kept[j] = []


def _goes_off(blast: Reading, laid: Reading, context: Context) -> bool:
    """Is it what was laid that went off ("stepped on a mine | laid by soldiers")?"""
    return laid.type == _LAYING and context.knowledge.ontology.types[blast.type].family.startswith(_BOMBING)


def _is_armed(phrase: Phrase, context: Context) -> bool:
    """Does a phrase name a state or people who bear arms, and no weapon?"""
    actor = context.actor(phrase.members[0])
    bears = actor.kind in ARMED or "armed" in actor.flags or actor.country is not None and not actor.roles
    return bears and not is_weapon(phrase, context)


def _by_their_weapons(kept: Kept, context: Context) -> None:
    """What a weapon does is done by whoever used it: "Missiles fired by the army | struck a depot", "the army fired missiles that |
    struck a depot" are one act, the army's; "fired from Iran" tells a country at least.
    """
    for i, found in kept.items():
        weapon = context.clauses[i].subject
        if weapon is None or not any(r.source in (None, weapon) and r.both is None for r in found):
            continue
        if not is_weapon(weapon, context):
            continue
        for j, clause in enumerate(context.clauses):
            with_it = clause.object is weapon or any(
                prep == _WITH and phrase is weapon for prep, phrase in clause.preps
            )
            if j == i or not with_it:
                continue
            if kept.get(j) and _hangs_on(i, j, context):
                kept[j] = [_hitting(r, found[0]) for r in kept[j]]
                kept[i] = []
                break
            if clause.relation != "relative":
                continue
            wielder = clause.subject or next(
                (p for prep, p in clause.preps if prep == _FROM and _land(p, context)), None
            )
            if wielder is None and j not in kept:
                continue
            if wielder is not None:
                kept[i] = [evolve(r, source=wielder) if r.source in (None, weapon) else r for r in found]
            if j in kept:
                kept[j] = []
            break


def _hangs_on(index: int, above: int, context: Context) -> bool:
    """Does a clause hang on another, by relative clauses and participles ("fired a rocket | that hit a bus, | killing two")?"""
    for _ in range(_DEEP):
        clause = context.clauses[index]
        if clause.parent is None or clause.relation.partition(":")[0] not in _DESCRIBES:
            return False
        index = clause.parent
        if index == above:
            return True
    return False


def _hitting(fired: Reading, hit: Reading) -> Reading:
    """The firing of a weapon with what it struck ("fired two rockets | that hit a clinic")."""
    target = hit.target if fired.target is None else fired.target
    return evolve(fired, target=target, place=fired.place or hit.place, results=(*fired.results, hit.index))


def _with_backers(kept: Kept, context: Context) -> None:
    """Who is said beside an act of force to back those who do it ("rebels | backed by Rwanda | seized Goma") is their ally in it."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.voice != "passive" or clause.relation != "relative" or clause.subject is None:
            continue
        if not found or any(r.type != _BACKING for r in found):
            continue
        for j, acts in kept.items():
            doer, roots = context.clauses[j].subject, [types[r.type].cameo for r in acts]
            if doer is not None and clause.object in doer.members and any(c and c.code >= _FORCE for c in roots):
                kept[j] = [evolve(r, others=(*r.others, clause.subject)) for r in acts]
                kept[i] = []
                for at in (context.nouns.get(member.head) for member in clause.subject.members):
                    if at in kept:
                        kept[at] = []  # "backed by | air strikes": what they did is told as one act
                break


def _land(phrase: Phrase, context: Context) -> bool:
    """Does it name a country or a part of one?"""
    actor = context.actor(phrase)
    return actor.country is not None and phrase.kind == "proper"
