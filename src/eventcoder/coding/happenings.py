"""Readings -> outcomes: which acts of a sentence are events, and saying only where nothing inside it is.

Readings that clauses give are joined with their results first (`results`); then status is found, and acts that are none stay out:
words among private people, nouns that name no happening, statements whose content is coded.
"""

from __future__ import annotations

from attrs import evolve

from eventcoder.coding.act_nouns import is_definite, stands
from eventcoder.coding.averting import aimed
from eventcoder.coding.background import only_points
from eventcoder.coding.captives import tell_captors
from eventcoder.coding.cases import PROTESTERS
from eventcoder.coding.charges import charge
from eventcoder.coding.context import Context
from eventcoder.coding.harm import harm_of
from eventcoder.coding.how_many import receives
from eventcoder.coding.losers import name_losers
from eventcoder.coding.mentions import PROTESTS
from eventcoder.coding.parties import partner_state
from eventcoder.coding.public_acts import between_actors
from eventcoder.coding.reading import OBLIGATION, SAYING, UNCODED, Reader, Reading
from eventcoder.coding.results import join_results
from eventcoder.coding.status import Outcome, outcome
from eventcoder.coding.who import Actor
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import CIVILIANS

_OPERATOR = "operator"
_CLASH = "force/clash"
_UNRESISTED = frozenset({"unopposed", "resistance"})  # classes of words that say that nobody resisted, or who did
_NEAR = 4  # "without firing a single | shot"
_SAYINGS = frozenset({SAYING, "claim"})  # "claim" is what a that-clause alone makes of a verb ("reiterated that …")
_INTEND, _PROMISE = "intend", "promise"
_TOLD_BEFORE, _DEED = "again-", "deed-again"  # classes of words for what was said or done before
_AT, _WHILE = frozenset({"at", "during", "in", "amid"}), frozenset({"as", "when", "while"})
_OF = "of"
_STILL = 2  # sentences for which a protest goes on
_RIOTERS, _CROWD = "rioters", "crowd"  # a kind, and a word class
_PROTEST_NOUN = "protest-noun"  # a word class
_UPON_THINGS, _DISSENT = "coerce/property", ("dissent/protest", "dissent/riot", "dissent/block")  # families
_INTERVENTIONS = ("arrest", "assault/body", "assault/kill", "force/firearms", "repression")
_HEARD, _ASKING = "disapprove/grievance", ("demand", "appeal", "disapprove")  # families
_DESCRIBES = frozenset({"relative", "participle", "noun"})  # relations of clauses that say who somebody is
_UPON_PEOPLE = ("assault/body", "force")  # families
_STATE = frozenset({"state-forces", "external"})  # kinds
_TOLD = frozenset({"actual", "planned", "negated", "hypothetical"})  # what a statement is about, where it says that


def happenings(reader: Reader, context: Context) -> list[Outcome]:
    """Return the events of a sentence in text order, each act once."""
    clauses = context.clauses
    readings = {i: reader.readings(i) for i in range(len(clauses)) if context.match(i) is not None}
    readings = {i: found if i in reader.consumed else reader.alone(i) for i, found in readings.items()}
    _oblige(readings, context)
    charge(readings, reader, context)
    kept = {
        i: [r for r in found if r.rule.type != UNCODED and r.type != UNCODED]
        for i, found in readings.items()
        if i not in reader.consumed
    }
    join_results(kept, reader, context)
    tell_captors(kept, context)
    name_losers(kept, context)
    out: list[Outcome] = []
    for i in sorted(kept):
        for reading in kept[i]:
            found = outcome(reading, reader, context)
            if found is None:
                continue
            found = aimed(found, context)
            if coded(found, context) and stands(found, context):
                if only_points(found.reading, context):
                    out.append(evolve(found, bare=True))
                elif between_actors(found, context):
                    out.append(found)
                elif is_definite(context.clauses[reading.index]) and not reading.operators or _answers(found, context):
                    out.append(evolve(found, bare=True))
    return _quieten(out, context)


def fighting_told(found: list[Outcome], context: Context) -> bool | None:
    """Return whether two sides fight in this sentence; False where it says that nobody resisted, None where it says neither."""
    types = context.knowledge.ontology.types
    if any(f.status == "actual" and types[f.reading.act].family.startswith(_CLASH) for f in found):
        return True
    return False if _unresisted(context) else None


