"""Parts of states, towns and their people, and peoples with one home: whose police, farmers and protesters they are."""

from __future__ import annotations

import pytest

from eventcoder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    """Return a coder with the shipped dictionaries."""
    return Coder()


def code(coder: Coder, phrase: str, date: str | None = None) -> str | None:
    """Return the code of the first actor of a phrase that stands alone."""
    return coder.actors(phrase, date=date).actors[0].participant.code


@pytest.mark.parametrize(
    "phrase, expected",
    [
        ("Thuringian voters", "DEUCVL"),
        ("the government of Andalusia", "ESPGOV"),
        ("Scotland's health minister", "GBRGOVHLH"),
        ("Siberian police", "RUSCOP"),
        ("Darfuri refugees", "SDNREF"),
        ("farmers in Jharkhand", "INDAGR"),
        ("the governor of Kogi State", "NGAGOV"),
        ("a judge in Chubut", "ARGJUD"),
        ("Tasmanian loggers", "AUSAGR"),
    ],
)
def test_a_part_of_a_state_stands_for_the_state(coder: Coder, phrase: str, expected: str) -> None:
    """Names, adjectives and people of regions give the country, the role noun gives the role."""
    assert code(coder, phrase) == expected


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("Parisians", "FRA"),
        ("angry Muscovites", "RUS"),
        ("three New Yorkers", "USA"),
        ("a Glaswegian", "GBR"),
        ("Karachiites", "PAK"),
        ("Limeños", "PER"),
        ("Neapolitan shopkeepers", "ITA"),
        ("Capetonians", "ZAF"),
    ],
)
def test_people_of_a_town_are_of_its_country(coder: Coder, phrase: str, country: str) -> None:
    """Singular, plural and adjective of a town's people give the country."""
    assert (code(coder, phrase) or "")[:3] == country


def test_some_people_of_a_town_or_a_people_are_civilians(coder: Coder) -> None:
    """Two Chechens and two Londoners are no state, as two Iranians are none."""
    for phrase in ("two Chechens", "two Londoners", "two Iranians"):
        assert coder.actors(phrase).actors[0].participant.kind == "civilians"


@pytest.mark.parametrize(
    "phrase, date, country",
    [
        ("Kachin villagers", None, "MMR"),
        ("Uighur shopkeepers", None, "CHN"),
        ("Mapuche farmers", None, "CHL"),
        ("Crimean Tatar activists", None, "UKR"),
        ("Tatar activists", None, "RUS"),
        ("Shilluk herders", "2004-06-01", "SDN"),
        ("Shilluk herders", "2014-06-01", "SSD"),
    ],
)
def test_a_people_with_one_home_gives_its_country(coder: Coder, phrase: str, date: str | None, country: str) -> None:
    """Where nothing else names a country, a people's home is taken, as of the date of the text."""
    assert (code(coder, phrase, date) or "")[:3] == country


@pytest.mark.parametrize(
    "phrase, expected",
    [("Rohingya fishermen in Indonesia", "IDN"), ("Thai Karen farmers", "THA"), ("Hazara miners in Pakistan", "PAK")],
)
def test_any_country_in_the_phrase_goes_before_the_home_of_a_people(coder: Coder, phrase: str, expected: str) -> None:
    """A people's home is the last resort."""
    assert (code(coder, phrase) or "")[:3] == expected


