"""How many people were killed or otherwise hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from eventcoder.coding.amounts import Amount, bound_before, read_amount
from eventcoder.coding.context import Context
from eventcoder.coding.reading import Reading
from eventcoder.dictionaries.circumstances import NumberWords
from eventcoder.model import Clause, Count, Phrase, Tokens

Harm = Literal["fatal", "wounding", "casualty"]
_HARMS: tuple[Harm, ...] = ("fatal", "wounding", "casualty")
_SAID_BY = frozenset({*_HARMS, "life-taking", "life", "toll"})  # the classes of words that victims are known by
_NEAR = 3  # tokens between an event noun and the relative clause that is about it


@frozen
class _Toll:
    """A figure of victims with the harm that was done to them."""

    harm: Harm
    amount: Amount


def counts(reading: Reading, context: Context) -> tuple[Count | None, Count | None]:
    """Return the fatalities, and all casualties (dead and hurt together), that a reading's sentence states of it.

    Read are its own clause, the results that were folded into it, and the clauses about it: what it is the subject or the
    cause of, what hangs on it as a participle, what happened when it did.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.

    Returns:
        (fatalities, casualties), each None where nothing is said; a best figure of 0 where the text says "no one".

    Example:
        For "The blast killed three soldiers and two civilians and wounded dozens" the fatalities are 5, the casualties 17.
    """
    if not context.once(_speaks_of_harm):
        return None, None
    tolls: dict[int, _Toll] = {}
    for index in _about(reading, context):
        for toll in _tolls(context.clauses[index], context):
            tolls.setdefault(toll.amount.start, toll)
    if not tolls:
        return None, None
    found = [tolls[at] for at in sorted(tolls)]
    dead = [t.amount for t in found if t.harm == "fatal"]
    hurt = [t.amount for t in found if t.harm != "fatal"]
    if hurt and not dead and all(amount.best == 0 for amount in hurt):
        dead = hurt  # where no one was hurt, no one died
    everyone = [t.amount for t in found]
    if not hurt and all(amount.best == 0 for amount in dead):
        return _count(dead, context.tokens), None
    return _count(dead, context.tokens), _count(everyone, context.tokens)


def _speaks_of_harm(context: Context) -> bool:
    """May any word of the sentence say that somebody was harmed? Most sentences have none, and need no look at their clauses."""
    forms = context.knowledge.forms(_SAID_BY)
    return not forms.isdisjoint(context.tokens.lowers) or any(clause.corrected for clause in context.clauses)


def _count(amounts: Sequence[Amount], tokens: Tokens) -> Count | None:
    if not amounts:
        return None
    text = "; ".join(_words(amount.start, amount.end, tokens) for amount in amounts)
    low, best, high = (_total([getattr(a, side) for a in amounts]) for side in ("low", "best", "high"))
    return Count(low, best, high, text)


def _total(parts: Sequence[int | None]) -> int | None:
    """The sum, unknown where one part is."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _words(start: int, end: int, tokens: Tokens) -> str:
    """The tokens as the text has them, each gap between them one blank."""
    pieces = [tokens.words[start]]
    for i in range(start + 1, end):
        pieces.append(" " if tokens.starts[i] > tokens.ends[i - 1] else "")
        pieces.append(tokens.words[i])
    return "".join(pieces)


# ------------------------------------------------------------------------------------- which clauses


def _about(reading: Reading, context: Context) -> list[int]:
    """The clauses that may speak of the victims of a reading, its own first."""
    clauses = context.clauses
    own = clauses[reading.index]
    found = dict.fromkeys([reading.index, *((own.support,) if own.support is not None else ()), *reading.results])
    core = set(found)
    for i, clause in enumerate(clauses):
        if i in found:
            continue
        hangs_on = clause.parent in core and clause.relation.startswith("participle")
        above = i == own.parent and _when(own) and _harm_of(clause, context) is not None
        if hangs_on or above or _speaks_of(clause, own) or _relative_to(clause, own) or _appended(clause, own, context):
            found[i] = None
    for i in _beside(found, context):
        found[i] = None
    return [i for i in found if not clauses[i].scope.modality or i == reading.index]


def _speaks_of(clause: Clause, own: Clause) -> bool:
    """Is the reading's event noun, or the clause's own words, inside an argument of this clause?"""
    if own.kind != "noun" or clause.kind == "noun":
        return False
    at = own.trigger[0]
    phrases = (clause.subject, clause.object, *(phrase for _, phrase in clause.preps))
    return any(phrase is not None and phrase.start <= at < phrase.end for phrase in phrases)


def _appended(clause: Clause, own: Clause, context: Context) -> bool:
    """ "Bomber hits army camp, seven killed": a figure with a participle and no auxiliary, after a comma."""
    victims = clause.object
    if victims is None or clause.subject is not None or clause.trigger[0] < own.trigger[0] or clause.kind == "noun":
        return False
    bare = victims.end == clause.trigger[0] and victims.start > 0 and context.tokens.lowers[victims.start - 1] == ","
    return bare and _harm_of(clause, context) is not None


