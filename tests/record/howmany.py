"""Texts with the killed and wounded that a careful reader finds in them: `cd tests && python -m record.howmany`.

    --group TEXT     only the groups that hold TEXT
    --rows KIND      open or held: every fourth row is held, its failures are counted and never read
    --write-known    write howmany_known_failures.txt anew

A line of howmany.jsonl holds `id`, `group`, `text` and `events`: the acts of violence of the text, in any order, each with `killed`
and `casualties` (dead and wounded together), and with `trigger` where there are several: parts of its words. A figure is null
(nothing said), "any", or holds some of

    low, best, high   the bounds
    about             the best figure; the bounds lie around it, or are open
    vague             the least and the greatest that "dozens" and the like may stand for

`casualties` of null also admits the figure of the killed, since who tells of the dead alone tells of casualties.
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
from eventcoder.model import Count, Event

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "howmany.jsonl"
KNOWN = HERE / "howmany_known_failures.txt"
DATE = "2014-06-12"
_VIOLENT = 4  # the quad class of material conflict


@frozen
class Outcome:
    """What a row gave: its misses in words, none when all is as expected."""

    row: dict[str, Any]
    misses: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Is this a row whose failures nobody reads?"""
        return int(self.row["id"][1:]) % 4 == 0


def rows() -> list[dict[str, Any]]:
    """Return the rows of the file."""
    return [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]


@functools.cache
def coder() -> eventcoder.Coder:
    """Return the coder with the shipped dictionaries."""
    return eventcoder.Coder()


def run(these: Iterable[dict[str, Any]] | None = None) -> list[Outcome]:
    """Code the texts and compare what comes out with what is expected."""
    return [Outcome(row, tuple(_misses(row))) for row in (rows() if these is None else these)]


def known() -> set[str]:
    """Return the ids of the texts that are known to fail."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def _misses(row: dict[str, Any]) -> Iterator[str]:
    mentions: dict[str, list[Event]] = {}
    for event in coder().code(row["text"], date=DATE):
        if event.quad_class == _VIOLENT:
            mentions.setdefault(event.mention, []).append(event)
    wanted = list(row["events"])
    if len(mentions) != len(wanted):
        triggers = "; ".join(events[0].trigger for events in mentions.values())
        yield f"{len(mentions)} acts ({triggers}), not {len(wanted)}"
    for expected in wanted:
        key = next((m for m, events in mentions.items() if _is(expected, events[0])), None)
        if key is None:
            yield f"no act {expected.get('trigger', '')}"
            continue
        for event in mentions.pop(key):
            yield from _wrong(expected, event)


def _is(expected: dict[str, Any], event: Event) -> bool:
    return any(part in event.trigger.lower() for part in expected.get("trigger", [""]))


def _wrong(expected: dict[str, Any], event: Event) -> Iterator[str]:
    if not _same(expected["killed"], event.fatalities):
        yield f"killed {_shown(event.fatalities)}, not {expected['killed']}"
    alone = expected["casualties"] is None and _same(expected["killed"], event.casualties)
    if not alone and not _same(expected["casualties"], event.casualties):
        yield f"casualties {_shown(event.casualties)}, not {expected['casualties']}"


def _same(expected: dict[str, Any] | str | None, found: Count | None) -> bool:
    if expected is None or expected == "any" or found is None:
        return expected == "any" or (found is None) == (expected is None)
    assert isinstance(expected, dict)
    if "about" in expected:
        value = expected["about"]
        return found.best == value and (found.low or 0) <= value and (found.high is None or found.high >= value)
    if "vague" in expected:
        least, most = expected["vague"]
        return found.low is not None and least <= found.low <= most
    return all(getattr(found, side) == value for side, value in expected.items())


def _shown(count: Count | None) -> str:
    return f"{count.low}/{count.best}/{count.high} “{count.text}”" if count is not None else "none"


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right: by group, of the open and the held rows, and of all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row["group"], "~held" if outcome.held else "~open", "~~all"):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name.lstrip('~')}"


def write_known(outcomes: Iterable[Outcome]) -> None:
    """Write the failing texts to howmany_known_failures.txt."""
    head = (
        "# Texts of howmany.jsonl that fail as yet; written by `cd tests && python -m record.howmany --write-known`.\n"
    )
    lines = [f"{outcome.row['id']} {outcome.row['text']}\n" for outcome in outcomes if outcome.misses]
    KNOWN.write_text(head + "".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses of the open rows; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", default="")
    parser.add_argument("--rows", choices=("open", "held"))
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    outcomes = run(row for row in rows() if options.group in row["group"])
    if options.write_known:
        write_known(run())
    if options.rows:
        outcomes = [o for o in outcomes if o.held == (options.rows == "held")]
    out = [*table(outcomes), ""]
    out += [f"{o.row['id']} {o.row['text']}\n     {'; '.join(o.misses)}" for o in outcomes if o.misses and not o.held]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
