"""Where the dictionaries that come with the package are."""

from __future__ import annotations

from pathlib import Path

from eventcoder.errors import DictionaryError, Fault

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_dictionaries(package: Path | None = None) -> Path:
    """Return the folder of the dictionaries that come with eventcoder.

    An installed package has them inside, as `eventcoder/data`; a checkout has them at its top, as `dictionaries`.

    Args:
        package: the folder of the package `eventcoder`, if not the one that is running.

    Raises:
        DictionaryError: neither folder is there, so the installation is incomplete.

    Example:
        >>> (shipped_dictionaries() / "ontologies").is_dir()
        True
    """
    package = package or _PACKAGE
    installed = package / "data"
    checkout = package.parent.parent / "dictionaries"
    for folder in (installed, checkout):
        if (folder / "ontologies").is_dir():
            return folder
    problem = f"the dictionaries that come with eventcoder are missing (looked there and in {checkout})"
    mend = 'install the package again: "pip install --force-reinstall eventcoder"'
    raise DictionaryError([Fault(str(installed), 0, 0, problem, mend)])
