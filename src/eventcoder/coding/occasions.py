"""Acts on the occasion of others: who died when a mine exploded, what was burned in a raid."""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_place
from eventcoder.coding.harm import harm_of
from eventcoder.coding.ranks import is_superlative
from eventcoder.coding.reading import Reading
from eventcoder.coding.same_act import occasion
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED
from eventcoder.ontology.event_types import EventType

_VIOLENCE = ("force", "assault")
_COERCION = "17"  # CAMEO: from here on acts are done to bodies and things
_GENERAL = frozenset({"attack", "raid"})  # what is told of an act that is then told in full
_DURING, _WHEN = "during", ":when"
_WHILE = frozenset({"in", _DURING})
_BLAST = "blast-noun"  # the class of words for a bang
_BANGS = frozenset({"bombing", "location-bombing"})  # what a bang without doer is read as
_FIRED = ("force/heavy", "force/aerial", "assault/bombing")
_LED_TO = frozenset({"object", "to", "in"})  # what a noun is to the verb that says what came of an act
_SPARKING = "sparking"  # the class of such verbs


def name_victims(kept: dict[int, list[Reading]], context: Context) -> None:
    """Who died on the occasion of an act is whom it struck: "four soldiers | died when a mine exploded in Casamance"."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if not found or clause.parent is None or kept.get(clause.parent) or not occasion(clause, context):
            continue
        above = context.clauses[clause.parent]
        victims = above.object or above.subject
        if victims is None or above.scope.negated or harm_of(above, context) is None:
            continue
        kept[i] = [
            evolve(r, target=victims)
            if types[r.type].family.startswith(_VIOLENCE)
            and r.both is None
            and (r.target is None or told_less(r.target, victims, context))
            else r
            for r in found
        ]


def drop_occasions(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "Torched forty huts | in a raid on a village": one act, of which the noun only says how; who is fought in it is another."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.kind != "noun" or clause.relation not in _WHILE or clause.parent is None or clause.phrase is None:
            continue
        told = (r for acts in kept.values() for r in acts if clause.parent in (r.index, *r.results))
        acts = [r for r in told if r.source is not None and _is_coercion(types[r.type])]
        if acts and (not clause.phrase.definite or is_superlative(clause.phrase, context)):
            fought = clause.relation == _DURING  # "were arrested during | clashes": two sides fought
            kept[i] = [r for r in found if not _only_how(r, context) or fought and types[r.type].mutual]


def fold_sparked(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "Attacked a patrol, | sparking a gun battle that killed two": the fight that an attack led to is the answer to it, and one with
    it, where the text names nobody else who fought.
    """
    types, clauses = context.knowledge.ontology.types, context.clauses
    for i, found in kept.items():
        at = clauses[i].parent if clauses[i].kind == "noun" and clauses[i].relation in _LED_TO else None
        led = clauses[at] if at is not None else None
        if led is None or led.relation != "participle" or led.parent is None or not _sparks(led, context):
            continue
        blows = kept.get(led.parent, ())
        if not blows or not all(types[r.type].family.startswith(_VIOLENCE) and r.source is not None for r in blows):
            continue
        if all(types[r.type].mutual and r.source is None and r.both is None and not r.operators for r in found):
            more = tuple(at for r in found for at in (r.index, *r.results))
            kept[led.parent] = [evolve(r, results=(*r.results, *more)) for r in blows]
            kept[i] = []


