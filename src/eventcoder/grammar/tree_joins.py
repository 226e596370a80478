"""What the parser joined to the wrong word: verbs that cannot share a subject, nouns joined to a verb, two subjects of one verb."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_NOUN = NOMINAL | {"CD", "PRP", "DT"}
_PHRASE = frozenset({"obj", "subj", "prep", "agent", "iobj", "pred", "conj", "appos"})


def mend_joins(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Hang on the right word what is joined."""
    joins = _Joins(tree, tokens, lexicon)
    for v, label in enumerate(tree.labels):
        if label == "conj" and tree.tags[v] in VERB and tree.heads[v] >= 0:
            joins.climb(v)
        elif label in ("conj", "dep") and tree.tags[v] in (*NOMINAL, "CD") and tree.heads[v] >= 0:
            joins.one_name(v)
            joins.two_parties(v)
            joins.past_name(v)
            joins.to_noun(v)
            joins.inside(v)
        elif label == "relcl" and tree.heads[v] >= 0:
            joins.referent(v)
        elif label == "appos" and tree.heads[v] >= 0:
            joins.to_last(v)
        elif label in ("prep", "agent") and tree.heads[v] >= 0:
            joins.to_last(v)
            joins.by_act(v)
    for v, tag in enumerate(tree.tags):
        if tag in VERB:
            joins.subjects(v)


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
        outer = tree.heads[base]
        said = tree.labels[base] == "comp" and outer >= 0 and tree.tags[outer] in VERB and self.speaks_of(outer)
        if said and form in ("finVBZ", "finVBP") and self.form(outer) == form and self.form(base) == "finVBD":
            tree.heads[v] = outer  # "says the vote was rigged and | has called on …"
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

    def form(self, v: int) -> str:
        """The form of a verb with its auxiliaries; "noun" of what is none."""
        tree = self.tree
        tag = tree.tags[v]
        if tag not in VERB:
            return "be" if tree.labels[v] == "pred" else "noun"
        before = [tree.tags[c] for c in self.below(v, "aux", "mark") if c < v]
        if "TO" in before:
            return "to"
        if "MD" in before:
            return "modal"
        helper = next((t for t in before if t in ("VBD", "VBZ", "VBP")), "")
        if helper:
            if helper == "VBD" and tag == "VBN" and tree.labels[v] == "relcl":
                return "past perfect"
            return "finVBZ" if helper == "VBZ" else "finVBP" if helper == "VBP" else "finVBD"
        return {"VB": "base", "VBG": "ing", "VBN": "pp", "MD": "modal"}.get(tag, "fin" + tag)

    def agree(self, base: str, form: str) -> bool:
        """May two verbs of these forms have one subject?"""
        if base == form or base == "be" or form in ("to", "modal"):
            return base != "noun"
        if form == "ing":
            return base != "pp" and base != "noun"
        if form == "finVBD":
            return base in ("finVBD", "pp")
        return base.startswith("fin") and {base, form} != {"finVBZ", "finVBP"}

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
        if head < joiner and tree.tags[joiner] in VERB and not self.below(joiner, "obj") and tree.labels[c] == "conj":
            tree.hang(c, joiner, "obj")  # "loot and torch | villages"
            return
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

    def one_name(self, c: int) -> None:
        """A name of the lexicon that has an *and* is one ("Trinidad and | Tobago")."""
        tree = self.tree
        head = tree.heads[c]
        words = " ".join(self.tokens.lowers[head : c + 1])
        if head == c - 2 and tree.tags[c - 1] == "CC" and words in self.lexicon.closed:
            for i, above in enumerate(tree.heads):
                if above == head and i not in (c, c - 1) and i > c:
                    tree.heads[i] = c
            tree.swap(head, c, "mod")
            tree.hang(c - 1, c, "mod")

    def past_name(self, c: int) -> None:
        """Join a noun to the one that a name between commas belongs to: "The army chief, General Min Thura, and | his deputy"."""
        tree = self.tree
        name = tree.heads[c]
        noun = tree.heads[name]
        joiner = self.opening(c) - 1
        if tree.labels[name] != "appos" or tree.labels[c] != "conj" or tree.tags[noun] != "NN" or joiner < 2:
            return
        if (
            tree.tags[name] == "NNP"
            and tree.tags[joiner] == "CC"
            and tree.tags[joiner - 1] == ","
            and name == joiner - 2
        ):
            tree.heads[c] = noun
            tree.heads[joiner] = tree.heads[joiner - 1] = noun

    def two_parties(self, c: int) -> None:
        """A body with an article and those behind *and* are two: "The Colombian government and | ELN rebels"."""
        tree, body = self.tree, self.tree.heads[c]
        noun = tree.heads[body]
        if tree.labels[c] != "conj" or tree.labels[body] != "mod" or noun <= c or tree.tags[noun] != "NNS":
            return
        known = self.lexicon.nouns.get(self.tokens.lowers[body], _NONE)
        opened = [x for x in self.below(body) + self.below(noun, "mod") if x < body and tree.tags[x] == "DT"]
        if "collective" not in known or not opened or tree.tags[body + 1] != "CC" or tree.tags[body] != "NN":
            return
        for x in self.below(noun):
            if x < body:
                tree.heads[x] = body
        tree.hang(body, tree.heads[noun], tree.labels[noun])
        tree.hang(c, noun, "mod")
        tree.hang(noun, body, "conj")

    def inside(self, c: int) -> None:
        """Join a noun to the object of the participle before it, if it is unlike the noun that this describes ("gunmen demanding
        jobs and | a share").
        """
        tree = self.tree
        head = tree.heads[c]
        if tree.labels[c] != "conj" or tree.tags[head] not in NOMINAL or self.opened(head) == self.opened(c):
            return
        if "," in tree.tags[head : self.opening(c)]:
            return
        verb = next((v for v in self.below(head, "acl", "relcl") if head < v < c), -1)
        found = [o for o in self.below(verb, "obj", "prep") if o < self.opening(c)] if verb >= 0 else []
        if found:
            tree.heads[c] = found[-1]

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

    # --------------------------------------------------------------------------------------- subjects

    def subjects(self, v: int) -> None:
        """Give all but one of a verb's subjects their place."""
        tree, tags = self.tree, self.tree.tags
        both = [c for c in self.below(v, "subj") if c < v]
        if len(both) < 2:
            self.speaker(v, both)
            self.dateline(v, both)
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

    def speaks_of(self, v: int) -> bool:
        """Is a verb one of saying that has a subject?"""
        return self.says(v) and bool(self.below(v, "subj"))

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
