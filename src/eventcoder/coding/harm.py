"""What one clause says of people killed or hurt: its words of harm, and the figures that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import evolve

from eventcoder.coding.amounts import Amount, read_amount
from eventcoder.coding.context import Context
from eventcoder.coding.counts import counted
from eventcoder.coding.toll import Harm, Toll, harm_in, words_of
from eventcoder.coding.victims import each_of, is_people, members_stated, stated, unstated
from eventcoder.coding.whose_time import is_year
from eventcoder.model import Clause, Phrase

_MAY_BE_LONG = ("to",)  # prepositions that go with a verb of harm ("hacked to death")
_OF_WHOM = ("of", "'s")
_WITH_HARM = ("with", "from")  # "taken to hospital with injuries"
_PART = ("including", "among")
_OF_WHICH = "relative:whom"  # "nine people, two of whom died"


def harm_of(clause: Clause, context: Context) -> Harm | None:
    """Return what a predicate does to people, by its lemma with what goes with it ("hack to death", "gun down")."""
    lemma = clause.corrected or clause.lemma
    if clause.kind == "verb":
        for prep, phrase in clause.preps:
            if prep in _MAY_BE_LONG:
                found = harm_in(f"{lemma} {prep} {phrase.lemma}", context)
                if found is not None:
                    return found
    found = harm_in(f"{lemma} {clause.particle}" if clause.particle else lemma, context)
    if found is not None or clause.kind != "noun":
        return found
    named = (harm_in(f"{lemma} {prep} {phrase.lemma}", context) for prep, phrase in clause.preps if prep == "of")
    return next(named, None)  # "the loss of 15 lives"


def does_harm(clause: Clause, context: Context) -> bool:
    """Tell whether a clause says that people were killed or hurt, by its verb or by its object ("shot two men dead")."""
    if harm_of(clause, context) is not None:
        return clause.kind != "noun"
    return clause.kind != "noun" and any(True for _ in tolls(clause, context))


def tolls(clause: Clause, context: Context) -> Iterator[Toll]:
    """Yield the figures of victims that one clause states.

    Args:
        clause: a clause of the sentence.
        context: the sentence.

    Example:
        "Rebels killed three soldiers and two civilians" has two figures, both fatal.
    """
    for toll in _read(clause, context):
        yield evolve(toll, words=words_of(toll.amount, context))


def _read(clause: Clause, context: Context) -> Iterator[Toll]:
    harm = harm_of(clause, context)
    if clause.kind == "noun":
        yield from _of_noun(clause, harm, context)
        return
    if harm is not None:
        yield from _of_verb(clause, harm, context)
    else:
        yield from _of_object(clause, context)
        yield from _of_sufferers(clause, context)
        yield from _of_lost(clause, context)
        yield from counted(clause, context)
    yield from _of_part(clause, context)


# ------------------------------------------------------------------------------------- predicates of harm


def _of_verb(clause: Clause, harm: Harm, context: Context) -> Iterator[Toll]:
    """ "killed twelve", "twelve were killed", "twelve died"."""
    victims = clause.object
    if clause.voice == "active" and "harm-undergoing" in context.knowledge.rules.classes.get(clause.lemma, ()):
        victims = clause.subject
    elif victims is None and clause.voice == "active":
        after = _after(clause, context)
        if after is not None:
            yield Toll(harm, after)
            return
        if "harm-undergone" in context.knowledge.rules.classes.get(clause.lemma, ()):
            return  # a doer without victims: "the men who killed"
        victims = clause.subject
    if clause.voice == "passive" and clause.indirect is not None and clause.indirect.end <= clause.trigger[0]:
        victims = clause.indirect  # "91 people were killed, | 14 of them policemen"
    if victims is not None:
        part = clause.relation == _OF_WHICH or any(p.kind == "pronoun" for prep, p in victims.preps if prep == "of")
        for amount in each_of(victims, clause, context):
            own = _own_harm(amount, context)
            if own is not None:
                yield Toll(own or harm, amount, part=part)
        yield from (Toll(harm, amount) for amount in _hit_too(clause, context))
    if clause.voice == "passive" and (victims is None or clause.scope.negated):
        yield from _before(clause, harm, context)


def _hit_too(clause: Clause, context: Context) -> Iterator[Amount]:
    """ "killed a commander | along with six of his men"."""
    known = context.knowledge.rules.classes
    for prep, phrase in clause.preps:
        if "also-hit" in known.get(prep, ()):
            yield from each_of(phrase, clause, context)


def _own_harm(amount: Amount, context: Context) -> Harm | Literal[""] | None:
    """What the words of a figure say themselves ("seven dead and 30 injured"); None for people counted already ("the dead")."""
    lowers = context.tokens.lowers
    harm = harm_in(lowers[amount.end - 1], context)
    if harm is None:
        return ""
    figure = read_amount(lowers, amount.start, amount.end, context.knowledge.circumstances.numbers)
    if figure is None:
        return None
    return harm if figure.end >= amount.end - 1 else ""  # "one of the wounded" is none


def _before(clause: Clause, harm: Harm, context: Context) -> Iterator[Toll]:
    """A figure that grammar gave to no slot ("No one was hurt"); a nought, where it took another phrase for it."""
    lowers = context.tokens.lowers
    for at in range(clause.start, clause.trigger[0]):
        amount = read_amount(lowers, at, clause.trigger[0], context.knowledge.circumstances.numbers)
        if amount is not None and (clause.object is None or amount.best == 0):
            yield Toll(harm, amount)
            return


def _after(clause: Clause, context: Context) -> Amount | None:
    """A figure after an active verb that grammar took for no object ("wounded many others yesterday")."""
    lowers = context.tokens.lowers
    numbers = context.knowledge.circumstances.numbers
    at = max(clause.trigger) + 1
    amount = read_amount(lowers, at, len(lowers), numbers) if at < len(lowers) else None
    if amount is None or clause.form != "finite":
        return amount
    subject = clause.subject
    if subject is None or subject.number is not None:
        return None
    return None if read_amount(lowers, subject.start, subject.head + 1, numbers) is not None else amount


def _of_noun(clause: Clause, harm: Harm | None, context: Context) -> Iterator[Toll]:
    """ "the death of five", "12 deaths"."""
    if harm is None:
        return
    amount = stated(clause.phrase, context) if clause.phrase is not None else None
    of = next((phrase for prep, phrase in clause.preps if prep in _OF_WHOM), None) or clause.object
    if amount is not None and not is_year(amount.start, context):
        yield Toll(harm, amount)
    elif of is not None:
        yield from (Toll(harm, amount) for amount in each_of(of, clause, context))


# ------------------------------------------------------------------------------------- harm beside other verbs


def _of_object(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "caused 12 deaths", "left 12 people dead", "shot two men dead", "claimed 12 lives"."""
    if clause.object is None:
        return
    if _costs_lives(clause, context):
        yield from (Toll("fatal", amount) for amount in each_of(clause.object, clause, context))
        return
    told = _told_of(clause, context)
    if told is not None:
        yield from (Toll(told, amount) for amount in each_of(clause.object, clause, context))
        return
    done = -1
    for member in clause.object.members:
        if member.start < done:
            continue
        harm, adjective = _harm_of_member(member, clause, context)
        if harm == "fatal" and _loses_life(member, clause, context):
            yield from _of_whom_it_was(harm, clause, context)
        elif harm is not None:
            amount = stated(member, context) or (unstated(member, context) if adjective else None)
            if amount is None and not adjective:
                yield from _of_whom(member, harm, clause, context)
            elif amount is not None:
                done = amount.end
                yield Toll(harm, amount)
        elif clause.scope.negated and "report-noun" in context.classes(member):
            yield from _not_reported(member, context)


