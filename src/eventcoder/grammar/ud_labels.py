"""The labels and tags of Universal Dependencies (version 2) -> ours.

There the predicate is the head of its copula, a noun that of its preposition, the first word that of a name; here the verb is
the head of its clause and the last word that of a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from eventcoder.grammar.lexicon import TAGS, Lexicon
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_LABELS: Final[Mapping[str, str]] = {
    "root": "root", "nsubj": "subj", "csubj": "csubj", "obj": "obj", "iobj": "iobj", "obl": "prep", "obl:agent": "agent",
    "nmod": "prep", "nmod:poss": "poss", "appos": "appos", "nummod": "mod", "amod": "mod", "det": "mod", "compound": "mod",
    "compound:prt": "prt", "flat": "flat", "goeswith": "mod", "case": "case", "mark": "mark", "aux": "aux", "cop": "cop",
    "advmod": "adv", "advcl": "advcl", "advcl:relcl": "relcl", "acl": "acl", "acl:relcl": "relcl", "ccomp": "comp",
    "xcomp": "xcomp", "parataxis": "parataxis", "conj": "conj", "cc": "cc", "cc:preconj": "mod", "fixed": "fixed",
    "expl": "expl", "punct": "punct",
}  # fmt: skip
_BARE: Final = frozenset({"tmod", "npmod", "unmarked"})
# What moves from the predicate to its copula; the rest describes the predicate.
_OF_CLAUSE: Final = frozenset({"subj", "csubj", "aux", "mark", "neg", "expl", "punct", "parataxis", "advcl"})
_PENN: Final = TAGS | {
    "NNPS",
    "-LRB-",
    "-RRB-",
    "``",
    "''",
    ",",
    ".",
    ":",
    "HYPH",
    "AFX",
    "SYM",
    "$",
    "FW",
    "ADD",
    "NFP",
    "LS",
}
_BY_POS: Final[Mapping[str, tuple[str, ...]]] = {
    "NOUN": ("NN", "NNS"), "PROPN": ("NNP",), "ADJ": ("JJ", "JJR", "JJS"), "ADV": ("RB", "RBR", "RBS", "WRB", "RP"),
    "ADP": ("IN", "RP"), "SCONJ": ("IN", "WRB"), "CCONJ": ("CC",), "NUM": ("CD",), "INTJ": ("UH",),
    "DET": ("DT", "PRP$", "PDT", "WDT"), "PRON": ("PRP", "PRP$", "WP", "WDT", "EX", "DT"), "PART": ("TO", "RB", "POS"),
    "VERB": ("VB", "VBD", "VBN", "VBG", "VBZ"), "AUX": ("MD", "VBD", "VBZ", "VBP", "VB", "VBN", "VBG"), "PUNCT": (".",),
}  # fmt: skip


def penn_tag(form: str, pos: str, xpos: str, feats: Mapping[str, str], lexicon: Lexicon) -> str:
    """Return a word's Penn tag: the one given, else what its part of speech, its features and the lexicon tell."""
    if xpos in _PENN:
        return xpos
    if pos in ("VERB", "AUX") and (found := _verb_tag(feats)):
        return found
    if pos == "NOUN" and "Number" in feats:
        return "NNS" if feats["Number"] == "Plur" else "NN"
    if feats.get("Poss") == "Yes":
        return "PRP$"
    if feats.get("PronType") == "Rel":
        return "WDT"
    may_be = _BY_POS.get(pos, ("NN",))
    lower = form.lower()
    return next((tag for tag in lexicon.lookup(lower) if tag in may_be), may_be[0])


def _verb_tag(feats: Mapping[str, str]) -> str:
    form, tense = feats.get("VerbForm", ""), feats.get("Tense", "")
    if form == "Inf" or feats.get("Mood") == "Imp":
        return "VB"
    if form == "Ger" or form == "Part" and tense == "Pres":
        return "VBG"
    if form == "Part":
        return "VBN"
    if form == "Fin" and tense == "Past":
        return "VBD"
    if form == "Fin" and tense == "Pres":
        third = feats.get("Person", "3") == "3" and feats.get("Number", "Plur") == "Sing"
        return "VBZ" if third else "VBP"
    return "MD" if form == "Fin" else ""


def to_tree(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> Tree:
    """Return the tree with our labels, verbs at the head of their clauses and last words at the head of names."""
    lowers = tokens.lowers
    tree.labels = [_label(label) for label in tree.labels]
    for i, label in enumerate(tree.labels):
        if label == "adv" and "neg" in lexicon.closed.get(lowers[i], ()):
            tree.labels[i] = "neg"
        elif label == "fixed" and tree.heads[i] >= 0:
            first = tree.heads[i]
            tree.hang(i, tree.heads[first], tree.labels[first])
    _names(tree)
    children = tree.children()
    for i, label in enumerate(tree.labels):
        if label == "prep" and not any(tree.labels[c] == "case" for c in children[i]):
            tree.labels[i] = "time" if tree.tags[i] != "NNP" or tree.heads[i] < i else "mod"
        elif label in ("advcl", "acl") and tree.tags[i] == "VBG":
            _gerund(i, tree, children[i], tokens, lexicon)
        elif label == "xcomp" and tree.tags[i] not in VERB:
            tree.labels[i] = "pred"
    _copulas(tree)
    return tree


def _label(label: str) -> str:
    found = _LABELS.get(label)
    if found is not None:
        return found
    kind, _, rest = label.partition(":")
    return "time" if rest in _BARE and kind in ("obl", "nmod") else _LABELS.get(kind, "dep")


def _names(tree: Tree) -> None:
    """Let the last word of a name be its head ("Boniface | Otieno")."""
    last: dict[int, int] = {}
    for i, label in enumerate(tree.labels):
        if label == "flat" and tree.heads[i] >= 0:
            last[tree.heads[i]] = i
    for first, head in last.items():
        tree.swap(first, head, "mod")
        for i, above in enumerate(tree.heads):
            if above == first and i != first:
                tree.heads[i] = head
    tree.labels = ["mod" if label == "flat" else label for label in tree.labels]


def _gerund(i: int, tree: Tree, children: list[int], tokens: Tokens, lexicon: Lexicon) -> None:
    """A gerund behind a preposition, which is its mark there ("accused them | of killing")."""
    for c in children:
        if tree.labels[c] == "mark" and "prep" in lexicon.closed.get(tokens.lowers[c], ()):
            tree.labels[c] = "case"
            tree.labels[i] = "pcomp"


def _copulas(tree: Tree) -> None:
    """Let a copula head its clause, and its predicate hang on it."""
    for verb, label in enumerate(tree.labels):
        if label != "cop":
            continue
        predicate = tree.heads[verb]
        if predicate < 0:
            tree.labels[verb] = "dep"
            continue
        tree.swap(predicate, verb, "pred")
        adjective = tree.tags[predicate][:2] == "JJ"
        for i, above in enumerate(tree.heads):
            moves = tree.labels[i] in _OF_CLAUSE or tree.labels[i] == "prep" and not adjective and i < predicate
            clause = tree.labels[i] in ("conj", "cc") and _conjoins(predicate, tree)
            if above == predicate and (moves or clause):
                tree.heads[i] = verb


def _conjoins(predicate: int, tree: Tree) -> bool:
    """Is another clause joined to a predicate, not another noun?"""
    joined = [i for i, above in enumerate(tree.heads) if above == predicate and tree.labels[i] == "conj"]
    return any(
        tree.tags[i] in VERB or any(h == i and tree.labels[c] in ("cop", "subj") for c, h in enumerate(tree.heads))
        for i in joined
    )
