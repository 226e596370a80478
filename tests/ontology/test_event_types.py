"""What an event type says of itself."""

from __future__ import annotations

import pytest

from eventcoder.ontology import CameoCode, EventType


@pytest.mark.parametrize(
    "code, quad_class, sign",
    [("051", 1, "cooperation"), ("071", 2, "cooperation"), ("111", 3, "conflict"), ("190", 4, "conflict")],
)
def test_sign_follows_the_quad_class(code: str, quad_class: int, sign: str) -> None:
    """Composition by sign treats quad classes 1 and 2 as friendly, 3 and 4 as hostile."""
    assert EventType("t", "f", CameoCode(code, "", quad_class, 0.0)).sign == sign


def test_statements_and_uncoded_types_are_neutral() -> None:
    """A comment is neither friendly nor hostile although CAMEO files it under cooperation; nor is a type without code."""
    assert EventType("t", "f", CameoCode("012", "", 1, -0.4)).sign == "neutral"
    assert EventType("t", "f").sign == "neutral"


def test_ancestry_goes_from_the_type_outwards() -> None:
    """Tables are asked for the type first, then for its families from the narrowest, then its sign, then anything."""
    loan = EventType("loan", "aid/economic", CameoCode("071", "", 2, 7.4))
    assert loan.ancestry == ("loan", "aid/economic/*", "aid/*", "cooperation", "*")
