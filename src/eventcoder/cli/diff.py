"""`eventcoder diff`: what a change of dictionaries does to a corpus."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from eventcoder.cli.shared import (
    add_analyser,
    add_documents,
    add_status,
    add_strict,
    complain,
    documents,
    make_coder,
    many,
    prepare_stdout,
)


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("diff", help="show what a change of dictionaries changes")
    parser.description = (
        "Code documents with two sets of dictionaries and show which events come, go, or are coded differently. --old and --new "
        "name layers over the shipped dictionaries, as --dictionaries does; leave one out for the shipped ones alone."
    )
    parser.add_argument("--old", action="append", type=Path, default=[], metavar="PATH", help="layers to compare with")
    parser.add_argument(
        "--new", action="append", type=Path, default=[], metavar="PATH", help="layers whose changes are told"
    )
    add_documents(parser)
    add_status(parser)
    add_strict(parser)
    add_analyser(parser)
    parser.add_argument("--json", action="store_true", help="write one JSON object for each change")
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Compare, and return the exit code: 0 whether or not anything differs, 1 if a document could not be coded."""
    from eventcoder.datasets.changes import changes, summary

    if options.old == options.new:
        parser.error("--old and --new are the same; name what differs")
    failed = []

    def fail(error: Exception, document: str | None = None) -> None:
        failed.append(error)
        complain(error, document)

    old, new = make_coder(options, options.old), make_coder(options, options.new)
    prepare_stdout()
    counts: Counter[tuple[str, str]] = Counter()
    found = changes(
        documents(options, fail),
        old,
        new,
        statuses=options.status,
        on_error=lambda document, error: fail(error, document.id),
    )
    for change in found:
        event = change.new or change.old
        counts[change.kind, event.type if event is not None else ""] += 1
        print(json.dumps(change.to_dict(), ensure_ascii=False) if options.json else change)
    if not options.json:
        print(f"{many(counts.total(), 'change')}" + (f"\n{summary(counts)}" if counts else ""))
    sys.stdout.flush()
    return 1 if failed else 0
