"""`eventcoder score`: from files to figures, and what is said of files that cannot be used."""

import io
import json
import sys
from pathlib import Path

import pytest

from eventcoder import Coder, cli

GOLD = [
    {"id": "a", "text": "Turkish troops shelled the village of Kefra.", "events": [{"cameo": "194", "codes": {"mine": "W1"}, "source": "Turkish troops", "target": ["the village of Kefra", None]}]},
    {"id": "b", "text": "The recipe calls for two eggs.", "events": []},
]  # fmt: skip


@pytest.fixture
def gold_file(tmp_path):
    """Return the path of a small gold file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in GOLD), encoding="utf-8")
    return path


@pytest.fixture
def layer(tmp_path):
    """Return the path of a layer with a scheme of its own."""
    folder = tmp_path / "layer" / "ontologies"
    folder.mkdir(parents=True)
    (folder / "event_types.csv").write_text("type,scheme:mine\nshelling,W1\n", encoding="utf-8")
    return folder.parent


def figures(capsys, *arguments):
    """Return what `eventcoder score --json` writes."""
    assert cli.main(["score", *map(str, arguments), "--draws", "10", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_scores_what_it_codes(gold_file, capsys):
    """One command from gold to figures."""
    assert cli.main(["score", str(gold_file), "--draws", "10", "--misses", "2"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 documents, 1 events wanted, 1 coded, by cameo\n")
    assert "false alarms: 0, in 0 of 1 documents" in out
    assert "fault" not in out


def test_misses_are_shown_with_their_texts(tmp_path, capsys):
    """Whoever mends rules reads what was wanted and what came, in the text too if JSON is asked for."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**GOLD[1], "events": [{"cameo": "020", "source": "The recipe"}]}), encoding="utf-8")
    assert cli.main(["score", str(path), "--misses", "5"]) == 0
    assert (
        "1 of 1 fault\nb  The recipe calls for two eggs.\n    wanted 020 The recipe -> -\n" in capsys.readouterr().out
    )
    [miss] = figures(capsys, path, "--misses", "5")["misses"]
    assert (miss["document"], miss["wanted"], miss["coded"]) == ("b", "020 The recipe -> -", "nothing")


def test_the_command_scores_what_was_coded_before(gold_file, tmp_path, capsys):
    """The rows of `eventcoder code` are scored as the events themselves are."""
    coded = tmp_path / "events.jsonl"
    cli.main(["code", str(gold_file), "-o", str(coded)])
    before, now = figures(capsys, gold_file, "--events", coded), figures(capsys, gold_file)
    assert before["scores"] == now["scores"]
    assert before["dictionaries"] is None
    assert now["dictionaries"] == Coder().dictionary_hash


def test_two_runs_are_compared(gold_file, tmp_path, capsys):
    """Events against events, layers against layers or the shipped dictionaries; the JSON says it too."""
    nothing = tmp_path / "events.jsonl"
    nothing.write_text("", encoding="utf-8")
    assert cli.main(["score", str(gold_file), "--against", str(nothing), "--draws", "10"]) == 0
    assert "code and sides                F1 0.000 -> 1.000, difference +1.000" in capsys.readouterr().out
    found = figures(capsys, gold_file, "--against", nothing)
    assert found["against"]["counts"]["exact"]["coded"] == 0
    assert [(one["what"], one["difference"]) for one in found["comparison"]] == [("code", 1), ("near", 1), ("exact", 1)]
    same = figures(capsys, gold_file, "--against-shipped")
    assert [one["difference"] for one in same["comparison"]] == [0, 0, 0]


def test_gold_in_a_scheme_of_ones_own(tmp_path, layer, capsys):
    """A layer adds the codes, the gold has them under "codes", and --by names the scheme."""
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(GOLD[0]), encoding="utf-8")
    found = figures(capsys, path, "--by", "mine", "--dictionaries", layer)["scores"]
    assert (found["by"], found["rates"]["exact"]["near"]["f1"]) == ("mine", 1)
    assert cli.main(["score", str(path), "--by", "mine"]) == 0
    assert "left out, without a code of mine: 1" in capsys.readouterr().out


def test_gold_from_standard_input(gold_file, monkeypatch, capsys):
    """Gold may come through a pipe, as documents do."""
    stdin = io.TextIOWrapper(io.BytesIO(gold_file.read_bytes()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert figures(capsys, "-")["scores"]["documents"] == 2


def test_all_faults_of_gold_are_told(tmp_path, capsys):
    """One line for each, with file and line and no stack trace; nothing is scored."""
    path = tmp_path / "gold.jsonl"
    rows = ['{"text": "x", "events": {}}', "{", '{"text": "x", "events": [], "date": "31 May"}']
    path.write_text("\n".join(rows), encoding="utf-8")
    assert cli.main(["score", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"{path}:1", f"{path}:2", f"{path}:3"]


@pytest.mark.parametrize("name", ["gone.jsonl", "."])
def test_files_that_cannot_be_read_are_said(name, tmp_path, capsys):
    """A missing file or a folder is no stack trace."""
    assert cli.main(["score", str(tmp_path / name)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_events_of_other_documents_are_refused(gold_file, tmp_path, capsys):
    """Ids that do not meet would score as nothing found."""
    other = tmp_path / "other.jsonl"
    other.write_text('{"document": "z"}\n', encoding="utf-8")
    assert cli.main(["score", str(gold_file), "--events", str(other)]) == 1
    assert f'{other}:1: the gold has no document "z"' in capsys.readouterr().err


@pytest.mark.parametrize(
    "options,message",
    [
        (["--draws", "0"], "'0' is no whole number from 1 up"),
        (["--misses", "-1"], "'-1' is no whole number from 0 up"),
        (["--events", "x", "--dictionaries", "y"], "leave out --dictionaries"),
        (["--against", "x", "--against-shipped"], "not allowed with argument --against"),
    ],
)
def test_options_that_do_not_fit_are_refused(options, message, gold_file, capsys):
    """The command line says what is wrong with it."""
    with pytest.raises(SystemExit):
        cli.main(["score", str(gold_file), *options])
    assert message in capsys.readouterr().err


def test_every_key_of_the_json_is_documented(gold_file, capsys):
    """Whoever reads the figures with a program finds each key on the page."""
    page = (Path(__file__).parents[2] / "docs" / "evaluate.md").read_text(encoding="utf-8")
    found = figures(capsys, gold_file, "--against-shipped", "--misses", "1")
    scores = found["scores"]
    rows = [found, scores, scores["extra"], scores["source"], scores["codes"][0], *found["comparison"]]
    keys = {key for row in (*rows, *scores["counts"].values(), *scores["macro"].values()) for key in row}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []
