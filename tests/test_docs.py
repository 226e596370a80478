"""The pages: their examples run, and what they list is complete."""

import importlib.util
from pathlib import Path

import attrs
import pytest

from eventcoder.coding.near_misses import Miss
from eventcoder.datasets.rows import COLUMNS
from eventcoder.model import STATUSES
from eventcoder.show.entries import EntryAccount, PassedOver
from eventcoder.show.explain import Account, ClauseAccount, Explanation, SentenceAccount, Side, Step

TOP = Path(__file__).parents[1]

spec = importlib.util.spec_from_file_location("doc_examples", TOP / "scripts" / "doc_examples.py")
doc_examples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(doc_examples)


@pytest.mark.parametrize("path", doc_examples.pages(), ids=lambda path: path.name)
def test_examples_give_the_output_that_the_page_shows(path):
    """Whoever types an example sees what the page shows; `python scripts/doc_examples.py --write` mends a page."""
    assert path.read_text(encoding="utf-8") == doc_examples.true_page(path)


def test_no_page_waits_for_output():
    """No page shows an empty example, or a note of its writer, in the place of output."""
    for path in doc_examples.pages():
        page = path.read_text(encoding="utf-8")
        assert "[output" not in page, path
        assert all(match[1].count("\n") > match[1].count("$ ") for match in doc_examples.FIGURES.finditer(page)), path


def test_figures_come_from_commands_of_the_checkout():
    """Whoever doubts a figure can run the command above it."""
    commands = [
        line
        for match in doc_examples.FIGURES.finditer((TOP / "README.md").read_text(encoding="utf-8"))
        for line in match[1].splitlines()
        if line.startswith("$ ")
    ]
    assert commands
    assert [line for line in commands if not (TOP / line.split()[2]).is_file()] == []


def test_every_rule_of_the_how_to_layer_is_the_one_on_the_page():
    """The files that the how-to shows are those in examples/layer."""
    page = (TOP / "docs" / "howto.md").read_text(encoding="utf-8")
    layer = TOP / "examples" / "layer"
    rules = (layer / "rules" / "farmers.rules").read_text(encoding="utf-8").split("\n", 1)[1]
    assert rules in page
    assert (layer / "ontologies" / "event_types.csv").read_text(encoding="utf-8") in page


def test_the_files_of_the_worked_example_are_those_on_the_page():
    """Whoever copies the layer from the page or from examples/water gets the same."""
    page = (TOP / "docs" / "water.md").read_text(encoding="utf-8")
    shown = ["articles.jsonl", "gold.jsonl", "layer/classes/water.csv", "layer/rules/water.rules"]
    shown += [f"draft/{path}" for path in ("actors/groups.csv", "classes/water.csv", "rules/water.rules")]
    shown += [f"draft/ontologies/{name}.csv" for name in ("event_types", "composition")]
    water = TOP / "examples" / "water"
    assert [path for path in shown if (water / path).read_text(encoding="utf-8") not in page] == []


def test_the_files_of_the_changes_are_those_on_the_page():
    """The layer of examples/changes stands in the how-to as it is."""
    page = (TOP / "docs" / "howto.md").read_text(encoding="utf-8")
    files = sorted((TOP / "examples" / "changes").rglob("*.*"))
    assert files
    assert [path for path in files if path.read_text(encoding="utf-8") not in page] == []


def test_what_the_mended_layer_does_not_change_is_as_in_the_draft():
    """The page shows types and actors once; both layers of the worked example have them."""
    water = TOP / "examples" / "water"
    for path in ("actors/groups.csv", "ontologies/event_types.csv", "ontologies/composition.csv"):
        assert (water / "draft" / path).read_bytes() == (water / "layer" / path).read_bytes()


def test_every_dictionary_file_is_described():
    """Whoever opens a file under dictionaries/ finds its name in the guide."""
    page = (TOP / "docs" / "dictionaries.md").read_text(encoding="utf-8")
    names = {path.name for path in (TOP / "dictionaries").rglob("*.csv") if path.parent.name != "discards"}
    assert sorted(name for name in names if f"`{name}`" not in page) == []


def test_every_role_of_the_dictionaries_is_documented():
    """A block of an actor's code that roles.csv knows has its meaning in docs/codes.md."""
    page = (TOP / "docs" / "codes.md").read_text(encoding="utf-8")
    rows = (TOP / "dictionaries" / "actors" / "roles.csv").read_text(encoding="utf-8").splitlines()
    roles = [row.split(",")[0] for row in rows if row and row[0] != "#" and not row.startswith("role,")]
    assert [role for role in roles if f"`{role}`" not in page] == []


def test_every_column_of_a_row_is_documented():
    """A user of the CSV finds the meaning of each column in docs/codes.md."""
    page = (TOP / "docs" / "codes.md").read_text(encoding="utf-8")
    families = ("source", "target", "place", "fatalities", "casualties", "plover", "acled", "attribution")
    for column in COLUMNS:
        family, _, part = column.partition("_")
        wanted = f"`{family}_{part}`" if family not in families or not part else f"`_{part}`"
        assert f"`{column}`" in page or wanted in page, column


def test_every_status_is_documented():
    """What `status` can say stands in docs/codes.md."""
    page = (TOP / "docs" / "codes.md").read_text(encoding="utf-8")
    assert all(f"`{status}`" in page for status in STATUSES)


@pytest.mark.parametrize("path", doc_examples.pages(), ids=lambda path: path.name)
def test_pages_link_to_files_that_exist(path):
    """No relative link of a page leads nowhere."""
    links = doc_examples.re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_key_of_an_explanation_is_documented():
    """Whoever reads the JSON of `explain` finds each key in docs/explain.md."""
    page = (TOP / "docs" / "explain.md").read_text(encoding="utf-8")
    values = (Explanation, SentenceAccount, ClauseAccount, Account, Step, Side, EntryAccount, PassedOver, Miss)
    keys = {field.name for value in values for field in attrs.fields(value)}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []
