"""Write `dictionaries/wording/reports.csv` and `relations.csv`: what each word says for each kind of news.

    pip install -e '.[build-data]', and what teacher.py asks for
    python scripts/build_wording.py [reports] [relations]

It fits a regression (multinomial, logistic) to our own sentences: the examples of rules, with what the rules make of them, the open texts
of `tests/corpus/short` and `tests/corpus/non_events`, those of `tests/corpus/wording`, and the texts that a discard is tried on. What is
held back there is not used, so that it can say how good the tables are.

Labels tell the table of relations too little. So a teacher (teacher.py), a transformer that has learned them, says of the parties of other
texts of ours, which nobody has labelled, how likely it thinks each kind, and the table is fitted to that as well. That takes some two hours,
the table of reports three minutes.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from eventcoder import Coder
from eventcoder.coding.context import Context
from eventcoder.coding.relation_terms import relation_terms
from eventcoder.dictionaries.examples import load_examples
from eventcoder.dictionaries.shipped import shipped_dictionaries
from eventcoder.dictionaries.wording import BIAS, FEW, OTHER, POLITICS, RELATIONS, REPORTS, SCALE, report_terms
from eventcoder.documents import make_document
from eventcoder.text.tokens import tokenise
from teacher import Span, Teacher, marked

TOP = Path(__file__).resolve().parents[1]
CORPUS, TESTS = TOP / "tests" / "corpus", TOP / "tests" / "coding"
WORDING = CORPUS / "wording"
TABLES = TOP / "dictionaries" / "wording"
CONFLICT = frozenset({"PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})  # relations of which ACLED may have the acts
MARKED = re.compile(r"[\[\]<>]")
FEWEST = 2  # a term that stands in fewer texts says nothing sure
LEAST = 0.2  # and a weight that is smaller says next to nothing
STRENGTH = {REPORTS: 3.0, RELATIONS: 5.0}  # of the fit: the inverse of the penalty on large weights
WHOLE, PLAIN = 2.0, 1.0  # how much a text counts that tells as news does, and an example of a rule
STEPS = 120  # of the fit; more change the weights hardly any more
ROUNDS = 2  # in which the teacher reads all texts that have labels
UNLABELLED = 2.0  # how much a text counts that the teacher alone speaks of
PAIRS = 2  # pairs of parties at most that the teacher is asked of in a text
TURNED = 0.15  # the share of pairs of which the second is taken for the acting one
OTHERS = 3000  # texts of other news whose parties it is asked of
HEADS = {
    REPORTS: """# How news of conflict is worded. Written by `python scripts/build_wording.py` from our own sentences; do not edit it here: a row of a
# file of the same name in a layer of yours takes the place of ours.
#
# term     a word in small letters, or two that follow on each other; # is any figure, ^ any word with a capital inside a sentence, ~ and a
#          name any word of that family (families.csv)
# weights  for which of ACLED's sub-event types it speaks, for politics without conflict, or for other news (none), and how much; below 0: against it
""",
    RELATIONS: """# How acts between two parties are worded. Written by `python scripts/build_wording.py` from our own sentences and what a teacher that
