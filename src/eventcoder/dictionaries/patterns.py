"""A written pattern to its variants: flat runs of elements, with brackets resolved."""

from __future__ import annotations

import re

from eventcoder.dictionaries.atoms import Atom, AtomReader, Report
from eventcoder.dictionaries.syntax import COMPLEMENTISERS

Item = tuple[Atom, int, int]  # the element, its column, and the column of the optional part it stands in (0: none)
Variant = list[Item]

DEPTH = 4
VARIANTS = 64
LENGTH = 2000
_TOKEN = re.compile(r"[\[\]()|,]|[^\s\[\](),|]+(?:\|[^\s\[\](),|]+)*")
_PLAIN_TOKEN = re.compile(r"[\[\]]|[^\s\[\]]+")
_UNUSUAL = re.compile(
    r"[(),]|\|(?![^\s\[\]|])|(?<![^\s\[\]])\|"
).search  # groups, commas, bars with nothing beside them
_GROUP = re.compile(r"\([^\[\]()]+\)").fullmatch
_CLOSING = {"(": ")", "[": "]"}


class PatternReader:
    """Resolves brackets and alternatives of patterns and event noun lists."""

    def __init__(self, atoms: AtomReader) -> None:
        self._atoms = atoms

    def pattern(self, text: str, column: int, report: Report) -> list[Variant]:
        """Return the variants of a pattern whose first character stands in `column`; none if it has a fault."""
        return self._variants(text, column, report, nominal=False)

    def _variants(self, text: str, column: int, report: Report, *, nominal: bool) -> list[Variant]:
        if len(text) > LENGTH:
            report(column, f"the pattern has more than {LENGTH} characters", "write several shorter patterns")
            return []
        variant = self._plain(text, column, report)
        if variant is not None:
            return [variant]
        tokens = [(found[0], column + found.start()) for found in _TOKEN.finditer(text)]
        return _Parse(tokens, self._atoms, report, nominal=nominal).whole()

    def _plain(self, text: str, column: int, report: Report) -> Variant | None:
        """Read the usual pattern fast: no groups, optional parts that can be marked. None: it needs the whole parse."""
        if _UNUSUAL(text):
            return None
        variant: Variant = []
        opened = start = 0
        for found in _PLAIN_TOKEN.finditer(text):
            token = found[0]
            at = column + found.start()
            if token == "[":
                if opened:
                    return None
                opened, start = at, len(variant)
            elif token == "]":
                if not opened or not _can_be_marked(variant[start:]):
                    return None
                variant[start:] = [(atom, place, opened) for atom, place, _ in variant[start:]]
                opened = 0
            else:
                atoms = self._atoms.read(token, at, report)
                if len(atoms) != 1:
                    return None
                variant.append((atoms[0], at, 0))
        return None if opened else variant

    def entries(self, text: str, column: int, report: Report) -> list[tuple[str, int, list[Variant]]]:
        """Return (entry, column, variants) for each entry of an event noun list, split at commas outside brackets."""
        found = []
        for entry, offset in _split(text):
            if entry:
                at = column + offset
                text, inset = (entry[1:-1], 1) if _GROUP(entry) else (entry, 0)
                found.append((entry, at, self._variants(text, at + inset, report, nominal=True)))
            else:
                report(column + offset, "an entry of the list is empty", "take the comma away, or write a noun")
        return found


def _split(text: str) -> list[tuple[str, int]]:
    entries = []
    depth = start = 0
    for found in re.finditer(r"[\[\](),]|$", text):
        mark = found[0]
        if mark in ("(", "["):
            depth += 1
        elif mark in (")", "]"):
            depth -= 1
        elif depth <= 0 or not mark:
            raw = text[start : found.start()]
            entries.append((raw.strip(), start + len(raw) - len(raw.lstrip())))
            start = found.end()
    return entries


class _StopError(Exception):
    """Leaves the parse of a pattern whose brackets cannot be resolved; the fault is reported already."""


