"""A rule file to its written rules: which line is a head, a pattern, an event noun list, a property, an example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from attrs import Factory, define

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files
from eventcoder.dictionaries.syntax import INDENT, NAME, PROPERTIES, SLOTS
from eventcoder.sheets import COMMENT, is_passed_over, read_text

_HEAD = re.compile(r"([^\s:]+)(?:\s*:\s*(\S*))?").fullmatch
_LABEL = re.compile(r"([a-z][\w-]*)\s*(?::(?!\S)|=)").match  # `nouns:`, `source =`; the labels of indented lines
_COMMENT = re.compile(rf"\s{COMMENT}").search
_MARGIN = " " * INDENT


@define(eq=False)  # not frozen: thousands are made while loading, and a frozen one costs twice the time
class Line:
    """A piece of a line: its number, the column of its first character, and its text."""

    number: int
    column: int
    text: str


@define
class WrittenRule:
    """A rule as it stands in its file, with nothing looked up yet.

    `type_column` is 0 where no type is written; `garbled` says that a line of it could not be told apart.
    """

    name: str
    type: str
    type_column: int
    path: str
    line: int
    layer: int
    patterns: list[Line] = Factory(list)
    nouns: list[Line] = Factory(list)
    properties: dict[str, Line] = Factory(dict)
    examples: list[Line] = Factory(list)
    garbled: bool = False


def read_rule_files(folders: Sequence[Path], faults: FaultList, first: int = 0) -> list[WrittenRule]:
    """Return the rules of all layers from `first` on as written, in order of layer, file and line, noting faults of form."""
    rules: list[WrittenRule] = []
    for layer, path in layer_files(folders, "rules"):
        text = read_text(path, faults.note) if layer >= first else None
        if text is not None:
            rules.extend(_FileReader(str(path), layer, faults).read(text))
    return rules


def survivors(rules: Sequence[WrittenRule], faults: FaultList) -> list[WrittenRule]:
    """Return the rules that hold: one of a later layer replaces that of the same name. Twins in a layer are faults."""
    held: dict[str, WrittenRule] = {}
    for rule in rules:
        twin = held.get(rule.name)
        if twin is not None and twin.layer == rule.layer:
            problem = f"the rule {rule.name!r} stands already in {twin.path}:{twin.line}"
            faults.add(rule.path, rule.line, 1, problem, "give it another name, as in NAME: TYPE, or join the two")
        else:
            held[rule.name] = rule
    return list(held.values())


class _FileReader:
    """Sorts the lines of one file."""

    def __init__(self, path: str, layer: int, faults: FaultList) -> None:
        self._path = path
        self._layer = layer
        self._faults = faults
        self._rules: list[WrittenRule] = []
        self._rule: WrittenRule | None = None
        self._orphans = False  # indented lines under a bad head are not faults of their own

    def read(self, text: str) -> list[WrittenRule]:
        for number, line in enumerate(text.split("\n"), 1):
            if is_passed_over(line):
                continue
            content = line.strip()
            if line[0] in " \t":
                self._indented(number, line, content)
            elif _is_unindented(content) and self._rule is not None:
                self._report(number, 1, *_head_fault(content))
                self._content(self._rule, number, 1, content)
            else:
                self._head(number, split_comment(content)[0])
        return self._rules

    def _report(self, number: int, column: int, problem: str, mend: str) -> None:
        self._faults.add(self._path, number, column, problem, mend)

    def _head(self, number: int, content: str) -> None:
        found = _HEAD(content)
        self._rule = None
        self._orphans = True
        if _is_unindented(content) or found is None:
            self._report(number, 1, *_head_fault(content))
        elif not NAME(found[1]):
            self._report(number, 1, f"{found[1]!r} is no name for a rule", "use lower case, digits and hyphens")
        elif found[2] == "":
            self._report(
                number, len(content) + 1, "no event type stands after the colon", "write it, or drop the colon"
            )
        else:
            kind = found[2] or found[1]
            column = found.start(2) + 1 if found[2] else 0
            self._rule = WrittenRule(found[1], kind, column, self._path, number, self._layer)
            self._rules.append(self._rule)

    def _indented(self, number: int, line: str, content: str) -> None:
        column = len(line) - len(line.lstrip()) + 1
        if not line.startswith(_MARGIN) or line[INDENT].isspace():
            self._margin_fault(number, line[: column - 1])
        rule = self._rule
        if rule is None:
            if not self._orphans:
                self._report(
                    number, column, "this line belongs to no rule", "write the rule's name above it, in column 1"
                )
            return
        self._content(rule, number, column, content)

    def _content(self, rule: WrittenRule, number: int, column: int, content: str) -> None:
        if content[0] in "+-":
            rule.examples.append(Line(number, column, content))
        else:
            self._statement(rule, Line(number, column, split_comment(content)[0]))

    def _margin_fault(self, number: int, margin: str) -> None:
        if "\t" in margin:
            self._report(number, margin.index("\t") + 1, "the line is indented with a tab", "use four spaces")
        else:
            problem = f"the line is indented by {len(margin)} characters"
            self._report(number, 1, problem, "use four spaces, or none for a rule's name")

    def _statement(self, rule: WrittenRule, line: Line) -> None:
        label = _LABEL(line.text) if line.text[0].islower() else None
        if label is None:
            rule.patterns.append(line)
        elif label[0] == "nouns:":
            rule.nouns.append(_rest(line, label.end()))
        elif label[0][-1] == "=" and label[1] in PROPERTIES:
            self._property(rule, label[1], _rest(line, label.end()))
        else:
            rule.garbled = True
            names = {"nouns:", *(f"{name} =" for name in PROPERTIES)}
            mend = self._faults.nearest(label[0], names, "a rule has `nouns:`, `source =`, `target =`, `control =`")
            self._report(line.number, line.column, f"{label[0]!r} begins no line of a rule", mend)

    def _property(self, rule: WrittenRule, name: str, value: Line) -> None:
        if name in rule.properties:
            first = rule.properties[name].number
            self._report(value.number, value.column, f"{name!r} stands already in line {first}", "join the two lines")
        rule.properties.setdefault(name, value)


def _is_unindented(content: str) -> bool:
    """Whether what stands in column 1 is no head of a rule, but a line that belongs to one."""
    if content[0] in "+-@" or _first_word(content) in SLOTS:
        return True
    label = _LABEL(content)
    return label is not None and (label[0] == "nouns:" or (label[0][-1] == "=" and label[1] in PROPERTIES))


def _first_word(content: str) -> str:
    return re.split(r"[\s:|]", content, maxsplit=1)[0]


def _head_fault(content: str) -> tuple[str, str]:
    if content[0] in "+-":
        return "an example stands in column 1", "indent it by four spaces"
    if _is_unindented(content):
        return "a line that belongs to a rule stands in column 1", "indent it by four spaces"
    return f"{content[:60]!r} is no head of a rule", "a head is NAME or NAME: TYPE, in lower case with hyphens"


def split_comment(content: str) -> tuple[str, str]:
    """Return what stands before a comment, without the blanks after it, and the rest of the line.

    Example:
        >>> split_comment("SRC raid TGT  # why")
        ('SRC raid TGT', '  # why')
    """
    found = _COMMENT(content)
    if found is None:
        return content, ""
    before = content[: found.start()].rstrip()
    return before, content[len(before) :]


def _rest(line: Line, start: int) -> Line:
    rest = line.text[start:]
    text = rest.strip()
    return Line(line.number, line.column + start + len(rest) - len(rest.lstrip()), text)
