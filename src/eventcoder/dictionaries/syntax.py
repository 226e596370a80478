"""The fixed words of the rule language, which `docs/rules.md` explains."""

from __future__ import annotations

import re

from eventcoder.ontology import decisions

SLOTS = frozenset({"SRC", "TGT", "BOTH", "PLACE", "OBJ", "OTHER", "DO", "ANY"})
ONCE = frozenset({"SRC", "TGT", "BOTH", "DO"})  # slots that a pattern may have once
WHOLE_STATE = "whole-state"  # a country as such: "Russia", no ministry and no people
OF_STATE = "of-state"  # a country, its capital, or what governs or serves it, named as that country's: "Rome", "the Chilean navy"
KINDS = frozenset({*decisions.KINDS, "armed", WHOLE_STATE, OF_STATE})
PROPERTIES = frozenset({"source", "target", "control"})
NO_EVENT = "none"
COPULA = "be"
INDENT = 4

# What `to DO`, `that DO`, `whether DO` and a bare DO admit as the form of a complement; quoted speech reads as a that-clause.
# `while DO` is no complement, but what the subject does besides, or does it all for ("gathered, | demanding …").
WHILE = "while"
COMPLEMENTISERS = {
    "to": frozenset({"to"}),
    "that": frozenset({"that", "quote"}),
    "whether": frozenset({"wh"}),
    WHILE: frozenset({WHILE}),
}
ANY_FORM = frozenset({"to", "ing", "that", "quote", "noun"})

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
