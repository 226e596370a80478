"""Which coded event stands for which gold event: the best pairing there is, and the same figures as trying all of them."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate_samples import TEXT, documents, event, wanted
from eventcoder.evaluate.assignment import best_pairs
from eventcoder.evaluate.pairing import pair_up
from eventcoder.evaluate.sides import CODE, EXACT, NEAR, fit


def every_pairing(rows, columns):
    """Yield all ways to pair rows and columns one to one, some of them not at all."""
    places = [*range(columns), *[None] * rows]
    for order in set(permutations(places, rows)):
        yield [(row, column) for row, column in enumerate(order) if column is not None]


def total(worth, pairs):
    """Return the summed worth of pairs, or None where one may not be taken."""
    if any(pair not in worth for pair in pairs):
        return None
    return tuple(sum(worth[pair][n] for pair in pairs) for n in range(3))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.tuples(*[st.integers(0, 2)] * 3)))
def test_no_other_assignment_is_worth_more(worth):
    """The first aim is reached as far as can be, then the second, then the third."""
    pairs = best_pairs(worth)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    best = max(found for found in (total(worth, some) for some in every_pairing(4, 4)) if found is not None)
    assert total(worth, pairs) == best


def paired(gold, events):
    """Return the pairs of gold and coded events with their fits."""
    fits = [[fit(g, e, TEXT, e.cameo in g.codes) for e in events] for g in gold]
    return [(i, j, fits[i][j].grade) for i, j in pair_up(gold, events, fits)], fits


def marks(gold, fits, pairs):
    """Return what the pairing is to make as large as possible, in order, for events that have to be given."""
    grades = [fits[i][j].grade for i, j in pairs if gold[i].wanted]
    return sum(g >= NEAR for g in grades), sum(g == EXACT for g in grades), sum(g >= CODE for g in grades)


small = documents.filter(lambda document: len(document[0]) <= 4 and len(document[1]) <= 4)


def best_marks(gold, events, fits):
    """Return the best marks that any pairing of gold events that have to be given reaches."""
    needed = [i for i, one in enumerate(gold) if one.wanted]
    tried = (
        [(i, j) for i, j in some if i in needed and fits[i][j].grade] for some in every_pairing(len(gold), len(events))
    )
    return max(marks(gold, fits, some) for some in tried)


@settings(max_examples=60, deadline=None)
@given(small)
def test_no_other_pairing_finds_more(document):
    """Code and both sides come first, then word for word, then the code alone."""
    gold = [one for one in document[0] if one.wanted]
    found, fits = paired(gold, document[1])
    assert marks(gold, fits, [(i, j) for i, j, _ in found]) == best_marks(gold, document[1], fits)


@settings(max_examples=60, deadline=None)
@given(small)
def test_optional_events_take_only_what_is_left(document):
    """What need not be given costs no event that has to be."""
    gold, events = document
    found, fits = paired(gold, events)
    assert marks(gold, fits, [(i, j) for i, j, _ in found])[0] == best_marks(gold, events, fits)[0]
    assert all(gold[i].wanted or grade >= NEAR for i, j, grade in found)


def test_one_pair_word_for_word_does_not_cost_two_that_are_right():
    """Taking the closest pair first would leave one gold event without any: both sides right counts before word for word."""
    either, one = wanted(source=["the army", "police"]), wanted(source="army")
    found, _ = paired([either, one], [event(source="the army"), event(source="police", target="rebels")])
    assert [grade for _, _, grade in found] == [EXACT, EXACT]
    [left, right] = wanted(target="rebels"), wanted(target=["rebels and police", "rebels"])
    found, _ = paired([right, left], [event(), event(source="army")])
    assert [grade >= NEAR for _, _, grade in found] == [True, True]


def test_an_event_that_is_an_optional_one_with_its_sides_is_not_taken_for_another():
    """Code and sides say whose event it is, before the code alone does."""
    found, _ = paired([wanted(target="miners"), wanted(optional=True)], [event()])
    assert found == [(1, 0, EXACT)]


def test_of_two_pairings_by_code_the_one_with_more_sides_right():
    """Two events with wrong sides are told beside the gold event that they share a side with."""
    gold = [wanted(source="police", target="miners"), wanted(source="the army", target="rebels")]
    found, _ = paired(gold, [event(source="the army", target="miners"), event(source="police", target=None)])
    assert [(i, j) for i, j, _ in found] == [(0, 1), (1, 0)]


def test_a_returned_event_is_taken_before_one_that_is_not():
    """Where both are right the one that would otherwise be an event too many is taken."""
    found, _ = paired([wanted(statuses=["actual", "negated"])], [event(status="negated"), event()])
    assert found == [(0, 1, EXACT)]


def test_hundreds_of_alike_events_are_paired():
    """A long text full of one code is paired as fully as can be, and soon."""
    words = ("the army", "rebels", "police", "miners")
    gold = [wanted(source=words[n % 4], target=words[n % 3]) for n in range(240)]
    events = [event(source=words[n % 3], target=words[(n + 1) % 4]) for n in range(240)]
    found, _ = paired(gold, events)
    assert len(found) == 240
