"""Actor and place files to one compiled book of names, role nouns and modifiers: `load_actors`.

Names of all files go into one trie over lower-cased tokens, so that the longest name wins whatever file it is from
("Islamic State of Iraq" before "Iraq"). A name may have several entries, each with its dates.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.grammar.lexicon import plural

NAME_FILES = ("groups", "bodies", "international", "leaders")
KINDS = frozenset(
    {"", "state-forces", "rebels", "political-militia", "identity-militia", "rioters", "protesters", "civilians", "external"}
)
EFFECTS = frozenset({"role", "former", "add", "kind", "country", "member", "outside", "side", "none"})
_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


@frozen(eq=False)
class Entry:
    """One meaning of a name between two days (ordinals, both included).

    `sort`: "country", "adjective" (also demonyms), "capital", "place", or the file a name is from: "groups", "bodies",
    "international", "leaders". `exact` names match only as written, so that "IS" and "is" differ.
    """

    name: str
    sort: str
    code: str
    country: str
    roles: tuple[str, ...]
    kind: str
    start: int
    end: int
    exact: str
    path: str
    line: int


@frozen(eq=False)
class Agent:
    """A role noun: its CAMEO role blocks, ACLED kind and flags."""

    noun: str
    roles: tuple[str, ...]
    kind: str
    flags: frozenset[str]
    path: str
    line: int


@frozen(eq=False)
class Modifier:
    """What a word before an actor noun does to its code (see `actors/modifiers.csv`)."""

    word: str
    effect: str
    value: str


@frozen(eq=False)
class ActorTables:
    """All actor knowledge, compiled: a name trie (token -> dict, entries under ""), agents and modifiers by words."""

    names: Mapping[str, Any]
    agents: Mapping[str, Agent]
    modifiers: Mapping[str, Modifier]
    prefixes: Mapping[str, Modifier]
    suffixes: Mapping[str, Modifier]
    countries: frozenset[str]


def load_actors(folders: Sequence[Path]) -> ActorTables:
    """Return the actor tables of dictionary folders, later ones layered over earlier ones.

    Raises:
        DictionaryError: with every fault of every file.
    """
    builder = _Builder()
    for folder in folders:
        builder.countries(folder / "actors" / "countries.csv")
        for name in NAME_FILES:
            builder.named(folder / "actors" / f"{name}.csv", name)
        builder.agents(folder / "actors" / "agents.csv")
        builder.modifiers(folder / "actors" / "modifiers.csv")
        builder.places(folder / "places" / "places.csv")
    if builder.faults:
        raise DictionaryError(builder.faults)
    return builder.finish()


def split_code(code: str, countries: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Return the country of a code ("" for international ones) and its role blocks of three letters."""
    blocks = tuple(code[i : i + 3] for i in range(0, len(code), 3))
    return (blocks[0], blocks[1:]) if blocks and blocks[0] in countries else ("", blocks)


