"""Whom a vehicle or "whose" stands for, and what neither dates nor places an act."""

from __future__ import annotations

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, code, kind",
    [
        ("Gunmen attacked a convoy carrying traders near Bouar.", "CAFBUS", "civilians"),
        ("Bandits ambushed a bus carrying nuns in Kaduna.", "NGACHR", "civilians"),
        ("Rebels ambushed a truck carrying soldiers near Gao.", "MLIMIL", "state-forces"),
        ("A bus carrying Afghan teachers was attacked by gunmen in Quetta.", "AFGEDU", "civilians"),
    ],
)
def test_who_rides_in_a_vehicle_is_attacked_with_it(text: str, code: str, kind: str) -> None:
    """The target is those whom the vehicle carries, so that an attack on traders is no battle with an army."""
    [event] = coder().code(text, date="2016-05-05")
    assert event.target is not None
    assert (event.target.code, event.target.kind) == (code, kind)


@pytest.mark.parametrize("text", ["Gunmen attacked a convoy near Bouar.", "Rebels burnt a truck carrying fuel."])
def test_a_load_is_nobody(text: str) -> None:
    """A convoy of which nothing is said stays what it was, and fuel makes no civilians of a truck."""
    [event] = coder().code(text, date="2016-05-05")
    assert event.target is None or event.target.kind != "civilians"


@pytest.mark.parametrize(
    "text, code",
    [
        ("Kenya criticised Iran, whose navy seized a tanker on Monday.", "IRNMIL"),
        ("Togo detained members of Hamas, whose fighters shelled Sderot on Monday.", "PSEREBHMS"),
        ("The president of Mali, whose troops shelled a village on Monday, met the French ambassador.", "MLIMIL"),
        ("Chad, whose army shelled a camp in Sudan on Monday, was condemned by Egypt.", "TCDMIL"),
    ],
)
def test_whose_is_of_the_one_named_before(text: str, code: str) -> None:
    """Troops in a clause with "whose" are not those of the subject of the sentence."""
    sources = {event.source.code for event in coder().code(text, date="2016-05-05") if event.source is not None}
    assert code in sources


def test_what_was_done_years_ago_does_not_date_what_is_done_now() -> None:
    """A year in a clause that describes somebody is not that of the sentence's own act."""
    [event] = coder().code("Turkey, which expelled the envoy in 2009, condemned Israel.", date="2016-05-05")
    assert (event.cameo, event.date_precision) == ("111", "document")


def test_police_act_at_home() -> None:
    """A quarter that bears the name of a small town abroad is at home where the police who act there are."""
    [event] = coder().code("Kenyan police rounded up foreigners in Eastleigh.", date="2016-05-05")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Eastleigh", "KEN")


def test_a_length_of_time_does_not_date_what_follows_it() -> None:
    """ "For six months after" says how long sanctions last, and not when the objection fell."""
    text = "The EU prolonged sanctions against Russia for six months after Hungary dropped its objections."
    assert {event.date_precision for event in coder().code(text, date="2016-05-05")} == {"document"}


@pytest.mark.parametrize(
    "text, code",
    [
        ("A Bangladeshi dockers' union walked out. Its leader was arrested.", "BGDLAB"),
        ("Hamas praised Iran. Its leader was arrested.", "PSEREBHMS"),
        ("Police in Lagos searched the Open Fields League. The Open Fields League's leader was arrested.", None),
    ],
)
def test_the_leader_of_a_body_that_is_no_state_does_not_govern(text: str, code: str | None) -> None:
    """A union's or a league's leader is of the union or the league, and no head of government."""
    [arrest] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "173"]
    assert arrest.target is not None
    assert arrest.target.code == code


def test_a_group_spoken_of_is_no_parliament() -> None:
    """ "The group" never means the parliament that was named before."""
    events = coder().code("Farmers marched on Congress in Lima. The group accused police of murder.", date="2016-05-05")
    [accusation] = [event for event in events if event.cameo == "1121"]
    assert accusation.source is not None
    assert accusation.source.code != "PERLEG"


def test_somebody_of_a_known_name_who_speaks_for_an_organisation_is_of_the_organisation() -> None:
    """The African Union's envoy speaks for the African Union, whatever country he comes from."""
    [event] = coder().code("The African Union's envoy Olusegun Obasanjo criticised Chad.", date="2016-05-05")
    assert event.source is not None
    assert event.source.code is not None
    assert event.source.code.startswith("IGOAFU")


def test_who_died_of_wounds_died_of_what_police_did_and_not_of_a_strike() -> None:
    """The dead of a sentence behind a strike and shots are those of the shots."""
    text = (
        "The strike turned violent when police in Durban responded with rubber bullets. One woman died of her wounds."
    )
    dead = [event.cameo for event in coder().code(text, date="2016-05-05") if event.fatalities is not None]
    assert dead == ["175"]


