"""Places of events: names as written, positions from the gazetteer, nothing guessed."""

import pytest

from eventcoder import Coder
from eventcoder.dictionaries.circumstances import Gazetteer, load_circumstances
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import DictionaryError


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def place(coder, text):
    """Return the place of the first event of a text."""
    return coder.code(text, date="2017-03-14", statuses="all")[0].place


@pytest.mark.parametrize(
    "text, name, country, precision",
    [
        ("Gunmen attacked a police post near Maiduguri.", "Maiduguri", "NGA", 2),
        ("Rebels shelled Aleppo.", "Aleppo", "SYR", 1),
        ("A bomb exploded outside Baghdad.", "Baghdad", "IRQ", 2),
        ("The Kabul blast killed up to 30 people.", "Kabul", "AFG", 1),
        ("Protesters clashed with police in the capital Nairobi.", "Nairobi", "KEN", 1),
        ("Rebels attacked troops outside the northern city of Kunduz.", "Kunduz", "AFG", 2),
        ("An airstrike on Deir Ezzor province killed ten people.", "Deir Ezzor", "SYR", 3),
        ("Troops captured al-Bab from Islamic State.", "al-Bab", "SYR", 1),
        ("Rebels killed two soldiers in Mali.", "Mali", "MLI", 3),
    ],
)
def test_known_places(coder, text, name, country, precision):
    """The name is the proper name as the text has it; precision tells town, neighbourhood and region apart."""
    found = place(coder, text)
    assert (found.name, found.country, found.precision) == (name, country, precision)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Kenya's president visited Kinshasa for talks on the fighting near Goma.", "Kinshasa"),
        ("The Peruvian president visited Bolivia in March.", "Bolivia"),
        ("Rebels attacked Ukraine in Kharkiv.", "Kharkiv"),
        ("Rebels shelled an outpost near Idlib.", "Idlib"),
    ],
)
def test_what_is_spoken_of_is_not_where_it_happened(coder, text, name):
    """The goal of a visit comes before places that its purpose names; the act's own in-phrase comes before both."""
    assert place(coder, text).name == name


@pytest.mark.parametrize(
    "text, name",
    [
        ("French bombardments on the town killed six people.", None),
        ("Syria rejected U.K. criticism.", None),
        ("The Gaza bombardment killed six people.", "Gaza"),
    ],
)
def test_a_country_that_acts_is_no_place_of_its_act(coder, text, name):
    """What country an air force is of does not say where it bombs; a town before the bombing does."""
    found = place(coder, text)
    assert (found.name if found is not None else None) == name


@pytest.mark.parametrize(
    "text, name",
    [
        ("Two soldiers killed by a bomb in Mali were from a unit based in Toulouse, the army said.", "Mali"),
        ("Three guards shot by bandits in Chad were born in Lagos.", "Chad"),
        ("Two soldiers killed by a bomb in Mali were from a unit based in Gao, the army said.", "Gao"),
    ],
)
def test_a_town_of_another_country_is_no_place_of_the_act(coder, text, name):
    """Where the act's own words say in which country it was, a town that the sentence names beside is its place only if it lies there."""
    assert place(coder, text).name == name


def test_streets_lie_in_their_town(coder):
    """Who patrols the streets of a town is in that town."""
    assert place(coder, "Marines patrolled the streets of Nairobi.").name == "Nairobi"


def test_a_known_town_has_coordinates(coder):
    """Towns of the gazetteer come with a position in degrees."""
    found = place(coder, "Rebels shelled Aleppo.")
    assert found.lat == pytest.approx(36.2, abs=0.1)
    assert found.lon == pytest.approx(37.16, abs=0.1)


