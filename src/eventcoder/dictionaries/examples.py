"""The example sentences of rule files: for tests and lint, never loaded to code text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.rulefiles import Line, WrittenRule, read_rule_files, survivors
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.syntax import NO_EVENT


def load_examples(folders: Sequence[Path], types: Collection[str] | None = None) -> tuple[Example, ...]:
    """Return the examples of all rules that hold, in the order of their files.

    Args:
        folders: as for `load_rules`.
        types: names of event types, to check the third field of examples; None leaves them unchecked.

    Returns:
        one value for each example line.

    Raises:
        DictionaryError: with every fault of every example, and of the form of the files.

    Example:
        >>> load_examples([])
        ()
    """
    faults = FaultList()
    examples = read_examples(folders, types, faults)
    faults.check()
    return examples


def read_examples(folders: Sequence[Path], types: Collection[str] | None, faults: FaultList) -> tuple[Example, ...]:
    """Return the examples as far as they can be used; what is wrong with them, and with their files, is added to `faults`."""
    rules = survivors(read_rule_files(folders, faults), faults)
    known = None if types is None else frozenset(types) | {NO_EVENT}
    return tuple(example for rule in rules for example in _examples(rule, known, faults))


def _examples(rule: WrittenRule, types: frozenset[str] | None, faults: FaultList) -> Iterator[Example]:
    for line in rule.examples:
        if line.text[0] == "-":
            text = _plain(line.text[1:])
            yield Example(rule.name, False, text, None, None, None, rule.path, line.number)
        else:
            text, source, target, kind = _positive(rule, line, types, faults)
            yield Example(rule.name, True, text, source, target, kind or rule.type, rule.path, line.number)
        if not text:
            faults.add(rule.path, line.number, line.column, "the example has no sentence", "write one after the sign")


def _positive(
    rule: WrittenRule, line: Line, types: frozenset[str] | None, faults: FaultList
) -> tuple[str, str | None, str | None, str | None]:
    """Return sentence, source, target and type; the last => counts, since a sentence may hold one."""
    text, arrow, roles = line.text[1:].rpartition("=>")
    if not arrow:
        if rule.type != NO_EVENT:
            faults.add(rule.path, line.number, line.column, "the example has no roles", "add => SOURCE | TARGET")
        return _plain(roles), None, None, None
    column = line.column + 1 + len(text) + len(arrow)
    fields = roles.split("|")
    if len(fields) > 3:
        extra = column + sum(len(field) + 1 for field in fields[:3])
        faults.add(rule.path, line.number, extra, "the example has more than three fields", "SOURCE | TARGET | TYPE")
    source, target, kind = [_field(part) for part in (*fields, "", "")[:3]]
    if kind is not None and types is not None and kind not in types and not faults.in_doubt(kind):
        at = column + len(fields[0]) + len(fields[1]) + 2 + len(fields[2]) - len(fields[2].lstrip())
        mend = faults.nearest(kind, types, "write a type of ontologies/event_types.csv")
        faults.add(rule.path, line.number, at, f"there is no event type {kind!r}", mend)
    return _plain(text), source, target, kind


def _field(text: str) -> str | None:
    text = _plain(text)
    return None if text in ("", "-") else text


def _plain(text: str) -> str:
    """Return words parted by single blanks: how a line is spaced says nothing."""
    return " ".join(text.split())
