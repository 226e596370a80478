"""The shipped dictionaries compiled into one file of plain text, which a coder reads in a fraction of the time.

The wheel holds such a file, made when it is built. A checkout needs none: its dictionaries are read as they stand, unless
`scripts/compile_dictionaries.py` made the file and no source has changed since. Its lines: the sizes of the sources (and
in a checkout their times), lexicon, rules, cues of discards, actors, the index of places, each as JSON; how news is worded; then the names,
first tokens and their records in turn.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from eventcoder.dictionaries.actor_files import ActorFiles

SUFFIX = ".compiled"
_PACKAGE = Path(__file__).resolve().parents[1]
_BLOCK = "\x1d"  # parts the names of one first token from those of the next; see `actor_files.FIELD`
_PARTS = 7  # lines below the first
_SOURCES = (".csv", ".rules")


@frozen(eq=False)
class Compiled:
    """What the file holds: lexicon, rules and cues as packed values, actors ready to use, the index of places as JSON, how
    news is worded as `wording.pack` gives it.
    """

    lexicon: Mapping[str, Any]
    rules: Mapping[str, Any]
    cues: Mapping[str, Any]
    actors: ActorFiles
    places: str
    wordings: str


def compiled_path(dictionaries: Path) -> Path:
    """Return where the compiled form of a dictionary folder stands: beside it."""
    return dictionaries.with_name(dictionaries.name + SUFFIX)


def read_compiled(dictionaries: Path) -> Compiled | None:
    """Return the compiled form of the shipped dictionaries, or None where there is none or a source has changed.

    Args:
        dictionaries: the folder that comes with the package.
    """
    try:
        text = compiled_path(dictionaries).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
    head, *parts = text.split("\n", _PARTS)
    if len(parts) != _PARTS or head != _head(dictionaries, installed=dictionaries.parent == _PACKAGE):
        return None
    *values, places, wordings, names = parts
    lexicon, rules, cues, actors = map(json.loads, values)
    return Compiled(lexicon, rules, cues, ActorFiles(**actors, names=_names(names)), places, wordings)


def compiled_text(dictionaries: Path, compiled: Compiled, *, installed: bool) -> str:
    """Return the file's text.

    Args:
        dictionaries: the folder that was compiled.
        compiled: what came of it.
        installed: the text is for a wheel, where times of files mean nothing and code does not change.
    """
    actors = asdict(compiled.actors, recurse=False)
    names = _BLOCK.join(f"{token}\n{records}" for token, records in actors.pop("names").items())
    parts = [one_line(part) for part in (compiled.lexicon, compiled.rules, compiled.cues, actors)]
    return "\n".join([_head(dictionaries, installed=installed), *parts, compiled.places, compiled.wordings, names])


def _names(text: str) -> dict[str, str]:
    return dict(block.split("\n", 1) for block in text.split(_BLOCK))


def _head(dictionaries: Path, *, installed: bool) -> str:
    """Return sizes and times of everything that the compiled form depends on, as one line."""
    if installed:
        return one_line({path: [status.st_size] for path, status in _statuses(dictionaries)})
    sources = [*_statuses(dictionaries), *_statuses(_PACKAGE, (".py",))]
    return one_line({path: [status.st_size, status.st_mtime_ns] for path, status in sources})


def _statuses(folder: Path, suffixes: tuple[str, ...] = _SOURCES) -> Iterator[tuple[str, os.stat_result]]:
    """Yield (path relative to the folder, status) of the files with these suffixes, in order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in suffixes)
    return ((path.relative_to(folder).as_posix(), path.stat()) for path in paths)


def one_line(value: Any) -> str:
    """Return a value as one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
