"""How sure a figure is: samples of documents."""

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.evaluate.bootstrap import interval, resampled

rows = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 100_000)), min_size=1, max_size=9)


@given(rows)
def test_a_sample_is_made_of_the_rows(counts):
    """Each sample has as many documents as there are, and no count that they could not add up to."""
    for first, second in resampled(counts, 5):
        for column, total in enumerate((first, second)):
            values = [row[column] for row in counts]
            assert len(values) * min(values) <= total <= len(values) * max(values)


@given(rows, st.randoms(use_true_random=False))
def test_samples_are_the_same_each_time_and_in_any_order(counts, chance):
    """A figure in a paper can be had again."""
    shuffled = counts.copy()
    chance.shuffle(shuffled)
    assert list(resampled(counts, 5)) == list(resampled(counts, 5)) == list(resampled(shuffled, 5))


def test_columns_of_a_document_are_drawn_together():
    """What two runs make of a document stays together."""
    assert {second - 2 * first for first, second in resampled([(n, 2 * n) for n in range(50)], 50)} == {0}


def test_the_mean_of_the_samples_is_about_that_of_the_documents():
    """Each document is drawn as often as any other."""
    drawn = [total for (total,) in resampled([(n,) for n in range(100)], 400)]
    assert abs(sum(drawn) / len(drawn) - sum(range(100))) < 60


def test_no_documents_give_no_samples():
    """There is nothing to draw from."""
    assert list(resampled([], 5)) == []
    assert interval([]) == (0.0, 0.0)


def test_an_interval_leaves_out_as_much_on_both_sides():
    """The middle 95 % of the figures."""
    assert interval(range(1000)) == (25, 974)
    assert interval([7]) == (7, 7)
