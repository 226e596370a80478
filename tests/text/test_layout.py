"""Headlines, wrapped lines, list items and datelines."""

from __future__ import annotations

import pytest

from eventcoder.text.language import TextLanguage
from eventcoder.text.layout import dateline
from eventcoder.text.sentences import split_sentences


def _marked(text: str, language: TextLanguage) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in split_sentences(text, language)]


BODY = (
    "Rebels shelled the dam on Monday, killing two guards and cutting power to the towns of the valley, officials said."
)


@pytest.mark.parametrize(
    "title",
    [
        "Rebels shell dam in the valley",
        "Rebels shell dam: two guards die",
        "Who shelled the dam?",
        "Army leaves the U.S.",
        "rebels shell dam",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n \r\n"])
def test_a_title_line_before_the_story_is_a_headline(title: str, gap: str, english: TextLanguage) -> None:
    """The first line without a full stop is a headline, whether a blank line follows or only a much longer line."""
    body = BODY.lower() if title.islower() else BODY
    assert _marked(title + gap + body, english) == [("headline", title), ("body", body)]


def test_a_tag_after_the_headline_stays_out_of_the_story(english: TextLanguage) -> None:
    """A word like Analysis after the title's full stop is not glued to the first sentence."""
    text = "Rebels Shell Dam in the Valley. Analysis\n\n" + BODY
    assert _marked(text, english) == [
        ("headline", "Rebels Shell Dam in the Valley."),
        ("headline", "Analysis"),
        ("body", BODY),
    ]


@pytest.mark.parametrize("text", ["Rebels shell dam", BODY, BODY + "\n\n" + BODY, "Rebels shell dam.\n\n" + BODY])
def test_text_without_a_title_has_no_headline(text: str, english: TextLanguage) -> None:
    """A lone line, and a first paragraph that ends with a full stop, are body."""
    assert {kind for kind, _ in _marked(text, english)} == {"body"}


def test_headline_byline_and_dateline_come_apart(english: TextLanguage) -> None:
    """The usual head of a wire story, without blank lines, gives a headline, a byline and the first sentence."""
    text = "Rebels shell dam in the valley, two guards die\nBy Jane Doe\nBEIRUT (AP) — " + BODY
    assert _marked(text, english) == [
        ("headline", "Rebels shell dam in the valley, two guards die"),
        ("furniture", "By Jane Doe"),
        ("body", BODY),
    ]


def test_hard_wrapped_lines_are_joined(english: TextLanguage) -> None:
    """A sentence of wire copy that runs over several lines is one sentence."""
    text = (
        "Rebels shelled the dam in the valley on Monday and killed\n"
        "two guards, officials said. The army sent tanks and about\n"
        "Gen. Haddad said nothing.\n"
    )
    assert _marked(text, english) == [
        ("body", "Rebels shelled the dam in the valley on Monday and killed\ntwo guards, officials said."),
        ("body", "The army sent tanks and about\nGen. Haddad said nothing."),
    ]


def test_list_items_are_sentences_of_their_own(english: TextLanguage) -> None:
    """Bullets and numbers at the beginning of lines part what has no full stop."""
    text = (
        "What happened on Monday:\n- Rebels shelled the dam\n- Police closed the road\n• The army left\n2. Talks failed"
    )
    assert [words for _, words in _marked(text, english)] == text.replace("• ", "").replace("- ", "").split("\n")


def test_a_heading_inside_the_story_is_a_headline(english: TextLanguage) -> None:
    """A short line of its own between paragraphs is a heading, and parts nothing else."""
    text = f"{BODY}\n\nFears of war\n\n{BODY}"
    assert [kind for kind, _ in _marked(text, english)] == ["body", "headline", "body"]


DATELINES = [
    ("KABUL, Afghanistan (Reuters) - ", "KABUL, Afghanistan (Reuters)"),
    ("BEIRUT (AP) — ", "BEIRUT (AP)"),
    ("BEIRUT (AP) _ ", "BEIRUT (AP)"),
    ("BEIRUT -- ", "BEIRUT"),
    ("LONDON — ", "LONDON"),
    ("WASHINGTON/MOSCOW (Reuters) - ", "WASHINGTON/MOSCOW (Reuters)"),
    ("KABUL, Jan. 5 (Xinhua) -- ", "KABUL, Jan. 5 (Xinhua)"),
    ("UNITED NATIONS, Sept 12 (Reuters) - ", "UNITED NATIONS, Sept 12 (Reuters)"),
    ("MOSCOW. March 5 (Interfax) - ", "MOSCOW. March 5 (Interfax)"),
    ("MOSCOW, March 5. /TASS/. ", "MOSCOW, March 5. /TASS/."),
    ("Beirut (AFP) - ", "Beirut (AFP)"),
    ("Beirut, Lebanon (CNN) -- ", "Beirut, Lebanon (CNN)"),
    ("(Reuters) - ", "(Reuters)"),
    ("(CNN)", "(CNN)"),
    ("ISLAMABAD: ", "ISLAMABAD"),
    ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE, Haiti (AP)"),
    ("RIO DE JANEIRO (AP) - ", "RIO DE JANEIRO (AP)"),
    ("ST. PETERSBURG, Russia (AP) - ", "ST. PETERSBURG, Russia (AP)"),
]


@pytest.mark.parametrize("opening,said", DATELINES)
def test_datelines_are_skipped_and_can_be_read(opening: str, said: str, english: TextLanguage) -> None:
    """The story begins after place and agency; `dateline` gives their span to whoever wants to read them."""
    text = f"Title of it\n\n{opening}{BODY}"
    title, first = split_sentences(text, english)
    assert text[first.start : first.end] == BODY
    span = dateline(text, title.end, first.start)
    assert span is not None
    assert text[slice(*span)] == said


@pytest.mark.parametrize(
    "text",
    [
        "NATO said it would leave.",
        "The army (AP reports) left.",
        "U.N. envoy Ali (left) spoke.",
        "UNICEF - the children's fund - sent aid.",
        "Rebels of the NDF - a militia - fled.",
        "(The army denied it.)",
        "THE ARMY - WHICH LOST - FLED.",
        "Hamas (which rules Gaza) fired rockets.",
        "FILE PHOTO: A soldier near the dam",
    ],
)
def test_ordinary_openings_are_no_datelines(text: str, english: TextLanguage) -> None:
    """Capitals, brackets and dashes at the beginning of a sentence do not make a dateline."""
    assert split_sentences(text, english)[0].start == 0


@pytest.mark.parametrize("line", ["LIMA (Andes Press) -", "BAMAKO, Feb 3 -", "PORT SUDAN (Nile Wire)"])
def test_a_dateline_on_a_line_of_its_own_is_part_of_no_sentence(line: str, english: TextLanguage) -> None:
    """The headline above it ends, and the story begins below it."""
    text = f"Miners march on Congress\n{line}\n\nThousands of miners marched on Congress on Monday."
    assert [text[one.start : one.end] for one in split_sentences(text, english)] == [
        "Miners march on Congress",
        "Thousands of miners marched on Congress on Monday.",
    ]
