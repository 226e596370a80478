"""Acts inside acts, and whose act it is: what a reader of the sentence would say."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder(strict=True)


def told(coder, text):
    """Return (CAMEO code, source, target, status) of each event of a text."""
    events = coder.code(text, date="2019-05-14")
    return [(e.cameo, e.source and e.source.text, e.target and e.target.text, e.status) for e in events]


@pytest.mark.parametrize(
    "text,event",
    [
        ("Lesotho announced that it will free four editors.", ("0353", "Lesotho", "four editors", "actual")),
        ("Lesotho will free four editors, the ministry announced.", ("0353", "Lesotho", "four editors", "planned")),
        ("The minister said Lesotho will free four editors.", ("0353", "Lesotho", "four editors", "planned")),
    ],
)
def test_a_plan_that_is_announced_is_an_act_and_one_that_is_reported_is_none_yet(coder, text, event):
    """Whoever announces, promises or warns acts today; what somebody only says will be is planned."""
    assert event in told(coder, text)


def test_a_refusal_that_is_reported_stays_a_refusal(coder):
    """ "It will not leave, a minister said" is a refusal today, not a negated plan."""
    assert told(coder, "Kenya will not lift the ban on Somali traders, a minister said.") == [
        ("1241", "Kenya", "Somali traders", "actual")
    ]


def test_each_other_is_one_mutual_act(coder):
    """Two sides that do a thing to each other are each other's target."""
    [event] = coder.code("Serbia and Kosovo accused each other of espionage.")
    assert (event.source.text, event.target.text, event.mutual) == ("Serbia", "Kosovo", True)


def test_what_two_sides_do_to_each_others_things_is_mutual(coder):
    """Two sides that shell each other's positions are each other's target."""
    [event] = coder.code("Armenia and Azerbaijan shelled each other's positions near Tovuz.")
    assert event.mutual
    assert {event.source.text, event.target.text} == {"Armenia", "Azerbaijan"}


@pytest.mark.parametrize(
    "text,source,target",
    [
        ("Warsaw condemned Minsk's decision to close the border.", "Warsaw", "Minsk"),
        ("Chile praised the release of the sailors by Peru.", "Chile", "Peru"),
        ("Tunis dismissed a peace plan drawn up by Tripoli.", "Tunis", "Tripoli"),
        (
            "Chadian prosecutors are investigating atrocities committed by the rebels.",
            "Chadian prosecutors",
            "the rebels",
        ),
    ],
)
def test_who_did_it_is_blamed_or_praised(coder, text, source, target):
    """The target of praise and blame is the one whose act it was, not the act."""
    [event] = coder.code(text)
    assert (event.source.text, event.target.text) == (source, target)


def test_both_sides_of_talks_are_called_upon(coder):
    """A call for talks between two parties goes to both."""
    assert told(coder, "Norway called for a resumption of talks between Manila and the rebels.") == [
        ("026", "Norway", "Manila", "actual"),
        ("026", "Norway", "the rebels", "actual"),
    ]


@pytest.mark.parametrize(
    "text,cameo,source,target",
    [
        ("Drones launched by the Houthis hit a tanker off Yemen.", "1952", "the Houthis", "a tanker"),
        ("Missiles fired by the Israeli army struck a depot of the militia.", "194", "the Israeli army", "a depot"),
    ],
)
def test_what_a_weapon_does_is_done_by_whoever_used_it(coder, text, cameo, source, target):
    """The weapon that is the subject is no actor where its user is named."""
    [event] = coder.code(text)
    assert (event.cameo, event.source.text) == (cameo, source)
    assert event.target.text.startswith(target)


def test_the_topic_of_talks_is_no_party(coder):
    """What two sides talk about, and where, is not whom they talk to."""
    [event] = coder.code("Greece and Turkey agreed to resume their negotiations on the seabed.")
    assert (event.source.text, event.target.text, event.mutual) == ("Greece", "Turkey", True)


def test_whether_to_act_is_considered(coder):
    """Weighing whether to do a thing is considering it, CAMEO 014."""
    assert told(coder, "Estonia is weighing whether to recognise Palestine.") == [
        ("014", "Estonia", "Palestine", "actual")
    ]


