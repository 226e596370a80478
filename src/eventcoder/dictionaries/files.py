"""Finding and reading the files of dictionary layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eventcoder.dictionaries.faults import FaultList


def layer_files(folders: Sequence[Path], part: str, suffix: str, faults: FaultList) -> Iterator[tuple[int, Path]]:
    """Yield (layer, path) of the files `part/*suffix` of each folder, by name; a single file is a layer of its own.

    A folder without that part is no fault: a layer may hold actors alone.
    """
    for layer, folder in enumerate(map(Path, folders)):
        if folder.is_dir():
            for path in sorted((folder / part).glob(f"*{suffix}")):
                yield layer, path
        elif not folder.exists():
            faults.add(str(folder), 0, 0, "there is no such folder", "check the path of the dictionary")
        elif folder.suffix == suffix:
            yield layer, folder


def read_text(path: Path, faults: FaultList) -> str | None:
    """Return the text of a file, or None after noting why it cannot be read. A byte order mark is dropped."""
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        faults.add(str(path), 0, 0, "this is a folder, not a file", "rename it, or move its files up")
        return None
    except OSError as error:
        faults.add(str(path), 0, 0, f"the file cannot be read: {error.strerror}", "check the path and its permissions")
        return None
    return _decoded(data, str(path), faults)


def _decoded(data: bytes, path: str, faults: FaultList) -> str | None:
    if b"\0" in data:
        line, column = _place(data, data.index(b"\0"))
        faults.add(path, line, column, "the file is binary, or not in UTF-8", "save it as plain text in UTF-8")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        faults.add(path, line, column, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file in UTF-8")
        return None


def _place(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    return before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
