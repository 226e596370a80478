"""Suites of rows in data files, and how many of them come out as a careful reader expects: each module of a suite prints that.

--group TEXT     only the groups that hold TEXT
--write-known    write the list of the rows that fail as yet anew
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder

Row = dict[str, Any]
TESTS = Path(__file__).resolve().parent
OPEN, HELD = "open", "held"
_LAST = (OPEN, HELD, "all")  # lines of a table behind those of its groups


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: Row
    misses: tuple[str, ...]


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder(strict=True)


def number(row: Row) -> int:
    """Return the number in a row's id."""
    return int(re.sub(r"\D", "", row["id"]))


def held_or_open(row: Row) -> str:
    """Return the part of a row: those marked as held, the last to be written, are counted, and nobody reads how they fail."""
    return HELD if row.get("held") else OPEN


def by_group(row: Row) -> Iterator[str]:
    """Yield the lines of the table that count a row, but for those of its part and of all."""
    yield row["group"]


@frozen
class Suite:
    """The rows of some files, the list of those that fail as yet, and what is asked of each.

    `module` runs it, beside the files NAME.jsonl; `check` yields what is wrong with a row; `part` says which rows are open.
    """

    module: str
    check: Callable[[Row], Iterator[str]]
    files: tuple[str, ...]
    part: Callable[[Row], str] = held_or_open
    lines: Callable[[Row], Iterator[str]] = by_group
    text: str = "text"

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return TESTS / self.module.split(".")[0]

    @property
    def known_file(self) -> Path:
        """Where the rows stand that fail as yet."""
        return self.folder / f"{self.files[0]}_known.txt"

    def rows(self) -> list[Row]:
        """Return the rows of all its files, each with the name of its file."""
        return [
            {"file": name, **json.loads(line)}
            for name in self.files
            for line in (self.folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        ]

    def known(self) -> set[str]:
        """Return the ids of the rows that fail as yet."""
        lines = self.known_file.read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if line and not line.startswith("#")}

    def run(self, rows: Iterable[Row]) -> list[Outcome]:
        """Compare what comes out with what is expected."""
        return [Outcome(row, tuple(self.check(row))) for row in rows]

    def table(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        """Yield the share that is right: by group, by part, and of all."""
        total, passed = Counter[str](), Counter[str]()
        for outcome in outcomes:
            for name in (*self.lines(outcome.row), self.part(outcome.row), "all"):
                total[name] += 1
                passed[name] += not outcome.misses
        for name in sorted(total, key=lambda name: (_LAST.index(name) if name in _LAST else -1, name)):
            yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name}"

    def verdict(self, row: Row, known: set[str]) -> str:
        """Return what a test has against a row: a miss that is new, or that it holds although it is listed; "" for nothing."""
        (outcome,) = self.run([row])
        if row["id"] in known:
            return "" if outcome.misses else f"{row['id']} holds now: take it out of {self.known_file.name}"
        return "; ".join(outcome.misses)

    def main(self, description: str | None) -> int:
        """Print the table and the misses of the open rows; return 0."""
        parser = argparse.ArgumentParser(
            description=f"{description}\n{(__doc__ or '').partition(chr(10))[2]}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--group", default="", help=argparse.SUPPRESS)
        parser.add_argument("--write-known", action="store_true", help=argparse.SUPPRESS)
        options = parser.parse_args()
        outcomes = self.run(row for row in self.rows() if any(options.group in name for name in self.lines(row)))
        if options.write_known:
            self.write_known(outcomes if not options.group else self.run(self.rows()))
        told = [outcome for outcome in outcomes if outcome.misses and self.part(outcome.row) == OPEN]
        sys.stdout.write("\n".join([*self.table(outcomes), "", *map(self._told, told)]) + "\n")
        return 0

    def write_known(self, outcomes: Iterable[Outcome]) -> None:
        """Write the rows that fail; of those that nobody reads only the ids."""
        command = f"cd tests && python -m {self.module} --write-known"
        head = (
            f"# Rows of {', '.join(f'{name}.jsonl' for name in self.files)} that fail as yet; written by `{command}`.\n"
        )
        lines = [self._known_line(outcome.row) for outcome in outcomes if outcome.misses]
        self.known_file.write_text(head + "".join(lines), encoding="utf-8")

    def _known_line(self, row: Row) -> str:
        shown = " / ".join(row[self.text].split("\n")) if self.part(row) == OPEN else ""
        return f"{row['id']} {shown}".rstrip() + "\n"

    def _told(self, outcome: Outcome) -> str:
        row = outcome.row
        return "\n".join(
            [f"{row['id']} [{row.get('date')}] {row[self.text]}", *(f"    {miss}" for miss in outcome.misses)]
        )
