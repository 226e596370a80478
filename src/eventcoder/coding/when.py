"""When an event happened, from the time words of its clause, what the text told before, and the document's date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import evolve
from dateutil.relativedelta import relativedelta

from eventcoder.coding.above import DONE, foretells
from eventcoder.coding.auxiliaries import is_helped
from eventcoder.coding.background import Passage, is_added, is_told_of
from eventcoder.coding.carried import carried_day
from eventcoder.coding.context import Context
from eventcoder.coding.days import Dated, Tense, period_end, resolve
from eventcoder.coding.reading import Reading
from eventcoder.coding.time_sharing import places_to_look, worded
from eventcoder.coding.time_words import Moment
from eventcoder.coding.together import is_meanwhile, set_out_on
from eventcoder.coding.whose_time import Link, Times, read_times, times, told_of
from eventcoder.dictionaries.circumstances import Circumstances
from eventcoder.model import Clause
from eventcoder.text.sentences import dateline
from eventcoder.text.tokens import tokenise

_PAST = relativedelta(years=1)
_SHORTEST_YEAR = 365
_AROUND = frozenset({"since", "until", "before", "after"})  # before times that are not the act's own
_SPEECH = "speech"
_WEEK = 7
_HALF_YEAR = 183  # days
_UPDATED = 2  # days after its dateline in which a story is brought up to date
_FORCE = 4  # quad class: material conflict
_YEARS_BACK = 2  # and no news any more
_MARKS = ".,;:!?()[]\"'“”‘’"
_JUST = 2  # days that a story lags behind what it tells
_AFTER = "after"
_GRAINS = ("day", "week", "month", "year")
STANDS_IN = "document"  # the precision of a date that the text does not name
_OWNER = ("'s", "'")
_WHEN = frozenset({"sub:when", "relative:when"})
_SET, _FOR = frozenset({"weekday", "monthday", "date"}), "for"
_BY_THE_YEAR = "cooperate/economic"  # the family of what is told year by year: trade, investment
_YESTERDAY, _SHORT = "-1", frozenset({"day", "week", "month"})  # values in `dates.csv`; "today" may be "nowadays"
_DAY_UNITS = frozenset({"hour", "day", ""})


class Clock:
    """What a document's times are seen from: its date, the date of its dateline, and the times that it has told so far."""

    __slots__ = ("_context", "_days", "_of_day", "_read", "_text", "_told", "document", "passage", "today")

    def __init__(self, today: dt.date | None) -> None:
        self._text = ""
        self._of_day: bool | None = None
        self.document = today
        self.today = today
        self._told: dict[str, Dated] = {}
        self.passage = Passage()
        self._read = 0
        self._context: Context | None = None
        self._days: Mapping[Moment, Dated] = {}

    def begin(self, text: str, start: int, end: int, known: Circumstances) -> None:
        """Take the date of a dateline right before a sentence: from there on it is the day that "yesterday" is seen from."""
        self._text = text
        before = max(self._read, text.rfind("\n", self._read, start) + 1)
        self.passage = self.passage.later(paragraph=before > self._read)
        self._read = end
        span = dateline(text, before, start) if start - before > 1 else None
        if span is not None:
            found = read_times(tokenise(text, *span), known)
            if found and found[0].form in ("date", "monthday"):
                self._set(found[0])

    def of_the_day(self, known: Circumstances) -> bool:
        """Does the text tell of days of the week, or of what was near its own day ("yesterday", "last week"), as news does that gives a
        year only to what lies far back?
        """
        if self._of_day is None:
            words = [word.strip(_MARKS) for word in self._text.split()]
            dates = known.dates
            self._of_day = any(
                word[:1].isupper()
                and dates.value(word.lower(), "weekday") is not None
                or dates.value(word.lower(), "day") == _YESTERDAY
                for word in words
            ) or any(
                dates.value(one.lower(), "relative") is not None
                and (dates.value(two.lower(), "unit") or "").split(" ")[0] in _SHORT
                for one, two in pairwise(words)
            )
        return self._of_day

    def look(self, context: Context) -> Times:
        """The time expressions of a sentence; a dateline inside it is taken once they are asked for."""
        found = context.once(times)
        if found.dateline is not None:
            self._set(found.dateline)
        return found

    def _set(self, moment: Moment) -> None:
        found = resolve(moment, self.document, "past")
        if found is not None and (self.document is None or found[0] <= self.document + dt.timedelta(1)):
            self.today = found[0]

    def days(self, context: Context) -> Mapping[Moment, Dated]:
        """The days of a sentence's time expressions, as far as they are known; found once, from left to right."""
        if self._context is not context:
            self._context, self._days = context, self._resolve(self.look(context), context)
        return self._days

    def _resolve(self, known: Times, context: Context) -> Mapping[Moment, Dated]:
        """Each expression's day; what counts from a time told before counts from the last one before it."""
        owners = {moment: index for index, moments in known.owned.items() for moment in moments}
        told = dict(self._told)
        out: dict[Moment, Dated] = {}
        for moment in known.moments:
            if moment.anchor in _AROUND:  # the acts before and behind it say its day
                continue
            index = owners.get(moment)
            tense: Tense = _tense(context.clauses[index], context) if index is not None else "past"
            if _is_set(moment, context) or moment.use == "until" and index is not None and _has_been(index, context):
                tense = "future"
            if self._soon_over(moment):
                tense = "future"
            day = self._since_filed(moment, tense) or resolve(moment, self.today, tense, told.get(_reach(moment)))
            late = moment.anchor and tense != "future" and self.today is not None and day and day[0] > self.today
            if day is not None and not late:  # what has been done was done before the text
                out[moment] = day
                if moment.use not in _AROUND:
                    _tell(told, day)
        return out

    def _soon_over(self, moment: Moment) -> bool:
        """Is the month or day that something goes on until nearer ahead than behind ("was remanded | until August 22", in June)?"""
        if moment.use != "until" or moment.form not in ("month", "monthday") or moment.year is not None:
            return False
        ahead = resolve(moment, self.today, "future")
        return ahead is not None and self.today is not None and (ahead[0] - self.today).days <= _HALF_YEAR

    def _since_filed(self, moment: Moment, tense: Tense) -> Dated | None:
        """A weekday between the dateline of a story and the day that it was printed, soon after: it was brought up to date."""
        if moment.form != "weekday" or tense != "past" or self.document is None or self.today is None:
            return None
        if not 0 < (self.document - self.today).days <= _UPDATED:
            return None
        found = resolve(moment, self.document, tense)
        return found if found is not None and self.today < found[0] <= self.document else None

    def end(self, context: Context) -> None:
        """Keep the time that a sentence told, for "the next day" in those that follow."""
        known = self.look(context)
        if not known.moments:
            return
        owners = {moment: index for index, moments in known.owned.items() for moment in moments}
        days = self.days(context)
        told = [
            moment
            for moment in known.moments
            if moment in days
            and moment.use not in _AROUND
            and not (moment in owners and is_added(context.clauses[owners[moment]], context))
        ]
        for moment in sorted(told, key=lambda one: _weight(owners.get(one), context)):
            _tell(self._told, days[moment])  # the weightiest come last, and stay
        leads = any(moment.start == 0 and days[moment] == self._told["any"] for moment in told)
        tells = any(is_told_of(owners.get(moment), context) for moment in told)
        self.passage = Passage(self._told["any"] if tells else None, leads=leads)


