"""Verb groups in the walk: the verb of this clause, another of the same subject, a participle, or a gerund."""

from __future__ import annotations

from eventcoder.grammar.control import Control
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.reduced_relatives import ReducedRelatives

_NONE: frozenset[str] = frozenset()
_SPEAKS = frozenset({"speech", "mandate", "that", "address"})
_OUTWARD = 6  # clauses
_ALONG = frozenset({"with", "without"})
_CHARGES = frozenset({"on suspicion of", "on charges of"})
OF_OBJECT = frozenset({"of", "for", "from", "into", "against", "with"})


class Predicates(ReducedRelatives, Control):
    """Handles verb groups."""

    def verb(self, g: Group, k: int) -> int:
        """Decide what a verb group is here: infinitive, gerund, participle, or finite verb."""
        if self.last_type == "V" and self.tags[g.head] == "VB" and g.start == g.head and "bare" in self.of(self.cur):
            g.form = "to"  # "will help | protect"
        if self.echo == k:
            self.seen("V")
            return k + 1
        if g.form == "to":
            self.infinitive(g, k)
        elif g.form == "participle" and self.goes_on_perfect(k):
            g.form = "finite"
            self.conjoin(g, k)
        elif at := self.fronted_predicate(g, k):
            self.predicate_first(g, at)
        elif g.form == "ing":
            self.gerund(g)
        elif (
            g.form == "participle"
            or self.maybe_participle(g)
            and (
                self.reduced(k, self.last)
                or self.opens(g)
                or self.of_fronted(g, k)
                or self.set_off(k)
                or self.goes_on_described(k)
            )
        ):
            self.participle(g)
        else:
            self.finite(g, k)
        self.seen("V")
        return k + 1

    def goes_on_described(self, k: int) -> bool:
        """Is a past form behind "and" another participle of the noun that one describes ("hijacked by pirates and | renamed")?"""
        cur = self.cur
        described = cur.passive and cur.relation in ("relative", "participle") and cur.form == "participle"
        return self.joiner is not None and described and self.joined_participle(k)

    def goes_on_perfect(self, k: int) -> bool:
        """Does a participle with an object behind "and" share the *have* of a verb before it ("had talked them into going and |
        forbidden them to write")?
        """
        main = self.finite_base(self.cur).verb
        if self.joiner is None or main is None or main.passive or main.start == main.head or self.bare(k):
            return False
        return "have" in self.lexicon.closed.get(self.lowers[main.start], _NONE)

    def predicate_first(self, g: Group, at: int) -> None:
        """ "Also killed in the ambush | was | a judge": the auxiliary at `at` says that the subject comes."""
        cur = self.cur
        cur.take(g)
        cur.passive, cur.form, cur.inverted = True, "finite", True
        g.tense = self.groups[at].tense
        self.echo = at

    def finite(self, g: Group, k: int) -> None:
        """Give a finite verb to the clause that waits for it, or open one."""
        cur = self.cur
        if (
            cur.verb is None
            and cur.subj is not None
            and self.comma
            and self.quotes % 2 == 0
            and self.quote
            and self.trails(k)
        ):
            self.aside_speaker(None, g)
            return
        if self.judged(g):
            f = self.new("complement", cur, "", g.start)  # "the blockade, which Qatar says | violates the law"
            f.subj, cur.antecedent = cur.antecedent, None
            cur.comp, cur.comp_kind = f, "that"
            f.take(g)
            self.open(f)
            return
        if cur.verb is None:
            cur.take(g)
            cur.inverted = cur.inverted or cur.subj is None and bool(cur.preps) and self.comes_first(g, k)
            first = cur.parallel
            left = first is not None and (first.passive or self.left_so(first))
            if left and self.maybe_participle(g) and self.bare(k):
                cur.passive = True  # "ten were killed and scores injured", "leaving one dead and two injured"
            elif (
                self.maybe_participle(g)
                and cur.subj is not None
                and cur.subj.det == ""
                and cur.subj.kind != "pronoun"
                and self.headline_passive(g, k)
            ):
                cur.passive, cur.form = True, "finite"
            return
        waiting = self.waiting()
        if waiting is not None and self.joiner is None:
            passive = self.last_type == "V" and self.maybe_participle(g) and not self.full_stop and self.raised()
            while self.cur is not waiting:
                self.close()
            waiting.take(g)
            waiting.passive = waiting.passive or passive  # a headline's "Man believed | killed in raid"
            return
        if self.joiner is not None or self.comma and cur.comp is None and not self.speech_inversion(g, k):
            self.conjoin(g, k)
            return
        if self.speech_inversion(g, k):
            f = self.speaker(g.start)
            f.take(g)
            f.inverted = True
            return
        self.steal(g)

    def left_so(self, f: Frame) -> bool:
        """Does a word behind the object say what became of it ("left two men | dead")?"""
        return f.verb is not None and f.obj is not None and f.verb.particle >= f.obj.end

    def speech_inversion(self, g: Group, k: int) -> bool:
        """ "…, said the minister": a reporting verb before its subject."""
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        if not ("speech" in frames and (self.comma or self.quote) or "that" in frames and self.quote):
            return False
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        goes_on = not (self.full_stop or self.quote) and (self.verb_follows(k + 2) or self.promises(k))
        return following is not None and following.type == "N" and self.cur.comp is None and not goes_on

    def promises(self, k: int) -> bool:
        """Has a verb of speech at k what is to be done for its object, and no speaker behind it ("…, vows | purge of army")?"""
        noun = self.groups[k + 1] if k + 1 < len(self.groups) else None
        return noun is not None and "deed" in self.lexicon.nouns.get(noun.lemma, _NONE)

    def parallel_gerund(self, prep: str) -> Frame | None:
        """The gerund further out that stands behind the same preposition, if there is one."""
        return next(
            (f for f in (self.cur, *reversed(self.stack[-_OUTWARD:])) if f.relation == "prep" and f.word == prep), None
        )

    def judged(self, g: Group) -> bool:
        """Does a relative clause only say who says so: is its pronoun the subject of the verb right behind its own?"""
        cur = self.cur
        if cur.verb is None or cur.antecedent is None or cur.subj is None or cur.subj is cur.antecedent:
            return False
        beside = self.last_type == "V" and not self.comma and self.joiner is None and cur.comp is None
        return beside and bool(self.of(cur) & {"speech", "that"}) and g.form == "finite"

    def conjoin(self, g: Group, k: int) -> None:
        """ "… and withdrew": another predicate of the same subject."""
        base = self.cur
        asked = self.asked_above(g)
        if asked is not None:
            base, g.form = asked, "to"
        else:
            base = self.past_aside(self.finite_base(base))
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
        f.subj = base.subj
        f.antecedent = base.antecedent if base.subj is None else None
        f.noun = base.noun
        f.take(g)
        f.passive = f.passive or base.passive and self.maybe_participle(g) and self.bare(k)
        if self.tags[g.head] in ("VB", "VBP") and g.head == g.start and (base.main.modal >= 0 or base.main.future):
            g.modal, g.future, g.tense = (
                base.main.modal,
                base.main.future,
                base.main.tense,
            )  # "will search homes and | seize"
        takes = self.of(base)
        governs = not takes or "trans" in takes  # not "resigned | and fled the country"
        if governs and self.last_type == "V" and base.obj is None and base.comp is None and not base.passive:
            self.shared.append((base, f, self.stranded))
        self.stranded = ""
        self.cur = f

    def asked_above(self, g: Group) -> Frame | None:
        """The infinitive that a base form goes on with, past a gerund inside it ("to stop arresting editors and | free the others")."""
        if self.tags[g.head] not in ("VB", "VBP") or g.modal >= 0:
            return None
        f = self.cur
        while f.form == "ing" and f.relation in ("complement", "prep") and f.parent is not None and g.start == g.head:
            f = f.parent
        return f if f.form == "to" else None

    def past_aside(self, base: Frame) -> Frame:
        """Behind a comma and "and", a verb goes on with the main clause, not with the clause of time behind it ("vandalised a clinic after
        a woman died, | and beat a doctor").
        """
        outer = base.parent
        aside = self.comma and self.joiner is not None and base.relation == "sub" and base.form == "finite"
        if not aside or outer is None or outer.verb is None or outer.form != "finite" or outer.start > base.start:
            return base
        return outer if "setting" in self.lexicon.closed.get(base.word, _NONE) or base.word == "when" else base

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
        | called on Rwanda to leave"): the clause inside has another tense, or none who could speak.
        """
        outer = base.parent
        if base.relation != "complement" or outer is None or outer.verb is None or base.verb is None:
            return self.agreeing(g, base)
        if "speech" not in self.of(outer):
            return base
        first, inner, here = (self.tags[x.start] for x in (outer.main, base.main, g))
        plain = g.start == g.head and base.main.start == base.main.head
        shifted = plain and first == here == "VBD" and inner in ("VBZ", "VBP")
        perfect = first == here != "VBD" == inner and g.start < g.head  # "says … was …, and has called on"
        perfect = perfect and self.speaks_out(g)
        return outer if shifted or perfect or self.speaks(g) and base.lemma == "be" else base

    def speaks(self, g: Group) -> bool:
        """Is a verb one of speech or of what is wished?"""
        return bool(self.lexicon.frames.get(g.lemma, _NONE) & _SPEAKS)

    def speaks_out(self, g: Group) -> bool:
        """Is a verb one of speech, or one that calls for something?"""
        return self.speaks(g) or "for-to" in self.lexicon.frames.get(g.lemma, _NONE)

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

    def steal(self, g: Group) -> None:
        """A finite verb whose subject was taken for something else: "said the town that fell had been shelled"."""
        owner = self.cur
        for f in (self.cur, *reversed(self.stack)):
            if f.verb is not None and f.obj is not None and self.of(f) & {"speech", "that"}:
                owner = f
                break
        np = owner.obj if owner.obj is not None else self.last
        if owner.obj is not None and owner.obj is np:
            owner.obj = None
        while self.cur is not owner and self.stack:
            self.close()
        f = self.new("complement" if self.of(owner) & {"speech", "that"} else "main", owner, "", g.start)
        if f.relation == "complement" and owner.comp is None:
            owner.comp, owner.comp_kind = f, "that"
        f.subj = np
        f.take(g)
        self.open(f)

    def participle(self, g: Group) -> None:
        """Open the clause of a participle: a relative of the noun before it, or one that stands apart."""
        cur = self.cur
        g.passive = g.form != "ing"
        g.form = "participle"
        f = self.new("relative", cur, "", g.start)
        f.after_comma = self.comma
        if self.joiner is not None and cur.relation in ("relative", "participle") and cur.passive:
            self.shared.append((cur, f, ""))
            f.relation, f.parent, f.subj = cur.relation, cur.parent, cur.subj
            f.take(g)
            self.cur = f
            return
        if (
            self.last is None
            or self.last_type not in ("N", "T")
            and not self.comma
            or cur.verb is None
            and cur.subj is None
        ):
            f.relation = "participle"
            f.subj = self.last if self.last_type == "N" and (not self.comma or cur.preps and cur.subj is None) else None
            self.fronted.append(f)
            f.take(g)
            self.open(f)
            return
        described = self.carried(g) or self.undergoer(self.last) if g.passive else self.last
        f.subj = described if not self.comma or cur.verb is None else (cur.obj or cur.subj or self.last)
        f.take(g)
        self.open(f)

    def carried(self, g: Group) -> Np | None:
        """The act that a verb of carrying out describes, and not who it is done to ("a ban on the import of fruit | imposed by …")."""
        last = self.last
        if last is None or "light" not in self.lexicon.frames.get(g.lemma, _NONE):
            return None
        whole = (x for x in self.chain(last) if x.end == last.end and x.preps and x.preps[-1][0] != "of")
        return next((x for x in whole if self.is_act(x)), None)

    def gerund(self, g: Group) -> None:
        """Open the clause of an -ing form: under a preposition, of the verb, beside the clause, or of the noun before it."""
        cur = self.cur
        if self.stands_apart():
            self.absolute(g)
            return
        if cur.verb is None and cur.subj is None and self.prep is None:
            f = self.new("participle", cur, "", g.start)
            f.take(g)
            self.fronted.append(f)
            self.open(f)
            return
        if self.prep is not None:
            self.after_preposition(g, self.prep.lemma)
            return
        if self.last_type == "V" and not self.comma and self.joiner is None and cur.verb is not None:
            f = self.new("complement", cur, "", g.start)
            f.subj = self.doer(cur)
            if cur.comp is None:
                cur.comp, cur.comp_kind = f, "ing"
        elif self.joiner is not None and (cur.form == "ing" or self.going_on(cur)):
            f = self.new(cur.relation, cur.parent, cur.word, g.start)
            f.subj, f.antecedent = cur.subj, cur.antecedent if cur.subj is None else None
            f.take(g)
            if cur.form != "ing":
                f.form, g.tense = cur.form, cur.main.tense
            if self.last_type == "V" and cur.obj is None and "trans" in self.of(cur):
                self.shared.append((cur, f, ""))  # "have been kidnapping and | killing Christians"
            self.cur = f
            return
        elif self.comma or self.joiner is not None or self.last_type == "T" or self.asks_of(g):
            base = cur if cur.verb is None and cur.subj is not None and self.comma else self.finite_base(cur)
            while (
                (base is not cur or self.goes_outward(g))
                and (
                    "result" not in self.lexicon.frames.get(g.lemma, _NONE) or self.background(base) or self.idle(base)
                )
                and base.relation in ("sub", "relative")
                and base.parent is not None
                and base.parent.verb is not None
            ):
                base = self.finite_base(base.parent)  # "vowed to answer if rebels struck again, accusing …"
            if (
                base.relation == "complement"
                and base.verb is not None
                and base.parent is not None
                and self.lexicon.frames.get(g.lemma, _NONE) & {"speech"}
            ):
                base = base.parent  # "denied that it had bombed the prison, | saying …"
            f = self.new("participle", base, "", g.start)
            f.subj = base.subj or base.antecedent
            f.after_comma = True
        else:
            f = self.new("relative", cur, "", g.start)
            f.subj = self.last if self.last is None else self.cause(g, self.chain(self.last)) or self.last
        f.take(g)
        self.open(f)

    def going_on(self, f: Frame) -> bool:
        """Is a clause's verb in its progressive form ("are kidnapping")?"""
        return f.form == "finite" and f.verb is not None and self.tags[f.verb.head] == "VBG"

    def goes_outward(self, g: Group) -> bool:
        """Does an -ing form behind a comma hang on the clause around this one, which only restricts a noun or says when ("broke up a
        gang that smuggled arms, | arresting ten", "left before they began, | citing …")?
        """
        if not self.comma:
            return False
        if self.cur.relation == "sub":
            return self.speaks(g) and self.cur.subj is not None and self.cur.subj.kind == "pronoun"
        return not self.cur.after_comma

    def idle(self, f: Frame) -> bool:
        """Does a relative clause tell of no act that may have a result ("people who identify as gay, | prompting criticism")?"""
        noun = f.subj or f.antecedent
        if f.relation != "relative" or f.obj is not None or noun is None or noun.kind != "common":
            return False
        return "plural" in self.lexicon.nouns.get(noun.lemma, _NONE) or not self.is_act(noun)

    def background(self, f: Frame) -> bool:
        """Does a clause tell what had come before, so that no result of it is told ("where people had gathered, | killing ten")?"""
        return f.verb is not None and f.verb.start < f.verb.head and self.lowers[f.verb.start] == "had"

    def stands_apart(self) -> bool:
        """Is the phrase before a verb the subject of what only goes along with the clause ("With rebels | shelling the town, …", "…,
        with both sides | accusing each other")?
        """
        preps = self.cur.preps
        if self.last_type != "N" or self.comma or self.joiner is not None or not preps or preps[-1][0] not in _ALONG:
            return False
        start = preps[-1][1].start - 2
        apart = start < 0 or self.lowers[start] == "," or self.cur.verb is None or preps[-1][0] != "with"
        return preps[-1][1] is self.last and apart

    def absolute(self, g: Group) -> None:
        """Open the clause of a phrase behind *with*, which is then no company of the clause around it; behind *without* it is denied."""
        prep, np = self.cur.preps.pop()
        f = self.new("participle" if prep == "with" else "prep", self.cur, "" if prep == "with" else prep, np.start)
        f.subj = np
        f.take(g)
        self.open(f)

    def asks_of(self, g: Group) -> bool:
        """ "wrote to Hanoi | asking for", "sent a letter to the envoy | threatening": words are the subject's, not those of the
        name that a preposition governs.
        """
        cur = self.cur
        words = self.lexicon.frames.get(g.lemma, _NONE) & {"speech", "mandate", "for-to"}
        if not words or cur.verb is None or not cur.preps or self.last is None or cur.preps[-1][1] is not self.last:
            return False
        if cur.obj is None:
            return self.last.kind == "proper"
        return cur.preps[-1][0] == "to" and "message" in self.lexicon.nouns.get(cur.obj.lemma, _NONE)

    def blamed(self) -> bool:
        """Is the phrase to the left an act with its patient, for whose deed it is done ("the arrest of a rancher | for hiring …")?"""
        return self.last_type in ("N", "T") and self.last is not None and self.undergoer(self.last) is not self.last

    def describes_act(self, f: Frame, np: Np) -> bool:
        """Is an object only the name of what follows behind "of" ("has no intention of leaving"), and no one who does it?"""
        return np.kind == "common" and "of" not in self.of(f)

    def blames_past(self, prep: str) -> bool:
        """Is a gerund behind what describes an object the deed that the verb outside names ("accused the soldiers who guard the dam |
        of stealing")?
        """
        inner, outer = self.cur, self.stack[-1] if self.stack else None
        if (
            prep != "of"
            or inner.relation != "relative"
            or inner.verb is None
            or outer is None
            or "of" in self.of(inner)
        ):
            return False
        waits = outer.obj is not None and outer.comp is None and not outer.passive and "of" in self.of(outer)
        return waits and self.last_type in ("N", "T") and outer.obj in (inner.subj, inner.antecedent)

    def after_preposition(self, g: Group, prep: str) -> None:
        """A gerund under a preposition: "accused them of killing", "without firing"."""
        first = self.parallel_gerund(prep) if self.joiner is not None else None
        if first is None and self.blames_past(prep):
            self.close()
            self.last = self.cur.obj
        cur = self.cur if first is None or first.parent is None else first.parent
        f = self.new("prep", cur, prep, g.start)
        if first is not None:
            f.subj = first.subj  # "accused of plotting to kill him and | of smuggling arms"
            f.take(g)
            self.open(f)
            return
        surface = self.doer(cur)  # "who were accused of | having been bribed"
        if prep == "of" and cur.obj is not None and cur.obj is self.last and self.describes_act(cur, cur.obj):
            surface = self.holder(cur.obj) or surface
        elif (
            (prep in OF_OBJECT or prep in _CHARGES and "light" not in self.of(cur))
            and not cur.passive
            and cur.obj is not None
        ):
            surface = cur.indirect or cur.obj
        elif prep in OF_OBJECT and not cur.passive and cur.antecedent is not None and cur.subj is not None:
            surface = cur.antecedent
        f.subj = self.undergoer(self.last) if prep == "for" and self.blamed() else surface
        if cur.verb is None and surface is None:
            self.fronted.append(f)  # "Before leaving, the minister …"
        if cur.verb is not None and cur.comp is None:
            cur.comp, cur.comp_kind, cur.comp_prep = f, "ing", prep
        elif cur.verb is None:
            f.noun = self.last
        f.take(g)
        self.open(f)
