"""Compile the dictionaries of this checkout, so that coders start faster; needed again after each change.

Run as `python3 scripts/compile_dictionaries.py` with eventcoder installed from the checkout. A compiled file that is older
than a source is never used, so nothing depends on this; the wheel is given its own when it is built.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from eventcoder.dictionaries.compiled import compiled_path
from eventcoder.dictionaries.library import compile_dictionaries
from eventcoder.dictionaries.shipped import shipped_dictionaries


def main() -> None:
    """Write the file, complete or not at all."""
    dictionaries = shipped_dictionaries()
    path = compiled_path(dictionaries)
    text = compile_dictionaries(dictionaries, installed=False)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as file:
        file.write(text)
    Path(file.name).replace(path)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
