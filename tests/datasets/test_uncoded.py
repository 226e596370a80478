"""`eventcoder uncoded`: what to add to the dictionaries next."""

import json

import pytest

import eventcoder
from eventcoder import cli
from eventcoder.datasets.uncoded import uncoded

TEXTS = [
    "Soldiers serenaded the mayor of Kefra. The wind serenaded the moon.",
    "Turkish troops serenaded rebels. Gunmen attacked the Blorgs.",
    "The minister seized the chance to speak.",
]


@pytest.fixture(scope="module")
def found():
    """Return what the texts have and the dictionaries have not."""
    return uncoded(TEXTS, eventcoder.Coder())


def test_a_predicate_without_a_rule_is_listed_with_its_clauses(found):
    """Two texts have it beside an actor; a choir and the moon are none."""
    [one] = [each for each in found if each.words == "serenade"]
    assert (one.kind, one.sort, one.count, one.documents) == ("predicate", "verb", 2, 2)
    assert one.contexts == ("Soldiers serenaded the mayor of Kefra", "Turkish troops serenaded rebels")


def test_a_side_without_a_code_is_listed(found):
    """A name that nothing knows, in a place where an actor stands."""
    assert [(each.sort, each.words) for each in found if each.kind == "actor"] == [("name", "the Blorgs")]


def test_what_rules_know_is_not_listed(found):
    """Neither predicates with rules nor senses that a rule calls no event."""
    assert {"seize", "attack"}.isdisjoint(each.words for each in found)


def test_the_most_frequent_comes_first(found):
    """Ranked by occurrences."""
    assert [each.count for each in found] == sorted((each.count for each in found), reverse=True)


def test_the_command(tmp_path, capsys):
    """A list to read, or JSON."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), encoding="utf-8")
    assert cli.main(["uncoded", str(path), "--kind", "predicates", "--contexts", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("    2 in    2 texts  verb: serenade\n             Soldiers serenaded the mayor of Kefra\n")
    cli.main(["uncoded", str(path), "--kind", "actors", "--json"])
    assert [json.loads(line)["words"] for line in capsys.readouterr().out.splitlines()] == ["the Blorgs"]
    assert cli.main(["uncoded", str(tmp_path / "gone.jsonl")]) == 1