def fold_nameless(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "The guns fell silent | as a truce between the army and rebels took effect": one act, told with its sides on the occasion of itself."""
    types, clauses = context.knowledge.ontology.types, context.clauses
    for i, found in kept.items():
        at = clauses[i].parent if clauses[i].kind == "noun" else i
        above = clauses[at].parent if at is not None and found and occasion(clauses[at], context) else None
        first = kept.get(above, ()) if above is not None else ()
        if above is None or not first or not all(types[r.type].mutual and _is_nameless(r, context) for r in first):
            continue
        if {r.type for r in first} == {r.type for r in found} and any(r.both or r.source for r in found):
            more = tuple(at for r in first for at in (r.index, *r.results))
            kept[i] = [evolve(r, place=r.place or first[0].target, results=(*r.results, *more)) for r in found]
            kept[above] = []


def fold_general(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "A village was attacked | when gunmen stormed it and shot at farmers": the attack is what the gunmen did, and no act besides."""
    types, clauses = context.knowledge.ontology.types, context.clauses
    for i, found in kept.items():
        above = clauses[i].parent
        first = kept.get(above, ()) if above is not None and occasion(clauses[i], context) else ()
        if above is None or not found or not first or not clauses[i].relation.endswith(_WHEN):
            continue
        if not all(r.type in _GENERAL and r.source is None and r.both is None for r in first):
            continue
        if all(types[r.type].family.startswith(_VIOLENCE) and r.source is not None and not r.operators for r in found):
            hit, more = first[0].target, tuple(at for r in first for at in (r.index, *r.results))
            site = hit if hit is not None and is_place(hit.members[0], context) else None
            kept[i] = [
                evolve(r, target=r.target or hit, place=r.place or site, results=(*r.results, *more)) for r in found
            ]
            kept[above] = []


def _is_nameless(reading: Reading, context: Context) -> bool:
    """Does an act name neither side, but at most a place?"""
    if reading.source is not None or reading.both is not None or reading.operators:
        return False
    return reading.target is None or is_place(reading.target.members[0], context)


def fold_blasts(kept: dict[int, list[Reading]], context: Context) -> None:
    """ "Explosions rocked the town | as the army fired rockets": the bang is that of what was fired, and where it was heard what it
    hit.
    """
    types, clauses = context.knowledge.ontology.types, context.clauses
    for i, found in kept.items():
        above = clauses[i].parent
        bangs = kept.get(above, ()) if above is not None and occasion(clauses[i], context) else ()
        if above is None or not found or not bangs or not _is_bang(clauses[above], context):
            continue
        if not all(r.source is None and r.act in _BANGS for r in bangs):
            continue
        if all(types[r.type].family.startswith(_FIRED) and not r.operators for r in found):
            site, more = bangs[0].target, tuple(at for r in bangs for at in (r.index, *r.results))
            kept[i] = [
                evolve(r, target=r.target or site, place=r.place or site, results=(*r.results, *more)) for r in found
            ]
            kept[above] = []


def _is_bang(clause: Clause, context: Context) -> bool:
    """Is the subject of a clause a blast?"""
    subject = clause.subject
    return subject is not None and all(_BLAST in context.classes(member) for member in subject.members)


def _sparks(clause: Clause, context: Context) -> bool:
    """Does a verb say what came of the act before it ("triggering", "leading to")?"""
    verb = f"{clause.lemma} {clause.particle}".rstrip()
    return _SPARKING in context.knowledge.rules.classes.get(verb, ())


def _only_how(reading: Reading, context: Context) -> bool:
    """Is it force that the act around it was part of, with no doer of its own, and against nobody who fights back?"""
    if reading.source is not None or reading.both is not None or reading.results or reading.operators:
        return False
    event_type = context.knowledge.ontology.types[reading.type]
    if not event_type.family.startswith(_VIOLENCE):
        return False
    target = reading.target
    return target is None or all(context.actor(member).kind not in ARMED for member in target.members)


def told_less(target: Phrase | None, victims: Phrase | None, context: Context) -> bool:
    """Is the target only a figure ("wounded | two") or a place ("a strike on | Idlib"), where another clause says who was hit?"""
    if target is None or victims is None or not any(context.actor(one).roles for one in victims.members):
        return False
    return target.kind == "number" or target.kind == "proper" and is_place(target, context)


def _is_coercion(event_type: EventType) -> bool:
    return event_type.cameo is not None and event_type.cameo.code >= _COERCION
