"""Whose captives they are whose release is told, and that their captivity is told with it."""

from __future__ import annotations

import pytest

from suites import coder


def _told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (event.cameo, event.source and event.source.text, event.target and event.target.text)
        for event in coder().code(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bamako demanded the release of soldiers held by Tuareg rebels.",
        "Bamako demanded that soldiers held by Tuareg rebels be freed.",
    ],
)
def test_release_is_asked_of_the_captor(text: str) -> None:
    """Who holds them is the target, and no second event says that they are held."""
    assert _told(text) == [("1053", "Bamako", "Tuareg rebels")]


def test_who_else_is_asked_stays_the_target() -> None:
    """A party that is asked by name is not replaced by the captor."""
    assert _told("Bamako urged Algiers to free traders held by gendarmes.") == [("0253", "Bamako", "Algiers")]


def test_captives_freed_were_held() -> None:
    """ "A priest it had held" tells no capture, "a priest abducted by bandits" does."""
    assert _told("The militia freed a Belgian priest it had held since May.") == [
        ("0841", "The militia", "a Belgian priest")
    ]
    codes = {code for code, _, _ in _told("The army freed a Belgian priest abducted by bandits.")}
    assert codes == {"0841", "181"}


def test_captors_who_are_no_state_give_soldiers_back() -> None:
    """To hand over soldiers or police whom one holds is to release them, with or without a word of who gets them."""
    assert _told("Coca growers will hand over eleven soldiers whom they have held since Friday.") == [
        ("0353", "Coca growers", "eleven soldiers")
    ]
