"""The gazetteer: places by name, from the files of `places/`, read when a text first asks for one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from eventcoder.dictionaries.packed import Packed, packed
from eventcoder.dictionaries.place_spellings import PlaceSpellings
from eventcoder.dictionaries.spelling import Spelling, articles_of
from eventcoder.sheets import Sheet, ignore, is_passed_over, read_sheet

PLACE_COLUMNS = ("name", "country", "kind", "lat", "lon", "population")
PLACE_KINDS = ("capital", "city", "region", "sea")
PLACE_FILES = ("places.csv", "towns.csv", "units.csv", "features.csv")
REGION, SEA = "region", "sea"
DISTANCE, INSIDE, ARTICLE, TARGET = "distance", "inside", "article", "target"
SCENE_FLAGS = (TARGET, "goal", "origin", "fight", "ground", "one", "away")
HEAD, TAIL = "head", "tail"
CONFERENCE = "conference"
NO_NOUNS = (DISTANCE, INSIDE, ARTICLE, HEAD, TAIL, CONFERENCE)
NOUN_SORTS = frozenset({"town", "seat", "part", "unit", "spot", "border", "edge", "feature", *NO_NOUNS})
_NEXT = "\x1e"  # parts names: a control character, which no file can hold
_DROPPED = {ord(sign): None for sign in "'’‘`ʻʼʿʾ′"} | dict.fromkeys(range(0x300, 0x370))
_INITIALS = 2  # letters of an abbreviation, that no town is written as


@frozen
class Town:
    """An entry of the gazetteer: `name` as the file spells it first, `kind` "capital", "city", "region" or "sea"."""

    name: str
    country: str
    kind: str
    lat: float | None
    lon: float | None
    population: int
    admin1: str | None = None


@frozen
class PlaceIndex:
    """The compiled index of the files of `folder`, as JSON that is taken apart when a text first asks for a place.

    It holds the articles that names were freed of, and for each file its lines by name, by name without article (both as
    `Packed` takes them), and those of capitals.
    """

    folder: Path
    text: str


@frozen(eq=False)
class Gazetteer:
    """Places by name, read from their files at the first question, since most sentences ask none.

    `paths` are the files of each dictionary folder, the last folder first. `prepositions` maps a preposition that leads to a
    place to (precision, whether a name that nobody knows may follow: "yes", "no", "force"). `scenes` tells of families of event
    types what their place may be, `words` the sorts of nouns of place and of distance, `abroad` whose forces fight abroad, `alike`
    letters that are one in transliteration; `index` spares reading the names of the shipped files one by one.
    """

    paths: tuple[tuple[Path, ...], ...]
    prepositions: Mapping[str, tuple[int, str]]
    scenes: Mapping[str, frozenset[str]] = field(factory=dict)
    words: Mapping[str, str] = field(factory=dict)
    abroad: frozenset[str] = frozenset()
    alike: tuple[tuple[str, str], ...] = ()
    index: PlaceIndex | None = None
    nouns: Mapping[str, str] = field(init=False)
    distances: frozenset[str] = field(init=False)
    inside: frozenset[str] = field(init=False)
    openers: frozenset[str] = field(init=False)  # first words of prepositions
    heads: frozenset[str] = field(init=False)
    tails: tuple[str, ...] = field(init=False)
    conferences: frozenset[str] = field(init=False)  # towns where those of other countries meet
    _article: re.Pattern[str] = field(init=False)
    _folders: list[tuple[_File, ...]] = field(init=False, factory=list)
    _found: dict[str, tuple[Town, ...]] = field(init=False, factory=dict)
    _spelt: list[PlaceSpellings] = field(init=False, factory=list)

    @nouns.default
    def _find_nouns(self) -> Mapping[str, str]:
        return {noun: sort for noun, sort in self.words.items() if sort not in NO_NOUNS}

    @distances.default
    def _find_distances(self) -> frozenset[str]:
        return self._of(DISTANCE)

    @inside.default
    def _find_inside(self) -> frozenset[str]:
        return self._of(INSIDE) | self._of(ARTICLE)

    @heads.default
    def _find_heads(self) -> frozenset[str]:
        return self._of(HEAD)

    @tails.default
    def _find_tails(self) -> tuple[str, ...]:
        return tuple(sorted(self._of(TAIL)))

    @conferences.default
    def _find_conferences(self) -> frozenset[str]:
        return self._of(CONFERENCE)

    @openers.default
    def _find_openers(self) -> frozenset[str]:
        return frozenset(preposition.partition(" ")[0] for preposition in self.prepositions)

    @_article.default
    def _make_article(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{'|'.join(sorted(self._of(ARTICLE))) or '(?!)'}) ")

    def _of(self, sort: str) -> frozenset[str]:
        return frozenset(word for word, its in self.words.items() if its == sort)

    def scene(self, family: str) -> frozenset[str]:
        """Return what is known of the place of events of a family: flags of the longest family above it in `scenes`.

        Args:
            family: of a type, perhaps with the type itself behind it ("force/raid").
        """
        while family:
            if family in self.scenes:
                return self.scenes[family]
            family = family.rpartition("/")[0]
        return frozenset()

    def find(self, name: str) -> tuple[Town, ...]:
        """Return the places of a name, of later dictionaries and with more people first; () for a name that is not known.

        Args:
            name: in any case, but for one of two letters, with or without accents, blanks or hyphens, with or without an Arabic article.
        """
        if len(name) <= _INITIALS and name.isupper():
            return ()  # UN and EU are no towns
        key = place_key(name)
        found = self._found.get(key)
        if found is None:
            if not self._folders:
                self._folders[:] = self._read_folders()
            found = tuple(self._towns(key)) or tuple(self._towns(self._article.sub("", key), bare=True))
            if found:  # unknown names are without number, and cost little
                self._found[key] = found
        return found

    def find_alike(self, name: str, country: str) -> tuple[Town, ...]:
        """Return the towns of a country whose names differ in spelling alone; no regions.

        Args:
            name: a name that `find` does not know, or not there.
            country: three-letter code.

        Example:
            "Haradh" in YEM is "Harad".
        """
        self.find("")
        files = [file for files in self._folders for file in files]
        if not self._spelt:
            lines = [file.sheet.lines for file in files]
            spelling = Spelling(self.alike, articles_of(self._of(ARTICLE)), place_key)
            self._spelt.append(PlaceSpellings(lines, spelling, frozenset({REGION, SEA})))
        towns = (files[at].town(line) for at, line in self._spelt[0].find(name, country))
        return tuple(town for town in towns if town is not None and town.country == country)

    def compiled(self) -> dict[str, Any]:
        """Return the index of the files of the last folder, the shipped one, as plain values."""
        files = {path.name: _read_file(path, self._article) for path in self.paths[-1]} if self.paths else {}
        return {
            "articles": sorted(self._of(ARTICLE)),
            "files": {
                name: [packed(file.lines), packed(file.bare), file.capital_lines] for name, file in files.items()
            },
        }

    def _read_folders(self) -> list[tuple[_File, ...]]:
        files: Mapping[str, Any] = {}
        if self.index is not None:
            index = json.loads(self.index.text)
            if index["articles"] == sorted(self._of(ARTICLE)):  # else a user's dictionary has more of them
                files = {str(self.index.folder / name): parts for name, parts in index["files"].items()}
        return [tuple(_read_file(path, self._article, files.get(str(path))) for path in paths) for paths in self.paths]

    def capital(self, country: str) -> Town | None:
        """Return the capital of a country, if a file has it."""
        self.find("")
        rows = (town for files in self._folders for file in files for town in file.capitals)
        return next((town for town in rows if town.country == country), None)

    def _towns(self, key: str, *, bare: bool = False) -> Iterator[Town]:
        """The places of a key, folder by folder; `bare` admits those that have it behind an article."""
        for files in self._folders:
            towns: list[Town] = []
            for file in files:
                if key in file.lines or bare and key in file.bare:  # most names are in one file, or in none
                    towns += file.towns(key, bare=bare)
            yield from sorted(towns, key=lambda town: -town.population)


@frozen(eq=False)
class _File:
    """One file of places, with the lines of the rows for each name; the rows are taken apart when a text asks for them."""

    sheet: Sheet
    lines: Mapping[
        str, str
    ]  # numbers with blanks between them: a hundred thousand lists would busy the garbage collector
    bare: Mapping[str, str]
    capital_lines: str

    @property
    def capitals(self) -> Iterator[Town]:
        """The capitals, in the order of the file."""
        return (town for line in self.capital_lines.split() if (town := town_of(self._row(int(line)))) is not None)

    def towns(self, key: str, *, bare: bool) -> list[Town]:
        """The places of a key; a row that cannot be used is left out."""
        lines = self.lines.get(key, "") or (self.bare.get(key, "") if bare else "")
        return [town for line in lines.split() if (town := town_of(self._row(int(line)))) is not None]

    def town(self, line: int) -> Town | None:
        """The place of a line."""
        return town_of(self._row(line))

    def _row(self, line: int) -> dict[str, str]:
        columns = (*PLACE_COLUMNS, "admin1")
        text = self.sheet.lines[line - 1]
        if '"' in text:
            return dict(zip(columns, self.sheet.row(line, *columns), strict=True))
        cells = [*map(str.strip, text.split(",")), *[""] * self.sheet.width]
        return {column: cells[self.sheet.columns.get(column, self.sheet.width)] for column in columns}


def place_key(name: str) -> str:
    """Return the form under which a place name is looked up: lower case, no accents nor apostrophes, blanks for hyphens.

    >>> place_key("Deir-ez-Zor"), place_key("Ta’izz"), place_key("Mérida")
    ('deir ez zor', 'taizz', 'merida')
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).translate(_DROPPED)
    return name.lower().replace(" '", "").replace("'", "").replace("-", " ")


