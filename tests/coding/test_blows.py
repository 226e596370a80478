"""One blow, one event: what stands beside an act of force and is no act of its own."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


def told(coder, text):
    """Return (CAMEO code, source, target) of each event of a text."""
    events = coder.code(text)
    return [(e.cameo, e.source and e.source.text, e.target and e.target.text) for e in events]


@pytest.mark.parametrize(
    "text,event",
    [
        ("Raiders shot and killed a herder.", ("193", "Raiders", "a herder")),
        ("A herder was shot and wounded by raiders.", ("193", "raiders", "A herder")),
        ("Two traders were stabbed and killed by robbers.", ("1823", "robbers", "Two traders")),
        ("Gunmen shot and killed a governor in Logar.", ("186", "Gunmen", "a governor in Logar")),
        ("A mob beat and killed two drifters.", ("145", "A mob", "two drifters")),
        ("Nine people died when a bomb exploded in a market, police said.", ("183", None, "a market")),
        ("An attack on a convoy that killed six sappers was filmed.", ("190", None, "a convoy")),
    ],
)
def test_a_blow_and_its_result_are_one_event(coder, text, event):
    """Whoever is shot and killed is shot once; the bomb is the event, the dead are its victims."""
    assert told(coder, text) == [event]


def test_an_abduction_before_a_killing_is_an_act_of_its_own(coder):
    """Captivity lasts: taken and killed are two acts."""
    assert [code for code, _, _ in told(coder, "Kidnappers abducted and killed a priest.")] == ["181", "1823"]


def test_whoever_backs_the_fighters_is_their_ally(coder):
    """Backing told beside an act of force is no event, but who gives it is named with the event."""
    [event] = coder.code("Rebels backed by Rwanda attacked a base in Goma.")
    assert (event.source.text, [ally.text for ally in event.others]) == ("Rebels", ["Rwanda"])


def test_arms_that_somebody_bears_are_no_aid(coder):
    """ "Armed with" says how somebody came, not that somebody armed them."""
    assert [code for code, _, _ in told(coder, "Gunmen armed with rifles attacked a hamlet.")] == ["190"]


@pytest.mark.parametrize(
    "text,source",
    [
        ("Russian missiles hit a market in Kherson.", "Russian missiles"),
        ("Missiles fired from Iran hit a base in Anbar.", "Iran"),
        ("A cruise missile hit a market in Kherson.", None),
        ("A market was hit by a missile in Kharkiv.", None),
    ],
)
def test_a_weapon_acts_for_whoever_it_belongs_to(coder, text, source):
    """A country's weapon is the country's act; one of which nothing is known, or only where it fell, is nobody's."""
    assert [s for _, s, _ in told(coder, text)] == [source]


@pytest.mark.parametrize(
    "text,code",
    [
        ("Nine kidnapped girls were freed on Sunday.", "0841"),
        ("Dozens of hostages were released.", "0841"),
        ("Six gang members surrendered.", "0874"),
        ("Herders and farmers agreed a truce.", "0871"),
        ("Lecturers will stop work next week.", "133"),
    ],
)
def test_captives_gangs_and_strikers_need_no_public_side(coder, text, code):
    """What undoes captivity and fighting is an event whoever takes part, and so is a strike to come."""
    assert [c for c, _, _ in told(coder, text)] == [code]


def test_a_driver_cut_from_a_wreck_was_no_captive(coder):
    """Only captives are freed in the sense that counts."""
    assert told(coder, "Firefighters freed a driver from the wreck.") == []


def test_means_are_no_side_of_a_fight(coder):
    """Whoever fights with machetes does not fight the machetes."""
    [event] = coder.code("Two groups of students fought with machetes in Rajshahi.")
    assert (event.source.text, event.target) == ("Two groups of students", None)


def test_people_who_share_a_militias_name_are_civilians(coder):
    """Civilians of a people are civilians, also where an armed group has the people's name."""
    [event] = coder.code("Gunmen killed four Banyamulenge civilians.")
    assert event.target.kind == "civilians"