class _Parse:
    """One pattern, by recursive descent over its tokens. `DEPTH` bounds the recursion, `VARIANTS` the expansion."""

    def __init__(self, tokens: list[tuple[str, int]], atoms: AtomReader, report: Report, *, nominal: bool) -> None:
        self._tokens = tokens
        self._atoms = atoms
        self._report = report
        self._at = 0
        self._sound = True
        self._predicated = nominal  # whether the predicate has been read; a noun may have optional modifiers before it

    def whole(self) -> list[Variant]:
        try:
            variants = self._sequence("", 0, 0)
        except _StopError:
            return []
        return variants if self._sound else []

    def _stop(self, column: int, problem: str, mend: str) -> _StopError:
        self._report(column, problem, mend)
        return _StopError()

    def _sequence(self, opener: str, opened: int, depth: int) -> list[Variant]:
        """Read elements up to the bracket that closes `opener`, or to the end."""
        tokens = self._tokens
        variants: list[Variant] = [[]]
        while self._at < len(tokens):
            token, column = tokens[self._at]
            if token in (")", "]"):
                if token != _CLOSING.get(opener):
                    raise self._stop(column, f"{token!r} closes nothing", "take it away, or open the bracket")
                return variants
            if token == ",":
                raise self._stop(column, "a comma has no place here", "separate elements by spaces; commas part nouns")
            variants = self._product(variants, self._element(depth), column)
        if opener:
            raise self._stop(opened, f"{opener!r} is not closed", f"write {_CLOSING[opener]!r} where the part ends")
        return variants

    def _product(self, variants: list[Variant], choices: list[Variant], column: int) -> list[Variant]:
        if len(choices) == 1:
            for variant in variants:
                variant.extend(choices[0])
            return variants
        if len(variants) * len(choices) > VARIANTS:
            raise self._stop(column, f"the pattern stands for more than {VARIANTS}", "write several shorter patterns")
        return [variant + choice for variant in variants for choice in choices]

    def _element(self, depth: int) -> list[Variant]:
        if self._tokens[self._at][0] == "[":
            return self._optional(depth)
        choices = self._alternative(depth)
        while self._at < len(self._tokens) and self._tokens[self._at][0] == "|":
            self._at += 1
            choices = choices + self._alternative(depth)
        return _joined(choices, self._atoms)

    def _alternative(self, depth: int) -> list[Variant]:
        token, column = self._tokens[self._at] if self._at < len(self._tokens) else ("|", self._end())
        if token == "(":
            return self._bracket(depth, "an alternative is empty")
        if token in _MARKS:
            raise self._stop(column, "an alternative is empty", "write a word on both sides of |")
        self._at += 1
        atoms = self._atoms.read(token, column, self._report)
        self._sound = self._sound and bool(atoms)
        self._predicated = self._predicated or any(atom.words for atom in atoms)
        return [[(atom, column, 0)] for atom in atoms] or [[]]

    def _end(self) -> int:
        return self._tokens[-1][1] + 1

    def _bracket(self, depth: int, empty: str) -> list[Variant]:
        opener, column = self._tokens[self._at]
        if depth == DEPTH:
            raise self._stop(column, f"brackets are nested more than {DEPTH} deep", "write several patterns")
        self._at += 1
        inner = self._sequence(opener, column, depth + 1)
        self._at += 1
        if self._sound and not all(inner):
            raise self._stop(column, empty, "write something between the brackets")
        return inner

    def _optional(self, depth: int) -> list[Variant]:
        column = self._tokens[self._at][1]
        predicated = self._predicated
        inner = self._bracket(depth, "the optional part is empty")
        if self._predicated and not predicated:
            raise self._stop(column, "the predicate stands in an optional part", "leave the verb outside the brackets")
        if all(_can_be_marked(variant) for variant in inner):
            return [[(atom, at, column) for atom, at, _ in variant] for variant in inner]
        return [*inner, []]


_MARKS = frozenset("[]()|,")


def _can_be_marked(variant: Variant) -> bool:
    """Whether an optional part is one slot, or a preposition with what it governs: then the frame can hold it as optional."""
    if any(optional for _, _, optional in variant):
        return False
    first = variant[0][0] if variant else None
    if first is None or len(variant) == 1:
        return first is not None and not first.words
    rest = variant[1:]
    if len(rest) == 1 and not rest[0][0].words:
        return first.prepositions or (bool(first.words) and COMPLEMENTISERS.keys() >= set(first.words))
    return first.prepositions and all(atom.words and not atom.prepositions for atom, _, _ in rest)


def _joined(choices: list[Variant], atoms: AtomReader) -> list[Variant]:
    """Join alternatives that differ in their first word only: `(beat back)|(drive back)` is `beat|drive back`."""
    if len(choices) < 2:
        return choices
    groups: dict[tuple[object, ...], list[Variant]] = {}
    for number, choice in enumerate(choices):
        # Equal elements are read once, so that their identity tells them apart.
        tail = tuple((id(atom), bool(optional)) for atom, _, optional in choice[1:])
        key = tail if choice and choice[0][0].words and not choice[0][2] else ("apart", number)
        groups.setdefault(key, []).append(choice)
    return [_first_words_joined(group, atoms) for group in groups.values()]


def _first_words_joined(group: list[Variant], atoms: AtomReader) -> Variant:
    if len(group) == 1:
        return group[0]
    words = tuple(dict.fromkeys(word for choice in group for word in choice[0][0].words))
    return [(atoms.plain(words), group[0][0][1], 0), *group[0][1:]]
