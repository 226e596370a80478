"""Parses: what a reader must find in the grammar's tree of a sentence, and a program in its data."""

import json
import os
import re
import subprocess
import sys

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder import Coder
from eventcoder.errors import InputError

PIECES = ("the army ", "and ", "of ", "who ", "that ", "to leave ", "said ", "killed ", "talks ", "between ", "by rebels ", "if ",
          "will not ", "(", ")", ", ", "“", "”", "'s ", "Mali ", "20 ", "on Monday ", "? ", ". ", "\n\n", "\u00a0", "shelling ",
          "attack ", "was ", "urged ", "é", "Advertisement\n")  # fmt: skip
CLAUSE = re.compile(r"^( +)clause (\d+)[,:]")

law = settings(deadline=None)  # the first sentence waits for the dictionaries
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


def clause(parsed, lemma):
    """Return the first clause with this lemma."""
    return next(each for sentence in parsed.sentences for each in sentence.clauses if each.lemma == lemma)


def slots(found):
    """Return the words of a clause's slots by name."""
    return {slot.slot: slot.phrase.text for slot in found.slots}


def line(parsed, lemma_or_word):
    """Return the line of the tree in which a predicate stands, without its margin."""
    (found,) = (each for each in str(parsed).splitlines() if re.search(rf"clause \d+.*: {lemma_or_word}\b", each))
    return found.strip()


def shown(lines):
    """Return the clauses of a tree's lines, as (margin, number), from top to bottom."""
    return [(len(match[1]), int(match[2])) for match in map(CLAUSE.match, lines) if match]


# ----------------------------------------------------------------------------------------------- clauses


def test_a_sentence_is_a_tree_of_clauses_with_their_slots(coder):
    """A reader sees each clause below the one that it hangs on, how it hangs there, and who does what to whom."""
    assert str(coder.parse("Officials said rebels who fled had shelled Gao on Monday.")).splitlines() == [
        "Officials said rebels who fled had shelled Gao on Monday.",
        "  clause 0: said (say)  finite verb  [past]",
        "    subject: Officials (official)",
        "    clause 2, that-clause: shelled (shell)  finite verb  [past]",
        "      subject: rebels (rebel)",
        "      object: Gao",
        "      time: Monday",
        '      clause 1, relative clause "who": fled (flee)  finite verb  [past]',
        "        subject: rebels (rebel)  understood from clause 2",
    ]


@pytest.mark.parametrize(
    "text, word, how",
    [
        ("The minister said that the army left.", "left", "that-clause: "),
        ("The minister promised to leave.", "leave", "to-clause: "),
        ("The troops stopped shelling the port.", "shelling", "-ing clause: "),
        ("“We won,” the general said.", "won", "quotation: "),
        ("The guards asked whether he fled.", "fled", 'wh-clause "whether": '),
        ("Gunmen who robbed a bank fled.", "robbed", 'relative clause "who": '),
        ("Jets bombed the camp, killing six people.", "killing", "participle clause: "),
        ("Rebels fled after the army came.", "came", 'subordinate clause "after": '),
        ("Police entered the camp to arrest a suspect.", "arrest", "purpose clause: "),
        ("The police left without arresting the thief.", "arresting", 'clause after "without": '),
        ("The army carried out an attack.", "attack", "event noun carried by the verb: "),
        ("The attack shocked Kenya.", "attack", "event noun in the subject: "),
        ("Kenya condemned the attack.", "attack", "event noun in the object: "),
        ("Four men died during clashes.", "clashes", 'event noun after "during": '),
        ("Clashes between rebels and police.", "Clashes", "event noun: "),
    ],
)
def test_how_a_clause_hangs_on_another_is_said_in_plain_words(coder, text, word, how):
    """Nobody needs the grammar's own names to read the tree."""
    assert re.sub(r"^clause \d+,? ", "", line(coder.parse(text), word)).startswith(f"{how}{word}")


@pytest.mark.parametrize(
    "text, word, sort",
    [
        ("Troops fled.", "fled", "finite verb  [past]"),
        ("The town was seized by rebels.", "seized", "finite verb, passive  [past]"),
        ("Rebels want to attack Gao.", "attack", "infinitive"),
        ("The army stopped shelling Gao.", "shelling", "-ing form"),
        ("The rebels seized in Gao rested.", "seized", "past participle, passive"),
        ("Kenya is ready to talk.", "ready", "adjective  [present]"),
    ],
)
def test_a_predicate_says_what_it_is(coder, text, word, sort):
    """Form and voice stand behind the predicate."""
    assert line(coder.parse(text), word).endswith(f"  {sort}")


