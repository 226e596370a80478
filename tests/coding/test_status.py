"""How real an act is: what has ended, what was said on a visit, what somebody was quick to do."""

import pytest

import eventcoder

ENDED = (
    ("Norway no longer sells weapons to Saudi Arabia.", "160"),
    ("Japan no longer gives aid to Myanmar.", "162"),
    ("The United States no longer trains Nigerien soldiers.", "1622"),
    ("Turkey no longer cooperates with Israel.", "160"),
)
DONE = (
    ("Putin was quick to congratulate the Georgian president.", "051"),
    ("The army was able to free the hostages.", "084"),
    ("The Japanese premier wrote to the Malaysian king to congratulate him.", "051"),
    ("The Polish minister visited Kyiv to express his support for Ukraine.", "050"),
    ("The envoy met the rebels to demand the release of the hostages.", "105"),
)
OPEN = (
    "The Malaysian king is quick to thank his guests.",
    "The rebels no longer attack the town.",
    "The ministers want guarantees before Israel withdraws from Rafah.",
)
MUST = (
    "Vietnam reiterated that China must move its oil rig.",
    "The Kuwaiti minister tweeted that Iran must explain the flight.",
)


NOT_THOUGHT = (
    "Norway does not believe that Chad will bomb Mali.",
    "The Danish premier said she did not think Mali would send troops to Togo.",
    "Diplomats do not expect that the army will attack the town.",
)
THOUGHT = ("The Danish premier said she believed Mali would send troops to Togo.", "138")
TO_BE_BROUGHT_ABOUT = (
    "The bishops gave up attempts to arrange talks between Chad and Togo.",
    "Envoys dropped efforts to secure the surrender of the mutineers.",
    "The Omani king convinced the premier of the need for more cooperation between Chad and Togo.",
)
BROUGHT_ABOUT = ("The bishops managed to arrange talks between Chad and Togo.", "046")


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


@pytest.mark.parametrize("text, code", ENDED)
def test_a_friendly_act_that_goes_on_no_more_has_been_ended(coder, text, code):
    """ "no longer" says of a friendly act what stopping it would."""
    assert [e.cameo for e in coder.code(text, statuses=("actual",))] == [code]


@pytest.mark.parametrize("text, code", DONE)
def test_what_somebody_came_to_say_was_said(coder, text, code):
    """Words that a call, a letter or a visit was made for were said, and "was able to" tells of what was done."""
    assert any((e.cameo or "").startswith(code) for e in coder.code(text, statuses=("actual",)))


@pytest.mark.parametrize("text", OPEN)
def test_other_acts_stay_open(coder, text):
    """What is done as a rule, is wanted, or is a blow that falls no more, is no act of the day."""
    assert not [e for e in coder.code(text, statuses=("actual",)) if not (e.cameo or "").startswith("01")]


@pytest.mark.parametrize("text", MUST)
def test_who_repeats_that_another_must_act_demands_it(coder, text):
    """Whatever the word for saying, that another must do what has no code of its own is demanded of it."""
    assert [e.cameo for e in coder.code(text, statuses=("actual",))] == ["100"]


HELD_OUT = (
    ("Iran said it could close the strait.", "1381", "Iran"),
    ("Egypt may invade Libya, its president said.", "1384", "Egypt"),
    ("Brazil said it might cut aid to Haiti.", "1311", "Brazil"),
    ("Turkey said it will cut aid to Haiti.", "1311", "Turkey"),
)
NOT_HELD_OUT = (
    "The army said it may have bombed the school.",
    "Analysts said Egypt may invade Libya.",
    "Iran said it could not attack the ship.",
    "Germany said it could attack the shortage with new rules.",
    "Japan said it could cut ties with its old tax code.",
)


@pytest.mark.parametrize("text, code, source", HELD_OUT)
def test_a_side_that_speaks_of_the_harm_it_may_do_threatens(coder, text, code, source):
    """What somebody says that he may do to others is a threat of his, also where his name is a common noun besides."""
    found = [(e.cameo, e.source.text) for e in coder.code(text, statuses=("planned",)) if e.source is not None]
    assert found == [(code, source)]


@pytest.mark.parametrize("text", NOT_HELD_OUT)
def test_what_others_think_possible_is_no_threat(coder, text):
    """Harm that may have been done, that others foresee or that cannot be done threatens nobody."""
    assert not [e for e in coder.code(text, statuses=("actual", "planned")) if (e.cameo or "").startswith("13")]


@pytest.mark.parametrize("text", NOT_THOUGHT)
def test_what_somebody_does_not_think_is_left_open(coder, text):
    """A "not" of a verb of thinking denies what is thought, so that it threatens nobody."""
    assert not [e for e in coder.code(text) if not (e.cameo or "").startswith("01")]


@pytest.mark.parametrize("text", TO_BE_BROUGHT_ABOUT)
def test_what_is_only_to_be_brought_about_is_not_done(coder, text):
    """An act that somebody tried to arrange, or that is needed, has not been done by being named."""
    assert not coder.code(text)


@pytest.mark.parametrize("text, code", [THOUGHT, BROUGHT_ABOUT])
def test_what_somebody_thinks_or_has_arranged_is_coded(coder, text, code):
    """What is thought of another's future act is foretold, and what was arranged took place."""
    assert [e.cameo for e in coder.code(text)] == [code]
