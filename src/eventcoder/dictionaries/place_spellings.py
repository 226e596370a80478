"""Places by the spelling of their names: "Haradh" is "Harad", "Kafr Zeita" is "Kafr Zayta"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from eventcoder.dictionaries.spelling import Spelling
from eventcoder.sheets import is_passed_over

_CELLS = 4  # name, country, kind, and the rest of a line
_SHORTEST = 4  # letters of a name that another spelling may be told by


@frozen(eq=False)
class PlaceSpellings:
    """The lines of files of places by country and by the form that several spellings of a name share.

    Files are read when a text first asks for a country; all is kept in few objects, which would busy the garbage collector else.

    Args:
        files: the lines of each file, whose first cells are name, country and kind.
        spelling: makes the form.
        wide: kinds of places that are passed over.
    """

    files: Sequence[Sequence[str]]
    spelling: Spelling
    wide: frozenset[str]
    _countries: list[dict[str, list[int]]] = field(init=False, factory=list)
    _names: dict[str, dict[str, str]] = field(init=False, factory=dict)

    def find(self, name: str, country: str) -> list[tuple[int, int]]:
        """Return file and line of the towns of a country whose names differ from one in spelling alone.

        Args:
            name: a name.
            country: three-letter code.
        """
        (form,) = self.spelling.forms([name])
        if len(form) < _SHORTEST:
            return []
        names = self._names.get(country)
        if names is None:
            names = self._names[country] = self._of(country)
        pairs = (place.split(".") for place in dict.fromkeys(names.get(form, "").split()))
        return [(int(file), int(line)) for file, line in pairs]

    def _of(self, country: str) -> dict[str, str]:
        if not self._countries:
            self._countries[:] = [self._by_country(lines) for lines in self.files]
        names: dict[str, str] = {}
        for file, (lines, countries) in enumerate(zip(self.files, self._countries, strict=True)):
            numbers = countries.get(country, ())
            cells = self.spelling.forms(lines[number - 1].partition(",")[0] for number in numbers) if numbers else ()
            for number, cell in zip(numbers, cells, strict=True):
                for form in cell.split("|"):
                    names[form] = f"{names.get(form, '')} {file}.{number}"
        return names

    def _by_country(self, lines: Sequence[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(lines, 1):
            cells = line.split(",", _CELLS - 1)
            if len(cells) == _CELLS and cells[2] not in self.wide and not is_passed_over(line):
                found.setdefault(cells[1], []).append(number)
        return found
