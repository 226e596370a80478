"""Clauses that the parser left without their verb: it made a relative clause or a participle of it, or hung it on a noun."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_PAST = frozenset({"VBD", "VBN"})


def find_missing(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give clauses their verb and verbs their clause; `ours` are the tags of our own tagger."""
    missing = _Missing(tree, ours, tokens, lexicon)
    for v, label in enumerate(tree.labels):
        head = tree.heads[v]
        if tree.tags[v] == "VB" and ours[v] == "NNP":
            missing.inverted(v)
        if head < 0:
            continue
        if label == "relcl":
            missing.contact(v)
        elif label == "acl" and tree.tags[v] in _PAST:
            missing.bare_contact(v)
        elif label == "conj" and tree.tags[v] in VERB:
            missing.second(v)
        elif label == "time" and tree.tags[v] in ("VBD", "VBP", "VBZ"):
            missing.behind_preposition(v)
        elif label in ("comp", "dep") and tree.tags[v] in VERB:
            if tree.tags[v] == "VBD" and label == "comp":
                missing.behind_preposition(v)
            missing.no_clause(v)
            missing.predicate(v)
        elif label == "advcl" and tree.tags[v] == "VBG":
            missing.describes(v)
        elif label == "advcl" and tree.tags[v] in _PAST:
            missing.fronted(v)
            missing.relative(v)
            if head < v and not missing.below(v, "subj", "aux", "mark", "adv", "obj"):
                missing.set_off(v)
                missing.second(v)
        elif label == "mod" and tree.tags[v] == "VBG":
            missing.gerund(v)
        if v and ours[v] == "VB" and label in ("mod", "prep") and tokens.lowers[v - 1] == "to":
            missing.infinitive(v)
        if tree.tags[v] in ("VB", "VBP") and ours[v] in ("JJ", "NN"):
            missing.adjective(v)
        elif label == "subj":
            missing.owned(v)


