"""The decision table for ACLED: the engine on the tiny ontology, then what the shipped table decides."""

from __future__ import annotations

from typing import Any

import pytest

from eventcoder.ontology import AcledInput, Ontology


def test_the_first_row_that_fits_decides(tiny: Ontology) -> None:
    """`armed` stands for every armed kind, and a row above another is asked first."""
    clash = tiny.acled(AcledInput("kill", "rebels", "state-forces"))
    attack = tiny.acled(AcledInput("kill", "rebels", "civilians"))
    assert clash is not None
    assert (clash.event_type, clash.sub_event_type) == ("Battles", "Armed clash")
    assert attack is not None
    assert attack.sub_event_type == "Attack"


def test_what_is_not_said_is_neither_yes_nor_no(tiny: Ontology) -> None:
    """`unknown` matches a kind that the text does not give, and a truth that is not stated matches no `yes`."""
    assert tiny.acled(AcledInput("clash", None, None, fighting=True)) is not None
    assert tiny.acled(AcledInput("clash", None, None)) is None
    assert tiny.acled(AcledInput("clash", "civilians", None, fighting=True)) is None


def test_acled_leaves_words_out(tiny: Ontology) -> None:
    """A row whose result is `none` means that ACLED would not record the event."""
    assert tiny.acled(AcledInput("visit", "state-forces", "state-forces")) is None


REACHED: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Government regains territory", ("recapture-territory", "state-forces", "rebels"), {}),
    ("Non-state actor overtakes territory", ("capture-territory", "rebels", "state-forces"), {}),
    ("Non-state actor overtakes territory", ("capture-territory", "state-forces", None), {"abroad": True}),
    ("Armed clash", ("armed-clash", "state-forces", "rebels"), {}),
    ("Armed clash", ("attack", "rebels", "state-forces"), {}),
    ("Armed clash", ("exchange-shelling", "state-forces", "state-forces"), {}),
    ("Excessive force against protesters", ("shoot-dead", "state-forces", "protesters"), {"deaths": True}),
    ("Protest with intervention", ("crowd-dispersal", "state-forces", "protesters"), {}),
    ("Protest with intervention", ("arrest", "state-forces", "protesters"), {}),
    ("Peaceful protest", ("peaceful-protest", "protesters", None), {}),
    ("Peaceful protest", ("occupy-territory", "protesters", None), {}),
    ("Violent demonstration", ("riot", "rioters", None), {}),
    ("Violent demonstration", ("armed-clash", "protesters", "state-forces"), {}),
    ("Mob violence", ("lynching", "civilians", "civilians"), {}),
    ("Chemical weapon", ("use-chemical-weapons", "state-forces", None), {}),
    ("Air/drone strike", ("airstrike", "external", "rebels"), {}),
    ("Suicide bomb", ("suicide-bombing", None, "state-forces"), {}),
    ("Shelling/artillery/missile attack", ("shelling", "state-forces", None), {}),
    ("Remote explosive/landmine/IED", ("roadside-bombing", "rebels", "state-forces"), {}),
    ("Grenade", ("attack", "political-militia", "civilians"), {"weapon": "grenade"}),
    ("Sexual violence", ("sexual-violence", "rebels", "civilians"), {}),
    ("Attack", ("kill", "political-militia", "civilians"), {}),
    ("Attack", ("abduction", "rebels", "civilians"), {"deaths": True}),
    ("Abduction/forced disappearance", ("abduction", "rebels", "civilians"), {}),
    ("Abduction/forced disappearance", ("arrest", "rebels", "civilians"), {}),
    ("Agreement", ("ceasefire", "state-forces", "rebels"), {}),
    ("Arrests", ("mass-arrest", "state-forces", None), {}),
    ("Change to group/activity", ("defection", None, None), {}),
    ("Disrupted weapons use", ("intercept-missile", "state-forces", None), {}),
    ("Headquarters or base established", ("headquarters-established", "rebels", None), {}),
    ("Looting/property destruction", ("looting", "political-militia", None), {}),
    ("Non-violent transfer of territory", ("capture-territory", "rebels", None), {"fighting": False}),
    ("Other", ("coup", "state-forces", None), {}),
]


@pytest.mark.parametrize("expected, sides, more", REACHED)
def test_shipped_table_follows_the_codebook(
    shipped: Ontology, expected: str, sides: tuple[Any, ...], more: dict[str, Any]
) -> None:
    """Each of ACLED's sub-event types comes out where its codebook puts it."""
    found = shipped.acled(AcledInput(*sides, **more))
    assert found is not None
    assert found.sub_event_type == expected


def test_every_sub_event_type_is_reached(shipped: Ontology) -> None:
    """No ACLED sub-event type is out of reach, and they stand in ACLED's order of precedence."""
    assert {expected for expected, _, _ in REACHED} == set(shipped.acled_types)
    assert len(shipped.acled_types) == 25


@pytest.mark.parametrize(
    "act, source, target",
    [
        ("statement", "state-forces", "rebels"),
        ("sanctions", None, None),
        ("labour-strike", "protesters", None),
        ("hunger-strike", "protesters", None),
        ("threaten-attack", "rebels", "state-forces"),
        ("negotiate", "state-forces", "state-forces"),
        ("stab", "civilians", "civilians"),
        ("sexual-violence", None, "civilians"),
    ],
)
def test_shipped_table_leaves_out_what_acled_does(
    shipped: Ontology, act: str, source: str | None, target: str | None
) -> None:
    """Words, strikes without a demonstration, ordinary crime and talks between states are no ACLED events."""
    assert shipped.acled(AcledInput(act, source, target)) is None
