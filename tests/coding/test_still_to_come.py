"""What is said to be due or expected has not been done, and comes after the day of the text."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """The built-in coder."""
    return eventcoder.Coder()


@pytest.mark.parametrize(
    "text, code, day",
    [
        ("Talks between Chad and Mali are due on Friday.", "036", "2020-01-17"),
        ("A visit by the Pope to Juba is expected in May.", "036", "2020-05-01"),
        ("The signing of a treaty between Oman and Iran is expected on Friday.", "032", "2020-01-17"),
    ],
)
def test_what_is_due_is_planned(coder, text, code, day):
    """A user finds meetings and signings that are only expected as intentions, on the day that is to come."""
    (event,) = coder.code(text, date="2020-01-15")
    assert (event.cameo, event.status, str(event.date)) == (code, "planned", day)


@pytest.mark.parametrize("text", ["A strike by nurses is expected on Friday.", "An attack by rebels was expected."])
def test_harm_that_is_expected_is_no_threat(coder, text):
    """What others expect of somebody is neither done nor threatened."""
    assert not coder.code(text, date="2020-01-15")
