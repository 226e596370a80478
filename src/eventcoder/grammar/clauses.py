"""Groups -> clauses: the fourth level of the cascade, one deterministic walk from left to right.

The walk keeps the clause being filled (`cur`) and those that wait for it to end (`stack`): "The rebels | who fled the town
| returned". Each group is handled once by a method named after its kind; what decides is only what stands next to it, the
frames that the lexicon gives its verb, and whether a finite verb still follows.
"""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.phrases import JOINERS, Np, Where, join, read_phrase
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
_FAR = 60  # groups: no clause of a newspaper is longer, and looking on would cost the square of a text
_FRONT = 12  # groups: no fronted phrase is longer
_OF_OBJECT = frozenset({"of", "for", "from", "into", "against"})


def assemble(groups: list[Group], tokens: Tokens, tags: list[str], lexicon: Lexicon) -> tuple[list[Frame], list[Np]]:
    """Return the clauses that have a predicate, in text order, and every noun phrase that was read."""
    walk = _Walk(groups, tokens, tags, lexicon)
    walk.run()
    for f in walk.fronted:
        if f.subj is None and f.parent is not None and f.relation in ("participle", "purpose"):
            outer = f.parent.parent if f.parent.verb is None and f.parent.subj is None and f.parent.parent else f.parent
            f.subj = outer.subj
    for first, second in reversed(walk.shared):
        first.obj = first.obj or second.obj  # "attacked and burned the village"
    frames = [f for f in walk.frames if f.verb is not None]
    for f in frames:
        f.settle()
    if len(frames) > 1:
        frames.sort(key=lambda f: f.main.head)
    return frames, walk.phrases


