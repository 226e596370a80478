"""Why a text is coded as it is: sentence by sentence, clause by clause, from the words to the codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from eventcoder.coding.reading import FUTURE, FUTURE_NOT, UNCODED
from eventcoder.coding.status import OBLIGATION, Outcome
from eventcoder.documents import make_document
from eventcoder.model import STATUSES, Clause, Document, Event, Participant, Phrase, Scope
from eventcoder.show.near_misses import Miss, near_misses
from eventcoder.text.sentences import split_sentences

if TYPE_CHECKING:
    from eventcoder.coder import Coder, Told

_BY_GRAMMAR = {
    FUTURE: "the verb is in the future",
    FUTURE_NOT: "the verb is in the future and negated",
    OBLIGATION: "a speaker says that it must be done",
}
_MODALITY = {
    "possible": "it may happen",
    "obligation": "it ought to happen",
    "condition": "it stands under a condition",
    "question": "it is asked",
}


@frozen
class Side:
    """One side of an event: its words, its code and the dictionary entries that the code rests on, as "file:line"."""

    role: str
    text: str
    code: str | None
    sources: tuple[str, ...] = ()


@frozen
class Account:
    """How one event of a clause came about: rule and pattern with their place, slots, composition, sides, status.

    `left_out` says why `Coder.code` does not give the event, though all fits: its text is about sport, films, markets.
    """

    rule: str
    path: str
    line: int
    pattern: str
    slots: tuple[tuple[str, str], ...]
    chain: tuple[str, ...]
    type: str
    cameo: str | None
    cameo_name: str | None
    status: str
    why: str
    sides: tuple[Side, ...]
    circumstances: tuple[tuple[str, str], ...]
    left_out: str = ""


@frozen
class ClauseAccount:
    """One clause: predicate, slots, scope, what it hangs on, and what became of it.

    `events` are its events. Where it has none, `note` says why: a part of another event, a sense that is no event; and
    `misses` are the patterns that come nearest.
    """

    index: int
    kind: str
    predicate: str
    slots: tuple[tuple[str, str], ...]
    scope: tuple[str, ...]
    hangs_on: str
    events: tuple[Account, ...] = ()
    note: str = ""
    misses: tuple[Miss, ...] = ()


@frozen
class SentenceAccount:
    """One sentence: its text, its kind ("body", "headline", "furniture") and its clauses."""

    text: str
    kind: str
    clauses: tuple[ClauseAccount, ...]


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
        return "\n".join(_tree(self))


def explain(coder: Coder, text: str, date: str | dt.date | None = None) -> Explanation:
    """Return how a coder reads a text and why.

    Args:
        coder: the coder.
        text: a text of any length; each sentence is accounted for.
        date: as in `Coder.code`.

    Raises:
        InputError: an argument that cannot be used.

    Example:
        >>> from eventcoder.coder import Coder
        >>> explain(Coder(), "Rebels shelled Aleppo.").sentences[0].clauses[0].events[0].type
        'shelling'
    """
    document = make_document(text, date=date)
    return Explanation(text, document.date, tuple(_sentences(coder, document)))


def _sentences(coder: Coder, document: Document) -> Iterator[SentenceAccount]:
    """Tell of each sentence what the coder's own steps made of it."""
    told = {one.sentence.index: one for one in coder._tell(document, frozenset(STATUSES))}  # noqa: SLF001
    sifted = coder._sift([(one.context.tokens, one.events) for one in told.values()])  # noqa: SLF001
    left_out = {id(left.event): left.reason for left in sifted.left_out}
    for sentence in split_sentences(document.text, coder._language):  # noqa: SLF001
        one = told.get(sentence.index)
        clauses = _Teller(document, one, left_out).clauses() if one is not None else ()
        yield SentenceAccount(document.text[sentence.start : sentence.end], sentence.kind, clauses)


