"""How real an act is, and what grammar itself makes of its type: future, refusal, obligation.

DESIGN of the order: composition comes before status, since saying, refusing and promising are acts ("will not lift the
ban" is an actual refusal); status is then the first that holds of negated, hypothetical, planned, historical, actual.
"""

from __future__ import annotations

from attrs import evolve, frozen

from eventcoder.coding.above import WOULD, from_above, was_forced
from eventcoder.coding.auxiliaries import is_helped
from eventcoder.coding.context import Context
from eventcoder.coding.generic import is_aim, is_only_asked, is_played, is_rule, tells_of_nobody
from eventcoder.coding.gifts import AID, PROVIDE, by_speaker
from eventcoder.coding.pronouns import is_third, may_mean
from eventcoder.coding.reading import (
    BOUND,
    FUTURE,
    FUTURE_NOT,
    OBLIGATION,
    PEOPLE,
    PROTEST,
    REPORTS,
    UNCODED,
    Reader,
    Reading,
)
from eventcoder.coding.told_by import has_had_to
from eventcoder.coding.who import is_state
from eventcoder.coding.works import is_told_by_a_work
from eventcoder.dictionaries.rules import Pattern
from eventcoder.model import Clause, Phrase, Scope, Status
from eventcoder.ontology.decisions import ARMED

NOT = "NOT"
_ABROAD = (AID, "reduce")  # families of what is mostly done across borders
_WILLING = (("intend",), ("agree",))  # not to be so is to refuse: "has no plans to lift", "is not ready to talk"
_STAND_IN = "stand-in-subject"  # class of the subject that stands for what is said to be ("there")
_ACTS_OF_WORDS = frozenset({FUTURE_NOT, OBLIGATION})  # what makes an act of words of an act that is only announced
_HOLD_BACK = "hesitate"
_PLACES = frozenset({"territory", "passage", "water", "border"})  # classes of what may be closed or taken
_NO_MORE, _END = "no-more", "end"  # class of the negators that say that something has ended; what that makes of an act
_INTENDED = "03"  # CAMEO root of intentions
_SPOKEN = ("02", "05", "10", "11")  # CAMEO roots of acts of words
_NEWLY = "newly"  # class of words before a measure that has just been taken
_TAKES_EFFECT = "takes-effect"  # class of the verbs that say that a measure begins ("came into force", "took effect")
_VIOLENCE = ("force", "assault", "mass")  # families
_STILL, _DENIES, _WHICH = "still", "denies", "relative:which"  # classes of words, and a relation
_DISPUTES = 3  # clauses above one another
_BY_RULERS = (
    "posture",
    "reduce",
    "restrict",
    "sanction",
    "expel",
    "yield/release",
    "yield/restrictions",
    "yield/sanctions",
)
_RULERS = (("GOV",), ("MIL",))
_THREAT = "threaten"  # a family
_POSSIBLE = "possible"  # a modality, and what a cue says
_POSTURE, _PLAYED = "posture/military", ("arrest", "assault", "coerce", "force", "mass")  # families


@frozen(eq=False)
class Speaker:
    """Who says a clause: the subject of the reporting verb above it."""

    phrase: Phrase
    verb: str


@frozen(eq=False)
class Outcome:
    """A reading with its status, or with the type that grammar gave it. `bare`: by itself it is no event, but it may tell of one
    again ("the talks took place in Geneva") or answer one ("the miners turned down the offer").
    """

    reading: Reading
    status: Status
    speaker: Speaker | None
    bare: bool = False


