"""Gold files: what a line may say, and what its writer learns when it cannot be used."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.datasets.gold import gold_document, read_gold
from eventcoder.errors import InputError

TEXT = "In Kefra the army shelled rebels and police arrested miners."


def line(**changes):
    """Return a line of gold with one event, some of its keys changed."""
    return {"text": TEXT, "events": [{"cameo": "190", "source": "the army", "target": "rebels", **changes}]}


@pytest.mark.parametrize(
    "row,message,mend",
    [
        ([], "a list", "one object to a line"),
        ({"events": []}, 'there is no "text"', '"text" and "events"'),
        ({"text": 5, "events": []}, "'text' must be a string", "must be a string"),
        ({"text": TEXT}, '"events" is missing', '"events": [] where nothing'),
        ({"text": TEXT, "events": {}}, '"events" is an object', '"events": [] where nothing'),
        ({"text": TEXT, "events": ["190"]}, "event 1: is str '190'", "write an object"),
        ({"text": TEXT, "events": [], "date": "31 May"}, "'31 May' is no date", "2017-01-31"),
        ({"text": TEXT, "events": [], "date": 20170131}, "'date' must be", "2017-01-31"),
        ({"text": TEXT, "events": [], "country": "Mali"}, "'Mali' is no country code", "three capital letters"),
        ({"text": TEXT, "events": [], "id": ["a"]}, "'id' must be a string", "must be a string"),
        ({"text": TEXT, "events": [{"source": "rebels"}]}, 'there is no code of "cameo"', 'add "cameo"'),
        (line(sorce="rebels"), 'there is no key "sorce"', "keys are cameo"),
        (line(also=None), 'there is no key "also"', "a list gives several readings"),
        (line(cameo=190), '"cameo" is int 190', "write a text"),
        (line(cameo=[]), '"cameo" is an empty list', "write a text"),
        (line(cameo=""), '"cameo" is an empty text', "write a text"),
        (line(plover=7), '"plover" is int 7', "write a text"),
        (line(codes="x"), "\"codes\" is str 'x'", 'like {"mine": "W1"}'),
        (line(codes=None), '"codes" is null', 'like {"mine": "W1"}'),
        (line(codes={"mine": 1}), '"codes", "mine" is int 1', "write a text"),
        (line(source=5), '"source" is int 5', "[start, end]"),
        (line(source={}), '"source" is an object', "[start, end]"),
        (line(source="Martians"), "'Martians', which is not in the text", "copy"),
        (line(source=" "), '"source" is an empty text', "null"),
        (line(target=["rebels", "Martians"]), "'Martians', which is not in the text", "copy"),
        (line(source=[5, 900]), "[5, 900], which is no span", "60 characters"),
        (line(source=[9, 9]), "[9, 9], which is no span", "60 characters"),
        (line(source=[-8, 17]), "[-8, 17], which is no span", "60 characters"),
        (line(source=[[0, 2], [8, 99]]), "[8, 99], which is no span", "60 characters"),
        (line(source=[True, 3]), '"source"', "[start, end]"),
        (line(status="done"), "there is no status 'done'", "hypothetical"),
        (line(status=None), "there is no status None", "hypothetical"),
        (line(status=[]), '"status" is an empty list', "write"),
        (line(mutual="no"), "\"mutual\" is str 'no'", "write true or false"),
        (line(optional=1), '"optional" is int 1', "write true or false"),
    ],
)
def test_bad_gold_is_refused_with_its_place_and_the_mend(row, message, mend, tmp_path):
    """The writer of gold learns which line is wrong, why, and what to write instead."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold([path])
    told = str(caught.value)
    assert told.startswith(f"{path}:2")
    assert message in told
    assert mend in told


@pytest.mark.parametrize(
    "raw,message",
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_lines_that_are_no_json_are_refused_with_their_number(raw, message, tmp_path):
    """A file in another format or encoding is said to be so, with the line."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(raw + b"\n")
    with pytest.raises(InputError, match=message) as caught:
        read_gold([path])
    assert str(caught.value).startswith(f"{path}:1")


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.floats() | st.sampled_from(("", "x", "rebels", "2017-01-31")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("mine", "cameo", "text")), inner),
    max_leaves=6,
)
KEYS = ("cameo", "plover", "codes", "source", "target", "status", "mutual", "optional", "also")
odd_rows = st.fixed_dictionaries(
    {"text": st.just(TEXT) | anything, "events": anything | st.lists(st.dictionaries(st.sampled_from(KEYS), anything))},
    optional={"id": anything, "date": anything, "country": anything},
)


@given(odd_rows | anything)
def test_whatever_a_line_says_it_is_gold_or_an_error_with_its_place(row):
    """No stack trace for any JSON."""
    try:
        document = gold_document(row, "gold.jsonl:7")
    except InputError as error:
        assert str(error).startswith("gold.jsonl:7")
    else:
        assert all(words is None or words in document.text for event in document.events for words in event.sources)


def test_every_faulty_line_can_be_told_at_once(tmp_path):
    """Whoever mends a long file of gold sees all of its faults in one run."""
    path = tmp_path / "gold.jsonl"
    rows = [line(), line(source=5), {"text": TEXT, "events": []}, line(mutual=0)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    faults = []
    documents = read_gold(path, on_error=faults.append)
    assert [document.id for document in documents] == [f"{path}:1", f"{path}:3"]
    assert [str(fault).split(",")[0] for fault in faults] == [f"{path}:2", f"{path}:4"]


def test_two_texts_of_one_id_are_refused_with_both_places(tmp_path):
    """Events that were coded before are found by the id, so it must be one text's own."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x", "events": []}\n' * 2, encoding="utf-8")
    with pytest.raises(InputError, match='has the id "a"') as caught:
        read_gold([path])
    assert str(caught.value).startswith(f"{path}:2")
    assert f"{path}:1" in str(caught.value)


def test_an_empty_file_is_no_gold(tmp_path):
    """Figures over nothing would say nothing."""
    path = tmp_path / "gold.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no documents"):
        read_gold([path])


def test_spans_and_readings():
    """Sides may be given as offsets, and everything as a list of readings."""
    row = line(cameo=["190", None], source=[9, 17], target=["rebels", None, [37, 43]])
    [gold] = gold_document(row, "x").events
    assert (gold.codes, gold.sources, gold.targets) == (("190", None), ("the army",), ("rebels", None, "police"))


def test_what_is_left_out_has_a_plain_meaning():
    """No side is none, no status is actual or planned, nothing is mutual or optional unless it is said."""
    document = gold_document({"id": 0, "text": TEXT, "events": [{"cameo": None}]}, "x")
    [gold] = document.events
    assert (gold.codes, gold.sources, gold.targets) == ((None,), (None,), (None,))
    assert (set(gold.statuses), gold.mutual, gold.optional) == ({"actual", "planned"}, False, False)
    assert (document.id, document.date, document.country) == ("0", None, None)


def test_dates_and_countries_come_along():
    """The coder gets them as it would from a document of its own."""
    document = gold_document({"text": TEXT, "events": [], "date": "2017-01-31", "country": "SYR"}, "x")
    assert (document.date, document.country) == (dt.date(2017, 1, 31), "SYR")


def test_codes_of_a_scheme_of_ones_own():
    """Any scheme that a layer adds can be scored."""
    row = line(codes={"mine": ["W1", None]})
    assert gold_document(row, "x", "mine").events[0].codes == ("W1", None)
    with pytest.raises(InputError, match=r'no code of "other".*"codes": {"other"'):
        gold_document(row, "x", "other")
