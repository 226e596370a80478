"""Check the examples of the shipped rules and say what went wrong: `python scripts/check_examples.py`.

    --file NAME     only rule files with NAME in their name
    --limit N       show N failures of each group (default 5)
    --write-known   write all failures to tests/known_example_failures.txt, which the test suite expects

What an example promises stands in docs/rules.md, under Examples. A `-` of a `none` rule promises nothing that shows in
the events, so it always holds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import eventcoder
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.shipped import shipped_dictionaries

KNOWN = Path(__file__).resolve().parents[1] / "tests" / "known_example_failures.txt"
HEADER = "# Examples of the shipped rules that do not hold yet; written by scripts/check_examples.py --write-known.\n"
NO_EVENT = "none"
RETURNED = ("actual", "planned")
STATEMENT = "01"


class Failure(NamedTuple):
    """An example that does not hold, what went wrong, and what was coded."""

    example: Example
    reason: str
    events: tuple[eventcoder.Event, ...]

    @property
    def key(self) -> str:
        """The line of the list of known failures: file, rule and sentence."""
        return f"{file_of(self.example)} {self.example.rule} | {self.example.text}"

    def __str__(self) -> str:
        example = self.example
        wanted = f"  => {example.source or '-'} | {example.target or '-'} | {example.type}" if example.positive else ""
        lines = [f"{file_of(example)}:{example.line} {example.rule} [{self.reason}]"]
        lines.append(f"    {'+' if example.positive else '-'} {example.text}{wanted}")
        for event in self.events:
            roles = " | ".join(side.text if side is not None else "-" for side in (event.source, event.target))
            lines.append(f"        {event.status} {event.type}: {roles}   {event.rule}")
        return "\n".join(lines)


def file_of(example: Example) -> str:
    """Return the name of the rule file that an example stands in."""
    return Path(example.path).name


def shipped_examples() -> tuple[Example, ...]:
    """Return the examples of all shipped rules."""
    return load_examples([shipped_dictionaries()])


def failures(coder: eventcoder.Coder, examples: Iterable[Example]) -> Iterator[Failure]:
    """Yield the examples that do not hold."""
    for example in examples:
        events = tuple(coder.code(example.text, statuses="all"))
        reason = fault(example, events)
        if reason:
            yield Failure(example, reason, events)


def fault(example: Example, events: Sequence[eventcoder.Event]) -> str:
    """Return what is wrong with the events of an example, "" if it holds."""
    if not example.positive:
        fired = any(rule_of(event) == example.rule and event.status != "negated" for event in events)
        return "fired where it must not" if fired else ""
    if example.type == NO_EVENT:
        coded = any(e.status in RETURNED and not (e.cameo or "").startswith(STATEMENT) for e in events)
        return "coded where nothing is" if coded else ""
    return _positive_fault(example, events)


def _positive_fault(example: Example, events: Sequence[eventcoder.Event]) -> str:
    same = [event for event in events if event.type == example.type]
    if not same:
        return "other type" if events else "no event"
    fits = [pair for event in same for pair in _fits(example, event)]
    if (True, True) in fits:
        return ""
    if any(source for source, _ in fits):
        return "wrong target"
    return "wrong source" if any(target for _, target in fits) else "wrong source and target"


def _fits(example: Example, event: eventcoder.Event) -> Iterator[tuple[bool, bool]]:
    """Yield whether source and target are the wanted ones; of a mutual act also exchanged."""
    source, target = _words(event.source, example.text), _words(event.target, example.text)
    if event.place is not None and any(words.startswith(event.place.name) for words in target):
        target |= {""}  # a place in PLACE does not count as a target
    yield _plain(example.source) in source, _plain(example.target) in target
    if event.mutual:
        yield _plain(example.source) in target, _plain(example.target) in source


def _words(side: eventcoder.Participant | None, text: str) -> set[str]:
    """Return the words that may stand for a side: its own, or those of the coordination that it is part of."""
    if side is None:
        return {""}
    return {_plain(side.text)} | ({_plain(text[slice(*side.group)])} if side.group is not None else set())


def _plain(text: str | None) -> str:
    return (text or "").strip().rstrip(".")


def rule_of(event: eventcoder.Event) -> str:
    """Return the name of the rule that gave an event."""
    return event.rule.partition(" ")[0]


def known_failures(path: Path = KNOWN) -> frozenset[str]:
    """Return the lines of the list of examples that do not hold yet; none if there is no list."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(line for line in lines if line and not line.startswith("#"))


def write_known(found: Iterable[Failure], path: Path = KNOWN) -> None:
    """Write the list of examples that do not hold, in order of file, rule and sentence."""
    path.write_text(
        HEADER + "".join(f"{key}\n" for key in sorted({failure.key for failure in found})), encoding="utf-8"
    )


def report(examples: Sequence[Example], found: Sequence[Failure], limit: int) -> str:
    """Return the figures of each file, and failures grouped by what went wrong."""
    bad = Counter(file_of(failure.example) for failure in found)
    totals = Counter(file_of(example) for example in examples)
    lines = [_figures(name, total - bad[name], total) for name, total in totals.items()]
    lines.append(_figures("all", totals.total() - len(found), totals.total()))
    groups = defaultdict(list)
    for failure in found:
        groups[failure.reason].append(failure)
    for reason, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        lines += ["", f"{reason}: {len(group)}", *map(str, group[:limit])]
    return "\n".join(lines)


def _figures(name: str, good: int, total: int) -> str:
    return f"{name:28}{good:5} of {total:5}  {good / max(1, total):.3f}"


def main(
    arguments: Sequence[str] | None = None,
    coder: eventcoder.Coder | None = None,
    examples: Sequence[Example] | None = None,
) -> int:
    """Check examples and print what the command line asks for. Returns 1 if a failure is not on the list of known ones."""
    parser = argparse.ArgumentParser(description="Check the examples of the shipped rules.")
    parser.add_argument("--file", default="", help="only rule files with this in their name")
    parser.add_argument("--limit", type=int, default=5, metavar="N", help="show N failures of each group")
    parser.add_argument("--write-known", action="store_true", help=f"write all failures to {KNOWN.name}")
    options = parser.parse_args(arguments)
    if options.write_known and options.file:
        parser.error("--write-known is about all files; leave out --file")
    chosen = [e for e in (examples if examples is not None else shipped_examples()) if options.file in file_of(e)]
    found = list(failures(coder or eventcoder.Coder(), chosen))
    print(report(chosen, found, options.limit))
    if options.write_known:
        write_known(found)
    return 1 if {failure.key for failure in found} - known_failures() else 0


if __name__ == "__main__":
    sys.exit(main())
