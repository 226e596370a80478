"""Sentences with the clauses expected, and what an analyser makes of them: `cd tests && python -m grammar.suite`.

    --analyser NAME      builtin (as it is without the option), spacy or conllu
    --phenomenon TEXT    only the phenomena that hold TEXT
    --dump               each clause of the failing sentences
    --write-known        write the analyser's list of known failures anew

A line of clauses.jsonl holds `id`, `phenomenon`, `text`, `clauses` and perhaps `not`. Only what a line states is checked.
For each entry of `clauses` one clause must agree with all of its keys: `lemma`, `kind`, `particle`, `subject`, `object`,
`indirect`, `preps` (by preposition), `complement` (the lemma of the clause embedded), `voice`, `negated`, `time`,
`modality`. `not` lists lemmas of which no verb clause may exist. A phrase is its text, without a leading determiner,
whatever its letter case; null says that there is none; a list is a coordination, member by member; `a||b` admits either.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

import eventcoder
from eventcoder.grammar.conllu_analyser import ConlluAnalyser
from eventcoder.grammar.finish import Language
from eventcoder.model import Analysis, Clause, Phrase, Tokens
from eventcoder.text.tokens import tokenise

HERE = Path(__file__).resolve().parent
CLAUSES = HERE / "clauses.jsonl"
PARSES = HERE / "parses.conllu"
KNOWN = {"builtin": HERE / "known_failures.txt", "spacy": HERE / "known_failures_spacy.txt"}
SLOTS = ("subject", "object", "indirect")
PLAIN = ("kind", "particle", "voice")
SCOPED = ("negated", "time", "modality")

_DETERMINER = re.compile(
    r"^(?:(?:both|either|neither)\s+)?(?:(?:the|an?|this|that|these|those|its|his|her|their|our|my)\s+(?=\S))?",
    re.IGNORECASE,
)

Analyse = Callable[[str], Analysis]


@frozen
class Row:
    """One sentence with the clauses expected of it."""

    id: str
    phenomenon: str
    text: str
    clauses: tuple[dict[str, Any], ...]
    absent: tuple[str, ...] = ()


@frozen
class Outcome:
    """What an analyser made of a row: its misses in words, none when all is as expected."""

    row: Row
    analysis: Analysis
    misses: tuple[str, ...]


def rows(path: Path = CLAUSES) -> list[Row]:
    """Return the sentences of a file."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Row(x["id"], x["phenomenon"], x["text"], tuple(x["clauses"]), tuple(x.get("not", ()))) for x in lines]


def rows_of(analyser: str) -> list[Row]:
    """Return the sentences that an analyser can read: for CoNLL-U those that are parsed by hand."""
    if analyser != "conllu":
        return rows()
    parsed = {document.id for document in eventcoder.Conllu.read(PARSES).documents}
    return [row for row in rows() if row.id in parsed]


@functools.cache
def named(analyser: str) -> Analyse:
    """Return the analyser of that name, with the event nouns of the shipped rules, for texts of one sentence."""
    if analyser == "conllu":
        return over(eventcoder.Conllu.read(PARSES))
    read = eventcoder.Coder(analyser=analyser)._analyser.analyse
    return lambda text: read(tokenise(text, 0, len(text)))


def over(parses: eventcoder.Conllu) -> Analyse:
    """Return the analyser over parses, each of one sentence."""
    analyser = ConlluAnalyser(language(), parses)
    return lambda text: next(analyser.analyses(text, analyser.split(text)))


@functools.cache
def language() -> Language:
    """Return the language data of the shipped dictionaries, with the event nouns of their rules."""
    return eventcoder.Coder()._analyser.language


def analyse(text: str, analyser: Analyse | None = None) -> Analysis:
    """Return the clauses of a text, taken as one sentence."""
    return (analyser or named("builtin"))(text)


def run(analyser: Analyse | None = None, these: Iterable[Row] | None = None) -> list[Outcome]:
    """Analyse the sentences and compare them with what is expected."""
    outcomes = []
    for row in rows() if these is None else these:
        analysis = analyse(row.text, analyser)
        outcomes.append(Outcome(row, analysis, tuple(_misses(row, analysis))))
    return outcomes


def known(analyser: str = "builtin") -> set[str]:
    """Return the ids of the sentences that are known to fail with an analyser."""
    lines = KNOWN[analyser].read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


# --------------------------------------------------------------------------------------------- comparing


def _misses(row: Row, analysis: Analysis) -> Iterator[str]:
    for gold in row.clauses:
        lemmas = gold["lemma"].split("||")
        found = [c for c in analysis.clauses if c.lemma in lemmas and c.kind == gold.get("kind", c.kind)]
        if not found:
            others = [c.kind for c in analysis.clauses if c.lemma in lemmas]
            yield f"no {gold.get('kind', '')} clause {gold['lemma']}" + (f" (only as {others[0]})" if others else "")
            continue
        wrong = min((list(_differences(gold, c, row.text, analysis)) for c in found), key=len)
        yield from (f"{gold['lemma']}: {difference}" for difference in wrong)
    for lemma in row.absent:
        if any(c.lemma == lemma and c.kind == "verb" for c in analysis.clauses):
            yield f"{lemma} taken for a verb"


