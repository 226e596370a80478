"""Reads the language data of `language/en/` and compiles it to a `Lexicon`.

The files hold lemmas and what rules cannot know; the regular forms are spelt out here (attack: attacks, attacked,
attacking), so that a reader of the files meets each word once.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eventcoder.errors import DictionaryError, Fault
from eventcoder.grammar.inflection import add_ed, add_ing, add_s, inflect, plural
from eventcoder.grammar.lexicon import CLASSES, FRAMES, NOUN_CLASSES, TAGS, Lexicon, add_phrase
from eventcoder.sheets import Report, Sheet, read_sheet

_VERB_FORMS = frozenset({"past", "pp", "ing", "s"})
_ALL_FORMS = _VERB_FORMS | {"plural", "er", "est"}
_NO_FORMS: Mapping[str, str] = {}
_PLURAL = ("NNS",)
_PAST = ("VBD", "VBN")
_AUXILIARIES = frozenset({"be", "have", "do"})


def load_lexicon(folder: Path) -> Lexicon:
    """Return the lexicon that the CSV files of a folder describe.

    Raises `DictionaryError` with every fault of every file, and where it stands. A file that is missing is a fault.

    >>> lexicon = load_lexicon(Path("dictionaries/language/en"))  # doctest: +SKIP
    >>> lexicon.lookup("attacks")  # doctest: +SKIP
    ('NNS', 'VBZ')
    """
    faults: list[Fault] = []
    lexicon = read_lexicon(folder, faults.append)
    if faults:
        raise DictionaryError(faults)
    return lexicon


def read_lexicon(folder: Path, report: Report) -> Lexicon:
    """Return the lexicon as far as its files can be used; what is wrong with them goes to `report`."""
    tables = _Tables()
    files = _Files(folder, report)
    verbs = _read_verbs(files, tables)
    nouns = _read_nouns(files, tables)
    _read_words(files, tables, verbs, nouns)
    _add_rest(tables, verbs, nouns)
    _read_closed(files, tables)
    tables.tags |= _read_overrides(files, tables, verbs, nouns)
    _read_suffixes(files, tables)
    return tables.finish()


class _Files:
    """Reads one file after the other; faults point at the one that was opened last."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._sheet = Sheet("", report=report)
        self._known: dict[tuple[str, str], list[str]] = {}

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield (line, fields) for each row that has the right number of fields, after checking the head row."""
        self._sheet = read_sheet(self._folder / name, columns, self._report, optional=(), whole=True)
        yield from self._sheet.rows(*columns)

    def fault(self, line: int, column: str, problem: str, mend: str, part: str = "") -> None:
        self._report(self._sheet.fault(line, column, problem, mend, part))

    def check(self, line: int, column: str, text: str, allowed: frozenset[str], what: str) -> list[str]:
        """Return the words of a field; each unknown one is a fault at its own place."""
        parts = self._known.get((what, text))
        if parts is None:
            parts = text.replace("|", " ").split()
            unknown = [part for part in parts if part not in allowed]
            for part in unknown:
                mend = f"write one of {', '.join(sorted(allowed))}"
                self.fault(line, column, f"unknown {what} {part!r}", mend, part)
            if not unknown:
                self._known[what, text] = parts
        return parts

    def forms(self, line: int, column: str, text: str, allowed: frozenset[str]) -> dict[str, str]:
        """Return a field of `past=struck;pp=struck` as a dict."""
        found = {}
        for part in text.split(";"):
            key, _, value = part.partition("=")
            if key in allowed and value:
                found[key] = value
            elif part:
                mend = f"write name=form with one of {', '.join(sorted(allowed))}"
                self.fault(line, column, f"{part!r} is no form", mend, part)
        return found

    def once(self, line: int, column: str, word: str, *known: Container[str]) -> None:
        """Note a fault where a word is known already."""
        if any(word in table for table in known):
            self.fault(line, column, f"{word!r} stands already in this file or another", "keep one of the two rows")


class _Tables:
    """The tables while they are being filled; `finish` freezes them."""

    def __init__(self) -> None:
        self.tags: dict[str, tuple[str, ...]] = {}
        self.noun_lemmas: dict[str, str] = {}
        self.verb_lemmas: dict[str, str] = {}
        self.adjective_lemmas: dict[str, str] = {}
        self.present: dict[str, str] = {}
        self.closed: dict[str, frozenset[str]] = {}
        self.phrases: dict[str, Any] = {}
        self.frames: dict[str, frozenset[str]] = {}
        self.particles: dict[str, frozenset[str]] = {}
        self.suffixes: dict[str, tuple[str, ...]] = {}
        self.nouns: dict[str, frozenset[str]] = {}
        self._joined: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
        self._split: dict[str, tuple[str, ...]] = {}

    def tuple_of(self, tags: str) -> tuple[str, ...]:
        """Return a field of tags as a tuple shared by all words that have it; VB brings VBP with it."""
        found = self._split.get(tags)
        if found is None:
            parts = tags.split()
            if "VB" in parts and "VBP" not in parts:
                parts.insert(parts.index("VB") + 1, "VBP")
            found = self._split[tags] = tuple(parts)
        return found

    def add(self, form: str, tag: str) -> None:
        """Add a tag to a form, behind those that it has."""
        have = self.tags.get(form, ())
        if tag not in have:
            both = self._joined.get((have, tag))
            if both is None:
                both = self._joined[have, tag] = (*have, tag)
            self.tags[form] = both

    def add_noun(self, lemma: str, irregular: str | None) -> None:
        """Add a noun's plurals."""
        if not irregular:
            form = plural(lemma)
            if form in self.tags:
                self.add(form, "NNS")
            else:
                self.tags[form] = _PLURAL
            if form not in self.noun_lemmas:
                self.noun_lemmas[form] = lemma
            return
        for form in irregular.split("/"):
            self.add(form, "NNS")
            if form not in self.noun_lemmas:
                self.noun_lemmas[form] = lemma

    def add_verb(self, lemma: str, irregular: Mapping[str, str] | None) -> None:
        """Add a verb's inflected forms."""
        if not irregular:
            past = add_ed(lemma)
            if past in self.tags:
                self.add(past, "VBD")
                self.add(past, "VBN")
            else:
                self.tags[past] = _PAST
            third, ing = add_s(lemma), add_ing(lemma)
            self.add(third, "VBZ")
            self.add(ing, "VBG")
            known = self.verb_lemmas
            if past not in known or lemma in self.frames:  # not "develope" for "developed"
                known[past] = lemma
            if third not in known or lemma in self.frames:
                known[third] = lemma
            if ing not in known or lemma in self.frames:
                known[ing] = lemma
            return
        for tag, forms in inflect(lemma, irregular).items():
            if tag != "VB":
                for form in forms.split("/"):
                    self.add(form, tag)
                    if form not in self.verb_lemmas or lemma in self.frames:
                        self.verb_lemmas[form] = lemma

    def add_word(self, word: str, tags: tuple[str, ...], forms: Mapping[str, str], plurals: str | None) -> None:
        """Add a lemma and what rules make of it under each of its tags."""
        for tag in tags:
            if tag == "NN":
                if plurals != "-":
                    self.add_noun(word, plurals or forms.get("plural"))
            elif tag == "VB":
                self.add_verb(word, forms)
            elif tag == "JJ" and forms:
                self.add_degrees(word, forms)

    def add_degrees(self, word: str, forms: Mapping[str, str]) -> None:
        """Add an adjective's comparative and superlative."""
        for key, tag in (("er", "JJR"), ("est", "JJS")):
            if key in forms:
                self.add(forms[key], tag)
                self.adjective_lemmas.setdefault(forms[key], word)

    def finish(self) -> Lexicon:
        endings = {key: tags for key, tags in self.suffixes.items() if key[-1] != "-"}
        by_size: list[dict[str, tuple[str, ...]]] = [{} for _ in range(max(map(len, endings), default=0) + 1)]
        for suffix, tags in endings.items():
            by_size[len(suffix)][suffix] = tags
        return Lexicon(
            tags=self.tags,
            noun_lemmas=self.noun_lemmas,
            verb_lemmas=self.verb_lemmas,
            adjective_lemmas=self.adjective_lemmas,
            present=self.present,
            closed=self.closed,
            phrases=self.phrases,
            frames=self.frames,
            particles=self.particles,
            suffixes=tuple(by_size),
            prefixes={key[:-1]: tags for key, tags in self.suffixes.items() if key[-1] == "-"},
            nouns=self.nouns,
        )


