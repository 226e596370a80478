"""Seats of power, parliaments, forces and capitals by their own names, as of a day: `bodies.jsonl`.

Rows with `code` null and those of the same words with another day or another country are the counter-examples.
"""

import csv
import json
from pathlib import Path

import pytest

from eventcoder import Coder

BODIES = Path(__file__).parents[2] / "dictionaries" / "actors" / "bodies.csv"
ROWS = [json.loads(line) for line in Path(__file__).with_name("bodies.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['phrase']} {row['date']}")
def test_bodies_by_their_own_names(coder, row):
    """A name stands for one actor, the one whose it was on that day; a town, a surname or a diet for none."""
    assert [actor.participant.code for actor in coder.actors(row["phrase"], date=row["date"]).actors] == [row["code"]]


@pytest.mark.parametrize(
    "text, source",
    [
        ("Downing Street condemned the attack.", "GBRGOV"),
        ("Trinidad and Tobago condemned the attack.", "TTO"),
        ("Save the Children condemned the attack.", "NGOSTC"),
        ("The Justice and Development Party condemned the attack.", "TURGOVPTYAKP"),
        ("The Movement for Democratic Change condemned the attack.", "ZWEOPPMDC"),
        ("The tánaiste condemned the attack.", "IRLGOV"),
    ],
)
def test_names_with_a_verb_or_a_small_word_inside_act_as_one(coder, text, source):
    """A name with "and", "for" or a verb's form in it is one source, in a sentence as alone."""
    (event,) = coder.code(text, date="2010-06-01")
    assert event.source.code == source


def test_a_bomb_in_a_town_with_a_headquarters_went_off_in_the_town(coder):
    """A seat of power that has its name from a town is a place behind "in"."""
    (event,) = coder.code("Gunmen killed two policemen in Rawalpindi.", date="2010-06-01")
    assert (event.source.code, event.place.name, event.place.country) == ("PAKUAF", "Rawalpindi", "PAK")


def test_names_of_bodies_with_a_small_word_inside_are_reached(coder):
    """A name with "and" or "for" that `closed.csv` does not keep whole would be two actors; one with a comma still is."""
    lines = [line for line in BODIES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    cut = []
    for row in csv.DictReader(lines):
        for name in row["names"].split("|"):
            if (" and " in name or " for " in name) and "," not in name and not name.endswith("~"):
                asked = coder.actors(f"the {name}", date=row["end"] or max(row["start"], "2010-06-01")).actors
                cut += [name] if [actor.participant.code for actor in asked] != [row["code"]] else []
    assert cut == []
