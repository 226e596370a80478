"""Parses of Universal Dependencies: what is read from CoNLL-U, and that the clauses are those of any analyser."""

import concurrent.futures
import json
import multiprocessing
import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventcoder
from eventcoder import cli
from eventcoder.errors import InputError, InputTypeError
from eventcoder.grammar.conllu_analyser import ConlluAnalyser
from eventcoder.grammar.lexicon_files import load_lexicon
from grammar import suite

ROWS = suite.rows_of("conllu")
ARREST = """# newdoc id = a1
# newpar
# text = Police didn't arrest the rebels.
1\tPolice\tpolice\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tarrest\tarrest\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tarrest\tarrest\tVERB\tVB\t_\t_\t_\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_
6\trebels\trebel\tNOUN\tNNS\t_\t4\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tRebels\trebel\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tshelled\tshell\tVERB\t_\t_\t0\troot\t_\t_
3\tGao\tGao\tPROPN\t_\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""
TEXT = "Police didn't arrest the rebels.\n\nRebels shelled Gao."


def told(coder, parses):
    """Return what is coded of the documents, in short."""
    coded = coder.code_many(parses.documents, statuses="all")
    return [(event.type, event.status, event.source.text, event.target.text) for one in coded for event in one.events]


EVENTS = [("arrest", "negated", "Police", "the rebels"), ("shelling", "actual", "Rebels", "Gao")]


# --------------------------------------------------------------------------------------------- clauses


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_parse_by_hand_gives_the_clauses_expected(row):
    """Who did what to whom is taken from the parse, as the built-in analyser would say it."""
    (outcome,) = suite.run(suite.named("conllu"), [row])
    assert outcome.misses == (), row.text
    assert outcome.analysis.doubts == (), "a sound parse is not overruled"


def test_a_parse_that_leaves_words_without_a_place_gives_way_to_the_builtin_reading():
    """A town in no clause and a verb without its object speak against it; the user's own parse of the next sentence stands."""
    wrong = ARREST.replace("PROPN\t_\t_\t2\tobj", "PROPN\t_\t_\t1\tdep")
    parses = eventcoder.Conllu.parse(wrong)
    coder = eventcoder.Coder(analyser=parses)
    assert told(coder, parses) == EVENTS
    (text,) = [document.text for document in parses.documents]
    first, second = coder.parse(text).sentences
    assert first.doubts == ()
    assert [(doubt.label, doubt.by[0].text) for doubt in second.doubts] == [
        ("no object", "shelled"),
        ("no place", "Gao"),
    ]


def test_the_parses_by_hand_show_all_that_trees_differ_in():
    """Enough sentences are parsed, and each relation that has a treatment of its own stands in one of them."""
    labels = {line.split("\t")[7] for line in suite.PARSES.read_text(encoding="utf-8").split("\n") if "\t" in line}
    wanted = {
        "cop",
        "case",
        "obl",
        "obl:agent",
        "nmod:poss",
        "acl:relcl",
        "compound:prt",
        "flat",
        "appos",
        "conj",
        "expl",
    }
    assert wanted | {"aux:pass", "ccomp", "xcomp", "parataxis", "fixed", "iobj", "advcl", "acl"} <= labels
    assert len(ROWS) >= 40


def test_a_parse_without_penn_tags_gives_the_same_clauses():
    """Treebanks and models with no tags but those of Universal Dependencies are read as well."""
    bare = re.sub(r"(?m)^(\d+\t\S+\t\S+\t\S+\t)\S+", r"\1_", suite.PARSES.read_text(encoding="utf-8"))
    outcomes = suite.run(suite.over(eventcoder.Conllu.parse(bare)), ROWS)
    assert [(outcome.row.text, outcome.misses) for outcome in outcomes if outcome.misses] == []


def test_a_parse_of_which_only_words_and_heads_are_told_gives_events():
    """Missing lemmas, tags and features are no fault: the lexicon tells what a word may be."""
    bare = "\n".join("\t".join(x if i in {0, 1, 6, 7, 9} else "_" for i, x in enumerate(line.split("\t"))) if "\t" in line
                     else line for line in ARREST.split("\n"))  # fmt: skip
    parses = eventcoder.Conllu.parse(bare)
    assert told(eventcoder.Coder(analyser=parses), parses)[1] == EVENTS[1]


def test_words_that_are_cut_otherwise_than_ours_keep_their_place():
    """A parser that leaves "Gao's" and "10,000-strong" whole, or cuts "counter-attack", gives the same clauses."""
    rows = [
        *(("Gao's", "PROPN", 4, "nmod:poss"), ("10,000-strong", "ADJ", 4, "amod"), ("rebel", "NOUN", 4, "compound")),
        *(("army", "NOUN", 5, "nsubj"), ("repelled", "VERB", 0, "root"), ("a", "DET", 9, "det")),
        *(("counter", "ADJ", 9, "amod"), ("-", "PUNCT", 9, "punct"), ("attack", "NOUN", 5, "obj")),
    ]
    lines = [f"{i}\t{w}\t_\t{pos}\t_\t_\t{head}\t{label}\t_\t_" for i, (w, pos, head, label) in enumerate(rows, 1)]
    text = "Gao's 10,000-strong rebel army repelled a counter-attack"
    analysis = suite.over(eventcoder.Conllu.parse(f"# text = {text}\n" + "\n".join(lines)))(text)
    (repel,) = [clause for clause in analysis.clauses if clause.kind == "verb"]
    assert suite.words(repel.subject, text, analysis.tokens) == "Gao's 10,000-strong rebel army"
    assert suite.words(repel.object, text, analysis.tokens) == "a counter-attack"


