"""What a sentence says of an act that it names by a noun or tells of as a habit: whether it took place at all."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder(strict=True)


def statuses(coder, text, type_):
    """Return the statuses of the events of a type."""
    events = coder.code(text, date="2024-06-26", statuses="all")
    return [event.status for event in events if event.type == type_]


@pytest.mark.parametrize(
    "text, status",
    [
        ("An attack on Tehran is unlikely.", "negated"),
        ("An attack on Tehran is not unlikely.", "hypothetical"),
        ("An attack on Tehran is imminent.", "hypothetical"),
        ("An attack on Tehran could come at any time.", "hypothetical"),
        ("An attack on Tehran would be a mistake.", "hypothetical"),
        ("An attack on Tehran did not materialise.", "negated"),
        ("The attack on Tehran was inevitable.", "actual"),
        ("An attack on Tehran took place on Monday.", "actual"),
    ],
)
def test_an_act_is_as_real_as_what_is_said_of_it(coder, text, status):
    """An act is as real as what is said of it."""
    assert statuses(coder, text, "attack") == [status]


@pytest.mark.parametrize(
    "text", ["Talks with the rebels are out of the question.", "Talks with the rebels are off the table."]
)
def test_talks_that_are_out_of_the_question_are_not_held(coder, text):
    """Talks that are out of the question are not held."""
    assert statuses(coder, text, "negotiate") == ["negated"]


def test_talks_that_will_take_place_are_planned(coder):
    """Talks that will take place are planned."""
    [event] = coder.code("Talks with the rebels will take place in Rome on Monday.", date="2024-06-26")
    assert (event.type, event.status, str(event.date)) == ("intend-meeting", "planned", "2024-07-01")


@pytest.mark.parametrize(
    "text, status",
    [
        ("The militia has attacked convoys before.", "historical"),
        ("The militia has previously attacked convoys.", "historical"),
        ("The militia often attacks convoys.", "historical"),
        ("The militia attacked a convoy before dawn.", "actual"),
        ("The militia attacked a convoy before the rain came.", "actual"),
    ],
)
def test_what_has_been_done_before_is_no_news_of_the_day(coder, text, status):
    """What has been done before is no news of the day."""
    assert statuses(coder, text, "attack") == [status]


def test_a_habit_does_not_swallow_the_news(coder):
    """A habit does not swallow the news."""
    events = coder.code("Gunmen, who have attacked villages before, killed two farmers.", date="2024-06-26")
    assert [(event.type, event.target.text) for event in events] == [("kill", "two farmers")]


def test_an_attack_that_nobody_claims_took_place(coder):
    """An attack that nobody claims took place."""
    [event] = coder.code("No group has claimed responsibility for Sunday's attack on a bus in Kano.", date="2024-06-26")
    assert (event.type, event.target.text, str(event.date)) == ("attack", "a bus in Kano", "2024-06-23")


@pytest.mark.parametrize(
    "text",
    ["The army did not lift its ban on grain sales to Togo.", "Parliament did not discuss the agreement with Togo."],
)
def test_other_nouns_under_a_denial_are_no_acts(coder, text):
    """Other nouns under a denial are no acts."""
    assert coder.code(text, date="2024-06-26") == []


@pytest.mark.parametrize(
    "text, date",
    [
        ("Demonstrators tried to storm the parliament on Tuesday.", "2024-06-25"),
        ("Israel urged Iran to release the crew on Tuesday.", "2024-06-25"),
        ("The army ordered residents to leave their homes by Tuesday.", "2024-06-26"),
        ("The union called a strike for Monday.", "2024-07-01"),
    ],
)
def test_the_weekday_behind_an_act_inside(coder, text, date):
    """The weekday behind an act inside."""
    [event] = coder.code(text, date="2024-06-26")
    assert str(event.date) == date


def test_a_charge_has_no_dead_of_its_own(coder):
    """A charge has no dead of its own."""
    [event] = coder.code("Prosecutors charged a rebel leader with the murder of 40 villagers.", date="2024-06-26")
    assert (event.type, event.fatalities) == ("charge", None)


def test_victims_that_somebody_else_adds_belong_to_the_act(coder):
    """Victims that somebody else adds belong to the act."""
    [event] = coder.code(
        "Warplanes struck a factory in Sanaa, and residents said ten women were killed.", date="2024-06-26"
    )
    assert (event.type, event.fatalities.best) == ("airstrike", 10)


@pytest.mark.parametrize(
    "text, status",
    [
        ("Trade suffers under the American embargo on Cuba.", "historical"),
        ("The sanctions of the European Union on Mali have hurt its farmers.", "historical"),
        ("Fresh American sanctions on Mali have hurt its farmers.", "actual"),
        ("American sanctions on Mali came into force at midnight.", "actual"),
        ("American sanctions on Mali hit its banks on Monday.", "actual"),
    ],
)
def test_a_noun_names_a_measure_that_is_there_already_or_one_just_taken(coder, text, status):
    """A noun names a measure that is there already, or one that has just been taken."""
    [event] = coder.code(text, date="2024-06-26", statuses="all")
    assert (event.cameo, event.status) == ("163", status)


def test_who_blocks_a_text_demands_nothing_that_it_would_have_demanded(coder):
    """Who blocks a text demands nothing that it would have demanded."""
    text = "Russia vetoed a resolution that would have demanded a ceasefire in Sudan and called on Chad to protect civilians."
    assert [event.cameo for event in coder.code(text, date="2024-06-26")] == ["129"]


def test_what_a_text_says_that_is_turned_down_is_only_possible(coder):
    """What a text says that is turned down is only possible."""
    text = "Serbia voted against a resolution that condemned Russia."
    assert [(e.cameo, e.status) for e in coder.code(text, date="2024-06-26", statuses="all")] == [
        ("120", "actual"),
        ("111", "hypothetical"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia refused to sign a letter condemning Russia.",
        "Serbia declined to back a statement that condemned Russia.",
        "Serbia did not sign a declaration condemning Russia.",
    ],
)
def test_who_does_not_put_his_name_to_a_text_does_not_say_what_it_says(coder, text):
    """Who does not put his name to a text does not say what it says."""
    assert "111" not in [event.cameo for event in coder.code(text, date="2024-06-26")]


def test_who_need_not_do_something_is_not_asked_to(coder):
    """Who need not do something is not asked to."""
    [event] = coder.code("Laos will not have to repay the loan, the finance ministry of Chad said.", date="2024-06-26")
    assert event.cameo == "010"


def test_a_noun_that_says_an_act_again_is_no_second_act(coder):
    """A noun that says an act again is no second act."""
    [event] = coder.code("Latvia stood in full solidarity with Poland.", date="2024-06-26")
    assert (event.cameo, event.source.text, event.target.text) == ("050", "Latvia", "Poland")


@pytest.mark.parametrize(
    "text, type_, status",
    [
        ("It felt like being bombed, said the baker.", "bombing", "hypothetical"),
        ("The storm sounded as though an army had shelled the town.", "shelling", "hypothetical"),
        ("A coup is a sudden seizure of power by a small group.", "coup", "hypothetical"),
        ("The coup was a sudden seizure of power by the generals in Bamako.", "coup", "actual"),
        ("Every time the army shells the town, people hide.", "shelling", "hypothetical"),
        ("When the army shelled the town, people hid.", "shelling", "actual"),
        ("A soldier who lays down arms may not be attacked.", "surrender", "hypothetical"),
        ("A soldier who laid down arms was not attacked.", "surrender", "actual"),
        ("A minister bans imports, a president freezes accounts.", "embargo", "hypothetical"),
        ("A minister in Accra bans imports of rice.", "embargo", "actual"),
        ("Police held a man on suspicion of the murder of a soldier.", "kill", "hypothetical"),
        ("Gunmen stormed a terminal and shot guards on Friday in an exercise at Tuas.", "raid", "hypothetical"),
        ("Gunmen stormed a terminal during an exercise at Tuas.", "raid", "actual"),
        ("On this day in 1956 troops crushed the uprising in Budapest.", "crackdown", "historical"),
        ("Crowds marched in Paris this week seventy years ago.", "peaceful-protest", "historical"),
        ("Goya painted the execution of rebels by the army.", "execute", "hypothetical"),
        ("The soldiers stationed in Mali will vote by post.", "troop-deployment", "historical"),
        ("France has stationed 2,000 soldiers in Mali.", "troop-deployment", "actual"),
    ],
)
def test_what_is_said_of_anybody_is_done_by_nobody(coder, text, type_, status):
    """Comparisons, definitions, rules and habits tell of nothing that has happened; nor does where forces are that are spoken of."""
    assert statuses(coder, text, type_) == [status]


def test_a_curfew_is_for_those_in_power_to_impose(coder):
    """A father's curfew is none; a governor's, and one of which nobody says whose it is, are."""
    assert coder.code("My father imposed a curfew at eight.") == []
    assert [event.type for event in coder.code("The governor imposed a curfew in Kano.")] == ["curfew"]
    assert [event.type for event in coder.code("A curfew was imposed in Kano.")] == ["curfew"]
