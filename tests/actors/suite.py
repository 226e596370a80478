"""Noun phrases with the participant expected, and who the coder takes them for: `cd tests && python -m actors.suite`.

A line of phrases.jsonl holds `id`, `group`, `phrase`, `date` (or null), perhaps `default` (the document's country), and what is
expected: `country` (or null) with `country_any` where several are right, `roles` or `roles_any`, perhaps `kind` and `name`. Letters of
single organisations are not listed: an expected international body needs only its first block.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from suites import OPEN, Row, Suite, coder

# Blocks that CAMEO has for roles and religions; letters behind them name one organisation or are denominations.
BLOCKS = frozenset({
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "REB", "INS", "SEP", "UAF", "AGR", "BUS", "CRM", "CVL", "DEV", "EDU",
    "ELI", "ENV", "HLH", "HRI", "LAB", "MED", "REF", "MOD", "RAD", "PTY", "MOS", "CHR", "JEW", "HIN", "BUD", "SIK", "REL",
    "PKO", "NGO",
})  # fmt: skip
# Blocks that stand in the place of a country: our records have them as the first role.
INTERNATIONAL = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG", "INT", "UIS"})


def misses(row: Row) -> Iterator[str]:
    """Yield what is wrong with the participant of a phrase."""
    found = [
        account.participant
        for account in coder().actors(row["phrase"], date=row["date"], country=row.get("default")).actors
    ]
    country, roles, kind, name = None, (), None, None
    if found:
        country, roles, kind, name = found[0].country, found[0].roles, found[0].kind, found[0].name
        if country is None and roles and roles[0] in INTERNATIONAL:
            country, roles = roles[0], roles[1:]
    if country not in row.get("country_any", [row["country"]]):
        yield f"country is {country}, not {row['country']}"
    expected = row.get("roles_any", [row.get("roles", [])])
    if not any(_same(roles, wanted) for wanted in expected):
        yield f"roles are {' '.join(roles) or 'none'}, not {' or '.join(' '.join(w) or 'none' for w in expected)}"
    if row.get("kind") and kind != row["kind"]:
        yield f"kind is {kind}, not {row['kind']}"
    if row.get("name") and name is None:
        yield f"no name, not {row['name']}"


def _same(roles: tuple[str, ...], wanted: list[str]) -> bool:
    return [role for role in roles if role in BLOCKS] == wanted


SUITE = Suite("actors.suite", misses, ("phrases",), part=lambda _row: OPEN, text="phrase")

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
