"""Outcomes -> event records: participants, pairs, codes, offsets, ids."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from attrs import evolve

from eventcoder.coding.cases import at_home, in_third_country, make_case
from eventcoder.coding.cast import INTERNATIONAL
from eventcoder.coding.context import Context
from eventcoder.coding.happenings import clause_span
from eventcoder.coding.homes import home_of
from eventcoder.coding.how_many import Casualties
from eventcoder.coding.match import of_each
from eventcoder.coding.mentions import parties_of
from eventcoder.coding.participants import participant_of
from eventcoder.coding.pronouns import is_several
from eventcoder.coding.reading import FUTURE, Reading
from eventcoder.coding.settling import settle
from eventcoder.coding.status import Outcome
from eventcoder.coding.those_hit import kind_of_hit
from eventcoder.coding.toll import Toll
from eventcoder.coding.unknown_armed import arm
from eventcoder.coding.weapons import weapon_ranks
from eventcoder.coding.when import Clock, event_date
from eventcoder.coding.where import event_place
from eventcoder.coding.who import STATE_FORCES, Actor
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Attribution, Clause, Document, Event, Participant, Phrase, Place, Sentence
from eventcoder.ontology.decisions import ARMED, WEAPONS
from eventcoder.ontology.event_types import EventType

MAX_PAIRS = 12
_IN_WORDS = 1  # quad class of cooperation in words
_ASKING = "wh"
_OTHER = "other-side"  # a class of words
_CEASEFIRE = "yield/military/ceasefire"  # "the army and the rebels declared a truce"
_POSTURE = "posture"  # the families of where the armed are sent
_COMBAT = "force/clash"
_INTENT = "intend"  # the family of promises and offers
_OWN_ACTS = (_INTENT, "operator", "statement/operator/choice")  # families of operators over an act of one's own
_WILL_NOT = frozenset({"refuse", "rule-out"})
AGREE, COOPERATION = "agree", "cooperate"
_BY_NAME = frozenset({"pronoun", "proper"})  # kinds of phrases that mean one party alone


class Writer:
    """Makes the events of one sentence."""

    def __init__(
        self,
        context: Context,
        document: Document,
        sentence: Sentence,
        key: str,
        clock: Clock,
        casualties: Casualties,
        *,
        fighting: bool | None,
        at_protests: frozenset[int] = frozenset(),
        rampages: frozenset[int] = frozenset(),
    ) -> None:
        self.context = context
        self.document = document
        self.sentence = sentence
        self.key = key
        self.clock = clock
        self.casualties = casualties
        self.fighting = fighting
        self._stage = context.setting.cast.stage()  # where the deeds of the sentences before were done
        self.at_protests = at_protests
        self.rampages = rampages
        self._dates: dict[tuple[int, tuple[int, ...]], tuple[dt.date | None, str | None]] = {}
        self._participants: dict[int, tuple[Phrase, Participant]] = {}  # phrases kept alive: their ids are the keys

    def events(self, outcome: Outcome, more: Iterable[Toll] = (), victims: Participant | None = None) -> list[Event]:
        """Return one event for each pair of source and target, or one for the whole when they are too many.

        Args:
            outcome: a reading with its status.
            more: figures of its victims in later sentences.
            victims: whom a later sentence names as hurt: its target, where it has none.
        """
        reading = outcome.reading
        if (
            reading.target is None
            and reading.source is not None
            and self.context.knowledge.ontology.types[reading.act].mutual
        ):
            reading = evolve(reading, source=of_each(reading.source))  # "envoys from Mali and Togo resumed | talks"
        if self._fell_on_both_sides(reading):
            reading = evolve(reading, both=reading.target, target=None)
        mutual = self._mutual(reading)
        if self._reciprocal(reading.target) or self._each_his_own(reading):
            reading, mutual = evolve(reading, target=None), True
            outcome = evolve(outcome, reading=reading)
        place = event_place(reading, self.context)
        arm(reading, self.context)
        settle(reading, place, self.context)
        sources, targets, truncated = self._sides(reading.source, reading.target, reading.both)
        flags = ("truncated",) if truncated else ()
        if self.context.clauses[reading.index].corrected:
            flags = (*flags, "corrected")
        if targets == [None] and not mutual:
            targets = [victims]
        common = self._common(outcome, place, more, mutual=mutual, flags=flags)
        hit = victims.kind if victims is not None else None
        events = (self._event(common, outcome, pair, hit) for pair in _pairs(sources, targets, mutual=mutual))
        return [event for event in events if event.type != NO_EVENT]

    def _fell_on_both_sides(self, reading: Reading) -> bool:
        """ "Five soldiers and two rebels | were killed in fighting": they fought each other, where nobody else is said to have done."""
        fallen = reading.target
        if fallen is None or reading.source is not None or reading.both is not None:
            return False
        types = self.context.knowledge.ontology.types
        if not types[reading.type].mutual and types[reading.type].family != _COMBAT:
            return False
        kinds = {self.context.actor(member).kind for member in fallen.members}
        return len(fallen.members) > 1 and len(kinds) > 1 and STATE_FORCES in kinds and kinds <= set(ARMED)

    def _each_his_own(self, reading: Reading) -> bool:
        """ "Both sides agreed to exchange | envoys": with whom two agree to do something good is nobody but their own."""
        side, whom = reading.source or reading.both, reading.target
        if side is None or whom is None or self.context.pair(side) is None:
            return False
        if whom.definite and _OTHER in self.context.knowledge.rules.classes.get(whom.lemma, ()):
            return True  # "Each side accused | the other": they accused each other
        if reading.operators[:1] != (AGREE,):
            return False
        if self.context.knowledge.ontology.types[reading.type].sign != "cooperation":
            return False
        members = [self.context.actor(member) for member in whom.members]
        return not whom.definite and all(actor.country is None and actor.name is None for actor in members)

    def _reciprocal(self, phrase: Phrase | None) -> bool:
        """ "accused | each other", "shelled | each other's positions": one act of both sides."""
        owner = phrase.possessor or phrase if phrase is not None else None
        if owner is None or owner.kind != "pronoun":
            return False
        return "reciprocal" in self.context.knowledge.lexicon.closed.get(owner.lemma, ())

    def _mutual(self, reading: Reading) -> bool:
        """Is it one act of both sides: by its type, or by two parties who agree or work together with nobody else?"""
        types = self.context.knowledge.ontology.types
        if types[reading.type].mutual:
            return True
        act = types[reading.act]
        side = reading.source or reading.both
        if reading.target is not None or side is None:
            return False
        if side is reading.both:
            return True  # "the three presidents will meet": each will meet each
        if not self._are_two(side):
            return False
        if self.context.pair(side) is not None:  # "both sides pledged …": to each other
            cameo = types[reading.type].cameo
            return reading.operators[:1] == (AGREE,) or cameo is not None and cameo.quad_class == _IN_WORDS
        if reading.operators:
            own = reading.operators[0] == AGREE or act.mutual or act.family.startswith(COOPERATION)
            return own and self._of_own_act(reading.operators[0])
        return types[reading.type].family.startswith((COOPERATION, _CEASEFIRE))

    def _of_own_act(self, operator: str) -> bool:
        """Does an operator tell of its doer's own act ("A and B plan to meet", but "A and B welcomed the talks")?"""
        types = self.context.knowledge.ontology.types
        return operator not in types or types[operator].family.startswith(_OWN_ACTS) or operator in _WILL_NOT

    def _are_two(self, phrase: Phrase) -> bool:
        return len(parties_of(phrase, self.context)) == 2

    # -------------------------------------------------------------------------------------------- sides

    def _sides(
        self, source: Phrase | None, target: Phrase | None, both: Phrase | None
    ) -> tuple[list[Participant | None], list[Participant | None], bool]:
        if both is not None and source is None:
            source = both
        if target is source or source is not None and target is not None and self._itself(source, target):
            target = None
        size = (len(source.members) if source is not None else 1) * (len(target.members) if target is not None else 1)
        if size > MAX_PAIRS:
            return self._side(source, split=False), self._side(target, split=False), True
        one_of_each = both is not None and source is both
        if one_of_each and source is not None and self._one_force(source):
            return self._side(source, split=False), [None], False
        return self._side(source, split=True, several=one_of_each), self._side(target, split=True), False

    def _one_force(self, both: Phrase) -> bool:
        """ "500 soldiers and 15 helicopters | took part": parts of one force, which do nothing with each other."""
        found = [self.context.actor(member) for member in both.members]
        alike = {actor.code for actor in found}
        forces = all(actor.kind == STATE_FORCES and actor.name is None for actor in found)
        return len(found) > 1 and len(alike) == 1 and forces

    def _itself(self, source: Phrase, target: Phrase) -> bool:
        """ "Russia warned that | it would respond", "Kenya said Kenya would send aid to | Kenya": a pronoun or name that stands for the
        doer is no other party.
        """
        if target.kind not in _BY_NAME or len(source.members) > 1 or target.conjuncts:
            return False
        actor, doer = self.context.actor(target), self.context.actor(source.members[0])
        if target.kind == "pronoun":
            return actor.known and actor == doer
        named = actor.name is not None and source.kind in _BY_NAME and not is_several(target, actor)
        return named and actor.code == doer.code and actor.name == doer.name

    def _side(self, phrase: Phrase | None, *, split: bool, several: bool = False) -> list[Participant | None]:
        """The participants of one side: each conjunct, or the coordination as a whole; [None] for nobody. `several`: officials
        of two states are one of each.
        """
        if (
            phrase is None
            or phrase.kind == "pronoun"
            and _ASKING in self.context.knowledge.lexicon.closed.get(phrase.lemma, ())
        ):
            return [None]  # "it is not known | who shot him"
        if not split:
            return [self.participant(phrase)]
        return [
            self._party(member, actor, phrase) for member, actor in parties_of(phrase, self.context, several=several)
        ]

    def _party(self, member: Phrase, actor: Actor, group: Phrase) -> Participant:
        if actor is self.context.actor(member):
            return self.participant(member, group)
        return participant_of(member, group, self.context, self.document.text, actor)

    def participant(self, phrase: Phrase, group: Phrase | None = None) -> Participant:
        """The record of a phrase, made once."""
        known = self._participants.get(id(phrase))
        if known is not None:
            return known[1]
        made = participant_of(phrase, group, self.context, self.document.text)
        self._participants[id(phrase)] = (phrase, made)
        return made

    # -------------------------------------------------------------------------------------------- record

    def _common(
        self, outcome: Outcome, place: Place | None, more: Iterable[Toll], *, mutual: bool, flags: tuple[str, ...]
    ) -> dict[str, Any]:
        """What all pairs of one trigger share."""
        reading = outcome.reading
        knowledge = self.context.knowledge
        tokens = self.context.tokens
        first, last = clause_span(self.context.clauses[reading.index])
        start, end = tokens.starts[first], tokens.ends[last - 1]
        rule = knowledge.rules.rules[reading.match.pattern.rule]
        date, precision = self._when(reading)
        fatalities, casualties = self.casualties.of(reading, more)
        return {
            **_typed(knowledge.ontology.types[reading.type]),
            "status": outcome.status,
            "trigger": self.document.text[start:end],
            "start": start,
            "end": end,
            "rule": f"{rule.name} ({rule.path.rpartition('/')[2]}:{reading.match.pattern.line})",
            "mention": f"{self.key}:{start}-{end}",
            "sentence": self.sentence.index,
            "act": reading.act,
            "operators": reading.operators,
            "others": tuple(self.participant(p) for p in reading.others),
            "mutual": mutual,
            "document": self.document.id,
            "date": date,
            "date_precision": precision,
            "place": place,
            "fatalities": fatalities,
            "casualties": casualties,
            "flags": flags,
        }

    def _when(self, reading: Reading) -> tuple[dt.date | None, str | None]:
        """When a reading happened, as found at first: the clock goes on, and later sentences may write its events anew."""
        key = (reading.index, reading.results)
        if key not in self._dates:
            self._dates[key] = event_date(reading, self.context, self.clock)
        return self._dates[key]

    def _event(
        self,
        common: dict[str, Any],
        outcome: Outcome,
        sides: tuple[Participant | None, Participant | None],
        later: str | None,
    ) -> Event:
        """The event of one pair of sides; `later` is the kind of victims whom the next sentences name."""
        ontology = self.context.knowledge.ontology
        source, target = sides
        elsewhere = ontology.types[common["type"]].third
        if elsewhere is not None and in_third_country((source, target), common["place"]):
            act = elsewhere if common["act"] == common["type"] else common["act"]
            common = {**common, **_typed(ontology.types[elsewhere]), "act": act}
        domestic = self._domestic(common)
        if domestic == NO_EVENT:
            stays = not _goes_abroad(source, target, common["place"])
        else:
            stays = domestic is not None and at_home(
                (source, target), common["place"], else_=self._seems_at_home(outcome.reading)
            )
        if domestic is not None and stays:
            said = common["status"] == "actual" and self._is_promised(common)
            status = "planned" if said else common["status"]
            common = {**common, **_typed(ontology.types[domestic]), "status": status}
            if (
                target is not None
                and target.kind == STATE_FORCES
                and ontology.types[domestic].family.startswith(_POSTURE)
            ):
                target = None  # "deployed 2,500 soldiers to help | the police": nothing is done to one's own
        case = make_case(
            common["type"],
            common["status"],
            (source, target),
            common["place"],
            deaths=common["fatalities"] is not None and bool(common["fatalities"].best),
            weapon=self._weapon(outcome),
            fighting=self.fighting,
            at_protest=outcome.reading.index in self.at_protests,
            rampage=outcome.reading.index in self.rampages,
            hit=self._hit(outcome.reading, source, target, later),
            mutual=common["mutual"],
        )
        return Event(
            id=_identity(common, source, target, self.key),
            source=source,
            target=target,
            plover=ontology.plover_of(case),
            acled=ontology.acled(case) if common["status"] == "actual" else None,
            codes=ontology.own_codes(case),
            attribution=self._attribution(outcome, source),
            **common,
        )

    def _hit(
        self, reading: Reading, source: Participant | None, target: Participant | None, later: str | None
    ) -> str | None:
        """The kind of those whom an act upon a thing killed or hurt."""
        if target is None or target.kind is not None or target.roles:
            return None
        doer = source.kind if source is not None else None
        return kind_of_hit(self.casualties.told(reading), doer, self.context) or later

    def _domestic(self, common: Mapping[str, Any]) -> str | None:
        """What an event would be in its source's own country (flag `home:TYPE` of event_types.csv); None where that is the same."""
        types = self.context.knowledge.ontology.types
        own = types[common["type"]]
        found = own.home
        if found is None and self._is_promised(common):
            found = types[common["act"]].home
        if found is None and own.sign == "cooperation":
            homes = (types[name].home for name in common["operators"] if name in types)
            found = next((home for home in homes if home is not None), None)
        return found if found != common["type"] else None

    def _is_promised(self, common: Mapping[str, Any]) -> bool:
        """Is an act only promised, offered, agreed on or still to come?"""
        types, operators = self.context.knowledge.ontology.types, common["operators"]
        intended = (name == FUTURE or name in types and types[name].family.startswith(_INTENT) for name in operators)
        return bool(operators) and all(intended)

    def _seems_at_home(self, reading: Reading) -> bool:
        """Does an act of which no country is told stay in its source's own: done to a piece of land that has no name ("to | the
        north"), by a bare role ("the government"), or by the country that the text is at home in?
        """
        target = reading.target
        nameless = target is not None and target.definite and not self.context.actor(target.members[0]).known
        if nameless and target is not None and "territory" in self.context.classes(target.members[0]):
            return True
        if reading.source is None:
            return False
        first = reading.source.members[0]
        actor, home = self.context.actor(first), home_of(self.context.setting)
        bare = actor.country is None or self.context.settled(first) is not None
        return bare or home is not None and home.country == actor.country

    def recoded(self, event: Event, outcome: Outcome) -> Event:
        """Return an event of which sides, place or dead have become known, with the codes that depend on them.

        Args:
            event: one of this sentence's events.
            outcome: what it was made of.
        """
        ontology = self.context.knowledge.ontology
        case = make_case(
            event.type,
            event.status,
            (event.source, event.target),
            event.place,
            deaths=event.fatalities is not None and bool(event.fatalities.best),
            weapon=self._weapon(outcome),
            fighting=self.fighting,
            at_protest=outcome.reading.index in self.at_protests,
            rampage=outcome.reading.index in self.rampages,
            mutual=event.mutual,
        )
        acled = ontology.acled(case) if event.status == "actual" else None
        return evolve(event, plover=ontology.plover_of(case), acled=acled, codes=ontology.own_codes(case))

    def settled(self, outcome: Outcome, events: list[Event]) -> list[Event]:
        """Return the events of an outcome with the countries of bare sides that only the whole text tells.

        Args:
            outcome: what they were made of.
            events: its events, at the end of the text.
        """
        sides = [side for event in events for side in (event.source, event.target) if side is not None]
        if all(side.country is not None or not side.roles for side in sides):
            return events
        settle(outcome.reading, events[0].place, self.context, self._stage)
        return [self._with_countries(event, outcome) for event in events]

    def _with_countries(self, event: Event, outcome: Outcome) -> Event:
        source, target = (self._at_home(side, outcome.reading) for side in (event.source, event.target))
        if source is event.source and target is event.target:
            return event
        return self.recoded(evolve(event, source=source, target=target), outcome)

    def _at_home(self, side: Participant | None, reading: Reading) -> Participant | None:
        """A side with the country that it has got since it was written."""
        if side is None or side.country is not None:
            return side
        phrase = self._phrase_of(side, reading)
        country = self.context.held(phrase).country if phrase is not None else None
        return evolve(side, country=country, code=country + (side.code or "")) if country is not None else side

    def _phrase_of(self, side: Participant, reading: Reading) -> Phrase | None:
        """The phrase of a reading that a side was made of."""
        phrases = (phrase for phrase in (reading.source, reading.target, reading.both) if phrase is not None)
        members = (member for phrase in phrases for member in phrase.members)
        starts = self.context.tokens.starts
        return next((member for member in members if starts[member.start] == side.start), None)

    def _attribution(self, outcome: Outcome, source: Participant | None) -> Attribution | None:
        speaker = outcome.speaker
        if speaker is None:
            return None
        who = self.participant(speaker.phrase)
        return None if who == source else Attribution(who, speaker.verb)

    def _weapon(self, outcome: Outcome) -> str | None:
        """The weapon that the words of an act and its results name, as ACLED's table calls it."""
        ranks = self.context.once(weapon_ranks)
        if not ranks:
            return None
        reading, clauses = outcome.reading, self.context.clauses
        spans = [clauses[index] for index in (reading.index, *reading.inner, *reading.results)]
        told: list[Clause | Phrase] = [*spans]
        for clause in spans:
            told += self.context.tools(clause)
        hit = reading.target
        named = [
            rank
            for at, rank in ranks
            if any(one.start <= at < one.end for one in told)
            and not (hit is not None and hit.start <= at < hit.end)  # "shot dead | a suicide bomber"
        ]
        return WEAPONS[min(named)] if named else None


