"""`eventcoder code`: documents in, event rows out."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from attrs import frozen

from eventcoder.cli.shared import (
    add_analyser,
    add_dictionaries,
    add_documents,
    add_status,
    add_strict,
    complain,
    documents,
    make_coder,
    many,
    prepare_stdout,
    stamp,
)
from eventcoder.datasets.rows import EVENTS, Layout, Stamp
from eventcoder.datasets.writers import Write, csv_writer, jsonl_writer, parquet_writer
from eventcoder.model import Coded, Document, Event

if TYPE_CHECKING:
    from eventcoder.coder import Coder

_FORMATS = ("table", "jsonl", "csv", "parquet")
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


def add(commands: Any) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "code", help="code text files, JSONL, CSV, Parquet or CoNLL-U"
    )
    parser.description = (
        "Code documents. A text file is one document; JSONL, CSV and Parquet have the keys text, id, date, title and country; "
        "CoNLL-U is coded as it was parsed. "
        "Writes a table on a terminal and JSONL elsewhere; -o takes its format from the ending."
    )
    add_documents(parser)
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write: .jsonl, .csv or .parquet")
    parser.add_argument("--format", choices=_FORMATS, help="write this format, whatever the output is")
    parser.add_argument(
        "--layout",
        choices=("events", "acled"),
        default="events",
        help="events: a row for each event, in columns of our own (default); acled: one for each event as ACLED counts them, "
        "in the columns of its exports",
    )
    add_status(parser)
    add_dictionaries(parser)
    add_analyser(parser)
    add_strict(parser)
    parser.set_defaults(run=lambda options: run(options, parser))


def run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Code the documents, and return the exit code."""
    _check_output(options, parser)
    run = _Run()
    coder = make_coder(options)
    outcomes = coder.code_many(documents(options, run.fail), errors="keep", statuses=options.status)
    layout = _acled(coder, options.dictionaries) if options.layout == "acled" else _EVENTS
    _write(outcomes, options, layout, stamp(coder), run)
    return run.code


class _Run:
    """What went wrong so far in a run over many documents."""

    def __init__(self) -> None:
        self.code = 0

    def fail(self, error: Exception, document: Document | None = None) -> None:
        self.code = 1
        complain(error, document.id if document else None)


@frozen(eq=False)
class _Rows:
    """What becomes of a document's events: the values that are written, the layout of their rows, and their table."""

    of: Callable[[Coded], Sequence[Any]]
    layout: Layout[Any]
    show: Callable[[Sequence[Any], str, TextIO], None]


def _acled(coder: Coder, dictionaries: Sequence[Path]) -> _Rows:
    from eventcoder.datasets.acled_events import AcledEvent, acled_events, with_notes
    from eventcoder.datasets.acled_layout import ACLED
    from eventcoder.dictionaries.shipped import shipped_dictionaries
    from eventcoder.ontology import load_ontology
    from eventcoder.show.table import acled_table

    ontology = load_ontology([shipped_dictionaries(), *dictionaries])

    def events(outcome: Coded) -> list[AcledEvent]:
        text = outcome.document.text
        return with_notes(acled_events(outcome.events, ontology), text, coder.sentences(text)) if outcome.events else []

    return _Rows(events, ACLED, lambda made, title, stream: print(acled_table(made, title), file=stream))


def _show(events: Sequence[Event], title: str, stream: TextIO) -> None:
    from eventcoder.show.table import plain_table, print_rich_table

    if not (stream.isatty() and print_rich_table(events, title, stream)):
        print(plain_table(events, title), file=stream)


_EVENTS = _Rows(lambda outcome: outcome.events, EVENTS, _show)


def _write(outcomes: Iterator[Coded], options: argparse.Namespace, rows: _Rows, stamp: Stamp, run: _Run) -> None:
    if options.output is None:
        prepare_stdout()
        _write_stream(outcomes, sys.stdout, options.format or _for_stdout(), (rows, stamp), run)
    elif options.format == "parquet":
        with parquet_writer(options.output, stamp, rows.layout) as write:
            _write_rows(outcomes, write, rows, run)
    else:
        with options.output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            _write_stream(outcomes, stream, options.format, (rows, stamp), run)


def _write_stream(outcomes: Iterator[Coded], stream: TextIO, form: str, how: tuple[_Rows, Stamp], run: _Run) -> None:
    rows, stamp = how
    if form == "table":
        _write_tables(outcomes, stream, how, run)
        return
    writer = csv_writer if form == "csv" else jsonl_writer
    _write_rows(outcomes, writer(stream, stamp, rows.layout), rows, run)
    stream.flush()


def _write_rows(outcomes: Iterator[Coded], write: Write, rows: _Rows, run: _Run) -> None:
    for outcome in outcomes:
        if outcome.error is not None:
            run.fail(outcome.error, outcome.document)
        for event in rows.of(outcome):
            write(event)


def _write_tables(outcomes: Iterator[Coded], stream: TextIO, how: tuple[_Rows, Stamp], run: _Run) -> None:
    from eventcoder.show.table import printable

    rows, stamp = how
    documents = events = 0
    for outcome in outcomes:
        if outcome.error is not None:
            run.fail(outcome.error, outcome.document)
            continue
        if documents:
            print(file=stream)
        documents += 1
        made = rows.of(outcome)
        events += len(made)
        rows.show(made, printable(outcome.document.id or ""), stream)
    counts = f"{many(events, 'event')} in {many(documents, 'document')}"
    print(f"\n{counts} (eventcoder {stamp.version}, dictionaries {stamp.dictionaries})", file=stream, flush=True)


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
