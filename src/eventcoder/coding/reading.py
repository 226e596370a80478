"""Clauses -> readings: the rule that fits, and what operators make of the act inside.

Composition is innermost first: "urged Israel to stop threatening to bomb Iran" reads *bomb*, then *threaten* of it, then
*undo* of that, then *appeal*. Because the result of each step is an event type again, one table serves all depths.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen

from eventcoder.coding.arguments import in_company
from eventcoder.coding.context import Context
from eventcoder.coding.fillers import by_itself, is_place
from eventcoder.coding.match import Match
from eventcoder.coding.told_by import happens, named_by_noun, of_others
from eventcoder.dictionaries.rules import Rule
from eventcoder.model import Clause, Phrase

OWNED_CLASS = "owned-thing"  # independence, a bid, a plan: what is said of it concerns whose it is
TEXT_CLASS = "text-noun"  # texts that demand and call in somebody's name
UNCODED, ANNOUNCE, SAYING = "none", "announce", "statement"
OFFER, REJECT, SPURN = "offer", "reject", "spurn"
FUTURE, FUTURE_NOT = "FUTURE", "FUTURE-NOT"
REPORTS = frozenset({"claim", SAYING})  # operators that only pass on what happened or will
_ANSWERS = frozenset({"appeal", "demand", "refuse", "reject", "accept", "agree", "allow", "take-part"})
_PASSED_ON = REPORTS | {ANNOUNCE}
_DEPTH = 8
_THING = "thing"
_ORGANISATION = "organisation-noun"
_DEEDS = "14"  # CAMEO: from here on acts are done to things too
_BLAME, _RELATIONS = "11", "16"


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

    def match(self, index: int) -> Match | None:
        """The best rule match of a clause."""
        return self.context.match(index)

    def readings(self, index: int, depth: int = 0) -> tuple[Reading, ...]:
        """Return what a clause says: nothing, one reading, or one for each coordinated act under its operator."""
        found = self._readings.get(index)
        if found is None:
            self._readings[index] = ()
            found = self._readings[index] = self._read(index, depth)
        return found

    def _read(self, index: int, depth: int) -> tuple[Reading, ...]:
        match = self.match(index)
        if match is None:
            return ()
        self._use_up(match)
        match = named_by_noun(match, self.context) or match
        rule = self.context.knowledge.rules.rules[match.pattern.rule]
        if match.thing is not None:
            return (self._of_thing(index, rule, match, match.thing),)
        if match.do is None or depth >= _DEPTH:
            return (self._attended(self._plain(index, rule, match)),)
        out = []
        addressed = match.slots.get("TGT")
        for at in (match.do, *self._parallel(index, match.do)):
            found = self._inside(at, index, depth + 1)
            if at != match.do and found and addressed is not None and all(r.target is addressed for r in found):
                self.consumed.add(at)  # "told to leave | or face sanctions": what is to be feared, not done
                continue
            if found and rule.type == ANNOUNCE and self.clauses[at].scope.modality == "possible":
                out.append(self._said(index, rule, match, found[0]))
                continue
            self.consumed.add(at)
            self._use_up_carrier(at)
            if match.instead is not None and all(_empty(r) for r in found):
                return (self._instead(index, match.instead),)
            out.extend(self._composed(index, rule, match, at, inner) for inner in found or (None,))
        return tuple(out)

    def _instead(self, index: int, match: Match) -> Reading:
        """The reading of a clause whose embedded act is not coded, by the pattern that takes it for a phrase."""
        self._use_up(match)
        return self._plain(index, self.context.knowledge.rules.rules[match.pattern.rule], match)

    def _use_up(self, match: Match) -> None:
        """Event nouns that the pattern names or binds are part of this reading, not events of their own."""
        for head in match.used:
            if head in self.context.nouns:
                self.consumed.add(self.context.nouns[head])
                self._use_up_carrier(self.context.nouns[head])

    def _use_up_carrier(self, noun: int) -> None:
        """A clause that only says of an act that somebody planned or announced it is part of what is said of it ("called off the
        strike | planned for Thursday").
        """
        carrier = self.clauses[noun].support
        if carrier is None or self.clauses[carrier].relation != "relative":
            return
        telling = self.match(carrier)
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
        if self.match(index) is not None:
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
        return Reading(
            index,
            rule,
            match,
            rule.type,
            rule.type,
            (),
            self._party(self._preferred(rule.sources, match, None)),
            self._receiver(
                index,
                self._doer(self._preferred(rule.targets, match, None) or self._laid_on(match), rule.type, match),
                rule.type,
            ),
            slots.get("BOTH"),
            slots.get("PLACE"),
            _others(slots),
        )

    def _receiver(self, index: int, target: Phrase | None, kind: str) -> Phrase | None:
        """To whom the goods go that an act of words or of trade concerns ("eased its embargo on arms sales | to Vietnam")."""
        code = self.ontology.types[kind].cameo if kind in self.ontology.types else None
        if target is None or target.kind != "common" or target.conjuncts or code is None:
            return target
        if code.code >= _DEEDS and code.code[:2] != _RELATIONS:
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
        laid = self.match(carrier)
        if laid is None or "TGT" not in laid.slots:
            return None
        self.consumed.add(carrier)
        return laid.slots["TGT"]

    def _attended(self, reading: Reading) -> Reading:
        """Who says or does something during a visit or after talks has paid or held them, if nobody else is named."""
        clause = self.clauses[reading.index]
        if clause.kind != "noun" or clause.support is not None or clause.parent is None:
            return reading
        if reading.source is not None or reading.both is not None or reading.target is None and reading.place is None:
            return reading
        host = self.clauses[clause.parent]
        if host.subject is None or host.scope.time == "future" or host.scope.modality or host.scope.negated:
            return reading
        if not in_company(clause, reading.index, self.context):
            return reading
        if not self.context.actor(host.subject.members[0]).known or host.subject is reading.target:
            return reading
        return evolve(reading, source=host.subject)

    def _of_thing(self, index: int, rule: Rule, match: Match, act: str) -> Reading:
        """An operator over a thing: asking for weapons is asking for the act of giving them."""
        plain = self._plain(index, rule, match)
        composed = self.ontology.compose(rule.type, act) or rule.type
        return evolve(plain, type=act, act=act).under(rule.type, composed)

    def _said(self, index: int, rule: Rule, match: Match, inner: Reading) -> Reading:
        """To announce what may be is to say so, to the party that it concerns."""
        plain = self._plain(index, rule, match)
        source = match.slots.get("SRC") or plain.source
        return evolve(
            plain, type=SAYING, act=SAYING, source=source, target=plain.target or inner.target or inner.source
        )

    def _composed(self, index: int, rule: Rule, match: Match, at: int, inner: Reading | None) -> Reading:
        operator, act_type = self._operator(rule, match, inner)
        composed = self.ontology.compose(operator, act_type) or rule.type
        untold = rule.type in _PASSED_ON and self._of_others(match, at, inner)
        if inner is not None and not untold:
            inner = self._controlled(rule, match, inner)
        place = match.slots.get("PLACE") or (inner.place if inner is not None else None)
        source = self._party(self._preferred(rule.sources, match, inner))
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
            target=self._doer(self._preferred(rule.targets, match, inner), composed, match)
            or self._loose_target(at, inner, rule, match),
            both=match.slots.get("BOTH")
            or (inner.both if inner is not None and ("SRC" not in match.slots or source is inner.both) else None),
            place=place,
            others=_others(match.slots),
            inner=(at, *(inner.inner if inner is not None else ())),
        )

    def _of_others(self, match: Match, at: int, inner: Reading | None) -> bool:
        """Is an act that somebody tells of somebody else's, whom nobody names?"""
        unnamed = inner is not None and inner.source is None and inner.both is None
        return unnamed and inner is not None and of_others(match, self.clauses[at], inner.type, self.context)

    def _operator(self, rule: Rule, match: Match, inner: Reading | None) -> tuple[str, str]:
        """The operator and what it is composed with: who turns down what another offers spurns the act that is offered."""
        if inner is None:
            return rule.type, UNCODED
        offered = inner.operators[:1] == (OFFER,) and inner.source not in (None, match.slots.get("SRC"))
        if offered and rule.type == REJECT:
            return SPURN, next(iter(inner.steps[1:2]), inner.act)
        return rule.type, inner.type

    def _only_reported(self, index: int, rule: Rule) -> bool:
        """Does an operator only pass on what happened or will ("…, the minister announced")?"""
        return rule.type in REPORTS or rule.type == ANNOUNCE and self.clauses[index].complement_kind == "quote"

    def _controlled(self, rule: Rule, match: Match, inner: Reading) -> Reading:
        """Who does the embedded act: the slot that the rule names, else what grammar found, else the operator's subject."""
        if rule.control is not None and rule.control in match.slots:
            return evolve(inner, source=match.slots[rule.control])
        if inner.source is None and inner.both is None and self.clauses[inner.index].voice == "active":
            return evolve(inner, source=match.slots.get("SRC"))
        return inner

    def _preferred(self, names: tuple[str, ...], match: Match, inner: Reading | None) -> Phrase | None:
        """The first slot of a preference list that is filled by somebody other than the source."""
        source = match.slots.get("SRC") or match.slots.get("BOTH")
        for name in names:
            if name in match.slots:
                phrase = match.slots[name]
                if name != "OBJ" or self._concerns(phrase):
                    return phrase
            if inner is not None and name[:3] == "DO.":
                part = name[3:]
                if part == "SRC" and inner.both is not None and inner.both is not source:
                    return inner.both  # "called for talks between X and Y": both are called upon
                side = (
                    inner.source
                    if part == "SRC"
                    else inner.target
                    if part == "TGT"
                    else inner.place
                    if part == "PLACE"
                    else None
                )
                if (
                    part == "TGT"
                    and side is not None
                    and (self._topic(side, inner) or self._hit_thing(side, inner, match))
                ):
                    continue
                if side is not None and (side is not source or part == "SRC" and names[0] != "TGT"):
                    return side
        return None

    def _hit_thing(self, side: Phrase, inner: Reading, match: Match) -> bool:
        """Is what an act hit that somebody blames only a thing ("condemned the attack on | the bus station"), and nobody?"""
        rules, types = self.context.knowledge.rules.rules, self.ontology.types
        blame, act = types[rules[match.pattern.rule].type].cameo, types[inner.act].cameo
        if blame is None or blame.code[:2] != _BLAME or act is None or act.code < _DEEDS:
            return False
        actors = [self.context.actor(member) for member in side.members]
        return all(member.kind == "common" for member in side.members) and not any(a.roles or a.country for a in actors)

    def _topic(self, side: Phrase, inner: Reading) -> bool:
        """Is the target of an embedded act of words only what it is about ("calls for an inquiry into | deaths in jail")?"""
        code = self.ontology.types[inner.act].cameo
        if code is not None and code.code >= _DEEDS:
            return False
        return not any(
            member.kind != "common" or member.possessor is not None or self.context.actor(member).known
            for member in side.members
        ) and not is_place(side, self.context)

    def _concerns(self, thing: Phrase) -> bool:
        """Is a thing somebody's ("Oslo's offer", "the offer made by Oslo")? Others are no party, wherever they are ("a shell
        in Goma").
        """
        actor = by_itself(thing.members[0], self.context)
        nobodys = actor.country is None and _THING in actor.flags  # "a cruise missile"
        return actor.known and not nobodys or self._maker(thing) is not None

    def _doer(self, phrase: Phrase | None, kind: str, match: Match) -> Phrase | None:
        """Whoever blames or defends an act means who did it: "condemned | Budapest's call". What is shelled or burnt is the thing."""
        if phrase is None or phrase.conjuncts:
            return phrase
        at = self.context.nouns.get(phrase.head)
        act = self.context.match(at) if at is not None else None
        doer = act.slots.get("SRC") if act is not None else None
        # A word before the noun ("police brutality") says which sort of act it is rather than whose.
        if doer is not None and not phrase.base <= doer.start < phrase.head:
            return doer
        code = self.ontology.types[kind].cameo if kind in self.ontology.types else None
        if code is None or code.code >= _DEEDS:
            return phrase
        maker = self._maker(phrase)
        if maker is not None and maker is not match.slots.get("SRC"):  # "the plan | rejected by Rabat"
            return maker
        return self._owner(phrase) or phrase

    def _owner(self, phrase: Phrase) -> Phrase | None:
        """Whose a thing is that an act of words concerns ("recognised | Kosovo's | independence")."""
        owner = phrase.possessor
        if OWNED_CLASS not in self.context.classes(phrase):
            return None
        return owner if owner is not None and self.context.actor(owner.members[0]).known else None

    def _maker(self, phrase: Phrase) -> Phrase | None:
        """Who made or did what a phrase names, where a clause behind it says so ("the plan | drawn up by Rabat")."""
        if phrase.kind != "common" or self.context.actor(phrase).known:
            return None
        for clause in self.clauses:
            if clause.relation == "relative" and clause.object is phrase and clause.subject is not None:
                return clause.subject if self.context.actor(clause.subject.members[0]).known else None
        return None

    def _party(self, phrase: Phrase | None) -> Phrase | None:
        """An act that does something ("the fall of the town ended the siege") is no party to it."""
        if (
            phrase is not None
            and self.context.nouns
            and any((at := self.context.nouns.get(m.head)) is not None and self._is_act(at, m) for m in phrase.members)
        ):
            return None
        return self._author(phrase) or phrase if phrase is not None else None

    def _is_act(self, noun: int, phrase: Phrase) -> bool:
        """Does an event noun speak of an act, and not of people named after one ("a hacking group")?"""
        match = self.context.match(noun)
        if match is None or _ORGANISATION not in self.context.classes(phrase):
            return match is not None
        return self.context.knowledge.rules.rules[match.pattern.rule].type != UNCODED

    def _author(self, phrase: Phrase) -> Phrase | None:
        """Who passes or issues a text that demands something ("the Duma passed | a bill requiring …")."""
        if phrase.kind != "common" or TEXT_CLASS not in self.context.classes(phrase):
            return None
        for clause in self.clauses:
            if clause.object is phrase and clause.relation != "relative" and clause.subject is not None:
                return clause.subject if self.context.actor(clause.subject.members[0]).known else None
        return None

    def _loose_target(self, at: int, inner: Reading | None, rule: Rule, match: Match) -> Phrase | None:
        """Where the embedded act names nobody, who stands around it may still be the party asked or answered ("refused to meet X");
        where one plans to rally or fears a riot is none.
        """
        if inner is not None and (
            rule.type not in _ANSWERS
            or inner.target is not None
            or inner.both is not None
            or inner.place is not None
            or self.ontology.types[inner.act].mutual
            and "DO.SRC" not in rule.targets  # where one meets is no party: "reopened peace talks in Caracas"
        ):
            return None
        clause: Clause | None = self.clauses[at]
        source = match.slots.get("SRC")
        for _ in range(3):
            if clause is None:
                return None
            own: tuple[Phrase | None, ...] = (clause.subject, clause.object) if inner is None else ()
            around = (
                p for prep, p in clause.preps if "setting" not in self.context.knowledge.lexicon.closed.get(prep, ())
            )
            for phrase in (*own, *around):  # the object of a coded act has a slot of its own
                if (
                    phrase is not None
                    and phrase is not source
                    and phrase.kind not in ("time", "pronoun")
                    and self._party(phrase) is not None
                    and self.context.actor(phrase.members[0]).known
                ):
                    return self._doer(phrase, rule.type, match)
            clause = self.clauses[clause.complement] if clause.complement is not None else None
        return None


def _empty(reading: Reading) -> bool:
    """Is nothing coded inside an operator ("a plan to cut pensions")?"""
    return reading.match.do is not None and reading.act == reading.rule.type


def _others(slots: dict[str, Phrase]) -> tuple[Phrase, ...]:
    return (slots["OTHER"],) if "OTHER" in slots else ()
