"""Events as a table for a reader's eye: through rich on a terminal that has it, else as plain aligned text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from eventcoder.datasets.acled_events import AcledEvent
from eventcoder.model import Count, Event, Participant

_HEADS = ("date", "source", "event", "target", "CAMEO", "ACLED", "where", "dead")
_ACLED_HEADS = ("date", "sub-event type", "actor 1", "actor 2", "where", "dead")
_WHOLE = ("date", "CAMEO", "dead")
_WIDE = 120
_WIDEST = 40
_GAP = "  "


def plain_table(events: Sequence[Event], title: str = "") -> str:
    """Return the events as aligned text, one to a line under a head line; columns that would be empty are left out.

    Example:
        >>> plain_table([], "news.txt")
        'news.txt: no events'
    """
    if not events:
        return f"{title}: no events" if title else "no events"
    table = aligned(list(zip(*_columns(events), strict=True)))
    return f"{title}\n{table}" if title else table


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text with their columns under one another, the first row as the head.

    Example:
        >>> print(aligned([("code", "name"), ("012", "comment")]))
        code  name
        ----  -------
        012   comment
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_GAP.join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], _GAP.join("-" * width for width in widths), *lines[1:]])


def acled_table(events: Sequence[AcledEvent], title: str = "") -> str:
    """Return ACLED's events as aligned text, one to a line under a head line.

    Example:
        >>> acled_table([], "news.txt")
        'news.txt: no events'
    """
    if not events:
        return plain_table((), title)
    rows = [_ACLED_HEADS, *(_acled_row(event) for event in events)]
    return "\n".join([title, aligned(rows)] if title else [aligned(rows)])


def print_rich_table(events: Sequence[Event], title: str, stream: TextIO) -> bool:
    """Print the events with rich, fitted to the terminal; return False, with nothing printed, if rich is not there."""
    try:
        from rich import box  # noqa: PLC0415 - an extra, and slow to import
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415
    except ImportError:
        return False
    console = Console(file=stream)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    columns = [column for column in _columns(events) if console.width >= _WIDE or column[0] != "ACLED"]
    for column in columns:
        table.add_column(column[0], no_wrap=column[0] in _WHOLE)
    for row in list(zip(*columns, strict=True))[1:]:
        # Text, not str: square brackets around a code are no markup.
        table.add_row(*map(Text, row))
    console.print(Text(plain_table((), title) if not events else title))
    if events:
        console.print(table)
    return True


def brief(participant: Participant | None) -> str:
    """Return a participant's words and code, `the army [SYRMIL]`; "" for None. Long phrases are cut, codes never."""
    if participant is None:
        return ""
    words = cut(participant.text)
    return f"{words} [{participant.code}]" if participant.code else words


def brief_count(count: Count | None) -> str:
    """Return a count, `20`, `10-12` or `20+`; "" where nothing was said."""
    if count is None:
        return ""
    if count.low is not None and count.high is None:
        return f"{count.low}+"
    if count.low is not None and count.low != count.high:
        return f"{count.low}-{count.high}"
    return count.text if count.best is None else str(count.best)


def cut(cell: str) -> str:
    """Return the cell without what a terminal would obey, cut with an ellipsis where it is too long."""
    clean = printable(cell)
    return clean if len(clean) <= _WIDEST else f"{clean[: _WIDEST - 1].rstrip()}…"


def printable(text: str) -> str:
    """Return the text on one line, with a replacement mark for each character that a terminal could obey."""
    plain = " ".join(text.split())
    return plain if plain.isprintable() else "".join(c if c.isprintable() or c == " " else "\ufffd" for c in plain)


def _columns(events: Sequence[Event]) -> list[list[str]]:
    rows = [_HEADS, *(tuple(printable(cell) for cell in _row(event)) for event in events)]
    return [list(column) for column in zip(*rows, strict=True) if any(column[1:])]


def _acled_row(event: AcledEvent) -> tuple[str, ...]:
    row = event.to_dict()
    cells = (row["event_date"], row["sub_event_type"], row["actor1"], row["actor2"], row["location"], row["fatalities"])
    return tuple(cut(str(cell)) if cell is not None else "" for cell in cells)


def _row(event: Event) -> tuple[str, ...]:
    return (
        event.date.isoformat() if event.date else "",
        brief(event.source),
        event.type if event.status == "actual" else f"{event.type} ({event.status})",
        brief(event.target),
        event.cameo or "",
        event.acled.sub_event_type if event.acled else "",
        cut(event.place.name) if event.place else "",
        brief_count(event.fatalities),
    )
