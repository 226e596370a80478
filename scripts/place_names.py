"""What the scripts that build the gazetteer share: how names compare, and reading the dictionaries."""

from __future__ import annotations

import csv
import pathlib
import re
import unicodedata

PLACES = pathlib.Path(__file__).resolve().parent.parent / "dictionaries" / "places"

Row = dict[str, str]


def rows_of(path: pathlib.Path) -> list[Row]:
    """Return the rows of a dictionary file, comment lines left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def plain(text: str) -> str:
    """Return the text without accents and odd quotes: "Ta`izz" -> "Ta'izz", "Medellín" -> "Medellin"."""
    text = text.replace("’", "'").replace("`", "'").replace("‘", "'").replace("ʻ", "'")
    text = text.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ə", "a")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def key(text: str) -> str:
    """Return what two spellings of one name share when only accents, case, quotes and hyphens differ."""
    return re.sub(r"[^a-z0-9]", "", plain(text).lower())