@pytest.mark.parametrize(
    "text, name, country, precision",
    [
        (
            "Jets bombed the village of Tell Hadda north of the Nayrab airbase in the southern countryside of Aleppo.",
            "Tell Hadda",
            "SYR",
            1,
        ),
        ("Rebels attacked a base about 30 km east of Kidal.", "Kidal", "MLI", 2),
        ("Suspected jihadists ambushed a convoy some 40 kilometres from Ouahigouya.", "Ouahigouya", "BFA", 2),
        ("Gunmen kidnapped three engineers on the road from Kaduna to Abuja.", "Kaduna", "NGA", 2),
        ("Gunmen killed a pastor in Victoria, the capital of Mexico's Tamaulipas state.", "Victoria", "MEX", 1),
        ("Soldiers shot a man in Kafr Qaddum near Qalqilya.", "Kafr Qaddum", "PSE", 1),
        ("Bandits killed 12 people in Nigeria's Niger state.", "Niger", "NGA", 3),
        ("Hundreds protested in front of the Chinese embassy in Hanoi.", "Hanoi", "VNM", 1),
        ("The army shelled the villages of Kfar Nabl, Hass and Hirmah in southern Idlib.", "Kfar Nabl", "SYR", 1),
        ("Ethiopian soldiers arrested a reporter in Shashogo.", "Shashogo", "ETH", 1),
        ("Gunmen abducted a nurse in Kalembe-Ouest (Walikale, North Kivu).", "Kalembe-Ouest", "COD", 1),
        (
            "Bandits killed a farmer in Ungwan Sarki village, Birnin Gwari district of Kaduna state.",
            "Ungwan Sarki",
            "NGA",
            1,
        ),
        ("Bandits ambushed a bus on the Kaduna-Abuja highway.", "Kaduna", "NGA", 2),
        ("Insurgents attacked Camp Larson in Helmand.", "Camp Larson", "AFG", 1),
        ("A bomb exploded at St Mark's Church in Alexandria.", "St Mark's Church", "EGY", 1),
        ("Police fired tear gas at protesters in Ankara's Kizilay square.", "Ankara", "TUR", 1),
        ("A mine killed two Thai soldiers some five kilometres from Ban Sai in Yala.", "Ban Sai", "THA", 2),
        ("Residents of Georgia's second city, Batumi, protested against a mine.", "Batumi", "GEO", 1),
        ("Boko Haram's attack on Kwajandu left 12 dead.", "Kwajandu", "NGA", 1),
        ("Malian troops advanced on Tinzoura.", "Tinzoura", "MLI", 1),
        ("Nigerian police deployed to Kwajandu.", "Kwajandu", "NGA", 1),
        ("Two Ukrainian villages, Novoborivka and Stepnohirka, were shelled.", "Novoborivka", "UKR", 1),
        ("Police went to Kano, where residents attacked them.", "Kano", "NGA", 1),
        ("Protesters blocked the bridge at Kwajandu.", "Kwajandu", None, 1),
        ("Police killed a protester in the capital of Guinea.", "Conakry", "GIN", 1),
        ("Militiamen killed eight people in the Oromia region's West Arsi zone.", "West Arsi", "ETH", 1),
        ("French troops killed ten jihadists in the Sahel.", "Sahel", None, 3),
        ("Gunmen killed six people along the Jos-Bauchi road.", "Jos", "NGA", 2),
        ("A patrol boat fired shots at fishermen in the Gulf.", "Gulf", None, 3),
        ("Boko Haram fighters raided Kwajandu.", "Kwajandu", "NGA", 1),
        ("Troops fled Mosul as Islamist fighters seized the city.", "Mosul", "IRQ", 1),
        ("Congolese rebels abandoned Rusozi-Haut as troops closed in.", "Rusozi-Haut", "COD", 1),
        ("The Syrian army broke the siege of Nubl.", "Nubl", "SYR", 1),
        ("Syrian rebels fought soldiers for control of Tal Hadda.", "Tal Hadda", "SYR", 1),
        ("In Gao, residents fled and police arrested two men.", "Gao", "MLI", 1),
        ("Gunmen attacked Nyanzura hospital in eastern Congo.", "Nyanzura", "COD", 1),
        ("Israeli settlers attacked Palestinians in Khirbet Hadda.", "Khirbet Hadda", "PSE", 1),
        ("Militia fighters killed a farmer in Mukulu village (Beni, North Kivu).", "Mukulu", "COD", 1),
        ("Soldiers killed two men in Qiniya, a hamlet at the foot of Mount Sinjar.", "Qiniya", "IRQ", 1),
        ("The coalition bombed a hall in Yemen's capital.", "Sanaa", "YEM", 1),
        ("Pirates seized a tanker in the Gulf of Aden.", "Gulf of Aden", None, 3),
    ],
)
def test_a_place_is_a_chain_of_names(coder, text, name, country, precision):
    """The name is that of the place itself; what holds it gives the country, what it is near the precision."""
    found = place(coder, text)
    assert (found.name, found.country, found.precision) == (name, country, precision)


