"""ACLED's unit of record: what happened on one day, in one place, between one pair of actors, is one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.model import Acled, Event, Participant, Place
from eventcoder.ontology.acled_units import AcledUnits
from eventcoder.ontology.load import load_ontology
from eventcoder.ontology.ontology import Ontology

_TIME_PRECISION = {"day": 1, "document": 1, "week": 2, "month": 3, "year": 3}
_UNIDENTIFIED = "Unidentified Armed Group"
_CIVILIAN_TARGETING = "Civilian targeting"
_AGAINST_CIVILIANS, _EXCESSIVE = "Violence against civilians", "Excessive force against protesters"


@frozen
class AcledActor:
    """An actor of an ACLED event: its name, and ACLED's kind of actor (None where it is not known).

    `entry` is its name in the dictionaries, if it has one; `country` and `roles` are those of its code.
    """

    name: str
    kind: str | None
    entry: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()

    def like(self, other: AcledActor) -> bool:
        """Whether both may be one actor: the same entry, or the same kind and roles of no different country."""
        if self.entry is not None and other.entry is not None:
            return self.entry == other.entry
        if self.kind != other.kind or self.roles != other.roles or not _same(self.country, other.country):
            return False
        return bool(self.roles or self.kind) or self.name.casefold() == other.name.casefold()


@frozen
class AcledEvent:
    """One event as ACLED counts them. `events` are the ids of the events that it was made of, in text order."""

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

    @property
    def interaction(self) -> str | None:
        """Both kinds of actor by ACLED's names, the smaller number first; None where one is not known."""
        actors = [actor for actor in (self.actor1, self.actor2) if actor is not None]
        kinds = [self.units.kinds.get(actor.kind or "") for actor in actors]
        known = sorted((kind.code, kind.name) for kind in kinds if kind is not None)
        if not known or len(known) < len(actors):
            return None
        return f"{known[0][1]} only" if len(known) == 1 else f"{known[0][1]}-{known[1][1]}"

    def to_dict(self) -> dict[str, Any]:
        """Return the event under ACLED's column names, as far as a text tells them; `country` is a three-letter code."""
        place = self.place or Place("")
        return {
            "document": self.document,
            "event_date": self.date,
            "year": int(self.date[:4]) if self.date else None,
            "time_precision": self.time_precision,
            "disorder_type": self.reading.disorder_type,
            "event_type": self.reading.event_type,
            "sub_event_type": self.reading.sub_event_type,
            "actor1": self.actor1.name if self.actor1 else None,
            "inter1": self._inter(self.actor1),
            "actor2": self.actor2.name if self.actor2 else None,
            "inter2": self._inter(self.actor2),
            "interaction": self.interaction,
            "civilian_targeting": _CIVILIAN_TARGETING if self._targets_civilians() else None,
            "country": place.country,
            "admin1": place.admin1,
            "location": place.name or None,
            "latitude": place.lat,
            "longitude": place.lon,
            "geo_precision": place.precision,
            "fatalities": self.fatalities,
            "events": list(self.events),
        }

    def _inter(self, actor: AcledActor | None) -> str | None:
        kind = self.units.kinds.get(actor.kind or "") if actor is not None else None
        return kind.name if kind is not None else None

    def _targets_civilians(self) -> bool:
        if self.reading.event_type == _AGAINST_CIVILIANS or self.reading.sub_event_type == _EXCESSIVE:
            return True
        return self.actor2 is not None and self.actor2.kind == "civilians"


def acled_events(events: Iterable[Event], ontology: Ontology | None = None) -> list[AcledEvent]:
    """Return ACLED's events of a document's events: one for each day, place and pair of actors.

    Events without an ACLED reading (words, plans, what was not done) are left out. Of a day and place, those of one pair of
    actors become one event of the higher type (Battles before Explosions before Violence against civilians), and what
    `acled_merging.csv` names becomes one although only one actor is shared: arrests at a protest are a protest with
    intervention. An event whose day or place is not known joins those of its document. The dead of a merged event are the
    highest figure, since reports repeat them. Sides are put in ACLED's order; victims of violence against civilians
    are second. Source: ACLED codebook, unit of observation and precedence.

    Args:
        events: the events of one or more documents.
        ontology: with the tables to use; by default the shipped ones.

    Example:
        >>> from eventcoder import Coder
        >>> text = "Protesters marched in Nairobi on Monday. Police arrested twelve protesters in Nairobi on Monday."
        >>> [one.reading.sub_event_type for one in acled_events(Coder().code(text, date="2019-05-14"))]
        ['Protest with intervention']
    """
    units = (ontology or load_ontology([shipped_dictionaries()])).acled_units
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


def _single(event: Event, reading: Acled, units: AcledUnits) -> AcledEvent:
    country = event.place.country if event.place is not None else None
    dead = event.fatalities
    return AcledEvent(
        event.document,
        reading,
        _actor(event.source, country, units),
        _actor(event.target, country, units),
        event.place,
        event.date.isoformat() if event.date is not None else None,
        _TIME_PRECISION.get(event.date_precision or "") if event.date is not None else None,
        (dead.best if dead.best is not None else dead.low or 0) if dead is not None else 0,
        (event.id,),
        units,
    )


def _actor(side: Participant | None, country: str | None, units: AcledUnits) -> AcledActor | None:
    if side is None:
        return None
    kind = units.kinds.get(side.kind or "")
    if kind is not None and kind.generic:
        where = country or side.country
        return AcledActor(f"{kind.generic} ({where})" if where else kind.generic, side.kind)
    return AcledActor(side.name or side.text, side.kind, side.name, side.country, side.roles)


def _joined(one: AcledEvent, other: AcledEvent) -> AcledEvent | None:
    """Two events of a document as one, or None where they are two."""
    if one.document != other.document or not _same(one.date, other.date) or not _same_place(one.place, other.place):
        return None
    left, right = _sides(one), _sides(other)
    inside, around = _within(left, right), _within(right, left)
    if not (inside or around) or not (left and right):
        return None
    types = one.reading.sub_event_type, other.reading.sub_event_type
    result = one.units.merged(*types, same_sides=inside and around)
    if result is None:
        return None
    wider = one if around else other
    dated = one if one.date is not None else other
    return evolve(
        wider,
        reading=one.units.types[result].reading,
        place=one.place or other.place,
        date=dated.date,
        time_precision=dated.time_precision,
        fatalities=max(one.fatalities, other.fatalities),
        events=(*one.events, *other.events),
    )


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


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _same_place(one: Place | None, other: Place | None) -> bool:
    return one is None or other is None or (one.name, one.country) == (other.name, other.country)


def _complete(one: AcledEvent) -> AcledEvent:
    """Put the sides in ACLED's order, and name the side that the type must have and the text does not."""
    unit = one.units.units.get(one.reading.event_type)
    if unit is None:
        return one
    first, second = one.actor1, one.actor2
    if (unit.first and second is not None and second.kind == unit.first != (first.kind if first else None)) or (
        unit.second and first is not None and first.kind == unit.second != (second.kind if second else None)
    ):
        first, second = second, first
    if unit.two_sides and second is None:
        second = _missing(one, unit.missing)
    if unit.two_sides and first is None:
        first = _missing(one, "political-militia")
    return evolve(one, actor1=first, actor2=second)


def _missing(one: AcledEvent, kind: str) -> AcledActor:
    known: Mapping[str, Any] = one.units.kinds
    name = known[kind].generic if kind in known and known[kind].generic else _UNIDENTIFIED
    where = one.place.country if one.place is not None else None
    return AcledActor(f"{name} ({where})" if where else name, kind)
