"""Results enrich the act they hang on: one happening, one reading.

"Airstrikes killed twelve", "…, killing twelve", "twelve were killed in clashes", "twelve died when a bomb exploded" are each
one act, with the victims as its target where it has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.doers import name_doers
from eventcoder.coding.occasions import (
    drop_occasions,
    fold_blasts,
    fold_general,
    fold_nameless,
    fold_sparked,
    name_victims,
    told_less,
)
from eventcoder.coding.purposes import name_wanted
from eventcoder.coding.reading import UNCODED, Reader, Reading
from eventcoder.coding.same_act import fold_harm, is_means, occasion, parted, without_doer
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED
from eventcoder.ontology.event_types import EventType

_CAUSES, _DURING = frozenset({"in", "by", "after", "from"}), "during"
_MEETING, _RELATIVE = "meet", "relative"
_CLASH, _DISSENT, _RIOT = "force/clash", "dissent", "dissent/riot"
_VIOLENCE = ("force", "assault")
_BODY, _KILLING = "assault/body", ("assault/kill", "assault/assassinate")
_BLOWS, _HOLDS = ("force", _BODY, "assault/bombing"), ("force/territory", "force/blockade")
_MESSAGE, _ASKED = "deliver-message", ("appeal", "demand")
_VIOLENCE_CLASS = "violence"
_BLOW, _REMOTE = "force", ("force/heavy", "force/aerial", "assault/bombing")  # families
_COERCE = "17"
_DAMAGE = "coerce/property/destroy"  # a family


def join_results(kept: dict[int, list[Reading]], reader: Reader, context: Context) -> None:
    """Give each result to the act that brought it about; the dictionary of readings by clause is changed in place.

    Args:
        kept: the readings of a sentence that are acts, by clause.
        reader: what read them, with the clauses that other readings have used up.
        context: the sentence.
    """
    _drop_carriers(kept, context)
    _name_addressees(kept, context)
    name_wanted(kept, context)
    name_doers(kept, context)
    _take_inner_results(kept, reader.consumed, context)
    _merge_results(kept, context)
    fold_blasts(kept, context)
    fold_nameless(kept, context)
    fold_general(kept, context)
    drop_occasions(kept, context)
    fold_sparked(kept, context)
    fold_harm(kept, context, lambda act, result: _enriched(act, result, context))
    name_victims(kept, context)
    _drop_restated(kept, context)


def _drop_carriers(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "met the king | for talks": one act, which the noun names and the verb tells the rest of."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        carrier = context.clauses[i].support
        met = kept.get(carrier, []) if carrier is not None else []
        if len(found) != 1 or len(met) != 1 or types[met[0].act].family != _MEETING:
            continue
        talks, verb = found[0], met[0]
        if types[talks.act].family.startswith(_MEETING):
            alone = talks.target is None and talks.both is None
            kept[i] = [
                evolve(
                    talks,
                    source=verb.source if alone else talks.source,
                    target=verb.target if alone else talks.target,
                    both=verb.both if alone else talks.both,
                    place=talks.place or verb.place,
                )
            ]
            kept[verb.index] = []


def _name_addressees(kept: dict[int, list[Reading]], context: Context) -> None:
    """Who is written to is whom the letter asks: "wrote to Hanoi | asking for the release of a monk" is one appeal, to Hanoi."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.relation.partition(":")[0] != "participle" or clause.parent is None or not found:
            continue
        letters = [r for r in kept.get(clause.parent, ()) if r.type == _MESSAGE and r.target is not None]
        if len(letters) != 1 or not all(types[r.type].family.partition("/")[0] in _ASKED for r in found):
            continue
        kept[i] = [r if "TGT" in r.match.slots else evolve(r, target=letters[0].target) for r in found]
        kept[clause.parent] = []


def _take_inner_results(kept: dict[int, list[Reading]], consumed: set[int], context: Context) -> None:
    """Results of an act inside another: victims of what is confirmed ("said the army had shelled a camp, | killing nine");
    what is denied, threatened or feared has none.
    """
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.relation.partition(":")[0] != "participle" or clause.parent not in consumed:
            continue
        results = [r for r in found if types[r.type].consequence]
        holder = next((j for j in kept if any(clause.parent in r.inner for r in kept[j])), None)
        if not results or holder is None or holder == i:
            continue
        kept[i] = [r for r in found if r not in results]
        for result in results:
            kept[holder] = [
                _enriched(r, result, context) if clause.parent in r.inner and r.type == r.act else r
                for r in kept[holder]
            ]


