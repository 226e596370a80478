"""What a clause says of the reality of its act: negation, time, modality, condition, history; all cues are data."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from eventcoder.errors import DictionaryError, Fault
from eventcoder.grammar.frames import Frame
from eventcoder.model import Scope

KINDS = frozenset({"modal", "sub", "raise", "det", "adverb", "noun", "gerund", "anchor", "inverted"})
EFFECTS = frozenset(
    {"", "future", "possible", "obligation", "advice", "condition", "question", "negated", "history", "would"}
)


@frozen(eq=False)
class ScopeCues:
    """The cues of `language/en/scope.csv`, by kind: word -> effect."""

    modal: Mapping[str, str]
    sub: Mapping[str, str]
    raising: Mapping[str, str]
    det: Mapping[str, str]
    adverb: Mapping[str, str]
    noun: Mapping[str, str]
    gerund: Mapping[str, str]
    anchor: Mapping[str, str]
    inverted: Mapping[str, str]


def load_scope(path: Path) -> ScopeCues:
    """Return the cues in a `cue,kind,effect,note` file; raises `DictionaryError` with every bad line."""
    tables: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    faults = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines), 1):
            if not row or row[0].startswith("#") or row[0] == "cue":
                continue
            cue, kind, effect = (*row, "", "")[:3]
            if kind not in KINDS:
                faults.append(
                    Fault(
                        str(path),
                        number,
                        len(cue) + 2,
                        f"unknown kind {kind!r}",
                        f"use one of {', '.join(sorted(KINDS))}",
                    )
                )
            elif effect not in EFFECTS:
                faults.append(
                    Fault(
                        str(path),
                        number,
                        1,
                        f"unknown effect {effect!r}",
                        f"use one of {', '.join(sorted(EFFECTS - {''}))}",
                    )
                )
            else:
                tables[kind][cue] = effect
    if faults:
        raise DictionaryError(faults)
    return ScopeCues(
        tables["modal"],
        tables["sub"],
        tables["raise"],
        tables["det"],
        tables["adverb"],
        tables["noun"],
        tables["gerund"],
        tables["anchor"],
        tables["inverted"],
    )


def clause_scope(f: Frame, lowers: tuple[str, ...], cues: ScopeCues, *, question: bool) -> Scope:
    """Return the scope of a clause from its verb group, its subject's determiner, its subordinator and its parents."""
    verb = f.verb
    if verb is None:
        return Scope()
    time = verb.tense if f.form == "finite" else "none"
    modality = ""
    negated = verb.negated >= 0
    if verb.future:
        time = "future"
    if verb.modal >= 0:
        effect = cues.modal.get(lowers[verb.modal], "possible")
        if effect == "would":
            effect = "future" if _reported(f) else "condition"
        if effect == "future":
            time = "future"
        else:
            modality = effect
    negated = negated != _no(f, lowers, cues)
    negated = negated or f.relation == "prep" and cues.gerund.get(f.word) == "negated"
    for at in range(verb.start, verb.head):
        negated = negated or cues.adverb.get(lowers[at]) == "negated"
    if verb.start and cues.adverb.get(lowers[verb.start - 1]) == "negated":
        negated = True
    condition = _condition(f, cues)
    if verb.inverted >= 0 and not question:
        condition = cues.inverted.get(lowers[verb.inverted], condition)
    if condition:
        modality = condition
    elif question and (f.relation == "main" or f.relation == "sub" and f.parent is not None and f.parent.verb is None):
        modality = "question"
    raised = f.parent
    if f.form == "to" and raised is not None and raised.verb is not None and raised.comp is f:
        effect = cues.raising.get(lowers[raised.verb.adjective if raised.verb.adjective >= 0 else raised.verb.head], "")
        if effect == "future" and (raised.passive or raised.verb.adjective >= 0):
            time = "future"
        negated = negated or effect == "negated"
    return Scope(negated=negated, time=time, modality=modality)  # type: ignore[arg-type]


def _no(f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> bool:
    """ "No agreement was reached", "nobody was hurt", "hardly any rebels surrendered"."""
    return any(
        np is not None
        and (
            cues.det.get(np.det) == "negated"
            or cues.det.get(np.lemma) == "negated"
            or np.start > 0
            and cues.det.get(f"{lowers[np.start - 1]} {np.det}") == "negated"
        )
        for np in (f.subj, f.obj)
    )


def _reported(f: Frame) -> bool:
    """Is the clause, or one that it hangs on, what somebody said or decided?"""
    while f.parent is not None:
        if f.relation in ("complement", "noun"):
            return True
        f = f.parent
    return False


def _condition(f: Frame, cues: ScopeCues) -> str:
    """The effect of the nearest subordinator around the clause ("if", "whether")."""
    node: Frame | None = f
    for _ in range(12):
        if node is None:
            break
        if node.relation == "sub":
            effect = cues.sub.get(node.word) or cues.sub.get(node.word.rpartition(" ")[2], "")  # "if", "only if"
            if effect:
                return effect
        elif (
            node.relation == "complement"
            and node.parent is not None
            and node.parent.comp_kind == "wh"
            and node.word in cues.sub
        ):
            return cues.sub[node.word]
        node = node.parent
    return ""
