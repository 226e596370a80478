"""The texts that speed is measured on."""

import re
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def texts(monkeypatch):
    """Return the generator of texts, imported as the benchmark imports it."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield __import__("texts").texts
    sys.modules.pop("texts", None)


def test_measured_texts_are_distinct_and_repeatable(texts):
    """A figure for speed owes nothing to a cache, and two runs measure the same work."""
    sentences = [line for text in texts(2000, seed=2) for line in re.split(r"(?<=\.) (?=[A-Z])|\n\n", text)]
    assert len(set(sentences)) > 0.97 * len(sentences)
    assert list(texts(50, seed=2)) == list(texts(50, seed=2))
    assert list(texts(50, seed=2)) != list(texts(50, seed=3))


def test_measured_sentences_are_as_long_as_news(texts):
    """The speed in sentences is that of sentences of about 24 words."""
    words = sum(len(text.split()) for text in texts(2000, seed=2))
    assert 22 < words / 2000 < 28
