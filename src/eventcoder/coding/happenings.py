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
from eventcoder.coding.charges import charge
from eventcoder.coding.context import Context
from eventcoder.coding.harm import harm_of
from eventcoder.coding.how_many import receives
from eventcoder.coding.reading import OBLIGATION, SAYING, UNCODED, Reader, Reading
from eventcoder.coding.results import join_results
from eventcoder.coding.status import Outcome, outcome
from eventcoder.coding.who import Actor
from eventcoder.model import Clause, Phrase

_OPERATOR = "operator"
_CLASH, _CYBER, _DISSENT, _DISSENT_ENDS = "force/clash", "cyber", "dissent", "yield/dissent"
_RELEASE, _LAYING_DOWN = "yield/release", "yield/military"  # they undo captivity and fighting: no public side is needed
_CAPTIVE, _CAPTIVE_MOD = "detainee", "captive-mod"  # classes of words for captives: "hostages", "kidnapped girls"
_CEASEFIRE, _COMMUNITY = "yield/military/ceasefire", "community"
_ARMED_FLAG = "armed"
_UNRESISTED = frozenset({"unopposed", "resistance"})  # classes of words that say that nobody resisted, or who did
_NEAR = 4  # "without firing a single | shot"
_WORDS = "statement/operator"
_VERDICT, _DEMAND, _INTEND, _PROMISE = "116", "demand", "intend", "promise"
_CLAIMANTS = frozenset(
    {"worker", "student", "community", "refugee-noun", "crowd"}
)  # classes of words for those who make demands together
# CAMEO roots: from protest on, acts are physical, but for those that only cut relations.
_PROTEST, _REDUCE_RELATIONS = "14", "16"
_AUTHORITY = frozenset(
    {"restrict", "restrict/curfew", "restrict/emergency", "coerce", "repression"}
)  # forbidding, fining, forcing, cracking down: acts of those in power
_QUARRELS, _FIRMS = ("disapprove", "threaten", "refuse"), frozenset({"BUS", "MNC"})
_CROWDS = frozenset({"rioters", "protesters"})  # kinds of actors
_TOLD_BEFORE, _DEED = "again-", "deed-again"  # classes of words for what was said or done before
_PROTESTS, _AT, _WHILE = (
    "dissent/protest",
    frozenset({"at", "during", "in", "amid"}),
    frozenset({"as", "when", "while"}),
)
_PROTEST_NOUN = "protest-noun"  # a word class
_INTERVENTIONS = ("arrest", "assault/body", "assault/kill", "force/firearms", "repression")
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


def at_protests(found: list[Outcome], context: Context) -> frozenset[int]:
    """Return the clauses of acts whose victims were at a protest of which the sentence tells: they are its protesters ("arrested
    activists | staging a sit-in", "shot a student | at a rally", "detained ten | as hundreds marched").
    """
    types = context.knowledge.ontology.types
    protests = [f.reading for f in found if f.status == "actual" and types[f.reading.type].family.startswith(_PROTESTS)]
    return frozenset(
        act.reading.index
        for act in found
        if types[act.reading.type].family.startswith(_INTERVENTIONS)
        and (_is_march(act.reading.target, context) or any(_at(act.reading, protest, context) for protest in protests))
    )


def _is_march(phrase: Phrase | None, context: Context) -> bool:
    """Is it a protest itself that an act struck ("fired on | a march")?"""
    return phrase is not None and any(_PROTEST_NOUN in context.classes(member) for member in phrase.members)


def _at(act: Reading, protest: Reading, context: Context) -> bool:
    """Does a sentence tell an act as one at a protest: of whom it struck, where, or when?"""
    victims, crowd = act.target, protest.source
    if victims is not None and crowd is not None:
        again = victims.kind == "pronoun" and any(context.actor(victims) == context.actor(one) for one in crowd.members)
        if again or victims.start < crowd.end and crowd.start < victims.end:
            return True  # "Students marched; police fired tear gas to disperse | them"
    clauses = context.clauses
    own, theirs = clauses[act.index], clauses[protest.index]
    if theirs.kind == "noun" and theirs.parent is not None and clauses[theirs.parent] is own:
        return theirs.relation in _AT
    for outer, inner in ((own, theirs), (theirs, own)):
        relation, _, word = inner.relation.partition(":")
        if relation == "sub" and word in _WHILE and inner.parent is not None and clauses[inner.parent] is outer:
            return act.source is not protest.source
    return False


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
        if len(found) != 1 or found[0].type != SAYING:
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
        if to_nobody or context.clauses[reading.index].kind == "adjective":
            return False
    return event_type.cameo is not None or not event_type.family.startswith(_OPERATOR)


