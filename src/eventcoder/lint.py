"""Is there anything wrong with dictionary files? Every fault at once, and what of the rules can never work: `lint`."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from attrs import asdict, frozen

from eventcoder.coder import Coder
from eventcoder.dictionaries.canonical import canonical_rules, canonical_table
from eventcoder.dictionaries.circumstances import check_places
from eventcoder.dictionaries.clashes import find_clashes
from eventcoder.dictionaries.collector import collector_paused
from eventcoder.dictionaries.examples import read_examples
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import PARTS, RULES, all_files, layers_of
from eventcoder.dictionaries.gazetteer import PLACE_FILES
from eventcoder.dictionaries.rules import Example, Filler, Pattern, Rule
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.errors import Fault
from eventcoder.loading import Resources, read_resources
from eventcoder.rule_examples import Failure, failures
from eventcoder.sheets import ignore, read_sheet, read_text

Level = Literal["error", "warning", "note"]


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
        >>> lint(examples=False).ok  # doctest: +SKIP
        True
    """
    layers = layers_of(paths)
    folders = (shipped_dictionaries(), *layers)
    linted = range(1, len(folders)) if layers else range(1)
    faults = FaultList()
    with collector_paused():
        resources = read_resources(folders, faults)
        written = read_examples(folders, resources.knowledge.ontology.types, faults)
    for number in linted:
        for name in PLACE_FILES:
            check_places(folders[number] / "places" / name, faults)
    found = [_of_fault(fault) for fault in faults.all()]
    rules = [rule for rule in resources.knowledge.rules.rules if rule.layer in linted]
    stuck = [*_clash_findings(resources, linted), *_role_findings(resources, rules, faults)]
    found += [finding for _, finding in stuck]
    faulty = {fault.path for fault in faults.all()}
    for number in linted:
        found += [] if number == 0 else _unread(folders[number], faulty)
        found += [finding for finding in _out_of_form(folders[number]) if finding.path not in faulty]
    found += [] if faults else _unused_types(resources)
    own = {rule.name for rule in rules}
    sentences = [] if faults else [example for example in written if example.rule in own]
    if examples and sentences:
        found += _example_findings(layers, sentences, {name for name, finding in stuck if finding.kind != "duplicate"})
    order = sorted(dict.fromkeys(found), key=lambda f: (f.path, f.line, f.column, f.level, f.problem))
    return LintReport(tuple(order), len(rules), len(sentences), examples and not faults)


def _example_findings(layers: Sequence[Path], examples: Sequence[Example], stuck: Collection[str]) -> list[Finding]:
    """Try examples; one of a rule that cannot work as it stands says nothing new."""
    failed = failures(Coder(dictionaries=layers), examples)
    return [_of_failure(failure) for failure in failed if failure.example.rule not in stuck]


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


_Stuck = tuple[str, Finding]  # the name of a rule that cannot work as it stands, and why


def _clash_findings(resources: Resources, linted: Collection[int]) -> Iterator[_Stuck]:
    for clash in find_clashes(resources.knowledge.rules, resources.knowledge.lexicon, linted):
        place = (clash.rule.path, clash.pattern.line, clash.pattern.column)
        yield clash.rule.name, Finding("warning", clash.kind, *place, clash.problem, clash.mend)


def _role_findings(resources: Resources, rules: Sequence[Rule], faults: FaultList) -> Iterator[_Stuck]:
    """Find conditions on roles that no actor has; none where a fault may hide an actor."""
    if any(Path(fault.path).parent.name == "actors" for fault in faults.all()):
        return
    actors = resources.actors
    known = {block for agent in actors.agents.values() for role in agent.roles for block in _blocks(role)}
    known |= actors.countries | resources.roles.known
    for rule in rules:
        for pattern in rule.patterns:
            for role in sorted(_roles(pattern) - known):
                place = (rule.path, pattern.line, pattern.column)
                near = difflib.get_close_matches(role, sorted(known), 1)
                mend = f"did you mean {near[0]!r}?" if near else "see actors/roles.csv"
                yield rule.name, Finding("warning", "unknown", *place, f"no actor has the role {role!r}", mend)


def _blocks(roles: str) -> Iterator[str]:
    for at in range(0, len(roles), 3):
        yield roles[at : at + 3]


