"""Verb groups of a dependency tree: read as the built-in analyser reads them, with the tree's auxiliaries, particles, adjectives."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import VERB
from eventcoder.grammar.trees import Tree
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()


def verb_groups(
    tree: Tree, children: list[list[int]], groups: list[Group], tokens: Tokens, lexicon: Lexicon
) -> dict[int, Group]:
    """Return the verb group of each verb, by its head."""
    found = {g.head: g for g in groups if g.type == "V"}
    made = {}
    for i, tag in enumerate(tree.tags):
        if tag in VERB:
            g = found.get(i) or _group(i, children[i], tree, tokens, lexicon)
            habit = i > 1 and "habit" in lexicon.closed.get(tokens.lowers[i - 2], _NONE)  # "used to | control"
            if (
                g.form == "finite"
                and g.modal < 0
                and not habit
                and any(tree.tags[c] == "TO" and c == i - 1 for c in children[i])
            ):
                g.form = "to"  # the reader took *to* for the end of an entry ("are due to | leave")
            _complete(g, children[i], tree, tokens, lexicon)
            made[i] = g
    return made


def _group(i: int, children: list[int], tree: Tree, tokens: Tokens, lexicon: Lexicon) -> Group:
    """The group of a verb that stands apart from its auxiliaries, or that the reader of groups took for something else."""
    tag = tree.tags[i]
    g = Group("V", i, i + 1, i, lexicon.lemma(tokens.lowers[i], tag))
    before = [c for c in children if c < i and tree.labels[c] in ("aux", "mark", "neg")]
    g.form = "ing" if tag == "VBG" else "participle" if tag == "VBN" else "finite"
    g.tense = "past" if tag in ("VBD", "VBN") else "present"
    for c in before:
        classes, kind = lexicon.closed.get(tokens.lowers[c], _NONE), tree.tags[c]
        if kind == "TO":
            g.form = "to"
        elif kind == "MD":
            g.modal, g.form = c, "finite"
        elif tree.labels[c] == "aux":
            g.form = "finite" if kind in ("VBD", "VBZ", "VBP", "VB") and g.form != "to" else g.form
            g.passive = g.passive or "be" in classes and tag in ("VBN", "VBD")
            g.tense = "past" if kind == "VBD" or "have" in classes else g.tense if kind == "VBN" else "present"
        g.start = c if c == g.start - 1 else g.start
    return g


def _complete(g: Group, children: list[int], tree: Tree, tokens: Tokens, lexicon: Lexicon) -> None:
    """Take over what the tree says of a verb: what denies it, its particle, its adjective."""
    labels, tags = tree.labels, tree.tags
    adjective = -1
    for c in children:
        label = labels[c]
        pair = label in ("mod", "cc") and tags[c] == "CC" and "neg" in lexicon.closed.get(tokens.lowers[c], _NONE)
        far = c > g.end and not any(labels[x] == "aux" for x in range(g.head, c))  # "shot dead | not far from the town"
        if (label == "neg" and not far or pair and c < g.head) and not g.negated:
            g.negated = (c,)  # "| neither signed nor ratified"
        elif (
            label == "aux"
            and c > g.head
            and g.form == "participle"
            and "be" in lexicon.closed.get(tokens.lowers[c], _NONE)
        ):
            g.form, g.passive = "finite", True  # "Also killed | was the commander"
            g.tense = "past" if tags[c] == "VBD" else "present"
        elif label == "prt" and c > g.head:
            g.particle = c
        elif label == "pred" and tags[c][:2] == "JJ" and adjective < 0 and tags[c - 1] != "DT":
            adjective = c
    if g.particle >= 0 and labels[g.particle] == "case":
        g.particle = -1
    if adjective >= 0 and any(labels[c] == "obj" for c in children):
        adjective = -1  # "kept | three courts | busy"
    copula = "be" in lexicon.closed.get(tokens.lowers[g.head], _NONE) or "copula" in lexicon.frames.get(g.lemma, _NONE)
    if g.adjective >= 0 and adjective < 0 and labels[g.adjective] != "pred":
        g.adjective = -1
        g.end = max(g.head, g.particle) + 1
    if adjective >= 0 and copula:
        g.adjective = adjective
        g.end = max(g.end, adjective + 1)
    if g.particle >= 0:
        g.end = max(g.end, g.particle + 1) if g.particle <= g.end else g.end
