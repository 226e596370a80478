"""Why a text is coded as it is: sentence by sentence, clause by clause, from the words to the codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from attrs import Attribute, asdict, frozen

from eventcoder.coding.discards import Sifted
from eventcoder.coding.homes import BY_CALLER, BY_DATELINE, BY_EVENTS, BY_ROLE, BY_TEXT
from eventcoder.coding.near_misses import Miss, near_misses, patterns_of
from eventcoder.coding.reading import UNCODED
from eventcoder.coding.settling import BY_PARTY, BY_PLACE
from eventcoder.coding.status import Outcome
from eventcoder.coding.told import Told
from eventcoder.documents import make_document
from eventcoder.model import STATUSES, Analysis, Clause, Document, Event, Participant, Phrase
from eventcoder.show.clauses import Mark, arguments, hanging, marks, predicate
from eventcoder.show.entries import EntryAccount, accounts_of
from eventcoder.show.reasons import why_nothing, why_status
from eventcoder.show.tree import short, tree

if TYPE_CHECKING:
    from eventcoder.coder import Coder

_BY = {  # what a country that no entry gives was known by
    BY_CALLER: "the country that holds for the whole text",
    BY_DATELINE: "the country of the dateline, where the text is at home",
    BY_EVENTS: "the country where the deeds of the text are done and its people act, where the text is at home",
    BY_PARTY: "the country of those whom they act with or deal with",
    BY_PLACE: "the country of the place where it happened",
    BY_ROLE: "the country of those who had the role before",
    BY_TEXT: "the only country that the text was about so far",
}
_KEYED = frozenset({"slots", "codes", "circumstances"})


@frozen
class Side:
    """One side of an event: its words, its code and the dictionary entries that the code rests on.

    `role`: "source", "target", "other", or "speaker", whose `verb` is the one of saying. `note` accounts for a country
    that no entry gives.
    """

    role: str
    text: str
    code: str | None
    kind: str | None = None
    entries: tuple[EntryAccount, ...] = ()
    note: str = ""
    verb: str = ""


@frozen
class Step:
    """One step of a composition: an operator, and the type, with its CAMEO code, that it made of what stood inside it."""

    operator: str
    type: str
    cameo: str | None


@frozen
class Account:
    """How one event of a clause came about: rule and pattern with their place, slots, composition, sides, status.

    `operators` stand outermost first; `steps` in the order in which they were taken, from the act outwards. `why` is the
    reason of the status. `codes` are the event's codes other than CAMEO's. `left_out` says why `Coder.code` does not give
    the event, though all fits: its text is about sport, films, markets.
    """

    rule: str
    path: str
    line: int
    pattern: str
    slots: tuple[tuple[str, str], ...]
    act: str
    act_cameo: str | None
    operators: tuple[str, ...]
    steps: tuple[Step, ...]
    type: str
    cameo: str | None
    cameo_name: str | None
    codes: tuple[tuple[str, str], ...]
    status: str
    why: str
    sides: tuple[Side, ...]
    circumstances: tuple[tuple[str, str], ...]
    left_out: str = ""


@frozen
class ClauseAccount:
    """One clause: predicate, slots, scope, what it hangs on, and what became of it.

    `patterns` is the number of patterns that have its trigger. `events` are its events. Where it has none, `note` says
    why: a part of another event, a sense that is no event; and `misses` are the patterns that come nearest.
    """

    index: int
    kind: str
    lemma: str
    predicate: str
    slots: tuple[tuple[str, str], ...]
    scope: tuple[Mark, ...]
    hangs_on: str
    patterns: int
    events: tuple[Account, ...] = ()
    note: str = ""
    misses: tuple[Miss, ...] = ()


@frozen
class SentenceAccount:
    """One sentence: its text, its kind ("body", "headline", "furniture") and its clauses.

    `doubts` are given where the built-in analyser took the place of another one: what spoke against that one's parse.
    `worded` tells what its wording changes or adds.
    """

    text: str
    kind: str
    clauses: tuple[ClauseAccount, ...]
    doubts: tuple[Mark, ...] = ()
    worded: tuple[str, ...] = ()


@frozen
class Explanation:
    """The way from a text to its events. `str()` gives a tree to read, `to_dict()` plain values for JSON."""

    text: str
    date: dt.date | None
    sentences: tuple[SentenceAccount, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as nested dicts, lists, strings and numbers, ready for `json.dumps`."""
        return asdict(self, value_serializer=_plain)

    def __str__(self) -> str:
        return "\n".join(tree(self))


def explain(coder: Coder, text: str, date: str | dt.date | None = None, country: str | None = None) -> Explanation:
    """Return how a coder reads a text and why.

    Args:
        coder: the coder.
        text: a text of any length; each sentence is accounted for.
        date: as in `Coder.code`.
        country: as in `Coder.code`.

    Raises:
        InputError: an argument that cannot be used.

    Example:
        >>> from eventcoder.coder import Coder
        >>> explain(Coder(), "Rebels shelled Aleppo.").sentences[0].clauses[0].events[0].type
        'shelling'
    """
    document = make_document(text, date=date, country=country)
    return Explanation(text, document.date, tuple(_sentences(coder, document)))


