"""`eventcoder codes`: what a code means, and which codes there are for something."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from eventcoder.cli.shared import add_dictionaries, prepare_stdout


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("codes", help="look up codes, event types and their names")
    parser.description = (
        "List event types with their codes and names: those that have one of the codes given (173, 12, COERCE/arrest, "
        "'Armed clash', a code of your own scheme) and all of the words (hunger strike). Without either, all of them. Under "
        "ACLED stands what a type is where nothing else is known, and how many others it may become by who did it to whom "
        "and how, which --json lists."
    )
    parser.add_argument("terms", nargs="*", metavar="CODE|TYPE|WORD", help="codes, and words to look for")
    parser.add_argument("--json", action="store_true", help="write all that is known of them as JSON")
    add_dictionaries(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, and return the exit code."""
    from eventcoder.dictionaries.shipped import shipped_dictionaries
    from eventcoder.ontology import load_ontology
    from eventcoder.show.codes import find_codes

    found = find_codes(load_ontology([shipped_dictionaries(), *options.dictionaries]), options.terms)
    if not (found.codes or found.types):
        print(f"eventcoder: no event type has {' and '.join(map(repr, options.terms))}", file=sys.stderr)
        return 1
    prepare_stdout()
    print(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) if options.json else found)
    return 0
