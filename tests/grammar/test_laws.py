"""Laws that hold for clauses made up on the spot: whatever the words, the roles stay where they belong."""

import sys

import pytest
from attrs import frozen
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import eventcoder
from grammar import suite


@frozen
class Verb:
    """The forms of a transitive verb."""

    lemma: str
    past: str
    participle: str


def regular(lemma, past=""):
    """Return a verb whose past is its participle."""
    past = past or lemma + ("d" if lemma.endswith("e") else "ed")
    return Verb(lemma, past, past)


NAMES = ("Kenya", "the army", "Turkish soldiers", "the rebels", "militants", "the ministry of health", "a local court",
         "three officers", "Sudan's navy", "the opposition leader", "members of the union", "at least 20 students")  # fmt: skip
VERBS = (regular("kill"), regular("detain"), regular("criticise"), regular("expel", "expelled"), regular("attack"),
         regular("bomb"), regular("arrest"), regular("support"), regular("condemn"), regular("accuse"), regular("blame"),
         Verb("shoot", "shot", "shot"), Verb("take", "took", "taken"),
         regular("kidnap", "kidnapped"), regular("disarm"))  # fmt: skip
BETWEEN = (" reportedly", " on Tuesday", " late on Monday", " last week", " also", ", officials said,", ", who came from the north,",
           ", which had signed a treaty in May,", ", speaking in Lima,", " again")  # fmt: skip
NOT = (
    "did not {0}",
    "didn't {0}",
    "will not {0}",
    "never {1}",
    "could not {0}",
    "cannot {0}",
    "no longer {0}",
    "has not {2}",
    "have never {2}",
    "would not {0}",
    "failed to {0}",
    "may not {0}",
)
GROUPS = ("had {2}", "will {0}", "may {0}", "must {0}", "did {0}")
PIECES = ("the army ", "and ", "of the ", ")", "that ", "who ", "to attack ", '" ', "if ", "rebels ", "in ", "'s ", "20 ",
          "- ", "; ", "A. ", "by the army ")  # fmt: skip
# Runs of these cost more than their length says as yet.
HARD_PIECES = ("not ", "(", "talks between ", "said ", "killed by ", ", rebels ", "President of the ")
ANY_PIECES = (
    *PIECES,
    *HARD_PIECES,
    ", ",
    "was ",
    *(f"{word} " for word in NAMES),
    *(f"{verb.past} " for verb in VERBS),
)

law = settings(deadline=None)  # the first sentence waits for the dictionaries
names = st.sampled_from(NAMES)
verbs = st.sampled_from(VERBS)


@st.composite
def facts(draw):
    """Return a subject, a verb, and an object other than the subject."""
    subject, verb, target = draw(names), draw(verbs), draw(names)
    assume(subject != target)
    return subject, verb, target


def sentence(text):
    """Return a text with a capital and a full stop."""
    return text[0].upper() + text[1:] + "."


def roles(text, lemma):
    """Return subject and object of the verb, as the suite compares them, or None when the verb is not found."""
    text = sentence(text)
    analysis = suite.analyse(text)
    for clause in analysis.clauses:
        if clause.kind == "verb" and clause.lemma == lemma:
            return members(clause.subject, text, analysis), members(clause.object, text, analysis)
    return None


def members(phrase, text, analysis):
    """Return the texts of a phrase's members in lower case, without their determiners."""
    found = suite.words(phrase, text, analysis.tokens)
    if found is None:
        return []
    return [suite.plain(each) for each in ([found] if isinstance(found, str) else found)]


def gold(*phrases):
    """Return phrases as `members` gives them."""
    return [suite.plain(phrase) for phrase in phrases]


# ------------------------------------------------------------------------------------------------ roles


@law
@given(facts())
def test_passive_gives_the_roles_of_the_active(fact):
    """A rule written in the active voice codes the passive too."""
    subject, verb, target = fact
    expected = (gold(subject), gold(target))
    assert roles(f"{subject} {verb.past} {target}", verb.lemma) == expected
    was = "were" if target.endswith("s") or target.startswith("members") else "was"
    assert roles(f"{target} {was} {verb.participle} by {subject}", verb.lemma) == expected


@law
@given(facts(), st.sampled_from(GROUPS))
def test_tense_and_modality_change_no_role(fact, group):
    """Who acts on whom does not hang on when, or on whether it is sure."""
    subject, verb, target = fact
    said = group.format(verb.lemma, verb.past, verb.participle)
    assert roles(f"{subject} {said} {target}", verb.lemma) == (gold(subject), gold(target))


@law
@given(facts(), st.sampled_from(BETWEEN))
def test_what_stands_between_subject_and_verb_changes_no_role(fact, between):
    """An adverb, a time, a speaker or a relative clause before the verb does not take the subject's place."""
    subject, verb, target = fact
    assert roles(f"{subject}{between} {verb.past} {target}", verb.lemma) == (gold(subject), gold(target))


@law
@given(facts(), names)
def test_conjunct_adds_exactly_its_member(fact, other):
    """A and B are A and B on either side of the verb, and nothing else changes."""
    subject, verb, target = fact
    assume(other not in (subject, target))
    assume("of health" not in subject + target)  # "of health and soldiers" is one list as far as grammar knows
    assert roles(f"{subject} and {other} {verb.past} {target}", verb.lemma) == (gold(subject, other), gold(target))
    assert roles(f"{subject} {verb.past} {target} and {other}", verb.lemma) == (gold(subject), gold(target, other))