def calm_crowds(found: list[Outcome], context: Context) -> None:
    """Take a crowd that is said only to protest for protesters, also where something is done to it ("fired at | a crowd marching
    peacefully").
    """
    types = context.knowledge.ontology.types
    for told in found:
        crowd = told.reading.source
        if told.status != "actual" or crowd is None or not types[told.reading.type].family.startswith(PROTESTS):
            continue
        for member in crowd.members:
            actor = context.actor(member)
            if actor.kind == _RIOTERS and _CROWD in context.classes(member):
                context.recast(member, evolve(actor, kind=PROTESTERS))


def at_protests(found: list[Outcome], context: Context) -> frozenset[int]:
    """Return the clauses of acts whose victims were at a protest of which the sentence tells, or one of the last: they are its protesters
    ("arrested activists | staging a sit-in", "shot a student | at a rally", "detained ten | as hundreds marched", "Farmers marched. Police
    beat | them").
    """
    types = context.knowledge.ontology.types
    protests = [f.reading for f in found if f.status == "actual" and types[f.reading.type].family.startswith(PROTESTS)]
    return frozenset(
        act.reading.index
        for act in found
        if types[act.reading.type].family.startswith(_INTERVENTIONS)
        and (
            _is_march(act.reading.target, context)
            or any(_at(act.reading, protest, context) for protest in protests)
            or _came_to_be_heard(act.reading, context)
            or _protested_before(act.reading.target, context)
        )
    )


def rampages(found: list[Outcome], context: Context) -> frozenset[int]:
    """Return the clauses of acts upon things by protesters, or while a protest went on and by nobody or by civilians: then the protesters
    did them ("shops were looted | as protests went on", "a march got out of hand | when youths torched cars").
    """
    types = context.knowledge.ontology.types
    actual = [told.reading for told in found if told.status == "actual"]
    protests = [reading for reading in actual if types[reading.type].family.startswith(_DISSENT)]
    out = set()
    for act in actual:
        family = types[act.type].family
        if not family.startswith((_UPON_THINGS, *_UPON_PEOPLE)):
            continue
        doer = context.actor(act.source.members[0]).kind if act.source is not None else None
        if doer not in (None, CIVILIANS, PROTESTERS):
            continue
        angry = doer == CIVILIANS and any(
            other is not act and other.source is act.source and _against_the_state(other, context) for other in actual
        )
        if family.startswith(_UPON_THINGS):
            at_one = doer != PROTESTERS and any(_meanwhile(act, protest, context) for protest in protests)
            if doer == PROTESTERS or at_one or angry:
                out.add(act.index)
        elif angry and not _upon_persons(act, context):
            out.add(act.index)
    return frozenset(out)


def _against_the_state(act: Reading, context: Context) -> bool:
    """Do people protest, or fight those who serve the state?"""
    family = context.knowledge.ontology.types[act.type].family
    if family.startswith(_DISSENT):
        return True
    target = act.target
    fights = family.startswith((_CLASH, *_UPON_PEOPLE))
    return fights and target is not None and context.actor(target.members[0]).kind in _STATE


def _upon_persons(act: Reading, context: Context) -> bool:
    """Are private people struck, as mobs strike them?"""
    return act.target is not None and context.actor(act.target.members[0]).kind == CIVILIANS


def _came_to_be_heard(act: Reading, context: Context) -> bool:
    """Does a sentence say of an act's victims what by itself is no protest yet, so that the act tells that it was one: that they held up a
    placard, walked down an avenue, tried to march, or asked for something ("shot at women | demanding bread")?
    """
    victims, clauses = act.target, context.clauses
    if victims is None or context.clauses[act.index].scope.negated:
        return False
    several = victims.plural or bool(victims.conjuncts) or _CROWD in context.classes(victims)
    types, rules = context.knowledge.ontology.types, context.knowledge.rules.rules
    for index, clause in enumerate(clauses):
        found, crowd = context.match(index), clause.subject
        if found is None or index == act.index or clause.scope.negated or clause.scope.history:
            continue
        shown = types[rules[found.pattern.rule].type]
        if clause.kind == "noun" and clause.parent == act.index and shown.family.startswith(PROTESTS):
            return True  # "shot at | a rally of women"
        if crowd is None:
            continue
        if shown.many and not several or not _are(victims, crowd, context):
            continue
        relation = clause.relation.partition(":")[0]
        if (
            shown.family.startswith(_HEARD)
            or shown.family.startswith(PROTESTS)
            and _attempted(clause, context)
            or several
            and relation in _DESCRIBES
            and shown.family.startswith(_ASKING)
        ):
            return True
    return False


