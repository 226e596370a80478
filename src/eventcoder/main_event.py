"""What a text is mainly about: the act that opens it, unless one close behind weighs more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from eventcoder.model import Event, Participant, Place
from eventcoder.ontology.decisions import IRREGULAR

_SECOND, _LATER = 0.5, 0.6  # an act behind the first of a text, or behind the second
_SENTENCE = 0.8  # for each doubling of the sentences with acts up to its own
_AT_NOBODY = 0.4  # an act with nobody and nothing as its target
_DEED = 0.3  # before a word
_SPECIFIC = 0.2  # words about an act: a threat, a promise, a refusal; but everybody appeals
_APPEALS = frozenset({"02", "10"})  # CAMEO roots
_AGAIN = 0.15  # for each doubling of the acts of its sort
_DEATHS = 0.05  # for each doubling of the dead
_VIOLENCE = frozenset({"18", "19", "20"})  # CAMEO roots
_MOVE = "15"
_LEADS_UP = 0.55  # a move of forces that ends in violence in its sentence: "crossed the border and bombed a post"
_STATE_FORCES = "state-forces"  # a kind
_ROOT = 2  # letters of a CAMEO root
_APART = 1.0  # degrees
_TOWNS_APART = 0.4  # where both places are towns
_TOWN = 1  # precision of a place
_NEAR = 3  # sentences with events
_DEEDS = frozenset({2, 4})  # quad classes of material acts
_TOLD = frozenset({"actual", "planned"})


def main_event(events: Sequence[Event]) -> Event | None:
    """Return the event that a text is mainly about, or None where it has no event that is done or planned.

    News opens with it, so the first act of a text goes before the second, that before the others, and each sentence before the next.
    An act told later wins where it outweighs that: deeds weigh more than words, threats, promises and refusals of an act more
    than other words, what is done to somebody more than what is not, acts of which the text has several and those with many dead
    more than others. A move of forces goes behind the violence that it leads to in its sentence.
    Statements count only where there are no acts. Where the next sentences tell the same act with more of who and where, they are
    taken.

    Args:
        events: the events of one text, as `Coder.code` returns them.

    Example:
        >>> from eventcoder import Coder
        >>> text = "The governor appealed for calm after gunmen killed 90 miners in Zamfara. Later he left for Abuja."
        >>> main_event(Coder().code(text)).trigger
        'killed'
    """
    told = [event for event in events if event.status in _TOLD and event.cameo is not None]
    told = [event for event in told if event.plover is not None] or told
    if not told:
        return None
    order = {sentence: at for at, sentence in enumerate(sorted({event.sentence for event in told}))}
    weight = _Weight(told, order)
    best = max(told, key=lambda event: (weight.of(event), -event.start))
    near = [e for e in told if _is_like(e, best) and abs(order[e.sentence] - order[best.sentence]) <= _NEAR]
    # Headlines are short: the first sentence says more.
    return max(near, key=lambda event: (_known(event), -event.start))


class _Weight:
    """How much the events of a text weigh."""

    def __init__(self, told: Sequence[Event], order: Mapping[int, int]) -> None:
        acts = dict.fromkeys(event.mention for event in sorted(told, key=lambda event: event.start))
        self._place = {mention: at for at, mention in enumerate(acts)}
        self._order = order
        self._struck = {
            event.sentence: event.start for event in told if _root(event) in _VIOLENCE
        }  # the last act of each
        self._alike = Counter(sort for _, sort in {(event.mention, _sort(event)) for event in told})

    def of(self, event: Event) -> float:
        """Return the weight of an event."""
        dead = event.fatalities
        weight = _AGAIN * math.log2(self._alike[_sort(event)]) - _SENTENCE * math.log2(1 + self._order[event.sentence])
        weight -= (0.0, _SECOND, _LATER)[min(self._place[event.mention], 2)]
        weight += _DEED * (event.quad_class in _DEEDS)
        weight += _SPECIFIC * _is_specific(event)
        weight -= _AT_NOBODY * (event.target is None)
        weight -= _LEADS_UP * (_root(event) == _MOVE and self._struck.get(event.sentence, -1) > event.start)
        return weight + (_DEATHS * math.log2(1 + (dead.best or dead.low or 0)) if dead is not None else 0.0)


def _root(event: Event) -> str:
    return (event.cameo or "")[:_ROOT]


def _sort(event: Event) -> str | None:
    return event.plover.event if event.plover is not None else event.type


def _is_specific(event: Event) -> bool:
    """Are words about an act of their own ("refused to lift the ban"), and no appeal to others?"""
    words = bool(event.operators) and event.quad_class not in _DEEDS
    return words and _root(event) not in _APPEALS


def _is_like(event: Event, best: Event) -> bool:
    """May it be the same, told again? Not in another month, at another place, or between others."""
    if event.status != best.status or _sort(event) != _sort(best) or _month(event) != _month(best):
        return False
    roots = {_root(event), _root(best)}
    if len(roots) > 1 and not roots <= _VIOLENCE:
        return False
    if _far(event.place, best.place):
        return False
    return all(_may_be(a, b) for a, b in ((event.source, best.source), (event.target, best.target)))


def _may_be(one: Participant | None, other: Participant | None) -> bool:
    """May two parties be one: not of two countries, and no soldiers of a state and those who fight them?"""
    if one is None or other is None:
        return True
    countries, kinds = {one.country, other.country} - {None}, {one.kind, other.kind}
    return len(countries) <= 1 and not (_STATE_FORCES in kinds and kinds & IRREGULAR)


def _month(event: Event) -> tuple[int, int] | None:
    return (event.date.year, event.date.month) if event.date is not None else None


def _far(one: Place | None, other: Place | None) -> bool:
    """Are two places surely two?"""
    if one is None or other is None:
        return False
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    apart = _TOWNS_APART if one.precision == other.precision == _TOWN else _APART
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) > apart


def _known(event: Event) -> int:
    """How much is known of an event: the codes of its sides, countries and roles, place and dead."""
    sides = [side for side in (event.source, event.target) if side is not None]
    codes = sum((side.country is not None) + bool(side.roles) + 1 for side in sides)
    return codes + (event.place is not None) + (event.fatalities is not None)
