"""A dependency tree -> clauses: each verb of the tree becomes a frame that hangs on another as the tree says.

Who acts in a clause without subject of its own, and which nouns and verbs take clauses, is decided as in the built-in
analyser (`control`), from the lexicon.
"""

from __future__ import annotations

from collections.abc import Collection

from eventcoder.grammar.clauses import lacks_object, rename
from eventcoder.grammar.conjoined import goes_on
from eventcoder.grammar.control import Control
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.gerunds import OF_OBJECT
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.tree_arguments import OBJECTS, RELATIVE
from eventcoder.grammar.tree_forms import TreeForms
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


class TreeClauses(TreeForms, Control):
    """Makes the clauses of one sentence."""

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

    def relate(self, i: int, f: Frame) -> None:
        """Hang a clause on the one around it, and find who acts in it."""
        label, head = self.tree.labels[i], self.tree.heads[i]
        above = self.host(i)
        outer = self.by_verb[above] if above is not None else None
        self.mark(i, f)
        if outer is not None:
            self.cur = outer
        direct = above == head or head >= 0 and self.tree.labels[head] == "pred" and self.tree.heads[head] == above
        noun = self.described(i, head) if head >= 0 and not direct else None
        if label == "conj" and outer is not None and direct:
            self.conjoin(i, f, outer)
        elif head >= 0 and not direct:
            self.behind_noun(label, f, outer, noun)
        elif outer is None or label == "root":
            self.alone(f)
        elif label == "pcomp" and f.form != "to" or f.form == "ing" and f.word and self.case(i):
            self.behind_preposition(i, f, outer)
        elif label in ("comp", "xcomp") and f.form == "ing" and f.subj is None and not f.word and self.comma_before(f):
            self.adverbial(i, f, outer)  # "killing 58 people, | burning granaries and …"
        elif label == "advcl" and self.content(i, f, outer):
            self.complement(i, f, outer)  # "was adamant | that it would not yield"
        elif f.word and f.word in self.of(outer) and f.start == outer.main.end and f.form == "finite":
            self.asked(f, outer)
        elif label == "comp" and self.conditions(f, outer):
            self.adverbial(i, f, outer)  # "to withdraw | if their rivals stayed outside"
        elif label in ("comp", "xcomp", "pcomp", *OBJECTS):
            f.word = "" if f.form == "to" and label == "pcomp" else f.word
            self.complement(i, f, self.demander(f, outer))
        elif label in ("advcl", "acl", "relcl", "csubj"):
            self.adverbial(i, f, outer)
        else:
            self.beside(i, f, outer)

    def described(self, i: int, head: int) -> Np | None:
        """The phrase that a clause on a noun describes: of several that are joined, the one before it."""
        whole = self.nouns.made.get(head)
        if whole is None or not whole.conjuncts or i > whole.conjuncts[-1].head:
            return whole
        return self.nouns.single.get(head, whole)

    def alone(self, f: Frame) -> None:
        """The clause that a sentence is."""
        f.relation, f.parent, f.word = "main", None, ""
        if f.subj is not None or f.form == "participle":
            if f.subj is not None:
                self.finite(f)
            else:
                self.participle(f)

    def conjoin(self, i: int, f: Frame, base: Frame) -> None:
        """Another predicate of the same subject, or a clause beside another."""
        speaker = base.parent if base.relation == "complement" and f.subj is None else None
        if speaker is not None and goes_on(f.main, base, speaker, self.tags, self.lexicon):
            base = speaker
        f.relation, f.parent, f.word, f.noun = base.relation, base.parent, f.word or base.word, base.noun
        g, b = f.main, base.main
        nor = next((c for c in self.children[b.head] if b.head < c < i and self.tree.labels[c] == "cc"), -1)
        if nor >= 0 and not g.negated and f.subj is None and "neg" in self.lexicon.closed.get(self.lowers[nor], _NONE):
            g.negated = (nor,)
        if f.subj is not None and f.subj.start > i and self.speaks(f):
            self.speaker_of(f, base)  # "…, | said one of the survivors"
            return
        if f.subj is not None:
            f.parallel = base
            if base.relation not in ("complement", "sub"):
                f.relation, f.parent, f.word = "main", None, ""
            if g.form in ("participle", "finite"):
                # "were killed and 11 | injured"
                g.passive = f.passive = g.passive or base.passive and f.obj is None and g.form != "finite"
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
        self.share(i, f, base)

    def share(self, i: int, f: Frame, base: Frame) -> None:
        """Give two verbs of one subject the doer or the object that stands behind the second."""
        b = base.main
        if base.passive and f.passive and base.form == "participle" and base.agent is None and not self.comma_before(f):
            base.agent = f.agent  # "trained and | armed by the state"
        if base.passive or f.passive:
            return
        stranded = next((c for c in self.children[b.head] if self.strands(c, i)), -1)
        if stranded >= 0 and f.obj is not None:
            base.preps.append((self.lowers[stranded], f.obj))  # "fired at and | wounded a farmer"
            return
        takes = self.of(base)
        if takes and "trans" not in takes:
            return  # "resigned and | left the city"
        apart = any(np.start < i for _, np in base.preps)
        if base.obj is None and base.comp is None and not apart and i - b.end <= 2 and base.agent is None:
            self.shared.append((base, f))
        elif f.obj is None and base.obj is not None and base.obj.start > i:
            f.obj = base.obj

    def behind_noun(self, label: str, f: Frame, outer: Frame | None, noun: Np | None) -> None:
        """A relative clause, a participle, or the clause of a noun that takes one."""
        f.parent = outer
        container = noun is not None and self.is_container(noun)
        told = outer is not None and outer.comp is None and self.tells(f, outer) and self.told(noun, outer)
        full = label == "relcl" and (container or told) and self.complete(f)  # "calls | that it repeal the levy"
        if label == "relcl" and f.form != "to" and not full or f.word in ("who", "which", "whom", "whose", "where"):
            self.relative(f, noun)
        elif f.form == "to" and outer is not None and noun is outer.obj and not container and self.asks(outer):
            f.word = ""
            self.complement(f.main.head, f, outer)  # "sent a delegation | to mediate"
        elif f.form == "to":
            f.word = ""
            f.relation = "noun" if container else "purpose"
            f.noun = noun if container else None
            if outer is not None:
                f.subj = (
                    f.subj or (self.holder(noun) if noun is not None and container else None) or self.controller(outer)
                )
        elif label == "pcomp" or f.form == "ing" and self.lexicon.closed.get(f.word, _NONE) & {"prep"}:
            f.relation, f.noun = "prep", noun
            if outer is not None and noun is not None and noun in (outer.obj, outer.agent) and outer.comp is None:
                outer.comp, outer.comp_kind, outer.comp_prep, f.noun = f, "ing", f.word, None
                if "of" in self.of(outer):
                    f.subj = f.subj or (outer.subj if outer.passive else outer.obj)
            elif outer is not None and outer.comp is None and any(np is noun for _, np in outer.preps):
                outer.comp, outer.comp_kind, outer.comp_prep = f, "ing", f.word  # "over its delay in | sending tanks"
            fined = outer is not None and f.word in OF_OBJECT and noun is outer.obj
            f.subj = f.subj or (
                outer.indirect if fined and outer is not None else None
            )  # "fined the firm a sum for | polluting"
            f.subj = f.subj or (self.holder(noun) if noun is not None else None) or (outer.subj if outer else None)
        elif f.form == "ing" or f.form == "participle" or self.tags[f.main.head] in ("VBN", "VBD") and f.subj is None:
            f.relation, f.word = "relative", ""
            self.participle(f) if f.form != "ing" else None
            f.subj = f.subj or noun
        elif label == "conj":
            f.relation, f.parent, f.word = "main", None, ""
            self.finite(f)
        elif told and outer is not None:
            self.complement(f.main.head, f, outer)  # "warned the rebels | that it would attack"
        else:
            f.relation, f.noun = "noun" if label in ("acl", "comp") else "sub", noun

    def relative(self, f: Frame, noun: Np | None) -> None:
        """A relative clause: its pronoun stands for the noun, as subject, object, or behind a preposition."""
        f.relation = "relative"
        i = f.main.head
        if f.form == "participle" and f.subj is None and not f.word:
            self.participle(f)
            f.subj = noun
            return
        if f.form == "participle" and f.subj is not None:
            f.main.form = f.form = "finite"  # "the hostages | the rebels freed"
            f.main.tense = "past"
        if noun is not None and any(self.tags[c] == "WDT" and self.tree.labels[c] == "subj" for c in self.children[i]):
            noun = self.cause(f.main, self.around(noun)) or noun
        governed = [
            c for c in self.children[i] if self.tree.labels[c] in ("prep", "agent") and self.tags[c] in ("WDT", "WP")
        ]
        if governed and noun is not None:
            f.preps.append((self.nouns.word_of(governed[0]), noun))
        elif not self.owned(i):
            f.antecedent = noun

    def around(self, noun: Np) -> list[Np]:
        """The phrases that a noun is inside of, outermost first, and the noun's own."""
        chain, at = [noun], self.tree.heads[noun.head]
        while at >= 0 and at in self.nouns.made and self.tree.heads[at] != at:
            chain.insert(0, self.nouns.single.get(at, self.nouns.made[at]))
            at = self.tree.heads[at]
        return chain

    def behind_preposition(self, i: int, f: Frame, outer: Frame) -> None:
        """ "accused them | of killing", "without firing"."""
        words = [c for c in self.children[i] if self.tree.labels[c] == "case" and c < i]
        f.word = self.lowers[words[-1]] if words and not f.word else f.word
        if f.form == "finite":
            f.relation, f.parent = "sub", outer
            return
        f.relation, f.parent = "prep", outer
        if f.subj is None:
            accused = outer.obj or (
                outer.antecedent if outer.subj is not None else None
            )  # "whom they accuse | of killing"
            blamed = self.undergoer(accused) if f.word == "for" else accused
            if blamed is not accused and not outer.passive:
                f.subj = blamed  # "ordered the arrest of a rancher | for hiring gunmen"
            else:
                f.subj = (
                    accused if f.word in OF_OBJECT and not outer.passive and accused is not None else self.doer(outer)
                )
        if outer.comp is None:
            outer.comp, outer.comp_kind, outer.comp_prep = f, "ing", f.word

    def complement(self, i: int, f: Frame, outer: Frame) -> None:
        """What somebody says, wants, begins."""
        g, tag = f.main, self.tags[i]
        if outer.antecedent is not None and outer.relation == "relative" and f.subj is None and f.form == "finite":
            f.subj, outer.antecedent = outer.antecedent, None  # "the blockade, which Qatar says | violates the law"
        f.relation, f.parent = "complement", outer
        if f.form == "finite" and not self.may_tell(outer) and (threat := self.contains(f, outer)) is not None:
            f.relation, f.noun = "noun", threat  # "came after threats by the chief | that he would …"
            return
        let = (
            tag == "VBP" and "bare" in self.of(outer) and outer.obj is None and not self.of(outer) & {"speech", "that"}
        )
        if (
            (tag == "VB" or let)
            and g.form == "finite"
            and g.modal < 0
            and not self.has(i, "mark")
            and g.start == g.head
        ):
            g.form = f.form = "to"
        if f.form == "to" and f.subj is None and f.word == "" and not self.takes_infinitive(outer, f):
            if self.of_container(f, outer):
                return
            f.relation = "purpose"
            f.subj = self.aimed(f, outer)
            return
        kind = "to" if f.form == "to" and not f.word else "ing" if f.form == "ing" else "that"
        if f.word and self.lexicon.closed.get(f.word, _NONE) & {"wh"} or self.tags[f.start] in RELATIVE:
            kind = "wh"
        elif kind == "that":
            f.word = ""
            if self.quoted(i, outer):
                kind = "quote"
        if f.form == "participle" and f.subj is None:
            f.subj = outer.obj or self.doer(outer)
        if f.form == "participle" or f.form == "finite" and f.subj is not None:
            self.finite(f)
        if f.subj is None and f.form == "to" and self.complains(g):
            f.subj = self.doer(outer)
        elif f.subj is None and f.form != "finite":
            f.subj = self.aimed(f, outer) if f.form == "to" or self.of(outer) & {"to-obj"} else self.doer(outer)
        elif (
            f.subj is not None
            and f.form != "finite"
            and outer.obj is None
            and (self.of(outer) & {"to-obj", "bare", "ditrans"} or f.form == "to" and self.is_container(f.subj))
        ):
            outer.obj = f.subj  # also "launched a drive | to plant trees"
        if outer.comp is None:
            outer.comp, outer.comp_kind = f, kind
        if kind == "wh" and any(self.tags[c] == "WP" and self.tree.labels[c] == "obj" for c in self.children[i]):
            self.renamed.append((outer, "", f))  # "condemned | what it called cowardly attacks"

    def of_container(self, f: Frame, outer: Frame) -> bool:
        """Give an infinitive to the noun before it that takes one ("scoffed at a proposal from Sofia | to hold talks")."""
        nearest = [np for _, np in outer.preps if np.end <= f.main.start]
        noun = nearest[-1] if nearest else outer.obj
        if (
            noun is None
            or not self.is_container(noun)
            or f.word
            or self.comma_before(f)
            or f.main.start < outer.main.head
        ):
            return False
        f.relation, f.noun = "noun", noun
        f.subj = f.subj or self.holder(noun) or self.doer(outer)
        return True

    def aimed(self, f: Frame, outer: Frame) -> Np | None:
        """Who acts in a clause of purpose; in a passive one, to whom it is done ("marched them off | to be shot")."""
        return outer.obj if f.passive and not outer.passive and outer.obj is not None else self.controller(outer)

    def adverbial(self, i: int, f: Frame, outer: Frame) -> None:
        """A subordinate clause, a purpose, or a participle beside its clause."""
        outer = self.speaking(f, self.demander(f, outer))
        f.parent = outer
        if f.form == "to" and f.word == "for" and f.subj is not None and i > outer.main.head:
            outer.preps.append(("for", f.subj))  # "pushed | for the army | to leave"
            f.word = ""
            f.relation = "complement" if outer.comp is None else "purpose"
            if outer.comp is None:
                outer.comp, outer.comp_kind = f, "to"
            return
        to_obj = f.form == "to" and outer.comp is None and not f.word and i > outer.main.head
        if (
            to_obj
            and (outer.main.adjective >= 0 or self.of(outer) & {"to-subj", "to-obj", "raise", "bare"})
            and not self.comma_before(f)
        ):
            self.complement(i, f, outer)
        elif self.tree.labels[i] == "csubj" and f.form in ("ing", "to"):
            f.relation = "subject"
        elif f.form == "to" and self.lexicon.closed.get(f.word, frozenset({"prep"})) & {"prep"}:
            if self.of_container(f, outer):
                return
            f.relation, f.word = "purpose", ""
            f.subj = f.subj or self.aimed(f, outer)
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
            bare = f.form != "finite" or self.tags[i] == "VBN" or self.tags[i] == "VB" and f.main.modal < 0
            f.subj = f.subj or (outer.subj if bare else None)  # also "rather than | sign an order"

    def beside(self, i: int, f: Frame, outer: Frame) -> None:
        """A clause that only stands beside another; one with a verb of saying speaks it."""
        f.relation, f.parent, f.word = "main", None, ""
        if f.form == "participle" and f.subj is not None:
            self.finite(f)
        fears = "that" in self.of(f) and f.comp is None and f.obj is None and f.subj is not None and self.ends(f)
        if (self.speaks(f) or fears) and self.tree.labels[i] in ("parataxis", "dep") and outer.parent is None:
            self.speaker_of(f, outer)


def assemble_tree(
    tree: Tree, groups: list[Group], tokens: Tokens, lexicon: Lexicon, event_nouns: Collection[str]
) -> tuple[list[Frame], list[Np]]:
    """Return the clauses that a dependency tree holds, in text order, and every noun phrase that was read."""
    walk = TreeClauses(tree, groups, tokens, lexicon, event_nouns)
    walk.run()
    for first, second in reversed(walk.shared):
        first.obj = first.obj or second.obj
    for outer, prep, inner in walk.renamed:
        rename(outer, prep, inner, lexicon)
    for f in walk.frames:
        if f.relation == "noun" and f.form == "finite" and lacks_object(f, lexicon):
            f.relation, f.antecedent = "relative", f.noun  # "allegations that Paris dismissed"
        elif f.relation == "sub" and not f.word and f.form == "finite" and lacks_object(f, lexicon):
            walk.gapped(f)
        f.settle(lexicon.frames.get(f.lemma, _NONE))
    walk.frames.sort(key=lambda f: f.main.head)
    return walk.frames, walk.phrases