def _attempted(clause: Clause, context: Context) -> bool:
    """Is an act told as one that somebody tried ("tried | to march")?"""
    found = context.match(clause.parent) if clause.parent is not None else None
    knowledge = context.knowledge
    return found is not None and knowledge.ontology.types[knowledge.rules.rules[found.pattern.rule].type].attempt


def _are(victims: Phrase, crowd: Phrase, context: Context) -> bool:
    """Are two phrases of a sentence about the same people?"""
    if victims.start < crowd.end and crowd.start < victims.end:
        return True
    meant = context.actor(victims)
    named_again = "pronoun" in (victims.kind, crowd.kind)
    return named_again and any(_is_same(meant, context.actor(one)) for one in crowd.members)


def _meanwhile(act: Reading, protest: Reading, context: Context) -> bool:
    """Does a sentence tell an act and a protest as of one time?"""
    own, theirs = context.clauses[act.index], context.clauses[protest.index]
    if theirs.kind == "noun" and theirs.parent is not None:
        host = context.clauses[theirs.parent]
        if host is own:
            return theirs.relation in _AT
        theirs = host
    return _while(own, theirs, context) or _while(theirs, own, context)


def _while(outer: Clause, inner: Clause, context: Context) -> bool:
    """Is one clause told as of the time of another ("… | as hundreds marched")?"""
    relation, _, word = inner.relation.partition(":")
    return relation == "sub" and word in _WHILE and inner.parent is not None and context.clauses[inner.parent] is outer


def _protested_before(victims: Phrase | None, context: Context) -> bool:
    """Are they those who protested in one of the last sentences ("shot at | them", "two of the farmers")?"""
    if victims is None or victims.conjuncts:
        return False
    part = next((inner for prep, inner in victims.preps if prep == _OF), None)
    whole = victims if part is None or victims.kind == "pronoun" else part
    if not (whole.definite or whole.kind == "pronoun"):
        return False
    crowds = (
        mention
        for told in context.setting.cast.back(_STILL)
        if told.crowds
        for mention in told.gather()
        if mention.offset in told.crowds
    )
    if whole.kind == "pronoun":
        meant = context.actor(whole)
        return any(_is_same(meant, mention.actor) for mention in crowds)
    return any(mention.lemma == whole.lemma for mention in crowds)


def _is_march(phrase: Phrase | None, context: Context) -> bool:
    """Is it a protest itself that an act struck ("fired on | a march")?"""
    return phrase is not None and any(_PROTEST_NOUN in context.classes(member) for member in phrase.members)


def _at(act: Reading, protest: Reading, context: Context) -> bool:
    """Does a sentence tell an act as one at a protest: of whom it struck, where, or when?"""
    victims, crowd = act.target, protest.source
    if victims is not None and crowd is not None and _are(victims, crowd, context):
        return True  # "Students marched; police fired tear gas to disperse | them"
    others = act.source is None or act.source is not protest.source
    return others and _meanwhile(act, protest, context)


def _is_same(one: Actor, other: Actor) -> bool:
    """Are two the same people, of whose country one phrase may say more than the other?"""
    alike = one.known and (one.roles, one.name) == (other.roles, other.name)
    return alike and (one.country == other.country or None in (one.country, other.country))


def _unresisted(context: Context) -> bool:
    """ "took the town | without | firing a | shot", "entered it | unopposed"."""
    knowledge, lowers = context.knowledge, context.tokens.lowers
    if knowledge.forms(_UNRESISTED).isdisjoint(lowers):
        return False
    known, lemmas = knowledge.rules.classes, knowledge.lexicon.noun_lemmas
    for at, lower in enumerate(lowers):
        classes = known.get(lemmas.get(lower, lower), ())
        if "unopposed" in classes:
            return True
        if "resistance" in classes and any(
            "lacking" in known.get(word, ()) for word in lowers[max(0, at - _NEAR) : at]
        ):
            return True
    return False


def _oblige(readings: dict[int, tuple[Reading, ...]], context: Context) -> None:
    """ "The minister said Iran must explain": where the act itself is not coded, saying that another must is a demand."""
    for i, found in readings.items():
        if len(found) != 1 or found[0].type not in _SAYINGS:
            continue
        below = context.clauses[i].complement
        if below is None or context.match(below) is not None:
            continue
        inner = context.clauses[below]
        other = inner.subject
        if (
            inner.scope.modality != "obligation"
            or inner.scope.negated
            or other is None
            or other.kind == "pronoun"
            or not context.actor(other.members[0]).known
        ):
            continue
        composed = context.knowledge.ontology.compose(OBLIGATION, SAYING)
        if composed is not None and composed != UNCODED:
            readings[i] = (found[0].under(OBLIGATION, composed, target=other),)


