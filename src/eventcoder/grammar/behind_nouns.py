"""Words that are noun or verb right behind a noun ("officials | claim", "peace | talks"), in headlines too."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, NP_START, SURE_VERB
from eventcoder.grammar.surroundings import (
    counted,
    finite_ahead,
    head_left,
    many_left,
    next_tag,
    open_singular,
    past_ahead,
)

_NONE: frozenset[str] = frozenset()
_DETERMINED = frozenset({"DT", "PRP$", "PRP"})


def after_noun(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    plain: str,
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """Noun + noun-or-verb, no finite verb yet: the clause needs one, and only some words can follow a verb."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    verb = "VBP" if verbs[0] == "VB" else verbs[0]
    if plain == "NNS" and counted(tags, ("NNP", "JJ")):
        return plain  # "five Gulf | states met"
    if verb == "VBZ" and plain == "NNS" and "VB" in following and counted(tags, ("NN",)):
        return plain  # "Two suicide | blasts rock mosque"
    if verb == "VBP" and before == "NNS" and following[0] == "VBG" and next_tag(i + 1, options) in ("NN", "NNS"):
        takes = lexicon.frames.get(lexicon.lemma(lowers[i], verb), _NONE)
        if "trans" in takes and "ing" not in takes:
            return verb  # "Gunmen | attack polling station"
    if sure := _by_the_next_two(i, choice, verbs, verb, plain, options, tags, before, lowers, lexicon):
        return sure
    if lowers[-1] != "." and (form := _of_headline(i, verb, plain, options, before, tags, lowers, lexicon)):
        return form
    needed = lowers[-1] == "." and not finite_ahead(i, options) and not past_ahead(i, options)
    if (
        verb == "VBP"
        and needed
        and before in ("NN", "NNP")
        and following[0] == "IN"
        and head_left(tags, lowers) == "NNS"
    ):
        return verb  # "Supporters of the president | clash with police."
    if verb == "VBP" and before == "NN" and tags[-1] == "NN" and not choice[0].startswith("VB"):
        return plain
    if verb == "VBZ" and (before == "NNS" or "VBD" in following) or following[0] in SURE_VERB and following[0] != "VBD":
        return plain
    if before == "NNS" and open_singular(tags, lowers):
        return plain  # "a police post"
    if verb == "VBZ" and plain == "NNS" and following[0] in ("IN", "."):
        takes = lexicon.frames.get(lexicon.lemma(lowers[i], "VBZ"), _NONE)
        if "trans" in takes and not takes & {"intr", "that", "speech"}:
            return plain  # "EU | sanctions on Mali"
    if verb == "VBP" and choice[0].startswith("VB") and before == "NNS":
        return verb  # "officials say rebels left"
    if tags[-1] in ADVERB and agreeing(before, [verb]):
        return verb  # "the agreement also | calls for"
    if verb == "VBP" and before == "NNS" and following[0] == "JJS":
        return verb  # "gangs | control most of the capital"
    if following[0] in NP_START or following[0] in ("TO", "JJ") or i + 1 < len(options) and lowers[i + 1] == "that":
        return plain if plain == "JJ" and choice[0] == "JJ" and following[0] not in ("DT", "PRP$") else verb
    if verb == "VBP" and before == "NNP" and not lowers[i - 1].endswith("s") and not many_left(tags):
        return plain  # "Turkish riot police", but "demanded that Cuba release the prisoners"
    if finite_ahead(i, options) or following[0] in (",", ".", ":", ")", "CC") and not choice[0].startswith("VB"):
        return plain
    if choice[0] == "NNS" and following[0] == "IN" and past_ahead(i, options):
        return plain  # "security forces in the north killed"
    if following[0] in ("NN", "NNS"):
        return verb if before != "NN" or verb == "VBZ" or choice[0].startswith("VB") else plain
    if verb == "VBP":
        return verb if before == "NNS" and (following[0] in ("IN", "RB", "RP") or choice[0].startswith("VB")) else plain
    return verb if before == "NNP" or choice[0].startswith("VB") or following[0] in ("IN", "RB") else plain


