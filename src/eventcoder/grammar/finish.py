"""Frames and noun phrases -> `Analysis`: the last level, which all analysers share: event nouns, scope, order, links."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

from attrs import evolve, frozen

from eventcoder.grammar.commands import address
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.nominals import Nominal, Support, nominals, read_support
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.scope import ScopeCues, clause_scope, read_scope
from eventcoder.model import Analysis, Clause, Cue, Phrase, Scope, Tokens
from eventcoder.sheets import Report

_QUOTES = frozenset({'"', "“", "”", "''", "``"})


@frozen(eq=False)
class Language:
    """The language data of an analyser. `event_nouns` are the lemmas whose phrases are clauses too (the nouns that the
    loaded rules name).
    """

    lexicon: Lexicon
    cues: ScopeCues
    support: Support
    event_nouns: Collection[str]


def read_analyser_language(folder: Path, lexicon: Lexicon, event_nouns: Collection[str], report: Report) -> Language:
    """Return the language data in `folder` (`dictionaries/language/en`); faults go to `report`."""
    cues, support = read_scope(folder / "scope.csv", report), read_support(folder / "support.csv", report)
    return Language(lexicon, cues, support, event_nouns)


def finish(frames: list[Frame], phrases: list[Np], tags: list[str], tokens: Tokens, language: Language) -> Analysis:
    """Return the clauses of a sentence from its verbs' frames, in text order, and all its noun phrases."""
    address(frames, tokens.lowers, language.lexicon)
    nouns = nominals(frames, phrases, language.event_nouns, language.lexicon, language.support, tags, tokens.lowers)
    return Analysis(tokens, _clauses(frames, nouns, tokens, language))


def _clauses(frames: list[Frame], nouns: list[Nominal], tokens: Tokens, language: Language) -> tuple[Clause, ...]:
    cues = language.cues
    order: list[Frame | Nominal] = sorted([*frames, *nouns], key=_position) if nouns else [*frames]
    by_np: dict[int, int] = {}
    for index, item in enumerate(order):
        if isinstance(item, Frame):
            item.index = index
        else:
            by_np[id(item.np)] = index
    asked = _asked(tokens)
    scopes = [
        clause_scope(f, tokens.lowers, cues, question=f.main.head < asked) if isinstance(f, Frame) else None
        for f in order
    ]
    carried = {f.noun.head: f for f in frames if f.noun is not None and f.relation in ("noun", "prep")}
    return tuple(
        [
            _verb_clause(item, item.main, scopes[i] or Scope(), by_np, tokens)
            if isinstance(item, Frame)
            else _noun_clause(item, _scope_of_noun(item, scopes, tokens.lowers, language), cues, carried)
            for i, item in enumerate(order)
        ]
    )


def _asked(tokens: Tokens) -> int:
    """The token up to which a sentence asks: its end, or the end of the quotation that it begins with; else -1."""
    lowers = tokens.lowers
    if "?" not in lowers:
        return -1
    at = lowers.index("?")
    quoted = lowers[0] in _QUOTES and lowers[at + 1 : at + 2] != () and lowers[at + 1] in _QUOTES
    return at if at + 1 == len(lowers) or quoted and not any(t in _QUOTES for t in lowers[1:at]) else -1


def _position(item: Frame | Nominal) -> int:
    return item.np.head if isinstance(item, Nominal) else item.main.head


def _freeze(np: Np | None) -> Phrase | None:
    return np.freeze() if np is not None else None


