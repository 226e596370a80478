"""Events as a table for a reader's eye."""

import io

import pytest
from attrs import evolve

import sample_events
from eventcoder.model import Count, Participant
from eventcoder.show.table import brief_count, plain_table, print_rich_table


def test_columns_line_up_and_empty_ones_are_left_out():
    """A plain table can be read down its columns, and shows no column that says nothing."""
    head, rule, full, bare = plain_table([sample_events.FULL, sample_events.BARE]).splitlines()
    assert "target" in head
    assert full.index("airstrike") == bare.index("statement") == head.index("event")
    assert set(rule) == {"-", " "}
    assert "where" not in plain_table([sample_events.BARE])


def test_what_a_terminal_would_obey_is_not_printed():
    """Escape sequences in a text from the web cannot move the cursor or change colours."""
    event = evolve(sample_events.FULL, source=Participant(text="the\n\x1b[31marmy"))
    assert "\x1b" not in plain_table([event])
    assert "the \ufffd[31marmy" in plain_table([event])


def test_long_phrases_are_cut():
    """One participant of forty words does not push the rest off the screen, and its code stays whole."""
    event = evolve(sample_events.FULL, source=Participant(text="word " * 40, code="SYRREBMOS"))
    assert max(map(len, plain_table([event]).splitlines())) < 160
    assert "… [SYRREBMOS]" in plain_table([event])


@pytest.mark.parametrize(
    "count,shown",
    [
        (None, ""),
        (Count(0, 0, 0, "nobody"), "0"),
        (Count(20, 20, None, "at least 20"), "20+"),
        (Count(10, 11, 12, "10 to 12"), "10-12"),
        (Count(None, None, None, "dozens"), "dozens"),
    ],
)
def test_counts_are_short_and_keep_what_was_said(count, shown):
    """None said, none dead, a bound and a range stay different."""
    assert brief_count(count) == shown


@pytest.mark.parametrize("width", ["80", "160"])
def test_rich_prints_codes_in_brackets_as_they_are(monkeypatch, width):
    """A code such as [SYRMIL] is text, not markup, and is readable on a narrow terminal too."""
    pytest.importorskip("rich")
    monkeypatch.setenv("COLUMNS", width)
    stream = io.StringIO()
    assert print_rich_table([sample_events.FULL, sample_events.BARE], "doc [1]", stream)
    shown = stream.getvalue()
    assert all(part in shown for part in ("doc [1]", "[SYRMIL]", "[REB]", "airstrike", "2017-01-31", "195", "Idlib"))
    assert max(map(len, shown.splitlines())) <= int(width)


def test_what_was_not_done_is_marked():
    """A planned act is told apart from one that happened."""
    assert "statement (planned)" in plain_table([sample_events.BARE])
    assert "airstrike (" not in plain_table([sample_events.FULL])
