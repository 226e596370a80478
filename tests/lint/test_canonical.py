"""The canonical form of dictionary files: written once, it stays; and it says what the file said before."""

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventcoder.dictionaries.canonical import canonical_rules, canonical_table
from eventcoder.dictionaries.compile import read_rules
from eventcoder.dictionaries.examples import read_examples
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.sheets import ignore, is_passed_over, read_text, records

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


def content(path, text):
    """Return what a coder and the examples' tests get of a rule file, without places; None where it has faults."""
    path.write_bytes(text.encode())
    faults = FaultList()
    rules = read_rules([path], {"raid", "talks"}, {"from", "to", "of", "with"}, {"carry": ["out"]}, faults)
    examples = read_examples([path], {"raid", "talks"}, faults)
    if faults:
        return None
    patterns = [evolve(found, line=0, column=0, source="") for rule in rules.rules for found in rule.patterns]
    told = [evolve(example, line=0) for example in examples]
    return [evolve(rule, line=0, patterns=()) for rule in rules.rules], patterns, told


def comments(text):
    """Return the comments of a text, in order."""
    return [line.strip() for line in text.split("\n") if line.strip() and is_passed_over(line)]


GAPS = st.sampled_from([" ", "  ", "\t", "\u2028", "\x85", "\xa0", " \t "])
ENDS = st.sampled_from(
    ["\n", "\r\n", "\r", "\n\n", "\n# why\n", "\n    # inner\n", " # after\n", "\t# after\n", "\t#\n", " \n"]
)
WORDS = {
    "head": ["talks", "raid", "one : raid", "two: talks", "three:raid"],
    "pattern": ["SRC raid TGT", "SRC carry out raid|sack [from TGT]", "SRC (take part)|join to TGT:CVL", "SRC urge TGT to DO"],
    "nouns": ["nouns: raid , (air raid),sack of TGT", "nouns:raid", "nouns: call for DO,raid"],
    "property": ["source = SRC ,TGT", "target=TGT", "control = SRC", "source =#x"],
    "example": [
        "+ Men raided it. => Men|it", "+  He said => so.=>Men | -|raid", "- The  sky # is blue.", "+Men raided it.=>Men|it",
        "+ Men#raided it. => Men | it | raid",
    ],
}  # fmt: skip


@st.composite
def rule_texts(draw):
    """Return the text of a rule file, well formed but for its blanks and ends of lines."""
    lines = []
    for head in draw(st.lists(st.sampled_from(WORDS["head"]), min_size=1, max_size=3, unique=True)):
        parts = ["pattern", *draw(st.lists(st.sampled_from(sorted(set(WORDS) - {"head"})), max_size=4)), "example"]
        written = [draw(st.sampled_from(WORDS[part])) for part in parts]
        if sum(line.startswith("source") for line in written) > 1:
            continue
        lines += [head, *(f"    {line}" for line in written), f"    {WORDS['example'][0]}"]
    text = ""
    for line in lines:
        margin, body = line[: len(line) - len(line.lstrip())], line.lstrip()
        text += margin + draw(GAPS).join(body.split(" ")) + draw(ENDS)
    return draw(st.sampled_from(["", "\ufeff", "# top\n"])) + text


@given(rule_texts())
@settings(max_examples=200)
def test_the_rules_of_a_file_in_canonical_form_are_those_from_before(tmp_path_factory, text):
    """Whatever blanks and ends of lines a file has: what is compiled of it stays, comments stay, a second run changes nothing."""
    path = tmp_path_factory.mktemp("form") / "a.rules"
    before = content(path, text)
    plain = read_text(path, ignore)
    once = canonical_rules(plain)
    assert canonical_rules(once) == once
    assert comments(once) == comments(plain)
    if before is not None:
        assert content(path, once) == before


@given(st.text(st.sampled_from("ab#|:=+-(),[]@ \t\n\u2028\x85\xa0\ufeff"), max_size=60))
@settings(max_examples=300)
def test_odd_rules_come_to_the_same_too(tmp_path_factory, text):
    """Of lines that are no rule at all, none becomes one, none a comment, and a second run changes nothing."""
    path = tmp_path_factory.mktemp("form") / "a.rules"
    before = content(path, text)
    plain = read_text(path, ignore)
    once = canonical_rules(plain)
    assert canonical_rules(once) == once
    assert comments(once) == comments(plain)
    if before is not None:
        assert content(path, once) == before


def cells(path, text):
    """Return the cells of a table and the faults of its form."""
    path.write_bytes(text.encode())
    faults = []
    lines = read_text(path, faults.append).split("\n")
    return [found for _, _, found in records(lines, str(path), faults.append)], faults


ODD = 'ab|# ,,,""\t\n\r\u2028\u2029\x85\xa0\ufeff’é'


@given(st.text(st.sampled_from(ODD), max_size=40))
@settings(max_examples=500)
@example('"a\n# b",c\n"#",d\n #e,f\n')
@example('a, "b, c"\n"d" ,e\n')
@example(" \ufeff#a,b")
@example('"\n",\n""\n')
def test_a_table_in_canonical_form_has_the_cells_from_before(tmp_path_factory, text):
    """Odd quotation marks, ends of lines and blanks: what is read stays, comments stay, a second run changes nothing."""
    path = tmp_path_factory.mktemp("form") / "a.csv"
    before, faults = cells(path, text)
    plain = read_text(path, ignore)
    once = canonical_table(plain)
    assert canonical_table(once) == once
    if faults:
        assert once == plain
    else:
        assert cells(path, once) == (before, [])
        if '"' not in plain:
            assert comments(once) == comments(plain)


def test_comments_of_tables_are_kept():
    """Comment lines stay word for word."""
    assert canonical_table("# one,  two\na, b\n#x\n") == "# one,  two\na,b\n#x\n"


def test_a_cell_of_several_lines_keeps_them():
    """A note may go on over several lines, and a line of it that begins with # is no comment."""
    assert canonical_table('a, b\n"x\n# y", z\n') == 'a,b\n"x\n# y",z\n'


def test_a_table_that_cannot_be_read_is_left_alone():
    """Where a quotation mark is missing nobody knows what the cells are."""
    text = 'a, b\n"x,y\n\n\n'
    assert canonical_table(text) == text


def test_a_comment_behind_a_tab_stays_one():
    """What is a comment in a rule file stays one, and what is none becomes none."""
    text = "raid\n    SRC raid\tTGT\t# why\n    + Men raided C# and it.  => Men | it\n"
    assert canonical_rules(text) == ("raid\n    SRC raid TGT  # why\n    + Men raided C# and it.  => Men | it\n")
