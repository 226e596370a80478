"""The command `eventcoder`: what it reads, writes, says and returns.

Most tests put a small stand-in in the coder's place, since they are about the command; those at the end run the whole.
"""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import eventcoder
import sample_events
from eventcoder import cli
from eventcoder.datasets.acled_events import ACLED_COLUMNS
from eventcoder.datasets.rows import COLUMNS
from eventcoder.errors import DictionaryError, Fault, InputError
from eventcoder.model import Coded

EXAMPLE = Path(__file__).parents[1] / "examples" / "article.txt"


class StandIn:
    """Codes each document as one event, and fails at documents that say "fail"."""

    dictionary_hash = "feed"
    analyser = "builtin"

    def __init__(self):
        self.seen = []
        self.statuses = None

    def check_country(self, country):
        """Know every country."""

    def code_many(self, documents, errors="raise", statuses=("actual", "planned")):
        """Yield an outcome for each document, as `Coder.code_many` does."""
        assert errors == "keep"
        self.statuses = statuses
        for document in documents:
            self.seen.append(document)
            if document.text == "fail":
                yield Coded(document, (), InputError("cannot be coded"))
            elif document.text == "bug":
                yield Coded(document, (), ZeroDivisionError("division by zero"))
            elif document.text == "stop":
                raise KeyboardInterrupt
            else:
                yield Coded(document, () if document.text == "dull" else (sample_events.FULL,))

    def explain(self, text, date=None, country=None):
        """Return something that reads as an explanation."""
        return f"explained {text} ({date}, {country})"

    def parse(self, text):
        """Return something that reads as a parse."""
        return f"parsed {text}"


@pytest.fixture
def coder(monkeypatch):
    """Return the stand-in that the command will use."""
    stand_in = StandIn()
    monkeypatch.setattr("eventcoder.coder.Coder", lambda **_options: stand_in)
    return stand_in


@pytest.fixture
def news(tmp_path):
    """Return a function that writes a JSONL file of these texts and returns its path."""

    def write(*texts):
        path = tmp_path / "news.jsonl"
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        return str(path)

    return write


def usage_error(capsys, *arguments):
    """Run a wrong command line and return what it says on standard error."""
    with pytest.raises(SystemExit) as caught:
        cli.main(list(arguments))
    assert caught.value.code == 2
    return capsys.readouterr().err


