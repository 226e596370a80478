"""Counts of dead and hurt, as users see them on events."""

import pytest

from eventcoder import Coder
from eventcoder.coding.amounts import read_amount
from eventcoder.dictionaries.circumstances import load_circumstances
from eventcoder.dictionaries.shipped import shipped_dictionaries


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder(strict=True)


@pytest.fixture(scope="module")
def numbers():
    """Return the shipped number words."""
    return load_circumstances([shipped_dictionaries()]).numbers


def bounds(count):
    """Return low, best and high of a count."""
    return None if count is None else (count.low, count.best, count.high)


def first(coder, text, trigger=None):
    """The event with that trigger, or the only one."""
    events = coder.code(text, date="2017-03-14", statuses="all")
    return next(e for e in events if trigger is None or e.trigger == trigger)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("22", (22, 22, 22)),
        ("1,200", (1200, 1200, 1200)),
        ("twenty-two", (22, 22, 22)),
        ("twenty two", (22, 22, 22)),
        ("two hundred and five", (205, 205, 205)),
        ("a dozen", (12, 12, 12)),
        ("half a dozen", (6, 6, 6)),
        ("two dozen", (24, 24, 24)),
        ("a hundred", (100, 100, 100)),
        ("a couple of", (2, 2, 2)),
        ("dozens", (12, 12, None)),
        ("scores of", (20, 20, None)),
        ("hundreds of", (100, 100, None)),
        ("several", (2, 3, None)),
        ("several hundred", (200, 300, None)),
        ("at least 20", (20, 20, None)),
        ("more than 40", (40, 40, None)),
        ("up to 30", (None, 30, 30)),
        ("fewer than 10", (None, 10, 10)),
        ("about 50", (None, 50, None)),
        ("between 10 and 15", (10, 10, 15)),
        ("10 to 15", (10, 10, 15)),
        ("10-15", (10, 10, 15)),
        ("two or three", (2, 2, 3)),
        ("no one", (0, 0, 0)),
    ],
)
def test_figures_in_words_and_digits(numbers, words, expected):
    """Every way in which news writes a number of people is understood, with the side it leaves open as None."""
    lowers = tuple(words.split())
    found = read_amount(lowers, 0, len(lowers), numbers)
    assert (found.low, found.best, found.high) == expected
    assert (found.start, found.end) == (0, len(lowers))


@pytest.mark.parametrize("words", ["rebels", "the town", "five-year-old", "kalashnikovs", "-"])
def test_what_is_no_figure(numbers, words):
    """Ages, names and plain words are no numbers of people."""
    lowers = tuple(words.split())
    assert read_amount(lowers, 0, len(lowers), numbers) is None


@pytest.mark.parametrize(
    "text, trigger, dead",
    [
        ("An airstrike on the village of Merdan killed three soldiers and two civilians.", "airstrike", (5, 5, 5)),
        ("Gunmen attacked a police post, killing 12 officers.", "attacked", (12, 12, 12)),
        ("Rebels shelled Aleppo, leaving between 10 and 15 dead.", "shelled", (10, 10, 15)),
        ("A bomb exploded in Jos, leaving nine traders dead and 30 others wounded.", "exploded", (9, 9, 9)),
        ("The blast in Kabul killed up to 30 people.", "blast", (None, 30, 30)),
        ("At least 20 people were killed in clashes in Juba.", None, (20, 20, None)),
        ("Militants killed a soldier in Gao.", "killed", (1, 1, 1)),
        ("Militants killed dozens of villagers in Gao.", "killed", (12, 12, None)),
        ("Police killed protesters in Bamako.", "killed", (2, 3, None)),
        ("Gunmen shot dead two policemen and a guard in Quetta.", None, (3, 3, 3)),
        ("Clashes in Borno state claimed 12 lives.", "Clashes", (12, 12, 12)),
        ("Two soldiers were killed when a bomb exploded in Mali.", "exploded", (2, 2, 2)),
        ("The death toll from the attack in Mosul rose to 12.", "attack", (12, 12, 12)),
        ("Monday's attack on Gao killed three children.", "attack", (3, 3, 3)),
    ],
)
def test_the_dead_of_an_act(coder, text, trigger, dead):
    """The dead are found whether they are the object, the subject, or in a clause that hangs on the act."""
    assert bounds(first(coder, text, trigger).fatalities) == dead


def test_nothing_said_is_not_zero(coder):
    """A text that says nothing of victims gives None, so that data sets can tell it from "nobody was hurt"."""
    event = first(coder, "Rebels shelled Aleppo.")
    assert event.fatalities is None
    assert event.casualties is None


