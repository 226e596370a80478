"""`eventcoder score`: what a researcher reads off a comparison of coded events with gold events."""

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder import cli
from eventcoder.datasets.gold import gold_document, read_coded, read_gold
from eventcoder.errors import InputError
from eventcoder.evaluate import GoldDocument, GoldEvent, compare, score
from eventcoder.model import Participant
from sample_events import BARE

TEXT = "In Kefra the army shelled rebels and police arrested miners."
CODES = ("190", "194", "173", "010")
WORDS = ("the army", "rebels", "police", "miners", None)


def side(words):
    """Return the participant with these words of TEXT."""
    if words is None:
        return None
    start = TEXT.index(words)
    return Participant(words, start, start + len(words))


def event(code="194", source="the army", target="rebels", status="actual"):
    """Return a coded event."""
    return evolve(
        BARE, cameo=code, quad_class=4, source=side(source), target=side(target), status=status, rule="shelling (a:1)"
    )


def wanted(code="194", source="the army", target="rebels", **changes):
    """Return a gold event."""
    return GoldEvent((code,), (source,), (target,), **changes)


def scored(gold, coded, **options):
    """Score one document."""
    return score([GoldDocument("d", TEXT, tuple(gold))], [list(coded)], draws=5, **options)


acts = st.tuples(st.sampled_from(CODES), st.sampled_from(WORDS), st.sampled_from(WORDS))
gold_lists = st.lists(st.lists(acts, max_size=4), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(gold_lists)
def test_the_gold_against_itself_is_perfect(documents):
    """A coder that gives just the gold has full marks and no fault."""
    gold = [GoldDocument(str(n), TEXT, tuple(wanted(*act) for act in acts)) for n, acts in enumerate(documents)]
    result = score(gold, [[event(*act) for act in acts] for acts in documents], draws=3)
    counts = result.counts["exact"]
    assert counts.exact == counts.near == counts.code == counts.wanted == counts.coded
    assert result.misses == ()
    assert result.confusions == ()
    if counts.wanted:
        assert result.macro_f1 == 1.0


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=4), st.lists(acts, max_size=4))
def test_shares_are_shares_and_an_extra_event_helps_nobody(gold, coded):
    """Precision, recall and F1 lie between 0 and 1; an event of a code that the gold lacks never raises precision."""
    before = scored([wanted(*act) for act in gold], [event(*act) for act in coded]).counts["exact"]
    after = scored([wanted(*act) for act in gold], [*(event(*act) for act in coded), event("057")]).counts["exact"]
    for what in ("code", "near", "exact"):
        assert all(0 <= figure <= 1 for figure in before.share(what))
        assert after.share(what)[0] <= before.share(what)[0]
        assert after.share(what)[1] == before.share(what)[1]
    assert before.exact <= before.near <= before.code <= min(before.wanted, before.coded)


