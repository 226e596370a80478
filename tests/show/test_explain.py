"""Explanations: what a reader of a trace must find in it."""

import json
from pathlib import Path

import pytest

from eventcoder import Coder
from eventcoder.errors import InputError
from eventcoder.show.explain import explain
from grammar import suite


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def first_account(coder, text, date=None):
    """Return the account of the first event of a text."""
    found = explain(coder, text, date)
    return next(a for sentence in found.sentences for clause in sentence.clauses for a in clause.events)


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
    assert [(Path(entry.path).name, entry.words) for entry in source.entries] == [
        ("agents.csv", "troops"),
        ("countries.csv", "Syrian"),
    ]
    for entry in source.entries:
        assert entry.name in Path(entry.path).read_text(encoding="utf-8").splitlines()[entry.line - 1]


def test_a_code_is_given_with_its_name(coder):
    """Nobody needs the manual at hand to read what a code stands for."""
    found = explain(coder, "Iran refused to lift the sanctions on Oman.")
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    assert (account.cameo, account.cameo_name) == ("1244", "relief from sanctions refused")
    assert "CAMEO 1244 (relief from sanctions refused), actual" in str(found)


def test_an_office_holder_s_entry_comes_with_its_days(coder):
    """Whoever wonders why a president has that code sees from when to when the entry holds, and which entries did not."""
    source = first_account(coder, "President Obama met Angela Merkel in Berlin.", "2012-05-08").sides[0]
    (entry,) = (entry for entry in source.entries if entry.path.endswith("leaders.csv"))
    assert (entry.code, str(entry.first), str(entry.last)) == ("USAGOV", "2009-01-20", "2017-01-20")
    assert "2012-05-08" in entry.why
    assert [other.code for other in entry.passed_over] == ["USALEG", "USAELI", "USAELI"]
    assert all("2012-05-08" in other.why for other in entry.passed_over)


def test_without_a_date_the_latest_entry_is_said_to_have_won(coder):
    """A text without a date takes the latest office, and the explanation says that this is why."""
    source = first_account(coder, "President Obama met Angela Merkel in Berlin.").sides[0]
    (entry,) = (entry for entry in source.entries if entry.path.endswith("leaders.csv"))
    assert "no date" in entry.why
    assert entry.passed_over


def test_a_title_that_goes_before_the_entry_is_named(coder):
    """Without a date "Senator" makes Obama one, whatever his last office was; the title's line is there."""
    source = first_account(coder, "Senator Obama met Angela Merkel in Berlin.").sides[0]
    assert source.code == "USALEG"
    assert ("Senator", "LEG") in [(entry.words, entry.code) for entry in source.entries]


def test_the_longer_name_is_said_to_go_before_the_shorter(coder):
    """A name inside a longer one is listed as passed over."""
    target = first_account(coder, "Troops attacked Islamic State of Iraq.").sides[1]
    (entry,) = target.entries
    assert entry.words == "Islamic State of Iraq"
    assert any("shorter" in other.why for other in entry.passed_over)


def test_a_word_that_changes_the_code_is_named(coder):
    """ "Former" is shown with the line of the dictionary that says what it does."""
    target = first_account(coder, "Police arrested the former minister.").sides[1]
    (entry,) = (entry for entry in target.entries if entry.path.endswith("modifiers.csv"))
    assert entry.words == "former"
    assert "former" in Path(entry.path).read_text(encoding="utf-8").splitlines()[entry.line - 1]


def test_a_pronoun_says_whom_it_stands_for(coder):
    """The code of "they" rests on an entry that is not in the phrase, and the explanation says so."""
    target = first_account(coder, "The rebels said the army attacked them.").sides[1]
    assert "spoken of before" in target.entries[0].why


def test_a_country_that_no_entry_gives_is_accounted_for(coder):
    """Gunmen in Kano are Nigerian because of the place, and the explanation says so."""
    source = first_account(coder, "Gunmen abducted two doctors in Kano.").sides[0]
    assert source.code == "NGAUAF"
    assert "place" in source.note


def test_the_country_of_the_whole_text_is_accounted_for(coder):
    """A record coded with a default country can be explained with it, and the note says where the country comes from."""
    source = explain(coder, "Police arrested five men.", country="SYR").sentences[0].clauses[0].events[0].sides[0]
    assert source.code == "SYRCOP"
    assert "whole text" in source.note


def test_a_composed_type_shows_what_each_operator_gave(coder):
    """Operators stand outermost first; each step has its type and code, the last one those of the event."""
    found = explain(coder, "Turkey urged Iran to stop threatening to bomb Iraq.")
    account = next(a for clause in found.sentences[0].clauses for a in clause.events)
    assert account.operators[0] == "appeal"
    assert len(account.steps) == len(account.operators) > 1
    assert [step.operator for step in account.steps] == list(reversed(account.operators))
    assert account.steps[-1].type == account.type
    assert account.steps[-1].cameo == account.cameo
    assert " over ".join([*account.operators, account.act]) in str(found)
    assert any("inside clause" in clause.note for clause in found.sentences[0].clauses)


