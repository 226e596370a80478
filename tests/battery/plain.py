"""Plain sentences among the examples of the rules: one clause, one act, and where its subject, verb and object stand."""

from __future__ import annotations

import csv
import functools
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.documents import make_document
from eventcoder.grammar.inflection import inflect
from eventcoder.model import STATUSES, Analysis, Clause, Event, Participant, Phrase
from eventcoder.rule_examples import fault
from eventcoder.text.tokens import tokenise
from suites import coder

DAY = "2021-05-04"  # a Tuesday, on which every sentence is printed
STATEMENT = "01"

_OWN = re.compile(
    r"\b(its|their|his|her|them|it|they|he|she|him|itself|themselves|himself|herself|each other|one another)\b",
    re.IGNORECASE,
)
_AWKWARD = re.compile(r"[,;:()\"“”?!–—]| - |\b(not|never|no|and then|but|than|which|who|whose|whom|that)\b")
_SINGULAR_S = re.compile(r"(Nations|States|Emirates|Netherlands|Philippines|House|Congress|Senate|Times|News)$")
_RULE = re.compile(r"\((\S+):(\d+)\)")


@frozen
class Side:
    """What is said of a side of an event: the words, and the head word, in lower case."""

    words: str
    head: str


@frozen(eq=False)
class Plain:
    """A sentence taken apart: subject, verb, object if there is one, and the rest; no final stop.

    `rest` is all behind the verb and its particle; where there is an object, it begins `rest`, and `tail` is what follows. A
    passive has its object as `subject` and no `object`; `agent` is the span of its by-phrase in `rest`. `named_by_subject`: the
    subject is the act ("the attack killed two"); `acts` are the event nouns of the sentence.
    """

    example: Example
    event: Event
    subject: str
    plural: bool
    person: bool
    lemma: str
    forms: Mapping[str, str]
    particle: str
    rest: str
    passive: bool
    source: Side | None
    target: Side | None
    object: str = ""
    object_plural: bool = False
    tail: str = ""
    agent: tuple[int, int] | None = None
    narrow: str = ""
    pronouns: bool = False
    clausal: bool = False
    named_by_subject: bool = False
    acts: frozenset[str] = frozenset()

    @property
    def inner(self) -> str:
        """The subject as it stands inside a sentence."""
        return small(self.subject)


def plains(every: int = 1) -> list[Plain]:
    """Return the plain sentences among the positive examples of the shipped rules, each sentence once; of `every` so many one,
    chosen by its words, so that a new example moves no other.
    """
    seen = {e.text: e for e in reversed(_examples()) if e.positive and e.type != "none"}
    chosen = (example for text, example in reversed(seen.items()) if zlib.crc32(text.encode()) % every == 0)
    return [plain for plain in map(_plain, chosen) if plain is not None]


@functools.cache
def _examples() -> tuple[Example, ...]:
    return load_examples([shipped_dictionaries()])


def coded(text: str) -> list[Event]:
    """Return all events of a text, whatever their status."""
    return coder()._code(make_document(text, date=DAY), frozenset(STATUSES))


def side(participant: Participant | None, text: str) -> Side | None:
    """Return what a side of an event is called."""
    if participant is None:
        return None
    head = text[slice(*participant.head)] if participant.head is not None else participant.text.split()[-1]
    return Side(bare(participant.text), head.casefold())


def bare(words: str) -> str:
    """Return words as they are compared: in lower case and without articles."""
    return re.sub(r"\b(the|an?) ", "", words.casefold())


# ------------------------------------------------------------------------------------------ taking apart


def _plain(example: Example) -> Plain | None:
    text = example.text
    if _AWKWARD.search(text) or not text.endswith(".") or text.count(".") > 1:
        return None
    events = coded(text)
    if (
        len(events) != 1
        or events[0].status != "actual"
        or (events[0].cameo or STATEMENT).startswith(STATEMENT)
        or fault(example, events)
    ):
        return None
    [event] = events
    analysis = _analysis(text)
    main = _main(analysis)
    if main is None or event.start > analysis.tokens.starts[main.trigger[0]]:
        return None
    return _parts(example, event, analysis, main)


