"""Doubts: what speaks against a reading is found, whoever read it, and nothing speaks against a sound one."""

import pytest
from attrs import evolve

from eventcoder.grammar.doubts import doubts
from eventcoder.grammar.tagger import tag
from grammar import suite


def found(analysis):
    """Return the doubts about a reading as pairs of kind and word."""
    tags = tag(analysis.tokens, suite.language().lexicon)
    return [
        (doubt.kind, analysis.tokens.words[doubt.token]) for doubt in doubts(analysis, tags, suite.language().lexicon)
    ]


def misread(text, lemma, **changes):
    """Return the built-in reading of a sentence with one clause changed; without changes, the clause is left out."""
    analysis = suite.analyse(text)
    clauses = [evolve(c, **changes) if c.lemma == lemma else c for c in analysis.clauses if changes or c.lemma != lemma]
    return evolve(analysis, clauses=tuple(clauses))


def phrase(text, lemma, slot):
    """Return a phrase of the built-in reading of a sentence."""
    return next(getattr(clause, slot) for clause in suite.analyse(text).clauses if clause.lemma == lemma)


TOWN = "Rebels seized the town in May."
FARM = "Men shelled a farm that burned."
HELD = "Men held by police in jails fled."
GUARD = "The guards said on Monday that soldiers who fled the port had shelled a farm."


@pytest.mark.parametrize(
    "reading,doubt",
    [
        (misread(TOWN, "seize", subject=None), ("no subject", "seized")),
        (misread(TOWN, "seize", subject=None), ("no place", "Rebels")),
        (misread(TOWN, "seize", object=None), ("no object", "seized")),
        (misread(TOWN, "seize"), ("passed over", "seized")),
        (misread("The town was seized.", "seize", object=None), ("no undergoer", "seized")),
        (misread("The town fell, the army said.", "say", complement=None), ("nothing said", "said")),
        (misread(GUARD, "shell", subject=phrase(GUARD, "say", "subject")), ("not joined", "shelled")),
        (
            misread("Men were fleeing.", "flee", subject=evolve(phrase("Men fled.", "flee", "subject"), plural=False)),
            ("number", "fleeing"),
        ),
        (misread("Men shelled a farm.", "shell", trigger=(3,)), ("no verb", "farm")),
        (misread(FARM, "shell", object=evolve(phrase(FARM, "shell", "object"), end=6)), ("verb in a phrase", "burned")),
        (
            misread(HELD, "hold", object=phrase("Police freed men in jails.", "free", "object")),
            ("undergoer behind", "held"),
        ),
    ],
)
def test_what_a_reading_leaves_open_is_doubted(reading, doubt):
    """Each kind of doubt is raised, at its word, about a reading in which one clause was changed or left out."""
    assert doubt in found(reading)


@pytest.mark.parametrize(
    "text",
    [
        TOWN,
        GUARD,
        "Police, who had fired tear gas, were accused of beating three students and of burning their tents.",
        "The police say the crew were freed on Friday, and that a number of men are being held.",
        "There were clashes between herders and farmers, killing 12.",
        "Ten killed in Kabul blast",
    ],
)
def test_nothing_speaks_against_a_sound_reading(text):
    """Headlines, existentials, collectives and participles lack nothing."""
    assert found(suite.analyse(text)) == []
