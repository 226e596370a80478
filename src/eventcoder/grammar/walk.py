"""The state of the walk over the groups, and how a clause is opened, left, or put under a speaker's.

The walk keeps the clause being filled (`cur`) and those that wait for it to end (`stack`): "The rebels | who fled the town
| returned".
"""

from __future__ import annotations

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import MAX_DEPTH, Np
from eventcoder.model import Tokens

_NONE: frozenset[str] = frozenset()
FAR = 60  # groups: no clause of a newspaper is longer, and looking on would cost the square of a text

_TELEGRAPHIC = 16  # tokens of a line of news in brief
_ARTICLES_AND_AUXILIARIES = frozenset({"DT", "PRP", "PRP$", "MD", "VBZ", "VBP"})


def _telegraphic(tags: list[str]) -> bool:
    """Is a sentence worded like a headline, whatever it ends in ("Two killed, four injured in grenade attack in Gao.")?"""
    return tags[0] == "CD" and len(tags) <= _TELEGRAPHIC and _ARTICLES_AND_AUXILIARIES.isdisjoint(tags)


class Walk:
    """The groups, the clauses made of them so far, and what was just read; its subclasses handle one kind of group each."""

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
        self.resumed: tuple[int, Group] | None = None  # a verb that a joiner before a time leads to
        self.quote = False
        self.quotes = 0
        self.last: Np | None = None
        self.last_type = ""
        self.fronted: list[Frame] = []
        self.shared: list[tuple[Frame, Frame]] = []  # two verbs of one object
        self.stranded: list[tuple[Frame, str, Frame]] = []  # likewise, the first with a preposition before it
        self.waits = ""  # a preposition whose object comes behind the next verb
        self.loose: Np | None = None
        self.renamed: list[tuple[Frame, str, Frame]] = []
        self.asides: list[tuple[Frame, int]] = []
        self.echo = -1
        self.full_stop = tokens.lowers[-1:] == (".",) and not _telegraphic(tags)

    def new(self, relation: str, parent: Frame | None, word: str = "", start: int = 0) -> Frame:
        """Return a new clause that hangs on `parent`; it is not yet the one being filled."""
        f = Frame(relation, parent, word, start)
        self.frames.append(f)
        return f

    def open(self, f: Frame) -> None:
        """Fill `f` from here on; the clause being filled waits."""
        self.stack.append(self.cur)
        self.cur = f

    def close(self) -> None:
        """Go back to the clause that waits, if one does."""
        if self.stack:
            self.cur = self.stack.pop()

    def seen(self, type_: str) -> None:
        """Note what was just read; a comma, a coordinator and a preposition hold for the next group only."""
        self.last_type = type_
        self.comma = False
        self.joiner = None
        self.prep = None
        self.quote = False

    def of(self, f: Frame) -> frozenset[str]:
        """What the clause's verb can take; nothing where it has none yet."""
        return self.lexicon.frames.get(f.lemma, _NONE) if f.verb is not None else _NONE

    def number_of(self, verb: Group) -> str:
        """The tag of a verb's first word; of "was" and "were", that of "is" and "are"."""
        classes = self.lexicon.closed.get(self.lowers[verb.start], _NONE)
        return "VBZ" if "single" in classes else "VBP" if "several" in classes else self.tags[verb.start]

    def waiting(self) -> Frame | None:
        """The nearest clause around this one whose subject still waits for its verb."""
        stack = self.stack
        if stack:
            for f in stack[: -MAX_DEPTH - 1 : -1]:
                if f.verb is None and f.subj is not None:
                    return f
        return None

    def verb_follows(self, k: int) -> bool:
        """Does a finite verb stand right here?"""
        return k < len(self.groups) and self.groups[k].type == "V" and self.groups[k].form == "finite"

    def finite_base(self, f: Frame) -> Frame:
        """The nearest clause outward that has a finite verb: what a coordinated clause is parallel to."""
        while f.form != "finite" and f.parent is not None:
            f = f.parent
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
        """Fill `f` from here on; the clause being filled has ended."""
        self.cur = f

    def speaker(self, start: int) -> Frame:
        """A trailing speaker ("…, the minister said"): what stood before is its complement."""
        inner = next(
            (x for x in self.frames if x.verb is not None and x.relation == "main" and x.comp_kind != "quote"), None
        )
        if (
            inner is None
            and not self.quotes
            and self.stack
            and self.stack[0].verb is None
            and self.stack[0].subj is None
        ):
            self.cur = self.stack[0]  # "Asked if he would go, | the minister said"
            self.stack.clear()
            return self.cur
        f = self.new("main", None, "", start)
        if inner is not None:
            f.comp, f.comp_kind = inner, "quote"
            for told in (inner, *self.gone_on(inner)):
                told.parent, told.relation = f, "complement"
        self.stack.clear()
        self.cur = f
        return f

    def gone_on(self, first: Frame) -> list[Frame]:
        """The main clauses that go on with one behind "and" ("they killed six people | and kidnapped two, police said")."""
        found = [first]
        for f in self.frames:
            same = (f.parallel is one or f.subj is not None and f.subj is one.subj for one in found if f is not one)
            if f.relation == "main" and f.verb is not None and f is not first and any(same):
                found.append(f)
        return found[1:]

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
