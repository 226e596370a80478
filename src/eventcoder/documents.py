"""What a caller hands in, as a checked `Document`: the one place where arguments, mappings and rows are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from eventcoder.errors import InputError, InputTypeError
from eventcoder.model import Document

_CODE = 3
KEYS = ("text", "id", "date", "title", "country")
_SHOWN = 8  # keys of a faulty mapping that its error lists


def make_document(
    text: str,
    *,
    date: str | dt.date | None = None,
    id: str | None = None,  # noqa: A002  (as in `Coder.code`)
    title: str | None = None,
    country: str | None = None,
) -> Document:
    """Return the document of these values, checked.

    Raises:
        InputTypeError: a value of the wrong type.
        InputError: a date that is none.

    Example:
        >>> make_document("They met.", date="2012-05-01").date
        datetime.date(2012, 5, 1)
    """
    if not isinstance(text, str):
        hint = "; decode it first" if isinstance(text, bytes) else ""
        hint = "; code_many takes documents and mappings" if isinstance(text, (Document, Mapping)) else hint
        raise InputTypeError(f"'text' must be a string, not {kind_of(text)}{hint}")
    for name, value in (("id", id), ("title", title), ("country", country)):
        if value is not None and not isinstance(value, str):
            raise InputTypeError(f"{name!r} must be a string, not {kind_of(value)}")
    if country is not None and not (len(country) == _CODE and country.isalpha() and country.isupper()):
        raise InputError(f"country={country!r} is no country code; write three capital letters such as 'NGA'")
    return Document(text, id, _day(date), title, country)


def as_document(item: str | Mapping[str, Any] | Document) -> Document:
    """Return the document that a text, a mapping with the keys of `Document`, or a document stands for.

    Raises:
        InputError: as for `make_document`; also a mapping with a key that no document has.

    Example:
        >>> as_document({"text": "They met.", "when": "today"})
        Traceback (most recent call last):
        eventcoder.errors.InputError: unknown key 'when'; a document has the keys text, id, date, title, country
    """
    if isinstance(item, Document):
        return make_document(item.text, date=item.date, id=item.id, title=item.title, country=item.country)
    if not isinstance(item, Mapping):
        return make_document(item)
    unknown = [str(key) for key in item if key not in KEYS]
    if unknown:
        raise InputError(f"unknown key {min(unknown)!r}; a document has the keys {', '.join(KEYS)}")
    return document_from_mapping(item)


def document_from_mapping(row: Mapping[str, Any], name: str | None = None) -> Document:
    """Return the document that a row with the columns text, id, date, title and country describes.

    Args:
        row: the mapping; only `text` is needed, None and "" stand for "not given", other keys are passed over. Keys in
            capitals ("Date") are read too.
        name: the id of a document that has none of its own.

    Raises:
        InputError: `text` is missing, a value is of the wrong type, or the date is none.

    Example:
        >>> document_from_mapping({"text": "They met.", "date": "2012-05-01", "id": 7, "page": 3}).id
        '7'
    """
    if not isinstance(row, Mapping):
        raise InputTypeError(f"a document is an object with the key 'text', not {kind_of(row)}")
    row = with_our_keys(row)
    if "text" not in row:
        known = ", ".join(repr(str(key)) for key in list(row)[:_SHOWN]) or "no keys"
        raise InputError(f"no 'text'; a document has the keys {', '.join(KEYS)}, this one has {known}")
    identity, date, title, country = (_given(row, key) for key in KEYS[1:])
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    return make_document(
        row["text"], date=date, id=name if identity is None else identity, title=title, country=country
    )


def with_our_keys(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row with its keys as ours are written: a column "Date" must not be lost as one that nobody knows.

    Example:
        >>> with_our_keys({"Text ": "They met.", "page": 3})
        {'page': 3, 'text': 'They met.'}
    """
    ours = {key: folded for key in row if key not in KEYS and (folded := str(key).strip().lower()) in KEYS}
    if not ours:
        return row
    return {key: value for key, value in row.items() if key not in ours} | {
        folded: row[key] for key, folded in ours.items() if folded not in row
    }


def _given(row: Mapping[str, Any], key: str) -> Any:
    value = row.get(key)
    return None if isinstance(value, str) and not value else value


def salvaged(item: object) -> Document:
    """Return what can be used of something that `as_document` refuses, so that a failed document can still be told.

    Example:
        >>> salvaged({"text": "They met.", "id": "a-1", "date": "last week"})
        Document(text='They met.', id='a-1', date=None, title=None, country=None)
    """
    if isinstance(item, Document):
        item = {key: getattr(item, key) for key in KEYS}
    if not isinstance(item, Mapping):
        return Document(item if isinstance(item, str) else "")
    text, identity = item.get("text"), item.get("id")
    number = isinstance(identity, int) and not isinstance(identity, bool)
    return Document(
        text if isinstance(text, str) else "", str(identity) if number or isinstance(identity, str) else None
    )


def parse_date(text: str) -> dt.date:
    """Return the day that an ISO date, or date and time, names.

    Raises:
        InputError: it is neither.

    Example:
        >>> parse_date("2017-01-31T06:00:00Z").isoformat()
        '2017-01-31'
    """
    try:
        return dt.datetime.fromisoformat(text.strip()).date()
    except ValueError:
        raise InputError(f"{text!r} is no date; dates are written like 2017-01-31") from None


def _day(value: object) -> dt.date | None:
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        return parse_date(value)
    raise InputTypeError(f"'date' must be a string like 2017-01-31, a date or None, not {kind_of(value)}")


def kind_of(value: object) -> str:
    """Return what a value is, for errors.

    Example:
        >>> kind_of([1]), kind_of(7)
        ('a list', 'int 7')
    """
    names = {
        type(None): "null", list: "a list", dict: "an object", bool: "true or false", bytes: "bytes", Document: "a document",
    }  # fmt: skip
    return names.get(type(value)) or f"{type(value).__name__} {value!r:.40}"
