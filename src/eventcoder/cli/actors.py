"""`eventcoder actors`: who a noun phrase stands for on a day, and which entries say so."""

from __future__ import annotations

import argparse
import json
from typing import Any

from eventcoder.cli.shared import add_circumstances, add_dictionaries, make_coder, prepare_stdout


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("actors", help="show who a noun phrase stands for, and why")
    parser.description = (
        "Show country, roles, kind and name of who a noun phrase stands for, and the entries behind them."
    )
    parser.add_argument("phrase", nargs="+", help='the noun phrase, in quotes: "the Iranian foreign minister"')
    parser.add_argument("--json", action="store_true", help="write all of it as JSON")
    add_circumstances(parser)
    add_dictionaries(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Resolve the phrases, and return the exit code."""
    coder = make_coder(options)
    found = [coder.actors(phrase, date=options.date, country=options.country) for phrase in options.phrase]
    prepare_stdout()
    if options.json:
        print(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(str, found)))
    return 0