# learned them (scripts/teacher.py) says of others of ours; do not edit it here: a row
# of a file of the same name in a layer of yours takes the place of ours.
#
# term     a word in small letters, or two that follow on each other, SOURCE and TARGET being the parties, # any figure, ^ any word with a
#          capital inside a sentence and ~ with a name any word of that family (families.csv); a word between, before or behind the
#          parties, or of one of them; a predicate with the parties that are its subject (in front) or another part of it, with its
#          object (+) or a preposition; what it hangs on; what is said of its reality
# weights  for which kinds of acts it speaks (kinds.csv), and how much; below 0: against it
""",
}


@frozen
class Text:
    """What a text consists of, its words as the teacher reads them, the kind it is of, if anybody has said so, and how much it counts."""

    terms: Collection[str]
    words: str
    kind: str | None
    counts: float = PLAIN


class Reading:
    """Takes terms and kinds from texts as a coder sees them."""

    def __init__(self) -> None:
        self.coder = Coder(strict=True)  # what tables say is no witness for them
        self.families = self.coder._wordings.families  # noqa: SLF001

    def report(self, text: str, kind: str, counts: float = PLAIN) -> Text:
        """Return a text as the table of reports sees it."""
        terms: set[str] = set()
        for sentence in self.coder.sentences(text):
            terms |= report_terms(tokenise(text, sentence.start, sentence.end), self.families)
        return Text(terms, text, kind, counts)

    def ruled(self, text: str) -> str:
        """Return the kind of report that rules make of a text: the ACLED type of its first event that has one."""
        events = self.coder.code(text, statuses=["actual"])
        acled = next((event.acled.sub_event_type for event in events if event.acled is not None), None)
        return acled or (POLITICS if events else OTHER)

    def relation(self, text: str, sides: Sequence[Span], kind: str | None, counts: float) -> Text | None:
        """Return a text as the table of relations sees it; a kind of None is what the rules say."""
        told = self.coder._tell(make_document(text), frozenset())  # noqa: SLF001
        if kind is None:
            event = self.coder.relate(text, *sides)
            kind = self.coder._wordings.kind(event.cameo) if event is not None else None  # noqa: SLF001
        terms = relation_terms([one.context for one in told], *sides, self.families)
        return Text(terms, marked(text, *sides), kind, counts) if kind is not None else None

    def pairs(self, text: str, chance: random.Random) -> Iterator[Text]:
        """Yield a text without a kind for some pairs of known parties in it."""
        contexts = [one.context for one in self.coder._tell(make_document(text), frozenset())]  # noqa: SLF001
        found = sorted({pair for context in contexts for pair in parties(context)})
        for pair in chance.sample(found, min(PAIRS, len(found))):
            sides = pair if chance.random() > TURNED else pair[::-1]
            yield Text(relation_terms(contexts, *sides, self.families), marked(text, *sides), None, UNLABELLED)


# --------------------------------------------------------------------------------------------- texts


def reports(reading: Reading) -> Iterator[Text]:
    """Yield texts with the ACLED type of what they report."""
    for example in load_examples([shipped_dictionaries()]):
        yield reading.report(example.text, reading.ruled(example.text))
    for row in rows_of(CORPUS / "short" / "reports.jsonl"):
        yield reading.report(row["text"], row["acled"], WHOLE)
    for kind, text in labelled(WORDING / "reports.txt"):
        yield reading.report(text, kind, WHOLE)
    for text in lines(WORDING / "conflict.txt"):
        if (kind := reading.ruled(text)) not in (POLITICS, OTHER):
            yield reading.report(text, kind)
    related = [(row["event"], row["text"]) for row in rows_of(CORPUS / "short" / "relations.jsonl")]
    related += [(kind, MARKED.sub("", text)) for kind, text in labelled(WORDING / "relations.txt")]
    for kind, text in related:
        ruled = reading.ruled(text)
        if ruled not in (POLITICS, OTHER) or kind not in CONFLICT:
            yield reading.report(text, POLITICS if ruled == OTHER else ruled)
    for text in lines(WORDING / "politics.txt"):
        yield reading.report(text, POLITICS)
    others = [row["text"] for row in rows_of(CORPUS / "non_events" / "non_events.jsonl")]
    alike = rows_of(TESTS / "discards.jsonl")  # the same words in news and in other news
    for row in alike:
        if (kind := reading.ruled(row["news"])) != OTHER:
            yield reading.report(row["news"], kind, WHOLE)
    others += [row["no_news"] for row in alike]
    for text in (*others, *lines(WORDING / "other.txt")):
        yield reading.report(text, OTHER)


def relations(reading: Reading) -> Iterator[Text]:
    """Yield texts with the kind of act between two parties of them."""
    for example in load_examples([shipped_dictionaries()]):
        sides = [span_of(example.text, side) for side in (example.source, example.target)]
        if any(sides) and (text := reading.relation(example.text, sides, None, PLAIN)) is not None:
            yield text
    for row in rows_of(CORPUS / "short" / "relations.jsonl"):
        sides = [span_of(row["text"], row[side]) for side in ("source", "target")]
        yield reading.relation(row["text"], sides, row["event"], WHOLE)
    for kind, text in labelled(WORDING / "relations.txt"):
        plain = MARKED.sub("", text)
        inside = [re.search(form, text) for form in (r"\[(.+?)\]", r"<(.+?)>")]
        sides = [(at := one.start() - len(MARKED.findall(text[: one.start()])), at + len(one[1])) for one in inside]
        yield reading.relation(plain, sides, kind, WHOLE)


def unlabelled(reading: Reading) -> Iterator[Text]:
    """Yield pairs of parties of all our texts, of which nobody has said what is between them."""
    chance = random.Random(0)
    texts = [text for _, text in labelled(WORDING / "reports.txt")]
    texts += lines(WORDING / "politics.txt") + lines(WORDING / "conflict.txt")
    texts += [MARKED.sub("", text) for _, text in labelled(WORDING / "relations.txt")]
    texts += [example.text for example in load_examples([shipped_dictionaries()])]
    texts += [row["text"] for name in ("relations", "reports") for row in rows_of(CORPUS / "short" / f"{name}.jsonl")]
    texts += chance.sample(lines(WORDING / "other.txt"), OTHERS)
    for text in dict.fromkeys(texts):
        yield from reading.pairs(text, chance)


def parties(context: Context) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where two known parties of a clause stand, first its subject, or what stands in its place."""
    starts, ends = context.tokens.starts, context.tokens.ends
    for clause in context.clauses:
        inside = clause.object.preps if clause.object is not None else ()
        behind = [phrase for _, phrase in (*inside, *clause.preps)]
        heads = [phrase.members[0] for phrase in (clause.subject, clause.object, clause.indirect, *behind) if phrase]
        known = [one for one in heads if one.kind in ("proper", "common") and context.actor(one).known]
        spans = [(starts[one.start], ends[one.end - 1]) for one in known]
        yield from ((spans[0], other) for other in spans[1:] if other[0] >= spans[0][1] or other[1] <= spans[0][0])


