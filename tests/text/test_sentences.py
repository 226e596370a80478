"""Sentence splitting: each row of the table is a text with | where a new sentence must begin, and nowhere else."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eventcoder.text.furniture import PICTOGRAPH
from eventcoder.text.language import TextLanguage, load_text_language
from eventcoder.text.layout import dateline
from eventcoder.text.sentences import split_sentences

LANGUAGE = load_text_language(Path(__file__).parents[2] / "dictionaries" / "language" / "en")

CASES = """
Gen. Haddad met Col. Mansour on Friday. |They shook hands.
Rebels left the town. |The army moved in. |Nobody fired.
The U.S. President spoke to the U.N. Security Council. |Nobody replied.
He has lived in the U.S. |The army drafted him.
Troops came from the U.S. |In March they left.
Troops came from the U.S. |They left in March.
Officials in the U.K. |But not in the E.U. did so.
George W. Bush met J. R. Smith and A. B. Vajpayee. |All smiled.
The firm sold arms to Acme Inc. last year. |Police objected.
It was bought by Acme Corp. |The price was not given.
The raid began at 5 a.m. |Soldiers broke doors.
The raid began at 5 p.m. Monday in the capital. |Two men died.
The curfew starts at 10 p.m. GMT and lasts.
On Jan. 5 police held three men. |Two fled.
The talks failed in Sept. |Both sides went home.
It was agreed on Mon. Jan. 5 in Oslo.
Resolution No. 242 was cited. |Art. 5 was not.
He said no. |The army insisted.
The shell fell 5 km. from the base. |The base was hit.
The village lies at approx. 500 metres. |Snow fell.
The road they came in. |Police closed it.
Prices rose 3.5 percent to $1.2 million. |Trade fell.
"We will fight." |The crowd cheered.
"We will fight," he said. |"We will win."
"Will you go?" the judge asked. |"No!" he cried.
“We will fight.” |The crowd cheered.
“Will you go?” |He went.
He said: “We won.” |“They lost.”
The army won (it said so.) |The rebels denied it.
The army won. |(The rebels denied it.) |Nobody knows.
Where is the money? |Nobody knows! |Help came.
What?! |He left.
He waited... |Then he left.
He waited … and left.
He was ... unsure of it. |She was not.
He went to St. Petersburg with Mt. Athos monks. |Then home.
Sen. John Doe (R-Ariz.) said so. |He left.
Sen. Jane Roe (D-Calif.) voted. |The bill fell.
Dr. Ali, Ph.D., and Mr. Noor Jr. met. |They agreed.
The case Doe v. Roe ended. |Doe won.
Weapons, e.g. rifles, etc. were seized. |Men fled.
Rebels took rifles, etc. |Police took none.
Troops left the town.|The army came in. |It stayed.
The army left.  |The rebels came.
They took al-Bab. |al-Shabaab took nothing.
They left at 3. |Four stayed.
In 2013. |The war went on.
1. The army must leave. |2. The rebels must go.
Lt. Gen. Omar and Maj.-Gen. Said fell. |Troops fled.
Then-Gen. Omar ruled. |He fell.
The then-Gov. Cruz signed it. |It passed.
Yahoo! said it would not. |Others did.
the army took the town. |the rebels fled. |police came.
gen. haddad met mr. smith in the u.s. on friday. |they shook hands.
the rebels asked why? |nobody knew. |the army left
he fell ill. |police came.
he answered . |but nobody heard .  |the army left.
THE ARMY TOOK THE TOWN. |REBELS FLED. |GEN. HADDAD SPOKE.
THE U.S. ARMY LEFT. |THE U.N. STAYED.
The P.K.K. fought on. |The army fell back.
He spoke to the P.K.K. |The army fell back.
He lives in Washington, D.C. |He works in L.A. |She does not.
It was the work of the I.R.A. |Police said so.
Plan B. |The army had one.
Police held W. Khan and S. Roy. |Both denied it.
The Hon. Amb. Lee resigned. |A successor came.
See p. 5 and pp. 6-7. |Then sign.
Vol. II tells of it. |Ch. 3 does not.
Visit www.example.org. |It is free.
Write to a.b@example.org. |He answers.
Talks ended at No. 10 Downing St. |The minister left.
It was the army vs. the rebels. |The rebels won.
'We will fight.' |The crowd cheered.
The army said: 'We won.' |'They lost.'
She said , `` We go . '' |He stayed .
The mayor of Ft. Worth spoke. |Mrs. Lee did not.
Troops took Hill No. 5. |Then they rested.
The army (and the police) left. |[They came back.]
Was it the U.S.? |Nobody knew.
"It came from the U.S." |The envoy was firm.
Approx. 200 fled. |Est. losses are high.
Bombs fell on Aug. 12, 2012. |None died on Aug. 13.
He got the Nobel Prize. |§ 5 was cut.
5,000 came. |300 left.
"""


def _split(text: str, language: TextLanguage) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, language)]


def _expected(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_sentences_end_where_a_reader_ends_them(case: str, english: TextLanguage) -> None:
    """Abbreviations, initials, quotes, numbers and missing capitals do not mislead the splitter."""
    expected = _expected(case)
    assert _split(case.replace("|", ""), english) == expected


def test_a_dateline_is_part_of_no_sentence(english: TextLanguage) -> None:
    """The place and the agency before a story are left out of its first sentence, and can be found again."""
    text = "KABUL, Afghanistan (Reuters) - Rebels shelled a base. Two men died."
    sentences = split_sentences(text, english)
    assert [text[s.start : s.end] for s in sentences] == ["Rebels shelled a base.", "Two men died."]
    span = dateline(text, 0, sentences[0].end)
    assert span is not None
    assert text[slice(*span)] == "KABUL, Afghanistan (Reuters)"


def test_a_very_long_sentence_is_cut_at_punctuation(english: TextLanguage) -> None:
    """A sentence of thousands of words comes in parts that end with a comma, so that the grammar's cost stays linear."""
    text = "the army shelled one more village, " * 1000
    parts = split_sentences(text, english)
    assert len(parts) > 10
    assert all(text[s.end - 1] == "," for s in parts)
    assert all(s.end - s.start <= 4000 for s in parts)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "(" * 100_000,
        '"' * 100_000,
        ". " * 100_000,
        '."' * 100_000,
        "." * 100_000,
        "!?" * 100_000,
        "\ud800" * 100_000,
        " " * 1_000_000 + ".",
        "a. " + " " * 1_000_000,
        "\n \r\n" * 100_000,
        "\u200b" * 100_000,
        "a.b" * 100_000,
        "A." * 100_000,
        "http://" * 100_000,
        "www.)))" * 100_000,
        "By A " * 100_000,
        "A, A " * 100_000,
        "x@" * 100_000,
        "read more: " * 50_000,
        "KABUL, " * 100_000,
        "e\u0301" * 100_000,
        "a'" * 100_000,
        "a\n" * 100_000,
        "1,000" * 100_000,
        "\x00\x1b\x85\u2028" * 50_000,
        "disclaimer: \n\n" * 20_000,
    ],
    ids=lambda text: repr(text[:7]),
)
def test_hostile_text_takes_linear_time(text: str, english: TextLanguage) -> None:
    """Megabytes of one character, brackets, marks or cues neither hang nor raise, and nothing is lost."""
    sentences = split_sentences(text, english)
    assert all(a.end <= b.start for a, b in pairwise(sentences))