def _has_been(index: int, context: Context) -> bool:
    """Is an act told in the perfect, so that what it lasts until has yet to come ("has blocked the site | until Sunday")?"""
    clause = context.clauses[index]
    return clause.kind == "verb" and is_helped(clause, context, "have") and context.tokens.lowers[clause.start] != "had"


def _is_set(moment: Moment, context: Context) -> bool:
    """Is it a day that something is set for ("called a strike | for Monday", but "blamed for | Monday's raid")?"""
    lowers = context.tokens.lowers
    owner = moment.end < len(lowers) and lowers[moment.end] in _OWNER
    return moment.form in _SET and moment.start > 0 and lowers[moment.start - 1] == _FOR and not owner


def _reach(moment: Moment) -> str:
    """How exact a time must be to be counted from: "the next day" is not of a year."""
    return "near" if moment.unit in _DAY_UNITS else "any"


def _tell(told: dict[str, Dated], day: Dated) -> None:
    told["any"] = day
    if day[1] != "year":
        told["near"] = day


def _weight(index: int | None, context: Context) -> int:
    """How much of the story a clause carries: what is said in the main clause, then in others, then when somebody said it."""
    if index is None:
        return 1
    clause = context.clauses[index]
    if _SPEECH in context.knowledge.lexicon.frames.get(clause.lemma, ()):
        return 0
    return 3 if clause.relation == "main" else 2