def _verb_clause(f: Frame, verb: Group, scope: Scope, by_np: dict[int, int], tokens: Tokens) -> Clause:
    adjective, particle = verb.adjective, verb.particle
    at = adjective if adjective >= 0 else verb.head
    parent = f.parent.index if f.parent is not None and f.parent.index >= 0 else None
    if f.relation == "noun" and f.noun is not None and id(f.noun) in by_np:
        parent = by_np[id(f.noun)]
    end = max(f.end, verb.end)
    for np in (f.obj, f.agent, *[np for _, np in f.preps]):
        if np is not None and np.end > end:
            end = np.end
    # By position, in the order of the fields: by name it takes half as long again.
    return Clause(
        "adjective" if adjective >= 0 else "verb",
        tokens.lowers[adjective] if adjective >= 0 else f.lemma,
        (at, particle) if particle >= 0 else (at,),
        min(f.start, verb.start),
        end,
        tokens.lowers[particle] if particle >= 0 else "",
        _freeze(f.subj),
        _freeze(f.obj),
        _freeze(f.indirect),
        tuple([(prep, np.freeze()) for prep, np in f.preps]) if f.preps else (),
        f.comp.index if f.comp is not None and f.comp.index >= 0 else None,
        f.comp_kind,  # type: ignore[arg-type]
        f.comp_prep,
        "passive" if f.passive else "active",
        f.form,  # type: ignore[arg-type]
        scope,
        parent,
        f"{f.relation}:{f.word}" if f.word else f.relation,
        None,
        verb.corrected,
        None,
        tuple([np.freeze() for np in f.times]) if f.times else (),
    )


def _inherited(host: Scope | None, item: Nominal) -> Scope:
    """The scope of a noun without support verb: a condition always reaches it, a future or a "may" only one not yet known
    ("will lead a delegation on a visit", but "will discuss the attack").
    """
    if host is None:
        return Scope(time="none")
    if (
        item.np.det in ("", "a", "an")
        and item.np.possessor is None
        and item.role != "subject"
        and (host.time == "future" or host.modality)
    ):
        return host
    if host.modality not in ("condition", "question"):
        return Scope(time="none")
    return Scope(time="none", modality=host.modality, cues=tuple(c for c in host.cues if c.effect == host.modality))


def _scope_of_noun(item: Nominal, scopes: list[Scope | None], lowers: tuple[str, ...], language: Language) -> Scope:
    """The scope of the verb that carries an event noun, or that says of it that it happens; else what reaches it of its host's."""
    carrier = item.support or _happening(item, lowers, language.support)
    scope = scopes[carrier.index] if carrier is not None else None
    if scope is not None:
        return scope
    host = scopes[item.host.index] if item.host is not None and item.host.index >= 0 else None
    return _inherited(host, item)


def _happening(item: Nominal, lowers: tuple[str, ...], support: Support) -> Frame | None:
    """The clause that says of an event noun that it happens ("the talks | did not begin", "are due | to resume")."""
    host = item.host
    if host is None or item.role != "subject":
        return None
    for f in (host, host.comp):
        if f is None or f.verb is None or f.index < 0 or f is not host and f.form != "to":
            continue
        verb = f"{f.lemma} {lowers[f.verb.particle]}" if f.verb.particle >= 0 else f.lemma
        if verb in support.happening:
            return f
    return None


def _noun_clause(item: Nominal, scope: Scope, cues: ScopeCues, carried: dict[int, Frame]) -> Clause:
    np = item.np
    support = item.support.index if item.support is not None else None
    if cues.det.get(np.det) == "negated" and support is None:
        scope = evolve(scope, negated=True, cues=(Cue("negated", (np.base,)), *scope.cues))
    complement = carried.get(np.head)
    return Clause(
        kind="noun",
        lemma=item.lemma,
        trigger=(item.at,) if item.at == np.head else (item.at, np.head),
        start=np.start,
        end=np.end,
        subject=item.subject,
        object=item.object,
        preps=item.preps,
        complement=complement.index if complement is not None else None,
        complement_kind=_kind_behind_noun(complement),
        complement_prep=complement.word if complement is not None and complement.relation == "prep" else "",
        form="noun",
        scope=scope,
        parent=item.host.index if item.host is not None and item.host.index >= 0 else None,
        relation=item.role or "loose",
        support=support,
        phrase=np.freeze(),
    )


def _kind_behind_noun(complement: Frame | None) -> Literal["", "to", "ing", "that"]:
    """The form of the clause that a noun takes: "demand of …ing", "demand to …", "demand that …"."""
    if complement is None:
        return ""
    if complement.relation == "prep":
        return "ing"
    return "to" if complement.form == "to" else "that"
