"""Sentences made of a noun phrase, a frame and an act, and what each must give by the way it was made.

`noun_phrases.jsonl` holds kinds of noun phrases: `text`, `heads` (words of which the side that is found must hold one; with
`each` there is a side for each of them), `sorts` (what it may do or suffer), `plural`, `object` (its form as an object), `closed`
(it ends in a comma, a bracket, a dash or a clause), `before` (a sentence that a pronoun needs).
`acts.jsonl` holds acts: the roots of CAMEO that they may have, the forms of their words, the sorts of their two sides, and a plain
noun phrase for each side (`who`, `whom`).
`frames.jsonl` holds frames: {S} and {T} are the side that acts and the side acted upon, {S.it} in the form of an object, {S.gen} with 's,
{S.was} {S.is} {S.has} {S.pres} verbs that agree with it, {S.who} {S.whom} the relative pronoun; {past} {pp} {ing} {base} {noun} {on}
{support} forms of the act. `needs` what the act must have, `not` acts that are no English there, `open` and `short` sides that may be
neither closed nor end in a phrase, `nouns` sides that may be no pronouns; `status` what the event may have ("none": it may be missing),
`composed` an event under an operator, `loose` one of which only one side is sure, `source`, `from` and `to` other sides than S and T.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

HERE = Path(__file__).resolve().parent
_MARK_AT_END = re.compile(r"(?:,| –)([\x02\x04]?)(?=[.,:?]|$)")
_ARTICLES = re.compile(r"\b(?:the|an?) (?!dozen)", re.IGNORECASE)
_VOWELS = "aeiou"

Sides = tuple[tuple[str, ...], ...]  # for each side the words of which it must hold one


@frozen
class NounPhrase:
    """A noun phrase of a kind."""

    kind: str
    text: str
    heads: tuple[str, ...]
    sorts: frozenset[str]
    each: bool = False
    plural: bool = False
    closed: bool = False
    pronoun: bool = False
    object: str = ""
    before: str = ""

    @property
    def sides(self) -> Sides:
        """The sides that it names."""
        return tuple((head,) for head in self.heads) if self.each else (self.heads,)

    @property
    def ends_in_head(self) -> bool:
        """Whether 's can stand behind it."""
        return not self.closed and self.text.endswith(self.heads)


@frozen(eq=False)
class Crossing:
    """A noun phrase in a frame: the sentence, where its sides stand, and what it must give."""

    kind: str
    role: str
    frame: dict[str, Any]
    act: dict[str, Any]
    text: str
    source: Sides
    target: Sides
    spans: dict[str, tuple[int, int]]

    @property
    def id(self) -> str:
        """What it is crossed of."""
        return f"{self.kind} / {self.role} / {self.frame['frame']} / {self.act['act']}"


def crossings(every: int = 1) -> Iterator[Crossing]:
    """Yield the crossings that are English; of `every` so many one, chosen by what it is crossed of, so that a new row moves no other."""
    for phrase, frame, act, role in itertools.product(phrases(), _read("frames"), _read("acts"), "ST"):
        name = f"{phrase.kind} / {role} / {frame['frame']} / {act['act']}"
        if zlib.crc32(name.encode()) % every == 0 and _fits(phrase, frame, act, role):
            yield _cross(phrase, frame, act, role)


@functools.cache
def phrases() -> tuple[NounPhrase, ...]:
    """Return the noun phrases of the data file."""
    return tuple(_phrase(row) for row in _read("noun_phrases"))


@functools.cache
def _read(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(map(json.loads, (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))


def _phrase(row: dict[str, Any]) -> NounPhrase:
    known = {"kind": "plain"} | row
    return NounPhrase(**known | {"heads": tuple(row["heads"]), "sorts": frozenset(row["sorts"].split())})


def _fits(phrase: NounPhrase, frame: dict[str, Any], act: dict[str, Any], role: str) -> bool:
    text = frame["text"]
    if frame.get("needs", "act") not in act or act["act"] in frame.get("not", ()) or f"{{{role}" not in text:
        return False
    if not phrase.sorts & set(act["source" if role == "S" else "target"].split()):
        return False
    other = _phrase(act["whom" if role == "S" else "who"])
    if any(word in other.text for word in phrase.heads) or any(word in phrase.text for word in other.heads):
        return False
    if act.get("many") and role == "S" and not phrase.plural:
        return False
    if role in frame.get("open", ()) and phrase.closed or role in frame.get("short", ()) and not phrase.ends_in_head:
        return False
    return not (frame.get("headline") and phrase.closed or role in frame.get("nouns", ()) and phrase.pronoun)


def _cross(phrase: NounPhrase, frame: dict[str, Any], act: dict[str, Any], role: str) -> Crossing:
    sides = {"S": _phrase(act["who"]), "T": _phrase(act["whom"])} | {role: phrase}
    marked = re.sub(r"\{(?:([ST])(?:\.(\w+))?|([\w ]+))\}", lambda m: _fill(m, sides, act), frame["text"])
    if frame.get("headline"):
        marked = _ARTICLES.sub("", marked)
    text, spans = _unmark(_MARK_AT_END.sub(r"\1", marked), phrase.before)
    source = sides["S"].sides if "source" not in frame else ()
    source = ((frame["from"],),) if "from" in frame else source
    target = sides[frame.get("to", "T")].sides
    if frame.get("loose") and "to" not in frame:
        target = (tuple(word for side in sides.values() for word in side.heads),)
    return Crossing(phrase.kind, role, frame, act, text, source, target, spans)


def _fill(m: re.Match[str], sides: dict[str, NounPhrase], act: dict[str, Any]) -> str:
    name, form, word = m.groups()
    if name is None:
        if word == "a noun":
            return f"{'an' if act['noun'][0] in _VOWELS else 'a'} {act['noun']}"
        return str(act[word])
    phrase = sides[name]
    marks = "\x01\x02" if name == "S" else "\x03\x04"
    plural, human = phrase.plural, "human" in phrase.sorts
    forms = {
        "gen": f"{phrase.text}'" if phrase.text.endswith("s") and plural else f"{phrase.text}'s",
        "was": "were" if plural else "was", "is": "are" if plural else "is", "has": "have" if plural else "has",
        "pres": act["base"] if plural else act["pres"], "who": "who" if human else "which", "whom": "whom" if human else "which",
    }  # fmt: skip
    if form in ("was", "is", "has", "pres", "who", "whom"):
        return forms[form]
    said = forms["gen"] if form == "gen" else phrase.object if form == "it" and phrase.object else phrase.text
    return f"{marks[0]}{said}{marks[1]}"


def _unmark(marked: str, before: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the sentence with a capital, and where S and T stand in it."""
    front = f"{before} " if before else ""
    letters, starts, spans = [], {}, {}
    for letter in marked:
        at = len(front) + len(letters)
        if letter in "\x01\x03":
            starts[letter] = at
        elif letter in "\x02\x04":
            spans["S" if letter == "\x02" else "T"] = (starts[chr(ord(letter) - 1)], at)
        else:
            letters.append(letter.upper() if not letters else letter)
    return front + "".join(letters), spans
