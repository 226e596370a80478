"""The virtual environment `.venv` at the top of the checkout: made, filled and kept up to date for the other scripts.

Parses under any Python since 3.7, so that an old one gets a clear answer instead of a syntax error.
"""

from __future__ import annotations

import hashlib
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[1]
FOLDER = TOP / ".venv"
OLDEST = (3, 11)


def ready(extras: list[str]) -> str:
    """Return the path of a Python that has this checkout and the extras installed, after installing what is missing."""
    _check_version()
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _works(python):
        print("making a virtual environment in .venv", flush=True)
        _run(sys.executable, "-m", "venv", "--clear", str(FOLDER))
    wanted = f"{TOP}[{','.join(extras)}]"
    stamp = FOLDER / f"installed-{'-'.join(extras)}.txt"
    state = _state()
    if not stamp.exists() or stamp.read_text() != state:
        print("installing eventcoder with the extras " + ", ".join(extras), flush=True)
        _run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", wanted)
        stamp.write_text(state)
    return str(python)


def call(*command: object) -> int:
    """Run a command at the top of the checkout, with this process's standard streams, and return its exit code."""
    return subprocess.call([str(part) for part in command], cwd=str(TOP))


def _check_version() -> None:
    if sys.version_info < OLDEST:
        sys.exit(f"eventcoder needs Python 3.11 or later; this is {sys.version.split()[0]}")


def _works(python: pathlib.Path) -> bool:
    return python.exists() and subprocess.call([str(python), "-c", "import pip"]) == 0


def _state() -> str:
    """What an installation depends on: the packaging file, the interpreter and the place of the checkout."""
    digest = hashlib.sha256((TOP / "pyproject.toml").read_bytes()).hexdigest()
    return f"{digest}\n{sys.version}\n{TOP}\n"


def _run(*command: object) -> None:
    code = call(*command)
    if code:
        sys.exit(f"this failed with exit code {code}: {' '.join(str(part) for part in command)}")
