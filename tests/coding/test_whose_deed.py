"""Whom and what a later sentence speaks of: the maker of an offer or a move, the accused, the thing that was taken, whose act it is."""

from __future__ import annotations

import pytest

from eventcoder.model import Event
from suites import coder


def _last(text: str) -> Event | None:
    events = coder().code(text, date="2016-05-05")
    return events[-1] if events else None


def _target(text: str) -> str | None:
    event = _last(text)
    return event.target.code if event is not None and event.target is not None else None


@pytest.mark.parametrize(
    "text, code",
    [
        ("Oman offered the rebels an amnesty. The rebels turned down the offer.", "OMN"),
        ("Paraguay approved a tax on Brazilian lorries. Brazil criticised the decision.", "PRY"),
        ("Togo expelled a Beninese envoy. Benin protested against the move.", "TGO"),
        ("Chad accused Niger of arming bandits. Niger denied the charge.", "TCD"),
        ("Peru denounced the raid by Chile. Cuba defended it.", "CHL"),
        ("Fiji asked Tonga for help. Tonga promised it.", "FJI"),
        ("Ghana imposed sanctions on Togo. It lifted them in May.", "TGO"),
        ("Gambian deputies rejected the demands of Dakar.", "SENGOV"),
    ],
)
def test_what_is_answered_or_judged_is_somebodys(text: str, code: str) -> None:
    """The party whose act it was is the target of what is said of it."""
    assert _target(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Peru denounced the decision. Cuba opposed it.",
        "The painter made an offer. The gallery rejected the offer.",
        "Ghana's minister said the rains were late. Togo criticised the other decision.",
    ],
)
def test_whose_it_was_stays_open_where_the_text_does_not_say(text: str) -> None:
    """No target is made up."""
    assert _target(text) is None


@pytest.mark.parametrize(
    "text, code",
    [
        ("A judge in Accra tried a former Ghanaian minister for graft. He was acquitted.", "GHAELI"),
        ("The Togolese prosecutor charged the mayor of Sokode. Police arrested him on Friday.", "TGOGOV"),
        ("Police in Accra arrested a nurse. Mali demanded her release.", "GHAHLH"),
        ("Malian rebels met the president in Bamako. The opposition demanded his resignation.", "MLIGOV"),
    ],
)
def test_whoever_was_in_the_hands_of_the_law_is_meant_next(text: str, code: str) -> None:
    """The accused and the captive go before those who tried or took them."""
    assert _target(text) == code


def test_a_thing_is_what_was_done_to_before() -> None:
    """ "It" is the town that was captured, and its retaking happens there."""
    event = _last("Rebels captured the town of Konna on Monday. The army retook it on Friday.")
    assert event is not None
    assert event.place is not None
    assert (event.type, event.place.name) == ("recapture-territory", "Konna")


def test_a_record_released_is_no_event() -> None:
    """A pronoun for a thing of trade makes no act of politics."""
    assert _last("The singer launched an album in May. She released it in June.") is None


def test_a_regime_that_kills_is_no_attack_told_again() -> None:
    """Its victims are not given to the act of others before."""
    shelling, killing = coder().code(
        "Rebels shelled Aleppo on Monday. The regime killed nine people.", date="2016-05-05"
    )
    assert shelling.fatalities is None
    assert killing.fatalities is not None
    assert killing.fatalities.best == 9


@pytest.mark.parametrize("verb", ["stated", "affirmed", "underlined", "conveyed", "spelled out"])
def test_who_tells_of_his_own_refusal_refuses(verb: str) -> None:
    """Whatever the verb says of it: "its refusal" behind it is the subject's."""
    [event] = coder().code(f"Denmark {verb} its refusal to negotiate with Benin.")
    assert (event.cameo, event.source.text, event.target.text) == ("125", "Denmark", "Benin")


def test_who_judges_an_act_does_not_do_it() -> None:
    """ "Its plan" behind a verb that judges is another's."""
    [event] = coder().code("Togo condemned its plan to attack Norway.", statuses="all")
    assert (event.cameo, event.source.text) == ("111", "Togo")
