"""Noun phrases with the participant expected, and who the coder takes them for: `cd tests && python -m actors.suite`.

    --group TEXT     only the groups that hold TEXT
    --write-known    write known_failures.txt anew

A line of phrases.jsonl holds `id`, `group`, `phrase`, `date` (or null), perhaps `default` (the document's country), and what is
expected: `country` (or null) with `country_any` where several are right, `roles` or `roles_any`, perhaps `kind` and `name`. Letters of
single organisations are not listed: an expected international body needs only its first block.
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
from eventcoder.model import Participant

HERE = Path(__file__).resolve().parent
PHRASES = HERE / "phrases.jsonl"
KNOWN = HERE / "known_failures.txt"
# Blocks that CAMEO has for roles and religions; letters behind them name one organisation or are denominations.
BLOCKS = frozenset({
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "REB", "INS", "SEP", "UAF", "AGR", "BUS", "CRM", "CVL", "DEV", "EDU",
    "ELI", "ENV", "HLH", "HRI", "LAB", "MED", "REF", "MOD", "RAD", "PTY", "MOS", "CHR", "JEW", "HIN", "BUD", "SIK", "REL",
    "PKO", "NGO",
})  # fmt: skip
# Blocks that stand in the place of a country: our records have them as the first role.
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UIS"})


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: dict[str, Any]
    found: tuple[Participant, ...]
    misses: tuple[str, ...]


def rows() -> list[dict[str, Any]]:
    """Return the rows of the file."""
    return [json.loads(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder()


def run(these: Iterable[dict[str, Any]] | None = None) -> list[Outcome]:
    """Resolve the phrases and compare what comes out with what is expected."""
    outcomes = []
    for row in rows() if these is None else these:
        resolution = coder().actors(row["phrase"], date=row["date"], country=row.get("default"))
        found = tuple(account.participant for account in resolution.actors)
        outcomes.append(Outcome(row, found, tuple(_misses(row, found))))
    return outcomes


def known() -> set[str]:
    """Return the ids of the phrases that are known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def _misses(row: dict[str, Any], found: tuple[Participant, ...]) -> Iterator[str]:
    country, roles, kind, name = None, (), None, None
    if found:
        country, roles, kind, name = found[0].country, found[0].roles, found[0].kind, found[0].name
        if country is None and roles and roles[0] in INTERNATIONAL:
            country, roles = roles[0], roles[1:]
    if country not in row.get("country_any", [row["country"]]):
        yield f"country is {country}, not {row['country']}"
    expected = row.get("roles_any", [row.get("roles", [])])
    if not any(_same(roles, wanted) for wanted in expected):
        yield f"roles are {' '.join(roles) or 'none'}, not {' or '.join(' '.join(w) or 'none' for w in expected)}"
    if row.get("kind") and kind != row["kind"]:
        yield f"kind is {kind}, not {row['kind']}"
    if row.get("name") and name is None:
        yield f"no name, not {row['name']}"


def _same(roles: tuple[str, ...], wanted: list[str]) -> bool:
    return [role for role in roles if role in BLOCKS] == wanted


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right, by group and in all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row["group"], "all"):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total, key=lambda name: (name == "all", name)):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name}"


def write_known(outcomes: Iterable[Outcome]) -> None:
    """Write the failing phrases to known_failures.txt."""
    head = (
        "# Phrases of phrases.jsonl that fail as yet; written by `cd tests && python -m actors.suite --write-known`.\n"
    )
    lines = [f"{outcome.row['id']} {outcome.row['phrase']}\n" for outcome in outcomes if outcome.misses]
    KNOWN.write_text(head + "".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", default="")
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    outcomes = run(row for row in rows() if options.group in row["group"])
    if options.write_known:
        write_known(run())
    out = [*table(outcomes), ""]
    out += [f"{o.row['id']} {o.row['phrase']} [{o.row['date']}]: {'; '.join(o.misses)}" for o in outcomes if o.misses]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
