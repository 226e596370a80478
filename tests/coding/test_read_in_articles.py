"""What whole articles showed: whose day an aside is of, who carries out an act, and what one negator denies."""

from __future__ import annotations

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, day",
    [
        (
            "Chad, which sent police to Gao in March, said it was ready to talk. Togo and Benin expelled him.",
            "2016-05-05",
        ),
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


@pytest.mark.parametrize(
    "text, code",
    [
        ("Chad threatened Mali. Iran denied it; its envoy to the U.N. criticised Israel.", "IRNGOV"),
        ("Chad threatened Mali. Togo condemned it, and its president criticised Benin.", "TGOGOV"),
    ],
)
def test_its_envoy_is_of_the_state_before_the_semicolon(text: str, code: str) -> None:
    """ "Its envoy" is of whoever the sentence itself spoke of first, before that of an earlier sentence."""
    [*_, criticism] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "111"]
    assert criticism.source is not None
    assert criticism.source.code == code


@pytest.mark.parametrize(
    "text",
    [
        "The president ordered the army to kill 22 rebels after gunmen stormed a studio in Guayaquil.",
        "Two rebels planned to kill nine judges after gunmen stormed a studio in Guayaquil.",
    ],
)
def test_whom_somebody_means_to_kill_is_not_dead(text: str) -> None:
    """What is ordered or planned adds no dead to the raid that is told beside it."""
    assert [event.fatalities for event in coder().code(text, date="2016-05-05") if event.fatalities is not None] == []


def test_the_second_raid_is_no_abduction_of_others() -> None:
    """A man who was killed in "the second raid" is not one of the women who were abducted in the first."""
    text = (
        "Jihadists killed 17 farmers and abducted five women in two attacks in Borno. "
        "In the second raid, the jihadists hacked a trader to death."
    )
    events = coder().code(text, date="2016-05-05")
    [abduction] = [event for event in events if event.cameo == "181"]
    assert abduction.fatalities is None
    assert len(events) == 3


def test_an_organisation_is_not_where_somebody_has_gone() -> None:
    """The U.N. refugee agency is no building of the town to which a minister flew before."""
    text = (
        "Qatar's premier met Israeli officials in Paris. He flew to Washington on Monday.\n\n"
        "Italy suspended funding for the U.N. refugee agency."
    )
    assert coder().code(text, date="2016-05-05")[-1].place is None


def test_the_use_of_force_is_not_done_by_force() -> None:
    """Whoever condemns the use of force condemns no army of that name."""
    text = "The EU condemned the use of force against marchers. Her lawyer said she had been beaten in custody."
    assert "force" not in [event.source.text for event in coder().code(text, date="2016-05-05") if event.source]


def test_what_has_been_shut_until_a_day_was_shut_before_it() -> None:
    """ "Has blocked Facebook until Sunday" speaks of the Sunday to come."""
    [block] = coder().code("The junta has blocked Facebook until Sunday.", date="2016-05-05")
    assert str(block.date) == "2016-05-05"


def test_a_trader_held_somewhere_is_no_verb_of_the_sentence() -> None:
    """Behind a clause between commas that ends with a participle, the state warns and is not warned."""
    [warning] = [
        event
        for event in coder().code("France, which wants a trader held in Lima, warned Peru.", date="2016-05-05")
        if event.trigger == "warned"
    ]
    assert warning.source is not None
    assert warning.target is not None
    assert (warning.source.code, warning.target.code) == ("FRA", "PER")


@pytest.mark.parametrize(
    "text",
    [
        "The African Union's envoy, Olusegun Obasanjo, criticised Chad.",
        "The African Union met on Mali, and its envoy, Olusegun Obasanjo, criticised Chad.",
    ],
)
def test_a_known_name_behind_a_comma_is_of_the_organisation_too(text: str) -> None:
    """The African Union's envoy is of the African Union, whether his name stands behind a comma or not."""
    [criticism] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "111"]
    assert criticism.source is not None
    assert criticism.source.code is not None
    assert criticism.source.code.startswith("IGOAFU")
