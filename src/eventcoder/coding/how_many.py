"""How many people were killed or otherwise hit: which act each figure of a sentence belongs to, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from eventcoder.coding.amounts import Amount
from eventcoder.coding.context import Context
from eventcoder.coding.counts import is_toll
from eventcoder.coding.harm import harm_of, tolls
from eventcoder.coding.headlines import bare_tolls
from eventcoder.coding.reading import UNCODED, Reading
from eventcoder.coding.spans import of_other_days, over_time
from eventcoder.coding.status import speaker_of
from eventcoder.coding.toll import Toll
from eventcoder.coding.totals import Counts, totals
from eventcoder.model import Clause
from eventcoder.ontology.event_types import EventType

# The classes of words that victims are known by.
_SAID_BY = frozenset(
    {"fatal", "wounding", "casualty", "life", "toll", "count-noun", "body", "people-losing", "unharmed"}
)
_NEAR = 3  # tokens between an event noun and the relative clause that is about it
_CARRIED = frozenset({"object", "in", "to"})  # what a noun of harm is to the clause that tells of it
_WITH = "with"  # "fired on the boat | with the loss of 15 lives"
# CAMEO roots of acts by which people are hurt; crowds are dispersed and houses burnt under 17.
_HARMFUL, _OTHER_HARMFUL = frozenset({"14", "18", "19", "20"}), ("repression/crowd", "coerce/property/destroy")
_DENIAL = "deny"  # an event type
_PROTEST = "14"
_OBJECTING = ("dissent", "disapprove", "refuse")  # families of acts whose object somebody else did
_TAKEN = ("assault/abduct", "mass/expulsion")  # families of acts that do not hurt by themselves


class Casualties:
    """The killed and wounded of one sentence, each figure with the act that it belongs to.

    Args:
        context: the sentence.
        readings: what is coded of it.

    Example:
        For "The blast killed three soldiers and two civilians and wounded dozens" the fatalities are 5, the casualties 17.
    """

    def __init__(self, context: Context, readings: Sequence[Reading]) -> None:
        self.context = context
        self._of: dict[int, list[Toll]] = {}
        self._loose: list[tuple[int, Toll]] = []
        if context.once(speaks_of_harm):
            self._share(readings)

    def of(self, reading: Reading, more: Iterable[Toll] = ()) -> Counts:
        """Return (fatalities, casualties: dead and hurt together) of a reading, each None where nothing is said.

        Args:
            reading: what a clause says.
            more: what later sentences tell of it.
        """
        return totals([*self.told(reading), *more])

    def told(self, reading: Reading) -> list[Toll]:
        """Return the figures that belong to a reading, in text order."""
        found = self._of.get(reading.index, ())
        kept = [toll for toll in found if toll.amount.stated or not _told_better(toll, found)]
        return sorted(kept, key=lambda toll: toll.amount.start)

    @property
    def loose(self) -> list[Toll]:
        """The figures that belong to no act of the sentence."""
        return [toll for _, toll in self._loose]

    def _share(self, readings: Sequence[Reading]) -> None:
        context = self.context
        types = context.knowledge.ontology.types
        acts = sorted((r for r in readings if hurts(types[r.type])), key=lambda r: r.index)
        owned = {i for r in acts for i in (r.index, *r.results)}
        claimed: dict[int, Reading] = {}
        for reading in acts:
            receiving = receives(types[reading.type])
            for index in _about(reading, context):
                if not receiving and _is_what_for(index, reading, context) or _is_aim(index, reading, context):
                    continue
                if index not in owned or index in (reading.index, *reading.results):
                    claimed.setdefault(index, reading)
        for index, reading in claimed.items():
            self._keep(reading, index, tolls(context.clauses[index], context))
        takers = [r for r in acts if receives(types[r.type])]
        for at, toll in _unclaimed(claimed.keys() | owned, self._spans(), context):
            taker = _nearest(at, takers, context)
            if taker is None:
                self._loose.append((at, toll))
            else:
                self._of.setdefault(taker.index, []).append(toll)

    def _keep(self, reading: Reading, index: int, found: Iterable[Toll]) -> None:
        """Add what a clause states to a reading's figures, each place in the text once."""
        said_by = _named_source(index, self.context)
        mine = self._of.setdefault(reading.index, [])
        for toll in found:
            same = next((t for t in mine if t.amount.start == toll.amount.start), None)
            if same is None:
                mine.append(evolve(toll, speaker=said_by, clause=index))
            elif same.harm != toll.harm and not same.part:
                mine[mine.index(same)] = evolve(same, harm="casualty")  # "killed and wounded 20 people"

    def _spans(self) -> list[Amount]:
        return [toll.amount for mine in self._of.values() for toll in mine]


