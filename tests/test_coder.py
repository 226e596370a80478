"""What a user gets from `Coder`: the pipeline as a whole, in the words of one who reads events."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import eventcoder

STATUSES = ("negated", "hypothetical", "planned", "historical", "actual")


@pytest.fixture(scope="module")
def coder() -> eventcoder.Coder:
    """The coder with the shipped dictionaries."""
    return eventcoder.Coder()


def dyads(events):
    """The events as (CAMEO code, source code, target code)."""
    return [(e.cameo, e.source and e.source.code, e.target and e.target.code) for e in events]


# ------------------------------------------------------------------------------ one act, however it is worded


@pytest.mark.parametrize(
    "text",
    [
        "Egypt carried out airstrikes on Islamic State.",
        "Egypt bombed Islamic State from the air.",
        "Islamic State was hit by Egyptian airstrikes.",
        "An airstrike by Egypt on Islamic State was reported.",
        "Egypt's airstrikes against Islamic State went on.",
    ],
)
def test_an_airstrike_is_one_act_in_every_form(coder, text):
    """Active, passive and nominal wording give the same dyad."""
    codes = dyads(coder.code(text))
    assert [(cameo, source[:3], target) for cameo, source, target in codes] == [("195", "EGY", "IMGMOSISI")]


@pytest.mark.parametrize(
    "text",
    [
        "Turkish troops captured the village of Kefra from the Free Syrian Army.",
        "The village of Kefra was captured from the Free Syrian Army by Turkish troops.",
        "Turkish troops took control of the village of Kefra from the Free Syrian Army.",
    ],
)
def test_a_capture_names_who_took_it_from_whom(coder, text):
    """The place is the event's place, the side that lost it the target."""
    [event] = coder.code(text)
    assert (event.cameo, event.source.code, event.target.code) == ("192", "TURMIL", "SYRREBFSA")
    assert "Kefra" in event.place.name
    assert event.acled.event_type == "Battles"


@pytest.mark.parametrize(
    "text",
    [
        "The M23 rebels surrendered to the Congolese army.",
        "The surrender of the M23 rebels to the Congolese army was shown on television.",
    ],
)
def test_a_surrender_in_two_forms(coder, text):
    """Verb and noun give the same code and source."""
    events = [e for e in coder.code(text) if e.cameo == "0874"]
    assert [e.source.text.removeprefix("The ").removeprefix("the ") for e in events] == ["M23 rebels"]


def test_saying_is_an_event_only_when_nothing_inside_is_coded(coder):
    """A diplomatic statement is 010; what is reported as fact keeps its own source and names who said it."""
    [plain] = coder.code("The French foreign minister said that the summit mattered.")
    assert (plain.cameo, plain.source.code[:3]) == ("010", "FRA")
    [act] = coder.code("The French foreign minister said that Mali had expelled its ambassador.")
    assert (act.cameo, act.source.code[:3]) == ("161", "MLI")
    assert act.attribution is not None
    assert act.attribution.verb == "say"


# --------------------------------------------------------------------------------------- status and composition


@pytest.mark.parametrize(
    "text, status, cameo",
    [
        ("Kenya did not attack Somalia.", "negated", "190"),
        ("If Kenya attacks Somalia, the talks will end.", "hypothetical", "190"),
        ("Rebels will leave the town of Kefra.", "planned", "0356"),
        ("Kenya attacked Somalia.", "actual", "190"),
    ],
)
def test_status_says_how_real_an_act_is(coder, text, status, cameo):
    """Not done, perhaps, to come, or done."""
    assert (cameo, status) in [(e.cameo, e.status) for e in coder.code(text, statuses="all")]


def test_only_actual_and_planned_events_come_unasked(coder):
    """What did not happen is left out unless it is asked for."""
    assert coder.code("Kenya did not attack Somalia.") == []
    assert [e.status for e in coder.code("Kenya did not attack Somalia.", statuses=["negated"])] == ["negated"]


@pytest.mark.parametrize(
    "text, cameo",
    [
        ("Brazil urged Cuba to lift sanctions on Peru.", "0254"),
        ("Brazil refused to lift sanctions on Cuba.", "1244"),
        ("Brazil threatened to impose sanctions on Cuba.", "1312"),
        ("Brazil accused Cuba of torturing prisoners.", "1122"),
        ("Brazil demanded that Cuba release the prisoners.", "1053"),
        ("Brazil will not lift its sanctions on Cuba.", "1244"),
    ],
)
def test_operators_compose_with_the_act_inside(coder, text, cameo):
    """Urging, refusing, threatening and accusing take the exact sub-code of what is urged or refused."""
    assert (cameo, "BRA", "CUB") in dyads(coder.code(text))


# ------------------------------------------------------------------------------------------ sides and pairs


def test_a_coordination_gives_an_event_for_each_pair(coder):
    """Two sources and two targets are four events of one mention."""
    events = coder.code("Kenya and Uganda criticised Sudan and Chad.")
    assert {(e.source.code, e.target.code) for e in events} == {(a, b) for a in ("KEN", "UGA") for b in ("SDN", "TCD")}
    assert len({e.mention for e in events}) == 1


