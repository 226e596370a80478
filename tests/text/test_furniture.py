"""Page furniture is set apart from the story, and news that sounds like it is not."""

from __future__ import annotations

import pytest

from eventcoder.text.furniture import compile_furniture, cue_problem
from eventcoder.text.language import TextLanguage
from eventcoder.text.sentences import split_sentences

FURNITURE = """
Theme:
In-depth Report:
Tags: Syria, Iraq
Related: How the truce fell apart
Related stories
Read more: Five things to know about the talks
READ ALSO: Army retakes the dam
Click here to sign up for our newsletter
Advertisement
ADVERTISEMENT
Follow us on Twitter @example
Follow us on Facebook and Instagram.
Like us on Facebook
Share this article
Sign up for our daily newsletter
Subscribe to our newsletter for more.
Please support our work.
Please consider making a donation to keep us going.
Donate now via PayPal.
If you like what we do, please donate.
Disclaimer: We take no responsibility.
Copyright 2019 Example News Ltd.
© 2020 Example News
All rights reserved.
Fair Use Notice
This material may not be published, broadcast, or sent on.
(Photo: Example Agency)
(Photo by Jane Doe)
Image copyright Getty Images
Image caption Smoke over the old town
FILE PHOTO: A soldier near the dam
REUTERS/Jane Doe
By John Smith
By John Smith and Jane Doe
BY JANE DOE
(Reporting by John Smith; Editing by Jane Doe)
Additional reporting by Jane Doe in Rome.
Contact us
Contact: news@example.org
For media inquiries: press@example.org
news@example.org
https://www.example.org/story
www.example.org
[email protected]
Tel: +1 555 0100
12 Main Street, Springfield, IL 62701
P.O. Box 1234, Springfield
View all comments
Leave a comment
This article was originally published by Example News.
The views expressed in this article are those of the author.
We use cookies to make the site better.
Posted on 12 March
Last updated at 10:30
Also read | Army retakes the dam
SEE IT: Troops storm the dam
Analysis: Why the truce broke
Home » World » Africa
News | Sport | Opinion | Weather
(Corrects spelling of the general's name in paragraph 3)
(Adds quotes, background)
Jane Doe in Rome contributed to this report.
This article appears in the print edition of 4 May.
👉 Subscribe to our channel
[1] "Troops shell the dam", Daily Example, 4 May 2019.
Kindly share this story
Advertise with us
In this undated photo, troops guard the dam.
"""

NEWS = """
The disclaimer angered Moscow.
He appealed for donations for the victims.
Police seized copyright material.
Donate or leave, the militia told villagers.
Donors pledged $2 billion for refugees.
Photos of the raid angered protesters.
Images from the site showed tanks.
By Friday the army had taken the town.
By Tuesday John Smith had left.
By the time the army came, rebels had fled.
Related attacks killed four soldiers in March.
Contact between the two governments was cut.
Contact was lost with the patrol.
Follow-up talks were held in Geneva.
Following the attack, police closed the border.
Subscribers to the state newspaper were arrested.
Share prices fell after the coup.
Advertisement of alcohol was banned by the junta.
Copyright law was passed by parliament.
Support for the rebels grew.
Supporters of the party clashed with police.
Tags were sprayed on the embassy.
Sources in the army said rebels had fled.
Source told the agency that rebels fled.
Read the riot act, they dispersed.
Click farms were raided by police.
Facebook and Twitter were blocked by the government.
Twitter was blocked by the government.
"Please support our army," the president told crowds.
"Follow us to victory," the rebel leader said.
The minister said: "Please support our government."
Editors were arrested at the newspaper.
Published reports accused the army of torture.
Posted soldiers fled the border.
Reporting from the front was banned.
Image is all, the envoy said.
Video from the scene showed troops firing.
Home guards fired on protesters.
More troops were sent to the border.
More on the army's side died.
Next Friday the parties will meet.
Top officials were arrested.
Popular anger forced the minister out.
Watch towers were shelled.
Join us or die, the militants told them.
Support us or leave, rebels warned villagers.
Terms of the truce were broken.
Newsletters were seized by police.
12 soldiers were killed on Main Street.
He posted on Facebook that rebels had fled.
Analysis of the shells showed that the army fired them.
Discussion of the truce ended in a brawl.
Comments by the minister angered Moscow.
Home raids led to nine arrests.
Notes to the envoy were seized by police.
Background checks led to the arrest of the guard.
About Turkey he said nothing.
Adds to the army's losses were denied.
Corrections officers shot two prisoners.
Analysts at the Daily Example were arrested.
Press statements angered the rebels.
"About us" was the slogan of the rebels.
"""

