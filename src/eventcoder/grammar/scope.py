"""What a clause says of the reality of its act: negation, time, modality, condition, history; all cues are data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import Np
from eventcoder.model import Cue, Scope
from eventcoder.sheets import Report, read_sheet

KINDS = frozenset(
    {
        "modal",
        "sub",
        "awaited",
        "lead",
        "raise",
        "det",
        "adverb",
        "noun",
        "proof",
        "gerund",
        "anchor",
        "inverted",
        "predicate",
        "final",
        "each",
        "rate",
        "apart",
        "prospect",
    }
)
EFFECTS = frozenset(
    {"", "future", "possible", "obligation", "advice", "condition", "question", "negated", "history", "would", "host"}
)


@frozen(eq=False)
class ScopeCues:
    """The cues of `language/en/scope.csv`, by kind: word -> effect."""

    modal: Mapping[str, str]
    sub: Mapping[str, str]
    awaited: Mapping[str, str]
    lead: Mapping[str, str]
    raising: Mapping[str, str]
    det: Mapping[str, str]
    adverb: Mapping[str, str]
    noun: Mapping[str, str]
    proof: Mapping[str, str]
    gerund: Mapping[str, str]
    anchor: Mapping[str, str]
    inverted: Mapping[str, str]
    predicate: Mapping[str, str]
    final: Mapping[str, str]
    each: Mapping[str, str]
    rate: Mapping[str, str]
    apart: Mapping[str, str]
    prospect: Mapping[str, str]
    first: frozenset[str] = field(init=False)  # words of the determiners of two words ("hardly any")
    ends: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)  # the words of final cues by their first word

    @first.default
    def _find_first(self) -> frozenset[str]:
        return frozenset(cue.partition(" ")[0] for cue in self.det if " " in cue)

    @ends.default
    def _find_ends(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        cues = [tuple(cue.split()) for cue in self.final]
        return {start: tuple(cue for cue in cues if cue[0] == start) for start, *_ in cues}


def read_scope(path: Path, report: Report) -> ScopeCues:
    """Return the cues in a `cue,kind,effect,note` file; what is wrong with it goes to `report`."""
    tables: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    sheet = read_sheet(path, ("cue", "kind", "effect"), report)
    for line, (cue, kind, effect) in sheet.rows("cue", "kind", "effect"):
        if kind not in KINDS:
            report(sheet.fault(line, "kind", f"unknown kind {kind!r}", f"use one of {', '.join(sorted(KINDS))}"))
        elif effect not in EFFECTS:
            mend = f"use one of {', '.join(sorted(EFFECTS - {''}))}"
            report(sheet.fault(line, "effect", f"unknown effect {effect!r}", mend))
        else:
            tables[kind][cue] = effect
    return ScopeCues(
        tables["modal"],
        tables["sub"],
        tables["awaited"],
        tables["lead"],
        tables["raise"],
        tables["det"],
        tables["adverb"],
        tables["noun"],
        tables["proof"],
        tables["gerund"],
        tables["anchor"],
        tables["inverted"],
        tables["predicate"],
        tables["final"],
        tables["each"],
        tables["rate"],
        tables["apart"],
        tables["prospect"],
    )


def clause_scope(f: Frame, lowers: tuple[str, ...], cues: ScopeCues, *, question: bool) -> Scope:
    """Return the scope of a clause from its verb group, its subject's determiner, its subordinator and its parents."""
    verb = f.verb
    if verb is None:
        return Scope()
    found: list[Cue] = []
    time = verb.tense if f.form == "finite" else "none"
    modality = ""
    if verb.future:
        time = "future"
        if verb.modal < 0:
            found.append(Cue("future", tuple(range(verb.start, verb.head))))  # "is to leave"
            if f.subj is not None and cues.noun.get(f.subj.lemma) == "possible":
                modality = "possible"  # "the options of the army are to leave"
    if verb.modal >= 0:
        modality = _modal(f, lowers, cues)
        if modality == "future":
            time, modality = "future", ""
            found.append(Cue("future", (verb.modal,)))
        else:
            before = verb.modal > verb.start and lowers[verb.modal - 1] in cues.modal  # "has to"
            found.append(Cue(modality, (verb.modal - 1, verb.modal) if before else (verb.modal,)))
    elif f.form == "ing" and f.subj is not None and f.subj.preps and f.subj.lemma in cues.prospect:
        modality = cues.prospect[f.subj.lemma]  # "the odds of a state | testing a bomb"
    elif f.command or _demanded(f, verb, lowers):
        modality = "obligation"
        found.append(Cue(modality, (verb.start,)))
    negated = _negated(f, verb, lowers, cues, found)
    condition = _inverted(verb, lowers, cues) if not question else None
    condition = condition or _condition(f, lowers, cues) or _unproven(f, lowers, cues)
    if condition is not None:
        modality = condition.effect
        found.append(condition)
    elif question and _asks(f):
        modality = "question"
        found.append(Cue("question", (len(lowers) - 1,)))
    habit = _habit(f, verb, lowers, cues) if f.form == "finite" and time != "future" and not modality else ()
    if habit:
        found.append(Cue("history", habit))
    raised = f.parent
    if f.form == "to" and raised is not None and raised.verb is not None and raised.comp is f:
        at = raised.verb.adjective if raised.verb.adjective >= 0 else raised.verb.head
        effect = cues.raising.get(lowers[at], "")
        if effect == "future" and (raised.passive or raised.verb.adjective >= 0):
            time = "future"
            found.append(Cue(effect, (at,)))
        elif effect == "possible" and (raised.passive or raised.verb.adjective >= 0):
            modality = modality or effect  # others expect it: no plan of its doer
            found.append(Cue(effect, (at,)))
        elif effect == "negated":
            negated = True
            found.append(Cue(effect, (at,)))
    return Scope(negated, time, modality, bool(habit), tuple(found))  # type: ignore[arg-type]


