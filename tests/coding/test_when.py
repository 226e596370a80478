"""Dates of events, resolved against the document's date: Tuesday, 14 March 2017."""

import datetime as dt

import pytest

from eventcoder import Coder
from eventcoder.coding.actors import Setting
from eventcoder.coding.context import Context
from eventcoder.coding.days import resolve
from eventcoder.coding.moments import find_moments
from eventcoder.coding.reading import Reader
from eventcoder.coding.time_words import Moment
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
        ("in the late 90s", "past", ("1996-09-01", "year")),
        ("in the 1992-95 war", "past", ("1992-01-01", "year")),
        ("in the year 2000", "past", ("2000-01-01", "year")),
        ("on 12-Feb-17", "past", ("2017-02-12", "day")),
        ("on 03.02.2017", "past", ("2017-02-03", "day")),
        ("at 2017-02-11T10:00", "past", ("2017-02-11", "day")),
        ("on May the 3rd", "past", ("2016-05-03", "day")),
        ("on Friday (March 3)", "past", ("2017-03-03", "day")),
        ("on the first of March", "past", ("2017-03-01", "day")),
        ("on the second Sunday of February", "past", ("2017-02-12", "day")),
        ("on the last Sunday of February", "past", ("2017-02-26", "day")),
        ("in the last week of February", "past", ("2017-02-22", "week")),
        ("in the week of February 8", "past", ("2017-02-06", "week")),
        ("over the weekend of March 4-5", "past", ("2017-03-04", "day")),
        ("on May Day", "past", ("2016-05-01", "day")),
        ("in the new year", "future", ("2018-01-01", "month")),
        ("two nights ago", "past", ("2017-03-12", "day")),
        ("the week before last", "past", ("2017-02-27", "week")),
        ("the weekend before last", "past", ("2017-03-04", "week")),
        ("a couple of days ago", "past", ("2017-03-12", "day")),
        ("a year and a half ago", "past", ("2016-01-01", "year")),
        ("last Tuesday night", "past", ("2017-03-07", "day")),
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
        "a man in his 90s",
        "the first time",
        "won 3-4-3",
        "sat down",
    ],
)
def test_what_is_no_time(words, text):
    """Names and numbers that look like times, and dates with two readings, are left alone."""
    assert moments(text, words) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("next day", "2017-03-06"),
        ("that same night", "2017-03-05"),
        ("within hours", "2017-03-05"),
        ("a year to the day later", "2018-01-01"),
    ],
)
def test_what_is_seen_from_the_time_told_last(words, text, expected):
    """In a text that has spoken of 5 March, "next day" is the sixth, whatever the document's day."""
    [found] = moments(text, words)
    day, _ = resolve(found, TODAY, "past", (dt.date(2017, 3, 5), "day"))
    assert day.isoformat() == expected


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
    text = "Rebels shelled Aleppo in March 2004, and in April they captured Gao."
    assert dated(coder, text, "captured", today=None) == ("2004-04-01", "month")


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
        ("Troops met the rebels on Friday, the day before jets bombed Gao.", "bombed", "2017-03-11"),
        ("Rebels attacked Gao on Sunday, the same day that jets bombed Kidal.", "bombed", "2017-03-12"),
        ("Rebels attacked Gao within hours of the bombing on Friday.", "attacked", "2017-03-10"),
        ("Monday's clashes killed six people, hours after police raided a camp.", "raided", "2017-03-13"),
        ("Workers have protested every Sunday since March 1.", "protested", "2017-03-01"),
        ("On the eve of the vote, held on March 9, gunmen attacked a hall.", "attacked", "2017-03-08"),
    ],
)
def test_each_event_has_the_time_of_its_own_clause(coder, text, trigger, date):
    """Several times in a sentence go to the acts they belong to; a year that describes a thing dates no act."""
    assert dated(coder, text, trigger)[0] == date


def test_since_says_when_it_began(coder):
    """What goes on since a time is dated by it, and is no history; "the first attack since 2015" is not of 2015."""
    assert dated(coder, "Russia has bombed the rebels since 2015.", "bombed") == ("2015-01-01", "year")
    found, context = reading(coder, "Russia has bombed the rebels since 2015.", "bombed")
    assert not is_past(found, context, Clock(TODAY))
    assert dated(coder, "Russia bombed the rebels for the first time since 2015.", "bombed")[1] == "document"
    assert dated(coder, "Russia bombed the rebels for the second time this year.", "bombed")[1] == "document"


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
        ("In the wake of the 1979 revolution students attacked an embassy.", "attacked", True),
        ("Rebels attacked Gao in the deadliest raid since 2012.", "attacked", False),
    ],
)
def test_history(coder, text, trigger, past):
    """A time more than a year before the document makes an act history; without its date, what was years ago does."""
    found, context = reading(coder, text, trigger)
    assert is_past(found, context, Clock(TODAY)) is past
    assert is_past(found, context, Clock(None)) is ("years ago" in text)


