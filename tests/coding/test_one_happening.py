"""Acts of one happening: what ACLED makes one event of, who did the acts told in a row, and what was done on the spot."""

from __future__ import annotations

import pytest

from eventcoder import Event
from suites import coder


def _sub_types(text: str) -> list[str]:
    return [event.acled.sub_event_type for event in coder().code(text) if event.acled is not None]


def _told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (event.type, event.source and event.source.text, event.target and event.target.text)
        for event in coder().code(text)
    ]


def _of_type(text: str, name: str) -> Event:
    [event] = [event for event in coder().code(text) if event.type == name]
    return event


@pytest.mark.parametrize(
    "text, whole",
    [
        ("Pupils protested in Thiès on Monday and were dispersed with tear gas.", "Protest with intervention"),
        ("Stallholders blocked a bridge in Lomé and clashed with gendarmes.", "Violent demonstration"),
        ("Gunmen dragged a tailor from his house in Zurmi and shot him dead.", "Attack"),
        ("Two drovers were seized by bandits in Zurmi and killed.", "Attack"),
        ("Militiamen burned nine huts in Nangar and killed four villagers.", "Attack"),
    ],
)
def test_parts_have_the_type_of_the_whole(text: str, whole: str) -> None:
    """Whatever is part of one event of ACLED's has its type, the first part too."""
    assert set(_sub_types(text)) == {whole}


@pytest.mark.parametrize(
    "text, whole",
    [
        ("Gunmen stormed a hostel in Zurmi and abducted nine weavers.", "Abduction/forced disappearance"),
        ("Militiamen attacked a clinic in Nangar and looted it.", "Looting/property destruction"),
        ("Gunmen stormed a hostel in Zurmi, killed two cooks and abducted nine weavers.", "Attack"),
    ],
)
def test_an_attack_without_blood_is_what_its_doers_came_for(text: str, whole: str) -> None:
    """Who storms a place to abduct or loot attacked nobody, unless somebody is killed or hurt."""
    assert set(_sub_types(text)) == {whole}


@pytest.mark.parametrize(
    "men, kind",
    [
        ("Men wearing masks", "political-militia"),
        ("Men dressed as soldiers", "political-militia"),
        ("Men armed with machetes", "political-militia"),
        ("Three men in a speedboat", "political-militia"),
        ("Men wearing hats", "civilians"),
    ],
)
def test_clothes_and_arms_make_gunmen(men: str, kind: str) -> None:
    """What people wear, carry or ride tells that they are gunmen, in a phrase or a clause."""
    event = _of_type(f"{men} abducted a baker in Haditha.", "abduction")
    assert event.source is not None
    assert event.source.kind == kind


def test_settlers_are_a_militia_in_what_they_do() -> None:
    """Settlers who burn and beat are a militia, those who march or are hurt are civilians."""
    burned = _of_type("Settlers burned two barns in Huwara.", "arson")
    killed = _of_type("A gunman killed two settlers in Huwara.", "kill")
    assert burned.source is not None
    assert killed.target is not None
    assert (burned.source.kind, killed.target.kind) == ("identity-militia", "civilians")


@pytest.mark.parametrize(
    "text, types",
    [
        ("Police arrested a deputy in Ploiești, and pupils protested in Cluj.", ["Arrests", "Peaceful protest"]),
        (
            "Gunmen abducted a midwife in Zurmi, and soldiers killed a herder in Sokoto.",
            ["Abduction/forced disappearance", "Attack"],
        ),
    ],
)
def test_what_others_did_elsewhere_is_no_part(text: str, types: list[str]) -> None:
    """Two happenings of a sentence stay two."""
    assert _sub_types(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Two drovers were kidnapped by bandits in Zurmi and later killed.",
        "Two drovers were kidnapped and killed by bandits in Zurmi.",
    ],
)
def test_passives_in_a_row_have_one_doer(text: str) -> None:
    """Who is named with one passive did what the other tells of the same people."""
    assert {(source or "")[:7] for _, source, _ in _told(text)} == {"bandits"}


