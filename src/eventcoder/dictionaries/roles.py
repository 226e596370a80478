"""Which CAMEO roles belong to the private sphere (`actors/roles.csv`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eventcoder.errors import DictionaryError, Fault

SPHERES = ("public", "private")


def load_private_roles(folders: Sequence[Path]) -> frozenset[str]:
    """Return the role blocks whose sphere is private; later folders change earlier ones.

    Raises:
        DictionaryError: with every row whose sphere is neither public nor private.
    """
    spheres: dict[str, str] = {}
    faults = []
    for folder in folders:
        path = folder / "actors" / "roles.csv"
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line[0] == "#" or line.startswith("role,"):
                continue
            role, sphere = (*line.split(","), "")[:2]
            if sphere not in SPHERES:
                faults.append(
                    Fault(
                        str(path), number, len(role) + 2, f"unknown sphere {sphere!r}", f"write {' or '.join(SPHERES)}"
                    )
                )
            spheres[role] = sphere
    if faults:
        raise DictionaryError(faults)
    return frozenset(role for role, sphere in spheres.items() if sphere == "private")
