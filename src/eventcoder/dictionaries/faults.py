"""Collecting the faults of dictionary files, so that a user sees all of them at once."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from eventcoder.errors import DictionaryError, Fault

SUGGESTIONS = 200  # searching for near names is slow; a file with more faults than this is not a typo
LONGEST = 40


class FaultList:
    """Gathers faults file by file; `check` raises them together.

    A name is in doubt where a fault hides what it stands for: to say that there is nothing of the name would tell one
    mistake twice.
    """

    def __init__(self) -> None:
        self._faults: dict[Fault, None] = {}
        self.noted = 0  # how often something was noted, the same fault again included
        self._doubts: set[str] = set()

    def __len__(self) -> int:
        return len(self._faults)

    def add(self, path: str, line: int, column: int, problem: str, mend: str) -> None:
        """Note a fault. A fault that was noted before, word for word, counts once."""
        self.note(Fault(path, line, column, problem, mend))

    def note(self, fault: Fault) -> None:
        """Note a fault that another part has found."""
        self.noted += 1
        self._faults[fault] = None

    def doubt(self, name: str) -> None:
        """Say that a fault hides what a name stands for."""
        self._doubts.add(name)

    def in_doubt(self, name: str) -> bool:
        """Whether a fault hides what a name stands for."""
        return name in self._doubts

    def nearest(self, name: str, names: Collection[str], otherwise: str, *, likeness: float = 0.6) -> str:
        """Return "did you mean NAME?" for the nearest of `names`, or `otherwise` where none is near.

        `likeness` is how near is near, from 0 to 1.
        """
        if len(self._faults) > SUGGESTIONS or len(name) > LONGEST:
            return otherwise
        near = get_close_matches(name, sorted(names), n=1, cutoff=likeness)
        return f"did you mean {near[0]!r}?" if near else otherwise

    def all(self) -> tuple[Fault, ...]:
        """Return the faults in order of file, line and column."""
        return tuple(sorted(self._faults, key=lambda fault: (fault.path, fault.line, fault.column)))

    def check(self) -> None:
        """Raise `DictionaryError` with all faults, if there are any."""
        if self._faults:
            raise DictionaryError(self.all())
