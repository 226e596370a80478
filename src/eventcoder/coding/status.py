"""How real an act is, and what grammar itself makes of its type: future, refusal, obligation.

DESIGN of the order: composition comes before status, since saying, refusing and promising are acts ("will not lift the
ban" is an actual refusal); status is then the first that holds of negated, hypothetical, planned, historical, actual.
"""

from __future__ import annotations

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.generic import (
    is_defined,
    is_depicted,
    is_likened,
    is_played,
    is_rule,
    is_usual,
    of_anybody,
    tells_of_nobody,
)
from eventcoder.coding.parties import is_turned_down
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
from eventcoder.coding.spans import SINCE, is_long_ago
from eventcoder.coding.told_by import has_had_to
from eventcoder.coding.works import is_told_by_a_work
from eventcoder.dictionaries.rules import Pattern
from eventcoder.model import Clause, Phrase, Scope, Status
from eventcoder.ontology.decisions import ARMED

NOT = "NOT"
_WILLING = (("intend",), ("agree",))  # not to be so is to refuse: "has no plans to lift", "is not ready to talk"
_STAND_IN = "stand-in-subject"  # class of the subject that stands for what is said to be ("there")
_BE, _HAVE, _WHERE = "be", "have", "where"
_BETWEEN = frozenset({"of", "the", "to", "a", "an", "about", "on", ","})  # of a container noun and its act
_SPEECH = "speech"
_ACTS_OF_WORDS = frozenset({FUTURE_NOT, OBLIGATION})  # what makes an act of words of an act that is only announced
_NEWLY = "newly"  # class of words before a measure that has just been taken
_TAKES_EFFECT = "takes-effect"  # class of the verbs that say that a measure begins ("came into force", "took effect")
_WOULD = "would"  # the effect of the modal that tells what is only imagined
# The frames of verbs whose to-clause is done:
DONE = frozenset({"raise", "result"})  # "was seen to | burn a church", "prompted Baku to | expel the envoy"
_OF_WORDS = frozenset({"speech", "quote", "address"})
_VIOLENCE = ("force", "assault", "mass")  # families
_POSTURE, _PLAYED = "posture/military", ("arrest", "assault", "coerce", "force", "mass")  # families
_BEFORE_NOUNS: tuple[tuple[str, Status], ...] = (
    ("history", "historical"),
    ("possible", "hypothetical"),
    ("negated", "negated"),
)


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
    above = _from_above(reading.index, reader, context, shown=_is_protest(reading, context))
    scope = clause.scope
    if reading.index in reading.inner and not _ACTS_OF_WORDS.isdisjoint(reading.operators):
        return Outcome(reading, "actual", speaker)  # "it will not leave, the ministry announced" is a refusal
    if is_rule(clause, context) or is_told_by_a_work(clause, context):
        return Outcome(reading, "hypothetical", speaker)
    if above is None and reading.index not in reading.inner:
        composed = _by_grammar(reading, clause, speaker, context)
        if composed is not None:
            return composed if composed.reading.type != UNCODED else None
    status: Status = "actual"
    if denied(reading, context) != (above == "negated"):
        status = "negated"
    elif above == "hypothetical" or scope.modality or above is None and _never_done(reading, clause, context):
        status = "hypothetical"
    elif above == "planned" or scope.time == "future" or _only_foretold(reading.operators):
        status = "planned"
    elif (
        above == "historical"
        or scope.history
        or _holds_already(reading, clause, context)
        or _is_standing(reading, clause, context)
    ):
        status = "historical"
    return Outcome(reading, status, speaker)


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


def _never_done(reading: Reading, clause: Clause, context: Context) -> bool:
    """Is an act one of nobody in particular, or only played, as attacks are in a drill (the drill itself is held)?"""
    played = context.knowledge.ontology.types[reading.type].family.startswith(_PLAYED)
    return tells_of_nobody(clause, context) or played and is_played(clause, context)


