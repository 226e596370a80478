"""What the parser joined to the wrong word: verbs that cannot share a subject, nouns joined to a verb."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_NOUN = NOMINAL | {"CD", "PRP", "DT"}
_PHRASE = frozenset({"obj", "subj", "prep", "agent", "iobj", "pred", "conj", "appos"})


def mend_joins(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Hang on the right word what is joined; `ours` are the tags of our own tagger."""
    joins = _Joins(tree, tokens, lexicon)
    for v, label in enumerate(tree.labels):
        if label == "mod" and tree.tags[v] == ours[v] == "VBG":
            joins.gerund(v)
        if label == "conj" and tree.tags[v] in VERB and tree.heads[v] >= 0:
            joins.climb(v)
        elif label in ("conj", "dep") and tree.tags[v] in (*NOMINAL, "CD") and tree.heads[v] >= 0:
            joins.to_noun(v)
        elif label == "relcl" and tree.heads[v] >= 0:
            joins.referent(v)
        elif label == "appos" and tree.heads[v] >= 0:
            joins.to_last(v)
        elif label in ("prep", "agent") and tree.heads[v] >= 0:
            joins.to_last(v)
            joins.by_act(v)
        elif label == "root" and tree.tags[v] in VERB - {"VBG"}:
            joins.part(v)


