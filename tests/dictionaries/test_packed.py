"""Lines of places by name: what was packed is found again, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dictionaries.packed import Packed, packed

_NAMES = st.dictionaries(st.text("abé '-", min_size=0, max_size=5), st.sampled_from(["1", "2 30", "400"]), max_size=30)


@given(_NAMES)
def test_what_was_packed_is_found_again(lines: dict[str, str]) -> None:
    """Names of one opening, short ones and the empty one among them, keep their lines."""
    found = Packed(packed(lines))
    assert dict(found) == lines
    assert all(name in found and found.get(name) == numbers for name, numbers in lines.items())


def test_a_name_that_is_not_there_has_no_lines() -> None:
    """Neither one of a known opening nor one of another."""
    found = Packed(packed({"gao": "3"}))
    assert "gaza" not in found
    assert "jos" not in found
    assert found.get("gaza", "") == ""