@pytest.mark.parametrize(
    "text,event",
    [
        ("Togo called for an end to the siege of Mopti.", ("0256", "Togo", "Mopti", "actual")),
        ("Togo demanded the withdrawal of Kenyan troops from Kismayo.", ("1056", "Togo", "Kenyan troops", "actual")),
        ("Togo urged Benin to reverse its decision to expel the relief agencies.", ("0255", "Togo", "Benin", "actual")),
        (
            "Togo urged the authorities in Benin to free an editor.",
            ("0253", "Togo", "the authorities in Benin", "actual"),
        ),
        ("Togo insisted that Benin reopen the border.", ("1051", "Togo", "Benin", "actual")),
        ("Togo insisted that Benin had reopened the border.", ("081", "Benin", None, "actual")),
        ("Togo offered the rebels a ceasefire.", ("0356", "Togo", "the rebels", "actual")),
        ("Togo offered a ceasefire to the rebels.", ("0356", "Togo", "the rebels", "actual")),
    ],
)
def test_the_innermost_act_counts(coder, text, event):
    """What is asked, demanded or offered is read down to the act, with the party that it is asked of."""
    assert told(coder, text) == [event]


@pytest.mark.parametrize(
    "text,source,target",
    [
        ("The navies of India and Vietnam held joint drills.", "The navies of India", "Vietnam"),
        ("The foreign ministers of Ghana and Togo met in Accra.", "The foreign ministers of Ghana", "Togo"),
    ],
)
def test_the_sides_may_stand_in_an_of_phrase(coder, text, source, target):
    """Forces, ministers or envoys "of X and Y" are two sides of what they do together."""
    [event] = coder.code(text)
    assert (event.source.text, event.target.text, event.mutual) == (source, target, True)


def test_an_act_told_again_in_a_participle_is_one_event(coder):
    """ "Reopened its airspace, ending a ban" is one act in two wordings."""
    assert told(coder, "Algeria reopened its airspace to Moroccan carriers, ending a three-year ban.") == [
        ("081", "Algeria", "Moroccan carriers", "actual")
    ]


def test_what_is_denied_has_no_victims(coder):
    """The dead of a denied shelling are no event; those of a confirmed one are the shelling's."""
    assert [e.cameo for e in coder.code("The army denied that soldiers had shelled a camp, killing nine.")] == ["016"]
    [event] = coder.code("The army confirmed that soldiers had shelled a camp, killing nine.")
    assert (event.cameo, event.fatalities.low if event.fatalities else None) == ("194", 9)


def test_what_stands_behind_a_semicolon_was_not_said_by_anybody(coder):
    """A colon may open what a verb of saying reports, a semicolon does not."""
    text = "Dockers walked off the job to protest against a pay freeze; police arrested eleven people."
    assert ("173", "police", "eleven people", "actual") in told(coder, text)


def test_what_a_protest_is_for_is_no_party(coder):
    """A sit-in for equal pay has no target, one against the ministry has."""
    assert told(coder, "Nurses in Lomé staged a sit-in for equal pay.") == [("141", "Nurses in Lomé", None, "actual")]


def test_a_plan_of_which_nothing_is_coded_is_still_dropped(coder):
    """Where no act stands inside a plan, dropping it is a change of policy."""
    assert told(coder, "Chile scrapped a plan to cut pensions.") == [("0832", "Chile", None, "actual")]


@pytest.mark.parametrize(
    "text,expected",
    [
        (
            "Kenyan police used tear gas to disperse opposition supporters.",
            [("175", "Kenyan police", "opposition supporters", "actual")],
        ),
        (
            "A suicide bomber blew himself up inside a mosque in Peshawar, killing 59 worshippers.",
            [("1831", "A suicide bomber", "a mosque in Peshawar", "actual")],
        ),
    ],
)
def test_means_and_end_are_one_happening(coder, text, expected):
    """What was used and what it was used for, or what came of it, are told once; nobody is his own target."""
    assert told(coder, text) == expected


def test_somebody_in_hiding_plants_no_bomb(coder):
    """A verb that means an attack with some objects means none without them."""
    assert told(coder, "The opposition leader, who has been in hiding since August, fell ill.") == []


