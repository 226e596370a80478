"""One happening, one event: results enrich the act they hang on, and saying is an event only when nothing inside it is.

"Airstrikes killed twelve", "…, killing twelve", "twelve were killed in clashes", "twelve died when a bomb exploded" are each
one event: the act, with the victims as its target where it has none.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_place
from eventcoder.coding.how_many import stated_of
from eventcoder.coding.reading import SAYING, UNCODED, Reader, Reading
from eventcoder.coding.same_act import fold_harm, is_means, occasion, without_doer
from eventcoder.coding.status import OBLIGATION, Outcome, outcome
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import ARMED, WEAPON_CLASS
from eventcoder.ontology.event_types import EventType

_OPERATOR = "operator"
_OCCASION = "occasion"  # the class of verbs that say that an act took place
_CLASH, _CYBER, _DISSENT, _DISSENT_ENDS = "force/clash", "cyber", "dissent", "yield/dissent"
_RELEASE, _LAYING_DOWN = "yield/release", "yield/military"  # they undo captivity and fighting: no public side is needed
_CAPTIVE, _CAPTIVE_MOD = "detainee", "captive-mod"  # classes of words for captives: "hostages", "kidnapped girls"
_CEASEFIRE, _COMMUNITY = "yield/military/ceasefire", "community"
_ARMED_FLAG = "armed"
_BODY, _KILLING = "assault/body", ("assault/kill", "assault/assassinate")
_BLOWS, _HOLDS = ("force", _BODY, "assault/bombing"), ("force/territory", "force/blockade")
_FROM = "from"
_BACKING, _FORCE = "diplomatic-cooperation", "15"
# CAMEO roots: from protest on, acts are physical, but for those that only cut relations.
_PROTEST, _REDUCE_RELATIONS = "14", "16"
_TOLD = frozenset({"actual", "planned", "negated", "hypothetical"})  # what a statement is about, where it says that


def happenings(reader: Reader, context: Context) -> list[Outcome]:
    """Return the events of a sentence in text order, each act once."""
    clauses = context.clauses
    readings = {i: reader.readings(i) for i in range(len(clauses)) if reader.match(i) is not None}
    _oblige(readings, reader, context)
    kept = {
        i: [r for r in found if r.rule.type != UNCODED and r.type != UNCODED]
        for i, found in readings.items()
        if i not in reader.consumed
    }
    _name_wielders(kept, context)
    _name_backers(kept, context)
    _take_inner_results(kept, reader.consumed, context)
    _merge_results(kept, context)
    fold_harm(kept, context, lambda act, result: _enriched(act, result, context))
    _drop_restated(kept, context)
    out: list[Outcome] = []
    for i in sorted(kept):
        for reading in kept[i]:
            found = outcome(reading, reader, context)
            if found is not None and coded(found, context) and stands(found, context):
                if between_actors(found, context):
                    out.append(found)
                elif _definite(context.clauses[reading.index]) and not reading.operators:
                    out.append(evolve(found, bare=True))
    return _quieten(out, context)


def any_clash(found: list[Outcome], context: Context) -> bool:
    """Do two sides fight in this sentence?"""
    types = context.knowledge.ontology.types
    return any(f.status == "actual" and types[f.reading.act].family.startswith(_CLASH) for f in found)


def _oblige(readings: dict[int, tuple[Reading, ...]], reader: Reader, context: Context) -> None:
    """ "The minister said Iran must explain": where the act itself is not coded, saying that another must is a demand."""
    for i, found in readings.items():
        if len(found) != 1 or found[0].type != SAYING:
            continue
        below = context.clauses[i].complement
        if below is None or reader.match(below) is not None:
            continue
        inner = context.clauses[below]
        other = inner.subject
        if (
            inner.scope.modality != "obligation"
            or other is None
            or other.kind == "pronoun"
            or not context.actor(other.members[0]).known
        ):
            continue
        composed = context.knowledge.ontology.compose(OBLIGATION, SAYING)
        if composed is not None and composed != UNCODED:
            readings[i] = (found[0].under(OBLIGATION, composed, target=other),)


def coded(found: Outcome, context: Context) -> bool:
    """An operator without an act inside and without a code of its own ("a decision") says nothing."""
    event_type = context.knowledge.ontology.types[found.reading.type]
    return event_type.cameo is not None or not event_type.family.startswith(_OPERATOR)


def stands(found: Outcome, context: Context) -> bool:
    """A bare event noun is an event only with somebody or somewhere in it, and only where it is not spoken of in general
    ("a resolution on aid to Syria"): its doer is named, or it is definite, or it is what something else hung on.
    """
    reading = found.reading
    clause = context.clauses[reading.index]
    if clause.kind != "noun" or clause.support is not None:
        return True
    if reading.source is not None or reading.both is not None or reading.results or stated_of(reading, context):
        return True
    general = (
        clause.relation not in context.knowledge.cues.anchor
        and clause.relation not in ("subject", "loose")
        and not _definite(clause)
        and not _takes_place(clause, context)
    )
    if general:
        return False
    return reading.target is not None or reading.place is not None or _somewhere(clause, context)


def _takes_place(clause: Clause, context: Context) -> bool:
    """Does the verb that an event noun is the object of say that there was such an act ("triggered protests", "there were riots")?"""
    if clause.relation != "object" or clause.parent is None:
        return False
    host = context.clauses[clause.parent]
    if host.subject is not None and "ex" in context.knowledge.lexicon.closed.get(host.subject.lemma, ()):
        return True
    return _OCCASION in context.knowledge.rules.classes.get(host.lemma, ())


def _somewhere(clause: Clause, context: Context) -> bool:
    """Is a place named behind the event noun, or behind the verb whose subject or object it is?"""
    known = context.knowledge.circumstances.places.prepositions
    host = context.clauses[clause.parent] if clause.parent is not None else None
    beside = host.preps if host is not None and clause.relation in ("subject", "object", "loose") else ()
    return any(prep in known and is_place(phrase, context) for prep, phrase in (*clause.preps, *beside))


def _definite(clause: Clause) -> bool:
    phrase = clause.phrase
    return phrase is not None and (phrase.definite or phrase.possessor is not None or phrase.number is not None)


def between_actors(found: Outcome, context: Context) -> bool:
    """Words and relations are events between parties: one side at least must be a public actor that the dictionaries know.

    Violence and protest need none ("a bomb exploded", "residents marched"); viruses that infect computers do.
    """
    reading = found.reading
    types = context.knowledge.ontology.types
    event_type = types[reading.type]
    cameo, family = event_type.cameo, event_type.family
    sides = [p for p in (reading.source, reading.target, reading.both, reading.place) if p is not None]
    if family == _CYBER:
        return any(context.actor(member).known or member.kind == "proper" for side in sides for member in side.members)
    if cameo is None or cameo.code >= _PROTEST and cameo.code[:2] != _REDUCE_RELATIONS:
        return True
    if family.startswith(_DISSENT_ENDS) or types[reading.act].family.startswith((_DISSENT, _DISSENT_ENDS)):
        return True  # nurses who announce a strike
    members = [member for side in sides for member in side.members]
    if family.startswith((_RELEASE, _LAYING_DOWN)) and any(_captive_or_armed(m, context) for m in members):
        return True
    if family == _CEASEFIRE and any(_COMMUNITY in context.classes(m) for m in members):
        return True  # herders and farmers
    return any(_public(member, context) for side in sides for member in side.members)


def _captive_or_armed(phrase: Phrase, context: Context) -> bool:
    """Are they captives by their name ("hostages", "the kidnapped girls"), or do they bear arms ("gang members")?"""
    if _CAPTIVE in context.classes(phrase) or _ARMED_FLAG in context.actor(phrase).flags:
        return True
    known = context.knowledge.rules.classes
    words = context.tokens.lowers[phrase.base : phrase.head]
    return any(_CAPTIVE_MOD in known.get(word, ()) for word in words)


def _public(phrase: Phrase, context: Context) -> bool:
    """Somebody with a country, of the public sphere, marked as public, or with a name that nothing says is private."""
    actor = context.actor(phrase)
    if actor.country is not None or not actor.known and phrase.kind == "proper":
        return True
    private = context.knowledge.private_roles
    return "public" in actor.flags or any(role not in private for role in actor.roles)


def _explains(statement: Outcome, told: list[Outcome], context: Context) -> bool:
    """Does a statement only say why its speaker did what is coded ("rejected the plan, saying that …")?"""
    clause = context.clauses[statement.reading.index]
    return clause.relation == "participle" and any(
        other.reading.index == clause.parent and other.reading.source is statement.reading.source for other in told
    )


def _quieten(found: list[Outcome], context: Context) -> list[Outcome]:
    """Drop statements whose content is coded, be it only possible or denied, and those by nobody in particular."""
    told = [f for f in found if f.status in _TOLD and f.reading.type != SAYING]
    out = []
    for f in found:
        if f.reading.type == SAYING:
            source = f.reading.source
            if (
                source is None
                or f.status != "actual"
                or any(_under(other.reading.index, f.reading.index, context) for other in told)
                or told
                and _beside(f, told, context)
            ):
                continue
            if not context.actor(source.members[0]).known or _explains(f, told, context):
                continue
        out.append(f)
    return out


def _beside(found: Outcome, told: list[Outcome], context: Context) -> bool:
    """Is a statement said of what is told beside it: "…, the envoy said" of a quotation that no clause links, "saying …"?"""
    clause = context.clauses[found.reading.index]
    if clause.kind == "verb" and clause.complement is None and clause.relation == "main":
        return "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ())
    return clause.relation == "participle" and any(other.reading.index == clause.parent for other in told)


def _under(index: int, top: int, context: Context) -> bool:
    """Does a clause hang, at any depth, on another?"""
    clauses = context.clauses
    at: int | None = index
    for _ in range(12):
        if at is None:
            return False
        if at == top:
            return True
        at = clauses[at].parent
    return False


# -------------------------------------------------------------------------------------------- results


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
    """ "Algeria reopened its airspace, | ending a three-year ban": the same act in other words, addressed to nobody else."""
    types = context.knowledge.ontology.types
    for i, found in kept.items():
        clause = context.clauses[i]
        if clause.relation.partition(":")[0] != "participle" or clause.parent is None:
            continue
        roots = {_root(types[r.type]) for r in kept.get(clause.parent, ()) if clause.parent < i} - {""}
        kept[i] = [r for r in found if r.target is not None or r.both is not None or _root(types[r.type]) not in roots]


def _root(event_type: EventType) -> str:
    return event_type.cameo.code[:2] if event_type.cameo is not None else ""


def _name_wielders(kept: dict[int, list[Reading]], context: Context) -> None:
    """What a weapon does is done by whoever used it: "Missiles fired by the army | struck a depot" is one act, the army's;
    "fired from Iran" tells a country at least.
    """
    for i, found in kept.items():
        weapon = context.clauses[i].subject
        if weapon is None or not any(r.source in (None, weapon) and r.both is None for r in found):
            continue
        if not any(name.startswith(WEAPON_CLASS) for name in context.classes(weapon)):
            continue
        for j, clause in enumerate(context.clauses):
            if j == i or clause.object is not weapon or clause.relation != "relative":
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


def _name_backers(kept: dict[int, list[Reading]], context: Context) -> None:
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
                break


def _land(phrase: Phrase, context: Context) -> bool:
    """Does it name a country or a part of one?"""
    actor = context.actor(phrase)
    return actor.country is not None and phrase.kind == "proper"


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
                and not (
                    reading.source is not None
                    and types[reading.type].sign == "conflict"
                    and _is_event(reading.source, context)
                )
            ):
                continue
            at = (
                reading.index
            )  # the act's own clause, also where another reports it: "nine were killed when …, police said"
            cause = _cause(at, kept, context)
            if cause is None:
                cause, reading = _struck(i, reading, kept, context)
            if cause is None:
                cause = _blow_before(i, kept, context)
            if cause is None:
                cause = next((causes[j] for j in causes if _side_by_side(at, j, context)), None)
            if cause is not None and cause not in (i, at) and kept.get(cause):
                kept[i] = [r for r in kept[i] if r.index != reading.index or r.rule is not reading.rule]
                causes[at] = cause
                kept[cause] = [_enriched(act, reading, context) for act in kept[cause]]
            elif cause is None and reading.source is None and _by_no_event(i, context):
                kept[i].remove(reading)


def _by_no_event(index: int, context: Context) -> bool:
    """Is a result that of something that is no event, such as an accident ("an explosion at a bakery killed two")?"""
    subject = context.clauses[index].subject
    if subject is None:
        return False
    for member in subject.members:
        at = context.nouns.get(member.head)
        match = context.match(at) if at is not None else None
        if match is not None and context.knowledge.rules.rules[match.pattern.rule].type == UNCODED:
            return True
    return False


def _end_of_means(index: int, reading: Reading, kept: dict[int, list[Reading]], context: Context) -> bool:
    """Is a purpose the very act that the means were used for ("used tear gas to disperse the crowd"), or a participle the act
    again ("a bomber blew himself up, killing nine")?
    """
    clause = context.clauses[index]
    if clause.relation not in ("purpose", "participle") or clause.parent is None:
        return False
    return any(act.type == reading.type for act in kept.get(clause.parent, ()))


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
    for phrase in (clause.subject, *(p for prep, p in clause.preps if prep in ("in", "by", "during", "after", "from"))):
        cause = _act_in(phrase, kept, context)
        if cause is not None:
            return cause
    relation = clause.relation.partition(":")[0]
    if relation in ("participle", "purpose") and clause.parent is not None:
        return _coded_near(clause.parent, kept, context)
    for i, other in enumerate(clauses):
        if (
            other.parent == index
            and occasion(other, context)
            and _is_act(i, kept, context)
            and without_doer(index, kept, context, other)
        ):
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
    return _act_in(clause.subject, kept, context)


def _is_act(index: int, kept: dict[int, list[Reading]], context: Context) -> bool:
    types = context.knowledge.ontology.types
    return any(_causes(types[r.type]) for r in kept.get(index, ()))


def _causes(act: EventType) -> bool:
    """Violence has victims as its result; what happens at a protest stays an event of its own."""
    return not act.consequence and act.sign == "conflict" and not act.family.startswith(_DISSENT)


def _enriched(act: Reading, result: Reading, context: Context) -> Reading:
    """An act with the victims of its result as target, and the result's doer as source, where it has none of its own."""
    target = act.target
    types = context.knowledge.ontology.types
    together = act.source is not None and act.source.conjuncts and types[act.type].family.startswith(_CLASH)
    if target is None and act.both is None and not together:
        # The two sides of an exchange of fire are each other's target, not the bystanders.
        side = result.target if not types[act.type].mutual or _armed(result.target, context) else None
        target = side if side is not act.source else None
    source = act.source
    if source is None and act.both is None and result.source is not None and not is_means(result.source, context):
        source = result.source
    return evolve(
        act, source=source, target=target, place=act.place or result.place, results=(*act.results, result.index)
    )


def _armed(phrase: Phrase | None, context: Context) -> bool:
    return phrase is not None and context.actor(phrase.members[0]).kind in ARMED


def _is_event(phrase: Phrase, context: Context) -> bool:
    return any(
        (at := context.nouns.get(member.head)) is not None and context.match(at) is not None
        for member in phrase.members
    )


def clause_span(clause: Clause) -> tuple[int, int]:
    """First and last token of a predicate's words."""
    return min(clause.trigger), max(clause.trigger) + 1