@law
@given(facts())
def test_relative_clause_gives_the_roles_of_the_main_clause(fact):
    """A man who shot another is the one who acts, wherever he stands in the main clause."""
    subject, verb, target = fact
    assert roles(f"police found {subject} who {verb.past} {target}", verb.lemma) == (gold(subject), gold(target))


@law
@given(facts(), st.sampled_from(NOT))
def test_not_negates_and_changes_no_role(fact, group):
    """An act denied is found with its two sides, and is marked as not done."""
    subject, verb, target = fact
    text = sentence(f"{subject} {group.format(verb.lemma, verb.past, verb.participle)} {target}")
    analysis = suite.analyse(text)
    found = [clause for clause in analysis.clauses if clause.kind == "verb" and clause.lemma == verb.lemma]
    assert [clause.scope.negated for clause in found] == [True], text
    assert members(found[0].subject, text, analysis) == gold(subject)
    assert members(found[0].object, text, analysis) == gold(target)


@law
@given(facts())
def test_plain_statement_is_not_negated(fact):
    """What is said to have happened is not marked as denied, nor as possible."""
    subject, verb, target = fact
    analysis = suite.analyse(sentence(f"{subject} {verb.past} {target}"))
    scopes = [clause.scope for clause in analysis.clauses if clause.kind == "verb"]
    assert [(scope.negated, scope.modality, scope.time) for scope in scopes] == [(False, "", "past")]


# ------------------------------------------------------------------------------------------- any text


def check_positions(text):
    """Check that all that an analysis points to lies in its text and inside what holds it."""
    analysis = suite.analyse(text)
    size = len(analysis.tokens)
    for start, end, word in zip(analysis.tokens.starts, analysis.tokens.ends, analysis.tokens.words, strict=True):
        assert text[start:end] == word
    for clause in analysis.clauses:
        assert 0 <= clause.start < clause.end <= size
        assert clause.trigger
        assert all(0 <= index < size for index in clause.trigger)
        assert all(index is None or 0 <= index < len(analysis.clauses) for index in (clause.complement, clause.parent))
        phrases = [clause.subject, clause.object, clause.indirect, clause.phrase, *clause.times]
        for phrase in (*phrases, *(each for _, each in clause.preps)):
            check_phrase(phrase, size)


def check_phrase(phrase, size):
    """Check the positions of a phrase and of all the phrases in it."""
    if phrase is None:
        return
    assert 0 <= phrase.start <= phrase.base <= phrase.head < phrase.end <= size
    for inner in (phrase.possessor, phrase.apposition, *phrase.conjuncts, *(each for _, each in phrase.preps)):
        check_phrase(inner, size)


@law
@given(st.text(max_size=200))
def test_any_string_is_analysed_and_its_positions_hold(text):
    """No text, however odd, stops a run, and no offset leads out of it."""
    check_positions(text)


@law
@given(st.lists(st.sampled_from(ANY_PIECES), max_size=40))
def test_any_order_of_common_words_is_analysed_and_its_positions_hold(pieces):
    """Broken, cut and ungrammatical sentences are analysed too."""
    check_positions("".join(pieces))


def work(run, text):
    """Return how many lines of Python are run to do something with a text."""
    count = 0

    def step(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        run(text)
    finally:
        sys.settrace(before)
    return count


def grows_like_the_text(run, unit, size):
    """Say whether twice the text costs about twice the work; a square would cost four times as much."""
    run(unit * 2 * size)  # what is kept of words that were seen is no work of a text
    return work(run, unit * 2 * size) <= 2.3 * work(run, unit * size) + 500


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3))
@example(["to attack ", "and "])
@example(["rebels ", "to attack ", "of the "])
@example(["by the army ", "to attack ", "the army "])
def test_work_grows_no_faster_than_the_text(pieces):
    """A page without a full stop costs what its length says."""
    analyse = suite.named("builtin")
    suite.analyse("Rebels attacked Gao.")  # what is loaded at the first sentence is no work of this text
    assert grows_like_the_text(analyse, "".join(pieces), 80)


@pytest.mark.parametrize("unit", HARD_PIECES)
def test_work_grows_no_faster_than_a_hard_text(unit):
    """A thousand opening brackets cost what their number says, since a sentence is cut before it grows too long."""
    coder = eventcoder.Coder()
    coder.code("Rebels attacked Gao.")  # what is read at the first sentence is no work of this text
    assert grows_like_the_text(coder.code, unit, 500)


@pytest.mark.parametrize("piece", [*PIECES, *HARD_PIECES[:-1]])
def test_long_run_of_one_word_ends(piece):
    """The worst texts that are easy to make do not hang a run."""
    text = piece * 3000
    assert "".join(suite.analyse(text).tokens.words) == text.replace(" ", "")


def test_deep_chain_of_phrases_ends():
    """A list of places within places a thousand deep does not stop a run."""
    assert suite.analyse("President of the " * 3000).tokens is not None