class _Missing(TreeView):
    """Repairs of one tree."""

    def __init__(self, tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tree, tokens, lexicon)
        self.ours = ours

    def group_start(self, i: int) -> int:
        """The first token of a basic noun group."""
        return min([c for c in self.below(i, "mod", "poss") if c < i], default=i)

    def contact(self, v: int) -> None:
        """ "The deal the two sides signed | collapsed": the participle is the relative clause, the other verb the sentence's."""
        tree = self.tree
        noun = tree.heads[v]
        subject = next(iter(self.below(v, "subj")), -1)
        inner = (
            [c for c in self.below(subject, "acl") if subject < c < v and tree.tags[c] in _PAST] if subject >= 0 else []
        )
        if (
            not inner
            or tree.tags[noun] not in NOMINAL
            or self.group_start(subject) != noun + 1
            or "," in tree.tags[noun:v]
        ):
            return
        outer, label = tree.heads[noun], tree.labels[noun]
        taken = label == "subj" and len(self.below(outer, "subj")) > 1
        tree.hang(v, outer, "comp" if taken else label)
        if label == "subj" and not taken:
            return
        tree.hang(noun, v, "subj")
        tree.hang(inner[0], noun, "relcl")
        tree.hang(subject, inner[0], "subj")
        tree.tags[inner[0]] = "VBD"
        for c in self.below(noun, "punct"):
            tree.heads[c] = v

    def bare_contact(self, v: int) -> None:
        """The same with the parser's participle: "The convoy | the militia ambushed | was …", "The only witness | the defence called
        | was …".
        """
        tree = self.tree
        subject = v - 1 if v - 1 in self.below(tree.heads[v], "appos") else tree.heads[v]
        first = self.group_start(subject)
        noun = first - 1
        if noun < 0 or tree.tags[noun] not in NOMINAL or tree.tags[first] != "DT" or self.below(v, "agent", "subj"):
            return
        outer = tree.heads[subject]
        if tree.heads[v] != subject and tree.tags[v] == "VBN" and "," in tree.tags[noun:v]:
            return
        beside = tree.labels[subject] == "appos" and outer == noun
        both = tree.labels[subject] == tree.labels[noun] == "subj" and tree.heads[noun] == outer
        if v != subject + 1 or not (beside or both):
            return
        tree.hang(v, noun, "relcl")
        tree.hang(subject, v, "subj")
        tree.tags[v] = "VBD"

    def no_clause(self, v: int) -> None:
        """What stands behind a verb that takes no clause describes its object: "handed over | two men | wanted for the attack"."""
        tree = self.tree
        verb, subject = tree.heads[v], next(iter(self.below(v, "subj")), -1)
        takes = self.frames(verb) if verb < v and tree.tags[verb] in VERB else _NONE
        if "trans" not in takes or takes & {"that", "speech", "quote", "bare", "to-obj", "named", "ing", "raise"}:
            return
        near = subject == v - 1 and self.group_start(subject) == verb + 1 + len(self.below(verb, "prt"))
        if not near or self.below(v, "mark", "aux", "obj") or "VBN" not in self.lexicon.lookup(self.lowers[v]):
            return
        tree.hang(subject, verb, "obj")
        tree.hang(v, subject, "acl")
        tree.tags[v] = "VBN"

    def predicate(self, v: int) -> None:
        """A finite verb without subject behind another says what the first one's noun does: "Soldiers | deployed to the border | have
        begun to withdraw".
        """
        tree = self.tree
        base = tree.heads[v]
        subject = next((c for c in self.below(base, "subj") if c < base), -1)
        past = (
            tree.tags[v] == "VBD"
            and not self.frames(base) & {"that", "speech", "quote"}
            and self.below(v, "obj", "prep")
        )
        finite = (
            past
            or tree.tags[v] in ("VBZ", "VBP")
            or any(tree.tags[c] in ("VBZ", "VBP", "VBD") for c in self.below(v, "aux"))
        )
        if base > v or subject < 0 or not finite or self.below(v, "subj", "mark") or "," in tree.tags[base:v]:
            return
        if tree.labels[base] != "root" or self.below(base, "aux", "obj") or base - subject > 1:
            return
        if tree.tags[base] not in _PAST or "VBN" not in self.lexicon.lookup(self.lowers[base]):
            return
        tree.hang(v, tree.heads[base], tree.labels[base])
        tree.hang(subject, v, "subj")
        tree.hang(base, subject, "acl")
        tree.tags[base] = "VBN"
        for c in self.below(base, "punct"):
            tree.heads[c] = v

    def second(self, v: int) -> None:
        """Two verbs that nothing joins: the first is a participle ("Workers dismissed for striking | marched"), or a noun that the
        parser took for the sentence ("Cuts | hit hospitals").
        """
        tree = self.tree
        base = tree.heads[v]
        if base > v or "CC" in tree.tags[base:v] or self.below(v, "subj", "mark") or tree.tags[v] == "VBG":
            return
        if v - 1 in self.below(base, "obj") and tree.tags[v] == "VBN" and not self.below(v, "aux", "obj"):
            tree.hang(v, v - 1, "acl")  # "handed over ten men | captured in Kano"
            return
        if tree.tags[base] in NOMINAL and tree.labels[base] == "root" and tree.tags[v] in ("VBD", "VBZ", "VBP"):
            tree.swap(base, v, "subj")
            for c in self.below(base, "punct", "conj", "cc"):
                if c > v:
                    tree.heads[c] = v
            return
        subject = next((c for c in self.below(base, "subj") if c < base), -1)
        if subject < 0 or tree.tags[base] not in _PAST or "VBN" not in self.lexicon.lookup(self.lowers[base]):
            return
        aside = tree.tags[base - 1] == "," and tree.tags[v - 1] != ","
        closed = "," in tree.tags[base:v] if aside else "," not in tree.tags[base:v]
        if self.below(base, "aux") or not closed or base - subject > 2 and not aside:
            return
        tree.hang(v, tree.heads[base], tree.labels[base])
        tree.hang(subject, v, "subj")
        tree.hang(base, subject, "acl")
        tree.tags[base] = "VBN"
        for c in self.below(base):
            if c > v:
                tree.heads[c] = v

    def behind_preposition(self, v: int) -> None:
        """What the parser took for a preposition opens the clause: "after | debris from a missile | shattered windows"."""
        tree = self.tree
        outer = tree.heads[v]
        if outer > v or self.below(v, "subj", "mark", "aux"):
            return
        for noun in self.below(outer, "prep"):
            cases = self.below(noun, "case")
            if not outer < noun < v or not cases or "," in (*tree.tags[noun:v], tree.tags[cases[0] - 1]):
                continue
            if "sub" in self.lexicon.closed.get(self.lowers[cases[0]], _NONE):
                tree.hang(v, outer, "advcl")
                tree.hang(noun, v, "subj")
                tree.hang(cases[0], v, "mark")
                for c in self.below(outer, "prep"):
                    if noun < c < v:
                        tree.heads[c] = noun  # "debris | from a missile"
                return

    def set_off(self, v: int) -> None:
        """The last verb is that of the last noun before commas: "raided a bar and | two waiters, aged 20 and 25, | fled"."""
        tree = self.tree
        base = tree.heads[v]
        last = next((c for o in self.below(base, "obj") for c in self.below(o, "conj") if o < c < v), -1)
        if last < 0 or tree.tags[v - 1] != "," or tree.tags[last + 1] != "," or "intr" not in self.frames(v):
            return
        first = tree.heads[last]
        tree.hang(last, v, "subj")
        tree.hang(v, base, "conj")
        tree.tags[v] = "VBD"
        for c in self.below(first):
            if c > last or c < last and tree.labels[c] == "cc":
                tree.heads[c] = last if c > last else base

    def describes(self, v: int) -> None:
        """A participle right behind the object describes that: "released a dhow | carrying arms"."""
        tree = self.tree
        verb, before = tree.heads[v], v - 1
        if self.below(v, "mark", "subj", "aux") or before <= verb or tree.tags[before] not in NOMINAL:
            return
        if tree.heads[before] == verb and tree.labels[before] == "obj" and self.group_start(before) == verb + 1:
            tree.hang(v, before, "acl")

    def fronted(self, v: int) -> None:
        """A participle behind a fronted phrase describes its noun: "Under the deal, | signed in Oslo, Russia will …"."""
        tree = self.tree
        noun = next((c for c in self.below(v, "prep") if c == v - 2), -1)
        if noun >= 0 and tree.tags[v - 1] == "," and tree.heads[v] > v and not self.below(v, "subj", "aux"):
            tree.hang(noun, tree.heads[v], "prep")
            tree.hang(v, noun, "acl")

    def relative(self, v: int) -> None:
        """A clause with *that* whose verb lacks its object describes the noun before: "in a raid in 2015 | that Oslo blamed on rebels"."""
        tree = self.tree
        that = next((c for c in self.below(v, "mark") if self.lowers[c] == "that"), -1)
        if that < 1 or tree.heads[v] > that or self.below(v, "obj", "comp", "xcomp") or not self.below(v, "subj"):
            return
        takes = self.frames(v)
        if "trans" not in takes or takes & {"intr", "that"}:
            return
        noun = next((i for i in range(that - 1, tree.heads[v], -1) if tree.tags[i] in ("NN", "NNS")), -1)
        if noun >= 0 and all(tree.tags[i] in ("IN", "CD", "NNP", "DT") for i in range(noun + 1, that)):
            tree.hang(v, noun, "relcl")
            tree.hang(that, v, "dep")
            tree.tags[that] = "WDT"

    def gerund(self, v: int) -> None:
        """ "executing prisoners and | burning villages": the second act, not an adjective."""
        tree = self.tree
        noun = tree.heads[v]
        first = tree.heads[noun]
        if v < 1 or tree.tags[v - 1] != "CC" or tree.labels[noun] != "conj" or first < 0 or tree.labels[first] != "obj":
            return
        verb = tree.heads[first]
        if tree.tags[verb] != "VBG" or self.group_start(noun) != v or "JJ" in self.lexicon.tags.get(self.lowers[v], ()):
            return
        tree.hang(v, verb, "conj")
        tree.hang(noun, v, "obj")
        tree.heads[v - 1] = verb

    def adjective(self, v: int) -> None:
        """What only looks like a verb before a noun: "and | stray cattle | set off the mines", "cuts to | fuel aid"."""
        tree = self.tree
        noun = next((c for c in self.below(v, "obj") if c == v + 1), -1)
        if noun < 0 and self.ours[v] == "NN" and tree.tags[v - 1] == "TO" and self.below(v) == [v - 1]:
            tree.tags[v], tree.labels[v] = "NN", "prep"  # "open the border to | aid"
            tree.tags[v - 1], tree.labels[v - 1] = "IN", "case"
        if noun < 0 or self.below(v, "subj"):
            return
        verb = next((c for c in self.below(noun, "acl") if tree.tags[c] in _PAST), -1)
        to = next((c for c in self.below(v, "aux", "mark") if tree.tags[c] == "TO" and c == v - 1), -1)
        if self.ours[v] == "JJ" and verb >= 0 and to < 0:
            tree.hang(verb, tree.heads[v], tree.labels[v])
            tree.hang(noun, verb, "subj")
            tree.tags[verb] = "VBD"
            for c in self.below(v):
                tree.heads[c] = verb
        elif self.ours[v] == "NN" and to >= 0 and tree.tags[tree.heads[v]] in NOMINAL:
            tree.hang(noun, tree.heads[v], "prep")
            tree.hang(to, noun, "case")
            tree.tags[to] = "IN"
        else:
            return
        tree.hang(v, noun, "mod")
        tree.tags[v] = self.ours[v]

    def inverted(self, v: int) -> None:
        """A name between an auxiliary and its verb is the subject of that: "Never will | Belize | extradite the banker"."""
        tree = self.tree
        verb = next((c for c in self.below(v, "xcomp", "comp") if c == v + 1 and tree.tags[c] in ("VB", "VBP")), -1)
        if verb < 0 or v - 1 not in self.below(v, "aux") or not self.words[v][:1].isupper():
            return
        tree.swap(v, verb, "subj")
        for c in self.below(v):
            tree.heads[c] = verb
        tree.tags[v], tree.tags[verb] = "NNP", "VB"

    def infinitive(self, v: int) -> None:
        """What follows *to* is a verb, not a part of a noun: "vote to | impeach president"."""
        tree, to = self.tree, v - 1
        noun = tree.heads[v] if tree.labels[v] == "mod" else v
        if noun not in (v, v + 1) or tree.labels[noun] != "prep" or self.below(noun, "case") != [to] or self.below(v):
            return
        verb = tree.heads[noun]
        if tree.tags[verb] not in VERB or "to-obj" not in self.frames(verb) and "to-subj" not in self.frames(verb):
            return
        tree.hang(v, verb, "xcomp")
        tree.hang(to, v, "aux")
        tree.tags[v], tree.tags[to] = "VB", "TO"
        if noun != v:
            tree.hang(noun, v, "obj")

    def owned(self, s: int) -> None:
        """ "a party whose | leader | Oslo expelled": what is owned is no part of the subject."""
        tree = self.tree
        verb = tree.heads[s]
        whose = next((c for c in self.below(s, "poss") if tree.tags[c] == "WP$"), -1)
        if whose < 0 or tree.tags[s] != "NNP" or s - whose < 2 or self.below(verb, "obj"):
            return
        thing = s - 1
        if tree.heads[thing] == s and tree.labels[thing] == "mod" and tree.tags[thing] != "NNP":
            tree.hang(thing, verb, "obj")
            tree.heads[whose] = thing
            tree.tags[thing] = "NN" if tree.tags[thing] not in NOMINAL else tree.tags[thing]
