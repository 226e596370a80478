"""Loading: layers over one another, and broken tables reported all at once with line and column."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eventcoder.errors import DictionaryError, EventCoderError, InputError
from eventcoder.ontology import AcledInput, Ontology, load_ontology

Write = Callable[..., Path]


def faults_of(*folders: Path) -> list[str]:
    """Return the faults of loading these folders, with file names instead of paths."""
    with pytest.raises(DictionaryError) as caught:
        load_ontology(folders)
    return [f"{Path(f.path).name}:{f.line}:{f.column}: {f.problem}; {f.mend}" for f in caught.value.faults]


def test_a_type_has_its_codes_and_flags(tiny: Ontology) -> None:
    """A row becomes a type with CAMEO code, quad class, weight, PLOVER reading and flags."""
    visit = tiny.types["visit"]
    code, plover = tiny.cameo("visit"), tiny.plover("visit")
    assert code is not None
    assert (code.code, code.quad_class, code.goldstein) == ("042", 1, 1.9)
    assert plover is not None
    assert (plover.event, plover.mode, plover.contexts, plover.quad) == ("CONSULT", "visit", ("diplomatic",), 1)
    assert (visit.mirror, visit.mutual) == ("host", False)
    assert tiny.types["clash"].mutual
    assert tiny.types["kill"].consequence
    assert tiny.types["kill"].description == "Kills, or has killed"


def test_a_type_without_codes_has_none(tiny: Ontology) -> None:
    """`none` in the table is None in Python, with the reason kept."""
    assert tiny.cameo("none") is None
    assert tiny.plover("statement") is None
    assert tiny.types["none"].reason == "no event"


def test_an_unknown_type_is_an_input_error(tiny: Ontology) -> None:
    """Asking for the codes of a type that is not there names it."""
    with pytest.raises(InputError, match="vist"):
        tiny.cameo("vist")


def test_types_cannot_be_changed(tiny: Ontology) -> None:
    """The ontology is immutable, so that threads may share it."""
    with pytest.raises(TypeError):
        tiny.types["visit"] = tiny.types["host"]  # type: ignore[index]


def test_an_ontology_can_be_pickled(tiny: Ontology) -> None:
    """A process pool may carry an ontology to its workers."""
    copy = pickle.loads(pickle.dumps(tiny))  # noqa: S301 - the pickle is our own
    assert dict(copy.types) == dict(tiny.types)
    assert copy.compose("refuse", "aid") == "refuse-aid"
    assert copy.acled(AcledInput("kill", "rebels", "civilians")) == tiny.acled(
        AcledInput("kill", "rebels", "civilians")
    )


def test_a_user_layer_overrides_and_adds(tiny_folder: Path, write: Write) -> None:
    """A later folder changes rows by key, adds new ones, and may leave out the files that it does not change."""
    mine = write(
        "mine",
        event_types=(
            "type,family,cameo,plover_event,plover_mode,plover_contexts,flags,reason,description\n"
            "loan,aid/bank,070,none,,,,,Lends\n"
            "well-dug,aid,070,AID,,natural_resource,,,Digs a well\n"
        ),
        composition="operator,act,type,note\nrefuse,loan,refuse-aid,\nrefuse,well-dug,none,\n",
        acled="act,source_kind,target_kind,civilian_target,weapon,deaths,fighting,abroad,sub_event_type\n"
        "kill,armed,armed,,,,,,Attack\n",
    )
    ontology = load_ontology([tiny_folder, mine])
    assert ontology.types["loan"].family == "aid/bank"
    assert ontology.plover("loan") is None
    assert ontology.compose("refuse", "loan") == "refuse-aid"
    assert ontology.compose("refuse", "well-dug") == "none"
    assert ontology.compose("refuse", "aid") == "refuse-aid"
    decided = ontology.acled(AcledInput("kill", "rebels", "state-forces"))
    assert decided is not None
    assert decided.sub_event_type == "Attack"


def test_a_scheme_of_the_users_own_is_a_column(tiny_folder: Path, write: Write) -> None:
    """A file with the types and one column `scheme:…` gives codes in that scheme and leaves all else as it was."""
    mine = write("mine", event_types="type,scheme:water\nloan,W1\nvisit,\n")
    ontology = load_ontology([tiny_folder, mine])
    assert ontology.types["loan"].codes == {"water": "W1"}
    assert ontology.types["visit"].codes == {}
    assert ontology.cameo("loan") == load_ontology([tiny_folder]).cameo("loan")


def test_an_empty_user_folder_changes_nothing(tiny_folder: Path, tmp_path: Path) -> None:
    """A user's dictionaries need not have an ontology."""
    (tmp_path / "mine").mkdir()
    assert load_ontology([tiny_folder, tmp_path / "mine"]).compose("refuse", "aid") == "refuse-aid"


def test_the_first_folder_must_have_every_table(write: Write, tiny_tables: Mapping[str, str]) -> None:
    """A missing table of the first folder is a fault that names the file; all missing ones are named."""
    half = {name: text for name, text in tiny_tables.items() if name not in ("acled", "plover")}
    found = [fault for fault in faults_of(write("half", half)) if "cannot be read" in fault]
    assert [fault.split(":")[0] for fault in found] == ["plover.csv", "acled.csv"]


def test_a_folder_that_is_not_there_is_a_fault(tiny_folder: Path, tmp_path: Path) -> None:
    """A mistyped path of a user's dictionaries is told, not taken for an empty folder."""
    assert "is not a folder" in faults_of(tiny_folder, tmp_path / "nowhere")[0]


