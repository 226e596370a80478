"""What form a verb of a dependency tree has where the words alone do not say: headlines' passives, participles, speakers."""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.tree_arguments import TreeArguments

_NONE: frozenset[str] = frozenset()
_TAKES_TO = frozenset({"to-subj", "to-obj", "raise", "bare"})


class TreeForms(TreeArguments):
    """Settles the forms of verbs, and answers questions about them."""

    def finite(self, f: Frame) -> None:
        """A participle or infinitive that is the verb of its clause: a headline's passive, a headline's future."""
        g = f.main
        if g.form == "finite":
            bare = f.obj is None and f.comp is None and self.untold(f) or self.raised(f) or self.made(f)
            if self.maybe_participle(g) and not self.full_stop and bare:
                g.passive = f.passive = True
                self.agent_of(f)
            return
        if g.form == "to":
            g.future = True
        elif g.form == "participle" and (f.obj is None or not self.full_stop and self.made(f)):
            made = f.obj is not None
            by = f.agent is not None and (
                self.of(f) & {"trans"} or not self.of(f)
            )  # not "consented to mediation by Oman"
            g.passive = f.passive = g.passive or made or bool(by) or not self.full_stop and self.untold(f)
            self.agent_of(f)
        elif g.form == "ing":
            return
        if g.form == "participle" and g.modal < 0:
            g.tense = "past"
        g.form = f.form = "finite"

    def raised(self, f: Frame) -> bool:
        """Is a past form what a headline says people are believed to be ("Dozens | feared dead", "Ten | believed trapped")?"""
        bare = "raise" in self.of(f) and f.obj is None
        behind = [c for c in self.children[f.main.head] if c > f.main.head and self.tree.labels[c] in ("pred", "xcomp")]
        return bare and any(c == f.main.head + 1 and self.tags[c] in ("JJ", "VBN") for c in behind)

    def made(self, f: Frame) -> bool:
        """Is a past form what a headline says somebody is made ("Ex-warlord | named prime minister")?"""
        return "named" in self.of(f) and f.obj is not None and not f.obj.det and f.obj.start == f.main.end

    def untold(self, f: Frame) -> bool:
        """Is a past form without object that of a headline's passive ("Mayor shot by gunmen", "Two shot dead")?"""
        frames = self.of(f)
        if any(prep == "by" for prep, _ in f.preps):
            return "trans" in frames
        return (
            "trans" in frames
            and not frames & {"speech", "that", "to-subj", "quote"}
            and (f.main.particle >= 0 or "intr" not in frames)
        )

    def agent_of(self, f: Frame) -> None:
        """Take the by-phrase of what turned out to be a passive for its agent."""
        if f.passive and f.agent is None:
            f.agent = next((np for prep, np in f.preps if prep == "by"), None)
            f.preps = [(prep, np) for prep, np in f.preps if np is not f.agent]

    def participle(self, f: Frame) -> None:
        """Take a past form for a participle, whose subject is what it describes."""
        if f.form in ("participle", "finite"):
            f.main.passive = f.passive = True
            f.main.form = f.form = "participle"
            self.agent_of(f)

    def speaks(self, f: Frame) -> bool:
        """Is a clause one of saying that lacks what is said?"""
        takes = self.of(f)
        told = f.obj is None or {"ditrans", "to-obj"} <= takes  # "…, the minister | told the assembly"
        return "speech" in takes and f.comp is None and told and f.subj is not None

    def speaker_of(self, f: Frame, said: Frame) -> None:
        """Make a clause the one that says what another tells."""
        f.relation, f.parent, f.word = "main", None, ""
        f.comp, f.comp_kind = said, "quote"
        said.parent, said.relation = f, "complement"

    def comma_before(self, f: Frame) -> bool:
        """Does a comma stand right before a clause?"""
        return f.start > 0 and self.tags[f.start - 1] == ","

    def case(self, i: int) -> bool:
        """Does a preposition stand before a clause?"""
        return self.has(i, "case")

    def asks(self, outer: Frame) -> bool:
        """Does a verb, which has no clause yet, make its object do something?"""
        return outer.comp is None and bool(self.of(outer) & {"to-obj", "bare"})

    def takes_infinitive(self, outer: Frame, f: Frame) -> bool:
        """Is the infinitive that hangs on a verb what the verb asks for, not its purpose?"""
        frames = self.of(outer)
        if outer.main.adjective >= 0 or frames & {"to-subj", "raise", "bare", "to-obj"}:
            return True
        return not frames and self.tree.labels[f.main.head] == "xcomp"

    def quoted(self, i: int, outer: Frame) -> bool:
        """Does what is said stand before its verb, or in quotation marks?"""
        if i < outer.main.head:
            return True
        return '"' in self.tags[outer.main.head : i] or ":" in [self.lowers[k] for k in range(outer.main.head, i)]

    def content(self, i: int, f: Frame, outer: Frame) -> bool:
        """Does a that-clause say what an adjective right before it is about?"""
        marks = [c for c in self.children[i] if self.tree.labels[c] == "mark"]
        opens = len(marks) == 1 and self.lowers[marks[0]] == "that" and outer.main.adjective == marks[0] - 1
        return opens and outer.comp is None and f.form == "finite"

    def conditions(self, f: Frame, outer: Frame) -> bool:
        """Does a finite clause behind a subordinator go with a verb that takes no clause?"""
        opens = self.lexicon.closed.get(f.word, _NONE)
        takes = self.of(outer)
        plain = bool(takes) and not takes & {"that", "speech", "quote"} and outer.main.adjective < 0
        return f.form == "finite" and f.subj is not None and "sub" in opens and not opens & {"wh"} and plain

    def strands(self, c: int, i: int) -> bool:
        """Is a word right before the *and* before a verb a preposition that governs nothing?"""
        bare = self.tree.labels[c] in ("adv", "prt") and self.tags[c] in ("IN", "RP") and not self.children[c]
        return (
            bare
            and c == i - 2
            and self.tags[i - 1] == "CC"
            and "prep" in self.lexicon.closed.get(self.lowers[c], _NONE)
        )

    def told(self, noun: Np | None, outer: Frame) -> bool:
        """Is a noun a verb's own ("conceded to | demands that he go", "warned Berlin in | a note that it would …")?"""
        return noun is not None and (noun is outer.obj or any(np is noun for _, np in outer.preps))

    def tells(self, f: Frame, outer: Frame) -> bool:
        """Does a verb say to its object what a that-clause behind that says?"""
        opens = any(self.lowers[c] == "that" for c in self.children[f.main.head] if self.tree.labels[c] == "mark")
        return opens and f.form == "finite" and bool(self.of(outer) & {"speech", "that"})

    def speaking(self, f: Frame, outer: Frame) -> Frame:
        """The verb of saying that a participle of saying goes with ("denied that it had bombed the prison, | saying …")."""
        above = outer.parent
        if f.form != "ing" or f.word or "speech" not in self.of(f) or not self.comma_before(f) or above is None:
            return outer
        return above if above.comp is outer and self.of(above) & {"speech", "that"} else outer

    def demander(self, f: Frame, outer: Frame) -> Frame:
        """The verb that demands an infinitive behind a relative clause ("requires groups that take money | to register")."""
        above = outer.parent
        if f.form != "to" or f.word or outer.relation != "relative" or above is None or self.of(outer) & _TAKES_TO:
            return outer
        asked = above.obj is not None and above.obj in (outer.subj, outer.antecedent)
        return above if asked and self.asks(above) and not above.passive else outer

    def owned(self, i: int) -> bool:
        """Is a phrase of the clause that of "whose" ("a party | whose leader they killed")?"""
        return any(self.tags[x] == "WP$" for c in self.children[i] for x in self.children[c])

    def ends(self, f: Frame) -> bool:
        """Does a verb end its sentence, behind a comma and its subject ("…, diplomats | fear")?"""
        return f.main.end >= len(self.tree) - 1 and f.subj is not None and self.tags[f.subj.start - 1] == ","

    def complete(self, f: Frame) -> bool:
        """Lacks a clause with a plain *that* nothing for which the word could stand ("that it repeal the levy")?"""
        opens = any(self.tree.labels[c] == "mark" and self.lowers[c] == "that" for c in self.children[f.main.head])
        filled = f.obj is not None and "named" not in self.of(f) or self.has(f.main.head, "comp", "xcomp")
        return opens and f.subj is not None and filled

    def asked(self, f: Frame, outer: Frame) -> None:
        """What is asked right behind its verb ("asked | if the junta would free them")."""
        f.relation, f.parent = "complement", outer
        if outer.comp is None:
            outer.comp, outer.comp_kind = f, "wh"

    def gapped(self, f: Frame) -> None:
        """Make a relative of a that-clause beside a verb, if it lacks an object ("lost an arm in a blast | that he blamed on spies")."""
        outer = f.parent
        before = [] if outer is None else [outer.obj, *(np for _, np in outer.preps)]
        behind = [np for np in before if np is not None and outer is not None and outer.main.head < np.start < f.start]
        if behind and self.has(f.main.head, "mark"):
            f.relation, f.antecedent = "relative", max(behind, key=lambda np: np.start)

    def may_tell(self, f: Frame) -> bool:
        """May a that-clause be what a verb takes?"""
        takes = self.of(f)
        return not takes or f.main.adjective >= 0 or bool(takes & {"that", "speech", "quote"})

    def contains(self, f: Frame, outer: Frame) -> Np | None:
        """The last noun before a that-clause that takes one, in a phrase of the verb behind it."""
        if not any(self.lowers[c] == "that" for c in self.children[f.main.head] if self.tree.labels[c] == "mark"):
            return None
        behind = [np for np in (outer.obj, *outer.times, *(np for _, np in outer.preps)) if np is not None]
        nearest = max((np for np in behind if outer.main.head < np.start < f.start), key=_end, default=None)
        found = None
        while nearest is not None:
            found = nearest if self.is_container(nearest) else found
            nearest = nearest.preps[-1][1] if nearest.preps else None
        return found


def _end(np: Np) -> int:
    return np.end
