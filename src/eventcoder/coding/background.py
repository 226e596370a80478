"""The time of sentences that name none and go on with what was told before: "In 2019 police fired on miners. Five died" is one story.

News gives the time of what lies far back once, at the head of a passage, and leaves out only that of the day. So a plain past behind
such a time in the same paragraph is of it, and whatever is said to have been done in "that attack".
"""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from eventcoder.coding.auxiliaries import is_helped
from eventcoder.coding.carried import carries_on, is_elsewhere
from eventcoder.coding.context import Context
from eventcoder.coding.days import Dated, period_end
from eventcoder.coding.reading import Reading
from eventcoder.model import Clause, Phrase

_LONG_AGO = dt.timedelta(30)  # what is nearer may be meant by no sentence but its own
_GOES_ON = 2  # sentences
_DEPTH = 6  # clauses
_WORDS = frozenset({1, 3})  # quad classes: verbal cooperation and conflict
_PART_OF = frozenset({"in", "during", "by"})
_IN = "in"
_TOPIC = frozenset({"on", "about", "over", "to"})
_POINTING, _SPEECH, _OTHER = "pointing", "speech", "other-one"


@frozen
class Passage:
    """The time that a text told last, so many sentences ago, whether that was in the paragraph that it is in, and whether its
    sentence began with it ("In 2015 …"), so that it is of all that follows.
    """

    day: Dated | None = None
    age: int = 0
    here: bool = True
    leads: bool = False

    def later(self, *, paragraph: bool) -> Passage:
        """Return it as the next sentence sees it, with which a paragraph may begin."""
        return evolve(self, age=self.age + 1, here=self.here and not paragraph)

    def day_of(self, reading: Reading, context: Context, today: dt.date | None) -> Dated | None:
        """Return the day of an act whose sentence names none, if it goes on with what was told then.

        Args:
            reading: the act.
            context: its sentence.
            today: the day from which the text looks back.
        """
        if self.day is None or self.age > _GOES_ON or today is None or self.day[0] > today:
            return None
        index = reading.index
        if _points_back(index, context):
            return self.day
        if not self.leads and (_answers(reading, context) or _is_elsewhere(index, context)):
            return None
        bygone = period_end(*self.day) + _LONG_AGO <= today
        if not (self.here and bygone and _tells(index, context)):
            return None
        return None if _is_another(reading, context) else self.day


def is_told_of(index: int | None, context: Context) -> bool:
    """Tell whether a time is that of what its sentence tells, which the next may go on with, and not only of what it says besides
    ("Britain, which | seized the house in 2019, | agreed", "he is accused of | a murder in 1992").

    Args:
        index: the clause that the time belongs to; None for none.
        context: its sentence.
    """
    for _ in range(_DEPTH):
        if index is None:
            return True
        clause = context.clauses[index]
        if clause.form == "to":
            return False  # "will send judges | to question witnesses to the attack of 2008"
        if clause.kind == "noun" and clause.support is None and clause.relation in _TOPIC:
            return False  # "held talks | on the attack of 2008"
        above = clause.support if clause.kind == "noun" and clause.support is not None else clause.parent
        if above is None:
            return True
        host = context.clauses[above]
        says = _SPEECH in context.knowledge.lexicon.frames.get(host.lemma, ())
        relative = clause.relation.startswith("relative")
        aside = relative or clause.kind != "noun" and host.scope.time == "present"
        if is_added(clause, context) or aside and not says:
            return False
        index = above
    return True


def is_added(clause: Clause, context: Context) -> bool:
    """Tell whether a relative clause behind a comma only adds who somebody is ("Oslo, | which sent police in May, | said …").

    Args:
        clause: any clause.
        context: its sentence.
    """
    return clause.relation.startswith("relative") and context.tokens.lowers[clause.start - 1] == ","


def _is_elsewhere(index: int, context: Context) -> bool:
    """Does a sentence open in a country where none of the last acts were ("In Ivory Coast, | gunmen attacked a post")?"""
    scenes = context.setting.cast.scenes(_GOES_ON)
    for prep, phrase in context.clauses[index].preps:
        if prep == _IN and phrase.start == 1:
            country = context.actor(phrase.members[0]).country
            return bool(scenes) and country is not None and country not in scenes
    return False


def _answers(reading: Reading, context: Context) -> bool:
    """Is an act one of words, and of somebody named anew ("Rebels killed a nun in 2015. | Italy thanked Manila")? What lies far back is
    told for the sake of the day's news, and that is where words return to.
    """
    cameo = context.knowledge.ontology.types[reading.type].cameo
    if cameo is None or cameo.quad_class not in _WORDS or reading.source is None:
        return False
    return reading.source.kind != "pronoun"


def _is_another(reading: Reading, context: Context) -> bool:
    """Is an act of violence told of another place than what was told before ("lost two men at Sake in February. … Rebels killed a nun |
    near Beni")?
    """
    if not carries_on(context.knowledge.ontology.types[reading.type]):
        return False
    return is_elsewhere(reading, context.clauses[reading.index], context)


def _points_back(index: int, context: Context) -> bool:
    """Is an act part of what a word points back to ("died | in that attack", "during | those protests")?"""
    clause = context.clauses[index]
    phrases = [clause.phrase] if clause.phrase is not None else []
    for prep, phrase in clause.preps:
        phrases += [phrase, *(inner for _, inner in phrase.preps)] if prep in _PART_OF else []
    return any(_points(phrase.base, context) and phrase.head in context.nouns for phrase in phrases)


def only_points(reading: Reading, context: Context) -> bool:
    """Tell whether an event noun only points back to an act ("during | those protests"), and says nothing more of it."""
    clause = context.clauses[reading.index]
    if clause.kind != "noun" or clause.support is not None or clause.phrase is None or reading.results:
        return False
    if any(side is not None for side in (reading.source, reading.target, reading.both)):
        return False
    return _points(clause.phrase.base, context) or _counts_on(clause.phrase, context)


def _counts_on(phrase: Phrase, context: Context) -> bool:
    """Does a phrase only say the how manieth of its sort an act was that was told ("the fourth such | murder this year")?"""
    words = context.tokens.lowers[phrase.base : phrase.head]
    return sum(_OTHER in context.knowledge.rules.classes.get(word, ()) for word in words) > 1


def _points(at: int, context: Context) -> bool:
    """Is a token a word that points back to what was told before ("those")?"""
    return _POINTING in context.knowledge.lexicon.closed.get(context.tokens.lowers[at], ())


def _tells(index: int, context: Context) -> bool:
    """Is an act told in the plain past, and no more than told ("were killed", but "have been killed", "said")?"""
    clause = _verb_of(context.clauses[index], context)
    if clause is None or clause.scope.time != "past" or clause.scope.modality:
        return False
    speech = _SPEECH in context.knowledge.lexicon.frames.get(clause.lemma, ())
    return not speech and not is_helped(clause, context, "have")


def _verb_of(clause: Clause, context: Context) -> Clause | None:
    """The finite verb with which an act is told."""
    for _ in range(_DEPTH):
        if clause.kind != "noun" and clause.form == "finite":
            return clause
        above = clause.support if clause.support is not None else clause.parent
        if above is None:
            return None
        clause = context.clauses[above]
    return None