@pytest.mark.parametrize(
    "text",
    [
        "A man from Kabul was stabbed by neo-Nazis.",
        "Jordan Henderson was attacked by gunmen.",
        "Police shot a Medellin cartel boss.",
        "Police arrested a suspect in the Nice attack.",
        "Fans of Real Madrid attacked a bus.",
        "Police arrested a reporter of the Cairo Times.",
        "Workers smashed a China shop.",
        "Jets launched airstrikes on Hezbollah.",
        "Gunmen attacked the Kerala Express train.",
        "Police beat protesters at the Polish-Belarusian border.",
        "Students seized the US embassy.",
        "Gunmen in a Toyota Hilux attacked a kiosk.",
        "Gunmen attacked Abdi Hassan.",
    ],
)
def test_names_of_places_that_are_no_place_of_the_act(coder, text):
    """People, teams, papers and origins that bear the name of a town put nothing there."""
    assert place(coder, text) is None


def test_a_part_of_a_town_lies_there(coder):
    """An unknown quarter of a known town gets its position, and not that of a namesake elsewhere."""
    found = place(coder, "Mortar rounds hit Damascus's Old City.")
    assert (found.name, found.country, found.lat) == ("Old City", "SYR", pytest.approx(33.5, abs=0.1))


def test_what_follows_in_the_text_tells_namesakes_apart(coder):
    """The countries that the whole text names weigh, those of later sentences too."""
    text = "Protesters burned tyres in Merida. The government in Caracas sent the National Guard."
    assert place(coder, text).country == "VEN"


def test_spellings_of_one_name_are_found():
    """Accents, apostrophes, hyphens and Arabic articles do not matter."""
    places = load_circumstances([shipped_dictionaries()]).places
    for one, other in (
        ("Mérida", "Merida"),
        ("Ta'izz", "Taizz"),
        ("Deir-ez-Zor", "Deir ez Zor"),
        ("al-Rastan", "Rastan"),
    ):
        assert places.find(one)[0] == places.find(other)[0]
    assert places.capital("KEN").name == "Nairobi"


def test_an_unknown_village_keeps_its_name(coder):
    """A village that no gazetteer has is kept by name, with no position and no guessed country."""
    found = place(coder, "Rebels attacked the village of Qirmiz.")
    assert (found.name, found.country, found.lat, found.lon) == ("Qirmiz", None, None, None)


def test_an_adjective_gives_the_country_of_an_unknown_town(coder):
    """ "The Syrian town of Kefra" lies in Syria, though the gazetteer has no such town."""
    found = place(coder, "Troops captured the Syrian town of Kefra from rebels.")
    assert (found.name, found.country) == ("Kefra", "SYR")


@pytest.mark.parametrize(
    "text, country",
    [
        ("A suicide bomber blew himself up at a mosque in Tripoli, Lebanon.", "LBN"),
        ("Libyan troops attacked rebels in Tripoli.", "LBY"),
        ("Pakistani soldiers killed five people in Hyderabad.", "PAK"),
        ("Indian police arrested five people in Hyderabad.", "IND"),
    ],
)
def test_one_name_of_several_towns(coder, text, country):
    """The country named with a town, or else that of the parties, says which town is meant."""
    assert place(coder, text).country == country


@pytest.mark.parametrize("text", ["Russia criticised the United States.", "Police arrested three journalists."])
def test_a_party_is_no_place(coder, text):
    """A country that is only spoken of, or no place at all, gives no place."""
    assert place(coder, text) is None


def test_a_users_places_come_first(tmp_path):
    """Places of a later dictionary go before those of the same name in an earlier one."""
    paths = []
    for folder, row in (("ours", "Kefra,SYR,city,36.1,37.1,900000,x"), ("theirs", "Kefra,LBN,city,34.1,36.1,10,x")):
        (tmp_path / folder / "places").mkdir(parents=True)
        text = f"name,country,kind,lat,lon,population,source\n{row}\n"
        (tmp_path / folder / "places" / "places.csv").write_text(text, encoding="utf-8")
        paths.append(tmp_path / folder)
    towns = load_circumstances(paths).places.find("kefra")
    assert [town.country for town in towns] == ["LBN", "SYR"]


