"""Commands: "Free the nuns", and who is told to when somebody says so ("…, bishops told the militia")."""

from __future__ import annotations

from collections.abc import Iterable

from eventcoder.grammar.frames import Frame
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import Np

_NONE: frozenset[str] = frozenset()
_ADDRESSING = frozenset({"address", "to-obj", "speech"})  # frames of verbs whose object is spoken to
_SPOKEN_TO = frozenset({"to", "on", "upon", "with"})  # "appealed to | the rebels", "pleaded with | them"


def address(frames: Iterable[Frame], lowers: tuple[str, ...], lexicon: Lexicon) -> None:
    """Mark the clauses that are commands, and give them as subject whom the clause that quotes them speaks to."""
    for f in frames:
        if f.subj is None and f.form == "finite" and f.verb is not None and _is_command(f, f.verb, lowers):
            if f.obj is not None and "hearer" in lexicon.closed.get(f.obj.lemma, _NONE):
                continue  # "Thank you" tells nobody to thank himself
            f.command = True
            if f.relation == "complement" and f.parent is not None:
                f.subj = _addressed(f.parent, lexicon)


def _is_command(f: Frame, verb: Group, lowers: tuple[str, ...]) -> bool:
    """Has a clause without subject the bare form of its verb, or that behind "do not"?"""
    alone = (
        f.relation == "main" or f.relation == "complement" and f.parent is not None and f.parent.comp_kind == "quote"
    )
    if not alone or f.passive or f.inverted or verb.modal >= 0 or verb.adjective >= 0 or f.start < verb.start - 1:
        return False
    return lowers[verb.head] == verb.lemma and (verb.start == verb.head or lowers[verb.start] == "do")


def _addressed(teller: Frame, lexicon: Lexicon) -> Np | None:
    """Whom a verb of saying speaks to: its object, the subject of its passive, or who stands behind *to* or *with*."""
    if lexicon.frames.get(teller.lemma, _NONE) & _ADDRESSING and teller.obj is not None:
        return teller.obj
    return next((np for prep, np in teller.preps if prep in _SPOKEN_TO), None)
