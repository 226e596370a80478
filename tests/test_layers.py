"""Layers: what a user writes over the shipped dictionaries, and what comes of it, line by line of the how-to's table."""

import pytest

from eventcoder import Coder
from eventcoder.lint import lint


@pytest.fixture
def layer(tmp_path):
    """Return a function that writes the files of a layer and returns its folder."""

    def write(files):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write


def told(coder, text, **known):
    """Return type, source's code and target's code of each event."""
    return [
        (event.type, event.source and event.source.code, event.target and event.target.code)
        for event in coder.code(text, **known)
    ]


TYPES = "type,family,cameo,plover_event,plover_mode,scheme:farm\n"
NEW = {
    "ontologies/event_types.csv": f"{TYPES}rustling,coerce/property,171,COERCE,seize,F1\n",
    "classes/herds.csv": "class,words,note\nherd-beast,yak|alpaca,\n",
    "rules/herds.rules": "rustling\n    SRC rustle @herd-beast from TGT\n    + Men rustled yaks from nomads.  => Men | nomads\n",
}


def test_a_type_a_class_and_a_scheme_of_one_s_own(layer):
    """A rule with a class of the layer gives a type of the layer, with its codes in CAMEO, PLOVER and the layer's scheme."""
    folder = layer(NEW)
    assert lint([folder]).findings == ()
    (event,) = Coder([folder]).code("Rebels rustled alpacas from villagers.")
    assert (event.type, event.cameo, event.plover.event, event.codes) == ("rustling", "171", "COERCE", {"farm": "F1"})
    assert (event.source.code, event.target.code) == ("REB", "CVL")


def test_an_act_of_one_s_own_composes(layer):
    """A type of the layer is composed by its family, and by a row of the layer where that says otherwise."""
    plain = Coder([layer(NEW)])
    assert told(plain, "Kenya accused rebels of rustling yaks from villagers.")[0][0].startswith("accuse")
    rows = f"{NEW['ontologies/event_types.csv']}alarm,statement,010,,,F9\n"
    composed = {"ontologies/composition.csv": "operator,act,type\nthreaten,rustling,alarm\n"}
    coder = Coder([layer({**NEW, **composed, "ontologies/event_types.csv": rows})])
    (event,) = coder.code("Rebels threatened to rustle yaks from villagers in Kenya.")
    assert (event.type, event.act, event.codes) == ("alarm", "rustling", {"farm": "F9"})


def test_a_code_of_one_of_our_types(layer):
    """A file with the columns to change alone changes those, and leaves the others as they are."""
    before = Coder().code("Police arrested an editor.")[0]
    folder = layer({"ontologies/event_types.csv": "type,cameo,scheme:farm\narrest,171,F7\n"})
    (event,) = Coder([folder]).code("Police arrested an editor.")
    assert (event.cameo, event.codes, event.plover) == ("171", {"farm": "F7"}, before.plover)


ADD = "van: abduction\n    SRC whisk TGT into @vehicle\n    + Men whisked a judge into a van.  => Men | a judge\n"
REPLACE = "visit\n    SRC visit TGT:GOV\n    + Kenya visited the minister.  => Kenya | the minister\n"
REMOVE = "praise: none\n    SRC praise TGT\n    + Peru praised Chile.\n"


@pytest.mark.parametrize(
    "rules, text, before, after",
    [
        (ADD, "Gunmen whisked a doctor into a van.", [], [("abduction", "UAF", "HLH")]),
        (ADD, "Gunmen abducted a doctor.", [("abduction", "UAF", "HLH")], [("abduction", "UAF", "HLH")]),
        (REPLACE, "Kenya visited Peru.", [("visit", "KEN", "PER")], []),
        (REPLACE, "Kenya visited the minister.", [("visit", "KEN", "GOV")], [("visit", "KEN", "GOV")]),
        (REMOVE, "Peru praised Chile.", [("praise", "PER", "CHL")], []),
        (REMOVE, "Peru criticised Chile.", [("criticise", "PER", "CHL")], [("criticise", "PER", "CHL")]),
    ],
)
def test_a_rule_is_added_replaced_and_removed(layer, rules, text, before, after):
    """A rule of a new name adds to ours, one of our name takes its place, and one of our name and no type takes it away."""
    folder = layer({"rules/changes.rules": rules})
    assert lint([folder]).findings == ()
    assert told(Coder(strict=True), text) == before
    assert told(Coder([folder], strict=True), text) == after


NEW_VERB = """gherao: peaceful-protest
    SRC gherao TGT
    + Students gheraoed the vice chancellor.  => Students | the vice chancellor
    + The minister was gheraoed by students.  => students | The minister
    + The gheraoing of the minister by students went on.  => students | the minister
    - The students studied the minister.

clout: assault
    SRC clout TGT
    + Guards clouted a miner.  => Guards | a miner
"""


