"""When the coder says the acts of when.jsonl happened: each as expected, or known not to be as yet."""

import datetime as dt
from collections import Counter

import pytest

from record import when

ROWS = when.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the rows that are known to fail."""
    return when.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_an_act_has_the_time_that_the_text_gives_it(row, known):
    """Date, precision and age are those that a reader would give; what is mended leaves the list of known failures."""
    assert when.SUITE.verdict(row, known) == ""


def test_the_rows_are_sound():
    """No row stands twice, offsets hold the word, and a range does not run backwards."""
    assert when.SUITE.known() <= {row["id"] for row in ROWS}
    assert [key for key, count in Counter((r["text"], r["date"]) for r in ROWS).items() if count > 1] == []
    for row in ROWS:
        for act in row["acts"]:
            start, end = act["at"]
            assert row["text"][start:end] == act["word"]
            if act.get("first"):
                assert dt.date.fromisoformat(act["first"]) <= dt.date.fromisoformat(act["last"])
