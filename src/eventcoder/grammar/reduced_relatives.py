"""Is a past form the verb of its clause or does it describe the noun before it ("the town seized by rebels")?"""

from __future__ import annotations

from eventcoder.grammar.control import Control
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lists import says
from eventcoder.grammar.lookahead import TELLS
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.walk import FAR

_NONE: frozenset[str] = frozenset()
_FRONT = 12  # groups: no fronted phrase is longer


class ReducedRelatives(Control):
    """Tells a finite past form from a participle, and in headlines a passive without its auxiliary."""

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
        if not self.maybe_participle(g):
            return False
        if np.kind == "pronoun" and "det" not in self.lexicon.closed.get(np.lemma, _NONE):
            return following != "N" and self.suffers(np, g)  # but "those | killed in the raid"
        if self.cur.verb is None and self.cur.comp_kind == "quote":  # a speaker behind what is said
            return self.says_next(k) or self.by_agent(k + 1) and self.finite_ahead(k + 1)
        if (
            self.cur.verb is None
            and self.cur.relation != "main"
            and self.cur.subj is np
            and self.cur.antecedent is not np
        ):
            by = following == "P" and groups[k + 1].lemma == "by" and self.finite_ahead(k + 1)
            if following == "N" and self.gives_name(k, np):
                return True  # "said a group | called the Vipers shot five people"
            if self.of_deed(k) or following == "V" and groups[k + 1].form == "to" and self.only_raised(g):
                return self.finite_ahead(k + 2)
            if self.cur.relation == "complement" and self.verb_follows(k + 1) and self.needs_object(g):
                return True  # "said the 14 people | killed were guests"
            return by or self.cur.relation != "relative" and self.verb_behind_phrases(k + 1)
        if following == "N" and groups[k + 1].kind != "time" and not (self.named_by(k) or self.gives_name(k, np)):
            return False
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        if self.own_infinitive(k):
            return False  # "units | threatened to shell troops based there"
        if self.waiting() is not None:
            undergone = (
                not frames or "trans" in frames or "ditrans" in frames
            )  # not "youths hurling stones | clashed with police"
            return undergone and self.finite_ahead(k + 1)
        if following == "," and self.listed(k):
            return False  # "stopped, searched and released a dhow"
        if following == "C" and self.cur.verb is None and self.comma and self.cur.subj is not None:
            return k + 2 < len(groups) and self.maybe_participle(groups[k + 2]) and self.by_agent(k + 3)
        if following == "C":
            return self.cur.form in ("ing", "to") and not self.comma  # "leaving hundreds | stranded and angering"
        goal = following == "P" and groups[k + 1].lemma != "by"
        if goal and "intr" in frames and np.kind == "proper" and not self.comma:
            return False  # "Chad appealed for help for people stranded …"
        if self.opens_what_is_said(np) and not self.by_agent(k + 1) and not self.finite_ahead(k + 1):
            return False  # "said police | shot at fishermen"
        if self.cur.verb is not None:
            if self.comma:  # "…, a statement issued by the ministry | said"
                by = self.full_stop and self.by_agent(k + 1)  # "…, a ruling | hailed by survivors."
                # "…, | accused of theft.", "was shaken by the death of a clerk, | killed in a raid."
                by = by or self.lacks_patient(k) and (not self.cur.passive or self.undergoer(np) is not np)
                return by or self.reduced_here(k) and self.finite_ahead(k + 1)
            return self._reduced_behind_verb(k, following, frames)
        if self.full_stop and following == "P" and self.by_agent(k + 1) and self.needs_object(g):
            return True  # "Migrants | rescued by a charity after their boat sank were freed."
        if frames & {"speech", "that"} and self.own_subject_ahead(k + 1):
            return False  # "The government of Peru said on Thursday it was …"
        if goal and "intr" in frames and self.other_clause_ahead(k + 1):
            return False  # "Protesters marched in Lima and police fired tear gas."
        if goal and self.trails_alone(k + 1):
            return False  # "Rockets landed near the embassy, fired from the hills."
        return self.finite_ahead(k + 1) and (not frames or "trans" in frames or "ditrans" in frames)

    def opens_what_is_said(self, np: Np) -> bool:
        """Does a phrase stand right behind a verb that has what is said behind it and hardly ever an object?"""
        cur = self.cur
        said = cur.verb is not None and cur.obj is None and cur.comp is None and not self.comma
        return said and cur.main.end >= np.start - 1 and "clause" in self.of(cur)

    def trails_alone(self, k: int) -> bool:
        """Is the only past form from k on a participle behind a comma, with a phrase or time and no object behind it?"""
        groups, end = self.groups, min(len(self.groups) - 1, k + FAR)
        verbs = [at for at in range(k, end) if groups[at].type == "V" and groups[at].form == "finite"]
        if len(verbs) != 1 or groups[verbs[0] - 1].type != ",":
            return False
        if groups[verbs[0] + 1].type not in ("P", "T") and groups[verbs[0] + 1].kind != "time":
            return False
        frames = self.lexicon.frames.get(groups[verbs[0]].lemma, _NONE)
        return self.maybe_participle(groups[verbs[0]]) and "trans" in frames and not frames & {"speech", "that"}

    def suffers(self, pronoun: Np, g: Group) -> bool:
        """Is a pronoun that is never a subject the one to whom a past form behind it is done ("ordered him | held")?"""
        if self.cur.verb is None or self.waiting() is not None:
            return False
        object_ = "accusative" in self.lexicon.closed.get(self.lowers[pronoun.head], _NONE)
        return object_ and "trans" in self.lexicon.frames.get(g.lemma, _NONE)

    def of_deed(self, k: int) -> bool:
        """Does a gerund behind a preposition follow the past form at k ("said officers suspected | of plotting had been held")?"""
        groups = self.groups
        if self.cur.relation == "relative" or k + 2 >= len(groups):
            return False
        if not self.needs_object(groups[k]) and "of" not in self.lexicon.frames.get(groups[k].lemma, _NONE):
            return False
        return groups[k + 1].type == "P" and groups[k + 2].type == "V" and groups[k + 2].form == "ing"

    def only_raised(self, g: Group) -> bool:
        """Does a verb with an infinitive right behind it say what is believed of its noun ("after gunmen believed | to be linked to the
        group attacked …", but "failed to")?
        """
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        return "raise" in frames and "trans" in frames and "to-subj" not in frames

    def verb_behind_phrases(self, k: int) -> bool:
        """Does the past form before k stand between its noun and another verb, with nothing but phrases behind it ("when a car packed |
        with explosives went off")?
        """
        groups, at = self.groups, k
        while at + 1 < len(groups) and groups[at].type == "P":
            deed = (
                groups[at + 1].type == "V" and groups[at + 1].form == "ing"
            )  # "a woman sentenced | for killing a man"
            if not deed and groups[at + 1].type != "N":
                break
            at += 2
            at += at < len(groups) and groups[at].type == ("N" if deed else "T")
        return at > k and self.verb_follows(at) and "trans" in self.lexicon.frames.get(groups[k - 1].lemma, _NONE)

    def says_next(self, k: int) -> bool:
        """Does a verb of speech follow the past form at k, and only phrases between ("a diplomat briefed on the talks | said")?"""
        if self.own_subject_ahead(k + 1):
            return False
        at = k + 1
        while at + 1 < len(self.groups) and at < k + _FRONT and self.groups[at].type in ("P", "N", "T"):
            at += 1
        return at > k + 1 and at < len(self.groups) and says(self.groups, at, self.lexicon)

    def _reduced_behind_verb(self, k: int, following: str, frames: frozenset[str]) -> bool:
        """The same of a past form behind the verb of its clause ("shelled the town | seized by rebels")."""
        cur = self.cur
        if frames and "trans" not in frames and "ditrans" not in frames:
            return False
        if self.of(cur) & {"speech", "that"} and cur.obj is None and self.prep is None and cur.comp is None:
            bare = self.full_stop and self.needs_object(
                self.groups[k]
            )  # "demanded the release of two men | arrested in May"
            if following == "V" and self.groups[k + 1].form == "to" and self.only_raised(self.groups[k]):
                return True  # "found rifles | believed to belong to the rebels"
            return self.by_agent(k + 1) or bare or self.of_deed(k) or self.finite_ahead(k + 1)
        return following in ("P", "T", "N", "", ",", "V")

    def named_by(self, k: int) -> bool:
        """Is the verb at k one of naming, with a title and then those who gave it behind it ("designated a terrorist group by …")?"""
        return "named" in self.lexicon.frames.get(self.groups[k].lemma, _NONE) and self.by_agent(k + 2)

    def gives_name(self, k: int, np: Np) -> bool:
        """Does the past form at k only say what its noun is called ("a group | called the Vipers", but "the king called Smith")?

        Where its clause has no verb yet, one must follow behind the name.
        """
        frames = self.lexicon.frames.get(self.groups[k].lemma, _NONE)
        if np.kind != "common" or "named" not in frames or frames & TELLS or self.groups[k + 1].kind != "proper":
            return False
        if np.det == "the" and not self.comma:  # "the king called Smith", but "the rebels, called Vipers"
            return False
        made = k + 2 < len(self.groups) and self.groups[k + 2].type == "N"  # "the minister called Putin | a liar"
        return not made and (self.cur.verb is not None or self.finite_ahead(k + 2))

    def listed(self, k: int) -> bool:
        """Do a comma, another past form and a coordinator follow: the first of three verbs of one subject?"""
        groups = self.groups
        if k + 3 >= len(groups) or groups[k + 2].type != "V" or self.tags[groups[k + 2].head] != "VBD":
            return False
        return groups[k + 3].type in ("C", ",")

    def fronted_predicate(self, g: Group, k: int) -> int:
        """The auxiliary behind a participle that stands first in its sentence, its subject last ("Also killed in the ambush |
        was | a judge"); else 0.
        """
        if self.last_type or self.cur.subj is not None or g.start != g.head or self.tags[g.head] not in ("VBD", "VBN"):
            return 0
        groups, at = self.groups, k + 1
        while at + 1 < len(groups) and at < k + _FRONT and groups[at].type in ("P", "N", "T"):
            at += 1
        if at + 1 >= len(groups) or at == k + 1 or groups[at].type != "V" or groups[at + 1].type != "N":
            return 0
        be = groups[at]
        return at if be.aux == "be" and be.start == be.head and be.adjective < 0 and not be.passive else 0

    def opens(self, g: Group) -> bool:
        """A past form at the head of a sentence, before a comma: "Accused of fraud, the minister resigned"."""
        return g.start == 0 and not self.last_type and any(x.type == "," for x in self.groups)

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

    def set_off(self, k: int) -> bool:
        """A past form between commas behind a fronted phrase, its clause's subject and verb still to come: "On the eve of the vote, |
        held on Sunday, gunmen attacked".
        """
        cur = self.cur
        fronted = bool(cur.preps or cur.times) and cur.verb is None and cur.subj is None
        if not self.comma or not fronted or not self.bare(k):
            return False
        end = next((at for at in range(k + 1, min(len(self.groups), k + _FRONT)) if self.groups[at].type == ","), 0)
        return bool(end) and self.own_subject_ahead(end + 1)

    def comes_first(self, g: Group, k: int) -> bool:
        """ "On the bridge | stood | hundreds of guardsmen": a verb that needs no object stands before its subject."""
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        following = self.groups[k + 1].type if k + 1 < len(self.groups) else ""
        return following == "N" and "intr" in frames and g.start == g.head and not g.passive and not self.comma

    def raised(self) -> bool:
        """Is the verb group just read a form that says what is believed of its noun ("feared", "presumed")?"""
        before = self.frames[-1]
        return before.passive and before.verb is not None and "raise" in self.lexicon.frames.get(before.lemma, _NONE)

    def headline_passive(self, g: Group, k: int) -> bool:
        """ "Ten killed in Kabul blast": a past form without an object, of a verb that needs one."""
        if self.full_stop:
            return False
        frames = self.lexicon.frames.get(g.lemma, _NONE)
        following = self.groups[k + 1].type if k + 1 < len(self.groups) else ""
        if "raise" in frames and following != "N" and self.tags[g.end : g.end + 1] == ["JJ"]:
            return True  # "70 | feared dead"
        if "named" in frames and following == "N" and not self.groups[k + 1].det:
            return True  # "Ex-warlord | named prime minister"
        if self.by_agent(k + 1):
            return "trans" in frames
        if following == "P" and self.by_agent(k + 3) and self.groups[k + 2].type == "N":
            return "trans" in frames and "intr" not in frames  # "editor | warned of consequences by militia"
        return (
            following in ("P", "", "S", ",")
            and "trans" in frames
            and not frames & {"speech", "that", "to-subj", "quote"}
            and (
                g.particle >= 0 or "intr" not in frames or self.cur.subj is not None and self.cur.subj.kind == "number"
            )
        )
