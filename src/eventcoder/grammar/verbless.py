"""A second look at a sentence in which no finite verb was found: which of the words taken for nouns is its verb?

"Villagers in Gilgit | demand | electricity", "The minister | touches | down in Beirut": word by word a noun is likelier, but a
sentence has a verb, and only one word may be that of its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, SURE_VERB

Tags = tuple[str, ...]

_NONE: frozenset[str] = frozenset()
_WITHIN = NOMINAL | {"JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PDT"}
_BETWEEN = _WITHIN | ADVERB | {"IN", "TO", "CC"}
_NOUNS = frozenset({"NN", "NNS", "JJ"})
_TELLS_WHICH = frozenset({"DT", "PRP$", "POS", "NNP", "NNS"})
_OPENS = frozenset({"DT", "PRP$", "PRP", "CD", "NNP"})
_BARE = frozenset({"NN", "NNS", "JJ", "JJR", "JJS"})
_FAR = 40  # tokens: no subject is longer


def missed_verb(tags: list[str], options: list[Tags], lowers: Sequence[str], lexicon: Lexicon) -> tuple[int, str]:
    """Return the token that must be the verb of a sentence without one, and its tag; (-1, "") where none is sure."""
    if not SURE_VERB.isdisjoint(tags):
        return -1, ""
    end = next((at for at, t in enumerate(tags) if t not in _WITHIN), len(tags))
    for i in range(1, min(len(tags), _FAR)):
        if not end or tags[i] not in _BETWEEN:
            break
        if tags[i] in _NOUNS and len(options[i]) > 1:
            form = _agreeing(i, end, tags, options, lowers)
            plain = i < end and _TELLS_WHICH.isdisjoint(
                tags[:i]
            )  # "peace | talks in Geneva", "car bomb | attacks in Kabul"
            sure = lowers[-1] == "." and not plain or i > end
            if form and not (plain and i == 1) and _goes_on(i, form, options, lowers, lexicon, sure=sure):
                return i, form
    return -1, ""


def _agreeing(i: int, end: int, tags: list[str], options: list[Tags], lowers: Sequence[str]) -> str:
    """The form of a verb at i that agrees with the subject before it, which opens the sentence; "" where none does."""
    if i < end:
        at = i - 1
        noun = tags[at] if tags[at] in NOMINAL else "NN" if tags[at] == "JJ" and "NN" in options[at] else ""
    else:
        at = next((at for at in range(end - 1, -1, -1) if tags[at] in NOMINAL), -1)
        noun = tags[at] if at >= 0 and tags[i - 1] in NOMINAL else ""
    if not noun:
        return ""
    many = noun == "NNS" or i > end and tags[end] == "CC"
    if "VBZ" in options[i]:
        return "" if many else "VBZ"
    if "VB" not in options[i] and "VBP" not in options[i]:
        return ""
    return "VBP" if many or noun == "NNP" and lowers[at].endswith("s") else ""


def _goes_on(i: int, form: str, options: list[Tags], lowers: Sequence[str], lexicon: Lexicon, *, sure: bool) -> bool:
    """Does what only a verb has behind it follow, or where a verb is sure to come, what one may have?"""
    lemma = lexicon.lemma(lowers[i], form)
    takes = lexicon.frames.get(lemma, _NONE)
    following: Tags = options[i + 1] if i + 1 < len(options) else (".",)
    if "RP" in following and lowers[i + 1] in lexicon.particles.get(lemma, _NONE):
        return True
    if following[0] in _OPENS:
        return "trans" in takes or "ditrans" in takes
    if following[0] == "TO" and i + 2 < len(options) and "VB" in options[i + 2]:
        return "to-subj" in takes
    if not sure:
        return False
    if following[0] in _BARE:
        return "trans" in takes or "ditrans" in takes
    return "intr" in takes and following[0] in ("IN", "TO", ".", "RB")