def test_no_one_hurt_is_zero(coder):
    """ "No one was hurt" is a statement: nought dead, nought hurt, in the words of the text."""
    event = first(coder, "No one was hurt when gunmen attacked the embassy in Tripoli.", "attacked")
    assert event.fatalities.best == 0
    assert event.casualties.best == 0
    assert event.fatalities.text == "No one"


def test_wounded_are_casualties_but_not_fatalities(coder):
    """The wounded never count as dead; casualties are the dead and the wounded together."""
    event = first(
        coder, "Gunmen attacked a police post near Maiduguri, killing 12 officers and wounding seven.", "attacked"
    )
    assert event.fatalities.best == 12
    assert event.casualties.best == 19
    assert event.casualties.text == "12 officers; seven"


def test_only_wounded(coder):
    """Where only wounded are reported, deaths stay unknown."""
    event = first(coder, "Two dozen soldiers were injured in an ambush by the Taliban.", "ambush")
    assert event.fatalities is None
    assert event.casualties.best == 24


def test_a_killing_that_did_not_happen_has_no_dead(coder):
    """A negated killing gives no count."""
    assert first(coder, "The rebels did not kill the mayor.").fatalities is None


def test_one_open_side_leaves_the_sum_open(coder):
    """ "Three soldiers and dozens of civilians" has a lower bound and a best figure, and no upper one."""
    event = first(coder, "Rebels killed three soldiers and dozens of civilians in Gao.")
    assert bounds(event.fatalities) == (15, 15, None)


def test_others_add_nothing_to_the_figure_before_them(numbers):
    """Of "30 others" there are 30, not 32."""
    found = read_amount(("30", "others"), 0, 2, numbers)
    assert (found.low, found.best, found.high) == (30, 30, 30)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("fifty or more people", (50, 50, None)),
        ("20 or so rebels", (None, 20, None)),
        ("some 15 to 20 men", (15, 15, 20)),
        ("a dozen others", (12, 12, 12)),
    ],
)
def test_bounds_behind_and_around_a_figure(numbers, words, expected):
    """A bound may stand behind a figure; a range keeps its own bounds behind "some"."""
    lowers = tuple(words.split())
    found = read_amount(lowers, 0, len(lowers), numbers)
    assert (found.low, found.best, found.high) == expected


@pytest.mark.parametrize(
    "text, dead, everyone",
    [
        ("Gunmen wounded nine people in Kaduna, two of whom died later.", 2, 9),
        ("Pakistani troops killed 11 militants in Orakzai, losing two of their own men.", 13, 13),
        ("Guerrillas bombed a pipeline in Arauca; all the workers escaped unharmed.", 0, 0),
        ("The strike killed a commander along with six of his men.", 7, 7),
        ("The bombing killed 19 people, mostly women and children.", 19, 19),
        ("Militants fired on a boat on Lake Chad, with the loss of 15 lives.", 15, 15),
        ("Gunmen attacked a bus near Naivasha. The bodies of nine passengers were later recovered.", 9, 9),
        ("Soldier killed, two hurt in blast near border", 1, 3),
        ("Thirty feared dead after rebels raid Congo village", 30, 30),
    ],
)
def test_ways_to_tell_of_victims(coder, text, dead, everyone):
    """Parts of a count, losses, people hit too, nobody of all, bodies, and headlines."""
    event = coder.code(text, statuses="all")[0]
    assert (event.fatalities.best, event.casualties.best) == (dead, everyone)


def test_another_source_in_a_later_sentence_gives_a_range(coder):
    """What the second source says of all the dead bounds the figure of the first."""
    text = "The opposition said police killed 12 protesters in Lubumbashi. The interior minister said five people had died."
    assert bounds(coder.code(text)[0].fatalities) == (5, 12, 12)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Gunmen killed a father of three in Kano.", (1, 1, 1)),
        ("Gunmen killed a family of five in Kano.", (5, 5, 5)),
        ("Gunmen killed a group of ten farmers in Kano.", (10, 10, 10)),
        ("Police said nine, not 12, people were killed in the attack.", (9, 9, 9)),
        ("At least 18, and perhaps 25, people were killed in the attack.", (18, 18, 25)),
        ("On 14 May three officers were killed by rebels.", (3, 3, 3)),
        ("An explosion in Herat claimed nine lives.", (9, 9, 9)),
    ],
)
def test_which_number_is_that_of_the_dead(coder, text, expected):
    """Ages and children of one victim do not count, a number in commas does."""
    event = next(event for event in coder.code(text, date="2017-06-14") if event.fatalities is not None)
    assert bounds(event.fatalities) == expected
