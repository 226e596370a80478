"""Of what country the sides and places of the stories of home.jsonl are: as a reader says, or known not to be as yet."""

from collections import Counter

import pytest

from record import home

ROWS = home.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the rows that are known to fail."""
    return home.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_guests_do_not_move_a_story_from_home(row, known):
    """Police, the president and the capital are of the story's country; what is mended leaves the list of known failures."""
    assert home.SUITE.verdict(row, known) == ""


def test_rows_are_well_formed():
    """No text stands twice, all words are in it, and the list of failures names rows that exist."""
    assert [text for text, count in Counter(row["text"] for row in ROWS).items() if count > 1] == []
    words = [(row, word) for row in ROWS for word in (*(one["of"] for one in row["events"]), *row.get("none", ()))]
    assert [word for row, word in words if word not in row["text"]] == []
    assert home.SUITE.known() <= {row["id"] for row in ROWS}
