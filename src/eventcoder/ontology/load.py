"""Folders of tables to an `Ontology`: layers are laid over one another, and every fault is reported at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.ontology._build_codes import build_codes, check_reached
from eventcoder.ontology._build_composition import act_patterns, build_composition
from eventcoder.ontology._build_decisions import build_acled, build_modes, build_scheme
from eventcoder.ontology._build_types import TYPE_COLUMNS, build_types
from eventcoder.ontology.acled_units import build_units
from eventcoder.ontology.codes import CameoCode, Codes, PloverCode, PloverContext, PloverKey
from eventcoder.ontology.decisions import CONDITIONS
from eventcoder.ontology.event_types import EventType
from eventcoder.ontology.ontology import Ontology
from eventcoder.ontology.tables import SCHEME, Row, read_table
from eventcoder.ontology.things import build_things
from eventcoder.sheets import cells_in

FOLDER = "ontologies"
_CODES = ("cameo", "plover", "plover_contexts")


@frozen
class _Form:
    """The columns of a table: those its rows are known by, those that our own file must have too, and optional ones.

    `single`: no two rows of a file may have the same keys. `sparse`: keys but the first may be left out. `in_parts`: a
    later layer may leave columns out.
    """

    keys: tuple[str, ...]
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    single: bool = True
    sparse: bool = False
    in_parts: bool = False

    @property
    def required(self) -> tuple[str, ...]:
        return (*(self.keys[:1] if self.sparse else self.keys), *self.columns)

    @property
    def allowed(self) -> tuple[str, ...]:
        return (*(self.keys[1:] if self.sparse else ()), *self.optional)


_DECISION = ("act", *CONDITIONS)
_SCHEME_FORM = _Form(_DECISION, ("code",), ("note",), sparse=True)
_FORMS: Mapping[str, _Form] = {
    "event_types": _Form(("type",), TYPE_COLUMNS, (SCHEME,), in_parts=True),
    "composition": _Form(("operator", "act"), ("type",), ("note",), single=False),
    "cameo": _Form(("code",), ("name", "quad_class", "goldstein"), ("reason",)),
    "plover": _Form(("event", "mode"), ("name", "quad", "score"), ("reason", "note")),
    "plover_contexts": _Form(("context",), ("name",), ("reason",)),
    "plover_modes": _Form(_DECISION, ("plover_event", "plover_mode"), ("note",), sparse=True),
    "things": _Form(("class",), ("type", "operators"), ("note",)),
    "acled": _Form(_DECISION, ("sub_event_type",), ("note",), sparse=True),
    "acled_types": _Form(("sub_event_type",), ("event_type", "disorder_type", "civilians", "name"), ("reason",)),
    "acled_kinds": _Form(("kind",), ("code", "name", "generic", "abroad"), ("note",)),
    "acled_units": _Form(
        ("event_type",), ("sides", "first", "second", "missing_first", "missing_second", "civilians"), ("note",)
    ),
    "acled_merging": _Form(("first", "second"), ("result",), ("note",)),
    "acled_names": _Form(("kind", "role"), ("actor", "associate"), ("note",)),
    "acled_countries": _Form(("code",), ("name", "iso"), ("source",)),
}
_SCHEME_FILE = "scheme-"
TABLES = (*_FORMS, f"{_SCHEME_FILE}*")
"""The names of the tables in a folder; `*` stands for any name."""


def load_ontology(folders: Sequence[Path]) -> Ontology:
    """Return the ontology of one or more dictionary folders, of which later ones override earlier ones row by row.

    Each folder may have `ontologies/` with event_types.csv, composition.csv, things.csv, cameo.csv, plover.csv,
    plover_contexts.csv, plover_modes.csv, acled.csv and the tables of ACLED's types and units (acled_*.csv). The first folder must have them
    all. In a later one, event_types.csv needs only the column `type` and those that it changes; a column named
    `scheme:x` gives the codes of a scheme x, and so does a decision table scheme-x.csv.

    Args:
        folders: dictionary folders, the shipped one first.

    Raises:
        DictionaryError: something is wrong in the tables; its `faults` name file, line and column of everything.

    Example:
        >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
        >>> ontology = load_ontology([shipped_dictionaries()])
        >>> ontology.compose("demand", "release-prisoners")
        'demand-release'
    """
    faults: list[Fault] = []
    ontology = read_ontology(folders, faults)
    if faults:
        raise DictionaryError(faults)
    return ontology


def read_ontology(folders: Sequence[Path], faults: list[Fault]) -> Ontology:
    """Return the ontology as far as its tables can be used; what is wrong with them is added to `faults`.

    Args:
        folders: as for `load_ontology`.
        faults: the list that faults are added to.
    """
    layers = [_read_layer(Path(folder), not index, faults) for index, folder in enumerate(folders)]
    tables = {name: [layer[name] for layer in layers] for name in _FORMS}
    whole = not faults
    hidden = {name: _hidden(name, faults) for name in (*_CODES, "event_types")}
    codes = build_codes(tables, faults)
    types = build_types(tables["event_types"], _with_hidden(codes, hidden), faults)
    named = {**{name: EventType(name, "") for name in hidden["event_types"]}, **types}
    patterns = act_patterns(types) | hidden["event_types"]
    composition = build_composition(tables["composition"], named, patterns, faults)
    acled = build_acled(tables["acled"], codes.acled, named, patterns, faults)
    modes = build_modes(tables["plover_modes"], codes.plover, named, patterns, faults)
    units = build_units({name: tables[name] for name in tables if name.startswith("acled_")}, codes.acled, faults)
    things = build_things(tables["things"], named, faults)
    if whole and not faults:  # a row that could not be read reaches nothing, which is no fault of the codes
        check_reached(tables, types, faults)
    schemes = {
        name: build_scheme(rows, named, patterns, faults) for name, rows in _read_schemes(folders, faults).items()
    }
    return Ontology(types, composition, acled, codes, units, schemes, things, modes)


def _hidden(table: str, faults: Sequence[Fault]) -> set[str]:
    """Return what may be the name of a row that a fault hides: to say that there is none would tell one mistake twice."""
    paths = {Path(fault.path) for fault in faults}
    return {cell for path in paths if path.name == f"{table}.csv" and path.is_file() for cell in cells_in(path)}


def _with_hidden(codes: Codes, hidden: Mapping[str, set[str]]) -> Codes:
    """Return the codes with those that faults may hide, so that types which have them are not faults too."""
    cells = hidden["plover"]
    modes: dict[PloverKey, PloverCode] = {(of, None): PloverCode(of, None, "", 0, 0.0) for of in cells}
    modes |= {(of, mode): PloverCode(of, mode, "", 0, 0.0) for of in cells for mode in cells}
    return Codes(
        {**{code: CameoCode(code, "", 0, 0.0) for code in hidden["cameo"]}, **codes.cameo},
        {**modes, **codes.plover},
        {**{name: PloverContext(name, "") for name in hidden["plover_contexts"]}, **codes.contexts},
        codes.acled,
    )


def _read_layer(folder: Path, first: bool, faults: list[Fault]) -> dict[str, list[Row]]:
    """Return the rows of each table of one folder; a later layer may be a single rule file, which has no tables."""
    if not folder.is_dir():
        if first or not folder.is_file():
            faults.append(Fault(str(folder), 0, 0, "is not a folder", "give the path of a dictionary folder"))
        return {name: [] for name in _FORMS}
    return {name: _read(folder / FOLDER / f"{name}.csv", form, first, faults) for name, form in _FORMS.items()}


def _read_schemes(folders: Sequence[Path], faults: list[Fault]) -> dict[str, list[list[Row]]]:
    """Return the rows of users' decision tables, by the name of the scheme, one list for each layer that has one."""
    schemes: dict[str, list[list[Row]]] = {}
    for folder in folders:
        for path in sorted((Path(folder) / FOLDER).glob(f"{_SCHEME_FILE}*.csv")):
            name = path.stem[len(_SCHEME_FILE) :]
            if not name:
                faults.append(Fault(str(path), 0, 0, "names no scheme", f"call it {_SCHEME_FILE}NAME.csv"))
            schemes.setdefault(name, []).append(_read(path, _SCHEME_FORM, True, faults))
    return schemes


def _read(path: Path, form: _Form, first: bool, faults: list[Fault]) -> list[Row]:
    if not first and not path.exists():
        return []
    if first or not form.in_parts:
        rows = read_table(path, form.required, form.allowed, faults)
    else:
        rows = read_table(path, form.keys, (*form.columns, *form.optional), faults)
    return _without_doubles(rows, form.keys, faults) if form.single else rows


def _without_doubles(rows: list[Row], keys: tuple[str, ...], faults: list[Fault]) -> list[Row]:
    """Return the rows but those that repeat another of their own file, which are faults."""
    lines: dict[tuple[str, ...], int] = {}
    kept = []
    for row in rows:
        key = tuple(row[column] for column in keys)
        earlier = lines.setdefault(key, row.line)
        if earlier == row.line:
            kept.append(row)
        else:
            named = " × ".join(row[column] for column in keys if row[column])
            faults.append(row.fault(keys[0], f"{named!r} stands in line {earlier} too", "remove one of the two"))
    return kept
