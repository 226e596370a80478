"""What is said of another's wrongs is a charge against him; what is told of his deeds stays his deed."""

from __future__ import annotations

import pytest

from suites import coder

CASES = [
    # a breach of a truce, told by a party
    ("Baku said Armenian soldiers had broken the truce.", "1123", "Baku", "Armenian soldiers"),
    ("The rebels said the army had violated the ceasefire.", "1123", "The rebels", "the army"),
    ("Armenian soldiers had broken the truce, Baku said.", "1123", "Baku", "Armenian soldiers"),
    # the same told by those who watch, or of oneself
    ("United Nations monitors said Armenian soldiers had broken the truce.", "196", "Armenian soldiers", None),
    ("Baku said its soldiers had broken the truce.", "196", "its soldiers", None),
    # wrongs without a code of their own are charges whoever says it
    ("The United Nations said Eritrean troops had committed war crimes.", "1124", "The United Nations", "Eritrean troops"),
    ("Opposition leaders said the Togolese government had rigged the vote.", "1121", "Opposition leaders", "the Togolese government"),
    # deeds stay deeds
    ("Baku said Armenian soldiers had shelled Tovuz.", "194", "Armenian soldiers", "Tovuz"),
    # who is said to be behind an act is accused of it
    ("Nairobi said al-Shabaab was behind the attack on the bus.", "1123", "Nairobi", "al-Shabaab"),
]  # fmt: skip


@pytest.mark.parametrize("text, code, source, target", CASES)
def test_who_is_said_to_have_done_wrong_is_accused(text: str, code: str, source: str, target: str | None) -> None:
    """A party's words about another's breach are the party's act; a monitor's report, and a deed, stay the doer's."""
    (event,) = coder().code(text)
    sides = [side and side.text for side in (event.source, event.target)]
    assert (event.cameo, *sides) == (code, source, target)


def test_wrongs_that_are_denied_or_only_possible_are_no_charge() -> None:
    """ "Had not violated" and "might violate" accuse nobody."""
    for verb in ("had not violated", "might violate"):
        events = coder().code(f"Baku said Armenian soldiers {verb} the truce.")
        assert not [event for event in events if (event.cameo or "").startswith("112")]
