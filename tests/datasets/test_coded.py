"""Events that were coded before, for scoring."""

import json

import pytest

from eventcoder import Coder
from eventcoder.datasets.coded import read_coded
from eventcoder.datasets.rows import Stamp, event_record
from eventcoder.errors import InputError
from eventcoder.evaluate import GoldDocument, GoldEvent, score

TEXT = "Police arrested miners. The army shelled rebels in Kefra. The army may shell the port."
GOLD = [GoldDocument("a", TEXT, [GoldEvent("173", "Police", "miners")])]


@pytest.fixture(scope="module")
def events():
    """Return the events of the text."""
    return Coder().code(TEXT, id="a", statuses="all")


def written(folder, rows):
    """Write rows of JSON and return the path."""
    path = folder / "events.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_rows_are_scored_as_the_events_themselves_are(events, tmp_path):
    """A run that is kept in a file can be scored a year later, by any scheme."""
    path = written(tmp_path, [event_record(event, Stamp("1", "x")) for event in reversed(events)])
    for by in ("cameo", "plover", "acled", "type"):
        assert score(GOLD, read_coded(path, GOLD), by=by, draws=3) == score(GOLD, [events], by=by, draws=3)


@pytest.mark.parametrize(
    "change,message",
    [
        ({"document": "z"}, 'the gold has no document "z"'),
        ({"start": None}, '"start" is null'),
        ({"start": "4"}, "\"start\" is str '4'"),
        ({"status": "done"}, "\"status\" is 'done'; there are negated"),
        ({"type": None}, '"type" is null'),
        ({"cameo": 173}, '"cameo" is int 173'),
        ({"plover": "ARREST"}, "\"plover\" is str 'ARREST'"),
        ({"plover": {"event": "COERCE", "mode": None}}, 'it has no "quad"'),
        ({"acled": {"event_type": 1}}, '"event_type" is int 1'),
        ({"source": "Police"}, "\"source\" is str 'Police'"),
        ({"source": {"text": 1, "start": 0, "end": 6, "head": None}}, '"text" is int 1'),
        ({"source": {"text": "x", "start": 0, "end": 6, "head": "x"}}, "\"head\" is str 'x'"),
        ({"source": {"text": "x", "start": 0, "end": 999, "head": None}}, "outside a text of"),
        ({"source": {"text": "x", "start": 0, "end": 6, "head": [0, 999]}}, "outside a text of"),
        ({"codes": ["x"]}, '"codes" is a list'),
        ({"codes": {"mine": 1}}, '"mine" is int 1'),
    ],
)
def test_rows_that_are_not_as_they_are_written_are_refused(change, message, events, tmp_path):
    """The message names file and line, what is wrong, and how to make the file."""
    path = written(tmp_path, [event_record(events[0], Stamp("1", "x")) | change])
    with pytest.raises(InputError) as caught:
        read_coded(path, GOLD)
    assert str(caught.value).startswith(f"{path}:1: ")
    assert message in str(caught.value)


@pytest.mark.parametrize("row", [[], {}, "x", {"document": "a"}])
def test_lines_that_are_no_rows_are_refused(row, tmp_path):
    """Another file is not mistaken for events."""
    path = written(tmp_path, [row])
    with pytest.raises(InputError, match=r"eventcoder code -o events\.jsonl"):
        read_coded(path, GOLD)