def test_a_verb_that_no_word_list_has_works_in_a_rule(layer):
    """A rule's verb is a verb in all its regular forms, and is not taken for a misspelling of another ("flouted")."""
    assert lint([layer({"rules/new.rules": NEW_VERB})]).findings == ()


def test_a_new_verb_leaves_the_nouns_that_look_like_it_alone(layer):
    """A noun that a rule uses as a verb stays a noun where it stands as one."""
    bones = "jawbone: assault\n    SRC jawbone TGT\n    + Guards jawboned a miner.  => Guards | a miner\n"
    coder, text = Coder([layer({"rules/new.rules": bones})]), "Guards seized jawbones from smugglers."
    assert told(coder, text) == told(Coder(), text)
    assert told(coder, "Guards jawboned a miner.")[0][0] == "assault"


def test_a_single_file_is_a_layer_and_the_later_layer_wins(layer):
    """Two rule files laid one over the other: of rules of the same name the last one's holds."""
    folder = layer({"a.rules": REPLACE, "b.rules": REPLACE.replace("SRC visit TGT:GOV", "SRC visit TGT")})
    text = "Kenya visited Peru."
    assert told(Coder([folder / "b.rules", folder / "a.rules"]), text) == []
    assert told(Coder([folder / "a.rules", folder / "b.rules"]), text) == [("visit", "KEN", "PER")]


@pytest.mark.parametrize(
    "words, taken, left",
    [("@weapon|zarfle", ["zarfles", "rifles"], []), ("zarfle", ["zarfles"], ["rifles"])],
)
def test_a_class_is_added_to_and_replaced(layer, words, taken, left):
    """A row that names its own class adds words to ours; one that does not holds in its place."""
    rules = "wield: attack\n    SRC wield @weapon at TGT\n    + Men wielded zarfles at guards.  => Men | guards\n"
    own = layer({"classes/own.csv": f"class,words,note\nweapon,{words},\n", "rules/own.rules": rules})
    coder = Coder([own], strict=True)
    assert all(told(coder, f"Rebels wielded {word} at villagers.") for word in taken)
    assert not any(told(coder, f"Rebels wielded {word} at villagers.") for word in left)


ACTORS = {
    "actors/groups.csv": "names,code,start,end\nTin Zorgs|TC,BOLOPPTCH,2015,2016-06\nHezbollah,,,\n",
    "actors/agents.csv": "nouns,roles,kind,flags\nzarfler,MIL,state-forces,person\nminer,CRM,,person\npilgrim,,,person\n",
    "actors/modifiers.csv": "word,effect,value\nformer,none,\ntinny,role,OPP\n",
    "actors/countries.csv": "code,names,adjectives,demonyms,capitals\nZZA,Zedland,Zeddish,Zedder,Zed City\n",
}


@pytest.mark.parametrize(
    "side, code, rebels",
    [
        ("the Tin Zorgs", "BOLOPPTCH", "BOLREB"),
        ("zarflers", "MIL", "REB"),
        ("miners", "CRM", "REB"),
        ("pilgrims", None, "REB"),
        ("Hezbollah", None, "REB"),
        ("the former minister", "GOV", "REB"),
        ("Zeddish zarflers", "ZZAMIL", "REB"),
    ],
)
def test_actors_are_added_replaced_and_removed(layer, side, code, rebels):
    """Names, role nouns, modifiers and countries of a layer stand beside ours and before them; without a code nobody is known."""
    folder = layer(ACTORS)
    assert lint([folder]).findings == ()
    assert told(Coder([folder]), f"Rebels attacked {side}.", date="2016-01-01")[0][1:] == (rebels, code)


def test_an_actor_is_nobody_before_its_first_day_and_keeps_its_name_after_its_last(layer):
    """A name of the layer is unknown before its row begins; what is said later of a group that is no more is still of it."""
    coder = Coder([layer(ACTORS)])
    codes = [
        told(coder, "Rebels attacked the Tin Zorgs.", date=day)[0][2]
        for day in ("2014-12-31", "2015-01-01", "2016-06-30", "2016-07-01")
    ]
    assert codes == [None, "BOLOPPTCH", "BOLOPPTCH", "BOLOPPTCH"]


def test_places_and_numbers_are_added(layer):
    """A town of the layer is a place of its country, a vague number of the layer counts."""
    folder = layer(
        {
            "places/places.csv": "name,country,kind,lat,lon,population\nZorgburg,TCD,town,13.1,18.2,\n",
            "language/en/numbers.csv": "words,kind,low,best,high\noodles,vague,20,40,90\n",
        }
    )
    (event,) = Coder([folder]).code("Rebels killed oodles of people in Zorgburg.")
    assert (event.place.name, event.place.country, event.place.lat) == ("Zorgburg", "TCD", 13.1)
    assert (event.fatalities.low, event.fatalities.best, event.fatalities.high) == (20, 40, 90)