def test_a_mutual_act_is_one_event_for_the_pair(coder):
    """A meeting is not coded in both directions."""
    [event] = coder.code("The foreign ministers of Kenya met the foreign minister of Chad.")
    assert event.mutual
    assert (event.source.country, event.target.country) == ("KEN", "TCD")


def test_too_many_pairs_stay_whole_and_are_marked(coder):
    """Beyond twelve pairs the coordination is one participant."""
    events = coder.code(
        "Kenya, Uganda, Ghana, Niger, Mali, Benin, Togo, Egypt, Libya, Chad, Gabon, Malawi, Zambia and Angola criticised Peru."
    )
    assert [e.flags for e in events] == [("truncated",)]
    assert events[0].source.text.startswith("Kenya, Uganda")


def test_a_misspelt_verb_is_read_and_marked(coder):
    """A verb one letter off is taken for the verb it must be, and says so."""
    [event] = coder.code("The Syrian army has repcatured the village of Kefra.")
    assert (event.cameo, event.flags) == ("192", ("corrected",))


def test_names_resolve_as_of_the_date(coder):
    """The same person is in office on one day and not on another."""
    text = "Barack Obama met the king of Jordan."
    assert coder.code(text, date="2012-05-01")[0].source.code == "USAGOV"
    assert coder.code(text, date="2020-05-01")[0].source.code == "USAELI"


# --------------------------------------------------------------------------------------------------- laws


def sound(coder, text):
    """Every span of every event is a slice of the text."""
    for event in coder.code(text, statuses="all"):
        assert text[event.start : event.end] == event.trigger
        assert event.status in STATUSES
        for side in (event.source, event.target, *event.others):
            if side is not None and side.start is not None:
                assert text[side.start : side.end] == side.text
                assert side.start <= side.head[0] < side.head[1] <= side.end


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=300))
def test_any_string_is_coded_without_an_error(coder, text):
    """Control characters, lone surrogates and right-to-left text included."""
    sound(coder, text)


WORDS = st.sampled_from(
    [
        "rebels",
        "the",
        "army",
        "attacked",
        "Kenya",
        "and",
        ",",
        ".",
        "not",
        "will",
        "if",
        "said",
        "that",
        "by",
        "to",
        "in",
        "of",
        "seized",
        "killed",
        "ten",
        "talks",
        "with",
        "“",
        "”",
        "(",
        ")",
        "protest",
        "urged",
        "lifted",
        "sanctions",
        "on",
        "President",
        "Putin's",
        "troops",
        "who",
        "were",
        "😀",
        "İstanbul",
        "ﬁghters",
        "Straßé",
    ]
)


@settings(deadline=None, max_examples=200)
@given(words=st.lists(WORDS, max_size=40))
def test_offsets_point_at_the_text_under_any_unicode(coder, words):
    """Letters that change length in lower case, combining marks and emoji move no span."""
    sound(coder, " ".join(words))


def test_the_same_input_gives_the_same_bytes(coder):
    """A second coder, a pickled one, and a run over many documents agree to the letter."""
    texts = ["Kenya criticised Chad.", "Police arrested five students in Lagos.", "Kenya criticised Chad."]
    alone = [[e.to_dict() for e in coder.code(text)] for text in texts]
    again = pickle.loads(pickle.dumps(coder))  # noqa: S301  (our own bytes)
    assert [[e.to_dict() for e in again.code(text)] for text in texts] == alone
    assert [[e.to_dict() for e in coded.events] for coded in coder.code_many(texts)] == alone
    assert len(pickle.dumps(coder)) < 1000


AFRESH = (
    "Rebels attacked the town of Kefra on Monday. On Tuesday rebels fled the town.",
    "REBELS ATTACK THE TOWN OF KEFRA ON MONDAY",
    "“Rebels attacked the town”, the minister said: police, in front of it, did not attack.",
    "The Reb\u200bels at\u00adtacked the town of Kefra, which police attack.",
    "Attack helicopters of the army attacked rebels in Kefra; May attacks may attack May.",
)


@pytest.mark.parametrize("kept", [20_000, 2])
def test_what_was_coded_before_changes_nothing(monkeypatch, kept):
    """A coder learns words from the texts it codes: the order of texts, and how much it keeps, change no event."""
    monkeypatch.setattr("eventcoder.grammar.lexicon._MOST_KEPT", kept)
    alone = [eventcoder.Coder().code(text, date="2017-03-14", statuses="all") for text in AFRESH]
    coder = eventcoder.Coder()
    for _ in range(2):
        together = [coder.code(text, date="2017-03-14", statuses="all") for text in reversed(AFRESH)]
        assert together == alone[::-1]
    assert any(alone)


OWNED = (
    "Tuesday's attack on the convoy by Boko Haram killed nine soldiers.",
    "Kefra's army attacked the rebels' town. “It's the rebels' fault”, Kenya's prime minister said.",
)


