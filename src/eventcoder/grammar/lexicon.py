"""Reads the language data of `language/en/` and compiles it for the analyser's loops.

The files hold lemmas and what rules cannot know; this module spells out the regular forms (attack: attacks, attacked,
attacking), so that a reader of the files meets each word once. Nothing here knows a word of English but its spelling
rules; the words are all in the files.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.sheets import Report, Sheet, read_sheet

TAGS = frozenset({
    "DT", "PDT", "PRP", "PRP$", "IN", "TO", "CC", "MD", "RB", "RBR", "RBS", "JJ", "JJR", "JJS", "CD", "NN", "NNS",
    "NNP", "VB", "VBZ", "VBP", "VBD", "VBN", "VBG", "WDT", "WP", "WP$", "WRB", "EX", "RP", "POS", "UH",
})  # fmt: skip
FRAMES = frozenset({
    "trans", "intr", "ditrans", "that", "to-subj", "to-obj", "ing", "speech", "raise", "light", "copula", "quote",
    "for-to", "converse", "bare", "mandate", "dative", "of", "from",
    "named",
})  # fmt: skip
CLASSES = frozenset({
    "det", "pron", "poss", "prep", "sub", "coord", "modal", "be", "have", "do", "neg", "aux", "wh", "ex", "approx",
    "quantifier", "number", "ordinal", "month", "weekday", "time", "particle", "adverb", "title", "interjection",
    "reciprocal", "reflexive", "pair",
    "prospect", "habit",
})  # fmt: skip
NOUN_CLASSES = frozenset({
    "time", "measure", "collective", "plural", "container", "transparent", "direction", "mandate", "mass",
    "of", "against", "over", "on", "for", "to", "means",
})  # fmt: skip
VERB_FORMS = frozenset({"past", "pp", "ing", "s"})
ALL_FORMS = VERB_FORMS | {"plural", "er", "est"}
NO_FORMS: Mapping[str, str] = {}
PLURAL = ("NNS",)
PAST = ("VBD", "VBN")
AUXILIARIES = frozenset({"be", "have", "do"})
_VOWELS = frozenset("aeiou")
_LONG_S = ("s", "x", "z", "ch", "sh")
_MOST_KEPT = 20_000  # words: a few megabytes
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


# ------------------------------------------------------------------------------------------- spelling rules


def inflect(lemma: str, irregular: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the forms of a verb by Penn tag.

    `irregular` gives forms that the rules do not, under "past", "pp", "ing" and "s"; a past without a pp is both. A
    form with alternatives ("struck/stricken") is returned as written.

    >>> inflect("ban")["VBG"], inflect("strike", {"past": "struck"})["VBN"]
    ('banning', 'struck')
    """
    given = irregular or {}
    past = given.get("past") or add_ed(lemma)
    return {
        "VB": lemma,
        "VBZ": given.get("s") or add_s(lemma),
        "VBD": past,
        "VBN": given.get("pp") or past,
        "VBG": given.get("ing") or add_ing(lemma),
    }


def add_s(word: str) -> str:
    """Return a verb's third person by the spelling rules: "carry" -> "carries"."""
    last = word[-1]
    if last not in "yohsxz":
        return word + "s"
    if last == "y":
        return word + "s" if word[-2:-1] in _VOWELS else word[:-1] + "ies"
    if last == "o":
        return word + "s" if word[-2:-1] in _VOWELS else word + "es"
    return word + "es" if word.endswith(_LONG_S) else word + "s"


def plural(noun: str) -> str:
    """Return a noun's plural by the spelling rules: "policeman" -> "policemen"."""
    last = noun[-1]
    if last not in "yhsxzn":
        return noun + "s"
    if last == "y":
        return noun + "s" if noun[-2:-1] in _VOWELS else noun[:-1] + "ies"
    if last == "n" and noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + "es" if noun.endswith(_LONG_S) else noun + "s"


def singular(noun: str) -> str:
    """Return what a regular plural is the plural of: "boreholes" -> "borehole"; the word itself where it is none."""
    for one in (f"{noun[:-3]}y", noun[:-2], noun[:-1]):
        if len(one) > 1 and plural(one) == noun:
            return one
    return noun


