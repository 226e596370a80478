"""Texts with the killed and wounded that a careful reader finds in them: `cd tests && python -m record.howmany`.

A line of howmany.jsonl holds `id`, `group`, `text` and `events`: the acts of violence of the text, in any order, each with `killed`
and `casualties` (dead and wounded together), and with `trigger` where there are several: parts of its words. A figure is null
(nothing said), "any", or holds some of

    low, best, high   the bounds
    about             the best figure; the bounds lie around it, or are open
    vague             the least and the greatest that "dozens" and the like may stand for

`casualties` of null also admits the figure of the killed, since who tells of the dead alone tells of casualties.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from eventcoder.model import Count, Event
from suites import Row, Suite, coder

DATE = "2014-06-12"
_VIOLENT = 4  # the quad class of material conflict


def misses(row: Row) -> Iterator[str]:
    """Yield which figures of a row are others than expected, and which acts lack or are too many."""
    mentions: dict[str, list[Event]] = {}
    for event in coder().code(row["text"], date=DATE):
        if event.quad_class == _VIOLENT:
            mentions.setdefault(event.mention, []).append(event)
    wanted = list(row["events"])
    if len(mentions) != len(wanted):
        triggers = "; ".join(events[0].trigger for events in mentions.values())
        yield f"{len(mentions)} acts ({triggers}), not {len(wanted)}"
    for expected in wanted:
        key = next((m for m, events in mentions.items() if _is(expected, events[0])), None)
        if key is None:
            yield f"no act {expected.get('trigger', '')}"
            continue
        for event in mentions.pop(key):
            yield from _wrong(expected, event)


def _is(expected: Row, event: Event) -> bool:
    return any(part in event.trigger.lower() for part in expected.get("trigger", [""]))


def _wrong(expected: Row, event: Event) -> Iterator[str]:
    if not _same(expected["killed"], event.fatalities):
        yield f"killed {_shown(event.fatalities)}, not {expected['killed']}"
    alone = expected["casualties"] is None and _same(expected["killed"], event.casualties)
    if not alone and not _same(expected["casualties"], event.casualties):
        yield f"casualties {_shown(event.casualties)}, not {expected['casualties']}"


def _same(expected: Row | str | None, found: Count | None) -> bool:
    if expected is None or expected == "any" or found is None:
        return expected == "any" or (found is None) == (expected is None)
    assert isinstance(expected, dict)
    if "about" in expected:
        value = expected["about"]
        return found.best == value and (found.low or 0) <= value and (found.high is None or found.high >= value)
    if "vague" in expected:
        least, most = expected["vague"]
        return found.low is not None and least <= found.low <= most
    return all(getattr(found, side) == value for side, value in expected.items())


def _shown(count: Count | None) -> str:
    return f"{count.low}/{count.best}/{count.high} “{count.text}”" if count is not None else "none"


SUITE = Suite("record.howmany", misses, ("howmany",))

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