@pytest.mark.parametrize(
    "text, word, scope",
    [
        ("The rebels did not attack the mayor.", "attack", '[negated by "not", past]'),
        ("Rebels will attack Gao.", "attack", '[future by "will"]'),
        ("Rebels may attack Gao.", "attack", 'possible by "may"]'),
        ("Rebels must leave.", "leave", 'obligation by "must"]'),
        ("If rebels attack Gao, people will flee.", "attack", '[present, condition by "If"]'),
        ("Did rebels attack Gao?", "attack", '[past, question by "?"]'),
    ],
)
def test_scope_names_the_words_that_say_so(coder, text, word, scope):
    """A reader sees which word made an act denied, open or still to come."""
    assert line(coder.parse(text), word).endswith(scope)


def test_a_verb_is_shown_with_its_particle(coder):
    """What rules must name is "carry out", not "carry"."""
    assert "clause 0: carried out (carry out)" in str(coder.parse("The army carried out the plan."))


# ---------------------------------------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    "text",
    [
        "The rebels failed to capture the port.",
        "The rebels who capture the port rested.",
        "The rebels left to capture Gao.",
    ],
)
def test_an_argument_said_elsewhere_is_marked(coder, text):
    """Who acts in "failed to capture" is not said beside "capture": it is marked, with the clause where it is said."""
    found = clause(coder.parse(text), "capture")
    (subject,) = (slot for slot in found.slots if slot.slot == "subject")
    assert subject.phrase.text == "The rebels"
    home = next(i for i in (0, 1) if i != found.index)
    assert subject.understood_from == home
    assert f"subject: The rebels (rebel)  understood from clause {home}" in str(coder.parse(text))


def test_an_argument_said_beside_its_verb_is_not_marked(coder):
    """A speaker behind the verb and a day at the end of the sentence are where they belong."""
    assert "understood" not in str(coder.parse("“We won,” said the rebel commander on Monday."))
    assert "understood" not in str(coder.parse("Dockers will strike on Friday."))


def test_an_argument_without_a_clause_around_it_is_marked_only_where_it_is_borrowed(coder):
    """ "Stood" and "vowed" both have the guards, who stand beside "stood"."""
    parsed = coder.parse("On the bridge stood guards who had vowed to stay.")
    assert [slot.understood_from for slot in clause(parsed, "stand").slots] == [None, None]
    assert clause(parsed, "vow").slots[0].understood_from == clause(parsed, "stand").index


def test_a_shared_subject_is_said_once(coder):
    """The army attacked and burned: the second verb has its subject from the first, whose phrase is shown in full only there."""
    told = str(coder.parse("Troops and police of Mali attacked Gao and burned the market."))
    assert told.count("member: Troops") == 1
    assert "subject: Troops and police of Mali  understood from clause 0" in told


def test_a_phrase_shows_what_it_is_made_of(coder):
    """Members, apposition, short name, possessor, inner phrases and counts stand under the phrase."""
    told = str(coder.parse("The Omo Front (OF), a militia, freed 20 sons of Kenya and Mali's envoy.")).splitlines()
    assert told[2:] == [
        "    subject: The Omo Front (OF), a militia",
        "      alias: OF",
        "      apposition: a militia (militia)",
        "    object: 20 sons of Kenya and Mali's envoy",
        "      member: 20 sons of Kenya (son)  number 20",
        "        of: Kenya",
        "      member: Mali's envoy (envoy)",
        "        possessor: Mali",
    ]


def test_an_event_noun_on_its_own_shows_its_phrase(coder):
    """A headline without a verb has its sides below its noun, each once."""
    assert str(coder.parse("Clashes between rebels and police.")).splitlines()[1:] == [
        "  clause 0, event noun: Clashes (clash)",
        "    phrase: Clashes between rebels and police (clash)",
        "    between: rebels and police",
        "      member: rebels (rebel)",
        "      member: police",
    ]


# ----------------------------------------------------------------------------------------------- texts


def test_an_empty_text_has_no_sentence(coder):
    """Nothing in, nothing out."""
    assert str(coder.parse("")) == ""
    assert coder.parse("").to_dict() == {"text": "", "sentences": []}


def test_what_is_no_text_is_refused(coder):
    """The fault is told as for `code`."""
    with pytest.raises(InputError):
        coder.parse(None)


def test_each_sentence_has_its_own_tree(coder):
    """Clauses are counted anew in each sentence, and one without clauses says so."""
    told = str(coder.parse("Troops fled. Rebels came. Alas.")).splitlines()
    assert [each for each in told if not each.startswith("   ")] == [
        "Troops fled.",
        "  clause 0: fled (flee)  finite verb  [past]",
        "Rebels came.",
        "  clause 0: came (come)  finite verb  [past]",
        "Alas.",
        "  no clause was found",
    ]


