"""Event nouns without a verb of their own: which of them tell that something happened."""

from __future__ import annotations

from eventcoder.coding.context import Context
from eventcoder.coding.counts import is_toll, of_a_period
from eventcoder.coding.fillers import is_place
from eventcoder.coding.how_many import receives, stated_of
from eventcoder.coding.names import find_names
from eventcoder.coding.ranks import counts_times, only_ranks
from eventcoder.coding.reading import FUTURE, SAYING, Reading
from eventcoder.coding.status import Outcome
from eventcoder.model import Clause

_OCCASION = "occasion"  # the class of verbs that say that an act took place
_BREAKS_OUT = "breaks-out"  # and of those that say so of violence, their subject
_MEETING, _BESIDE = "meet", frozenset({"participle", "relative"})
_HEAD, _IN_CHARGE_OF = "in-charge", frozenset({"of", "for", "on"})  # a class of words for whose business something is
_SMALL, _COMMON = frozenset({"of", "for", "and", "on", "against"}), frozenset({"NN", "NNS", "JJ"})
_WHOSE = frozenset({"of", "by", "from", "'s", "mod"})  # before who asks
_ASKED = frozenset({"appeal", "demand"})  # families
_WORDS = ("02", "03", "05", "10")  # CAMEO roots
_POSTS = "posture"  # the family of where the armed are sent
_BACKING, _ARMED = ("diplomacy", "aid/military"), "armed"  # families of what states do for the armed


def stands(found: Outcome, context: Context) -> bool:
    """A bare event noun is an event only with somebody or somewhere in it, and only where it is not spoken of in general
    ("a resolution on aid to Syria"): its doer is named, or it is definite, or it is what something else hung on.
    """
    reading = found.reading
    clause = context.clauses[reading.index]
    if _sums_up(clause, context):
        return False
    if only_ranks(clause, context) if clause.kind == "noun" else counts_times(reading.index, context):
        return False
    if clause.kind != "noun" or clause.support is not None:
        asides = (_met_meanwhile, _describes, _at_their_posts)
        return not any(aside(reading, clause, context) for aside in asides)
    if reading.type == SAYING and reading.operators and reading.act != SAYING or _in_a_name(clause, context):
        return False
    if _only_mentions(reading, context) or _of_a_post(clause, context):
        return False
    if reading.source is not None or reading.both is not None or reading.results or stated_of(reading, context):
        return True
    if _breaks_out(reading, clause, context):
        return True
    if _is_said_by_nobody(reading, context):
        return False
    general = (
        clause.relation not in context.knowledge.cues.anchor
        and clause.relation not in ("subject", "loose")
        and not is_definite(clause)
        and not _takes_place(clause, context)
    )
    if general:
        return False
    return reading.target is not None or reading.place is not None or _somewhere(clause, context)


def _only_mentions(reading: Reading, context: Context) -> bool:
    """Is something asked for of which a noun says neither what nor of whom ("did not answer | demands by Kyiv", "at | Egypt's request")?"""
    if context.knowledge.ontology.types[reading.type].family not in _ASKED or reading.operators:
        return False
    said = any(prep not in _WHOSE for prep, _ in context.clauses[reading.index].preps)
    return reading.target is None and not said


def _is_said_by_nobody(reading: Reading, context: Context) -> bool:
    """Is it an act of words of which a noun names no speaker ("the proposal to set up a council", "support for the party is high"), and no
    meeting that is still to come ("talks will take place in Rome")?
    """
    cameo = context.knowledge.ontology.types[reading.type].cameo
    return cameo is not None and cameo.code.startswith(_WORDS) and reading.operators[:1] != (FUTURE,)


def _of_a_post(clause: Clause, context: Context) -> bool:
    """Does an event noun only say what somebody is head of ("the police chief of | investigations")?"""
    phrase = clause.phrase
    if phrase is None or phrase.definite or phrase.possessor is not None or phrase.number is not None:
        return False
    at = phrase.start - 1
    if at < 1 or context.tokens.lowers[at] not in _IN_CHARGE_OF:
        return False
    return _HEAD in context.knowledge.rules.classes.get(context.tokens.lowers[at - 1], ())


