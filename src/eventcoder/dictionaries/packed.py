"""What a compiled index has by name, taken apart by the first letters of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_OPENING = 2  # letters of a name
# What parts entries, which no entry has, and what parts a name from what it has, which that has not.
_NEXT, _IS = "|", "="


class Packed(Mapping[str, str]):
    """Texts by name; the names of an opening are taken apart when one is first asked for.

    Dictionaries have a hundred thousand names, of which a text asks for a few. Two threads may both take a part apart, to the
    same effect.

    Args:
        parts: for each opening its names with what they have, as `packed` gives them.

    Example:
        >>> Packed(packed({"gao": "3", "gaza": "7 9", "jos": "4"}))["gaza"]
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
        found = self._made[opening] = {name: text for name, _, text in pairs}
        return found

    def __getitem__(self, name: str) -> str:
        return self._opened(name[:_OPENING])[name]

    def __contains__(self, name: object) -> bool:
        return name in self._opened(str(name)[:_OPENING])

    def get(self, name: str, default: Any = None) -> Any:
        """Return what a name has, or `default`."""
        return self._opened(name[:_OPENING]).get(name, default)

    def __iter__(self) -> Iterator[str]:
        return (name for opening in self._parts for name in self._opened(opening))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def packed(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts by name in the form that `Packed` takes apart.

    >>> packed({"gao": "3", "gaza": "7 9", "jos": "4"})
    {'ga': 'gao=3|gaza=7 9', 'jo': 'jos=4'}
    """
    parts: dict[str, list[str]] = {}
    for name, text in texts.items():
        parts.setdefault(name[:_OPENING], []).append(f"{name}{_IS}{text}")
    return {opening: _NEXT.join(entries) for opening, entries in parts.items()}
