"""What the steps of coding one sentence share: its analysis, the dictionaries, and answers worth keeping."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from eventcoder.coding import match as matching
from eventcoder.coding.actors import Actor, ActorBook, Setting
from eventcoder.dictionaries.rules import Pattern, Rules
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.scope import ScopeCues
from eventcoder.model import Analysis, Clause, Phrase, Tokens
from eventcoder.ontology.ontology import Ontology


@frozen(eq=False)
class Knowledge:
    """The compiled dictionaries of a coder, as the coding steps need them.

    `gerunds` maps the -ing form of a rule's verb to noun patterns made of its verb patterns ("the shelling of the town").
    """

    rules: Rules
    ontology: Ontology
    actors: ActorBook
    lexicon: Lexicon
    cues: ScopeCues
    gerunds: Mapping[str, tuple[Pattern, ...]]


@frozen(eq=False)
class Context:
    """One sentence being coded. `setting` is the document's: its date, its default country, who was named before."""

    analysis: Analysis
    knowledge: Knowledge
    setting: Setting
    nouns: Mapping[int, int] = field(init=False)
    _actors: dict[int, Actor] = field(init=False, factory=dict)
    _matches: dict[int, matching.Match | None] = field(init=False, factory=dict)

    @nouns.default
    def _index_nouns(self) -> dict[int, int]:
        """The token of each event noun -> its clause."""
        return {c.trigger[0]: i for i, c in enumerate(self.analysis.clauses) if c.kind == "noun"}

    @property
    def tokens(self) -> Tokens:
        return self.analysis.tokens

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.analysis.clauses

    def match(self, index: int) -> matching.Match | None:
        """The best rule match of a clause, looked up once; a clause that is being matched does not match inside itself."""
        if index not in self._matches:
            self._matches[index] = None
            self._matches[index] = matching.best(index, self)
        return self._matches[index]

    def actor(self, phrase: Phrase) -> Actor:
        """Who a simple phrase stands for; each phrase is resolved once."""
        found = self._actors.get(id(phrase))
        if found is None:
            found = self.knowledge.actors.resolve(phrase, self.tokens, self.setting)
            self._actors[id(phrase)] = found
        return found

    def classes(self, phrase: Phrase) -> frozenset[str]:
        """The word classes of a phrase's head, as a compound with the word before it or alone."""
        known = self.knowledge.rules.classes
        found = known.get(phrase.lemma, frozenset())
        if phrase.head > phrase.base:
            pair = known.get(f"{self.tokens.lowers[phrase.head - 1]} {phrase.lemma}")
            if pair:
                return found | pair
        return found
