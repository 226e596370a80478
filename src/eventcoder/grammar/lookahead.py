"""Questions of the walk about the groups that follow: is there a verb still to come, and whose is it?"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lists import says
from eventcoder.grammar.noun_phrase import JOINERS, Np
from eventcoder.grammar.walk import FAR, Walk

_NONE: frozenset[str] = frozenset()
_AS, _AT = "as", "at"
TELLS = frozenset({"speech", "that"})
_APART = (
    "N behind a comma"  # with what is joined to it and hangs on it: "…, and Chad and soldiers from Mali | attacked"
)
_NEAR = 6  # groups between a participle and its agent
_SPEAKER = 4  # groups between a quotation mark and the verb of who speaks
_CLOSE = 8  # groups between a conjoined participle and the verb behind it


class Lookahead(Walk):
    """Looks on from a group; none of the answers goes further than one clause or changes anything."""

    def base_form(self, g: Group) -> bool:
        """Is a verb in its base form without an auxiliary ("let the monitors | enter")?"""
        return g.start == g.head and g.modal < 0 and self.tags[g.head] == "VB"

    def finite_ahead(self, k: int) -> bool:
        """Does a finite verb follow in this clause that has no subject of its own? Relative clauses are passed over."""
        groups = self.groups
        before, relatives, broken, fresh, aside = "", 0, False, False, False
        end = min(len(groups), k + FAR)
        while k < end:
            g = groups[k]
            if (
                g.type == "V"
                and g.form == "finite"
                and not self.base_form(g)
                and not self.clearly_reduced(g, k, before)
                and not (before == "," and not relatives and self.lacks_patient(k))
                and not (aside and self.maybe_participle(g) and self.bare(k))  # ", leaving ten dead and 30 | hurt"
            ):
                if before == "pronoun":
                    pass  # "in a move | it said …"
                elif relatives:
                    relatives -= 1
                    k += self.says_so(k)
                elif fresh and "speech" in self.lexicon.frames.get(g.lemma, _NONE):
                    return False  # "…, mediators from Norway | said"
                else:
                    trails = before == "," and not (self.comma or self.cur.subj_comma) and self.trails(k)
                    return before != _APART and (not broken or before == ",") and not trails
            if g.type == "W" and before in ("N", "P", ","):
                relatives += 1
            elif g.type == "C" and k + 1 < len(groups) and self.joined_participle(k + 1):
                k += 1  # "hijacked by pirates and | renamed twice was found"
            elif (
                g.type in ("S", "W", ":")
                or g.type == "C"
                and (g.lemma not in JOINERS or k + 1 < len(groups) and groups[k + 1].type == "V")
                and not relatives
            ):
                return False
            if g.type == "C" and relatives and k + 1 < len(groups) and groups[k + 1].type == "V":
                k += 1  # "who fled the town and | hid"
            if g.type == "P" and g.kind == "sub" and not self.names(k) and self.clause_follows(k + 1):
                return False
            if before == "," and g.type == "V" and g.form == "ing":
                aside = True
                relatives += self.tells_on(k)  # "…, saying the army | had attacked"
            broken = broken or before == "," and g.type not in ("N", "C", "V", "W")
            fresh = fresh and g.type in ("N", "P", "C") or g.type == "N" and before == ","
            if g.type == "N" and before == "N" and self.is_contact(groups[k - 1].lemma):
                relatives += 1  # "on the day | the truce began"
            if g.type == "N":
                pronoun = g.kind == "pronoun" and before not in ("P", "")
                behind_comma = before == "," or before == _APART and groups[k - 1].type in ("C", "P")
                before = _APART if behind_comma else "pronoun" if pronoun else "N"
            elif g.type in (",", "V") or g.type == "P" and before != _APART:
                before = g.type
            k += 1
        return False

    def tells_on(self, k: int) -> bool:
        """Does a clause without "that" follow the -ing form of a verb of speech at k?"""
        return "speech" in self.lexicon.frames.get(self.groups[k].lemma, _NONE) and self.clause_follows(k + 1)

    def names(self, k: int) -> bool:
        """Does "as" stand right behind a participle ("a man known | as Barbecue attacked", "disguised | as police")?"""
        before = self.groups[k - 1] if k else None
        if self.groups[k].lemma != _AS or before is None or before.type != "V":
            return False
        return _AS in self.lexicon.frames.get(before.lemma, _NONE)

    def as_what(self, k: int) -> bool:
        """Does "as" lead to one phrase, before a clause behind a comma and "and" ("knew it | as a port, and Togo closed it")?"""
        kinds = [g.type for g in self.groups[k + 1 : k + 5]]
        return self.groups[k].lemma == _AS and kinds == ["N", ",", "C", "N"] and self.groups[k + 1].kind != "pronoun"

    def is_contact(self, lemma: str) -> bool:
        """May a clause without pronoun follow a noun ("the way | judges are chosen")?"""
        return "contact" in self.lexicon.nouns.get(lemma, _NONE)

    def clearly_reduced(self, g: Group, k: int, before: str) -> bool:
        """A past form between its noun and a by-phrase: "a deal brokered by Moscow"."""
        if before != "N" or not self.maybe_participle(g):
            return False
        groups, at = self.groups, k + 1
        adverbial = at < len(groups) and (groups[at].type in ("T", "P") or groups[at].kind == "time")
        if adverbial and self.full_stop and self.needs_object(g):
            return True  # "activists | arrested last month", "troops | based in the town"
        while at + 1 < len(groups) and at < k + _NEAR and groups[at].type == "P" and groups[at + 1].type == "N":
            if groups[at].lemma == "by":
                return True
            at += 2
        return at < len(groups) and groups[at].type == "P" and groups[at].lemma == "by"

    def lacks_patient(self, k: int) -> bool:
        """Is the past form at k a participle, since what its verb cannot do without is missing, or since somebody does it ("…, | accused of
        theft.", "…, | cheered by crowds.")?
        """
        g, groups = self.groups[k], self.groups
        if not self.full_stop or not self.maybe_participle(g) or g.particle >= 0:
            return False
        at = k + 1
        while at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N":
            at += 2
        aimed = groups[k + 1].lemma == _AT if at > k + 1 else True
        if aimed or at + 1 < len(groups) and groups[at].type in ("C", ",") and groups[at + 1].type in ("C", "V"):
            return False  # "raided a village, | shot at farmers and fled"
        done = self.by_agent(k + 1) and "trans" in self.lexicon.frames.get(g.lemma, _NONE)
        return done or self.needs_object(g)

    def joined_participle(self, k: int) -> bool:
        """Is the verb at k, behind a coordinator, a past form without object, with a finite verb still to come?"""
        g = self.groups[k]
        if g.type != "V" or not self.maybe_participle(g) or not self.bare(k):
            return False
        for at in range(k + 1, min(len(self.groups), k + _CLOSE)):
            following = self.groups[at]
            if following.type == "V":
                return following.form == "finite" and not self.maybe_participle(following)
            if following.type not in ("N", "P", "T", ","):
                break
        return False

    def needs_object(self, g: Group) -> bool:
        """Can a verb not do without an object ("arrested", but not "rose" or "said")?"""
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        return "trans" in frames and not frames & {"intr", "speech", "that", "to-subj", "raise", "copula"}

    def maybe_participle(self, g: Group) -> bool:
        """A single past form that may be a participle: "seized", not "took" or "had seized"."""
        return (
            g.form == "finite"
            and (g.start == g.head or g.head - g.start == 1 and g.negated == (g.start,))
            and self.tags[g.head] == "VBD"
            and "VBN" in self.lexicon.lookup(self.lowers[g.head])
        )

    def own_subject_ahead(self, k: int) -> bool:
        """Does the next finite verb have a noun phrase of its own before it, that no preposition governs?"""
        groups = self.groups
        own = False
        for at in range(k, min(len(groups), k + FAR)):
            g = groups[at]
            if g.type == "V":
                return own and g.form == "finite"
            if g.type == "N" and not (own and groups[at - 1].type == "P"):  # "said a night | of shelling killed"
                when = g.kind == "time" and not (at + 1 < len(groups) and groups[at + 1].lemma == "of")
                own = not when and groups[at - 1].type not in ("P", "C") if not own or not when else own
            elif g.type in (",", ":", "S", "W"):
                return False
        return False

    def other_clause_ahead(self, k: int) -> bool:
        """Does a coordinator open a clause with a subject of its own, which stands in no list with the noun before it ("marched | in
        Lima and police fired", but "moved | through Chad and Sudan were")?
        """
        groups = self.groups
        for at in range(k, min(len(groups), k + FAR)):
            g = groups[at]
            if g.type == "C":
                left, right = groups[at - 1], groups[at + 1] if at + 1 < len(groups) else None
                if right is None or right.type != "N" or g.lemma not in JOINERS:
                    return False
                alike = left.type == "N" and left.kind == right.kind and bool(left.det) == bool(right.det)
                return not (alike and left.kind == "proper") and self.finite_ahead(at + 1)
            if g.type not in ("P", "N", "T"):
                return False
        return False

    def predicate_ahead(self, k: int) -> bool:
        """Is what follows a noun phrase only what describes it, up to a verb that can be nothing but its own?"""
        groups = self.groups
        relatives, commas, before, governed, set_off = 0, 0, "N", False, False
        for at in range(k, min(len(groups), k + FAR)):
            g = groups[at]
            following = groups[at + 1].type if at + 1 < len(groups) else ""
            if g.type == "V" and g.form == "finite" and before != "pronoun":
                closed = commas % 2 == 0
                if relatives:
                    relatives -= 1
                elif not self.maybe_participle(g) or following == "N" and (before != "," or closed):
                    return before == "," and (closed or not self.trails(at)) or before in ("N", "V") and closed
                elif "intr" in self.lexicon.frames.get(g.lemma, _NONE) and not self.by_agent(at + 1):
                    return before in ("N", ",") and closed
            elif g.type == "V" and (g.form != "finite" and before == "," or g.form == "ing" and before == "P"):
                # "and many of the men, | taking their rifles with them, have joined"
                governed = governed or before == "P"
            elif g.type == "V" and g.form == "ing" and at == k and following == "N":
                pass  # "said gunmen | wearing uniforms attacked"
            elif g.type == "V" and g.form == "to" and governed:
                pass  # "suspected of conspiring | to kill him had been"
            elif g.type == "V" and g.form != "finite" and set_off and commas % 2:
                pass  # "the soldiers, who had come | looking for deserters, shot"
            elif g.type == "V" and g.form != "finite" and (at > k and not relatives or following in ("N", "V", "S")):
                return False
            elif g.type == "W":
                relatives += 1
                set_off = before == ","
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

    def date_alone(self, k: int) -> bool:
        """Does a verb or a preposition stand behind a date, so that it is no part of a longer phrase ("since May | for spying")?"""
        groups = self.groups
        governs = k + 1 < len(groups) and groups[k + 1].type == "P" and groups[k + 1].lemma != "of"
        return governs or self.verb_follows(k + 1)

    def clause_follows(self, k: int) -> bool:
        """Noun phrase and finite verb from k on: what makes "after" a subordinator."""
        groups = self.groups
        seen_noun, relatives, told = False, 0, False
        end = min(len(groups), k + FAR)
        while k < end:
            g = groups[k]
            if g.type == "N":
                if seen_noun and groups[k - 1].type == "N" and g.kind != "time" and self.verb_follows(k + 1):
                    return False  # "after the vote | Addis Ababa refused"
                seen_noun = seen_noun or g.kind != "time" or bool(g.det) or not self.date_alone(k)
                if not seen_noun:
                    return False  # "held since May | were freed", "since May for entering the bay | were freed"
            elif g.type == "V" and g.form == "ing" and seen_noun:
                pass
            elif g.type == "(" and seen_noun and (behind := self.closed_bracket(k)):
                k = behind - 1  # "after the Front (FRF) | attacked"
            elif g.type == "W" and seen_noun and groups[k - 1].type == "N":
                relatives, told = relatives + 1, True
            elif g.type == "V" and g.form == "finite" and relatives:
                k += self.says_so(k)  # "after a dinghy | that left Libya sank"
                relatives -= 1
            elif g.type == "V" and seen_noun and self.maybe_participle(g) and self.by_agent(k + 1):
                return self.finite_ahead(k + 1)  # "before the deadline | set by the pirates"
            elif g.type == "V":
                return (
                    seen_noun
                    and (g.form == "finite" or g.form == "participle")
                    or not seen_noun
                    and g.form == "participle"
                )
            elif g.type == "," and seen_noun and (after := self.closing(k) or self.list_ends(k)):
                k = after
            elif (
                told
                and g.type == "P"
                and g.kind == "sub"
                or (
                    g.type in (",", ":", "S", "(")
                    or g.type == "C"
                    and not (k + 1 < len(groups) and groups[k + 1].type == "N")
                    or g.type == "W"
                )
            ):
                return False
            k += 1
        return False

    def list_ends(self, k: int) -> int:
        """The coordinator of a list that goes on at the comma k, behind a clause that has its verb ("fell as rebels | , soldiers and monks
        clashed"); 0 where none does.
        """
        if self.cur.verb is None or k + 1 < len(self.groups) and self.groups[k + 1].type != "N":
            return 0
        for at in range(k, min(len(self.groups) - 1, k + _CLOSE)):
            g = self.groups[at]
            if g.type == "C":
                return at if g.lemma in JOINERS and self.groups[at + 1].type == "N" and self.verb_follows(at + 2) else 0
            if g.type not in (",", "N"):
                break
        return 0

    def closed_bracket(self, k: int) -> int:
        """The index behind the bracket that opens at k and has no verb in it; 0 where none closes."""
        for at in range(k + 1, min(len(self.groups), k + _CLOSE)):
            if self.groups[at].type == ")":
                return at + 1
            if self.groups[at].type not in ("N", "P", "C", ","):
                break
        return 0

    def says_so(self, k: int) -> bool:
        """Does the verb at k, inside a relative clause, only say who says so ("which witnesses said | had hit a market")?"""
        return bool(self.lexicon.frames.get(self.groups[k].lemma, _NONE) & TELLS) and self.verb_follows(k + 1)

    def verbs_ahead(self, k: int) -> int:
        """How many finite verbs follow in this sentence part, two at most being counted."""
        found = 0
        for at in range(k, min(len(self.groups), k + FAR)):
            g = self.groups[at]
            found += g.type == "V" and g.form == "finite"
            if found > 1 or g.type == ":":
                break
        return found

    def closing(self, k: int) -> int:
        """The mark that ends what the one at k sets off: the verb that the subject waits for stands behind it; else 0."""
        groups, relatives = self.groups, 0
        for at in range(k + 1, min(len(groups) - 1, k + FAR)):
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

    def main_to_come(self) -> bool:
        """Has the main clause neither subject nor verb yet, behind what stands before it?"""
        return bool(self.stack) and self.stack[0].verb is None and self.stack[0].subj is None

    def behind_times(self, k: int) -> int:
        """The group behind those from k on that only say when ("last night", "on Monday", "again")."""
        groups, at = self.groups, k
        while at < len(groups):
            led = groups[at].type == "P" and at + 1 < len(groups)
            noun = groups[at + 1] if led else groups[at]
            if noun.type != "T" and not (noun.type == "N" and noun.kind == "time"):
                break
            at += 1 + led
        return at

    def comma_then_verb(self, k: int) -> bool:
        """Do a comma and a finite verb stand at k?"""
        return k < len(self.groups) and self.groups[k].type == "," and self.verb_follows(k + 1)

    def speaks_later(self, k: int) -> int:
        """The verb of a trailing speaker who has phrases of his own ("…, a close aide to the president | said"), else 0."""
        groups, at = self.groups, k
        while at + 1 < len(groups) and at < k + 6 and groups[at].type == "P" and groups[at + 1].type == "N":
            at += 2
        speaks = self.verb_follows(at) and "speech" in self.lexicon.frames.get(groups[at].lemma, _NONE)
        return at if at > k and speaks and not self.by_agent(at + 1) else 0

    def speaker_ahead(self, k: int) -> int:
        """The verb of speech whose subject a phrase behind a quotation, or behind a comma with a participle after it, is, however it
        is described ("…,” a trader who fled the town | said"); else 0.
        """
        quoted = self.quote and not self.quotes % 2
        if not quoted and not (k < len(self.groups) and self.groups[k].type in ("V", "W")):
            return 0
        relatives, before = 0, "N"
        for at in range(k, min(len(self.groups), k + FAR)):
            g = self.groups[at]
            if g.type == "W":
                relatives += 1
            elif g.type == "V" and g.form == "finite" and not (before == "N" and self.reduced_here(at)):
                if not relatives:
                    takes = self.lexicon.frames.get(g.lemma, _NONE)
                    ends = (
                        quoted
                        or self.groups[k].type == "V"
                        or all(x.type in ("P", "N", "T") for x in self.groups[at + 1 :])
                    )
                    return at if ends and ("speech" in takes or "that" in takes and at + 1 == len(self.groups)) else 0
                relatives -= 1
            elif g.type in ("S", ":", '"'):
                break
            before = g.type
        return 0

    def reduced_here(self, k: int) -> bool:
        """Is the past form at k a participle by its by-phrase, since it lacks its object, or since its speaker speaks behind it?"""
        g = self.groups[k]
        behind = k + 1 < len(self.groups) and self.groups[k + 1].type == "P"
        behind = behind and (
            self.needs_object(g) or bool(self.speaks_later(k + 1))
        )  # "a diplomat | briefed on the talks said"
        return self.maybe_participle(g) and (behind or self.by_agent(k + 1))

    def trails(self, k: int) -> bool:
        """Is the verb at k one that reports words, before its speaker ("…, said the minister")?"""
        return (
            "speech" in self.lexicon.frames.get(self.groups[k].lemma, _NONE)
            and k + 1 < len(self.groups)
            and self.groups[k + 1].type == "N"
        )

    def by_agent(self, k: int) -> bool:
        """Does a by-phrase that names somebody stand at k?"""
        groups = self.groups
        if not (k + 1 < len(groups) and groups[k].type == "P" and groups[k].lemma == "by"):
            return False
        noun = groups[k + 1]
        if noun.det == "" and not noun.plural and "means" in self.lexicon.nouns.get(noun.lemma, _NONE):
            return False  # "said by telephone"
        return noun.type == "N" and noun.kind not in ("time", "number")

    def bare(self, k: int) -> bool:
        """Has the verb at k no object after it?"""
        return k + 1 >= len(self.groups) or self.groups[k + 1].type != "N" or self.groups[k + 1].kind == "time"

    def own_infinitive(self, k: int) -> bool:
        """Does an infinitive follow the past form at k of which only its subject can be the doer ("threatened | to leave", but "told | to
        leave")?
        """
        frames = self.lexicon.frames.get(self.groups[k].lemma, _NONE)
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        to = following is not None and following.type == "V" and following.form == "to"
        return to and "to-subj" in frames and "to-obj" not in frames

    def goes_on_quoting(self) -> bool:
        """Does a sentence begin inside a quotation: its only mark closes, and who speaks stands right behind it?"""
        marks = [k for k, g in enumerate(self.groups) if g.type == '"']
        if len(marks) != 1 or not marks[0]:
            return False
        nearest = self.groups[marks[0] + 1 : marks[0] + 1 + _SPEAKER]
        at = next((k for k, g in enumerate(nearest) if g.type == "V"), -1)
        return at >= 0 and says(nearest, at, self.lexicon)

    def is_container(self, np: Np) -> bool:
        """Does this noun take a clause ("threat", "order")?"""
        return "container" in self.lexicon.nouns.get(np.lemma, _NONE)

    def left_so(self, f: Frame) -> bool:
        """Does a word behind the object say what became of it ("left two men | dead")?"""
        return f.verb is not None and f.obj is not None and f.verb.particle >= f.obj.end

    def is_act(self, noun: Np) -> bool:
        """Is a noun a verb too ("strike", "boycott"), or known for what is done ("assassination")?"""
        lexicon, lemma = self.lexicon, noun.lemma
        return (
            "VB" in lexicon.lookup(lemma) or lemma in lexicon.verb_lemmas or "deed" in lexicon.nouns.get(lemma, _NONE)
        )

    def chain(self, np: Np) -> list[Np]:
        """The nouns before a relative clause, from the clause's object, phrases or subject down to the nearest."""
        cur = self.cur
        outer = [cur.subj]
        if cur.verb is not None:  # and not "In Oslo", behind "In Oslo, delegates adopted a motion"
            outer = [cur.obj, *(x for _, x in cur.preps[-_NEAR:] if x.start > cur.verb.start)]
        if cur.agent is np and cur.relation == "relative" and cur.form == "participle":
            outer = [cur.subj]  # "militias backed by Iran | that have fired …"
        chain: list[Np] = []
        for noun in (*outer, np):
            while noun is not None and noun not in chain and noun.end <= np.end:
                chain.append(noun)
                inside = noun.preps and not noun.conjuncts
                noun = noun.preps[-1][1] if inside else None
        return chain

    def cause(self, verb: Group, chain: list[Np], following: Sequence[Group] = ()) -> Np | None:
        """The act that brings about what a verb says, of the nouns before it ("an attack on a mosque | that killed 20"); of some verbs
        only with the noun group that follows ("… | that claimed 20 lives").
        """
        frames = self.lexicon.frames.get(verb.lemma, _NONE)
        lives = "lives" in frames and any("lives" in self.lexicon.nouns.get(x.lemma, _NONE) for x in following)
        if not ("result" in frames or lives) or verb.passive:
            return None
        acts = [x for x in reversed(chain) if x.kind == "common" and self.is_act(x)]
        # "the bombing of a training centre, | which"
        deeds = [*(x for x in acts if self.is_deed(x)), *self.deeds_around()]
        return deeds[0] if deeds else acts[0] if acts else None

    def deeds_around(self) -> list[Np]:
        """The deeds before a participle that only describes another noun ("an ambush on a van carrying clerks to Gao | that killed 20")."""
        cur = self.cur
        if cur.relation != "relative" or cur.form not in ("participle", "ing") or cur.parent is None:
            return []
        outer = cur.parent
        before = [outer.subj] if outer.verb is None else [outer.subj, outer.obj, *(x for _, x in outer.preps[-_NEAR:])]
        return [x for x in reversed(before) if x is not None and x.end <= cur.start and self.is_deed(x)]

    def is_deed(self, noun: Np) -> bool:
        """Is a noun known for what is done by somebody ("ambush", "assassination")?"""
        return "deed" in self.lexicon.nouns.get(noun.lemma, _NONE)