def test_what_failed_was_not_done(coder):
    """ "Failed to" denies the act inside it; where the failure has a code of its own, that is what happened."""
    assert told(coder, "The rebels failed to capture the port of Gao.") == []
    assert told(coder, "Fiji failed to lift the ban on Samoan fishermen.") == [
        ("1241", "Fiji", "Samoan fishermen", "actual")
    ]


def test_the_people_who_were_arrested_and_not_their_release(coder):
    """A participle behind "the release of two activists" is about the activists."""
    events = told(coder, "Students demanded the release of two activists arrested last month.")
    assert ("173", None, "two activists", "actual") in events


@pytest.mark.parametrize(
    "text,source",
    [
        ("Libya said it had bombed the port.", "LBY"),
        ("Libya said he had bombed the port.", None),
        ("The Libyan president said he had pardoned the rebels.", "LBYGOV"),
        ("Washington fined the Libyan president, saying that he had attacked the rebels.", "LBYGOV"),
    ],
)
def test_he_is_a_human_being(coder, text, source):
    """A country, an army or a ministry is never "he"; the one person beside it may be."""
    last = coder.code(text)[-1]
    assert (last.source.code if last.source is not None else None) == source


def test_she_is_the_person_last_spoken_of_not_those_who_act_on_her(coder):
    """Prosecutors do not investigate themselves: "her" looks back to the sentence before."""
    events = coder.code("The Libyan president resigned. Prosecutors are investigating her for fraud.")
    [inquiry] = [event for event in events if event.cameo == "091"]
    assert inquiry.target.country == "LBY"


@pytest.mark.parametrize(
    "text,source",
    [
        ("The Laotian ministry had no comment on the report.", "The Laotian ministry"),
        ("The Laotian ministry did not respond to a request for comment.", "The Laotian ministry"),
        ("The Laotian minister could not be reached for comment.", "The Laotian minister"),
    ],
)
def test_who_gives_no_answer_declines_comment(coder, text, source):
    """No comment is an act of its own, however it is negated."""
    assert told(coder, text) == [("011", source, None, "actual")]


def test_who_speaks_during_a_visit_has_paid_it(coder):
    """The speaker is the visitor, where nobody else is named."""
    text = "The Danish premier said during a visit to Nuuk that the harbour was safe."
    assert ("042", "The Danish premier", "Nuuk", "actual") in told(coder, text)


def test_talks_after_which_somebody_spoke_are_one_meeting(coder):
    """The guest of the talks is no second party to the speaking."""
    text = "Speaking after a meeting with the Omani sultan, the Greek premier said the sea was calm."
    assert [e for e in told(coder, text) if e[0][:2] == "04"] == [
        ("040", "the Greek premier", "the Omani sultan", "actual")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Guinea's government and the miners have collapsed.",
        "Greece and Turkey are scheduled to meet in May.",
    ],
)
def test_two_sides_are_one_pair(coder, text):
    """What two sides do together, did or will do is coded once."""
    assert len(told(coder, text)) == 1


def test_mediation_is_between_both_sides(coder):
    """Whoever mediates more does so with either of the two."""
    text = "Egypt intensified its mediation between Chad and Libya."
    assert [e[2] for e in told(coder, text)] == ["Chad", "Libya"]


def test_an_order_reaches_over_a_relative_clause(coder):
    """What is said of the one who is ordered does not hide what he is ordered to do."""
    text = "The Kenyan court ordered the ministry, which had ignored two letters, to free the editor."
    assert ("1053", "The Kenyan court", "the ministry", "actual") in told(coder, text)


def test_a_need_that_is_stressed_is_an_appeal(coder):
    """The act may hang on the noun that the rule names."""
    text = "The Polish premier stressed the need to free the two monks."
    assert told(coder, text) == [("0253", "The Polish premier", "the two monks", "actual")]


def test_whose_a_thing_is_counts_as_the_party(coder):
    """To recognise a state's independence is to recognise that state."""
    [event] = coder.code("Samoa recognised Kosovo's independence.")
    assert event.target.text == "Kosovo"


def test_what_an_inquiry_is_about_is_no_party(coder):
    """A topic that is nobody does not become the target of the refusal."""
    [event] = coder.code("The Latvian parliament turned down calls for an inquiry into deaths in nursing homes.")
    assert event.target is None