def _breaks_out(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does a verb say of violence that it came ("a gunbattle | ensued", "fighting | broke out late on Tuesday")?"""
    if (
        clause.relation != "subject"
        or clause.parent is None
        or not receives(context.knowledge.ontology.types[reading.type])
    ):
        return False
    host = context.clauses[clause.parent]
    verb = " ".join((host.lemma, *(context.tokens.lowers[at] for at in host.trigger[1:])))
    told = host.form == "finite" and host.voice == "active" and host.scope.time == "past" and not host.scope.modality
    return told and _BREAKS_OUT in context.knowledge.rules.classes.get(verb, ())


def _sums_up(clause: Clause, context: Context) -> bool:
    """Does a clause only say whose number something brought to a figure ("brought to 60 the number of people | killed this month")?"""
    if clause.relation != "relative" or clause.parent is None or clause.object is None:
        return False
    host, who = context.clauses[clause.parent], clause.object
    counted = (one for one in (host.subject, host.object) if one is not None and one.start < who.start < one.end)
    return any(is_toll(one, context) and of_a_period(one, context) for one in counted)


def _met_meanwhile(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does a participle only say where those were together whose act is told ("the ministers, | meeting in Rome, agreed …")?"""
    if clause.form != "ing" or clause.relation not in _BESIDE or reading.target is not None or reading.operators:
        return False
    both = reading.both
    return context.knowledge.ontology.types[reading.type].family == _MEETING and (both is None or not both.conjuncts)


def _describes(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does a participle only say whose men those are whose act is told ("rebels | backed by Rwanda entered the town")?"""
    if clause.form != "participle" or clause.relation not in _BESIDE or clause.times or clause.object is None:
        return False
    family = context.knowledge.ontology.types[reading.type].family
    if not family.startswith(_BACKING) or reading.operators:
        return False
    return all(_ARMED in context.actor(member).flags for member in clause.object.members)


def _at_their_posts(reading: Reading, clause: Clause, context: Context) -> bool:
    """Does a clause only say which men those are of whom something else is told ("police | who were deployed to keep order | fired", "men
    | guarding the court | beat a clerk"), and neither when nor by whom they were sent there?
    """
    if clause.relation.partition(":")[0] not in _BESIDE or clause.parent is None or clause.times or reading.operators:
        return False
    family = context.knowledge.ontology.types[reading.type].family
    if not family.startswith(_POSTS) or context.match(clause.parent) is None:
        return False
    men = clause.object if clause.voice == "passive" else clause.subject
    if men is None or context.tokens.lowers[men.end : men.end + 1] == (",",):
        return False
    host = context.clauses[clause.parent]
    spoken_of = [host.subject, host.object, *(phrase for _, phrase in host.preps)]
    sent = clause.voice == "passive" and clause.subject is not None
    return not sent and any(men is member for phrase in spoken_of if phrase is not None for member in phrase.members)


def _in_a_name(clause: Clause, context: Context) -> bool:
    """Is an event noun a word of somebody's name ("the Organisation of Islamic | Cooperation")?"""
    if _in_a_title(clause, context):
        return True
    if clause.phrase is None or clause.phrase.kind != "proper":
        return False
    word, at = context.tokens.lowers[clause.phrase.head], clause.phrase.head
    for other in context.clauses:
        for phrase in (other.subject, other.object, other.indirect, *(phrase for _, phrase in other.preps)):
            for member in phrase.members if phrase is not None else ():
                inside = member.kind == "proper" and member.start <= at < member.end and member.head != at
                if inside and word in (context.actor(member).name or "").lower().split():
                    return True
    return False


def _in_a_title(clause: Clause, context: Context) -> bool:
    """Is an event noun written large beside another noun or adjective written large, as in the name of a body ("the Royal Rescue and
    Aid Society"), where not all words are written so?
    """
    if clause.phrase is None:
        return False
    words, lowers, at = context.tokens.words, context.tokens.lowers, clause.phrase.head
    if not _is_large(at, context):
        return False
    beside = [one for one in (at - 1, at + 1) if one < len(words) and _is_large(one, context)]
    across = [
        at + step
        for step in (-2, 2)
        if lowers[at + step // 2 : at + step // 2 + 1] and lowers[at + step // 2] in _SMALL
    ]
    beside += [one for one in across if 0 < one < len(words) and _is_large(one, context)]
    tables, tokens = context.knowledge.actors.tables, context.tokens
    if not any(not find_names(tables, one, one, one + 1, tokens, context.setting.day) for one in beside):
        return False  # "the Israeli Attack"
    return not context.once(_is_written_large)


def _is_written_large(context: Context) -> bool:
    """Are half of a sentence's words written large, as in a headline?"""
    written = [word for word in context.tokens.words if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in written) * 2 >= len(written)


def _is_large(at: int, context: Context) -> bool:
    """Is a token a noun or adjective of the language that is written large inside its sentence ("Aid", but "Israel", "UN")?"""
    word, lexicon = context.tokens.words[at], context.knowledge.lexicon
    return at > 0 and word[:1].isupper() and word[1:].islower() and not _COMMON.isdisjoint(lexicon.lookup(word.lower()))


def _takes_place(clause: Clause, context: Context) -> bool:
    """Does the verb that an event noun is the object of say that there was such an act ("triggered protests", "there were riots")?"""
    if clause.relation != "object" or clause.parent is None:
        return False
    host = context.clauses[clause.parent]
    if host.subject is not None and "ex" in context.knowledge.lexicon.closed.get(host.subject.lemma, ()):
        return True
    return _OCCASION in context.knowledge.rules.classes.get(host.lemma, ())


def _somewhere(clause: Clause, context: Context) -> bool:
    """Is a place named behind the event noun, or behind the verb whose subject or object it is?"""
    known = context.knowledge.circumstances.places.prepositions
    host = context.clauses[clause.parent] if clause.parent is not None else None
    beside = host.preps if host is not None and clause.relation in ("subject", "object", "loose") else ()
    return any(prep in known and is_place(phrase, context) for prep, phrase in (*clause.preps, *beside))


def is_definite(clause: Clause) -> bool:
    """Tell whether an event noun means one act and no other ("the attack", "their attack", "two attacks")."""
    phrase = clause.phrase
    return phrase is not None and (phrase.definite or phrase.possessor is not None or phrase.number is not None)
