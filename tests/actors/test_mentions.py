"""Who the coder takes the mentions of mentions.jsonl, dated.jsonl and clashes.jsonl for."""

from collections import Counter

import pytest

from actors import mentions

ROWS = mentions.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the mentions that are known to fail."""
    return mentions.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_mention_is_of_the_actor_expected(row, known):
    """Country and first role are those of the actor on the day; what is mended leaves the list of known failures."""
    assert mentions.SUITE.verdict(row, known) == ""


def test_rows_are_well_formed():
    """No id or mention stands twice, each mention is in its text, and two days of a name have two answers."""
    assert mentions.SUITE.known() <= {row["id"] for row in ROWS}
    assert max(Counter(row["id"] for row in ROWS).values()) == 1
    assert max(Counter((row["text"], row.get("date"), str(row.get("at"))) for row in ROWS).values()) == 1
    for row in ROWS:
        assert row["mention"] in row["text"]
        if "at" in row:
            first, second = row["at"]
            apart = set(first["roles"]).isdisjoint(second["roles"])
            countries = [set(one.get("country_any", [one["country"]])) for one in row["at"]]
            assert apart or countries[0].isdisjoint(countries[1]), row["id"]
