"""A dependency tree -> the arguments of each verb: the phrases that the tree hangs on it, and those that its nouns leave to it."""

from __future__ import annotations

from collections.abc import Collection

from eventcoder.grammar.attachments import AS, PART
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import NOUN_CLASSES, Lexicon
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.noun_phrase import PLACING_OBJECT, Np, says_how
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.tree_phrases import Place, TreePhrases
from eventcoder.grammar.tree_verbs import verb_groups
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_INNER = frozenset({"mod", "aux", "case", "cc", "mark", "neg", "prt", "punct", "adv", "time", "expl"})
OBJECTS = frozenset({"obj", "subj", "prep", "agent", "iobj", "pred", "poss", "appos"})
_SAID = frozenset({"JJ", "RB", "RP", "VB"})  # what is said of the subject or the act, and takes phrases of its own
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


class TreeArguments(Lookahead):
    """Fills the frames of a sentence's verbs; `phrases` gets every noun phrase that was read."""

    def __init__(
        self, tree: Tree, groups: list[Group], tokens: Tokens, lexicon: Lexicon, event_nouns: Collection[str]
    ) -> None:
        super().__init__(groups, tokens, tree.tags, lexicon)
        self.frames = []
        self.tree = tree
        self.children = tree.children()
        self.nouns = TreePhrases(tokens, tree.tags, lexicon)
        self.nouns.start_phrases(tree, event_nouns)
        self.verbs = verb_groups(tree, self.children, groups, tokens, lexicon)
        self.by_verb: dict[int, Frame] = {}

    def is_predicate(self, i: int) -> bool:
        """Does a verb head a clause, by what hangs on what?"""
        label = self.tree.labels[i]
        if self.tree.tags[i] not in VERB or label in _INNER and not (label == "adv" and self.has(i, "subj")):
            return False
        if label in OBJECTS:
            return self.tree.tags[i] != "VBN" and not self.has(i, "mod", "poss")
        return True

    def has(self, i: int, *labels: str) -> bool:
        """Does something with one of these labels hang on a token?"""
        return any(self.tree.labels[c] in labels for c in self.children[i])

    def arguments(self, i: int, f: Frame) -> None:
        """Give a verb the phrases that hang on it."""
        f.take(f.main)
        f.start = f.main.start
        labels = self.tree.labels
        there = any(self.tags[c] == "EX" for c in self.children[i])
        described = [
            c for c in self.children[i]
            if labels[c] in ("pred", "adv", "prt") and self.tags[c][:2] in _SAID and not self.nouns.opened(c)
        ]  # fmt: skip
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
        if f.obj is None and f.indirect is not None and f.times and f.times[0].start == f.indirect.end:
            f.obj = f.times.pop(0)  # "gave the envoy | 48 hours"
        if f.obj is None and f.indirect is not None:
            f.obj, f.indirect = f.indirect, None
        to = any(
            self.tags[x] == "TO" for c in self.children[i] if labels[c] in ("advcl", "xcomp") for x in self.children[c]
        )
        if (
            to
            and f.main.passive
            and f.obj is None
            and "dative" in self.of(f)
            and f.times
            and f.times[0].start == f.main.end
        ):
            f.obj = f.times.pop(0)  # "was given | one week | to go"
        span = next((np for np in f.times if f.obj is not None and np.start == f.obj.end), None)
        if span is not None and to and "dative" in self.of(f) and f.indirect is None:
            f.indirect, f.obj = f.obj, span  # "gave the spokesman | three days | to leave"
            f.times.remove(span)
        if f.subj is None and f.obj is not None and f.form == "finite" and self.comes_before(f):
            f.subj, f.obj = f.obj, None

    def comes_before(self, f: Frame) -> bool:
        """ "On the bridge | stood | hundreds of guardsmen": a verb before its subject."""
        fronted = any(np.start < f.main.start for _, np in f.preps)
        return fronted and ("intr" in self.of(f) or "be" in self.lexicon.closed.get(self.lowers[f.main.head], _NONE))

    def subject(self, child: int, f: Frame) -> None:
        """The subject; a relative pronoun stands for another phrase."""
        if (
            self.tags[child] == "WDT"
            or self.tags[child] == "WP"
            and self.tree.labels[f.main.head] == "relcl"
            or not self.nouns.is_noun(child)
            or f.subj is not None
        ):
            return
        f.subj = self.phrase(child, Place(subject=True))

    def argument(self, child: int, label: str, f: Frame) -> None:
        """An object, what is said of the subject, a prepositional phrase, or a time."""
        if label == "pred" and (f.obj is not None or self.tags[child][:2] in ("JJ", "RB")):
            if f.obj is not None and "named" in self.of(f) and self.tags[child][:2] != "RB":
                f.preps.append(("as", self.judgement(child)))
                return
            if f.obj is not None or not self.nouns.opened(child):
                return
        if not self.nouns.is_noun(child) or child in self.by_verb:
            return
        if label in ("prep", "agent"):
            self.prepositional(child, label, f)
            return
        if self.tags[child] in RELATIVE:
            return
        takes = self.of(f) if label == "obj" else frozenset()
        place = Place(
            of_verb="of" in takes, passive=self.agentless_verb(f), from_verb="from" in takes, light="light" in takes
        )
        np = self.phrase(child, place)
        if label == "time" or label == "obj" and np.kind == "time" and self.has(f.main.head, "xcomp"):
            if np.kind == "time":  # "spent | years | trying"
                f.times.append(np)
        elif label == "iobj":
            f.indirect = np
        elif f.obj is None:
            f.obj = np
        elif label == "obj" and f.indirect is None and "ditrans" in takes:
            f.indirect, f.obj = f.obj, np  # "guaranteed | the city | a degree of autonomy"

    def judgement(self, child: int) -> Np:
        """What something is called ("called the vote | a sham", "the strike | illegal")."""
        if self.nouns.is_noun(child):
            return self.phrase(child, Place())
        return Np(Group("N", self.nouns.lefts[child], child + 1, child, self.lowers[child]))

    def prepositional(self, child: int, label: str, f: Frame) -> None:
        """A phrase behind a preposition: a time, the doer of a passive, or any other."""
        if self.tags[child] in ("WDT", "WP"):
            return  # the relative's own: "the clan | to which he belongs"
        word = self.nouns.word_of(child)
        np = self.phrase(child, Place(passive=self.agentless_verb(f)))
        counted = any(tag == "CD" for tag in self.tags[np.start : np.end])
        lasts = counted or any(prep == "of" for prep, _ in np.preps)
        if np.kind == "time" and not (
            lasts and word == "to"
        ):  # "sentenced | to ten years", "gave in | to months of pressure"
            f.times.append(np)
        elif (label == "agent" or f.main.passive and word == "by" and f.agent is None) and not says_how(
            np, self.lexicon
        ):
            f.agent = np
        elif word == PART and AS in self.of(f):
            np.start = self.opens_at(np) + 1  # "regards the island as | part of its territory"
            f.preps.append((AS, np))
        elif word:
            f.preps.append((word, np))
        elif label == "prep" and f.indirect is None and f.obj is None:
            f.indirect = np

    def agentless_verb(self, f: Frame) -> bool:
        """Does a passive lack the phrase that says by whom?"""
        passive = f.main.passive or f.form == "participle" and not self.has(f.main.head, "obj", "subj")
        return passive and not self.has(f.main.head, "agent")

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
            if labels[i] in ("mod", "case", "aux", "mark", "poss", "punct", "cc", "prt") or i in self.nouns.made:
                continue
            if self.tags[i] in ("NN", "NNS", "NNP") and not (labels[i] == "conj" and heads[i] in self.nouns.made):
                self.phrase(i, Place(subject=True))
        self.loosen()

    def mark(self, i: int, f: Frame) -> None:
        """The word that opens a clause, and where the clause begins."""
        marks = [
            c for c in self.children[i] if self.tree.labels[c] in ("mark", "case") and c < i and self.tags[c] != "TO"
        ]
        wh = [c for c in self.children[i] if self.tags[c] in RELATIVE and c < i]
        wh = wh or self.which(i)
        if marks:
            word = " ".join(self.lowers[c] for c in marks)
            f.word = word if word in self.lexicon.closed else self.lowers[marks[-1]]
            f.word = "" if f.word == "that" else f.word
        elif wh:
            f.word = self.lowers[wh[0]]
        starts = [f.start, *marks, *wh]
        starts += [np.start for np in (f.subj, *(np for _, np in f.preps)) if np is not None and np.start < f.start]
        f.start = min(starts)

    def which(self, i: int) -> list[int]:
        """The question word before the noun that a verb asks for ("knows | which clan paid them")."""
        nouns = [c for c in self.children[i] if c < i and self.tree.labels[c] in ("subj", "obj")]
        asked = self.tree.labels[i] in ("comp", "root")
        return [
            x
            for c in nouns
            for x in self.children[c]
            if asked and self.tags[x] == "WDT" and self.tree.labels[x] == "mod"
        ]

    def give_place(self, f: Frame) -> None:
        """Give a noun the name of the place right behind it, whatever the parser hung it on ("shelled a base | in Mali")."""
        before = [np for np in (f.obj, f.agent) if np is not None]
        kept = []
        for word, np in f.preps:
            at = self.opens_at(np)
            owner = next((x for x in before if x.end == at), None)
            last = owner.conjuncts[-1] if owner is not None and owner.conjuncts else owner
            own = owner is f.obj and word in self.of(f) or word == "from" and self.way(owner, f)
            goes = word == "between" or word in PLACING_OBJECT and not own and last and self.nouns.takes_place(last, np)
            goes = goes or owner is f.obj and last is not None and self.takes(last, word, f)
            if owner is None or last is None or not goes:
                kept.append((word, np))
                before.append(np)
                continue
            last.preps.append((word, np))
            owner.end = last.end = np.end
        f.preps = kept

    def takes(self, noun: Np, word: str, f: Frame) -> bool:
        """Does a verb's object take a preposition of its own ("halted their offensive | against the port", but "launched …")?"""
        titled = "title" in self.lexicon.closed.get(noun.lemma, _NONE)
        if "dative" in self.of(f) and titled and word == "to" or "light" in self.of(f) and not titled:
            return False
        return word in NOUN_CLASSES and word in self.lexicon.nouns.get(noun.lemma, _NONE)

    def way(self, owner: Np | None, f: Frame) -> bool:
        """Is it said whereto before it is said from where ("smuggled arms into the province | from Burundi")?"""
        return any(np is owner and word == "into" for word, np in f.preps)

    def give_agent(self, f: Frame) -> None:
        """Give the by-phrase of a gerund or infinitive to the passive around it ("was coerced into leaving | by the generals")."""
        outer = f.parent
        by = next((pair for pair in f.preps if pair[0] == "by"), None)
        if by is not None and outer is not None and outer.passive and outer.agent is None:
            outer.agent = by[1]
            f.preps.remove(by)

    def opens_at(self, np: Np) -> int:
        """The first word of the preposition before a phrase."""
        heads = [np.head, *(member.head for member in np.conjuncts)]
        return min(
            (c for head in heads for c in self.children[head] if self.tree.labels[c] == "case" and c < np.start),
            default=-1,
        )

    def finish_frame(self, f: Frame) -> None:
        """Order what stands behind prepositions, and say where the clause ends."""
        if f.agent is not None and not f.passive:
            f.preps.append(("by", f.agent))
            f.agent = None
        if not f.passive and f.form != "finite" and f.relation in ("prep", "complement", "purpose"):
            self.give_agent(f)
        if len(f.preps) > 1:
            f.preps.sort(key=lambda pair: pair[1].start)
        if f.preps:
            self.give_place(f)
        parts = [f.main.end, *(np.end for np in (f.subj, f.obj, f.indirect, f.agent, *f.times) if np is not None)]
        f.end = max(parts)
