"""What a text is mainly about: the one of its events that leads it and weighs most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from eventcoder.model import Event, Place

_DEED, _WORD, _SAYING = 2.0, 1.0, 0.3
_CONFLICT = 0.4  # a hostile deed before a friendly one
_DEATHS = 0.5  # for each doubling of the dead
_BELOW = 1.5  # an event of the second sentence that tells of one, behind one of the first
_ALONE = 0.8  # a word that nobody is named to have said, or to whom: mostly a noun by the way
_AGAIN = 0.3  # for each further event of the same act between the same sides
_STATEMENT, _SHOW = "01", "15"  # a show of force weighs less than force
_VIOLENCE = frozenset({"18", "19", "20"})  # CAMEO roots
_ROOT = 2  # letters of a CAMEO root
_APART = 1.0  # degrees
_NEAR = 2  # sentences with events
_DEEDS = frozenset({2, 4})  # quad classes of material acts


def main_event(events: Sequence[Event]) -> Event | None:
    """Return the event that a text is mainly about, or None where it has no event that is done or planned.

    It is an act of the first two sentences that tell of one, the first before the second, and no mere statement where the text has
    acts. Deeds weigh more than words, acts with many dead more than others, and those that the text comes back to more than those
    told once; of equals the first is taken. Where the next sentences tell the same act with more of who and where, they are taken.

    Args:
        events: the events of one text, as `Coder.code` returns them.

    Example:
        >>> from eventcoder import Coder
        >>> text = "Kenya condemned Monday's raid. Gunmen killed nine miners in Zamfara, and the governor left for Abuja."
        >>> main_event(Coder().code(text)).trigger
        'killed'
    """
    told = [event for event in events if event.status == "actual"]
    told = told or [event for event in events if event.status == "planned"]
    if not told:
        return None
    told = [event for event in told if not (event.cameo or _STATEMENT).startswith(_STATEMENT)] or told
    order = {sentence: at for at, sentence in enumerate(sorted({event.sentence for event in told}))}
    acts = Counter(map(_act, told))
    lead = [event for event in told if order[event.sentence] <= 1]
    best = max(lead, key=lambda event: (_weight(event, acts) - _BELOW * order[event.sentence], -event.start))
    near = [e for e in told if _is_like(e, best) and abs(order[e.sentence] - order[best.sentence]) <= _NEAR]
    return max(
        near, key=lambda event: (_known(event), -event.start)
    )  # headlines are short: the first sentence says more


def _act(event: Event) -> tuple[str, str | None, str | None]:
    source, target = event.source, event.target
    return (event.type, source.country if source is not None else None, target.country if target is not None else None)


def _weight(event: Event, acts: Counter[tuple[str, str | None, str | None]]) -> float:
    weight = _DEED if event.quad_class in _DEEDS else _WORD
    if (event.cameo or "").startswith(_STATEMENT):
        weight = _SAYING
    if weight == _DEED and (event.goldstein or 0) < 0:
        weight += _CONFLICT if not (event.cameo or "").startswith(_SHOW) else _CONFLICT / 2
    if weight == _WORD and (event.source is None or event.target is None):
        weight -= _ALONE
    dead = event.fatalities
    if dead is not None:
        weight += _DEATHS * math.log2(1 + (dead.best or dead.low or 0))
    return weight + _AGAIN * (acts[_act(event)] - 1)


def _is_like(event: Event, best: Event) -> bool:
    """May it be the same, told again? Not at another place, or between others."""
    roots = {(event.cameo or "")[:_ROOT], (best.cameo or "")[:_ROOT]}
    if len(roots) > 1 and not roots <= _VIOLENCE:
        return False
    if _far(event.place, best.place):
        return False
    sides = ((event.source, best.source), (event.target, best.target))
    return all(
        a is None or b is None or a.country is None or b.country is None or a.country == b.country for a, b in sides
    )


def _far(one: Place | None, other: Place | None) -> bool:
    """Are two places surely two?"""
    if one is None or other is None:
        return False
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > _APART


def _known(event: Event) -> int:
    """How much is known of an event: the codes of its sides, countries and roles, place and dead."""
    sides = [side for side in (event.source, event.target) if side is not None]
    codes = sum((side.country is not None) + bool(side.roles) + 1 for side in sides)
    return codes + (event.place is not None) + (event.fatalities is not None)
