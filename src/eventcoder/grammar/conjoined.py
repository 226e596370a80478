"""Another verb of the same subject: with which of the clauses around it is it joined?"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.noun_phrase import JOINERS

_NONE: frozenset[str] = frozenset()
SPEAKS = frozenset({"speech", "mandate", "that", "address"})
_WHEN_WHERE = frozenset({"wh", "sub"})  # the classes of "when" and "where"
_NAMES = frozenset({"named", "as"})
_OUTWARD = 6  # clauses


class Conjoined(Lookahead):
    """Joins predicates."""

    def conjoin(self, g: Group, k: int) -> None:
        """ "… and withdrew": another predicate of the same subject."""
        base = self.cur
        asked = self.asked_above(g)
        if asked is not None:
            base, g.form = asked, "to"
        else:
            base = self.past_present(self.past_demand(self.past_name(self.finite_base(base)), g), g)
            base = self.past_aside(base, g)
            base = self.past_words(base, g, k)
            beside = self.last_type == "V" and base.verb is not None and base.main.adjective < 0
            own = not self.bare(k) or g.start < g.head  # "was rigged and | has called on"
            beside = beside and not (base.passive and self.speaks_out(g) and own)
            base = base if beside else self.speaks_on(g, self.parallel_to(g, base, k))
        if base.verb is None:
            base.take(g)
            self.cur = base
            return
        if self.joiner is not None and "neg" in self.lexicon.closed.get(self.joiner.lemma, _NONE):
            g.negated = (self.joiner.start,)  # "neither signed | nor ratified"
        f = self.new(base.relation, base.parent, base.word, g.start)
        f.subj, f.parallel = base.subj, base
        f.antecedent = base.antecedent if base.subj is None else None
        f.noun = base.noun
        f.take(g)
        # but "was sacked and | threatened to sue"
        shares = base.passive and self.bare(k) and not self.own_infinitive(k)
        f.passive = f.passive or shares and self.maybe_participle(g)
        bare = self.tags[g.head] in ("VB", "VBP") and g.head == g.start
        bare = bare or f.passive and base.passive and g.head == g.start  # "will be hunted and | killed"
        if bare and (base.main.modal >= 0 or base.main.future) or self.would_have(base, g):
            g.modal, g.future, g.tense = (
                base.main.modal,
                base.main.future,
                base.main.tense,
            )  # "will search homes and | seize"
        takes = self.of(base)
        governs = not takes or "trans" in takes  # not "resigned | and fled the country"
        alike = not base.passive or f.passive and base.agent is None  # "was beaten | or shot by the guards"
        if governs and self.last_type == "V" and base.obj is None and base.comp is None and alike:
            if self.waits:
                self.stranded.append((base, self.waits, f))
            else:
                self.shared.append((base, f))
        self.waits = ""
        self.cur = f

    def asked_above(self, g: Group) -> Frame | None:
        """The infinitive that a base form goes on with, past a gerund inside it ("to stop arresting editors and | free the others")."""
        if self.tags[g.head] not in ("VB", "VBP") or g.modal >= 0:
            return None
        f = self.cur
        while f.form == "ing" and f.relation in ("complement", "prep") and f.parent is not None and g.start == g.head:
            f = f.parent
        return f if f.form == "to" else None

    def past_name(self, base: Frame) -> Frame:
        """A verb goes on with the main clause, not with how somebody names a thing ("condemned what it called theft | and demanded …")."""
        while (
            base.relation in ("sub", "complement")
            and base.word == "what"
            and base.parent is not None
            and self.of(base) & _NAMES
            and self.last_type != "V"
        ):
            base = self.finite_base(base.parent)
        return base

    def past_demand(self, base: Frame, g: Group) -> Frame:
        """A past form goes on with the one who demands, not with what is demanded ("urged that Chad free him and | sent an envoy")."""
        while (
            base.relation == "complement"
            and base.parent is not None
            and base.verb is not None
            and base.main.start == base.main.head
            and self.tags[base.main.head] == "VB"
            and self.tags[g.start] in ("VBD", "VBZ")
        ):
            base = self.finite_base(base.parent)
        return base

    def past_present(self, base: Frame, g: Group) -> Frame:
        """A plain past goes on with the past outside, not with the plain present of the clause inside ("refused to leave when her term ends | and
        called for a vote").
        """
        while (
            base.relation in ("sub", "relative")
            and base.parent is not None
            and base.verb is not None
            and base.main.start == base.main.head
            and self.tags[base.main.head] == "VBZ"
            and g.start == g.head
            and self.tags[g.head] == "VBD"
        ):
            outer = self.finite_base(base.parent)
            if outer.verb is None or self.tags[outer.main.start] != "VBD":
                break
            base = outer
        return base

    def past_aside(self, base: Frame, g: Group) -> Frame:
        """Behind a comma and "and", a verb goes on with the main clause, not with the clause of time or place behind it ("vandalised a clinic after
        a woman died, | and beat a doctor").
        """
        result = "result" in self.lexicon.frames.get(g.lemma, _NONE)  # "a blast that hit a clinic, | and killed ten"
        joined = self.comma and self.joiner is not None and self.joiner.lemma in JOINERS
        while joined and not result and self.only_relative(base):
            base = self.finite_base(base.parent) if base.parent is not None else base
        outer = base.parent
        aside = self.comma and self.joiner is not None and base.relation == "sub" and base.form == "finite"
        if not aside or outer is None or outer.verb is None or outer.form != "finite" or outer.start > base.start:
            return base
        classes = self.lexicon.closed.get(base.word, _NONE)
        if classes >= _WHEN_WHERE and self.goes_on_then(base, outer, g):
            return base
        return outer if "setting" in classes or classes >= _WHEN_WHERE else base

    def goes_on_then(self, base: Frame, outer: Frame, g: Group) -> bool:
        """Does a plain past go on with what came to pass while something was going on ("were singing when men burst in, | and opened fire")?"""
        plain = all(x.start == x.head and self.tags[x.head] == "VBD" for x in (base.main, g))
        return base.verb is not None and plain and outer.main.start != outer.main.head and not outer.passive

    def past_words(self, base: Frame, g: Group, k: int) -> Frame:
        """Behind a comma and "and", a call in the plain past goes on with the speaker, past what he says was done or had been done ("saying
        that it had been rigged, | and called for protests").
        """
        outer = base.parent
        joined = self.comma and self.joiner is not None and self.joiner.lemma in JOINERS
        plain = g.start == g.head and self.tags[g.head] == "VBD"
        if not joined or not plain or base.relation != "complement" or outer is None or outer.verb is None:
            return base
        if base.passive and self.bare(k) and "for-to" not in self.lexicon.frames.get(g.lemma, _NONE):
            return base  # "said he was warned, | and told to leave"
        compound = base.verb is not None and base.main.start != base.main.head
        if not compound or not self.speaks_out(g) or "speech" not in self.of(outer):
            return base
        return self.finite_base(outer)

    def only_relative(self, f: Frame) -> bool:
        """Is a clause the one relative of its noun, of a thing, and no list of them ("fires that killed 90, | and closed its airspace", but
        "that hit a bank, burned it, | and fell", "who robbed a bank, | and fled")?
        """
        noun = f.subj or f.antecedent
        if (
            f.word == "who"
            or f.relation != "relative"
            or f.form != "finite"
            or f.parent is None
            or f.parent.verb is None
        ):
            return False
        alike = [x for x in self.frames[-_OUTWARD:] if x.relation == "relative" and (x.subj or x.antecedent) is noun]
        return len(alike) == 1

    def would_have(self, base: Frame, g: Group) -> bool:
        """Does a past form share a modal and its *have* ("a bill that would have banned the party and | jailed its leader")?"""
        main = base.main
        perfect = main.modal >= 0 and "have" in self.lexicon.closed.get(self.lowers[main.head - 1], _NONE)
        return perfect and g.start == g.head and self.maybe_participle(g)

    def parallel_to(self, g: Group, base: Frame, k: int) -> Frame:
        """A plain past goes on with a plain past further out, not with the pluperfect of a clause inside: "accused China of
        breaking promises it had made | and threatened …".
        """
        while (
            (
                base.relation in ("relative", "sub", "noun")
                or base.relation == "complement"
                and self.speaks(g)
                and not self.gives_whom(k)
            )
            and base.parent is not None
            and base.main.start != base.main.head
            and self.tags[base.main.start] not in ("VBZ", "VBP")
            and g.start == g.head
            and self.tags[g.head] == "VBD"
            and not self.would_have(base, g)
            and not (
                base.passive and self.maybe_participle(g) and self.bare(k) and self.needs_object(g)
            )  # "who were seized and | executed"
        ):
            outer = self.finite_base(base.parent)
            if outer.verb is None or outer.main.start != outer.main.head or outer is base:
                break
            base = outer
        return base

    def gives_whom(self, k: int) -> bool:
        """Do a pronoun and a noun phrase follow a verb that takes both ("denied | him medicine")?"""
        receiver, given = self.groups[k + 1 : k + 2], self.groups[k + 2 : k + 3]
        if not receiver or not given or receiver[0].kind != "pronoun" or given[0].type != "N":
            return False
        return "ditrans" in self.lexicon.frames.get(self.groups[k].lemma, _NONE)

    def speaks_on(self, g: Group, base: Frame) -> Frame:
        """The clause of the speaker, where a verb of speech behind a that-clause goes on with his ("said the US rejects the raid and
        | called on Rwanda to leave"): the clause inside has another tense, or none who could speak, or a comma ends it.
        """
        outer = base.parent
        if base.relation != "complement" or outer is None or outer.verb is None or base.verb is None:
            return self.agreeing(g, base)
        ended = self.comma and "speech" in self.of(outer) and self.speaks_out(g)
        return outer if ended or goes_on(g, base, outer, self.tags, self.lexicon) else base

    def speaks(self, g: Group) -> bool:
        """Is a verb one of speech or of what is wished?"""
        return _speaks(g, self.lexicon)

    def speaks_out(self, g: Group) -> bool:
        """Is a verb one of speech, or one that calls for something?"""
        return _speaks_out(g, self.lexicon)

    def agreeing(self, g: Group, base: Frame) -> Frame:
        """A singular present goes on with a singular one further out, not with a plural inside ("refuses those who arrive and | sends
        them away").
        """
        if self.tags[g.start] != "VBZ" or base.relation != "relative" or self.tags[base.main.start] != "VBP":
            return base
        outer = base
        for _ in range(_OUTWARD):
            if outer.parent is None:
                break
            outer = self.finite_base(outer.parent)
            if outer.verb is not None and self.tags[outer.main.start] == "VBZ":
                return outer
        return base

    def goes_on_perfect(self, k: int) -> bool:
        """Does a participle with an object behind "and" share the *have* of a verb before it ("had talked them into going and |
        forbidden them to write")?
        """
        main = self.finite_base(self.cur).verb
        if self.joiner is None or main is None or main.passive or main.start == main.head or self.bare(k):
            return False
        return "have" in self.lexicon.closed.get(self.lowers[main.start], _NONE)

    def goes_on_passive(self, k: int) -> bool:
        """Does a participle behind "and" share the *be* of a passive before it ("was dragged from his house and | beaten")?"""
        base = self.finite_base(self.cur)
        if self.joiner is None or not base.passive or base.form != "finite" or not self.bare(k):
            return False
        if self.own_infinitive(k):
            return False
        return base is self.cur or not self.cur.passive


def goes_on(g: Group, inner: Frame, outer: Frame, tags: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a verb behind what a speaker says go on with the speaker, since the clause inside has another tense, or none who could
    speak ("said the US rejects the raid and | called on Rwanda to leave", "says the vote was rigged and | has called on …")?
    """
    if "speech" not in lexicon.frames.get(outer.lemma, _NONE):
        return False
    first, within, here = (tags[x.start] for x in (outer.main, inner.main, g))
    plain = g.start == g.head and inner.main.start == inner.main.head
    shifted = plain and first == here == "VBD" and within in ("VBZ", "VBP")
    perfect = first == here != "VBD" == within and g.start < g.head and _speaks_out(g, lexicon)
    copula = inner.lemma == "be" or inner.main.adjective >= 0
    return shifted or perfect or _speaks(g, lexicon) and copula


def _speaks(g: Group, lexicon: Lexicon) -> bool:
    return bool(lexicon.frames.get(g.lemma, _NONE) & SPEAKS)


def _speaks_out(g: Group, lexicon: Lexicon) -> bool:
    return _speaks(g, lexicon) or "for-to" in lexicon.frames.get(g.lemma, _NONE)
