"""ACLED's unit of record: one event for a day, a place and a pair of actors."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import eventcoder
from eventcoder import acled_events
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.model import Count, Participant, Place
from eventcoder.ontology import load_ontology
from sample_events import BARE

ONTOLOGY = load_ontology([shipped_dictionaries()])
READINGS = {name: known.reading for name, known in ONTOLOGY.acled_types.items()}
DAY = dt.date(2019, 5, 13)
KANO, KEFRA = Place("Kano", "NGA", precision=1), Place("Kefra", "NGA", precision=1)
ARMY = Participant("the army", code="NGAMIL", country="NGA", roles=("MIL",), kind="state-forces")
TROOPS = Participant("troops", code="MIL", roles=("MIL",), kind="state-forces")
REBELS = Participant("rebels", code="REB", roles=("REB",), kind="rebels")
CROWD = Participant("students", code="EDU", roles=("EDU",), kind="protesters")
MINERS = Participant("two miners", code="LAB", roles=("LAB",), kind="civilians")


def event(kind, source=None, target=None, **changes):
    """Return an event with that ACLED reading."""
    made = {
        "date": DAY,
        "date_precision": "day",
        "place": KANO,
        "document": "d",
        "acled": READINGS[kind] if kind else None,
    }
    return evolve(BARE, source=source, target=target, **{**made, **changes})


def units(*events):
    """Return ACLED's events as (sub-event type, actor 1, actor 2)."""
    numbered = [evolve(one, id=f"e{n}") for n, one in enumerate(events)]
    made = acled_events(numbered, ONTOLOGY)
    return [(u.reading.sub_event_type, u.actor1 and u.actor1.name, u.actor2 and u.actor2.name) for u in made]


@pytest.mark.parametrize(
    "first,second,result",
    [
        ("Armed clash", "Air/drone strike", "Armed clash"),
        ("Air/drone strike", "Armed clash", "Armed clash"),
        ("Armed clash", "Government regains territory", "Government regains territory"),
        ("Shelling/artillery/missile attack", "Attack", "Shelling/artillery/missile attack"),
    ],
)
def test_the_higher_type_takes_the_lower_one_in(first, second, result):
    """Two kinds of violence of one pair on one day are one event."""
    assert units(event(first, ARMY, REBELS), event(second, TROOPS, REBELS)) == [(result, "the army", "rebels")]


def test_another_day_place_pair_or_document_is_another_event():
    """A fight of five days is five events."""
    clash = event("Armed clash", ARMY, REBELS)
    others = [
        evolve(clash, date=DAY + dt.timedelta(1)),
        evolve(clash, place=KEFRA),
        evolve(clash, target=evolve(REBELS, text="gunmen", roles=("UAF",), kind="political-militia")),
        evolve(clash, document="e"),
    ]
    assert len(units(clash, *others)) == 5


def test_what_the_text_leaves_open_joins():
    """A second sentence without day or place speaks of the same."""
    later = event("Air/drone strike", ARMY, REBELS, date=None, place=None)
    assert len(units(event("Armed clash", ARMY, REBELS), later)) == 1


def test_arrests_at_a_protest_are_a_protest_with_intervention():
    """The protesters stand first, whoever acted."""
    made = units(event("Peaceful protest", CROWD), event("Arrests", TROOPS, CROWD))
    assert made == [("Protest with intervention", "Protesters (NGA)", "troops")]


def test_lethal_force_at_a_protest_is_excessive_force():
    """Shots at a crowd make the protest one event with them."""
    [(kind, one, other)] = units(event("Peaceful protest", CROWD), event("Attack", TROOPS, CROWD))
    assert (kind, one, other) == ("Excessive force against protesters", "Protesters (NGA)", "troops")


def test_abducted_and_then_killed_is_an_attack():
    """Death during an abduction counts as an attack."""
    taken = event("Abduction/forced disappearance", REBELS, MINERS)
    dead = event("Attack", REBELS, MINERS, fatalities=Count(2, 2, 2, "two"))
    [one] = acled_events([evolve(taken, id="a"), evolve(dead, id="b")], ONTOLOGY)
    assert (one.reading.sub_event_type, one.fatalities, one.events) == ("Attack", 2, ("a", "b"))


def test_victims_stand_second_and_the_missing_side_is_named():
    """Violence against civilians has two sides, also where the text names one."""
    assert units(event("Attack", None, MINERS)) == [("Attack", "Unidentified Armed Group (NGA)", "Civilians (NGA)")]
    assert units(event("Attack", MINERS, REBELS)) == [("Attack", "rebels", "Civilians (NGA)")]
    assert units(event("Armed clash", ARMY)) == [("Armed clash", "the army", "Unidentified Armed Group (NGA)")]
    assert units(event("Suicide bomb")) == [("Suicide bomb", None, None)]


def test_a_row_has_acleds_columns():
    """Kinds by ACLED's names, the smaller number first; civilians as targets are marked."""
    [one] = acled_events([event("Attack", REBELS, MINERS, fatalities=Count(0, None, None, "some"))], ONTOLOGY)
    row = one.to_dict()
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("Rebel group", "Civilians", "Rebel group-Civilians")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2019-05-13", 2019, 1)
    assert (row["location"], row["country"], row["geo_precision"], row["fatalities"]) == ("Kano", "NGA", 1, 0)
    assert row["civilian_targeting"] == "Civilian targeting"
    [protest] = acled_events([event("Peaceful protest", CROWD)], ONTOLOGY)
    assert protest.to_dict()["interaction"] == "Protesters only"
    assert protest.to_dict()["civilian_targeting"] is None


sides = st.sampled_from([None, ARMY, TROOPS, REBELS, CROWD, MINERS])
happenings = st.builds(
    event,
    st.sampled_from([None, *READINGS]),
    sides,
    sides,
    place=st.sampled_from([None, KANO, KEFRA]),
    date=st.sampled_from([None, DAY]),
)


@given(st.lists(happenings, max_size=6))
def test_each_event_with_a_reading_is_in_one_record(events):
    """Nothing is lost and nothing counted twice; battles and violence against civilians have two sides."""
    numbered = [evolve(one, id=f"e{n}") for n, one in enumerate(events)]
    made = acled_events(numbered, ONTOLOGY)
    inside = [name for one in made for name in one.events]
    assert sorted(inside) == sorted(one.id for one in numbered if one.acled is not None)
    for one in made:
        if one.reading.event_type in ("Battles", "Violence against civilians"):
            assert one.actor1 is not None
            assert one.actor2 is not None
        assert one.fatalities >= 0


def test_from_text_to_record():
    """Two sentences of a report come to one record."""
    text = "Syrian troops clashed with rebels in Idlib on Monday, killing 12. The troops seized Idlib from rebels on Monday."
    [one] = acled_events(eventcoder.Coder().code(text, date="2019-05-14"))
    assert one.reading.sub_event_type == "Government regains territory"
    assert one.fatalities == 12
