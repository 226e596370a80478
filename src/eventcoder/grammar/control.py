"""Infinitives, and who does their act: the subject, the object of "urge", the owner of a plan."""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.noun_phrase import Np

_NONE: frozenset[str] = frozenset()
_BELONGS = frozenset({"kin", "owned"})
_NO_PERSON = frozenset({"deed", "owned", "container"})
_ASKS_OF = frozenset(
    {"to-obj", "bare", "ditrans", "address", "that"}
)  # frames of verbs with an object and an infinitive
_TAKES_TO = frozenset({"to-subj", "to-obj", "raise"})
_ASKED = frozenset(
    {"on", "upon", "to", "with", "for"}
)  # behind them stands who is asked: "called on the army | to stop"
_FOR = "for"
_INSIDE = frozenset({"complement", "prep"})  # relations
_INWARD = 2  # clauses
_TEMPORAL = frozenset({"since", "after", "before", "during", "until"})


class Control(Lookahead):
    """Handles infinitives; knows who acts in an embedded clause and which nouns take one."""

    def infinitive(self, g: Group, k: int) -> None:
        """A to-clause: of the verb, of a noun that takes one, or of purpose; in a headline, the future."""
        cur = self.cur
        if cur.verb is None and cur.subj is not None and self.last_type in ("N", "T") and not self.finite_ahead(k + 1):
            cur.take(g)
            g.future, cur.form, g.form = True, "finite", "finite"
            return
        if cur.verb is None and cur.subj is None and cur.relation == "complement" and cur.parent is not None:
            cur.subj = self.controller(cur.parent)  # "weighed whether | to recognise"
            cur.take(g)
            return
        if self.joiner is not None:
            self.back_to_infinitive(g)
            cur = self.cur
        if self.joiner is not None and cur.form == "to":
            f = self.new(cur.relation, cur.parent, cur.word, g.start)
            f.subj, f.noun = cur.subj, cur.noun
            f.take(g)
            self.cur = f
            return
        if self.demanded_of():
            self.close()
            cur = self.cur
            self.last = cur.obj or cur.preps[-1][1]
            self.comma = False  # "ordered the paper, which criticised him, | to close"
        elif self.ends_aside():
            self.close()
            cur, self.comma = self.cur, False
        f = self.new("purpose", cur, "", g.start)
        f.subj = cur.parent.subj if cur.relation == "aside" and cur.parent is not None else self.controller(cur)
        if (
            self.loose is not None
            and self.loose is self.last
            and self.last_type == "N"
            and not self.is_container(self.loose)
        ):
            f.subj = self.loose  # "the sixth person | to hold the post"
        called = self.complains(g)
        if called:
            f.subj = self.doer(cur)
        if g.passive and cur.verb is not None and cur.obj is not None and not cur.passive and f.relation == "purpose":
            f.subj = cur.obj  # "marched them off | to be shot"
        if cur.verb is None and cur.subj is None and f.subj is None:
            self.fronted.append(f)
        frames = self.of(cur)
        if self.tags[g.start] == "TO" and not cur.passive:
            frames -= {"bare"}  # "made a promise | to free"
        if not cur.passive and {"speech", "raise"} <= frames:
            frames -= {"to-obj", "raise"}  # "is said to flee", but "said no to a plan by Iran | to suspend talks"
        governed = cur.verb is not None and (
            frames & {"to-subj", "to-obj", "raise", "bare"} or cur.kind == "adjective" or cur.verb.adjective >= 0
        )
        if (
            governed
            and cur.comp is None
            and (
                not self.comma
                or self.parted(frames)
                or "to-subj" in frames
                and cur.obj is None
                and self.last_type == "N"
            )
            and (self.comma or not self.last_contains())
            and (self.last_type != "N" or frames & {"to-obj", "bare"} or cur.passive or self.promised(frames))
            and not self.object_contains(frames)
            and not (called or self.has_taken(frames))
        ):
            f.relation = "complement"
            cur.comp, cur.comp_kind = f, "to"
        elif not self.comma and self.last_type in ("N", "T") and (owner := self.container()) is not None:
            f.relation, f.noun = "noun", owner
            f.subj = self.asked_for(owner) or self.decider(owner, frames) or f.subj
        f.take(g)
        self.open(f)

    def decider(self, owner: Np, frames: frozenset[str]) -> Np | None:
        """Who is to do what a noun says is planned: its holder, but nobody who asks another ("refused an invitation by the junta | to
        join").
        """
        invited = "to-subj" in frames and "mandate" in self.lexicon.nouns.get(owner.lemma, _NONE)
        return None if invited else self.holder(owner)

    def asked_for(self, owner: Np) -> Np | None:
        """Who or what is to do, or to have done to it, what a noun asks for ("calls for the ban | to be lifted")."""
        last = self.last
        of_noun = bool(owner.preps) and last is not None and owner.preps[-1][1].end == last.end
        preps = owner.preps if of_noun else self.cur.preps
        if last is None or not preps or preps[-1][0] != _FOR or preps[-1][1].end != last.end:
            return None
        asks = self.lexicon.frames.get(owner.lemma, _NONE) & {"for-to", "to-obj"}
        return preps[-1][1] if asks or "mandate" in self.lexicon.nouns.get(owner.lemma, _NONE) else None

    def back_to_infinitive(self, g: Group) -> None:
        """Leave what stands inside an infinitive for another one behind "and" ("asked Chad to stop jailing editors and | to free them")."""
        outer = self.stack[: -_INWARD - 1 : -1]
        depth = next((at for at, f in enumerate(outer, 1) if f.form == "to"), 0)
        inside = (self.cur, *outer[: depth - 1]) if depth else ()
        if self.tags[g.start] == "TO" and inside and all(f.form == "ing" and f.relation in _INSIDE for f in inside):
            for _ in inside:
                self.close()

    def has_taken(self, frames: frozenset[str]) -> bool:
        """Has a verb of an object or an infinitive its object already ("began a strike on Monday | to force the ministry to pay")?"""
        cur = self.cur
        return cur.obj is not None and not cur.passive and frames.isdisjoint(_ASKS_OF)

    def complains(self, g: Group) -> bool:
        """Is an infinitive behind whom a verb makes come what its subject has to say ("summoned the envoy | to protest")?"""
        outer = self.of(self.cur)
        called = "to-obj" in outer and "from" in outer and not self.cur.passive
        return called and "complaint" in self.lexicon.frames.get(g.lemma, _NONE)

    def ends_aside(self) -> bool:
        """Does a comma end what only went along with the clause, so that its verb gets the infinitive ("voted, with Chad abstaining, |
        to impose")?
        """
        cur, outer = self.cur, self.cur.parent
        if not self.comma or cur.relation != "participle" or outer is None or outer.comp is not None:
            return False
        set_off = self.lowers[max(cur.start - 2, 0) : cur.start] == (",", "with")
        return set_off and outer.verb is not None and "to-subj" in self.of(outer)

    def demanded_of(self) -> bool:
        """Does an infinitive behind a relative clause say what is demanded of its noun ("requires groups that take money | to …")?"""
        cur = self.cur
        if cur.relation != "relative" or cur.verb is None or not self.stack or self.of(cur) & _TAKES_TO:
            return False
        outer = self.stack[-1]
        frames = self.of(outer)
        if outer.verb is None or outer.comp is not None or outer.passive or "to-obj" not in frames:
            return False
        noun = outer.obj
        if noun is None and outer.preps and outer.preps[-1][0] in _ASKED:
            noun = outer.preps[-1][1]  # "called for the men held in the fort | to be freed"
        return noun is not None and noun in (cur.subj, cur.antecedent)

    def parted(self, frames: frozenset[str]) -> bool:
        """Does a relative clause between commas part a verb's object from its infinitive ("ordered the paper, which …, | to close")?"""
        obj = self.cur.obj
        return "to-obj" in frames and obj is not None and self.last is not None and self.last.start > obj.end

    def promised(self, frames: frozenset[str]) -> bool:
        """Is the nearest noun not the object, or one to whom an act is promised ("promised Ukraine | to train recruits")?"""
        last = self.last
        return (
            last is not self.cur.obj or "ditrans" in frames and last is not None and last.kind in ("proper", "pronoun")
        )

    def controller(self, cur: Frame) -> Np | None:
        """Who does the embedded act: the object of "urge", else the subject; under a passive, its surface subject."""
        frames = self.of(cur)
        if {"speech", "raise"} <= frames and not cur.passive:
            return self.doer(cur)
        if cur.indirect is not None and not cur.passive:
            return cur.indirect  # "gave the villagers a day | to leave"
        if frames & {"to-obj", "bare"} and not cur.passive:
            if cur.obj is not None and ("to-obj" in frames or not self.is_container(cur.obj)):
                itself = "reflexive" in self.lexicon.closed.get(cur.obj.lemma, _NONE)
                return self.doer(cur) if itself else cur.obj  # "declared itself ready | to talk"
            for prep, np in cur.preps:
                if prep in _ASKED:
                    return np
        return self.doer(cur)

    def doer(self, f: Frame) -> Np | None:
        """Who acts in a clause: its subject, the noun that its relative pronoun stands for, or the subject around it."""
        for _ in range(4):
            if f.subj is not None or f.antecedent is not None:
                return f.subj or f.antecedent
            if f.parent is None or f.relation not in ("complement", "sub"):
                break
            f = f.parent
        return f.subj

    def container(self) -> Np | None:
        """The nearest noun that takes a clause ("threats by the militia to shell …"), looking past its own phrases."""
        cur = self.cur
        nearest = [self.last, *(np for _, np in reversed(cur.preps)), cur.obj if cur.verb is not None else cur.subj]
        for np in nearest:
            if np is not None and self.is_container(np):
                return np
            if np is not None and (inside := self.owned_inside(np)) is not None:
                return inside
        return None

    def owned_inside(self, np: Np) -> Np | None:
        """The noun at the end of a phrase that takes a clause and is somebody's ("support for Oman's efforts")."""
        inside = np.preps[-1][1] if np.preps and np.preps[-1][1].end == np.end else None
        return inside if inside is not None and inside.possessor is not None and self.is_container(inside) else None

    def last_contains(self) -> bool:
        """The nearest noun takes the clause, not the verb ("mobilised troops for an order | to move", "blamed the threat | to …")."""
        cur, last = self.cur, self.last
        if last is not None and cur.preps and cur.preps[-1][1].end == last.end:
            last = cur.preps[-1][1]  # "plans by the state | to sell the port"
        if self.last_type != "N" or last is None:
            return False
        if not self.is_container(last) and (last is not cur.obj or self.owned_inside(last) is None):
            return False
        if last is cur.obj and "to-obj" not in self.of(cur) and self.owned_inside(last) is not None:
            return True  # "pledged support for Oman's efforts | to mediate"
        if last is cur.obj:
            # "urged the mission | to leave", "pressed authorities | to act"
            return last.det != "the" and not last.plural
        if not cur.preps or cur.preps[-1][1] is not last:
            return False
        prep = cur.preps[-1][0]
        asked = prep in _ASKED and last.plural and self.of(cur) & {"to-obj", "for-to"}
        return not asked and prep not in _TEMPORAL  # but "called on the authorities | to free him"

    def object_contains(self, frames: frozenset[str]) -> bool:
        """Has a verb whose infinitive is its subject's own act an object that takes one ("refused an invitation by the junta | to join")?"""
        obj = self.cur.obj
        return "to-obj" not in frames and not self.cur.passive and obj is not None and self.is_container(obj)

    def undergoer(self, np: Np | None) -> Np | None:
        """Whom a past participle describes: of an act, the one inside its phrase ("the release of two men | arrested in May"), but no
        name that says where or with whom ("a market in Gaza | hit by shells").
        """
        if np is None or np.conjuncts or not np.preps or np.preps[-1][1].end != np.end:
            return np
        lexicon = self.lexicon
        prep, inner = np.preps[-1]
        if self.belongs(np) and prep == "of":
            return inner  # "relatives of hostages | held in the camp"
        if inner.kind == "proper" and prep != "of":
            return np
        if "message" in lexicon.nouns.get(np.lemma, _NONE):
            return np  # "a statement of the governor | released by his office"
        act = "VB" in lexicon.lookup(np.lemma) or "container" in lexicon.nouns.get(np.lemma, _NONE)
        act = act or prep == "of" and self.is_act(np)
        return inner if act else np

    def belongs(self, np: Np) -> bool:
        """Is a noun somebody's by its meaning ("relatives", "bodies")?"""
        return not _BELONGS.isdisjoint(self.lexicon.nouns.get(np.lemma, _NONE))

    def passive_next(self, k: int) -> bool:
        """Is the verb behind a relative pronoun at k a passive?"""
        return k + 1 < len(self.groups) and self.groups[k + 1].type == "V" and self.groups[k + 1].passive

    def person(self, np: Np, *, suffers: bool = False) -> Np:
        """Whom "who" stands for behind a phrase: of a deed, the one it is done to ("the murder of a priest | who had protested"); of
        kin, whose they are, if something was done to them ("the families of men | who were shot"); of a list that ends with one, that
        one ("early elections and the dismissal of the minister, | whom …").
        """
        deed = np.conjuncts[-1] if np.conjuncts else np
        inside = deed.preps and deed.preps[-1][0] == "of" and deed.preps[-1][1].end == np.end
        lexicon = self.lexicon
        done = (
            suffers
            and self.belongs(deed)
            or deed.lemma in lexicon.verb_lemmas
            or not _NO_PERSON.isdisjoint(lexicon.nouns.get(deed.lemma, _NONE))
        )
        return deed.preps[-1][1] if inside and done else np

    def holder(self, np: Np) -> Np | None:
        """Whose decision or threat it is: the noun's possessor, or the name behind *by* or *of*."""
        if np.possessor is not None:
            return np.possessor
        return next(
            (inner for prep, inner in (*np.preps, *self.cur.preps) if prep in ("by", "of") and inner.start >= np.head),
            None,
        )
