"""Dependency trees -> clauses: what the analysers over other people's parsers share."""

from __future__ import annotations

from attrs import evolve

from eventcoder.grammar.builtin import BuiltinAnalyser
from eventcoder.grammar.doubts import doubts
from eventcoder.grammar.finish import Language, finish
from eventcoder.grammar.grouper import group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.options import PUNCTUATION
from eventcoder.grammar.penn import ADVERB, NOMINAL, VERB
from eventcoder.grammar.tagger import tag as tag_of_ours
from eventcoder.grammar.tree_attachments import mend_attachments
from eventcoder.grammar.tree_clauses import assemble_tree
from eventcoder.grammar.tree_joins import mend_joins
from eventcoder.grammar.tree_objects import mend_objects
from eventcoder.grammar.tree_places import mend_places
from eventcoder.grammar.tree_repairs import (
    count_heads,
    give_objects,
    join_alike,
    join_phrases,
    join_verb_groups,
    part_times,
)
from eventcoder.grammar.tree_subjects import mend_subjects
from eventcoder.grammar.trees import Tree
from eventcoder.model import Analysis, Tokens

_TAGS = {
    "NNPS": "NNP", "HYPH": ":", "NFP": ":", "SYM": ":", "LS": ":", "AFX": "JJ", "FW": "NN", "ADD": "NNP", "XX": "NN", "$": "NN",
    "-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "GW": "NN", "_SP": ":", "": "NN", "_": "NN",
}  # fmt: skip

_NO_NAMES = frozenset({"UH", "RB", "WRB", "VB", "VBP", "IN", "JJ", "PRP", "WP", "MD", "CC", "CD"})


def read_tree(tree: Tree, tokens: Tokens, language: Language, *, sure: bool) -> Analysis:
    """Return the clauses of a sentence whose tree has our labels and the parser's tags; where more speaks against them than
    against those of the built-in analyser, these, with the doubts that told against the parse. Where the parser is `sure` of
    its tags, a word that it and our tagger call by different ones raises no doubt.
    """
    tags = tag_of_ours(tokens, language.lexicon)
    parsed = analyse_tree(tree, tags, tokens, language)
    if sure:
        tags = [
            tag if tag == other or {tag, other} <= NOMINAL else "" for tag, other in zip(tags, tree.tags, strict=True)
        ]
    against = doubts(parsed, tags, language.lexicon)
    if not against:
        return parsed
    builtin = BuiltinAnalyser(language).analyse(tokens)
    if len(doubts(builtin, tags, language.lexicon)) >= len(against):
        return parsed
    return evolve(builtin, doubts=against)


def analyse_tree(tree: Tree, ours: list[str], tokens: Tokens, language: Language) -> Analysis:
    """Return the clauses that a tree gives, whatever speaks against them; `ours` are the tags of our own tagger."""
    lexicon = language.lexicon
    tree.tags = [_tag(i, tree, ours, tokens, lexicon) for i in range(len(tokens))]
    tree.order()
    mend_places(tree, ours, tokens, lexicon)
    mend_objects(tree, ours, tokens, lexicon)
    mend_joins(tree, ours, tokens, lexicon)
    mend_subjects(tree, tokens, lexicon)
    mend_attachments(tree, tokens, lexicon)
    groups = group(tokens, tree.tags, lexicon)
    part_times(tree, groups)
    give_objects(tree, groups, lexicon)
    join_alike(tree, tree.children(), tokens)
    join_verb_groups(tree, groups)
    join_phrases(tree, groups)
    count_heads(tree, tokens, lexicon)
    tree.order()
    frames, phrases = assemble_tree(tree, groups, tokens, lexicon, language.event_nouns)
    return finish(frames, phrases, tree.tags, tokens, language)


def _tag(i: int, tree: Tree, ours: list[str], tokens: Tokens, lexicon: Lexicon) -> str:
    """A parser's tag as one of ours; a name that the lexicon does not know stays one before a noun ("a Kurdish attack")."""
    lower = tokens.lowers[i]
    tag = PUNCTUATION.get(lower) or _TAGS.get(tree.tags[i], tree.tags[i])
    if tag == "JJ" and tokens.words[i][:1].isupper() and "-" not in lower:
        return "NNP" if ours[i] == "NNP" or i and "NNP" in lexicon.tags.get(lower, ("NNP",)) else tag
    named = ours[i] == "NNP" and tokens.words[i][:1].isupper() and any(map(str.islower, tokens.words))
    if named and tag in _NO_NAMES and tag not in lexicon.lookup(lower):
        return "NNP"  # "| Tonga, Samoa restore ties"
    if tag in ("VB", "VBP") and ours[i] == "VBD":
        return "VBD"  # "Two ministers | quit"
    if tag == "NNP" and tokens.words[i] == lower and tokens.words[0][:1].isupper():
        tag = "NN"  # "a | hedgehog"
    if tag == "NN" and lexicon.tags.get(lower) == ("VBG",) and tree.labels[i] != "mod":
        return "VBG"
    if tag == "NN" and ours[i] == "JJ" and tree.labels[i] == "mod" and lexicon.tags.get(lower, ())[:1] == ("JJ",):
        return "JJ"  # "| Twin blasts"
    if tag == "RB" and lexicon.tags.get(lower) == ("NN",):
        return "NN"
    if tag == "JJR" and ours[i] in ADVERB:
        return ours[i]  # "A day | later gunmen fled"
    if tag in NOMINAL:
        return "NNP" if ours[i] == "NNP" != tokens.words[i] != lower else _noun_tag(i, tag, tokens, lexicon)
    return _verb_tag(i, tag, tokens, lexicon) if tag in VERB and tag != "MD" else tag


def _noun_tag(i: int, tag: str, tokens: Tokens, lexicon: Lexicon) -> str:
    """The tag of a noun, by which its lemma is found: that of the lexicon, where it is sure ("media", "Pensioners …")."""
    known = [one for one in lexicon.lookup(tokens.lowers[i]) if one in NOMINAL]
    word = tokens.words[i]
    if (
        i
        and tag != "NNP"
        and word != word.lower()
        and tokens.lowers[i] not in lexicon.tags
        and any(map(str.islower, tokens.words))
    ):
        return "NNP"  # "in Ain | al-Hilweh"
    if not known or tag in known:
        return tag
    if tag != "NNP":
        return known[0] if known[0] != "NNP" else tag
    first = i == 0 or tokens.lowers[i - 1] in PUNCTUATION
    return "NNS" if first and known == ["NNS"] and tokens.lowers[i] in lexicon.tags else tag


def _verb_tag(i: int, tag: str, tokens: Tokens, lexicon: Lexicon) -> str:
    """The tag of what the parser takes for a verb, where the lexicon knows its form, or knows that it is none."""
    known = lexicon.tags.get(tokens.lowers[i], ())
    if not known and "-" in tokens.words[i] and tag == "VBN":
        return "JJ"  # "the | Qatar-brokered truce"
    if not known:
        guessed = lexicon.lookup(tokens.lowers[i])
        nouns = [one for one in guessed if one in NOMINAL]
        if nouns and VERB.isdisjoint(guessed):
            return nouns[0]
        return "NNP" if i and tokens.words[i] != tokens.lowers[i] and not guessed else tag
    verbs = [one for one in known if one in VERB]
    if not verbs:
        return known[0] if known[0] in NOMINAL else tag
    base = tag in ("VB", "VBP") and "VB" in verbs
    return tag if tag in verbs or base or tag == "VBN" and "VBD" in verbs else verbs[0]
