"""Clauses -> readings: the rule that fits, and what operators make of the act inside.

Composition is innermost first: "urged Israel to stop threatening to bomb Iran" reads *bomb*, then *threaten* of it, then
*undo* of that, then *appeal*. Because the result of each step is an event type again, one table serves all depths.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from eventcoder.coding.arguments import DURING_CLASS, in_company
from eventcoder.coding.context import Context
from eventcoder.coding.gifts import AID, PROVIDE, gift, may_give, sender
from eventcoder.coding.match import Match
from eventcoder.coding.parties import AGREE, DEEDS, doer, loose_target, maker, partner_state, party, preferred
from eventcoder.coding.possessives import told_of_own
from eventcoder.coding.told_by import (
    happens,
    has_been_done,
    has_had_to,
    named_by_noun,
    of_others,
    of_third_party,
    told_as_done,
)
from eventcoder.coding.who import Actor
from eventcoder.dictionaries.actors import Modifier
from eventcoder.dictionaries.rules import Rule
from eventcoder.model import Clause, Phrase

UNCODED, ANNOUNCE, DECIDE, SAYING = "none", "announce", "decide", "statement"
_JUDGING = frozenset({"criticise", "praise", "welcome"})  # operators that only say what somebody thinks of an act
OFFER, REJECT, SPURN, THREATEN, WARN = "offer", "reject", "spurn", "threaten", "warn"
WARN_ABOUT = "warn-about"
_OF_WHOM = ("TGT", "DO.SRC", "DO.TGT")  # whom a warning of another's act is about
FUTURE, FUTURE_NOT = "FUTURE", "FUTURE-NOT"
OBLIGATION, APPEAL = "OBLIGATION", "appeal"
BOUND = {"obligation": OBLIGATION, "advice": APPEAL}  # what "must" and "should" make of another's act
REPORTS = frozenset({"claim", SAYING})  # operators that only pass on what happened or will
_PASSED_ON = REPORTS | {ANNOUNCE, DECIDE}
_DEMANDING = "demanding-word"  # class of "unless"
_DEPTH = 8
_FROM_GIVER = (AID, "reduce")  # families of what whoever gives a thing does with it
_ORDER, _ORDER_OTHER = "order", "order-other"
_HELPER = "helper-noun"  # class of those who go abroad to help
_REFUSAL = "refuse"  # the family of operators that turn an act down
_FOR = "for"
_COMES, _FROM = "comes-from", "from"  # a class of verbs, and a preposition
_SPOKEN = ("statement", "appeal", "demand")  # families of what somebody says of an act that others are to do
_OBJECT, _INSIDE = "OBJ", "DO."
_RELATIONS, _INTENT = "16", "intend"
_GOVERNMENT = ("GOV",)
PROTEST, PEOPLE = "dissent/protest", frozenset({"civilians", "protesters", "rioters"})  # a family; kinds of actors


@frozen(eq=False)
class Reading:
    """What a clause says under the best rule: the type, who is source and target, and how the type was composed.

    `index` is the clause of the outermost operator, `inner` the clauses below it, innermost last, `results` the clauses
    of results that were folded into it. `steps` are the types that the operators gave, in their order, outermost first.
    """

    index: int
    rule: Rule
    match: Match
    type: str
    act: str
    operators: tuple[str, ...]
    source: Phrase | None
    target: Phrase | None
    both: Phrase | None
    place: Phrase | None
    others: tuple[Phrase, ...]
    inner: tuple[int, ...] = ()
    results: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def inside(self) -> str | None:
        """The type inside the outermost operator, if there is one."""
        return next(iter(self.steps[1:2]), self.act) if self.operators and self.act != self.type else None

    def under(self, operator: str, composed: str, **changes: Any) -> Reading:
        """Return the reading with one more operator around it, which makes the type `composed` of it."""
        operators, steps = (operator, *self.operators), (composed, *self.steps)
        return evolve(self, type=composed, operators=operators, steps=steps, **changes)


class Reader:
    """Reads the clauses of one sentence; remembers what it read and which clauses are parts of others."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.clauses = context.clauses
        self.ontology = context.knowledge.ontology
        self.consumed: set[int] = set()
        self._readings: dict[int, tuple[Reading, ...]] = {}

    def readings(self, index: int, depth: int = 0) -> tuple[Reading, ...]:
        """Return what a clause says: nothing, one reading, or one for each coordinated act under its operator."""
        found = self._readings.get(index)
        if found is None:
            self._readings[index] = ()
            match = self.context.match(index)
            read = self._read(index, depth, match) if match is not None else ()
            found = self._readings[index] = tuple(self._voiced(r) for r in read)
        return found

    def _voiced(self, reading: Reading) -> Reading:
        """Whoever words are said to come from says them ("pleas to the sultan to lift the curfew | came from traders"), or tells of his own."""
        clause = self.clauses[reading.index]
        if clause.kind != "noun" or clause.parent is None or reading.source is not None or reading.both is not None:
            return reading
        host, cameo = self.clauses[clause.parent], self.ontology.event_type(reading.type).cameo
        if cameo is None or cameo.code >= DEEDS:
            return reading
        if (teller := told_of_own(clause, self.context)) is not None:
            return evolve(reading, source=teller)
        if clause.relation != "subject" or _COMES not in self.context.knowledge.rules.classes.get(host.lemma, ()):
            return reading
        voices = (
            phrase for prep, phrase in host.preps if prep == _FROM and self.context.actor(phrase.members[0]).known
        )
        return evolve(reading, source=next(voices, None))

    def alone(self, index: int) -> tuple[Reading, ...]:
        """Return what a clause says that no act is around: a rule whose type is coded only inside others gives way to the next."""
        found = self.readings(index)
        types = self.ontology.types
        if not found or any(r.operators or r.type not in types or not types[r.type].inner for r in found):
            return found
        match = self.context.match_alone(index)
        if match is not None:
            found = self._readings[index] = self._read(index, 0, match)
        return found

    def _read(self, index: int, depth: int, match: Match) -> tuple[Reading, ...]:
        self._use_up(match, index)
        match = named_by_noun(match, self.context) or match
        rule = self.context.knowledge.rules.rules[match.pattern.rule]
        if rule.type == PROVIDE:
            return self._given(index, rule, match)
        if self._only_abroad(rule) and not self._may_help(match.slots.get("SRC")):
            return ()
        if match.thing is not None:
            return (self._of_thing(index, rule, match, match.thing),)
        if match.do is None or depth >= _DEPTH:
            return (self._sent(self._attended(self._plain(index, rule, match))),)
        out = []
        addressed = match.slots.get("TGT")
        for at in (match.do, *self._parallel(index, match.do)):
            found = self._inside(at, index, depth + 1)
            if found and rule.type == WARN and told_as_done(self.clauses[at]):
                continue
            if at != match.do and found and addressed is not None and all(r.target is addressed for r in found):
                self.consumed.add(at)  # "told to leave | or face sanctions": what is to be feared, not done
                continue
            if found and rule.type in (ANNOUNCE, DECIDE) and self.clauses[at].scope.modality == "possible":
                out.append(self._said(index, rule, match, found[0]))
                continue
            if rule.type in _PASSED_ON:
                found = tuple(self._obliged(r, at, match) for r in found)
            if not has_been_done(at, index, self.context) and not self._stands_beside(at, rule, match):
                self.consumed.add(at)
            self._use_up_carrier(at)
            if match.instead is not None and all(_empty(r) for r in found):
                return (self._instead(index, match.instead),)
            out.extend(self._composed(index, rule, match, at, inner) for inner in found or (None,))
        return tuple(out)

    def _stands_beside(self, at: int, rule: Rule, match: Match) -> bool:
        """Does nobody named praise or blame an act that names both its sides ("Oslo's offer of tents to Mali | was welcomed")?"""
        act = self.context.match(at)
        if "SRC" in match.slots or act is None or self.clauses[at].kind != "noun":
            return False
        return rule.type in _JUDGING and "SRC" in act.slots and not act.slots.keys().isdisjoint(("TGT", "PLACE"))

    def _instead(self, index: int, match: Match) -> Reading:
        """The reading of a clause whose embedded act is not coded, by the pattern that takes it for a phrase."""
        self._use_up(match)
        return self._plain(index, self.context.knowledge.rules.rules[match.pattern.rule], match)

    def _use_up(self, match: Match, index: int | None = None) -> None:
        """Event nouns that the pattern names or binds are part of this reading, not events of their own."""
        for head in match.used:
            if head in self.context.nouns and not has_been_done(self.context.nouns[head], index, self.context):
                self.consumed.add(self.context.nouns[head])
                self._use_up_carrier(self.context.nouns[head])

    def _use_up_carrier(self, noun: int) -> None:
        """A clause that only says of an act that somebody planned or announced it is part of what is said of it ("called off the
        strike | planned for Thursday").
        """
        carrier = self.clauses[noun].support
        if carrier is None or self.clauses[carrier].relation != "relative":
            return
        telling = self.context.match(carrier)
        if telling is not None and telling.do == noun and "SRC" not in telling.slots:
            self.consumed.add(carrier)

    def _parallel(self, index: int, first: int) -> list[int]:
        """The other acts under the same operator: "agreed to lift the ban and release prisoners"."""
        form = self.clauses[first].form
        return [
            i
            for i, c in enumerate(self.clauses)
            if i != first
            and c.parent == index
            and c.relation == self.clauses[first].relation
            and c.form == form
            and c.kind != "noun"
            and i > first
        ]

    def _inside(self, index: int, operator: int, depth: int) -> tuple[Reading, ...]:
        """The readings of an embedded clause, or of the act that it only carries ("to hold talks", "to begin lifting")."""
        found = tuple(r for r in self.readings(index, depth) if r.rule.type != UNCODED or r.operators)
        if found:
            return tuple(self._embedded(r, operator) for r in found)
        if self.context.match(index) is not None:
            return ()
        for i, clause in enumerate(self.clauses):
            if clause.kind == "noun" and (clause.support == index or happens(clause, index, self.clauses[index])):
                carried = self.readings(i, depth)
                if carried:
                    self.consumed.add(i)
                    return tuple(self._embedded(r, operator) for r in carried)
        below = self.clauses[index].complement
        around = " " in self.clauses[index].complement_prep  # "stopped eating | in protest at being held"
        if below is not None and not around and depth < _DEPTH:
            self.consumed.add(below)
            return self._inside(below, operator, depth + 1)
        return ()

    def _embedded(self, reading: Reading, operator: int) -> Reading:
        """What negation and future make of an act inside an operator: "urged X not to attack" asks for its undoing,
        "announced that it will send aid" announces an intention.
        """
        clause = self.clauses[reading.index]
        if clause.kind == "noun" and clause.support in (None, operator):
            return reading  # a noun has the scope of the operator itself: "will not accept mediation"
        scope = clause.scope
        own = self.clauses[operator].trigger  # "failed to reach a deal": the operator says itself that it was not done
        negated = scope.negated and not any(c.effect == "negated" and set(c.tokens) <= set(own) for c in scope.cues)
        if scope.time == "future" and not scope.modality:
            grammar = FUTURE_NOT if negated else FUTURE
        elif negated:
            grammar = "refuse" if self.ontology.event_type(reading.type).sign == "cooperation" else "undo"
        else:
            return reading
        composed = self.ontology.compose(grammar, reading.type)
        if composed is None or composed == UNCODED:
            return reading
        return reading.under(grammar, composed)

    # -------------------------------------------------------------------------------------------- roles

    def _plain(self, index: int, rule: Rule, match: Match) -> Reading:
        slots = match.slots
        named = preferred(rule.targets, match, None, self.context) or self._laid_on(match)
        target = doer(named, rule.type, match, self.context)
        if target is not named and named is not None and self._is_for(named, index):
            self.consumed.add(self.context.nouns[named.head])
        return Reading(
            index,
            rule,
            match,
            rule.type,
            rule.type,
            (),
            party(preferred(self._sources(index, rule), match, None, self.context), self.context)
            or self._same_act(index, rule),
            self._receiver(index, target, rule.type),
            slots.get("BOTH"),
            slots.get("PLACE"),
            _others(slots),
        )

    def _sources(self, index: int, rule: Rule) -> tuple[str, ...]:
        """The slots of whoever does an act: those sent do it where nobody is said to have sent them ("troops | were deployed in Gao"), but
        "the deployment of troops" is the act of whoever speaks of it.
        """
        noun = self.clauses[index].kind == "noun"
        return tuple(name for name in rule.sources if name != _OBJECT) if noun else rule.sources

    def _is_for(self, named: Phrase, index: int) -> bool:
        """Is an act named only as what another is done for ("a reward for | the capture of a general")?"""
        at = self.context.nouns.get(named.head)
        return at is not None and self.clauses[at].relation == _FOR and self.clauses[at].parent == index

    def _same_act(self, index: int, rule: Rule) -> Phrase | None:
        """Whose friendly act a clause goes on with, where its subject names one of the same family, which is then used up ("food aid
        from Canada | reached the town").
        """
        named = self.clauses[index].subject
        at = self.context.nouns.get(named.head) if named is not None else None
        act = self.context.match(at) if at is not None else None
        if at is None or act is None:
            return None
        own, types = self.context.knowledge.rules.rules[act.pattern.rule].type, self.ontology.types
        if types[own].sign != "cooperation" or types[own].family != types[rule.type].family:
            return None
        self.consumed.add(at)
        return act.slots.get("SRC")

    def _receiver(self, index: int, target: Phrase | None, kind: str) -> Phrase | None:
        """To whom the goods go that an act of words or of trade concerns ("eased its embargo on arms sales | to Vietnam")."""
        code = self.ontology.types[kind].cameo if kind in self.ontology.types else None
        if target is None or target.kind != "common" or target.conjuncts or code is None:
            return target
        if code.code >= DEEDS and code.code[:2] != _RELATIONS:
            return target
        if self.context.actor(target).known and target.head not in self.context.nouns:
            return target
        behind = (
            *target.preps,
            *(pair for _, inner in target.preps for pair in inner.preps),
            *self.clauses[index].preps,
        )
        for prep, phrase in behind:
            if (
                prep == "to"
                and phrase.start > target.start
                and self.context.actor(phrase.members[0]).country is not None
            ):
                if target.head in self.context.nouns:
                    self.consumed.add(self.context.nouns[target.head])
                return phrase
        return target

    def _laid_on(self, match: Match) -> Phrase | None:
        """Whom the clause that describes an object says it was laid on ("lifted the sanctions | imposed on Iran"); that clause is
        used up.
        """
        phrase = match.slots.get("OBJ")
        at = self.context.nouns.get(phrase.head) if phrase is not None else None
        carrier = self.clauses[at].support if at is not None else None
        if carrier is None or self.clauses[carrier].relation != "relative" or carrier == at:
            return None
        laid = self.context.match(carrier)
        if laid is None or "TGT" not in laid.slots:
            return None
        self.consumed.add(carrier)
        return laid.slots["TGT"]

    def _attended(self, reading: Reading) -> Reading:
        """Who says or does something during a visit or after talks has paid or held them, if nobody else is named."""
        clause = self.clauses[reading.index]
        if clause.kind != "noun" or clause.support is not None or clause.parent is None:
            return reading
        if reading.source is not None or reading.both is not None:
            return reading
        host = self.clauses[clause.parent]
        if host.subject is None or host.scope.time == "future" or host.scope.modality or host.scope.negated:
            return reading
        if self.ontology.types[reading.type].family.startswith(PROTEST):
            return evolve(reading, source=host.subject) if self._protested(clause, host) else reading
        if reading.target is None and reading.place is None:
            return reading
        if not in_company(clause, reading.index, self.context):
            return reading
        if not self.context.actor(host.subject.members[0]).known or host.subject is reading.target:
            return reading
        return evolve(reading, source=host.subject)

    def _protested(self, noun: Clause, host: Clause) -> bool:
        """Do people do something at a protest, or as one ("closed their shops | in protest", "shouted slogans during a march")?
        What they did at one that was told before does not make it theirs.
        """
        if noun.phrase is None or host.voice == "passive" or host.subject is None or noun.phrase.definite:
            return False
        if DURING_CLASS not in self.context.knowledge.rules.classes.get(noun.relation, ()):
            return False
        doers = [self.context.actor(member) for member in host.subject.members]
        return any(doer.kind in PEOPLE and doer.roles[:1] != _GOVERNMENT and _are_people(doer) for doer in doers)

    def _of_thing(self, index: int, rule: Rule, match: Match, act: str) -> Reading:
        """An operator over a thing: asking for weapons is asking for the act of giving them."""
        plain = self._plain(index, rule, match)
        composed = self.ontology.compose(rule.type, act) or rule.type
        if plain.source is None and self.ontology.types[composed].family.startswith(_INTENT):
            giver = sender(None, index, match, self.context)[0]  # "was promised | Danish howitzers"
            plain = evolve(plain, source=giver)
        return evolve(plain, type=act, act=act).under(rule.type, composed)

    def _given(self, index: int, rule: Rule, match: Match) -> tuple[Reading, ...]:
        """A thing that passes from one to another: what it is says which sort of aid that is."""
        found = gift(index, match, self.context)
        if found is None:
            return ()
        noun = self.context.nouns.get(match.slots["OBJ"].head)
        self.consumed.update(found.told if noun is None or found.giver is None else (*found.told, noun))
        plain = self._plain(index, rule, match)
        return (evolve(plain, type=found.kind, act=found.kind, source=found.giver, target=found.receiver),)

    def _only_abroad(self, rule: Rule) -> bool:
        """Is an act one only where a state does it for another?"""
        return rule.type in self.ontology.types and self.ontology.types[rule.type].home == UNCODED

    def _may_help(self, phrase: Phrase | None) -> bool:
        """May it help another country: a giver, or helpers of a country ("engineers | from Estonia")?"""
        if phrase is None or may_give(phrase, self.context):
            return phrase is not None
        member = phrase.members[0]
        return _HELPER in self.context.classes(member) and self.context.actor(member).country is not None

    def _sent(self, reading: Reading) -> Reading:
        """Aid of which the clause names only what was given is that of whoever gave it ("rice given by Thailand | was handed out")."""
        if reading.type not in self.ontology.types or not self.ontology.types[reading.type].family.startswith(
            _FROM_GIVER
        ):
            return reading
        giver, told = sender(reading.source, reading.index, reading.match, self.context)
        if giver is None:
            return reading
        self.consumed.update(told)
        return evolve(reading, source=giver)

    def _obliged(self, inner: Reading, at: int, match: Match) -> Reading:
        """Who declares that another must act demands it, and with "should" asks for it."""
        operator, speaker = BOUND.get(self.clauses[at].scope.modality), match.slots.get("SRC")
        if operator is None or speaker is None or inner.index != at or self.clauses[at].scope.negated:
            return inner
        if has_had_to(self.clauses[at].scope, self.context):
            return inner
        composed = self.ontology.compose(operator, inner.type, inner.inside)
        if composed is None or composed == UNCODED or inner.source is None or inner.source.kind == "pronoun":
            return inner
        return inner.under(OBLIGATION, composed, source=speaker, target=inner.source, both=None)

    def _said(self, index: int, rule: Rule, match: Match, inner: Reading) -> Reading:
        """To announce what may be is to say so, to the party that it concerns."""
        plain = self._plain(index, rule, match)
        source = match.slots.get("SRC") or plain.source
        return evolve(
            plain, type=SAYING, act=SAYING, source=source, target=plain.target or inner.target or inner.source
        )

    def _composed(self, index: int, rule: Rule, match: Match, at: int, inner: Reading | None) -> Reading:
        operator, act_type, inside = self._operator(rule, match, inner)
        done = self.clauses[at].voice == "passive" and not self.clauses[at].scope.modality
        if inner is not None and rule.type == _ORDER_OTHER and inner.source is None and done:
            operator = _ORDER  # "the court ordered the editor | released": whoever does it does so in the court's name
        if operator == WARN and inner is not None and of_third_party(match, inner, self.context):
            operator = WARN_ABOUT
        composed = self.ontology.compose(operator, act_type, inside) or rule.type
        if composed == UNCODED and inner is None and self._is_with_another_state(at, rule, match):
            composed = rule.type
        own = self.clauses[at].form == "to" and self.ontology.types[rule.type].family == _INTENT
        if (
            inner is None and own and self.clauses[at].scope.negated
        ):  # "vowed never to pay bandits", but "never to forget the dead"
            composed = _REFUSAL if self.context.match(at) is None else SAYING
        if inner is None and rule.type == WARN and "TGT" in match.slots and self._is_on_terms(at):
            composed = WARN  # whatever it is, it is to be feared
        if (
            inner is not None
            and rule.type == REJECT
            and inner.operators[:1] == (THREATEN,)
            and "SRC" not in match.slots
        ):
            return inner  # "his threat to strike | was shrugged off": nobody is said to turn it down
        untold = rule.type in _PASSED_ON and of_others(match, self.clauses[at], inner, self.context)
        suffers = inner is not None and composed == inner.type and inner.target is match.slots.get("SRC", self)
        if inner is not None and not untold and not suffers:
            inner = self._controlled(rule, match, inner)
        place = match.slots.get("PLACE") or (inner.place if inner is not None else None)
        source = party(preferred(rule.sources, match, inner, self.context), self.context)
        if (
            inner is not None
            and composed == inner.type
            and inner.source is not None
            and inner.source.kind != "pronoun"
            and rule.type in _PASSED_ON
        ):
            source = inner.source  # "the agency reported that troops had moved": the act keeps its own doer
        if untold and inner is not None and composed == inner.type:
            source = None  # "police confirmed that a bomb had killed two"
        if source is not None and source.kind == "pronoun":
            source = match.slots.get("SRC", source)  # "Lesotho announced that it will …"
        if suffers and inner is not None:
            source = inner.source  # "the mayor began | serving a term"
        reported = (
            inner is not None
            and composed == inner.type
            and self.clauses[at].form == "finite"
            and (FUTURE not in inner.operators[:1] or self._only_reported(index, rule))  # to announce a plan is an act
        )
        return Reading(
            index=inner.index if inner is not None and reported else index,
            rule=rule,
            match=match,
            type=composed,
            act=inner.act if inner is not None else rule.type,
            operators=(rule.type, *(inner.operators if inner is not None else ())),
            steps=(composed, *(inner.steps if inner is not None else ())),
            source=source,
            target=inner.target
            if suffers and inner is not None
            else doer(
                preferred(self._targets(rule, composed), match, inner, self.context), composed, match, self.context
            )
            or loose_target(at, inner, rule, match, self.context)
            or self._offerer(at, rule),
            both=match.slots.get("BOTH") or self._both(match, composed, inner, source),
            place=place,
            others=_others(match.slots),
            inner=(at, *(inner.inner if inner is not None else ())),
        )

    def _both(self, match: Match, composed: str, inner: Reading | None, source: Phrase | None) -> Phrase | None:
        """The two sides of an act inside an operator that nobody else brings about; they do not fear or call for it themselves ("fears of a
        war | between Chad and Sudan").
        """
        if inner is None or "SRC" in match.slots and source is not inner.both:
            return None
        spoken = composed != inner.type and self.ontology.types[composed].family.startswith(_SPOKEN)
        return None if spoken and source is not inner.both else inner.both

    def _targets(self, rule: Rule, composed: str) -> tuple[str, ...]:
        """The slots of whom an act is done to: what two agree to do to a third, neither does to the other ("agreed with Rome | to impose
        sanctions on Minsk").
        """
        if rule.type == WARN and composed == WARN_ABOUT:
            return _OF_WHOM
        hostile = rule.type == AGREE and self.ontology.types[composed].sign == "conflict"
        return tuple(name for name in rule.targets if name[:3] == _INSIDE) if hostile else rule.targets

    def _is_with_another_state(self, at: int, rule: Rule, match: Match) -> bool:
        """Does somebody mean to do with or for another state what no rule knows ("plans to harmonise its gauge | with Togo")?"""
        if self.ontology.types[rule.type].family != _INTENT:
            return False
        return partner_state(self.clauses[at], match.slots.get("SRC"), self.context) is not None

    def _is_on_terms(self, at: int) -> bool:
        """Does a clause say what somebody must do lest it come true ("flights will be stopped | unless the tax is dropped")?"""
        known = self.context.knowledge.rules.classes
        return any(
            clause.parent is not None
            and self.clauses[clause.parent] is self.clauses[at]
            and _DEMANDING in known.get(clause.relation.partition(":")[2], ())
            for clause in self.clauses
        )

    def _offerer(self, at: int, rule: Rule) -> Phrase | None:
        """Whose what is refused is, where a clause behind it says so, which is then used up ("declined to sign the treaty | drawn up
        by Rabat").
        """
        thing = self.clauses[at].object
        if thing is None or self.ontology.types[rule.type].family != _REFUSAL:
            return None
        for index, clause in enumerate(self.clauses):
            if clause.relation == "relative" and clause.object is thing and clause.subject is not None:
                self.consumed.add(index)
        return maker(thing, self.context)

    def _operator(self, rule: Rule, match: Match, inner: Reading | None) -> tuple[str, str, str | None]:
        """The operator, what it is composed with and what is inside that: who turns down what another offers spurns the act
        that is offered.
        """
        if inner is None:
            return rule.type, UNCODED, None
        offered = inner.operators[:1] == (OFFER,) and inner.source not in (None, match.slots.get("SRC"))
        if offered and rule.type == REJECT:
            return SPURN, next(iter(inner.steps[1:2]), inner.act), None
        return rule.type, inner.type, inner.inside

    def _only_reported(self, index: int, rule: Rule) -> bool:
        """Does an operator only pass on what happened or will ("…, the minister announced")?"""
        return (
            rule.type in REPORTS or rule.type in (ANNOUNCE, DECIDE) and self.clauses[index].complement_kind == "quote"
        )

    def _controlled(self, rule: Rule, match: Match, inner: Reading) -> Reading:
        """Who does the embedded act: the slot that the rule names, else what grammar found, else the operator's subject."""
        if rule.control is not None and rule.control in match.slots:
            return evolve(inner, source=match.slots[rule.control])
        if inner.source is None and inner.both is None and self.clauses[inner.index].voice == "active":
            return evolve(inner, source=match.slots.get("SRC"))
        return inner


def _are_people(actor: Actor) -> bool:
    """Is somebody named or has a role noun, unlike "farm laws"? Who rules does not march either."""
    return any(not isinstance(entry, Modifier) for entry in actor.entries)


def _empty(reading: Reading) -> bool:
    """Is nothing coded inside an operator ("a plan to cut pensions")?"""
    return reading.match.do is not None and reading.act == reading.rule.type


def _others(slots: dict[str, Phrase]) -> tuple[Phrase, ...]:
    return (slots["OTHER"],) if "OTHER" in slots else ()
