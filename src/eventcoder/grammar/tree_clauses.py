"""A dependency tree -> clauses: each verb of the tree becomes a frame, with its arguments where the tree hangs them.

Who acts in a clause without subject of its own, and which nouns and verbs take clauses, is decided as in the built-in
analyser (`control`), from the lexicon.
"""

from __future__ import annotations

from eventcoder.grammar.control import Control
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.phrases import PLACING, Np
from eventcoder.grammar.predicates import OF_OBJECT
from eventcoder.grammar.tree_phrases import Place, TreePhrases
from eventcoder.grammar.tree_verbs import verb_groups
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_INNER = frozenset({"mod", "aux", "case", "cc", "mark", "neg", "prt", "punct", "adv", "time", "expl"})
_OBJECTS = frozenset({"obj", "subj", "prep", "agent", "iobj", "pred", "poss", "appos"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


class TreeClauses(Control):
    """Makes the clauses of one sentence; `phrases` gets every noun phrase that was read."""

    def __init__(self, tree: Tree, groups: list[Group], tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(groups, tokens, tree.tags, lexicon)
        self.frames = []
        self.tree = tree
        self.children = tree.children()
        self.nouns = TreePhrases(tokens, tree.tags, lexicon)
        self.nouns.start_phrases(tree)
        self.verbs = verb_groups(tree, self.children, groups, tokens, lexicon)
        self.by_verb: dict[int, Frame] = {}

    def run(self) -> None:
        """Fill `frames` and `phrases`."""
        order = [i for i in self.tree.order() if self.is_predicate(i)]
        for i in order:
            f = self.by_verb[i] = self.new("main", None)
            f.verb = self.verbs[i]
        for i in order:
            self.arguments(i, self.by_verb[i])
        self.loosen()
        for i in order:
            self.relate(i, self.by_verb[i])
        for i in order:
            self.finish_frame(self.by_verb[i])
        self.rest()

    def is_predicate(self, i: int) -> bool:
        """Does a verb head a clause, by what hangs on what?"""
        label = self.tree.labels[i]
        if self.tree.tags[i] not in VERB or label in _INNER and not (label == "adv" and self.has(i, "subj")):
            return False
        if label in _OBJECTS:
            return self.tree.tags[i] != "VBN" and not self.has(i, "mod", "poss")
        return True

    def has(self, i: int, *labels: str) -> bool:
        """Does something with one of these labels hang on a token?"""
        return any(self.tree.labels[c] in labels for c in self.children[i])

    # --------------------------------------------------------------------------------------- arguments

    def arguments(self, i: int, f: Frame) -> None:
        """Give a verb the phrases that hang on it."""
        f.take(f.main)
        f.start = f.main.start
        labels = self.tree.labels
        there = any(self.tags[c] == "EX" for c in self.children[i])
        described = [c for c in self.children[i] if labels[c] == "pred" and self.tags[c][:2] in ("JJ", "RB", "VB")]
        for child in [*self.children[i], *(x for c in described for x in self.children[c])]:
            label = labels[child]
            if label == "expl" or label == "subj" and self.tags[child] == "EX":
                f.subj = self.phrase(child, Place(subject=True))
            elif label == "subj" and there and child > i:
                f.obj = self.phrase(child, Place())
            elif label == "subj":
                self.subject(child, f)
            elif label in ("obj", "iobj", "pred", "prep", "agent", "time"):
                self.argument(child, label, f)
            elif label in ("comp", "xcomp") and child not in self.by_verb:
                self.small_clause(child, f)
            elif label == "appos" and f.subj is not None and self.nouns.is_noun(child) and f.subj.apposition is None:
                f.subj.apposition = self.phrase(child, Place(subject=True))
        if f.obj is None and f.indirect is not None:
            f.obj, f.indirect = f.indirect, None
        if f.subj is None and f.obj is not None and f.form == "finite" and self.comes_before(f):
            f.subj, f.obj = f.obj, None

    def comes_before(self, f: Frame) -> bool:
        """ "On the bridge | stood | hundreds of guardsmen": a verb before its subject."""
        fronted = any(np.start < f.main.start for _, np in f.preps)
        return fronted and ("intr" in self.of(f) or "be" in self.lexicon.closed.get(self.lowers[f.main.head], _NONE))

    def subject(self, child: int, f: Frame) -> None:
        if self.tags[child] == "WDT" or self.tags[child] == "WP" and self.tree.labels[f.main.head] == "relcl" or not self.nouns.is_noun(child) or f.subj is not None:
            return
        f.subj = self.phrase(child, Place(subject=True))

    def argument(self, child: int, label: str, f: Frame) -> None:
        """An object, what is said of the subject, a prepositional phrase, or a time."""
        if label == "pred" and self.tags[child][:2] in ("JJ", "RB"):
            return
        if not self.nouns.is_noun(child) or child in self.by_verb:
            return
        if label in ("prep", "agent"):
            self.prepositional(child, label, f)
            return
        if self.tags[child] in _RELATIVE:
            return
        np = self.phrase(child, Place(of_verb=label == "obj" and "of" in self.of(f)))
        if label == "time":
            if np.kind == "time":
                f.times.append(np)
        elif label == "iobj":
            f.indirect = np
        elif f.obj is None:
            f.obj = np

    def prepositional(self, child: int, label: str, f: Frame) -> None:
        if self.tags[child] in ("WDT", "WP"):
            return  # the relative's own: "the clan | to which he belongs"
        word = self.nouns.word_of(child)
        np = self.phrase(child, Place())
        if np.kind == "time" and not (np.number is not None and word == "to"):
            f.times.append(np)
        elif label == "agent" or f.main.passive and word == "by" and f.agent is None:
            f.agent = np
        elif word:
            f.preps.append((word, np))
        elif label == "prep" and f.indirect is None and f.obj is None:
            f.indirect = np

    def small_clause(self, child: int, f: Frame) -> None:
        """ "called the cartoon | offensive": what is said of the object has no verb."""
        for inner in self.children[child]:
            if self.tree.labels[inner] == "subj" and f.obj is None and self.nouns.is_noun(inner):
                f.obj = self.phrase(inner, Place())

    def phrase(self, head: int, place: Place) -> Np:
        """Return a noun's phrase and note it."""
        known = head in self.nouns.made
        np = self.nouns.phrase(head, place)
        if not known:
            self.phrases.append(np)
        return np

    def loosen(self) -> None:
        """Give the clause the prepositional phrases that do not stay inside a noun's."""
        at = 0
        while at < len(self.nouns.loose):
            child, noun = self.nouns.loose[at]
            at += 1
            above = self.host(noun)
            f = self.by_verb[above] if above is not None else Frame()
            self.prepositional(child, "prep", f) if f.verb is not None else self.phrase(child, Place(subject=True))
        self.nouns.loose.clear()

    def host(self, i: int) -> int | None:
        """The nearest verb above a token."""
        at = self.tree.heads[i]
        for _ in range(len(self.tree)):
            if at < 0 or at in self.by_verb:
                break
            at = self.tree.heads[at]
        return at if at >= 0 else None

    def rest(self) -> None:
        """Read the nouns that are nobody's argument."""
        heads, labels = self.tree.heads, self.tree.labels
        for i in self.tree.order():
            if labels[i] in ("mod", "case", "aux", "mark", "poss", "punct", "cc") or i in self.nouns.made:
                continue
            if self.tags[i] in ("NN", "NNS", "NNP") and not (labels[i] == "conj" and heads[i] in self.nouns.made):
                self.phrase(i, Place(subject=True))
        self.loosen()

    # --------------------------------------------------------------------------------------- relations

    def relate(self, i: int, f: Frame) -> None:
        """Hang a clause on the one around it, and find who acts in it."""
        label, head = self.tree.labels[i], self.tree.heads[i]
        above = self.host(i)
        outer = self.by_verb[above] if above is not None else None
        self.mark(i, f)
        if outer is not None:
            self.cur = outer
        direct = above == head or head >= 0 and self.tree.labels[head] == "pred" and self.tree.heads[head] == above
        noun = self.nouns.made.get(head) if head >= 0 and not direct else None
        if label == "conj" and outer is not None and direct:
            self.conjoin(i, f, outer)
        elif head >= 0 and not direct:
            self.behind_noun(label, f, outer, noun)
        elif outer is None or label == "root":
            self.alone(f)
        elif label == "pcomp" and f.form != "to" or f.form == "ing" and f.word and self.case(i):
            self.behind_preposition(i, f, outer)
        elif label in ("comp", "xcomp", "pcomp", *_OBJECTS):
            f.word = "" if f.form == "to" and label == "pcomp" else f.word
            self.complement(i, f, outer)
        elif label in ("advcl", "acl", "relcl", "csubj"):
            self.adverbial(i, f, outer)
        else:
            self.beside(i, f, outer)

    def case(self, i: int) -> bool:
        return self.has(i, "case")

    def mark(self, i: int, f: Frame) -> None:
        """The word that opens a clause, and where the clause begins."""
        marks = [c for c in self.children[i] if self.tree.labels[c] in ("mark", "case") and c < i and self.tags[c] != "TO"]
        wh = [c for c in self.children[i] if self.tags[c] in _RELATIVE and c < i]
        if marks:
            word = " ".join(self.lowers[c] for c in marks)
            f.word = word if word in self.lexicon.closed else self.lowers[marks[-1]]
            f.word = "" if f.word == "that" else f.word
        elif wh:
            f.word = self.lowers[wh[0]]
        starts = [f.start, *marks, *wh]
        starts += [np.start for np in (f.subj, *(np for _, np in f.preps)) if np is not None and np.start < f.start]
        f.start = min(starts)

    def finite(self, f: Frame) -> None:
        """A participle or infinitive that is the verb of its clause: a headline's passive, a headline's future."""
        g = f.main
        if g.form == "finite":
            if self.maybe_participle(g) and f.obj is None and f.comp is None and not self.full_stop and self.untold(f):
                g.passive = f.passive = True
                self.agent_of(f)
            return
        if g.form == "to":
            g.future = True
        elif g.form == "participle" and f.obj is None:
            frames = self.of(f)
            g.passive = f.passive = g.passive or f.agent is not None or "trans" in frames and "intr" not in frames
            g.tense = "past"
            self.agent_of(f)
        elif g.form == "ing":
            return
        g.form = f.form = "finite"

    def untold(self, f: Frame) -> bool:
        """Is a past form without object that of a headline's passive ("Mayor shot by gunmen", "Two shot dead")?"""
        frames = self.of(f)
        if any(prep == "by" for prep, _ in f.preps):
            return "trans" in frames
        return (
            "trans" in frames
            and not frames & {"speech", "that", "to-subj", "quote"}
            and (f.main.particle >= 0 or "intr" not in frames)
        )

    def agent_of(self, f: Frame) -> None:
        """Take the by-phrase of what turned out to be a passive for its agent."""
        if f.passive and f.agent is None:
            f.agent = next((np for prep, np in f.preps if prep == "by"), None)
            f.preps = [(prep, np) for prep, np in f.preps if np is not f.agent]

    def alone(self, f: Frame) -> None:
        f.relation, f.parent, f.word = "main", None, ""
        if f.subj is not None or f.form == "participle":
            if f.subj is not None:
                self.finite(f)
            else:
                self.participle(f)

    def participle(self, f: Frame) -> None:
        if f.form in ("participle", "finite"):
            f.main.passive = f.passive = True
            f.main.form = f.form = "participle"

    def conjoin(self, i: int, f: Frame, base: Frame) -> None:
        """Another predicate of the same subject, or a clause beside another."""
        f.relation, f.parent, f.word, f.noun = base.relation, base.parent, base.word, base.noun
        g, b = f.main, base.main
        if f.subj is not None:
            f.parallel = base
            if base.relation not in ("complement", "sub"):
                f.relation, f.parent, f.word = "main", None, ""
            if g.form == "participle":
                self.finite(f)
            return
        f.subj, f.antecedent = base.subj, base.antecedent if base.subj is None else None
        if g.form == "participle" and base.form == "finite":
            g.form = f.form = "finite"
            g.passive = f.passive = base.passive
            g.tense = b.tense
        elif g.form == "participle":
            g.passive = f.passive = base.passive
        elif base.passive and f.obj is None and self.maybe_participle(g):
            g.passive = f.passive = True  # "were taken to Yemen and | sold"
        self.agent_of(f)
        if self.tags[i] in ("VB", "VBP") and g.head == g.start:
            if base.form == "to":
                g.form = f.form = "to"
            elif b.modal >= 0 or b.future:
                g.modal, g.future, g.tense = b.modal, b.future, b.tense
        if base.passive or f.passive:
            return
        if base.obj is None and base.comp is None and not base.preps and i - b.end <= 2 and base.agent is None:
            self.shared.append((base, f))
        elif f.obj is None and base.obj is not None and base.obj.start > i:
            f.obj = base.obj

    def behind_noun(self, label: str, f: Frame, outer: Frame | None, noun: Np | None) -> None:
        """A relative clause, a participle, or the clause of a noun that takes one."""
        f.parent = outer
        container = noun is not None and self.is_container(noun)
        if label == "relcl" or f.word in ("who", "which", "whom", "whose", "where"):
            self.relative(f, noun)
        elif f.form == "to":
            f.word = ""
            f.relation = "noun" if container else "purpose"
            f.noun = noun if container else None
            if outer is not None:
                f.subj = f.subj or (self.holder(noun) if noun is not None and container else None) or self.controller(outer)
        elif label == "pcomp" or f.form == "ing" and self.lexicon.closed.get(f.word, _NONE) & {"prep"}:
            f.relation, f.noun = "prep", noun
            if outer is not None and outer.obj is noun and "of" in self.of(outer) and outer.comp is None:
                outer.comp, outer.comp_kind, outer.comp_prep, f.noun = f, "ing", f.word, None
                f.subj = f.subj or outer.obj
            f.subj = f.subj or (self.holder(noun) if noun is not None else None) or (outer.subj if outer else None)
        elif f.form == "ing" or f.form == "participle" or self.tags[f.main.head] in ("VBN", "VBD") and f.subj is None:
            f.relation, f.word = "relative", ""
            self.participle(f) if f.form != "ing" else None
            f.subj = f.subj or noun
        elif label == "conj":
            f.relation, f.parent, f.word = "main", None, ""
            self.finite(f)
        else:
            f.relation, f.noun = "noun" if label in ("acl", "comp") else "sub", noun

    def relative(self, f: Frame, noun: Np | None) -> None:
        f.relation = "relative"
        i = f.main.head
        if f.form == "participle" and f.subj is None and not f.word:
            self.participle(f)
            f.subj = noun
            return
        if f.form == "participle":
            self.finite(f)
        governed = [c for c in self.children[i] if self.tree.labels[c] in ("prep", "agent") and self.tags[c] in ("WDT", "WP")]
        if governed and noun is not None:
            f.preps.append((self.nouns.word_of(governed[0]), noun))
        elif f.subj is None or f.word != "whose":
            f.antecedent = noun

    def behind_preposition(self, i: int, f: Frame, outer: Frame) -> None:
        """ "accused them | of killing", "without firing"."""
        words = [c for c in self.children[i] if self.tree.labels[c] == "case" and c < i]
        f.word = self.lowers[words[-1]] if words and not f.word else f.word
        if f.form == "finite":
            f.relation, f.parent = "sub", outer
            return
        f.relation, f.parent = "prep", outer
        if f.subj is None:
            f.subj = outer.obj if f.word in OF_OBJECT and not outer.passive and outer.obj is not None else self.doer(outer)
        if outer.comp is None:
            outer.comp, outer.comp_kind, outer.comp_prep = f, "ing", f.word

    def complement(self, i: int, f: Frame, outer: Frame) -> None:
        """What somebody says, wants, begins."""
        g, tag = f.main, self.tags[i]
        if outer.antecedent is not None and outer.relation == "relative" and f.subj is None and f.form == "finite":
            f.subj, outer.antecedent = outer.antecedent, None  # "the blockade, which Qatar says | violates the law"
        f.relation, f.parent = "complement", outer
        if tag == "VB" and g.form == "finite" and g.modal < 0 and not self.has(i, "mark") and g.start == g.head:
            g.form = f.form = "to"
        if f.form == "to" and f.subj is None and f.word == "" and not self.takes_infinitive(outer, f):
            f.relation = "purpose"
            f.subj = self.controller(outer)
            return
        kind = "to" if f.form == "to" and not f.word else "ing" if f.form == "ing" else "that"
        if f.word and self.lexicon.closed.get(f.word, _NONE) & {"wh"} or self.tags[f.start] in _RELATIVE:
            kind = "wh"
        elif kind == "that":
            f.word = ""
            if self.quoted(i, outer):
                kind = "quote"
        if f.form == "participle":
            self.finite(f)
        if f.subj is None and f.form != "finite":
            f.subj = self.controller(outer) if f.form == "to" or self.of(outer) & {"to-obj"} else self.doer(outer)
        elif f.subj is not None and f.form != "finite" and outer.obj is None and self.of(outer) & {"to-obj", "bare", "ditrans"}:
            outer.obj = f.subj
        if outer.comp is None:
            outer.comp, outer.comp_kind = f, kind

    def takes_infinitive(self, outer: Frame, f: Frame) -> bool:
        frames = self.of(outer)
        if outer.main.adjective >= 0 or frames & {"to-subj", "raise", "bare", "to-obj"}:
            return True
        return not frames and self.tree.labels[f.main.head] == "xcomp"

    def quoted(self, i: int, outer: Frame) -> bool:
        """Does what is said stand before its verb, or in quotation marks?"""
        if i < outer.main.head:
            return True
        return '"' in self.tags[outer.main.head : i] or ":" in [self.lowers[k] for k in range(outer.main.head, i)]

    def adverbial(self, i: int, f: Frame, outer: Frame) -> None:
        """A subordinate clause, a purpose, or a participle beside its clause."""
        f.parent = outer
        to_obj = f.form == "to" and outer.comp is None and not f.word and i > outer.main.head
        if to_obj and (outer.main.adjective >= 0 or self.of(outer) & {"to-subj", "to-obj", "raise", "bare"}) and not self.comma_before(f):
            self.complement(i, f, outer)
        elif f.form == "to" and self.lexicon.closed.get(f.word, frozenset({"prep"})) & {"prep"}:
            f.relation, f.word = "purpose", ""
            f.subj = f.subj or self.controller(outer)
        elif f.form in ("ing", "participle") and not f.word:
            f.relation = "participle"
            f.after_comma = True
            self.participle(f) if f.form == "participle" else None
            f.subj = f.subj or self.doer(outer)
        elif f.form == "ing" and "prep" in self.lexicon.closed.get(f.word, _NONE):
            self.behind_preposition(i, f, outer)
        elif self.tree.labels[i] == "relcl":
            self.relative(f, outer.obj or outer.subj)
        elif self.tree.labels[i] == "csubj":
            f.relation, f.parent, f.word = "main", None, ""
        else:
            f.relation = "sub"
            if f.form == "participle" and f.subj is None:
                self.participle(f)
            elif f.form == "participle":
                self.finite(f)
            f.subj = f.subj or (outer.subj if f.form != "finite" or self.tags[i] == "VBN" else None)

    def comma_before(self, f: Frame) -> bool:
        return f.start > 0 and self.tags[f.start - 1] == ","

    def beside(self, i: int, f: Frame, outer: Frame) -> None:
        """A clause that only stands beside another; one with a verb of saying speaks it."""
        f.relation, f.parent, f.word = "main", None, ""
        if f.form == "participle" and f.subj is not None:
            self.finite(f)
        saying = self.of(f) & {"speech"} and f.comp is None and f.obj is None and f.subj is not None
        if saying and self.tree.labels[i] in ("parataxis", "dep") and outer.parent is None:
            f.comp, f.comp_kind = outer, "quote"
            outer.parent, outer.relation = f, "complement"

    def give_place(self, f: Frame) -> None:
        """Give a noun the name of the place right behind it, whatever the parser hung it on ("shelled a base | in Mali")."""
        before = [np for np in (f.obj, f.agent) if np is not None]
        kept = []
        for word, np in f.preps:
            at = self.opens_at(np)
            owner = next((x for x in before if x.end == at), None)
            last = owner.conjuncts[-1] if owner is not None and owner.conjuncts else owner
            if owner is None or last is None or word not in PLACING or not self.nouns.takes_place(last, np):
                kept.append((word, np))
                before.append(np)
                continue
            last.preps.append((word, np))
            owner.end = last.end = np.end
        f.preps = kept

    def opens_at(self, np: Np) -> int:
        """The first word of the preposition before a phrase."""
        head = np.conjuncts[0].head if np.conjuncts else np.head
        return min((c for c in self.children[head] if self.tree.labels[c] == "case" and c < np.start), default=-1)

    def finish_frame(self, f: Frame) -> None:
        """Order what stands behind prepositions, and say where the clause ends."""
        if len(f.preps) > 1:
            f.preps.sort(key=lambda pair: pair[1].start)
        if f.preps:
            self.give_place(f)
        parts = [f.main.end, *(np.end for np in (f.subj, f.obj, f.indirect, f.agent, *f.times) if np is not None)]
        f.end = max(parts)


def assemble_tree(tree: Tree, groups: list[Group], tokens: Tokens, lexicon: Lexicon) -> tuple[list[Frame], list[Np]]:
    """Return the clauses that a dependency tree holds, in text order, and every noun phrase that was read."""
    walk = TreeClauses(tree, groups, tokens, lexicon)
    walk.run()
    for first, second in reversed(walk.shared):
        first.obj = first.obj or second.obj
    for f in walk.frames:
        f.settle()
    walk.frames.sort(key=lambda f: f.main.head)
    return walk.frames, walk.phrases
