"""`eventcoder lint`: everything that is wrong with dictionary files."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from eventcoder.cli.shared import prepare_stdout


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("lint", help="check dictionary files, and their examples")
    parser.description = (
        "Check dictionary folders or rule files, layered over the shipped dictionaries in the order given; without PATH the "
        "shipped ones. Tells every fault at once with file, line and column: what cannot be read, rules that tie, repeat or "
        "shadow one another, triggers that no text has, files that nothing reads, and examples that do not hold."
    )
    parser.epilog = "Exit codes: 0 nothing but notes, 1 errors or warnings, or a path that cannot be used, 2 the command line is wrong."
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folder or .rules file")
    parser.add_argument("--no-examples", action="store_true", help="leave the example sentences aside")
    parser.add_argument("--fix", action="store_true", help="first write the files in canonical form, comments kept")
    parser.add_argument("--json", action="store_true", help="write the findings as JSON")
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Check, and return the exit code."""
    from eventcoder.lint import fix, lint

    if options.fix:
        if not options.paths:
            parser.error("--fix needs a PATH")
        changed = fix(options.paths)
        for path in changed:
            print(f"{path}: written in canonical form", file=sys.stderr)
    report = lint(options.paths, examples=not options.no_examples)
    prepare_stdout()
    print(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) if options.json else report)
    return 0 if report.ok else 1