def outcome(reading: Reading, reader: Reader, context: Context) -> Outcome | None:
    """Return the reading as it stands in its sentence; None where composition says that it is no event."""
    clause = context.clauses[reading.index]
    speaker = speaker_of(reading.index, context)
    if (
        speaker is not None
        and reading.source is not None
        and reading.source.kind == "pronoun"
        and speaker.phrase.kind != "pronoun"
        and (  # not "They shot 35 people, | doctors said"
            speaker.phrase.start < reading.source.start or not is_third(reading.source, context)
        )
        and may_mean(reading.source, context.actor(speaker.phrase.members[0]), context, speaker.phrase)
        and not _is_subject_between(reading.source, clause, speaker.phrase, context)
    ):
        reading = evolve(reading, source=speaker.phrase)  # "Lebanon says it will not …": the speaker's own act
    if _is_of_nobody(reading, context) and speaker is not None and by_speaker(reading.target, speaker.phrase, context):
        reading = evolve(reading, source=speaker.phrase)  # "blankets were flown to Herat, the Danish ministry said"
    if reading.source is None and reading.rule.type == PROVIDE:
        return None  # what somebody has of nobody is no aid
    if is_only_asked(reading, context):
        return None
    shown, spoken = _is_protest(reading, context), _is_of_words(reading, context)
    above = from_above(reading.index, reader, context, shown=shown, spoken=spoken)
    scope = clause.scope
    if reading.index in reading.inner and not _ACTS_OF_WORDS.isdisjoint(reading.operators):
        return Outcome(reading, "actual", speaker)  # "it will not leave, the ministry announced" is a refusal
    if is_rule(clause, context) or is_told_by_a_work(clause, context):
        return Outcome(reading, "hypothetical", speaker)
    if above is None and reading.index not in reading.inner:
        composed = _by_grammar(reading, clause, speaker, context)
        if composed is not None:
            return composed if composed.reading.type != UNCODED else None
    if above == "planned" and clause.kind == "noun" and clause.support is None and reading.index not in reading.inner:
        return _awaited(reading, speaker, context)
    status: Status = "actual"
    if denied(reading, context) != (above == "negated") or above == "negated" and _by_one_word(clause, context):
        status = "negated"
    elif (
        above == "hypothetical"
        or _is_open(clause, context)
        or _disputed(reading.index, context)
        or above is None
        and _never_done(reading, clause, reader, context)
    ):
        status = "hypothetical"
    elif above == "planned" or scope.time == "future" or _only_foretold(reading.operators):
        status = "planned"
    elif (
        above == "historical"
        or scope.history
        or _holds_already(reading, clause, context)
        or _is_standing(reading, clause, context)
        or _goes_on_still(clause, context)
    ):
        status = "historical"
    return Outcome(reading, status, speaker)


def _is_open(clause: Clause, context: Context) -> bool:
    """Does a clause say that something may, must or would be done, and not that somebody was forced to do it?"""
    return bool(clause.scope.modality) and not was_forced(clause, context)


def _is_nobodys_threat(reading: Reading, context: Context) -> bool:
    """Is it only foretold that something will be done to somebody, by nobody named ("the accused | is to be tried", "we | will be
    evicted")? Words that threaten by themselves do so whoever says them ("they | will pay a price").
    """
    types = context.knowledge.ontology.types
    deed = types[reading.act].cameo
    untold = reading.source is None and reading.both is None
    return untold and deed is not None and types[reading.type].family.startswith(_THREAT)


def _is_of_nobody(reading: Reading, context: Context) -> bool:
    """Is it aid, or a tie cut, which one state gives or does to another, and nobody is said to?"""
    if reading.source is not None or reading.both is not None:
        return False
    return context.knowledge.ontology.types[reading.act].family.startswith(_ABROAD)


def _is_subject_between(pronoun: Phrase, clause: Clause, speaker: Phrase, context: Context) -> bool:
    """Does a clause between a pronoun's and the speaker's have a subject that it may mean ("police said | rebels burned huts as | they
    withdrew")?
    """
    at = clause.parent
    while at is not None and (above := context.clauses[at]).subject is not speaker:
        subject = above.subject
        if subject is not None and subject.kind not in ("pronoun", "time") and subject.start < pronoun.start:
            return may_mean(pronoun, context.actor(subject.members[0]), context, subject)
        at = above.parent
    return False


