"""A noun phrase that stands alone, without a sentence around it: "the Iranian foreign minister"."""

from __future__ import annotations

from eventcoder.grammar.grouper import group
from eventcoder.grammar.groups import Group
from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.phrases import Np, Where, read_phrase
from eventcoder.grammar.tagger import tag
from eventcoder.model import Phrase, Tokens


def read_alone(tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that some tokens are, read as a subject or an object is, whichever leaves fewer of them out.

    Args:
        tokens: the tokens of the phrase and of nothing else.
        lexicon: the language data.

    Returns:
        the phrase, or None where no noun phrase stands at the beginning.
    """
    groups = group(tokens, tag(tokens, lexicon), lexicon)
    first = next((k for k, g in enumerate(groups) if g.type == "N"), None)
    if first is None:
        return None
    read = [read_phrase(groups, first, lexicon, Where(before_verb=before)) for before in (True, False)]
    np, k = max(read, key=lambda found: found[0].end)
    _attach(np, groups, k, lexicon)
    return np.freeze()


def _attach(np: Np, groups: list[Group], k: int, lexicon: Lexicon) -> None:
    """Hang the prepositional phrases that are left on the last conjunct, since there is no verb that could take them:
    "doctors | at a hospital in Mariupol", "squatters in Crossroads, | near Cape Town".
    """
    last = np.conjuncts[-1] if np.conjuncts else np
    while k + 1 < len(groups):
        at = k + (groups[k].type == ",")
        if not (at + 1 < len(groups) and groups[at].type == "P" and groups[at + 1].type == "N"):
            return
        inner, k = read_phrase(groups, at + 1, lexicon, Where(before_verb=True).inside(groups[at].lemma))
        last.preps.append((groups[at].lemma, inner))
        last.end = np.end = inner.end
