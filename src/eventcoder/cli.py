"""The command `eventcoder`: a thin face over the library.

Exit codes: 0 all went well; 1 something could not be coded, read or written (said on standard error, the rest was done);
2 the command line is wrong; 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from eventcoder.datasets.readers import LAYOUTS, read_documents
from eventcoder.datasets.rows import Stamp
from eventcoder.datasets.writers import Write, csv_writer, jsonl_writer, parquet_writer
from eventcoder.documents import parse_date
from eventcoder.errors import EventCoderError, InputError
from eventcoder.model import STATUSES, Coded, Document, Event

if TYPE_CHECKING:
    from eventcoder.coder import Coder

_FORMATS = ("table", "jsonl", "csv", "parquet")
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
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
        _complain(error)
        return 1


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if options.version:
        return _version(options)
    if options.command == "code":
        _check_output(options, parser)
        return _code(options)
    if options.command == "explain":
        return _explain(options)
    parser.print_usage(sys.stderr)
    return 2


def _version(options: argparse.Namespace) -> int:
    stamp = _stamp(_coder(options))
    print(f"eventcoder {stamp.version} (dictionaries {stamp.dictionaries})")
    return 0


def _explain(options: argparse.Namespace) -> int:
    explanation = _coder(options).explain(options.sentence, date=options.date)
    _prepare_stdout()
    print(explanation)
    return 0


def _code(options: argparse.Namespace) -> int:
    run = _Run()
    coder = _coder(options)
    csv.field_size_limit(2**31 - 1)  # articles are longer than the csv module's limit of 131,072 characters
    documents = read_documents(
        options.files, layout=options.input, date=options.date, country=options.country, on_error=run.fail
    )
    outcomes = coder.code_many(documents, errors="keep", statuses=options.status)
    if options.output is None:
        _prepare_stdout()
        _write(outcomes, sys.stdout, options.format or _for_stdout(), _stamp(coder), run)
    elif options.format == "parquet":
        with parquet_writer(options.output, _stamp(coder)) as write:
            _write_rows(outcomes, write, run)
    else:
        with options.output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            _write(outcomes, stream, options.format, _stamp(coder), run)
    return run.code


class _Run:
    """What went wrong so far in a run over many documents."""

    def __init__(self) -> None:
        self.code = 0

    def fail(self, error: Exception, document: Document | None = None) -> None:
        self.code = 1
        _complain(error, document.id if document else None)


def _write(outcomes: Iterator[Coded], stream: TextIO, form: str, stamp: Stamp, run: _Run) -> None:
    if form == "table":
        _write_tables(outcomes, stream, stamp, run)
        return
    _write_rows(outcomes, csv_writer(stream, stamp) if form == "csv" else jsonl_writer(stream, stamp), run)
    stream.flush()


def _write_rows(outcomes: Iterator[Coded], write: Write, run: _Run) -> None:
    for outcome in outcomes:
        if outcome.error is not None:
            run.fail(outcome.error, outcome.document)
        for event in outcome.events:
            write(event)


def _write_tables(outcomes: Iterator[Coded], stream: TextIO, stamp: Stamp, run: _Run) -> None:
    documents = events = 0
    for outcome in outcomes:
        if outcome.error is not None:
            run.fail(outcome.error, outcome.document)
            continue
        if documents:
            print(file=stream)
        documents += 1
        events += len(outcome.events)
        _show(outcome.events, outcome.document.id or "", stream)
    counts = f"{_many(events, 'event')} in {_many(documents, 'document')}"
    print(f"\n{counts} (eventcoder {stamp.version}, dictionaries {stamp.dictionaries})", file=stream, flush=True)


def _show(events: Sequence[Event], title: str, stream: TextIO) -> None:
    from eventcoder.show.table import plain_table, print_rich_table, printable

    title = printable(title)
    if not (stream.isatty() and print_rich_table(events, title, stream)):
        print(plain_table(events, title), file=stream)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _coder(options: argparse.Namespace) -> Coder:
    from eventcoder.coder import Coder

    return Coder(dictionaries=options.dictionaries)


def _stamp(coder: Coder) -> Stamp:
    from eventcoder import __version__

    return Stamp(version=__version__, dictionaries=coder.dictionary_hash)


def _for_stdout() -> str:
    return "table" if sys.stdout.isatty() else "jsonl"


def _prepare_stdout() -> None:
    """Make standard output take any text: UTF-8 into files and pipes, and no failure over a lone surrogate."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if sys.stdout.isatty():
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _complain(error: BaseException, document: str | None = None) -> None:
    """Say on standard error what went wrong: one line, or one for each fault of a dictionary."""
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    else:
        text = str(error) or type(error).__name__
    if not isinstance(error, (EventCoderError, OSError)):
        text = f"{type(error).__name__}: {text}; please report this"
    place = f"{document}: " if document and not text.startswith(document) else ""
    lines = f"{place}{text}".encode("utf-8", "backslashreplace").decode()
    print(f"eventcoder: {lines}", file=sys.stderr)