# -------------------------------------------------------------------------------------------- documents


def test_the_text_is_that_of_the_parse_and_offsets_point_into_it():
    """An event is found again in the text that the parser was given."""
    parses = eventcoder.Conllu.parse(ARREST)
    (document,) = parses.documents
    assert (document.text, document.id) == (TEXT, "a1")
    coder = eventcoder.Coder(analyser=parses)
    assert [(one.start, one.end, one.paragraph) for one in coder.sentences(TEXT)] == [(0, 32, 0), (34, 53, 1)]
    assert told(coder, parses) == EVENTS
    for event in coder.code(TEXT, statuses="all"):
        assert TEXT[event.source.start : event.source.end] == event.source.text


def test_documents_begin_at_newdoc_and_spaces_stand_as_they_stood():
    """Each document of a file is coded on its own; SpaceAfter and SpacesAfter say what stood between words."""
    words = "1\t{}\t_\tNOUN\t_\t_\t0\troot\t_\t{}\n\n"
    text = (
        "# newdoc\n"
        + words.format("Ruin", "SpaceAfter=No")
        + words.format("Rain", "SpacesAfter=\\n\\s")
        + words.format("Rest", "_")
    )
    parses = eventcoder.Conllu.parse(text + "# newdoc id = second\n" + words.format("End", "_"), "news")
    assert [(one.id, one.text) for one in parses.documents] == [("news:1", "RuinRain\n Rest"), ("second", "End")]


def test_a_text_without_a_parse_is_refused():
    """Nobody gets events of a text that was never parsed, nor silently none."""
    coder = eventcoder.Coder(analyser=eventcoder.Conllu.parse(ARREST))
    with pytest.raises(InputError, match=r"no parse of the text 'Rebels fled\.'.*documents"):
        coder.code("Rebels fled.")


def test_a_coder_over_parses_goes_to_other_processes():
    """A run over many processes gives what one process gives."""
    parses = eventcoder.Conllu.parse(ARREST)
    coder = eventcoder.Coder(analyser=parses)
    assert told(pickle.loads(pickle.dumps(coder)), parses) == EVENTS  # noqa: S301  (our own bytes)
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(told, coder, parses).result() == EVENTS


# ----------------------------------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    "line, message",
    [
        ("1 Rebels _ NOUN", r"news:1: 1 columns where CoNLL-U has 10, with tabs between: ID FORM"),
        ("x\tRebels\t_\tNOUN\t_\t_\t0\troot\t_\t_", r"news:1: ID is 'x'; write 1, 2, 3"),
        ("2\tRebels\t_\tNOUN\t_\t_\t0\troot\t_\t_", r"news:1: ID is 2 where 1 comes next"),
        ("1\t\t_\tNOUN\t_\t_\t0\troot\t_\t_", r"news:1: no FORM"),
        ("1\tRebels\t_\tNOUN\t_\t_\t7\troot\t_\t_", r"news:1: HEAD is '7'; write 0 for the root or the number of another"),
        ("1\tRebels\t_\tNOUN\t_\t_\t1\troot\t_\t_", r"news:1: HEAD is '1'; write 0"),
        ("1\tRebels\t_\tNOUN\t_\t_\t_\t_\t_\t_", r"news:1: HEAD is '_'; parse the file first"),
        ("2-1\tRebels\t_\tNOUN\t_\t_\t_\t_\t_\t_", r"news:1: ID is 2-1 where 1 comes next"),
        ("# text = Rebels\n1\tPolice\t_\tNOUN\t_\t_\t0\troot\t_\t_", r"news:2: 'Police' is not what '# text' of line 1 goes on"),
        ("1\tRebels\t_\tNOUN\t_\t_\t0\troot\t_\t_\n# late", r"news:2: a comment inside a sentence; leave an empty line"),
        ("1-2\tRebels\t_\t_\t_\t_\t_\t_\t_\t_\n1\tRebels\t_\tNOUN\t_\t_\t0\troot\t_\t_", r"news:1: the range 1-2 has not all its words; write"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_conllu_is_named_with_what_would_be_right(line, message):
    """A researcher whose file is broken is told where, what, and how to mend it."""
    with pytest.raises(InputError, match=message):
        eventcoder.Conllu.parse(line, "news")


def test_bytes_and_files_that_are_no_text_are_refused(tmp_path):
    """The error says what is wanted, not what Python stumbled over."""
    with pytest.raises(InputTypeError, match=r"must be a string, not bytes; Conllu\.read takes files"):
        eventcoder.Conllu.parse(b"")
    path = tmp_path / "news.conllu"
    path.write_bytes(b"# newdoc\n\xff")
    with pytest.raises(InputError, match=r"news\.conllu:2: not UTF-8 text"):
        eventcoder.Conllu.read(path)


@settings(deadline=None, max_examples=50)
@given(st.text("1234-.\t_ab #=newdoctxt\n", max_size=120))
def test_any_text_is_read_or_refused(text):
    """Whatever a file holds, there are documents or an error that names the line."""
    try:
        parses = eventcoder.Conllu.parse(text)
    except InputError as error:
        assert re.match(r"CoNLL-U:\d+: ", str(error))
    else:
        assert all(document.text for document in parses.documents)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(ARREST.split("\n")), max_size=12))
