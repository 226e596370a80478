"""Two words of many uses: "that" (conjunction, relative pronoun, determiner) and "there" (existential or a place)."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.grammar.lexicon import Lexicon
from eventcoder.grammar.penn import ADVERB, NOMINAL, SURE_VERB
from eventcoder.grammar.surroundings import finite_ahead, next_tag, verb_ahead

_NONE: frozenset[str] = frozenset()
_CLAUSE = 20  # tokens
_HEARD = frozenset({"ditrans", "address", "of"})
_TIMES = frozenset({"time", "weekday", "month"})
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$", "CD"})


def that_tag(i: int, options: list[tuple[str, ...]], tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> str:
    """A relative pronoun before a verb of the noun to its left, a determiner before its own noun, else a conjunction."""
    following = options[i + 1] if i + 1 < len(options) else (".",)
    before = tags[-1] if tags else ""
    if before == "CD" and tags[-2:-1] == ["IN"] and "VBD" in following and not _awaits_that(tags, lowers, lexicon):
        return "WDT"  # "a war in 1998 | that killed thousands"
    if before == "," and following[0] in ("VBD", "VBZ", "VBP", "VBN") and _cleft(tags, lowers, lexicon):
        return "WDT"
    if before in NOMINAL and (
        following[0] in ("MD", "VBZ", "VBD", "VBP")
        or following[0] in ADVERB
        and i + 2 < len(options)
        and options[i + 2][0] in SURE_VERB
        or _agrees_across(i, following, options, tags, lowers, lexicon)
        or "VBD" in following
        and "container" not in lexicon.nouns.get(lexicon.lemma(lowers[i - 1], before), _NONE)
        and (
            _cleft(tags, lowers, lexicon) or not _awaits_that(tags, lowers, lexicon)
        )  # "an attack | that killed dozens"
    ):
        return "WDT"
    if following[0] in (".", ",", "IN", "MD", "VBZ", "VBD") and before in (
        "IN",
        "VB",
        "VBD",
        "VBZ",
        "VBG",
        "VBN",
        "",
        "CC",
        ",",
    ):
        return "DT"
    if before in ("IN", "") and following[0] in ("NN", "JJ"):
        return "DT"
    if before in ("VB", "VBD") and following[0] == "NN" and not _takes_that(tags, lowers, lexicon):
        return "DT"  # "to deliver that message"
    return "IN"


def _takes_that(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the verb to the left take a that-clause?"""
    at = len(tags) - 1
    return bool(lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE) & {"that", "speech", "copula"})


def _awaits_that(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the nearest verb to the left take a that-clause ("told the assembly | that wounded soldiers …")?"""
    for at in range(len(tags) - 1, max(-1, len(tags) - _CLAUSE), -1):
        if tags[at].startswith("VB"):
            return _takes_that(tags[: at + 1], lowers, lexicon) and not _has_object(at, tags, lowers, lexicon)
    return False


def _has_object(at: int, tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does a noun right behind a verb leave no room for its that-clause ("claimed responsibility for a strike | that killed ten",
    "reported an attack | that …", but "told the court that …", "said Monday that …")?
    """
    takes = lexicon.frames.get(lexicon.lemma(lowers[at], tags[at]), _NONE)
    if takes & _HEARD or "trans" not in takes:
        return False
    noun = at + 1
    while noun + 1 < len(tags) and tags[noun] in _BEFORE_NOUN:
        noun += 1
    if tags[noun : noun + 1] not in (["NN"], ["NNS"], ["NNP"]):
        return False
    timed = lexicon.closed.get(lowers[noun], _NONE) | lexicon.nouns.get(lowers[noun], _NONE)
    return not _TIMES & timed


def _cleft(tags: list[str], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does the sentence single something out ("It was the army, not the militia, | that fired")?"""
    return len(tags) > 2 and lowers[0] == "it" and "be" in lexicon.closed.get(lowers[1], _NONE)


def _agrees_across(
    i: int,
    following: tuple[str, ...],
    options: list[tuple[str, ...]],
    tags: list[str],
    lowers: Sequence[str],
    lexicon: Lexicon,
) -> bool:
    """May the word behind *that* be a verb of the noun before it ("a law that | limits curfews", "firms that | make …")?"""
    noun = lexicon.lemma(lowers[i - 1], tags[-1])
    if next_tag(i + 1, options) in (".", ",", "CC", *SURE_VERB):
        return False
    if "container" in lexicon.nouns.get(noun, _NONE) and verb_ahead(i + 1, options):
        return False  # "fears that | talks fail"
    if tags[-1] == "NNS":
        governs = "VB" in following and next_tag(i + 1, options) in (
            "DT",
            "PRP$",
        )  # "the gangs that | control the port"
        pronoun = "VB" in following and next_tag(i + 1, options) == "PRP"
        if (governs or pronoun) and not _awaits_that(tags, lowers, lexicon):
            return True  # "parties that | support it in parliament said"
        return (following[0] == "VB" or governs) and not finite_ahead(i + 1, options)
    return following[0] == "NNS" and "VBZ" in following and not finite_ahead(i + 1, options)


def exists(i: int, options: list[tuple[str, ...]], lowers: Sequence[str], lexicon: Lexicon) -> bool:
    """Does an auxiliary follow, so that *there* says that something is ("said there were"), not where ("police there said")?"""
    classes = lexicon.closed.get(lowers[i + 1], _NONE) if i + 1 < len(options) else _NONE
    return not classes.isdisjoint(("be", "have", "modal"))