def _told_of(clause: Clause, context: Context) -> Harm | None:
    """What people are said to be, and not only feared ("30 reported | dead")."""
    after = clause.trigger[-1] + 1
    said = "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ())
    if clause.voice != "passive" or not said or after >= len(context.tokens):
        return None
    return harm_in(context.tokens.lowers[after], context)


def _of_whom_it_was(harm: Harm, clause: Clause, context: Context) -> Iterator[Toll]:
    if clause.subject is not None:
        yield from (Toll(harm, amount) for amount in each_of(clause.subject, clause, context))


def _loses_life(member: Phrase, clause: Clause, context: Context) -> bool:
    """ "Three policemen lost their lives"."""
    verb = context.knowledge.rules.classes.get(clause.lemma, frozenset())
    return "life-losing" in verb and clause.subject is not None and stated(member, context) is None


def _costs_lives(clause: Clause, context: Context) -> bool:
    """ "cost 39 people their lives"."""
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    if clause.object is None or "life-taking" not in known.get(clause.lemma, ()):
        return False
    after = lowers[clause.object.end : clause.object.end + 2]  # "their lives"
    return any("life" in known.get(context.knowledge.lexicon.noun_lemmas.get(word, word), ()) for word in after)


def _of_whom(noun: Phrase, harm: Harm, clause: Clause, context: Context) -> Iterator[Toll]:
    """ "caused the deaths of five soldiers"; where nothing of it happened, none ("without causing casualties")."""
    of = next((phrase for prep, phrase in noun.preps if prep == "of"), None)
    whom = list(each_of(of, clause, context)) if of is not None else []
    if whom or of is not None and harm_in(noun.lemma, context) is not None:
        yield from (Toll(harm, amount) for amount in whom)
    elif clause.scope.negated and not noun.definite:  # but "did not visit the wounded"
        yield Toll(harm, Amount(0, 0, 0, noun.start, noun.head + 1))
    elif noun.start:  # "neither | injuries nor damage"
        none = read_amount(context.tokens.lowers, noun.start - 1, noun.start, context.knowledge.circumstances.numbers)
        if none is not None and none.best == 0:
            yield Toll(harm, evolve(none, end=noun.head + 1))


