"""Nouns that stand for acts: who asks for tanks asks for the act of giving them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import eventcoder
from eventcoder.dictionaries.classes import read_classes
from eventcoder.dictionaries.faults import FaultList
from eventcoder.errors import DictionaryError
from eventcoder.ontology import Ontology, load_ontology


@pytest.mark.parametrize(
    "text,cameo,source,target",
    [
        ("Togo asked Norway for tents and blankets.", "0233", "Togo", "Norway"),
        ("The premier of Malawi demanded tanks from Sweden.", "1032", "The premier of Malawi", "Sweden"),
        ("Belgium promised ten million euros to Burundi.", "0331", "Belgium", "Burundi"),
        ("A request by Chad for peacekeepers reached Lisbon.", "0234", "Chad", "Lisbon"),
    ],
)
def test_to_ask_for_a_thing_is_to_ask_for_its_giving(text: str, cameo: str, source: str, target: str) -> None:
    """No word of giving is needed: food, weapons, money and soldiers are given."""
    [event] = eventcoder.Coder().code(text)
    assert event.cameo == cameo
    assert event.source is not None
    assert event.target is not None
    assert (event.source.text, event.target.text) == (source, target)


def test_a_thing_alone_is_no_event() -> None:
    """Tents and tanks are no acts where nobody asks, offers or refuses."""
    assert eventcoder.Coder().code("The tanks and the tents of Togo stood in the rain.") == []


def test_every_class_of_the_shipped_table_has_words(shipped: Ontology, shipped_folder: Path) -> None:
    """A class that the word lists do not have would never be met."""
    known = read_classes([shipped_folder], FaultList()).members
    named = {name for rows in shipped.things.acts.values() for name, _ in rows}
    assert sorted(named - known.keys()) == []


def test_a_row_of_a_later_layer_comes_first(write: Callable[..., Path], shipped_folder: Path) -> None:
    """A user may say that weapons are relief, whatever ours says."""
    layer = write("mine", things="class,type,operators\nweapon,humanitarian-aid,appeal\n")
    assert load_ontology([shipped_folder, layer]).things.act("appeal", {"weapon"}) == "humanitarian-aid"


@pytest.mark.parametrize(
    "row,place",
    [
        ("weapon,humanitarian-ade,appeal", ":2:8: there is no event type 'humanitarian-ade'; did you mean"),
        ("weapon,loan,apeal", ":2:13: there is no event type 'apeal'; did you mean 'appeal'?"),
    ],
)
def test_an_unknown_type_is_a_fault_with_its_place(
    row: str, place: str, write: Callable[..., Path], shipped_folder: Path
) -> None:
    """A typing error in either column is told with line, column and the nearest name."""
    layer = write("mine", things=f"class,type,operators\n{row}\n")
    with pytest.raises(DictionaryError) as caught:
        load_ontology([shipped_folder, layer])
    assert place in str(caught.value)
