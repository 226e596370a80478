"""Acts that a text tells again, and whose they are: told once, by verb, by noun, in a title, by who claims or condemns them."""

from __future__ import annotations

import pytest

from suites import coder


def _events(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (event.type, event.source and event.source.text, event.target and event.target.text)
        for event in coder().code(text, date="2016-05-05")
    ]


@pytest.mark.parametrize(
    "again",
    [
        "The attackers fired on the bus with rifles.",
        "They fired at the bus.",
        "Six passengers died when the gunmen shot at the bus.",
    ],
)
def test_a_verb_that_brings_in_nobody_new_tells_no_new_act(again: str) -> None:
    """Pronouns and definite nouns for both sides mean the act just told."""
    assert len(_events(f"Gunmen ambushed a bus in Garissa. {again}")) == 1


@pytest.mark.parametrize(
    "another",
    [
        "They also attacked a lorry.",
        "The villagers fired at the gunmen.",
        "A day later they attacked a lorry.",
    ],
)
def test_other_sides_or_times_make_another_act(another: str) -> None:
    """New targets, turned sides and other days are other acts."""
    assert len(_events(f"Gunmen attacked villagers in Garissa. {another}")) == 2


def test_who_claims_an_attack_has_done_it() -> None:
    """A claimant takes the place of gunmen whom nobody has named."""
    found = _events("Gunmen attacked a mall in Nairobi. Al Shabaab took responsibility for the attack.")
    assert ("attack", "Al Shabaab", "a mall in Nairobi") in found


def test_who_is_blamed_has_claimed_nothing() -> None:
    """What one says of another is no claim."""
    found = _events("Gunmen attacked a mall in Nairobi. Washington said Iran was behind the attack.")
    assert found[0] == ("attack", "Gunmen", "a mall in Nairobi")


@pytest.mark.parametrize("thing", ["the move", "the annexation", "the decision"])
def test_who_condemns_an_act_is_against_its_doer(thing: str) -> None:
    """The doer of the act just told is the target."""
    assert ("criticise", "Pakistan", "India") in _events(f"India annexed the province. Pakistan condemned {thing}.")


def test_a_subhead_is_told_in_the_story() -> None:
    """A headline inside a page gives no event beside the story's."""
    text = "Envoys meet in Oslo\n\nTurkey threatens Iraq\n\nTurkish President Tayyip Erdogan threatened Iraq on Monday."
    assert [kind for kind, _, _ in _events(text)].count("threaten") == 1


def test_whoever_is_quoted_says_we() -> None:
    """A quotation that goes on is the same speaker's."""
    text = (
        '"India has broken its promise," Pakistani Prime Minister Imran Khan said. "We demand that it leave Kashmir."'
    )
    (event,) = [event for event in coder().code(text, date="2019-08-06") if event.type.startswith("demand")]
    assert event.source is not None
    assert event.source.code == "PAKGOV"


def test_a_bomb_that_was_not_spoken_of_is_another_act() -> None:
    """A weapon that is new brings in a new act, with its own dead."""
    (event,) = [
        event
        for event in coder().code(
            "Police shot a boy in Leeds. Anna Roe spoke of Mosul, where a bomb killed nine on Friday.",
            date="2016-05-05",
        )
        if event.type == "shoot"
    ]
    assert event.fatalities is None


def test_whoever_killed_during_a_raid_is_not_who_made_it() -> None:
    """The kidnappers' killings are not the army's."""
    found = coder().code("Troops stormed a farm in Algeria. The kidnappers killed six hostages during the raid.")
    assert [event.fatalities.best if event.fatalities else None for event in found] == [None, 6]


def test_it_was_the_deadliest_attack_tells_no_new_attack() -> None:
    """What "it" was is the act before."""
    found = _events("Rebels killed nine monks in Bria. It was the worst attack on the region in years.")
    assert [kind for kind, _, _ in found] == ["kill"]


def test_who_condemns_an_attack_does_not_blame_his_own_police() -> None:
    """Where police and a gang both did violence, the prime minister is against the gang."""
    found = _events(
        "Members of a gang killed 70 people in the Haitian town of Verrettes. Police shot two gang members. "
        "Haiti's prime minister condemned the attack."
    )
    (target,) = [target for kind, _, target in found if kind == "criticise"]
    assert target is not None
    assert "gang" in target.lower()


def test_it_is_the_state_that_ties_were_cut_with() -> None:
    """A pronoun in the second of two clauses means the other party of the first."""
    assert ("accuse-espionage", "Jordan", "it") in _events("Jordan cut ties with Qatar and accused it of treason.")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's army detained Raila Odinga, who was arrested along with other leaders of his party in early morning raids.",
        "Chad and Niger agreed to restore ties. The bishop was glad. N'Djamena and Niamey agreed to reopen their embassies.",
        "Rebels raided a mine near Kindu on Monday, killing nine. Ministers met. Belgium said nothing. Six men were hurt in the raid.",
        "Drones hit two refineries in Ras Tanura. Gunners said six drones had hit the refineries.",
    ],
)
def test_what_is_told_again_is_one_event(text: str) -> None:
    """In one sentence, of the same two, far behind, or by its weapons."""
    types = [name for name, _, _ in _events(text) if name not in ("statement", "meet", "optimism")]
    assert len(types) == 1, types


def test_the_first_attack_is_the_first_told() -> None:
    """A number before an act counts those that were told."""
    text = "Gunmen attacked a clinic in Gao. Rebels attacked a market in Kidal. The first attack left nine dead."
    first, second = coder().code(text, date="2016-05-05")
    assert first.fatalities is not None
    assert (first.fatalities.best, second.fatalities) == (9, None)


def test_who_is_said_to_be_behind_an_act_has_not_claimed_it() -> None:
    """Blame gives an act no doer; a claim does."""
    text = "Nine soldiers were hurt in an attack in Merida. {} is behind this attack,"
    blamed = coder().code(text.format('"I have no doubt that Peru') + '" the minister said.', date="2016-05-05")
    assert blamed[0].source is None


@pytest.mark.parametrize(
    "text, pair",
    [
        ("Kenya and Somalia held talks. Police detained a man. Both countries agreed to a truce.", {"KEN", "SOM"}),
        ("The Kenyan president visited Somalia. The leaders of the two countries signed a pact.", {"KENGOV", "SOMGOV"}),
        ("The Kenyan party ODM criticised parliament. Both sides agreed to a truce.", {None}),
    ],
)
def test_both_sides_are_two_of_one_dispute(text: str, pair: set[str | None]) -> None:
    """Countries, their leaders, and nobody where no two sides stand before them."""
    last = coder().code(text, date="2016-05-05")[-1]
    assert {party and party.code for party in (last.source, last.target)} == pair


def test_its_men_are_those_of_the_group_and_its_planes_those_of_the_speaker() -> None:
    """A possessive means the subject of its clause or of the one above."""
    rebels, ministry = coder().code(
        "Boko Haram left Kano. Its fighters shot a judge. Russia's defence ministry said its planes had bombed Idlib.",
        date="2016-05-05",
    )[1:]
    assert rebels.source is not None
    assert ministry.source is not None
    assert (rebels.source.code, ministry.source.code) == ("NGAREBBHM", "RUSMIL")
