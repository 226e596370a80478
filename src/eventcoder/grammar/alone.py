"""A noun phrase that stands alone, without a sentence around it: "the Iranian foreign minister"."""

from __future__ import annotations

from eventcoder.grammar.clauses import walk_over
from eventcoder.grammar.grouper import group
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.noun_phrase import Np
from eventcoder.grammar.phrases import Where, read_phrase
from eventcoder.grammar.tagger import tag
from eventcoder.model import Phrase, Tokens


def read_alone(tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that some tokens are: read as the subject of a clause is, and as an object is; whichever leaves
    fewer tokens out.

    Args:
        tokens: the tokens of the phrase and of nothing else.
        lexicon: the language data.

    Returns:
        the phrase, or None where no noun phrase stands at the beginning.
    """
    tags = tag(tokens, lexicon, alone=True)
    groups = group(tokens, tags, lexicon)
    first = next((k for k, g in enumerate(groups) if g.type == "N"), None)
    if first is None:
        return None
    end = len(tokens)
    closed = [*groups, Group(",", end, end, end, ",")]  # the comma that would close an apposition in a sentence
    subject = walk_over(closed, tokens, tags, lexicon).frames[0].subj
    read = [read_phrase(groups, first, lexicon, Where(before_verb=before))[0] for before in (True, False)]
    np = max([*([subject] if subject is not None else []), *read], key=lambda np: np.end - np.start)
    _attach(np, groups, lexicon)
    return np.freeze()


def _attach(np: Np, groups: list[Group], lexicon: Lexicon) -> None:
    """Hang the prepositional phrases that are left on the last conjunct, since there is no verb that could take them:
    "doctors | at a hospital in Mariupol", "squatters in Crossroads, | near Cape Town".
    """
    last = np.conjuncts[-1] if np.conjuncts else np
    k = next((i for i, one in enumerate(groups) if one.start >= np.end), len(groups))
    while k + 1 < len(groups):
        at = k + (groups[k].type == ",")
        if not (at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N"):
            return
        inner, k = read_phrase(groups, at + 1, lexicon, Where(before_verb=True).inside(groups[at].lemma))
        last.preps.append((groups[at].lemma, inner))
        last.end = np.end = inner.end