def test_any_order_of_lines_is_read_or_refused(lines):
    """A file that was cut, sorted or pasted together is no reason for a stack trace."""
    try:
        parses = eventcoder.Conllu.parse("\n".join(lines))
        analyser = ConlluAnalyser(suite.language(), parses)
        for document in parses.documents:
            assert len(list(analyser.analyses(document.text, analyser.split(document.text)))) > 0
    except InputError as error:
        assert re.match(r"CoNLL-U:\d+: ", str(error))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_tree_is_turned_into_clauses(data):
    """Parsers err, and treebanks have labels of their own: heads and labels of any kind stop no run."""
    words = data.draw(st.lists(st.sampled_from(("Rebels", "the", "was", "shelled", "of", "'s", "to", "and", ",", "who", "Gao",
                                                 "not", "in", "front", "(", "killing")), min_size=1, max_size=12))  # fmt: skip
    heads = [
        data.draw(st.integers(0, len(words)).filter(lambda head, own=i: head != own)) for i in range(1, len(words) + 1)
    ]
    labels = [data.draw(st.sampled_from(LABELS)) for _ in words]
    rows = [
        f"{i}\t{word}\t_\t_\t_\t_\t{head}\t{label}\t_\t_"
        for i, (word, head, label) in enumerate(zip(words, heads, labels, strict=True), 1)
    ]
    parses = eventcoder.Conllu.parse("\n".join(rows))
    analysis = suite.over(parses)(parses.documents[0].text)
    size = len(analysis.tokens)
    for clause in analysis.clauses:
        assert 0 <= clause.start < clause.end <= size
        assert all(0 <= at < size for at in clause.trigger)


LABELS = ("root", "nsubj", "obj", "obl", "nmod", "nmod:poss", "case", "mark", "cop", "aux", "conj", "cc", "flat", "appos", "fixed",
          "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "expl", "parataxis", "punct", "amod", "compound:prt", "new:label")  # fmt: skip


# -------------------------------------------------------------------------------------- the command line


def test_the_command_codes_a_file_of_parses(tmp_path, capsys):
    """`eventcoder code parsed.conllu` needs no other option, and its rows say what analysed them."""
    path = tmp_path / "parsed.conllu"
    path.write_text(ARREST, encoding="utf-8")
    assert cli.main(["code", str(path), "--status", "all", "--date", "2017-03-14"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["document"], row["type"], row["status"]) for row in rows] == [
        ("a1", "arrest", "negated"),
        ("a1", "shelling", "actual"),
    ]
    assert {row["version"] for row in rows} == {f"{eventcoder.__version__} (conllu)"}


def test_a_file_of_parses_with_another_ending_is_read_when_it_is_said_to_be_one(tmp_path, capsys):
    """`--input conllu` tells what an ending does not, and date and country hold for parsed documents too."""
    path = tmp_path / "parsed.txt"
    path.write_text(ARREST, encoding="utf-8")
    assert cli.main(["code", str(path), "--input", "conllu", "--date", "2017-03-14", "--country", "MLI"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["type"], row["date"]) == ("shelling", "2017-03-14")


def test_parses_and_other_files_are_coded_in_runs_of_their_own(tmp_path, capsys):
    """One coder has one analyser; who mixes files is told so."""
    path, other = tmp_path / "parsed.conllu", tmp_path / "b.txt"
    path.write_text(ARREST, encoding="utf-8")
    other.write_text("Rebels fled.", encoding="utf-8")
    assert cli.main(["code", str(path), str(other)]) == 1
    assert "b.txt is no parse, and" in capsys.readouterr().err
    assert cli.main(["code", str(path), "--analyser", "spacy"]) == 1
    assert "is parsed already; leave out --analyser spacy" in capsys.readouterr().err


def test_the_lexicon_is_not_asked_for_tags_that_are_given():
    """A parser's own tags go before what a word is in news otherwise ("the | fire" as a verb)."""
    from eventcoder.dictionaries.shipped import shipped_dictionaries
    from eventcoder.grammar.ud_labels import penn_tag

    lexicon = load_lexicon(shipped_dictionaries() / "language" / "en")
    assert penn_tag("fire", "VERB", "VBP", {}, lexicon) == "VBP"
    assert penn_tag("fire", "VERB", "_", {"VerbForm": "Inf"}, lexicon) == "VB"
    assert penn_tag("fire", "NOUN", "_", {}, lexicon) == "NN"
    assert penn_tag("will", "AUX", "_", {}, lexicon) == "MD"
