"""What sort of people an act upon a thing killed or hurt, and what ACLED then makes of it."""

import pytest

from suites import coder


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Militants attacked a checkpost in Turbat, killing two soldiers.", "Armed clash"),
        ("Six soldiers died when gunmen attacked their bus near Palmyra.", "Armed clash"),
        ("Soldiers fired on a bus in Kidal, killing six passengers.", "Attack"),
        ("Rebels attacked the village of Kumba, killing a soldier and three villagers.", "Armed clash"),
        ("The army fired on a boat in Mrauk-U. Three traders were killed.", "Attack"),
        ("Gunmen torched a house in Jos, killing a family of five.", "Attack"),
        ("Gunmen torched a house in Jos.", "Looting/property destruction"),
        ("Clashes between Hamas and Fatah killed nine people.", "Armed clash"),
        ("Gunmen abducted two UN employees in Goma.", "Abduction/forced disappearance"),
        (
            "Students marched in Dhaka; police fired at them, and one marcher was killed.",
            "Excessive force against protesters",
        ),
    ],
)
def test_victims_say_what_a_blow_upon_a_thing_was(text: str, expected: str) -> None:
    """A bus or a village is nobody: soldiers killed in it were fought, passengers were attacked."""
    found = [event.acled.sub_event_type for event in coder().code(text, date="2024-06-13") if event.acled is not None]
    assert found[-1] == expected


@pytest.mark.parametrize(
    "text, rule, source, target",
    [
        ("Five herders were killed by Armenian fire in Kalbajar.", "shoot", "Armenian", "Five herders"),
        ("Two miners died in police fire in Geita.", "shoot", "police", "Two miners"),
        ("A patrol came under Houthi fire near Marib.", "shoot", "Houthi", "A patrol"),
        (
            "Rebels attacked a patrol in Beni, sparking a gun battle that killed two soldiers.",
            "attack",
            "Rebels",
            "a patrol",
        ),
        ("The army used helicopters to bomb Djibo, killing six traders.", "airstrike", "The army", "six traders"),
        ("Several explosions rocked Sderot as militants fired rockets.", "rocket-attack", "militants", "Sderot"),
        (
            "Five villagers stepped on a landmine laid by soldiers in Demoso.",
            "landmine-blast",
            "soldiers",
            "Five villagers",
        ),
        ("Militants stormed a village and burned huts; 19 people were killed.", "attack", "Militants", "19 people"),
    ],
)
def test_one_blow_told_in_several_words_is_one_act(text: str, rule: str, source: str, target: str) -> None:
    """The fire that killed, the fight that an attack led to, the bang of what was fired: the first event holds all of it."""
    events = [event for event in coder().code(text, date="2024-06-13") if event.type != "arson"]
    assert [event.type for event in events] == [rule]
    assert events[0].source is not None
    assert events[0].source.text.startswith(source)
    assert events[0].target is not None
    assert events[0].target.text.startswith(target)


@pytest.mark.parametrize(
    "text",
    [
        "A Greek fire killed three people in a hotel in Patras.",
        "Chile fires kill 100 people.",
        "The fire at an army barracks killed nine soldiers.",
        "Japan factory fire kills five.",
    ],
)
def test_a_fire_that_burns_is_no_gunfire(text: str) -> None:
    """With an article, in the plural, or of a house, a fire is an accident."""
    assert not coder().code(text, date="2024-06-13")


@pytest.mark.parametrize(
    "text, source",
    [
        ("M23 rebels seized Kanyabayonga after heavy fighting with the army.", "M23 rebels"),
        ("The army retreated from Sake following clashes with M23 fighters.", "The army"),
        ("Soldiers arrested ten men after clashes with police.", None),
    ],
)
def test_whoever_took_a_town_fought_for_it(text: str, source: str | None) -> None:
    """Those arrested may be who clashed with the police."""
    clash = next(event for event in coder().code(text, date="2024-06-13") if event.type == "armed-clash")
    assert (clash.source.text if clash.source is not None else None) == source


def test_two_towns_between_which_an_ambush_was_laid_are_no_sides() -> None:
    """It was laid on the road between them."""
    (event,) = coder().code("Twenty soldiers were killed in an ambush between Bankilaré and Téra.", date="2024-06-13")
    assert event.source is None
    assert event.target is not None
    assert event.target.text == "Twenty soldiers"


def test_who_is_killed_in_the_answer_is_killed_by_another_act() -> None:
    """The raiders' own dead are those of the police."""
    text = "Gunmen attacked a village in Jiribam; eleven of them were killed in the CRPF's return fire."
    first, second = coder().code(text, date="2024-06-13")
    assert first.fatalities is None
    assert second.fatalities is not None
    assert second.fatalities.best == 11


def test_who_is_stationed_somewhere_is_not_sent_there() -> None:
    """A where-clause that says who is in a place tells of no deed."""
    events = coder().code("Rebels attacked a base in Hasakah where US troops are stationed.", date="2024-06-13")
    assert [event.type for event in events] == ["attack"]
