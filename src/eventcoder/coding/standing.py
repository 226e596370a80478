"""How public the sides of an event are: what an office does is politics, what firms and stars do is not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import frozen

from eventcoder.dictionaries.discards import Domain
from eventcoder.model import Event

VERBAL = frozenset({1, 3})  # the quad classes of words
_FIRMS = frozenset({"BUS", "MNC"})
_ORDERS, _VIOLENT = "restrict", ("assault", "force", "mass", "repression")  # families
_OFFICE, _COUNTRY = "office", "country"
_REASONS = {_OFFICE: "a public role", _COUNTRY: "a country"}


@frozen
class Standing:
    """How public the sides of an event are.

    `sort` is "office" if one has a public role, "country" if one is a country or a people, else "". `count` is how often that
    counts: twice where an office acts, or one country on another. `powers` are the public roles. `orders`: somebody is told what to do;
    `violent`: somebody is hurt, whoever keeps the law.
    """

    sort: str
    count: int
    powers: frozenset[str]
    orders: bool = False
    violent: bool = False

    @property
    def reason(self) -> str:
        """What speaks for news, in words."""
        return _REASONS[self.sort]

    def against(self, domain: Domain, event: Event) -> float:
        """Return what the sides of an event take off its weight for a domain. A court that hears a quarrel of firms or stars only
        lends its bench; whom it sends to prison is news, unless he killed his wife. Ministries say much of trade that is no politics;
        what they do to a firm is.
        """
        if self.sort != _OFFICE:
            return self.count * domain.country
        if self.powers <= domain.lawmen and not self.violent:
            return 0.0
        verbal = event.quad_class in VERBAL
        if self.powers <= domain.arbiters and (verbal or self.orders):
            return 0.0
        if not verbal:
            return self.count * domain.office
        return self.count * (domain.office if domain.words is None else domain.words)


def standing_of(event: Event, families: Sequence[str], private_roles: Collection[str]) -> Standing:
    """Return how public the sides of an event are. A firm of a country is neither office nor country.

    Args:
        event: what was coded.
        families: those of its types, of what is done first.
        private_roles: the role blocks that make nobody a public actor.
    """
    sides = [side for side in (event.source, event.target) if side is not None]
    offices = [side for side in sides if any(role not in private_roles for role in side.roles)]
    countries = [side for side in sides if side.country is not None and _FIRMS.isdisjoint(side.roles)]
    sort = _OFFICE if offices else _COUNTRY if countries else ""
    states = [side for side in countries if not side.roles]
    twice = event.source in offices if offices else len(states) > 1
    powers = frozenset(role for side in offices for role in side.roles if role not in private_roles)
    first = families[0] if families else ""
    return Standing(sort, 1 + twice if sort else 0, powers, first == _ORDERS, first.startswith(_VIOLENT))
