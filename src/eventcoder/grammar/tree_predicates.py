"""Verbs of a tree that the parser took for something else, and subjects that it gave to others: what the lexicon knows better."""

from __future__ import annotations

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


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
        if verbs and tree.tags[head] in ("NN", "NNS", "JJ", "IN", "RB"):
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
        if label == "subj" and _is_subject(i, tree, children):
            known = [one for one in lexicon.lookup(tokens.lowers[i]) if one in NOMINAL]
            if known:
                tree.tags[i] = "NNS" if tree.tags[i] == "VBZ" else known[0]
                for c in children[i]:
                    if tree.labels[c] == "subj":
                        tree.labels[c] = "mod"  # "| Precision | strikes went on"
                continue
        if label in ("csubj", "pcomp"):
            gerund = bool(below & {"obj", "comp", "xcomp", "subj", "mark", "aux"}) or tree.tags[i] != "VBG"
            verb = tree.heads[i]
            of = verb >= 0 and "of" in lexicon.frames.get(lexicon.lemma(tokens.lowers[verb], tree.tags[verb]), _NONE)
            if not gerund and not of and "NN" in lexicon.lookup(tokens.lowers[i]) and "prep" in below:
                tree.tags[i], tree.labels[i] = "NN", "subj" if label == "csubj" else "prep"
            continue
        if (
            label == "subj"
            and tree.tags[i] == "VBG"
            and not below - {"punct"}
            and "NN" in lexicon.lookup(tokens.lowers[i])
        ):
            tree.tags[i] = "NN"  # "since | fighting | broke out"
            continue
        owned = "obj" not in below and "prep" in below and tree.tags[i] == "VBG" and label == "subj"
        if below & {"mod", "poss"} or owned:
            nouns = [tag for tag in lexicon.lookup(tokens.lowers[i]) if tag in NOMINAL]
            tree.tags[i] = nouns[0] if nouns else "NN"


def _is_subject(i: int, tree: Tree, children: list[list[int]]) -> bool:
    """Does a verb form stand as the subject of a verb, with nothing that only a clause has ("| Aid from Oman | was cut")?"""
    if tree.tags[i] not in ("VB", "VBP", "VBZ") or tree.heads[i] < i:
        return False
    return all(
        tree.labels[c] in ("prep", "mod", "poss", "case", "punct") or tree.labels[c] == "subj" and c == i - 1
        for c in children[i]
    )


def promote(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Make the verb of a sentence of a participle that hangs on its root, a noun ("Ten | killed in blast", "Rebels, who …, |
    attacked"), and of words that only can be verbs.
    """
    for i, lower in enumerate(tokens.lowers):
        if tree.tags[i] in NOMINAL and tree.labels[i] in ("root", "conj", "prep") and _only_verb(lower, lexicon):
            alone = not any(h == i and tree.labels[c] in ("mod", "poss") for c, h in enumerate(tree.heads))
            alone = alone and not (
                tree.labels[i] == "prep" and tokens.lowers[i + 1 : i + 2] == ("of",)
            )  # "over | jailing of editors"
            tree.tags[i] = lexicon.lookup(lower)[0] if alone and tokens.words[i][:1].islower() else tree.tags[i]
    for i, label in enumerate(tree.labels):
        head = tree.heads[i]
        if (
            label == "acl"
            and 0 <= head < i
            and tree.labels[head] in ("root", "appos", "conj")
            and tree.tags[i] in ("VBN", "VBD")
        ):
            own = any(above == i and tree.labels[c] in ("subj", "mark") for c, above in enumerate(tree.heads))
            if own or tree.tags[head] not in (*NOMINAL, "CD", "PRP") or _has_verb_above(head, tree):
                continue
            subject = tree.labels[head]
            tree.swap(head, i, "subj")
            if subject == "appos":
                tree.labels[i] = "parataxis"
            for c, above in enumerate(tree.heads):
                if above == head and (c > i or tree.labels[c] == "punct"):
                    tree.heads[c] = i


def give_subjects(tree: Tree) -> None:
    """Give verbs the subjects that the parser took for something else: "close the bridges and | shops | close"."""
    children = tree.children()
    labels, tags, heads = tree.labels, tree.tags, tree.heads
    for v, tag in enumerate(tags):
        own = [c for c in children[v] if labels[c] == "subj"]
        if tag not in VERB or heads[v] < 0 and labels[v] != "root":
            continue
        _from_adverbs(v, tree, children)
        if not own:
            if (
                labels[v] == "conj"
                and v
                and heads[v - 1] < v
                and labels[v - 1] == "conj"
                and heads[heads[v - 1]] == heads[v]
            ):
                tree.hang(v - 1, v, "subj")
            continue
        bare = ("advcl", "dep", "adv")
        first = next((c for c in children[v] if labels[c] in bare and tags[c] == "NNP" and c < own[0]), -1)
        if first >= 0 and first + 1 == own[0]:
            tree.hang(first, own[0], "mod")  # "| Walloon | farmers dumped manure"


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


def govern_gerunds(tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> None:
    """ "of | torturing | detainees": a gerund behind a preposition that the parser took for an adjective of its object."""
    for i, tag in enumerate(tree.tags):
        noun = tree.heads[i]
        known = lexicon.tags.get(tokens.lowers[i], ())
        if (
            tag != "VBG"
            or ours[i] != "VBG"
            or tree.labels[i] != "mod"
            or noun <= i
            or known[:1] != ("VBG",)
            or {"JJ", "NN"} & set(known)
        ):
            continue
        if i and tree.labels[i - 1] == "case" and tree.heads[i - 1] == noun and tree.labels[noun] == "prep":
            tree.hang(i, tree.heads[noun], "pcomp")
            tree.hang(noun, i, "obj")
            tree.hang(i - 1, i, "case")
