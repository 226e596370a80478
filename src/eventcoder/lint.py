"""Is there anything wrong with dictionary files? Every fault at once, and what of the rules can never work: `lint`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from attrs import asdict, frozen

from eventcoder.coder import Coder
from eventcoder.dictionaries.actor_files import NAME_FILES
from eventcoder.dictionaries.actors import ActorTables, load_actors
from eventcoder.dictionaries.canonical import canonical_rules, canonical_table
from eventcoder.dictionaries.circumstances import load_circumstances, place_faults
from eventcoder.dictionaries.clashes import find_clashes
from eventcoder.dictionaries.compile import read_rules
from eventcoder.dictionaries.discards import load_discards
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.library import Library
from eventcoder.dictionaries.roles import load_roles
from eventcoder.dictionaries.rules import Filler, Pattern, Rules
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import DictionaryError, Fault, InputError
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.ontology.load import TABLES, read_ontology
from eventcoder.ontology.ontology import Ontology
from eventcoder.rule_examples import Failure, failures

Level = Literal["error", "warning", "note"]
_Found = TypeVar("_Found")

_READ = {
    "rules": ("*.rules",),
    "classes": ("*.csv",),
    "actors": tuple(f"{name}.csv" for name in (*NAME_FILES, "countries", "agents", "modifiers", "roles")),
    "ontologies": tuple(f"{name}.csv" for name in TABLES),
    "places": ("places.csv", "prepositions.csv", "scenes.csv"),
    "discards": ("*.csv",),
    "language/en": ("numbers.csv", "dates.csv"),
}


@frozen
class Finding:
    """One thing that lint has to say of one place of a dictionary file.

    `level`: an "error" keeps the dictionaries from loading; a "warning" says that something will not do what its writer
    meant; a "note" is about form alone. `kind` names the sort of finding ("fault", "tie", "duplicate", "shadowed",
    "unreachable", "unknown", "example", "unread", "unused", "form"). `line` and `column` count from 1, 0 means the file as a whole.
    """

    level: Level
    kind: str
    path: str
    line: int
    column: int
    problem: str
    mend: str
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        fault = Fault(self.path, self.line, self.column, f"{self.level}: {self.problem}", self.mend)
        return "\n".join([str(fault), *(f"    {line}" for line in self.details)])


@frozen
class LintReport:
    """All findings in order of file and line. `str()` gives a text to read, `to_dict()` plain values for JSON."""

    findings: tuple[Finding, ...]
    rules: int
    examples: int
    examples_tried: bool

    @property
    def ok(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return all(finding.level == "note" for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as dicts, lists, strings and numbers, ready for `json.dumps`."""
        return {**asdict(self), "ok": self.ok}

    def __str__(self) -> str:
        counts = {level: sum(f.level == level for f in self.findings) for level in ("error", "warning", "note")}
        summary = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())
        scope = f"{self.rules} rules, {self.examples} examples"
        if not self.examples_tried:
            scope += " (examples not tried)"
        return "\n".join([*map(str, self.findings), f"{summary} in {scope}"])


def lint(paths: Sequence[str | Path] = (), *, examples: bool = True) -> LintReport:
    """Return everything that is wrong with dictionary files, of whatever part, at once.

    Args:
        paths: folders or rule files, layered over the shipped dictionaries in this order as `Coder(dictionaries=…)` does;
            none: the shipped dictionaries themselves.
        examples: code the example sentences too, which takes most of the time. They are tried only where nothing keeps the
            dictionaries from loading.

    Raises:
        InputError: a path that is not there.

    Example:
        >>> lint(examples=False).ok
        True
    """
    layers = [Path(path) for path in paths]
    for layer in layers:
        if not layer.exists():
            raise InputError(f"there is no dictionary at {layer}")
    folders = (shipped_dictionaries(), *layers)
    linted = range(1, len(folders)) if layers else range(1)
    reading = _Reading(folders)
    found = [_of_fault(fault) for fault in reading.faults]
    rules = [rule for rule in reading.rules.rules if rule.layer in linted]
    found += _clash_findings(reading, linted)
    found += _role_findings(reading, linted)
    for number in linted:
        if folders[number].is_dir():
            found += _unread(folders[number], shipped=number == 0)
        found += _out_of_form(folders[number])
    found += _unused_types(reading, linted)
    written = [] if reading.faults else [e for e in load_examples(folders) if e.rule in {rule.name for rule in rules}]
    tried = examples and not reading.faults
    if tried and written:
        found += [_of_failure(failure) for failure in failures(Coder(dictionaries=layers), written)]
    order = sorted(dict.fromkeys(found), key=lambda f: (f.path, f.line, f.column, f.level, f.problem))
    return LintReport(tuple(order), len(rules), len(written), tried)


