"""How news is worded: the tables of words, what coders make of them, and what a user can do about it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import non_events, short
from eventcoder import Coder
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.dictionaries.wording import (
    BIAS,
    FEW,
    SCALE,
    Families,
    Wording,
    margin,
    marks,
    read_wordings,
    report_terms,
)
from eventcoder.errors import DictionaryError
from eventcoder.ontology.load import load_ontology
from eventcoder.text.tokens import tokenise

CHAT = "He killed the sauce with too much salt, our critic says, but she loved her pudding."
# No rule has this frame; a reader has no doubt.
HOES = "Two men taken for cattle thieves were set upon with hoes by villagers at Mbale market; one died on the way."


def tokens(text):
    """Return the tokens of a text of one sentence."""
    return tokenise(text, 0, len(text))


@pytest.fixture(scope="module")
def chances():
    """Return what tells how likely the shipped tables make a text each kind of report."""
    folders = [shipped_dictionaries()]
    wordings = read_wordings(folders, load_ontology(folders).types, FaultList())
    return lambda text: wordings.reports.chances(report_terms(tokens(text), wordings.families))


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return Coder()


def layer(tmp_path, rows, name="reports", head="term,weights"):
    """Return a layer that has a table of its own."""
    path = tmp_path / "wording" / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{head}\n{rows}", encoding="utf-8")
    return tmp_path


def test_words_are_counted_in_small_letters_and_names_and_figures_as_one_sign():
    """What a text is about shows in its words, not in who is named; a headline in capitals names nobody."""
    assert list(marks(tokens("Shells hit Gao on 12 May."))) == ["shells", "hit", "^", "on", "#", "^", ""]
    assert list(marks(tokens("SHELLS HIT GAO"))) == ["shells", "hit", "gao"]
    assert "hit ^" in report_terms(tokens("Shells hit Gao on 12 May."), Families())


def test_reports_held_back_are_told_apart_from_other_news(chances):
    """The table was made from other texts: of those that it has not seen it knows nearly all reports, and most other pages."""
    rows = [json.loads(line) for line in (short.FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    known = [margin(chances(row["text"])) > -2 for row in rows if row["part"] == "held"]
    others = [margin(chances(row.text)) < -2 for row in non_events.rows() if row.part == "held"]
    assert sum(known) / len(known) > 0.95
    assert sum(others) / len(others) > 0.8


def test_reports_held_back_get_their_type_from_their_words_alone(chances):
    """Most sub-event types show in the words of a report."""
    rows = [json.loads(line) for line in (short.FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    right = []
    for row in rows:
        told = chances(row["text"])
        right += [max(told, key=told.get) == row["acled"]] if row["part"] == "held" else []
    assert sum(right) / len(right) > 0.6


def test_an_event_in_words_of_other_news_is_left_out_and_the_words_are_told(coder):
    """A user who asks why sees how unlikely it is, and the words."""
    assert coder.code(CHAT) == []
    [left] = [line for line in str(coder.explain(CHAT)).splitlines() if "left out as" in line]
    assert "left out as other news: cues " in left


def test_a_report_that_no_rule_knows_is_read_loosely_and_says_so(coder):
    """Nothing coded is a loss to a data set; whoever wants rules alone leaves out what is flagged."""
    [event] = coder.code(HOES)
    assert event.acled.sub_event_type == "Mob violence"
    assert (event.source.text, event.target.text, event.flags) == ("villagers", "Two men", ("loose",))
    assert "no rule fits; by its wording mob-violence" in str(coder.explain(HOES))
    assert coder.code(HOES, statuses=["planned"]) == Coder(strict=True).code(HOES) == []


def test_a_wording_that_speaks_far_more_for_another_type_gives_it_and_says_so(tmp_path):
    """The decision table sees who did what; words may know better, and whoever wants the table alone can have it."""
    text = "Rebels shelled the zorgal market in Gao."
    folder = layer(tmp_path, "zorgal,Grenade 40\n")
    [event] = Coder([folder]).code(text)
    assert (event.cameo, event.acled.sub_event_type, event.flags) == ("194", "Grenade", ("worded",))
    assert "ACLED's Grenade, not Shelling/artillery/missile attack" in str(Coder([folder]).explain(text))
    [event] = Coder([folder], strict=True).code(text)
    assert (event.acled.sub_event_type, event.flags) == ("Shelling/artillery/missile attack", ())


def test_an_act_that_rules_find_gets_the_type_that_the_report_is_surely_of(tmp_path):
    """Rules see an agreement, its words that it is one of war; who wants rules alone gets no type."""
    text = "The Tuareg and the Arabs settled their dispute over the zorgal."
    folder = layer(tmp_path, "zorgal,Agreement 60\n")
    [event] = Coder([folder]).code(text)
    assert (event.acled.sub_event_type, event.flags) == ("Agreement", ("worded",))
    assert "by its wording ACLED's Agreement" in str(Coder([folder]).explain(text))
    [event] = Coder([folder], strict=True).code(text)
    assert event.acled is None


def test_what_is_only_planned_gets_no_type_from_words(tmp_path):
    """Only what was done has a code of ACLED's, whatever statuses are asked for."""
    coder = Coder([layer(tmp_path, "zorgal,Agreement 60\n")])
    text = "The minister will visit Oslo on Sunday over the zorgal."
    assert all(event.acled is None for event in coder.code(text, statuses="all") if event.status != "actual")
    planned = [event for event in coder.code(text) if event.status == "planned"]
    assert planned
    assert planned[0].flags == ()


