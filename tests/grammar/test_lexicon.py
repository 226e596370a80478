"""The English lexicon: what a word may be, its lemma, and how a broken file is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.errors import DictionaryError
from eventcoder.grammar.lexicon import Lexicon, inflect, load_lexicon, plural, singular

FOLDER = Path(__file__).resolve().parents[2] / "dictionaries" / "language" / "en"
SMALL = {
    "closed.csv": "word,tags,class\nthe,DT,det\nin front of,IN,prep\nis,VBZ,be\nhave,VBP VB,have\n",
    "verbs.csv": "lemma,irregular,particles,frames\nstrike,past=struck;pp=struck/stricken,down off,trans light\n",
    "nouns.csv": "word,plural,class\nman,men,\npolice,-,plural\nhour,,time\n",
    "words.csv": "word,tags,forms\nstrike,NN VB,\nbig,JJ,er=bigger;est=biggest\nvisit,VB NN,\n",
    "ambiguous.csv": "word,tags\nvisits,NNS VBZ\nairstrike,NN\n",
    "suffixes.csv": "suffix,tags\nation,NN\nly,RB\npro-,JJ NN\n",
}


@pytest.fixture(scope="module")
def english() -> Lexicon:
    """The lexicon that ships."""
    return load_lexicon(FOLDER)


def written(folder: Path, **changed: str) -> Path:
    """Write a small lexicon, with some files (named without .csv) replaced."""
    for name, text in SMALL.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "form, tag, lemma",
    [
        ("struck", "VBD", "strike"),
        ("stricken", "VBN", "strike"),
        ("overran", "VBD", "overrun"),
        ("overrunning", "VBG", "overrun"),
        ("banned", "VBN", "ban"),
        ("banning", "VBG", "ban"),
        ("admitted", "VBD", "admit"),
        ("travelled", "VBD", "travel"),
        ("traveled", "VBD", "travel"),
        ("fled", "VBD", "flee"),
        ("withheld", "VBN", "withhold"),
        ("retook", "VBD", "retake"),
        ("vetoes", "VBZ", "veto"),
        ("dying", "VBG", "die"),
        ("developed", "VBN", "develop"),
        ("found", "VBD", "find"),
        ("founded", "VBD", "found"),
        ("lay", "VBD", "lie"),
        ("saw", "VBD", "see"),
        ("are", "VBP", "be"),
        ("hadn't", "VBD", "have"),
        ("men", "NNS", "man"),
        ("policemen", "NNS", "policeman"),
        ("crises", "NNS", "crisis"),
        ("lives", "NNS", "life"),
        ("embargoes", "NNS", "embargo"),
        ("passers-by", "NNS", "passer-by"),
        ("people", "NNS", "people"),
        ("aircraft", "NNS", "aircraft"),
        ("humans", "NNS", "human"),
        ("airstrikes", "NNS", "airstrike"),
        ("talks", "NNS", "talk"),
        ("bases", "NNS", "base"),
        ("barracks", "NNS", "barracks"),
        ("heaviest", "JJS", "heavy"),
    ],
)
def test_known_forms_have_their_tag_and_lemma(english: Lexicon, form: str, tag: str, lemma: str) -> None:
    """A rule written with a lemma meets each inflected form of it, irregular ones too."""
    assert tag in english.lookup(form)
    assert english.lemma(form, tag) == lemma


@pytest.mark.parametrize(
    "form, first",
    [
        ("attack", "NN"),
        ("attacks", "NNS"),
        ("talks", "NNS"),
        ("says", "VBZ"),
        ("kill", "VB"),
        ("back", "RB"),
        ("offensive", "NN"),
        ("left", "VBD"),
        ("held", "VBN"),
        ("police", "NNS"),
        ("people", "NNS"),
        ("that", "IN"),
        ("to", "TO"),
        ("there", "EX"),
        ("several", "JJ"),
        ("monday", "NNP"),
        ("dozen", "NN"),
    ],
)
def test_the_likeliest_tag_in_news_comes_first(english: Lexicon, form: str, first: str) -> None:
    """Without context a word is read as news most often means it."""
    assert english.lookup(form)[0] == first


@pytest.mark.parametrize("noun", ["minister", "house", "man", "border", "party", "people", "police", "war"])
def test_some_words_are_only_nouns_in_news(english: Lexicon, noun: str) -> None:
    """A noun that is a verb only in dictionaries never becomes one."""
    assert {tag for tag in english.lookup(noun) if tag.startswith("VB")} == set()


@pytest.mark.parametrize(
    "form, tags",
    [
        ("shot", {"VBD", "VBN", "NN"}),
        ("wounded", {"VBD", "VBN", "JJ"}),
        ("leaves", {"VBZ", "NNS"}),
        ("fire", {"NN", "VB"}),
    ],
)
def test_ambiguous_words_keep_all_their_tags(english: Lexicon, form: str, tags: set[str]) -> None:
    """Context can choose only among tags that the lexicon offers."""
    assert tags <= set(english.lookup(form))


@pytest.mark.parametrize(
    "form, first",
    [
        ("zorbification", "NN"),
        ("zorbishly", "RB"),
        ("zorblessness", "NN"),
        ("militia-backed", "JJ"),
        ("pro-secession", "JJ"),
        ("29-year-old", "JJ"),
        ("three-day", "JJ"),
        ("helicopter-gunships", "NNS"),
    ],
)
def test_unknown_words_are_judged_by_their_parts(english: Lexicon, form: str, first: str) -> None:
    """A word that no file knows still gets the tag of its ending, or of its parts when it is hyphenated."""
    assert form not in english.tags
    assert english.lookup(form)[0] == first


@pytest.mark.parametrize(
    "form, lemma",
    [
        ("qanats", "qanat"),
        ("standpipes", "standpipe"),
        ("zarfies", "zarfy"),
        ("zarfboxes", "zarfbox"),
        ("zarfus", "zarfus"),
    ],
)
def test_the_plural_of_an_unknown_noun_has_its_singular_as_lemma(english: Lexicon, form: str, lemma: str) -> None:
    """A user's word class may hold a noun that the lexicon has not, and finds its plural too."""
    assert english.lookup(form)[0] == ("NN" if form == lemma else "NNS")
    assert english.lemma(form, english.lookup(form)[0]) == lemma