STORY = (
    "Rebels shelled the dam on Monday. Two guards died in the attack and four more were wounded, officials said.\n\n"
    "The army sent tanks to the valley after the attack. Its spokesman blamed a local group for the shelling."
)
MORE = (
    "The governor flew to the valley on Tuesday and promised that the families of the dead would be paid soon.\n\n"
    "Villagers marched to his office to demand that the army should leave the valley before the harvest begins.\n\n"
    "Police let the march pass, but soldiers fired tear gas near the bridge and detained three of its leaders."
)


def _kinds(text: str, language: TextLanguage) -> dict[str, str]:
    return {text[s.start : s.end]: s.kind for s in split_sentences(text, language)}


@pytest.mark.parametrize("line", FURNITURE.strip().splitlines())
def test_page_lines_after_and_inside_a_story_are_furniture(line: str, english: TextLanguage) -> None:
    """A page line is set apart wherever it stands, and takes nothing of the story before and after it."""
    story = {*_kinds(STORY, english), *_kinds(MORE, english)}
    text = f"{STORY}\n\n{line}\n\n{MORE}"
    kinds = _kinds(text, english)
    assert {words for words, kind in kinds.items() if kind == "body"} == story
    assert {kind for words, kind in kinds.items() if words not in story} == {"furniture"}


@pytest.mark.parametrize("sentence", NEWS.strip().splitlines())
@pytest.mark.parametrize("form", ["{}", STORY + "\n\n{}\n\n" + MORE, STORY + " {} " + MORE])
def test_news_that_sounds_like_furniture_is_coded(sentence: str, form: str, english: TextLanguage) -> None:
    """Donations, photos, copyright and contacts are news when somebody does something with them."""
    text = form.format(sentence)
    assert "furniture" not in {s.kind for s in split_sentences(text, english)}


def test_end_matter_takes_the_rest_of_the_text(english: TextLanguage) -> None:
    """After a disclaimer at the end of a story, nothing is coded, though its paragraphs have no cue of their own."""
    text = STORY + "\n\nDisclaimer: We are not liable.\n\nReaders who attack us will be sued.\n\nThe editors"
    kinds = _kinds(text, english)
    assert kinds["Readers who attack us will be sued."] == kinds["The editors"] == "furniture"
    assert kinds["Rebels shelled the dam on Monday."] == "body"


def test_a_dateline_ends_end_matter(english: TextLanguage) -> None:
    """A second story in the same file, with a dateline of its own, survives the first one's disclaimer."""
    text = STORY + "\n\nDisclaimer: We are not liable.\n\nBEIRUT (AP) - Rebels fled.\n\nThe end came soon."
    kinds = _kinds(text, english)
    assert kinds["Rebels fled."] == kinds["The end came soon."] == "body"


def test_a_page_without_line_breaks_keeps_its_story(english: TextLanguage) -> None:
    """In a text of one long line a page sentence is dropped alone."""
    text = STORY.replace("\n\n", " ") + " Follow us on Twitter. " + MORE.replace("\n\n", " ")
    kinds = _kinds(text, english)
    assert [words for words, kind in kinds.items() if kind == "furniture"] == ["Follow us on Twitter."]


