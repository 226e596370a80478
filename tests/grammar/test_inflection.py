"""The regular forms of words, and the singular of a regular plural."""

from __future__ import annotations

import pytest

from eventcoder.grammar.inflection import inflect, plural, singular


@pytest.mark.parametrize(
    "lemma, forms",
    [
        ("carry", ("carries", "carried", "carrying")),
        ("die", ("dies", "died", "dying")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("seize", ("seizes", "seized", "seizing")),
        ("stop", ("stops", "stopped", "stopping")),
        ("deploy", ("deploys", "deployed", "deploying")),
        ("visit", ("visits", "visited", "visiting")),
        ("veto", ("vetoes", "vetoed", "vetoing")),
        ("clash", ("clashes", "clashed", "clashing")),
        ("equip", ("equips", "equiped", "equiping")),
    ],
)
def test_regular_verbs_follow_the_spelling_rules(lemma: str, forms: tuple[str, str, str]) -> None:
    """Only what these rules get wrong needs a place in the column `irregular`."""
    made = inflect(lemma)
    assert (made["VBZ"], made["VBD"], made["VBG"]) == forms


@pytest.mark.parametrize(
    "noun, many", [("army", "armies"), ("clash", "clashes"), ("convoy", "convoys"), ("gunman", "gunmen")]
)
def test_regular_plurals_follow_the_spelling_rules(noun: str, many: str) -> None:
    """Only other plurals need a row in nouns.csv."""
    assert plural(noun) == many


@pytest.mark.parametrize(
    "many, noun",
    [("armies", "army"), ("clashes", "clash"), ("convoys", "convoy"), ("news", "new"), ("chaos", "chao"), ("ss", "ss")],
)
def test_a_regular_plural_gives_its_singular(many: str, noun: str) -> None:
    """Spelling alone decides: it is asked only of words that nothing knows."""
    assert singular(many) == noun
