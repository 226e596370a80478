"""The shipped English text data, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.text.language import TextLanguage, load_text_language

ENGLISH = Path(__file__).parents[2] / "dictionaries" / "language" / "en"


@pytest.fixture(scope="session")
def english() -> TextLanguage:
    """Return the shipped English text data."""
    return load_text_language(ENGLISH)