@pytest.mark.parametrize(
    "text, tense, expected",
    [
        ("in mid-February", "past", ("2017-02-11", "month")),
        ("late last month", "past", ("2017-02-21", "month")),
        ("late last year", "past", ("2016-09-01", "year")),
        ("in the second half of January", "past", ("2017-01-16", "month")),
        ("in the first week of March", "past", ("2017-03-01", "week")),
        ("on the last day of February", "past", ("2017-02-28", "day")),
        ("on the first day of the year", "past", ("2017-01-01", "day")),
        ("later this month", "future", ("2017-03-14", "month")),
        ("last summer", "past", ("2016-06-01", "month")),
        ("in the spring of 2015", "past", ("2015-03-01", "month")),
        ("over the weekend", "past", ("2017-03-11", "week")),
        ("next weekend", "future", ("2017-03-18", "week")),
        ("the day before yesterday", "past", ("2017-03-12", "day")),
        ("in the past two weeks", "past", ("2017-02-28", "month")),
        ("in recent days", "past", ("2017-03-11", "week")),
        ("over the next three days", "future", ("2017-03-14", "week")),
        ("just hours ago", "past", ("2017-03-14", "day")),
        ("more than a month ago", "past", ("2017-02-01", "month")),
        ("a week ago today", "past", ("2017-03-07", "day")),
        ("decades ago", "past", ("1987-01-01", "year")),
        ("on Monday last week", "past", ("2017-03-06", "day")),
        ("in March last year", "past", ("2016-03-01", "month")),
        ("on 9 and 10 February", "past", ("2017-02-09", "day")),
        ("between March 3 and 5", "past", ("2017-03-03", "day")),
        ("from July 27 to July 31", "future", ("2017-07-27", "day")),
        ("on New Year's Eve", "past", ("2016-12-31", "day")),
        ("on Easter Sunday", "future", ("2017-04-16", "day")),
        ("in the 19th century", "past", ("1800-01-01", "year")),
        ("during World War II", "past", ("1939-01-01", "year")),
    ],
)
def test_longer_time_expressions(words, text, tense, expected):
    """Parts of periods, windows, ranges and names of times are one expression each."""
    [found] = moments(text, words)
    day, precision = resolve(found, TODAY, tense)
    assert (day.isoformat(), precision) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("two days later", ("2017-02-03", "day")),
        ("the following day", ("2017-02-02", "day")),
        ("that night", ("2017-02-01", "day")),
        ("a week earlier", ("2017-01-25", "week")),
        ("the previous month", ("2017-01-01", "month")),
        ("the following Friday", ("2017-02-03", "day")),
        ("hours later", ("2017-02-01", "day")),
    ],
)
def test_what_counts_from_a_time_that_was_told(words, text, expected):
    """ "The next day" is the one after the time told last; with no such time, nobody knows it."""
    [found] = moments(text, words)
    day, precision = resolve(found, TODAY, "past", (dt.date(2017, 2, 1), "day"))
    assert (day.isoformat(), precision) == expected
    if day > dt.date(2017, 2, 1):
        assert resolve(found, TODAY, "past") is None


@pytest.mark.parametrize(
    "text, dates",
    [
        ("GAO, March 9 - Rebels shelled Gao yesterday.", ["2017-03-08"]),
        ("Gao, 9 March 2017 (Agency) - Rebels shelled Gao yesterday.", ["2017-03-08"]),
        ("Rebels shelled Gao on Friday. The next day the army bombed Kidal.", ["2017-03-10", "2017-03-11"]),
        ("Rebels shelled Gao two days after the army bombed Kidal on March 1.", ["2017-03-03", "2017-03-01"]),
        ("Rebels shelled Gao on March 3, a day after the army bombed Kidal.", ["2017-03-03", "2017-03-02"]),
        ("Rebels shelled Gao on Friday, and on Sunday the army bombed Kidal.", ["2017-03-10", "2017-03-12"]),
        ("Rebels shelled Gao in clashes that began on Sunday.", ["2017-03-12"]),
        ("Rebels shelled Gao a week before the election.", ["2017-03-14"]),
        ("Last year, on October 9, rebels shelled Gao.", ["2016-10-09"]),
        ("Last week, on Tuesday, rebels shelled Gao.", ["2017-03-07"]),
    ],
)
def test_times_told_elsewhere(coder, text, dates):
    """A dateline, the sentence before, and the act on the other side of "after" tell when an act happened."""
    found = {
        event.trigger: event.date.isoformat() for event in coder.code(text, date=TODAY) if event.trigger != "clashes"
    }
    assert list(found.values())[: len(dates)] == dates