def _sentences(coder: Coder, document: Document) -> Iterator[SentenceAccount]:
    """Tell of each sentence what the coder's own steps made of it."""
    statuses = frozenset(STATUSES)
    told = {one.sentence.index: one for one in coder._tell(document, statuses)}  # noqa: SLF001
    telling = coder._telling(told.values(), strict=coder._strict)  # noqa: SLF001
    sifted = coder._sift(told.values(), telling)  # noqa: SLF001
    worded = _by_wording(sifted, coder._worded(sifted, [*told.values()], telling, statuses))  # noqa: SLF001
    types = coder._knowledge.ontology.types  # noqa: SLF001
    left_out = {
        id(event): f"left out: {types[event.type].reason}" for event in sifted.events if types[event.type].inner
    }
    left_out |= {id(left.event): left.reason for left in sifted.left_out}
    for sentence in coder.sentences(document.text):
        one = told.get(sentence.index)
        clauses = _Teller(document, one, left_out).clauses() if one is not None else ()
        doubts = _doubts(one.context.analysis) if one is not None else ()
        more = tuple(worded.get(sentence.index, ()))
        yield SentenceAccount(document.text[sentence.start : sentence.end], sentence.kind, clauses, doubts, more)


def _by_wording(before: Sifted, after: Sifted) -> dict[int, list[str]]:
    """What the wording of sentences changes in their events, or adds to them, by the number of the sentence."""
    lines: dict[int, list[str]] = {}
    for old, new in zip_longest(before.events, after.events):
        if old is None:
            codes = [f"CAMEO {new.cameo}"] * (new.cameo is not None) + [" ".join(code) for code in _codes(new)]
            line = f"no rule fits; by its wording {', '.join([new.type, *codes])}; the nearest rule {new.rule}"
        elif new.acled is not None and old.acled != new.acled:
            line = f"{old.type}: by its wording ACLED's {new.acled.sub_event_type}"
            line += f", not {old.acled.sub_event_type}" if old.acled is not None else ""
        else:
            continue
        lines.setdefault(new.sentence, []).append(line)
    return lines


def _doubts(analysis: Analysis) -> tuple[Mark, ...]:
    return tuple(Mark(doubt.kind, analysis.tokens.words[doubt.token]) for doubt in analysis.doubts)


