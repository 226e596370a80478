"""The format CoNLL-U: parsed documents from a file of Universal Dependencies, whatever parser wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from attrs import define, field, frozen

from eventcoder.errors import InputError, InputTypeError
from eventcoder.model import Document, Sentence

_COLUMNS: Final = 10
_ESCAPES: Final = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "p": "|", "\\": "\\"}
_BOM: Final = "\ufeff"


class UdWord(NamedTuple):
    """A word of a parse: its characters in the document's text, the columns that analysers ask for, its head (-1: none)."""

    start: int
    end: int
    form: str
    pos: str
    xpos: str
    feats: str
    head: int
    label: str


@frozen
class ParsedSentence:
    """A sentence of a parse."""

    start: int
    end: int
    paragraph: int
    words: tuple[UdWord, ...]


@frozen
class Conllu:
    """Parses in CoNLL-U, as Stanza, UDPipe or Trankit write them: an analyser for the documents that they are of.

    `documents` are the texts, in the order of the files; a coder with this analyser codes these and no others, in the
    sentences of the parse.

    Example:
        >>> import eventcoder
        >>> parses = eventcoder.Conllu.read("news.conllu")  # doctest: +SKIP
        >>> coder = eventcoder.Coder(analyser=parses)  # doctest: +SKIP
        >>> for coded in coder.code_many(parses.documents):  # doctest: +SKIP
        ...     print(coded.document.id, [event.type for event in coded.events])
    """

    documents: tuple[Document, ...]
    _sentences: dict[str, tuple[ParsedSentence, ...]] = field(alias="sentences", repr=False, hash=False)

    @classmethod
    def read(cls, *paths: str | Path) -> Conllu:
        """Return the parses in files.

        Documents begin at `# newdoc` and have its id; a file without is one document, named after its path. The text is that
        of `# text`, where it is given, else the words with blanks between them but where `SpaceAfter=No` stands.

        Args:
            paths: files in CoNLL-U.

        Raises:
            InputError: a line that is not as CoNLL-U asks, with file and line.
            OSError: a file that cannot be opened.
        """
        return cls._of((_decoded(Path(path)), str(path)) for path in paths)

    @classmethod
    def parse(cls, text: str, name: str = "CoNLL-U") -> Conllu:
        r"""Return the parses in a text in CoNLL-U.

        Args:
            text: what a file would hold.
            name: what errors and a document without id are called.

        Raises:
            InputError: as for `read`.

        Example:
            >>> rows = "1\tRebels\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tfled\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No"
            >>> Conllu.parse(rows).documents[0].text
            'Rebels fled'
        """
        if not isinstance(text, str):
            raise InputTypeError(f"CoNLL-U must be a string, not {type(text).__name__}; Conllu.read takes files")
        return cls._of([(text, name)])

    @classmethod
    def _of(cls, texts: Iterable[tuple[str, str]]) -> Conllu:
        documents: list[Document] = []
        sentences: dict[str, tuple[ParsedSentence, ...]] = {}
        for content, name in texts:
            for made in _documents(content.removeprefix(_BOM), name):
                text = made.text
                documents.append(Document(text, made.id))
                sentences.setdefault(text, tuple(made.sentences))
        return cls(tuple(documents), sentences)

    def sentences_of(self, text: str) -> tuple[ParsedSentence, ...]:
        """Return the parse of one of `documents`.

        Raises:
            InputError: a text that is none of them.
        """
        found = self._sentences.get(text)
        if found is None:
            raise InputError(
                f"there is no parse of the text {text[:40]!r}; with CoNLL-U only the texts of its `documents` can be coded"
            )
        return found

    def split(self, text: str) -> tuple[Sentence, ...]:
        """Return the sentences of one of `documents`, as they were parsed.

        Raises:
            InputError: a text that is none of them.
        """
        found = enumerate(self.sentences_of(text))
        return tuple(Sentence(one.start, one.end, number, one.paragraph) for number, one in found)


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: not UTF-8 text (byte {raw[error.start]:#04x}); save it as UTF-8") from error


# --------------------------------------------------------------------------------------------- documents


@define
class _Made:
    """A document that grows sentence by sentence."""

    id: str
    pieces: list[str] = field(factory=list)
    size: int = 0
    sentences: list[ParsedSentence] = field(factory=list)
    between: str = ""
    paragraph: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, block: _Block) -> None:
        words, size, between = block.words()
        if block.opens_paragraph and self.sentences:
            self.between = "\n\n"
            self.paragraph += 1
        self._write(self.between)
        start = self.size
        self._write(block.text if block.text is not None else _joined(block))
        moved = tuple(word._replace(start=word.start + start, end=word.end + start) for word in words)
        self.sentences.append(ParsedSentence(start, start + size, self.paragraph, moved))
        self.between = between

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)


def _documents(text: str, name: str) -> Iterator[_Made]:
    made = _Made(name)
    number = 0
    for block in _blocks(text, name):
        if block.document is not None:
            if made.sentences:
                yield made
            number += 1
            made = _Made(block.document or f"{name}:{number}")
        if block.rows:
            made.add(block)
    if made.sentences:
        yield made


@define
class _Row:
    """A line of ten columns; `last` is the last word of a range ("1-2"), else its own number."""

    line: int
    first: int
    last: int
    cells: list[str]