def _relative_to(clause: Clause, own: Clause) -> bool:
    """ "the attack, in which 12 died": a relative clause right after the reading's event noun."""
    return own.kind == "noun" and clause.relation.startswith("relative") and 0 <= clause.start - own.end <= _NEAR


def _when(own: Clause) -> bool:
    """ "12 died when a bomb exploded": does the reading's clause say when its parent happened?"""
    relation = own.relation.partition(":")[0]
    return relation in ("sub", "complement") and ":" in own.relation and own.form == "finite" and not own.scope.modality


def _beside(found: dict[int, None], context: Context) -> list[int]:
    """Clauses of harm next to one already found: "20 were killed and dozens wounded"."""
    clauses = context.clauses
    verbs = [i for i, clause in enumerate(clauses) if clause.kind != "noun"]
    out: list[int] = []
    for one, other in pairwise(verbs):
        for here, there in ((one, other), (other, one)):
            if here not in found or there in found or there in out:
                continue
            if (
                _harm_of(clauses[there], context)
                and _coordinated(clauses[one], clauses[other])
                and (_harm_of(clauses[here], context) or any(_of_object(clauses[here], context)))
            ):
                out.append(there)
    return out


def _coordinated(first: Clause, second: Clause) -> bool:
    """One list of harm: the same doer, or an elliptical second half whose only noun is its victims."""
    if second.relation.startswith(("relative", "complement")):
        return False
    return first.subject is second.subject or second.object is None


def _harm_of(clause: Clause, context: Context) -> Harm | None:
    """What a predicate does to people, by its lemma (with its particle) or, of an adjective, by its word."""
    lemma = clause.corrected or clause.lemma
    return _harm(f"{lemma} {clause.particle}" if clause.particle else lemma, context)


def _harm(word: str, context: Context) -> Harm | None:
    classes = context.knowledge.rules.classes.get(word)
    if not classes:
        return None
    for harm in _HARMS:
        if harm in classes:
            return harm
    return None


# ------------------------------------------------------------------------------------- their figures


def _tolls(clause: Clause, context: Context) -> Iterator[_Toll]:
    """The figures of victims that one clause states."""
    harm = _harm_of(clause, context)
    if clause.kind == "noun":
        yield from _of_noun(clause, harm, context)
    elif harm is not None:
        yield from _of_verb(clause, harm, context)
    else:
        yield from _of_object(clause, context)
        yield from _of_toll(clause, context)


def _of_verb(clause: Clause, harm: Harm, context: Context) -> Iterator[_Toll]:
    """ "killed twelve", "twelve were killed", "twelve died"."""
    victims = clause.object
    if victims is None and clause.voice == "active":
        after = _after(clause, context)
        if after is not None:
            yield _Toll(harm, after)
            return
        victims = clause.subject
    if victims is not None:
        yield from _each(victims, harm, clause, context)
    elif clause.voice == "passive":
        yield from _before(clause, harm, context)


def _before(clause: Clause, harm: Harm, context: Context) -> Iterator[_Toll]:
    """A figure that grammar gave to no slot ("No one was hurt")."""
    lowers = context.tokens.lowers
    for at in range(clause.start, clause.trigger[0]):
        amount = read_amount(lowers, at, clause.trigger[0], context.knowledge.circumstances.numbers)
        if amount is not None:
            yield _Toll(harm, amount)
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


def _of_noun(clause: Clause, harm: Harm | None, context: Context) -> Iterator[_Toll]:
    """ "the death of five", "12 deaths"."""
    if harm is None:
        return
    of = next((phrase for prep, phrase in clause.preps if prep in ("of", "'s")), None) or clause.object
    if of is not None:
        yield from _each(of, harm, clause, context)
    elif clause.phrase is not None:
        amount = _stated(clause.phrase, context)
        if amount is not None:
            yield _Toll(harm, amount)


def _of_object(clause: Clause, context: Context) -> Iterator[_Toll]:
    """ "caused 12 deaths", "left 12 people dead", "shot two men dead", "claimed 12 lives"."""
    if clause.object is None:
        return
    taking = "life-taking" in context.knowledge.rules.classes.get(clause.lemma, ())
    done = -1
    for member in clause.object.members:
        if member.start < done:
            continue
        harm, adjective = _harm_of_member(member, clause, taking, context)
        if harm is not None:
            amount = _stated(member, context) or (_unstated(member, context) if adjective else None)
            if amount is not None:
                done = amount.end
                yield _Toll(harm, amount)