STRINGS = st.text(
    st.one_of(
        st.sampled_from(list("aAbZ09 .,!?\"'“”‘’()[]-–—…:;/@#\n\r\t\xa0\u200b\u00ad\u0301\ud800\u202eشé§$%")),
        st.characters(),
    ),
    max_size=200,
)


# The bullets of chats: a keycap or a pictograph.
_PICTURES = re.compile(rf"\d\ufe0f?\u20e3|[{PICTOGRAPH}\ufe0f]")


@settings(deadline=None, max_examples=300)
@given(STRINGS)
@example("\U0001f0000")  # a playing tile before a digit
def test_sentences_cover_all_but_datelines(text: str) -> None:
    """Sentences are in order, do not overlap, and hold every visible character that is no bullet and that no dateline holds."""
    sentences = split_sentences(text, LANGUAGE)
    covered = 0
    for number, sentence in enumerate(sentences):
        assert covered <= sentence.start < sentence.end <= len(text)
        assert sentence.index == number
        gap = _PICTURES.sub("", text[covered : sentence.start]).strip().strip("•·▪►●‣◦*–—-")
        assert not gap.strip() or dateline(text, covered, sentence.start) is not None
        covered = sentence.end
    assert not text[covered:].strip()


STORY = st.lists(
    st.sampled_from(
        [
            "Gen. Haddad left the U.S. on Monday.",
            "The army shelled two villages.",
            '"We will fight," he said.',
            "Rebels (and others) fled.",
            "Was it the police?",
            "He waited... Then he left.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(STORY, STORY)
def test_two_texts_in_one_give_the_sentences_of_both(first: list[str], second: list[str]) -> None:
    """Joining two stories by a blank line changes none of their sentences."""
    left, right = " ".join(first), " ".join(second)
    joined = _split(left + "\n\n" + right, LANGUAGE)
    assert joined == _split(left, LANGUAGE) + _split(right, LANGUAGE)


def test_line_ends_and_odd_spaces_do_not_matter(english: TextLanguage) -> None:
    """Windows line ends, no-break and thin spaces separate paragraphs and sentences as plain ones do."""
    text = "Rebels left.\u00a0The army came.\u2009Nobody fired.\r\n \r\nA truce held.\r\n\r\nIt broke."
    assert _split(text, english) == ["Rebels left.", "The army came.", "Nobody fired.", "A truce held.", "It broke."]
    assert [s.paragraph for s in split_sentences(text, english)] == [0, 0, 0, 1, 2]


def test_a_stray_capital_does_not_make_a_lower_cased_text_cased(english: TextLanguage) -> None:
    """A lower-cased archive in which a unit or a name kept its capital still splits at quotes and full stops."""
    text = '"we won." ' + "the army took the town. the rebels fled to the hills. " * 8 + "it cost PS5m. nobody paid."
    assert len(_split(text, english)) == 1 + 16 + 2


def test_no_text_has_no_sentences(english: TextLanguage) -> None:
    """Empty and blank texts give an empty tuple."""
    assert split_sentences("", english) == split_sentences(" \r\n\t\n", english) == ()
