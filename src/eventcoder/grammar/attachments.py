"""Prepositional phrases in the walk: which noun or verb does each belong to?"""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.lexicon import NOUN_CLASSES
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.noun_phrase import MAX_DEPTH, PLACING, Np, join, says_how

_NONE: frozenset[str] = frozenset()
AS, PART = "as", "as part of"
_JUDGED = frozenset({"JJ", "VBN"})
_OF_ADJECTIVE = frozenset({"to", "of", "with"})
_MAKES = frozenset({"makes", "named", "as", "copula", "light"})
_DOERS = frozenset({"by", "from"})
_TAKES_OF = frozenset({"of", "speech"})
_BETWEEN = "between"
_INTO, _GOAL = "into", frozenset({"goal"})
# What a verb has to which a phrase with this preposition belongs:
_FRAMES_OF = {"to": _GOAL, "from": frozenset({"from"}), _INTO: frozenset({"goal", "into"})}


class Attachments(Lookahead):
    """Gives prepositional phrases their place."""

    def in_backdrop(self, np: Np, prep: str) -> bool:
        """Give a phrase of place to what an act is only set against, right before it ("closed its office in Gedo amid tension | in the
        region"); returns whether it is so.
        """
        if prep not in PLACING or self.last_type != "N" or self.last is None or self.comma or not self.cur.preps:
            return False
        before, backdrop = self.cur.preps[-1]
        if backdrop.end != self.last.end or backdrop.conjuncts:
            return False
        if "backdrop" not in self.lexicon.closed.get(before, _NONE):
            return False
        backdrop.preps.append((prep, np))
        backdrop.end = np.end
        return True

    def prepositional(self, np: Np, prep: str) -> None:
        """A governed phrase: part of the noun before it, the agent of a passive, or an adverbial of the clause."""
        cur = self.cur
        cur.end = max(cur.end, np.end)
        if (
            cur.verb is None
            and cur.subj is not None
            and not cur.subj_comma
            and cur.subj.kind not in ("pronoun", "time")
        ):
            owner = cur.subj.conjuncts[-1] if cur.subj.conjuncts else cur.subj
            if self.tells_setting(owner, prep):
                cur.preps.append((prep, np))
                return
            inner = self.taker(owner, prep)
            if inner is not None:
                inner.preps.append((prep, np))
                inner.end = np.end
            else:
                owner.preps.append((prep, np))
            owner.end = np.end
            cur.subj.end = np.end
        elif self.put_off(np, prep) or self.in_backdrop(np, prep):
            return
        elif (described := self.described_last(prep)) is not None:
            described.preps.append((prep, np))
            outer = cur.agent if cur.agent is self.last else cur.preps[-1][1] if cur.preps else cur.obj
            described.end = outer.end = np.end  # type: ignore[union-attr]
        elif self.loose is not None and self.prep is not None and self.loose.end == self.prep.start:
            self.loose.preps.append((prep, np))
            self.loose.end = np.end
        elif prep == PART and AS in self.of(cur) and self.prep is not None:
            np.start = self.prep.start + 1  # "regards the island as | part of its territory"
            cur.preps.append((AS, np))
        elif prep == AS and self.judged_object(np):
            cur.obj = np
        elif cur.obj is not None and cur.obj is self.last and not cur.passive and self.owns(cur.obj, prep, np):
            inner = self.taker(cur.obj, prep) or cur.obj
            inner.preps.append((prep, np))
            inner.end = cur.obj.end = np.end
        elif self.prep is not None and (inner := self.object_taker(prep, self.prep.start)) is not None:
            inner.preps.append((prep, np))
            outer = cur.preps[-1][1] if cur.preps else cur.obj
            inner.end = outer.end = np.end  # type: ignore[union-attr]
        elif prep in _DOERS and (deed := self.governed_deed(np, prep)) is not None:
            deed.preps.append((prep, np))
            deed.end = np.end
        elif (
            cur.verb is not None
            and prep == "by"
            and not says_how(np, self.lexicon)
            and (passive := self.agentless()) is not None
        ):
            passive.agent = np
        elif prep == "by" and cur.agent is not None and self.joiner is not None and cur.agent is self.last:
            cur.agent = join([*(cur.agent.conjuncts or [cur.agent]), np])  # "backed by the army | and by the clergy"
        elif (verb := self.parallel_prep(prep) or self.receiving(np, prep)) is not None:
            while self.cur is not verb:
                self.close()
            verb.preps.append((prep, np))
            verb.end = max(verb.end, np.end)
        else:
            cur.preps.append((prep, np))

    def put_off(self, np: Np, prep: str) -> bool:
        """Give the subject the of-phrase that stands behind its verb ("Fears are growing | of an attack"), and that what follows it ("of
        an attack | by rebels"); tell whether it is such a phrase.
        """
        cur, subject = self.cur, self.cur.subj
        if cur.verb is None or subject is None or cur.passive or cur.preps or not self.is_container(subject):
            return False
        if subject.preps:
            inner = subject.preps[-1][1]
            if inner.start < cur.main.start or self.prep is None or inner.end != self.prep.start:
                return False
            inner.preps.append((prep, np))
            inner.end = np.end
            return True
        takes = self.of(cur)
        if prep != "of" or self.last_type != "V" or "intr" not in takes or takes & _TAKES_OF:
            return False
        subject.preps.append((prep, np))
        return True

    def described_last(self, prep: str) -> Np | None:
        """The noun to the left whose adjective behind it takes the phrase ("shelled gunmen loyal | to the vice-president"), where the
        verb does not make or find its object so.
        """
        cur, last = self.cur, self.last
        if last is None or self.prep is None or prep not in _OF_ADJECTIVE or cur.verb is None or last.conjuncts:
            return None
        if last.kind != "common" or last.end != self.prep.start - 1 or self.tags[last.end] != "JJ":
            return None
        if last is cur.obj and (cur.passive or self.of(cur) & _MAKES):
            return None
        return last if last is cur.obj or last is cur.agent or cur.preps and cur.preps[-1][1] is last else None

    def parallel_prep(self, prep: str) -> Frame | None:
        """The clause further out that a second phrase behind the same preposition goes on with ("imposed sanctions on two men accused
        of fraud and | on their firms").
        """
        if self.joiner is None or any(word == prep for word, _ in self.cur.preps):
            return None
        for outer in reversed(self.stack[-MAX_DEPTH:]):
            if outer.verb is None or outer.form == "finite" and self.cur.form == "finite":
                return None
            if any(word == prep for word, _ in outer.preps):
                return outer
        return None

    def judged_object(self, np: Np) -> bool:
        """Is a phrase behind "as" the verb's object with what it is called before it ("dismissed as | false reports that …")?"""
        cur, takes = self.cur, self.of(self.cur)
        if cur.verb is None or cur.obj is not None or cur.passive or cur.antecedent is not None or cur.preps:
            return False
        return (
            "trans" in takes and "intr" not in takes and self.tags[np.base] in _JUDGED and np.start == np.base < np.head
        )

    def receiving(self, np: Np, prep: str) -> Frame | None:
        """The verb further out that a phrase belongs to, behind what describes its object ("extradited a man wanted for fraud | to
        Chad", "returned a mask that was looted in 1897 | to Benin", "drove a lorry packed with gas | into the base", but "soldiers packed | into lorries").
        """
        wanted, inner = _FRAMES_OF.get(prep, _NONE), self.cur
        if (pushed := self.sent_back()) is not None:
            return pushed
        if (
            not wanted
            or prep == _INTO
            and not inner.preps
            and inner.agent is None
            or np.kind not in ("proper", "common")
            or self.tags[np.start - 2 : np.start - 1] == ["JJ"]
        ):
            return None
        for _ in range(MAX_DEPTH):
            outer = inner.parent
            if outer is None or outer not in self.stack or any(word == prep for word, _ in outer.preps):
                return None
            if self.of(inner) & (wanted | _GOAL) and all(word != prep for word, _ in inner.preps):
                return None
            if inner.relation == "relative":
                return outer if outer.obj is not None and not outer.passive and wanted & self.of(outer) else None
            if inner.relation not in ("prep", "complement") or inner.form == "finite":
                return None
            inner = outer
        return None

    def sent_back(self) -> Frame | None:
        """The verb that "back" or another particle before a preposition goes with, and not the participle that describes its object
        ("pushed a boat carrying refugees | back into the sea").
        """
        inner = self.cur
        if inner.relation != "relative" or inner.obj is None or self.prep is None or not self.stack:
            return None
        outer = self.stack[-1]
        word = self.lowers[self.prep.start - 1]
        particles = self.lexicon.particles
        goes_with = word in particles.get(outer.lemma, _NONE) and word not in particles.get(inner.lemma, _NONE)
        return outer if goes_with and inner.obj is self.last and inner.obj.end == self.prep.start - 1 else None

    def tells_setting(self, subject: Np, prep: str) -> bool:
        """Does a phrase between subject and verb say when or why, not who ("The office during a briefing in Bonn | welcomed …")?"""
        if self.cur.preps and self.cur.preps[-1][1].start >= subject.end:
            return True
        return "setting" in self.lexicon.closed.get(prep, _NONE) and not self.is_act(subject)

    def taker(self, noun: Np, prep: str) -> Np | None:
        """The last noun inside a phrase that takes a phrase with this preposition ("the embargo | against Cuba"), if any."""
        found, inner, planned = None, noun, False
        for _ in range(MAX_DEPTH):
            if inner.conjuncts or inner.end != noun.end:
                break
            takes = self.lexicon.nouns.get(inner.lemma, _NONE)
            by = prep == "by" and inner.det in ("a", "an")  # "threats of a boycott | by Arab states"
            if prep in takes or (by or prep == _BETWEEN) and planned and self.is_act(inner):
                found = inner  # also "fears of a war | between Chad and Sudan"
            planned = "container" in takes
            if not inner.preps:
                break
            inner = inner.preps[-1][1]
        return found

    def object_taker(self, prep: str, start: int) -> Np | None:
        """The noun right before a preposition, the object or inside it, that takes it ("endorsed a call | for an end to the war")."""
        cur = self.cur
        obj = cur.preps[-1][1] if cur.preps else cur.obj if not cur.passive else None
        if (
            obj is None
            or cur.verb is None
            or obj.end != start
            or obj.frozen is not None
            or cur.preps
            and obj is not self.last
        ):
            return None
        if prep == "of" or prep not in NOUN_CLASSES:
            return None
        takes = self.of(cur) if not cur.preps else _NONE
        titled = "title" in self.lexicon.closed.get(obj.lemma, _NONE)
        if "dative" in takes and titled and prep == "to" or "light" in takes and not titled:
            return None  # "sent an envoy | to both capitals"; "impose sanctions | on" and "launch an attack | on" are one predicate
        return self.taker(obj.conjuncts[-1] if obj.conjuncts else obj, prep)

    def owns(self, noun: Np, prep: str, np: Np) -> bool:
        """Does a phrase behind the object belong to it, whatever its verb ("fighting | between …", "an assault | by …")?"""
        if noun.conjuncts or noun.end > np.start:
            return False
        if prep == "by":
            return (
                self.is_act(noun)
                and not says_how(np, self.lexicon)
                and np.kind in ("proper", "common")
                and self.agentless() is None
            )
        return prep == _BETWEEN

    def governed_deed(self, np: Np, prep: str) -> Np | None:
        """The act under a preposition that a by-phrase belongs to ("marched over the shooting of a motorist | by police"), or the words
        that one with *from* does ("expelled despite pleas | from Oslo").
        """
        if self.cur.verb is None or not self.cur.preps or self.prep is None:
            return None
        outer, deed = self.cur.preps[-1]
        if deed.end != self.prep.start:
            return None
        done = self.is_container(deed) or prep == "by" and self.is_act(deed)
        if done and "setting" in self.lexicon.closed.get(outer, _NONE):
            return deed  # "not seen since his arrest | by police", "barred despite an effort | by Peru"
        return deed if prep == "by" and self.owns(deed, prep, np) else None

    def agentless(self) -> Frame | None:
        """The passive that a by-phrase completes: this clause, or the one whose gerund or to-clause it is."""
        f: Frame | None = self.cur
        for _ in range(MAX_DEPTH):
            if f is None or f.verb is None:
                break
            if f.passive:
                return f if f.agent is None else None
            f = f.parent if f.relation in ("prep", "complement", "purpose") and f.form != "finite" else None
        return None

    def announced(self, f: Frame) -> bool:
        """Is a main clause behind a comma only a speaker's, whose words come next ("Short of cash, the agency warned, | it will …")?"""
        said = f.relation == "main" and f.verb is not None and f.subj is not None and not f.passive
        if not said or f.obj is not None or f.comp is not None or f.subj is None or "speech" not in self.of(f):
            return False
        return self.lowers[f.subj.start - 1] == "," and all(np.end <= f.subj.start for _, np in f.preps)
