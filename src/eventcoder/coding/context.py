"""What the steps of coding one sentence share: its analysis, the dictionaries, and answers worth keeping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from eventcoder.coding import match as matching
from eventcoder.coding.actors import Actor, ActorBook, Setting
from eventcoder.coding.antecedents import antecedent
from eventcoder.coding.arguments import prepositions
from eventcoder.coding.bare_passives import with_passives
from eventcoder.coding.candidates import Candidates
from eventcoder.coding.cast import Pair
from eventcoder.coding.days import Dated
from eventcoder.coding.definite import continued
from eventcoder.coding.fillers import take_for_thing
from eventcoder.coding.gerunds import GerundPatterns
from eventcoder.coding.homes import GUESSED
from eventcoder.coding.pairs import pair_of
from eventcoder.coding.passengers import with_passengers
from eventcoder.coding.possessives import owner_of_act
from eventcoder.coding.things import Thing, thing_meant
from eventcoder.coding.tools import tools
from eventcoder.coding.who import NOBODY
from eventcoder.coding.who_is_described import with_persons
from eventcoder.dictionaries.actors import Agent
from eventcoder.dictionaries.circumstances import Circumstances
from eventcoder.dictionaries.rules import Filler, Rules
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.scope import ScopeCues
from eventcoder.model import Analysis, Clause, Phrase, Tokens
from eventcoder.ontology.ontology import Ontology

_WITH = "with"
_COMMUNITY = "community"  # a class of words: peoples and those of a faith among them
_NO_CLASSES: frozenset[str] = frozenset()
_COUNTS = frozenset(
    {"measure", "portion"}
)  # classes of nouns that say how much or many of what stands behind their "of"
_VESSEL, _FILLED, _CONTENT = (
    "vessel",
    "filled",
    "content",
)  # classes of nouns that hold things, words for it, what is held
_KIN = frozenset({"family-noun"})  # a class of words
T = TypeVar("T")


@frozen(eq=False)
class Knowledge:
    """The compiled dictionaries of a coder, as the coding steps need them.

    `gerunds` maps the -ing form of a rule's verb to noun patterns made of its verb patterns ("the shelling of the town");
    `private_roles` are the role blocks that make nobody a political actor (business, media, civilians …), and the
    blocks of countries, which say where a firm is from; `party_roles` are those of parties to disputes.
    """

    rules: Rules
    ontology: Ontology
    actors: ActorBook
    lexicon: Lexicon
    cues: ScopeCues
    gerunds: GerundPatterns
    private_roles: frozenset[str]
    party_roles: frozenset[str]
    circumstances: Circumstances
    candidates: Candidates = field(init=False)
    _forms: dict[frozenset[str], frozenset[str]] = field(init=False, factory=dict)

    @candidates.default
    def _make_candidates(self) -> Candidates:
        return Candidates(self.rules, self.gerunds)

    def forms(self, classes: frozenset[str]) -> frozenset[str]:
        """Return all tokens that may be read as a word of some classes, or as a part of one: a sentence that has none of them
        need not be searched. Found once for each question asked of it.
        """
        found = self._forms.get(classes)
        if found is None:
            known, lexicon = self.rules.classes, self.lexicon
            words = {
                # of several words one is enough, and best no small one: "death" of "put to death"
                next((part for part in reversed(word.split()) if part not in lexicon.closed), word)
                for word in known
                if not classes.isdisjoint(known[word])
            }
            found = self._forms[classes] = frozenset(lexicon.forms(words))
        return found


@frozen(eq=False)
class Context:
    """One sentence being coded: its `tokens` and `clauses`. `setting` is the document's: its date, its default country, who was named before;
    `scene` is when the deeds of the sentences before were done.

    `fits` keeps what matching found out of a phrase: whether it is what a filler (by its id) asks for; `dates` what was found
    out of when a clause with its results happened.
    """

    analysis: Analysis
    knowledge: Knowledge
    setting: Setting
    scene: Dated | None = None
    tokens: Tokens = field(init=False)
    clauses: tuple[Clause, ...] = field(init=False)
    nouns: Mapping[int, int] = field(init=False)
    _actors: dict[int, tuple[Phrase, Actor]] = field(
        init=False, factory=dict
    )  # phrases kept alive: their ids are the keys
    _settled: dict[int, str] = field(init=False, factory=dict)  # of phrases in `_actors`
    _pairs: dict[int, tuple[Phrase, Pair | None]] = field(init=False, factory=dict)
    _matches: dict[int, matching.Match | None] = field(init=False, factory=dict)
    _answers: dict[Callable[..., object], object] = field(init=False, factory=dict)
    _before: dict[int, tuple[Phrase, tuple[frozenset[str], frozenset[str]]]] = field(init=False, factory=dict)
    fits: dict[tuple[int, Phrase], tuple[Filler, bool]] = field(
        init=False, factory=dict
    )  # fillers kept alive: their ids are in the keys
    dates: dict[tuple[int, tuple[int, ...]], tuple[dt.date, str, bool] | None] = field(init=False, factory=dict)
    _classes: dict[Phrase, frozenset[str]] = field(init=False, factory=dict)
    _things: dict[int, tuple[Phrase, Thing | None]] = field(init=False, factory=dict)
    _owners: dict[int, tuple[Clause, Phrase | None]] = field(init=False, factory=dict)
    _prepositions: dict[Clause, tuple[tuple[str, Phrase], ...]] = field(init=False, factory=dict)

    @tokens.default
    def _take_tokens(self) -> Tokens:
        return self.analysis.tokens

    @clauses.default
    def _take_clauses(self) -> tuple[Clause, ...]:
        known = self.knowledge.rules.classes
        return with_persons(with_passives(self.analysis, known), self.analysis.tokens, known)

    @nouns.default
    def _index_nouns(self) -> dict[int, int]:
        """Each token of an event noun ("bombing campaign") -> its clause."""
        return {at: i for i, c in enumerate(self.clauses) if c.kind == "noun" for at in c.trigger}

    def match(self, index: int) -> matching.Match | None:
        """The best rule match of a clause, looked up once; a clause that is being matched does not match inside itself."""
        if index not in self._matches:
            self._matches[index] = None
            self._matches[index] = self._chosen(index, matching.best(index, self))
        return self._matches[index]

    def match_alone(self, index: int) -> matching.Match | None:
        """The best match among the rules whose type is coded outside other acts too."""
        return self._chosen(index, matching.best(index, self, alone=True))

    def _chosen(self, index: int, found: matching.Match | None) -> matching.Match | None:
        """A match, with the pronoun in its object taken for what its pattern takes it for: no pattern that was only tried does so."""
        if found is not None:
            take_for_thing(found.pattern.object, self.clauses[index].object, self)
        return found

    def actor(self, phrase: Phrase) -> Actor:
        """Who a simple phrase stands for, a pronoun for whom it refers to; each phrase is resolved once."""
        held = self._actors.get(id(phrase))
        if held is not None:
            return held[1]
        self._actors[id(phrase)] = (phrase, NOBODY)  # while it is looked for, nobody is meant by it
        pair = self.pair(phrase)
        if pair is not None:
            found = pair[0]
        elif phrase.kind == "pronoun":
            found = antecedent(phrase, self)
        else:
            found = self.knowledge.actors.resolve(phrase, self.tokens, self.setting)
            if not found.known and phrase.kind == "common" and not found.flags:
                found = self._shared(phrase) or found
            found = continued(phrase, with_passengers(phrase, found, self), self)
        self._actors[id(phrase)] = (phrase, found)
        return found

    def pair(self, phrase: Phrase) -> Pair | None:
        """The two whom a phrase such as "both sides" stands for; each phrase is asked once, and no name."""
        if phrase.kind == "proper":
            return None
        held = self._pairs.get(id(phrase))
        if held is None:
            self._pairs[id(phrase)] = (phrase, None)  # while it is looked for, it stands for no two
            held = self._pairs[id(phrase)] = (phrase, pair_of(phrase, self))
        return held[1]

    def owner_of_act(self, clause: Clause) -> Phrase | None:
        """The "his" before an event noun, where it stands for somebody known; each noun is asked once."""
        held = self._owners.get(id(clause))
        if held is None:
            self._owners[id(clause)] = (clause, None)  # while it is looked for, it is nobody
            held = self._owners[id(clause)] = (clause, owner_of_act(clause, self))
        return held[1]

    def held(self, phrase: Phrase) -> Actor:
        """Who a phrase stood for while its sentence was coded, or else what its own words say; nobody for a pronoun."""
        held = self._actors.get(id(phrase))
        if held is not None:
            return held[1]
        return self.knowledge.actors.resolve(phrase, self.tokens, self.setting)

    def settle(self, phrase: Phrase, actor: Actor, by: str) -> None:
        """Remember the country of whom a phrase stands for, which its words do not say, and what it was known by."""
        self._settled[id(phrase)] = by
        before = self._actors.get(id(phrase))
        self._actors[id(phrase)] = (phrase, actor)
        if before is not None:
            introduced = self.setting.introduced
            for name in [name for name, one in introduced.items() if one is before[1]]:
                introduced[name] = actor

    def recast(self, phrase: Phrase, actor: Actor) -> None:
        """Remember that a phrase stands for somebody else than its words alone say."""
        self._actors[id(phrase)] = (phrase, actor)

    def settled(self, phrase: Phrase) -> str | None:
        """What a phrase's country was known by; None where its own words gave it."""
        return self._settled.get(id(phrase))

    def guessed(self) -> set[int]:
        """Where in the text the phrases begin of which the country is that of the text so far, or of others with their role."""
        starts, actors = self.tokens.starts, self._actors
        return {starts[actors[one][0].start] for one, by in self._settled.items() if by in GUESSED}

    def _shared(self, phrase: Phrase) -> Actor | None:
        """The state that a thing is had with, where the sentence has it right behind: "rejected the resolution | with China"."""
        end, lowers = phrase.end, self.tokens.lowers
        if end + 1 >= len(lowers) or lowers[end] != _WITH:
            return None
        for clause in self.clauses:
            for prep, other in clause.preps:
                if prep == _WITH and other.start == end + 1 and other.kind == "proper":
                    who = self.actor(other.members[0])
                    return who if who.country is not None and (not who.roles or who.place) else None
        return None

    def once(self, make: Callable[[Context], T]) -> T:
        """What `make` says of this sentence; it is asked once, and where it needs its own answer it gets None."""
        answers = self._answers
        if make not in answers:
            answers[make] = None
            answers[make] = make(self)
        return answers[make]  # type: ignore[return-value]

    def before_head(self, phrase: Phrase) -> tuple[frozenset[str], frozenset[str]]:
        """The words before a phrase's head with their lemmas, and the classes of them; names before a common noun left
        out ("the New Zealand government" is no new government).
        """
        held = self._before.get(id(phrase))
        if held is None:
            held = self._before[id(phrase)] = (phrase, self._modifiers(phrase))
        return held[1]

    def _modifiers(self, phrase: Phrase) -> tuple[frozenset[str], frozenset[str]]:
        spelled, lowers = self.tokens.words, self.tokens.lowers
        known, lemmas = self.knowledge.rules.classes, self.knowledge.lexicon.noun_lemmas
        common = spelled[phrase.head][:1].islower()
        words: set[str] = set()
        classes: set[str] = set()
        for at in range(phrase.base, phrase.head):
            if common and at and spelled[at][:1].isupper():
                continue
            for word in (lowers[at], lemmas.get(lowers[at])):
                if word is not None:
                    words.add(word)
                    classes |= known.get(word, _NO_CLASSES)
        words.update(self._compounds(phrase))
        return frozenset(words), frozenset(classes)

    def _compounds(self, phrase: Phrase) -> Iterator[str]:
        """What might stand before a noun for what a participle behind it says ("packed with explosives": "explosive-packed")."""
        for participle, prep, what in self._behind_head(phrase):
            if prep == _WITH:
                yield f"{what.members[0].lemma}-{participle}"

    def _behind_head(self, phrase: Phrase) -> Iterator[tuple[str, str, Phrase]]:
        """The participles behind a noun, with each of their prepositions and what it governs ("packed", "with", "explosives")."""
        if phrase.head + 1 < phrase.end:
            for prep, what in phrase.preps[:1]:
                yield self.tokens.lowers[phrase.head + 1], prep, what
        for clause in self.clauses:
            if clause.relation == "relative" and clause.form == "participle" and clause.object is phrase:
                for prep, what in clause.preps:
                    yield self.tokens.lowers[clause.trigger[0]], prep, what

    def spoken_of(self) -> Actor | None:
        """The known actor that is subject of the sentence's first finite clause: whom a later "he" or "it" means."""
        for clause in self.clauses:
            if clause.form == "finite" and clause.subject is not None and clause.relation == "main":
                actor = self.actor(clause.subject.members[0])
                if actor.known:
                    return actor
        return None

    def countries(self) -> Iterator[str]:
        """Yield the countries of the actors that were asked for in the sentence."""
        for _, actor in self._actors.values():
            if actor.country is not None:
                yield actor.country

    def classes(self, phrase: Phrase) -> frozenset[str]:
        """The word classes of a phrase's head, as a compound with the word before it or alone."""
        found = self._classes.get(phrase)
        if found is None:
            found = self._classes[phrase] = self._look_up(phrase)
        return found

    def thing(self, pronoun: Phrase) -> Thing | None:
        """What a pronoun means that is the object of a verb, where the sentence before told what was done to a thing; each pronoun is
        asked once, before the next sentence is told.
        """
        held = self._things.get(id(pronoun))
        if held is None:
            held = self._things[id(pronoun)] = (pronoun, thing_meant(pronoun, self))
        return held[1]

    def _look_up(self, phrase: Phrase) -> frozenset[str]:
        known = self.knowledge.rules.classes
        if phrase.kind == "pronoun":
            thing = self.thing(phrase)
            own = known.get(phrase.lemma, _NO_CLASSES)  # "there"
            return thing.classes if thing is not None else own | self._of_antecedent(phrase)
        found = known.get(phrase.lemma, _NO_CLASSES)
        if not found and phrase.kind == "number":
            found = known.get(next((sign for sign in phrase.lemma if not sign.isalnum()), ""), _NO_CLASSES)  # "$46bn"
        if not found and phrase.plural and phrase.kind == "proper":  # "200 Kurds" are what "Kurds" are
            people = known.get(self.knowledge.lexicon.noun_lemmas.get(phrase.lemma, ""), _NO_CLASSES)
            found = people if _COMMUNITY in people else found
        if phrase.head > phrase.base:
            pair = known.get(f"{self.tokens.lowers[phrase.head - 1]} {phrase.lemma}")
            if pair:
                return found | pair
            if phrase.kind == "proper":
                told = self.classes(phrase.apposition) if phrase.apposition is not None else _NO_CLASSES
                return found | told | known.get(self._before_name(phrase), _NO_CLASSES)
        found = found.union(*(self.classes(member) for member in self.measured(phrase)), self._of_contents(phrase))
        return found - _KIN if phrase.preps and _is_count(*phrase.preps[0]) else found

    def _of_contents(self, phrase: Phrase) -> frozenset[str]:
        """The classes of what a thing is filled with, if that says what the thing does: "a bag full of | explosives" is a bomb."""
        inside = _NO_CLASSES
        for what in self._contents(phrase):
            inside |= self.classes(what)
        front, _, participle = self.tokens.lowers[phrase.head - 1].rpartition("-")
        if (
            front and phrase.head > phrase.base and _FILLED in self._word_classes(participle)
        ):  # "an explosives-filled | bag"
            inside |= self._word_classes(self.knowledge.lexicon.noun_lemmas.get(front, front))
        return inside if _CONTENT in inside else _NO_CLASSES

    def _contents(self, phrase: Phrase) -> Iterator[Phrase]:
        after = self.tokens.lowers[phrase.head + 1] if phrase.head + 1 < len(self.tokens) else ""
        if _VESSEL in self._word_classes(phrase.lemma) or _FILLED in self._word_classes(after):
            for prep, what in phrase.preps[:1]:
                if prep == "of":
                    yield from what.members
            for _, prep, what in self._behind_head(phrase):
                if prep == _WITH:
                    yield from what.members

    def _word_classes(self, word: str) -> frozenset[str]:
        return self.knowledge.rules.classes.get(word, _NO_CLASSES)

    def _of_antecedent(self, pronoun: Phrase) -> frozenset[str]:
        """The classes of the role nouns by which those were named for whom a pronoun stands ("the nurses … | they")."""
        known = self.knowledge.rules.classes
        nouns = (entry.noun for entry in self.actor(pronoun).entries if isinstance(entry, Agent))
        return _NO_CLASSES.union(*(known.get(noun, _NO_CLASSES) for noun in nouns))

    def measured(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """What a measure or a sum is of ("tonnes of | rice", "a number of | farmers", "$3 billion of | Russia's reserves"); nothing of another phrase."""
        if not phrase.preps or phrase.preps[0][0] != "of":
            return ()
        sum_of_money = phrase.kind == "number" and not self.tokens.lowers[phrase.base][0].isalnum()
        return phrase.preps[0][1].members if sum_of_money or not _COUNTS.isdisjoint(self._noun(phrase.lemma)) else ()

    def _noun(self, lemma: str) -> frozenset[str]:
        return self.knowledge.lexicon.nouns.get(lemma, _NO_CLASSES)

    def _before_name(self, phrase: Phrase) -> str:
        """The common noun right before a name ("the Islamist party Tawassoul"); "" where a name stands alone."""
        words = self.tokens.words
        at = phrase.head
        while at > phrase.base and words[at][:1].isupper():
            at -= 1
        lower = self.tokens.lowers[at]
        return self.knowledge.lexicon.noun_lemmas.get(lower, lower) if words[at][:1].islower() else ""

    def tools(self, clause: Clause) -> tuple[Phrase, ...]:
        """What the act of a clause is done with, where a verb of use says it ("attacked the base | using drones")."""
        used = self.once(tools)
        return used.get(clause, ()) if used else ()

    def prepositions(self, clause: Clause) -> tuple[tuple[str, Phrase], ...]:
        """The prepositional phrases that may hold an argument of a clause, the likeliest first; gathered once."""
        found = self._prepositions.get(clause)
        if found is None:
            found = self._prepositions[clause] = tuple(prepositions(clause, self))
        return found


def _is_count(prep: str, phrase: Phrase) -> bool:
    """Does an of-phrase only say how many children somebody has ("a father | of three"), so that nobody's father is meant?"""
    return prep == "of" and phrase.kind == "number"