def _harm_of_member(member: Phrase, clause: Clause, taking: bool, context: Context) -> tuple[Harm | None, bool]:
    """What an object says was done to whom, and whether an adjective says it ("two men dead"), not the noun ("12 deaths")."""
    lowers = context.tokens.lowers
    whole = clause.object
    harm = _harm(member.lemma, context) or _harm(lowers[member.head], context)
    if harm is not None or whole is None:
        return harm, False
    if taking and "life" in context.knowledge.rules.classes.get(member.lemma, ()):
        return "fatal", False
    if member.kind == "number" and member is not whole.members[-1]:
        return _harm(lowers[whole.members[-1].head], context), False  # "between 10 and 15 dead"
    return (_beside_object(member, whole, lowers, context), True) if clause.kind == "verb" else (None, False)


def _beside_object(member: Phrase, whole: Phrase, lowers: Sequence[str], context: Context) -> Harm | None:
    """The adjective of an object: "shot dead two men", "left two men dead"."""
    first = _harm(lowers[whole.base], context)
    if first is not None:
        return first
    for at in (member.head + 1, whole.end):
        if at < len(lowers):
            found = _harm(lowers[at], context)
            if found is not None:
                return found
    return None


def _of_toll(clause: Clause, context: Context) -> Iterator[_Toll]:
    """ "the death toll from the attack rose to 12"."""
    subject = clause.subject
    if subject is None or "toll" not in context.classes(subject):
        return
    numbers = context.knowledge.circumstances.numbers
    for phrase in (clause.object, *(phrase for prep, phrase in clause.preps if prep in ("to", "at", "past"))):
        if phrase is not None:
            amount = read_amount(context.tokens.lowers, phrase.start, len(context.tokens), numbers)
            if amount is not None:
                yield _Toll("fatal", amount)
                return


def _each(victims: Phrase, harm: Harm, clause: Clause, context: Context) -> Iterator[_Toll]:
    """The figure of each conjunct; one that is not there leaves the others to be counted."""
    done = -1
    for member in victims.members:
        if member.start < done:
            continue  # the second half of a range: "between 10 and 15"
        amount = _stated(member, context) or _unstated(member, context)
        if amount is not None and not (clause.scope.negated and amount.best != 0):
            done = amount.end
            yield _Toll(harm, amount)


def _stated(phrase: Phrase, context: Context) -> Amount | None:
    """The first figure of a phrase up to its head, with the bound before it and the range that may go on after it."""
    lowers = context.tokens.lowers
    numbers = context.knowledge.circumstances.numbers
    at = bound_before(lowers, phrase.start, numbers)
    while at <= phrase.head:
        amount = read_amount(lowers, at, len(lowers), numbers)
        if amount is not None:
            if _measured(amount.end, phrase, context):
                return None
            return evolve(amount, end=max(amount.end, phrase.head + 1))
        at += 1
    return None


def _measured(after: int, phrase: Phrase, context: Context) -> bool:
    """Is it tonnes, hours or a share that are counted?"""
    if after > phrase.head or phrase.kind == "time":
        return phrase.kind == "time"
    nouns = context.knowledge.lexicon.nouns.get(phrase.lemma, frozenset())
    return "measure" in nouns or "time" in nouns


def _unstated(phrase: Phrase, context: Context) -> Amount | None:
    """A person or people without a figure: "a soldier", "the mayor", "soldiers"."""
    numbers: NumberWords = context.knowledge.circumstances.numbers
    lower = context.tokens.lowers[phrase.start]
    start, end = phrase.start, phrase.head + 1
    if phrase.kind == "pronoun":
        return Amount(1, 1, 1, start, end) if lower in numbers.ones else None
    sort = _people(phrase, context)
    if not sort:
        return None
    counted = _members_of(phrase, context)
    if counted is not None:
        return counted
    if sort == "many" or phrase.plural:
        return Amount(*numbers.plural, start, end)
    return Amount(1, 1, 1, start, end)


def _members_of(phrase: Phrase, context: Context) -> Amount | None:
    """ "a family of five"."""
    of = next((inner for prep, inner in phrase.preps if prep == "of" and inner.kind == "number"), None)
    if of is None:
        return None
    found = read_amount(context.tokens.lowers, of.start, of.head + 1, context.knowledge.circumstances.numbers)
    return evolve(found, start=phrase.start) if found is not None else None


def _people(phrase: Phrase, context: Context) -> Literal["", "one", "many"]:
    """Does a noun name a human being, or a body of them? Not so places, organisations and things."""
    if phrase.kind == "proper":
        actor = context.actor(phrase)
        known = actor.known and not (actor.roles and "person" in actor.flags)
        return "" if known else "one"
    lowers = context.tokens.lowers
    agents = context.knowledge.actors.tables.agents
    agent = agents.get(lowers[phrase.head]) or agents.get(phrase.lemma)
    if agent is None:
        return "one" if "civilian" in context.classes(phrase) else ""
    if "person" in agent.flags or not agent.flags & {"collective", "org", "thing", "plural"}:
        return "one"
    return "many" if agent.flags & {"collective", "plural"} else ""
