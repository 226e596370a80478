"""`eventcoder diff`: what a change of dictionaries adds, drops and changes."""

import json

import pytest

import eventcoder
from eventcoder import cli
from eventcoder.datasets.changes import changes

TEXTS = [
    {"id": "a", "text": "Farmers dumped milk outside the ministry. Police arrested two of them."},
    {"id": "b", "text": "Soldiers serenaded the mayor."},
]
RULE = "serenade: {}\n    SRC serenade TGT\n    + Soldiers serenaded the mayor.  => Soldiers | the mayor\n"


def layer(folder, kind):
    """Write a layer with a rule that reads a serenade as an event type, and return its path."""
    path = folder / f"{kind}.rules"
    path.write_text(RULE.format(kind), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def coders(tmp_path_factory):
    """Return coders with the shipped dictionaries, and with two readings of a serenade."""
    folder = tmp_path_factory.mktemp("layers")
    paths = [layer(folder, kind) for kind in ("praise", "host")]
    return eventcoder.Coder(), *(eventcoder.Coder(dictionaries=[path]) for path in paths)


def test_the_same_dictionaries_change_nothing(coders):
    """A coder against itself has no changes."""
    assert list(changes(TEXTS, coders[0], coders[0])) == []


def test_a_new_rule_adds_its_events(coders):
    """The change names document, event, rule and words."""
    [change] = changes(TEXTS, coders[0], coders[1])
    assert (change.kind, change.document, change.old) == ("added", "b", None)
    assert change.new.type == "praise"
    assert "[serenaded]" in change.context
    assert "+ 051 praise [actual]  Soldiers -> the mayor" in str(change)


def test_going_back_drops_what_was_added(coders):
    """The other way round the same events come as dropped."""
    [change] = changes(TEXTS, coders[1], coders[0])
    assert (change.kind, change.new) == ("dropped", None)


def test_another_type_is_a_change_of_the_same_event(coders):
    """Same trigger and sides: the event is told once, with the fields that differ."""
    [change] = changes(TEXTS, coders[1], coders[2])
    assert change.kind == "changed"
    fields = {name: (old, new) for name, old, new in change.fields}
    assert fields["type"] == ("praise", "host")
    assert fields["cameo"] == ("051", "043")
    assert "source" not in fields


@pytest.fixture
def corpus(tmp_path):
    """Return the path of a small corpus."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in TEXTS), encoding="utf-8")
    return path


def test_the_command_shows_changes_and_counts(corpus, tmp_path, capsys):
    """A researcher sees each change, and how many of what."""
    assert cli.main(["diff", "--new", str(layer(tmp_path, "praise")), str(corpus)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("added: b: Soldiers [serenaded] the mayor.\n")
    assert out.endswith("1 change\n     1  added    praise\n")


def test_the_command_writes_json(corpus, tmp_path, capsys):
    """One object a change."""
    cli.main(["diff", "--new", str(layer(tmp_path, "praise")), "--json", str(corpus)])
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["new"]["type"] == "praise"


def test_the_command_wants_a_difference(corpus, capsys):
    """The same on both sides is a mistake of the caller."""
    with pytest.raises(SystemExit):
        cli.main(["diff", str(corpus)])
    assert "--old and --new are the same" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    """No stack trace; exit code 1."""
    assert cli.main(["diff", "--new", str(layer(tmp_path, "praise")), str(tmp_path / "gone.jsonl")]) == 1
    assert "gone.jsonl" in capsys.readouterr().err