def test_page_furniture_is_shown_as_such(coder):
    """What stands around a story is not read, and the tree says why there is nothing below it."""
    told = str(coder.parse("Rebels fled.\n\nFollow us on Twitter."))
    assert "Follow us on Twitter.  [furniture]\n  not read: text of the page, not of the story" in told


def test_what_a_terminal_would_obey_is_not_printed(coder):
    """Escape sequences cannot move the cursor, and a phrase broken over two lines stands on one."""
    told = str(coder.parse("Rebels\nof the \x1b[31mNorth attacked Gao."))
    assert "\x1b" not in told
    assert all(each.startswith(("Rebels of the", "  ")) for each in told.splitlines())


def test_the_tree_is_the_same_in_every_process():
    """Nothing in it hangs on the order in which a process keeps its sets."""
    text = "Troops and rebels said talks between Mali and Chad on trade failed after the army attacked Gao."
    code = f"import eventcoder; print(eventcoder.Coder().parse({text!r}).to_dict())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


# ----------------------------------------------------------------------------------------------- data


def test_data_say_all_that_the_tree_says(coder):
    """A program reads slots, scope with its cue words, and how a clause hangs on another."""
    (sentence,) = coder.parse("Kenya urged Mali not to attack Gao.").to_dict()["sentences"]
    urged, attack = sentence["clauses"]
    assert (urged["parent"], urged["complement"], urged["lemma"]) == (None, 1, "urge")
    assert (attack["parent"], attack["relation"], attack["hangs_on"], attack["form"]) == (
        0,
        "complement",
        "to-clause",
        "to",
    )
    assert attack["scope"] == [{"is": "negated", "by": [{"text": "not", "start": 17, "end": 20}]}]
    subject, target = attack["slots"]
    assert (subject["slot"], subject["phrase"]["text"], subject["understood_from"]) == ("subject", "Mali", 0)
    assert (target["slot"], target["phrase"]["text"], target["understood_from"]) == ("object", "Gao", None)
    assert attack["trigger"] == [{"text": "attack", "start": 24, "end": 30}]


def offsets(value):
    """Yield each dict that names a stretch of the text."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for each in value.values():
            yield from offsets(each)
    elif isinstance(value, list):
        for each in value:
            yield from offsets(each)


@law
@given(texts)
def test_offsets_slice_the_caller_s_text(coder, text):
    """Whatever the text, each stretch that the data name is there, word for word; and the data are JSON."""
    found = coder.parse(text).to_dict()
    assert json.loads(json.dumps(found)) == found
    for each in offsets(found):
        assert each["text"] == text[each["start"] : each["end"]]
        assert each["start"] < each["end"]


def check_tree(parsed):
    """Check that a sentence's tree shows each clause once, and below and within the clause that it hangs on."""
    for sentence in parsed.sentences:
        found = shown(str(evolve(parsed, sentences=(sentence,))).splitlines())
        assert sorted(number for _, number in found) == [each.index for each in sentence.clauses]
        margins = {number: margin for margin, number in found}
        places = {number: place for place, (_, number) in enumerate(found)}
        for each in sentence.clauses:
            if each.parent is not None and places[each.parent] < places[each.index]:
                assert margins[each.index] > margins[each.parent] or margins[each.index] > 40


@law
@given(texts)
def test_every_clause_is_shown_exactly_once(coder, text):
    """No clause is lost in the tree and none is there twice, whatever the text."""
    check_tree(coder.parse(text))


@law
@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=6, max_size=6))
def test_clauses_that_hang_on_one_another_in_a_ring_are_shown(coder, parents):
    """An analyser that errs, so that a clause hangs on itself, neither hangs the tree nor hides a clause."""
    (sentence,) = coder.parse("Rebels said troops said police said guards said monks said nuns fled.").sentences
    assert len(sentence.clauses) == 6
    clauses = tuple(evolve(each, parent=at) for each, at in zip(sentence.clauses, parents, strict=True))
    parsed = evolve(coder.parse(""), sentences=(evolve(sentence, clauses=clauses),))
    found = shown(str(parsed).splitlines())
    assert sorted(number for _, number in found) == list(range(6))


def test_a_very_deep_sentence_is_shown(coder):
    """Clauses far down name the clause that they hang on, since they are set in no further."""
    text = "He said " + "that he said " * 2000 + "no."
    told = str(coder.parse(text))
    assert len(told) < 30 * len(text)
    assert "clause 100, that-clause of clause 99: said" in told


def test_phrases_nested_without_end_are_told_so_far(coder):
    """Hundreds of owners of owners neither stop a program nor fill its disk."""
    parsed = coder.parse("Rebels " + "talks 's " * 400 + "fled.")
    assert "possessor" in str(parsed)
    assert max(len(each) - len(each.lstrip()) for each in str(parsed).splitlines()) < 80
