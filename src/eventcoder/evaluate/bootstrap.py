"""How sure a figure is: documents drawn again and again, with replacement.

Only the counts of each document are drawn, never its text or events: what is costly is done once.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence

from eventcoder.errors import InputError

_SEED = 20
_TAIL = 40  # one of so many on either side of a 95 % interval


def check_draws(draws: object) -> None:
    """Refuse a number of draws that is none.

    Raises:
        InputError: it is no whole number above 0.
    """
    if not isinstance(draws, int) or isinstance(draws, bool) or draws < 1:
        raise InputError(f"draws={draws!r}; write how often documents are to be resampled, a whole number from 1 up")


def resampled(rows: Sequence[Sequence[int]], draws: int) -> Iterator[tuple[int, ...]]:
    """Yield the column sums of as many rows as there are, drawn with replacement: the same each time, in whatever order.

    Args:
        rows: the counts of each document, as many to a row.
        draws: how often the documents are drawn.

    Example:
        >>> list(resampled([(1, 2), (1, 2)], 2))
        [(2, 4), (2, 4)]
    """
    if not rows:
        return
    # A row is packed into one whole number with 32 bits for each count, so that one addition adds a whole row.
    packing = struct.Struct(f"<{len(rows[0])}I")
    packed = sorted(int.from_bytes(packing.pack(*row), "little") for row in rows)
    source = random.Random(_SEED)  # noqa: S311 - figures must come out the same each time
    for _ in range(draws):
        total = sum(source.choices(packed, k=len(packed)))
        yield packing.unpack(total.to_bytes(packing.size, "little"))


def interval(drawn: Sequence[float]) -> tuple[float, float]:
    """Return the bounds of the middle 95 % of resampled figures; (0, 0) if there are none.

    Example:
        >>> interval(range(1000))
        (25, 974)
    """
    if not drawn:
        return (0.0, 0.0)
    ordered = sorted(drawn)
    tail = len(ordered) // _TAIL
    return ordered[tail], ordered[-1 - tail]
