"""ACLED's unit of record: one event for a day, a place and a pair of actors."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import eventcoder
from eventcoder import acled_events
from eventcoder.datasets.acled_events import ACLED_COLUMNS, with_notes
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
    assert units(event(first, ARMY, REBELS), event(second, TROOPS, REBELS)) == [
        (result, "Military Forces of Nigeria", "rebels")
    ]


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
    assert made == [("Protest with intervention", "Protesters (Nigeria)", "troops")]


def test_lethal_force_at_a_protest_is_excessive_force():
    """Shots at a crowd make the protest one event with them."""
    [(kind, one, other)] = units(event("Peaceful protest", CROWD), event("Attack", TROOPS, CROWD))
    assert (kind, one, other) == ("Excessive force against protesters", "Protesters (Nigeria)", "troops")


def test_abducted_and_then_killed_is_an_attack():
    """Death during an abduction counts as an attack."""
    taken = event("Abduction/forced disappearance", REBELS, MINERS)
    dead = event("Attack", REBELS, MINERS, fatalities=Count(2, 2, 2, "two"))
    [one] = acled_events([evolve(taken, id="a"), evolve(dead, id="b")], ONTOLOGY)
    assert (one.reading.sub_event_type, one.fatalities, one.events) == ("Attack", 2, ("a", "b"))


def test_victims_stand_second_and_the_missing_side_is_named():
    """Violence against civilians has two sides, also where the text names one."""
    assert units(event("Attack", None, MINERS)) == [
        ("Attack", "Unidentified Armed Group (Nigeria)", "Civilians (Nigeria)")
    ]
    assert units(event("Attack", MINERS, REBELS)) == [("Attack", "rebels", "Civilians (Nigeria)")]
    assert units(event("Armed clash", ARMY)) == [
        ("Armed clash", "Military Forces of Nigeria", "Unidentified Armed Group (Nigeria)")
    ]
    assert units(event("Suicide bomb")) == [("Suicide bomb", None, None)]


def test_a_row_has_acleds_columns():
    """Kinds by ACLED's names, the smaller number first; civilians as targets are marked."""
    [one] = acled_events([event("Attack", REBELS, MINERS, fatalities=Count(0, None, None, "some"))], ONTOLOGY)
    row = one.to_dict()
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("Rebel group", "Civilians", "Rebel group-Civilians")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2019-05-13", 2019, 1)
    assert (row["location"], row["country"], row["geo_precision"], row["fatalities"]) == ("Kano", "Nigeria", 1, 0)
    assert row["civilian_targeting"] == "Civilian targeting"
    [protest] = acled_events([event("Peaceful protest", CROWD)], ONTOLOGY)
    assert protest.to_dict()["interaction"] == "Protesters only"
    assert protest.to_dict()["civilian_targeting"] is None


def row_of(*events):
    """Return the only ACLED event of these as a row."""
    [one] = acled_events([evolve(each, id=f"e{n}") for n, each in enumerate(events)], ONTOLOGY)
    return one.to_dict()


AIR = "Air/drone strike"
TOGETHER = (0, 20)
ALLY = Participant("militiamen", code="NGAUAF", country="NGA", roles=("UAF",), kind="identity-militia", group=TOGETHER)


def test_sources_of_one_coordination_are_allies():
    """Who acts together is one event: the first is the actor, the others are associated with it."""
    army = evolve(ARMY, group=TOGETHER)
    row = row_of(event("Armed clash", army, REBELS, mention="m"), event("Armed clash", ALLY, REBELS, mention="m"))
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == (
        "Military Forces of Nigeria",
        "militiamen",
        "rebels",
    )
    assert row["events"] == ["e0", "e1"]


def test_parties_that_fight_one_another_are_no_allies():
    """A clash of three is three events, although all stand in one coordination."""
    army, rebels = evolve(ARMY, group=TOGETHER), evolve(REBELS, group=TOGETHER)
    pairs = ((army, rebels), (army, ALLY), (rebels, ALLY))
    assert len(units(*(event("Armed clash", *pair, mention="m") for pair in pairs))) == 3


def test_allies_of_different_acts_stay_apart():
    """Another pair of actors is another event, on the same day and place too."""
    assert (
        len(units(event("Armed clash", ARMY, REBELS, mention="m"), event("Armed clash", ALLY, REBELS, mention="n")))
        == 2
    )


