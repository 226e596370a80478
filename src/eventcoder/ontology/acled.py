"""ACLED's sub-event type depends on who did it to whom and how: a decision table in data, with these inputs.

The first row that matches wins. A blank cell matches anything; several alternatives stand with spaces between them;
`armed` stands for every armed kind; `unknown` matches what the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from eventcoder.model import Acled

ARMED = ("state-forces", "rebels", "political-militia", "identity-militia", "external")
KINDS = (*ARMED, "rioters", "protesters", "civilians")
KIND_COLUMNS = ("source_kind", "target_kind")
TRUTH_COLUMNS = ("civilian_target", "deaths", "fighting", "abroad")
TRUTHS = ("yes", "no")
CONDITIONS = ("source_kind", "target_kind", "civilian_target", "weapon", "deaths", "fighting", "abroad")
UNKNOWN = "unknown"
NO_EVENT = "none"

_TRUTH: Mapping[bool | None, str] = {True: "yes", False: "no", None: UNKNOWN}


@frozen
class AcledInput:
    """What the table decides on. None means that the text does not say.

    `act` is an event type. `source_kind` and `target_kind` are ACLED's kinds of actor. `weapon` is the name of a class
    of weapons. `deaths`: at least one is stated. `fighting`: both sides fight (False: the text says that nobody
    resisted). `abroad`: the source's forces act outside their own country.
    """

    act: str
    source_kind: str | None = None
    target_kind: str | None = None
    civilian_target: bool | None = None
    weapon: str | None = None
    deaths: bool | None = None
    fighting: bool | None = None
    abroad: bool | None = None

    def values(self) -> tuple[str, ...]:
        """Return the conditions as they are written in the table, in the order of its columns."""
        return (
            self.source_kind or UNKNOWN,
            self.target_kind or UNKNOWN,
            _TRUTH[self.civilian_target],
            self.weapon or UNKNOWN,
            _TRUTH[self.deaths],
            _TRUTH[self.fighting],
            _TRUTH[self.abroad],
        )


@frozen
class Decision:
    """One row: what it asks, as pairs of a condition's index and the values it allows, and its result.

    `result` is None where ACLED records no event; `rank` is the place of the row in the table.
    """

    rank: int
    asks: tuple[tuple[int, frozenset[str]], ...]
    result: Acled | None


@frozen
class AcledTable:
    """The decisions of each event type, in the order of the table."""

    decisions: Mapping[str, tuple[Decision, ...]] = field(hash=False)

    def decide(self, given: AcledInput) -> Acled | None:
        """Return the ACLED reading of an event, or None if ACLED would not record it."""
        values = given.values()
        for decision in self.decisions.get(given.act, ()):
            for index, allowed in decision.asks:
                if values[index] not in allowed:
                    break
            else:
                return decision.result
        return None

    def possible(self, act: str) -> list[Acled | None]:
        """Return what an act may come to, in the order of the table: up to the first row that asks nothing."""
        found: list[Acled | None] = []
        for decision in self.decisions.get(act, ()):
            if decision.result not in found:
                found.append(decision.result)
            if not decision.asks:
                break
        return found


def alternatives(cell: str) -> frozenset[str] | None:
    """Return the values that a cell of the table allows, or None where it allows any.

    Example:
        >>> sorted(alternatives("rioters protesters") or ())
        ['protesters', 'rioters']
    """
    words = cell.split()
    if not words:
        return None
    return frozenset(kind for word in words for kind in (ARMED if word == "armed" else (word,)))


def compile_decisions(
    rows: Iterable[tuple[tuple[str, ...], Decision]], ancestries: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Decision, ...]]:
    """Return for each event type the decisions whose act matches it, in the order of the table.

    Args:
        rows: the patterns of acts of each row, and its decision.
        ancestries: for each event type, the patterns that match it.
    """
    by_pattern: dict[str, list[Decision]] = {}
    by_type: dict[str, tuple[Decision, ...]] = {}
    for patterns, decision in rows:
        for pattern in patterns:
            by_pattern.setdefault(pattern, []).append(decision)
    shared: dict[tuple[str, ...], tuple[Decision, ...]] = {}
    for name, ancestry in ancestries.items():
        # Types that no row names have what their family has: found once for all of them.
        named = ancestry if name in by_pattern else ancestry[1:]
        if named not in shared:
            found = {decision.rank: decision for pattern in named for decision in by_pattern.get(pattern, ())}
            shared[named] = tuple(found[rank] for rank in sorted(found))
        by_type[name] = shared[named]
    return by_type
