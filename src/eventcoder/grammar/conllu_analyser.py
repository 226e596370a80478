"""The `conllu` analyser: parses of Universal Dependencies that the user has, turned into clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from eventcoder.grammar.conllu import Conllu, ParsedSentence
from eventcoder.grammar.dependencies import read_tree
from eventcoder.grammar.finish import Language
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.trees import Word, align
from eventcoder.grammar.ud_labels import penn_tag, to_tree
from eventcoder.model import Analysis, Sentence
from eventcoder.text.tokens import tokenise


@frozen(eq=False)
class ConlluAnalyser:
    """Clauses of the documents whose parses are given."""

    language: Language
    parses: Conllu

    @property
    def name(self) -> str:
        """What outputs call it."""
        return "conllu"

    def split(self, text: str) -> tuple[Sentence, ...]:
        """Return the sentences of a text as they were parsed.

        Raises:
            InputError: there is no parse of it.
        """
        return self.parses.split(text)

    def analyses(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Analysis]:
        """Yield the clauses of each of a text's sentences."""
        parsed = self.parses.sentences_of(text)
        lexicon = self.language.lexicon
        for sentence in sentences:
            tokens = tokenise(text, sentence.start, sentence.end)
            tree = align(_words(parsed[sentence.index], lexicon), tokens)
            yield read_tree(to_tree(tree, tokens, lexicon), tokens, self.language, sure=True)


def _words(sentence: ParsedSentence, lexicon: Lexicon) -> list[Word]:
    found = []
    for word in sentence.words:
        feats = dict(part.split("=", 1) for part in word.feats.split("|") if "=" in part)
        tag = penn_tag(word.form, word.pos, word.xpos, feats, lexicon)
        found.append(Word(word.start, word.end, tag, word.head, word.label))
    return found