def test_civilians_beside_an_armed_target_of_an_explosion_are_associated_with_it():
    """Whoever bombs rebels and hits miners has bombed rebels; whichever is named first."""
    military, civilian = event(AIR, ARMY, REBELS), event(AIR, ARMY, MINERS, fatalities=Count(2, 2, 2, "two"))
    for order in ((military, civilian), (civilian, military)):
        row = row_of(*order)
        assert (row["actor2"], row["assoc_actor_2"]) == ("rebels", "Civilians (Nigeria); Labor Group (Nigeria)")
        assert (row["fatalities"], row["civilian_targeting"], row["events"]) == (2, None, ["e0", "e1"])


def test_civilians_of_a_later_sentence_are_associated_too():
    """A second sentence that names neither doer nor place adds its victims to the strike, with the strike's country."""
    hurt = Participant("two civilians", code="CVL", roles=("CVL",), kind="civilians")
    row = row_of(event(AIR, ARMY, REBELS), event(AIR, None, hurt, place=None, fatalities=Count(2, 2, 2, "two")))
    assert (row["actor2"], row["assoc_actor_2"], row["fatalities"]) == ("rebels", "Civilians (Nigeria)", 2)


def test_civilians_hit_in_a_battle_are_counted_only():
    """They are neither an associated actor nor an event; a raid of its own on civilians is one."""
    battle = event("Armed clash", REBELS, ARMY, mention="m")
    hit = event("Attack", REBELS, MINERS, mention="m", fatalities=Count(3, 3, 3, "three"))
    row = row_of(battle, hit)
    assert (row["sub_event_type"], row["assoc_actor_2"], row["fatalities"]) == ("Armed clash", None, 3)
    assert len(units(battle, evolve(hit, mention="n"))) == 2


def test_civilians_hit_where_no_armed_target_is_named_are_actor_two():
    """A vague target and civilian victims: the civilians are the target."""
    row = row_of(event(AIR, ARMY), event(AIR, ARMY, MINERS))
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Nigeria)", "Labor Group (Nigeria)")
    assert row["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize(
    "kind, target, flagged",
    [
        ("Attack", MINERS, True),
        ("Sexual violence", None, True),
        ("Excessive force against protesters", CROWD, True),
        (AIR, MINERS, True),
        (AIR, REBELS, False),
        ("Mob violence", MINERS, True),
        ("Mob violence", None, False),
        ("Armed clash", MINERS, False),
        ("Arrests", MINERS, False),
        ("Looting/property destruction", MINERS, False),
    ],
)
def test_civilian_targeting_is_for_violence_against_them(kind, target, flagged):
    """Violence against civilians always, explosions and riots where civilians are the target, arrests and looting never."""
    assert (row_of(event(kind, ARMY, target))["civilian_targeting"] is not None) == flagged


def test_labels_of_interactions_stand_in_acleds_order():
    """Smaller numbers first whoever acted, but external forces before civilians; two of a kind are both named."""
    foreign = Participant("Chadian troops", code="TCDMIL", country="TCD", roles=("MIL",), kind="state-forces")
    assert row_of(event("Armed clash", REBELS, ARMY))["interaction"] == "State forces-Rebel group"
    assert row_of(event("Attack", foreign, MINERS))["interaction"] == "External/Other forces-Civilians"
    assert row_of(event("Armed clash", foreign, REBELS))["interaction"] == "Rebel group-External/Other forces"
    assert row_of(event("Armed clash", ARMY, foreign))["interaction"] == "State forces-External/Other forces"
    assert row_of(event("Armed clash", REBELS, evolve(REBELS, text="others", roles=("SEP",))))["interaction"] == (
        "Rebel group-Rebel group"
    )
    assert row_of(event("Suicide bomb", None, ARMY))["interaction"] == "State forces only"


def test_a_states_soldiers_are_external_forces_abroad():
    """The same army is of one kind at home and of another in a neighbour's country."""
    chad = Participant("Chadian troops", code="TCDMIL", country="TCD", roles=("MIL",), kind="state-forces")
    row = row_of(event("Armed clash", chad, REBELS))
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Chad", "External/Other forces")


