"""The lines of files of places by name, as the compiled index has them: taken apart by the first letters of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_OPENING = 2  # letters of a name
_NEXT, _IS = (
    "|",
    "=",
)  # part entries, of which no name has the former, and a name from its lines, which have not the latter


class PlaceLines(Mapping[str, str]):
    """Numbers of lines by name, with blanks between them; the names of an opening are taken apart when one is first asked for.

    A gazetteer has a hundred thousand names, of which a text asks for a few. Two threads may both take a part apart, to the same
    effect.

    Args:
        parts: for each opening its names with their lines, as `packed` gives them.

    Example:
        >>> PlaceLines(packed({"gao": "3", "gaza": "7 9", "jos": "4"}))["gaza"]
        '7 9'
    """

    __slots__ = ("_made", "_parts")

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = parts
        self._made: dict[str, dict[str, str]] = {}

    def _opened(self, opening: str) -> Mapping[str, str]:
        found = self._made.get(opening)
        if found is not None:
            return found
        part = self._parts.get(opening)
        if part is None:
            return {}
        pairs = (entry.rpartition(_IS) for entry in part.split(_NEXT))
        found = self._made[opening] = {name: lines for name, _, lines in pairs}
        return found

    def __getitem__(self, name: str) -> str:
        return self._opened(name[:_OPENING])[name]

    def __contains__(self, name: object) -> bool:
        return name in self._opened(str(name)[:_OPENING])

    def get(self, name: str, default: Any = None) -> Any:
        """Return the lines of a name, or `default`."""
        return self._opened(name[:_OPENING]).get(name, default)

    def __iter__(self) -> Iterator[str]:
        return (name for opening in self._parts for name in self._opened(opening))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def packed(lines: Mapping[str, str]) -> dict[str, str]:
    """Return lines by name in the form that `PlaceLines` takes apart.

    >>> packed({"gao": "3", "gaza": "7 9", "jos": "4"})
    {'ga': 'gao=3|gaza=7 9', 'jo': 'jos=4'}
    """
    parts: dict[str, list[str]] = {}
    for name, numbers in lines.items():
        parts.setdefault(name[:_OPENING], []).append(f"{name}{_IS}{numbers}")
    return {opening: _NEXT.join(entries) for opening, entries in parts.items()}
