"""Texts full of words of conflict that report none: how many the coder takes for events, and the script that counts.

`python tests/corpus/non_events.py` shows the figures and what was coded.
"""

import subprocess
import sys

import pytest

import eventcoder
from corpus import non_events

# Measured, a little above what the coder reaches; lower them when it gets better.
CODED = {"open": 0.012, "held": 0.036}


@pytest.fixture(scope="module")
def outcomes():
    """Return what a coder with the shipped dictionaries alone finds in the texts."""
    return non_events.run(eventcoder.Coder(), non_events.rows())


@pytest.mark.parametrize("part", non_events.PARTS)
def test_sport_markets_films_and_storms_are_seldom_taken_for_conflict(part, outcomes):
    """A user who codes a whole newspaper gets few false events from its other pages."""
    assert non_events.share(outcomes, part) <= CODED[part]


def test_the_script_counts_a_clash_and_shows_it(capsys):
    """A coder that sees a battle everywhere fails every text, and the report says so."""
    clash = eventcoder.Coder().code("Rebels attacked an army base in Mali.", date="2025-06-15")

    class Alarmist:
        def code(self, _text, **_options):
            return clash

    non_events.main(["--show"], coder=Alarmist())
    shown = capsys.readouterr().out
    size = sum(row.part == "open" for row in non_events.rows())
    assert f"open  {'all':24}{size:4} of {size:4}" in shown
    assert "attack  Rebels | an army base" in shown


def test_the_script_runs_as_it_is_said(tmp_path):
    """The command that the file's head names prints a figure for each part of the texts that it is given."""
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(non_events.TEXTS.read_text(encoding="utf-8").splitlines()[::41]), encoding="utf-8")
    out = subprocess.run(
        [sys.executable, non_events.__file__, "--texts", few], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert {line.split()[0] for line in out.splitlines()} == set(non_events.PARTS)
