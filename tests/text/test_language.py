"""Loading the text data of a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.errors import DictionaryError
from eventcoder.text.language import load_text_language
from eventcoder.text.sentences import split_sentences


def _folder(path: Path, abbreviations: str = "", openers: str = "", furniture: str = "") -> Path:
    (path / "abbreviations.csv").write_text("abbreviation,class\n" + abbreviations, encoding="utf-8")
    (path / "openers.csv").write_text("word,class\n" + openers, encoding="utf-8")
    (path / "furniture.csv").write_text("# comment\ncue,kind,scope,note\n" + furniture, encoding="utf-8")
    return path


def test_a_language_is_made_of_its_files(tmp_path: Path) -> None:
    """Abbreviations and cues of another folder are used, and ours are not."""
    language = load_text_language(_folder(tmp_path, "Kpt.,title\n", "die,opens\n", "lies mehr,more,line,\n"))
    text = "Kpt. Braun ging. Gen. Haddad blieb. Lies mehr dort."
    found = [(text[s.start : s.end], s.kind) for s in split_sentences(text, language)]
    assert found == [
        ("Kpt. Braun ging.", "body"),
        ("Gen.", "body"),
        ("Haddad blieb.", "body"),
        ("Lies mehr dort.", "furniture"),
    ]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """A class, a scope, a cue and a row that cannot be used are reported together, each with file and line."""
    folder = _folder(tmp_path, "Kpt.,rank\n", "die\n", "lies [mehr,more,line,\nlies mehr,more,page,\n")
    with pytest.raises(DictionaryError) as caught:
        load_text_language(folder)
    places = [(Path(fault.path).name, fault.line) for fault in caught.value.faults]
    assert places == [("abbreviations.csv", 2), ("openers.csv", 2), ("furniture.csv", 3), ("furniture.csv", 4)]


def test_missing_files_are_named(tmp_path: Path) -> None:
    """A folder without the files says which are missing."""
    with pytest.raises(DictionaryError, match=r"furniture\.csv"):
        load_text_language(tmp_path)


def test_wrong_columns_are_told(tmp_path: Path) -> None:
    """A file whose header is another's is refused, and the message says what the columns must be."""
    folder = _folder(tmp_path)
    (folder / "openers.csv").write_text("cue,kind\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="the columns are word, class"):
        load_text_language(folder)