def test_a_layer_sets_how_much_words_have_to_say(tmp_path):
    """Who would rather read all that may be an event, or only what surely is one, says so."""
    assert Coder(
        dictionaries=[layer(tmp_path, "news-of-nobody,-99\nconflict-of-nobody,-99\n", "limits", "limit,value")]
    ).code(CHAT)
    assert Coder().code(CHAT) == []


def test_few_words_leave_little_out(coder):
    """A bare sentence is coded as it says, whatever else its few words are used for."""
    for text in ("Kenya attacked Somalia.", "Postal staff went on strike.", "The bank approved a loan for Zambia."):
        assert coder.code(text), text


def test_words_never_make_an_army_a_rebel_force(tmp_path):
    """Who took a town is known from who they are."""
    text = "The Malian army took the zorgal town of Kidal."
    folder = layer(tmp_path, "zorgal,Non-state actor overtakes territory 40\n")
    [event] = Coder([folder]).code(text)
    assert (event.acled.sub_event_type, event.flags) == ("Government regains territory", ())


def test_a_layer_changes_single_terms(tmp_path):
    """A row of the user's own takes the place of ours; all others stay."""
    text = "Zealots stormed a barracks in Gao."
    assert [event.type for event in Coder().code(text)]
    rows = "".join(f"{word},none 9\n" for word in ("zealots", "stormed", "a", "barracks", "in"))
    assert Coder(dictionaries=[layer(tmp_path, rows)]).code(text) == []


def test_a_layer_makes_a_relation_of_a_word_of_its_own(tmp_path):
    """What only one's own field calls so is told apart too."""
    text = "Oslo dropped a grunfel on Malabo on Tuesday."
    sides = (0, 4), (26, 32)
    layered = Coder(dictionaries=[layer(tmp_path, "grunfel,ACCUSE 30\n", "relations")])
    assert layered.relate(text, *sides).plover.event == "ACCUSE"
    assert Coder().relate(text, *sides).plover.event != "ACCUSE"


@pytest.mark.parametrize(
    "text, term",
    [
        ("Oslo handed a grunfel to Malabo.", "does: SOURCE hand+grunfel TARGET"),
        ("Oslo spoke under a grunfel with Malabo.", "does: SOURCE speak under grunfel"),
        ("Oslo spoke of a plan with Malabo.", "does: SOURCE speak with TARGET"),
        ("Oslo hastened to speak with Malabo.", "over: hasten complement"),
        ("Oslo hastened to speak with Malabo.", "over: hasten > speak"),
        ("Oslo spoke with Malabo.", "is: past speak"),
        ("Oslo did not speak with Malabo.", "is: negated"),
    ],
)
def test_what_the_grammar_sees_speaks_for_a_relation(tmp_path, text, term):
    """Who writes a row for an object, a preposition, what an act hangs on, its time or a denial of it gets what it says."""
    sides = [(text.index(name), text.index(name) + len(name)) for name in ("Oslo", "Malabo")]
    layered = Coder(dictionaries=[layer(tmp_path, f"{term},PROTEST 300\n", "relations")])
    assert layered.relate(text, *sides).plover.event == "PROTEST"


