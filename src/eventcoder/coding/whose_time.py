"""Which clause of a sentence each time expression belongs to, and which acts a time stands between ("two days after …")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.moments import find_moments
from eventcoder.coding.ranks import only_ranks, tells_of_rank
from eventcoder.coding.time_words import Moment
from eventcoder.dictionaries.circumstances import Circumstances
from eventcoder.model import Clause, Phrase, Tokens

_REACHING = frozenset({"since", "until"})
_WHEN = frozenset({"wh", "sub"})  # classes of "when" alone
_YEAR = "year"
_NO_CLASSES: frozenset[str] = frozenset()
_LINKS = frozenset({"after", "before"})
_DASHES = frozenset({"-", "--", "–", "—"})
_LONGEST_DATELINE = 16
_FAR = 8  # tokens between a link and the date of what stands behind it
_TIME = "time"  # "for the second time"
_GONE_BY = frozenset({"week", "month", "year"})
_STATEMENT = "statement"  # a family of types
_LONG_UNITS = frozenset({"month", "year"})
_SPANS = frozenset({"month", "year", "window"})
_MAY_NAME = frozenset({"month", "weekday"})  # times that may stand before a noun
_DATES = frozenset({"date", "monthday"})


@frozen(eq=False)
class Link:
    """Two acts with a time between them: `main` happened so long after, or before, the clause `other`, or the time `anchor`.
    `others` are the clauses that share the time of `other`, and itself.
    """

    moment: Moment
    main: int | None
    other: int | None = None
    anchor: Moment | None = None
    others: tuple[int, ...] = ()


@frozen(eq=False)
class Times:
    """The time expressions of a sentence: all of them, those of each clause, and the links; `dateline` is the date before it."""

    moments: tuple[Moment, ...]
    owned: Mapping[int, tuple[Moment, ...]]
    links: tuple[Link, ...] = ()
    dateline: Moment | None = None


def times(context: Context) -> Times:
    """Return the time expressions of a sentence, each with the clause that it belongs to.

    Args:
        context: the sentence.
    """
    found = read_times(context.tokens, context.knowledge.circumstances)
    if not found:
        return _NONE
    dateline = _dateline(found, context.tokens)
    if dateline is not None:
        found = found[found.index(dateline) + 1 :]
    links = [_link(i, found, context) for i, one in enumerate(found) if one.anchor in _LINKS]
    anchors = {link.anchor for link in links} | {one for one in found if _is_of_rank(one, context)}
    owned: dict[int, tuple[Moment, ...]] = {}
    for at, moment in enumerate(found):
        told = _told_when(moment, context)
        if told is not None:
            found[at] = evolve(moment, use="")
            owned[told] = (*owned.get(told, ()), found[at])
            continue
        owner = _owner(moment, context) if moment.anchor not in _LINKS and moment not in anchors else None
        if owner is not None and context.clauses[owner].kind != "noun":
            owner = _occasion(moment, context, owner) if owner not in owned else _other_owner(moment, context, owner)
        if owner is not None:
            found[at] = _of_noun(moment, context.clauses[owner])
            owned[owner] = (*owned.get(owner, ()), found[at])
    return Times(tuple(found), owned, tuple(links), dateline)


_NONE = Times((), {})


def _told_when(moment: Moment, context: Context) -> int | None:
    """The clause that tells what happened at a time further back ("the worst since 2014, | when gunmen killed 20 people")."""
    lowers, closed = context.tokens.lowers, context.knowledge.lexicon.closed
    at = moment.end + 1
    if moment.use not in _REACHING or at >= len(lowers) or lowers[moment.end] != ",":
        return None
    if not closed.get(lowers[at], _NO_CLASSES) >= _WHEN:
        return None
    clauses = context.clauses
    return next(
        (i for i, c in enumerate(clauses) if c.start in (at, at + 1) and c.kind == "verb" and c.form == "finite"), None
    )


def _is_of_rank(moment: Moment, context: Context) -> bool:
    """Does a time only say over which span an act is the first or the worst ("since May", "for the second time | this year", "the
    deadliest attack | in a decade")? A day or a week with it is the act's ("for the third time | this week").
    """
    long = moment.unit in _LONG_UNITS or moment.form in _SPANS
    if long and _ends_rank(moment, context):
        return True
    counted = long and moment.start > 0 and context.tokens.lowers[moment.start - 1] == _TIME
    over = (
        moment.form == "ago" and moment.count > 0 and moment.unit == _YEAR and not moment.anchor
    )  # "the worst drought | in 40 years"
    return (moment.use == "since" or counted or over) and tells_of_rank(moment.start, context)


def _ends_rank(moment: Moment, context: Context) -> bool:
    """Does a time stand at the end of a phrase that only says which of its sort an act was?"""
    for clause in context.clauses:
        phrase = clause.phrase
        if phrase is not None and 0 <= moment.core - phrase.head <= _FAR and only_ranks(clause, context):
            return not any(
                one.kind != "noun" and phrase.head < one.trigger[0] < moment.start for one in context.clauses
            )
    return False


def _of_noun(moment: Moment, owner: Clause) -> Moment:
    """A time before an event noun, without the preposition that governs the noun: "after Monday's attack"."""
    inside = owner.phrase is not None and moment.end <= owner.phrase.head
    return evolve(moment, use="") if inside and moment.use else moment


def read_times(tokens: Tokens, known: Circumstances) -> list[Moment]:
    """Return the time expressions of some tokens, left to right."""
    return find_moments(tokens, known.dates, known.numbers)


def is_year(at: int, context: Context) -> bool:
    """Tell whether the number at a token is a year, and so no figure of victims ("the | 2014 | massacre")."""
    return any(one.form == "year" and one.start <= at < one.end for one in context.once(times).moments)


def _dateline(moments: list[Moment], tokens: Tokens) -> Moment | None:
    """The date between a place and a dash at the head of a sentence: "ABUJA, 3 May 2014 - Gunmen attacked"."""
    first = moments[0]
    if first.form not in _DATES or first.use or first.end > _LONGEST_DATELINE:
        return None
    if not first.start or not all(word[0].isupper() or not word[0].isalnum() for word in tokens.words[: first.start]):
        return None
    bracketed = False
    for word in tokens.words[first.end : _LONGEST_DATELINE]:
        if word in _DASHES:
            return first
        bracketed = (bracketed or word[0] in "(/") and word[-1] not in ")/"
        if not bracketed and word[-1] not in ")/,.":
            return None
    return None


# ------------------------------------------------------------------------------------------ times between two acts


def _link(at: int, moments: list[Moment], context: Context) -> Link:
    """What stands before and behind "two days after"."""
    moment, clauses = moments[at], context.clauses
    opened = _opened(moment, context)
    main = _nearest(moment, context) if opened is None else opened
    behind = _clause_behind(moment, context)
    if behind is not None:
        host = clauses[behind].parent
        others = (behind, *_beside(behind, clauses)) if host is not None else (behind,)
        if host is None:
            host = main if main != behind else _verb_before(moment, context)
        if host is not None:
            return Link(moment, host, behind, None, others)
    other = next((i for i, clause in enumerate(clauses) if _opens(clause, moment.end)), None)
    following = moments[at + 1] if at + 1 < len(moments) else None
    anchor = following if following is not None and _bound(moment, following, context) else None
    return Link(moment, main, other, anchor, () if other is None else (other,))


def _clause_behind(moment: Moment, context: Context) -> int | None:
    """The clause that begins right behind "two days after"; a sentence of its own only where another goes before it."""
    for i, clause in enumerate(context.clauses):
        if clause.kind != "noun" and clause.start == moment.end:
            led = moment.start > 0 and context.tokens.lowers[moment.start - 1] == ","
            return i if clause.parent is not None or clause.form == "ing" or led else None
    return None


def _verb_before(moment: Moment, context: Context) -> int | None:
    """The last verb before an expression."""
    before = [i for i, one in enumerate(context.clauses) if one.kind != "noun" and one.trigger[0] < moment.start]
    return before[-1] if before else None


def _beside(index: int, clauses: Sequence[Clause]) -> list[int]:
    """The clauses coordinated with one under the same "two days after"."""
    own = clauses[index]
    return [
        i
        for i, one in enumerate(clauses)
        if i > index and one.parent == own.parent and one.relation == own.relation and one.kind == own.kind
    ]


def _opens(clause: Clause, at: int) -> bool:
    """Is it an event noun whose phrase begins at a token?"""
    return clause.phrase is not None and clause.phrase.start <= at <= clause.phrase.head


def _bound(moment: Moment, following: Moment, context: Context) -> bool:
    """Is a date behind a link that of what the link leads to ("a day after clashes in Gao on Monday")?"""
    between = context.tokens.lowers[moment.end : following.start]
    if len(between) > _FAR or "," in between or following.anchor:
        return False
    return not any(c.kind != "noun" and moment.end <= c.trigger[0] < following.start for c in context.clauses)


# ------------------------------------------------------------------------------------------ whose time it is


def _owner(moment: Moment, context: Context) -> int | None:
    """The event noun that an expression modifies, else the verb it is an adverbial of; None where it describes a thing."""
    lowers = context.tokens.lowers
    if moment.end < len(lowers) and lowers[moment.end] == "'s":  # "Monday's attack", but "since Monday's vote"
        return _nearest(moment, context) if moment.use == "since" else _noun_after(moment.end + 1, context)
    if moment.form == "monthday" and not moment.use and _named(moment, context):
        return None
    inside = _noun_around(moment, context)
    if inside is not None:
        named = context.nouns.get(inside.head)
        return _act_over(inside, context) if named is None and moment.form == "year" else named
    opened = _opened(moment, context)
    if opened is not None:
        return opened
    for i, clause in enumerate(context.clauses):
        if clause.kind != "noun" and any(
            phrase.start < moment.end and moment.core < phrase.end for phrase in clause.times
        ):
            return i
    return _nearest(moment, context)


def _noun_after(at: int, context: Context) -> int | None:
    """The event noun of "Monday's deadly attack"."""
    for i, clause in enumerate(context.clauses):
        phrase = clause.phrase
        if phrase is not None and phrase.start < at <= phrase.head:
            return i
    return None


def _other_owner(moment: Moment, context: Context, owner: int) -> int:
    """Whose a second time is: the event noun's that ends right before it ("on Friday police arrested men over the killing of a
    priest on Sunday"), or the verb's right behind it ("the court which jailed him in June on Tuesday released him").
    """
    for i, clause in enumerate(context.clauses):
        if _ends_at(clause, moment.start):
            return i
        if clause.kind != "noun" and clause.form == "finite" and clause.trigger[0] == moment.end:
            return i
    return owner


def _occasion(moment: Moment, context: Context, owner: int) -> int:
    """The event noun that ends right before a time with its year, where it is what an act was done over ("was tried for the
    killing of six priests in 1989"), or before a week, month or year gone by, where somebody only says what he thinks of it
    ("condemned the killing of a priest last month").
    """
    judged = moment.shift == -1 and moment.unit in _GONE_BY and _judges(owner, context)
    if moment.year is None and not judged:
        return owner
    for i, clause in enumerate(context.clauses):
        over = clause.parent == owner and (judged or clause.relation not in ("object", "subject", "in", "during", "at"))
        if over and _ends_at(clause, moment.start) and context.match(i) is not None:
            return i
    return owner


def _judges(index: int, context: Context) -> bool:
    """Does a clause only tell what somebody says or thinks of an act?"""
    match, knowledge = context.match(index), context.knowledge
    if match is None:
        return False
    kind = knowledge.ontology.types[knowledge.rules.rules[match.pattern.rule].type]
    return kind.opinion or kind.family.startswith(_STATEMENT)


def _ends_at(clause: Clause, at: int) -> bool:
    """Is it an event noun whose last phrase ends at a token?"""
    if clause.phrase is None or clause.support is not None:
        return False
    ends = [phrase.end for phrase in (clause.phrase, clause.subject, *(p for _, p in clause.preps)) if phrase]
    return clause.phrase.end <= max(ends) == at


def _act_over(phrase: Phrase, context: Context) -> int | None:
    """The act that a thing with a year belongs to: "the strike of the matchgirls of 1888", "during the famine of 1847"."""
    for i, clause in enumerate(context.clauses):
        whole = clause.phrase
        if whole is not None and whole.head < phrase.start and phrase.end <= whole.end:
            return i
        if any(
            is_occasion(prep, context) and one.start <= phrase.start and phrase.end <= one.end
            for prep, one in clause.preps
        ):
            return i
    return None


def _noun_around(moment: Moment, context: Context) -> Phrase | None:
    """The phrase that an expression stands inside of, before its head ("the 1991 invasion") or in its of-phrase."""
    for clause in context.clauses:
        for phrase in (clause.phrase, clause.subject, clause.object, clause.indirect, *(p for _, p in clause.preps)):
            if phrase is None or phrase.kind == "time" or not phrase.start <= moment.core < phrase.end:
                continue
            found = _around(phrase, moment, context)
            if found is not None:
                return found
    return None


def _around(phrase: Phrase, moment: Moment, context: Context) -> Phrase | None:
    for member in phrase.members:
        if member.kind != "time" and member.base <= moment.core and moment.end <= member.head:
            return None if _adverbial(member, moment, context) else member
        for _, inner in member.preps:
            if inner.start <= moment.core < inner.end:
                return member if inner.kind == "time" else _around(inner, moment, context)
    return None


def _adverbial(member: Phrase, moment: Moment, context: Context) -> bool:
    """Does a time at the head of a phrase belong to the clause ("on Jan. 30 rebels attacked", "last Friday police arrested", but
    "in 2014 elections", "Tuesday talks")?
    """
    if member.base != moment.core:
        return False
    at = context.nouns.get(member.head)
    if moment.use == "of" or at is not None and moment.form in _MAY_NAME and _has_article(member, context):
        return False  # "in the | April bombings"
    if moment.use:
        return moment.form != "year" or at is None or context.match(at) is None
    if moment.form in ("year", "monthday") or at is not None:
        return False
    return moment.form != "weekday" or moment.shift is not None or not _named(moment, context)


def _has_article(member: Phrase, context: Context) -> bool:
    """Does a phrase begin with an article or another determiner?"""
    return "det" in context.knowledge.lexicon.closed.get(context.tokens.lowers[member.base], _NO_CLASSES)


def _named(moment: Moment, context: Context) -> bool:
    """Does a name go on behind an expression ("Friday Club members", "March 23 Movement rebels")?"""
    words = context.tokens.words
    return moment.end < len(words) and words[moment.end][0].isupper()


def _nearest(moment: Moment, context: Context) -> int | None:
    """The last verb before an expression, or the first one after it."""
    before = after = None
    for i, clause in enumerate(context.clauses):
        if clause.kind == "noun":
            continue
        if clause.trigger[0] < moment.start:
            if not (clause.relation.startswith("relative") and clause.end < moment.core - 1):
                before = i
        elif after is None or clause.start <= moment.start < context.clauses[after].start:
            after = i  # "On the eve of the vote, held in May, | gunmen attacked"
    return after if before is None else before


def _opened(moment: Moment, context: Context) -> int | None:
    """The clause that an expression opens behind a mark or "and" ("and on Sunday police arrested")."""
    words, closed = context.tokens.lowers, context.knowledge.lexicon.closed
    at = moment.start - 1
    if at < 0 or words[at][0].isalnum() and "coord" not in closed.get(words[at], ()):
        return None
    begins = (moment.start, moment.end)
    return next((i for i, c in enumerate(context.clauses) if c.kind != "noun" and c.start in begins), None)


def events_within(index: int, context: Context) -> Iterator[int]:
    """Yield the event nouns that a clause's act was part of: "was killed in a 2014 attack"."""
    for i, clause in enumerate(context.clauses):
        held = clause.relation == "in" or is_occasion(clause.relation, context)
        if clause.kind == "noun" and clause.parent == index and held:
            yield i


def is_occasion(prep: str, context: Context) -> bool:
    """Does a preposition lead to something that an act was part of ("during", "in the wake of")?"""
    return context.knowledge.circumstances.dates.value(prep, "occasion") is not None


def told_of(index: int, context: Context) -> Iterator[int]:
    """Yield the relative clauses that say of an event noun that it took place: "clashes that began on Sunday"."""
    phrase = context.clauses[index].phrase
    if phrase is None:
        return
    for i, clause in enumerate(context.clauses):
        alone = clause.kind == "verb" and clause.object is None and clause.voice == "active"
        if alone and clause.relation.startswith("relative"):
            subject = clause.subject
            if subject is not None and subject.head == phrase.head:
                yield i
