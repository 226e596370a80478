"""Things that stand for acts: who asks for weapons asks for military aid, who is refused food is refused relief."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from attrs import field, frozen

from eventcoder.errors import Fault
from eventcoder.ontology._build_types import unknown_name
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.tables import Row


@frozen
class Things:
    """What giving a thing is: for each operator, classes of nouns and the type of the act that they stand for.

    The first row that names one of a noun's classes decides.
    """

    acts: Mapping[str, tuple[tuple[str, str], ...]] = field(factory=dict, hash=False)

    def act(self, operator: str, classes: Collection[str]) -> str | None:
        """Return the type of the act that a noun of these classes stands for under an operator, or None.

        Example:
            >>> Things({"appeal": (("weapon", "supply-weapons"),)}).act("appeal", {"weapon"})
            'supply-weapons'
        """
        for name, act in self.acts.get(operator, ()):
            if name in classes:
                return act
        return None


def build_things(layers: Sequence[Sequence[Row]], types: Mapping[str, EventType], faults: list[Fault]) -> Things:
    """Return the things of all layers; the rows of a later layer come before those of an earlier one."""
    acts: dict[str, list[tuple[str, str]]] = {}
    for row in (row for layer in reversed(layers) for row in layer):
        if row["type"] not in types:
            faults.append(unknown_name(row, "type", row["type"], "event type", types))
        for operator in row["operators"].split():
            if operator not in types:
                faults.append(unknown_name(row, "operators", operator, "event type", types))
            acts.setdefault(operator, []).append((row["class"], row["type"]))
    return Things({operator: tuple(rows) for operator, rows in acts.items()})
