"""Print what eventcoder costs: import, start, sentences per second on one core, and memory.

Run from anywhere with eventcoder installed: `python benchmarks/speed.py`. Each measurement runs in a process of its own;
times are the best of several, since other programs only ever slow a run down. The texts are generated and distinct, so no
cache of whole sentences can help.

A checkout reads its dictionaries from their files; an installed wheel has them compiled, so both starts are measured. Import
and start depend on byte code as well: where Python may not write it (PYTHONDONTWRITEBYTECODE, a read-only folder) each
process compiles the package anew, which costs more than all the rest of the import. The wheel-like start has its byte code.
"""

import argparse
import compileall
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

DATE = "2017-03-14"
Result = dict[str, float]
T = TypeVar("T")


def measure_import(_sentences: int) -> Result:
    """Return how long `import eventcoder` takes, in milliseconds."""
    start = time.perf_counter()
    import eventcoder

    return {"import_ms": (time.perf_counter() - start) * 1000, "names": len(dir(eventcoder))}


def measure_start(_sentences: int) -> Result:
    """Return how long `Coder()` takes, in seconds, and how much memory it holds, in megabytes."""
    from eventcoder import Coder

    before = memory()
    start = time.perf_counter()
    coder = Coder()
    took = time.perf_counter() - start
    first = time.perf_counter()
    coder.code("Syrian troops captured a village near Palmyra from rebels.", date=DATE)
    first_ms = (time.perf_counter() - first) * 1000
    return {"start_s": took, "start_mb": memory() - before, "process_mb": memory(), "first_ms": first_ms}


def measure_speed(sentences: int) -> Result:
    """Return sentences and words coded per second on one core, and events per sentence."""
    from eventcoder import Coder
    from texts import texts

    coder = Coder()
    for text in texts(500, seed=1):
        coder.code(text, date=DATE)
    corpus = list(texts(sentences, seed=2))
    start = time.perf_counter()
    events = sum(len(coder.code(text, date=DATE)) for text in corpus)
    took = time.perf_counter() - start
    words = sum(len(text.split()) for text in corpus)
    return {"per_second": sentences / took, "words": words / sentences, "events": events / sentences}


def measure_analyser(sentences: int) -> Result:
    """Return sentences whose clauses are found per second on one core, their tokens given."""
    from eventcoder.grammar.builtin import BuiltinAnalyser
    from eventcoder.loading import load_resources
    from eventcoder.text.sentences import split_sentences
    from eventcoder.text.tokens import tokenise
    from texts import texts

    resources = load_resources()
    tokens = [
        tokenise(text, sentence.start, sentence.end)
        for seed, number in ((1, 500), (2, sentences))
        for text in texts(number, seed)
        for sentence in split_sentences(text, resources.language)
    ]
    analyser = BuiltinAnalyser(resources.grammar)
    for one in tokens[:500]:
        analyser.analyse(one)
    start = time.perf_counter()
    for one in tokens[500:]:
        analyser.analyse(one)
    return {"per_second": len(tokens[500:]) / (time.perf_counter() - start)}


def measure_memory(sentences: int) -> Result:
    """Return how much the process grew from the first tenth of a long run to its end, in megabytes."""
    from eventcoder import Coder
    from texts import texts

    coder = Coder()
    early = 0.0
    for number, text in enumerate(texts(sentences, seed=3), 1):
        coder.code(text, date=DATE)
        if number == sentences // 100:
            early = memory()
    return {"growth_mb": memory() - early, "end_mb": memory()}


MEASURES: dict[str, Callable[[int], Result]] = {
    "import": measure_import,
    "start": measure_start,
    "speed": measure_speed,
    "analyser": measure_analyser,
    "memory": measure_memory,
}


def main() -> None:
    """Measure in processes of their own and print the table; or, with --only, one measurement as JSON."""
    parser = argparse.ArgumentParser(description="Print what eventcoder costs.")
    parser.add_argument("--sentences", type=int, default=5000, help="length of the run that measures speed (5,000)")
    parser.add_argument("--long", type=int, default=100_000, help="length of the run that measures memory (100,000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the best counts (3)")
    parser.add_argument("--only", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(MEASURES[options.only](options.sentences)))
        return
    _print(_table(options))


