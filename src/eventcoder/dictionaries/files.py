"""The files of dictionary layers: which of them a coder reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eventcoder.documents import kind_of
from eventcoder.errors import InputError, InputTypeError
from eventcoder.ontology.load import TABLES

RULES = ".rules"
NAME_FILES = ("groups", "bodies", "international", "leaders")

# The folders of a layer, with the files in each that are read.
PARTS = {
    "rules": ("*.rules",),
    "classes": ("*.csv",),
    "actors": tuple(
        f"{name}.csv" for name in (*NAME_FILES, "countries", "regions", "agents", "modifiers", "alike", "roles")
    ),
    "ontologies": tuple(f"{name}.csv" for name in TABLES),
    "places": (
        "places.csv",
        "towns.csv",
        "units.csv",
        "features.csv",
        "prepositions.csv",
        "scenes.csv",
        "nouns.csv",
        "abroad.csv",
    ),
    "discards": ("*.csv",),
    "wording": ("reports.csv", "relations.csv", "families.csv", "kinds.csv", "limits.csv"),
    "language/en": ("numbers.csv", "dates.csv"),
}


def paths_of(paths: str | Path | Iterable[str | Path]) -> tuple[Path, ...]:
    """Return paths from several, or from one alone.

    Raises:
        InputTypeError: what is given is no path.

    Example:
        >>> paths_of("mine") == paths_of(["mine"])
        True
    """
    several = [paths] if isinstance(paths, (str, Path)) else paths
    try:
        return tuple(map(Path, several))
    except TypeError:
        raise InputTypeError(f"'dictionaries' must be paths of folders or rule files, not {kind_of(paths)}") from None


def layers_of(paths: str | Path | Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the paths of dictionary layers, each a folder or a rule file.

    Raises:
        InputTypeError: what is given is no path.
        InputError: a path that is not there, or is neither.

    Example:
        >>> layers_of([])
        ()
    """
    layers = paths_of(paths)
    for layer in layers:
        if not layer.exists():
            raise InputError(f"there is no dictionary at {layer}")
        if not layer.is_dir() and layer.suffix != RULES:
            raise InputError(f"{layer} is no dictionary; give a folder, or a file that ends in {RULES}")
    return layers


def files_of(layer: Path, part: str) -> list[Path]:
    """Return the files that a coder reads in one part of a layer, by name; a rule file is a layer that has rules alone.

    Hidden files, such as those that some systems put beside others, are none of them.
    """
    if not layer.is_dir():
        return [layer] if part == "rules" else []
    found = {path for name in PARTS[part] for path in (layer / part).glob(name)}
    return sorted(path for path in found if path.name[0] != ".")


def all_files(layer: Path) -> list[Path]:
    """Return every file that a coder reads in a layer."""
    return [path for part in PARTS for path in files_of(layer, part)]


def check_filled(layer: Path) -> None:
    """Refuse a layer in which nothing is read: a coder would leave it out without a word.

    Raises:
        InputError: it has no file that a coder reads.
    """
    if all_files(layer):
        return
    part = next((part for part in PARTS if layer.resolve().as_posix().endswith(f"/{part}")), None)
    if part is not None:
        top = part.partition("/")[0]
        raise InputError(f"{layer} is one folder of a layer, not a layer; name the folder above {top}/")
    mend = f"a layer has the folders {', '.join(PARTS)}; `eventcoder lint` says which files are not read"
    raise InputError(f"there is no dictionary in {layer}; {mend}")


def layer_files(layers: Sequence[Path], part: str) -> Iterator[tuple[int, Path]]:
    """Yield (number of the layer, path) of the files in one part of each layer."""
    return ((number, path) for number, layer in enumerate(layers) for path in files_of(layer, part))
