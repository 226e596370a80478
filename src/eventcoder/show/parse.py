"""What the grammar makes of a text before any rule speaks: sentences, clauses, their slots and scope, and noun phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import Attribute, asdict, frozen

from eventcoder.documents import make_document
from eventcoder.model import Analysis, Clause, Phrase, Sentence
from eventcoder.show.clauses import arguments, cued, hanging, predicate
from eventcoder.show.parse_tree import tree

if TYPE_CHECKING:
    from eventcoder.coder import Coder

_DEEPEST = 12  # levels of phrases in phrases that are told: more than people write, and few enough for any text


@frozen
class Words:
    """Words of the text: `text[start:end]`, where `start` and `end` count its code points."""

    text: str
    start: int
    end: int


@frozen
class ParsedPart:
    """A noun phrase inside another one, behind the preposition `prep`."""

    prep: str
    phrase: ParsedPhrase


@frozen
class ParsedPhrase:
    """A noun phrase with what it is made of.

    `text`, `start`, `end` are its words in the text; `head` is its head word, `lemma` the form of it that rules name.
    `kind` is "common", "proper", "pronoun", "number", "time" or "gerund"; `definite` says that it begins with "the", "this",
    "their" …; `number` is the count that it states. A coordination has two or more `members`, and what else is
    said of them stands there. `alias` is a short name in brackets. Twelve levels of phrases inside phrases are told.
    """

    text: str
    start: int
    end: int
    head: Words
    lemma: str
    kind: str
    plural: bool
    definite: bool
    number: int | None
    alias: Words | None
    members: tuple[ParsedPhrase, ...]
    possessor: ParsedPhrase | None
    apposition: ParsedPhrase | None
    preps: tuple[ParsedPart, ...]


@frozen
class ParsedSlot:
    """A phrase in its place in a clause.

    `slot` is "subject", "object", "second object", a preposition, "'s", "before it" or "time". An understood argument is one
    that this clause has from another: `understood_from` is the number of the clause where its words stand.
    """

    slot: str
    phrase: ParsedPhrase
    understood_from: int | None = None


@frozen
class ParsedMark:
    """What a clause's scope says ("negated", "future", "condition" …), and the words that say so, if any do."""

    label: str
    by: tuple[Words, ...] = ()


@frozen
class ParsedClause:
    """A predicate with its arguments in logical form.

    `text`, `start`, `end` are the words that surely belong to it. `kind` is "verb", "noun" or "adjective", `form` "finite",
    "to", "ing", "participle" or "noun", `voice` "active" or "passive". `corrected` is the lemma under which a misspelt verb
    was read. `predicate` and `trigger` are its predicate for reading and word by word. `parent` is the number of the clause
    that it hangs on, by `relation`, in plain words `hangs_on`; `complement` that of the act inside it; `support` that of
    the verb that carries an event noun. `phrase` is the event noun's own phrase.
    """

    index: int
    text: str
    start: int
    end: int
    kind: str
    form: str
    voice: str
    lemma: str
    particle: str
    corrected: str
    predicate: str
    trigger: tuple[Words, ...]
    slots: tuple[ParsedSlot, ...]
    scope: tuple[ParsedMark, ...]
    parent: int | None
    relation: str
    hangs_on: str
    complement: int | None
    support: int | None
    phrase: ParsedPhrase | None


@frozen
class ParsedSentence:
    """One sentence: its words, its kind ("body", "headline", "furniture") and its clauses in text order.

    `doubts` are given where the built-in analyser took the place of another one: what spoke against that one's parse.
    """

    text: str
    start: int
    end: int
    kind: str
    clauses: tuple[ParsedClause, ...]
    doubts: tuple[ParsedMark, ...] = ()


