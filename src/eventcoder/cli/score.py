"""`eventcoder score`: coded events against gold events."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventcoder.cli.shared import add_analyser, add_strict, complain, count_from, make_coder, many, prepare_stdout

if TYPE_CHECKING:
    from eventcoder.coder import Coder
    from eventcoder.datasets.coded import CodedRow
    from eventcoder.evaluate import Comparison, GoldDocument, Scores
    from eventcoder.evaluate.figures import What

_DRAWS = 1000
_COMPARED: tuple[What, ...] = ("code", "near", "exact")


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("score", help="compare coded events with gold events")
    parser.description = (
        "Code the texts of gold files, or take events that were coded before, and say how well they agree: by code, root and "
        "quad class, by role, extra events, confusions. docs/evaluate.md describes the files and the figures."
    )
    option = parser.add_argument
    option("gold", nargs="+", metavar="GOLD", help="JSONL: a text and its events on each line; - is standard input")
    option(
        "--by", default="cameo", metavar="SCHEME", help="cameo (default), plover, acled, type, or a scheme of your own"
    )
    option(
        "--events", metavar="JSONL", help="score these events, from `eventcoder code --status all -o`, and code nothing"
    )
    option("--dictionaries", action="append", type=Path, default=[], metavar="PATH", help="layers to code with")
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--against", metavar="JSONL", help="compare with these events, coded before")
    other.add_argument(
        "--against-dictionaries",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="compare with these layers",
    )
    other.add_argument("--against-shipped", action="store_true", help="compare with the shipped dictionaries alone")
    option("--misses", type=count_from(0), default=0, metavar="N", help="show N faults with their texts")
    option(
        "--draws",
        type=count_from(1),
        default=_DRAWS,
        metavar="N",
        help=f"resamplings for the intervals (default {_DRAWS})",
    )
    option("--json", action="store_true", help="write the figures as JSON")
    add_analyser(parser)
    add_strict(parser)
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Score, and return the exit code: 1 if a line of the gold cannot be used, for then there is nothing to score."""
    from eventcoder import __version__
    from eventcoder.datasets.gold import read_gold
    from eventcoder.evaluate import score

    if options.events is not None and options.dictionaries:
        parser.error("--events are coded already; leave out --dictionaries")
    faults: list[Exception] = []
    gold = read_gold(options.gold, options.by, on_error=faults.append)
    for fault in faults:
        complain(fault)
    if faults:
        return 1
    coded = _coded(gold, options.events, options.dictionaries, options)
    scores = score(gold, coded, by=options.by, draws=options.draws)
    other = _other(gold, options)
    against = score(gold, other, by=options.by, draws=options.draws) if other is not None else None
    compared = _compared(against, scores, options) if against is not None else []
    prepare_stdout()
    if options.json:
        figures = _as_json(scores, against, compared, options.misses)
        stamps = {"dictionaries": _hash(coded), "against_dictionaries": _hash(other)}
        print(json.dumps({"version": __version__, **stamps, **figures}, ensure_ascii=False))
    else:
        _show(scores, compared, options.misses)
    return 0


def _other(gold: Sequence[GoldDocument], options: argparse.Namespace) -> Coder | list[list[CodedRow]] | None:
    if options.against is None and not options.against_dictionaries and not options.against_shipped:
        return None
    return _coded(gold, options.against, options.against_dictionaries, options)


def _coded(
    gold: Sequence[GoldDocument], events: str | None, dictionaries: Sequence[Path], options: argparse.Namespace
) -> Coder | list[list[CodedRow]]:
    from eventcoder.datasets.coded import read_coded

    return read_coded(events, gold) if events is not None else make_coder(options, dictionaries)


def _hash(coded: Coder | list[list[CodedRow]] | None) -> str | None:
    return None if coded is None or isinstance(coded, list) else coded.dictionary_hash


def _compared(first: Scores, second: Scores, options: argparse.Namespace) -> list[Comparison]:
    from eventcoder.evaluate import compare

    return [compare(first, second, what=what, draws=options.draws) for what in _COMPARED]


def _as_json(scores: Scores, other: Scores | None, compared: Sequence[Comparison], misses: int) -> dict[str, Any]:
    from attrs import asdict

    return {
        "scores": scores.to_dict(),
        "misses": [asdict(miss) for miss in scores.misses[:misses]],
        "against": other.to_dict() if other is not None else None,
        "comparison": [one.to_dict() for one in compared],
    }


def _show(scores: Scores, compared: Sequence[Comparison], misses: int) -> None:
    print(scores)
    if misses and scores.misses:
        print(f"\n{min(misses, len(scores.misses))} of {many(len(scores.misses), 'fault')}")
    for miss in scores.misses[:misses]:
        print(f"{miss.document}  {' '.join(miss.text.split())}")
        print(f"    wanted {miss.wanted}\n    coded  {miss.coded}")
    if compared:
        print("\nagainst the other run (95 % interval of the difference)")
    for one in compared:
        print(one)
