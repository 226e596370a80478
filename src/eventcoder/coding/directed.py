"""Both directions of acts that have two: who met whom, and who was met by whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from attrs import evolve

from eventcoder.coding.cases import make_case
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.model import Event, Participant
from eventcoder.ontology.decisions import Case
from eventcoder.ontology.load import load_ontology
from eventcoder.ontology.ontology import Ontology

REVERSED = "reversed"
_Key = tuple[str, str, tuple[int | None, str] | None, tuple[int | None, str] | None]


def directed(events: Iterable[Event], ontology: Ontology | None = None) -> list[Event]:
    """Return the events with the other direction of each act that has one, right behind it.

    A mutual act (`mutual`: a meeting, a clash, an agreement) is given again with source and target exchanged. An act that has
    a mirror (a visit is hosting, seen from the other side: the flag `mirror:TYPE` in event_types.csv) is given again under
    the mirror's type and codes. What is added has the flag "reversed", the same `mention`, and an `id` of its own. Events with
    one side only stay as they are, and nothing is added that is there already: a second call changes nothing. Dyadic layouts
    such as GDELT's want both directions; ACLED's do not.

    Args:
        events: the events of one or more documents.
        ontology: the event types that the events were coded with; by default the shipped ones.

    Example:
        >>> from eventcoder import Coder
        >>> [(e.source.text, e.type, e.target.text) for e in directed(Coder().code("Chile's president visited Peru."))]
        [("Chile's president", 'visit', 'Peru'), ('Peru', 'host', "Chile's president")]
    """
    known = ontology or load_ontology([shipped_dictionaries()])
    given = list(events)
    present = {_key(event) for event in given}
    return [one for event in given for one in _both(event, known, present)]


def _both(event: Event, ontology: Ontology, present: set[_Key]) -> Iterator[Event]:
    yield event
    if event.source is None or event.target is None:
        return
    kind = ontology.types.get(event.type)
    mirror = ontology.types.get(kind.mirror or "") if kind is not None else None
    turned = evolve(event, source=event.target, target=event.source)
    if mirror is not None:
        code = mirror.cameo
        turned = evolve(
            turned,
            type=mirror.name,
            act=mirror.name if event.act == event.type else event.act,
            cameo=code.code if code is not None else None,
            quad_class=code.quad_class if code is not None else None,
            goldstein=code.goldstein if code is not None else None,
            plover=mirror.plover,
            codes=ontology.own_codes(_case(mirror.name, turned)),
        )
    elif not event.mutual:
        return
    if _key(turned) not in present:
        present.add(_key(turned))
        yield evolve(turned, id=_identity(event), flags=(*event.flags, REVERSED))


def _case(act: str, turned: Event) -> Case:
    dead = turned.fatalities
    sides = (turned.source, turned.target)
    return make_case(act, turned.status, sides, turned.place, deaths=dead is not None and bool(dead.best))


def _key(event: Event) -> _Key:
    return event.mention, event.type, _side(event.source), _side(event.target)


def _side(side: Participant | None) -> tuple[int | None, str] | None:
    return (side.start, side.text) if side is not None else None


def _identity(event: Event) -> str:
    return hashlib.blake2b(f"{REVERSED} {event.id}".encode(), digest_size=10).hexdigest()
