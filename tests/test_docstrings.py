"""Whoever types the example of a docstring sees what stands below it."""

import doctest
import importlib
import pkgutil

import pytest

import eventcoder

# Modules that need an extra, or that are programs.
_LEFT_OUT = ("eventcoder.__main__",)
MODULES = [
    module.name
    for module in pkgutil.walk_packages(eventcoder.__path__, "eventcoder.")
    if module.name not in _LEFT_OUT and "spacy" not in module.name
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings_hold(name, monkeypatch, tmp_path):
    """They run in an empty folder, as a user's would."""
    monkeypatch.chdir(tmp_path)
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
