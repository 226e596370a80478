"""The codes of CAMEO, PLOVER and ACLED with their names: what event types are called in the schemes of others."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from eventcoder.model import Acled

ALWAYS, TARGET = "always", "target"
PloverKey = tuple[str, str | None]


@frozen
class CameoCode:
    """A CAMEO code with its quad class (1 verbal, 2 material cooperation, 3 verbal, 4 material conflict) and weight.

    `reason` says why no event type has it, where none has; so it does in the other schemes.
    """

    code: str
    name: str
    quad_class: int
    goldstein: float
    reason: str = ""


@frozen
class PloverCode:
    """A PLOVER event (`mode` None), or one of its modes, with quad class and score; `note` tells where the manual errs."""

    event: str
    mode: str | None
    name: str
    quad: int
    score: float
    reason: str = ""
    note: str = ""


@frozen
class PloverContext:
    """A topic that a PLOVER event may have."""

    context: str
    name: str
    reason: str = ""


@frozen
class AcledType:
    """One of ACLED's sub-event types; `civilians`: it "always" targets civilians, or if they are the "target", or never ("")."""

    reading: Acled
    name: str
    civilians: str = ""
    reason: str = ""


@frozen(eq=False)
class Codes:
    """All codes that an event type may have: CAMEO's by code, PLOVER's by event and mode, ACLED's in its own order."""

    cameo: Mapping[str, CameoCode] = field(factory=dict)
    plover: Mapping[PloverKey, PloverCode] = field(factory=dict)
    contexts: Mapping[str, PloverContext] = field(factory=dict)
    acled: Mapping[str, AcledType] = field(factory=dict)