def between_actors(found: Outcome, context: Context) -> bool:
    """Words and relations are events between parties: one side at least must be a public actor that the dictionaries know.

    Violence and protest need none ("a bomb exploded", "residents marched"); viruses that infect computers do. So do acts of power
    whose doer is named: a club that fines its striker and a firm that forces its rival to sell rule over nobody.
    """
    reading = found.reading
    types = context.knowledge.ontology.types
    event_type = types[reading.type]
    cameo, family = event_type.cameo, event_type.family
    sides = [p for p in (reading.source, reading.target, reading.both, reading.place) if p is not None]
    if family == _CYBER:
        return any(context.actor(member).known or member.kind == "proper" for side in sides for member in side.members)
    if family in _AUTHORITY:
        return _in_power(reading, context)
    if family == _WORDS and reading.source is None and reading.both is None:
        return False  # "exports rose, data showed"
    if event_type.public and reading.source is None and reading.both is None:
        return True
    if cameo is None or cameo.code >= _PROTEST and cameo.code[:2] != _REDUCE_RELATIONS:
        return True
    if family.startswith(_DISSENT_ENDS) or types[reading.act].family.startswith((_DISSENT, _DISSENT_ENDS)):
        return True  # nurses who announce a strike
    members = [member for side in sides for member in side.members]
    if family.startswith((_RELEASE, _LAYING_DOWN)) and any(_captive_or_armed(m, context) for m in members):
        return True
    if cameo.code == _VERDICT and any(context.actor(m).known for m in members):
        return True  # courts are public, whomever they try
    if family.startswith(_DEMAND) and any(m.plural and not _CLAIMANTS.isdisjoint(context.classes(m)) for m in members):
        return True  # nurses who demand higher pay
    if family == _CEASEFIRE and any(_COMMUNITY in context.classes(m) for m in members):
        return True  # herders and farmers
    if family.startswith(_QUARRELS) and _between_firms(reading, context):
        return False
    return any(_public(member, context) for side in sides for member in side.members)


def _captive_or_armed(phrase: Phrase, context: Context) -> bool:
    """Are they captives by their name ("hostages", "the kidnapped girls"), or do they bear arms ("gang members")?"""
    if _CAPTIVE in context.classes(phrase) or _ARMED_FLAG in context.actor(phrase).flags:
        return True
    if phrase.kind == "pronoun" and any(told.dealt_with for told in context.setting.cast.back(1)):
        return True  # "jailed an editor … he | was freed"
    known = context.knowledge.rules.classes
    words = context.tokens.lowers[phrase.base : phrase.head]
    return any(_CAPTIVE_MOD in known.get(word, ()) for word in words)


def _between_firms(reading: Reading, context: Context) -> bool:
    """Do firms alone sue, accuse and threaten one another? That is trade, whatever countries they are of."""
    sides = (reading.source, reading.target)
    return all(side is not None and all(_is_firm(context.actor(member)) for member in side.members) for side in sides)


def _is_firm(actor: Actor) -> bool:
    return bool(actor.roles) and _FIRMS.issuperset(actor.roles)


def _in_power(reading: Reading, context: Context) -> bool:
    """Can the doer of an act of power have power: is it public, armed ("bandits"), or a crowd that has its way by force, or is
    it done to somebody public? Who is not named may be anybody.
    """
    if reading.source is None:
        return True
    done_to = reading.target.members if reading.target is not None else ()
    return any(
        _public(member, context) or _forceful(context.actor(member)) for member in reading.source.members
    ) or any(context.actor(member).known and _public(member, context) for member in done_to)


def _forceful(actor: Actor) -> bool:
    return _ARMED_FLAG in actor.flags or actor.kind in _CROWDS


def _public(phrase: Phrase, context: Context) -> bool:
    """Somebody with a country, of the public sphere, marked as public, or with a name that nothing says is private."""
    actor = context.actor(phrase)
    if actor.country is not None or not actor.known and phrase.kind == "proper":
        return True
    private = context.knowledge.private_roles
    return "public" in actor.flags or any(role not in private for role in actor.roles)


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
