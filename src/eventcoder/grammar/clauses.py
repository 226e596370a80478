"""Groups -> clauses: the fourth level of the cascade, one deterministic walk from left to right.

Each group is handled once by a method named after its kind; what decides is only what stands next to it, the frames that
the lexicon gives its verb, and whether a finite verb still follows. The walk stands here; its state is in `walk`, its
questions about what follows in `lookahead` and `reduced_relatives`, and each kind of group has its methods in a module of
its own: noun phrases in `arguments`, verbs in `predicates`, infinitives in `control`, small words in `connectives`,
punctuation in `marks`.
"""

from __future__ import annotations

from eventcoder.grammar.arguments import Arguments
from eventcoder.grammar.connectives import Connectives
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.marks import Marks
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.predicates import Predicates
from eventcoder.grammar.walk import Walk
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_AMONG = "among"
_ADDRESSED = frozenset({"ditrans", "address", "of", "to-obj"})


def assemble(groups: list[Group], tokens: Tokens, tags: list[str], lexicon: Lexicon) -> tuple[list[Frame], list[Np]]:
    """Return the clauses that have a predicate, in text order, and every noun phrase that was read."""
    walk = walk_over(groups, tokens, tags, lexicon)
    for f in walk.fronted:
        if f.subj is None and f.parent is not None and f.relation in ("participle", "purpose", "prep"):
            outer = f.parent.parent if f.parent.verb is None and f.parent.subj is None and f.parent.parent else f.parent
            f.subj = outer.subj
            if f.comp is not None and f.comp.form == "to" and f.comp.subj is None:
                f.comp.subj = f.subj  # "Forced to resign, the minister left"
    for first, prep, second in walk.stranded:
        if second.obj is not None:
            first.preps.append((prep, second.obj))  # "fired at and wounded a farmer"
    for first, second in reversed(walk.shared):
        first.obj = first.obj or second.obj  # "attacked and burned the village"
        if first.obj is None and first.comp is None and second.comp_kind == "that":
            first.comp, first.comp_kind = second.comp, "that"  # "asked and then demanded | that they be freed"
        if first.passive and second.passive:
            first.agent = first.agent or second.agent  # "trained and armed by the state"
    for outer, prep, inner in walk.renamed:
        if not name_as_said(outer, prep, inner, walk.frames, lexicon):
            rename(outer, prep, inner, lexicon)
    frames = [f for f in walk.frames if f.verb is not None]
    for f in frames:
        if f.relation == "noun" and f.form == "finite" and lacks_object(f, lexicon):
            f.relation, f.antecedent = "relative", f.noun  # "the treaty that the two neighbours signed"
        elif (
            f.relation == "complement"
            and f.noun is not None
            and f.parent is not None
            and describes(f, f.parent, lexicon)
        ):
            f.relation, f.antecedent = "relative", f.noun  # "announced a truce that the rebels rejected"
            f.parent.comp, f.parent.comp_kind = None, ""
        f.settle(lexicon.frames.get(f.lemma, _NONE))
        if f.relation == "relative" and f.parent is not None:
            f.subj, f.obj = (one_of_them(np, f.parent, lexicon) or np for np in (f.subj, f.obj))
    if len(frames) > 1:
        frames.sort(key=lambda f: f.main.head)
    return frames, walk.phrases


def one_of_them(np: Np | None, outer: Frame, lexicon: Lexicon) -> Np | None:
    """Return who is said to be among those whom a relative clause describes ("Chile is among the states | that condemned it")."""
    if np is None or outer.subj is None or outer.subj.kind not in ("proper", "common") or outer.subj is np:
        return None
    if outer.verb is None or outer.main.negated:
        return None
    named = any(inner is np and prep == _AMONG for prep, inner in outer.preps)
    return outer.subj if named and "be" in lexicon.closed.get(outer.lemma, _NONE) else None


