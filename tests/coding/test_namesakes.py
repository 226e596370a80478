"""Names that several countries have, and people and bodies on days on which they held no office or were no more."""

from __future__ import annotations

import pytest

from eventcoder import Coder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def code(coder, phrase, date=None, country=None):
    """Return the code of a noun phrase that stands alone."""
    (account,) = coder.actors(phrase, date=date, country=country).actors
    return account.participant.code


def sources(coder, text):
    """Return the codes of the sources of a text's events."""
    return [event.source.code for event in coder.code(text, date="2015-06-01") if event.source is not None]


@pytest.mark.parametrize(
    "phrase, country",
    [
        ("the Labour Party of Norway", "NOR"),
        ("Israel's Labour Party", "ISR"),
        ("the Dutch Labour Party", "NLD"),
        ("the Labour Party", "GBR"),
        ("South Africa's Democratic Party", "ZAF"),
    ],
)
def test_the_country_beside_a_shared_name_decides(coder, phrase, country):
    """Of parties of one name that is meant whose country stands beside it, else the first."""
    assert code(coder, phrase, "1995-06-01")[:3] == country


def test_a_party_of_a_country_that_has_none_in_the_dictionaries_is_no_other_countrys(coder):
    """An unknown Labour Party keeps its own country and becomes nobody else's."""
    assert code(coder, "the Labour Party of Tonga", "2015-06-01") == "TONPTY"


def test_the_text_tells_whose_party_it_is(coder):
    """The country that the text was about so far decides where the sentence names none."""
    text = "Portugal went to the polls on Sunday. The Socialist Party criticised the plan."
    assert sources(coder, text)[-1][:3] == "PRT"


def test_a_ministry_with_a_common_name_is_not_british_in_a_text_about_others(coder):
    """The Foreign Office is Britain's by default, and of the text's country where that has not named Britain."""
    assert sources(coder, "Britain expelled two diplomats. The Foreign Office criticised Iran.")[-1] == "GBRGOV"
    text = "Pakistan rejected the claim. The Foreign Office criticised Iran."
    assert sources(coder, text)[-1] == "PAKGOV"


@pytest.mark.parametrize(
    "phrase, wanted",
    [
        ("gunmen in Tripoli, north Lebanon", "LBNUAF"),
        ("Moscow, Idaho police", "USACOP"),
        ("gunmen in Somaliland", "SOMUAF"),
    ],
)
def test_towns_and_lands_by_what_stands_beside_them(coder, phrase, wanted):
    """A direction may stand before a unit; police of a town may follow its unit; land is not its government."""
    assert code(coder, phrase, "2015-06-01") == wanted


@pytest.mark.parametrize(
    "phrase, date, wanted",
    [
        ("Emmanuel Macron", "2010-05-01", "FRAELI"),
        ("Emmanuel Macron", "2018-05-01", "FRAGOV"),
        ("former KGB officers", "1999-12-20", "SUNELI"),
        ("the ruling BJP", "2012-01-01", "INDGOV"),
        ("President Marcos", "1983-08-22", "PHLGOV"),
    ],
)
def test_the_day_decides_what_somebody_is(coder, phrase, date, wanted):
    """People are of the elite out of office; what is no more is found behind "former"; a word beats the dates of a party."""
    assert code(coder, phrase, date).startswith(wanted)


@pytest.mark.parametrize(
    "phrase, wanted",
    [
        ("allies such as Turkey", "TUR"),
        ("officials including the mayor of Kano", "NGAGOV"),
        ("African nations", "AFR"),
        ("the West African nation of Benin", "BEN"),
        ("a trade resolution with China", "CHN"),
        ("Father Tomasz Grodzicki of Poland", "POLCHR"),
        ("the father of the boy", "CVL"),
        ("Captain Musa of the Nigerian police", "NGACOP"),
        ("pro-Aristide gangs", "HTICRM"),
        ("worshippers at a mosque in Ardabil", "IRNMOS"),
        ("a Swiss army knife", None),
    ],
)
def test_what_the_words_around_give(coder, phrase, wanted):
    """Examples, parts of the world, partners, titles, followers, houses of prayer; things named after countries."""
    assert code(coder, phrase) == wanted


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """Return a coder with made-up entries of two countries."""
    folder = tmp_path_factory.mktemp("layer")
    (folder / "actors").mkdir()
    (folder / "actors" / "groups.csv").write_text(
        "names,code,start,end\nZorba Front of Kenya|ZZF~,KENREBZZF,,\nZorba League of Peru|ZZL~,PERREBZZL,,\n",
        encoding="utf-8",
    )
    (folder / "actors" / "leaders.csv").write_text(
        "names,code,start,end\nAda Zorb|President Zorb,KENGOV,2010-01-01,2019-12-31\n"
        "Eva Zorb|President Zorb,PERGOV,2010-01-01,2019-12-31\n",
        encoding="utf-8",
    )
    return Coder(dictionaries=[folder])