@frozen
class Parse:
    """What the grammar makes of a text. `str()` gives a tree to read, `to_dict()` plain values for JSON."""

    text: str
    sentences: tuple[ParsedSentence, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as nested dicts, lists, strings and numbers, ready for `json.dumps`."""
        return asdict(self, value_serializer=_plain)

    def __str__(self) -> str:
        return "\n".join(tree(self))


def parse(coder: Coder, text: str) -> Parse:
    """Return what a coder's grammar makes of a text.

    Args:
        coder: the coder.
        text: a text of any length.

    Raises:
        InputError: it is no text.

    Example:
        >>> from eventcoder.coder import Coder
        >>> [clause] = parse(Coder(), "Aleppo was shelled by rebels.").sentences[0].clauses
        >>> [(slot.slot, slot.phrase.text) for slot in clause.slots]
        [('subject', 'rebels'), ('object', 'Aleppo')]
    """
    document = make_document(text)
    read = {
        sentence.index: _Teller(document.text, analysis)
        for sentence, analysis in coder._analyses(document)  # noqa: SLF001
    }
    sentences = (_sentence(document.text, one, read.get(one.index)) for one in coder.sentences(document.text))
    return Parse(document.text, tuple(sentences))


def _sentence(text: str, one: Sentence, teller: _Teller | None) -> ParsedSentence:
    words = text[one.start : one.end]
    if teller is None:
        return ParsedSentence(words, one.start, one.end, one.kind, ())
    return ParsedSentence(words, one.start, one.end, one.kind, teller.clauses(), teller.doubts())


class _Teller:
    """Tells of the clauses of one sentence."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.tokens = analysis.tokens
        self.all = analysis.clauses
        self.against = analysis.doubts
        self.homes = _homes(self.all)

    def doubts(self) -> tuple[ParsedMark, ...]:
        return tuple(ParsedMark(doubt.kind, self._each((doubt.token,))) for doubt in self.against)

    def clauses(self) -> tuple[ParsedClause, ...]:
        return tuple(self._clause(index, clause) for index, clause in enumerate(self.all))

    def _clause(self, index: int, clause: Clause) -> ParsedClause:
        words = self._words(clause.start, clause.end)
        return ParsedClause(
            index=index,
            text=words.text,
            start=words.start,
            end=words.end,
            kind=clause.kind,
            form=clause.form,
            voice=clause.voice,
            lemma=clause.lemma,
            particle=clause.particle,
            corrected=clause.corrected,
            predicate=predicate(clause, self.tokens),
            trigger=self._each(clause.trigger),
            slots=tuple(self._slot(name, phrase, index) for name, phrase in arguments(clause)),
            scope=tuple(ParsedMark(label, self._each(at)) for label, at in cued(clause)),
            parent=clause.parent,
            relation=clause.relation,
            hangs_on=hanging(index, self.all),
            complement=clause.complement,
            support=clause.support,
            phrase=self._phrase(clause.phrase) if clause.phrase is not None else None,
        )

    def _slot(self, name: str, phrase: Phrase, index: int) -> ParsedSlot:
        home = index if _holds(self.all[index], phrase) else self.homes[phrase.start, phrase.end]
        return ParsedSlot(name, self._phrase(phrase), home if home != index else None)

    def _phrase(self, phrase: Phrase, depth: int = 0) -> ParsedPhrase:
        words = self._words(phrase.start, phrase.end)
        told = depth < _DEEPEST
        one = told and not phrase.conjuncts  # of a coordination, what the first member has stands there

        def part(inner: Phrase) -> ParsedPhrase:
            return self._phrase(inner, depth + 1)

        return ParsedPhrase(
            text=words.text,
            start=words.start,
            end=words.end,
            head=self._words(phrase.head, phrase.head + 1),
            lemma=phrase.lemma,
            kind=phrase.kind,
            plural=phrase.plural,
            definite=phrase.definite,
            number=phrase.number if not phrase.conjuncts else None,
            alias=self._words(*phrase.alias) if one and phrase.alias is not None else None,
            members=tuple(map(part, phrase.conjuncts)) if told else (),
            possessor=part(phrase.possessor) if one and phrase.possessor is not None else None,
            apposition=part(phrase.apposition) if one and phrase.apposition is not None else None,
            preps=tuple(ParsedPart(prep, part(inner)) for prep, inner in phrase.preps) if one else (),
        )

    def _words(self, start: int, end: int) -> Words:
        first, last = self.tokens.starts[start], self.tokens.ends[end - 1]
        return Words(self.text[first:last], first, last)

    def _each(self, tokens: Sequence[int]) -> tuple[Words, ...]:
        return tuple(self._words(at, at + 1) for at in tokens)


def _homes(clauses: Sequence[Clause]) -> dict[tuple[int, int], int]:
    """Return for each phrase, by its tokens, the clause where its words stand.

    Several clauses have the same phrase: it stands in one that reaches over it, rather in its slot than inside another
    phrase, rather with a verb than with an event noun, rather in the first.
    """
    best: dict[tuple[int, int], tuple[bool, bool, bool, int]] = {}
    for index, clause in enumerate(clauses):
        for _, slot in arguments(clause):
            for phrase in _inside(slot):
                at = (phrase.start, phrase.end)
                rank = (not _holds(clause, phrase), phrase is not slot, clause.kind == "noun", index)
                best[at] = min(rank, best.get(at, rank))
    return {at: rank[-1] for at, rank in best.items()}


def _holds(clause: Clause, phrase: Phrase) -> bool:
    return clause.start <= phrase.start and phrase.end <= clause.end


def _inside(phrase: Phrase) -> Iterator[Phrase]:
    """Yield a phrase and all phrases in it, however deep."""
    waiting: list[Phrase | None] = [phrase]
    while waiting:
        part = waiting.pop()
        if part is not None:
            yield part
            waiting += [part.possessor, part.apposition, *part.conjuncts, *(inner for _, inner in part.preps)]


def _plain(_owner: object, _attribute: Attribute[Any] | None, value: Any) -> Any:
    """A value as JSON has it; marks with the keys that `Explanation.to_dict` has."""
    if isinstance(value, ParsedMark):
        return {"is": value.label, "by": list(value.by)}
    return [_plain(None, None, part) for part in value] if isinstance(value, tuple) else value
