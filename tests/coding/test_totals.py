"""What several figures come to."""

import pytest

from eventcoder.coding.amounts import Amount
from eventcoder.coding.toll import Toll
from eventcoder.coding.totals import totals


def toll(harm, best, **more):
    """Return a figure of that many."""
    return Toll(harm, Amount(best, best, best, 0, 1), words=str(best), **more)


@pytest.mark.parametrize(
    "found, dead, everyone",
    [
        ([toll("fatal", 2), toll("wounding", 3)], (2, 2, 2), (5, 5, 5)),
        ([toll("fatal", 5, speaker=1), toll("fatal", 8, speaker=9)], (5, 5, 8), (5, 5, 8)),
        ([toll("fatal", 5), toll("fatal", 8, whole=True)], (8, 8, 8), (8, 8, 8)),
        ([toll("casualty", 45), toll("fatal", 5, part=True)], (5, 5, 5), (45, 45, 45)),
        ([toll("wounding", 0)], (0, 0, 0), (0, 0, 0)),
        ([toll("fatal", 0)], (0, 0, 0), None),
        ([toll("fatal", 4), Toll("wounding", Amount(None, None, None, 3, 5), words="as many")], (4, 4, 4), (8, 8, 8)),
        ([], None, None),
    ],
)
def test_figures_add_up_where_they_are_of_different_people(found, dead, everyone):
    """Sources that differ give a range, tolls replace, parts add nothing, and nobody hurt is nobody dead."""
    counted = totals(found)
    assert tuple(count and (count.low, count.best, count.high) for count in counted) == (dead, everyone)
