"""Scope: which words of a sentence say how real an act is."""

import pytest

from grammar import suite


def cues(text, lemma):
    """Return (effect, words) of each cue of the clause with a lemma."""
    analysis = suite.analyse(text)
    clause = next(c for c in analysis.clauses if c.lemma == lemma)
    words = analysis.tokens.words
    return [(cue.effect, " ".join(words[at] for at in cue.tokens)) for cue in clause.scope.cues]


@pytest.mark.parametrize(
    "text, lemma, wanted",
    [
        ("The rebels did not attack the port.", "attack", [("negated", "not")]),
        ("The rebels never attacked the port.", "attack", [("negated", "never")]),
        ("The rebels no longer attack the port.", "attack", [("negated", "no longer")]),
        ("The rebels nearly attacked the port.", "attack", [("negated", "nearly")]),
        ("No rebels attacked the port.", "attack", [("negated", "No")]),
        ("The rebels will attack the port.", "attack", [("future", "will")]),
        ("The rebels are to attack the port.", "attack", [("future", "are to")]),
        ("The rebels may attack the port.", "attack", [("possible", "may")]),
        ("The rebels must attack the port.", "attack", [("obligation", "must")]),
        ("The rebels have to attack the port.", "attack", [("obligation", "have to")]),
        ("If the rebels attack the port, the army will leave.", "attack", [("condition", "If")]),
        ("In case the rebels attack the port, the army left.", "attack", [("condition", "In case")]),
        ("The army will stay until the rebels attack the port.", "attack", [("condition", "until")]),
        ("The army stayed until the rebels attacked the port.", "attack", []),
        ("Officials asked whether the rebels attacked the port.", "attack", [("question", "whether")]),
        ("The rebels are expected to attack the port.", "attack", [("possible", "expected")]),
        ("The rebels are unlikely to attack the port.", "attack", [("negated", "unlikely")]),
        ("The rebels attacked the port?", "attack", [("question", "?")]),
        ("The rebels will not attack the port.", "attack", [("future", "will"), ("negated", "not")]),
        ("The army did not carry out an airstrike on the port.", "airstrike", [("negated", "not")]),
        ("No airstrike on the port was reported.", "airstrike", [("negated", "No")]),
        ("There was no sign that the rebels attacked the port.", "attack", [("possible", "no sign")]),
        ("Police did not see evidence that the rebels attacked the port.", "attack", [("possible", "not evidence")]),
        ("There was a sign that the rebels attacked the port.", "attack", []),
        ("The rebels attacked the port.", "attack", []),
    ],
)
def test_a_scope_names_the_words_that_give_it(text, lemma, wanted):
    """Whoever asks why an act counts as not done, planned or open is shown the word that says so."""
    assert cues(text, lemma) == wanted
