"""Names that are spelt otherwise than the dictionaries have them."""

from __future__ import annotations

import pytest

from suites import coder


def code(phrase: str, date: str) -> str | None:
    """Return the code of a phrase."""
    found = coder().actors(phrase, date=date).actors
    return found[0].participant.code if found else None


@pytest.mark.parametrize(
    "phrase, date, expected",
    [
        ("Muammar al-Qadhafi", "2005-01-01", "LBYGOV"),
        ("President Ahmedinejad", "2010-01-01", "IRNGOV"),
        ("Mahmoud Ahmadi-Nejad", "2010-01-01", "IRNGOV"),
        ("Osama bin Ladin", "2001-01-01", "IMGMOSALQ"),
        ("Jabhat Al Nusrah", "2014-01-01", "SYRREBHTS"),
        ("Jabhat Al Nusrah fighters", "2014-01-01", "SYRREBHTS"),
        ("Hayat Tahrir al-Cham", "2020-01-01", "SYRREBHTS"),
        ("Kim Jung Un", "2015-01-01", "PRKGOV"),
        ("former president Muammar Qadhafi", "2012-01-01", "LBYELI"),
    ],
)
def test_a_name_is_found_in_another_transliteration(phrase: str, date: str, expected: str) -> None:
    """Articles, doubled letters, vowels and letters that transliterate alike do not hide who is meant."""
    assert code(phrase, date) == expected


@pytest.mark.parametrize(
    "phrase, date",
    [
        ("Mohamed Ali", "2005-01-01"),
        ("Muhamed Alaa Jaafari", "2016-01-01"),
        ("Anders Peterson", "2005-01-01"),
        ("Paula Kagami", "2005-01-01"),
        ("Jezeera", "2016-01-01"),
    ],
)
def test_a_name_that_is_only_similar_is_nobody_s(phrase: str, date: str) -> None:
    """Alaa is not Ali, a woman's name not a man's, and short names must match as written."""
    assert code(phrase, date) is None


def test_a_place_keeps_its_name() -> None:
    """A town that sounds like a person's name ("Mandalay") stays a town."""
    assert code("monks in Mandalay", "2007-09-01") == "MMRBUD"