def _is_standing(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does an act only say where forces are that something else is said of ("the soldiers | stationed in Mali | will leave")?"""
    posture = context.knowledge.ontology.types[reading.type].family.startswith(_POSTURE)
    return posture and clause.form == "participle" and clause.subject is None and clause.relation == "relative"


def _only_foretold(operators: tuple[str, ...]) -> bool:
    """Is a future act merely reported ("the minister said France will lift …")? A warning or a promise of it is an act."""
    own = [operator for operator in operators if operator not in REPORTS]
    return own[:1] == [FUTURE]


def _by_grammar(reading: Reading, clause: Clause, speaker: Speaker | None, context: Context) -> Outcome | None:
    """The types that grammar gives: will -> 03x/13x, will not -> 12x, must -> 10x, did not answer -> 011."""
    scope = _of_being(clause, context) or clause.scope
    ontology = context.knowledge.ontology
    if scope.modality not in ("", "condition", *BOUND):
        return _withheld(reading, speaker, context)
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
        return Outcome(changed, "actual" if negated else "planned", speaker)
    now = scope.time == "present" or speaker is not None or scope.modality == "condition"  # "said it had no plans to"
    now = now or clause.kind == "adjective"  # "was not willing to lift the ban": it did not
    if now and scope.negated and reading.operators[:1] in _WILLING:
        meant = reading.steps[1] if len(reading.steps) > 1 else reading.act
        composed = ontology.compose(FUTURE_NOT, meant)
        return None if composed in (None, UNCODED) else Outcome(reading.under(FUTURE_NOT, composed), "actual", speaker)
    return _withheld(reading, speaker, context)


def _will_do(reading: Reading, speaker: Speaker, context: Context) -> bool:
    """Does somebody armed or in power say what violence will be done by nobody ("ships will be attacked, | the rebels | said")?"""
    family = context.knowledge.ontology.types[reading.type].family
    if not family.startswith(_VIOLENCE) or context.clauses[reading.index].voice != "passive":
        return False
    actor = context.actor(speaker.phrase.members[0])
    return "state" in actor.flags or actor.kind in ARMED


def _would_not(reading: Reading, clause: Clause, context: Context) -> bool:
    """ "Hungary | would not take in refugees": did a known party refuse, with no condition said on which it would have?"""
    scope, cues, lowers = clause.scope, context.knowledge.cues, context.tokens.lowers
    if not scope.negated or clause.relation != "main" or reading.source is None:
        return False
    at = [at for cue in scope.cues if cue.effect == "condition" for at in cue.tokens]
    if len(at) != 1 or cues.modal.get(lowers[at[0]]) != _WOULD or "have" in lowers[at[0] : clause.end]:
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
    for name in (reading.type, *reading.operators[:1]):
        composed = context.knowledge.ontology.compose(NOT, name)
        if composed not in (None, UNCODED):
            return Outcome(reading.under(NOT, composed), "actual", speaker)
    return None


def denied(reading: Reading, context: Context) -> bool:
    """Is an act denied? Not where the rule itself names the word that would do so ("made no comment")."""
    scope = context.clauses[reading.index].scope
    if not scope.negated:
        return False
    cues = [cue for cue in scope.cues if cue.effect == "negated"]
    pattern = reading.match.pattern
    return not cues or not all(_names(pattern, context.tokens.lowers[at], context) for cue in cues for at in cue.tokens)


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


def _from_above(index: int, reader: Reader, context: Context, *, shown: bool) -> Status | None:
    """What the clauses above an act make of it: uncoded verbs with a to-clause leave it open, "whether" too."""
    clauses = context.clauses
    clause = clauses[index]
    if clause.kind == "noun" and clause.support is not None:
        clause = clauses[clause.support]
    elif clause.kind == "noun":
        return _noun_from_above(clause, context)
    for _ in range(10):
        parent = clauses[clause.parent] if clause.parent is not None else None
        relation, _, word = clause.relation.partition(":")
        if relation == "complement" and parent is not None:
            if parent.complement_kind == "wh" and word in ("if", "whether"):
                return "hypothetical"
            if clause.form == "to":
                raised = not DONE.isdisjoint(context.knowledge.lexicon.frames.get(parent.lemma, ()))
                if parent.scope.negated:
                    return "negated"
                if parent.scope.modality:
                    return "hypothetical"
                if not raised:
                    return "hypothetical"
                if parent.scope.time == "future":
                    return "planned"
            elif clause.form == "ing" and parent.scope.negated:
                return "negated"
            elif is_likened(clause, parent, context):
                return "hypothetical"
            elif parent.scope.negated and _SPEECH in context.knowledge.lexicon.frames.get(parent.lemma, ()):
                return "hypothetical"  # "no group has said that | it was behind the attack"
            elif parent.scope.modality in ("condition", "question"):
                return "hypothetical"
        elif relation == "purpose" and parent is not None and shown and _shows(parent, context):
            if parent.scope.negated or parent.scope.modality:
                return "hypothetical"
            if parent.scope.time == "future":
                return "planned"
        elif relation == "purpose" and parent is not None:
            means = (
                parent.object is not None
                and parent.indirect is None
                and parent.object.kind != "time"
                and clause.subject is parent.subject
            )
            if (
                not means
                or reader.readings(clause.parent or 0)
                or parent.scope.modality
                or parent.scope.time == "future"
            ):
                return "hypothetical"  # done only where something was used for it: "used batons to break up a rally"
            if parent.scope.negated:
                return "negated"
        elif relation == "subject":
            return "hypothetical"  # "blocking roads | hurts workers"
        elif relation == "noun":
            return "hypothetical" if clause.form == "to" else None
        elif relation == "prep":
            effect = context.knowledge.cues.gerund.get(word, "condition")
            if effect == "negated":
                return None if clause.scope.negated else "negated"
            if effect == "condition":
                return "hypothetical"
        elif relation == "participle" and parent is not None and parent.scope.negated:
            return "negated"
        elif relation == "sub" and parent is not None and _is_awaited(word, parent, context):
            return "hypothetical"
        elif relation == "sub" and _lies_back(word, clause, parent, context):
            return "historical"
        elif relation == "relative":
            open_ = of_anybody(clause, context) or is_turned_down(clause.subject, context)
            return "hypothetical" if open_ else None
        else:
            return None
        if parent is None:
            return None
        clause = parent
    return None


def _lies_back(word: str, clause: Clause, host: Clause | None, context: Context) -> bool:
    """Does a clause say what has been done for long, or long ago ("a valley | where gangs kidnap drivers", "it is a decade | since gunmen
    stormed the school")?
    """
    if word == SINCE:
        return host is not None and is_long_ago(host, context)
    return word == _WHERE and is_usual(clause, context)


def _is_awaited(word: str, host: Clause, context: Context) -> bool:
    """Does a clause only say what somebody waits for with what is not done yet ("would not disarm | until the king stepped down",
    "refused to talk | until they left", but "continued to fire | until they left")?
    """
    if word not in context.knowledge.cues.awaited:
        return False
    if host.form == "finite":
        return host.scope.time == "future"
    if host.form != "to" or host.relation != "complement" or host.parent is None:
        return False
    return DONE.isdisjoint(context.knowledge.lexicon.frames.get(context.clauses[host.parent].lemma, ()))


def _shows(parent: Clause, context: Context) -> bool:
    """Is what is done for a protest seen by others, and not only words ("wrote to the paper to protest")?"""
    return _OF_WORDS.isdisjoint(context.knowledge.lexicon.frames.get(parent.lemma, ()))


def _noun_from_above(clause: Clause, context: Context) -> Status | None:
    """ "the anniversary of the attack", "a film about the siege": a container noun that puts the act in the past; others
    leave it open or say that there was none ("talks on a withdrawal", "lack of cooperation").
    """
    for effect, status in _BEFORE_NOUNS:
        if commemorated(clause, context, effect) is not None:
            return status
    if _imagined(clause, context) or is_defined(clause, context) or is_depicted(clause, context):
        return "hypothetical"
    return _predicated(clause, context)


def _predicated(clause: Clause, context: Context) -> Status | None:
    """ "An attack on the dam | is unlikely", "talks | are off the table": what is said by a copula of acts that nobody has done;
    "the attack was inevitable" tells of one that somebody has.
    """
    host = context.clauses[clause.parent] if clause.relation == "subject" and clause.parent is not None else None
    if host is None or clause.phrase is None or clause.phrase.definite and host.scope.time == "past":
        return None
    cues = context.knowledge.cues.predicate
    lowers = context.tokens.lowers
    if host.kind == "adjective":
        said = [" ".join(lowers[at] for at in host.trigger)]
    elif _BE in context.knowledge.lexicon.closed.get(host.lemma, ()):
        said = [f"{prep} {' '.join(lowers[phrase.start : phrase.end])}" for prep, phrase in host.preps]
    else:
        return None
    effect = next((cues[words] for words in said if words in cues), None)
    if effect is None:
        return None
    return "negated" if (effect == "negated") != host.scope.negated else "hypothetical"


def _imagined(clause: Clause, context: Context) -> bool:
    """ "An attack on the dam | would flood the valley, engineers said", "only talks | can end the war": of what is spoken, if nobody
    has done it yet?
    """
    phrase = clause.phrase
    if clause.relation != "subject" or clause.parent is None or phrase is None or phrase.definite or phrase.possessor:
        return False
    future = context.clauses[clause.parent].scope
    lowers = context.tokens.lowers
    if future.modality == "possible":
        return not any(_HAVE in lowers[at + 1 : at + 2] for cue in future.cues for at in cue.tokens[-1:])
    if future.time != "future":
        return False
    modals = context.knowledge.cues.modal
    return any(modals.get(lowers[at]) == _WOULD for cue in future.cues for at in cue.tokens)


def commemorated(clause: Clause, context: Context, effect: str = "history") -> int | None:
    """Return the token of the noun before an event noun that says that the act lies far back ("anniversary"), if any."""
    cues = context.knowledge.cues
    lowers = context.tokens.lowers
    at = clause.start - 1
    while at >= 0 and lowers[at] in _BETWEEN:
        at -= 1
    if at >= 0 and cues.noun.get(context.knowledge.lexicon.noun_lemmas.get(lowers[at], lowers[at])) == effect:
        return at
    return None


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
