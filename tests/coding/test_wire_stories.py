"""Who is party to what news of governments tells, and what it says only to describe somebody or to look back."""

import datetime as dt

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


def _told(coder, text, date="2024-05-16"):
    return [
        (event.cameo, event.source and event.source.text, event.target and event.target.text)
        for event in coder.code(text, date=date)
    ]


@pytest.mark.parametrize(
    "text,doers",
    [
        ("Togo, together with Benin, condemned the junta.", ["Togo", "Benin"]),
        ("Officials said Mali, along with Niger, expelled the envoy.", ["Mali", "Niger"]),
        ("France together with Germany denounced the coup.", ["France", "Germany"]),
        ("The EU, alongside Canada, imposed sanctions on Belarus.", ["The EU", "Canada"]),
        ("Togo condemned the junta together with Benin.", ["Togo"]),
        ("In Geneva, together with Benin, Togo condemned the junta.", ["Togo"]),
        ("A bloc that holds Gao and Menaka, along with Timbuktu, condemned the junta.", ["A bloc"]),
    ],
)
def test_company_between_subject_and_verb_does_the_act_too(coder, text, doers):
    """Behind the verb, and in front of the subject, "together with" only says who was there."""
    found = [source for _, source, _ in _told(coder, text)]
    assert len(found) == len(doers)
    assert all(source.startswith(doer) for source, doer in zip(found, doers, strict=True))


def test_an_embassy_is_a_body_of_its_own_country(coder):
    """ "It" may mean an embassy or a consulate, and does not mean the state told of before."""
    text = "Turkey protested. The US embassy in Athens said it condemned the protest and called on Turkey to withdraw."
    last = coder.code(text, date="2024-05-16")[-1]
    assert (last.source.country, last.target.country) == ("USA", "TUR")
    [event] = coder.code("A mob attacked the French embassy in Tripoli.", date="2024-05-16")
    assert (event.target.code, event.target.kind) == ("FRAGOV", "civilians")


@pytest.mark.parametrize(
    "text,target",
    [
        ("Kenya said that Kenya would send aid to Kenya.", None),
        ("Hamas condemned Hamas.", None),
        ("Kenya arrested Kenyans.", "Kenyans"),
        ("Kenya arrested three Kenyan editors.", "three Kenyan editors"),
        ("Moscow's forces attacked Russia.", "Russia"),
        ("Police clashed with police in Lagos.", "police in Lagos"),
    ],
)
def test_nobody_named_acts_upon_himself(coder, text, target):
    """A name again is the same party; people of a country, its editors, and one police force and another are not."""
    [event] = coder.code(text, date="2024-05-16", statuses="all")
    assert (event.target and event.target.text) == target


@pytest.mark.parametrize(
    "text,codes",
    [
        ("Protesters clashed with police who were deployed to restore order.", ["145"]),
        ("Police guarding the court beat several journalists.", ["182"]),
        ("Soldiers patrolling the city shot a man.", ["193"]),
        ("The soldiers who were deployed to the border were killed by rebels.", ["190"]),
        ("Troops deployed by Rwanda shelled Goma.", ["154", "194"]),
        ("The troops, who were deployed on Monday, shelled a village.", ["154", "194"]),
        ("Police were deployed to restore order.", ["153"]),
    ],
)
def test_where_men_stand_only_says_which_men_they_are(coder, text, codes):
    """It is news of its own where it says who sent them, or when."""
    assert [code for code, _, _ in _told(coder, text)] == codes


@pytest.mark.parametrize(
    "before",
    [
        "Britain, which seized her house in 2019, agreed to return the money.",
        "He is accused of ordering the killing of 40 prisoners in 1992.",
    ],
)
def test_a_time_told_aside_is_not_gone_on_with(coder, before):
    """What the next sentence tells is of the day, and no history."""
    last = coder.code(f"{before} Police arrested two bankers in Abuja.", date="2024-05-16")[-1]
    assert (last.cameo, last.date) == ("173", dt.date(2024, 5, 16))
    gone_on = coder.code(
        "In 2019 police fired on miners. Two bankers were arrested.", date="2024-05-16", statuses="all"
    )
    assert {event.date for event in gone_on} == {dt.date(2019, 1, 1)}


def test_reactions_behind_a_look_back_are_of_the_day(coder):
    """What was done goes on with the year before; who accuses whom is today's news."""
    text = "Nigeria suspended the head of the central bank last year. The opposition accused the government of lying."
    assert coder.code(text, date="2024-05-16")[-1].date == dt.date(2024, 5, 16)


@pytest.mark.parametrize(
    "text,told",
    [
        ("Serbia will not accept foreign judges.", [("120", "Serbia", None)]),
        ("Iran would not tolerate lectures.", [("120", "Iran", None)]),
        ("Serbia accepted foreign judges.", []),
        ("The kiosk will not accept cheques.", []),
        ("Poland would not accept migrants.", [("1223", "Poland", "migrants")]),
    ],
)
def test_what_somebody_will_not_have_is_refused(coder, text, told):
    """To put up with it is no event."""
    assert _told(coder, text) == told


@pytest.mark.parametrize(
    "text,told",
    [
        ("The government called in police reinforcements to Sfax.", [("153", "The government", "Sfax")]),
        ("The mayor called in riot police.", [("153", "The mayor", None)]),
        ("Italy gave Tunisia 105 million euros for border control.", [("071", "Italy", "Tunisia")]),
        ("Japan gave Kenya $20 million for roads.", [("071", "Japan", "Kenya")]),
        ("The US is providing $200 million in aid for health and governance.", [("071", "The US", None)]),
        ("The bank approved a loan for Zambia.", [("071", "The bank", "Zambia")]),
        ("The EU gave aid for farmers.", [("070", "The EU", "farmers")]),
    ],
)
def test_whom_and_what_for(coder, text, told):
    """Those sent are not whom they are sent against, and what money is for is not who gets it."""
    assert _told(coder, text) == told


def test_who_votes_for_a_text_says_what_it_says(coder):
    """A resolution condemns nobody by itself."""
    told = _told(coder, "Lawmakers in Riga voted for a resolution that condemned Russia.")
    assert ("111", "Lawmakers in Riga", "Russia") in told


@pytest.mark.parametrize("end", ["on a permanent end to hostilities", "to an immediate halt to the fighting"])
def test_an_end_of_fighting_agreed_on_is_a_ceasefire(coder, end):
    """It is one between the two; a call for it is none."""
    [event] = coder.code(f"Armenia and Azerbaijan agreed {end}.", date="2024-05-16")
    assert (event.cameo, event.acled.sub_event_type) == ("0871", "Agreement")
    assert [code for code, _, _ in _told(coder, "The UN called for an end to hostilities.")] == ["0256"]


def test_a_participle_set_off_before_the_verb_ends_no_sentence(coder):
    """The last verb of a sentence may have its object at the very end."""
    told = _told(coder, "Ethiopian troops, deployed in Somalia on Friday, fought rebels.")
    assert ("190", "Ethiopian troops", "rebels") in told
