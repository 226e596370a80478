"""What the lexicon knows better than a parser: entries of several words, verb groups, heads of counted phrases, words that are verbs."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.phrases import PLACING
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_WIDEST = 3  # words before the noun in "a small | number | of"


def retag(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a verb of what the tree treats as one, though the parser's tagger took it for a noun."""
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if label not in ("subj", "obj", "aux", "mark") or head < 0 or tree.tags[head] in VERB:
            continue
        if label in ("aux", "mark") and tree.tags[i] not in ("MD", "TO") or tree.tags[head] == "NNP":
            continue
        choice = lexicon.lookup(tokens.lowers[head])
        verbs = [tag for tag in choice if tag in VERB]
        if verbs and tree.tags[head] in ("NN", "NNS", "JJ", "IN", "RB") and not _copula(head, tree):
            tree.tags[head] = "VBP" if verbs[0] == "VB" and label == "subj" else verbs[0]


def nominalise(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a noun of what the tree treats as one, though it looks like a verb ("| looting by soldiers | went on")."""
    children = tree.children()
    for i, label in enumerate(tree.labels):
        if (
            tree.tags[i] not in VERB
            or tree.tags[i] in ("VBN", "MD")
            or label not in ("subj", "csubj", "pcomp", "obj", "prep", "agent")
        ):
            continue
        below = {tree.labels[c] for c in children[i]}
        if label in ("csubj", "pcomp"):
            gerund = bool(below & {"obj", "comp", "xcomp", "subj", "mark", "aux"}) or tree.tags[i] != "VBG"
            if not gerund and "NN" in lexicon.lookup(tokens.lowers[i]) and "prep" in below:
                tree.tags[i], tree.labels[i] = "NN", "subj" if label == "csubj" else "prep"
            continue
        owned = "obj" not in below and "prep" in below and tree.tags[i] == "VBG" and label == "subj"
        if below & {"mod", "poss"} or owned:
            nouns = [tag for tag in lexicon.lookup(tokens.lowers[i]) if tag in NOMINAL]
            tree.tags[i] = nouns[0] if nouns else "NN"


def passive_predicates(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make a verb of what stands between *be* and a by-phrase as if it were a noun ("was | overrun | by demonstrators")."""
    children = tree.children()
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label != "pred" or verb != i - 1 or tree.tags[i] not in ("NN", "JJ"):
            continue
        behind = [c for c in children[i] if c > i and tree.labels[c] in ("prep", "agent")]
        cases = {tokens.lowers[x] for c in behind for x in children[c] if tree.labels[x] == "case"}
        copula = "be" in lexicon.closed.get(tokens.lowers[verb], _NONE)
        if copula and "by" in cases and "VBN" in lexicon.lookup(tokens.lowers[i]):
            tree.tags[i] = "VBN"
            tree.swap(verb, i, "aux")
            for c in children[verb]:
                if c != i:
                    tree.heads[c] = i


def _copula(head: int, tree: Tree) -> bool:
    return any(h == head and label == "cop" for h, label in zip(tree.heads, tree.labels, strict=True))


def promote(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make the verb of a sentence of a participle that hangs on its root, a noun ("Ten | killed in blast", "Rebels, who …, |
    attacked"), and of words that only can be verbs.
    """
    for i, lower in enumerate(tokens.lowers):
        if tree.tags[i] in NOMINAL and tree.labels[i] in ("root", "conj", "prep") and _only_verb(lower, lexicon):
            alone = not any(h == i and tree.labels[c] in ("mod", "poss") for c, h in enumerate(tree.heads))
            tree.tags[i] = lexicon.lookup(lower)[0] if alone and tokens.words[i][:1].islower() else tree.tags[i]
    _raise_active(tree, tokens, lexicon)
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if (
            label == "acl"
            and 0 <= head < i
            and tree.labels[head] in ("root", "appos", "conj")
            and tree.tags[i] in ("VBN", "VBD")
        ):
            if tree.tags[head] not in (*NOMINAL, "CD", "PRP") or _has_verb_above(head, tree):
                continue
            subject = tree.labels[head]
            tree.swap(head, i, "subj")
            if subject == "appos":
                tree.labels[i] = "parataxis"
            for c, above in enumerate(tree.heads):
                if above == head and (c > i or tree.labels[c] == "punct"):
                    tree.heads[c] = i


def give_subjects(tree: Tree) -> None:
    """Give verbs the subjects that the parser gave to others: "The soldiers | captured last week | were released", "close the
    bridges and | shops | close", "Iran, | Iraq | sign".
    """
    children = tree.children()
    labels, tags, heads = tree.labels, tree.tags, tree.heads
    for v, tag in enumerate(tags):
        own = [c for c in children[v] if labels[c] == "subj"]
        if tag not in VERB or heads[v] < 0 and labels[v] != "root":
            continue
        if own and labels[v] == "root" and tags[-1] == ".":
            _from_infinitive(v, own[0], tree, children)
        _from_adverbs(v, tree, children)
        if not own:
            _from_participle(v, tree, children)
            if (
                labels[v] == "conj"
                and v
                and heads[v - 1] < v
                and labels[v - 1] == "conj"
                and heads[heads[v - 1]] == heads[v]
            ):
                tree.hang(v - 1, v, "subj")
            continue
        first = next((c for c in children[v] if labels[c] == "time" and tags[c] == "NNP" and c < own[0]), -1)
        if first >= 0 and tags[first + 1] == "," and tags[own[0]] == "NNP" and own[0] == first + 2:
            tree.hang(own[0], first, "conj")
            labels[first] = "subj"


def _from_adverbs(verb: int, tree: Tree, children: list[list[int]]) -> None:
    """A noun beside its verb that the parser took for an adverbial: its subject, or its object."""
    labels, tags = tree.labels, tree.tags
    have = {labels[c] for c in children[verb]}
    if (
        "subj" not in have
        and verb
        and labels[verb - 1] == "time"
        and tags[verb - 1] == "NNP"
        and tree.heads[verb - 1] == verb
    ):
        labels[verb - 1] = "subj"
    after = verb + 1
    if (
        "obj" not in have
        and after < len(tree)
        and labels[after] == "adv"
        and tags[after] in NOMINAL
        and tree.heads[after] == verb
    ):
        labels[after] = "obj"


def _from_participle(verb: int, tree: Tree, children: list[list[int]]) -> None:
    for c in children[verb]:
        if tree.labels[c] not in ("comp", "csubj") or c > verb or tree.tags[c] != "VBN" or "," in tree.tags[c:verb]:
            continue
        inner = [x for x in children[c] if tree.labels[x] == "subj"]
        if inner and not any(tree.labels[x] in ("aux", "mark") for x in children[c]):
            tree.hang(inner[0], verb, "subj")
            tree.hang(c, inner[0], "acl")


def _from_infinitive(verb: int, subject: int, tree: Tree, children: list[list[int]]) -> None:
    """ "The ministers | called on both sides | to stop": a sentence's verb is not its infinitive but what stands before that."""
    if not any(tree.tags[c] == "TO" for c in children[verb]):
        return
    for c in children[subject]:
        if tree.labels[c] == "acl" and tree.tags[c] in ("VBN", "VBD") and subject < c < verb:
            tree.hang(c, tree.heads[verb], tree.labels[verb])
            tree.hang(subject, c, "subj")
            tree.hang(verb, c, "xcomp")
            tree.tags[c] = "VBD"


def _raise_active(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Hang a past form with an object on the sentence's noun: "Two men on a motorcycle | hurled a grenade"."""
    for i, label in enumerate(tree.labels):
        if label != "acl" or tree.tags[i] not in ("VBN", "VBD"):
            continue
        frames = lexicon.frames.get(lexicon.lemma(tokens.lowers[i], "VBD"), _NONE)
        active = "intr" in frames and "trans" not in frames
        if active or any(head == i and tree.labels[c] == "obj" for c, head in enumerate(tree.heads)):
            at = tree.heads[i]
            while tree.labels[at] == "prep" and tree.heads[at] >= 0 and tree.tags[tree.heads[at]] in NOMINAL:
                at = tree.heads[at]
            if tree.labels[at] == "root":
                tree.heads[i] = at


def _only_verb(lower: str, lexicon: Lexicon) -> bool:
    tags = lexicon.tags.get(lower, ())
    return bool(tags) and all(tag in VERB for tag in tags)


def _has_verb_above(i: int, tree: Tree) -> bool:
    """Does the noun hang, at whatever distance, on a verb, or does a finite one hang on it that is its own?"""
    at = tree.heads[i]
    for _ in range(len(tree)):
        if at < 0:
            return False
        if tree.tags[at] in VERB:
            return tree.labels[i] != "appos"
        at = tree.heads[at]
    return True


def join_alike(tree: Tree, children: list[list[int]], tokens: Tokens) -> None:
    """Join like to like: "accusations by Chad of | genocide and other crimes", "| soldiers from Mali and | police"."""
    for c, label in enumerate(tree.labels):
        head = tree.heads[c]
        if label != "conj" or not 0 <= head < c or tree.tags[c] not in NOMINAL:
            continue
        if _alike(head, c, tree, children) or tree.labels[head] != "prep":
            continue
        between = [
            x for x in children[head] if head < x < c and tree.labels[x] == "prep" and _alike(x, c, tree, children)
        ]
        outer = tree.heads[head]
        words = {tokens.lowers[x] for x in children[head] if tree.labels[x] == "case"}
        if between:
            tree.heads[c] = between[-1]
        elif (
            outer >= 0 and tree.tags[outer] in NOMINAL and words & {"of", *PLACING} and _alike(outer, c, tree, children)
        ):
            tree.heads[c] = outer
        else:
            continue
        for x in children[head]:
            if tree.labels[x] in ("cc", "punct") and head < x < c:
                tree.heads[x] = tree.heads[c]


def _alike(one: int, other: int, tree: Tree, children: list[list[int]]) -> bool:
    """Are both names or both not, and both with a determiner or both without?"""
    named = [tree.tags[i] == "NNP" for i in (one, other)]
    opened = [any(tree.tags[c] in ("DT", "PRP$") for c in children[i]) for i in (one, other)]
    return named[0] == named[1] and not (opened[1] and not opened[0])


def govern_gerunds(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """ "of | torturing | detainees": a gerund behind a preposition that the parser took for an adjective of its object."""
    for i, tag in enumerate(tree.tags):
        noun = tree.heads[i]
        known = lexicon.tags.get(tokens.lowers[i], ())
        if tag != "VBG" or tree.labels[i] != "mod" or noun <= i or known[:1] != ("VBG",) or {"JJ", "NN"} & set(known):
            continue
        if i and tree.labels[i - 1] == "case" and tree.heads[i - 1] == noun and tree.labels[noun] == "prep":
            tree.hang(i, tree.heads[noun], "pcomp")
            tree.hang(noun, i, "obj")
            tree.hang(i - 1, i, "case")


def give_objects(tree: Tree, groups: list[Group], lexicon: Lexicon) -> None:
    """Part two objects that the parser took for one, where the verb may have two ("sent | the enclave | fuel")."""
    for verb, first, second in zip(groups, groups[1:], groups[2:], strict=False):
        if (verb.type, first.type, second.type) != ("V", "N", "N") or first.end != second.start:
            continue
        if first.kind == "time" or tree.labels[second.head] != "obj" or tree.heads[second.head] != verb.head:
            continue
        if tree.heads[first.head] == second.head and "ditrans" in lexicon.frames.get(verb.lemma, _NONE):
            tree.hang(first.head, verb.head, "iobj")
            for i in range(first.start, first.end):
                if tree.heads[i] == second.head:
                    tree.hang(i, first.head, "mod")


def results(tree: Tree, groups: list[Group], tokens: Tokens, lexicon: Lexicon) -> None:
    """ "took the engineers | hostage", "let | free | the editor": particles that the parser took for a part of the object."""
    for g in groups:
        if g.type == "V" and g.particle >= 0:
            _particle(g, tree)
    for i, label in enumerate(tree.labels):
        verb = tree.heads[i]
        if label != "obj" or not 0 <= verb < i - 1 or tree.heads[i - 1] != i or tree.tags[i - 1] not in NOMINAL:
            continue
        lemma = lexicon.lemma(tokens.lowers[verb], tree.tags[verb])
        if tokens.lowers[i] in lexicon.particles.get(lemma, ()):
            for c, above in enumerate(tree.heads):
                if above == i and c != i - 1:
                    tree.heads[c] = i - 1
            tree.hang(i - 1, verb, "obj")
            tree.hang(i, verb, "prt")


def _particle(g: Group, tree: Tree) -> None:
    """Hang a verb's particle on it: "let | free | the editor", "walked | out | of the talks", "hand | in | their weapons"."""
    governed = tree.heads[g.particle]
    if tree.labels[g.particle] == "case" and tree.heads[governed] == g.head:
        if sum(h == governed and label == "case" for h, label in zip(tree.heads, tree.labels, strict=True)) == 1:
            tree.labels[governed] = "obj"
    elif tree.labels[g.particle] != "mod":
        return
    tree.hang(g.particle, g.head, "prt")


def join_verb_groups(tree: Tree, groups: list[Group]) -> None:
    """Let the last verb of a group speak for it: "is going | to leave", "has | to pay" are one verb, not two clauses."""
    for g in groups:
        if g.type != "V":
            continue
        for _ in range(g.end - g.start):
            head = tree.heads[g.head]
            if not (g.start <= head < g.head and tree.labels[g.head] in ("xcomp", "comp", "advcl", "acl")):
                break
            tree.swap(head, g.head, "aux")
            for i, above in enumerate(tree.heads):
                if above == head and i != g.head:
                    tree.heads[i] = g.head


def join_phrases(tree: Tree, groups: list[Group]) -> None:
    """Make one preposition or subordinator of the words of an entry ("in front of", "as soon as")."""
    for g in groups:
        if g.type not in ("P", "S") or g.end - g.start < 2:
            continue
        inside = range(g.start, g.end)
        top = next((i for i in inside if tree.heads[i] not in inside), g.start)
        outer = [i for i, head in enumerate(tree.heads) if head in inside and i not in inside]
        if g.type == "S":
            _one_mark(tree, g, top, outer)
            continue
        governed = next(
            (i for i in outer if i >= g.end and tree.labels[i] in ("prep", "obj", "pcomp", "dep", "agent")), -1
        )
        if governed < 0:
            if tree.labels[top] == "case":
                governed = tree.heads[top]
            else:
                continue
        else:
            label = "pcomp" if tree.labels[governed] == "pcomp" else "prep"
            tree.hang(governed, tree.heads[top], label)
        for i in inside:
            tree.hang(i, governed, "case")
        for i in outer:
            if i != governed:
                tree.heads[i] = governed if i > governed or tree.heads[governed] < 0 else tree.heads[governed]


def _one_mark(tree: Tree, g: Group, top: int, outer: list[int]) -> None:
    clause = tree.heads[top]
    if clause < g.end or tree.tags[clause] not in VERB:
        clause = next((i for i in outer if i >= g.end and tree.tags[i] in VERB), -1)
        if clause < 0:
            return
        tree.hang(clause, tree.heads[top], "advcl")
    for i in range(g.start, g.end):
        tree.hang(i, clause, "mark")
    for i in outer:
        if i != clause:
            tree.heads[i] = clause


def count_heads(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Let what is counted be the head: "a number of | soldiers", "the village | Kefra"."""
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if not 0 <= head < i or tree.tags[i] not in NOMINAL:
            continue
        counted = label == "prep" and _counted(i, head, tree, tokens, lexicon)
        if counted or label == "appos" and tree.tags[i] == "NNP" and _runs_on(head, i, tree):
            _take_over(tree, head, i)


def _runs_on(head: int, name: int, tree: Tree) -> bool:
    """Does a name stand right behind a noun ("the activist | Boniface Otieno")?"""
    between = range(head + 1, name)
    return tree.tags[head] in NOMINAL and all(
        tree.heads[i] in (*between, name) and tree.tags[i] in ("NNP", "NN", "JJ") for i in between
    )


def _counted(noun: int, head: int, tree: Tree, tokens: Tokens, lexicon: Lexicon) -> bool:
    of = head + 1
    if (
        tree.heads[of] != noun
        or tree.labels[of] != "case"
        or sum(h == noun and c == "case" for h, c in zip(tree.heads, tree.labels, strict=True)) > 1
    ):
        return False
    return any(
        "quantifier" in lexicon.closed.get(" ".join(tokens.lowers[first : of + 1]), _NONE)
        for first in range(max(0, head - _WIDEST), head + 1)
    )


def _take_over(tree: Tree, head: int, noun: int) -> None:
    for i, above in enumerate(tree.heads):
        if above == noun and tree.labels[i] == "case":
            tree.labels[i] = "mod"
        elif above == head and i != noun and (i > head or tree.labels[i] == "case"):
            tree.heads[i] = noun
    tree.swap(head, noun, "mod")
