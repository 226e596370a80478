"""The coder: a text in, event records out. This file is the pipeline, read from top to bottom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property, partial
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, SupportsIndex

from eventcoder.coding.actors import Setting
from eventcoder.coding.aftermath import gather
from eventcoder.coding.context import Context
from eventcoder.coding.datelines import byline_spot, dateline_spot, label_country, spot_country
from eventcoder.coding.discards import CodedSentence, Sifted, sift
from eventcoder.coding.earlier_places import told_places
from eventcoder.coding.events import Writer, document_key
from eventcoder.coding.happenings import at_protests, calm_crowds, fighting_told, happenings, rampages
from eventcoder.coding.history import aged
from eventcoder.coding.how_many import Casualties
from eventcoder.coding.mentions import told_of
from eventcoder.coding.offices import introduce_holders
from eventcoder.coding.pronouns import PRONOUNS
from eventcoder.coding.reading import Reader
from eventcoder.coding.relate import LOOSE, ranked
from eventcoder.coding.retold import Retelling
from eventcoder.coding.scenes import Scene
from eventcoder.coding.telling import Telling
from eventcoder.coding.told import Told
from eventcoder.coding.units import read_together
from eventcoder.coding.when import Clock
from eventcoder.coding.worded import as_worded
from eventcoder.dictionaries.files import paths_of
from eventcoder.documents import as_document, kind_of, make_document, salvaged
from eventcoder.errors import InputError, InputTypeError
from eventcoder.grammar.analysers import make_analyser
from eventcoder.grammar.conllu import Conllu
from eventcoder.loading import dictionary_hash, load_resources
from eventcoder.model import STATUSES, Analysis, Coded, Document, Event, Participant, Sentence, Status
from eventcoder.text.sentences import split_sentences

if TYPE_CHECKING:
    from eventcoder.show.actors import Resolution
    from eventcoder.show.explain import Explanation
    from eventcoder.show.parse import Parse


_DONE = "actual"
_BLANKS = 4  # characters between two sentences, so that no line of the page stands between them


class Coder:
    """Codes texts with its dictionaries; immutable once built, safe to share between threads.

    Args:
        dictionaries: folders or rule files layered over the shipped ones, later ones over earlier ones; one path alone will do.
        analyser: "builtin"; "spacy", or "spacy:" with the name of a pipeline (extra `spacy`); or parses of Universal
            Dependencies, `Conllu.read("file.conllu")`, whose documents alone can then be coded.
        strict: code by rules alone: how a text is worded leaves nothing out, changes nothing, and adds nothing.

    Raises:
        InputError: an unknown analyser, or a path that is not there.
        MissingExtraError: the analyser "spacy" without spaCy.
        DictionaryError: with every fault of every dictionary file.

    Example:
        >>> coder = Coder()
        >>> [event] = coder.code("Turkish troops seized the village of Kefra from rebels.")
        >>> event.source.code, event.cameo, event.target.text
        ('TURMIL', '192', 'rebels')
    """

    def __init__(
        self,
        dictionaries: str | Path | Sequence[str | Path] = (),
        analyser: str | Conllu = "builtin",
        strict: bool = False,
    ) -> None:
        paths = paths_of(dictionaries)
        self._recipe = (tuple(map(str, paths)), analyser, strict)
        self._strict = strict
        resources = load_resources(paths)
        self._folders = resources.folders
        self._language = resources.language
        self._analyser = make_analyser(analyser, resources.grammar)
        self._knowledge = resources.knowledge
        self._discards = resources.discards
        self._wordings = resources.wordings

    def __reduce__(self) -> tuple[type[Coder], tuple[tuple[str, ...], str | Conllu, bool]]:
        return (Coder, self._recipe)

    def __repr__(self) -> str:
        strict = ", strict=True" if self._strict else ""
        return f"Coder(dictionaries={list(self._recipe[0])!r}, analyser={self.analyser!r}{strict})"

    @property
    def analyser(self) -> str:
        """The name of its analyser: "builtin", "spacy" with the name and version of the pipeline, or "conllu"."""
        return self._analyser.name

    @cached_property
    def dictionary_hash(self) -> str:
        """A hash of all dictionary files that this coder was built from."""
        return dictionary_hash(self._folders)

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
        return self._code(make_document(text, date=date, id=id, title=title, country=country), wanted)

    def code_many(
        self,
        documents: Iterable[str | Mapping[str, Any] | Document],
        errors: Literal["raise", "keep"] = "raise",
        statuses: Iterable[Status] | Literal["all"] = ("actual", "planned"),
    ) -> Iterator[Coded]:
        """Return an iterator over the outcome of each document in turn; with errors="keep" a bad one is returned with its error.

        Args:
            documents: texts, mappings with the keys of `Document`, or documents.
            errors: "raise" stops at the first bad document; "keep" goes on, whatever went wrong.
            statuses: as in `code`.

        Raises:
            InputError: an argument, or with errors="raise" a document, that cannot be used.
        """
        if errors not in ("raise", "keep"):
            raise InputError(f'errors={errors!r}; write "raise" or "keep"')
        if isinstance(documents, (str, Mapping, Document)) or not isinstance(documents, Iterable):
            raise InputTypeError(f"'documents' must be a list or other iterable, not {kind_of(documents)}")
        return self._outcomes(documents, errors, _statuses(statuses))

    def _outcomes(self, documents: Iterable[Any], errors: str, wanted: frozenset[str]) -> Iterator[Coded]:
        for item in documents:
            try:
                document = as_document(item)
                coded = Coded(document, tuple(self._code(document, wanted)))
            except Exception as error:
                if errors == "raise":
                    raise
                coded = Coded(salvaged(item), (), error)
            yield coded

    def relate(
        self,
        text: str,
        source: tuple[int, int] | None = None,
        target: tuple[int, int] | None = None,
        date: str | dt.date | None = None,
    ) -> Event | None:
        """Return the event that best says what holds between two marked spans, or None.

        It picks one of the events of `code(text, statuses="all")`, unless how the text is worded speaks more for another act. Such an
        event has "loose" among its flags, and is right nine times in ten (`tests/corpus/short.py`). There is none where all events were left out as no political news.

        Args:
            text: a text.
            source: (start, end) of the acting side; None = any.
            target: (start, end) of the side acted upon; None = any.
            date: as in `code`.

        Raises:
            InputError: an argument that cannot be used, such as a span outside the text.

        Example:
            >>> text = "Lisbon wrote off two-thirds of what it was owed by Angola."
            >>> event = Coder().relate(text, (0, 6), (51, 57))
            >>> event.cameo, event.flags
            ('071', ('loose',))
        """
        document = make_document(text, date=date)
        for name, span in (("source", source), ("target", target)):
            _check_span(name, span, len(text))
        told = self._tell(document, frozenset(STATUSES))
        sifted = self._sift(told, None)  # who knows that something holds between two need not be told that it is news
        given = ranked(self._outer(sifted), source, target, partial(self._stands_for, document))
        best = given[0][0] if given else None
        if not self._strict and (given or not sifted.left_out):
            from eventcoder.coding.loosely import related  # noqa: PLC0415  (only the few who ask pay for it)

            found = related(told, source, target, given, self._wordings)
            if found is not None and LOOSE in found.flags:
                found = next(iter(self._sift(told, None, [found]).events), None)
            best = found or best
        _forget(told)
        return best

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """Return the sentences that a text is coded in; `Event.sentence` is the number of one of them.

        Args:
            text: a text.

        Raises:
            InputError: it is no text.

        Example:
            >>> [sentence.end for sentence in Coder().sentences("Rebels attacked Gao. The army fled.")]
            [20, 35]
        """
        own = self._analyser.split(make_document(text).text)
        return tuple(split_sentences(text, self._language)) if own is None else own

    def explain(self, text: str, *, date: str | dt.date | None = None, country: str | None = None) -> Explanation:
        """Return how a text is coded: clauses, rules with file and line, slots, actor entries, and what did not fit.

        Args:
            text: a text, best a sentence or two.
            date: as in `code`.
            country: as in `code`.

        Example:
            >>> print(Coder().explain("Troops seized the village of Kefra."))  # doctest: +SKIP
        """
        from eventcoder.show.explain import explain  # noqa: PLC0415  (only the few who ask pay for it)

        return explain(self, text, date, country)

    def actors(self, phrase: str, *, date: str | dt.date | None = None, country: str | None = None) -> Resolution:
        """Return who a noun phrase stands for on a day, and which dictionary entries say so.

        Args:
            phrase: a noun phrase as it stands in a sentence.
            date: the day for which names are looked up; without one, their latest entry holds.
            country: as in `code`.

        Raises:
            InputError: an argument that cannot be used.

        Example:
            >>> [account] = Coder().actors("the former Iranian foreign minister").actors
            >>> account.participant.code, account.participant.country
            ('IRNELI', 'IRN')
        """
        from eventcoder.show.actors import resolve  # noqa: PLC0415  (only the few who ask pay for it)

        return resolve(self, phrase, date, country)

    def parse(self, text: str) -> Parse:
        """Return what the grammar makes of a text before any rule speaks: clauses as a tree, their slots and scope.

        Args:
            text: a text, best a sentence or two.

        Raises:
            InputError: it is no text.

        Example:
            >>> print(Coder().parse("Troops did not seize Kefra."))
            Troops did not seize Kefra.
              clause 0: seize  finite verb  [negated by "not", past]
                subject: Troops (troop)
                object: Kefra
        """
        from eventcoder.show.parse import parse  # noqa: PLC0415  (only the few who ask pay for it)

        return parse(self, text)

    def check_country(self, country: str) -> None:
        """Raise an error if a country is not one that `code` could fall back on.

        Args:
            country: a three-letter code.

        Raises:
            InputError: the dictionaries know no country of that code.

        Example:
            >>> Coder().check_country("SYR")
        """
        known = self._knowledge.actors.tables.countries
        if country not in known:
            near = get_close_matches(country, sorted(known), 3)
            hint = f"; did you mean {', '.join(near)}?" if near else ""
            raise InputError(f"country={country!r} is the code of no country that the dictionaries know{hint}")

    def _stands_for(self, document: Document, participant: Participant, span: tuple[int, int]) -> bool:
        """Does a pronoun, or somebody who stands in no words of the text, mean whom a span of it names?"""
        closed = self._knowledge.lexicon.closed
        named = participant.start is not None and PRONOUNS.isdisjoint(closed.get(participant.text.lower(), ()))
        if named or participant.code is None:
            return False
        found = self.actors(document.text[slice(*span)], date=document.date).actors
        return any(account.participant.code == participant.code for account in found)

    # ------------------------------------------------------------------------------------- the pipeline

    def _code(self, document: Document, wanted: frozenset[str]) -> list[Event]:
        return self._outer(self._sifted(document, wanted, strict=self._strict))

    def _ruled(self, document: Document) -> list[Event]:
        """Code a document by rules alone, with acts that are events only inside others, whatever their status."""
        return self._outer(self._sifted(document, frozenset(STATUSES), strict=True), inner=True)

    def _outer(self, sifted: Sifted, *, inner: bool = False) -> list[Event]:
        """The events that stay, in text order, without those that are events only inside others."""
        types = self._knowledge.ontology.types
        return sorted((event for event in sifted.events if inner or not types[event.type].inner), key=_order)

    def _sifted(self, document: Document, wanted: frozenset[str], *, strict: bool) -> Sifted:
        if document.country is not None:
            self.check_country(document.country)
        told = self._tell(document, wanted)
        telling = self._telling(told, strict=strict)
        sifted = self._worded(self._sift(told, telling), told, telling, wanted)
        _forget(told)
        return sifted

    def _telling(self, told: Iterable[Told], *, strict: bool) -> Telling | None:
        """Return what a text's wording says it reports, unless rules alone are asked."""
        return None if strict else Telling([one.context.tokens for one in told], self._wordings)

    def _worded(self, sifted: Sifted, told: Sequence[Told], telling: Telling | None, wanted: frozenset[str]) -> Sifted:
        """Add what the wording of a text says of what was done in it."""
        if telling is None or _DONE not in wanted:
            return sifted
        return as_worded(sifted, told, telling, self._wordings, self._knowledge.ontology.acled_types)

    def _sift(self, told: Iterable[Told], telling: Telling | None, guessed: Sequence[Event] | None = None) -> Sifted:
        """Leave out the events of sentences that are no political news, or those guessed of them."""
        sentences = [
            CodedSentence(
                one.context.tokens,
                one.events if guessed is None else [event for event in guessed if event.sentence == one.sentence.index],
                one.frame,
                one.context.setting.day is None,
            )
            for one in told
        ]
        return sift(sentences, self._discards, self._knowledge.ontology.types, self._knowledge.private_roles, telling)

    def _tell(self, document: Document, wanted: frozenset[str]) -> list[Told]:
        """Code all sentences but the page's furniture; what several of them tell of one act goes to where it is told first."""
        told = gather(self._each(document, wanted))
        for one in told:
            one.settle()
        retelling = Retelling()
        for one in told:
            retelling.hear(one)
        read_together(told, self._knowledge.ontology)
        return told

    def _each(self, document: Document, wanted: frozenset[str]) -> Iterator[Told]:
        """Code one sentence after the other."""
        day = document.date.toordinal() if document.date is not None else None
        setting = Setting(day, document.country, document.text)
        clock, scene = Clock(document.date), Scene()
        key = document_key(document)
        before = 0
        for sentence, analysis in self._analyses(document):
            self._read_dateline(document, before, sentence, setting)
            before = sentence.end
            clock.begin(document.text, sentence.start, sentence.end, self._knowledge.circumstances)
            context = Context(analysis, self._knowledge, setting, scene.day(clock))
            reader = Reader(context)
            found = happenings(reader, context)
            rampaging = rampages(found, context)
            fighting = bool(rampaging) or fighting_told(found, context)
            if not fighting:
                calm_crowds(found, context)
            casualties = Casualties(context, [outcome.reading for outcome in found])
            writer = Writer(
                context,
                document,
                sentence,
                key,
                clock,
                casualties,
                fighting=fighting,
                at_protests=at_protests(found, context),
                rampages=rampaging,
            )
            found = aged(found, context, clock)
            scene.heard(found, context, clock)
            outcomes = [outcome for outcome in found if outcome.status in wanted]
            written = [
                (outcome, [event for event in writer.events(outcome) if event.status in wanted]) for outcome in outcomes
            ]
            told = Told(sentence, context, reader, writer, tuple(found), written)
            introduce_holders(context)
            setting.heard(context.spoken_of(), context.countries())  # only now: pronouns look at the sentence before
            setting.cast.heard(
                told_of(context, sentence.index, told.events, partial(told_places, context, told.events))
            )
            clock.end(context)
            yield told

    def _read_dateline(self, document: Document, before: int, sentence: Sentence, setting: Setting) -> None:
        tables, places = self._knowledge.actors.tables, self._knowledge.circumstances.places
        cast, spot = setting.cast, dateline_spot(document.text, before, sentence.start)
        if spot is None and sentence.start - before > _BLANKS:
            spot = byline_spot(document.text, before, sentence.start, tables, places, setting.day)
        cast.label = (
            label_country(document.text, sentence.start, sentence.end, tables, setting.day) if spot is None else None
        )
        if spot is None:
            cast.dateline = cast.label or cast.dateline
            return
        country = spot_country(spot, tables, places, setting.day)
        if country is not None:
            cast.dateline, cast.spot = country, spot.partition(",")[0].strip()

    def _analyses(self, document: Document) -> Iterator[tuple[Sentence, Analysis]]:
        """Analyse one sentence after the other, all but the page's furniture."""
        sentences = [one for one in self.sentences(document.text) if one.kind != "furniture"]
        yield from zip(sentences, self._analyser.analyses(document.text, sentences), strict=True)