def test_output_that_is_no_terminal_gets_jsonl_with_version_and_hash(coder, news, capsys):
    """In a pipe each line is a whole event, and says what made it."""
    assert cli.main(["code", news("one", "two")]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 2
    assert {(row["version"], row["dictionaries"]) for row in rows} == {(eventcoder.__version__, "feed")}


def test_the_ending_of_the_output_decides_its_format(coder, news, tmp_path):
    """`-o events.csv` is CSV and `-o events.jsonl` JSON Lines, with nothing else to say."""
    assert cli.main(["code", news("one"), "-o", str(tmp_path / "events.csv")]) == 0
    assert cli.main(["code", news("one"), "-o", str(tmp_path / "events.jsonl")]) == 0
    (row,) = csv.DictReader((tmp_path / "events.csv").read_text(encoding="utf-8").splitlines())
    assert tuple(row) == COLUMNS
    assert json.loads((tmp_path / "events.jsonl").read_text())["id"] == "e1"


@pytest.mark.parametrize("command", [["code"], ["uncoded"], ["diff", "--new", str(EXAMPLE.with_name("strikes.rules"))]])
def test_a_long_article_in_a_csv_file_is_read(command, tmp_path, capsys):
    """An article may be longer than Python's csv module takes by itself, whose limit stays what it was for everybody else."""
    path = tmp_path / "news.csv"
    path.write_text(f"text\nDockers rested. {'x' * 140_000}\n", encoding="utf-8")
    limit = csv.field_size_limit()
    assert cli.main([*command, str(path)]) == 0
    assert capsys.readouterr().err == ""
    assert csv.field_size_limit() == limit


def test_parquet_goes_in_and_out(coder, news, tmp_path):
    """A pipeline on Parquet needs no detour through text."""
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "events.parquet"
    assert cli.main(["code", news("one", "two"), "-o", str(path)]) == 0
    assert parquet.read_table(path).num_rows == 2


def test_a_table_shows_who_did_what_to_whom(coder, news, capsys):
    """A reader sees sides with codes, the event and its date, and at the end what made the table."""
    assert cli.main(["code", news("one", "dull"), "--format", "table"]) == 0
    out = capsys.readouterr().out
    for part in ("2017-01-31", "the army [SYRMIL]", "airstrike", "rebels [REB]", "195", "Idlib", "20+", "no events"):
        assert part in out
    assert "1 event in 2 documents" in out
    assert "dictionaries feed" in out


def test_options_reach_the_documents_and_the_coder(coder, news):
    """Date and country fill what documents leave open; --status names the statuses wanted."""
    cli.main(["code", news("one"), "--date", "2017-01-31", "--country", "syr", "--status", "actual, negated"])
    assert (coder.seen[0].date.isoformat(), coder.seen[0].country) == ("2017-01-31", "SYR")
    assert coder.statuses == ("actual", "negated")
    cli.main(["code", news("one"), "--status", "all"])
    assert coder.statuses == "all"


def test_a_document_that_fails_is_reported_and_the_rest_goes_on(coder, news, capsys):
    """A long run survives one bad document, and its exit code still tells."""
    path = news("one", "fail", "two")
    assert cli.main(["code", path]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err == f"eventcoder: {path}:2: cannot be coded\n"


def test_an_unforeseen_failure_of_a_document_is_one_line_too(coder, news, capsys):
    """A fault of ours costs one document and is asked to be reported, without a stack trace."""
    assert cli.main(["code", news("bug", "one")]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "ZeroDivisionError: division by zero; please report this" in err
    assert len(err.splitlines()) == 1


def test_a_file_or_row_that_cannot_be_read_is_reported_and_the_rest_goes_on(coder, news, tmp_path, capsys):
    """A missing file, a folder and a broken row each cost themselves only."""
    path = news("one")
    Path(path).write_text('{"text": "one"}\nnonsense\n', encoding="utf-8")
    assert cli.main(["code", str(tmp_path / "none.txt"), str(tmp_path), path]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    first, second, third = err.splitlines()
    assert first == f"eventcoder: {tmp_path / 'none.txt'}: No such file or directory"
    assert second == f"eventcoder: {tmp_path}: Is a directory"
    assert third.startswith(f"eventcoder: {path}:2: not JSON")


def test_faults_of_dictionaries_are_all_listed(monkeypatch, news, capsys, tmp_path):
    """Whoever edits dictionaries sees every fault at once, and an output that was there stays untouched."""
    faults = [Fault("my.rules", 17, 3, "unknown slot 'SRK'", "write SRC"), Fault("a.csv", 2, 0, "no name", "")]

    def fail(**_options):
        raise DictionaryError(faults)

    monkeypatch.setattr("eventcoder.coder.Coder", fail)
    kept = tmp_path / "events.csv"
    kept.write_text("earlier work")
    assert cli.main(["code", news("one"), "-o", str(kept)]) == 1
    err = capsys.readouterr().err
    assert "my.rules:17:3: unknown slot 'SRK'; write SRC" in err
    assert "a.csv:2: no name" in err
    assert kept.read_text() == "earlier work"


def test_an_output_that_cannot_be_written_is_one_line(coder, news, tmp_path, capsys):
    """A wrong folder after -o is said plainly."""
    assert cli.main(["code", news("one"), "-o", str(tmp_path / "none" / "a.csv")]) == 1
    assert capsys.readouterr().err == f"eventcoder: {tmp_path / 'none' / 'a.csv'}: No such file or directory\n"


def test_interruption_ends_with_130_and_no_trace(coder, news, capsys):
    """Ctrl-C stops quietly, with the exit code that shells expect."""
    assert cli.main(["code", news("stop")]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments,message",
    [
        (["code"], "FILE"),
        (["code", "a.txt", "--date", "31.1.2017"], "'31.1.2017' is no date"),
        (["code", "a.txt", "--country", "Syria"], "'Syria' is no country code"),
        (["code", "a.txt", "--status", "done"], "'done': say all, or some of negated"),
        (["code", "a.txt", "--status", ","], "say all, or some of"),
        (["code", "a.txt", "-o", "events.xlsx"], "--format jsonl or csv"),
        (["code", "a.txt", "--format", "xml"], "'xml'"),
        (["code", "a.txt", "--format", "parquet"], "-o events.parquet"),
        (["explain"], "sentence"),
        (["parse"], "sentence"),
        (["recode"], "'recode'"),
        (["uncoded", "a.txt", "--top", "0"], "'0' is no whole number from 1 up"),
        (["uncoded", "a.txt", "--contexts", "-1"], "'-1' is no whole number from 0 up"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(capsys, arguments, message):
    """A slip in an option ends with exit code 2 and the accepted values."""
    assert message in usage_error(capsys, *arguments)


def test_an_input_is_never_overwritten(news, capsys):
    """`-o` with the name of an input is refused before anything is opened."""
    path = news("one")
    assert "is an input too" in usage_error(capsys, "code", path, "-o", path)
    assert "one" in Path(path).read_text()


def test_without_a_command_the_usage_is_shown(capsys):
    """`eventcoder` alone shows how to go on."""
    assert cli.main([]) == 2
    assert "usage: eventcoder" in capsys.readouterr().err


def test_version_names_the_dictionaries(coder, capsys):
    """A result can be tied to the exact version and dictionaries."""
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"eventcoder {eventcoder.__version__} (dictionaries feed)\n"


def test_explain_prints_the_explanation(coder, capsys):
    """`eventcoder explain` shows what the library explains, for the date and country given."""
    assert cli.main(["explain", "They met.", "--date", "2017-01-31", "--country", "MLI"]) == 0
    assert capsys.readouterr().out == "explained They met. (2017-01-31, MLI)\n"


def test_parse_prints_the_tree(coder, capsys):
    """`eventcoder parse` shows what the library parses."""
    assert cli.main(["parse", "They met."]) == 0
    assert capsys.readouterr().out == "parsed They met.\n"


@pytest.mark.parametrize("command, done", [("explain", "explained"), ("parse", "parsed")])
def test_a_text_can_be_piped_into_what_looks_at_a_sentence(coder, command, done, monkeypatch, capsys):
    """`-` reads standard input, so that a text with quotes and line ends needs no care in the shell."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO('"Zoë" met\nhim.'.encode())))
    assert cli.main([command, "-"]) == 0
    assert f'{done} "Zoë" met\nhim.' in capsys.readouterr().out


@pytest.mark.parametrize("command", ["explain", "parse"])
def test_the_name_of_a_file_is_no_sentence(coder, command, news, capsys):
    """Whoever gives a file in the place of a sentence is told how to read it."""
    path = news("one")
    assert cli.main([command, path]) == 1
    assert f"{path} is a file, not a sentence; write - < {path} to read it" in capsys.readouterr().err


def test_what_is_piped_in_must_be_utf8(coder, monkeypatch, capsys):
    """Another encoding is told with its line and the mend."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"They met.\nZo\xeb left.")))
    assert cli.main(["parse", "-"]) == 1
    assert "-:2: not UTF-8 text (byte 0xeb); save it as UTF-8" in capsys.readouterr().err


def test_standard_input_is_read_for_a_dash(coder, monkeypatch, capsys):
    """Text and rows can be piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "x"}\n{"text": "y"}')))
    assert cli.main(["code", "-", "--input", "jsonl"]) == 0
    assert [document.id for document in coder.seen] == ["-:1", "-:2"]
    assert len(capsys.readouterr().out.splitlines()) == 2


# ------------------------------------------------------------------------------------- the command as a whole


def command(*arguments, **options):
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "eventcoder", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        **options,
    )


def test_help_needs_no_dictionaries_and_names_the_options():
    """A newcomer finds out how to code a file from the command itself."""
    run = command("code", "--help")
    assert run.returncode == 0
    assert "--dictionaries" in run.stdout


def test_the_sample_is_coded():
    """The article in examples/ gives events with both sides coded."""
    run = command("code", str(EXAMPLE), "--date", "2017-03-14")
    assert (run.returncode, run.stderr) == (0, "")
    events = [json.loads(line) for line in run.stdout.splitlines()]
    assert any(event["source"] and event["target"] and event["cameo"] for event in events)


def test_a_reader_that_goes_away_causes_no_trace():
    """`eventcoder code … | head -1` prints one line and nothing else."""
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, "-m", "eventcoder", "code", str(EXAMPLE)],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (run.returncode, run.stderr) == (141, b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 1_000_000, b"\x00\x07\x1b[2J\x7f", "قصفت الطائرات المدينة".encode(), b"(" * 100_000],
    ids=["empty", "no space", "control", "right to left", "brackets"],
)
def test_odd_texts_end_without_a_trace(tmp_path, content):
    """Whatever a text file holds, the command ends in time and says nothing on standard error."""
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    run = command("code", str(path))
    assert (run.returncode, run.stderr) == (0, "")


def test_a_lone_surrogate_neither_fails_nor_breaks_the_json(tmp_path):
    """A text that was cut in the middle of an emoji still gives JSON that any reader takes."""
    path = tmp_path / "odd.jsonl"
    path.write_text('{"text": "Syrian troops \\ud83d attacked rebels in Idlib.", "id": "\\ud83d"}')
    run = command("code", str(path))
    assert "Traceback" not in run.stderr
    assert all(json.loads(line) for line in run.stdout.splitlines())


@pytest.mark.parametrize(
    "name,content",
    [
        ("none.rules", None),
        ("bytes.rules", b"\xff\xfe\x00\x01" * 50),
        ("wrong.rules", b"# a comment\n" * 16 + b"    SRK %%\n"),
    ],
    ids=["missing", "binary", "wrong in line 17"],
)
def test_dictionaries_that_cannot_be_used_are_named(tmp_path, name, content):
    """A fault in a user's file is a message with the file (and line), never a stack trace."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    run = command("code", str(EXAMPLE), "--dictionaries", str(path))
    assert run.returncode == 1
    assert run.stdout == ""
    assert str(path) in run.stderr
    assert "Traceback" not in run.stderr
    if name == "wrong.rules":
        assert f"{path}:17" in run.stderr


def test_an_unknown_country_is_told_once(tmp_path):
    """A slip on the command line is no fault of each of a million documents."""
    (tmp_path / "news.jsonl").write_text('{"text": "Police arrested five men."}\n' * 3, encoding="utf-8")
    run = command("code", str(tmp_path / "news.jsonl"), "--country", "XXX")
    assert (run.returncode, run.stdout, run.stderr.count("'XXX'")) == (1, "", 1)


def test_a_layer_in_which_nothing_is_read_is_refused(tmp_path):
    """The folder `rules` of a layer in the place of the layer would change nothing, without a word."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.rules").write_text("", encoding="utf-8")
    run = command("code", str(EXAMPLE), "--dictionaries", str(tmp_path / "rules"))
    assert (run.returncode, run.stdout) == (1, "")
    assert "is one folder of a layer, not a layer; name the folder above rules/" in run.stderr
    assert "there is no dictionary in" in command("explain", "They met.", "--dictionaries", str(EXAMPLE.parent)).stderr


def test_explain_runs_on_a_sentence():
    """`eventcoder explain` names the rule that fired and its file."""
    run = command("explain", "Turkish troops attacked Islamic State fighters near al-Bab.", "--date", "2017-01-31")
    assert (run.returncode, run.stderr) == (0, "")
    assert ".rules" in run.stdout


def test_parse_runs_on_a_sentence():
    """`eventcoder parse` shows clauses with their slots, or all of it as JSON."""
    run = command("parse", "Gao was attacked by rebels.")
    assert (run.returncode, run.stderr) == (0, "")
    assert "    subject: rebels (rebel)\n    object: Gao\n" in run.stdout
    run = command("parse", "--json", "Gao was attacked by rebels.")
    (sentence,) = json.loads(run.stdout)["sentences"]
    assert [each["lemma"] for each in sentence["clauses"]] == ["attack"]


def test_codes_are_looked_up(tmp_path, capsys):
    """`eventcoder codes` prints a table, JSON on request, and the codes of a user's layer."""
    assert cli.main(["codes", "0841"]) == 0
    assert capsys.readouterr().out.startswith("CAMEO 0841: persons freed\n")
    assert cli.main(["codes", "0841", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "release-prisoners" in [row["type"] for row in found["types"]]
    layer = tmp_path / "ontologies"
    layer.mkdir()
    (layer / "event_types.csv").write_text("type,scheme:mine\narrest,R3\n", encoding="utf-8")
    assert cli.main(["codes", "R3", "--dictionaries", str(tmp_path)]) == 0
    assert "arrest  173" in capsys.readouterr().out


def test_codes_that_are_nowhere_are_told(capsys):
    """A code or word that nothing has is a message and exit code 1, not an empty table."""
    assert cli.main(["codes", "9999"]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "eventcoder: no event type has '9999'\n")


def test_rows_in_acleds_layout(tmp_path):
    """`--layout acled` gives a row for each event as ACLED counts them, in any format, with ACLED's columns first."""
    path = tmp_path / "news.jsonl"
    text = "Gunmen abducted two teachers in Kano on Sunday. The gunmen killed two teachers in Kano on Sunday."
    path.write_text(json.dumps({"text": text, "id": "k1", "date": "2019-05-14"}) + "\n", encoding="utf-8")
    run = command("code", str(path), "--layout", "acled", "--format", "csv")
    assert (run.returncode, run.stderr) == (0, "")
    [row] = csv.DictReader(io.StringIO(run.stdout))
    assert tuple(row)[:31] == ACLED_COLUMNS
    assert (row["sub_event_type"], row["actor2"], row["fatalities"]) == ("Attack", "Civilians (Nigeria)", "2")
    assert (row["notes"], row["document"]) == (text, "k1")
    assert row["version"] == eventcoder.__version__
    run = command("code", str(path), "--layout", "acled")
    assert [len(json.loads(line)["events"]) for line in run.stdout.splitlines()] == [2]
    run = command("code", str(path), "--layout", "acled", "--format", "table")
    assert "Unidentified Armed Group (Nigeria)" in run.stdout
    assert "1 event in 1 document" in run.stdout


def test_words_have_no_row_in_acleds_layout(tmp_path):
    """What has no ACLED event has no row, and an empty table still has its head line."""
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "The minister praised Peru."}\n', encoding="utf-8")
    run = command("code", str(path), "--layout", "acled", "--format", "csv")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(",".join(ACLED_COLUMNS))
    assert len(run.stdout.splitlines()) == 1
