"""An explanation as an indented tree of text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.show.clauses import heading, taken_over

if TYPE_CHECKING:
    from eventcoder.show.entries import EntryAccount, PassedOver
    from eventcoder.show.explain import Account, ClauseAccount, Explanation, Side

_TRIGGERS = {"verb": "verb", "noun": "event noun", "adjective": "adjective"}
_SHOWN = 3  # entries passed over that are listed


def tree(explanation: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation."""
    for sentence in explanation.sentences:
        yield heading(sentence.text, sentence.kind)
        if sentence.kind == "furniture":
            yield "  not coded: text of the page, not of the story"
        elif not sentence.clauses:
            yield "  no clause was found"
        if sentence.doubts:
            yield f"  {taken_over([(doubt.label, doubt.by) for doubt in sentence.doubts])}"
        for clause in sentence.clauses:
            if clause.events or clause.note or clause.misses or clause.kind != "noun":
                yield from _clause(clause)
        for line in sentence.worded:
            yield f"  => {line}"


def short(path: str) -> str:
    """Return a path below the shipped dictionaries as it stands there ("actors/groups.csv"), any other as it was given."""
    try:
        return Path(path).relative_to(shipped_dictionaries()).as_posix()
    except ValueError:
        return path.replace("\\", "/")


def _clause(clause: ClauseAccount) -> Iterator[str]:
    scope = f"  [{', '.join(map(str, clause.scope))}]" if clause.scope else ""
    yield f"  clause {clause.index}: {clause.predicate}{scope}" + (f"  {clause.hangs_on}" if clause.hangs_on else "")
    for name, words in clause.slots:
        yield f"    {name}: {words}"
    for account in clause.events:
        yield from _event(account)
    if clause.note:
        yield f"    no event: {clause.note}"
    elif not clause.events and not clause.misses:
        yield f'    no event: no rule has the {_TRIGGERS[clause.kind]} "{clause.lemma}"'
    if clause.misses:
        yield "    no rule fits; the nearest:"
        for miss in clause.misses:
            yield f"      {miss.rule} ({short(miss.path)}:{miss.line})  {miss.pattern}"
            yield f"        {miss.problem}"


def _event(account: Account) -> Iterator[str]:
    code = f"{account.cameo} ({account.cameo_name})" if account.cameo else "none"
    yield f"    => {account.type}, CAMEO {code}, {account.status} ({account.why})"
    if account.left_out:
        yield f"       {account.left_out}"
    yield f"       rule {account.rule} ({short(account.path)}:{account.line})  {account.pattern}"
    if account.slots:
        yield "       slots  " + ", ".join(f"{slot} = {words}" for slot, words in account.slots)
    yield from _composition(account)
    if account.codes:
        yield "       codes  " + ", ".join(f"{scheme} {code}" for scheme, code in account.codes)
    for side in account.sides:
        yield from _side(side)
    for name, value in account.circumstances:
        yield f"       {name}  {value}"


def _composition(account: Account) -> Iterator[str]:
    if not account.operators:
        return
    yield f"       composed  {' over '.join([*account.operators, account.act])}"
    made = _coded(account.act, account.act_cameo)
    for step in account.steps:
        now = _coded(step.type, step.cameo)
        yield f"         {step.operator} over {made} gives {now}"
        made = now


def _coded(type_: str, cameo: str | None) -> str:
    return f"{type_} [{cameo}]" if cameo else type_


def _side(side: Side) -> Iterator[str]:
    role = f"said by ({side.verb})" if side.role == "speaker" else side.role
    kind = f", {side.kind}" if side.kind else ""
    yield f"       {role}  {side.text} = {side.code or 'unknown'}{kind}"
    for entry in side.entries:
        yield from (f"         {line}" for line in entry_lines(entry))
    if side.note:
        yield f"         {side.note}"


def entry_lines(entry: EntryAccount) -> Iterator[str]:
    """Yield the lines about one dictionary entry, and those that were passed over for it."""
    words = f'"{entry.words}" ' if entry.words else ""
    name = "" if entry.words == entry.name else f" {entry.name}"
    gives = f" {entry.code}" if entry.code else ""
    yield f"{words}{short(entry.path)}:{entry.line} {entry.sort}{name}{gives}{_days(entry)}: {entry.why}"
    for other in entry.passed_over[:_SHOWN]:
        yield f"  not {short(other.path)}:{other.line} {other.name} {other.code}{_days(other)}: {other.why}"
    if len(entry.passed_over) > _SHOWN:
        yield f"  nor {len(entry.passed_over) - _SHOWN} more"


def _days(entry: EntryAccount | PassedOver) -> str:
    if entry.first is None and entry.last is None:
        return ""
    return f" ({_day(entry.first)} to {_day(entry.last)})"


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else "…"