def test_whoever_marches_is_a_protester_and_keeps_who_he_is():
    """People in a protest have the name that ACLED gives crowds; their calling, or their party, is associated."""
    nurses = Participant("nurses", code="HLH", roles=("HLH",), kind="civilians", group=TOGETHER)
    party = Participant("the Green Party", code="NGAPTY", roles=("PTY",), name="Green Party", group=TOGETHER)
    row = row_of(event("Peaceful protest", nurses, mention="m"), event("Peaceful protest", party, mention="m"))
    assert (row["actor1"], row["inter1"]) == ("Protesters (Nigeria)", "Protesters")
    assert row["assoc_actor_1"] == "Health Workers (Nigeria); Green Party"


def test_only_whoever_has_no_name_is_unidentified():
    """Gunmen are an unidentified group; a group that no dictionary knows keeps its words."""
    gunmen = Participant("Two gunmen in Kano", 0, 18, (4, 10), code="UAF", roles=("UAF",), kind="political-militia")
    named = Participant("Blue Crescent fighters", 0, 22, (14, 22), code="UAF", roles=("UAF",), kind="political-militia")
    assert row_of(event("Attack", gunmen, MINERS))["actor1"] == "Unidentified Armed Group (Nigeria)"
    assert row_of(event("Attack", named, MINERS))["actor1"] == "Blue Crescent fighters"


def test_a_row_is_in_acleds_layout():
    """All 31 columns stand in ACLED's order; what no text tells is empty."""
    row = row_of(event("Attack", REBELS, MINERS, place=Place("Kano", "NGA", "Kano", 12.0, 8.5, 1)))
    assert tuple(row) == (*ACLED_COLUMNS, "document", "events")
    assert len(ACLED_COLUMNS) == 31
    assert (row["country"], row["iso"], row["admin1"], row["latitude"]) == ("Nigeria", 566, "Kano", 12.0)
    assert row["event_id_cnty"] == "NGAe0"
    assert [row[name] for name in ("region", "admin2", "source", "tags", "timestamp")] == [None] * 5


@pytest.mark.parametrize("precision, number", [("day", 1), ("week", 2), ("month", 3)])
def test_time_precision_is_acleds(precision, number):
    """A day is exact, a week is 2, a month is 3."""
    assert row_of(event("Attack", REBELS, MINERS, date_precision=precision))["time_precision"] == number


def test_notes_are_the_sentences_of_an_event():
    """Whoever checks a record reads what it was made from, in the order of the text."""
    coder = eventcoder.Coder()
    text = "Rebels shelled Gao on Monday.\nNobody sang.  The rebels fired rockets at Gao on Monday, killing two."
    events = acled_events(coder.code(text, date="2019-05-14"), ONTOLOGY)
    [one] = with_notes(events, text, coder.sentences(text))
    assert one.notes == "Rebels shelled Gao on Monday. The rebels fired rockets at Gao on Monday, killing two."


sides = st.sampled_from([None, ARMY, TROOPS, REBELS, CROWD, MINERS, ALLY, evolve(ARMY, group=TOGETHER)])
happenings = st.builds(
    event,
    st.sampled_from([None, *READINGS]),
    sides,
    sides,
    place=st.sampled_from([None, KANO, KEFRA]),
    mention=st.sampled_from(["m", "n"]),
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
        assert list(one.to_dict()) == [*ACLED_COLUMNS, "document", "events"]


def test_from_text_to_record():
    """Two sentences of a report come to one record."""
    text = "Syrian troops clashed with rebels in Idlib on Monday, killing 12. The troops seized Idlib from rebels on Monday."
    [one] = acled_events(eventcoder.Coder().code(text, date="2019-05-14"))
    assert one.reading.sub_event_type == "Government regains territory"
    assert one.fatalities == 12


def test_police_and_army_of_one_state_that_are_hit_together_are_one_event():
    """Their dead are counted once."""
    text = "Rebels attacked a police station and an army base in Goma, killing nine."
    (one,) = acled_events(eventcoder.Coder().code(text, date="2021-03-01"))
    assert one.fatalities == 9
    assert len(one.associates2) == 1


@pytest.mark.parametrize("text", ["Farmers blocked a highway in Puno.", "Rioters burned cars and a bus in Lima."])
def test_a_road_or_a_car_is_no_actor(text):
    """What protesters block or burn is no side of ACLED's event, and no reason to make two of one."""
    [one] = acled_events(eventcoder.Coder().code(text, date="2024-05-09"))
    assert one.actor2 is None