def test_a_dateline_with_its_year_serves_a_text_without_a_date(coder):
    """All is seen from it, and an act without a time has its day."""
    found = coder.code("GAO, March 9, 2017 - Rebels shelled Gao yesterday. The army bombed Kidal.")
    assert [(event.date.isoformat(), event.date_precision) for event in found] == [
        ("2017-03-08", "day"),
        ("2017-03-09", "document"),
    ]


def test_a_story_filed_on_the_day_before_it_was_printed_plans_nothing():
    """Where the dateline is a day older than the document, acts that the text does not date have happened all the same."""
    text = (
        "ANTSIRABE, March 9 (Reuters) - Gendarmes opened fire on villagers. The African Union condemned the shooting."
    )
    events = Coder().code(text, date="2021-03-10", statuses="all")
    assert [(event.type, event.status) for event in events] == [("shoot", "actual"), ("criticise", "actual")]


@pytest.mark.parametrize(
    "text, trigger, date",
    [
        ("Soldiers shelled the camp and rebels attacked a convoy on Sunday.", "shelled", "2017-03-12"),
        ("Gunmen attacked a bank in Kano on Sunday, and France criticised the army.", "criticised", "2017-03-14"),
        ("Rebels seized the port on Sunday and on Monday shelled Taiz.", "shelled", "2017-03-13"),
        ("The minister met rebels on Sunday and will visit Oslo.", "visit", "2017-03-14"),
        ("For the third time this week, rebels shelled Taiz.", "shelled", "2017-03-13"),
        ("Seventy-five years ago, Japan bombed Darwin.", "bombed", "1942-01-01"),
        ("Fighting which erupted on Sunday killed nine traders.", "killed", "2017-03-12"),
        ("Two women were shot when troops tried to clear a bridge on March 2.", "shot", "2017-03-02"),
        ("A boy was shot as police struggled to hold back a crowd on Sunday.", "shot", "2017-03-12"),
        ("A nurse was killed by shells that hit a market in Goz on Sunday.", "killed", "2017-03-12"),
        ("A guard was killed by a man who had fled prison on Sunday.", "killed", "2017-03-14"),
    ],
)
def test_acts_told_in_one_breath_share_their_time(coder, text, trigger, date):
    """A bare "and" hands a time on, a comma and a plan do not."""
    found = coder.code(text, date=TODAY, statuses="all")
    assert next(event.date.isoformat() for event in found if event.trigger == trigger) == date


def test_history_beside_news_of_the_week(coder):
    """In an undated text that tells of weekdays, an act that bears a year and no more is told as history."""
    news = "Rebels attacked Gao on Monday. In 2008 they burned the port."
    assert [event.status for event in coder.code(news, statuses="all")] == ["actual", "historical"]
    assert [event.status for event in coder.code("In 2008 rebels burned the port.", statuses="all")] == ["actual"]


@pytest.mark.parametrize(
    "text, status",
    [
        ("Rebels in Mali killed a French nun in 2012. Italy thanked Bamako on her behalf.", "actual"),
        ("About 200 people were killed in Jos in 2010. Bishop Matthew Pam appealed for calm.", "actual"),
        ("In 2010 gunmen killed 200 people in Jos. Bishop Matthew Pam appealed for calm.", "historical"),
        ("About 200 people were killed in Jos in 2010. Gunmen shot dead a priest.", "historical"),
    ],
)
def test_words_go_on_with_a_time_long_ago_only_where_it_leads(coder, text, status):
    """What lies far back is told beside the news, and what others say is news; a time at the head of a sentence is of what follows."""
    assert coder.code(text, date=TODAY, statuses="all")[-1].status == status


def test_a_text_whose_only_day_stands_in_an_aside_is_coded(coder):
    """A text whose only day stands in an aside is coded, and that day dates nothing else."""
    text = "The minister, who resigned on Tuesday, praised Togo. The next day rebels shelled Gao."
    assert [event.cameo for event in coder.code(text, date="2024-06-26")] == ["0831", "051", "194"]


@pytest.mark.parametrize(
    "text, day",
    [
        ("Police arrested five men on Easter Island.", "2017-06-20"),
        ("Police arrested five men on Christmas Day.", "2016-12-25"),
    ],
)
def test_what_is_named_after_a_feast_is_no_day(coder, text, day):
    """An island may bear the name of a feast; nothing happened there on that day for it."""
    assert str(coder.code(text, date="2017-06-20")[0].date) == day
