"""The files of the lexicon: what comes of their rows, and how a broken file is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.errors import DictionaryError
from eventcoder.grammar.lexicon_files import load_lexicon

FOLDER = Path(__file__).resolve().parents[2] / "dictionaries" / "language" / "en"
SMALL = {
    "closed.csv": "word,tags,class\nthe,DT,det\nin front of,IN,prep\nis,VBZ,be\nhave,VBP VB,have\n",
    "verbs.csv": "lemma,irregular,particles,frames\nstrike,past=struck;pp=struck/stricken,down off,trans light\n",
    "nouns.csv": "word,plural,class\nman,men,\npolice,-,plural\nhour,,time\n",
    "words.csv": "word,tags,forms\nstrike,NN VB,\nbig,JJ,er=bigger;est=biggest\nvisit,VB NN,\n",
    "ambiguous.csv": "word,tags\nvisits,NNS VBZ\nairstrike,NN\n",
    "suffixes.csv": "suffix,tags\nation,NN\nly,RB\npro-,JJ NN\n",
}


def written(folder: Path, **changed: str) -> Path:
    """Write a small lexicon, with some files (named without .csv) replaced."""
    for name, text in SMALL.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text), encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", ["verbs.csv", "closed.csv", "nouns.csv", "ambiguous.csv"])
def test_files_are_in_place_for_a_reader(file: str) -> None:
    """Each hand-written file explains itself in its first line."""
    assert (FOLDER / file).read_text(encoding="utf-8").startswith("# ")


def test_a_small_lexicon_spells_out_its_forms(tmp_path: Path) -> None:
    """Lemmas bring their regular forms, in the order of the lemma's tags; a hand-written row replaces that order."""
    lexicon = load_lexicon(written(tmp_path))
    assert lexicon.lookup("strikes") == ("NNS", "VBZ")
    assert lexicon.lookup("visiting") == ("VBG",)
    assert lexicon.lookup("visits") == ("NNS", "VBZ")
    assert lexicon.lookup("airstrikes") == ("NNS",)
    assert lexicon.lookup("bigger") == ("JJR",)
    assert lexicon.lookup("pro-visitation") == ("JJ", "NN")
    assert lexicon.nouns["hour"] == {"time"}


def test_all_faults_of_all_files_come_at_once_with_their_places(tmp_path: Path) -> None:
    """Whoever edits the files sees every mistake in one run, with file, line and column."""
    folder = written(
        tmp_path,
        closed="word,tags,class\nthe,DT,det\nof,IM,prep\nthe,DT,det\n",
        verbs="lemma,irregular,particles,frames\n# a comment\nstrike,psat=struck,down,trans flight\nhit,trans\n",
        suffixes="ending,tags\nly,RB\n",
    )
    (folder / "nouns.csv").unlink()
    with pytest.raises(DictionaryError) as caught:
        load_lexicon(folder)
    places = {(Path(fault.path).name, fault.line, fault.column) for fault in caught.value.faults}
    assert places == {
        ("closed.csv", 3, 4),
        ("closed.csv", 4, 1),
        ("verbs.csv", 3, 8),
        ("verbs.csv", 3, 31),
        ("verbs.csv", 4, 1),
        ("suffixes.csv", 1, 1),
        ("nouns.csv", 0, 0),
    }
    assert all(fault.problem and fault.mend for fault in caught.value.faults)


def test_a_word_in_two_hand_written_files_is_a_fault(tmp_path: Path) -> None:
    """No row is silently ignored because another file has the word too."""
    with pytest.raises(DictionaryError, match=r"ambiguous\.csv:2:1: 'the' stands already in this file or another"):
        load_lexicon(written(tmp_path, ambiguous="word,tags\nthe,NN\n"))
