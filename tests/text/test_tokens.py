"""Tokens: what stays together, what is parted, and offsets that always slice the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventcoder.text.tokens import INVISIBLE, tokenise

CASES = [
    ("a counter-attack on al-Bab", "a counter-attack on al-bab"),
    ("six Tu-22M3 jets", "six tu-22m3 jets"),
    ("Turkish-backed men", "turkish-backed men"),
    ("Daesh/ISIS", "daesh / isis"),
    ("open 24/7 at 90 km/h on 9/11/2001", "open 24/7 at 90 km/h on 9/11/2001"),
    ("the army's tanks", "the army 's tanks"),
    ("the army’s tanks", "the army 's tanks"),
    ("the rebels' camp", "the rebels ' camp"),
    ("they didn’t and won't", "they didn't and won't"),
    ("he's here, they've left, I'll go, we'd stay", "he 's here , they 've left , i 'll go , we 'd stay"),
    ("O'Neill's Shi'ite men in Sana'a", "o'neill 's shi'ite men in sana'a"),
    ("1,200 men, $340m, US$5.2m and 50%", "1,200 men , $340m , us$5.2m and 50 %"),
    ("the 10th at 10:30 or 3.5", "the 10th at 10:30 or 3.5"),
    ("in 2013,2014 alone", "in 2013 , 2014 alone"),
    ("Gen. Ali of the U.S. left.", "gen. ali of the u.s. left ."),
    ("he left the U.S.", "he left the u.s."),
    ("at 5 a.m.", "at 5 a.m."),
    ("it was Acme Inc.", "it was acme inc ."),
    ("in Jan., said Acme Inc.'s head", "in jan. , said acme inc. 's head"),
    ("the U.S.-led force and its Maj.-Gen. Roe", "the u.s.-led force and its maj.-gen. roe"),
    ("mail a.b+c@example.org or see www.example.org/a_b.", "mail a.b+c@example.org or see www.example.org/a_b ."),
    ("(see https://example.org/x?y=1).", "( see https://example.org/x?y=1 ) ."),
    ("“safe zones” – «or» -- not…", "“ safe zones ” – « or » -- not …"),
    ("the ‘safe’ 'zone'", "the ' safe ' ' zone '"),
    ("Paris - not Rome—said...", "paris - not rome — said ..."),
    ("Russia–Ukraine war", "russia – ukraine war"),
    ("so\u00adft zero\u200bwidth cafe\u0301", "soft zerowidth café"),
    ("a non\u2011breaking hyphen", "a non-breaking hyphen"),
    ("army 's men `` go ''", "army 's men '' go ''"),
    ("AT&T @user #tag", "at&t @user #tag"),
    ("[NDF]'s (men)", "[ ndf ] 's ( men )"),
    ("why?! no!", "why ? ! no !"),
    ("بشار الأسد left", "بشار الأسد left"),
    ("It was U.S...", "it was u.s ..."),
]


@pytest.mark.parametrize("text,expected", CASES)
def test_words_are_parted_as_the_grammar_wants_them(text: str, expected: str) -> None:
    """Names and numbers stay whole; clitics, brackets, quotes and dashes are tokens of their own."""
    assert " ".join(tokenise(text, 0, len(text)).lowers) == expected


def test_a_part_of_a_text_is_tokenised_with_offsets_into_the_whole() -> None:
    """Offsets count from the beginning of the caller's text, and nothing outside the stretch is read."""
    text = "Rebels fled. The army came. It stayed."
    tokens = tokenise(text, 13, 27)
    assert tokens.words == ("The", "army", "came", ".")
    assert tokens.starts == (13, 17, 22, 26)
    assert tokens.ends == (16, 21, 26, 27)


STRINGS = st.text(
    st.one_of(
        st.sampled_from(list("aAsSt09 .,!?\"'“”‘’`()[]-–—…:;/@#&+$%\n\xa0\u200b\u00ad\u0301\ud800\u202eشİß")),
        st.characters(),
    ),
    max_size=120,
)
_INVISIBLE = re.compile(rf"[\s{INVISIBLE}]")


@settings(deadline=None, max_examples=300)
@given(STRINGS, st.integers(0, 10))
def test_every_visible_character_is_in_one_token(text: str, start: int) -> None:
    """Whatever the text, tokens slice it, are in order, leave out nothing visible, and have a lower form."""
    start = min(start, len(text))
    tokens = tokenise(text, start, len(text))
    covered = start
    for word, lower, begin, end in zip(tokens.words, tokens.lowers, tokens.starts, tokens.ends, strict=True):
        assert covered <= begin < end
        assert text[begin:end] == word
        assert lower
        assert not _INVISIBLE.sub("", text[covered:begin])
        covered = end
    assert not _INVISIBLE.sub("", text[covered:])


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "(" * 10**5, "'" * 10**5, "a'" * 10**5, "." * 10**5, "a." * 10**5, "a-" * 10**5, "+a" * 10**5,
     " " * 10**6, "a. " + " " * 10**6 + "b", "\u200b" * 10**6, "http://" * 10**5, "www." + ")" * 10**5, "$" * 10**5,
     "1,00" * 10**5, "U" * 10**6 + "$", "\ud800" * 10**5, "a/" * 10**5],
    ids=lambda text: repr(text[:5]),
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Long runs of one character end in good time and lose nothing."""
    tokens = tokenise(text, 0, len(text))
    assert sum(map(len, tokens.words)) == len(_INVISIBLE.sub("", text))
