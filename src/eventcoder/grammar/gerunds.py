"""-ing forms in the walk: under a preposition, of the verb, beside the clause, or of the noun before them."""

from __future__ import annotations

from eventcoder.grammar.conjoined import Conjoined
from eventcoder.grammar.control import Control
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.walk import FAR

_NONE: frozenset[str] = frozenset()
_OUTWARD = 6  # clauses
_PHRASES = 3  # behind what stands with "with"
_BETWEEN = "between"
_ALONG = frozenset({"with", "without"})
_THROUGH = frozenset({"through", "into", "across", "towards"})
_JUDGED = frozenset({"against", "of", "about", "over", "in favour of", "in favor of"})
OF_OBJECT = frozenset({"of", "for", "from", "into", "against", "with"})


class Gerunds(Conjoined, Control):
    """Handles -ing forms."""

    def gerund(self, g: Group) -> None:
        """Open the clause of an -ing form: under a preposition, of the verb, beside the clause, or of the noun before it."""
        cur = self.cur
        if self.stands_apart():
            self.absolute(g)
            return
        said = cur.relation == "complement"  # "said that | closing schools was wrong"
        if self.last_type == "S" and cur.verb is None and cur.parent and cur.parent.verb is not None and not said:
            cur.subj = self.doer(cur.parent)
            cur.take(g)  # "came under fire | while evacuating troops"
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
        if (
            (self.last_type == "V" or self.fills_time())
            and not self.comma
            and self.joiner is None
            and cur.verb is not None
        ):
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
                self.shared.append((cur, f))  # "have been kidnapping and | killing Christians"
            self.cur = f
            return
        elif self.comma or self.joiner is not None or self.last_type == "T" or self.asks_of(g) or self.tells_how(g):
            base = cur if cur.verb is None and cur.subj is not None and self.comma else self.finite_base(cur)
            while (
                (base is not cur or self.goes_outward(g))
                and (not self.is_result(g) or self.background(base) or self.idle(base) or self.is_state(base))
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
            elif self.comma and (told := self.told_before(base)) is not None and self.is_result(g):
                base = told  # "shells hit a school, the mayor said on Sunday, | killing nine"
            f = self.new("participle", base, "", g.start)
            f.subj = base.subj or base.antecedent
            f.after_comma = True
        elif (noun := self.acts_itself()) is not None:
            f = self.own_act(noun, g)
        elif self.of_raid(g):
            f = self.new("participle", cur, "", g.start)
            f.subj = self.doer(cur)
        else:
            f = self.new("relative", cur, "", g.start)
            f.subj = self.last if self.last is None else self.cause(g, self.chain(self.last)) or self.second(self.last)
        f.take(g)
        self.open(f)

    def of_raid(self, g: Group) -> bool:
        """Does an -ing form tell, without a comma, what the subject got out of a raid ("launched a crackdown on smugglers | arresting
        ten", "raided a flat | seizing arms", but "met soldiers | guarding the dam")?
        """
        cur = self.cur
        if cur.verb is None or cur.passive or cur.obj is None:
            return False
        if "outcome" not in self.lexicon.frames.get(g.lemma, _NONE):
            return False
        nouns, takes = self.lexicon.nouns.get(cur.obj.lemma, _NONE), self.of(cur)
        if "light" in takes:
            return "deed" in nouns
        several = self.tags[cur.obj.head] == "NNS" or "collective" in nouns  # "attacked police | arresting students"
        return "raids" in takes or "assails" in takes and not several

    def acts_itself(self) -> Np | None:
        """A name whose own act an -ing form behind it tells, since nothing need be said to know a name by ("opposed Chad | joining the
        bloc", "spoke against Chad | joining")?
        """
        cur, np = self.cur, self.last
        if np is None or np.kind not in ("proper", "pronoun") or cur.verb is None or cur.comp is not None:
            return None
        judges = "own-ing" in self.of(cur)
        if np is cur.obj:
            return np if judges and not cur.passive else None
        if not cur.preps or cur.preps[-1][1] is not np or cur.obj is not None and not cur.passive:
            return None
        prep = cur.preps[-1][0]
        return np if prep in _JUDGED or prep == "to" and judges else None

    def tells_how(self, g: Group) -> bool:
        """Does an -ing form behind an object or a phrase say what the act was done with ("dispersed the crowd | using tear gas")? Behind a
        doer it describes him ("were killed by men | using axes").
        """
        cur = self.cur
        if "tool" not in self.lexicon.frames.get(g.lemma, _NONE) or cur.verb is None or cur.passive:
            return False
        return cur.subj is not None and self.last is not cur.subj

    def own_act(self, np: Np, g: Group) -> Frame:
        """The clause of what a name does, in the place of the name."""
        cur = self.cur
        if np is cur.obj:
            cur.obj, word = None, ""
        else:
            word = cur.preps.pop()[0]
        f = self.new("prep" if word else "complement", cur, word, g.start)
        f.subj = np
        cur.comp, cur.comp_kind, cur.comp_prep = f, "ing", word
        return f

    def second(self, np: Np) -> Np:
        """The second of two parties to what is between them, whom alone an -ing form behind them describes ("clashes between police and
        students | demanding reform").
        """
        between = self.cur.preps[-1:] and self.cur.preps[-1] == (_BETWEEN, np)
        return np.conjuncts[-1] if between and np.conjuncts else np

    def is_result(self, g: Group) -> bool:
        """May an -ing form behind a comma tell what came of the clause before it?"""
        return "result" in self.lexicon.frames.get(g.lemma, _NONE)

    def told_before(self, f: Frame) -> Frame | None:
        """The last clause of what a speaker behind it has told; None where the speaker goes before his words."""
        if f.comp is None or f.comp_kind != "quote" or f.comp.start > f.start:
            return None
        beside = [
            one for one in self.frames[-FAR:] if one.parent is f and one.comp_kind != "quote" and one.verb is not None
        ]
        return beside[-1] if beside else f.comp

    def parallel_gerund(self, prep: str) -> Frame | None:
        """The gerund further out that stands behind the same preposition, if there is one."""
        return next(
            (f for f in (self.cur, *reversed(self.stack[-_OUTWARD:])) if f.relation == "prep" and f.word == prep), None
        )

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
            if self.is_result(g):
                return self.is_state(self.cur)
            return self.speaks(g) and self.cur.subj is not None and self.cur.subj.kind == "pronoun"
        return not self.cur.after_comma

    def idle(self, f: Frame) -> bool:
        """Does a relative clause tell of no act that may have a result ("people who identify as gay, | prompting criticism")?"""
        noun = f.subj or f.antecedent
        if f.relation != "relative" or f.obj is not None or noun is None or noun.kind != "common":
            return False
        return "plural" in self.lexicon.nouns.get(noun.lemma, _NONE) or not self.is_act(noun)

    def is_state(self, f: Frame) -> bool:
        """Does a when-clause tell only how things stood, so that it has no result ("as people were asleep, | killing nine")?"""
        if f.relation != "sub" or f.verb is None:
            return False
        still = self.tags[f.verb.head] == "JJ" or "copula" in self.of(f)
        return still or self.going_on(f) and f.obj is None and "trans" not in self.of(f)

    def background(self, f: Frame) -> bool:
        """Does a clause tell what had come before, so that no result of it is told ("where people had gathered, | killing ten")?"""
        return f.verb is not None and f.verb.start < f.verb.head and self.lowers[f.verb.start] == "had"

    def stands_apart(self) -> bool:
        """Is the phrase before a verb the subject of what only goes along with the clause ("With rebels | shelling the town, …", "…,
        with both sides | accusing each other", "The day ended with rebels | shelling the town")?
        """
        if self.last_type != "N" or self.joiner is not None or (at := self.along()) < 0:
            return False
        prep, np = self.cur.preps[at]
        closed = np.apposition is not None and self.lowers[np.end] == ","
        if self.cur.preps[-1][1] is not self.last or self.comma and not closed:
            return False
        start = np.start - 2
        apart = start < 0 or self.lowers[start] == "," or self.cur.verb is None or prep != "with"
        return at == len(self.cur.preps) - 1 and apart or self.goes_on()

    def along(self) -> int:
        """Where *with* stands among the phrases of the clause, if nothing but phrases follows it ("with police | in the city"); else -1."""
        preps = self.cur.preps
        for at in range(len(preps) - 1, max(-1, len(preps) - 1 - _PHRASES), -1):
            if preps[at][0] in _ALONG:
                return at
            if at and preps[at][1].start - preps[at - 1][1].end > 1 + preps[at][0].count(" "):
                break
        return -1

    def goes_on(self) -> bool:
        """Is the subject of an intransitive verb a time or an act ("the day ended", "clashes erupted")?"""
        subject = self.cur.subj
        alone = subject is not None and self.cur.obj is None and not self.cur.passive and "intr" in self.of(self.cur)
        return alone and subject is not None and (subject.kind == "time" or self.is_act(subject))

    def absolute(self, g: Group) -> None:
        """Open the clause of a phrase behind *with*, which is then no company of the clause around it; behind *without* it is denied."""
        at = self.along()
        (prep, np), behind = self.cur.preps[at], self.cur.preps[at + 1 :]
        del self.cur.preps[at:]
        f = self.new("participle" if prep == "with" else "prep", self.cur, "" if prep == "with" else prep, np.start)
        f.subj = np
        np.preps += behind
        np.end = max(np.end, self.last.end if behind and self.last is not None else 0)
        f.take(g)
        self.open(f)

    def fills_time(self) -> bool:
        """ "spent a third day | haggling": what comes behind a time that is the verb's object is the subject's doing."""
        cur = self.cur
        return self.last is not None and self.last is cur.obj and self.last.kind == "time" and "ing" in self.of(cur)

    def asks_of(self, g: Group) -> bool:
        """ "wrote to Hanoi | asking for", "went to the palace | demanding", "sent a letter to the envoy | threatening": words are the
        subject's, not those of the name or goal that a preposition governs.
        """
        cur = self.cur
        words = self.lexicon.frames.get(g.lemma, _NONE) & {"speech", "mandate", "for-to"}
        if cur.verb is None or not cur.preps or self.last is None or cur.preps[-1][1] is not self.last:
            return False
        if cur.obj is None:
            prep = cur.preps[-1][0]
            goal = prep == "to" and "goal" in self.of(cur)
            return bool(words) if goal else self.last.kind == "proper" and bool(words or prep in _THROUGH)
        return bool(words) and cur.preps[-1][0] == "to" and "message" in self.lexicon.nouns.get(cur.obj.lemma, _NONE)

    def blamed(self) -> bool:
        """Is the phrase to the left an act with its patient, for whose deed it is done ("the arrest of a rancher | for hiring …")?"""
        last = self.last if self.last_type in ("N", "T") else None
        return last is not None and not self.belongs(last) and self.undergoer(last) is not last

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
        charge = "charge" in self.lexicon.closed.get(prep, _NONE)
        if prep == "of" and cur.obj is not None and cur.obj is self.last and self.describes_act(cur, cur.obj):
            surface = self.holder(cur.obj) or surface
        elif prep == "for" and cur.obj is not None and cur.obj is self.last and self.is_act(cur.obj):
            surface = self.doer(cur)  # "voiced support | for lifting the ban"
        elif (prep in OF_OBJECT or charge and "light" not in self.of(cur)) and not cur.passive and cur.obj is not None:
            surface = cur.indirect or cur.obj
            if charge and self.is_act(surface):  # "sought the arrest of the owner | on suspicion of laundering"
                surface = surface.possessor or self.undergoer(surface)
                surface = surface if surface is not cur.obj else None
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
