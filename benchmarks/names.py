"""Print what names cost: the share of coding that goes to looking actors up, and the start with 50,000 names.

Run from anywhere with eventcoder installed: `python benchmarks/names.py`. The share is measured by looking up once more, and
alone, whatever a run of coding looked up. The larger dictionary is the shipped one with invented groups added until it has
that many names, compiled as a wheel is.
"""

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eventcoder import Coder
from eventcoder.coding.actors import ActorBook
from speed import DATE, apart, install
from texts import texts

CONSONANTS, VOWELS = "bdklmnrstw", "aeio"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Print what names cost.")
    parser.add_argument("--sentences", type=int, default=3000, help="sentences of the run that is looked into (3,000)")
    parser.add_argument("--names", type=int, default=50_000, help="names of the larger dictionary (50,000)")
    options = parser.parse_args()
    print(f"looking up actors: {_share(options.sentences):.0%} of the time that coding takes (budget: less than 20 %)")
    with tempfile.TemporaryDirectory() as folder:
        names = install(Path(folder), lambda data: _add_names(data / "actors", options.names))
        started = min(apart("start", 0, folder)["start_s"] for _ in range(3))
    print(f"Coder() with {names:,} names, as a wheel: {started:.2f} s (budget: 0.6 s)")


def _share(sentences: int) -> float:
    """The time that all look-ups of a run take when they are done again, as a share of the run's."""
    coder = Coder()
    corpus = list(texts(sentences, seed=2))
    for text in corpus:
        coder.code(text, date=DATE)
    start = time.process_time()
    for text in corpus:
        coder.code(text, date=DATE)
    whole = time.process_time() - start
    asked = _asked(coder, corpus)
    start = time.process_time()
    for book, arguments in asked:
        book.resolve(*arguments)
    return (time.process_time() - start) / whole


def _asked(coder: Coder, corpus: list[str]) -> list[tuple[ActorBook, tuple[Any, ...]]]:
    """What a run asks the book of actors."""
    asked: list[tuple[ActorBook, tuple[Any, ...]]] = []
    resolve = ActorBook.resolve

    def listen(book: ActorBook, *arguments: Any) -> Any:
        asked.append((book, arguments))
        return resolve(book, *arguments)

    ActorBook.resolve = listen  # type: ignore[method-assign]
    try:
        for text in corpus:
            coder.code(text, date=DATE)
    finally:
        ActorBook.resolve = resolve  # type: ignore[method-assign]
    return asked


def _add_names(actors: Path, wanted: int) -> int:
    """Write invented groups to groups.csv until all files together have so many names; return how many they have."""
    known = sum(len(row[0].split("|")) for path in sorted(actors.glob("*.csv")) for row in _rows(path))
    chance = random.Random(1)
    with (actors / "groups.csv").open("a", encoding="utf-8", newline="") as file:
        for number in range(known, wanted):
            name = "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(4)).capitalize()
            file.write(f"{name} Front {number},MMRREB,rebels,1990-01-01,,MMR,recalled,,\n")
    return max(known, wanted)


def _rows(path: Path) -> Iterator[list[str]]:
    """The rows of a file of names; role nouns and modifiers are none."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(line for line in file if line.strip() and not line.startswith("#"))
        if next(rows)[0] in ("name", "names"):
            yield from rows


if __name__ == "__main__":
    main()