@pytest.mark.parametrize(
    "text, code",
    [
        ("Ugandan police sealed the office of the main opposition party and arrested its officials.", "UGAOPPPTY"),
        (
            "Ugandan police sealed the office of the main opposition party and arrested nine of its officials.",
            "UGAOPPPTY",
        ),
    ],
)
def test_its_officials_are_not_those_of_the_police(text: str, code: str) -> None:
    """Police are several: "its officials" are those of the party whose office they sealed."""
    [arrest] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "173"]
    assert arrest.target is not None
    assert arrest.target.code == code


def test_who_is_a_person_and_no_thing_of_his() -> None:
    """In "the line of his predecessor, who …" it was the predecessor who acted, and the span of the source says so."""
    text = "The premier will undo the hard line of his predecessor, who recognised Kosovo."
    [recognition] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "054"]
    assert recognition.source is not None
    assert recognition.source.text == "his predecessor"


@pytest.mark.parametrize(
    "text",
    [
        "Togo freed the rebels, saying it would give them food.",
        "Togo armed the rebels after it gave them shelter.",
    ],
)
def test_them_are_those_with_whom_the_same_doer_has_just_dealt(text: str) -> None:
    """ "Them" are those whom the doer has just freed or armed, though a pronoun names the doer the second time."""
    events = coder().code(text, date="2016-05-05")
    assert [event.target.code for event in events if event.target is not None] == ["REB", "REB"]


def test_a_region_before_a_battle_is_where_it_was_fought() -> None:
    """A region that stands before "gun battle" fights nobody."""
    [event] = coder().code("Five soldiers die in Kashmir gun battle", date="2016-05-05")
    assert event.source is None


def test_the_fallen_of_two_sides_fought_each_other() -> None:
    """Soldiers and rebels who were killed in fighting are the two sides of one clash."""
    [event] = coder().code("Five soldiers and two rebels were killed in fighting in Kidal.", date="2016-05-05")
    assert event.source is not None
    assert event.target is not None
    assert (event.source.text, event.target.text, event.mutual) == ("Five soldiers", "two rebels", True)


def test_what_rockets_hit_is_no_second_attack() -> None:
    """What rockets hit is told of the attack with rockets."""
    [event] = coder().code("Rebels fired rockets at Aden, hitting a clinic.", date="2016-05-05")
    assert event.cameo == "194"


def test_whoever_hosts_talks_mediates() -> None:
    """Two who host talks of others do not talk with each other."""
    events = coder().code("Oman and Qatar hosted peace talks in Muscat.", date="2016-05-05")
    assert [event.cameo for event in events] == ["045", "045"]


def test_what_an_act_is_the_worst_since_is_no_news() -> None:
    """Talks since whose begin a raid is the deadliest are no event of the day, and the raid is no history for them."""
    text = "Four guards were shot dead by rebels, in the deadliest raid since Mali began talks with Togo last year."
    assert [event.cameo for event in coder().code(text, date="2016-05-05")] == ["193"]


def test_a_gang_leader_s_men_are_the_gang() -> None:
    """His men are those of the gang, and no mob of civilians."""
    text = "The gang leader refused to talk. His men attacked two police stations in Cali."
    [attack] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "190"]
    assert attack.source is not None
    assert attack.source.kind == "political-militia"


def test_the_two_foreign_ministers_are_those_of_the_states_named_before() -> None:
    """A noun of an office with "the two" means those of the two states named together last."""
    text = "Chad rejected the demand of Libya. The two foreign ministers will meet in May."
    [meeting] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "036"]
    assert meeting.source is not None
    assert meeting.target is not None
    assert (meeting.source.country, meeting.target.country) == ("TCD", "LBY")


def test_officers_hurt_in_a_clash_with_police_are_no_second_target() -> None:
    """Two officers hurt in a clash with riot police are some of them."""
    [event] = coder().code("Farmers clashed with riot police near Lyon; two officers were hurt.", date="2016-05-05")
    assert event.target is not None
    assert event.target.text == "riot police"


@pytest.mark.parametrize(
    "text, code",
    [
        ("The Security Council met on Mali. The Council demanded a truce.", "IGOUNOSEC"),
        ("The International Monetary Fund met envoys of Kenya. The Fund demanded reforms.", "IGOIMF"),
        ("The African Union met both sides. The Union demanded a truce.", "IGOAFU"),
    ],
)
def test_an_organisation_is_named_again_by_the_last_word_of_its_name(text: str, code: str) -> None:
    """ "The Council" behind the Security Council is that council, and no ministry of the country of the dateline."""
    demand = coder().code(text, date="2016-05-05")[-1]
    assert demand.source is not None
    assert demand.source.code == code


def test_who_vows_never_to_do_something_refuses() -> None:
    """A vow never to do what no rule knows is a refusal, and no promise."""
    [vow] = coder().code("The governor of Kaduna vowed never to pay bandits.", date="2016-05-05")
    assert vow.cameo == "120"


