"""What people do as a rule, as a reader tells it from what they did."""

import pytest

from suites import coder


def _statuses(text):
    return {e.trigger: e.status for e in coder().code(text, date="2024-05-09", statuses="all")}


@pytest.mark.parametrize(
    "text,trigger",
    [
        ("Gangs regularly extort shopkeepers and kidnap drivers.", "kidnap"),
        ("Each year, hundreds of farmers are killed in land disputes.", "killed"),
        ("Police arrest dozens of migrants every week.", "arrest"),
        ("Cauca is a region where drug gangs and guerrillas fight for control.", "fight"),
        ("Gunmen killed two farmers in Borno, where bandits kidnap travellers for ransom.", "kidnap"),
    ],
)
def test_a_habit_is_no_news_of_the_day(text, trigger):
    """A habit is told with "often" or "each year", also of a verb behind "and", or of a place where people do so."""
    assert _statuses(text)[trigger] == "historical"


@pytest.mark.parametrize(
    "text,trigger",
    [
        ("He visited the town where police are fighting gangs.", "fighting"),
        ("Every day since Monday, police have fired tear gas at students.", "fired"),
        ("Troops entered the town, where rebels were shelling a school.", "shelling"),
    ],
)
def test_what_goes_on_is_news(text, trigger):
    """An act that is going on, or was done again and again since a day, is told as an act."""
    assert _statuses(text)[trigger] == "actual"