def _table(options: argparse.Namespace) -> list[tuple[str, str, str]]:
    imported = [apart("import", 0) for _ in range(options.repeat + 2)]
    started = [apart("start", 0) for _ in range(options.repeat)]
    coded = [apart("speed", options.sentences) for _ in range(options.repeat)]
    analysed = max(apart("analyser", options.sentences)["per_second"] for _ in range(options.repeat))
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        wheel = [apart("start", 0, folder) for _ in range(options.repeat)]
        wheel_import = min(apart("import", 0, folder)["import_ms"] for _ in range(options.repeat + 2))
    speed = max(run["per_second"] for run in coded)
    start = min(started, key=lambda run: run["start_s"])
    installed = min(wheel, key=lambda run: run["start_s"])
    long = apart("memory", options.long)
    return [
        ("what", "measured", "budget"),
        ("import eventcoder", f"{min(run['import_ms'] for run in imported):.0f} ms", ""),
        ("  as a wheel, with byte code", f"{wheel_import:.0f} ms", "150 ms"),
        ("Coder(), time, dictionaries as here", f"{start['start_s']:.2f} s", ""),
        ("  as a wheel, dictionaries compiled", f"{installed['start_s']:.2f} s", "0.6 s"),
        ("Coder(), memory", f"{start['start_mb']:.0f} MB", "200 MB"),
        ("first sentence after Coder()", f"{start['first_ms']:.1f} ms", ""),
        ("  as a wheel", f"{installed['first_ms']:.1f} ms", "20 to 50 ms"),
        ("sentences/s, one core", f"{speed:,.0f}", "3,000"),
        ("  the analyser alone", f"{analysed:,.0f}", "4,000"),
        ("  words in a sentence", f"{coded[0]['words']:.1f}", "24"),
        ("  events in a sentence", f"{coded[0]['events']:.2f}", ""),
        (f"growth from 10 % to the end of {options.long:,} sentences", f"{long['growth_mb']:.1f} MB", "flat"),
        ("  whole process at the end", f"{long['end_mb']:.0f} MB", ""),
    ]


def install(folder: Path, change: Callable[[Path], T] | None = None) -> T | None:
    """Lay the package out in a folder as a wheel does: dictionaries inside, their compiled form beside them, byte code; return
    what `change` says of the dictionaries, which it may write to.
    """
    import eventcoder
    from eventcoder.dictionaries.compiled import compiled_path
    from eventcoder.dictionaries.library import compile_dictionaries
    from eventcoder.dictionaries.shipped import shipped_dictionaries

    package = folder / "eventcoder"
    shutil.copytree(
        Path(eventcoder.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__", "data", "data.*")
    )
    data = shutil.copytree(shipped_dictionaries(), package / "data")
    said = change(data) if change is not None else None
    compiled_path(data).write_text(compile_dictionaries(data, installed=True), encoding="utf-8", newline="")
    compileall.compile_dir(package, quiet=1)
    return said


def apart(name: str, sentences: int, installed: str | None = None) -> Result:
    """Measure in a process of its own; `installed` is the folder of a package to use instead of this process's."""
    command = [sys.executable, __file__, "--only", name, "--sentences", str(sentences)]
    environment = os.environ if installed is None else {**os.environ, "PYTHONPATH": installed}
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8", env=environment)
    result: Result = json.loads(run.stdout)
    return result


def memory() -> float:
    """Return the memory that this process holds now, in megabytes; where the system does not tell, its peak, or 0."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmRSS"].split()[0]) / 1024
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _print(rows: list[tuple[str, str, str]]) -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}")
    if sys.dont_write_bytecode:
        print("Python writes no byte code here: import and start from the checkout compile the package each time.")
    print()
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for number, (what, measured, budget) in enumerate(rows):
        print(f"| {what:<{widths[0]}} | {measured:>{widths[1]}} | {budget:>{widths[2]}} |")
        if number == 0:
            print(f"| {'-' * widths[0]} | {'-' * (widths[1] - 1)}: | {'-' * (widths[2] - 1)}: |")


if __name__ == "__main__":
    main()