@pytest.mark.parametrize(
    "text",
    [
        "Two drovers were shot by bandits in Zurmi and arrested.",
        "Two drovers were shot by bandits in Zurmi and freed.",
    ],
)
def test_who_shot_them_did_not_do_all(text: str) -> None:
    """Bandits arrest nobody, and a release is no act of force."""
    assert tuple((source or "")[:7] for _, source, _ in _told(text)) != ("bandits", "bandits")


@pytest.mark.parametrize(
    "text",
    [
        "Riot police moved in to disperse the strikers in Kitwe.",
        "Gendarmes intervened to disperse the strikers in Kitwe.",
        "Police had to use tear gas against the strikers in Kitwe.",
    ],
)
def test_done_on_the_spot(text: str) -> None:
    """Who moves in to do something, and who had to, did it."""
    assert [event.status for event in coder().code(text) if event.type == "crowd-dispersal"] == ["actual"]


@pytest.mark.parametrize(
    "text",
    ["Riot police will move in to clear the square in Kitwe.", "The mayor said the police had to leave Kitwe."],
)
def test_not_done_yet(text: str) -> None:
    """A plan is none, nor is what another says must be done."""
    assert all(event.status != "actual" or event.type == "demand" for event in coder().code(text))


def test_what_was_found_out_was_done() -> None:
    """ "Returned to find that …" tells what had happened."""
    text = "Families returned to find that rebels had looted the clinic in Nasir."
    assert _of_type(text, "looting").status == "actual"


def test_a_crowd_that_protests_is_no_riot() -> None:
    """What is done to a crowd that only marches is done to protesters."""
    assert _sub_types("Soldiers opened fire on a crowd marching against the toll in Uvira, killing two.")[0] == (
        "Excessive force against protesters"
    )
    assert _sub_types("Soldiers opened fire on a crowd in Uvira, killing two.") == ["Violent demonstration"]


@pytest.mark.parametrize(
    "text, name",
    [
        ("Gunmen seized two tankers near Gao and burned them.", "arson"),
        ("A man planted a bomb under a bus in Kabul and detonated it.", "bombing"),
        ("The army shelled a village in Idlib and captured it.", "capture-territory"),
    ],
)
def test_a_pronoun_means_the_thing_told_before_it(text: str, name: str) -> None:
    """What is done to "it" and "them" is done to the last thing that the sentence told of."""
    assert name in [event.type for event in coder().code(text)]


def test_a_pronoun_is_of_the_class_of_whom_it_means() -> None:
    """ "They" who carry placards protest if they are workers."""
    text = "Hundreds of nurses gathered at the gates in Salem, where they waved placards."
    assert _of_type(text, "peaceful-protest").source is not None


def test_out_of_is_read_as_one_preposition() -> None:
    """ "Was dragged out of his house" is what rules say of "dragged him out of his house"."""
    for text in ("A clerk was dragged out of his house by rebels in Kech.", "Rebels dragged a clerk out of his house."):
        assert "abduction" in [event.type for event in coder().code(text)]


@pytest.mark.parametrize(
    "text, types",
    [
        ("The opposition leader was arrested in Kampala on Monday.", ["Arrests"]),
        ("A plumber was arrested in Kampala on Monday.", []),
        ("A mayoral candidate was stabbed to death in Puebla.", ["Attack"]),
        ("Moroccan troops entered the village of Guelta unopposed.", ["Non-violent transfer of territory"]),
        ("Lorry drivers cut the ring road in Quito.", ["Peaceful protest"]),
    ],
)
def test_acled_by_who_it_was_done_to(text: str, types: list[str]) -> None:
    """Without a doer, or with civilians for one, the other side and resistance decide."""
    assert _sub_types(text) == types


@pytest.mark.parametrize(
    "text, act",
    [
        ("Gunmen stormed a hamlet near Bokkos, killing five and burning ten huts.", "attack"),
        ("Drones hit a fuel depot in Sumy, setting three tanks alight.", "drone-strike"),
    ],
)
def test_damage_told_beside_an_attack_is_its_result(text: str, act: str) -> None:
    """What an attack burns or breaks is no act of its own."""
    assert [event.type for event in coder().code(text)] == [act]


def test_damage_done_next_is_an_act() -> None:
    """Who attacked and then burned did two things."""
    assert [kind for kind, _, _ in _told("Gunmen attacked a hamlet near Bokkos and burned ten huts.")] == [
        "attack",
        "arson",
    ]
