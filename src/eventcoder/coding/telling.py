"""What the wording of a text says it reports: which of ACLED's sub-event types each sentence tells of, if any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from eventcoder.dictionaries.wording import OTHER, POLITICS, Wordings, margin, report_terms
from eventcoder.model import Tokens


class Telling:
    """The sentences of a text as their words have them; each is weighed when it is asked for.

    Args:
        sentences: their tokens.
        wordings: how news is worded.
    """

    def __init__(self, sentences: Sequence[Tokens], wordings: Wordings) -> None:
        self._sentences, self._wording, self._families = sentences, wordings.reports, wordings.families
        self.limits = wordings.limits
        self._terms: dict[int, set[str]] = {}
        self._chances: dict[int, Mapping[str, float]] = {}
        self._margins: dict[tuple[int, tuple[str, ...]], float] = {}

    def terms(self, at: int) -> set[str]:
        """Return the terms of a sentence."""
        if at not in self._terms:
            self._terms[at] = report_terms(self._sentences[at], self._families)
        return self._terms[at]

    def chances(self, at: int) -> Mapping[str, float]:
        """Return how likely a sentence's words make it each kind of report, as logarithms."""
        if at not in self._chances:
            self._chances[at] = self._wording.chances(self.terms(at))
        return self._chances[at]

    def likeliest(self, at: int) -> str:
        """Return the sub-event type of ACLED's that a sentence's words speak most for, whether or not it reports conflict."""
        chances = self.chances(at)
        return max((kind for kind in chances if kind not in (POLITICS, OTHER)), key=chances.__getitem__)

    def margin(self, at: int, others: tuple[str, ...] = (POLITICS, OTHER)) -> float:
        """Return how much likelier it is that a sentence reports conflict than that it is of some other kinds, in its own words and its text's."""
        if (at, others) not in self._margins:
            own = margin(self.chances(at), others)
            if len(self._sentences) > 1:
                own = own * (1 - self.limits.of_text) + margin(self._of_text, others) * self.limits.of_text
            self._margins[at, others] = own
        return self._margins[at, others]

    def allowance(self, at: int) -> float:
        """Return what is added to a limit for a sentence that may have too few words to say much."""
        lacking = 1 - len(self.terms(at)) / max(self.limits.many_words, 1.0)
        return self.limits.few_words * max(0.0, lacking)

    @cached_property
    def _of_text(self) -> Mapping[str, float]:
        terms: set[str] = set()
        for at in range(len(self._sentences)):
            terms |= self.terms(at)
        return self._wording.chances(terms)

    def against(self, at: int, most: int) -> list[str]:
        """Return the terms of a sentence that say most clearly that it is other news, at most so many."""
        said = {term: self._wording.weights(term).get(OTHER, 0) for term in self.terms(at)}
        return sorted((term for term in said if said[term] > 0), key=lambda term: (-said[term], term))[:most]
