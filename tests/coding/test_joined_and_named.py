"""What agency news showed: whose act stands behind a comma, of which country a bare army is, and what is only part of a longer name."""

from __future__ import annotations

import pytest

from eventcoder.model import Event
from suites import coder


def _told(text: str) -> list[Event]:
    return coder().code(text, date="2001-12-20")


@pytest.mark.parametrize(
    "text, cameo, dead",
    [
        ("The raid followed a rebel ambush on a lorry carrying refugees in Burundi, that killed 12 people.", "190", 12),
        ("Rebels attacked a market in Goma, in the eastern Congo, which claimed 12 lives.", "190", 12),
        ("At least 31 villagers were killed and 12 injured in bombing raids by Russian warplanes.", "195", 31),
        ("At least 31 villagers were killed and 12 hurt in shelling attacks by rebels.", "194", 31),
    ],
)
def test_the_dead_are_those_of_the_attack(text: str, cameo: str, dead: int) -> None:
    """A place, a lorry or a number before a clause that tells of dead has killed nobody: the attack has."""
    events = [event for event in _told(text) if event.fatalities is not None]
    assert [(event.cameo, event.fatalities.best) for event in events if event.fatalities] == [(cameo, dead)]


def test_a_crash_that_claims_a_life_is_no_killing() -> None:
    """What claimed the pilot's life was the crash, and not the region in which it was."""
    text = "Police are investigating the crash of a mail plane near Hobart, in southern Tasmania, which claimed the life of a clerk."
    assert "1823" not in [event.cameo for event in _told(text)]


def test_raids_by_the_warplanes_of_a_state_are_its() -> None:
    """The planes of a state are no mere weapon: the raid has them as its source."""
    [raid] = _told("At least 31 villagers were killed and 12 injured in bombing raids by Russian warplanes.")
    assert raid.source is not None
    assert raid.source.code == "RUSMIL"


def test_whom_an_act_is_meant_to_kill_is_not_dead() -> None:
    """Bombs that are dropped to kill somebody have killed nobody yet."""
    [strike] = _told("American planes have carried out bombings to kill him.")
    assert strike.cameo == "195"
    assert strike.fatalities is None


def test_a_participle_behind_a_comma_is_of_whom_the_deed_befell() -> None:
    """It was the trader who was killed in the firefight, and no calm."""
    [fight] = _told(
        "A fragile calm was broken by the death of a Congolese trader, killed in a firefight with Rwandan troops."
    )
    assert fight.target is not None
    assert fight.target.text == "a Congolese trader"


def test_those_who_went_somewhere_protesting_protest() -> None:
    """Who takes to the streets protesting is one crowd, and no streets protest."""
    [protest] = _told("Students took to the streets protesting against the king's water plan.")
    assert protest.source is not None
    assert protest.source.text == "Students"


@pytest.mark.parametrize(
    "text, codes",
    [
        ("Indian jets and helicopters have attacked Pakistani targets across Kashmir.", {"INDMIL"}),
        ("Ethiopian troops and tanks attacked Eritrean positions.", {"ETHMIL"}),
        ("Indian jets and rebel helicopters attacked Pakistani targets.", {"INDMIL", "REB"}),
    ],
)
def test_a_nationality_stands_once_before_joined_forces(text: str, codes: set[str]) -> None:
    """The name of a people before the first of two forces is that of both, but not of rebels."""
    assert {event.source.code for event in _told(text) if event.source is not None} == codes


@pytest.mark.parametrize(
    "text, code",
    [
        ("Israeli forces moved into a suburb of Nablus. The army said it was a tactical change.", "ISRMIL"),
        ("Turkish troops shelled a village in Syria. The army said it had acted in haste.", "TURMIL"),
        ("The army shelled Palestinian positions near Nablus.", "MIL"),
    ],
)
def test_the_army_is_of_those_who_acted_before(text: str, code: str) -> None:
    """ "The army" is that of the soldiers just told of, never that of those whom it fights; foreign soldiers make no locals theirs."""
    source = _told(text)[-1].source
    assert source is not None
    assert source.code == code


@pytest.mark.parametrize(
    "text, code",
    [
        ("The Kenyan army said rebels had shelled one of its bases in Somalia.", "KENMIL"),
        ("France said militants had attacked its soldiers in Mali.", "FRAMIL"),
        ("Israel condemned the attack on its embassy in Turkey.", "ISRGOV"),
    ],
)
def test_where_somebody_is_does_not_say_whose_he_is(text: str, code: str) -> None:
    """A convoy, soldiers or an embassy in another country belong to whom the pronoun means."""
    target = _told(text)[-1].target
    assert target is not None
    assert target.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Kfar Sinai on Monday.",
        "Police arrested Kareem Ahmed Abdallah, 41.",
        "Kareem Ahmed Abdallah, 41, was arrested by police.",
    ],
)
def test_a_known_name_inside_a_longer_one_is_another(text: str) -> None:
    """A village whose last word is a region's name is not there, and one more given name makes another man of a late president."""
    target = _told(text)[-1].target
    assert target is not None
    assert target.code is None


