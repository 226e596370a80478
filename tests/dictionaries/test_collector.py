"""Building a coder leaves the program's garbage collector as it was."""

from __future__ import annotations

import gc

import pytest

from eventcoder.dictionaries.collector import collector_paused


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled: bool) -> None:
    """A program that has turned the collector off does not find it on again, even after a fault in a dictionary."""
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(KeyError):
            _fail_while_paused()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def _fail_while_paused() -> None:
    with collector_paused():
        assert not gc.isenabled()
        raise KeyError
