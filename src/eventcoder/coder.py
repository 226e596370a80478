"""The coder: a text in, event records out. This file is the pipeline, read from top to bottom."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from eventcoder.coding.actors import ActorBook, Setting
from eventcoder.coding.context import Context, Knowledge
from eventcoder.coding.discards import Sifted, sift
from eventcoder.coding.events import Writer, document_key
from eventcoder.coding.gerunds import gerund_patterns
from eventcoder.coding.happenings import aged, any_clash, happenings
from eventcoder.coding.reading import Reader
from eventcoder.coding.relate import closest
from eventcoder.coding.when import Clock
from eventcoder.dictionaries.circumstances import load_circumstances
from eventcoder.dictionaries.collector import collector_paused
from eventcoder.dictionaries.discards import load_discards
from eventcoder.dictionaries.library import LANGUAGE, Library
from eventcoder.dictionaries.roles import load_roles
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import EventCoderError, InputError, InputTypeError
from eventcoder.grammar.builtin import BuiltinAnalyser, load_builtin
from eventcoder.model import STATUSES, Coded, Document, Event, Sentence, Status, Tokens
from eventcoder.text.language import load_text_language
from eventcoder.text.sentences import split_sentences
from eventcoder.text.tokens import tokenise

if TYPE_CHECKING:
    from eventcoder.show.explain import Explanation


class Coder:
    """Codes texts with its dictionaries; immutable once built, safe to share between threads.

    Args:
        dictionaries: folders or rule files layered over the shipped ones, later ones over earlier ones.
        analyser: "builtin".

    Raises:
        DictionaryError: with every fault of every dictionary file.

    Example:
        >>> coder = Coder()
        >>> [event] = coder.code("Turkish troops seized the village of Kefra from rebels.")
        >>> event.source.code, event.cameo, event.target.text
        ('TURMIL', '192', 'rebels')
    """

    def __init__(self, dictionaries: Sequence[str | Path] = (), analyser: str = "builtin") -> None:
        if analyser != "builtin":
            raise InputError(f'unknown analyser "{analyser}"; there is "builtin"')
        self._recipe = (tuple(str(path) for path in dictionaries), analyser)
        shipped = shipped_dictionaries()
        folders = [shipped, *(Path(path) for path in dictionaries)]
        for folder in folders[1:]:
            if not folder.exists():
                raise InputError(f"there is no dictionary at {folder}")
        with collector_paused():
            library = Library(folders)
            lexicon = library.lexicon()
            ontology = library.ontology()
            rules = library.rules(ontology, lexicon)
            self._language = load_text_language(shipped / LANGUAGE)
            gerunds = gerund_patterns(rules, lexicon)
            self._analyser: BuiltinAnalyser = load_builtin(
                shipped / LANGUAGE, lexicon, rules.nouns.keys() | gerunds.keys()
            )
            roles = load_roles(folders)
            self._knowledge = Knowledge(
                rules=rules,
                ontology=ontology,
                actors=ActorBook(library.actors(), roles.kinds),
                lexicon=lexicon,
                cues=self._analyser.cues,
                gerunds=gerunds,
                private_roles=roles.private,
                circumstances=load_circumstances(folders),
            )
            self._discards = load_discards(folders, [known.family for known in ontology.types.values()])
            del library  # before the collector goes on, which would look through all that it holds
        self._folders = folders

    def __reduce__(self) -> tuple[type[Coder], tuple[tuple[str, ...], str]]:
        return (Coder, self._recipe)

    @cached_property
    def dictionary_hash(self) -> str:
        """A hash of all dictionary files that this coder was built from."""
        digest = hashlib.blake2b(digest_size=8)
        for folder in self._folders:
            for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
                if path.suffix in (".csv", ".rules"):
                    digest.update(path.name.encode())
                    digest.update(path.read_bytes())
        return digest.hexdigest()

    def code(
        self,
        text: str,
        *,
        date: str | dt.date | None = None,
        id: str | None = None,  # noqa: A002  (the public contract names it so)
        title: str | None = None,
        country: str | None = None,
        statuses: Iterable[Status] | Literal["all"] = ("actual", "planned"),
    ) -> list[Event]:
        """Return the events that a text reports, in text order.

        Args:
            text: news text; page furniture around the story is recognised and passed over.
            date: the day it was published, ISO text or a date; relative dates and names are resolved against it.
            id: the document's name; goes into the events and their ids.
            title: a headline that is not part of the text (kept with the document, not coded).
            country: three-letter code that bare roles ("police arrested five") fall back on.
            statuses: which events to return: of "negated", "hypothetical", "planned", "historical", "actual"; or "all".

        Raises:
            InputError: an argument that cannot be used.
        """
        wanted = _statuses(statuses)
        return self._code(_document(text, date, id, title, country), wanted)

    def code_many(
        self,
        documents: Iterable[str | Mapping[str, Any] | Document],
        errors: Literal["raise", "keep"] = "raise",
        statuses: Iterable[Status] | Literal["all"] = ("actual", "planned"),
    ) -> Iterator[Coded]:
        """Yield the outcome of each document in turn; with errors="keep" a bad one is returned with its error.

        Args:
            documents: texts, mappings with the keys of `Document`, or documents.
            errors: "raise" stops at the first bad document.
            statuses: as in `code`.
        """
        if errors not in ("raise", "keep"):
            raise InputError(f'errors={errors!r}; write "raise" or "keep"')
        wanted = _statuses(statuses)
        for item in documents:
            document = Document("")
            try:
                document = _as_document(item)
                yield Coded(document, tuple(self._code(document, wanted)))
            except EventCoderError as error:
                if errors == "raise":
                    raise
                yield Coded(document, (), error)

    def relate(
        self,
        text: str,
        source: tuple[int, int] | None = None,
        target: tuple[int, int] | None = None,
        date: str | dt.date | None = None,
    ) -> Event | None:
        """Return the event that best says what holds between two marked spans, or None.

        It has no rules of its own: it picks one of the events of `code(text, statuses="all")`.

        Args:
            text: a text.
            source: (start, end) of the acting side; None = any.
            target: (start, end) of the side acted upon; None = any.
            date: as in `code`.
        """
        document = _document(text, date, None, None, None)
        return closest(self._code(document, frozenset(STATUSES)), source, target)

    def explain(self, text: str, *, date: str | dt.date | None = None) -> Explanation:
        """Return how a text is coded: clauses, rules with file and line, slots, actor entries, and what did not fit.

        Args:
            text: a text, best a sentence or two.
            date: as in `code`.

        Example:
            >>> print(Coder().explain("Troops seized the village of Kefra."))  # doctest: +SKIP
        """
        from eventcoder.show.explain import explain  # noqa: PLC0415  (only the few who ask pay for it)

        return explain(self, text, date)

    # ------------------------------------------------------------------------------------- the pipeline

    def _code(self, document: Document, wanted: frozenset[str]) -> list[Event]:
        return sorted(self._sifted(document, wanted).events, key=_order)

    def _sifted(self, document: Document, wanted: frozenset[str]) -> Sifted:
        setting = Setting(document.date.toordinal() if document.date is not None else None, document.country)
        clock = Clock(document.date)
        key = document_key(document)
        coded = [
            self._sentence(document, sentence, setting, clock, key, wanted)
            for sentence in split_sentences(document.text, self._language)
            if sentence.kind != "furniture"
        ]
        return sift(coded, self._discards, self._knowledge.ontology.types, self._knowledge.private_roles)

    def _sentence(
        self, document: Document, sentence: Sentence, setting: Setting, clock: Clock, key: str, wanted: frozenset[str]
    ) -> tuple[Tokens, list[Event]]:
        tokens = tokenise(document.text, sentence.start, sentence.end)
        analysis = self._analyser.analyse(tokens)
        context = Context(analysis, self._knowledge, setting)
        outcomes = happenings(Reader(context), context)
        writer = Writer(context, document, sentence, key, clock, fighting=any_clash(outcomes, context))
        setting.last = context.spoken_of() or setting.last
        return tokens, [
            event
            for outcome in aged(outcomes, context, clock)
            if outcome.status in wanted
            for event in writer.events(outcome)
        ]


def _order(event: Event) -> tuple[int, int, int]:
    """Trigger, then source, then target; what is not in the text comes first."""
    source = event.source.start if event.source is not None and event.source.start is not None else -1
    target = event.target.start if event.target is not None and event.target.start is not None else -1
    return (event.start, source, target)


def _statuses(statuses: Iterable[Status] | Literal["all"]) -> frozenset[str]:
    if statuses == "all":
        return frozenset(STATUSES)
    wanted = frozenset([statuses] if isinstance(statuses, str) else statuses)
    unknown = wanted - frozenset(STATUSES)
    if unknown:
        raise InputError(f'unknown status {min(unknown)!r}; there are {", ".join(STATUSES)}, or "all"')
    return wanted


def _as_document(item: str | Mapping[str, Any] | Document) -> Document:
    if isinstance(item, Document):
        return _document(item.text, item.date, item.id, item.title, item.country)
    if isinstance(item, Mapping):
        unknown = set(item) - {"text", "id", "date", "title", "country"}
        if "text" not in item or unknown:
            raise InputError(
                f'a document needs the key "text" and may have id, date, title, country; this one has {", ".join(map(str, item))}'
            )
        return _document(item["text"], item.get("date"), item.get("id"), item.get("title"), item.get("country"))
    return _document(item, None, None, None, None)


def _document(
    text: str, date: str | dt.date | None, id_: str | None, title: str | None, country: str | None
) -> Document:
    if not isinstance(text, str):
        raise InputTypeError(
            f"text must be str, not {type(text).__name__}" + ("; decode it first" if isinstance(text, bytes) else "")
        )
    for name, value in (("id", id_), ("title", title), ("country", country)):
        if value is not None and not isinstance(value, str):
            raise InputTypeError(f"{name} must be str or None, not {type(value).__name__}")
    return Document(text, id_, _date(date), title, country)


def _date(value: str | dt.date | None) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise InputTypeError(f"date must be an ISO text, a date or None, not {type(value).__name__}")
    try:
        return dt.date.fromisoformat(value[:10]) if len(value) >= 10 else dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(f'"{value}" is no date; write YYYY-MM-DD') from None