class _Reading:
    """The dictionaries as far as they can be read, and every fault of every part, each once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.faults: list[Fault] = []
        self.lexicon: Lexicon = Library(folders).lexicon()
        self.ontology: Ontology = read_ontology(folders, self.faults)
        rule_faults = FaultList()
        prepositions = [word for word, classes in self.lexicon.closed.items() if "prep" in classes]
        self.rules: Rules = read_rules(folders, self.ontology.types, prepositions, self.lexicon.particles, rule_faults)
        self.faults += rule_faults.all()
        self.actors: ActorTables | None = self._try(load_actors, folders)
        self._try(load_roles, folders)
        self._try(load_circumstances, folders)
        families = [known.family for known in self.ontology.types.values()]
        self._try(lambda layers: load_discards(layers, families), folders)
        self._try(lambda layers: load_examples(layers, self.ontology.types), folders)
        for folder in folders[1:]:
            places = folder / "places" / "places.csv"
            self.faults += place_faults(places) if places.is_file() else []
        self.faults = list(dict.fromkeys(self.faults))

    def _try(self, load: Callable[[Sequence[Path]], _Found], folders: Sequence[Path]) -> _Found | None:
        try:
            return load(folders)
        except DictionaryError as error:
            self.faults += error.faults
            return None


def _of_fault(fault: Fault) -> Finding:
    return Finding("error", "fault", fault.path, fault.line, fault.column, fault.problem, fault.mend)


def _of_failure(failure: Failure) -> Finding:
    example = failure.example
    came = failure.outcome or ("nothing was coded; `eventcoder explain` shows the nearest rules",)
    details = (f"{example.text}{failure.wanted}", *came)
    problem = f"the example of {example.rule!r} does not hold: {failure.reason}"
    mend = "mend the rule or the example"
    return Finding("warning", "example", example.path, example.line, 5, problem, mend, details)


# --------------------------------------------------------------------------------------- rules and what they name


def _clash_findings(reading: _Reading, linted: Sequence[int]) -> Iterator[Finding]:
    for clash in find_clashes(reading.rules, reading.lexicon, linted):
        place = (clash.rule.path, clash.pattern.line, clash.pattern.column)
        yield Finding("warning", clash.kind, *place, clash.problem, clash.mend)


def _role_findings(reading: _Reading, linted: Sequence[int]) -> Iterator[Finding]:
    """Find conditions on roles that no actor has."""
    if reading.actors is None:
        return
    known = {block for agent in reading.actors.agents.values() for role in agent.roles for block in _blocks(role)}
    known |= reading.actors.countries | _listed_roles(reading.folders)
    for rule in reading.rules.rules:
        for pattern in rule.patterns if rule.layer in linted else ():
            for role in sorted(_roles(pattern) - known):
                place = (rule.path, pattern.line, pattern.column)
                near = difflib.get_close_matches(role, sorted(known), 1)
                mend = f"did you mean {near[0]!r}?" if near else "see actors/roles.csv"
                yield Finding("warning", "unknown", *place, f"no actor has the role {role!r}", mend)


def _blocks(roles: str) -> Iterator[str]:
    for at in range(0, len(roles), 3):
        yield roles[at : at + 3]


def _listed_roles(folders: Sequence[Path]) -> set[str]:
    try:
        return set(load_roles(folders).known)
    except DictionaryError:
        return set()


def _roles(pattern: Pattern) -> set[str]:
    fillers: list[Filler | None] = [pattern.subject, pattern.object, pattern.indirect]
    fillers += [arg.filler for arg in pattern.preps]
    tests = [test for filler in fillers if filler is not None for group in filler.tests for test in group]
    return {test.value for test in tests if test.kind == "role"}


def _unused_types(reading: _Reading, linted: Sequence[int]) -> Iterator[Finding]:
    """Find types of a layer of the user's own that neither a rule nor a row of composition.csv leads to."""
    if linted == range(1):
        return
    reached = {rule.type for rule in reading.rules.rules} | set(reading.ontology.composition.reached)
    ours = read_ontology(reading.folders[:1], []).types
    mirrored = {known.mirror for known in reading.ontology.types.values()}
    for name in reading.ontology.types:
        if name not in reached and name not in ours and name not in mirrored:
            path = next(
                (f / "ontologies" / "event_types.csv" for f in reading.folders[:0:-1] if (f / "ontologies").is_dir()),
                None,
            )
            problem = f"nothing leads to the event type {name!r}"
            yield Finding("note", "unused", str(path), 0, 0, problem, "name it in a rule or in composition.csv")


