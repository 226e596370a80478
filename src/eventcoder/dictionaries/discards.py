"""Reads `discards/`: the domains of text that report no political events, and the words they are known by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal, cast

from attrs import field, frozen

from eventcoder.dictionaries.cues import Cue, Cues, Scope, cues_of
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files
from eventcoder.grammar.inflection import plural
from eventcoder.sheets import Sheet, read_sheet

PART = "discards"
DOMAINS = "domains.csv"
DIGIT = "?"

_DIGITS = "0123456789"
_MOST_DIGITS = 3  # each mark makes ten entries of one
_NUMBERS = ("carry", "needs", "firm", "office", "country")
_FREE_NUMBERS = ("words", "doubt", "dead")  # columns that may be missing
_LISTS = (
    "families",
    "heeds",
    "doers",
    "verbal",
    "idle",
    "arbiters",
    "kin",
    "lawmen",
)  # of these only the first must be there
_DOMAIN_COLUMNS = ("domain", "verdict", *_NUMBERS, "families")
_CUE_COLUMNS = ("cue", "scope", "weight")
TELLING = "telling"
_SCOPES = ("sentence", "document", "source", "target", TELLING)
SINGLE = frozenset({"source", "target", TELLING})  # the scopes that speak for single events
_VERDICTS = ("out", "news")


@frozen
class Domain:
    """A domain of text. See the head of `discards/domains.csv` for what its numbers mean.

    `verdict` "out": its sentences report no events; "news": its words speak against leaving a sentence out.
    """

    name: str
    verdict: Literal["out", "news"]
    carry: float = 1.0
    needs: float = 0.0
    firm: float | None = None
    office: float = 0.0
    country: float = 0.0
    families: frozenset[str] = frozenset()
    words: float | None = None
    doubt: float = 0.0
    heeds: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    verbal: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    arbiters: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    lawmen: frozenset[str] = frozenset()
    dead: float | None = None
    least: float = field(init=False)

    @least.default
    def _find_least(self) -> float:
        """The lowest weight at which an event of any family is left out."""
        return self.needs if self.firm is None else min(self.needs, self.firm)

    def threshold(self, family: str) -> float | None:
        """Return the weight at which an event of a family is left out; None for never.

        >>> Domain("sport", "out", needs=3.0, families=frozenset({"assault"})).threshold("assault/kill")
        3.0
        """
        families = self.families
        confused = family in families
        while not confused and "/" in family:
            family = family.rpartition("/")[0]
            confused = family in families
        return self.needs if confused else self.firm


@frozen(eq=False)
class Discards:
    """The domains and their cues."""

    domains: Mapping[str, Domain] = field(factory=dict)
    cues: Cues = field(factory=Cues)
    _limits: dict[tuple[str, ...], Mapping[str, float]] = field(init=False, repr=False, factory=dict)

    @property
    def out(self) -> tuple[Domain, ...]:
        """The domains whose sentences are left out, in order of their names."""
        return tuple(domain for _, domain in sorted(self.domains.items()) if domain.verdict == "out")

    def limits(self, families: tuple[str, ...]) -> Mapping[str, float]:
        """Return the weight at which each domain leaves out an event, without those that never do; found once for what event
        types there are.

        Args:
            families: the families of an event, of what is done before that of the act inside.
        """
        found = self._limits.get(families)
        if found is None:
            found = self._limits[families] = dict(self._find_limits(families))
        return found

    def _find_limits(self, families: tuple[str, ...]) -> Iterator[tuple[str, float]]:
        for domain in self.out:
            asked = families[:1] if domain.doubt else families  # who condemns an attack need not prove it
            limits = [limit for limit in map(domain.threshold, asked) if limit is not None]
            if limits:
                yield domain.name, min(limits)


def load_discards(folders: Sequence[Path], families: Iterable[str] = ()) -> Discards:
    """Return the domains of dictionary folders; later folders change and add to earlier ones.

    Args:
        folders: dictionary folders; each may have `discards/domains.csv`, and a file of cues named after each domain.
        families: the families of event types that exist; where given, a domain may name no other.

    Raises:
        DictionaryError: with every fault of every file.

    Example:
        >>> from eventcoder.dictionaries.shipped import shipped_dictionaries
        >>> load_discards([shipped_dictionaries()]).domains["sport"].verdict
        'out'
    """
    faults = FaultList()
    discards = read_discards(folders, families, faults)
    faults.check()
    return discards


def read_discards(
    folders: Sequence[Path], families: Iterable[str], faults: FaultList, cues: Cues | None = None
) -> Discards:
    """Return the discards as far as their files can be used; what is wrong with them is added to `faults`.

    Args:
        folders: as for `load_discards`.
        families: as for `load_discards`.
        faults: the list that faults are added to.
        cues: what the files of cues of the first folder say, if it is known; no other may have any then.
    """
    loader = _Loader(faults, _with_parents(families))
    paths = [path for _, path in layer_files(folders, PART)]
    for path in paths:
        if path.name == DOMAINS:
            loader.domains(path)
    if cues is not None:
        return Discards(loader.known, cues)
    for path in paths:
        if path.name != DOMAINS:
            loader.cues(path)
    return Discards(loader.known, loader.finish())


def _with_parents(families: Iterable[str]) -> frozenset[str]:
    steps = (family.split("/") for family in families)
    return frozenset("/".join(parts[:depth]) for parts in steps for depth in range(1, len(parts) + 1))


class _Loader:
    """Gathers the rows of all layers."""

    def __init__(self, faults: FaultList, families: frozenset[str]) -> None:
        self._faults = faults
        self._families = families
        self.known: dict[str, Domain] = {}
        self._cues: dict[
            tuple[str, str, str], Cue
        ] = {}  # by domain, form and sort of scope; a later takes an earlier's place

    def domains(self, path: Path) -> None:
        sheet = read_sheet(path, _DOMAIN_COLUMNS, self._faults.note)
        if not sheet.usable:
            self._faults.doubt(DOMAINS)
        columns = (*_DOMAIN_COLUMNS[:-1], *_FREE_NUMBERS, *_LISTS)
        for line, (name, verdict, *cells) in sheet.rows(*columns):
            numbers, lists = cells[: -len(_LISTS)], cells[-len(_LISTS) :]
            if verdict not in _VERDICTS:
                mend = f"write {' or '.join(_VERDICTS)}"
                self._faults.note(sheet.fault(line, "verdict", f"unknown verdict {verdict!r}", mend))
                self._faults.doubt(name)
                continue
            named, heeds, doers, verbal, idle, arbiters, kin, lawmen = (
                frozenset(filter(None, cell.split("|"))) for cell in lists
            )
            self._check_families(sheet, line, named)
            named_numbers = zip((*_NUMBERS, *_FREE_NUMBERS), numbers, strict=True)
            carry, needs, firm, office, country, words, doubt, dead = (
                self._number(sheet, line, *pair) for pair in named_numbers
            )
            if verdict == "out" and (needs == 0 or not numbers[1]):
                mend = "say in the column needs what leaves a sentence out"
                self._faults.note(sheet.fault(line, "needs", f"domain {name!r} needs a weight", mend))
            made: Literal["out", "news"] = "out" if verdict == "out" else "news"
            start = 1.0 if carry is None else carry
            self.known[name] = Domain(
                name,
                made,
                start,
                needs or 0.0,
                firm,
                office or 0.0,
                country or 0.0,
                named,
                words,
                doubt or 0.0,
                heeds,
                doers,
                verbal,
                idle,
                arbiters,
                kin,
                lawmen,
                dead,
            )

    def _check_families(self, sheet: Sheet, line: int, families: frozenset[str]) -> None:
        for unknown in sorted(families - self._families) if self._families else ():
            mend = self._faults.nearest(unknown, self._families, "see the column family of ontologies/event_types.csv")
            self._faults.note(sheet.fault(line, "families", f"unknown family {unknown!r}", mend, unknown))

    def cues(self, path: Path) -> None:
        domain = path.stem
        if domain not in self.known:
            if not (self._faults.in_doubt(DOMAINS) or self._faults.in_doubt(domain)):
                mend = self._faults.nearest(domain, self.known, f"add it to {PART}/{DOMAINS}, or rename the file")
                self._faults.add(str(path), 0, 0, f"there is no domain {domain!r}", mend)
            return
        sheet = read_sheet(path, _CUE_COLUMNS, self._faults.note)
        for line, (cues, scope, weight) in sheet.rows(*_CUE_COLUMNS):
            number = self._number(sheet, line, "weight", weight)
            if scope not in _SCOPES:
                mend = f"write {', '.join(_SCOPES[:-1])} or {_SCOPES[-1]}"
                self._faults.note(sheet.fault(line, "scope", f"unknown scope {scope!r}", mend))
            elif not weight:
                mend = "write a number; 0 takes the cue away"
                self._faults.note(sheet.fault(line, "weight", "the weight is missing", mend))
            for text in map(str.strip, cues.lower().split("|")):
                cue = Cue(text, domain, number or 0.0, cast("Scope", scope))
                problem, mend = _cue_problem(text)
                if problem:
                    self._faults.note(sheet.fault(line, "cue", problem, mend))
                for form in () if problem else _forms(text):
                    self._cues[domain, form, scope if scope in SINGLE else ""] = cue

    def finish(self) -> Cues:
        """Return the cues; those of no weight fall away."""
        forms: dict[str, list[Cue]] = {}
        for (_, form, _), cue in sorted(self._cues.items()):
            if cue.weight:
                forms.setdefault(form, []).append(cue)
        return cues_of(forms)

    def _number(self, sheet: Sheet, line: int, column: str, text: str) -> float | None:
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if 0 <= number < float("inf"):
            return number
        mend = "write a number from 0 up, such as 1.5"
        self._faults.note(sheet.fault(line, column, f"{column} {text!r} is no weight", mend))
        return None


def _cue_problem(text: str) -> tuple[str, str]:
    if not text:
        return "an empty cue", "write a word, or drop a | that is too many"
    if text.count(DIGIT) > _MOST_DIGITS:
        return f"{text!r} has more than {_MOST_DIGITS} of {DIGIT}", "leave some out"
    return "", ""


def _forms(text: str) -> Iterator[str]:
    """The spellings of a cue: as it stands and with its last word in the plural, each mark of a digit as each digit."""
    if DIGIT not in text:
        yield text
        yield plural(text)
        return
    parts = text.split(DIGIT)
    for digits in product(_DIGITS, repeat=len(parts) - 1):
        yield parts[0] + "".join(digit + part for digit, part in zip(digits, parts[1:], strict=True))
