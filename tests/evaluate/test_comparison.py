"""`eventcoder.evaluate.compare`: whether one run is better than another over the same gold."""

import pytest

from evaluate_samples import TEXT, event, wanted
from eventcoder.errors import InputError
from eventcoder.evaluate import GoldDocument, compare, score

GOLD = [GoldDocument(str(n), TEXT, [wanted()]) for n in range(20)]


def run(events, gold=GOLD, **options):
    """Return the scores of a run in which every document has these events."""
    return score(gold, [events] * len(gold), draws=30, **options)


def test_the_better_run_has_the_positive_difference():
    """All documents better: the difference and its whole interval are 1."""
    found = compare(run([event("010")]), run([event()]), draws=30)
    assert (found.difference, found.interval, found.better) == (1.0, (1.0, 1.0), 1.0)
    assert "F1 0.000 -> 1.000, difference +1.000 [+1.000, +1.000], better in 100% of resamplings" in str(found)


def test_documents_are_drawn_in_pairs():
    """A run that is better by the same in each document is better by that in each sample, however hard the documents are."""
    hard = [[event("010")] if n % 2 else [event()] for n in range(20)]
    same = score(GOLD, hard, draws=30)
    assert compare(same, score(GOLD, hard, draws=30), draws=30).interval == (0.0, 0.0)


def test_one_good_document_more_is_no_sure_gain():
    """The interval of a small difference holds 0."""
    plain = score(GOLD, [[]] * 20, draws=30)
    little = score(GOLD, [[event()], *[[]] * 19], draws=30)
    found = compare(plain, little, draws=200)
    assert 0 < found.difference < 0.2
    assert found.interval[0] == 0.0 < found.interval[1]
    assert 0 < found.better < 1


def test_any_figure_can_be_compared():
    """By code alone, with its sides, exactly or by root."""
    first, second = run([event("190", target="miners")]), run([event("190")])
    differences = {
        (level, what): compare(first, second, level=level, what=what, draws=5).difference
        for level in ("exact", "root")
        for what in ("code", "source", "target", "near", "exact")
    }
    assert {key for key, difference in differences.items() if difference} == {
        ("root", "target"),
        ("root", "near"),
        ("root", "exact"),
    }


@pytest.mark.parametrize(
    "other,options,message",
    [
        (lambda: run([event()], GOLD[:3]), {}, "score the same gold"),
        (
            lambda: run([event()], [GoldDocument(f"x{n}", TEXT, [wanted()]) for n in range(20)]),
            {},
            "score the same gold",
        ),
        (lambda: run([event()], by="type"), {}, "score both by the same scheme"),
        (lambda: run([event()]), {"level": "family"}, "levels are exact, root, quad"),
        (lambda: run([event()]), {"what": "place"}, "code, source, target, near, exact"),
        (lambda: run([event()]), {"draws": 0}, "a whole number from 1 up"),
    ],
)
def test_runs_that_cannot_be_compared_are_refused(other, options, message):
    """Figures over different gold say nothing of the coders."""
    with pytest.raises(InputError, match=message):
        compare(run([event()]), other(), **options)
