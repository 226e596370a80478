"""The compiled form of the shipped dictionaries says what their files say, and is left aside when they have changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest

from eventcoder.dictionaries.actors import load_actors
from eventcoder.dictionaries.compiled import compiled_path, read_compiled
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.library import Library, compile_dictionaries
from eventcoder.dictionaries.rules import Rules
from eventcoder.dictionaries.shipped import shipped_dictionaries


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped dictionaries with their compiled form beside it."""
    folder = tmp_path_factory.mktemp("checkout") / "dictionaries"
    shutil.copytree(shipped_dictionaries(), folder)
    _compile(folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the shipped dictionaries without the big files, compiled too."""
    folder = tmp_path / "dictionaries"
    shutil.copytree(shipped_dictionaries(), folder, ignore=shutil.ignore_patterns("places", "*.rules", "leaders.csv"))
    _compile(folder)
    return folder


def _compile(folder: Path) -> None:
    compiled_path(folder).write_bytes(compile_dictionaries(folder, installed=False).encode())


def _values(value: object) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}


def _body(data: bytes) -> bytes:
    """Return all but the first line, the sizes and times of the sources."""
    return data.split(b"\n", 1)[1]


def _opened(node: Any) -> Any:
    """Return a part of the trie of names as plain values."""
    return {key: [_values(entry) for entry in found] if key == "" else _opened(found) for key, found in node.items()}


def test_lexicon_is_the_one_of_the_files(compiled: Path) -> None:
    """A coder that starts from the compiled form tags each word as one that reads the files, in the same order."""
    files, table = Library([compiled], compile_anew=True).lexicon(FaultList()), Library([compiled]).lexicon(FaultList())
    assert _values(table) == _values(files)
    assert list(table.verb_lemmas.items()) == list(files.verb_lemmas.items())


def test_rules_are_those_of_the_files(compiled: Path) -> None:
    """Every rule, its patterns in order of preference, the place it is written in, and every word class is kept."""
    files, table = Library([compiled], compile_anew=True), Library([compiled])
    ontology, lexicon = files.ontology(FaultList()), files.lexicon(FaultList())
    assert _values(table.rules(ontology, lexicon, FaultList())) == _values(files.rules(ontology, lexicon, FaultList()))


def test_actors_are_those_of_the_files(compiled: Path) -> None:
    """Every name with its dates and the line it is from, every role noun and modifier is kept."""
    files, table = Library([compiled], compile_anew=True).actors(FaultList()), Library([compiled]).actors(FaultList())
    assert set(table.names) == set(files.names)
    assert all(_opened(table.names[token]) == _opened(files.names[token]) for token in files.names)
    assert {key: _values(agent) for key, agent in table.agents.items()} == {
        key: _values(agent) for key, agent in files.agents.items()
    }
    for part in ("modifiers", "prefixes", "suffixes"):
        assert list(map(_values, getattr(table, part).values())) == list(map(_values, getattr(files, part).values()))
    assert table.countries == files.countries


def test_cues_are_those_of_the_files(compiled: Path, tmp_path: Path) -> None:
    """Each word that a domain is known by is found as in the files; a user's cues are laid over ours."""
    ontology = Library([compiled]).ontology(FaultList())
    files = Library([compiled], compile_anew=True).discards(ontology, FaultList())
    table = Library([compiled]).discards(ontology, FaultList())
    assert table.domains == files.domains
    assert table.cues.forms == files.cues.forms
    assert list(map(_values, table.cues.known)) == list(map(_values, files.cues.known))
    _write(tmp_path / "discards" / "sport.csv", "cue,scope,weight\nzorbing,sentence,2\n")
    layered = Library([compiled, tmp_path]).discards(ontology, FaultList()).cues
    assert [cue.text for cue in layered.find(("zorbing", "cup", "finals"))] == ["zorbing", "cup final"]


def test_places_are_those_of_the_files(compiled: Path, tmp_path: Path) -> None:
    """Each name leads to the same places, also where a user's dictionary knows a further article."""
    _write(tmp_path / "places" / "nouns.csv", "sort,nouns\narticle,tel\n")
    for folders in ([compiled], [compiled, tmp_path]):
        files = Library(folders, compile_anew=True).circumstances(FaultList()).places
        table = Library(folders).circumstances(FaultList()).places
        for name in ("Aleppo", "al-Bab", "Bab", "San Jose", "Aviv", "Kordofan", "Nowhere at all"):
            assert table.find(name) == files.find(name)
        assert table.capital("FRA") == files.capital("FRA")
        assert bool(table.find("Aviv")) == (len(folders) > 1)


def test_compiling_twice_gives_the_same_bytes(compiled: Path) -> None:
    """Two builds of one source are the same file."""
    assert _body(compile_dictionaries(compiled, installed=False).encode()) == _body(
        compiled_path(compiled).read_bytes()
    )


def test_the_compiled_form_in_use_is_that_of_its_sources() -> None:
    """What an installed package or this checkout starts from is what its files compile to."""
    shipped = shipped_dictionaries()
    if read_compiled(shipped) is None:
        pytest.skip("the files themselves are read here")
    assert _body(compile_dictionaries(shipped, installed=True).encode()) == _body(compiled_path(shipped).read_bytes())


def test_a_changed_source_counts_at_once(small: Path) -> None:
    """Who edits a dictionary never meets the compiled form of what it was before, even if its length is the same."""
    assert read_compiled(small) is not None
    path = small / "actors" / "groups.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Hamas", "Hamaz"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert read_compiled(small) is None
    assert "hamaz" in Library([small]).actors(FaultList()).names


def test_a_new_source_counts_at_once(small: Path) -> None:
    """A file that was added after compiling is read."""
    (small / "classes" / "more.csv").write_text("class,words,note\nzeppelin,airship,\n", encoding="utf-8")
    assert read_compiled(small) is None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}\n{}\n", b"one line"])