@pytest.mark.parametrize(
    "text, source",
    [
        ("In Kenya, the ZZF killed two soldiers.", "KENREBZZF"),
        ("In Nakuru, the ZZF killed two soldiers.", "KENREBZZF"),
        ("The ZZF killed two Kenyan soldiers.", "KENREBZZF"),
        ("The ZZF killed two soldiers.", None),
        ("In Kenya, the ZZL killed two soldiers.", None),
        ("The Zorba Front of Kenya killed two soldiers.", "KENREBZZF"),
        ("President Zorb accused the army of Peru.", "PERGOV"),
        ("Kenyan President Zorb condemned the rebels.", "KENGOV"),
    ],
)
def test_a_local_name_counts_where_its_country_is_spoken_of(own, text, source):
    """A name with "~" is nobody's without its country; of two presidents of one surname the country's own is meant."""
    found = own.code(text, date="2015-06-01")
    assert [event.source.code for event in found if event.source is not None][:1] == [source]


@pytest.mark.parametrize(
    "text, country",
    [
        ("In Brasilia, the Senate condemned the coup.", "BRA"),
        ("In Kyiv the National Guard arrested five men.", "UKR"),
        ("The Senate condemned the coup in Mali.", "USA"),
    ],
)
def test_a_body_is_of_the_country_that_the_sentence_opens_in(coder, text, country):
    """Where a sentence begins with a place, bodies that many states have are of its country."""
    assert coder.code(text, date="2015-06-01")[0].source.country == country


def test_brackets_in_a_name_are_part_of_it(coder):
    """Two parties may differ in the word in brackets alone."""
    assert code(coder, "the Communist Party of India (Maoist)", "2010-06-01") == "INDREBCPM"
    assert code(coder, "the Communist Party of India (Marxist)", "2010-06-01")[3:6] != "REB"


def test_a_longer_name_behind_an_article_goes_before_a_shorter_one_with_it(coder):
    """The Guardian Council is no council of The Guardian."""
    assert code(coder, "The Guardian Council", "2010-06-01") == "IRNGOV"


@pytest.mark.parametrize("name", ["the Global Times", "the Financial Times"])
def test_a_paper_with_a_time_in_its_name_is_a_paper(coder, name):
    """A name that ends in a word of time is no time."""
    assert code(coder, name, "2015-06-01")[3:6] == "MED"


def party(coder, text, date, text_of):
    """Return the code of the source or target with these words."""
    parties = (side for event in coder.code(text, date=date) for side in (event.source, event.target))
    return next(side.code for side in parties if side is not None and side.text == text_of)


@pytest.mark.parametrize(
    "text, date, name, code_of",
    [
        ("In Cairo, the NDP rejected the charges.", "2014-06-01", "the NDP", "EGYGOV"),
        ("The NDP rejected the charges.", "2014-06-01", "The NDP", "CAN"),
        ("In San Jose, President Arias met envoys.", "2008-06-01", "President Arias", "CRIGOV"),
        ("Prime Minister Prodi met envoys in Turin.", "2007-06-01", "Prime Minister Prodi", "ITAGOV"),
    ],
)
def test_a_name_is_what_the_country_of_the_scene_has_or_had(coder, text, date, name, code_of):
    """A sentence that opens in a country speaks of its parties, also of those that are no more, and a title of its day."""
    assert party(coder, text, date, name).startswith(code_of)


@pytest.mark.parametrize(
    "text, code_of",
    [
        ("The Taliban killed six teachers in Swat.", "PAK"),
        ("In Peshawar, the Taliban killed six teachers.", "PAK"),
        ("The Taliban killed six teachers in Ghazni.", "AFG"),
        ("Pakistan criticised the Taliban.", "AFG"),
        ("Islamabad criticised the Taliban.", "AFG"),
    ],
)
def test_a_name_of_a_place_inside_needs_more_than_the_state(coder, text, code_of):
    """Pakistan may well speak of Afghanistan's Taliban; those who fight in its towns are its own."""
    name = "The Taliban" if text.startswith("The") else "the Taliban"
    assert party(coder, text, "2012-06-01", name).startswith(code_of)


def test_a_capital_tells_two_states_of_one_name_apart(coder):
    """The governor of Georgia is an American's, and a person known for an office abroad is at home one of the elite."""
    assert code(coder, "the governor of Georgia", "2021-03-26").startswith("USA")
    assert code(coder, "Alpha Oumar Konare", "2012-06-01") == "MLIELI"