class _Builder:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.trie: dict[str, Any] = {}
        self.agent_table: dict[str, Agent] = {}
        self.modifier_table: dict[str, Modifier] = {}
        self.prefix_table: dict[str, Modifier] = {}
        self.suffix_table: dict[str, Modifier] = {}
        self.codes: set[str] = set()

    def finish(self) -> ActorTables:
        return ActorTables(
            self.trie, self.agent_table, self.modifier_table, self.prefix_table, self.suffix_table, frozenset(self.codes)
        )

    def fault(self, path: Path, line: int, problem: str, mend: str) -> None:
        self.faults.append(Fault(str(path), line, 0, problem, mend))

    def rows(self, path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """The records of a CSV file with their line numbers; comment lines and blank ones are passed over."""
        if not path.is_file():
            return
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self.fault(path, 0, f"is not UTF-8 (byte {error.start})", "save the file in UTF-8")
            return
        header: list[str] | None = None
        for number, line in enumerate(text.splitlines(), 1):
            if not line or line[0] == "#" or line.isspace():
                continue
            cells = next(csv.reader([line])) if '"' in line else line.split(",")
            if header is None:
                header = cells
                missing = [c for c in columns if c not in cells]
                if missing:
                    self.fault(path, number, f"column {missing[0]!r} is missing", f"begin the file with {','.join(columns)}")
                    return
            elif len(cells) > len(header):
                self.fault(path, number, f"{len(cells)} cells under {len(header)} columns", 'put cells that hold commas into "…"')
            else:
                yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))

    # -------------------------------------------------------------------------------------------- names

    def add(self, name: str, entry: Entry) -> None:
        """Put a name and its spellings with and without hyphens into the trie."""
        lowered = name.lower().replace("’", "'").replace("'s ", " 's ")
        spellings = {lowered}
        if "-" in lowered:
            spellings.add(lowered.replace("-", " "))
        elif lowered.startswith(("al ", "el ")):
            spellings.add(lowered.replace(" ", "-", 1))
        if lowered.startswith("the "):
            spellings.add(lowered[4:])
        for spelling in spellings:
            node = self.trie
            for token in spelling.split():
                node = node.setdefault(token, {})
            held = node.setdefault("", [])
            held.append(entry)

    def entry(self, name: str, sort: str, code: str, row: Mapping[str, str], path: Path, line: int, kind: str = "") -> Entry | None:
        start, end = self.date(row.get("start", ""), path, line, last=False), self.date(row.get("end", ""), path, line, last=True)
        if start is None or end is None:
            return None
        if end < start:
            self.fault(path, line, f"end date {row['end']} precedes start {row['start']}", "exchange the two dates")
            return None
        country, roles = split_code(code, frozenset(self.codes))
        exact = name if len(name.replace(".", "")) <= 5 and name.isupper() or len(name) <= 2 else ""
        return Entry(name, sort, code, country, roles, kind, start, end, exact, str(path), line)

    def date(self, text: str, path: Path, line: int, *, last: bool) -> int | None:
        if not text:
            return _LAST if last else _FIRST
        parts = text.split("-")
        try:
            if len(parts) == 3:
                return dt.date.fromisoformat(text).toordinal()
            year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12 if last else 1
            first = dt.date(year, month, 1)
            return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1).toordinal() - 1 if last else first.toordinal()
        except ValueError:
            self.fault(path, line, f"{text!r} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY")
            return None

    def countries(self, path: Path) -> None:
        records = list(self.rows(path, ("code", "names", "adjectives", "demonyms", "capitals")))
        self.codes.update(row["code"] for _, row in records)
        for line, row in records:
            code = row["code"]
            if len(code) != 3 or not code.isupper():
                self.fault(path, line, f"{code!r} is no country code", "write three capital letters")
                continue
            display = row["names"].split("|")[0]
            for column, sort, roles in (("names", "country", ""), ("adjectives", "adjective", ""), ("demonyms", "adjective", ""), ("capitals", "capital", "GOV"), ("metonyms", "metonym", "GOV")):
                for name in filter(None, row.get(column, "").split("|")):
                    made = self.entry(name, sort, code + roles, row, path, line)
                    if made is None:
                        continue
                    self.add(name, made)
                    if column == "demonyms" and not name.endswith(("ese", "sh", "ch", "s")):
                        self.add(plural(name), made)
            _ = display

    def named(self, path: Path, sort: str) -> None:
        for line, row in self.rows(path, ("names", "code", "start", "end")):
            kind = row.get("kind", "")
            if kind not in KINDS:
                self.fault(path, line, f"unknown kind {kind!r}", f"use one of {', '.join(sorted(KINDS - {''}))}, or leave it empty")
                continue
            for name in filter(None, row["names"].split("|")):
                made = self.entry(name, sort, row["code"], row, path, line, kind)
                if made is not None:
                    self.add(name, made)

    def places(self, path: Path) -> None:
        for line, row in self.rows(path, ("name", "country")):
            for name in filter(None, row["name"].split("|")):
                made = self.entry(name, "place", row["country"], {}, path, line)
                if made is not None:
                    self.add(name, made)

    # ------------------------------------------------------------------------------- agents and modifiers

    def agents(self, path: Path) -> None:
        for line, row in self.rows(path, ("nouns", "roles", "kind", "flags")):
            if row["kind"] not in KINDS:
                self.fault(path, line, f"unknown kind {row['kind']!r}", f"use one of {', '.join(sorted(KINDS - {''}))}")
                continue
            flags = frozenset(filter(None, row["flags"].split("|")))
            for noun in filter(None, row["nouns"].split("|")):
                singular, _, irregular = noun.partition("=")
                agent = Agent(singular, tuple(row["roles"].split()), row["kind"], flags, str(path), line)
                self.agent_table[singular.lower()] = agent
                if irregular or "plural" not in flags:
                    words = singular.lower().rpartition(" ")
                    self.agent_table[irregular.lower() or words[0] + words[1] + plural(words[2])] = agent

    def modifiers(self, path: Path) -> None:
        for line, row in self.rows(path, ("word", "effect", "value")):
            if row["effect"] not in EFFECTS:
                self.fault(path, line, f"unknown effect {row['effect']!r}", f"use one of {', '.join(sorted(EFFECTS))}")
                continue
            word = row["word"].lower()
            made = Modifier(row["word"], row["effect"], row["value"])
            if word.startswith("-"):
                self.suffix_table[word[1:]] = made
            elif word.endswith("-"):
                self.prefix_table[word[:-1]] = made
            else:
                self.modifier_table[word] = made
