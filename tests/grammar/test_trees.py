"""Trees -> clauses: what is made of a parser's slips. `trees.jsonl` holds sentences with the parse that a small parser gave them.

A line says `why` the row is there, and has the `parse`: tag, label (of `eventcoder.grammar.trees`) and head of each token; what
is wanted is written as in clauses.jsonl. No parser is needed to run them.
"""

import json

import pytest

from eventcoder.grammar.dependencies import analyse_tree, read_tree
from eventcoder.grammar.tagger import tag
from eventcoder.grammar.trees import Tree
from eventcoder.text.tokens import tokenise
from grammar import suite

ROWS = [json.loads(line) for line in (suite.HERE / "trees.jsonl").read_text(encoding="utf-8").splitlines()]


def tree_of(parse):
    """Return the tree that a row's parse describes."""
    words = [word.rsplit("/", 2) for word in parse.split()]
    return Tree([tag for tag, _, _ in words], [int(head) for _, _, head in words], [label for _, label, _ in words])


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_a_slip_of_the_parser_costs_no_clause(row):
    """Who did what to whom is found although the parser misread a word: its row says what kind of slip it was."""
    text = row["text"]
    analysis = read_tree(tree_of(row["parse"]), tokenise(text, 0, len(text)), suite.language(), sure=False)
    wanted = suite.Row("", "", text, tuple(row["clauses"]))
    assert list(suite._misses(wanted, analysis)) == [], row["why"]


def test_the_slips_are_of_every_kind():
    """Each kind has several sentences, so that no repair is made for one alone."""
    kinds = [row["why"] for row in ROWS]
    assert len(set(kinds)) >= 7
    assert min(kinds.count(kind) for kind in kinds) >= 4


def test_a_tree_with_every_word_on_the_first_gives_clauses():
    """A parser that understood nothing stops no run."""
    text = "Police arrested the editor of the paper in Kano on Friday."
    tokens = tokenise(text, 0, len(text))
    size = len(tokens)
    for every in ("NN", "VBD", "IN"):
        tree = Tree([every] * size, [-1, *[0] * (size - 1)], ["root", *["dep"] * (size - 1)])
        analyse_tree(tree, tag(tokens, suite.language().lexicon), tokens, suite.language())
