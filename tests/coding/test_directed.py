"""Both directions of acts that have two, as dyadic data sets want them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventcoder
from eventcoder import directed
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.ontology import load_ontology

SENTENCES = (
    "Chile's president visited Peru.",
    "Greece met Turkey on Monday.",
    "The army clashed with rebels in Kefra.",
    "Police arrested three miners.",
    "A mayor was freed in Kefra.",
    "Peru hosted Chile's president.",
)


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return eventcoder.Coder()


def told(events):
    """Return who did what to whom."""
    return [(e.source and e.source.text, e.type, e.target and e.target.text) for e in events]


def test_a_mutual_act_is_given_from_both_sides(coder):
    """A meeting of two is a row for each."""
    one, other = directed(coder.code("Greece met Turkey on Monday."))
    assert told([one, other]) == [("Greece", "meet", "Turkey"), ("Turkey", "meet", "Greece")]
    assert (one.cameo, one.mention) == (other.cameo, other.mention)
    assert one.id != other.id
    assert (one.flags, other.flags) == ((), ("reversed",))


def test_a_visit_is_hosting_seen_from_the_other_side(coder):
    """The mirror has its own type and codes."""
    visit, host = directed(coder.code("Chile's president visited Peru."))
    assert (visit.cameo, host.cameo) == ("042", "043")
    assert told([host]) == [("Peru", "host", "Chile's president")]


def test_other_acts_stay_as_they_are(coder):
    """An arrest has one direction; an act with one side has no other."""
    for text in ("Police arrested three miners.", "A mayor was freed in Kefra."):
        events = coder.code(text)
        assert events
        assert directed(events) == events


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_a_second_call_changes_nothing(coder, sentences):
    """What has both directions stays as it is, and nothing that was there is lost."""
    events = coder.code(" ".join(sentences))
    once = directed(events)
    assert directed(once) == once
    assert [event for event in once if "reversed" not in event.flags] == events
    assert len({event.id for event in once}) == len(once)


def test_a_users_table_is_asked_about_the_other_direction(tmp_path):
    """Whoever codes guests and hosts differently by their roles finds the turned event coded by its own sides."""
    layer = tmp_path / "ontologies"
    layer.mkdir()
    table = (
        "act,source_role,relation,code\nvisit,GOV,foreign,guest\nhost,GOV,foreign,official host\nhost,,foreign,host\n"
    )
    (layer / "scheme-travel.csv").write_text(table, encoding="utf-8")
    coder = eventcoder.Coder(dictionaries=[tmp_path])
    ontology = load_ontology([shipped_dictionaries(), tmp_path])
    visit, host = directed(coder.code("Chile's president visited Peru."), ontology)
    assert (visit.codes, host.codes) == ({"travel": "guest"}, {"travel": "host"})
