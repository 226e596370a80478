"""How news of conflict is worded: the weight of each word, counted from texts, read from `discards/wording.csv`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from eventcoder.dictionaries.faults import FaultList
from eventcoder.dictionaries.files import layer_files
from eventcoder.model import Tokens
from eventcoder.sheets import read_sheet

PART, WORDING = "discards", "wording.csv"
NUMBER, NAME = "#", "^"  # stand for any figure, and for any word with a capital inside a sentence
_FEW = 6  # so many words of no weight are added to each sentence: a few odd ones decide nothing
_STOPS = frozenset(".!?:;“”\"'‘’()")  # behind these a capital says nothing


@frozen(eq=False)
class Wording:
    """The weights of words: above 0 for those that stand more often in reports of conflict than in other pages of a newspaper.

    Example:
        >>> from eventcoder.text.tokens import tokenise
        >>> text = "Gunmen shot 12."
        >>> round(Wording({"gunmen": 2.5, "#": 0.5}).score(tokenise(text, 0, len(text))), 2)
        1.06
    """

    weights: Mapping[str, float] = field(factory=dict)

    def score(self, tokens: Tokens) -> float:
        """Return the sum of the weights of a sentence's words over the root of their number and six more: how surely it reports conflict.

        Long sentences say more than short ones, but not as much more as they are longer, since their words hang together.

        Args:
            tokens: the sentence.
        """
        weights, total, known = self.weights, 0.0, 0
        for word in marks(tokens):
            weight = weights.get(word)
            if weight is not None:
                total += weight
                known += 1
        return total / math.sqrt(known + _FEW)


def marks(tokens: Tokens) -> Iterator[str]:
    """Yield the words of a sentence as the table has them: in small letters, figures and names each as one sign.

    Args:
        tokens: the sentence.
    """
    capitals = sum(word[:1].isupper() for word in tokens.words)
    shouted = capitals * 2 > len(tokens.words) + 2  # a headline in capitals: they mark no names
    before = "."
    for word, lower in zip(tokens.words, tokens.lowers, strict=True):
        first = word[:1]
        if first.isdigit():
            yield NUMBER
        elif first.isalpha():
            yield NAME if first.isupper() and not shouted and before not in _STOPS else lower
        before = word


def read_wording(folders: Sequence[Path], faults: FaultList) -> Wording:
    """Return the weights of dictionary folders as far as they can be used; a later folder's take the place of an earlier one's.

    Args:
        folders: dictionary folders; each may have `discards/wording.csv`.
        faults: the list that faults are added to.
    """
    weights: dict[str, float] = {}
    for _, path in layer_files(folders, PART):
        if path.name != WORDING:
            continue
        sheet = read_sheet(path, ("word", "weight"), faults.note)
        for line, (word, weight) in sheet.rows("word", "weight"):
            try:
                number = float(weight)
            except ValueError:
                number = math.nan
            if math.isfinite(number):
                weights[word] = number
            else:
                mend = "write a number, such as 1.5, or -1.5 for a word of other news"
                faults.note(sheet.fault(line, "weight", f"weight {weight!r} is no number", mend))
    return Wording(weights)
