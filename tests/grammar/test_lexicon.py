"""The English lexicon: what a word may be, and its lemma."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.lexicon_files import load_lexicon

FOLDER = Path(__file__).resolve().parents[2] / "dictionaries" / "language" / "en"


@pytest.fixture(scope="module")
def english() -> Lexicon:
    """The lexicon that ships."""
    return load_lexicon(FOLDER)


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


@given(text=st.text(max_size=40))
def test_any_string_can_be_looked_up(english: Lexicon, text: str) -> None:
    """No token of a news text makes the lexicon raise."""
    tags = english.lookup(text)
    assert isinstance(tags, tuple)
    assert isinstance(english.lemma(text, tags[0] if tags else "NN"), str)
    english.correct_verb(text)