def _told_better(guess: Toll, found: Iterable[Toll]) -> bool:
    """Does another clause give the figure of a bare plural ("beat protesters, hospitalising 14")?"""
    return any(t.amount.stated and t.harm == guess.harm and t.clause != guess.clause for t in found)


def speaks_of_harm(context: Context) -> bool:
    """Tell whether any word of the sentence may say that somebody was harmed: most sentences need no look at their clauses."""
    forms = context.knowledge.forms(_SAID_BY)
    return not forms.isdisjoint(context.tokens.lowers) or any(clause.corrected for clause in context.clauses)


def hurts(event_type: EventType) -> bool:
    """Tell whether people may be hurt by acts of a type: by material ones, but for cuts in aid or relations."""
    cameo = event_type.cameo
    return cameo is not None and event_type.sign == "conflict" and cameo.code >= _PROTEST


def receives(event_type: EventType) -> bool:
    """Tell whether victims that are told of nearby may be those of an act of a type: of violence, not of arrests."""
    cameo, family = event_type.cameo, event_type.family
    if cameo is None or event_type.sign != "conflict" or family.startswith(_TAKEN):
        return False
    return cameo.code[:2] in _HARMFUL or family.startswith(_OTHER_HARMFUL)


def stated_of(reading: Reading, context: Context) -> bool:
    """Tell whether a sentence states the victims of a reading by itself: an event noun with victims is an act."""
    if not context.once(speaks_of_harm) or not receives(context.knowledge.ontology.types[reading.type]):
        return False
    if any(toll for i in _about(reading, context) for toll in tolls(context.clauses[i], context)):
        return True
    return any(True for _ in bare_tolls(context))


# ------------------------------------------------------------------------------------- which clauses


def _about(reading: Reading, context: Context) -> list[int]:
    """The clauses that grammar shows to speak of the victims of a reading, its own first."""
    clauses = context.clauses
    own = clauses[reading.index]
    found = dict.fromkeys([reading.index, *((own.support,) if own.support is not None else ()), *reading.results])
    core = set(found)
    for i, clause in enumerate(clauses):
        if i in found:
            continue
        hangs_on = clause.parent in core and clause.relation.startswith("participle")
        above = i == own.parent and _when(own) and harm_of(clause, context) is not None and not _is_yet_to_do(clause)
        if (
            hangs_on
            and not _objects_to(i, context)
            or above
            or _speaks_of(clause, own)
            or _relative_to(clause, own)
            or _appended(clause, own, context)
        ):
            found[i] = None
    for i in _carried(found, core, context):
        found[i] = None
    return [i for i in found if i in core or not clauses[i].scope.modality and not over_time(i, context)]


def _is_aim(index: int, reading: Reading, context: Context) -> bool:
    """Does a clause only say what an act was meant to do ("shelled the hills | to kill him")?"""
    clause = context.clauses[index]
    return index != reading.index and clause.relation == "purpose" and clause.form == "to"


def _is_what_for(index: int, reading: Reading, context: Context) -> bool:
    """Is a clause what somebody is charged with or held for, and no harm of that act ("charged with | the murder of 40 villagers")?"""
    clause = context.clauses[index]
    above = clause.parent if clause.kind == "noun" and clause.support is None else None
    return index in reading.inner or above is not None and harm_of(context.clauses[above], context) is None


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
    return bare and harm_of(clause, context) is not None


def _relative_to(clause: Clause, own: Clause) -> bool:
    """ "the attack, in which 12 died": a relative clause right after the reading's event noun."""
    return own.kind == "noun" and clause.relation.startswith("relative") and 0 <= clause.start - own.end <= _NEAR


def _when(own: Clause) -> bool:
    """ "12 died when a bomb exploded": does the reading's clause say when its parent happened?"""
    relation = own.relation.partition(":")[0]
    return relation in ("sub", "complement") and ":" in own.relation and own.form == "finite" and not own.scope.modality


def _carried(found: Iterable[int], core: set[int], context: Context) -> list[int]:
    """Nouns of harm that a clause about the act tells of: "…, | resulting in the death of 30 people"."""
    return [
        i
        for i, clause in enumerate(context.clauses)
        if clause.kind == "noun"
        and clause.parent is not None
        and clause.parent in found
        and (clause.relation == _WITH or clause.parent not in core and clause.relation in _CARRIED)
        and not _objects_to(clause.parent, context)
    ]


