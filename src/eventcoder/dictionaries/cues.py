"""The words that domains of text are known by, and how they are found in a sentence: `Cues`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from attrs import field, frozen

Scope = Literal["sentence", "document", "source", "target", "telling"]

_LINE, _TAB = (
    "\n",
    "\t",
)  # part the forms of one first word, and the other words of a form from its cues: no cue has either


@frozen(eq=False)
class Cue:
    """A word or phrase of a domain. `text` is what the file says; each is one object, found by many forms.

    `scope` is what it speaks for: its "sentence" and the text around it, the "document" as a whole only, or nothing but
    those events of its sentence whose "source" or "target" is headed by it, or which stand in the present tense ("telling").
    """

    text: str
    domain: str
    weight: float
    scope: Scope = "sentence"


@frozen(eq=False)
class Cues:
    """Cues by the first word of their forms, so that a text costs one look-up per token.

    What a first word opens is taken apart when a text first has it: dozens of forms begin with "in" and "on", and most with
    words that a text has not. Two threads may both do so, to the same effect.

    Args:
        known: all cues.
        forms: by first word, a line for each form: its other words, a tab, and the numbers of its cues.

    Example:
        >>> final = Cue("cup final", "sport", 2.0)
        >>> [cue.text for cue in cues_of({"cup final": [final]}).find(("the", "cup", "final"))]
        ['cup final']
    """

    known: Sequence[Cue] = ()
    forms: Mapping[str, str] = field(factory=dict)
    _tries: dict[str, dict[str, Any]] = field(init=False, repr=False, factory=dict)

    def find(self, lowers: Sequence[str]) -> list[Cue]:
        """Return the cues among the tokens of a sentence, each once; a word inside a longer phrase is not seen again.

        Args:
            lowers: the tokens in lower case.
        """
        found: dict[Cue, None] = {}
        forms, size, behind = self.forms, len(lowers), 0
        for at, word in enumerate(lowers):
            if word not in forms or at < behind:
                continue
            node: dict[str, Any] | None = self._tries.get(word) or self._trie(word)
            end, longest = at + 1, None
            while node is not None:
                if "" in node:
                    longest, behind = node[""], end
                node = node.get(lowers[end]) if end < size else None
                end += 1
            for cue in longest or ():
                found[cue] = None
        return list(found)

    def _trie(self, word: str) -> dict[str, Any]:
        """The forms that a word opens as a trie: word -> dict, with the cues of a whole form under ""."""
        root: dict[str, Any] = {}
        for line in self.forms[word].split(_LINE):
            rest, _, numbers = line.partition(_TAB)
            node = root
            for following in rest.split():
                node = node.setdefault(following, {})
            node[""] = tuple([self.known[int(number)] for number in numbers.split()])
        self._tries[word] = root
        return root


def cues_of(forms: Mapping[str, Iterable[Cue]]) -> Cues:
    """Return cues by the forms that each is found by."""
    numbers: dict[Cue, int] = {}
    lines: dict[str, list[str]] = {}
    for form, cues in forms.items():
        first, *rest = form.split()
        numbered = [str(numbers.setdefault(cue, len(numbers))) for cue in cues]
        lines.setdefault(first, []).append(" ".join(rest) + _TAB + " ".join(numbered))
    return Cues(tuple(numbers), {first: _LINE.join(told) for first, told in lines.items()})


def pack_cues(cues: Cues) -> dict[str, Any]:
    """Return cues as values that JSON can hold."""
    known = [[cue.text, cue.domain, cue.weight, cue.scope] for cue in cues.known]
    return {"known": known, "forms": dict(cues.forms)}


def unpack_cues(packed: Mapping[str, Any]) -> Cues:
    """Return the cues that `pack_cues` made the values of."""
    return Cues(tuple([Cue(*row) for row in packed["known"]]), packed["forms"])
