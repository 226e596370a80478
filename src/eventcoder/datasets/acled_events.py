"""ACLED's unit of record: what happened on one day, in one place, between one pair of actors, is one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from attrs import evolve, field, frozen

from eventcoder.coding.who import STATE_FORCES
from eventcoder.datasets.acled_actors import AcledActor, agree, at_place, make_actor, missing_actor
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.model import Acled, Event, Place, Sentence
from eventcoder.ontology.acled_units import ASSOCIATE, AcledUnits
from eventcoder.ontology.codes import ALWAYS, TARGET
from eventcoder.ontology.decisions import ARMED, CIVILIANS
from eventcoder.ontology.load import load_ontology
from eventcoder.ontology.ontology import Ontology

_TIME_PRECISION = {"day": 1, "document": 1, "week": 2, "month": 3, "year": 3}
_CIVILIAN_TARGETING = "Civilian targeting"

ACLED_COLUMNS: tuple[str, ...] = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
"""The columns of ACLED's exports, in their order."""


@frozen
class AcledEvent:
    """One event as ACLED counts them.

    `associates1` and `associates2` are allies of the actors, and civilians who were hit beside an armed target. `events` are
    the ids of the events that it was made of, `sentences` the numbers of their sentences, both in text order. `notes` are the
    words of those sentences, where `with_notes` has put them in.
    """

    document: str | None
    reading: Acled
    actor1: AcledActor | None
    actor2: AcledActor | None
    place: Place | None
    date: str | None
    time_precision: int | None
    fatalities: int
    events: tuple[str, ...]
    units: AcledUnits = field(repr=False, eq=False)
    associates1: tuple[str, ...] = ()
    associates2: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()
    mentions: frozenset[str] = field(default=frozenset(), repr=False)
    notes: str | None = None

    @property
    def interaction(self) -> str | None:
        """Both kinds of actor by ACLED's names, in ACLED's order; None where one is not known."""
        actors = [actor for actor in (self.actor1, self.actor2) if actor is not None]
        kinds = [self.units.kinds.get(actor.kind or "") for actor in actors]
        known = sorted((kind.rank, kind.name) for kind in kinds if kind is not None)
        if not known or len(known) < len(actors):
            return None
        names = [name for _, name in known]
        return f"{names[0]} only" if len(names) == 1 else "-".join(names)

    @property
    def civilian_targeting(self) -> bool:
        """Whether civilians are the main or only target: by the type, or because they are actor 2."""
        known = self.units.types[self.reading.sub_event_type].civilians
        hit = self.actor2 is not None and self.actor2.kind == CIVILIANS
        return known == ALWAYS or (known == TARGET and hit)

    def to_dict(self) -> dict[str, Any]:
        """Return the event under ACLED's column names in ACLED's order, then `document` and `events`.

        What no text tells is None: region, admin2, admin3, source, source_scale, tags, timestamp.
        """
        place = self.place or Place("")
        country = self.units.countries.get(place.country or "")
        row: dict[str, Any] = dict.fromkeys(ACLED_COLUMNS)
        row |= {
            "event_id_cnty": f"{place.country or ''}{self.events[0]}",
            "event_date": self.date,
            "year": int(self.date[:4]) if self.date else None,
            "time_precision": self.time_precision,
            "disorder_type": self.reading.disorder_type,
            "event_type": self.reading.event_type,
            "sub_event_type": self.reading.sub_event_type,
            "actor1": self.actor1.name if self.actor1 else None,
            "assoc_actor_1": _associates(self.actor1, self.associates1),
            "inter1": self._inter(self.actor1),
            "actor2": self.actor2.name if self.actor2 else None,
            "assoc_actor_2": _associates(self.actor2, self.associates2),
            "inter2": self._inter(self.actor2),
            "interaction": self.interaction,
            "civilian_targeting": _CIVILIAN_TARGETING if self.civilian_targeting else None,
            "iso": country.iso if country else None,
            "country": self.units.country(place.country),
            "admin1": place.admin1,
            "location": place.name or None,
            "latitude": place.lat,
            "longitude": place.lon,
            "geo_precision": place.precision,
            "notes": self.notes,
            "fatalities": self.fatalities,
        }
        return {**row, "document": self.document, "events": list(self.events)}

    def _inter(self, actor: AcledActor | None) -> str | None:
        kind = self.units.kinds.get(actor.kind or "") if actor is not None else None
        return kind.name if kind is not None else None