def _holds_already(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does a noun by itself only name a measure that is there already ("monitors | an arms embargo on Darfur", but "fresh | sanctions
    on Mali", "sanctions on Mali took effect")?
    """
    lasting = context.knowledge.ontology.types[reading.type].lasting
    if not lasting or clause.kind != "noun" or clause.support is not None or reading.operators or clause.phrase is None:
        return False
    host = context.clauses[clause.parent] if clause.parent is not None else clause
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    begins = clause.relation == "subject" and _TAKES_EFFECT in known.get(host.lemma, ())
    words = lowers[clause.phrase.start : clause.phrase.head]
    return not (begins or host.times or any(_NEWLY in known.get(word, ()) for word in words))


def _never_done(reading: Reading, clause: Clause, reader: Reader, context: Context) -> bool:
    """Is an act one of nobody in particular, only the aim of another, or only played, as attacks are in a drill (the drill itself is
    held)?
    """
    played = context.knowledge.ontology.types[reading.type].family.startswith(_PLAYED)
    if tells_of_nobody(clause, context) or played and is_played(clause, context):
        return True
    return is_aim(reading, clause, reader)


def _is_standing(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does an act only say where forces are that something else is said of ("the soldiers | stationed in Mali | will leave"), or what
    somebody thinks ("a group | opposed to the vote | was banned")?
    """
    if clause.form != "participle" or clause.subject is not None or clause.relation != "relative":
        return False
    posture = context.knowledge.ontology.types[reading.type].family.startswith(_POSTURE)
    return posture or reading.source is not None and reading.source is clause.object


def _goes_on_still(clause: Clause, context: Context) -> bool:
    """Does a verb in the simple present say only how things still are ("they | still hold | the crew", but "are still shelling")?"""
    if clause.kind != "verb" or clause.form != "finite" or clause.scope.time != "present" or clause.scope.modality:
        return False
    lowers, at = context.tokens.lowers, clause.trigger[0]
    known = context.knowledge.rules.classes
    beside = lowers[max(clause.start, at - 1) : at]
    return any(_STILL in known.get(word, ()) for word in beside) and not is_helped(clause, context, "be", "have")


def _disputed(index: int, context: Context) -> bool:
    """Does a clause behind "which" deny all that was said ("he said the groups had passed on files, | which they deny")?"""
    denied_ones = context.once(_all_disputed)
    at: int | None = index
    for _ in range(_DISPUTES):
        if at is None or not denied_ones:
            return False
        if at in denied_ones:
            return True
        at = context.clauses[at].parent
    return False


def _all_disputed(context: Context) -> frozenset[int | None]:
    """The clauses of a sentence that one behind a comma and "which" denies."""
    known, lowers = context.knowledge.rules.classes, context.tokens.lowers
    return frozenset(
        one.parent
        for one in context.clauses
        if one.relation == _WHICH
        and one.subject is not None
        and one.subject.start >= one.start  # "which they deny", but "Egypt, which denies it"
        and not one.scope.negated
        and _DENIES in known.get(one.lemma, ())
        and "," in lowers[max(0, one.start - 2) : one.start]
    )


def _only_foretold(operators: tuple[str, ...]) -> bool:
    """Is a future act merely reported ("the minister said France will lift …")? A warning or a promise of it is an act."""
    own = [operator for operator in operators if operator not in REPORTS]
    return own[:1] == [FUTURE]


def _by_grammar(reading: Reading, clause: Clause, speaker: Speaker | None, context: Context) -> Outcome | None:
    """The types that grammar gives: will -> 03x/13x, will not -> 12x, must -> 10x, did not answer -> 011."""
    scope = _of_being(clause, context) or clause.scope
    ontology = context.knowledge.ontology
    if scope.modality not in ("", "condition", *BOUND):
        return _held_out(reading, clause, speaker, context) or _withheld(reading, speaker, context)
    if scope.modality in BOUND and speaker is not None and not has_had_to(scope, context):
        composed = ontology.compose(BOUND[scope.modality], reading.type, reading.inside)
        if composed is None or scope.negated or reading.source is speaker.phrase:
            return None  # "we must shelter them": nobody is asked
        target = reading.source or reading.target
        changed = reading.under(OBLIGATION, composed, source=speaker.phrase, target=target, both=None)
        return Outcome(changed, "actual", speaker)
    unwilling = scope.modality == "condition" and _would_not(reading, clause, context)
    if unwilling or (scope.time == "future" and not scope.modality):
        negated = denied(reading, context) or scope is not clause.scope and scope.negated
        operator = FUTURE_NOT if negated else FUTURE
        composed = ontology.compose(operator, reading.type, reading.inside)
        if composed is None:
            return None
        changed = reading.under(operator, composed)
        untold = reading.source is None and reading.both is None
        if untold and speaker is not None and (scope is not clause.scope or _will_do(reading, speaker, context)):
            changed = evolve(changed, source=speaker.phrase)
        if not negated and _is_nobodys_threat(changed, context):
            return Outcome(changed, "hypothetical", speaker)
        return Outcome(changed, "actual" if negated else "planned", speaker)
    now = scope.time == "present" or speaker is not None or scope.modality == "condition"  # "said it had no plans to"
    now = now or clause.kind == "adjective"  # "was not willing to lift the ban": it did not
    if now and scope.negated and reading.operators[:1] in _WILLING:
        meant = reading.steps[1] if len(reading.steps) > 1 else reading.act
        composed = ontology.compose(FUTURE_NOT, meant)
        return None if composed in (None, UNCODED) else Outcome(reading.under(FUTURE_NOT, composed), "actual", speaker)
    return _withheld(reading, speaker, context)


def _awaited(reading: Reading, speaker: Speaker | None, context: Context) -> Outcome:
    """What an event noun names that is still to come ("talks | are due on Friday"): an intention, but harm that is expected is no threat."""
    composed = context.knowledge.ontology.compose(FUTURE, reading.type, reading.inside)
    if composed is None:
        return Outcome(reading, "planned", speaker)
    cameo = context.knowledge.ontology.types[composed].cameo
    intended = cameo is not None and cameo.code.startswith(_INTENDED)
    return (
        Outcome(reading.under(FUTURE, composed), "planned", speaker)
        if intended
        else Outcome(reading, "hypothetical", speaker)
    )


def _held_out(reading: Reading, clause: Clause, speaker: Speaker | None, context: Context) -> Outcome | None:
    """Does a side say of itself that it may do harm ("Iran said | it could close the strait")? That threatens, as an
    announcement would; but "the army said | it may have hit a school".
    """
    scope, lowers, types = clause.scope, context.tokens.lowers, context.knowledge.ontology.types
    if speaker is None or scope.modality != _POSSIBLE or scope.negated or clause.voice == "passive":
        return None
    at = [at for cue in scope.cues if cue.effect == _POSSIBLE for at in cue.tokens]
    if not at or reading.source is None or lowers[at[-1] + 1 : at[-1] + 2] == ("have",):
        return None
    doer, teller = context.actor(reading.source.members[0]), context.actor(speaker.phrase.members[0])
    for_it = doer.country is not None and doer.country == teller.country and teller.roles[:1] in _RULERS
    if reading.source is not speaker.phrase and not (for_it and is_state(doer)):
        return None
    if reading.target is not None and _is_mere_thing(reading.target, context):
        return None  # "said it could attack | the problem", "could cut ties with | its old system"
    composed = context.knowledge.ontology.compose(FUTURE, reading.type, reading.inside)
    if composed is None or composed == UNCODED or not types[composed].family.startswith(_THREAT):
        return None
    return Outcome(reading.under(FUTURE, composed), "planned", speaker)


def _is_mere_thing(phrase: Phrase, context: Context) -> bool:
    """Is a target nobody whom a dictionary knows, and no piece of land or way?"""
    return not any(
        context.actor(member).known or not _PLACES.isdisjoint(context.classes(member)) for member in phrase.members
    )


def _will_do(reading: Reading, speaker: Speaker, context: Context) -> bool:
    """Does somebody armed or in power say what violence will be done by nobody ("ships will be attacked, | the rebels | said"), or who rules
    what rulers do ("two diplomats would be expelled, | the ministry | said")?
    """
    family = context.knowledge.ontology.types[reading.type].family
    if context.clauses[reading.index].voice != "passive":
        return False
    actor = context.actor(speaker.phrase.members[0])
    if family.startswith(_VIOLENCE):
        return "state" in actor.flags or actor.kind in ARMED
    return family.startswith(_BY_RULERS) and (actor.roles[:1] in _RULERS or is_state(actor))


def _would_not(reading: Reading, clause: Clause, context: Context) -> bool:
    """ "Hungary | would not take in refugees": did a known party refuse, with no condition said on which it would have?"""
    scope, cues, lowers = clause.scope, context.knowledge.cues, context.tokens.lowers
    if not scope.negated or clause.relation != "main" or reading.source is None:
        return False
    at = [at for cue in scope.cues if cue.effect == "condition" for at in cue.tokens]
    if len(at) != 1 or cues.modal.get(lowers[at[0]]) != WOULD or "have" in lowers[at[0] : clause.end]:
        return False
    if any(other.kind == "verb" and other.scope.modality for other in context.clauses if other is not clause):
        return False
    return any(context.actor(member).known for member in reading.source.members)


def _of_being(clause: Clause, context: Context) -> Scope | None:
    """What a verb says of an act that is not to be ("there | will be | no talks with the rebels")."""
    host = context.clauses[clause.parent] if clause.kind == "noun" and clause.parent is not None else None
    if host is None or host.subject is None or host.object is None or clause.support is not None:
        return None
    at = context.nouns.get(host.object.head)
    if at is None or context.clauses[at] is not clause or not clause.scope.negated:
        return None
    return host.scope if _STAND_IN in context.classes(host.subject) else None


def _withheld(reading: Reading, speaker: Speaker | None, context: Context) -> Outcome | None:
    """An act of which it counts that it was not done: "did not answer", "could not be reached for comment"; or an operator of
    which that counts, whatever it made of the act inside ("did not rule out | talks").
    """
    if not denied(reading, context):
        return None
    if (ended := _ended(reading, context)) is not None:
        return Outcome(ended, "actual", speaker)
    for name in (reading.type, *reading.operators[:1]):
        composed = context.knowledge.ontology.compose(NOT, name)
        if composed not in (None, UNCODED):
            return Outcome(reading.under(NOT, composed), "actual", speaker)
    return None


def _ended(reading: Reading, context: Context) -> Reading | None:
    """The end of a friendly act that goes on no more ("Norway | no longer | sells arms to Riyadh")."""
    ontology, lowers, scope = context.knowledge.ontology, context.tokens.lowers, context.clauses[reading.index].scope
    if scope.time != "present" or ontology.types[reading.type].sign != "cooperation":
        return None
    known = context.knowledge.rules.classes
    words = (" ".join(lowers[cue.tokens[0] : cue.tokens[0] + 2]) for cue in scope.cues if cue.effect == "negated")
    if not any(_NO_MORE in known.get(word, ()) for word in words):
        return None
    composed = ontology.compose(_END, reading.type)
    return None if composed in (None, UNCODED) else reading.under(_END, composed)


def denied(reading: Reading, context: Context) -> bool:
    """Is an act denied? Not where the rule itself names the word that would do so ("made no comment")."""
    scope = context.clauses[reading.index].scope
    if reading.operators[:1] == (_HOLD_BACK,):
        return not scope.negated  # "will not hesitate to attack"
    if not scope.negated:
        return False
    cues = [cue for cue in scope.cues if cue.effect == "negated"]
    pattern = reading.match.pattern
    return not cues or not all(_names(pattern, context.tokens.lowers[at], context) for cue in cues for at in cue.tokens)


def _by_one_word(clause: Clause, context: Context) -> bool:
    """Does one negator deny both a clause and the one that it hangs on, which is no double negation ("did nothing | to protect them")?"""
    above = context.clauses[clause.parent].scope if clause.parent is not None else clause.scope
    own, outer = ([cue.tokens for cue in scope.cues if cue.effect == "negated"] for scope in (clause.scope, above))
    return clause.parent is not None and bool(own) and own == outer


def _names(pattern: Pattern, word: str, context: Context) -> bool:
    """Does a pattern ask for a word before one of its nouns, as such or by a class?"""
    fillers = (pattern.object, pattern.indirect, *(argument.filler for argument in pattern.preps))
    classes = context.knowledge.rules.classes.get(word, frozenset())
    return any(
        word in words or not kinds.isdisjoint(classes)
        for filler in fillers
        if filler is not None
        for words, kinds in filler.modifiers
    )


def _is_protest(reading: Reading, context: Context) -> bool:
    """Is an act a protest of people, who protest by whatever they do for it ("wore black | to protest against the tax")?"""
    if not context.knowledge.ontology.types[reading.type].family.startswith(PROTEST) or reading.source is None:
        return False
    return any(context.actor(member).kind in PEOPLE for member in reading.source.members)


def _is_of_words(reading: Reading, context: Context) -> bool:
    """Is an act done by words alone: thanks, praise, apology, an appeal, a reproach? What takes two, such as a settlement, is not."""
    event_type = context.knowledge.ontology.types[reading.type]
    return event_type.cameo is not None and event_type.cameo.code.startswith(_SPOKEN) and not event_type.mutual


def speaker_of(index: int, context: Context) -> Speaker | None:
    """The nearest reporting verb above a clause, with its subject."""
    clauses = context.clauses
    clause = clauses[index]
    for _ in range(10):
        if clause.parent is None:
            return None
        parent = clauses[clause.parent]
        relation = clause.relation.partition(":")[0]
        if (
            relation == "complement"
            and parent.subject is not None
            and "speech" in context.knowledge.lexicon.frames.get(parent.lemma, ())
        ):
            return Speaker(parent.subject, parent.lemma)
        clause = parent
    return None