def event_date(reading: Reading, context: Context, clock: Clock) -> tuple[dt.date | None, str | None]:
    """Return the event's date and its precision.

    The time expression of the reading's own clause counts, else that of a result folded into it, of the clause it hangs
    on, or of one it shares its subject with. Weeks, months and years are given by their first day, parts of them by the first
    day of the part, ranges by the first of their days, and what goes on since a time by that time.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
        clock: the document's date; None leaves all but dates with a year unknown.

    Returns:
        (date, precision), the precision "day", "week", "month", "year", or "document" where the text names no time and
        the document's own date stands in; (None, None) where nothing is known.

    Example:
        In a document of 14 March 2017 "Rebels shelled the town on Monday" happened on 2017-03-13, precision "day".
    """
    found = _found(reading, context, clock)
    if found is not None:
        return found[:2]
    stands_in = clock.today or clock.document
    return (None, None) if stands_in is None else (stands_in, STANDS_IN)


def is_past(reading: Reading, context: Context, clock: Clock) -> bool:
    """Tell whether a reading's time is more than a year before the document, so that it is history and no news.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
        clock: the document's date; without one that is past which was years ago, and in news of the week what bears a year
            and no more. What goes on since then is not.

    Example:
        "In 1991 Iraqi forces invaded Kuwait" is past in a document of 2017.
    """
    if clock.today is None:
        return _is_far_back(reading, context, clock)
    found = _found(reading, context, clock)
    if found is None or (clock.today - found[0]).days < _SHORTEST_YEAR:
        return False
    return not found[2] and period_end(*found[:2]) + _PAST <= clock.today


def _is_far_back(reading: Reading, context: Context, clock: Clock) -> bool:
    """Is an act of years ago ("ten years ago", "in 2008" beside "on Monday"), as its own words say, of no matter which day?"""
    known = clock.look(context)
    if not known.moments or context.knowledge.ontology.types[reading.type].family == _BY_THE_YEAR:
        return False
    own = (reading.index, context.clauses[reading.index].support)
    for index in own if reading.operators else places_to_look(reading, context):
        for moment in known.owned.get(index, ()) if index is not None else ():
            if moment.use in _AROUND or moment.edge:
                return False
            if moment.form == "year" or moment.form == "month" and moment.year is not None:
                return clock.of_the_day(context.knowledge.circumstances)
            return moment.form == "ago" and moment.unit == "year" and moment.count <= -_YEARS_BACK
    return False


def _found(reading: Reading, context: Context, clock: Clock) -> tuple[dt.date, str, bool] | None:
    """The day, its precision, and whether the act goes on from then on."""
    known = clock.look(context)
    key = (reading.index, reading.results)  # all that the answer depends on, asked up to three times for an event
    if key not in context.dates:
        found = _look_up(reading, context, clock, known) if known.moments else None
        day = carried_day(reading, context) if found is None else None
        if found is None and day is None and not known.moments:
            day = clock.passage.day_of(reading, context, clock.today)
        context.dates[key] = found if day is None else (*day, False)
    return context.dates[key]


