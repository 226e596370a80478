"""What several commands share: options, the coder they ask for, standard output, and complaints."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eventcoder.datasets.readers import LAYOUTS, Layout, layout_of, read_documents
from eventcoder.datasets.rows import Stamp
from eventcoder.documents import parse_date
from eventcoder.errors import EventCoderError, InputError
from eventcoder.model import STATUSES, Document

if TYPE_CHECKING:
    from eventcoder.coder import Coder
    from eventcoder.grammar.conllu import Conllu

_LONGEST = 2**31 - 1  # characters in a cell; articles are longer than the csv module's own limit of 131,072


def make_coder(options: argparse.Namespace, dictionaries: Sequence[Path] | None = None) -> Coder:
    """Return the coder with the analyser that the command line names, and its dictionaries or others."""
    from eventcoder.coder import Coder

    layers = options.dictionaries if dictionaries is None else dictionaries
    strict = getattr(options, "strict", False)
    coder = Coder(dictionaries=layers, analyser=_parses(options) or options.analyser, strict=strict)
    country = getattr(options, "country", None)
    if country is not None:
        coder.check_country(country)  # an unknown one is told once here, not for each document
    return coder


def _parses(options: argparse.Namespace) -> Conllu | None:
    """The parses that are to be coded, if the command line names files of them."""
    from eventcoder.grammar.conllu import Conllu

    layout: Layout = getattr(options, "input", "auto")
    files = getattr(options, "files", ()) if layout in ("auto", "conllu") else ()
    parsed = [name for name in files if layout_of(name, layout) == "conllu"]
    if not parsed:
        return None
    if "-" in parsed:
        raise InputError("CoNLL-U is read from a file, not from standard input; write it to one first")
    if len(parsed) < len(files):
        other = next(name for name in files if name not in parsed)
        raise InputError(f"{other} is no parse, and {parsed[0]} is; code the two in runs of their own")
    if options.analyser != "builtin":
        raise InputError(f"{parsed[0]} is parsed already; leave out --analyser {options.analyser}")
    return Conllu.read(*parsed)


def documents(options: argparse.Namespace, on_error: Callable[[Exception], None]) -> Iterator[Document]:
    """Yield the documents that the command line names, however long; see `read_documents`."""
    limit = csv.field_size_limit(_LONGEST)
    try:
        yield from read_documents(
            options.files, layout=options.input, date=options.date, country=options.country, on_error=on_error
        )
    finally:
        csv.field_size_limit(limit)


def sentence(options: argparse.Namespace) -> str:
    """Return the text that the command line gives in quotes, or all of standard input for "-"."""
    if options.sentence != "-":
        given = str(options.sentence)
        if _is_file(given):
            raise InputError(f"{given} is a file, not a sentence; write - < {given} to read it")
        return given
    return "".join(document.text for document in read_documents(["-"], layout="text"))


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a character that no name has
        return False


def stamp(coder: Coder) -> Stamp:
    """Return what every output names: the version, the analyser if not the built-in one, the hash of the dictionaries."""
    from eventcoder import __version__

    how = "" if coder.analyser == "builtin" else f" ({coder.analyser})"
    return Stamp(version=f"{__version__}{how}", dictionaries=coder.dictionary_hash)


def prepare_stdout() -> None:
    """Make standard output take any text: UTF-8 into files and pipes, and no failure over a lone surrogate."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if sys.stdout.isatty():
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(error: BaseException, document: str | None = None) -> None:
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


def many(count: int, noun: str) -> str:
    """Return a number with its noun.

    Example:
        >>> many(1, "event"), many(2, "event")
        ('1 event', '2 events')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# --------------------------------------------------------------------------------------------------- options


def add_dictionaries(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the layers over the shipped dictionaries."""
    parser.add_argument(
        "--dictionaries",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="file or folder layered over the shipped dictionaries; may be given again",
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Add the option that leaves the wording of texts aside."""
    parser.add_argument(
        "--strict", action="store_true", help="code by rules alone, whatever the wording of a text speaks for"
    )


def add_sentence(parser: argparse.ArgumentParser) -> None:
    """Add what a command needs that looks at a single sentence."""
    parser.add_argument("sentence", help="the sentence, in quotes; - reads a text from standard input")


def add_analyser(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the analyser."""
    parser.add_argument(
        "--analyser",
        default="builtin",
        metavar="A",
        help="what finds the clauses: builtin (default), spacy (extra spacy), or spacy:NAME with a pipeline of spaCy's; "
        "files in CoNLL-U are parsed already",
    )


def add_documents(parser: argparse.ArgumentParser) -> None:
    """Add what a command needs that reads documents: files, their layout, and the values of documents without their own."""
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="documents to code; - is standard input")
    add("--input", choices=LAYOUTS, default="auto", help="read this format; auto goes by the ending (default)")
    add_circumstances(parser)


def add_circumstances(parser: argparse.ArgumentParser) -> None:
    """Add the options for the date and country of documents that have none."""
    add = parser.add_argument
    add("--date", type=date_from, metavar="D", help="date of documents without their own, like 2017-01-31")
    add("--country", type=country_from, metavar="C", help="three-letter code for bare roles (police, the army)")


def add_status(parser: argparse.ArgumentParser) -> None:
    """Add the option that says which events are wanted."""
    parser.add_argument(
        "--status",
        type=_statuses,
        default=("actual", "planned"),
        metavar="S[,S]",
        help=f"statuses to write: all, or some of {', '.join(STATUSES)} (default: actual,planned)",
    )


def count_from(least: int) -> Callable[[str], int]:
    """Return a reader of whole numbers for an option, which refuses those below `least`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and int(text) >= least:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} up")

    return read


def date_from(text: str) -> dt.date:
    """Return the date that an option gives, or refuse it."""
    try:
        return parse_date(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def country_from(text: str) -> str:
    """Return the country code that an option gives, or refuse what cannot be one."""
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
