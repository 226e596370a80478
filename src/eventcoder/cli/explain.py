"""`eventcoder explain`: how a sentence is coded, and by which rule."""

from __future__ import annotations

import argparse
import json
from typing import Any

from eventcoder.cli.shared import (
    add_analyser,
    add_circumstances,
    add_dictionaries,
    add_sentence,
    add_strict,
    make_coder,
    prepare_stdout,
    sentence,
)


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "explain", help="show how a sentence is coded, and by which rule"
    )
    parser.description = "Show the clauses, rules and dictionary entries behind the events of a sentence."
    add_sentence(parser)
    parser.add_argument("--json", action="store_true", help="write all of it as JSON")
    add_circumstances(parser)
    add_dictionaries(parser)
    add_strict(parser)
    add_analyser(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Explain, and return the exit code."""
    explanation = make_coder(options).explain(sentence(options), date=options.date, country=options.country)
    prepare_stdout()
    print(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=1) if options.json else explanation)
    return 0
