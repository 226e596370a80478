"""`eventcoder score`: coded events against gold events."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventcoder.cli.shared import prepare_stdout

if TYPE_CHECKING:
    from eventcoder.evaluate import GoldDocument, Scores

_DRAWS = 1000


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("score", help="compare coded events with gold events")
    parser.description = (
        "Code the texts of gold files, or take events that were coded before, and say how well they agree: by code, root and "
        "quad class, by role, extra events, confusions. docs/evaluate.md describes the files and the figures."
    )
    option = parser.add_argument
    option("gold", nargs="+", type=Path, metavar="GOLD", help="JSONL: a text and its events on each line")
    option(
        "--by", default="cameo", metavar="SCHEME", help="cameo (default), plover, acled, type, or a scheme of your own"
    )
    option(
        "--events", type=Path, metavar="JSONL", help="score these events, from `eventcoder code -o`, instead of coding"
    )
    option("--against", type=Path, metavar="JSONL", help="compare with these events, coded before")
    option("--dictionaries", action="append", type=Path, default=[], metavar="PATH", help="layers to code with")
    option(
        "--against-dictionaries",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="compare with these layers",
    )
    option("--misses", type=int, default=0, metavar="N", help="show N faults with their sentences")
    option("--draws", type=int, default=_DRAWS, metavar="N", help=f"resamplings for the intervals (default {_DRAWS})")
    option("--json", action="store_true", help="write the figures as JSON")
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Score, and return the exit code."""
    from eventcoder.datasets.gold import read_gold
    from eventcoder.evaluate import compare

    if options.events is not None and options.dictionaries:
        parser.error("--events are coded already; leave out --dictionaries")
    if options.against is not None and options.against_dictionaries:
        parser.error("give --against or --against-dictionaries, not both")
    gold = read_gold(options.gold, options.by)
    first = _scores(gold, options.events, options.dictionaries, options)
    other = None
    if options.against is not None or options.against_dictionaries:
        other = _scores(gold, options.against, options.against_dictionaries, options)
    prepare_stdout()
    if options.json:
        print(
            json.dumps({"scores": first.to_dict(), "against": other.to_dict() if other else None}, ensure_ascii=False)
        )
        return 0
    print(first)
    if options.misses > 0:
        _show_misses(first, options.misses)
    if other is not None:
        print(f"\nagainst the other run, code and sides:\n{compare(other, first, draws=options.draws)}")
    return 0


def _scores(
    gold: Sequence[GoldDocument], events: Path | None, dictionaries: Sequence[Path], options: argparse.Namespace
) -> Scores:
    from eventcoder.coder import Coder
    from eventcoder.datasets.gold import read_coded
    from eventcoder.evaluate import score

    if events is not None:
        return score(gold, read_coded(events, gold), by=options.by, draws=options.draws)
    coder = Coder(dictionaries=dictionaries)
    coded = [coder.code(one.text, date=one.date, country=one.country, statuses="all") for one in gold]
    return score(gold, coded, by=options.by, draws=options.draws)


def _show_misses(scores: Scores, most: int) -> None:
    print(f"\nfaults, {min(most, len(scores.misses))} of {len(scores.misses)}")
    for miss in scores.misses[:most]:
        print(f"{miss.document}  {' '.join(miss.text.split())}")
        print(f"    wanted {miss.wanted}\n    coded  {miss.coded}")
