"""The coder over many documents: what goes wrong with one is told with it, and stops the others only when asked to."""

import pytest

from eventcoder import Coder, Document, InputError

NEWS = "Rebels shelled the town of Gao on Monday."


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def test_a_bad_document_keeps_its_place(coder):
    """With errors="keep" each document has its outcome, in order; a bad one still has its text and id."""
    documents = [NEWS, {"text": NEWS, "id": "b", "date": "soon"}, {"text": NEWS, "day": "2017-01-31"}, Document(NEWS)]
    outcomes = list(coder.code_many(documents, errors="keep"))
    assert [bool(outcome.events) for outcome in outcomes] == [True, False, False, True]
    assert [type(outcome.error) for outcome in outcomes] == [type(None), InputError, InputError, type(None)]
    assert (outcomes[1].document.id, outcomes[1].document.text) == ("b", NEWS)


def test_any_failure_is_kept_with_its_document(coder, monkeypatch):
    """A fault of the library itself does not end a long run, and the document it happened in is told."""

    def fail(document, wanted):
        raise ZeroDivisionError(document.id)

    monkeypatch.setattr(coder, "_code", fail)
    [outcome] = coder.code_many([{"text": NEWS, "id": "b"}], errors="keep")
    assert isinstance(outcome.error, ZeroDivisionError)
    assert (outcome.document.id, outcome.events) == ("b", ())
    with pytest.raises(ZeroDivisionError):
        list(coder.code_many([NEWS]))


def test_by_default_the_first_bad_document_raises(coder):
    """What came before it has been coded by then."""
    outcomes = coder.code_many([NEWS, {"text": NEWS, "date": "soon"}])
    assert next(outcomes).events
    with pytest.raises(InputError, match="soon"):
        next(outcomes)
