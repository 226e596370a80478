"""Whom a pronoun means: a subject above it, who was named before it, or, in an earlier sentence, who was spoken of last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventcoder.coding.cast import OBJECT, Mention, Told
from eventcoder.coding.pronouns import (
    is_first,
    is_one,
    is_person,
    is_plural,
    is_quantity,
    is_several,
    is_third,
    may_be,
    may_mean,
    possessive_at,
)
from eventcoder.coding.who import NOBODY, STATE_FORCES, Actor, is_state
from eventcoder.dictionaries.actors import Modifier
from eventcoder.model import Clause, Phrase
from eventcoder.ontology.decisions import IRREGULAR

if TYPE_CHECKING:
    from eventcoder.coding.context import Context

_NO_CLASSES: frozenset[str] = frozenset()
_NOWHERE: frozenset[int] = frozenset()
_PARTNER_PREPS = frozenset({"with", "against", "to", "of", "on"})
_AS_ACCUSED = "as-accused"  # the class of what the accused do
_STRIKES = ("fatal", "wounding")  # classes of verbs
_AS_VICTIMS = "as-victims"  # the class of what those did whom others attacked
_AS_ADDRESSED = "as-addressed"  # the class of what those do of whom something was asked, or whom somebody accused
_OF_ANOTHER = "of-another"  # the class of verbs behind which "his" act is not the subject's
_OFFICE, _GOVERNMENT = "leadership-cause", ("GOV",)  # the class of how offices are won and lost
SUFFERED_CLASS = "suffered-act"  # arrests and killings: their possessive is the one who suffers them
_JUDGES = ("JUD",)
_PEOPLE = ("CVL",)
_LAW = (("COP",), _JUDGES)
_RELATIVE = "wh"  # of the classes of "whose"
_QUOTES = frozenset({'"', "“", "”"})
_CLOSE = 2  # sentences over which several are looked for before a body
_NEAR = 3  # sentences over which a pronoun looks back


def antecedent(phrase: Phrase, context: Context) -> Actor:
    """Whom a pronoun stands for: the subject of a clause above it, else who was last spoken of; "he" is one of its people,
    not a country or a ministry.
    """
    if not (is_third(phrase, context) or is_first(phrase, context)):
        return NOBODY  # "all those arrested" are no one spoken of before
    own = clause_of(phrase, context)
    if own is not None and phrase is own.object and _thing_before(phrase, own, context):
        return NOBODY
    at = own.parent if own is not None else None
    doer = own.subject if own is not None and own.subject is not phrase else None  # nobody acts on himself by "him"
    while at is not None:
        subject = _before_verb(context.clauses[at])
        if subject is doer or subject is not None and _stands_for(doer, subject, context):
            subject = None
        if own is not None and phrase is own.subject and _asks_another(own, at, context):
            return earlier(phrase, own, context)
        if own is not None and (victim := _caught(phrase, own, at, context)) is not None:
            return victim
        quotes = context.clauses[at].complement_kind == "quote" and is_first(phrase, context)
        if quotes and subject is not None and subject.kind == "pronoun" and is_third(subject, context):
            return context.actor(subject)  # "We will fight, | he said"
        behind = subject is not None and subject.start < phrase.start or not is_third(phrase, context)
        if subject is not None and subject.kind not in ("pronoun", "time") and behind:
            found = context.actor(subject.members[0])
            if may_mean(phrase, found, context, subject):
                return found
        at = context.clauses[at].parent
    if is_first(phrase, context):
        return speaking(context)
    quotes = _reports_quotation(phrase, own, context)
    here = _still_speaking(phrase, context) if quotes else _in_its_sentence(phrase, own, context)
    if here is not None:
        return here
    found = earlier(phrase, own, context)
    if not found.known and (thing := context.thing(phrase)) is not None:
        return thing.actor
    quoted = _is_quoted(phrase, context) and found.known and found == speaking(context)
    return NOBODY if quoted else found  # nobody says "they" of himself


def _before_verb(clause: Clause) -> Phrase | None:
    """Whom a clause is about: its subject, in a passive those to whom it is done ("farmers were held after | they | marched")."""
    done_to = clause.object if clause.voice == "passive" and clause.kind == "verb" else None
    return done_to if done_to is not None and done_to.start < clause.trigger[0] else clause.subject


def _reports_quotation(phrase: Phrase, own: Clause | None, context: Context) -> bool:
    """Does all that stands before a pronoun stand between quotation marks, so that it names others than who says it ('"The rebels are
    weak", | he | said')?
    """
    if own is None or phrase is not own.subject or own.complement_kind != "quote":
        return False
    marks = [at for at, word in enumerate(context.tokens.lowers[: phrase.start]) if word in _QUOTES]
    return len(marks) % 2 == 1 or marks[:1] == [0]


def _still_speaking(pronoun: Phrase, context: Context) -> Actor | None:
    """Who was quoted in the sentence before, if a pronoun may mean him: a speaker goes on sooner than anybody of whom he spoke. Behind
    people of whom many spoke it is one of those, whom nobody knows.
    """
    for told in context.setting.cast.back(1):
        speaker = told.speaker()
        if speaker.known and may_mean(pronoun, speaker, context):
            return speaker
        if speaker.roles[:1] == _PEOPLE:
            return NOBODY
    return None


def _caught(phrase: Phrase, own: Clause, above: int, context: Context) -> Actor | None:
    """Those to whom something was done while they did what only victims do ("shot civilians as | they | fled"); None for others."""
    if phrase is not own.subject or own.parent != above or not own.relation.startswith("sub"):
        return None
    hurt = context.clauses[above].object
    if hurt is None or hurt.start > phrase.start:
        return None
    found = context.actor(hurt.members[0])
    fell = found.kind in IRREGULAR and any(_does(context.clauses[above], name, context) for name in _STRIKES)
    if not fell and not _does(own, _AS_VICTIMS, context):
        return None  # but "killed ten rebels as | they | advanced on the town"
    return found if found.known and not found.place and may_mean(phrase, found, context, hurt) else None


def _does(clause: Clause, name: str, context: Context) -> bool:
    """Is the verb of a clause, with its particle, in a class of words?"""
    verb = f"{clause.lemma} {clause.particle}".rstrip()
    return name in context.knowledge.rules.classes.get(verb, _NO_CLASSES)


def _stands_for(doer: Phrase | None, subject: Phrase, context: Context) -> bool:
    """Is the doer beside a pronoun another pronoun for a subject above ("the army said | it had killed ten of | them")?"""
    if doer is None or doer.kind != "pronoun" or subject.kind == "pronoun":
        return False
    meant = context.actor(doer)
    return meant.known and meant == context.actor(subject.members[0])


def _in_its_sentence(phrase: Phrase, own: Clause | None, context: Context) -> Actor | None:
    """Whom a pronoun means that its own sentence names before it; None where it names nobody who could be meant."""
    before = _spoken_of_before(phrase, own, context)
    if own is not None and is_person(phrase, context) and _unknown_before(phrase, own, context):
        return NOBODY
    if not is_one(phrase, context):
        return before if before.known else None
    side_by_side = own is not None and phrase is own.subject and own.relation in ("main", "conjunct")
    if side_by_side and before.known and not before.place and may_mean(phrase, before, context):
        return before  # "the fund approved a loan for Zambia, but | it urged Lusaka …"
    found = _named_before(phrase, own, context)
    return found if found.known else None


def _unknown_before(pronoun: Phrase, own: Clause, context: Context) -> bool:
    """Has the doer beside "him" just done something else to somebody of whom nothing is known ("expelled the preacher Adam Bell and gave
    | him a week")?
    """
    if own.subject is None or pronoun is own.subject:
        return False
    last = [one for one in context.clauses if one.subject is own.subject and one.object and one.start < own.start]
    whom = last[-1].object if last else None
    if whom is None or whom.conjuncts or whom.plural or context.actor(whom).known:
        return False
    named = [one for inner in _closing(whom) for one in (inner, inner.apposition) if one is not None]
    return any(one.kind == "proper" for one in named)


def _thing_before(pronoun: Phrase, own: Clause, context: Context) -> bool:
    """Is the object of the clause before a thing that "it" means rather than anybody ("voted against the measure, while France
    backed | it")?
    """
    if is_person(pronoun, context) or not is_one(pronoun, context) or own.relation == "complement":
        return False
    last: Phrase | None = None
    for clause in context.clauses:
        if clause is own or clause.kind == "noun" or clause.trigger[0] > pronoun.start:
            continue
        for phrase in (clause.object, *(governed for _, governed in clause.preps)):
            if phrase is not None and phrase.start < pronoun.start and phrase.kind not in ("time", "number"):
                last = phrase if last is None or phrase.start > last.start else last
    if last is None or last.kind != "common" or last.plural or last.conjuncts:
        return False
    actor = context.actor(last.members[0])
    return not actor.known and not actor.flags


def _is_quoted(phrase: Phrase, context: Context) -> bool:
    """Does a phrase stand within quotation marks?"""
    return sum(word in _QUOTES for word in context.tokens.lowers[: phrase.start]) % 2 == 1


def owner(phrase: Phrase, context: Context, *, of_rebels: bool = False) -> Actor:
    """Whom the possessive before a phrase stands for: the subject of its clause or of one above it if it can be, else who was
    spoken of before.

    Args:
        phrase: the phrase.
        context: its sentence.
        of_rebels: they are irregular fighters, and so none of a state's army ("the army killed three of | its fighters").
    """
    at = possessive_at(phrase, context)
    if _RELATIVE in context.knowledge.lexicon.closed.get(context.tokens.lowers[at], _NO_CLASSES):
        return _described(at, context)
    pronoun = Phrase(at, at + 1, at, at, context.tokens.lowers[at], kind="pronoun")
    clause = next((one for one in context.clauses if _has_as_object(one, phrase) or _governs(one, phrase)), None)
    if is_first(pronoun, context):
        return _antecedent_of_speaker(clause, context)
    if clause is None or clause.subject is None or _is_first(phrase, clause):
        subject = _above(phrase, context)
    else:
        subject = clause.subject
    if subject is not None and subject is not phrase and subject.kind != "time":
        actor = context.actor(subject.members[0])
        several = is_several(subject, actor)
        here = _named_before(pronoun, clause, context) if is_one(pronoun, context) else NOBODY
        other = here.known and not _may_be_one(actor, here)
        lawful = actor.roles[:1] in _LAW
        alien = of_rebels and actor.kind == STATE_FORCES or lawful and other
        if (
            not alien
            and actor.known
            and (several or not is_plural(pronoun, context))
            and may_mean(pronoun, actor, context, subject)
        ):
            return actor
        if other:
            return here  # "police searched the union's office and held | its treasurer"
        found = earlier(pronoun, clause, context)
        # "Police in Managua raided a paper and arrested | its editor": not of the country named a sentence ago.
        abroad = lawful and found.country is not None and actor.country not in (None, found.country)
        return NOBODY if abroad else found
    own = next((one for one in context.clauses if one.kind != "noun" and _is_first(phrase, one)), None)
    if own is not None and own.relation in ("main", "conjunct") and not is_plural(pronoun, context):
        beside = _spoken_of_before(pronoun, own, context)
        spot = beside.place and not is_state(beside)
        if beside.known and not spot and may_mean(pronoun, beside, context):
            return beside  # "Iran denied it; | its envoy criticised Israel"
    return earlier(pronoun, clause, context)


def _has_as_object(clause: Clause, phrase: Phrase) -> bool:
    """Is a phrase the object of a clause, or what that is a number of ("held eleven of | its officials")?"""
    thing = clause.object
    return (
        phrase is thing or thing is not None and thing.kind == "number" and any(phrase is of for _, of in thing.preps)
    )


def _described(at: int, context: Context) -> Actor:
    """Whose something is that a clause with "whose" names: of the one who is named right before it ("members of | Hamas, whose rockets
    …").
    """
    end = at - 1 if context.tokens.lowers[at - 1 : at] == (",",) else at
    found = NOBODY
    for clause in context.clauses:
        for phrase in (clause.subject, clause.object, clause.indirect, *(governed for _, governed in clause.preps)):
            if phrase is not None and phrase.start < end == phrase.end:
                known = [actor for one in _closing(phrase) if (actor := context.actor(one)).known]
                found = known[-1] if known else found
    return found


def _closing(phrase: Phrase) -> Iterator[Phrase]:
    """Yield a phrase and those within it that end where it does, from the outermost in."""
    for member in phrase.members:
        if member.end == phrase.end:
            yield member
            for _, inner in member.preps:
                if inner.end == phrase.end:
                    yield from _closing(inner)


def meant_by_possessive(pronoun: Phrase, phrase: Phrase, context: Context) -> Actor:
    """Return whom the pronoun before an act means; nobody where the subject beside may be meant.

    Args:
        pronoun: the pronoun.
        phrase: the phrase that it begins.
        context: its sentence.
    """
    if not is_third(pronoun, context):
        return NOBODY
    clause = next(
        (one for one in context.clauses if phrase in (one.object, one.subject) or _governs(one, phrase)), None
    )
    if clause is None:
        return NOBODY
    subject = clause.subject if clause.subject is not phrase else None
    if subject is not None and subject.kind != "time" and not is_of_another(clause, context):
        actor = context.actor(subject.members[0])
        if not actor.known or may_mean(pronoun, actor, context, subject):
            return NOBODY
    here = _named_before(pronoun, clause, context) if is_one(pronoun, context) else NOBODY
    other = context.actor(subject.members[0]) if subject is not None else NOBODY
    if here.known and not _may_be_one(other, here):
        return here
    classes = context.knowledge.rules.classes.get(phrase.lemma, _NO_CLASSES)
    if _OFFICE in classes:
        holder = _office_holder(pronoun, context)
        if holder.known:
            return holder
    return earlier(pronoun, clause, context, undergoes=SUFFERED_CLASS in classes)


def _office_holder(pronoun: Phrase, context: Context) -> Actor:
    """Whose resignation is spoken of: of "the opposition leader blamed | the premier" the one who governs; nobody where all or none of the
    sentence before do.
    """
    told = next(iter(context.setting.cast.back(1)), None)
    fits = [m for m in told.gather() if may_be(pronoun, m, context)] if told is not None else []
    holders = [m.actor for m in fits if m.actor.roles[:1] == _GOVERNMENT]
    return holders[0] if len({m.code for m in holders}) == 1 and len(holders) < len(fits) else NOBODY


def is_of_another(clause: Clause, context: Context) -> bool:
    """Return whether a verb speaks of what another did or is to do ("demanded | his resignation").

    Args:
        clause: the clause of the verb.
        context: its sentence.
    """
    return _does(clause, _OF_ANOTHER, context)


def _above(phrase: Phrase, context: Context) -> Phrase | None:
    """The subject of the clause that holds the one of which a phrase is the subject ("the army said | its planes had left"), or
    who is named before it in a list ("Mali and | its army").
    """
    own = next((one for one in context.clauses if one.kind != "noun" and _is_first(phrase, one)), None)
    if own is None:
        return None
    first = (own.object if own.voice == "passive" and own.object is not None else own.subject or phrase).members[0]
    if first is not phrase:
        return first
    above = context.clauses[own.parent].subject if own.parent is not None else None
    return above if above is not None and above.start < phrase.start else None


def _is_first(phrase: Phrase, clause: Clause) -> bool:
    """Is a phrase what its clause speaks of: its subject, or the object of a passive ("its soldiers | were ambushed by rebels")?"""
    first = clause.object if clause.voice == "passive" and clause.object is not None else clause.subject
    return first is not None and phrase in first.members


def _antecedent_of_speaker(clause: Clause | None, context: Context) -> Actor:
    """Who says "our": the subject of the nearest clause above that names somebody, else who was quoted before."""
    at = clause.parent if clause is not None else None
    while at is not None:
        subject = context.clauses[at].subject
        if subject is not None and subject.kind not in ("pronoun", "time"):
            return context.actor(subject.members[0])
        at = context.clauses[at].parent
    return speaking(context)


def clause_of(pronoun: Phrase, context: Context) -> Clause | None:
    """Return the clause that has a phrase as an argument, or inside one ("shot | one of them").

    Args:
        pronoun: a pronoun or another phrase.
        context: its sentence.
    """
    for clause in context.clauses:
        if pronoun in (clause.subject, clause.object) or _governs(clause, pronoun):
            return clause
    for clause in context.clauses:
        for phrase in (clause.object, clause.subject, *(governed for _, governed in clause.preps)):
            if phrase is not None and phrase.start <= pronoun.start < phrase.end:
                return clause
    return None


def _governs(clause: Clause, phrase: Phrase) -> bool:
    return phrase is clause.indirect or any(phrase is governed for _, governed in clause.preps)


def _asks_another(own: Clause, above: int, context: Context) -> bool:
    """Does a clause say what its speaker wants others to do ("France demanded that | they free him")?"""
    frames = context.knowledge.lexicon.frames.get(context.clauses[above].lemma, _NO_CLASSES)
    return own.parent == above and own.relation == "complement" and own.form == "finite" and "mandate" in frames


def _spoken_of_before(pronoun: Phrase, own: Clause | None, context: Context) -> Actor:
    """The subject of the sentence's first main clause where it stands before a pronoun, and where it is not the doer beside the pronoun
    ("the army came by boat and attacked | them").
    """
    for clause in context.clauses:
        if clause.form == "finite" and clause.relation == "main" and clause.subject is not None:
            subject, doer = clause.subject, own.subject if own is not None and own.subject is not pronoun else None
            before = subject.start < pronoun.start and clause is not own and subject.kind != "pronoun"
            if before and subject is not doer and not _stands_for(doer, subject, context):
                return context.actor(subject.members[0])
            break
    return NOBODY if own is None else _dealt_with(pronoun, own, context)


def _dealt_with(pronoun: Phrase, own: Clause, context: Context) -> Actor:
    """To whom the doer beside a pronoun has just done something else ("villagers caught two thieves and beat | them")."""
    if own.subject is None or pronoun is own.subject or pronoun.possessor is not None:
        return NOBODY
    before = [one for one in context.clauses if one.start < own.start and _is_doer(one.subject, own.subject, context)]
    for one in reversed(before):
        if one.object is not None and one.object.kind != "pronoun":
            found = context.actor(one.object.members[0])
            several = one.object.plural or bool(one.object.conjuncts)
            return found if found.roles and several == is_plural(pronoun, context) else NOBODY
    return NOBODY


def _is_doer(one: Phrase | None, doer: Phrase, context: Context) -> bool:
    """Are two subjects the same, the second maybe a pronoun ("Togo freed the rebels, saying | it | would feed them")?"""
    return one is doer or one is not None and _stands_for(doer, one, context)


def _named_before(pronoun: Phrase, own: Clause | None, context: Context) -> Actor:
    """The known actor named last before a pronoun that it may mean: who is meant by "she" or "it" if no subject above can be."""
    last, found = -1, NOBODY
    for clause in context.clauses:
        if clause is own and pronoun is not clause.subject:
            continue  # nobody acts on himself by "him"
        thing = clause.object if clause.object is not None and clause.object.kind == "common" else None
        ties = thing.preps if thing is not None and not _is_somebody(thing, context) else ()
        behind = (*clause.preps, *ties)
        partners = [phrase for prep, phrase in behind if prep in _PARTNER_PREPS]
        for phrase in (clause.subject, clause.object, clause.indirect, *(governed for _, governed in behind)):
            if phrase is not None and last < phrase.start < pronoun.start and phrase.kind != "pronoun":
                actor = context.actor(phrase.members[0])
                spot = actor.place and (not actor.roles or phrase is not clause.subject)
                if spot and clause is not own and (phrase is clause.object or phrase in partners):
                    spot = not is_state(actor)  # "cut ties with Qatar and accused | it"
                if actor.known and not spot and may_mean(pronoun, actor, context, phrase):
                    last, found = phrase.start, actor
    return found


def _is_somebody(phrase: Phrase, context: Context) -> bool:
    """Does the noun of a phrase name people or a body, and no thing that is only theirs ("diplomatic relations")?"""
    actor = context.actor(phrase.members[0])
    return bool(actor.roles) and not all(isinstance(entry, Modifier) for entry in actor.entries)


def earlier(pronoun: Phrase, own: Clause | None, context: Context, *, undergoes: bool = False) -> Actor:
    """Return whom a pronoun means among those of the last sentences: the subject before others, nobody of its own clause.

    Args:
        pronoun: the pronoun.
        own: its clause.
        context: its sentence.
        undergoes: it is whom an act is done to ("their release").
    """
    subject = own.subject if own is not None else None
    other = context.actor(subject.members[0]) if subject is not None and subject is not pronoun else NOBODY
    several = is_plural(pronoun, context)
    told = list(context.setting.cast.back(_NEAR))
    first = told[: _CLOSE if other.known else 1] if several else []
    undergoes = undergoes or own is not None and _undergoes(pronoun, own, context)
    classes = context.knowledge.rules.classes.get(own.lemma, _NO_CLASSES) if own is not None else _NO_CLASSES
    answers = _AS_ADDRESSED in classes and own is not None and pronoun is own.subject
    bodies = [] if is_quantity(pronoun, context) else told  # but "some" are no army
    for plural, sentences in ((True, first), (False, bodies)):  # "them" are several before they are an army
        for one in sentences:
            meant = (one.dealt_with if undergoes else _NOWHERE) | (one.addressed if answers else _NOWHERE)
            for mention in _first(one, meant):
                able = mention.acting and (mention.plural or not plural) and not _is_spot(mention)
                if undergoes and mention.actor.roles[:1] == _JUDGES and mention.offset not in one.dealt_with:
                    continue  # "A judge read the verdict on the editor. | He was acquitted"
                if able and not _may_be_one(other, mention.actor) and may_be(pronoun, mention, context):
                    return mention.actor
    return NOBODY


def _undergoes(pronoun: Phrase, own: Clause, context: Context) -> bool:
    """Does whom a pronoun means undergo something ("he was freed"), or answer for it ("he denied it")?"""
    return pronoun is own.object or _AS_ACCUSED in context.knowledge.rules.classes.get(own.lemma, _NO_CLASSES)


def _first(told: Told, offsets: frozenset[int]) -> Sequence[Mention]:
    """Who is named in a sentence, those first who begin at some offsets, and then its subject: of "a judge tried the editor" the editor
    (who "was freed"), of "Chad urged Mali to disarm" Mali (which "refused").
    """
    mentions = told.gather()
    return sorted(mentions, key=lambda mention: mention.offset not in offsets) if offsets else mentions


def _may_be_one(other: Actor, actor: Actor) -> bool:
    """May two phrases mean the same, as "officers" may mean the police who were named before?"""
    if not other.known:
        return False
    if is_state(other) and other.country == actor.country and actor.roles in ((), _GOVERNMENT):
        return True  # "since Russia invaded | it" is not Moscow
    if other.name != actor.name and other.name is not None:
        return False
    return other.code == actor.code or other.country is None and bool(other.roles) and other.roles == actor.roles


def _is_spot(mention: Mention) -> bool:
    """Is it a town or region where something is, and not a government by the name of its capital?"""
    return mention.actor.place and (not mention.actor.roles or mention.rank > OBJECT)


def speaking(context: Context) -> Actor:
    """Return who says "we" in a sentence that names no speaker: whoever was quoted in the last ones."""
    for told in context.setting.cast.back(_CLOSE):
        speaker = told.speaker()
        if speaker.known:
            return speaker
    return NOBODY


def state_above(phrase: Phrase, context: Context) -> str | None:
    """The country of the subject before a phrase: "the Bangladeshi prime minister asked | the army" need not be the army of
    whoever was named before.
    """
    for clause in context.clauses:
        subject = clause.subject
        if subject is not None and subject is not phrase and subject.start < phrase.start and subject.kind != "pronoun":
            return context.actor(subject.members[0]).country
    return None
