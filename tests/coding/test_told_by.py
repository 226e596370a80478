"""Who tells of an act is not who did it."""

from __future__ import annotations

import pytest

from suites import coder

OF_OTHERS = [
    "A lawyer confirmed the arrest of the Togolese editor.",
    "The opposition confirmed the arrest of two deputies.",
    "A Hezbollah official confirmed the arrest of two commanders.",
]
OWN = [
    ("The Togolese ministry confirmed the arrest of two spies.", "The Togolese ministry"),
    ("Turkey announced the arrest of two spies.", "Turkey"),
    ("The union announced the arrest of two weavers by the army.", "the army"),
]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_who_cannot_arrest_only_tells_of_an_arrest(text: str) -> None:
    """Lawyers, parties and rebels confirm what others did, so that the arrest has no source."""
    [event] = coder().code(text)
    assert (event.type, event.source) == ("arrest", None)


@pytest.mark.parametrize("text, source", OWN)
def test_who_can_arrest_tells_of_an_arrest_of_his_own(text: str, source: str) -> None:
    """Authorities speak of what they did themselves, and a doer who is named stays the doer."""
    [event] = coder().code(text)
    assert event.source is not None
    assert (event.type, event.source.text) == ("arrest", source)
