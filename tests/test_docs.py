"""The pages: their examples run, and what they list is complete."""

import importlib.util
from pathlib import Path

import pytest

import eventcoder
from eventcoder.datasets.rows import COLUMNS
from eventcoder.model import STATUSES

TOP = Path(__file__).parents[1]

finished = pytest.mark.skipif(not hasattr(eventcoder, "Coder"), reason="needs eventcoder.Coder")

spec = importlib.util.spec_from_file_location("doc_examples", TOP / "scripts" / "doc_examples.py")
doc_examples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(doc_examples)


@finished
@pytest.mark.parametrize("path", doc_examples.pages(), ids=lambda path: path.name)
def test_examples_give_the_output_that_the_page_shows(path):
    """Whoever types an example sees what the page shows; `python scripts/doc_examples.py --write` mends a page."""
    assert path.read_text(encoding="utf-8") == doc_examples.true_page(path)


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
