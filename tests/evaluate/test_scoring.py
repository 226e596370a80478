"""`eventcoder.evaluate.score`: what a researcher reads off a comparison of coded events with gold events."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate_samples import CODES, TEXT, documents, event, scored, wanted
from eventcoder import Coder
from eventcoder.errors import InputError
from eventcoder.evaluate import Confusion, Extra, GoldDocument, GoldEvent, SideCounts, score
from eventcoder.evaluate.figures import WHATS
from eventcoder.model import Acled

acts = st.tuples(st.sampled_from(CODES), st.sampled_from(("the army", None)), st.sampled_from(("rebels", "miners")))
gold_lists = st.lists(st.lists(acts, max_size=4), min_size=1, max_size=4)


def golden(number, events):
    """Return a gold document."""
    return GoldDocument(str(number), TEXT, events)


# ------------------------------------------------------------------------------------------------- what always holds


@settings(max_examples=60, deadline=None)
@given(gold_lists)
def test_the_gold_against_itself_is_perfect(lists):
    """A coder that gives just the gold has full marks and no fault."""
    gold = [golden(n, [wanted(*act) for act in some]) for n, some in enumerate(lists)]
    result = score(gold, [[event(*act) for act in some] for some in lists], draws=3)
    counts = result.counts["exact"]
    assert {counts.code, counts.source, counts.target, counts.near, counts.exact} == {counts.wanted}
    assert counts.coded == counts.wanted
    assert (result.misses, result.confusions) == ((), ())
    if counts.wanted:
        assert result.macro["near"].f1 == result.rates["exact"]["exact"].f1 == 1.0


@settings(max_examples=80, deadline=None)
@given(st.lists(documents, max_size=4))
def test_every_figure_is_a_share(lists):
    """Whatever gold and events say, precision, recall, F1 and their intervals lie between 0 and 1."""
    result = score([golden(n, gold) for n, (gold, _) in enumerate(lists)], [coded for _, coded in lists], draws=20)
    rates = [rate for level in result.rates.values() for rate in level.values()] + list(result.macro.values())
    for rate in rates:
        bounds = [bound for interval in rate.interval for bound in interval]
        assert all(0 <= figure <= 1 for figure in (rate.precision, rate.recall, rate.f1, *bounds))
        assert all(low <= high for low, high in rate.interval)
    for code in result.codes:
        assert code.near <= code.found <= min(code.wanted, code.coded)
    for counts in result.counts.values():
        assert counts.exact <= counts.near <= min(counts.source, counts.target)
        assert max(counts.source, counts.target) <= counts.code <= min(counts.wanted, counts.coded)


@settings(max_examples=50, deadline=None)
@given(documents)
def test_an_extra_event_helps_nobody(document):
    """An event of a code that the gold lacks costs precision and gains no recall."""
    gold, coded = document
    before, after = scored(gold, coded), scored(gold, [*coded, event("057")])
    assert after.extra.events == before.extra.events + 1
    for what in WHATS:
        assert after.rates["exact"][what].precision <= before.rates["exact"][what].precision
        assert after.rates["exact"][what].recall == before.rates["exact"][what].recall


@settings(max_examples=60, deadline=None)
@given(st.lists(documents, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_no_figure(lists, chance):
    """Archives come in any order; even the intervals are the same."""
    numbered = list(enumerate(lists))
    shuffled = numbered.copy()
    chance.shuffle(shuffled)
    one, other = (
        score([golden(n, gold) for n, (gold, _) in some], [coded for _, (_, coded) in some], draws=7)
        for some in (numbered, shuffled)
    )
    assert one.to_dict() == other.to_dict()


# ------------------------------------------------------------------------------------------------- what is counted


def test_an_event_of_a_status_that_the_gold_allows_counts_as_found_and_as_coded():
    """Where negated is as good a reading as actual, a negated event is right, and precision is no more than 1."""
    result = scored([wanted(statuses=["actual", "negated"])], [event(status="negated")])
    rate = result.rates["exact"]["code"]
    assert (rate.precision, rate.recall, rate.f1) == (1, 1, 1)
    assert result.codes[0].precision == 1


def test_code_and_sides_are_told_apart():
    """A right code with a wrong target is found by code and with its source, not with both sides."""
    result = scored([wanted()], [event(target="miners")])
    rates = {what: rate.recall for what, rate in result.rates["exact"].items()}
    assert rates == {"code": 1, "source": 1, "target": 0, "near": 0, "exact": 0}
    assert (result.source, result.target) == (SideCounts(1, 1, 1), SideCounts(0, 0, 1))
    [miss] = result.misses
    assert (miss.wanted, miss.coded) == ("194 the army -> rebels", "194 the army -> miners  (shelling (a:1))")


def test_root_and_quad_class_forgive_what_they_blur():
    """190 for 194 is wrong by code, right by root and by quad class; 173 for 194 is right by quad class alone."""
    near = scored([wanted()], [event("190")])
    assert [near.counts[level].exact for level in ("exact", "root", "quad")] == [0, 1, 1]
    far = scored([wanted()], [event("173")])
    assert [far.counts[level].exact for level in ("exact", "root", "quad")] == [0, 0, 1]


def test_what_was_coded_instead_is_a_confusion():
    """A missed event stands beside an extra one with a side of its own; events that share nothing stay apart."""
    assert scored([wanted()], [event("190")]).confusions == (Confusion("194", "190", 1),)
    apart = scored([wanted()], [event("173", "police", "miners")])
    assert apart.confusions == (Confusion("-", "173", 1), Confusion("194", "-", 1))
    both = scored([wanted(), wanted("173", "police", "miners")], [event("010", "police"), event("190", "the army")])
    assert set(both.confusions) == {Confusion("194", "190", 1), Confusion("173", "010", 1)}


def test_micro_and_macro():
    """Frequent codes rule the micro figures; in the macro ones each code of the gold counts the same."""
    result = scored([wanted()] * 9 + [wanted("173", "police", "miners")], [event()] * 9)
    assert result.rates["exact"]["code"].recall == 0.9
    assert (result.macro["code"].precision, result.macro["code"].recall, result.macro["code"].f1) == (0.5, 0.5, 0.5)
    assert [(code.code, code.wanted, code.found, code.f1) for code in result.codes] == [
        ("194", 9, 9, 1),
        ("173", 1, 0, 0),
    ]


def test_a_code_right_with_the_wrong_sides_counts_in_macro_by_code_alone():
    """Macro figures say both how well codes and how well whole events are found."""
    result = scored([wanted()], [event(target="miners")])
    assert (result.macro["code"].f1, result.macro["near"].f1) == (1, 0)


def test_a_mutual_act_may_be_told_from_either_side():
    """Who meets whom has no order."""
    assert scored([wanted(mutual=True)], [event(source="rebels", target="the army")]).counts["exact"].exact == 1


def test_an_optional_event_counts_neither_way():
    """What some coders take and others leave is no fault; with other sides it is another event, and one too many."""
    assert scored([wanted(optional=True)], []).counts["exact"].wanted == 0
    assert scored([wanted(optional=True)], [event()]).counts["exact"].coded == 0
    assert scored([wanted(optional=True)], [event(target="miners")]).extra.events == 1


def test_events_that_are_not_returned_by_default_are_not_counted():
    """A negated act is no false alarm, but an actual one is where only a negated one is told."""
    assert scored([], [event(status="negated")]).extra == Extra(0, 0, 0, 1)
    assert scored([], [event()]).extra == Extra(1, 1, 1, 1)
    assert scored([wanted(statuses="negated")], [event()]).extra == Extra(1, 1, 1, 1)
    assert scored([wanted()], [event(), event("010")]).extra == Extra(1, 0, 0, 0)


def test_events_without_a_code_in_the_scheme_are_left_out():
    """Who scores by ACLED has no false alarms from statements, which ACLED does not record."""
    arrest = Acled("Strategic developments", "Arrests", "Strategic developments")
    gold = [wanted("Arrests", "police", "miners"), wanted(None, "the army")]
    result = scored(gold, [event("173", "police", "miners", acled=arrest), event("010")], by="acled")
    assert (result.rates["exact"]["near"].f1, result.rates["root"]["near"].f1) == (1, 1)
    assert (result.extra.events, result.outside) == (0, 1)
    either = wanted(["Arrests", None], "police", "miners")
    assert scored([either], [], by="acled").counts["exact"].wanted == 0


# ------------------------------------------------------------------------------------------------- schemes


def test_a_code_that_no_table_has_is_only_itself():
    """A slip in a code of the gold is a miss at every level, never right by chance."""
    result = scored([wanted("Arest", "police", "miners")], [event("173", "police", "miners")], by="acled")
    assert [counts.code for counts in result.counts.values()] == [0, 0]
    assert [counts.code for counts in scored([wanted("999")], [event("194")]).counts.values()] == [0, 0, 0]


def test_a_scheme_of_ones_own_with_levels_of_ones_own():
    """Codes that a layer adds are scored as ours are; a table or a function makes coarser codes of them."""
    coded = [event(codes={"mine": "W1"}), event(codes={"mine": "P2"})]
    levels = {"class": lambda code: code[0], "world": {"W2": "war", "W1": "war"}}
    result = scored([wanted("W2"), wanted("P2")], coded, by="mine", levels=levels)
    assert {level: counts.exact for level, counts in result.counts.items()} == {"exact": 1, "class": 2, "world": 2}
    assert result.by == "mine"


@pytest.mark.parametrize("levels", [{"exact": str}, {"class": "W"}])
def test_levels_that_cannot_be_used_are_refused(levels):
    """The mend is said."""
    with pytest.raises(InputError, match="give a function or a table"):
        scored([], [], levels=levels)


# ------------------------------------------------------------------------------------------------- what is handed in


def test_a_coder_may_be_scored_at_once():
    """From gold to figures in one call; dates and countries go along."""
    gold = [
        GoldDocument("a", "Police arrested miners.", [GoldEvent("173", "Police", "miners")], "2017-01-31", "SYR"),
        GoldDocument("b", "The recipe calls for two eggs.", []),
    ]
    result = score(gold, Coder(), draws=5)
    assert result.rates["exact"]["exact"].f1 == 1
    assert result.extra == Extra(0, 0, 0, 1)
    assert str(result).startswith("2 documents, 1 events wanted, 1 coded, by cameo\n")


def test_a_document_that_the_coder_refuses_is_named():
    """Whoever made the gold in Python learns which document has the bad date."""
    with pytest.raises(InputError, match=r"document a: .*'soon' is no date"):
        score([GoldDocument("a", "x", [], date="soon")], Coder())


@pytest.mark.parametrize("options", [{"draws": 0}, {"draws": -1}, {"draws": 2.5}, {"draws": True}])
def test_a_number_of_draws_that_is_none_is_refused(options):
    """Intervals of no samples would say nothing."""
    with pytest.raises(InputError, match="a whole number from 1 up"):
        scored([], [], **options)


def test_as_many_lists_of_events_as_documents():
    """A list too few would shift all that follows."""
    with pytest.raises(InputError, match="1 documents of gold and 2 of coded events"):
        score([golden(1, [])], [[], []])


@pytest.mark.parametrize(
    "make",
    [
        lambda: GoldEvent([]),
        lambda: GoldEvent(194),
        lambda: GoldEvent("194", statuses="done"),
        lambda: GoldEvent("1", 5),
    ],
)
def test_gold_events_that_cannot_be_are_refused(make):
    """Gold that is made in Python is checked too."""
    with pytest.raises(InputError):
        make()
