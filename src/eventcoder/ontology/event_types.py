"""What an event type is: the smallest thing that rules and composition can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from eventcoder.model import Plover
from eventcoder.ontology.codes import CameoCode

Sign = Literal["cooperation", "conflict", "neutral"]

# CAMEO counts statements as verbal cooperation, although most of them are neither friendly nor hostile.
_STATEMENT_ROOT = "01"
_LAST_COOPERATIVE_CLASS = 2


@frozen
class EventType:
    """One type of event, with its place in the families and its codes in the schemes that have one.

    `family` is a path such as "aid/economic". `mutual`: one event for an unordered pair. `mirror`: the type of the same
    happening seen from the other side. `third`: what it is in a country of neither side. `home`: what it is in the country of
    whoever does it, of an operator what a friendly act becomes there ("sent soldiers to help …"), of an act itself where it is only
    promised. `consequence`: a result that enriches
    the event it hangs on. `attempt`: tried, not achieved. `during`: an operator that goes on while the act inside does ("tried
    to storm the gate on Monday"), so that a time of that act is its own. `inner`: coded only inside another act ("accused of
    corruption"), no event by itself. `public`: only those who rule or bear arms do it ("the curfew was lifted"), so that it is an
    event without a party that is known. `lasting`: a measure that holds on, so that a noun by itself names what was there before
    ("EU sanctions on Mali have hurt trade"), and no new act. `opinion`: what somebody thinks of an act, for or against it, and no deed of his. `power`: whoever is named as its doer
    must be public, armed or a crowd, else he rules over nobody ("the club fined its striker"). `newly`: how things stand, news only
    where the text says that they did not before ("now controls the town"). `opening`: an attack that, where no blood is told, only opens what else was done there ("stormed a school
    and abducted pupils"). `many`: nobody does it alone. `reason` says why a type has no CAMEO code, or no PLOVER code. `codes` maps the name of a
    user's scheme to its code.
    `ancestry` are the patterns that match the type in a table, the most specific first.

    Example:
        >>> EventType("loan", "aid/economic").ancestry
        ('loan', 'aid/economic/*', 'aid/*', 'neutral', '*')
    """

    name: str
    family: str
    cameo: CameoCode | None = None
    plover: Plover | None = None
    mutual: bool = False
    mirror: str | None = None
    third: str | None = None
    home: str | None = None
    consequence: bool = False
    attempt: bool = False
    during: bool = False
    inner: bool = False
    public: bool = False
    lasting: bool = False
    opinion: bool = False
    power: bool = False
    opening: bool = False
    newly: bool = False
    many: bool = False
    reason: str = ""
    description: str = ""
    codes: Mapping[str, str] = field(factory=dict, hash=False)
    ancestry: tuple[str, ...] = field(init=False, eq=False, repr=False)

    @property
    def sign(self) -> Sign:
        """Whether the act is friendly, hostile, or neither: the quad class decides, statements are neither.

        Example:
            >>> EventType("praise", "diplomacy", CameoCode("051", "praise", 1, 3.4)).sign
            'cooperation'
        """
        if self.cameo is None or self.cameo.code.startswith(_STATEMENT_ROOT):
            return "neutral"
        return "cooperation" if self.cameo.quad_class <= _LAST_COOPERATIVE_CLASS else "conflict"

    @ancestry.default
    def _find_ancestry(self) -> tuple[str, ...]:
        steps = self.family.split("/")
        families = ["/".join(steps[:depth]) + "/*" for depth in range(len(steps), 0, -1)]
        return (self.name, *families, self.sign, "*")
