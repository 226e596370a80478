"""What the clauses above an act make of it: left open, planned, denied, done, or over long ago.

"refused | to talk" and "wants | to talk" leave the talks open, "was able | to land" and "phoned the king | to thank him" do not.
"""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.generic import is_defined, is_depicted, is_likened, is_usual, of_anybody
from eventcoder.coding.parties import TEXT, turns_down
from eventcoder.coding.reading import Reader
from eventcoder.coding.so_called import is_so_called
from eventcoder.coding.spans import SINCE, is_long_ago, ranks_since
from eventcoder.model import Clause, Phrase, Status

_BE, _HAVE, _WHERE = "be", "have", "where"
_BETWEEN = frozenset({"of", "for", "the", "to", "a", "an", "about", "on", ","})  # of a container noun and its act
_SPEECH, _THAT = "speech", "that"  # frames
_STEPS_IN = "steps-in"  # class of verbs of those who come to do something, and do it
_FINDS = "finds-out"  # class of verbs whose to-clause says what came of it
_WAKES = "wakes"  # class of verbs behind which they say so of things too
_THINKS = "thinks"  # class of verbs whose "not" denies what their that-clause says
_BRINGS_ABOUT = "brings-about"  # class of verbs that say that the act which their object names comes about
_DONE_WORD = "done-word"  # class of words whose to-clause was done
_FOR = "for"
_AS = "as"
_AS_HOST = "host"  # effect of a preposition whose -ing form is done where the clause is on which it hangs
_WANTED = frozenset({"object", _FOR})  # what an event noun is to a verb that asks for it
_ASKING = ("appeal", "demand", "meet")  # families of words about what is not yet done
_MEETING = "meet"  # the family of meetings, calls and messages
# The frames of verbs whose to-clause is done:
DONE = frozenset({"raise", "result"})  # "was seen to | burn a church", "prompted Baku to | expel the envoy"
_OF_WORDS = frozenset({"speech", "quote", "address"})
_BEFORE_NOUNS: tuple[tuple[str, Status], ...] = (
    ("history", "historical"),
    ("possible", "hypothetical"),
    ("negated", "negated"),
)
_DET, _COUNTS = "det", "trend-verb"  # a closed class, and a class of verbs that say how many there are
WOULD = "would"  # the effect of the modal that tells what is only imagined


