"""Actor files become names, role nouns and modifiers; what is wrong with them is said with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from eventcoder.dictionaries.actors import Entry, load_actors
from eventcoder.errors import DictionaryError, Fault

COUNTRIES = "code,names,adjectives,demonyms,capitals\nXYL,Xyland|the Xylands,Xylish,Xyler,Port-Xy\n"


def _folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        file = path / ("places" if name == "places" else "actors") / f"{name}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def _entries(folders: list[Path], words: str) -> list[Entry]:
    node = load_actors(folders).names
    for word in words.split():
        node = node[word]
    found: list[Entry] = node.get("")
    return found


def _faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(DictionaryError) as caught:
        load_actors([folder])
    return tuple(caught.value.faults)


@pytest.mark.parametrize(
    "words",
    ["xyland", "the xylands", "xylands", "xylish", "xyler", "xylers", "port-xy", "port xy"],
)
def test_a_country_is_known_by_each_of_its_words(tmp_path: Path, words: str) -> None:
    """Names with or without article, adjectives, people in singular and plural, and capitals with or without hyphen."""
    (entry,) = _entries([_folder(tmp_path, countries=COUNTRIES)], words)
    assert (entry.country, entry.path, entry.line) == ("XYL", str(tmp_path / "actors" / "countries.csv"), 2)


@pytest.mark.parametrize("words", ["xyman", "xymen", "xywoman", "xywomen", "xyese"])
def test_people_of_a_country_may_have_irregular_plurals(tmp_path: Path, words: str) -> None:
    """A demonym's plural is made by rule or written after "="; one that does not change is entered once."""
    countries = COUNTRIES.replace("Xyler", "Xyman=Xymen|Xywoman=Xywomen|Xyese=Xyese")
    (entry,) = _entries([_folder(tmp_path, countries=countries)], words)
    assert (entry.country, entry.sort, entry.display) == ("XYL", "adjective", "Xyland")


@pytest.mark.parametrize("words", ["xy workers ' party", "the xy people 's front"])
def test_possessives_inside_names_are_tokens(tmp_path: Path, words: str) -> None:
    """Names with 's or a bare apostrophe are found as text is cut into tokens."""
    groups = "names,code,start,end\nXy Workers' Party|The Xy People’s Front,XYLOPP,,\n"
    (entry,) = _entries([_folder(tmp_path, countries=COUNTRIES, groups=groups)], words)
    assert entry.display == "Xy Workers' Party"


def test_all_names_of_a_row_have_its_display_name(tmp_path: Path) -> None:
    """Whatever name a text uses, the first of the row is there to call the actor by."""
    groups = "names,code,start,end\nXy Liberation Front|XLF|the Front of Xy,XYLREB,,\n"
    folder = _folder(tmp_path, countries=COUNTRIES, groups=groups)
    found = [_entries([folder], words)[0] for words in ("xy liberation front", "xlf", "front of xy", "port-xy")]
    assert [entry.display for entry in found] == [*["Xy Liberation Front"] * 3, "Xyland"]
    assert [entry.name for entry in found[:2]] == ["Xy Liberation Front", "XLF"]


def test_an_entry_holds_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    """A year or month stands for all its days, an empty cell for an open end, and the code is taken apart."""
    groups = "names,code,start,end,kind\nXy Front|XF,XYLREBSEP,2004,2011-02,rebels\nXy Front,IMGSEP,2012-05-03,,\n"
    folder = _folder(tmp_path, countries=COUNTRIES, groups=groups)
    first, second = _entries([folder], "xy front")
    assert (first.start, first.end) == (dt.date(2004, 1, 1).toordinal(), dt.date(2011, 2, 28).toordinal())
    assert (second.start, second.end) == (dt.date(2012, 5, 3).toordinal(), dt.date.max.toordinal())
    assert (first.country, first.roles, first.kind, first.exact) == ("XYL", ("REB", "SEP"), "rebels", "")
    assert (second.country, second.roles) == ("", ("IMG", "SEP"))
    assert _entries([folder], "xf")[0].exact == "XF"