@pytest.mark.parametrize("phrase", ["Kurdish farmers", "Tuareg traders", "Fulani elders", "Roma families"])
def test_peoples_of_several_states_have_no_home(coder: Coder, phrase: str) -> None:
    """Who lives in several states is of none unless the text says so."""
    assert coder.actors(phrase).actors[0].participant.country is None


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("ethnic Hungarians in Transylvania", "ROU"),
        ("ethnic Chinese shopkeepers in Honiara", "SLB"),
        ("Russian-speaking residents of Narva", "EST"),
        ("ethnic Chinese shopkeepers", None),
    ],
)
def test_descent_and_language_are_no_country(coder: Coder, phrase: str, country: str | None) -> None:
    """Where forebears came from, and what is spoken, says nothing of whose citizens they are; the place does."""
    assert coder.actors(phrase).actors[0].participant.country == country


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("Georgia's governor", "USA"),
        ("Georgia state troopers", "USA"),
        ("the lieutenant governor of Georgia", "USA"),
        ("Georgia's president", "GEO"),
        ("Georgia's prime minister", "GEO"),
        ("police in Niger State", "NGA"),
        ("Niger's governor", "NGA"),
        ("Niger's president", "NER"),
        ("farmers in Punjab", "IND"),
        ("farmers in Pakistan's Punjab", "PAK"),
        ("farmers in Punjab, Pakistan", "PAK"),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_with_them(coder: Coder, phrase: str, country: str) -> None:
    """An office that only parts of states have, or a state beside the name, settles which of two is meant."""
    assert coder.actors(phrase).actors[0].participant.country == country


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("residents of Athens, Georgia", "USA"),
        ("residents of Batumi, Georgia", "GEO"),
        ("a judge in Moscow, Idaho", "USA"),
        ("students in London, Ontario", "CAN"),
        ("shopkeepers in Tripoli, Lebanon", "LBN"),
        ("farmers in Lebanon, Pennsylvania", "USA"),
        ("residents of Kyiv, Georgia and Moldova", "UKR"),
        ("residents of Tripoli, Algiers and Tunis", "LBY"),
    ],
)
def test_a_unit_behind_a_comma_says_which_town(coder: Coder, phrase: str, country: str) -> None:
    """A region or country behind a comma holds the town before it, unless the comma is one of a list."""
    assert coder.actors(phrase).actors[0].participant.country == country


def test_a_comma_before_another_clause_is_no_address(coder: Coder) -> None:
    """What owns something behind the comma is another party."""
    (event,) = coder.code("In Athens, Georgia's president met the Greek prime minister.")
    assert event.source is not None
    assert event.source.code == "GEOGOV"


def test_a_place_is_located_in_the_unit_behind_it(coder: Coder) -> None:
    """The place of an event follows its address too."""
    (event,) = coder.code("Gunmen killed three farmers in Moscow, Idaho.")
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.admin1) == ("Moscow", "USA", "Idaho")
    (event,) = coder.code("Gunmen attacked a convoy in Athens, Georgia.")
    assert event.place is not None
    assert event.place.country == "USA"
    assert event.place.lat is not None


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("doctors at a hospital in Mariupol", "UKR"),
        ("demonstrators on Taksim Square", "TUR"),
        ("workers at a mine outside Dhanbad", "IND"),
        ("women in a market in Lomé", "TGO"),
        ("passengers aboard a Karachi-to-Lahore train", "PAK"),
        ("squatters in Crossroads, near Cape Town", "ZAF"),
        ("soldiers on a bridge in Kano", "NGA"),
        ("journalists aboard a ferry off Lampedusa", "ITA"),
        ("gunmen in Acapulco", "MEX"),
        ("an adviser on Iran", None),
        ("villagers near the border", None),
    ],
)
def test_the_country_of_a_spot_is_found_inside_other_phrases(coder: Coder, phrase: str, country: str | None) -> None:
    """Where somebody stands gives the country however deep it is said; what somebody advises on does not."""
    assert coder.actors(phrase).actors[0].participant.country == country


def test_sides_of_an_act_are_of_where_it_is_done(coder: Coder) -> None:
    """Bare roles take the country of the spot, also where a common noun stands between; an act on a country is elsewhere."""
    (event,) = coder.code("Gunmen attacked nurses at a clinic in Mariupol.")
    assert event.source is not None
    assert event.target is not None
    assert (event.source.country, event.target.country) == ("UKR", "UKR")
    (event,) = coder.code("The minister condemned the attack on Iran.")
    assert event.source is not None
    assert event.source.country is None


@pytest.mark.parametrize(
    "phrase", ["Jordan Henderson", "Paris Hilton", "Karen Hughes", "David Chin", "Virginia Woolf", "turkey farmers"]
)
def test_names_of_persons_and_things_are_no_places(coder: Coder, phrase: str) -> None:
    """People who bear the name of a region or a people, and birds, have no country."""
    assert coder.actors(phrase).actors[0].participant.country is None


def test_peoples_need_their_capital(coder: Coder) -> None:
    """Small words that are peoples elsewhere are words."""
    assert coder.actors("fur traders").actors[0].participant.country is None
    assert coder.actors("Fur traders").actors[0].participant.country == "SDN"
