"""Where the coder puts the events of where.jsonl: each is as expected, or is known not to be as yet."""

from collections import Counter

import pytest

from record import where

ROWS = where.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the rows that are known to fail."""
    return where.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_event_is_where_a_careful_reader_puts_it(row, known):
    """Name, country, position and precision are the event's; what is mended leaves the list of known failures."""
    assert where.SUITE.verdict(row, known) == ""


def test_rows_are_well_formed():
    """No row stands twice, the trigger's word is in its text, and the list of failures names rows that exist."""
    assert [text for text, count in Counter(row["text"] for row in ROWS).items() if count > 1] == []
    assert [row["id"] for row in ROWS if row["of"] not in row["text"]] == []
    assert where.SUITE.known() <= {row["id"] for row in ROWS}
