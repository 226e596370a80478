"""Which patterns a clause can fit at all, by its trigger, particle, object and prepositions.

Common verbs have more than a hundred patterns, of which the shape of a clause rules out nearly all. Clauses have few shapes,
so what is left for one is worked out when the first such clause comes.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from eventcoder.dictionaries.rules import Filler, Pattern, Rules
from eventcoder.model import Clause

Candidate = tuple[Pattern, Filler | None]  # a pattern, and what it asks of the object's head where it names words
_Shape = tuple[str, bool, frozenset[str]]  # the particle, whether there is an object, and the prepositions

_MOST_SHAPES = 200  # of one trigger: news has a few dozen of them
_NOTHING: frozenset[str] = frozenset()


@frozen(eq=False)
class Trigger:
    """The patterns of one trigger, the most specific first.

    `asked` are the prepositions that some of them require; `nominal` says that the trigger is an event noun.
    """

    patterns: tuple[Pattern, ...]
    nominal: bool
    asked: frozenset[str] = field(init=False)
    _shapes: dict[_Shape, tuple[Candidate, ...]] = field(init=False, factory=dict)

    @asked.default
    def _find_asked(self) -> frozenset[str]:
        return _NOTHING.union(*(arg.preps for pattern in self.patterns for arg in pattern.preps if not arg.optional))

    def candidates(self, particle: str, has_object: bool, preps: frozenset[str]) -> tuple[Candidate, ...]:
        """Return the patterns that a clause of this shape can fit, in their order.

        Args:
            particle: the clause's particle, "" for none.
            has_object: whether it has an object.
            preps: the prepositions that it offers.
        """
        shape = (particle, has_object, preps & self.asked)
        found = self._shapes.get(shape)
        if found is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            found = self._shapes[shape] = tuple(
                (pattern, None if self.nominal else _named(pattern))
                for pattern in self.patterns
                if _takes_all(pattern, preps) and (self.nominal or _takes(pattern, particle, has_object=has_object))
            )
        return found


@frozen(eq=False)
class Candidates:
    """The triggers of a coder's rules, each made when it is first looked up. Two threads may both make one, to the same effect."""

    rules: Rules
    gerunds: Mapping[str, tuple[Pattern, ...]]
    _triggers: dict[tuple[str, str, str], Trigger] = field(init=False, factory=dict)

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
            known = lemma in rules.nouns or lemma in self.gerunds
        else:
            known = lemma in rules.adjectives
        if not known:
            return None
        key = (kind, lemma, adjective)
        return self._triggers.get(key) or self._triggers.setdefault(key, self._make(*key))

    def _make(self, kind: str, lemma: str, adjective: str) -> Trigger:
        rules = self.rules
        if kind == "verb":
            patterns = rules.verbs.get(lemma, ()) + (rules.adjectives[adjective] if adjective else ())
        elif kind == "noun":
            patterns = rules.nouns.get(lemma) or self.gerunds[lemma]
        else:
            patterns = rules.adjectives[lemma]
        return Trigger(patterns, kind == "noun")


def _takes_all(pattern: Pattern, preps: frozenset[str]) -> bool:
    """Are the prepositions that a pattern requires there?"""
    return all(arg.optional or not arg.preps.isdisjoint(preps) for arg in pattern.preps)


def _takes(pattern: Pattern, particle: str, *, has_object: bool) -> bool:
    """Does a verb or adjective have the particle and the object that a pattern asks for?"""
    if pattern.particle != particle and (pattern.particle or not any(particle in arg.preps for arg in pattern.preps)):
        return False
    return has_object or not _wants_object(pattern)


def _wants_object(pattern: Pattern) -> bool:
    return pattern.object is not None and not pattern.object_optional and pattern.object.slot != "DO"


def _named(pattern: Pattern) -> Filler | None:
    """The object of a pattern that names its head or the classes of it."""
    wanted = pattern.object
    return wanted if wanted is not None and _wants_object(pattern) and (wanted.heads or wanted.classes) else None
