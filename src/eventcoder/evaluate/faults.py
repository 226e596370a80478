"""What went wrong, in codes and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from eventcoder.evaluate.matched import Matched
from eventcoder.evaluate.schemes import Scheme


@frozen
class Confusion:
    """A code of the gold, what was coded instead ("-" for no event), and how often."""

    wanted: str
    coded: str
    count: int


@frozen
class Miss:
    """A gold event that was not found, or an event too many, in words."""

    document: str
    text: str
    wanted: str
    coded: str


def confusions(documents: Iterable[Matched], scheme: Scheme) -> tuple[Confusion, ...]:
    """Return what was coded for what, the most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    for one in documents:
        for i, j in one.beside:
            wanted = one.gold.events[i].codes[0] if i is not None else None
            coded = scheme.code_of(one.events[j]) if j is not None else None
            found[wanted or "-", coded or "-"] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(wanted, coded, count) for (wanted, coded), count in ordered)


def misses(document: Matched, scheme: Scheme) -> Iterator[Miss]:
    """Yield the faults of a document: missed events and what came instead, events too many, and wrong sides."""
    for i, j in (*document.beside, *document.wrong_sides):
        yield Miss(
            document.gold.id,
            document.gold.text,
            "nothing" if i is None else _gold_words(document, i),
            "nothing" if j is None else _event_words(document, j, scheme),
        )


def _gold_words(document: Matched, i: int) -> str:
    gold = document.gold.events[i]
    readings = ("/".join(reading or "-" for reading in part) for part in (gold.codes, gold.sources, gold.targets))
    return "{} {} -> {}".format(*readings)


def _event_words(document: Matched, j: int, scheme: Scheme) -> str:
    event = document.events[j]
    source, target = (side.text if side is not None else "-" for side in (event.source, event.target))
    return f"{scheme.code_of(event) or '-'} {source} -> {target}  ({event.rule})"