def test_an_act_that_only_ranks_another_is_none() -> None:
    """The fourth such raid since May is the one just told."""
    text = "Gunmen abducted 30 pupils in Jos, in the fourth school kidnapping since May."
    assert [event.cameo for event in coder().code(text, date="2016-09-05")] == ["181"]


def test_a_span_behind_a_superlative_is_no_time_to_come() -> None:
    """ "The worst crisis in seven decades" does not put an act seventy years ahead."""
    [plan] = coder().code("The president is to resign over the worst crisis in seven decades.", date="2016-05-05")
    assert plan.date is not None
    assert plan.date.year == 2016


def test_what_a_state_is_called_besides_is_not_what_it_is() -> None:
    """A state that is a creditor or a supplier of arms acts as a state."""
    [veto] = coder().code("Russia, Syria's main arms supplier, vetoed the resolution.", date="2016-05-05")
    assert veto.source is not None
    assert veto.source.code == "RUS"


def test_what_a_group_seeks_at_all_times_is_no_news() -> None:
    """The aim of a group in a clause that describes it is no attempt of the day."""
    text = "The rebel group, which seeks to topple the government, shelled Gao."
    assert [event.cameo for event in coder().code(text, date="2016-05-05")] == ["194"]


def test_they_who_fell_as_they_attacked_are_the_fallen() -> None:
    """Rebels killed "as they attacked soldiers" were attacking; the killers were not."""
    events = coder().code("U.S. forces killed 13 rebels as they were attacking Somali soldiers.", date="2016-05-05")
    [attack] = [event for event in events if event.trigger == "attacking"]
    assert attack.source is not None
    assert attack.source.kind == "rebels"


@pytest.mark.parametrize("where", ["in the suburb of Sonfonia, ", "in Sonfonia, ", ", "])
def test_police_are_not_those_of_the_country_that_condemned(where: str) -> None:
    """Behind a foreign state's condemnation police are still those of the country where the coup was."""
    text = f"Guinea's junta dissolved the government. France condemned the coup. Police fired on protesters {where}killing two."
    [shots] = [event for event in coder().code(text, date="2016-05-05") if event.cameo == "193"]
    assert shots.source is not None
    assert shots.source.code == "GINCOP"


def test_the_court_that_orders_somebody_freed_frees_him() -> None:
    """Who has somebody freed by order is told as the one who frees."""
    [release] = coder().code("The court in Lagos ordered the editor freed.", date="2016-05-05")
    assert (release.cameo, release.status) == ("0841", "actual")


def test_nobody_hurt_is_no_target() -> None:
    """ "No passenger was hurt" names nobody who was attacked."""
    [shots] = coder().code("Gunmen fired at a bus in Kano, but no passenger was hurt.", date="2016-05-05")
    assert shots.target is not None
    assert shots.target.text == "a bus in Kano"


def test_an_act_since_which_something_lasts_is_past() -> None:
    """The attack since which somebody has been in hospital is no news."""
    assert coder().code("He has been in hospital since the attack on his convoy in Kabul.", date="2016-05-05") == []


def test_they_are_those_named_in_their_own_sentence() -> None:
    """Soldiers who are attacked "as they left" are not they and the gang of the sentence before."""
    text = (
        "Ten soldiers and nine gang members died in Culiacan. The soldiers came under attack as they left the village."
    )
    left = [event for event in coder().code(text, date="2016-05-05") if event.trigger == "left"]
    assert len(left) <= 1


@pytest.mark.parametrize(
    "text, day",
    [
        ("Two men were convicted in the April bombings.", "2016-05-05"),
        ("A man was charged in Norway with conspiracy in the bombings of April 4.", "2016-05-05"),
        ("A court in Lomé sentenced two colonels to life in prison for a 1996 siege.", "2016-05-05"),
        ("Ten soldiers were killed in the April bombings.", "2016-04-01"),
        ("On Monday two men were convicted in the April bombings.", "2016-05-02"),
    ],
)
def test_a_court_does_not_sit_on_the_day_of_the_deed(text: str, day: str) -> None:
    """The date of a deed dates those who died in it and not what a court makes of it later."""
    [event] = coder().code(text, date="2016-05-05")
    assert str(event.date) == day


@pytest.mark.parametrize(
    "byline, country",
    [("By Ama Boateng, Accra", "GHA"), ("Staff Correspondent, Gazipur", "BGD"), ("By Our Reporter, NAIROBI", "KEN")],
)
def test_the_town_behind_a_byline_is_where_a_story_is_at_home(byline, country):
    """Papers that have no datelines name the town behind the author."""
    text = f"Court bars levy\n{byline}\n\nThe Supreme Court has barred the levy. The police welcomed the ruling."
    codes = {event.source.country for event in coder().code(text) if event.source is not None}
    assert codes == {country}


def test_a_paper_behind_a_byline_is_no_town():
    """ "North Devon Beacon" is where the author works."""
    text = "Crossing planned\nBy Sue Tregidgo, North Devon Beacon\n\nThe police criticised the council."
    assert {event.source.country for event in coder().code(text) if event.source is not None} == {None}