def acled_events(events: Iterable[Event], ontology: Ontology | None = None) -> list[AcledEvent]:
    """Return ACLED's events of a document's events: one for each day, place and pair of actors.

    Events without an ACLED reading (words, plans, what was not done) are left out. Of a day and place, those of one pair of
    actors become one event of the higher type (Battles before Explosions before Violence against civilians), and what
    `acled_merging.csv` names becomes one although only one actor is shared: arrests at a protest are a protest with
    intervention. Sources of one coordination are allies: the first is the actor, the others are associated with it. Civilians
    hit beside an armed target are associated with it in explosions, and only counted in battles. An event whose day or
    place is not known joins those of its document. The dead of a merged event are the highest figure, since reports repeat
    them; each figure is the lowest credible one that its text gives. Sides are put in ACLED's order; victims of violence
    against civilians are second. Source: ACLED codebook, unit of observation and precedence.

    Args:
        events: the events of one or more documents.
        ontology: with the tables to use; by default the shipped ones.

    Example:
        >>> from eventcoder import Coder
        >>> text = "Protesters marched in Nairobi on Monday. Police arrested twelve protesters in Nairobi on Monday."
        >>> [one.reading.sub_event_type for one in acled_events(Coder().code(text, date="2019-05-14"))]
        ['Protest with intervention']
    """
    units = (ontology or _shipped_ontology()).acled_units
    made: list[AcledEvent] = []
    for event in events:
        if event.acled is None:
            continue
        fresh = _single(event, event.acled, units)
        for at, one in enumerate(made):
            joined = _joined(one, fresh)
            if joined is not None:
                made[at] = joined
                break
        else:
            made.append(fresh)
    return [_complete(one) for one in made]


@cache
def _shipped_ontology() -> Ontology:
    """Return the ontology of the shipped tables, read once: reading them takes longer than coding ten sentences."""
    return load_ontology([shipped_dictionaries()])


def with_notes(events: Iterable[AcledEvent], text: str, sentences: Sequence[Sentence]) -> list[AcledEvent]:
    """Return the events with the words of their sentences as notes.

    Args:
        events: ACLED's events of one document.
        text: the document's text.
        sentences: its sentences, as `Coder.sentences` gives them.
    """
    words = {one.index: " ".join(text[one.start : one.end].split()) for one in sentences}
    return [evolve(one, notes=" ".join(words[index] for index in one.sentences)) for one in events]


def _single(event: Event, reading: Acled, units: AcledUnits) -> AcledEvent:
    country = event.place.country if event.place is not None else None
    dead = event.fatalities
    unit = units.units.get(reading.event_type)
    return AcledEvent(
        document=event.document,
        reading=reading,
        actor1=make_actor(event.source, country, units, unit.first if unit is not None else ""),
        actor2=make_actor(event.target, country, units),
        place=event.place,
        date=event.date.isoformat() if event.date is not None else None,
        time_precision=_TIME_PRECISION.get(event.date_precision or "") if event.date is not None else None,
        fatalities=(dead.best if dead.best is not None else dead.low or 0) if dead is not None else 0,
        events=(event.id,),
        units=units,
        sentences=(event.sentence,),
        mentions=frozenset((event.mention,)),
    )


# ----------------------------------------------------------------------------------------------- two that are one


def _joined(one: AcledEvent, other: AcledEvent) -> AcledEvent | None:
    """Two events of a document as one, or None where they are two."""
    if one.document != other.document or not agree(one.date, other.date) or not _same_place(one.place, other.place):
        return None
    order = one, other
    return (
        _allied(one, other)
        or _hit_together(one, other)
        or _same_pair(one, other)
        or _collateral(one, other, order)
        or _collateral(other, one, order)
    )


def _allied(one: AcledEvent, other: AcledEvent) -> AcledEvent | None:
    """Two events of one act of several sources together ("troops and militiamen attacked …")."""
    first, ally = one.actor1, other.actor1
    if not (one.mentions & other.mentions) or one.reading != other.reading or first is None or ally is None:
        return None
    crossed = one.actor2 is not None and first.beside(one.actor2)  # parties that fight one another are no allies
    if first.like(ally) or not first.beside(ally) or crossed or not _alike(one.actor2, other.actor2):
        return None
    joined = _with(one, other, one.reading.sub_event_type, (one, other))
    return evolve(joined, associates1=(*joined.associates1, ally.name, *ally.identities))


def _hit_together(one: AcledEvent, other: AcledEvent) -> AcledEvent | None:
    """Two events of one act of the same side against several: "killed a governor and two of his guards", "attacked a police station
    and an army base".
    """
    first, second = one.actor2, other.actor2
    if not (one.mentions & other.mentions) or one.reading != other.reading or first is None or second is None:
        return None
    armed = first.kind in ARMED or second.kind in ARMED
    comrades = first.kind == second.kind == STATE_FORCES and first.country == second.country and first.beside(second)
    if first.like(second) or not _alike(one.actor1, other.actor1) or armed and not comrades:
        return None
    joined = _with(one, other, one.reading.sub_event_type, (one, other))
    return evolve(joined, associates2=(*joined.associates2, second.name, *second.identities))