def _analysis(text: str) -> Analysis:
    return coder()._analyser.analyse(tokenise(text, 0, len(text)))


def _main(analysis: Analysis) -> Clause | None:
    """Return the one finite clause of a sentence that begins with its subject."""
    finite = [clause for clause in analysis.clauses if clause.kind == "verb" and clause.form == "finite"]
    if len(finite) != 1 or finite[0].parent is not None or finite[0].scope.modality or finite[0].scope.time != "past":
        return None
    return finite[0]


def _parts(example: Example, event: Event, analysis: Analysis, main: Clause) -> Plain | None:
    tokens, text = analysis.tokens, example.text.rstrip(".")
    passive = main.voice == "passive"
    subject = main.object if passive else main.subject
    forms = verb_forms().get(main.lemma) or inflect(main.lemma)
    verb = main.trigger[0]
    if subject is None or subject.start != 0 or forms is None:
        return None
    auxiliary = tokens.lowers[subject.end] if subject.end < len(tokens) else ""
    verb = subject.end + passive
    if passive and (auxiliary not in ("was", "were") or tokens.lowers[verb] != forms["VBN"]):
        return None
    if not passive and (main.trigger[0] != verb or tokens.lowers[verb] != forms["VBD"]):
        return None
    last = verb + 1 if main.particle and tokens.lowers[verb + 1] == main.particle else verb
    rest_at = tokens.starts[last + 1] if last + 1 < len(tokens) else len(text)
    obj = main.object if not passive and main.object is not None and main.object.start == last + 1 else None
    agent = _agent(analysis, main, rest_at) if passive else None
    end = tokens.ends[obj.end - 1] if obj is not None else rest_at
    return Plain(
        example=example,
        event=event,
        subject=text[: tokens.ends[subject.end - 1]],
        plural=auxiliary == "were" if passive else is_plural(subject, text[: tokens.ends[subject.end - 1]]),
        person=subject.kind == "common" and not (event.source and event.source.text == event.source.country),
        lemma=main.lemma,
        forms=forms,
        particle=main.particle if last > verb else "",
        rest=text[rest_at:],
        passive=passive,
        source=side(event.source, example.text),
        target=side(event.target, example.text),
        object=text[rest_at:end] if obj is not None and main.indirect is None else "",
        object_plural=obj is not None and is_plural(obj, text[rest_at:end]),
        tail=text[end:].strip() if obj is not None else "",
        agent=agent,
        narrow=_narrow(event),
        pronouns=bool(_OWN.search(text)),
        clausal=main.complement is not None,
        named_by_subject=event.end <= tokens.starts[verb],
        acts=frozenset(
            tokens.lowers[c.phrase.head] for c in analysis.clauses if c.kind == "noun" and c.phrase is not None
        ),
    )


def _agent(analysis: Analysis, main: Clause, offset: int) -> tuple[int, int] | None:
    """Return where the by-phrase of a passive stands in what follows its verb."""
    agent, tokens = main.subject, analysis.tokens
    if agent is None or agent.start < 1 or tokens.lowers[agent.start - 1] != "by":
        return None
    return tokens.starts[agent.start - 1] - offset, tokens.ends[agent.end - 1] - offset


def is_plural(phrase: Phrase, words: str) -> bool:
    """Say whether a phrase as subject takes "were"."""
    if phrase.conjuncts or phrase.plural:
        return not _SINGULAR_S.search(words.split(" of ", maxsplit=1)[0])
    return phrase.lemma in ("police", "people") or phrase.kind == "proper" and bool(re.match(r"The \w+s$", words))


