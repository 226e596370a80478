"""Loading: layers over one another, and broken tables reported all at once with line and column."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eventcoder.errors import DictionaryError, EventCoderError, InputError
from eventcoder.ontology import Case, Ontology, load_ontology

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
    assert (plover.event, plover.mode, plover.contexts) == ("CONSULT", "visit", ("diplomatic",))
    assert (plover.quad, plover.score) == (1, 4.0)
    assert (visit.mirror, visit.mutual) == ("host", False)
    assert tiny.types["clash"].mutual
    assert tiny.types["kill"].consequence
    assert tiny.types["kill"].description == "Kills, or has killed"


def test_a_type_without_codes_has_none(tiny: Ontology) -> None:
    """`none` in the table is None in Python, with the reason kept."""
    assert tiny.cameo("none") is None
    assert tiny.plover("statement") is None
    assert tiny.types["none"].reason == "no event"


def test_codes_have_names(tiny: Ontology) -> None:
    """What a code stands for can be asked of the ontology, in each scheme, also of a code that no type has."""
    assert tiny.cameo_codes["071"].name == "economic aid"
    assert tiny.plover_codes["CONSULT", "visit"].name == "visit"
    assert (tiny.plover_codes["CONSULT", None].name, tiny.plover_codes["CONSULT", None].score) == ("talk", 2.5)
    assert tiny.plover_codes["CONSULT", None].reason == "nobody only talks"
    assert tiny.plover_contexts["economic"].name == "money"
    assert (tiny.acled_types["Attack"].name, tiny.acled_types["Attack"].reading.event_type) == (
        "an attack",
        "Violence against civilians",
    )


def test_a_layer_may_leave_a_code_of_ours_without_a_type(tiny_folder: Path, write: Write) -> None:
    """Whoever gives loans another code need not explain what becomes of the old one, which is in our file."""
    mine = write("mine", event_types="type,cameo\nloan,070\n")
    assert load_ontology([tiny_folder, mine]).cameo("loan") == load_ontology([tiny_folder]).cameo("aid")


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
    assert copy.acled(Case("kill", "rebels", "civilians")) == tiny.acled(Case("kill", "rebels", "civilians"))


def test_a_user_layer_overrides_and_adds(tiny_folder: Path, write: Write) -> None:
    """A later folder changes rows by key, adds new ones, and may leave out the files that it does not change."""
    mine = write(
        "mine",
        event_types=(
            "type,family,cameo,plover_event,plover_mode,plover_contexts,flags,reason,description\n"
            "loan,aid/bank,070,none,,,,banks are left out,Lends\n"
            "well-dug,aid,070,AID,,economic,,,Digs a well\n"
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
    decided = ontology.acled(Case("kill", "rebels", "state-forces"))
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
    ("Bad Name,aid,070,AID,,,,,x", 1, "'Bad Name' is no name"),
    ("gift,Aid//x,070,AID,,,,,x", 6, "the family of 'gift' is 'Aid//x'"),
    ("gift,aid,077,AID,,,,,x", 10, "there is no CAMEO code '077'"),
    ("gift,aid,none,AID,,,,,x", 22, "'gift' has no CAMEO code and no reason"),
    ("gift,aid,070,none,,,,,x", 22, "'gift' has no PLOVER code and no reason"),
    ("gift,aid,none,none,,,,,x", 23, "'gift' has no CAMEO and no PLOVER code and no reason"),
    ("gift,aid,070,AID,,money,,,x", 19, "there is no PLOVER context 'money'; use a known PLOVER context"),
    ("gift,aid,070,AID,,economics,,,x", 19, "there is no PLOVER context 'economics'; did you mean 'economic'?"),
    ("gift,aid,070,AIDE,,,,,x", 14, "there is no PLOVER event 'AIDE'; did you mean 'AID'?"),
    ("gift,aid,070,CONSULT,vist,,,,x", 22, "there is no CONSULT mode 'vist'; did you mean 'visit'?"),
    ("gift,aid,070,AID,,,mutal,,x", 20, "there is no flag 'mutal'"),
    ("gift,aid,070,AID,,,mirror:hots,,x", 20, "there is no event type 'hots'; did you mean 'host'?"),
    ("gift,aid,070,AID,,,,x", 1, "the row has 8 cells, the head row 9"),
    ("visit,aid,070,AID,,,,,x", 1, "'visit' stands in line 5 too"),
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
    ("composition", "refuze,aid,none,", 7, 1, "there is no event type or grammar operator 'refuze'; did you mean"),
    ("composition", "refuse,ade/*,none,", 7, 8, "there is no event type, family or sign 'ade/*'; did you mean 'aid/*'"),
    ("composition", "refuse,host,nonne,", 7, 13, "there is no event type 'nonne'; did you mean 'none'?"),
    ("composition", "FUTURE,host,@,", 7, 13, "'@' stands for the type of the operator, and FUTURE is no type"),
    ("composition", "refuse,loan,none,", 7, 1, "'refuse' applied to 'loan' stands in line 3 too"),
    ("composition", ",loan,none,", 7, 1, "the operator is missing"),
    ("acled", "clsh,,,,,,,,none,", 6, 1, "there is no event type, family or sign 'clsh'; did you mean 'clash'?"),
    ("acled", "clash,rebel,,,,,,,none,", 6, 7, "'rebel' is no value of source_kind"),
    ("acled", "clash,,,,,maybe,,,none,", 6, 11, "'maybe' is no value of deaths"),
    ("acled", "clash,,,,,yes,,,Atack,", 6, 17, "there is no ACLED sub-event type 'Atack'; did you mean 'Attack'?"),
    ("cameo", "07x,aid,2,7.0,x", 11, 1, "'07x' is no CAMEO code"),
    ("cameo", "073,aid,5,7.0,x", 11, 9, "'5' is no quad class"),
    ("cameo", "073,aid,2,seven,x", 11, 11, "'seven' is no number"),
    ("cameo", "073,,2,7.0,x", 11, 5, "the name is missing; say in a few words what the code stands for"),
    (
        "cameo",
        "073,aid,2,7.0,",
        11,
        15,
        "no event type has the CAMEO code '073', and there is no reason; give it to one",
    ),
    ("plover", "AID,food,food,0,9,x,", 7, 15, "'0' is no quad class"),
    ("plover", "AID,food,food,2,nine,x,", 7, 17, "'nine' is no number"),
    ("plover", "AID,food,,2,9,x,", 7, 10, "the name is missing"),
    ("plover", "AID,food,food,2,9,,", 7, 19, "no event type has the PLOVER code 'AID food', and there is no reason"),
    ("acled_types", "Riots,Riot,Demonstrations,often,a riot,x", 4, 27, "'often' is no value of civilians"),
    ("acled_kinds", "soldiers,1,x,,", 4, 1, "there is no kind of actor 'soldiers'"),
    ("acled_kinds", "external,8,x,,abroad", 4, 15, "there is no kind of actor 'abroad'"),
    ("acled_units", "Violence against civilians,two,,,,,hurt", 3, 36, "'hurt' is no value of civilians"),
    ("acled_units", "Violence against civilians,some,,,,,", 3, 28, "'some' is no number of sides"),
    ("acled_names", "rebels mob,REB,Rebels,", 3, 1, "there is no kind of actor 'mob'"),
    ("acled_countries", "IRQ,Iraq,IQ", 3, 10, "'IQ' is no number"),
    ("plover_contexts", "health,,x", 5, 8, "the name is missing"),
    (
        "plover_contexts",
        "health,health,",
        5,
        15,
        "no event type has the PLOVER context 'health', and there is no reason",
    ),
    ("acled_types", "Riots,Riot,Demonstrations,,,x", 4, 28, "the name is missing"),
    ("acled_types", "Riots,Riot,Demonstrations,,a riot,", 4, 35, "no row of acled.csv gives the sub-event type 'Riot'"),
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
        "cameo": tiny_tables["cameo"] + "073,aid,5,seven,x\n",
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