def _drop_restated(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "Algeria reopened its airspace, | ending a three-year ban": the same act in other words, addressed to nobody else; and what
    force only makes its victims do, or burns and breaks ("attacked the airport, | forcing it to close").
    """
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.relation.partition(":")[0] != "participle" or clause.parent is None:
            continue
        before = kept.get(clause.parent, ()) if clause.parent < i else ()
        if any(_root(types[r.type]) > _COERCE for r in before):
            kept[i] = found = [r for r in found if not _only_done_by_force(r, types[r.type])]
        roots = {_root(types[r.type]) for r in before} - {""}
        kept[i] = [r for r in found if r.target is not None or r.both is not None or _root(types[r.type]) not in roots]


def _only_done_by_force(reading: Reading, event_type: EventType) -> bool:
    """Is it what force makes others do, or the damage that it does ("stormed a village, killing nine and | burning huts")?"""
    return _root(event_type) == _COERCE and bool(reading.operators or event_type.family.startswith(_DAMAGE))


def _root(event_type: EventType) -> str:
    return event_type.cameo.code[:2] if event_type.cameo is not None else ""


def _merge_results(kept: dict[int, list[Reading]], context: Context) -> None:
    """Fold each result into the act that caused it; the dictionary of readings is changed in place."""
    types = context.knowledge.ontology.types
    causes: dict[int, int] = {}
    order = sorted(kept, key=lambda k: max((r.index for r in kept[k]), default=k), reverse=True)
    for i in order:  # from the right: "were killed and scores injured in an attack"
        for reading in list(kept.get(i, ())):
            if any(r.type == reading.type for r in kept.get(_doublet(i, context), ())):
                kept[i].remove(reading)  # "a mob beat and | killed two men" is one lynching
                continue
            if types[reading.type].family.startswith(_KILLING):
                blow = _blow_before(i, kept, context)
                if blow is not None and (not types[reading.type].consequence or _of_body(kept[blow], types)):
                    source = reading.source or kept[blow][0].source
                    kept[i] = [evolve(r, source=source) if r is reading else r for r in kept[i]]
                    kept[blow] = []
                    continue
            if (
                not types[reading.type].consequence
                and not _end_of_means(i, reading, kept, context)
                and not _by_a_blow(i, reading, kept, context)
                and not _lands(i, reading, kept, context)
                and not (
                    reading.source is not None
                    and types[reading.type].sign == "conflict"
                    and _is_event(reading.source, context)
                )
            ):
                continue
            # the act's own clause, also where another reports it: "nine were killed when …, police said"
            at = reading.index
            cause = _blow_before(i, kept, context)
            if cause is None:
                cause = _cause(at, kept, context)
            if cause is None:
                cause, reading = _struck(i, reading, kept, context)
            if cause is None:
                cause = next((causes[j] for j in causes if _side_by_side(at, j, context)), None)
            if cause is not None and cause not in (i, at) and kept.get(cause):
                kept[i] = [r for r in kept[i] if r.index != reading.index or r.rule is not reading.rule]
                causes[at] = cause
                kept[cause] = [_enriched(act, reading, context) for act in kept[cause]]
            elif cause is None and reading.source is None and _by_no_event(i, context):
                kept[i].remove(reading)


def _by_no_event(index: int, context: Context) -> bool:
    """Is a result that of something that is no event, such as an accident ("an explosion at a bakery killed two", "killed when
    a lift cable | snapped")?
    """
    if any(_of_itself(i, index, context) for i in range(len(context.clauses))):
        return True
    subject = context.clauses[index].subject
    if subject is None:
        return False
    for member in subject.members:
        at = context.nouns.get(member.head)
        match = context.match(at) if at is not None else None
        if match is not None and context.knowledge.rules.rules[match.pattern.rule].type == UNCODED:
            return True
    return False


def _of_itself(index: int, told: int, context: Context) -> bool:
    """Is a clause the occasion of what is told, and did a thing, which is no weapon, do something that no rule knows?"""
    clause = context.clauses[index]
    subject = clause.subject
    if clause.parent != told or subject is None or not occasion(clause, context) or context.match(index) is not None:
        return False
    if clause.object is not None or subject.kind != "common" or subject.conjuncts or subject.head in context.nouns:
        return False
    if _VIOLENCE_CLASS in context.classes(subject):
        return False  # "died when | violence erupted"
    return not context.actor(subject.members[0]).known and not is_means(subject, context)


def _end_of_means(index: int, reading: Reading, kept: dict[int, list[Reading]], context: Context) -> bool:
    """Is a purpose the very act that the means were used for ("used tear gas to disperse the crowd"), or a participle the act
    again ("a bomber blew himself up, killing nine")?
    """
    clause = context.clauses[index]
    if clause.relation not in ("purpose", "participle") or clause.parent is None:
        return False
    return any(act.type == reading.type for act in kept.get(clause.parent, ()))


def _by_a_blow(index: int, reading: Reading, kept: dict[int, list[Reading]], context: Context) -> bool:
    """Is a noun behind a killing how it was done ("killed the general | in an air strike"), with no sides of its own?"""
    if not context.knowledge.ontology.types[reading.type].family.startswith(_KILLING):
        return False
    for prep, phrase in context.clauses[index].preps:
        at = _act_in(phrase, kept, context) if prep in ("in", "by") else None
        if at is not None and all(act.source is None and act.target is None for act in kept[at]):
            return True
    return False


def _lands(index: int, reading: Reading, kept: dict[int, list[Reading]], context: Context) -> bool:
    """Does a participle only say what was hit from afar ("fired rockets at the city, | striking a clinic")?"""
    clause, types = context.clauses[index], context.knowledge.ontology.types
    if clause.relation.partition(":")[0] != "participle" or clause.parent is None or reading.operators:
        return False
    before = kept.get(clause.parent, ())
    return types[reading.type].family == _BLOW and any(types[r.type].family.startswith(_REMOTE) for r in before)


def _side_by_side(left: int, right: int, context: Context) -> bool:
    """Are two results coordinated, so that what caused one caused the other?"""
    clauses = context.clauses
    between = any(c.kind != "noun" for c in clauses[left + 1 : right])
    return (
        left < right
        and not between
        and clauses[left].relation == clauses[right].relation
        and clauses[left].parent == clauses[right].parent
    )


def _cause(index: int, kept: dict[int, list[Reading]], context: Context) -> int | None:
    """The coded act that a result clause hangs on, if there is one in its sentence."""
    clauses = context.clauses
    clause = clauses[index]
    relation = clause.relation.partition(":")[0]
    if relation in ("participle", "purpose") and clause.parent is not None or _beside_with(clause, context):
        above = _coded_above(clause.parent, kept, context)
        if above is not None:
            return above  # "rammed a bus, | killing 44 in the worst attack in years"
    # "The captors killed nine hostages during the raid" of others.
    own = clause.voice == "active" and clause.object is not None
    behind = (p for prep, p in clause.preps if prep in _CAUSES or prep == _DURING and not (own and p.definite))
    for phrase in (clause.subject, *behind):
        cause = _act_in(phrase, kept, context)
        if cause is not None:
            return cause
    for i, other in enumerate(clauses):
        if (
            other.parent == index
            and occasion(other, context)
            and (_is_act(i, kept, context) or _is_riot(i, kept, context))
            and without_doer(index, kept, context, other)
            and not parted(index, i, context)
        ):
            return i
    return _described_cause(index, kept, context)


def _described_cause(index: int, kept: dict[int, list[Reading]], context: Context) -> int | None:
    """The act that describes what did something then ("were killed when a bomb | dropped by a jet | landed near them")."""
    clauses = context.clauses
    for i, clause in enumerate(clauses):
        host = clauses[clause.parent] if clause.parent is not None and clause.relation.startswith(_RELATIVE) else None
        if host is None or host.parent != index or kept.get(clause.parent or 0) or not occasion(host, context):
            continue
        if clause.object is not None and clause.object is host.subject and _is_act(i, kept, context):
            return i
    return None


def _struck(
    index: int, reading: Reading, kept: dict[int, list[Reading]], context: Context
) -> tuple[int | None, Reading]:
    """The act whose mark a relative clause takes for the killer ("an attack on a base | that killed two"), and the reading
    without that doer.
    """
    mark = reading.source
    if context.clauses[index].relation != "relative" or mark is None:
        return None, reading
    for i, acts in kept.items():
        if i == index or context.clauses[i].kind != "noun" or not _is_act(i, kept, context):
            continue
        targets = [act.target for act in acts if act.target is not None]
        if any(t.start <= mark.start and mark.end <= t.end for t in targets):
            return i, evolve(reading, source=None)
    return None, reading


def _of_body(readings: list[Reading], types: Mapping[str, EventType]) -> bool:
    return all(types[r.type].family.startswith(_BODY) for r in readings)


def _blow_before(index: int, kept: dict[int, list[Reading]], context: Context) -> int | None:
    """The blow of which a result stands right behind ("shot and | killed the mayor"): it befell the same people."""
    types, i = context.knowledge.ontology.types, _doublet(index, context)
    families = [types[r.type].family for r in kept.get(i, ())]
    if (
        families
        and _is_act(i, kept, context)
        and all(f.startswith(_BLOWS) and not f.startswith(_HOLDS) for f in families)
    ):
        return i
    return None


def _doublet(index: int, context: Context) -> int:
    """The clause whose verb and this one's are a pair with one object ("shot and | killed the mayor"), -1 if there is none."""
    clause = context.clauses[index]
    for i in range(index - 1, -1, -1):
        other = context.clauses[i]
        if (
            clause.object is not None
            and other.object is clause.object
            and min(clause.trigger) - max(other.trigger) == 2
        ):
            return i
    return -1


def _act_in(phrase: Phrase | None, kept: dict[int, list[Reading]], context: Context) -> int | None:
    if phrase is None:
        return None
    for member in phrase.members:
        at = context.nouns.get(member.head)
        if at is not None and _is_act(at, kept, context):
            return at
    return None


def _coded_above(index: int | None, kept: dict[int, list[Reading]], context: Context) -> int | None:
    """The coded act at a clause, or at what it describes a party of ("raided a camp | that shelters thousands, killing two")."""
    found = None
    while index is not None and found is None:
        found = _coded_near(index, kept, context)
        clause = context.clauses[index]
        index = clause.parent if clause.relation.startswith("relative") else None
    return found


def _beside_with(clause: Clause, context: Context) -> bool:
    """ "…, with 22 people | killed": a participle behind "with"."""
    if clause.form != "participle" or clause.parent is None or clause.object is None:
        return False
    return any(prep == "with" and phrase is clause.object for prep, phrase in context.clauses[clause.parent].preps)


def _coded_near(index: int, kept: dict[int, list[Reading]], context: Context) -> int | None:
    """The clause itself, or the event noun that it carries or has as its subject."""
    if _is_act(index, kept, context):
        return index
    clause = context.clauses[index]
    for i, other in enumerate(context.clauses):
        if (
            other.kind == "noun"
            and (other.support == index or other.parent == index and other.relation in ("subject", "object"))
            and _is_act(i, kept, context)
        ):
            return i
        if (
            (
                other.parent == index
                and other.relation == "purpose"
                and clause.object is not None
                and clause.voice == "active"
            )
            and other.subject is clause.subject
            and not kept.get(index)
            and _is_act(i, kept, context)
        ):
            return i  # "used drones | to drop explosives on a village, killing two"
    return _act_in(clause.subject, kept, context)


def _is_act(index: int, kept: dict[int, list[Reading]], context: Context) -> bool:
    types = context.knowledge.ontology.types
    return any(_causes(types[r.type]) for r in kept.get(index, ()))


def _is_riot(index: int, kept: dict[int, list[Reading]], context: Context) -> bool:
    """Is it a riot of two sides, in which people are hurt whom nobody is said to have hurt ("three were killed | as herders clashed with
    police")?
    """
    types = context.knowledge.ontology.types
    return any(types[r.type].family.startswith(_RIOT) and r.target is not None for r in kept.get(index, ()))


def _causes(act: EventType) -> bool:
    """Violence has victims as its result, a brawl of crowds too; what else happens at a protest stays an event of its own."""
    return not act.consequence and act.sign == "conflict" and (act.mutual or not act.family.startswith(_DISSENT))


def _enriched(act: Reading, result: Reading, context: Context) -> Reading:
    """An act with the victims of its result as target, and the result's doer as source, where it has none of its own."""
    types = context.knowledge.ontology.types
    hurt = all(types[one.type].family.startswith(_VIOLENCE) for one in (act, result))
    target, vague = act.target, hurt and told_less(act.target, result.target, context)
    together = act.source is not None and act.source.conjuncts and types[act.type].family.startswith(_CLASH)
    if (target is None or vague or _only_site(target, act, context)) and act.both is None and not together:
        # The two sides of an exchange of fire are each other's target, not the bystanders.
        side = result.target if not types[act.type].mutual or _armed(result.target, context) else None
        target = side if side is not None and side is not act.source else target
    source = act.source
    if source is None and act.both is None and result.source is not None and _acts(result.source, context):
        source = result.source
    return evolve(
        act, source=source, target=target, place=act.place or result.place, results=(*act.results, result.index)
    )


def _acts(phrase: Phrase, context: Context) -> bool:
    """Is it somebody who acts, or the weapon of some state ("killed in raids by | Russian warplanes"), and no mere means?"""
    actor = context.actor(phrase.members[0])
    return actor.country is not None and bool(actor.roles) or not is_means(phrase, context)


def _only_site(target: Phrase, act: Reading, context: Context) -> bool:
    """Is the target nothing but the site that stands before the act's noun ("the | hotel | attack killed nine")?"""
    noun = context.clauses[act.index].phrase
    return noun is not None and noun.base <= target.start and target.end <= noun.head


def _armed(phrase: Phrase | None, context: Context) -> bool:
    return phrase is not None and context.actor(phrase.members[0]).kind in ARMED


def _is_event(phrase: Phrase, context: Context) -> bool:
    return any(
        (at := context.nouns.get(member.head)) is not None and context.match(at) is not None
        for member in phrase.members
    )