def _narrow(event: Event) -> str:
    """Return the pattern of the rule that gave an event."""
    file, line = _RULE.search(event.rule).groups()  # type: ignore[union-attr]
    return _rule_lines(file)[int(line) - 1].strip()


@functools.cache
def _rule_lines(file: str) -> list[str]:
    return (Path(shipped_dictionaries()) / "rules" / file).read_text(encoding="utf-8").splitlines()


# ------------------------------------------------------------------------------------------------ English


@functools.cache
def verb_forms() -> dict[str, dict[str, str]]:
    """Return the forms of the verbs that the language files list, by Penn tag; of two spellings the first."""
    path = shipped_dictionaries() / "language" / "en" / "verbs.csv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["lemma"]: inflect(row["lemma"], _irregular(row["irregular"])) for row in csv.DictReader(lines)}


def _irregular(field: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in field.split(";") if part)
    return {name: forms.split("/")[0] for name, _, forms in pairs}


def small(words: str) -> str:
    """Return words as they stand inside a sentence: the capital of a common word is taken off."""
    first, blank, others = words.partition(" ")
    return (first.casefold() if first in _common() else first) + blank + others


@functools.cache
def _common() -> frozenset[str]:
    """Return the first words of examples that other examples write without a capital."""
    inside = Counter[str]()
    for example in _examples():
        inside.update(re.findall(r"[\w'-]+", example.text)[1:])
    known = coder()._analyser.language.lexicon.tags
    return frozenset(
        word.capitalize()
        for word in {*inside, *known}
        if word.islower() and inside[word] >= inside[word.capitalize()] and "NNP" not in known.get(word, ())
    )


def capital(words: str) -> str:
    """Return words with a capital."""
    return words[:1].upper() + words[1:]


def group(plain: Plain, aspect: str) -> str:
    """Return the verb with its auxiliaries and particle: "was not held up" for "not"."""
    form, auxiliaries = _ASPECTS[aspect]
    plural, verb = plain.plural, plain.forms[form]
    if plain.passive:
        auxiliaries, verb = _PASSIVES[aspect], plain.forms["VBN"]
    elif form == "VBZ" and plural:
        verb = plain.forms["VB"]
    words = [auxiliaries[plural] if isinstance(auxiliaries, tuple) else auxiliaries, verb, plain.particle]
    return " ".join(word for word in words if word)


_ASPECTS: Mapping[str, tuple[str, str | tuple[str, str]]] = {
    "past": ("VBD", ""),
    "not": ("VB", "did not"),
    "contracted": ("VB", "didn't"),
    "never": ("VBD", "never"),
    "will": ("VB", "will"),
    "going": ("VB", ("is going to", "are going to")),
    "perfect": ("VBN", ("has", "have")),
    "pluperfect": ("VBN", "had"),
    "progressive": ("VBG", ("was", "were")),
    "present": ("VBZ", ""),
    "could": ("VB", "could"),
    "might": ("VB", "might"),
    "base": ("VB", ""),
    "have": ("VBN", "have"),
    "gerund": ("VBG", ""),
    "not yet": ("VBN", ("has not yet", "have not yet")),
    "would have": ("VBN", "would have"),
}
_PASSIVES: Mapping[str, str | tuple[str, str]] = {
    "past": ("was", "were"),
    "not": ("was not", "were not"),
    "contracted": ("wasn't", "weren't"),
    "never": ("was never", "were never"),
    "will": "will be",
    "going": ("is going to be", "are going to be"),
    "perfect": ("has been", "have been"),
    "pluperfect": "had been",
    "progressive": ("was being", "were being"),
    "present": ("is", "are"),
    "could": "could be",
    "might": "might be",
    "base": "be",
    "have": "have been",
    "gerund": "being",
    "not yet": ("has not yet been", "have not yet been"),
    "would have": "would have been",
}


def said(plain: Plain, aspect: str = "past") -> str:
    """Return the predicate of a sentence, without a stop."""
    return f"{group(plain, aspect)} {plain.rest}".rstrip()
