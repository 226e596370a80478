"""Writing events to JSON Lines and CSV."""

import csv
import io
import json

import pytest
from attrs import evolve

import sample_events
from eventcoder.datasets.acled_events import acled_events
from eventcoder.datasets.acled_layout import ACLED
from eventcoder.datasets.rows import COLUMNS, Stamp
from eventcoder.datasets.writers import csv_writer, jsonl_writer, parquet_writer

STAMP = Stamp(version="1.2.3", dictionaries="abc")


def test_jsonl_has_one_object_to_a_line_and_keeps_letters_readable():
    """A reader of the file sees names as they are written, and any tool reads it line by line."""
    stream = io.StringIO()
    write = jsonl_writer(stream, STAMP)
    write(sample_events.FULL)
    write(sample_events.BARE)
    lines = stream.getvalue().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["e1", "e2"]


def test_csv_reads_back_with_the_same_cells():
    """A CSV of events goes into a spreadsheet or a data frame and says there what the events said."""
    stream = io.StringIO()
    write = csv_writer(stream, STAMP)
    write(sample_events.FULL)
    write(sample_events.BARE)
    full, bare = csv.DictReader(io.StringIO(stream.getvalue()))
    assert tuple(full) == COLUMNS
    assert (full["source_text"], full["goldstein"], bare["cameo"]) == ("the army", "-10.0", "")


def test_csv_of_no_events_still_has_its_head_line():
    """An empty result is told apart from a run that never happened."""
    stream = io.StringIO()
    csv_writer(stream, STAMP)
    assert stream.getvalue() == ",".join(COLUMNS) + "\n"


def test_parquet_keeps_types_and_takes_what_utf8_cannot(tmp_path):
    """Numbers stay numbers in a data frame, unknown cells are null, and half an emoji does not end the run."""
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "events.parquet"
    with parquet_writer(path, STAMP) as write:
        write(evolve(sample_events.FULL, trigger="bombed \ud83d"))
        write(sample_events.BARE)
    full, bare = parquet.read_table(path).to_pylist()
    assert tuple(full) == COLUMNS
    assert (full["goldstein"], full["source_start"], full["mutual"]) == (-10.0, 0, False)
    assert full["trigger"] == "bombed \\ud83d"
    assert bare["cameo"] is None


def test_parquet_takes_another_layout(tmp_path):
    """ACLED's events go into a data frame with whole numbers as numbers and unknown ones null."""
    parquet = pytest.importorskip("pyarrow.parquet")
    [one] = acled_events([sample_events.FULL])
    path = tmp_path / "acled.parquet"
    with parquet_writer(path, STAMP, ACLED) as write:
        write(one)
    [row] = parquet.read_table(path).to_pylist()
    assert tuple(row) == ACLED.columns
    assert (row["fatalities"], row["year"], row["iso"], row["timestamp"]) == (20, 2017, 760, None)
    assert (row["actor1"], row["events"], row["version"]) == ("Military Forces of Syria", "e1", "1.2.3")
