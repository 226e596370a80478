"""Explanations: what a reader of a trace must find in it."""

import json
from pathlib import Path

import pytest

from eventcoder import Coder
from eventcoder.errors import InputError
from eventcoder.show.explain import explain


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def test_an_event_names_its_rule_and_the_line_of_it(coder):
    """The rule, its file and line, the pattern as written, and the words in each slot are there."""
    found = explain(coder, "The village was captured from rebels by the Syrian army.")
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    assert account.type == "capture-territory"
    assert account.path.endswith(".rules")
    assert "capture" in account.pattern
    with Path(account.path).open(encoding="utf-8") as lines:
        assert account.pattern in lines.read().splitlines()[account.line - 1]
    assert dict(account.slots)["SRC"] == "the Syrian army"


def test_a_code_names_the_entries_it_rests_on(coder):
    """Each side is given with its code and the dictionary lines that the code comes from."""
    found = explain(coder, "Syrian troops attacked rebels.")
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    source = account.sides[0]
    assert (source.role, source.text, source.code) == ("source", "Syrian troops", "SYRMIL")
    assert any("agents.csv:" in entry for entry in source.sources)
    assert any("countries.csv:" in entry for entry in source.sources)


def test_a_code_is_given_with_its_name(coder):
    """Nobody needs the manual at hand to read what a code stands for."""
    found = explain(coder, "Iran refused to lift the sanctions on Oman.")
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    assert (account.cameo, account.cameo_name) == ("1244", "relief from sanctions refused")
    assert "CAMEO 1244 (relief from sanctions refused), actual" in str(found)


def test_a_composed_type_shows_its_chain(coder):
    """An operator over an act is shown with both, and the inner clause says that it is part of the outer one."""
    found = explain(coder, "Protesters in Tunis demanded the release of two journalists.")
    clauses = found.sentences[0].clauses
    account = next(a for clause in clauses for a in clause.events)
    assert account.chain[0] == "demand"
    assert account.chain[-1] == "release-prisoners"
    assert any("inside clause" in clause.note for clause in clauses)


@pytest.mark.parametrize(
    "text, status, reason",
    [
        ("The rebels did not kill the mayor.", "negated", "negated"),
        ("Rebels may attack Gao.", "hypothetical", "may happen"),
        ("Rebels will attack Gao.", "planned", "future"),
        ("Rebels attacked Gao.", "actual", "nothing"),
    ],
)
def test_a_status_has_its_reason(coder, text, status, reason):
    """The words of the sentence that decide how real an act is are named."""
    found = explain(coder, text)
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    assert account.status == status
    assert reason in account.why


def test_what_nearly_fits_is_shown(coder):
    """A verb with rules, none of which fits, shows the nearest patterns and what is wrong with each."""
    found = explain(coder, "Rebels seized.")
    clause = found.sentences[0].clauses[0]
    assert clause.events == ()
    assert clause.misses
    assert any("object is missing" in miss.problem for miss in clause.misses)
    assert "the nearest" in str(found)


def test_a_word_without_rules_says_so(coder):
    """A clause whose verb no rule names is not passed over in silence."""
    assert "no rule has this trigger" in str(explain(coder, "The minister yawned."))


def test_furniture_is_marked(coder):
    """Text of the page is shown with the reason why it is not coded."""
    text = "Rebels attacked Gao.\n\nCopyright 2017 The Daily Wire. All rights reserved."
    kinds = [sentence.kind for sentence in explain(coder, text).sentences]
    assert kinds[0] == "body"
    assert "furniture" in kinds


def test_it_agrees_with_the_coder(coder):
    """An explanation tells of the same events, in type and status, as coding the text gives."""
    text = "Rebels attacked Gao on Monday. Turkey will send aid to Mali. He did not release the prisoners."
    events = coder.code(text, date="2017-03-14", statuses="all")
    told = [a for s in explain(coder, text, "2017-03-14").sentences for c in s.clauses for a in c.events]
    assert sorted((e.type, e.status) for e in events) == sorted((a.type, a.status) for a in told)


def test_what_a_text_s_domain_leaves_out_is_told(coder):
    """An event that `code` drops as sport is shown with that reason; one that it gives has none."""
    text = "Harlow attacked Benton in the cup final on Sunday after the goalkeeper fell over a striker."
    account = next(a for clause in explain(coder, text).sentences[0].clauses for a in clause.events)
    assert coder.code(text) == []
    assert "sport" in account.left_out
    assert "goalkeeper" in str(explain(coder, text))
    news = explain(coder, "Rebels attacked Gao.")
    assert [a.left_out for clause in news.sentences[0].clauses for a in clause.events] == [""]


def test_acts_of_long_ago_are_told_as_history(coder):
    """A date long before the text's own day counts in an explanation as it does in coding."""
    found = explain(coder, "In 1991 Iraqi forces invaded Kuwait.", "2017-03-14")
    assert [a.status for clause in found.sentences[0].clauses for a in clause.events] == ["historical"]


def test_it_is_json(coder):
    """The dictionary form goes through json unchanged."""
    plain = explain(coder, "Rebels attacked Gao on Monday.", "2017-03-14").to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["date"] == "2017-03-14"


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\n\n", "of of of of"])
def test_any_text_can_be_explained(coder, text):
    """Empty and odd texts give an explanation, not an error."""
    assert isinstance(str(explain(coder, text)), str)


def test_a_bad_date_is_refused(coder):
    """A date that is none is refused as it is by `code`."""
    with pytest.raises(InputError):
        explain(coder, "Rebels attacked Gao.", "the other day")
