"""The act inside a clause that a pattern's DO takes: a clause, an event noun, or a thing that stands for an act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from eventcoder.coding.pronouns import is_person, is_third
from eventcoder.dictionaries.rules import Pattern
from eventcoder.dictionaries.syntax import NO_EVENT, WHILE
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_INTEND, _REQUESTS = "intend", ("appeal", "demand")  # families of promises, and of what asks for them
_PHASE = "operator"  # the family of types that begin, end or suspend an act
_OF_ACTS = "of-acts"  # the class of verbs whose object is an act, and nobody
_ALONGSIDE = {"to": ("purpose", "complement", "noun"), "ing": ("participle",)}
_OBJECT_CONTROL = "to-obj"  # verbs whose object is to do what the to-clause says


def embedded_act(pattern: Pattern, clause: Clause, context: Context) -> int | str | None:
    """The act in DO: a complement of an allowed form, or an event noun or a thing as the object."""
    kinds = pattern.complement_kinds
    if WHILE in kinds:
        return _meanwhile(pattern, clause, context)
    if clause.complement is not None and not clause.complement_prep:
        kind = "that" if clause.complement_kind == "quote" else clause.complement_kind
        if kind in kinds and (kind != "wh" or _asks(clause.complement, context)):
            if "noun" in kinds and kind == "to" and _is_purpose(clause.complement, clause, context):
                return _object_act(pattern, clause, context) or clause.complement  # "sought a loan to buy grain"
            return clause.complement
    if "noun" in kinds and (inner := _object_act(pattern, clause, context)) is not None:
        return inner
    named = pattern.object is not None and bool(pattern.object.heads)
    if named and "that" in kinds and (inner := _behind_object(clause, "finite", context)) is not None:
        return inner
    if "to" in kinds:
        if clause.complement is not None and clause.complement_prep == "to":
            return clause.complement
        if clause.complement is None and (inner := _asked_of_object(clause, context)) is not None:
            return inner
        if named and (inner := _behind_object(clause, "to", context)) is not None:
            return inner
        if clause.object is None or pattern.object is not None or pattern.kind == "adjective":  # "is opposed to"
            return act_behind_to(clause, context)  # "objected to the annexation", but "demanded an end | to the siege"
    return None


def _meanwhile(pattern: Pattern, clause: Clause, context: Context) -> int | None:
    """The act that a clause's subject does it for or does besides ("stood outside the court | to denounce the judge",
    "gathered in Lima, | demanding his release"): the first that gives an event with the operator.
    """
    clauses, operator = context.clauses, context.knowledge.rules.rules[pattern.rule].type
    doer = clause.object if clause.subject is None else clause.subject  # "engineers were deployed | to repair the dam"
    for index, inner in enumerate(clauses):
        if inner.parent is None or clauses[inner.parent].trigger != clause.trigger or inner.subject is not doer:
            continue
        relation = inner.relation.partition(":")[0]
        if relation not in _ALONGSIDE.get(inner.form, ()):
            continue
        carried = (i for i, noun in enumerate(clauses) if noun.kind == "noun" and noun.support == index)
        for at in (index, *carried):
            found = context.match(at)
            act = context.knowledge.rules.rules[found.pattern.rule].type if found is not None else NO_EVENT
            if act != NO_EVENT and context.knowledge.ontology.compose(operator, act) not in (None, NO_EVENT):
                return index
    return None


def _is_purpose(inner: int, clause: Clause, context: Context) -> bool:
    """Does a to-clause only say what for, since no rule knows it or the object is an act, which does nothing itself ("authorised
    the deployment of marines | to train police")?
    """
    return context.match(inner) is None or clause.object is not None and noun_clause(clause.object, context) is not None


def _asked_of_object(clause: Clause, context: Context) -> int | None:
    """Return the to-clause that something between keeps from its verb ("ordered the ministry, which had …, | to free him")."""
    if clause.object is None or _OBJECT_CONTROL not in context.knowledge.lexicon.frames.get(clause.lemma, ()):
        return None
    for index, inner in enumerate(context.clauses):
        hung = inner.parent is not None and context.clauses[inner.parent] is clause
        if hung and inner.relation == "purpose" and inner.form == "to" and inner.subject is clause.object:
            return index
    return None


def _behind_object(clause: Clause, form: str, context: Context) -> int | None:
    """Return the to- or that-clause that hangs on the noun which a pattern names ("stressed the need | to free the hostages",
    "voiced the hope | that they would be freed").
    """
    if clause.object is None or clause.complement is not None:
        return None
    noun = context.nouns.get(clause.object.head) if form == "finite" else None
    for index, inner in enumerate(context.clauses):
        hung = inner.parent is not None and (context.clauses[inner.parent] is clause or inner.parent == noun)
        if hung and inner.relation == "noun" and inner.form == form and inner.start >= clause.object.end:
            return index
    return None


def act_behind_to(clause: Clause, context: Context) -> int | None:
    """Return the act that the first phrase behind *to* names ("objected to the annexation")."""
    if clause.preps and clause.preps[0][0] == "to":
        return noun_clause(clause.preps[0][1], context)
    return None


def _object_act(pattern: Pattern, clause: Clause, context: Context) -> int | str | None:
    if clause.object is None:
        return None
    return _act_before(clause, pattern, context) or noun_act(clause.object, pattern, context)


def _act_before(clause: Clause, pattern: Pattern, context: Context) -> str | None:
    """The act of the sentence before that "it" or "them" means behind a verb of which acts are the objects ("lifted | them"); the
    operator's own type where that act is not coded.
    """
    if not is_act_told(clause, context):
        return None
    told = next(iter(context.setting.cast.back(1)), None)
    if told is None:
        return None
    operator, types = context.knowledge.rules.rules[pattern.rule].type, context.knowledge.ontology.types
    if told.deed is None:
        return operator
    around = told.deed.operator
    if around is None or around not in types:  # what grammar makes of an act, as its future, is no type
        return told.deed.type
    # What was suspended is what is resumed, and not that it was; and what was asked for is what is promised.
    inner = types[operator].family == types[around].family == _PHASE
    inner = inner or types[operator].family == _INTEND and types[around].family.startswith(_REQUESTS)
    return told.deed.act if inner else told.deed.type


def is_act_told(clause: Clause, context: Context) -> bool:
    """Tell whether the object of a verb is "it" or "them", and the verb one of which acts are the objects ("accepted | it")."""
    thing, verb = clause.object, f"{clause.lemma} {clause.particle}".rstrip()
    if thing is None or thing.kind != "pronoun" or _OF_ACTS not in context.knowledge.rules.classes.get(verb, ()):
        return False
    return is_third(thing, context) and not is_person(thing, context)


def _asks(index: int, context: Context) -> bool:
    """Does a word open the clause that leaves it open ("whether", "if")?"""
    return context.clauses[index].relation.partition(":")[2] in context.knowledge.cues.sub


def noun_act(phrase: Phrase, pattern: Pattern, context: Context) -> int | str | None:
    """The act that a phrase names, or that the thing it names stands for under this operator."""
    found = noun_clause(phrase, context)
    if found is not None:
        return found
    operator = context.knowledge.rules.rules[pattern.rule].type
    for member in phrase.members:
        act = context.knowledge.ontology.things.act(operator, context.classes(member))
        if act is not None:
            return act
    return None


def noun_clause(phrase: Phrase, context: Context) -> int | None:
    """Return the event noun that is the head of a phrase, where a rule knows it."""
    for member in phrase.members:
        found = context.nouns.get(member.head)
        if found is not None and context.match(found) is not None:
            return found
    return None


def act_behind(
    preps: frozenset[str],
    phrases: Iterable[tuple[str, Phrase]],
    pattern: Pattern,
    clause: Clause,
    context: Context,
) -> int | str | bool:
    """Return the act that a clause or a noun behind one of some prepositions is, False where there is none."""
    if clause.complement is not None and clause.complement_prep in preps:
        return clause.complement
    for prep, phrase in phrases:
        if prep in preps and (inner := noun_act(phrase, pattern, context)) is not None:
            return inner
    return False
