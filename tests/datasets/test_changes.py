"""`eventcoder diff`: what a change of dictionaries adds, drops and changes."""

import datetime as dt
import json

import pytest
from attrs import evolve

import eventcoder
from eventcoder import cli
from eventcoder.datasets.changes import changes
from eventcoder.errors import InputError
from eventcoder.model import Coded, Document, Participant, Place
from sample_events import BARE, FULL

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
    assert not [name for name in fields if name.startswith(("source", "target", "rule", "id"))]


# ------------------------------------------------------------------------------------- which event is which

TEXT = "The army bombed the town and the rebels said so."


class Given:
    """A coder that gives the same events for any text, and fails at texts that say so."""

    def __init__(self, *events):
        self.events = events

    def code_many(self, documents, errors="raise", **_options):
        """Yield an outcome for each document, as `Coder.code_many` does."""
        assert errors == "keep"
        for document in documents:
            if document.text == "fail":
                yield Coded(document, (), InputError("cannot be coded"))
            else:
                yield Coded(document, self.events)


def told(old, new):
    """Return the changes from some events to others, with the names of the fields that differ."""
    found = list(changes([Document(TEXT, "d")], Given(*old), Given(*new)))
    return [(change.kind, tuple(name for name, _, _ in change.fields)) for change in found]


FIRST = evolve(BARE, type="airstrike", trigger="bombed", start=9, end=15, source=Participant("The army", 0, 8))
SECOND = evolve(BARE, trigger="said", start=40, end=44, source=Participant("the rebels", 29, 39))


@pytest.mark.parametrize(
    "change,line",
    [
        ({"place": Place("Kefra", country="SYR")}, "~ place_name: Idlib -> Kefra; place_lat: 35.93 -> -; place_lon: 36.63 -> -; place_precision: 1 -> -"),
        ({"date": dt.date(2017, 2, 1)}, "~ date: 2017-01-31 -> 2017-02-01"),
        ({"codes": {"alpha": "A2"}}, "~ codes: alpha=A1; zeta=Z1 -> alpha=A2"),
        ({"goldstein": None}, "~ goldstein: -10.0 -> -"),
        ({"fatalities": None}, "~ fatalities_low: 20 -> -; fatalities_best: 20 -> -; fatalities_text: over 20 -> -"),
        ({"flags": ()}, "~ flags: corrected -> -"),
        ({"operators": ("threaten",)}, "~ operators: threaten; refuse -> threaten"),
        ({"attribution": None}, "~ attribution: rebels -> -; attribution_code: REB -> -; attribution_verb: say -> -"),
    ],
)  # fmt: skip
def test_what_changed_is_shown(change, line):
    """Place, date, codes and all else that a row has: the event is told once, with old and new values of what differs."""
    [found] = changes([Document(TEXT, "d")], Given(FULL), Given(evolve(FULL, **change)))
    lines = str(found).splitlines()
    assert [row.strip()[0] for row in lines[1:]] == ["=", "~"]
    assert lines[-1].strip() == line
    assert json.dumps(found.to_dict())


def test_sides_and_type_are_shown_as_two_lines():
    """What is easiest to see side by side is shown so, with the rest below."""
    [found] = changes(
        [Document(TEXT, "d")], Given(FULL), Given(evolve(FULL, type="shelling", cameo="194", act="shelling"))
    )
    assert [line.strip()[0] for line in str(found).splitlines()[1:]] == ["-", "+", "~"]
    assert str(found).endswith("~ act: airstrike -> shelling")


def test_json_has_values_and_not_their_names():
    """What is not there is null, numbers are numbers."""
    [found] = changes([Document(TEXT, "d")], Given(FULL), Given(evolve(FULL, goldstein=None)))
    assert found.to_dict()["fields"] == {"goldstein": {"old": -10.0, "new": None}}


def test_an_event_of_the_same_trigger_and_type_is_the_same_event():
    """Two events of a trigger whose order and sides changed are paired by type, not as they stand."""
    other = evolve(FIRST, type="statement", source=Participant("the town", 16, 24))
    moved = evolve(FIRST, source=Participant("the town", 16, 24))
    assert told([FIRST, other], [evolve(other, source=FIRST.source), moved]) == [
        ("changed", ("source_text", "source_start", "source_end")),
        ("changed", ("source_text", "source_start", "source_end")),
    ]


def test_events_that_stay_as_they_are_are_never_told():
    """One of two alike events goes: the other is not told as changed."""
    twin = evolve(FIRST, source=Participant("the town", 16, 24))
    assert told([twin, FIRST], [FIRST]) == [("dropped", ())]
    assert told([FIRST], [twin, FIRST]) == [("added", ())]


def test_a_trigger_that_moves_is_a_change_of_the_same_event():
    """A rule that takes more words makes no new event where type, sides and sentence are the same."""
    longer = evolve(SECOND, trigger="rebels said", start=33)
    assert told([FIRST, SECOND], [FIRST, longer]) == [("changed", ("trigger", "start"))]
    elsewhere = evolve(longer, sentence=SECOND.sentence + 1, start=45, end=47)
    assert told([SECOND], [elsewhere]) == [("dropped", ()), ("added", ())]


def test_events_of_different_acts_are_not_one_event():
    """Other words and another type: one goes, one comes."""
    assert told([FIRST], [SECOND]) == [("dropped", ()), ("added", ())]


def test_another_rule_for_the_same_event_changes_nothing():
    """Names of rules may change without moving data."""
    assert told([FIRST], [evolve(FIRST, rule="b (b:2)", id="x", mention="y")]) == []


def test_a_document_that_cannot_be_coded_is_told_and_the_others_go_on():
    """One bad text does not hide what changes in the rest of a corpus."""
    documents = [Document("fail", "a"), Document(TEXT, "b")]
    failed = []
    found = list(changes(documents, Given(), Given(FIRST), on_error=lambda *what: failed.append(what)))
    assert [change.document for change in found] == ["b"]
    assert [(document.id, str(error)) for document, error in failed] == [("a", "cannot be coded")]
    with pytest.raises(InputError, match="cannot be coded"):
        list(changes(documents, Given(), Given(FIRST)))


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


def test_the_command_goes_on_after_a_document_that_cannot_be_coded(tmp_path, monkeypatch, capsys):
    """It is named on standard error, the rest is told, and the exit code says that something was wrong."""
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "fail", "id": "a"}\n' + json.dumps({"text": TEXT, "id": "b"}), encoding="utf-8")
    monkeypatch.setattr("eventcoder.coder.Coder", lambda dictionaries, **_: Given(FIRST) if dictionaries else Given())
    assert cli.main(["diff", "--new", "x", str(path)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("added: b: ")
    assert err == "eventcoder: a: cannot be coded\n"


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    """No stack trace; exit code 1."""
    assert cli.main(["diff", "--new", str(layer(tmp_path, "praise")), str(tmp_path / "gone.jsonl")]) == 1
    assert "gone.jsonl" in capsys.readouterr().err