def _objects_to(index: int, context: Context) -> bool:
    """Does a clause protest against what it tells of ("held a rally to protest | the murder of two students")?"""
    found = context.match(index)
    if found is None:
        return False
    event_type = context.knowledge.ontology.types.get(context.knowledge.rules.rules[found.pattern.rule].type)
    return event_type is not None and event_type.family.startswith(_OBJECTING)


# ------------------------------------------------------------------------------------- figures that no act claims


def _unclaimed(claimed: set[int], spans: list[Amount], context: Context) -> list[tuple[int, Toll]]:
    """Figures of clauses that grammar ties to no act, with the token each stands at: "…; no casualties were reported"."""
    out: list[tuple[int, Toll]] = []
    for i, clause in enumerate(context.clauses):
        if i in claimed or clause.kind == "noun" or not _plain(i, context):
            continue
        speaker = _who_says(i, context)
        for toll in tolls(clause, context):
            if not _within(toll.amount, spans):
                spans.append(toll.amount)
                out.append((clause.trigger[0], evolve(toll, speaker=speaker)))
    out += [(toll.amount.start, toll) for toll in bare_tolls(context) if not _within(toll.amount, spans)]
    return sorted(out, key=lambda pair: pair[0])


def _within(amount: Amount, spans: Iterable[Amount]) -> bool:
    return any(one.start <= amount.start < one.end for one in spans)


def _plain(index: int, context: Context) -> bool:
    """Is a clause told as a fact of the day: neither possible, nor asked, nor what a war has come to?"""
    clause = context.clauses[index]
    if clause.scope.modality or clause.scope.time == "future" or clause.scope.history or over_time(index, context):
        return False
    if of_other_days(clause, context) or _is_no_act(index, context):
        return False
    if _is_yet_to_do(clause):
        return False
    parent = context.clauses[clause.parent] if clause.parent is not None else None
    kind, _, word = clause.relation.partition(":")
    asked = kind == "complement" and word and "harm-occasion" not in context.knowledge.rules.classes.get(word, ())
    if clause.parent is not None and kind == "complement" and _denies(clause.parent, context):
        return False
    return not asked and (parent is None or not parent.scope.modality)


def _is_yet_to_do(clause: Clause) -> bool:
    """Is it what somebody asks for or means to do ("ordered troops | to kill nine rebels", but "are said | to have killed nine")?"""
    return clause.form == "to" and clause.relation == "complement" and clause.scope.time != "past"


def _is_no_act(index: int, context: Context) -> bool:
    """Does a clause tell of harm that nobody willed ("the roof collapsed, | killing 16 people")?"""
    clause = context.clauses[index]
    if harm_of(clause, context) is None:
        return False
    doer = clause.subject
    if doer is not None and (doer.kind == "pronoun" or "person" in context.actor(doer.members[0]).flags):
        return False  # "two men attacked pilgrims. | The cousins | killed three"
    found = context.match(index)
    return found is not None and context.knowledge.rules.rules[found.pattern.rule].type == UNCODED


def _denies(index: int, context: Context) -> bool:
    """Does a clause deny what stands in its complement ("denied that civilians had been killed")?"""
    found = context.match(index)
    return found is not None and context.knowledge.rules.rules[found.pattern.rule].type == _DENIAL


def _who_says(index: int, context: Context) -> int | None:
    """The token of whoever states a clause; who puts a toll at a figure says so himself."""
    speaker = speaker_of(index, context)
    clause = context.clauses[index]
    subject = clause.subject
    counts = "body-counting" in context.knowledge.rules.classes.get(clause.lemma, ())
    own = clause.object is not None and (counts or is_toll(clause.object, context))
    if subject is not None and (own or "speech" in context.knowledge.lexicon.frames.get(clause.lemma, ())):
        return subject.head
    return speaker.phrase.head if speaker is not None else None


def _named_source(index: int, context: Context) -> int | None:
    """The token of whoever a clause is reported by: "medics said …", "…, according to | medics"."""
    speaker = speaker_of(index, context)
    if speaker is not None:
        return speaker.phrase.head
    known = context.knowledge.rules.classes
    openers = (phrase for prep, phrase in context.clauses[index].preps if "source-opener" in known.get(prep, ()))
    return next((phrase.head for phrase in openers), None)


def _nearest(at: int, takers: Sequence[Reading], context: Context) -> Reading | None:
    """The last act before a token, or the first one after it."""
    before = [r for r in takers if context.clauses[r.index].trigger[0] <= at]
    return before[-1] if before else (takers[0] if takers else None)