@define
class _Block:
    """The comments and rows of one sentence."""

    name: str
    rows: list[_Row] = field(factory=list)
    text: str | None = None
    text_line: int = 0
    document: str | None = None
    opens_paragraph: bool = False

    def words(self) -> tuple[list[UdWord], int, str]:
        """The words, with their places in the sentence's text; the length of the text; what stands behind it."""
        spans = self._surface()
        singles = [row for row in self.rows if not _ranges(row)]
        found = []
        for row in singles:
            start, end = spans[row.first]
            _, form, _, pos, xpos, feats, head, label, _, _ = row.cells
            found.append(UdWord(start, end, form, pos, xpos, feats, self._head(row, head, len(singles)), label.strip()))
        return found, max(end for _, end in spans.values()), _after(self._surface_rows()[-1])

    def _head(self, row: _Row, head: str, count: int) -> int:
        if head.isdecimal() and int(head) <= count and int(head) != row.first:
            return int(head) - 1
        mend = f"write 0 for the root or the number of another word, up to {count}"
        if head == "_":
            mend = "parse the file first, for this one has only words"
        raise InputError(f"{self.name}:{row.line}: HEAD is {head!r}; {mend}")

    def _surface_rows(self) -> list[_Row]:
        """The rows that stand in the text: a range, and words in none."""
        inside = {n for row in self.rows if _ranges(row) for n in range(row.first, row.last + 1)}
        return [row for row in self.rows if _ranges(row) or row.first not in inside]

    def _surface(self) -> dict[int, tuple[int, int]]:
        """The place of each word in the sentence's text."""
        short = next((row for row in self.rows if row.last > len(self.rows) - sum(map(_ranges, self.rows))), None)
        if short is not None:
            raise InputError(
                f"{self.name}:{short.line}: the range {short.cells[0]} has not all its words; write a line for each"
            )
        at = 0
        spans: dict[int, tuple[int, int]] = {}
        text = self.text if self.text is not None else _joined(self)
        for row in self._surface_rows():
            form = row.cells[1]
            while at < len(text) and text[at].isspace():
                at += 1
            if not text.startswith(form, at):
                raise InputError(
                    f"{self.name}:{row.line}: {form!r} is not what '# text' of line {self.text_line} goes on with, "
                    f"{text[at : at + 20]!r}; mend the one or the other, or leave '# text' out"
                )
            spans |= self._parts(row, at, at + len(form))
            at += len(form)
        return spans

    def _parts(self, row: _Row, start: int, end: int) -> dict[int, tuple[int, int]]:
        """Share a range's characters among its words, where their forms make it up ("don't": do, n't)."""
        if not _ranges(row):
            return {row.first: (start, end)}
        numbers = range(row.first, row.last + 1)
        forms = {one.first: one.cells[1] for one in self.rows if not _ranges(one) and one.first in numbers}
        if "".join(forms.values()) != row.cells[1]:
            return dict.fromkeys(numbers, (start, end))
        spans = {}
        for number, form in forms.items():
            spans[number] = (start, start + len(form))
            start += len(form)
        return spans


def _ranges(row: _Row) -> bool:
    return "-" in row.cells[0]


def _joined(block: _Block) -> str:
    """The text that the words and SpaceAfter make."""
    rows = block._surface_rows()  # noqa: SLF001  (the block's own helper)
    return "".join(row.cells[1] + _after(row) for row in rows[:-1]) + rows[-1].cells[1]


def _after(row: _Row) -> str:
    """What stands behind a word: a blank, nothing, or what SpacesAfter spells."""
    for part in row.cells[9].split("|"):
        key, _, value = part.partition("=")
        if key == "SpaceAfter" and value == "No":
            return ""
        if key == "SpacesAfter":
            pieces = value.split("\\")
            return pieces[0] + "".join(_ESCAPES.get(piece[:1], piece[:1]) + piece[1:] for piece in pieces[1:])
    return " "


# --------------------------------------------------------------------------------------------------- lines


def _blocks(text: str, name: str) -> Iterator[_Block]:
    block = _Block(name)
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip():
            if block.rows:
                yield block
                block = _Block(name)
        elif line.startswith("#"):
            if block.rows:
                raise InputError(
                    f"{name}:{number}: a comment inside a sentence; leave an empty line between two sentences"
                )
            _comment(block, line, number)
        else:
            _row(block, line, number)
    if block.rows:
        yield block


def _comment(block: _Block, line: str, number: int) -> None:
    key, _, value = line[1:].partition("=")
    key = key.strip()
    if key == "text":
        block.text, block.text_line = value.strip(), number
    elif key in ("newdoc", "newdoc id"):
        block.document = value.strip()
    elif key in ("newpar", "newpar id"):
        block.opens_paragraph = True


def _row(block: _Block, line: str, number: int) -> None:
    cells = line.split("\t")
    place = f"{block.name}:{number}"
    if len(cells) != _COLUMNS:
        raise InputError(
            f"{place}: {len(cells)} columns where CoNLL-U has {_COLUMNS}, with tabs between: "
            "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC"
        )
    if "." in cells[0]:
        return  # an empty node of the enhanced graph
    first, dash, last = cells[0].partition("-")
    if not first.isdecimal() or dash and not last.isdecimal():
        raise InputError(f"{place}: ID is {cells[0]!r}; write 1, 2, 3 … in each sentence, or a range such as 3-4")
    ids = [row.first for row in block.rows if not _ranges(row)]
    due = len(ids) + 1
    covered = max((row.last for row in block.rows if _ranges(row)), default=0)
    if int(first) != due or dash and not covered < int(first) <= int(last):
        raise InputError(f"{place}: ID is {cells[0]} where {due} comes next; number the words of a sentence from 1")
    if not cells[1] or cells[1].isspace():
        raise InputError(f"{place}: no FORM; write the word as it stands in the text")
    block.rows.append(_Row(number, int(first), int(last) if dash else int(first), cells))