@pytest.mark.parametrize(
    "text",
    [
        "The Danish deputy, a critic of military aid to Mali, went home.",
        "Brazil blamed the lack of cooperation from Peru.",
    ],
)
def test_acts_that_are_only_spoken_of_are_not_told(coder, text):
    """Who is against an act, and what there is none of, happens to nobody."""
    assert not [e for e in told(coder, text) if e[0][:2] in ("06", "07")]


@pytest.mark.parametrize(
    "text,event",
    [
        ("Spain extradited a banker accused of money laundering to Peru.", ("063", "Spain", "Peru")),
        ("Kenya handed over two men wanted for the mall attack to Uganda.", ("063", "Kenya", "Uganda")),
        ("The museum returned a mask that was looted in 1897 to Nigeria.", ("0842", "The museum", "Nigeria")),
        ("Kenya's police returned two stolen cars linked to the raid to Uganda.", ("0842", "Kenya's police", "Uganda")),
        ("Peru lifted tariffs imposed on Chile in March.", ("085", "Peru", "Chile")),
        ("The envoy expressed optimism that Cyprus would accept the plan.", ("013", "The envoy", "Cyprus")),
        ("Sudan rejects as baseless claims by Chad that it backs rebels.", ("016", "Sudan", "Chad")),
        ("The killing by police of a teenager led to riots in Minna.", ("1823", "police", "a teenager")),
        ("With rebels shelling the town, villagers in Sudan fled.", ("194", "rebels", "the town")),
        ("With Spain and Italy both denouncing Chad, the council met.", ("111", "Spain", "Chad")),
        ("Kenya and Uganda each expelled two Rwandan envoys.", ("161", "Uganda", "two Rwandan envoys")),
    ],
)
def test_who_and_whom_stand_beyond_other_words(coder, text, event):
    """A clause about the object, a judgement before it, an absolute or a floating "each" hide no side of an act."""
    assert event in [one[:3] for one in told(coder, text)]


@pytest.mark.parametrize(
    "text,source",
    [
        ("The pipeline that Chad seized goes from Sudan to the coast.", "Chad"),
        ("The attack by the army of Chad on Bol failed.", "the army of Chad"),
    ],
)
def test_what_is_its_own_stays_with_a_word(coder, text, source):
    """A way keeps its ends, and an army its country."""
    assert [one[1] for one in told(coder, text)] == [source]


@pytest.mark.parametrize(
    "text,event",
    [
        ("Niue has not ruled out talks with the rebels.", ("014", "Niue", "the rebels", "actual")),
        ("Niue refused to rule out talks with the rebels.", ("014", "Niue", "the rebels", "actual")),
        ("Niue has ruled out talks with the rebels.", ("125", "Niue", "the rebels", "actual")),
        ("Niue was not willing to sign the peace agreement with Tonga.", ("127", "Niue", "Tonga", "actual")),
        ("Niue promised to refrain from attacking Tonga.", ("0356", "Niue", "Tonga", "actual")),
        ("The Pope urged Tonga to stop threatening to bomb Fiji.", ("0256", "The Pope", "Tonga", "actual")),
    ],
)
def test_what_is_not_ruled_out_stays_open_and_what_is_turned_down_is_refused(coder, text, event):
    """Refusing, ruling out, turning down and forbearing part where they are denied or stand inside another act."""
    assert told(coder, text) == [event]


@pytest.mark.parametrize(
    "text,event",
    [
        # Who is written to is whom the letter asks.
        ("The bishops wrote to Hanoi asking for the release of a monk.", ("0253", "The bishops", "Hanoi", "actual")),
        # That it was planned is said of the strike that is called off.
        ("Tunisian unions called off a strike planned for Thursday.", ("082", "Tunisian unions", None, "actual")),
        # What is to be feared is not what is to be done.
        (
            "The African Union ordered the junta to free the premier or face sanctions.",
            ("1053", "The African Union", "the junta", "actual"),
        ),
        # What an act is allowed for is no act of its own beside it.
        (
            "Peru's congress authorised the deployment of Chilean troops to guard the port.",
            ("062", "Peru's congress", "Chilean troops", "actual"),
        ),
    ],
)
def test_clauses_that_only_explain_an_act_are_read_with_it(coder, text, event):
    """One act, though two clauses tell it."""
    assert [one for one in told(coder, text) if one[3] != "hypothetical"] == [event]


