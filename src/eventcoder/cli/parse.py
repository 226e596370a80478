"""`eventcoder parse`: what the grammar makes of a sentence, before any rule speaks."""

from __future__ import annotations

import argparse
import json
from typing import Any

from eventcoder.cli.shared import add_analyser, add_dictionaries, add_sentence, make_coder, prepare_stdout, sentence


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("parse", help="show what the grammar makes of a sentence")
    parser.description = "Show the clauses of a sentence as a tree, with their slots and scope, before any rule speaks."
    add_sentence(parser)
    parser.add_argument("--json", action="store_true", help="write all of it as JSON, with offsets")
    add_dictionaries(parser)
    add_analyser(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Parse, and return the exit code."""
    parsed = make_coder(options).parse(sentence(options))
    prepare_stdout()
    print(json.dumps(parsed.to_dict(), ensure_ascii=False, indent=1) if options.json else parsed)
    return 0
