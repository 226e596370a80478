"""The canonical form of dictionary files: written once, it stays; and it says what the file said before."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dictionaries.canonical import canonical_rules, canonical_table
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.rulefiles import read_rule_files
from eventcoder.dictionaries.shipped import shipped_dictionaries

SHIPPED = sorted(path for path in shipped_dictionaries().rglob("*") if path.suffix in (".rules", ".csv"))
PIECES = [
    "raid", "one: raid", "two :raid", "    SRC  raid TGT", "\tSRC raid [from TGT]", "  nouns:raid,  (air raid)",
    "    source=SRC,DO.SRC", "    + Men raided it.=>Men|it", "    -  The sky.", "# comment", "   # inner", "", "  ", "x # y",
]  # fmt: skip


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_files_are_in_canonical_form(path):
    """A change of ours shows as a change of content only."""
    form = canonical_rules if path.suffix == ".rules" else canonical_table
    text = path.read_text(encoding="utf-8")
    assert form(text) == text


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_canonical_rules_stay_as_they_are(lines):
    """A second run changes nothing."""
    once = canonical_rules("\n".join(lines))
    assert canonical_rules(once) == once


def read(path, text):
    """Return the rules of a text, without their places."""
    path.write_text(text, encoding="utf-8")
    faults = FaultList()
    rules = read_rule_files([path], faults)
    return [
        (
            rule.name,
            rule.type,
            [" ".join(line.text.split()) for line in rule.patterns],
            [[" ".join(part.split()) for part in line.text.split(",")] for line in rule.nouns],
            {key: [part.strip() for part in value.text.split(",")] for key, value in rule.properties.items()},
            ["".join(line.text.split()) for line in rule.examples],
        )
        for rule in rules
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_canonical_rules_say_the_same(tmp_path_factory, lines):
    """No rule, pattern, property or example is lost or changed."""
    text = "\n".join(lines)
    path = tmp_path_factory.mktemp("form") / "a.rules"
    assert read(path, canonical_rules(text)) == read(path, text)


@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=6
            ),
            min_size=2,
            max_size=4,
        ),
        max_size=5,
    )
)
def test_canonical_tables_keep_every_cell(rows):
    """Whatever stands in the cells, only blanks around it go."""
    lines = [",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    once = canonical_table("\n".join(lines))
    kept = list(csv.reader(once.splitlines()))
    assert kept == [[cell.strip() for cell in row] for row in rows]
    assert canonical_table(once) == once


def test_comments_of_tables_are_kept():
    """Comment lines stay word for word."""
    assert canonical_table("# one,  two\na, b\n#x\n") == "# one,  two\na,b\n#x\n"


def test_a_cell_of_several_lines_is_left_alone():
    """What the form does not cover is not touched."""
    text = 'a,b\n"x\ny",z\n'
    assert canonical_table(text) == text
