"""What the analyser knows of words: their tags, lemmas, classes and frames, compiled for its loops.

`lexicon_files` reads it from the files of `language/en/`, `lexicon_table` from their compiled form. No word stands here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from eventcoder.grammar.inflection import inflect, singular

TAGS = frozenset({
    "DT", "PDT", "PRP", "PRP$", "IN", "TO", "CC", "MD", "RB", "RBR", "RBS", "JJ", "JJR", "JJS", "CD", "NN", "NNS",
    "NNP", "VB", "VBZ", "VBP", "VBD", "VBN", "VBG", "WDT", "WP", "WP$", "WRB", "EX", "RP", "POS", "UH",
})  # fmt: skip
FRAMES = frozenset({
    "trans", "intr", "ditrans", "that", "to-subj", "to-obj", "ing", "speech", "raise", "light", "copula", "quote",
    "for-to", "converse", "bare", "mandate", "dative", "of", "from", "at",
    "named", "address", "result", "joins", "goal", "makes", "complaint", "if", "as", "done", "clause", "into", "beside",
    "own-ing", "outcome", "raids", "assails", "tool", "lives",
})  # fmt: skip
CLASSES = frozenset({
    "det", "pron", "poss", "prep", "sub", "coord", "modal", "be", "have", "do", "neg", "aux", "wh", "ex", "approx",
    "quantifier", "number", "ordinal", "month", "weekday", "time", "particle", "adverb", "title", "interjection",
    "reciprocal", "reflexive", "rest", "pair", "person", "single", "several", "speaker", "hearer", "accusative", "hearsay",
    "prospect", "habit", "setting", "reason", "compound", "company", "fellow", "charge", "edge", "pointing", "orders", "backdrop",
})  # fmt: skip
NOUN_CLASSES = frozenset({
    "time", "measure", "collective", "plural", "container", "transparent", "direction", "mandate", "mass",
    "of", "from", "against", "over", "on", "for", "to", "with", "means", "contact", "message", "deed", "stance", "attire", "venue",
    "kin", "owned", "attributive", "activity", "portion", "staff", "lives", "numbered",
})  # fmt: skip
_MOST_KEPT = 20_000  # words: a few megabytes
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@frozen(eq=False)
class Lexicon:
    """Language data only, compiled for the analyser's loops; made by `load_lexicon`.

    `tags` maps a lower-cased form to its Penn tags, the likeliest in news first. The three tables of lemmas hold inflected
    forms only, `present` those of be, have and do; `lemma` chooses among them by tag. `closed` maps a word to its classes
    ("sub", "prep", "neg", "approx", "time", "title", "particle" …), also the entries of several words, keyed with blanks;
    `phrases` is a trie of the latter: token -> dict, with (classes, tags) of a whole entry under "". `frames` and
    `particles` belong to verb lemmas, `nouns` (time, measure, collective, plural, container …) to noun lemmas. `suffixes`
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

    def with_verbs(self, lemmas: Iterable[str]) -> Lexicon:
        """Return the lexicon with those verbs added that it has no form of, in their regular forms.

        What rules name as a verb is one, however new or rare. Forms that are known as other words keep their tags.

        Example:
            >>> lexicon = Lexicon(*[{}] * 9).with_verbs(["gherao"])
            >>> lexicon.lookup("gheraoed"), lexicon.lemma("gheraoed", "VBD")
            (('VBD', 'VBN'), 'gherao')
        """
        inflected = set(self.verb_lemmas.values())
        unknown = [lemma for lemma in lemmas if lemma not in inflected and lemma not in self.verb_lemmas]
        tags, verb_lemmas = dict(self.tags), dict(self.verb_lemmas)
        for lemma in unknown:
            forms = inflect(lemma)
            for form, own in ((lemma, ("VB", "VBP")), (forms["VBZ"], ("VBZ",))):
                # A new verb is often a new noun too: "a gherao", "two gheraos".
                noun = self.lookup(form) or (("NN",) if form == lemma else ("NNS",))
                tags.setdefault(form, tuple(dict.fromkeys((*noun, *own))))
            tags.setdefault(forms["VBD"], ("VBD", "VBN"))
            tags.setdefault(forms["VBG"], ("VBG",))
            for form in (forms["VBZ"], forms["VBD"], forms["VBG"]):
                verb_lemmas.setdefault(form, lemma)
        return evolve(self, tags=tags, verb_lemmas=verb_lemmas) if unknown else self

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


def add_phrase(trie: dict[str, Any], phrase: str, tags: tuple[str, ...], classes: frozenset[str]) -> None:
    """Add an entry of several words to the trie of `Lexicon.phrases`."""
    for word in phrase.split(" "):
        trie = trie.setdefault(word, {})
    trie[""] = (classes, tags)
