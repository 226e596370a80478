"""What belongs together in the texts of links.jsonl and furniture.jsonl is coded together, or is known not to be as yet."""

from collections import Counter

import pytest

from record import furniture, links

SUITES = (links.SUITE, furniture.SUITE)
CASES = [(suite, row) for suite in SUITES for row in suite.rows()]


@pytest.fixture(scope="module")
def known():
    """Return the ids of the rows that are known to fail, by suite."""
    return {suite.module: suite.known() for suite in SUITES}


@pytest.mark.parametrize("suite, row", CASES, ids=[row["id"] for _, row in CASES])
def test_a_text_gives_the_events_that_a_reader_finds(suite, row, known):
    """No event lacks or is one too many; what is mended leaves the list of known failures."""
    assert suite.verdict(row, known[suite.module]) == ""


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.module)
def test_the_rows_are_sound(suite):
    """No text stands twice, furniture lies inside its text, and a known failure is a row."""
    rows = suite.rows()
    assert suite.known() <= {row["id"] for row in rows}
    assert [text for text, count in Counter(row["text"] for row in rows).items() if count > 1] == []
    for row in rows:
        assert all(0 <= start < end <= len(row["text"]) for start, end in row.get("furniture", ()))
        assert "main" not in row or 0 <= row["main"] < len(row["events"])
