"""The values that travel through the pipeline: plain, frozen attrs classes that know nothing of each other's makers.

Offsets named `start` and `end` are half-open. On public records (`Sentence`, `Event`, `Participant`, `Document`) they
count code points of the caller's text; on grammar values (`Phrase`, `Clause`) they count tokens of the sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from attrs import asdict, field, frozen

Status = Literal["negated", "hypothetical", "planned", "historical", "actual"]
STATUSES: tuple[Status, ...] = ("negated", "hypothetical", "planned", "historical", "actual")


# ------------------------------------------------------------------------------------------------- text


@frozen
class Document:
    """One text to code, with what is known about it from outside.

    `date` is the day it was published; without it relative dates stay unknown and names resolve to their latest entry.
    `country` is a three-letter code that bare roles ("police arrested five") fall back on.
    """

    text: str
    id: str | None = None
    date: dt.date | None = None
    title: str | None = None
    country: str | None = None


@frozen
class Sentence:
    """A stretch of the document that is coded on its own.

    `kind` is "headline" (a title line, often without a full stop), "body", or "furniture": page text around the story
    (appeals, copyright notices, contact lines) that is never coded. `paragraph` counts from 0.
    """

    start: int
    end: int
    index: int
    paragraph: int
    kind: Literal["body", "headline", "furniture"] = "body"


@frozen(eq=False)
class Tokens:
    """The tokens of one sentence as parallel tuples, since the grammar's loops run over indexes.

    `words` are as written, `lowers` case-folded with typographic apostrophes made plain; `starts` and `ends` are offsets
    into the document's text. A possessive 's is a token of its own; hyphenated words are one token.
    """

    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


# ---------------------------------------------------------------------------------------------- grammar


@frozen(eq=False)
class Phrase:
    """A noun phrase. All positions are token indexes of its sentence.

    `start`..`end` is the maximal phrase (determiner, modifiers, of/in/from phrases, apposition; no relative clause, no
    final 's); `base`..`head`+1 the part from the determiner to the head word. `number` is the count it states, if any,
    and `alias` the tokens of a bracketed short name ("… Forces (NDF)"). `definite`: it begins with "the", "this", "their" ….
    A coordination has `conjuncts` (two or more simple phrases) and takes its other fields from the first of them.
    """

    start: int
    end: int
    base: int
    head: int
    lemma: str
    kind: Literal["common", "proper", "pronoun", "number", "time", "gerund"] = "common"
    plural: bool = False
    possessor: Phrase | None = None
    preps: tuple[tuple[str, Phrase], ...] = ()
    apposition: Phrase | None = None
    conjuncts: tuple[Phrase, ...] = ()
    number: int | None = None
    alias: tuple[int, int] | None = None
    definite: bool = False

    @property
    def members(self) -> tuple[Phrase, ...]:
        """The conjuncts of a coordination, or the phrase itself."""
        return self.conjuncts or (self,)


@frozen
class Cue:
    """Words that say how real an act is: what they make of it ("negated", "future", or a modality), and their tokens."""

    effect: str
    tokens: tuple[int, ...]


@frozen
class Scope:
    """What a sentence says of the reality of an act: cues are data (`language/en/scope.csv`).

    `time`: "past", "present", "future" or "none" (an infinitive, a noun). `modality`: "" for a plain statement,
    "possible" (may, could), "obligation" (must), "advice" (should), "condition" (inside if/unless), "question".
    `cues` are the words that say so.
    """

    negated: bool = False
    time: Literal["past", "present", "future", "none"] = "past"
    modality: Literal["", "possible", "obligation", "advice", "condition", "question"] = ""
    history: bool = False
    cues: tuple[Cue, ...] = ()


@frozen(eq=False)
class Clause:
    """A predicate with its arguments in logical form: the one interface between grammar and coding.

    `kind` "verb": a verb with its particle ("carry" + "out"). "noun": an event noun; when a support verb carries it
    ("carried out airstrikes", "came under fire") `support` is that verb's clause. "adjective": copula + adjective.
    `subject` and `object` are logical: in a passive the by-agent is the subject and the surface subject the object.
    For nouns they hold what grammar is sure of (by-phrase, subject of the support verb, against-phrase); what depends on
    the noun's meaning stays in `preps` under "of", "'s" (possessor) and "mod" (a name or group noun standing before it).
    `complement` is the index, in `Analysis.clauses`, of a to-, -ing, that-, or quoted clause, `complement_kind` its form and
    `complement_prep` the preposition before it ("accused of killing"). `phrase` is an event noun's own phrase, `times` are
    the time adverbials ("on Monday"), `corrected` the lemma under which a misspelt verb was read.
    `parent` is the clause that this one hangs on, by `relation`. `trigger` are the token indexes of the predicate's words.
    """

    kind: Literal["verb", "noun", "adjective"]
    lemma: str
    trigger: tuple[int, ...]
    start: int
    end: int
    particle: str = ""
    subject: Phrase | None = None
    object: Phrase | None = None
    indirect: Phrase | None = None
    preps: tuple[tuple[str, Phrase], ...] = ()
    complement: int | None = None
    complement_kind: Literal["", "to", "ing", "that", "quote", "noun", "wh"] = ""
    complement_prep: str = ""
    voice: Literal["active", "passive"] = "active"
    form: Literal["finite", "to", "ing", "participle", "noun"] = "finite"
    scope: Scope = Scope()
    parent: int | None = None
    relation: str = "main"
    support: int | None = None
    corrected: str = ""
    phrase: Phrase | None = None
    times: tuple[Phrase, ...] = ()


@frozen
class Doubt:
    """Something that speaks against a reading of a sentence, and the token where it does.

    `kind`: "no subject", "no object", "no undergoer" (of a passive), "nothing said" (by a verb of saying), "not joined" (a verb
    with the subject of another one), "number" (a verb that does not agree with its subject), "undergoer behind" (a participle
    that describes what follows it), "verb in a phrase", "no verb" (a noun taken for one), "passed over" (a
    verb that has no clause), "no place" (a noun that stands in none).
    """

    kind: Literal[
        "no subject", "no object", "no undergoer", "nothing said", "not joined", "number", "undergoer behind",
        "verb in a phrase", "no verb", "passed over", "no place",
    ]  # fmt: skip
    token: int


@frozen(eq=False)
class Analysis:
    """All that an analyser says of a sentence: its tokens and its clauses, in text order of their predicates.

    `doubts` are given where the built-in analyser took the place of another one: what spoke against that one's reading.
    """

    tokens: Tokens
    clauses: tuple[Clause, ...]
    doubts: tuple[Doubt, ...] = ()


# ----------------------------------------------------------------------------------------------- events


@frozen
class Plover:
    """A PLOVER 2.0 reading: event, mode (may be None), contexts, quad class 1 to 4, and score (-10 hostile to 10 friendly)."""

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float


@frozen
class Acled:
    """An ACLED reading: event type, sub-event type, and disorder type."""

    event_type: str
    sub_event_type: str
    disorder_type: str


@frozen
class Place:
    """Where an event happened. Coordinates are WGS84 degrees; precision is ACLED's 1 (town), 2 (near), 3 (region)."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


@frozen
class Count:
    """How many people a sentence says were hit: bounds, best figure, and the words. 0 means that it said none."""

    low: int | None
    best: int | None
    high: int | None
    text: str


@frozen
class Participant:
    """One side of an event.

    `start`/`end` cover the maximal noun phrase in the document's text, `head` is the head word's (start, end), `group`
    the span of the coordination it came from; all are None when the participant is inferred and not in the text.
    `code` is the CAMEO-style code: three-letter country, then role letters. `kind` is ACLED's kind of actor.
    """

    text: str
    start: int | None = None
    end: int | None = None
    head: tuple[int, int] | None = None
    group: tuple[int, int] | None = None
    code: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    kind: str | None = None
    name: str | None = None


@frozen
class Attribution:
    """Who is given as the source of a statement, and by which verb."""

    speaker: Participant
    verb: str


@frozen
class Event:
    """One event record: who did what to whom, by whose word, under which rule.

    `codes` maps the name of a user's own scheme to its code. `act` is the innermost event type of a composition and
    `operators` the chain around it, outermost first. `mention` is shared by all events of one trigger. `flags` may hold
    "truncated" (a coordination too large to pair), "corrected" (a misspelt trigger read as its nearest verb),
    "reversed" (added by `directed`), "loose" (no rule fits whole: read from how
    the text is worded), and "worded" (ACLED's sub-event type is what the wording says).
    """

    id: str
    type: str
    cameo: str | None
    quad_class: int | None
    goldstein: float | None
    plover: Plover | None
    acled: Acled | None
    source: Participant | None
    target: Participant | None
    status: Status
    trigger: str
    start: int
    end: int
    rule: str
    mention: str
    sentence: int
    act: str
    operators: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(factory=dict, hash=False)
    others: tuple[Participant, ...] = ()
    mutual: bool = False
    document: str | None = None
    date: dt.date | None = None
    date_precision: str | None = None
    place: Place | None = None
    fatalities: Count | None = None
    casualties: Count | None = None
    attribution: Attribution | None = None
    flags: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the event as nested dicts, lists, strings and numbers, ready for `json.dumps`."""
        return asdict(self, value_serializer=_plain)


@frozen
class Coded:
    """One document's outcome in a run over many: its events, or the error that kept it from being coded."""

    document: Document
    events: tuple[Event, ...]
    error: Exception | None = None


def _plain(_owner: object, _attribute: object, value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value
