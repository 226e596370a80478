"""spaCy's labels and tags for English (those of CLEAR and OntoNotes) -> ours."""

from __future__ import annotations

from typing import Final

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_SAME: Final = frozenset({
    "prep", "agent", "xcomp", "pcomp", "advcl", "acl", "relcl", "parataxis", "conj", "cc", "appos", "poss", "mark", "aux",
    "neg", "prt", "expl", "punct", "dep", "case",
})  # fmt: skip
_LABELS: Final = dict.fromkeys(_SAME, "") | {
    "ROOT": "root", "nsubj": "subj", "nsubjpass": "subj", "csubj": "csubj", "csubjpass": "csubj", "dobj": "obj",
    "dative": "iobj", "attr": "pred", "acomp": "pred", "oprd": "pred", "ccomp": "comp", "npadvmod": "time", "auxpass": "aux",
    "advmod": "adv", "amod": "mod", "compound": "mod", "det": "mod", "predet": "mod", "nummod": "mod", "quantmod": "mod",
    "nmod": "mod", "meta": "dep", "intj": "dep", "preconj": "mod", "pobj": "pobj",
}  # fmt: skip
# The tags that a preposition may have, by its label; only as "prep" may it look like a participle ("including").
_PREPOSITIONS: Final = dict.fromkeys(
    ("agent", "iobj", "conj", "prt", "adv", "dep", "mark", "pcomp"), ("IN", "TO", "RP")
) | {"prep": ("IN", "TO", "RP", "RB", "JJ", "VBG", "VBN")}
_NOMINAL: Final = frozenset({"pobj", "pcomp"})


def to_tree(tree: Tree, tokens: Tokens, lexicon: Lexicon) -> Tree:
    """Return the tree with our labels; prepositions hang on what they govern."""
    for i, label in enumerate(tree.labels):
        if label == "amod" and tree.tags[i] == "NN" and "JJ" in lexicon.lookup(tokens.lowers[i]):
            tree.tags[i] = "JJ"  # "| twin car bombings"
    tree.labels = [_LABELS.get(label, "dep") or label for label in tree.labels]
    for i, lower in enumerate(tokens.lowers):
        known = "prep" in lexicon.closed.get(lower, ()) or lower in lexicon.phrases
        if tree.labels[i] == "prep" and tree.tags[i][:1] == "N" and "IN" in lexicon.tags.get(lower, ()):
            tree.tags[i] = "IN"
        if tree.labels[i] == "prep" and tree.tags[i] in ("VBG", "VBN") and not known:
            tree.labels[i] = "pcomp"  # "convicted of | spying | for"
    children = tree.children()
    for i, label in enumerate(list(tree.labels)):
        if tree.labels[i] == label and tree.tags[i] in _PREPOSITIONS.get(label, ()):
            _turn(i, tree, children)
    for i, label in enumerate(tree.labels):
        if label == "pobj":
            tree.labels[i] = "dep"
        elif label == "agent" and tree.heads[i] >= 0 and tree.tags[tree.heads[i]][:1] == "N":
            tree.labels[i] = "prep"
        elif label in ("iobj", "prep", "agent") and tree.tags[i] in ("IN", "TO") and not _governs(i, tree):
            tree.labels[i] = "adv"
    return tree


def _governs(i: int, tree: Tree) -> bool:
    return any(head == i for head in tree.heads)


def _turn(prep: int, tree: Tree, children: list[list[int]]) -> None:
    """Hang a preposition on the noun or clause that it governs, and this one where the preposition hung."""
    governed = _governed(prep, children, tree)
    if governed is None:
        return
    chain, noun = governed
    head, label = tree.heads[prep], tree.labels[prep]
    clause = tree.labels[noun] == "pcomp"
    if label == "conj" and head >= 0 and tree.labels[tree.heads[head]] == "agent":
        tree.hang(noun, tree.heads[head], "conj")  # "by the army and | by the police"
        tree.hang(prep, noun, "case")
        return
    if label == "conj" and head >= 0:  # "in Kano and in Lagos": the first preposition was turned before
        head = tree.heads[head] if tree.labels[head] == "case" and tree.heads[head] >= 0 else head
        head = tree.heads[head] if tree.heads[head] >= 0 else head
    tree.hang(noun, head, "pcomp" if clause else "agent" if label == "agent" else "prep")
    for one in chain:
        tree.hang(one, noun, "case")
        for child in children[one]:
            if child != noun and child not in chain and tree.heads[child] == one and tree.labels[child] != "conj":
                inside = child < noun and tree.labels[child] != "punct"
                tree.hang(child, noun, "case" if inside else tree.labels[child])


def _governed(prep: int, children: list[list[int]], tree: Tree) -> tuple[list[int], int] | None:
    """What a preposition governs, with the prepositions on the way ("out of | Mali")."""
    chain = [prep]
    at = prep
    for _ in range(4):
        noun = next((c for c in children[at] if tree.labels[c] in _NOMINAL and tree.heads[c] == at), None)
        if noun is None:  # "criticised the law as | unfair", "left him for | dead"
            noun = next(
                (c for c in children[at] if tree.tags[c] == "JJ" and tree.labels[c] in ("mod", "pred") and c > at), None
            )
        if noun is not None and tree.tags[noun] not in ("IN", "TO"):
            return chain, noun
        further = noun if noun is not None else next((c for c in children[at] if tree.labels[c] == "prep"), None)
        if further is None or tree.heads[further] != at:
            return None
        chain.append(further)
        at = further
    return None
