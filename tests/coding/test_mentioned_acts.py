"""Acts that a story mentions but does not tell: aims, agreements that hold, names, questions, measures of earlier years."""

import pytest

from suites import coder


def _coded(text, date=None, statuses="all"):
    return [(event.type, event.status) for event in coder().code(text, date=date, statuses=statuses)]


def _told(text, **more):
    return [name for name, status in _coded(text, **more) if status in ("actual", "planned")]


@pytest.mark.parametrize(
    "text,told",
    [
        ("Soldiers stormed the square in Lomé in a bid to intimidate the opposition.", ["raid"]),
        ("The Algerian envoy visited Bamako in an effort to mediate between the army and the rebels.", ["visit"]),
        ("The Chadian army was sent to Faya in an attempt to quell the rebellion.", ["troop-deployment"]),
        ("The Algerian envoy made an effort to mediate between the army and the rebels.", ["mediate", "mediate"]),
        ("An attempt by Algiers to mediate between the clans failed.", ["mediate"]),
    ],
)
def test_what_an_act_is_an_attempt_at_is_its_aim(text, told):
    """ "In a bid to" says what an act is for; an effort that somebody makes is an act."""
    assert _told(text) == told


@pytest.mark.parametrize(
    "text,status",
    [
        ("The editor expected to be detained on arrival in Cairo.", "hypothetical"),
        ("The editor was reported to be detained in Cairo.", "actual"),
        ("The editor seems to have been detained in Cairo.", "actual"),
    ],
)
def test_what_somebody_expects_for_himself_has_not_come_about(text, status):
    """Whoever expects to be arrested is not arrested; whoever seems to be, is."""
    assert ("arrest", status) in _coded(text)


@pytest.mark.parametrize(
    "text,told",
    [
        ("Moscow did not respond to demands by Kyiv.", []),
        ("Envoys met in Doha at the request of Nigeria.", ["meet"]),
        ("The Nigerian premier demanded the release of the sailors.", ["demand-release"]),
        ("An appeal by the archbishop of Bukavu for calm went unheard.", ["appeal"]),
    ],
)
def test_a_demand_that_is_only_mentioned_is_not_made(text, told):
    """A noun that says neither what was asked for nor of whom tells of no new demand."""
    assert _told(text) == told


@pytest.mark.parametrize(
    "text,told",
    [
        ('"Will Russia withdraw its troops?" asked the foreign minister of Moldova.', []),
        ('"Can Kenya send more troops?" the Somali premier asked.', []),
        ("The Somali premier asked Kenya to send more troops.", ["appeal-military-cooperation"]),
    ],
)
def test_a_question_asks_for_no_act(text, told):
    """What somebody asks as a question he does not ask for."""
    assert _told(text) == told


@pytest.mark.parametrize(
    "text,told",
    [
        ("The treaty deal had changed the mind of the Peruvian government.", []),
        ("Serbia has a trade agreement with Turkey.", []),
        ("Serbia and Turkey signed a trade agreement.", ["trade-agreement"]),
        ("A trade deal between Peru and Chile took effect on Monday.", ["trade-agreement"]),
        ("The peace agreement between Chad and Sudan was signed in Dakar.", ["peace-agreement"]),
    ],
)
def test_an_agreement_that_holds_already_is_not_made(text, told):
    """A noun by itself names an agreement that there is; signing it, or its coming into force, is an act."""
    assert _told(text) == told


@pytest.mark.parametrize(
    "text,told",
    [
        ("The Centre for the Study of Violence Against Children opened in Lima.", []),
        ("The Royal Danish Aid and Rescue Expedition left the port of Aarhus in the rain on a ship of the line.", []),
        ("The chief of investigations for the north spoke to villagers.", []),
        ("Police began an investigation into the death of the Kenyan editor.", ["investigate"]),
        ("The Israeli Attack on the village killed nine people.", ["attack"]),
    ],
)
def test_words_of_a_name_or_a_post_are_no_acts(text, told):
    """An event noun in the name of a body, or behind "chief of", tells of no act."""
    assert [name for name in _told(text) if name not in ("statement", "consult")] == told


@pytest.mark.parametrize(
    "text,status",
    [
        ("The US invaded Grenada in 1983. The island's premier met the US envoy yesterday.", "historical"),
        ("In February 1983 the US invaded Grenada. Its premier met the US envoy last week.", "historical"),
        ("In 1983 the US invaded Grenada.", "actual"),
    ],
)
def test_in_news_of_the_week_a_year_tells_of_history(text, status):
    """A text without a date that speaks of yesterday or last week gives a year to what lies far back."""
    assert ("invade", status) in _coded(text)


def test_trade_is_told_by_the_year():
    """Figures of trade bear a year, and are news of it all the same."""
    text = "Trade between Kenya and Uganda reached a record in 2013, the Kenyan minister said on Monday."
    assert ("trade", "actual") in _coded(text)


@pytest.mark.parametrize(
    "text,source",
    [
        ("The Hausa Front issued a statement urging Mali to free its fighters.", "The Hausa Front"),
        ("The group issued a statement urging Mali to free its fighters.", "The group"),
        ("Amnesty's letter urged Mali to free the editor.", "Amnesty"),
    ],
)
def test_a_statement_speaks_for_whoever_issued_it(text, source):
    """What a text asks for is asked by whoever issued it, known or not."""
    [event] = [event for event in coder().code(text) if event.type == "appeal-release"]
    assert event.source.text.startswith(source)


@pytest.mark.parametrize(
    "text,source,target",
    [
        ("A mosque in Kano was the target of an arson attack by gunmen.", "gunmen", "A mosque in Kano"),
        ("The Yemeni base was the target of an airstrike on Monday.", None, "The Yemeni base"),
        ("The Ghanaian governor was the target of criticism from farmers.", "farmers", "The Ghanaian governor"),
    ],
)
def test_the_target_of_an_act_is_its_target(text, source, target):
    """Whoever "was the target of" an act is its target."""
    [event] = coder().code(text)
    assert (event.source.text if event.source else None, event.target.text) == (source, target)


def test_islands_and_banks_have_networks_of_their_own():
    """A cyberattack on an unnamed island or group is one all the same."""
    assert "cyber-attack" in _told("At least one island was hit by a cyberattack on Tuesday.")


def test_what_a_noun_is_called_is_nobody():
    """ "Civilian rule" is asked of nobody called civilian."""
    [event] = coder().code("Opposition leaders in Conakry called for a return to civilian rule.")
    assert (event.type, event.target) == ("appeal-institutional-change", None)


@pytest.mark.parametrize(
    "text",
    ["The minister rejected the account given by Rwanda.", "The opposition rejected the army's account."],
)
def test_an_account_that_is_rejected_is_denied(text):
    """Whoever rejects an account denies it."""
    [event] = coder().code(text)
    assert event.cameo == "016"
