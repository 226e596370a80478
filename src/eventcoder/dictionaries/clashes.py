"""Rules that stand in one another's way: ties, duplicates, rules that never win, triggers that no text can have.

Everything here is decided by the form of patterns alone, and only what is certain is told: a tie needs a clause that both
patterns fit, a shadowed pattern one of its own shape that fits whatever it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from eventcoder.dictionaries.rules import Filler, Pattern, PrepArg, Rule, Rules, Test, Words
from eventcoder.grammar.lexicon import Lexicon

_ANY = Filler("ANY")
_ANYTHING = frozenset({"SRC", "TGT", "OBJ", "OTHER", "ANY"})


@frozen
class Clash:
    """One finding: its kind ("tie", "duplicate", "shadowed", "unreachable"), the pattern it is about, and what to say."""

    kind: str
    rule: Rule
    pattern: Pattern
    problem: str
    mend: str


def find_clashes(rules: Rules, lexicon: Lexicon, layers: Collection[int]) -> Iterator[Clash]:
    """Yield what is wrong with the rules of some layers, in the order of their files.

    Args:
        rules: the rules of all layers.
        lexicon: the language data: what a text can hold.
        layers: the layers to speak of, counted from 0, the shipped one.

    Example:
        >>> from eventcoder.dictionaries.rules import rules_of
        >>> from eventcoder.grammar.lexicon import Lexicon
        >>> list(find_clashes(rules_of((), {}), Lexicon(*[{}] * 12), [0]))
        []
    """
    known = _Known(_members(rules.classes), lexicon.particles, _shapes(rules))
    told: set[tuple[int, int, str]] = set()
    for rule in rules.rules:
        if rule.layer not in layers:
            continue
        for pattern in rule.patterns:
            found = [*_unreachable(rule, pattern, lexicon), *_against_others(rule, pattern, rules, known)]
            for clash in found:
                key = (pattern.line, pattern.rule, clash.problem)
                if key not in told:
                    told.add(key)
                    yield clash


@frozen
class _Known:
    """The words of each class, the particles of each verb, and the shape of each pattern by its `id`."""

    words: Mapping[str, set[str]]
    particles: Mapping[str, Collection[str]]
    shapes: Mapping[int, _Shape]


def _members(classes: Mapping[str, Words]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for word, names in classes.items():
        for name in names:
            members.setdefault(name, set()).add(word)
    return members


# ------------------------------------------------------------------------------------- triggers of no text


def _unreachable(rule: Rule, pattern: Pattern, lexicon: Lexicon) -> Iterator[Clash]:
    for trigger in pattern.triggers:
        lemma = _lemma(trigger, pattern.kind, lexicon)
        if lemma is not None:
            problem = f"no clause has the {pattern.kind} {trigger!r}: it is a form of {lemma!r}"
            yield Clash("unreachable", rule, pattern, problem, f"write {lemma!r}")


def _lemma(trigger: str, kind: str, lexicon: Lexicon) -> str | None:
    """Return the lemma of a trigger that is an inflected form and nothing else, None for one that is a lemma."""
    if kind == "verb":
        lemma = lexicon.verb_lemmas.get(trigger)
        return lemma if lemma not in (None, trigger) and trigger not in lexicon.frames else None
    if kind == "noun":
        lemma = lexicon.noun_lemmas.get(trigger)
        own = "NN" in lexicon.tags.get(trigger, ()) or trigger in lexicon.nouns
        return lemma if lemma not in (None, trigger) and not own else None
    return None


# ------------------------------------------------------------------------------------ one pattern and another


def _against_others(rule: Rule, pattern: Pattern, rules: Rules, known: _Known) -> Iterator[Clash]:
    index = {"verb": rules.verbs, "noun": rules.nouns, "adjective": rules.adjectives}[pattern.kind]
    shapes, shape, specificity = known.shapes, known.shapes[id(pattern)], pattern.specificity
    for trigger in pattern.triggers:
        others = index.get(trigger, ())
        for other in others:  # a hot path: millions of pairs, of which most neither have one shape nor can tie
            if other is not pattern and (shapes[id(other)] is shape or other.specificity == specificity):
                clash = _clash(rule, pattern, rules.rules[other.rule], other, trigger, known)
                if clash is not None and not (clash.kind == "tie" and _decided(pattern, other, others, known.words)):
                    yield clash


def _clash(rule: Rule, pattern: Pattern, owner: Rule, other: Pattern, trigger: str, known: _Known) -> Clash | None:
    place = f"{owner.name} ({owner.path}:{other.line})" if owner is not rule else f"line {other.line}"
    same_layer = owner.layer == rule.layer
    alike = known.shapes[id(other)] is known.shapes[id(pattern)]
    # Of two that clash, the later one is told of.
    later = _place_of(owner, other) < _place_of(rule, pattern)
    if same_layer and alike and _same(pattern, other) and owner.type == rule.type:
        if not later or (owner is rule and other.line == pattern.line):
            return None  # a line that says a thing twice in its brackets does no harm
        problem = f"{trigger!r} has the same pattern in {place}"
        return Clash("duplicate", rule, pattern, problem, "take one of the two away")
    if owner is rule or owner.type == rule.type:
        return None
    if same_layer and other.specificity == pattern.specificity:
        fit = _common_clause(pattern, other, trigger, known) if later else None
        if fit is None:
            return None
        problem = f"{trigger!r} is a tie with {place}: {fit}, one as {rule.type}, one as {owner.type}"
        return Clash("tie", rule, pattern, problem, "make one of them more specific, or join them")
    if alike and other.specificity[:4] > pattern.specificity[:4] and _covers(other, pattern, known.words):
        problem = f"{trigger!r} never wins here: {place} fits whatever this pattern fits, and is more specific"
        return Clash("shadowed", rule, pattern, problem, "take it away, or narrow it")
    return None


def _place_of(rule: Rule, pattern: Pattern) -> tuple[int, int, int, int]:
    return rule.layer, pattern.rule, pattern.line, pattern.column


# --------------------------------------------------------------------------------------- a clause that both fit


def _common_clause(one: Pattern, other: Pattern, trigger: str, known: _Known) -> str | None:
    """Say what clause both patterns fit, or None where none is certain.

    The clause has what either of the two asks for. Where both speak of a place, what each allows must meet in it. What only
    one asks for the other does not mind, but for an object; that the two stand side by side is certain only of phrases that
    a slot takes in: "put to death" and "set on fire" are idioms of which a clause has one.
    """
    if one.particle != other.particle or one.modifiers != other.modifiers or not _embed_alike(one, other):
        return None
    words = known.words
    if not _meet(one.subject or _ANY, other.subject or _ANY, words) or not _objects_meet(one, other, words):
        return None
    first, second = _indirect(one), _indirect(other)
    if first is not None and second is not None and not _meet(first, second, words):
        return None
    mine, theirs = _unpaired(one, other, words)
    if not mine and not theirs:
        return "both fit the same clause"
    if not _side_by_side(mine, theirs, known.particles.get(trigger, ()), words):
        return None
    named = " and ".join(repr(min(arg.preps)) for arg in (*mine, *theirs))
    return f"both fit a clause with {named}"


def _embed_alike(one: Pattern, other: Pattern) -> bool:
    """Whether a clause can have the embedded act that both ask for, or neither asks for one."""
    if _embeds(one) != _embeds(other):
        return False  # the one with an embedded act is preferred
    forms = [pattern.complement_kinds for pattern in (one, other) if pattern.complement is not None]
    return not _embeds(one) or not forms or (len(forms) == 2 and not forms[0].isdisjoint(forms[1]))


def _embeds(pattern: Pattern) -> bool:
    governed = any(arg.filler.slot == "DO" and not arg.optional for arg in pattern.preps)
    as_object = pattern.object is not None and pattern.object.slot == "DO"
    return governed or as_object or (pattern.complement is not None and not pattern.complement_optional)


def _objects_meet(one: Pattern, other: Pattern, words: Mapping[str, set[str]]) -> bool:
    if not any(pattern.object is not None and not pattern.object_optional for pattern in (one, other)):
        return True
    if one.kind == "verb" and not (_takes_object(one) and _takes_object(other)):
        return False
    return one.object is None or other.object is None or _meet(one.object, other.object, words)


def _indirect(pattern: Pattern) -> Filler | None:
    return None if pattern.indirect_optional else pattern.indirect


def _unpaired(one: Pattern, other: Pattern, words: Mapping[str, set[str]]) -> tuple[list[PrepArg], list[PrepArg]]:
    """Return the prepositional arguments of each that no argument of the other can share its phrase with."""
    mine, theirs = [], _required(other)
    for arg in _required(one):
        at = next((i for i, of in enumerate(theirs) if _args_meet(arg, of, words)), None)
        if at is None:
            mine.append(arg)
        else:
            del theirs[at]
    return mine, theirs


def _args_meet(one: PrepArg, other: PrepArg, words: Mapping[str, set[str]]) -> bool:
    return not one.preps.isdisjoint(other.preps) and _meet(one.filler, other.filler, words)


def _side_by_side(
    mine: Sequence[PrepArg], theirs: Sequence[PrepArg], particles: Collection[str], words: Mapping[str, set[str]]
) -> bool:
    """Whether a clause can have these arguments of one pattern beside those of the other."""
    if any(arg.filler.slot in ("", "DO") or not arg.preps.isdisjoint(particles) for arg in (*mine, *theirs)):
        return False  # idioms, particles, and acts of which a clause embeds one
    return not any(not a.preps.isdisjoint(b.preps) or _rival(a.filler, b.filler, words) for a in mine for b in theirs)


def _rival(one: Filler, other: Filler, words: Mapping[str, set[str]]) -> bool:
    """Whether two phrases give the same side of an act, and not both can."""
    slots = {one.slot, other.slot}
    if len(slots) == 1:
        return not _meet(one, other, words)
    return "BOTH" in slots and not slots.isdisjoint(("SRC", "TGT"))


def _decided(one: Pattern, other: Pattern, others: Sequence[Pattern], words: Mapping[str, set[str]]) -> bool:
    """Whether a more specific pattern fits every clause that both fit: then it does not matter which of the two would win."""
    return any(third.specificity > one.specificity and _covers_common(third, one, other, words) for third in others)


def _covers_common(third: Pattern, one: Pattern, other: Pattern, words: Mapping[str, set[str]]) -> bool:
    if third.particle != one.particle or third.modifiers != one.modifiers or _embeds(third) or _embeds(one):
        return False
    if _indirect(third) is not None:
        return False
    asked = [(pattern.object, pattern.subject or _ANY, _required(pattern)) for pattern in (one, other)]
    if not any(_holds_all(third.subject or _ANY, subject, words) for _, subject, _ in asked):
        return False
    objects = [pattern.object for pattern in (one, other) if pattern.object is not None and not pattern.object_optional]
    if third.object is not None:
        needless = third.object_optional and not objects
        if not needless and not any(_holds_all(third.object, object_, words) for object_ in objects):
            return False
    elif objects and third.kind == "verb":
        return False
    return all(
        any(arg.preps >= of.preps and _holds_all(arg.filler, of.filler, words) for _, _, args in asked for of in args)
        for arg in _required(third)
    )


# ------------------------------------------------------------------------------------------ patterns of one shape


class _Shape(NamedTuple):
    """Which places of a clause a pattern speaks of."""

    particle: str
    object: bool
    indirect: bool
    preps: int
    complement: Words | None
    do_as_object: bool
    modifiers: int


def _shape(pattern: Pattern) -> _Shape:
    do = pattern.object is not None and pattern.object.slot == "DO"
    embeds = pattern.complement is not None or do
    return _Shape(
        pattern.particle,
        pattern.object is not None and not pattern.object_optional,
        pattern.indirect is not None and not pattern.indirect_optional,
        sum(not arg.optional for arg in pattern.preps),
        pattern.complement_kinds if embeds and not pattern.complement_optional else None,
        do,
        len(pattern.modifiers),
    )


def _shapes(rules: Rules) -> dict[int, _Shape]:
    """Return the shape of each pattern by its `id`; patterns of one shape have the same object."""
    one: dict[_Shape, _Shape] = {}
    shapes = {}
    for rule in rules.rules:
        for pattern in rule.patterns:
            shape = _shape(pattern)
            shapes[id(pattern)] = one.setdefault(shape, shape)
    return shapes


def _fillers(pattern: Pattern) -> list[Filler]:
    """What the places that a clause must fill may hold, in an order that patterns of one shape share."""
    found = [pattern.subject or _ANY]
    if pattern.object is not None and not pattern.object_optional:
        found.append(pattern.object)
    if pattern.indirect is not None and not pattern.indirect_optional:
        found.append(pattern.indirect)
    return found


def _required(pattern: Pattern) -> list[PrepArg]:
    return [arg for arg in pattern.preps if not arg.optional]


def _takes_object(pattern: Pattern) -> bool:
    return pattern.object is not None or pattern.complement is not None


def _same(one: Pattern, other: Pattern) -> bool:
    """Whether two patterns say the same, but for where they stand."""
    return (
        one.subject == other.subject
        and one.object == other.object
        and one.indirect == other.indirect
        and set(one.preps) == set(other.preps)
        and one.modifiers == other.modifiers
        and one.object_optional == other.object_optional
        and one.complement == other.complement
    )


def _covers(wide: Pattern, narrow: Pattern, words: Mapping[str, set[str]]) -> bool:
    """Whether the first fits whatever the second fits."""
    if _takes_object(wide) != _takes_object(narrow) or wide.modifiers != narrow.modifiers:
        return False
    if wide.object is None and narrow.object is not None:
        return False
    pairs = zip(_fillers(wide), _fillers(narrow), strict=True)
    return all(_holds_all(a, b, words) for a, b in pairs) and _preps_pair_up(
        wide, narrow, lambda a, b: a.preps >= b.preps and _holds_all(a.filler, b.filler, words)
    )


def _preps_pair_up(one: Pattern, other: Pattern, fits: Callable[[PrepArg, PrepArg], bool]) -> bool:
    left, right = _required(one), _required(other)
    used: set[int] = set()
    for a in left:
        at = next((i for i, b in enumerate(right) if i not in used and fits(a, b)), None)
        if at is None:
            return False
        used.add(at)
    return True


def _place(filler: Filler) -> str:
    """The sort of thing that a filler takes: any phrase, a place, two sides, an act."""
    return "" if not filler.slot or filler.slot in _ANYTHING else filler.slot


def _allowed(filler: Filler, words: Mapping[str, set[str]]) -> set[str] | None:
    """The words that the head may be, by its words and classes, None for any."""
    allowed: set[str] | None = None
    if filler.heads or filler.classes:
        allowed = set(filler.heads).union(*(words.get(name, set()) for name in filler.classes))
    for group in filler.tests:
        if all(_names_words(test) for test in group):
            named = {word for test in group for word in _words_of(test, words)}
            allowed = named if allowed is None else allowed & named
    return allowed


def _names_words(test: Test) -> bool:
    return test.kind in ("word", "class") and not test.negated and not test.modifiers


def _words_of(test: Test, words: Mapping[str, set[str]]) -> set[str]:
    return {test.value} if test.kind == "word" else words.get(test.value, set())


def _conditions(filler: Filler) -> frozenset[frozenset[Test]]:
    """What is asked beyond the words of the head: roles, kinds, what it must not be."""
    return frozenset(frozenset(group) for group in filler.tests if not all(_names_words(test) for test in group))


def _meet(one: Filler, other: Filler, words: Mapping[str, set[str]]) -> bool:
    if _place(one) != _place(other) or one.modifiers != other.modifiers or _conditions(one) != _conditions(other):
        return False
    a, b = _allowed(one, words), _allowed(other, words)
    if a is None or b is None:
        # a word here and another there ("put TGT to death", "set fire to TGT") meet in no clause of the news
        return a is b
    return not a.isdisjoint(b)


def _holds_all(wide: Filler, narrow: Filler, words: Mapping[str, set[str]]) -> bool:
    if _place(wide) not in ("", _place(narrow)) or not set(wide.modifiers) <= set(narrow.modifiers):
        return False
    if not _conditions(wide) <= _conditions(narrow):
        return False
    a, b = _allowed(wide, words), _allowed(narrow, words)
    return a is None or (
        b is not None and bool(b) and a >= b
    )  # a class whose words a fault hides is covered by nothing
