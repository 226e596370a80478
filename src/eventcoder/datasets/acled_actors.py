"""Sides of events as ACLED's actors: their names, kinds, and who they are besides."""

from __future__ import annotations

from attrs import evolve, field, frozen

from eventcoder.model import Participant
from eventcoder.ontology.acled_units import COUNTRY, PLACE, AcledUnits


@frozen
class AcledActor:
    """An actor of an ACLED event: its name, and ACLED's kind of actor (None where it is not known).

    `entry` is its name in the dictionaries, if it has one; `country` and `roles` are those of its code. `identities` say who
    the people behind a name that many share are ("Farmers (Kenya)" behind "Protesters (Kenya)"). `group` is the span of the
    coordination that it stands in.
    """

    name: str
    kind: str | None
    entry: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    group: tuple[int, int] | None = field(default=None, repr=False)

    def like(self, other: AcledActor) -> bool:
        """Whether both may be one actor: the same entry, or the same kind and roles of no different country."""
        if self.entry is not None and other.entry is not None:
            return self.entry == other.entry
        if self.kind != other.kind or self.roles != other.roles or not agree(self.country, other.country):
            return False
        return bool(self.roles or self.kind) or self.name.casefold() == other.name.casefold()

    def beside(self, other: AcledActor) -> bool:
        """Whether both stand in one coordination ("soldiers and militiamen")."""
        return self.group is not None and self.group == other.group

    def with_more_of(self, other: AcledActor) -> AcledActor:
        """Return the actor with what another mention of it adds: a name or country, and identities."""
        knows_more = self.entry is None and (
            other.entry is not None or (self.country is None and other.country is not None)
        )
        fuller = evolve(other, group=self.group) if knows_more else self
        return evolve(fuller, identities=tuple(dict.fromkeys((*self.identities, *other.identities))))


def make_actor(side: Participant | None, place: str | None, units: AcledUnits, crowd: str = "") -> AcledActor | None:
    """Return a side as an actor, or None where there is none.

    Args:
        side: the side of an event.
        place: the country where it happened.
        units: ACLED's tables.
        crowd: the kind that unarmed people are by what they do: whoever marches is a protester.
    """
    if side is None:
        return None
    if _is_thing(side):
        return None
    known = units.kinds.get(side.kind or "")
    kind = crowd if crowd and (known is None or known.generic) else side.kind
    known = units.kinds.get(kind or "")
    entry = side.name if side.name not in units.states else None  # a state is known by its forces, not by its own name
    names = next((units.names[kind or "", role] for role in side.roles if (kind or "", role) in units.names), None)
    if known is not None and known.generic:
        where = place or side.country
        identity = entry or _filled(names.associate if names else "", units.country(side.country or place), where)
        name = _filled(f"{known.generic} ({PLACE})", None, units.country(where)) or known.generic
        return AcledActor(name, kind, None, where, (), (identity,) if identity else (), side.group)
    pattern = names.actor if names else ""
    if PLACE in pattern and _is_named(side):  # known by its place alone is who has no name, not who is in no dictionary
        pattern = ""
    given = _filled(pattern, units.country(side.country), units.country(place or side.country))
    return AcledActor(entry or given or side.text, kind, entry, side.country, side.roles, (), side.group)


def missing_actor(kind: str, place: str | None, units: AcledUnits) -> AcledActor | None:
    """Return the actor that a side has which the text does not name, or None where the tables have no name for it."""
    known, names = units.kinds.get(kind), units.names.get((kind, ""))
    pattern = f"{known.generic} ({PLACE})" if known is not None and known.generic else names.actor if names else ""
    name = _filled(pattern, None, units.country(place))
    return AcledActor(name, kind) if name else None


def at_place(actor: AcledActor | None, place: str | None, units: AcledUnits) -> AcledActor | None:
    """Return the actor with the kind that it has where it acts: a state's forces abroad are external forces."""
    if actor is None or place is None or actor.country is None or actor.country == place:
        return actor
    known = units.kinds.get(actor.kind or "")
    return evolve(actor, kind=known.abroad) if known is not None and known.abroad else actor


def agree(one: str | None, other: str | None) -> bool:
    """Whether both are the same, as far as both are known."""
    return one is None or other is None or one == other


def _is_thing(side: Participant) -> bool:
    """Is it a thing or a place without people of its own ("cars", "a road in Lima", "the town"), and so no actor?"""
    if side.kind is not None or side.roles or side.name is not None:
        return False
    start, end = (
        (side.head[0] - side.start, side.head[1] - side.start) if side.head and side.start is not None else (0, 1)
    )
    return side.text[start:end].islower()


def _is_named(side: Participant) -> bool:
    """Whether the words up to the head hold a name ("Blue Crescent fighters"); the first may open a sentence."""
    end = side.head[1] - side.start if side.head is not None and side.start is not None else len(side.text)
    return any(word[0].isupper() for word in side.text[:end].split()[1:])


def _filled(pattern: str, country: str | None, place: str | None) -> str | None:
    """Return a name with its country put in; brackets go where it is not known, and a name that needs it is none."""
    for mark, value in ((COUNTRY, country), (PLACE, place)):
        pattern = pattern.replace(mark, value) if value else pattern.replace(f" ({mark})", "")
        if mark in pattern:
            return None
    return pattern or None
