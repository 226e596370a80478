"""Basic groups: a noun group, a verb group or a small word between them, as the grouper reads them."""

from __future__ import annotations


class Group:
    """A basic group. `type`: "N" noun, "V" verb, "P" preposition, "S" subordinator, "W" wh-word, "C" coordinator,
    "A" predicative adjective, "T" time adverbial, or the punctuation mark "," ":" "(" ")" '"'.

    Only noun groups have the fields from `plural` to `det` (`named`: a name stands before the head, "Maronite blocs"; `paired`: it begins with "both", "either", "neither"; `counted`: with a figure; `more`: "other
    countries"), only verb groups those from `form` on. Slotted and mutable:
    thousands are made each second, none leaves `grammar`.
    """

    __slots__ = (
        "adjective",
        "aux",
        "corrected",
        "counted",
        "det",
        "end",
        "form",
        "future",
        "head",
        "inverted",
        "kind",
        "lemma",
        "modal",
        "more",
        "named",
        "negated",
        "number",
        "paired",
        "particle",
        "passive",
        "plural",
        "possessor",
        "quantified",
        "start",
        "tense",
        "type",
    )  # fmt: skip

    def __init__(self, type_: str, start: int, end: int, head: int, lemma: str) -> None:
        self.type = type_
        self.start = start
        self.end = end
        self.head = head
        self.lemma = lemma
        self.kind = "common"
        self.plural = False
        self.number: int | None = None
        self.possessor: Group | None = None
        self.named = self.paired = self.counted = self.more = False
        self.quantified = False
        self.det = ""
        self.form = ""
        self.tense = "past"
        self.passive = False
        self.negated: tuple[int, ...] = ()
        self.inverted = -1
        self.modal = -1
        self.future = False
        self.particle = -1
        self.aux = ""
        self.adjective = -1
        self.corrected = ""