def add_ed(verb: str) -> str:
    """Return a verb's past by the spelling rules: "ban" -> "banned"."""
    last = verb[-1]
    if last == "e":
        return verb + "d"
    if last == "y":
        return verb + "ed" if verb[-2:-1] in _VOWELS else verb[:-1] + "ied"
    return verb + last + "ed" if _doubles(verb) else verb + "ed"


def add_ing(verb: str) -> str:
    """Return a verb's -ing form by the spelling rules: "die" -> "dying"."""
    last = verb[-1]
    if last == "e":
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        return verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
    return verb + last + "ing" if _doubles(verb) else verb + "ing"


def _doubles(word: str) -> bool:
    """Tell whether a word of one syllable ends in one vowel and one consonant ("stop", "quit")."""
    if not 2 < len(word) < 7 or word[-1] in "aeiouwxy" or word[-2] not in _VOWELS:
        return False
    before = word[:-2].replace("qu", "q")
    return not any(letter in _VOWELS for letter in before) and "y" not in before[1:]


# -------------------------------------------------------------------------------------------- the value


@frozen(eq=False)
class Lexicon:
    """Language data only, compiled for the analyser's loops; made by `load_lexicon`.

    `tags` maps a lower-cased form to its Penn tags, the likeliest in news first. The three tables of lemmas hold inflected
    forms only, `present` those of be, have and do; `lemma` chooses among them by tag. `closed` maps a word to its classes
    ("sub", "prep", "neg", "approx", "time", "title", "particle" …), also the entries of several words, keyed with blanks;
    `phrases` is a trie of the latter: token -> dict, with (classes, tags) of a whole entry under "". `frames` and
    `particles` belong to verb lemmas, `nouns` (time, measure, collective, plural, container) to noun lemmas. `suffixes`
    are the endings by length and `prefixes` the first parts that tell what an unknown word may be. `seen`, `parted` and
    `heads` keep what the analyser found out of words inside sentences, of choices of tags, and of heads of noun groups; threads
    may share them, since the same question always gets the same answer, and `forget` bounds them.
    """

    tags: Mapping[str, tuple[str, ...]]
    noun_lemmas: Mapping[str, str]
    verb_lemmas: Mapping[str, str]
    adjective_lemmas: Mapping[str, str]
    present: Mapping[str, str]
    closed: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Any]
    frames: Mapping[str, frozenset[str]]
    particles: Mapping[str, frozenset[str]]
    suffixes: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    prefixes: Mapping[str, tuple[str, ...]] = field(factory=dict)
    nouns: Mapping[str, frozenset[str]] = field(factory=dict)
    seen: dict[str, tuple[str, ...]] = field(init=False, factory=dict)
    parted: dict[tuple[str, ...], tuple[list[str], list[str]]] = field(init=False, factory=dict)
    heads: dict[tuple[str, str], tuple[str, bool, bool, bool]] = field(init=False, factory=dict)

    def lookup(self, lower: str) -> tuple[str, ...]:
        """Return the tags of a lower-cased form, likeliest first; a guess for an unknown word, () when there is none.

        A hyphenated word is judged by its last part; any other unknown word by its longest known ending.
        """
        found = self.tags.get(lower)
        if found is not None:
            return found
        if "-" in lower:
            return self._compound(lower)
        return self._guess(lower)

    def lemma(self, lower: str, tag: str) -> str:
        """Return the dictionary form of a word under a tag: ("struck", "VBD") -> "strike"; else the word itself."""
        if tag == "NNS":
            found = self.noun_lemmas.get(lower)
            if found is None and lower[-1] == "s":
                if lower[:-1] in self.tags:
                    return lower[:-1]
                found = singular(lower) if lower not in self.tags else lower
            return found or lower
        if tag[:2] == "VB":
            if tag == "VB" or tag == "VBP":
                return self.present.get(lower, lower)
            return self.verb_lemmas.get(lower, lower)
        if tag == "JJR" or tag == "JJS":
            return self.adjective_lemmas.get(lower, lower)
        return lower

    def forms(self, words: Collection[str]) -> set[str]:
        """Return the words with every form that `lemma` may take back to one of them."""
        tables = (self.noun_lemmas, self.verb_lemmas, self.adjective_lemmas, self.present)
        found = {form for table in tables for form, lemma in table.items() if lemma in words}
        return found.union(words, [f"{word}s" for word in words])

    def forget(self) -> None:
        """Empty what is kept of words when there are too many: news comes back to some thousands of them."""
        if len(self.seen) > _MOST_KEPT:
            self.seen.clear()
        if len(self.heads) > _MOST_KEPT:
            self.heads.clear()

    def correct_verb(self, form: str) -> str | None:
        """Return the lemma of the one verb form that a misspelt word is an edit away from, or None.

        Only words of six or more letters that the whole lexicon does not know are corrected, and only when a single
        lemma is that near: a letter added, left out, changed, or moved by one or two places ("repcatured" ->
        "recapture").
        """
        if len(form) < 6 or form in self.tags or not form.isascii() or not form.isalpha():
            return None
        lemmas = {lemma for near in _one_edit_away(form) for lemma in self._verb_of(near)}
        return lemmas.pop() if len(lemmas) == 1 else None

    def _verb_of(self, form: str) -> tuple[str, ...]:
        lemma = self.verb_lemmas.get(form)
        if lemma is None and form in self.frames:
            lemma = form
        return (lemma,) if lemma is not None and lemma in self.frames else ()

    def _compound(self, lower: str) -> tuple[str, ...]:
        """Judge a hyphenated word: "pro-war" by its first part, "three-day" as an adjective, else by its last part."""
        first, _, rest = lower.partition("-")
        last = rest.rpartition("-")[2]
        tags = self.tags.get(last) or self._guess(last)
        if not first or not tags:
            return ()
        found = self.prefixes.get(first)
        if found is not None:
            return found if "NNS" not in tags else ("NNS", *found)
        if first[0].isdigit() or "CD" in self.tags.get(first, ()):
            return ("CD",) if tags[0] == "CD" else ("JJ", "NN")
        return _as_compound(tags)

    def _guess(self, lower: str) -> tuple[str, ...]:
        for size in range(min(len(lower) - 2, len(self.suffixes) - 1), 0, -1):
            found = self.suffixes[size].get(lower[-size:])
            if found is not None:
                return found
        return ()


