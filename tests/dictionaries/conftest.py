"""A tiny dictionary folder for the tests of the rule language, and the words that the language files would give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eventcoder.dictionaries.compile import load_rules
from eventcoder.dictionaries.rules import Pattern, Rules
from eventcoder.errors import DictionaryError, Fault

TYPES = {"raid", "talks", "capture-territory"}
PREPOSITIONS = {
    "from",
    "of",
    "over",
    "to",
    "with",
    "on",
    "for",
    "in",
    "under",
    "down",
    "off",
    "against",
    "out of",
    "in support of",
}
PARTICLES = {"gun": ["down"], "break": ["off"], "carry": ["out"], "pull": ["out"], "strike": ["back"], "hand": ["over"]}
CLASSES = """class,words,note
weapon,rifle|sword|@explosive,
explosive,bomb|hand grenade,
civilian,villager|farmer,
leader,mayor,
economic,economic|financial,
aid,aid|loan,
drug,opium,"smuggled, or sold"
"""

Load = Callable[..., Rules]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that loads rule text, layer by layer, with the tiny classes."""

    def loader(*layers: str, classes: str = CLASSES) -> Rules:
        folders = []
        for number, text in enumerate(layers):
            folder = tmp_path / f"layer{number}"
            (folder / "rules").mkdir(parents=True, exist_ok=True)
            (folder / "rules" / "test.rules").write_text(text, encoding="utf-8")
            folders.append(folder)
        (tmp_path / "layer0" / "classes").mkdir(exist_ok=True)
        (tmp_path / "layer0" / "classes" / "test.csv").write_text(classes, encoding="utf-8")
        return load_rules(folders, TYPES, PREPOSITIONS, PARTICLES)

    return loader


@pytest.fixture
def compiled(load: Load) -> Callable[..., tuple[Pattern, ...]]:
    """Return a function that compiles the lines of one rule and gives its patterns."""

    def compiler(*lines: str) -> tuple[Pattern, ...]:
        body = "".join(f"    {line}\n" for line in lines)
        return load(f"raid\n{body}    + Bandits raided a farm. => Bandits | a farm\n").rules[0].patterns

    return compiler


@pytest.fixture
def faults(load: Load) -> Callable[..., tuple[Fault, ...]]:
    """Return a function that loads faulty text and gives the faults."""

    def finder(*layers: str, classes: str = CLASSES) -> tuple[Fault, ...]:
        with pytest.raises(DictionaryError) as caught:
            load(*layers, classes=classes)
        return caught.value.faults

    return finder
