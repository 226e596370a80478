"""Events as cases for decision tables: what ACLED's, or a user's own, may ask of them."""

from __future__ import annotations

from eventcoder.coding.cast import INTERNATIONAL
from eventcoder.model import Participant, Place
from eventcoder.ontology.decisions import CIVILIANS, Case

STATE_FORCES, EXTERNAL, PROTESTERS = "state-forces", "external", "protesters"


def make_case(
    act: str,
    status: str,
    sides: tuple[Participant | None, Participant | None],
    place: Place | None,
    *,
    deaths: bool,
    weapon: str | None = None,
    fighting: bool | None = None,
    at_protest: bool = False,
    rampage: bool = False,
    hit: str | None = None,
    mutual: bool = False,
) -> Case:
    """Return the case of an act; what the text does not say is left open for the table to decide.

    Args:
        act: the event type.
        status: the event's status.
        sides: source and target.
        place: where it happened.
        deaths: at least one is stated.
        weapon: the class of the weapon that is named.
        fighting: both sides are said to fight; False: nobody resisted.
        at_protest: its victims were at a protest.
        rampage: those who protested did it.
        hit: the kind of those whom it killed or hurt, where the target is a thing.
        mutual: both sides did it, to each other, also where one phrase names them both ("two brigades shelled | each other").
    """
    source, target = sides
    if mutual and target is None:
        target = source
    target_kind = (target.kind if target is not None else None) or hit
    if at_protest and target_kind in (None, CIVILIANS):
        target_kind = PROTESTERS
    return Case(
        act=act,
        source_kind=PROTESTERS if rampage else source.kind if source is not None else None,
        target_kind=target_kind,
        civilian_target=target_kind == CIVILIANS if target_kind is not None else None,
        weapon=weapon,
        deaths=deaths or None,
        fighting=fighting,
        abroad=_abroad(source, place),
        status=status,
        source_roles=source.roles if source is not None else (),
        target_roles=target.roles if target is not None else (),
        relation=_relation(source, target),
    )


def in_third_country(sides: tuple[Participant | None, Participant | None], place: Place | None) -> bool:
    """Is it in a country of neither side that two sides, each of a country of its own, come together?

    Args:
        sides: source and target.
        place: where it happened.
    """
    countries = {side.country for side in sides if side is not None and side.country is not None}
    return place is not None and place.country is not None and len(countries) == 2 and place.country not in countries


def at_home(sides: tuple[Participant | None, Participant | None], place: Place | None, *, else_: bool) -> bool:
    """Does a state act in its own country: does neither the place nor the other side lie in another?

    Args:
        sides: source and target.
        place: where it happened.
        else_: what holds where neither has a country.
    """
    source, target = sides
    if source is None or source.kind == EXTERNAL or source.code is None:
        return False
    if target is not None and not INTERNATIONAL.isdisjoint(target.roles[:1]):
        return False
    told = [one.country for one in (place, target) if one is not None and one.country is not None]
    return all(country == source.country for country in told) if told else else_


def _abroad(source: Participant | None, place: Place | None) -> bool | None:
    """Does a state's side act outside its own country?"""
    if source is None or source.kind != STATE_FORCES or source.country is None:
        return None
    return source.country != place.country if place is not None and place.country is not None else None


def _relation(source: Participant | None, target: Participant | None) -> str | None:
    if source is None or target is None or source.country is None or target.country is None:
        return None
    return "domestic" if source.country == target.country else "foreign"