def _of_headline(
    i: int,
    verb: str,
    plain: str,
    options: list[tuple[str, ...]],
    before: str,
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The form of a headline's first word that may be its verb ("Nurses | demand pay rise", "Peace talks | end"); "" elsewhere."""
    takes = lexicon.frames.get(lexicon.lemma(lowers[i], verb), _NONE)
    last = i + 1 == len(options)
    if (
        verb == "VBZ"
        and plain == "NNS"
        and not last
        and options[i + 1][0] in ("NN", "NNS")
        and takes
        and "trans" not in takes
    ):
        return plain  # "peace | deals end": they govern nothing
    many = before == "NNS" or before == "NNP" and many_left(tags)  # "Kosovo, Serbia | trade blame"
    if verb != "VBP" or not many or open_singular(tags, lowers) or not takes:
        return ""
    if last:
        # "arms | trade"
        return verb if "intr" in takes and "plural" not in lexicon.nouns.get(lowers[i - 1], _NONE) else ""
    following = options[i + 1]
    bare = "trans" in takes and "NN" in following and following[0] in ("VB", "NN")
    return verb if bare and not finite_ahead(i + 1, options) and not past_ahead(i + 1, options) else ""


def _by_the_next_two(
    i: int,
    choice: tuple[str, ...],
    verbs: list[str],
    verb: str,
    plain: str,
    options: list[tuple[str, ...]],
    tags: list[str],
    before: str,
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> str:
    """The tag where the number of the noun to the left and what follows settle it, else ""."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    head = head_left(tags, lowers)
    if (
        verb == "VBZ"
        and choice[0] == "NNS"
        and "container" not in lexicon.nouns.get(lowers[i + 1] if i + 1 < len(lowers) else "", _NONE)
        and "VB" in following
        and i + 2 < len(options)
        and options[i + 2][0] == "TO"
    ):
        return plain  # "witness accounts | point to troops"
    if following[0] == "VBG" and head != "NNP" and "ing" in lexicon.frames.get(lexicon.lemma(lowers[i], verb), _NONE):
        return agreeing(head, verbs) or plain  # "aid workers in the delta | risk being kidnapped"
    if verb == "VBZ" and before == "NNS" != head and following[0] in ("IN", *NP_START):
        return verb  # "the town seized by rebels | lies near the border"
    if verb == "VBZ" and "VB" in following and i + 2 < len(options) and options[i + 2][0] in ("CD", "DT", "PRP$"):
        return plain  # "Kenya strikes | claim five lives"
    if (
        verb == "VBZ"
        and before == "NN"
        and "NN" in following
        and "VBD" not in following
        and i + 2 < len(options)
        and options[i + 2][0] in ("IN", "WDT")
    ):
        return verb  # a headline's "senate | rejects bill that …"
    if verb == "VBP" and head == "NNS" and following[0] == "RP" and next_tag(i + 1, options) in _DETERMINED:
        return verb  # "workers in Brazil | call off a strike"
    if verb == "VBZ" and before == "NN" and ends_headline(i, options, tags, lowers, lexicon):
        return verb
    if verb == "VBP" and before == "NNS" and "VBZ" in following and "NNS" in following:
        return verb  # "soldiers | train recruits"
    return ""


def ends_headline(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does the last word of a headline stand behind a subordinator and a phrase without determiner ("as army | retreats")?"""
    if i + 1 < len(options):
        return False
    j = len(tags) - 1
    while j >= 0 and tags[j] in NOMINAL:
        j -= 1
    return j > 0 and "sub" in lexicon.closed.get(lowers[j], _NONE)


def agreeing(noun: str, verbs: list[str]) -> str:
    """The present form that agrees with a noun ("as witnesses | say", "as the envoy | says"); "" where none does."""
    if "VBZ" in verbs:
        return "" if noun == "NNS" else "VBZ"
    return "VBP" if noun == "NNS" and ("VBP" in verbs or "VB" in verbs) else ""


def object_next(i: int, before: str, options: list[tuple[str, ...]], lowers: Sequence[str]) -> bool:
    """Does what follows open a phrase or clause that only a verb can take here ("as rebels | demand the release")?"""
    following = next_tag(i, options)
    return (
        following in ("PRP$", "PRP")
        or before == "NNS"
        and (following == "DT" or i + 1 < len(options) and lowers[i + 1] == "that")
    )
