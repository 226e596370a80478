"""Kinds of noun phrases crossed with frames and acts: each sentence has one act and known sides, by the way it was made.

    --kind, --frame, --act TEXT   only those that hold TEXT
    --reason TEXT                 of the failures only those whose reason holds TEXT
    --every N                     every Nth crossing, always the same ones (default 1)
    --show N                      N failures of each frame (default 3)
    --by kind                     N failures of each kind of noun phrase

`cd tests && python -m battery.crossings` says all of them, and prints the share that is right by noun phrase, by frame and by act.
When the suite was new, 94.8% of some 63,500 were right; after the mends that it led to, 98.3%.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from battery.frames import Crossing, crossings
from battery.plain import coded
from eventcoder.model import Event, Participant
from suites import coder

_NONE = "none"


@frozen(eq=False)
class Outcome:
    """A crossing, what is wrong with what came out, "" for nothing, and the events in words."""

    crossing: Crossing
    reason: str
    came: tuple[str, ...]


def outcome(crossing: Crossing) -> Outcome:
    """Return what a crossing gives."""
    events = coded(crossing.text)
    came = tuple(
        f"{e.status} {e.type} ({e.act}): {e.source and e.source.text} | {e.target and e.target.text}   {e.rule}"
        for e in events
    )
    return Outcome(crossing, verdict(crossing, events), came)


def verdict(crossing: Crossing, events: Sequence[Event]) -> str:
    """Return what is wrong with the events of a crossing, "" if nothing is."""
    frame, states = crossing.frame, crossing.frame["status"]
    own = [event for event in events if _root(event) in crossing.act["roots"]]
    if not own:
        return "other act" if events else "" if _NONE in states else "no event"
    if len(own) < len(events):
        return "extra event"
    if any(event.status not in states for event in own):
        return f"status {own[0].status}"
    if not frame.get("composed") and not frame.get("loose") and any(event.operators for event in own):
        return "operator"
    pairs = [(source, target) for source in crossing.source or ((),) for target in crossing.target]
    if frame.get("loose"):
        found = [event for event in own if _is_pair(crossing, event, pairs)]
        return "" if found else "sides"
    return _sides(crossing, own, pairs)


def _sides(crossing: Crossing, events: Sequence[Event], pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> str:
    if len(events) != len(pairs):
        return f"{len(events)} events, not {len(pairs)}"
    still = list(pairs)
    for event in events:
        fit = next((pair for pair in still if _is_pair(crossing, event, [pair])), None)
        if fit is None:
            source = any(_is_source(crossing, pair[0], event.source) for pair in still)
            target = any(_is_target(crossing, pair[1], event.target) for pair in still)
            return "target" if source else "source" if target else "sides"
        still.remove(fit)
    return ""


def _is_pair(crossing: Crossing, event: Event, pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> bool:
    for source, target in pairs:
        if _is_source(crossing, source, event.source) and _is_target(crossing, target, event.target):
            return True
        if crossing.act.get("mutual") and _is_source(crossing, source, event.target):
            return _is_target(crossing, target, event.source)
    return False


def _is_source(crossing: Crossing, words: tuple[str, ...], found: Participant | None) -> bool:
    return _is(crossing, "S", words, found)


def _is_target(crossing: Crossing, words: tuple[str, ...], found: Participant | None) -> bool:
    return _is(crossing, crossing.frame.get("to", "T"), words, found)


def _is(crossing: Crossing, role: str, words: tuple[str, ...], found: Participant | None) -> bool:
    """Is a side named by one of these words, and does it stand within the noun phrase that was put there?"""
    if not words or found is None:
        return not words and found is None
    pattern = "|".join(map(re.escape, words))
    if not re.search(rf"\b(?:{pattern})\b", found.text, re.IGNORECASE):
        return False
    if crossing.frame.get("loose") or found.start is None or found.end is None:
        return True
    start, end = crossing.spans[role]
    return found.end <= start or start <= found.start and found.end <= end


def _root(event: Event) -> str:
    code = coder()._knowledge.ontology.types[event.act].cameo
    return str(code.code)[:2] if code else ""


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that is right by noun phrase, by frame, by act, and of all."""
    groups = defaultdict(list)
    for one in outcomes:
        c = one.crossing
        for name in (f"1 kind: {c.kind}", f"2 frame: {c.frame['frame']}", f"3 act: {c.act['act']}", "4 all"):
            groups[name].append(one)
    for name in sorted(groups):
        these = groups[name]
        good = sum(not one.reason for one in these)
        reasons = Counter(one.reason for one in these if one.reason)
        told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common(5))
        yield f"{name[2:]:44}{good:6}/{len(these):<6} {good / len(these):6.1%}   {told}"


def failing(outcomes: Iterable[Outcome], limit: int, reason: str, by: str = "frame") -> Iterator[str]:
    """Yield the first failures of each frame or kind of noun phrase."""
    shown = Counter[str]()
    for one in outcomes:
        c = one.crossing
        group = c.kind if by == "kind" else c.frame["frame"]
        if one.reason and reason in one.reason and shown[group] < limit:
            shown[group] += 1
            yield f"\n{c.id} [{one.reason}]\n    {c.text}"
            yield from (f"        {line}" for line in one.came)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and failures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("kind", "frame", "act", "reason"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--by", choices=("frame", "kind"), default="frame")
    options = parser.parse_args(arguments)
    outcomes = [
        outcome(c)
        for c in crossings(options.every)
        if options.kind in c.kind and options.frame in c.frame["frame"] and options.act in c.act["act"]
    ]
    lines = [*table(outcomes), *failing(outcomes, options.show, options.reason, options.by)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