def _habit(f: Frame, verb: Group, lowers: tuple[str, ...], cues: ScopeCues) -> tuple[int, ...]:
    """The words that tell of what has been done at other times ("often attack", "has bombed hotels before", "… in the past")."""
    for at in range(max(verb.start - 1, f.start), verb.head):
        if cues.adverb.get(lowers[at]) == "history":
            return (at,)
    for at in range(verb.head + 1, min(f.end + 1, len(lowers))):
        for cue in cues.ends.get(lowers[at], ()):
            behind = at + len(cue)
            after = lowers[behind : behind + 1]
            if lowers[at:behind] == cue and not (after and after[0][0].isalnum()):
                return tuple(range(at, behind))
    if verb.tense == "present":
        for when in f.times:
            if cues.each.get(lowers[when.start]) == "history":
                return (when.start,)  # "are killed | each year"
    for when in f.times:
        if _is_rate(when, f, lowers, cues):
            return (when.end - 1,)
    first = f.parallel
    same = first is not None and first.verb is not None and first.subj is f.subj and first.main.tense == verb.tense
    return _habit(first, first.main, lowers, cues) if same and verb.start == verb.head else ()  # type: ignore[arg-type, union-attr]


def _is_rate(when: Np, f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> bool:
    """Does a span of time say how many there are in each one ("kills 200 people | a year", but "killed two | a day later")?"""
    at = when.start - (lowers[when.start] not in cues.rate)  # "per | week"
    if at < 0 or lowers[at] not in cues.rate or " ".join(lowers[when.end : when.end + 1]) in cues.apart:
        return False
    counted = (side for side in (f.subj, f.obj) if side is not None and side.end == at)
    return any(_is_counted(side) or any(_is_counted(inner) for _, inner in side.preps) for side in counted)


def _is_counted(side: Np) -> bool:
    return side.number is not None or side.kind == "number"


def _asks(f: Frame) -> bool:
    """Is a clause the one that a question is about: the main one, or the one quoted?"""
    if f.relation == "main" or f.parent is None:
        return f.relation == "main"
    quoted = f.relation == "complement" and f.parent.comp_kind == "quote"
    return quoted or f.relation == "sub" and f.parent.verb is None


def _demanded(f: Frame, verb: Group, lowers: tuple[str, ...]) -> bool:
    """Has a that-clause the base form that says what must be done ("insisted that the envoy be freed", "that Oman pay")?"""
    parent = f.parent
    if f.form != "finite" or f.relation != "complement" or parent is None or parent.comp_kind != "that":
        return False
    if verb.start < verb.head:
        return lowers[verb.start] == "be"
    subject = f.subj
    if subject is None or subject.kind not in ("common", "proper") or subject.plural or subject.conjuncts:
        return False
    return subject.end == verb.start and lowers[verb.head] == verb.lemma and verb.tense == "present"


def _modal(f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> str:
    """What a clause's modal verb makes of it."""
    effect = cues.modal.get(lowers[f.main.modal], "possible")
    if effect == "would":
        return "future" if _reported(f) else "condition"
    return effect


def _negated(f: Frame, verb: Group, lowers: tuple[str, ...], cues: ScopeCues, found: list[Cue]) -> bool:
    """Is the act denied: by a negator, by "no" before a party (two undo each other), by an adverb ("nearly"), or by the
    preposition that it hangs on ("without")?
    """
    negated = bool(verb.negated)
    if negated:
        found.append(Cue("negated", verb.negated))
    for np in (None if _lent(f, lowers, cues) else f.subj, f.obj):
        no = _no(np, lowers, cues) if np is not None and not (np is f.obj and np.kind == "pronoun") else ()  # "said no"
        if no:
            found.append(Cue("negated", no))
            negated = not negated
            break
    if f.relation == "prep" and cues.gerund.get(f.word) == "negated":
        found.append(Cue("negated", _before(f.start, f.word, lowers)))
        negated = True
    for at in range(max(verb.start - 1, 0), verb.head):
        if cues.adverb.get(lowers[at]) == "negated":
            found.append(Cue("negated", (at,)))
            negated = True
    return negated


def _lent(f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> bool:
    """Is the subject that of the clause above, which then says itself that there is none ("no side | is ready to talk")?"""
    above = f.parent
    if f.form != "to" or above is None or above.verb is None or f.subj is not above.subj:
        return False
    at = above.verb.adjective if above.verb.adjective >= 0 else above.verb.head
    return lowers[at] not in cues.raising


def _no(np: Np, lowers: tuple[str, ...], cues: ScopeCues) -> tuple[int, ...]:
    """The tokens that say there are none: "no agreement", "nobody", "hardly any rebels"."""
    if cues.det.get(np.det) == "negated" or cues.det.get(np.lemma) == "negated":
        return (np.base,)
    for at in (np.start - 1, np.start):
        if at < 0 or at + 1 >= len(lowers) or lowers[at] not in cues.first:
            continue
        if cues.det.get(f"{lowers[at]} {lowers[at + 1]}") == "negated":
            return (at, at + 1)
    return ()


def _inverted(verb: Group, lowers: tuple[str, ...], cues: ScopeCues) -> Cue | None:
    """A condition without "if": "Had Vienna refused, …"."""
    effect = cues.inverted.get(lowers[verb.inverted], "") if verb.inverted >= 0 else ""
    return Cue(effect, (verb.inverted,)) if effect else None


def _reported(f: Frame) -> bool:
    """Is the clause, or one that it hangs on, what somebody said or decided?"""
    while f.parent is not None:
        if f.relation in ("complement", "noun"):
            return True
        f = f.parent
    return False


def _condition(f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> Cue | None:
    """The nearest subordinator around the clause that has an effect ("if", "whether")."""
    node: Frame | None = f
    for _ in range(12):
        if node is None:
            break
        effect = ""
        if node.relation == "sub":
            effect = cues.sub.get(node.word) or cues.sub.get(node.word.rpartition(" ")[2], "")  # "if", "only if"
            if not effect and node.verb is not None and node.verb.tense == "present" and not node.verb.future:
                effect = cues.awaited.get(node.word, "")  # "will fight on until the troops leave"
                at = _before(node.start, node.word, lowers)
                if effect and at and at[0] and lowers[at[0] - 1] in cues.lead:
                    effect = ""  # "a week | before the premiers meet"
        elif node.relation == "complement" and node.parent is not None and node.parent.comp_kind == "wh":
            effect = cues.sub.get(node.word, "")
            effect = "question" if effect == "condition" else effect  # "asked if …"
        if effect:
            return Cue(effect, _before(node.start, node.word, lowers))
        node = node.parent
    return None


def _unproven(f: Frame, lowers: tuple[str, ...], cues: ScopeCues) -> Cue | None:
    """Is the clause that of which there is no sign ("found no evidence | that …", "did not see any sign | that …")?"""
    outer = f.parent
    if outer is None or outer.verb is None or f.relation not in ("noun", "complement") or f.form != "finite":
        return None
    np = f.noun if f.relation == "noun" else outer.obj
    effect = cues.proof.get(np.lemma, "") if np is not None else ""
    if np is None or not effect:
        return None
    if lowers[np.base] in cues.det and np.base < np.head:
        return Cue(effect, (np.base, np.head))
    return Cue(effect, (*outer.verb.negated, np.head)) if outer.verb.negated else None


def _before(start: int, phrase: str, lowers: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens of the last such words at or before a clause's first one."""
    words = tuple(phrase.split())
    for at in range(start, -1, -1):
        if lowers[at : at + len(words)] == words:
            return tuple(range(at, at + len(words)))
    return ()
