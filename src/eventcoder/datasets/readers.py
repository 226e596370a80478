"""Files to documents: plain text, JSON Lines, CSV and Parquet.

A fault never hides: its error names the file and the line. By default the first one is raised; a caller with a long
archive hands in `on_error` and goes on with the next document.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Literal

from attrs import evolve

from eventcoder.documents import KEYS, document_from_mapping, with_our_keys
from eventcoder.errors import InputError
from eventcoder.extras import import_extra
from eventcoder.grammar.conllu import Conllu
from eventcoder.model import Document

Layout = Literal["auto", "text", "jsonl", "csv", "parquet", "conllu"]
LAYOUTS: tuple[Layout, ...] = ("auto", "text", "jsonl", "csv", "parquet", "conllu")
OnError = Callable[[InputError | OSError], None]

_BY_SUFFIX: Mapping[str, Layout] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".conllu": "conllu",
}
# Files that are no plain text, and what to make of them.
_NOT_READ = {
    (".json",): "write one JSON object to a line, as .jsonl (if it has them: --input jsonl)",
    (".tsv", ".xls", ".xlsx", ".ods"): "save it as CSV, with commas, in UTF-8",
    (".htm", ".html", ".xml", ".pdf", ".doc", ".docx", ".odt", ".rtf"): "save its text as .txt in UTF-8",
    (".gz", ".bz2", ".xz", ".zip", ".zst"): "unpack it first",
}
_BOM = b"\xef\xbb\xbf"


def read_documents(
    paths: Iterable[str | Path],
    *,
    layout: Layout = "auto",
    date: dt.date | None = None,
    country: str | None = None,
    stdin: BinaryIO | None = None,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """Yield the documents of files, in order, reading one at a time.

    A text file is one document, named after its path. A JSONL file has one object to a line, a CSV file a head line; a
    Parquet file (extra `parquet`) has columns. All three need `text` and may have `id`, `date` (ISO), `title` and
    `country`, in capitals too; other keys are passed over. A CoNLL-U file has the documents that `Conllu.read` makes of it.
    A row without `id` is named `PATH:LINE`; in Parquet rows count from 1. Text is UTF-8, with or without a byte order mark.
    Formats that are known not to be plain text, such as .json or .gz, are refused unless the layout says "text".

    Args:
        paths: the files; "-" is standard input.
        layout: how to read them; "auto" goes by the ending (.jsonl, .ndjson, .csv, .parquet, .conllu, else text).
        date: the date of documents that have none of their own.
        country: the same for the country.
        stdin: what to read for "-", if not this process's standard input.
        on_error: called with each fault instead of raising it.

    Raises:
        InputError: a row or file that cannot be read as its layout says, with file and line.
        OSError: a file that cannot be opened.
        MissingExtraError: a Parquet file without the extra `parquet`.

    Example:
        >>> import pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "news.jsonl"
        >>> _ = path.write_text('{"text": "Troops left the town.", "date": "2017-01-31"}')
        >>> [document.date.isoformat() for document in read_documents([path])]
        ['2017-01-31']
    """
    report = on_error or _raise
    for path in paths:
        name = str(path)
        try:
            with _opened(name, stdin) as stream:
                if layout == "auto":
                    _refuse_what_is_no_text(name)
                for document in _documents(stream, name, layout_of(name, layout), report):
                    yield evolve(document, date=document.date or date, country=document.country or country)
        except (InputError, OSError) as error:
            report(error)


def json_rows(
    path: str | Path, *, stdin: BinaryIO | None = None, on_error: OnError | None = None
) -> Iterator[tuple[str, Any]]:
    """Yield the values of a JSONL file, each with its place (`PATH:LINE`); empty lines are passed over.

    Args:
        path: the file; "-" is standard input.
        stdin: what to read for "-", if not this process's standard input.
        on_error: called with each fault instead of raising it.

    Raises:
        InputError: a line that is no JSON or no UTF-8, with file and line.
        OSError: a file that cannot be opened.
    """
    report = on_error or _raise
    try:
        with _opened(str(path), stdin) as stream:
            yield from _rows(stream, str(path), report)
    except OSError as error:
        report(error)


def _opened(name: str, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    # Standard input is not ours to close.
    return nullcontext(stdin or sys.stdin.buffer) if name == "-" else Path(name).open("rb")


def layout_of(name: str, layout: Layout) -> Layout:
    """Return the layout of a file by its ending, or the one that is asked for.

    Example:
        >>> layout_of("news.csv", "auto")
        'csv'
    """
    return _BY_SUFFIX.get(Path(name).suffix.lower(), "text") if layout == "auto" else layout


def _refuse_what_is_no_text(name: str) -> None:
    suffix = Path(name).suffix.lower()
    for endings, mend in _NOT_READ.items():
        if suffix in endings:
            raise InputError(f"{name}: files that end in {suffix} are not read; {mend}")


def _documents(stream: BinaryIO, name: str, layout: Layout, report: OnError) -> Iterator[Document]:
    if layout == "jsonl":
        return _jsonl(stream, name, report)
    if layout == "csv":
        return _csv(stream, name, report)
    if layout == "parquet":
        return _parquet(stream, name, report)
    text = _text(stream, name)
    return iter(Conllu.parse(text.text, name).documents if layout == "conllu" else [text])


def _text(stream: BinaryIO, name: str) -> Document:
    raw = stream.read().removeprefix(_BOM)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: not UTF-8 text (byte {raw[error.start]:#04x}); save it as UTF-8") from error
    return Document(text=text, id=name)


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, str | InputError]]:
    """Yield each line with its number, or the error that stands in its place."""
    for number, raw in enumerate(stream, 1):
        if number == 1:
            raw = raw.removeprefix(_BOM)
        try:
            yield number, raw.decode()
        except UnicodeDecodeError as error:
            yield (
                number,
                InputError(f"{name}:{number}: not UTF-8 text (byte {raw[error.start]:#04x}); save it as UTF-8"),
            )


def _jsonl(stream: BinaryIO, name: str, report: OnError) -> Iterator[Document]:
    for place, row in _rows(stream, name, report):
        try:
            yield _at(place, row)
        except InputError as error:
            report(error)


def _rows(stream: BinaryIO, name: str, report: OnError) -> Iterator[tuple[str, Any]]:
    for number, line in _lines(stream, name):
        place = f"{name}:{number}"
        try:
            if isinstance(line, InputError):
                raise line
            if not line.strip():
                continue
            row = _json(line, place)
        except InputError as error:
            report(error)
        else:
            yield place, row


def _json(line: str, place: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"{error.msg} at column {error.colno}; JSONL has one whole object to a line"
        raise InputError(f"{place}: not JSON: {problem}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested thousands deep
        raise InputError(f"{place}: not JSON that can be read: {error}") from error


def _csv(stream: BinaryIO, name: str, report: OnError) -> Iterator[Document]:
    rows = csv.reader(_decoded(stream, name), strict=True)
    head = _next_row(rows, name)
    if head is None:
        raise InputError(f"{name}:1: empty; a CSV file starts with a line of column names, one of them 'text'")
    if "text" not in with_our_keys(dict.fromkeys(head)):
        raise InputError(f"{name}:1: no column 'text'; {_columns(head)}")
    while True:
        first = rows.line_num + 1
        cells = _next_row(rows, name)
        if cells is None:
            return
        if not cells:
            continue
        try:
            if len(cells) != len(head):
                raise InputError(f"{name}:{first}: {len(cells)} cells where the head line has {len(head)}")
            yield _at(f"{name}:{first}", dict(zip(head, cells, strict=True)))
        except InputError as error:
            report(error)


def _columns(head: list[str]) -> str:
    """Say what a head line without "text" has, and how it should be."""
    if len(head) == 1 and any(mark in head[0] for mark in ";\t|"):
        return f"the head line is {head[0]!r}; columns are parted by commas"
    return f"the columns are {', '.join(map(repr, head))}; rename the one that holds the texts"


def _next_row(rows: Any, name: str) -> list[str] | None:
    try:
        row: list[str] | None = next(rows, None)
    except csv.Error as error:
        hint = "; csv.field_size_limit() raises the limit" if "field limit" in str(error) else ""
        raise InputError(f"{name}:{rows.line_num}: not CSV: {error}{hint}") from error
    return row


def _decoded(stream: BinaryIO, name: str) -> Iterator[str]:
    for _, line in _lines(stream, name):
        if isinstance(line, InputError):
            # Quoted cells may run over lines, so the rest of the file cannot be trusted.
            raise line
        yield line


def _parquet(stream: BinaryIO, name: str, report: OnError) -> Iterator[Document]:
    arrow = import_extra("pyarrow", "parquet", "to read and write Parquet files")
    parquet = import_extra("pyarrow.parquet", "parquet", "to read and write Parquet files")
    number = 0
    try:
        file = parquet.ParquetFile(stream)
        wanted = [column for column in file.schema_arrow.names if column.strip().lower() in KEYS]
        for batch in file.iter_batches(batch_size=1000, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield _at(f"{name}:{number}", row)
                except InputError as error:
                    report(error)
    except (arrow.lib.ArrowException, OSError) as error:
        raise InputError(f"{name}: not Parquet: {error}") from error


def _at(place: str, row: Any) -> Document:
    """Return the row's document; a fault gets its file and line."""
    try:
        return document_from_mapping(row, place)
    except InputError as error:
        raise InputError(f"{place}: {error}") from error


def _raise(error: InputError | OSError) -> None:
    raise error
