"""Rule and class files to compiled rules: `load_rules`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define

from eventcoder.dictionaries.atoms import AtomReader
from eventcoder.dictionaries.classes import read_classes
from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.frames import Frame, FrameBuilder
from eventcoder.dictionaries.patterns import PatternReader, Variant
from eventcoder.dictionaries.properties import Properties, read_properties
from eventcoder.dictionaries.rulefiles import Line, WrittenRule, read_rule_files, survivors
from eventcoder.dictionaries.rules import Filler, Pattern, Rule, Rules, Specificity, rules_of
from eventcoder.dictionaries.syntax import ANY_FORM, NO_EVENT

_UNBOUND = frozenset({"", "ANY"})


def load_rules(
    folders: Sequence[Path],
    types: Collection[str],
    prepositions: Collection[str],
    particles: Mapping[str, Collection[str]],
    first: Rules | None = None,
) -> Rules:
    """Return the checked and compiled rules of dictionary folders, later ones layered over earlier ones.

    Args:
        folders: folders with `rules/*.rules` and `classes/*.csv`; a single `.rules` file is a layer too.
        types: names of event types; "none" is always one.
        prepositions: all prepositions, those of several words included.
        particles: verbs to the particles that they go with.
        first: the rules of the first folder, where they are compiled already.

    Returns:
        the rules that hold, with an index from trigger lemmas to patterns.

    Raises:
        DictionaryError: with every fault of every file.

    Example:
        >>> rules = load_rules([], {"raid"}, {"from", "on"}, {"break": ["off"]})
        >>> rules.verbs.get("raid", ())
        ()
    """
    faults = FaultList()
    rules = read_rules(folders, types, prepositions, particles, faults, first)
    faults.check()
    return rules


def read_rules(
    folders: Sequence[Path],
    types: Collection[str],
    prepositions: Collection[str],
    particles: Mapping[str, Collection[str]],
    faults: FaultList,
    first: Rules | None = None,
) -> Rules:
    """Return the rules as far as their files can be used; what is wrong with them is added to `faults`.

    Args:
        folders: as for `load_rules`, and so are the others.
        types: names of event types.
        prepositions: all prepositions.
        particles: verbs to their particles.
        faults: the list that faults are added to.
        first: the rules of the first folder, where they are compiled already.
    """
    classes = read_classes(folders, faults)
    held = {} if first is None else dict(enumerate(first.rules))
    written = read_rule_files(folders, faults, 0 if first is None else 1)
    numbers = _numbers(held, survivors(written, faults))
    compiler = _Compiler(types, frozenset(prepositions), particles, classes.members, faults)
    # Rules that a later layer replaces are compiled too, for their faults.
    compiled = [(rule, compiler.rule(rule, numbers.get(id(rule), -1))) for rule in written]
    if first is not None and (faults or not all(classes.members.values())):
        # What a later layer says of classes may be a fault in the first one too: all of them are to be found.
        return read_rules(folders, types, prepositions, particles, faults)
    held.update((numbers[id(rule)], made) for rule, made in compiled if id(rule) in numbers)
    return rules_of(tuple(held[number] for number in range(len(held))), classes.of)


def _numbers(held: Mapping[int, Rule], written: Iterable[WrittenRule]) -> dict[int, int]:
    """Return the place of each written rule, by its identity: that of the rule of its name, or the next one."""
    places = {rule.name: number for number, rule in held.items()}
    return {id(rule): places.setdefault(rule.name, len(places)) for rule in written}


@define(eq=False)
class _Written:
    """A frame with the place it was written in."""

    frame: Frame
    line: int
    column: int
    source: str


class _Compiler:
    """Compiles one written rule after another; holds what all of them share."""

    def __init__(
        self,
        types: Collection[str],
        prepositions: frozenset[str],
        particles: Mapping[str, Collection[str]],
        classes: Mapping[str, Collection[str]],
        faults: FaultList,
    ) -> None:
        atoms = AtomReader(prepositions, classes, faults)
        self._types = frozenset(types) | {NO_EVENT}
        self._reader = PatternReader(atoms)
        self._builder = FrameBuilder(atoms, prepositions, particles)
        self._faults = faults

    def rule(self, written: WrittenRule, number: int) -> Rule:
        """Return the compiled rule, without patterns where a fault was noted."""
        before = self._faults.noted
        self._check(written)
        frames = list(self._patterns(written))
        entries = list(self._nouns(written))
        operator = any("DO" in line.text for line in (*written.patterns, *written.nouns))
        mutual = any("BOTH" in line.text for line in (*written.patterns, *written.nouns))
        properties = read_properties(written, operator, self._faults)
        first = frames[0].frame if frames else None
        maker = _PatternMaker(first, mutual, written.layer, number)
        sound = self._faults.noted == before
        patterns = (*map(maker.verb, frames), *map(maker.noun, entries)) if sound else ()
        return _rule(written, patterns, mutual, operator, properties)

    def _check(self, rule: WrittenRule) -> None:
        if rule.type not in self._types and not self._faults.in_doubt(rule.type):
            mend = self._faults.nearest(rule.type, self._types, "write NAME: TYPE with a type that is there.")
            mend += " A type of your own needs a row of ontologies/event_types.csv in your layer"
            self._report(rule, rule.line, rule.type_column or 1, f"there is no event type {rule.type!r}", mend)
        if not rule.patterns and not rule.nouns and not rule.garbled:
            self._report(rule, rule.line, 1, f"the rule {rule.name!r} has no pattern", "write one, or `nouns:`")
        positive = [line for line in rule.examples if line.text[0] == "+"]
        if not positive:
            mend = "add a line + SENTENCE => SOURCE | TARGET"
            self._report(rule, rule.line, 1, f"the rule {rule.name!r} has no sentence that it must code", mend)
        if rule.type != NO_EVENT:
            for line in positive:
                if "=>" not in line.text:
                    self._report(rule, line.number, line.column, "the example has no roles", "add => SOURCE | TARGET")

    def _report(self, rule: WrittenRule, line: int, column: int, problem: str, mend: str) -> None:
        self._faults.add(rule.path, line, column, problem, mend)

    def _patterns(self, rule: WrittenRule) -> Iterator[_Written]:
        for line in rule.patterns:
            place = _Place(rule, line, self._faults)
            for variant in self._reader.pattern(line.text, line.column, place.report):
                for frame in self._builder.verb_frames(variant, line.column, place.report):
                    yield _Written(frame, line.number, line.column, line.text)

    def _nouns(self, rule: WrittenRule) -> Iterator[_Written]:
        for line in rule.nouns:
            place = _Place(rule, line, self._faults)
            entries: list[tuple[str, int, list[Variant]]] = self._reader.entries(line.text, line.column, place.report)
            for source, column, variants in entries:
                for variant in variants:
                    for frame in self._builder.noun_frames(variant, column, place.report):
                        yield _Written(frame, line.number, column, source)


class _Place:
    """Where faults of one line go."""

    def __init__(self, rule: WrittenRule, line: Line, faults: FaultList) -> None:
        self._path = rule.path
        self._line = line.number
        self._faults = faults

    def report(self, column: int, problem: str, mend: str) -> None:
        self._faults.add(self._path, self._line, column, problem, mend)


class _PatternMaker:
    """Joins frames with what their rule adds."""

    def __init__(self, first: Frame | None, mutual: bool, layer: int, rule: int) -> None:
        self._mutual = mutual
        self._layer = layer
        self._rule = rule
        self._has_object = first is not None and first.object is not None
        self._of = _of_object(first) if first is not None else None

    def verb(self, written: _Written) -> Pattern:
        return self._pattern(written, False, written.frame.object is not None, None)

    def noun(self, written: _Written) -> Pattern:
        frame = written.frame
        plain = not frame.preps and frame.complement is None
        return self._pattern(written, plain, self._has_object, self._of)

    def _pattern(self, written: _Written, plain: bool, has_object: bool, of: Filler | None) -> Pattern:
        frame = written.frame
        return Pattern(
            frame.kind, frame.triggers, frame.particle, frame.subject, frame.object, frame.indirect,
            frame.object_optional, frame.indirect_optional, frame.preps, frame.complement, frame.complement_kinds,
            frame.complement_optional, frame.modifiers, plain, has_object, of is not None, of, self._mutual,
            _specificity(frame, self._layer), self._rule, written.line, written.column, written.source,
        )  # fmt: skip


def _of_object(frame: Frame) -> Filler | None:
    """Return what an of-phrase of the event noun fills: the object, or what is governed by `of` (`take control of`)."""
    if frame.object is not None and (frame.object.slot or frame.object.classes):
        return frame.object
    return next((argument.filler for argument in frame.preps if "of" in argument.preps), None)


def _rule(written: WrittenRule, patterns: tuple[Pattern, ...], mutual: bool, operator: bool, own: Properties) -> Rule:
    return Rule(
        name=written.name,
        type=written.type,
        path=written.path,
        line=written.line,
        layer=written.layer,
        patterns=patterns,
        default_prepositions=any(pattern.default_prepositions for pattern in patterns),
        mutual=mutual,
        operator=operator,
        sources=own.sources,
        targets=own.targets,
        control=own.control,
    )


def _specificity(frame: Frame, layer: int) -> Specificity:
    """Count what a clause must have: words beyond the trigger, classes, other conditions, slots; then the layer."""
    words = int(bool(frame.particle))
    classes = conditions = slots = 0
    for literal, _ in frame.modifiers:
        words, classes = (words + 1, classes) if literal else (words, classes + 1)
    if frame.complement is not None and not frame.complement_optional:
        words += frame.complement_kinds is not ANY_FORM
        slots += 1
    fillers = [frame.subject, frame.indirect if not frame.indirect_optional else None]
    fillers.append(frame.object if not frame.object_optional else None)
    for argument in frame.preps:
        if not argument.optional:
            words += 1
            fillers.append(argument.filler)
    for filler in fillers:
        if filler is None:
            continue
        slots += filler.slot not in _UNBOUND
        if filler.tests or not filler.slot:
            more = _filler_counts(filler)
            words, classes, conditions = words + more[0], classes + more[1], conditions + more[2]
    return words, classes, conditions, slots, layer


def _filler_counts(filler: Filler) -> tuple[int, int, int]:
    """Count the literal words, classes and other conditions that a filler asks for."""
    words = int(bool(filler.heads))
    classes = int(bool(filler.classes and not filler.heads))
    conditions = int(filler.slot == "PLACE")  # not everything is a place
    for literal, _ in filler.modifiers:
        words, classes = (words + 1, classes) if literal else (words, classes + 1)
    for group in filler.tests:
        kinds = {"" if test.negated else test.kind for test in group}
        words += (kinds == {"word"}) + all(test.modifiers and not test.negated for test in group)
        classes += kinds in ({"class"}, {"class", "word"})
        conditions += not kinds <= {"class", "word"}
    return words, classes, conditions