BROKEN_TYPES = [
    ("Bad Name,aid,070,AID,,,,,x", 1, '"Bad Name" is no name'),
    ("gift,Aid//x,070,AID,,,,,x", 6, 'the family of "gift" is "Aid//x"'),
    ("gift,aid,077,AID,,,,,x", 10, 'there is no CAMEO code "077"'),
    ("gift,aid,none,AID,,,,,x", 22, '"gift" has no CAMEO code and no reason'),
    ("gift,aid,070,AIDE,,,,,x", 14, 'there is no PLOVER event "AIDE"; did you mean "AID"?'),
    ("gift,aid,070,CONSULT,vist,,,,x", 22, 'there is no CONSULT mode "vist"; did you mean "visit"?'),
    ("gift,aid,070,AID,,,mutal,,x", 20, 'there is no flag "mutal"'),
    ("gift,aid,070,AID,,,mirror:hots,,x", 20, 'there is no event type "hots"; did you mean "host"?'),
    ("gift,aid,070,AID,,,,x", 1, "the row has 8 cells, the head row 9"),
    ("visit,aid,070,AID,,,,,x", 1, '"visit" stands in line 5 too'),
]


@pytest.mark.parametrize("row, column, problem", BROKEN_TYPES)
def test_a_broken_type_has_its_place(
    write: Write, tiny_tables: Mapping[str, str], row: str, column: int, problem: str
) -> None:
    """Each mistake in event_types.csv is reported with its line, its column and what to do."""
    tables = {**tiny_tables, "event_types": tiny_tables["event_types"] + row + "\n"}
    (fault,) = faults_of(write("broken", tables))
    assert fault.startswith(f"event_types.csv:12:{column}: {problem}")


BROKEN_ROWS = [
    ("composition", "refuze,aid,none,", 7, 1, 'there is no event type or grammar operator "refuze"; did you mean'),
    ("composition", "refuse,ade/*,none,", 7, 8, 'there is no event type, family or sign "ade/*"; did you mean "aid/*"'),
    ("composition", "refuse,host,nonne,", 7, 13, 'there is no event type "nonne"; did you mean "none"?'),
    ("composition", "FUTURE,host,@,", 7, 13, '"@" stands for the type of the operator, and FUTURE is no type'),
    ("composition", "refuse,loan,none,", 7, 1, '"refuse" applied to "loan" stands in line 3 too'),
    ("composition", ",loan,none,", 7, 1, "the operator is missing"),
    ("acled", "clsh,,,,,,,,none,", 6, 1, 'there is no event type, family or sign "clsh"; did you mean "clash"?'),
    ("acled", "clash,rebel,,,,,,,none,", 6, 7, '"rebel" is no value of source_kind'),
    ("acled", "clash,,,,,maybe,,,none,", 6, 11, '"maybe" is no value of deaths'),
    ("acled", "clash,,,,,yes,,,Atack,", 6, 17, 'there is no ACLED sub-event type "Atack"; did you mean "Attack"?'),
    ("cameo", "07x,aid,2,7.0", 11, 1, '"07x" is no CAMEO code'),
    ("cameo", "073,aid,5,7.0", 11, 9, '"5" is no quad class'),
    ("cameo", "073,aid,2,seven", 11, 11, '"seven" is no number'),
    ("plover", "AID,food,0,9", 7, 10, '"0" is no quad class'),
]


@pytest.mark.parametrize("table, row, line, column, problem", BROKEN_ROWS)
def test_a_broken_row_has_its_place(
    write: Write, tiny_tables: Mapping[str, str], table: str, row: str, line: int, column: int, problem: str
) -> None:
    """Each mistake in the other tables is reported with its line, its column and what to do."""
    tables = {**tiny_tables, table: tiny_tables[table] + row + "\n"}
    (fault,) = faults_of(write("broken", tables))
    assert fault.startswith(f"{table}.csv:{line}:{column}: {problem}")


def test_all_faults_are_reported_at_once(write: Write, tiny_tables: Mapping[str, str]) -> None:
    """One run shows the mistakes of every file, and the error belongs to the library's family."""
    tables = {
        **tiny_tables,
        "event_types": tiny_tables["event_types"] + "gift,aid,077,AIDE,,,,,x\n",
        "composition": tiny_tables["composition"] + "refuze,aid,none,\n",
        "cameo": tiny_tables["cameo"] + "073,aid,5,seven\n",
    }
    folder = write("broken", tables)
    assert len(faults_of(folder)) == 5
    with pytest.raises(EventCoderError, match="5 faults"):
        load_ontology([folder])


@pytest.mark.parametrize(
    "text, problem",
    [
        ("", "is empty"),
        ("type,family\n", "the columns cameo"),
        ("type,familly,cameo\n", "the column 'familly' is unknown; did you mean 'family'?"),
        ("type,type\n", "the column 'type' stands twice"),
        ('type,"family\nx,y\n', "a quotation mark is never closed"),
    ],
)
def test_a_broken_header_is_told(write: Write, tiny_tables: Mapping[str, str], text: str, problem: str) -> None:
    """A table whose first line or quotation marks are wrong says so."""
    assert any(problem in fault for fault in faults_of(write("broken", {**tiny_tables, "event_types": text})))


def test_a_file_that_is_not_utf8_is_told(tiny_folder: Path) -> None:
    """A file saved in another encoding is named."""
    (tiny_folder / "ontologies" / "acled.csv").write_bytes("act,Köln\n".encode("latin-1"))
    assert any("is not UTF-8" in fault for fault in faults_of(tiny_folder))


def test_a_byte_order_mark_and_spaces_do_no_harm(write: Write, tiny_tables: Mapping[str, str]) -> None:
    """Files saved by a spreadsheet load as they are."""
    spaced = "\ufeff" + tiny_tables["plover"].replace(",", " , ")
    assert load_ontology([write("spaced", {**tiny_tables, "plover": spaced})]).plover("visit") is not None
