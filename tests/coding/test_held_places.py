"""Whose a place is: news only where it was another's before."""

import pytest

import eventcoder

GOVERNMENT, OTHERS = "Government regains territory", "Non-state actor overtakes territory"


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder(strict=True)


def acled(coder, text):
    """Return the ACLED types of a text's events."""
    return [event.acled.sub_event_type for event in coder.code(text) if event.acled]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("M23 fighters now control the town of Masisi.", OTHERS),
        ("The town of Masisi is once more under the authority of Kinshasa.", GOVERNMENT),
        ("The village of Aru is back in government hands.", GOVERNMENT),
        ("The village of Aru is now in rebel hands.", OTHERS),
    ],
)
def test_a_place_that_is_held_since_is_taken(coder, text, wanted):
    """ "Now", "again", "back" tell of a change."""
    assert acled(coder, text) == [wanted]


@pytest.mark.parametrize(
    "text", ["M23 fighters control the town of Masisi.", "The town of Masisi is under the authority of Kinshasa."]
)
def test_a_place_that_is_held_as_before_is_no_event(coder, text):
    """How things stand is no news."""
    assert acled(coder, text) == []


@pytest.mark.parametrize(
    "text, loser",
    [
        ("The army seized a village that the rebels held.", "the rebels"),
        ("Ethiopian troops captured Kobo, a town controlled by Fano fighters.", "Fano fighters"),
        ("Rebels took Kobo, which the army had occupied since May.", "the army"),
        ("The army seized a village that it held until 2010.", None),
        ("Rebels took Kobo, which the army did not defend.", None),
    ],
)
def test_who_held_a_place_loses_it(coder, text, loser):
    """A captured place is no target; the side that a relative clause says had it is."""
    [event] = coder.code(text)
    assert (event.target.text if event.target is not None else None) == loser
