"""The examples of the shipped rules: each holds, or stands in the list of those that do not hold yet.

`python scripts/check_examples.py` shows what goes wrong; with `--write-known` it writes the list anew.
"""

import importlib.util
from pathlib import Path

import pytest
from attrs import evolve

import eventcoder
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.model import Participant, Place
from eventcoder.rule_examples import Failure, failures, fault, file_of
from sample_events import BARE

FILES = sorted(path.name for path in (shipped_dictionaries() / "rules").rglob("*.rules"))

spec = importlib.util.spec_from_file_location(
    "check_examples", Path(__file__).parents[1] / "scripts" / "check_examples.py"
)
check_examples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_examples)


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries alone."""
    return eventcoder.Coder()


@pytest.fixture(scope="module")
def examples():
    """Return the examples of all shipped rules."""
    return check_examples.shipped_examples()


@pytest.mark.parametrize("file", FILES)
def test_examples_of_a_rule_file_hold(file, coder, examples):
    """What a rule's examples promise to its reader is what the coder gives, but for the listed exceptions."""
    known = {line for line in check_examples.known_failures() if line.split(" ", 1)[0] == file}
    own = [example for example in examples if file_of(example) == file]
    found = {failure.key: failure for failure in failures(coder, own)}
    wrong = [f"does not hold: {failure}" for key, failure in found.items() if key not in known]
    wrong += [f"listed, but holds or is gone: {key}" for key in sorted(known - found.keys())]
    assert not wrong, "\n".join(["", *wrong])


def test_listed_failures_are_of_rule_files_that_exist():
    """The list of failures holds nothing that no test looks at."""
    assert [line for line in check_examples.known_failures() if line.split(" ", 1)[0] not in FILES] == []


# --------------------------------------------------------------------------------------- the check itself

GUARDS = Participant("the guards")
MINERS = Participant("miners")
TEXT = "In Kefra the guards arrested miners and drivers."


def example(sign="+", source="the guards", target="miners", kind="arrest"):
    """Return an example of the rule `arrest`."""
    return Example("arrest", sign == "+", TEXT, source, target, kind, "x/17.rules", 3)


def arrest(**changes):
    """Return the event that the example wants, with changes."""
    event = evolve(BARE, type="arrest", cameo="173", rule="arrest (17.rules:2)", source=GUARDS, target=MINERS)
    return evolve(event, **changes)


@pytest.mark.parametrize(
    "events,reason",
    [
        ([arrest()], ""),
        ([], "no event"),
        ([arrest(type="abduction")], "other type"),
        ([arrest(source=None)], "wrong source"),
        ([arrest(target=GUARDS)], "wrong target"),
        ([arrest(source=MINERS, target=GUARDS)], "wrong source and target"),
        ([arrest(source=MINERS, target=GUARDS, mutual=True)], ""),
        ([arrest(source=None), arrest(target=None)], "wrong target"),
        ([arrest(type="abduction"), arrest()], ""),
    ],
)
def test_a_positive_example_needs_one_event_with_type_source_and_target(events, reason):
    """A rule writer is told what is wrong with the event; two half right events do not make a right one."""
    assert fault(example(), events) == reason


def test_a_coordination_may_be_written_whole():
    """An example may name all the targets of a sentence, of which each event has one."""
    start = TEXT.index("miners")
    one = evolve(MINERS, group=(start, start + len("miners and drivers")))
    assert fault(example(target="miners and drivers"), [arrest(target=one)]) == ""
    assert fault(example(target="drivers and miners"), [arrest(target=one)]) == "wrong target"


def test_a_place_does_not_count_as_a_target():
    """An example of a rule with PLACE says that nobody is acted upon; people in a place are no place."""
    taken = arrest(target=Participant("the village of Kefra"), place=Place("the village"))
    assert fault(example(target=None), [taken]) == ""
    assert fault(example(target=None), [evolve(taken, target=MINERS)]) == "wrong target"


def test_a_negative_example_is_about_its_own_rule():
    """A sentence that a rule must leave alone may be coded by another rule, or as an act that was not done."""
    assert fault(example("-"), [arrest()]) == "fired where it must not"
    assert fault(example("-"), [arrest(rule="arrest-leader (17.rules:9)")]) == ""
    assert fault(example("-"), [arrest(status="negated")]) == ""


def test_an_example_of_no_event_allows_statements_alone():
    """A sentence without an event may still say who said it; any other event breaks the promise."""
    nothing = example(kind="none", source=None, target=None)
    assert fault(nothing, [evolve(BARE, cameo="010"), arrest(status="hypothetical")]) == ""
    assert fault(nothing, [arrest(rule="abduct (17.rules:20)")]) == "coded where nothing is"


def test_the_list_of_failures_is_read_as_it_was_written(tmp_path):
    """What --write-known writes is what the tests expect."""
    failure = Failure(example(), "no event", ())
    check_examples.write_known([failure, failure], tmp_path / "known.txt")
    assert check_examples.known_failures(tmp_path / "known.txt") == {f"17.rules arrest | {TEXT}"}
    assert check_examples.known_failures(tmp_path / "none.txt") == frozenset()
