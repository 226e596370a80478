"""Penn tags by what they do in a sentence; the sets that more than one module asks for."""

from __future__ import annotations

NOMINAL = frozenset({"NN", "NNS", "NNP"})
ADVERB = frozenset({"RB", "RBR", "RBS"})
SURE_VERB = frozenset({"MD", "VBZ", "VBP", "VBD"})
NOUN_LEFT = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "WP$", "PDT"})
NP_START = frozenset({"DT", "PRP$", "PRP", "NNP", "CD", "PDT", "EX"})
