"""Finding the dictionaries that come with the package."""

import pytest

from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import DictionaryError


def test_the_folder_found_holds_ontologies():
    """Wherever eventcoder runs from, its own dictionaries are found without an option."""
    assert (shipped_dictionaries() / "ontologies").is_dir()


def test_an_installed_package_uses_the_data_inside_it(tmp_path):
    """A wheel needs no checkout beside it."""
    (tmp_path / "src" / "eventcoder" / "data" / "ontologies").mkdir(parents=True)
    (tmp_path / "dictionaries" / "ontologies").mkdir(parents=True)
    assert shipped_dictionaries(tmp_path / "src" / "eventcoder") == tmp_path / "src" / "eventcoder" / "data"


def test_a_checkout_uses_the_folder_at_its_top(tmp_path):
    """Whoever edits `dictionaries/` sees the change in the next run."""
    (tmp_path / "dictionaries" / "ontologies").mkdir(parents=True)
    assert shipped_dictionaries(tmp_path / "src" / "eventcoder") == tmp_path / "dictionaries"


def test_a_broken_installation_says_so_and_how_to_mend_it(tmp_path):
    """Without dictionaries nothing is coded; the error names both places and the command that helps."""
    with pytest.raises(DictionaryError, match="force-reinstall") as caught:
        shipped_dictionaries(tmp_path / "src" / "eventcoder")
    assert str(tmp_path / "dictionaries") in str(caught.value)
