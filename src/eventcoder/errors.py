"""All errors that eventcoder raises.

Every error derives from `EventCoderError`, so that a pipeline can catch one class. Where Python users expect a built-in
ancestor (`ValueError`, `TypeError`, `FileNotFoundError`), the child has it as a second base.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen


class EventCoderError(Exception):
    """Root of all errors of this library."""


class InputError(EventCoderError, ValueError):
    """A text, date or option that cannot be used; the message names the value and what would be accepted."""


class InputTypeError(InputError, TypeError):
    """An argument of the wrong Python type, such as bytes where text is wanted."""


class MissingExtraError(EventCoderError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""


@frozen
class Fault:
    """One mistake in one place of a dictionary file.

    `line` and `column` count from 1; 0 means the file as a whole. `problem` says what is wrong, `mend` how to mend it.
    """

    path: str
    line: int
    column: int
    problem: str
    mend: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.problem}; {self.mend}" if self.mend else f"{place}: {self.problem}"


class DictionaryError(EventCoderError, ValueError):
    """One or more dictionary files cannot be used; `faults` lists every mistake found in all of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        title = "1 fault in the dictionaries" if count == 1 else f"{count} faults in the dictionaries"
        super().__init__("\n".join([f"{title}:", *(f"  {fault}" for fault in self.faults)]))

    def __reduce__(self) -> tuple[type[DictionaryError], tuple[tuple[Fault, ...]]]:
        return (DictionaryError, (self.faults,))
