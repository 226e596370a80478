"""Counts of the dead that are no objects of killing."""

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, low, best",
    [
        ("Rebels shelled a school in Bria. The dead were two teachers and a guard.", 3, 3),
        ("A drone hit a silo in Odesa without loss of life.", 0, 0),
        ("Jets bombed Bria. Nurses said 15 people were dead. By Monday the toll had climbed to 21.", 21, 21),
        ("Monks said 30 people were killed in the shelling of Bria; state radio gave a figure of 11.", 11, 30),
        ("Troops said 30 people were killed in the raid on Bria. The mayor put the number at 11.", 11, 30),
        ("Gunmen killed three nurses in Bria; last year 60 nurses died in such raids.", 3, 3),
        ("Gunmen killed 20 people in Bria, two nuns and four boys among them.", 20, 20),
        ("Shells killed seven women and children in Bria.", 7, 7),
        ("Gunmen killed two families in Bria.", 4, None),
        ("Twelve miners were killed and 13 hurt in a bombing in Bria.", 12, 12),
    ],
)
def test_figures_that_are_told_in_other_words(text: str, low: int, best: int | None) -> None:
    """What is counted, by whom, and what is not of the day."""
    event = next(e for e in coder().code(text, date="2016-05-05") if e.fatalities is not None)
    assert event.fatalities is not None
    assert (event.fatalities.low, event.fatalities.best) == (low, best)


def test_a_figure_that_only_tells_of_prices_is_no_toll() -> None:
    """Nothing is counted where no people are."""
    (event,) = coder().code("Rebels shelled Bria. The baker gave a price of 12.", date="2016-05-05")
    assert event.fatalities is None
