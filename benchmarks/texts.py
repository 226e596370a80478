"""News-like texts without end, for measuring: templates filled from the shipped dictionaries, no two alike."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from eventcoder.dictionaries.shipped import shipped_dictionaries

TEMPLATES = Path(__file__).with_name("templates.txt")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SENTENCES_IN_TEXT = 10


def texts(sentences: int, seed: int) -> Iterator[str]:
    """Yield texts of ten sentences each, in three paragraphs, `sentences` in all; the same ones for the same seed."""
    source = random.Random(seed)
    templates = [line.removeprefix("= ") for line in _lines(TEMPLATES)]
    words = Vocabulary()
    for _ in range(0, sentences, SENTENCES_IN_TEXT):
        lines = [words.fill(source.choice(templates), source) for _ in range(SENTENCES_IN_TEXT)]
        yield "\n\n".join([" ".join(lines[:3]), " ".join(lines[3:7]), " ".join(lines[7:])])


class Vocabulary:
    """Names of countries and capitals, adjectives and bodies of people from the shipped dictionaries."""

    def __init__(self) -> None:
        actors = shipped_dictionaries() / "actors"
        states = [row for row in _rows(actors / "countries.csv") if row["adjectives"] and row["capitals"]]
        self.countries = [_first(row["names"]) for row in states]
        self.adjectives = [_first(row["adjectives"]) for row in states]
        self.places = [_first(row["capitals"]) for row in states]
        self.bodies = [
            noun.split("=")[-1]  # "singular=plural", where the plural is irregular
            for row in _rows(actors / "agents.csv")
            if "armed" in row["flags"] and "plural" in row["flags"].split("|")
            for noun in row["nouns"].split("|")
        ]

    def fill(self, template: str, source: random.Random) -> str:
        """Return the template with its names filled, differently at each call."""
        country, other = source.sample(self.countries, 2)
        adjective, second = source.sample(self.adjectives, 2)
        place, far = source.sample(self.places, 2)
        force = f"{adjective} {source.choice(self.bodies)}"
        return template.format(
            Country=country,
            country=country,
            country2=other,
            adjective=adjective,
            adjective2=second,
            place=place,
            place2=far,
            Force=force,
            force=force,
            force2=f"{second} {source.choice(self.bodies)}",
            number=source.randrange(2, 4000),
            day=source.choice(DAYS),
        )


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(_lines(path)))


def _first(cell: str) -> str:
    return cell.split("|", maxsplit=1)[0]