def test_a_damaged_file_is_left_aside(small: Path, data: bytes) -> None:
    """A file that was cut off or is no text at all does not keep a coder from its dictionaries."""
    compiled_path(small).write_bytes(data)
    assert read_compiled(small) is None


def test_a_user_s_names_are_laid_over_compiled_ones(compiled: Path, tmp_path: Path) -> None:
    """A user's entry joins ours under the same words, before it, and a user's new name is found."""
    rows = "names,code,start,end,kind\nHezbollah|Hezbollah Choir,LBNCVL,2001,2010-02,civilians\n"
    _write(tmp_path / "actors" / "groups.csv", rows)
    files = load_actors([compiled, tmp_path]).names["hezbollah"]
    table = Library([compiled, tmp_path]).actors(FaultList()).names["hezbollah"]
    assert _opened(table) == _opened(files)
    assert table[""][0].code == "LBNCVL"
    assert table["choir"][""][0].path == str(tmp_path / "actors" / "groups.csv")


def test_a_user_s_rules_replace_compiled_ones(compiled: Path, tmp_path: Path) -> None:
    """A user's rule of the name of one of ours takes its place, a new one comes after ours, as when all are compiled."""
    library = Library([compiled])
    lexicon, ontology = library.lexicon(FaultList()), library.ontology(FaultList())
    ours = library.rules(ontology, lexicon, FaultList()).rules[0]
    body = "    SRC zigzag TGT\n    + Troops zigzagged rebels. => Troops | rebels\n"
    _write(tmp_path / "rules" / "own.rules", f"{ours.name}: {ours.type}\n{body}zigzags: {ours.type}\n{body}")
    _write(tmp_path / "classes" / "own.csv", "class,words,note\nzeppelin,airship,\n")
    rules = Library([compiled, tmp_path]).rules(ontology, lexicon, FaultList())
    assert rules.rules[0].layer == 1
    assert rules.rules[-1].name == "zigzags"
    assert {pattern.rule for pattern in rules.verbs["zigzag"]} == {0, len(rules.rules) - 1}
    assert _values(rules) == _values(
        Library([compiled, tmp_path], compile_anew=True).rules(ontology, lexicon, FaultList())
    )


@pytest.mark.parametrize("row", ["@nothing", ""])
def test_faults_are_those_of_the_files(compiled: Path, tmp_path: Path, row: str) -> None:
    """A user's class that spoils rules of ours is reported with the same places as when all files are compiled."""
    library = Library([compiled])
    lexicon, ontology = library.lexicon(FaultList()), library.ontology(FaultList())
    used = _used_class(library.rules(ontology, lexicon, FaultList()))
    _write(tmp_path / "classes" / "own.csv", f"class,words,note\n{used},{row},\n")
    expected, found = FaultList(), FaultList()
    Library([compiled, tmp_path], compile_anew=True).rules(ontology, lexicon, expected)
    Library([compiled, tmp_path]).rules(ontology, lexicon, found)
    assert found.all() == expected.all() != ()


def _used_class(rules: Rules) -> str:
    patterns = (pattern for rule in rules.rules for pattern in rule.patterns)
    return next(min(pattern.object.classes) for pattern in patterns if pattern.object and pattern.object.classes)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
