"""What a corpus says often and the dictionaries do not know: predicates without a rule, actors without a code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from attrs import define, field, frozen

from eventcoder.coder import Coder
from eventcoder.coding.told import Told
from eventcoder.documents import as_document
from eventcoder.model import STATUSES, Clause, Document, Phrase

Kind = Literal["predicate", "actor"]


@frozen
class Uncoded:
    """A predicate ("verb", "event noun", "adjective" in `sort`) or an actor (its head or name) that nothing knows.

    `count` are its occurrences, `documents` how many texts have it, `contexts` some clauses with it, from different texts.
    """

    kind: Kind
    sort: str
    words: str
    count: int
    documents: int
    contexts: tuple[str, ...]


@define
class _Tally:
    count: int = 0
    documents: int = 0
    last: int = -1
    contexts: list[str] = field(factory=list)


def uncoded(
    documents: Iterable[str | Mapping[str, Any] | Document], coder: Coder, *, contexts: int = 3
) -> tuple[Uncoded, ...]:
    """Return what a corpus has and the dictionaries do not know, the most frequent first: how dictionaries grow.

    A predicate counts where it has an actor for its subject, object or by-phrase and no pattern of any rule has it as its
    trigger; a sense that a rule calls no event is known. An actor counts where it is a side of an event and has no code.

    Args:
        documents: as for `Coder.code_many`; one is held at a time.
        coder: the coder whose dictionaries are looked into.
        contexts: how many clauses to show of each.

    Raises:
        InputError: a document that cannot be used.

    Example:
        >>> found = uncoded(["Soldiers serenaded the mayor of Kefra."], Coder())
        >>> [(one.kind, one.words) for one in found]
        [('predicate', 'serenade')]
    """
    tallies: dict[tuple[Kind, str, str], _Tally] = {}
    for number, item in enumerate(documents):
        document = as_document(item)
        for told in coder._tell(document, frozenset(STATUSES)):  # noqa: SLF001 - the pipeline's own steps
            for key, context in (*_predicates(told, document), *_actors(told, document)):
                tally = tallies.setdefault(key, _Tally())
                tally.count += 1
                if tally.last != number:
                    tally.last = number
                    tally.documents += 1
                    if len(tally.contexts) < contexts:
                        tally.contexts.append(context)
    ordered = sorted(tallies.items(), key=lambda item: (-item[1].count, item[0]))
    return tuple(Uncoded(*key, t.count, t.documents, tuple(t.contexts)) for key, t in ordered)


_Key = tuple[Kind, str, str]
_SORTS = {"verb": "verb", "noun": "event noun", "adjective": "adjective"}


def _predicates(told: Told, document: Document) -> Iterator[tuple[_Key, str]]:
    context = told.context
    rules = context.knowledge.rules
    tables = {"verb": rules.verbs, "noun": rules.nouns, "adjective": rules.adjectives}
    supports = {clause.support for clause in context.clauses if clause.support is not None}
    for index, clause in enumerate(context.clauses):
        if index in supports or not _involves_actor(told, clause):
            continue
        if clause.lemma in tables[clause.kind] or clause.lemma in context.knowledge.gerunds.verbs:
            continue
        words = f"{clause.lemma} {clause.particle}".strip()
        yield ("predicate", _SORTS[clause.kind], words), _clause_text(told, clause, document)


def _involves_actor(told: Told, clause: Clause) -> bool:
    sides = [clause.subject, clause.object, clause.indirect]
    return any(told.context.actor(member).known for side in sides if side is not None for member in side.members)


def _actors(told: Told, document: Document) -> Iterator[tuple[_Key, str]]:
    for event in told.events:
        for side in (event.source, event.target):
            if side is not None and side.code is None and side.head is not None:
                head = document.text[slice(*side.head)]
                named = head[:1].isupper()
                words = side.text if named else head.lower()
                yield ("actor", "name" if named else "role", words), " ".join(side.text.split())


def _clause_text(told: Told, clause: Clause, document: Document) -> str:
    tokens = told.context.tokens
    phrases: list[Phrase] = [p for p in (clause.subject, clause.object, clause.indirect) if p is not None]
    phrases += [phrase for _, phrase in clause.preps]
    first = min([clause.trigger[0], *(phrase.start for phrase in phrases)])
    last = max([clause.trigger[-1], *(phrase.end - 1 for phrase in phrases)])
    return " ".join(document.text[tokens.starts[first] : tokens.ends[last]].split())
