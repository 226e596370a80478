"""Check the actor dictionaries: columns, dates, codes, kinds, and names that overlap in time.

    python scripts/check_actors.py [--across] [--places]

Prints one line for each fault and exits with 1 where there is one. `--across` also lists names that stand in two files, `--places` the regions and
towns that the gazetteer has in other countries only.
"""

from __future__ import annotations

import csv
import datetime as dt
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"
ACTORS = ROOT / "actors"
TITLES = (
    "President ",
    "Prime Minister ",
    "Foreign Minister ",
    "Vice President ",
    "General ",
    "Chief Minister ",
    "Defence Minister ",
)
KINDS = {
    "",
    "state-forces",
    "rebels",
    "political-militia",
    "identity-militia",
    "rioters",
    "protesters",
    "civilians",
    "external",
}
GENERIC = {"IGO", "NGO", "IMG", "NGM", "MNC", "INT", "UIS", "CHR", "MOS", "JEW", "HIN", "BUD", "SIK"} | {
    "AFR",
    "ASA",
    "BLK",
    "CRB",
    "CAU",
    "CFR",
    "CAS",
    "CEU",
    "EIN",
    "EAF",
    "EEU",
    "EUR",
    "LAM",
    "MEA",
    "MDT",
    "NAF",
    "NMR",
    "PGS",
    "SCN",
    "SAM",
    "SAS",
    "SEA",
    "SAF",
    "WAF",
    "WST",
}
FLAGS = {"", "armed", "state", "person", "org", "collective", "thing", "office", "plural", "victim"} | {
    "general",
    "relation",
    "following",
    "public",
    "abroad",
    "back",
    "local",
}
EFFECTS = {"role", "former", "add", "faith", "kind", "country", "member", "outside", "side", "none"}
TIMED = ("groups.csv", "international.csv", "bodies.csv", "leaders.csv", "countries.csv", "regions.csv")
SHARED = {
    "Punjab",
    "Norfolk",
}  # names of regions of two states: the first row is meant unless its state stands beside it
FIRST, LAST = "0001-01-01", "9999-12-31"


COLUMNS = {
    "countries.csv": ("names", "adjectives", "capitals", "metonyms"),
    "regions.csv": ("names", "adjectives", "demonyms"),
}


class Entry(NamedTuple):
    """One row of one file, with where it stands."""

    file: str
    line: int
    row: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def entries(name: str) -> Iterator[Entry]:
    """Yield the rows of a file with their line numbers; a row with the wrong number of fields carries the key None."""
    fields: list[str] = []
    for number, text in enumerate((ACTORS / name).read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("#") or not text:
            continue
        cells = next(csv.reader([text]))
        if not fields:
            fields = cells
        elif len(cells) == len(fields):
            yield Entry(name, number, dict(zip(fields, cells, strict=True)))
        else:
            yield Entry(name, number, {"fault": f"{len(cells)} fields, expected {len(fields)}"})


def dates(entry: Entry) -> Iterator[str]:
    """Yield the faults in the dates of a row."""
    for column in ("start", "end"):
        try:
            if entry.row[column]:
                dt.date.fromisoformat(entry.row[column])
        except ValueError:
            yield f"{entry}: {column} {entry.row[column]!r} is not a date"
    if (entry.row["start"] or FIRST) > (entry.row["end"] or LAST):
        yield f"{entry}: ends {entry.row['end']} before it starts {entry.row['start']}"


def row_faults(entry: Entry, countries: set[str]) -> Iterator[str]:
    """Yield the faults of one row by itself."""
    row = entry.row
    if "fault" in row:
        yield f"{entry}: {row['fault']}"
        return
    if "start" in row:
        yield from dates(entry)
    if "code" in row and (row["code"][:3] not in countries | GENERIC or len(row["code"]) % 3):
        yield f"{entry}: code {row['code']!r} is not whole blocks after a country or a generic"
    if row.get("kind", "") not in KINDS:
        yield f"{entry}: kind {row['kind']!r} is not one of ACLED's"
    if row.get("country", "") and row["country"] not in countries:
        yield f"{entry}: country {row['country']!r} is not in countries.csv"
    if "flags" in row and not set(row["flags"].split("|")) <= FLAGS:
        yield f"{entry}: unknown flag in {row['flags']!r}"
    if "effect" in row and row["effect"] not in EFFECTS:
        yield f"{entry}: unknown effect {row['effect']!r}"
    written = row.get("names", row.get("nouns", row.get("word", ""))) or row.get("capitals", "")
    names = written.split("|")
    if len(set(names)) < len(names) or any(name != name.strip() or not name for name in names):
        yield f"{entry}: empty, padded or repeated name"


def names_of(entry: Entry) -> list[str]:
    """Return all names under which a row is found."""
    columns = COLUMNS.get(entry.file, ("names",))
    return [name for column in columns for name in dict.fromkeys(entry.row[column].split("|")) if name]


def overlaps(found: list[Entry]) -> Iterator[str]:
    """Yield the names that two rows of different codes claim for the same day."""
    by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        for name in dict.fromkeys(names_of(entry)):
            by_name[name].append(entry)
    for name, rows in by_name.items():
        if name in SHARED:
            continue
        for i, one in enumerate(rows):
            for other in rows[i + 1 :]:
                a, b = one.row, other.row
                title = one.file == "leaders.csv" and name.startswith(TITLES)
                shared = title or name.endswith(("~", "@")) or one.file == other.file == "groups.csv"
                if shared and a["country"] != b["country"]:
                    continue  # the reader tells them apart by the country: Labour parties, abbreviations
                meet = max(a["start"] or FIRST, b["start"] or FIRST) <= min(a["end"] or LAST, b["end"] or LAST)
                if meet:
                    yield f"{one} and {other.file}:{other.line}: both claim {name!r} ({a['code']}, {b['code']})"


def elsewhere() -> Iterator[str]:
    """Yield the names of regions.csv that the gazetteer has, but in other countries."""
    with (ROOT / "places" / "places.csv").open(encoding="utf-8", newline="") as lines:
        places = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    lands: defaultdict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in place["name"].split("|"):
            lands[name].add(place["country"])
    for entry in entries("regions.csv"):
        for name in entry.row["names"].split("|") if entry.row.get("sort") in ("region", "place") else ():
            if name in lands and entry.row["code"] not in lands[name]:
                yield f"{entry}: {name!r} of {entry.row['code']} lies in {', '.join(sorted(lands[name]))} by places.csv"


def main(arguments: list[str]) -> int:
    """Check all files, print the faults. Returns the exit status."""
    countries = {entry.row["code"] for entry in entries("countries.csv") if "code" in entry.row}
    faults: list[str] = []
    timed: list[Entry] = []
    for name in (*TIMED, "agents.csv", "modifiers.csv"):
        found = list(entries(name))
        faults += [fault for entry in found for fault in row_faults(entry, countries)]
        if name in TIMED:
            sound = [entry for entry in found if "fault" not in entry.row]
            faults += overlaps(sound)
            timed += sound
    words = [noun.split("=")[0] for entry in entries("agents.csv") for noun in entry.row.get("nouns", "").split("|")]
    faults += [f"agents.csv: {word!r} stands twice" for word in sorted({w for w in words if words.count(w) > 1})]
    if "--across" in arguments:
        faults += [fault for fault in overlaps(timed) if fault not in set(faults)]
    if "--places" in arguments:
        faults += elsewhere()
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"{len(faults)} faults\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
