"""Write `dictionaries/discards/wording.csv`: how much more often a word stands in political news than in other news.

    python scripts/build_wording.py

It counts the words of our own sentences: of political news, the examples of rules and the open texts of `tests/corpus/short` and
`tests/corpus/wording`, those of conflict twice, since the table is asked about conflict; of other news, the open texts of
`tests/corpus/non_events` and those that a discard is tried on. What is held back there is not counted, so that it can say how
good the table is.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from eventcoder.dictionaries.wording import WORDING, marks
from eventcoder.loading import load_resources
from eventcoder.text.sentences import split_sentences
from eventcoder.text.tokens import tokenise

TOP = Path(__file__).resolve().parents[1]
CORPUS, TESTS = TOP / "tests" / "corpus", TOP / "tests" / "coding"
CONFLICT = re.compile(r"(1[4-9]|20)-.*\.rules")  # the chapters of CAMEO that tell of deeds of conflict
PRONOUN = "pron"  # of small words these alone say what a page is: other pages say "you" and "we"
SENSES = "senses"  # files of rules that give no event
EXAMPLE = re.compile(r"    \+ (.*?)  =>")
FEWEST = 3  # a word that stands less often says nothing sure
UNSEEN = 0.5  # what is added to each count
MOST = 2.5  # no word alone decides
LEAST = 0.2  # and a word that says next to nothing is left out
HEAD = """# How news of conflict and politics is worded. Written by `python scripts/build_wording.py`, which counts our own sentences; do not edit it here:
# a file of the same name in a layer of yours takes the place of single rows.
#
# word     in small letters; # is any figure, ^ any word with a capital inside a sentence
# weight   the logarithm of how many times more often it stands in political news, of conflict above all, than in other pages; below 0:
#          less often
word,weight
"""


def main() -> None:
    """Count, and write the table."""
    resources = load_resources()
    language, closed = resources.language, resources.knowledge.lexicon.closed
    conflict = counted(of_conflict(), language)
    conflict, other = conflict + conflict + counted(of_politics(), language), counted(of_other_news(), language)
    words = sorted(
        word
        for word in conflict.keys() | other.keys()
        if conflict[word] + other[word] >= FEWEST and (word not in closed or PRONOUN in closed[word])
    )
    size, rest = (sum(found[word] for word in words) + UNSEEN * len(words) for found in (conflict, other))
    rows = []
    for word in words:
        weight = math.log((conflict[word] + UNSEEN) / size) - math.log((other[word] + UNSEEN) / rest)
        weight = round(max(-MOST, min(MOST, weight)), 1)
        if abs(weight) >= LEAST:
            rows.append(f"{word},{weight}\n")
    path = TOP / "dictionaries" / "discards" / WORDING
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{path}: {len(rows)} words of {sum(conflict.values()):,} and {sum(other.values()):,}")


def examples(*, conflict: bool) -> Iterator[str]:
    """Yield the examples of the rules of deeds of conflict, or of all other rules that give events."""
    for path in sorted((TOP / "dictionaries" / "rules").iterdir()):
        if not path.name.startswith(SENSES) and (CONFLICT.fullmatch(path.name) is not None) == conflict:
            yield from (match[1] for match in map(EXAMPLE.match, lines(path)) if match is not None)


def of_politics() -> Iterator[str]:
    """Yield texts that report what is political and no conflict, or may be either."""
    yield from examples(conflict=False)
    yield from (row["text"] for row in rows_of(CORPUS / "short" / "relations.jsonl") if row["part"] == "open")


def of_conflict() -> Iterator[str]:
    """Yield texts that report conflict."""
    yield from examples(conflict=True)
    yield from (row["text"] for row in rows_of(CORPUS / "short" / "reports.jsonl") if row["part"] == "open")
    yield from (row["news"] for row in rows_of(TESTS / "discards.jsonl"))
    yield from lines(CORPUS / "wording" / "conflict.txt")


def of_other_news() -> Iterator[str]:
    """Yield texts that report none, though they may speak of it."""
    yield from (row["text"] for row in rows_of(CORPUS / "non_events" / "non_events.jsonl") if row["part"] == "open")
    yield from (row["no_news"] for row in rows_of(TESTS / "discards.jsonl"))
    yield from lines(CORPUS / "wording" / "other.txt")


def counted(texts: Iterable[str], language: object) -> Counter[str]:
    """Count the words of texts as the table has them."""
    found: Counter[str] = Counter()
    for text in texts:
        for sentence in split_sentences(text, language):
            found.update(marks(tokenise(text, sentence.start, sentence.end)))
    return found


def lines(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of JSON lines."""
    return map(json.loads, lines(path))


if __name__ == "__main__":
    main()
