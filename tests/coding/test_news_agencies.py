"""What the news of agencies showed: who goes on speaking, what is only claimed or may be, and whose bomb it was."""

from __future__ import annotations

import pytest

from suites import coder


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Return the types of a text's events, with the code of the source and the status."""
    events = coder().code(text, date="2016-05-05", statuses="all")
    return [(event.type, event.source.code if event.source is not None else None, event.status) for event in events]


@pytest.mark.parametrize(
    "quotation", ['"The rebels are weak and the king is old,"', '"The governor of Gao is an honest man,"']
)
def test_a_speaker_is_nobody_of_his_quotation(quotation: str) -> None:
    """Behind a quotation "he" is who spoke before, and none of those of whom he speaks."""
    text = f"General Lars Holm of the Danish army praised Mali. {quotation} he said."
    assert told(text)[-1] == ("statement", "DNKMIL", "actual")


def test_one_of_many_who_spoke_is_nobody_known() -> None:
    """Behind residents who said something "she" is one of them, and not whom they spoke of."""
    text = "Most residents of Gao said the rebel leader Aly Coulibaly was kind. "
    assert [
        one for one in told(text + '"He left here as a boy," she said.') if one[1] is not None and "REB" in one[1]
    ] == []


@pytest.mark.parametrize(
    "text, status",
    [
        ("The rebels claimed to have killed ten soldiers.", "actual"),
        ("The rebels professed to have seized the town of Gao.", "actual"),
        ("The rebels did not claim to have killed ten soldiers.", "negated"),
    ],
)
def test_what_somebody_claims_to_have_done_is_done(text: str, status: str) -> None:
    """Who claims a deed of his own tells of it; who does not claim it has not."""
    assert told(text)[-1][2] == status


@pytest.mark.parametrize(
    "text, status",
    [
        ("Landings at the port could be the start of an offensive against Chadian rebels.", "hypothetical"),
        ("Landings at the port were the start of an offensive against Chadian rebels.", "actual"),
        ("Diplomats feared the repercussions of a Turkish invasion.", "hypothetical"),
    ],
)
def test_what_may_be_the_start_of_an_act_is_none_yet(text: str, status: str) -> None:
    """A modal over "be the start of" leaves the act open, and so does what is only feared to come of one."""
    assert [one[2] for one in told(text) if one[0] in ("offensive", "invade")] == [status]


def test_a_minister_is_no_mere_senator() -> None:
    """Who was told to be a minister stays one where the text calls him by his seat in parliament."""
    text = "The Chilean defence minister, Pedro Vidal, praised Peru. Senator Vidal praised Mali."
    assert {code for _, code, _ in told(text)} == {"CHLGOVMIL"}


def test_a_punishment_is_no_deed_of_a_mob() -> None:
    """Whoever is sentenced to death by stoning has not been stoned."""
    text = "A weaver sentenced to death by stoning for her faith was freed by a judge in Chad."
    assert "stone-throwing" not in {name for name, _, _ in told(text)}


@pytest.mark.parametrize(
    "text, status",
    [
        ("The government's options are to raise military spending or to wait.", "hypothetical"),
        ("The government is to raise military spending.", "planned"),
    ],
)
def test_options_are_no_plans(text: str, status: str) -> None:
    """Of what somebody may choose nothing is planned yet."""
    assert [one[2] for one in told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were killed when a bomb dropped by a Chadian jet landed near their post.",
        "Two guards were killed when a jet from Chad dropped a bomb on their post.",
    ],
)
def test_the_dead_are_those_of_the_bomb_that_fell(text: str) -> None:
    """A killing and the bomb that is described beside it are one happening."""
    [event] = coder().code(text, date="2016-05-05")
    assert event.fatalities is not None
    assert (event.source and event.source.country, event.fatalities.best) == ("TCD", 2)