def _look_up(reading: Reading, context: Context, clock: Clock, known: Times) -> tuple[dt.date, str, bool] | None:
    own = (reading.index, context.clauses[reading.index].support)
    days = clock.days(context)
    for index in places_to_look(reading, context):
        named = _when_it(index, context, known)
        if named is not None and (day := resolve(evolve(named, use=""), clock.today, "past")) is not None:
            return (*day, False)
        for moment in known.owned.get(index, ()):
            lasting = index in own and _lasts(moment, context.clauses[index], context)
            lasting = lasting and not (moment.use == "until" and _is_to_come(days.get(moment), clock))
            if moment in days and (moment.use not in _AROUND or lasting):
                day = _refined(days[moment], moment, known.owned[index], days)
                return (*day, moment.use == "since" or moment.form == "window")
        linked = _linked(index, context, clock, known)
        if linked is not None:
            return (*linked, False)
    return _of_words(reading, context, clock, known) or _in_the_year_of(reading, context, clock, known)


def _in_the_year_of(reading: Reading, context: Context, clock: Clock, known: Times) -> tuple[dt.date, str, bool] | None:
    """The year of what an act came after, where that is over ("1,100 people were killed | after the vote of 2007")."""
    days = clock.days(context)
    for index, moments in known.owned.items():
        noun = context.clauses[index]
        if noun.kind != "noun" or noun.parent != reading.index or noun.relation != _AFTER:
            continue
        for moment in moments:
            day = days.get(moment)
            if day is not None and day[1] == _GRAINS[-1] and clock.today is not None and day[0].year < clock.today.year:
                return (*day, False)
    return None


def _when_it(index: int, context: Context, known: Times) -> Moment | None:
    """The time right before a clause that tells what was then ("the worst riots since 2019, | when police killed six")."""
    clause = context.clauses[index]
    if clause.kind == "noun" or clause.relation not in _WHEN:
        return None
    at = clause.start - 1
    behind = (at, at - 1 if context.tokens.lowers[at - 1 : at] == (",",) else at)
    found = next((moment for moment in known.moments if moment.end in behind and not moment.anchor), None)
    return found or _year_of_it(clause, behind, context, known)


def _year_of_it(clause: Clause, behind: tuple[int, ...], context: Context, known: Times) -> Moment | None:
    """The year in the name of what happened then ("the 1956 uprising, | when tanks fired on the crowd")."""
    host = context.clauses[clause.parent] if clause.parent is not None else clause
    phrases = (host.subject, host.object, *(phrase for _, phrase in host.preps))
    names = [one for phrase in phrases if phrase is not None for one in phrase.members if one.end in behind]
    return next(
        (
            moment
            for moment in known.moments
            if moment.form == _GRAINS[-1] and any(one.start <= moment.start < one.end for one in names)
        ),
        None,
    )


def _of_words(reading: Reading, context: Context, clock: Clock, known: Times) -> tuple[dt.date, str, bool] | None:
    """The weekday that stands behind what was asked for or agreed to, if it is just past: news says so when it was said
    ("urged Iran to free the crew | on Tuesday").
    """
    for moment in worded(reading, context, known):
        day = resolve(moment, clock.today, "past")
        if day is not None and clock.today is not None and (clock.today - day[0]).days <= _JUST:
            return (*day, False)
    return None


def _refined(day: Dated, moment: Moment, others: tuple[Moment, ...], days: Mapping[Moment, Dated]) -> Dated:
    """A time made exact by a later one of the same clause that lies within it ("last year, on October 9")."""
    first, precision = day
    for other in others:
        if other.start >= moment.end and other.use not in _AROUND and other in days:
            inner, finer = days[other]
            if other.form in ("month", "monthday") and other.year is None and precision == "year":
                inner += relativedelta(year=first.year)
            elif other.form == "weekday" and precision == "week":
                inner = first + dt.timedelta((inner - first).days % _WEEK)
            if _GRAINS.index(finer) < _GRAINS.index(precision) and first <= inner < period_end(first, precision):
                return inner, finer
    return day


def _is_to_come(day: Dated | None, clock: Clock) -> bool:
    """Is it a day behind that of the text ("closed the border | until 2030")?"""
    return day is not None and clock.today is not None and day[0] > clock.today


def _lasts(moment: Moment, clause: Clause, context: Context) -> bool:
    """Does an act go on from a time on ("have fought since May"), or did it last until then?"""
    if moment.use == "until":
        return clause.scope.time == "past"
    if moment.use != "since":
        return False
    if clause.kind == "noun":
        return False
    is_being = "be" in context.knowledge.lexicon.closed.get(clause.lemma, ())
    return is_being or is_helped(clause, context, "have")