def test_a_layer_puts_a_word_into_a_family(tmp_path):
    """What the tables know of a family holds for a word that only one's own field has."""
    text = "Oslo sent a grunfel into Malabo."
    sides = (0, 4), (25, 31)
    layered = Coder(dictionaries=[layer(tmp_path, "bomb,grunfel\n", "families", "family,words")])
    assert layered.relate(text, *sides).plover.event == "ASSAULT"
    assert Coder().relate(text, *sides).plover.event != "ASSAULT"


@pytest.mark.parametrize(
    "row, told",
    [
        ("~shelled,zorgal\n", "families.csv:2:1: '~shelled' is no name of a family; write its name alone"),
        ("shelled,zorgal|Zorgals\n", "families.csv:2:16: 'Zorgals' is no word as the tables have them"),
    ],
)
def test_what_is_wrong_with_a_family_is_told(tmp_path, row, told):
    """So for families."""
    with pytest.raises(DictionaryError) as error:
        Coder(dictionaries=[layer(tmp_path, row, "families", "family,words")])
    assert told in str(error.value)


@pytest.mark.parametrize(
    "rows, told",
    [
        ("gun,Attack much\n", "reports.csv:2:5: weight 'much' is no number; write a kind and a number"),
        ("gun,Atack 1\n", "reports.csv:2:5: unknown kind 'Atack'; did you mean 'Attack'?"),
        ("gun,Attack 1|none nan\n", "reports.csv:2:14: weight 'nan' is no number"),
    ],
)
def test_what_is_wrong_with_a_weight_is_told(tmp_path, rows, told):
    """The error names the cell and how to mend it."""
    with pytest.raises(DictionaryError) as error:
        Coder(dictionaries=[layer(tmp_path, rows)])
    assert told in str(error.value)


@pytest.mark.parametrize(
    "row, told",
    [
        ("report,Attack,,attack,\n", "kinds.csv:2:1: unknown table 'report'"),
        ("reports,Attack,,atack,\n", "kinds.csv:2:17: unknown event type 'atack'; did you mean 'attack'?"),
        ("reports,Attack,,attack,rebel\n", "kinds.csv:2:24: unknown kind of actor 'rebel'; did you mean 'rebels'?"),
    ],
)
def test_what_is_wrong_with_a_kind_is_told(tmp_path, row, told):
    """So for the kinds."""
    with pytest.raises(DictionaryError) as error:
        Coder(dictionaries=[layer(tmp_path, row, "kinds", "table,kind,cameo,type,not_by")])
    assert told in str(error.value)


@given(
    st.dictionaries(
        st.text(min_size=1),
        st.dictionaries(st.sampled_from("ABC"), st.floats(-1e6, 1e6).map(lambda one: round(one, 1))),
    )
)
def test_the_sum_of_all_kinds_at_once_is_that_of_each(told):
    """Whatever the weights, of whatever sign, no kind's sum touches another's."""
    rows = {
        term: " ".join(f"{'ABC'.index(kind)} {weight}" for kind, weight in cells.items())
        for term, cells in told.items()
    }
    scores = Wording(("A", "B", "C"), rows).scores(told.keys())
    scale = SCALE / (len(told) + FEW) ** 0.5
    extra = told.get(BIAS, {})
    for kind, score in zip("ABC", scores, strict=True):
        summed = scale * sum(cells.get(kind, 0) for cells in told.values()) + extra.get(kind, 0)
        assert score == pytest.approx(summed, abs=0.1)


def test_no_words_say_nothing():
    """Unknown words, or none, speak for no kind."""
    wording = Wording(("Attack", "none"), {"gun": "0 1"})
    assert wording.scores(report_terms(tokens("..."), Families())) == [0, 0]
    assert wording.scores({"sofa"}) == [0, 0]
