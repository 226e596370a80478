"""Run the examples in README.md and docs/ and compare their output: `python scripts/doc_examples.py`; `--write` mends it.

Three kinds of block are run, at the top of the checkout, file by file and from top to bottom:

- `console`: each line "$ eventcoder …" and the output under it;
- `pycon`: ">>>" lines; names live on to the next block of the same file;
- `figures`: lines "$ python …"; of their output only totals are shown. They change with every entry and every machine, so
  they are written by `--write --figures` alone and never compared.

The hash of the dictionaries changes with every entry and line numbers of rules and actors with every line, so both are
compared, and written, as "…".
"""

import argparse
import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIGURES = re.compile(r"^```figures\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOTALS = re.compile(
    r"^(?:(?:articles|sentences|fresh): .*|  precision .*|\|.*|CPython .*|all .*|.*%  all|  \d+ composed .*|  wholly right .*|  F1 of .*)$",
    re.MULTILINE,
)
HASH = re.compile(r"(dictionaries) [0-9a-f]{6,}\b")
LINE = re.compile(r"(?<![\w/])((?:(?:rules|actors|places)/[\w-]+|\d\d-[\w-]+|senses-[\w-]+)\.(?:rules|csv)):\d+")


def pages(top: Path = TOP) -> list[Path]:
    """Return the pages whose examples are run."""
    return [top / "README.md", *sorted((top / "docs").glob("*.md"))]


def true_page(path: Path) -> str:
    """Return the text of a page with the output that its examples really give."""
    names: dict[str, Any] = {}

    def block(match: re.Match[str]) -> str:
        kind, body = match.groups()
        body = _console(body) if kind == "console" else _python(body, names)
        return f"```{kind}\n{body}```"

    return BLOCK.sub(block, path.read_text(encoding="utf-8"))


def with_figures(page: str) -> str:
    """Return the text of a page with figures measured here and now; this takes minutes."""
    return FIGURES.sub(lambda match: f"```figures\n{_measured(match[1])}```", page)


def _measured(body: str) -> str:
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_totals(shlex.split(line[2:]))}" for line in commands)


def _totals(words: list[str]) -> str:
    if words[0] != "python":
        raise SystemExit(f"a figures block runs python, not {words[0]}")
    run = subprocess.run([sys.executable, *words[1:]], cwd=TOP, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    return "".join(f"{line.rstrip()}\n" for line in TOTALS.findall(run.stdout))


def _console(body: str) -> str:
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_run(shlex.split(line[2:]))}" for line in commands)


def _run(words: list[str]) -> str:
    if words[0] != "eventcoder":
        raise SystemExit(f"a console block runs eventcoder, not {words[0]}; use another kind of block for that")
    # One width and encoding everywhere; standard error is part of what a reader sees.
    environment = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=TOP,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return _settled(run.stdout)


def _python(body: str, names: dict[str, Any]) -> str:
    parts = []
    for example in doctest.DocTestParser().get_examples(body):
        source = example.source.splitlines()
        parts += [f">>> {source[0]}", *(f"... {line}" for line in source[1:])]
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.chdir(TOP):
            exec(compile(example.source, "example", "single"), names)  # noqa: S102 - our own pages
        parts += output.getvalue().splitlines()
    return _settled("\n".join(parts) + "\n")


def _settled(output: str) -> str:
    lines = LINE.sub(r"\1:…", HASH.sub(r"\1 …", output)).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> int:
    """Compare or mend every page; return 1 if one was wrong and not mended."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write the true output into the pages")
    parser.add_argument("--figures", action="store_true", help="with --write: measure the figures anew (minutes)")
    options = parser.parse_args()
    write = options.write
    code = 0
    for path in pages():
        true = with_figures(true_page(path)) if write and options.figures else true_page(path)
        if true == path.read_text(encoding="utf-8"):
            continue
        print(f"{path.relative_to(TOP)}: {'mended' if write else 'its examples give other output'}")
        if write:
            path.write_text(true, encoding="utf-8")
        else:
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
