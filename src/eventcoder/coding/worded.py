"""What the wording of a text adds to its events: ACLED's sub-event types where words make another far likelier than the decision table's,
and the act of a report in which no rule finds any.

The table asks what was done, by whom and with what; whether fighting won a place back, or whether a crowd demonstrated, is often told in words
that no slot of a rule holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from eventcoder.coding.discards import Sifted
from eventcoder.coding.relate import WORDED
from eventcoder.coding.reported import reported
from eventcoder.coding.telling import Telling
from eventcoder.coding.told import Told
from eventcoder.dictionaries.wording import Wordings
from eventcoder.model import Event
from eventcoder.ontology.codes import AcledType


def as_worded(
    sifted: Sifted, told: Sequence[Told], telling: Telling, wordings: Wordings, types: Mapping[str, AcledType]
) -> Sifted:
    """Return the events of a text as its wording has them.

    Args:
        sifted: its events, and those that were left out.
        told: its sentences.
        telling: what its wording says.
        wordings: how news is worded.
        types: ACLED's sub-event types by name.
    """
    found = reported(told, sifted, telling, wordings, types)
    if found is not None:
        return Sifted(found)
    places = {one.sentence.index: at for at, one in enumerate(told)}
    return Sifted(tuple(_typed(sifted.events, places, telling, wordings, types)), sifted.left_out)


def _typed(
    events: Sequence[Event],
    places: Mapping[int, int],
    telling: Telling,
    wordings: Wordings,
    types: Mapping[str, AcledType],
) -> Iterator[Event]:
    """Yield events with the sub-event types that their sentences' words make of them; a sentence that tells of several keeps them."""
    told: dict[int, list[Event]] = {}
    for event in events:
        if event.acled is not None:
            told.setdefault(event.sentence, []).append(event)
    changed = {
        number: likelier
        for number, of in told.items()
        if (likelier := _likelier(of, telling, places[number], wordings)) is not None
    }
    for event in events:
        if event.acled is not None and event.sentence in changed:
            yield evolve(event, acled=types[changed[event.sentence]].reading, flags=(*event.flags, WORDED))
        else:
            yield event


def _likelier(events: Sequence[Event], telling: Telling, at: int, wordings: Wordings) -> str | None:
    """The sub-event type that words speak for so much more than for the one of a sentence's events, if there is any."""
    given = {event.acled.sub_event_type for event in events if event.acled is not None}
    if len(given) > 1:
        return None
    likeliest, chances = telling.likeliest(at), telling.chances(at)
    if chances[likeliest] <= chances.get(given.pop(), 0.0) + wordings.limits.retype:
        return None
    fits = all(wordings.fits(likeliest, event.source.kind) for event in events if event.source is not None)
    return likeliest if fits else None
