"""The analyser that a coder is asked for by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from eventcoder.errors import InputError, InputTypeError
from eventcoder.grammar.builtin import BuiltinAnalyser
from eventcoder.grammar.conllu import Conllu
from eventcoder.grammar.finish import Language
from eventcoder.model import Analysis, Sentence

_MEND = 'there are "builtin", "spacy", "spacy:" with the name of a pipeline, and eventcoder.Conllu.read("file.conllu")'


class Analyser(Protocol):
    """What a coder asks of an analyser."""

    @property
    def name(self) -> str:
        """What outputs call it."""

    def split(self, text: str) -> tuple[Sentence, ...] | None:
        """Return the sentences that a text must be read in, or None where the coder's own will do."""

    def analyses(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Analysis]:
        """Yield the clauses of each of a text's sentences."""


def make_analyser(name: str | Conllu, language: Language) -> Analyser:
    """Return the analyser of that name: "builtin", "spacy", or "spacy:" and the name of a pipeline; or over given parses.

    Raises:
        InputError: there is none.
        MissingExtraError: what it needs is not installed.
    """
    if isinstance(name, Conllu):
        from eventcoder.grammar.conllu_analyser import ConlluAnalyser  # noqa: PLC0415  (as below)

        return ConlluAnalyser(language, name)
    if not isinstance(name, str):
        raise InputTypeError(f"analyser must be a name or parses, not {type(name).__name__}; {_MEND}")
    kind, _, model = name.partition(":")
    if name == "builtin":
        return BuiltinAnalyser(language)
    if kind == "spacy":
        from eventcoder.grammar.spacy_analyser import load_spacy  # noqa: PLC0415  (only those who ask for it pay for it)

        return load_spacy(language, model)
    raise InputError(f'unknown analyser "{name}"; {_MEND}')
