"""Reading documents: what a row may hold, and how a fault names its place."""

import datetime as dt
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.datasets.readers import read_documents
from eventcoder.documents import document_from_mapping, parse_date
from eventcoder.errors import EventCoderError, InputError, MissingExtraError
from eventcoder.model import Document

NEWS = "Rebels shelled the port."


def write(folder, name, content):
    """Write a file of text or bytes and return its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_document_named_after_its_path(tmp_path):
    """A researcher with a folder of articles gets one document per file, with line ends and all as they stand."""
    path = write(tmp_path, "a.txt", "First line.\r\n\r\nSecond – dash.")
    (document,) = read_documents([path])
    assert document.text == "First line.\r\n\r\nSecond – dash."
    assert document.id == str(path)
    assert document.date is None


def test_jsonl_rows_carry_what_is_known_of_them(tmp_path):
    """Id, date, title and country of a row reach the document, and other keys do no harm."""
    row = (
        '{"text": "%s", "id": 12, "date": "2017-01-31", "title": "Port hit", "country": "YEM", "url": null}\n'.replace(
            "%s", NEWS
        )
    )
    (document,) = read_documents([write(tmp_path, "a.jsonl", row)])
    assert (document.id, document.title, document.country) == ("12", "Port hit", "YEM")
    assert document.date == dt.date(2017, 1, 31)


def test_rows_without_an_id_are_named_by_file_and_line(tmp_path):
    """An event can be traced to its row even where the archive has no ids; blank lines count but yield nothing."""
    path = write(tmp_path, "a.jsonl", '{"text": "One."}\n\n{"text": "Two."}\n')
    assert [document.id for document in read_documents([path])] == [f"{path}:1", f"{path}:3"]


def test_csv_cells_may_hold_line_ends_commas_and_quotes(tmp_path):
    """Articles in CSV keep their paragraphs, and an empty cell means not given."""
    path = write(tmp_path, "a.csv", 'id,text,date\nx,"One, ""two"".\n\nThree.",2012-05-01\n,Four.,\n')
    first, second = read_documents([path])
    assert first.text == 'One, "two".\n\nThree.'
    assert (second.id, second.date) == (f"{path}:5", None)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    """Files saved by a spreadsheet or an editor on Windows read like any other."""
    mark = b"\xef\xbb\xbf"
    paths = [
        write(tmp_path, "a.txt", mark + b"Text."),
        write(tmp_path, "a.jsonl", mark + b'{"text": "Text."}'),
        write(tmp_path, "a.csv", mark + b"text\nText.\n"),
    ]
    assert [document.text for document in read_documents(paths)] == ["Text."] * 3


def test_defaults_fill_only_what_a_row_leaves_open(tmp_path):
    """A date or country given for the run never overrides the document's own."""
    path = write(tmp_path, "a.jsonl", '{"text": "A", "date": "2012-05-01"}\n{"text": "B", "country": "MLI"}\n')
    first, second = read_documents([path], date=dt.date(2020, 1, 1), country="SYR")
    assert (first.date, first.country) == (dt.date(2012, 5, 1), "SYR")
    assert (second.date, second.country) == (dt.date(2020, 1, 1), "MLI")


def test_a_dash_is_standard_input_and_layout_overrides_the_ending():
    """Documents can be piped in, in any of the layouts, and the stream stays open for its owner."""
    stream = io.BytesIO(b'{"text": "Piped."}')
    assert [document.text for document in read_documents(["-"], layout="jsonl", stdin=stream)] == ["Piped."]
    assert not stream.closed


