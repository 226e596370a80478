"""`eventcoder stale`: which names of the dictionaries hold to this day without having been checked."""

from __future__ import annotations

import argparse
import json
from typing import Any

from eventcoder.cli.shared import add_dictionaries, country_from, date_from, prepare_stdout


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("stale", help="names that hold to this day, unchecked")
    parser.description = (
        "Count the rows of names by file: how many are recalled rather than from a source, how many were checked, have no "
        "last day, and are stale, that is without a last day and not checked. --list names those."
    )
    parser.add_argument("--since", type=date_from, metavar="DATE", help="a check before this day is too old")
    parser.add_argument(
        "--country", type=country_from, metavar="CODE", help="only rows of this country, by its three letters"
    )
    parser.add_argument("--list", action="store_true", help="also name each stale row, with its file and line")
    parser.add_argument("--json", action="store_true", help="write the counts and the stale rows as JSON")
    add_dictionaries(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Count, and return the exit code."""
    from eventcoder.show.stale import find_stale

    found = find_stale(options.dictionaries, since=options.since, country=options.country)
    prepare_stdout()
    if options.json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
        return 0
    if options.list:
        for row in found.stale:
            print(
                f"{row.path}:{row.line}: {row.name} {row.code} from {row.start or '?'}, checked {row.checked or 'never'}"
            )
    print(found)
    return 0
