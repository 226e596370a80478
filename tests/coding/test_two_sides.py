"""When two who do the same are the two sides of one act."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


def sides(coder, text):
    """Return the code and the sides of each event of a text."""
    events = coder.code(text, date="2024-06-26")
    return [(e.cameo, *(side and side.text for side in (e.source, e.target))) for e in events]


@pytest.mark.parametrize(
    "text, cameo",
    [
        ("Iran and Iraq agreed to hold talks.", "036"),
        ("Iran and Iraq will hold talks in May.", "036"),
        ("Iran and Iraq promised to build a railway.", "0311"),
    ],
)
def test_two_who_undertake_what_they_do_together_are_the_sides_of_it(coder, text, cameo):
    """Two who undertake what they do together are the sides of it."""
    assert sides(coder, text) == [(cameo, "Iran", "Iraq")]


@pytest.mark.parametrize(
    "text, cameo",
    [
        ("Iran and Iraq welcomed the talks.", "051"),
        ("Iran and Iraq criticised the summit.", "111"),
        ("Iran and Iraq called for talks.", "026"),
        ("The talks were mediated by Iran and Iraq.", "045"),
    ],
)
def test_two_who_judge_or_bring_about_what_others_do_are_no_sides_of_it(coder, text, cameo):
    """Two who judge or bring about what others do are no sides of it."""
    assert sides(coder, text) == [(cameo, "Iran", None), (cameo, "Iraq", None)]


@pytest.mark.parametrize(
    "text, cameo",
    [
        ("Negotiators from Mali and Togo held talks in Accra.", "046"),
        ("Envoys from Mali and Togo resumed talks in Accra.", "046"),
        ("Ministers of Mali and Togo failed to reach an agreement.", "127"),
    ],
)
def test_those_of_two_states_are_the_two_sides_of_what_is_done_together(coder, text, cameo):
    """Those of two states are the two sides of what is done together, under an operator too."""
    [event] = coder.code(text, date="2024-06-26")
    assert (event.cameo, event.source.country, event.target.country) == (cameo, "MLI", "TGO")


def test_both_sides_are_the_two_of_a_text_and_not_two_that_a_clause_describes_something_by(coder):
    """Both capitals are the two that a text is about, not two in a clause that describes something."""
    text = (
        "Malta and Tunisia restored ties. Talks on the sea, where Greece and Libya have claims, will resume in May. "
        "Oman urged both capitals to show restraint."
    )
    urged = [event for event in coder.code(text, date="2024-06-26") if event.source.country == "OMN"]
    assert [event.target.country for event in urged] == ["MLT", "TUN"]


@pytest.mark.parametrize(
    "text",
    [
        "The two brigades opened fire on each other in Zawiya.",
        "Two rebel groups shot at one another near Kitchanga.",
    ],
)
def test_one_phrase_for_both_who_shoot_at_each_other_is_a_clash(coder, text):
    """Armed groups named in one phrase that shoot at each other fight, and shoot at nobody unknown."""
    assert [e.acled.sub_event_type for e in coder.code(text) if e.acled] == ["Armed clash"]
