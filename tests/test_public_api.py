"""The front door: which names are public, and what importing them costs."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

import eventcoder

HEAVY = ("argparse", "rich", "spacy", "pyarrow", "pandas", "eventcoder.cli", "dateutil.parser", "hypothesis", "asyncio")


def test_all_is_sorted_and_every_name_in_it_exists():
    """`from eventcoder import *` and the documentation agree with the module."""
    names = [name for name in eventcoder.__all__ if not name.startswith("__")]
    assert names == sorted(names)
    assert all(hasattr(eventcoder, name) for name in eventcoder.__all__)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Coder",
            "Conllu",
            "Document",
            "Event",
            "Participant",
            "Coded",
            "Place",
            "Plover",
            "Acled",
            "Count",
            "Attribution",
        ),
        *("EventCoderError", "InputError", "DictionaryError", "MissingExtraError"),
    ],
)
def test_what_a_user_handles_is_exported(name):
    """The class of every value that a call returns or raises can be named without a private import."""
    assert name in eventcoder.__all__


def test_every_public_object_has_a_docstring():
    """`help()` on any public name says something."""
    public = [getattr(eventcoder, name) for name in eventcoder.__all__]
    assert not [item for item in public if not isinstance(item, str) and not getattr(item, "__doc__", None)]


def test_the_version_is_the_installed_one():
    """`eventcoder.__version__` is what the package index would call it."""
    assert eventcoder.__version__ == importlib.metadata.version("eventcoder")


def test_import_brings_in_no_command_line_and_no_extra():
    """A pipeline that imports eventcoder pays for none of what only the command or an extra needs."""
    code = f"import sys, eventcoder; print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_package_says_that_it_is_typed():
    """A type checker reads the annotations of an installed eventcoder."""
    assert (Path(eventcoder.__path__[0]) / "py.typed").is_file()
