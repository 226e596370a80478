"""Verb groups in the walk: the verb of this clause, another of the same subject, or a participle."""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.gerunds import Gerunds
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.reduced_relatives import ReducedRelatives
from eventcoder.grammar.subject_acts import SubjectActs
from eventcoder.grammar.walk import FAR

_NONE: frozenset[str] = frozenset()
_ABOUT = frozenset({"of", "about", "with", "against", "for"})  # no way and no place


class Predicates(ReducedRelatives, Gerunds, SubjectActs):
    """Handles verb groups."""

    def verb(self, g: Group, k: int) -> int:
        """Decide what a verb group is here: infinitive, gerund, participle, or finite verb."""
        if self.resumed is not None and self.resumed[0] == k:
            self.joiner = self.resumed[1]
        if self.last_type == "V" and self.tags[g.head] == "VB" and g.start == g.head and "bare" in self.of(self.cur):
            g.form = "to"  # "will help | protect"
        if self.echo == k:
            self.seen("V")
            return k + 1
        if g.form == "to":
            self.infinitive(g, k)
        elif self.goes_on_having(g):
            self.having_too(g)
        elif g.form == "participle" and (self.goes_on_perfect(k) or self.goes_on_passive(k)):
            g.form, g.tense, g.passive = "finite", "past", not self.goes_on_perfect(k)
            self.conjoin(g, k)
        elif at := self.fronted_predicate(g, k):
            self.predicate_first(g, at)
        elif g.form == "ing":
            if self.says_of_act(k):
                self.says_that(g)
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
                or self.inside_aside(k)
            )
        ):
            if self.to_be_done(k):
                g.form, g.passive = "to", True
                self.infinitive(g, k)
            else:
                self.participle(g)
        else:
            self.finite(g, k)
        self.seen("V")
        return k + 1

    def goes_on_having(self, g: Group) -> bool:
        """Is a past form behind "and" another of what was done before ("Having cut the lines and | ringed the camp, troops …")?"""
        cur = self.cur
        if self.joiner is None or self.comma or not self.fronted or cur is not self.fronted[-1] or cur.verb is None:
            return False
        having = cur.main.start != cur.main.head and self.tags[cur.main.start] == "VBG"
        return having and g.start == g.head and self.maybe_participle(g)

    def having_too(self, g: Group) -> None:
        """Open the clause of another participle with "having" before the main clause."""
        cur = self.cur
        f = self.new("participle", cur.parent, "", g.start)
        g.form, g.tense, g.passive = "ing", cur.main.tense, cur.passive
        f.take(g)
        self.fronted.append(f)
        self.cur = f

    def says_of_act(self, k: int) -> bool:
        """Does an -ing form right behind a verb of saying open what is said ("said | maintaining the ban would anger teachers"), and not
        tell what the subject does ("began | maintaining")?
        """
        cur = self.cur
        said = self.last_type == "V" and not self.comma and self.joiner is None and cur.verb is not None
        if not said or cur.passive or cur.comp is not None or "ing" in self.of(cur) or "speech" not in self.of(cur):
            return False
        return self.groups[k + 1 : k + 2] != [] and self.groups[k + 1].type == "N" and self.verb_follows(k + 2)

    def says_that(self, g: Group) -> None:
        """Open a that-clause without *that*."""
        f = self.new("complement", self.cur, "", g.start)
        self.cur.comp, self.cur.comp_kind = f, "that"
        self.open(f)

    def to_be_done(self, k: int) -> bool:
        """Does a participle right behind its object say what the subject wants done ("want the hostages | freed"), and not which
        object is meant ("want the men | arrested in May to be freed", "want the general | accused of murder")?
        """
        cur, groups = self.cur, self.groups
        if cur.obj is None or cur.obj is not self.last or self.last_type != "N" or self.comma or cur.passive:
            return False
        if "done" not in self.of(cur) or cur.comp is not None or self.is_act(cur.obj):
            return False
        if groups[k - 1].head != cur.obj.head:
            return False  # "ordered the release of | a reporter arrested in May"
        rest = groups[k + 1 :]
        if rest and rest[0].type == "P" and rest[0].lemma == "of":
            return False
        ends = next((at for at, x in enumerate(rest) if x.type in (",", "C") or self.subordinates(x)), len(rest))
        return all(x.type != "V" for x in rest[:ends])

    def subordinates(self, g: Group) -> bool:
        """May a small word open a clause of its own ("want the hostages freed | before any troops leave")?"""
        return g.type == "S" or g.type in ("P", "W") and "sub" in self.lexicon.closed.get(g.lemma, _NONE)

    def goes_on_described(self, k: int) -> bool:
        """Is a past form behind "and" another participle of the noun that one describes ("hijacked by pirates and | renamed")?"""
        cur = self.cur
        described = cur.passive and cur.relation in ("relative", "participle") and cur.form == "participle"
        return self.joiner is not None and described and (self.by_agent(k + 1) or self.joined_participle(k))

    def inside_aside(self, k: int) -> bool:
        """Does a past form describe a noun in a relative clause that a comma opened and none has closed, with the main verb behind the comma
        to come ("France, which wants a trader | held in Lima, warned Peru")?
        """
        groups, at = self.groups, k + 1
        if self.comma or self.joiner is not None or self.last_type != "N" or self.waiting() is None:
            return False
        if self.cur.verb is None or self.of(self.cur) & {"speech", "that"} or not self.bare(k):
            return False  # "France, which said rebels | attacked Gao, warned Mali"
        aside: Frame | None = self.cur
        while aside is not None and aside.relation != "relative":
            aside = aside.parent
        if aside is None or aside.verb is None or "," not in self.lowers[max(aside.start - 2, 0) : aside.start]:
            return False
        while at < len(groups) and groups[at].type in ("N", "P", "T"):
            at += 1
        return at > k + 1 and at + 1 < len(groups) and groups[at].type == "," and groups[at + 1].type == "V"

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
            if self.cried(g, k):
                cur.subj, cur.inverted = None, True
                cur.preps.clear()
            cur.take(g)
            cur.inverted = cur.inverted or cur.subj is None and bool(cur.preps) and self.comes_first(g, k)
            first = cur.parallel
            if (
                first is not None
                and (first.passive or self.left_so(first))
                and self.maybe_participle(g)
                and self.bare(k)
            ):
                cur.passive = True  # "ten were killed and scores injured", "leaving one dead and two injured"
                if first.verb is not None and first.passive:  # "troops would be sent and a curfew | imposed"
                    g.modal, g.future, g.tense = first.verb.modal, first.verb.future, first.verb.tense
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
        if self.apposed_subject(g, k):
            self.steal(g)
            return
        if (act := self.subject_act(g, None)) is not None:
            self.predicated(act, g)
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

    def apposed_subject(self, g: Group, k: int) -> bool:
        """Is the verb that of somebody of whom the verb before says something, with an apposition between commas ("said the suspect, a
        teacher, | was arrested")?
        """
        told = self.cur.obj
        if told is None or told.apposition is None or self.joiner is not None or not self.comma or self.cur.passive:
            return False
        return bool(self.of(self.cur) & {"speech", "that"}) and not self.speech_inversion(g, k)

    def speech_inversion(self, g: Group, k: int) -> bool:
        """ "…, said the minister": a reporting verb before its subject."""
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        if not ("speech" in frames and (self.comma or self.quote) or "that" in frames and self.quote):
            return False
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        goes_on = not (self.full_stop or self.quote) and (self.verb_follows(k + 2) or self.promises(k))
        return following is not None and following.type == "N" and self.cur.comp is None and not goes_on

    def cried(self, g: Group, k: int) -> bool:
        """Do words without a verb stand between quotation marks before a verb of speech and its speaker (“Thieves!” | cried
        the crowd)?
        """
        if not self.quote or self.quotes % 2 or self.cur.relation != "main" or g.form != "finite":
            return False
        marks = [one.start for one in self.groups[max(k - FAR, 0) : k - 1] if one.type == '"']
        return bool(marks) and marks[-1] in (self.cur.start - 1, self.cur.start) and self.speech_inversion(g, k)

    def promises(self, k: int) -> bool:
        """Has a verb of speech at k what is to be done for its object, and no speaker behind it ("…, vows | purge of army")?"""
        noun = self.groups[k + 1] if k + 1 < len(self.groups) else None
        return noun is not None and "deed" in self.lexicon.nouns.get(noun.lemma, _NONE)

    def judged(self, g: Group) -> bool:
        """Does a relative clause only say who says so: is its pronoun the subject of the verb right behind its own?"""
        cur = self.cur
        if cur.verb is None or cur.antecedent is None or cur.subj is None or cur.subj is cur.antecedent:
            return False
        beside = self.last_type == "V" and not self.comma and self.joiner is None and cur.comp is None
        return beside and bool(self.of(cur) & {"speech", "that"}) and g.form == "finite"

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
            self.shared.append((cur, f))
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
        if self.of_subject():
            f.relation, f.subj = "participle", cur.subj
            f.take(g)
            self.open(f)
            return
        described = self.carried(g) or self.undergoer(self.last) if g.passive else self.last
        if described is not None and "reflexive" in self.lexicon.closed.get(described.lemma, _NONE):
            described = cur.subj or described  # "the minister found himself | charged"
        near = not self.comma or cur.verb is None or self.behind_hearsay()
        near = near or cur.obj is None and self.is_about(g, described) or g.passive and self.is_undergoer(described)
        f.subj = described if near else (cur.obj or cur.subj or self.last)
        f.take(g)
        self.open(f)

    def behind_hearsay(self) -> bool:
        """Is the last phrase the one that says who tells all this ("…, according to a report, | released by the Senate")?"""
        prep, told = self.cur.preps[-1] if self.cur.preps else ("", None)
        heard = "hearsay" in self.lexicon.closed.get(prep, ())
        return heard and told is not None and self.last is not None and told.end == self.last.end

    def is_about(self, g: Group, np: Np | None) -> bool:
        """Is a phrase before the comma whom a participle describes, and not where the subject went ("wrote of a priest, | abducted by
        bandits", but "walked out of the court, | chased by reporters", "spoke of reform, | flanked by guards")?
        """
        preps = self.cur.preps
        if np is None or not preps or preps[-1][1] is not np or self.cur.verb is None or self.cur.main.particle >= 0:
            return False
        return preps[-1][0] in _ABOUT and "beside" not in self.lexicon.frames.get(g.lemma, _NONE)

    def is_undergoer(self, np: Np | None) -> bool:
        """Is it somebody inside the phrase before the comma to whom the act named there is done ("condemned the arrest of a monk, |
        accused of spying")?
        """
        return np is not None and self.last is not None and np is not self.last and np.end == self.last.end

    def of_subject(self) -> bool:
        """Does a participle behind a time say how the subject was, and nothing of the place before that ("went on trial in Rijeka on
        Monday | charged with fraud")?
        """
        cur, last = self.cur, self.last
        if self.last_type != "T" or self.comma or cur.verb is None or cur.subj is None or last is None:
            return False
        inner = next((np for np in self.chain(last) if not np.preps and np.end == last.end), last)
        return (inner.kind == "proper" or self.is_act(inner)) and bool(cur.preps) and cur.preps[-1][1].end == last.end

    def carried(self, g: Group) -> Np | None:
        """The act that a verb of carrying out describes, and not who it is done to ("a ban on the import of fruit | imposed by …")."""
        last = self.last
        if last is None or "light" not in self.lexicon.frames.get(g.lemma, _NONE):
            return None
        whole = (x for x in self.chain(last) if x.end == last.end and x.preps and x.preps[-1][0] != "of")
        return next((x for x in whole if self.is_act(x)), None)
