"""The built-in analyser: the cascade tags -> groups -> clauses -> event nouns -> scope, over one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from eventcoder.grammar.clauses import assemble
from eventcoder.grammar.finish import Language, finish
from eventcoder.grammar.grouper import group
from eventcoder.grammar.tagger import tag
from eventcoder.model import Analysis, Sentence, Tokens
from eventcoder.text.tokens import tokenise


@frozen(eq=False)
class BuiltinAnalyser:
    """Plain-Python shallow analyser of news English: deterministic, no download."""

    language: Language

    @property
    def name(self) -> str:
        """What outputs call it."""
        return "builtin"

    def analyse(self, tokens: Tokens) -> Analysis:
        """Return the clauses of one sentence."""
        lexicon = self.language.lexicon
        tags = tag(tokens, lexicon)
        groups = group(tokens, tags, lexicon)
        frames, phrases = assemble(groups, tokens, tags, lexicon)
        return finish(frames, phrases, tags, tokens, self.language)

    def split(self, _text: str) -> None:
        """Leave it to the coder where sentences end."""

    def analyses(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Analysis]:
        """Yield the clauses of each of a text's sentences, when asked for the next."""
        for sentence in sentences:
            yield self.analyse(tokenise(text, sentence.start, sentence.end))
