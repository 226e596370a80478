"""What callers hand in: one set of checks for arguments, mappings and rows of files."""

import datetime as dt

import pytest

from eventcoder.documents import as_document, document_from_mapping, make_document, salvaged
from eventcoder.errors import InputError, InputTypeError
from eventcoder.model import Document


def test_all_ways_in_give_the_same_document():
    """The same values make the same document, as arguments, as a mapping, as a row and as a `Document`."""
    row = {"text": "They met.", "id": "a", "date": "2012-05-01T10:00:00Z", "title": "Talks", "country": "KEN"}
    made = make_document("They met.", id="a", date=dt.date(2012, 5, 1), title="Talks", country="KEN")
    assert as_document(row) == document_from_mapping(row) == as_document(made) == made


def test_only_rows_may_have_keys_of_their_own():
    """A misspelt key in a program is an error that lists the right ones; a file's further columns are passed over."""
    row = {"text": "They met.", "dates": "2012-05-01"}
    with pytest.raises(InputError, match=r"'dates'.*text, id, date, title, country"):
        as_document(row)
    assert document_from_mapping(row) == Document("They met.")


@pytest.mark.parametrize("value", [None, ""])
def test_an_empty_cell_is_not_given(value):
    """A row without an id takes the name it is handed; empty cells are no values."""
    row = {"text": "They met.", "id": value, "date": value, "title": value, "country": value}
    assert document_from_mapping(row, "news.csv:2") == Document("They met.", "news.csv:2")


@pytest.mark.parametrize(
    "row", [{"text": b"They met."}, {"text": None}, {"text": "x", "date": 2012}, {"text": "x", "country": ["KEN"]}]
)
def test_a_value_of_a_wrong_type_is_refused(row):
    """The error is a TypeError too, and names the key."""
    with pytest.raises(InputTypeError, match=r"'(text|date|country)'"):
        as_document(row)


@pytest.mark.parametrize(
    "item, document",
    [
        ({"text": "They met.", "id": 4, "date": "soon"}, Document("They met.", "4")),
        ({"text": None, "id": "a"}, Document("", "a")),
        (Document("They met.", "a", date="soon"), Document("They met.", "a")),
        (7, Document("")),
    ],
)
def test_of_a_bad_document_text_and_id_are_saved(item, document):
    """A run that goes on after a bad document can say which one it was."""
    assert salvaged(item) == document


@pytest.mark.parametrize("text", [Document("They met."), {"text": "They met."}])
def test_who_codes_a_document_as_a_text_is_sent_to_code_many(text):
    """`code` takes a text; whoever has more than that is told what takes it."""
    with pytest.raises(InputTypeError, match="code_many takes documents and mappings"):
        make_document(text)
