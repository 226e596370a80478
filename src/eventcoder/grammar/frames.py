"""Clauses under construction, and how a finished one becomes a `Clause` with its arguments in logical form."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import Np

_DEEP = 6  # clauses inside one another


class Frame:
    """A clause being filled, left to right. `subj` is the surface subject until `logical` is asked.

    `relation` says how it hangs on `parent`: "main", "conjunct", "complement", "purpose", "relative", "participle",
    "noun" (a to- or that-clause of a noun), "prep" (a gerund after `word`), "sub" (after the subordinator `word`), or "subject"
    (an act that is the parent's subject).
    """

    __slots__ = (
        "after_comma",
        "agent",
        "antecedent",
        "command",
        "comp",
        "comp_kind",
        "comp_prep",
        "end",
        "form",
        "index",
        "indirect",
        "inverted",
        "kind",
        "lemma",
        "noun",
        "obj",
        "parallel",
        "parent",
        "passive",
        "preps",
        "quoted",
        "relation",
        "start",
        "subj",
        "subj_comma",
        "times",
        "verb",
        "word",
    )  # fmt: skip

    def __init__(self, relation: str = "main", parent: Frame | None = None, word: str = "", start: int = 0) -> None:
        self.relation = relation
        self.parent = parent
        self.word = word
        self.start = start
        self.end = start
        self.verb: Group | None = None
        self.kind = "verb"
        self.lemma = ""
        self.form = ""
        self.passive = False
        self.subj: Np | None = None
        self.subj_comma = False
        self.obj: Np | None = None
        self.indirect: Np | None = None
        self.agent: Np | None = None
        self.preps: list[tuple[str, Np]] = []
        self.times: list[Np] = []
        self.comp: Frame | None = None
        self.comp_kind = ""
        self.comp_prep = ""
        self.antecedent: Np | None = None
        self.noun: Np | None = None
        self.after_comma = False
        self.inverted = False
        self.quoted = False
        self.command = False
        self.parallel: Frame | None = None
        self.index = -1

    def take(self, verb: Group) -> None:
        """Make `verb` this clause's predicate."""
        self.verb = verb
        self.lemma = verb.lemma
        self.form = verb.form
        self.passive = verb.passive
        self.end = verb.end
        if self.subj is None:
            self.start = min(self.start, verb.start) if self.relation != "main" else self.start

    def settle(self, takes: frozenset[str]) -> None:
        """Turn surface into logical arguments: passives, object relatives, the agent of a by-phrase; `takes` is what the
        verb can take.
        """
        gap = self.antecedent
        if gap is not None and self.subj is None:
            self.subj = gap
        elif gap is not None and gap is not self.subj and self.comp is not None and self.obj is None:
            self._hand_down(gap)
        elif (
            gap is not None
            and gap is not self.subj
            and (self.obj is None or "named" in takes and gap.kind != "time")
            and not self.passive
            and self.word not in ("where", "when")
        ):
            self.title()
            self.obj = gap  # of "a vote that the party called a sham", the vote
        elif gap is not None and gap is not self.subj and "ditrans" in takes and self._reaches(gap):
            self.indirect, self.obj = self.obj, gap  # "the boats that Japan gave | the coast guard"
        if not self.passive:
            return
        surface = self.subj
        self.subj = self.agent
        if self.obj is None or "named" in takes:
            self.title()
            if surface is not None and self.obj is not None and self.relation == "relative":
                surface.apposition = surface.apposition or self._name_of(surface, self.obj)
            self.obj = surface
        elif self.indirect is None and surface is not self.obj:
            self.indirect = surface

    def _name_of(self, np: Np, title: Np) -> Np | None:
        """What a phrase is called, where that is a name ("a group called | the Vipers")."""
        return title if np.kind == "common" and title.kind == "proper" and not np.conjuncts else None

    def _reaches(self, gap: Np) -> bool:
        """Is the object who gets what a relative pronoun stands for: a name, or somebody who is known?"""
        whom = self.obj
        if whom is None or self.indirect is not None or self.passive or gap.kind == "time" or self.comp is not None:
            return False
        return whom.kind in ("proper", "pronoun") or whom.kind == "common" and bool(whom.det or whom.possessor)

    def title(self) -> None:
        """What somebody is called or made stands where an object does; it becomes an *as* phrase ("branded | terrorists")."""
        if self.obj is not None:
            self.preps.append(("as", self.obj))

    def _hand_down(self, gap: Np) -> None:
        """Give a relative pronoun's noun to the innermost clause that lacks an object ("the men whom the junta vowed to | shoot");
        a verb with a gerund behind a preposition lacks its own ("the chief, whom they | accuse of ordering the raid").
        """
        if self.comp_prep:
            self.obj = gap
            return
        inner = self
        for _ in range(_DEEP):
            if inner.comp is None or inner.obj is not None:
                break
            inner = inner.comp
        if inner.obj is None and not inner.passive and inner.kind == "verb" and inner.subj is not gap:
            inner.obj = gap

    @property
    def main(self) -> Group:
        """The verb group; asked only of clauses that have one."""
        return self.verb  # type: ignore[return-value]