def test_an_unknown_name_has_no_towns():
    """A gazetteer without files knows nothing and raises nothing."""
    assert Gazetteer((), {}).find("Paris") == ()


def test_faults_of_the_word_files_are_all_reported(tmp_path):
    """Every faulty row of the number, date and preposition files is named with its line."""
    language = tmp_path / "language" / "en"
    language.mkdir(parents=True)
    (tmp_path / "places").mkdir()
    (language / "numbers.csv").write_text(
        "words,kind,low,best,high,note\nfour,numeral,,4,,\nfive,number,,x,,\n", encoding="utf-8"
    )
    (language / "dates.csv").write_text(
        "words,kind,value,note\nmonday,weekday,first,\nera,unit,aeon 1,\n", encoding="utf-8"
    )
    (tmp_path / "places" / "prepositions.csv").write_text("preposition,precision,unknown\nin,9,yes\n", encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_circumstances([tmp_path])
    assert [fault.line for fault in caught.value.faults] == [2, 3, 2, 3, 2]


@pytest.mark.parametrize(
    "text, name",
    [
        ("Rebels entered Bambari on Monday. The army attacked them there.", "Bambari"),
        ("Kunduz fell to rebels. The army recaptured the city on Friday.", "Kunduz"),
        ("Thousands gathered in Sfax. Police fired tear gas at the demonstrators.", "Sfax"),
        ("MOGADISHU (Reuters) - A car bomb exploded outside a hotel.", "Mogadishu"),
        ("MOGADISHU (Reuters) - Gunmen attacked a village.", None),
        ("BEIRUT (Reuters) - Syrian jets bombed a market.", None),
        ("Rebels overran Goma. Fighters went from house to house and killed civilians.", "Goma"),
        ("Rebels overran Goma. Fighters killed civilians in a separate raid.", None),
        ("Rebels overran Goma. On Friday soldiers killed six men.", None),
        ("Gunmen attacked a mosque in Kano. On Friday soldiers killed the attackers.", "Kano"),
        ("Protesters marched in Lome. Police arrested 20 of them.", "Lome"),
        ("Rebels attacked a base near Gao on Monday. Insurgents later shot a soldier.", "Gao"),
        ("A bomb exploded in Baghdad. Another blast killed four policemen.", None),
        ("Residents of Kano marched on Monday. Police fired tear gas at the crowd.", "Kano"),
    ],
)
def test_a_deed_without_a_place_may_point_back(coder, text, name):
    """It is where the sentence before was, or in the town of the dateline, but not in a village or another country."""
    found = coder.code(text)[-1].place
    assert (found and found.name) == name


def test_another_spelling_is_found_in_its_country(coder):
    """A name that differs in transliteration alone has the position of its town, under the name that the text uses."""
    found = place(coder, "Yemeni rebels attacked an army post in Haradh.")
    assert (found.name, found.country, found.lat) == ("Haradh", "YEM", pytest.approx(16.4, abs=0.1))


@pytest.mark.parametrize(
    "text, name",
    [
        ("Islamic State captured Tal Abta, a town west of Mosul.", "Tal Abta"),
        ("The Sudanese army bombed Kawderu and Tabuldi, two hamlets held by rebels.", "Kawderu"),
        ("Brussels imposed sanctions on Minsk.", None),
        ("The Bishop of Maiduguri accused the army of lying.", None),
    ],
)
def test_what_stands_behind_a_name(coder, text, name):
    """A town described keeps its name; whom sanctions hit, or where a speaker sits, is no place."""
    found = place(coder, text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    "text, name",
    [
        ("Rebels shelled a clinic 300 metres from Mr Okello's house in Gulu.", "Gulu"),
        ("Soldiers shelled a hut a mile from General Otti's farm in Lira.", "Lira"),
        ("Rebels seized the airfield Dr Wanyama uses.", None),
        ("Gunmen killed two guards near General Santos.", "General Santos"),
    ],
)
def test_a_person_is_no_place(coder, text, name):
    """A name behind a title is somebody's, not a place's, unless a place is called so."""
    found = place(coder, text)
    assert (found and found.name) == name
