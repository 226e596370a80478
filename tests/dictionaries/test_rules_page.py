"""docs/rules.md: each symbol's pattern takes the sentence beside it, and leaves the other one alone."""

import html
import re
from pathlib import Path

import pytest
from attrs import frozen

from eventcoder import Coder

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
TYPES = {"DO": "appeal", "BOTH": "meet"}  # others: an act of violence, which needs no public side


@frozen
class Row:
    """One row of the table of symbols."""

    name: str
    symbol: str
    pattern: str
    takes: tuple[str, ...]
    leaves: tuple[str, ...]


def rows():
    """Return the rows of the table of symbols."""
    page = PAGE.read_text(encoding="utf-8")
    table = page[page.index("| symbol |") :].split("\n\n", 1)[0].splitlines()[2:]
    for number, line in enumerate(table):
        symbol, _, pattern, takes, leaves = map(plain, line.split("|")[1:-1])
        yield Row(f"row-{number}", symbol, pattern.strip("`"), sentences(takes), sentences(leaves))


def plain(cell):
    """Return a cell as it is read: a bar in a table is written as an entity, and its code so that the entity counts."""
    return html.unescape(re.sub("</?code>", "`", cell.strip()))


def sentences(cell):
    """Return the sentences of a cell."""
    return tuple(re.split(r"(?<=\.) (?=[A-Z])", cell))


ROWS = list(rows())


@pytest.fixture(scope="module")
def coder(tmp_path_factory):
    """Return a coder with a rule for each row over the shipped ones."""
    path = tmp_path_factory.mktemp("page") / "page.rules"
    lines = []
    for row in ROWS:
        type_ = next((type_ for slot, type_ in TYPES.items() if slot in row.pattern), "attack")
        lines += [f"{row.name}: {type_}", f"    {row.pattern}", f"    + {row.takes[0]} => a | b"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Coder(dictionaries=[path])


def used(coder, text):
    """Return the names of the rules that give events of a text."""
    found = coder.explain(text)
    return {event.rule for sentence in found.sentences for clause in sentence.clauses for event in clause.events}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.symbol)
def test_the_pattern_takes_the_sentence_beside_it(coder, row):
    """Whoever writes the pattern in a rule of their own gets the sentences of the fourth column coded by it."""
    assert [text for text in row.takes if row.name not in used(coder, text)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.symbol)
def test_the_pattern_leaves_the_other_sentence_alone(coder, row):
    """The sentence of the fifth column lacks what the symbol stands for, and the rule does not fire."""
    assert row.leaves
    assert [text for text in row.leaves if row.name in used(coder, text)] == []


def test_every_slot_has_a_row():
    """No slot of the language is without an example."""
    symbols = " ".join(row.symbol for row in ROWS)
    assert [
        slot for slot in ("SRC", "TGT", "BOTH", "PLACE", "OBJ", "OTHER", "DO", "ANY") if f"`{slot}`" not in symbols
    ] == []
