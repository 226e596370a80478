"""A figure of victims, and the words that say what was done to them."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from eventcoder.coding.amounts import Amount
from eventcoder.coding.context import Context

Harm = Literal["fatal", "wounding", "casualty"]
_HARMS: tuple[Harm, ...] = ("fatal", "wounding", "casualty")


@frozen
class Toll:
    """A figure of victims with the harm that was done to them; `words` are those of the text.

    `whole`: a count of all the dead until now ("the death toll rose to 12"). `part`: of those that another figure counts
    already ("45 casualties, including five dead"). `like`: another count of whom the figures before it count ("a doctor said
    five"). `latest`: a count that went up. `speaker`: the token at which whoever gives the figure is named; `clause`: the index
    of the clause that has it.
    """

    harm: Harm
    amount: Amount
    whole: bool = False
    part: bool = False
    like: bool = False
    latest: bool = False
    words: str = ""
    speaker: int | None = None
    clause: int = -1


def harm_in(word: str, context: Context) -> Harm | None:
    """Return what a word says that is done to people, None for most words."""
    classes = context.knowledge.rules.classes.get(word)
    if not classes:
        return None
    return next((harm for harm in _HARMS if harm in classes), None)


def words_of(amount: Amount, context: Context) -> str:
    """Return the tokens of a figure as the text has them, each gap between them one blank."""
    tokens = context.tokens
    pieces = [tokens.words[amount.start]]
    for i in range(amount.start + 1, amount.end):
        pieces.append(" " if tokens.starts[i] > tokens.ends[i - 1] else "")
        pieces.append(tokens.words[i])
    return "".join(pieces)
