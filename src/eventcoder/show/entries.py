"""Which entries of the actor dictionaries a code rests on, when they hold, and why they won over their namesakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve, frozen

from eventcoder.coding.actors import Actor
from eventcoder.coding.context import Context
from eventcoder.dictionaries.actors import Agent, Entry, Modifier
from eventcoder.model import Phrase

_LONGEST = 6  # words of a role noun or modifier
_SORTS = {
    "groups": "group",
    "bodies": "body",
    "international": "organisation",
    "leaders": "person",
    "metonym": "name for a government",
}
_OPEN = (dt.date.min.toordinal(), dt.date.max.toordinal())


@frozen
class PassedOver:
    """An entry for the same words that was not taken, its days, and why not."""

    name: str
    code: str
    first: dt.date | None
    last: dt.date | None
    path: str
    line: int
    why: str


@frozen
class EntryAccount:
    """One dictionary entry behind a code.

    `words` are those of the text that it was found for ("" where they are not in the phrase), `name` the name or noun as
    its row writes it, `sort` what it is ("person", "group", "country", "role noun", "modifier" …), `code` what it gives.
    `first` and `last` are the days between which it holds, None where that side is open. `why` says why it was taken.
    """

    words: str
    name: str
    sort: str
    code: str
    first: dt.date | None
    last: dt.date | None
    path: str
    line: int
    why: str
    passed_over: tuple[PassedOver, ...] = ()


def accounts_of(actor: Actor, phrase: Phrase, context: Context, text: str) -> tuple[EntryAccount, ...]:
    """Return an account of each entry that an actor rests on, each once.

    Args:
        actor: who the phrase was taken for.
        phrase: the phrase, a simple one.
        context: its sentence.
        text: the document's.
    """
    seen: dict[tuple[str, int, str], EntryAccount] = {}
    for entry in actor.entries:
        made = _named(entry, phrase, context, text) if isinstance(entry, Entry) else _word(entry, phrase, context, text)
        seen.setdefault((made.path, made.line, made.name), made)
    return tuple(seen.values())


def _word(entry: Agent | Modifier, phrase: Phrase, context: Context, text: str) -> EntryAccount:
    """A role noun, or a word that changes a code."""
    if isinstance(entry, Agent):
        sort, name, code = "role noun", entry.noun, "".join(entry.roles)
        tables = [context.knowledge.actors.tables.agents]
    else:
        book = context.knowledge.actors.tables
        sort, name, code = "modifier", entry.word, entry.value
        tables = [book.modifiers, book.prefixes, book.suffixes]  # type: ignore[list-item]
    at = next((span for span, key in _spans(phrase, context) if any(t.get(key) is entry for t in tables)), None)
    words = _words(*at, context, text) if at is not None else ""
    if at is None:
        why = "who was spoken of before"
    elif isinstance(entry, Modifier):
        why = f"its effect is {entry.effect}"
    else:
        why = "the longest role noun of the phrase"
    return EntryAccount(words, name, sort, code, None, None, entry.path, entry.line, why)


def _spans(phrase: Phrase, context: Context) -> Iterator[tuple[tuple[int, int], str]]:
    """Stretches of a phrase, longer before shorter, with the key that they are looked up by; halves of compounds last."""
    lowers = context.tokens.lowers
    for length in range(min(_LONGEST, phrase.end - phrase.start), 0, -1):
        for start in range(phrase.start, phrase.end - length + 1):
            yield (start, start + length), " ".join(lowers[start : start + length])
    for at in range(phrase.start, phrase.end):
        first, hyphen, _ = lowers[at].partition("-")
        if hyphen:
            yield (at, at + 1), first
            yield (at, at + 1), lowers[at].rpartition("-")[2]


def _named(entry: Entry, phrase: Phrase, context: Context, text: str) -> EntryAccount:
    """A name, with the other entries that the same words could have meant."""
    first, last = _days(entry)
    made = EntryAccount(
        "", entry.name, _SORTS.get(entry.sort, entry.sort), entry.code, first, last, entry.path, entry.line, ""
    )
    found = _walk(entry, phrase, context)
    if found is None:
        return evolve(made, why="who was spoken of before")
    start, end, namesakes, shorter = found
    day = context.setting.day
    others = [_passed(other, _why_not(other, entry, day)) for other in namesakes]
    others += [_passed(other, "a shorter name") for other in shorter]
    passed = {(other.path, other.line): other for other in reversed(others)}
    return evolve(
        made,
        words=_words(start, end, context, text),
        why=_why(entry, namesakes, day),
        passed_over=tuple(sorted(passed.values(), key=others.index)),
    )


def _walk(entry: Entry, phrase: Phrase, context: Context) -> tuple[int, int, list[Entry], list[Entry]] | None:
    """Where in a phrase an entry's name stands, its namesakes, and the entries of shorter names at its beginning."""
    lowers = context.tokens.lowers
    names = context.knowledge.actors.tables.names
    for start in range(phrase.start, phrase.end):
        for token in dict.fromkeys((lowers[start], *lowers[start].split("-"))):
            node = names.get(token)
            shorter: list[Entry] = []
            at = start + 1
            while node is not None:
                here = node.get("", [])
                if any(other is entry for other in here):
                    rows = [other for other in here if (other.path, other.line) != (entry.path, entry.line)]
                    return start, at, rows, [s for s in shorter if (s.path, s.line) != (entry.path, entry.line)]
                shorter += here
                node = node.get(lowers[at]) if at < len(lowers) else None
                at += 1
    return None


def _why(entry: Entry, namesakes: list[Entry], day: int | None) -> str:
    """Why an entry was taken: it is alone, the only one of its day, the last one there is, or stands first."""
    if not namesakes:
        return "the only entry of that name" + ("" if day is None or _always(entry) else f"; holds on {_iso(day)}")
    if day is None:
        if all(other.end == entry.end for other in namesakes):
            return "the first of that name"
        return "the text has no date: the last entry, of a person the last in office"
    if any(_holds(other, day) for other in namesakes):
        return f"the first of those that hold on {_iso(day)}"
    return f"the one that holds on {_iso(day)}"


def _why_not(other: Entry, entry: Entry, day: int | None) -> str:
    if day is None:
        if other.end == entry.end:
            return "stands behind it"
        return "ends earlier" if other.end < entry.end else "out of office"
    return "holds too, but stands behind it" if _holds(other, day) else f"does not hold on {_iso(day)}"


def _holds(entry: Entry, day: int) -> bool:
    return entry.start <= day <= entry.end


def _passed(entry: Entry, why: str) -> PassedOver:
    first, last = _days(entry)
    return PassedOver(entry.name, entry.code, first, last, entry.path, entry.line, why)


def _days(entry: Entry) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of an entry, None for an open side."""
    first, last = (None if day in _OPEN else dt.date.fromordinal(day) for day in (entry.start, entry.end))
    return first, last


def _always(entry: Entry) -> bool:
    return (entry.start, entry.end) == _OPEN


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


def _words(start: int, end: int, context: Context, text: str) -> str:
    return text[context.tokens.starts[start] : context.tokens.ends[end - 1]]
