"""What the examples of the shipped rules show for each CAMEO code and ACLED sub-event type; `python scripts/coverage.py` has the figures."""

import importlib.util
from pathlib import Path

import pytest

import eventcoder
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.shipped import shipped_dictionaries

spec = importlib.util.spec_from_file_location("coverage_script", Path(__file__).parents[1] / "scripts" / "coverage.py")
script = importlib.util.module_from_spec(spec)
spec.loader.exec_module(script)


@pytest.fixture(scope="module")
def examples():
    """Return the examples of all shipped rules."""
    return load_examples([shipped_dictionaries()])


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


@pytest.fixture(scope="module")
def coverage(coder, examples):
    """Return what they cover."""
    return script.Coverage(coder, examples)


def test_each_code_is_told_by_three_predicates_or_more(coverage):
    """No code hangs on one verb: three words that are no forms of one another tell of each."""
    assert coverage.few() == []


def test_the_commonest_codes_are_told_by_eight_predicates_or_more(coverage):
    """The codes with most examples have the broadest choice of words."""
    commonest = [code for code, _ in coverage.examples.most_common(40)]
    assert {code: len(coverage.predicates[code]) for code in commonest if len(coverage.predicates[code]) < 8} == {}


def test_examples_are_no_template_with_other_names(examples):
    """With names, numbers and dates masked, hardly two examples are alike."""
    assert script.variety([example.text for example in examples]) > 0.9


def test_no_construction_is_that_of_a_quarter_of_the_examples(coder, examples):
    """Whatever the words, sentences are built in many ways."""
    built = script.constructions(coder, [example.text for example in examples])
    assert max(built.values()) < len(examples) / 4


def test_a_masked_text_has_no_names_and_numbers():
    """The first word of a sentence stays, since its capital tells nothing."""
    assert script.masked("Rebels from Kidal shelled Goma on 3 May.") == "Rebels from # shelled # on # #"
