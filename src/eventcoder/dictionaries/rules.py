"""The values that compiled rules are made of: tests, fillers, patterns, rules, examples."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Literal

from attrs import frozen

Kind = Literal["verb", "noun", "adjective"]
Words = frozenset[str]
Modifier = tuple[Words, Words]  # literal words, classes: one of either stands before the head
Specificity = tuple[int, int, int, int, int]

NO_WORDS: Words = frozenset()
_specificity = attrgetter("specificity")


@frozen
class Test:
    """One condition on a filler: its role code ("CVL"), its kind ("rebels"), the class of its head ("weapon"), or its head.

    The last, of kind "word", has a lemma as its value: `OBJ:@disease|patient`. Words and classes may ask for `modifiers`
    before the head too: `ANY:car+bomb`.
    """

    kind: Literal["role", "kind", "class", "word"]
    value: str
    negated: bool = False
    modifiers: tuple[Modifier, ...] = ()


@frozen
class Filler:
    """What may stand in one place of a pattern.

    `slot` is "SRC", "TGT", "BOTH", "PLACE", "OBJ", "OTHER", "DO", "ANY", or "" for words that bind nothing. The head must be
    among `heads` or in one of `classes`; where both are empty any head will do. Each of `modifiers` must stand before the
    head. `tests` is a conjunction of alternatives: of each inner tuple at least one must hold.
    """

    slot: str = ""
    heads: Words = NO_WORDS
    classes: Words = NO_WORDS
    modifiers: tuple[Modifier, ...] = ()
    tests: tuple[tuple[Test, ...], ...] = ()

    @property
    def may_be_nobody(self) -> bool:
        """Whether nobody at all may stand there ("two men were held"): where some are ruled out, somebody has to be told."""
        return bool(self.slot) and self.slot != "DO" and not (self.tests or self.heads or self.classes)


@frozen
class PrepArg:
    """A prepositional argument: one of `preps` with what it governs (a filler of slot "DO" is an embedded act)."""

    preps: Words
    filler: Filler
    optional: bool = False


@frozen
class Pattern:
    """One frame that a clause can match; a written pattern with alternative phrases gives several.

    `triggers` are the lemmas that it is indexed by; `modifiers` stand before the trigger of a noun or adjective.
    Of noun entries, `default_prepositions` says that the usual prepositions bind its roles, `has_object` that the first
    pattern of the rule has an object, `of_is_object` that an of-phrase is that object, and `of` is that object's filler;
    in other patterns `has_object` speaks of the pattern itself. `mutual` says that the rule uses BOTH somewhere.
    `specificity` counts, of what is required: literal words beyond the trigger, classes, other conditions, slots; then the
    layer. `rule` indexes `Rules.rules`; `line` and `column` are of the written `source`.
    """

    kind: Kind
    triggers: tuple[str, ...]
    particle: str
    subject: Filler | None
    object: Filler | None
    indirect: Filler | None
    object_optional: bool
    indirect_optional: bool
    preps: tuple[PrepArg, ...]
    complement: Filler | None
    complement_kinds: Words
    complement_optional: bool
    modifiers: tuple[Modifier, ...]
    default_prepositions: bool
    has_object: bool
    of_is_object: bool
    of: Filler | None
    mutual: bool
    specificity: Specificity
    rule: int
    line: int
    column: int
    source: str


@frozen
class Rule:
    """A named rule: its event type ("none": no event), its patterns, and, for operators, whose act it is and toward whom.

    `sources` and `targets` name slots ("SRC", "DO.TGT") in order of preference; `control` is the slot that acts in the
    embedded act, None for what grammar says. `operator` is true of a rule with DO.
    """

    name: str
    type: str
    path: str
    line: int
    layer: int
    patterns: tuple[Pattern, ...]
    default_prepositions: bool = False
    mutual: bool = False
    operator: bool = False
    sources: tuple[str, ...] = ("SRC",)
    targets: tuple[str, ...] = ("TGT", "DO.TGT")
    control: str | None = None


@frozen
class Example:
    """A sentence that a rule must code (`positive`) or must leave alone.

    `source` and `target` are the words expected, None for none. `type` is the event type expected: the rule's own unless
    the line names another; "none" when nothing is to be coded; None for a sentence that the rule must leave alone.
    """

    rule: str
    positive: bool
    text: str
    source: str | None
    target: str | None
    type: str | None
    path: str
    line: int


@frozen(eq=False)
class Rules:
    """All rules of all layers, indexed by trigger lemma, the most specific pattern first.

    `classes` maps a word to the names of all classes it is in, included ones too.
    """

    rules: tuple[Rule, ...]
    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    adjectives: Mapping[str, tuple[Pattern, ...]]
    classes: Mapping[str, Words]


def rules_of(rules: tuple[Rule, ...], classes: Mapping[str, Words]) -> Rules:
    """Return compiled rules with their indexes."""
    patterns = [pattern for rule in rules for pattern in rule.patterns]
    return Rules(rules, _index(patterns, "verb"), _index(patterns, "noun"), _index(patterns, "adjective"), classes)


def _index(patterns: list[Pattern], kind: Kind) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        if pattern.kind == kind:
            for trigger in pattern.triggers:
                found.setdefault(trigger, []).append(pattern)
    return {trigger: tuple(sorted(group, key=_specificity, reverse=True)) for trigger, group in found.items()}
