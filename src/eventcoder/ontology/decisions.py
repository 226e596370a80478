"""Decision tables: what an event is called depends on who did it to whom and how. ACLED's table, and those of users.

The first row that matches wins. A blank cell matches anything; several alternatives stand with spaces between them;
`armed` stands for every armed kind; `unknown` matches what the text does not say. A later layer's rows are asked first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from attrs import field, frozen

IRREGULAR = frozenset({"rebels", "political-militia", "identity-militia"})  # kinds of the armed that are no state's
ARMED = ("state-forces", "rebels", "political-militia", "identity-militia", "external")
KINDS = (*ARMED, "rioters", "protesters", "civilians")
KIND_COLUMNS = ("source_kind", "target_kind")
TRUTH_COLUMNS = ("civilian_target", "deaths", "fighting", "abroad")
ROLE_COLUMNS = ("source_role", "target_role")
TRUTHS = ("yes", "no")
RELATIONS = ("domestic", "foreign")
WEAPON_CLASS = "acled-"  # the word class of a weapon is this and its name
# Where a text names several weapons, the first of these decides ("a suicide bomber's car bomb").
WEAPONS = (
    "chemical",
    "suicide",
    "drone",
    "aircraft",
    "missile",
    "artillery",
    "mine",
    "grenade",
    "explosive",
    "firearm",
    "vehicle",
    "primitive",
)
CONDITIONS = (
    *("source_kind", "target_kind", "civilian_target", "weapon", "deaths", "fighting", "abroad"),
    *("status", *ROLE_COLUMNS, "relation"),
)
CIVILIANS = "civilians"
UNKNOWN = "unknown"
NO_EVENT = "none"

_UNKNOWN = (UNKNOWN,)
_TRUTH: Mapping[bool | None, tuple[str]] = {True: ("yes",), False: ("no",), None: _UNKNOWN}

Result = TypeVar("Result")


@frozen
class Case:
    """What a table decides on. None, or no role, means that the text does not say.

    `act` is an event type. `source_kind` and `target_kind` are ACLED's kinds of actor. `weapon` is the name of a class
    of weapons. `deaths`: at least one is stated. `fighting`: both sides fight (False: the text says that nobody
    resisted). `abroad`: the source's forces act outside their own country. `relation`: whether both sides are of one
    country ("domestic") or not ("foreign").
    """

    act: str
    source_kind: str | None = None
    target_kind: str | None = None
    civilian_target: bool | None = None
    weapon: str | None = None
    deaths: bool | None = None
    fighting: bool | None = None
    abroad: bool | None = None
    status: str = "actual"
    source_roles: tuple[str, ...] = ()
    target_roles: tuple[str, ...] = ()
    relation: str | None = None

    def values(self) -> tuple[tuple[str, ...], ...]:
        """Return the values of each condition as they are written in a table, in the order of `CONDITIONS`."""
        return (
            (self.source_kind or UNKNOWN,),
            (self.target_kind or UNKNOWN,),
            _TRUTH[self.civilian_target],
            (self.weapon or UNKNOWN,),
            _TRUTH[self.deaths],
            _TRUTH[self.fighting],
            _TRUTH[self.abroad],
            (self.status,),
            self.source_roles or _UNKNOWN,
            self.target_roles or _UNKNOWN,
            (self.relation or UNKNOWN,),
        )


@frozen
class Decision(Generic[Result]):
    """One row: what it asks, as pairs of a condition's index and the values it allows, and its result.

    `rank` is the place of the row in the table.
    """

    rank: int
    asks: tuple[tuple[int, frozenset[str]], ...]
    result: Result


@frozen
class DecisionTable(Generic[Result]):
    """The decisions of each event type, in the order of the table."""

    decisions: Mapping[str, tuple[Decision[Result], ...]] = field(hash=False)

    def decide(self, case: Case) -> Result | None:
        """Return the result of the first row that matches, or None where none does."""
        values = case.values()
        for decision in self.decisions.get(case.act, ()):
            for index, allowed in decision.asks:
                if allowed.isdisjoint(values[index]):
                    break
            else:
                return decision.result
        return None

    def possible(self, act: str) -> list[Result]:
        """Return what an act may come to, in the order of the table: up to the first row that asks nothing."""
        found: list[Result] = []
        for decision in self.decisions.get(act, ()):
            if decision.result not in found:
                found.append(decision.result)
            if not decision.asks:
                break
        return found


def alternatives(cell: str) -> frozenset[str] | None:
    """Return the values that a cell of a table allows, or None where it allows any.

    Example:
        >>> sorted(alternatives("rioters protesters") or ())
        ['protesters', 'rioters']
    """
    words = cell.split()
    if not words:
        return None
    return frozenset(kind for word in words for kind in (ARMED if word == "armed" else (word,)))


def compile_decisions(
    rows: Iterable[tuple[tuple[str, ...], Decision[Result]]], ancestries: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Decision[Result], ...]]:
    """Return for each event type the decisions whose act matches it, in the order of the table.

    Args:
        rows: the patterns of acts of each row, and its decision.
        ancestries: for each event type, the patterns that match it.
    """
    by_pattern: dict[str, list[Decision[Result]]] = {}
    by_type: dict[str, tuple[Decision[Result], ...]] = {}
    for patterns, decision in rows:
        for pattern in patterns:
            by_pattern.setdefault(pattern, []).append(decision)
    shared: dict[tuple[str, ...], tuple[Decision[Result], ...]] = {}
    for name, ancestry in ancestries.items():
        # Types that no row names have what their family has: found once for all of them.
        named = ancestry if name in by_pattern else ancestry[1:]
        if named not in shared:
            found = {decision.rank: decision for pattern in named for decision in by_pattern.get(pattern, ())}
            shared[named] = tuple(found[rank] for rank in sorted(found))
        by_type[name] = shared[named]
    return by_type
