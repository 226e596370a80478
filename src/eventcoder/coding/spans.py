"""Which figures of dead are those of a whole war or of years, and so of no act of the day."""

from __future__ import annotations

from itertools import pairwise

from eventcoder.coding.context import Context
from eventcoder.coding.harm import tolls
from eventcoder.coding.ranks import tells_of_rank
from eventcoder.model import Clause

_SUMMING = frozenset({"span-opener"})
_OPENERS = _SUMMING | {"span-of-one-act"}
SINCE, _THIS = "since", "this"
_SINCE_CLAUSE = f"sub:{SINCE}"
_MANY = 1000
_YEAR = 4  # digits
_BEFORE = 4  # tokens between "has" and its verb, and one more
_WITHIN = frozenset({"in", "during", "from"})
_OPENER_REACH = 4  # tokens before a span that may say that it is one ("over the past two | years")


def over_time(index: int, context: Context) -> bool:
    """Tell whether a clause says what a war has come to, or what happened over years.

    Args:
        index: a clause.
        context: its sentence.

    Example:
        True for "The war has killed 40,000 people", "Some 900 people have died since 2004", "… in a decade".
    """
    clause = context.clauses[index]
    if clause.kind == "noun":
        return False
    for other in context.clauses:
        if other.parent == index and other.relation == _SINCE_CLAUSE and not ranks_since(other, context):
            return True
    if clause.relation.startswith("relative") and _thousands(clause, context):
        return True  # "a war that killed 40,000 people"
    if _long(clause, context, lasting=True):
        return True
    return _until_now(clause, context) and (_of_war(clause, context) or _of_no_day(clause, context))


def sums_up(index: int, context: Context) -> bool:
    """Tell whether a clause sums up the acts of years ("have carried out dozens of raids in recent years"); one act may last for
    years, or since one of them ("have besieged the town for two years").

    Args:
        index: a clause.
        context: its sentence.
    """
    clause = context.clauses[index]
    return clause.kind != "noun" and _long(clause, context, lasting=False)


def is_long_ago(host: Clause, context: Context) -> bool:
    """Tell whether a clause only says how many years have gone by since what it governs ("it is | a decade since …", "forty years | have
    passed since …").

    Args:
        host: the clause above a since-clause.
        context: their sentence.
    """
    nobody = host.subject is not None and host.subject.kind == "pronoun" and host.object is None
    spans = (host.subject, *(host.times if nobody else ()))
    return any(span is not None and "long-time" in context.classes(span) for span in spans)


def ranks_since(clause: Clause, context: Context) -> bool:
    """Tell whether a since-clause only says of what time on something is the first or the worst ("the worst raid | since talks began").

    Args:
        clause: the clause.
        context: its sentence.
    """
    lowers = context.tokens.lowers
    first = min([clause.start, *clause.trigger, *([clause.subject.start] if clause.subject is not None else [])])
    since = first if lowers[first] == SINCE else first - 1
    return since >= 0 and lowers[since] == SINCE and tells_of_rank(since, context)


def _until_now(clause: Clause, context: Context) -> bool:
    """Is the verb in the perfect tense?"""
    known = context.knowledge.rules.classes
    low = max(0, clause.trigger[0] - _BEFORE)
    return any("until-now" in known.get(lower, ()) for lower in context.tokens.lowers[low : clause.trigger[0]])


def _of_war(clause: Clause, context: Context) -> bool:
    """Is it the doing of a war, or with so many dead of trouble that no day has them?"""
    if clause.subject is not None and "long-trouble" in context.classes(clause.subject):
        return _thousands(clause, context)
    phrases = (clause.subject, *(phrase for prep, phrase in clause.preps if prep in _WITHIN))
    return any(phrase is not None and "long-war" in context.classes(phrase) for phrase in phrases)


def _of_no_day(clause: Clause, context: Context) -> bool:
    """Have so many died as no day has, with no act or time named ("ETA has killed more than 1,000 people")?"""
    subject = clause.subject
    noun = context.nouns.get(subject.head) if subject is not None else None
    by_act = noun is not None and context.match(noun) is not None
    return not by_act and not clause.times and clause.relation == "main" and _thousands(clause, context)


def _thousands(clause: Clause, context: Context) -> bool:
    return any((toll.amount.best or toll.amount.low or 0) >= _MANY for toll in tolls(clause, context))


def _long(clause: Clause, context: Context, *, lasting: bool) -> bool:
    """Is there a span of years with it; or, where one that an act may fill counts, a "since" with a year?"""
    lowers = context.tokens.lowers
    known = context.knowledge.rules.classes
    nouns = context.knowledge.lexicon.noun_lemmas
    openers = _OPENERS if lasting else _SUMMING
    for low, high in (_opening(clause, context), (clause.trigger[-1] + 1, _stop(clause, context))):
        for at in range(low, high):
            lower = lowers[at]
            year = (
                lower.isdecimal() and len(lower) == _YEAR or context.knowledge.circumstances.dates.value(lower, "month")
            )
            if not year and "long-time" not in known.get(nouns.get(lower, lower.removesuffix("s")), ()):
                continue
            before = lowers[max(low, at - _OPENER_REACH) : at]
            if year and SINCE in before:
                since = at - before[::-1].index(SINCE) - 1
                return lasting and not tells_of_rank(since, context)
            if not year and any(not openers.isdisjoint(known.get(word, ())) for word in before):
                return _until_now(clause, context) or _THIS in before and clause.form != "finite"
    return False


def _opening(clause: Clause, context: Context) -> tuple[int, int]:
    """The tokens between the verb before a clause and its subject ("Since January | gunmen have killed")."""
    first = clause.subject.start if clause.subject is not None else clause.trigger[0]
    before = (one.trigger[-1] + 1 for one in context.clauses if one.kind != "noun" and one.trigger[-1] < first)
    return max(before, default=0), first


def _stop(clause: Clause, context: Context) -> int:
    """Where the next verb stands that says another thing."""
    later = (
        one.trigger[0]
        for one in context.clauses
        if one.kind != "noun" and not _inside(one, clause, context) and not _goes_on(one, clause)
    )
    return min((at for at in later if at > clause.trigger[-1]), default=len(context.tokens.lowers))


def of_other_days(clause: Clause, context: Context) -> bool:
    """Tell whether words before the subject of a clause set it in a span that is over ("last year | 80 officers died in such raids").

    Args:
        clause: a clause that stands beside an act of the day.
        context: the sentence.
    """
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    first = min((p.start for p in (clause.subject, clause.object) if p is not None), default=clause.trigger[0])
    at = min(first, clause.trigger[0])
    before = lowers[max(0, at - 3) : at]
    return any("period-past" in known.get(one, ()) and "period" in known.get(two, ()) for one, two in pairwise(before))


def _goes_on(one: Clause, clause: Clause) -> bool:
    """Does a clause go on with what the same doer did ("have killed hundreds and | abducted many more over the years")?"""
    return clause.subject is not None and one.subject is clause.subject and one.form == clause.form


def _inside(one: Clause, clause: Clause, context: Context) -> bool:
    """Is a clause a relative one in a phrase of another ("bringing to 300 the number of people | killed this year")?"""
    return one.relation.startswith("relative") and one.parent is not None and context.clauses[one.parent] is clause
