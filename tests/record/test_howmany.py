"""How many the coder finds killed and wounded in the texts of howmany.jsonl: as expected, or known not to be as yet."""

from collections import Counter

import pytest

from record import howmany

ROWS = howmany.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the texts that are known to fail."""
    return howmany.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_text_gives_the_figures_expected(row, known):
    """Each act of violence once, with its dead and wounded; what is mended leaves the list of known failures."""
    assert howmany.SUITE.verdict(row, known) == ""


def test_no_text_stands_twice():
    """A rate of passes says something of texts in general: no row twice, no group above a quarter."""
    assert howmany.SUITE.known() <= {row["id"] for row in ROWS}
    assert [text for text, count in Counter(row["text"] for row in ROWS).items() if count > 1] == []
    assert max(Counter(row["group"] for row in ROWS).values()) <= len(ROWS) / 4
