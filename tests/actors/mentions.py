"""Mentions of actors in sentences, and who the coder takes them for: `cd tests && python -m actors.mentions`.

    --all            show the misses of all rows, not only of the open ones
    --write-known    write known_mentions.txt anew

Three files: `mentions.jsonl` has actors of the news of all regions, `dated.jsonl` one name on two days with two answers,
`clashes.jsonl` names that several actors bear. A line holds `id`, `text`, `mention` and, in the file of dates under `at`,
`date`, `country` (or null) with `country_any` where several are right, and `roles`: the first roles that are right, ""
for none. Rows with an odd number are open. How the others fail is not looked at when dictionaries are mended, so that their
share tells how names fare that nobody has tried; those divisible by four are held back for good.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from actors.suite import BLOCKS, INTERNATIONAL, coder
from eventcoder.coding.actors import Setting
from eventcoder.coding.context import Context
from eventcoder.documents import make_document
from eventcoder.model import Phrase

HERE = Path(__file__).resolve().parent
FILES = ("mentions", "dated", "clashes")
KNOWN = HERE / "known_mentions.txt"
HELD = 4  # ids that it divides are held back
# Blocks that say more of a role, and are none: the first other one is compared.
SECONDARY = frozenset({"PTY", "MOD"})


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: dict[str, Any]
    misses: tuple[str, ...]


def rows() -> list[dict[str, Any]]:
    """Return the rows of all files, each with the name of its file."""
    return [
        {"file": name, **json.loads(line)}
        for name in FILES
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def number(row: dict[str, Any]) -> int:
    """Return the number in a row's id."""
    return int(row["id"][1:])


def run(these: Iterable[dict[str, Any]] | None = None) -> list[Outcome]:
    """Resolve the mentions and compare what comes out with what is expected."""
    return [Outcome(row, tuple(_misses(row))) for row in (rows() if these is None else these)]


def known() -> set[str]:
    """Return the ids of the mentions that are known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def resolve(text: str, mention: str, date: str) -> tuple[str | None, tuple[str, ...]]:
    """Return country and roles of the smallest noun phrase of a text around a mention; of the mention alone where grammar
    has none.
    """
    document = make_document(text, date=date)
    start = document.text.index(mention)
    end = start + len(mention)
    assert document.date is not None
    setting = Setting(document.date.toordinal(), None)
    for _, analysis in coder()._analyses(document):
        context = Context(analysis, coder()._knowledge, setting)
        tokens = context.tokens
        around = [p for p in _phrases(context) if tokens.starts[p.start] <= start and end <= tokens.ends[p.end - 1]]
        if around:
            actor = context.actor(min(around, key=lambda phrase: phrase.end - phrase.start))
            return actor.country, tuple(role[i : i + 3] for role in actor.roles for i in range(0, len(role), 3))
    found = coder().actors(mention, date=date).actors
    return (found[0].participant.country, found[0].participant.roles) if found else (None, ())


def _phrases(context: Context) -> Iterator[Phrase]:
    for clause in context.clauses:
        for phrase in (clause.subject, clause.object, clause.indirect, *(phrase for _, phrase in clause.preps)):
            if phrase is not None:
                yield from _inside(phrase)


def _inside(phrase: Phrase) -> Iterator[Phrase]:
    for member in phrase.members:
        yield member
        for inner in (member.possessor, member.apposition, *(other for _, other in member.preps)):
            if inner is not None:
                yield from _inside(inner)


def _misses(row: dict[str, Any]) -> Iterator[str]:
    for want in row.get("at", [row]):
        country, roles = resolve(row["text"], row["mention"], want["date"])
        first = next((role for role in roles if role in (BLOCKS | INTERNATIONAL) - SECONDARY), "")
        if first == "" and roles[:1] == ("PTY",):
            first = "PTY"
        # MNC, NGO and the like stand in the place of a country
        standing = country is None and first in INTERNATIONAL and first in want["roles"]
        if not standing and country not in want.get("country_any", [want["country"]]):
            yield f"{want['date']}: country is {country}, not {want['country']}"
        if first not in want["roles"]:
            yield f"{want['date']}: roles are {' '.join(roles) or 'none'}, not {' or '.join(want['roles']) or 'none'}"


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right, by file, region and openness."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        row = outcome.row
        n = number(row)
        openness = "open" if n % 2 else "held" if n % HELD == 0 else "spare"
        for name in (row["file"], f"{row['file']}: {openness}", *([f"in {row['region']}"] if "region" in row else [])):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name}"


def write_known(outcomes: Iterable[Outcome]) -> None:
    """Write the failing mentions to known_mentions.txt, by their ids alone."""
    head = "# Rows that fail as yet; written by `cd tests && python -m actors.mentions --write-known`.\n"
    KNOWN.write_text(head + "".join(f"{o.row['id']}\n" for o in outcomes if o.misses), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses of open rows; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    outcomes = run()
    if options.write_known:
        write_known(outcomes)
    out = [*table(outcomes), ""]
    shown = [o for o in outcomes if o.misses and (options.all or number(o.row) % 2)]
    out += [f"{o.row['id']} {o.row['text']} <{o.row['mention']}> {'; '.join(o.misses)}" for o in shown]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
