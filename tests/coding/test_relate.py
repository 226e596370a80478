"""Which event holds between two marked sides, where a pronoun stands for one of them or the other stands in a complement."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


def related(coder, text, source, target):
    """Return the event between the first words of a text that name two sides."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return coder.relate(text, *spans)


@pytest.mark.parametrize(
    "text, cameo",
    [
        ("Benin closed its port on Monday after it rejected an offer by Ghana.", "120"),
        ("Benin closed its port on Monday after it had shelled Ghana.", "194"),
    ],
)
def test_a_pronoun_stands_for_the_side_marked(coder, text, cameo):
    """A pronoun stands for the side marked."""
    assert related(coder, text, "Benin", "Ghana").cameo == cameo


@pytest.mark.parametrize(
    "text, cameo, target",
    [
        ("Benin agreed to harmonise its rail gauge with Ghana.", "030", "Ghana"),
        ("Benin is ready to harmonise its rail gauge with Ghana.", "030", "Ghana"),
        ("Benin plans to harmonise its rail gauge with Ghana.", "030", "Ghana"),
        ("Benin has no plans to harmonise its rail gauge with Ghana.", "120", "Ghana"),
    ],
)
def test_the_partner_in_an_act_that_no_rule_knows_is_the_other_side(coder, text, cameo, target):
    """The partner in an act that no rule knows is the other side."""
    found = related(coder, text, "Benin", "Ghana")
    assert (found.cameo, found.target.text) == (cameo, target)


@pytest.mark.parametrize(
    "text", ["Benin plans to harmonise its rail gauge.", "The pupil is ready to share a room with a friend."]
)
def test_a_plan_of_an_unknown_act_with_nobody_is_no_event(coder, text):
    """A plan of an unknown act with nobody is no event."""
    assert coder.code(text, statuses="all") == []


def test_a_year_in_a_relative_clause_is_not_that_of_its_host(coder):
    """A year in a relative clause is not that of its host."""
    events = coder.code("Benin, which joined the bloc in 1994, threatened to attack Ghana.", date="2019-06-12")
    assert [event.cameo for event in events] == ["1384"]


def test_praise_by_nobody_named_leaves_the_act_praised_standing(coder):
    """Praise by nobody named leaves the act praised standing."""
    events = coder.code("Rebel attacks on the village were condemned.")
    assert [event.cameo[:2] for event in events] == ["19", "11"]


def test_an_act_that_describes_a_side_is_not_what_that_side_does_now(coder):
    """An act that only says which troops are meant is not what they do to the other side."""
    text = "Troops from Chad fighting rebels in Niger have declared a truce in Niger."
    whole = "Troops from Chad fighting rebels"
    start = text.index(whole)
    found = coder.relate(text, (start, start + len(whole)), (text.index("Niger"), text.index("Niger") + 5))
    assert found.cameo == "0871"


ODD = [  # what no rule fits whole; the sides are told by marks
    ("*Lisbon* wrote off two-thirds of what it was owed by +Angola+.", "07"),
    ("*The envoy* discussed with +his Sudanese colleague+ who should guard the wells.", "04"),
    ("*Quito* handed back a sum that it had kept from +Lima+ since May.", "08"),
]


def marked(text):
    """Return a text without its marks, and the spans between them."""
    spans = []
    for mark in "*+":
        start = text.index(mark)
        text = text.replace(mark, "", 1)
        end = text.index(mark)
        text = text.replace(mark, "", 1)
        spans.append((start, end))
    return text, spans


@pytest.mark.parametrize("odd,root", ODD)
def test_what_no_rule_fits_whole_is_read_loosely_between_two_sides(coder, odd, root):
    """Whoever knows that something holds between two gets the nearest act, marked as a guess, done by one to the other."""
    text, (source, target) = marked(odd)
    event = coder.relate(text, source, target)
    assert (event.cameo[:2], event.flags) == (root, ("loose",))
    assert text[slice(*source)].endswith(event.source.text)
    assert eventcoder.Coder(strict=True).relate(text, source, target) is None
    assert all("loose" not in one.flags for one in coder.code(text, statuses="all"))


def test_what_a_rule_fits_is_never_read_loosely(coder):
    """A guess comes only where there is nothing better, and never about sport."""
    text = "Quito sued Lima over the dam."
    assert coder.relate(text, (0, 5), (11, 15)).flags == ()
    game = "Brazil thrashed Chile in the semi-final, and the striker shot from the halfway line."
    assert coder.relate(game, (0, 6), (16, 21)) is None