def test_each_step_of_a_composition_is_shown_with_its_code(coder):
    """A reader sees what an act was, and what each operator around it made of it."""
    told = str(explain(coder, "Turkey urged Iran to stop threatening to bomb Iraq."))
    assert "composed  appeal over end over threaten over airstrike\n" in told
    assert "threaten over airstrike [195] gives threaten-attack [1384]\n" in told
    assert "appeal over de-escalate [087] gives appeal-de-escalation [0256]\n" in told


@pytest.mark.parametrize(
    "text, status, reason",
    [
        ("The rebels did not kill the mayor.", "negated", 'negated by "not"'),
        ("No rebels attacked Gao.", "negated", 'negated by "No"'),
        ("Rebels may attack Gao.", "hypothetical", 'possible by "may"'),
        ("If rebels attack Gao, people will flee.", "hypothetical", 'condition by "If"'),
        ("Rebels will attack Gao.", "planned", 'future by "will"'),
        ("Rebels are due to attack Gao.", "planned", 'future by "are due to"'),
        ("Rebels will not attack Gao.", "actual", 'negated by "not", future by "will"'),
        ("The minister said Iran must release journalists.", "actual", 'obligation by "must"'),
        ("Rebels left without attacking Gao.", "negated", 'negated by "without"'),
        ("People marked the anniversary of the attack on Gao.", "historical", 'history by "anniversary"'),
        ("Rebels trained to attack Gao.", "hypothetical", "to-clause"),
        ("Rebels attacked Gao.", "actual", "nothing"),
    ],
)
def test_a_status_has_its_reason(coder, text, status, reason):
    """The words of the sentence that decide how real an act is are named."""
    account = first_account(coder, text)
    assert account.status == status
    assert reason in account.why
    assert reason in str(explain(coder, text))


def test_the_words_of_a_clause_s_scope_are_data(coder):
    """A program that reads the explanation finds the words beside what they make of the clause."""
    clause = explain(coder, "Rebels will not attack Gao.").to_dict()["sentences"][0]["clauses"][0]
    assert {"is": "negated", "by": "not"} in clause["scope"]
    assert {"is": "future", "by": "will"} in clause["scope"]


def test_what_nearly_fits_is_shown(coder):
    """A verb with rules, none of which fits, shows the nearest patterns and what is wrong with each."""
    found = explain(coder, "Rebels seized.")
    clause = found.sentences[0].clauses[0]
    assert clause.events == ()
    assert clause.misses
    assert any("object is missing" in miss.problem for miss in clause.misses)
    assert "the nearest" in str(found)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("The decision surprised Mali.", "no act inside"),
        ("The teacher met the baker.", "no known public actor"),
        ("A resolution on aid was read.", "in general"),
        ("The army said rebels attacked Gao.", "what is said is coded"),
        ("Zorvan said they liked the view.", "who says it is nobody known"),
        ("The minister seized the opportunity.", "no event"),
    ],
)
def test_a_rule_that_fits_and_gives_nothing_says_why(coder, text, reason):
    """Where a rule takes a clause and no event comes of it, the one reason that holds is given."""
    notes = [clause.note for clause in explain(coder, text).sentences[0].clauses]
    assert any(reason in note for note in notes), notes


def test_a_missing_side_of_a_mutual_act_is_told(coder):
    """A rule for two parties says that there is only one."""
    misses = explain(coder, "The soldier reconciled.").sentences[0].clauses[0].misses
    assert any("two sides" in miss.problem for miss in misses)


def test_a_purpose_where_a_rule_wants_an_act_is_told(tmp_path):
    """A rule with `to DO` for a verb that takes no to-clause never fires; the explanation says what stands in the way."""
    rules = tmp_path / "itch.rules"
    rules.write_text("itch: threaten\n    SRC itch to DO\n    + Rebels itched to attack Gao. => Rebels | Gao\n")
    found = explain(Coder([rules]), "Rebels itched to attack Gao.")
    assert any("read as a purpose" in miss.problem for miss in found.sentences[0].clauses[0].misses)


def test_a_verb_with_rules_never_seems_to_have_none(coder):
    """Each clause whose trigger some rule has shows a rule that is near, a note, or an event."""
    silent = []
    for row in suite.rows():
        for sentence in explain(coder, row.text).sentences:
            for clause in sentence.clauses:
                silent += [row.text] if clause.patterns and not (clause.events or clause.note or clause.misses) else []
    assert silent == []


def test_a_word_without_rules_says_so(coder):
    """A clause whose verb no rule names is not passed over in silence."""
    assert 'no rule has the verb "yawn"' in str(explain(coder, "The minister yawned."))


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


def test_how_a_clause_hangs_on_another_is_said_in_plain_words(coder):
    """Nobody needs the grammar's own names to read an explanation."""
    told = str(explain(coder, "Turkey urged Iran to leave after the army came."))
    assert "to-clause of clause 0, urged (urge)\n" in told
    assert 'subordinate clause "after" of clause' in told
