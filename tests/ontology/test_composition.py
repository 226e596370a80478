"""Operators applied to acts, on the tiny ontology."""

from __future__ import annotations

import pytest

from eventcoder.errors import InputError
from eventcoder.ontology import Ontology


def test_the_most_specific_row_wins(tiny: Ontology) -> None:
    """A row for the type beats one for its family, which beats one for its sign, which beats `*`."""
    assert tiny.compose("refuse", "loan") == "refuse"
    assert tiny.compose("refuse", "aid") == "refuse-aid"
    assert tiny.compose("refuse", "clash") == "none"
    assert tiny.compose("refuse", "statement") == "refuse"


def test_equals_sign_gives_the_act_and_at_sign_the_operator(tiny: Ontology) -> None:
    """`=` keeps the act's own type and `@` the operator's."""
    assert tiny.compose("FUTURE", "visit") == "visit"
    assert tiny.compose("refuse", "none") == "refuse"


def test_one_row_may_serve_several_operators_and_acts(tiny: Ontology) -> None:
    """Words with spaces between them in one cell are alternatives."""
    assert tiny.compose("FUTURE-NOT", "loan") == "refuse-aid"
    assert tiny.compose("FUTURE", "statement") == "statement"


def test_none_where_the_table_says_nothing(tiny: Ontology) -> None:
    """An operator without a row for the act, or without any rows, gives no type rather than a guess."""
    assert tiny.compose("FUTURE", "clash") is None
    assert tiny.compose("clash", "loan") is None
    assert tiny.compose("no-such-operator", "loan") is None


def test_an_unknown_act_is_an_error(tiny: Ontology) -> None:
    """A misspelt type is reported by name, not passed over."""
    with pytest.raises(InputError, match='no event type "laon"'):
        tiny.compose("refuse", "laon")