def _read_verbs(files: _Files, tables: _Tables) -> dict[str, dict[str, str]]:
    """Fill frames and particles; return the irregular forms of each verb."""
    verbs: dict[str, dict[str, str]] = {}
    for line, row in files.rows("verbs.csv", ("lemma", "irregular", "particles", "frames")):
        lemma = row[0]
        files.once(line, "lemma", lemma, verbs)
        verbs[lemma] = files.forms(line, "irregular", row[1], _VERB_FORMS) if row[1] else {}
        tables.frames[lemma] = frozenset(files.check(line, "frames", row[3], FRAMES, "frame"))
        if row[2]:
            tables.particles[lemma] = frozenset(row[2].split())
    return verbs


def _read_nouns(files: _Files, tables: _Tables) -> dict[str, str]:
    """Fill the noun classes; return the plurals that rules do not give. A plural "-": the word itself is plural."""
    plurals: dict[str, str] = {}
    for line, row in files.rows("nouns.csv", ("word", "plural", "class")):
        word = row[0]
        files.once(line, "word", word, plurals)
        plurals[word] = row[1]
        for form in row[1].split("/") if row[1] else ():
            tables.noun_lemmas.setdefault(word if form == "-" else form, word)
        if row[2]:
            tables.nouns[word] = frozenset(files.check(line, "class", row[2], NOUN_CLASSES, "class"))
    return plurals


