"""What grammar says around an act that its record does not keep, and that tells news from a plot or from a flood.

A record has no source where a storm killed or where wolves went on a raid; its clause still has a subject. And what a film or
a novel tells stands in the present tense, while news of an attack on a film set is told in the past.
"""

from __future__ import annotations

from attrs import frozen

from eventcoder.coding.context import Context
from eventcoder.model import Clause, Phrase

_DEPTH = 6
_SPEECH, _MAIN = "speech", "main"


@frozen
class Frame:
    """The words, in lower case, that head the grammatical sides of an act, "" where there are none.

    `common`: the act's own subject is a common noun, no name and no pronoun; `told`: the act stands in the present tense.
    """

    subject: str = ""
    object: str = ""
    common: bool = False
    told: bool = False


BARE = Frame()


def frame(index: int, context: Context) -> Frame:
    """Return what stands around the act of a clause.

    Args:
        index: the clause's place in the sentence.
        context: the sentence.
    """
    chain = _chain(index, context)
    lowers = context.tokens.lowers
    own = chain[0]
    carried = context.clauses[own.support] if own.support is not None else own
    subject = own.subject or carried.subject
    common = subject is not None and subject.kind == "common"
    if subject is None and own.kind == "noun":
        over = next((clause.subject for clause in chain[1:] if clause.subject is not None), None)
        subject = None if over is own.phrase else over  # not of "the coup … drew condemnation"
    return Frame(_head(subject, lowers), _head(own.object or carried.object, lowers), common, _told(chain, context))


def _chain(index: int, context: Context) -> list[Clause]:
    """A clause and those above it, up to whoever reports them."""
    clauses = context.clauses
    frames = context.knowledge.lexicon.frames
    out = [clauses[index]]
    for _ in range(_DEPTH):
        own = out[-1]
        above = own.support if own.support is not None else own.parent
        if above is None or _SPEECH in frames.get(clauses[above].lemma, ()) and own.relation == "complement":
            break
        out.append(clauses[above])
    return out


def _head(phrase: Phrase | None, lowers: tuple[str, ...]) -> str:
    return lowers[phrase.head] if phrase is not None else ""


def _told(chain: list[Clause], context: Context) -> bool:
    """Does a finite clause of the chain stand in the present ("opens with soldiers storming", "is about a coup")? Where there is none,
    the main verb of the sentence is asked ("by the last page, the mayor shot and the barn torched, nobody | cares").
    """
    finite = [clause for clause in chain if clause.kind != "noun" and clause.form == "finite"]
    if not finite:
        verbs = [clause for clause in context.clauses if clause.kind != "noun" and clause.form == "finite"]
        finite = ([clause for clause in verbs if clause.relation == _MAIN] or verbs)[:1]
    return any(clause.scope.time == "present" for clause in finite)
