"""Compiled rules as plain JSON values, and back, so that a start need not compile what never changes.

Equal sets of words, fillers, prepositional arguments and frames are written once and shared when they are read. A
pattern is then a short row: its triggers, the numbers of its frame and its marks, and where it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from eventcoder.dictionaries.rules import Filler, Modifier, Pattern, PrepArg, Rule, Rules, Test, Words, rules_of

_T = TypeVar("_T", bound=Hashable)
_NOTHING = -1


class _Pool:
    """Values that are written once each: `number` gives the place of one, `rows` how all of them are written."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, value: _T | None, write: Callable[[_T], Any]) -> int:
        if value is None:
            return _NOTHING
        found = self._numbers.get(value)
        if found is None:
            row = write(value)  # before the number is taken: it may write other values of this pool
            found = self._numbers[value] = len(self.rows)
            self.rows.append(row)
        return found


def pack_rules(rules: Rules, folder: Path) -> dict[str, Any]:
    """Return rules as values that JSON can hold; their files are named relative to `folder`."""
    writer = _Writer(folder)
    packed = [writer.rule(rule) for rule in rules.rules]
    groups: dict[str, list[str]] = {}
    for word, classes in rules.classes.items():
        groups.setdefault("|".join(sorted(classes)), []).append(word)
    return {
        "words": writer.words.rows,
        "fillers": writer.fillers.rows,
        "preps": writer.preps.rows,
        "frames": writer.frames.rows,
        "marks": writer.marks.rows,
        "texts": writer.texts.rows,
        "rules": packed,
        "classes": {classes: "|".join(words) for classes, words in groups.items()},
    }


class _Writer:
    def __init__(self, folder: Path) -> None:
        self.words, self.fillers, self.preps, self.texts = _Pool(), _Pool(), _Pool(), _Pool()
        self.frames, self.marks = _Pool(), _Pool()
        self._folder = folder

    def rule(self, rule: Rule) -> list[Any]:
        path = Path(rule.path).relative_to(self._folder).as_posix()
        own = [rule.default_prepositions, rule.mutual, rule.operator, rule.sources, rule.targets, rule.control]
        return [rule.name, rule.type, path, rule.line, rule.layer, list(map(self._pattern, rule.patterns)), *own]

    def _pattern(self, of: Pattern) -> list[Any]:
        frame = (
            of.subject, of.object, of.indirect, of.object_optional, of.indirect_optional, of.preps, of.complement,
            of.complement_kinds, of.complement_optional, of.modifiers,
        )  # fmt: skip
        marks = (of.default_prepositions, of.has_object, of.of_is_object, of.of, of.mutual, of.specificity, of.rule)
        return [
            of.kind, "|".join(of.triggers), of.particle, self.frames.number(frame, self._frame),
            self.marks.number(marks, self._marks), of.line, of.column, self.texts.number(of.source, str),
        ]  # fmt: skip

    def _frame(self, frame: tuple[Any, ...]) -> list[Any]:
        *objects, object_optional, indirect_optional, preps, complement, kinds, optional, modifiers = frame
        return [
            *map(self._filler, objects), object_optional, indirect_optional, list(map(self._prep, preps)),
            self._filler(complement), self._words(kinds), optional, self._modifiers(modifiers),
        ]  # fmt: skip

    def _marks(self, marks: tuple[Any, ...]) -> list[Any]:
        *flags, of, mutual, specificity, rule = marks
        return [*flags, self._filler(of), mutual, specificity, rule]

    def _words(self, words: Words) -> int:
        return self.words.number(words, lambda words: "|".join(sorted(words)))

    def _modifiers(self, modifiers: Sequence[Modifier]) -> list[list[int]]:
        return [[self._words(words), self._words(classes)] for words, classes in modifiers]

    def _filler(self, filler: Filler | None) -> int:
        return self.fillers.number(filler, self._written)

    def _written(self, filler: Filler) -> list[Any]:
        tests = [[self._test(test) for test in group] for group in filler.tests]
        return [
            filler.slot,
            self._words(filler.heads),
            self._words(filler.classes),
            self._modifiers(filler.modifiers),
            tests,
        ]

    def _test(self, test: Test) -> list[Any]:
        return [test.kind, test.value, test.negated, self._modifiers(test.modifiers)]

    def _prep(self, argument: PrepArg) -> int:
        return self.preps.number(argument, self._argument)

    def _argument(self, argument: PrepArg) -> list[Any]:
        return [self._words(argument.preps), self._filler(argument.filler), argument.optional]


