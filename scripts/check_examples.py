"""Check the examples of the shipped rules and say what went wrong: `python scripts/check_examples.py`.

--file NAME     only rule files with NAME in their name
--limit N       show N failures of each group (default 5)
--write-known   write all failures to tests/known_example_failures.txt, which the test suite expects
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import eventcoder
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.rule_examples import Failure, failures, file_of

KNOWN = Path(__file__).resolve().parents[1] / "tests" / "known_example_failures.txt"
HEADER = "# Examples of the shipped rules that do not hold yet; written by scripts/check_examples.py --write-known.\n"


def shipped_examples() -> tuple[Example, ...]:
    """Return the examples of all shipped rules."""
    return load_examples([shipped_dictionaries()])


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
