"""The command `eventcoder`: a thin face over the library, with a module for each of its commands.

Exit codes: 0 all went well; 1 something was wrong or could not be done (said on standard error, the rest was done); 2 the
command line is wrong; 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from eventcoder.cli import actors, code, codes, diff, explain, lint, parse, score, stale, uncoded
from eventcoder.cli.shared import complain, make_coder, stamp
from eventcoder.errors import EventCoderError

_COMMANDS = (code, explain, parse, actors, codes, lint, score, diff, uncoded, stale)
_INTERRUPTED = 130
_PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or the process's own, and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        code = _run(options, parser)
        sys.stdout.flush()  # here, where a closed pipe can still be handled
        return code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let that go nowhere.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except (EventCoderError, OSError) as error:
        complain(error)
        return 1


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if options.version:
        return _version(options)
    if options.command is None:
        parser.print_usage(sys.stderr)
        return 2
    code: int = options.run(options)
    return code


def _version(options: argparse.Namespace) -> int:
    now = stamp(make_coder(options))
    print(f"eventcoder {now.version} (dictionaries {now.dictionaries})")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eventcoder",
        description="Turn news text into event records: who did what to whom, where and when.",
        epilog="Exit codes: 0 all went well, 1 something was wrong or could not be done, 2 the command line is wrong.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and the hash of the dictionaries")
    parser.set_defaults(dictionaries=(), analyser="builtin")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser
