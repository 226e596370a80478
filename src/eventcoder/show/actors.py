"""Who a noun phrase stands for on a day, and which dictionary entries say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from eventcoder.coding.actors import Setting
from eventcoder.coding.context import Context
from eventcoder.coding.participants import participant_of
from eventcoder.documents import make_document
from eventcoder.grammar.alone import read_alone
from eventcoder.model import Analysis, Participant, Phrase
from eventcoder.show.entries import EntryAccount, accounts_of
from eventcoder.show.tree import entry_lines
from eventcoder.text.tokens import tokenise

if TYPE_CHECKING:
    from eventcoder.coder import Coder


@frozen
class ActorAccount:
    """One party of a phrase: what is known of it, and the entries that its code rests on."""

    participant: Participant
    entries: tuple[EntryAccount, ...]


@frozen
class Resolution:
    """Who a phrase stands for: one account for each member of a coordination, none where it is no noun phrase.

    `str()` gives a tree to read, `to_dict()` plain values for JSON.
    """

    phrase: str
    date: dt.date | None
    actors: tuple[ActorAccount, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as nested dicts, lists, strings and numbers, ready for `json.dumps`."""
        return asdict(self, value_serializer=_plain)

    def __str__(self) -> str:
        return "\n".join(_tree(self))


def resolve(coder: Coder, phrase: str, date: str | dt.date | None = None, country: str | None = None) -> Resolution:
    """Return who a noun phrase stands for, and why.

    Args:
        coder: the coder whose dictionaries are asked.
        phrase: a noun phrase as it stands in a sentence, with its letter case.
        date: the day for which names are looked up; without one, their latest entry holds.
        country: three-letter code that bare roles ("police") fall back on.

    Raises:
        InputError: an argument that cannot be used.

    Example:
        >>> from eventcoder.coder import Coder
        >>> [actor.participant.code for actor in resolve(Coder(), "Sudan's army and the police").actors]
        ['SDNMIL', 'COP']
    """
    document = make_document(phrase, date=date, country=country)
    text = document.text
    tokens = tokenise(text, 0, len(text))
    knowledge = coder._knowledge  # noqa: SLF001
    day = document.date.toordinal() if document.date is not None else None
    context = Context(Analysis(tokens, ()), knowledge, Setting(day, document.country))
    read = read_alone(tokens, knowledge.lexicon) if len(tokens) else None
    members = read.members if read is not None else ()
    return Resolution(text, document.date, tuple(_account(member, read, context, text) for member in members))


def _account(phrase: Phrase, group: Phrase | None, context: Context, text: str) -> ActorAccount:
    entries = accounts_of(context.actor(phrase), phrase, context, text)
    return ActorAccount(participant_of(phrase, group, context, text), entries)


def _tree(resolution: Resolution) -> Iterator[str]:
    day = f" on {resolution.date.isoformat()}" if resolution.date is not None else ""
    yield f"{resolution.phrase}{day}"
    if not resolution.actors:
        yield "  no noun phrase"
    for account in resolution.actors:
        who = account.participant
        yield f"  {who.text}: {who.code or 'not known'}"
        known = (
            ("country", who.country), ("roles", " ".join(who.roles)), ("kind", who.kind), ("name", who.name),
        )  # fmt: skip
        yield from (f"    {label} {value}" for label, value in known if value)
        for entry in account.entries:
            yield from (f"    {line}" for line in entry_lines(entry))


def _plain(_owner: object, _attribute: object, value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
