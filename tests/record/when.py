"""Acts in sentences with the time expected, and when the coder says they happened: `cd tests && python -m record.when`.

    --group TEXT     only the groups that hold TEXT
    --write-known    write when_known.txt anew

A line of when.jsonl holds `id`, `group`, `date` of the document (or null), `text`, and `acts`: for each of them `at`, the offsets of
its `word`, and either `historical`, or `first` and `last` (the days between which the date must lie; null: no date) with the kinds of
`precision` that are right. Rows whose number is divisible by four are held: the script counts them and does not show them.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder
from eventcoder.model import Event

HERE = Path(__file__).resolve().parent
ROWS = HERE / "when.jsonl"
KNOWN = HERE / "when_known.txt"


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: dict[str, Any]
    misses: tuple[str, ...]


def rows() -> list[dict[str, Any]]:
    """Return the rows of the file."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def held(row: dict[str, Any]) -> bool:
    """Return whether a row is only counted."""
    return int(row["id"].lstrip("abcdefghijklmnopqrstuvwxyz")) % 4 == 0


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder()


def run(these: Iterable[dict[str, Any]] | None = None) -> list[Outcome]:
    """Code the texts and compare the times of their acts with those expected."""
    outcomes = []
    for row in rows() if these is None else these:
        events = coder().code(row["text"], date=row["date"], statuses="all")
        outcomes.append(Outcome(row, tuple(miss for act in row["acts"] for miss in _misses(act, events))))
    return outcomes


def known() -> set[str]:
    """Return the ids of the rows that are known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def _misses(act: dict[str, Any], events: Iterable[Event]) -> Iterator[str]:
    start, end = act["at"]
    found = [event for event in events if event.start < end and start < event.end]
    if not found:
        yield f"no event at {act['word']}"
        return
    for event in found[:1]:
        past = event.status == "historical"
        if past != act.get("historical", False):
            yield f"{act['word']} is {event.status} ({event.date} {event.date_precision})"
        elif not past and not _fits(act, event):
            wanted = f"{act['first']}..{act['last']} {'|'.join(act['precision'])}"
            yield f"{act['word']} is {event.date} {event.date_precision}, not {wanted}"


def _fits(act: dict[str, Any], event: Event) -> bool:
    if act["first"] is None or event.date is None:
        return act["first"] is None and event.date is None
    return act["first"] <= event.date.isoformat() <= act["last"] and event.date_precision in act["precision"]


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right, by group, open and held, and in all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row["group"], "~held" if held(outcome.row) else "~open", "~~all"):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name.lstrip('~')}"


def write_known(outcomes: Iterable[Outcome]) -> None:
    """Write the failing rows to when_known.txt."""
    head = "# Rows of when.jsonl that fail as yet; written by `cd tests && python -m record.when --write-known`.\n"
    lines = [f"{o.row['id']}{'' if held(o.row) else ' ' + o.row['text']}\n" for o in outcomes if o.misses]
    KNOWN.write_text(head + "".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses of the open rows; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", default="")
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    outcomes = run(row for row in rows() if options.group in row["group"])
    if options.write_known:
        write_known(run())
    out = [*table(outcomes), ""]
    for outcome in outcomes:
        if outcome.misses and not held(outcome.row):
            row = outcome.row
            out.append(f"{row['id']} {row['group']} [{row['date']}] {row['text']}\n    {'; '.join(outcome.misses)}")
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