def paths_of(folders: Sequence[Path]) -> tuple[tuple[Path, ...], ...]:
    """Return the files of places of dictionary folders, the last folder first."""
    found = (tuple(path for name in PLACE_FILES if (path := folder / "places" / name).is_file()) for folder in folders)
    return tuple(paths for paths in reversed(list(found)) if paths)


def town_of(row: Mapping[str, str]) -> Town | None:
    """Return the place of a row, None where its figures are none."""
    name, country, kind, lat, lon, population = (row[column] for column in PLACE_COLUMNS)
    try:
        north, east = (float(lat), float(lon)) if lat and lon else (None, None)
        people = int(population) if population else 0
    except ValueError:
        return None
    return Town(name.partition("|")[0], country, kind, north, east, people, row["admin1"] or None)


def _read_file(path: Path, article: re.Pattern[str], index: Sequence[Any] | None = None) -> _File:
    """A file of places, its index made unless it is given; what is wrong with it has been told when the coder was made."""
    sheet = read_sheet(path, PLACE_COLUMNS[:2], ignore)
    if index is None:
        return _File(sheet, *_index(sheet, article))
    lines, bare, capitals = index
    return _File(sheet, Packed(lines), Packed(bare), capitals)


def _index(sheet: Sheet, article: re.Pattern[str]) -> tuple[Mapping[str, str], Mapping[str, str], str]:
    """The lines of a file by name and by name without article, and those of capitals."""
    rows = list(_names(sheet))
    lines: dict[str, str] = {}
    bare: dict[str, str] = {}
    # All names are lowered at once: one by one would take half of the time of a coder's first sentence.
    names = place_key(_NEXT.join(name for _, name in rows)).split(_NEXT)
    for (line, _), keys in zip(rows, names, strict=False):
        for key in dict.fromkeys(keys.split("|")):
            lines[key] = f"{lines[key]} {line}" if key in lines else str(line)
            if key[2:3] == " " or key[3:4] == " ":
                short = article.sub("", key)
                if short != key:
                    bare[short] = f"{bare[short]} {line}" if short in bare else str(line)
    return lines, bare, " ".join(str(number) for number, line in enumerate(sheet.lines, 1) if ",capital," in line)


def _names(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Line and name cell of each row; whole rows are taken apart only where a file is quoted over lines."""
    at = sheet.columns.get("name", 0)
    if at or any(line.count('"') % 2 for line in sheet.lines if '"' in line):
        yield from ((line, name) for line, (name,) in sheet.rows("name"))
        return
    head = True
    for number, line in enumerate(sheet.lines, 1):
        if is_passed_over(line):
            continue
        if head:
            head = False
            continue
        name = line.partition(",")[0] if line[0] != '"' else sheet.row(number, "name")[0]
        yield number, name.strip()
