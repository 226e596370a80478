"""Objects, and what is said of them, that the parser gave another place: "took six guards | hostage", "a | sit-in", "48 hours"."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.tree_view import TreeView
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_RESULTS = frozenset({"obj", "comp", "pred", "xcomp", "time", "adv", "advcl"})
_YEAR = 4
_DEED = frozenset({"of", "for", "with"})
_COUNTED = NOMINAL | {"CD", "JJ"}
_TIMES = frozenset({"time", "weekday", "month"})


def mend_objects(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """Give verbs the subjects and objects that stand beside them; `ours` are the tags of our own tagger."""
    objects = _Objects(tree, ours, tokens, lexicon)
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if label in ("subj", "obj") and tree.tags[i] == "DT" and lexicon.tags.get(tokens.lowers[i]) == ("DT",):
            objects.determiner(i)
        if label == "aux" and tree.tags[i] in ("TO", "IN"):
            objects.to_noun(i)
        elif label == "mod":
            objects.outside(i)
        if head >= 0 and tree.tags[head] in VERB:
            if label in ("comp", "xcomp", "dep") and tree.tags[i] in NOMINAL and i > head:
                objects.loose(i)
            if label in _RESULTS and i > head:
                objects.result(i)
            if label in ("time", "adv", "dep"):
                objects.beside(i)
            elif label == "appos" and objects.opening(i) == head + 1 and not objects.below(head, "obj"):
                tree.labels[i] = "obj"  # "Army repels | Boko Haram raid"
            elif label == "obj":
                objects.speaker(i)
                objects.auxiliary(i)
        elif label == "time" and head >= 0:
            objects.span(i)
    for v, tag in enumerate(tree.tags):
        past = tag in ("VBD", "VBN") and ours[v] in ("JJ", "VBN") and tree.labels[v] in ("xcomp", "advcl", "comp")
        if past or tag == "VBG" and ours[v] != "VBG" and tree.labels[v] == "xcomp":
            objects.describing(v)
        elif tag == "VBG" and ours[v] == "VBG" and tree.labels[v] == "mod":
            objects.governing(v)
        if tag in VERB:
            objects.described(v)
            objects.pair(v)
            objects.judged(v)
            objects.dated(v)


class _Objects(TreeView):
    """Repairs of one tree."""

    def __init__(self, tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
        super().__init__(tree, tokens, lexicon)
        self.ours = ours

    def determiner(self, i: int) -> None:
        """A determiner right before a noun stands for none itself: "to test | another | warhead", "| A | fortnight ago militias …"."""
        tree, noun = self.tree, i + 1
        if (
            noun >= len(tree)
            or self.ours[noun] not in ("NN", "NNS")
            or tree.labels[noun] not in ("adv", "time", "dep")
            or self.below(i)
        ):
            return
        tree.tags[noun] = self.ours[noun]
        if tree.labels[i] == "obj":
            tree.hang(noun, tree.heads[i], "obj")
        elif not self.quantity(noun):
            return
        tree.hang(i, noun, "mod")

    def describing(self, v: int) -> None:
        """An -ing form behind a verb that takes none describes the noun that follows: "told | visiting ministers that …"."""
        tree, verb = self.tree, self.tree.heads[v]
        noun = next((c for c in self.below(v, "obj")), -1)
        if verb != v - 1 or noun < 0 or "ing" in self.frames(verb) or self.below(noun, "poss"):
            return
        if any(tree.tags[c] == "DT" for c in self.below(noun, "mod")) or self.below(verb, "obj"):
            return
        if any(tree.labels[c] not in ("obj", "prep") for c in self.below(v)):
            return
        for c in self.below(v, "prep"):
            tree.heads[c] = verb  # "returned confiscated churches | to the bishop"
        tree.hang(noun, verb, "obj")
        tree.hang(v, noun, "mod")
        tree.tags[v] = "JJ"
        for told in self.below(noun, "relcl"):
            subject = next(iter(self.below(told, "subj")), -1)
            that = next((c for c in self.below(subject, "mod") if self.lowers[c] == "that"), -1)
            if that == noun + 1 and self.says(verb):
                tree.hang(told, verb, "comp")  # "told ministers | that aid would continue"
                tree.hang(that, told, "mark")
                tree.tags[that] = "IN"

    def governing(self, v: int) -> None:
        """An -ing form behind the preposition of somebody's deed governs the noun: "charged a man with | leading protests"."""
        tree, noun = self.tree, self.tree.heads[v]
        verb = tree.heads[noun]
        if tree.labels[noun] == "obj" and verb == v - 1 and tree.tags[verb] in VERB and "ing" in self.frames(verb):
            tree.hang(v, verb, "xcomp")  # "denied | burning homes"
            tree.hang(noun, v, "obj")
            return
        if verb >= 0 and tree.labels[verb] == "obj":
            verb = tree.heads[verb]  # the parser hung it on the man
        if noun != v + 1 or tree.labels[noun] != "prep" or self.below(noun, "case") != [v - 1] or verb < 0:
            return
        if self.lowers[v - 1] in _DEED and tree.tags[verb] in VERB and self.below(verb, "obj"):
            tree.hang(v, verb, "pcomp")
            tree.hang(noun, v, "obj")
            tree.hang(v - 1, v, "case")

    def result(self, i: int) -> None:
        """What somebody is taken, kept or found is a particle of the verb, where the lexicon has it so."""
        tree = self.tree
        verb = tree.heads[i]
        lemma = self.lexicon.lemma(self.lowers[verb], tree.tags[verb])
        if verb == i - 1 or self.lowers[i] not in self.lexicon.particles.get(lemma, ()):
            return
        inner = self.below(i, "subj")
        if tree.labels[i] in ("obj", "time") or not inner:
            inner = [c for c in self.below(i, "mod") if c == i - 1 and tree.tags[c] in _COUNTED]
        if inner:
            for c in self.below(i):
                tree.heads[c] = inner[0] if c < inner[0] else verb
            tree.hang(inner[0], verb, "obj")
            if tree.tags[inner[0]] == "JJ":
                tree.tags[inner[0]] = "NN"  # "set the | granary | alight"
        elif not [c for c in self.below(verb, "obj") if c < i]:
            return
        for c in self.below(i):
            tree.heads[c] = verb
        tree.hang(i, verb, "prt")

    def beside(self, i: int) -> None:
        """A name or a noun with an article right beside a verb that lacks it is its subject or its object, no adverbial."""
        tree = self.tree
        v = tree.heads[i]
        name = self.words[i][:1].isupper() and self.words[i][1:] != self.words[i][1:].upper()
        if self.is_a(i, *_TIMES, "adverb", "direction") or "time" in self.lexicon.nouns.get(self.lowers[i], _NONE):
            return
        if tree.tags[i] in NOMINAL and i - 1 in self.below(v, "obj") and "-" in self.words[i - 1] and not name:
            for c in self.below(i - 1):
                tree.heads[c] = i
            tree.hang(i - 1, i, "mod")
            tree.labels[i] = "obj"  # "a week-long | sit-in"
        elif i - 1 > v and name and tree.tags[i - 1] == "IN" and tree.heads[i - 1] == v and tree.labels[i - 1] == "adv":
            tree.hang(i, v, "prep")  # "is expected in | Ulan-Ude"
            tree.hang(i - 1, i, "case")
            tree.tags[i] = "NNP"
        elif (
            i < v and name and (tree.tags[i] not in ADVERB | {"WRB"} or "RB" not in self.lexicon.lookup(self.lowers[i]))
        ):
            near = all(tree.heads[x] == v and tree.labels[x] in ("aux", "adv", "neg") for x in range(i + 1, v))
            first = i == 0 or tree.tags[i - 1] in (",", '"', ":")
            if near and first and not self.below(v, "subj"):
                tree.hang(i, v, "subj")
                tree.tags[i] = "NNP"
        elif i > v and tree.tags[i] in NOMINAL and not self.below(v, "obj") and "trans" in self.frames(v):
            opened = [c for c in self.below(i, "mod") if tree.tags[c] == "DT"]
            if any(not self.words[c][0].isalnum() for c in self.below(i, "mod") if tree.tags[c] == "CD" and c == v + 1):
                tree.labels[i] = "obj"  # "pledges | $20 mln"
                return
            if name and tree.tags[i] == "NNP" and i == v + 1 or opened and opened[0] == v + 1 and not self.quantity(i):
                tree.labels[i] = "obj"
                tree.tags[i] = tree.tags[i] if name else "NN"

    def quantity(self, i: int) -> bool:
        """Does a noun say how much or how long?"""
        lemma = self.lexicon.lemma(self.lowers[i], self.tree.tags[i])
        return bool(
            self.lexicon.nouns.get(lemma, _NONE) & {"time", "measure"} or self.closed.get(lemma, _NONE) & _TIMES
        )

    def speaker(self, i: int) -> None:
        """Who stands behind a verb of saying, though what is said stands before it, is its subject ("…", added | the premier)."""
        tree = self.tree
        v = tree.heads[i]
        said = [c for c in self.below(v, "comp") if c < v]
        if (
            i > v
            and said
            and not self.below(v, "subj")
            and "speech" in self.frames(v)
            and tree.tags[v - 1] in (",", '"')
        ):
            tree.labels[i] = "subj"

    def auxiliary(self, i: int) -> None:
        """A participle that the parser took for the object of *have*: "has | clung to power"."""
        tree = self.tree
        v = tree.heads[i]
        forms = [t for t in self.lexicon.lookup(self.lowers[i]) if t in ("VBN", "VBD")]
        if (
            not forms
            or not self.is_a(v, "have")
            or self.below(i, "mod", "poss")
            or "NN" in self.lexicon.lookup(self.lowers[i])
        ):
            return
        if all(tree.tags[x] in ADVERB for x in range(v + 1, i)):
            tree.tags[i] = "VBN"
            tree.swap(v, i, "aux")
            for c in self.below(v):
                tree.heads[c] = i

    def to_noun(self, i: int) -> None:
        """*To* before a noun is a preposition ("reopened the airport | to aid agencies")."""
        tree = self.tree
        noun = tree.heads[i]
        for _ in range(4):
            if noun > i and tree.labels[noun] == "mod" and tree.tags[noun] in NOMINAL:
                noun = tree.heads[noun]
        if (
            self.lowers[i] != "to"
            or noun <= i
            or tree.tags[noun] not in NOMINAL
            or tree.labels[noun] not in ("obj", "xcomp")
        ):
            return
        if any(tree.tags[x] in VERB for x in range(i + 1, noun)):
            return
        tree.tags[i] = "IN"
        tree.hang(i, noun, "case")
        tree.labels[noun] = "prep"

    def outside(self, i: int) -> None:
        """A preposition between two nouns is no adjective ("jostled an editor | outside parliament")."""
        tree = self.tree
        noun, before = tree.heads[i], i - 1
        worth = next((c for c in self.below(i, "time", "obj") if c > i), -1)
        if noun == before and worth >= 0 and self.is_a(i, "prep"):
            for c in self.below(i):
                tree.hang(c, tree.heads[noun], "prep" if c == worth else tree.labels[c])  # "aid | worth two million"
            tree.hang(i, worth, "case")
            return
        if noun != i + 1 or before < 0 or not self.is_a(i, "prep") or tree.tags[i] not in ("JJ", "RB"):
            return
        if tree.heads[before] == noun and tree.tags[before] in NOMINAL and tree.heads[noun] >= 0:
            tree.hang(before, tree.heads[noun], tree.labels[noun])
            for c in self.below(noun, "mod", "poss", "case"):
                if c < before:
                    tree.heads[c] = before
            tree.hang(noun, tree.heads[before], "prep")
            tree.hang(i, noun, "case")

    def loose(self, i: int) -> None:
        """A noun that hangs on the verb, right behind the noun that it ends ("a ban on Hazara | pilgrims")."""
        tree = self.tree
        before, verb = i - 1, tree.heads[i]
        if (
            tree.labels[i] == "comp"
            and i > verb
            and not self.below(i, "subj", "aux", "mark")
            and self.frames(verb) & {"bare", "to-obj"}
        ):
            tree.labels[i] = "obj"  # "let | inspectors | into the palace"
            for c in self.below(i, "prep"):
                tree.heads[c] = verb
            return
        if (
            tree.labels[i] == "xcomp"
            and not self.below(i, "subj", "aux", "mark")
            and not self.below(tree.heads[i], "obj")
        ):
            tree.labels[i] = "obj"  # "urges | end to war"
            return
        if (
            tree.tags[before] not in NOMINAL
            or tree.labels[before] not in ("obj", "prep")
            or self.below(i)
            or self.is_a(i, *_TIMES)
        ):
            return
        tree.hang(i, tree.heads[before], tree.labels[before])
        for c in self.below(before):
            tree.heads[c] = i
        tree.hang(before, i, "mod")

    def span(self, i: int) -> None:
        """Time that somebody is given is an object ("gave three envoys | 48 hours to leave")."""
        tree = self.tree
        noun = tree.heads[i]
        verb = tree.heads[noun]
        if (
            i > noun
            and verb >= 0
            and tree.labels[noun] == "obj"
            and tree.tags[i] in NOMINAL
            and "ditrans" in self.frames(verb)
        ):
            tree.hang(noun, verb, "iobj")
            tree.hang(i, verb, "obj")

    def pair(self, v: int) -> None:
        """Two objects side by side, the first of which is no noun, are one ("brought the | Malawian | preacher")."""
        tree = self.tree
        objects = [c for c in self.below(v, "obj") if c > v]
        bare = [c for c in self.below(v, "iobj") if c + 1 in objects and not self.below(c + 1) and not self.below(c)]
        if bare and self.frames(v) and "ditrans" not in self.frames(v):
            tree.hang(bare[0], bare[0] + 1, "mod")  # "storm | Nairobi | hotel"
        described = bool(objects) and (tree.tags[objects[0]] in ("JJ", "NNP", "VBN") or self.ours[objects[0]] == "JJ")
        if len(objects) > 1 and objects[0] == objects[1] - 1 and described:
            first, second = objects[:2]
            for c in self.below(first):
                tree.heads[c] = second
            tree.hang(first, second, "mod")

    def judged(self, v: int) -> None:
        """The word that says what something is called is no head of the noun before it ("called the raid by police | illegal")."""
        tree = self.tree
        objects = self.below(v, "obj")
        if not objects or "named" not in self.frames(v):
            return
        last = next((i for i in range(v + 2, len(tree)) if tree.labels[i] == "prep" and tree.tags[i] == "JJ"), -1)
        noun = last - 1
        if last < 0 or tree.heads[noun] != last or tree.labels[noun] != "mod" or tree.tags[noun] not in NOMINAL:
            return
        tree.hang(noun, tree.heads[last], "prep")
        for c in self.below(last):
            tree.heads[c] = noun
        tree.hang(last, v, "pred")

    def described(self, v: int) -> None:
        """An adverb that is none, between a verb of naming and the name, describes that: "what it called | cowardly attacks"."""
        tree = self.tree
        for noun in self.below(v, "pred", "obj"):
            before = noun - 1
            adverb = tree.labels[before] == "adv" and tree.heads[before] == v and before == v + 1
            known = self.lexicon.tags.get(self.lowers[before], ())
            if adverb and tree.tags[noun] in NOMINAL and "RB" not in known and self.ours[before] == "JJ":
                tree.hang(before, noun, "mod")
                tree.tags[before] = "JJ"

    def dates(self, i: int) -> bool:
        """Is a word a month, a day or a year?"""
        return self.is_a(i, "month", "weekday") or self.lowers[i].isdigit() and len(self.lowers[i]) == _YEAR

    def dated(self, v: int) -> None:
        """A month or day behind *in* or *on* is no part of the subject behind it ("In May | Algiers broke off relations")."""
        tree = self.tree
        for s in self.below(v, "subj"):
            before = [*self.below(s, "mod"), *(c for owner in self.below(s, "poss") for c in self.below(owner, "mod"))]
            when = next((c for c in before if c < s and self.dates(c)), -1)
            if when > 0 and tree.tags[when - 1] == "IN" and not self.below(when - 1):
                tree.hang(when, v, "prep")
                tree.hang(when - 1, when, "case")
            self.span_before(v, s)

    def span_before(self, v: int, s: int) -> None:
        """A time with an article before a bare plural is no part of that: "The following week | gunmen killed a judge"."""
        tree = self.tree
        mods = self.below(s, "mod", "poss")
        when = s - 1
        if when not in mods or tree.tags[s] != "NNS" or tree.tags[when] != "NN" or not self.is_a(when, "time"):
            return
        opens = [c for c in (*mods, *self.below(when, "mod")) if c < when]
        kinds = [tree.tags[c] for c in opens]
        last = kinds == ["JJ"] and self.is_a(opens[0], "ordinal")  # "Last month | gunmen …"
        that = kinds == ["DT"] and tree.heads[opens[0]] == when  # "That night | rebels …"
        if len(opens) == when - min(opens, default=when) and (kinds == ["DT", "JJ"] or last or that):
            tree.hang(when, v, "time")
            for c in opens:
                tree.heads[c] = when