def _differences(gold: dict[str, Any], clause: Clause, text: str, analysis: Analysis) -> Iterator[str]:
    for name in PLAIN:
        if name in gold and getattr(clause, name) != gold[name]:
            yield f"{name} is {getattr(clause, name)!r}, not {gold[name]!r}"
    for name in SCOPED:
        if name in gold and getattr(clause.scope, name) != gold[name]:
            yield f"{name} is {getattr(clause.scope, name)!r}, not {gold[name]!r}"
    for name in SLOTS:
        if name in gold:
            yield from _slot(name, gold[name], [getattr(clause, name)], text, analysis)
    for prep, wanted in gold.get("preps", {}).items():
        yield from _slot(
            prep, wanted, [phrase for name, phrase in clause.preps if name == prep] or [None], text, analysis
        )
    if "complement" in gold:
        inner = analysis.clauses[clause.complement].lemma if clause.complement is not None else None
        if inner != gold["complement"]:
            yield f"complement is {inner!r}, not {gold['complement']!r}"


def _slot(
    name: str, wanted: str | list[str] | None, phrases: list[Phrase | None], text: str, analysis: Analysis
) -> Iterator[str]:
    if not any(_agrees(wanted, phrase, text, analysis.tokens) for phrase in phrases):
        shown = " + ".join(str(words(phrase, text, analysis.tokens)) for phrase in phrases)
        yield f"{name} is {shown}, not {wanted!r}"


def _agrees(wanted: str | list[str] | None, phrase: Phrase | None, text: str, tokens: Tokens) -> bool:
    if wanted is None or phrase is None:
        return wanted is None and phrase is None
    if isinstance(wanted, str):
        return not phrase.conjuncts and _same(wanted, phrase, text, tokens)
    return len(wanted) == len(phrase.members) and all(
        _same(each, member, text, tokens) for each, member in zip(wanted, phrase.members, strict=True)
    )


def _same(wanted: str, phrase: Phrase, text: str, tokens: Tokens) -> bool:
    found = plain(_text(phrase, text, tokens))
    return any(plain(each) == found for each in wanted.split("||"))


def plain(words_: str) -> str:
    """Return a phrase's words as they are compared: lower-cased, without a leading determiner."""
    return _DETERMINER.sub("", words_).casefold()


def _text(phrase: Phrase, text: str, tokens: Tokens) -> str:
    return text[tokens.starts[phrase.start] : tokens.ends[phrase.end - 1]]


def words(phrase: Phrase | None, text: str, tokens: Tokens) -> str | list[str] | None:
    """Return a phrase as it is written in gold: its text, the texts of its members, or None."""
    if phrase is None:
        return None
    if phrase.conjuncts:
        return [_text(member, text, tokens) for member in phrase.conjuncts]
    return _text(phrase, text, tokens)


# ----------------------------------------------------------------------------------------------- showing


def show(analysis: Analysis, text: str) -> Iterator[str]:
    """Yield one line for each clause: its predicate, its slots, its scope."""
    tokens = analysis.tokens
    for clause in analysis.clauses:
        slots = [(name, getattr(clause, name)) for name in SLOTS] + list(clause.preps)
        said = " ".join(f"{name}={words(phrase, text, tokens)}" for name, phrase in slots if phrase is not None)
        inner = f" complement={analysis.clauses[clause.complement].lemma}" if clause.complement is not None else ""
        scope = clause.scope
        flags = [clause.voice, scope.time, scope.modality, "negated" if scope.negated else ""]
        yield f"{clause.kind} {clause.lemma} {clause.particle}[{' '.join(filter(None, flags))}] {said}{inner}"


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the share that passes, by phenomenon and in all."""
    total, passed = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for name in (outcome.row.phenomenon, "all"):
            total[name] += 1
            passed[name] += not outcome.misses
    for name in sorted(total, key=lambda name: (name == "all", name)):
        yield f"{passed[name]:4}/{total[name]:<4} {passed[name] / total[name]:6.1%}  {name}"


def write_known(outcomes: Iterable[Outcome], analyser: str) -> None:
    """Write the failing sentences to the analyser's list of known failures."""
    how = "--write-known" if analyser == "builtin" else f"--analyser {analyser} --write-known"
    head = f"# Sentences of clauses.jsonl that fail as yet; written by `cd tests && python -m grammar.suite {how}`.\n"
    lines = [f"{outcome.row.id} {outcome.row.text}\n" for outcome in outcomes if outcome.misses]
    KNOWN[analyser].write_text(head + "".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Print the table and the misses; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phenomenon", default="")
    parser.add_argument("--analyser", default="builtin")
    parser.add_argument("--dump", action="store_true")
    parser.add_argument("--write-known", action="store_true")
    options = parser.parse_args(arguments)
    analyser = named(options.analyser)
    if options.write_known and options.analyser not in KNOWN:
        parser.error(f"no sentence is known to fail with {options.analyser}: mend it")
    if options.write_known:
        write_known(run(analyser, rows_of(options.analyser)), options.analyser)
    these = [row for row in rows_of(options.analyser) if options.phenomenon in row.phenomenon]
    outcomes = run(analyser, these)
    out = [*table(outcomes), ""]
    for outcome in outcomes:
        if outcome.misses:
            out.append(f"{outcome.row.id} [{outcome.row.phenomenon}] {outcome.row.text}")
            out += [f"    - {miss}" for miss in outcome.misses]
            out += [f"      {line}" for line in show(outcome.analysis, outcome.row.text) if options.dump]
    sys.stdout.write("\n".join(out) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
