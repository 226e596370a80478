"""Looking codes up: what a researcher asks and finds."""

import json

import pytest

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.ontology import load_ontology
from eventcoder.show.codes import find_codes

ONTOLOGY = load_ontology([shipped_dictionaries()])


def types(*terms):
    """Return the names of the types found."""
    return [known.type for known in find_codes(ONTOLOGY, terms).types]


def test_a_code_is_named_and_its_types_are_listed():
    """Who asks what 1244 means reads it, and which type of ours has it with which PLOVER code."""
    text = str(find_codes(ONTOLOGY, ["1244"]))
    assert text.startswith("CAMEO 1244: relief from sanctions refused\n")
    assert "refuse-ease-sanctions" in text
    assert "REJECT/yield (economic)" in text


def test_a_root_stands_for_all_below_it():
    """A root of CAMEO has no type of its own, says so, and lists those of its codes; 120 does not list 121."""
    found = find_codes(ONTOLOGY, ["12"])
    assert [(code.code, code.note) for code in found.codes] == [("12", "a root; its types have the codes under it")]
    assert {known.cameo[:2] for known in found.types} == {"12"}
    assert {known.cameo for known in find_codes(ONTOLOGY, ["120"]).types} == {"120"}


@pytest.mark.parametrize(
    "term, found, absent",
    [
        ("COERCE/arrest", "mass-arrest", "censor"),
        ("COERCE", "censor", "airstrike"),
        ("Suicide bomb", "suicide-bombing", "peaceful-protest"),
        ("Battles", "armed-clash", "sanctions"),
        ("hunger strike", "hunger-strike-rights", "labour-strike"),
        ("wmd", "use-nuclear-weapons", "airstrike"),
        ("terrorism", "terror-attack", "airstrike"),
    ],
)
def test_every_scheme_and_plain_words_find_types(term, found, absent):
    """Codes of PLOVER and ACLED find types, and so do words of names, families, descriptions and contexts."""
    listed = types(term)
    assert found in listed
    assert absent not in listed


def test_codes_are_alternatives_and_words_narrow():
    """Two codes list both; a word beside them keeps those that it fits."""
    assert set(types("1621", "1622")) == {"suspend-economic-aid", "suspend-military-aid"}
    assert types("162", "military") == ["suspend-military-aid"]
    assert types("no such words") == []


def test_a_topic_without_types_says_why():
    """A PLOVER context that no type settles is listed with its reason."""
    [topic] = find_codes(ONTOLOGY, ["lgbt"]).codes
    assert (topic.scheme, topic.note) == ("PLOVER context", "a topic of the act that no event type settles")


def test_without_a_question_all_types_are_listed():
    """The whole list is the code book, and goes into JSON with the ACLED types that an act may become."""
    everything = find_codes(ONTOLOGY).to_dict()
    assert {row["type"] for row in everything["types"]} == set(ONTOLOGY.types)
    arrest = next(row for row in everything["types"] if row["type"] == "arrest")
    assert arrest["acled"] is None
    assert set(arrest["acled_others"]) == {"Protest with intervention", "Abduction/forced disappearance", "Arrests"}
    json.dumps(everything)
