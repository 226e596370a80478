"""Penn tags by what they do in a sentence; the sets that more than one module asks for."""

from __future__ import annotations

NOMINAL = frozenset({"NN", "NNS", "NNP"})
ADVERB = frozenset({"RB", "RBR", "RBS"})
VERB = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD"})
SURE_VERB = frozenset({"MD", "VBZ", "VBP", "VBD"})
NOUN_LEFT = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "WP$", "PDT"})
NP_START = frozenset({"DT", "PRP$", "PRP", "NNP", "CD", "PDT", "EX"})
STARTS_NOUN = frozenset({"DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP"})
