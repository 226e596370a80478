"""The best pairing of two lists: an exact assignment with several aims in order of rank.

Only pairs that are worth something are edges, and parts of the graph that touch nowhere are solved apart. Each part is
solved with shortest augmenting paths (the Hungarian method), so that n rows and m edges cost at most n·m steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

Edge = tuple[int, int]


def best_pairs(worth: Mapping[Edge, Sequence[int]]) -> list[Edge]:
    """Return the one-to-one pairs whose worths add up to most, in order.

    Args:
        worth: for each pair (row, column) that may be taken, how much it gives to each aim: numbers from 0 up, the
            foremost aim first, as many for each pair. A later aim never costs anything of an earlier one.

    Example:
        >>> best_pairs({(0, 0): [1, 1], (0, 1): [1, 0], (1, 0): [1, 0]})
        [(0, 1), (1, 0)]
    """
    pairs: list[Edge] = []
    for part in _parts(worth):
        weights = _single_numbers({edge: worth[edge] for edge in part})
        pairs += [edge for edge in _Assignment(weights).solve() if weights[edge]]
    return sorted(pairs)


def _parts(edges: Mapping[Edge, object]) -> list[list[Edge]]:
    """Return the edges of each connected part."""
    of_row: dict[int, list[Edge]] = {}
    of_column: dict[int, list[Edge]] = {}
    for edge in sorted(edges):
        of_row.setdefault(edge[0], []).append(edge)
        of_column.setdefault(edge[1], []).append(edge)
    seen: set[int] = set()
    parts = []
    for first in of_row:
        rows, part = [first] if first not in seen else [], []
        seen.add(first)
        while rows:
            for edge in of_row[rows.pop()]:
                part.append(edge)
                new = {row for row, _ in of_column.pop(edge[1], ()) if row not in seen}
                seen |= new
                rows += sorted(new)
        if part:
            parts.append(part)
    return parts


def _single_numbers(worth: Mapping[Edge, Sequence[int]]) -> dict[Edge, int]:
    """Return one number for each pair: no sum of later aims reaches one unit of an earlier aim."""
    most = min(len({row for row, _ in worth}), len({column for _, column in worth}))
    bases = [most * max(values) + 1 for values in zip(*worth.values(), strict=True)]
    weights = {}
    for edge, values in worth.items():
        weight = 0
        for base, value in zip(bases, values, strict=True):
            weight = weight * base + value
        weights[edge] = weight
    return weights


class _Assignment:
    """The Hungarian method on a sparse graph; every row has a column of its own, worth nothing, for staying alone."""

    def __init__(self, weights: Mapping[Edge, int]) -> None:
        self.edges: dict[int, list[tuple[int, int]]] = {}
        for (row, column), weight in weights.items():
            self.edges.setdefault(row, []).append((column, weight))
        alone = max(column for _, column in weights) + 1
        for row, edges in self.edges.items():
            edges.append((alone + row, 0))
        # Prices of rows and columns: those of a pair are never below its weight, and equal to it where it is taken.
        self.row_price = {row: max(weight for _, weight in edges) for row, edges in self.edges.items()}
        self.column_price: dict[int, int] = {}
        self.row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}
        self.real = frozenset(weights)

    def solve(self) -> list[Edge]:
        for row in self.edges:
            self._place(row)
        return [edge for edge in self.column_of.items() if edge in self.real]

    def _place(self, first: int) -> None:
        """Take the cheapest path from a row to a free column, and exchange along it what is taken."""
        reach: dict[int, int] = {}
        came_from: dict[int, int] = {}
        settled: dict[int, int] = {}
        queue: list[tuple[int, bool, int]] = []
        row, cost = first, 0
        while True:
            base = cost + self.row_price[row]
            for column, weight in self.edges[row]:
                if column not in settled:
                    step = base + self.column_price.get(column, 0) - weight
                    if column not in reach or step < reach[column]:
                        reach[column], came_from[column] = step, row
                        heappush(queue, (step, column in self.row_of, column))  # free columns first: it ends sooner
            cost, _, column = heappop(queue)
            while column in settled:
                cost, _, column = heappop(queue)
            settled[column] = cost
            if column not in self.row_of:
                break
            row = self.row_of[column]
        self._reprice(first, settled, cost)
        self._exchange(first, column, came_from)

    def _reprice(self, first: int, settled: Mapping[int, int], cost: int) -> None:
        self.row_price[first] -= cost
        for column, reached in settled.items():
            self.column_price[column] = self.column_price.get(column, 0) + cost - reached
            if column in self.row_of:
                self.row_price[self.row_of[column]] -= cost - reached

    def _exchange(self, first: int, column: int, came_from: Mapping[int, int]) -> None:
        while True:
            row = came_from[column]
            before = self.column_of.get(row, -1)
            self.row_of[column], self.column_of[row] = row, column
            if row == first:
                return
            column = before
