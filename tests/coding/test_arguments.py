"""Which of several phrases an act is done to."""

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text,target",
    [
        ("In the department of Cauca, a bomb exploded outside a police station.", "a police station"),
        ("A bomb went off in Herat near a school.", "a school"),
        ("In Kabul, a bomb exploded at the gate of a mosque.", "the gate of a mosque"),
        ("The president declared a state of emergency after riots in Kano.", None),
        ("A bomb exploded in Kabul.", "Kabul"),
    ],
)
def test_the_target_is_whom_it_hit_and_not_in_what_part_of_the_country(text, target):
    """A place in which something is done yields to those near whom it is done, and what it was done after is no target."""
    event = coder().code(text, date="2024-05-09")[0]
    assert (event.target.text if event.target is not None else None) == target


@pytest.mark.parametrize(
    "text,source",
    [
        ("Two officers were injured by stones when marchers rioted in Lima.", None),
        ("The square was cleared of protesters by 3 p.m. by soldiers.", "soldiers"),
        ("Turkish jets bombed the rebels.", "Turkish jets"),
    ],
)
def test_what_hit_somebody_is_nobody(text, source):
    """Stones and hours are no doers; weapons of which is said whose they are stand for their owners."""
    event = coder().code(text, date="2024-05-09")[0]
    assert (event.source.text if event.source is not None else None) == source


def test_who_begins_to_serve_a_sentence_jails_nobody():
    """Whoever begins to undergo something is the target of that."""
    [event] = coder().code("The former mayor began serving a prison sentence on Monday.", date="2024-05-09")
    assert event.type == "imprison"
    assert event.source is None
    assert event.target.text == "The former mayor"
