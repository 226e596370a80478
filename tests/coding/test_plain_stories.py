"""What plain news tells, sentence by sentence: whose deed it is, when it was, and what is only spoken of."""

import datetime as dt

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


def test_the_dead_of_an_accident_are_not_those_of_the_blows_told_before(coder):
    """A roof that fell years ago killed nobody whom the police beat on Wednesday."""
    text = (
        "Police beat students in Novi Pazar on Wednesday. The rallies began after a roof collapsed, killing 16 people."
    )
    assert [event.fatalities for event in coder.code(text, date="2026-03-05")] == [None]


@pytest.mark.parametrize("thing", ["an apartment building", "a brick building", "a market"])
def test_a_missile_hits_what_it_hits(coder, thing):
    """The house is the target, even if its name ends like an act."""
    [event] = coder.code(f"A missile struck {thing} in Kharkiv.", date="2025-11-07")
    assert (event.type, event.source) == ("missile-attack", None)
    assert event.target.text.startswith(thing)


def test_what_pressure_led_somebody_to_do_is_past(coder):
    """A month in a to-clause is the last one of that name where the act is done, and the next one where it is vowed."""
    done = coder.code("Pressure from donors prompted Togo to free 40 prisoners in October.", date="2025-12-15")
    assert [event.date for event in done] == [dt.date(2025, 10, 1)]
    hoped = coder.code("Poland is expected to close the border in October.", date="2025-12-15", statuses="all")
    assert [event.date for event in hoped] == [dt.date(2026, 10, 1)]


def test_what_those_do_whom_nobody_has_in_mind_is_no_event(coder):
    """ "Those who murder our soldiers" are whoever may do so; "those who attacked the school" did."""
    text = '"There will be no talks with those who murder our soldiers," the minister said.'
    assert "1823" not in [event.cameo for event in coder.code(text, date="2025-05-06")]
    told = coder.code("Police arrested those who attacked the school.", date="2025-05-06")
    assert "190" in [event.cameo for event in told]


def test_what_diplomats_in_brussels_speak_of_was_not_done_there(coder):
    """Whose activists were jailed is told by the sentence, and not by the seat of the organisation."""
    text = (
        "BRUSSELS, Dec 15 (Reuters) - European Union ministers agreed on Monday to impose sanctions on 14 Belarusian judges "
        "over the jailing of opposition activists."
    )
    [jailing] = [event for event in coder.code(text, date="2025-12-15") if event.cameo == "173"]
    assert (jailing.target.country, jailing.place) == ("BLR", None)


def test_they_are_no_pact(coder):
    """Of whom "they" are, a security pact is not."""
    text = "The king of Tonga met the Australian premier on a security pact. They agreed to meet again."
    assert "COP" not in {event.source.code for event in coder.code(text, date="2025-08-19") if event.source}


@pytest.mark.parametrize(
    "headline,deaths",
    [
        ("Five dead as farmers and herders clash in Benue", 5),
        ("Two dead after protesters clash with police in Dakar", 2),
        ("Three killed as herders clash with police in Laikipia", 3),
    ],
)
def test_the_dead_of_a_headline_are_those_of_its_clash(coder, headline, deaths):
    """One event, with its dead, and no killing beside it."""
    assert [event.fatalities.best for event in coder.code(headline, date="2026-02-17")] == [deaths]


def test_they_are_those_whose_deed_is_told_and_not_who_tells_it(coder):
    """Who withdrew are the rebels, whoever reports it."""
    events = coder.code("Police said rebels burned huts as they withdrew from Bol.", date="2026-01-14")
    assert [event.source.roles for event in events] == [("REB",), ("REB",)]


def test_whose_men_fighters_are_is_no_act_of_the_day(coder):
    """A participle that says who backs or arms them describes them; a sentence that says so tells it."""
    told = coder.code("Rebels backed by Rwanda met the governor of Goma.", date="2026-01-14")
    assert [event.cameo for event in told] == ["040"]
    assert [event.cameo for event in coder.code("Rwanda backs the rebels.", date="2026-01-14")] == ["050"]


def test_the_authorities_are_no_party_that_was_named(coder):
    """A ruling party is not the state."""
    text = "Youths hurled flares at the headquarters of the ruling Progressive Party in Belgrade. Poland called on the authorities to show restraint."
    [appeal] = [event for event in coder.code(text, date="2026-03-05") if event.cameo.startswith("02")]
    assert appeal.target.code == "SRBGOV"


def test_each_side_accuses_the_other(coder):
    """Two who were named accuse each other."""
    text = "Chad and Sudan traded artillery fire on Wednesday. Each side accused the other of starting the fighting."
    [charge] = [event for event in coder.code(text, date="2026-03-24") if event.cameo.startswith("112")]
    assert (charge.source.country, charge.target.country, charge.mutual) == ("TCD", "SDN", True)


@pytest.mark.parametrize(
    "text,source",
    [
        ("Police said the bomber, a woman in her twenties, attacked a mosque in Kano.", "the bomber"),
        ("Officials said gunmen wearing army uniforms attacked a mosque in Kano.", "gunmen"),
        ("Officials said soldiers and rebels attacked a mosque in Kano.", "soldiers"),
        ("In Kano, the general, a former rebel, attacked a mosque.", "the general"),
        ("On Monday suspected rebels attacked a mosque in Kano.", "suspected rebels"),
    ],
)
def test_whoever_does_it_is_found_behind_what_is_said_of_him(coder, text, source):
    """An apposition, a participle, a second doer or a fronted place between a doer and the deed hides neither."""
    events = coder.code(text, date="2026-03-24")
    assert events[0].source.text.startswith(source)
    assert all(event.target.text.startswith("a mosque") for event in events)


def test_violence_that_will_be_done_is_threatened_by_whoever_says_so(coder):
    """A passive that names no doer has the rebels or the ministry that says it; bystanders threaten nobody."""
    [threat] = coder.code("Ships will be attacked if they enter the strait, the Houthis said.", date="2025-01-01")
    assert (threat.cameo, threat.source.text) == ("1384", "the Houthis")
    told = coder.code("Ships will be attacked if they enter the strait, sailors said.", date="2025-01-01")
    assert [event.cameo for event in told if event.cameo.startswith("13")] == []


def test_a_headline_behind_the_name_of_a_country_tells_of_its_army(coder):
    """ "Mali: Army …" is Mali's army, wherever it fights."""
    [event] = coder.code("Mali: Army attacks rebel camp in Niger", date="2014-08-05")
    assert (event.source.code, event.place.country) == ("MLIMIL", "NER")