REGIONS = (
    "code,sort,names,adjectives,demonyms,start,end\n"
    "XYL,region,Northmark|North March,Northmarkish,Northmarker,2001,\n"
    "XYL,people,Wem,,Wem=Wemmi,,\n"
)


@pytest.mark.parametrize(
    "words, sort",
    [
        ("northmark", "region"),
        ("north march", "region"),
        ("northmarkish", "adjective"),
        ("northmarkers", "adjective"),
        ("wemmi", "people"),
    ],
)
def test_parts_of_a_state_are_known_by_each_of_their_words(tmp_path: Path, words: str, sort: str) -> None:
    """Regions have names, adjectives and people with the state's code and their own days; peoples are of their own sort."""
    (entry,) = _entries([_folder(tmp_path, countries=COUNTRIES, regions=REGIONS)], words)
    assert (entry.sort, entry.code, entry.country, entry.roles) == (sort, "XYL", "XYL", ())
    if sort != "people":
        assert (entry.display, entry.start) == ("Northmark", dt.date(2001, 1, 1).toordinal())


def test_names_of_all_layers_stand_together(tmp_path: Path) -> None:
    """A user's meaning of a name comes before ours, with the countries of both."""
    ours = _folder(tmp_path / "ours", countries=COUNTRIES, places="name,country\nZed,XYL\n")
    user = _folder(tmp_path / "user", groups="names,code,start,end\nZed,XYLREB,,\n")
    assert [(entry.sort, entry.roles) for entry in _entries([ours, user], "zed")] == [
        ("groups", ("REB",)),
        ("place", ()),
    ]


def test_role_nouns_have_plurals(tmp_path: Path) -> None:
    """Regular plurals are made, irregular ones are written, and a word that is plural already has none."""
    agents = "nouns,roles,kind,flags\nriot officer|gunman=gunmen,COP,state-forces,\npolice,COP,state-forces,plural\n"
    found = load_actors([_folder(tmp_path, agents=agents)]).agents
    assert list(found) == ["riot officer", "riot officers", "gunman", "gunmen", "police"]
    assert found["gunmen"] is found["gunman"]


def test_all_faults_are_found_at_once(tmp_path: Path) -> None:
    """A wrong date, dates in the wrong order, an unknown kind and a missing column are reported together."""
    groups = "names,code,start,end,kind\nA Band,REB,20x1,,\nB Band,REB,2011,2010,\nC Band,REB,,,bandits\n"
    folder = _folder(tmp_path, groups=groups, places="name\nZed\n")
    found = [(Path(fault.path).name, fault.line) for fault in _faults(folder)]
    assert found == [("groups.csv", 2), ("groups.csv", 3), ("groups.csv", 4), ("places.csv", 1)]


def test_a_role_noun_may_belong_to_one_country(tmp_path: Path) -> None:
    """The column `country` of agents.csv may be missing; where it is there, a noun has the country, in the plural too."""
    agents = "nouns,roles,kind,flags,country\nxylord,GOV,,person,XYL\nwarden,GOV,,person,\n"
    tables = load_actors([_folder(tmp_path, countries=COUNTRIES, agents=agents)])
    assert [tables.agents[noun].country for noun in ("xylord", "xylords", "warden")] == ["XYL", "XYL", ""]


def test_a_past_capital_is_a_row_of_its_own(tmp_path: Path) -> None:
    """A second row of a country with nothing but a capital and dates is shown by the country's name."""
    rows = COUNTRIES.replace("capitals", "capitals,start,end").replace("Port-Xy", "Port-Xy,,")
    (entry,) = _entries([_folder(tmp_path, countries=rows + "XYL,,,,Oldxy,,1950-12-31\n")], "oldxy")
    assert (entry.display, entry.sort, entry.end) == ("Xyland", "capital", dt.date(1950, 12, 31).toordinal())
