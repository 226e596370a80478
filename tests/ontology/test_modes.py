"""PLOVER's modes by what an act was done with and who did it, and meetings in a third country."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import eventcoder
from eventcoder.errors import DictionaryError
from eventcoder.ontology import Case, Ontology, load_ontology


@pytest.fixture(scope="module")
def coder() -> eventcoder.Coder:
    """One coder for all texts."""
    return eventcoder.Coder()


@pytest.mark.parametrize(
    "text,mode",
    [
        ("Raiders killed four herders with machetes in Gao.", "primitive"),
        ("Raiders killed four herders with rifles in Gao.", "firearms"),
        ("Raiders killed four herders in Gao.", None),
        ("The rebels massed troops on the border with Togo.", "militia"),
        ("Togo sent soldiers to the border with Benin.", "troops"),
    ],
)
def test_weapon_and_doer_decide_the_mode(coder: eventcoder.Coder, text: str, mode: str | None) -> None:
    """The type of an act does not know its weapon; where none is said, the mode stays open."""
    [event] = coder.code(text)
    assert event.plover is not None
    assert event.plover.mode == mode


@pytest.mark.parametrize(
    "text,cameo",
    [
        ("The Serbian and Kosovan presidents met in Brussels.", "044"),
        ("The Chilean minister met the Peruvian premier in Lima.", "040"),
        ("The Malian president met tribal leaders in Geneva.", "040"),
    ],
)
def test_who_meets_in_a_country_of_neither_side_meets_in_a_third_place(
    coder: eventcoder.Coder, text: str, cameo: str
) -> None:
    """Both countries must be known: a host at home, or a side of no country, makes no third place."""
    [event] = coder.code(text)
    assert event.cameo == cameo


def test_a_mode_of_another_event_changes_nothing(shipped: Ontology) -> None:
    """A row speaks for the types of its own PLOVER event alone."""
    case = Case("visit", weapon="firearm")
    assert shipped.plover_of(case) == shipped.plover("visit")


def test_a_mode_that_plover_has_not_is_a_fault(shipped_folder: Path, write: Callable[..., Path]) -> None:
    """The nearest mode of that event is named."""
    layer = write("mine", plover_modes="act,plover_event,plover_mode\nkill,ASSAULT,firearm\n")
    with pytest.raises(DictionaryError, match="firearms"):
        load_ontology([shipped_folder, layer])