@settings(max_examples=30, deadline=None)
@given(gold_lists, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_no_figure(documents, chance):
    """Archives come in any order."""
    pairs = [
        (GoldDocument(str(n), TEXT, tuple(wanted(*act) for act in acts)), [event(*act) for act in acts[:2]])
        for n, acts in enumerate(documents)
    ]
    shuffled = pairs.copy()
    chance.shuffle(shuffled)
    one, other = (score(*map(list, zip(*ordered, strict=True)), draws=1) for ordered in (pairs, shuffled))
    assert one.counts == other.counts
    assert one.codes == other.codes
    assert one.confusions == other.confusions


def test_code_and_sides_are_told_apart():
    """A right code with a wrong target is found by code, and not with its sides."""
    result = scored([wanted()], [event(target="miners")])
    assert (result.counts["exact"].code, result.counts["exact"].near) == (1, 0)
    assert result.source == (1, 1, 1)
    assert result.target == (0, 0, 1)
    [miss] = result.misses
    assert (miss.wanted, miss.coded) == ("194 the army -> rebels", "194 the army -> miners  (shelling (a:1))")


def test_root_and_quad_class_forgive_what_they_blur():
    """190 for 194 is wrong by code, right by root and by quad class."""
    result = scored([wanted()], [event("190")])
    assert [result.counts[level].exact for level in ("exact", "root", "quad")] == [0, 1, 1]
    assert result.confusions == (("194", "190", 1),)


def test_a_mutual_act_may_be_told_from_either_side():
    """Who meets whom has no order."""
    assert scored([wanted(mutual=True)], [event(source="rebels", target="the army")]).counts["exact"].exact == 1


def test_an_optional_event_counts_neither_way():
    """What some coders take and others leave is no fault."""
    assert scored([wanted(optional=True)], []).counts["exact"].wanted == 0
    assert scored([wanted(optional=True)], [event()]).counts["exact"].coded == 0


def test_events_that_are_not_returned_by_default_are_not_counted():
    """A negated act is no false alarm."""
    result = scored([], [event(status="negated")])
    assert result.false_alarms == (0, 0, 1)
    assert scored([], [event()]).false_alarms == (1, 1, 1)


def test_two_runs_are_compared_on_the_same_documents():
    """The better run has the positive difference; a run against itself has none."""
    gold = [GoldDocument(str(n), TEXT, (wanted(),)) for n in range(20)]
    good = score(gold, [[event()]] * 20, draws=50)
    bad = score(gold, [[event("010")]] * 20, draws=50)
    assert compare(bad, good, draws=50).difference == 1.0
    assert compare(bad, good, draws=50).better == 1.0
    assert compare(good, good, draws=50).interval == (0.0, 0.0)
    with pytest.raises(InputError, match="score the same gold"):
        compare(good, score(gold[:3], [[event()]] * 3, draws=1))


# ------------------------------------------------------------------------------------------------- gold files


@pytest.mark.parametrize(
    "row,message",
    [
        ({"events": []}, 'there is no "text"'),
        ({"text": TEXT}, '"events" is no list'),
        ({"text": TEXT, "events": [{"source": "rebels"}]}, 'there is no code of "cameo"'),
        ({"text": TEXT, "events": [{"cameo": "190", "sorce": "rebels"}]}, 'there is no key "sorce"'),
        ({"text": TEXT, "events": [{"cameo": "190", "source": "Martians"}]}, "not in the text"),
        ({"text": TEXT, "events": [{"cameo": "190", "source": [5, 900]}]}, "no span"),
        ({"text": TEXT, "events": [{"cameo": "190", "status": "done"}]}, 'there is no status "done"'),
        ({"text": TEXT, "events": [{"cameo": 190}]}, "write a text, null, or a list"),
    ],
)
def test_bad_gold_is_refused_with_its_place(row, message):
    """The writer of gold learns which line is wrong and why."""
    with pytest.raises(InputError, match=message) as caught:
        gold_document(row, "gold.jsonl:7")
    assert str(caught.value).startswith("gold.jsonl:7")


def test_spans_and_readings():
    """Sides may be given as offsets, and everything as a list of readings."""
    row = {"text": TEXT, "events": [{"cameo": ["190", "194"], "source": [9, 17], "target": ["rebels", None]}]}
    [gold] = gold_document(row, "x").events
    assert (gold.codes, gold.sources, gold.targets) == (("190", "194"), ("the army",), ("rebels", None))


GOLD = [
    {"id": "a", "text": "Turkish troops shelled the village of Kefra.", "events": [{"cameo": "194", "source": "Turkish troops", "target": ["the village of Kefra", None]}]},
    {"id": "b", "text": "The recipe calls for two eggs.", "events": []},
]  # fmt: skip


@pytest.fixture
def gold_file(tmp_path):
    """Return the path of a small gold file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    return path


def test_the_command_scores_what_it_codes(gold_file, capsys):
    """One command from gold to figures."""
    assert cli.main(["score", str(gold_file), "--draws", "10"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 documents, 1 events wanted, 1 coded, by cameo\n")
    assert "false alarms: 0, in 0 of 1 documents" in out


def test_the_command_scores_and_compares_what_was_coded_before(gold_file, tmp_path, capsys):
    """The rows of `eventcoder code` are scored as the events themselves are."""
    coded = tmp_path / "events.jsonl"
    cli.main(["code", str(gold_file), "-o", str(coded)])
    cli.main(["score", str(gold_file), "--draws", "10", "--json"])
    fresh = json.loads(capsys.readouterr().out)["scores"]
    assert cli.main(["score", str(gold_file), "--events", str(coded), "--draws", "10", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"] == fresh
    cli.main(["score", str(gold_file), "--events", str(coded), "--against", str(coded), "--draws", "10"])
    assert "difference +0.000" in capsys.readouterr().out


def test_files_that_do_not_fit_together_are_refused(gold_file, tmp_path, capsys):
    """No stack trace, but what is wrong and how to mend it."""
    other = tmp_path / "other.jsonl"
    other.write_text('{"document": "z"}\n', encoding="utf-8")
    assert cli.main(["score", str(gold_file), "--events", str(other)]) == 1
    assert 'the gold has no document "z"' in capsys.readouterr().err
    other.write_text('{"document": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="is no row of"):
        read_coded(other, read_gold([gold_file]))
    other.write_text("{", encoding="utf-8")
    assert cli.main(["score", str(other)]) == 1
    assert "other.jsonl:1: is no JSON" in capsys.readouterr().err
    other.write_text("", encoding="utf-8")
    assert cli.main(["score", str(other)]) == 1
    assert "the gold has no documents" in capsys.readouterr().err
    with pytest.raises(InputError, match='have the id "a"'):
        read_gold([gold_file, gold_file])
