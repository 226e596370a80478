"""What whole articles showed: whose day an aside is of, who carries out an act, and what one negator denies."""

from __future__ import annotations

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, day",
    [
        ("Chad, which sent police to Gao in March, said it was ready to talk. Togo and Benin expelled him.", "2016-05-05"),
        (
            "Rebels, who crossed into Chad on Monday, burnt a village. A day earlier, two soldiers died in an ambush.",
            "2016-05-04",
        ),
    ],
)
def test_a_day_in_an_aside_is_not_gone_on_with(text: str, day: str) -> None:
    """What a state did in March, told only to say who it is, dates no act of the next sentence."""
    last = coder().code(text, date="2016-05-05")[-1]
    assert str(last.date) == day


@pytest.mark.parametrize("verb", ["set off", "brought about"])
def test_what_sets_off_riots_does_not_riot(verb: str) -> None:
    """A president who drops a tax that set off riots is no rioter."""
    text = f"The president of Chad withdrew a tax that had {verb} deadly protests in Moundou."
    for event in coder().code(text, date="2016-05-05"):
        assert event.cameo != "145" or event.source is None


@pytest.mark.parametrize(
    "text",
    [
        "The army did nothing to protect the villagers.",
        "Residents blamed the soldiers for doing nothing to protect them.",
    ],
)
def test_one_negator_does_not_deny_twice(text: str) -> None:
    """ "Did nothing to protect them" is no double negation."""
    assert "074" not in [event.cameo for event in coder().code(text, date="2016-05-05")]


def test_a_part_of_a_country_with_its_direction_is_no_ministry() -> None:
    """The southern department of Cauca is as much a part of Colombia as the department of Cauca."""
    [blast] = coder().code("In the southern department of Cauca, a bomb exploded.", date="2016-05-05")
    assert blast.target is not None
    assert blast.target.code == "COL"
