"""Small words in the walk: prepositions, subordinators, wh-words and coordinators, and the clauses that they open."""

from __future__ import annotations

from eventcoder.grammar.control import Control
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import DASHES, PLACING, Np
from eventcoder.grammar.phrases import Where, read_phrase

_NONE: frozenset[str] = frozenset()
_NEAR = 6  # phrases behind a verb
_PERSONAL = frozenset({"who", "whom"})
_INSTRUMENT = frozenset({"with"})
_ASKS_FOR = frozenset({"mandate", "complaint"})
_TOLD = frozenset({"that", "speech", "to-subj"})


class Connectives(Control):
    """Handles the words that join."""

    def preposition(self, g: Group, k: int) -> int:
        """A preposition waits for its phrase; it is a subordinator before a clause, a particle where nothing follows."""
        groups = self.groups
        following = groups[k + 1] if k + 1 < len(groups) else None
        waits = self.cur.verb is None and self.cur.subj is not None and not self.cur.subj_comma
        waits = waits or self.waiting() is not None  # "a man who gave his name | as Adam said"
        governs = self.verb_follows(k + 2) and not self.bare(k + 2)
        verbless = waits and not self.stack and (governs and not self.full_stop or self.says_how(g, k))
        if (
            g.kind == "sub"
            and not self.names(k)
            and not self.as_what(k)
            and self.clause_follows(k + 1)
            and (not waits or verbless or self.verbs_ahead(k + 1) > 1)
        ):
            return self.subordinator(g, k)  # a headline's "Dozens dead | after gunmen storm village"
        if following is not None and following.type == "P" and self.is_particle(g):
            self.cur.main.particle = g.start
            return k + 1
        if following is not None and (
            following.type in ("N", "T", "P") or following.type == "V" and following.form == "ing"
        ):
            self.prep = g
            return k + 1
        if following is not None and following.type == "W":
            self.prep = g
            return k + 1
        cur = self.cur
        if following is not None and following.type == "V" and self.maybe_participle(following) and self.bare(k + 1):
            return k + 2  # "described it as | politically motivated"
        if g.lemma.endswith("from") and self.tags[g.end : g.end + 1] == ["RB"]:
            return k + 1  # "with money from | abroad"
        if following is not None and following.type == "C" and self.shares_object(g, k):
            self.waits = g.lemma
            return k + 1
        particle = g.lemma in self.lexicon.particles.get(
            cur.lemma, _NONE
        )  # else an adverb: "held a reporter | on board"
        if (
            cur.verb is not None
            and cur.verb.particle < 0
            and (self.last_type == "V" or particle and self.last_type == "N")
        ):
            cur.verb.particle = g.start
        return k + 1

    def says_how(self, g: Group, k: int) -> bool:
        """Does an adjective behind a number or a plural stand before a preposition, as what a headline says of them ("Five dead | after
        protesters clash")? Before a full stop it must say it of people counted at the head of the sentence.
        """
        at = g.start - 1
        if at < 1 or self.tags[at] not in ("JJ", "NN") or "JJ" not in self.lexicon.lookup(self.lowers[at]):
            return False
        if self.full_stop:
            return k == 1 and self.tags[g.end] != "DT" and any(self.is_figure(i) for i in range(at))
        return self.tags[at - 1] in ("CD", "NNS")

    def is_figure(self, at: int) -> bool:
        """Is a word a number ("ten", "dozens")?"""
        return self.tags[at] == "CD" or "number" in self.lexicon.closed.get(self.lowers[at], _NONE)

    def is_particle(self, g: Group) -> bool:
        """Does a word behind the object belong to the verb, another preposition following it ("called the envoy | in over the raid")?"""
        cur = self.cur
        behind = cur.verb is not None and cur.verb.particle < 0 and cur.obj is not None and cur.obj is self.last
        return behind and g.lemma in self.lexicon.particles.get(cur.lemma, _NONE)

    def shares_object(self, g: Group, k: int) -> bool:
        """Does a preposition wait for the object of the verb behind "and" ("fired at | and wounded a farmer")?"""
        joins = self.last_type == "V" and self.verb_follows(k + 2) and not self.bare(k + 2) and not self.cur.passive
        return joins and g.lemma not in self.lexicon.particles.get(self.cur.lemma, _NONE)

    def subordinator(self, g: Group, k: int) -> int:
        """Open the clause that a subordinator introduces."""
        cur = self.cur
        if g.lemma == "that":
            return self.that_clause(g, k)
        fronted = cur.verb is None and cur.subj is None
        asks = self.asks() if self.tags[g.head] == "WRB" else self.last_type == "V"
        question = "wh" in self.lexicon.closed.get(g.lemma, _NONE) or g.lemma in self.of(cur)  # "asked | if …"
        if asks and cur.comp is None and question:
            f = self.new("complement", cur, g.lemma, g.start)  # "is weighing | whether to recognise"
            cur.comp, cur.comp_kind = f, "wh"
            self.open(f)
            self.seen("W")
            return k + 1
        f = self.new("sub", cur, g.lemma, g.start)
        if fronted:
            self.fronted.append(f)
        self.open(f)
        self.seen("S")
        return k + 1

    def that_clause(self, g: Group, k: int) -> int:
        """Open a that-clause: of the verb, of a noun that takes one, or relative."""
        cur = self.cur
        f = self.new("complement", cur, "", g.start)
        if self.joiner is not None and cur.relation in ("complement", "noun") and cur.parent is not None:
            f.relation, f.parent, f.noun = cur.relation, cur.parent, cur.noun  # "their demand that he go and | that …"
        elif (
            cur.verb is None
            or self.loose is not None
            and self.loose is self.last
            or self.last_type in ("N", "T")
            and cur.comp is None
            and not self.of(cur) & {"speech", "that"}
            and not self.announces()
        ):
            f.noun = self.container()
            f.relation = "noun" if f.noun is not None else "relative"
            if f.noun is None and self.last is not None:
                f.antecedent = self.referent(g, k)  # "the villages that troops burned"
        elif cur.comp is None:
            cur.comp, cur.comp_kind = f, "that"
            if self.last_type == "N" and cur.obj is not None and not cur.passive and not self.announces():
                f.noun = self.referent(g, k)  # "showed the village | that troops burned": how it goes on will tell
        self.open(f)
        self.seen("S")
        return k + 1

    def announces(self) -> bool:
        """Does the object only announce a that-clause ("made it clear | that …")?"""
        return self.cur.obj is not None and self.last is self.cur.obj and self.last.lemma == "it"

    def wh(self, g: Group, k: int) -> int:
        """Open a relative clause, an indirect question, or an adverbial clause."""
        cur = self.cur
        if (
            self.tags[g.head] == "WRB"
            and "sub" in self.lexicon.closed.get(g.lemma, _NONE)
            and (cur.verb is None and cur.subj is None or cur.verb is not None and not self.asks())
        ):
            return self.subordinator(g, k)
        told_of = (
            self.comma and self.last_type == "N" and self.full_stop
        )  # "After meeting rebels, | who rule the north, he left"
        if (
            self.tags[g.head] == "WP"
            and cur.verb is None
            and cur.subj is None
            and self.verb_follows(k + 1)
            and not told_of
        ):
            return self.asked(g, k)
        # "in | what they call self-defence" is about no noun before it
        free = g.lemma == "what" and self.prep is not None
        after_noun = (
            (
                self.last_type == "N"
                or self.tags[g.head] == "WDT"
                and (self.dated_noun() or self.behind_dash(g) or self.came_about())
            )
            and self.last is not None
            and self.tags[g.head] != "WRB"
            and not free
            or self.last_type == "N"
            and g.lemma in ("where", "when")
        )
        if after_noun:
            f = self.new("relative", cur, g.lemma, g.start)
            f.after_comma = self.comma
            governed = self.prep is not None and not self.verb_follows(k + 1)  # not "two, one of whom | fled"
            f.antecedent = self.referent(g, k) if not governed and g.lemma != "whose" else None
            if governed and self.prep is not None and self.last is not None:
                f.preps.append((self.prep.lemma, self.last))  # "the clan to which he belongs"
        else:
            chosen = self.tags[g.head] != "WDT" or not self.verb_follows(k + 1)  # "nobody knows | which group fired"
            relation = "complement" if cur.verb is not None and not free else "sub"
            f = self.new(relation, cur, g.lemma if chosen else "", g.start)
            if cur.verb is not None and cur.comp is None and not free:
                cur.comp, cur.comp_kind = f, "wh"
            if self.tags[g.head] == "WP" and self.verb_follows(k + 1):
                g.kind = "pronoun"
                f.subj = Np(g)  # "it was not clear who | had fired"
            elif g.lemma == "what":
                self.renamed.append((cur, self.prep.lemma if self.prep is not None else "", f))
        self.open(f)
        self.seen("W")
        return k + 1

    def behind_dash(self, g: Group) -> bool:
        """Does a dash stand between a noun and what is told of it ("the court — | which began its work in May — said")?"""
        return self.last_type == ":" and self.lowers[g.start - 1] in DASHES

    def dated_noun(self) -> bool:
        """Does a phrase of time stand between a noun and its relative clause ("an attack on Sunday | that left 12 dead")?"""
        cur = self.cur
        told = cur.obj is None and cur.verb is not None and not cur.passive and self.of(cur) & {"speech", "that"}
        return self.last_type == "T" and not told

    def came_about(self) -> bool:
        """Does only a verb without an object stand between a noun and what a preposition leads in ("a fight broke out | in which two
        men died")?
        """
        cur = self.cur
        alone = self.prep is not None and self.last_type == "V" and cur.verb is not None and cur.obj is None
        return alone and cur.subj is not None and cur.subj is self.last and not self.of(cur) & _TOLD

    def asks(self) -> bool:
        """Does the verb right before a wh-word take what is asked or said ("knew | when it began", but "were wounded | when …")?"""
        cur = self.cur
        return self.last_type == "V" and not cur.passive and bool(self.of(cur) & _TOLD)

    def asked(self, g: Group, k: int) -> int:
        """A question's pronoun is the subject of its verb ("Who | will protect us?")."""
        g.kind = "pronoun"
        self.cur.subj = self.last = Np(g)
        self.phrases.append(self.cur.subj)
        self.seen("N")
        return k + 1

    def referent(self, g: Group, k: int) -> Np | None:
        """What a relative pronoun stands for: *that* and *which* take the nearest noun that agrees with their verb, *who* the
        whole phrase.
        """
        np = self.last
        if (only := self.singled_out(self.cur)) is not None:
            return only  # "it was the army, not the militia, that …"
        if (
            self.cur.relation == "relative"
            and self.cur.form != "finite"
            and (only := self.singled_out(self.stack[-1] if self.stack else self.cur))
        ):
            return only  # "it was soldiers based in the north | that …"
        verb = self.groups[k + 1] if self.verb_follows(k + 1) else None
        if np is None or g.lemma not in ("that", "which"):
            if np is not None and g.lemma in _PERSONAL:
                np = self.person(self.set_in(np), suffers=self.passive_next(k))
            single = verb is not None and self.tags[verb.start] == "VBZ" and np is not None and np.plural
            if np is None or not single or np.kind == "proper" and np.base < np.head and not np.det:
                return np  # "with Rowan Rocks, | who is"
            return self.single_before(np)
        chain = self.chain(np)
        tag = self.number_of(verb) if verb is not None else ""
        fits = [x for x in chain if not (tag == "VBZ" and x.plural or tag == "VBP" and not (x.plural or x.conjuncts))]
        if verb is not None and (cause := self.cause(verb, fits, self.groups[k + 2 : k + 3])) is not None:
            return cause
        if tag not in ("VBZ", "VBP"):
            return self.demanded(k, fits) or self.restricted(chain, g.lemma)
        many = tag == "VBP"
        agree = [x for x in chain if (x.plural or bool(x.conjuncts)) == many]
        return self.restricted(agree, g.lemma) if agree else chain[-1]

    def singled_out(self, f: Frame) -> Np | None:
        """Whom a clause only singles out ("it was | the army"), if it does."""
        it = f.obj is not None and f.lemma == "be" and f.subj is not None and f.subj.lemma == "it"
        return f.obj if it else None

    def set_in(self, np: Np) -> Np:
        """Whom "who" stands for behind what describes somebody by a place, a thing or clothes ("soldiers based in the north, | who …",
        "men armed with rifles, | who …", "a man wearing a mask, | who …"): that one.
        """
        cur = self.cur
        thing = self.comma and np.kind == "common" and np.plural and np.base == np.head and not np.det
        if thing and cur.preps and cur.preps[-1][1] is np and self.sets_off(cur.preps[-1][0]):
            return cur.obj or cur.subj or np
        for f in (cur, *self.frames[-2:-1]):  # the last is that of "who"
            described = f.subj or f.antecedent
            if f.relation != "relative" or f.form not in ("participle", "ing") or described is None:
                continue
            if f.preps and f.preps[-1][1] is np and np is not f.agent:
                prep = f.preps[-1][0]
                return described if prep in PLACING or prep in _INSTRUMENT and thing else np
            return described if np is f.obj and "attire" in self.lexicon.nouns.get(np.lemma, _NONE) else np
        return np

    def sets_off(self, prep: str) -> bool:
        """Does a preposition say in what circumstances an act is done ("armed with")?"""
        return "setting" in self.lexicon.closed.get(prep, _NONE)

    def demanded(self, k: int, chain: list[Np]) -> Np | None:
        """The deed that a clause with a subject of its own asks for or objects to ("the withdrawal of troops from Mali, | which the
        opposition has long demanded").
        """
        verb = next((x for x in self.groups[k + 1 : k + _NEAR] if x.type == "V"), None)
        if verb is None or not self.lexicon.frames.get(verb.lemma, _NONE) & _ASKS_FOR or self.verb_follows(k + 1):
            return None
        return next((x for x in reversed(chain) if x.kind == "common" and self.is_act(x)), None)

    def restricted(self, chain: list[Np], pronoun: str) -> Np:
        """The nearest noun that a clause may tell apart: no bare singular ("the state of emergency | that …"), and before "that" no
        bare name ("a strip of Syria | that they seized"). Behind a comma, a body before its name ("the government of Mali, | which …").
        """
        last = chain[-1]
        if self.comma:
            body = chain[-2] if len(chain) > 1 and last.kind == "proper" and chain[-2].end == last.end else last
            return body if "collective" in self.lexicon.nouns.get(body.lemma, _NONE) else last
        bare = last.kind == "common" and not (last.det or last.plural or last.quantified or last.possessor)
        if bare and len(chain) > 1 and chain[-2].end == last.end:
            return chain[-2]
        if last.kind == "proper" and pronoun == "that":
            return next((x for x in reversed(chain) if x.kind == "common"), last)
        return last

    def single_before(self, np: Np | None) -> Np | None:
        """The singular that a verb's form asks for, where a plural is nearest ("an interpreter for the forces | who has fled")."""
        np = np or self.last
        if np is None or np.conjuncts:
            return np
        around = [x for _, x in reversed(self.cur.preps[-_NEAR:])] + [self.cur.obj or self.cur.subj]
        nearest = [*reversed(self.chain(np)), *around]
        return next((x for x in nearest if x is not None and not x.plural and not x.conjuncts), np)

    def coordinator(self, g: Group, k: int) -> int:
        """Note that the next group is joined to something before."""
        self.joiner = g
        self.resumed = (verb, g) if self.cur.verb is not None and (verb := self.past_time(k + 1)) else None
        self.prep = None
        if self.cur.verb is None and self.cur.subj is not None and (after := self.set_aside(k + 1)):
            return after
        if self.comma and self.cur.verb is not None and self.place_then_subject(k + 1):
            base = self.finite_base(self.cur)
            if base.relation in ("main", "conjunct"):
                f = self.new("main", None, "", g.end)
                f.parallel = base
                self.replace(f)
                self.joiner = None
        return k + 1

    def past_time(self, k: int) -> int:
        """The finite verb right behind a time ("and | on Friday | shelled the port", "and | two days later | fled"), else 0."""
        groups = self.groups
        at = k + (k < len(groups) and groups[k].type == "P")
        while at < len(groups) and (groups[at].type == "T" or groups[at].type == "N" and groups[at].kind == "time"):
            at += 1
        timed = k < at < len(groups) and groups[at - 1].kind == "time" or at - 1 > k and groups[at - 2].kind == "time"
        return at if timed and at < len(groups) and self.verb_follows(at) else 0

    def set_aside(self, k: int) -> int:
        """Past a phrase between two commas in the middle of a list of subjects ("Oslo and, | after some delay, | Bern have agreed"),
        which is the clause's; 0 where none stands.
        """
        groups = self.groups
        if k + 4 >= len(groups) or [x.type for x in groups[k : k + 3]] != [",", "P", "N"]:
            return 0
        np, after = read_phrase(groups, k + 2, self.lexicon, Where(before_verb=True).inside(groups[k + 1].lemma))
        if after + 1 >= len(groups) or groups[after].type != "," or groups[after + 1].type != "N":
            return 0
        self.cur.preps.append((groups[k + 1].lemma, np))
        return after + 1

    def place_then_subject(self, k: int) -> bool:
        """Does a clause open with a phrase that says where or when ("…, and | in Cebu nuns and monks marched to the court")?"""
        groups, at = self.groups, k + 2
        if at >= len(groups) or groups[k].type != "P" or groups[k + 1].type not in ("N", "T"):
            return False
        at += groups[at].type == ","
        return (
            at < len(groups)
            and groups[at].type == "N"
            and groups[at].start > groups[k + 1].end - 1
            and self.predicate_ahead(at + 1)
        )
