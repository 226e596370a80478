"""Events as a careful reader expects them of a text, compared with those that were coded.

An expected event holds `codes` (CAMEO codes or roots, any of which is right; none: any code), and what else matters: `source`,
`target`, `place` and `killed`. Each of these is a list of what is right, null for nothing:

    source, target   a pattern of codes (`NGA*`), or `~` and a part of the words or the name; `!` before it turns it round
    place            a part of the name of the place; `!` turns it round
    killed           the number of the dead
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any

from eventcoder.model import Event, Participant

Expected = dict[str, Any]


def misses(row: dict[str, Any], events: Sequence[Event]) -> Iterator[str]:
    """Yield in words what is not as the row expects it: an event that lacks, or too many or too few of them."""
    lacking = unmatched(row["events"], events)
    for index in lacking:
        yield f"lacks {told(row['events'][index])}"
    low, high = row["count"]
    if not low <= len(events) <= high:
        yield f"{len(events)} events, not {low}" + (f" to {high}" if high > low else "")


def unmatched(expected: Sequence[Expected], events: Sequence[Event]) -> list[int]:
    """Return the places of the expected events that no event of their own fits, in the best pairing there is."""
    partner: dict[int, int] = {}

    def paired(index: int, seen: set[int]) -> bool:
        for at, event in enumerate(events):
            if at not in seen and fits(expected[index], event):
                seen.add(at)
                if at not in partner or paired(partner[at], seen):
                    partner[at] = index
                    return True
        return False

    return [index for index in range(len(expected)) if not paired(index, set())]


def fits(expected: Expected, event: Event) -> bool:
    """Return whether an event is the expected one."""
    codes = expected["codes"]
    if codes and not any((event.cameo or "").startswith(code) for code in codes):
        return False
    sides = [(event.source, event.target), (event.target, event.source)][: 2 if event.mutual else 1]
    if not any(_side(expected, "source", source) and _side(expected, "target", target) for source, target in sides):
        return False
    return _place(expected, event) and _killed(expected, event)


def _side(expected: Expected, key: str, party: Participant | None) -> bool:
    if key not in expected:
        return True
    return any(_is(pattern, party) for pattern in expected[key])


def _is(pattern: str | None, party: Participant | None) -> bool:
    if pattern is not None and pattern.startswith("!"):
        return not _is(pattern[1:], party)
    if pattern is None or party is None:
        return pattern is None and party is None
    if pattern.startswith("~"):
        words = f"{party.text} | {party.name or ''}".casefold()
        return pattern[1:].casefold() in words
    return fnmatchcase(party.code or "", pattern)


def _place(expected: Expected, event: Event) -> bool:
    if "place" not in expected:
        return True
    name = event.place.name.casefold() if event.place else ""
    wrong = [part[1:].casefold() for part in expected["place"] if part.startswith("!")]
    if wrong:
        return not any(part in name for part in wrong)
    return any(part.casefold() in name for part in expected["place"])


def _killed(expected: Expected, event: Event) -> bool:
    if "killed" not in expected:
        return True
    count = event.fatalities
    return any(
        (count is None) if number is None else (count is not None and number in (count.best, count.low))
        for number in expected["killed"]
    )


def told(expected: Expected) -> str:
    """Return an expected event in one line."""
    sides = [" or ".join(str(one) for one in expected.get(key, ["?"])) for key in ("source", "target")]
    rest = [f"{key} {' or '.join(map(str, expected[key]))}" for key in ("place", "killed") if key in expected]
    return ", ".join([f"{'/'.join(expected['codes']) or 'any'} {sides[0]} > {sides[1]}", *rest])


def shown(event: Event) -> str:
    """Return a coded event in one line."""
    sides = [f"{party.code}={party.text}" if party else "-" for party in (event.source, event.target)]
    place = f" @{event.place.name}" if event.place else ""
    dead = f" #{event.fatalities.best or event.fatalities.low}" if event.fatalities else ""
    return f"{event.cameo} {event.type} [{event.trigger}] {sides[0]} > {sides[1]}{place}{dead}"