class _Teller:
    """Tells of the clauses of one sentence."""

    def __init__(self, document: Document, told: Told, left_out: Mapping[int, str]) -> None:
        self.document = document
        self.context = told.context
        self.reader = told.reader
        self.outcomes = told.outcomes
        self.passed_on = told.passed_on
        self.left_out = left_out

    def clauses(self) -> tuple[ClauseAccount, ...]:
        return tuple(self._clause(i, clause) for i, clause in enumerate(self.context.clauses))

    def _clause(self, index: int, clause: Clause) -> ClauseAccount:
        events = tuple(self._account(o, e) for o, made in self.outcomes if o.reading.index == index for e in made)
        matched = self.reader.context.match(index) is not None
        return ClauseAccount(
            index=index,
            kind=clause.kind,
            lemma=clause.lemma,
            predicate=predicate(clause, self.context.tokens),
            slots=tuple((name, self._words(phrase)) for name, phrase in arguments(clause)),
            scope=tuple(marks(clause, self.context.tokens)),
            hangs_on=self._hangs_on(index),
            patterns=len(patterns_of(clause, self.context)),
            events=events,
            note="" if events else self._note(index),
            misses=() if matched else near_misses(index, self.context),
        )

    # ---------------------------------------------------------------------------------------- clauses

    def _words(self, phrase: Phrase) -> str:
        tokens = self.context.tokens
        return self.document.text[tokens.starts[phrase.start] : tokens.ends[phrase.end - 1]]

    def _hangs_on(self, index: int) -> str:
        clauses = self.context.clauses
        at = clauses[index].support if clauses[index].support is not None else clauses[index].parent
        if at is None:
            return ""
        return f"{hanging(index, clauses)} of clause {at}, {predicate(clauses[at], self.context.tokens)}"

    def _note(self, index: int) -> str:
        """Why a clause has no event of its own."""
        match = self.reader.context.match(index)
        for o, _ in self.outcomes:
            if index in o.reading.results:
                return f"a result of clause {o.reading.index}: it enriches that event"
            if index in o.reading.inner:
                return f"the act inside clause {o.reading.index}"
        if index in self.passed_on:
            return "tells of the victims of an act in a sentence before: it enriches that event"
        if match is None:
            return ""
        rule = self.context.knowledge.rules.rules[match.pattern.rule]
        where = f"{rule.name} ({short(rule.path)}:{match.pattern.line})"
        if rule.type == UNCODED:
            return f"{where}: a sense that is no event"
        if index in self.reader.consumed:
            return f"{where}: part of another clause's reading"
        why = why_nothing(self.reader.readings(index), self.reader, self.context)
        return f"{where} fits, but gives no event: {why}"

    # ----------------------------------------------------------------------------------------- events

    def _account(self, outcome: Outcome, event: Event) -> Account:
        reading = outcome.reading
        pattern = reading.match.pattern
        rule = self.context.knowledge.rules.rules[pattern.rule]
        hangs_on = self._hangs_on(reading.index)
        steps = zip(reversed(reading.operators), reversed(reading.steps), strict=True)
        return Account(
            rule=rule.name,
            path=rule.path,
            line=pattern.line,
            pattern=pattern.source.strip(),
            slots=tuple((slot, self._words(phrase)) for slot, phrase in sorted(reading.match.slots.items())),
            act=event.act,
            act_cameo=self._cameo(event.act),
            operators=event.operators,
            steps=tuple(Step(operator, type_, self._cameo(type_)) for operator, type_ in steps),
            type=event.type,
            cameo=event.cameo,
            cameo_name=self._name_of(event.cameo),
            codes=tuple(_codes(event)),
            status=event.status,
            why=why_status(outcome, event, hangs_on, self.context),
            sides=tuple(self._sides(event, outcome)),
            circumstances=tuple(_circumstances(event)),
            left_out=self.left_out.get(id(event), ""),
        )

    def _name_of(self, cameo: str | None) -> str | None:
        return self.context.knowledge.ontology.cameo_codes[cameo].name if cameo is not None else None

    def _cameo(self, type_: str) -> str | None:
        code = self.context.knowledge.ontology.types[type_].cameo
        return code.code if code is not None else None

    def _sides(self, event: Event, outcome: Outcome) -> Iterator[Side]:
        named = (("source", event.source), ("target", event.target), *(("other", other) for other in event.others))
        for role, participant in named:
            if participant is not None:
                yield self._side(role, participant, outcome)
        if event.attribution is not None:
            yield self._side("speaker", event.attribution.speaker, outcome, event.attribution.verb)

    def _side(self, role: str, participant: Participant, outcome: Outcome, verb: str = "") -> Side:
        """A participant with the entries of the phrase that it was made of."""
        entries: tuple[EntryAccount, ...] = ()
        note = ""
        phrase = self._phrase(participant, outcome)
        if phrase is not None:
            actor = self.context.actor(phrase)
            entries = accounts_of(actor, phrase, self.context, self.document.text)
            if (by := self.context.settled(phrase)) is not None:
                note = f"{participant.country}: {_BY[by]}"
            elif (
                actor.country is not None
                and actor.country == self.document.country
                and not _gives(entries, actor.country)
            ):
                note = f"{actor.country}: {_BY[BY_CALLER]}"
        return Side(role, participant.text, participant.code, participant.kind, entries, note, verb)

    def _phrase(self, participant: Participant, outcome: Outcome) -> Phrase | None:
        """The simple phrase that a participant was made of."""
        reading = outcome.reading
        phrases = [reading.source, reading.target, reading.both, *reading.others]
        phrases += [outcome.speaker.phrase] if outcome.speaker is not None else []
        starts = self.context.tokens.starts
        members = (member for phrase in phrases if phrase is not None for member in phrase.members)
        return next((member for member in members if starts[member.start] == participant.start), None)


def _gives(entries: tuple[EntryAccount, ...], country: str) -> bool:
    return any(entry.code.startswith(country) for entry in entries)


def _codes(event: Event) -> Iterator[tuple[str, str]]:
    """The codes of an event in other schemes than CAMEO."""
    if event.plover is not None:
        mode = f"/{event.plover.mode}" if event.plover.mode else ""
        yield "PLOVER", event.plover.event + mode
    if event.acled is not None:
        yield "ACLED", event.acled.sub_event_type
    yield from sorted(event.codes.items())


def _circumstances(event: Event) -> Iterator[tuple[str, str]]:
    if event.date is not None:
        yield "date", f"{event.date.isoformat()} ({event.date_precision})"
    if event.place is not None:
        known = event.place.lat is not None
        yield (
            "place",
            f"{event.place.name}, {event.place.country or '?'}" + ("" if known else " (not in the gazetteer)"),
        )
    if event.fatalities is not None:
        yield "dead", f'{event.fatalities.best} ("{event.fatalities.text}")'
    if event.casualties is not None:
        yield "dead and hurt", f'{event.casualties.best} ("{event.casualties.text}")'


def _plain(owner: object, attribute: Attribute[Any] | None, value: Any) -> Any:
    """A value as JSON has it: names that occur once in a place are keys, others stand beside their words in a list."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mark):
        return {"is": value.label, "by": value.by}
    if isinstance(owner, ClauseAccount) and attribute is not None and attribute.name == "slots":
        return [{"slot": name, "words": words} for name, words in value]
    if attribute is not None and attribute.name in _KEYED:
        return dict(value)
    return [_plain(None, None, part) for part in value] if isinstance(value, tuple) else value