def _read_words(files: _Files, tables: _Tables, verbs: Mapping[str, dict[str, str]], nouns: Mapping[str, str]) -> None:
    """Fill the tags of the great mass of words, and of the forms that rules make of them."""
    checked: set[str] = set()
    table, add_noun, add_word, tuple_of = tables.tags, tables.add_noun, tables.add_word, tables.tuple_of
    for line, row in files.rows("words.csv", ("word", "tags", "forms")):
        word, tags, extra = row
        if tags not in checked:
            files.check(line, "tags", row[1], TAGS, "tag")
            checked.add(tags)
        if tags == "NN" and not extra and word not in table and word not in nouns:
            table[word] = tuple_of(tags)
            add_noun(word, None)
            continue
        parts = tuple_of(tags)
        if word not in table:
            table[word] = parts
        else:
            for tag in parts:
                tables.add(word, tag)
        if not extra and "NN" not in parts and "VB" not in parts:
            continue
        forms = files.forms(line, "forms", row[2], _ALL_FORMS) if extra else _NO_FORMS
        if word in verbs and "VB" in parts:
            forms = {**{key: forms[key] for key in forms if key not in _VERB_FORMS}, **verbs[word]}
        add_word(word, parts, forms, nouns.get(word))


def _add_rest(tables: _Tables, verbs: Mapping[str, dict[str, str]], nouns: Mapping[str, str]) -> None:
    """Add the verbs and nouns that words.csv lacks or knows under other tags only."""
    for lemma, irregular in verbs.items():
        if "VB" not in tables.tags.get(lemma, ()):
            tables.add(lemma, "VB")
            tables.add(lemma, "VBP")
            tables.add_verb(lemma, irregular)
    for word, forms in nouns.items():
        if forms == "-":
            tables.add(word, "NNS")
        elif "NN" not in tables.tags.get(word, ()):
            tables.add(word, "NN")
            tables.add_noun(word, forms or None)


def _read_closed(files: _Files, tables: _Tables) -> None:
    for line, row in files.rows("closed.csv", ("word", "tags", "class")):
        word = row[0]
        files.once(line, "word", word, tables.closed)
        files.check(line, "tags", row[1], TAGS, "tag")
        tags = tables.tuple_of(row[1]) if "VB" not in row[1] else tuple(row[1].split())
        written = files.check(line, "class", row[2], CLASSES, "class")
        classes = frozenset(written)
        tables.closed[word] = classes
        if " " in word:
            add_phrase(tables.phrases, word, tags, classes)
            continue
        tables.tags[word] = tags
        for lemma in written:  # of several ("'s") the first one written is the likeliest
            if lemma in _AUXILIARIES:
                tables.verb_lemmas.setdefault(word, lemma)
                if word not in tables.frames:  # "get" by itself is a verb of its own
                    tables.present.setdefault(word, lemma)


def _read_overrides(
    files: _Files, tables: _Tables, verbs: Mapping[str, dict[str, str]], nouns: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the tags of the hand-written file; words that no other file knows also bring their regular forms."""
    found: dict[str, tuple[str, ...]] = {}
    for line, row in files.rows("ambiguous.csv", ("word", "tags")):
        word = row[0]
        files.once(line, "word", word, found, tables.closed)
        files.check(line, "tags", row[1], TAGS, "tag")
        found[word] = tables.tuple_of(row[1])
        if word not in tables.tags:
            tables.add_word(word, found[word], verbs.get(word, _NO_FORMS), nouns.get(word))
    return found


def _read_suffixes(files: _Files, tables: _Tables) -> None:
    for line, row in files.rows("suffixes.csv", ("suffix", "tags")):
        files.check(line, "tags", row[1], TAGS, "tag")
        tables.suffixes[row[0]] = tables.tuple_of(row[1])
