"""Where in a sentence to look for the place of an event: the phrases that may say it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from eventcoder.coding.context import Context
from eventcoder.coding.place_relations import AT, NEAR
from eventcoder.coding.reading import Reading
from eventcoder.coding.spots import TOWN, reader_of
from eventcoder.coding.together import beside, of_what_struck, set_out_on
from eventcoder.model import Clause, Phrase

_DEPTH = 4
_RELATIVE, _COMMA = "relative", ","
_GOALS = frozenset({"to", "into", "for"})
_LINK_NOUN = "edge"
_MATERIAL = "14"  # the CAMEO root from which on acts are deeds against somebody
_NO_SITE = frozenset({"'s", "mod", "by"})
_TOPICS = frozenset({"over", "about"})  # "summoned the envoy over | the shelling in Poonch"
_OBJECTIVES = frozenset({"of", "for"})  # "the bombing of Zawiyah", "the battle for Sirte"
_WHERE, _COMMA_AND_WHERE = ":where", 2
_TARGET = "target"  # flag of scenes.csv


@frozen(eq=False)
class Site:
    """A phrase that may say where, with the precision that its preposition gives.

    `unknown`: a name that no dictionary knows will do. `whole`: no preposition leads there, so that the phrase as a whole must
    name a place ("shelled Aleppo", "the Kabul blast"). `ground`: it is what was fired at ("dropped bombs on Rasm in Idlib"). A
    site that grammar knows no phrase of has its first token in `at`.
    """

    phrase: Phrase | None
    precision: int
    unknown: bool
    whole: bool = False
    at: int | None = None
    ground: bool = False

    @property
    def start(self) -> int:
        """The first token."""
        return self.phrase.start if self.phrase is not None else self.at or 0


def sites(reading: Reading, context: Context) -> Iterator[tuple[Site, bool]]:
    """Yield the phrases that may say where a reading happened, the likeliest first, each with whether the act's own clause and
    arguments have it.

    These are: the PLACE slot of its rule; in-, at- and near-phrases of its clause and of its results; of the phrases in its
    slots; what it was done to; the clauses that it hangs on, those beside it and those that describe its parties. Of an act
    that is only asked for or undone, where the asking was comes first.

    Args:
        reading: what a clause says.
        context: the sentence it stands in.
    """
    look = _Look(reading, context)
    for site in _own_sites(look, reading, context):
        yield site, True
    for around in (
        look.above,
        look.beside,
        look.describing,
        look.seats,
        look.coordinated,
        look.joined,
        look.fronted,
        look.lost,
        look.named_before,
    ):
        for site in around():
            yield site, False


def _own_sites(look: _Look, reading: Reading, context: Context) -> Iterator[Site]:
    if reading.type != reading.act:
        yield from look.of_acts(look.outer)
        yield from look.inside([reading.source])
    yield from look.slot()
    yield from look.scenes()
    yield from look.where_clause()
    yield from look.of_origins()
    yield from look.of_acts(look.acts)
    yield from look.inside(look.parties)
    yield from look.of_goals()
    for index in look.acts:
        yield from look.within(context.clauses[index])
    yield from look.before_noun()


class _Look:
    """Looks for the place of one reading."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading, self.context, self.clauses = reading, context, context.clauses
        self.places = context.knowledge.circumstances.places
        self.own = own = context.clauses[reading.index]
        self.flags = self.places.scene(f"{context.knowledge.ontology.types[reading.act].family}/{reading.act}")
        support = (own.support,) if own.support is not None else ()
        self.outer = list(dict.fromkeys((reading.index, *support, *reading.results)))
        self.acts = list(dict.fromkeys((*self.outer, *reading.inner)))
        self.parties = [p for p in (reading.target, reading.both, reading.source) if p is not None]

    # ---------------------------------------------------------------------------------------- the act's own

    def slot(self) -> Iterator[Site]:
        """The PLACE slot of the rule."""
        if self.reading.place is not None:
            yield Site(self.reading.place, AT, unknown=True)

    def of_acts(self, indexes: Iterable[int]) -> Iterator[Site]:
        """The placing phrases of clauses."""
        for index in indexes:
            yield from self.adverbials(self.clauses[index])

    def inside(self, phrases: Iterable[Phrase | None]) -> Iterator[Site]:
        """The placing phrases inside noun phrases: "a police post near Maiduguri"."""
        for phrase in phrases:
            for member in phrase.members if phrase is not None else ():
                yield from self._inside(member)

    def scenes(self) -> Iterator[Site]:
        """What the act was done to, where that is a place."""
        if _TARGET in self.flags and self.reading.type == self.reading.act:
            governed = [phrase for prep, phrase in self.own.preps if prep in self.places.prepositions]
            for party in (self.reading.target, self.own.object):
                if party is not None and not any(party is phrase for phrase in governed):  # "exploded outside Baghdad"
                    yield Site(party, AT, unknown=self._may_be_ground(party, self.flags), whole=True)

    def _may_be_ground(self, party: Phrase, flags: frozenset[str]) -> bool:
        """May a name that nobody knows, which an act was done to, be that of a place?"""
        return "ground" in flags or "one" in flags and self._is_new(party.members[0])

    def where_clause(self) -> Iterator[Site]:
        """What a where-clause stands behind: "flew to Kano, where | protesters burned tyres"."""
        if not self.own.relation.endswith(_WHERE) or self.own.parent is None:
            return
        host = self.clauses[self.own.parent]
        for prep, phrase in (*host.preps, ("", host.object)):
            if phrase is not None and 0 <= self.own.start - phrase.end <= _COMMA_AND_WHERE:
                yield Site(phrase, AT, unknown=bool(prep), whole=not prep)

    def _is_new(self, phrase: Phrase) -> bool:
        """Is it one word in capitals that no other name stands before anywhere in the text, as it would before a surname?"""
        if phrase.base != phrase.head or phrase.kind != "proper":
            return False
        word, closed = self.context.tokens.words[phrase.head], self.context.knowledge.lexicon.closed
        before = re.findall(rf"\b([A-Z][\w.'-]*) {re.escape(word)}\b", self.context.setting.text)
        return all(name.lower() in closed for name in before)

    def of_goals(self) -> Iterator[Site]:
        """Where the act leads to: "deployed to Bunia"."""
        if "goal" in self.flags:
            for index in self.acts:
                for prep, phrase in self.clauses[index].preps:
                    if prep in _GOALS and phrase.kind != "time":
                        yield Site(phrase, AT, unknown="fight" in self.flags)

    def of_origins(self) -> Iterator[Site]:
        """Where somebody is taken from: "abducted from Kocho"."""
        if "origin" in self.flags:
            for index in self.acts:
                for prep, phrase in self.clauses[index].preps:
                    if prep == "from" and phrase.kind != "time":
                        yield Site(phrase, AT, unknown=True)

    def before_noun(self) -> Iterator[Site]:
        """A place before an event noun or behind its of: "(killed in) the Kabul blast", "the bombing of Zawiyah"; but "US"
        before what US forces did is as "American".
        """
        scene, source = _TARGET in self.flags and not self.reading.operators, self.reading.source
        for index in self.acts:
            clause = self.clauses[index]
            for prep, phrase in clause.preps if clause.kind == "noun" else ():
                name = self._name_at_its_head(phrase)
                adjective = self.context.tokens.words[name.head].replace(".", "").isupper()
                if adjective and source is not None and any(name.head == one.head for one in source.members):
                    continue
                if prep == "mod" or prep in _OBJECTIVES and scene and clause is self.own:
                    yield Site(name, AT, unknown=False, whole=True)

    def _name_at_its_head(self, phrase: Phrase) -> Phrase:
        """The name that a phrase before an event noun begins with: "the | Kabul | bomb blast"."""
        words, end = self.context.tokens.words, phrase.start
        while end < phrase.end and words[end][:1].isupper():
            end += 1
        return phrase if end in (phrase.start, phrase.end) else evolve(phrase, end=end, head=end - 1)

    # ---------------------------------------------------------------------------------------- clauses around it

    def above(self) -> Iterator[Site]:
        """The clauses that this one hangs on, but not those that only report it."""
        at = self.own.parent
        for _ in range(_DEPTH):
            if at is None:
                return
            clause = self.clauses[at]
            if "speech" not in self.context.knowledge.lexicon.frames.get(clause.lemma, ()):
                yield from self.adverbials(clause)
                yield from self.within(clause)
                yield from self.inside((clause.subject, clause.object))
            at = clause.parent

    def beside(self) -> Iterator[Site]:
        """The clauses that share time and place with it."""
        for index in beside(self.reading.index, self.context):
            clause = self.clauses[index]
            yield from self.adverbials(clause)
            yield from self.within(clause)
            yield from self._done_to(index)
            if clause.object is not None and clause.relation != self.own.relation:
                yield Site(clause.object, NEAR, unknown=False, whole=True)  # "as it approached Luhansk airport"

    def _done_to(self, index: int) -> Iterator[Site]:
        """The place that another clause's act was done to: "raided Gao | and burned houses"."""
        found, knowledge = self.context.match(index), self.context.knowledge
        if found is None:
            return
        name = knowledge.rules.rules[found.pattern.rule].type
        kind = knowledge.ontology.types.get(name)
        flags = self.places.scene(f"{kind.family}/{name}") if kind is not None else frozenset()
        for slot in ("PLACE", "TGT"):
            phrase = found.slots.get(slot)
            if phrase is not None and (slot == "PLACE" or _TARGET in flags):
                yield Site(phrase, AT, unknown=slot == "PLACE" or self._may_be_ground(phrase, flags), whole=True)

    def describing(self) -> Iterator[Site]:
        """The clauses that describe its parties: "students who demonstrated in Conakry", "a car travelling from A to B"; but what is
        said of the doer by the way is another matter ("the rebels, | who are based in Libya, | attacked a post").
        """
        for clause in self.clauses:
            if clause.parent in self.acts and clause.relation.startswith(_RELATIVE) and not self._is_aside(clause):
                yield from self.adverbials(clause)
                yield from self._ways(clause)
                if clause.form == "ing" and clause.subject is self.reading.target:
                    yield from self.within(clause)  # "a bus | carrying nuns in Kaduna"
                for below in set_out_on(self.clauses.index(clause), self.context):
                    yield from self.adverbials(self.clauses[below])
                    yield from self.within(self.clauses[below])
        for at in of_what_struck(self.reading.index, self.context):  # "killed by shells | that hit a market in Goz"
            yield from self.within(self.clauses[at])

    def _is_aside(self, clause: Clause) -> bool:
        """Does a clause between commas describe the doer?"""
        source, lowers = self.reading.source, self.context.tokens.lowers
        if source is None or source not in (clause.subject, clause.object):
            return False
        return _COMMA in lowers[max(clause.start - 2, source.head + 1) : clause.start]

    def _ways(self, clause: Clause) -> Iterator[Site]:
        """The ends of a way: "a car travelling from A to B", "the highway linking A and B"."""
        found = dict(clause.preps)
        if "from" in found and "to" in found:
            for unknown in (False, True):
                yield Site(found["from"], NEAR, unknown)
                yield Site(found["to"], NEAR, unknown)
        linked = clause.subject is not None and self.places.nouns.get(clause.subject.lemma) == _LINK_NOUN
        if clause.object is not None and linked and clause.form == "ing":
            yield Site(clause.object, NEAR, unknown=True)

    def coordinated(self) -> Iterator[Site]:
        """An earlier clause of the same rank, where this one speaks of it: "…, and police evicted | them"."""
        if not any(phrase is not None and self._points_back(phrase) for phrase in (self.own.object, *self.parties)):
            return
        for index in range(self.reading.index - 1, -1, -1):
            clause = self.clauses[index]
            if clause.relation == self.own.relation and clause.parent == self.own.parent and clause.kind == "verb":
                yield from self.adverbials(clause)
                yield from self.within(clause)
        speech = self.clauses[self.own.parent] if self.own.parent is not None else self.own
        yield from self.inside([speech.subject])  # "villagers in Rasm said soldiers burned | their homes"

    def joined(self) -> Iterator[Site]:
        """The next clause where both are passive, with what that one has beside it: "four were killed | and 20 injured when …"."""
        for index in range(self.reading.index + 1, len(self.clauses)):
            clause = self.clauses[index]
            if clause.kind == "verb" and clause.relation == self.own.relation and clause.parent == self.own.parent:
                if clause.voice == self.own.voice == "passive":
                    yield from self.adverbials(clause)
                    for after in beside(index, self.context):
                        yield from self.adverbials(self.clauses[after])
                return

    def fronted(self) -> Iterator[Site]:
        """What stands before an earlier clause of the same rank: "In Gao, | residents fled and police shot two men"."""
        for clause in self.clauses[: self.reading.index]:
            if clause.kind == "noun" or clause.relation != self.own.relation or clause.parent != self.own.parent:
                continue
            first = clause.subject.start if clause.subject is not None else 0
            for prep, phrase in clause.preps:
                site = self._behind(prep, phrase) if phrase.start < first else None
                if site is not None:
                    yield site

    def named_before(self) -> Iterator[Site]:
        """The town that the sentence names before "the city": "fled Mosul as rebels seized | the city"."""
        reader = reader_of(self.context)
        for party in (self.reading.place, self.reading.target, self.own.object):
            if party is not None and party.definite and not party.preps and reader.sort_of(party.head) == TOWN:
                at = reader.last_town(party.start)
                if at is not None:
                    yield Site(None, AT, unknown=False, at=at)

    def lost(self) -> Iterator[Site]:
        """What stands behind the act's words in its clause, and grammar hung nowhere: "a convoy | some 40 km from Gao"."""
        reader = reader_of(self.context)
        for index in self.outer:
            clause = self.clauses[index]
            for at, precision in reader.relations(max(clause.trigger, default=clause.end) + 1, clause.end):
                yield Site(None, precision, unknown=precision == NEAR, at=at)

    def _points_back(self, phrase: Phrase) -> bool:
        first = self.context.tokens.lowers[phrase.base]
        if phrase.kind == "pronoun" or "poss" in self.context.knowledge.lexicon.closed.get(first, ()):
            return True
        return any(p.kind == "pronoun" for _, p in phrase.preps)

    def seats(self) -> Iterator[Site]:
        """ "the mayor of Bizerte", "patrolled the streets of Gao": where a party sits or lives, or the thing lies to which an act was done,
        but no part of a body's name, nor who only spoke.
        """
        if not self._is_deed():
            return
        thing = self.own.object if _TARGET in self.flags else None
        for phrase in (*self.parties, *([thing] if thing is not None and thing not in self.parties else ())):
            for member in phrase.members:
                who = self.context.actor(member)
                for prep, inner in member.preps:
                    if prep == "of" and who.name is None:
                        yield Site(inner, AT, unknown=False, whole=True)

    def _is_deed(self) -> bool:
        """Is it a deed against somebody, not only words?"""
        cameo = self.context.knowledge.ontology.types[self.reading.type].cameo
        return cameo is not None and cameo.code >= _MATERIAL

    # ---------------------------------------------------------------------------------------- phrases

    def adverbials(self, clause: Clause) -> Iterator[Site]:
        """A clause's own in-, at- and near-phrases."""
        for prep, phrase in clause.preps:
            site = self._behind(prep, phrase) or self._behind(f"{clause.particle} {prep}", phrase)
            if site is not None:  # "pulled | out of the town"
                yield site

    def within(self, clause: Clause) -> Iterator[Site]:
        """The placing phrases inside a clause's arguments: less near to the act than what it is done to."""
        aside = _NO_SITE if self._is_deed() else _NO_SITE | _TOPICS
        yield from self.inside(phrase for prep, phrase in clause.preps if prep not in aside)
        yield from self.inside((clause.object, clause.subject))
        for phrase in clause.times:
            yield Site(phrase, AT, unknown=False)  # "in Geneva next Friday", which grammar took for one phrase

    def _inside(self, phrase: Phrase) -> Iterator[Site]:
        for prep, inner in phrase.preps:
            site = self._behind(prep, inner)
            if site is not None:
                at_site = prep == "at" and bool(reader_of(self.context).sort_of(phrase.head))  # "the bridge | at Rasm"
                yield evolve(site, unknown=site.unknown or at_site)
            yield from self.inside([inner])

    def _behind(self, prep: str, phrase: Phrase) -> Site | None:
        known = self.places.prepositions.get(prep)
        if known is None or phrase.kind == "time":
            return None
        if prep == "on" and phrase is self.reading.target and _TARGET not in self.flags:
            return None  # "imposed sanctions | on Minsk"
        precision, unknown = known
        fired_at = phrase is self.reading.target and "ground" in self.flags
        new = phrase is self.reading.target and not self.reading.operators
        new = new and self._may_be_ground(phrase, self.flags) and self._is_new(phrase)
        told = unknown == "yes" or unknown == "force" and "fight" in self.flags
        return Site(phrase, precision, told or new, ground=fired_at)
