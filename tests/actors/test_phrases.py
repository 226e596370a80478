"""Who the coder takes the noun phrases of phrases.jsonl for: each is as expected, or is known not to be as yet."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actors import suite
from suites import coder

ROWS = suite.SUITE.rows()


@pytest.fixture(scope="module")
def known():
    """Return the ids of the phrases that are known to fail."""
    return suite.SUITE.known()


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_phrase_gives_the_participant_expected(row, known):
    """Country, roles and kind are those that a coder would give; what is mended leaves the list of known failures."""
    assert suite.SUITE.verdict(row, known) == ""


def test_no_construction_fills_the_file():
    """A rate of passes says something of phrases in general: no row twice, no group above a quarter."""
    assert suite.SUITE.known() <= {row["id"] for row in ROWS}
    assert [
        key for key, count in Counter((r["phrase"], r["date"], r.get("default")) for r in ROWS).items() if count > 1
    ] == []
    assert max(Counter(row["group"] for row in ROWS).values()) <= len(ROWS) / 4


PARTS = ("the ", "Syrian ", "army", "of ", "Sudan", "'s ", "rebels ", "and ", "former ", "pro-", "Kurdish ", "president ", "in ",
         "Aleppo ", ", ", "UN ", "Hamas ", "police ", "-backed ", "20 ", "members of ", "Islamist ", "minister ", "(NDF) ")  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PARTS), max_size=9).map("".join), st.text(max_size=40)))
def test_codes_are_well_formed_and_stay_within_one_party(phrase):
    """A code is blocks of three capitals, its country first, of one member of a coordination; nothing known gives no code."""
    for account in coder().actors(phrase).actors:
        who = account.participant
        assert phrase[who.start : who.end] == who.text
        if who.code is None:
            assert who.country is None
            assert who.roles == ()
        else:
            assert re.fullmatch(r"([A-Z]{3})+", who.code)
            assert who.code == (who.country or "") + "".join(who.roles)
            assert len(set(who.roles)) == len(who.roles)