# ------------------------------------------------------------------------------------------- command line


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eventcoder",
        description="Turn news text into event records: who did what to whom, where and when.",
        epilog="Exit codes: 0 all went well, 1 something could not be coded, 2 the command line is wrong.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and the hash of the dictionaries")
    parser.set_defaults(dictionaries=())
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_code(commands.add_parser("code", help="code text files, JSONL, CSV or Parquet"))
    _add_explain(commands.add_parser("explain", help="show how a sentence is coded, and by which rule"))
    return parser


def _add_code(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    parser.description = (
        "Code documents. A text file is one document; JSONL, CSV and Parquet have the keys text, id, date, title and country. "
        "Writes a table on a terminal and JSONL elsewhere; -o takes its format from the ending."
    )
    add("files", nargs="+", metavar="FILE", help="what to code; - is standard input")
    add("-o", "--output", type=Path, metavar="OUT", help="file to write: .jsonl, .csv or .parquet")
    add("--format", choices=_FORMATS, help="write this format, whatever the output is")
    add("--input", choices=LAYOUTS, default="auto", help="read this format; auto goes by the ending (default)")
    add("--country", type=_country, metavar="C", help="three-letter code for bare roles (police, the army)")
    add(
        "--status",
        type=_statuses,
        default=("actual", "planned"),
        metavar="S[,S]",
        help=f"statuses to write: all, or some of {', '.join(STATUSES)} (default: actual,planned)",
    )
    _add_shared(parser)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.description = "Show the clauses, rules and dictionary entries behind the events of a sentence."
    parser.add_argument("sentence", help="the sentence, in quotes")
    _add_shared(parser)


def _add_shared(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--date", type=_date, metavar="D", help="date of documents without their own, like 2017-01-31")
    add(
        "--dictionaries",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="file or folder layered over the shipped dictionaries; may be given again",
    )


def _check_output(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    output: Path | None = options.output
    if output is None:
        if options.format == "parquet":
            parser.error("a Parquet file needs a name: -o events.parquet")
        return
    options.format = options.format or _SUFFIXES.get(output.suffix.lower())
    if options.format is None:
        parser.error(
            f"{output}: the output's ending is .jsonl, .csv or .parquet; with another one, say --format jsonl or csv"
        )
    if any(name != "-" and _same_file(Path(name), output) for name in options.files):
        parser.error(f"{output} is an input too, and would be overwritten before it is read")


def _same_file(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def _date(text: str) -> dt.date:
    try:
        return parse_date(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _country(text: str) -> str:
    code = text.strip().upper()
    if len(code) == 3 and code.isascii() and code.isalpha():
        return code
    raise argparse.ArgumentTypeError(f"{text!r} is no country code; codes have three letters, like SYR")


def _statuses(text: str) -> tuple[str, ...] | str:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if names == ("all",):
        return "all"
    wrong = [name for name in names if name not in STATUSES]
    if wrong or not names:
        raise argparse.ArgumentTypeError(f"{text!r}: say all, or some of {', '.join(STATUSES)}, with commas between")
    return names