_COMPOUND = {"NN": "NN", "NNS": "NNS", "VBN": "JJ", "VBD": "JJ", "VBG": "JJ", "JJ": "JJ", "CD": "CD", "RB": "RB"}


def _as_compound(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a hyphenated word may be when its last part has these tags: "-led" makes an adjective."""
    return tuple(dict.fromkeys(_COMPOUND[tag] for tag in tags if tag in _COMPOUND)) or ("JJ",)


def _one_edit_away(form: str) -> Iterator[str]:
    for at in range(len(form) + 1):
        head, tail = form[:at], form[at:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        yield head + tail[1:]
        for size in (1, 2):
            yield head + tail[1 : 1 + size] + tail[:1] + tail[1 + size :]
            yield head + tail[size : size + 1] + tail[:size] + tail[size + 1 :]


# --------------------------------------------------------------------------------------------- reading


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
                self.tags[form] = PLURAL
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
                self.tags[past] = PAST
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
        verbs[lemma] = files.forms(line, "irregular", row[1], VERB_FORMS) if row[1] else {}
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
        forms = files.forms(line, "forms", row[2], ALL_FORMS) if extra else NO_FORMS
        if word in verbs and "VB" in parts:
            forms = {**{key: forms[key] for key in forms if key not in VERB_FORMS}, **verbs[word]}
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
            if lemma in AUXILIARIES:
                tables.verb_lemmas.setdefault(word, lemma)
                tables.present.setdefault(word, lemma)


def add_phrase(trie: dict[str, Any], phrase: str, tags: tuple[str, ...], classes: frozenset[str]) -> None:
    """Add an entry of several words to the trie of `Lexicon.phrases`."""
    for word in phrase.split(" "):
        trie = trie.setdefault(word, {})
    trie[""] = (classes, tags)


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
            tables.add_word(word, found[word], verbs.get(word, NO_FORMS), nouns.get(word))
    return found


def _read_suffixes(files: _Files, tables: _Tables) -> None:
    for line, row in files.rows("suffixes.csv", ("suffix", "tags")):
        files.check(line, "tags", row[1], TAGS, "tag")
        tables.suffixes[row[0]] = tables.tuple_of(row[1])
