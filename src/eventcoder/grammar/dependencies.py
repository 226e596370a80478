"""Dependency trees -> clauses: what the analysers over other people's parsers share."""

from __future__ import annotations

from eventcoder.grammar.finish import Language, finish
from eventcoder.grammar.grouper import group
from eventcoder.grammar.options import PUNCTUATION
from eventcoder.grammar.tree_clauses import assemble_tree
from eventcoder.grammar.tree_repairs import count_heads, join_phrases, join_verb_groups, retag
from eventcoder.grammar.trees import Tree
from eventcoder.model import Analysis, Tokens

_TAGS = {
    "NNPS": "NNP", "HYPH": ":", "NFP": ":", "SYM": ":", "LS": ":", "AFX": "JJ", "FW": "NN", "ADD": "NNP", "XX": "NN", "$": "NN",
    "-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "GW": "NN", "_SP": ":", "": "NN", "_": "NN",
}  # fmt: skip


def analyse_tree(tree: Tree, tokens: Tokens, language: Language) -> Analysis:
    """Return the clauses of a sentence whose tree has our labels and the parser's tags."""
    lexicon = language.lexicon
    tree.tags = [PUNCTUATION.get(lower) or _TAGS.get(tag, tag) for tag, lower in zip(tree.tags, tokens.lowers, strict=True)]
    tree.order()
    retag(tree, tokens, lexicon)
    groups = group(tokens, tree.tags, lexicon)
    join_verb_groups(tree, groups)
    join_phrases(tree, groups)
    count_heads(tree, tokens, lexicon)
    tree.order()
    frames, phrases = assemble_tree(tree, groups, tokens, lexicon)
    return finish(frames, phrases, tree.tags, tokens, language)
