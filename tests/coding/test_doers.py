"""Who did what the clause of an act leaves open."""

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, source",
    [
        ("Six Malian soldiers were killed in an air raid by French forces near Gao.", "French forces"),
        ("Six Malian soldiers were killed in a clash with Tuareg fighters near Gao.", "Tuareg fighters"),
        ("Missiles fired by the Saudi army struck a depot in Marib.", "the Saudi army"),
    ],
)
def test_a_battle_or_weapon_tells_who_did_it(text: str, source: str) -> None:
    """Whoever a battle was with, whoever fired the weapon."""
    (event,) = coder().code(text, date="2019-06-03")
    assert event.source is not None
    assert event.source.text.startswith(source)


def test_a_battle_fought_with_weapons_was_fought_with_nobody() -> None:
    """Knives are no side."""
    for event in coder().code("Two herders were killed in a clash with knives near Yola.", date="2019-06-03"):
        assert event.source is None


def test_a_drone_is_not_of_the_country_that_it_hits() -> None:
    """Whoever sent it is not said."""
    (event,) = coder().code("Drones hit an Omani tanker.", date="2019-06-03")
    assert event.source is None or event.source.country is None
