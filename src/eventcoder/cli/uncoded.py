"""`eventcoder uncoded`: what a corpus says often and the dictionaries do not know."""

from __future__ import annotations

import argparse
import json
from typing import Any

from attrs import asdict

from eventcoder.cli.shared import (
    add_analyser,
    add_dictionaries,
    add_documents,
    complain,
    count_from,
    documents,
    make_coder,
    prepare_stdout,
)

_TOP = 40


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "uncoded", help="list frequent words that no dictionary knows"
    )
    parser.description = (
        "Rank the predicates that have an actor beside them and no rule, and the sides of events that have no code, with "
        "clauses in which they stand: what to add to the dictionaries next."
    )
    add_documents(parser)
    parser.add_argument(
        "--kind", choices=("predicates", "actors", "all"), default="all", help="what to list (default all)"
    )
    parser.add_argument(
        "--top", type=count_from(1), default=_TOP, metavar="N", help=f"how many of each (default {_TOP})"
    )
    parser.add_argument(
        "--contexts", type=count_from(0), default=2, metavar="N", help="clauses to show of each (default 2)"
    )
    parser.add_argument("--json", action="store_true", help="write one JSON object for each")
    add_dictionaries(parser)
    add_analyser(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, and return the exit code."""
    from eventcoder.datasets.uncoded import uncoded

    failed = []

    def fail(error: Exception) -> None:
        failed.append(error)
        complain(error)

    found = uncoded(documents(options, fail), make_coder(options), contexts=options.contexts)
    prepare_stdout()
    for kind in ("predicate", "actor"):
        if options.kind not in (f"{kind}s", "all"):
            continue
        for one in [each for each in found if each.kind == kind][: options.top]:
            if options.json:
                print(json.dumps(asdict(one), ensure_ascii=False))
                continue
            print(f"{one.count:5} in {one.documents:4} texts  {one.sort}: {one.words}")
            for context in one.contexts:
                print(f"             {context}")
    return 1 if failed else 0
