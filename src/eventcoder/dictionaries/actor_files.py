"""The files of `actors/` and `places/places.csv` of one folder, checked, as plain records: `read_actor_files`.

Names stand as text, one record to a line, by the first token: making an object of each would take longer than all the
rest of a coder's start.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import Factory, define

from eventcoder.dictionaries.files import NAME_FILES
from eventcoder.grammar.inflection import plural
from eventcoder.ontology.decisions import KINDS
from eventcoder.sheets import Report, Sheet, read_sheet

_CODE = re.compile(r"(?:[A-Z0-9]{3})+").fullmatch
LOCAL_NAME = "~"  # behind a name that counts only where the text speaks of its country
INNER_NAME = "@"  # behind a name that counts only where the text speaks of a place in its country
FIELD = "\x1e"  # parts the fields of a record; a control character, which no file can hold
EFFECTS = frozenset({"role", "former", "add", "faith", "kind", "country", "member", "outside", "side", "none"})
_COUNTRY_NAMES = (
    ("names", "country", ""),
    ("adjectives", "adjective", ""),
    ("demonyms", "adjective", ""),
    ("capitals", "capital", "GOV"),
    ("metonyms", "metonym", "GOV"),
)
# Sorts of regions.csv, with the sorts that its names, and its adjectives and people, have as entries.
_REGION_SORTS = {"region": ("region", "adjective"), "place": ("place", "adjective"), "people": ("people", "people")}
ARTICLE, LINK, LETTERS = "article", "link", "letters"
_WORD_END = "-"  # in alike.csv; no form of a name has a hyphen
_ALIKE_SORTS = (ARTICLE, LINK, LETTERS)
_SAME_IN_PLURAL = ("ese", "sh", "ch", "s")


@define(eq=False)
class ActorFiles:
    """What the actor and place files of one folder hold; plain values, so that it can be written to a file and read.

    `paths` are the files, relative to the folder; records point at them by number. `names` maps the lower-cased first
    token of names to their records, joined by line breaks, of fields joined by `FIELD`: the other tokens, the name, its
    sort, code, country, kind, first day, last day ("" = open), path, line. `agents` are (words, noun, roles, kind, flags,
    country, path, line), the plural after its noun; `modifiers` (place, words, word, effect, value, path, line), of place
    "word", "prefix" or "suffix"; `alike` (sort, letters, what they become). `spelt`, which only the compiled form has, are the
    names by the form that their other spellings share, packed.
    """

    countries: list[str] = Factory(list)
    paths: list[str] = Factory(list)
    names: dict[str, str] = Factory(dict)
    agents: list[tuple[str, str, str, str, str, str, int, int]] = Factory(list)
    modifiers: list[tuple[str, str, str, str, str, int, int]] = Factory(list)
    alike: list[tuple[str, str, str]] = Factory(list)
    spelt: dict[str, str] = Factory(dict)


def read_actor_files(folder: Path, countries: frozenset[str], note: Report) -> ActorFiles:
    """Return the records of one dictionary folder.

    Args:
        folder: a dictionary folder; files that it lacks are no fault.
        countries: the country codes of the folders before it.
        note: takes what is wrong with its files.
    """
    reader = _Reader(folder, countries, note)
    reader.countries()
    for name in NAME_FILES:
        reader.named(f"actors/{name}.csv", name)
    reader.regions()
    reader.agents()
    reader.modifiers()
    reader.alike()
    reader.places()
    return reader.finish()


class _Reader:
    """Reads one file after the other; records and faults point at the one that was opened last."""

    def __init__(self, folder: Path, countries: frozenset[str], note: Report) -> None:
        self._folder = folder
        self._note = note
        self._codes = set(countries)
        self._names: dict[str, list[str]] = {}
        self._sheet = Sheet("", report=note)
        self._made = ActorFiles()

    def finish(self) -> ActorFiles:
        self._made.names = {token: "\n".join(records) for token, records in self._names.items()}
        return self._made

    def _fault(self, line: int, column: str, problem: str, mend: str) -> None:
        self._note(self._sheet.fault(line, column, problem, mend))

    def _rows(
        self, name: str, required: Sequence[str], optional: Sequence[str] = ()
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, cells in the order asked for) of a file's records; a file that is not there has none."""
        path = self._folder / name
        self._sheet = read_sheet(path, required, self._note, needed=False)
        if self._sheet.columns:
            self._made.paths.append(name)
        yield from self._sheet.rows(*required, *optional)

    # -------------------------------------------------------------------------------------------- names

    def _add_all(self, names: str, tail: str | None, display: str = "") -> None:
        """Add the names of a cell under the display name of their row, which is the first of them unless it is given."""
        if tail is not None:
            aliases = list(filter(None, names.split("|")))
            for name in aliases:
                self._add(name, name, _tail_of(name, display or aliases[0], tail))

    def _add(self, form: str, name: str, tail: str) -> None:
        """Add the record of a name under a form of it, spelt with and without hyphens and article."""
        lowered = _as_tokens(form.rstrip(LOCAL_NAME + INNER_NAME))
        self._spell(lowered, name, tail)
        if "-" in lowered:
            self._spell(lowered.replace("-", " "), name, tail)
        elif lowered.startswith(("al ", "el ")):
            self._spell(lowered.replace(" ", "-", 1), name, tail)
        if lowered.startswith("the "):
            self._spell(lowered[4:], name, tail)

    def _spell(self, spelling: str, name: str, tail: str) -> None:
        first, *rest = spelling.split() or ("",)
        record = f"{' '.join(rest)}{FIELD}{name}{FIELD}{tail}"
        held = self._names.get(first)
        if held is None:
            self._names[first] = [record]
        else:
            held.append(record)

    def _tail(self, line: int, sort: str, code: str, kind: str = "", start: str = "", end: str = "") -> str | None:
        """Return the fields of a record that the names of a row share, or None after noting a fault."""
        first, last = self._day(start, line, "start"), self._day(end, line, "end")
        if first is None or last is None:
            return None
        if first and last and int(last) < int(first):
            self._fault(line, "start", f"end date {end} precedes start {start}", "exchange the two dates")
            return None
        if code and sort != "place" and not _CODE(code):
            mend = "write blocks of three capital letters or digits, such as SDNREB"
            self._fault(line, "code", f"{code!r} is no actor code", mend)
            return None
        country = code[:3] if code[:3] in self._codes else ""
        path = len(self._made.paths) - 1
        return FIELD.join((sort, code, country, kind, first, last, str(path), str(line)))

    def _day(self, text: str, line: int, column: str) -> str | None:
        """Return the ordinal of a day, month or year as text, "" for an open end, or None after noting a fault."""
        last = column == "end"
        if not text:
            return ""
        parts = text.split("-")
        try:
            if len(parts) == 3:
                return str(dt.date.fromisoformat(text).toordinal())
            year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12 if last else 1
            first = dt.date(year, month, 1)
            if not last:
                return str(first.toordinal())
            return str((first.replace(day=28) + dt.timedelta(days=4)).replace(day=1).toordinal() - 1)
        except ValueError:
            self._fault(line, column, f"{text!r} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY")
            return None

    def countries(self) -> None:
        required = ("code", "names", "adjectives", "demonyms", "capitals")
        records = list(self._rows("actors/countries.csv", required, ("metonyms", "start", "end")))
        codes = [cells[0] for _, cells in records]
        self._codes.update(codes)
        self._made.countries = list(dict.fromkeys(codes))
        shown: dict[str, str] = {}  # a later row of a code may give a past capital only
        for line, (code, *columns, start, end) in records:
            if len(code) != 3 or not code.isupper():
                self._fault(line, "code", f"{code!r} is no country code", "write three capital letters")
                continue
            display = shown.setdefault(code, columns[0].partition("|")[0])
            for (column, sort, roles), cell in zip(_COUNTRY_NAMES, columns, strict=True):
                if not cell or (tail := self._tail(line, sort, code + roles, "", start, end)) is None:
                    continue
                if column == "demonyms":
                    self._demonyms(cell, display, tail)
                else:
                    self._add_all(cell, tail, display)

    def _demonyms(self, cell: str, display: str, tail: str) -> None:
        """Add singulars with their plurals: regular ones, and those that are written ("Frenchman=Frenchmen")."""
        for name in filter(None, cell.split("|")):
            singular, _, irregular = name.partition("=")
            forms = [singular]
            if irregular or not singular.endswith(_SAME_IN_PLURAL):
                forms.append(irregular or plural(singular))
            for form in dict.fromkeys(forms):
                self._add(form, singular, _tail_of(singular, display, tail))

    def named(self, path: str, sort: str) -> None:
        for line, (names, code, start, end, kind) in self._rows(path, ("names", "code", "start", "end"), ("kind",)):
            tail = self._tail(line, sort, code, kind, start, end)
            if kind and kind not in KINDS:
                mend = f"use one of {', '.join(sorted(KINDS))}, or leave it empty"
                self._fault(line, "kind", f"unknown kind {kind!r}", mend)
            elif not names.strip("|"):
                self._fault(line, "names", "the actor has no name", "write it, and others behind |")
            else:
                self._add_all(names, tail)

    def regions(self) -> None:
        required = ("code", "sort", "names", "adjectives", "demonyms")
        for line, (code, sort, names, adjectives, demonyms, start, end) in self._rows(
            "actors/regions.csv", required, ("start", "end")
        ):
            if sort not in _REGION_SORTS:
                self._fault(line, "sort", f"unknown sort {sort!r}", f"use one of {', '.join(_REGION_SORTS)}")
                continue
            if code not in self._codes:
                self._fault(line, "code", f"{code!r} is no country code of countries.csv", "use the code of its state")
                continue
            own, of_people = _REGION_SORTS[sort]
            tail = self._tail(line, own, code, "", start, end)
            if tail is None:
                continue
            self._add_all(names, tail)
            tail, display = tail.replace(own, of_people, 1), names.partition("|")[0]
            self._add_all(adjectives, tail, display)
            self._demonyms(demonyms, display, tail)

    def places(self) -> None:
        for line, (names, country) in self._rows("places/places.csv", ("name", "country")):
            self._add_all(names, self._tail(line, "place", country))

    # ------------------------------------------------------------------------------- agents and modifiers

    def agents(self) -> None:
        rows = self._rows("actors/agents.csv", ("nouns", "roles", "kind", "flags"), ("country",))
        for line, (nouns, roles, kind, flags, country) in rows:
            if kind and kind not in KINDS:
                self._fault(line, "kind", f"unknown kind {kind!r}", f"use one of {', '.join(sorted(KINDS))}")
                continue
            if country and country not in self._codes:
                problem = f"{country!r} is no country of countries.csv"
                self._fault(line, "country", problem, "use one of its codes, or leave it empty")
                continue
            marks = " ".join(filter(None, flags.split("|")))
            path = len(self._made.paths) - 1
            for noun in filter(None, nouns.split("|")):
                singular, _, irregular = noun.partition("=")
                forms = [_as_tokens(singular)]
                if irregular or "plural" not in marks.split():
                    before, space, last = forms[0].rpartition(" ")
                    forms.append(_as_tokens(irregular) or before + space + plural(last))
                self._made.agents += [(form, singular, roles, kind, marks, country, path, line) for form in forms]

    def modifiers(self) -> None:
        for line, (word, effect, value) in self._rows("actors/modifiers.csv", ("word", "effect", "value")):
            if effect not in EFFECTS:
                self._fault(line, "effect", f"unknown effect {effect!r}", f"use one of {', '.join(sorted(EFFECTS))}")
                continue
            key = word.lower()
            if key.startswith("-"):
                place, key = "suffix", key[1:]
            elif key.endswith("-"):
                place, key = "prefix", key[:-1]
            else:
                place = "word"
            self._made.modifiers.append((place, key, word, effect, value, len(self._made.paths) - 1, line))

    def alike(self) -> None:
        for line, (sort, letters, written) in self._rows("actors/alike.csv", ("sort", "letters", "as")):
            one = written.replace(_WORD_END, " ")
            if sort not in _ALIKE_SORTS:
                self._fault(line, "sort", f"unknown sort {sort!r}", f"use one of {', '.join(_ALIKE_SORTS)}")
                continue
            self._made.alike += [(sort, each, one) for each in letters.replace(_WORD_END, " ").split("|")]


def _as_tokens(name: str) -> str:
    """Return a name in small letters, with blanks between its tokens: a possessive's 's and ' are tokens of their own, and so
    are brackets.
    """
    lowered = name.lower().replace("’", "'")
    if "(" in lowered:
        lowered = " ".join(lowered.replace("(", " ( ").replace(")", " ) ").split())
    return lowered if "'" not in lowered else lowered.replace("'s ", " 's ").replace("s' ", "s ' ")


def _tail_of(name: str, display: str, tail: str) -> str:
    return f"{'' if name == display else display}{FIELD}{tail}"
