"""What CAMEO's role blocks imply: the sphere they belong to, and ACLED's kind of actor (`actors/roles.csv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.ontology.decisions import KINDS

SPHERES = ("public", "private")


@frozen
class Roles:
    """All role blocks, those that make nobody a political actor, and the kind of actor that a block stands for by itself."""

    known: frozenset[str]
    private: frozenset[str]
    kinds: Mapping[str, str]


def load_roles(folders: Sequence[Path]) -> Roles:
    """Return what the folders' `actors/roles.csv` say; later folders change earlier ones.

    Raises:
        DictionaryError: with every row whose sphere or kind is none.
    """
    spheres: dict[str, str] = {}
    kinds: dict[str, str] = {}
    faults: list[Fault] = []
    for path in (folder / "actors" / "roles.csv" for folder in folders):
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line[0] == "#" or line.startswith("role,"):
                continue
            role, sphere, kind = (*line.split(","), "", "")[:3]
            for column, value, known in (
                (len(role) + 2, sphere, SPHERES),
                (len(role) + len(sphere) + 3, kind, ("", *KINDS)),
            ):
                if value not in known:
                    names = ", ".join(sorted(filter(None, known)))
                    faults.append(Fault(str(path), number, column, f"unknown value {value!r}", f"write one of {names}"))
            spheres[role], kinds[role] = sphere, kind
    if faults:
        raise DictionaryError(faults)
    return Roles(
        frozenset(spheres),
        frozenset(role for role, sphere in spheres.items() if sphere == "private"),
        {role: kind for role, kind in kinds.items() if kind},
    )
