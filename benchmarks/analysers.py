"""Print what each analyser costs and what it gains: `python benchmarks/analysers.py`, with the extra `spacy` installed.

Cost: the time and memory of a coder, and sentences coded per second, texts of ten sentences each, on one core (spaCy itself may
use more). Gain: the sentences of the grammar's suite that are read as expected, and F1 of code and sides on the test corpus, as
`tests/corpus/score.py` counts it; and how many sentences the built-in analyser read in the place of another one. Each analyser is measured in a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from speed import DATE, Result, memory

TESTS = Path(__file__).resolve().parents[1] / "tests"


def measure(analyser: str, sentences: int) -> Result:
    """Return the figures of one analyser."""
    from eventcoder import Coder
    from texts import texts

    before, start = memory(), time.perf_counter()
    coder = Coder(analyser=analyser)
    coder.code("Syrian troops captured a village near Palmyra from rebels.", date=DATE)
    started, held = time.perf_counter() - start, memory() - before
    corpus = list(texts(sentences, seed=2))
    start = time.perf_counter()
    for text in corpus:
        coder.code(text, date=DATE)
    speed = sentences / (time.perf_counter() - start)

    sys.path[:0] = [str(TESTS), str(TESTS / "corpus")]
    import score

    from grammar import suite

    read = suite.run(suite.named(analyser))
    parsed = [one for page in score.articles() for one in coder.parse(page.text).sentences if one.kind != "furniture"]
    return {
        "start_s": started,
        "memory_mb": held,
        "per_second": speed,
        "suite": sum(not outcome.misses for outcome in read) / len(read),
        "left": sum(bool(one.doubts) for one in parsed) / len(parsed),
        "articles": score.figures(score.measure(coder, score.articles())).f1,
        "sentences": score.figures(score.measure(coder, score.sentences())).f1,
    }


def main() -> None:
    """Measure in processes of their own and print the table; or, with --only, one analyser as JSON."""
    parser = argparse.ArgumentParser(description="Print what each analyser costs and gains.")
    parser.add_argument("--sentences", type=int, default=2000, help="length of the run that measures speed (2,000)")
    parser.add_argument("--analyser", action="append", help="builtin, spacy, spacy:NAME; builtin and spacy without")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only, options.sentences)))
        return
    names = options.analyser or ["builtin", "spacy"]
    found = [_apart(name, options.sentences) for name in names]
    print(f"| what | {' | '.join(names)} |\n| --- |{' ---: |' * len(names)}")
    for what, key, form in (
        ("coder ready, first sentence coded", "start_s", "{:.1f} s"),
        ("memory of the coder", "memory_mb", "{:.0f} MB"),
        ("sentences/s, one core", "per_second", "{:,.0f}"),
        ("grammar's suite: sentences read as expected", "suite", "{:.1%}"),
        ("corpus, articles: sentences left to the built-in analyser", "left", "{:.1%}"),
        ("corpus, articles: F1 of code and sides", "articles", "{:.3f}"),
        ("corpus, sentences: F1 of code and sides", "sentences", "{:.3f}"),
    ):
        print(f"| {what} | {' | '.join(form.format(one[key]) for one in found)} |")


def _apart(analyser: str, sentences: int) -> Result:
    one_core = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, __file__, "--only", analyser, "--sentences", str(sentences)]
    run = subprocess.run(command, env={**os.environ, **one_core}, stdout=subprocess.PIPE, check=True)
    found: Result = json.loads(run.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
