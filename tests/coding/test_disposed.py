"""Who is said to be opposed, or committed, to an act is who speaks against it, or promises it: a passive in form alone."""

import pytest

import eventcoder


@pytest.fixture(scope="module")
def coder():
    """The built-in coder."""
    return eventcoder.Coder()


@pytest.mark.parametrize(
    "text, code, source, target",
    [
        ("Hungary is opposed to sanctions on Mali.", "110", "Hungary", "Mali"),
        ("Hungary was opposed to sending arms to Mali.", "110", "Hungary", "Mali"),
        ("Hungary is opposed to Mali.", "110", "Hungary", "Mali"),
        ("Hungary was opposed by Mali.", "110", "Mali", "Hungary"),
        ("Hungary is committed to talks with Mali.", "036", "Hungary", "Mali"),
    ],
)
def test_who_is_disposed_is_who_acts(coder, text, code, source, target):
    """A user finds the party that is opposed as the source, unless it is opposed by another."""
    (event,) = coder.code(text)
    assert (event.cameo, event.source.text, event.target.text) == (code, source, target)


def test_the_doer_of_what_is_judged_is_judged(coder):
    """Whose act is greeted is the target, not what that act is about."""
    (event,) = coder.code("Lesotho welcomed Zambia's acceptance of the Angolan terms.")
    assert (event.source.text, event.target.text) == ("Lesotho", "Zambia")
