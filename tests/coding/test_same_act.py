"""One act, one event: words of harm beside an act, in its sentence and in those after it."""

import pytest

from eventcoder import Coder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def acts(coder, text, **known):
    """Return the trigger of each act with its dead and its casualties."""
    found = {}
    for event in coder.code(text, **known):
        if event.quad_class == 4:
            found[event.trigger] = tuple(count and count.best for count in (event.fatalities, event.casualties))
    return found


@pytest.mark.parametrize(
    "text, trigger, dead, everyone",
    [
        ("Eleven men died when soldiers fired on a crowd in Kidal.", "fired", 11, 11),
        ("Raiders attacked and killed 14 herders in Turkana.", "killed", 14, 14),
        ("Raiders killed three herders and injured two in Turkana.", "killed", 3, 5),
        ("Troops shelled Marea; six children were killed.", "shelled", 6, 6),
        ("Warplanes hit a school in Hajjah, in which eight traders died.", "hit", 8, 8),
        ("A car bomb exploded in Hit, killing two and leaving four badly wounded.", "exploded", 2, 6),
        ("Militants attacked a post near Kolofata without killing anybody.", "attacked", 0, 0),
        ("Shells hit a school in Taiz. No casualties were reported.", "hit", 0, 0),
        (
            "Gunmen attacked a bus in Lamu. Six people were shot dead in the attack. Another four were hurt.",
            "attacked",
            6,
            10,
        ),
        ("A bomb went off in Yala. The blast killed a teacher.", "went off", 1, 1),
    ],
)
def test_harm_without_a_doer_of_its_own_is_the_end_of_an_act(coder, text, trigger, dead, everyone):
    """Whoever was hurt, in the same sentence or a later one, belongs to the act; there is no second event."""
    (found,) = acts(coder, text).items()
    assert found == (trigger, (dead, everyone or None)) or found == (trigger, (dead, everyone))


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Soldiers killed a protester in Kassala and wounded six in Port Sudan.",
            {"killed": (1, 1), "wounded": (None, 6)},
        ),
        ("Police killed two men after they attacked a hotel in Sousse.", {"killed": (2, 2), "attacked": (None, None)}),
        (
            "Rebels shelled Afgoye. A day later, a mortar attack killed three in Jowhar.",
            {"shelled": (None, None), "attack": (3, 3)},
        ),
        ("The army destroyed five boats and killed eight fighters.", {"destroyed": (None, None), "killed": (8, 8)}),
    ],
)
def test_what_has_a_doer_a_place_or_a_day_is_another_act(coder, text, expected):
    """Acts of others, elsewhere or at another time keep their own victims."""
    assert acts(coder, text) == expected


def test_victims_of_both_clauses_are_targets(coder):
    """Of two clauses side by side the targets of both stay, under one trigger."""
    events = coder.code("Gunmen stormed a police post in Sinai and killed two conscripts.")
    assert [event.target.text for event in events] == ["a police post in Sinai", "two conscripts"]
    assert len({event.mention for event in events}) == 1


def test_victims_that_a_later_sentence_names_are_the_target_of_an_act_without_one(coder):
    """ "A bomb exploded. Five officers died" has the officers as its target, with their place in the text."""
    text = "A car bomb exploded on Sunday. Five police officers were killed."
    (event,) = coder.code(text, date="2016-02-01")
    assert event.target.text == "Five police officers" == text[event.target.start : event.target.end]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 people have been killed in the region since 2004.",
        "Bandits have killed hundreds of villagers over the past two years.",
    ],
)
def test_what_years_have_come_to_is_history(coder, text):
    """The dead of a whole war are no act of the day."""
    assert {event.status for event in coder.code(text, statuses="all")} == {"historical"}


def test_who_tells_of_victims_says_nothing_else(coder):
    """A statement whose content went to the act before it is no event of its own."""
    events = coder.code("Troops fired on strikers in Marikana. The police said 34 men had died.")
    assert [(event.type, event.fatalities.best) for event in events] == [("shoot", 34)]


@pytest.mark.parametrize(
    "text, count",
    [
        ("A car bomb killed nine traders in Mubi, a day after gunmen shot a judge.", 2),
        ("Nine traders were killed hours after gunmen attacked a bank.", 2),
        ("Nine traders were killed after gunmen attacked a bank.", 1),
        ("A judge died two days after gunmen shot him.", 1),
    ],
)
def test_what_lies_a_time_away_is_another_act(coder, text, count):
    """Harm is no end of an act that happened a day before, unless somebody died of it."""
    assert len({event.mention for event in coder.code(text, date="2017-03-14")}) == count