def _same_pair(one: AcledEvent, other: AcledEvent) -> AcledEvent | None:
    """Two events between the same actors, or of which one has the actors of the other and one more."""
    left, right = _sides(one), _sides(other)
    inside, around = _within(left, right), _within(right, left)
    if not (inside or around) or not (left and right):
        return None
    types = one.reading.sub_event_type, other.reading.sub_event_type
    result = one.units.merged(*types, same_sides=inside and around)
    if result is None:
        return None
    wider, narrower = (one, other) if around else (other, one)
    if narrower.actor1 is not None and not _alike(wider.actor1, narrower.actor1):
        narrower = _turned(narrower)
    more = _sides(narrower)
    fuller = evolve(wider, actor1=_fuller(wider.actor1, more), actor2=_fuller(wider.actor2, more))
    return _with(fuller, narrower, result, (one, other))


def _collateral(main: AcledEvent, hurt: AcledEvent, order: tuple[AcledEvent, AcledEvent]) -> AcledEvent | None:
    """An act against an armed target, and the same act, or another of its type, against civilians."""
    unit = main.units.units.get(main.reading.event_type)
    hit = hurt.actor2
    if unit is None or not unit.civilians or hit is None or hit.kind != CIVILIANS:
        return None
    if (
        main.actor2 is None
        or main.actor2.kind not in ARMED
        or not (hurt.actor1 is None or _alike(main.actor1, hurt.actor1))
    ):
        return None
    if not (main.mentions & hurt.mentions) and main.reading.event_type != hurt.reading.event_type:
        return None
    joined = _with(main, hurt, main.reading.sub_event_type, order)
    if unit.civilians != ASSOCIATE:
        return joined
    place = joined.place.country if joined.place is not None else None
    placed = missing_actor(CIVILIANS, place, main.units) if hit.country is None else None
    return evolve(joined, associates2=(*joined.associates2, (placed or hit).name, *hit.identities))


def _with(main: AcledEvent, other: AcledEvent, result: str, order: tuple[AcledEvent, AcledEvent]) -> AcledEvent:
    """Return an event that takes another in: with what the other knows of day and place, and the higher count of dead."""
    first, second = order
    dated = main if main.date is not None else other
    return evolve(
        main,
        reading=main.units.types[result].reading,
        place=main.place or other.place,
        date=dated.date,
        time_precision=dated.time_precision,
        fatalities=max(main.fatalities, other.fatalities),
        events=(*first.events, *second.events),
        sentences=tuple(sorted({*first.sentences, *second.sentences})),
        mentions=main.mentions | other.mentions,
        associates1=(*main.associates1, *other.associates1),
        associates2=(*main.associates2, *other.associates2),
    )


def _turned(one: AcledEvent) -> AcledEvent:
    """Return an event with its sides exchanged."""
    return evolve(
        one,
        actor1=one.actor2,
        actor2=one.actor1,
        associates1=one.associates2,
        associates2=one.associates1,
    )


def _fuller(actor: AcledActor | None, others: Sequence[AcledActor]) -> AcledActor | None:
    for other in others:
        if actor is not None and actor.like(other):
            return actor.with_more_of(other)
    return actor


def _sides(one: AcledEvent) -> list[AcledActor]:
    return [actor for actor in (one.actor1, one.actor2) if actor is not None]


def _within(some: list[AcledActor], others: list[AcledActor]) -> bool:
    """Whether each of the first has a like of its own among the others."""
    left = list(others)
    for actor in some:
        match = next((other for other in left if actor.like(other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _alike(one: AcledActor | None, other: AcledActor | None) -> bool:
    return one is other if one is None or other is None else one.like(other)


def _same_place(one: Place | None, other: Place | None) -> bool:
    return one is None or other is None or (one.name, one.country) == (other.name, other.country)


# ------------------------------------------------------------------------------------------------ the finished record


def _complete(one: AcledEvent) -> AcledEvent:
    """Put the sides in ACLED's order, and name the side that the type must have and the text does not."""
    place = one.place.country if one.place is not None else None
    first, second = at_place(one.actor1, place, one.units), at_place(one.actor2, place, one.units)
    unit = one.units.units.get(one.reading.event_type)
    if unit is None:
        return evolve(one, actor1=first, actor2=second)
    one = evolve(one, actor1=first, actor2=second)
    if (unit.first and second is not None and second.kind == unit.first != (first.kind if first else None)) or (
        unit.second and first is not None and first.kind == unit.second != (second.kind if second else None)
    ):
        one = _turned(one)
    if not unit.two_sides:
        return one
    return evolve(
        one,
        actor1=one.actor1 or missing_actor(unit.missing_first, place, one.units),
        actor2=one.actor2 or missing_actor(unit.missing_second, place, one.units),
    )


def _associates(actor: AcledActor | None, others: tuple[str, ...]) -> str | None:
    """Return associated actors as ACLED writes them, each once, and none that is the actor itself."""
    names = dict.fromkeys((*(actor.identities if actor is not None else ()), *others))
    return "; ".join(name for name in names if actor is None or name != actor.name) or None