def _typed(event_type: EventType) -> dict[str, Any]:
    """The fields of an event that its type decides."""
    cameo = event_type.cameo
    return {
        "type": event_type.name,
        "cameo": cameo.code if cameo is not None else None,
        "quad_class": cameo.quad_class if cameo is not None else None,
        "goldstein": cameo.goldstein if cameo is not None else None,
    }


def _pairs(
    sources: list[Participant | None], targets: list[Participant | None], *, mutual: bool
) -> list[tuple[Participant | None, Participant | None]]:
    """Every source with every target; two or more parties of a mutual act that has no target are paired with each other."""
    if mutual and targets == [None] and len(sources) > 1:
        return [(a, b) for i, a in enumerate(sources) for b in sources[i + 1 :]][:MAX_PAIRS]
    pairs = list(product(sources, targets))
    return [(a, b) for a, b in pairs if a is None or b is None or a.start is None or a.start != b.start] or pairs


def _goes_abroad(source: Participant | None, target: Participant | None, place: Place | None) -> bool:
    """Does a state act in another country or upon its people, or a body of several states in any?"""
    if source is None or source.country is None and INTERNATIONAL.isdisjoint(source.roles[:1]):
        return False
    return any(one is not None and one.country not in (None, source.country) for one in (target, place))


def _identity(common: Mapping[str, Any], source: Participant | None, target: Participant | None, key: str) -> str:
    """A hash of the document, type, status, trigger and spans: the same in every run."""
    spans = [(p.start, p.end) if p is not None else None for p in (source, target)]
    raw = repr((key, common["type"], common["status"], common["start"], common["end"], spans))
    return hashlib.blake2b(raw.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def document_key(document: Document) -> str:
    """The document's id, or a hash of its text where it has none."""
    if document.id is not None:
        return document.id
    return hashlib.blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
