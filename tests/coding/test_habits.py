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


@pytest.mark.parametrize(
    "text",
    [
        "Dictators jail their critics first. Then they arrest the judges, and in the end they shoot the generals.",
        "When prices rise, crowds loot shops and burn ministries. The army steps in, and the president flees.",
        "Every strike begins with a whisper. A soldier who is hungry will not fight, and neither will a docker.",
    ],
)
def test_a_text_that_names_nobody_says_how_it_goes(text):
    """What is told in the present, in a text without a name, a day or a figure, has not happened to anybody."""
    assert "actual" not in _statuses(text).values()


@pytest.mark.parametrize(
    "text,trigger",
    [
        ("Soldiers are shooting at students in the main square. The government is silent.", "shooting"),
        ("Kenya sends troops to the border. Rebels shell a camp.", "shell"),
        ("Police fired tear gas at a crowd. Two students were hurt.", "fired"),
        ("Rebels attack a convoy", "attack"),
    ],
)
def test_a_text_that_names_nobody_may_be_news(text, trigger):
    """A headline, what is going on, and what was done are told as acts."""
    assert _statuses(text)[trigger] == "actual"
