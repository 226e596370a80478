"""What bears the name of an act alone is none: doubtful words, titles, amounts, rates, odds, dummies, and what laws and plots tell."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder(strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "The 'murdered' poet walked into his own wake in Tartu.",
        "Volunteers swept the 'bombed' library in Narva.",
        'The "riot" at the spa turned out to be a water fight.',
        "A so-called invasion of the campus consisted of three clowns.",
        "The bar now serves a cocktail called The Siege of Malta.",
        "Estonia shot 62 percent and won by nine.",
        "The Norwegian, wounded and three sets down, would not give up.",
        "Cars kill 40 hedgehogs a day in Devon.",
        "Economists put the odds of a state testing a bomb at one in nine.",
        "A person commits affray if he attacks another in a public place.",
        "Volume three ends with the regent murdered by his guards.",
        "Cadets killed nine dummies in a mock-up of the embassy.",
        "One reviewer booed the opera in Ghent.",
        "The gallery shows the 1919 uprising, when soldiers shelled the mill.",
    ],
)
def test_the_name_of_an_act_is_no_act(coder, text):
    """None of these is an act of conflict that was done."""
    assert not eventcoder.acled_events(coder.code(text, date="2024-06-26"))


@pytest.mark.parametrize(
    "text, type_, target",
    [
        ("Rebels killed 40 percent of the garrison.", "kill", "40 percent of the garrison"),
        ("Police shot dead a 'bandit' in Kano.", "shoot-dead", "a 'bandit"),
        ("Police arrested 20 people a day after the blast.", "arrest", "20 people"),
        ("Gunmen attacked the 'enemy' on Monday, killing two soldiers.", "attack", None),
        ("Gunmen killed 14 villagers near Dori in a raid.", "kill", None),
    ],
)
def test_what_is_like_them_is_one(coder, text, type_, target):
    """What looks like it, and was done."""
    found = [event for event in coder.code(text, date="2024-06-26") if event.status == "actual"]
    assert found
    if target is not None:
        assert target in {event.target.text for event in found if event.target is not None}
    assert eventcoder.acled_events(found)