def test_a_threat_that_nobody_is_said_to_turn_down_is_the_event(coder):
    """Somebody refuses a threat; one that "was shrugged off" is still what was done."""
    assert told(coder, "Niue rejected Tonga's threat to use force.") == [("120", "Niue", "Tonga", "actual")]
    [threat] = told(coder, "Tonga's threat to blockade Niue was shrugged off.")
    assert threat[0].startswith("13")
    assert threat[1:3] == ("Tonga", "Niue")


def test_that_there_will_be_none_is_a_refusal(coder):
    """Whoever says that there will be no talks will hold none; that there were none is a negated act."""
    assert told(coder, "Niue said there would be no talks with the rebels.") == [
        ("125", "Niue", "the rebels", "actual")
    ]
    assert told(coder, "Niue said there were no talks with the rebels.") == []


def test_who_blames_an_attack_does_not_blame_the_building_that_was_hit(coder):
    """A thing that nobody owns is no side of the words about it."""
    assert [one[:3] for one in told(coder, "The UN envoy condemned the attack on the bus station.")] == [
        ("111", "The UN envoy", None)
    ]


@pytest.mark.parametrize(
    "text,event",
    [
        (
            "Dockers threatened to strike unless the port authority in Durban reinstates two clerks.",
            ("133", "Dockers", "the port authority in Durban", "actual"),
        ),
        (
            "Cane growers will block the highway until the Fijian government pays them.",
            ("133", "Cane growers", "the highway", "planned"),
        ),
        (
            "Bakers will strike until the Fijian government cuts the tax on flour.",
            ("133", "Bakers", "the Fijian government", "planned"),
        ),
    ],
)
def test_a_threat_that_names_nobody_is_meant_for_who_can_avert_it(coder, text, event):
    """Who is to do what "unless" and "until" say is the one threatened, where the threat itself has no target."""
    assert event in told(coder, text)


@pytest.mark.parametrize(
    "text,event",
    [
        ("The mosque bombing in Peshawar killed 40 worshippers.", (None, "40 worshippers")),
        ("Two men were arrested over the embassy attack in Nairobi.", (None, "embassy")),
        ("A rebel attack on the dam failed.", ("rebel", "the dam")),
    ],
)
def test_a_site_before_the_noun_of_a_blow_was_hit_and_hit_nobody(coder, text, event):
    """ "The hotel attack" was not the hotel's."""
    found = [(e.source and e.source.text, e.target and e.target.text) for e in coder.code(text, statuses="all")]
    assert event in found


@pytest.mark.parametrize(
    "text,expected",
    [
        ('"Free the pilots," Oslo told the militia.', ("1053", "Oslo", "the militia", "actual")),
        ("Lift the curfew, bishops pleaded with the junta.", ("0251", "bishops", "the junta", "actual")),
        ("Suva must free the editor, Canberra declared.", ("1053", "Canberra", "Suva", "actual")),
    ],
)
def test_what_is_commanded_is_demanded_and_not_done(coder, text, expected):
    """Whom the clause that quotes a command speaks to is to obey it; who declares that another must act demands it."""
    assert told(coder, text) == [expected]


def test_to_ask_that_an_act_be_considered_is_to_ask_for_it(coder):
    """Some operators pass through an act to the one inside it; where nothing is inside, they do not."""
    assert told(coder, "Oslo asked Cairo to consider freeing the editor.") == [("0253", "Oslo", "Cairo", "actual")]
    assert told(coder, "Oslo asked Cairo to consider the matter.") == [("020", "Oslo", "Cairo", "actual")]


def test_a_noun_with_an_act_inside_says_more_than_its_verb(coder):
    """To make a threat is a threat of no kind only where nothing is said of the kind."""
    assert told(coder, "Togo made a threat to bomb Benin.") == [("1384", "Togo", "Benin", "actual")]
    assert told(coder, "Togo made threats against Benin.") == [("130", "Togo", "Benin", "actual")]


def test_where_those_met_whose_act_is_told_is_no_event(coder):
    """A participle beside the act only says where they were together; with a partner it is a meeting."""
    assert told(coder, "Ministers, meeting in Accra, urged Togo to free the editor.") == [
        ("0253", "Ministers", "Togo", "actual")
    ]
