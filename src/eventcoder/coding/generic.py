"""Acts that nobody has done: definitions, comparisons, what anybody does at any time, what is only played, painted, aimed at or asked.

"A coup is a seizure of power", "it felt like being bombed", "a soldier who surrenders may not be shot at", "a minister bans imports, a
president freezes accounts" report nothing that has happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.coding.auxiliaries import is_helped
from eventcoder.coding.context import Context
from eventcoder.coding.nameless import names_nobody
from eventcoder.dictionaries.syntax import NO_EVENT
from eventcoder.model import Clause, Phrase

if TYPE_CHECKING:
    from eventcoder.coding.reading import Reader, Reading

_CONDITION, _QUESTION = "condition", "question"
_APPEAL, _ATTEMPT, _IN = "appeal", "attempt", "in"  # operators, and the preposition that makes an attempt an aim
_BE, _ARTICLES = "be", frozenset({"a", "an"})
_DRILL, _DEPICTION = "drill-noun", "depiction"  # classes of nouns and of verbs
_AS_PART = frozenset({"in", "as part of", "as"})
_TIMELESS = frozenset({"present", "future"})
_CASES, _SAID, _UNDER = frozenset({"sub:where", "sub:when", "sub:if"}), "complement", "sub"  # relations
_STATIONING = "stationing"  # a class of verbs
_NAMED = ("proper", "time", "number", "pronoun")


def of_anybody(clause: Clause, context: Context) -> bool:
    """Return whether a relative clause describes whom nobody has in mind yet: "will arrest any deputy | who meets him", "may fine firms
    | that sell arms to Togo", "a soldier | who lays down arms | may not be shot at".

    Args:
        clause: a relative clause.
        context: its sentence.
    """
    own = next((one for one in (clause.subject, clause.object) if one is not None and one.end <= clause.start), None)
    if own is None or own.conjuncts:
        return False
    habit = _is_habit(clause) or _is_foretold(clause, own, context)
    if own.kind == "pronoun":
        return habit  # "no talks with those | who murder our soldiers"
    if own.definite:
        return False
    det, lowers = context.knowledge.cues.det, context.tokens.lowers
    if _CONDITION in (det.get(lowers[own.base]), det.get(own.lemma)):
        return True
    if own.kind != "common" or not habit or own.possessor is not None:
        return False
    if own.plural:
        return _are_any(own, context)
    host = context.clauses[clause.parent] if clause.parent is not None else None
    return host is not None and bool(host.scope.modality) and _is_any(own, context)


def is_usual(clause: Clause, context: Context) -> bool:
    """Tell whether a clause describes a place by what people of some sort do there ("a valley | where gangs kidnap drivers", but "are
    fighting"), or by who is there ("a base | where troops are stationed")?
    """
    if (
        clause.voice == "passive"
        and clause.subject is None
        and clause.form == "finite"
        and clause.scope.time == "present"
    ):
        return _STATIONING in context.knowledge.rules.classes.get(clause.lemma, ())
    if clause.form != "finite" or clause.scope.time != "present" or clause.subject is None:
        return False
    if is_helped(clause, context, "be", "have"):
        return False
    return all(_are_any(member, context) for member in clause.subject.members)


def is_likened(clause: Clause, parent: Clause, context: Context) -> bool:
    """Return whether a clause is only what something is compared with ("it felt like | being bombed").

    Args:
        clause: a clause that is the complement of another.
        parent: that other one.
        context: their sentence.
    """
    known = context.knowledge.cues.gerund
    return clause.form == "ing" and parent.kind == "adjective" and known.get(parent.lemma) == _CONDITION


def is_defined(clause: Clause, context: Context) -> bool:
    """Return whether an event noun stands in the definition of a sort of thing ("a coup is | a sudden seizure of power").

    Args:
        clause: the event noun's clause.
        context: its sentence.
    """
    host = context.clauses[clause.parent] if clause.parent is not None and clause.relation == "object" else None
    if host is None or host.subject is None or clause.phrase is None or host.scope.time != "present":
        return False
    copula = _BE in context.knowledge.lexicon.closed.get(host.lemma, ())
    return copula and _is_any(host.subject, context) and _is_any(clause.phrase, context)


def tells_of_nobody(clause: Clause, context: Context) -> bool:
    """Return whether a clause says what somebody of a sort does, in a sentence that names nobody, no place and no day ("a minister
    bans imports, a president freezes accounts").

    Args:
        clause: the clause of an act.
        context: its sentence.
    """
    subject = clause.subject
    if clause.kind != "verb" or clause.voice != "active" or not _is_habit(clause) or subject is None:
        return False
    if _is_any(subject, context) and _is_case(clause, context) or _is_maxim(clause, context):
        return True
    if not _is_any(subject, context) or context.actor(subject).country is not None:
        return False
    return not context.once(_names_any)


def _is_case(clause: Clause, context: Context) -> bool:
    """Does a clause name a case of which the main one says what holds then ("is detention | where an officer holds a suspect")?"""
    host = context.clauses[clause.parent] if clause.parent is not None else None
    case = clause.relation in _CASES and host is not None and host.scope.time in _TIMELESS
    return case and (clause.object is None or _any_of_them(clause.object, context))


def _is_maxim(clause: Clause, context: Context) -> bool:
    """Does somebody say in the present how it always goes ("“Tyrants fear songs, so they | jail | poets,” he said"), and no news ("…
    on Monday")?
    """
    top = clause
    while top.relation.startswith(_UNDER) and top.parent is not None and context.clauses[top.parent].kind == "verb":
        top = context.clauses[top.parent]
    host = context.clauses[top.parent] if top.parent is not None else None
    if host is None or not top.relation.startswith(_SAID) or host.scope.time != "past" or clause.times:
        return False
    if clause.object is None or not _any_of_them(clause.object, context) or top.subject is None or not _is_habit(top):
        return False
    own = clause.subject is top.subject or clause.subject is not None and clause.subject.kind == "pronoun"
    return own and all(_are_any(member, context) for member in top.subject.members)


def _any_of_them(phrase: Phrase, context: Context) -> bool:
    return all(_are_any(one, context) or _is_any(one, context) for one in phrase.members)


def is_rule(clause: Clause, context: Context) -> bool:
    """Return whether a clause says how it goes as a rule, in a text that names nobody, no place and no day ("Protests grow when police
    use force. …").

    Args:
        clause: the clause of an act.
        context: its sentence.
    """
    if context.setting.about or not names_nobody(context.setting):
        return False
    above = clause.parent if clause.kind == "noun" and clause.support is None else clause.support
    carrier = clause if above is None else context.clauses[above]
    if carrier.kind == "noun" or carrier.scope.time not in _TIMELESS or _is_going_on(carrier, context):
        return False
    sides = (carrier.subject, carrier.object)
    counted = any(side is not None and (side.number is not None or side.kind == "number") for side in sides)
    return not counted and not context.once(_has_names)


def is_played(clause: Clause, context: Context) -> bool:
    """Return whether an act is only part of an exercise ("gunmen stormed a terminal and took hostages | in a drill").

    Args:
        clause: the clause of an act.
        context: its sentence.
    """
    if clause.kind != "verb":
        return False
    return any(
        prep in _AS_PART and _is_any(phrase, context) and _DRILL in context.classes(phrase)
        for other in context.clauses
        if other is clause or clause.subject is not None and other.subject is clause.subject
        for prep, phrase in other.preps
    )


def is_depicted(clause: Clause, context: Context) -> bool:
    """Return whether an event noun names what a work shows ("he painted | the execution of the rebels").

    Args:
        clause: the event noun's clause.
        context: its sentence.
    """
    host = context.clauses[clause.parent] if clause.parent is not None and clause.relation == "object" else None
    return host is not None and _DEPICTION in context.knowledge.rules.classes.get(host.lemma, ())


def is_aim(reading: Reading, clause: Clause, reader: Reader) -> bool:
    """Return whether an attempt is only what the act that it hangs on is for ("sealed off the square | in a bid to intimidate the
    opposition"), or what somebody is about at all times ("the group, | which seeks to topple the government, …").

    Args:
        reading: what the clause says.
        clause: its clause.
        reader: of the sentence.
    """
    if reading.operators[:1] != (_ATTEMPT,) or reading.results:
        return False
    if clause.kind == "verb":
        return clause.relation.startswith("relative") and clause.scope.time == "present"
    if clause.kind != "noun" or clause.support is not None:
        return False
    if clause.relation != _IN or clause.parent is None:
        return False
    return any(done.type != NO_EVENT for done in reader.readings(clause.parent))


def is_only_asked(reading: Reading, context: Context) -> bool:
    """Return whether what seems to be asked for is only a question ("“Will Russia leave?” | asked | the envoy").

    Args:
        reading: what a clause says.
        context: its sentence.
    """
    if reading.operators[:1] != (_APPEAL,) or not reading.inner:
        return False
    inner = context.clauses[reading.inner[0]]
    return inner.scope.modality == _QUESTION and ":" not in inner.relation  # a rule may ask for "whether" itself


def _is_going_on(clause: Clause, context: Context) -> bool:
    """Does a verb stand in a present that tells of an act: "are fighting", "have fought"?"""
    return is_helped(clause, context, "have") or clause.voice == "active" and is_helped(clause, context, "be")


def _is_habit(clause: Clause) -> bool:
    """Does a verb stand in the simple present?"""
    simple = len(clause.trigger) == 1 + bool(clause.particle)
    return simple and clause.scope.time == "present" and clause.form == "finite"


def _is_foretold(clause: Clause, own: Phrase, context: Context) -> bool:
    """Does a verb in the past tell what those do to whom something would happen ("warned that youths | who blocked roads | would be
    arrested", but "that the youths | who killed the mayor | would be …")?
    """
    host = context.clauses[clause.parent] if clause.parent is not None else None
    if host is None or own not in (host.subject, host.object) or clause.times or clause.form != "finite":
        return False
    backward = host.relation == "complement" and host.scope.time == "future" and clause.scope.time == "past"
    return backward and not is_helped(clause, context, "have", "be") and not (clause.object and clause.object.definite)


def _are_any(phrase: Phrase, context: Context) -> bool:
    """Are they any of their sort ("gangs", but "the gangs", "two gangs")?"""
    bare = phrase.kind == "common" and phrase.plural and phrase.number is None and phrase.possessor is None
    return bare and "det" not in context.knowledge.lexicon.closed.get(context.tokens.lowers[phrase.base], ())


def _is_any(phrase: Phrase, context: Context) -> bool:
    """ "a soldier": one of a sort, with no name beside it."""
    plain = phrase.kind == "common" and not phrase.plural and not phrase.conjuncts and phrase.apposition is None
    return plain and context.tokens.lowers[phrase.base] in _ARTICLES


def _names_any(context: Context) -> bool:
    """Does a sentence name somebody, a place or a day, or count people?"""
    for clause in context.clauses:
        phrases = (clause.subject, clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
        if clause.times or any(phrase is not None and _is_named(phrase) for phrase in phrases):
            return True
    return False


def _has_names(context: Context) -> bool:
    """Does a sentence name somebody or some place, be it with its first word?"""
    phrases = (
        phrase
        for clause in context.clauses
        for phrase in (clause.subject, clause.object, clause.indirect, *(phrase for _, phrase in clause.preps))
    )
    return any(member.kind == "proper" for phrase in phrases if phrase is not None for member in phrase.members)


def _is_named(phrase: Phrase) -> bool:
    """Is a name in a phrase ("police in Cairo")?"""
    if phrase.conjuncts:
        return any(_is_named(member) for member in phrase.conjuncts)
    parts = (phrase.possessor, phrase.apposition, *(inner for _, inner in phrase.preps))
    return phrase.kind in _NAMED or any(part is not None and _is_named(part) for part in parts)