@pytest.mark.parametrize(
    "cue,problem",
    [
        ("read [more", "has an unclosed bracket"),
        ("follow (us|me", "has an unclosed bracket"),
        ("follow (us|me]", "has a bracket that closes nothing"),
        ("by <name> | us", "has a | that stands alone outside of brackets"),
        ("by <nmae>", "has the unknown sign <nmae>"),
        ("...<url>", "may stand anywhere but has no word to look for"),
        ("[$]", "is empty"),
        ("read [more] (here | there) <url> $", ""),
    ],
)
def test_a_cue_that_cannot_be_used_is_named(cue: str, problem: str) -> None:
    """A slip in the cue language gets a message that says what is wrong."""
    assert cue_problem(cue) == problem


def test_cues_of_ones_own_work_as_documented() -> None:
    """Alternatives, optional words, gaps and line ends mean what the head of the file says."""
    cues = compile_furniture([("buy|get [our] (mug | tea cup) $", "line"), ("vote ... today", "paragraph")])
    assert cues.opening("Buy our tea cup!", 0, 16) == "line"
    assert cues.opening("get mug", 0, 7) == "line"
    assert cues.opening("get mugs", 0, 8) is None
    assert cues.opening("get mug now", 0, 11) is None
    assert cues.opening("* Vote for us all today.", 0, 24) == "paragraph"
    assert cues.opening('"Vote for us all today."', 0, 24) is None


SCOPES = [
    "About Dam Watch\nDam Watch attacks nobody, and helps those whom armies attack.",
    "Background\nThe army shelled the dam in 2015.\nNotes to editors\nGuards who were shot can be asked.",
    "Comments (12)\nDam lover\nRebels should be shot. They attacked us first.",
    "Sort by: newest\nThe army killed my cat.",
]


@pytest.mark.parametrize("tail", SCOPES)
def test_what_stands_below_a_story_goes_with_its_heading(tail: str, english: TextLanguage) -> None:
    """Readers' comments, and what a body says of itself, are none of the story's, though their sentences have no cue."""
    kinds = _kinds(f"{STORY}\n\n{tail}", english)
    told = {*_kinds(STORY, english)}
    assert {words for words, kind in kinds.items() if kind == "body"} == told


@pytest.mark.parametrize(
    "head", ["Analysis: Why rebels shelled the dam", "Background", "12 comments", "Discussion", "About Dam Watch"]
)
def test_what_stands_above_a_story_takes_nothing_of_it(head: str, english: TextLanguage) -> None:
    """The same words open pages: there they are a title, or a link to what stands below."""
    kinds = _kinds(f"{head}\n\n{STORY}", english)
    assert {words for words, kind in kinds.items() if kind == "body"} == {*_kinds(STORY, english)}


def test_links_above_a_story_are_known_by_their_sites(english: TextLanguage) -> None:
    """Titles that end in the names of sites stand together; times before titles, as of a page that runs live, are no sites."""
    links = "Rebels shell the dam\nArmy sends tanks to valley - Daily Example\nGovernor flies to the dam - Radio Hill\n"
    kinds = _kinds(links + STORY, english)
    assert [kind for words, kind in kinds.items() if words.endswith(("Example", "Hill"))] == ["furniture"] * 2
    live = _kinds("21:20 - Rebels shell the dam\n21:40 - Army sends tanks to valley\n" + STORY, english)
    assert "furniture" not in live.values()


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "🔴 ", "⚡️", "2️⃣ ", "‼️ ", "UPDATE 2-"])
def test_marks_before_a_sentence_are_no_part_of_it(mark: str, english: TextLanguage) -> None:
    """Bullets, symbols of chats and the numbers of agencies are passed over, so that nobody's words begin with them."""
    text = f"{mark}Rebels shelled the dam on Monday."
    assert [text[s.start : s.end] for s in split_sentences(text, english)] == ["Rebels shelled the dam on Monday."]


def test_a_menu_is_two_or_more_words_of_it() -> None:
    """With * the words of a cue may follow each other, whatever parts them."""
    cues = compile_furniture([("home|sport|news * $", "line")])
    assert cues.opening("Home | Sport > News", 0, 19) == "line"
    assert cues.opening("Home sport brings news", 0, 22) is None
    assert cues.opening("Sport", 0, 5) is None
