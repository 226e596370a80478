"""Noun phrases in the walk: subject, object, what a preposition governs, or the subject of a clause that begins here."""

from __future__ import annotations

from eventcoder.grammar.attachments import Attachments
from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.noun_phrase import JOINERS, Np, join, last_phrases, starts
from eventcoder.grammar.phrases import WHAT_FOR, Where, read_phrase
from eventcoder.grammar.reduced_relatives import ReducedRelatives
from eventcoder.grammar.subject_acts import SubjectActs

_WITHIN = frozenset({"of", "from", "in"})  # inside one phrase: "the head | of the agency"
_NONE: frozenset[str] = frozenset()
_WHERE = frozenset({"in", "at", "on"})
_DESCRIBES = frozenset({"a", "an", "the"})
_REPORTS = frozenset({"that", "speech", "quote"})
_CLAUSE = "clause"  # a frame
_HAS_OBJECT = frozenset({"ditrans", "address", "light"})
_NAMED_OR_COMMON = frozenset({"proper", "common"})  # kinds of phrases
_PLAIN = ("VB", "VBP")


class Arguments(Attachments, ReducedRelatives, SubjectActs):
    """Handles noun groups."""

    def noun(self, _g: Group, k: int) -> int:
        """Read a noun phrase from the group at k and give it its place, in this clause or at the head of the next."""
        cur = self.cur
        after_main = cur.verb is not None
        takes_object = after_main and self.prep is None and cur.obj is None and not cur.passive
        prep = self.prep
        takes = self.of(cur) if takes_object else _NONE
        charges = prep is not None and prep.lemma == "by" and cur.passive and "of" in self.of(cur)
        # By position, in the order of the fields: by name it takes half as long again.
        where = Where(
            not after_main,
            prep.lemma if prep is not None else "",
            0,
            prep is not None and not after_main and cur.subj is None,
            self.waiting() is not None,
            charges or "of" in takes,
            "from" in takes or prep is not None and prep.lemma == "by" and self.leaves(),
            "at" in takes,
            prep is not None and prep.lemma == "by" and self.open_act(),
            after_main and prep is None and (self.comma or self.quote) and self.joiner is None,
            takes_object and self.comes_said(),
            self.main_to_come(),
            after_main and prep is None and self.joiner is not None and (self.comma or self.last_type == "V"),
            clausal=takes_object and _CLAUSE in takes and cur.comp is None,
        )
        np, k = read_phrase(self.groups, k, self.lexicon, where)
        self.phrases.append(np)
        if np.apposition is not None and (self.comma or self.quote or self.joiner) and self.comma_then_verb(k):
            k += 1  # "…," Omar Salim, a spokesman, | said
        if (
            np.kind == "number"
            and self.comma
            and self.last is not None
            and self.last.kind == "proper"
            and self.closed_at(k)
        ):
            self.last.end = np.end  # "Fatima, 38, who …"
            return k
        if np.kind == "time" and self.says_when(np, k):
            cur.times.append(np)
            comma = self.comma
            self.seen("T")
            self.comma = comma
            return k
        self.place(np, k, waited=where.waited)
        self.last = np
        self.seen("N")
        return k

    def comes_said(self) -> bool:
        """Has a verb of speech been read that seldom has an object, and nothing behind it ("said | its troops and …")?"""
        frames = self.of(self.cur)
        return frames >= _REPORTS and frames.isdisjoint(_HAS_OBJECT) and self.cur.comp is None

    def open_act(self) -> bool:
        """Is what stands before a preposition an act that has no of-phrase yet?"""
        noun = self.last
        if self.last_type != "N" or noun is None or noun.conjuncts or noun.frozen is not None:
            return False
        return self.is_act(noun) and all(prep != "of" for prep, _ in noun.preps)

    def leaves(self) -> bool:
        """Has the noun before a preposition a from-phrase of its own ("the withdrawal by troops | from Mali")?"""
        return (
            self.last_type == "N" and self.last is not None and "from" in self.lexicon.nouns.get(self.last.lemma, _NONE)
        )

    def says_when(self, np: Np, k: int) -> bool:
        """Is a phrase of time the clause's adverbial, not its subject, its object or a measure?"""
        if self.tags[np.base] == "CD" and self.prep is not None and self.prep.lemma == "to":
            return False  # "sentenced to ten years"
        if any(prep == "of" for prep, _ in np.preps) and self.prep is None and self.last_type == "V":
            return False  # "ending | a year of tension"
        return not (self.needs(np) or self.granted(np, k)) and (
            self.cur.verb is not None
            or self.prep is not None
            or not self.verb_follows(k)
            or self.last_type == "N"
            and not self.comma
        )

    def place(self, np: Np, k: int, *, waited: bool) -> None:
        """Give a phrase that ends before k its place; `waited` where a subject further out has no verb yet."""
        cur = self.cur
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
        elif self.bare_follows(k) or self.patient_of_subject(np, k):
            self.complement_noun(np, k)
        elif (
            self.verb_follows(k)
            and (self.beside(np) or not self.reduced(k, np, "N"))
            and not (self.waits_for(k) or self.subject_act(self.groups[k], None))
            or not waited
            and self.begins_clause(k)
        ):
            self.next_clause(np, k)
        elif (
            self.joiner is not None and k < len(self.groups) and self.groups[k].type == "T" and self.verb_follows(k + 1)
        ):
            self.next_clause(np, k + 1)  # "…, and Serbia | at once recalled its envoy"
        elif (
            self.comma and self.joiner is None and self.main_to_come() and self.verb_follows(at := self.behind_times(k))
        ):
            self.next_clause(np, at)  # "In a bid to end the war, the king | on Monday met the rebels"
        elif (self.comma or self.quote) and not waited and (at := self.speaks_later(k) or self.speaker_ahead(k)):
            self.next_clause(np, at)
        else:
            self.complement_noun(np, k)

    def needs(self, np: Np) -> bool:
        """Does the verb right before a span of time lack the object that it must have ("served a term", "extended the period")?"""
        cur = self.cur
        if cur.verb is None or cur.passive or cur.obj is not None or self.last_type != "V" or self.prep is not None:
            return False
        frames = self.of(cur)
        return (
            "trans" in frames
            and ("intr" not in frames or "ditrans" in frames and not self.full_stop)  # a headline's "gets | 14 years"
            and (bool(np.det) and self.tags[np.head] == "NN" or self.tags[np.base] == "CD" and not self.lasts(np))
            and not frames & {"speech"}
        )

    def lasts(self, np: Np) -> bool:
        """Is a span of time followed by what makes it a date ("two years | ago", "three days | after")?"""
        return (
            np.end < len(self.lowers) and self.tags[np.end] in ("RB", "RBR", "IN") and self.lowers[np.end] not in _WHERE
        )

    def granted(self, np: Np, k: int) -> bool:
        """Is a span of time what somebody is given to do something ("gave the envoy | 48 hours | to leave")?"""
        cur = self.cur
        takes = self.of(cur)
        counted = self.tags[np.base] == "CD" or np.det in ("a", "an")
        if not counted or self.comma or k >= len(self.groups):
            return False
        if cur.passive and self.last_type == "V":
            at = k + 2 if self.by_agent(k) else k
            # "were given | two hours | to go"
            return "dative" in takes and at < len(self.groups) and self.groups[at].form == "to"
        if cur.obj is None or cur.obj is not self.last:
            return False
        return "dative" in takes or "ditrans" in takes and self.groups[k].form == "to"

    def begins_clause(self, k: int) -> bool:
        """Is the noun phrase before k a subject whose verb comes later ("said the attack, which …, | showed", "but raids by
        rebels | continued")?
        """
        if k >= len(self.groups) or self.groups[k].type not in ("P", ",", "V", "W"):
            return False
        if self.comma_then_verb(k) and not (self.maybe_participle(self.groups[k + 1]) and self.bare(k + 1)):
            return False  # "concedes defeat, | congratulates rival"
        cur = self.cur
        frames = self.of(cur)
        said = self.last_type == "V" and frames & {"speech", "that"} and cur.obj is None and cur.comp is None
        if said and _CLAUSE not in frames and "trans" in frames and self.other_subject_ahead(k):
            said = False  # "asked Berlin for tanks and the talks | ended"
        return bool(said or self.joiner is not None) and self.predicate_ahead(k)

    def other_subject_ahead(self, k: int) -> bool:
        """Does "and" with a subject and its verb follow on phrases that say what somebody is asked for or what is done with him?"""
        groups, at = self.groups, k
        if groups[k].type != "P" or groups[k].lemma not in WHAT_FOR:
            return False
        while at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N":
            at += 2
        joined = groups[at : at + 1] != [] and groups[at].type == "C" and groups[at].lemma in JOINERS
        return joined and at + 2 < len(groups) and groups[at + 1].type == "N" and self.verb_follows(at + 2)

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

    def patient_of_subject(self, np: Np, k: int) -> bool:
        """Is a phrase the object of an act that is itself the subject of the verb at k ("Killing civilians | is a crime")?"""
        direct = self.last_type == "V" and self.cur.obj is None and self.prep is None
        return direct and self.verb_follows(k) and self.subject_act(self.groups[k], np) is self.cur

    def beside(self, np: Np) -> bool:
        """Does a name stand right behind another phrase ("the base | Iran | built in the desert")?"""
        return np.kind == "proper" and self.last_type == "N" and not (self.comma or self.prep or self.joiner)

    def bare_follows(self, k: int) -> bool:
        """ "let inspectors | visit the site": the base form is an infinitive without its *to*; behind "let inspectors from the
        agency" it becomes one too, but waits for the phrases before it.
        """
        if "bare" not in self.of(self.cur):
            return False
        groups, at = self.groups, k
        while (
            at + 1 < len(groups)
            and groups[at].type == "P"
            and groups[at].lemma in _WITHIN
            and groups[at + 1].type == "N"
        ):
            at += 2
        if at > k and (self.cur.obj is not None or at == len(groups) or groups[at].start != groups[at].head):
            return False
        if not self.verb_follows(at) or self.tags[groups[at].head] != "VB":
            return False
        groups[at].form = "to"
        return at == k

    def waits_for(self, k: int) -> bool:
        """Is the verb at k the one that a subject further out still waits for ("rebels who fled the town | returned", "trucks carrying
        food and blankets | entered")?
        """
        inside = self.cur.form == "ing" and self.cur.relation == "relative"
        if self.waiting() is None or not (self.joiner is None or inside):
            return False
        if not self.finite_ahead(k + 1):
            return True
        # "Youths hurling stones | clashed with police and officers fired": what can be no participle is theirs.
        g = self.groups[k]
        alone = k + 1 == len(self.groups) or self.groups[k + 1].type == "N"
        return (
            inside
            and self.waiting() is self.cur.parent
            and (alone or "trans" not in self.lexicon.frames.get(g.lemma, _NONE))
        )

    def subject(self, np: Np, k: int) -> None:
        """The subject of this clause, unless it only goes on with the one before (an apposition, a headline's list)."""
        cur = self.cur
        if self.itself(np) and cur.subj is not None:
            cur.subj.end = np.end
            return
        if (
            cur.subj is not None
            and self.comma
            and self.joiner is None
            and np.apposition is not None
            and self.verb_follows(k)
        ):
            cur.subj.end = np.end  # "his brother, Hussain, a judge, was"
            return
        if (
            cur.subj is not None
            and self.last_type == "N"
            and not self.comma
            and self.joiner is None
            and self.whose(cur.subj)
        ):
            cur.antecedent, cur.subj = cur.subj, np  # "whose removal | the crowds | had sought"
            return
        if cur.subj is not None and self.joiner is not None and self.joiner.lemma not in JOINERS:
            return  # "the elders, rather than | the bishops, brokered the truce"
        if cur.subj is not None and self.joiner is not None:
            cur.subj = join(
                [*(cur.subj.conjuncts or [cur.subj]), np]
            )  # "the recognition of X as president | and | its offer of asylum"
            return
        if self.comma and cur.subj is not None and self.closed_at(k) and cur.subj.kind != "time":
            cur.subj.end = max(np.end, self.groups[k].end if self.groups[k].type == "T" else 0)  # "James Bell, QC, is"
            return
        if self.comma and cur.subj is not None and self.tells_who(cur.subj, np, k):
            cur.subj.end = np.end  # "Ana Reis, a senator | whose state …, applauded"
            return
        if self.comma and not self.full_stop and cur.subj is not None and self.both_act(cur.subj, np, k):
            cur.subj = join([cur.subj, np])  # a headline's "Seoul, Tokyo sign pact", "Army, rebels to hold talks"
            return
        if cur.subj is None or self.comma or np.kind != "time":
            if cur.subj is None:
                cur.start = np.start if cur.relation != "main" or not cur.preps else cur.start
            cur.subj = np
            cur.subj_comma = False
        cur.end = max(cur.end, np.end)

    def tells_who(self, name: Np, np: Np, k: int) -> bool:
        """Does a phrase behind a name and a comma say who that is, with a relative clause at k?"""
        described = np.det in _DESCRIBES if np.kind == "common" else np.det in ("a", "an")
        described = described and name.kind == "proper" and self.joiner is None
        if not described or k >= len(self.groups):
            return False
        return self.groups[k].type == "W" or "wh" in self.lexicon.closed.get(self.groups[k].det, _NONE)

    def both_act(self, first: Np, np: Np, k: int) -> bool:
        """Do a headline's subject and the phrase behind its comma do together what the verb at k says: two names, or two without
        determiner before a plain present or a to-clause?
        """
        to = k < len(self.groups) and self.groups[k].form == "to"
        if first.kind == np.kind == "proper":
            return self.verb_follows(k) or to
        if not {first.kind, np.kind} <= _NAMED_OR_COMMON or first.det or np.det or self.is_act(first):
            return False
        plain = k < len(self.groups) and self.groups[k].type == "V" and self.tags[self.groups[k].start] in _PLAIN
        return to or plain and "speech" not in self.lexicon.frames.get(self.groups[k].lemma, _NONE)

    def whose(self, np: Np) -> bool:
        """Does a phrase begin with "whose"?"""
        return "wh" in self.lexicon.closed.get(np.det, _NONE)

    def closed_at(self, k: int) -> bool:
        """Does a comma stand at k, or behind a word of time there ("the third this year, | forced")?"""
        groups = self.groups
        at = k + 1 if k < len(groups) and groups[k].type == "T" else k
        return at < len(groups) and groups[at].type == ","

    def itself(self, np: Np) -> bool:
        """ "France, itself a member, …": a reflexive and the noun phrase behind it describe the subject."""
        reflexive = np.kind == "pronoun" and np.lemma.endswith(("self", "selves"))
        behind = self.last is not None and self.last.kind == "pronoun" and self.last.lemma.endswith(("self", "selves"))
        return self.cur.subj is not None and (reflexive and self.comma or behind and self.last_type == "N")

    def complement_noun(self, np: Np, k: int) -> None:
        """A noun phrase after the verb: its object, its second object, or something loose after a comma."""
        cur = self.cur
        if (titled := self.titled(np, k)) is not None:
            titled.apposition, titled.end = np, np.end
            return
        if self.joiner is not None and self.joiner.lemma in JOINERS and not self.comma and self.joined(np, self.joiner):
            cur.end = max(cur.end, np.end)
            return
        measured = cur.passive and "measure" in self.lexicon.nouns.get(np.lemma, _NONE)
        # "…, it said, | the second attack this week"
        told = bool(cur.preps) or cur.agent is not None or _CLAUSE in self.of(cur)
        if cur.obj is None and not (told and (self.comma or measured)):
            cur.obj = np
        elif (
            cur.obj is not None
            and not self.comma
            and cur.indirect is None
            and self.last_type == "N"
            and "ditrans" in self.of(cur)
        ):
            cur.indirect, cur.obj = cur.obj, np
        elif cur.obj is not None and not self.comma and self.last_type == "N" and "named" in self.of(cur):
            cur.preps.append(("as", np))  # "called the vote | a sham"
        elif self.comma and (np.det in _DESCRIBES or self.is_container(np)):
            self.loose = np  # "took bribes, | the latest twist in a scandal"
        cur.end = max(cur.end, np.end)

    def joined(self, np: Np, joiner: Group) -> bool:
        """Join a phrase behind *and* that opens no clause to the nearest one that is like it, else to the one right before it ("met the
        king in Jordan and | the queen", but "shared files with Oman and | other states").
        """
        cur = self.cur
        before = [*(one for _, one in cur.preps), *([cur.obj] if cur.obj is not None and not cur.passive else [])]
        found = [inner for one in before if one.start > cur.main.head for inner in last_phrases(one)]
        near = max((one for one in found if one.end == joiner.start), key=starts, default=None)
        if np.kind not in ("common", "proper") or near is None or any(one.frozen is not None for one in found):
            return False
        old = max((one for one in found if self.like(one, np)), key=starts, default=near)
        whole = join([*(old.conjuncts or [old]), np])
        for one in found:
            if one is not old and one.preps and old in last_phrases(one):
                one.end = whole.end
                one.preps = [(prep, whole if inner is old else inner) for prep, inner in one.preps]
        cur.preps = [(prep, whole if one is old else one) for prep, one in cur.preps]
        cur.obj = whole if cur.obj is old else cur.obj
        return True

    def like(self, one: Np, other: Np) -> bool:
        """Are two phrases both names or both not, both acts or both not, of one number, and both with or without a determiner? What has a
        name before it may go with one ("the canal and | Egyptian airspace").
        """
        named = other.kind == "proper" or "NNP" in self.tags[other.base : other.head]
        same = one.kind == ("proper" if named else other.kind) and one.plural == other.plural
        return same and self.opened(one) == self.opened(other) and self.is_act(one) == self.is_act(other)

    def opened(self, np: Np) -> bool:
        """Has a phrase a determiner ("the", "other", "several") or an owner?"""
        return bool(np.det or np.possessor) or "det" in self.lexicon.closed.get(self.lowers[np.base], _NONE)

    def titled(self, np: Np, k: int) -> Np | None:
        """The holder of an office, right before a name between commas that says who that is ("met the envoy to Yemen, | Hans Weber, in
        Aden"), if any.
        """
        if not self.comma or self.joiner is not None or np.kind != "proper":
            return None
        cur, groups = self.cur, self.groups
        whole = cur.preps[-1][1] if cur.preps else cur.obj
        if whole is None or whole.frozen is not None:
            return None
        closed = k >= len(groups) or groups[k].type in (",", ":")
        single = whole.kind == "common" and whole.det == "the" and not (whole.plural or whole.conjuncts)
        office = "title" in self.lexicon.closed.get(whole.lemma, _NONE) and whole.apposition is None
        return whole if closed and single and office and whole.end == np.start - 1 else None

    def contact(self, np: Np) -> None:
        """A relative clause without pronoun about the subject: its own subject comes first."""
        f = self.new("relative", self.cur, "", np.start)
        f.antecedent, f.subj = self.cur.subj, np
        self.open(f)

    def past_order(self, base: Frame, verb: Group) -> Frame:
        """A clause with a subject and a verb of its own does not go on with an order ("ordered the envoys to leave, and Tehran | vowed
        revenge", "demanded that Chad leave, and Togo | agreed"), nor behind a comma and "but" with anything that was said.
        """
        if verb.type != "V" or self.tags[verb.start] not in ("VBD", "VBZ", "VBP", "MD"):
            return base
        but = self.comma and self.joiner is not None and self.joiner.lemma not in JOINERS
        while base.relation in ("complement", "noun") and base.parent is not None and base.verb is not None:
            head = self.tags[base.main.head]
            ordered = self.tags[base.main.start] == "TO" or head == "VB" and base.main.modal < 0
            if not ordered and not but:
                break
            base = self.finite_base(base.parent)
        return base

    def next_clause(self, np: Np, k: int) -> None:
        """A noun phrase that is the subject of the verb right after it, while the clause being filled has its verb."""
        cur = self.cur
        verb = self.groups[k]  # or what stands between the subject and its verb
        takes = self.lexicon.frames.get(verb.lemma, _NONE) if verb.type == "V" else _NONE
        speech = "speech" in takes or "that" in takes and k + 1 >= len(self.groups)  # "…, diplomats fear"
        if verb.passive and k + 1 < len(self.groups) and self.groups[k + 1].form == "to":
            speech = False  # "one is at large, the other | is said to have fled"
        if self.joiner is not None:
            base = self.past_order(self.finite_base(cur), verb)
            f = self.new(
                base.relation if base.relation in ("complement", "sub") else "main", base.parent, base.word, np.start
            )
            f.parallel = cur if self.left_so(cur) else base
            self.replace(f)
        elif (self.comma or self.quote) and speech and not self.quotes % 2 and cur.comp is None:
            f = self.speaker(np.start)
        elif self.comma and not self.announced(cur) and not (self.quote and "speech" in self.of(cur)):
            self.to_main()
            f = self.cur if self.cur.verb is None else self.new("main", None, "", np.start)
            self.replace(f)
        elif self.of(cur) & {"speech", "that", "quote"} and cur.comp is None or self.quote:
            f = self.new("complement", cur, "", np.start)
            cur.comp, cur.comp_kind = f, "quote" if self.quote or self.comma else "that"
            self.open(f)
        elif (
            self.last is not None
            and self.last_type == "N"
            and not self.last.det
            and "container" in self.lexicon.nouns.get(self.last.lemma, _NONE)
        ):
            f = self.new("noun", cur, "", np.start)
            f.noun = self.last  # "voiced hope | the two sides would meet"
            self.open(f)
        elif self.last is not None and self.last_type == "N":
            f = self.new("relative", cur, "", np.start)
            nearest = self.chain(self.last)[-1] if self.last.kind == "common" else self.last
            f.antecedent = None if self.is_contact(self.last.lemma) else nearest  # "the day | the truce began"
            self.open(f)
        else:
            f = self.new("main", None, "", np.start)
            self.replace(f)
        f.subj = np