@pytest.mark.parametrize(
    "name,content,place,problem",
    [
        ("a.txt", b"fine\nnot \xff fine", "a.txt:2:", "not UTF-8"),
        ("a.jsonl", b'{"text": "x"}\n{"text": ', "a.jsonl:2:", "not JSON"),
        ("a.jsonl", b"\n[1, 2]", "a.jsonl:2:", "not a list"),
        ("a.jsonl", b'{"body": "x"}', "a.jsonl:1:", "no 'text'"),
        ("a.jsonl", b'{"text": 5}', "a.jsonl:1:", "must be a string, not int 5"),
        ("a.jsonl", b'{"text": null}', "a.jsonl:1:", "must be a string, not null"),
        ("a.jsonl", b'{"text": "x", "date": "31/01/2017"}', "a.jsonl:1:", "'31/01/2017' is no date"),
        ("a.jsonl", b'{"text": "x", "date": 2017}', "a.jsonl:1:", "must be a string like 2017-01-31"),
        ("a.jsonl", b'{"text": "x", "country": ["SYR"]}', "a.jsonl:1:", "'country' must be a string, not a list"),
        ("a.jsonl", b'{"text": "\xff"}', "a.jsonl:1:", "not UTF-8"),
        ("a.jsonl", b"[" * 100_000, "a.jsonl:1:", "not JSON"),
        ("a.csv", b"", "a.csv:1:", "empty"),
        ("a.csv", b"id,body\n1,x\n", "a.csv:1:", "no column 'text'"),
        ("a.csv", b"id,body\n1,x\n", "a.csv:1:", "rename the one that holds the texts"),
        ("a.csv", b"id;text\n1;x\n", "a.csv:1:", "columns are parted by commas"),
        ("a.json", b'[{"text": "x"}]', "a.json:", "one JSON object to a line"),
        ("a.TSV", b"id\ttext\n1\tx\n", "a.TSV:", "save it as CSV"),
        ("a.html", b"<p>x</p>", "a.html:", "save its text as .txt"),
        ("a.jsonl.gz", b"\x1f\x8b", "a.jsonl.gz:", "unpack it first"),
        ("a.csv", b"id,text\n1,x,y\n", "a.csv:2:", "3 cells where the head line has 2"),
        ("a.csv", b'id,text\n1,"x\n', "a.csv:2:", "not CSV"),
        ("a.csv", b"text\n\xff\n", "a.csv:2:", "not UTF-8"),
    ],
)
def test_a_fault_names_file_line_and_what_is_wrong(tmp_path, name, content, place, problem):
    """Whoever has to mend a file of a million rows is told which row, and why."""
    path = write(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        list(read_documents([path]))
    assert f"{tmp_path}/{place}" in str(caught.value)
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    "name,content",
    [
        ("a.csv", b"ID,Text, Date\n1,They met.,2012-05-01\n"),
        ("a.jsonl", b'{"ID": 1, "Text": "They met.", "DATE": "2012-05-01"}'),
        ("a.csv", b"id,text,date,Date\n1,They met.,2012-05-01,Tuesday\n"),
    ],
)
def test_names_of_columns_may_have_capitals(tmp_path, name, content):
    """A date in a column "Date" is not lost; a column with our very name goes before one that is only like it."""
    path = write(tmp_path, name, content)
    assert list(read_documents([path])) == [Document("They met.", "1", dt.date(2012, 5, 1))]


def test_any_file_is_text_for_whoever_says_so(tmp_path):
    """The ending is only a guess at what a file holds."""
    path = write(tmp_path, "a.json", b"They met.")
    assert [document.text for document in read_documents([path], layout="text")] == ["They met."]


def test_with_on_error_the_good_rows_around_a_bad_one_are_read(tmp_path):
    """One bad row, or one missing file, costs a run nothing but itself."""
    bad = write(tmp_path, "a.jsonl", b'{"text": "One."}\nnonsense\n{"text": "\xff"}\n{"text": "Two."}\n')
    errors = []
    documents = list(read_documents([tmp_path / "none.txt", bad], on_error=errors.append))
    assert [document.text for document in documents] == ["One.", "Two."]
    assert [type(error).__name__ for error in errors] == ["FileNotFoundError", "InputError", "InputError"]


def test_parquet_columns_are_documents(tmp_path):
    """An archive in Parquet is read batch by batch, with date columns and columns of other things."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [
        {"text": "One.", "date": dt.date(2017, 1, 31), "id": 7, "score": 0.5},
        {"text": None, "date": None, "id": None, "score": None},
        {"text": "Two.", "date": None, "id": None, "score": None},
    ]
    path = tmp_path / "news.parquet"
    parquet.write_table(arrow.Table.from_pylist(rows), path)
    errors = []
    first, second = read_documents([path], on_error=errors.append)
    assert (first.text, first.id, first.date) == ("One.", "7", dt.date(2017, 1, 31))
    assert (second.text, second.id) == ("Two.", f"{path}:3")
    assert [str(error) for error in errors] == [f"{path}:2: 'text' must be a string, not null"]


def test_what_is_no_parquet_is_our_own_error(tmp_path):
    """A broken or misnamed Parquet file is named, without a foreign exception."""
    pytest.importorskip("pyarrow")
    with pytest.raises(InputError, match=r"a\.parquet: not Parquet"):
        list(read_documents([write(tmp_path, "a.parquet", "text\nOne.\n")]))


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    """Without pyarrow the error says which extra to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r"eventcoder\[parquet\]"):
        list(read_documents([write(tmp_path, "a.parquet", "")]))


@given(st.binary(max_size=200), st.sampled_from(["text", "jsonl", "csv"]))
def test_any_bytes_give_documents_or_our_own_error(content, layout):
    """No file content, however broken, brings up a foreign exception."""
    try:
        list(read_documents(["-"], layout=layout, stdin=io.BytesIO(content)))
    except EventCoderError as error:
        assert str(error).startswith("-:")


@pytest.mark.parametrize("text", ["2017-01-31", " 2017-01-31 ", "2017-01-31T23:59:00+02:00", "20170131"])
def test_dates_are_iso_days_with_or_without_a_time(text):
    """Time stamps of feeds are accepted, and the day is the one that they write."""
    assert parse_date(text) == dt.date(2017, 1, 31)


@pytest.mark.parametrize("text", ["", "yesterday", "2017-02-30", "31.01.2017"])
def test_what_is_no_date_is_refused_with_an_example(text):
    """A wrong date is never guessed at; the error shows how to write one."""
    with pytest.raises(InputError, match="2017-01-31"):
        parse_date(text)


def test_mappings_may_hold_date_objects():
    """Rows of a database or data frame need no conversion first."""
    document = document_from_mapping({"text": NEWS, "date": dt.datetime(2017, 1, 31, 6, tzinfo=dt.UTC)})
    assert document.date == dt.date(2017, 1, 31)
