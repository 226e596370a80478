"""What a work of art tells has not happened; what is done to the work and its author has."""

import pytest

from suites import coder


def _told(text):
    return [e.trigger for e in coder().code(text, date="2024-05-09")]


@pytest.mark.parametrize(
    "text",
    [
        "The exhibition shows how villagers looked for their sons, whom the junta had abducted.",
        "His first book, about a soldier who deserts in Sinai, sold well.",
        "The new novel follows a baker whom rebels abduct in Gao.",
        "In episode three the rebels seize the palace.",
        "He is reading a novel in which rebels seize Paris.",
        "The director was booed for a scene in which police beat a blind man.",
        "Her play is about a general who overthrows a government.",
    ],
)
def test_a_plot_is_no_news(text):
    """An act in a novel, a film or an exhibition, which tell in the present, is no event."""
    assert _told(text) == []


@pytest.mark.parametrize(
    "text,triggers",
    [
        ("Soldiers arrested the author of a novel about a general who steals.", ["arrested"]),
        ("The government banned the film that shows soldiers who shoot villagers.", ["banned"]),
        ("In an act of revenge, gunmen shoot two elders in Kano.", ["shoot"]),
        ("Protesters burned the book in the main square of Lahore.", ["burned"]),
    ],
)
def test_news_of_a_work_is_news(text, triggers):
    """Whoever bans, burns or arrests does so in the world."""
    assert _told(text) == triggers


@pytest.mark.parametrize(
    "text,count",
    [
        ("It is a decade since gunmen stormed a school in Peshawar.", 0),
        ("Forty years have passed since troops seized the island.", 0),
        ("It is two days since gunmen stormed a school in Peshawar.", 1),
        ("Since rebels seized the town, the army has shelled it.", 2),
    ],
)
def test_years_since_an_act_make_it_history(text, count):
    """What only says how many years ago an act was tells of history."""
    assert len(_told(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        'The senator appeared on the programme "Meet the Nation" on Sunday.',
        'Her book "Attack on the Capital" sold well in Kenya.',
    ],
)
def test_a_title_in_quotation_marks_tells_no_act(text: str) -> None:
    """What is written large between quotation marks is a name."""
    assert coder().code(text, date="2019-06-03") == []


def test_speech_in_quotation_marks_is_no_title() -> None:
    """A sentence that somebody says is read as one."""
    (event,) = coder().code('"Rebels attacked Gao," the governor said.', date="2019-06-03")
    assert event.type == "attack"
