"""Single relations and short reports, and the script that scores them.

`python tests/corpus/short.py` shows the figures.
"""

import pytest

import eventcoder
from corpus import short

# Measured, a little below what the coder reaches; raise them when it gets better.
RIGHT = {
    ("relations", "open"): 0.95,
    ("relations", "held"): 0.91,
    ("reports", "open"): 0.92,
    ("reports", "held"): 0.77,
}


@pytest.fixture(scope="module")
def found():
    """Return what a coder with the shipped dictionaries alone makes of the texts."""
    return list(short.outcomes(eventcoder.Coder()))


@pytest.mark.parametrize("kind, part", RIGHT)
def test_most_relations_and_reports_get_their_code(kind, part, found):
    """A user who asks what holds between two parties, or what a report tells, mostly gets what a careful reader would say."""
    assert short.share(found, kind, part) >= RIGHT[kind, part]


def test_the_report_counts_and_shows_what_is_wrong():
    """A wrong code and a missing one are no right ones, and only the open texts are shown."""
    wrong = [
        short.Outcome("reports", "open", "Shown.", "Attack", "Armed clash"),
        short.Outcome("reports", "held", "Kept back.", "Attack", None),
    ]
    shown = short.report(wrong, show=True)
    assert "0 of    1 right" in shown
    assert "Attack, not Armed clash: Shown." in shown
    assert "Kept back." not in shown


def test_the_report_counts_guesses():
    """Whoever trusts `relate` sees how many of its loose readings were right."""
    guesses = [
        short.Outcome("relations", "open", "One.", "AID", "AID", guessed=True),
        short.Outcome("relations", "open", "Two.", "AID", "AGREE", guessed=True),
    ]
    assert "guessed 2, right 1" in short.report(guesses, show=False)
