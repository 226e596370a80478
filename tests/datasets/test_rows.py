"""Events as flat rows and nested records."""

import json

from attrs import evolve

import sample_events
from eventcoder.datasets.rows import COLUMNS, Stamp, event_record, event_row, kind_of_column
from eventcoder.model import Count

STAMP = Stamp(version="1.2.3", dictionaries="abc")


def test_a_row_has_the_documented_columns_in_order():
    """Tables of different runs can be put one under the other."""
    assert tuple(event_row(sample_events.FULL, STAMP)) == COLUMNS
    assert tuple(event_row(sample_events.BARE, STAMP)) == COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_row_tells_what_the_event_holds():
    """Each part of an event lands in its own column; several values share a cell in a fixed order."""
    row = event_row(sample_events.FULL, STAMP)
    expected = {
        "date": "2017-01-31",
        "cameo": "195",
        "operators": "threaten; refuse",
        "plover_contexts": "military; terrorism",
        "acled_sub_event_type": "Air/drone strike",
        "codes": "alpha=A1; zeta=Z1",
        "source_code": "SYRMIL",
        "source_roles": "MIL",
        "target_start": 20,
        "others": "RUSGOV; a broker",
        "place_lat": 35.93,
        "fatalities_best": 20,
        "fatalities_high": None,
        "attribution": "rebels",
        "attribution_code": "REB",
        "attribution_verb": "say",
        "mutual": False,
        "flags": "corrected",
        "version": "1.2.3",
        "dictionaries": "abc",
    }
    assert {name: row[name] for name in expected} == expected


def test_what_is_unknown_is_none_and_never_a_default():
    """An event without sides, codes or place has empty cells there, not guesses."""
    row = event_row(sample_events.BARE, STAMP)
    filled = {name for name, cell in row.items() if cell is not None}
    assert filled == {
        *("id", "type", "status", "trigger", "start", "end", "rule", "mention", "sentence", "act", "mutual"),
        *("version", "dictionaries"),
    }


def test_a_record_is_the_whole_event_ready_for_json():
    """JSON Lines lose nothing: spans of heads and coordinations are there, and what made the row."""
    record = json.loads(json.dumps(event_record(sample_events.FULL, STAMP)))
    assert record["source"]["head"] == [4, 8]
    assert (record["version"], record["dictionaries"]) == ("1.2.3", "abc")


def test_every_cell_is_of_its_columns_type():
    """A table with types, such as Parquet, can hold every row."""
    row = event_row(evolve(sample_events.FULL, casualties=Count(1, 2, 3, "some")), STAMP)
    wrong = {name: cell for name, cell in row.items() if cell is not None and type(cell) is not kind_of_column(name)}
    assert wrong == {}
