"""Why no rule fits a clause: its nearest patterns, and the first thing in each that did not fit."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from eventcoder.coding.context import Context
from eventcoder.coding.match import _take, is_place
from eventcoder.dictionaries.rules import Filler, Pattern, PrepArg, Test
from eventcoder.model import Clause, Phrase

_SHOWN = 3
_LISTED = 6  # alternatives of a pattern that are spelt out
_FORMS = {
    "to": "a to-clause",
    "ing": "an -ing clause",
    "that": "a that-clause",
    "noun": "an event noun",
    "wh": "a question",
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


def near_misses(index: int, context: Context, most: int = _SHOWN) -> tuple[Miss, ...]:
    """Return the patterns of a clause's trigger that come nearest to it, nearest first.

    Args:
        index: the clause in `context.clauses`.
        context: the sentence.
        most: how many to return.
    """
    clause = context.clauses[index]
    rules = context.knowledge.rules.rules
    found: dict[tuple[str, int], Miss] = {}
    trigger = context.knowledge.candidates.of(clause, context.tokens.lowers)
    for pattern in trigger.patterns if trigger is not None else ():
        done, problem = _first_fault(pattern, clause, context)
        if problem:
            rule = rules[pattern.rule]
            made = Miss(rule.name, rule.path, pattern.line, pattern.source.strip(), problem, done)
            key = (rule.path, pattern.line)
            if key not in found or found[key].done < done:
                found[key] = made
    return tuple(sorted(found.values(), key=lambda miss: -miss.done)[:most])


def _first_fault(pattern: Pattern, clause: Clause, context: Context) -> tuple[int, str]:
    """How many parts of a pattern fit, and what is wrong with the next one ("" where nothing is)."""
    done = 0
    for problem in _checks(pattern, clause, context):
        if problem:
            return done, problem
        done += 1
    return done, ""


def _checks(pattern: Pattern, clause: Clause, context: Context) -> Iterator[str]:
    """One text for each part of a pattern: "" where it fits, else what is wrong."""
    slots: dict[str, Phrase] = {}
    yield _particle(pattern, clause)
    if pattern.modifiers:
        yield _modifier(pattern, clause, context)
    if clause.kind == "noun":
        for arg in pattern.preps:
            yield "" if arg.optional else _prepositional(arg, clause, slots, context)
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
        if not arg.optional and arg.filler.slot != "DO":
            yield _prepositional(arg, clause, slots, context)
    yield _complement(pattern, clause)
    if pattern.object is None and pattern.complement is None and object_ is not None and clause.kind == "verb":
        yield f'the pattern has no object, the clause has "{_words(object_, context)}"'


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
        "" if _take(fitting, clause.phrase, {}, context) else f"none of {_alternatives(fitting)} stands before the noun"
    )


def _prepositional(arg: PrepArg, clause: Clause, slots: dict[str, Phrase], context: Context) -> str:
    wanted = "|".join(sorted(arg.preps))
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


def _complement(pattern: Pattern, clause: Clause) -> str:
    embeds = pattern.complement is not None or pattern.object is not None and pattern.object.slot == "DO"
    if not embeds or pattern.complement_optional:
        return ""
    wanted = " or ".join(_FORMS.get(kind, kind) for kind in sorted(pattern.complement_kinds))
    if clause.complement is None:
        return f"no embedded act ({wanted})"
    kind = "that" if clause.complement_kind == "quote" else clause.complement_kind
    return "" if kind in pattern.complement_kinds else f"the embedded act is {_FORMS.get(kind, kind)}, not {wanted}"


def _filled(filler: Filler, phrase: Phrase | None, name: str, slots: dict[str, Phrase], context: Context) -> str:
    """What is wrong with the phrase in one place of a pattern."""
    if phrase is None:
        wanted = _alternatives(filler)
        return f"the {name} is missing" + (f" ({wanted})" if wanted else "")
    if _take(filler, phrase, slots, context):
        return ""
    words = f'the {name} "{_words(phrase, context)}"'
    if not _take(Filler(heads=filler.heads, classes=filler.classes), phrase, {}, context):
        return f'{words} has the head "{phrase.lemma}", which is not in {_alternatives(filler)}'
    if not _take(Filler(modifiers=filler.modifiers), phrase, {}, context):
        return f"{words} has none of the words that the pattern wants before the head"
    for alternatives in filler.tests:
        if not _take(Filler(tests=(alternatives,)), phrase, {}, context):
            return f"{words} is not {_tests(alternatives)}; it is {context.actor(phrase.members[0]).code or 'nobody known'}"
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
    return " ".join(context.tokens.words[phrase.start : phrase.end])