@pytest.mark.parametrize(
    "text, code",
    [
        ("The Prime Minister, John Howard, condemned Fiji.", "AUSGOV"),
        ("In Suva the Foreign Minister, Alexander Downer, condemned Fiji.", "AUSGOV"),
        ("Chief Inspector Mary Wells condemned Fiji.", "COP"),
        ("A weapons inspector condemned Fiji.", "INT"),
    ],
)
def test_offices_written_large(text: str, code: str) -> None:
    """An office in capitals and the name behind its comma are one person; a chief inspector is of the police."""
    source = _told(text)[-1].source
    assert source is not None
    assert source.code == code


def test_a_list_of_people_behind_an_office_stays_a_list() -> None:
    """With more names behind it, the name behind an office is the next of a list."""
    sources = [
        event.source.text for event in _told("The Mayor, Kofi Mensah and Peter Odoi condemned Fiji.") if event.source
    ]
    assert sources == ["The Mayor", "Kofi Mensah", "Peter Odoi"]


def test_an_appeal_at_a_meeting_is_not_to_the_meeting() -> None:
    """Where somebody made an appeal is nobody to whom it is made."""
    targets = [
        event.target and event.target.text
        for event in _told("The governor launched the appeal at a meeting of clerks.")
    ]
    assert "a meeting" not in targets


@pytest.mark.parametrize(
    "text, source",
    [
        ('Israeli policy was set out on Monday. "We condemn the attack on Mr Arafat," he said.', None),
        ('Chad\'s premier arrived in Lomé. "We will not talk to Jonas Savimbi," he said.', "TCDGOV"),
    ],
)
def test_a_speaker_is_nobody_whom_his_own_words_name(text: str, source: str | None) -> None:
    """ "He" behind a quotation is the one spoken of before, and "we" in it are his."""
    said = _told(text)[-1].source
    assert (said.code if said is not None else None) == source


def test_bare_tanks_are_of_the_army_told_of_before() -> None:
    """Tanks that roll into a town are no tanks of that town where another army was just told of."""
    source = _told("Israeli forces left Jenin at dawn. Tanks and armoured cars entered a suburb of Nablus.")[-1].source
    assert source is not None
    assert source.code == "ISRMIL"


@pytest.mark.parametrize("adverb, accused", [("directly", True), ("solely", True), ("not", False)])
def test_an_adverb_before_what_somebody_is_held(adverb: str, accused: bool) -> None:
    """To hold somebody directly responsible is to accuse him; "not" denies it."""
    told = [event.cameo for event in _told(f"Chad held the rebels {adverb} responsible for the massacre.")]
    assert any(cameo is not None and cameo.startswith("112") for cameo in told) == accused


@pytest.mark.parametrize(
    "text, code",
    [
        ("The judge was shot on the orders of President Saddam Hussein.", "IRQGOV"),
        ("Ten monks were expelled on instructions from the governor of Gao.", "MLIGOV"),
        ("Two clerks were shot by gunmen on the orders of a drug lord.", "UAF"),
    ],
)
def test_who_ordered_a_deed_did_it_where_nobody_else_did(text: str, code: str) -> None:
    """Whoever had an act done is its source, unless it says whom he had do it."""
    [deed] = _told(text)
    assert deed.source is not None
    assert deed.source.code == code


def test_an_attack_told_in_full_is_one() -> None:
    """What gunmen did when a village was attacked is that attack; what troops did meanwhile is not."""
    [raid] = _told("The village was attacked when gunmen stormed it.")
    assert raid.source is not None
    assert raid.source.text == "gunmen"
    assert len(_told("The mosque was attacked as troops fought rebels nearby.")) == 2


@pytest.mark.parametrize(
    "text, place", [("US bombing runs killed nine rebels.", None), ("The Kabul bomb blast killed ten.", "Kabul")]
)
def test_whose_raids_they_are_is_not_where(text: str, place: str | None) -> None:
    """The name of a state before what its planes do is no place, that of a town before a blast is."""
    [act] = _told(text)
    assert (act.place.name if act.place is not None else None) == place


def test_keeping_something_up_is_no_claim() -> None:
    """ "Says maintaining the ban would anger teachers" speaks of the ban, and maintains nothing against teachers."""
    assert all(event.type != "claim" for event in _told("The minister says maintaining the ban would anger teachers."))


def test_we_are_not_he_of_whom_somebody_speaks() -> None:
    """In a quotation "we" are whoever is quoted, not the "he" of whom he speaks."""
    text = '"He has fled after we overran the base," Mohammad Amin of the Northern Alliance said.'
    assert "AFGREBNAL" in [event.source.code for event in _told(text) if event.source is not None]
