"""Subjects that the parser gave to the wrong verb: two subjects of one verb, speakers, datelines."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


def mend_subjects(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Give each verb its own subject."""
    mend = _Subjects(tree, tokens, lexicon)
    for v, tag in enumerate(tree.tags):
        if tag in VERB:
            mend.subjects(v)


class _Subjects(TreeView):
    """Repairs of one tree."""

    def subjects(self, v: int) -> None:
        """Give all but one of a verb's subjects their place."""
        tree, tags = self.tree, self.tree.tags
        both = [c for c in self.below(v, "subj") if c < v]
        if len(both) < 2:
            self.speaker(v, both)
            self.dateline(v, both)
            if both and self.says(v):
                self.said_of(v, both[0])
            return
        first, second = both[-2:]
        opens = self.opening(second)
        between = tags[first + 1 : opens]
        joined = [c for c in self.below(first, "cc") + self.below(v, "cc") if first < c < second]
        above = tree.heads[v]
        opener = next((c for c in self.below(v, "mark") if first < c < opens), -1)
        own = [c for c in self.below(first, "acl", "relcl") if first < c < opener and tags[c] in ("VBD", "VBN")]
        if own and self.below(own[0], "obj") and not self.below(own[0], "subj"):
            tree.swap(v, own[0], "advcl")  # "The regime | bombed Rastan after it held a referendum"
            tree.hang(first, own[0], "subj")
            tags[own[0]] = "VBD"
            for c in self.below(v, "punct"):
                tree.heads[c] = own[0]
            return
        be = next((c for c in self.below(v, "aux") if first < c < opens and self.is_a(c, "be")), -1)
        if be >= 0 and tags[v] in ("VBG", "VBN"):
            tree.swap(v, be, "acl")  # "The refugees | are mostly Kurds | fleeing drones"
            for c in self.below(v):
                if c < opens or tree.labels[c] == "punct":
                    tree.heads[c] = be
            tree.hang(second, be, "pred")
            tree.hang(v, second, "acl")
        elif opens == second and tags[second] == "PRP" and self.ends_with(first, second - 1):
            self.described(v, first, second)
        elif joined:
            tree.hang(second, first, "conj")
            for c in joined:
                tree.heads[c] = first
        elif above >= 0 and self.speaks(above) and self.follows(first, above):
            tree.hang(first, above, "subj")  # "…, said | the agency, some 3 million …"
        elif opens == second and tags[second - 1] in NOMINAL and tree.labels[second - 1] == "prep":
            tree.hang(second, tree.heads[second - 1], "prep")  # "by Delta | militants"
            for c in self.below(second - 1, "case", "mod", "poss"):
                tree.heads[c] = second
            tree.hang(second - 1, second, "mod")
        elif opens == first + 1 and tags[second] == "NNP":
            tree.hang(second, first, "appos")  # "its spokesman | Fawzi Nassar"
        elif ":" in between:
            tree.hang(first, v, "dep")  # "NAIROBI, May 3 - | Police …"
        elif between[-1:] == [","]:
            self.part(v, first, second)

    def ends_with(self, noun: int, last: int) -> bool:
        """Is a noun the last one inside a phrase that has a participle ("chief elected by | parliament")?"""
        at = last
        while at > noun and self.tree.tags[last] in NOMINAL:
            at = self.tree.heads[at]
        return at == noun and bool(self.below(noun, "acl"))

    def described(self, v: int, first: int, second: int) -> None:
        """A pronoun and its verb at the end describe the noun before: "Chief elected minister by parliament | he appointed"."""
        tree = self.tree
        inner = self.below(first, "acl")[-1]
        tree.swap(v, inner, "relcl")
        tree.hang(first, inner, "subj")
        tree.hang(v, second - 1, "relcl")
        for c in self.below(v, "punct"):
            tree.heads[c] = inner
        if self.below(inner, "agent"):
            tree.tags[inner] = "VBN"

    def said_of(self, v: int, subject: int) -> None:
        """Speakers behind a comma are not joined to whom they speak of: "Militants killed 22 farmers, | local authorities and a leader
        said".
        """
        tree = self.tree
        who = next((c for c in self.below(subject, "conj") if tree.tags[self.opening(c) - 1] == "," and c < v), -1)
        if who < 0 or self.below(v, "comp"):
            return
        inside, done = {subject}, -1
        for x in range(subject + 1, self.opening(who) - 1):
            if tree.heads[x] in inside:
                inside.add(x)
                done = (
                    x if tree.labels[x] == "acl" and tree.tags[x] in ("VBN", "VBD") and self.below(x, "obj") else done
                )
        if done < 0 or self.below(done, "subj"):
            return
        tree.hang(who, v, "subj")
        tree.hang(done, v, "comp")
        tree.hang(subject, done, "subj")
        tree.tags[done] = "VBD"

    def dateline(self, v: int, subjects: list[int]) -> None:
        """Whoever stands behind the dash of a dateline is the subject: "NAIROBI, July 7 - | Gunmen killed …"."""
        tree = self.tree
        if not subjects or self.opening(subjects[0]) != 0:
            return
        who = next((c for c in self.below(subjects[0], "appos") if tree.tags[self.opening(c) - 1] == ":" and c < v), -1)
        if who >= 0 and ":" not in tree.tags[who:v] and tree.tags[subjects[0]] == "NNP":
            tree.hang(who, v, "subj")
            tree.hang(subjects[0], v, "dep")

    def speaker(self, v: int, subjects: list[int]) -> None:
        """A speaker between commas is no apposition: "Iran, | a diplomat said, | has offered …"."""
        tree = self.tree
        said = next((c for c in self.below(v, "comp") if c > v and tree.tags[c] in VERB), -1)
        if said < 0 and tree.labels[v] == "parataxis" and tree.heads[v] > v and self.says(v):
            said = tree.heads[v]
        if not subjects or said < 0 or self.below(said, "subj", "mark") or not self.form(said).startswith("fin"):
            return
        named = next((c for c in self.below(subjects[0], "appos") if c < v), -1)
        if named >= 0 and "," in tree.tags[v:said] and tree.tags[self.opening(named) - 1] == ",":
            tree.hang(named, v, "subj")
            tree.hang(subjects[0], said, "subj")

    def speaks(self, v: int) -> bool:
        """Is a verb one of saying that has no subject?"""
        frames = self.lexicon.frames.get(self.lexicon.lemma(self.tokens.lowers[v], self.tree.tags[v]), _NONE)
        return "speech" in frames and not self.below(v, "subj")

    def follows(self, noun: int, verb: int) -> bool:
        """Does a noun phrase stand right behind a verb?"""
        return self.opening(noun) == verb + 1

    def part(self, v: int, first: int, second: int) -> None:
        """Two nouns and a comma between them: one of them belongs to a participle, or to what is said."""
        tree, tags = self.tree, self.tree.tags
        inner = [c for c in self.below(first, "acl", "relcl") if first < c < second]
        frames = self.lexicon.frames.get(self.lexicon.lemma(self.tokens.lowers[v], tags[v]), _NONE)
        gerund = next((c for c in self.below(first, "mod") if tags[c] == "VBG" and c == self.opening(first) == 0), -1)
        if inner and tags[inner[0]] == "VBG":
            tree.hang(inner[0], v, "advcl")  # "Drones hovering overhead, | the delegates …"
            tree.hang(first, inner[0], "subj")
        elif inner and "speech" in frames:
            tree.hang(inner[0], v, "comp")  # "41 migrants drowned …, | the agency said"
            tree.hang(first, inner[0], "subj")
        elif gerund >= 0:
            tree.hang(gerund, v, "advcl")  # "| Chanting slogans, crowds …"
            tree.hang(first, gerund, "obj")
