"""Suites of texts with the events expected of them: a table of what is right, and the open rows that fail."""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder
from eventcoder.model import Event
from record.expected import shown

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: Row
    misses: tuple[str, ...]
    events: tuple[Event, ...] = ()


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder()


def held(row: Row) -> bool:
    """Return whether a row is only counted, and its failure never read."""
    return int(row["id"].lstrip("abcdefghijklmnopqrstuvwxyz")) % 4 == 0


@frozen
class Suite:
    """The rows of NAME.jsonl, the list of those that are known to fail, and what is asked of each."""

    name: str
    judge: Callable[[Row, Sequence[Event]], Iterator[str]]

    @property
    def known_file(self) -> Path:
        """Where the known failures stand."""
        return HERE / f"{self.name}_known.txt"

    def rows(self) -> list[Row]:
        """Return the rows of the file."""
        lines = (HERE / f"{self.name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def known(self) -> set[str]:
        """Return the ids of the rows that are known to fail."""
        lines = self.known_file.read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if line and not line.startswith("#")}

    def run(self, rows: Iterable[Row]) -> list[Outcome]:
        """Code the texts and say of each what is not as expected."""
        outcomes = []
        for row in rows:
            events = coder().code(row["text"], date=row["date"])
            outcomes.append(Outcome(row, tuple(self.judge(row, events)), tuple(events)))
        return outcomes

    def main(self, arguments: list[str] | None, description: str) -> int:
        """Print the table and the misses of the open rows; return 0."""
        parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--group", default="", help="only the groups that hold TEXT")
        parser.add_argument("--write-known", action="store_true", help="write the list of known failures anew")
        options = parser.parse_args(arguments)
        outcomes = self.run(row for row in self.rows() if options.group in row["group"])
        if options.write_known:
            self._write_known(self.run(self.rows()))
        lines = [*table(outcomes), ""]
        for outcome in outcomes:
            if outcome.misses and not held(outcome.row):
                lines.extend(_told(outcome))
        sys.stdout.write("\n".join(lines) + "\n")
        return 0

    def _write_known(self, outcomes: Iterable[Outcome]) -> None:
        head = f"# Rows of {self.name}.jsonl that fail as yet; written by `cd tests && python -m record.{self.name} --write-known`.\n"
        lines = [_known_line(outcome) for outcome in outcomes if outcome.misses]
        self.known_file.write_text(head + "".join(lines), encoding="utf-8")


def _known_line(outcome: Outcome) -> str:
    row = outcome.row
    return f"{row['id']}\n" if held(row) else f"{row['id']} {' / '.join(row['text'].split(chr(10)))}\n"


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right, by group, open and held, and in all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row["group"], "~held" if held(outcome.row) else "~open", "~~all"):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name.lstrip('~')}"


def _told(outcome: Outcome) -> Iterator[str]:
    row = outcome.row
    yield f"{row['id']} {row['group']} [{row['date']}] {row['text']}"
    for miss in outcome.misses:
        yield f"    ! {miss}"
    for event in outcome.events:
        yield f"      {shown(event)}"