def _forget(told: Sequence[Told]) -> None:
    """Part a text's sentences from its cast, which knows them: a cycle, which only the garbage collector would free."""
    for one in told[:1]:
        one.context.setting.cast.forget()


def _order(event: Event) -> tuple[int, int, int]:
    """Trigger, then source, then target; what is not in the text comes first."""
    source = event.source.start if event.source is not None and event.source.start is not None else -1
    target = event.target.start if event.target is not None and event.target.start is not None else -1
    return (event.start, source, target)


def _check_span(name: str, span: object, length: int) -> None:
    match span:
        case None:
            return
        case [SupportsIndex() as start, SupportsIndex() as end] if 0 <= index(start) < index(end) <= length:
            return
    raise InputError(f"{name}={span!r} is no span of a text of {length} characters; give (start, end) within it")


def _statuses(statuses: Iterable[Status] | Literal["all"]) -> frozenset[str]:
    if statuses == "all":
        return frozenset(STATUSES)
    if not isinstance(statuses, Iterable):
        raise InputTypeError(f"'statuses' must be names of statuses, not {kind_of(statuses)}")
    wanted = frozenset([statuses] if isinstance(statuses, str) else statuses)
    unknown = wanted - frozenset(STATUSES)
    if unknown:
        raise InputError(f'unknown status {min(unknown)!r}; there are {", ".join(STATUSES)}, or "all"')
    return wanted
