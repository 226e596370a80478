"""Acts that are the subject of a verb: "Sending troops to the border | would be a mistake"."""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lookahead import Lookahead
from eventcoder.grammar.noun_phrase import Np


class SubjectActs(Lookahead):
    """Tells an -ing form that names an act from one that says what the subject of the verb behind it does."""

    def subject_act(self, g: Group, np: Np | None) -> Frame | None:
        """The clause of an -ing form that opens the sentence and is the subject of a finite verb, if one is; `np` is what stands
        between them, if that has no place yet.

        The verb must not agree with the noun in its place ("Killing civilians | is a crime", but "Raiding gunmen | killed ten"),
        unless an article shows that the noun is the object.
        """
        act = next((f for f in self.fronted if f is self.cur or f in self.stack), None)
        if act is None or act.relation != "participle" or act.form != "ing" or self.comma or self.joiner is not None:
            return None
        outer = act.parent
        if outer is None or outer.verb is not None or outer.subj is not None:
            return None
        patient = act.obj or np
        if patient is not None and patient.det:
            return act
        if patient is not None and patient.plural:
            return act if self.number_of(g) == "VBZ" or g.modal >= 0 else None
        return act if self.number_of(g) != "VBP" and "intr" not in self.of(act) else None

    def predicated(self, act: Frame, g: Group) -> None:
        """Give a verb to the clause whose subject is an act."""
        while self.cur is not act.parent:
            self.close()
        act.relation = "subject"
        self.fronted.remove(act)
        self.cur.take(g)
