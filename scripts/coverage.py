"""How many predicates code each CAMEO code and ACLED sub-event type: `python scripts/coverage.py`.

Codes the examples of the shipped rules and counts, for each code, the examples in which it comes out and the lemmas of the words
that told it. A verb and its event noun ("shell", "shelling") are one, so that a figure counts ways of telling and not forms of a
word. Then: how unlike each other the examples are.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import regex

import eventcoder
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.rules import Example
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.documents import make_document
from eventcoder.model import Event
from eventcoder.rule_examples import fault

_DIGITS = 3  # of a CAMEO code without its finer kinds
_FEW = 3  # predicates, of which a code has more or it leans on single words
_SPECIFIC = regex.compile(r"(?<!^)\p{Lu}[\w.'’-]*|\d[\d.,:]*")  # names, and what is counted or dated in figures


class Coverage:
    """What the examples of the shipped rules show: predicates and examples by CAMEO code and by ACLED sub-event type."""

    def __init__(self, coder: eventcoder.Coder, examples: Iterable[Example]) -> None:
        knowledge = coder._knowledge  # noqa: SLF001
        self.predicates: dict[str, set[str]] = defaultdict(set)
        self.examples: Counter[str] = Counter()
        self._lemmas: Sequence[Mapping[str, str]] = (knowledge.lexicon.verb_lemmas, knowledge.lexicon.noun_lemmas)
        for code in knowledge.ontology.cameo_codes:
            if len(code) == _DIGITS:
                self.predicates[code] = set()
        for kind in knowledge.ontology.acled_types:
            self.predicates[kind] = set()
        for example in examples:
            events = tuple(coder._ruled(make_document(example.text)))  # noqa: SLF001
            if example.positive and not fault(example, events):
                self._add(events)

    def _add(self, events: Iterable[Event]) -> None:
        told = {(code, self._lemma(event.trigger)) for event in events for code in _codes(event)}
        self.examples.update({code for code, _ in told})
        for code, predicate in told:
            self.predicates[code].add(predicate)

    def _lemma(self, trigger: str) -> str:
        verbs, nouns = self._lemmas
        return " ".join(verbs.get(word, nouns.get(word, word)) for word in trigger.lower().split())

    def few(self) -> list[str]:
        """Return the codes told by fewer predicates than are asked of each."""
        return [code for code, predicates in self.predicates.items() if len(predicates) < _FEW]


def _codes(event: Event) -> list[str]:
    codes = [event.cameo[:_DIGITS]] if event.cameo is not None else []
    return [*codes, event.acled.sub_event_type] if event.acled is not None else codes


def masked(text: str) -> str:
    """Return a text without its names, numbers and dates.

    Example:
        >>> masked("Rebels shelled Goma on 3 May.")
        'Rebels shelled # on # #'
    """
    return _SPECIFIC.sub("#", text)


def variety(texts: Sequence[str]) -> float:
    """Return the share of texts that are distinct once names and numbers are masked."""
    return len({masked(text) for text in texts}) / max(1, len(texts))


def constructions(coder: eventcoder.Coder, texts: Iterable[str]) -> Counter[tuple[object, ...]]:
    """Return how many texts have each construction: their clauses with voice and slots, whatever words stand there."""
    parses = (coder.parse(text) for text in texts)
    return Counter(
        tuple(
            (clause.kind, clause.relation, clause.voice, *(slot.slot for slot in clause.slots))
            for sentence in parse.sentences
            for clause in sentence.clauses
        )
        for parse in parses
    )


def main() -> int:
    """Print the figures."""
    examples = load_examples([shipped_dictionaries()])
    coder = eventcoder.Coder()
    coverage = Coverage(coder, examples)
    print(f"{'code':36}predicates  examples")
    for code, predicates in sorted(coverage.predicates.items()):
        print(f"{code:36}{len(predicates):10}{coverage.examples[code]:10}")
    print(f"\ncodes with fewer than {_FEW} predicates: {', '.join(coverage.few()) or 'none'}")
    commonest = [code for code, _ in coverage.examples.most_common(40)]
    print(
        f"fewest predicates of the 40 codes with most examples: {min(len(coverage.predicates[c]) for c in commonest)}"
    )
    texts = [example.text for example in examples]
    print(f"examples: {len(texts)}, of which distinct without names and numbers: {variety(texts):.3f}")
    built = constructions(coder, texts)
    print(f"constructions: {len(built)}; share of the commonest: {built.most_common(1)[0][1] / len(texts):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