def span_of(text: str, words: str | None) -> tuple[int, int] | None:
    """Return where words stand in a text."""
    start = text.find(words) if words else -1
    return (start, start + len(words)) if words and start >= 0 else None


def labelled(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each line."""
    for line in lines(path):
        kind, _, text = line.partition("\t")
        yield kind, text


def lines(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of JSON lines that are not held back."""
    return [row for row in map(json.loads, lines(path)) if row.get("part") != "held"]


# ---------------------------------------------------------------------------------------------- fit


def taught(texts: Sequence[Text]) -> tuple[list[str], np.ndarray]:
    """Return the kinds, and how likely each text is of each: as its label says, or else a teacher of all labels."""
    known = [text for text in texts if text.kind is not None]
    kinds = sorted({text.kind for text in known})
    chances = np.array([[float(text.kind == kind) for kind in kinds] for text in texts])
    if len(known) < len(texts):
        teacher = Teacher([text.words for text in known], [text.kind for text in known], ROUNDS)
        open_to = [at for at, text in enumerate(texts) if text.kind is None]
        chances[open_to] = teacher.chances([texts[at].words for at in open_to])
    return kinds, chances


def fit(
    texts: Sequence[Text], kinds: Sequence[str], chances: np.ndarray, strength: float
) -> dict[str, dict[str, float]]:
    """Return the weights of each term by kind that come nearest to how likely the kinds of texts are."""
    standing = Counter(term for text in texts for term in text.terms)
    terms = {term: at for at, term in enumerate(sorted(term for term in standing if standing[term] >= FEWEST))}
    given = matrix(texts, terms)
    counts = np.array([[text.counts] for text in texts])
    shape = (len(terms) + 1, len(kinds))  # the last row is what all texts have

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape)
        scores = given @ weights[:-1] + weights[-1]
        scores -= scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        excess = counts * (np.exp(scores) - chances)
        slope = np.vstack([given.T @ excess + weights[:-1] / strength, excess.sum(0, keepdims=True)])
        return -(counts * chances * scores).sum() + (weights[:-1] ** 2).sum() / strength / 2, slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights = found.x.reshape(shape)
    # What speaks alike for all kinds says nothing; the middle one is put at 0, so that most cells are empty.
    rounded = np.round(weights[:-1] - np.median(weights[:-1], axis=1, keepdims=True), 1)
    table = {BIAS: {kind: float(weight) for kind, weight in zip(kinds, np.round(weights[-1], 2), strict=True)}}
    for term, row in zip(terms, rounded, strict=True):
        cells = {kind: float(weight) for kind, weight in zip(kinds, row, strict=True) if abs(weight) >= LEAST}
        if cells:
            table[term] = cells
    return table


def matrix(texts: Sequence[Text], terms: dict[str, int]) -> csr_matrix:
    """Return which of some terms each text has, weighed by their number as `Wording.scores` does it."""
    rows = [sorted(terms[term] for term in text.terms if term in terms) for text in texts]
    weights = [SCALE / (len(text.terms) + FEW) ** 0.5 for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    cells = np.repeat(weights, list(map(len, rows)))
    return csr_matrix((cells, [at for row in rows for at in row], ends), (len(texts), len(terms)))


def write(name: str, table: dict[str, dict[str, float]]) -> None:
    """Write a table, of each term what it speaks for first."""
    rows = []
    for term, cells in table.items():
        told = "|".join(f"{kind} {weight:g}" for kind, weight in sorted(cells.items(), key=lambda cell: -cell[1]))
        rows.append(f'"{term}",{told}\n' if term[0] == "#" else f"{term},{told}\n")  # a bare # opens a comment
    (TABLES / f"{name}.csv").write_text(HEADS[name] + "term,weights\n" + "".join(rows), encoding="utf-8")


def main() -> None:
    """Fit and write the tables named, or both."""
    reading = Reading()
    sources = {REPORTS: (reports,), RELATIONS: (relations, unlabelled)}
    for name in sys.argv[1:] or sources:
        texts = [text for source in sources[name] for text in source(reading) if text is not None]
        table = fit(texts, *taught(texts), STRENGTH[name])
        write(name, table)
        print(f"{name}: {len(table)} terms of {len(texts)} texts")


if __name__ == "__main__":
    main()