@pytest.fixture(scope="module")
def owned():
    """Return what a coder that has coded nothing else makes of the texts of `OWNED`."""
    return [eventcoder.Coder().code(text, date="2017-03-14", statuses="all") for text in OWNED]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(("'s", "'", "’s", "army", "The", "MAY", "Kefra", '"', ":", "attack", "s")), min_size=1))
@example(["'s", "army"])
def test_what_was_asked_before_changes_nothing(owned, coder, words):
    """Phrases and texts of any words teach a coder nothing that alters what it reads in others."""
    asked = " ".join(words)
    coder.actors(asked)
    coder.code(asked)
    assert [coder.code(text, date="2017-03-14", statuses="all") for text in OWNED] == owned


def test_relate_picks_one_of_the_events(coder):
    """It has no rules of its own."""
    text = "Kenya criticised Chad after Sudan expelled the Ugandan ambassador."
    start = text.index("Sudan")
    found = coder.relate(text, source=(start, start + 5))
    assert found in coder.code(text, statuses="all")
    assert found.cameo == "161"
    assert coder.relate("The sea was calm.") is None


def test_relate_takes_an_act_toward_nobody_named_sooner_than_one_toward_somebody_else(coder):
    """The general's threat was made to Oslo; what he did in Bergen names nobody, and so may be what holds with Bergen."""
    text = "The general massed troops around Bergen and threatened to attack Oslo."
    spans = {town: (text.index(town), text.index(town) + len(town)) for town in ("Bergen", "Oslo")}
    general = (0, len("The general"))
    around, against = (coder.relate(text, general, spans[town]) for town in ("Bergen", "Oslo"))
    assert (around.plover.event, around.target) == ("MOBILIZE", None)
    assert (against.plover.event, against.target.text) == ("THREATEN", "Oslo")


# ------------------------------------------------------------------------------------------------ bad input


@pytest.mark.parametrize("span", [(90, 99), (5, 5), (-1, 4), (0, 1000)])
def test_a_span_outside_the_text_is_refused(coder, span):
    """The error names the side and the length of the text."""
    with pytest.raises(eventcoder.InputError, match=r"target=.*24 characters"):
        coder.relate("Kenya condemned Tanzania", source=(0, 5), target=span)


def test_a_country_that_nobody_knows_is_refused(coder):
    """A code of three letters that is no country's would stand in the codes of actors."""
    with pytest.raises(eventcoder.InputError, match=r"country=.SDX..*did you mean"):
        coder.code("Police arrested five.", country="SDX")
    assert coder.code("Police arrested five.", country="SDN")[0].source.country == "SDN"


@pytest.mark.parametrize("text", [None, b"Kenya", 5, ["Kenya"]])
def test_what_is_no_text_is_refused(coder, text):
    """The error says what must be a string."""
    with pytest.raises(eventcoder.InputTypeError, match="text"):
        coder.code(text)


@pytest.mark.parametrize("date", ["2020-13-01", "yesterday", ""])
def test_what_is_no_date_is_refused(coder, date):
    """The error says so."""
    with pytest.raises(eventcoder.InputError, match="no date"):
        coder.code("Kenya criticised Chad.", date=date)


def test_an_unknown_status_is_refused(coder):
    """The error lists the statuses there are."""
    with pytest.raises(eventcoder.InputError, match="negated"):
        coder.code("Kenya criticised Chad.", statuses=["done"])


@pytest.mark.parametrize("text", ["", "   \n", "x" * 1_000_000, "(" * 100_000])
def test_texts_without_a_sentence_give_nothing(coder, text):
    """A megabyte without a space ends too."""
    assert coder.code(text) == []


@pytest.mark.parametrize(
    "call, problem",
    [
        (lambda coder: coder.code("They met.", statuses=None), "'statuses' must be names of statuses, not null"),
        (
            lambda coder: coder.code_many("They met."),
            "'documents' must be a list or other iterable, not str 'They met.'",
        ),
        (lambda coder: coder.code_many({"text": "They met."}), "must be a list or other iterable, not an object"),
        (lambda coder: coder.code_many(5), "not int 5"),
        (lambda coder: coder.code_many([], errors="skip"), 'write "raise" or "keep"'),
        (lambda coder: coder.relate("They met.", source="They"), "source='They' is no span"),
        (lambda coder: coder.relate("They met.", target=5), "target=5 is no span"),
        (
            lambda _: eventcoder.Coder(dictionaries=5),
            "'dictionaries' must be paths of folders or rule files, not int 5",
        ),
    ],
)
def test_an_argument_of_a_wrong_kind_is_our_own_error_at_once(coder, call, problem):
    """A text in the place of many would be coded letter by letter; nothing waits until the first outcome is asked for."""
    with pytest.raises(eventcoder.InputError) as caught:
        call(coder)
    assert problem in str(caught.value)


def test_one_path_alone_names_a_layer():
    """A string is a path, not as many as it has letters, and the coder says what it was made of."""
    coder = eventcoder.Coder(dictionaries="examples/layer")
    assert repr(coder) == "Coder(dictionaries=['examples/layer'], analyser='builtin')"
    (event,) = coder.code("Police arrested miners.")
    assert event.codes["mine"] == "R3"