def _linked(index: int, context: Context, clock: Clock, known: Times) -> Dated | None:
    """The day of an act that is told by another one: "a day after protesters stormed the hall"."""
    for link in known.links:
        if link.main == index:
            day = _of_other(link, context, clock, known)
        elif index in link.others:
            day = _own(link.main, context, clock, known) if link.main is not None else None
            if day is None and link.moment.count and clock.today is not None:
                day = clock.today, "day"
            return resolve(evolve(link.moment, count=-link.moment.count), None, "none", day) if day else None
        else:
            continue
        if day is not None:
            return resolve(link.moment, None, "none", day)
    return None


def _of_other(link: Link, context: Context, clock: Clock, known: Times) -> Dated | None:
    """The day of what stands behind a link; an act behind "before" that has none is of the document's day."""
    day = None
    if link.anchor is not None:
        day = clock.days(context).get(link.anchor)
    elif link.other is not None:
        day = _own(link.other, context, clock, known)
    if day is None and link.moment.count < 0 and clock.today is not None and _done(link.other, context):
        return clock.today, "day"
    return day


def _done(index: int | None, context: Context) -> bool:
    """Is a clause an act that has been done ("the day before the attack")? Elections and talks may be still to come, as force is
    not.
    """
    if index is None:
        return False
    clause = context.clauses[index]
    if clause.kind != "noun":
        return clause.scope.time == "past"
    found = context.match(index)
    if found is None:
        return False
    knowledge = context.knowledge
    cameo = knowledge.ontology.types[knowledge.rules.rules[found.pattern.rule].type].cameo
    return cameo is not None and cameo.quad_class == _FORCE


def _own(index: int, context: Context, clock: Clock, known: Times) -> Dated | None:
    """The day that a clause's own words tell, those of its event noun or of what is said of that: "Friday's clashes killed six",
    "the vote, held on Friday".
    """
    days = clock.days(context)
    for at in (index, *_nouns_of(index, context), *told_of(index, context)):
        for one in known.owned.get(at, ()):
            if one in days and one.use not in _AROUND:
                return days[one]
    return None


def _nouns_of(index: int, context: Context) -> Iterator[int]:
    """The event nouns that a clause carries or has as its subject, and the verb that carries one."""
    clause = context.clauses[index]
    if clause.support is not None:
        yield clause.support
    for i, one in enumerate(context.clauses):
        if one.kind == "noun" and (one.support == index or one.parent == index and one.relation == "subject"):
            yield i


def _is_under_way(index: int, context: Context) -> bool:
    """Is a clause an operator that goes on while the act inside does ("tried to storm the gate")?"""
    found = context.match(index)
    if found is None or found.do is None:
        return False
    knowledge = context.knowledge
    operator = knowledge.ontology.types.get(knowledge.rules.rules[found.pattern.rule].type)
    return operator is not None and operator.during


def _tense(clause: Clause, context: Context) -> Tense:
    """Future for what is still to come: will, may, to-infinitives."""
    if clause.kind == "noun":
        host = clause.support if clause.support is not None else clause.parent
        if host is None:
            return "none"
        clause = context.clauses[host]
    scope = clause.scope
    if clause.form == "to" and clause.parent is not None:
        done = _is_under_way(clause.parent, context) or _is_done(clause, clause.parent, context)
        return _tense(context.clauses[clause.parent], context) if done else "future"
    if scope.time == "future" or scope.modality or clause.form == "to" or foretells(clause, context):
        return "future"
    return "past" if scope.time == "past" else "none"


def _is_done(clause: Clause, parent: int, context: Context) -> bool:
    """Is a to-clause what a verb says was done ("pressure led Poland | to shut the frontier in October")?"""
    scope = clause.scope
    if any(clause is context.clauses[i] for i in set_out_on(parent, context)) and is_meanwhile(parent, context):
        return True
    if clause.relation.partition(":")[0] != "complement" or scope.time == "future" or scope.modality:
        return False
    return not DONE.isdisjoint(context.knowledge.lexicon.frames.get(context.clauses[parent].lemma, ()))
