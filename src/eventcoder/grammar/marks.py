"""Punctuation in the walk: commas, breaks, quotation marks, brackets, and the asides that they set off."""

from __future__ import annotations

from eventcoder.grammar.groups import Group
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.walk import FAR


class Marks(Lookahead):
    """Handles punctuation marks."""

    def a_comma(self, _g: Group, k: int) -> int:
        """A comma may begin or end an aside, or end a clause that waits for its main clause."""
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

    def begin_aside(self, k: int, end: int) -> None:
        """Set aside what stands between two marks; a noun phrase there belongs to the subject's phrase: it says who that is."""
        f = self.new("aside", self.cur, "", self.groups[k].end)
        self.asides.append((f, end))
        said = k + 1
        while said < end and self.groups[said].type not in ("W", "V"):
            said += 1
        if said < end and self.groups[said].type == "W" and self.groups[said - 1].type == "P":
            said = k + 1  # "the hardliners, none of whom were asked, …"
        if said > k + 1 and self.groups[k + 1].type == "N" and self.groups[k].type == "," and self.cur.subj is not None:
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
            speech = self.cur if self.lowers[g.start] == ":" and "speech" in self.of(self.cur) else None
            self.stack.clear()
            self.cur = self.new("main", None, "", g.end)
            if speech is not None and speech.comp is None:
                self.cur.relation, self.cur.parent = "complement", speech
                speech.comp, speech.comp_kind = self.cur, "quote"
        self.seen(":")
        return k + 1

    def a_quote(self, _g: Group, k: int) -> int:
        """Count the quotation marks: inside a quotation their number is odd."""
        self.quotes += 1
        self.quote = True
        return k + 1

    def aside(self, _g: Group, k: int) -> int:
        """A bracket that is no abbreviation of the noun before it: passed over."""
        depth = 0
        groups = self.groups
        at = k
        end = min(len(groups), k + FAR)
        while at < end:
            if groups[at].type == "(":
                depth += 1
            elif groups[at].type == ")":
                depth -= 1
                if depth == 0:
                    return at + 1
            at += 1
        return k + 1
