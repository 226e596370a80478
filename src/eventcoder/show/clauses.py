"""What a clause is called where people read it: its predicate, its arguments, its scope, and how it hangs on another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from eventcoder.model import Clause, Phrase, Tokens
from eventcoder.show.table import printable

_SECOND = "second object"
_COMPLEMENTS = {
    "to": "to-clause",
    "ing": "-ing clause",
    "that": "that-clause",
    "quote": "quotation",
    "wh": "wh-clause",
}
_RELATIONS = {
    "main": "main clause",
    "relative": "relative clause",
    "participle": "participle clause",
    "sub": "subordinate clause",
    "purpose": "purpose clause",
    "subject": "act as subject",
}
_DOUBTS = {
    "no subject": "{} has no subject",
    "no object": "{} has no object",
    "no undergoer": "{} is passive and done to nobody",
    "nothing said": "{} says nothing",
    "not joined": "{} has the subject of another verb",
    "number": "{} does not agree with its subject",
    "undergoer behind": "{} describes what follows it",
    "verb in a phrase": "{} stands inside a noun phrase",
    "no verb": "{} is a verb",
    "passed over": "{} is no verb",
    "no place": "{} has no place",
}
_PLACES = {"subject": "in the subject", "object": "in the object", "indirect": f"in the {_SECOND}"}


@frozen
class Mark:
    """What a clause's scope says ("negated", "future", "condition", "passive" …), and the words that say so, if any do."""

    label: str
    by: str = ""

    def __str__(self) -> str:
        return f'{self.label} by "{self.by}"' if self.by else self.label


def marks(clause: Clause, tokens: Tokens) -> Iterator[Mark]:
    """Yield voice, negation, time, modality and history of a clause, each with its words."""
    if clause.voice == "passive":
        yield Mark("passive")
    for label, at in cued(clause):
        yield Mark(label, " ".join(tokens.words[i] for i in at))


def cued(clause: Clause) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield negation, time, modality and history of a clause, each with the tokens that say so; there may be none."""
    scope = clause.scope
    labels = (
        "negated" if scope.negated else "",
        scope.time if scope.time != "none" else "",
        scope.modality,
        "history" if scope.history else "",
    )
    for label in filter(None, labels):
        found = [cue.tokens for cue in scope.cues if cue.effect == label]
        yield from ((label, at) for at in found or [()])


def predicate(clause: Clause, tokens: Tokens) -> str:
    """Return the predicate as written, with its lemma where that is another word: `carried out (carry out)`."""
    trigger = " ".join(tokens.words[i] for i in clause.trigger)
    lemma = (
        f"{clause.lemma} {clause.particle}"
        if clause.particle and not clause.lemma.endswith(clause.particle)
        else clause.lemma
    )
    read = f", read as {clause.corrected}" if clause.corrected else ""
    return f"{trigger} ({lemma}{read})" if trigger.lower() != lemma or read else trigger


def arguments(clause: Clause) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases of a clause, each with the name of its slot."""
    for name, phrase in (("subject", clause.subject), ("object", clause.object), (_SECOND, clause.indirect)):
        if phrase is not None:
            yield name, phrase
    for prep, phrase in clause.preps:
        yield ("before it" if prep == "mod" else prep), phrase
    for phrase in clause.times:
        yield "time", phrase


def hanging(index: int, clauses: Sequence[Clause]) -> str:
    """Return in plain words how a clause hangs on another one; "" for a main clause.

    Args:
        index: which of the clauses.
        clauses: those of its sentence.
    """
    clause = clauses[index]
    relation, _, word = clause.relation.partition(":")
    if clause.kind == "noun":
        return _noun(clause)
    if clause.parent is None and relation == "main":
        return ""
    if relation == "prep":
        return f'clause after "{word}"'
    quoted = f' "{word}"' if word else ""
    if relation in ("complement", "noun") and clause.parent is not None:
        host = clauses[clause.parent]
        kind = host.complement_kind if host.complement == index else clause.form
        return _COMPLEMENTS.get(kind, "complement clause") + quoted
    return _RELATIONS.get(relation, relation) + quoted


def _noun(clause: Clause) -> str:
    if clause.support is not None:
        return "event noun carried by the verb"
    if clause.parent is None:
        return "event noun"
    return "event noun " + _PLACES.get(clause.relation, f'after "{clause.relation}"')


def taken_over(doubts: Sequence[tuple[str, str]]) -> str:
    """Return why the built-in analyser read a sentence in the place of another one; each doubt with its word."""
    told = dict.fromkeys(_DOUBTS[kind].format(f'"{printable(word)}"') for kind, word in doubts)
    return f"read by the built-in analyser: as it was parsed, {', '.join(told)}"


def heading(text: str, kind: str) -> str:
    """Return a sentence on one line, with its kind if that is not "body"."""
    return printable(text) + ("" if kind == "body" else f"  [{kind}]")
