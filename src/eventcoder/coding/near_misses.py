"""Why no rule fits a clause: its nearest patterns, and the first thing in each that did not fit."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from eventcoder.coding.arguments import prepositional
from eventcoder.coding.context import Context
from eventcoder.coding.embedded import embedded_act
from eventcoder.coding.fillers import is_place, take
from eventcoder.coding.match import sides
from eventcoder.coding.reading import UNCODED
from eventcoder.dictionaries.rules import Filler, Pattern, PrepArg, Test
from eventcoder.model import Clause, Phrase

_SHOWN = 3
_LEFT = 0.2  # what each part that does not fit leaves of how near a pattern comes
_MORE = 0.5  # what each part that fits adds to it
_Nearness = tuple[bool, int, int]
_LISTED = 6  # alternatives of a pattern that are spelt out
_FORMS = {
    "to": "a to-clause",
    "ing": "an -ing clause",
    "that": "a that-clause",
    "quote": "a quotation",
    "noun": "an event noun",
    "wh": "a question",
    "while": "a purpose or participle clause",
}


@frozen
class Miss:
    """A pattern that did not fit: the rule it is of, where it stands, and what was wrong. `done` counts what did fit."""

    rule: str
    path: str
    line: int
    pattern: str
    problem: str
    done: int


def patterns_of(clause: Clause, context: Context) -> tuple[Pattern, ...]:
    """Return the patterns that have a clause's trigger.

    Where a word may be particle and preposition, a pattern stands for each; only the one that the clause could have counts.
    """
    trigger = context.knowledge.candidates.of(clause, context.tokens.lowers)
    found = trigger.patterns if trigger is not None else ()
    if not clause.particle:
        return found
    lines = {(pattern.rule, pattern.line) for pattern in found if pattern.particle == clause.particle}
    return tuple(
        pattern for pattern in found if pattern.particle == clause.particle or (pattern.rule, pattern.line) not in lines
    )


def near_misses(index: int, context: Context, most: int = _SHOWN) -> tuple[Miss, ...]:
    """Return the patterns of a clause's trigger that come nearest to it, nearest first.

    Args:
        index: the clause in `context.clauses`.
        context: the sentence.
        most: how many to return.
    """
    clause = context.clauses[index]
    rules = context.knowledge.rules.rules
    found: dict[tuple[str, int], tuple[_Nearness, Miss]] = {}
    for pattern in patterns_of(clause, context):
        parts = list(_checks(pattern, clause, context))
        problems = [problem for problem in parts if problem]
        if problems:
            rule = rules[pattern.rule]
            done = len(parts) - len(problems)
            made = Miss(rule.name, rule.path, pattern.line, pattern.source.strip(), problems[0], done)
            # Rules that give an event go before senses that are none; then what does not fit counts, then what does.
            near = (rule.type == UNCODED, len(problems), -done)
            key = (rule.path, pattern.line)
            if key not in found or near < found[key][0]:
                found[key] = (near, made)
    ranked = sorted(found.values(), key=lambda one: one[0])
    return tuple(miss for _, miss in ranked[:most])


def nearest(index: int, context: Context) -> dict[str, tuple[float, Pattern]]:
    """Return for each event type that the patterns of a clause's trigger have the one that comes nearest, and how near; none of a
    clause whose sense is known to be no event.

    Args:
        index: the clause in `context.clauses`.
        context: the sentence.
    """
    rules, types = context.knowledge.rules.rules, context.knowledge.ontology.types
    clause, match = context.clauses[index], context.match(index)
    found: dict[str, tuple[float, Pattern]] = {}
    if match is not None and rules[match.pattern.rule].type == UNCODED:
        return found
    for pattern in patterns_of(clause, context):
        name = rules[pattern.rule].type
        if name != UNCODED and name in types:
            near = _closeness(pattern, clause, context)
            if name not in found or near > found[name][0]:
                found[name] = (near, pattern)
    return found


def _closeness(pattern: Pattern, clause: Clause, context: Context) -> float:
    """How near a pattern comes to a clause: less for each part that does not fit, more for each that does."""
    parts = list(_checks(pattern, clause, context))
    lacking = sum(map(bool, parts))
    return float(_LEFT**lacking * (1 + _MORE * (len(parts) - lacking)))


def _checks(pattern: Pattern, clause: Clause, context: Context) -> Iterator[str]:
    """One text for each part of a pattern: "" where it fits, else what is wrong."""
    slots: dict[str, Phrase] = {}
    yield _particle(pattern, clause)
    if pattern.modifiers:
        yield _modifier(pattern, clause, context)
    if clause.kind == "noun":
        for arg in pattern.preps:
            yield "" if arg.optional else _prepositional(arg, pattern, clause, slots, context)
        if pattern.complement is not None and not pattern.complement_optional and clause.complement is None:
            yield "no embedded act (a to-clause)"
        yield _governed(pattern, clause, slots, context)
        return
    adjectival = pattern.kind == "adjective" and clause.kind == "verb"
    subject = clause.object if adjectival else clause.subject
    wanted = pattern.subject
    if wanted is not None and (subject is not None or wanted.tests or wanted.heads or wanted.classes):
        yield _filled(wanted, subject, "subject", slots, context)
    object_ = None if adjectival else clause.object
    if pattern.object is not None and pattern.object.slot != "DO":
        optional = pattern.object_optional and object_ is None
        yield "" if optional else _filled(pattern.object, object_, "object", slots, context)
    if pattern.indirect is not None and not pattern.indirect_optional:
        yield _filled(pattern.indirect, clause.indirect, "second object", slots, context)
    for arg in pattern.preps:
        if not arg.optional:
            yield _prepositional(arg, pattern, clause, slots, context)
    yield _complement(pattern, clause, context)
    if pattern.object is None and pattern.complement is None and object_ is not None and clause.kind == "verb":
        yield f'the pattern has no object, the clause has "{_words(object_, context)}"'
    if "BOTH" in slots and not sides(clause, slots, context):
        yield f'BOTH takes two sides: several, or one "with" another; here is only "{_words(slots["BOTH"], context)}"'


def _governed(pattern: Pattern, clause: Clause, slots: dict[str, Phrase], context: Context) -> str:
    """What is wrong with the of-phrase of an event noun that is its object."""
    if pattern.of is None or not pattern.of_is_object:
        return ""
    for prep, phrase in clause.preps:
        if prep == "of" and pattern.of.slot not in slots:
            return _filled(pattern.of, phrase, 'phrase with "of"', slots, context)
    return ""


def _particle(pattern: Pattern, clause: Clause) -> str:
    if (
        pattern.particle
        and pattern.particle != clause.particle
        and all(prep != pattern.particle for prep, _ in clause.preps)
    ):
        return f'"{pattern.particle}" is missing after the verb'
    if clause.particle and not pattern.particle and not any(clause.particle in arg.preps for arg in pattern.preps):
        return f'the clause has "{clause.particle}" after the verb, the pattern has not'
    return ""


def _modifier(pattern: Pattern, clause: Clause, context: Context) -> str:
    if clause.phrase is None:
        return ""
    fitting = Filler(modifiers=pattern.modifiers)
    return (
        "" if take(fitting, clause.phrase, {}, context) else f"none of {_alternatives(fitting)} stands before the noun"
    )


def _prepositional(arg: PrepArg, pattern: Pattern, clause: Clause, slots: dict[str, Phrase], context: Context) -> str:
    wanted = "|".join(sorted(arg.preps))
    if arg.filler.slot == "DO":
        fits = prepositional(arg.preps, arg.filler, clause, {}, set(), context, pattern) is not False
        return "" if fits else f'no act that a rule knows behind "{wanted}"'
    phrases = [
        *clause.preps,
        *(pair for owner in (clause.object, clause.indirect) if owner is not None for pair in owner.preps),
    ]
    problem = ""
    for prep, phrase in phrases:
        if prep in arg.preps:
            problem = _filled(arg.filler, phrase, f'phrase with "{prep}"', slots, context)
            if not problem:
                return ""
    if problem:
        return problem
    there = sorted({prep for prep, _ in clause.preps if prep not in ("'s", "mod")})
    return f'no phrase with "{wanted}"' + (f' (there is "{"|".join(there)}")' if there else "")


def _complement(pattern: Pattern, clause: Clause, context: Context) -> str:
    embeds = pattern.complement is not None or pattern.object is not None and pattern.object.slot == "DO"
    if not embeds or pattern.complement_optional or embedded_act(pattern, clause, context) is not None:
        return ""
    wanted = " or ".join(_FORMS[kind] for kind in sorted(pattern.complement_kinds) if kind in _FORMS)
    if clause.complement is not None and clause.complement_kind not in pattern.complement_kinds:
        return f"the embedded act is {_FORMS.get(clause.complement_kind, clause.complement_kind)}, not {wanted}"
    if "to" in pattern.complement_kinds and _has_purpose(clause, context):
        return f'the to-clause is read as a purpose: language/en/verbs.csv does not let "{clause.lemma}" take one'
    return f"no embedded act ({wanted})"


def _has_purpose(clause: Clause, context: Context) -> bool:
    """Does a clause of purpose hang on a clause?"""
    clauses = context.clauses
    return any(c.relation == "purpose" and c.parent is not None and clauses[c.parent] is clause for c in clauses)


def _filled(filler: Filler, phrase: Phrase | None, name: str, slots: dict[str, Phrase], context: Context) -> str:
    """What is wrong with the phrase in one place of a pattern."""
    if phrase is None:
        wanted = _alternatives(filler)
        return f"the {name} is missing" + (f" ({wanted})" if wanted else "")
    if take(filler, phrase, slots, context):
        return ""
    words = f'the {name} "{_words(phrase, context)}"'
    if not take(Filler(heads=filler.heads, classes=filler.classes), phrase, {}, context):
        return f'{words} has the head "{phrase.lemma}", which is not in {_alternatives(filler)}'
    if not take(Filler(modifiers=filler.modifiers), phrase, {}, context):
        return f"{words} has none of the words that the pattern wants before the head"
    for alternatives in filler.tests:
        if not take(Filler(tests=(alternatives,)), phrase, {}, context):
            asks_who = any(test.kind not in ("class", "word") for test in alternatives)
            code = context.actor(phrase.members[0]).code or "nobody known"
            return f"{words} is not {_tests(alternatives)}; " + (
                f"it is {code}" if asks_who else f'its head is "{phrase.lemma}"'
            )
    if filler.slot == "PLACE" and not is_place(phrase, context):
        return f"{words} is no place"
    return f"{words} does not fit {filler.slot or 'the pattern'}"


def _tests(alternatives: tuple[Test, ...]) -> str:
    names = [("not " if t.negated else "") + (f"@{t.value}" if t.kind == "class" else t.value) for t in alternatives]
    return " or ".join(names[:_LISTED]) + (" or …" if len(names) > _LISTED else "")


def _alternatives(filler: Filler) -> str:
    words = sorted(filler.heads) + [f"@{name}" for name in sorted(filler.classes)]
    for literal, classes in filler.modifiers if not words else ():
        words += sorted(literal) + [f"@{name}" for name in sorted(classes)]
    return "|".join(words[:_LISTED]) + ("|…" if len(words) > _LISTED else "")


def _words(phrase: Phrase, context: Context) -> str:
    """The words of a phrase, with blanks where the text has any."""
    tokens = context.tokens
    out = ""
    for at in range(phrase.start, phrase.end):
        out += (" " if out and tokens.starts[at] > tokens.ends[at - 1] else "") + tokens.words[at]
    return out