def unpack_rules(packed: Mapping[str, Any], folder: Path) -> Rules:
    """Return the rules that `pack_rules` made the values of; their files are in `folder`."""
    reader = _Reader(packed)
    paths: dict[str, str] = {}
    rules = []
    for name, kind, path, line, layer, patterns, default, mutual, operator, sources, targets, control in packed[
        "rules"
    ]:
        file = paths.get(path) or paths.setdefault(path, str(folder / path))
        made = tuple(map(reader.pattern, patterns))
        own = (default, mutual, operator, tuple(sources), tuple(targets), control)
        rules.append(Rule(name, kind, file, line, layer, made, *own))
    classes: dict[str, Words] = {}
    for names, words in packed["classes"].items():
        classes.update(dict.fromkeys(words.split("|"), frozenset(names.split("|"))))
    return rules_of(tuple(rules), classes)


class _Reader:
    """Makes the shared values first, then patterns of them."""

    def __init__(self, packed: Mapping[str, Any]) -> None:
        self._words = [frozenset(words.split("|")) if words else frozenset[str]() for words in packed["words"]]
        self._fillers: list[Filler | None] = [self._filler(*row) for row in packed["fillers"]]
        self._fillers.append(None)  # which is where -1 points
        self._preps = [self._prep(*row) for row in packed["preps"]]
        self._frames = [self._frame(*row) for row in packed["frames"]]
        self._marks = [self._mark(*row) for row in packed["marks"]]
        self._texts: list[str] = packed["texts"]

    def _modifiers(self, modifiers: Sequence[Sequence[int]]) -> tuple[Modifier, ...]:
        return tuple([(self._words[words], self._words[classes]) for words, classes in modifiers])

    def _filler(self, slot: str, heads: int, classes: int, modifiers: Any, tests: Any) -> Filler:
        groups = tuple([tuple([self._test(*test) for test in group]) for group in tests])
        return Filler(slot, self._words[heads], self._words[classes], self._modifiers(modifiers), groups)

    def _test(self, kind: Any, value: str, negated: bool, modifiers: Any) -> Test:
        return Test(kind, value, negated, self._modifiers(modifiers))

    def _prep(self, preps: int, filler: int, optional: bool) -> PrepArg:
        governed = self._fillers[filler]
        assert governed is not None  # noqa: S101 - a preposition governs something
        return PrepArg(self._words[preps], governed, optional)

    def _frame(self, *row: Any) -> tuple[Any, ...]:
        """Return the fields of a pattern from its subject to its modifiers, in their order."""
        subject, direct, indirect, *optional, preps, complement, kinds, omissible, modifiers = row
        fillers = self._fillers
        return (
            fillers[subject], fillers[direct], fillers[indirect], *optional, tuple([self._preps[prep] for prep in preps]),
            fillers[complement], self._words[kinds], omissible, self._modifiers(modifiers),
        )  # fmt: skip

    def _mark(self, default: bool, has: bool, is_object: bool, of: int, *rest: Any) -> tuple[Any, ...]:
        """Return the fields of a pattern from its default prepositions to its rule, in their order."""
        mutual, specificity, rule = rest
        return default, has, is_object, self._fillers[of], mutual, tuple(specificity), rule

    def pattern(self, row: Sequence[Any]) -> Pattern:
        kind, triggers, particle, frame, marks, line, column, text = row
        place = (line, column, self._texts[text])
        fields: list[Any] = [
            kind,
            tuple(triggers.split("|")),
            particle,
            *self._frames[frame],
            *self._marks[marks],
            *place,
        ]
        return Pattern(*fields)
