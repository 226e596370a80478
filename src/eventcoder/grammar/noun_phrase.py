"""A noun phrase under construction, the coordination of several, and the words that join and place them."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.model import Phrase

PLACING = frozenset({"in", "from", "near", "at", "outside", "around", "inside", "across"})
PLACING_OBJECT = frozenset({"in", "from", "at"})  # "shot down a helicopter | near Goma" says where it happened
JOINERS = frozenset(
    {"and", "or", "as well as", "&", "/", "along with", "together with", "nor", "but also", "and even", "alongside"}
)
DASHES = frozenset({"-", "--", "–", "—"})
_INDEFINITE = frozenset({"", "a", "an", "no", "any", "some", "another", "every", "each"})
_PREDETERMINERS = frozenset({"both", "either", "neither"})
MAX_CONJUNCTS = 40
MAX_DEPTH = 16


class Np:
    """A noun phrase under construction; `freeze` makes the `Phrase` of it, once."""

    __slots__ = (
        "alias",
        "apposition",
        "base",
        "conjuncts",
        "counted",
        "det",
        "end",
        "frozen",
        "head",
        "kind",
        "lemma",
        "number",
        "paired",
        "plural",
        "possessor",
        "preps",
        "quantified",
        "start",
    )  # fmt: skip

    def __init__(self, g: Group) -> None:
        self.start = g.start
        self.end = g.end
        self.base = g.start
        self.head = g.head
        self.lemma = g.lemma
        self.kind = g.kind
        self.plural = g.plural
        self.number = g.number
        self.det = g.det
        self.quantified, self.paired, self.counted = g.quantified, g.paired, g.counted
        self.possessor: Np | None = None
        self.preps: list[tuple[str, Np]] = []
        self.apposition: Np | None = None
        self.alias: tuple[int, int] | None = None
        self.conjuncts: list[Np] = []
        self.frozen: Phrase | None = None
        if g.possessor is not None:
            self.possessor = Np(g.possessor)
            self.base = g.possessor.end + 1

    def twin(self) -> Np:
        """Return a phrase with the same parts, not frozen yet."""
        new = Np.__new__(Np)
        new.start, new.end, new.base, new.head, new.lemma = self.start, self.end, self.base, self.head, self.lemma
        new.kind, new.plural, new.number, new.det = self.kind, self.plural, self.number, self.det
        new.quantified, new.possessor, new.preps = self.quantified, self.possessor, self.preps
        new.paired, new.counted = self.paired, self.counted
        new.apposition, new.alias, new.conjuncts, new.frozen = self.apposition, self.alias, self.conjuncts, None
        return new

    def freeze(self) -> Phrase:
        """Return the finished value; the same one each time."""
        if self.frozen is None:
            preps, conjuncts = self.preps, self.conjuncts
            # By position, in the order of the fields: by name it takes half as long again, and each sentence has some ten.
            self.frozen = Phrase(
                self.start,
                self.end,
                self.base,
                self.head,
                self.lemma,
                self.kind if self.kind != "there" else "pronoun",  # type: ignore[arg-type]
                self.plural or bool(conjuncts),
                self.possessor.freeze() if self.possessor is not None else None,
                tuple([(prep, np.freeze()) for prep, np in preps]) if preps else (),
                self.apposition.freeze() if self.apposition is not None else None,
                tuple([np.freeze() for np in conjuncts]) if conjuncts else (),
                self.number,
                self.alias,
                self.det not in _INDEFINITE,
            )
        return self.frozen


def join(members: list[Np]) -> Np:
    """The coordination of several phrases: a phrase of its own that spans them."""
    first = members[0]
    if first.det in _PREDETERMINERS:
        first.start += 1
        first.base = max(first.base, first.start)
    whole = first.twin()
    whole.conjuncts = members
    whole.end = members[-1].end
    return whole


def last_phrases(np: Np) -> list[Np]:
    """Return a phrase and those inside it that end where it ends, outermost first."""
    found = [np]
    while not np.conjuncts and np.preps and np.preps[-1][1].end == np.end:
        np = np.preps[-1][1]
        found.append(np)
    return found


def starts(np: Np) -> int:
    """Return where a phrase starts: what phrases are ordered by."""
    return np.start


def says_how(np: Np, lexicon: Lexicon) -> bool:
    """Does a phrase behind "by" say how, or by how much, and not by whom ("evacuated | by helicopter", "cut | by half", "by two
    percent")?
    """
    classes = lexicon.nouns.get(np.lemma, ())
    if "measure" in classes and np.number is not None:
        return True
    bare = not np.plural and np.possessor is None and np.base == np.head
    return "means" in classes and bare and (np.kind == "pronoun" or np.kind == "common" and np.det == "")
