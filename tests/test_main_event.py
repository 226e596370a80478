"""What a text is mainly about."""

import pytest

import eventcoder
from suites import coder


@pytest.mark.parametrize(
    "text, trigger",
    [
        ("Malta arrested a banker on Friday. Italy thanked Malta.", "arrested"),
        ("The mayor appealed for calm after rebels killed 60 farmers in Ituri.", "killed"),
        ("Chad signed a treaty with Niger. Rebels killed a farmer in Bol.", "signed"),
        ("Soldiers were deployed to Bol and shelled the market.", "shelled"),
        ("Chad said it was worried. Rebels killed a farmer in Bol.", "killed"),
    ],
)
def test_a_text_is_about_what_opens_it_unless_that_is_outweighed(text: str, trigger: str) -> None:
    """The first act leads, many dead in its sentence outweigh a word to nobody, and statements are no acts."""
    found = eventcoder.main_event(coder().code(text, date="2018-03-02"))
    assert found is not None
    assert found.trigger == trigger


def test_a_text_without_acts_is_about_none() -> None:
    """Nothing done or planned, no main event."""
    assert eventcoder.main_event(coder().code("The weather was fine in Malta.")) is None