def _not_reported(noun: Phrase, context: Context) -> Iterator[Toll]:
    """ "There were no immediate reports of deaths"."""
    for prep, inner in noun.preps:
        for member in inner.members:
            harm = harm_in(member.lemma, context)
            if prep == "of" and harm is not None:
                yield Toll(harm, Amount(0, 0, 0, noun.start, member.head + 1))


def _harm_of_member(member: Phrase, clause: Clause, context: Context) -> tuple[Harm | None, bool]:
    """What an object says was done to whom, and whether an adjective says it ("two men dead"), not the noun ("12 deaths")."""
    lowers = context.tokens.lowers
    whole = clause.object
    harm = harm_in(member.lemma, context) or harm_in(lowers[member.head], context)
    if harm is None:  # "loss of life"
        named = (harm_in(f"{member.lemma} {prep} {inner.lemma}", context) for prep, inner in member.preps)
        harm = next((found for found in named if found is not None), None)
    if harm is not None or whole is None:
        return harm, False
    verb = context.knowledge.rules.classes.get(clause.lemma, frozenset())
    noun = context.knowledge.rules.classes.get(member.lemma, frozenset())
    if "life-taking" in verb and "life" in noun or "body-finding" in verb and "body" in noun:
        return "fatal", False
    if member.kind == "number" and member is not whole.members[-1]:
        return harm_in(lowers[whole.members[-1].head], context), False  # "between 10 and 15 dead"
    return (_beside_object(member, whole, lowers, context), True) if clause.kind == "verb" else (None, False)


def _beside_object(member: Phrase, whole: Phrase, lowers: Sequence[str], context: Context) -> Harm | None:
    """The adjective of an object: "shot dead two men", "left two men dead"."""
    first = harm_in(lowers[whole.base], context)
    if first is not None:
        return first
    for at in (member.head + 1, whole.members[-1].head + 1, whole.end):
        if at < len(lowers):
            found = harm_in(lowers[at], context)
            if found is not None:
                return found
    return None


def _of_sufferers(clause: Clause, context: Context) -> Iterator[Toll]:
    """Who suffered injuries, or was taken to hospital with them."""
    verb = context.knowledge.rules.classes.get(clause.lemma, frozenset())
    if "harm-suffering" in verb and clause.object is not None and clause.subject is not None:
        harm = harm_in(clause.object.lemma, context)
        if harm == "wounding" and stated(clause.object, context) is None:
            yield from _of_whom_it_was(harm, clause, context)
        return
    victims = clause.object if clause.voice == "passive" else clause.subject
    for prep, phrase in clause.preps:
        if prep in _WITH_HARM and victims is not None and phrase.start > victims.start:
            harm = harm_in(phrase.lemma, context)
            if harm == "wounding" and members_stated(victims, context):
                yield from (Toll(harm, amount) for amount in each_of(victims, clause, context))
                return


def _of_lost(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "The army lost two men": people who are counted, not votes or ground."""
    lost = clause.object
    if (
        lost is None
        or clause.voice != "active"
        or "people-losing" not in context.knowledge.rules.classes.get(clause.lemma, ())
    ):
        return
    if all(members_stated(member, context) and is_people(member, context) for member in lost.members):
        yield from (Toll("fatal", amount) for amount in each_of(lost, clause, context))


def _of_part(clause: Clause, context: Context) -> Iterator[Toll]:
    """ "45 casualties, including five dead"; "among the dead were three children", so at least three."""
    for prep, phrase in clause.preps:
        harm = harm_in(phrase.lemma, context) if prep == "among" and phrase.definite else None
        if harm is not None and clause.subject is not None:
            for told in each_of(clause.subject, clause, context):
                yield Toll(harm, evolve(told, high=None), part=True)
        elif prep in _PART:
            for member in phrase.members:
                harm = harm_in(context.tokens.lowers[member.head], context)
                amount = stated(member, context) if harm == "fatal" else None
                if harm is not None and amount is not None:
                    yield Toll(harm, amount, part=True)
