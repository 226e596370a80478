"""Dates of events, resolved against the document's date: Tuesday, 14 March 2017."""

import datetime as dt

import pytest

from eventcoder import Coder
from eventcoder.coding.actors import Setting
from eventcoder.coding.context import Context
from eventcoder.coding.days import resolve
from eventcoder.coding.moments import Moment, find_moments
from eventcoder.coding.reading import Reader
from eventcoder.coding.when import Clock, event_date, is_past
from eventcoder.dictionaries.circumstances import load_circumstances
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.text.tokens import tokenise

TODAY = dt.date(2017, 3, 14)


@pytest.fixture(scope="module")
def coder():
    """Return a coder with the shipped dictionaries."""
    return Coder()


@pytest.fixture(scope="module")
def words():
    """Return the shipped words of numbers and dates."""
    return load_circumstances([shipped_dictionaries()])


def moments(text, words):
    """Return the time expressions of a text."""
    return find_moments(tokenise(text, 0, len(text)), words.dates, words.numbers)


def reading(coder, text, trigger):
    """The reading of the clause with that trigger, and its sentence."""
    tokens = tokenise(text, 0, len(text))
    context = Context(coder._analyser.analyse(tokens), coder._knowledge, Setting())
    reader = Reader(context)
    index = next(
        i for i, c in enumerate(context.clauses) if tokens.words[c.trigger[0]] == trigger and reader.readings(i)
    )
    return reader.readings(index)[0], context


def dated(coder, text, trigger, today=TODAY):
    """Return date and precision of the act with that trigger."""
    date, precision = event_date(*reading(coder, text, trigger), Clock(today))
    return (date.isoformat() if date is not None else None), precision


@pytest.mark.parametrize(
    "text, tense, expected",
    [
        ("on Friday", "past", ("2017-03-10", "day")),
        ("on Tuesday", "past", ("2017-03-14", "day")),
        ("last Tuesday", "past", ("2017-03-07", "day")),
        ("on Friday", "future", ("2017-03-17", "day")),
        ("next Tuesday", "future", ("2017-03-21", "day")),
        ("late Monday night", "past", ("2017-03-13", "day")),
        ("yesterday", "past", ("2017-03-13", "day")),
        ("tomorrow", "future", ("2017-03-15", "day")),
        ("overnight", "past", ("2017-03-14", "day")),
        ("this morning", "past", ("2017-03-14", "day")),
        ("last week", "past", ("2017-03-06", "week")),
        ("this week", "past", ("2017-03-13", "week")),
        ("next month", "future", ("2017-04-01", "month")),
        ("last year", "past", ("2016-01-01", "year")),
        ("two days ago", "past", ("2017-03-12", "day")),
        ("two days earlier", "past", ("2017-03-12", "day")),
        ("a week ago", "past", ("2017-03-06", "week")),
        ("in two weeks", "future", ("2017-03-27", "week")),
        ("on January 30", "past", ("2017-01-30", "day")),
        ("on Jan. 30", "past", ("2017-01-30", "day")),
        ("on the 5th of March", "past", ("2017-03-05", "day")),
        ("on 20 November", "past", ("2016-11-20", "day")),
        ("on 20 November", "future", ("2017-11-20", "day")),
        ("on 30 January 2015", "past", ("2015-01-30", "day")),
        ("on Tuesday, January 31, 2017", "past", ("2017-01-31", "day")),
        ("on 2017-02-11", "past", ("2017-02-11", "day")),
        ("on 25/02/2017", "past", ("2017-02-25", "day")),
        ("in early March", "past", ("2017-03-01", "month")),
        ("in December", "past", ("2016-12-01", "month")),
        ("in March 2014", "past", ("2014-03-01", "month")),
        ("in 2014", "past", ("2014-01-01", "year")),
        ("in the 1990s", "past", ("1990-01-01", "year")),
    ],
)
def test_time_expressions(words, text, tense, expected):
    """Each common way to name a time gives its first day, and says how exact that is."""
    [found] = moments(text, words)
    day, precision = resolve(found, TODAY, tense)
    assert (day.isoformat(), precision) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke",
        "the troops march on",
        "killed 2000 people",
        "03/04/2017",
        "for three days",
        "the second army",
        "sat down",
    ],
)
def test_what_is_no_time(words, text):
    """Names and numbers that look like times, and dates with two readings, are left alone."""
    assert moments(text, words) == []


def test_a_day_that_is_not_in_the_calendar():
    """30 February is no date, and no error either."""
    assert resolve(Moment(0, 2, "monthday", month=2, day=30), TODAY, "past") is None


def test_the_document_stands_in(coder):
    """Without time words the event has the document's date and says so."""
    assert dated(coder, "Rebels shelled Aleppo.", "shelled") == ("2017-03-14", "document")


def test_without_a_document_date_only_full_dates_are_known(coder):
    """Nothing is guessed: relative dates stay None without a document date, dates with a year do not."""
    assert dated(coder, "Rebels shelled Aleppo on Monday.", "shelled", today=None) == (None, None)
    assert dated(coder, "Rebels shelled Aleppo on 3 March 2017.", "shelled", today=None) == ("2017-03-03", "day")


@pytest.mark.parametrize(
    "text, trigger, date",
    [
        ("Rebels shelled Aleppo last month and captured Timbuktu on 2 March.", "shelled", "2017-02-01"),
        ("Rebels shelled Aleppo last month and captured Timbuktu on 2 March.", "captured", "2017-03-02"),
        ("The general, who led a coup in 2006, met the president on Monday.", "met", "2017-03-13"),
        ("An airstrike on the village of Merdan killed three soldiers on Monday.", "airstrike", "2017-03-13"),
        ("Two soldiers were killed when a bomb exploded in Mali on Sunday.", "exploded", "2017-03-12"),
        ("Monday's attack on Gao killed three children.", "attack", "2017-03-13"),
        ("The army abandoned the 2015 agreement with the rebels on Sunday.", "abandoned", "2017-03-12"),
        ("On Jan. 30 rebels attacked Gao.", "attacked", "2017-01-30"),
    ],
)
def test_each_event_has_the_time_of_its_own_clause(coder, text, trigger, date):
    """Several times in a sentence go to the acts they belong to; a year that describes a thing dates no act."""
    assert dated(coder, text, trigger)[0] == date


def test_since_says_when_it_began(coder):
    """ "Since 2015" is no date of the event: it still goes on."""
    assert dated(coder, "Russia has bombed the rebels since 2015.", "bombed") == ("2017-03-14", "document")


@pytest.mark.parametrize(
    "text, trigger, past",
    [
        ("In 1991 Iraqi forces attacked Kuwait.", "attacked", True),
        ("Iraqi forces attacked Kuwait in 2016.", "attacked", False),
        ("Rebels attacked Gao two years ago.", "attacked", True),
        ("Rebels attacked Gao on Monday.", "attacked", False),
        ("Swedish troops attacked Poltava in 1709.", "attacked", True),
        ("Rebels attacked farms in 1500 villages.", "attacked", False),
        ("The war of 1982, in which soldiers attacked Gao, is over.", "attacked", True),
        ("The strike of the matchgirls of 1888 was long.", "strike", True),
        ("During the famine of 1847 crowds attacked bakeries.", "attacked", True),
    ],
)
def test_history(coder, text, trigger, past):
    """A time more than a year before the document makes an act history; nothing does without a document date."""
    found, context = reading(coder, text, trigger)
    assert is_past(found, context, Clock(TODAY)) is past
    assert is_past(found, context, Clock(None)) is False
