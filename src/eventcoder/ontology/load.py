"""Folders of tables to an `Ontology`: layers are laid over one another, and every fault is reported at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.ontology._build_acled import build_acled
from eventcoder.ontology._build_composition import act_patterns, build_composition
from eventcoder.ontology._build_types import TYPE_COLUMNS, build_cameo, build_plover, build_types
from eventcoder.ontology.acled_units import build_units
from eventcoder.ontology.event_types import CameoCode, EventType
from eventcoder.ontology.ontology import Ontology
from eventcoder.ontology.tables import SCHEME, Row, read_table
from eventcoder.sheets import cells_in

FOLDER = "ontologies"


@frozen
class _Form:
    """The columns of a table: those its rows are known by, those that our own file must have too, and optional ones.

    `single`: no two rows of a file may have the same keys. `in_parts`: a later layer may leave columns out.
    """

    keys: tuple[str, ...]
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    single: bool = True
    in_parts: bool = False


_ACLED_KEYS = ("act", "source_kind", "target_kind", "civilian_target", "weapon", "deaths", "fighting", "abroad")
_FORMS: Mapping[str, _Form] = {
    "event_types": _Form(("type",), TYPE_COLUMNS, (SCHEME,), in_parts=True),
    "composition": _Form(("operator", "act"), ("type",), ("note",), single=False),
    "cameo": _Form(("code",), ("name", "quad_class", "goldstein")),
    "plover": _Form(("event", "mode"), ("quad", "score")),
    "acled": _Form(_ACLED_KEYS, ("sub_event_type",), ("note",)),
    "acled_types": _Form(("sub_event_type",), ("event_type", "disorder_type")),
    "acled_kinds": _Form(("kind",), ("code", "name", "generic"), ("note",)),
    "acled_units": _Form(("event_type",), ("sides", "first", "second", "missing"), ("note",)),
    "acled_merging": _Form(("first", "second"), ("result",), ("note",)),
}
TABLES = tuple(_FORMS)


def load_ontology(folders: Sequence[Path]) -> Ontology:
    """Return the ontology of one or more dictionary folders, of which later ones override earlier ones row by row.

    Each folder may have `ontologies/` with event_types.csv, composition.csv, cameo.csv, plover.csv, acled.csv and
    the tables of ACLED's types, kinds, units and merging (acled_*.csv). The first folder must have them all. In a later one, event_types.csv needs only the column `type`
    and those that it changes; a column named `scheme:x` gives the codes of a scheme x.

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
    hidden = {name: _hidden(name, faults) for name in ("event_types", "cameo", "plover")}
    cameo = build_cameo(tables["cameo"], faults)
    plover = build_plover(tables["plover"], faults)
    codes = {**{name: CameoCode(name, "", 0, 0.0) for name in hidden["cameo"]}, **cameo}
    modes = {**{(event, mode): 0 for event in hidden["plover"] for mode in hidden["plover"]}, **plover}
    types = build_types(tables["event_types"], codes, modes, faults)
    named = {**{name: EventType(name, "") for name in hidden["event_types"]}, **types}
    patterns = act_patterns(types) | hidden["event_types"]
    composition = build_composition(tables["composition"], named, patterns, faults)
    acled = build_acled(tables["acled"], tables["acled_types"], types, patterns, faults)
    units = build_units({name: tables[name] for name in tables if name.startswith("acled_")}, faults)
    return Ontology(types, composition, acled, cameo, units)


def _hidden(table: str, faults: Sequence[Fault]) -> set[str]:
    """Return what may be the name of a row that a fault hides: to say that there is none would tell one mistake twice."""
    paths = {Path(fault.path) for fault in faults}
    return {cell for path in paths if path.name == f"{table}.csv" and path.is_file() for cell in cells_in(path)}


def _read_layer(folder: Path, first: bool, faults: list[Fault]) -> dict[str, list[Row]]:
    """Return the rows of each table of one folder; a later layer may be a single rule file, which has no tables."""
    if not folder.is_dir():
        if first or not folder.is_file():
            faults.append(Fault(str(folder), 0, 0, "is not a folder", "give the path of a dictionary folder"))
        return {name: [] for name in _FORMS}
    return {name: _read(folder / FOLDER / f"{name}.csv", form, first, faults) for name, form in _FORMS.items()}


def _read(path: Path, form: _Form, first: bool, faults: list[Fault]) -> list[Row]:
    if not first and not path.exists():
        return []
    if first or not form.in_parts:
        rows = read_table(path, (*form.keys, *form.columns), form.optional, faults)
    else:
        rows = read_table(path, form.keys, (*form.columns, *form.optional), faults)
    return _without_doubles(rows, form.keys, faults) if form.single else rows


def _without_doubles(rows: list[Row], keys: tuple[str, ...], faults: list[Fault]) -> list[Row]:
    """Return the rows but those that repeat another of their own file, which are faults."""
    lines: dict[str | tuple[str, ...], int] = {}
    kept = []
    key_of = itemgetter(*keys)
    for row in rows:
        key = key_of(row.cells)
        earlier = lines.setdefault(key, row.line)
        if earlier == row.line:
            kept.append(row)
        else:
            named = " × ".join(row[column] for column in keys if row[column])
            faults.append(row.fault(keys[0], f'"{named}" stands in line {earlier} too', "remove one of the two"))
    return kept