class _Teller:
    """Tells of the clauses of one sentence."""

    def __init__(self, document: Document, told: Told, left_out: Mapping[int, str]) -> None:
        self.document = document
        self.context = told.context
        self.reader = told.reader
        self.outcomes = told.outcomes
        self.left_out = left_out

    def clauses(self) -> tuple[ClauseAccount, ...]:
        return tuple(self._clause(i, clause) for i, clause in enumerate(self.context.clauses))

    def _clause(self, index: int, clause: Clause) -> ClauseAccount:
        events = tuple(self._account(o, e) for o, made in self.outcomes if o.reading.index == index for e in made)
        matched = self.reader.match(index) is not None
        return ClauseAccount(
            index=index,
            kind=clause.kind,
            predicate=self._predicate(clause),
            slots=tuple((name, self._words(phrase)) for name, phrase in _arguments(clause)),
            scope=tuple(_scope(clause.scope, clause.voice)),
            hangs_on=self._hangs_on(clause),
            events=events,
            note="" if events else self._note(index),
            misses=() if matched else near_misses(index, self.context),
        )

    # ---------------------------------------------------------------------------------------- clauses

    def _predicate(self, clause: Clause) -> str:
        words = self.context.tokens.words
        trigger = " ".join(words[i] for i in clause.trigger)
        lemma = (
            f"{clause.lemma} {clause.particle}"
            if clause.particle and not clause.lemma.endswith(clause.particle)
            else clause.lemma
        )
        read = f", read as {clause.corrected}" if clause.corrected else ""
        return f"{trigger} ({lemma}{read})" if trigger.lower() != lemma or read else trigger

    def _words(self, phrase: Phrase) -> str:
        tokens = self.context.tokens
        return self.document.text[tokens.starts[phrase.start] : tokens.ends[phrase.end - 1]]

    def _hangs_on(self, clause: Clause) -> str:
        at = clause.support if clause.support is not None else clause.parent
        if at is None:
            return ""
        how = "carried by" if clause.support is not None else clause.relation.replace(":", " ") + " of"
        return f"{how} clause {at}, {self._predicate(self.context.clauses[at])}"

    def _note(self, index: int) -> str:
        """Why a clause has no event of its own."""
        match = self.reader.match(index)
        for o, _ in self.outcomes:
            if index in o.reading.results:
                return f"a result of clause {o.reading.index}: it enriches that event"
            if index in o.reading.inner:
                return f"the act inside clause {o.reading.index}"
        if match is None:
            return ""
        rule = self.context.knowledge.rules.rules[match.pattern.rule]
        where = f"{rule.name} ({_short(rule.path)}:{match.pattern.line})"
        if rule.type == UNCODED:
            return f"{where}: a sense that is no event"
        if index in self.reader.consumed:
            return f"{where}: part of another clause's reading"
        return f"{where} fits, but gives no event here: nobody that matters takes part, or its content is coded instead"

    # ----------------------------------------------------------------------------------------- events

    def _account(self, outcome: Outcome, event: Event) -> Account:
        reading = outcome.reading
        pattern = reading.match.pattern
        rule = self.context.knowledge.rules.rules[pattern.rule]
        return Account(
            rule=rule.name,
            path=rule.path,
            line=pattern.line,
            pattern=pattern.source.strip(),
            slots=tuple((slot, self._words(phrase)) for slot, phrase in sorted(reading.match.slots.items())),
            chain=(*event.operators, event.act),
            type=event.type,
            cameo=event.cameo,
            cameo_name=self._name_of(event.cameo),
            status=event.status,
            why=self._why(outcome),
            sides=tuple(self._sides(event, outcome)),
            circumstances=tuple(_circumstances(event)),
            left_out=self.left_out.get(id(event), ""),
        )

    def _name_of(self, cameo: str | None) -> str | None:
        return self.context.knowledge.ontology.cameo_codes[cameo].name if cameo is not None else None

    def _sides(self, event: Event, outcome: Outcome) -> Iterator[Side]:
        named = (("source", event.source), ("target", event.target), *(("other", other) for other in event.others))
        for role, participant in named:
            if participant is not None:
                yield Side(role, participant.text, participant.code, self._sources(participant, outcome))
        if event.attribution is not None:
            speaker = event.attribution.speaker
            yield Side(
                f"said by ({event.attribution.verb})", speaker.text, speaker.code, self._sources(speaker, outcome)
            )

    def _sources(self, participant: Participant, outcome: Outcome) -> tuple[str, ...]:
        """The dictionary entries of the phrase that a participant was made of."""
        reading = outcome.reading
        phrases = [reading.source, reading.target, reading.both, *reading.others]
        phrases += [outcome.speaker.phrase] if outcome.speaker is not None else []
        starts = self.context.tokens.starts
        for phrase in phrases:
            for member in phrase.members if phrase is not None else ():
                if starts[member.start] == participant.start:
                    return self.context.actor(member).sources
        return ()

    def _why(self, outcome: Outcome) -> str:
        """What in the sentence gave an event its status."""
        clause = self.context.clauses[outcome.reading.index]
        operator = outcome.reading.operators[0] if outcome.reading.operators else ""
        if operator in _BY_GRAMMAR:
            return _BY_GRAMMAR[operator]
        scope = clause.scope
        if outcome.status == "actual":
            return "nothing negates it, opens it or puts it off"
        if outcome.status == "negated" and scope.negated:
            return "the clause is negated"
        if outcome.status == "hypothetical" and scope.modality:
            return _MODALITY.get(scope.modality, scope.modality)
        if outcome.status == "planned" and scope.time == "future":
            return _BY_GRAMMAR[FUTURE]
        if outcome.status == "historical":
            return "it is told as history"
        return f"by what it hangs on: {self._hangs_on(clause) or 'the words before it'}"


