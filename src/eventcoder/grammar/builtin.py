"""The built-in analyser: the cascade tags -> groups -> clauses -> event nouns -> scope, over one sentence."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from attrs import frozen

from eventcoder.grammar.clauses import assemble
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group, group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.nominals import Nominal, Support, load_support, nominals
from eventcoder.grammar.phrases import Np
from eventcoder.grammar.scope import ScopeCues, clause_scope, load_scope
from eventcoder.grammar.tagger import tag
from eventcoder.model import Analysis, Clause, Phrase, Scope, Tokens


@frozen(eq=False)
class BuiltinAnalyser:
    """Plain-Python shallow analyser of news English: deterministic, no download.

    `event_nouns` are the lemmas whose phrases are clauses too (the nouns that the loaded rules name).
    """

    lexicon: Lexicon
    cues: ScopeCues
    support: Support
    event_nouns: Collection[str]

    def analyse(self, tokens: Tokens) -> Analysis:
        """Return the clauses of one sentence."""
        tags = tag(tokens, self.lexicon)
        groups = group(tokens, tags, self.lexicon)
        frames, phrases = assemble(groups, tokens, tags, self.lexicon)
        nouns = nominals(frames, phrases, self.event_nouns, self.lexicon, self.support, tags, tokens.lowers)
        return Analysis(tokens, self._clauses(frames, nouns, tokens))

    def _clauses(self, frames: list[Frame], nouns: list[Nominal], tokens: Tokens) -> tuple[Clause, ...]:
        order: list[Frame | Nominal] = sorted([*frames, *nouns], key=_position)
        for index, item in enumerate(order):
            if isinstance(item, Frame):
                item.index = index
        by_np = {id(item.np): index for index, item in enumerate(order) if isinstance(item, Nominal)}
        question = tokens.lowers[-1:] == ("?",)
        scopes = [
            clause_scope(f, tokens.lowers, self.cues, question=question) if isinstance(f, Frame) else None
            for f in order
        ]
        carried = {f.noun.head: f for f in frames if f.noun is not None and f.relation in ("noun", "prep")}
        return tuple(
            _verb_clause(item, item.main, scopes[i] or Scope(), by_np, tokens)
            if isinstance(item, Frame)
            else _noun_clause(item, scopes, self.cues, carried)
            for i, item in enumerate(order)
        )


def load_builtin(folder: Path, lexicon: Lexicon, event_nouns: Collection[str]) -> BuiltinAnalyser:
    """Return the analyser over the language data in `folder` (`dictionaries/language/en`)."""
    return BuiltinAnalyser(lexicon, load_scope(folder / "scope.csv"), load_support(folder / "support.csv"), event_nouns)


def _position(item: Frame | Nominal) -> int:
    return item.np.head if isinstance(item, Nominal) else item.main.head


def _freeze(np: Np | None) -> Phrase | None:
    return np.freeze() if np is not None else None


def _verb_clause(f: Frame, verb: Group, scope: Scope, by_np: dict[int, int], tokens: Tokens) -> Clause:
    adjective = verb.adjective
    trigger = [adjective] if adjective >= 0 else [verb.head]
    if verb.particle >= 0:
        trigger.append(verb.particle)
    parent = f.parent.index if f.parent is not None and f.parent.index >= 0 else None
    if f.relation == "noun" and f.noun is not None and id(f.noun) in by_np:
        parent = by_np[id(f.noun)]
    ends = [f.end, verb.end, *(np.end for np in (f.obj, f.agent) if np is not None), *(np.end for _, np in f.preps)]
    return Clause(
        kind="adjective" if adjective >= 0 else "verb",
        lemma=tokens.lowers[adjective] if adjective >= 0 else f.lemma,
        trigger=tuple(trigger),
        start=min(f.start, verb.start),
        end=max(ends),
        particle=tokens.lowers[verb.particle] if verb.particle >= 0 else "",
        subject=_freeze(f.subj),
        object=_freeze(f.obj),
        indirect=_freeze(f.indirect),
        preps=tuple((prep, np.freeze()) for prep, np in f.preps),
        complement=f.comp.index if f.comp is not None and f.comp.index >= 0 else None,
        complement_kind=f.comp_kind,  # type: ignore[arg-type]
        complement_prep=f.comp_prep,
        voice="passive" if f.passive else "active",
        form=f.form,  # type: ignore[arg-type]
        scope=scope,
        parent=parent,
        relation=f"{f.relation}:{f.word}" if f.word else f.relation,
        corrected=verb.corrected,
        times=tuple(np.freeze() for np in f.times),
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
    return Scope(time="none", modality=host.modality if host.modality in ("condition", "question") else "")


def _noun_clause(item: Nominal, scopes: list[Scope | None], cues: ScopeCues, carried: dict[int, Frame]) -> Clause:
    np = item.np
    support = item.support.index if item.support is not None else None
    scope = scopes[support] if support is not None else None
    if scope is None:
        host = scopes[item.host.index] if item.host is not None and item.host.index >= 0 else None
        scope = _inherited(host, item)
    if cues.det.get(np.det) == "negated" and support is None:
        scope = Scope(True, scope.time, scope.modality)
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
        complement_kind="" if complement is None else "ing" if complement.relation == "prep" else "to",
        complement_prep=complement.word if complement is not None and complement.relation == "prep" else "",
        form="noun",
        scope=scope,
        parent=item.host.index if item.host is not None and item.host.index >= 0 else None,
        relation=item.role or "loose",
        support=support,
        phrase=np.freeze(),
    )