class _Walk:
    def __init__(self, groups: list[Group], tokens: Tokens, tags: list[str], lexicon: Lexicon) -> None:
        self.groups = groups
        self.lowers = tokens.lowers
        self.tags = tags
        self.lexicon = lexicon
        self.frames: list[Frame] = []
        self.phrases: list[Np] = []
        self.stack: list[Frame] = []
        self.cur = self.new("main", None)
        self.prep: Group | None = None
        self.comma = False
        self.joiner: Group | None = None
        self.quote = False
        self.quotes = 0
        self.last: Np | None = None
        self.last_type = ""
        self.fronted: list[Frame] = []
        self.shared: list[tuple[Frame, Frame]] = []
        self.asides: list[tuple[Frame, int]] = []
        self.full_stop = tokens.lowers[-1:] == (".",)

    # ---------------------------------------------------------------------------------------- the walk

    def run(self) -> None:
        groups, k, size = self.groups, 0, len(self.groups)
        handlers = {
            "N": self.noun, "V": self.verb, "P": self.preposition, "S": self.subordinator, "W": self.wh, "(": self.aside,
            "C": self.coordinator, ",": self.a_comma, ":": self.a_break, '"': self.a_quote, "T": self.skip, ")": self.skip,
        }  # fmt: skip
        while k < size:
            k = handlers[groups[k].type](groups[k], k)

    def new(self, relation: str, parent: Frame | None, word: str = "", start: int = 0) -> Frame:
        f = Frame(relation, parent, word, start)
        self.frames.append(f)
        return f

    def open(self, f: Frame) -> None:
        """Fill `f` from here on; the clause being filled waits."""
        self.stack.append(self.cur)
        self.cur = f

    def close(self) -> None:
        if self.stack:
            self.cur = self.stack.pop()

    def seen(self, type_: str) -> None:
        """Note what was just read; a comma, a coordinator and a preposition hold for the next group only."""
        self.last_type = type_
        self.comma = False
        self.joiner = None
        self.prep = None
        self.quote = False

    def skip(self, _g: Group, k: int) -> int:
        return k + 1

    # ------------------------------------------------------------------------------------ noun phrases

    def noun(self, _g: Group, k: int) -> int:
        cur = self.cur
        after_main = cur.verb is not None
        where = Where(
            before_verb=not after_main,
            in_prep=self.prep.lemma if self.prep is not None else "",
            fronted=self.prep is not None and not after_main and cur.subj is None,
            waited=any(f.verb is None and f.subj is not None for f in self.stack),
            of_verb=after_main and self.prep is None and cur.obj is None and not cur.passive and "of" in self.of(cur),
        )
        np, k = read_phrase(self.groups, k, self.lexicon, where)
        self.phrases.append(np)
        if np.apposition is not None and (self.comma or self.quote) and self.comma_then_verb(k):
            k += 1  # "…," Omar Salim, a spokesman, | said
        measured = (
            np.number is not None and self.prep is not None and self.prep.lemma == "to"
        )  # "sentenced to ten years"
        if (
            np.kind == "time"
            and not measured
            and not self.needs(np)
            and (
                after_main
                or self.prep is not None
                or not self.verb_follows(k)
                or self.last_type == "N"
                and not self.comma
            )
        ):
            cur.times.append(np)
            comma = self.comma
            self.seen("T")
            self.comma = comma
            return k
        if "wh" in self.lexicon.closed.get(np.det, _NONE) and self.prep is None:
            f = self.new("relative", cur, np.det, np.start)  # "the general, whose troops shelled the town, resigned"
            f.after_comma, f.subj = self.comma, np
            self.open(f)
        elif self.prep is not None:
            self.prepositional(np, self.prep.lemma)
        elif (
            cur.verb is None
            and self.comma
            and cur.subj is not None
            and self.verb_follows(k)
            and "speech" in self.lexicon.frames.get(self.groups[k].lemma, _NONE)
        ):
            self.aside_speaker(np)
        elif cur.verb is None and self.opens_contact(k):
            self.contact(np)
        elif cur.verb is None:
            self.subject(np, k)
        elif cur.inverted and cur.subj is None:
            cur.subj = np
        elif self.bare_follows(k):
            self.complement_noun(np)
        elif (
            self.verb_follows(k)
            and not self.reduced(k, np, "N")
            and not self.waits_for(k)
            or not where.waited
            and self.begins_clause(k)
        ):
            self.next_clause(np, k)
        elif (self.comma or self.quote) and not where.waited and (at := self.speaks_later(k)):
            self.next_clause(np, at)
        else:
            self.complement_noun(np)
        self.last = np
        self.seen("N")
        return k

    def needs(self, np: Np) -> bool:
        """Does the verb right before a span of time lack the object that it must have ("served a term", "extended the period")?"""
        cur = self.cur
        if cur.verb is None or cur.passive or cur.obj is not None or self.last_type != "V" or self.prep is not None:
            return False
        frames = self.of(cur)
        return (
            "trans" in frames
            and "intr" not in frames
            and bool(np.det)
            and self.tags[np.head] == "NN"
            and not frames & {"speech"}
        )

    def comma_then_verb(self, k: int) -> bool:
        return k < len(self.groups) and self.groups[k].type == "," and self.verb_follows(k + 1)

    def begins_clause(self, k: int) -> bool:
        """Is the noun phrase before k a subject whose verb comes later ("said the attack, which …, | showed", "but raids by
        rebels | continued")?
        """
        if k >= len(self.groups) or self.groups[k].type not in ("P", ",", "V", "W"):
            return False
        cur = self.cur
        said = self.last_type == "V" and self.of(cur) & {"speech", "that"} and cur.obj is None and cur.comp is None
        return bool(said or self.joiner is not None) and self.predicate_ahead(k)

    def predicate_ahead(self, k: int) -> bool:
        """Is what follows a noun phrase only what describes it, up to a verb that can be nothing but its own?"""
        groups = self.groups
        relatives, commas, before = 0, 0, "N"
        for at in range(k, min(len(groups), k + _FAR)):
            g = groups[at]
            following = groups[at + 1].type if at + 1 < len(groups) else ""
            if g.type == "V" and g.form == "finite" and before != "pronoun":
                closed = commas % 2 == 0
                if relatives:
                    relatives -= 1
                elif not self.maybe_participle(g) or following == "N" and (before != "," or closed):
                    return before == "," and (closed or not self.trails(at)) or before in ("N", "V") and closed
                elif "intr" in self.lexicon.frames.get(g.lemma, _NONE) and not self.by_agent(at + 1):
                    return before == "N" and closed
            elif g.type == "V" and g.form != "finite" and (at > k and not relatives or following in ("N", "V", "S")):
                return False
            elif g.type == "W":
                relatives += 1
            elif g.type == "C":
                if not relatives and following != "N":
                    return False
            elif (
                g.type in ("S", ":", '"')
                and not relatives
                or g.type == "P"
                and g.kind == "sub"
                and self.clause_follows(at + 1)
            ):
                return False
            commas += g.type == ","
            before = "pronoun" if g.type == "N" and g.kind == "pronoun" and before != "P" else g.type
        return False

    def speaks_later(self, k: int) -> int:
        """The verb of a trailing speaker who has phrases of his own ("…, a close aide to the president | said"), else 0."""
        groups, at = self.groups, k
        while at + 1 < len(groups) and at < k + 6 and groups[at].type == "P" and groups[at + 1].type == "N":
            at += 2
        speaks = self.verb_follows(at) and "speech" in self.lexicon.frames.get(groups[at].lemma, _NONE)
        return at if at > k and speaks and not self.by_agent(at + 1) else 0

    def trails(self, k: int) -> bool:
        """Is the verb at k one that reports words, before its speaker ("…, said the minister")?"""
        return (
            "speech" in self.lexicon.frames.get(self.groups[k].lemma, _NONE)
            and k + 1 < len(self.groups)
            and self.groups[k + 1].type == "N"
        )

    def prepositional(self, np: Np, prep: str) -> None:
        cur = self.cur
        cur.end = max(cur.end, np.end)
        if (
            cur.verb is None
            and cur.subj is not None
            and not cur.subj_comma
            and cur.subj.kind not in ("pronoun", "time")
        ):
            owner = cur.subj.conjuncts[-1] if cur.subj.conjuncts else cur.subj
            owner.preps.append((prep, np))
            owner.end = np.end
            cur.subj.end = np.end
        elif cur.obj is not None and cur.obj is self.last and not cur.passive and self.owns(cur.obj, prep, np):
            cur.obj.preps.append((prep, np))
            cur.obj.end = np.end
        elif cur.verb is not None and prep == "by" and (passive := self.agentless()) is not None:
            passive.agent = np
        else:
            cur.preps.append((prep, np))

    def owns(self, noun: Np, prep: str, np: Np) -> bool:
        """Does a phrase behind the object belong to it, whatever its verb ("fighting | between …", "an assault | by …")?"""
        if noun.conjuncts or noun.end > np.start:
            return False
        act = "VB" in self.lexicon.lookup(noun.lemma) or noun.lemma in self.lexicon.verb_lemmas
        if prep == "by":
            return act and np.kind in ("proper", "common") and self.agentless() is None
        return prep == "between"

    def aside_speaker(self, np: Np | None, verb: Group | None = None) -> None:
        """A speaker in the middle: "Zambia, its minister told reporters, has signed a deal", "The army," said X, "has …"."""
        f = self.new("main", None, "", np.start if np is not None else self.cur.end)
        f.subj = np
        if verb is not None:
            f.take(verb)
            f.inverted = True
        f.after_comma = True
        f.comp, f.comp_kind = self.cur, "quote"
        self.cur.parent, self.cur.relation = f, "complement"
        self.open(f)

    def opens_contact(self, k: int) -> bool:
        """Two noun phrases side by side, a verb, and another verb to come: "the deal | the two sides signed | collapsed"."""
        return (
            self.cur.subj is not None
            and self.last_type == "N"
            and not self.comma
            and self.joiner is None
            and self.verb_follows(k)
            and self.finite_ahead(k + 1)
        )

    def contact(self, np: Np) -> None:
        f = self.new("relative", self.cur, "", np.start)
        f.antecedent, f.subj = self.cur.subj, np
        self.open(f)

    def bare_follows(self, k: int) -> bool:
        """ "let inspectors | visit the site": the base form is an infinitive without its *to*."""
        if not ("bare" in self.of(self.cur) and self.verb_follows(k) and self.tags[self.groups[k].head] == "VB"):
            return False
        self.groups[k].form = "to"
        return True

    def waits_for(self, k: int) -> bool:
        """Is the verb at k the one that a subject further out still waits for ("rebels who fled the town | returned")?"""
        return (
            self.joiner is None
            and any(f.verb is None and f.subj is not None for f in self.stack)
            and not self.finite_ahead(k + 1)
        )

    def agentless(self) -> Frame | None:
        """The passive that a by-phrase completes: this clause, or the one whose gerund or to-clause it is."""
        f: Frame | None = self.cur
        while f is not None and f.verb is not None:
            if f.passive:
                return f if f.agent is None else None
            f = f.parent if f.relation in ("prep", "complement", "purpose") and f.form != "finite" else None
        return None

    def itself(self, np: Np) -> bool:
        """ "France, itself a member, …": a reflexive and the noun phrase behind it describe the subject."""
        reflexive = np.kind == "pronoun" and np.lemma.endswith(("self", "selves"))
        behind = self.last is not None and self.last.kind == "pronoun" and self.last.lemma.endswith(("self", "selves"))
        return self.cur.subj is not None and (reflexive and self.comma or behind and self.last_type == "N")

    def subject(self, np: Np, k: int) -> None:
        cur = self.cur
        if self.itself(np) and cur.subj is not None:
            cur.subj.end = np.end
            return
        if (
            self.comma
            and cur.subj is not None
            and k < len(self.groups)
            and self.groups[k].type == ","
            and cur.subj.kind != "time"
        ):
            cur.subj.end = np.end  # a name set off by commas: "James Bell, QC, is"
            return
        if (
            self.comma
            and not self.full_stop
            and cur.subj is not None
            and cur.subj.kind == np.kind == "proper"
            and self.verb_follows(k)
        ):
            cur.subj = join([cur.subj, np])  # a headline's "Seoul, Tokyo sign pact"
            return
        if cur.subj is None or self.comma or np.kind != "time":
            if cur.subj is None:
                cur.start = np.start if cur.relation != "main" or not cur.preps else cur.start
            cur.subj = np
            cur.subj_comma = False
        cur.end = max(cur.end, np.end)

    def complement_noun(self, np: Np) -> None:
        """A noun phrase after the verb: its object, its second object, or something loose after a comma."""
        cur = self.cur
        if cur.obj is None and not (self.comma and cur.preps):
            cur.obj = np
        elif (
            cur.obj is not None
            and not self.comma
            and cur.indirect is None
            and self.last_type == "N"
            and "ditrans" in self.of(cur)
        ):
            cur.indirect, cur.obj = cur.obj, np
        cur.end = max(cur.end, np.end)

    def next_clause(self, np: Np, k: int) -> None:
        """A noun phrase that is the subject of the verb right after it, while the clause being filled has its verb."""
        cur = self.cur
        verb = self.groups[k]  # or what stands between the subject and its verb
        speech = verb.type == "V" and "speech" in self.lexicon.frames.get(verb.lemma, _NONE)
        if self.joiner is not None:
            base = self.finite_base(cur)
            f = self.new(
                base.relation if base.relation in ("complement", "sub") else "main", base.parent, base.word, np.start
            )
            f.parallel = base
            self.replace(f)
        elif (self.comma or self.quote) and speech and not self.quotes % 2 and cur.comp is None:
            f = self.speaker(np.start)
        elif self.comma and not (self.quote and "speech" in self.of(cur)):
            self.to_main()
            f = self.cur if self.cur.verb is None else self.new("main", None, "", np.start)
            self.replace(f)
        elif self.of(cur) & {"speech", "that", "quote"} and cur.comp is None or self.quote:
            f = self.new("complement", cur, "", np.start)
            cur.comp, cur.comp_kind = f, "quote" if self.quote else "that"
            self.open(f)
        elif self.last is not None and self.last_type == "N":
            f = self.new("relative", cur, "", np.start)
            f.antecedent = self.last
            self.open(f)
        else:
            f = self.new("main", None, "", np.start)
            self.replace(f)
        f.subj = np

    def speaker(self, start: int) -> Frame:
        """A trailing speaker ("…, the minister said"): what stood before is its complement."""
        inner = next(
            (x for x in self.frames if x.verb is not None and x.relation == "main" and x.comp_kind != "quote"), None
        )
        f = self.new("main", None, "", start)
        if inner is not None:
            f.comp, f.comp_kind = inner, "quote"
            inner.parent, inner.relation = f, "complement"
        self.stack.clear()
        self.cur = f
        return f

    def to_main(self) -> None:
        """Leave relative, participle and fronted subordinate clauses for the main clause that waits, if one does."""
        while self.stack and self.cur.verb is not None and (self.cur.relation != "main" or self.stack[-1].verb is None):
            if self.stack[-1].verb is None or self.cur.relation in (
                "relative",
                "participle",
                "sub",
                "purpose",
                "prep",
                "complement",
                "noun",
            ):
                self.close()
            else:
                break

    def replace(self, f: Frame) -> None:
        self.cur = f

    def finite_base(self, f: Frame) -> Frame:
        """The nearest clause outward that has a finite verb: what a coordinated clause is parallel to."""
        while f.form != "finite" and f.parent is not None:
            f = f.parent
        return f

    # ------------------------------------------------------------------------------------------- verbs

    def verb(self, g: Group, k: int) -> int:
        if self.last_type == "V" and self.tags[g.head] == "VB" and g.start == g.head and "bare" in self.of(self.cur):
            g.form = "to"  # "will help | protect"
        if g.form == "to":
            self.infinitive(g, k)
        elif g.form == "ing":
            self.gerund(g)
        elif (
            g.form == "participle"
            or self.maybe_participle(g)
            and (self.reduced(k, self.last) or self.opens(g) or self.of_fronted(g, k))
        ):
            self.participle(g)
        else:
            self.finite(g, k)
        self.seen("V")
        return k + 1

    def of_fronted(self, g: Group, k: int) -> bool:
        """A past form behind a fronted phrase that is no subject: "In the town seized by rebels, police …"."""
        cur = self.cur
        fronted = cur.verb is None and cur.subj is None and bool(cur.preps) and self.last_type == "N"
        return (
            fronted
            and not self.comma
            and any(x.type == "," for x in self.groups[k : k + _FRONT])
            and not self.comes_first(g, k)
        )

    def opens(self, g: Group) -> bool:
        """A past form at the head of a sentence, before a comma: "Accused of fraud, the minister resigned"."""
        return g.start == 0 and not self.last_type and any(x.type == "," for x in self.groups)

    def finite(self, g: Group, k: int) -> None:
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
        if cur.verb is None:
            cur.take(g)
            cur.inverted = cur.inverted or cur.subj is None and bool(cur.preps) and self.comes_first(g, k)
            if cur.parallel is not None and cur.parallel.passive and self.maybe_participle(g) and self.bare(k):
                cur.passive = True  # "ten were killed and scores injured"
            elif (
                self.maybe_participle(g)
                and cur.subj is not None
                and cur.subj.det == ""
                and cur.subj.kind != "pronoun"
                and self.headline_passive(g, k)
            ):
                cur.passive, cur.form = True, "finite"
            return
        waiting = next((f for f in reversed(self.stack) if f.verb is None and f.subj is not None), None)
        if waiting is not None and self.joiner is None:
            while self.cur is not waiting:
                self.close()
            waiting.take(g)
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

    def comes_first(self, g: Group, k: int) -> bool:
        """ "On the bridge | stood | hundreds of guardsmen": a verb that needs no object stands before its subject."""
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        following = self.groups[k + 1].type if k + 1 < len(self.groups) else ""
        return following == "N" and "intr" in frames and g.start == g.head and not g.passive and not self.comma

    def conjoin(self, g: Group, k: int) -> None:
        """ "… and withdrew": another predicate of the same subject."""
        base = self.cur
        if self.tags[g.head] in ("VB", "VBP") and base.form == "to" and g.modal < 0:
            g.form = "to"
        else:
            base = self.finite_base(base)
            base = base if self.last_type == "V" else self.parallel_to(g, base)
        if base.verb is None:
            base.take(g)
            self.cur = base
            return
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
        if self.last_type == "V" and base.obj is None and not base.passive:
            self.shared.append((base, f))
        self.cur = f

    def parallel_to(self, g: Group, base: Frame) -> Frame:
        """A plain past goes on with a plain past further out, not with the pluperfect of a clause inside: "accused China of
        breaking promises it had made | and threatened …".
        """
        while (
            base.relation in ("relative", "sub", "complement")
            and base.parent is not None
            and base.main.start != base.main.head
            and g.start == g.head
            and self.tags[g.head] == "VBD"
        ):
            outer = self.finite_base(base.parent)
            if outer.verb is None or outer.main.start != outer.main.head or outer is base:
                break
            base = outer
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

    def speech_inversion(self, g: Group, k: int) -> bool:
        """ "…, said the minister": a reporting verb before its subject."""
        if "speech" not in self.lexicon.frames.get(g.lemma, _NONE) or not (self.comma or self.quote):
            return False
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        return following is not None and following.type == "N" and self.cur.comp is None

    def bare(self, k: int) -> bool:
        """Has the verb at k no object after it?"""
        return k + 1 >= len(self.groups) or self.groups[k + 1].type != "N" or self.groups[k + 1].kind == "time"

    def headline_passive(self, g: Group, k: int) -> bool:
        """ "Ten killed in Kabul blast": a past form without an object, of a verb that needs one."""
        if self.full_stop:
            return False
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        following = self.groups[k + 1].type if k + 1 < len(self.groups) else ""
        by = following == "P" and self.groups[k + 1].lemma == "by"
        if by and k + 2 < len(self.groups) and self.groups[k + 2].type == "N":
            return "trans" in frames
        return (
            following in ("P", "", "S", ",")
            and "trans" in frames
            and not frames & {"speech", "that", "to-subj", "quote"}
            and (g.particle >= 0 or "intr" not in frames)
        )

    def maybe_participle(self, g: Group) -> bool:
        """A single past form that may be a participle: "seized", not "took" or "had seized"."""
        return (
            g.form == "finite"
            and g.start == g.head
            and self.tags[g.head] == "VBD"
            and "VBN" in self.lexicon.lookup(self.lowers[g.head])
        )

    def reduced(self, k: int, np: Np | None, after: str = "") -> bool:
        """Is the past form at k a reduced relative of the noun before it ("the town seized by rebels was …")?"""
        groups = self.groups
        g = groups[k]
        if g.form == "participle":
            return True
        following = groups[k + 1].type if k + 1 < len(groups) else ""
        if (
            np is None
            or (after or self.last_type) not in ("N", "T", "")
            or self.joiner is not None
            and self.cur.verb is not None
        ):
            return False
        if (
            not self.maybe_participle(g)
            or np.kind == "pronoun"
            or self.cur.verb is None
            and self.cur.comp_kind == "quote"
        ):
            return False
        if (
            self.cur.verb is None
            and self.cur.relation != "main"
            and self.cur.subj is np
            and self.cur.antecedent is not np
        ):
            return following == "P" and groups[k + 1].lemma == "by" and self.finite_ahead(k + 1)
        if following == "N" and groups[k + 1].kind != "time":
            return False
        if any(f.verb is None and f.subj is not None for f in self.stack):
            return self.finite_ahead(k + 1)
        if following == "C":
            return False
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        if self.cur.verb is not None and not self.comma:
            if frames and "trans" not in frames and "ditrans" not in frames:
                return False
            if (
                self.of(self.cur) & {"speech", "that"}
                and self.cur.obj is None
                and self.prep is None
                and self.cur.comp is None
            ):
                return self.by_agent(k + 1) or self.finite_ahead(k + 1)
            return following in ("P", "T", "N", "", ",", "V")
        if self.cur.verb is not None:
            return False
        if frames & {"speech", "that"} and self.own_subject_ahead(k + 1):
            return False  # "The government of Peru said on Thursday it was …"
        return self.finite_ahead(k + 1) and (not frames or "trans" in frames or "ditrans" in frames)

    def by_agent(self, k: int) -> bool:
        """Does a by-phrase that names somebody stand at k?"""
        groups = self.groups
        if not (k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "by"):
            return False
        return groups[k + 1].type == "N" and groups[k + 1].kind not in ("time", "number")

    def own_subject_ahead(self, k: int) -> bool:
        """Does the next finite verb have a noun phrase of its own before it, that no preposition governs?"""
        groups = self.groups
        own = False
        for at in range(k, min(len(groups), k + _FAR)):
            g = groups[at]
            if g.type == "V":
                return own and g.form == "finite"
            if g.type == "N":
                own = g.kind != "time" and groups[at - 1].type not in ("P", "C") if not own or g.kind != "time" else own
            elif g.type in (",", ":", "S", "W"):
                return False
        return False

    def finite_ahead(self, k: int) -> bool:
        """Does a finite verb follow in this clause that has no subject of its own? Relative clauses are passed over."""
        groups = self.groups
        before, relatives, broken = "", 0, False
        end = min(len(groups), k + _FAR)
        while k < end:
            g = groups[k]
            if g.type == "V" and g.form == "finite" and not self.clearly_reduced(g, k, before):
                if before == "pronoun":
                    pass  # "in a move | it said …"
                elif relatives:
                    relatives -= 1
                else:
                    trails = before == "," and not (self.comma or self.cur.subj_comma) and self.trails(k)
                    return before != "N-after-comma" and (not broken or before == ",") and not trails
            if g.type == "W" and before in ("N", "P", ","):
                relatives += 1
            elif (
                g.type in ("S", "W", ":")
                or g.type == "C"
                and (g.lemma not in JOINERS or k + 1 < len(groups) and groups[k + 1].type == "V")
                and not relatives
            ):
                return False
            if g.type == "C" and relatives and k + 1 < len(groups) and groups[k + 1].type == "V":
                k += 1  # "who fled the town and | hid"
            if g.type == "P" and g.kind == "sub" and self.clause_follows(k + 1):
                return False
            broken = broken or before == "," and g.type not in ("N", "C", "V", "W")
            if g.type == "N":
                pronoun = g.kind == "pronoun" and before not in ("P", "")
                before = "N-after-comma" if before == "," else "pronoun" if pronoun else "N"
            elif g.type in (",", "P", "V"):
                before = g.type
            k += 1
        return False

    def clearly_reduced(self, g: Group, k: int, before: str) -> bool:
        """A past form between its noun and a by-phrase: "a deal brokered by Moscow"."""
        if before != "N" or not self.maybe_participle(g) or k + 1 >= len(self.groups):
            return False
        return self.groups[k + 1].type == "P" and self.groups[k + 1].lemma == "by"

    def participle(self, g: Group) -> None:
        cur = self.cur
        g.passive = g.form != "ing"
        g.form = "participle"
        f = self.new("relative", cur, "", g.start)
        f.after_comma = self.comma
        if (
            self.last is None
            or self.last_type not in ("N", "T")
            and not self.comma
            or cur.verb is None
            and cur.subj is None
        ):
            f.relation = "participle"
            f.subj = self.last if self.last_type == "N" and not self.comma else None
            self.fronted.append(f)
            f.take(g)
            self.open(f)
            return
        if self.joiner is not None and cur.relation in ("relative", "participle") and cur.passive:
            f.relation, f.parent, f.subj = cur.relation, cur.parent, cur.subj
            f.take(g)
            self.cur = f
            return
        f.subj = self.last if not self.comma or cur.verb is None else (cur.obj or cur.subj or self.last)
        f.take(g)
        self.open(f)

    def gerund(self, g: Group) -> None:
        cur = self.cur
        if cur.verb is None and cur.subj is None and self.prep is None:
            f = self.new("participle", cur, "", g.start)
            f.take(g)
            self.fronted.append(f)
            self.open(f)
            return
        if self.prep is not None:
            self.after_preposition(g, self.prep.lemma)
            return
        if self.last_type == "V" and not self.comma and cur.verb is not None:
            f = self.new("complement", cur, "", g.start)
            f.subj = self.doer(cur)
            if cur.comp is None:
                cur.comp, cur.comp_kind = f, "ing"
        elif self.joiner is not None and cur.form == "ing":
            f = self.new(cur.relation, cur.parent, cur.word, g.start)
            f.subj = cur.subj
            f.take(g)
            self.cur = f
            return
        elif self.comma or self.joiner is not None or self.last_type == "T" or self.asks_of(g):
            base = cur if cur.verb is None and cur.subj is not None and self.comma else self.finite_base(cur)
            while (
                base is not cur
                and base.relation in ("sub", "relative")
                and base.parent is not None
                and base.parent.verb is not None
            ):
                base = self.finite_base(base.parent)  # "vowed to answer if rebels struck again, accusing …"
            f = self.new("participle", base, "", g.start)
            f.subj = base.subj
            f.after_comma = True
        else:
            f = self.new("relative", cur, "", g.start)
            f.subj = self.last
        f.take(g)
        self.open(f)

    def asks_of(self, g: Group) -> bool:
        """ "wrote to Hanoi | asking for": words are the subject's, not those of the name that a preposition governs."""
        cur = self.cur
        behind = cur.verb is not None and bool(cur.preps) and cur.preps[-1][1] is self.last and cur.obj is None
        words = self.lexicon.frames.get(g.lemma, _NONE) & {"speech", "mandate", "for-to"}
        return behind and bool(words) and self.last is not None and self.last.kind == "proper"

    def after_preposition(self, g: Group, prep: str) -> None:
        """A gerund under a preposition: "accused them of killing", "without firing"."""
        cur = self.cur
        f = self.new("prep", cur, prep, g.start)
        surface = cur.subj
        if prep in _OF_OBJECT and not cur.passive and cur.obj is not None:
            surface = cur.obj
        f.subj = surface
        if cur.verb is not None and cur.comp is None:
            cur.comp, cur.comp_kind, cur.comp_prep = f, "ing", prep
        elif cur.verb is None:
            f.noun = self.last
        f.take(g)
        self.open(f)

    def infinitive(self, g: Group, k: int) -> None:
        cur = self.cur
        if cur.verb is None and cur.subj is not None and self.last_type in ("N", "T") and not self.finite_ahead(k + 1):
            cur.take(g)
            g.future, cur.form, g.form = True, "finite", "finite"
            return
        if cur.verb is None and cur.subj is None and cur.relation == "complement" and cur.parent is not None:
            cur.subj = self.controller(cur.parent)  # "weighed whether | to recognise"
            cur.take(g)
            return
        if self.joiner is not None and cur.form == "to":
            f = self.new(cur.relation, cur.parent, cur.word, g.start)
            f.subj, f.noun = cur.subj, cur.noun
            f.take(g)
            self.cur = f
            return
        f = self.new("purpose", cur, "", g.start)
        f.subj = cur.parent.subj if cur.relation == "aside" and cur.parent is not None else self.controller(cur)
        if cur.verb is None and cur.subj is None and f.subj is None:
            self.fronted.append(f)
        frames = self.of(cur)
        if self.tags[g.start] == "TO" and not cur.passive:
            frames -= {"bare"}  # "made a promise | to free"
        governed = cur.verb is not None and (
            frames & {"to-subj", "to-obj", "raise", "bare"} or cur.kind == "adjective" or cur.verb.adjective >= 0
        )
        if (
            governed
            and cur.comp is None
            and not self.comma
            and not self.last_contains()
            and (self.last_type != "N" or frames & {"to-obj", "bare"} or cur.passive or self.last is not cur.obj)
        ):
            f.relation = "complement"
            cur.comp, cur.comp_kind = f, "to"
        elif not self.comma and self.last_type in ("N", "T") and (owner := self.container()) is not None:
            f.relation, f.noun = "noun", owner
            f.subj = self.holder(owner) or f.subj
        f.take(g)
        self.open(f)

    def controller(self, cur: Frame) -> Np | None:
        """Who does the embedded act: the object of "urge", else the subject; under a passive, its surface subject."""
        frames = self.of(cur)
        if frames & {"to-obj", "bare"} and not cur.passive:
            if cur.obj is not None and ("to-obj" in frames or not self.is_container(cur.obj)):
                return cur.obj
            for prep, np in cur.preps:
                if prep in ("on", "upon", "to", "with", "for"):
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
        return None

    def last_contains(self) -> bool:
        """The nearest noun takes the clause, not the verb ("mobilised troops for an order | to move", "blamed the threat | to …")."""
        cur, last = self.cur, self.last
        if self.last_type != "N" or last is None or cur.obj is None or not self.is_container(last):
            return False
        return last is cur.obj or bool(cur.preps) and cur.preps[-1][1] is last

    def is_container(self, np: Np) -> bool:
        return "container" in self.lexicon.nouns.get(np.lemma, _NONE)

    def holder(self, np: Np) -> Np | None:
        """Whose decision or threat it is: the noun's possessor, or the name behind *by* or *of*."""
        if np.possessor is not None:
            return np.possessor
        return next(
            (inner for prep, inner in (*np.preps, *self.cur.preps) if prep in ("by", "of") and inner.start >= np.head),
            None,
        )

    def of(self, f: Frame) -> frozenset[str]:
        return self.lexicon.frames.get(f.lemma, _NONE) if f.verb is not None else _NONE

    # ------------------------------------------------------------------------------------- small words

    def preposition(self, g: Group, k: int) -> int:
        groups = self.groups
        following = groups[k + 1] if k + 1 < len(groups) else None
        if g.kind == "sub" and self.clause_follows(k + 1):
            return self.subordinator(g, k)
        if following is not None and (
            following.type in ("N", "T", "P") or following.type == "V" and following.form == "ing"
        ):
            self.prep = g
            return k + 1
        if following is not None and following.type == "W":
            self.prep = g
            return k + 1
        cur = self.cur
        if cur.verb is not None and cur.verb.particle < 0 and self.last_type in ("V", "N"):
            cur.verb.particle = g.start
        return k + 1

    def clause_follows(self, k: int) -> bool:
        """Noun phrase and finite verb from k on: what makes "after" a subordinator."""
        groups = self.groups
        seen_noun = False
        end = min(len(groups), k + _FAR)
        while k < end:
            g = groups[k]
            if g.type == "N":
                if seen_noun and groups[k - 1].type == "N" and g.kind != "time" and self.verb_follows(k + 1):
                    return False  # "after the vote | Addis Ababa refused"
                seen_noun = True
            elif g.type == "V" and g.form == "ing" and seen_noun:
                pass
            elif g.type == "V":
                return (
                    seen_noun
                    and (g.form == "finite" or g.form == "participle")
                    or not seen_noun
                    and g.form == "participle"
                )
            elif g.type == "," and seen_noun and (after := self.closing(k)):
                k = after
            elif (
                g.type in (",", ":", "S", "(")
                or g.type == "C"
                and not (k + 1 < len(groups) and groups[k + 1].type == "N")
                or g.type == "W"
            ):
                return False
            k += 1
        return False

    def subordinator(self, g: Group, k: int) -> int:
        cur = self.cur
        if g.lemma == "that":
            return self.that_clause(g, k)
        fronted = cur.verb is None and cur.subj is None
        if self.last_type == "V" and cur.comp is None and "wh" in self.lexicon.closed.get(g.lemma, _NONE):
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
        cur = self.cur
        f = self.new("complement", cur, "", g.start)
        if self.joiner is not None and cur.relation == "complement" and cur.parent is not None:
            f.parent = cur.parent
        elif cur.verb is None or self.last_type == "N" and cur.comp is None and not self.of(cur) & {"speech", "that"}:
            f.noun = self.container()
            f.relation = "noun" if f.noun is not None else "relative"
            f.antecedent = self.last if f.noun is None else None  # "the villages that troops burned"
        elif cur.comp is None:
            cur.comp, cur.comp_kind = f, "that"
        self.open(f)
        self.seen("S")
        return k + 1

    def wh(self, g: Group, k: int) -> int:
        cur = self.cur
        if (
            self.tags[g.head] == "WRB"
            and "sub" in self.lexicon.closed.get(g.lemma, _NONE)
            and (cur.verb is None and cur.subj is None or self.last_type != "V" and cur.verb is not None)
        ):
            return self.subordinator(g, k)
        after_noun = (
            self.last_type == "N"
            and self.last is not None
            and self.tags[g.head] != "WRB"
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
            f = self.new("complement" if cur.verb is not None else "sub", cur, g.lemma, g.start)
            if cur.verb is not None and cur.comp is None:
                cur.comp, cur.comp_kind = f, "wh"
        self.open(f)
        self.seen("W")
        return k + 1

    def referent(self, g: Group, k: int) -> Np | None:
        """What a relative pronoun stands for: *that* and *which* take the nearest noun that agrees with their verb, *who* the
        whole phrase.
        """
        np = self.last
        if np is None or g.lemma not in ("that", "which"):
            return np
        chain = [np]
        while np.preps and np.preps[-1][1].end == np.end and not np.conjuncts:
            np = np.preps[-1][1]
            chain.append(np)
        if self.cur.obj is not None and self.cur.verb is not None:
            chain.insert(0, self.cur.obj)
        verb = self.groups[k + 1] if self.verb_follows(k + 1) else None
        tag = self.tags[verb.start] if verb is not None else ""
        if tag not in ("VBZ", "VBP"):
            return chain[-1]
        many = tag == "VBP"
        return next((x for x in reversed(chain) if (x.plural or bool(x.conjuncts)) == many), chain[-1])

    def coordinator(self, g: Group, k: int) -> int:
        self.joiner = g
        self.prep = None
        return k + 1

    def a_comma(self, _g: Group, k: int) -> int:
        self.comma = True
        self.prep = None
        if self.asides and self.asides[-1][1] == k:
            self.end_aside()
            return k + 1
        cur = self.cur
        if cur.verb is None:
            if cur.subj is not None:
                cur.subj_comma = True
                if self.opens_aside(k) and (end := self.closing(k)):
                    self.begin_aside(k, end)
            return k + 1
        if (
            cur.after_comma
            and (cur.relation in ("relative", "participle") or cur.comp_kind == "quote")
            or self.stack
            and self.stack[-1].verb is None
            and cur.relation in ("sub", "participle", "prep", "relative")
        ):
            self.leave(k)
        return k + 1

    def opens_aside(self, k: int) -> bool:
        """Does the comma at k set off something that is neither clause nor adverbial ("Zambia, desperate for cash, …")?"""
        groups = self.groups
        if k + 2 >= len(groups) or self.cur.relation == "aside":
            return False
        first, second = groups[k + 1], groups[k + 2]
        adjective = self.tags[groups[k].end] in ("JJ", "JJR") and first.start > groups[k].end
        parted = first.type == "P" and second.type == "N" and k + 3 < len(groups) and groups[k + 3].type == "N"
        described = first.type == "N" and (second.type in ("W", "P") or second.type == "V" and second.form != "finite")
        return adjective or parted or described or first.type == "S"

    def closing(self, k: int) -> int:
        """The mark that ends what the one at k sets off: the verb that the subject waits for stands behind it; else 0."""
        groups, relatives = self.groups, 0
        for at in range(k + 1, min(len(groups) - 1, k + _FAR)):
            g = groups[at]
            if g.type == groups[k].type and groups[at + 1].type == "V" and groups[at + 1].form == "finite":
                return at
            if g.type == "W":
                relatives += 1
            elif g.type == "V" and g.form == "finite":
                relatives -= 1
                if relatives < 0 and not (at + 1 < len(groups) and groups[at + 1].type == "P"):
                    return 0
            elif g.type == ":":
                return 0
        return 0

    def begin_aside(self, k: int, end: int) -> None:
        """Set aside what stands between two marks; a noun phrase there belongs to the subject's phrase: it says who that is."""
        f = self.new("aside", self.cur, "", self.groups[k].end)
        self.asides.append((f, end))
        said = k + 1
        while said < end and self.groups[said].type not in ("W", "V"):
            said += 1
        if self.groups[k + 1].type == "N" and self.groups[k].type == "," and self.cur.subj is not None:
            self.cur.subj.end = self.groups[said - 1].end
        self.open(f)

    def end_aside(self) -> None:
        """Go back to the subject that waits behind the aside."""
        f, _ = self.asides.pop()
        while self.cur is not f and self.stack:
            self.close()
        self.close()
        self.last, self.last_type = self.cur.subj, "N"

    def leave(self, k: int) -> None:
        """A comma ends a clause that a comma opened, or that stands before its main clause."""
        outer = self.stack[-1] if self.stack else None
        if outer is None:
            return
        if (
            outer.verb is None
            and outer.subj is None
            and self.groups[k + 1 :]
            and self.groups[k + 1].type == "V"
            and self.groups[k + 1].form in ("ing", "participle")
        ):
            return
        self.close()

    def a_break(self, g: Group, k: int) -> int:
        """Semicolon, colon or dash: a new sentence inside the sentence, unless a subject still waits for its verb."""
        if self.asides and self.asides[-1][1] == k:
            self.end_aside()
            return k + 1
        if self.cur.verb is None and self.cur.subj is not None and (end := self.closing(k)):
            self.begin_aside(k, end)
        if self.cur.verb is not None and not any(f.verb is None and f.subj is not None for f in self.stack):
            speech = self.cur if g.lemma == ":" and "speech" in self.of(self.cur) else None
            self.stack.clear()
            self.cur = self.new("main", None, "", g.end)
            if speech is not None and speech.comp is None:
                self.cur.relation, self.cur.parent = "complement", speech
                speech.comp, speech.comp_kind = self.cur, "quote"
        self.seen(":")
        return k + 1

    def a_quote(self, _g: Group, k: int) -> int:
        self.quotes += 1
        self.quote = True
        return k + 1

    def aside(self, _g: Group, k: int) -> int:
        """A bracket that is no abbreviation of the noun before it: passed over."""
        depth = 0
        groups = self.groups
        at = k
        end = min(len(groups), k + _FAR)
        while at < end:
            if groups[at].type == "(":
                depth += 1
            elif groups[at].type == ")":
                depth -= 1
                if depth == 0:
                    return at + 1
            at += 1
        return k + 1

    def verb_follows(self, k: int) -> bool:
        """Does a finite verb stand right here?"""
        return k < len(self.groups) and self.groups[k].type == "V" and self.groups[k].form == "finite"