def _roles(pattern: Pattern) -> set[str]:
    fillers: list[Filler | None] = [pattern.subject, pattern.object, pattern.indirect]
    fillers += [arg.filler for arg in pattern.preps]
    tests = [test for filler in fillers if filler is not None for group in filler.tests for test in group]
    return {test.value for test in tests if test.kind == "role"}


def _unused_types(resources: Resources) -> Iterator[Finding]:
    """Find types of a layer of the user's own that neither a rule nor a row of composition.csv leads to."""
    ontology = resources.knowledge.ontology
    reached = {rule.type for rule in resources.knowledge.rules.rules} | set(ontology.composition.reached)
    reached |= {known.mirror for known in ontology.types.values() if known.mirror is not None}
    told: set[str] = set()
    for layer in resources.folders[:0:-1]:
        path = layer / "ontologies" / "event_types.csv"
        sheet = read_sheet(path, ("type",), ignore, needed=False)
        for line, (name,) in sheet.rows("type"):
            if name not in reached and name not in told:
                told.add(name)
                fault = sheet.fault(
                    line, "type", f"nothing leads to the event type {name!r}", "name it in a rule or in composition.csv"
                )
                yield Finding("note", "unused", fault.path, fault.line, fault.column, fault.problem, fault.mend)


# ------------------------------------------------------------------------------------------------- files


def _unread(layer: Path, faulty: Collection[str]) -> Iterator[Finding]:
    """Find files of a layer that no loader looks at: a folder or file with a misspelt name is passed over in silence."""
    read, stray = set(all_files(layer)), False
    for path in sorted(layer.rglob("*")) if layer.is_dir() else ():
        inner = path.relative_to(layer)
        hidden = any(part[0] in "._" for part in inner.parts)
        told = path.suffix in (".rules", ".csv", ".txt") and path.name.upper() != "README.TXT"
        known = path in read or any(str(parent) in faulty for parent in path.parents)
        if told and not hidden and not known and not path.is_dir():
            mend, stray = _where(inner, inner.parent.as_posix()), True
            yield Finding("warning", "unread", str(path), 0, 0, "nothing reads this file", mend)
    if not (read or faulty or stray):
        mend = f"a layer has the folders {', '.join(PARTS)}"
        yield Finding("warning", "unread", str(layer), 0, 0, "no file in this folder is read", mend)


def _where(inner: Path, part: str) -> str:
    if part in PARTS:
        return f"a layer's {part}/ has {', '.join(PARTS[part])}"
    kind = "rules" if inner.suffix == ".rules" else part
    near = difflib.get_close_matches(kind, list(PARTS), 1, 0.5)
    return f"move it to {near[0]}/" if near else f"the folders of a layer are {', '.join(PARTS)}"


def _out_of_form(layer: Path) -> Iterator[Finding]:
    for file, old, canonical in _files(layer):
        pairs = zip_longest(old.split("\n"), canonical.split("\n"))
        line = next((number for number, (is_, ought) in enumerate(pairs, 1) if is_ != ought), 1)
        yield Finding("note", "form", str(file), line, 1, "the file is not in canonical form", "run lint with --fix")


def fix(paths: Sequence[str | Path]) -> tuple[Path, ...]:
    """Write dictionary files in canonical form, comments kept, and return those that changed.

    What they say stays the same. Only files that a coder would read are touched, and of those none that cannot be read.

    Args:
        paths: folders or files, as for `lint`.

    Raises:
        InputError: a path that is not there, or is neither a folder nor a rule file.
        OSError: a file that cannot be written.

    Example:
        >>> fix([])
        ()
    """
    changed = []
    for layer in layers_of(paths):
        for file, _, canonical in _files(layer):
            _replace(file.resolve(), canonical)
            changed.append(file)
    return tuple(changed)


def _replace(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=file.parent, delete=False) as fresh:
        fresh.write(text)
    shutil.copymode(file, fresh.name)
    Path(fresh.name).replace(file)


def _files(layer: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each file of a layer that is out of form, with its text as it is and as it should be."""
    for file in all_files(layer):
        faults = FaultList()
        text = read_text(file, faults.note)
        if text is None:
            continue
        canonical = canonical_rules(text) if file.suffix == RULES else canonical_table(text)
        if file.read_bytes() != canonical.encode():
            yield file, text, canonical
