"""The analyser that a coder is asked for by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from eventcoder.errors import InputError
from eventcoder.grammar.builtin import BuiltinAnalyser
from eventcoder.grammar.finish import Language
from eventcoder.model import Analysis, Sentence


class Analyser(Protocol):
    """What a coder asks of an analyser."""

    def analyses(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Analysis]:
        """Yield the clauses of each of a text's sentences."""


def make_analyser(name: str, language: Language) -> Analyser:
    """Return the analyser of that name: "builtin", "spacy", or "spacy:" and the name of a pipeline.

    Raises:
        InputError: there is none.
        MissingExtraError: what it needs is not installed.
    """
    kind, _, model = name.partition(":")
    if name == "builtin":
        return BuiltinAnalyser(language)
    if kind == "spacy":
        from eventcoder.grammar.spacy_analyser import load_spacy  # noqa: PLC0415  (only those who ask for it pay for it)

        return load_spacy(language, model)
    raise InputError(f'unknown analyser "{name}"; there are "builtin", "spacy", and "spacy:" with the name of a pipeline')
