"""The examples of the rules said in other clothes must give the same events: `cd tests && python -m battery.clothes`.

    --garment TEXT    only the clothes that hold TEXT
    --every N         every Nth sentence, always the same ones (default 1)
    --show N          N failures of each garment (default 5)
    --reason TEXT     of these only those whose reason holds TEXT

No gold is needed: an example that gives one event gives it in the passive, in a that-clause and in a headline too, and with
"not" it gives it as negated. A sentence that cannot be said well in a garment is skipped, and counted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from battery.garments import GARMENTS, Garment
from battery.judge import verdict
from battery.plain import Plain, coded, plains


@frozen(eq=False)
class Outcome:
    """A sentence in a garment: what was said, and what is wrong with what came out, "" for nothing."""

    garment: str
    plain: Plain
    text: str
    reason: str
    came: tuple[str, ...]


def run(garment: Garment, these: Iterable[Plain]) -> Iterator[Outcome]:
    """Yield the outcome of each sentence that can be said well in a garment."""
    for plain in these:
        for said in garment.say(plain):
            events = coded(said.text)
            reason = verdict(said, events)
            came = tuple(
                f"{e.status} {e.type}: {e.source and e.source.text} | {e.target and e.target.text}   {e.rule}"
                for e in events
            )
            yield Outcome(garment.name, plain, said.text, reason, came)


def table(outcomes: Sequence[Outcome], number: int) -> Iterator[str]:
    """Yield a line for each garment: how many hold, of how many said, the share, and how many sentences were skipped."""
    groups = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.garment].append(outcome)
        groups["all"].append(outcome)
    for name in sorted(groups, key=lambda name: (name == "all", name)):
        these = groups[name]
        good = sum(not outcome.reason for outcome in these)
        skipped = "" if name == "all" else f"{number - len({id(outcome.plain) for outcome in these}):6} skipped"
        reasons = Counter(outcome.reason for outcome in these if outcome.reason)
        told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
        yield f"{name:24}{good:6}/{len(these):<6} {good / len(these):6.1%} {skipped}   {told}"


def failing(outcomes: Iterable[Outcome], limit: int, reason: str) -> Iterator[str]:
    """Yield the first failures of each garment."""
    shown = Counter[str]()
    for outcome in outcomes:
        if outcome.reason and reason in outcome.reason and shown[outcome.garment] < limit:
            shown[outcome.garment] += 1
            example = outcome.plain.example
            wanted = f"{outcome.plain.event.type}: {outcome.plain.source and outcome.plain.source.words} | "
            wanted += f"{outcome.plain.target and outcome.plain.target.words}"
            yield f"\n{outcome.garment} [{outcome.reason}] {outcome.text!r}\n    of {example.text}  => {wanted}"
            yield from (f"        {line}" for line in outcome.came)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and failures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--garment", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--reason", default="")
    options = parser.parse_args(arguments)
    these = plains(options.every)
    outcomes = [outcome for garment in GARMENTS if options.garment in garment.name for outcome in run(garment, these)]
    lines = [f"{len(these)} plain sentences", *table(outcomes, len(these))]
    lines += failing(outcomes, options.show, options.reason)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
