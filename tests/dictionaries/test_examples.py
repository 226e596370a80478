from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.dictionaries.examples import load_examples
from eventcoder.errors import DictionaryError

RULES = """raid
    SRC raid TGT
    + Bandits [two] raided | burnt a "farm" # 5 => again. =>  Bandits | a farm
    + A farm was raided. => - | a farm
    + Bandits went raiding. => Bandits
    + Bandits threatened a raid. => Bandits | | talks
    - Snow raided nothing => at all.

nap: none
    SRC nap
    + A dog naps.
"""


def write(folder: Path, text: str) -> Path:
    """Make a dictionary folder with one rule file."""
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "x.rules").write_text(text, encoding="utf-8")
    return folder


def test_examples(tmp_path):
    """Sentences may hold any characters; roles and a type are split off, and missing ones are None."""
    found = load_examples([write(tmp_path / "a", RULES)], {"raid", "talks"})
    assert [(item.rule, item.positive, item.text, item.source, item.target, item.type) for item in found] == [
        ("raid", True, 'Bandits [two] raided | burnt a "farm" # 5 => again.', "Bandits", "a farm", "raid"),
        ("raid", True, "A farm was raided.", None, "a farm", "raid"),
        ("raid", True, "Bandits went raiding.", "Bandits", None, "raid"),
        ("raid", True, "Bandits threatened a raid.", "Bandits", None, "talks"),
        ("raid", False, "Snow raided nothing => at all.", None, None, None),
        ("nap", True, "A dog naps.", None, None, "none"),
    ]
    assert [item.line for item in found] == [3, 4, 5, 6, 7, 11]
    assert found[0].path.endswith("x.rules")


def test_examples_of_replaced_rules_are_left_out(tmp_path):
    """A rule that a later layer replaces takes its examples with it."""
    folders = [write(tmp_path / "a", RULES), write(tmp_path / "b", "nap: none\n    SRC doze\n    + A cat dozes.\n")]
    assert [item.text for item in load_examples(folders) if item.rule == "nap"] == ["A cat dozes."]


@pytest.mark.parametrize(
    "line,column,problem",
    [
        ("+ Bandits raided.", 5, "no roles"),
        ("+ => Bandits | a farm", 5, "no sentence"),
        ("-", 5, "no sentence"),
        ("+ They raid. => a | b | raid | d", 35, "more than three"),
        ("+ They raid. => a | b | rayd", 29, "no event type 'rayd'"),
    ],
)
def test_faults_of_examples(tmp_path, line, column, problem):
    """A mistake in an example has its line and column."""
    folder = write(tmp_path / "a", f"raid\n    SRC raid TGT\n    {line}\n")
    with pytest.raises(DictionaryError) as caught:
        load_examples([folder], {"raid"})
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (3, column)
    assert problem in fault.problem
