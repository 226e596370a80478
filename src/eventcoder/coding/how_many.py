"""How many people were killed or otherwise hit."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.model import Count


def counts(reading: Reading, context: Context) -> tuple[Count | None, Count | None]:
    """Return the fatalities and all casualties that the clause or its results state."""
    return None, None
