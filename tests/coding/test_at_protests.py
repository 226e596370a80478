"""What is done to those who protested is done at their protest, also when the next sentence tells it."""

from __future__ import annotations

import pytest

from suites import coder

MONDAY = "2016-05-02"


@pytest.mark.parametrize(
    "text, sub_event",
    [
        ("Residents protested in Lima on Monday. Police shot at them, wounding two.", "Excessive force against protesters"),
        ("Farmers marched in Lima on Monday. The police killed two of the farmers.", "Excessive force against protesters"),
        ("Drivers blocked the road to Gusau on Monday; soldiers shot at them.", "Excessive force against protesters"),
        ("Students marched in Lima on Monday; police beat them.", "Protest with intervention"),
        ("Farmers marched in Lima on Monday. Police arrested ten of them.", "Protest with intervention"),
        ("Forty farmers were detained after they blocked a road in Lima.", "Protest with intervention"),
    ],
)  # fmt: skip
def test_force_against_them_is_an_intervention(text: str, sub_event: str) -> None:
    """ACLED's type is that of force against protesters."""
    event = coder().code(text, date="2016-05-05")[-1]
    assert event.acled is not None
    assert event.acled.sub_event_type == sub_event


@pytest.mark.parametrize(
    "text",
    [
        "Farmers marched in Lima on Monday. The police killed two of the farmers.",
        "Drivers blocked the road to Gusau on Monday; soldiers shot at them.",
        "Students marched in Lima on Monday; police beat them.",
    ],
)
def test_force_against_them_is_of_the_day_of_the_protest(text: str) -> None:
    """A sentence, or half of one, that goes on with a protest and names no day is told of its day."""
    assert str(coder().code(text, date="2016-05-05")[-1].date) == MONDAY


def test_others_are_not_at_the_protest() -> None:
    """People whom nothing makes protesters stay who they are."""
    event = coder().code("Students marched in Lima. Police shot a bus driver in Cusco.", date="2016-05-05")[-1]
    assert event.acled is not None
    assert event.acled.sub_event_type == "Attack"


def test_a_paper_s_editor_is_not_of_the_country_named_before() -> None:
    """ "Its" behind police is of no country that only the sentence before names."""
    text = "Chile granted asylum to students. Peruvian police raided the newspaper Eco and arrested its editor."
    target = coder().code(text, date="2016-05-05")[-1].target
    assert target is not None
    assert target.country != "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "Cars were set alight in Lima as protests over fuel prices went on.",
        "A march in Lima degenerated when youths torched a petrol station.",
        "Police fired tear gas as demonstrators burned a bus in Lima.",
    ],
)
def test_a_protest_at_which_things_burn_is_a_violent_one(text: str) -> None:
    """Whoever is not named, or no more than young, did it as one of the protesters."""
    found = {event.acled.sub_event_type for event in coder().code(text, date="2016-05-05") if event.acled is not None}
    assert found == {"Violent demonstration"}


def test_others_who_burn_things_meanwhile_are_no_protesters() -> None:
    """Rebels who burn a village do so on a day of protests."""
    protest, arson = coder().code("Hundreds marched in Lima as rebels burned a village.", date="2016-05-05")
    assert protest.acled is not None
    assert arson.acled is not None
    assert (protest.acled.sub_event_type, arson.acled.sub_event_type) == (
        "Peaceful protest",
        "Looting/property destruction",
    )


@pytest.mark.parametrize(
    "text, sub_event",
    [
        ("Gendarmes shoved back nurses who tried to hand a petition to the minister in Lomé.", "Protest with intervention"),
        ("A man who held up a placard outside the senate in Asunción was led away by police.", "Protest with intervention"),
        ("Mounted police rode into porters who were standing outside the town hall in Lima.", "Protest with intervention"),
        ("Soldiers in Goma fired on widows demanding their pensions, killing two.", "Excessive force against protesters"),
        ("Gendarmes shot at a rally of bakers in Lomé, killing two.", "Excessive force against protesters"),
    ],
)  # fmt: skip
def test_what_police_do_tells_that_people_had_come_to_be_heard(text: str, sub_event: str) -> None:
    """Who stands before a ministry, holds up a placard or asks for something protests, if police go against him for it."""
    found = [event.acled.sub_event_type for event in coder().code(text, date="2016-05-05") if event.acled is not None]
    assert set(found) == {sub_event}


@pytest.mark.parametrize(
    "text, types",
    [
        ("A man who had stood outside the court in Lima was arrested.", []),
        ("Some sixty porters stood outside the town hall in Lima.", []),
    ],
)
def test_who_only_stands_there_does_not_protest(text: str, types: list[str]) -> None:
    """He may have an errand there."""
    found = [event.acled.sub_event_type for event in coder().code(text, date="2016-05-05") if event.acled is not None]
    assert found == types


@pytest.mark.parametrize(
    "text",
    [
        "Boatmen in Kribi ransacked the fisheries office and fought gendarmes on the beach.",
        "Residents of Kitwe stoned lorries and blocked the road over a fare rise.",
    ],
)
def test_who_fights_the_police_or_blocks_a_road_does_all_else_as_a_rioter(text: str) -> None:
    """What one crowd does in one breath is one violent demonstration."""
    found = {event.acled.sub_event_type for event in coder().code(text, date="2016-05-05") if event.acled is not None}
    assert found == {"Violent demonstration"}
