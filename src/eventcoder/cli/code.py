"""`eventcoder code`: documents in, event rows out."""

from __future__ import annotations

import argparse
import contextlib
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from eventcoder.cli.shared import (
    add_dictionaries,
    add_documents,
    add_status,
    complain,
    make_coder,
    many,
    prepare_stdout,
    stamp,
)
from eventcoder.datasets.readers import read_documents
from eventcoder.datasets.rows import Stamp
from eventcoder.datasets.writers import Write, csv_writer, jsonl_writer, parquet_writer
from eventcoder.model import Coded, Document, Event

_FORMATS = ("table", "jsonl", "csv", "parquet")
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser("code", help="code text files, JSONL, CSV or Parquet")
    parser.description = (
        "Code documents. A text file is one document; JSONL, CSV and Parquet have the keys text, id, date, title and country. "
        "Writes a table on a terminal and JSONL elsewhere; -o takes its format from the ending."
    )
    add_documents(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write: .jsonl, .csv or .parquet")
    parser.add_argument("--format", choices=_FORMATS, help="write this format, whatever the output is")
    add_status(parser)
    add_dictionaries(parser)
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Code the documents, and return the exit code."""
    _check_output(options, parser)
    run = _Run()
    coder = make_coder(options)
    csv.field_size_limit(2**31 - 1)  # articles are longer than the csv module's limit of 131,072 characters
    documents = read_documents(
        options.files, layout=options.input, date=options.date, country=options.country, on_error=run.fail
    )
    outcomes = coder.code_many(documents, errors="keep", statuses=options.status)
    if options.output is None:
        prepare_stdout()
        _write(outcomes, sys.stdout, options.format or _for_stdout(), stamp(coder), run)
    elif options.format == "parquet":
        with parquet_writer(options.output, stamp(coder)) as write:
            _write_rows(outcomes, write, run)
    else:
        with options.output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            _write(outcomes, stream, options.format, stamp(coder), run)
    return run.code


class _Run:
    """What went wrong so far in a run over many documents."""

    def __init__(self) -> None:
        self.code = 0

    def fail(self, error: Exception, document: Document | None = None) -> None:
        self.code = 1
        complain(error, document.id if document else None)


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
    counts = f"{many(events, 'event')} in {many(documents, 'document')}"
    print(f"\n{counts} (eventcoder {stamp.version}, dictionaries {stamp.dictionaries})", file=stream, flush=True)


def _show(events: Sequence[Event], title: str, stream: TextIO) -> None:
    from eventcoder.show.table import plain_table, print_rich_table, printable

    title = printable(title)
    if not (stream.isatty() and print_rich_table(events, title, stream)):
        print(plain_table(events, title), file=stream)


def _for_stdout() -> str:
    return "table" if sys.stdout.isatty() else "jsonl"


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
