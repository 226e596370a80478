"""What an act is done with, where "using", "used … to" or what a thing is filled with says it."""

from __future__ import annotations

import pytest

from suites import coder

DAY = "2019-06-03"


@pytest.mark.parametrize(
    "text, sub_event",
    [
        ("Guerrillas attacked a barracks near Gao using drones.", "Air/drone strike"),
        ("Guerrillas used drones to attack a barracks near Gao.", "Air/drone strike"),
        ("Militants attacked a bus near Lahore, using grenades.", "Grenade"),
        ("The brigade broke the truce six times, using heavy mortars.", "Shelling/artillery/missile attack"),
        ("Nine people died when a sack filled with explosives blew up.", "Remote explosive/landmine/IED"),
        ("A handcart full of dynamite exploded, killing four people.", "Remote explosive/landmine/IED"),
        ("Four people died when an explosives-filled bag exploded.", "Remote explosive/landmine/IED"),
        ("Border guards seized a truck laden with rifles.", "Disrupted weapons use"),
    ],
)
def test_the_weapon_decides_the_kind_of_act(text: str, sub_event: str) -> None:
    """ACLED's type follows the weapon, however the sentence brings it in."""
    (event,) = coder().code(text, date=DAY)
    assert event.acled is not None
    assert event.acled.sub_event_type == sub_event


@pytest.mark.parametrize(
    "text",
    [
        "Officers dispersed the marchers using batons.",
        "The brigade broke the truce using mortars.",
        "The army used civilians to shield its convoy from rebels.",
    ],
)
def test_what_is_used_is_no_side(text: str) -> None:
    """Batons, mortars and shields are neither source nor target."""
    for event in coder().code(text, date=DAY, statuses="all"):
        for side in (event.source, event.target):
            assert side is None or side.text not in ("batons", "mortars", "civilians")


@pytest.mark.parametrize(
    "text", ["A van full of tourists blew a tyre near Kano.", "He took a bag filled with books to the market."]
)
def test_other_loads_are_no_weapon(text: str) -> None:
    """Only what is dangerous makes its bag so."""
    assert coder().code(text, date=DAY) == []


def test_crowds_are_dispersed_by_those_who_use_the_gas() -> None:
    """The participle behind the object is of the subject, and tells no act of its own."""
    (event,) = coder().code("Troopers dispersed the marchers using tear gas.", date=DAY)
    assert event.source is not None
    assert event.source.text == "Troopers"
