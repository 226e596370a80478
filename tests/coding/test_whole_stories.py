"""What stories of several sentences tell: whom a word points back to, what is still to be done, and what was never done."""

import pytest

import eventcoder

DAY = "2019-06-12"


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


def told(coder, text, **more):
    """Return type, source code and target code of each event but statements."""
    found = coder.code(text, date=DAY, **more)
    side = lambda party: party.code if party is not None else None  # noqa: E731
    return [(e.type, side(e.source), side(e.target)) for e in found if not (e.cameo or "").startswith("01")]


@pytest.mark.parametrize(
    "text, event",
    [
        (
            "The European Union sent an envoy to Kinshasa. Its envoy met President Joseph Kabila.",
            ("meet", "IGOEECGOV", "CODELI"),
        ),
        (
            "Sudan accused Chad of arming rebels. On Tuesday Khartoum broke off relations with its western neighbour.",
            ("break-relations", "SDNGOV", "TCD"),
        ),
        (
            "South Korea proposed talks. North Korea is silent. The South recalled its envoy from Tokyo.",
            ("recall-envoy", "KOR", "JPNGOV"),
        ),
        (
            "Togo broke off diplomatic relations with Ghana on Tuesday, accusing it of lies.",
            ("accuse", "TGO", "GHA"),
        ),
    ],
)
def test_a_word_points_back_to_the_one_who_is_meant(coder, text, event):
    """ "Its envoy" is the Union's, "its neighbour" the other of two, "the South" the half that the text speaks of."""
    assert event in told(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Pirates hijacked a Greek tanker last week. They still hold the crew of 21.",
        "Soldiers shot at farmers. They still hold a village.",
    ],
)
def test_what_goes_on_still_is_no_news(coder, text):
    """ "Still" before a verb in the present says how things are."""
    assert all(event.sentence == 0 for event in coder.code(text, date=DAY))


def test_those_who_fled_are_those_who_were_shot_at(coder):
    """Nobody withdraws from where he shoots at others as they flee."""
    assert [name for name, *_ in told(coder, "Soldiers shot civilians as they fled.")] == ["shoot"]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the group had passed files to Ankara, which it denies.",
        "Marchers demanded a new vote and the freeing of 1,000 political prisoners.",
        "Demonstrations have been illegal in Egypt since 2013.",
        "The governor warned that protesters who blocked roads would be arrested.",
    ],
)
def test_what_is_denied_asked_for_or_forbidden_was_not_done(coder, text):
    """What somebody denies, wants, bans or foretells is no deed."""
    done = {name for name, *_ in told(coder, text)}
    assert done.isdisjoint({"share-intelligence", "release-prisoners", "peaceful-protest", "road-block"})


def test_a_result_behind_a_speaker_is_that_of_what_he_tells(coder):
    """The mayor who speaks of shells kills nobody."""
    [event] = coder.code("Shells hit a school in Donetsk, the mayor said on Sunday, killing nine pupils.", date=DAY)
    assert (event.source, event.fatalities.best) == (None, 9)


def test_teachers_who_were_seized_and_killed_are_dead(coder):
    """A killing of those who were carried off before is an act of its own."""
    found = coder.code("Gunmen stopped a bus near Mandera, seized four teachers and killed them.", date=DAY)
    assert [event.type for event in found][1:] == ["abduction", "kill"]


def test_a_drill_is_played_to_its_end(coder):
    """What police and actors do in the sentences behind a mock attack is not done either."""
    text = (
        "Police in Leeds staged a mock terrorist attack on Sunday to test their response. Actors played gunmen who "
        "took hostages in a cinema. Marksmen stormed the building and shot the attackers."
    )
    assert not [event for event in coder.code(text, date=DAY) if event.acled is not None]


@pytest.mark.parametrize(
    "text, event",
    [
        ("The premier said troops would be sent to Gao and a curfew imposed.", "threaten-curfew"),
        ("The rebels will not hesitate to attack the port.", "threaten-attack"),
        ("The emir told his foreign minister to close the embassy in Lima.", "recall-envoy"),
        ("Youths hurling stones clashed with police and officers fired tear gas.", "crowd-dispersal"),
    ],
)
def test_whose_act_it_is(coder, text, event):
    """The ruler who says so, the one who holds back no longer, and who has others do it are the doers."""
    found = {name: source for name, source, _ in told(coder, text)}
    assert found.get(event) is not None


def test_a_headline_counts_its_dead_once(coder):
    """Two killed and four hurt are the victims of one grenade, with or without a full stop."""
    for end in ("", "."):
        [event] = coder.code(f"Two killed, four injured in grenade attack in Kigali{end}", date=DAY)
        assert event.fatalities.best == 2


@pytest.mark.parametrize(
    "text, event",
    [
        (
            (
                "DHAKA, June 11 - Shells fired by Myanmar's junta landed in Teknaf. Police arrested four smugglers in Dhaka. "
                "Border guards held a trader in Teknaf. Junta troops burned a village."
            ),
            ("arson", "MMRMIL", None),
        ),
        (
            (
                "ACCRA, June 11 - Police arrested nine traders in Accra. Ghana's army freed two hostages near Kumasi. "
                "In neighbouring Togo, the foreign minister criticised the arrests."
            ),
            ("criticise", "TGOGOV", "GHACOP"),
        ),
        (
            (
                "LIMA, June 11 - Peru's army killed four rebels near Ayacucho. In Bolivia, the opposition called for protests. "
                "The opposition leader accused Peru of meddling."
            ),
            ("accuse-aggression", "BOLOPP", "PER"),
        ),
        (
            (
                "LIMA, June 11 - Peru's army killed four rebels near Ayacucho. In La Paz, the army accused Lima of meddling. "
                "An army spokesman threatened Peru with reprisals."
            ),
            ("threaten", "BOLMIL", "PER"),
        ),
        (
            "TIRANA, June 11 - Albania expelled two Iranian diplomats on Tuesday. The foreign ministry accused the embassy of spying.",
            ("accuse-espionage", "ALBGOV", "IRNGOV"),
        ),
    ],
)
def test_those_named_by_a_noun_alone_are_of_the_country_that_was_named_with_it(coder, text, event):
    """ "A junta spokesman", "the opposition leader", "the embassy" need not be of the country where a text is at home."""
    assert event in told(coder, text)


def test_who_speaks_in_a_foreign_capital_is_still_of_his_country(coder):
    """Holders of offices travel: a capital put first says where they speak, and not for whom."""
    text = "Israel's prime minister flew to the United States on Monday. In Washington, the prime minister criticised Iran."
    assert ("criticise", "ISRGOV", "IRN") in told(coder, text)