def coded(found: Outcome, context: Context) -> bool:
    """An operator without an act inside and without a code of its own ("a decision") says nothing, nor does it that somebody is
    ready for what is no event, or promises it to nobody.
    """
    reading = found.reading
    event_type = context.knowledge.ontology.types[reading.type]
    if event_type.family == _INTEND and reading.act == reading.type:
        to_nobody = reading.type == _PROMISE and reading.target is None
        clause = context.clauses[reading.index]
        if to_nobody or clause.kind == "adjective" and not _with_another_state(clause, context):
            return False
    return event_type.cameo is not None or not event_type.family.startswith(_OPERATOR)


def _with_another_state(clause: Clause, context: Context) -> bool:
    """Is a state ready to do something with another ("is ready | to harmonise its gauge with Togo")?"""
    below = context.clauses[clause.complement] if clause.complement is not None else None
    return below is not None and partner_state(below, clause.subject, context) is not None


def _answers(found: Outcome, context: Context) -> bool:
    """Is it said of what was told before ("the miners' leaders turned down | the offer"), so that whose that was may be public?"""
    clause, known = context.clauses[found.reading.index], context.knowledge.rules.classes
    if clause.kind == "noun" or clause.object is None or not clause.object.definite or context.setting.cast.is_new:
        return False
    return any(name.startswith(_TOLD_BEFORE) or name == _DEED for name in known.get(clause.object.lemma, ()))


def _explains(statement: Outcome, told: list[Outcome], context: Context) -> bool:
    """Does a statement only say why its speaker did what is coded ("rejected the plan, saying that …")?"""
    clause = context.clauses[statement.reading.index]
    return clause.relation == "participle" and any(
        other.reading.index == clause.parent and other.reading.source is statement.reading.source for other in told
    )


def _quieten(found: list[Outcome], context: Context) -> list[Outcome]:
    """Drop statements whose content is coded, be it only possible or denied, and those by nobody in particular; what a noun says again."""
    told = [f for f in found if f.status in _TOLD and f.reading.type != SAYING]
    said = [f for f in found if f.reading.type == SAYING]
    out = []
    for f in found:
        if _echoes(f, told, context):
            continue
        if f.reading.type == SAYING:
            source = f.reading.source
            if (
                source is None
                or f.status != "actual"
                or any(_under(i, f.reading.index, context) for other in told for i in _clauses_of(other))
                or any(_under(f.reading.index, other.reading.index, context) for other in said if other is not f)
                or told
                and (_beside(f, told, context) or _tells_of_victims(f, told, context))
            ):
                continue
            if not context.actor(source.members[0]).known or _explains(f, told, context):
                continue
        out.append(f)
    return out


def _echoes(found: Outcome, told: list[Outcome], context: Context) -> bool:
    """Does a noun name again, without a doer, what its clause tells of the same party ("stood in full | solidarity with Mali")?"""
    reading, clause = found.reading, context.clauses[found.reading.index]
    if clause.kind != "noun" or reading.source is not None or reading.both is not None or reading.results:
        return False
    return any(
        other.reading.index == clause.parent
        and other.reading.type == reading.type
        and reading.target in (None, other.reading.target)
        for other in told
    )


def _tells_of_victims(found: Outcome, told: list[Outcome], context: Context) -> bool:
    """Does a statement only add the victims of what is told beside it ("shelled the port, and the mayor said | ten had died")?"""
    below = context.clauses[found.reading.index].complement
    if below is None or harm_of(context.clauses[below], context) is None:
        return False
    types = context.knowledge.ontology.types
    return any(f.status == "actual" and receives(types[f.reading.type]) for f in told)


def _beside(found: Outcome, told: list[Outcome], context: Context) -> bool:
    """Is a statement said of what is told beside it: "…, the envoy said" of a quotation that no clause links, "saying …"?"""
    clause = context.clauses[found.reading.index]
    if clause.kind == "verb" and clause.complement is None and clause.relation == "main":
        return "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ())
    return clause.relation == "participle" and any(other.reading.index == clause.parent for other in told)


def _clauses_of(found: Outcome) -> tuple[int, ...]:
    """An act's clause and those of its results: "air strikes | killed nine", in which the noun is the act and the verb is said."""
    return (found.reading.index, *found.reading.results)


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


def clause_span(clause: Clause) -> tuple[int, int]:
    """First and last token of a predicate's words."""
    return min(clause.trigger), max(clause.trigger) + 1
