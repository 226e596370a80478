"""What works of art tell: "The novel follows a baker whom rebels abduct", "In episode three the rebels seize the palace".

A work tells in the present tense, whatever the time of its plot; news of a work ("the film was banned") is told of it and stays.
"""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.model import Clause, Phrase

_WORK, _PART, _TELLS = "work-noun", "work-part", "work-tells"  # classes of nouns and of verbs
_SETTING, _ABOUT, _BE, _MAIN = frozenset({"in", "by", "on", "throughout"}), "about", "be", "main"
_DEPTH = 8


def is_told_by_a_work(clause: Clause, context: Context) -> bool:
    """Return whether an act is only told by a novel, a film, an exhibition or part of one.

    Args:
        clause: the clause of an act.
        context: its sentence.
    """
    if context.knowledge.forms(_ALL).isdisjoint(context.tokens.lowers):
        return False
    at: Clause | None = context.clauses[clause.support] if clause.support is not None else clause
    for _ in range(_DEPTH):
        if at is None:
            return False
        host = context.clauses[at.parent] if at.parent is not None else None
        if (
            _is_set_in_one(at, context)
            or host is not None
            and (_tells(host, context) or _is_of_plot(at, host, context))
        ):
            return True
        at = host
    return False


_ALL = frozenset({_WORK, _PART})


def _tells(host: Clause, context: Context) -> bool:
    """Does a work tell what hangs on a verb ("the film | follows …", "the play | is about …")?"""
    subject = host.subject
    if subject is None or host.form != "finite" or host.scope.time != "present" or not _is_work(subject, context):
        return False
    known, closed = context.knowledge.rules.classes, context.knowledge.lexicon.closed
    about = _BE in closed.get(host.lemma, ()) and any(prep == _ABOUT for prep, _ in host.preps)
    return about or _TELLS in known.get(host.lemma, ())


def _is_of_plot(clause: Clause, host: Clause, context: Context) -> bool:
    """Does a relative clause describe whom a work is about ("his first book, about a soldier | who deserts")?"""
    if not clause.relation.startswith("relative"):
        return False
    own = next((one for one in (clause.subject, clause.object) if one is not None and one.end <= clause.start), None)
    works = [side for side in (host.subject, host.object, host.phrase) if side is not None and _is_work(side, context)]
    about = [*host.preps, *(inner for work in works for inner in work.preps)]
    return bool(works) and any(prep == _ABOUT and phrase == own for prep, phrase in about)


def _is_set_in_one(clause: Clause, context: Context) -> bool:
    """Is an act set in a work or in part of one ("in episode three | the rebels seize the palace")?"""
    if clause.form != "finite":
        return False
    opening = (
        context.once(_opening) if clause.relation == _MAIN else ()
    )  # "In part two | she is shot and her house | burns"
    return any(
        prep in _SETTING and not phrase.plural and not phrase.preps and not _ALL.isdisjoint(context.classes(phrase))
        for prep, phrase in (*clause.preps, *opening)
        if clause.scope.time == "present" or clause.relation.startswith("relative") and phrase.end <= clause.start
    )


def _opening(context: Context) -> tuple[tuple[str, Phrase], ...]:
    """What the sentence opens with, before its first verb: all that it says is set there."""
    first = next((one for one in context.clauses if one.relation == _MAIN), None)
    return tuple(pair for pair in first.preps if pair[1].end <= first.trigger[0]) if first is not None else ()


def _is_work(phrase: Phrase, context: Context) -> bool:
    return any(_WORK in context.classes(member) for member in phrase.members)
