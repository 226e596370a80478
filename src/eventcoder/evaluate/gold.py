"""Gold: texts with the events that a careful coder takes from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from eventcoder.errors import InputError
from eventcoder.model import STATUSES

RETURNED = frozenset({"actual", "planned"})  # what `Coder.code` returns unless asked for more


def _readings(value: str | Iterable[str | None] | None) -> tuple[str | None, ...]:
    found = _several(value)
    if not found or not all(reading is None or isinstance(reading, str) for reading in found):
        raise InputError(f"{value!r} is no reading; write a text, None, or several of them, the best first")
    return found


def _statuses(value: str | Iterable[str]) -> tuple[str, ...]:
    found = _several(value)
    wrong = [status for status in found if status not in STATUSES]
    if wrong or not found:
        raise InputError(f"there is no status {wrong[0] if wrong else ''!r}; there are {', '.join(STATUSES)}")
    return found


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else (value,)


@frozen(eq=False)
class GoldEvent:
    """One event that a careful coder takes.

    Codes, sides and statuses are a text, or several that are as good as one another, the best first. `codes` are those of
    the scheme that is asked for; None: it is no event of that scheme. For a side None stands for nobody. `mutual`: source
    and target may be exchanged. `optional`: neither missed if it is not there nor an event too many if it is. `facts` is
    for notes of your own.

    Raises:
        InputError: a value of another kind, or no reading at all.

    Example:
        >>> GoldEvent("190", "the army", ["rebels", "the rebels of Kefra"]).targets
        ('rebels', 'the rebels of Kefra')
    """

    codes: tuple[str | None, ...] = field(converter=_readings)
    sources: tuple[str | None, ...] = field(converter=_readings, default=None)
    targets: tuple[str | None, ...] = field(converter=_readings, default=None)
    statuses: tuple[str, ...] = field(converter=_statuses, default=tuple(sorted(RETURNED)))
    mutual: bool = False
    optional: bool = False
    facts: Mapping[str, Any] = field(factory=dict)

    @property
    def wanted(self) -> bool:
        """Whether a coder with default settings has to give it."""
        return not self.optional and self.statuses[0] in RETURNED

    @property
    def returnable(self) -> bool:
        """Whether a coder with default settings may give it."""
        return not RETURNED.isdisjoint(self.statuses)


def _events(events: Iterable[GoldEvent]) -> tuple[GoldEvent, ...]:
    return tuple(events)


@frozen(eq=False)
class GoldDocument:
    """A text with the events that are to be found in it; none: nothing is to be coded.

    Example:
        >>> GoldDocument("a", "Rebels shelled Kefra.", [GoldEvent("194", "Rebels", "Kefra")]).events[0].wanted
        True
    """

    id: str
    text: str
    events: tuple[GoldEvent, ...] = field(converter=_events)
    date: dt.date | str | None = None
    country: str | None = None
