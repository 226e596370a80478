"""Mentions of actors in sentences, and who the coder takes them for: `cd tests && python -m actors.mentions`.

Three files: `mentions.jsonl` has actors of the news of all regions, `dated.jsonl` one name on two days with two answers,
`clashes.jsonl` names that several actors bear. A line holds `id`, `text`, `mention` and, in the file of dates under `at`,
`date`, `country` (or null) with `country_any` where several are right, and `roles`: the first roles that are right, ""
for none. Mentions with an odd number are open; how the others fail is not looked at when dictionaries are mended, so that their
share tells how names fare that nobody has tried, and those divisible by four are held back for good. Of the other two files the
rows marked as held are, which were written last, by an author who had not seen the dictionaries.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from actors.suite import BLOCKS, INTERNATIONAL
from eventcoder.coding.actors import Setting
from eventcoder.coding.context import Context
from eventcoder.documents import make_document
from eventcoder.model import Phrase
from suites import HELD, OPEN, Row, Suite, coder, held_or_open, number

SPARE = "spare"  # neither read nor held back for good
# Blocks that say more of a role, and are none: the first other one is compared.
SECONDARY = frozenset({"PTY", "MOD"})


def resolve(text: str, mention: str, date: str) -> tuple[str | None, tuple[str, ...]]:
    """Return country and roles of the smallest noun phrase of a text around a mention; of the mention alone where grammar
    has none.
    """
    document = make_document(text, date=date)
    start = document.text.index(mention)
    end = start + len(mention)
    assert document.date is not None
    setting = Setting(document.date.toordinal(), None)
    for _, analysis in coder()._analyses(document):
        context = Context(analysis, coder()._knowledge, setting)
        tokens = context.tokens
        around = [p for p in _phrases(context) if tokens.starts[p.start] <= start and end <= tokens.ends[p.end - 1]]
        if around:
            actor = context.actor(min(around, key=lambda phrase: phrase.end - phrase.start))
            return actor.country, tuple(role[i : i + 3] for role in actor.roles for i in range(0, len(role), 3))
    found = coder().actors(mention, date=date).actors
    return (found[0].participant.country, found[0].participant.roles) if found else (None, ())


def _phrases(context: Context) -> Iterator[Phrase]:
    for clause in context.clauses:
        for phrase in (clause.subject, clause.object, clause.indirect, *(phrase for _, phrase in clause.preps)):
            if phrase is not None:
                yield from _inside(phrase)


def _inside(phrase: Phrase) -> Iterator[Phrase]:
    for member in phrase.members:
        yield member
        for inner in (member.possessor, member.apposition, *(other for _, other in member.preps)):
            if inner is not None:
                yield from _inside(inner)


def misses(row: Row) -> Iterator[str]:
    """Yield who was taken for whom, on each day that a row asks for."""
    for want in row.get("at", [row]):
        country, roles = resolve(row["text"], row["mention"], want["date"])
        first = next((role for role in roles if role in (BLOCKS | INTERNATIONAL) - SECONDARY), "")
        if first == "" and roles[:1] == ("PTY",):
            first = "PTY"
        # MNC, NGO and the like stand in the place of a country
        standing = country is None and first in INTERNATIONAL and first in want["roles"]
        if not standing and country not in want.get("country_any", [want["country"]]):
            yield f"{want['date']}: country is {country}, not {want['country']}"
        if first not in want["roles"]:
            yield f"{want['date']}: roles are {' '.join(roles) or 'none'}, not {' or '.join(want['roles']) or 'none'}"


def part(row: Row) -> str:
    """Return whether a row is open, held back for good, or neither."""
    if row["file"] != "mentions":
        return held_or_open(row)
    return OPEN if number(row) % 2 else HELD if number(row) % 4 == 0 else SPARE


def lines(row: Row) -> Iterator[str]:
    """Yield the lines of the table that count a row: its file, that with its part, its region."""
    yield from (row["file"], f"{row['file']}: {part(row)}")
    if "region" in row:
        yield f"in {row['region']}"


SUITE = Suite("actors.mentions", misses, ("mentions", "dated", "clashes"), part, lines)

if __name__ == "__main__":
    sys.exit(SUITE.main(__doc__))
