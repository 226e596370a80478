"""Words that are noun, adjective, adverb or preposition, where no verb is in question."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import NOMINAL, NP_START
from eventcoder.grammar.surroundings import finite_ahead, next_tag

_OPENERS = (["DT"], ["PRP$"], ["POS"])
_COLLECTIVE = "collective"  # class of nouns
_ONLY_ADJECTIVE = ("JJ",)
_LINKS_NAMES = ("NN", "NNP")
_BEFORE_HEAD = NOMINAL | {"DT", "JJ", "JJR", "PRP$", "POS", "CD", "IN"}


def nominal_tag(
    i: int, choice: tuple[str, ...], options: list[tuple[str, ...]], tags: list[str], *, perfect: bool = False
) -> str:
    """Adjective, adverb, preposition or noun: a noun where the phrase would otherwise have no head; `perfect` right behind *have*."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    if choice[:2] == _LINKS_NAMES and following[0] == "NNP":
        return "NNP"  # "believe that | bin Laden will be found"
    if choice[:2] == ("IN", "RB") and not perfect and "VBN" in following and next_tag(i + 1, options) in ("NN", "NNS"):
        return "IN"  # "met | behind closed doors", but "has | since freed captives"
    if (
        "RB" in choice
        and "DT" not in choice
        and tags
        and tags[-1][:2] in ("VB", "MD")
        and ("VBN" in following or "VBD" in following)
    ):
        return "RB"  # "have long refused"
    if "RB" in choice and "JJ" in choice and tags and tags[-1] in NOMINAL and "VBD" in following:
        return "RB"  # "The bloc | first imposed sanctions in 2020"
    if "RB" in choice and tags and tags[-1] == "MD" and "VB" in following:
        return "RB"  # "will likely meet"
    if choice[0] == "RB" and "JJ" in choice and tags[-1:] == ["DT"] and following[0] in NOMINAL:
        return "JJ"  # "the | then president"
    if "JJR" in choice and choice[0] != "JJR" and tags[-1:] == ["DT"] and following[0] in (*NOMINAL, "JJ"):
        return "JJR"  # "an | earlier ruling"
    if (
        choice[0] == "RB"
        and "IN" in choice
        and tags
        and tags[-1] in ("VBZ", "VBP", "VBD")
        and following[0] in ("VBG", "JJ", "VBN")
    ):
        return "RB"  # "are now patrolling", "is now eager"
    if choice[0] == "CC":
        return "CC"
    if choice[0] == "MD" and "NN" in choice:
        # "the | will to go"
        return "NN" if tags[-1:] in (["DT"], ["PRP$"], ["JJ"]) and following[0] in ("TO", "IN", ".") else "MD"
    if choice[0] == "MD" and "NNP" in choice and tags and tags[-1] == "NNP" and following[0] in ("VBD", "VBZ"):
        return "NNP"  # "Prime Minister Theresa | May met the king"
    if choice[0] == "IN" and "NN" in choice and following[0] == "IN" and tags[-1:] == ["CD"]:
        return "NN"  # "$4 million | worth of medicine"
    if "IN" in choice and "JJ" in choice and tags[-1:] == ["DT"] and (following[0] in ("NN", "NNS", "CD")):
        return "JJ"  # "the | past two years"
    if "IN" in choice and len(choice) > 1:
        if tags and tags[-1] in NOMINAL and following[0] == "VB" and "NN" in following:
            return "IN"  # "a walkout | over pay", "walked out on Monday | over pay"
        if choice[0] == "IN" or following[0] in NP_START or following[0] in ("NN", "NNS", "JJ", "VBG"):
            return (
                "IN"
                if following[0] not in (".", ",", "CC", "TO") or "RB" not in choice and "RP" not in choice
                else next(t for t in choice if t != "IN")
            )
        return choice[0]
    span = [option[0] for option in options[i + 1 : i + 4]]
    if "JJ" in choice and "NN" in choice and tags[-1:] == ["DT"] and span[:1] == ["CD"] and span[2:] == ["TO"]:
        return "NN"  # "gave the | general 72 hours to leave"
    if "JJ" in choice and "NN" in choice:
        before = tags[-1] if tags else ""
        behind = following == _ONLY_ADJECTIVE and next_tag(i + 1, options) in ("IN", "TO")
        more = following[0] in ("NN", "NNS", "NNP", "JJ", "CD") or "NN" in following or "NNS" in following
        sole = before in ("NN", "NNP") or before in ("JJ", "DT") and not finite_ahead(i + 1, options)
        if sole and "VBD" in following and span[1:2] and span[1] in NOMINAL:
            return "NN"  # "a rebel | official accused soldiers"
        more = more and not ("VBN" in following and next_tag(i + 1, options) == "IN")  # "a general | accused of fraud"
        ends = behind or not more  # "a Western official | familiar with the matter"
        if ends:
            if i + 1 == len(options) and before in ("VB", "VBP", "VBZ"):
                return "NN"  # a headline's "leave capital"
            if before == "NNS" and choice[0] == "JJ":
                return "JJ"  # "left nine soldiers | dead"
            return "NN" if before in _BEFORE_HEAD or choice[0] == "NN" else "JJ"
        return "JJ"
    return choice[0]


def shares_noun(
    i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon
) -> bool:
    """Does a word that may be an adjective stand with another before one noun ("the | Christian and Muslim communities", but "the
    military and local officials")?

    Args:
        i: its token.
        options: the tags that each token may have.
        tags: those settled to the left.
        lowers: the words in small letters.
        lexicon: language data.
    """
    if tags[-1:] not in _OPENERS or next_tag(i, options) != "CC" or i + 3 >= len(options):
        return False
    second, third = options[i + 2], options[i + 3]
    if "JJ" not in second or third[0] not in ("NN", "NNS"):
        return False
    return _COLLECTIVE not in lexicon.nouns.get(lowers[i], ())