class _Joins(TreeView):
    """Repairs of one tree."""

    # ------------------------------------------------------------------------------------------ verbs

    def climb(self, v: int) -> None:
        """Join a verb to one of its own form: "said it rejects the claim and | accused …", "refuses to settle those who reach its
        waters and | sends …".
        """
        tree = self.tree
        form = self.form(v)
        base = tree.heads[v]
        if self.below(v, "subj", "mark", "expl") or form in ("base", "pp"):
            return
        if self.agree(self.form(base), form):
            return
        at = tree.heads[base]
        if tree.labels[base] == "relcl" and self.below(v, "aux"):
            return  # "gangs that control the capital and | had threatened war"
        while at >= 0:
            if at < v and tree.tags[at] in VERB and tree.labels[at] not in ("aux", "mod"):
                above = self.form(at)
                if self.agree(above, form) or above[:3] == form[:3] == "fin":
                    tree.heads[v] = at
                    return
            at = tree.heads[at]

    def gerund(self, v: int) -> None:
        """A gerund behind *and* goes with one before it, not with its noun ("of executing prisoners and | burning villages")."""
        tree, noun = self.tree, self.tree.heads[v]
        base = tree.heads[tree.heads[noun]] if tree.labels[noun] == "conj" else -1
        opens = v and tree.tags[v - 1] == "CC" and self.opening(noun) == v
        if opens and base >= 0 and tree.tags[base] == "VBG" and tree.labels[tree.heads[noun]] == "obj":
            tree.hang(v, base, "conj")
            tree.hang(noun, v, "obj")

    def agree(self, base: str, form: str) -> bool:
        """May two verbs of these forms have one subject?"""
        if base == form or base == "be" or form in ("to", "modal"):
            return base != "noun"
        if form == "ing":
            return base != "pp" and base != "noun"
        if form == "finVBD":
            return base in ("finVBD", "pp")
        return base.startswith("fin") and {base, form} != {"finVBZ", "finVBP"}

    def part(self, v: int) -> None:
        """A second verb behind a comma does not say the first: "Russia shells port, | kills three"."""
        tree = self.tree
        own = self.below(v, "subj")
        opens = self.opening(own[0]) if own else v
        takes = self.frames(v)
        if opens < 1 or tree.tags[opens - 1] != "," or takes & {"speech", "that"} or self.below(v, "mark", "aux"):
            return
        first = next((c for c in self.below(v, "comp") if c < v and tree.tags[c] in VERB and self.below(c, "subj")), -1)
        if first >= 0:
            tree.hang(first, tree.heads[v], "root")
            tree.hang(v, first, "conj")

    # ------------------------------------------------------------------------------------------ nouns

    def to_noun(self, c: int) -> None:
        """Join a noun to the noun before its *and*, not to a verb: "killing a commander | and at least 11 civilians"."""
        tree = self.tree
        head = tree.heads[c]
        if tree.tags[head] not in VERB or head > c or self.below(c, "subj", "aux", "cop"):
            return
        hurt = next((x for x in self.below(c, "acl") if tree.tags[x] in ("VBN", "VBD") and x == c + 1), -1)
        if (
            hurt >= 0
            and tree.labels[c] == "conj"
            and tree.tags[self.opening(c) - 1] == "CC"
            and self.below(head, "subj")
            and tree.tags[self.opening(c) - 2] not in NOMINAL
        ):
            tree.swap(c, hurt, "subj")  # "were killed and scores | injured"
            return
        joiner = self.opening(c) - 1
        if joiner < 1 or tree.tags[joiner] != "CC" or tree.labels[joiner] != "cc":
            return
        at = joiner - 1 - (tree.tags[joiner - 1] == ",")
        if at < 0 or at <= head:
            return
        nouns = []
        while at >= 0 and at != head and tree.tags[at] not in VERB:
            if tree.tags[at] in _NOUN and tree.labels[at] in _PHRASE:
                nouns.append(at)
            at = tree.heads[at]
        if not nouns or tree.labels[c] == "dep" and tree.heads[joiner] not in (*nouns, head):
            return
        alike = [x for x in nouns if self.opened(x) == self.opened(c)]
        tree.hang(c, (alike or nouns)[0], "conj")

    def to_last(self, p: int) -> None:
        """What follows the last of several nouns is that one's ("a mortar and boxes | of ammunition")."""
        tree = self.tree
        head = tree.heads[p]
        if tree.tags[head] not in NOMINAL:
            return
        while joined := [c for c in self.below(head, "conj") if head < c < p and tree.tags[c] in NOMINAL]:
            tree.heads[p] = head = joined[-1]

    def by_act(self, p: int) -> None:
        """By whom an act is done that is the object of an active verb ("survived the shelling of villages | by gunships")."""
        tree = self.tree
        verb = tree.heads[p]
        case = next((c for c in self.below(p, "case") if self.tokens.lowers[c] == "by"), -1)
        if case < 1 or tree.tags[verb] not in VERB or not 0 <= verb < p or tree.tags[p] not in NOMINAL:
            return
        words = [self.tokens.lowers[c] for c in self.below(verb, "aux")]
        if any("be" in self.lexicon.closed.get(word, _NONE) for word in words) or self.times(p):
            return
        at = case - 1
        while at > verb and tree.tags[at] in NOMINAL:
            lemma = self.lexicon.lemma(self.tokens.lowers[at], tree.tags[at])
            deed = "VB" in self.lexicon.lookup(lemma) or "VBG" in self.lexicon.lookup(lemma)
            if deed and (at < case - 1 or tree.heads[at] != verb):
                tree.hang(p, at, "prep")
                return
            at = tree.heads[at]

    def times(self, i: int) -> bool:
        """Does a noun name a time?"""
        return bool(self.lexicon.closed.get(self.tokens.lowers[i], _NONE) & {"time", "weekday", "month"})

    def opened(self, i: int) -> bool:
        """Has a noun a determiner or an owner?"""
        return any(self.tree.tags[c] in ("DT", "PRP$", "CD") for c in self.below(i, "mod", "poss"))

    def referent(self, v: int) -> None:
        """Hang a relative clause on the noun that agrees with its verb ("a row over imports | that has …"), or that stands before
        its comma, though the parser chose one outside ("a move to anger Beijing, | which regards …").
        """
        tree, tags = self.tree, self.tree.tags
        noun = tree.heads[v]
        pronoun = next((c for c in self.below(v, "subj") if tags[c] in ("WDT", "WP")), -1)
        if pronoun < 1 or tags[noun] not in NOMINAL:
            return
        near = pronoun - 1 - (tags[pronoun - 1] == ",")
        verb = self.form(v)
        wrong = ("NN", "NNP") if verb == "finVBP" else ("NNS",) if verb == "finVBZ" else ()
        if near != noun and tags[near] in NOMINAL and near > noun:
            path, at = [], tree.heads[near]
            while at >= 0 and at != noun:
                path.append(at)
                at = tree.heads[at]
            if at == noun and (any(tags[x] in VERB for x in path) or tags[noun] in wrong and tags[near] not in wrong):
                tree.heads[v] = near
        elif tags[noun] in wrong and tree.labels[noun] == "prep" and not self.below(noun, "conj"):
            above = tree.heads[noun]
            if above >= 0 and tags[above] in NOMINAL and tags[above] not in wrong:
                tree.heads[v] = above
