"""Victims told of in a later sentence: "Gunmen attacked a village. The attack killed 12 people." is one act with 12 dead.

A sentence goes on with the act before it when all it says of violence is whom that act hurt, or names it again by a definite
noun. What has a doer, a place or a day of its own is another act.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from eventcoder.coding.acts import is_said, of_one_camp
from eventcoder.coding.amounts import Amount
from eventcoder.coding.context import Context
from eventcoder.coding.fillers import is_place
from eventcoder.coding.harm import does_harm, harm_of
from eventcoder.coding.how_many import receives
from eventcoder.coding.reading import SAYING
from eventcoder.coding.status import Outcome
from eventcoder.coding.told import Told
from eventcoder.coding.toll import Toll, harm_in, words_of
from eventcoder.coding.who import Actor
from eventcoder.model import Clause, Event, Participant, Phrase

_REACH = 2  # sentences on from the act
_TERRITORY, _PROPERTY = "force/territory", "coerce/property"
_BOOTY = (_PROPERTY, "assault/abduct")
_DAY = "day"
_OTHER = "other-one"
_MORE = frozenset({"other-time"})  # the class of words that say that an act is another
_LIFE_LOSING = "life-losing"
_ALL_TOLD = "all-told"
_UNDERGOING, _SEVERAL, _PERSON = "harm-undergoing", "several", "person"
_PROTEST = "dissent/protest"
_HURTING = (
    ("force", "assault"),
    ("repression",),
    ("dissent/riot",),
)  # families that news tells the victims of, the likeliest first
_LATER = -1  # tokens of speakers of later sentences count down from here
_CAUSES = frozenset({"in", "by", "from", "during", "after", "of"})


@frozen(eq=False)
class _Act:
    """An act that later sentences may tell the victims of: where it stands, its first event, and what they told so far."""

    sentence: int
    outcome: Outcome
    event: Event
    more: tuple[Toll, ...] = ()
    victims: Participant | None = None


def gather(sentences: Iterable[Told]) -> list[Told]:
    """Return the sentences of a text, victims that later sentences tell of given to the act that hurt them.

    Args:
        sentences: all sentences of a text, in order.
    """
    out: list[Told] = []
    act: _Act | None = None
    first: _Act | None = None  # with dead
    for told in sentences:
        at = len(out)
        near = act is not None and at - act.sentence <= _REACH
        old = act if first is None or near and not _is_meant(first, act, told) else first
        if old is first and act is not None and first is not None and act.sentence == first.sentence:
            old = act
        if old is not None and (near or _is_toll(told, old)) and _goes_on(told, old):
            act = _informed(old, out[old.sentence], told)
            out[act.sentence], told = _pass_on(out[act.sentence], told, act)
        else:
            act = _next_act(act, _act_of(told, at), told)
        if first is None or act is not None and act.sentence == first.sentence:
            first = act if act is not None and act.event.fatalities is not None else first
        out.append(told)
    return out


def _is_meant(first: _Act, act: _Act | None, told: Told) -> bool:
    """Does a sentence count all the dead of the act with the most of them, although one with fewer was told since?"""
    latest = act.event.fatalities if act is not None else None
    before = first.event.fatalities
    fewer = latest is not None and before is not None and (latest.best or 0) < (before.best or 0)
    return fewer and _is_toll(told, first)


def _is_toll(told: Told, act: _Act) -> bool:
    """Does a sentence only count all the dead until now ("the toll has risen to 72"), far behind an act with fewer?"""
    figures, dead = told.writer.casualties.loose, act.event.fatalities
    before = (dead.best or dead.low) if dead is not None else None
    if not figures or before is None or _violent(told):
        return False
    return all(toll.whole and (toll.amount.best or 0) >= before for toll in figures if not toll.part)


def _next_act(before: _Act | None, now: _Act | None, told: Told) -> _Act | None:
    """The act that the next sentences may tell the victims of: a fight goes on while houses burn."""
    if before is None or now is None:
        return now or before
    family = told.context.knowledge.ontology.types[now.outcome.reading.type].family
    return before if family.startswith(_PROPERTY) and now.sentence - before.sentence < _REACH else now


def _act_of(told: Told, at: int) -> _Act | None:
    """The act of a sentence that its victims are those of: force before riots, riots before a strike, the first of them."""
    types = told.context.knowledge.ontology.types
    acts = [
        _Act(at, outcome, events[0])
        for outcome, events in told.outcomes
        if events and outcome.status == "actual" and receives(types[outcome.reading.type])
    ]
    for families in _HURTING:
        for act in acts:
            if types[act.outcome.reading.type].family.startswith(families):
                return act
    return acts[0] if acts else None


def _goes_on(told: Told, act: _Act) -> bool:
    """Does a sentence tell of nothing that hurt anybody but the act before it, or what that did?"""
    acts = _violent(told)
    again = _restated(told, act)
    if len(again) < len(acts) and not (again and all(one in again or _takes_away(one, told) for one in acts)):
        return False
    if acts:
        return True
    figures = told.writer.casualties.loose or _of_pronoun(told.context, act)
    return bool(figures) and not any(_other_cause(c, told.context) for c in _harming(told.context))


def _of_pronoun(context: Context, act: _Act) -> list[Toll]:
    """The victims of an act in a later "he died", "they died of their wounds": as many as its target names."""
    target = act.outcome.reading.target
    if target is None or target.conjuncts or target.plural and target.number is None:
        return []
    count = target.number if target.number is not None else 1
    closed, classes = context.knowledge.lexicon.closed, context.knowledge.rules.classes
    for clause in context.clauses:
        subject = clause.subject
        if subject is None or subject.kind != "pronoun" or clause.voice != "active" or clause.scope.negated:
            continue
        harm = harm_of(clause, context) if _UNDERGOING in classes.get(clause.lemma, ()) else None
        meant = _SEVERAL if count > 1 else _PERSON
        if harm is not None and meant in closed.get(subject.lemma, ()):
            amount = Amount(count, count, count, subject.start, subject.head + 1)
            return [Toll(harm, amount, words=words_of(amount, context))]
    return []


def _violent(told: Told) -> list[Outcome]:
    """What a sentence says of acts of violence, done or denied."""
    types = told.context.knowledge.ontology.types
    return [one for one in told.found if receives(types[one.reading.type]) and one.status in ("actual", "negated")]


def _restated(told: Told, act: _Act) -> list[Outcome]:
    """What a sentence says of the act before it or of its result."""
    return [outcome for outcome in _violent(told) if _restates(outcome, told, act)]


def _takes_away(outcome: Outcome, told: Told) -> bool:
    """Does an act take or burn things, or carry people off, as attackers do beside killing ("killed nine and | abducted five")?"""
    return told.context.knowledge.ontology.types[outcome.reading.type].family.startswith(_BOOTY)


def _harming(context: Context) -> list[Clause]:
    return [clause for clause in context.clauses if does_harm(clause, context)]


def _restates(outcome: Outcome, told: Told, act: _Act) -> bool:
    """Is an outcome the act before it, or its result?"""
    reading, context = outcome.reading, told.context
    types = context.knowledge.ontology.types
    if any(not types[one].consequence for one in reading.operators) or not _same_where_and_when(outcome, told, act):
        return False
    if (
        types[reading.act].family.startswith(_PROTEST)
        or act.event.act
        and types[act.event.act].family.startswith(_PROTEST)
    ):
        return False
    clause = context.clauses[reading.index]
    if clause.kind == "noun":
        return (
            _named_again(clause.phrase, context)
            and reading.source is None
            and not _hits_another(reading.target, context, act)
        )
    if not does_harm(clause, context) or _other_cause(clause, context) or _does_more(clause, context):
        return False
    if _takes_place(act, context) and clause.voice == "active" and clause.object is not None:
        return False  # who took a town and then killed people did two things
    if not types[reading.act].consequence and not _points_back(clause, context):
        return False  # "was shot dead" tells an act of its own
    return _no_new_doer(clause, context, act)


def _does_more(clause: Clause, context: Context) -> bool:
    """Does a doer do harm beside what was told ("they | also killed two guards")?"""
    doer = clause.subject
    if doer is None or clause.voice == "passive" or doer.head in context.nouns:
        return False
    return is_said(context.tokens.lowers[doer.end : clause.trigger[0]], _MORE, context)


def _named_again(phrase: Phrase | None, context: Context) -> bool:
    """ "The attack", "the clashes": a definite noun, and not "the first attack"."""
    if phrase is None:
        return False
    owner = phrase.possessor
    dated = owner is not None and owner.kind == "time"  # "Monday's shooting"
    if owner is not None and not dated or not (dated or phrase.definite or phrase.kind == "pronoun"):
        return False
    known = context.knowledge.rules.classes
    return not any(_OTHER in known.get(word, ()) for word in context.tokens.lowers[phrase.base : phrase.head])


def _hits_another(target: Phrase | None, context: Context, act: _Act) -> bool:
    """Does a noun name a target that is new ("the bombing of | a Turkish police station")?"""
    if target is None or target.kind == "pronoun":
        return False
    country, before = context.actor(target.members[0]).country, act.event.target
    elsewhere = country is not None and before is not None and before.country not in (country, None)
    return elsewhere or target.kind == "common" and not target.definite


def _points_back(clause: Clause, context: Context) -> bool:
    """Does a clause name the act by a definite noun or a pronoun ("left 22 dead", with "the strike" as its subject)?"""
    if clause.subject is not None and clause.subject.kind == "pronoun":
        return True
    phrases = [clause.subject, *(phrase for prep, phrase in clause.preps if prep in _CAUSES)]
    nouns = [phrase for phrase in phrases if phrase is not None and phrase.head in context.nouns]
    return any(_named_again(phrase, context) for phrase in nouns)


def _no_new_doer(clause: Clause, context: Context, act: _Act) -> bool:
    """Is nobody named who did harm, but the act or its doer, as a pronoun or by a definite noun?"""
    doer = clause.subject
    if doer is None or clause.object is None and clause.voice == "active" and harm_of(clause, context) is not None:
        return True
    who = context.actor(doer.members[0])
    if doer.kind == "pronoun":
        return of_one_camp(act.event.source, who) or _hurts_its_doer(clause, context, act)
    if not who.known or doer.head in context.nouns and not who.roles:  # "regime" is no act
        return _named_again(doer, context)
    source = act.event.source
    return doer.definite and source is not None and (who.code in (source.code, None) or _says_less(who, source))


def _hurts_its_doer(clause: Clause, context: Context, act: _Act) -> bool:
    """Did the attacked hurt who attacked ("Rebels raided a post. | The army said it killed nine attackers")?"""
    hurt, doer = clause.object, act.event.source
    return hurt is not None and doer is not None and of_one_camp(doer, context.actor(hurt.members[0]))


def _says_less(who: Actor, source: Participant) -> bool:
    """Is a doer of whom nothing but the country is known said to be more ("two Chadians", and then "the cousins")?"""
    return who.country == source.country is not None and not source.roles


def _other_cause(clause: Clause, context: Context) -> bool:
    """Is something else named that people fell to ("were killed in | a road accident", "died of hunger", "a suspect in | the raid in
    which nine died")?
    """
    ones = context.knowledge.circumstances.numbers.ones
    lowers = context.tokens.lowers
    for prep, phrase in clause.preps:
        if prep in _CAUSES and phrase.head in context.nouns and _describes(clause, phrase, context):
            return True
        if prep not in _CAUSES or phrase.kind != "common" or phrase.definite or is_place(phrase, context):
            continue
        if prep == "of" and harm_in(phrase.lemma, context) == "wounding":
            continue  # "died of gunshot wounds"
        if prep == "of" or lowers[phrase.start] in ones or phrase.head in context.nouns:
            return True
    subject = clause.subject
    if subject is None or clause.object is None or subject.kind != "common":
        return False
    if _LIFE_LOSING in context.knowledge.rules.classes.get(clause.lemma, ()):
        return False  # "an officer and two guards | lost their lives" did nothing
    return not subject.definite and (subject.head in context.nouns or lowers[subject.start] in ones)


def _describes(clause: Clause, phrase: Phrase, context: Context) -> bool:
    """Does a clause only describe an act that is spoken of beside what its sentence tells?"""
    if clause.relation != "relative" or clause.parent is None:
        return False
    return phrase is not context.clauses[clause.parent].subject


def _same_where_and_when(outcome: Outcome, told: Told, act: _Act) -> bool:
    """Do place and day of an outcome, where it has its own, agree with those of the act?"""
    events = next((events for one, events in told.outcomes if one is outcome), [])
    for event in events[:1]:
        here, there = event.place, act.event.place
        if here is not None and (there is None or here.name != there.name):
            return False
        if event.date_precision == _DAY == act.event.date_precision and event.date != act.event.date:
            return False
    return True


# ------------------------------------------------------------------------------------- passing on


def _informed(act: _Act, earlier: Told, later: Told) -> _Act:
    """The act with the figures that a later sentence adds, and with its victims where it has none."""
    acts = _restated(later, act)
    thing = act.event.target is None or act.event.target.kind is None
    side = thing and not _takes_place(act, earlier.context)
    figures = [toll for one in acts for toll in later.writer.casualties.told(one.reading)]
    if _sums_up(later.context):
        figures = [evolve(toll, whole=True) for toll in figures]
    own = [*earlier.writer.casualties.told(act.outcome.reading), *act.more]
    figures += later.writer.casualties.loose
    more = _news(own, figures or _of_pronoun(later.context, act), later.context)
    victims = act.victims or (_victims(later, acts) if side else None)
    return evolve(act, more=(*act.more, *more), victims=victims if _are_others(victims, act.event) else None)


def _are_others(victims: Participant | None, event: Event) -> bool:
    """Are people hurt not the doer's own ("police fired tear gas … | five officers | were hurt")?"""
    return victims is None or event.source is None or victims.code != event.source.code


def _sums_up(context: Context) -> bool:
    """Does a sentence count all the victims of an act ("more than 20 were killed | in all")?"""
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    for at, word in enumerate(lowers):
        two = f"{lowers[at - 1]} {word}" if at else word
        ends = at + 1 == len(lowers) or not lowers[at + 1][:1].isalnum()
        if ends and any(_ALL_TOLD in known.get(one, ()) for one in (word, two)):
            return True
    return False


def _takes_place(act: _Act, context: Context) -> bool:
    """Is it a place that was taken? Its target is the side that lost it."""
    return context.knowledge.ontology.types[act.event.act].family.startswith(_TERRITORY)


def _pass_on(earlier: Told, later: Told, act: _Act) -> tuple[Told, Told]:
    """The two sentences when what the second tells of victims is the act's."""
    outcomes = [
        (one, earlier.writer.events(one, act.more, act.victims) if one is act.outcome else events)
        for one, events in earlier.outcomes
    ]
    acts = _restated(later, act)
    rest = [
        pair for pair in later.outcomes if not any(pair[0] is one for one in acts) and pair[0].reading.type != SAYING
    ]
    gone = frozenset(one.reading.index for one in acts)
    return evolve(earlier, outcomes=outcomes), evolve(later, outcomes=rest, passed_on=gone)


def _news(own: Sequence[Toll], later: Sequence[Toll], context: Context) -> list[Toll]:
    """The later figures that tell what the act's own do not: the first of the dead, of the hurt, the latest count of all, and
    what another source says of all.
    """
    dead = any(toll.harm == "fatal" for toll in own)
    hurt = any(toll.harm != "fatal" for toll in own)
    news = []
    for toll in later:
        if toll.whole or not (dead if toll.harm == "fatal" else hurt):
            # The tokens of another sentence count from its own beginning.
            news.append(toll if toll.speaker is None else evolve(toll, speaker=_LATER - toll.speaker))
        elif _counts_anew(toll, own, context):
            news.append(evolve(toll, speaker=_LATER - (toll.speaker or 0)))
    return news


def _counts_anew(toll: Toll, own: Sequence[Toll], context: Context) -> bool:
    """Does a source of a later sentence give its own figure of all the dead ("The minister said | five people | had died")?"""
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    if toll.speaker is None or toll.harm != "fatal" or toll.part or not toll.amount.stated:
        return False
    if all(one.speaker is None for one in own):
        return False
    last = lowers[toll.amount.end - 1]
    return "anybody" in known.get(context.knowledge.lexicon.noun_lemmas.get(last, last), ())


def _victims(later: Told, acts: Sequence[Outcome]) -> Participant | None:
    """Whom a later sentence names as hurt."""
    for outcome, events in later.outcomes:
        if outcome.status == "actual" and any(outcome is one for one in acts) and len(events) == 1:
            return events[0].target
    return None