def test_a_word_without_a_clue_has_no_tags(english: Lexicon) -> None:
    """The lexicon does not guess where it knows nothing."""
    assert english.lookup("qqxj") == ()
    assert english.lookup("") == ()
    assert english.lookup("-") == ()


@pytest.mark.parametrize(
    "form, lemma",
    [
        ("repcatured", "recapture"),
        ("bombrded", "bombard"),
        ("kidnaped", None),
        ("arrseted", "arrest"),
        ("condemmned", "condemn"),
    ],
)
def test_misspelt_verbs_are_read_as_their_one_neighbour(english: Lexicon, form: str, lemma: str | None) -> None:
    """A slip of the keyboard does not lose an event; a known spelling is left alone."""
    assert english.correct_verb(form) == lemma


@pytest.mark.parametrize("form", ["abcdef", "killd", "presidnt", "zzzzzzzz", "château", "government"])
def test_other_words_are_never_corrected(english: Lexicon, form: str) -> None:
    """Short words, nouns, names, words with other letters and known words stay as they are."""
    assert english.correct_verb(form) is None


def test_frames_tell_control_speech_and_support(english: Lexicon) -> None:
    """The clause grammar finds who does the embedded act, who speaks, and which verbs only carry a noun."""
    assert "to-subj" in english.frames["agree"]
    assert "to-obj" in english.frames["urge"]
    assert "speech" in english.frames["say"]
    assert "raise" in english.frames["seem"]
    assert {"light", "converse"} <= english.frames["suffer"]
    assert "converse" not in english.frames["launch"]
    assert "out" in english.particles["carry"]


def test_closed_words_have_classes(english: Lexicon) -> None:
    """Subordinators, negators, approximators, titles and time words are told apart by class, not by tag."""
    assert {"prep", "sub"} <= english.closed["after"]
    assert "neg" in english.closed["didn't"]
    assert "approx" in english.closed["at least"]
    assert "title" in english.closed["prime minister"]
    assert "time" in english.closed["yesterday"]


def test_entries_of_several_words_are_reached_token_by_token(english: Lexicon) -> None:
    """The grammar walks a trie, so a longer entry wins over a shorter one that begins it."""
    classes, tags = english.phrases["in"]["front"]["of"][""]
    assert "prep" in classes
    assert tags == ("IN",)
    assert "" in english.phrases["as"]["soon"]["as"]


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


@pytest.mark.parametrize(
    "lemma, forms",
    [
        ("carry", ("carries", "carried", "carrying")),
        ("die", ("dies", "died", "dying")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("seize", ("seizes", "seized", "seizing")),
        ("stop", ("stops", "stopped", "stopping")),
        ("deploy", ("deploys", "deployed", "deploying")),
        ("visit", ("visits", "visited", "visiting")),
        ("veto", ("vetoes", "vetoed", "vetoing")),
        ("clash", ("clashes", "clashed", "clashing")),
        ("equip", ("equips", "equiped", "equiping")),
    ],
)
def test_regular_verbs_follow_the_spelling_rules(lemma: str, forms: tuple[str, str, str]) -> None:
    """Only what these rules get wrong needs a place in the column `irregular`."""
    made = inflect(lemma)
    assert (made["VBZ"], made["VBD"], made["VBG"]) == forms


@pytest.mark.parametrize(
    "noun, many", [("army", "armies"), ("clash", "clashes"), ("convoy", "convoys"), ("gunman", "gunmen")]
)
def test_regular_plurals_follow_the_spelling_rules(noun: str, many: str) -> None:
    """Only other plurals need a row in nouns.csv."""
    assert plural(noun) == many


@pytest.mark.parametrize(
    "many, noun",
    [("armies", "army"), ("clashes", "clash"), ("convoys", "convoy"), ("news", "new"), ("chaos", "chao"), ("ss", "ss")],
)
def test_a_regular_plural_gives_its_singular(many: str, noun: str) -> None:
    """Spelling alone decides: it is asked only of words that nothing knows."""
    assert singular(many) == noun


@given(text=st.text(max_size=40))
def test_any_string_can_be_looked_up(english: Lexicon, text: str) -> None:
    """No token of a news text makes the lexicon raise."""
    tags = english.lookup(text)
    assert isinstance(tags, tuple)
    assert isinstance(english.lemma(text, tags[0] if tags else "NN"), str)
    english.correct_verb(text)
