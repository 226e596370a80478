"""How news of conflict is worded: the table of words, and what a user can do about it."""

import json

import pytest

from corpus import non_events, short
from eventcoder import Coder
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.dictionaries.wording import Wording, marks, read_wording
from eventcoder.errors import DictionaryError
from eventcoder.text.tokens import tokenise

CHAT = "He killed the sauce with too much salt, our critic says, but she loved her pudding."


def tokens(text):
    """Return the tokens of a text of one sentence."""
    return tokenise(text, 0, len(text))


@pytest.fixture(scope="module")
def wording():
    """Return the shipped table."""
    return read_wording([shipped_dictionaries()], FaultList())


def layer(tmp_path, rows):
    """Return a layer that has a table of its own."""
    path = tmp_path / "discards" / "wording.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("word,weight\n" + rows, encoding="utf-8")
    return tmp_path


def test_words_are_counted_in_small_letters_and_names_and_figures_as_one_sign():
    """What a text is about shows in its words, not in who is named; a headline in capitals names nobody."""
    assert list(marks(tokens("Shells hit Gao on 12 May."))) == ["shells", "hit", "^", "on", "#", "^"]
    assert list(marks(tokens("SHELLS HIT GAO"))) == ["shells", "hit", "gao"]


def test_reports_held_back_are_told_apart_from_other_news(wording):
    """The table was counted on other texts: of those that it has not seen it knows nearly all reports, and most other pages."""
    reports = [json.loads(line) for line in (short.FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    known = [wording.score(tokens(row["text"])) > -1 for row in reports if row["part"] == "held"]
    others = [wording.score(tokens(row.text)) < -1 for row in non_events.rows() if row.part == "held"]
    assert sum(known) / len(known) > 0.95
    assert sum(others) / len(others) > 0.55


def test_an_event_in_words_of_other_news_is_left_out_and_the_words_are_told():
    """A user who asks why sees the score and the words."""
    coder = Coder()
    assert coder.code(CHAT) == []
    [left] = [line for line in str(coder.explain(CHAT)).splitlines() if "left out as" in line]
    assert "left out as other news: cues " in left


def test_a_layer_changes_single_words(tmp_path):
    """A row of the user's own takes the place of ours; all others stay."""
    text = "Zealots stormed a barracks in Gao."
    assert [event.type for event in Coder().code(text)]
    rows = "".join(f"{word},-2.5\n" for word in ("zealots", "stormed", "a", "barracks", "in", "^"))
    assert Coder(dictionaries=[layer(tmp_path, rows)]).code(text) == []


def test_a_weight_that_is_no_number_is_told(tmp_path):
    """The error names the row and how to mend it."""
    with pytest.raises(DictionaryError, match=r"wording.csv:2:5: weight 'much' is no number; write a number"):
        Coder(dictionaries=[layer(tmp_path, "gun,much\n")])


def test_no_words_say_nothing():
    """A sentence of unknown words, or of none, is not left out."""
    assert Wording({"gun": 1.0}).score(tokens("...")) == 0
    assert Wording({}).score(tokens("Gunmen fired.")) == 0
