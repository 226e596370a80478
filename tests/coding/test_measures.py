"""What a sum or a measure is of is what is meant by it."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


@pytest.mark.parametrize(
    "text, cameo, target",
    [
        ("Germany froze $3 billion of Russia's reserves.", "163", "Russia's reserves"),
        ("Germany froze $3 million of Libyan assets.", "163", "Libyan assets"),
        ("France cancelled five billion euros of Sudan's debt.", "071", "Sudan"),
        ("Japan sent 4,000 tonnes of rice to Madagascar.", "073", "Madagascar"),
    ],
)
def test_a_sum_or_measure_is_what_it_is_of(coder, text, cameo, target):
    """A sum or measure is what it is of."""
    [event] = coder.code(text, date="2024-06-26")
    assert (event.cameo, event.target.text) == (cameo, target)


@pytest.mark.parametrize(
    "text, target",
    [("Germany froze Libyan assets.", "Libyan assets"), ("Iran freed a Greek tanker.", "a Greek tanker")],
)
def test_whose_a_thing_is_may_be_told_by_an_adjective(coder, text, target):
    """Whose a thing is may be told by an adjective."""
    [event] = coder.code(text, date="2024-06-26")
    assert event.target.text == target