def _arguments(clause: Clause) -> Iterator[tuple[str, Phrase]]:
    for name, phrase in (("subject", clause.subject), ("object", clause.object), ("second object", clause.indirect)):
        if phrase is not None:
            yield name, phrase
    for prep, phrase in clause.preps:
        yield ("before it" if prep == "mod" else prep), phrase
    for phrase in clause.times:
        yield "time", phrase


def _scope(scope: Scope, voice: str) -> Iterator[str]:
    if voice == "passive":
        yield "passive"
    if scope.negated:
        yield "negated"
    if scope.time != "none":
        yield scope.time
    if scope.modality:
        yield scope.modality
    if scope.history:
        yield "history"


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


# ------------------------------------------------------------------------------------------- the tree


def _tree(explanation: Explanation) -> Iterator[str]:
    for sentence in explanation.sentences:
        kind = "" if sentence.kind == "body" else f"  [{sentence.kind}]"
        yield " ".join(sentence.text.split()) + kind
        if sentence.kind == "furniture":
            yield "  not coded: text of the page, not of the story"
        elif not sentence.clauses:
            yield "  no clause was found"
        for clause in sentence.clauses:
            if clause.events or clause.note or clause.misses or clause.kind != "noun":
                yield from _clause_lines(clause)


def _clause_lines(clause: ClauseAccount) -> Iterator[str]:
    scope = f"  [{', '.join(clause.scope)}]" if clause.scope else ""
    yield f"  clause {clause.index}: {clause.predicate}{scope}" + (f"  {clause.hangs_on}" if clause.hangs_on else "")
    for name, words in clause.slots:
        yield f"    {name}: {words}"
    for account in clause.events:
        yield from _event_lines(account)
    if clause.note:
        yield f"    no event: {clause.note}" if not clause.events else f"    {clause.note}"
    elif not clause.events and not clause.misses:
        yield "    no event: no rule has this trigger"
    if clause.misses:
        yield "    no rule fits; the nearest:"
        for miss in clause.misses:
            yield f"      {miss.rule} ({_short(miss.path)}:{miss.line})  {miss.pattern}"
            yield f"        {miss.problem}"


def _event_lines(account: Account) -> Iterator[str]:
    code = f"{account.cameo} ({account.cameo_name})" if account.cameo else "none"
    yield f"    => {account.type}, CAMEO {code}, {account.status} ({account.why})"
    if account.left_out:
        yield f"       {account.left_out}"
    yield f"       rule {account.rule} ({_short(account.path)}:{account.line})  {account.pattern}"
    if account.slots:
        yield "       slots  " + ", ".join(f"{slot} = {words}" for slot, words in account.slots)
    if len(account.chain) > 1:
        yield f"       composed  {' of '.join(account.chain)} = {account.type}"
    for side in account.sides:
        entries = f"  by {', '.join(_short(entry) for entry in side.sources)}" if side.sources else ""
        yield f"       {side.role}  {side.text} = {side.code or 'unknown'}{entries}"
    for name, value in account.circumstances:
        yield f"       {name}  {value}"


def _short(path: str) -> str:
    """The last two parts of a path: "rules/20-fight.rules"."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])


def _plain(_owner: object, _attribute: object, value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_plain(None, None, part) for part in value] if isinstance(value, tuple) else value