def name_as_said(outer: Frame, prep: str, inner: Frame, frames: list[Frame], lexicon: Lexicon) -> bool:
    """Give a clause the noun phrase that somebody says something was ("bombed | what it said was *a factory*, killing two"): nothing
    else is told by what stands between, and what hangs on it hangs on the clause.
    """
    said = inner.comp
    if said is None or said.verb is None or said.obj is None or said.verb.modal >= 0:
        return False
    if outer.verb is None or "that" not in lexicon.frames.get(inner.lemma, _NONE):
        return False
    if "be" not in lexicon.closed.get(said.lemma, _NONE) or said.subj not in (inner.subj, None):
        return False
    if prep:
        outer.preps.append((prep, said.obj))
    elif outer.obj is None and not outer.passive:
        outer.obj = said.obj
    outer.preps += said.preps
    for f in frames:
        if f.parent in (inner, said):
            f.parent, f.subj = outer, outer.subj if f.subj is inner.subj else f.subj
    if outer.comp is inner:
        outer.comp, outer.comp_kind = None, ""
    inner.verb = said.verb = None
    return True


def rename(outer: Frame, prep: str, inner: Frame, lexicon: Lexicon) -> None:
    """Give a clause the noun phrase that stands for what it is about ("denounced | what it called *repeated provocations*", "in
    response to | what it called *an invasion*").
    """
    np = inner.obj if "named" in lexicon.frames.get(inner.lemma, _NONE) else None
    if np is None and inner.obj is None and not prep:
        np = next((named for word, named in inner.preps if word == "as"), None)
    if np is None or outer.verb is None or inner.passive:
        return
    behind = [(word, other) for word, other in inner.preps if other.start > np.head]
    if np is inner.obj:
        inner.obj = None
    inner.preps = [pair for pair in inner.preps if pair not in behind]
    if behind[:1] and behind[0][0] == "by":
        np.preps.append(behind.pop(0))
        np.end = np.preps[-1][1].end
    if prep:
        outer.preps.append((prep, np))
    elif outer.obj is None and not outer.passive:
        outer.obj = np
    outer.preps += behind


def walk_over(groups: list[Group], tokens: Tokens, tags: list[str], lexicon: Lexicon) -> Walk:
    """Return the walk over a sentence's groups when it has ended."""
    walk = _Clauses(groups, tokens, tags, lexicon)
    walk.run()
    return walk


def lacks_object(f: Frame, lexicon: Lexicon) -> bool:
    """Has a verb that needs an object neither that nor a clause behind it, or a verb of naming only the name?"""
    takes = lexicon.frames.get(f.lemma, _NONE)
    if (
        f.obj is not None
        and "named" not in takes
        or f.comp is not None
        or f.passive
        or f.subj is None
        or f.kind == "adjective"
    ):
        return False
    return "trans" in takes and (f.main.particle < 0 and not f.preps or "intr" not in takes)


def describes(f: Frame, outer: Frame, lexicon: Lexicon) -> bool:
    """Does a that-clause behind an object tell of it and not what is said? Whom something is told ("told the court that police
    lied") it describes only where its verb cannot do without an object.
    """
    if outer.comp is not f or f.obj is not None or f.subj is None or f.subj.kind == "pronoun":
        return False
    if not lacks_object(f, lexicon):
        return False
    bare = f.main.particle < 0 and not f.preps and "intr" not in lexicon.frames[f.lemma]
    return bare or _ADDRESSED.isdisjoint(lexicon.frames.get(outer.lemma, _NONE))


class _Clauses(Arguments, Predicates, Connectives, Marks):
    """One walk over the groups of a sentence."""

    def run(self) -> None:
        groups, k, size = self.groups, 0, len(self.groups)
        self.quotes = int(self.goes_on_quoting())
        handlers = {
            "N": self.noun, "V": self.verb, "P": self.preposition, "S": self.subordinator, "W": self.wh, "(": self.aside,
            "C": self.coordinator, ",": self.a_comma, ":": self.a_break, '"': self.a_quote, "T": self.skip, ")": self.skip,
        }  # fmt: skip
        while k < size:
            k = handlers[groups[k].type](groups[k], k)

    def skip(self, _g: Group, k: int) -> int:
        return k + 1
