"""Which patterns a clause can fit at all, by its trigger, particle, object and prepositions.

Common verbs have more than a hundred patterns, of which the shape of a clause and the heads of its object rule out nearly all.
Clauses have few shapes, and few heads are asked for, so what is left for some is worked out when the first such clause comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import field, frozen

from eventcoder.coding.gerunds import GerundPatterns
from eventcoder.dictionaries.rules import Kind, Pattern, Rules, Test
from eventcoder.model import Clause
from eventcoder.ontology.decisions import ARMED

Heads = tuple[frozenset[str], frozenset[str]]  # words, and classes: one of either is due
# A pattern, and the heads of which it wants one in its object, or the words of which it wants one before its event noun.
Candidate = tuple[Pattern, Heads | None]
# The particle; whether there is a subject, an object, and words before the event noun; the prepositions.
Shape = tuple[str, bool, bool, bool, AbstractSet[str]]

_MOST_SHAPES = 200  # of one trigger: news has a few dozen of them
_MOST_HEADS = 100  # of one shape: most objects have none that is asked for
_NOTHING: frozenset[str] = frozenset()


@frozen(eq=False)
class Shaped:
    """The patterns that a clause of one shape can fit, the most specific first; `asked` are all heads that some of them want,
    None where none wants any.
    """

    every: tuple[Candidate, ...]
    asked: Heads | None = field(init=False)
    _by_heads: dict[Heads, tuple[Pattern, ...]] = field(init=False, factory=dict)

    @asked.default
    def _find_asked(self) -> Heads | None:
        wanted = [heads for _, heads in self.every if heads is not None]
        if not wanted:
            return None
        return _NOTHING.union(*(words for words, _ in wanted)), _NOTHING.union(*(classes for _, classes in wanted))

    def patterns(self, heads: Heads | None) -> tuple[Pattern, ...]:
        """Return the patterns that want no head, or one of these.

        Args:
            heads: the words, and the classes of them, in the place where heads are wanted; None where none are `asked`.
        """
        asked = self.asked
        key = (heads[0] & asked[0], heads[1] & asked[1]) if heads is not None and asked is not None else _NO_HEADS
        found = self._by_heads.get(key)
        if found is None:
            if len(self._by_heads) >= _MOST_HEADS:
                self._by_heads.clear()
            found = self._by_heads[key] = tuple(self._of(key))
        return found

    def _of(self, heads: Heads) -> Iterator[Pattern]:
        for pattern, wanted in self.every:
            if wanted is None or not (wanted[0].isdisjoint(heads[0]) and wanted[1].isdisjoint(heads[1])):
                yield pattern


_NO_HEADS: Heads = (_NOTHING, _NOTHING)


@frozen(eq=False)
class Trigger:
    """The patterns of one trigger in clauses of one kind, the most specific first.

    `asked` are the prepositions that some of them require.
    """

    patterns: tuple[Pattern, ...]
    kind: Kind
    asked: frozenset[str] = field(init=False)
    _shapes: dict[Shape, Shaped] = field(init=False, factory=dict)

    @asked.default
    def _find_asked(self) -> frozenset[str]:
        return _NOTHING.union(*(arg.preps for pattern in self.patterns for arg in pattern.preps if not arg.optional))

    def shaped(self, shape: Shape) -> Shaped:
        """Return the patterns that a clause of a shape can fit."""
        particle, subject, object_, led, preps = shape
        shape = (particle, subject, object_, led, self.asked.intersection(preps))
        found = self._shapes.get(shape)
        if found is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            found = self._shapes[shape] = Shaped(tuple(self._fitting(shape)))
        return found

    def _fitting(self, shape: Shape) -> Iterator[Candidate]:
        particle, has_subject, has_object, led, preps = shape
        for pattern in self.patterns:
            if any(not arg.optional and arg.preps.isdisjoint(preps) for arg in pattern.preps):
                continue
            if self.kind == "noun":
                if led or not pattern.modifiers:
                    yield pattern, pattern.modifiers[0] if pattern.modifiers else None
                continue
            acting = has_subject if pattern.kind == self.kind else has_object  # in a passive read as an adjective
            if (
                _takes_particle(pattern, particle)
                and (acting or not _wants_subject(pattern))
                and (has_object or not _wants_object(pattern))
            ):
                yield pattern, _named(pattern)


@frozen(eq=False)
class Alternatives:
    """Tests of which one must hold, put together by what they look at.

    `first` are the lemmas and classes of heads asked for before anybody's role or kind, `last` those asked for after it;
    `codes` are the roles again, which a code may begin with.
    """

    first: Heads | None
    roles: frozenset[str]
    codes: tuple[str, ...]
    kinds: frozenset[str]
    last: Heads | None


@frozen(eq=False)
class Candidates:
    """What matching asks of a coder's rules, each part made when it is first needed. Two threads may both make one, to the same
    effect.
    """

    rules: Rules
    gerunds: GerundPatterns
    _triggers: dict[tuple[Kind, str, str], Trigger] = field(init=False, factory=dict)
    _alternatives: dict[int, tuple[tuple[Test, ...], Alternatives | None]] = field(
        init=False, factory=dict
    )  # tests kept alive: their ids are the keys

    def of(self, clause: Clause, lowers: tuple[str, ...]) -> Trigger | None:
        """Return the patterns of a clause's trigger, None where there are none; a passive may be an adjective too.

        Args:
            clause: a clause.
            lowers: its sentence's tokens in lower case.
        """
        rules, kind = self.rules, clause.kind
        lemma, adjective = clause.lemma, ""
        if kind == "verb":
            lemma = clause.corrected or lemma
            if clause.voice == "passive" and lowers[clause.trigger[0]] in rules.adjectives:
                adjective = lowers[clause.trigger[0]]
            known = lemma in rules.verbs or bool(adjective)
        elif kind == "noun":
            known = lemma in rules.nouns or lemma in self.gerunds.verbs
        else:
            known = lemma in rules.adjectives
        if not known:
            return None
        key = (kind, lemma, adjective)
        return self._triggers.get(key) or self._triggers.setdefault(key, self._make(*key))

    def _make(self, kind: Kind, lemma: str, adjective: str) -> Trigger:
        rules = self.rules
        if kind == "verb":
            patterns = rules.verbs.get(lemma, ())
            if adjective:
                patterns = tuple(sorted(rules.adjectives[adjective] + patterns, key=_beyond_predicate, reverse=True))
        elif kind == "noun":
            patterns = rules.nouns.get(lemma) or self.gerunds.of(lemma)
        else:
            patterns = rules.adjectives[lemma]
        return Trigger(patterns, kind)

    def alternatives(self, tests: tuple[Test, ...]) -> Alternatives | None:
        """Return the alternatives of a filler of the rules put together, None where some are negated or ask for modifiers."""
        held = self._alternatives.get(id(tests))
        if held is None:
            held = self._alternatives[id(tests)] = (tests, _together(tests))
        return held[1]


def _beyond_predicate(pattern: Pattern) -> tuple[int, ...]:
    """How specific a pattern is, its adjective counted no more than a verb: of "opposed the plan" and "is opposed to it", either fits."""
    literal, *others = pattern.specificity
    return (literal - (pattern.kind == "adjective"), *others)


def _together(tests: tuple[Test, ...]) -> Alternatives | None:
    if any(test.negated or test.modifiers for test in tests):
        return None
    personal = [at for at, test in enumerate(tests) if test.kind in ("role", "kind")]
    first = personal[0] if personal else len(tests)
    roles = tuple(test.value for test in tests if test.kind == "role")
    kinds = {
        kind for test in tests if test.kind == "kind" for kind in (ARMED if test.value == "armed" else (test.value,))
    }
    return Alternatives(_heads(tests[:first]), frozenset(roles), roles, frozenset(kinds), _heads(tests[first:]))


def _heads(tests: tuple[Test, ...]) -> Heads | None:
    """The lemmas and the classes that tests ask for, None where they ask for none."""
    words = frozenset(test.value for test in tests if test.kind == "word")
    classes = frozenset(test.value for test in tests if test.kind == "class")
    return (words, classes) if words or classes else None


def _takes_particle(pattern: Pattern, particle: str) -> bool:
    """Does a pattern ask for a clause's particle, as such or as a preposition?"""
    return pattern.particle == particle or not pattern.particle and any(particle in arg.preps for arg in pattern.preps)


def _wants_subject(pattern: Pattern) -> bool:
    """Does a pattern ask more of its subject than that there may be one?"""
    return pattern.subject is not None and not pattern.subject.may_be_nobody


def _wants_object(pattern: Pattern) -> bool:
    return pattern.object is not None and not pattern.object_optional and pattern.object.slot != "DO"


def _named(pattern: Pattern) -> Heads | None:
    """The heads of which a pattern wants one in its object.

    Tests are looked at only where the subject has none: who a subject is, is found out before the object is tested.
    """
    wanted = pattern.object
    if wanted is None or not _wants_object(pattern):
        return None
    if wanted.heads or wanted.classes:
        return wanted.heads, wanted.classes
    if _wants_subject(pattern) or pattern.subject is not None and pattern.subject.slot == "PLACE":
        return None
    for tests in wanted.tests:
        if all(test.kind in ("word", "class") and not test.negated for test in tests):
            return _heads(tests)
    return None
