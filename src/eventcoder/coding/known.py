"""The circumstances a coder knows: numbers, dates and places."""

from __future__ import annotations

from functools import cache

from eventcoder.coding.context import Context
from eventcoder.dictionaries.circumstances import Circumstances, load_circumstances
from eventcoder.dictionaries.shipped import shipped_dictionaries


def circumstances(context: Context) -> Circumstances:
    """Return the number words, date words and places of the coder that a sentence is coded by."""
    found: Circumstances | None = getattr(context.knowledge, "circumstances", None)
    return found if found is not None else _shipped()


@cache
def _shipped() -> Circumstances:
    return load_circumstances([shipped_dictionaries()])