def from_above(index: int, reader: Reader, context: Context, *, shown: bool, spoken: bool) -> Status | None:
    """Return what the clauses above an act make of it, if anything: uncoded verbs with a to-clause leave it open, "whether" too.

    Args:
        index: the act's clause.
        reader: what has been read of the sentence.
        context: the sentence.
        shown: the act is a protest, which people hold by whatever they do for it.
        spoken: the act is one of words, which are said where somebody met, called or wrote to another for it.
    """
    clauses = context.clauses
    clause = clauses[index]
    if is_so_called(clause, context):
        return "hypothetical"
    if clause.kind == "noun" and clause.support is not None:
        clause = clauses[clause.support]
    elif clause.kind == "noun":
        return _noun_from_above(clause, context) or _brought_about(clause, reader, context)
    for _ in range(10):
        parent = clauses[clause.parent] if clause.parent is not None else None
        relation, _, word = clause.relation.partition(":")
        if relation == "complement" and parent is not None:
            if parent.complement_kind == "wh" and word in ("if", "whether"):
                return "hypothetical"
            if clause.form == "to":
                raised = _is_raised(parent, context) or _was_done(parent, context) or _steps_in(parent, context)
                raised = raised or _is_claimed(clause, parent, context)
                if parent.scope.negated:
                    return "negated"
                if parent.scope.modality and not was_forced(parent, context):
                    return "hypothetical"
                if not raised:
                    return "hypothetical"
                if parent.scope.time == "future":
                    return "planned"
            elif clause.form == "ing" and parent.scope.negated:
                return "negated"
            elif is_likened(clause, parent, context):
                return "hypothetical"
            elif parent.scope.negated and _is_told_or_thought(parent, context):
                return "hypothetical"  # "no group has said that | it was behind the attack"
            elif parent.scope.modality in ("condition", "question"):
                return "hypothetical"
        elif (
            relation == "purpose"
            and parent is not None
            and (shown and _shows(parent, context) or spoken and _meets(clause.parent or 0, reader))
        ):  # "wore black | to protest", "phoned the king | to thank him"
            if parent.scope.negated or parent.scope.modality:
                return "hypothetical"
            if parent.scope.time == "future":
                return "planned"
        elif (
            relation == "purpose"
            and parent is not None
            and not parent.scope.modality
            and _finds_out(clause, parent, context)
        ):
            pass  # "returned to find | that youths had stripped the house", "woke to find | three bodies"
        elif relation == "purpose" and parent is not None:
            means = (
                parent.object is not None
                and parent.indirect is None
                and parent.object.kind != "time"
                and clause.subject is parent.subject
            )
            if (
                not (means or _steps_in(parent, context))
                or reader.readings(clause.parent or 0)
                or parent.scope.modality
                and not was_forced(parent, context)
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
            if effect == "condition" or effect == _AS_HOST and parent is not None and parent.scope.modality:
                return "hypothetical"
            if effect == _AS_HOST and parent is not None and parent.scope.time == "future":
                return "planned"
        elif relation == "participle" and parent is not None and parent.scope.negated:
            return "negated"
        elif relation == "sub" and parent is not None and _is_awaited(word, parent, context):
            return "hypothetical"
        elif relation == "sub" and _lies_back(word, clause, parent, context):
            return "historical"
        elif relation == "relative":
            open_ = of_anybody(clause, context) or _is_turned_down(
                clause.subject if clause.voice == "active" else clause.object, context
            )
            return "hypothetical" if open_ else None
        else:
            return None
        if parent is None:
            return None
        clause = parent
    return None


def _is_turned_down(phrase: Phrase | None, context: Context) -> bool:
    """Is a phrase a text that somebody turns down, so that nothing of what it says is done ("voted against | a bill that
    bans strikes", "refused to sign | a letter condemning the raid", "rejected the charge as | lies spread by his foes")?
    """
    if phrase is None or phrase.kind != "common":
        return False
    text = TEXT in context.classes(phrase)
    return any(
        (text and clause.object is phrase or any(one is phrase and (text or prep == _AS) for prep, one in clause.preps))
        and clause.relation != "relative"
        and turns_down(index, context)
        for index, clause in enumerate(context.clauses)
    )


def _is_told_or_thought(parent: Clause, context: Context) -> bool:
    """Does a verb say what somebody says or thinks, so that its "not" leaves that open ("does not believe | that Chad will attack")?"""
    if _SPEECH in context.knowledge.lexicon.frames.get(parent.lemma, ()):
        return True
    return _THINKS in context.knowledge.rules.classes.get(parent.lemma, ())


def _brought_about(clause: Clause, reader: Reader, context: Context) -> Status | None:
    """What becomes of an act that somebody is to bring about ("gave up attempts to arrange | talks", but "managed to arrange | talks")."""
    host = clause.parent
    if host is None or clause.relation != "object" or context.clauses[host].form != "to":
        return None
    verb = context.clauses[host]
    word = f"{verb.lemma} {verb.particle}" if verb.particle else verb.lemma
    if _BRINGS_ABOUT not in context.knowledge.rules.classes.get(word, ()) or reader.readings(host):
        return None
    return from_above(host, reader, context, shown=False, spoken=False)


def _meets(index: int, reader: Reader) -> bool:
    """Does a clause say that somebody met, called, or wrote to another?"""
    types = reader.ontology.types
    return any(r.type in types and types[r.type].family.startswith(_MEETING) for r in reader.readings(index))


def _finds_out(clause: Clause, parent: Clause, context: Context) -> bool:
    """Does a to-clause only say what somebody came upon?"""
    classes = context.knowledge.rules.classes
    told = clause.complement_kind == "that" or _WAKES in classes.get(parent.lemma, ())
    return told and _FINDS in classes.get(clause.lemma, ())


def was_forced(clause: Clause, context: Context) -> bool:
    """Return whether a clause tells what somebody did since there was no other way ("police | had to fire | in the air"), and not what
    another says must be done ("said the police | had to leave").

    Args:
        clause: a clause.
        context: its sentence.
    """
    scope = clause.scope
    if scope.modality != "obligation" or scope.time != "past" or scope.negated or clause.relation == "complement":
        return False
    words = context.tokens.lowers
    return all(_HAVE in context.knowledge.lexicon.closed.get(words[cue.tokens[0]], ()) for cue in scope.cues)


def _steps_in(parent: Clause, context: Context) -> bool:
    """Does a verb say that those who act are on the spot, so that what they come for is done ("police | moved in | to clear the square")?"""
    word = f"{parent.lemma} {parent.particle}" if parent.particle else parent.lemma
    return _STEPS_IN in context.knowledge.rules.classes.get(word, ())


def _was_done(parent: Clause, context: Context) -> bool:
    """Does a word in the past say that what follows was done ("was quick | to congratulate him", "managed | to land")?"""
    return _DONE_WORD in context.knowledge.rules.classes.get(parent.lemma, ()) and parent.scope.time == "past"


def _lies_back(word: str, clause: Clause, host: Clause | None, context: Context) -> bool:
    """Does a clause say what has been done for long, or long ago ("a valley | where gangs kidnap drivers", "it is a decade | since gunmen
    stormed the school")?
    """
    if word == SINCE:
        return host is not None and is_long_ago(host, context) or ranks_since(clause, context)
    return word == _WHERE and is_usual(clause, context)


def _is_raised(parent: Clause, context: Context) -> bool:
    """Does a verb say of its subject that it did what the to-clause says ("was seen to | burn a church", "seemed to | give in", but
    "expected to | be detained")?
    """
    frames = context.knowledge.lexicon.frames.get(parent.lemma, frozenset())
    return not DONE.isdisjoint(frames) and (parent.voice == "passive" or _THAT not in frames)


def _is_claimed(clause: Clause, parent: Clause, context: Context) -> bool:
    """Does somebody say that he did it ("claimed | to have seized the bridge", but "threatened | to seize it")?"""
    knowledge, lowers = context.knowledge, context.tokens.lowers
    if _SPEECH not in knowledge.lexicon.frames.get(parent.lemma, ()) or not clause.trigger:
        return False
    between = lowers[clause.start : clause.trigger[0]]
    return any(_HAVE in knowledge.lexicon.closed.get(word, ()) for word in between)


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
    if _is_wanted(clause, context) or _may_be(clause, context):
        return "hypothetical"
    if _is_counted_only(clause, context):
        return "historical"
    phrase = clause.phrase
    if clause.relation == SINCE and phrase is not None and phrase.possessor is None and not clause.times:
        return "historical"  # "have been detained since | the blast", but "since Monday's | attack"
    return _predicated(clause, context)


def _is_wanted(clause: Clause, context: Context) -> bool:
    """Is an event noun what is asked for, or the second of two ("demanded a new vote and | the release of the monks", "talks for | the release
    of the nuns", but "arrested for | the killing of a nun")?
    """
    above = clause.parent if clause.relation in _WANTED else context.once(_sought).get(id(clause.phrase))
    if above is None or context.clauses[above].kind == "noun" and clause.relation == "object":
        return False
    found = context.match(above)
    if found is None:
        return False
    asking = context.knowledge.ontology.types.get(context.knowledge.rules.rules[found.pattern.rule].type)
    return asking is not None and asking.family.startswith(_ASKING)


def _may_be(clause: Clause, context: Context) -> bool:
    """Is an event noun what something is only said to be perhaps ("this could be | the start of a siege")?"""
    host = context.clauses[clause.parent] if clause.parent is not None and clause.relation == "object" else None
    if host is None or _BE not in context.knowledge.lexicon.closed.get(host.lemma, ()):
        return False
    return host.scope.modality == "possible" and host.subject is not None


def _sought(context: Context) -> dict[int, int]:
    """The phrases behind "for" that hang on an event noun, by identity, each with the noun's clause."""
    return {
        id(phrase): index
        for index, clause in enumerate(context.clauses)
        if clause.kind == "noun"
        for prep, phrase in clause.preps
        if prep == _FOR
    }


def _is_counted_only(clause: Clause, context: Context) -> bool:
    """Are acts of a sort only counted ("kidnappings | fell by a third", "assault and arson | are up", but "the raids | doubled their anger")?"""
    host = context.clauses[clause.parent] if clause.parent is not None else None
    phrase = clause.phrase
    if host is None or phrase is None or clause.relation != "subject" or host.kind != "verb" or host.object is not None:
        return False
    if phrase.definite or phrase.number is not None or phrase.possessor is not None:
        return False
    bare = _DET not in context.knowledge.lexicon.closed.get(context.tokens.lowers[phrase.base], ())
    return bare and _COUNTS in context.knowledge.rules.classes.get(host.lemma, ())


def _predicated(clause: Clause, context: Context) -> Status | None:
    """ "An attack on the dam | is unlikely", "talks | are off the table": what is said by a copula of acts that nobody has done;
    "the attack was inevitable" tells of one that somebody has.
    """
    host = context.clauses[clause.parent] if clause.parent is not None else None
    told = host is not None and clause.relation == ("object" if host.voice == "passive" else "subject")
    if host is None or not told or clause.phrase is None:
        return None
    cues = context.knowledge.cues.predicate
    lowers = context.tokens.lowers
    if host.kind == "adjective" or host.voice == "passive":
        said = [" ".join(lowers[at] for at in host.trigger)]
    elif _BE in context.knowledge.lexicon.closed.get(host.lemma, ()):
        said = [f"{prep} {' '.join(lowers[phrase.start : phrase.end])}" for prep, phrase in host.preps]
    else:
        return None
    effect = next((cues[words] for words in said if words in cues), None)
    if effect == "future" and host.complement is None:  # "talks | are due on Friday", but "talks | are expected to end"
        return "negated" if host.scope.negated else "planned"
    if effect in (None, "future") or host.voice == "passive" or clause.phrase.definite and host.scope.time == "past":
        return None
    if effect == "history":  # "demonstrations | have been illegal", but "the strike | is illegal"
        return "historical" if clause.phrase.plural and not clause.phrase.definite else None
    return "negated" if (effect == "negated") != host.scope.negated else "hypothetical"


def foretells(clause: Clause, context: Context) -> bool:
    """Return whether a clause says that something is still to come ("talks | are due in May"; not "were due").

    Args:
        clause: a clause.
        context: its sentence.
    """
    if clause.scope.time == "past" or clause.kind != "adjective" and clause.voice != "passive":
        return False
    words = " ".join(context.tokens.lowers[at] for at in clause.trigger)
    return context.knowledge.cues.predicate.get(words) == "future"


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
    return any(modals.get(lowers[at]) == WOULD for cue in future.cues for at in cue.tokens)


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
