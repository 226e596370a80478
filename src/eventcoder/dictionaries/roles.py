"""What CAMEO's role blocks imply: the sphere they belong to, and ACLED's kind of actor (`actors/roles.csv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.ontology.decisions import KINDS
from eventcoder.sheets import read_sheet

SPHERES = ("public", "private")
PARTY = "party"
_COLUMNS = ("role", "sphere", "kind")


@frozen
class Roles:
    """All role blocks, those that make nobody a political actor, those of parties to disputes, and the kind of actor that a
    block stands for by itself, or where it is a single human being's (`person_kinds`).
    """

    known: frozenset[str]
    private: frozenset[str]
    parties: frozenset[str]
    kinds: Mapping[str, str]
    person_kinds: Mapping[str, str]


def read_roles(folders: Sequence[Path], faults: FaultList) -> Roles:
    """Return what the folders' `actors/roles.csv` say, later folders over earlier ones, as far as they can be used.

    Args:
        folders: dictionary folders.
        faults: the list that what is wrong with them is added to.
    """
    spheres: dict[str, str] = {}
    kinds: dict[str, str] = {}
    persons: dict[str, str] = {}
    parties: dict[str, str] = {}
    for path in (folder / "actors" / "roles.csv" for folder in folders):
        sheet = read_sheet(path, _COLUMNS, faults.note, needed=False)
        for line, (role, sphere, kind, person, party) in sheet.rows(*_COLUMNS, "person", "party"):
            kinds_known = ("", *KINDS)
            for column, value, known in (
                ("sphere", sphere, SPHERES), ("kind", kind, kinds_known), ("person", person, kinds_known), ("party", party, ("", PARTY)),
            ):  # fmt: skip
                if value not in known:
                    mend = f"write one of {', '.join(sorted(filter(None, known)))}"
                    faults.note(sheet.fault(line, column, f"unknown {column} {value!r}", mend))
            spheres[role], kinds[role], persons[role], parties[role] = sphere, kind, person, party
    return Roles(
        frozenset(spheres),
        frozenset(role for role, sphere in spheres.items() if sphere == "private"),
        frozenset(role for role, party in parties.items() if party == PARTY),
        {role: kind for role, kind in kinds.items() if kind},
        {role: kind for role, kind in persons.items() if kind},
    )