# ------------------------------------------------------------------------------------------------- files


def _unread(folder: Path, *, shipped: bool) -> Iterator[Finding]:
    """Find files of a layer that no loader looks at: a folder or file with a misspelt name is passed over in silence."""
    if shipped:
        return
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = any(part[0] in "._" for part in inner.parts)
        if (
            path.is_dir()
            or hidden
            or path.suffix not in (".rules", ".csv", ".txt")
            or path.name.upper() == "README.TXT"
        ):
            continue
        part = inner.parent.as_posix()
        if not any(inner.match(name) for name in _READ.get(part, ())):
            yield Finding("warning", "unread", str(path), 0, 0, "nothing reads this file", _where(inner, part))


def _where(inner: Path, part: str) -> str:
    if part in _READ:
        return f"a layer's {part}/ has {', '.join(_READ[part])}"
    kind = "rules" if inner.suffix == ".rules" else part
    near = difflib.get_close_matches(kind, list(_READ), 1, 0.5)
    return f"move it to {near[0]}/" if near else f"the folders of a layer are {', '.join(_READ)}"


def _out_of_form(path: Path) -> Iterator[Finding]:
    for file, text, canonical in _files(path):
        if text != canonical:
            old, new = text.splitlines(), canonical.splitlines()
            line = next((n for n, pair in enumerate(zip(old, new, strict=False), 1) if pair[0] != pair[1]), len(old))
            yield Finding(
                "note", "form", str(file), line, 1, "the file is not in canonical form", "run lint with --fix"
            )


def fix(paths: Sequence[str | Path]) -> tuple[Path, ...]:
    """Write dictionary files in canonical form, comments kept, and return those that changed.

    What they say stays the same. A file that is not UTF-8 is left alone.

    Args:
        paths: folders or files, as for `lint`.

    Raises:
        InputError: a path that is not there.
        OSError: a file that cannot be written.

    Example:
        >>> fix([])
        ()
    """
    changed = []
    for path in map(Path, paths):
        if not path.exists():
            raise InputError(f"there is no dictionary at {path}")
        for file, text, canonical in _files(path):
            if text != canonical:
                fresh = file.with_name(f"{file.name}.new")
                fresh.write_text(canonical, encoding="utf-8", newline="\n")
                fresh.replace(file)
                changed.append(file)
    return tuple(changed)


def _files(path: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each dictionary file of a layer with its text as it is and as it should be."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        form = {".rules": canonical_rules, ".csv": canonical_table}.get(file.suffix)
        if form is None or not file.is_file():
            continue
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield file, text, form(text)
